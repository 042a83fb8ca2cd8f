/// Lists, vectors and matrices by their elements.
extension ModelLowering {
  /// `[a, b]`: a list of numbers, or vectors end to end; a scalar is a vector of one. What is no sequence is repeated
  /// along time.
  func concatenation(_ parts: [Expression], _ expression: Expression, at site: Site) throws(Reported) -> Value {
    guard !parts.isEmpty else { throw report("'[]' is empty", at: expression.location) }
    let values = parts.map { evaluate($0, at: site.nested) }
    if values.areNumbers {
      return .list(values.flatMap { if case .list(let list) = $0 { list } else { [$0] } })
    }
    var vectors: [Operand] = []
    var isComplete = true
    for (value, part) in zip(values, parts) {
      do throws(Reported) { vectors.append(try vector(real(value, part, at: site), part, in: site.scope)) } catch {
        isComplete = false
      }
    }
    guard isComplete else { throw Reported() }
    try unify(vectors, parts)
    return .tensor(try joined(vectors, expression, in: site.scope))
  }

  /// `[1, 2; 3, 4]`: a table of numbers, or vectors as the rows of a matrix.
  func matrix(_ rows: [[Expression]], _ expression: Expression, at site: Site) throws(Reported) -> Value {
    var values: [Value] = []
    for row in rows { values.append(try concatenation(row, expression, at: site)) }
    if values.areNumbers {
      let counts = values.map { if case .list(let row) = $0 { row.count } else { 0 } }
      guard counts.allSatisfy({ $0 == counts[0] }) else {
        throw report("the rows of a matrix have different lengths: \(counts)", at: expression.location)
      }
      return .list(values)
    }
    var vectors: [Operand] = []
    for value in values { vectors.append(try real(value, expression, at: site)) }
    try unify(vectors, rows.map { $0[0] })
    let widths = vectors.map(\.type.count)
    guard widths.allSatisfy({ $0 == widths[0] }) else {
      throw report("the rows of a matrix have different lengths: \(widths)", at: expression.location)
    }
    var matrix: [Operand] = []
    for vector in vectors {
      matrix.append(try emit(.reshape([1, widths[0]]), [vector], expression, in: site.scope))
    }
    return .tensor(try emit(.concatenate(axis: 0), matrix, expression, in: site.scope))
  }

  /// A list as a value: numbers as a vector or a table, the members of a family end to end.
  func joined(_ values: [Value], _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    if values.areNumbers { return try table(values, expression, in: site.scope) }
    var vectors: [Operand] = []
    for value in values {
      vectors.append(try vector(real(value, expression, at: site), expression, in: site.scope))
    }
    try unify(vectors, vectors.map { _ in expression })
    return try joined(vectors, expression, in: site.scope)
  }

  private func joined(
    _ vectors: [Operand], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    vectors.count == 1 ? vectors[0] : try emit(.concatenate(axis: 0), vectors, expression, in: scope)
  }

  private func vector(_ tensor: Operand, _ part: Expression, in scope: GraphScope) throws(Reported) -> Operand {
    switch tensor.type.shape.count {
    case 0: return try emit(.reshape([1]), [tensor], part, in: scope)
    case 1: return tensor
    default:
      throw report("[…] joins vectors, and \(part.sourceText) is \(tensor.type.inWords)", at: part.location)
    }
  }

  private func table(
    _ values: [Value], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    try emit(.table(table(values, expression)), [], expression, in: scope)
  }

  /// Numbers of the source and their shape.
  func table(_ values: [Value], _ expression: Expression) throws(Reported) -> Table {
    var numbers: [Double] = []
    func append(_ values: [Value]) -> [Int] {
      var inner: [Int] = []
      for value in values {
        switch value {
        case .number(let number): numbers.append(number)
        case .list(let list): inner = append(list)
        case .error, .tensor, .instance, .finals: break
        }
      }
      return [values.count] + inner
    }
    let shape = append(values)
    guard numbers.allSatisfy({ $0.magnitude <= Double(Float.greatestFiniteMagnitude) }) else {
      throw report("\(expression.sourceText) has a number that is too large for 32 bits", at: expression.location)
    }
    guard numbers.count <= Self.tableLimit else {
      throw report(
        "a table in the source has at most \(Self.tableLimit) numbers, this one has \(numbers.count); larger ones are "
          + "'fixed param's, which a file brings", at: expression.location)
    }
    return Table(shape, numbers)
  }

  // MARK: Elements

