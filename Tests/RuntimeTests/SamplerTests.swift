import RNNRuntime
import Testing

@Suite struct SamplerTests {
  private let probabilities: [Float] = [0.1, 0.4, 0.05, 0.25, 0.2]

  /// Draws, and compares the counts with what is expected: the sum of (count - mean)² / mean below its 0.999 quantile.
  private func check(_ sampler: Sampler, _ expected: [Double], logits: Bool = false) {
    var sampler = sampler
    let draws = 20_000
    var counts = [Int](repeating: 0, count: expected.count)
    let logarithms: [Float] = [-2.3025851, -0.91629073, -2.9957323, -1.3862944, -1.609438].map { $0 + 50 }
    for _ in 0..<draws {
      counts[Int(logits ? sampler.draw(logits: logarithms) : sampler.draw(probabilities: probabilities))] += 1
    }
    let total = expected.reduce(0, +)
    var chiSquare = 0.0
    for (count, weight) in zip(counts, expected) {
      let mean = weight / total * Double(draws)
      if mean == 0 { #expect(count == 0) } else { chiSquare += (Double(count) - mean) * (Double(count) - mean) / mean }
    }
    let quantiles = [10.8, 13.8, 16.3, 18.5]
    let kinds = expected.filter { $0 > 0 }.count
    #expect(chiSquare < (kinds > 1 ? quantiles[kinds - 2] : 1e-12))
  }

  @Test func distribution() { check(Sampler(seed: 1), [0.1, 0.4, 0.05, 0.25, 0.2]) }

  @Test func logits() { check(Sampler(seed: 2), [0.1, 0.4, 0.05, 0.25, 0.2], logits: true) }

  @Test func temperature() {
    check(Sampler(temperature: 0.5, seed: 3), [0.01, 0.16, 0.0025, 0.0625, 0.04])
    check(Sampler(temperature: 0.5, seed: 3), [0.01, 0.16, 0.0025, 0.0625, 0.04], logits: true)
    check(Sampler(temperature: 1e9, seed: 3), [1, 1, 1, 1, 1])
    check(Sampler(temperature: 0, seed: 3), [0, 1, 0, 0, 0])
  }

  @Test func topK() {
    check(Sampler(topK: 2, seed: 4), [0, 0.4, 0, 0.25, 0])
    check(Sampler(topK: 1, seed: 4), [0, 1, 0, 0, 0])
    check(Sampler(topK: 99, seed: 4), [0.1, 0.4, 0.05, 0.25, 0.2])
  }

  @Test func topP() {
    check(Sampler(topP: 0.6, seed: 5), [0, 0.4, 0, 0.25, 0])
    check(Sampler(topP: 0.8, seed: 5), [0, 0.4, 0, 0.25, 0.2])
    check(Sampler(topP: 0, seed: 5), [0, 1, 0, 0, 0])
    // Of the three that topK leaves, with 0.85 in all, two have 0.65.
    check(Sampler(topK: 3, topP: 0.75, seed: 5), [0, 0.4, 0, 0.25, 0])
  }

  @Test func exclusion() {
    check(Sampler(excluded: 1, seed: 6), [0.1, 0, 0.05, 0.25, 0.2])
    check(Sampler(temperature: 0, excluded: 1, seed: 6), [0, 0, 0, 1, 0])
    check(Sampler(topK: 1, excluded: 1, seed: 6), [0, 0, 0, 1, 0])
  }

  @Test func theSeedDecides() {
    func draws(_ seed: UInt64) -> [Int32] {
      var sampler = Sampler(seed: seed)
      return (0..<20).map { _ in sampler.draw(probabilities: probabilities) }
    }
    #expect(draws(1) == draws(1) && draws(1) != draws(2))
  }

  @Test func degenerateDistributions() {
    var sampler = Sampler(seed: 1)
    #expect(sampler.draw(probabilities: [0, 0, 0]) == 0)
    #expect(sampler.draw(probabilities: [.nan, 0, 1]) == 2)
    #expect(sampler.draw(logits: [.nan, .nan]) == 0)
    #expect(sampler.draw(logits: [0, .infinity, 0]) == 1)
    #expect(sampler.draw(logits: [-.infinity, -1e30, 3e38, -3e38]) == 2)
    sampler.excluded = 0
    #expect(sampler.draw(probabilities: [0, 0]) == 1)
    #expect(sampler.draw(probabilities: [1]) == 0)
  }

  @Test func perplexities() {
    #expect(abs(perplexity(1.0986122886681098) - 3) < 1e-12)
  }
}
