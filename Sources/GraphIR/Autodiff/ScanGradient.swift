extension ReverseWalk {
  /// Backpropagation through time: a scan in the opposite direction carries the cotangents of the states, and one
  /// accumulator for each constant. What its body needs of the forward body, the forward scan writes: the residuals.
  func propagate(through scan: Scan, at value: ValueID, results: [Int: ValueID]) throws {
    let operands = source[value].operands
    let elements = scan.stateCount..<scan.stateCount + scan.elementCount
    let active = scanActivity(scan, operands: operands)
    let backward = BackwardBody(forward: scan, name: scan.body.name + " backward", origin: target.origin)

    // The carried cotangents come first: one for each active state, then one accumulator for each active constant.
    let states = (0..<scan.stateCount).filter { active.arguments[$0] }
    let constants = operands.indices.dropFirst(elements.upperBound).filter { active.arguments[$0] }
    var initial: [ValueID] = []
    for index in states {
      initial.append(try results[index] ?? target.zero(source.type(of: operands[index])))
    }
    for index in constants { initial.append(try target.zero(source.type(of: operands[index]))) }
    let carried = (states + constants).map { index in
      backward.carry(source.type(of: operands[index]), name: "d_\(scan.argumentName(index))")
    }

    let walk = ReverseWalk(
      source: scan.body, target: backward.graph, active: active.values, ranges: ranges.body(of: value)
    ) {
      try backward.primal($0, in: &$1)
    }
    for (index, cotangent) in zip(states, carried) {
      walk.cotangents.add(cotangent, to: scan.body.outputs[index].value)
    }
    for (index, output) in scan.body.outputs.enumerated().dropFirst(scan.stateCount) {
      guard let cotangent = results[index], walk.isActive(output.value) else { continue }
      let element = backward.element(.outer(cotangent), type: scan.body.type(of: output.value), in: &walk.target)
      walk.cotangents.add(element, to: output.value)
    }
    try walk.run()
    guardedInScans[value] = walk.guarded

    func cotangent(ofArgument index: Int) throws -> ValueID? {
      guard let argument = scan.argument(index) else { return nil }
      return walk.cotangent(of: argument)
    }
    walk.target.origin = target.origin
    for (index, state) in zip(states, carried) {
      let next = try cotangent(ofArgument: index) ?? walk.target.zero(walk.target.type(of: state))
      walk.target.outputs.append(GraphOutput(name: "d_\(scan.argumentName(index))", value: next))
    }
    for (index, accumulator) in zip(constants, carried.dropFirst(states.count)) {
      let next = try cotangent(ofArgument: index).map { try walk.target.binary(.add, accumulator, $0) }
      walk.target.outputs.append(GraphOutput(name: "d_\(scan.argumentName(index))", value: next ?? accumulator))
    }
    var written: [Int] = []
    for index in elements where active.arguments[index] {
      guard let cotangent = try cotangent(ofArgument: index) else { continue }
      walk.target.outputs.append(GraphOutput(name: "d_\(scan.argumentName(index))", value: cotangent))
      written.append(index)
    }

    let gradient = try append(backward, body: walk.target, initial: initial, to: value)
    for (position, index) in (states + constants + written).enumerated() {
      guard isActive(operands[index]) else { continue }
      cotangents.add(try target.addResult(position, of: gradient), to: operands[index])
    }
  }

  /// Lets the forward scan write its residuals, and appends the backward scan.
  private func append(
    _ backward: BackwardBody, body: Graph, initial: [ValueID], to forward: ValueID
  ) throws -> ValueID {
    guard case .scan(var scan) = target[forward].operation else { preconditionFailure("\(forward) is not a scan") }
    let firstResidual = scan.body.outputs.count
    scan.body.outputs += backward.residuals
    target[forward].operation = .scan(scan)

    let elements = try backward.elements.map { element in
      switch element {
      case .outer(let value): value
      case .operand(let index): source[forward].operands[index]
      case .residual(let index): try target.addResult(firstResidual + index, of: forward)
      }
    }
    let constants = backward.constants.map { source[forward].operands[$0] }
    let (graph, arguments) = backward.arranged(body, stateCount: initial.count)
    let operation = Scan(
      axis: scan.axis, isReversed: !scan.isReversed, stateCount: arguments.states,
      elementCount: arguments.elements, body: graph)
    return try target.add(.scan(operation), initial + elements + constants)
  }

  /// Which arguments and values of the body depend on what is differentiated: a fixed point, since a state that
  /// becomes active at one step stays so.
  private func scanActivity(_ scan: Scan, operands: [ValueID]) -> (arguments: [Bool], values: [Bool]) {
    var arguments = operands.map { isActive($0) && source.type(of: $0).isReal }
    while true {
      let seeds = scan.body.nodes.enumerated().compactMap { index, node -> ValueID? in
        guard case .argument(let argument) = node.operation, arguments[argument] else { return nil }
        return ValueID(index)
      }
      let values = activity(of: scan.body, seeds: Set(seeds))
      var next = arguments
      for index in 0..<scan.stateCount where values[scan.body.outputs[index].value.index] { next[index] = true }
      if next == arguments { return (arguments, values) }
      arguments = next
    }
  }
}

