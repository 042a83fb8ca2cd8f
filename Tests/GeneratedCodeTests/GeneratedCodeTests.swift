import RNNRuntime
import Testing

/// Generated code against the interpreter: outputs, final states, loss and gradients.
@Suite struct GeneratedCodeTests {
  /// Sizes at which nothing fills a vector or a tile, batches that split unevenly, and lengths.
  struct Sizes: CustomTestStringConvertible {
    var batch: Int
    var steps: Int
    var threads: Int
    var lengths: [Int]?
    var testDescription: String { "batch \(batch), steps \(steps), threads \(threads), lengths \(lengths ?? [])" }
  }

  static let sizes = [
    Sizes(batch: 1, steps: 1, threads: 1),
    Sizes(batch: 3, steps: 4, threads: 2),
    Sizes(batch: 5, steps: 7, threads: 2, lengths: [7, 3, 1, 5, 6]),
    Sizes(batch: 3, steps: 3, threads: 1, lengths: [3, 0, 2]),
  ]

  @Test(arguments: sizes) func languageModel(_ sizes: Sizes) throws {
    let model = CharLM(seed: 5)
    // Larger than the runs, so that they use a part of the memory.
    let inference = CharLM.Inference(batch: sizes.batch, steps: 9, threads: sizes.threads)
    let training = CharLM.Training(batch: sizes.batch, steps: 9, threads: sizes.threads)
    var states: [String: [Double]] = [:]
    // Twice, the second time from the states of the first.
    for seed in [1, 2] as [UInt64] {
      var golden = try Golden(
        "CharLM", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
        lengths: sizes.lengths.map { ["text": $0] } ?? [:], seed: seed)
      for state in golden.model.states { golden.setState(state.name, states[state.name]) }
      let expected = try golden.expected()
      states = expected
      let text = golden.tokens("text")
      let next = golden.tokens("next")
      let lengths = golden.lengths("text")
      let carries = seed > 1

      let probabilities = inference.run(model, text: text, lengths: lengths, carriesState: carries)
      expectAgreement("probabilities", probabilities, expected["probabilities"])
      expectAgreement(inference.stateTensors, expected)
      let evaluated = training.evaluate(model, text: text, next: next, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [evaluated], expected["loss"])
      let loss = training.run(model, text: text, next: next, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [loss], expected["loss"])
      expectAgreement(training.gradients, expected)
      expectAgreement(training.stateTensors, expected)
    }
  }

