/// How many labels a model gets right: its answer is the class with the highest score.
public struct Accuracy: Hashable, Sendable {
  public private(set) var right = 0
  public private(set) var count = 0

  public init() {}

  /// From 0 to 1; 0 without labels.
  public var value: Double { count == 0 ? 0 : Double(right) / Double(count) }

  /// Counts examples, each with a label or none.
  /// - Parameter scores: logits or probabilities, one for each class.
  public mutating func add(_ scores: OutputView, labels: some Collection<Int32?>) {
    require(labels.count == scores.examples, "there are \(labels.count) labels for \(scores.examples) examples")
    for (example, label) in labels.enumerated() {
      if let label { add(scores, example: example, step: 0, label) }
    }
  }

  /// Counts steps, of which each example has a label for each valid one, or none at all.
  public mutating func add(_ scores: OutputView, labels: some Collection<[Int32]?>) {
    require(labels.count == scores.examples, "there are labels of \(labels.count) examples for \(scores.examples)")
    for (example, labels) in labels.enumerated() {
      for (step, label) in (labels ?? []).enumerated() { add(scores, example: example, step: step, label) }
    }
  }

  private mutating func add(_ scores: OutputView, example: Int, step: Int, _ label: Int32) {
    count += 1
    if scores.argmax(example: example, step: step) == Int(label) { right += 1 }
  }
}

extension OutputView {
  /// The feature with the greatest value, the first of several; of logits or probabilities the most probable class.
  public func argmax(example: Int, step: Int = 0) -> Int {
    var best = 0
    for feature in 1..<Swift.max(width, 1) {
      if self[example: example, step: step, feature: feature] > self[example: example, step: step, feature: best] {
        best = feature
      }
    }
    return best
  }
}

extension ModelInference where Results == OutputView {
  /// The share of examples whose label has the highest score.
  public func accuracy(
    of model: ModelType, on batches: Batches<ModelType.Example>, label: (ModelType.Example) -> Int32?
  ) -> Double {
    var accuracy = Accuracy()
    for batch in batches {
      accuracy.add(run(model, batch, carriesState: false), labels: batch.examples.map(label))
    }
    return accuracy.value
  }

  /// The share of steps whose label has the highest score.
  public func accuracy(
    of model: ModelType, on batches: Batches<ModelType.Example>, labels: (ModelType.Example) -> [Int32]?
  ) -> Double {
    var accuracy = Accuracy()
    for batch in batches {
      accuracy.add(run(model, batch, carriesState: false), labels: batch.examples.map(labels))
    }
    return accuracy.value
  }
}
