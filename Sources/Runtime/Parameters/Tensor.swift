/// Floats with a shape, row-major: a value, which shares memory with what it was read from until either is changed.
public struct Tensor: Sendable {
  public let shape: [Int]
  var buffer: AlignedBuffer<Float>
  var offset: Int

  /// A tensor of zeros.
  public init(shape: [Int]) {
    precondition(shape.allSatisfy { $0 >= 0 }, "the extents of a tensor are not negative")
    self.shape = shape
    buffer = AlignedBuffer<Float>(count: shape.reduce(1, *))
    offset = 0
  }

  /// A tensor of these elements.
  /// - Precondition: there are as many as the product of the shape.
  public init(shape: [Int], elements: [Float]) {
    self.init(shape: shape)
    copy(from: elements)
  }

  init(shape: [Int], buffer: AlignedBuffer<Float>, offset: Int) {
    self.shape = shape
    self.buffer = buffer
    self.offset = offset
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// All elements, row-major.
  public var elements: [Float] {
    withUnsafePointer { [Float](UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// The element at these indices, one for each extent.
  public subscript(indices: Int...) -> Float {
    get { buffer.pointer[offset + position(indices)] }
    set {
      let position = position(indices)
      withUnsafeMutablePointer { $0[position] = newValue }
    }
  }

  /// Replaces all elements.
  /// - Precondition: there are `count` of them.
  public mutating func copy(from elements: [Float]) {
    let count = count
    precondition(elements.count == count, "a tensor is filled with as many elements as it has")
    withUnsafeMutablePointer { pointer in
      for index in 0..<count { pointer[index] = elements[index] }
    }
  }

  /// Calls `body` with the first of `count` elements.
  public func withUnsafePointer<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    withExtendedLifetime(buffer) { body(UnsafePointer(buffer.pointer + offset)) }
  }

  /// Calls `body` with the first of `count` elements, which it may change.
  public mutating func withUnsafeMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    let count = count
    if !isKnownUniquelyReferenced(&buffer) {
      let copy = AlignedBuffer<Float>(count: count)
      copy.pointer.update(from: buffer.pointer + offset, count: count)
      buffer = copy
      offset = 0
    }
    return withExtendedLifetime(buffer) { body(buffer.pointer + offset) }
  }

  private func position(_ indices: [Int]) -> Int {
    precondition(indices.count == shape.count, "a tensor is subscripted by one index for each extent")
    var position = 0
    for (index, extent) in zip(indices, shape) {
      precondition(index >= 0 && index < extent, "an index is out of a tensor's shape")
      position = position * extent + index
    }
    return position
  }
}

extension Tensor: Equatable {
  /// Whether shapes and elements are equal.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }
}
