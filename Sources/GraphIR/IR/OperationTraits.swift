/// What there is to know about an operation for whoever moves, merges, counts or draws it without caring what it
/// computes (docs/decisions/0016-traits-of-operations.md).
///
/// Traits are stated once, in the switch below. Each says what an operation is not allowed to be taken for, so that none
/// has a default. The tests check the claims on numbers (EveryOperationTests).
struct OperationTraits: Hashable, Sendable {
  /// What the time goes into.
  enum Work: Hashable, Sendable {
    /// An input, a parameter, a constant, an argument, a mask: nothing to compute, and no operands.
    case source
    /// Moves numbers without computing: each feature of the result is one of an operand, or zero.
    case movement
    /// A few instructions for each feature.
    case arithmetic
    /// An exponential, a logarithm or a root for each feature.
    case transcendental
    /// A sum, or something built on one.
    case reduction
    /// Reads or writes at a place that the data tell.
    case lookup
    case product
    case recurrence
  }

  /// What happens to batch and time.
  enum Axes: Hashable, Sendable {
    case source
    /// Each example and step by itself: computes from what the operands have there. A missing axis is broadcast.
    case row
    /// Each step by itself, but examples together, or one value for all of them.
    case step
    /// A sum over steps, or over all axes of the operands: over more steps it is the sum of what it is over fewer.
    case total
    /// Looks at other steps, or makes a sequence.
    case sequence
    case recurrence
  }

  /// In which operands together, while the others are held, f(x + y) = f(x) + f(y).
  enum Linearity: Hashable, Sendable {
    case none
    case all
    /// In each one by itself.
    case each
    case these(ClosedRange<Int>)
  }

  var work: Work
  var axes: Axes
  var linearity: Linearity
  /// Whether each feature of the result depends on the same feature of the operands (or on a scalar) only.
  var isElementwise: Bool

  init(_ work: Work, _ axes: Axes, linear: Linearity, isElementwise: Bool = false) {
    self.work = work
    self.axes = axes
    linearity = linear
    self.isElementwise = isElementwise
  }
}

extension Operation {
  var traits: OperationTraits {
    switch self {
    case .input, .parameter, .argument, .constant, .mask, .ends, .count, .table, .index:
      OperationTraits(.source, .source, linear: .none)
    case .unary(let function): OperationTraits(function.work, .row, linear: function.linearity, isElementwise: true)
    case .binary(let function): OperationTraits(.arithmetic, .row, linear: function.linearity, isElementwise: true)
    case .select: OperationTraits(.arithmetic, .row, linear: .these(1...2), isElementwise: true)
    case .rearrangeSum: OperationTraits(.reduction, .row, linear: .all)
    case .broadcast, .concatenate, .slice, .pad, .reshape, .transpose, .rearrange:
      OperationTraits(.movement, .row, linear: .all)
    case .inTraining: OperationTraits(.movement, .row, linear: .all, isElementwise: true)
    case .spread(_, let times): OperationTraits(.movement, times.isEmpty ? .step : .sequence, linear: .all)
    case .sum: OperationTraits(.reduction, .row, linear: .all)
    case .greatest: OperationTraits(.reduction, .row, linear: .none)
    case .softmax, .logSoftmax: OperationTraits(.reduction, .row, linear: .none)
    case .reduce(_, let times): OperationTraits(.reduction, times.isEmpty ? .step : .total, linear: .all)
    case .at, .place: OperationTraits(.lookup, .sequence, linear: .all)
    case .shift: OperationTraits(.movement, .sequence, linear: .all)
    case .resample, .restore: OperationTraits(.movement, .sequence, linear: .these(0...0))
    case .timeSoftmax, .timeGreatest: OperationTraits(.reduction, .sequence, linear: .none)
    case .product: OperationTraits(.product, .row, linear: .each)
    // It reads little and writes much: never worth a sequence in memory.
    case .outer: OperationTraits(.arithmetic, .row, linear: .each)
    case .outerSum, .productSum: OperationTraits(.product, .total, linear: .each)
    case .gather: OperationTraits(.lookup, .row, linear: .these(0...0))
    case .scatterSum: OperationTraits(.lookup, .total, linear: .these(1...1))
    case .crossEntropy: OperationTraits(.reduction, .row, linear: .none)
    case .crossEntropyGradient: OperationTraits(.reduction, .row, linear: .these(3...3))
    // To draw a number again takes no longer than to write it and to read it.
    case .noise: OperationTraits(.arithmetic, .row, linear: .none)
    case .carry: OperationTraits(.reduction, .sequence, linear: .none)
    case .scan, .result: OperationTraits(.recurrence, .recurrence, linear: .none)
    }
  }

  var isSource: Bool { traits.work == .source }
  var isElementwise: Bool { traits.isElementwise }

  /// Whether it moves features within a row, or repeats a value, and no more.
  var isLayout: Bool { traits.work == .movement }

  /// Whether the operation does at each step of sequences what it does to their elements, so that it can move
  /// between the body of a scan and the graph around it.
  var isStepwise: Bool { traits.axes == .row || traits.axes == .step }

  /// Whether it pays to run the operation once over all steps rather than at each of them.
  var isWorthHoisting: Bool { isStepwise && (traits.work == .product || traits.work == .lookup) }

  /// Whether the operands can be swapped.
  var isCommutative: Bool {
    if case .binary(let function) = self { function.isCommutative } else { false }
  }
}

// MARK: Elementwise functions

// Other than operations, functions without a word here count as the costly, nonlinear and unsymmetric ones that any
// function may be.

extension UnaryFunction {
  fileprivate var work: OperationTraits.Work {
    switch self {
    case .negate, .relu, .abs, .sign, .reciprocal, .detached: .arithmetic
    default: .transcendental
    }
  }

  fileprivate var linearity: OperationTraits.Linearity { self == .negate || self == .detached ? .all : .none }
}

extension BinaryFunction {
  fileprivate var linearity: OperationTraits.Linearity {
    switch self {
    case .add, .subtract: .all
    case .multiply: .each
    case .divide: .these(0...0)
    default: .none
    }
  }

  fileprivate var isCommutative: Bool {
    switch self {
    case .add, .multiply, .maximum, .minimum: true
    default: false
    }
  }
}
