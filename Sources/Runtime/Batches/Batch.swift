/// Examples side by side, padded to the longest one: what a run of a model takes.
public struct Batch<Example: ModelExample>: Sendable {
  public let examples: [Example]
  /// The places of the examples among those that the batch was taken from.
  public let indices: [Int]
  /// For each time axis the valid steps of each example.
  public let lengths: [[Int]]
  /// For each input and target of the example's layout the elements: [batch, steps, width].
  let inputs: [PackedInput]
  /// For each of them, if it is not known of an example.
  let missing: [ValidationError?]

  /// - Throws: `ValidationError` if an example does not fit the model.
  public init(_ examples: [Example]) throws(ValidationError) {
    var packer = ExamplePacker(Example.layout)
    for (index, example) in examples.enumerated() {
      packer.add(example)
      if let mistake = packer.mistake(example: index) { throw mistake }
    }
    self.init(examples, indices: Array(examples.indices), packer)
  }

  /// Of examples that fit.
  init(checked examples: [Example], indices: [Int]) {
    var packer = ExamplePacker(Example.layout)
    for example in examples { packer.add(example) }
    self.init(examples, indices: indices, packer)
  }

  private init(_ examples: [Example], indices: [Int], _ packer: ExamplePacker) {
    self.examples = examples
    self.indices = indices
    let layout = packer.layout
    let rows = examples.indices.map { packer.lengths(of: $0) }
    lengths = layout.axes.indices.map { axis in rows.map { $0[axis] } }
    // A run has at least one step.
    let steps = lengths.map { max($0.max() ?? 1, 1) }
    inputs = zip(layout.inputs, packer.columns).map { input, column in
      PackedInput(column, input, steps: input.axis < 0 ? 1 : steps[input.axis])
    }
    missing = zip(layout.inputs, packer.columns).map { input, column in
      column.counts.firstIndex(of: -1).map {
        ValidationError("target '\(input.name)'", example: indices[$0], "it is not known")
      }
    }
  }

  /// The number of examples.
  public var count: Int { examples.count }

  /// How many numbers the mean is over that a loss on this axis is: valid steps, or without an axis examples.
  public func weight(onAxis axis: Int?) -> Int { axis.map { lengths[$0].reduce(0, +) } ?? count }
}

/// The elements of an input in a batch.
enum PackedInput: Sendable {
  case tokens([Int32])
  case numbers([Float])

  init(_ column: ExamplePacker.Column, _ input: FunctionLayout.Input, steps: Int) {
    let row = steps * input.width
    self =
      input.classes > 0
      ? .tokens(Self.padded(column.tokens, column.counts, to: row))
      : .numbers(Self.padded(column.numbers, column.counts, to: row))
  }

  var count: Int {
    switch self {
    case .tokens(let tokens): tokens.count
    case .numbers(let numbers): numbers.count
    }
  }

  /// What stands at padding is never read.
  private static func padded<Element: Numeric>(_ elements: [Element], _ counts: [Int], to row: Int) -> [Element] {
    var result = [Element](repeating: 0, count: counts.count * row)
    var start = 0
    for (index, count) in counts.enumerated() {
      for element in 0..<max(count, 0) { result[index * row + element] = elements[start + element] }
      start += max(count, 0)
    }
    return result
  }
}
