/// How a parameter is drawn before training.
public enum Initializer: Hashable, Sendable {
  case constant(Double)
  /// Uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 16), where a matrix is [fanOut, fanIn].
  /// Further extents multiply both. Of a vector [n], ±√(1 / n).
  case glorot
  /// A random matrix with orthonormal rows, or columns if those are fewer (Saxe et al. 2014). Extents after the
  /// first are taken together; a vector has length 1.
  case orthogonal
  case uniform(Double, Double)
  /// Normal with mean 0 and this standard deviation.
  case normal(Double)
  /// A square matrix, each row of which has this share of elements that are not zero, at least one: at random places,
  /// uniform, and scaled to this spectral radius (Jaeger 2001).
  case reservoir(density: Double, spectralRadius: Double)
  /// These numbers, row-major; as many as the shape has.
  case values([Float])

  /// Draws a tensor of this shape, row-major.
  /// - Precondition: the numbers are those that the language admits; there are as many values as elements, and a reservoir
  ///   is a square matrix.
  package func fill(
    _ destination: UnsafeMutablePointer<Float>, shape: [Int], using generator: inout RandomGenerator
  ) {
    let count = shape.reduce(1, *)
    switch self {
    case .constant(let value):
      for index in 0..<count { destination[index] = Float(value) }
    case .values(let values):
      for index in 0..<count { destination[index] = values[index] }
    case .glorot:
      let bound = glorotBound(shape)
      for index in 0..<count { destination[index] = Float(generator.uniform(-bound, bound)) }
    case .uniform(let lower, let upper):
      for index in 0..<count { destination[index] = Float(generator.uniform(lower, upper)) }
    case .normal(let deviation):
      for index in 0..<count { destination[index] = Float(deviation * generator.normal()) }
    case .reservoir(let density, let radius):
      fillReservoir(destination, size: shape[0], density: density, spectralRadius: radius, using: &generator)
    case .orthogonal:
      guard count > 0 else { return }
      let rows = shape.count < 2 ? 1 : shape[0]
      fillOrthogonal(destination, rows: rows, columns: count / rows, using: &generator)
    }
  }

  private func glorotBound(_ shape: [Int]) -> Double {
    guard shape.count >= 2 else { return (1 / Double(max(shape.first ?? 1, 1))).squareRoot() }
    let receptiveField = shape.dropFirst(2).reduce(1, *)
    return (6 / Double(max((shape[0] + shape[1]) * receptiveField, 1))).squareRoot()
  }
}
