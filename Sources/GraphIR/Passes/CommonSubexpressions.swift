/// Equal operations on equal operands are done once. Sums, products of features, maxima and minima are equal whatever
/// the order of their operands.
let commonSubexpressions = Pass(
  name: "common-subexpressions",
  summary: "does equal operations on equal operands once"
) { graph, _ in
  var rewriter = GraphRewriter(graph)
  try mergeEqualNodes(in: &rewriter)
  return rewriter.finished()
}

private func mergeEqualNodes(in rewriter: inout GraphRewriter) throws {
  struct Key: Hashable {
    var operation: Operation
    var operands: [ValueID]
  }
  var known: [Key: ValueID] = [:]
  for value in rewriter.source.identifiers where !rewriter.isMapped(value) {
    let node = rewriter.source[value]
    switch node.operation {
    case .scan(let scan):
      let operands = rewriter.operands(of: value)
      var merged = ScanRewriter(scan, operands: operands, name: node.name)
      merged.copyArguments(operands: operands)
      try mergeEqualNodes(in: &merged.body)
      rewriter.replace(scan: value, results: try merged.finishWritingAll(in: &rewriter.graph))
    case .result, .argument:
      rewriter.copy(value)
    default:
      var key = Key(operation: node.operation, operands: rewriter.operands(of: value))
      if node.operation.isCommutative { key.operands.sort() }
      if let equal = known[key] {
        if rewriter.graph[equal].name == nil { rewriter.graph[equal].name = node.name }
        rewriter[value] = equal
      } else {
        rewriter.copy(value)
        known[key] = rewriter[value]
      }
    }
  }
}
