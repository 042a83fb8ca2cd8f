extension ModelLowering {
  func evaluate(_ expression: Expression, at site: Site) -> Value {
    do throws(Reported) {
      return try limited(at: expression.location) { () throws(Reported) -> Value in try value(of: expression, at: site)
      }
    } catch {
      return .error
    }
  }

  private func value(of expression: Expression, at site: Site) throws(Reported) -> Value {
    switch expression.kind {
    case .number(let number): return .number(number)
    case .name(let name):
      if let value = site.frame.find(name) { return value }
      if name == "step" { return .tensor(try step(modulo: nil, expression, at: site)) }
      // A name without a value has been reported.
      throw Reported()
    case .next(let name):
      guard let value = site.frame.find(name + "'") else { throw Reported() }
      return value
    case .negation(let operand):
      let value = evaluate(operand, at: site.nested)
      if case .number(let number) = value { return .number(-number) }
      return .tensor(try emit(.unary(.negate), [real(value, operand, at: site)], expression, in: site.scope))
    case .binary(.remainder, let left, let right) where left.isStep && site.frame.find("step") == nil:
      let period = try extent(right, in: site.frame, limit: Self.periodLimit, meaning: "the period of 'step'")
      return period == 1 ? .number(0) : .tensor(try step(modulo: period, expression, at: site))
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, expression, at: site)
    case .concatenation(let parts): return try concatenation(parts, expression, at: site)
    case .matrix(let rows): return try matrix(rows, expression, at: site)
    case .call(let name, let arguments): return try call(name, arguments, expression, at: site)
    case .scan(let scan): return .tensor(try self.scan(scan, expression, at: site))
    case .step(let cell, let input): return try step(cell, input, expression, at: site)
    case .member(let base, let name) where name.text == "previous":
      return .tensor(try previous(base, expression, at: site))
    case .member(let base, let name): return try member(base, name, expression, at: site)
    case .subscripted(let base, let index): return try element(of: base, index, expression, at: site)
    case .slice(let base, let range): return try slice(of: base, range, expression, at: site)
    case .repetition(let count, let variable, let initial, let body, let result):
      return try repetition(count, variable, initial, body, result, at: site)
    case .when(let condition, let first, let second):
      return try choice(condition, first, second, expression, at: site)
    }
  }

  // MARK: What a value must be

  func tensor(_ value: Value, _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    switch value {
    case .error: throw Reported()
    case .number(let number):
      guard number.magnitude <= Double(Float.greatestFiniteMagnitude) else {
        throw report("\(expression.sourceText) is too large for a 32-bit number", at: expression.location)
      }
      return Operand(id: site.scope.graph.constant(number), scope: site.scope)
    case .tensor(let tensor): return tensor
    case .list(let values): return try joined(values, expression, at: site)
    case .instance(let instance):
      let kind = instance.declaration.kind.rawValue
      throw report(
        "'\(instance.name)' is an instance of the \(kind) '\(instance.declaration.name.text)', not a value",
        at: expression.location)
    case .finals(let finals):
      let names = finals.map { "'.final.\($0.name)'" }.joined(separator: ", ")
      throw report("'.final' needs the name of a state: \(names)", at: expression.location)
    }
  }

  /// Numbers, not tokens.
  func real(_ value: Value, _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    let tensor = try tensor(value, expression, at: site)
    guard !tensor.type.isToken else {
      let text = expression.sourceText
      throw report(
        "\(text) is \(tensor.type.inWords), not numbers; 'embed(\(text), 64)' makes vectors of it",
        at: expression.location)
    }
    return tensor
  }

  func real(_ expression: Expression, at site: Site) throws(Reported) -> Operand {
    try real(evaluate(expression, at: site.nested), expression, at: site)
  }

  /// All of them, so that each one's mistakes are reported.
  func reals(_ expressions: [Expression], at site: Site) throws(Reported) -> [Operand] {
    let values = expressions.map { evaluate($0, at: site.nested) }
    var tensors: [Operand] = []
    for (value, expression) in zip(values, expressions) {
      do throws(Reported) { tensors.append(try real(value, expression, at: site)) } catch { continue }
    }
    guard tensors.count == expressions.count else { throw Reported() }
    try unify(tensors, expressions)
    return tensors
  }

  // MARK: Operations

  /// Appends an operation. If the operands do not fit, the error says so of the expression.
  func emit(
    _ operation: Operation, _ operands: [Operand], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    scope.graph.origin = origin(at: expression.location)
    do {
      return Operand(id: try scope.graph.add(operation, operands.map(scope.capture)), scope: scope)
    } catch {
      let message = (error as? TypeError)?.message ?? "\(error)"
      // That of a product reads on: `W · x multiplies [3, 4] by [5]: …`
      let separator = operation == .product ? " " : ": "
      throw report(expression.sourceText + separator + message, at: expression.location)
    }
  }

  /// An elementwise operation. A shape that the greatest one begins with is repeated along the rest of that.
  func elementwise(
    _ operation: Operation, _ operands: [Operand], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let shapes = operands.map(\.type.shape).filter { !$0.isEmpty }
    guard let shape = shapes.max(by: { $0.count < $1.count }) else {
      return try emit(operation, operands, expression, in: scope)
    }
    if let other = shapes.first(where: { !shape.starts(with: $0) }) {
      let first = shapes.first { $0 != other } ?? shape
      throw report(
        "\(expression.sourceText) combines \(first) and \(other): the shapes differ"
          + hint(for: expression, of: operands.map(\.type.shape)), at: expression.location)
    }
    var repeated: [Operand] = []
    for operand in operands {
      let isWhole = operand.type.shape.isEmpty || operand.type.shape == shape
      repeated.append(isWhole ? operand : try self.repeated(operand, to: shape, expression, in: scope))
    }
    return try emit(operation, repeated, expression, in: scope)
  }

  /// What may have been meant by an elementwise operation of two shapes that differ.
  private func hint(for expression: Expression, of shapes: [[Int]]) -> String {
    guard case .binary(let operation, let left, let right) = expression.kind, shapes.count == 2 else { return "" }
    if operation == .multiply, shapes.contains(where: { $0.count == 2 }) {
      return "; the product of matrices and vectors is '\(left.sourceText) · \(right.sourceText)'"
    }
    guard [.add, .subtract, .multiply, .divide].contains(operation), let one = shapes.firstIndex(of: [1]) else {
      return ""
    }
    return "; of [1], 'sum(\([left, right][one].sourceText))' makes a scalar, which goes with any shape"
  }

  private func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let a = evaluate(left, at: site.nested)
    let b = evaluate(right, at: site.nested)
    if case .number(let a) = a, case .number(let b) = b { return .number(try compute(operation, a, b, expression)) }
    if operation == .product {
      for case (.number, let part) in [(a, left), (b, right)] {
        throw report("'·' multiplies vectors and matrices; '*' scales by \(part.sourceText)", at: expression.location)
      }
    }
    // Both, so that the mistakes of each are reported.
    let first = Result { try real(a, left, at: site) }
    let second = try real(b, right, at: site)
    guard case .success(let first) = first else { throw Reported() }
    try unify([first, second], [left, right])
    let scope = site.scope

    func elementwise(_ function: BinaryFunction, _ a: Operand, _ b: Operand) throws(Reported) -> Operand {
      try self.elementwise(.binary(function), [a, b], expression, in: scope)
    }
    func equal() throws(Reported) -> Operand {
      try elementwise(.multiply, elementwise(.greaterEqual, first, second), elementwise(.greaterEqual, second, first))
    }
    /// 0 or 1.
    func truth(_ tensor: Operand, _ source: Expression) throws(Reported) -> Operand {
      if source.isCondition { return tensor }
      let zero = Operand(id: scope.graph.constant(0), scope: scope)
      let (above, below) = (try elementwise(.greater, tensor, zero), try elementwise(.greater, zero, tensor))
      return try elementwise(.maximum, above, below)
    }
    switch operation {
    case .and: return .tensor(try elementwise(.multiply, truth(first, left), truth(second, right)))
    case .or: return .tensor(try elementwise(.maximum, truth(first, left), truth(second, right)))
    case .add: return .tensor(try elementwise(.add, first, second))
    case .subtract: return .tensor(try elementwise(.subtract, first, second))
    case .multiply: return .tensor(try elementwise(.multiply, first, second))
    case .divide: return .tensor(try elementwise(.divide, first, second))
    case .product: return .tensor(try emit(.product, [first, second], expression, in: scope))
    case .remainder: throw report("'%' takes compile-time numbers", at: expression.location)
    case .greater: return .tensor(try elementwise(.greater, first, second))
    case .greaterOrEqual: return .tensor(try elementwise(.greaterEqual, first, second))
    case .less: return .tensor(try elementwise(.greater, second, first))
    case .lessOrEqual: return .tensor(try elementwise(.greaterEqual, second, first))
    case .equal: return .tensor(try equal())
    case .notEqual:
      let one = Operand(id: scope.graph.constant(1), scope: scope)
      return .tensor(try elementwise(.subtract, one, equal()))
    }
  }

  /// `.last`, `.first`, `.final`, `.final.h`
  private func member(
    _ base: Expression, _ name: Name, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let value = evaluate(base, at: Site(frame: site.frame, naming: site.naming, isDirect: site.isDirect))
    if case .finals(let finals) = value {
      let named = finals.filter { $0.name == name.text }
      if let first = named.first {
        return first.index == nil ? .tensor(first.value) : .list(named.map { .tensor($0.value) })
      }
      throw report(
        "the scan has no state '\(name.text)'", at: name.location,
        suggestion: closestMatch(to: name.text, in: finals.map(\.name)))
    }
    if case .list(let values) = value {
      switch name.text {
      case "count": return .number(Double(values.count))
      case "indices": return .list(values.indices.map { .number(Double($0)) })
      default: break
      }
    }
    let tensor = try tensor(value, base, at: site)
    switch name.text {
    case "count", "indices":
      throw report(
        "\(base.sourceText) is \(tensor.type.inWords), and no list: it has no '.\(name.text)'", at: expression.location)
    case "final":
      guard !tensor.finals.isEmpty else {
        throw report("\(base.sourceText) is not a scan with states: it has no '.final'", at: expression.location)
      }
      return .finals(tensor.finals)
    case "last", "first":
      _ = try real(value, base, at: site)
      guard let axis = tensor.type.time else {
        throw report(
          "\(base.sourceText) is \(tensor.type.inWords), not a sequence: it has no '.\(name.text)'",
          at: expression.location)
      }
      return .tensor(
        try emit(.at(name.text == "last" ? .last : .first, axis), [tensor], expression, in: site.scope))
    // Everything else has been reported by the checker.
    default: throw Reported()
    }
  }

  private func choice(
    _ condition: Expression, _ first: Expression, _ second: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    if isTraining(condition, at: site) { return try inTraining(first, else: second, expression, at: site) }
    let test = evaluate(condition, at: site.nested)
    if case .number(let number) = test { return evaluate(number != 0 ? first : second, at: site) }
    let branches = try reals([first, second], at: site)
    let mask = try real(test, condition, at: site)
    try unify([mask] + branches, [condition, first, second])
    return .tensor(try elementwise(.select, [mask] + branches, expression, in: site.scope))
  }

  /// `repeat 3 with x = … { … }`
  private func repetition(
    _ count: Expression, _ variable: Name, _ initial: Expression, _ body: [Statement], _ result: Expression,
    at site: Site
  ) throws(Reported) -> Value {
    let naming = site.instance("repeat")
    var value = evaluate(initial, at: site.nested)
    let rounds = try extent(count, in: site.frame, limit: Self.repetitionLimit, meaning: "the count of a repetition")
    let order = Dependencies(of: body).order
    for round in 0..<rounds {
      if case .error = value { throw Reported() }
      let roundNaming = naming.child(String(round))
      let frame = Frame(roundOf: body, in: site.frame, naming: roundNaming, variable: variable, value: value)
      run(body, order: order, in: frame)
      value = evaluate(result, at: Site(frame: frame, naming: roundNaming, isDirect: true))
    }
    return value
  }
}
