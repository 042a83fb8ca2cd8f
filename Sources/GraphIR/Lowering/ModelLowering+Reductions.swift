/// Sums, means and the like: over all features, over one axis of a matrix, or over the steps of a sequence.
extension ModelLowering {
  func reduce(
    _ reduction: BuiltinFunction.Reduction, _ x: Expression, over sequence: Expression?, axis: Expression?,
    _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    if let sequence {
      if let axis {
        throw report("'over' and 'axis' are not given at once: one after the other", at: axis.location)
      }
      let steps = try self.steps(of: x, over: sequence, expression, at: site)
      return try reduce(reduction, steps, expression, in: site.scope)
    }
    let value = try real(x, at: site)
    guard let axis else { return try reduce(reduction, value, axis: nil, expression, in: site.scope) }
    let number = try number(axis, at: site)
    let shape = value.type.shape
    if shape.count > 2, number == Double(shape.count - 1) {
      let rows = try emit(
        .reshape([shape.dropLast().reduce(1, *), shape.last!]), [value], expression, in: site.scope)
      let result = try reduce(reduction, rows, axis: 1, expression, in: site.scope)
      return try emit(.reshape(shape.dropLast()), [result], expression, in: site.scope)
    }
    guard shape.count == 2, number == 0 || number == 1 else {
      throw report(
        "'axis' is 0 or 1, for the rows or the columns of a matrix, or the last one; \(x.sourceText) is "
          + value.type.inWords, at: axis.location)
    }
    return try reduce(reduction, value, axis: Int(number), expression, in: site.scope)
  }

  /// Of a matrix, over its rows (0) or its columns (1): x - logSumExp(x), or its exponential.
  func softmax(
    _ x: Expression, axis: Expression, isLogarithmic: Bool, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let value = try real(x, at: site)
    let number = try number(axis, at: site)
    guard value.type.shape.count == 2, number == 0 || number == 1 else {
      throw report(
        "'axis' is 0 or 1, for the rows or the columns of a matrix; \(x.sourceText) is \(value.type.inWords)",
        at: axis.location)
    }
    // The shorter shape is repeated along the rest, which are columns.
    let rows = number == 0 ? try emit(.transpose, [value], expression, in: site.scope) : value
    let total = try reduce(.logSumExp, rows, axis: 1, expression, in: site.scope)
    var result = try elementwise(.binary(.subtract), [rows, total], expression, in: site.scope)
    if !isLogarithmic { result = try emit(.unary(.exp), [result], expression, in: site.scope) }
    return number == 0 ? try emit(.transpose, [result], expression, in: site.scope) : result
  }

  // MARK: Features

  /// - Parameter axis: of a matrix, the one that disappears; nil for all features.
  func reduce(
    _ reduction: BuiltinFunction.Reduction, _ x: Operand, axis: Int?, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let shape = x.type.shape
    let count = axis.map { shape[$0] } ?? x.type.count
    func unary(_ function: UnaryFunction, _ a: Operand) throws(Reported) -> Operand {
      try emit(.unary(function), [a], expression, in: scope)
    }
    switch reduction {
    case .sum: return try sum(x, axis: axis, expression, in: scope)
    case .mean:
      guard !shape.isEmpty else { return x }
      let sum = try sum(x, axis: axis, expression, in: scope)
      let scale = Operand(id: scope.graph.constant(1 / Double(count)), scope: scope)
      return try emit(.binary(.multiply), [sum, scale], expression, in: scope)
    case .max:
      guard !shape.isEmpty else { return x }
      return try emit(.greatest, [lastAxis(x, axis, expression, in: scope)], expression, in: scope)
    case .min:
      let negative = try unary(.negate, x)
      return try unary(.negate, try reduce(.max, negative, axis: axis, expression, in: scope))
    case .logSumExp:
      // The greatest one leaves the exponentials, and comes back behind the logarithm; its gradient would cancel.
      guard !shape.isEmpty else { return x }
      let rows = try lastAxis(x, axis, expression, in: scope)
      let greatest = try unary(.detached, emit(.greatest, [rows], expression, in: scope))
      let shifted = try elementwise(.binary(.subtract), [rows, greatest], expression, in: scope)
      let total = try sum(
        unary(.exp, shifted), axis: rows.type.shape.count == 2 ? 1 : nil, expression, in: scope)
      return try emit(.binary(.add), [greatest, unary(.log, total)], expression, in: scope)
    case .norm:
      let squares = try emit(.binary(.multiply), [x, x], expression, in: scope)
      return try root(of: sum(squares, axis: axis, expression, in: scope), expression, in: scope)
    }
  }

