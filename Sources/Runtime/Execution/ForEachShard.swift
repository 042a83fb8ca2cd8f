/// Calls `body` for each shard, at the same time where there are threads. Denormal numbers count as zero in the calls.
func forEachShard(_ count: Int, _ body: @Sendable (Int) -> Void) {
  #if !hasFeature(Embedded)
    Parallel.forEach(count, body)
  #else
    let state = rnn_flush_denormals()
    for index in 0..<count { body(index) }
    rnn_restore_denormals(state)
  #endif
}

/// The number of processors that are available to the program.
var processorCount: Int {
  #if !hasFeature(Embedded)
    Parallel.defaultThreadCount
  #else
    1
  #endif
}
