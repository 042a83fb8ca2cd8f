import Testing

@testable import GraphIR

private func lex(_ bytes: [UInt8]) -> (tokens: [Token], errors: [String]) {
  let diagnostics = Diagnostics()
  let tokens = Lexer.tokens(of: SourceFile(path: "T.rnn", bytes: bytes), diagnostics: diagnostics)
  return (tokens, diagnostics.sorted.map(\.description))
}

private func lex(_ text: String) -> (tokens: [Token], errors: [String]) { lex(Array(text.utf8)) }

struct LexerTests {
  @Test func kinds() {
    let (tokens, errors) = lex("c' = _a1 ·W@x…".replacing("…", with: "...") + "<= 2_0.5e+1 \"a\\\"b\" 0..<n")
    #expect(errors == [])
    #expect(
      tokens.map(\.kind) == [
        .next("c"), .symbol(.equal), .identifier("_a1"), .symbol(.dot), .identifier("W"), .symbol(.at),
        .identifier("x"), .symbol(.ellipsis), .symbol(.lessOrEqual), .number(205), .string("a\"b"), .number(0),
        .symbol(.halfOpenRange), .identifier("n"), .end,
      ])
  }

  @Test func linesAndColumns() {
    let (tokens, _) = lex("a b // c\r\n\tä d\n\n  e")
    #expect(tokens.map(\.line) == [1, 1, 2, 2, 4, 4])
    #expect(tokens.map(\.column) == [1, 3, 2, 5, 3, 4])
    #expect(tokens.map(\.startsLine) == [true, false, true, false, true, true])
  }

  /// A line ends with a line feed, a carriage return, or both.
  @Test func carriageReturnsEndLines() {
    let (tokens, errors) = lex("a // c\r  b\r\r\nc\r")
    #expect(errors == [])
    #expect(tokens.map(\.line) == [1, 2, 4, 5])
    #expect(tokens.map(\.column) == [1, 3, 1, 1])
    #expect(lex("a\rb\r\n$").errors == ["T.rnn:3:1: error: unexpected character '$'"])
    #expect(lex([0x61, 0x0D, 0x62, 0xFF]).errors.first?.hasPrefix("T.rnn:2:2: ") == true)
    let file = SourceFile(path: "T.rnn", text: "ab\r\rcd\r\nef")
    #expect((1...5).map { file.line($0).map { String(decoding: $0, as: UTF8.self) } } == ["ab", "", "cd", "ef", nil])
    let diagnostics = Diagnostics()
    let text = "/// A model.\rmodel A {\r  input x: [3] // three\r  output x\r}\r"
    let unit = SourceUnit(parsing: SourceFile(path: "T.rnn", text: text), diagnostics: diagnostics)
    #expect(diagnostics.all.isEmpty)
    #expect(unit.models.first?.documentation == ["A model."])
    #expect(unit.models.first?.body.count == 2)
  }

  /// The middle dot is a letter's companion for Unicode, and equivalent to another character.
  @Test func theDotIsNoPartOfAName() {
    #expect(lex("a·b").tokens.map(\.kind) == [.identifier("a"), .symbol(.dot), .identifier("b"), .end])
    #expect(lex("a\u{387}b").errors == ["T.rnn:1:2: error: unexpected character '\u{387}'; did you mean '·'?"])
    #expect(lex("a\u{37E}b").errors.count == 1)
  }

  @Test func filesThatAreNoText() {
    #expect(lex([0x61, 0x0A, 0x62, 0x00]).errors == ["T.rnn:2:2: error: the file is no text: it has a zero byte here"])
    #expect(
      lex([0x61, 0x0A, 0xC3, 0xA4, 0xFF, 0xFE]).errors == [
        "T.rnn:2:3: error: the file is no UTF-8 text: it has the byte 0xFF here"
      ])
    // A character that is cut off by the end, and an overlong one.
    #expect(
      lex([0x61, 0xE2, 0x82]).errors == ["T.rnn:1:2: error: the file is no UTF-8 text: it has the byte 0xE2 here"])
    #expect(lex([0xC0, 0x80]).errors.count == 1)
    #expect(
      lex([UInt8](repeating: 0x20, count: Lexer.sizeLimit + 1)).errors == [
        "T.rnn:1:1: error: the file is larger than 1 MB"
      ])
  }

  /// That they are no text is all that is said of them.
  @Test(arguments: [[0xFF, 0xFE], [0x61, 0x00], [0x6D, 0xE9, 0x20]] as [[UInt8]])
  func filesThatAreNoTextAreNotCalledEmpty(bytes: [UInt8]) {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: "T.rnn", bytes: bytes), diagnostics: diagnostics)
    #expect(lower([unit], into: diagnostics).isEmpty)
    #expect(diagnostics.all.count == 1)
    #expect(diagnostics.all.first?.message.contains("text") == true)
  }

  @Test func longLiterals() {
    #expect(lex(String(repeating: "9", count: 100_000)).errors.count == 1)
    #expect(lex(String(repeating: "a", count: 100_000)).errors == [])
    #expect(lex("\"" + String(repeating: "a", count: 100_000)).errors.count == 1)
  }

  @Test func documentationBelongsToTheNextToken() {
    let (tokens, _) = lex("/// a\n/// b\ncell /// c\nd\n/// e\n\nf\n//// g\nh")
    #expect(tokens.map(\.documentation) == [["a", "b"], [], [], [], []])
  }
}
