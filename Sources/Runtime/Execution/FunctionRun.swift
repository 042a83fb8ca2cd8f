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
    shard.firstStep = memory.layout.axes.isEmpty ? 0 : segment * memory.segmentLength
    shard.movesSums = memory.longSums.move(in: segment)
    Code.body(shard)
  }

  func shard(_ index: Int) -> Shard {
    memory.shard(
      index, parameters: UnsafePointer(parameters.buffer.pointer), prepared: prepared, gradients: gradients)
  }

  /// Sums over rows and steps begin with the first segment that runs.
  func clearSums(of shard: Shard) {
    let sumsCount = memory.layout.sumsCount
    shard.sums.update(repeating: 0, count: sumsCount)
    shard.totals?.update(repeating: 0, count: sumsCount)
    for range in memory.layout.gradientSums {
      (shard.gradients + range.lowerBound).update(repeating: 0, count: range.count)
      shard.totals.map { $0 + sumsCount + range.lowerBound }?.update(repeating: 0, count: range.count)
    }
  }

  /// All shards, on as many threads.
  func runShards() {
    guard memory.parts > 1 else { return Parallel.run(memory.rows.count, self) }
    memory.progress.reset()
    Parallel.run(memory.parts, PartRun(run: self))
  }

  /// Turns the sums of all shards into results.
  func finish() {
    let isSummed = memory.layout.sumsCount > 0 || !memory.layout.gradientSums.isEmpty
    if isSummed, memory.rows.count > 1 || memory.totals(of: 0) != nil {
      Parallel.run(memory.rows.count, AddedSums(memory: memory, gradients: gradients))
    }
    Parallel.flushingDenormals { Code.finish(shard(0)) }
  }
}

/// Adds up the sums of all shards, in the order of the shards and in double precision: a part of the numbers on each
/// thread.
private struct AddedSums: ShardedWork, @unchecked Sendable {
  let memory: WorkspaceMemory
  let gradients: UnsafeMutablePointer<Float>

  func run(_ part: Int) {
    let sumsCount = memory.layout.sumsCount
    add(sumsCount, part, to: memory.sums(of: 0), sums: { memory.sums(of: $0) }, totals: { memory.totals(of: $0) })
    for range in memory.layout.gradientSums {
      let first = range.lowerBound
      add(
        range.count, part, to: gradients + first,
        sums: { (memory.gradients(of: $0) ?? gradients) + first },
        totals: { memory.totals(of: $0).map { $0 + sumsCount + first } })
    }
  }

  /// - Parameters:
  ///   - destination: those of the first shard.
  ///   - sums, totals: those of each shard.
  private func add(
    _ count: Int, _ part: Int, to destination: UnsafeMutablePointer<Float>,
    sums: (Int) -> UnsafeMutablePointer<Float>, totals: (Int) -> UnsafeMutablePointer<Double>?
  ) {
    let shards = memory.rows.count
    let (start, end) = (count * part / shards, count * (part + 1) / shards)
    if shards == 2, totals(0) == nil {
      // Rounded once, as the sum in double precision would be.
      let addend = sums(1)
      for index in start..<end { destination[index] += addend[index] }
      return
    }
    // So few at a time that they are on the stack.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { buffer in
      let sum = buffer.baseAddress!
      for first in stride(from: start, to: end, by: 128) {
        let count = min(128, end - first)
        sum.initialize(repeating: 0, count: count)
        for shard in 0..<shards {
          let addend = sums(shard) + first
          for index in 0..<count { sum[index] += Double(addend[index]) }
          guard let total = totals(shard).map({ $0 + first }) else { continue }
          for index in 0..<count { sum[index] += total[index] }
        }
        for index in 0..<count { destination[first + index] = Float(sum[index]) }
      }
    }
  }
}
