import RNNData
import RNNRuntime

/// Trains until the accuracy on a tenth that is held back no longer rises, and gives the best parameters.
func train(_ corpus: Corpus, epochs: Int, seed: UInt64 = 1) throws -> (model: Classifier, accuracy: Double) {
  var random = RandomGenerator(seed: seed)
  let examples = try corpus.examples().shuffled(using: &random)
  let learned = try Batches(examples.dropFirst(examples.count / 10), size: 32)
  let held = try Batches(examples.prefix(examples.count / 10), size: 32)
  let training = Classifier.Training(fitting: learned)
  let inference = Classifier.Inference(fitting: held)
  var model = Classifier(seed: seed)
  var optimizer = Adam(learningRate: 2e-3)
  var stopping = EarlyStopping(.highest, patience: 5)

  for epoch in 1...epochs {
    let loss = training.epoch(
      of: learned.shuffled(using: &random), &model, &optimizer, clippingNorm: 5, progress: "epoch \(epoch)")
    let accuracy = inference.accuracy(of: model, on: held, label: \.label)
    print("epoch \(epoch): loss \(loss), validation accuracy \(accuracy)")
    guard stopping.goesOn(after: accuracy, model.parameters) else { break }
  }
  return (Classifier(parameters: stopping.best!.parameters), stopping.best!.score)
}

/// The most probable label of each text.
func labels(of texts: [String], _ model: Classifier, words: Vocabulary, labels: [String]) throws -> [String] {
  guard !texts.isEmpty else { return [] }
  let batch = try Batch(texts.map { Classifier.Example(sentence: try words.encode($0.lowercased())) })
  let steps = batch.lengths[0].max()!
  let outputs = Classifier.Inference(batch: batch.count, steps: max(steps, 1)).run(model, batch)
  return (0..<batch.count).map { labels[outputs.argmax(example: $0)] }
}
