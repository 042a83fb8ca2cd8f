import Testing

@testable import GraphIR

/// Lowers a text that must be free of mistakes, and gives its only model.
func lowered(_ text: String) throws -> Model {
  let diagnostics = Diagnostics()
  let file = SourceFile(path: "Test.rnn", text: text)
  let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
  try #require(diagnostics.all.isEmpty, "\(diagnostics.rendered(with: [file]))")
  let model = try #require(models.first)
  #expect(models.count == 1)
  try model.graph.verify()
  return model
}

extension Model {
  /// The values of the graph's outputs by name. What is not given is zero.
  func evaluated(_ values: [String: [Double]], in dimensions: Dimensions) throws -> [String: [Double]] {
    var inputs: [String: Tensor] = [:]
    var parameters: [String: Tensor] = [:]
    for node in graph.nodes {
      switch node.operation {
      case .input(let name):
        inputs[name] = tensor(name, node.type, values, dimensions).fillingPadding(in: dimensions)
      case .parameter(let name): parameters[name] = tensor(name, node.type, values, dimensions)
      default: continue
      }
    }
    let results = try GraphIR.evaluate(graph, inputs: inputs, parameters: parameters, dimensions: dimensions)
    return Dictionary(uniqueKeysWithValues: zip(graph.outputs.map(\.name), results.map(\.values)))
  }

  private func tensor(
    _ name: String, _ type: TensorType, _ values: [String: [Double]], _ dimensions: Dimensions
  ) -> Tensor {
    values[name].map { Tensor(type, $0) } ?? Tensor(type, repeating: 0, in: dimensions)
  }
}

/// Whether two lists agree to rounding.
func isClose(_ a: [Double]?, _ b: [Double]) -> Bool {
  guard let a, a.count == b.count else { return false }
  return zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
}
