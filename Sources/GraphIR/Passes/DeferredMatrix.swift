/// What a matrix is scaled by: factor · diag(rows) · M · diag(columns), or the transposed of that. Nil stands for ones.
struct MatrixScales {
  var factor: ValueID?
  var rows: ValueID?
  var columns: ValueID?
  var isTransposed = false

  func negated(in graph: inout Graph) throws -> MatrixScales {
    var result = self
    result.factor = try graph.unary(.negate, factor ?? graph.constant(1))
    return result
  }

  /// Scaled by something that is not transposed.
  func scaled(by other: MatrixScales, in graph: inout Graph) throws -> MatrixScales {
    var result = self
    result.factor = try graph.productOfScales(factor, other.factor)
    result.rows = try graph.productOfScales(rows, isTransposed ? other.columns : other.rows)
    result.columns = try graph.productOfScales(columns, isTransposed ? other.rows : other.columns)
    return result
  }

  /// - Parameter shape: of the value, transposed if it is.
  func selected(
    by condition: ValueID, else old: MatrixScales, of shape: [Int], in graph: inout Graph
  ) throws -> MatrixScales {
    func select(_ new: ValueID?, _ old: ValueID?, _ shape: [Int]) throws -> ValueID? {
      if new == old { return new }
      let ones = try graph.fill(1, type: TensorType(shape))
      return try graph.add(.select, [condition, new ?? ones, old ?? ones])
    }
    let (first, second) = isTransposed ? (shape[1], shape[0]) : (shape[0], shape[1])
    return MatrixScales(
      factor: try select(factor, old.factor, []), rows: try select(rows, old.rows, [first]),
      columns: try select(columns, old.columns, [second]), isTransposed: isTransposed)
  }

  /// The scaled matrix, which is not transposed.
  func applied(to matrix: ValueID, in graph: inout Graph) throws -> ValueID {
    let shape = graph.type(of: matrix).shape
    var scale = factor
    if rows != nil || columns != nil {
      let first = try rows ?? graph.fill(1, type: TensorType([shape[0]]))
      let second = try columns ?? graph.fill(1, type: TensorType([shape[1]]))
      let outer = try graph.add(.outer, [first, second])
      scale = try factor.map { try graph.binary(.multiply, $0, outer) } ?? outer
    }
    return try scale.map { try graph.binary(.multiply, $0, matrix) } ?? matrix
  }

  /// A vector before it is multiplied by the matrix, …
  func scaled(_ vector: ValueID, isFromLeft: Bool, in graph: inout Graph) throws -> ValueID {
    let scaled = try graph.productOfScales(vector, isFromLeft ? rows : columns)!
    return try factor.map { try graph.binary(.multiply, $0, scaled) } ?? scaled
  }

  /// … and the product behind it.
  func scaled(product: ValueID, isFromLeft: Bool, in graph: inout Graph) throws -> ValueID {
    try graph.productOfScales(product, isFromLeft ? columns : rows)!
  }
}

/// A sum of outer products, leftᵀ · right, or the transposed of that: [rank, m] and [rank, n], or nothing.
struct MatrixTerms {
  struct Factors {
    var left: ValueID
    var right: ValueID
  }

  var factors: Factors?
  var isTransposed = false

  init(isTransposed: Bool) { self.isTransposed = isTransposed }

  /// One outer product.
  init(_ left: ValueID, _ right: ValueID, in graph: inout Graph) throws {
    func row(_ vector: ValueID) throws -> ValueID {
      try graph.add(.reshape([1] + graph.type(of: vector).shape), [vector])
    }
    factors = Factors(left: try row(left), right: try row(right))
  }

  /// The factors of the sum, or of the transposed.
  func oriented(_ isTransposed: Bool) -> Factors? {
    isTransposed == self.isTransposed ? factors : factors.map { Factors(left: $0.right, right: $0.left) }
  }

  func negated(in graph: inout Graph) throws -> MatrixTerms {
    var result = self
    try factors.map { result.factors!.left = try graph.unary(.negate, $0.left) }
    return result
  }

  func joined(with other: MatrixTerms, in graph: inout Graph) throws -> MatrixTerms {
    guard let own = factors else {
      var result = self
      result.factors = other.oriented(isTransposed)
      return result
    }
    guard let added = other.oriented(isTransposed) else { return self }
    var result = self
    result.factors = Factors(
      left: try graph.concatenation(of: [own.left, added.left], axis: 0),
      right: try graph.concatenation(of: [own.right, added.right], axis: 0))
    return result
  }

  /// Scaled by something that is not transposed.
  func scaled(by scales: MatrixScales, in graph: inout Graph) throws -> MatrixTerms {
    guard var factors else { return self }
    func scale(_ rows: ValueID, _ vector: ValueID?) throws -> ValueID {
      guard let vector else { return rows }
      let ones = try graph.fill(1, type: TensorType([graph.type(of: rows).shape[0]]))
      return try graph.binary(.multiply, rows, try graph.add(.outer, [ones, vector]))
    }
    factors.left = try scale(factors.left, isTransposed ? scales.columns : scales.rows)
    factors.right = try scale(factors.right, isTransposed ? scales.rows : scales.columns)
    if let factor = scales.factor { factors.left = try graph.binary(.multiply, factor, factors.left) }
    var result = self
    result.factors = factors
    return result
  }

  func selected(by condition: ValueID, else old: MatrixTerms, in graph: inout Graph) throws -> MatrixTerms {
    let (new, old) = (factors, old.oriented(isTransposed))
    func count(_ factors: Factors?) -> Int { factors.map { graph.type(of: $0.left).shape[0] } ?? 0 }
    let rank = max(count(new), count(old))
    // Whichever has fewer terms gets zeros for the others.
    func padded(_ rows: ValueID?, like other: ValueID?) throws -> ValueID {
      let (shape, known) = (graph.type(of: (rows ?? other)!).shape, rows == nil ? 0 : graph.type(of: rows!).shape[0])
      let zeros = known < rank ? [try graph.fill(0, type: TensorType([rank - known, shape[1]]))] : []
      return try graph.concatenation(of: (rows.map { [$0] } ?? []) + zeros, axis: 0)
    }
    func select(_ new: ValueID?, _ old: ValueID?) throws -> ValueID {
      try graph.add(.select, [condition, try padded(new, like: old), try padded(old, like: new)])
    }
    guard rank > 0 else { return self }
    var result = self
    result.factors = Factors(
      left: try select(new?.left, old?.left), right: try select(new?.right, old?.right))
    return result
  }

  /// The product of a vector with it; nil if there is nothing.
  func read(_ vector: ValueID, isFromLeft: Bool, in graph: inout Graph) throws -> ValueID? {
    guard let factors = oriented(!isFromLeft) else { return nil }
    let weights = try graph.add(.product, [factors.left, vector])
    return try graph.add(.product, [weights, factors.right])
  }
}

extension Graph {
  /// The product of two of a shape, of which nil is ones.
  fileprivate mutating func productOfScales(_ first: ValueID?, _ second: ValueID?) throws -> ValueID? {
    guard let first, let second else { return first ?? second }
    return try binary(.multiply, second, first)
  }
}
