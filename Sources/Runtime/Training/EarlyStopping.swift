/// Keeps the best parameters so far, and says when it has been long since they got better.
public struct EarlyStopping: Sendable {
  public enum Goal: Hashable, Sendable {
    /// Losses.
    case lowest
    /// Accuracies.
    case highest
  }

  public let goal: Goal
  /// How many epochs in a row may be no better than the best.
  public let patience: Int
  /// The best parameters and their score; nil before the first.
  public private(set) var best: (parameters: Parameters, score: Double)?
  /// The epochs since.
  public private(set) var waited = 0

  public init(_ goal: Goal, patience: Int) {
    self.goal = goal
    self.patience = patience
  }

  /// Takes the score of an epoch, of examples that were not trained with. NaN is never better.
  /// - Returns: whether to go on.
  public mutating func goesOn(after score: Double, _ parameters: Parameters) -> Bool {
    if isBetter(score) {
      best = (parameters, score)
      waited = 0
    } else {
      waited += 1
    }
    return waited <= patience
  }

  private func isBetter(_ score: Double) -> Bool {
    guard let best, !best.score.isNaN else { return !score.isNaN || best == nil }
    return goal == .lowest ? score < best.score : score > best.score
  }
}
