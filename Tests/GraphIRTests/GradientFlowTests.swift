import Foundation
import Testing

@testable import GraphIR

@Suite struct GradientFlowTests {
  /// A linear recurrence whose loss is the sum of the state after the last step: ∂L/∂hₜ = (Wᵀ)ᵏ · 1, k steps back.
  static func linear(_ scan: String = "scan", end: String = "last") -> String {
    """
    cell Linear {
      input x
      state h: [2]
      param W: [2, 2]
      h' = W · h + x
      output h'
    }
    model M {
      input x: sequence of [2]
      hidden = \(scan) Linear over x
      output hidden
      loss sum(hidden.\(end))
    }
    """
  }

  static func flow(
    _ text: String, _ parameters: [String: [Double]] = [:], inputs: [String: [Double]] = [:], in dimensions: Dimensions
  ) throws -> GradientFlow {
    let model = try lowered(text)
    var tensors: [String: Tensor] = [:]
    for parameter in model.parameters {
      tensors[parameter.name] = Tensor(TensorType(parameter.shape), try #require(parameters[parameter.name]))
    }
    var given: [String: Tensor] = [:]
    for input in model.inputs {
      let zero = Tensor(input.type, repeating: 0, in: dimensions)
      given[input.name] = inputs[input.name].map { Tensor(input.type, $0) } ?? zero
    }
    return try model.gradientFlow(parameters: tensors, inputs: given, dimensions: dimensions)
  }

  @Test func linearRecurrence() throws {
    let (a, b, c) = (0.9, 0.4, 0.5)
    let dimensions = Dimensions(batch: 1, steps: [TimeAxis("x"): 5])
    let flow = try Self.flow(Self.linear(), ["hidden.W": [a, b, 0, c]], in: dimensions)
    let scan = try #require(flow.scans.first)
    #expect(flow.scans.count == 1 && scan.name == "hidden" && scan.cell == "Linear" && scan.states[0].name == "h")
    var gradient = (1.0, 1.0)
    for step in (0..<5).reversed() {
      #expect(isClose([scan.states[0].gradientNorms[step]], [hypot(gradient.0, gradient.1)]))
      gradient = (a * gradient.0, b * gradient.0 + c * gradient.1)
    }
    // Of a 2×2 matrix: σ² = (s + √(s² - 4 det²)) / 2, where s is the sum of the squares of all elements.
    let (squares, determinant) = (a * a + b * b + c * c, a * c)
    let largest = ((squares + sqrt(squares * squares - 4 * determinant * determinant)) / 2).squareRoot()
    #expect(isClose(scan.singularValues, Array(repeating: largest, count: 5)))
    #expect(isClose(scan.bounds, (0..<5).map { pow(largest, Double($0)) }))
    #expect(zip(scan.reach, scan.bounds).allSatisfy { $0 <= $1 * (1 + 1e-12) })
  }

  /// A rotation with a factor stretches all directions alike.
  @Test(arguments: [0.5, 1, 3])
  func verdicts(factor: Double) throws {
    let matrix = [factor * cos(1), -factor * sin(1), factor * sin(1), factor * cos(1)]
    let dimensions = Dimensions(batch: 2, steps: [TimeAxis("x"): 20])
    let scan = try #require(Self.flow(Self.linear(), ["hidden.W": matrix], in: dimensions).scans.first)
    let powers = (0..<20).map { pow(factor, Double($0)) }
    #expect(isClose(scan.reach, powers) && isClose(scan.bounds, powers))
    switch scan.verdict {
    case .vanishes(let steps): #expect(factor == 0.5 && abs(steps + 1 / log10(0.5)) < 1e-9)
    case .explodes(let steps): #expect(factor == 3 && abs(steps - 1 / log10(3)) < 1e-9)
    case .holds(let change): #expect(factor == 1 && abs(change - 1) < 1e-12)
    case .ends, .isNotFinite, .isTooShort: Issue.record("\(scan.verdict)")
    }
  }

  /// A scan from the end, with lengths: what is far back is at the end of the sequence.
  @Test func reversedWithLengths() throws {
    let dimensions = Dimensions(
      batch: 2, steps: [TimeAxis("x"): 4], lengths: [TimeAxis("x"): [3, 1]])
    let flow = try Self.flow(
      Self.linear("scan reversed", end: "first"), ["hidden.W": [0.5, 0, 0, 0.5]], in: dimensions)
    let scan = flow.scans[0]
    // The mean of the loss is over two examples; the second one has one step.
    #expect(scan.isReversed && scan.stepCount == 3)
    #expect(isClose(scan.states[0].gradientNorms, [1, 0.5, 0.25].map { $0 * sqrt(2) / 2 }))
    #expect(isClose(scan.reach, [1, 0.5, 0.25]) && isClose(scan.bounds, [1, 0.5, 0.25]))
  }

  /// scripts/fixtures/gradient_flow.py
  @Test func longShortTermMemory() throws {
    let text = """
      model M {
        input x: sequence of [1]
        target y: sequence of [2]
        hidden = scan LSTM(2) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """
    func numbers(_ count: Int, _ index: Int) -> [Double] {
      (0..<count).map { sin(1 + 3 * Double(index) + 0.7 * Double($0)) }
    }
    var parameters: [String: [Double]] = [:]
    for (index, gate) in ["f", "i", "g", "o"].enumerated() {
      parameters["hidden.W\(gate)"] = numbers(6, index)
      parameters["hidden.b\(gate)"] = numbers(2, index + 4)
    }
    let dimensions = Dimensions(batch: 2, steps: [TimeAxis("x"): 3], lengths: [TimeAxis("x"): [3, 2]])
    let rows = (0..<3).flatMap { step in (0..<2).map { (Double(step), Double($0)) } }
    let inputs = [
      "x": rows.map { cos($1 + 2 * $0) }, "y": rows.flatMap { [sin($1 + $0), sin($1 + $0 + 1)] },
    ]
    let flow = try Self.flow(text, parameters, inputs: inputs, in: dimensions)
    let scan = flow.scans[0]
    #expect(isClose([flow.loss], [0.5805724811554712]))
    #expect(scan.states.map(\.name) == ["h", "c"])
    #expect(isClose(scan.states[0].gradientNorms, [0.32230870238561765, 0.28263525436430426, 0.20677952472310235]))
    #expect(isClose(scan.states[1].gradientNorms, [0.21796949706484867, 0.17662004368217626, 0.12642025652831265]))
    #expect(isClose(scan.singularValues, [0.7604660032010325, 1.0410347862773774, 1.0106744215427175]))
    #expect(isClose(scan.bounds, [1, 1.0313296092422444, 1.0413812453622555]))
  }

  /// Against finite differences: what a state changes, the sequence from the next step on tells when it begins with it.
  @Test func finiteDifferences() throws {
    let text = """
      model M {
        input x: sequence of [1]
        hidden = scan GRU(2) over x
        output hidden
        loss sum(hidden.last * hidden.last)
      }
      """
    let model = try lowered(text)
    var parameters: [String: [Double]] = [:]
    for (index, parameter) in model.parameters.enumerated() {
      parameters[parameter.name] = (0..<parameter.shape.reduce(1, *)).map { sin(Double(3 * index + 5 * $0)) }
    }
    let steps = [0.3, -1.2, 0.8, 2, -0.4]
    func sizes(_ count: Int) -> Dimensions { Dimensions(batch: 1, steps: [TimeAxis("x"): count]) }
    let scan = try Self.flow(text, parameters, inputs: ["x": steps], in: sizes(5)).scans[0]
    func evaluated(_ range: Range<Int>, from state: [Double]) throws -> [String: [Double]] {
      var values = parameters
      values["x"] = Array(steps[range])
      values["hidden.h"] = state
      return try model.evaluated(values, in: sizes(range.count))
    }
    var state = [0.0, 0]
    let distance = 1e-5
    for step in 0..<4 {
      let next = Array(try #require(try evaluated(step..<step + 1, from: state)["hidden"]))
      var gradient: [Double] = []
      var jacobian: [Double] = []
      for index in 0..<2 {
        func moved(_ state: [Double], _ sign: Double) -> [Double] {
          state.enumerated().map { $0 == index ? $1 + sign * distance : $1 }
        }
        let losses = try [1.0, -1].map { try evaluated(step + 1..<5, from: moved(next, $0))["loss"]![0] }
        gradient.append((losses[0] - losses[1]) / (2 * distance))
        let states = try [1.0, -1].map { try evaluated(step..<step + 1, from: moved(state, $0))["hidden"]! }
        jacobian += zip(states[0], states[1]).map { ($0 - $1) / (2 * distance) }
      }
      #expect(abs(hypot(gradient[0], gradient[1]) - scan.states[0].gradientNorms[step]) < 1e-8)
      let squares = jacobian.reduce(0) { $0 + $1 * $1 }
      let determinant = jacobian[0] * jacobian[3] - jacobian[1] * jacobian[2]
      let largest = (squares + sqrt(squares * squares - 4 * determinant * determinant)) / 2
      #expect(abs(largest.squareRoot() - scan.singularValues[step]) < 1e-8)
      state = next
    }
  }

  /// NumPy's, by scripts/fixtures/gradient_flow.py; a matrix of the same size that is zero, and one that is not finite.
  @Test func largestSingularValue() {
    func element(_ row: Int, _ column: Int) -> Double { sin(Double(1 + 3 * row + column * column)) }
    let eigenvalues = LargestEigenvalues(
      rows: (0..<18).map { $0 / 6 }, count: 3, dimension: 6
    ) { vector in
      let product = (0..<6).map { row in (0..<6).reduce(0) { $0 + element(row, $1) * vector[$1] } }
      let transposed = (0..<6).map { column in (0..<6).reduce(0) { $0 + element($1, column) * product[$1] } }
      return transposed + Array(repeating: 0, count: 6) + Array(repeating: .nan, count: 6)
    }
    #expect(isClose([eigenvalues.values[0].squareRoot()], [4.348003729959627]))
    #expect(eigenvalues.values[1] == 0 && eigenvalues.values[2].isNaN)
    #expect(eigenvalues.relativeError <= LargestEigenvalues.tolerance)
  }

  /// Cells in a cell, a state along a context, and a state that is only handed on.
  @Test func statesOfAllKinds() throws {
    let text = """
      cell Inner { input x; state s: [1]; s' = 0.5 * s + x; output s' }
      cell Outer {
        input x
        context memory: sequence
        state a: [] along memory
        state d: [1]
        y = step Inner on x
        a' = 0.25 * a + memory
        d' = y
        output y + sum(a', over: memory) + d
      }
      model M {
        input memory: sequence of []
        input x: sequence of [1]
        z = scan Outer over x with (memory: memory)
        output z
        loss sum(z.last)
      }
      """
    let dimensions = Dimensions(batch: 1, steps: [TimeAxis("x"): 4, TimeAxis("memory"): 3])
    let scan = try Self.flow(text, in: dimensions).scans[0]
    let norms = Dictionary(uniqueKeysWithValues: scan.states.map { ($0.name, $0.gradientNorms) })
    #expect(norms.keys.sorted() == ["a", "d", "y.s"])
    // y reaches the loss directly and, one step later, as d.
    #expect(isClose(norms["y.s"], [0.125 + 0.25, 0.25 + 0.5, 0.5 + 1, 1]))
    #expect(isClose(norms["a"], [3, 2, 1, 0].map { pow(0.25, $0) * 3.squareRoot() }))
    #expect(scan.name == "z" && scan.stepCount == 4)
  }

  /// A diagonal with many different elements, beside one of ones, whose space is exhausted at once.
  @Test func largestOfLargeMatrices() {
    let diagonal = (0..<200).map { 1 + Double($0 * $0) / 10_000 } + Array(repeating: 1, count: 200)
    let eigenvalues = LargestEigenvalues(rows: (0..<400).map { $0 / 200 }, count: 2, dimension: 200) {
      zip($0, diagonal).map(*)
    }
    #expect(abs(eigenvalues.values[0] / diagonal[199] - 1) < LargestEigenvalues.tolerance)
    #expect(isClose([eigenvalues.values[1]], [1]))
  }

  @Test func whatIsMissingIsSaid() throws {
    let model = try lowered("model M { input x: sequence of [1]; output x }")
    #expect(throws: EvaluationError("the model 'M' has no loss to differentiate")) {
      try model.gradientFlow(parameters: [:], inputs: [:], dimensions: Dimensions(batch: 1, steps: [TimeAxis("x"): 1]))
    }
  }

  @Test func linesEndWhereNumbersDo() {
    func verdict(_ reach: [Double]) -> ScanGradientFlow.Verdict {
      ScanGradientFlow(
        name: "h", cell: "C", axis: TimeAxis("x"), isReversed: false, states: [], singularValues: reach,
        singularValueError: 0, reach: reach, bounds: reach
      ).verdict
    }
    #expect(verdict([1, 0, 0]) == .ends(steps: 1))
    #expect(verdict([1, 0.5, .infinity]) == .isNotFinite(steps: 2))
    #expect(verdict([1]) == .isTooShort && verdict([]) == .isTooShort)
    #expect(verdict([1, 1e-160, .leastNonzeroMagnitude, 0]) != .ends(steps: 3))
  }
}
