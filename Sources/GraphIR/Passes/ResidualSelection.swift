/// Of the sequences that a scan writes only for the scan that runs back over it, keeps those that cost work to compute
/// again, and recomputes the others in the backward loop: sums and differences, elementwise products, choices and slices
/// of what is there anyway.
///
/// Free are the elements and constants of the forward scan, the trajectories of its states, and what it writes for
/// others. Results of matrix products are kept, and those of transcendental functions, unless the operand is arithmetic on
/// what is kept anyway: the `tanh` of a new cell state is, that of a gate is not.
let residualSelection = Pass(
  name: "residual-selection",
  summary: "recomputes in backward loops what is cheaper to compute than to store"
) { graph, notes in
  let residuals = Residuals(graph)
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  /// For each scan that saves residuals: the sequences of the values of its body.
  var sequences: [ValueID: [ValueID: ValueID]] = [:]
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    let operands = rewriter.operands(of: value)
    var rebuilt = ScanRewriter(scan, operands: operands, name: graph[value].name)
    var recomputations: [ValueID: Recomputation] = [:]
    for (index, argument) in scan.arguments().enumerated() where scan.role(ofArgument: index) == .element {
      guard let argument, let (forward, inner) = residuals.origin(of: graph[value].operands[index]),
        let choice = residuals.choices[forward], choice.isRecomputed[inner.index]
      else { continue }
      var recomputation =
        recomputations[forward]
        ?? Recomputation(
          body: choice.scan.body, scan: choice.scan, operands: rewriter.operands(of: forward),
          sequences: sequences[forward]!)
      rebuilt.body[argument] = recomputation.value(inner, in: &rebuilt)
      recomputations[forward] = recomputation
    }
    rebuilt.copyArguments(operands: operands)
    for inner in scan.body.identifiers where !rebuilt.body.isMapped(inner) { rebuilt.body.copy(inner) }
    if let choice = residuals.choices[value] {
      sequences[value] = try finish(&rebuilt, choice: choice, scan: value, in: &rewriter)
      note(choice, at: names[value]!, notes: &notes)
    } else {
      rewriter.replace(scan: value, results: try rebuilt.finishWritingAll(in: &rewriter.graph))
    }
  }
  return rewriter.finished()
}

/// Lets the scan write what the recomputation reads. What is no longer read is left to the removal of dead code.
private func finish(
  _ rebuilt: inout ScanRewriter, choice: Residuals.Choice, scan: ValueID, in rewriter: inout GraphRewriter
) throws -> [ValueID: ValueID] {
  let positions = rebuilt.scan.writtenElements.map { rebuilt.write(rebuilt.body[$0.value], name: $0.name) }
  var sourcePositions: [ValueID: Int] = [:]
  for source in choice.sources {
    sourcePositions[source] = rebuilt.write(rebuilt.body[source], name: rebuilt.scan.body[source].name ?? "residual")
  }
  let results = try rebuilt.finish(in: &rewriter.graph)
  rewriter.replace(scan: scan, results: results.finals + positions.map { results.written[$0] })
  return sourcePositions.mapValues { results.written[$0] }
}

private func note(_ choice: Residuals.Choice, at place: String, notes: inout PassNotes) {
  let body = choice.scan.body
  for (value, operations) in choice.operations.sorted(by: { $0.key < $1.key }) {
    let (name, count) = (body[value].name ?? "\(body[value].operation)", body.type(of: value).count)
    notes.add(
      choice.isRecomputed[value.index] ? .recomputed : .saved, at: place,
      "\(name), of which there is one for each pair of steps of '\(choice.scan.axis)' and "
        + body.type(of: value).times.inWords,
      numbers: [.init("floats", count), .init("operationsToComputeAgain", operations)])
  }
  let recomputed = choice.scan.body.identifiers.filter { choice.isRecomputed[$0.index] }
  guard !recomputed.isEmpty else { return }
  let names = recomputed.map { choice.scan.body[$0].name ?? "\(choice.scan.body[$0].operation)" }
  notes.add(.recomputed, at: place, names.joined(separator: ", ") + " in the backward loop")
}

/// Builds values of a forward body in the body of a backward scan.
private struct Recomputation {
  let body: Graph
  let scan: Scan
  /// What stands for the operands of the forward scan.
  let operands: [ValueID]
  /// The sequences of values of the forward body.
  let sequences: [ValueID: ValueID]
  private var known: [ValueID: ValueID] = [:]

  init(body: Graph, scan: Scan, operands: [ValueID], sequences: [ValueID: ValueID]) {
    self.body = body
    self.scan = scan
    self.operands = operands
    self.sequences = sequences
  }

  mutating func value(_ value: ValueID, in backward: inout ScanRewriter) -> ValueID {
    if let known = known[value] { return known }
    var node = body[value]
    let result: ValueID
    if let sequence = sequences[value] {
      result = backward.element(of: sequence, type: node.type, name: node.name)
    } else if case .argument(let index) = node.operation {
      let isElement = scan.role(ofArgument: index) == .element
      result =
        isElement
        ? backward.element(of: operands[index], type: node.type, name: node.name)
        : backward.constant(operands[index], type: node.type, name: node.name)
    } else {
      var operands: [ValueID] = []
      for operand in node.operands { operands.append(self.value(operand, in: &backward)) }
      node.operands = operands
      result = backward.body.graph.append(node)
    }
    known[value] = result
    return result
  }
}
