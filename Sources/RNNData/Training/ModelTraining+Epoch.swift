import RNNRuntime

extension ModelTraining {
  /// Updates the parameters once for each batch.
  ///
  /// - Parameters:
  ///   - batches: all examples once; `shuffled(using:)` gives another order for each epoch.
  ///   - clippingNorm: the greatest global norm of the gradients. An update whose norm is not finite is left out.
  ///   - progress: a name that stands before a line about how the epoch goes on; without it, there is none.
  /// - Returns: the mean loss over the epoch, of each batch before its update, in which every valid step (or example)
  ///   counts the same.
  @discardableResult
  public func epoch(
    of batches: Batches<ModelType.Example>, _ model: inout ModelType, _ optimizer: inout some Optimizer,
    clippingNorm: Double = .infinity, progress name: String? = nil
  ) -> Double {
    var loss = Mean()
    var progress = name.map { ProgressLine($0, count: batches.count) }
    for batch in batches {
      let batchLoss = run(model, batch, carriesState: false)
      loss.add(Double(batchLoss), weight: batch.weight(onAxis: Self.lossAxis))
      if gradients.clip(toNorm: clippingNorm).isFinite { optimizer.update(&model.parameters, with: gradients) }
      progress?.advance(loss: loss.value)
    }
    progress?.end()
    return loss.value
  }

  /// The mean loss over all examples, in which every valid step (or example) counts the same.
  public func meanLoss(of batches: Batches<ModelType.Example>, _ model: ModelType) -> Double {
    var loss = Mean()
    for batch in batches {
      loss.add(
        Double(evaluate(model, batch, carriesState: false)), weight: batch.weight(onAxis: Self.lossAxis))
    }
    return loss.value
  }
}
