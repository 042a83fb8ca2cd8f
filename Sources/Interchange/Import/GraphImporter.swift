import ONNX

/// Gives each value of a graph its meaning, node by node, under one interpretation of the inputs.
final class GraphImporter {
  let graph: ONNXGraph
  let opset: Int
  let interpretation: Interpretation
  let roles: RecurrentInputs
  /// What the file stores, as weights.
  let storedNames: Set<String>
  var values: [String: ImportedValue] = [:]
  var problems: [ImportFailure.Problem] = []
  var notes: [String] = []
  /// What the model is called, and no cell may be.
  var modelName = ""
  /// Cells with equations of their own, by their text.
  var cells: [(name: String, text: String)] = []
  var cellsNeedErrorFunction = false
  /// What the scans of recurrent nodes run.
  var recurrentCells: [ObjectIdentifier: RecurrentNode] = [:]
  /// What the nodes take from outside, if they are run for each step.
  var body: StepBody?
  /// In a body, the steps after which the loop ends.
  var stepBound: Axis?
  /// How many steps the sequences have, if the file says it.
  var timeSizes: [String: Int] = [:]
  /// In a graph of one step: inputs that are states, with the outputs that they become, and what stands for them.
  var pairs: [String: String] = [:]
  var stepStates: [StepState] = []
  /// The cell state at each step of scans that are now of cells that give it.
  var cellStates: [ObjectIdentifier: Term] = [:]
  /// How many nodes have got a meaning.
  var progress = 0
  /// Inputs that became states, and the terms of these behind the last step.
  var stateInputs: Set<String> = []
  var carriedStates: Set<ObjectIdentifier> = []
  /// How often each value is used, as an output of the graph too.
  var uses: [String: Int] = [:]
  /// What inputs are tokens, and of how many classes.
  var tokens: [String: Int] = [:]
  /// The operators that round what they take, and no longer do.
  var rounding: [String] = []
  /// Padding of the axes behind the channels that a convolution takes over from a node of its own.
  var paddings: [String: [Int64]] = [:]
  /// Values that are the lengths of the examples less one.
  var lastSteps: Set<String> = []
  var dequantizedTables: [TableKey: Term] = [:]

  init(_ graph: ONNXGraph, opset: Int, _ interpretation: Interpretation, _ roles: RecurrentInputs) {
    self.graph = graph
    storedNames = Set(graph.initializers.map(\.name))
    self.opset = opset
    self.interpretation = interpretation
    self.roles = roles
  }

  /// - Parameter limit: with more problems than these, this way is not the one.
  func run(until limit: Int) {
    for tensor in graph.initializers {
      if let constant = Constant(tensor) { values[tensor.name] = .constant(constant) }
    }
    for input in graph.inputs where values[input.name] == nil {
      if roles.lengths.contains(input.name) {
        values[input.name] = .lengths((input.shape?.count ?? 1) == 1 ? [.batch] : [.batch, .unit])
      }
      guard let axes = interpretation.axes[input.name] else { continue }
      values[input.name] = .computed(
        pairs[input.name] == nil
          ? Computed(Term(.name(input.name), [], axes.features), axes) : stateValue(input.name, axes))
      for case (.time(let name), .size(let size)) in zip(axes, input.shape ?? []) { timeSizes[name] = size }
    }
    uses = graph.uses
    for node in graph.nodes where problems.count <= limit { importNode(node) }
    if !rounding.isEmpty {
      let operators = Set(rounding).sorted().joined(separator: ", ")
      notes.append(
        "\(operators): weights are the numbers that the integers of the file stand for; rounding of what is computed"
          + " is left out")
    }
    for output in graph.outputs where values[output.name] == nil && problems.isEmpty {
      problems.append(.init(place: "output '\(output.name)'", reason: "no node gives it"))
    }
    guard problems.isEmpty else { return }
    makeCells()
    continueFinals()
  }

