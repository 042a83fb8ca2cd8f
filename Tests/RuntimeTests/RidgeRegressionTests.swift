import Foundation
import RNNData
import RNNRuntime
import Testing

/// Against NumPy, which solves least squares without normal equations.
@Suite struct RidgeRegressionTests {
  private struct Rows {
    let x: [Float]
    let y: [Float]
    let weights: [Float]

    init() throws {
      let file = try fixture("regression")
      x = try file.floats(named: "x")
      y = try file.floats(named: "y")
      weights = try file.floats(named: "weights")
    }
  }

  @Test(arguments: [false, true], [false, true])
  func solutions(_ isWeighted: Bool, _ hasBias: Bool) throws {
    let rows = try Rows()
    var all = RidgeRegression(features: 5, outputs: 2, hasBias: hasBias)
    all.add(rows.x, targets: rows.y, weights: isWeighted ? rows.weights : nil)
    #expect(all.rows == (isWeighted ? 35 : 37))
    // The same in batches of 1, 4, 7 and 25 rows.
    var batched = RidgeRegression(features: 5, outputs: 2, hasBias: hasBias)
    for range in [0..<1, 1..<5, 5..<12, 12..<37] {
      batched.add(
        rows.x[range.lowerBound * 5..<range.upperBound * 5],
        targets: rows.y[range.lowerBound * 2..<range.upperBound * 2],
        weights: isWeighted ? Array(rows.weights[range]) : nil)
    }
    for (kind, penalty) in [("least", 0), ("ridge", 0.3)] {
      let name = "\(isWeighted ? "weighted" : "plain").\(hasBias ? "bias" : "none").\(kind)"
      let expected = try fixture("regression").doubles(named: name)
      let width = hasBias ? 6 : 5
      for fit in [try all.fit(penalty: penalty), try batched.fit(penalty: penalty)] {
        for output in 0..<2 {
          for feature in 0..<5 {
            #expect(abs(fit.weights[output * 5 + feature] - expected[output * width + feature]) < 1e-10)
          }
          #expect(abs(fit.bias[output] - (hasBias ? expected[output * 6 + 5] : 0)) < 1e-10)
        }
      }
    }
  }

  /// (XᵀX + λI) W = XᵀY, of more features than fit into one vector, with nearly as few rows.
  @Test(arguments: [0, 1e-3, 10])
  func residual(_ penalty: Double) throws {
    var random = RandomGenerator(seed: 2)
    let (count, features, outputs) = (70, 61, 3)
    let x = (0..<count * features).map { _ in Float(random.normal()) }
    let y = (0..<count * outputs).map { _ in Float(random.normal()) }
    var regression = RidgeRegression(features: features, outputs: outputs, hasBias: false)
    regression.add(x, targets: y)
    let fit = try regression.fit(penalty: penalty)
    for output in 0..<outputs {
      for feature in 0..<features {
        var (left, right) = (penalty * fit.weights[output * features + feature], 0.0)
        for row in 0..<count {
          let value = Double(x[row * features + feature])
          left += value * fit(x[row * features..<(row + 1) * features])[output]
          right += value * Double(y[row * outputs + output])
        }
        #expect(abs(left - right) < 1e-10)
      }
    }
  }

  /// Steps of a washout and of padding do not count, whatever stands there.
  @Test func stepsOfARun() throws {
    let rows = try Rows()
    let (examples, steps) = (3, 6)
    let storage = AlignedBuffer<Float>(count: examples * steps * 5)
    for index in 0..<examples * steps * 5 { storage.pointer[index] = rows.x[index] }
    let view = OutputView(storage: storage, offset: 0, examples: examples, steps: steps, width: 5)
    var targets = Array(rows.y.prefix(examples * steps * 2))
    let lengths = [6, 0, 4]
    var expected = RidgeRegression(features: 5, outputs: 2)
    for (example, length) in lengths.enumerated() {
      for step in 0..<steps where step < 1 || step >= length {
        storage.pointer[(example * steps + step) * 5] = .nan
        targets[(example * steps + step) * 2] = .infinity
      }
      guard length > 1 else { continue }
      let range = example * steps + 1..<example * steps + length
      expected.add(
        rows.x[range.lowerBound * 5..<range.upperBound * 5],
        targets: rows.y[range.lowerBound * 2..<range.upperBound * 2])
    }
    var found = RidgeRegression(features: 5, outputs: 2)
    found.add(view, targets: targets, lengths: lengths, washout: 1)
    #expect(found.rows == 8 && expected.rows == 8)
    let (one, other) = (try found.fit(penalty: 0.1), try expected.fit(penalty: 0.1))
    for (found, expected) in zip(one.weights + one.bias, other.weights + other.bias) {
      #expect(abs(found - expected) < 1e-9)
    }
  }

