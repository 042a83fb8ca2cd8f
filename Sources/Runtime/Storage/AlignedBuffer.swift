import RNNVector

/// Memory for `count` elements, zero at first, aligned to a cache line (64 bytes), and freed with the last reference.
///
/// It does not synchronize: threads that share it must not write what others read.
public final class AlignedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  public let count: Int
  /// The first element. Valid as long as the buffer is referenced.
  public let pointer: UnsafeMutablePointer<Element>

  /// - Precondition: zero bits are a value of `Element`, as they are of numbers.
  public init(count: Int) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    if count < 0 || overflow { fatalError("a buffer cannot have \(count) elements") }
    self.count = count
    let memory = AlignedBuffer.allocate(byteCount: max(byteCount, 64))
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    pointer = memory.bindMemory(to: Element.self, capacity: count)
  }

  /// Memory of which every element is written before it is read. If the runtime is compiled with `RNN_POISON`, all bits
  /// are set: floats are then no numbers, so that a read of what nobody has written shows.
  ///
  convenience init(unwritten count: Int) {
    self.init(count: count)
    #if RNN_POISON
      UnsafeMutableRawPointer(pointer).initializeMemory(
        as: UInt8.self, repeating: 0xFF, count: count * MemoryLayout<Element>.stride)
    #endif
  }

  /// A copy of another buffer.
  public convenience init(copying other: AlignedBuffer) {
    self.init(count: other.count)
    pointer.update(from: other.pointer, count: count)
  }

  /// Large memory asks for large pages: kernels walk through more of it at a time than the processor has translations of
  /// small ones.
  private static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let pageSize = 1 << 21
    guard byteCount >= 2 * pageSize else {
      return UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: pageSize)
    rnn_prefer_large_pages(memory, byteCount)
    return memory
  }

  deinit {
    UnsafeMutableRawPointer(pointer).deallocate()
  }
}
