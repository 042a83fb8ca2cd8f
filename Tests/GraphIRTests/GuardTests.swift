import Codegen
import Testing

@testable import GraphIR

/// Products that a condition asks for are instructions that look at it first; others are not.
@Suite struct GuardTests {
  private func kernels(_ body: String, in kind: Function.Kind) throws -> [Kernel] {
    func all(_ instructions: [Instruction]) -> [Kernel] { instructions.flatMap { [$0.kernel] + all($0.body) } }
    let program = try compile(lowered(body)).program
    return all(try #require(program[kind]).body)
  }

  private func model(_ cell: String) -> String {
    "\(cell)\nmodel M { input x: sequence of [2]; target y: sequence of [16]\n h = scan C() over x\n output h; loss sum(h * y) }"
  }

  private func own(_ next: String) -> String {
    model("cell C() { input x; state h: [16]; param W: [16, 18]; h' = \(next); output h' }")
  }

  @Test func groupsOfAClockwork() throws {
    let text = """
      model M {
        input x: sequence of [2]; target y: sequence of [48]
        h = scan Clockwork(16, [1, 2, 4]) over x
        output h; loss sum(h * y)
      }
      """
    let inference = try kernels(text, in: .inference)
    // The first group always moves.
    #expect(inference.filter { $0 == .guardedProduct }.count == 2)
    #expect(inference.filter { $0 == .product }.count >= 1)
    #expect(try kernels(text, in: .step).filter { $0 == .guardedProduct }.count == 2)
    let training = try kernels(text, in: .training)
    #expect(training.filter { $0 == .guardedProduct }.count == 4)
    #expect(training.filter { $0 == .sparseOuterSum }.count == 2)
  }

  @Test func conditionsOfTheData() throws {
    let guarded = try kernels(own("when x[0] > 0 { tanh(W · [h, x]) } else { h }"), in: .inference)
    #expect(guarded.filter { $0 == .guardedProduct }.count == 1)
  }

  @Test func whatIsNeededAnyway() throws {
    let texts = [
      own("tanh(W · [h, x])"),
      // The product is read by both branches.
      model(
        "cell C() { input x; state h: [16]; param W: [16, 18]; z = W · [h, x]; h' = when step % 2 == 0 { tanh(z) } else { z }; output h' }"
      ),
      // A condition for each feature.
      own("when h > 0 { tanh(W · [h, x]) } else { h }"),
      // In the other branch.
      own("when step % 2 == 0 { h } else { tanh(W · [h, x]) }"),
    ]
    for text in texts {
      for kind in [Function.Kind.inference, .step, .training] {
        let kernels = try kernels(text, in: kind)
        #expect(!kernels.contains(.guardedProduct) && !kernels.contains(.sparseOuterSum), "\(text)")
      }
    }
  }
}
