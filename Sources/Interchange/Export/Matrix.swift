/// Numbers in rows.
struct Matrix: Equatable {
  let rows: Int
  let columns: Int
  private var content: Content

  private enum Content: Equatable {
    /// Row-major.
    case full([Double])
    /// Zero elsewhere: what states and inputs are multiplied with number by number need not be written out.
    case diagonal([Double])
  }

  init(rows: Int, columns: Int, values: [Double]) {
    (self.rows, self.columns, content) = (rows, columns, .full(values))
  }

  static func zero(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, values: Array(repeating: 0, count: rows * columns))
  }

  static func identity(_ count: Int) -> Matrix { Matrix(diagonal: Array(repeating: 1, count: count)) }

  private init(diagonal: [Double]) { (rows, columns, content) = (diagonal.count, diagonal.count, .diagonal(diagonal)) }

  /// Row-major.
  var values: [Double] {
    switch content {
    case .full(let values): return values
    case .diagonal(let diagonal):
      var values = [Double](repeating: 0, count: rows * columns)
      for (index, value) in diagonal.enumerated() { values[index * columns + index] = value }
      return values
    }
  }

  /// The diagonal, if all else is zero.
  var diagonal: [Double]? {
    switch content {
    case .diagonal(let diagonal): return diagonal
    case .full(let values):
      guard rows == columns else { return nil }
      for (index, value) in values.enumerated() where value != 0 && index / columns != index % columns { return nil }
      return (0..<rows).map { values[$0 * columns + $0] }
    }
  }

  /// Whether it takes no more room in full than many matrices of parameters do.
  var isSmallInFull: Bool { if case .diagonal = content { rows <= 2048 } else { true } }

  var transposed: Matrix {
    guard case .full(let values) = content else { return self }
    return Matrix(
      rows: columns, columns: rows,
      values: (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } })
  }

  func columns(_ range: Range<Int>) -> Matrix {
    let values = self.values
    return Matrix(
      rows: rows, columns: range.count,
      values: (0..<rows).flatMap { values[$0 * columns + range.lowerBound..<$0 * columns + range.upperBound] })
  }

  func adding(_ other: Matrix) -> Matrix {
    if case .diagonal(let own) = content, case .diagonal(let others) = other.content {
      return Matrix(diagonal: zip(own, others).map(+))
    }
    return Matrix(rows: rows, columns: columns, values: zip(values, other.values).map(+))
  }

  /// Each row times a number.
  func scaled(by factors: [Double]) -> Matrix {
    switch content {
    case .diagonal(let diagonal): Matrix(diagonal: zip(diagonal, factors).map(*))
    case .full(let values):
      Matrix(rows: rows, columns: columns, values: values.enumerated().map { $1 * factors[$0 / columns] })
    }
  }

  func times(_ vector: [Double]) -> [Double] {
    let values = self.values
    return (0..<rows).map { row in (0..<columns).reduce(0) { $0 + values[row * columns + $1] * vector[$1] } }
  }
}
