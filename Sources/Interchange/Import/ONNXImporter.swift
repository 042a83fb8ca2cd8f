import ONNX

/// Turns an ONNX model into a `.rnn` file and its parameters.
///
/// The axes of the inputs get roles (examples, steps, features), the likeliest first; with them each node in turn becomes
/// a term of the language; what is used twice or has parameters becomes an equation.
/// - Parameters:
///   - name: of the model in the language.
///   - states: inputs of a graph of one step that are states, with the outputs that they become, where names do not say it.
///   - fixed: inputs that are to be these numbers, such as a sampling rate, which chooses between branches; and sizes of
///     axes, by their names.
/// - Throws: `ImportFailure` with everything that stands in the way.
public func importedModel(
  _ model: ONNXModel, name: String, fixed: [String: Double] = [:], states: [String: String] = [:]
) throws -> ImportedModel {
  let opset = model.opsets[""] ?? 7
  guard opset >= 7 else {
    throw ImportFailure(problems: [
      .init(place: "the file", reason: "its operators are those of opset \(opset); opsets from 7 on are read")
    ])
  }
  let graph = try model.inlined().graph.fixing(fixed)
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

  let pairs = try StatePairs(graph, inputs: sequences, given: states)
  let candidates = Interpretation.candidates(
    of: graph, inputs: sequences, states: roles.states.union(pairs.outputs.keys))
  let areGiven = pairs.areGiven
  var best: GraphImporter?
  // States that names tell are worth a try; those that someone tells are no matter of trying.
  let streams = pairs.outputs.isEmpty ? [] : candidates.filter(\.isStep).map { ($0, pairs.outputs) }
  var open: [ImportFailure.Problem] = []
  if !pairs.outputs.isEmpty, streams.isEmpty {
    open = sequences.filter { $0.openAxes.count > 1 }.map { input in
      let axes = input.openAxes.map { "'\($0)'" }.joined(separator: " and ")
      return .init(
        place: "input '\(input.name)'",
        reason: "its axes \(axes) are open; in a graph of one step, all but that of the examples need a size ('--set')")
    }
  }
  // The file may say less than that two inputs go together.
  let together =
    pairs.areGiven || Set(sequences.flatMap { $0.shape ?? [] }).count == sequences.flatMap { $0.shape ?? [] }.count
    ? []
    : Interpretation.candidates(of: graph, inputs: sequences, states: roles.states, sharesSteps: true)
      .filter { !$0.isStep }.map { ($0, [String: String]()) }
  let others = pairs.areGiven ? [] : candidates.map { ($0, [String: String]()) }
  // Who has so many inputs that nobody could try all has the likeliest ways tried.
  for (interpretation, pairs) in streams.prefix(1000) + others.prefix(2500) + together.prefix(500) {
    let importer = GraphImporter(graph, opset: opset, interpretation, roles)
    importer.pairs = pairs
    importer.run(until: best?.problems.count ?? .max)
    if importer.problems.isEmpty {
      if !interpretation.isStep, !interpretation.axes.values.contains(where: \.hasTime), inputs.count > 1 {
        importer.notes += StatePairs.possible(graph, inputs: sequences).prefix(4).map {
          "input '\($0.input)' and output '\($0.output)' have one shape; '--state \($0.input)=\($0.output)' makes them a state"
        }
      }
      var text = ModelText(importer, inputs: inputs, name: name, producer: model.producer)
      do { return try text.imported() } catch let failure as ImportFailure {
        // Names may have been taken for those of states that are none.
        if importer.pairs.isEmpty || areGiven { throw failure }
        continue
      }
    }
    // Of two ways with as many errors the one that came further says more.
    if let known = best, (known.problems.count, -known.progress) <= (importer.problems.count, -importer.progress) {
      continue
    }
    best = importer
  }
  if !open.isEmpty { throw ImportFailure(problems: open + (best?.problems ?? [])) }
  throw ImportFailure(problems: best?.problems ?? [.init(place: "the graph", reason: "it has no inputs")])
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
    lengths = Self.lengths(graph)
    for node in graph.nodes where node.operation == "Loop" || node.operation == "Scan" {
      let first = node.operation == "Loop" ? 2 : 0
      let end = node.operation == "Loop" ? node.inputs.count : node.inputs.count - max(0, node.int("num_scan_inputs"))
      guard first < end else { continue }
      states.formUnion(node.inputs[first..<end].filter(inputs.contains))
    }
    for node in graph.nodes where Self.operations.contains(node.operation) || node.operation == "DynamicQuantizeLSTM" {
      for (index, input) in node.inputs.enumerated() where inputs.contains(input) {
        if index == 4 { lengths.insert(input) }
        if index == 5 || index == 6 { states.insert(input) }
      }
    }
  }
}
