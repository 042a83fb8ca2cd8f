import Testing

/// What a fixture gives one of its examples.
struct FixtureExample {
  var fixture: PyTorchFixture
  var index: Int

  /// The valid steps of a sequence of numbers.
  /// - Parameter axis: its time axis, in a model with several.
  func numbers(_ name: String, along axis: String? = nil) throws -> [Float] {
    let expected = try Expected(fixture, along: axis)
    let values = try expected.batchMajor("input.\(name)")
    let width = values.count / (expected.batch * expected.steps)
    let start = index * expected.steps * width
    return values[start..<start + (expected.lengths?[index] ?? expected.steps) * width].map { Float($0) }
  }

  /// The valid steps of a sequence of tokens.
  func tokens(_ name: String, along axis: String? = nil) throws -> [Int32] {
    try numbers(name, along: axis).map { Int32($0) }
  }

  /// Numbers without time.
  func vector(_ name: String) throws -> [Float] {
    let expected = try Expected(fixture)
    let values = try expected["input.\(name)"]
    let width = values.count / expected.batch
    return values[index * width..<(index + 1) * width].map { Float($0) }
  }

  /// A token without time.
  func token(_ name: String) throws -> Int32 {
    Int32(try vector(name)[0])
  }
}
