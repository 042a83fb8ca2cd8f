import RNNRuntime

/// The kernels under test, compiled for this machine.
typealias Kernel = Kernels<rnn_target>

/// Seeded numbers for tests (SplitMix64).
struct TestNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform in -1..<1.
  mutating func float() -> Float { Float(next() >> 40) / Float(1 << 23) - 1 }
  mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in float() } }
  mutating func tokens(_ count: Int, below classes: Int) -> [Int32] {
    (0..<count).map { _ in Int32(next() % UInt64(classes)) }
  }
}
