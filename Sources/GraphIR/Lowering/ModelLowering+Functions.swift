extension ModelLowering {
  /// A call of an instance, a block or a built-in function.
  func call(
    _ name: Name, _ arguments: [Argument], _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    if let value = site.frame.find(name.text) {
      return try use(of: value, name, arguments, at: site)
    }
    if let block = namespace.find(name.text, fromLibrary: site.frame.declaration.isLibrary) {
      let values = try evaluate(arguments, of: block, at: site, name.location)
      guard block.kind == .block else { throw Reported() }
      return try apply(block, values, naming: site.instance(name.text), in: site.scope, at: name.location)
    }
    guard let function = BuiltinFunction(name.text, arguments),
      let matched = try? match(
        arguments, to: function.parameters, optional: function.optionalParameters, of: name.text, at: name.location)
    else {
      for argument in arguments { _ = evaluate(argument.value, at: site.nested) }
      throw Reported()
    }
    let given = function.parameters.map { matched[$0]! }
    switch function.definition.meaning {
    case .noise(let distribution):
      // Without, it is an initializer in the wrong place, which has been reported.
      guard arguments.contains(where: { $0.label?.text == "like" }) else { throw Reported() }
      return .tensor(try draw(distribution, like: given[0], per: matched["per"], expression, at: site))
    case .require:
      return .number(try require(given[0], [given[1], matched["and"]].compactMap(\.self), expression, at: site))
    case .rearrangement(let kind): return .tensor(try rearranged(kind, matched, expression, at: site))
    case .shift: return .tensor(try shifted(given[0], over: given[1], by: matched["by"], expression, at: site))
    case .derivedAxis(let function): return .tensor(try derived(function, given, expression, at: site))
    case .oneHot: return .tensor(try oneHot(given[0], width: matched["width"], expression, at: site))
    case .reduction(let reduction):
      if let count = matched["every"] {
        if let other = matched["over"] ?? matched["axis"] {
          throw report("'every' stands alone: one after the other", at: other.location)
        }
        return .tensor(try reduce(reduction, given[0], every: count, expression, at: site))
      }
    default: break
    }
    return try apply(function, given, over: matched["over"], axis: matched["axis"], expression, at: site)
  }

  private func apply(
    _ function: BuiltinFunction, _ given: [Expression], over: Expression?, axis: Expression?,
    _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let definition = function.definition
    switch definition.meaning {
    case .operation(.softmax) where over != nil:
      guard axis == nil else { throw report("'over' and 'axis' are not given at once", at: axis!.location) }
      return .tensor(try softmax(given[0], over: over!, expression, at: site))
    case .operation(.softmax) where axis != nil, .operation(.logSoftmax) where axis != nil:
      return .tensor(
        try softmax(
          given[0], axis: axis!, isLogarithmic: definition.meaning.isLogarithmic, expression, at: site))
    case .reduction(let reduction):
      return .tensor(try reduce(reduction, given[0], over: over, axis: axis, expression, at: site))
    case .reshape: return .tensor(try reshape(given[0], given[1], expression, at: site))
    case .flat:
      let x = try real(given[0], at: site)
      return .tensor(
        x.type.shape.count == 1 ? x : try emit(.reshape([x.type.count]), [x], expression, in: site.scope))
    case .rearrangement, .shift, .derivedAxis, .oneHot: throw Reported()
    case .shape:
      let type = try tensor(evaluate(given[0], at: site.nested), given[0], at: site).type
      return .list(type.shape.map { .number(Double($0)) })
    case .noise, .require: throw Reported()
    case .size: return .number(Double(try size(given[0], expression, at: site)))
    case .crossEntropy: return .tensor(try crossEntropy(given[0], given[1], expression, at: site))
    case .formula(.binaryCrossEntropy), .formula(.meanSquaredError):
      let values = try reals(given, at: site)
      try expectEqualShapes(values, expression)
      warn(ofLoss: function, values[0], given[0], values[1], given[1], at: expression.location)
      return .tensor(try apply(definition.meaning, values, expression, in: site.scope))
    case .operation, .formula:
      guard definition.takesNumbers else {
        return .tensor(try apply(definition.meaning, try reals(given, at: site), expression, in: site.scope))
      }
      let values = given.map { evaluate($0, at: site.nested) }
      let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
      if numbers.count == values.count { return .number(try compute(definition.meaning, numbers, expression)) }
      return .tensor(try apply(definition.meaning, try operands(values, given, at: site), expression, in: site.scope))
    }
  }

  private func operands(
    _ values: [Value], _ expressions: [Expression], at site: Site
  ) throws(Reported) -> [Operand] {
    var tensors: [Operand] = []
    for (value, expression) in zip(values, expressions) { tensors.append(try real(value, expression, at: site)) }
    try unify(tensors, expressions)
    return tensors
  }

  private func compute(
    _ meaning: BuiltinFunction.Meaning, _ numbers: [Double], _ expression: Expression
  ) throws(Reported) -> Double {
    switch meaning {
    case .operation(.unary(.sqrt)) where numbers[0] < 0:
      throw report("\(expression.sourceText): a negative number has no square root", at: expression.location)
    case .operation(.unary(.log)) where numbers[0] <= 0:
      throw report("\(expression.sourceText): only a positive number has a logarithm", at: expression.location)
    case .operation(.unary(let function)):
      let result = function(numbers[0])
      guard result.isFinite else { throw report("\(expression.sourceText) overflows", at: expression.location) }
      return result
    case .operation(.binary(let function)): return function(numbers[0], numbers[1])
    case .formula(.clamp): return min(max(numbers[0], numbers[1]), numbers[2])
    case .operation, .formula, .reduction, .crossEntropy, .reshape, .flat, .rearrangement, .shift, .derivedAxis,
      .oneHot,
      .size, .shape, .noise, .require:
      throw Reported()
    }
  }

  /// Functions of numbers, as operations of the graph.
  private func apply(
    _ meaning: BuiltinFunction.Meaning, _ x: [Operand], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    switch meaning {
    case .operation(let operation) where operation.isElementwise:
      return try elementwise(operation, x, expression, in: scope)
    case .operation(let operation): return try emit(operation, x, expression, in: scope)
    case .formula(let formula): return try apply(formula, x, expression, in: scope)
    // Not functions of numbers alone.
    case .reduction, .crossEntropy, .reshape, .flat, .rearrangement, .shift, .derivedAxis, .oneHot, .size, .shape,
      .noise, .require:
      throw Reported()
    }
  }

  private func apply(
    _ formula: BuiltinFunction.Formula, _ x: [Operand], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    func unary(_ function: UnaryFunction, _ a: Operand) throws(Reported) -> Operand {
      try emit(.unary(function), [a], expression, in: scope)
    }
    func binary(_ function: BinaryFunction, _ a: Operand, _ b: Operand) throws(Reported) -> Operand {
      try elementwise(.binary(function), [a, b], expression, in: scope)
    }
    func constant(_ value: Double) -> Operand { Operand(id: scope.graph.constant(value), scope: scope) }

    switch formula {
    // x σ(x) (Elfwing, Uchibe and Doya 2018).
    case .silu: return try binary(.multiply, x[0], unary(.sigmoid, x[0]))
    // x Φ(x) = x (1 + erf(x / √2)) / 2 (Hendrycks and Gimpel 2016).
    case .gelu:
      let erf = try unary(.erf, binary(.multiply, x[0], constant(0.5.squareRoot())))
      return try binary(.multiply, binary(.multiply, x[0], constant(0.5)), binary(.add, erf, constant(1)))
    case .clamp: return try binary(.minimum, binary(.maximum, x[0], x[1]), x[2])
    // Of each feature softplus(z) - z·t = -t log σ(z) - (1 - t) log(1 - σ(z)), which is stable in z.
    case .binaryCrossEntropy:
      return try reduce(
        .mean, binary(.subtract, unary(.softplus, x[0]), binary(.multiply, x[0], x[1])), axis: nil, expression,
        in: scope)
    case .meanSquaredError:
      let difference = try binary(.subtract, x[0], x[1])
      return try reduce(.mean, binary(.multiply, difference, difference), axis: nil, expression, in: scope)
    }
  }

  private func expectEqualShapes(_ x: [Operand], _ expression: Expression) throws(Reported) {
    let shapes = x.map(\.type.shape)
    guard shapes[0] == shapes[1] else {
      let hint = shapes.contains([]) && shapes.contains([1]) ? "; the scalar can be declared as [1]" : ""
      throw report(
        "\(expression.sourceText) compares \(x[0].type.inWords) with \(x[1].type.inWords): the shapes differ\(hint)",
        at: expression.location)
    }
  }

  /// The number of features of a vector, or of classes of a token.
  private func size(_ x: Expression, _ expression: Expression, at site: Site) throws(Reported) -> Int {
    let value = evaluate(x, at: site.nested)
    if case .list(let values) = value { return values.count }
    if case .number = value {
      throw report("\(x.sourceText) is a number: it has no size", at: expression.location)
    }
    let type = try tensor(value, x, at: site).type
    if case .token(let classes) = type.element { return classes }
    guard type.shape.count == 1 else {
      let hint = type.shape.isEmpty ? "; '[\(x.sourceText)]' is a vector of it" : "; as a vector it is [\(type.count)]"
      throw report(
        "'size' is the number of features of a vector, and \(x.sourceText) is \(type.inWords)\(hint)",
        at: expression.location)
    }
    return type.shape[0]
  }

  private func crossEntropy(
    _ logits: Expression, _ tokens: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let target = evaluate(tokens, at: site.nested)
    let scores = try real(logits, at: site)
    let token = try tensor(target, tokens, at: site)
    guard case .token(let classes) = token.type.element else {
      throw report(
        "crossEntropy compares logits with tokens, and \(tokens.sourceText) is \(token.type.inWords)",
        at: tokens.location)
    }
    guard scores.type.shape == [classes] else {
      throw report(
        "\(expression.sourceText) compares logits \(scores.type.shape) with \(token.type.inWords): "
          + "there must be one logit for each class", at: expression.location)
    }
    try unify([scores, token], [logits, tokens])
    warn(ofLoss: .crossEntropy, scores, logits, token, tokens, at: expression.location)
    return try emit(.crossEntropy, [scores, token], expression, in: site.scope)
  }
}
