/// How far predictions are from targets: mean squared errors, as they are and beside the variance of the targets.
public struct SquaredError: Hashable, Sendable {
  public private(set) var count = 0
  private var sum = 0.0
  private var targetMean = 0.0
  /// The sum of the squared distances of targets from their mean, updated by Welford's method.
  private var targetSquares = 0.0

  public init() {}

  /// That of these numbers.
  /// - Precondition: there are as many targets as predictions.
  public init<Value: BinaryFloatingPoint>(
    _ predictions: some Collection<Value>, targets: some Collection<Value>
  ) {
    add(predictions, targets: targets)
  }

  public mutating func add(_ prediction: Double, target: Double) {
    count += 1
    sum += (prediction - target) * (prediction - target)
    let distance = target - targetMean
    targetMean += distance / Double(count)
    targetSquares += distance * (target - targetMean)
  }

  /// - Precondition: there are as many targets as predictions.
  public mutating func add<Value: BinaryFloatingPoint>(
    _ predictions: some Collection<Value>, targets: some Collection<Value>
  ) {
    if predictions.count != targets.count {
      ValidationError("targets", "there are \(targets.count) for \(predictions.count) predictions").stop()
    }
    for (prediction, target) in zip(predictions, targets) { add(Double(prediction), target: Double(target)) }
  }

  /// MSE: the mean of (prediction - target)²; 0 of nothing.
  public var mean: Double { count == 0 ? 0 : sum / Double(count) }

  /// RMSE: the root of the mean.
  public var root: Double { mean.squareRoot() }

  /// NRMSE: the root of the mean divided by the standard deviation of the targets, with which a constant prediction of
  /// their mean has 1. Not finite if the targets are all the same.
  public var normalizedRoot: Double { (sum / targetSquares).squareRoot() }
}
