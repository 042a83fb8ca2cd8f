import CAllocationCounter

/// Whether this platform's allocations can be counted.
public var canCountAllocations: Bool { allocation_counter_is_available() }

/// The number of allocations that all threads of the process make while `body` runs.
///
/// Tests run side by side in one process, so that a test counts in one of its own, an exit test:
///
///     await #expect(processExitsWith: .success) {
///       …
///       #expect(countAllocations { … } == 0)
///     }
public func countAllocations(_ body: () throws -> Void) rethrows -> Int {
  let before = allocation_count()
  try body()
  return allocation_count() - before
}
