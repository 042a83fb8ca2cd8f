/// The graph of one time step of a causal model: no value has a time axis, the scans are their bodies, and the states
/// are both inputs and outputs. Its outputs are the model's outputs, then the next values of the carried states.
///
/// - Throws: `NoStep` if an output depends on later steps, or on anything that is not known at the step: a reversed scan,
///   the end of a sequence, a sum over time, or a scan whose first state the model computes.
package func stepGraph(of model: Model) throws -> Graph {
  guard !model.outputs.isEmpty else { throw NoStep("there is no output") }
  var conversion = StepConversion(source: model.graph, axis: nil, carried: Set(model.states.map(\.name)))
  for output in model.graph.outputs.of(.output, .state) {
    let value = try conversion.value(output.value, isFinalState: output.role == .state)
    conversion.graph.outputs.append(output.at(value))
  }
  try conversion.checkTargets(of: model)
  return conversion.graph
}

/// The graphs of a model of which one axis is taken step by step, as a decoder does after its encoder:
///
/// - `before` is run once. Its outputs are what steps read that is the same for all of them, whole sequences along other
///   axes too, and its states are the first ones.
/// - `step` is run at each step. Its inputs are those outputs, the inputs at the step, and the states; its results are the
///   model's outputs at the step and the next states.
///
/// What the loops over the axis need not compute at each step is computed before.
///
/// - Throws: `NoStep` for the same reasons as `stepGraph`, of this axis.
package func stepGraphs(of model: Model, along axis: TimeAxis) throws -> (before: Graph, step: Graph) {
  var whole = model.graph
  for output in model.graph.outputs.of(.output) {
    let times = whole.type(of: output.value).times
    if let derived = times.first(where: { $0 != axis && $0.lineage.contains(axis) }) {
      throw NoStep("the output '\(output.name)' runs along '\(derived)', which follows from '\(axis)'")
    }
  }
  whole.outputs = model.graph.outputs.of(.output).filter { whole.type(of: $0.value).times.contains(axis) }
  guard !whole.outputs.isEmpty else { throw NoStep("no output runs along '\(axis)'") }
  whole = try whole.applying([simplify, splitConcatenations, hoistFromScans, deadCode])
  var conversion = StepConversion(source: whole, axis: axis, carried: Set(model.states.map(\.name)))
  for output in whole.outputs {
    conversion.graph.outputs.append(output.at(try conversion.value(output.value)))
  }
  conversion.graph.outputs += conversion.nextStates
  try conversion.checkTargets(of: model)
  var before = whole
  before.name = whole.name + " before \(axis)"
  before.outputs = conversion.given
  return (try before.applying([deadCode]), try conversion.graph.applying([deadCode]))
}

/// Why a model has no step.
package struct NoStep: Error {
  /// Continues “no step, since”.
  package var reason: String
  /// Whether that is so of each axis that outputs run along, also behind an encoder.
  package var isOfAxis = false

  init(_ reason: String) { self.reason = reason }
}

private struct StepConversion {
  let source: Graph
  /// The axis of which there is one step; nil if there is one of each axis.
  let axis: TimeAxis?
  let carried: Set<String>
  var graph: Graph
  /// What steps are given, of the source: values that are the same for all of them, and first values of states.
  private(set) var given: [GraphOutput] = []
  /// The next values of the states whose first values are given.
  private(set) var nextStates: [GraphOutput] = []
  /// Of each value of the source, whether it is one for each step.
  private var isOfStep: [Bool] = []
  private var values: [ValueID: ValueID] = [:]
  private var scans: [ValueID: [ValueID]] = [:]
  private let scanNames: [ValueID: String]

  init(source: Graph, axis: TimeAxis?, carried: Set<String>) {
    (self.source, self.axis, self.carried) = (source, axis, carried)
    graph = Graph(name: source.name + " step")
    scanNames = source.scanNames()
    for node in source.nodes {
      var depends = axis.map { node.type.times.contains($0) } ?? true
      if case .scan(let scan) = node.operation { depends = depends || scan.axis == axis }
      isOfStep.append(depends || node.operands.contains { isOfStep[$0.index] })
    }
  }

  private func isStepped(_ other: TimeAxis) -> Bool { axis == nil || axis == other }

  /// A value at the step.
  /// - Parameter isFinalState: whether a scan's final state may be taken: as the next one, and for nothing else.
  mutating func value(_ id: ValueID, isFinalState: Bool = false) throws -> ValueID {
    if let known = values[id] { return known }
    let node = source[id]
    guard isOfStep[id.index] else { return try given(id) }
    switch node.operation {
    case .result(let index):
      guard case .scan(let scan) = source[node.operands[0]].operation, isStepped(scan.axis) else {
        throw NoStep("\(node.words) loops over another axis at each step")
      }
      guard isFinalState || index >= scan.stateCount else {
        throw NoStep("\(node.words) is needed after the last step")
      }
      // A final state is not the state's value at the step for anybody else, so that it is not remembered.
      return try results(of: scan, at: node.operands[0])[index]
    case .at(let end, let axis) where isStepped(axis):
      throw NoStep("\(words(of: id)) is needed at its \(end == .last ? "last" : "first") step")
    case .reduce(_, let times) where times.contains(where: isStepped):
      throw NoStep("\(words(of: id)) is summed over the steps")
    case .place(_, let axis) where isStepped(axis), .timeSoftmax(let axis) where isStepped(axis),
      .timeGreatest(let axis) where isStepped(axis), .shift(let axis, _) where isStepped(axis),
      .resample(let axis) where axis.lineage.contains(where: isStepped),
      .restore(let axis) where axis.lineage.contains(where: isStepped):
      throw NoStep("\(words(of: id)) needs all steps")
    case .count, .argument: throw NoStep("\(words(of: id)) needs all steps")
    case .noise: throw NoStep("\(words(of: id)) is noise")
    case .index(let axis) where axis.map(isStepped) ?? (self.axis == nil):
      throw NoStep("\(words(of: id)) needs the index of the step")
    case .mask: return remember(graph.appending(at: node.origin) { $0.constant(1) }, for: id)
    case .spread(batch: false, let times) where times.allSatisfy(isStepped): return try value(node.operands[0])
    case .at, .reduce, .place, .shift, .resample, .restore, .timeSoftmax, .timeGreatest, .spread: break
    default:
      switch node.operation.traits.axes {
      case .source, .row, .step: break
      case .total: throw NoStep("\(words(of: id)) is summed over the steps")
      case .sequence, .recurrence: throw NoStep("\(words(of: id)) needs all steps")
      }
    }
    var operands: [ValueID] = []
    for operand in node.operands {
      operands.append(try value(operand))
    }
    return remember(graph.append(atStep(node, operands)), for: id)
  }

