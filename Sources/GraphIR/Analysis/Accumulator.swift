/// A state of a scan whose only use is that something is added to it at each step.
struct Accumulator {
  struct Term {
    var value: ValueID
    var isSubtracted: Bool
  }

  /// What is added at each step. No term depends on the accumulator.
  var terms: [Term]
  /// The sums that lead from the state to its next value.
  var sums: [ValueID]

  /// The accumulators of a scan, by the position of the state.
  static func all(in scan: Scan) -> [Int: Accumulator] {
    let uses = Uses(scan.body)
    let arguments = scan.arguments()
    var accumulators: [Int: Accumulator] = [:]
    for index in 0..<scan.stateCount {
      guard let argument = arguments[index] else { continue }
      accumulators[index] = accumulator(from: argument, to: scan.body.outputs[index].value, in: scan.body, uses: uses)
    }
    return accumulators
  }

  /// Follows the sums from the state up.
  private static func accumulator(from state: ValueID, to next: ValueID, in body: Graph, uses: Uses) -> Accumulator? {
    var accumulator = Accumulator(terms: [], sums: [])
    var value = state
    while value != next {
      guard let user = uses.onlyUser(of: value) else { return nil }
      let operands = body[user].operands
      switch body[user].operation {
      case .binary(.add):
        accumulator.terms.append(Term(value: operands[0] == value ? operands[1] : operands[0], isSubtracted: false))
      case .binary(.subtract) where operands[0] == value:
        accumulator.terms.append(Term(value: operands[1], isSubtracted: true))
      default: return nil
      }
      accumulator.sums.append(user)
      value = user
    }
    // The next value must be nothing but that.
    return value != state && uses.count(of: next) == 1 ? accumulator : nil
  }
}
