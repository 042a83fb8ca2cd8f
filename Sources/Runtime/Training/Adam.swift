/// Adam (Kingma and Ba 2015, algorithm 1): steps scaled by running averages of the gradient and of its square.
///
///     g ← g + weightDecay · p
///     m ← m + (1 - β₁)(g - m)
///     v ← β₂ v + (1 - β₂) g²
///     p ← p - learningRate / (1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
public struct Adam: Optimizer {
  public var learningRate: Double
  /// The decay of the average of gradients.
  public var beta1: Double
  /// The decay of the average of squares.
  public var beta2: Double
  /// Keeps the divisor from zero.
  public var epsilon: Double
  /// The L2 penalty, whose gradient is added to that of the loss. (`AdamW` decays the weights themselves.)
  public var weightDecay: Double
  public var state = OptimizerState(rule: "Adam", momentCount: 2)

  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: inout Parameters, with gradients: Gradients) {
    AdamStep(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, penalty: weightDecay, decay: 0
    ).update(&parameters, with: gradients, state: &state)
  }
}

/// AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam, with weights that decay by themselves,
/// p ← (1 - learningRate · weightDecay) p, before each step.
public struct AdamW: Optimizer {
  public var learningRate: Double
  /// The decay of the average of gradients.
  public var beta1: Double
  /// The decay of the average of squares.
  public var beta2: Double
  /// Keeps the divisor from zero.
  public var epsilon: Double
  public var weightDecay: Double
  public var state = OptimizerState(rule: "AdamW", momentCount: 2)

  public init(
    learningRate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = 1e-2
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: inout Parameters, with gradients: Gradients) {
    AdamStep(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, penalty: 0, decay: weightDecay
    ).update(&parameters, with: gradients, state: &state)
  }
}

/// The step that both share.
private struct AdamStep {
  var learningRate: Double
  var beta1: Double
  var beta2: Double
  var epsilon: Double
  /// Of the gradient.
  var penalty: Double
  /// Of the weights.
  var decay: Double

  func update(_ parameters: inout Parameters, with gradients: Gradients, state: inout OptimizerState) {
    state.begin(parameters.layout)
    let step = Float(learningRate / (1 - power(beta1, state.updates)))
    let correction = Lanes.broadcast(Float(1 / (1 - power(beta2, state.updates)).squareRoot()))
    let (gain1, gain2) = (Lanes.broadcast(Float(1 - beta1)), Lanes.broadcast(Float(1 - beta2)))
    let (beta2, epsilon) = (Lanes.broadcast(Float(beta2)), Lanes.broadcast(Float(epsilon)))
    let (penalty, kept) = (Lanes.broadcast(Float(penalty)), Lanes.broadcast(Float(1 - learningRate * decay)))
    let minusStep = Lanes.broadcast(-step)
    // One after the other: two elements of an array cannot be changed at once.
    var second = state.moments.removeLast()
    second.withUnsafeMutablePointer { v in
      state.moments[0].withUnsafeMutablePointer { m in
        parameters.update(with: gradients) { range, p, gradient in
          func advance(_ index: Int, _ count: Int) {
            let old = Lanes.multiply(Lanes.load(p + index, count: count), kept)
            let g = Lanes.fma(penalty, old, Lanes.load(gradient + index, count: count))
            let oldMean = Lanes.load(m + index, count: count)
            let mean = Lanes.fma(gain1, Lanes.subtract(g, oldMean), oldMean)
            let oldSquare = Lanes.load(v + index, count: count)
            let square = Lanes.fma(beta2, oldSquare, Lanes.multiply(gain2, Lanes.multiply(g, g)))
            let divisor = Lanes.fma(Lanes.sqrt(square), correction, epsilon)
            Lanes.store(mean, m + index, count: count)
            Lanes.store(square, v + index, count: count)
            Lanes.store(Lanes.fma(minusStep, Lanes.divide(mean, divisor), old), p + index, count: count)
          }
          let end = range.lowerBound + range.count / 16 * 16
          for index in stride(from: range.lowerBound, to: end, by: 16) { advance(index, 16) }
          if end < range.upperBound { advance(end, range.upperBound - end) }
        }
      }
    }
    state.moments.append(second)
  }
}
