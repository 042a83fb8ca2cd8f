import Codegen
import Testing

@testable import GraphIR

/// Which models can be trained in segments, and why others cannot.
@Suite struct SegmentTests {
  private static func obstacle(_ text: String) throws -> String? {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load("model.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics)")
    let program = try compile(models[0]).program
    let training = try #require(program.training ?? program.inference)
    let hasCotangents = training.states.contains { $0.name.hasPrefix("cotangent") }
    #expect(hasCotangents == (program.obstacleToSegments == nil && !models[0].states.isEmpty))
    return program.obstacleToSegments
  }

  private static func model(_ lines: String) -> String {
    """
    model M {
      input  x: sequence of [2]
      input  context: [3]
      target y: sequence of [3] along x
      target label: token(3)
    \(lines)
    }
    """
  }

  @Test(arguments: [
    "h = scan GRU(3) over x\n loss meanSquaredError(h, y)",
    "h = scan GRU(3) over scan LSTM(4) over x\n loss crossEntropy(h.last, label)",
    "h = dense(x, 3)\n loss meanSquaredError(h, y)",
    "h = scan GRU(3) over x\n loss meanSquaredError(h + context, y)",
  ])
  func possible(_ lines: String) throws {
    #expect(try Self.obstacle(Self.model(lines)) == nil)
  }

  @Test(arguments: [
    ("h = scan GRU(3) over x\n output h", "there is no loss"),
    ("loss crossEntropy(context, label)", "the loss depends on no sequence"),
    ("h = scan reversed GRU(3) over x\n loss meanSquaredError(h, y)", "a scan runs from the last step to the first"),
    (
      "h = scan bidirectional GRU(3) over x\n loss crossEntropy(dense(h.last, 3), label)",
      "a scan runs from the last step to the first"
    ),
    (
      "h = scan GRU(3) over x from (h: context)\n loss meanSquaredError(h, y)",
      "the model computes the first value of a state"
    ),
    ("h = scan GRU(3) over x\n loss crossEntropy(h.first, label)", "looks at all steps"),
    ("h = scan GRU(3) over x\n loss crossEntropy(mean(h, over: x), label)", "looks at all steps"),
    ("h = scan GRU(3) over x\n loss meanSquaredError(h + h.last, y)", "needs what is known after the last step only"),
  ])
  func impossible(_ lines: String, reason: String) throws {
    let obstacle = try #require(try Self.obstacle(Self.model(lines)))
    #expect(obstacle.hasSuffix(reason))
    #expect(obstacle.count < 80)
  }

  @Test func contextsOfTheWholeSequence() throws {
    let cell = """
      cell Reader(units) {
        input x
        context summary
        state h: [units]
        param W: [units, units + size(x) + size(summary)]
        h' = tanh(W · [h, x, summary])
        output h'
      }

      """
    let lines = "h = scan Reader(3) over x with (summary: (scan GRU(3) over x).last)\n loss meanSquaredError(h, y)"
    let reason = "the scan of 'Reader' needs what is known after the last step only"
    #expect(try Self.obstacle(cell + Self.model(lines)) == reason)
  }
}
