/// Whether the loss of a model can be computed in segments of its steps, one after the other, and its gradients with
/// nothing kept but the states between segments: backwards, each segment computed again from the states before it and
/// with the cotangents of those after it (Chen et al. 2016, "Training Deep Nets with Sublinear Memory Cost").
extension Model {
  /// Why the steps cannot be run in segments, or nil if they can.
  ///
  /// States must go from each segment to the next one and nothing else, and the loss must be a sum over the segments.
  public func obstacleToSegments() throws -> String? {
    guard hasLoss else { return "there is no loss" }
    guard try hasStatesOfTraining() else { return "states are other ones in training" }
    let graph = try graph.keeping([.state, .loss])
    let axes = Set(graph.nodes.flatMap(\.type.times))
    if axes.isEmpty { return "the loss depends on no sequence" }
    if axes.union(inputs.flatMap(\.type.times)).count > 1 { return "there are several time axes" }
    let hasReversedScan = graph.nodes.contains { node in
      if case .scan(let scan) = node.operation { return scan.isReversed }
      return false
    }
    if hasReversedScan { return "a scan runs from the last step to the first" }
    let carried = Set(states.map(\.name))
    var isSummary: [Bool] = []
    for value in graph.identifiers {
      let node = graph[value]
      if case .scan(let scan) = node.operation {
        let isCarried = node.operands.prefix(scan.stateCount).allSatisfy { first in
          if case .input(let name) = graph[first].operation { return carried.contains(name) }
          return false
        }
        if !isCarried { return "the model computes the first value of a state" }
      }
      let losesTime =
        !node.type.isSequence && node.type != .bundle && node.operands.contains { graph.type(of: $0).isSequence }
      if losesTime ? !node.operation.isSumOverSegments : graph.looksAtOtherSteps(node) {
        return "\(node.words) looks at all steps"
      }
      var isFinalState = false
      if case .result(let index) = node.operation, case .scan(let scan) = graph[node.operands[0]].operation {
        isFinalState = index < scan.stateCount
      }
      isSummary.append(losesTime || isFinalState || node.operands.contains { isSummary[$0.index] })
      if isSummary[value.index], node.type.isSequence || node.type == .bundle {
        return "\(node.words) needs what is known after the last step only"
      }
    }
    return graph.meanOfLoss == nil ? "the loss is not a mean over examples or steps" : nil
  }

  /// Whether evaluation, which computes the states between segments, has those of training.
  private func hasStatesOfTraining() throws -> Bool {
    func states(_ isTraining: Bool) throws -> Graph { try graph.resolvingTraining(isTraining).keeping([.state]) }
    return try states(true) == states(false)
  }
}

extension Node {
  /// What a reader of the source knows it by.
  var words: String {
    if let name { return "'\(name)'" }
    if case .scan(let scan) = operation { return "the scan of '\(scan.body.name)'" }
    return "a value without a name"
  }
}

extension Operation {
  /// Of operations that leave no time axis: whether the results of segments add up, or that of the segment with the
  /// example's last step is that of all.
  fileprivate var isSumOverSegments: Bool {
    if case .reduce(batch: true, _) = self { return true }
    if case .at(.last, _) = self { return true }
    return false
  }
}

extension Graph {
  /// Whether a sequence is made of another one, and not step by step.
  fileprivate func looksAtOtherSteps(_ node: Node) -> Bool {
    if case .spread = node.operation { return false }
    return node.operation.traits.axes == .sequence && node.type.isSequence
      && node.operands.contains { type(of: $0).isSequence }
  }

  /// The parts of the loss: total / count, where the total is the sum of `summand` over examples, and steps if it has any.
  fileprivate var meanOfLoss: (summand: ValueID, count: ValueID)? {
    guard let loss = outputs.of(.loss).first?.value, self[loss].operation == .binary(.divide)
    else { return nil }
    let (total, count) = (self[self[loss].operands[0]], self[loss].operands[1])
    guard case .reduce(true, _) = total.operation, case .count = self[count].operation else { return nil }
    return (total.operands[0], count)
  }

  /// The same with a loss to which each example contributes in the segment of its last step only.
  package func countingExamplesOnce() throws -> Graph {
    guard let mean = meanOfLoss, !type(of: mean.summand).isSequence,
      let axis = nodes.lazy.flatMap(\.type.times).first
    else { return self }
    var graph = self
    graph.origin = self[mean.count].origin
    defer { graph.origin = .unknown }
    let summand = try graph.add(.select, [try graph.add(.ends(axis)), mean.summand, graph.constant(0)])
    let total = try graph.add(.reduce(batch: true, times: []), [summand])
    let loss = try graph.add(.binary(.divide), [total, mean.count], name: "loss")
    for index in graph.outputs.indices where graph.outputs[index].role == .loss { graph.outputs[index].value = loss }
    return graph
  }
}