  /// `E[token]`, `x[2]`, `periods[g]`
  func element(
    of base: Expression, _ index: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let value = evaluate(index, at: site.nested)
    let whole = evaluate(base, at: site.nested)
    if case .list(let values) = whole, case .number(let number) = value {
      return values[try self.index(number, in: values.count, base, index)]
    }
    let table = try real(whole, base, at: site)
    let token: Operand
    switch value {
    case .tensor(let tensor) where tensor.type.isToken: token = tensor
    case .error: throw Reported()
    case .number(let number): return .tensor(try element(number, of: table, base, index, expression, at: site))
    case .tensor, .list, .instance, .finals:
      throw report(
        "\(index.sourceText) is not a token: '\(expression.sourceText)' takes the row of a class",
        at: index.location)
    }
    guard (1...2).contains(table.type.shape.count), let rows = table.type.shape.first,
      token.type.element == .token(classes: rows)
    else {
      throw report(
        "\(expression.sourceText) takes a row of \(table.type.inWords) for \(token.type.inWords): "
          + "the number of rows and that of the classes differ", at: expression.location)
    }
    try unify([table, token], [base, index])
    return .tensor(try emit(.gather, [table, token], expression, in: site.scope))
  }

  /// An element of a vector, or a row of a matrix.
  private func element(
    _ number: Double, of x: Operand, _ base: Expression, _ index: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Operand {
    let count = try elementCount(of: x, base, expression)
    if x.type.isSequence, number < 0 {
      let text = base.sourceText
      throw report(
        "steps have no numbers: '\(text).last' and '\(text).first' are those at the ends", at: index.location)
    }
    let start = try self.index(number, in: count, base, index)
    let slice = try emit(.slice(axis: 0, start: start, count: 1), [x], expression, in: site.scope)
    return try emit(.reshape(Array(x.type.shape.dropFirst())), [slice], expression, in: site.scope)
  }

  private func index(
    _ number: Double, in count: Int, _ base: Expression, _ index: Expression
  ) throws(Reported) -> Int {
    guard number >= 0, number < Double(count), number == number.rounded() else {
      throw report(
        "\(base.sourceText) has the elements 0 to \(count - 1), and no \(numberText(number))", at: index.location)
    }
    return Int(number)
  }

  /// `x[2..<4]`: some elements of a vector or a list, or some rows of a matrix. Of a list there may be none.
  func slice(
    of base: Expression, _ range: ElementRange, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let bounds = (
      lower: range.lower.map { evaluate($0, at: site.nested) }, upper: range.upper.map { evaluate($0, at: site.nested) }
    )
    let whole = evaluate(base, at: site.nested)
    if case .list(let values) = whole {
      let (start, end) = try self.bounds(bounds.lower, bounds.upper, range, of: values.count, base)
      guard start < end else { throw report("\(expression.sourceText) is empty", at: expression.location) }
      return .list(Array(values[start..<end]))
    }
    let x = try real(whole, base, at: site)
    let count = try elementCount(of: x, base, expression)
    let (start, end) = try self.bounds(bounds.lower, bounds.upper, range, of: count, base)
    guard start < end, end <= count else {
      throw report(
        "\(expression.sourceText) is empty, or goes beyond the elements 0 to \(count - 1)", at: expression.location)
    }
    if start == 0, end == count { return .tensor(x) }
    return .tensor(try emit(.slice(axis: 0, start: start, count: end - start), [x], expression, in: site.scope))
  }

  private func bounds(
    _ lower: Value?, _ upper: Value?, _ range: ElementRange, of count: Int, _ base: Expression
  ) throws(Reported) -> (Int, Int) {
    func bound(_ value: Value?, _ text: Expression?, _ otherwise: Int) throws(Reported) -> Int {
      guard let value, let text else { return otherwise }
      guard case .number(let number) = value else {
        if case .error = value { throw Reported() }
        throw report("\(text.sourceText) is not known at compile time; a range is between numbers", at: text.location)
      }
      guard number >= 0, number <= Double(count), number == number.rounded() else {
        throw report(
          "\(base.sourceText) has the elements 0 to \(count - 1), and \(numberText(number)) is not among them",
          at: text.location)
      }
      return Int(number)
    }
    let start = try bound(lower, range.lower, 0)
    let last = try bound(upper, range.upper, range.isClosed ? count - 1 : count)
    return (start, min(range.isClosed ? last + 1 : last, count + 1))
  }

  /// The elements of a vector, or the rows of a matrix.
  private func elementCount(
    of x: Operand, _ base: Expression, _ expression: Expression
  ) throws(Reported) -> Int {
    if let count = x.type.shape.first { return count }
    let hint = x.type.isSequence ? "; steps have no numbers, '.last' and '.first' are those at the ends" : ""
    throw report("\(base.sourceText) is \(x.type.inWords): it has no elements\(hint)", at: expression.location)
  }

  // MARK: Axes of a shape

  /// Repeats a value along axes that its shape lacks at the end.
  func repeated(
    _ x: Operand, to shape: [Int], _ expression: Expression, in scope: GraphScope
  ) throws(Reported) -> Operand {
    let count = shape.dropFirst(x.type.shape.count).reduce(1, *)
    let one = Operand(id: scope.graph.constant(1), scope: scope)
    let ones = try emit(.broadcast([count]), [one], expression, in: scope)
    let vector = x.type.shape.count == 1 ? x : try emit(.reshape([x.type.count]), [x], expression, in: scope)
    let matrix = try emit(.outer, [vector, ones], expression, in: scope)
    return shape.count == 2 ? matrix : try emit(.reshape(shape), [matrix], expression, in: scope)
  }
}
