/// Stochastic gradient descent, with momentum if wanted (Sutskever et al. 2013, in PyTorch's form):
///
///     g ← g + weightDecay · p
///     v ← momentum · v + g
///     p ← p - learningRate · v                      or, after Nesterov,
///     p ← p - learningRate · (g + momentum · v)
public struct SGD: Optimizer {
  public var learningRate: Double
  public var momentum: Double
  public var isNesterov: Bool
  /// The L2 penalty, whose gradient is added to that of the loss.
  public var weightDecay: Double
  public var state = OptimizerState(rule: "SGD", momentCount: 1)

  public init(learningRate: Double, momentum: Double = 0, isNesterov: Bool = false, weightDecay: Double = 0) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: inout Parameters, with gradients: Gradients) {
    state.begin(parameters.layout)
    let rate = Float(learningRate)
    let decay = Float(weightDecay)
    let momentum = Float(momentum)
    let isNesterov = isNesterov
    state.moments[0].withUnsafeMutablePointer { velocity in
      parameters.update(with: gradients) { range, p, gradient in
        if isNesterov {
          for index in range {
            let g = gradient[index] + decay * p[index]
            velocity[index] = momentum * velocity[index] + g
            p[index] -= rate * (g + momentum * velocity[index])
          }
        } else {
          for index in range {
            let g = gradient[index] + decay * p[index]
            velocity[index] = momentum * velocity[index] + g
            p[index] -= rate * velocity[index]
          }
        }
      }
    }
  }
}
