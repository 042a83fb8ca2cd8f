extension SourceUnit {
  /// Parses a file. What has mistakes is reported and left out.
  public init(parsing file: SourceFile, diagnostics: Diagnostics) {
    let errorCount = diagnostics.errorCount
    var parser = Parser(file, diagnostics: diagnostics)
    // Of a file that is no text, no token is there.
    let isText = parser.token.kind != .end || diagnostics.errorCount == errorCount
    self = parser.unit()
    if !isText {
      hasErrors = true
      isUnread = true
    }
  }
}

extension Parser {
  static let declarationWords = ["cell", "block", "model", "import"]

  fileprivate mutating func unit() -> SourceUnit {
    var unit = SourceUnit(file: file.path)
    while token.kind != .end {
      let start = position
      do throws(SyntaxError) {
        try declaration(into: &unit)
      } catch {
        linesEndStatements = true
        depth = 0
        unit.hasErrors = true
        recoverToDeclaration(from: start)
        unit.lostNames.formUnion(words(since: start))
      }
    }
    return unit
  }

  /// Goes on to the next declaration. Bodies without a proper head are only searched for mistakes.
  private mutating func recoverToDeclaration(from start: Int) {
    if position == start { advance() }
    while token.kind != .end, !isDeclarationStart {
      if token.startsLine, token.column == 1, token.identifier != nil { break }
      if accept(.leftBrace) {
        var block = StatementBlock()
        statements(into: &block, endsWithResult: false)
      } else {
        advance()
      }
    }
    braces = 0
  }

  private mutating func declaration(into unit: inout SourceUnit) throws(SyntaxError) {
    let documentation = token.documentation
    declarationColumn = token.column
    defer { declarationColumn = Int.max }
    switch token.identifier {
    case "cell":
      advance()
      let name = try name(of: "a cell")
      let (parameters, defaults) = token.is(.leftParenthesis) ? try arguments() : ([], [])
      let body = try body(of: "cell '\(name.text)'")
      unit.cells.append(
        CellDeclaration(
          documentation: documentation, name: name, parameters: parameters, defaults: defaults,
          body: body.statements, hasErrors: body.hasErrors, lostNames: body.lostNames))
    case "block":
      advance()
      let name = try name(of: "a block")
      let (parameters, defaults) = try arguments()
      let body = try body(of: "block '\(name.text)'")
      unit.blocks.append(
        BlockDeclaration(
          documentation: documentation, name: name, parameters: parameters, defaults: defaults,
          body: body.statements, hasErrors: body.hasErrors, lostNames: body.lostNames))
    case "model":
      advance()
      let name = try name(of: "a model")
      if token.is(.leftParenthesis) {
        throw fail("a model has no parameters; write 'let' inside it")
      }
      let body = try body(of: "model '\(name.text)'")
      unit.models.append(
        ModelDeclaration(
          documentation: documentation, name: name, body: body.statements, hasErrors: body.hasErrors,
          lostNames: body.lostNames))
    case "import":
      advance()
      guard case .string(let path) = token.kind else {
        throw missing("the path of a file in quotes, as in 'import \"cells.rnn\"'")
      }
      unit.imports.append(ImportDeclaration(path: path, location: location))
      advance()
      try endStatement()
      _ = accept(.semicolon)
    case let word?:
      throw missing(
        "'cell', 'block', 'model' or 'import'", isHere: true,
        suggestion: closestMatch(to: word, in: Self.declarationWords))
    case nil:
      throw missing("'cell', 'block', 'model' or 'import'", isHere: true)
    }
  }

  /// `(tokens, width, deviation = 0.1)`
  private mutating func arguments() throws(SyntaxError) -> ([Name], [DefaultValue]) {
    let opening = token
    try expect(.leftParenthesis)
    var names: [Name] = []
    var defaults: [DefaultValue] = []
    if accept(.rightParenthesis) { return (names, defaults) }
    repeat {
      let name = try name(of: "a parameter")
      if accept(.equal) {
        defaults.append(DefaultValue(name: name, value: try expression()))
      } else if defaults.isEmpty {
        names.append(name)
      } else {
        throw fail("'\(name.text)' has no default value: it stands before those that have one")
      }
    } while accept(.comma)
    try close(.rightParenthesis, openedBy: opening, or: "',' or ")
    return (names, defaults)
  }

  /// The statements between the braces of a declaration.
  private mutating func body(of owner: String) throws(SyntaxError) -> StatementBlock {
    let opening = token
    try expect(.leftBrace, " and the body of \(owner)")
    var block = StatementBlock()
    statements(into: &block, endsWithResult: false)
    if !accept(.rightBrace) {
      braces = 0
      block.hasErrors = true
      let note = Diagnostic.note("to match this '{'", at: location(of: opening))
      _ = missing("'}' at the end of \(owner)", notes: [note])
    }
    return block
  }
}
