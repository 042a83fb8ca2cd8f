/// The users of each value of a graph, in order. A node that uses a value twice stands there twice.
struct Uses {
  private(set) var users: [[ValueID]]
  /// Which values are outputs of the graph, and how often.
  private(set) var outputCounts: [Int]

  init(_ graph: Graph) {
    users = Array(repeating: [], count: graph.nodes.count)
    outputCounts = Array(repeating: 0, count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for operand in node.operands { users[operand.index].append(ValueID(index)) }
    }
    for output in graph.outputs { outputCounts[output.value.index] += 1 }
  }

  /// The users among the nodes.
  subscript(value: ValueID) -> [ValueID] { users[value.index] }

  func isOutput(_ value: ValueID) -> Bool { outputCounts[value.index] > 0 }

  /// The only use of the value, if that is a node.
  func onlyUser(of value: ValueID) -> ValueID? {
    users[value.index].count == 1 && !isOutput(value) ? users[value.index][0] : nil
  }

  /// How often the value is used, as an operand or as an output.
  func count(of value: ValueID) -> Int { users[value.index].count + outputCounts[value.index] }
}
