import Foundation
import Practice
import RNNRuntime

/// Scheduled sampling (Bengio et al. 2015): while it is trained, a network is given more and more of what it has said
/// itself instead of what was right, so that it learns to go on by itself. The figure is the error of forecasts that
/// run freely, beside that of a network which has only been given what was right.
public enum ScheduledExample: Example {
  public static let name = "scheduled"
  public static let summary = "forecasts that run freely, with and without scheduled sampling"

  /// What is always known, and how far the network goes on from there.
  fileprivate static let (known, ahead) = (20, 40)
  private static let batch = 32

  public static func run(_ session: inout Session) throws {
    let series = (0..<4256).map { _ in wave(&session.random) }
    let (learned, held) = (Array(series.prefix(4000)), Array(series.suffix(256)))
    let examples = learned.map { Scheduled.Example(series: Array($0.dropLast()), next: Array($0.dropFirst())) }
    let plan = TrainingPlan(steps: 1500, batch: batch, rate: 5e-3)
    let forced: Scheduled = try session.train("Forced", on: examples, plan)

    let inference = Scheduled.Inference(batch: batch, steps: 1)
    var random = RandomGenerator(seed: session.options.seed)
    let scheduled: Scheduled = try session.train("Scheduled", on: examples, plan) { batch, model, progress in
      try mixed(batch, model, inference, own: min(progress * 1.5, 1), &random)
    }
    let (first, second) = (error(of: forced, on: held), error(of: scheduled, on: held))
    session.say("always given what was right: NRMSE of \(ahead) steps ahead \(first.short)")
    session.expect("NRMSE with scheduled sampling", second, atMost: 0.45)
    session.expect("the same, divided by that without", second / first, atMost: 0.7)
  }

  /// The batch with what the network itself has said at some of the steps, each with the probability `own`.
  private static func mixed(
    _ batch: Batch<Scheduled.Example>, _ model: Scheduled, _ inference: Scheduled.Inference, own: Double,
    _ random: inout RandomGenerator
  ) throws -> Batch<Scheduled.Example> {
    var examples = batch.examples
    for step in 0..<known + ahead - 1 {
      let said = inference.run(model, series: examples.map { $0.series[step] }, carriesState: step > 0)
      guard step + 1 >= known, step + 1 < known + ahead - 1 else { continue }
      for index in examples.indices where random.chance(own) {
        examples[index].series[step + 1] = said[example: index, feature: 0]
      }
    }
    return try Batch(examples)
  }

  /// The error of what the network says when it is given the beginnings alone.
  private static func error(of model: Scheduled, on held: [[Float]]) -> Double {
    var error = SquaredError()
    for series in held {
      var stream = Scheduled.Stream()
      var value: Float = 0
      for step in 0..<known + ahead - 1 {
        value = model.step(series: step < known ? series[step] : value, &stream)[0]
        if step + 1 >= known { error.add(Double(value), target: Double(series[step + 1])) }
      }
    }
    return error.normalizedRoot
  }

  /// A tone with a frequency, a phase and a loudness of its own.
  private static func wave(_ random: inout RandomGenerator) -> [Float] {
    let (frequency, phase, loudness) = (random.uniform(0.15, 0.6), random.uniform(0, 2 * .pi), random.uniform(0.3, 1))
    return (0..<known + ahead).map { Float(loudness * sin(frequency * Double($0) + phase)) }
  }
}
