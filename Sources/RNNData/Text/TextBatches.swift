import RNNRuntime

/// A stream of tokens, cut for truncated backpropagation through time.
///
/// The stream is cut into `batch` lanes of the same length, and each lane into chunks of `steps` tokens. Batch i holds
/// chunk i of every lane, so that the state after one batch is the first state of the next; before batch 0 it is zero.
/// What does not fill the last chunks is left out.
public struct TextBatches: Sendable {
  /// Tokens in [batch, steps], one lane after the other.
  public struct Batch: Sendable {
    public fileprivate(set) var inputs: [Int32]
    /// The token after each input.
    public fileprivate(set) var targets: [Int32]
  }

  public let batch: Int
  public let steps: Int
  /// The number of batches.
  public let count: Int
  private let tokens: [Int32]
  private var buffer: Batch

  /// - Precondition: `batch` and `steps` are positive.
  public init(_ tokens: [Int32], batch: Int, steps: Int) {
    require(
      batch > 0 && steps > 0 && elementCount([batch, steps]) != nil,
      "batches of \(batch) lanes and \(steps) steps: there is at least one of each, and memory for them")
    self.tokens = tokens
    self.batch = batch
    self.steps = steps
    count = max(tokens.count - 1, 0) / batch / steps
    buffer = Batch(
      inputs: [Int32](repeating: 0, count: batch * steps), targets: [Int32](repeating: 0, count: batch * steps))
  }

  /// Batch `index`, in 0..<count. Allocates nothing if the last one is not kept.
  public mutating func batch(at index: Int) -> Batch {
    require(index >= 0 && index < count, "batch \(index) of a text is not in 0..<\(count)")
    let laneLength = (tokens.count - 1) / batch
    for lane in 0..<batch {
      let start = lane * laneLength + index * steps
      for step in 0..<steps {
        buffer.inputs[lane * steps + step] = tokens[start + step]
        buffer.targets[lane * steps + step] = tokens[start + step + 1]
      }
    }
    return buffer
  }
}
