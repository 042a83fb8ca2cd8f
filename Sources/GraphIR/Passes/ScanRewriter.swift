/// Builds a scan from another one. Arguments and results are known by their roles and get their positions in the end.
///
/// Reading the same sequence or constant twice, or writing the same value twice, gives one argument or result.
struct ScanRewriter {
  /// What an argument stands for outside, and its node in the body.
  private struct Argument {
    var operand: ValueID
    var node: ValueID
  }

  let scan: Scan
  let name: String?
  /// The body under construction.
  var body: GraphRewriter
  private var states: [Argument] = []
  private var elements: [Argument] = []
  private var constants: [Argument] = []
  private var written: [GraphOutput] = []
  private var elementOf: [ValueID: ValueID] = [:]
  private var constantOf: [ValueID: ValueID] = [:]
  private var writtenOf: [ValueID: Int] = [:]
  private let keptStates: [Int]
  /// The next values of states that the old scan does not have.
  private var addedStates: [GraphOutput] = []

  /// The values of the new scan in the graph around it.
  struct Results {
    /// By the position of the state in the old scan; nil for those that were dropped.
    var finals: [ValueID?]
    /// Of the states that were added, in their order.
    var addedFinals: [ValueID] = []
    /// By position among the sequences that the new scan writes.
    var written: [ValueID]
  }

  /// Starts with the states, all or some of them.
  /// - Parameter operands: what stands for the operands of the scan now.
  init(_ scan: Scan, operands: [ValueID], name: String?, keeping isKept: (Int) -> Bool = { _ in true }) {
    self.scan = scan
    self.name = name
    body = GraphRewriter(scan.body)
    keptStates = (0..<scan.stateCount).filter(isKept)
    let nodes = scan.arguments()
    for (position, index) in keptStates.enumerated() {
      let output = scan.body.outputs[index]
      let source =
        nodes[index].map { scan.body[$0] }
        ?? Node(.argument(index), type: scan.body.type(of: output.value), name: output.name)
      let node = body.graph.addSource(.argument(position), type: source.type, name: source.name)
      if let argument = nodes[index] { body[argument] = node }
      states.append(Argument(operand: operands[index], node: node))
    }
  }

  /// A state that the old scan does not have.
  /// - Parameter next: gives its next value, by its value before the step.
  /// - Returns: its position among the added states.
  mutating func addState(
    from initial: ValueID, type: TensorType, name: String, at origin: Origin,
    next: (ValueID, inout Graph) throws -> ValueID
  ) rethrows -> Int {
    try addStates([(initial, type, name)], at: origin) { [try next($0[0], &$1)] }
    return addedStates.count - 1
  }

  /// The same for states that depend on each other.
  mutating func addStates(
    _ added: [(initial: ValueID, type: TensorType, name: String)], at origin: Origin,
    next: ([ValueID], inout Graph) throws -> [ValueID]
  ) rethrows {
    let nodes = added.map { state in
      body.graph.appending(at: origin) { $0.addSource(.argument(0), type: state.type, name: state.name) }
    }
    states += zip(added, nodes).map { Argument(operand: $0.initial, node: $1) }
    let values = try body.graph.appending(at: origin) { try next(nodes, &$0) }
    addedStates += zip(added, values).map { GraphOutput(name: $0.name, value: $1) }
  }

  /// The element of a sequence at the step.
  /// - Parameter type: the type of the element.
  mutating func element(
    of sequence: ValueID, type: TensorType, name: String?, at origin: Origin = .unknown
  ) -> ValueID {
    if let node = elementOf[sequence] { return node }
    let node = body.graph.appending(at: origin) { $0.addSource(.argument(0), type: type, name: name) }
    elements.append(Argument(operand: sequence, node: node))
    elementOf[sequence] = node
    return node
  }

  /// A value from outside that is the same at all steps.
  mutating func constant(
    _ value: ValueID, type: TensorType, name: String?, at origin: Origin = .unknown
  ) -> ValueID {
    if let node = constantOf[value] { return node }
    let node = body.graph.appending(at: origin) { $0.addSource(.argument(0), type: type, name: name) }
    constants.append(Argument(operand: value, node: node))
    constantOf[value] = node
    return node
  }

