import Foundation
import RNNRuntime
import Testing

@Suite struct RandomTruncationTests {
  private static let distributions: [RandomTruncation.Lengths] = [
    .geometric(mean: 1), .geometric(mean: 3), .geometric(mean: 50), .powerLaw(mean: 1), .powerLaw(mean: 2),
    .powerLaw(mean: 4, exponent: 3), .powerLaw(mean: 10, exponent: 2.5),
  ]

  /// All ways to cut `places` places, each with its probability, by the definition.
  private func allFactors(_ truncation: RandomTruncation, places: Int) -> [(probability: Double, factors: [Double])] {
    var result: [(probability: Double, factors: [Double])] = [(1, [])]
    for _ in 0..<places {
      result = result.flatMap { probability, factors in
        let steps = factors.count - (factors.lastIndex(of: 0) ?? -1)
        let cut = truncation.cutProbability(after: steps)
        let goesOn = (probability * (1 - cut), factors + [truncation.factor(after: steps)])
        return [(probability * cut, factors + [0])] + (cut < 1 ? [goesOn] : [])
      }
    }
    return result
  }

  /// The mean of the product of any successive factors is 1, but where a cut is certain.
  @Test(arguments: distributions)
  func theMeanOfProductsIsOne(_ lengths: RandomTruncation.Lengths) {
    let truncation = RandomTruncation(lengths)
    let all = allFactors(truncation, places: 9)
    #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    let isCertain = truncation.cutProbability(after: 1) == 1
    for first in 0..<9 {
      for last in first..<9 {
        let mean = all.reduce(0) { $0 + $1.probability * $1.factors[first...last].reduce(1, *) }
        #expect(abs(mean - (isCertain ? 0 : 1)) < 1e-12, "\(first) to \(last)")
      }
    }
  }

  /// The gradient of a recurrence hₜ = a hₜ₋₁ + xₜ with the loss Σ gₜ hₜ, by backpropagation with factors: its mean is
  /// the true one, where fixed cuts miss it.
  @Test(arguments: [.geometric(mean: 3), .powerLaw(mean: 2)] as [RandomTruncation.Lengths])
  func theMeanOfGradientsIsTheGradient(_ lengths: RandomTruncation.Lengths) {
    let (a, x, g) = (0.9, [1, -2, 0.5, 3, 1, -1], [0.3, 1, -0.7, 2, 0.1, 1.5])
    func loss(_ a: Double) -> Double {
      var (h, loss) = (0.0, 0.0)
      for (x, g) in zip(x, g) {
        h = a * h + x
        loss += g * h
      }
      return loss
    }
    func gradient(_ factors: [Double]) -> Double {
      var states = [0.0]
      for x in x { states.append(a * states.last! + x) }
      var (cotangent, gradient) = (0.0, 0.0)
      for step in (0..<x.count).reversed() {
        cotangent = g[step] + (step < factors.count ? factors[step] * a * cotangent : 0)
        gradient += cotangent * states[step]
      }
      return gradient
    }
    let exact = (loss(a + 1e-5) - loss(a - 1e-5)) / 2e-5
    let mean = allFactors(RandomTruncation(lengths), places: 5).reduce(0) { $0 + $1.probability * gradient($1.factors) }
    #expect(abs(mean - exact) < 1e-7)
    #expect(abs(gradient([1, 1, 0, 1, 1]) - exact) > 0.1)
  }

  /// Averages of draws, within five standard errors.
  @Test(arguments: [.geometric(mean: 4), .powerLaw(mean: 5)] as [RandomTruncation.Lengths])
  func averages(_ lengths: RandomTruncation.Lengths) {
    var truncation = RandomTruncation(lengths, seed: 3)
    let draws = 40_000
    var (sums, squares) = ([Double](repeating: 0, count: 6), [Double](repeating: 0, count: 6))
    for _ in 0..<draws {
      let factors = truncation.factors(steps: 9)
      #expect(factors.count == 8)
      for count in 1...6 {
        let product = factors[2..<2 + count].reduce(1, *)
        sums[count - 1] += product
        squares[count - 1] += product * product
      }
    }
    for (sum, square) in zip(sums, squares) {
      let mean = sum / Double(draws)
      let deviation = ((square / Double(draws) - mean * mean) / Double(draws)).squareRoot()
      #expect(abs(mean - 1) < 5 * deviation)
    }
  }

  /// Lengths have the mean, and the probability of each is that of its cuts.
  @Test(arguments: [.geometric(mean: 6), .powerLaw(mean: 6)] as [RandomTruncation.Lengths])
  func lengths(_ distribution: RandomTruncation.Lengths) {
    var truncation = RandomTruncation(distribution, seed: 4)
    let lengths = RandomTruncation.lengths(of: truncation.factors(steps: 300_000))
    #expect(lengths.reduce(0, +) == 300_000)
    let whole = lengths.dropLast()
    #expect(abs(Double(whole.reduce(0, +)) / Double(whole.count) - 6) < 0.2)
    var rest = 1.0
    for length in 1...12 {
      let expected = rest * truncation.cutProbability(after: length)
      rest -= expected
      let found = Double(whole.count { $0 == length }) / Double(whole.count)
      #expect(abs(found - expected) < 5 * (expected * (1 - expected) / Double(whole.count)).squareRoot())
    }
  }

  @Test func smallNumbers() {
    var truncation = RandomTruncation(.powerLaw(mean: 1))
    #expect(truncation.factors(steps: 4) == [0, 0, 0])
    #expect(truncation.factors(steps: 1) == [] && truncation.factors(steps: 0) == [])
    #expect(RandomTruncation.lengths(of: [0, 2, 3, 0]) == [1, 3, 1])
    #expect(RandomTruncation.lengths(of: []) == [1])
    var other = RandomTruncation(.geometric(mean: 3), seed: 5)
    var same = RandomTruncation(.geometric(mean: 3), seed: 5)
    #expect(other.factors(steps: 100) == same.factors(steps: 100))
  }

  @Test func validation() {
    func message(_ lengths: RandomTruncation.Lengths) -> String? {
      do throws(ValidationError) { try RandomTruncation.validate(lengths) } catch { return error.description }
      return nil
    }
    #expect(message(.powerLaw(mean: 1, exponent: 2.1)) == nil)
    #expect(message(.geometric(mean: 0.5)) == "mean length: it is 0.5 and must be finite and at least 1")
    #expect(message(.powerLaw(mean: .infinity)) == "mean length: it is inf and must be finite and at least 1")
    #expect(message(.powerLaw(mean: 2, exponent: 2)) == "exponent: it is 2.0 and must be finite and greater than 2")
  }
}
