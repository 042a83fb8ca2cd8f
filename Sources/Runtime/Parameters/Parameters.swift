/// The parameters of a model: a value with all of them in one aligned buffer.
public struct Parameters: ParameterTensors {
  public let layout: ParameterLayout
  public private(set) var buffer: AlignedBuffer<Float>
  @usableFromInline var weights: PreparedWeights

  /// Parameters drawn by their initializers: the same for the same seed, on every platform.
  public init(layout: ParameterLayout, seed: UInt64) {
    self.init(zeros: layout)
    var generator = RandomGenerator(seed: seed)
    for entry in layout.entries {
      entry.initializer.requireValidity(shape: entry.shape)
      entry.initializer.fill(buffer.pointer + entry.offset, shape: entry.shape, using: &generator)
    }
  }

  /// All zero.
  public init(zeros layout: ParameterLayout) {
    self.layout = layout
    buffer = AlignedBuffer<Float>(count: layout.count)
    weights = PreparedWeights(counts: layout.preparedCounts)
  }

  /// Calls `body` with the first of `layout.count` floats, which it may change.
  /// What was prepared from them is prepared again when next asked for.
  public mutating func withUnsafeMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    if isKnownUniquelyReferenced(&buffer) {
      weights.markStale()
    } else {
      buffer = AlignedBuffer(copying: buffer)
      weights = PreparedWeights(counts: layout.preparedCounts)
    }
    return withExtendedLifetime(buffer) { body(buffer.pointer) }
  }

  /// What `pack` derives from the parameters, `layout.preparedCounts[index]` floats: computed when first asked for
  /// after a change, from any number of threads, exactly once.
  ///
  /// `pack` gets the parameters and the aligned floats to fill, which are not zero in general; for one index it is
  /// always the same function. The result is valid until the parameters are changed or gone.
  @inlinable
  public func prepared(
    _ index: Int = 0,
    using pack: (_ parameters: UnsafePointer<Float>, _ destination: UnsafeMutablePointer<Float>) -> Void
  ) -> UnsafePointer<Float> {
    weights.pointer(index, parameters: UnsafePointer(buffer.pointer), using: pack)
  }
}
