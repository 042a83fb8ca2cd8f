import GraphIR
import Testing

/// The facts of `rnnc explain` on cells as users write them.
@Suite struct ExplanationTests {
  private static func explanation(_ text: String, arenaBytes: [Function.Kind: Int] = [:]) throws -> Explanation {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load("model.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics)")
    return Explanation(try compile(models[0]), arenaBytes: arenaBytes)
  }

  private static func languageModel(cell: String) -> String {
    """
    model CharLM {
      input  text: sequence of token(20)
      target next: sequence of token(20)
      hidden = scan \(cell)(32) over embed(text, 8)
      logits = dense(hidden, 20)
      output softmax(logits)
      loss   crossEntropy(logits, next)
    }
    """
  }

  @Test func libraryLSTM() throws {
    let explanation = try Self.explanation(Self.languageModel(cell: "LSTM"), arenaBytes: [.inference: 4096])
    print(explanation)
    print(explanation.json)
  }
}
