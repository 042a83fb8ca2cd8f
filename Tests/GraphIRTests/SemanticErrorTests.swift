import Testing

@testable import GraphIR

/// The files in `Fixtures/SemanticErrors` parse; what lowering must say about them stands on the offending lines.
struct SemanticErrorTests {
  static let files = Fixture.files(in: "SemanticErrors", withExtension: "rnn")

  static func diagnostics(
    _ path: String, parses: Bool = true
  ) -> (found: Diagnostics, sources: SourceSet, models: [Model]) {
    let diagnostics = Diagnostics()
    let parts = path.split(separator: "/", maxSplits: 1)
    let sources = SourceLoader.load(
      String(parts[1]),
      reading: { path throws(FileError) in
        try SourceLoader.readFromDisk("\(Fixture.folder)/\(parts[0])/\(path)")
      },
      diagnostics: diagnostics)
    #expect(diagnostics.hasErrors != parses, "\(path)")
    let models = lower(sources.units, into: diagnostics)
    return (diagnostics, sources, models)
  }

  @Test(arguments: files)
  func diagnosticsAreExpected(path: String) {
    let (diagnostics, sources, models) = Self.diagnostics(path)
    let expected = sources.files.flatMap(ExpectedDiagnostic.all)
    #expect(!expected.isEmpty)
    #expect(ExpectedDiagnostic.differences(between: expected, and: diagnostics.sorted) == [])
    #expect(models.isEmpty)
  }

  /// Syntax errors and others in one file: all are reported, and none that only follows from another.
  @Test(arguments: Fixture.files(in: "MixedErrors", withExtension: "rnn"))
  func syntaxErrorsHideNoOthers(path: String) {
    let (diagnostics, sources, models) = Self.diagnostics(path, parses: false)
    let expected = sources.files.flatMap(ExpectedDiagnostic.all)
    #expect(expected.count > 1)
    #expect(ExpectedDiagnostic.differences(between: expected, and: diagnostics.sorted) == [])
    #expect(models.isEmpty)
  }

  /// Warnings leave the models as they are.
  @Test(arguments: Fixture.files(in: "Warnings", withExtension: "rnn"))
  func warningsAreExpected(path: String) {
    let (diagnostics, sources, models) = Self.diagnostics(path)
    let expected = sources.files.flatMap(ExpectedDiagnostic.all)
    #expect(!expected.isEmpty)
    #expect(ExpectedDiagnostic.differences(between: expected, and: diagnostics.sorted) == [])
    #expect(!models.isEmpty)
  }

  /// A mistake in the user's own cell is shown where it is, with the use that brought it out;
  /// one in the standard library where the user called it.
  @Test func placesAndNotes() throws {
    let all = Self.diagnostics("SemanticErrors/Shapes.rnn").found.sorted
    let product = try #require(all.first { $0.message.contains("W · [h, x]") })
    #expect(
      product.description
        == "Shapes.rnn:6:15: error: W · [h, x] multiplies [4, 4] by [6]: the inner dimensions 4 and 6 differ")
    #expect(product.notes.map(\.description) == ["Shapes.rnn:26:12: note: in this use of 'Wrong'"])
    #expect(!all.contains { $0.location.file != "Shapes.rnn" })
  }

  /// Expressions stand in messages with as few parentheses as they need.
  @Test(arguments: [
    "a + b - c * d", "a - (b - c)", "(a + b) * c / 2", "A · B · x", "(A · B) · x", "-W · x", "(-a) · b", "-(a + b)",
    "(a == b) + 1", "[h, x, 0.5]", "sum(x, over: y) > 1", "x.last + (a + b).final.h", "E[t]", "c' * 2",
    "scan bidirectional GRU(4) over x from (h: a)", "f(scan reversed encoder over x).last",
    "when a > b { a } else { -b }", "step LSTM(4) on [x, h']",
  ])
  func sourceTexts(text: String) throws {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(
      parsing: SourceFile(path: "T.rnn", text: "block b(x) {\n  output \(text)\n}\n"), diagnostics: diagnostics)
    let statement = try #require(unit.blocks.first?.body.first)
    guard case .output(_, let expression) = statement.kind else { throw TypeError("no output") }
    #expect(expression.sourceText == text)
  }

  /// Chains that would need deep recursion: of equations, of blocks, of expressions within blocks.
  @Test func depth() {
    func errors(_ text: String) -> [String] {
      let diagnostics = Diagnostics()
      let unit = SourceUnit(parsing: SourceFile(path: "Deep.rnn", text: text), diagnostics: diagnostics)
      #expect(!diagnostics.hasErrors)
      _ = lower([unit], into: diagnostics)
      return diagnostics.all.map(\.message)
    }
    let equations = (0..<5000).map { "  a\($0) = a\($0 + 1) + 1\n" }.joined()
    #expect(errors("model M {\n  input x: [2]\n\(equations)  a5000 = x\n  output a0\n}\n") == [])

    let blocks = (1..<100).map { "block b\($0)(x) {\n  output b\($0 - 1)(x)\n}\n" }.joined()
    let chain = "block b0(x) {\n  output x\n}\n\(blocks)model M {\n  input x: [2]\n  output b99(x)\n}\n"
    #expect(errors(chain) == ["cells and blocks are nested more than 64 deep"])

    let signs = String(repeating: "-(", count: 40)
    let ends = String(repeating: ")", count: 40)
    let deep = (1..<20).map { "block b\($0)(x) {\n  output \(signs)b\($0 - 1)(x)\(ends)\n}\n" }.joined()
    let nested = "block b0(x) {\n  output x\n}\n\(deep)model M {\n  input x: [2]\n  output b19(x)\n}\n"
    #expect(errors(nested) == ["expressions are nested too deeply; give their parts names"])
  }
}
