import RNNRuntime

/// A stream of an interface, at an address of its own: its states, and what its model was when it was made.
public struct StreamMemory {
  /// Kept for the two pointers.
  private let parameters: Parameters
  /// The parameters, and what a step prepares from them.
  public let floats: UnsafePointer<Float>
  public let prepared: UnsafePointer<Float>
  private var storage: StreamStorage

  /// - Parameter index: that of what a step prepares.
  public init(
    _ parameters: Parameters, _ storage: StreamStorage, _ index: Int,
    prepare: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    self.parameters = parameters
    floats = UnsafePointer(parameters.buffer.pointer)
    prepared = parameters.prepared(index, using: prepare)
    self.storage = storage
  }

  /// States, inputs and scratch. No step allocates: copies are made with memory of their own.
  public var memory: UnsafeMutablePointer<Float> {
    mutating get { storage.uniqueMemory() }
  }

  public var outputs: UnsafeMutablePointer<Float> { storage.outputPointer }

  /// A stream in the same state, which goes its own way.
  public func copy() -> StreamMemory {
    var copy = self
    _ = copy.storage.uniqueMemory()
    return copy
  }

  /// Sets the first `count` floats, the states, to zero.
  public mutating func clearStates(_ count: Int) { storage.clearStates(count) }

  // MARK: Addresses

  public consuming func allocated() -> UnsafeMutableRawPointer {
    let pointer = UnsafeMutablePointer<StreamMemory>.allocate(capacity: 1)
    pointer.initialize(to: self)
    return UnsafeMutableRawPointer(pointer)
  }

  public static func at(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<StreamMemory> {
    pointer.assumingMemoryBound(to: StreamMemory.self)
  }

  public static func destroy(_ pointer: UnsafeMutableRawPointer) {
    at(pointer).deinitialize(count: 1)
    pointer.deallocate()
  }
}
