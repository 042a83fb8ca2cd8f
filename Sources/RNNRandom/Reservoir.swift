/// Draws a square matrix of which each row has round(density · size) elements that are not zero, at least one: at random
/// places, uniform, and scaled so that the spectral radius of the matrix is the one given.
///
/// The recurrent weights of an echo state network (Jaeger 2001, "The 'echo state' approach").
func fillReservoir(
  _ destination: UnsafeMutablePointer<Float>, size: Int, density: Double, spectralRadius: Double,
  using generator: inout RandomGenerator
) {
  let count = max(1, min(size, Int((density * Double(size)).rounded())))
  var matrix = SparseMatrix()
  var columns = Array(0..<size)
  for _ in 0..<size {
    // The first `count` of a random order (Fisher and Yates).
    for index in 0..<count {
      columns.swapAt(index, index + Int(generator.uniform() * Double(size - index)))
    }
    matrix.appendRow(columns[..<count].sorted().map { ($0, generator.uniform(-1, 1)) })
  }
  let radius = SpectralRadius(of: matrix).value
  let factor = radius > 0 ? spectralRadius / radius : 0
  for index in 0..<size * size { destination[index] = 0 }
  for row in 0..<size {
    for index in matrix.starts[row]..<matrix.starts[row + 1] {
      destination[row * size + matrix.columns[index]] = Float(matrix.values[index] * factor)
    }
  }
}
