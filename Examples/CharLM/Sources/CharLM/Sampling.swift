import RNNData
import RNNRuntime

/// Text that the model makes up, character by character.
func sample(of model: CharLM, vocabulary: Vocabulary, count: Int, temperature: Double, seed: UInt64) -> String {
  var sampler = Sampler(temperature: temperature, excluded: vocabulary.unknown, seed: seed)
  var stream = CharLM.Stream()
  var tokens: [Int32] = []
  var token = vocabulary.number(of: "\n") ?? 0
  for _ in 0..<count {
    let probabilities = model.step(text: Int(token), &stream)
    // The model may have more classes than the vocabulary has tokens.
    token = sampler.draw(probabilities: Array(probabilities.prefix(vocabulary.count)))
    tokens.append(token)
  }
  return vocabulary.decode(tokens)
}
