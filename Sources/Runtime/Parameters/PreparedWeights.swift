import RNNVector

/// What functions derive from the parameters before they run, such as weights in the order of a kernel's tiles:
/// computed when first asked for, and again after the parameters have changed.
///
/// Several threads may ask at once: one computes, the others wait for it. Once computed, asking is one load.
@usableFromInline
final class PreparedWeights: @unchecked Sendable {
  @usableFromInline
  enum State {
    @usableFromInline static var stale: Int32 { 0 }
    @usableFromInline static var packing: Int32 { 1 }
    @usableFromInline static var ready: Int32 { 2 }
  }

  @usableFromInline
  struct Slot {
    @usableFromInline var state: Int32
    /// Allocated when first packed: a function that never runs takes no memory.
    @usableFromInline var buffer: AlignedBuffer<Float>?
    @usableFromInline var pointer: UnsafeMutablePointer<Float>?
  }

  @usableFromInline let slots: UnsafeMutablePointer<Slot>
  private let counts: [Int]

  init(counts: [Int]) {
    self.counts = counts
    slots = .allocate(capacity: counts.count)
    slots.initialize(repeating: Slot(state: State.stale, buffer: nil, pointer: nil), count: counts.count)
  }

  deinit {
    slots.deinitialize(count: counts.count)
    slots.deallocate()
  }

  /// - Precondition: no other thread uses the parameters.
  func markStale() {
    for index in counts.indices { slots[index].state = State.stale }
  }

  @inlinable
  func pointer(
    _ index: Int, parameters: UnsafePointer<Float>,
    using pack: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> UnsafePointer<Float> {
    let slot = slots + index
    if rnn_load_acquire(stateAddress(slot)) != State.ready { update(index, parameters: parameters, using: pack) }
    return UnsafePointer(slot.pointee.pointer.unsafelyUnwrapped)
  }

  @usableFromInline
  func update(
    _ index: Int, parameters: UnsafePointer<Float>,
    using pack: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    require(index < counts.count, "the layout has no such prepared weights")
    let slot = slots + index
    while !rnn_compare_exchange(stateAddress(slot), State.stale, State.packing) {
      if rnn_load_acquire(stateAddress(slot)) == State.ready { return }
    }
    let buffer = slot.pointee.buffer ?? AlignedBuffer<Float>(unwritten: counts[index])
    pack(parameters, buffer.pointer)
    slot.pointee.buffer = buffer
    slot.pointee.pointer = buffer.pointer
    rnn_store_release(stateAddress(slot), State.ready)
  }

  /// The state is a slot's first field.
  @inlinable
  func stateAddress(_ slot: UnsafeMutablePointer<Slot>) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(slot).assumingMemoryBound(to: Int32.self)
  }
}
