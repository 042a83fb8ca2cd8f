/// What is wrong with something that a program was given: with an input, a size, a name or an index.
///
/// Whatever stops the program for such a thing has a `validate` beside it, with the same arguments, which throws this
/// error instead. The text of both is the same.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was given: `input 'text'`, `lengths`, `parameter 'hidden.Wf'`.
  public var subject: String
  /// The example of the batch and the step that it is about, if it is about one.
  public var example: Int?
  public var step: Int?
  /// What is wrong with it, and what would be right: `the token 100 is not in 0..<96`.
  public var reason: String

  public init(_ subject: String, example: Int? = nil, step: Int? = nil, _ reason: String) {
    self.subject = subject
    self.example = example
    self.step = step
    self.reason = reason
  }

  /// `input 'text', example 3, step 7: the token 100 is not in 0..<96`
  public var description: String {
    var text = subject
    if let example { text += ", example \(example)" }
    if let step { text += ", step \(step)" }
    return text + ": " + reason
  }

  /// Stops the program with the description.
  ///
  /// Not a precondition, whose text an optimized build leaves out. Optimized Embedded Swift has no text at all: call
  /// `validate` there.
  @inline(never)
  public func stop() -> Never { fatalError(description) }
}

/// `[2, 3]`
package func shapeText(_ shape: [Int]) -> String {
  var text = "["
  for (index, extent) in shape.enumerated() { text += (index == 0 ? "" : ", ") + "\(extent)" }
  return text + "]"
}

/// The first of these names, for a message: `'a', 'b' and 7 more`.
package func namesText(_ names: [String]) -> String {
  let shown = names.prefix(names.count <= 12 ? 12 : 10)
  var text = ""
  for (index, name) in shown.enumerated() { text += (index == 0 ? "'" : ", '") + name + "'" }
  return shown.count == names.count ? text : text + " and \(names.count - shown.count) more"
}

/// The product of the extents, or nil if it is beyond what memory can address or an extent is negative.
package func elementCount(_ shape: [Int]) -> Int? {
  var count = 1
  var isEmpty = false
  for extent in shape {
    guard extent >= 0 else { return nil }
    if extent == 0 { isEmpty = true }
    let (product, overflow) = count.multipliedReportingOverflow(by: max(extent, 1))
    guard !overflow else { return nil }
    count = product
  }
  guard count <= Int.max / 8 else { return nil }
  return isEmpty ? 0 : count
}

/// Stops the program if what generated code promises does not hold. (The text of a precondition would be lost.)
package func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