  /// Takes over the elements and constants of the old scan that are not replaced yet.
  mutating func copyArguments(operands: [ValueID], where isKept: (ValueID) -> Bool = { _ in true }) {
    for (index, value) in scan.arguments().enumerated() {
      guard let value, !body.isMapped(value), isKept(value) else { continue }
      let node = scan.body[value]
      switch scan.role(ofArgument: index) {
      case .state: continue
      case .element: body[value] = element(of: operands[index], type: node.type, name: node.name)
      case .constant: body[value] = constant(operands[index], type: node.type, name: node.name)
      }
    }
  }

  /// Writes a value of the new body as a sequence.
  /// - Returns: its position among the written sequences.
  mutating func write(_ value: ValueID, name: String) -> Int {
    if let position = writtenOf[value] { return position }
    written.append(GraphOutput(name: name, value: value))
    writtenOf[value] = written.count - 1
    return written.count - 1
  }

  /// Appends the scan and its results to the graph around it. The next states are those of the old scan.
  /// Without states and written sequences there is nothing to append.
  /// - Parameter isFinalNeeded: whether to append the final value of a state.
  mutating func finish(
    in graph: inout Graph, final isFinalNeeded: (Int) -> Bool = { _ in true }
  ) throws -> Results {
    var finals = [ValueID?](repeating: nil, count: scan.stateCount)
    guard !(states.isEmpty && written.isEmpty) else { return Results(finals: finals, written: []) }
    let arguments = states + elements + constants
    for (position, argument) in arguments.enumerated() {
      body.graph[argument.node].operation = .argument(position)
    }
    body.graph.outputs =
      keptStates.map { index in
        let output = scan.body.outputs[index]
        return output.at(body[output.value])
      } + addedStates + written
    let rewritten = Scan(
      axis: scan.axis, isReversed: scan.isReversed, stateCount: states.count, elementCount: elements.count,
      body: body.graph)
    let operands = arguments.map(\.operand)
    let types = try resultTypes(of: rewritten, operands: operands.map { graph.type(of: $0) })
    let node = graph.append(Node(.scan(rewritten), operands, type: .bundle, name: name))
    func append(_ result: Int) -> ValueID { graph.append(Node(.result(result), [node], type: types[result])) }
    for (position, index) in keptStates.enumerated() where isFinalNeeded(index) { finals[index] = append(position) }
    return Results(
      finals: finals, addedFinals: addedStates.indices.map { append(keptStates.count + $0) },
      written: written.indices.map { append(states.count + $0) })
  }

  /// Writes what the old scan wrote, and appends the scan.
  /// - Returns: what each result of the old scan became.
  mutating func finishWritingAll(in graph: inout Graph) throws -> [ValueID?] {
    let positions = scan.writtenElements.map { write(body[$0.value], name: $0.name) }
    let results = try finish(in: &graph)
    return results.finals + positions.map { results.written[$0] }
  }
}

/// What an argument of a scan's body is.
enum ScanRole: Hashable {
  case state, element, constant
}

extension Scan {
  func role(ofArgument index: Int) -> ScanRole {
    if index < stateCount { return .state }
    return index < stateCount + elementCount ? .element : .constant
  }

  /// The nodes of the body that stand for each argument; nil for arguments that it does not use.
  func arguments() -> [ValueID?] {
    var nodes = [ValueID?](repeating: nil, count: stateCount + elementCount)
    for (position, node) in body.nodes.enumerated() {
      guard case .argument(let index) = node.operation else { continue }
      while nodes.count <= index { nodes.append(nil) }
      nodes[index] = ValueID(position)
    }
    return nodes
  }

  /// The next states, in the order of the states.
  var nextStates: ArraySlice<GraphOutput> { body.outputs[..<stateCount] }

  /// What the body writes at each step.
  var writtenElements: ArraySlice<GraphOutput> { body.outputs[stateCount...] }
}
