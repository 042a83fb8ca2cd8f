extension Term {
  /// What exp(x - max(x, over: x)), divided by its sum over the steps, is the softmax of.
  var softmaxOverSteps: Term? {
    guard case .infix("/") = form, case .call("exp", _) = operands[0].form else { return nil }
    let difference = operands[0].operands[0]
    guard case .infix("-") = difference.form, case .over("max") = difference.operands[1].form,
      difference.operands[1].operands[0] === difference.operands[0]
    else { return nil }
    // The greatest step alone has 1, so that the sum is no less.
    var sum = operands[1]
    if case .call("max", _) = sum.form, sum.operands.count == 2, case .number(1) = sum.operands[1].form {
      sum = sum.operands[0]
    }
    guard case .over("sum") = sum.form, sum.operands[0] === operands[0] else { return nil }
    return difference.operands[0]
  }

  /// x.last, if this is x where the number of the step is that of the last one, and zero elsewhere.
  var lastStep: Term? {
    guard case .choice = form, case .infix("==") = operands[0].form, case .number(0) = operands[2].form,
      operands[1].shape == shape, case .member("last") = operands[0].operands[1].form,
      case .call("position", _) = operands[0].operands[0].form,
      operands[0].operands[1].operands[0] === operands[0].operands[0]
    else { return nil }
    return Term(.member("last"), [operands[1]], shape)
  }
}
