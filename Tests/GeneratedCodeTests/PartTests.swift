import RNNRuntime
import Testing

@testable import GraphIR

/// Fewer examples than threads: parts of the steps of linear recurrences, against the interpreter, which goes step by step.
@Suite struct PartTests {
  typealias Sizes = GeneratedCodeTests.Sizes

  /// One part, two, parts that end early, examples that end in early parts, more threads than parts.
  static let sizes = [
    Sizes(batch: 1, steps: 1, threads: 2),
    Sizes(batch: 1, steps: 40, threads: 2),
    Sizes(batch: 1, steps: 50, threads: 3),
    Sizes(batch: 1, steps: 64, threads: 16),
    Sizes(batch: 2, steps: 37, threads: 3, lengths: [37, 9]),
    Sizes(batch: 3, steps: 30, threads: 4, lengths: [0, 30, 12]),
  ]

  @Test(arguments: sizes) func chain(_ sizes: Sizes) throws {
    let model = Chain(seed: 3)
    let training = Chain.Training(batch: sizes.batch, steps: 64, threads: sizes.threads)
    let inference = Chain.Inference(batch: sizes.batch, steps: 64, threads: sizes.threads)
    var states: [String: [Double]] = [:]
    // Twice, the second time from the states of the first.
    for seed in [1, 2] as [UInt64] {
      var golden = try Golden(
        "Linear", model: "Chain", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
        lengths: sizes.lengths.map { ["x": $0] } ?? [:], seed: seed)
      for state in golden.model.states { golden.setState(state.name, states[state.name]) }
      let expected = try golden.expected()
      states = expected
      let (x, y, lengths) = (golden.numbers("x"), golden.numbers("y"), golden.lengths("x"))
      let carries = seed > 1
      let loss = training.run(model, x: x, y: y, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [loss], expected["loss"])
      expectAgreement(training.gradients, expected)
      expectAgreement(training.stateTensors, expected)
      let evaluated = training.evaluate(model, x: x, y: y, lengths: lengths, carriesState: carries)
      expectAgreement("loss", [evaluated], expected["loss"])
      let output = inference.run(model, x: x, lengths: lengths, carriesState: carries)
      expectAgreement("third", output, expected["third"])
      expectAgreement(inference.stateTensors, expected)
    }
  }

  @Test(arguments: sizes) func lossOfExamples(_ sizes: Sizes) throws {
    let model = Summary(seed: 4)
    let golden = try Golden(
      "Linear", model: "Summary", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: sizes.lengths.map { ["x": $0] } ?? [:], seed: 5)
    let expected = try golden.expected()
    let training = Summary.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let (x, label, lengths) = (golden.numbers("x"), golden.tokens("label"), golden.lengths("x"))
    let loss = training.run(model, x: x, label: label, lengths: lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
    let evaluated = training.evaluate(model, x: x, label: label, lengths: lengths)
    expectAgreement("loss", [evaluated], expected["loss"])
  }

  /// So many steps that inference goes through several rounds, each of as many parts as there are threads.
  @Test func rounds() throws {
    let model = Chain(seed: 6)
    let golden = try Golden(
      "Linear", model: "Chain", parameters: model.parameters, batch: 1, steps: 6000, seed: 7)
    let x = golden.numbers("x")
    let inference = Chain.Inference(batch: 1, steps: 6000, threads: 3)
    let output = Array(inference.run(model, x: x))
    expectAgreement("third", output, try golden.expected(withGradients: false)["third"])
    // The same each time, whoever computes which part.
    for _ in 0..<5 { #expect(Array(inference.run(model, x: x)) == output) }
  }

  /// |difference| ≤ 4 t u H for the t-th step, where H is the recurrence of the absolute values and u = 2⁻²⁴: both ways
  /// round each product and each sum at most once for each step and factor (docs/decisions/0023-linear-recurrences.md).
  @Test(arguments: [2, 5]) func differenceFromOneThread(threads: Int) throws {
    let (steps, n) = (2000, 18)
    var model = Decay(seed: 8)
    model.parameters["h.rate"].copy(from: (0..<n).map { 1 - 0.0003 * Float($0) })
    let golden = try Golden(
      "Linear", model: "Decay", parameters: model.parameters, batch: 1, steps: steps, seed: 9)
    let x = golden.numbers("x")
    let single = Array(Decay.Inference(batch: 1, steps: steps, threads: 1).run(model, x: x))
    let parts = Array(Decay.Inference(batch: 1, steps: steps, threads: threads).run(model, x: x))
    let rate = model.parameters["h.rate"].elements.map { Double($0) }
    var bound = [Double](repeating: 0, count: n)
    var isDifferent = false
    for step in 0..<steps {
      for index in 0..<n {
        let place = step * n + index
        bound[index] = abs(rate[index]) * bound[index] + abs(Double(x[place]))
        let difference = abs(Double(single[place]) - Double(parts[place]))
        #expect(difference <= 4 * Double(step + 1) * 0x1p-24 * bound[index])
        isDifferent = isDifferent || difference > 0
      }
    }
    // Of two parts that begin with zero, the first one's summary is what its loop computes, to the bit.
    #expect(isDifferent == (threads > 2))
  }

  /// A state of zero is one, whatever the factors are: here their product overflows.
  @Test func overflowingFactors() throws {
    var model = Decay(seed: 8)
    model.parameters["h.rate"].copy(from: [Float](repeating: 2, count: 18))
    let x = [Float](repeating: 0, count: 18 * 600)
    let inference = Decay.Inference(batch: 1, steps: 600, threads: 3)
    #expect(inference.run(model, x: x).allSatisfy { $0 == 0 })
  }
}