  private mutating func remember(_ value: ValueID, for id: ValueID) -> ValueID {
    values[id] = value
    return value
  }

  /// - Throws: `NoStep` if a step needs a target.
  func checkTargets(of model: Model) throws {
    let targets = Set(model.inputs.filter(\.isTarget).map(\.name))
    for case .input(let name) in graph.nodes.map(\.operation) where targets.contains(name) {
      throw NoStep("'\(name)' is a target, and known only while training")
    }
  }

  // MARK: The same for all steps

  /// A value that is the same for all steps: parameters and numbers as they are, others as inputs.
  private mutating func given(_ id: ValueID) throws -> ValueID {
    let node = source[id]
    if node.operation.isSource, node.operands.isEmpty { return remember(graph.append(node), for: id) }
    guard node.type.hasAxes else {
      var operands: [ValueID] = []
      for operand in node.operands { operands.append(try value(operand)) }
      var copy = node
      copy.operands = operands
      return remember(graph.append(copy), for: id)
    }
    let name = "given \(given.count)" + (node.name.map { " \($0)" } ?? "")
    given.append(GraphOutput(name: name, value: id))
    return remember(graph.addSource(.input(name), type: node.type, name: node.name), for: id)
  }

  /// A state before the step.
  private mutating func state(_ index: Int, of scan: Scan, at id: ValueID) throws -> ValueID {
    let first = source[id].operands[index]
    if isCarried(first) { return try value(first) }
    guard axis != nil else {
      throw NoStep("the scan of '\(scan.body.name)' begins with states that the model computes")
    }
    let name = "\(scanNames[id]!).\(scan.body.outputs[index].name)"
    given.append(GraphOutput(.state, name: name, value: first))
    return graph.addSource(.input(name), type: source.type(of: first), name: name)
  }

  // MARK: Scans

  /// The results of a scan's body at the step.
  private mutating func results(of scan: Scan, at id: ValueID) throws -> [ValueID] {
    if let known = scans[id] { return known }
    let operands = source[id].operands
    if scan.isReversed { throw NoStep("the scan of '\(scan.body.name)' runs from the last step to the first") }
    var arguments: [ValueID] = []
    for index in 0..<scan.stateCount { arguments.append(try state(index, of: scan, at: id)) }
    for operand in operands[scan.stateCount...] {
      if axis == nil, arguments.count >= scan.stateCount + scan.elementCount, source.type(of: operand).isSequence {
        throw NoStep("\(words(of: operand)) is needed at all of its steps")
      }
      arguments.append(try value(operand))
    }
    var body: [ValueID] = []
    for (index, node) in scan.body.nodes.enumerated() {
      if case .argument(let argument) = node.operation {
        body.append(arguments[argument])
      } else {
        body.append(graph.append(atStep(scan.body.nodes[index], node.operands.map { body[$0.index] })))
      }
    }
    let results = scan.body.outputs.map { body[$0.value.index] }
    scans[id] = results
    if axis != nil {
      for (index, output) in scan.nextStates.enumerated() {
        let name =
          isCarried(operands[index]) ? source[operands[index]].operation.inputName! : "\(scanNames[id]!).\(output.name)"
        nextStates.append(GraphOutput(.state, name: name, value: results[index]))
      }
    }
    return results
  }

  /// A node without the axis that is taken step by step.
  private func atStep(_ node: Node, _ operands: [ValueID]) -> Node {
    var result = node
    result.operands = operands
    result.type = axis.map { node.type.without($0) } ?? node.type.ofStep
    if case .spread(let batch, let times) = node.operation {
      result.operation = .spread(batch: batch, times: axis.map { times.subtracting([$0]) } ?? [])
    }
    return result
  }

  /// What a reader of the source knows a value by: its name, or that of what it was made from.
  private func words(of id: ValueID) -> String {
    var node = source[id]
    while node.name == nil, let operand = node.operands.first(where: { !source[$0].operation.isPlain }) {
      node = source[operand]
    }
    return node.words
  }

  private func isCarried(_ value: ValueID) -> Bool {
    source[value].operation.inputName.map { carried.contains($0) } ?? false
  }
}

extension Operation {
  /// Of what has no name in the source.
  fileprivate var isPlain: Bool {
    if case .constant = self { return true }
    if case .mask = self { return true }
    return false
  }

  fileprivate var inputName: String? {
    if case .input(let name) = self { return name }
    return nil
  }
}
