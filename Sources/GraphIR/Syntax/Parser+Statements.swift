/// What stands between braces.
struct StatementBlock {
  var statements: [Statement] = []
  /// The value of a `repeat`'s round.
  var result: Expression?
  /// Whether statements are missing because of mistakes, and their words.
  var hasErrors = false
  var lostNames: Set<String> = []

  mutating func append(
    _ kind: Statement.Kind, at place: SourceLocation, index: Expression? = nil, trained: [Name]? = nil
  ) {
    statements.append(Statement(kind: kind, location: place, index: index, trained: trained))
  }
}

extension Parser {
  /// Words that, with something else than `=` behind them on the line, begin a statement.
  static let statementWords = [
    "let", "input", "target", "state", "param", "fixed", "context", "output", "loss", "fit", "for",
  ]

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
        block.lostNames.formUnion(words(since: start))
      }
    }
  }

  mutating func endStatement() throws(SyntaxError) {
    if token.startsLine || token.is(.semicolon) || token.is(.rightBrace) || token.kind == .end { return }
    switch token.kind {
    case .identifier("trains"): throw fail("only a loss trains something: 'loss name: … trains a, b'")
    case .symbol(.apostrophe): throw detachedApostrophe()
    case .symbol(.equal):
      throw fail("'=' stands behind the one name that an equation defines; a comparison is '=='")
    case .identifier, .next, .number, .string, .symbol, .invalid, .end:
      throw missing("an operator or the end of the line")
    }
  }

  private mutating func statement(into block: inout StatementBlock, endsWithResult: Bool) throws(SyntaxError) {
    if following.is(.equal) || startsIndexedEquation { return try equation(into: &block) }
    switch token.identifier {
    case "let": try constants(into: &block)
    case "input", "target": try inputs(into: &block)
    case "state": try states(into: &block)
    case "param": try parameters(into: &block, isFixed: false)
    case "fixed" where following.is("param"):
      advance()
      try parameters(into: &block, isFixed: true)
    case "context" where following.identifier != nil && !following.startsLine: try contexts(into: &block)
    case "output", "loss": try results(into: &block)
    case "for": try loop(into: &block)
    case "fit" where following.identifier != nil && !following.startsLine: try fit(into: &block)
    default:
      guard endsWithResult else {
        let error = unknownStatement()
        if token.is("if") || token.is("while") { skipBraces() }
        throw error
      }
      block.result = try expression()
    }
  }

  /// `f = …`, `h' = …`
  private mutating func equation(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    if case .next(let name) = token.kind {
      advance()
      advance()
      let value = try expression()
      block.append(.nextState(Name(name, at: place), value), at: place)
    } else {
      let name = try definedName(of: "a value")
      let index = try index()
      let isNext = index != nil && accept(.apostrophe)
      advance()
      let value = try expression()
      block.append(isNext ? .nextState(name, value) : .equation(name, value), at: place, index: index)
    }
  }

  /// Whether `h[g] =` or `h[g]' =` starts here.
  private var startsIndexedEquation: Bool {
    guard token.identifier != nil, following.is(.leftBracket),
      following.range.lowerBound == token.range.upperBound
    else { return false }
    var end = 1
    var open = 0
    repeat {
      let token = peek(end)
      if token.kind == .end || token.startsLine { return false }
      if token.is(.leftBracket) { open += 1 }
      if token.is(.rightBracket) { open -= 1 }
      end += 1
    } while open > 0
    if peek(end).is(.apostrophe) { end += 1 }
    return peek(end).is(.equal)
  }

  /// `[g]`, directly behind a name that is one of a family.
  private mutating func index() throws(SyntaxError) -> Expression? {
    guard at(.leftBracket), token.range.lowerBound == previous.range.upperBound else { return nil }
    let place = location
    let indices = try bracketed()
    guard indices.count == 1 else {
      throw fail("a name has one index, as in 'h[g]'; a list of lists is one of vectors", at: place)
    }
    return indices[0]
  }

  /// `for g in periods.indices { … }`, `for g in 0..<4 { … }`
  private mutating func loop(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    advance()
    let variable = try name(of: "the number of a round")
    guard accept("in") else { throw missing("'in' and numbers, as in 'for g in 0..<4 { … }'") }
    let lower = try expression()
    var numbers = Loop.Numbers.list(lower)
    if at(.halfOpenRange) || at(.ellipsis) {
      let isClosed = at(.ellipsis)
      advance()
      numbers = .range(lower, try expression(), isClosed: isClosed)
    }
    let opening = token
    try expect(.leftBrace)
    try enter()
    let outer = setLinesEndStatements(true)
    var body = StatementBlock()
    statements(into: &body, endsWithResult: false)
    linesEndStatements = outer
    depth -= 1
    try close(.rightBrace, openedBy: opening)
    block.hasErrors = block.hasErrors || body.hasErrors
    block.lostNames.formUnion(body.lostNames)
    block.append(.loop(Loop(variable: variable, numbers: numbers, body: body.statements)), at: place)
  }

  /// `let a = 1, b = 2`
  private mutating func constants(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    advance()
    var name = try name(of: "a constant")
    while true {
      try expect(.equal)
      block.append(.constant(name, try expression()), at: place)
      guard accept(.comma) else { return }
      name = try definedName(of: "a constant")
    }
  }

  /// `input x`, `input text: sequence of token(96)`, `target next: …`
  private mutating func inputs(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    let isTarget = advance().is("target")
    repeat {
      let name = try name(of: isTarget ? "a target" : "an input")
      let type = accept(.colon) ? try self.type() : nil
      block.append(.input(name, type, isTarget: isTarget), at: place)
    } while accept(.comma)
  }

  /// `state h: [hidden], c: [hidden]`, `state coverage: [] along memory`
  private mutating func states(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    advance()
    repeat {
      let (names, shape) = try shapedNames(of: "a state")
      let along = accept("along") ? try name(of: "the sequence whose time axis the state runs along") : nil
      for (name, index) in names { block.append(.state(name, shape, along: along), at: place, index: index) }
      if at(.equal) {
        throw fail("a state starts at zero; another first value is given where it is used: 'scan … from (h: …)'")
      }
    } while accept(.comma)
  }

  /// `param Wf, Wi: [hidden] = 1, b: [hidden]`
  private mutating func parameters(into block: inout StatementBlock, isFixed: Bool) throws(SyntaxError) {
    let place = location
    advance()
    repeat {
      let (names, shape) = try shapedNames(of: "a parameter")
      let initializer = accept(.equal) ? try expression() : nil
      for (name, index) in names {
        block.append(.parameter(name, shape, initializer: initializer, isFixed: isFixed), at: place, index: index)
      }
    } while accept(.comma)
  }

  /// `context memory: sequence`
  private mutating func contexts(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    advance()
    repeat {
      let name = try name(of: "a context")
      let isSequence = accept(.colon)
      if isSequence, !accept("sequence") { throw missing("'sequence'") }
      block.append(.context(name, isSequence: isSequence), at: place)
    } while accept(.comma)
  }

  /// `output h'`, `loss real: x trains critic`
  private mutating func results(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    let isLoss = advance().is("loss")
    repeat {
      let name = following.is(.colon) ? try name(of: isLoss ? "a loss" : "an output") : nil
      if name != nil { advance() }
      let value = try expression()
      let trained = isLoss ? try trainedNames(byNamed: name != nil) : nil
      block.append(isLoss ? .loss(name, value) : .output(name, value), at: place, trained: trained)
    } while accept(.comma)
  }

  /// `trains generator, critic`, on the line of the loss or on the next one. Another loss may follow behind a comma.
  private mutating func trainedNames(byNamed isNamed: Bool) throws(SyntaxError) -> [Name]? {
    guard at("trains"), continuesLine || following.identifier != nil && !following.startsLine else { return nil }
    guard isNamed else { throw fail("a loss that trains some parameters has a name: 'loss name: … trains …'") }
    advance()
    var names = [try name(of: "what the loss trains")]
    while at(.comma), !peek(2).is(.colon) {
      advance()
      names.append(try name(of: "what the loss trains"))
    }
    return names
  }

  /// `fit prediction by ridge(1e-8)`
  private mutating func fit(into block: inout StatementBlock) throws(SyntaxError) {
    let place = location
    advance()
    let name = try name(of: "a value to be fitted")
    guard continuesLine, accept("by") else { throw missing("'by' and a method, as in 'fit y by ridge(1e-8)'") }
    guard at("ridge"), continuesLine else { throw missing("'ridge' and a penalty, as in 'ridge(1e-8)'") }
    advance()
    guard at(.leftParenthesis), continuesLine else { throw missing("a penalty in parentheses, as in 'ridge(1e-8)'") }
    block.append(.fit(name, penalty: try parenthesized()), at: place)
  }

  /// `a, b: [m, n]`, `h[g]: [m]`
  private mutating func shapedNames(
    of thing: String
  ) throws(SyntaxError) -> ([(name: Name, index: Expression?)], [Expression]) {
    var names: [(name: Name, index: Expression?)] = []
    repeat { names.append((try name(of: thing), try index())) } while accept(.comma)
    guard accept(.colon) else { throw missing("':' and a shape, as in '\(names[0].name.text): [32]'") }
    return (names, try shape())
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
    if following.identifier != nil || following.is(.colon), !following.startsLine {
      let suggestion = closestMatch(to: word, in: Self.statementWords)
      return fail("no statement begins with '\(word)'", suggestion: suggestion)
    }
    return fail("a value that nothing uses; an equation is 'name = …'")
  }
}
