/// Drops what no output of the graph needs: nodes and, of scans, results, states, elements, constants and body code.
/// A state counts as needed if its final value is, or if it takes part in something that is.
let deadCode = Pass(
  name: "dead-code",
  summary: "drops what no output needs, also inside of scans"
) { graph, _ in
  try graph.withoutDeadCode()
}

extension Graph {
  func withoutDeadCode() throws -> Graph {
    let liveness = Liveness(self)
    var rewriter = GraphRewriter(self)
    for value in identifiers where liveness.isLive[value.index] {
      guard let needed = liveness.scans[value], case .scan(let scan) = self[value].operation else {
        rewriter.copy(value)
        continue
      }
      // Operands that are dead stand for arguments that are dead.
      let operands = self[value].operands.map { rewriter.isMapped($0) ? rewriter[$0] : ValueID(0) }
      var kept = ScanRewriter(scan, operands: operands, name: self[value].name) { needed.states[$0] }
      kept.copyArguments(operands: operands) { needed.isLive[$0.index] }
      for inner in scan.body.identifiers where needed.isLive[inner.index] && !kept.body.isMapped(inner) {
        kept.body.copy(inner)
      }
      let positions = scan.writtenElements.enumerated().map { index, output in
        needed.written[index] ? kept.write(kept.body[output.value], name: output.name) : nil
      }
      let results = try kept.finish(in: &rewriter.graph) { needed.finals[$0] }
      rewriter.replace(scan: value, results: results.finals + positions.map { $0.map { results.written[$0] } })
    }
    return rewriter.finished()
  }
}
