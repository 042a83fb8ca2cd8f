/// The learning rate as a function of the step, which is counted from 0.
public indirect enum LearningRateSchedule: Hashable, Sendable {
  case constant(Double)
  /// Multiplied by `factor` after every `interval` steps.
  case steps(Double, factor: Double, interval: Int)
  /// Multiplied by `factor` after each step.
  case exponential(Double, factor: Double)
  /// On a straight line from one rate to another, and then constant.
  case linear(from: Double, to: Double, steps: Int)
  /// On half a period of the cosine from one rate to another, and then constant (Loshchilov and Hutter 2017, equation 5).
  case cosine(from: Double, to: Double, steps: Int)
  /// From 1/`steps` of the first rate of a schedule up to it in equal parts, then that schedule from its step 0.
  case warmUp(steps: Int, LearningRateSchedule)

  /// The rate of a step.
  public func rate(at step: Int) -> Double {
    switch self {
    case .constant(let rate): rate
    case .steps(let rate, let factor, let interval): rate * power(factor, step / max(interval, 1))
    case .exponential(let rate, let factor): rate * power(factor, step)
    case .linear(let first, let last, let steps): first + (last - first) * Self.progress(step, steps)
    case .cosine(let first, let last, let steps):
      last + (first - last) * (1 + RNNRuntime.cosine(.pi * Self.progress(step, steps))) / 2
    case .warmUp(let steps, let schedule):
      step < steps
        ? schedule.rate(at: 0) * Double(step + 1) / Double(steps) : schedule.rate(at: step - max(steps, 0))
    }
  }

  /// From 0 at the first step to 1 at step `steps` and beyond.
  private static func progress(_ step: Int, _ steps: Int) -> Double {
    step >= steps ? 1 : Double(step) / Double(steps)
  }
}
