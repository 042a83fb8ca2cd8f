import RNNRuntime
import Testing

@Suite struct StepTests {
  private static let text: [Int32] = [3, 7, 0, 11, 5, 5]

  @Test func stepsAreTheSequence() {
    let model = CharLM(seed: 1)
    let whole = CharLM.Inference(batch: 1, steps: Self.text.count).run(model, text: Self.text)
    var stream = CharLM.Stream()
    for (step, token) in Self.text.enumerated() {
      let probabilities = model.step(text: Int(token), &stream)
      for feature in probabilities.indices {
        #expect(abs(probabilities[feature] - whole[example: 0, step: step, feature: feature]) < 1e-6)
      }
    }
  }

  @Test func vectorsAndSeveralOutputs() {
    let model = Stack(seed: 2)
    let frames: [Float] = (0..<12).map { Float($0) / 7 - 0.8 }
    let whole = Stack.Inference(batch: 1, steps: 4).run(model, frames: frames)
    var stream = Stack.Stream()
    for step in 0..<4 {
      let outputs = model.step(frames: Array(frames[3 * step..<3 * step + 3]), &stream)
      for feature in 0..<2 {
        #expect(abs(outputs.prediction[feature] - whole.prediction[example: 0, step: step, feature: feature]) < 1e-6)
      }
      #expect(outputs.gated.count == 33)
    }
  }

  /// A sum that is used twice takes over no terms of another one, in cells of one loop and of two.
  @Test func sumsThatAreUsedTwice() throws {
    let model = Skipping(seed: 4)
    let golden = try Golden("Edges", model: "Skipping", parameters: model.parameters, batch: 1, steps: 4, seed: 5)
    let expected = try golden.expected()
    let x = golden.numbers("x")
    var stream = Skipping.Stream()
    var outputs: [Float] = []
    for step in 0..<4 { outputs += model.step(x: Array(x[3 * step..<3 * step + 3]), &stream) }
    expectAgreement("output", outputs, expected["output"])
  }

  /// Each next state is another state's value.
  @Test func statesChangePlaces() throws {
    let model = Delayed(seed: 1)
    let golden = try Golden("Attention", model: "Delayed", parameters: model.parameters, batch: 2, steps: 5, seed: 3)
    let expected = try golden.expected()
    let signal = golden.numbers("signal")
    let inference = Delayed.Inference(batch: 2, steps: 5)
    expectAgreement("output", inference.run(model, signal: signal), expected["output"])
    expectAgreement(inference.stateTensors, expected)
    var stream = Delayed.Stream()
    var outputs: [Float] = []
    for step in 0..<5 { outputs += model.step(signal: Array(signal[2 * step..<2 * step + 2]), &stream) }
    expectAgreement("output", outputs, Array(expected["output"]!.prefix(20)))
  }

  @Test func copiesOfAStreamGoTheirOwnWays() {
    let model = CharLM(seed: 3)
    var first = CharLM.Stream()
    _ = model.step(text: 1, &first)
    var second = first
    let a = Array(model.step(text: 2, &first))
    _ = model.step(text: 4, &second)
    let b = Array(model.step(text: 3, &first))
    var third = CharLM.Stream()
    _ = model.step(text: 1, &third)
    #expect(Array(model.step(text: 2, &third)) == a)
    #expect(Array(model.step(text: 3, &third)) == b)
    third.reset()
    var fresh = CharLM.Stream()
    #expect(Array(model.step(text: 9, &third)) == Array(model.step(text: 9, &fresh)))
  }
}
