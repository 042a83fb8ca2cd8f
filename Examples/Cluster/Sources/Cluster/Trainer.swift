import Foundation
import RNNData
import RNNRuntime

/// Trains on all ranks at once: each runs its part of every batch, and all make the same update.
struct Trainer {
  private let options: Options
  private let ranks: Ranks
  private let data: Brackets
  private let training: Nesting.Training
  private var model: Nesting
  private var optimizer = Adam(learningRate: 1e-3)
  private var step = 0
  private var loss = 0.0
  private var meter = Meter()

  init(_ options: Options, _ ranks: Ranks) throws {
    self.options = options
    self.ranks = ranks
    data = try Brackets(options)
    let largest = (options.batch + ranks.count - 1) / ranks.count
    let steps = max(data.training.steps[0], data.validation.steps[0])
    training = Nesting.Training(batch: largest, steps: steps, threads: min(options.threads, largest))
    // The same seed gives all ranks the same parameters.
    model = Nesting(seed: options.seed)
    if let resume = options.resume { try restore(URL(filePath: resume)) }
  }

  mutating func run() throws {
    var (epoch, batches) = (-1, data.training)
    say("\(Nesting.layout.count) parameters; \(data.training.examples.count) examples; \(ranks.count) ranks")
    while step < options.steps {
      let (number, index) = step.quotientAndRemainder(dividingBy: data.training.count)
      if number != epoch {
        epoch = number
        // Of the epoch alone, and so the same on all ranks, also after a checkpoint.
        var random = RandomGenerator(seed: options.seed &+ UInt64(epoch))
        batches = data.training.shuffled(using: &random)
      }
      let batch = batches[index]
      meter.begin()
      loss = try run(batch)
      if training.gradients.clip(toNorm: 1).isFinite {
        optimizer.update(&model.parameters, with: training.gradients)
      }
      meter.end(examples: batch.count)
      step += 1
      if step % 50 == 0 { say(String(format: "step %d: loss %.4f", step, loss)) }
      if step % options.every == 0 || step == options.steps { try save() }
      options.failure?.happen(at: step, on: ranks)
    }
    say(String(format: "validation: %.4f nats a token", try validationLoss()))
    say(meter.report(ranks, threads: options.threads))
  }

  // MARK: A batch

  /// The mean loss over a batch, of which each rank has a part. Its gradients are in `training.gradients` then, the same on
  /// all ranks.
  private mutating func run(_ batch: Batch<Nesting.Example>) throws -> Double {
    let (part, place, share) = try share(of: batch)
    // Each example draws the noise of its place in the whole batch; each step that of its number.
    training.noise = NoiseSource(seed: options.seed, run: UInt64(step), firstExample: place)
    var loss = 0.0
    if part.count > 0 {
      loss = share * Double(training.run(model, part))
      training.gradients.scale(by: share)
    } else {
      // The last batch of an epoch may have fewer examples than there are ranks.
      training.gradients = Gradients(layout: Nesting.layout)
    }
    meter.beginSum()
    ranks.sum(&training.gradients)
    meter.endSum()
    return ranks.sum(loss)
  }

  /// This rank's part of a batch, the place of its first example, and its share in the mean over the batch: in the number
  /// of valid steps, for this loss.
  private func share(
    of batch: Batch<Nesting.Example>
  ) throws -> (part: Batch<Nesting.Example>, place: Int, share: Double) {
    let own = ranks.part(of: batch.count)
    let part = try Batch(Array(batch.examples[own]))
    let weight = part.weight(onAxis: Nesting.Training.lossAxis)
    // A mean over nothing is a sum divided by 1.
    let share = Double(max(weight, 1)) / Double(max(ranks.sum(weight), 1))
    return (part, own.lowerBound, share)
  }

  private func validationLoss() throws -> Double {
    var mean = Mean()
    for batch in data.validation {
      let (part, _, share) = try share(of: batch)
      let loss = part.count > 0 ? share * Double(training.evaluate(model, part)) : 0
      mean.add(ranks.sum(loss), weight: batch.weight(onAxis: Nesting.Training.lossAxis))
    }
    return mean.value
  }

  // MARK: Checkpoints

  /// The first rank writes for all.
  private func save() throws {
    guard let output = options.output else { return }
    guard ranks.agree(on: model.parameters) else { throw ClusterError("the ranks have different parameters") }
    guard ranks.isFirst else { return }
    let checkpoint = Checkpoint(
      parameters: model.parameters, optimizer: optimizer.state, step: step,
      metadata: options.metadata.merging(["loss": "\(loss)"]) { $1 })
    try checkpoint.write(to: URL(filePath: output))
  }

  /// All ranks read the same file. The rest follows from the step: the order of examples and the noise.
  private mutating func restore(_ url: URL) throws {
    let checkpoint = try Checkpoint(layout: Nesting.layout, contentsOf: url)
    for (key, value) in options.metadata where checkpoint.metadata[key] != value {
      throw ClusterError("the checkpoint was made with --\(key) \(checkpoint.metadata[key] ?? "?"), not \(value)")
    }
    model = Nesting(parameters: checkpoint.parameters)
    try optimizer.resume(from: checkpoint.optimizer)
    step = checkpoint.step
    say("goes on after step \(step)")
  }

  /// Prints a line at once, on the first rank.
  private func say(_ line: String) {
    guard ranks.isFirst else { return }
    print(line)
    fflush(nil)
  }
}
