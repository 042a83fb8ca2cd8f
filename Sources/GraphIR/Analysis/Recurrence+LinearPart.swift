extension Recurrence {
  /// Appends A · x: the next values of the states without what does not depend on them, for other values of the states.
  /// With a single one at 1 these are the factors of that state.
  ///
  /// - Parameters:
  ///   - values: what stands for the states; those that are missing are zero.
  ///   - body: that of the scan.
  ///   - known: what stands in the graph for a value of the body that does not depend on the states.
  /// - Returns: for each of `states`; nil for zero.
  func linearPart(
    of values: [Int: ValueID], body: Graph, in graph: inout Graph, known: (ValueID) -> ValueID
  ) throws -> [ValueID?] {
    let isNeeded = body.neededValues(for: states.map { body.outputs[$0].value })
    // Of each value; nil for zero.
    var parts = [ValueID?](repeating: nil, count: body.nodes.count)
    for value in body.identifiers where isDependent[value.index] && isNeeded[value.index] {
      let node = body[value]
      if case .argument(let index) = node.operation {
        parts[value.index] = values[index]
        continue
      }
      let terms = node.operands.filter { isDependent[$0.index] }
      guard terms.contains(where: { parts[$0.index] != nil }) else { continue }
      var operands: [ValueID] = []
      for (index, operand) in node.operands.enumerated() {
        if let part = parts[operand.index] {
          operands.append(part)
        } else if isDependent[operand.index] || !node.operation.isFactor(index) {
          operands.append(try graph.zeroTerm(for: body.type(of: operand), of: node))
        } else {
          operands.append(known(operand))
        }
      }
      parts[value.index] = try graph.add(node.operation, operands, name: node.name)
    }
    return states.map { parts[body.outputs[$0].value.index] }
  }
}

extension Operation {
  /// Whether an operand that does not depend on the states is one that the others are multiplied or chosen by, and not
  /// one that is added to them.
  fileprivate func isFactor(_ index: Int) -> Bool {
    switch traits.linearity {
    case .none, .all: false
    case .each: true
    case .these(let range): !range.contains(index)
    }
  }
}

extension Graph {
  /// Elementwise, a number will do.
  fileprivate mutating func zeroTerm(for type: TensorType, of node: Node) throws -> ValueID {
    node.operation.isElementwise ? constant(0) : try zero(type)
  }

  /// The values that some values are computed from, and these.
  func neededValues(for results: [ValueID]) -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    for result in results { isNeeded[result.index] = true }
    for index in values.reversed() where isNeeded[index] {
      for operand in nodes[index].operands { isNeeded[operand.index] = true }
    }
    return isNeeded
  }
}
