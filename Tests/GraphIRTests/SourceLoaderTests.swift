import Testing

@testable import GraphIR

/// Loads from a table of files.
private func load(_ path: String, _ files: [String: String]) -> (set: SourceSet, reads: [String], errors: [String]) {
  var reads: [String] = []
  let diagnostics = Diagnostics()
  let set = SourceLoader.load(
    path,
    reading: { path throws(FileError) in
      reads.append(path)
      guard let text = files[path] else { throw FileError("no such file") }
      return Array(text.utf8)
    }, diagnostics: diagnostics)
  return (set, reads, diagnostics.sorted.map(\.description))
}

struct SourceLoaderTests {
  @Test func importsComeFirstAndOnce() {
    let (set, reads, errors) = load(
      "models/a.rnn",
      [
        "models/a.rnn": "import \"b.rnn\"\nimport \"../cells/c.rnn\"\nmodel M {}",
        "models/b.rnn": "import \"./../cells//c.rnn\"\ncell B {}",
        "cells/c.rnn": "cell C {}",
      ])
    #expect(errors == [])
    #expect(reads == ["models/a.rnn", "models/b.rnn", "cells/c.rnn"])
    #expect(set.units.map(\.file) == ["cells/c.rnn", "models/b.rnn", "models/a.rnn"])
    #expect(set.files.map(\.path) == set.units.map(\.file))
  }

  @Test func paths() {
    #expect(SourceLoader.normalized("/a/./b//../c.rnn") == "/a/c.rnn")
    #expect(SourceLoader.normalized("../../a/../b.rnn") == "../../b.rnn")
    #expect(SourceLoader.normalized("/../a.rnn") == "/a.rnn")
    #expect(SourceLoader.resolve("/x.rnn", from: "a/b.rnn") == "/x.rnn")
    #expect(SourceLoader.resolve("x.rnn", from: "a/b.rnn") == "a/x.rnn")
    #expect(SourceLoader.resolve("../x.rnn", from: "b.rnn") == "../x.rnn")
  }

  @Test func missingFiles() {
    #expect(load("a.rnn", [:]).errors == ["a.rnn:1:1: error: cannot read 'a.rnn': no such file"])
    let (set, _, errors) = load("a.rnn", ["a.rnn": "import \"b.rnn\"\nmodel M {}"])
    #expect(errors == ["a.rnn:1:8: error: cannot read 'b.rnn': no such file"])
    #expect(set.units.flatMap(\.models).map(\.name.text) == ["M"])
  }

  @Test func endlessImportsEnd() {
    let diagnostics = Diagnostics()
    let set = SourceLoader.load(
      "1", reading: { path throws(FileError) in Array("import \"\((Int(path) ?? 0) + 1)\"".utf8) },
      diagnostics: diagnostics)
    #expect(diagnostics.errorCount == 1)
    #expect(set.units.count == SourceLoader.depthLimit)
  }

  @Test func disk() throws {
    let path = "\(Fixture.folder)/Errors/Statements.rnn"
    #expect(try SourceLoader.readFromDisk(path).starts(with: "// Each".utf8))
    #expect(throws: FileError("no such file")) { try SourceLoader.readFromDisk(path + "x") }
    #expect(throws: FileError("it is a folder")) { try SourceLoader.readFromDisk(Fixture.folder) }
  }
}
