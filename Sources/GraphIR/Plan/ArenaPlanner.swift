/// Gives the buffers of the arena slots: buffers of equal extent whose lifetimes do not meet share one.
///
/// A lifetime is a range of the body's instructions; a loop is one instruction, so that what lives across its steps
/// stays apart. The greedy choice of the slot whose width fits best is that of register allocation by linear scan
/// (Poletto and Sarkar 1999), with sizes.
let assignSlots = PlanPass(
  name: "assign-slots", summary: "gives values that are not needed at the same time the same memory"
) { plan in
  let arena = ArenaPlanner(buffers: plan.buffers, body: plan.body, outputs: plan.outputs)
  plan.assign(slots: arena.assignment, of: ArenaLayout(slots: arena.slots))
}

private struct ArenaPlanner {
  private(set) var slots: [ArenaLayout.Slot] = []
  private(set) var assignment: [BufferID: Int] = [:]
  /// Of each extent: the slots that nobody needs, by their indices; and the ends of the lifetimes of all others, with
  /// their slots, in ascending order.
  private var free: [Extent: [Int]] = [:]
  private var busy: [Extent: [(end: Int, slot: Int)]] = [:]

  init(buffers: [Buffer], body: [Instruction], outputs: [FunctionOutput]) {
    var lifetimes: [BufferID: ClosedRange<Int>] = [:]
    for (index, instruction) in body.enumerated() {
      for buffer in instruction.buffers {
        lifetimes[buffer] = (lifetimes[buffer]?.lowerBound ?? index)...index
      }
    }
    // The other parts of a run read it after this one has gone on.
    for summary in body.compactMap({ $0.view(.summary)?.buffer }) {
      lifetimes[summary] = lifetimes[summary]!.lowerBound...body.count
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
    var free = free[buffer.extent] ?? []
    var busy = busy[buffer.extent] ?? []
    let ended = busy.prefix { $0.end < lifetime.lowerBound }
    free += ended.map(\.slot)
    busy.removeFirst(ended.count)
    func misfit(_ slot: Int) -> Int { abs(slots[slot].width - buffer.width) }
    let slot: Int
    if let best = free.indices.min(by: { (misfit(free[$0]), free[$0]) < (misfit(free[$1]), free[$1]) }) {
      slot = free.remove(at: best)
      slots[slot].width = max(slots[slot].width, buffer.width)
    } else {
      slot = slots.count
      slots.append(ArenaLayout.Slot(extent: buffer.extent, width: buffer.width))
    }
    assignment[id] = slot
    let place = busy.firstIndex { $0.end > lifetime.upperBound } ?? busy.count
    busy.insert((lifetime.upperBound, slot), at: place)
    self.free[buffer.extent] = free
    self.busy[buffer.extent] = busy
  }
}

extension Buffer {
  var isInArena: Bool {
    if case .arena = region { return true }
    return false
  }
}
