/// The memory of a workspace: all of it allocated at once, for the largest number of steps.
///
/// Tables of pointers rather than arrays, since the threads of a run share them.
final class WorkspaceMemory: @unchecked Sendable {
  let layout: FunctionLayout
  let batch: Int
  /// The steps that the memory of a shard holds, on each axis.
  let segmentSteps: [Int]
  /// Into how many parts the steps are cut that run at the same time, each of which is a shard with all examples.
  let parts: Int
  /// What the parts have done of a run.
  let progress: PartProgress
  /// The rows of each shard in the run.
  private(set) var rows: [Range<Int>]
  private let threads: Int

  // What a run is given.

  /// The number of examples, at most `batch`.
  private(set) var examples: Int
  /// The steps of the run on each axis.
  let steps: UnsafeMutablePointer<Int>
  /// The valid steps of each example, on one axis after the other.
  let lengths: UnsafeMutablePointer<Int>
  let counts: UnsafeMutablePointer<Float>
  /// What the noise of the run at hand is drawn from.
  var noise = NoiseSource()
  /// The elements of each input, the caller's.
  let sources: UnsafeMutablePointer<UnsafeRawPointer?>

  // What it gives.

  let outputs: UnsafeMutablePointer<OutputPlace>
  let outputStorage: AlignedBuffer<Float>
  let stateWidths: UnsafeMutablePointer<Int>
  /// The carried states before the run, and memory for those after it.
  var states: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  var finalStates: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  /// The states between the segments of a training run, if there are several.
  let savedStates: SavedStates?

  // For each shard, one after the other.

  /// The steps of the segment at hand, on each axis.
  let stepCounts: UnsafeMutablePointer<Int>
  /// A pointer to each slot.
  let slots: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  let slotCount: Int
  let slotLayouts: [FunctionLayout.Slot]
  private let stateStorage: AlignedBuffer<Float>
  private let arenas: [AlignedBuffer<Float>]
  private let sums: [AlignedBuffer<Float>]
  private let gradients: [AlignedBuffer<Float>]
  /// Totals of the sums and of the gradients of each shard, if the longest run needs them.
  private let totals: [AlignedBuffer<Double>]

  init(layout: FunctionLayout, batch: Int, steps: [Int], segmentSteps: Int?, threads: Int) {
    self.layout = layout
    self.batch = batch
    self.threads = threads
    examples = batch
    let parts = segmentSteps == nil && layout.phases > 0 && batch < threads ? threads : 1
    self.parts = parts
    progress = PartProgress(parts: parts)
    let rows = WorkspaceMemory.rows(of: batch, parts: parts, threads: threads)
    self.rows = rows
    let segment = segmentSteps ?? layout.cachedSteps(rows: rows[0].count)
    let given = steps.prefix(layout.givenAxes).map { steps in
      let ofPart = parts == 1 ? steps : max(ceil(steps, by: parts), ceil(Self.fewestRows, by: batch))
      return min(steps, layout.wholeGroups(ofPart), segment ?? steps)
    }
    self.segmentSteps = layout.steps(given: given)
    slotLayouts = layout.slots
    slotCount = slotLayouts.count

    self.steps = .allocate(capacity: max(steps.count, 1))
    for axis in steps.indices { self.steps[axis] = steps[axis] }
    lengths = .allocate(capacity: max(steps.count * batch, 1))
    counts = .allocate(capacity: steps.count + 1)
    counts.initialize(repeating: Float(batch), count: steps.count + 1)
    sources = .allocate(capacity: max(layout.inputs.count, 1))
    sources.initialize(repeating: nil, count: layout.inputs.count)

    outputs = .allocate(capacity: max(layout.outputs.count, 1))
    func count(_ output: FunctionLayout.Output) -> Int {
      (output.hasBatch ? batch : 1) * (output.axis < 0 ? 1 : steps[output.axis]) * output.width
    }
    outputStorage = AlignedBuffer(unwritten: layout.outputs.reduce(0) { $0 + aligned(count($1)) })
    var place = outputStorage.pointer
    for (index, output) in layout.outputs.enumerated() {
      (outputs + index).initialize(
        to: OutputPlace(pointer: place, axis: output.axis, hasBatch: output.hasBatch, width: output.width))
      place += aligned(count(output))
    }

    stateWidths = .allocate(capacity: max(layout.carried.count, 1))
    states = .allocate(capacity: max(layout.carried.count, 1))
    finalStates = .allocate(capacity: max(layout.carried.count, 1))
    stateStorage = AlignedBuffer(unwritten: layout.carried.reduce(0) { $0 + 2 * aligned(batch * $1.width) })
    place = stateStorage.pointer
    for (index, state) in layout.carried.enumerated() {
      stateWidths[index] = state.width
      states[index] = place
      finalStates[index] = place + aligned(batch * state.width)
      place += 2 * aligned(batch * state.width)
    }
    let isCut = layout.hasCotangents && parts == 1 && self.segmentSteps != steps
    savedStates =
      isCut ? SavedStates(layout, batch: batch, segments: ceil(steps[0], by: self.segmentSteps[0])) : nil

    stepCounts = .allocate(capacity: max(steps.count * rows.count, 1))
    stepCounts.initialize(repeating: 0, count: steps.count * rows.count)
    sums = rows.map { _ in AlignedBuffer(unwritten: layout.sumsCount) }
    gradients = rows.dropFirst().map { _ in AlignedBuffer(unwritten: layout.gradientCount) }
    let longest = WorkspaceMemory.longSums(layout, rows, UnsafePointer(self.steps), self.segmentSteps, parts)
    totals =
      longest.needTotals
      ? rows.map { _ in AlignedBuffer(unwritten: layout.sumsCount + layout.gradientCount) } : []
    slots = .allocate(capacity: max(slotCount * rows.count, 1))
    let (slotLayouts, slotSteps) = (slotLayouts, self.segmentSteps)
    arenas = rows.map { rows in
      AlignedBuffer(
        unwritten: slotLayouts.reduce(0) { count, slot in
          count + aligned(slot.count(batch: rows.count, steps: slotSteps))
        })
    }
    for shard in rows.indices { placeSlots(of: shard) }
  }

