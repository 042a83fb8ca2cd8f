/// Sequences of different lengths, in batches of padded ones, with a label each: for classification.
///
/// `Batches` makes batches of any model's examples, pads less and leaves nothing over.
public struct SequenceBatches<Element: Sendable>: Sendable {
  public struct Batch: Sendable {
    /// [batch, steps, width]. After a sequence's end its last step is repeated; an empty one is `padding`.
    public fileprivate(set) var inputs: [Element]
    /// The number of valid steps of each sequence.
    public fileprivate(set) var lengths: [Int]
    public fileprivate(set) var labels: [Int32]
  }

  public let batch: Int
  public let steps: Int
  /// The number of elements of a step.
  public let width: Int
  /// The number of full batches. The sequences that are left over come last in the order, which `shuffle` changes.
  public let count: Int
  private let sequences: [[Element]]
  private let labels: [Int32]
  private var order: [Int]
  private let padding: Element
  private var buffer: Batch

  /// - Parameters:
  ///   - sequences: The steps of each, one after the other. Of those that are longer than `steps`, the beginning is
  ///     taken.
  ///   - width: The number of elements of a step.
  /// - Precondition: there is a label for each sequence, whose elements are whole steps.
  public init(
    _ sequences: [[Element]], labels: [Int32], batch: Int, steps: Int, width: Int = 1, padding: Element
  ) {
    do {
      try Self.validate(sequences, labels: labels, batch: batch, steps: steps, width: width)
    } catch { error.stop() }
    self.sequences = sequences
    self.labels = labels
    self.batch = batch
    self.steps = steps
    self.width = width
    self.padding = padding
    count = sequences.count / batch
    order = Array(sequences.indices)
    buffer = Batch(
      inputs: [Element](repeating: padding, count: batch * steps * width),
      lengths: [Int](repeating: 0, count: batch), labels: [Int32](repeating: 0, count: batch))
  }

  /// Checks what batches are made of.
  public static func validate(
    _ sequences: [[Element]], labels: [Int32], batch: Int, steps: Int, width: Int = 1
  ) throws(ValidationError) {
    for (name, value) in [("batch", batch), ("steps", steps), ("width", width)] where value < 1 {
      throw ValidationError(name, "it is \(value) and must be at least 1")
    }
    guard elementCount([batch, steps, width]) != nil else {
      throw ValidationError("batch, steps and width", "\(shapeText([batch, steps, width])) is too large for any memory")
    }
    guard sequences.count == labels.count else {
      throw ValidationError("labels", "there are \(labels.count) for \(sequences.count) sequences")
    }
    for (index, sequence) in sequences.enumerated() where sequence.count % width != 0 {
      throw ValidationError(
        "sequence \(index)", "it has \(sequence.count) elements, no multiple of the \(width) in a step")
    }
  }

  /// Puts the sequences into another order.
  public mutating func shuffle(using generator: inout RandomGenerator) { order.shuffle(using: &generator) }

  /// Batch `index`, in 0..<count. Allocates nothing if the last one is not kept.
  public mutating func batch(at index: Int) -> Batch {
    require(index >= 0 && index < count, "batch \(index) of the sequences is not in 0..<\(count)")
    for row in 0..<batch {
      let number = order[index * batch + row]
      fill(row, with: sequences[number])
      buffer.labels[row] = labels[number]
    }
    return buffer
  }

  private mutating func fill(_ row: Int, with sequence: [Element]) {
    let length = min(sequence.count / width, steps)
    buffer.lengths[row] = length
    for step in 0..<steps {
      let source = min(step, length - 1) * width
      let destination = (row * steps + step) * width
      for element in 0..<width {
        buffer.inputs[destination + element] = length == 0 ? padding : sequence[source + element]
      }
    }
  }
}
