import RNNVector

/// What the parts of a run have begun and done: numbers that threads share.
final class PartProgress: @unchecked Sendable {
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
  /// stay awake; but where others want the processor they may have it.
  func waitForAll(before turn: Int) {
    let all = Int32(turn * parts)
    var attempts = 0
    while rnn_load_acquire(counts.pointer + parts) < all {
      attempts += 1
      #if !hasFeature(Embedded)
        if attempts > 256 { yieldProcessor() }
      #endif
      rnn_pause()
    }
  }
}
