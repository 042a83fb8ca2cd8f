import RNNRuntime
import Testing

@testable import RNNRandom

@Suite struct SpectralRadiusTests {
  /// NumPy's eigenvalues of the same matrices, by scripts/fixtures/reservoir.py; the greatest is one of a pair in most.
  @Test(arguments: [
    (5, 2, 0.6107997829310343), (40, 3, 1.0824197559909374), (64, 64, 5.20144645960745),
    (100, 5, 1.3885153879836076), (300, 1, 0.49074427872607307), (300, 15, 2.3152073318660835),
    (300, 300, 10.103013660980606), (1000, 20, 2.6112750473547677),
  ])
  func matchesNumPy(size: Int, count: Int, expected: Double) {
    let radius = SpectralRadius(of: Self.drawn(size, count)).value
    #expect(abs(radius / expected - 1) < 1e-5, "\(radius)")
  }

  /// `count` random elements of each row, some of them at the same place.
  private static func drawn(_ size: Int, _ count: Int) -> SparseMatrix {
    var state: UInt64 = 1
    func number() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    var matrix = SparseMatrix()
    for _ in 0..<size {
      matrix.appendRow(
        (0..<count).map { _ in
          let column = Int(number() % UInt64(size))
          return (column, Double(number()) / 0x1p30 - 1)
        })
    }
    return matrix
  }

  @Test func smallMatrices() {
    func radius(_ rows: [[Double]]) -> Double {
      var matrix = SparseMatrix()
      for row in rows { matrix.appendRow(row.enumerated().map { ($0, $1) }) }
      return SpectralRadius(of: matrix).value
    }
    #expect(radius([[-3]]) == 3)
    // The norm of the elements is √2 times the radius; of that the root is taken.
    #expect(abs(radius([[0, -2], [2, 0]]) - 2) < 1e-6)
    // One eigenvalue twice, with one eigenvector.
    #expect(abs(radius([[0.5, 100], [0, 0.5]]) - 0.5) < 1e-4)
    #expect(radius([[0, 1, 1], [0, 0, 1], [0, 0, 0]]) == 0)
  }

  @Test(arguments: [(1, 0.1), (7, 0.5), (200, 0.02), (1000, 0.02)])
  func reservoir(size: Int, density: Double) {
    func draw(_ seed: UInt64) -> [Float] {
      let initializer = Initializer.reservoir(density: density, spectralRadius: 0.9)
      let entry = ParameterLayout.Entry(
        name: "W", shape: [size, size], offset: 0, initializer: initializer, isFixed: true)
      return Parameters(layout: ParameterLayout(entries: [entry], count: size * size), seed: seed)["W"].elements
    }
    let elements = draw(1)
    #expect(elements == draw(1))
    // A single one is the radius with either sign.
    #expect(size == 1 || elements != draw(2))
    var matrix = SparseMatrix()
    for row in 0..<size {
      let weights = (0..<size).map { ($0, Double(elements[row * size + $0])) }.filter { $0.1 != 0 }
      #expect(weights.count == max(1, Int((density * Double(size)).rounded())))
      matrix.appendRow(weights)
    }
    #expect(abs(SpectralRadius(of: matrix).value - 0.9) < 1e-4)
  }
}
