/// The memory of a workspace: all of it allocated at once, for the largest number of steps.
///
/// Tables of pointers rather than arrays, since the threads of a run share them.
final class WorkspaceMemory: @unchecked Sendable {
  let layout: FunctionLayout
  let batch: Int
  let maximumSteps: [Int]
  /// The rows of each shard.
  let rows: [Range<Int>]
  let stepCounts: UnsafeMutablePointer<Int>
  let counts: UnsafeMutablePointer<Float>
  let stateWidths: UnsafeMutablePointer<Int>
  let outputs: UnsafeMutablePointer<OutputPlace>
  /// The carried states before the run, and after it: exchanged when it is over.
  var states: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  var finalStates: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  /// For each shard, a pointer to each slot.
  let slots: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  let slotCount: Int
  let outputStorage: AlignedBuffer<Float>
  private let slotLayouts: [FunctionLayout.Slot]
  private let stateStorage: AlignedBuffer<Float>
  private let arenas: [AlignedBuffer<Float>]
  private let sums: [AlignedBuffer<Float>]

  init(layout: FunctionLayout, batch: Int, steps: [Int], threads: Int) {
    self.layout = layout
    self.batch = batch
    maximumSteps = steps
    rows = WorkspaceMemory.split(batch, into: min(threads, batch))
    slotLayouts = layout.slots
    slotCount = slotLayouts.count
    stepCounts = .allocate(capacity: max(steps.count, 1))
    counts = .allocate(capacity: steps.count + 1)
    counts.initialize(repeating: Float(batch), count: steps.count + 1)
    for axis in steps.indices { stepCounts[axis] = steps[axis] }

    stateWidths = .allocate(capacity: max(layout.states.count, 1))
    states = .allocate(capacity: max(layout.states.count, 1))
    finalStates = .allocate(capacity: max(layout.states.count, 1))
    stateStorage = AlignedBuffer(
      count: layout.states.reduce(0) { $0 + 2 * WorkspaceMemory.aligned(batch * $1.width) })
    var end = stateStorage.pointer
    for (index, state) in layout.states.enumerated() {
      stateWidths[index] = state.width
      let count = WorkspaceMemory.aligned(batch * state.width)
      states[index] = end
      finalStates[index] = end + count
      end += 2 * count
    }

    outputs = .allocate(capacity: max(layout.outputs.count, 1))
    func count(_ output: FunctionLayout.Output) -> Int {
      (output.hasBatch ? batch : 1) * (output.axis < 0 ? 1 : steps[output.axis]) * output.width
    }
    outputStorage = AlignedBuffer(
      count: layout.outputs.reduce(0) { $0 + WorkspaceMemory.aligned(count($1)) })
    var place = outputStorage.pointer
    for (index, output) in layout.outputs.enumerated() {
      (outputs + index).initialize(
        to: OutputPlace(pointer: place, axis: output.axis, hasBatch: output.hasBatch, width: output.width))
      place += WorkspaceMemory.aligned(count(output))
    }

    sums = rows.map { _ in AlignedBuffer(count: layout.sumsCount) }
    let slotLayouts = slotLayouts
    arenas = rows.map { rows in
      AlignedBuffer(
        count: slotLayouts.reduce(0) {
          $0 + WorkspaceMemory.aligned(WorkspaceMemory.count($1, batch: rows.count) { steps[$0] })
        })
    }
    slots = .allocate(capacity: max(slotCount * rows.count, 1))
    placeSlots()
  }

  deinit {
    stepCounts.deallocate()
    counts.deallocate()
    stateWidths.deallocate()
    states.deallocate()
    finalStates.deallocate()
    outputs.deallocate()
    slots.deallocate()
  }

  /// Gives every slot its place for the current number of steps.
  func placeSlots() {
    for shard in rows.indices {
      var end = arenas[shard].pointer
      for (index, slot) in slotLayouts.enumerated() {
        slots[shard * slotCount + index] = end
        let count = WorkspaceMemory.count(slot, batch: rows[shard].count) { stepCounts[$0] }
        end += WorkspaceMemory.aligned(count)
      }
    }
  }

  /// The shard of this index.
  func shard(
    _ index: Int, parameters: UnsafePointer<Float>, prepared: UnsafePointer<Float>,
    gradients: UnsafeMutablePointer<Float>
  ) -> Shard {
    Shard(
      batch: rows[index].count, parameters: parameters, prepared: prepared, sums: sums[index].pointer,
      gradients: gradients, firstRow: rows[index].lowerBound, stepCounts: stepCounts,
      slots: slots + index * slotCount, counts: counts, states: states, finalStates: finalStates,
      stateWidths: stateWidths, outputs: outputs, firstLengths: layout.firstLengths)
  }

  func sums(of shard: Int) -> UnsafeMutablePointer<Float> { sums[shard].pointer }

  func slot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Float> { slots[shard * slotCount + slot] }

  func tokenSlot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(self.slot(slot, of: shard)).assumingMemoryBound(to: Int32.self)
  }

  /// Sets the states before the run to zero.
  func clearStates() {
    for state in layout.states.indices { states[state].update(repeating: 0, count: batch * stateWidths[state]) }
  }

  /// Makes the states after a run those before the next one.
  func exchangeStates() { swap(&states, &finalStates) }

  /// A multiple of 16 floats, so that every slot begins at a cache line.
  private static func aligned(_ count: Int) -> Int { (count + 15) & ~15 }

  private static func count(_ slot: FunctionLayout.Slot, batch: Int, steps: (Int) -> Int) -> Int {
    (slot.axis < 0 ? 1 : steps(slot.axis) + slot.extraSteps) * (slot.hasBatch ? batch : 1) * slot.width
  }

  /// Contiguous parts whose sizes differ by at most one, the greater ones first.
  private static func split(_ count: Int, into parts: Int) -> [Range<Int>] {
    var start = 0
    return (0..<parts).map { part in
      let size = count / parts + (part < count % parts ? 1 : 0)
      defer { start += size }
      return start..<start + size
    }
  }
}
