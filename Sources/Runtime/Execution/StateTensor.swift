/// A carried state of a batch or a stream, to be saved and restored.
public struct StateTensor: Hashable, Sendable {
  public var name: String
  /// Batch, then the extents of the state.
  public var shape: [Int]
  /// Row-major.
  public var elements: [Float]

  public init(name: String, shape: [Int], elements: [Float]) {
    self.name = name
    self.shape = shape
    self.elements = elements
  }
}
