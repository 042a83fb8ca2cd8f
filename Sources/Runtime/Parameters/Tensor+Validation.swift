extension Tensor {
  /// Checks what a tensor is made of.
  public static func validate(shape: [Int]) throws(ValidationError) {
    guard elementCount(shape) != nil else {
      throw ValidationError("a tensor's shape", "\(shapeText(shape)) is no shape, or too large for any memory")
    }
  }

  /// Checks what a tensor is made of.
  public static func validate(shape: [Int], elements: [Float]) throws(ValidationError) {
    try validate(shape: shape)
    try validate(elements, shape)
  }

  /// Checks what all elements are replaced by.
  public func validate(elements: [Float]) throws(ValidationError) { try Self.validate(elements, shape) }

  /// Checks what the subscript is given.
  public func validate(_ indices: Int...) throws(ValidationError) { try validate(indices) }

  func validate(_ indices: [Int]) throws(ValidationError) {
    guard indices.count == shape.count else {
      throw ValidationError(subject, "it takes \(shape.count) indices and not \(indices.count)")
    }
    for (axis, extent) in shape.enumerated() where indices[axis] < 0 || indices[axis] >= extent {
      throw ValidationError(subject, "the index \(indices[axis]) of axis \(axis) is not in 0..<\(extent)")
    }
  }

  private static func validate(_ elements: [Float], _ shape: [Int]) throws(ValidationError) {
    let count = shape.reduce(1, *)
    guard elements.count == count else {
      throw ValidationError("a tensor \(shapeText(shape))", "it takes \(count) elements and not \(elements.count)")
    }
  }

  private var subject: String { "a tensor \(shapeText(shape))" }
}
