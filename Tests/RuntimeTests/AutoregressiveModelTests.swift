import Foundation
import RNNRuntime
import Testing

@Suite struct AutoregressiveModelTests {
  /// Against NumPy's `lstsq`.
  @Test func leastSquares() throws {
    let file = try fixture("regression")
    let series = try file.doubles(named: "series")
    let expected = try file.doubles(named: "coefficients")
    let model = try AutoregressiveModel(order: 3, fitting: series)
    for (found, expected) in zip(model.coefficients + [model.intercept], expected) {
      #expect(abs(found - expected) < 1e-11)
    }
    for (found, expected) in zip(model.forecast(12, after: series), try file.doubles(named: "forecast")) {
      #expect(abs(found - expected) < 1e-10)
    }
    let targets = Array(series.dropFirst(3))
    let predicted = (3..<series.count).map { model.forecast(1, after: Array(series[..<$0]))[0] }
    for (found, expected) in zip(predicted, try file.doubles(named: "predicted")) {
      #expect(abs(found - expected) < 1e-10)
    }
    let error = SquaredError(predicted, targets: targets)
    for (found, expected) in zip([error.mean, error.root, error.normalizedRoot], try file.doubles(named: "errors")) {
      #expect(abs(found / expected - 1) < 1e-10)
    }
  }

  /// A sum of two oscillations satisfies a recurrence of order 4, which goes on as they do.
  @Test func exactRecurrences() throws {
    func value(_ step: Int) -> Double { 3 + sin(0.7 * Double(step)) + 0.5 * cos(1.9 * Double(step)) }
    let model = try AutoregressiveModel(order: 4, fitting: (0..<60).map(value))
    for (ahead, found) in model.forecast(40, after: (56..<60).map(value)).enumerated() {
      #expect(abs(found - value(60 + ahead)) < 1e-9)
    }
    // Two pieces are as good as one, and nothing leads from one to the other.
    let pieces = try AutoregressiveModel(order: 4, fitting: [(0..<30).map(value), [], [1], (500..<530).map(value)])
    for (found, expected) in zip(pieces.coefficients, model.coefficients) { #expect(abs(found - expected) < 1e-9) }
    // A higher order is not determined, but by a penalty.
    #expect(throws: RegressionError.self) { try AutoregressiveModel(order: 6, fitting: (0..<60).map(value)) }
    let longer = try AutoregressiveModel(order: 6, fitting: (0..<60).map(value), penalty: 1e-6)
    #expect(abs(longer.forecast(1, after: (54..<60).map(value))[0] - value(60)) < 1e-5)
  }

  @Test func smallCases() throws {
    let mean = try AutoregressiveModel(order: 0, fitting: [1, 2, 6])
    #expect(mean.coefficients == [] && mean.forecast(2, after: []) == [3, 3])
    #expect(throws: RegressionError.singular(feature: 0)) { try AutoregressiveModel(order: 2, fitting: [1, 2]) }
    #expect(throws: RegressionError.singular(feature: 0)) { try AutoregressiveModel(order: 1, fitting: [4, 4, 4, 4]) }
    let given = AutoregressiveModel(coefficients: [0.5, -1], intercept: 1)
    #expect(given.forecast(3, after: [9, 2, 4]) == [1, -2.5, -1.25])
    #expect(given.forecast(0, after: [1, 2]) == [])
    #expect(throws: ValidationError("history", "it has 1 values, and the model looks at 2")) { try given.validate([1]) }
  }

  @Test func errors() {
    var error = SquaredError([1, 2, 4] as [Float], targets: [1, 0, 5])
    #expect(abs(error.mean - 5.0 / 3) < 1e-15 && error.count == 3)
    // Targets 1, 0, 5, 2: their mean is 2 and their variance 3.5.
    error.add(4, target: 2)
    #expect(abs(error.mean - 2.25) < 1e-15 && abs(error.root - 1.5) < 1e-15)
    #expect(abs(error.normalizedRoot - (2.25 / 3.5).squareRoot()) < 1e-15)
    #expect(SquaredError().mean == 0)
  }
}
