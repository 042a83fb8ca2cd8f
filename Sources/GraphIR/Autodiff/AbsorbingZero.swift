/// A cotangent of zero absorbs what it is multiplied by.
///
/// What padding computed, or the branch of a choice that is not taken, may be infinite or NaN. Its cotangent is zero, but
/// 0 · ∞ is NaN. So where a rule multiplies a cotangent by something that may not be finite, the product is chosen:
/// zero where the cotangent is zero (docs/decisions/0009-a-zero-cotangent-absorbs.md).
extension ReverseWalk {
  /// `product`, each feature of which is a feature of `d` times something that is computed from `value`.
  /// - Parameter isFinite: whether that is known to be finite.
  func absorbing(_ d: ValueID, besides value: ValueID, isFinite: Bool, _ product: ValueID) throws -> ValueID {
    if isFinite { return product }
    guarded.insert(value)
    return try target.add(.select, [d, product, target.constant(0)])
  }

  /// The same for what depends on all features of `d`: zero in rows where all of these are.
  func absorbing(rowsOf d: ValueID, besides value: ValueID, isFinite: Bool, _ result: ValueID) throws -> ValueID {
    if isFinite { return result }
    guarded.insert(value)
    return try target.add(.select, [try magnitude(of: d), result, target.constant(0)])
  }

  /// The same for what depends on all steps of an axis: zero in sequences of which all features are.
  func absorbing(
    sequencesOf d: ValueID, along axis: TimeAxis, besides value: ValueID, isFinite: Bool, _ result: ValueID
  ) throws -> ValueID {
    if isFinite { return result }
    guarded.insert(value)
    let total = try target.add(.reduce(batch: false, times: [axis]), [try magnitude(of: d)])
    return try target.add(.select, [total, result, target.constant(0)])
  }

  /// d · value, elementwise.
  func scaled(_ d: ValueID, by value: ValueID) throws -> ValueID {
    let product = try target.binary(.multiply, d, try primal(value, &target))
    return try absorbing(d, besides: value, isFinite: ranges[value].isFinite, product)
  }

  /// A vector as it takes part in a sum of products with `d`.
  func vector(_ value: ValueID, besides d: ValueID) throws -> ValueID {
    try absorbing(rowsOf: d, besides: value, isFinite: ranges[value].isFinite, try primal(value, &target))
  }

  /// d · valueᵀ or valueᵀ · d, for a product of matrices, or of one matrix and a vector, whose cotangent d is.
  ///
  /// Each row of the left matrix makes one row of the product, and each column of the right one a column. It takes part
  /// where that is not zero in d.
  func product(_ d: ValueID, withTransposed value: ValueID, isLeft: Bool) throws -> ValueID {
    let matrix = try primal(value, &target)
    let (type, shape) = (source.type(of: value), target.type(of: d).shape)
    func product(_ matrix: ValueID) throws -> ValueID {
      if !isLeft, shape.count == 1 { return try target.add(.product, [matrix, d]) }
      let transposed = try target.add(.transpose, [matrix])
      return try target.add(.product, isLeft ? [transposed, d] : [d, transposed])
    }
    let dType = target.type(of: d)
    let isShared = !type.batch && dType.batch || !type.times.isSuperset(of: dType.times)
    // There is one such matrix for all rows: it is not the work of one of them.
    guard !ranges[value].isFinite, !isShared else {
      return try absorbing(rowsOf: d, besides: value, isFinite: ranges[value].isFinite, try product(matrix))
    }
    guarded.insert(value)
    var live = d
    if shape.count == 2 {
      let magnitudes = try target.unary(.abs, d)
      live = try target.add(.product, isLeft ? [magnitudes, ones(shape[1])] : [ones(shape[0]), magnitudes])
    }
    let condition = try target.add(.outer, isLeft ? [live, ones(type.shape[1])] : [ones(type.shape[0]), live])
    return try product(try target.add(.select, [condition, matrix, target.constant(0)]))
  }

  /// The gradient of one operand of an outer product, which d is the cotangent of: the sum of d · other over the rows of
  /// d, or over its columns.
  func sum(_ d: ValueID, along axis: Int, times other: ValueID) throws -> ValueID {
    let value = try primal(other, &target)
    let isFinite = ranges[other].isFinite
    let count = target.type(of: d).shape[1 - axis]
    func oriented(_ matrix: ValueID) throws -> ValueID { axis == 1 ? matrix : try target.add(.transpose, [matrix]) }
    guard !isFinite else { return try target.add(.product, [try oriented(d), value]) }
    let factors = try target.add(.outer, axis == 1 ? [ones(count), value] : [value, ones(count)])
    let products = try absorbing(d, besides: other, isFinite: false, try target.binary(.multiply, d, factors))
    return try target.add(.product, [try oriented(products), ones(target.type(of: d).shape[axis])])
  }

  /// A scalar for each row, which is zero where all features are.
  private func magnitude(of d: ValueID) throws -> ValueID {
    target.type(of: d).shape.isEmpty ? d : try target.add(.sum, [try target.unary(.abs, d)])
  }

  private func ones(_ count: Int) throws -> ValueID { try target.add(.broadcast([count]), [target.constant(1)]) }
}
