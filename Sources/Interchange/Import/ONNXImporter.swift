import ONNX

/// Turns an ONNX model into a `.rnn` file and its parameters.
///
/// The axes of the inputs get roles (examples, steps, features), the likeliest first; with them each node in turn becomes
/// a term of the language; what is used twice or has parameters becomes an equation.
/// - Parameter name: of the model in the language.
/// - Throws: `ImportFailure` with everything that stands in the way.
public func importedModel(_ model: ONNXModel, name: String) throws -> ImportedModel {
  let graph = try model.inlined().graph
  let constants = Set(graph.initializers.map(\.name))
  let inputs = graph.inputs.filter { !constants.contains($0.name) }
  let roles = RecurrentInputs(graph)
  let sequences = inputs.filter { !roles.lengths.contains($0.name) }
  if let input = sequences.first(where: { $0.shape == nil }) {
    throw ImportFailure(problems: [.init(place: "input '\(input.name)'", reason: "the file does not say its shape")])
  }

  var best: [ImportFailure.Problem]?
  for interpretation in Interpretation.candidates(of: graph, inputs: sequences, states: roles.states) {
    let importer = GraphImporter(graph, opset: model.opsets[""] ?? 1, interpretation, roles)
    importer.run()
    if importer.problems.isEmpty {
      var text = ModelText(importer, inputs: inputs, name: name, producer: model.producer)
      return try text.imported()
    }
    if best == nil || importer.problems.count < best!.count { best = importer.problems }
  }
  throw ImportFailure(problems: best ?? [.init(place: "the graph", reason: "it has no inputs")])
}

/// What inputs of a graph are for its recurrent nodes.
struct RecurrentInputs {
  /// First states.
  var states: Set<String> = []
  /// The number of steps of each example.
  var lengths: Set<String> = []

  static let operations: Set<String> = ["RNN", "GRU", "LSTM"]

  init(_ graph: ONNXGraph) {
    let inputs = Set(graph.inputs.map(\.name)).subtracting(graph.initializers.map(\.name))
    for node in graph.nodes where Self.operations.contains(node.operation) {
      for (index, input) in node.inputs.enumerated() where inputs.contains(input) {
        if index == 4 { lengths.insert(input) }
        if index == 5 || index == 6 { states.insert(input) }
      }
    }
  }
}
