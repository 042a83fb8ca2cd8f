extension Extent {
  /// The number of rows of a shard with this many examples, each time axis having this many steps.
  public func rows(batch: Int, steps: Int) -> Int {
    times.indices.reduce(self.batch ? batch : 1) { $0 * ($1 == 0 ? steps + extraSteps : steps) }
  }
}

extension ArenaLayout {
  /// The size of a shard's arena in bytes.
  public func byteCount(batch: Int, steps: Int, target: Target = .runtime) -> Int {
    slots.reduce(0) { $0 + target.roundedToVector($1.extent.rows(batch: batch, steps: steps) * $1.width) }
      * MemoryLayout<Float>.stride
  }
}

extension Program {
  /// The size of a function's arena in bytes, on one thread. Inference and evaluation need that of a segment, if they can
  /// run in segments; training that of all steps.
  public func arenaByteCount(of function: Function, batch: Int, steps: Int) -> Int {
    let segment = function.description.differentiation != nil ? nil : cachedSteps(of: function, rows: batch)
    return function.arena.byteCount(
      batch: batch, steps: min(steps, segment ?? steps), target: function.target)
  }

  /// The steps of a segment whose numbers stay in the second-level cache. The runtime has the same rule.
  private func cachedSteps(of function: Function, rows: Int) -> Int? {
    guard function.runsInSegments else { return nil }
    let inputs = model.inputs.filter { $0.type.isSequence && (!$0.isTarget || function.description.bindsTargets) }
    // One more for what tells which steps are valid.
    var floats = rows + inputs.reduce(0) { $0 + $1.type.count * ($1.type.batch ? rows : 1) }
    for slot in function.arena.slots where !slot.extent.times.isEmpty {
      floats += slot.width * (slot.extent.batch ? rows : 1)
    }
    let target = function.target
    return max(target.segmentBytes / (4 * floats), (target.fullRows + rows - 1) / rows)
  }
}
