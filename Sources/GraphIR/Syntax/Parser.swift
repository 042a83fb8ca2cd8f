/// Makes declarations of tokens. After a mistake it goes on with the next statement, so that one run reports all.
struct Parser {
  /// How deeply expressions may lie inside each other; so many levels are safe for every recursion over the tree.
  static let depthLimit = 100

  /// Names that begin a statement or an expression, and can therefore not name a value.
  static let reservedWords = [
    "cell", "block", "model", "import", "let", "input", "target", "state", "param", "output", "loss", "scan",
    "repeat", "when", "else", "for", "over",
  ]

  /// Thrown when a statement is given up; the reason has been reported.
  struct SyntaxError: Error {}

  let file: SourceFile
  let diagnostics: Diagnostics
  private let tokens: [Token]
  private(set) var position = 0
  /// Inside parentheses and brackets lines do not end statements.
  var linesEndStatements = true
  /// How many expressions are being parsed.
  var depth = 0
  /// Where the line of the previous token starts.
  private var indentation = 1
  /// How many braces are open.
  var braces = 0
  /// Where the current declaration starts in its line; what is indented further belongs to it.
  var declarationColumn = Int.max

  init(_ file: SourceFile, diagnostics: Diagnostics) {
    self.file = file
    self.diagnostics = diagnostics
    tokens = Lexer.tokens(of: file, diagnostics: diagnostics)
  }

  // MARK: Tokens

  var token: Token { tokens[position] }
  var following: Token { peek(1) }
  var previous: Token { tokens[max(0, position - 1)] }

