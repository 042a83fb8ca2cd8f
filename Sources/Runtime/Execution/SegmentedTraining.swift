/// A run of a training function in segments, from the last one to the first, each from the states that another function
/// of the model has computed before, and with the cotangents that the segment after it has handed back.
struct SegmentedTraining<Code: CompiledFunction, Forward: CompiledFunction>: ShardedWork, @unchecked Sendable {
  let training: FunctionRun<Code>
  /// Computes the same states. It runs on all segments but the last.
  let forward: FunctionRun<Forward>
  let saved: SavedStates
  /// Of the gradient that goes back from each segment to the one before; 1 without.
  let factors: [Float]

  func run(_ index: Int) {
    let last = training.memory.segmentCount - 1
    var shard = training.shard(index)
    let (states, stateCount) = (shard.states, training.memory.layout.states.count)
    copyStates(of: shard, 0..<stateCount, from: states, to: saved.before(0))
    copyStates(of: shard, stateCount..<2 * stateCount, from: states, to: saved.before(last))

    var first = forward.shard(index)
    for segment in 0..<last {
      (first.states, first.finalStates) = (saved.before(segment), saved.after(segment))
      forward.run(&first, index, segment)
    }
    training.clearSums(of: shard)
    for segment in (0...last).reversed() {
      (shard.states, shard.finalStates) = (saved.before(segment), saved.after(segment))
      if segment < last, !factors.isEmpty { scaleCotangents(of: shard, by: factors[segment]) }
      training.run(&shard, index, segment)
      // The states after the run. Earlier segments end with states that are known.
      if segment == last { copyStates(of: shard, 0..<stateCount, from: saved.after(last), to: states) }
    }
  }

  /// Scales those of the states after the segment at hand. Behind a cut they are zero, also what is not finite.
  private func scaleCotangents(of shard: Shard, by factor: Float) {
    let stateCount = training.memory.layout.states.count
    for index in stateCount..<2 * stateCount {
      let width = shard.stateWidths[index]
      let rows = shard.states[index] + shard.rowOffset * width
      for place in 0..<shard.batch * width { rows[place] = factor == 0 ? 0 : rows[place] * factor }
    }
  }

  /// Copies the rows of a shard.
  private func copyStates(
    of shard: Shard, _ indices: Range<Int>, from source: UnsafePointer<UnsafeMutablePointer<Float>>,
    to destination: UnsafePointer<UnsafeMutablePointer<Float>>
  ) {
    for index in indices {
      let width = shard.stateWidths[index]
      let start = shard.rowOffset * width
      (destination[index] + start).update(from: source[index] + start, count: shard.batch * width)
    }
  }
}
