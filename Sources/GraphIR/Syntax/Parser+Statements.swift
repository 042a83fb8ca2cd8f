/// What stands between braces.
struct StatementBlock {
  var statements: [Statement] = []
  /// The value of a `repeat`'s round.
  var result: Expression?
  var hasErrors = false
}

extension Parser {
  /// Words that, with something else than `=` behind them on the line, begin a statement.
  static let statementWords = ["let", "input", "target", "state", "param", "fixed", "context", "output", "loss", "for"]

  /// Statements up to a closing brace, which stays, or to where it is plainly missing.
  mutating func statements(into block: inout StatementBlock, endsWithResult: Bool) {
    let level = braces
    while true {
      while accept(.semicolon) {}
      if token.is(.rightBrace) || token.kind == .end || isDeclarationStart { return }
      let start = position
      let column = lineColumn
      let outerDepth = depth
      do throws(SyntaxError) {
        if let result = block.result {
          block.result = nil
          throw fail(
            "the value of a 'repeat' is its last line",
            at: result.location,
            notes: [.note("this line follows", at: location)])
        }
        try statement(into: &block, endsWithResult: endsWithResult)
        try endStatement()
      } catch {
        block.hasErrors = true
        linesEndStatements = true
        depth = outerDepth
        recover(from: start, column: column, braces: level)
      }
    }
  }

  mutating func endStatement() throws(SyntaxError) {
    if token.startsLine || token.is(.semicolon) || token.is(.rightBrace) || token.kind == .end { return }
    switch token.kind {
    case .identifier("trains"): throw fail("'trains' is not supported yet")
    case .symbol(.apostrophe): throw fail("the apostrophe of a next state directly follows its name")
    case .symbol(.equal):
      throw fail("'=' stands behind the one name that an equation defines; a comparison is '=='")
    case .identifier, .next, .number, .string, .symbol, .invalid, .end:
      throw missing("an operator or the end of the line")
    }
  }

  private mutating func statement(into block: inout StatementBlock, endsWithResult: Bool) throws(SyntaxError) {
    let place = location
    func append(_ kind: Statement.Kind) { block.statements.append(Statement(kind: kind, location: place)) }

    if following.is(.equal) {
      if case .next(let name) = token.kind {
        advance()
        advance()
        return append(.nextState(Name(name, at: place), try expression()))
      } else if token.identifier != nil {
        let name = try definedName(of: "a value")
        advance()
        return append(.equation(name, try expression()))
      }
    }
    switch token.identifier {
    case "let":
      advance()
      repeat {
        let thing = "a constant"
        let name = previous.is(.comma) ? try definedName(of: thing) : try name(of: thing)
        try expect(.equal)
        append(.constant(name, try expression()))
      } while accept(.comma)
    case "input", "target":
      let isTarget = advance().is("target")
      repeat {
        let name = try name(of: isTarget ? "a target" : "an input")
        let type = accept(.colon) ? try self.type() : nil
        append(.input(name, type, isTarget: isTarget))
      } while accept(.comma)
    case "state":
      advance()
      repeat {
        let (names, shape) = try shapedNames(of: "a state")
        for name in names { append(.state(name, shape)) }
        if token.is(.equal) {
          throw fail("a state starts at zero; another first value is given where it is used: 'scan … from (h: …)'")
        }
      } while accept(.comma)
    case "param": try parameters(isFixed: false, append)
    case "fixed" where following.is("param"):
      advance()
      try parameters(isFixed: true, append)
    case "context" where following.identifier != nil && !following.startsLine:
      advance()
      repeat {
        let name = try name(of: "a context")
        let isSequence = accept(.colon)
        if isSequence, !accept("sequence") { throw missing("'sequence'") }
        append(.context(name, isSequence: isSequence))
      } while accept(.comma)
    case "output", "loss":
      let isLoss = advance().is("loss")
      repeat {
        let name = following.is(.colon) ? try name(of: isLoss ? "a loss" : "an output") : nil
        if name != nil { advance() }
        let value = try expression()
        append(isLoss ? .loss(name, value) : .output(name, value))
      } while accept(.comma)
    case "for": throw fail("'for' is not supported yet")
    case "fit" where following.identifier != nil && !following.startsLine: throw fail("'fit' is not supported yet")
    default: try result(into: &block, endsWithResult: endsWithResult)
    }
  }

  /// `param Wf, Wi: [hidden] = 1, b: [hidden]`
  private mutating func parameters(isFixed: Bool, _ append: (Statement.Kind) -> Void) throws(SyntaxError) {
    advance()
    repeat {
      let (names, shape) = try shapedNames(of: "a parameter")
      let initializer = accept(.equal) ? try expression() : nil
      for name in names { append(.parameter(name, shape, initializer: initializer, isFixed: isFixed)) }
    } while accept(.comma)
  }

  /// `a, b: [m, n]`
  private mutating func shapedNames(of thing: String) throws(SyntaxError) -> ([Name], [Expression]) {
    var names: [Name] = []
    repeat {
      names.append(try name(of: thing))
      if token.is(.leftBracket), token.range.lowerBound == previous.range.upperBound {
        throw fail("indexed names are not supported yet")
      }
    } while accept(.comma)
    guard accept(.colon) else { throw missing("':' and a shape, as in '\(names[0].text): [32]'") }
    return (names, try shape())
  }

  /// An expression instead of a statement: the value of a round of `repeat`, or a mistake.
  private mutating func result(into block: inout StatementBlock, endsWithResult: Bool) throws(SyntaxError) {
    guard endsWithResult else { throw unknownStatement() }
    block.result = try expression()
  }

  private func unknownStatement() -> SyntaxError {
    guard let word = token.identifier else { return missing("a statement", isHere: true) }
    if following.kind == .invalid, !following.startsLine { return SyntaxError() }
    switch word {
    case "if": return fail("there is no 'if'; a value is chosen by 'when condition { … } else { … }'")
    case "while": return fail("there is no 'while'")
    case let word where Self.declarationWords.contains(word):
      return fail("'\(word)' is a reserved word; declarations do not lie inside each other")
    default: break
    }
    if following.is(.leftBracket), !following.startsLine { return fail("indexed names are not supported yet") }
    if following.identifier != nil || following.is(.colon), !following.startsLine {
      let suggestion = closestMatch(to: word, in: Self.statementWords)
      return fail("no statement begins with '\(word)'", suggestion: suggestion)
    }
    return fail("a value that nothing uses; an equation is 'name = …'")
  }
}
