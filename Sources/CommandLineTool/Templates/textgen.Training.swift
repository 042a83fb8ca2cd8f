import RNNData
import RNNRuntime

/// Trains by truncated backpropagation through time: the states are carried from chunk to chunk of 16 lanes of text.
/// Stops when the loss on the held-back part no longer falls, and gives the best parameters and that loss.
func train(_ corpus: Corpus, epochs: Int, seed: UInt64 = 1) throws -> (model: Writer, loss: Double) {
  let training = Writer.Training(batch: 16, steps: 48)
  var learned = TextBatches(corpus.learned, batch: 16, steps: 48)
  var held = TextBatches(corpus.held, batch: 16, steps: 48)
  guard learned.count > 0, held.count > 0 else { throw TextIsTooShort() }
  var model = Writer(seed: seed)
  var optimizer = Adam(learningRate: 4e-3)
  var stopping = EarlyStopping(.lowest, patience: 3)

  for epoch in 1...epochs {
    var loss = Mean()
    var progress = ProgressLine("epoch \(epoch)", count: learned.count)
    for index in 0..<learned.count {
      let batch = learned.batch(at: index)
      loss.add(Double(training.run(model, text: batch.inputs, next: batch.targets, carriesState: index > 0)))
      if training.gradients.clip(toNorm: 5).isFinite {
        optimizer.update(&model.parameters, with: training.gradients)
      }
      progress.advance(loss: loss.value)
    }
    progress.end()
    var heldLoss = Mean()
    for index in 0..<held.count {
      let batch = held.batch(at: index)
      heldLoss.add(Double(training.evaluate(model, text: batch.inputs, next: batch.targets, carriesState: index > 0)))
    }
    print("epoch \(epoch): loss \(loss.value), validation loss \(heldLoss.value) nats per character")
    guard stopping.goesOn(after: heldLoss.value, model.parameters) else { break }
  }
  return (Writer(parameters: stopping.best!.parameters), stopping.best!.score)
}

struct TextIsTooShort: Error, CustomStringConvertible {
  var description: String { "the text is too short: it takes some ten thousand characters" }
}

/// What the model writes after a beginning.
func text(
  after beginning: String = "\n", count: Int, _ model: Writer, characters: Vocabulary, temperature: Double = 0.7,
  seed: UInt64 = 1
) throws -> String {
  var sampler = Sampler(temperature: temperature, excluded: characters.unknown, seed: seed)
  var stream = Writer.Stream()
  var tokens = try characters.encode(beginning)
  // What has been written so far goes through the model, token by token.
  for token in tokens.dropLast() { _ = model.step(text: Int(token), &stream) }
  while tokens.count < count, let last = tokens.last {
    let probabilities = model.step(text: Int(last), &stream)
    // The model may have more classes than the text has characters.
    tokens.append(sampler.draw(probabilities: Array(probabilities.prefix(characters.count))))
  }
  return characters.decode(tokens)
}
