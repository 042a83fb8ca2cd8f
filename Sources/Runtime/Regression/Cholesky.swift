/// The factor L of a symmetric, positive definite matrix A = L Lᵀ, whose lower triangle L replaces.
///
/// - Parameter matrix: [size, size]; only the lower triangle, row-major, is read and written.
/// - Returns: the first pivot, if there is one, that is no larger than rounding makes of zero, or not finite.
func factorize(_ matrix: UnsafeMutablePointer<Double>, size: Int) -> Int? {
  for row in 0..<size {
    let current = matrix + row * size
    for column in 0..<row {
      let other = matrix + column * size
      current[column] = (current[column] - dot(current, other, column)) / other[column]
    }
    let diagonal = current[row]
    let pivot = diagonal - dot(current, current, row)
    guard pivot.isFinite, pivot > Double(size) * .ulpOfOne * diagonal else { return row }
    current[row] = pivot.squareRoot()
  }
  return nil
}

/// Solves L Lᵀ x = b in place of b.
func solve(_ factor: UnsafePointer<Double>, size: Int, _ vector: UnsafeMutablePointer<Double>) {
  for row in 0..<size {
    vector[row] = (vector[row] - dot(factor + row * size, vector, row)) / factor[row * size + row]
  }
  for row in (0..<size).reversed() {
    vector[row] /= factor[row * size + row]
    for column in 0..<row { vector[column] -= factor[row * size + column] * vector[row] }
  }
}

/// In an order that is the same on every platform.
private func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
  var sums = SIMD8<Double>.zero
  var index = 0
  while index + 8 <= count {
    let a = UnsafeRawPointer(left + index).loadUnaligned(as: SIMD8<Double>.self)
    let b = UnsafeRawPointer(right + index).loadUnaligned(as: SIMD8<Double>.self)
    sums += a * b
    index += 8
  }
  var rest = 0.0
  while index < count {
    rest += left[index] * right[index]
    index += 1
  }
  return sums.sum() + rest
}
