/// Random numbers that an operation draws.
public struct Noise: Hashable, Sendable {
  public enum Distribution: String, Hashable, Sendable, CaseIterable {
    /// In [0, 1), multiples of 2⁻²⁴.
    case uniform
    /// With mean 0 and variance 1, within ±6.4.
    case normal
  }

  public var distribution: Distribution
  /// Where in the model it is drawn, as parameters are named: `hidden.dropout.uniform`. Noise of different names is
  /// independent.
  public var name: String
  public var shape: [Int]

  public init(_ distribution: Distribution, name: String, shape: [Int]) {
    (self.distribution, self.name, self.shape) = (distribution, name, shape)
  }

  /// The name as a number: FNV-1a of its bytes (Fowler, Noll and Vo), 64 bits.
  public var identity: UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
