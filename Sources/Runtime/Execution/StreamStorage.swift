/// The memory of a stream, a value: states first, then inputs and scratch; and the outputs of its last step.
///
/// Outputs lie apart, so that whoever looks at them does not make the next step copy the states.
public struct StreamStorage: Sendable {
  @usableFromInline var memory: AlignedBuffer<Float>
  @usableFromInline var outputs: AlignedBuffer<Float>

  /// - Parameters:
  ///   - count: the floats of states, inputs and scratch.
  ///   - outputCount: the floats of all outputs.
  ///   - ones: the place of a float that is 1: mask and counts of a single step.
  ///   - length: the place of an `Int32` that is 1: the length of a single step.
  public init(count: Int, outputCount: Int, ones: Int, length: Int) {
    memory = AlignedBuffer(unwritten: count)
    outputs = AlignedBuffer(unwritten: outputCount)
    // What is kept from step to step: the states, then the one, the length and the turn (`Kernels.turn`) in 16 floats each.
    memory.pointer.update(repeating: 0, count: min(length + 2 * 16, count))
    memory.pointer[ones] = 1
    UnsafeMutableRawPointer(memory.pointer + length).storeBytes(of: 1, as: Int32.self)
  }

  /// The memory, which no other stream has a part in from here on.
  @inlinable
  public mutating func uniqueMemory() -> UnsafeMutablePointer<Float> {
    if !isKnownUniquelyReferenced(&memory) { separate() }
    return memory.pointer
  }

  /// The floats for the outputs.
  @inlinable
  public var outputPointer: UnsafeMutablePointer<Float> { outputs.pointer }

  /// An output of the last step.
  @inlinable
  public func output(offset: Int, width: Int) -> OutputView {
    OutputView(storage: outputs, offset: offset, width: width)
  }

  /// Sets the first `count` floats, the states, to zero.
  public mutating func clearStates(_ count: Int) {
    uniqueMemory().update(repeating: 0, count: count)
  }

  @usableFromInline
  mutating func separate() {
    memory = AlignedBuffer(copying: memory)
    outputs = AlignedBuffer(unwritten: outputs.count)
  }
}
