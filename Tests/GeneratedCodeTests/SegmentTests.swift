import Codegen
import RNNRuntime
import Testing

@testable import GraphIR

/// Training in segments against the interpreter, which knows of none.
@Suite struct SegmentTests {
  /// Segments of one step, some with a shorter rest, exactly two, and one that holds all.
  static let segments = [1, 2, 3, 4, 7, 9]

  typealias Sizes = GeneratedCodeTests.Sizes

  static let sizes = [
    Sizes(batch: 1, steps: 1, threads: 1),
    Sizes(batch: 3, steps: 8, threads: 2),
    Sizes(batch: 5, steps: 7, threads: 2, lengths: [7, 3, 1, 5, 6]),
    Sizes(batch: 3, steps: 5, threads: 1, lengths: [2, 0, 3]),
  ]

  @Test(arguments: sizes, segments) func languageModel(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = CharLM(seed: 5)
    let training = CharLM.Training(
      batch: sizes.batch, steps: 9, segmentSteps: segmentSteps, threads: sizes.threads)
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
      let loss = training.run(model, text: text, next: next, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [loss], expected["loss"])
      expectAgreement(training.gradients, expected)
      expectAgreement(training.stateTensors, expected)
      // Its states are its own: those of the last evaluation, not of training.
      let evaluated = training.evaluate(model, text: text, next: next, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [evaluated], expected["loss"])
    }
  }

  @Test(arguments: sizes, segments) func stackOfCells(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = Stack(seed: 8)
    let golden = try Golden(
      "Stack", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["frames": $0] } ?? [:], seed: 9)
    let expected = try golden.expected()
    let training = Stack.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let loss = training.run(
      model, frames: golden.numbers("frames"), next: golden.numbers("next"), lengths: golden.lengths("frames"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
    expectAgreement(training.stateTensors, expected)
  }

  @Test(arguments: sizes, segments) func matrixAsState(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = Attending(seed: 12)
    let golden = try Golden(
      "Attention", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["text": $0] } ?? [:], seed: 13)
    let expected = try golden.expected()
    let training = Attending.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let loss = training.run(
      model, text: golden.tokens("text"), next: golden.tokens("next"), lengths: golden.lengths("text"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  /// The loss of an example counts once, whichever segment its last step is in.
  @Test(arguments: sizes, segments) func lossOfExamples(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = Gesture(seed: 14)
    let golden = try Golden(
      "Gesture", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["motion": $0] } ?? [:], seed: 15)
    let expected = try golden.expected()
    let training = Gesture.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let (motion, person) = (golden.numbers("motion"), golden.numbers("person"))
    let (target, lengths) = (golden.tokens("class"), golden.lengths("motion"))
    let loss = training.run(model, motion: motion, person: person, class: target, lengths: lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
    let evaluated = training.evaluate(model, motion: motion, person: person, class: target, lengths: lengths)
    expectAgreement("loss", [evaluated], expected["loss"])
  }

  /// Where an example has no steps, padding is 0: the logarithm of nothing.
  @Test(arguments: sizes, segments) func logarithms(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = Averaging(seed: 16)
    let golden = try Golden(
      "Edges", model: "Averaging", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["x": $0] } ?? [:], seed: 17)
    let expected = try golden.expected()
    let training = Averaging.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"), lengths: golden.lengths("x"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  /// Training keeps all steps unless it is told otherwise, even if it adds nothing up in the gradients themselves.
  @Test func trainingOfManySteps() throws {
    let model = Averaging(seed: 16)
    let golden = try Golden(
      "Edges", model: "Averaging", parameters: model.parameters, batch: 32, steps: 600, seed: 18)
    let expected = try golden.expected()
    let training = Averaging.Training(batch: 32, steps: 600, threads: 1)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: sizes.dropLast(), segments) func lastValues(_ sizes: Sizes, segmentSteps: Int) throws {
    let model = Direction(seed: 19)
    let golden = try Golden(
      "Edges", model: "Direction", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["x": $0] } ?? [:], seed: 20)
    let expected = try golden.expected()
    let training = Direction.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"), lengths: golden.lengths("x"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  /// Inference and evaluation are cut into segments where the steps do not fit into a cache.
  @Test(arguments: [1, 2]) func inferenceOfManySteps(threads: Int) throws {
    let (batch, steps) = (40, 150 * threads)
    let model = CharLM(seed: 5)
    let inference = CharLM.Inference(batch: batch, steps: steps, threads: threads)
    let training = CharLM.Training(batch: batch, steps: steps, threads: threads)
    var states: [String: [Double]] = [:]
    for seed in [1, 2] as [UInt64] {
      let lengths = (0..<batch).map { ($0 * 37 + Int(seed)) % (steps + 1) }
      var golden = try Golden(
        "CharLM", parameters: model.parameters, batch: batch, steps: steps, lengths: ["text": lengths], seed: seed)
      if seed == 1 {
        let program = try compile(golden.model).program
        func bytes(_ steps: Int) -> Int {
          program.arenaByteCount(of: program.inference!, batch: batch / threads, steps: steps)
        }
        try #require(bytes(steps - 1) == bytes(steps), "these are too few steps")
      }
      for state in golden.model.states { golden.setState(state.name, states[state.name]) }
      let expected = try golden.expected(withGradients: false)
      states = expected
      let (text, next) = (golden.tokens("text"), golden.tokens("next"))
      let probabilities = inference.run(model, text: text, lengths: lengths, carriesState: seed > 1)
      expectAgreement("probabilities", probabilities, expected["probabilities"])
      expectAgreement(inference.stateTensors, expected)
      let loss = training.evaluate(model, text: text, next: next, lengths: lengths, carriesState: seed > 1)
      expectAgreement("loss", [loss], expected["loss"])
    }
  }

  /// Where one segment holds all, nothing is computed twice, and the result is the same.
  @Test func sameAsInOnePiece() {
    let model = CharLM(seed: 5)
    let text: [Int32] = [3, 7, 0, 11, 5, 5]
    let next: [Int32] = [7, 0, 11, 5, 5, 1]
    let whole = CharLM.Training(batch: 1, steps: 6)
    let segmented = CharLM.Training(batch: 1, steps: 6, segmentSteps: 6)
    let losses = [whole, segmented].map { $0.run(model, text: text, next: next) }
    #expect(losses[0] == losses[1])
    #expect(whole.stateTensors == segmented.stateTensors)
  }

  // MARK: Random truncation

  private struct Truncated {
    let model = CharLM(seed: 5)
    let text: [Int32]
    let next: [Int32]
    let golden: Golden

    init() throws {
      golden = try Golden("CharLM", parameters: model.parameters, batch: 2, steps: 8, lengths: [:], seed: 3)
      (text, next) = (golden.tokens("text"), golden.tokens("next"))
    }

    func training(_ segmentSteps: Int) -> CharLM.Training {
      CharLM.Training(batch: 2, steps: 8, segmentSteps: segmentSteps, threads: 2)
    }

    func gradients(_ training: CharLM.Training) -> [Float] {
      _ = training.run(model, text: text, next: next)
      return CharLM.layout.entries.flatMap { training.gradients[$0.name].elements }
    }
  }

  /// Cuts are wrong each, and right on average: within five standard errors of the whole gradient.
  @Test func truncatedGradientsAreRightOnAverage() throws {
    let run = try Truncated()
    let whole = run.gradients(run.training(8))
    let training = run.training(2)
    training.truncation = RandomTruncation(.geometric(mean: 2), seed: 4)
    let count = 4000
    var (sum, squares) = (whole.map { _ in 0.0 }, whole.map { _ in 0.0 })
    for _ in 0..<count {
      for (index, gradient) in run.gradients(training).enumerated() {
        sum[index] += Double(gradient)
        squares[index] += Double(gradient) * Double(gradient)
      }
    }
    var differs = false
    for index in whole.indices {
      let mean = sum[index] / Double(count)
      let deviation = max(squares[index] / Double(count) - mean * mean, 0).squareRoot()
      let error = deviation / Double(count).squareRoot()
      #expect(abs(mean - Double(whole[index])) <= 5 * error + 1e-6, "\(index)")
      if deviation > 1e-5 { differs = true }
    }
    #expect(differs)
  }

  /// If each place is cut, gradients are those of one segment after the other.
  @Test func allPlacesCut() throws {
    let run = try Truncated()
    let cut = run.training(2)
    cut.truncation = RandomTruncation(.geometric(mean: 1), seed: 4)
    let gradients = run.gradients(cut)
    let parts = CharLM.Training(batch: 2, steps: 2, threads: 1)
    var sum = gradients.map { _ in Float(0) }
    for start in stride(from: 0, to: 8, by: 2) {
      func part(_ tokens: [Int32]) -> [Int32] { (0..<2).flatMap { tokens[$0 * 8 + start..<$0 * 8 + start + 2] } }
      _ = parts.run(run.model, text: part(run.text), next: part(run.next), carriesState: start > 0)
      let own = CharLM.layout.entries.flatMap { parts.gradients[$0.name].elements }
      for index in sum.indices { sum[index] += own[index] / 4 }
    }
    let scale = sum.map(abs).max()!
    #expect(zip(gradients, sum).allSatisfy { abs($0 - $1) <= 1e-5 * scale })
  }
}
