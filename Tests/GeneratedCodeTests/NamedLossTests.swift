import GraphIR
import RNNData
import RNNRuntime
import Testing

/// Several losses in one model, each with training of its own.
@Suite struct NamedLossTests {
  static let sizes = GeneratedCodeTests.sizes

  @Test(arguments: sizes) func adversaries(_ sizes: GeneratedCodeTests.Sizes) throws {
    let model = Adversary(seed: 40)
    func golden(_ loss: String?) throws -> Golden {
      try Golden(
        "Adversary", model: "Adversary", loss: loss, parameters: model.parameters, batch: sizes.batch,
        steps: sizes.steps, lengths: sizes.lengths.map { ["noise": $0] } ?? [:], seed: 41)
    }
    let inputs = try golden("criticLoss")
    let (noise, real, lengths) = (inputs.numbers("noise"), inputs.numbers("real"), inputs.lengths("noise"))

    let critic = Adversary.CriticLossTraining(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    var expected = try inputs.expected()
    expectAgreement("critic", [critic.run(model, noise: noise, real: real, lengths: lengths)], expected["loss"])
    expectAgreement(critic.gradients, expected)
    expectAgreement(critic.stateTensors, expected)
    #expect(critic.gradients.layout.entries.allSatisfy { $0.name.hasPrefix("critic.") })
    #expect(throws: ValidationError.self) { try critic.gradients.validate("generator.dense.W") }

    // It needs nothing real.
    let generator = Adversary.GeneratorLossTraining(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: 2, threads: sizes.threads)
    expected = try golden("generatorLoss").expected()
    expectAgreement("generator", [generator.run(model, noise: noise, lengths: lengths)], expected["loss"])
    expectAgreement(generator.gradients, expected)
    #expect(generator.gradients.layout.entries.allSatisfy { $0.name.hasPrefix("generator.") })
    let evaluated = generator.evaluate(model, noise: noise, lengths: lengths)
    expectAgreement("evaluated", [evaluated], expected["loss"])

    let whole = critic.gradients.layout.entries.count + generator.gradients.layout.entries.count
    #expect(whole == Adversary.layout.entries.count)
    let inference = Adversary.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let fake = inference.run(model, noise: noise, lengths: lengths)
    expectAgreement("fake", fake, try golden(nil).expected(withGradients: false)["fake"])
  }

  @Test(arguments: sizes) func differentInputsAndAxes(_ sizes: GeneratedCodeTests.Sizes) throws {
    let model = TwoTasks(seed: 42)
    func golden(_ loss: String) throws -> Golden {
      try Golden(
        "Adversary", model: "TwoTasks", loss: loss, parameters: model.parameters, batch: sizes.batch,
        steps: sizes.steps, lengths: sizes.lengths.map { ["text": $0, "frames": $0.reversed()] } ?? [:], seed: 43)
    }
    let words = try golden("words")
    let wordTraining = TwoTasks.WordsTraining(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    var expected = try words.expected(run: RunConditions(isTraining: true))
    let text = words.tokens("text")
    let loss = wordTraining.run(model, text: text, next: words.tokens("next"), lengths: words.lengths("text"))
    expectAgreement("words", [loss], expected["loss"])
    expectAgreement(wordTraining.gradients, expected)
    // Everything that is not fixed, and has an influence or not.
    #expect(wordTraining.gradients.layout.entries.map(\.name) == TwoTasks.layout.entries.map(\.name))

    let about = try golden("about")
    let aboutTraining = TwoTasks.AboutTraining(
      batch: sizes.batch, textSteps: sizes.steps, framesSteps: sizes.steps, threads: sizes.threads)
    expected = try about.expected(run: RunConditions(isTraining: true))
    let found = aboutTraining.run(
      model, text: text, frames: about.numbers("frames"), topic: about.tokens("topic"),
      textLengths: about.lengths("text"), framesLengths: about.lengths("frames"))
    expectAgreement("about", [found], expected["loss"])
    expectAgreement(aboutTraining.gradients, expected)
    #expect(aboutTraining.gradients.layout.entries.map(\.name) == ["scale", "topics.W", "topics.b"])
  }

  /// A batch of examples has what each loss needs; targets of the others need not be known.
  @Test func examples() throws {
    let model = TwoTasks(seed: 44)
    let examples = (0..<3).map { index in
      TwoTasks.Example(
        text: Array(repeating: Int32(index), count: 2 + index), frames: Array(repeating: 0.1, count: 9 - 3 * index),
        topic: Int32(index))
    }
    let batches = try Batches(examples, size: 3)
    let training = TwoTasks.AboutTraining(fitting: batches)
    let batch = batches[0]
    let loss = training.run(model, batch)
    func padded<Element>(_ rows: [[Element]], to count: Int, with element: Element) -> [Element] {
      rows.flatMap { $0 + Array(repeating: element, count: count - $0.count) }
    }
    let other = TwoTasks.AboutTraining(batch: 3, textSteps: 4, framesSteps: 3)
    let same = other.run(
      model, text: padded(batch.examples.map(\.text), to: 4, with: 0),
      frames: padded(batch.examples.map(\.frames), to: 9, with: 0), topic: batch.examples.map { $0.topic! },
      textLengths: batch.lengths[0], framesLengths: batch.lengths[1])
    #expect(loss == same)
    #expect(TwoTasks.AboutTraining.lossAxis == nil)
    #expect(TwoTasks.WordsTraining.lossAxis == 0)
    var trained = model
    var optimizer = Adam(learningRate: 0.02)
    let first = training.epoch(of: batches, &trained, &optimizer)
    for _ in 0..<20 { training.epoch(of: batches, &trained, &optimizer) }
    #expect(training.meanLoss(of: batches, trained) < 0.7 * first)
    for entry in TwoTasks.layout.entries where !["scale", "topics.W", "topics.b"].contains(entry.name) {
      #expect(trained.parameters[entry.name].elements == model.parameters[entry.name].elements)
    }
  }

  /// Penalties and decay are for what is trained, and one optimizer may serve several losses.
  @Test func othersStayAsTheyAre() throws {
    var random = RandomGenerator(seed: 45)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.uniform(-1, 1)) } }
    let (noise, real) = (numbers(4 * 6 * 3), numbers(4 * 6 * 2))
    let critic = Adversary.CriticLossTraining(batch: 4, steps: 6, threads: 2)
    let generator = Adversary.GeneratorLossTraining(batch: 4, steps: 6, threads: 2)
    func check(_ optimizer: some Optimizer) {
      var optimizer = optimizer
      var model = Adversary(seed: 46)
      func bits(_ prefix: String, of tensors: some ParameterTensors) -> [UInt32] {
        Adversary.layout.entries.filter { $0.name.hasPrefix(prefix) }.flatMap { entry in
          tensors[entry.name].elements.map(\.bitPattern)
        }
      }
      for _ in 0..<3 {
        let before = (bits("generator.", of: model.parameters), bits("critic.", of: model.parameters))
        _ = critic.run(model, noise: noise, real: real)
        let moments = optimizer.state.moments.map { bits("generator.", of: $0) }
        optimizer.update(&model.parameters, with: critic.gradients)
        #expect(bits("generator.", of: model.parameters) == before.0)
        #expect(bits("critic.", of: model.parameters) != before.1)
        for (moment, old) in zip(optimizer.state.moments, moments) { #expect(bits("generator.", of: moment) == old) }

        let middle = bits("critic.", of: model.parameters)
        _ = generator.run(model, noise: noise)
        optimizer.update(&model.parameters, with: generator.gradients)
        #expect(bits("critic.", of: model.parameters) == middle)
        #expect(bits("generator.", of: model.parameters) != before.0)
      }
    }
    check(Adam(learningRate: 1e-2, weightDecay: 0.1))
    check(AdamW(learningRate: 1e-2, weightDecay: 0.1))
    check(SGD(learningRate: 1e-2, momentum: 0.9, weightDecay: 0.1))
    check(RMSProp(learningRate: 1e-3, momentum: 0.9, weightDecay: 0.1))
  }
}
