/// The largest eigenvalue of symmetric matrices with no negative ones, of many at once, by their products with vectors.
///
/// The method of Lanczos (1950) with all vectors kept orthogonal: as exact as rounding allows after `dimension` products.
/// Large matrices take as many as the tolerance needs, mostly few.
struct LargestEigenvalues {
  /// For each matrix; not a number if a product is not finite.
  private(set) var values: [Double]
  /// A bound of the distance to an eigenvalue, relative to the value.
  private(set) var relativeError = 0.0

  /// The relative error at which it stops, and the products after which it does.
  static let tolerance = 1e-4
  static let counts = 16...60

  /// The coefficients of a matrix in its basis of Lanczos vectors: a symmetric matrix with two diagonals.
  private var diagonals: [[Double]]
  private var offDiagonals: [[Double]]

  /// - Parameters:
  ///   - rows: for each element of a vector of all matrices, which matrix it belongs to.
  ///   - count: the number of matrices.
  ///   - dimension: the number of elements of each one.
  ///   - multiply: the product of all matrices with a vector.
  init(rows: [Int], count: Int, dimension: Int, multiply: ([Double]) throws -> [Double]) rethrows {
    values = Array(repeating: 0, count: count)
    diagonals = Array(repeating: [], count: count)
    offDiagonals = diagonals
    var random = Directions(seed: 1)
    let zeros = [Double](repeating: 0, count: count)
    var basis = [normalized(rows.map { _ in random.next() }, rows, above: zeros).vector]
    for iteration in 1...max(1, min(dimension, Self.counts.upperBound)) {
      let current = basis[iteration - 1]
      var vector = try multiply(current)
      let lengths = dots(vector, vector, rows, count).map { $0.squareRoot() }
      for (row, coefficient) in dots(current, vector, rows, count).enumerated() { diagonals[row].append(coefficient) }
      // Twice is enough (Parlett 1998, section 6.9).
      for _ in 0..<2 {
        for known in basis {
          let coefficients = dots(known, vector, rows, count)
          for index in vector.indices { vector[index] -= coefficients[rows[index]] * known[index] }
        }
      }
      // What is left of a vector in the space of the others is rounding errors.
      let (next, norms) = normalized(vector, rows, above: lengths.map { 1e-10 * $0 })
      update(norms)
      if iteration >= Self.counts.lowerBound, relativeError <= Self.tolerance { break }
      basis.append(next)
      for (row, norm) in norms.enumerated() { offDiagonals[row].append(norm) }
    }
  }

  private mutating func update(_ norms: [Double]) {
    relativeError = 0
    for row in values.indices {
      let matrix = Tridiagonal(diagonal: diagonals[row], offDiagonal: offDiagonals[row])
      values[row] = matrix.largestEigenvalue
      guard values[row] > 0 else { continue }
      let residual = norms[row] * matrix.lastOfEigenvector(values[row])
      relativeError = max(relativeError, residual / values[row])
    }
  }
}

private struct Tridiagonal {
  let diagonal: [Double]
  let offDiagonal: [Double]

  /// By bisection: x is above all eigenvalues if no pivot of x - T is negative.
  var largestEigenvalue: Double {
    var (low, high) = (diagonal.max()!, 0.0)
    for (index, value) in diagonal.enumerated() {
      let before = index > 0 ? offDiagonal[index - 1] : 0
      let after = index < offDiagonal.count ? offDiagonal[index] : 0
      high = max(high, value + before + after)
    }
    guard low.isFinite, high.isFinite else { return .nan }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if isAboveAll(middle) { high = middle } else { low = middle }
    }
  }

  private func isAboveAll(_ x: Double) -> Bool {
    var pivot = x - diagonal[0]
    for (index, coefficient) in offDiagonal.enumerated() {
      guard pivot > 0 else { return false }
      pivot = x - diagonal[index + 1] - coefficient * coefficient / pivot
    }
    return pivot > 0
  }

  /// The magnitude of the last element of its normalized eigenvector.
  func lastOfEigenvector(_ eigenvalue: Double) -> Double {
    var (previous, current, squares) = (0.0, 1.0, 1.0)
    for (index, coefficient) in offDiagonal.enumerated() {
      // The vectors so far are all that the first one can reach.
      guard coefficient > 0 else { return 0 }
      let before = index > 0 ? offDiagonal[index - 1] * previous : 0
      (previous, current) = (current, ((eigenvalue - diagonal[index]) * current - before) / coefficient)
      squares += current * current
    }
    return abs(current) / squares.squareRoot()
  }
}

/// The product of each row of two vectors.
private func dots(_ a: [Double], _ b: [Double], _ rows: [Int], _ count: Int) -> [Double] {
  var sums = [Double](repeating: 0, count: count)
  for index in a.indices { sums[rows[index]] += a[index] * b[index] }
  return sums
}

/// The vector with each row divided by its norm, and the norms; zero where that is not above a limit.
private func normalized(
  _ vector: [Double], _ rows: [Int], above limits: [Double]
) -> (vector: [Double], norms: [Double]) {
  let squares = dots(vector, vector, rows, limits.count)
  let norms = zip(squares, limits).map { $0.squareRoot() > $1 ? $0.squareRoot() : 0 }
  var vector = vector
  for index in vector.indices {
    let norm = norms[rows[index]]
    vector[index] = norm > 0 ? vector[index] / norm : 0
  }
  return (vector, norms)
}

/// Numbers between -1 and 1: always the same (SplitMix64, Steele et al. 2014).
struct Directions {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-52 - 1
  }
}
