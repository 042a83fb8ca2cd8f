import RNNRuntime
import Testing

/// What several processes do that train together: each runs its part of a batch, scales the gradients by the part's share
/// in the mean, and adds up those of all. It has to be what one run of the whole batch gives.
@Suite struct PartOfBatchTests {
  /// Ways to cut a batch of seven examples.
  static let cuts = [[7], [4, 3], [1, 2, 4], [1, 1, 1, 1, 1, 1, 1]]
  static let lengths = [4, 0, 9, 2, 5, 0, 1]

  @Test(arguments: cuts) func aMeanOverExamples(_ cut: [Int]) throws {
    try expectAgreement(Label.Training.self, of: Label(seed: 6), BatchTests.labels(Self.lengths), cut)
  }

  @Test(arguments: cuts) func aMeanOverSteps(_ cut: [Int]) throws {
    let tokens = BatchTests.sequences(Self.lengths, classes: 12, seed: 1)
    let examples = tokens.map { CharLM.Example(text: $0, next: $0.reversed()) }
    try expectAgreement(CharLM.Training.self, of: CharLM(seed: 5), examples, cut)
  }

  @Test(arguments: cuts) func aMeanOverTheSecondOfTwoAxes(_ cut: [Int]) throws {
    let sources = BatchTests.sequences([2, 5, 3, 1, 8, 4, 2], classes: 6, seed: 3)
    let given = BatchTests.sequences(Self.lengths, classes: 8, seed: 4)
    let examples = zip(sources, given).map { Translator.Example(source: $0, given: $1, next: $1) }
    try expectAgreement(Translator.Training.self, of: Translator(seed: 2), examples, cut)
  }

  /// A term for each step and one for each example.
  @Test(arguments: cuts) func aLossOfTwoTerms(_ cut: [Int]) throws {
    let text = BatchTests.sequences(Self.lengths, classes: 5, seed: 7)
    let examples = text.map { TwoTasks.Example(text: $0, frames: [], next: $0) }
    try expectAgreement(TwoTasks.WordsTraining.self, of: TwoTasks(seed: 42), examples, cut)
  }

  /// Each example draws what it would draw in the whole batch, on one thread and on two.
  @Test(arguments: cuts, [1, 2]) func noise(_ cut: [Int], threads: Int) throws {
    var random = RandomGenerator(seed: 8)
    let examples = Self.lengths.map { length in
      Dropped.Example(
        x: (0..<5 * length).map { _ in Float(random.uniform(-1, 1)) },
        y: (0..<3 * length).map { _ in Float(random.uniform(-1, 1)) })
    }
    try expectAgreement(Dropped.Training.self, of: Dropped(seed: 3), examples, cut, threads: threads)
  }

  /// Nor does it matter where the states between segments are kept.
  @Test(arguments: [nil, 1, 3] as [Int?]) func noiseInSegments(segmentSteps: Int?) throws {
    let model = Sampled(seed: 5)
    var random = RandomGenerator(seed: 9)
    let values = (0..<3 * 7 * 4).map { _ in Float(random.uniform(-1, 1)) }
    func losses(_ examples: Range<Int>, place: Int? = nil) -> [Float] {
      let training = Sampled.Training(batch: examples.count, steps: 7, segmentSteps: segmentSteps, threads: 1)
      let source = NoiseSource(seed: 11, run: 3, firstExample: place ?? examples.lowerBound)
      (training.noise, training.evaluationNoise) = (source, source)
      let part = values[examples.lowerBound * 28..<examples.upperBound * 28]
      return [training.run(model, x: part, y: part), training.evaluate(model, x: part, y: part)]
    }
    let (whole, first, rest) = (losses(0..<3), losses(0..<1), losses(1..<3))
    for index in 0..<2 {
      #expect(abs(whole[index] - (first[index] + 2 * rest[index]) / 3) <= 1e-5 * abs(whole[index]))
    }
    // At other places there is other noise.
    #expect(zip(losses(1..<3, place: 0), rest).allSatisfy { abs($0 - $1) > 1e-3 })
  }

  private func expectAgreement<Training: ModelTraining>(
    _: Training.Type, of model: Training.ModelType, _ examples: [Training.ModelType.Example], _ cut: [Int],
    threads: Int = 1
  ) throws {
    let whole = try Batch(examples)
    let steps = whole.lengths.map { max($0.max() ?? 1, 1) }
    func training() -> Training { Training(batch: whole.count, steps: steps, threads: threads) }
    func weight(_ batch: Batch<Training.ModelType.Example>) -> Double {
      // A mean over nothing is a sum divided by 1.
      Double(max(batch.weight(onAxis: Training.lossAxis), 1))
    }
    let expected = training()
    expected.noise = NoiseSource(seed: 7, run: 5)
    let wholeLoss = expected.run(model, whole, carriesState: false)

    var loss = 0.0
    var sums = [Double](repeating: 0, count: expected.gradients.layout.count)
    var first = 0
    for count in cut {
      let part = try Batch(Array(examples[first..<first + count]))
      let own = training()
      own.noise = NoiseSource(seed: 7, run: 5, firstExample: first)
      let share = weight(part) / weight(whole)
      loss += share * Double(own.run(model, part, carriesState: false))
      own.gradients.scale(by: share)
      own.gradients.withUnsafePointer { gradients in
        for index in sums.indices { sums[index] += Double(gradients[index]) }
      }
      first += count
    }
    #expect(first == examples.count && wholeLoss != 0)
    #expect(abs(loss - Double(wholeLoss)) <= 1e-5 * abs(loss))
    for entry in expected.gradients.layout.entries {
      let gradient = expected.gradients[entry.name].elements
      let scale = gradient.reduce(0) { max($0, abs($1)) }
      let error = zip(gradient, sums[entry.range]).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
      #expect(error <= 1e-5 * Double(scale) + 1e-9, "\(entry.name) is off by \(error), of \(scale)")
    }
  }
}
