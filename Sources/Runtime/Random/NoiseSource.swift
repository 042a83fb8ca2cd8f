/// What the noise of a workspace's runs is drawn from: the same seed and number of the run give the same noise, on every
/// machine and with any number of threads.
///
/// To go on after a checkpoint with the same noise, both are saved with the parameters, and restored.
public struct NoiseSource: Hashable, Sendable {
  public var seed: UInt64
  /// The number of the next run. Each run takes one.
  public var run: UInt64
  /// The place of a run's first example in the whole batch, if the run has a part of one: its examples draw what they
  /// would draw in a run of all.
  public var firstExample: Int { didSet { Self.requirePlace(firstExample) } }

  /// - Precondition: `firstExample` is not negative, and at most 2²⁴ less the examples of a run.
  public init(seed: UInt64 = 0, run: UInt64 = 0, firstExample: Int = 0) {
    Self.requirePlace(firstExample)
    (self.seed, self.run, self.firstExample) = (seed, run, firstExample)
  }

  /// Places are numbers in single precision on their way.
  private static func requirePlace(_ place: Int) {
    require(0..<1 << 24 ~= place, "the place of the first example of a run is \(place), which is not in 0..<2²⁴")
  }

  /// What the noise of this identity is drawn with in the next run.
  func key(of identity: UInt64) -> UInt64 {
    let words = philox(
      SIMD4(
        UInt32(truncatingIfNeeded: run), UInt32(truncatingIfNeeded: run >> 32), UInt32(truncatingIfNeeded: identity),
        UInt32(truncatingIfNeeded: identity >> 32)), key: seed)
    return UInt64(words[0]) | UInt64(words[1]) << 32
  }
}

/// Philox4x32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3"): four random words for a counter.
func philox(_ counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<UInt32> {
  var x = counter
  var (low, high) = (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
  for _ in 0..<10 {
    let first = x[0].multipliedFullWidth(by: 0xD251_1F53)
    let second = x[2].multipliedFullWidth(by: 0xCD9E_8D57)
    x = SIMD4(second.high ^ x[1] ^ low, second.low, first.high ^ x[3] ^ high, first.low)
    low &+= 0x9E37_79B9
    high &+= 0xBB67_AE85
  }
  return x
}
