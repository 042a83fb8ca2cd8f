import RNNData
import RNNRuntime
import Testing

/// Epochs over batches, against the same written out.
@Suite struct EpochTests {
  @Test func anEpochIsAnUpdateForEachBatch() throws {
    let batches = try Batches(BatchTests.labels([4, 7, 0, 2, 5, 6, 3]), size: 3)
    let training = Label.Training(fitting: batches, threads: 1)
    var model = Label(seed: 6)
    var optimizer = Adam(learningRate: 1e-2)
    let loss = training.epoch(of: batches, &model, &optimizer, clippingNorm: 0.5)

    var expected = Label(seed: 6)
    var other = Adam(learningRate: 1e-2)
    var total = 0.0
    for batch in batches {
      total += Double(training.run(expected, batch)) * Double(batch.count)
      training.gradients.clip(toNorm: 0.5)
      other.update(&expected.parameters, with: training.gradients)
    }
    #expect(abs(loss - total / 7) < 1e-12)
    for entry in Label.layout.entries {
      #expect(model.parameters[entry.name].elements == expected.parameters[entry.name].elements)
    }
    #expect(optimizer.state.updates == 3)
  }

  /// Every valid step counts the same, also in batches of different lengths.
  @Test func theMeanLossDoesNotDependOnTheBatches() throws {
    let tokens = BatchTests.sequences([4, 1, 0, 9, 2], classes: 12, seed: 1)
    let examples = tokens.map { CharLM.Example(text: $0, next: $0) }
    let model = CharLM(seed: 5)
    let losses = try [1, 2, 5].map { size in
      let batches = try Batches(examples, size: size)
      return CharLM.Training(fitting: batches).meanLoss(of: batches, model)
    }
    #expect(abs(losses[0] - losses[1]) < 1e-6 && abs(losses[0] - losses[2]) < 1e-6)
    let rough = Double(losses[0])
    #expect(rough > 1 && rough < 5)
  }

  @Test func aModelLearnsAndIsRight() throws {
    // The label is the first word's class of three, which only the direction from the end sees last.
    var random = RandomGenerator(seed: 9)
    let examples = (0..<300).map { _ in
      let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in Int32.random(in: 0..<9, using: &random) }
      return Label.Example(words: words, label: words[0] / 3)
    }
    let batches = try Batches(examples, size: 16)
    let training = Label.Training(fitting: batches)
    let inference = Label.Inference(fitting: batches)
    var model = Label(seed: 1)
    var optimizer = Adam(learningRate: 2e-2)
    var stopping = EarlyStopping(.highest, patience: 3)
    let before = inference.accuracy(of: model, on: batches, label: \.label)
    for _ in 0..<15 {
      training.epoch(of: batches.shuffled(using: &random), &model, &optimizer, clippingNorm: 1)
      let accuracy = inference.accuracy(of: model, on: batches, label: \.label)
      guard stopping.goesOn(after: accuracy, model.parameters) else { break }
    }
    let best = Label(parameters: try #require(stopping.best).parameters)
    #expect(before < 0.6)
    #expect(inference.accuracy(of: best, on: batches, label: \.label) > 0.95)
  }

  /// A norm that is not finite would ruin the parameters.
  @Test func anUpdateThatIsNotFiniteIsLeftOut() throws {
    var model = Perceptron(seed: 1)
    let examples = [
      Perceptron.Example(features: [.infinity, 0, 0, 0, 0], class: 0),
      Perceptron.Example(features: [1, 2, 3, 4, 5], class: 1),
    ]
    let batches = try Batches(examples, size: 1)
    var optimizer = SGD(learningRate: 0.1)
    let loss = Perceptron.Training(fitting: batches).epoch(of: batches, &model, &optimizer)
    #expect(loss.isNaN)
    for entry in Perceptron.layout.entries {
      #expect(!model.parameters[entry.name].elements.contains { !$0.isFinite })
    }
    #expect(optimizer.state.updates == 1)
  }
}
