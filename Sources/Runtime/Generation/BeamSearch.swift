/// Looks for the most probable continuations of a text, several at a time.
///
/// At each step all continuations of the hypotheses by one token are ranked by their probability. The `width` best that
/// do not end go on. Those that end are complete if they are among the `width` best; so are, at `maximumLength`, those
/// that have not ended. Complete ones are ranked by
///
///     score(Y) = log P(Y) / ((5 + |Y|) / 6)^α
///
/// (Wu et al. 2016, equation 14, without its penalty of coverage), where |Y| counts the end too. Of equally probable
/// continuations, the one of the better hypothesis is better, and then that with the lower token.
///
/// A step of the search takes `width` steps of the model. With as many hypotheses as there are texts it finds the best
/// ones; with few it may miss them. With one and α = 0 it is greedy. It stops when nothing can get better.
public struct BeamSearch: Hashable, Sendable {
  /// How many hypotheses go on.
  public var width: Int
  /// The greatest number of tokens, the end included.
  public var maximumLength: Int
  /// The token that ends a text.
  public var end: Int32?
  /// α: at 0 short texts are favored, since each token makes a text less probable; Wu et al. take 0.6 to 0.7.
  public var lengthPenalty: Double
  /// A token that no hypothesis has, such as the unknown one.
  public var excluded: Int32?

  public init(
    width: Int, maximumLength: Int, end: Int32? = nil, lengthPenalty: Double = 0, excluded: Int32? = nil
  ) {
    self.width = width
    self.maximumLength = maximumLength
    self.end = end
    self.lengthPenalty = lengthPenalty
    self.excluded = excluded
  }

  /// A text that was found.
  public struct Hypothesis: Hashable, Sendable {
    /// What follows the prompt. The last one is the end if the text came to it.
    public var tokens: [Int32]
    public var logProbability: Double
    /// The log probability divided by the penalty of the length.
    public var score: Double
  }

  /// Checks the settings.
  public func validate() throws(ValidationError) {
    for (name, value) in [("width", width), ("maximumLength", maximumLength)] where value < 1 {
      throw ValidationError("beam search, \(name)", "it is \(value) and must be at least 1")
    }
    guard lengthPenalty >= 0, lengthPenalty.isFinite else {
      throw ValidationError("beam search, lengthPenalty", "it is \(lengthPenalty) and must be finite and not negative")
    }
  }

  /// The best texts that are found, the best first.
  ///
  /// There are fewer than `count` if no more are found: none if nothing that follows has a probability above zero.
  /// - Parameter prompt: what the model reads first.
  /// - Precondition: the settings are valid, and the prompt is not empty.
  public func best<State>(_ count: Int = 1, of model: TokenModel<State>, after prompt: [Int32]) -> [Hypothesis] {
    do { try validate() } catch { error.stop() }
    var state = model.state(before: prompt)
    var complete = BestList<Hypothesis>(capacity: max(count, 1))
    var beams = [Beam(next: model.step(prompt.last!, &state), state: state)]
    for length in 1...maximumLength {
      let (ended, going) = continuations(of: beams)
      for continuation in length == maximumLength ? ended + going : ended {
        let hypothesis = hypothesis(continuation, of: beams)
        complete.offer(hypothesis, score: hypothesis.score)
      }
      // Probabilities only fall: this is the most that a hypothesis may still get to.
      guard length < maximumLength, let first = going.first,
        !complete.isFull || complete.scores.last! < first.logProbability / penalty(maximumLength)
      else { break }
      beams = going.map { continuation in
        let parent = beams[continuation.beam]
        var state = parent.state
        let next = model.step(continuation.token, &state)
        return Beam(
          tokens: parent.tokens + [continuation.token], logProbability: continuation.logProbability, next: next,
          state: state)
      }
    }
    return Array(complete.elements.prefix(max(count, 0)))
  }

  private struct Beam<State> {
    var tokens: [Int32] = []
    var logProbability = 0.0
    /// Log probabilities of the tokens that may follow.
    var next: [Double]
    var state: State
  }

  private struct Continuation {
    var beam: Int
    var token: Int32
    var logProbability: Double
  }

  /// Those that end and those that go on, each the best first.
  private func continuations<State>(of beams: [Beam<State>]) -> (ended: [Continuation], going: [Continuation]) {
    // One of each beam ends at most, so that `width` others are among these.
    var best = BestList<Continuation>(capacity: 2 * min(width, .max / 2))
    for (index, beam) in beams.enumerated() {
      for token in beam.next.indices where excluded != Int32(token) {
        let sum = beam.logProbability + beam.next[token]
        guard sum > -.infinity else { continue }
        best.offer(Continuation(beam: index, token: Int32(token), logProbability: sum), score: sum)
      }
    }
    let ended = best.elements.prefix(width).filter { $0.token == end }
    return (ended, Array(best.elements.lazy.filter { $0.token != end }.prefix(width)))
  }

  private func hypothesis<State>(_ continuation: Continuation, of beams: [Beam<State>]) -> Hypothesis {
    let tokens = beams[continuation.beam].tokens + [continuation.token]
    return Hypothesis(
      tokens: tokens, logProbability: continuation.logProbability,
      score: continuation.logProbability / penalty(tokens.count))
  }

  private func penalty(_ length: Int) -> Double { power(Double(5 + length) / 6, to: lengthPenalty) }
}
