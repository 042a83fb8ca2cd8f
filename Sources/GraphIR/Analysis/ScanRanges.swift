/// The ranges of what a loop computes, over all of its steps.
extension Scan {
  /// - Parameter operands: the ranges of the scan's operands.
  /// - Returns: those of the values of the body, and of the scan's results.
  func ranges(operands: [ValueRange]) -> (body: ValueRanges, results: [ValueRange]) {
    var arguments = operands
    var body = ValueRanges(self.body, arguments: arguments)
    // At first as if no loop could overflow; then without the states that may grow beyond all bounds.
    settle(&arguments, &body)
    let growth = ScanGrowth(self, ranges: body)
    for state in 0..<stateCount where !growth.isBounded(state) { arguments[state] = .unknown }
    body = ValueRanges(self.body, arguments: arguments)
    settle(&arguments, &body)
    return (body, arguments[..<stateCount] + self.body.outputs[stateCount...].map { body[$0.value] })
  }

  /// Widens the ranges of the states until the next states are within them.
  private func settle(_ arguments: inout [ValueRange], _ body: inout ValueRanges) {
    while true {
      var next = arguments
      for state in 0..<stateCount { next[state] = arguments[state].widened(to: body[self.body.outputs[state].value]) }
      if next == arguments { return }
      arguments = next
      body = ValueRanges(self.body, arguments: arguments)
    }
  }
}

/// How much the states of a loop can grow from step to step: |next| ≤ Σ gain · |state| + something finite, in the
/// maximum norm. States that affect each other and whose gains are at most 1 in all grow like a power of the number of
/// steps at most, so that they stay finite for as many steps as anybody computes.
struct ScanGrowth {
  private let scan: Scan
  private let body: Graph
  private let ranges: ValueRanges
  /// For each value of the body, its gain from each state. Empty for none.
  private var gains: [[Double]] = []
  private var areBounded: [Bool] = []