  @Test(arguments: sizes) func labels(_ sizes: Sizes) throws {
    let model = Label(seed: 6)
    let golden = try Golden(
      "Label", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["words": $0] } ?? [:], seed: 7)
    let expected = try golden.expected()
    let inference = Label.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let probabilities = inference.run(model, words: golden.tokens("words"), lengths: golden.lengths("words"))
    expectAgreement("probabilities", probabilities, expected["probabilities"])
    let training = Label.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, words: golden.tokens("words"), label: golden.tokens("label"), lengths: golden.lengths("words"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func stackOfCells(_ sizes: Sizes) throws {
    let model = Stack(seed: 8)
    let golden = try Golden(
      "Stack", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["frames": $0] } ?? [:], seed: 9)
    let expected = try golden.expected()
    let frames = golden.numbers("frames")
    let lengths = golden.lengths("frames")
    let inference = Stack.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let outputs = inference.run(model, frames: frames, lengths: lengths)
    expectAgreement("prediction", outputs.prediction, expected["prediction"])
    expectAgreement("gated", outputs.gated, expected["gated"])
    expectAgreement(inference.stateTensors, expected)
    let training = Stack.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let loss = training.run(model, frames: frames, next: golden.numbers("next"), lengths: lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func twoTimeAxes(_ sizes: Sizes) throws {
    let model = Translator(seed: 10)
    let lengths = sizes.lengths.map { ["source": $0, "given": $0.reversed()] } ?? [:]
    let golden = try Golden(
      "Translator", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps, lengths: lengths, seed: 11)
    let expected = try golden.expected()
    let inference = Translator.Inference(
      batch: sizes.batch, sourceSteps: sizes.steps, givenSteps: sizes.steps, threads: sizes.threads)
    let probabilities = inference.run(
      model, source: golden.tokens("source"), given: golden.tokens("given"),
      sourceLengths: golden.lengths("source"), givenLengths: golden.lengths("given"))
    expectAgreement("probabilities", probabilities, expected["probabilities"])
    let training = Translator.Training(
      batch: sizes.batch, sourceSteps: sizes.steps, givenSteps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, source: golden.tokens("source"), given: golden.tokens("given"), next: golden.tokens("next"),
      sourceLengths: golden.lengths("source"), givenLengths: golden.lengths("given"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func attention(_ sizes: Sizes) throws {
    let model = Aligner(seed: 30)
    let lengths = sizes.lengths.map { ["source": $0, "given": $0.reversed()] } ?? [:]
    let golden = try Golden(
      "Alignment", model: "Aligner", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: lengths, seed: 31)
    let expected = try golden.expected()
    let inference = Aligner.Inference(
      batch: sizes.batch, sourceSteps: sizes.steps, givenSteps: sizes.steps, threads: sizes.threads)
    let probabilities = inference.run(
      model, source: golden.tokens("source"), given: golden.tokens("given"),
      sourceLengths: golden.lengths("source"), givenLengths: golden.lengths("given"))
    expectAgreement("probabilities", probabilities, expected["probabilities"])
    // Larger than the run on each axis.
    let training = Aligner.Training(
      batch: sizes.batch, sourceSteps: sizes.steps + 2, givenSteps: sizes.steps + 1, threads: sizes.threads)
    let loss = training.run(
      model, source: golden.tokens("source"), given: golden.tokens("given"), next: golden.tokens("next"),
      sourceLengths: golden.lengths("source"), givenLengths: golden.lengths("given"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func statesAlongAContext(_ sizes: Sizes) throws {
    let model = Covering(seed: 32)
    let lengths = sizes.lengths.map { ["frames": $0, "marks": $0.reversed()] } ?? [:]
    let golden = try Golden(
      "Alignment", model: "Covering", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: lengths, seed: 33)
    let expected = try golden.expected()
    let inference = Covering.Inference(
      batch: sizes.batch, framesSteps: sizes.steps, marksSteps: sizes.steps, threads: sizes.threads)
    let outputs = inference.run(
      model, frames: golden.numbers("frames"), marks: golden.numbers("marks"), goal: golden.numbers("goal"),
      framesLengths: golden.lengths("frames"), marksLengths: golden.lengths("marks"))
    expectAgreement("prediction", outputs.prediction, expected["prediction"])
    expectAgreement("covered", outputs.covered, expected["covered"])
    let training = Covering.Training(
      batch: sizes.batch, framesSteps: sizes.steps, marksSteps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, frames: golden.numbers("frames"), marks: golden.numbers("marks"), goal: golden.numbers("goal"),
      wanted: golden.numbers("wanted"), framesLengths: golden.lengths("frames"), marksLengths: golden.lengths("marks"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func namesOfGeneratedCode(_ sizes: Sizes) throws {
    let model = Names(seed: 21)
    let golden = try Golden(
      "Edges", model: "Names", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["max": $0] } ?? [:], seed: 22)
    let expected = try golden.expected()
    let training = Names.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, max: golden.numbers("max"), run: golden.numbers("run"), bind: golden.numbers("bind"),
      evaluation: golden.numbers("evaluation"), gradients: golden.numbers("gradients"), lengths: golden.lengths("max"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes) func matrixAsState(_ sizes: Sizes) throws {
    let model = Attending(seed: 12)
    let golden = try Golden(
      "Attention", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["text": $0] } ?? [:], seed: 13)
    let expected = try golden.expected()
    let inference = Attending.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let probabilities = inference.run(model, text: golden.tokens("text"), lengths: golden.lengths("text"))
    expectAgreement("probabilities", probabilities, expected["probabilities"])
    let training = Attending.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, text: golden.tokens("text"), next: golden.tokens("next"), lengths: golden.lengths("text"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: [1, 4], [1, 2]) func withoutTime(batch: Int, threads: Int) throws {
    let model = Perceptron(seed: 14)
    let golden = try Golden("Perceptron", parameters: model.parameters, batch: batch, steps: 1, seed: 15)
    let expected = try golden.expected()
    let inference = Perceptron.Inference(batch: batch, threads: threads)
    let probabilities = inference.run(model, features: golden.numbers("features"))
    expectAgreement("probabilities", probabilities, expected["probabilities"])
    let training = Perceptron.Training(batch: batch, threads: threads)
    let loss = training.run(model, features: golden.numbers("features"), class: golden.tokens("class"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }
}
