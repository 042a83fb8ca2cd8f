import Testing

@testable import GraphIR

/// The files in `Fixtures/Errors` carry the expected diagnostics on the offending lines.
struct ErrorFixtureTests {
  @Test func thereAreFixtures() {
    #expect(Fixture.files(in: "Errors", withExtension: "rnn").count >= 7)
  }

  @Test(arguments: Fixture.files(in: "Errors", withExtension: "rnn"))
  func diagnosticsAreExpected(path: String) {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(
      String(path.dropFirst("Errors/".count)),
      reading: { path throws(FileError) in try SourceLoader.readFromDisk("\(Fixture.folder)/Errors/\(path)") },
      diagnostics: diagnostics)
    let expected = sources.files.flatMap(ExpectedDiagnostic.all)
    #expect(!expected.isEmpty)
    #expect(ExpectedDiagnostic.differences(between: expected, and: diagnostics.sorted) == [])
  }

  /// The harness itself: what it must notice.
  @Test func differencesAreNoticed() {
    let file = SourceFile(path: "T.rnn", text: "a // error: one // error: two\n// warning@-1: three\n")
    let expected = ExpectedDiagnostic.all(in: file)
    #expect(
      expected.map(\.description) == ["T.rnn:1: error: one", "T.rnn:1: error: two", "T.rnn:1: warning: three"])
    func place(_ line: Int) -> GraphIR.SourceLocation { GraphIR.SourceLocation(file: "T.rnn", line: line, column: 1) }
    let right = [
      Diagnostic(.error, "it is two", at: place(1)), Diagnostic(.error, "one", at: place(1)),
      Diagnostic(.warning, "three", at: place(1)),
    ]
    #expect(ExpectedDiagnostic.differences(between: expected, and: right) == [])
    let wrong = [right[0], right[2], Diagnostic(.error, "one", at: place(2))]
    #expect(
      ExpectedDiagnostic.differences(between: expected, and: wrong) == [
        "missing: T.rnn:1: error: one", "unexpected: T.rnn:2:1: error: one",
      ])
  }
}
