import Foundation
import RNNRuntime
import Testing

/// A generated type as the model of generation: its streams are the states of hypotheses.
@Suite struct GeneratedModelGenerationTests {
  private let model = CharLM(seed: 3)
  private let prompt: [Int32] = [5, 0, 11]

  private var language: TokenModel<CharLM.Stream> {
    TokenModel(start: CharLM.Stream()) { [model] token, stream in model.step(text: Int(token), &stream) }
  }

  /// ln P of the tokens after the prompt, from a run of the whole sequence.
  private func logProbability(_ tokens: [Int32]) -> Double {
    let text = prompt + tokens
    let outputs = CharLM.Inference(batch: 1, steps: text.count).run(model, text: text)
    return tokens.indices.reduce(0) { sum, index in
      let step = prompt.count + index - 1
      return sum + log(Double(outputs[example: 0, step: step, feature: Int(tokens[index])]))
    }
  }

  @Test func probabilities() {
    let tokens: [Int32] = [3, 3, 7, 1, 0, 9]
    let expected = logProbability(tokens)
    #expect(abs(language.logProbability(of: tokens, after: prompt) - expected) < 1e-5)
    #expect(abs(language.perplexity(of: tokens, after: prompt) / exp(-expected / 6) - 1) < 1e-5)
  }

  /// All texts of two tokens fit into the beam.
  @Test func beamSearch() {
    let all = (0..<12 as Range<Int32>).flatMap { first in (0..<12 as Range<Int32>).map { [first, $0] } }
    let best = all.map { ($0, logProbability($0)) }.sorted { $0.1 > $1.1 }
    let found = BeamSearch(width: 144, maximumLength: 2).best(144, of: language, after: prompt)
    #expect(Set(found.map(\.tokens)).count == 144)
    for (found, expected) in zip(found, best) {
      #expect(abs(found.logProbability - expected.1) < 1e-5)
      #expect(abs(found.logProbability - logProbability(found.tokens)) < 1e-5)
    }
  }
}
