extension Parser {
  /// `[32]`, `token(96)`, `sequence of [13]`, `sequence of token(96) along given`
  mutating func type() throws(SyntaxError) -> TypeExpression {
    let place = location
    let isSequence = accept("sequence")
    if isSequence, !accept("of") { throw missing("'of' and what the sequence consists of") }
    let element = try elementType()
    var along: Name?
    if token.is("along") {
      advance()
      along = try name(of: "the sequence whose time axis this one shares")
    }
    return TypeExpression(element: element, isSequence: isSequence, along: along, location: place)
  }

  private mutating func elementType() throws(SyntaxError) -> TypeExpression.Element {
    if token.is(.leftBracket) { return .vector(try shape()) }
    guard token.is("token") else {
      let suggestion = token.identifier.flatMap { closestMatch(to: $0, in: ["sequence", "token"]) }
      throw missing("a type: '[32]', 'token(96)' or 'sequence of …'", suggestion: suggestion)
    }
    advance()
    let opening = token
    try expect(.leftParenthesis, " and the number of tokens")
    let outer = setLinesEndStatements(false)
    let count = try expression()
    linesEndStatements = outer
    try close(.rightParenthesis, openedBy: opening)
    return .token(count)
  }

  /// `[hidden, hidden + size(x)]`
  mutating func shape() throws(SyntaxError) -> [Expression] {
    guard token.is(.leftBracket) else { throw missing("a shape, as in '[32]'") }
    return try bracketed()
  }
}
