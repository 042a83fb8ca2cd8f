/// Sequences along time axes that follow from others: groups of steps, the steps that a mask keeps, and the same steps
/// once more.
extension ModelLowering {
  func derived(
    _ function: BuiltinFunction.AxisFunction, _ given: [Expression], _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let value = evaluate(given[0], at: site.nested)
    switch function {
    case .grouping:
      return try grouped(sequence(value, given[0], at: site), by: steps(given[1], at: site), expression, in: site.scope)
    case .ungrouping: return try ungrouped(sequence(value, given[0], at: site), given[0], expression, in: site.scope)
    case .keeping: return try kept(value, given[0], where: given[1], expression, at: site)
    case .numbering:
      let tensor = try tensor(value, given[0], at: site)
      guard let axis = tensor.type.time else {
        // What a cell has at a step is an element of the sequence that it runs along.
        if tensor.scope === site.scope, site.scope !== root {
          return Operand(id: site.scope.stepIndex(), scope: site.scope)
        }
        throw report("\(given[0].sourceText) is \(tensor.type.inWords), not a sequence", at: given[0].location)
      }
      openAxes.remove(axis)
      return try emit(.index(axis), [], expression, in: root)
    }
  }

  private struct Sequence {
    var value: Operand
    var axis: TimeAxis
  }

  private func sequence(_ value: Value, _ x: Expression, at site: Site) throws(Reported) -> Sequence {
    let tensor = try real(value, x, at: site)
    guard let axis = tensor.type.time else {
      throw report("\(x.sourceText) is \(tensor.type.inWords), not a sequence", at: x.location)
    }
    // What is derived from it must know it.
    openAxes.remove(axis)
    return Sequence(value: tensor, axis: axis)
  }

  private func steps(_ count: Expression, at site: Site) throws(Reported) -> Int {
    let number = try number(count, at: site)
    guard number >= 1, number <= 1e6, number == number.rounded() else {
      throw report(
        "steps are grouped by a whole number from 1 to 1000000, not \(numberText(number))", at: count.location)
    }
    return Int(number)
  }

  private func grouped(
    _ sequence: Sequence, by count: Int, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let axis = sequence.axis.derived(.every(count))
    let mask = try emit(.mask(sequence.axis), [], expression, in: root)
    let zero = Operand(id: scope.graph.constant(0), scope: scope)
    let masked = try emit(.select, [mask, sequence.value, zero], expression, in: scope)
    return try emit(.resample(axis), [masked], expression, in: scope)
  }

  private func ungrouped(
    _ sequence: Sequence, _ x: Expression, _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    guard case .every(let count)? = sequence.axis.derivations.last else {
      throw report(
        "\(x.sourceText) runs along '\(sequence.axis)', whose steps are no groups of others", at: x.location)
    }
    guard sequence.value.type.shape.first == count else {
      throw report(
        "a step of \(x.sourceText) is \(sequence.value.type.shape), and stands for \(countText(count, "step")): the "
          + "first axis of the shape must be \(count)", at: x.location)
    }
    return try emit(.restore(sequence.axis), [sequence.value], expression, in: scope)
  }

  // MARK: Masks

  private func kept(
    _ value: Value, _ x: Expression, where valid: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let condition = try real(valid, at: site)
    let tensor = try tensor(value, x, at: site)
    guard condition.scope === root, case .input(let name) = root.graph[condition.id].operation,
      !targets.contains(name), condition.type.shape.isEmpty, condition.type.isSequence
    else {
      throw report(
        "'where' takes an input of the model that is a number at each step, such as 'input valid: sequence of []', and "
          + "no target", at: valid.location)
    }
    try unify([tensor, condition], [x, valid])
    guard let axis = condition.type.time, tensor.type.time == axis else {
      throw report("\(x.sourceText) is \(tensor.type.inWords), not a sequence", at: x.location)
    }
    let mask = try emit(.mask(axis), [], expression, in: root)
    let zero = Operand(id: root.graph.constant(0), scope: root)
    let masked = try emit(.select, [mask, condition, zero], expression, in: root)
    return try emit(.resample(axis.derived(.kept(by: name))), [tensor, masked], expression, in: site.scope)
  }

  private var targets: Set<String> {
    Set(
      declaration.body.compactMap { statement in
        if case .input(let name, _, true) = statement.kind { name.text } else { nil }
      })
  }

  // MARK: The same steps once more

  /// A sequence along an axis of its own with the same steps, of which each step of the first may see all.
  func copied(_ sequence: Operand, along axis: TimeAxis, _ expression: Expression) throws(Reported) -> Operand {
    try emit(.resample(axis.derived(.copy)), [sequence], expression, in: root)
  }

  // MARK: Reductions

  /// Of the features of so many steps each: padding and what is behind the last step does not count.
  func reduce(
    _ reduction: BuiltinFunction.Reduction, _ x: Expression, every count: Expression, _ expression: Expression,
    at site: Site
  ) throws(Reported) -> Operand {
    let value = evaluate(x, at: site.nested)
    let count = try steps(count, at: site)
    let scope = site.scope
    let sequence = try sequence(value, x, at: site)
    let shape = sequence.value.type.shape
    var groups = try grouped(sequence, by: count, expression, in: scope)
    if shape.count > 1 {
      groups = try emit(.reshape([count, shape.reduce(1, *)]), [groups], expression, in: scope)
    }
    let mask = try grouped(
      Sequence(value: emit(.mask(sequence.axis), [], expression, in: root), axis: sequence.axis), by: count,
      expression, in: root)
    let axis = shape.isEmpty ? nil : 0
    var result: Operand
    switch reduction {
    case .sum, .norm: result = try reduce(reduction, groups, axis: axis, expression, in: scope)
    case .mean:
      let one = Operand(id: root.graph.constant(1), scope: root)
      let valid = try reduce(.sum, mask, axis: nil, expression, in: root)
      let divisor = try emit(.binary(.maximum), [valid, one], expression, in: root)
      result = try emit(
        .binary(.divide), [reduce(.sum, groups, axis: axis, expression, in: scope), divisor], expression, in: scope)
    case .max, .min, .logSumExp:
      // What is not there must not be the greatest.
      let bound = Double(Float.greatestFiniteMagnitude) * (reduction == .min ? 1 : -1)
      let outside = Operand(id: scope.graph.constant(bound), scope: scope)
      groups = try elementwise(.select, [mask, groups, outside], expression, in: scope)
      result = try reduce(reduction, groups, axis: axis, expression, in: scope)
      let isThere = try emit(
        .mask(sequence.axis.derived(.every(count))), [], expression, in: root)
      let zero = Operand(id: scope.graph.constant(0), scope: scope)
      result = try emit(.select, [isThere, result, zero], expression, in: scope)
    }
    return shape.count > 1 ? try emit(.reshape(shape), [result], expression, in: scope) : result
  }
}
