import Foundation
import RNNRuntime
import Testing

@Suite struct BeamSearchTests {
  private let chain = MarkovChain(count: 4, seed: 3)

  private struct Text: Equatable {
    var tokens: [Int32]
    var logProbability: Double
    var score: Double
  }

  private func text(_ tokens: [Int32], _ search: BeamSearch) -> Text {
    let logProbability = chain.logProbability(tokens, after: 1)
    return Text(
      tokens: tokens, logProbability: logProbability,
      score: logProbability / pow((5 + Double(tokens.count)) / 6, search.lengthPenalty))
  }

  private func check(_ found: [BeamSearch.Hypothesis], _ expected: [Text]) {
    #expect(found.map(\.tokens) == expected.map(\.tokens))
    for (found, expected) in zip(found, expected) {
      #expect(abs(found.logProbability - expected.logProbability) < 1e-12)
      #expect(abs(found.score - expected.score) < 1e-12)
    }
  }

  /// A beam with room for all texts finds the best ones of all.
  @Test(arguments: [0, 0.6, 1, 3], [nil, 0, 2] as [Int32?])
  func wideBeamsAreExact(_ penalty: Double, _ end: Int32?) {
    let search = BeamSearch(width: 1024, maximumLength: 5, end: end, lengthPenalty: penalty)
    let texts = (1...5).flatMap { sequences(of: 4, length: $0) }.filter { tokens in
      !tokens.dropLast().contains { $0 == end } && (tokens.count == 5 || tokens.last == end)
    }
    let best = texts.map { text($0, search).score }.sorted(by: >)
    for (count, prompt) in [(20, [1]), (1, [3, 1])] as [(Int, [Int32])] {
      let found = search.best(count, of: chain.model, after: prompt)
      // The same transitions in another order are as probable: which of those comes first, rounding decides.
      check(found, found.map { text($0.tokens, search) })
      #expect(Set(found.map(\.tokens)).count == count)
      for (found, best) in zip(found, best) { #expect(abs(found.score - best) < 1e-12) }
    }
  }

  /// Against an implementation that keeps nothing but tokens and never stops early.
  @Test(arguments: [1, 2, 3, 5], [0, 0.7, 2])
  func narrowBeams(_ width: Int, _ penalty: Double) {
    for end in [nil, 0, 1, 3] as [Int32?] {
      for length in [1, 2, 7] {
        let search = BeamSearch(width: width, maximumLength: length, end: end, lengthPenalty: penalty, excluded: 2)
        var (going, complete): ([[Int32]], [Text]) = ([[]], [])
        for step in 1...length {
          let ranked = going.flatMap { start in [0, 1, 3].map { start + [$0] } }.sorted {
            chain.logProbability($0, after: 1) > chain.logProbability($1, after: 1)
          }
          complete += ranked.prefix(width).filter { $0.last == end }.map { text($0, search) }
          going = Array(ranked.filter { $0.last != end }.prefix(width))
          if step == length { complete += going.map { text($0, search) } }
        }
        complete.sort { $0.score > $1.score }
        check(search.best(3, of: chain.model, after: [1]), Array(complete.prefix(3)))
      }
    }
  }

  @Test func oneHypothesisIsGreedy() {
    var sampler = Sampler(temperature: 0)
    let greedy = chain.model.generate(after: [1], using: &sampler, maximumLength: 9)
    #expect(BeamSearch(width: 1, maximumLength: 9).best(of: chain.model, after: [1])[0].tokens == greedy)
    var token: Int32 = 1
    for found in greedy {
      token = Int32((0..<4).max { chain.probabilities[Int(token)][$0] < chain.probabilities[Int(token)][$1] }!)
      #expect(found == token)
    }
  }

  /// Equal probabilities: the lower token first. What is impossible or not a number is no continuation.
  @Test func tiesAndImpossibleTokens() {
    let uniform = TokenModel(start: ()) { _, _ in [0.25, 0.25, 0, 0.25, .nan, 0.25] as [Float] }
    let found = BeamSearch(width: 3, maximumLength: 2).best(5, of: uniform, after: [0])
    #expect(found.map(\.tokens) == [[0, 0], [0, 1], [0, 3]])
    let silent = TokenModel(start: ()) { _, _ in [0, .nan] as [Float] }
    #expect(BeamSearch(width: 3, maximumLength: 2).best(of: silent, after: [0]).isEmpty)
    #expect(BeamSearch(width: 3, maximumLength: 2).best(0, of: uniform, after: [0]).isEmpty)
    #expect(BeamSearch(width: .max, maximumLength: 2).best(99, of: uniform, after: [0]).count == 16)
  }

  /// Each hypothesis has a state of its own, and the caller's stays as it is.
  @Test func statesAreValues() {
    let model = TokenModel(start: [Int32]()) { token, seen in
      seen.append(token)
      // Says what was not said before.
      return (0..<4).map { seen.contains($0) ? 0 : Float(4 - $0) / 10 }
    }
    let found = BeamSearch(width: 6, maximumLength: 3).best(9, of: model, after: [0])
    #expect(Set(found.map { Set($0.tokens) }) == [[1, 2, 3]])
    #expect(Set(found.map(\.tokens)).count == 6)
    #expect(model.start == [])
  }

  @Test func validation() async {
    func message(_ search: BeamSearch) -> String? {
      do throws(ValidationError) { try search.validate() } catch { return error.description }
      return nil
    }
    #expect(message(BeamSearch(width: 1, maximumLength: 1)) == nil)
    #expect(
      message(BeamSearch(width: 0, maximumLength: 1)) == "beam search, width: it is 0 and must be at least 1")
    #expect(
      message(BeamSearch(width: 1, maximumLength: 0)) == "beam search, maximumLength: it is 0 and must be at least 1")
    #expect(
      message(BeamSearch(width: 1, maximumLength: 1, lengthPenalty: -1))
        == "beam search, lengthPenalty: it is -1.0 and must be finite and not negative")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BeamSearch(width: 1, maximumLength: 1).best(of: MarkovChain(count: 2, seed: 1).model, after: [])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: prompt: it is empty, and a step takes a token"), "\(text)")
  }
}
