/// A rule that changes the parameters by their gradients.
///
/// Fixed parameters stay as they are. A tensor of `state` has the layout of the parameters.
public protocol Optimizer: Sendable {
  /// The step length. A schedule sets it before each update.
  var learningRate: Double { get set }

  /// What the rule remembers from update to update.
  var state: OptimizerState { get set }

  /// Makes one step downhill. Allocates nothing after the first one, if no copies of the parameters or of the state
  /// are kept.
  /// Gradients of some parameters, as those of a loss with a name are, change these and their state, and nothing else.
  /// - Precondition: parameters and gradients have the same layout, at every call.
  mutating func update(_ parameters: inout Parameters, with gradients: Gradients)
}

extension Optimizer {
  /// Continues from the state of an optimizer with the same rule.
  /// - Throws: `OptimizerMismatch` if the rule is another.
  public mutating func resume(from saved: OptimizerState) throws {
    guard saved.rule == state.rule, saved.moments.isEmpty || saved.moments.count == state.momentCount else {
      throw OptimizerMismatch(expected: state.rule, found: saved.rule)
    }
    state.updates = saved.updates
    state.moments = saved.moments
  }
}

/// What an optimizer remembers.
public struct OptimizerState: Sendable {
  /// The optimizer that it is the state of.
  public let rule: String
  /// How many moments the rule has.
  package let momentCount: Int
  /// The number of updates made.
  public package(set) var updates = 0
  /// Averages of gradients, of their squares and the like. None before the first update.
  public package(set) var moments: [Gradients] = []

  package init(rule: String, momentCount: Int) {
    self.rule = rule
    self.momentCount = momentCount
  }

  /// Counts an update, and makes the moments before the first one.
  mutating func begin(_ layout: ParameterLayout) {
    if moments.isEmpty { moments = (0..<momentCount).map { _ in Gradients(layout: layout) } }
    for moment in moments { layout.requireCompatibility(with: moment.layout) }
    updates += 1
  }
}

/// A saved state belongs to another optimizer.
public struct OptimizerMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  public let expected: String
  public let found: String

  public init(expected: String, found: String) {
    self.expected = expected
    self.found = found
  }

  public var description: String { "the saved state is that of \(found), the optimizer is \(expected)" }
}

extension Parameters {
  /// Calls `body` with each range of trained parameters, the parameters and the gradients.
  mutating func update(
    with gradients: Gradients, _ body: (Range<Int>, UnsafeMutablePointer<Float>, UnsafePointer<Float>) -> Void
  ) {
    layout.requirePart(gradients.layout)
    let layout = gradients.layout
    withUnsafeMutablePointer { parameters in
      gradients.withUnsafePointer { gradients in
        for range in layout.trainedRanges { body(range, parameters, gradients) }
      }
    }
  }
}

/// baseⁿ, with the same bits on every platform.
func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
