import Foundation
import Testing

@testable import GraphIR

/// What the constructs of the language mean, by values computed here by hand.
struct LoweringValueTests {
  static let x = [0.5, -2, 3]
  static let y = [1.5, -1, -0.25]

  /// Expressions over two vectors of three, without time.
  static let expressions: [(String, [Double])] = [
    ("x + y", [2, -3, 2.75]),
    ("1 - x", [0.5, 3, -2]),
    ("-x / 2", [-0.25, 1, -1.5]),
    ("x * (2 * 3 - 7 % 4)", [1.5, -6, 9]),
    ("x · y", [0.75 + 2 - 0.75]),
    ("outer(x, y) · x", x.map { $0 * 2 }),
    ("[x, 1, sum(y)]", [0.5, -2, 3, 1, 0.25]),
    ("x[2]", [3]),
    ("x[1..<3]", [-2, 3]),
    ("x[0...1] + y[1...]", [-0.5, -2.25]),
    ("[x[..<1], y[size(y) - 1]]", [0.5, -0.25]),
    ("outer(x, y)[1]", y.map { -2 * $0 }),
    ("outer(x, y)[1...2] · [1, 0, 0]", [-3, 4.5]),
    ("sigmoid(x)", x.map { 1 / (1 + exp(-$0)) }),
    ("softplus(x)", x.map { log(1 + exp($0)) }),
    ("relu(x)", [0.5, 0, 3]),
    ("silu(x)", x.map { $0 / (1 + exp(-$0)) }),
    ("gelu(x)", x.map { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }),
    ("max(x, y)", [1.5, -1, 3]),
    ("min(x, 0)", [0, -2, 0]),
    ("clamp(x, -1, 1)", [0.5, -1, 1]),
    ("sqrt(abs(x))", x.map { abs($0).squareRoot() }),
    ("log(exp(x))", x),
    ("tanh(x)", x.map(tanh)),
    ("sum(x)", [1.5]),
    ("mean(x)", [0.5]),
    ("x > y", [0, 0, 1]),
    ("x <= y", [1, 1, 0]),
    ("x >= 0.5", [1, 0, 1]),
    ("x < 0", [0, 1, 0]),
    ("x == 3", [0, 0, 1]),
    ("x != 3", [1, 1, 0]),
    ("when x > y { x } else { 10 }", [10, 10, 3]),
    ("when 3 > 2 { x } else { y }", x),
    ("when sum(x) > 9 { x } else { y }", y),
    ("x * size(x) + max(1, 2)", [3.5, -4, 11]),
    (
      "softmax(x)",
      { () -> [Double] in
        let e = x.map { exp($0) }
        return e.map { $0 / e.reduce(0, +) }
      }()
    ),
    (
      "logSoftmax(x)",
      { () -> [Double] in
        let e = x.map { exp($0) }.reduce(0, +)
        return x.map { $0 - log(e) }
      }()
    ),
    ("meanSquaredError(x, y)", [(1 + 1 + 3.25 * 3.25) / 3]),
    (
      "binaryCrossEntropy(x, y)",
      [zip(x, y).map { z, t in -t * log(1 / (1 + exp(-z))) - (1 - t) * log(1 - 1 / (1 + exp(-z))) }.reduce(0, +) / 3]
    ),
    ("repeat 3 with z = x { 2 * z }", [4, -16, 24]),
  ]

  @Test(arguments: expressions)
  func expression(text: String, expected: [Double]) throws {
    let model = try lowered(
      """
      model M {
        input x: [3]
        input y: [3]
        let n = 1
        r = \(text)
        output r + 0 * (x · y) * n
      }
      """)
    let results = try model.evaluated(["x": Self.x, "y": Self.y], in: Dimensions(batch: 1))
    #expect(isClose(results["output"], expected), "\(text): \(results)")
  }

  // A cell that is easily followed by hand: the state doubles and takes the input; the output is the state before
  // and after.
  static let cell = """
    cell Doubling() {
      input x
      state h: []
      h' = 2 * h + x
      output [h, h']
    }

    cell Offset() {
      input x
      context by
      output x + by
    }

    cell Pair() {
      input x
      state total: []
      y = step Doubling() on x
      total' = total + y · second
      fixed param second: [2] = 1
      output total'
    }

    """
  static let axis = TimeAxis("s")
  static let dimensions = Dimensions(batch: 2, steps: [axis: 3], lengths: [axis: [3, 2]])
  /// Time-major: the first example reads 1, 2, 3, the second one 10, 20.
  static let inputs = ["s": [1.0, 10, 2, 20, 3, 0]]