  @Test func whatHasNoSolution() throws {
    let rows = try Rows()
    // Feature 3 is twice feature 1.
    var dependent = rows.x
    for row in 0..<37 { dependent[row * 5 + 3] = 2 * dependent[row * 5 + 1] }
    var regression = RidgeRegression(features: 5, outputs: 2)
    #expect(throws: RegressionError.singular(feature: 0)) { try regression.fit(penalty: 0) }
    regression.add(dependent, targets: rows.y)
    #expect(throws: RegressionError.singular(feature: 3)) { try regression.fit(penalty: 0) }
    // With a penalty, both share what either could do.
    let fit = try regression.fit(penalty: 1e-3)
    #expect(abs(fit.weights[3] - 2 * fit.weights[1]) < 1e-6)
    // A constant feature is a bias already, and four rows are too few.
    var constant = RidgeRegression(features: 1, outputs: 1)
    constant.add([2, 2, 2], targets: [1, 2, 3])
    #expect(throws: RegressionError.singular(feature: 1)) { try constant.fit(penalty: 0) }
    var few = RidgeRegression(features: 5, outputs: 2, hasBias: false)
    few.add(rows.x.prefix(20), targets: rows.y.prefix(8))
    #expect(throws: RegressionError.singular(feature: 4)) { try few.fit(penalty: 0) }
    #expect(
      RegressionError.singular(feature: 3).description
        == "pivot 3 of the normal equations is zero: the feature depends on those before it, or there are too few rows; "
        + "a penalty makes them solvable")

    var broken = RidgeRegression(features: 5, outputs: 2)
    var x = rows.x
    x[12] = .nan
    broken.add(x, targets: rows.y)
    #expect(throws: RegressionError.featureIsNotFinite(feature: 2)) { try broken.fit(penalty: 1) }
    var y = rows.y
    y[5] = .infinity
    broken = RidgeRegression(features: 5, outputs: 2)
    broken.add(rows.x, targets: y)
    #expect(throws: RegressionError.targetIsNotFinite(output: 1)) { try broken.fit(penalty: 1) }
  }

  @Test func parameters() throws {
    let layout = ParameterLayout(
      entries: [
        .init(name: "y.W", shape: [2, 5], offset: 0, initializer: .constant(7)),
        .init(name: "y.b", shape: [2], offset: 16, initializer: .constant(7)),
      ], count: 32)
    var parameters = Parameters(layout: layout, seed: 1)
    let rows = try Rows()
    var regression = RidgeRegression(features: 5, outputs: 2)
    regression.add(rows.x, targets: rows.y)
    let fit = try regression.fit(penalty: 0.1)
    fit.write(to: &parameters, weights: "y.W", bias: "y.b")
    #expect(parameters["y.W"].elements == fit.weights.map { Float($0) })
    #expect(parameters["y.b"].elements == fit.bias.map { Float($0) })
    func message(_ weights: String, _ bias: String?) -> String? {
      do throws(ValidationError) { try fit.validate(parameters, weights: weights, bias: bias) } catch {
        return error.description
      }
      return nil
    }
    #expect(message("y.W", "y.b") == nil)
    #expect(message("y.b", "y.W") == "parameter 'y.b': its shape is [2], not [2, 5]")
    #expect(message("y.W", nil) == "bias: it is not zero, and no parameter is named for it")
    #expect(message("z.W", nil)?.hasPrefix("parameter 'z.W': the model has no such parameter") == true)
  }

  @Test func validation() {
    let regression = RidgeRegression(features: 3, outputs: 2)
    func message(_ features: Int, _ targets: Int, _ weights: [Float]? = nil) -> String? {
      let (features, targets) = ([Float](repeating: 0, count: features), [Float](repeating: 0, count: targets))
      do throws(ValidationError) { try regression.validate(features, targets: targets, weights: weights) } catch {
        return error.description
      }
      return nil
    }
    #expect(message(6, 4) == nil && message(0, 0) == nil)
    #expect(message(6, 3) == "targets: there are 3, no multiple of the 2 of a row")
    #expect(message(5, 4) == "features: there are 5 instead of 6, [2, 3]")
    #expect(message(6, 4, [1]) == "weights: there are 1 for 2 rows")
    #expect(message(6, 4, [1, -1]) == "weight 1: -1.0 is negative or not finite")
    func sizes(_ features: Int, _ outputs: Int) -> String? {
      do throws(ValidationError) { try RidgeRegression.validate(features: features, outputs: outputs) } catch {
        return error.description
      }
      return nil
    }
    #expect(sizes(3, 0) == "outputs: it is 0 and must be at least 1")
    #expect(sizes(-1, 1) == "features: it is -1 and must not be negative")
    #expect(sizes(.max, 1)?.hasPrefix("features: the squares of") == true)
    let storage = AlignedBuffer<Float>(count: 12)
    let view = OutputView(storage: storage, offset: 0, examples: 2, steps: 2, width: 3)
    func run(_ lengths: [Int]) -> String? {
      do throws(ValidationError) {
        try regression.validate(view, targets: [Float](repeating: 0, count: 8), lengths: lengths)
      } catch { return error.description }
      return nil
    }
    #expect(run([0, 2]) == nil)
    #expect(run([1]) == "lengths: there are 1 for 2 examples")
    #expect(run([1, 3]) == "lengths, example 1: the length 3 is not in 0...2")
  }

  /// Without features there is the mean; without a bias nothing.
  @Test func noFeatures() throws {
    var mean = RidgeRegression(features: 0, outputs: 2)
    mean.add([], targets: [1, 2, 3, 6])
    for (found, expected) in zip(try mean.fit(penalty: 1).bias, [2.0, 4]) { #expect(abs(found - expected) < 1e-15 * 4) }
    var nothing = RidgeRegression(features: 0, outputs: 1, hasBias: false)
    nothing.add([], targets: [1, 2, 3])
    #expect(try nothing.fit(penalty: 0)([]) == [0])
  }
}
