extension Parser {
  /// From the loosest binding to the tightest: comparisons, sums, products of elements; then follow the unary
  /// minus, products of matrices and what stands behind a value.
  private static let comparison = 0
  private static let sum = 1
  private static let elementwise = 2

  private func binaryOperator(at level: Int) -> BinaryOperator? {
    guard case .symbol(let symbol) = token.kind else { return nil }
    switch (level, symbol) {
    case (Self.comparison, .equalEqual): return .equal
    case (Self.comparison, .notEqual): return .notEqual
    case (Self.comparison, .less): return .less
    case (Self.comparison, .lessOrEqual): return .lessOrEqual
    case (Self.comparison, .greater): return .greater
    case (Self.comparison, .greaterOrEqual): return .greaterOrEqual
    case (Self.sum, .plus): return .add
    case (Self.sum, .minus): return .subtract
    case (Self.elementwise, .star): return .multiply
    case (Self.elementwise, .slash): return .divide
    case (Self.elementwise, .percent): return .remainder
    default: return nil
    }
  }

  /// An expression. A line that starts with a binary operator continues it.
  mutating func expression() throws(SyntaxError) -> Expression {
    depth += 1
    guard depth <= Self.depthLimit else { throw tooDeep(at: location) }
    let value = try binary(at: Self.comparison)
    depth -= 1
    return value
  }

  func tooDeep(at place: SourceLocation) -> SyntaxError {
    fail("the expression is nested more than \(Self.depthLimit) levels deep; give its parts names", at: place)
  }

  /// The expression, unless it has become too deep.
  func node(_ kind: Expression.Kind, at place: SourceLocation) throws(SyntaxError) -> Expression {
    let expression = Expression(kind: kind, location: place)
    guard expression.height <= Self.depthLimit else { throw tooDeep(at: place) }
    return expression
  }

  private mutating func binary(at level: Int) throws(SyntaxError) -> Expression {
    guard level <= Self.elementwise else { return try unary() }
    var left = try binary(at: level + 1)
    while let operation = binaryOperator(at: level) {
      let place = location
      advance()
      let right = try binary(at: level + 1)
      left = try node(.binary(operation, left, right), at: place)
      if level == Self.comparison, binaryOperator(at: level) != nil {
        throw fail("comparisons cannot be chained")
      }
    }
    return left
  }

  /// `-W · x` is -(W · x), and `-a * b` is (-a) * b.
  private mutating func unary() throws(SyntaxError) -> Expression {
    guard token.is(.minus) else { return try product() }
    let place = location
    depth += 1
    guard depth <= Self.depthLimit else { throw tooDeep(at: place) }
    advance()
    let operand = try unary()
    depth -= 1
    return try node(.negation(operand), at: place)
  }

  /// From the right, so that `A · B · x` multiplies a matrix by a vector twice.
  private mutating func product() throws(SyntaxError) -> Expression {
    let left = try postfix()
    guard token.is(.dot) || token.is(.at) else { return left }
    let place = location
    depth += 1
    guard depth <= Self.depthLimit else { throw tooDeep(at: place) }
    advance()
    let right = try unary()
    depth -= 1
    return try node(.binary(.product, left, right), at: place)
  }

  /// `.last`, `[token]` behind a value.
  private mutating func postfix() throws(SyntaxError) -> Expression {
    var value = try primary()
    while true {
      let place = location
      if accept(.period) {
        guard let member = token.identifier, !token.startsLine else { throw missing("the name of a member") }
        value = try node(.member(value, Name(member, at: location)), at: value.location)
        advance()
        if token.is(.leftParenthesis), continuesLine {
          throw fail("'.\(member)' is no function", at: place)
        }
      } else if token.is(.leftBracket), continuesLine {
        let opening = advance()
        let index = try nested { parser throws(SyntaxError) in
          try parser.rejectRange()
          let index = try parser.expression()
          try parser.rejectRange()
          return index
        }
        try close(.rightBracket, openedBy: opening)
        value = try node(.subscripted(value, index), at: value.location)
      } else if token.is(.apostrophe), continuesLine {
        throw fail("the apostrophe of a next state directly follows its name")
      } else {
        return value
      }
    }
  }

