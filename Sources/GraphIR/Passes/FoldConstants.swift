/// Elementwise functions of numbers become numbers, unless the result is not finite.
let foldConstants = Pass(
  name: "fold-constants",
  summary: "computes elementwise functions of numbers"
) { graph, _ in
  try graph.rewritingNodes { node, graph in
    let numbers = node.operands.compactMap { graph.number($0) }
    guard numbers.count == node.operands.count, let result = node.operation.value(at: numbers), result.isFinite else {
      return nil
    }
    return try graph.fill(result, type: node.type)
  }
}

extension Operation {
  /// The value of an elementwise function.
  fileprivate func value(at numbers: [Double]) -> Double? {
    switch self {
    case .unary(let function): function(numbers[0])
    case .binary(let function): function(numbers[0], numbers[1])
    case .select: numbers[0] != 0 ? numbers[1] : numbers[2]
    default: nil
    }
  }
}

extension Graph {
  /// The graph rebuilt in order, bodies of scans included. `rewrite` gets each node with its operands replaced, and
  /// gives the value of the same type that stands for it, or nil to keep the node.
  func rewritingNodes(_ rewrite: (Node, inout Graph) throws -> ValueID?) throws -> Graph {
    var rewriter = GraphRewriter(self)
    for value in identifiers {
      let node = try rewriter.rewired(value).mappingBody { try $0.rewritingNodes(rewrite) }
      if let replacement = try rewrite(node, &rewriter.graph) {
        if rewriter.graph[replacement].name == nil { rewriter.graph[replacement].name = node.name }
        rewriter[value] = replacement
      } else {
        rewriter[value] = rewriter.graph.append(node)
      }
    }
    return rewriter.finished()
  }
}
