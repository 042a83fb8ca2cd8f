import Testing

@testable import GraphIR

/// What the analysis says of values of a model: whether gradients must be guarded against them.
@Suite struct ValueRangeTests {
  private func range(of expression: String, given lines: String = "") throws -> ValueRange {
    let model = try lowered("model M {\n input x: [3], y: [3]\n\(lines)\n output x + y\n output z: \(expression)\n}")
    let output = try #require(model.graph.outputs.first { $0.name == "z" })
    return ValueRanges(model.graph)[output.value]
  }

  @Test(arguments: [
    "x * y + x", "sigmoid(x) / (1 + sigmoid(y))", "x / (1 + exp(y))", "1 / (1 + exp(-x))", "tanh(exp(x))",
    "x / sqrt(mean(x * x) + 1e-5)", "x / max(abs(y), 1e-6)", "exp(-softplus(x))", "exp(tanh(x) * 40)",
    "exp(clamp(x, -5, 5))", "log(1 + abs(x))", "log(softplus(x) + 0.01)", "sqrt(relu(x))", "softmax(x) * y",
    "logSoftmax(x) + gelu(y)", "when x > 0 { x } else { exp(x) - 1 }", "when x > 0 { log(x) } else { x }",
    "when x <= 0.5 { x } else { 1 / x }", "when 0 < x { sqrt(x) * y } else { 1 / (1 - x) }",
    "when x > 0 { when y > 1 { log(x) * log(y) } else { sqrt(x) } } else { y }",
    "when x > 0 { x } else { when x < 0 { log(-x) } else { y } }", "max(min(exp(x), 10), 0)",
  ])
  func finite(_ expression: String) throws {
    let range = try range(of: expression)
    #expect(range.isFinite, "\(expression): \(range)")
  }

  @Test(arguments: [
    "exp(x)", "log(x)", "log(abs(x))", "sqrt(x)", "x / y", "1 / abs(x)", "exp(x) / exp(y)", "softmax(log(x))",
    "when x > 0 { log(y) } else { x }", "when x >= 0 { log(x) } else { x }", "when x > y { log(x) } else { x }",
    "when sum(x) > 0 { log(x) } else { x }", "when x > 0 { log(sum(x)) } else { sum(x) }", "exp(tanh(x) * 100)",
    "sigmoid(log(x))", "x * 1e30 * 1e30", "1 / (exp(-abs(x)) * 1e-30)", "max(0, sqrt(x))",
  ])
  func notFinite(_ expression: String) throws {
    let range = try range(of: expression)
    #expect(!range.isFinite, "\(expression): \(range)")
  }

  @Test func bounds() throws {
    #expect(try range(of: "clamp(x, -2, 3) * tanh(y)") == ValueRange(-3, 3))
    #expect(try range(of: "sum(sigmoid(x))") == ValueRange(0, 3))
    #expect(try range(of: "x * x").low == 0)
    #expect(try range(of: "1 / (1 + exp(-x))") == ValueRange(0, 1))
  }

  /// Equations of a cell with the states h and c and the parameters p and W, and whether these states stay finite.
  @Test(arguments: [
    ("h' = tanh(W · h + x)\n c' = sigmoid(h) * c + h", true),
    ("z = sigmoid(W · h + x)\n h' = (1 - z) * h + z * tanh(c)\n c' = z * c + (1 - z) * h", true),
    ("z = sigmoid(W · h + x)\n h' = h + z * (x - h)\n c' = c - z * (c - h)", true),
    ("h' = 0.9 * h + 0.1 * x\n c' = c + W · h", true),
    ("h' = softmax(h + c)\n c' = max(c, x) - 1", true),
    ("h' = exp(-softplus(p)) * h + x\n c' = when x > 0 { 0 } else { c + 1 }", true),
    ("h' = relu(W · h + x)\n c' = tanh(h)", false),
    ("h' = p * h + x\n c' = c", false),
    ("h' = h + c\n c' = c + h", false),
    ("h' = h * h\n c' = c", false),
    ("h' = h + log(x)\n c' = c", false),
    ("h' = 1.1 * h\n c' = sigmoid(h)", false),
    ("h' = exp(c)\n c' = c + 1", false),
  ])
  func states(_ equations: String, areFinite: Bool) throws {
    let model = try lowered(
      """
      cell Cell(n) {
        input x
        state h: [n], c: [n]
        param p: [n]
        param W: [n, n]
        \(equations)
        output h' + c' + (W · p) * x
      }
      model M {
        input x: sequence of [3]
        y = scan Cell(3) over x
        output h: y.final.h
        output c: y.final.c
      }
      """)
    let ranges = ValueRanges(model.graph)
    let states = model.graph.outputs.prefix(2).map { ranges[$0.value] }
    #expect(states.allSatisfy(\.isFinite) == areFinite, "\(states)")
  }
}