  deinit {
    steps.deallocate()
    lengths.deallocate()
    counts.deallocate()
    sources.deallocate()
    outputs.deallocate()
    stateWidths.deallocate()
    states.deallocate()
    finalStates.deallocate()
    stepCounts.deallocate()
    slots.deallocate()
  }

  /// Splits a number of examples into shards, which need no more memory than those of the whole batch.
  func setExamples(_ count: Int) {
    guard count != examples else { return }
    examples = count
    rows = WorkspaceMemory.rows(of: count, parts: parts, threads: threads)
    counts[0] = Float(count)
    for shard in rows.indices { placeSlots(of: shard) }
  }

  /// Gives every slot of a shard its place for the steps of the segment at hand.
  func placeSlots(of shard: Int) {
    let stepCounts = stepCounts + shard * layout.axes.count
    var end = arenas[shard].pointer
    for index in 0..<slotCount {
      slots[shard * slotCount + index] = end
      let slot = slotLayouts[index]
      end += aligned(slot.count(batch: rows[shard].count, steps: stepCounts))
    }
  }

  /// A shard of the segment at hand, with the states before and after the run.
  func shard(
    _ index: Int, parameters: UnsafePointer<Float>, prepared: UnsafePointer<Float>,
    gradients: UnsafeMutablePointer<Float>
  ) -> Shard {
    Shard(
      batch: rows[index].count, parameters: parameters, prepared: prepared, sums: sums[index].pointer,
      gradients: self.gradients(of: index) ?? gradients, totals: totals(of: index), sumsCount: layout.sumsCount,
      gradientCount: layout.gradientCount, rowOffset: rows[index].lowerBound,
      stepCounts: stepCounts + index * layout.axes.count, totalSteps: steps, noise: noise,
      slots: slots + index * slotCount, slotCount: slotCount, stateCount: layout.states.count,
      counts: counts, states: states, finalStates: finalStates, stateWidths: stateWidths, outputs: outputs,
      lengths: lengths, examples: batch)
  }

  func sums(of shard: Int) -> UnsafeMutablePointer<Float> { sums[shard].pointer }

  /// Where a shard adds up gradients, if it is not the first one, which does so in place.
  func gradients(of shard: Int) -> UnsafeMutablePointer<Float>? { shard == 0 ? nil : gradients[shard - 1].pointer }

