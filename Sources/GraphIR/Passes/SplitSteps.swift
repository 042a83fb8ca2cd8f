/// Lets parts of the steps run at the same time, where all loops are linear recurrences: the states before a part follow
/// from the summaries of the other parts (`Operation.carry`; docs/decisions/0023-linear-recurrences.md).
///
/// The summary of a part comes from a loop of its own. It computes the states as if they were zero before the part, and the
/// factors of the states there in those after the part: for a state h' = a * h + b, the product of all a.
let splitSteps = Pass(
  name: "split-steps", summary: "lets parts of the steps run at the same time where loops are linear recurrences"
) { graph, _ in
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    var node = rewriter.rewired(value)
    for recurrence in scan.recurrences() where recurrence.states.contains(where: { scan.argument($0) != nil }) {
      let state = scan.body[scan.body.outputs[recurrence.states[0]].value]
      let origins = [node.origin, state.origin] + scan.body.nodes.map(\.origin)
      rewriter.graph.origin = origins.first { !$0.isUnknown } ?? .unknown
      defer { rewriter.graph.origin = .unknown }
      try rewriter.graph.carry(recurrence, of: scan, operands: &node.operands, name: node.name)
    }
    rewriter[value] = rewriter.graph.append(node)
  }
  return rewriter.finished()
}

extension Graph {
  /// Replaces the first values of the states by those before the part.
  fileprivate mutating func carry(
    _ recurrence: Recurrence, of scan: Scan, operands: inout [ValueID], name: String?
  ) throws {
    let states = recurrence.states
    let type = type(of: operands[states[0]])
    let parts = try summary(of: recurrence, of: scan, operands: operands, name: name).map { try vector($0) }
    let first = try concatenation(of: try states.map { try vector(operands[$0]) }, axis: 0)
    let carried = try add(
      .carry(states: states.count, isReversed: scan.isReversed), [first, try concatenation(of: parts, axis: 0)])
    for (index, state) in states.enumerated() {
      let slice = try slice(carried, axis: 0, start: index * type.count, count: type.count)
      operands[state] = type.shape.count == 1 ? slice : try add(.reshape(type.shape), [slice])
    }
  }

  /// The values of the states after a part for zeros before it; then, of each of these, the factor of each state.
  private mutating func summary(
    of recurrence: Recurrence, of scan: Scan, operands: [ValueID], name: String?
  ) throws -> [ValueID] {
    let (body, states) = (scan.body, recurrence.states)
    let kept = states + recurrence.sources
    let needed = body.neededValues(for: kept.map { body.outputs[$0].value })
    var operands = operands
    let types = states.map { type(of: operands[$0]) }
    for (state, type) in zip(states, types) { operands[state] = try zero(type) }
    var rewriter = ScanRewriter(scan, operands: operands, name: name) { kept.contains($0) }
    rewriter.copyArguments(operands: operands) { needed[$0.index] }
    for value in body.identifiers where needed[value.index] && !rewriter.body.isMapped(value) {
      rewriter.body.copy(value)
    }
    var added: [(initial: ValueID, type: TensorType, name: String)] = []
    for (row, type) in zip(states, types) {
      for column in states {
        added.append((try fill(row == column ? 1 : 0, type: type), type, "factor_\(scan.stateName(row))"))
      }
    }
    let known = body.identifiers.map { rewriter.body.isMapped($0) ? rewriter.body[$0] : nil }
    try rewriter.addStates(added, at: body[body.outputs[states[0]].value].origin) { factors, graph in
      var next = factors
      for column in states.indices {
        let values = states.indices.map { (states[$0], factors[$0 * states.count + column]) }
        let parts = try recurrence.linearPart(of: Dictionary(uniqueKeysWithValues: values), body: body, in: &graph) {
          known[$0.index]!
        }
        for (row, part) in parts.enumerated() {
          next[row * states.count + column] = try part ?? graph.zero(types[row])
        }
      }
      return next
    }
    let results = try rewriter.finish(in: &self) { states.contains($0) }
    return states.compactMap { results.finals[$0] } + results.addedFinals
  }

  private mutating func vector(_ value: ValueID) throws -> ValueID {
    let type = type(of: value)
    return type.shape.count == 1 ? value : try add(.reshape([type.count]), [value])
  }
}
