extension TokenModel {
  /// ln P(tokens | context): the sum of the log probabilities of all tokens, each after those before it.
  ///
  /// Of a sentence, the context is the token that ends texts, if the model has learned that one begins behind it. With
  /// that token at its end the sentence is a whole one, without it is the beginning of any.
  /// - Parameters:
  ///   - tokens: what is asked about. Of none it is 0.
  ///   - context: what stands before it, whose own probability does not count.
  /// - Precondition: the context is not empty, and the model gives each token a score.
  public func logProbability(of tokens: some Sequence<Int32>, after context: [Int32]) -> Double {
    var state = state(before: context)
    var last = context.last!
    var sum = 0.0
    for (index, token) in tokens.enumerated() {
      let next = step(last, &state)
      guard next.indices.contains(Int(token)) else {
        ValidationError("token \(index)", "the token \(token) is not in 0..<\(next.count)").stop()
      }
      sum += next[Int(token)]
      last = token
    }
    return sum
  }

  /// P(tokens | context)^(-1/n) of n tokens: of how many equally probable ones each token is one. 1 without tokens.
  /// - Precondition: the context is not empty, and the model gives each token a score.
  public func perplexity(of tokens: some Collection<Int32>, after context: [Int32]) -> Double {
    RNNRuntime.perplexity(-logProbability(of: tokens, after: context) / Double(max(tokens.count, 1)))
  }
}
