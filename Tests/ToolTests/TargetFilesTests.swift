import Foundation
import GraphIR
import Testing

@testable import CommandLineTool

/// What only all files of a target together show, as the build plugin has them checked.
@Suite struct TargetFilesTests {
  private static func model(_ name: String, _ rest: String = "") -> String {
    "\(rest)model \(name) {\n  input x: [2]\n  output tanh(x)\n}\n"
  }

  /// Compiles a file beside others.
  private static func compile(_ path: String, beside files: [String], watching watched: [String] = []) -> Run {
    var arguments = ["compile", path]
    for file in files { arguments += ["--target-file", file] }
    for file in watched { arguments += ["--watched-file", file] }
    return Run(arguments)
  }

  @Test func oneModelInTwoFilesIsReportedOnce() throws {
    let folder = try TemporaryFolder()
    let a = try folder.file("a.rnn", Self.model("A"))
    let b = try folder.file("b.rnn", Self.model("B", Self.model("A")))
    #expect(Self.compile(a, beside: [a, b]).code == .success)
    let run = Self.compile(b, beside: [a, b])
    #expect(run.code == .failure)
    #expect(run.errors.contains("b.rnn:1:7: error: the model 'A' is declared in 'a.rnn', too"))
    #expect(run.errors.contains("a.rnn:1:7: note: the other model\nmodel A {\n      ^\n"))
    #expect(Self.compile(b, beside: [b]).code == .success)
  }

  @Test func typesOfTheApplicationAreReported() throws {
    let folder = try TemporaryFolder()
    let rnn = try folder.file("Sentiment.rnn", Self.model("Sentiment"))
    let swift = try folder.file("Sentiment.swift", "import Foundation\n\n@main\nstruct Sentiment {\n}\n")
    let run = Self.compile(rnn, beside: [rnn, swift])
    #expect(run.code == .failure)
    #expect(
      run.errors.contains(
        "Sentiment.rnn:1:7: error: the model 'Sentiment' becomes a type, and 'Sentiment.swift' declares one of that "
          + "name: rename one of them\n"))
    #expect(run.errors.contains("Sentiment.swift:4:1: note: the type\nstruct Sentiment {\n^\n"))
    let other = try folder.file("Other.swift", "struct Other {\n  struct Sentiment {}\n}\n")
    #expect(Self.compile(rnn, beside: [rnn, other]).code == .success)
  }

  @Test func typesOfSwiftFiles() {
    let text = #"""
      // struct Commented {}
      /* struct Commented {} /* nested */
      struct Commented {}
      */
      let text = "{ \" {"; let raw = #"{ " {"#
      let long = """
      struct Quoted {
      """
      public final class A: B {
      struct Inner {}
        struct Nested {}
      }
      @main struct C {}
      private struct Hidden {}
      fileprivate enum Hidden2 {}
      extension A {}
      func struct_() {}
      public typealias D = Int
      indirect enum E { case x }
      actor F {}
      protocol G {}
          struct Indented {}
      """#
    let types = SwiftTypes(in: SourceFile(path: "T.swift", text: text))
    for name in ["A", "C", "D", "E", "F", "G"] { #expect(types.first(name) != nil, "\(name)") }
    for name in ["Commented", "Quoted", "Inner", "Nested", "Hidden", "Hidden2", "B", "struct_", "Indented"] {
      #expect(types.first(name) == nil, "\(name)")
    }
    #expect(types.first("A")?.line == 9)
  }

  /// An import that the build does not watch would leave old code after a change.
  @Test func importsAreWatched() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    let cells = try outside.file("cells.rnn", "block twice(x) {\n  output 2 * x\n}\n")
    let own = try folder.file("own.rnn", "block thrice(x) {\n  output 3 * x\n}\n")
    let rnn = try folder.file(
      "a.rnn", "import \"own.rnn\"; import \"\(cells)\"\nmodel A {\n  input x: [2]\n  output twice(thrice(x))\n}\n")
    #expect(Self.compile(rnn, beside: []).code == .success)
    #expect(Self.compile(rnn, beside: [rnn, own], watching: [cells]).code == .success)
    let run = Self.compile(rnn, beside: [rnn, own])
    #expect(run.code == .failure)
    #expect(run.errors.contains("a.rnn:1:26: error: this build would not notice changes of '\(cells)'"))
  }

  /// Each file's warnings are those of its own command.
  @Test func warningsAreShownOnce() throws {
    let folder = try TemporaryFolder()
    let cells = try folder.file("cells.rnn", "block twice(x) {\n  param W: [2]\n  output 2 * x\n}\n")
    let rnn = try folder.file(
      "a.rnn", "import \"cells.rnn\"\nmodel A {\n  input x: [2]\n  input y: [2]\n  output twice(x)\n}\n")
    let run = Self.compile(rnn, beside: [rnn, cells])
    #expect(run.code == .success)
    #expect(run.errors.contains("a.rnn:4:9: warning: the input 'y' is never used"))
    #expect(!run.errors.contains("cells.rnn"))
    #expect(Self.compile(cells, beside: [rnn, cells]).errors.contains("cells.rnn:2:9: warning: the parameter 'W'"))
    #expect(Run("check", rnn).errors.contains("cells.rnn:2:9: warning: the parameter 'W' is never used"))
  }
}
