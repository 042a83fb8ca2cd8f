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
  /// The states before each segment of a run, and one place more, if there are segments.
  var savedStates: AlignedBuffer<Float>?
  private let arenas: [AlignedBuffer<Float>]
  private let sums: [AlignedBuffer<Float>]
  private let gradients: [AlignedBuffer<Float>]

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

    stateWidths = .allocate(capacity: max(layout.carried.count, 1))
    states = .allocate(capacity: max(layout.carried.count, 1))
    finalStates = .allocate(capacity: max(layout.carried.count, 1))
    stateStorage = AlignedBuffer(
      count: layout.carried.reduce(0) { $0 + 2 * WorkspaceMemory.aligned(batch * $1.width) })
    var end = stateStorage.pointer
    for (index, state) in layout.carried.enumerated() {
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
    gradients = rows.dropFirst().map { _ in AlignedBuffer(count: layout.gradientSums.last?.upperBound ?? 0) }
    let (slotLayouts, stepCounts) = (slotLayouts, stepCounts)
    arenas = rows.map { rows in
      AlignedBuffer(
        count: slotLayouts.reduce(0) {
          $0 + WorkspaceMemory.aligned(WorkspaceMemory.count($1, batch: rows.count, steps: stepCounts))
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
      for index in 0..<slotCount {
        slots[shard * slotCount + index] = end
        let count = WorkspaceMemory.count(slotLayouts[index], batch: rows[shard].count, steps: stepCounts)
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

  /// Where a shard adds up gradients, if it is not the first one, which does so in place.
  func gradients(of shard: Int) -> UnsafeMutablePointer<Float>? { shard == 0 ? nil : gradients[shard - 1].pointer }

  func slot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Float> { slots[shard * slotCount + slot] }

  func tokenSlot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(self.slot(slot, of: shard)).assumingMemoryBound(to: Int32.self)
  }

  /// Sets the states before the run to zero.
  func clearStates() { clear(layout.states.indices) }

  /// Sets the cotangents of the final states to zero.
  func clearCotangents() {
    if layout.hasCotangents { clear(layout.states.count..<2 * layout.states.count) }
  }

  private func clear(_ indices: Range<Int>) {
    for index in indices { states[index].update(repeating: 0, count: batch * stateWidths[index]) }
  }

  /// The floats of all states.
  var stateCount: Int { layout.states.reduce(0) { $0 + batch * $1.width } }

  /// Copies the states before a run to `stateCount` floats, one after the other.
  func saveStates(to destination: UnsafeMutablePointer<Float>) {
    var place = destination
    for (index, state) in layout.states.enumerated() {
      place.update(from: states[index], count: batch * state.width)
      place += batch * state.width
    }
  }

  /// Takes the states before a run from there again.
  func restoreStates(from source: UnsafePointer<Float>) {
    var place = source
    for (index, state) in layout.states.enumerated() {
      states[index].update(from: place, count: batch * state.width)
      place += batch * state.width
    }
  }

  /// Makes the states after a run those before the next one.
  func exchangeStates() { swap(&states, &finalStates) }

  /// A multiple of 16 floats, so that every slot begins at a cache line.
  private static func aligned(_ count: Int) -> Int { (count + 15) & ~15 }

  private static func count(_ slot: FunctionLayout.Slot, batch: Int, steps: UnsafePointer<Int>) -> Int {
    (slot.axis < 0 ? 1 : steps[slot.axis] + slot.extraSteps) * (slot.hasBatch ? batch : 1) * slot.width
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
