#if !hasFeature(Embedded)
  /// Runs each of the shards, at the same time where there are threads. Denormal numbers count as zero inside.
  func runShards(_ count: Int, _ work: some ShardedWork) { Parallel.run(count, work) }

  /// Calls `body` with denormal operands and results taken as zero on this thread.
  func flushingDenormals(_ body: () -> Void) { Parallel.flushingDenormals(body) }

  /// The number of processors that are available to the program.
  var processorCount: Int { Parallel.defaultThreadCount }
#else
  protocol ShardedWork {
    func run(_ shard: Int)
  }

  func runShards(_ count: Int, _ work: some ShardedWork) {
    flushingDenormals {
      for shard in 0..<count { work.run(shard) }
    }
  }

  func flushingDenormals(_ body: () -> Void) {
    let state = rnn_flush_denormals()
    body()
    rnn_restore_denormals(state)
  }

  var processorCount: Int { 1 }
#endif
