import Codegen
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

  /// A plan that breaks says which equation it breaks at, and the place in the user's file.
  @Test func plansNameTheSource() throws {
    let text = """
      model M {
        input x: sequence of [3]
        input y: [3]
        hidden = scan Elman(4) over x
        z = y * y
        s = softmax(z) + y
        output hidden
        output s
      }
      """
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: "models/a.rnn", text: text), diagnostics: diagnostics)
    let model = try #require(lower([unit], into: diagnostics).first)
    let program = try compile(model).program
    let function = try #require(program.inference)

    /// The failure without an instruction that is there.
    func failure(without isLost: (Instruction) -> Bool) throws -> String {
      var broken = function
      let count = broken.body.count
      broken.body.removeAll(where: isLost)
      try #require(broken.body.count < count)
      let error = #expect(throws: PlanError.self) {
        try PlanVerifier.verify(broken, slots: program.parameterSlots, trained: [])
      }
      let place = SourceLocation(file: "models/a.rnn", line: 1, column: 7)
      return CompilerFailure(InternalError(try #require(error), model: "M"), at: place).description
    }
    let softmax = try failure { $0.code != nil && $0.origin.equations.contains { $0.name == "z" } }
    #expect(
      softmax.hasPrefix(
        "models/a.rnn:6:7: error: internal error in the plan, model 'M', at a.rnn:6: s = softmax(z) + y: "))
    // An equation of the library, used in the user's file.
    let loop = try failure { if case .enter = $0.kernel { true } else { false } }
    #expect(loop.hasPrefix("models/a.rnn:4:17: error: internal error in the plan, model 'M', at Elman.rnn:8: h' = "))
  }

  @Test func plannedNodesAreNamed() throws {
    var graph = Graph(name: "g")
    let state = Statement(
      kind: .equation(
        Name("a", at: SourceLocation(file: "a.rnn", line: 7, column: 3)),
        Expression(kind: .name("b"), location: SourceLocation(file: "a.rnn", line: 7, column: 7))),
      location: SourceLocation(file: "a.rnn", line: 7, column: 3))
    graph.origin = Origin(at: SourceLocation(file: "a.rnn", line: 7, column: 7), of: Equation(state))
    // No model has a sum over the batch that leaves the time axis.
    let x = graph.addSource(.input("x"), type: TensorType([3], batch: true, time: TimeAxis("x")), name: "x")
    graph.outputs = [GraphOutput(name: "a", value: try graph.add(.reduce(batch: true, times: []), [x]))]
    let inference = FunctionDescription(kind: .inference, results: [.output], isQuick: true)
    let error = #expect(throws: PlanError.self) { try plan(graph, for: inference, states: [], slots: []) }
    let failure = CompilerFailure(InternalError(try #require(error), model: "M"), at: nil).description
    #expect(
      failure.hasPrefix(
        "a.rnn:7:7: error: internal error in the plan of inference, in the selection of instructions, model 'M', "
          + "at a.rnn:7: a = b: "))
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
