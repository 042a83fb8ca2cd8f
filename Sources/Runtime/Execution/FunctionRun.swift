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
    addSums()
    Parallel.flushingDenormals { Code.finish(shard(0)) }
  }

  func run(_ index: Int) {
    let shard = shard(index)
    if clearsSums {
      shard.sums.update(repeating: 0, count: memory.layout.sumsCount)
      for range in memory.layout.gradientSums {
        (shard.gradients + range.lowerBound).update(repeating: 0, count: range.count)
      }
    }
    Code.body(shard)
  }

  /// Adds the sums of all shards to those of the first one.
  private func addSums() {
    guard memory.rows.count > 1 else { return }
    Parallel.run(memory.rows.count, AddedSums(memory: memory, gradients: gradients))
  }

  private func shard(_ index: Int) -> Shard {
    memory.shard(
      index, parameters: UnsafePointer(parameters.buffer.pointer), prepared: prepared,
      gradients: memory.gradients(of: index) ?? gradients)
  }
}

/// Adds up the sums of all shards, in the order of the shards: a part of the numbers on each thread.
private struct AddedSums: ShardedWork, @unchecked Sendable {
  let memory: WorkspaceMemory
  let gradients: UnsafeMutablePointer<Float>

  func run(_ part: Int) {
    for shard in memory.rows.indices.dropFirst() {
      add(memory.sums(of: shard), to: memory.sums(of: 0), count: memory.layout.sumsCount, part)
      guard let addend = memory.gradients(of: shard) else { continue }
      for range in memory.layout.gradientSums {
        add(addend + range.lowerBound, to: gradients + range.lowerBound, count: range.count, part)
      }
    }
  }

  private func add(
    _ addend: UnsafeMutablePointer<Float>, to total: UnsafeMutablePointer<Float>, count: Int, _ part: Int
  ) {
    let parts = memory.rows.count
    for index in count * part / parts..<count * (part + 1) / parts { total[index] += addend[index] }
  }
}
