#if canImport(Dispatch) && !hasFeature(Embedded)
  import Dispatch
  import Foundation
#endif

/// Calls `body` for each shard, at the same time where there are threads.
func forEachShard(_ count: Int, _ body: @Sendable (Int) -> Void) {
  #if canImport(Dispatch) && !hasFeature(Embedded)
    if count > 1 { return DispatchQueue.concurrentPerform(iterations: count, execute: body) }
  #endif
  for index in 0..<count { body(index) }
}

/// The number of processors that are available to the program.
var processorCount: Int {
  #if canImport(Dispatch) && !hasFeature(Embedded)
    ProcessInfo.processInfo.activeProcessorCount
  #else
    1
  #endif
}
