/// The read-out W x + b of a model, fitted in closed form: the rows so far, and the parameters that W and b are.
/// Generated types make one of each `fit`.
public struct ReadOut: Sendable {
  /// What it is to predict.
  public let target: String
  /// The name of W: [outputs, features], or [features, outputs] if it is transposed.
  public let weights: String
  /// The name of b: [outputs].
  public let bias: String?
  public let isTransposed: Bool
  /// λ of |W|².
  public let penalty: Double
  private var regression: RidgeRegression

  public init(
    target: String, weights: String, bias: String? = nil, isTransposed: Bool = false, features: Int, outputs: Int,
    penalty: Double
  ) {
    (self.target, self.weights, self.bias) = (target, weights, bias)
    (self.isTransposed, self.penalty) = (isTransposed, penalty)
    regression = RidgeRegression(features: features, outputs: outputs, hasBias: bias != nil)
  }

  /// Adds the valid steps of a run.
  /// - Parameters:
  ///   - features: the run's output x: [examples, steps, features].
  ///   - targets: [examples, steps, outputs].
  ///   - lengths: the valid steps of each example; all of them without.
  ///   - dropping: how many steps at the beginning of each example are left out.
  /// - Precondition: the counts fit.
  public mutating func add(
    _ features: OutputView, targets: some Collection<Float>, lengths: [Int]? = nil, dropping: Int = 0
  ) {
    do {
      try validate(
        target: target, count: targets.count, shape: [features.examples, features.steps, regression.outputs])
    } catch { error.stop() }
    regression.add(features, targets: targets, lengths: lengths, washout: dropping)
  }

  /// Replaces W and b by what fits best.
  /// - Throws: `RegressionError` if the rows do not determine it, or are not finite.
  public func solve(_ parameters: inout Parameters) throws(RegressionError) {
    let map = try regression.fit(penalty: penalty)
    let (outputs, features) = (regression.outputs, regression.features)
    var elements = map.weights.map { Float($0) }
    if isTransposed {
      for output in 0..<outputs {
        for feature in 0..<features {
          elements[feature * outputs + output] = Float(map.weights[output * features + feature])
        }
      }
    }
    parameters[weights].copy(from: elements)
    if let bias { parameters[bias].copy(from: map.bias.map { Float($0) }) }
  }
}
