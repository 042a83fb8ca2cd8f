/// A seeded generator of random numbers: xoshiro256++ (Blackman and Vigna 2021, "Scrambled Linear Pseudorandom Number
/// Generators"), seeded by SplitMix64 (Steele, Lea and Flood 2014).
///
/// The same seed gives the same numbers on every platform: nothing but integer operations and correctly rounded
/// floating-point ones is used.
public struct RandomGenerator: RandomNumberGenerator, Hashable, Sendable {
  /// All that the generator remembers, to be saved and restored. Not all zero.
  public var state: SIMD4<UInt64>

  public init(seed: UInt64) {
    var counter = seed
    state = .zero
    for index in 0..<4 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      state[index] = z ^ (z >> 31)
    }
  }

  /// Continues where the generator with this `state` was; nil if it is all zero, from which no generator moves.
  public init?(state: SIMD4<UInt64>) {
    guard state != .zero else { return nil }
    self.state = state
  }

  public mutating func next() -> UInt64 {
    let result = rotated(state[0] &+ state[3], by: 23) &+ state[0]
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = rotated(state[3], by: 45)
    return result
  }

  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Uniform between two bounds.
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// Normal with mean 0 and variance 1, by the polar method (Marsaglia and Bray 1964).
  public mutating func normal() -> Double {
    while true {
      let x = uniform(-1, 1)
      let y = uniform(-1, 1)
      let square = x * x + y * y
      if square > 0 && square < 1 { return x * (-2 * portableLogarithm(square) / square).squareRoot() }
    }
  }

  private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 &- count))
  }
}

/// ln x of a positive, normal number, within a few ulp, with the same bits on every platform, as that of the
/// platform's library is not.
///
/// x = 2ᵉ · m with m in [√½, √2), and ln m = 2 artanh((m - 1) / (m + 1)), whose series is cut where its terms, with
/// |(m - 1) / (m + 1)| ≤ 0.172, vanish.
func portableLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var significand = x.significand
  if significand > 0x1.6A09E667F3BCDp0 {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var series = 0.0
  var divisor = 23.0
  while divisor >= 1 {
    series = series * square + 1 / divisor
    divisor -= 2
  }
  return exponent * 0x1.62E42FEFA39EFp-1 + 2 * ratio * series
}
