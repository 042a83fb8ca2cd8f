/// The kind of work that an operation is, as far as moving, recomputing and counting it goes.
enum OperationKind: Hashable, Sendable {
  /// An input, a parameter, a constant, an argument, a mask.
  case source
  /// Moves numbers without computing.
  case layout
  /// A few instructions for each feature.
  case arithmetic
  /// An exponential, a logarithm or a root for each feature.
  case transcendental
  /// A sum over features, or something built on one.
  case rowReduction
  /// A row of a table.
  case lookup
  case product
  /// A sum over batch or time.
  case axisReduction
  /// A sum of outer products or of rows over all axes.
  case accumulation
  /// Picks or places steps of a sequence.
  case step
  case recurrence
}

extension Operation {
  var kind: OperationKind {
    switch self {
    case .input, .parameter, .argument, .constant, .mask, .ends, .count: .source
    case .unary(let function): function.isTranscendental ? .transcendental : .arithmetic
    case .binary, .select: .arithmetic
    case .broadcast, .concatenate, .slice, .pad, .reshape, .transpose, .spread: .layout
    case .sum, .softmax, .logSoftmax, .crossEntropy, .crossEntropyGradient: .rowReduction
    case .gather: .lookup
    case .product: .product
    // An outer product reads little and writes much: it is never worth a sequence in memory.
    case .outer: .arithmetic
    case .reduce: .axisReduction
    case .outerSum, .scatterSum: .accumulation
    case .at, .place: .step
    case .scan, .result: .recurrence
    }
  }

  /// Whether the operation does at each step of sequences what it does to their elements, so that it can move
  /// between the body of a scan and the graph around it.
  var isStepwise: Bool {
    switch kind {
    case .source: false
    case .layout, .arithmetic, .transcendental, .rowReduction, .lookup, .product, .axisReduction: true
    case .accumulation, .step, .recurrence: false
    }
  }

  /// Whether it pays to run the operation once over all steps rather than at each of them.
  var isWorthHoisting: Bool { kind == .product || kind == .lookup }

  /// Whether each feature of the result depends on the same feature of the operands (or on a scalar) only.
  var isElementwise: Bool {
    switch self {
    case .unary, .binary, .select: true
    case .input, .parameter, .argument, .constant, .mask, .ends, .count: false
    case .broadcast, .concatenate, .slice, .pad, .reshape, .transpose, .spread: false
    case .sum, .softmax, .logSoftmax, .reduce, .at, .place: false
    case .product, .outer, .outerSum, .gather, .scatterSum, .crossEntropy, .crossEntropyGradient: false
    case .scan, .result: false
    }
  }
}

extension UnaryFunction {
  var isTranscendental: Bool {
    switch self {
    case .negate, .relu, .abs, .sign, .reciprocal: false
    case .sigmoid, .tanh, .exp, .log, .sqrt, .softplus, .erf: true
    }
  }
}