  func peek(_ distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

  /// Takes the token; the `end` stays.
  @discardableResult
  mutating func advance() -> Token {
    let taken = token
    if taken.startsLine { indentation = taken.column }
    if taken.is(.leftBrace) { braces += 1 }
    if taken.is(.rightBrace) { braces -= 1 }
    if position < tokens.count - 1 { position += 1 }
    return taken
  }

  func at(_ symbol: Token.Symbol) -> Bool { tokens[position].is(symbol) }
  func at(_ word: String) -> Bool { tokens[position].is(word) }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func accept(_ word: String) -> Bool {
    guard at(word) else { return false }
    advance()
    return true
  }

  func location(of token: Token) -> SourceLocation {
    SourceLocation(file: file.path, line: token.line, column: token.column)
  }

  var location: SourceLocation { location(of: token) }

  /// Where the line of the token starts.
  var lineColumn: Int { token.startsLine ? token.column : indentation }

  /// Whether the token stands on the line of the previous one, as its continuation must.
  var continuesLine: Bool { !token.startsLine || !linesEndStatements }

  /// The previous answer, to be restored.
  mutating func setLinesEndStatements(_ new: Bool) -> Bool {
    let old = linesEndStatements
    linesEndStatements = new
    return old
  }

  /// The identifiers from a position up to the current one.
  func words(since start: Int) -> Set<String> { Set(tokens[start..<position].compactMap(\.identifier)) }

  // MARK: Mistakes

  func fail(_ message: String, at place: SourceLocation? = nil, suggestion: String? = nil, notes: [Diagnostic] = [])
    -> SyntaxError
  {
    diagnostics.error(message, at: place ?? location, suggestion: suggestion, notes: notes)
    return SyntaxError()
  }

  /// Says what is missing: where the line ends (unless it must be here), or what stands there instead.
  func missing(_ wanted: String, isHere: Bool = false, suggestion: String? = nil, notes: [Diagnostic] = [])
    -> SyntaxError
  {
    if token.kind == .invalid { return SyntaxError() }
    if token.startsLine, position > 0, !isHere {
      let last = previous
      let place = SourceLocation(file: file.path, line: last.line, column: last.column + last.range.count)
      return fail("expected \(wanted)", at: place, suggestion: suggestion, notes: notes)
    }
    return fail("expected \(wanted), found \(spelling(of: token))", suggestion: suggestion, notes: notes)
  }

  func spelling(of token: Token) -> String {
    switch token.kind {
    case .end: return "the end of the file"
    case .string: return "a string"
    case .identifier, .next, .number, .symbol, .invalid:
      let text = String(decoding: file.bytes[token.range], as: UTF8.self)
      return text.count <= 40 ? "'\(text)'" : "'\(text.prefix(40))…'"
    }
  }

  mutating func expect(_ symbol: Token.Symbol, _ context: String = "") throws(SyntaxError) {
    guard accept(symbol) else { throw missing("'\(symbol.rawValue)'\(context)") }
  }

  /// The closing sign of a pair, with a note where it was opened.
  mutating func close(_ symbol: Token.Symbol, openedBy opening: Token, or other: String = "") throws(SyntaxError) {
    guard accept(symbol) else {
      let note = Diagnostic.note("to match this \(spelling(of: opening))", at: location(of: opening))
      throw missing("\(other)'\(symbol.rawValue)'", notes: [note])
    }
  }

  /// An identifier that is to name a value, a state, a parameter or a declaration.
  mutating func name(of thing: String) throws(SyntaxError) -> Name {
    if token.startsLine, isStatementStart { throw missing("the name of \(thing)") }
    return try definedName(of: thing)
  }

  /// A name that itself starts the statement.
  mutating func definedName(of thing: String) throws(SyntaxError) -> Name {
    guard case .identifier(let text) = token.kind else { throw missing("the name of \(thing)") }
    if Self.reservedWords.contains(text) {
      throw fail("'\(text)' is a reserved word and cannot name \(thing)")
    }
    let place = location
    advance()
    return Name(text, at: place)
  }

  // MARK: Recovery

  /// Whether a statement certainly starts here: `name =`, `name' =` or a word that only statements begin with.
  var isStatementStart: Bool {
    switch token.kind {
    case .next: return following.is(.equal)
    case .identifier(let word):
      if following.is(.equal) { return true }
      guard !following.startsLine else { return false }
      switch word {
      case "context", "fixed", "fit": return following.identifier != nil
      default: return Self.statementWords.contains(word) || isDeclarationStart
      }
    case .number, .string, .symbol, .invalid, .end: return false
    }
  }

  /// Whether `cell Name` or its like starts here, no further indented than the current declaration.
  var isDeclarationStart: Bool {
    guard token.startsLine, token.column <= declarationColumn, case .identifier(let word) = token.kind else {
      return false
    }
    switch word {
    case "cell", "block", "model": return following.identifier != nil && !following.startsLine
    case "import": if case .string = following.kind { return true } else { return false }
    default: return false
    }
  }

  /// Goes on to where a statement can begin after a mistake in the one that starts at `start`, on a line that starts
  /// at `column`, in a body whose statements have so many open braces around them: behind a semicolon, at a line that
  /// starts a statement or is indented like one, or at the brace that closes the body.
  mutating func recover(from start: Int, column: Int, braces level: Int) {
    if position == start { advance() }
    while token.kind != .end, !isDeclarationStart {
      if token.startsLine {
        if token.column <= column, !isContinuation { break }
        if braces <= level, isStatementStart { break }
      }
      if braces <= level, token.is(.rightBrace) || token.is(.semicolon) { break }
      advance()
    }
    braces = level
  }

  /// Goes on behind a statement that ends with `{ … }`, on this line or the next, if all braces are closed.
  mutating func skipBraces() {
    var end = position
    while !tokens[end].is(.leftBrace) {
      end += 1
      let token = tokens[end]
      if token.kind == .end || token.is(.rightBrace) || (token.startsLine && !token.is(.leftBrace)) { return }
    }
    var open = 0
    repeat {
      if tokens[end].is(.leftBrace) { open += 1 }
      if tokens[end].is(.rightBrace) { open -= 1 }
      if tokens[end].kind == .end { return }
      end += 1
    } while open > 0
    while position < end { advance() }
  }

  /// Whether no statement can start with this token.
  private var isContinuation: Bool {
    switch token.kind {
    case .symbol(.leftBracket), .symbol(.leftParenthesis): false
    case .symbol: true
    case .identifier("else"): true
    case .identifier("trains"): following.identifier != nil && !following.startsLine
    case .identifier: isInfixWord(token) && following.is(.leftParenthesis)
    case .next, .number, .string, .invalid, .end: false
    }
  }
}
