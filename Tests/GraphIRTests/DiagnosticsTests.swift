import Testing

@testable import GraphIR

private func place(_ line: Int, _ column: Int, in file: String = "T.rnn") -> GraphIR.SourceLocation {
  GraphIR.SourceLocation(file: file, line: line, column: column)
}

struct DiagnosticsTests {
  @Test func renderingShowsTheLineAndACaret() {
    let diagnostics = Diagnostics()
    diagnostics.error(
      "'hiden' is not defined", at: place(2, 12), suggestion: "hidden", notes: [.note("here", at: place(1, 1))])
    diagnostics.warning("first", at: place(1, 6))
    let source = SourceFile(path: "T.rnn", text: "let hidden = 1\n\tä = f(hiden)\r\n")
    #expect(
      diagnostics.rendered(with: [source]) == """
        T.rnn:1:6: warning: first
        let hidden = 1
             ^
        T.rnn:2:12: error: 'hiden' is not defined; did you mean 'hidden'?
        \tä = f(hiden)
        \t         ^
        T.rnn:1:1: note: here
        let hidden = 1
        ^

        """)
  }

  @Test func placesOutsideTheFileHaveNoLine() {
    let diagnostics = Diagnostics()
    diagnostics.error("a", at: place(9, 1))
    diagnostics.error("b", at: place(1, 99))
    diagnostics.error("c", at: place(1, 1, in: "U.rnn"))
    let source = SourceFile(path: "T.rnn", text: "x")
    #expect(
      diagnostics.rendered(with: [source])
        == "T.rnn:1:99: error: b\nx\n ^\nT.rnn:9:1: error: a\nU.rnn:1:1: error: c\n")
  }

  @Test func longLinesAndControlCharactersAreTamed() {
    let bytes = [UInt8](repeating: 0x61, count: 100_000) + [0x07, 0xC3] + [UInt8](repeating: 0x62, count: 100_000)
    let excerpt = SourceFile(path: "T.rnn", bytes: bytes).excerpt(at: place(1, 100_001)) ?? ""
    #expect(excerpt.split(separator: "\n").map(\.count) == [240, 121])
    #expect(excerpt.contains("a\u{FFFD}\u{FFFD}b"))
  }

  @Test func errorsAreCounted() {
    let diagnostics = Diagnostics()
    for line in 1...60 {
      diagnostics.error("wrong", at: place(line, 1))
      diagnostics.error("wrong", at: place(line, 1))
    }
    #expect(diagnostics.all.count == Diagnostics.errorLimit)
    #expect(diagnostics.hasErrors)
    #expect(diagnostics.rendered(with: []).hasSuffix("of which the first 50 are shown\n"))
    #expect(Diagnostics().rendered(with: []) == "")
  }

  @Test func suggestions() {
    let names = ["hidden", "width", "logits", "h", "x"]
    #expect(closestMatch(to: "hiden", in: names) == "hidden")
    #expect(closestMatch(to: "hdiden", in: names) == "hidden")
    #expect(closestMatch(to: "Width", in: names) == "width")
    #expect(closestMatch(to: "lgits", in: names) == "logits")
    #expect(closestMatch(to: "y", in: names) == nil)
    #expect(closestMatch(to: "memory", in: names) == nil)
    #expect(closestMatch(to: "", in: names) == nil)
    #expect(closestMatch(to: String(repeating: "h", count: 100_000), in: names) == nil)
  }
}
