/// A scan that reads adjacent slices of one sequence reads them as one element, and slices that.
///
/// The gates' shares of a hoisted projection arrive as one row, and their cotangents leave the backward loop as one.
let joinElements = Pass(
  name: "join-elements",
  summary: "lets a scan read adjacent slices of one sequence as one element"
) { graph, _ in
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    guard case .scan(let scan) = graph[value].operation else {
      rewriter.copy(value)
      continue
    }
    let operands = rewriter.operands(of: value)
    var joined = ScanRewriter(scan, operands: operands, name: graph[value].name)
    for run in adjacentSlices(among: graph[value].operands, of: scan, in: graph) {
      try join(run, in: &joined, graph: &rewriter.graph, sequence: rewriter[run[0].sequence])
    }
    joined.copyArguments(operands: operands)
    for inner in scan.body.identifiers where !joined.body.isMapped(inner) { joined.body.copy(inner) }
    rewriter.replace(scan: value, results: try joined.finishWritingAll(in: &rewriter.graph))
  }
  return rewriter.finished()
}

/// An element of a scan that is a slice of a sequence.
private struct SlicedElement {
  struct Source: Hashable {
    var sequence: ValueID
    var axis: Int
  }

  /// The argument's node in the body.
  var argument: ValueID
  var sequence: ValueID
  var axis: Int
  var start: Int
  var count: Int
  var end: Int { start + count }
}

/// Runs of at least two slices, each of which starts where the one before it ends.
private func adjacentSlices(among operands: [ValueID], of scan: Scan, in graph: Graph) -> [[SlicedElement]] {
  var sources: [SlicedElement.Source] = []
  var slices: [SlicedElement.Source: [SlicedElement]] = [:]
  for (index, argument) in scan.arguments().enumerated() where scan.role(ofArgument: index) == .element {
    let operand = graph[operands[index]]
    guard let argument, case .slice(let axis, let start, let count) = operand.operation else { continue }
    let source = SlicedElement.Source(sequence: operand.operands[0], axis: axis)
    if slices[source] == nil { sources.append(source) }
    slices[source, default: []].append(
      SlicedElement(argument: argument, sequence: operand.operands[0], axis: axis, start: start, count: count))
  }
  var runs: [[SlicedElement]] = []
  for source in sources {
    var run: [SlicedElement] = []
    for slice in slices[source]!.sorted(by: { ($0.start, $0.count) < ($1.start, $1.count) }) {
      if let last = run.last, last.end != slice.start {
        runs.append(run)
        run = []
      }
      run.append(slice)
    }
    runs.append(run)
  }
  return runs.filter { $0.count > 1 }
}

private func join(
  _ run: [SlicedElement], in scan: inout ScanRewriter, graph: inout Graph, sequence: ValueID
) throws {
  let (axis, start) = (run[0].axis, run[0].start)
  let whole = try graph.slice(
    sequence, axis: axis, start: start, count: run.last!.end - start, name: graph[sequence].name)
  let type = graph.type(of: whole).without(scan.scan.axis)
  let element = scan.element(of: whole, type: type, name: graph[whole].name, at: graph[whole].origin)
  for slice in run {
    let name = scan.scan.body[slice.argument].name
    scan.body[slice.argument] = try scan.body.graph.slice(
      element, axis: axis, start: slice.start - start, count: slice.count, name: name)
  }
}
