import Foundation
import RNNVector
import Testing

@testable import RNNRuntime

@Suite struct NoiseKernelTests {
  /// Rows of noise for examples and steps that are given.
  private func noise(
    width: Int, isNormal: Bool = false, key: UInt64, examples: [Float], steps: [Float]? = nil,
    innerSteps: [Float]? = nil
  ) -> [Float] {
    var result = [Float](repeating: .nan, count: examples.count * width)
    result.withUnsafeMutableBufferPointer { buffer in
      func call(_ step: UnsafePointer<Float>?, _ innerStep: UnsafePointer<Float>?) {
        Kernel.noise(
          rows: examples.count, width: width, isNormal: isNormal, key: key, example: examples, exampleStride: 1,
          step: step, stepStride: 1, innerStep: innerStep, innerStepStride: 1, destination: buffer.baseAddress!,
          destinationStride: width)
      }
      switch (steps, innerSteps) {
      case (let steps?, let innerSteps?): call(steps, innerSteps)
      case (let steps?, nil): call(steps, nil)
      case (nil, _): call(nil, nil)
      }
    }
    return result
  }

  // MARK: Known answers

  /// Those that come with the authors' library Random123, for Philox4x32-10.
  static let knownAnswers: [(counter: SIMD4<UInt32>, key: UInt64, words: SIMD4<UInt32>)] = [
    (SIMD4(repeating: 0), 0, SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
    (SIMD4(repeating: .max), .max, SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
    (
      SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), 0x299f_31d0_a409_3822,
      SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
    ),
  ]

  @Test(arguments: knownAnswers.indices) func wordsOfKnownCounters(_ index: Int) {
    let answer = Self.knownAnswers[index]
    #expect(philox(answer.counter, key: answer.key) == answer.words)
  }

  /// The vectors of the kernel against scalars, with a feature's place in its block.
  @Test func featuresHaveTheirWords() {
    let key: UInt64 = 0x0123_4567_89ab_cdef
    let (width, examples, steps, innerSteps) = (150, [0, 7, 16_777_215], [3, 0, 9], [0, 1, 65_536])
    let values = noise(
      width: width, key: key, examples: examples.map { Float($0) }, steps: steps.map { Float($0) },
      innerSteps: innerSteps.map { Float($0) })
    for row in 0..<3 {
      for feature in 0..<width {
        let block = SIMD4(feature / 64 * 16 + feature % 16, examples[row], steps[row], innerSteps[row])
        let word = philox(SIMD4(truncatingIfNeeded: block), key: key)[feature / 16 % 4]
        #expect(values[row * width + feature] == Float(word >> 8) * 0x1p-24)
      }
    }
  }

  /// Nothing is written behind a row.
  @Test(arguments: [1, 15, 16, 17, 33, 64, 65]) func widths(_ width: Int) {
    let whole = noise(width: 80, key: 5, examples: [4])
    var row = [Float](repeating: -1, count: 80)
    let example: [Float] = [4]
    Kernel.noise(
      rows: 1, width: width, isNormal: false, key: 5, example: example, exampleStride: 0, step: nil, stepStride: 0,
      innerStep: nil, innerStepStride: 0, destination: &row, destinationStride: width)
    #expect(row[..<width] == whole[..<width] && row[width...].allSatisfy { $0 == -1 })
  }

  // MARK: Distributions

  /// Of 2¹⁷ numbers with a fixed key: moments within five standard errors of those of the distribution.
  @Test(arguments: [false, true]) func moments(isNormal: Bool) {
    let count = 1 << 17
    let x = noise(width: count, isNormal: isNormal, key: 0xfeed_beef, examples: [0]).map(Double.init)
    let (mean, variance, fourth) = isNormal ? (0, 1, 3.0) : (0.5, 1 / 12.0, 1 / 80.0)
    func moment(_ power: Int) -> Double {
      x.reduce(0) { sum, x in sum + (0..<power).reduce(1) { product, _ in product * (x - mean) } } / Double(count)
    }
    let error = 5 / Double(count).squareRoot()
    #expect(abs(moment(1)) < error * variance.squareRoot())
    #expect(abs(moment(2) - variance) < error * (fourth - variance * variance).squareRoot())
    #expect(abs(moment(3)) < error * (isNormal ? 15.0 : 1 / 448.0).squareRoot())
    #expect(isNormal || x.allSatisfy { $0 >= 0 && $0 < 1 })
    // Neighbors, lanes of the same word, and words of the same counter.
    for lag in [1, 16, 64] {
      let products = zip(x, x.dropFirst(lag)).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
      #expect(abs(products / Double(count)) < error * variance, "lag \(lag)")
    }
  }

  /// Each of 64 intervals of equal probability has its share: χ² with 63 degrees of freedom is below 120 but once in
  /// 10⁵ times.
  @Test(arguments: [false, true]) func shares(isNormal: Bool) {
    let count = 1 << 16
    var found = [Double](repeating: 0, count: 64)
    for x in noise(width: count, isNormal: isNormal, key: 77, examples: [3]) {
      let probability = isNormal ? normalShare(Double(x)) : Double(x)
      found[min(Int(probability * 64), 63)] += 1
    }
    let expected = Double(count) / 64
    #expect(found.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected } < 120)
  }

  /// Runs, noises, seeds, examples and steps give streams that do not depend on each other.
  @Test func streamsAreIndependent() {
    let count = 1 << 16
    let source = NoiseSource(seed: 1, run: 1)
    let others = [
      noise(width: count, key: NoiseSource(seed: 2, run: 1).key(of: 1), examples: [1], steps: [1]),
      noise(width: count, key: NoiseSource(seed: 1, run: 2).key(of: 1), examples: [1], steps: [1]),
      noise(width: count, key: source.key(of: 2), examples: [1], steps: [1]),
      noise(width: count, key: source.key(of: 1), examples: [2], steps: [1]),
      noise(width: count, key: source.key(of: 1), examples: [1], steps: [2]),
      noise(width: count, key: source.key(of: 1), examples: [1], steps: [1], innerSteps: [1]),
    ]
    let first = noise(width: count, key: source.key(of: 1), examples: [1], steps: [1])
    for (index, other) in others.enumerated() {
      let product = zip(first, other).reduce(0) { $0 + Double($1.0 - 0.5) * Double($1.1 - 0.5) }
      #expect(abs(product / Double(count)) < 5 / Double(count).squareRoot() / 12, "\(index)")
    }
  }

  // MARK: Normal numbers

  /// √2 erf⁻¹(x) with x = (the word with a sign + ½) · 2⁻³¹, at both ends, in the middle, and evenly between.
  @Test func normalNumbersAreQuantiles() {
    let edges: [UInt32] = [0, 1, 0x7fff_ffff, 0x7fff_fffe, 0x8000_0000, 0x8000_0001, .max, .max - 1]
    let words = edges + edges + stride(from: 0, to: UInt32.max - 15, by: 1_308_169)
    var worst = 0.0
    for start in stride(from: 0, to: words.count - 15, by: 16) {
      let lanes = SIMD16(words[start..<start + 16])
      let z = Lanes.normal(lanes)
      for lane in 0..<16 {
        let x = (Double(Int32(bitPattern: lanes[lane])) + 0.5) * 0x1p-31
        let expected = quantile(x)
        worst = max(worst, abs(Double(z[lane]) - expected) / Double(Float(expected).ulp))
      }
    }
    #expect(worst <= 7)
    #expect(Lanes.normal(SIMD16(repeating: 0x7fff_ffff))[0] < 6.4)
  }

  /// √2 erf⁻¹(x) by bisection.
  private func quantile(_ x: Double) -> Double {
    var (low, high) = (0.0, 7.0)
    for _ in 0..<90 {
      let middle = (low + high) / 2
      let (inside, outside) = (erf(middle / 2.0.squareRoot()), erfc(middle / 2.0.squareRoot()))
      // What is small is exact.
      let isBelow = abs(x) < 0.5 ? inside < abs(x) : outside > 1 - abs(x)
      if isBelow { low = middle } else { high = middle }
    }
    return x < 0 ? -low : low
  }
}

/// The probability that a normal variable is below a number.
private func normalShare(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
