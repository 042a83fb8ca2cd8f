import Codegen
import Testing

@testable import GraphIR

/// Which loops are linear recurrences: found on cells as users write them, under names that nothing knows.
@Suite struct RecurrenceTests {
  /// A scan of a cell over `x`, forward, or the one that runs back over it.
  private static func scan(of cell: String, isBackward: Bool = false) throws -> Scan {
    let model = try lowered(
      """
      \(cell)
      model M {
        input x: sequence of [4]
        target y: sequence of [6]
        hidden = scan Cell(6) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """)
    let function = try #require(try compile(model)[.training])
    let scans = function.optimized.nodes.compactMap { if case .scan(let scan) = $0.operation { scan } else { nil } }
    return try #require(scans.first { $0.isReversed == isBackward })
  }

  private static func cell(_ body: String) -> String {
    """
    cell Cell(n) {
      input x
      \(body)
      output h'
    }
    """
  }

  private static let linearCells = [
    // minGRU, and with a candidate that is not linear in x
    "state h: [n]\n param W, V: [n, size(x)]\n z = sigmoid(W · x)\n h' = (1 - z) * h + z * V · x",
    "state h: [n]\n param W, V: [n, size(x)]\n h' = h + sigmoid(W · x) * (tanh(V · x) - h)",
    // SRU
    """
    state c: [n], h: [n]
    param W, Wf, Wr, Wx: [n, size(x)], bf, br: [n] = 0.5
    f = sigmoid(Wf · x + bf)
    r = sigmoid(Wr · x + br)
    c' = f * c + (1 - f) * W · x
    h' = r * tanh(c') + (1 - r) * Wx · x
    """,
    // QRNN of width 1, a decay that is a parameter, a sum, a choice by the input, a division
    """
    state c: [n], h: [n]
    param Z, F, O: [n, size(x)]
    f = sigmoid(F · x)
    c' = f * c + (1 - f) * tanh(Z · x)
    h' = sigmoid(O · x) * c'
    """,
    "state h: [n]\n param W: [n, size(x)], a: [n] = 0.9\n h' = sigmoid(a) * h + W · x",
    "state h: [n]\n param W: [n, size(x)]\n h' = h + tanh(W · x)",
    "state h: [n]\n param W: [n, size(x)]\n h' = when x[0] > 0 { 0.5 * h - W · x } else { h }",
    "state h: [n]\n param W: [n, size(x)]\n h' = (W · x - h) / (1 + exp(x[1]))",
    // Complex numbers as pairs
    """
    state h: [n], i: [n]
    param a, b: [n] = uniform(-0.5, 0.5)
    param V, W: [n, size(x)]
    h' = a * h - b * i + V · x
    i' = a * i + b * h + W · x
    """,
    // A matrix that decays by rows
    """
    state S: [3, 2], h: [n]
    param K: [3, size(x)], V, Q: [2, size(x)], R: [n, 3]
    S' = sigmoid(x[0]) * S + outer(K · x, V · x)
    h' = R · S' · Q · x
    """,
  ]

  @Test(arguments: linearCells, [false, true]) func linear(body: String, isBackward: Bool) throws {
    let scan = try Self.scan(of: Self.cell(body), isBackward: isBackward)
    let recurrences = scan.recurrences()
    #expect(recurrences.contains { $0.form == .elementwise })
    #expect(recurrences.allSatisfy { [.elementwise, .delay].contains($0.form) }, "\(scan.body)")
    for recurrence in recurrences where recurrence.form == .elementwise {
      try Self.checkFactors(of: recurrence, in: scan)
    }
  }

  /// h' for any states is what it is for zero, and the factors times the states.
  private static func checkFactors(of recurrence: Recurrence, in scan: Scan) throws {
    var graph = scan.body
    let next = recurrence.states.map { scan.body.outputs[$0].value }
    let zero = graph.constant(0)
    var expected: [ValueID] = next.map { _ in zero }
    for state in recurrence.states {
      guard let argument = scan.argument(state) else { continue }
      let one = try graph.fill(1, type: scan.body.type(of: argument))
      let factors = try recurrence.linearPart(of: [state: one], body: scan.body, in: &graph) { $0 }
      for (index, factor) in factors.enumerated() {
        guard let factor else { continue }
        #expect(!graph.depends(factor, on: Set(recurrence.states)))
        expected[index] = try graph.binary(.add, expected[index], try graph.binary(.multiply, factor, argument))
      }
    }
    graph.outputs = zip(next, expected).enumerated().flatMap { index, values in
      [GraphOutput(name: "next \(index)", value: values.0), GraphOutput(name: "expected \(index)", value: values.1)]
    }
    let atStates = try evaluate(graph, zeroing: [])
    let atZero = try evaluate(graph, zeroing: Set(recurrence.states))
    for index in stride(from: 0, to: atStates.count, by: 2) {
      for feature in atStates[index].indices {
        let sum = atZero[index][feature] + atStates[index + 1][feature % atStates[index + 1].count]
        #expect(abs(atStates[index][feature] - sum) < 1e-12)
      }
    }
  }

