/// An output of a model, to be read in place: [examples, steps, width], row-major.
///
/// It shows memory that the next run of the workspace, or the next step of the stream, overwrites: copy what is to last
/// longer. The memory itself lives as long as the view.
public struct OutputView: RandomAccessCollection, @unchecked Sendable {
  /// 1 for an output that is the same for all examples.
  public let examples: Int
  /// 1 for an output without time.
  public let steps: Int
  /// The number of features.
  public let width: Int
  @usableFromInline let storage: AlignedBuffer<Float>
  @usableFromInline let start: UnsafePointer<Float>

  @inlinable
  public init(storage: AlignedBuffer<Float>, offset: Int, examples: Int = 1, steps: Int = 1, width: Int) {
    self.storage = storage
    self.examples = examples
    self.steps = steps
    self.width = width
    start = UnsafePointer(storage.pointer + offset)
  }

  @inlinable public var count: Int { examples * steps * width }
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  /// The element at this place, row-major.
  @inlinable
  public subscript(position: Int) -> Float {
    do { try validate(position) } catch { error.stop() }
    return start[position]
  }

  /// The elements at these places, row-major.
  @inlinable
  public subscript(bounds: Range<Int>) -> Slice<OutputView> {
    do { try validate(bounds) } catch { error.stop() }
    return Slice(base: self, bounds: bounds)
  }

  @inlinable
  public subscript(example example: Int, step step: Int, feature feature: Int) -> Float {
    do { try validate(example: example, step: step, feature: feature) } catch { error.stop() }
    return start[(example * steps + step) * width + feature]
  }

  /// The same of an output without time, or of a run of one step.
  @inlinable
  public subscript(example example: Int, feature feature: Int) -> Float {
    do { try validate(example: example, feature: feature) } catch { error.stop() }
    return start[example * width + feature]
  }

  /// Calls `body` with all elements, row-major.
  @inlinable
  public func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafeBufferPointer(start: start, count: count)) }
  }

  #if !hasFeature(Embedded)
    /// The same for generic algorithms, which copy an array of the output in one go.
    @inlinable
    public func withContiguousStorageIfAvailable<Result>(
      _ body: (UnsafeBufferPointer<Float>) throws -> Result
    ) rethrows -> Result? {
      try withExtendedLifetime(storage) { try body(UnsafeBufferPointer(start: start, count: count)) }
    }
  #endif
}
