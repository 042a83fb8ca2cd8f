#if !hasFeature(Embedded)
  import Dispatch
  import RNNVector

  /// Threads that wait for work, one for each processor but that of the caller.
  ///
  /// Dispatch's own `concurrentPerform` allocates on each call.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool(threadCount: Int(rnn_processor_count()) - 1)

    /// That of the caller comes on top.
    private(set) var threadCount = 0
    /// Held by the caller whose work is being done.
    private let access = DispatchSemaphore(value: 1)
    private let start = DispatchSemaphore(value: 0)
    private let end = DispatchSemaphore(value: 0)
    // The work. The semaphores order these accesses, but those to the next shard.
    private var workType: any ShardedWork.Type = NoWork.self
    private var work: UnsafeRawPointer?
    private var count = 0
    private let nextShard = AlignedBuffer<Int32>(count: 1)

    private init(threadCount: Int) {
      for _ in 0..<threadCount {
        // The pool lives as long as the program.
        let isStarted = startThread { [unowned self] in
          while true {
            start.wait()
            takeShards()
            end.signal()
          }
        }
        if isStarted { self.threadCount += 1 }
      }
    }

    /// Runs each of `0..<count`, and returns whether it did, which it does not while it does other work.
    func run<Work: ShardedWork>(_ count: Int, _ work: Work) -> Bool {
      guard threadCount > 0, access.wait(timeout: .now()) == .success else { return false }
      defer { access.signal() }
      workType = Work.self
      self.count = count
      nextShard.pointer[0] = 0
      let helpers = min(count - 1, threadCount)
      withUnsafePointer(to: work) { work in
        self.work = UnsafeRawPointer(work)
        for _ in 0..<helpers { start.signal() }
        takeShards()
        for _ in 0..<helpers { end.wait() }
      }
      return true
    }

    private func takeShards() {
      guard let work else { return }
      let workType = workType
      Parallel.flushingDenormals {
        while let shard = takeShard() { workType.run(shard, of: work) }
      }
    }

    private func takeShard() -> Int? {
      while true {
        let shard = rnn_load_acquire(nextShard.pointer)
        guard shard < count else { return nil }
        if rnn_compare_exchange(nextShard.pointer, shard, shard + 1) { return Int(shard) }
      }
    }
  }

  extension ShardedWork {
    /// Runs a shard of the work at an address: of work of any type, without an allocation for what it holds.
    fileprivate static func run(_ shard: Int, of work: UnsafeRawPointer) {
      work.assumingMemoryBound(to: Self.self).pointee.run(shard)
    }
  }

  private struct NoWork: ShardedWork {
    func run(_ shard: Int) {}
  }
#endif