  /// The body's outputs for a batch of one and arguments at random.
  private static func evaluate(_ body: Graph, zeroing states: Set<Int>) throws -> [[Double]] {
    var random = SeededGenerator(seed: 3)
    var graph = Graph(name: body.name)
    var inputs: [String: Tensor] = [:]
    for node in body.nodes {
      guard case .argument(let index) = node.operation else {
        graph.append(node)
        continue
      }
      graph.addSource(.input("\(index)"), type: node.type)
      let values = (0..<node.type.count).map { _ in Double.random(in: -1...1, using: &random) }
      inputs["\(index)"] = Tensor(node.type, states.contains(index) ? values.map { _ in 0 } : values)
    }
    graph.outputs = body.outputs
    return try GraphIR.evaluate(graph, inputs: inputs, dimensions: Dimensions(batch: 1, lengths: [:])).map(\.values)
  }

  @Test func complexPairsAreOneRecurrence() throws {
    let recurrences = try Self.scan(of: Self.cell(Self.linearCells[8])).recurrences()
    #expect(recurrences.map(\.states) == [[0, 1]])
  }

  /// The state of the second recurrence needs that of the first.
  @Test func recurrencesInOrder() throws {
    let scan = try Self.scan(
      of: Self.cell(
        """
        state h: [n], c: [n]
        param W: [n, size(x)]
        h' = sigmoid(c) * h + c'
        c' = 0.5 * c + W · x
        """))
    let recurrences = scan.recurrences()
    #expect(recurrences.map { $0.states.map { scan.stateName($0) } } == [["c"], ["h"]])
    #expect(recurrences.map(\.form) == [.elementwise, .elementwise])
  }

  @Test(arguments: [
    ("h' = tanh(h + W · x)", "not linear in h, since the tanh for h' depends on it"),
    ("h' = h * h + W · x", "not linear in h, since the product of two such values for h' depends on it"),
    ("h' = h * sigmoid(h) + W · x", "not linear in h, since the sigmoid for h' depends on it"),
    ("h' = max(h, W · x)", "not linear in h, since the maximum for h' depends on it"),
    ("h' = when h > 0 { h } else { W · x }", "not linear in h, since the comparison for h' depends on it"),
    ("param U: [n, n]\n h' = U · h + W · x", "linear in h, but the product for h' mixes features"),
    ("h' = sum(h) * 0.1 + W · x", "linear in h, but the sum for h' mixes features"),
    ("h' = [h[3..<6], h[0..<3]] + W · x", "linear in h, but the slice mixes features"),
  ])
  func reasons(equation: String, expected: String) throws {
    let scan = try Self.scan(of: Self.cell("state h: [n]\n param W: [n, size(x)]\n \(equation)"))
    let explanations = scan.recurrences().compactMap { RecurrenceExplanation($0, of: scan) }
    #expect(explanations.map(\.description) == [expected])
  }

  /// The cells of the library: linear on the way back, as every cell is, and not forward.
  @Test(arguments: ["LSTM", "PeepholeLSTM", "GRU", "ChoGRU", "Elman"])
  func libraryCells(cell: String) throws {
    let model = try lowered(
      """
      model M {
        input x: sequence of [4]
        target y: sequence of [6]
        hidden = scan \(cell)(6) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """)
    let explanation = Explanation(try compile(model))
    let loops = try #require(explanation.functions.first { $0.kind == .training }).loops
    #expect(loops.map { $0.recurrences.map(\.form) } == [[.nonlinear], [.mixing]])
    #expect(explanation.description.contains("    not linear in"))
    #expect(explanation.description.contains("    linear in d_"))
    #expect(explanation.json.contains("\"form\": \"nonlinear\""))
  }

  /// What runs in parts, how often these wait for each other, and what stands in the way.
  @Test(arguments: [
    ("h' = (1 - sigmoid(W · x)) * h + x[0]", "these compute parts of the steps, and meet once", "meet 2 times"),
    (
      "h' = tanh(h + W · x)", "one thread for each example, since hidden is not linear in h",
      "since hidden is not linear in h"
    ),
  ])
  func partsOfSteps(equation: String, inference: String, training: String) throws {
    let model = try lowered(
      """
      \(Self.cell("state h: [n]\n param W: [n, size(x)]\n \(equation)"))
      model M {
        input x: sequence of [4]
        target y: sequence of [6]
        hidden = scan Cell(6) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """)
    let explanation = Explanation(try compile(model))
    let lines = explanation.description.split(separator: "\n").filter { $0.hasPrefix("  fewer examples than threads") }
    #expect(lines.count == 3)
    #expect(lines.first?.hasSuffix(inference) == true)
    #expect(lines.last?.hasSuffix(training) == true)
  }

  /// What guards a cotangent of zero is no choice by the state.
  @Test func guardedCotangentsAreLinear() throws {
    let cell = Self.cell("state h: [n]\n param W: [n, size(x)]\n h' = exp(W · x) * h + 1")
    let backward = try Self.scan(of: cell, isBackward: true)
    #expect(backward.body.nodes.contains { backward.body.absorbsZero($0) })
    #expect(backward.recurrences().map(\.form) == [.elementwise])
  }
}

extension Graph {
  fileprivate func depends(_ value: ValueID, on states: Set<Int>) -> Bool {
    if case .argument(let index) = self[value].operation { return states.contains(index) }
    return self[value].operands.contains { depends($0, on: states) }
  }
}
