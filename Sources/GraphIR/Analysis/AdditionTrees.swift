/// The sums of a graph, flattened: a sum whose operands are sums that nobody else uses has all of their terms.
struct AdditionTrees {
  /// For each sum that is not part of another one, its terms in order; empty for other values.
  private(set) var terms: [[ValueID]]
  /// Which values are part of another sum.
  private(set) var isInner: [Bool]

  init(_ graph: Graph, uses: Uses) {
    isInner = Array(repeating: false, count: graph.nodes.count)
    terms = Array(repeating: [], count: graph.nodes.count)
    for index in graph.nodes.indices.reversed() where graph.nodes[index].operation == .binary(.add) {
      let user = uses.onlyUser(of: ValueID(index))
      isInner[index] = user.map { graph[$0].operation == .binary(.add) } ?? false
    }
    // In order, so that the terms of a part are known before those of the sum.
    for (index, node) in graph.nodes.enumerated() where node.operation == .binary(.add) {
      var own: [ValueID] = []
      for operand in node.operands {
        guard isInner[operand.index] else {
          own.append(operand)
          continue
        }
        // Moved rather than copied, so that a long chain of sums takes linear time.
        let part = terms[operand.index]
        terms[operand.index] = []
        if own.isEmpty { own = part } else { own += part }
      }
      terms[index] = own
    }
  }
}
