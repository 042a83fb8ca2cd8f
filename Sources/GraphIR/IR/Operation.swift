/// An elementwise function of one argument.
public enum UnaryFunction: String, Hashable, Sendable, CaseIterable {
  case negate, sigmoid, tanh, relu, exp, log, sqrt, abs, softplus, erf, reciprocal, sin, cos
  /// The argument, without a gradient.
  case detached
  /// -1, 0 or 1.
  case sign
}

/// An elementwise function of two arguments.
public enum BinaryFunction: String, Hashable, Sendable, CaseIterable {
  case add, subtract, multiply, divide, maximum, minimum
  /// 1 where the first argument is the greater one, else 0.
  case greater
  /// 1 where the first argument is greater or equal, else 0.
  case greaterEqual
}

/// The first or the last valid step of a sequence.
public enum SequenceEnd: String, Hashable, Sendable {
  case first, last
}

/// What a node computes from its operands. The operands stand in the node, so that structural passes
/// need not look here; consumers that give meaning switch over all cases without `default`.
///
/// "Axes" below means batch and time. Where operands have different axes, a missing one is broadcast.
public enum Operation: Hashable, Sendable {
  // Sources, without operands.
  /// An input of the model, by name. Its type is declared by the node.
  case input(String)
  /// A trained or fixed parameter, by name. Its type is declared by the node.
  case parameter(String)
  /// In the body of a scan: the argument at this position. Its type is declared by the node.
  case argument(Int)
  /// A scalar without axes.
  case constant(Double)
  /// 1 at the valid steps of each example, 0 at padding: a scalar for each example and step.
  case mask(TimeAxis)
  /// 1 for each example whose last valid step is in this run: for all of them, unless a sequence is run in segments.
  /// An example without steps is in the first segment.
  case ends(TimeAxis)
  /// A scalar without axes: the number of valid steps on the axis over the whole batch, or, without an axis, the number
  /// of examples. At least 1, since sums are divided by it: the mean over nothing is 0.
  case count(TimeAxis?)
  /// Of each example its place in the batch, or, on an axis, the number of each step of each example: from 0 on.
  case index(TimeAxis?)

  /// Numbers of the source, without axes.
  case table(Table)

  // Elementwise. Shapes are equal, or one of them is `[]` and is broadcast.
  case unary(UnaryFunction)
  case binary(BinaryFunction)
  /// (condition, a, b): a where the condition is not zero, else b. The condition is a scalar, or has the shape of the others.
  case select
  /// (a, b): a while training, else b.
  case inTraining

  // Shape.
  /// A scalar repeated to a shape.
  case broadcast([Int])
  /// Any number of operands of equal rank, end to end along one axis of the shape.
  case concatenate(axis: Int)
  case slice(axis: Int, start: Int, count: Int)
  /// Zeros before and after, along one axis of the shape.
  case pad(axis: Int, before: Int, after: Int)
  case reshape([Int])
  /// Swaps the two axes of a matrix.
  case transpose
  /// Features at other places, of a shape of its own; the same one may be at several.
  case rearrange(Rearrangement)
  /// Its adjoint: what `rearrange` takes from a feature is summed there.
  case rearrangeSum(Rearrangement)
  /// Repeats a value along the batch and along time axes that it does not have.
  case spread(batch: Bool, times: TimeAxes)

  // Over features.
  /// The sum of all features: a scalar.
  case sum
  /// The greatest along the last axis of the shape, which disappears.
  case greatest
  /// Of a vector.
  case softmax, logSoftmax

  // Over batch and time.
  /// The sum over the batch, over time axes, or both, padding included: lowering masks what padding must not reach.
  case reduce(batch: Bool, times: TimeAxes)
  /// The value at the first or the last valid step of each example on the axis. Zero for an example without steps.
  /// Without a batch axis, every step is valid.
  case at(SequenceEnd, TimeAxis)
  /// The adjoint of `at`: a sequence along the axis that is zero but at that step.
  case place(SequenceEnd, TimeAxis)
  /// A sequence so many steps later along the axis, or earlier if the number is negative, padding included. Zero where
  /// nothing comes from.
  case shift(TimeAxis, by: Int)
  /// A sequence along this derived axis, made of one along what it is derived from. Of `every(n)`, the features of n steps
  /// each, [n, …], zero for steps that are not there; of a copy, the same; of `kept(by:)`, whose second operand is the
  /// mask, the steps where it is not zero, and then zero.
  case resample(TimeAxis)
  /// Its adjoint: from the derived axis to what it is derived from.
  case restore(TimeAxis)
  /// (x, mask): the softmax over the steps of the axis at which the scalar mask is not zero, for each feature by itself.
  /// Zero at all others.
  case timeSoftmax(TimeAxis)
  /// (x, mask): the greatest of the steps of the axis at which the scalar mask is not zero, for each feature by itself.
  /// Zero if there is none.
  case timeGreatest(TimeAxis)

