/// Cuts a file into tokens. Of a file that is no text, only that is reported.
///
/// Line ends are no tokens; where they end a statement, the parser asks `Token.startsLine`.
struct Lexer {
  /// Nobody writes so much, and a file of another kind is not read by mistake.
  static let sizeLimit = 1 << 20

  let file: SourceFile
  let diagnostics: Diagnostics
  var index = 0
  private var line = 1
  private var lineStart = 0
  private var startsLine = true
  private var documentation: [String] = []
  private var tokens: [Token] = []

  private init(file: SourceFile, diagnostics: Diagnostics) {
    self.file = file
    self.diagnostics = diagnostics
  }

  /// The tokens of the file; the last one, and only that, is the `end`.
  static func tokens(of file: SourceFile, diagnostics: Diagnostics) -> [Token] {
    var lexer = Lexer(file: file, diagnostics: diagnostics)
    if lexer.isText() {
      lexer.skipByteOrderMark()
      while lexer.index < file.bytes.count { lexer.scan() }
    } else {
      lexer.index = file.bytes.count
    }
    lexer.startsLine = true
    lexer.append(.end, from: lexer.index)
    return lexer.tokens
  }

  // MARK: Bytes

  /// The byte at a distance from here; 0, which no text contains, behind the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    index + distance < file.bytes.count ? file.bytes[index + distance] : 0
  }

  /// The character here, of a text that is known to be valid UTF-8.
  private var scalar: Unicode.Scalar {
    let first = byte()
    if first < 0x80 { return Unicode.Scalar(first) }
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return String(decoding: file.bytes[index..<index + count], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  func text(from start: Int) -> String {
    String(decoding: file.bytes[start..<index], as: UTF8.self)
  }

  func location(of offset: Int) -> SourceLocation {
    SourceLocation(file: file.path, line: line, column: offset - lineStart + 1)
  }

  private mutating func skipByteOrderMark() {
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Reports the first byte that no text contains.
  private func isText() -> Bool {
    if file.bytes.count > Self.sizeLimit {
      diagnostics.error("the file is larger than \(Self.sizeLimit >> 20) MB", at: location(of: 0))
      return false
    }
    let zero = file.bytes.firstIndex(of: 0)
    guard zero != nil || String(validating: file.bytes, as: UTF8.self) == nil else { return true }
    let offset = zero ?? file.firstInvalidOffset
    let ends = (0..<offset).filter(file.endsLine)
    let place = SourceLocation(file: file.path, line: ends.count + 1, column: offset - (ends.last ?? -1))
    let hexadecimal = String(file.bytes[offset], radix: 16, uppercase: true)
    diagnostics.error(
      zero == nil
        ? "the file is no UTF-8 text: it has the byte 0x\(hexadecimal) here"
        : "the file is no text: it has a zero byte here",
      at: place)
    return false
  }

  // MARK: Tokens

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, range: start..<index, line: line, column: start - lineStart + 1, startsLine: startsLine,
        documentation: documentation))
    startsLine = false
    documentation = []
  }

  /// What stands here: space, a comment or one token.
  private mutating func scan() {
    let start = index
    switch byte() {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if file.endsLine(at: index) { endLine() } else { index += 1 }
    case UInt8(ascii: " "), 9, 11, 12: index += 1
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): scanComment()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
      index += 2
      diagnostics.error("comments start with '//'", at: location(of: start))
      append(.invalid, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
    case UInt8(ascii: "\""): scanString()
    default:
      if scalar.startsIdentifier {
        scanIdentifier()
      } else if let symbol = symbol() {
        index += symbol.rawValue.utf8.count
        append(.symbol(symbol), from: start)
      } else if scalar.properties.isWhitespace {
        index += scalar.utf8.count
      } else {
        scanUnknown()
      }
    }
  }

  private mutating func endLine() {
    // A blank line parts a documentation comment from what follows.
    if startsLine, !documentation.isEmpty, isBlank(file.bytes[lineStart..<index]) { documentation = [] }
    index += 1
    line += 1
    lineStart = index
    startsLine = true
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 }
  }

  private mutating func scanComment() {
    let start = index
    index = file.lineEnd(from: index)
    guard startsLine else { return }
    var comment = Substring(text(from: start))
    guard comment.hasPrefix("///"), !comment.hasPrefix("////") else {
      documentation = []
      return
    }
    comment = comment.dropFirst(3)
    if comment.first == " " { comment = comment.dropFirst() }
    while let last = comment.last, last.isWhitespace { comment = comment.dropLast() }
    documentation.append(String(comment))
  }

  private mutating func scanIdentifier() {
    let start = index
    skipIdentifier()
    let name = text(from: start)
    if byte() == UInt8(ascii: "'") {
      index += 1
      append(.next(name), from: start)
    } else {
      append(.identifier(name), from: start)
    }
  }

  mutating func skipIdentifier() {
    while index < file.bytes.count, scalar.continuesIdentifier { index += scalar.utf8.count }
  }

  private func symbol() -> Token.Symbol? {
    switch (byte(), byte(1), byte(2)) {
    case (UInt8(ascii: "."), UInt8(ascii: "."), UInt8(ascii: ".")): .ellipsis
    case (UInt8(ascii: "."), UInt8(ascii: "."), UInt8(ascii: "<")): .halfOpenRange
    case (UInt8(ascii: "="), UInt8(ascii: "="), _): .equalEqual
    case (UInt8(ascii: "!"), UInt8(ascii: "="), _): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "="), _): .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "="), _): .greaterOrEqual
    // Strings compare by canonical equivalence, so that a Greek question mark would be a semicolon.
    default: scalar.isASCII || scalar == "·" ? Token.Symbol(rawValue: String(Character(scalar))) : nil
    }
  }

  /// One error for all such characters in a row.
  private mutating func scanUnknown() {
    let start = index
    let first = scalar
    repeat {
      index += scalar.utf8.count
    } while index < file.bytes.count && !scalar.properties.isWhitespace && !scalar.startsIdentifier
      && !("0"..."9").contains(scalar) && symbol() == nil && byte() != UInt8(ascii: "\"")
    let shown =
      first.properties.isGraphic ? "'\(first)'" : "U+" + String(first.value, radix: 16, uppercase: true)
    diagnostics.error(
      "unexpected character \(shown)", at: location(of: start), suggestion: first.lookAlike)
    append(.invalid, from: start)
  }
}
