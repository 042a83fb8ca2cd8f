/// A value W · x + b of which W and b can be computed in closed form: the least squares with a penalty on W.
///
/// Nothing else depends on W or b, and x, its features, on neither. In the graph the features are the result `features`
/// of the fit's name, with the axes of the target.
public struct Fit: Hashable, Sendable {
  /// That of the value in the source.
  public var name: String
  /// The name of the parameter W: [outputs, features]; [features] of a scalar.
  public var weights: String
  /// Whether the value is x · W instead, and W [features, outputs].
  public var isTransposed: Bool
  /// The name of the parameter b, if there is one.
  public var bias: String?
  /// The numbers of features, and of the value.
  public var featureCount: Int
  public var outputCount: Int
  /// The name of the target that a loss compares the value with.
  public var target: String
  /// λ of |W|².
  public var penalty: Double
}