extension Scan {
  /// The node of the body that stands for an argument.
  func argument(_ index: Int) -> ValueID? {
    body.nodes.firstIndex { $0.operation == .argument(index) }.map { ValueID($0) }
  }

  func argumentName(_ index: Int) -> String {
    argument(index).flatMap { body[$0].name } ?? "\(index)"
  }
}

/// The body of a backward scan while it grows, and where its arguments come from.
private final class BackwardBody {
  enum Element: Hashable {
    /// A value of the enclosing graph.
    case outer(ValueID)
    /// An operand of the forward scan: a sequence that it reads.
    case operand(Int)
    /// A sequence that the forward scan is to write.
    case residual(Int)
  }

  let forward: Scan
  var graph: Graph
  var elements: [Element] = []
  /// Operands of the forward scan.
  var constants: [Int] = []
  var residuals: [GraphOutput] = []
  private var primals: [ValueID: ValueID] = [:]
  private var carriedCount = 0

  /// While the body grows, arguments are numbered by kind; `arranged` puts them into the order of a scan.
  private static let elementBase = 1 << 20
  private static let constantBase = 1 << 21

  /// - Parameter origin: of the arguments.
  init(forward: Scan, name: String, origin: Origin) {
    self.forward = forward
    graph = Graph(name: name)
    graph.origin = origin
  }

  func carry(_ type: TensorType, name: String) -> ValueID {
    carriedCount += 1
    return graph.addSource(.argument(carriedCount - 1), type: type, name: name)
  }

  func element(_ element: Element, type: TensorType, in graph: inout Graph, name: String? = nil) -> ValueID {
    elements.append(element)
    return graph.addSource(.argument(Self.elementBase + elements.count - 1), type: type, name: name)
  }

  /// The value that a node of the forward body had at this step.
  func primal(_ value: ValueID, in graph: inout Graph) throws -> ValueID {
    if let known = primals[value] { return known }
    let node = forward.body[value]
    let result: ValueID
    switch node.operation {
    case .constant(let number): result = graph.constant(number)
    case .argument(let index) where index >= forward.stateCount + forward.elementCount:
      constants.append(index)
      result = graph.addSource(.argument(Self.constantBase + constants.count - 1), type: node.type, name: node.name)
    case .argument(let index) where index >= forward.stateCount:
      result = element(.operand(index), type: node.type, in: &graph, name: node.name)
    default:
      residuals.append(GraphOutput(name: node.name ?? "residual", value: value))
      result = element(.residual(residuals.count - 1), type: node.type, in: &graph, name: node.name)
    }
    primals[value] = result
    return result
  }

  func arranged(_ body: Graph, stateCount: Int) -> (body: Graph, arguments: (states: Int, elements: Int)) {
    var body = body
    for index in body.values {
      guard case .argument(let number) = body.nodes[index].operation else { continue }
      let position =
        switch number {
        case Self.constantBase...: stateCount + elements.count + number - Self.constantBase
        case Self.elementBase...: stateCount + number - Self.elementBase
        default: number
        }
      body[ValueID(index)].operation = .argument(position)
    }
    return (body, (stateCount, elements.count))
  }
}