  func importNode(_ node: ONNXNode) {
    // What a node that failed would have given says nothing new.
    guard node.inputs.allSatisfy({ $0.isEmpty || values[$0] != nil || roles.lengths.contains($0) }) else { return }
    do throws(Unsupported) {
      let results = try results(of: node)
      for case .computed(let computed) in results where computed.term.comment == nil {
        if !computed.term.parameters.isEmpty { computed.term.comment = node.name }
      }
      if body != nil { nameResults(of: node, results) }
      for (name, value) in zip(node.outputs, results) where !name.isEmpty { values[name] = value }
      progress += 1
    } catch {
      // What is wrong in its body has been said.
      if error.isKnown { return }
      let name = node.name.isEmpty ? node.outputs.first ?? "" : node.name
      problems.append(.init(place: "node '\(name)' (\(node.operation))", reason: error.reason))
    }
  }

  func results(of node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    if node.operation == "If" { return try branch(node) }
    if let value = try measured(node) { return [value] }
    if let results = try stepwise(node) { return results }
    if let constants = try folded(node) { return constants }
    return try translated(node)
  }

  /// The results of a node that computes something from the inputs of the model.
  private func translated(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    if let values = try quantization(node) { return values }
    guard node.domain.isEmpty || node.domain == "ai.onnx" else {
      throw Unsupported("operators of the domain '\(node.domain)' are not known")
    }
    if RecurrentInputs.operations.contains(node.operation) { return try recurrence(node) }
    if let value = try elementwise(node) { return [value] }
    if let value = try product(node) { return [value] }
    if let value = try shaping(node) { return [value] }
    if let value = try reduction(node) { return [value] }
    switch node.operation {
    case "Split": return try split(node)
    case "Dropout":
      if has(node, 2), try constant(node, 2).uniform != 0 { throw Unsupported("it drops numbers in inference, too") }
      return [try value(node, 0)]
    default: throw Unsupported("the operator is not supported")
    }
  }

  /// The branch that is taken whatever the inputs are.
  private func branch(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    let choice: Double? =
      switch try value(node, 0) {
      case .constant(let condition): condition.uniform
      // A size as a condition: no size is zero.
      case .extents(let extents, _) where extents.count == 1: extents[0] == .known(0) ? 0 : 1
      default: nil
      }
    guard let choice else {
      throw Unsupported("its condition is known only when the model runs")
    }
    guard case .graph(let graph) = node.attributes[choice == 0 ? "else_branch" : "then_branch"] else {
      throw Unsupported("it lacks a branch")
    }
    // What it takes from outside was counted before.
    let own = graph.captured
    uses.merge(graph.uses.filter { own[$0.key] == nil }) { $0 + $1 }
    for tensor in graph.initializers {
      if let constant = Constant(tensor) { values[tensor.name] = .constant(constant) }
    }
    for inner in graph.nodes { importNode(inner) }
    var results: [ImportedValue] = []
    for output in graph.outputs {
      guard let value = values[output.name] else { throw Unsupported("its branch has nodes that are not supported") }
      results.append(value)
    }
    return results
  }

  // MARK: - Operands

