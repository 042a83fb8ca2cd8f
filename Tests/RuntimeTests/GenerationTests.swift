import Foundation
import RNNRuntime
import Testing

@Suite struct GenerationTests {
  private let chain = MarkovChain(count: 4, seed: 3)

  /// Whole texts of up to three tokens come as often as they should: the sum of (count - mean)² / mean is below its
  /// 0.999 quantile, of 39 or fewer degrees of freedom.
  private func check(_ sampler: Sampler, end: Int32?, _ probabilities: [[Double]]) {
    var sampler = sampler
    let draws = 20_000
    var counts: [[Int32]: Int] = [:]
    for _ in 0..<draws {
      counts[chain.model.generate(after: [2, 1], using: &sampler, maximumLength: 3, end: end), default: 0] += 1
    }
    let texts = (1...3).flatMap { sequences(of: 4, length: $0) }.filter { tokens in
      !tokens.dropLast().contains { $0 == end } && (tokens.count == 3 || tokens.last == end)
    }
    var (chiSquare, degrees, rest) = (0.0, -1.0, (count: 0, mean: 0.0))
    func add(_ count: Int, _ mean: Double) {
      chiSquare += (Double(count) - mean) * (Double(count) - mean) / mean
      degrees += 1
    }
    for text in texts {
      let mean = Double(draws) * zip([1] + text, text).reduce(1) { $0 * probabilities[Int($1.0)][Int($1.1)] }
      let count = counts.removeValue(forKey: text) ?? 0
      // Rare ones are taken together.
      if mean >= 5 { add(count, mean) } else { rest = (rest.count + count, rest.mean + mean) }
    }
    if rest.mean >= 5 { add(rest.count, rest.mean) } else { #expect(rest.count < 30) }
    #expect(counts.isEmpty)
    // The quantile by Wilson and Hilferty, 3.09 deviations above the mean.
    let quantile = degrees * pow(1 - 2 / (9 * degrees) + 3.09 * (2 / (9 * degrees)).squareRoot(), 3)
    #expect(degrees > 5 && chiSquare < quantile, "\(chiSquare) with \(degrees) degrees of freedom")
  }

  private func changed(_ change: ([Double]) -> [Double]) -> [[Double]] {
    chain.probabilities.map { row in
      let row = change(row)
      return row.map { $0 / row.reduce(0, +) }
    }
  }

  @Test func frequencies() {
    check(Sampler(seed: 1), end: nil, chain.probabilities)
    check(Sampler(seed: 2), end: 3, chain.probabilities)
  }

  @Test func temperature() {
    check(Sampler(temperature: 2, seed: 3), end: 3, changed { $0.map { $0.squareRoot() } })
  }

  @Test func topKAndExclusion() {
    check(Sampler(topK: 3, seed: 4), end: 0, changed { row in row.map { $0 == row.min() ? 0 : $0 } })
    check(Sampler(excluded: 0, seed: 5), end: 3, changed { [0] + $0.dropFirst() })
  }

  @Test func topP() {
    let kept = changed { row in
      var (sum, result) = (0.0, [0.0, 0, 0, 0])
      for index in (0..<4).sorted(by: { row[$0] > row[$1] }) where sum < 0.9 {
        result[index] = row[index]
        sum += row[index]
      }
      return result
    }
    check(Sampler(topP: 0.9, seed: 6), end: nil, kept)
  }

  @Test func lengths() {
    var sampler = Sampler(seed: 1)
    #expect(chain.model.generate(after: [1], using: &sampler, maximumLength: 0) == [])
    #expect(chain.model.generate(after: [1], using: &sampler, maximumLength: -1) == [])
    #expect(chain.model.generate(after: [1], using: &sampler, maximumLength: 100).count == 100)
    for _ in 0..<50 {
      let text = chain.model.generate(after: [1], using: &sampler, maximumLength: 6, end: 3)
      #expect(text.count == 6 || text.last == 3)
      #expect(!text.dropLast().contains(3))
    }
  }

  /// The iterator gives what the function gives; the sampler goes on.
  @Test func oneAfterTheOther() {
    var sampler = Sampler(seed: 7)
    let generation = Generation(of: chain.model, after: [0, 1], sampler: sampler, maximumLength: 50)
    let first = chain.model.generate(after: [0, 1], using: &sampler, maximumLength: 50)
    #expect(Array(generation) == first)
    #expect(chain.model.generate(after: [0, 1], using: &sampler, maximumLength: 50) != first)
    var steps = generation
    #expect(steps.state == 1)
    #expect(steps.next() == first[0])
    #expect(steps.state == 2)
  }

  /// Logits and probabilities of one distribution are the same model.
  @Test func scales() {
    let row: [Float] = [0.1, 0.4, 0.05, 0.25, 0.2]
    let logits = row.map { log($0) + 80 }
    let (one, other) = (
      TokenModel(start: ()) { _, _ in row }, TokenModel(start: (), scores: .logits) { _, _ in logits }
    )
    for token: Int32 in 0..<5 {
      let expected = log(Double(row[Int(token)]))
      #expect(one.logProbability(of: [token], after: [0]) == expected)
      #expect(abs(other.logProbability(of: [token], after: [0]) - expected) < 1e-5)
    }
    let extreme = TokenModel(start: (), scores: .logits) { _, _ in [-1e30, 3e38, -.infinity] as [Float] }
    #expect(extreme.logProbability(of: [1], after: [0]) == 0)
    #expect(extreme.logProbability(of: [2], after: [0]) == -.infinity)
  }

  @Test func probabilities() {
    let text: [Int32] = [0, 3, 3, 2, 1, 0]
    let expected = chain.logProbability(text, after: 2)
    #expect(abs(chain.model.logProbability(of: text, after: [1, 2]) - expected) < 1e-12)
    #expect(abs(chain.model.perplexity(of: text, after: [2]) - exp(-expected / 6)) < 1e-12)
    #expect(chain.model.logProbability(of: [], after: [1]) == 0)
    #expect(chain.model.perplexity(of: [], after: [1]) == 1)
    // All texts of one length together are certain.
    let sum = sequences(of: 4, length: 4).reduce(0) { $0 + exp(chain.model.logProbability(of: $1, after: [3])) }
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func tokensBeyondTheModel() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MarkovChain(count: 2, seed: 1).model.logProbability(of: [1, 2], after: [0])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: token 1: the token 2 is not in 0..<2\n"), "\(text)")
  }
}
