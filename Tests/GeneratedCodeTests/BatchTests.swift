import RNNRuntime
import Testing

/// Batches of examples, and those with fewer examples than the workspace.
@Suite struct BatchTests {
  static func sequences(_ lengths: [Int], classes: Int, seed: UInt64) -> [[Int32]] {
    var random = RandomGenerator(seed: seed)
    return lengths.map { length in
      (0..<length).map { _ in Int32(Int.random(in: 0..<classes, using: &random)) }
    }
  }

  static func labels(_ lengths: [Int]) throws -> [Label.Example] {
    sequences(lengths, classes: 9, seed: 1).enumerated().map {
      Label.Example(words: $1, label: Int32($0 % 3))
    }
  }

  /// Whether all parameters have the same gradients, to the bit.
  private func expectEqual(_ first: Gradients, _ second: Gradients) {
    for entry in first.layout.entries {
      #expect(first[entry.name].elements == second[entry.name].elements, "\(entry.name)")
    }
  }

  @Test func aBatchIsWhatOneWouldPadByHand() throws {
    let model = Label(seed: 6)
    let batch = try Batch([
      Label.Example(words: [1, 2], label: 2), Label.Example(words: [], label: 1),
      Label.Example(words: [3, 4, 5], label: 0),
    ])
    #expect(batch.lengths == [[2, 0, 3]] && batch.count == 3)
    let words: [Int32] = [1, 2, 8, 8, 8, 8, 3, 4, 5]
    let (training, other) = (Label.Training(batch: 3, steps: 3), Label.Training(batch: 3, steps: 9))
    let loss = training.run(model, batch)
    #expect(loss == other.run(model, words: words, label: [2, 1, 0], lengths: [2, 0, 3]))
    expectEqual(training.gradients, other.gradients)
    #expect(
      training.evaluate(model, batch) == other.evaluate(model, words: words, label: [2, 1, 0], lengths: [2, 0, 3]))
    let inference = Label.Inference(batch: 3, steps: 3)
    let outputs = Array(inference.run(model, batch))
    #expect(outputs == Array(inference.run(model, words: words, lengths: [2, 0, 3])))
  }

  /// The last part of an epoch: the examples that are there, and nothing of those that are not.
  @Test(arguments: [(5, 1), (5, 2), (2, 3), (1, 3)])
  func fewerExamplesThanTheWorkspaceHas(count: Int, threads: Int) throws {
    let model = Label(seed: 6)
    let all = try Self.labels([4, 7, 0, 2, 5, 6, 3])
    let part = Array(all.prefix(count))
    let (large, small) = (
      Label.Training(batch: 7, steps: 7, threads: threads), Label.Training(batch: count, steps: 7, threads: threads)
    )
    let (allOfThem, some) = (try Batch(all), try Batch(part))
    for _ in 0..<2 {
      _ = large.run(model, allOfThem)
      #expect(large.run(model, some) == small.run(model, some))
      expectEqual(large.gradients, small.gradients)
      #expect(large.evaluate(model, some) == small.evaluate(model, some))
    }
    let inference = Label.Inference(batch: 7, steps: 7, threads: threads)
    let whole = Array(inference.run(model, allOfThem))
    let outputs = inference.run(model, some)
    #expect(outputs.examples == count)
    #expect(zip(outputs, whole).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func withoutTime() throws {
    let model = Perceptron(seed: 3)
    let examples = (0..<5).map { (index: Int) -> Perceptron.Example in
      let features = (0..<5).map { (feature: Int) -> Float in Float((feature * 7 + index * 3) % 5) }
      return Perceptron.Example(features: features, class: Int32(index % 3))
    }
    let (large, small) = (Perceptron.Training(batch: 5, threads: 2), Perceptron.Training(batch: 2, threads: 2))
    _ = large.run(model, try Batch(examples))
    let part = try Batch(Array(examples[3...]))
    #expect(large.run(model, part) == small.run(model, part))
    expectEqual(large.gradients, small.gradients)
    let features: [Float] = examples[3].features + examples[4].features
    #expect(small.evaluate(model, features: features, class: [0, 1]) == large.evaluate(model, part))
    #expect(Perceptron.Inference(batch: 9, steps: []).run(model, part).examples == 2)
    // What is not a batch of examples is as large as the workspace again.
    let all: [Float] = examples.flatMap { $0.features }
    #expect(
      large.evaluate(model, features: all, class: [0, 1, 2, 0, 1]) == large.evaluate(model, try! Batch(examples)))
  }

  @Test(arguments: [nil, 2] as [Int?]) func carriedStates(segmentSteps: Int?) throws {
    let model = CharLM(seed: 5)
    func training(_ batch: Int) -> CharLM.Training {
      CharLM.Training(batch: batch, steps: 6, segmentSteps: segmentSteps, threads: 2)
    }
    let (large, small) = (training(4), training(3))
    let tokens = Self.sequences([6, 6, 6, 6, 6, 3, 5], classes: 12, seed: 4)
    func batch(_ range: Range<Int>) throws -> Batch<CharLM.Example> {
      try Batch(tokens[range].map { CharLM.Example(text: $0, next: $0) })
    }
    _ = large.run(model, try batch(0..<4))
    let part = try batch(4..<7)
    for carries in [false, true] {
      #expect(large.run(model, part, carriesState: carries) == small.run(model, part, carriesState: carries))
      expectEqual(large.gradients, small.gradients)
      for (state, expected) in zip(large.stateTensors, small.stateTensors) {
        #expect(Array(state.elements.prefix(expected.elements.count)) == expected.elements)
        #expect(expected.elements.contains { $0 != 0 })
        // The fourth example, which the run does not have.
        #expect(!state.elements.dropFirst(expected.elements.count).contains { $0 != 0 })
      }
    }
  }

  @Test func twoAxes() throws {
    let model = Translator(seed: 2)
    let sources = Self.sequences([2, 5, 3], classes: 6, seed: 3)
    let given = Self.sequences([4, 1, 2], classes: 8, seed: 4)
    let examples = zip(sources, given).map { Translator.Example(source: $0, given: $1, next: $1) }
    let batches = try Batches(examples, size: 2)
    #expect(batches.steps == [5, 4])
    let training = Translator.Training(fitting: batches)
    let batch = batches[0]
    #expect(batch.indices == [2, 0] || batch.indices == [0, 2])
    var alone = Mean()
    for example in batch.examples {
      let single = try Batch([example])
      alone.add(Double(training.evaluate(model, single)), weight: single.weight(onAxis: Translator.Training.lossAxis))
    }
    #expect(alone.weight == 6)
    #expect(abs(alone.value - Double(training.evaluate(model, batch))) < 1e-5)
  }

  @Test func targetsMayBeUnknown() throws {
    let model = Label(seed: 6)
    let batch = try Batch([Label.Example(words: [1, 2]), Label.Example(words: [3], label: 1)])
    #expect(Label.Inference(batch: 2, steps: 2).run(model, batch).count == 6)
  }

  @Test func lossAxes() {
    #expect(Label.Training.lossAxis == nil)
    #expect(CharLM.Training.lossAxis == 0)
    #expect(Translator.Training.lossAxis == 1)
  }
}
