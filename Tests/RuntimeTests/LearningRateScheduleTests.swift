import RNNRuntime
import Testing

@Suite struct LearningRateScheduleTests {
  private func check(_ schedule: LearningRateSchedule, _ expected: [Int: Double]) {
    for (step, rate) in expected {
      #expect(abs(schedule.rate(at: step) - rate) < 1e-12, "step \(step) of \(schedule)")
    }
  }

  @Test func rates() {
    check(.constant(0.1), [0: 0.1, 1000: 0.1])
    check(.steps(1, factor: 0.5, interval: 10), [0: 1, 9: 1, 10: 0.5, 19: 0.5, 25: 0.25])
    check(.exponential(2, factor: 0.9), [0: 2, 1: 1.8, 3: 1.458])
    check(.linear(from: 1, to: 0.2, steps: 8), [0: 1, 4: 0.6, 8: 0.2, 100: 0.2])
    check(.cosine(from: 1, to: 0, steps: 4), [0: 1, 1: (2 + 2.0.squareRoot()) / 4, 2: 0.5, 4: 0, 5: 0])
    check(
      .warmUp(steps: 4, .cosine(from: 1, to: 0.5, steps: 10)),
      [0: 0.25, 1: 0.5, 3: 1, 4: 1, 9: 0.75, 14: 0.5, 99: 0.5])
  }

  @Test func schedulesWithoutStepsAreAtTheirEnd() {
    check(.linear(from: 1, to: 0.2, steps: 0), [0: 0.2])
    check(.cosine(from: 1, to: 0.2, steps: 0), [0: 0.2])
    check(.warmUp(steps: 0, .constant(0.3)), [0: 0.3])
  }
}
