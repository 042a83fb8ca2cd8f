import Testing

@testable import GraphIR

/// Whatever the file contains, the front end returns: with a tree, with errors, or both.
struct FrontEndFuzzTests {
  private static let valid = """
    /// A cell.
    cell A(n, m) {
      input x
      state h: [n], c: [n]
      param W, U: [n, n + size(x)] = uniform(-1, 1), b: [n] = 0
      fixed param V: [2_000] = 1e-8
      c' = when step % 4 == 0 { tanh(W · [h, x] + b) } else { -c * (1 - sigmoid(c)) }
      h' = repeat 3 with y = c' { z = y.x[2]; step B(n) on z }
      output h'
    }
    model M {
      let k = 96, encoder = A(1, 2)
      input text: sequence of token(k)
      target next: sequence of [13] along text
      y = scan reversed encoder over embed(text, 64) with (memory: text) from (h: text.last)
      output p: softmax(y); loss crossEntropy(y, next)
    }
    """

  /// The tree, if there were no errors, parses to itself.
  private func check(_ bytes: [UInt8]) {
    let diagnostics = Diagnostics()
    let file = SourceFile(path: "F.rnn", bytes: bytes)
    let unit = SourceUnit(parsing: file, diagnostics: diagnostics)
    if diagnostics.hasErrors {
      #expect(!diagnostics.rendered(with: [file]).isEmpty)
    } else {
      let again = Diagnostics()
      let copy = SourceUnit(parsing: SourceFile(path: "F.rnn", text: unit.description), diagnostics: again)
      #expect(!again.hasErrors, "\(String(decoding: bytes, as: UTF8.self))")
      #expect(copy.description == unit.description)
    }
  }

  @Test func theSeedIsValid() {
    #expect(parse(Self.valid).errors == [])
  }

  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<200, using: &generator)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
      check((0..<count).map { _ in UInt8.random(in: 9...126, using: &generator) })
    }
  }

  @Test func truncations() {
    let bytes = Array(Self.valid.utf8)
    for count in bytes.indices { check(Array(bytes[..<count])) }
  }

  @Test func mutations() {
    var generator = SeededGenerator(seed: 2)
    let signs = Array("(){}[]=+-·'\"\n.;:,/".utf8)
    for _ in 0..<600 {
      var bytes = Array(Self.valid.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: index)
        case 2: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        default:
          let other = Int.random(in: 0..<bytes.count, using: &generator)
          bytes.replaceSubrange(min(index, other)..<max(index, other), with: [])
          if bytes.isEmpty { bytes = [0x61] }
        }
      }
      check(bytes)
    }
  }

  /// Random sequences of the language's own words and signs reach deeper than random bytes.
  @Test func randomWords() {
    var generator = SeededGenerator(seed: 3)
    let words =
      Parser.reservedWords + Parser.statementWords + Token.Symbol.allCases.map(\.rawValue)
      + ["\n", "\n", "a", "b'", "3", "\"s\"", "step", "on", "with", "from", "sequence", "of", "token", "trains", "fit"]
    for _ in 0..<600 {
      let count = Int.random(in: 1..<80, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      check(Array("cell A { a = \(text) }\n\(text)".utf8))
    }
  }

  /// Each of these takes linear time and little stack, or is an error.
  @Test(arguments: [
    ("a = ", "(", ""), ("a = ", "[", "]"), ("a = ", "-", "b"), ("a = b", " + b", ""), ("a = b", " · b", ""),
    ("a = b", ".b", ""), ("a = b", "[0]", ""), ("a = ", "f(", ""), ("a = ", "scan A over ", "b"),
    ("a = ", "when b { c } else ", "d"), ("a = ", "when ", "d"), ("a = ", "when b { ", "d"),
    ("a = ", "repeat 2 with x = ", ""), ("a = ", "repeat 2 with x = y {\n", ""), ("a = ", "step A on ", "b"),
    ("", "{", ""), ("", "}", ""), ("a = ", ");", ""), ("a = ", "$ ", ""), ("", "a = b\n", ""), ("", "model M {\n", ""),
    ("", "; ) ", ""), ("x ", ", y", ""), ("input x", ", x", ""), ("a = [b", ", b", "]"), ("a = ", "(b = ", ""),
    ("", "cell ", ""), ("a = \"", "\\", ""), ("", "'", ""), ("a = (", "1 + (", ""), ("a = ", "-(b) * ", "c"),
  ])
  func monotonous(start: String, part: String, end: String) {
    let body = start + String(repeating: part, count: 3_000) + end
    for text in [body, "cell A {\n\(body)\n}\nmodel M { input x }"] {
      let diagnostics = Diagnostics()
      let unit = SourceUnit(parsing: SourceFile(path: "F.rnn", text: text), diagnostics: diagnostics)
      #expect(diagnostics.hasErrors || !unit.description.isEmpty)
    }
  }
}
