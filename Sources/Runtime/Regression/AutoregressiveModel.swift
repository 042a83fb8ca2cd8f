/// An autoregressive model of order p, AR(p): each value of a series is a linear function of the p values before it,
///
///     xₜ = c + φ₁ xₜ₋₁ + … + φₚ xₜ₋ₚ.
///
/// The coefficients are those of ordinary least squares on all pieces of p + 1 values (conditional least squares), not
/// those of the Yule–Walker equations: the series need not be stationary, and an exact recurrence is found exactly.
public struct AutoregressiveModel: Hashable, Sendable {
  /// φ₁ … φₚ: that of the last value first.
  public var coefficients: [Double]
  /// c
  public var intercept: Double

  public var order: Int { coefficients.count }

  public init(coefficients: [Double], intercept: Double = 0) {
    self.coefficients = coefficients
    self.intercept = intercept
  }

  /// Fits a model to a series.
  /// - Parameter penalty: that of ridge regression on the coefficients, for a series that does not determine them.
  /// - Throws: `RegressionError`: `singular` if the series is too short, or satisfies a recurrence of a lower order.
  /// - Precondition: the order is not negative.
  public init(order: Int, fitting series: [Double], penalty: Double = 0) throws(RegressionError) {
    try self.init(order: order, fitting: [series], penalty: penalty)
  }

  /// Fits a model to several series of the same kind. What one ends with is not continued by the next one.
  /// - Parameter penalty: that of ridge regression on the coefficients, for series that do not determine them.
  /// - Throws: `RegressionError`: `singular` if the series are too short, or satisfy a recurrence of a lower order.
  /// - Precondition: the order is not negative.
  public init(order: Int, fitting series: [[Double]], penalty: Double = 0) throws(RegressionError) {
    let count = series.reduce(0) { $0 + $1.count }
    // Around the mean, where the normal equations lose fewer digits.
    let mean = series.reduce(0) { $0 + $1.reduce(0, +) } / Double(max(count, 1))
    var regression = RidgeRegression(features: order, outputs: 1)
    for series in series where series.count > order {
      regression.add(rows: series.count - order) { row, x, y in
        for lag in 1...max(order, 1) where lag <= order { x[lag - 1] = series[row + order - lag] - mean }
        y[0] = series[row + order] - mean
        return 1
      }
    }
    let fit = try regression.fit(penalty: penalty)
    self.init(coefficients: fit.weights, intercept: fit.bias[0] + mean * (1 - fit.weights.reduce(0, +)))
  }

  /// The next values of a series, each from those before it, forecasts included.
  /// - Precondition: the history has at least `order` values; the last ones count.
  public func forecast(_ count: Int, after history: [Double]) -> [Double] {
    do { try validate(history) } catch { error.stop() }
    // The last value first.
    var past = Array(history.suffix(order).reversed())
    return (0..<max(count, 0)).map { _ in
      let value = zip(coefficients, past).reduce(intercept) { $0 + $1.0 * $1.1 }
      past.insert(value, at: 0)
      past.removeLast()
      return value
    }
  }

  /// Checks that a history is long enough.
  public func validate(_ history: [Double]) throws(ValidationError) {
    if history.count < order {
      throw ValidationError("history", "it has \(history.count) values, and the model looks at \(order)")
    }
  }
}
