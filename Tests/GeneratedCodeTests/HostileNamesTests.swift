import Foundation
import HostileNames
import RNNRuntime
import Testing

/// Generated code in a module whose own declarations have the names that it uses.
@Suite struct HostileNamesTests {
  /// Whole sequences and single steps are different code, and agree; so do the outputs and the loss.
  @Test func modelRuns() {
    let model = HostileNames::Gate(seed: 3)
    let kernel: [Float] = (0..<24).map { Float($0 % 7) / 7 - 0.4 }
    let words: [Int32] = [0, 6, 2, 3, 5, 1, 1, 4]
    let wanted: [Float] = (0..<16).map { Float($0 % 5) / 5 }
    let outputs = Gate.Inference(batch: 2, steps: 4).run(model, kernel: kernel, word: words)
    var error: Float = 0
    for example in 0..<2 {
      var stream = Gate.Stream()
      for step in 0..<4 {
        let place = example * 4 + step
        let results = model.step(kernel: Array(kernel[place * 3..<place * 3 + 3]), word: Int(words[place]), &stream)
        for feature in 0..<20 {
          #expect(abs(results.min[feature] - outputs.min[example: example, step: step, feature: feature]) < 1e-5)
        }
        for feature in 0..<2 {
          let value = outputs.max[example: example, step: step, feature: feature]
          #expect(abs(results.max[feature] - value) < 1e-5)
          let difference = value - wanted[place * 2 + feature]
          error += difference * difference / 16
        }
      }
    }
    let training = Gate.Training(batch: 2, steps: 4)
    let loss = training.run(model, kernel: kernel, word: words, shard: wanted)
    #expect(abs(loss - error) < 1e-5)
    #expect(abs(loss - training.evaluate(model, kernel: kernel, word: words, shard: wanted)) < 1e-5)
    #expect(training.gradients.layout.count == Gate.layout.count)
  }

  /// A label may be a word of Swift, as an argument is what it names.
  @Test func labelsMayBeWordsOfSwift() {
    let training = HostileNames::Parameters.Training(batch: 1)
    let loss = training.run(HostileNames::Parameters(seed: 1), Vector: [1, 2, 3, 4] as [Float], self: [2] as [Int32])
    #expect(loss.isFinite && loss > 0)
    let last = Workspace.Training(batch: 1, steps: 2)
    let other = last.run(HostileNames::Workspace(seed: 1), in: [1, 2] as [Float], init: [0] as [Int32])
    #expect(other.isFinite && other > 0)
  }
}
