/// One aligned buffer with a tensor for each parameter of a model: `Parameters` or `Gradients`.
public protocol ParameterTensors: Sendable {
  var layout: ParameterLayout { get }

  /// The whole buffer, to be read.
  var buffer: AlignedBuffer<Float> { get }

  /// Calls `body` with the first of `layout.count` floats, which it may change.
  mutating func withUnsafeMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result
}

extension ParameterTensors {
  /// Calls `body` with the first of `layout.count` floats.
  @inlinable
  public func withUnsafePointer<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    let buffer = buffer
    return withExtendedLifetime(buffer) { body(UnsafePointer(buffer.pointer)) }
  }

  /// The tensor of a parameter: `parameters["hidden.Wf"][0, 3]`.
  ///
  /// Reading shares memory until either side is changed. To set single elements in a loop, take the tensor into a
  /// variable, change that and put it back.
  /// - Precondition: the layout has an entry of this name, and a new value has its shape.
  public subscript(name: String) -> Tensor {
    get {
      let entry = entry(name)
      return Tensor(shape: entry.shape, buffer: buffer, offset: entry.offset)
    }
    set {
      do { try validate(newValue, for: name) } catch { error.stop() }
      let entry = entry(name)
      withUnsafeMutablePointer { destination in
        newValue.withUnsafePointer { (destination + entry.offset).update(from: $0, count: entry.count) }
      }
    }
  }

  /// Checks the name that the subscript is given.
  public func validate(_ name: String) throws(ValidationError) { _ = try layout.existingEntry(named: name) }

  /// Checks what the subscript is given to be set.
  public func validate(_ tensor: Tensor, for name: String) throws(ValidationError) {
    let entry = try layout.existingEntry(named: name)
    guard tensor.shape == entry.shape else {
      throw ValidationError(
        "parameter '\(name)'", "its shape is \(shapeText(entry.shape)), not \(shapeText(tensor.shape))")
    }
  }

  private func entry(_ name: String) -> ParameterLayout.Entry {
    do { return try layout.existingEntry(named: name) } catch { error.stop() }
  }
}
