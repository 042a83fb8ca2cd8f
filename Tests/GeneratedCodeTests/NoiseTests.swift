import Codegen
import RNNRuntime
import Testing

@testable import GraphIR

/// Generated code draws the numbers that the interpreter draws, and what it computes with them is the same.
@Suite struct NoiseTests {
  static let seed: UInt64 = 0x1234_5678_9abc_def0

  @Test(arguments: [1, 2, 3]) func trainingWithNoise(threads: Int) throws {
    let model = Dropped(seed: 3)
    let golden = try Golden(
      "Noise", model: "Dropped", parameters: model.parameters, batch: 4, steps: 6, lengths: ["x": [6, 2, 0, 5]], seed: 4
    )
    let (x, y, lengths) = (golden.numbers("x"), golden.numbers("y"), golden.lengths("x"))
    let training = Dropped.Training(batch: 4, steps: 6, threads: threads)
    training.noise = NoiseSource(seed: Self.seed, run: 7)
    var losses: Set<Float> = []
    for number in 7..<10 {
      let expected = try golden.expected(
        run: RunConditions(isTraining: true, seed: Self.seed, number: UInt64(number)))
      let loss = training.run(model, x: x, y: y, lengths: lengths)
      expectAgreement("loss", [loss], expected["loss"])
      expectAgreement(training.gradients, expected)
      expectAgreement("loss", [training.evaluate(model, x: x, y: y, lengths: lengths)], try golden.expected()["loss"])
      losses.insert(loss)
    }
    #expect(losses.count == 3 && training.noise == NoiseSource(seed: Self.seed, run: 10))

    let inference = Dropped.Inference(batch: 4, steps: 6, threads: threads)
    expectAgreement("prediction", inference.run(model, x: x, lengths: lengths), try golden.expected()["prediction"])
  }

  @Test(arguments: [nil, 1, 2, 3, 7] as [Int?], [1, 3]) func segments(_ segmentSteps: Int?, threads: Int) throws {
    let model = Sampled(seed: 5)
    let golden = try Golden(
      "Noise", model: "Sampled", parameters: model.parameters, batch: 3, steps: 7, lengths: ["x": [7, 1, 4]], seed: 6)
    let expected = try golden.expected(run: RunConditions(isTraining: true, seed: Self.seed, number: 1))
    let training = Sampled.Training(batch: 3, steps: 7, segmentSteps: segmentSteps, threads: threads)
    training.noise = NoiseSource(seed: Self.seed, run: 1)
    training.evaluationNoise = NoiseSource(seed: Self.seed, run: 1)
    let (x, y, lengths) = (golden.numbers("x"), golden.numbers("y"), golden.lengths("x"))
    let loss = training.run(model, x: x, y: y, lengths: lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
    expectAgreement(training.stateTensors, expected)
    let evaluated = try golden.expected(run: RunConditions(seed: Self.seed, number: 1))
    expectAgreement("loss", [training.evaluate(model, x: x, y: y, lengths: lengths)], evaluated["loss"])
    #expect(training.evaluationNoise.run == 2)

    let inference = Sampled.Inference(batch: 3, steps: 7, threads: threads)
    inference.noise = NoiseSource(seed: Self.seed, run: 1)
    expectAgreement("prediction", inference.run(model, x: x, lengths: lengths), evaluated["prediction"])
  }

  @Test(arguments: [1, 2]) func pairsOfSteps(threads: Int) throws {
    let model = Watched(seed: 7)
    let golden = try Golden(
      "Noise", model: "Watched", parameters: model.parameters, batch: 3, steps: 5,
      lengths: ["source": [5, 1, 3], "given": [2, 5, 1]], seed: 8)
    let expected = try golden.expected(run: RunConditions(isTraining: true, seed: 2))
    let training = Watched.Training(batch: 3, sourceSteps: 5, givenSteps: 5, threads: threads)
    training.noise.seed = 2
    let loss = training.run(
      model, source: golden.numbers("source"), given: golden.numbers("given"), next: golden.numbers("next"),
      sourceLengths: golden.lengths("source"), givenLengths: golden.lengths("given"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  /// Bit by bit, whatever the number of threads.
  @Test(arguments: [1, 2, 3]) func numbers(threads: Int) throws {
    let model = Drawn(seed: 0)
    let golden = try Golden("Noise", model: "Drawn", parameters: model.parameters, batch: 3, steps: 4, seed: 0)
    let inference = Drawn.Inference(batch: 3, steps: 4, threads: threads)
    inference.noise = NoiseSource(seed: Self.seed, run: 1 << 40)
    let expected = try golden.expected(
      withGradients: false, run: RunConditions(seed: Self.seed, number: 1 << 40))
    let outputs = inference.run(model, x: golden.numbers("x"))
    #expect(outputs.uniform.map(Double.init) == expected["uniform"])
    #expect(outputs.held.map(Double.init) == expected["held"])
    let reversed = outputs.reversed.map(Double.init)
    let wanted = try #require(expected["reversed"])
    for row in 0..<12 {
      #expect(reversed[row * 140..<row * 140 + 70] == wanted[row * 140..<row * 140 + 70])
      let held = reversed[row * 140 + 70..<row * 140 + 140]
      #expect(held.elementsEqual(reversed[row / 4 * 560 + 70..<row / 4 * 560 + 140]))
    }
    let normal = zip(outputs.normal, try #require(expected["normal"])) + zip(outputs.reversed, wanted)
    for (actual, wanted) in normal { #expect(abs(actual - Float(wanted)) <= 7 * Float(wanted).ulp) }
  }

  /// What an example draws does not depend on the lengths of others, nor on how many there are.
  @Test func examplesAreApart() throws {
    let model = Drawn(seed: 0)
    let inference = Drawn.Inference(batch: 3, steps: 4, threads: 2)
    let x = [Float](repeating: 1, count: 3 * 4 * 70)
    let all = Array(inference.run(model, x: x, lengths: [4, 4, 4]).uniform)
    inference.noise.run = 0
    let some = Array(inference.run(model, x: x, lengths: [4, 1, 2]).uniform)
    #expect(all[..<280] == some[..<280] && all[280..<350] == some[280..<350])
    #expect(some[350..<560].allSatisfy { $0 == 0 })
  }
}

private func + <A, B>(_ left: Zip2Sequence<A, B>, _ right: Zip2Sequence<A, B>) -> [(A.Element, B.Element)] {
  Array(left) + Array(right)
}
