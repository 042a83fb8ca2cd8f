@testable import GraphIR

extension GraphOutput {
  /// One word for role and name.
  var label: String { GraphIRTests.label(role, name) }
}

extension FunctionOutput {
  var label: String { GraphIRTests.label(role, name) }
}

private func label(_ role: GraphOutput.Role, _ name: String) -> String {
  switch role {
  case .output, .state, .loss: name
  case .features: "features of \(name)"
  case .gradient: "gradient.\(name)"
  case .cotangent: "cotangent of \(name)"
  }
}

extension Graph {
  /// With the gradients of all trained parameters of a model.
  func addingGradients(of model: Model) throws -> Graph {
    try addingGradients(
      FunctionDescription.Differentiation(
        parameters: Set(model.parameters.filter { !$0.isFixed }.map(\.name)), states: []))
  }
}
