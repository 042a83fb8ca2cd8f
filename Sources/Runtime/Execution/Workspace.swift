/// Runs a compiled function over whole sequences of a batch. Generated types wrap it with the names of a model.
///
/// A run takes these calls, in this order: `setExamples`, `setSteps` and `setLengths` for each time axis, `bind` for each input, and
/// inside of the last one `run`. Only the first run allocates memory. Tensors of the caller are batch-major:
/// [batch, steps, width].
///
/// Steps may be run in segments, of which only the states go on to the next: memory is that of a segment.
public final class Workspace {
  public let layout: FunctionLayout
  public let batch: Int
  let steps: [Int]
  private let segmentSteps: Int?
  let threads: Int
  private(set) var allocated: WorkspaceMemory?
  /// What the noise of the next run is drawn from, if the function draws any.
  public var noise = NoiseSource()
  /// What gradients that go back from one segment to the one before are multiplied by, drawn anew for each run; 1 without.
  public var truncation: RandomTruncation?

  /// - Parameters:
  ///   - batch: the greatest number of examples of a run.
  ///   - steps: for each time axis that is not derived from others the greatest number of steps of a run.
  ///   - segmentSteps: the steps of a segment, of a function that can run in segments. Without, a function of which the
  ///     next segment needs the states alone has segments that fit into a cache, and one with gradients a single one.
  ///   - threads: into how many parts the batch is split, which run at the same time; of a function that can do so, its
  ///     steps, if that are more parts than examples, and `segmentSteps` is nil. Results depend on their number,
  ///     by rounding, and on nothing else.
  public init(_ layout: FunctionLayout, batch: Int, steps: [Int], segmentSteps: Int? = nil, threads: Int = 1) {
    do {
      try Workspace.validate(layout, batch: batch, steps: steps, segmentSteps: segmentSteps, threads: threads)
    } catch { error.stop() }
    self.layout = layout
    self.batch = batch
    self.steps = layout.steps(given: steps)
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

  /// Checks what a run is given, with the calls that follow.
  public func check() -> RunCheck { RunCheck(layout, batch: batch, maximumSteps: steps) }

  /// Sets the number of examples of the run; all of the batch without `count`.
  public func setExamples(_ count: Int? = nil) {
    let count = count ?? batch
    if count < 1 || count > batch {
      ValidationError("batch", "it has \(count) examples, and there is memory for 1 to \(batch)").stop()
    }
    memory.setExamples(count)
  }

  /// Sets the number of steps of the run on an axis, which the size of one of its inputs tells.
  /// - Precondition: `count` is examples · steps · width, with steps in 1...maximum.
  public func setSteps(_ axis: Int, input: Int, count: Int) {
    do {
      memory.steps[axis] = try layout.steps(
        ofInput: input, count: count, batch: memory.examples, atMost: steps[axis])
      memory.deriveSteps()
    } catch { error.stop() }
  }

  /// Sets the number of valid steps of each example; all of them without `lengths`.
  /// - Precondition: one for each example, in 0...steps.
  public func setLengths(_ axis: Int, _ lengths: [Int]?) {
    let steps = memory.steps[axis]
    let examples = memory.examples
    if let lengths {
      do { try layout.validate(lengths: lengths, axis, batch: examples, steps: steps) } catch { error.stop() }
    }
    var total = 0
    for example in 0..<examples {
      let length = lengths.map { $0[example] } ?? steps
      memory.lengths[axis * batch + example] = length
      total += length
    }
    // At least 1: the mean over nothing is 0.
    memory.counts[axis + 1] = Float(max(total, 1))
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
    let isBound: Void? = values.withContiguousStorageIfAvailable { values in
      do throws(ValidationError) {
        try layout.validate(count: values.count, ofInput: input, batch: memory.examples, steps: steps)
      } catch { error.stop() }
      memory.sources[input] = UnsafeRawPointer(values.baseAddress)
      body()
      memory.sources[input] = nil
    }
    if isBound == nil { layout.isScattered(input).stop() }
  }
}
