/// A slice of an elementwise operation of which only slices are used becomes the operation on slices of its operands.
///
/// The sum of the projected input and of the fused product over the state is as wide as all gates together; taken gate
/// by gate it joins the loop that computes the gates, and is never stored. This comes last: before differentiation the
/// whole has one cotangent.
let sliceOperands = Pass(
  name: "slice-operands",
  summary: "computes the parts of elementwise operations where they are used"
) { graph, _ in try slicingOperands(graph) }

private func slicingOperands(_ graph: Graph) throws -> Graph {
  var rewriter = GraphRewriter(graph)
  let isSlicedOnly = graph.slicedOnly()
  for value in graph.identifiers {
    let node = graph[value]
    if case .slice(0, let start, let count) = node.operation, isSlicedOnly[node.operands[0].index] {
      rewriter[value] = try slice(
        node.operands[0], start: start, count: count, name: node.name, isSlicedOnly, in: &rewriter)
    } else if case .scan = node.operation {
      rewriter[value] = rewriter.graph.append(try rewriter.rewired(value).mappingBody(slicingOperands))
    } else {
      rewriter.copy(value)
    }
  }
  return rewriter.finished()
}

/// Slices of elementwise operations are as deep as those operations are nested.
private func slice(
  _ value: ValueID, start: Int, count: Int, name: String?, _ isSlicedOnly: [Bool], in rewriter: inout GraphRewriter
) throws -> ValueID {
  let node = rewriter.source[value]
  guard isSlicedOnly[value.index] else {
    return try rewriter.graph.slice(rewriter[value], axis: 0, start: start, count: count, name: name)
  }
  let operands = try node.operands.map { operand in
    guard !rewriter.source.type(of: operand).shape.isEmpty else { return rewriter[operand] }
    return try slice(operand, start: start, count: count, name: nil, isSlicedOnly, in: &rewriter)
  }
  return try rewriter.graph.add(node.operation, operands, name: name)
}

extension Graph {
  /// Which elementwise vectors are used by nothing but slices, and by others of their kind.
  fileprivate func slicedOnly() -> [Bool] {
    var result = nodes.map { $0.operation.isElementwise && $0.type.shape.count == 1 }
    var isUsed = [Bool](repeating: false, count: nodes.count)
    for output in outputs { result[output.value.index] = false }
    // A product that looks at a condition stays one.
    let uses = Uses(self)
    for (index, node) in nodes.enumerated() where node.operation == .select && isGuarded(node.operands[1], uses) {
      result[index] = false
    }
    for index in values.reversed() {
      for operand in nodes[index].operands {
        isUsed[operand.index] = true
        if case .slice(0, _, _) = nodes[index].operation { continue }
        if !result[index] { result[operand.index] = false }
      }
    }
    return zip(result, isUsed).map { $0 && $1 }
  }
}
