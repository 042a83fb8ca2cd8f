import RNNRuntime
import Testing

@testable import GraphIR

/// Read-outs in closed form, against least squares that are solved here in another way.
@Suite struct FitTests {
  /// Rows of numbers, [rows, features] and [rows, outputs].
  private struct Rows {
    var features: [[Double]] = []
    var targets: [[Double]] = []

    /// W and b by elimination with pivots, of centered rows: [outputs, features] and [outputs].
    func solution(penalty: Double, hasBias: Bool = true) -> (weights: [[Double]], bias: [Double]) {
      let (n, outputs) = (features[0].count, targets[0].count)
      let joined: [[Double]] = zip(features, targets).map { $0.0 + $0.1 }
      var means = [Double](repeating: 0, count: n + outputs)
      if hasBias {
        for row in joined { for index in row.indices { means[index] += row[index] / Double(joined.count) } }
      }
      // The normal equations, with the right-hand sides behind the matrix.
      var system = [[Double]](repeating: [Double](repeating: 0, count: n + outputs), count: n)
      for row in 0..<n {
        system[row][row] = penalty
        for column in 0..<n + outputs {
          for numbers in joined {
            system[row][column] += (numbers[row] - means[row]) * (numbers[column] - means[column])
          }
        }
      }
      for column in 0..<n {
        var pivot = column
        for row in column..<n where abs(system[row][column]) > abs(system[pivot][column]) { pivot = row }
        system.swapAt(column, pivot)
        for row in 0..<n where row != column {
          let factor = system[row][column] / system[column][column]
          for index in column..<n + outputs { system[row][index] -= factor * system[column][index] }
        }
      }
      var weights: [[Double]] = []
      var bias: [Double] = []
      for output in 0..<outputs {
        let solved: [Double] = (0..<n).map { system[$0][n + output] / system[$0][$0] }
        var rest = means[n + output]
        for index in 0..<n { rest -= solved[index] * means[index] }
        weights.append(solved)
        bias.append(rest)
      }
      return (weights, bias)
    }
  }

  private func expectClose(
    _ found: [Float], _ expected: [Double], within tolerance: Double = 1e-4,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    let scale = expected.reduce(0) { max($0, abs($1)) }
    for (found, expected) in zip(found, expected) {
      #expect(abs(Double(found) - expected) <= tolerance * scale, sourceLocation: sourceLocation)
    }
  }

  private func numbers(_ count: Int, _ random: inout RandomGenerator) -> [Float] {
    (0..<count).map { _ in Float(random.uniform(-1, 1)) }
  }

  private static let lengths: [[Int]?] = [nil, [9, 4, 0, 7]]

  /// The features are the states that inference gives, of the valid steps behind those that are left out.
  @Test(arguments: lengths, [1, 3]) func readOutOfStates(_ lengths: [Int]?, _ threads: Int) throws {
    var random = RandomGenerator(seed: 50)
    let model = Forecast(seed: 51)
    let (batch, steps, dropping) = (4, 9, 2)
    var rows = Rows()
    let fit = Forecast.Fit(batch: batch, steps: steps, threads: threads)
    for _ in 0..<2 {
      let (series, next) = (numbers(batch * steps * 2, &random), numbers(batch * steps * 2, &random))
      let states = Forecast.Inference(batch: batch, steps: steps).run(model, series: series, lengths: lengths).states
      for example in 0..<batch {
        for step in dropping..<max(lengths?[example] ?? steps, dropping) {
          let row = example * steps + step
          rows.features.append(states[row * 12..<(row + 1) * 12].map { Double($0) })
          rows.targets.append(next[row * 2..<(row + 1) * 2].map { Double($0) })
        }
      }
      fit.add(model, series: series, next: next, lengths: lengths, dropping: dropping)
    }
    let parameters = try fit.solve(model.parameters)
    let expected = rows.solution(penalty: 1e-2)
    expectClose(parameters["prediction.W"].elements, expected.weights.flatMap(\.self))
    expectClose(parameters["prediction.b"].elements, expected.bias)
    for entry in Forecast.layout.entries where !entry.name.hasPrefix("prediction.") {
      #expect(parameters[entry.name].elements == model.parameters[entry.name].elements)
    }
  }

