import RNNRuntime

/// An optimizer with its state: one of these.
public final class OptimizerHandle: Handle {
  private var sgd: SGD?
  private var adam: Adam?
  private var adamW: AdamW?
  private var rmsProp: RMSProp?

  public init(_ sgd: SGD) { self.sgd = sgd }
  public init(_ adam: Adam) { self.adam = adam }
  public init(_ adamW: AdamW) { self.adamW = adamW }
  public init(_ rmsProp: RMSProp) { self.rmsProp = rmsProp }

  public func setLearningRate(_ rate: Double) {
    sgd?.learningRate = rate
    adam?.learningRate = rate
    adamW?.learningRate = rate
    rmsProp?.learningRate = rate
  }

  public func update(_ model: ModelHandle, with gradients: Gradients) {
    sgd?.update(&model.parameters, with: gradients)
    adam?.update(&model.parameters, with: gradients)
    adamW?.update(&model.parameters, with: gradients)
    rmsProp?.update(&model.parameters, with: gradients)
  }
}
