import RNNRuntime

/// What one core can do at most.
enum Peak {
  /// Multiplications and additions per second in registers, now. Shared machines drift, so that it is measured again
  /// beside every case.
  static func measure() -> Double {
    let rounds = 100_000
    var best = Double.infinity
    for _ in 0..<10 {
      best = min(best, seconds { consume(multiplyAdd(rounds: rounds)) })
    }
    return Double(2 * 16 * accumulators * rounds) / best
  }

  /// Enough of them to hide the latency of a multiplication (4 cycles, 2 units), few enough for the registers.
  private static var accumulators: Int { rnn_vector_width() == 16 ? 12 : 6 }

  @inline(never)
  private static func multiplyAdd(rounds: Int) -> Float {
    // Towards 2, without denormals or infinities.
    let factor = Lanes.broadcast(0.5)
    let addend = Lanes.broadcast(1)
    var a = (addend, addend, addend, addend, addend, addend)
    var b = a
    for _ in 0..<rounds {
      a.0 = Lanes.fma(a.0, factor, addend)
      a.1 = Lanes.fma(a.1, factor, addend)
      a.2 = Lanes.fma(a.2, factor, addend)
      a.3 = Lanes.fma(a.3, factor, addend)
      a.4 = Lanes.fma(a.4, factor, addend)
      a.5 = Lanes.fma(a.5, factor, addend)
      if accumulators == 12 {
        b.0 = Lanes.fma(b.0, factor, addend)
        b.1 = Lanes.fma(b.1, factor, addend)
        b.2 = Lanes.fma(b.2, factor, addend)
        b.3 = Lanes.fma(b.3, factor, addend)
        b.4 = Lanes.fma(b.4, factor, addend)
        b.5 = Lanes.fma(b.5, factor, addend)
      }
    }
    return Lanes.sum(a.0 + a.1 + a.2 + a.3 + a.4 + a.5 + b.0 + b.1 + b.2 + b.3 + b.4 + b.5)
  }
}
