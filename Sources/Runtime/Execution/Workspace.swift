/// Runs a compiled function over whole sequences of a batch. Generated types wrap it with the names of a model.
///
/// A run takes these calls, in this order: `setSteps` and `setLengths` for each time axis, `bind` for each input, and
/// inside of the last one `run`. Only the first run allocates memory. Tensors of the caller are batch-major:
/// [batch, steps, width].
///
/// Steps may be run in segments, of which only the states go on to the next: memory is that of a segment.
public final class Workspace {
  public let layout: FunctionLayout
  public let batch: Int
  private let steps: [Int]
  private let segmentSteps: Int?
  let threads: Int
  private(set) var allocated: WorkspaceMemory?

  /// - Parameters:
  ///   - batch: the number of examples of every run.
  ///   - steps: for each time axis the greatest number of steps of a run.
  ///   - segmentSteps: the steps of a segment, of a function that can run in segments. Without, a function of which the
  ///     next segment needs the states alone has segments that fit into a cache, and one with gradients a single one.
  ///   - threads: into how many parts the batch is split, which run at the same time. Results depend on their number,
  ///     by rounding, and on nothing else.
  public init(_ layout: FunctionLayout, batch: Int, steps: [Int], segmentSteps: Int? = nil, threads: Int = 1) {
    precondition(batch > 0, "a batch has at least one example")
    precondition(threads > 0, "a workspace runs on at least one thread")
    precondition(steps.count == layout.axes.count && steps.allSatisfy { $0 > 0 }, "every time axis has a step")
    if let segmentSteps {
      precondition(segmentSteps > 0 && layout.segments != .never, "a segment has at least one step")
    }
    self.layout = layout
    self.batch = batch
    self.steps = steps
    self.segmentSteps = segmentSteps
    self.threads = threads
  }

  /// Allocated by the first run: a workspace that is never used takes none.
  var memory: WorkspaceMemory {
    if let allocated { return allocated }
    let memory = WorkspaceMemory(
      layout: layout, batch: batch, steps: steps, segmentSteps: segmentSteps, threads: threads)
    allocated = memory
    return memory
  }

  /// The number of threads that the machine runs at the same time.
  public static var defaultThreads: Int { Parallel.defaultThreadCount }

  // MARK: Inputs

  /// Sets the number of steps of the run on an axis, which the size of one of its inputs tells.
  /// - Precondition: `count` is batch · steps · width, with steps in 1...maximum.
  public func setSteps(_ axis: Int, count: Int, width: Int, hasBatch: Bool = true) {
    let row = (hasBatch ? batch : 1) * width
    let total = count / row
    precondition(total * row == count, "an input has as many elements as batch · steps · width")
    precondition(total > 0 && total <= steps[axis], "a run has at least one step, at most the workspace's")
    memory.steps[axis] = total
  }

  /// Sets the number of valid steps of each example; all of them without `lengths`.
  /// - Precondition: one for each example, in 0...steps.
  public func setLengths(_ axis: Int, _ lengths: [Int]?) {
    let steps = memory.steps[axis]
    if let lengths { precondition(lengths.count == batch, "there is one length for each example") }
    var total = 0
    for example in 0..<batch {
      let length = lengths.map { $0[example] } ?? steps
      precondition(length >= 0 && length <= steps, "a length is at least 0 and at most the number of steps")
      memory.lengths[axis * batch + example] = length
      total += length
    }
    memory.counts[axis + 1] = Float(total)
  }

  /// Takes tokens as an input of a run in `body`: [batch, steps], [batch], [steps] or one.
  /// - Precondition: the count fits, and tokens at valid steps are in `0..<classes`.
  public func bind(_ input: Int, _ tokens: some Collection<Int32>, _ body: () -> Void) {
    bind(input, values: tokens, body)
  }

  /// Takes numbers as an input of a run in `body`: [batch, steps, width], or without axes that the input lacks.
  /// - Precondition: the count fits.
  public func bind(_ input: Int, _ values: some Collection<Float>, _ body: () -> Void) {
    bind(input, values: values, body)
  }

  private func bind<Element>(_ input: Int, values: some Collection<Element>, _ body: () -> Void) {
    let description = layout.inputs[input]
    let steps = description.axis < 0 ? 1 : memory.steps[description.axis]
    let count = (description.hasBatch ? batch : 1) * steps * description.width
    let isBound: Void? = values.withContiguousStorageIfAvailable { values in
      precondition(values.count == count, "an input has as many elements as batch · steps · width")
      memory.sources[input] = UnsafeRawPointer(values.baseAddress)
      body()
      memory.sources[input] = nil
    }
    precondition(isBound != nil, "the elements of an input lie side by side in memory")
  }
}
