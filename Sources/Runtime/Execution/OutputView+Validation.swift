extension OutputView {
  /// Checks what the subscript of a place is given.
  @inlinable @inline(__always)
  public func validate(_ position: Int) throws(ValidationError) {
    if position < 0 || position >= count { throw failure("the place", position, count) }
  }

  /// Checks what the subscript of several places is given.
  @inlinable @inline(__always)
  public func validate(_ bounds: Range<Int>) throws(ValidationError) {
    if bounds.lowerBound < 0 { throw failure("the place", bounds.lowerBound, count) }
    if bounds.upperBound > count { throw failure("the place", bounds.upperBound - 1, count) }
  }

  /// Checks what the subscript of an example, a step and a feature is given.
  @inlinable @inline(__always)
  public func validate(example: Int, step: Int, feature: Int) throws(ValidationError) {
    if example < 0 || example >= examples { throw failure("the example", example, examples) }
    if step < 0 || step >= steps { throw failure("the step", step, steps) }
    if feature < 0 || feature >= width { throw failure("the feature", feature, width) }
  }

  /// Checks what the subscript of an example and a feature is given, which is for an output of one step.
  @inlinable @inline(__always)
  public func validate(example: Int, feature: Int) throws(ValidationError) {
    if steps != 1 { throw needsStep }
    try validate(example: example, step: 0, feature: feature)
  }

  @usableFromInline @inline(never)
  func failure(_ index: StaticString, _ given: Int, _ count: Int) -> ValidationError {
    let index = index.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    return ValidationError(subject, "\(index) \(given) is not in 0..<\(count)")
  }

  @usableFromInline @inline(never)
  var needsStep: ValidationError { ValidationError(subject, "one of its \(steps) steps has to be given, as `step:`") }

  private var subject: String { "output \(shapeText([examples, steps, width]))" }
}
