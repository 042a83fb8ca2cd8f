import Foundation
import Testing

@testable import GraphIR

/// What loops, lists, families, previous values, reductions and conditions mean, beside the same written out, or beside
/// numbers by hand.
@Suite struct LanguageTests {
  private static let cells = """
    cell Clockwork(width, periods) {
      input x
      for g in periods.indices {
        state h[g]: [width]
        param W[g]: [width, (periods.count - g) * width + size(x)], b[g]: [width] = 0
        h[g]' = when step % periods[g] == 0 { tanh(W[g] · [h[g...], x] + b[g]) } else { h[g] }
      }
      output [h']
    }
    """

  /// The outputs of a model for inputs by name, without parameters or with ones.
  func outputs(
    _ body: String, cells: String = "", _ inputs: [String: [Double]], steps: Int, lengths: [Int]? = nil, batch: Int = 1
  ) throws -> [[Double]] {
    let model = try lowered(cells + "\nmodel M {\n" + body + "\n}")
    var dimensions = Dimensions(batch: batch)
    for axis in Set(model.graph.nodes.flatMap { Array($0.type.times) }) {
      dimensions.steps[axis] = steps
      if let lengths { dimensions.lengths[axis] = lengths }
    }
    var tensors: [String: Tensor] = [:]
    var parameters: [String: Tensor] = [:]
    for node in model.graph.nodes {
      if case .input(let name) = node.operation {
        let count = dimensions.count(of: node.type)
        tensors[name] = Tensor(node.type, inputs[name] ?? [Double](repeating: 0, count: count))
      }
      if case .parameter(let name) = node.operation {
        parameters[name] = Tensor(node.type, (0..<node.type.count).map { Double($0 % 7) / 10 - 0.3 })
      }
    }
    let results = try evaluate(model.graph, inputs: tensors, parameters: parameters, dimensions: dimensions)
    return zip(model.graph.outputs, results).filter { $0.0.role == .output }.map { $0.1.values }
  }

  func lowered(_ source: String) throws -> Model {
    let diagnostics = Diagnostics()
    let unit = SourceUnit(
      parsing: SourceFile(path: "Language.rnn", bytes: Array(source.utf8)), diagnostics: diagnostics)
    let models = lower([unit], into: diagnostics)
    return try #require(models.first, "\(diagnostics.all)")
  }

  @Test func aLoopIsItsRounds() throws {
    let written = """
      cell Written() {
        input x
        state h0: [2], h1: [2]
        param W0: [2, 5], W1: [2, 3], b0: [2] = 0, b1: [2] = 0
        h0' = when step % 2 == 0 { tanh(W0 · [h0, h1, x] + b0) } else { h0 }
        h1' = when step % 3 == 0 { tanh(W1 · [h1, x] + b1) } else { h1 }
        output [h0', h1']
      }
      """
    let series = (0..<14).map { Double($0 * 5 % 11) / 4 - 1 }
    let body = { (scan: String) in "input x: sequence of [1]\n h = scan \(scan) over x\n output h" }
    let looped = try outputs(
      "let periods = [2, 3]\n" + body("Clockwork(2, periods)"), cells: Self.cells, ["x": series], steps: 7,
      lengths: [7, 4], batch: 2)
    let expected = try outputs(body("Written()"), cells: written, ["x": series], steps: 7, lengths: [7, 4], batch: 2)
    #expect(looped == expected)
    #expect(looped[0].contains { $0 != 0 })
  }

