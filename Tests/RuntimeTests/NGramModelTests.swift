import Foundation
import RNNRuntime
import Testing

@Suite struct NGramModelTests {
  private let texts: [[Int32]] = {
    var random = RandomGenerator(seed: 5)
    return [37, 1, 0, 64, 2].map { length in
      // Some tokens are frequent; 5 never occurs.
      (0..<length).map { _ in min(Int32.random(in: 0..<5, using: &random), Int32.random(in: 0..<5, using: &random)) }
    }
  }()

  private func model(order: Int, smoothing: [Double]) -> NGramModel {
    var model = NGramModel(order: order, vocabularySize: 6, smoothing: smoothing)
    for text in texts { model.add(text) }
    return model
  }

  /// How often a run of tokens is in the texts, and how often any token follows it.
  private func count(_ run: [Int32]) -> (Double, followed: Double) {
    var (count, followed) = (0, 0)
    for text in texts where text.count >= run.count {
      for start in 0...text.count - run.count where Array(text[start..<start + run.count]) == run {
        count += 1
        followed += start + run.count < text.count ? 1 : 0
      }
    }
    return (Double(count), Double(followed))
  }

  /// The formula, by searching the texts.
  private func expected(_ token: Int32, _ context: [Int32], _ smoothing: [Double]) -> Double {
    let lower =
      context.isEmpty ? 1.0 / 6 : expected(token, Array(context.dropFirst()), Array(smoothing.dropLast()))
    let (divisor, epsilon) = (count(context).followed, smoothing.last!)
    return divisor + epsilon == 0 ? lower : (count(context + [token]).0 + epsilon * lower) / (divisor + epsilon)
  }

  @Test(arguments: [[0.5], [1, 2], [0.3, 0.7, 4], [1, 1, 1, 1], [0, 0, 0], [1, 0, 0]])
  func probabilities(_ smoothing: [Double]) {
    let order = smoothing.count
    let model = model(order: order, smoothing: smoothing)
    for length in 0..<order {
      for context in sequences(of: 6, length: length) {
        let all = model.probabilities(after: context)
        #expect(abs(all.reduce(0, +) - 1) < 1e-12, "\(context)")
        for token: Int32 in 0..<6 {
          let expected = expected(token, context, Array(smoothing.prefix(length + 1)))
          #expect(abs(all[Int(token)] - expected) < 1e-12, "\(token) after \(context)")
          #expect(abs(model.probability(of: token, after: context) - expected) < 1e-12, "\(token) after \(context)")
        }
      }
    }
    // What is farther back does not count.
    let context = [Int32]([3, 0, 1, 2].suffix(order - 1))
    #expect(model.probabilities(after: [5, 4, 3, 0, 1, 2]) == model.probabilities(after: context))
  }

  /// By hand: 0 1 0 1 1 with ε of 1 and 2, of three tokens.
  @Test func aSmallText() {
    var model = NGramModel(order: 2, vocabularySize: 3, smoothing: [1, 2])
    #expect(model.probabilities(after: [0]) == [Double](repeating: 1 / 3, count: 3))
    model.add([0, 1, 0, 1, 1])
    func check(_ found: Double, _ expected: Double) { #expect(abs(found - expected) < 1e-15) }
    let alone: [Double] = [(2 + 1.0 / 3) / 6, (3 + 1.0 / 3) / 6, (1.0 / 3) / 6]
    check(model.probability(of: 0, after: []), alone[0])
    check(model.probability(of: 1, after: [0]), (2 + 2 * alone[1]) / 4)
    // 1 is followed twice, by 0 and by 1.
    check(model.probability(of: 2, after: [1]), (0 + 2 * alone[2]) / 4)
    check(model.logProbability(of: [0, 1]), log(alone[0] * (2 + 2 * alone[1]) / 4))
    check(model.perplexity(of: [0, 1]), exp(-model.logProbability(of: [0, 1]) / 2))
    #expect(model.perplexity(of: []) == 1)
    model.smoothing = [0, 0]
    #expect(model.probabilities(after: [0]) == [0, 1, 0])
    #expect(model.logProbability(of: [0, 1, 1, 2]) == -.infinity)
  }

  /// Of all texts of one length, each with its probability, and of those that end before.
  @Test func probabilitiesOfTexts() {
    let model = model(order: 3, smoothing: [0.5, 1, 2])
    for context in [[], [1], [4, 2]] as [[Int32]] {
      let all = sequences(of: 6, length: 3).reduce(0) { $0 + exp(model.logProbability(of: $1, after: context)) }
      #expect(abs(all - 1) < 1e-12)
    }
    // With 3 as the end, a text ends after at most three tokens or is longer.
    let unfinished = (0...3).flatMap { sequences(of: 6, length: $0) }.filter { !$0.contains(3) }
    let all = unfinished.reduce(0) { sum, text in
      sum + exp(model.logProbability(of: text.count == 3 ? text : text + [3], after: [3]))
    }
    #expect(abs(all - 1) < 1e-12)
  }

  /// The model as a step function says the same.
  @Test func stepFunction() {
    let model = model(order: 3, smoothing: [0.5, 1, 2])
    let text: [Int32] = [0, 3, 1, 1, 5, 2, 0]
    #expect(
      abs(model.tokenModel.logProbability(of: text, after: [2, 4]) - model.logProbability(of: text, after: [2, 4]))
        < 1e-12)
    #expect(
      abs(model.tokenModel.perplexity(of: text, after: [4]) - model.perplexity(of: text, after: [4])) < 1e-12)
  }

  /// A Markov chain that is sampled and counted is itself again: each frequency within five deviations.
  @Test func sampledChain() {
    let chain = MarkovChain(count: 4, seed: 9)
    var sampler = Sampler(seed: 1)
    var model = NGramModel(order: 2, vocabularySize: 4, smoothing: [0, 0])
    let tokens = chain.model.generate(after: [0], using: &sampler, maximumLength: 20_000)
    model.add(tokens)
    for from in 0..<4 {
      let count = Double(tokens.dropLast().count { $0 == from })
      for (found, expected) in zip(model.probabilities(after: [Int32(from)]), chain.probabilities[from]) {
        #expect(abs(found - expected) < 5 * (expected * (1 - expected) / count).squareRoot() + 1e-12)
      }
    }
    // And its own samples give it a perplexity near that of the chain.
    let text = model.tokenModel.generate(after: [0], using: &sampler, maximumLength: 5000)
    let (own, other) = (model.perplexity(of: text, after: [0]), chain.model.perplexity(of: text, after: [0]))
    #expect(abs(own - other) < 0.02 * own)
  }

  @Test func validation() async {
    func message(order: Int, size: Int, _ smoothing: [Double]) -> String? {
      do throws(ValidationError) {
        try NGramModel.validate(order: order, vocabularySize: size, smoothing: smoothing)
      } catch { return error.description }
      return nil
    }
    #expect(message(order: 2, size: 1, [1, 0]) == nil)
    #expect(message(order: 0, size: 1, []) == "order: it is 0 and must be at least 1")
    #expect(message(order: 1, size: -1, [1]) == "vocabularySize: it is -1 and must be at least 1")
    #expect(message(order: 2, size: 1, [1]) == "smoothing: there are 1 numbers for 2 orders")
    #expect(message(order: 1, size: 1, [-.infinity]) == "smoothing: -inf is not finite or negative")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var model = NGramModel(order: 1, vocabularySize: 3, smoothing: [1])
      model.add([0, -1])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: token 1: the token -1 is not in 0..<3\n"), "\(text)")
  }
}
