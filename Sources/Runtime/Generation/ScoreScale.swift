/// What the numbers are that a model gives for its classes.
public enum ScoreScale: Hashable, Sendable {
  /// Probabilities, the output of a `softmax`. They are taken as they are.
  case probabilities
  /// Numbers whose softmax is probabilities: logits, also logarithms of probabilities.
  case logits

  /// The logarithms of the probabilities.
  func logProbabilities(_ scores: some Collection<Float>) -> [Double] {
    switch self {
    case .probabilities: return scores.map { logarithm(Double($0)) }
    case .logits:
      var result = scores.map { Double($0) }
      let largest = result.max() ?? 0
      // Nothing can be subtracted from what is infinite.
      guard largest.isFinite else { return result }
      let normalizer = largest + logarithm(result.reduce(0) { $0 + exponential($1 - largest) })
      for index in result.indices { result[index] -= normalizer }
      return result
    }
  }
}
