/// Runs a compiled function over whole sequences of a batch. Generated types wrap it with the names of a model.
///
/// A run takes these calls, in this order: `setSteps` and `setLengths` for each time axis, `bind` for each input, `run`.
/// Only the first run allocates memory. Tensors of the caller are batch-major: [batch, steps, width].
///
/// With `segmentSteps`, a run goes through its steps in segments: `setSteps`, `setLengths` and `bind` are given whole
/// sequences, and take the part that belongs to the segment at hand.
public final class Workspace {
  public let layout: FunctionLayout
  public let batch: Int
  let steps: [Int]
  let segmentSteps: Int?
  private let threads: Int
  /// The segment at hand, and how many there are.
  var segment = 0
  private(set) var segmentCount = 1
  /// The steps of the run on each axis, over all segments.
  private var totals: [Int]
  private var firstStep: Int { segment * (segmentSteps ?? 0) }
  private(set) var allocated: WorkspaceMemory?

  /// - Parameters:
  ///   - batch: the number of examples of every run.
  ///   - steps: for each time axis the greatest number of steps of a run.
  ///   - segmentSteps: the greatest number of steps of a segment, where there is one time axis.
  ///   - threads: into how many parts the batch is split, which run at the same time. Results depend on their number,
  ///     by rounding, and on nothing else.
  public init(_ layout: FunctionLayout, batch: Int, steps: [Int], segmentSteps: Int? = nil, threads: Int = 1) {
    precondition(batch > 0, "a batch has at least one example")
    precondition(threads > 0, "a workspace runs on at least one thread")
    precondition(steps.count == layout.axes.count && steps.allSatisfy { $0 > 0 }, "every time axis has a step")
    if let segmentSteps { precondition(segmentSteps > 0 && steps.count == 1, "a segment has at least one step") }
    self.layout = layout
    self.batch = batch
    self.steps = steps
    self.segmentSteps = segmentSteps
    self.threads = threads
    totals = steps
  }

  /// Allocated by the first run: a workspace that is never used takes none.
  var memory: WorkspaceMemory {
    if let allocated { return allocated }
    let memory = WorkspaceMemory(
      layout: layout, batch: batch, steps: steps.map { min($0, segmentSteps ?? $0) }, threads: threads)
    allocated = memory
    return memory
  }

  /// The number of threads that the machine runs at the same time.
  public static var defaultThreads: Int { Parallel.defaultThreadCount }

  /// Sets the number of steps of the run on an axis, which the size of one of its inputs tells.
  /// - Precondition: `count` is batch · steps · width, with steps in 1...maximum.
  public func setSteps(_ axis: Int, count: Int, width: Int, hasBatch: Bool = true) {
    let row = (hasBatch ? batch : 1) * width
    let total = count / row
    precondition(total * row == count, "an input has as many elements as batch · steps · width")
    precondition(total > 0 && total <= steps[axis], "a run has at least one step, at most the workspace's")
    totals[axis] = total
    if let segmentSteps { segmentCount = (total + segmentSteps - 1) / segmentSteps }
    let steps = min(total - firstStep, memory.maximumSteps[axis])
    if memory.stepCounts[axis] != steps {
      memory.stepCounts[axis] = steps
      memory.placeSlots()
    }
  }

  /// Sets the number of valid steps of each example; all of them without `lengths`.
  /// - Precondition: one for each example, in 0...steps.
  public func setLengths(_ axis: Int, _ lengths: [Int]?) {
    let steps = memory.stepCounts[axis]
    if let lengths { precondition(lengths.count == batch, "there is one length for each example") }
    var total = 0
    for shard in memory.rows.indices {
      let rows = memory.rows[shard]
      let destination = memory.tokenSlot(layout.firstLengths + axis, of: shard)
      let ends = memory.slot(layout.firstEnds + axis, of: shard)
      let mask = memory.slot(layout.firstMask + axis, of: shard)
      for (row, example) in rows.enumerated() {
        let length = lengths.map { $0[example] } ?? totals[axis]
        precondition(length >= 0 && length <= totals[axis], "a length is at least 0 and at most the number of steps")
        total += length
        let valid = min(max(length - firstStep, 0), steps)
        destination[row] = Int32(valid)
        ends[row] = (valid > 0 || segment == 0) && length <= firstStep + steps ? 1 : 0
        for step in 0..<steps { mask[step * rows.count + row] = step < valid ? 1 : 0 }
      }
    }
    memory.counts[axis + 1] = Float(total)
  }

  /// Copies tokens: [batch, steps], [batch], [steps] or one.
  /// - Precondition: the count fits, and tokens at valid steps are in `0..<classes`.
  public func bind(_ input: Int, _ tokens: some Collection<Int32>) {
    let classes = Int32(layout.inputs[input].classes)
    let slot = layout.firstInput + input
    bind(input, tokens) { source, shard, row, sourceRow in
      let token = source[sourceRow]
      precondition(token >= 0 && token < classes, "a token is at least 0 and less than the number of classes")
      memory.tokenSlot(slot, of: shard)[row] = token
    } padding: { shard, row, lastRow in
      let destination = memory.tokenSlot(slot, of: shard)
      destination[row] = lastRow.map { destination[$0] } ?? 0
    }
  }

  /// Copies numbers: [batch, steps, width], or without axes that the input lacks.
  /// - Precondition: the count fits.
  public func bind(_ input: Int, _ values: some Collection<Float>) {
    let width = layout.inputs[input].width
    let slot = layout.firstInput + input
    bind(input, values) { source, shard, row, sourceRow in
      (memory.slot(slot, of: shard) + row * width).update(from: source + sourceRow * width, count: width)
    } padding: { shard, row, lastRow in
      let destination = memory.slot(slot, of: shard)
      if let lastRow {
        (destination + row * width).update(from: destination + lastRow * width, count: width)
      } else {
        (destination + row * width).update(repeating: 0, count: width)
      }
    }
  }

  /// Visits the rows of an input, each with its place in the shard, time-major, and in the source, batch-major.
  /// Padding takes the example's last valid step, if there is one.
  private func bind<Element>(
    _ input: Int, _ values: some Collection<Element>,
    copy: (UnsafePointer<Element>, _ shard: Int, _ row: Int, _ sourceRow: Int) -> Void,
    padding: (_ shard: Int, _ row: Int, _ lastRow: Int?) -> Void
  ) {
    let description = layout.inputs[input]
    let hasTime = description.axis >= 0
    let steps = hasTime ? memory.stepCounts[description.axis] : 1
    let (first, total) = hasTime ? (firstStep, totals[description.axis]) : (0, 1)
    let examples = description.hasBatch ? batch : 1
    let isBound: Void? = values.withContiguousStorageIfAvailable { values in
      precondition(
        values.count == examples * total * description.width, "an input has as many elements as batch · steps · width")
      guard let source = values.baseAddress else { return }
      for shard in memory.rows.indices {
        let rows = description.hasBatch ? memory.rows[shard] : 0..<1
        let lengths = memory.tokenSlot(layout.firstLengths + max(description.axis, 0), of: shard)
        for (row, example) in rows.enumerated() {
          let valid = hasTime && description.hasBatch ? Int(lengths[row]) : steps
          for step in 0..<valid { copy(source, shard, step * rows.count + row, example * total + first + step) }
          let last = valid > 0 ? (valid - 1) * rows.count + row : nil
          for step in valid..<steps { padding(shard, step * rows.count + row, last) }
        }
      }
    }
    precondition(isBound != nil, "the elements of an input lie side by side in memory")
  }
}
