/// Whether parts of a function's steps can be computed at the same time: what goes from one to the next must be states of
/// linear recurrences, of which a part can be summed up without knowing those before it.
extension CompiledFunction {
  /// Finds out, once it is known whether it runs in segments.
  package mutating func findParts(of model: Model) {
    guard description.time == .whole, model.inputs.contains(where: \.type.isSequence) else { return }
    obstacleToParts =
      runsInSegments
      ? optimized.obstacleToParts(states: Set(description.carriedStates(of: model).map(\.name)))
      : "steps need more than the states of those before"
    runsInParts = obstacleToParts == nil
  }
}

extension Graph {
  fileprivate func obstacleToParts(states: Set<String>) -> String? {
    let names = scanNames()
    for value in identifiers {
      guard case .scan(let scan) = self[value].operation, let name = names[value] else { continue }
      for recurrence in scan.recurrences() {
        let names = recurrence.states.map { scan.stateName($0) }.joined(separator: ", ")
        switch recurrence.form {
        case .delay, .elementwise: continue
        case .mixing: return "\(name) mixes features of \(names) from step to step"
        case .nonlinear: return "\(name) is not linear in \(names)"
        }
      }
      let isCarried = self[value].operands.prefix(scan.stateCount).allSatisfy { first in
        if case .input(let name) = self[first].operation { return states.contains(name) }
        return scan.isReversed && isZero(first)
      }
      if !isCarried { return "\(name) begins with states that are computed" }
    }
    return nil
  }
}