  /// With 0 for the gradient at 0, the shortest subgradient of a norm.
  private func root(
    of square: Operand, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let zero = Operand(id: scope.graph.constant(0), scope: scope)
    let isPositive = try emit(.binary(.greater), [square, zero], expression, in: scope)
    let root = try emit(.unary(.sqrt), [square], expression, in: scope)
    return try emit(.select, [isPositive, root, square], expression, in: scope)
  }

  private func sum(
    _ x: Operand, axis: Int?, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    guard let axis, x.type.shape.count == 2 else {
      return x.type.shape.isEmpty ? x : try emit(.sum, [x], expression, in: scope)
    }
    let one = Operand(id: scope.graph.constant(1), scope: scope)
    let ones = try emit(.broadcast([x.type.shape[axis]]), [one], expression, in: scope)
    return try emit(.product, axis == 0 ? [ones, x] : [x, ones], expression, in: scope)
  }

  /// The features so that the last axis is the one to disappear.
  private func lastAxis(
    _ x: Operand, _ axis: Int?, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    switch axis {
    case 0?: try emit(.transpose, [x], expression, in: scope)
    case nil where x.type.shape.count > 1: try emit(.reshape([x.type.count]), [x], expression, in: scope)
    default: x
    }
  }

  func reshape(
    _ x: Expression, _ shape: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let list = evaluate(shape, at: site.nested)
    let value = try real(x, at: site)
    guard case .list(let numbers) = list, numbers.areNumbers else {
      if case .error = list { throw Reported() }
      throw report("the shape is a list of numbers, such as [4, 8]", at: shape.location)
    }
    var extents: [Int] = []
    for case .number(let extent) in numbers {
      guard extent >= 1, extent <= Double(maximumTensorCount), extent == extent.rounded() else {
        throw report("a size is a whole number from 1, not \(numberText(extent))", at: shape.location)
      }
      extents.append(Int(extent))
    }
    return value.type.shape == extents ? value : try emit(.reshape(extents), [value], expression, in: site.scope)
  }

  // MARK: Steps

  /// A sequence and the valid steps of it.
  struct Steps {
    var value: Operand
    var axis: TimeAxis
    /// 1 at valid steps. The bodies of scans take it from their surroundings.
    var mask: Operand
  }

