/// The tokens that a model makes up, one after the other, as they are drawn.
///
/// It ends behind the token `end`, which is given out too, or after `maximumLength` tokens. A token costs a step of the
/// model.
public struct Generation<State>: Sequence, IteratorProtocol {
  /// The state when all tokens but the last have been taken.
  public private(set) var state: State
  public private(set) var sampler: Sampler
  private let model: TokenModel<State>
  private let end: Int32?
  private var last: Int32
  private var left: Int

  /// - Parameters:
  ///   - prompt: what the model reads first. Of a vocabulary with an end of texts, that token begins a new text.
  ///   - sampler: how a token is chosen: at temperature 0 the most probable one is, which is called greedy. The token
  ///     that it excludes is never drawn, as if draws of it were repeated.
  ///   - end: the token that ends a text.
  /// - Precondition: the prompt is not empty.
  public init(
    of model: TokenModel<State>, after prompt: [Int32], sampler: Sampler, maximumLength: Int, end: Int32? = nil
  ) {
    state = model.state(before: prompt)
    self.sampler = sampler
    self.model = model
    self.end = end
    last = prompt.last!
    left = maximumLength
  }

  public mutating func next() -> Int32? {
    guard left > 0 else { return nil }
    last = sampler.draw(logProbabilities: model.step(last, &state))
    left = last == end ? 0 : left - 1
    return last
  }
}

extension TokenModel {
  /// Draws tokens until the text ends or has `maximumLength` tokens more.
  ///
  /// - Parameters:
  ///   - prompt: what the model reads first.
  ///   - sampler: how a token is chosen; its random numbers go on. `Sampler(temperature: 0)` takes the most probable.
  ///   - end: the token that ends a text. If it was drawn, it is the last one of the result.
  /// - Precondition: the prompt is not empty.
  public func generate(
    after prompt: [Int32], using sampler: inout Sampler, maximumLength: Int, end: Int32? = nil
  ) -> [Int32] {
    var generation = Generation(of: self, after: prompt, sampler: sampler, maximumLength: maximumLength, end: end)
    var tokens: [Int32] = []
    while let token = generation.next() { tokens.append(token) }
    sampler = generation.sampler
    return tokens
  }
}
