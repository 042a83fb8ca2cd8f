/// A model of tokens that counts: the probability of a token depends on the `order` - 1 tokens before it, by how often
/// they stood together, smoothed by the distribution after one token fewer (interpolated Laplace smoothing).
///
///     P(x)        = (n(x) + ε₁ / m) / (n + ε₁)
///     P(x′ | x)   = (n(x, x′) + ε₂ P(x′)) / (n(x) + ε₂)
///     P(x″ | x, x′) = (n(x, x′, x″) + ε₃ P(x″ | x′)) / (n(x, x′) + ε₃), and so on,
///
/// with m tokens in the vocabulary and n in the texts. What n(x) counts in a divisor is how often any token follows x:
/// so the probabilities of all x′ add up to 1. After what never occurred, the distribution is that after one token
/// fewer.
///
/// Of order 1 the tokens are independent; of order 2 they are a Markov chain, with `probabilities(after: [x])` as the
/// row x of its transition matrix. It takes about 60 bytes for each different run of up to `order` tokens.
public struct NGramModel: Sendable {
  /// The greatest number of tokens that are counted together.
  public let order: Int
  /// m: tokens are in `0..<vocabularySize`.
  public let vocabularySize: Int
  /// ε₁, ε₂, … for each order. They can be changed after counting, to fit a text that was held back.
  public var smoothing: [Double] {
    didSet { requireValidity() }
  }
  /// Runs of tokens, each with its continuations: the empty one first.
  private var runs = [Run()]
  /// The run that a token makes of another one.
  private var places: [Place: Int32] = [:]

  private struct Run {
    /// The last token.
    var token: Int32 = 0
    var count = 0
    /// How often any token followed.
    var followed = 0
    /// The places of the first continuation and of the next one of the run that this continues; 0 if there is none.
    var first: Int32 = 0
    var next: Int32 = 0
  }

  private struct Place: Hashable {
    var run: Int32
    var token: Int32
  }

  /// A model that has seen nothing.
  /// - Precondition: order and size are at least 1, and there is an ε for each order, finite and not negative.
  public init(order: Int, vocabularySize: Int, smoothing: [Double]) {
    self.order = order
    self.vocabularySize = vocabularySize
    self.smoothing = smoothing
    requireValidity()
  }

  private func requireValidity() {
    do { try Self.validate(order: order, vocabularySize: vocabularySize, smoothing: smoothing) } catch { error.stop() }
  }

  /// Checks what a model is made of.
  public static func validate(order: Int, vocabularySize: Int, smoothing: [Double]) throws(ValidationError) {
    for (name, value) in [("order", order), ("vocabularySize", vocabularySize)] where value < 1 {
      throw ValidationError(name, "it is \(value) and must be at least 1")
    }
    guard smoothing.count == order else {
      throw ValidationError("smoothing", "there are \(smoothing.count) numbers for \(order) orders")
    }
    for value in smoothing where !(value >= 0 && value.isFinite) {
      throw ValidationError("smoothing", "\(value) is not finite or negative")
    }
  }

  /// Checks tokens: that each is in the vocabulary.
  public func validate(_ tokens: some Sequence<Int32>) throws(ValidationError) {
    for (index, token) in tokens.enumerated() where token < 0 || Int(token) >= vocabularySize {
      throw ValidationError("token \(index)", "the token \(token) is not in 0..<\(vocabularySize)")
    }
  }

  /// Counts a text. What one text ends with is no context of the next one.
  ///
  /// So that the model knows of beginnings and ends, texts begin and end with the token that ends texts.
  /// - Precondition: the tokens are in the vocabulary.
  public mutating func add(_ tokens: [Int32]) {
    do { try validate(tokens) } catch { error.stop() }
    for start in tokens.indices {
      var run: Int32 = 0
      for token in tokens[start...].prefix(order) {
        runs[Int(run)].followed += 1
        run = continuation(of: run, by: token)
        runs[Int(run)].count += 1
      }
    }
  }

  private mutating func continuation(of run: Int32, by token: Int32) -> Int32 {
    let place = Place(run: run, token: token)
    if let known = places[place] { return known }
    require(runs.count < Int32.max, "an n-gram model holds at most \(Int32.max) runs of tokens")
    let new = Int32(runs.count)
    runs.append(Run(token: token, next: runs[Int(run)].first))
    runs[Int(run)].first = new
    places[place] = new
    return new
  }

  /// P(token | context), of which the last `order` - 1 tokens count.
  /// - Precondition: the tokens are in the vocabulary.
  public func probability(of token: Int32, after context: [Int32]) -> Double {
    do { try validate(context + [token]) } catch { error.stop() }
    var result = 1 / Double(vocabularySize)
    forEachOrder(after: context) { run, epsilon in
      let count = places[Place(run: run, token: token)].map { runs[Int($0)].count } ?? 0
      result = (Double(count) + epsilon * result) / (Double(runs[Int(run)].followed) + epsilon)
    }
    return result
  }

  /// P(x | context) of every token x. They add up to 1.
  /// - Precondition: the tokens are in the vocabulary.
  public func probabilities(after context: [Int32]) -> [Double] {
    do { try validate(context) } catch { error.stop() }
    var result = [Double](repeating: 1 / Double(vocabularySize), count: vocabularySize)
    forEachOrder(after: context) { run, epsilon in
      let divisor = Double(runs[Int(run)].followed) + epsilon
      for token in result.indices { result[token] *= epsilon / divisor }
      var follower = Int(runs[Int(run)].first)
      while follower > 0 {
        result[Int(runs[follower].token)] += Double(runs[follower].count) / divisor
        follower = Int(runs[follower].next)
      }
    }
    return result
  }

  /// Calls `body` with the last 0, 1, … tokens of the context, as a run that something followed, and their ε.
  private func forEachOrder(after context: [Int32], _ body: (Int32, Double) -> Void) {
    for length in 0...min(order - 1, context.count) {
      var run: Int32 = 0
      for token in context.suffix(length) {
        guard let next = places[Place(run: run, token: token)] else { return }
        run = next
      }
      guard runs[Int(run)].followed > 0 else { continue }
      body(run, smoothing[length])
    }
  }

  /// ln P(tokens | context): the sum of the log probabilities of all tokens, each after those before it.
  ///
  /// With the token that ends texts at its end it is that of a whole sentence, without it that of a beginning.
  /// - Precondition: the tokens are in the vocabulary.
  public func logProbability(of tokens: [Int32], after context: [Int32] = []) -> Double {
    let text = context + tokens
    do { try validate(text) } catch { error.stop() }
    return tokens.indices.reduce(0) { sum, index in
      let end = context.count + index
      return sum + logarithm(probability(of: text[end], after: Array(text[max(end - order + 1, 0)..<end])))
    }
  }

  /// P(tokens | context)^(-1/n) of n tokens; 1 without tokens.
  /// - Precondition: the tokens are in the vocabulary.
  public func perplexity(of tokens: [Int32], after context: [Int32] = []) -> Double {
    RNNRuntime.perplexity(-logProbability(of: tokens, after: context) / Double(max(tokens.count, 1)))
  }

  /// The model as a step function, for generation and beam search. Its state is the tokens that it still looks at.
  public var tokenModel: TokenModel<[Int32]> {
    TokenModel(start: []) { token, context in
      context = Array((context + [token]).suffix(order - 1))
      return probabilities(after: context).map { logarithm($0) }
    }
  }
}
