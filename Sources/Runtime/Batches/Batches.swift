/// Examples cut into batches, each of examples of like length, so that little is padded.
///
/// As a collection it has the examples in the order of their lengths; the last batch has what is left over.
public struct Batches<Example: ModelExample>: RandomAccessCollection, Sendable {
  public let examples: [Example]
  /// The number of examples of a batch but the last.
  public let size: Int
  /// For each time axis the steps of the longest example, at least 1.
  public let steps: [Int]
  /// The steps of each example, over all axes.
  private let lengths: [Int]
  /// The examples of each batch.
  private var order: [[Int]]

  /// - Parameter size: the number of examples of a batch.
  /// - Throws: `ValidationError` for the first example that does not fit the model.
  public init(_ examples: some Sequence<Example>, size: Int) throws(ValidationError) {
    guard size > 0 else { throw ValidationError("size", "it is \(size) and must be at least 1") }
    self.examples = Array(examples)
    self.size = size
    var steps = Example.layout.axes.map { _ in 1 }
    var lengths: [Int] = []
    var packer = ExamplePacker(Example.layout)
    for (index, example) in self.examples.enumerated() {
      packer.clear()
      packer.add(example)
      if let mistake = packer.mistake(example: index) { throw mistake }
      let own = packer.lengths(of: 0)
      for axis in own.indices { steps[axis] = Swift.max(steps[axis], own[axis]) }
      lengths.append(own.reduce(0, +))
    }
    self.steps = steps
    self.lengths = lengths
    order = []
    order = cut(sorted(Array(self.examples.indices)[...]))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { order.count }

  public subscript(position: Int) -> Batch<Example> {
    let indices = order[position]
    return Batch(checked: indices.map { examples[$0] }, indices: indices)
  }

  /// How many batches a shuffled pool has, of which each is made of examples of like length.
  private static var poolSize: Int { 64 }

  /// The same examples in another order, for an epoch: they are shuffled, in pools of 64 batches sorted by length, cut,
  /// and the batches shuffled.
  public func shuffled(using generator: inout RandomGenerator) -> Batches {
    var result = self
    let shuffled = examples.indices.shuffled(using: &generator)
    let pool = size * Self.poolSize
    result.order = stride(from: 0, to: shuffled.count, by: pool).flatMap { start in
      cut(sorted(shuffled[start..<Swift.min(start + pool, shuffled.count)]))
    }
    result.order.shuffle(using: &generator)
    return result
  }

  /// By length; of examples of one length, the order stays.
  private func sorted(_ indices: ArraySlice<Int>) -> [Int] {
    let places = indices.enumerated().sorted {
      (lengths[$0.element], $0.offset) < (lengths[$1.element], $1.offset)
    }
    return places.map(\.element)
  }

  private func cut(_ indices: [Int]) -> [[Int]] {
    stride(from: 0, to: indices.count, by: size).map { start in
      Array(indices[start..<Swift.min(start + size, indices.count)])
    }
  }
}
