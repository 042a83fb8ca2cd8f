import Foundation
import Testing

@testable import CommandLineTool
@testable import GraphIR

/// A failure of the compiler says that it is one, of which stage and model, and what to do about it.
@Suite struct InternalErrorTests {
  private struct Failure: Error, CustomStringConvertible { var description: String { "a reason" } }

  @Test func passesAreNamed() throws {
    let graph = Graph(name: "M")
    let throwing = Pass(name: "some-pass", summary: "") { _, _ in throw Failure() }
    do {
      _ = try graph.applying([throwing])
      Issue.record("no error")
    } catch {
      let failure = CompilerFailure(
        InternalError(error, model: "M"), at: SourceLocation(file: "a.rnn", line: 3, column: 7))
      let lines = failure.description.split(separator: "\n")
      #expect(
        lines[0]
          == "a.rnn:3:7: error: internal error in the pass 'some-pass', model 'M': a reason; this is a mistake of "
          + "rnnc, not of the file: please report it, with the file")
      #expect(lines[1] == "before:")
    }
  }

  @Test func plansAndVerifiersAreNamed() {
    let plan = InternalError(PlanError(message: "no home"), model: "M").description
    #expect(plan.hasPrefix("internal error in the plan, model 'M': no home; this is a mistake of rnnc"))
    let pass = InternalError(
      PlanError(message: "no home", stage: "training, behind the pass 'join-sums'"), model: "M"
    ).description
    #expect(pass.hasPrefix("internal error in the plan of training, behind the pass 'join-sums', model 'M': no home"))
    let verifier = InternalError(VerificationError(graph: "g", node: nil, message: "broken"), model: "M").description
    #expect(verifier.hasPrefix("internal error in the verifier, model 'M': graph g: broken; this is a mistake of rnnc"))
  }

  /// What is no error of a file or of the command line is one of the tool.
  @Test func exitCodeIsItsOwn() {
    var errors = ""
    let console = Console(output: { _ in }, errors: { errors += $0 })
    let failure = CompilerFailure(InternalError(Failure(), model: "M"), at: nil)
    #expect(Tool.report(failure, of: .compile, console) == .internalError)
    #expect(errors.hasPrefix("rnnc: error: internal error in a stage of the compiler, model 'M': a reason"))
    errors = ""
    #expect(Tool.report(Failure(), of: .compile, console).rawValue == 3)
    #expect(errors == "rnnc: error: internal error: a reason; please report it, with the file\n")
  }

  /// A trap, which Swift says nothing about in a build with optimization.
  @Test func trapsSayWhoseMistakeTheyAre() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(3), observing: [\.standardErrorContent]
    ) {
      CrashReport.install()
      CrashReport.begin("a.rnn:3:7")
      fatalError("a reason")
    }
    let errors = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(errors.contains("a reason"))
    #expect(errors.contains("a.rnn:3:7: error: internal error: rnnc has crashed; this is a mistake of rnnc"))
  }
}
