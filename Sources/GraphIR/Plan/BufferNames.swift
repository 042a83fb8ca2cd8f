extension Graph {
  /// What a buffer is called that holds a value: by its name, or by what is known of where it comes from. A part of an
  /// equation is called after the equation and the operation; nil if there is nothing to call it after.
  func bufferName(of value: ValueID) -> String? {
    let node = self[value]
    if let name = node.name ?? node.origin.name { return name }
    switch number(value) {
    case 0: return "zeros"
    case 1: return "ones"
    default: break
    }
    let equations = node.origin.isGradient ? node.origin.gradients : node.origin.equations
    guard let equation = equations.first else { return nil }
    // An output has no name of its own.
    if equation.isResult, outputs.contains(where: { $0.value == value }) { return equation.valueName }
    let name = equations.count > 1 ? "gates" : equation.valueName
    return node.origin.isGradient ? "d_\(name)" : "\(name)_\(node.operation.shortName)"
  }
}

extension Operation {
  /// Of elementwise functions their own.
  fileprivate var shortName: String {
    switch self {
    case .unary(let function): function.rawValue
    case .binary(let function): function.rawValue
    case .reduce: "sum"
    default: name.rawValue
    }
  }
}

extension Pointwise {
  /// The name of what is computed from a value, if that is one value.
  func nameOfUser(of value: Value) -> String? {
    let users = values.filter { definitions[$0].operands.contains(value) }
    return users.count == 1 ? names[users[0]] : nil
  }
}
