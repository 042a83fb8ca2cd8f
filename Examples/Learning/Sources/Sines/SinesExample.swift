import Foundation
import Practice
import RNNData
import RNNRuntime

/// An adversarial pair: a generator makes waves out of noise, and a critic tells them from real ones, which are sine
/// waves of any phase and of frequencies within a range. The figures are how near the made waves are to sinusoids, and
/// how even their frequencies and phases are: a generator could make a few good waves again and again.
public enum SinesExample: Example {
  public static let name = "sines"
  public static let summary = "waves out of noise: a generator against a critic, with a loss for each"

  public static func run(_ session: inout Session) throws {
    let held = try Batch((0..<1000).map { _ in example(&session.random) })
    let untrained = made(by: Sines(seed: session.options.seed), held)
    let waves = made(by: try trained(&session), held)
    try session.write(
      Drawing.curves([("real", held.examples[0].real)] + waves.samples.prefix(3).map { ("made", $0) }),
      to: "sines.svg")

    session.say(
      "untrained: error \(untrained.error.short), distance of frequencies \(untrained.frequencyDistance.short)")
    session.expect("error of the nearest sinusoids", waves.error, atMost: 0.15)
    session.expect("distance of their frequencies from the real ones", waves.frequencyDistance, atMost: 0.15)
    session.expect("distance of their phases", waves.phaseDistance, atMost: 0.15)
  }

  /// Both learn in turns, from codes and waves that neither has seen before.
  private static func trained(_ session: inout Session) throws -> Sines {
    let plan = TrainingPlan(steps: 1500, batch: 64, rate: 2e-3, clippingNorm: 5)
    let steps = session.options.steps ?? plan.steps
    let critic = Sines.CriticLossTraining(batch: plan.batch, steps: Waves.length)
    let generator = Sines.WaveLossTraining(batch: plan.batch, steps: Waves.length)
    critic.noise = NoiseSource(seed: session.options.seed)
    let schedule = plan.schedule(steps: steps)
    var model = Sines(seed: session.options.seed)
    var optimizer = Adam(beta1: 0.5, beta2: 0.99)
    var report = TrainingReport("Sines", steps: steps)
    for step in 0..<steps {
      let batch = try Batches((0..<plan.batch).map { _ in example(&session.random) }, size: plan.batch)
      optimizer.learningRate = schedule.rate(at: step)
      _ = critic.epoch(of: batch, &model, &optimizer, clippingNorm: plan.clippingNorm)
      report.advance(loss: generator.epoch(of: batch, &model, &optimizer, clippingNorm: plan.clippingNorm))
    }
    try session.conclude(report, model)
    return model
  }

  private static func made(by model: Sines, _ held: Batch<Sines.Example>) -> Waves {
    let outputs = Sines.Inference(batch: held.examples.count, steps: Waves.length).run(model, held)
    return Waves(
      held.examples.indices.map { example in
        (0..<Waves.length).map { outputs[example: example, step: $0, feature: 0] }
      })
  }

  /// A code, and a real wave that has nothing to do with it.
  private static func example(_ random: inout RandomGenerator) -> Sines.Example {
    let frequency = random.uniform(Waves.frequencies.lowerBound, Waves.frequencies.upperBound)
    let phase = random.uniform(-.pi, .pi)
    return Sines.Example(
      code: (0..<6).map { _ in Float(random.normal()) }, silence: .init(repeating: 0, count: Waves.length),
      real: (0..<Waves.length).map { Float(sin(frequency * Double($0) + phase)) })
  }
}