  func rejectRange() throws(SyntaxError) {
    if token.is(.ellipsis) || token.is(.halfOpenRange) { throw fail("ranges are not supported yet") }
  }

  private mutating func primary() throws(SyntaxError) -> Expression {
    let place = location
    switch token.kind {
    case .number(let value):
      advance()
      return try node(.number(value), at: place)
    case .next(let name):
      if token.startsLine, isStatementStart { throw missing("an expression") }
      advance()
      return try node(.next(name), at: place)
    case .symbol(.leftParenthesis):
      let opening = advance()
      let value = try nested { parser throws(SyntaxError) in try parser.expression() }
      try close(.rightParenthesis, openedBy: opening)
      return value
    case .symbol(.leftBracket):
      let parts = try bracketed()
      return try node(.concatenation(parts), at: place)
    case .identifier(let word):
      if token.startsLine, isStatementStart { throw missing("an expression") }
      return try named(word)
    case .symbol(.ellipsis), .symbol(.halfOpenRange): throw fail("ranges are not supported yet")
    case .string: throw fail("a string is only the path of an 'import'")
    case .symbol, .invalid, .end: throw missing("an expression")
    }
  }

  /// A name, a call, or one of the expressions that begin with a word.
  private mutating func named(_ word: String) throws(SyntaxError) -> Expression {
    switch word {
    case "scan": return try scan()
    case "repeat": return try repetition()
    case "when": return try when()
    case "step" where following.identifier != nil && !following.startsLine && !isInfixWord(following):
      return try step()
    case let word where Self.reservedWords.contains(word):
      throw fail("'\(word)' is a reserved word, not a value")
    default: return try callOrName()
    }
  }

  /// `LSTM(256)`, or the name of an instance or a value.
  mutating func callOrName() throws(SyntaxError) -> Expression {
    let place = location
    guard let text = token.identifier, !Self.reservedWords.contains(text) else { throw missing("a name") }
    let name = Name(text, at: place)
    advance()
    guard token.is(.leftParenthesis), continuesLine else { return try node(.name(text), at: place) }
    return try node(.call(name, try arguments(needLabels: false)), at: place)
  }

  /// `(density: 0.1, x)`
  mutating func arguments(needLabels: Bool) throws(SyntaxError) -> [Argument] {
    let opening = token
    try expect(.leftParenthesis)
    if accept(.rightParenthesis) { return [] }
    let arguments = try nested { parser throws(SyntaxError) in
      var arguments: [Argument] = []
      repeat {
        var label: Name?
        if let text = parser.token.identifier, parser.following.is(.colon) {
          label = Name(text, at: parser.location)
          parser.advance()
          parser.advance()
        } else if needLabels {
          throw parser.missing("a label, as in '(h: …)'")
        }
        arguments.append(Argument(label: label, value: try parser.expression()))
        try parser.rejectRange()
      } while parser.accept(.comma)
      return arguments
    }
    try close(.rightParenthesis, openedBy: opening, or: "',' or ")
    return arguments
  }

  /// `[h, x]`, which may be empty.
  mutating func bracketed() throws(SyntaxError) -> [Expression] {
    let opening = token
    try expect(.leftBracket)
    if accept(.rightBracket) { return [] }
    let parts = try nested { parser throws(SyntaxError) in
      var parts: [Expression] = []
      repeat {
        try parser.rejectRange()
        parts.append(try parser.expression())
        try parser.rejectRange()
      } while parser.accept(.comma)
      return parts
    }
    try close(.rightBracket, openedBy: opening, or: "',' or ")
    return parts
  }

  /// What stands inside parentheses or brackets, where lines do not end statements.
  mutating func nested<T>(_ parse: (inout Parser) throws(SyntaxError) -> T) throws(SyntaxError) -> T {
    let outer = linesEndStatements
    linesEndStatements = false
    let value = try parse(&self)
    linesEndStatements = outer
    return value
  }
}
