/// Once gradients are there, or none are wanted, `detached` is its argument.
let dropDetached = Pass(
  name: "drop-detached",
  summary: "what has no gradient is its argument"
) { graph, _ in
  graph.withoutDetached()
}

extension Graph {
  fileprivate func withoutDetached() -> Graph {
    var graph = self
    var values = identifiers
    for value in identifiers {
      var node = self[value]
      node.operands = node.operands.map { values[$0.index] }
      if case .scan(var scan) = node.operation {
        scan.body = scan.body.withoutDetached()
        node.operation = .scan(scan)
      }
      if node.operation == .unary(.detached) { values[value.index] = node.operands[0] }
      graph[value] = node
    }
    graph.outputs = outputs.map { $0.at(values[$0.value.index]) }
    return graph
  }
}
