import Dispatch
import Synchronization

/// Does all of these things, as many at a time as there are processors.
/// - Throws: what the first of them, in their order, throws; when all are over.
func concurrently(_ tasks: [@Sendable () throws -> Void]) throws {
  let errors = Mutex<[Int: any Error]>([:])
  DispatchQueue.concurrentPerform(iterations: tasks.count) { index in
    do { try tasks[index]() } catch { errors.withLock { $0[index] = error } }
  }
  if let first = errors.withLock({ errors in errors.min { $0.key < $1.key }?.value }) { throw first }
}
