import RNNVector

#if !hasFeature(Embedded)
  import Foundation
#endif

/// A run whose steps are cut into parts that are computed at the same time, as shards. They wait for each other at each
/// phase. Of a function that runs in segments, as many of them as there are parts run at the same time, and then the next.
///
/// Every worker goes through all phases and does what nobody else has begun, its own part first, so that a part's memory
/// stays in the cache of one core. A worker waits for what others have begun only: one alone does everything.
struct PartRun<Code: CompiledFunction>: ShardedWork, @unchecked Sendable {
  let run: FunctionRun<Code>

  func run(_ worker: Int) {
    let (memory, phases) = (run.memory, run.memory.layout.phases)
    for turn in 0..<memory.roundCount * phases {
      for offset in 0..<memory.parts {
        let part = (worker + offset) % memory.parts
        guard memory.progress.begin(part, turn) else { continue }
        memory.progress.waitForAll(before: turn)
        run(part, round: turn / phases, phase: turn % phases)
        memory.progress.finish()
      }
    }
  }

  private func run(_ part: Int, round: Int, phase: Int) {
    let memory = run.memory
    var shard = run.shard(part)
    if round == 0 && phase == 0 { run.clearSums(of: shard) }
    let first = round * memory.parts
    guard first + part < memory.segmentCount else { return }
    if round % 2 == 1 { swap(&shard.states, &shard.finalStates) }
    (shard.part, shard.partCount) = (part, min(memory.parts, memory.segmentCount - first))
    shard.phase = phase
    shard.firstStep = (first + part) * memory.segmentLength(0)
    shard.movesSums = memory.longSums.move(in: round)
    if phase == 0 { memory.bind(part, segment: first + part) }
    Code.body(shard)
  }
}

/// What the parts of a run have begun and done: numbers that threads share.
final class PartProgress: @unchecked Sendable {
  /// A part has so many rows at least, steps of examples: fewer would not fill the tiles of products.
  static let fewestRows = 16

  private let parts: Int
  /// How many phases of each part somebody has begun; then how many of all parts are done.
  private let counts: AlignedBuffer<Int32>

  init(parts: Int) {
    self.parts = parts
    counts = AlignedBuffer(count: parts + 1)
  }

  func reset() { counts.pointer.update(repeating: 0, count: parts + 1) }

  /// Whether nobody has begun this phase of a part; now the caller has.
  func begin(_ part: Int, _ turn: Int) -> Bool {
    rnn_compare_exchange(counts.pointer + part, Int32(turn), Int32(turn + 1))
  }

  func finish() {
    let done = counts.pointer + parts
    while true {
      let count = rnn_load_acquire(done)
      if rnn_compare_exchange(done, count, count + 1) { return }
    }
  }

  /// Waits until all parts are through with all phases before one. They are about equally long, so that it is worth to
  /// stay awake for a while.
  func waitForAll(before turn: Int) {
    let all = Int32(turn * parts)
    var attempts = 0
    while rnn_load_acquire(counts.pointer + parts) < all {
      rnn_pause()
      attempts += 1
      #if !hasFeature(Embedded)
        if attempts % 4096 == 0 { sched_yield() }
      #endif
    }
  }
}
