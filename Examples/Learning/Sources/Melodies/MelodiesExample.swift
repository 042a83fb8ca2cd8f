import Foundation
import Practice
import RNNRuntime

/// A variational autoencoder of short melodies. The bound that it has for the probability of melodies is held against that
/// of a model which counts runs of up to four notes, and so are melodies that both make up.
public enum MelodiesExample: Example {
  public static let name = "melodies"
  public static let summary = "a variational autoencoder that makes up tunes, beside n-grams"

  public static func run(_ session: inout Session) throws {
    let tunes = (0..<9000).map { _ in Tune(&session.random) }
    let (learned, held) = (Array(tunes.prefix(8000)), Array(tunes.suffix(1000)))
    let model: Melodies = try session.train(
      on: learned.map { .init(notes: $0.notes, invents: 0, wanted: $0.notes) },
      TrainingPlan(steps: 4000, batch: 64, rate: 5e-3))
    let counts = NGrams(learned)

    let bound = try bound(of: held, model, session)
    let counted = held.reduce(0) { $0 - counts.logProbability(of: $1) } / Double(held.count)
    session.say("-ELBO of a melody: \(bound.short) nats, n-grams: \(counted.short) nats")

    let invented = try melodies(200, model, seed: session.options.seed)
    let drawn = counts.melodies(200, seed: session.options.seed)
    for tune in invented.prefix(3) { session.say(tune.description) }
    func share(_ tunes: [Tune], _ rule: (Tune) -> Bool) -> Double { Double(tunes.count(where: rule)) / 200 }
    session.say("n-grams: \(share(drawn, \.isInScale).short) in a scale, \(share(drawn, \.repeats).short) repeat")
    session.expect("-ELBO beside the cost of n-grams", bound / counted, atMost: 0.6)
    session.expect("share of made-up melodies in a scale", share(invented, \.isInScale), atLeast: 0.9)
    session.expect("share of made-up melodies that repeat", share(invented, \.repeats), atLeast: 0.35)
  }

  /// The mean of -ELBO: what the notes cost when the code is known, and what the code costs.
  private static func bound(of tunes: [Tune], _ model: Melodies, _ session: Session) throws -> Double {
    let inference = Melodies.Inference(batch: tunes.count, steps: Tune.length)
    inference.noise = NoiseSource(seed: session.options.seed)
    let outputs = inference.run(model, try Batch(tunes.map { Melodies.Example(notes: $0.notes, invents: 0) }))
    let divergence = outputs.divergence.reduce(0) { $0 + Double($1) } / Double(tunes.count)
    var (notes, accuracy) = (0.0, Accuracy())
    accuracy.add(outputs.logits, labels: tunes.map(\.notes))
    for (index, tune) in tunes.enumerated() {
      for (step, note) in tune.notes.enumerated() {
        let scores = outputs.logits.indices(example: index, step: step).map { exp(Double(outputs.logits[$0])) }
        notes -= log(scores[Int(note)] / scores.reduce(0, +)) / Double(tunes.count)
      }
    }
    session.say("notes \(notes.short) nats, code \(divergence.short) nats, \(accuracy.value.short) of the notes right")
    return notes + divergence
  }

  /// Draws codes, and then melodies note by note, each by a run of all: a model that shifts a sequence
  /// has no step.
  private static func melodies(_ count: Int, _ model: Melodies, seed: UInt64) throws -> [Tune] {
    let inference = Melodies.Inference(batch: count, steps: Tune.length)
    var sampler = Sampler(temperature: 0.5, seed: seed)
    var written = [[Int32]](repeating: .init(repeating: 0, count: Tune.length), count: count)
    for step in 0..<Tune.length {
      // The same number of the run: the same codes for each note.
      inference.noise = NoiseSource(seed: seed, run: 1)
      // What stands at the step and behind it is not looked at.
      let logits = inference.run(model, try Batch(written.map { .init(notes: $0, invents: 1) })).logits
      for index in written.indices {
        written[index][step] = sampler.draw(logits: logits[logits.indices(example: index, step: step)])
      }
    }
    return written.map(Tune.init)
  }
}

extension OutputView {
  /// Where the features of a step are.
  fileprivate func indices(example: Int, step: Int) -> Range<Int> {
    let start = (example * steps + step) * width
    return start..<start + width
  }
}
