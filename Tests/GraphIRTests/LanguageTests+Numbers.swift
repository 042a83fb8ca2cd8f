import Foundation
import Testing

@testable import GraphIR

// Functions of numbers and of one axis of a matrix, and parameters that begin as numbers.

extension LanguageTests {
  @Test func softmaxOfRowsAndColumns() throws {
    let body = """
      input x: [2, 3]
      output rows: softmax(x, axis: 1)
      output columns: softmax(x, axis: 0)
      output logs: exp(logSoftmax(x, axis: 1)) - softmax(x, axis: 1)
      output one: [softmax(x[0]); softmax(x[1])]
      """
    let x = [1, 2, 4, -1, 0.5, 3]
    let results = try outputs(body, ["x": x], steps: 1)
    for (a, b) in zip(results[0], results[3]) { #expect(abs(a - b) < 1e-15) }
    for column in 0..<3 {
      let share = exp(x[column]) / (exp(x[column]) + exp(x[column + 3]))
      #expect(abs(results[1][column] - share) < 1e-15 && abs(results[1][column + 3] - 1 + share) < 1e-15)
    }
    #expect(results[2].allSatisfy { abs($0) < 1e-15 })
  }

  @Test func functionsOfNumbers() throws {
    let body = "input x: []\nlet a = exp(log(3)) + sin(0) + cos(0) + tanh(0)\noutput x + a"
    #expect(abs(try outputs(body, ["x": [1]], steps: 1)[0][0] - 5) < 1e-14)
    for (text, message) in [
      ("log(0)", "only a positive number has a logarithm"), ("exp(1000)", "overflows"),
      ("softmax(x, axis: 0)", "'axis' is 0 or 1"),
    ] {
      let diagnostics = Diagnostics()
      let source = "model M {\ninput x: [2]\noutput x * \(text)\n}"
      let unit = SourceUnit(
        parsing: SourceFile(path: "Language.rnn", bytes: Array(source.utf8)), diagnostics: diagnostics)
      _ = lower([unit], into: diagnostics)
      #expect(diagnostics.all.contains { $0.message.contains(message) }, "\(diagnostics.all)")
    }
  }

  @Test func parametersThatBeginAsNumbers() throws {
    let model = try lowered(
      """
      model M {
        let filter = [0.25, 0.5, 0.25]
        input x: [2]
        param A: [2, 2] = [1, 0; 0, -1], b: [3] = filter
        output A · x
        output sum(b)
      }
      """)
    #expect(model.parameters.map(\.initializer) == [.values([1, 0, 0, -1]), .values([0.25, 0.5, 0.25])])
    let diagnostics = Diagnostics()
    let source = "model M {\ninput x: [2]\nparam A: [2, 2] = [1, 2]\noutput A · x\n}"
    let unit = SourceUnit(
      parsing: SourceFile(path: "Language.rnn", bytes: Array(source.utf8)), diagnostics: diagnostics)
    _ = lower([unit], into: diagnostics)
    #expect(diagnostics.all.contains { $0.message == "[1, 2] is [2], and 'A' is [2, 2]" }, "\(diagnostics.all)")
  }
}
