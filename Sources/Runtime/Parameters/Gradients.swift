/// The gradient of the loss with respect to each parameter of a model, in the layout of the parameters.
public struct Gradients: ParameterTensors {
  public let layout: ParameterLayout
  public private(set) var buffer: AlignedBuffer<Float>

  /// All zero.
  public init(layout: ParameterLayout) {
    self.layout = layout
    buffer = AlignedBuffer<Float>(count: layout.count)
  }

  /// Calls `body` with the first of `layout.count` floats, which it may change.
  /// - Precondition: padding between the parameters stays zero.
  public mutating func withUnsafeMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    if !isKnownUniquelyReferenced(&buffer) { buffer = AlignedBuffer(copying: buffer) }
    return withExtendedLifetime(buffer) { body(buffer.pointer) }
  }
}
