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
    shard.firstStep = (first + part) * memory.segmentLength
    shard.movesSums = memory.longSums.move(in: round)
    if phase == 0 { memory.bind(part, segment: first + part) }
    Code.body(shard)
  }
}

extension WorkspaceMemory {
  /// A part has so many rows at least, steps of examples: fewer would not fill the tiles of products.
  #if RNN_POISON
    // Random models are short.
    static let fewestRows = 1
  #else
    static let fewestRows = 16
  #endif

  /// How many segments the run has.
  var segmentCount: Int { layout.givenAxes == 1 ? ceil(steps[0], by: segmentLength) : 1 }

  /// How many segments of the run come one after the other.
  var roundCount: Int { ceil(segmentCount, by: parts) }

  /// The steps of a segment of the run, on the first axis. Those that run at the same time are about equally long.
  var segmentLength: Int {
    guard parts > 1 else { return segmentSteps[0] }
    let rounds = max(ceil(steps[0], by: segmentSteps[0] * parts), 1)
    let length = max(ceil(steps[0], by: rounds * parts), ceil(Self.fewestRows, by: examples))
    return min(layout.wholeGroups(length), segmentSteps[0])
  }
}
