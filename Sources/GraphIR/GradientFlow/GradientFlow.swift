import Foundation

/// How gradients of a model's loss flow back through time, for one batch of examples.
public struct GradientFlow: Hashable, Sendable {
  public var model: String
  /// The mean over the batch.
  public var loss: Double
  public var examples: Int
  /// In the order of the model.
  public var scans: [ScanGradientFlow]
}

/// How gradients flow back through one scan. Numbers for all examples are root mean squares over those that have the step.
public struct ScanGradientFlow: Hashable, Sendable {
  public struct State: Hashable, Sendable {
    /// `h`
    public var name: String
    /// ‖∂L/∂hₜ‖ of the state after each step, in the order of the sequence, by all that follows from it: the rest of the
    /// step, the outputs and the steps to come.
    public var gradientNorms: [Double]
  }

  /// The value that the scan gives, or its part: `hidden`, `hidden.forward`.
  public var name: String
  /// `LSTM`
  public var cell: String
  public var axis: TimeAxis
  public var isReversed: Bool
  public var states: [State]
  /// The largest singular value of each step's Jacobian, of all states after the step by all states before it: how much
  /// the step can stretch a gradient at most.
  public var singularValues: [Double]
  /// A bound of the relative error of the singular values, which comes from their iteration.
  public var singularValueError: Double
  /// For a gradient of norm 1 and a random direction at the states after the last step of each example: its norm so many
  /// steps back. The first number is 1.
  public var reach: [Double]
  /// The products of the singular values of as many steps before the last: no gradient gets larger.
  public var bounds: [Double]

  /// The number of steps of the longest example.
  public var stepCount: Int { singularValues.count }
}

extension ScanGradientFlow {
  /// What becomes of a gradient on its way back.
  public enum Verdict: Hashable, Sendable {
    /// It falls by 10 each so many steps.
    case vanishes(steps: Double)
    /// It grows by 10 each so many steps.
    case explodes(steps: Double)
    /// From the last to the first step it changes by this factor.
    case holds(factor: Double)
    /// It is zero that many steps back.
    case ends(steps: Int)
    /// It is too great for a number, or not a number, that many steps back.
    case isNotFinite(steps: Int)
    /// No example has two steps.
    case isTooShort
  }

  /// By a line through the logarithms of `reach`: a change by 10 or less from end to end is none.
  public var verdict: Verdict {
    let part = reach.prefix { $0.isFinite && $0 > 0 }
    let end = part.count
    if end > 1 {
      let slope = slope(of: part.map { Foundation.log10($0) })
      let decades = slope * Double(end - 1)
      if decades < -1 { return .vanishes(steps: -1 / slope) }
      if decades > 1 { return .explodes(steps: 1 / slope) }
    }
    if end < reach.count { return reach[end] == 0 ? .ends(steps: end) : .isNotFinite(steps: end) }
    return end > 1 ? .holds(factor: reach[end - 1]) : .isTooShort
  }

  /// Of the line with the least squares of distances.
  private func slope(of values: [Double]) -> Double {
    let middle = Double(values.count - 1) / 2
    var (products, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index) - middle
      products += distance * value
      squares += distance * distance
    }
    return products / squares
  }
}
