/// A weighted mean, in double precision.
public struct Mean: Hashable, Sendable {
  private var sum = 0.0
  public private(set) var weight = 0

  public init() {}

  /// The mean of what was added; 0 of nothing.
  public var value: Double { weight == 0 ? 0 : sum / Double(weight) }

  /// Adds the mean of `weight` values. Without any, it counts for nothing, whatever it is.
  public mutating func add(_ value: Double, weight: Int = 1) {
    guard weight > 0 else { return }
    sum += value * Double(weight)
    self.weight += weight
  }
}
