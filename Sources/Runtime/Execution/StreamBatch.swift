/// Streams that take their steps together, so that weights are read once for all of them: a value. Copies share what an
/// encoder has computed, and the states until one of them takes a step.
public struct StreamBatch: @unchecked Sendable {
  private var memory: StreamMemory

  /// Streams whose states are zero.
  /// - Precondition: `count` is at least 1.
  public init(_ layout: FunctionLayout, count: Int) {
    do { try StreamBatch.validate(count: count) } catch { error.stop() }
    memory = StreamMemory(layout, count: count, encoded: [])
  }

  /// A stream behind each of these, which begins with the encoder's states. Of shorter ones the rest is padding.
  /// - Precondition: there is at least one.
  public init(_ layout: FunctionLayout, encoded: [EncodedValues]) {
    do { try StreamBatch.validate(count: encoded.count) } catch { error.stop() }
    memory = StreamMemory(layout, count: encoded.count, encoded: encoded)
  }

  /// Checks the number of streams: throws where `init` stops the program.
  public static func validate(count: Int) throws(ValidationError) {
    if count < 1 { throw ValidationError("streams", "there are \(count), and there must be at least 1") }
  }

  public var count: Int { memory.workspace.batch }

  /// Begins again, with the first states.
  public mutating func reset() { unique().beginStates() }

  private mutating func unique() -> StreamMemory {
    if !isKnownUniquelyReferenced(&memory) { memory = StreamMemory(copying: memory) }
    return memory
  }

  // MARK: The inputs of a step

  /// A token for each stream, side by side in memory as in an array.
  public mutating func set(_ input: Int, _ tokens: some Collection<Int32>) {
    do { try validate(input, tokens) } catch { error.stop() }
    let place = unique().workspace.tokenInput(input)
    tokens.withContiguousStorageIfAvailable { place.update(from: $0.baseAddress!, count: $0.count) }
  }

  /// Numbers for each stream, one stream after the other.
  public mutating func set(_ input: Int, _ numbers: some Collection<Float>) {
    do { try validate(input, numbers) } catch { error.stop() }
    let place = unique().workspace.input(input)
    numbers.withContiguousStorageIfAvailable { place.update(from: $0.baseAddress!, count: $0.count) }
  }

  /// The token of the only stream.
  public mutating func set(_ input: Int, token: Int) {
    do { try validate(input, token: token) } catch { error.stop() }
    unique().workspace.tokenInput(input)[0] = Int32(token)
  }

  /// The number of the only stream.
  public mutating func set(_ input: Int, number: Float) { unique().workspace.input(input)[0] = number }

  /// Checks what `set` is given: throws where it stops the program.
  public func validate(_ input: Int, _ tokens: some Collection<Int32>) throws(ValidationError) {
    let (layout, count) = (memory.workspace.layout, count)
    let found: ValidationError?? = tokens.withContiguousStorageIfAvailable { tokens in
      do throws(ValidationError) {
        try layout.validate(count: tokens.count, ofInput: input, batch: count, steps: 1)
      } catch { return error }
      let classes = layout.inputs[input].classes
      for index in 0..<tokens.count where tokens[index] < 0 || tokens[index] >= classes {
        return layout.isNoToken(Int(tokens[index]), ofInput: input, example: index, step: 0)
      }
      return nil
    }
    guard let found else { throw layout.isScattered(input) }
    if let found { throw found }
  }

  public func validate(_ input: Int, _ numbers: some Collection<Float>) throws(ValidationError) {
    let layout = memory.workspace.layout
    let given: Int? = numbers.withContiguousStorageIfAvailable { $0.count }
    guard let given else { throw layout.isScattered(input) }
    try layout.validate(count: given, ofInput: input, batch: count, steps: 1)
  }

  public func validate(_ input: Int, token: Int) throws(ValidationError) {
    let layout = memory.workspace.layout
    guard token >= 0, token < layout.inputs[input].classes else {
      throw layout.isNoToken(token, ofInput: input, example: 0, step: 0)
    }
  }

  // MARK: Steps

  /// Takes a step. Allocates nothing and locks nothing once the parameters are in use, unless a copy of the streams shares
  /// their memory still.
  public mutating func run<Code: CompiledFunction>(_ code: Code.Type, _ parameters: Parameters) {
    let workspace = unique().workspace
    // Nothing is written to the gradients.
    let run = FunctionRun<Code>(memory: workspace, parameters: parameters, gradients: workspace.counts)
    let shard = run.shard(0)
    run.clearSums(of: shard)
    Parallel.flushingDenormals {
      Code.body(shard)
      Code.finish(shard)
    }
    workspace.exchangeStates()
  }