  @Test func familiesHavePathsOfTheirOwn() throws {
    let model = try lowered(
      Self.cells + """

        model M {
          input x: sequence of [1]
          hidden = scan Clockwork(2, [1, 4]) over x from (h: [0.5, 0.5])
          for i in 0..<2 { y[i] = dense(hidden.final.h[i], 3) }
          output [y]
        }
        """)
    #expect(
      model.parameters.map(\.name) == [
        "hidden.W.0", "hidden.b.0", "hidden.W.1", "hidden.b.1", "y.0.W", "y.0.b", "y.1.W", "y.1.b",
      ])
    // Both members begin with the values that `from` gives; what counts steps is carried.
    #expect(model.states.map(\.name) == ["hidden.step4"])
  }

  @Test func roundsCanNeedEachOther() throws {
    let values = try outputs(
      """
      input x: []
      for i in 0..<4 { z[i] = y[i] * 2
        let next = i + 1
        y[next] = z[i] + 1 }
      y[0] = x
      output y[4]
      output all: [y[1...2], y[0]]
      """, ["x": [3]], steps: 1)
    #expect(values == [[63], [7, 15, 3]])
  }

  @Test func stepsAndPreviousValues() throws {
    let cells = """
      cell Counting() {
        input x
        y = x + 2 * y.previous
        late = x.previous
        output [step, step % 3, y, late, late.previous]
      }
      """
    let body = { (direction: String) in
      "input x: sequence of []\n h = scan \(direction) Counting() over x\n output h"
    }
    let forward = try outputs(body(""), cells: cells, ["x": [1, 2, 3, 4]], steps: 4)
    #expect(
      forward == [[0, 0, 1, 0, 0] + [1, 1, 4, 1, 0] + [2, 2, 11, 2, 1] + [3, 0, 26, 3, 2]])
    // From the last valid step, without padding.
    let backward = try outputs(body("reversed"), cells: cells, ["x": [1, 2, 3, 9]], steps: 4, lengths: [3])
    #expect(backward[0].prefix(15) == [2, 2, 17, 2, 3] + [1, 1, 8, 3, 0] + [0, 0, 3, 0, 0])
  }

  @Test func delaysShiftAlongTime() throws {
    let body = "input x: sequence of [2]\n output a: delayed(x)\n output b: delayed(x, by: 2)\n output c: advanced(x)"
    let values = try outputs(body, ["x": [1, 2, 3, 4, 5, 6]], steps: 3)
    #expect(values == [[0, 0, 1, 2, 3, 4], [0, 0, 0, 0, 1, 2], [3, 4, 5, 6, 0, 0]])
  }

  @Test func reductionsOfFeatures() throws {
    let values = try outputs(
      """
      input m: [2, 3]
      input v: [3]
      output a: sum(m, axis: 0)
      output b: sum(m, axis: 1)
      output c: mean(m, axis: 0)
      output d: max(m, axis: 1)
      output e: max(m, axis: 0)
      output f: [max(m), min(m), max(v), min(v), norm(v), logSumExp(v)]
      output g: min(m, axis: 1)
      output h: logSumExp(m, axis: 1)
      output i: norm(m, axis: 0)
      """, ["m": [1, 2, 4, -1, 5, 0], "v": [2, -2, 1]], steps: 1)
    func logSumExp(_ x: [Double]) -> Double { GraphIRTests.logSumExp(x) }
    let expected: [[Double]] = [
      [0, 7, 4], [7, 4], [0, 3.5, 2], [4, 5], [1, 5, 4], [5, -1, 2, -2, 3, logSumExp([2, -2, 1])], [1, -1],
      [logSumExp([1, 2, 4]), logSumExp([-1, 5, 0])], [sqrt(2), sqrt(29), 4],
    ]
    #expect(values.map(\.count) == expected.map(\.count))
    for (value, wanted) in zip(values.joined(), expected.joined()) { #expect(abs(value - wanted) < 1e-14) }
  }

  @Test func reductionsOfSteps() throws {
    let values = try outputs(
      """
      input x: sequence of [2]
      output a: max(x, over: x)
      output b: min(x, over: x)
      output c: norm(x, over: x)
      output d: logSumExp(x, over: x)
      """, ["x": [3, -4, 7, 7, 1, -2, 7, 7, 9, 9, 9, 9]], steps: 3, lengths: [2, 0], batch: 2)
    let expected: [[Double]] = [
      [3, -2, 0, 0], [1, -4, 0, 0], [sqrt(10), sqrt(20), 0, 0],
      [logSumExp([3, 1]), logSumExp([-4, -2]), 0, 0],
    ]
    for (value, wanted) in zip(values.joined(), expected.joined()) { #expect(abs(value - wanted) < 1e-14) }
  }

  @Test func aShapeThatBeginsTheOtherIsRepeated() throws {
    let values = try outputs(
      """
      input m: [2, 3]
      input v: [2]
      output v * m - 1
      output t: transpose([10, 20, 30] + transpose(m))
      output r: reshape(m, [3, 2]) + [1, 2, 3]
      """, ["m": [1, 2, 3, 4, 5, 6], "v": [10, 100]], steps: 1)
    #expect(values == [[9, 19, 29, 399, 499, 599], [11, 22, 33, 14, 25, 36], [2, 3, 5, 6, 8, 9]])
  }

  @Test func conditions() throws {
    let values = try outputs(
      """
      input a: [3]
      input b: [3]
      output x: a > 0 and b > 0
      output y: a > 0 or not b > 0
      output z: not a and b
      output w: [when 1 < 2 and not 2 < 1 or 0 { 5 } else { 6 }, 1]
      """, ["a": [1, -1, 0], "b": [2, 0, -3]], steps: 1)
    #expect(values == [[1, 0, 0], [1, 1, 1], [0, 0, 1], [5, 1]])
  }

  @Test func tablesAndDetachedValues() throws {
    let model = try lowered(
      """
      model M {
        let weights = [1, 0.5, 4]
        let rotation = [0, -1; 1, 0]
        input  x: [2]
        target label: token(3)
        param W: [3, 2]
        y = W · (rotation · x)
        output y
        loss weights[label] * crossEntropy(y + detached(y), label)
      }
      """)
    let loss = try #require(model.graph.outputs.last)
    let parameter = try #require(model.graph.identifiers.first { model.graph[$0].operation == .parameter("W") })
    let result = try differentiate(model.graph, output: loss.value, withRespectTo: [parameter])
    var graph = result.graph
    graph.outputs = [loss.at(loss.value)] + result.gradients.map { GraphOutput(name: "d", value: $0) }
    for graph in [graph, try graph.applying(gradientPasses + planningPasses)] {
      let type = TensorType([2], batch: true)
      let token = TensorType(element: .token(classes: 3), batch: true)
      let values = try evaluate(
        graph, inputs: ["x": Tensor(type, [3, -2]), "label": Tensor(token, [2])],
        parameters: ["W": Tensor(TensorType([3, 2]), [0, 0, 0.1, 0, 0, 0.1])], dimensions: Dimensions(batch: 1))
      // R · x = [2, 3], logits 2 W R x = [0, 0.4, 0.6]; the gradient is that of half of them.
      let total = logSumExp([0, 0.4, 0.6])
      let d = [0, 0.4, 0.6].enumerated().map { 4 * (exp($1 - total) - ($0 == 2 ? 1 : 0)) }
      #expect(abs(values[0].values[0] - 4 * (total - 0.6)) < 1e-14)
      for (value, wanted) in zip(values[1].values, d.flatMap { [2 * $0, 3 * $0] }) {
        #expect(abs(value - wanted) < 1e-14)
      }
    }
  }

  /// What belongs to an example counts once for it, however the terms are put together.
  @Test(arguments: [
    "(a - p) * (a - p) + 2 * k", "2 * k - -((a - p) * (a - p))", "both", "2 * half / 1 + k",
  ])
  func lossTermsOfExamplesCountOnce(_ loss: String) throws {
    let model = try lowered(
      """
      model M {
        input a: sequence of []
        input b: []
        param p: [] = 0
        k = b * b
        half = ((a - p) * (a - p) + k) / 2
        both = (a - p) * (a - p) + k + k
        loss \(loss)
      }
      """)
    let parameter = try #require(model.graph.identifiers.first { model.graph[$0].operation == .parameter("p") })
    let output = try #require(model.graph.outputs.last)
    let result = try differentiate(model.graph, output: output.value, withRespectTo: [parameter])
    var graph = result.graph
    graph.outputs = [output] + result.gradients.map { GraphOutput(name: "d", value: $0) }
    var dimensions = Dimensions(batch: 2)
    dimensions.steps = [TimeAxis("a"): 3]
    dimensions.lengths = [TimeAxis("a"): [3, 1]]
    let axis = TensorType(batch: true, time: TimeAxis("a"))
    let values = try evaluate(
      graph,
      inputs: [
        "a": Tensor(axis, [1, 4, 2, 100, 3, 100]), "b": Tensor(TensorType(batch: true), [5, 6]),
      ], parameters: ["p": Tensor(TensorType(), [0])], dimensions: dimensions)
    // Steps 1, 2, 3 of the first example and 4 of the second one: 4 valid steps.
    #expect(abs(values[0].values[0] - (1 + 4 + 9 + 16 + 2 * (25 + 36)) / 4.0) < 1e-13)
    #expect(abs(values[1].values[0] - -2 * (1 + 2 + 3 + 4) / 4.0) < 1e-13)
  }

  @Test func eachDirectionHasFirstStatesOfItsOwn() throws {
    let cells = "cell Sum() {\n input x\n state h: []\n h' = h + x\n output h'\n}"
    let body = { (first: String) in
      "input x: sequence of []\n h = scan bidirectional Sum() over x from (\(first))\n output h"
    }
    let both = try outputs(body("h: 1, backward.h: 10"), cells: cells, ["x": [1, 2, 3]], steps: 3)
    #expect(both == [[2, 16, 4, 15, 7, 13]])
    let model = try lowered(
      cells + """

        model M {
          input x: sequence of []
          param start: [] = 0.5
          output scan bidirectional Sum() over x from (forward.h: start)
        }
        """)
    #expect(model.parameters.map(\.name) == ["start"])
  }

  /// Against the sum over all paths, for labels that are the same, as long as the steps, and none.
  @Test func ctcIsTheSumOverAllPaths() throws {
    let (steps, classes, blank) = (4, 3, 2)
    let labels: [[Int]] = [[0, 1], [1, 1], [], [0, 1, 0, 1], [0]]
    let lengths = [4, 4, 4, 4, 2]
    let batch = labels.count
    let model = try lowered(
      """
      model M {
        input scores: sequence of [3]
        input digits: sequence of token(2)
        output ctc(scores, digits, 2)
      }
      """)
    let logits = (0..<steps * batch * classes).map { Double(($0 * 7919) % 101) / 20 - 2.5 }
    var dimensions = Dimensions(batch: batch)
    let (time, place) = (TimeAxis("scores"), TimeAxis("digits"))
    dimensions.steps = [time: steps, place: 4]
    dimensions.lengths = [time: lengths, place: labels.map(\.count)]
    let tokens = (0..<4).flatMap { step in labels.map { $0.indices.contains(step) ? Double($0[step]) : 0 } }
    var inputs: [String: Tensor] = [:]
    for node in model.graph.nodes {
      guard case .input(let name) = node.operation else { continue }
      let values = ["scores": logits, "digits": tokens][name] ?? [Double](repeating: 0, count: batch)
      inputs[name] = Tensor(node.type, values)
    }
    let values = try evaluate(model.graph, inputs: inputs, dimensions: dimensions)[0].values
    for example in 0..<batch {
      let length = lengths[example]
      let probabilities = (0..<length).map { step in
        let x = (0..<classes).map { logits[(step * batch + example) * classes + $0] }
        return x.map { exp($0 - logSumExp(x)) }
      }
      var total = 0.0
      for path in 0..<Int(pow(3, Double(length))) {
        var (rest, classesOfPath) = (path, [Int]())
        for _ in 0..<length {
          classesOfPath.append(rest % 3)
          rest /= 3
        }
        var read: [Int] = []
        for (step, label) in classesOfPath.enumerated() where label != blank {
          if step == 0 || classesOfPath[step - 1] != label { read.append(label) }
        }
        if read == labels[example] {
          total += zip(probabilities, classesOfPath).reduce(1) { $0 * $1.0[$1.1] }
        }
      }
      #expect(abs(values[example] + log(total)) < 1e-12, "\(labels[example])")
    }
  }

  /// Beside the equations as loops over numbers.
  @Test func aReservoirWithFeedback() throws {
    let body = """
      input x: sequence of [2]
      output scan FeedbackReservoir(3, 2, leak: 0.25) over x
      """
    let x: [Double] = [1, -1, 0.5, 2, -3, 0.25]
    let values = try outputs(body, ["x": x], steps: 3)[0]
    func matrix(_ rows: Int, _ columns: Int) -> [[Double]] {
      (0..<rows).map { row in
        (0..<columns).map { column -> Double in
          let place = row * columns + column
          return Double(place % 7) / 10 - 0.3
        }
      }
    }
    func product(_ matrix: [[Double]], _ x: [Double]) -> [Double] {
      matrix.map { row -> Double in
        var sum = 0.0
        for (a, b) in zip(row, x) { sum += a * b }
        return sum
      }
    }
    let (W, U, V, R) = (matrix(3, 3), matrix(3, 2), matrix(3, 2), matrix(2, 5))
    let c = [-0.3, -0.2]
    var (h, y) = ([0.0, 0, 0], [0.0, 0])
    for step in 0..<3 {
      let input = Array(x[2 * step..<2 * step + 2])
      let (a, b, d) = (product(W, h), product(U, input), product(V, y))
      for unit in 0..<3 {
        let sum: Double = a[unit] + b[unit] + d[unit]
        h[unit] = 0.75 * h[unit] + 0.25 * tanh(sum)
      }
      let read = product(R, h + input)
      y = [read[0] + c[0], read[1] + c[1]]
      for (value, wanted) in zip(values[2 * step..<2 * step + 2], y) { #expect(abs(value - wanted) < 1e-14) }
    }
  }
}
