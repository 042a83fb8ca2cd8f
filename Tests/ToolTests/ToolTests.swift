import Foundation
import Testing

@testable import CommandLineTool

struct ToolTests {
  static let model = """
    model Sine {
      input x: sequence of [1]
      target y: sequence of [1]
      output prediction: dense(scan Elman(4) over x, 1)
      loss sum((dense(scan Elman(4) over x, 1) - y) * 2)
    }
    """

  @Test func helpAndVersion() {
    #expect(Run("--version").output == "rnnc \(Tool.version)\n")
    let help = Run("--help")
    #expect(help.code == .success && help.errors.isEmpty)
    for command in Command.all {
      #expect(help.output.contains("  \(command.name) "))
      let own = Run(command.name, "--help")
      #expect(own.code == .success && own.errors.isEmpty)
      #expect(own == Run("help", command.name) && own == Run(command.name, "-h"))
      for option in command.options { #expect(own.output.contains(option.name)) }
    }
    #expect(Run().code == .usage && Run().output.isEmpty && Run().errors == help.output)
  }

  @Test(arguments: [
    (["chek", "x"], "unknown command 'chek'; did you mean 'check'?"),
    (["--versoin"], "unknown option '--versoin'; did you mean '--version'?"),
    (["check"], "'check' needs FILE..."),
    (["library", "A", "B"], "unexpected argument 'B'"),
    (["library", "LTSM"], "the standard library has no 'LTSM'; did you mean 'LSTM'?"),
    (["compile", "x", "--outptu", "y"], "unknown option '--outptu' of 'compile'; did you mean '--output'?"),
    (["compile", "x", "-o"], "'--output' needs a value: FILE"),
    (["compile", "x", "-o", "--output"], "'--output' needs a value: FILE"),
    (["compile", "x", "-o", "a", "--output=b"], "'--output' is given twice"),
    (["graph", "x", "--stage", "optimised"], "did you mean 'optimized'?"),
    (["graph", "x", "--stage=unrolled", "--steps", "0"], "'--steps' takes a whole number from 1 to 1000, not '0'"),
    (["graph", "x", "--steps", "3"], "'--steps' belongs to '--stage unrolled'"),
    (["check", "--help=yes", "x"], "'--help' takes no value"),
  ])
  func usage(arguments: [String], message: String) {
    var errors = ""
    let code = Tool.run(arguments, Console(output: { _ in Issue.record("output") }, errors: { errors += $0 }))
    #expect(code == .usage)
    #expect(errors.hasPrefix("rnnc: error: ") && errors.contains(message) && errors.contains("--help'."))
  }

  @Test func argumentsBehindTwoDashesAreNoOptions() throws {
    let arguments = try Arguments(["-o", "a", "--", "-x"], for: .compile)
    #expect(arguments.operands == ["-x"] && arguments[.output] == "a")
  }

  @Test func mistakesAreShownAndFail() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.rnn", "model M {\n  input x: [2]\n  output tanh(y)\n  output )\n}\n")
    let run = Run("check", path)
    #expect(run.code == .failure && run.output.isEmpty)
    #expect(run.errors.contains("\(path):4:10: error: expected an expression, found ')'\n  output )\n         ^\n"))
    #expect(Run("compile", path, "-o", folder.path("a.swift")).code == .failure)
    #expect(folder.contents("a.swift") == nil)
    #expect(Run("check", try folder.file("empty.rnn", "")).errors.contains("empty.rnn:1:1: error: the file is empty"))
    #expect(Run("check", folder.path("none.rnn")).errors.contains("none.rnn:1:1: error: cannot read"))
    #expect(Run("check", try folder.file("fine.rnn", Self.model), path).code == .failure)
  }

  @Test func theLibraryIsShown() {
    let names = Run("library").output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.contains("LSTM") && names.contains("dense"))
    for name in names { #expect(Run("library", String(name)).output.contains(" \(name)(")) }
  }

  @Test func compiledFilesAreWrittenWhenTheyChange() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("Sine.rnn", Self.model)
    let output = folder.path("Sine.swift")
    #expect(Run("compile", path, "-o", output) == Run("check", path))
    let text = try #require(folder.contents("Sine.swift"))
    #expect(text.hasPrefix("// Sine.rnn, compiled by rnnc.") && text.contains("public struct Sine"))
    #expect(!text.contains(folder.url.path))
    #expect(Run("compile", path).output == text)

    let old = Date(timeIntervalSince1970: 1_000_000)
    func date() throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: output)[.modificationDate] as? Date
    }
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: output)
    #expect(Run("compile", path, "-o", output).code == .success)
    #expect(try date() == old)
    _ = try folder.file("Sine.rnn", Self.model.replacing("Elman(4)", with: "Elman(5)"))
    #expect(Run("compile", path, "-o", output).code == .success)
    #expect(try date() != old)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["Sine.rnn", "Sine.swift"])
  }

  @Test func outputsThatCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("Sine.rnn", Self.model)
    #expect(Run("compile", path, "-o", folder.url.path).errors.contains("it is a folder"))
    #expect(Run("compile", path, "-o", folder.path("no/a.swift")).errors.contains("does not exist"))
    #expect(Run("compile", path, "-o", "/dev/null").code == .success)
    #expect(try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType != .typeRegular)
  }

  @Test func drawings() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("Sine.rnn", Self.model)
    #expect(Run("graph", path).output.hasPrefix("digraph"))
    #expect(Run("graph", path, "--stage", "unrolled", "--steps", "2").output.contains("x@1"))
    #expect(!Run("graph", path, "--stage", "unrolled", "--steps", "2").output.contains("x@2"))
    let picture = folder.path("a.svg")
    #expect(Run("graph", path, "--stage", "optimized", "--function", "training", "-o", picture).code == .success)
    #expect(folder.contents("a.svg")?.hasPrefix("<svg") == true)
  }

  @Test func stagesOfTheCompiler() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("Sine.rnn", Self.model)
    #expect(Run("emit", path, "--stage", "ast").output.hasPrefix("model Sine {\n  input x: sequence of [1]\n"))
    #expect(Run("emit", path).output.hasPrefix("graph Sine {\n"))
    #expect(Run("emit", path, "--function", "training").output.contains("\n"))
    let plan = Run("emit", path, "--stage", "plan", "--function", "training").output
    #expect(plan.hasPrefix("function training\n") && plan.contains("loop x reversed {"))
    let plans = Run("emit", path, "--stage", "plan").output
    #expect(plans.hasPrefix("function inference\n") && plans.contains(plan))
    let two = try folder.file("two.rnn", Self.model + "\nmodel Other { input x: [2]; output x }")
    #expect(Run("emit", two).errors.contains("the file has the models Sine, Other: choose with '--model'"))
    #expect(Run("emit", two, "--model", "Othr").errors.contains("did you mean 'Other'?"))
    #expect(Run("emit", two, "--model", "Other").output.hasPrefix("graph Other {\n"))
    #expect(Run("emit", two, "--model", "Other", "--function", "training").code == .usage)
    let none = try folder.file("none.rnn", "cell A { input x; output x }")
    #expect(Run("emit", none).errors.contains("the file has no model"))
  }
}
