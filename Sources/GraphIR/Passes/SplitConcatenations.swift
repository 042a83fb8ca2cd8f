/// `W · [h, x]` becomes `Wh · h + Wx · x`, with slices of the columns of W.
///
/// Only in the body of a scan, and only where the parts differ in what they depend on, since only then one of the
/// products can leave the loop, or where only some of them have another time axis, since then the other ones are
/// multiplied once for all of its steps. Adjacent parts that are alike stay together.
let splitConcatenations = Pass(
  name: "split-concatenations",
  summary: "distributes products over concatenations of values that depend differently on the states"
) { graph, notes in
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    if case .scan(let scan) = graph[value].operation {
      var node = rewriter.rewired(value)
      var split = scan
      split.body = try splittingConcatenations(in: scan, place: names[value]!, notes: &notes)
      node.operation = .scan(split)
      rewriter[value] = rewriter.graph.append(node)
    } else {
      rewriter.copy(value)
    }
  }
  return rewriter.finished()
}

/// The same for all concatenations of a graph without scans: at a batch of one row, joining the parts costs more than
/// taking the product part by part.
let splitAllConcatenations = Pass(
  name: "split-all-concatenations", summary: "distributes products over the parts of concatenations"
) { graph, _ in
  try splittingConcatenations(in: graph) { _, parts in parts.map { [$0] } }.graph
}

private func splittingConcatenations(in scan: Scan, place: String, notes: inout PassNotes) throws -> Graph {
  let body = scan.body
  let dependences = scan.dependences()
  let (graph, products) = try splittingConcatenations(in: body) { matrix, parts in
    guard dependences[matrix.index] < .state else { return [] }
    return runs(of: parts) { first, second in
      dependences[first.index] == dependences[second.index] && body.type(of: first).times == body.type(of: second).times
    }
  }
  let uses = Uses(body)
  for (product, parts) in products {
    let name = body.nameDownstream(of: product, uses).map { " for \($0)" } ?? ""
    notes.add(.split, at: place, "the product\(name) over \(parts) parts that depend differently on the states")
  }
  return graph
}

/// - Parameter groups: which parts of a concatenation stay together, given the matrix and the parts.
private func splittingConcatenations(
  in graph: Graph, groups: (_ matrix: ValueID, _ parts: [ValueID]) -> [[ValueID]]
) throws -> (graph: Graph, products: [(product: ValueID, parts: Int)]) {
  var rewriter = GraphRewriter(graph)
  var split: [(product: ValueID, parts: Int)] = []
  let uses = Uses(graph)
  for value in graph.identifiers {
    let node = graph[value]
    guard node.operation == .product, !graph.isGuarded(value, uses),
      case .concatenate(axis: 0) = graph[node.operands[1]].operation
    else {
      rewriter.copy(value)
      continue
    }
    let groups = groups(node.operands[0], graph[node.operands[1]].operands)
    guard groups.count > 1 else {
      rewriter.copy(value)
      continue
    }
    let matrix = rewriter[node.operands[0]]
    let columns = rewriter.graph.type(of: matrix).shape.count - 1
    var start = 0
    var products: [ValueID] = []
    for group in groups {
      let part = try rewriter.graph.concatenation(of: group.map { rewriter[$0] }, axis: 0)
      let count = rewriter.graph.type(of: part).shape[0]
      let slice = try rewriter.graph.slice(
        matrix, axis: columns, start: start, count: count, name: graph[node.operands[0]].name)
      products.append(try rewriter.graph.add(.product, [slice, part], name: node.name))
      start += count
    }
    rewriter[value] = try rewriter.graph.sum(of: products)!
    split.append((value, groups.count))
  }
  return (rewriter.finished(), split)
}

/// The operands, with adjacent ones that are alike together.
private func runs(of operands: [ValueID], areAlike: (ValueID, ValueID) -> Bool) -> [[ValueID]] {
  var runs: [[ValueID]] = []
  for operand in operands {
    if let last = runs.last?.last, areAlike(last, operand) {
      runs[runs.count - 1].append(operand)
    } else {
      runs.append([operand])
    }
  }
  return runs
}
