/// Draws tokens from a distribution, sharpened and cut.
///
/// First `excluded` leaves, then the temperature is applied, then `topK` and `topP` keep the most probable tokens, and
/// one of those is drawn in proportion to its probability. Of tokens that are equally probable, the one with the lower
/// number is taken to be more so.
public struct Sampler: Sendable {
  /// Probabilities are raised to the power 1 / temperature. At 0 the most probable token is always taken.
  public var temperature: Double
  /// Keeps this many tokens.
  public var topK: Int?
  /// Keeps the fewest tokens whose probabilities make up this much (Holtzman et al. 2020).
  public var topP: Double?
  /// A token that is never drawn, such as the unknown one.
  public var excluded: Int32?
  /// Where the numbers come from.
  public var random: RandomGenerator

  private var weights: [Double] = []
  private var order: [Int] = []

  public init(
    temperature: Double = 1, topK: Int? = nil, topP: Double? = nil, excluded: Int32? = nil, seed: UInt64 = 0
  ) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.excluded = excluded
    random = RandomGenerator(seed: seed)
  }

  /// Draws from probabilities, which need not add up to 1.
  /// - Precondition: there is at least one.
  public mutating func draw(probabilities: UnsafeBufferPointer<Float>) -> Int32 {
    weights.removeAll(keepingCapacity: true)
    for probability in probabilities { weights.append(logarithm(Double(probability))) }
    return drawFromLogarithms()
  }

  /// Draws from probabilities, which need not add up to 1.
  /// - Precondition: there is at least one.
  @inlinable
  public mutating func draw(probabilities: some Collection<Float>) -> Int32 {
    probabilities.withContiguousStorageIfAvailable { draw(probabilities: $0) }
      ?? draw(probabilities: Array(probabilities))
  }

  /// Draws from the softmax of logits.
  /// - Precondition: there is at least one.
  public mutating func draw(logits: UnsafeBufferPointer<Float>) -> Int32 {
    weights.removeAll(keepingCapacity: true)
    for logit in logits { weights.append(Double(logit)) }
    return drawFromLogarithms()
  }

  /// Draws from the softmax of logits.
  /// - Precondition: there is at least one.
  @inlinable
  public mutating func draw(logits: some Collection<Float>) -> Int32 {
    logits.withContiguousStorageIfAvailable { draw(logits: $0) } ?? draw(logits: Array(logits))
  }

  /// Draws from logarithms of probabilities, which need not add up to 1.
  /// - Precondition: there is at least one.
  public mutating func draw(logProbabilities: [Double]) -> Int32 {
    weights.removeAll(keepingCapacity: true)
    weights.append(contentsOf: logProbabilities)
    return drawFromLogarithms()
  }

  /// The same from `weights`, which are logarithms of probabilities up to a constant.
  private mutating func drawFromLogarithms() -> Int32 {
    require(!weights.isEmpty, "a token is drawn from probabilities, and there are none")
    for index in weights.indices where weights[index].isNaN || excluded == Int32(index) {
      weights[index] = -.infinity
    }
    var best = weights.indices.first { excluded != Int32($0) } ?? 0
    for index in weights.indices where weights[index] > weights[best] { best = index }
    let largest = weights[best]
    guard temperature > 0, largest.isFinite else { return Int32(best) }

    for index in weights.indices { weights[index] = exponential((weights[index] - largest) / temperature) }
    keepMostProbable()
    var rest = random.uniform() * weights.reduce(0, +)
    for index in weights.indices where weights[index] > 0 {
      rest -= weights[index]
      if rest < 0 { return Int32(index) }
    }
    return Int32(best)
  }

  /// Sets the weights beyond `topK` and `topP` to zero.
  private mutating func keepMostProbable() {
    guard topK != nil || topP != nil else { return }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: weights.indices)
    let weights = weights
    order.sort { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
    var kept = min(max(topK ?? order.count, 1), order.count)
    if let topP {
      let needed = topP * order[..<kept].reduce(0) { $0 + weights[$1] }
      var sum = 0.0
      kept =
        1
        + (order[..<kept].firstIndex { index in
          sum += weights[index]
          return sum >= needed
        } ?? kept - 1)
    }
    for index in order[kept...] { self.weights[index] = 0 }
  }
}

/// The perplexity of a mean loss in nats: the number of equally probable tokens that would be as hard to guess.
public func perplexity(_ meanLoss: Double) -> Double { exponential(meanLoss) }
