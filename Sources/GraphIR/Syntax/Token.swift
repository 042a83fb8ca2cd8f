/// A word, number or sign of the source.
struct Token {
  enum Kind: Hashable {
    case identifier(String)
    /// An identifier with an apostrophe directly behind it: `h'`.
    case next(String)
    case number(Double)
    case string(String)
    case symbol(Symbol)
    /// Something that the lexer has already reported.
    case invalid
    case end
  }

  enum Symbol: String, CaseIterable {
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case dot = "·"
    case at = "@"
    case equalEqual = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case period = "."
    case ellipsis = "..."
    case halfOpenRange = "..<"
    case apostrophe = "'"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
  }

  var kind: Kind
  /// Where its bytes are in the file.
  var range: Range<Int>
  /// From 1.
  var line: Int
  /// From 1, in bytes.
  var column: Int
  /// Whether it is the first of its line.
  var startsLine: Bool
  /// The `///` lines directly before it, without the slashes.
  var documentation: [String] = []

  func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }
  func `is`(_ word: String) -> Bool { kind == .identifier(word) }

  var identifier: String? {
    if case .identifier(let name) = kind { name } else { nil }
  }
}
