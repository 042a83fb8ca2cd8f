/// Draws a [rows, columns] matrix with orthonormal rows (or columns, if those are fewer), uniformly distributed:
/// normally distributed vectors, made orthonormal one after the other.
///
/// Gram and Schmidt's projection is applied twice to each, which keeps them orthogonal to rounding (Giraud et al. 2005).
/// All in double precision.
func fillOrthogonal(
  _ destination: UnsafeMutablePointer<Float>, rows: Int, columns: Int, using generator: inout RandomGenerator
) {
  let vectors = min(rows, columns)
  let length = max(rows, columns)
  // Rounded up to whole SIMD vectors; the rest stays zero.
  let chunks = (length + 3) / 4
  let basis = UnsafeMutablePointer<SIMD4<Double>>.allocate(capacity: vectors * chunks)
  defer { basis.deallocate() }
  basis.initialize(repeating: .zero, count: vectors * chunks)

  var index = 0
  while index < vectors {
    let vector = basis + index * chunks
    for element in 0..<length { vector[element >> 2][element & 3] = generator.normal() }
    for _ in 0..<2 {
      for other in 0..<index {
        let projection = dot(vector, basis + other * chunks, chunks)
        add(basis + other * chunks, times: -projection, to: vector, chunks)
      }
    }
    let norm = dot(vector, vector, chunks).squareRoot()
    // A vector in the span of the others is drawn anew: it is nothing but rounding errors.
    guard norm > 1e-6 else { continue }
    for chunk in 0..<chunks { vector[chunk] /= norm }
    index += 1
  }

  let vectorStride = rows <= columns ? columns : 1
  let elementStride = rows <= columns ? 1 : columns
  for index in 0..<vectors {
    for element in 0..<length {
      destination[index * vectorStride + element * elementStride] =
        Float(basis[index * chunks + (element >> 2)][element & 3])
    }
  }
}

/// In an order that is the same on every platform.
private func dot(
  _ left: UnsafeMutablePointer<SIMD4<Double>>, _ right: UnsafeMutablePointer<SIMD4<Double>>, _ chunks: Int
) -> Double {
  var sum = SIMD4<Double>.zero
  for chunk in 0..<chunks { sum += left[chunk] * right[chunk] }
  return (sum[0] + sum[1]) + (sum[2] + sum[3])
}

private func add(
  _ source: UnsafeMutablePointer<SIMD4<Double>>, times factor: Double,
  to destination: UnsafeMutablePointer<SIMD4<Double>>, _ chunks: Int
) {
  for chunk in 0..<chunks { destination[chunk] += source[chunk] * factor }
}
