/// Where to cut backpropagation through time at random, and the factors that keep the gradient unbiased.
///
/// Between two steps the gradient that goes back is multiplied by
///
///     ξ = 0 with the probability c (a cut), and 1 / (1 - c) otherwise,
///
/// whose mean is 1. The probability c may depend on the cuts before, in the order of time: the mean of the product of
/// any successive factors is 1 still, and so the mean of the gradient is that without cuts (Tallec and Ollivier 2017,
/// "Unbiasing Truncated Backpropagation Through Time"; with a constant c, Zhang et al., "Dive into Deep Learning",
/// on randomized truncation). Truncation at fixed places has no such factors, and its gradient is biased towards what
/// is near.
///
/// A generated `Training` whose steps run in segments draws the factors of the places between its segments, in each run
/// anew: `training.truncation = RandomTruncation(.powerLaw(mean: 5))`. The steps that factors are drawn for are segments
/// then.
public struct RandomTruncation: Hashable, Sendable {
  /// How the lengths between cuts are distributed.
  public enum Lengths: Hashable, Sendable {
    /// c = 1 / mean at each place, so that lengths are geometrically distributed. The factor across k places is
    /// (1 - c)⁻ᵏ: the variance of the gradient grows exponentially with the distance that it goes back.
    case geometric(mean: Double)
    /// c = (α - 1) / ((α - 2) · mean + δ) at δ steps behind the last cut (Tallec and Ollivier). The probability of a
    /// length beyond l falls like l^-(α - 1), and the factor across l places grows like l^(α - 1): as a power. The
    /// exponent α is greater than 2; above 3 the variance of the length is finite.
    case powerLaw(mean: Double, exponent: Double = 4)
  }

  public let lengths: Lengths
  public var random: RandomGenerator

  /// - Precondition: the mean is at least 1 and finite, and the exponent is greater than 2.
  public init(_ lengths: Lengths, seed: UInt64 = 0) {
    do { try Self.validate(lengths) } catch { error.stop() }
    self.lengths = lengths
    random = RandomGenerator(seed: seed)
  }

  /// Checks the distribution.
  public static func validate(_ lengths: Lengths) throws(ValidationError) {
    let mean =
      switch lengths {
      case .geometric(let mean), .powerLaw(let mean, _): mean
      }
    guard mean >= 1, mean.isFinite else {
      throw ValidationError("mean length", "it is \(mean) and must be finite and at least 1")
    }
    if case .powerLaw(_, let exponent) = lengths, !(exponent > 2 && exponent.isFinite) {
      throw ValidationError("exponent", "it is \(exponent) and must be finite and greater than 2")
    }
  }

  /// c: the probability of a cut at `steps` steps behind the last one, 1 or more, if there was none nearer.
  public func cutProbability(after steps: Int) -> Double {
    switch lengths {
    case .geometric(let mean): 1 / mean
    case .powerLaw(let mean, let exponent): min((exponent - 1) / ((exponent - 2) * mean + Double(steps)), 1)
    }
  }

  /// ξ where there is no cut: 1 / (1 - c), the factor of the gradient that goes back at `steps` steps behind the last
  /// cut. Infinite where a cut is certain.
  public func factor(after steps: Int) -> Double { 1 / (1 - cutProbability(after: steps)) }

  /// Draws ξ for each place between two of `steps` steps, 0 at a cut. The first step counts as one behind a cut.
  public mutating func factors(steps: Int) -> [Double] {
    var length = 0
    return (0..<max(steps - 1, 0)).map { _ in
      length += 1
      guard random.uniform() < cutProbability(after: length) else { return factor(after: length) }
      length = 0
      return 0
    }
  }

  /// The lengths of the segments between the cuts of these factors.
  public static func lengths(of factors: [Double]) -> [Int] {
    factors.split(separator: 0, omittingEmptySubsequences: false).map { $0.count + 1 }
  }
}
