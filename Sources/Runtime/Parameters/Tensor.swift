/// Floats with a shape, row-major: a value, which shares memory with what it was read from until either is changed.
public struct Tensor: Sendable {
  public let shape: [Int]
  var buffer: AlignedBuffer<Float>
  var offset: Int

  /// A tensor of zeros.
  public init(shape: [Int]) {
    do { try Tensor.validate(shape: shape) } catch { error.stop() }
    self.shape = shape
    buffer = AlignedBuffer<Float>(count: shape.reduce(1, *))
    offset = 0
  }

  /// A tensor of these elements.
  /// - Precondition: there are as many as the product of the shape.
  public init(shape: [Int], elements: [Float]) {
    do { try Tensor.validate(shape: shape, elements: elements) } catch { error.stop() }
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
    do { try validate(elements: elements) } catch { error.stop() }
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
    do { try validate(indices) } catch { error.stop() }
    var position = 0
    for (index, extent) in zip(indices, shape) { position = position * extent + index }
    return position
  }
}

extension Tensor: Equatable {
  /// Whether shapes and elements are equal.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }
}
