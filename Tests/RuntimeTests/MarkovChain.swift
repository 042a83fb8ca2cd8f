import Foundation
import RNNRuntime

/// Tokens of which each depends on the one before it, with probabilities drawn by a seed.
struct MarkovChain {
  let count: Int
  /// [from][to]
  let probabilities: [[Double]]

  init(count: Int, seed: UInt64) {
    var random = RandomGenerator(seed: seed)
    self.count = count
    probabilities = (0..<count).map { _ in
      let weights = (0..<count).map { _ in exp(1.5 * random.normal()) }
      return weights.map { $0 / weights.reduce(0, +) }
    }
  }

  /// Its state counts steps, to show that each hypothesis has its own.
  var model: TokenModel<Int> {
    TokenModel(start: 0) { token, steps in
      steps += 1
      return probabilities[Int(token)].map { log($0) }
    }
  }

  func logProbability(_ tokens: [Int32], after first: Int32) -> Double {
    zip([first] + tokens, tokens).reduce(0) { $0 + log(probabilities[Int($1.0)][Int($1.1)]) }
  }
}

/// All sequences of `length` numbers below `count`.
func sequences(of count: Int, length: Int) -> [[Int32]] {
  var result: [[Int32]] = [[]]
  for _ in 0..<length { result = result.flatMap { start in (0..<count).map { start + [Int32($0)] } } }
  return result
}
