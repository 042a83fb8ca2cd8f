import Foundation

/// What a run of a function has besides its inputs.
public struct RunConditions: Hashable, Sendable {
  public var isTraining: Bool
  /// What noise is drawn from, together with the number of the run.
  public var seed: UInt64
  public var number: UInt64

  public init(isTraining: Bool = false, seed: UInt64 = 0, number: UInt64 = 0) {
    (self.isTraining, self.seed, self.number) = (isTraining, seed, number)
  }
}

extension Interpreter {
  func index(_ axis: TimeAxis?, _ type: TensorType) -> Tensor {
    var result = zeros(type)
    forEachRow(of: [type]) { row in
      result.values[offset(in: type, row)] = Double(axis.map { row.step(on: $0) } ?? row.example)
    }
    return result
  }

  func noise(_ noise: Noise, indices: [Tensor], _ type: TensorType) -> Tensor {
    var result = zeros(type)
    let key = run.key(of: noise)
    forEachRow(of: indices) { row in
      let start = offset(in: type, row)
      let numbers = noise.numbers(at: indices.map { UInt32($0.values[offset(in: $0.type, row)]) }, key: key)
      result.values.replaceSubrange(start..<start + type.count, with: numbers)
    }
    return result
  }
}

extension RunConditions {
  /// The key of noise in this run: the first two words for its identity and the number of the run, with the seed as key.
  func key(of noise: Noise) -> [UInt32] {
    func halves(_ number: UInt64) -> [UInt32] { [UInt32(truncatingIfNeeded: number), UInt32(number >> 32)] }
    return Array(philox(halves(number) + halves(noise.identity), key: halves(seed))[..<2])
  }
}

extension Noise {
  /// The numbers of a row, by the index of the example and those of steps.
  ///
  /// Feature f is made of word f / 16 mod 4 of block 16 (f / 64) + f mod 16.
  func numbers(at indices: [UInt32], key: [UInt32]) -> [Double] {
    let places = indices + [0, 0]
    return (0..<shape.reduce(1, *)).map { feature in
      let block = UInt32(feature / 64 * 16 + feature % 16)
      return distribution(philox([block, places[0], places[1], places[2]], key: key)[feature / 16 % 4])
    }
  }
}

extension Noise.Distribution {
  /// The number that a random word becomes.
  func callAsFunction(_ word: UInt32) -> Double {
    switch self {
    case .uniform: return Double(word >> 8) * 0x1p-24
    case .normal:
      // Symmetric, and neither 0 nor ±1.
      return normalNumber((Double(Int32(bitPattern: word)) + 0.5) * 0x1p-31)
    }
  }
}

/// √2 erf⁻¹(x), by Newton's method on the error function, or on its complement where that is the lesser one. From 0 on it
/// comes nearer from one side.
private func normalNumber(_ x: Double) -> Double {
  let size = abs(x)
  var z = 0.0
  for _ in 0..<100 {
    let scaled = z / 2.0.squareRoot()
    let missing = size < 0.5 ? size - erf(scaled) : erfc(scaled) - (1 - size)
    let step = missing / (exp(-z * z / 2) * (2 / Double.pi).squareRoot())
    z += step
    if abs(step) <= 1e-16 * z { break }
  }
  return x < 0 ? -z : z
}

/// Philox4x32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3"): four random words for a counter of
/// four words and a key of two.
func philox(_ counter: [UInt32], key: [UInt32]) -> [UInt32] {
  var (counter, key) = (counter, key)
  for _ in 0..<10 {
    let first = counter[0].multipliedFullWidth(by: 0xD251_1F53)
    let second = counter[2].multipliedFullWidth(by: 0xCD9E_8D57)
    counter = [second.high ^ counter[1] ^ key[0], second.low, first.high ^ counter[3] ^ key[1], first.low]
    key = [key[0] &+ 0x9E37_79B9, key[1] &+ 0xBB67_AE85]
  }
  return counter
}