  static func results(_ body: String, _ values: [String: [Double]] = inputs) throws -> [String: [Double]] {
    try lowered("\(cell)model M {\n input s: sequence of []\n \(body)\n}").evaluated(values, in: dimensions)
  }

  @Test func forwardScan() throws {
    var values = Self.inputs
    values["r.h"] = [1, 0]
    let results = try Self.results(

      """
      r = scan Doubling() over s
      output r
      output last: r.last
      output end: r.first
      """, values)
    // h: 1 → 3 → 8 → 19; 0 → 10 → 40, and the padded step changes nothing.
    #expect(results["r.h"] == [19, 40])
    #expect(results["r"].map { Array($0.prefix(10)) } == [1, 3, 0, 10, 3, 8, 10, 40, 8, 19])
    #expect(results["last"] == [8, 19, 10, 40])
    #expect(results["end"] == [1, 3, 0, 10])
  }

  @Test func reversedAndBidirectionalScans() throws {
    let results = try Self.results(
      """
      r = scan reversed Doubling() over s
      b = scan bidirectional Doubling() over s
      output r.first
      output final: r.final.h
      output both: b.final.h
      output ends: b.last
      """)
    // From the end: 3, 8, 17; 20, 50.
    #expect(results["r"] == [8, 17, 20, 50])
    #expect(results["final"] == [17, 50])
    #expect(results["both"] == [11, 17, 40, 50])
    #expect(results["ends"] == [4, 11, 0, 3, 10, 40, 0, 20])
    #expect(results["r.h"] == nil && results["b.h"] == nil)
  }

  @Test func initialStatesAndContexts() throws {
    let results = try Self.results(
      """
      a = scan Doubling() over s
      b = scan Doubling() over s from (h: sum(a.last))
      c = scan Doubling() over s from (h: 0.5)
      d = scan Offset() over s with (by: a.final.h)
      output b.final.h
      output other: c.final.h
      output third: d.last
      """)
    // a ends with [4, 11] and [10, 40].
    #expect(results["b"] == [15 * 8 + 11, 50 * 4 + 40])
    #expect(results["other"] == [4 + 11, 2 + 40])
    #expect(results["third"] == [14, 60])
  }

  @Test func reductionsOverSteps() throws {
    let results = try Self.results(
      """
      output total: sum(s, over: s)
      output average: mean([s, 2 * s], over: s)
      loss s * s
      """)
    #expect(results["total"] == [6, 30])
    #expect(results["average"] == [2, 4, 15, 30])
    // Over the five valid steps.
    #expect(results["loss"] == [514.0 / 5])
  }

  @Test func lossOfExamples() throws {
    #expect(try Self.results("loss sum(s, over: s)")["loss"] == [18])
    // What belongs to an example counts once for it: 6 + 30 of the steps, and 6 + 30 of the examples.
    #expect(try Self.results("loss s + sum(s, over: s)")["loss"] == [72.0 / 5])
  }

  @Test func innerCellsKeepTheirState() throws {
    var values = Self.inputs
    values["r.second"] = [0, 1]
    let results = try Self.results("r = scan Pair() over s\n output r.last", values)
    // The inner state h: 1, 4, 11; 10, 40. The outer one sums it: 1, 5, 16; 10, 50.
    #expect(results["r"] == [16, 50])
    #expect(results["r.total"] == [16, 50])
    #expect(results["r.y.h"] == [11, 40])
  }

  @Test func sharedParameters() throws {
    let model = try lowered(
      """
      model M {
        let twice = dense(2), table = embed(2)
        input t: token(3)
        output twice(twice(table(t)))
      }
      """)
    #expect(model.parameters.map(\.name) == ["table.E", "twice.W", "twice.b"])
    let values = ["t": [1.0], "table.E": [0, 0, 1, 2, 0, 0], "twice.W": [1, 1, 0, 1], "twice.b": [0, 1.0]]
    // [1, 2] → [3, 3] → [6, 4].
    #expect(try model.evaluated(values, in: Dimensions(batch: 1))["twice"] == [6, 4])
  }
}
