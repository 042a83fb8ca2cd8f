/// RMSProp (Tieleman and Hinton 2012, lecture 6.5, in PyTorch's form): steps divided by the root of a running average
/// of the squared gradient.
///
///     g ← g + weightDecay · p
///     v ← smoothing · v + (1 - smoothing) g²
///     b ← momentum · b + g / (√v + ε)
///     p ← p - learningRate · b
public struct RMSProp: Optimizer {
  public var learningRate: Double
  /// The decay of the average of squares.
  public var smoothing: Double
  /// Keeps the divisor from zero.
  public var epsilon: Double
  public var momentum: Double
  /// The L2 penalty, whose gradient is added to that of the loss.
  public var weightDecay: Double
  public var state = OptimizerState(rule: "RMSProp", momentCount: 2)

  public init(
    learningRate: Double = 1e-2, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0,
    weightDecay: Double = 0
  ) {
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: inout Parameters, with gradients: Gradients) {
    state.begin(parameters.layout)
    let rate = Float(learningRate)
    let (smoothing, gain) = (Float(smoothing), Float(1 - smoothing))
    let (epsilon, momentum, decay) = (Float(epsilon), Float(momentum), Float(weightDecay))
    // One after the other: two elements of an array cannot be changed at once.
    var second = state.moments.removeLast()
    second.withUnsafeMutablePointer { b in
      state.moments[0].withUnsafeMutablePointer { v in
        parameters.update(with: gradients) { range, p, gradient in
          for index in range {
            let g = gradient[index] + decay * p[index]
            v[index] = smoothing * v[index] + gain * (g * g)
            b[index] = momentum * b[index] + g / (v[index].squareRoot() + epsilon)
            p[index] -= rate * b[index]
          }
        }
      }
    }
    state.moments.append(second)
  }
}
