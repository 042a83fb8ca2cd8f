import RNNRuntime
import Testing

@Suite struct InitializerTests {
  private func draw(_ initializer: Initializer, _ shape: [Int], seed: UInt64 = 3) -> Tensor {
    let layout = ParameterLayout(
      entries: [.init(name: "W", shape: shape, offset: 0, initializer: initializer)], count: shape.reduce(1, *))
    return Parameters(layout: layout, seed: seed)["W"]
  }

  private func moments(_ tensor: Tensor) -> (mean: Double, variance: Double, largest: Double) {
    let elements = tensor.elements.map(Double.init)
    let mean = elements.reduce(0, +) / Double(elements.count)
    let variance = elements.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(elements.count)
    return (mean, variance, elements.map(abs).max()!)
  }

  @Test(arguments: [([60, 100], 160), ([200], 0), ([8, 4, 3, 3], 108)])
  func glorot(shape: [Int], fans: Int) {
    let bound = fans == 0 ? (1 / 200.0).squareRoot() : (6 / Double(fans)).squareRoot()
    let (mean, variance, largest) = moments(draw(.glorot, shape))
    let count = Double(shape.reduce(1, *))
    #expect(largest <= bound && largest > 0.95 * bound)
    #expect(abs(mean) < 5 * bound / (3 * count).squareRoot())
    #expect(abs(variance / (bound * bound / 3) - 1) < 5 / count.squareRoot())
  }

  @Test func uniform() {
    let elements = draw(.uniform(-1, 3), [5000]).elements
    #expect(elements.min()! >= -1 && elements.min()! < -0.98)
    #expect(elements.max()! <= 3 && elements.max()! > 2.98)
  }

  @Test func normal() {
    let tensor = draw(.normal(0.1), [40_000])
    let (mean, variance, _) = moments(tensor)
    #expect(abs(mean) < 5 * 0.1 / 200)
    #expect(abs(variance / 0.01 - 1) < 5 * (2 / 40_000.0).squareRoot())
    let within = tensor.elements.filter { abs($0) < 0.1 }.count
    #expect(abs(Double(within) / 40_000 - 0.6827) < 0.012)
  }

  @Test(arguments: [[1, 1], [7, 7], [5, 12], [12, 5], [64, 64], [6, 2, 5], [9]])
  func orthogonal(shape: [Int]) {
    let elements = draw(.orthogonal, shape).elements.map(Double.init)
    let rows = shape.count < 2 ? 1 : shape[0]
    let columns = elements.count / rows
    let (vectors, length) = (min(rows, columns), max(rows, columns))
    func element(_ vector: Int, _ index: Int) -> Double {
      rows <= columns ? elements[vector * columns + index] : elements[index * columns + vector]
    }
    for left in 0..<vectors {
      for right in 0...left {
        let product = (0..<length).map { element(left, $0) * element(right, $0) }.reduce(0, +)
        #expect(abs(product - (left == right ? 1 : 0)) < 1e-6)
      }
    }
  }

  @Test func numbersAreAsWritten() {
    #expect(Initializer.values(bitPatterns: "3f800000c0200000") == .values([1, -2.5]))
    let layout = ParameterLayout(
      entries: [.init(name: "A", shape: [2], offset: 0, initializer: .values([1, -2.5]))], count: 16)
    #expect(Parameters(layout: layout, seed: 3)["A"].elements == [1, -2.5])
  }
}