  init(_ scan: Scan, ranges: ValueRanges) {
    self.scan = scan
    self.ranges = ranges
    body = scan.body
    gains.reserveCapacity(body.nodes.count)
    for value in body.identifiers { gains.append(gain(of: value)) }
    areBounded = (0..<scan.stateCount).map { isTame($0) }
    // What depends on a state without bounds has none, either.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for state in areBounded.indices where areBounded[state] {
        let dependsOnUnbounded = areBounded.indices.contains { !areBounded[$0] && gain(of: state, from: $0) > 0 }
        if dependsOnUnbounded { (areBounded[state], isSettled) = (false, false) }
      }
    }
  }

  func isBounded(_ state: Int) -> Bool { areBounded[state] }

  /// The gain of a state's next value from another state.
  private func gain(of state: Int, from other: Int) -> Double {
    let gains = gains[scan.body.outputs[state].value.index]
    return gains.isEmpty ? 0 : gains[other]
  }

  private func isTame(_ state: Int) -> Bool {
    let feedback = connected(to: state)
    // 0.9 + 0.1 is more than 1, by rounding.
    return feedback.reduce(0) { $0 + gain(of: state, from: $1) } <= 1 + 1e-9
  }

  /// The states that depend on this one, and it on them.
  private func connected(to state: Int) -> [Int] {
    func reached(_ follows: (Int, Int) -> Bool) -> Set<Int> {
      var found: Set<Int> = []
      var waiting = [state]
      while let current = waiting.popLast() {
        for other in 0..<scan.stateCount where follows(current, other) && found.insert(other).inserted {
          waiting.append(other)
        }
      }
      return found
    }
    let sources = reached { gain(of: $0, from: $1) > 0 }
    let users = reached { gain(of: $1, from: $0) > 0 }
    return sources.intersection(users).sorted()
  }

  // MARK: Gains of values

  /// Without a rule here, a value that depends on a state grows without bounds.
  private func gain(of value: ValueID) -> [Double] {
    let node = body[value]
    if case .argument(let index) = node.operation {
      guard index < scan.stateCount else { return [] }
      var gains = [Double](repeating: 0, count: scan.stateCount)
      gains[index] = 1
      return gains
    }
    if ranges[value].magnitude.isFinite { return [] }
    let operands = node.operands.map { gains[$0.index] }
    let total = operands.reduce([], Self.sum)
    switch node.operation {
    case .unary(let function):
      switch function {
      // |f(x)| ≤ |x| + 1.
      case .negate, .relu, .abs, .softplus, .sqrt, .sigmoid, .tanh, .erf, .sign, .detached: return total
      default: return Self.scaled(total, by: .infinity)
      }
    case .binary(.add), .binary(.subtract): return mixed(node) ?? total
    case .binary(.maximum), .binary(.minimum): return Self.greatest(operands[0], operands[1])
    case .binary(.multiply): return product(node, count: 1)
    case .binary(.divide):
      let divisor = ranges[node.operands[1]]
      guard operands[1].isEmpty, !divisor.mayBeZero else { return Self.scaled(total, by: .infinity) }
      return Self.scaled(operands[0], by: divisor.reciprocal.magnitude)
    case .binary(.greater), .binary(.greaterEqual): return []
    case .select: return Self.greatest(operands[1], operands[2])
    case .broadcast, .slice, .pad, .reshape, .transpose, .spread, .greatest, .timeGreatest, .rearrange, .shift,
      .resample, .restore:
      return operands[0]
    case .concatenate: return operands.reduce([], Self.greatest)
    case .sum: return Self.scaled(operands[0], by: Double(body.type(of: node.operands[0]).count))
    case .softmax, .timeSoftmax: return []
    // Of both: |y| ≤ 2 max |x| + log n.
    case .logSoftmax, .crossEntropy: return Self.scaled(operands[0], by: 2)
    case .product: return product(node, count: Double(body.type(of: node.operands[1]).shape[0]))
    case .outer: return product(node, count: 1)
    case .gather: return operands[0]
    default: return Self.scaled(total, by: .infinity)
    }
  }

  /// Of sums of so many products of two operands, one of which may have a bound.
  private func product(_ node: Node, count: Double) -> [Double] {
    let (a, b) = (node.operands[0], node.operands[1])
    let (left, right) = (gains[a.index], gains[b.index])
    if right.isEmpty, ranges[b].magnitude.isFinite { return Self.scaled(left, by: count * ranges[b].magnitude) }
    if left.isEmpty, ranges[a].magnitude.isFinite { return Self.scaled(right, by: count * ranges[a].magnitude) }
    return Self.scaled(Self.sum(left, right), by: .infinity)
  }

  /// Of a weighted mean with z in 0...1, no more than the greater one: z · a + (1 - z) · b, b + z · (a - b) or
  /// b - z · (b - a).
  private func mixed(_ node: Node) -> [Double]? {
    let isSum = node.operation == .binary(.add)
    let orders = [(node.operands[0], node.operands[1]), (node.operands[1], node.operands[0])]
    for (first, second) in isSum ? orders : [orders[0]] {
      guard body[second].operation == .binary(.multiply) else { continue }
      for (weight, other) in factors(second) where ranges[weight].low >= 0 && ranges[weight].high <= 1 {
        if body[other].operation == .binary(.subtract) {
          let (a, b) = (body[other].operands[isSum ? 0 : 1], body[other].operands[isSum ? 1 : 0])
          if b == first { return Self.greatest(gains[a.index], gains[b.index]) }
        }
        guard isSum, body[first].operation == .binary(.multiply) else { continue }
        for (complement, term) in factors(first) where isOne(minus: weight, complement) {
          return Self.greatest(gains[other.index], gains[term.index])
        }
      }
    }
    return nil
  }

  private func factors(_ product: ValueID) -> [(ValueID, ValueID)] {
    let operands = body[product].operands
    return [(operands[0], operands[1]), (operands[1], operands[0])]
  }

  private func isOne(minus weight: ValueID, _ value: ValueID) -> Bool {
    let node = body[value]
    return node.operation == .binary(.subtract) && node.operands[1] == weight
      && body[node.operands[0]].operation == .constant(1)
  }

  private static func sum(_ a: [Double], _ b: [Double]) -> [Double] {
    a.isEmpty ? b : b.isEmpty ? a : zip(a, b).map(+)
  }

  private static func greatest(_ a: [Double], _ b: [Double]) -> [Double] {
    a.isEmpty ? b : b.isEmpty ? a : zip(a, b).map { max($0, $1) }
  }

  private static func scaled(_ gains: [Double], by factor: Double) -> [Double] {
    gains.map { $0 == 0 ? 0 : $0 * factor }
  }
}
