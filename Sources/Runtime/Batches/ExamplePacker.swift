/// Collects the inputs and targets of examples, one example after the other.
public struct ExamplePacker: Sendable {
  /// The elements of an input in all examples.
  struct Column: Sendable {
    var tokens: [Int32] = []
    var numbers: [Float] = []
    /// How many belong to each example; -1 of a target that is not known.
    var counts: [Int] = []
  }

  let layout: FunctionLayout
  private(set) var columns: [Column]
  private var input = 0

  init(_ layout: FunctionLayout) {
    self.layout = layout
    columns = layout.inputs.map { _ in Column() }
  }

  /// Takes the next example.
  mutating func add(_ example: some ModelExample) {
    input = 0
    example.pack(into: &self)
  }

  /// Forgets all examples.
  mutating func clear() { columns = layout.inputs.map { _ in Column() } }

  // MARK: One input

  /// A token of each step.
  public mutating func add(_ values: [Int32]?) {
    if let values { columns[input].tokens += values }
    finish(values?.count)
  }

  /// A token of the example.
  public mutating func add(_ value: Int32?) {
    if let value { columns[input].tokens.append(value) }
    finish(value.map { _ in 1 })
  }

  /// Numbers, of one step after the other.
  public mutating func add(_ values: [Float]?) {
    if let values { columns[input].numbers += values }
    finish(values?.count)
  }

  /// A number of the example.
  public mutating func add(_ value: Float?) {
    if let value { columns[input].numbers.append(value) }
    finish(value.map { _ in 1 })
  }

  private mutating func finish(_ count: Int?) {
    columns[input].counts.append(count ?? -1)
    input += 1
  }

  // MARK: The last example

  /// What is wrong with the example that was added last.
  /// - Parameter index: the place that the error gives it.
  func mistake(example index: Int) -> ValidationError? {
    var known: [(name: String, steps: Int)?] = layout.axes.map { _ in nil }
    for (input, column) in zip(layout.inputs, columns) {
      guard let count = column.counts.last, count >= 0 else { continue }
      if input.classes > 0 {
        let tokens = column.tokens.suffix(count)
        if let wrong = tokens.firstIndex(where: { $0 < 0 || $0 >= input.classes }) {
          return ValidationError(
            "'\(input.name)'", example: index, step: input.axis < 0 ? nil : wrong - tokens.startIndex,
            "the token \(tokens[wrong]) is not in 0..<\(input.classes)")
        }
      }
      if input.axis < 0 {
        if count == input.width { continue }
        return ValidationError(
          "'\(input.name)'", example: index, "it has \(count) numbers instead of \(input.width)")
      }
      let (steps, rest) = count.quotientAndRemainder(dividingBy: input.width)
      if rest != 0 {
        return ValidationError(
          "'\(input.name)'", example: index, "it has \(count) numbers, no multiple of the \(input.width) in a step")
      }
      if let other = known[input.axis], other.steps != steps {
        return ValidationError(
          "'\(input.name)'", example: index, "it has \(steps) steps, and '\(other.name)' has \(other.steps)")
      }
      known[input.axis] = (input.name, steps)
    }
    return derivedMistake(known, example: index)
  }

  /// What is given along an axis that is derived from another one has the steps that follow.
  private func derivedMistake(_ known: [(name: String, steps: Int)?], example index: Int) -> ValidationError? {
    let givenCount = layout.givenAxes
    var steps = known.map { $0?.steps ?? 0 }
    layout.derive(&steps)
    for axis in layout.derived.indices {
      guard let (name, count) = known[givenCount + axis], count != steps[givenCount + axis] else { continue }
      return ValidationError(
        "'\(name)'", example: index, "it has \(count) steps instead of \(steps[givenCount + axis])")
    }
    return nil
  }

  /// The steps of an example on each axis.
  func lengths(of example: Int) -> [Int] {
    var lengths = layout.axes.map { _ in 0 }
    for (input, column) in zip(layout.inputs, columns) where input.axis >= 0 {
      lengths[input.axis] = max(lengths[input.axis], column.counts[example] / input.width)
    }
    layout.derive(&lengths) { mask, count in
      let column = columns[mask]
      let start = column.counts[..<example].reduce(0) { $0 + max($1, 0) }
      return column.numbers[start..<start + count].count { $0 != 0 }
    }
    return lengths
  }
}
