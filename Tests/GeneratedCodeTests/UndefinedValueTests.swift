import RNNRuntime
import Testing

@testable import GraphIR

/// Padding and branches that are not taken compute infinities and NaN, of which results and gradients must be free.
@Suite struct GeneratedUndefinedValueTests {
  typealias Sizes = GeneratedCodeTests.Sizes

  static let sizes = [
    Sizes(batch: 1, steps: 1, threads: 1, lengths: [0]),
    Sizes(batch: 5, steps: 7, threads: 2, lengths: [7, 0, 1, 5, 6]),
    Sizes(batch: 3, steps: 5, threads: 1, lengths: [2, 0, 3]),
  ]

  private func beyond(_ sizes: Sizes) throws -> (model: Beyond, golden: Golden) {
    let model = Beyond(seed: 31)
    var golden = try Golden(
      "Undefined", model: "Beyond", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: ["x": sizes.lengths!], seed: 32)
    // The state is 4 after the last step of each example, and more than 4.5 behind it.
    for index in golden.inputs["x"]!.values.indices {
      golden.inputs["x"]!.values[index] = 4 / Double(sizes.lengths![index / 5 % sizes.batch])
    }
    golden.inputs["x"] = golden.inputs["x"]!.fillingPadding(in: golden.dimensions)
    return (model, golden)
  }

  @Test(arguments: sizes, [1, 2, 3, 7]) func behindTheEnd(_ sizes: Sizes, segmentSteps: Int) throws {
    let (model, golden) = try beyond(sizes)
    let expected = try golden.expected()
    let lengths = golden.lengths("x")
    let inference = Beyond.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let outputs = inference.run(model, x: golden.numbers("x"), lengths: lengths)
    expectAgreement("h", outputs, expected["h"])
    let training = Beyond.Training(
      batch: sizes.batch, steps: sizes.steps, segmentSteps: segmentSteps, threads: sizes.threads)
    let (x, y, label) = (golden.numbers("x"), golden.numbers("y"), golden.tokens("label"))
    let loss = training.run(model, x: x, y: y, label: label, lengths: lengths)
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
    expectAgreement(training.stateTensors, expected)
    let evaluated = training.evaluate(model, x: x, y: y, label: label, lengths: lengths)
    expectAgreement("loss", [evaluated], expected["loss"])
  }

  @Test(arguments: sizes) func examplesWithoutSteps(_ sizes: Sizes) throws {
    let model = Empty(seed: 33)
    var golden = try Golden(
      "Undefined", model: "Empty", parameters: model.parameters, batch: sizes.batch, steps: sizes.steps,
      lengths: ["x": sizes.lengths!], seed: 34)
    for index in golden.inputs["x"]!.values.indices {
      golden.inputs["x"]!.values[index] = abs(golden.inputs["x"]!.values[index]) + 0.5
    }
    golden.inputs["x"] = golden.inputs["x"]!.fillingPadding(in: golden.dimensions)
    let expected = try golden.expected()
    let inference = Empty.Inference(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let outputs = inference.run(model, x: golden.numbers("x"), lengths: golden.lengths("x"))
    expectAgreement("logits", outputs, expected["logits"])
    let training = Empty.Training(batch: sizes.batch, steps: sizes.steps, threads: sizes.threads)
    let loss = training.run(
      model, x: golden.numbers("x"), label: golden.tokens("label"), lengths: golden.lengths("x"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  @Test(arguments: [1, 4], [1, 2]) func branches(batch: Int, threads: Int) throws {
    let model = Choosing(seed: 35)
    let golden = try Golden(
      "Undefined", model: "Choosing", parameters: model.parameters, batch: batch, steps: 1, seed: 36)
    let expected = try golden.expected()
    let training = Choosing.Training(batch: batch, threads: threads)
    let loss = training.run(model, v: golden.numbers("v"), c: golden.numbers("c"))
    expectAgreement("loss", [loss], expected["loss"])
    expectAgreement(training.gradients, expected)
  }

  /// All parameters are at a kink. The shortest subgradients are 0, and a half for each of two that are equal.
  @Test func subgradients() throws {
    let model = Kinks(seed: 1)
    let golden = try Golden("Undefined", model: "Kinks", parameters: model.parameters, batch: 2, steps: 1, seed: 37)
    let expected = try golden.expected()
    let training = Kinks.Training(batch: 2)
    _ = training.run(model, x: golden.numbers("x"))
    expectAgreement(training.gradients, expected)
    let x = golden.numbers("x")
    for name in ["a", "b", "c", "d", "e", "f"] { #expect(training.gradients[name].elements == [0, 0, 0, 0, 0]) }
    for name in ["g", "p"] {
      let half = (0..<5).map { (x[$0] + x[5 + $0]) / 4 }
      expectAgreement(name, training.gradients[name].elements, half.map(Double.init))
    }
  }

  /// The mean over nothing is 0, and so are its gradients.
  @Test func noSteps() throws {
    let model = Beyond(seed: 31)
    let training = Beyond.Training(batch: 2, steps: 3, segmentSteps: 2, threads: 2)
    let ones = [Float](repeating: 1, count: 30)
    let loss = training.run(model, x: ones, y: ones, label: [Int32](repeating: 1, count: 6), lengths: [0, 0])
    #expect(loss == 0)
    for entry in training.gradients.layout.entries {
      #expect(training.gradients[entry.name].elements.allSatisfy { $0 == 0 }, "\(entry.name)")
    }
    #expect(
      training.evaluate(model, x: ones, y: ones, label: [Int32](repeating: 1, count: 6), lengths: [0, 0]) == 0)
  }
}
