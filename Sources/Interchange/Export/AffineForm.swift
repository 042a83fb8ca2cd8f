import GraphIR

/// A vector as matrices of numbers times vectors, and numbers: Σ Mᵢ · vᵢ + c.
struct AffineForm {
  struct Term {
    var value: ValueID
    var matrix: Matrix
  }

  var terms: [Term]
  var constant: [Double]

  var count: Int { constant.count }

  /// The matrix of a value, zero if it is in no term.
  func matrix(of value: ValueID, columns: Int) -> Matrix {
    terms.filter { $0.value == value }.reduce(Matrix(rows: count, columns: columns)) { $0.adding($1.matrix) }
  }

  static prefix func - (form: AffineForm) -> AffineForm { form.scaled(by: Array(repeating: -1, count: form.count)) }

  func adding(_ other: AffineForm) -> AffineForm {
    AffineForm(terms: terms + other.terms, constant: zip(constant, other.constant).map(+))
  }

  /// Each row times a number.
  func scaled(by factors: [Double]) -> AffineForm {
    AffineForm(
      terms: terms.map { Term(value: $0.value, matrix: $0.matrix.scaled(by: factors)) },
      constant: zip(constant, factors).map(*))
  }
}

/// Numbers in rows.
struct Matrix: Equatable {
  var rows: Int
  var columns: Int
  /// Row-major.
  var values: [Double]

  init(rows: Int, columns: Int, values: [Double]? = nil) {
    (self.rows, self.columns) = (rows, columns)
    self.values = values ?? Array(repeating: 0, count: rows * columns)
  }

  static func identity(_ count: Int) -> Matrix {
    var result = Matrix(rows: count, columns: count)
    for index in 0..<count { result.values[index * count + index] = 1 }
    return result
  }

  var transposed: Matrix {
    Matrix(
      rows: columns, columns: rows,
      values: (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } })
  }

  /// The diagonal, if all else is zero.
  var diagonal: [Double]? {
    guard rows == columns else { return nil }
    for (index, value) in values.enumerated() where value != 0 && index / columns != index % columns { return nil }
    return (0..<rows).map { values[$0 * columns + $0] }
  }

  func columns(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: rows, columns: range.count,
      values: (0..<rows).flatMap { values[$0 * columns + range.lowerBound..<$0 * columns + range.upperBound] })
  }

  func adding(_ other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: columns, values: zip(values, other.values).map(+))
  }

  func scaled(by factors: [Double]) -> Matrix {
    Matrix(rows: rows, columns: columns, values: values.enumerated().map { $1 * factors[$0 / columns] })
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<rows).map { row in (0..<columns).reduce(0) { $0 + values[row * columns + $1] * vector[$1] } }
  }
}

extension ConstantValues {
  /// What a vector is made of. Whatever is no sum and no product with numbers is a term by itself, and so are some values.
  func affineForm(of value: ValueID, whole: Set<ValueID> = []) -> AffineForm {
    let node = graph[value]
    let count = node.type.count
    if let tensor = self[value] { return AffineForm(terms: [], constant: tensor.values) }
    func form(_ index: Int) -> AffineForm {
      let operand = node.operands[index]
      if whole.contains(operand) { return single(operand) }
      let form = affineForm(of: operand, whole: whole)
      // A scalar counts for each feature.
      guard form.count == 1, count > 1, form.terms.isEmpty else { return form }
      return AffineForm(terms: [], constant: Array(repeating: form.constant[0], count: count))
    }
    /// A number for each feature, if an operand is that.
    func factors(_ index: Int) -> [Double]? {
      guard let values = self[node.operands[index]]?.values else { return nil }
      return values.count == 1 ? Array(repeating: values[0], count: count) : values
    }
    func isVector(_ index: Int) -> Bool {
      graph.type(of: node.operands[index]).shape == node.type.shape || self[node.operands[index]] != nil
    }
    switch node.operation {
    case .binary(.add) where isVector(0) && isVector(1): return form(0).adding(form(1))
    case .binary(.subtract) where isVector(0) && isVector(1): return form(0).adding(-form(1))
    case .unary(.negate): return -form(0)
    case .binary(.multiply):
      if let factors = factors(0), isVector(1) { return form(1).scaled(by: factors) }
      if let factors = factors(1), isVector(0) { return form(0).scaled(by: factors) }
    case .spread: return form(0)
    case .product:
      if let tensor = self[node.operands[0]], tensor.type.shape.count == 2, node.type.shape.count == 1 {
        let matrix = Matrix(rows: tensor.type.shape[0], columns: tensor.type.shape[1], values: tensor.values)
        return product(matrix, node.operands[1])
      }
      if let tensor = self[node.operands[1]], tensor.type.shape.count == 2, node.type.shape.count == 1 {
        let matrix = Matrix(rows: tensor.type.shape[0], columns: tensor.type.shape[1], values: tensor.values)
        return product(matrix.transposed, node.operands[0])
      }
    default: break
    }
    return single(value)
  }

  private func single(_ value: ValueID) -> AffineForm {
    let count = graph.type(of: value).count
    return AffineForm(
      terms: [.init(value: value, matrix: .identity(count))], constant: Array(repeating: 0, count: count))
  }

  private func product(_ matrix: Matrix, _ vector: ValueID) -> AffineForm {
    let node = graph[vector]
    if let tensor = self[vector] { return AffineForm(terms: [], constant: matrix.times(tensor.values)) }
    if case .concatenate = node.operation {
      var start = 0
      var result = AffineForm(terms: [], constant: Array(repeating: 0, count: matrix.rows))
      for part in node.operands {
        let count = graph.type(of: part).count
        result = result.adding(product(matrix.columns(start..<start + count), part))
        start += count
      }
      return result
    }
    return AffineForm(
      terms: [.init(value: vector, matrix: matrix)], constant: Array(repeating: 0, count: matrix.rows))
  }
}
