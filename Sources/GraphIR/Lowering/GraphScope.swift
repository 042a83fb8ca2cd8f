/// A graph that is being built: that of the model, or the body of a scan.
final class GraphScope {
  var graph: Graph
  /// Around a body.
  let parent: GraphScope?
  /// The states of a body, in the order in which the cell declares them.
  private(set) var states: [BodyState] = []
  private var elements: [ValueID] = []
  /// The states that count steps, by what they start again at; 0 if at nothing.
  private(set) var counters: [Int: ValueID] = [:]
  /// Of a body: what the names of its states begin with.
  var statePath = ""
  /// The index of the step, if something in the body asks for it.
  private(set) var knownStepIndex: ValueID?
  /// Values of the surroundings that the body uses, each once.
  private(set) var constants: [(outer: ValueID, inner: ValueID)] = []

  init(name: String, parent: GraphScope? = nil) {
    graph = Graph(name: name)
    self.parent = parent
  }

  /// The value here: itself, or the constant that stands for a value of the surroundings.
  func capture(_ tensor: Operand) -> ValueID {
    guard tensor.scope !== self, let parent else { return tensor.id }
    let outer = parent.capture(tensor)
    if let known = constants.first(where: { $0.outer == outer }) { return known.inner }
    let node = parent.graph[outer]
    let inner = addArgument(type: node.type, name: node.name)
    constants.append((outer, inner))
    return inner
  }

  func addSource(_ type: TensorType) -> ValueID { addArgument(type: type, name: nil) }

  /// The step of a sequence.
  func addElement(type: TensorType, on axis: TimeAxis, name: String) -> ValueID {
    let id = addArgument(type: type.without(axis), name: name)
    elements.append(id)
    return id
  }

  /// The index of the step: an element of the scan, whose sequence the surroundings give if it is asked for.
  func stepIndex() -> ValueID {
    if let knownStepIndex { return knownStepIndex }
    let id = addArgument(type: TensorType(batch: true), name: nil)
    elements.append(id)
    knownStepIndex = id
    return id
  }

  /// The previous value of a state; returns the index of the state.
  func addState(
    _ name: String, index: Int? = nil, path: String, shape: [Int], along times: TimeAxes, isOuter: Bool
  ) -> Int {
    let local = index.map { "\(name).\($0)" } ?? name
    let id = addArgument(type: TensorType(shape, batch: true, times: times), name: local)
    states.append(BodyState(name: name, index: index, path: path, value: id, isOuter: isOuter))
    return states.count - 1
  }

  /// A state that counts the steps before this one.
  func addCounter(_ name: String, path: String, modulo period: Int?) -> Int {
    let index = addState(name, path: path, shape: [], along: [], isOuter: false)
    counters[period ?? 0] = states[index].value
    return index
  }

  func setNext(_ index: Int, _ value: ValueID) { states[index].next = value }

  private func addArgument(type: TensorType, name: String?) -> ValueID {
    graph.addSource(.argument(-1), type: type, name: name)
  }

  /// The finished body: its arguments first, in the order states, elements, constants.
  func body(outputs: [GraphOutput]) -> Graph {
    var result = Graph(name: graph.name)
    var places = [ValueID?](repeating: nil, count: graph.nodes.count)
    let arguments = states.map(\.value) + elements + constants.map(\.inner)
    for (position, argument) in arguments.enumerated() {
      var node = graph[argument]
      node.operation = .argument(position)
      places[argument.index] = result.append(node)
    }
    for (index, node) in graph.nodes.enumerated() where places[index] == nil {
      var node = node
      node.operands = node.operands.map { places[$0.index]! }
      places[index] = result.append(node)
    }
    result.outputs = outputs.map { $0.at(places[$0.value.index]!) }
    return result
  }
}

/// A state of the body of a scan.
struct BodyState {
  var name: String
  /// Which one of a family.
  var index: Int?
  /// Its name in the model: `hidden.h`.
  var path: String
  /// The previous value.
  var value: ValueID
  var next: ValueID?
  /// Whether it belongs to the scanned cell itself, not to a cell that runs inside it.
  var isOuter: Bool
}
