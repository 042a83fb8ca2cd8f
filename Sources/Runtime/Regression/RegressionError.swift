/// A regression has no solution, or none that rounding leaves any digits of.
///
/// Features are counted from 0; the bias comes behind the last one.
public enum RegressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pivot of this feature is zero but for rounding: it is a linear combination of the features before it.
  case singular(feature: Int)
  /// This feature is not finite in some row, or too large for its square to be.
  case featureIsNotFinite(feature: Int)
  /// This target is not finite in some row, or too large for its products to be.
  case targetIsNotFinite(output: Int)

  public var description: String {
    switch self {
    case .singular(let feature):
      "pivot \(feature) of the normal equations is zero: the feature depends on those before it, or there are too few "
        + "rows; a penalty makes them solvable"
    case .featureIsNotFinite(let feature): "pivot \(feature) of the normal equations is not finite, nor is the feature"
    case .targetIsNotFinite(let output): "the target of output \(output) is not finite"
    }
  }
}
