/// Takes accumulators out of loops: a state that only ever gets something added, `s' = s + f`, becomes one sum over all
/// steps after the loop.
///
/// A sum of outer products, Σₜ δₜ ⊗ hₜ₋₁, becomes one product with K = T·B from the sequences of δ and h: those that the
/// loop reads or writes already, or that it now writes. Likewise sums over the batch and scattered rows. Whatever else
/// is accumulated is written as a sequence and added up.
///
/// What has another time axis stays in the loop, since its sequence would have a row for each step of both: the loop adds
/// to a sum there. The rows of one step are many, so that nothing is lost.
let hoistWeightGradients = Pass(
  name: "hoist-weight-gradients",
  summary: "turns what a loop accumulates into one operation over all steps after it"
) { graph, notes in
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    var hoisting = AccumulatorHoisting(scan, operands: rewriter.operands(of: value), name: graph[value].name)
    rewriter.replace(scan: value, results: try hoisting.run(in: &rewriter.graph))
    for message in hoisting.messages { notes.add(.hoisted, at: names[value]!, message) }
    for message in hoisting.keptMessages { notes.add(.kept, at: names[value]!, message) }
  }
  return rewriter.finished()
}

private struct AccumulatorHoisting {
  private let scan: Scan
  private let body: Graph
  private let operands: [ValueID]
  private let accumulators: [Int: Accumulator]
  /// Of each value of the body.
  private var decompositions: [Decomposition] = []
  private var totals: [ValueID: ValueID] = [:]
  private var rewriter: ScanRewriter
  /// For values that are needed outside and are not there: their positions among the written sequences.
  private var writtenPositions: [ValueID: Int] = [:]
  private var sequences: [ValueID: ValueID] = [:]
  /// For values that the loop adds up itself: the positions of their sums among the added states.
  private var loopSums: [ValueID: Int] = [:]
  private(set) var messages: [String] = []
  private(set) var keptMessages: [String] = []

  init(_ scan: Scan, operands: [ValueID], name: String?) {
    self.scan = scan
    self.operands = operands
    body = scan.body
    let accumulators = Accumulator.all(in: scan)
    self.accumulators = accumulators
    rewriter = ScanRewriter(scan, operands: operands, name: name) { accumulators[$0] == nil }
    let dependences = scan.dependences()
    for node in body.nodes {
      let decomposition = Self.decomposition(of: node, known: decompositions) { value in
        dependences[value.index] == .invariant && isOutside(value)
      }
      decompositions.append(decomposition)
    }
  }

  /// - Returns: what the results of the scan became.
  mutating func run(in graph: inout Graph) throws -> [ValueID?] {
    rewriter.copyArguments(operands: operands)
    let sums = Set(accumulators.values.flatMap(\.sums))
    for value in body.identifiers where !rewriter.body.isMapped(value) && !sums.contains(value) {
      if case .argument = body[value].operation { continue }
      rewriter.body.copy(value)
    }
    let positions = scan.writtenElements.map { rewriter.write(rewriter.body[$0.value], name: $0.name) }
    for index in accumulators.keys.sorted() {
      for term in accumulators[index]!.terms { try writeLeaves(of: term.value, in: &graph) }
    }
    var results = try rewriter.finish(in: &graph)
    for (value, position) in writtenPositions { sequences[value] = results.written[position] }
    for (value, position) in loopSums { totals[value] = results.addedFinals[position] }
    for index in accumulators.keys.sorted() {
      var total = operands[index]
      for term in accumulators[index]!.terms {
        let sum = try sumOverTime(term.value, in: &graph)
        total = try graph.appending(at: body[term.value].origin) {
          try $0.binary(term.isSubtracted ? .subtract : .add, total, sum)
        }
        guard loopSums[term.value] == nil else { continue }
        messages.append(
          "the accumulation of \(body.type(of: term.value).shape) runs once over all steps, after the loop")
      }
      results.finals[index] = total
    }
    return results.finals + positions.map { results.written[$0] }
  }

  // MARK: The sum of a value over all steps

  /// How the sum over time is computed.
  private enum Decomposition {
    /// By the operation itself, over sequences.
    case accumulation
    /// By the operation on the sums of these operands; the others are the same at all steps.
    case linear(Set<Int>)
    case plain
  }

