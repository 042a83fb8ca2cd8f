import Foundation

/// How fast training is, from its second step on: the first one allocates memory.
struct Meter {
  private var examples = 0
  private var steps = -1
  private var time = Duration.zero
  private var sumTime = Duration.zero
  private var start = ContinuousClock.now
  private var sumStart = ContinuousClock.now

  mutating func begin() { start = .now }

  mutating func end(examples: Int) {
    steps += 1
    if steps == 0 {
      sumTime = .zero
    } else {
      self.examples += examples
      time += .now - start
    }
  }

  mutating func beginSum() { sumStart = .now }
  /// The sum of gradients, and waiting for ranks that are not there yet.
  mutating func endSum() { sumTime += .now - sumStart }

  func report(_ ranks: Ranks, threads: Int) -> String {
    let seconds = time / .seconds(1)
    guard steps > 0 else { return "too few steps to be timed" }
    return String(
      format: "%d ranks of %d threads: %.0f examples/s, %.2f ms a step, of which the sum of gradients is %.2f",
      ranks.count, threads, Double(examples) / seconds, 1000 * seconds / Double(steps),
      1000 * (sumTime / .seconds(1)) / Double(steps))
  }
}
