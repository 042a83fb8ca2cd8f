/// Sums of the slices of one value become slices of one sum: `f = slice(P) + bf`, `i = slice(P) + bi` become slices of
/// `P + [bf; bi]`, and `slice(P) + slice(Q)` for all slices become slices of `P + Q`.
///
/// So the biases of fused gates are added by the fused product itself, and so is what was hoisted from the loop.
/// Where only some of the gates have one, each adds its own at the step: nothing is added to the others. A product over
/// all steps adds zeros to them, since it is the last to see the memory.
let fuseAdditions = Pass(
  name: "fuse-additions",
  summary: "adds biases and hoisted terms to a fused product as a whole"
) { graph, notes in
  var graph = graph
  // Each round fuses one level of sums.
  while let fused = try fusingAdditions(in: graph, notes: &notes) { graph = fused }
  return graph
}

/// - Returns: nil if there was nothing to fuse.
private func fusingAdditions(in graph: Graph, notes: inout PassNotes) throws -> Graph? {
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  let isParametric = graph.parametricValues()
  let additions = TiledAddition.all(in: graph, isBias: isParametric)
  var isChanged = !additions.isEmpty
  for value in graph.identifiers where isParametric[value.index] { rewriter.copy(value) }
  for value in graph.identifiers where !rewriter.isMapped(value) {
    if let addition = additions[value] {
      let term = try outerTerm(of: addition, in: &rewriter)
      try replace(addition, term: term, in: &rewriter)
      notes.add(.fused, at: graph.name, description(of: addition))
    }
    if case .scan(let scan) = graph[value].operation {
      var fusion = ScanRewriter(scan, operands: rewriter.operands(of: value), name: graph[value].name)
      let found = try fuseAdditions(
        in: &fusion, operands: rewriter.operands(of: value),
        isParametric: graph[value].operands.map { isParametric[$0.index] }, graph: &rewriter.graph)
      for addition in found { notes.add(.fused, at: names[value]!, description(of: addition)) }
      isChanged = isChanged || !found.isEmpty
      rewriter.replace(scan: value, results: try fusion.finishWritingAll(in: &rewriter.graph))
    } else if !rewriter.isMapped(value) {
      rewriter.copy(value)
    }
  }
  return isChanged ? rewriter.finished() : nil
}

/// In the body of a scan, biases are constants, which are joined outside.
private func fuseAdditions(
  in fusion: inout ScanRewriter, operands: [ValueID], isParametric: [Bool], graph: inout Graph
) throws -> [TiledAddition] {
  let body = fusion.scan.body
  fusion.copyArguments(operands: operands)
  var outside: [ValueID: ValueID] = [:]
  for value in body.identifiers {
    if case .argument(let index) = body[value].operation, isParametric[index] { outside[value] = operands[index] }
  }
  let additions = TiledAddition.all(in: body, isBias: body.identifiers.map { outside[$0] != nil })
  var found: [TiledAddition] = []
  for value in body.identifiers where !fusion.body.isMapped(value) {
    if let addition = additions[value] {
      found.append(addition)
      switch addition.term {
      case .slices:
        let term = try outerTerm(of: addition, in: &fusion.body)
        try replace(addition, term: term, in: &fusion.body)
      case .biases:
        let biases = addition.tiles.map { tile in tile.term.map { outside[$0]! } }
        let origin = addition.origin(in: body).named("gates_bias")
        let bias = try graph.appending(at: origin) { try joined(biases, of: addition, source: body, in: &$0) }
        let term = fusion.constant(bias, type: graph.type(of: bias), name: nil, at: origin)
        try replace(addition, term: term, in: &fusion.body)
      }
    }
    if !fusion.body.isMapped(value) { fusion.body.copy(value) }
  }
  return found
}

/// The other term of the whole sum, in the graph that has the sum.
private func outerTerm(of addition: TiledAddition, in rewriter: inout GraphRewriter) throws -> ValueID {
  let source = rewriter.source
  switch addition.term {
  case .slices(let value, let start):
    let value = rewriter[value]
    return try rewriter.graph.appending(at: addition.origin(in: source).named("gates")) {
      try $0.slice(value, axis: addition.axis, start: start, count: addition.count)
    }
  case .biases:
    let biases = addition.tiles.map { tile in tile.term.map { rewriter[$0] } }
    return try rewriter.graph.appending(at: addition.origin(in: source).named("gates_bias")) {
      try joined(biases, of: addition, source: source, in: &$0)
    }
  }
}

/// The biases of all tiles end to end, with zeros where there is none.
private func joined(
  _ biases: [ValueID?], of addition: TiledAddition, source: Graph, in graph: inout Graph
) throws -> ValueID {
  var parts: [ValueID] = []
  for (tile, bias) in zip(addition.tiles, biases) {
    let shape = source.type(of: tile.slice).shape
    if let bias {
      parts.append(graph.type(of: bias).shape.isEmpty ? try graph.add(.broadcast(shape), [bias]) : bias)
    } else {
      parts.append(try graph.fill(0, type: TensorType(shape)))
    }
  }
  return try graph.concatenation(of: parts, axis: addition.axis)
}

private func replace(_ addition: TiledAddition, term: ValueID, in rewriter: inout GraphRewriter) throws {
  let source = rewriter.source
  let whole = rewriter[addition.whole]
  // The product stands first, as in `W · h + b`.
  let isProduct = rewriter.graph[term].operation == .product
  let total = try rewriter.graph.appending(at: addition.origin(in: source).named("gates")) {
    try $0.binary(.add, isProduct ? term : whole, isProduct ? whole : term)
  }
  for tile in addition.tiles {
    let replaced = tile.sum ?? tile.slice
    rewriter[replaced] = try rewriter.graph.slice(
      total, axis: addition.axis, start: tile.start, count: tile.count, name: source[replaced].name)
  }
}

extension TiledAddition {
  /// Of all sums together.
  fileprivate func origin(in graph: Graph) -> Origin { graph.origin(of: tiles.map { $0.sum ?? $0.slice }) }
}

private func description(of addition: TiledAddition) -> String {
  switch addition.term {
  case .biases: "\(addition.tiles.compactMap(\.sum).count) biases into one of \(addition.count)"
  case .slices: "\(addition.tiles.count) sums into one of \(addition.count)"
  }
}
