/// A run of a compiled function, which goes through one or more segments: what their shards share.
struct FunctionRun<Code: CompiledFunction>: ShardedWork, @unchecked Sendable {
  private let memory: WorkspaceMemory
  private let parameters: Parameters
  private let prepared: UnsafePointer<Float>
  private let gradients: UnsafeMutablePointer<Float>
  /// The sums over rows and steps begin with the first segment.
  private var clearsSums = true

  init(memory: WorkspaceMemory, parameters: Parameters, gradients: UnsafeMutablePointer<Float>) {
    self.memory = memory
    self.parameters = parameters
    self.gradients = gradients
    prepared = parameters.prepared(memory.layout.preparedIndex, using: Code.prepare)
  }

  /// Runs the function over the steps that are bound. The states after them become those before the next segment.
  mutating func runSegment() {
    Parallel.run(memory.rows.count, self)
    memory.exchangeStates()
    clearsSums = false
  }

  /// Turns the sums over all segments into results.
  func finish() {
    memory.addSums()
    Parallel.flushingDenormals { Code.finish(shard(0)) }
  }

  func run(_ index: Int) {
    let shard = shard(index)
    if clearsSums { shard.sums.update(repeating: 0, count: memory.layout.sumsCount) }
    Code.body(shard)
  }

  private func shard(_ index: Int) -> Shard {
    memory.shard(
      index, parameters: UnsafePointer(parameters.buffer.pointer), prepared: prepared, gradients: gradients)
  }
}
