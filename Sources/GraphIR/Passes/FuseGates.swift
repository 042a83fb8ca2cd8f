/// Products in one scope that share the right operand, `Wf · h` and `Wi · h`, become one product with the matrices
/// stacked, `[Wf; Wi] · h`, followed by slices. The order of the gates is that of the source.
///
/// The matrices must depend on parameters only, so that stacking them happens once for each change of the parameters.
/// Around scans, only products for the same scan are fused: the two directions of a bidirectional network stay apart,
/// since each gradient would have to be padded to the width of both.
let fuseGates = Pass(
  name: "fuse-gates",
  summary: "turns products that share their right operand into one with stacked matrices"
) { graph, notes in
  let names = graph.scanNames()
  var rewriter = GraphRewriter(graph)
  let isParametric = graph.parametricValues()
  let groups = productGroups(in: graph, isParametric: isParametric, consumers: graph.scanConsumers())
  let uses = Uses(graph)
  // Parameters first, so that all matrices are there before the first product.
  for value in graph.identifiers where isParametric[value.index] { rewriter.copy(value) }
  for value in graph.identifiers where !rewriter.isMapped(value) {
    if case .scan(let scan) = graph[value].operation {
      let operands = rewriter.operands(of: value)
      var fusion = ScanRewriter(scan, operands: operands, name: graph[value].name)
      fusion.copyArguments(operands: operands)
      let arguments = graph[value].operands.map { isParametric[$0.index] }
      try fuseProducts(
        in: &fusion, operands: operands, isParametric: arguments, place: names[value]!,
        graph: &rewriter.graph, notes: &notes)
      rewriter.replace(scan: value, results: try fusion.finishWritingAll(in: &rewriter.graph))
    } else if let group = groups[value] {
      let matrices = group.map { rewriter[graph[$0].operands[0]] }
      let matrix = try rewriter.graph.appending(at: graph.origin(of: group).named("gates_weights")) {
        try $0.concatenation(of: matrices, axis: 0)
      }
      try fuse(group, matrix: matrix, in: &rewriter)
      notes.add(.fused, at: graph.name, description(of: group, in: graph, uses))
    } else {
      rewriter.copy(value)
    }
  }
  return rewriter.finished()
}

/// In the body of a scan, the matrices are constants, which are stacked outside.
private func fuseProducts(
  in fusion: inout ScanRewriter, operands: [ValueID], isParametric: [Bool], place: String,
  graph: inout Graph, notes: inout PassNotes
) throws {
  let body = fusion.scan.body
  // Only arguments: whatever else is invariant was hoisted.
  let isMatrix = body.nodes.map { node in
    if case .argument(let index) = node.operation { isParametric[index] } else { false }
  }
  let groups = productGroups(in: body, isParametric: isMatrix, consumers: [])
  let uses = Uses(body)
  for value in body.identifiers where !fusion.body.isMapped(value) {
    guard let group = groups[value] else {
      fusion.body.copy(value)
      continue
    }
    let matrices = group.map { product in
      guard case .argument(let index) = body[body[product].operands[0]].operation else {
        preconditionFailure("a matrix of a group is an argument")
      }
      return operands[index]
    }
    let origin = body.origin(of: group).named("gates_weights")
    let stacked = try graph.appending(at: origin) { try $0.concatenation(of: matrices, axis: 0) }
    let matrix = fusion.constant(stacked, type: graph.type(of: stacked), name: nil, at: origin)
    try fuse(group, matrix: matrix, in: &fusion.body)
    notes.add(.fused, at: place, description(of: group, in: body, uses))
  }
}

/// Replaces the products of a group by slices of one.
private func fuse(_ group: [ValueID], matrix: ValueID, in rewriter: inout GraphRewriter) throws {
  let source = rewriter.source
  let right = rewriter[source[group[0]].operands[1]]
  let origin = source.origin(of: group).named("gates")
  let fused = try rewriter.graph.appending(at: origin) { try $0.add(.product, [matrix, right]) }
  var start = 0
  for product in group {
    let count = source.type(of: product).shape[0]
    rewriter[product] = try rewriter.graph.slice(fused, axis: 0, start: start, count: count, name: source[product].name)
    start += count
  }
}

private func description(of group: [ValueID], in graph: Graph, _ uses: Uses) -> String {
  let rows = group.map { graph.type(of: $0).shape[0] }.reduce(0, +)
  let columns = graph.type(of: graph[group[0]].operands[0]).shape[1]
  let names = group.compactMap { graph.nameDownstream(of: $0, uses) }
  let list = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
  return "\(group.count) products\(list) into one [\(rows), \(columns)]"
}

/// The products that can be fused, by the first one of each group of at least two.
private func productGroups(
  in graph: Graph, isParametric: [Bool], consumers: [ScanConsumer?]
) -> [ValueID: [ValueID]] {
  struct Key: Hashable {
    var right: ValueID
    var consumer: ScanConsumer?
  }
  let uses = Uses(graph)
  var first: [Key: ValueID] = [:]
  var groups: [ValueID: [ValueID]] = [:]
  for value in graph.identifiers {
    let node = graph[value]
    guard node.operation == .product, isParametric[node.operands[0].index], !isParametric[node.operands[1].index],
      graph.type(of: node.operands[0]).shape.count == 2, !graph.isGuarded(value, uses)
    else { continue }
    let key = Key(right: node.operands[1], consumer: consumers.isEmpty ? nil : consumers[value.index])
    if let leader = first[key] {
      groups[leader, default: [leader]].append(value)
    } else {
      first[key] = value
    }
  }
  return groups
}
