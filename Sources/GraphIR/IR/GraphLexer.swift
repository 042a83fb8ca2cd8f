/// A mistake in the text form of a graph.
public struct GraphParseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Both count from 1; columns are Unicode scalars.
  public var line: Int
  public var column: Int
  public var message: String

  public var description: String { "\(line):\(column): \(message)" }
}

/// A token of the text form, with its place.
struct GraphToken {
  enum Kind: Equatable {
    /// `%12`
    case value(Int)
    case number(String)
    case word(String)
    case string(String)
    case symbol(Unicode.Scalar)
    case end
  }

  var kind: Kind
  var line: Int
  var column: Int
}

/// Splits the text form of a graph into tokens.
struct GraphLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All tokens, the last of which is `end`.
  mutating func tokens() throws -> [GraphToken] {
    var tokens: [GraphToken] = []
    repeat { tokens.append(try next()) } while tokens.last?.kind != .end
    return tokens
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func failure(_ message: String, at start: Int) -> GraphParseError {
    GraphParseError(line: line, column: start - lineStart + 1, message: message)
  }

  private mutating func next() throws -> GraphToken {
    skipSpace()
    let start = position
    let kind = try nextKind()
    return GraphToken(kind: kind, line: line, column: start - lineStart + 1)
  }

  private mutating func skipSpace() {
    while let scalar = current {
      if scalar == "\n" {
        position += 1
        line += 1
        lineStart = position
      } else if scalar == " " || scalar == "\t" || scalar == "\r" {
        position += 1
      } else if scalar == "/", position + 1 < scalars.count, scalars[position + 1] == "/" {
        while let scalar = current, scalar != "\n" { position += 1 }
      } else {
        return
      }
    }
  }

  private mutating func nextKind() throws -> GraphToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "%":
      let start = position
      position += 1
      guard let number = Int(take { ("0"..."9").contains($0) }), number <= maximumTensorCount else {
        throw failure("expected a number after '%'", at: start)
      }
      return .value(number)
    case "\"": return .string(try string())
    case "0"..."9", "-":
      position += 1
      return .number(String(scalar) + take { $0 == "-" || $0 == "+" || GraphText.isWordPart($0) })
    case "{", "}", "[", "]", "(", ")", ",", ":", "=":
      position += 1
      return .symbol(scalar)
    default:
      guard GraphText.isWordStart(scalar) else { throw failure("unexpected character '\(scalar)'", at: position) }
      return .word(take(while: GraphText.isWordPart))
    }
  }

  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current, belongs(scalar) {
      text.append(scalar)
      position += 1
    }
    return String(text)
  }

  /// Reads a quoted name, on one line.
  private mutating func string() throws -> String {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = current, scalar != "\n" {
      position += 1
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try escape())
      default: text.append(scalar)
      }
    }
    throw failure("the quoted name does not end on its line", at: start)
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws -> Unicode.Scalar {
    let start = position - 1
    guard let scalar = current else { throw failure("the quoted name does not end on its line", at: start) }
    position += 1
    switch scalar {
    case "\"", "\\": return scalar
    case "n": return "\n"
    case "u":
      guard current == "{" else { break }
      position += 1
      let digits = take { $0.properties.isASCIIHexDigit }
      guard current == "}", let code = UInt32(digits, radix: 16), let result = Unicode.Scalar(code) else { break }
      position += 1
      return result
    default: break
    }
    throw failure("unknown escape sequence in a quoted name", at: start)
  }
}
