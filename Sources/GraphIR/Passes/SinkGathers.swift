/// A sequence of rows of a table that nothing but loops read is no sequence: each step reads its rows by itself, from a
/// table that a cache may hold, and nothing is written and read again from memory.
///
/// Before planning only: outside of loops the gradient of a gather is one sum over all steps.
let sinkGathers = Pass(
  name: "sink-gathers",
  summary: "lets loops read the rows of tables step by step"
) { graph, _ in
  let isParametric = graph.parametricValues()
  let uses = Uses(graph)
  let isSunk = graph.identifiers.map { value in
    guard graph[value].operation == .gather, graph[value].type.isSequence, !uses.isOutput(value) else { return false }
    return isParametric[graph[value].operands[0].index] && uses[value].allSatisfy { graph.reads(value, stepwise: $0) }
  }
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    let operands = rewriter.operands(of: value)
    var sinking = ScanRewriter(scan, operands: operands, name: graph[value].name)
    for (index, argument) in scan.arguments().enumerated() {
      let operand = graph[value].operands[index]
      guard let argument, isSunk[operand.index] else { continue }
      let (table, token) = (graph[operand].operands[0], graph[operand].operands[1])
      var row = scan.body[argument]
      row.operation = .gather
      row.origin = graph[operand].origin
      row.operands = [
        sinking.constant(rewriter[table], type: graph.type(of: table), name: graph[table].name),
        sinking.element(of: rewriter[token], type: graph.type(of: token).without(scan.axis), name: graph[token].name),
      ]
      sinking.body[argument] = sinking.body.graph.append(row)
    }
    sinking.copyArguments(operands: operands)
    for inner in scan.body.identifiers where !sinking.body.isMapped(inner) { sinking.body.copy(inner) }
    rewriter.replace(scan: value, results: try sinking.finishWritingAll(in: &rewriter.graph))
  }
  return rewriter.finished()
}

extension Graph {
  /// Whether a node is a scan that reads the sequence step by step and in no other way.
  fileprivate func reads(_ sequence: ValueID, stepwise reader: ValueID) -> Bool {
    guard case .scan(let scan) = self[reader].operation else { return false }
    return self[reader].operands.enumerated().allSatisfy { $1 != sequence || scan.role(ofArgument: $0) == .element }
  }
}