  /// Where nothing is left out, the gradient of the loss is that of the penalty.
  @Test(arguments: lengths) func gradientsVanish(_ lengths: [Int]?) throws {
    var random = RandomGenerator(seed: 52)
    var model = Forecast(seed: 53)
    let (series, next) = (numbers(4 * 9 * 2, &random), numbers(4 * 9 * 2, &random))
    let training = Forecast.Training(batch: 4, steps: 9)
    let before = training.run(model, series: series, next: next, lengths: lengths)
    let fit = Forecast.Fit(batch: 4, steps: 9)
    fit.add(model, series: series, next: next, lengths: lengths)
    model.parameters = try fit.solve(model.parameters)
    let after = training.run(model, series: series, next: next, lengths: lengths)
    #expect(after < 0.8 * before)
    // The loss is the mean over steps and two features.
    let count = 2 * Float(lengths?.reduce(0, +) ?? 36)
    let factor: Float = 2 * 1e-2 / count
    let weights = model.parameters["prediction.W"].elements
    for (gradient, weight) in zip(training.gradients["prediction.W"].elements, weights) {
      #expect(abs(gradient + factor * weight) < 2e-6)
    }
    for gradient in training.gradients["prediction.b"].elements { #expect(abs(gradient) < 2e-6) }
  }

  /// A sequence in pieces, of which the first loses its first steps, is like the whole.
  @Test func statesAreCarriedOn() throws {
    var random = RandomGenerator(seed: 54)
    let model = Forecast(seed: 55)
    let (series, next) = (numbers(40 * 2, &random), numbers(40 * 2, &random))
    let whole = Forecast.Fit(batch: 1, steps: 40)
    whole.add(model, series: series, next: next, dropping: 5)
    let pieces = Forecast.Fit(batch: 1, steps: 25)
    func add(_ steps: Range<Int>, carriesState: Bool, dropping: Int) {
      let elements = 2 * steps.lowerBound..<2 * steps.upperBound
      pieces.add(
        model, series: Array(series[elements]), next: Array(next[elements]), carriesState: carriesState,
        dropping: dropping)
    }
    add(0..<15, carriesState: false, dropping: 5)
    let states = pieces.stateTensors
    add(15..<40, carriesState: true, dropping: 0)
    let (one, other) = (try whole.solve(model.parameters), try pieces.solve(model.parameters))
    expectClose(other["prediction.W"].elements, one["prediction.W"].elements.map { Double($0) }, within: 1e-5)
    expectClose(other["prediction.b"].elements, one["prediction.b"].elements.map { Double($0) }, within: 1e-5)
    // Without the states it is another one.
    let forgetful = Forecast.Fit(batch: 1, steps: 25)
    forgetful.add(model, series: Array(series[..<30]), next: Array(next[..<30]), dropping: 5)
    forgetful.add(model, series: Array(series[30...]), next: Array(next[30...]))
    let third = try forgetful.solve(model.parameters)["prediction.W"].elements
    #expect(zip(third, one["prediction.W"].elements).contains { abs($0 - $1) > 1e-3 })
    #expect(
      pieces.stateTensors.map(\.name) == states.map(\.name) && pieces.stateTensors[0].elements != states[0].elements)
    pieces.resetStates()
    #expect(pieces.stateTensors[0].elements.allSatisfy { $0 == 0 })
  }

