import AllocationCounter
import RNNRuntime
import Testing

@Suite struct StepTests {
  static let text: [Int32] = [3, 7, 0, 11, 5, 5]

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

  /// The last output is still looked at when the next step comes.
  @Test(.enabled(if: allocation_counter_is_available())) func stepAllocatesNothing() {
    let model = CharLM(seed: 4)
    var stream = CharLM.Stream()
    var last = model.step(text: 0, &stream)
    let count = fewestAllocations {
      for token in Self.text { last = model.step(text: Int(token), &stream) }
    }
    #expect(count == 0)
    #expect(last.count == 12)
  }

  /// On one thread: with more, the system allocates to start them.
  @Test(.enabled(if: allocation_counter_is_available())) func steadyTrainingAllocatesNothing() {
    var model = CharLM(seed: 5)
    let training = CharLM.Training(batch: 2, steps: 3, threads: 1)
    let next: [Int32] = [7, 0, 11, 5, 5, 1]
    let lengths = [3, 2]
    let count = fewestAllocations {
      _ = training.run(model, text: Self.text, next: next, lengths: lengths, carriesState: true)
      model.parameters.withUnsafeMutablePointer { $0[0] += 0.125 }
    }
    #expect(count == 0)
  }

  /// The counter sees all threads, and other tests run at the same time: what allocates always, allocates at best too.
  private func fewestAllocations(_ body: () -> Void) -> Int {
    var fewest = Int.max
    for _ in 0..<100 where fewest > 0 {
      let before = allocation_count()
      body()
      fewest = min(fewest, allocation_count() - before)
    }
    return fewest
  }
}
