import RNNData
import RNNRuntime

/// Trains until the accuracy on a tenth that is held back no longer rises, and gives the best parameters.
func train(_ corpus: Corpus, epochs: Int, seed: UInt64 = 1) throws -> (model: Tagger, accuracy: Double) {
  var random = RandomGenerator(seed: seed)
  let examples = corpus.examples().shuffled(using: &random)
  let learned = try Batches(examples.dropFirst(examples.count / 10), size: 32)
  let held = try Batches(examples.prefix(examples.count / 10), size: 32)
  let training = Tagger.Training(fitting: learned)
  let inference = Tagger.Inference(fitting: held)
  var model = Tagger(seed: seed)
  var optimizer = Adam(learningRate: 2e-3)
  var stopping = EarlyStopping(.highest, patience: 5)

  for epoch in 1...epochs {
    let loss = training.epoch(
      of: learned.shuffled(using: &random), &model, &optimizer, clippingNorm: 5, progress: "epoch \(epoch)")
    let accuracy = inference.accuracy(of: model, on: held, labels: \.tagged)
    print("epoch \(epoch): loss \(loss), validation accuracy \(accuracy)")
    guard stopping.goesOn(after: accuracy, model.parameters) else { break }
  }
  return (Tagger(parameters: stopping.best!.parameters), stopping.best!.score)
}

/// The most probable tag of each word.
func tags(of sentence: [String], _ model: Tagger, words: Vocabulary, tags: [String]) -> [String] {
  let tokens = sentence.map { words.number(of: $0.lowercased())! }
  guard !tokens.isEmpty else { return [] }
  let outputs = Tagger.Inference(batch: 1, steps: tokens.count).run(model, sentence: tokens)
  return tokens.indices.map { tags[outputs.argmax(example: 0, step: $0)] }
}
