/// The graph of one time step of a causal model: no value has a time axis, the scans are their bodies, and the states
/// are both inputs and outputs. Its outputs are the model's outputs, then the next values of the carried states.
///
/// - Throws: `NoStep` if an output depends on later steps, or on anything that is not known at the step: a reversed scan,
///   the end of a sequence, a sum over time, or a scan whose first state the model computes.
func stepGraph(of model: Model) throws -> Graph {
  guard !model.outputs.isEmpty else { throw NoStep("there is no output") }
  let source = model.graph
  let outputs = source.outputs.of(.output, .state)
  var conversion = StepConversion(source: source, carried: Set(model.states.map(\.name)))
  let targets = model.inputs.filter(\.isTarget).map(\.name)
  for output in outputs {
    let value = try conversion.value(output.value, isFinalState: output.role == .state)
    conversion.graph.outputs.append(output.at(value))
  }
  for node in conversion.graph.nodes {
    if case .input(let name) = node.operation, targets.contains(name) {
      throw NoStep("'\(name)' is a target, and known only while training")
    }
  }
  return conversion.graph
}

/// Why a model has no step.
struct NoStep: Error {
  /// Continues “no step, since”.
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

private struct StepConversion {
  let source: Graph
  let carried: Set<String>
  var graph = Graph(name: "step")
  private var values: [ValueID: ValueID] = [:]
  private var scans: [ValueID: [ValueID]] = [:]

  init(source: Graph, carried: Set<String>) {
    self.source = source
    self.carried = carried
    graph.name = source.name + " step"
  }

  /// A value at the step.
  /// - Parameter isFinalState: whether a scan's final state may be taken: as the next one, and for nothing else.
  mutating func value(_ id: ValueID, isFinalState: Bool = false) throws -> ValueID {
    if let known = values[id] { return known }
    let node = source[id]
    switch node.operation {
    case .result(let index):
      guard case .scan(let scan) = source[node.operands[0]].operation, isFinalState || index >= scan.stateCount
      else { throw NoStep("\(node.words) is needed after the last step") }
      // A final state is not the state's value at the step for anybody else, so that it is not remembered.
      return try results(of: scan, at: node.operands[0])[index]
    case .at(let end, _): throw NoStep("\(words(of: id)) is needed at its \(end == .last ? "last" : "first") step")
    case .count, .argument: throw NoStep("\(words(of: id)) needs all steps")
    case .mask: return remember(graph.appending(at: node.origin) { $0.constant(1) }, for: id)
    case .spread(let batch, _) where !batch: return try value(node.operands[0])
    case .spread: break
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
    return remember(graph.append(node.atOneStep(operands)), for: id)
  }

  private mutating func remember(_ value: ValueID, for id: ValueID) -> ValueID {
    values[id] = value
    return value
  }

  /// The results of a scan's body at the step.
  private mutating func results(of scan: Scan, at id: ValueID) throws -> [ValueID] {
    if let known = scans[id] { return known }
    let operands = source[id].operands
    let cell = "the scan of '\(scan.body.name)'"
    if scan.isReversed { throw NoStep("\(cell) runs from the last step to the first") }
    guard operands.prefix(scan.stateCount).allSatisfy({ isCarried($0) }) else {
      throw NoStep("\(cell) begins with states that the model computes")
    }
    for operand in operands.dropFirst(scan.stateCount + scan.elementCount) where source.type(of: operand).isSequence {
      throw NoStep("\(words(of: operand)) is needed at all of its steps")
    }
    var body: [ValueID] = []
    for (index, node) in scan.body.nodes.enumerated() {
      if case .argument(let argument) = node.operation {
        body.append(try value(operands[argument]))
      } else {
        body.append(graph.append(scan.body.nodes[index].atOneStep(node.operands.map { body[$0.index] })))
      }
    }
    let results = scan.body.outputs.map { body[$0.value.index] }
    scans[id] = results
    return results
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
    if case .input(let name) = source[value].operation { return carried.contains(name) }
    return false
  }
}

extension Node {
  fileprivate func atOneStep(_ operands: [ValueID]) -> Node {
    var node = self
    node.operands = operands
    node.type = type.ofStep
    if case .spread(let batch, _) = operation { node.operation = .spread(batch: batch, times: []) }
    return node
  }
}

extension Operation {
  /// Of what has no name in the source.
  fileprivate var isPlain: Bool {
    if case .constant = self { return true }
    if case .mask = self { return true }
    return false
  }
}
