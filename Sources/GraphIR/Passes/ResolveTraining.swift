extension Graph {
  /// The graph of one mode: of what differs in training, there is what this mode computes, and nothing that only the other
  /// one needs.
  package func resolvingTraining(_ isTraining: Bool) throws -> Graph {
    differsInTraining ? try choosingBranches(isTraining).withoutDeadCode() : self
  }

  private func choosingBranches(_ isTraining: Bool) throws -> Graph {
    var rewriter = GraphRewriter(self)
    for value in identifiers {
      guard self[value].operation == .inTraining else {
        rewriter[value] = try rewriter.graph.append(
          rewriter.rewired(value).mappingBody { try $0.choosingBranches(isTraining) })
        continue
      }
      let chosen = rewriter[self[value].operands[isTraining ? 0 : 1]]
      let result = try rewriter.graph.spreading(chosen, to: type(of: value))
      if rewriter.graph[result].name == nil { rewriter.graph[result].name = self[value].name }
      rewriter[value] = result
    }
    return rewriter.finished()
  }

  private var differsInTraining: Bool {
    nodes.contains { node in
      if case .scan(let scan) = node.operation { return scan.body.differsInTraining }
      return node.operation == .inTraining
    }
  }

  /// A value repeated to a type: along features if it is a scalar, and along axes that it lacks.
  private mutating func spreading(_ value: ValueID, to type: TensorType) throws -> ValueID {
    var value = value
    if self.type(of: value).shape != type.shape { value = try add(.broadcast(type.shape), [value]) }
    guard self.type(of: value) != type else { return value }
    return try add(.spread(batch: type.batch, times: type.times), [value])
  }
}
