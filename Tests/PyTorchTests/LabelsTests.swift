import RNNRuntime
import Testing

/// Connectionist temporal classification where there is nothing to learn: labels that do not fit into the steps, of which
/// PyTorch says infinity, and with `zero_infinity` that they have no gradient.
@Suite struct LabelsTests {
  /// Two steps cannot hold a label twice: a blank parts them.
  static let misfit = CTCModel.Example(frames: [0.5, -1, 0.25, 2], digits: [1, 1])
  static let fitting = CTCModel.Example(frames: [0.5, -1, 0.25, 2, 1, 1], digits: [1, 1])

  private func run(_ examples: [CTCModel.Example]) throws -> (loss: Float, gradients: Gradients) {
    let model = CTCModel(seed: 3)
    let training = CTCModel.Training(batch: examples.count, steps: [3, 2])
    let loss = training.run(model, try Batch(examples))
    return (loss, training.gradients)
  }

  @Test func labelsThatDoNotFitHaveNoGradient() throws {
    let alone = try run([Self.fitting])
    let both = try run([Self.fitting, Self.misfit])
    #expect(alone.loss > 0 && alone.loss < 20)
    #expect(both.loss == 0.5e30)
    for entry in alone.gradients.layout.entries {
      let pairs = zip(alone.gradients[entry.name].elements, both.gradients[entry.name].elements)
      #expect(pairs.contains { $0.0 != 0 })
      #expect(pairs.allSatisfy { ($0 / 2 - $1).magnitude <= 1e-6 }, "\(entry.name)")
    }
    #expect(try run([Self.misfit]).loss == 1e30)
  }
}
