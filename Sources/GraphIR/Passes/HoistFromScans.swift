/// Moves out of loops what does not need to be there.
///
/// Before the loop: whatever is invariant, and products and gathers that depend on the read sequences only, as one
/// operation over all steps and examples that comes back as an element. Terms of a sum that do not depend on the state
/// are added up outside. Pointwise code that depends on the sequences only stays, since in the loop it is free while a
/// sequence costs memory traffic, unless it is used outside only.
///
/// After the loop: products with an invariant matrix that no next state needs, such as an output projection.
///
/// What has another time axis and depends on the step stays (see `ScanPlacement`).
let hoistFromScans = Pass(
  name: "hoist-from-scans",
  summary: "moves what does not depend on the states before the loop, and products for outputs only behind it"
) { graph, notes in
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    var hoisting = ScanHoisting(
      scan, operands: rewriter.operands(of: value), name: graph[value].name, place: names[value]!,
      graph: rewriter.graph, notes: notes)
    let results = try hoisting.run()
    notes = hoisting.notes
    rewriter.graph = hoisting.graph
    rewriter.replace(scan: value, results: results)
  }
  return rewriter.finished()
}

private struct ScanHoisting {
  private let scan: Scan
  private let body: Graph
  private let operands: [ValueID]
  private let placement: ScanPlacement
  private let uses: Uses
  private let trees: AdditionTrees
  private let place: String
  private var rewriter: ScanRewriter
  /// For values of the body: their equivalents before and after the loop.
  private var before: [ValueID?]
  private var after: [ValueID?]
  /// For sums: the hoisted part, if there is one.
  private var hoistedSums: [ValueID: ValueID] = [:]
  /// For values that code after the loop needs: their positions among the written sequences.
  private var writtenPositions: [ValueID: Int] = [:]

  /// The graph around the scan.
  var graph: Graph
  var notes: PassNotes

  init(_ scan: Scan, operands: [ValueID], name: String?, place: String, graph: Graph, notes: PassNotes) {
    self.scan = scan
    self.operands = operands
    self.graph = graph
    self.notes = notes
    body = scan.body
    uses = Uses(body)
    placement = ScanPlacement(scan, uses: uses)
    trees = AdditionTrees(body, uses: uses)
    self.place = place
    rewriter = ScanRewriter(scan, operands: operands, name: name)
    before = Array(repeating: nil, count: body.nodes.count)
    after = before
  }

  /// - Returns: what the results of the scan became.
  mutating func run() throws -> [ValueID?] {
    try moveBefore()
    try rebuildBody(skipping: try hoistSums())
    let written = writeOutputs()
    let results = try rewriter.finish(in: &graph)
    moveAfter(results)
    return try results.finals
      + zip(scan.writtenElements, written).map { output, position in
        try position.map { results.written[$0] } ?? sequence(output.value)
      }
  }

  // MARK: Before the loop

  private mutating func moveBefore() throws {
    for value in body.identifiers {
      let node = body[value]
      guard placement[value] == .before else {
        if node.type.isSequence { noteIfKept(value) }
        continue
      }
      if case .argument(let index) = node.operation {
        before[value.index] = operands[index]
        continue
      }
      let isElement = placement.dependences[value.index] == .element
      var moved = node
      moved.operands = []
      for operand in node.operands { moved.operands.append(outer(operand)) }
      moved.type = isElement ? node.type.along(scan.axis) : node.type
      before[value.index] = graph.append(moved)
      guard node.operation.isWorthHoisting else { continue }
      if isElement {
        note(.hoisted, value, "once over all steps, before the loop")
      } else if let axis = node.type.times.first {
        note(.hoisted, value, "once over all steps of '\(axis)', before the loop")
      }
    }
  }

  /// Says what stays in the loop, although it does not depend on the states.
  private mutating func noteIfKept(_ value: ValueID) {
    let node = body[value]
    guard placement.dependences[value.index] == .element, node.operation.isWorthHoisting,
      let axis = node.type.times.first
    else { return }
    note(
      .kept, value, "in the loop, where it has a row for each step of '\(axis)' already",
      numbers: [.init("floatsForEachPairOfSteps", node.type.count)])
  }

  /// The equivalent of a value before the loop.
  private mutating func outer(_ value: ValueID) -> ValueID {
    if let known = before[value.index] { return known }
    var number = body[value]
    number.operands = []
    for operand in body[value].operands { number.operands.append(outer(operand)) }
    let copy = graph.append(number)
    before[value.index] = copy
    return copy
  }

  /// Adds up outside the terms of sums that do not depend on the state, where a product is among them.
  /// - Returns: which inner sums are gone.
  private mutating func hoistSums() throws -> [Bool] {
    for sum in body.identifiers where placement[sum] == .inside {
      let terms = trees.terms[sum.index]
      let moved = terms.filter { isHoistedTerm($0) }
      guard !moved.isEmpty else { continue }
      let invariant = terms.filter { isInvariantTerm($0) }
      graph.origin = body[sum].origin
      defer { graph.origin = .unknown }
      var total = try outerSum(of: moved)!
      if let constant = try outerSum(of: invariant) { total = try graph.binary(.add, total, constant) }
      if graph[total].name == nil { graph[total].name = body.nameDownstream(of: sum, uses) }
      hoistedSums[sum] = total
    }
    var isGone = [Bool](repeating: false, count: body.nodes.count)
    for value in body.identifiers.reversed() where trees.isInner[value.index] {
      guard let user = uses.onlyUser(of: value) else { continue }
      isGone[value.index] = hoistedSums[user] != nil || isGone[user.index]
    }
    return isGone
  }

