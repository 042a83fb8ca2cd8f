import RNNVector

/// Runs the shards of a batch on the system's threads.
public enum Parallel {
  /// The number of shards that batches are split into unless told otherwise: the number of active processors.
  public static var defaultThreadCount: Int {
    #if hasFeature(Embedded)
      1
    #else
      ThreadPool.shared.threadCount + 1
    #endif
  }

  /// Runs each of the shards `0..<count`, on up to `defaultThreadCount` threads, the calling one among them, and
  /// returns when all are done. Allocates nothing but on the first call.
  ///
  /// While other work runs, or from inside of it, all is done on the calling thread. Denormal numbers count as zero
  /// inside, and as before afterwards.
  public static func run(_ count: Int, _ work: some ShardedWork) {
    require(count >= 0, "\(count) shards cannot be run")
    #if !hasFeature(Embedded)
      if count > 1 && ThreadPool.shared.run(count, work) { return }
    #endif
    flushingDenormals {
      for shard in 0..<count { work.run(shard) }
    }
  }

  /// Calls `body` with each of `0..<count`, as `run` does, but allocates a few bytes for the closure.
  public static func forEach(_ count: Int, _ body: @Sendable (_ shard: Int) -> Void) {
    withoutActuallyEscaping(body) { run(count, Calls(body: $0)) }
  }

  /// Calls `body` with denormal operands and results taken as zero on this thread, where the processor can: arithmetic
  /// with them may be a hundred times slower.
  @inlinable
  public static func flushingDenormals<Result>(_ body: () -> Result) -> Result {
    let state = rnn_flush_denormals()
    defer { rnn_restore_denormals(state) }
    return body()
  }
}

/// Work in parts that can be done in any order, and at the same time.
public protocol ShardedWork: Sendable {
  func run(_ shard: Int)
}

private struct Calls: ShardedWork {
  let body: @Sendable (Int) -> Void

  func run(_ shard: Int) { body(shard) }
}