  /// - Parameter known: the decompositions of all earlier values.
  private static func decomposition(
    of node: Node, known: [Decomposition], isInvariant: (ValueID) -> Bool
  ) -> Decomposition {
    let accumulated = Set(
      node.operands.indices.filter { index in
        if case .plain = known[node.operands[index].index] { false } else { true }
      })
    if node.operation == .reduce(batch: true, times: []) || node.operation.traits.axes == .total {
      return .accumulation
    }
    guard !accumulated.isEmpty else { return .plain }
    let summed: Set<Int>
    switch node.operation.traits.linearity {
    case .none: return .plain
    case .all: summed = Set(node.operands.indices)
    case .each:
      guard accumulated.count == 1 else { return .plain }
      summed = accumulated
    case .these(let range): summed = Set(range)
    }
    let others = node.operands.indices.filter { !summed.contains($0) }
    return accumulated.isSubset(of: summed) && others.allSatisfy { isInvariant(node.operands[$0]) }
      ? .linear(summed) : .plain
  }

  private mutating func writeLeaves(of value: ValueID, in graph: inout Graph) throws {
    switch decompositions[value.index] {
    case .accumulation:
      let operands = body[value].operands
      if let axis = operands.compactMap({ body.type(of: $0).times.first }).first {
        try addUpInLoop(value, along: axis, in: &graph)
      } else {
        for operand in operands { writeUnlessOutside(operand) }
      }
    case .linear(let summed):
      for index in summed.sorted() { try writeLeaves(of: body[value].operands[index], in: &graph) }
    case .plain:
      if let axis = body.type(of: value).times.first {
        try addUpInLoop(value, along: axis, in: &graph)
      } else {
        writeUnlessOutside(value)
      }
    }
  }

  private mutating func addUpInLoop(_ value: ValueID, along axis: TimeAxis, in graph: inout Graph) throws {
    guard loopSums[value] == nil else { return }
    let (node, type) = (body[value], body.type(of: value))
    let zero = try graph.appending(at: node.origin) { try $0.zero(type) }
    let term = rewriter.body[value]
    loopSums[value] = try rewriter.addState(
      from: zero, type: type, name: node.name ?? "sum", at: node.origin
    ) { state, body in try body.binary(.add, state, term) }
    keptMessages.append(
      "the accumulation of \(type.shape) stays in the loop: over the steps of both '\(scan.axis)' and '\(axis)' what it "
        + "adds up would fill memory")
  }

  private mutating func sumOverTime(_ value: ValueID, in graph: inout Graph) throws -> ValueID {
    if let known = totals[value] { return known }
    let total = try graph.appending(at: body[value].origin) { try newSumOverTime(value, in: &$0) }
    totals[value] = total
    return total
  }

  private mutating func newSumOverTime(_ value: ValueID, in graph: inout Graph) throws -> ValueID {
    let node = body[value]
    switch decompositions[value.index] {
    case .accumulation:
      var sequences = try node.operands.map { try sequence(of: $0, in: &graph) }
      if !sequences.contains(where: { graph.type(of: $0).times.contains(scan.axis) }) {
        sequences[sequences.count - 1] = try alongTime(sequences[sequences.count - 1], in: &graph)
      }
      let operation =
        if case .reduce(let batch, let times) = node.operation {
          Operation.reduce(batch: batch, times: times.union([scan.axis])!)
        } else {
          node.operation
        }
      return try graph.add(operation, sequences, name: node.name)
    case .linear(let summed):
      var operands: [ValueID] = []
      for (index, operand) in node.operands.enumerated() {
        let isSummed = summed.contains(index)
        operands.append(isSummed ? try sumOverTime(operand, in: &graph) : try sequence(of: operand, in: &graph))
      }
      return try graph.add(node.operation, operands, name: node.name)
    case .plain:
      let sequence = try alongTime(try sequence(of: value, in: &graph), in: &graph)
      return try graph.add(.reduce(batch: false, times: [scan.axis]), [sequence], name: node.name)
    }
  }

  private func alongTime(_ value: ValueID, in graph: inout Graph) throws -> ValueID {
    if graph.type(of: value).times.contains(scan.axis) { return value }
    return try graph.add(.spread(batch: false, times: [scan.axis]), [value])
  }

  // MARK: Sequences

  /// Whether a value is there outside of the loop, or is a layout of such values.
  private func isOutside(_ value: ValueID) -> Bool {
    if case .argument(let index) = body[value].operation { return scan.role(ofArgument: index) != .state }
    let operation = body[value].operation
    return operation.isSource || operation.isLayout && body[value].operands.allSatisfy { isOutside($0) }
  }

  private mutating func writeUnlessOutside(_ value: ValueID) {
    guard !isOutside(value) else { return }
    writtenPositions[value] = rewriter.write(rewriter.body[value], name: body[value].name ?? "term")
  }

  private func sequence(of value: ValueID, in graph: inout Graph) throws -> ValueID {
    if let written = sequences[value] { return written }
    if case .argument(let index) = body[value].operation { return operands[index] }
    let node = body[value]
    let moved = try node.operands.map { try sequence(of: $0, in: &graph) }
    return try graph.add(node.operation, moved, name: node.name)
  }
}
