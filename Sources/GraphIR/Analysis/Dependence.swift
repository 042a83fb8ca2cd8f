/// What a value in the body of a scan depends on, in the order of how bound to the loop it is.
enum Dependence: Int, Comparable, Hashable, Sendable {
  /// On constants only: the same at all steps.
  case invariant
  /// On elements of the sequences that are read, and constants: could be computed for all steps at once.
  case element
  /// On the carried states: must be computed step by step.
  case state

  static func < (left: Dependence, right: Dependence) -> Bool { left.rawValue < right.rawValue }
}

extension Scan {
  /// The dependence of each value of the body.
  func dependences() -> [Dependence] {
    var dependences: [Dependence] = []
    dependences.reserveCapacity(body.nodes.count)
    for node in body.nodes {
      if case .argument(let index) = node.operation {
        switch role(ofArgument: index) {
        case .state: dependences.append(.state)
        case .element: dependences.append(.element)
        case .constant: dependences.append(.invariant)
        }
      } else {
        dependences.append(node.operands.map { dependences[$0.index] }.max() ?? .invariant)
      }
    }
    return dependences
  }
}

extension Graph {
  /// Which values depend on parameters and constants only, so that they are computed once for each change of the
  /// parameters.
  ///
  /// - Parameter arguments: of a scan's body, which arguments do so.
  func parametricValues(arguments: [Bool] = []) -> [Bool] {
    var isParametric: [Bool] = []
    isParametric.reserveCapacity(nodes.count)
    for node in nodes {
      let isPure =
        switch node.operation {
        case .parameter, .constant: true
        case .argument(let index): arguments.indices.contains(index) && arguments[index]
        default:
          switch node.operation.traits.axes {
          case .source, .recurrence: false
          case .row, .step, .total, .sequence:
            node.operands.allSatisfy { isParametric[$0.index] } && !node.type.hasAxes
          }
        }
      isParametric.append(isPure)
    }
    return isParametric
  }
}
