import Foundation
import Testing

@testable import CommandLineTool

/// What the promise of the project comes to: a cell of the library and one written by hand are treated alike.
@Suite struct ExplainCommandTests {
  static let peephole = """
    cell HandWritten(hidden) {
      input x
      state h: [hidden], c: [hidden]
      param Wf, Wi, Wg, Wo: [hidden, hidden + size(x)]
      param pf, pi, po: [hidden] = 0
      param bf, bi, bg, bo: [hidden] = 0

      f  = sigmoid(Wf · [h, x] + pf * c + bf)
      i  = sigmoid(Wi · [h, x] + pi * c + bi)
      g  = tanh(Wg · [h, x] + bg)
      c' = f * c + i * g
      o  = sigmoid(Wo · [h, x] + po * c' + bo)
      h' = o * tanh(c')
      output h'
    }

    """

  @Test(arguments: [("LSTM", ""), ("HandWritten", peephole)])
  func fourGatesAreOneProduct(cell: String, declaration: String) throws {
    let model = """
      model M {
        input  x: sequence of [3]
        target y: sequence of [2]
        hidden = scan \(cell)(16) over x
        z = dense(hidden, 2)
        output z
        loss meanSquaredError(z, y)
      }
      """
    let folder = try TemporaryFolder()
    let run = Run("explain", try folder.file("m.rnn", declaration + model), "--batch", "4", "--steps", "5")
    #expect(run.code == .success)
    let training = try #require(run.output.range(of: "\ntraining\n")).upperBound
    let text = run.output[training...]
    #expect(text.contains("hoisted: one product [64, 3] over all T·B rows, before the loop"))
    #expect(text.contains("into one [64, 16]"))
    let backward = try #require(text.range(of: "loop hidden backward")).upperBound
    let loop = text[backward...].prefix { $0 != "F" }
    #expect(loop.contains("one product in the loop:\n      [16, 64]"))
    #expect(run.output.contains("a batch of 4 with 5 steps"))
  }

  @Test func factsAreJSON() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "m.rnn", "model M {\n  input x: sequence of [3]\n  output y: scan Elman(4) over x\n}\n")
    let run = Run("explain", path, "--json")
    let models = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(models?.first?["model"] as? String == "M")
    #expect(models?.first?["parameters"] as? Int == 4 * 7 + 4)
  }
}
