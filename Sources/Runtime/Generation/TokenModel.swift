/// A model of sequences of tokens as a step function: it takes a token, and says how probable each next one is.
///
/// The state is a value, so that several continuations can be tried from one place: the `Stream` of a generated type,
/// whose copies are cheap, or whatever else a step needs of the tokens before.
///
///     let language = TokenModel(start: CharLM.Stream()) { token, stream in model.step(text: Int(token), &stream) }
public struct TokenModel<State> {
  /// The state before the first token.
  public var start: State
  /// Takes a token and moves the state on: the log probability of each token that may be the next one.
  public let step: (_ token: Int32, _ state: inout State) -> [Double]

  /// - Parameters:
  ///   - start: the state before the first token.
  ///   - scores: what `step` gives.
  ///   - step: takes a token and moves the state on: a score for each token that may be the next one.
  public init<Scores: Collection<Float>>(
    start: State, scores: ScoreScale = .probabilities, step: @escaping (Int32, inout State) -> Scores
  ) {
    self.init(start: start) { token, state in scores.logProbabilities(step(token, &state)) }
  }

  /// - Parameters:
  ///   - start: the state before the first token.
  ///   - logProbabilities: takes a token and moves the state on: the log probability of each token that may be the
  ///     next one.
  public init(start: State, logProbabilities: @escaping (Int32, inout State) -> [Double]) {
    self.start = start
    step = logProbabilities
  }

  /// Checks the tokens that generation begins with: a step takes a token, so that there is at least one.
  public func validate(after prompt: [Int32]) throws(ValidationError) {
    if prompt.isEmpty {
      throw ValidationError("prompt", "it is empty, and a step takes a token: begin with the one that ends a text")
    }
  }

  /// The state when all but the last token have been taken.
  func state(before prompt: [Int32]) -> State {
    do { try validate(after: prompt) } catch { error.stop() }
    var state = start
    for token in prompt.dropLast() { _ = step(token, &state) }
    return state
  }
}
