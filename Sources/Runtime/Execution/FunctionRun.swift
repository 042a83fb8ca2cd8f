/// A run of a compiled function: what its shards share. Each of them goes through all segments by itself.
struct FunctionRun<Code: CompiledFunction>: ShardedWork, @unchecked Sendable {
  let memory: WorkspaceMemory
  private let parameters: Parameters
  private let prepared: UnsafePointer<Float>
  private let gradients: UnsafeMutablePointer<Float>

  init(memory: WorkspaceMemory, parameters: Parameters, gradients: UnsafeMutablePointer<Float>) {
    self.memory = memory
    self.parameters = parameters
    self.gradients = gradients
    prepared = parameters.prepared(memory.layout.preparedIndex, using: Code.prepare)
  }

  /// From the first segment to the last, each with the states after the one before it. These end in `finalStates` if
  /// the number of segments is odd, else in `states`.
  func run(_ index: Int) {
    var shard = shard(index)
    clearSums(of: shard)
    for segment in 0..<memory.segmentCount {
      run(&shard, index, segment)
      swap(&shard.states, &shard.finalStates)
    }
  }

  func run(_ shard: inout Shard, _ index: Int, _ segment: Int) {
    memory.bind(index, segment: segment)
    shard.firstStep = segment * (memory.segmentSteps.first ?? 0)
    Code.body(shard)
  }

  func shard(_ index: Int) -> Shard {
    memory.shard(
      index, parameters: UnsafePointer(parameters.buffer.pointer), prepared: prepared, gradients: gradients)
  }

  /// Sums over rows and steps begin with the first segment that runs.
  func clearSums(of shard: Shard) {
    shard.sums.update(repeating: 0, count: memory.layout.sumsCount)
    for range in memory.layout.gradientSums {
      (shard.gradients + range.lowerBound).update(repeating: 0, count: range.count)
    }
  }

  /// Turns the sums of all shards into results.
  func finish() {
    if memory.rows.count > 1, memory.layout.sumsCount > 0 || !memory.layout.gradientSums.isEmpty {
      Parallel.run(memory.rows.count, AddedSums(memory: memory, gradients: gradients))
    }
    Parallel.flushingDenormals { Code.finish(shard(0)) }
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
