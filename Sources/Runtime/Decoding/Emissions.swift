/// Scores of every class at every step of one sequence: [steps, classes], row-major.
public struct Emissions: Sendable {
  public let steps: Int
  public let classes: Int
  private let scores: [Float]

  /// - Parameters:
  ///   - scores: [steps, classes], row-major. What is beyond `length` is left out.
  ///   - length: the number of valid steps; all of them without.
  /// - Precondition: the scores are whole steps, and `length` is not greater than their number.
  public init(_ scores: some Collection<Float>, classes: Int, length: Int? = nil) {
    do { try Self.validate(scores, classes: classes, length: length) } catch { error.stop() }
    steps = length ?? scores.count / classes
    self.classes = classes
    self.scores = Array(scores.prefix(steps * classes))
  }

  /// The scores of an example of a run.
  /// - Precondition: the run has this example, and `length` is in 0...steps.
  public init(_ output: OutputView, example: Int = 0, length: Int? = nil) {
    do { try Self.validate(output, example: example, length: length) } catch { error.stop() }
    let size = output.steps * output.width
    self.init(output[example * size..<(example + 1) * size], classes: output.width, length: length)
  }

  /// Checks what emissions are made of.
  public static func validate(
    _ scores: some Collection<Float>, classes: Int, length: Int? = nil
  ) throws(ValidationError) {
    guard classes > 0 else { throw ValidationError("classes", "it is \(classes) and must be at least 1") }
    guard scores.count % classes == 0 else {
      throw ValidationError("scores", "there are \(scores.count), no multiple of the \(classes) of a step")
    }
    try validate(length: length, steps: scores.count / classes)
  }

  /// Checks what emissions are made of.
  public static func validate(_ output: OutputView, example: Int = 0, length: Int? = nil) throws(ValidationError) {
    try output.validate(example: example, step: 0, feature: 0)
    try validate(length: length, steps: output.steps)
  }

  private static func validate(length: Int?, steps: Int) throws(ValidationError) {
    if let length, length < 0 || length > steps {
      throw ValidationError("length", "the length \(length) is not in 0...\(steps)")
    }
  }

  /// The scores of a step, one for each class.
  subscript(step: Int) -> ArraySlice<Float> { scores[step * classes..<(step + 1) * classes] }
}