  func value(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> ImportedValue {
    guard index < node.inputs.count, let value = values[node.inputs[index]] else {
      throw Unsupported("its input \(index) is missing")
    }
    return value
  }

  func has(_ node: ONNXNode, _ index: Int) -> Bool { index < node.inputs.count && !node.inputs[index].isEmpty }

  func computed(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> Computed {
    switch try value(node, index) {
    case .computed(let computed): return computed
    case .filled(let number, let axes):
      guard axes.features.isEmpty else { throw Unsupported("its input \(index) is the same number everywhere") }
      return Computed(.number(number), axes)
    case .place(let place): return try place.computed
    case .lengths: throw Unsupported("its input \(index) is the lengths of the examples")
    case .list: throw Unsupported("its input \(index) is a sequence of tensors")
    case .constant, .extents: throw Unsupported("its input \(index) does not depend on the model's inputs")
    case .quantized: throw Unsupported("its input \(index) is integers that stand for numbers")
    }
  }

  func constant(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> Constant {
    switch try value(node, index) {
    case .constant(let constant): return constant
    case .extents(let extents, let isScalar):
      let known = extents.compactMap { extent -> Double? in
        if case .known(let size) = extent { Double(size) } else { nil }
      }
      guard known.count == extents.count else { throw Unsupported("its input \(index) depends on a size that is open") }
      return Constant(shape: isScalar ? [] : [known.count], values: known, isInteger: true)
    case .computed, .filled, .place, .lengths, .list, .quantized:
      throw Unsupported("its input \(index) must be a constant")
    }
  }

  /// Numbers from an input, or, in older versions of the operator, from an attribute.
  func integers(_ node: ONNXNode, input: Int, attribute: String) throws(Unsupported) -> [Int]? {
    if has(node, input) { return try constant(node, input).integers }
    return node.ints(attribute)
  }
}

extension ONNXGraph {
  /// How often a body uses the values of what is around it.
  var captured: [String: Int] {
    let own = Set(inputs.map(\.name) + initializers.map(\.name) + nodes.flatMap(\.outputs))
    return uses.filter { !own.contains($0.key) && !$0.key.isEmpty }
  }

  var uses: [String: Int] {
    var result: [String: Int] = [:]
    for node in nodes {
      for input in node.inputs { result[input, default: 0] += 1 }
      for graph in node.bodies { result.merge(graph.captured) { $0 + $1 } }
    }
    for output in outputs { result[output.name, default: 0] += 1 }
    return result
  }
}

extension ONNXNode {
  /// What it has as attributes: the branches of `If`, the bodies of `Loop` and `Scan`.
  var bodies: [ONNXGraph] {
    attributes.values.flatMap { attribute -> [ONNXGraph] in
      switch attribute {
      case .graph(let graph): [graph]
      case .graphs(let graphs): graphs
      default: []
      }
    }
  }

  func int(_ name: String, _ otherwise: Int = 0) -> Int {
    if case .int(let value) = attributes[name] { Sizes.clamped(value) } else { otherwise }
  }
  func float(_ name: String, _ otherwise: Double) -> Double {
    if case .float(let value) = attributes[name] { Double(value) } else { otherwise }
  }
  func string(_ name: String, _ otherwise: String) -> String {
    if case .string(let value) = attributes[name] { value } else { otherwise }
  }
  func ints(_ name: String) -> [Int]? {
    if case .ints(let values) = attributes[name] { values.map { Sizes.clamped($0) } } else { nil }
  }

  /// A name for what the node computes, from what the file calls it.
  var suggestedName: String {
    let path = name.split(separator: "/")
    // "/encoder/lstm/LSTM" is the layer "lstm".
    if path.count > 1 { return Self.layer(Array(path.dropLast())) }
    let weights = inputs.dropFirst().first { $0.contains(".") }
    return weights.map { Self.layer($0.split(separator: ".").dropLast()) } ?? ""
  }

  /// The last part, or with a number the last two: `layers_0`.
  private static func layer(_ parts: [Substring]) -> String {
    guard let last = parts.last else { return "" }
    guard parts.count > 1, last.allSatisfy(\.isNumber) else { return String(last) }
    return "\(parts[parts.count - 2])_\(last)"
  }
}

extension Constant {
  init?(_ tensor: ONNXTensor) {
    // Sizes of zero may hide others of any size.
    guard Sizes.count(tensor.shape.map { max($0, 1) }) != nil else { return nil }
    switch tensor.elements {
    case .floats(let values): self.init(shape: tensor.shape, values: values, name: tensor.name)
    case .integers(let values):
      self.init(
        shape: tensor.shape, values: values.map { Double($0) }, isInteger: true, name: tensor.name,
        type: tensor.elementType)
    case .strings: return nil
    }
  }
}
