extension Parser {
  /// Words that stand between the parts of an expression.
  private static let infixWords = ["over", "with", "from", "on", "trains"]

  func isInfixWord(_ token: Token) -> Bool { token.identifier.map(Self.infixWords.contains) ?? false }

  /// `scan reversed LSTM(256) over x with (memory: m) from (h: a)`. Everything up to `with` and `from` is the
  /// sequence; of nested scans these belong to the inner one.
  mutating func scan() throws(SyntaxError) -> Expression {
    let place = location
    advance()
    let direction = direction()
    let cell = try scannedCell()
    let sequence = try expression()
    let scan = try scan(cell, over: sequence, direction)
    return try node(.scan(scan), at: place)
  }

  private mutating func direction() -> ScanExpression.Direction {
    guard following.identifier != nil, !following.is("over") else { return .forward }
    return accept("reversed") ? .reversed : accept("bidirectional") ? .bidirectional : .forward
  }

  private mutating func scannedCell() throws(SyntaxError) -> Expression {
    if at("over") { throw fail("expected a cell, found 'over'") }
    let cell = try callOrName()
    guard accept("over") else { throw missing("'over' and a sequence, as in 'scan LSTM(256) over x'") }
    return cell
  }

  /// `with` and `from`, in any order.
  private mutating func scan(_ cell: Expression, over sequence: Expression, _ direction: ScanExpression.Direction)
    throws(SyntaxError) -> ScanExpression
  {
    var contexts: [Argument]?
    var initialStates: [Argument]?
    while continuesLine || following.is(.leftParenthesis) {
      if at("with") {
        if contexts != nil { throw fail("a scan has one 'with'") }
        advance()
        contexts = try arguments(needLabels: true)
      } else if at("from") {
        if initialStates != nil { throw fail("a scan has one 'from'") }
        advance()
        initialStates = try arguments(needLabels: true)
      } else {
        break
      }
    }
    return ScanExpression(
      direction: direction, cell: cell, sequence: sequence, contexts: contexts ?? [],
      initialStates: initialStates ?? [])
  }

  /// `step GRU(hidden) on [x, summary]`
  mutating func step() throws(SyntaxError) -> Expression {
    let place = location
    advance()
    let cell = try callOrName()
    guard accept("on") else { throw missing("'on' and an input, as in 'step GRU(256) on x'") }
    let input = try expression()
    return try node(.step(cell: cell, input: input), at: place)
  }

  /// `repeat 3 with x = embed(text, 64) { scan LSTM(256) over x }`
  mutating func repetition() throws(SyntaxError) -> Expression {
    let place = location
    advance()
    let count = try expression()
    guard accept("with") else {
      throw missing("'with' and the value that goes from round to round, as in 'repeat 2 with x = text { … }'")
    }
    let variable = try name(of: "the value of a round")
    try expect(.equal)
    let initial = try expression()
    let (body, result) = try round()
    return try node(
      .repetition(count: count, variable: variable, initial: initial, body: body, result: result), at: place)
  }

  private mutating func round() throws(SyntaxError) -> ([Statement], Expression) {
    let opening = token
    try expect(.leftBrace)
    let outer = setLinesEndStatements(true)
    var block = StatementBlock()
    statements(into: &block, endsWithResult: true)
    linesEndStatements = outer
    try close(.rightBrace, openedBy: opening)
    if block.hasErrors { throw SyntaxError() }
    guard let result = block.result else {
      throw fail("the last line of a 'repeat' is the value of its round", at: location(of: opening))
    }
    return (block.statements, result)
  }

  /// `when step % 4 == 0 { a } else { b }`; behind `else` another `when` may follow.
  mutating func when() throws(SyntaxError) -> Expression {
    let place = location
    try enter()
    advance()
    let condition = try expression()
    let first = try branch()
    guard accept("else") else { throw missing("'else' and the value otherwise") }
    let second = at("when") ? try when() : try branch()
    depth -= 1
    return try node(.when(condition, first, second), at: place)
  }

  private mutating func branch() throws(SyntaxError) -> Expression {
    let opening = token
    try expect(.leftBrace)
    let outer = setLinesEndStatements(true)
    let value = try expression()
    linesEndStatements = outer
    try close(.rightBrace, openedBy: opening)
    return value
  }
}
