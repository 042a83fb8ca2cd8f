import ONNX

/// Turns an ONNX model into a `.rnn` file and its parameters.
///
/// The axes of the inputs get roles (examples, steps, features), the likeliest first; with them each node in turn becomes
/// a term of the language; what is used twice or has parameters becomes an equation.
/// - Parameters:
///   - name: of the model in the language.
///   - fixed: inputs that are to be these numbers: what chooses between branches, such as a sampling rate.
/// - Throws: `ImportFailure` with everything that stands in the way.
public func importedModel(
  _ model: ONNXModel, name: String, fixed: [String: Double] = [:]
) throws -> ImportedModel {
  var graph = try model.inlined().graph
  for (input, number) in fixed.sorted(by: { $0.key < $1.key }) {
    guard let value = graph.inputs.first(where: { $0.name == input }) else {
      throw ImportFailure(problems: [.init(place: "input '\(input)'", reason: "the file has no such input")])
    }
    graph.initializers.append(try value.constant(number))
  }
  let constants = Set(graph.initializers.map(\.name))
  let inputs = graph.inputs.filter { !constants.contains($0.name) }
  let roles = RecurrentInputs(graph)
  let sequences = inputs.filter { !roles.lengths.contains($0.name) }
  if let input = sequences.first(where: { $0.shape == nil }) {
    throw ImportFailure(problems: [.init(place: "input '\(input.name)'", reason: "the file does not say its shape")])
  }

  for (index, input) in inputs.enumerated() where inputs[..<index].contains(where: { $0.name == input.name }) {
    throw ImportFailure(problems: [.init(place: "input '\(input.name)'", reason: "there are two of this name")])
  }
  for input in sequences {
    let sizes = (input.shape ?? []).compactMap { if case .size(let size) = $0 { size } else { nil } }
    guard Sizes.count(sizes) != nil, !sizes.contains(0), (input.shape ?? []).count <= 8 else {
      throw ImportFailure(problems: [.init(place: "input '\(input.name)'", reason: "its shape is out of bounds")])
    }
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
    for node in graph.nodes where Self.operations.contains(node.operation) || node.operation == "DynamicQuantizeLSTM" {
      for (index, input) in node.inputs.enumerated() where inputs.contains(input) {
        if index == 4 { lengths.insert(input) }
        if index == 5 || index == 6 { states.insert(input) }
      }
    }
  }
}

extension ONNXValue {
  /// A constant of the type and shape of an input.
  fileprivate func constant(_ number: Double) throws -> ONNXTensor {
    let sizes = (shape ?? []).compactMap { if case .size(let size) = $0 { size } else { nil } }
    guard sizes.count == shape?.count ?? 0, sizes.allSatisfy({ $0 == 1 }) else {
      throw ImportFailure(problems: [.init(place: "input '\(name)'", reason: "it is not one number")])
    }
    switch elementType {
    case .float32, .float64, .float16, .bfloat16: return ONNXTensor(name, .float64, sizes, .floats([number]))
    default: return ONNXTensor(name, .int64, sizes, .integers([Int64(clamping: Int(exactly: number.rounded()) ?? 0)]))
    }
  }
}
