/// Gives the buffers of the arena slots: buffers of equal extent whose lifetimes do not meet share one.
///
/// A lifetime is a range of the body's instructions; a loop is one instruction, so that what lives across its steps
/// stays apart. The greedy choice of the slot whose width fits best is that of register allocation by linear scan
/// (Poletto and Sarkar 1999), with sizes.
struct ArenaPlanner {
  private(set) var slots: [ArenaLayout.Slot] = []
  private(set) var assignment: [BufferID: Int] = [:]
  private var freeAfter: [Int] = []

  init(buffers: [Buffer], body: [Instruction], outputs: [FunctionOutput]) {
    var lifetimes: [BufferID: ClosedRange<Int>] = [:]
    for (index, instruction) in body.enumerated() {
      for buffer in instruction.buffers {
        lifetimes[buffer] = (lifetimes[buffer]?.lowerBound ?? index)...index
      }
    }
    for output in outputs {
      lifetimes[output.view.buffer] = (lifetimes[output.view.buffer]?.lowerBound ?? 0)...body.count
    }
    let order = buffers.indices.map { BufferID($0) }
      .filter { buffers[$0.index].isInArena && lifetimes[$0] != nil }
      .sorted { (lifetimes[$0]!.lowerBound, $0.index) < (lifetimes[$1]!.lowerBound, $1.index) }
    for buffer in order { assign(buffer, buffers[buffer.index], lifetime: lifetimes[buffer]!) }
  }

  private mutating func assign(_ id: BufferID, _ buffer: Buffer, lifetime: ClosedRange<Int>) {
    let free = slots.indices.filter { slots[$0].extent == buffer.extent && freeAfter[$0] < lifetime.lowerBound }
    let best = free.min { abs(slots[$0].width - buffer.width) < abs(slots[$1].width - buffer.width) }
    if let best {
      slots[best].width = max(slots[best].width, buffer.width)
      freeAfter[best] = lifetime.upperBound
      assignment[id] = best
    } else {
      slots.append(ArenaLayout.Slot(extent: buffer.extent, width: buffer.width))
      freeAfter.append(lifetime.upperBound)
      assignment[id] = slots.count - 1
    }
  }
}

extension Buffer {
  var isInArena: Bool {
    if case .arena = region { return true }
    return false
  }
}
