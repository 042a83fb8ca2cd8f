import Dispatch
import Foundation
import RNNVector

/// Runs the shards of a batch on the system's threads.
public enum Parallel {
  /// The number of shards that batches are split into unless told otherwise: the number of active processors.
  public static var defaultThreadCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Calls `body` with each of `0..<count`, on as many threads as there are processors free, and returns when all
  /// calls have. A single call is made on the calling thread.
  ///
  /// Denormal numbers count as zero in the calls, and as before afterwards.
  public static func forEach(_ count: Int, _ body: @Sendable (_ shard: Int) -> Void) {
    if count == 1 {
      flushingDenormals { body(0) }
    } else {
      DispatchQueue.concurrentPerform(iterations: count) { shard in
        flushingDenormals { body(shard) }
      }
    }
  }

  /// Calls `body` with denormal operands and results taken as zero on this thread, where the processor can: arithmetic
  /// with them may be a hundred times slower.
  @inlinable
  public static func flushingDenormals<Result>(_ body: () throws -> Result) rethrows -> Result {
    let state = rnn_flush_denormals()
    defer { rnn_restore_denormals(state) }
    return try body()
  }
}
