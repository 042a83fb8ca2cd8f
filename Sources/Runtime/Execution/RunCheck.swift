/// Checks what a run is given, with the calls that a run takes, and leaves the workspace as it is. Generated code calls
/// it for `validate`.
public struct RunCheck {
  private let layout: FunctionLayout
  private let batch: Int
  private let maximumSteps: [Int]
  private var steps: [Int]
  private var lengths: [[Int]?]

  init(_ layout: FunctionLayout, batch: Int, maximumSteps: [Int]) {
    self.layout = layout
    self.batch = batch
    self.maximumSteps = maximumSteps
    steps = maximumSteps
    lengths = maximumSteps.map { _ in nil }
  }

  /// The size of an input tells the number of steps on its axis.
  public mutating func setSteps(_ axis: Int, input: Int, count: Int) throws(ValidationError) {
    steps[axis] = try layout.steps(ofInput: input, count: count, batch: batch, atMost: maximumSteps[axis])
    layout.derive(&steps)
  }

  /// One for each example, in 0...steps.
  public mutating func setLengths(_ axis: Int, _ lengths: [Int]?) throws(ValidationError) {
    if let lengths { try layout.validate(lengths: lengths, axis, batch: batch, steps: steps[axis]) }
    self.lengths[axis] = lengths
    for (index, axis) in layout.derived.enumerated() {
      self.lengths[layout.givenAxes + index] = self.lengths[axis.source]?.map { ceil($0, by: axis.every) }
    }
  }

  /// Tokens of the right number, at valid steps in `0..<classes`.
  public func bind(_ input: Int, _ tokens: some Collection<Int32>) throws(ValidationError) {
    let found: ValidationError?? = tokens.withContiguousStorageIfAvailable { tokens in
      do throws(ValidationError) { try validate(input, tokens) } catch { return error }
      return nil
    }
    guard let found else { throw layout.isScattered(input) }
    if let found { throw found }
  }

  /// Numbers of the right number.
  public func bind(_ input: Int, _ numbers: some Collection<Float>) throws(ValidationError) {
    let count: Int? = numbers.withContiguousStorageIfAvailable { $0.count }
    guard let count else { throw layout.isScattered(input) }
    try layout.validate(count: count, ofInput: input, batch: batch, steps: steps(of: input))
  }

  /// A target that the features of an output are fitted to: as many numbers as that has steps.
  public func validate(target: String, count: Int, ofOutput output: Int, width: Int) throws(ValidationError) {
    let axis = layout.outputs[output].axis
    try RNNRuntime.validate(target: target, count: count, shape: [batch, axis < 0 ? 1 : steps[axis], width])
  }

  private func validate(_ input: Int, _ tokens: UnsafeBufferPointer<Int32>) throws(ValidationError) {
    let (description, steps) = (layout.inputs[input], steps(of: input))
    try layout.validate(count: tokens.count, ofInput: input, batch: batch, steps: steps)
    for example in 0..<(description.hasBatch ? batch : 1) {
      let lengths = description.axis >= 0 && description.hasBatch ? lengths[description.axis] : nil
      for step in 0..<(lengths.map { $0[example] } ?? steps) {
        let token = Int(tokens[example * steps + step])
        guard token >= 0, token < description.classes else {
          throw layout.isNoToken(token, ofInput: input, example: example, step: step)
        }
      }
    }
  }

  private func steps(of input: Int) -> Int {
    let axis = layout.inputs[input].axis
    return axis < 0 ? 1 : steps[axis]
  }
}

/// A target that is no input of its function: [examples, steps, width].
func validate(target: String, count: Int, shape: [Int]) throws(ValidationError) {
  let expected = shape.reduce(1, *)
  guard count != expected else { return }
  throw ValidationError("target '\(target)'", "it has \(count) elements instead of \(expected), \(shapeText(shape))")
}

/// The rules for what a run is given.
extension FunctionLayout {
  /// The number of steps that an input with so many elements has.
  func steps(
    ofInput input: Int, count: Int, batch: Int, atMost maximum: Int
  ) throws(ValidationError) -> Int {
    let input = inputs[input]
    let row = (input.hasBatch ? batch : 1) * input.width
    guard count > 0 else { throw ValidationError(input.subject, "it is empty: a run has at least one step") }
    guard count % row == 0 else {
      let examples = input.hasBatch ? " of \(batch) examples" : ""
      throw ValidationError(input.subject, "it has \(count) elements, no multiple of the \(row) in a step\(examples)")
    }
    guard count / row <= maximum else {
      throw ValidationError(input.subject, "it has \(count / row) steps, and there is memory for \(maximum)")
    }
    return count / row
  }

  func validate(lengths: [Int], _ axis: Int, batch: Int, steps: Int) throws(ValidationError) {
    let name = givenAxes == 1 ? "lengths" : axes[axis] + "Lengths"
    guard lengths.count == batch else {
      throw ValidationError(name, "there are \(lengths.count) for \(batch) examples")
    }
    for example in 0..<batch where lengths[example] < 0 || lengths[example] > steps {
      throw ValidationError(name, example: example, "the length \(lengths[example]) is not in 0...\(steps)")
    }
  }

  func validate(count: Int, ofInput input: Int, batch: Int, steps: Int) throws(ValidationError) {
    let input = inputs[input]
    let expected = (input.hasBatch ? batch : 1) * steps * input.width
    guard count != expected else { return }
    var shape = input.hasBatch ? [batch] : []
    if input.axis >= 0 { shape.append(steps) }
    if input.width > 1 { shape.append(input.width) }
    throw ValidationError(input.subject, "it has \(count) elements instead of \(expected), \(shapeText(shape))")
  }

  func isNoToken(_ token: Int, ofInput input: Int, example: Int, step: Int) -> ValidationError {
    let input = inputs[input]
    return ValidationError(
      input.subject, example: input.hasBatch ? example : nil, step: input.axis >= 0 ? step : nil,
      "the token \(token) is not in 0..<\(input.classes)")
  }

  func isScattered(_ input: Int) -> ValidationError {
    ValidationError(inputs[input].subject, "its elements do not lie side by side in memory, as those of an array do")
  }
}

extension FunctionLayout.Input {
  fileprivate var subject: String { "input '\(name)'" }
}
