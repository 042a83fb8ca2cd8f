import RNNRuntime
import Testing

/// Generated code against the interpreter, where values share memory, have several places, or none.
@Suite struct PlanKindTests {
  static let lengths = [7, 3, 1, 0, 6]

  private func golden(_ model: String, _ parameters: Parameters, axis: String = "x") throws -> Golden {
    try Golden(
      "Plans", model: model, parameters: parameters, batch: 5, steps: 7, lengths: [axis: Self.lengths], seed: 3)
  }

  @Test(arguments: [1, 2]) func repeatedNumbersHaveTheirOwnPlace(threads: Int) throws {
    let model = Pooled(seed: 1)
    let golden = try golden("Pooled", model.parameters)
    let expected = try golden.expected()
    let (x, y) = (golden.numbers("x"), golden.numbers("y"))
    let inference = Pooled.Inference(batch: 5, steps: 7, threads: threads)
    expectAgreement("hidden", inference.run(model, x: x, lengths: Self.lengths), expected["hidden"])
    let training = Pooled.Training(batch: 5, steps: 7, threads: threads)
    expectAgreement("loss", [training.run(model, x: x, y: y, lengths: Self.lengths)], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: [1, 2]) func gradientsFromSumsOverShards(threads: Int) throws {
    let model = LearnedStart(seed: 2)
    let golden = try golden("LearnedStart", model.parameters)
    let expected = try golden.expected()
    let training = LearnedStart.Training(batch: 5, steps: 7, threads: threads)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"), lengths: Self.lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test func anInputIsAnOutput() throws {
    let model = Echo(seed: 3)
    let golden = try golden("Echo", model.parameters, axis: "b")
    let expected = try golden.expected()
    let outputs = Echo.Inference(batch: 5, steps: 7).run(model, b: golden.numbers("b"), lengths: Self.lengths)
    expectAgreement("b", outputs.b, expected["b"])
    expectAgreement("c", outputs.c, expected["c"])
  }

  @Test func aColumnBesideOthers() throws {
    let model = Narrow(seed: 4)
    let golden = try golden("Narrow", model.parameters)
    let expected = try golden.expected()
    let x = golden.numbers("x")
    let inference = Narrow.Inference(batch: 5, steps: 7)
    expectAgreement("output", inference.run(model, x: x, lengths: Self.lengths), expected["output"])
    // The first example has all steps.
    var stream = Narrow.Stream()
    var outputs: [Float] = []
    for step in 0..<7 { outputs += model.step(x: Array(x[3 * step..<3 * step + 3]), &stream) }
    expectAgreement("output", outputs, Array(expected["output"]!.prefix(56)))
  }

  @Test(arguments: [1, 2]) func parametersOfOneGradient(threads: Int) throws {
    let model = Doubled(seed: 5)
    let golden = try golden("Doubled", model.parameters)
    let expected = try golden.expected()
    let training = Doubled.Training(batch: 5, steps: 7, threads: threads)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"), lengths: Self.lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test func oneMatrixTwiceInALoop() throws {
    let model = Twice(seed: 6)
    let golden = try golden("Twice", model.parameters, axis: "a")
    let expected = try golden.expected()
    let (a, b) = (golden.numbers("a"), golden.numbers("b"))
    let inference = Twice.Inference(batch: 5, steps: 7)
    expectAgreement("output", inference.run(model, a: a, b: b, lengths: Self.lengths), expected["output"])
    var stream = Twice.Stream()
    var outputs: [Float] = []
    for step in 0..<7 {
      let columns = 3 * step..<3 * step + 3
      outputs += model.step(a: Array(a[columns]), b: Array(b[columns]), &stream)
    }
    expectAgreement("output", outputs, Array(expected["output"]!.prefix(28)))
  }

  @Test(arguments: [1, 2]) func aNumberThatEveryStepTrains(threads: Int) throws {
    let model = Carried(seed: 7)
    let golden = try golden("Carried", model.parameters)
    let expected = try golden.expected()
    let training = Carried.Training(batch: 5, steps: 7, threads: threads)
    let loss = training.run(model, x: golden.numbers("x"), y: golden.numbers("y"), lengths: Self.lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }
}