  /// An output of the last step: [streams, width].
  public func output(_ index: Int) -> OutputView {
    let workspace = memory.workspace
    let output = workspace.layout.outputs[index]
    return OutputView(
      storage: workspace.outputStorage,
      offset: workspace.outputs[index].pointer - workspace.outputStorage.pointer,
      examples: output.hasBatch ? workspace.batch : 1, width: output.width)
  }
}

/// The memory of streams: that of a workspace for one step.
private final class StreamMemory {
  let workspace: WorkspaceMemory
  private let encoded: [EncodedValues]
  /// Of several streams: what they are given, side by side and padded.
  private let joined: [AlignedBuffer<Float>?]

  convenience init(_ layout: FunctionLayout, count: Int, encoded: [EncodedValues]) {
    let steps = layout.axes.indices.map { axis in encoded.map { $0.steps[axis] }.max() ?? 1 }
    let joined = layout.inputs.indices.map { input in
      encoded.count > 1 ? layout.inputs[input].joined(encoded.map { ($0.inputs[input], $0.steps) }, steps) : nil
    }
    self.init(layout, count: count, steps: steps, encoded: encoded, joined: joined)
    beginStates()
  }

  convenience init(copying other: StreamMemory) {
    let (layout, count) = (other.workspace.layout, other.workspace.batch)
    let steps = layout.axes.indices.map { other.workspace.steps[$0] }
    self.init(layout, count: count, steps: steps, encoded: other.encoded, joined: other.joined)
    for (index, state) in layout.states.enumerated() {
      workspace.states[index].update(from: other.workspace.states[index], count: count * state.width)
    }
  }

  private init(
    _ layout: FunctionLayout, count: Int, steps: [Int], encoded: [EncodedValues], joined: [AlignedBuffer<Float>?]
  ) {
    workspace = WorkspaceMemory(layout: layout, batch: count, steps: steps, segmentSteps: nil, threads: 1)
    (self.encoded, self.joined) = (encoded, joined)
    for axis in layout.axes.indices {
      var total = 0
      for row in 0..<count {
        let length = encoded.isEmpty ? 1 : encoded[row].steps[axis]
        workspace.lengths[axis * count + row] = length
        total += length
      }
      workspace.counts[axis + 1] = Float(total)
    }
    workspace.beginSegment(0, of: 0)
    for input in layout.inputs.indices {
      if let buffer = joined[input] {
        workspace.sources[input] = UnsafeRawPointer(buffer.pointer)
        workspace.bind(input: input, 0, 0)
      } else if encoded.count == 1, let buffer = encoded[0].inputs[input] {
        // Steps of one example lie one after the other: as they were computed.
        workspace.slots[layout.firstInput + input] = buffer.pointer
      }
    }
  }

  /// Sets the states to their first values.
  func beginStates() {
    workspace.clearStates()
    for (index, state) in workspace.layout.states.enumerated() {
      for (row, values) in encoded.enumerated() {
        guard let first = values.states[index] else { continue }
        (workspace.states[index] + row * state.width).update(from: first.pointer, count: state.width)
      }
    }
  }
}

extension FunctionLayout.Input {
  /// The elements of several examples, [examples, steps, width], with anything at padding; nil of what a step is given.
  fileprivate func joined(_ examples: [(values: AlignedBuffer<Float>?, steps: [Int])], _ steps: [Int])
    -> AlignedBuffer<Float>?
  {
    guard examples.allSatisfy({ $0.values != nil }) else { return nil }
    let all = axis < 0 ? 1 : steps[axis]
    let result = AlignedBuffer<Float>(count: (hasBatch ? examples.count : 1) * all * width)
    for (index, example) in examples.enumerated() {
      let own = axis < 0 ? 1 : example.steps[axis]
      guard hasBatch || own == all, let values = example.values else { continue }
      (result.pointer + (hasBatch ? index * all * width : 0)).update(from: values.pointer, count: own * width)
    }
    return result
  }
}

extension WorkspaceMemory {
  fileprivate func input(_ index: Int) -> UnsafeMutablePointer<Float> { slot(layout.firstInput + index, of: 0) }
  fileprivate func tokenInput(_ index: Int) -> UnsafeMutablePointer<Int32> {
    tokenSlot(layout.firstInput + index, of: 0)
  }
}
