/// Runs a compiled function over whole sequences of a batch. Generated types wrap it with the names of a model.
///
/// A run takes these calls, in this order: `setSteps` and `setLengths` for each time axis, `bind` for each input, `run`.
/// Only the first run allocates memory. Tensors of the caller are batch-major: [batch, steps, width].
public final class Workspace {
  public let layout: FunctionLayout
  public let batch: Int
  private let steps: [Int]
  private let threads: Int
  private var allocated: WorkspaceMemory?

  /// - Parameters:
  ///   - batch: the number of examples of every run.
  ///   - steps: for each time axis the greatest number of steps of a run.
  ///   - threads: into how many parts the batch is split, which run at the same time. Results depend on their number,
  ///     by rounding, and on nothing else.
  public init(_ layout: FunctionLayout, batch: Int, steps: [Int], threads: Int = 1) {
    precondition(batch > 0, "a batch has at least one example")
    precondition(threads > 0, "a workspace runs on at least one thread")
    precondition(steps.count == layout.axes.count && steps.allSatisfy { $0 > 0 }, "every time axis has a step")
    self.layout = layout
    self.batch = batch
    self.steps = steps
    self.threads = threads
  }

  /// Allocated by the first run: a workspace that is never used takes none.
  var memory: WorkspaceMemory {
    if let allocated { return allocated }
    let memory = WorkspaceMemory(layout: layout, batch: batch, steps: steps, threads: threads)
    allocated = memory
    return memory
  }

  /// The number of threads that the machine runs at the same time.
  public static var defaultThreads: Int { Parallel.defaultThreadCount }

  /// Sets the number of steps of the run on an axis, which the size of one of its inputs tells.
  /// - Precondition: `count` is batch · steps · width, with steps in 1...maximum.
  public func setSteps(_ axis: Int, count: Int, width: Int, hasBatch: Bool = true) {
    let row = (hasBatch ? batch : 1) * width
    let steps = count / row
    precondition(steps * row == count, "an input has as many elements as batch · steps · width")
    precondition(
      steps > 0 && steps <= memory.maximumSteps[axis], "a run has at least one step, at most the workspace's")
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
      let mask = memory.slot(layout.firstMask + axis, of: shard)
      for (row, example) in rows.enumerated() {
        let length = lengths.map { $0[example] } ?? steps
        precondition(length >= 0 && length <= steps, "a length is at least 0 and at most the number of steps")
        destination[row] = Int32(length)
        total += length
        for step in 0..<steps { mask[step * rows.count + row] = step < length ? 1 : 0 }
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
    let steps = description.axis < 0 ? 1 : memory.stepCounts[description.axis]
    let examples = description.hasBatch ? batch : 1
    let isBound: Void? = values.withContiguousStorageIfAvailable { values in
      precondition(
        values.count == examples * steps * description.width, "an input has as many elements as batch · steps · width")
      guard let source = values.baseAddress else { return }
      for shard in memory.rows.indices {
        let rows = description.hasBatch ? memory.rows[shard] : 0..<1
        let lengths = memory.tokenSlot(layout.firstLengths + max(description.axis, 0), of: shard)
        for (row, example) in rows.enumerated() {
          let hasPadding = description.axis >= 0 && description.hasBatch
          let valid = hasPadding ? Int(lengths[row]) : steps
          for step in 0..<valid { copy(source, shard, step * rows.count + row, example * steps + step) }
          let last = valid > 0 ? (valid - 1) * rows.count + row : nil
          for step in valid..<steps { padding(shard, step * rows.count + row, last) }
        }
      }
    }
    precondition(isBound != nil, "the elements of an input lie side by side in memory")
  }

  /// Runs a function that computes no gradients.
  public func run<Code: CompiledFunction>(_ code: Code.Type, _ parameters: Parameters, carriesState: Bool) {
    // Nothing is written there.
    run(code, parameters, carriesState: carriesState, gradients: memory.counts)
  }

  /// Runs a function that computes gradients.
  public func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, gradients: inout Gradients
  ) {
    gradients.withUnsafeMutablePointer { run(code, parameters, carriesState: carriesState, gradients: $0) }
  }

  private func run<Code: CompiledFunction>(
    _ code: Code.Type, _ parameters: Parameters, carriesState: Bool, gradients: UnsafeMutablePointer<Float>
  ) {
    if !carriesState { memory.clearStates() }
    let prepared = parameters.prepared(layout.preparedIndex, using: code.prepare)
    parameters.withUnsafePointer { pointer in
      let job = Job<Code>(memory: memory, parameters: pointer, prepared: prepared, gradients: gradients)
      Parallel.run(memory.rows.count, job)
      addSums()
      Parallel.flushingDenormals { code.finish(job.shard(0)) }
    }
    memory.exchangeStates()
  }

  /// Adds the sums of all shards to those of the first one, in the order of the shards.
  private func addSums() {
    let total = memory.sums(of: 0)
    for shard in memory.rows.indices.dropFirst() {
      let addend = memory.sums(of: shard)
      for index in 0..<layout.sumsCount { total[index] += addend[index] }
    }
  }

  // MARK: Results

  /// An output of the last run.
  public func output(_ index: Int) -> OutputView {
    let output = layout.outputs[index]
    let storage = memory.outputStorage
    return OutputView(
      storage: storage, offset: memory.outputs[index].pointer - storage.pointer,
      examples: output.hasBatch ? batch : 1, steps: output.axis < 0 ? 1 : memory.stepCounts[output.axis],
      width: output.width)
  }

  /// The first element of an output of the last run: the loss.
  public func scalar(_ index: Int) -> Float { memory.outputs[index].pointer[0] }

  /// The states that the next run begins with if it carries them on: those after the last run.
  public var stateTensors: [StateTensor] {
    get {
      layout.states.enumerated().map { index, state in
        let elements = UnsafeBufferPointer(start: memory.states[index], count: batch * state.width)
        return StateTensor(name: state.name, shape: [batch] + state.shape, elements: [Float](elements))
      }
    }
    set {
      precondition(newValue.count == layout.states.count, "there is one tensor for each carried state")
      for (index, state) in layout.states.enumerated() {
        let tensor = newValue[index]
        precondition(
          tensor.name.utf8.elementsEqual(state.name.utf8) && tensor.shape == [batch] + state.shape
            && tensor.elements.count == batch * state.width,
          "a state keeps its name and its shape")
        for (place, element) in tensor.elements.enumerated() { memory.states[index][place] = element }
      }
    }
  }

  /// Makes the next run begin with states of zero.
  public func resetStates() { allocated?.clearStates() }
}

/// What the shards of a run share.
private struct Job<Code: CompiledFunction>: ShardedWork, @unchecked Sendable {
  let memory: WorkspaceMemory
  let parameters: UnsafePointer<Float>
  let prepared: UnsafePointer<Float>
  let gradients: UnsafeMutablePointer<Float>

  func run(_ index: Int) {
    let shard = shard(index)
    shard.sums.update(repeating: 0, count: memory.layout.sumsCount)
    Code.body(shard)
  }

  func shard(_ index: Int) -> Shard {
    memory.shard(index, parameters: parameters, prepared: prepared, gradients: gradients)
  }
}