  private mutating func outerSum(of terms: [ValueID]) throws -> ValueID? {
    var values: [ValueID] = []
    for term in terms { values.append(outer(term)) }
    return try graph.sum(of: values)
  }

  /// Whether a term of a sum was computed outside and is more than a sequence that was there before.
  private func isHoistedTerm(_ value: ValueID) -> Bool {
    if case .argument = body[value].operation { return false }
    return placement[value] == .before && placement.dependences[value.index] == .element
  }

  /// Whether a term of a sum is the same at all steps, and goes with what is computed outside for each of them.
  private func isInvariantTerm(_ value: ValueID) -> Bool {
    placement.dependences[value.index] == .invariant && !body.type(of: value).isSequence
  }

  // MARK: The loop

  private mutating func rebuildBody(skipping isGone: [Bool]) throws {
    for value in body.identifiers
    where placement[value] == .inside && !isGone[value.index] && !rewriter.body.isMapped(value) {
      if let hoisted = hoistedSums[value] {
        rewriter.body[value] = try regrouped(value, hoisted: hoisted)
      } else {
        for operand in body[value].operands { _ = inner(operand) }
        rewriter.body.copy(value)
      }
    }
    for output in scan.nextStates { _ = inner(output.value) }
  }

  /// The equivalent of a value in the rebuilt body.
  private mutating func inner(_ value: ValueID) -> ValueID {
    if rewriter.body.isMapped(value) { return rewriter.body[value] }
    let node = body[value]
    if placement[value] == .anywhere {
      for operand in node.operands { _ = inner(operand) }
      rewriter.body.copy(value)
    } else if placement.dependences[value.index] == .element {
      rewriter.body[value] = rewriter.element(of: before[value.index]!, type: node.type, name: node.name)
    } else {
      rewriter.body[value] = rewriter.constant(before[value.index]!, type: node.type, name: node.name)
    }
    return rewriter.body[value]
  }

  /// The sum with the products on the states first, so that what was hoisted can be added to their result at once.
  private mutating func regrouped(_ sum: ValueID, hoisted: ValueID) throws -> ValueID {
    let type = graph.type(of: hoisted).without(scan.axis)
    let element = rewriter.element(
      of: hoisted, type: type, name: graph[hoisted].name, at: graph[hoisted].origin)
    let rest = trees.terms[sum.index].filter { !isInvariantTerm($0) && !isHoistedTerm($0) }
    var terms: [ValueID] = []
    for term in rest where body[term].operation == .product { terms.append(inner(term)) }
    terms.append(element)
    for term in rest where body[term].operation != .product { terms.append(inner(term)) }
    let result = try rewriter.body.graph.sum(of: terms)!
    if terms.count > 1 { rewriter.body.graph[result].name = body[sum].name }
    return result
  }

  // MARK: After the loop

  /// Writes what is used outside.
  /// - Returns: for each output, its position among the written sequences; nil for those that are computed outside.
  private mutating func writeOutputs() -> [Int?] {
    var positions: [Int?] = []
    for output in scan.writtenElements {
      let isInside = placement[output.value] == .inside
      positions.append(isInside ? rewriter.write(inner(output.value), name: output.name) : nil)
    }
    for value in body.identifiers where placement[value] == .after {
      for operand in body[value].operands where placement[operand] == .inside {
        writtenPositions[operand] = rewriter.write(inner(operand), name: body[operand].name ?? "operand")
      }
    }
    return positions
  }

  private mutating func moveAfter(_ results: ScanRewriter.Results) {
    for value in body.identifiers where placement[value] == .after {
      let node = body[value]
      var moved = node
      moved.type = node.type.along(scan.axis)
      moved.operands = []
      for operand in node.operands {
        let written = writtenPositions[operand].map { results.written[$0] }
        moved.operands.append(written ?? after[operand.index] ?? outer(operand))
      }
      after[value.index] = graph.append(moved)
      if node.operation.isWorthHoisting { note(.sunk, value, "once over all steps, after the loop") }
    }
  }

  /// A value that is computed outside, as the sequence that the scan would have written.
  private mutating func sequence(_ value: ValueID) throws -> ValueID {
    let moved = after[value.index] ?? outer(value)
    if graph.type(of: moved).times.contains(scan.axis) { return moved }
    return try graph.appending(at: body[value].origin) {
      try $0.add(.spread(batch: false, times: [scan.axis]), [moved], name: body[value].name)
    }
  }

  private mutating func note(
    _ kind: PassNote.Kind, _ value: ValueID, _ what: String, numbers: [PassNote.Number] = []
  ) {
    let node = body[value]
    let shapes = node.operands.map { "\(body.type(of: $0).shape)" }.joined(separator: " · ")
    let name = body.nameDownstream(of: value, uses).map { " for \($0)" } ?? ""
    notes.add(kind, at: place, "the \(node.operation.name) \(shapes)\(name) runs \(what)", numbers: numbers)
  }
}
