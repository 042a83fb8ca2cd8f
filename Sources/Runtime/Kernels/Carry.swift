extension Kernels {
  /// The states of linear recurrences before the steps of a part of a run: those before all steps, and in the order in which
  /// the loop goes, for each part before this one, next[i] = values[i] + Σ_j factors[i, j] * state[j], feature by feature.
  /// A state of zero has no part in that, even if a factor is infinite.
  ///
  /// - Parameters:
  ///   - width: states · features.
  ///   - source: [rows, width], before all steps.
  ///   - slot: where each part has its summary, [rows, (states + 1) · width]: values, then factors.
  ///   - destination: [rows, width].
  @export(implementation) @inline(never)
  public static func carry(
    rows: Int, width: Int, states: Int, isReversed: Bool, source: UnsafePointer<Float>, sourceStride: Int, shard: Shard,
    slot: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    copy(
      rows: rows, width: width, source: source, sourceStride: sourceStride, destination: destination,
      destinationStride: destinationStride)
    let features = width / states
    withUnsafeTemporaryAllocation(of: f32x16.self, capacity: states) { next in
      for part in 0..<shard.partsBefore(isReversed: isReversed) {
        let summaries = shard.floats(slot, ofPart: part, isReversed: isReversed)
        var row = 0
        while row < rows {
          let state = destination + row &* destinationStride
          let summary = summaries + row &* (states &+ 1) &* width
          var column = 0
          while column < features {
            let count = features &- column
            for i in 0..<states {
              var sum = load(summary + (i &* features &+ column), count)
              for j in 0..<states {
                let before = load(state + (j &* features &+ column), count)
                let factor = load(summary + (width &+ (i &* states &+ j) &* features &+ column), count)
                sum += Lanes.select(before, factor * before, f32x16())
              }
              next[i] = sum
            }
            for i in 0..<states { store(next[i], state + (i &* features &+ column), count) }
            column &+= 16
          }
          row &+= 1
        }
      }
    }
  }
}