  /// x · V of each step, without a bias and without dropout, and w · x + c of each example.
  @Test func severalReadOuts() throws {
    var random = RandomGenerator(seed: 56)
    let model = Estimates(seed: 57)
    let (batch, steps, lengths) = (8, 6, [6, 1, 4, 0, 6, 3, 2, 5])
    let golden = try Golden(
      "Forecasts", model: "Estimates", parameters: model.parameters, batch: batch, steps: steps,
      lengths: ["frames": lengths], seed: 58)
    let (levels, mass) = (numbers(batch * steps * 2, &random), numbers(batch, &random))
    let fit = Estimates.Fit(batch: batch, steps: steps, threads: 2)
    fit.add(model, frames: golden.numbers("frames"), levels: levels, mass: mass, lengths: lengths, dropping: 1)
    let parameters = try fit.solve(model.parameters)

    // What the interpreter makes of the same results of the graph, in double precision.
    var graph = try golden.model.graph.resolvingTraining(false)
    graph.outputs = graph.outputs.filter { $0.role == .features }
    #expect(graph.outputs.map(\.name) == ["total", "level"])
    let tensors = try evaluate(
      graph.withoutDeadCode(), inputs: golden.inputs,
      parameters: Dictionary(
        uniqueKeysWithValues: golden.model.parameters.map { parameter in
          let values = model.parameters[parameter.name].elements.map { Double($0) }
          return (parameter.name, GraphIR.Tensor(TensorType(parameter.shape), values))
        }), dimensions: golden.dimensions)
    let (ofExamples, ofSteps) = (golden.batchMajor(tensors[0]), golden.batchMajor(tensors[1]))
    var (whole, each) = (Rows(), Rows())
    for example in 0..<batch {
      // An example without steps is one, too.
      whole.features.append(Array(ofExamples[example * 5..<(example + 1) * 5]))
      whole.targets.append([Double(mass[example])])
      for step in 1..<max(lengths[example], 1) {
        let row = example * steps + step
        each.features.append(Array(ofSteps[row * 8..<(row + 1) * 8]))
        each.targets.append(levels[row * 2..<(row + 1) * 2].map { Double($0) })
      }
    }
    let total = whole.solution(penalty: 0.5)
    expectClose(parameters["w"].elements, total.weights[0])
    expectClose(parameters["c"].elements, total.bias)
    let level = each.solution(penalty: 1e-3, hasBias: false)
    expectClose(parameters["V"].elements, (0..<8).flatMap { feature in level.weights.map { $0[feature] } })
    #expect(parameters["hidden.W"].elements == model.parameters["hidden.W"].elements)
  }

  /// Targets and lengths along every two steps; and too few rows for what has no penalty.
  @Test func derivedStepsAndSingularSystems() throws {
    var random = RandomGenerator(seed: 59)
    var model = Coarse(seed: 60)
    let (frames, marks) = (numbers(3 * 7 * 2, &random), numbers(3 * 4, &random))
    let lengths = [7, 2, 5]
    let fit = Coarse.Fit(batch: 3, steps: 7)
    #expect(throws: RegressionError.singular(feature: 0)) { try fit.solve(model.parameters) }
    // A step of each two: one row, and another one.
    fit.add(model, frames: frames, marks: marks, lengths: [2, 1, 0])
    #expect(throws: RegressionError.self) { try fit.solve(model.parameters) }
    let whole = Coarse.Fit(batch: 3, steps: 7)
    whole.add(model, frames: frames, marks: marks, lengths: lengths)
    model.parameters = try whole.solve(model.parameters)
    // The derivative of the squared error is zero at all of 4 + 1 + 3 steps.
    let training = Coarse.Training(batch: 3, steps: 7)
    let loss = training.run(model, frames: frames, marks: marks, lengths: lengths)
    #expect(loss > 1e-3)
    for name in ["mark.W", "mark.b"] {
      for gradient in training.gradients[name].elements { #expect(abs(gradient) < 1e-5) }
    }
  }

  @Test func validation() {
    func message(_ body: () throws(ValidationError) -> Void) -> String? {
      do throws(ValidationError) { try body() } catch { return error.description }
      return nil
    }
    func zeros(_ count: Int) -> [Float] { [Float](repeating: 0, count: count) }
    let fit = Forecast.Fit(batch: 2, steps: 3)
    #expect(message { () throws(ValidationError) in try fit.validate(series: zeros(8), next: zeros(8)) } == nil)
    #expect(
      message { () throws(ValidationError) in try fit.validate(series: zeros(8), next: zeros(6)) }
        == "target 'next': it has 6 elements instead of 8, [2, 2, 2]")
    #expect(
      message { () throws(ValidationError) in try fit.validate(series: zeros(8), next: zeros(8), lengths: [3, 0]) }
        == "lengths, example 0: the length 3 is not in 0...2")
    #expect(
      message { () throws(ValidationError) in try Forecast.Fit.validate(batch: 0, steps: 3, threads: 1) }
        == "batch: it is 0 and must be at least 1")
    let coarse = Coarse.Fit(batch: 1, steps: 9)
    #expect(message { () throws(ValidationError) in try coarse.validate(frames: zeros(14), marks: zeros(4)) } == nil)
    #expect(
      message { () throws(ValidationError) in try coarse.validate(frames: zeros(14), marks: zeros(7)) }
        == "target 'marks': it has 7 elements instead of 4, [1, 4, 1]")
  }
}
