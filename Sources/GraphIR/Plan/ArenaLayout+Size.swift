extension Extent {
  /// The number of rows of a shard with this many examples, each time axis having this many steps.
  public func rows(batch: Int, steps: Int) -> Int {
    (time == nil ? 1 : steps + extraSteps) * (self.batch ? batch : 1)
  }
}

extension ArenaLayout {
  /// The size of a shard's arena in bytes.
  public func byteCount(batch: Int, steps: Int) -> Int {
    slots.reduce(0) { $0 + roundedToVector($1.extent.rows(batch: batch, steps: steps) * $1.width) }
      * MemoryLayout<Float>.stride
  }
}