  var longSums: LongSums { WorkspaceMemory.longSums(layout, rows, UnsafePointer(steps), segmentSteps, parts) }

  /// Of the longest axis. There are segments if the caller tells the steps of one axis only.
  private static func longSums(
    _ layout: FunctionLayout, _ rows: [Range<Int>], _ steps: UnsafePointer<Int>, _ segmentSteps: [Int],
    _ parts: Int
  ) -> LongSums {
    var (longest, second) = (1, 1)
    for axis in segmentSteps.indices {
      let count = steps[axis]
      second = max(second, min(longest, count))
      longest = max(longest, count)
    }
    return LongSums(
      rows: rows[0].count, steps: ceil(longest, by: parts),
      segmentSteps: layout.givenAxes == 1 ? segmentSteps[0] : longest,
      loopSteps: layout.addsInLoops ? second : nil)
  }

  /// Where a shard adds up in double precision, if the run is so long that it does.
  func totals(of shard: Int) -> UnsafeMutablePointer<Double>? {
    totals.isEmpty || !longSums.needTotals ? nil : totals[shard].pointer
  }

  func slot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Float> { slots[shard * slotCount + slot] }

  func tokenSlot(_ slot: Int, of shard: Int) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(self.slot(slot, of: shard)).assumingMemoryBound(to: Int32.self)
  }

  /// Sets the states before the run to zero, unless it carries on those of the last one. Those of examples that the run
  /// does not have are zero after it.
  func beginStates(carriesState: Bool) {
    if !carriesState { clearStates() }
    guard examples < batch else { return }
    for index in 0..<layout.states.count {
      let width = stateWidths[index]
      (states[index] + examples * width).update(repeating: 0, count: (batch - examples) * width)
      (finalStates[index] + examples * width).update(repeating: 0, count: (batch - examples) * width)
    }
  }

  /// Sets the states before the run to zero.
  func clearStates() { clear(0..<layout.states.count) }

  /// Sets the cotangents of the states after it to zero.
  func clearCotangents() {
    if layout.hasCotangents { clear(layout.states.count..<2 * layout.states.count) }
  }

  private func clear(_ indices: Range<Int>) {
    for index in indices { states[index].update(repeating: 0, count: batch * stateWidths[index]) }
  }

  /// Makes the states after a run those before the next one.
  func exchangeStates() { swap(&states, &finalStates) }

  /// The examples of each shard: all of them, if shards are parts of the steps.
  private static func rows(of examples: Int, parts: Int, threads: Int) -> [Range<Int>] {
    parts > 1 ? (0..<parts).map { _ in 0..<examples } : split(examples, into: min(threads, examples))
  }

  /// Contiguous ranges whose sizes differ by at most one, the greater ones first.
  private static func split(_ count: Int, into ranges: Int) -> [Range<Int>] {
    var start = 0
    return (0..<ranges).map { index in
      let size = count / ranges + (index < count % ranges ? 1 : 0)
      defer { start += size }
      return start..<start + size
    }
  }
}

/// A multiple of 16 floats, so that everything begins at a cache line.
func aligned(_ count: Int) -> Int { (count + 15) & ~15 }

func ceil(_ count: Int, by size: Int) -> Int { (count + size - 1) / size }

extension FunctionLayout.Slot {
  /// - Parameter steps: of each axis.
  fileprivate func count(batch: Int, steps: UnsafePointer<Int>) -> Int {
    (axis < 0 ? 1 : steps[axis] + extraSteps) * (innerAxis < 0 ? 1 : steps[innerAxis]) * (hasBatch ? batch : 1) * width
  }
}

extension FunctionLayout {
  /// The steps of a segment whose numbers stay in the second-level cache from one instruction to the next, but enough
  /// rows to share the weights of a product.
  fileprivate func cachedSteps(rows: Int) -> Int? {
    guard case .always = segments else { return nil }
    let bytes = slots.reduce(0) { bytes, slot in
      slot.axis < 0 ? bytes : bytes + ceil(4 * slot.width * (slot.hasBatch ? rows : 1), by: every(slot.axis))
    }
    return wholeGroups(max(768 << 10 / max(bytes, 1), ceil(128, by: rows)))
  }
}