  // Products.
  /// [m, k] · [k], [k] · [k], [m, k] · [k, n] or [k] · [k, n]: the sum over the last axis of the first operand and
  /// the first axis of the second one.
  case product
  /// [m] ⊗ [n] → [m, n].
  case outer
  /// The sum of the outer products over all axes that the operands have: [m], [n] → [m, n] without axes.
  /// The gradient of a matrix product with respect to its matrix.
  case outerSum
  /// The sum of left · rightᵀ over all axes that the operands have: [m, n], [k, n] → [m, k] without axes.
  /// The gradient of a product of matrices with respect to one without axes.
  case productSum

  // Tokens.
  /// (table [classes, n] without axes, token) → [n]: the table's row. Shape [classes] gives a scalar.
  case gather
  /// (token, [n]) → [classes, n] without axes: the adjoint of `gather`, summed over all axes.
  case scatterSum
  /// (logits [classes], token) → scalar: -log softmax(logits)[token].
  case crossEntropy
  /// (logits, token, crossEntropy(logits, token), cotangent scalar) → [classes]: the cotangent of the logits,
  /// (softmax(logits) - onehot(token)) · cotangent. Zero where the cotangent is, whatever the logits.
  case crossEntropyGradient

  // Noise.
  /// (example, steps…): random numbers for an example, or for each of its steps: a function of the indices, of the noise's
  /// name, and of the seed and the number of the run (docs/decisions/0022-noise-and-training.md).
  case noise(Noise)

  // Recurrence.
  /// The operands are the initial states, the sequences read step by step, and constants, in this order.
  case scan(Scan)
  /// (first values, summary) → [k · n]: k states, as a scan has them before its first step, if the steps of a run are cut
  /// into parts that are computed at the same time (docs/decisions/0023-linear-recurrences.md). Both operands are vectors:
  /// the states before all steps, and the values of this part's last step for states that are zero, [k · n], with the
  /// factors of the states in these, [k · k · n]. Of a run in one piece these are the first values.
  case carry(states: Int, isReversed: Bool)
  /// One result of a scan: first the final states, then the sequences that it wrote.
  case result(Int)
}

extension Operation {
  /// The derived axis of an operation that goes there, or comes from there.
  var derivedAxis: TimeAxis? {
    switch self {
    case .resample(let axis), .restore(let axis): axis
    default: nil
    }
  }
}

/// A tensor of numbers that stands in the source.
public struct Table: Hashable, Sendable {
  public var shape: [Int]
  /// Row-major.
  public var values: [Double]

  public init(_ shape: [Int], _ values: [Double]) {
    self.shape = shape
    self.values = values
  }
}

/// A recurrence over one time axis. Its body is a graph over `argument`s: the states, the elements of the
/// sequences at the step, and the constants; its outputs are the next states, then the elements of the
/// sequences that the scan writes. Within the body no value has the time axis. It may have another one: a constant may be
/// a whole sequence, and a state may run along its axis.
///
/// Padding needs no special case: the body itself selects, with the axis' `mask` as an element, whether a state moves on.
public struct Scan: Hashable, Sendable {
  public var axis: TimeAxis
  /// Whether it runs from the last step to the first.
  public var isReversed: Bool
  public var stateCount: Int
  /// The number of sequences that are read.
  public var elementCount: Int
  public var body: Graph

  public init(axis: TimeAxis, isReversed: Bool, stateCount: Int, elementCount: Int, body: Graph) {
    self.axis = axis
    self.isReversed = isReversed
    self.stateCount = stateCount
    self.elementCount = elementCount
    self.body = body
  }
}