  private func steps(
    of x: Expression, over sequence: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Steps {
    let axis = evaluate(sequence, at: site.nested)
    let value = try real(x, at: site)
    let steps = try tensor(axis, sequence, at: site)
    guard steps.type.isSequence else {
      throw report("\(sequence.sourceText) is \(steps.type.inWords), not a sequence", at: sequence.location)
    }
    try unify([value, steps], [x, sequence])
    guard let time = value.type.time else {
      throw report("\(x.sourceText) is \(value.type.inWords), not a sequence", at: x.location)
    }
    return Steps(value: value, axis: time, mask: try emit(.mask(time), [], expression, in: root))
  }

  /// `shifted(x, over: memory)`: at each step of a sequence what was one before, zero at its first; with a negative number
  /// of steps what comes later, and zero at its last valid ones.
  func shifted(
    _ x: Expression, over sequence: Expression, by count: Expression?, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    var number = 1.0
    if let count { number = try self.number(count, at: site) }
    guard number == number.rounded(), number.magnitude <= 1e6 else {
      throw report(
        "a sequence is shifted by a whole number of steps, not \(numberText(number))", at: expression.location)
    }
    let steps = try steps(of: x, over: sequence, expression, at: site)
    let zero = Operand(id: site.scope.graph.constant(0), scope: site.scope)
    let masked = try emit(.select, [steps.mask, steps.value, zero], expression, in: site.scope)
    return try emit(.shift(steps.axis, by: Int(number)), [masked], expression, in: site.scope)
  }

  /// `oneHot(tokens)`: a vector that is 1 at the token's place and 0 elsewhere, as wide as there are classes or wider.
  func oneHot(
    _ tokens: Expression, width: Expression?, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let token = try tensor(evaluate(tokens, at: site.nested), tokens, at: site)
    guard case .token(let classes) = token.type.element else {
      throw report(
        "oneHot takes tokens, and \(tokens.sourceText) is \(token.type.inWords)", at: tokens.location)
    }
    var columns = classes
    if let width {
      columns = try extent(width, in: site.frame, meaning: "the width")
      guard columns >= classes else {
        throw report("there are \(classes) classes, more than \(columns)", at: width.location)
      }
    }
    // 1 where row and column are the same.
    let one = Operand(id: root.graph.constant(1), scope: root)
    let identity = Rearrangement(
      shape: [classes, columns], axes: [Rearrangement.Axis(extent: 1, offset: 0, coefficients: [1, -1])])
    let row = try emit(.reshape([1]), [one], expression, in: root)
    let table = try emit(.rearrange(identity), [row], expression, in: root)
    return try emit(.gather, [table, token], expression, in: site.scope)
  }

  func softmax(
    _ x: Expression, over sequence: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let steps = try self.steps(of: x, over: sequence, expression, at: site)
    return try emit(.timeSoftmax(steps.axis), [steps.value, steps.mask], expression, in: site.scope)
  }

  /// Over the valid steps of each example. Over no steps it is 0.
  private func reduce(
    _ reduction: BuiltinFunction.Reduction, _ steps: Steps, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    func unary(_ function: UnaryFunction, _ a: Operand) throws(Reported) -> Operand {
      try emit(.unary(function), [a], expression, in: scope)
    }
    switch reduction {
    case .sum: return try sum(steps.value, over: steps, expression, in: scope)
    case .mean:
      let sum = try sum(steps.value, over: steps, expression, in: scope)
      let count = try emit(.reduce(batch: false, times: [steps.axis]), [steps.mask], expression, in: root)
      let one = Operand(id: root.graph.constant(1), scope: root)
      let divisor = try emit(.binary(.maximum), [count, one], expression, in: root)
      return try emit(.binary(.divide), [sum, divisor], expression, in: scope)
    case .max: return try emit(.timeGreatest(steps.axis), [steps.value, steps.mask], expression, in: scope)
    case .min:
      var negative = steps
      negative.value = try unary(.negate, steps.value)
      return try unary(.negate, try reduce(.max, negative, expression, in: scope))
    case .logSumExp:
      let greatest = try unary(
        .detached, emit(.timeGreatest(steps.axis), [steps.value, steps.mask], expression, in: scope))
      let shifted = try emit(.binary(.subtract), [steps.value, greatest], expression, in: scope)
      let total = try sum(unary(.exp, shifted), over: steps, expression, in: scope)
      // Of no steps the total is 0, and so is the result.
      let zero = Operand(id: scope.graph.constant(0), scope: scope)
      let isThere = try emit(.binary(.greater), [total, zero], expression, in: scope)
      let result = try emit(.binary(.add), [greatest, unary(.log, total)], expression, in: scope)
      return try emit(.select, [isThere, result, zero], expression, in: scope)
    case .norm:
      let squares = try emit(.binary(.multiply), [steps.value, steps.value], expression, in: scope)
      return try root(of: sum(squares, over: steps, expression, in: scope), expression, in: scope)
    }
  }

  private func sum(
    _ value: Operand, over steps: Steps, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let zero = Operand(id: scope.graph.constant(0), scope: scope)
    let masked = try emit(.select, [steps.mask, value, zero], expression, in: scope)
    return try emit(.reduce(batch: false, times: [steps.axis]), [masked], expression, in: scope)
  }
}
