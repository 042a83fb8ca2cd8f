import Foundation
import RNNData
import RNNRuntime

/// Trains by truncated backpropagation through time: the states are carried from chunk to chunk of each lane.
struct Trainer {
  private let options: Options
  private let corpus: Corpus
  private let training: CharLM.Training
  private var model: CharLM
  private var optimizer = Adam(learningRate: 2e-3)
  private var step = 0

  /// - Throws: if the text is too short for a batch, if the checkpoint does not fit, or if none could be saved.
  init(_ options: Options) throws {
    self.options = options
    try SafetensorsFile.validate(writingTo: URL(filePath: options.output))
    model = CharLM(seed: options.seed)
    training = CharLM.Training(batch: options.batch, steps: options.length, threads: options.threads)
    var vocabulary: Vocabulary?
    if let resume = options.resume {
      let url = URL(filePath: resume)
      let checkpoint = try Checkpoint(layout: CharLM.layout, contentsOf: url)
      model = CharLM(parameters: checkpoint.parameters)
      try optimizer.resume(from: checkpoint.optimizer)
      step = checkpoint.step
      vocabulary = try Vocabulary(metadataOf: SafetensorsFile(contentsOf: url))
      try Self.restoreStates(of: checkpoint, in: training)
    }
    corpus = try Corpus(text: try Corpus.text(of: options.text), vocabulary: vocabulary)
    let needed = options.batch * options.length + 1
    guard corpus.validation.count >= needed else {
      throw UsageError(
        "the text is too short: its last tenth has \(corpus.validation.count) characters, one batch needs \(needed)")
    }
  }

  private static func restoreStates(of checkpoint: Checkpoint, in training: CharLM.Training) throws {
    do { try training.validate(stateTensors: checkpoint.states) } catch {
      throw UsageError("the checkpoint's states do not fit, --batch must be the same: \(error)")
    }
    training.stateTensors = checkpoint.states
  }

  /// Trains until all steps are done, or `isInterrupted` says so.
  mutating func run(isInterrupted: () -> Bool) {
    var batches = TextBatches(corpus.training, batch: options.batch, steps: options.length)
    say(
      "\(corpus.training.count) characters to learn, \(corpus.validation.count) to check; "
        + "\(CharLM.layout.count) parameters; \(options.threads) threads")
    var meter = Meter(tokensPerStep: options.batch * options.length, firstStep: step, lastStep: options.steps)
    while step < options.steps, !isInterrupted() {
      let index = step % batches.count
      let batch = batches.batch(at: index)
      let loss = training.run(model, text: batch.inputs, next: batch.targets, carriesState: index > 0)
      // A norm that is not finite would ruin the parameters.
      if training.gradients.clip(toNorm: 5).isFinite {
        optimizer.update(&model.parameters, with: training.gradients)
      }
      step += 1
      meter.record(loss: loss, step: step)
    }
    let loss = validationLoss()
    say(String(format: "validation: %.4f nats per character, perplexity %.2f", loss, perplexity(loss)))
  }

  /// The mean loss over the validation text, in nats per character.
  private func validationLoss() -> Double {
    var batches = TextBatches(corpus.validation, batch: options.batch, steps: options.length)
    var total = 0.0
    for index in 0..<batches.count {
      let batch = batches.batch(at: index)
      total += Double(training.evaluate(model, text: batch.inputs, next: batch.targets, carriesState: index > 0))
    }
    return total / Double(batches.count)
  }

  func save() throws {
    let checkpoint = Checkpoint(
      parameters: model.parameters, optimizer: optimizer.state, step: step, states: training.stateTensors,
      metadata: try corpus.vocabulary.metadata)
    try checkpoint.write(to: URL(filePath: options.output))
    say("saved \(options.output)")
  }

  func printSample() {
    say("--- a sample:")
    say(sample(of: model, vocabulary: corpus.vocabulary, count: 400, temperature: 0.8, seed: options.seed))
  }
}

/// Shows how training goes on: step, loss, speed, time left.
private struct Meter {
  private let tokensPerStep: Int
  private let lastStep: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let firstStep: Int
  private var meanLoss = 0.0
  private var count = 0
  private var lastLine: ContinuousClock.Instant

  init(tokensPerStep: Int, firstStep: Int, lastStep: Int) {
    self.tokensPerStep = tokensPerStep
    self.firstStep = firstStep
    self.lastStep = lastStep
    start = clock.now
    lastLine = start
  }

  mutating func record(loss: Float, step: Int) {
    meanLoss += Double(loss)
    count += 1
    let now = clock.now
    guard step == lastStep || now - lastLine > .seconds(2) else { return }
    let elapsed = (now - start) / .seconds(1)
    let perStep = elapsed / Double(step - firstStep)
    say(
      String(
        format: "step %d of %d: loss %.4f, %.0f tokens/s, %.0f s left", step, lastStep, meanLoss / Double(count),
        Double(tokensPerStep) / perStep, perStep * Double(lastStep - step)))
    (meanLoss, count, lastLine) = (0, 0, now)
  }
}

/// Prints a line at once, also into a pipe.
private func say(_ line: String) {
  print(line)
  fflush(nil)
}
