/// Numbers with their type: what the interpreter takes and gives.
public struct Tensor: Hashable, Sendable {
  public var type: TensorType
  /// Time, in the order of the type's axes, then batch, then the features, row-major. Tokens are whole numbers.
  public var values: [Double]

  /// The interpreter checks that there are as many values as the type and the dimensions say.
  public init(_ type: TensorType, _ values: [Double]) {
    self.type = type
    self.values = values
  }

  /// The same value everywhere.
  public init(_ type: TensorType, repeating value: Double, in dimensions: Dimensions) {
    self.type = type
    values = Array(repeating: value, count: dimensions.count(of: type))
  }

  /// Sets each padded step of a batched sequence to its example's last valid step, or to 0 if it has none:
  /// what a graph expects of its inputs, so that padding never makes a NaN and a token stays in range.
  public func fillingPadding(in dimensions: Dimensions) -> Tensor {
    guard let time = type.time, type.batch, let lengths = dimensions.lengths(along: time) else { return self }
    var result = self
    let strides = dimensions.strides(of: type)
    for (example, length) in lengths.enumerated() {
      for step in length..<dimensions.steps(of: time) {
        for feature in 0..<type.count {
          let last = (length - 1) * strides.step + example * strides.example + feature
          result.values[step * strides.step + example * strides.example + feature] = length > 0 ? values[last] : 0
        }
      }
    }
    return result
  }

  /// Sets each padded step of a batched sequence to 0.
  public func clearingPadding(in dimensions: Dimensions) -> Tensor {
    guard let time = type.time, type.batch, let lengths = dimensions.lengths(along: time) else { return self }
    var result = self
    let strides = dimensions.strides(of: type)
    for (example, length) in lengths.enumerated() {
      for step in length..<dimensions.steps(of: time) {
        let start = step * strides.step + example * strides.example
        for index in start..<start + type.count { result.values[index] = 0 }
      }
    }
    return result
  }
}

/// The sizes that the compiler does not know.
public struct Dimensions: Hashable, Sendable {
  /// The number of examples.
  public var batch: Int
  /// The number of steps of each time axis, padding included; those of derived axes follow.
  public var steps: [TimeAxis: Int]
  /// The number of valid steps of each example. On an axis without an entry, all steps are valid, or those that follow
  /// from what it is derived from.
  public var lengths: [TimeAxis: [Int]]

  public init(batch: Int, steps: [TimeAxis: Int] = [:], lengths: [TimeAxis: [Int]] = [:]) {
    self.batch = batch
    self.steps = steps
    self.lengths = lengths
  }

  /// - Throws: `EvaluationError` if a size is negative, or a length is missing or greater than the number of steps.
  public func check() throws {
    guard batch >= 0 else { throw EvaluationError("the batch has \(batch) examples") }
    for (axis, count) in steps.sorted(by: { $0.key.name < $1.key.name }) where count < 0 {
      throw EvaluationError("the time axis '\(axis)' has \(count) steps")
    }
    for (axis, lengths) in lengths.sorted(by: { $0.key.name < $1.key.name }) {
      guard steps[TimeAxis(axis.base)] != nil else {
        throw EvaluationError("there are lengths but no steps for '\(axis)'")
      }
      let steps = steps(of: axis)
      guard lengths.count == batch else {
        throw EvaluationError("'\(axis)' has \(lengths.count) lengths for \(batch) examples")
      }
      if let length = lengths.first(where: { !(0...steps).contains($0) }) {
        throw EvaluationError("'\(axis)' has a length of \(length), but \(steps) steps")
      }
    }
  }

  /// The number of values of a tensor of this type.
  public func count(of type: TensorType) -> Int {
    type.times.reduce(1) { $0 * steps(of: $1) } * (type.batch ? batch : 1) * type.count
  }

  /// The number of steps of an axis that has been checked to be here.
  public func steps(of axis: TimeAxis) -> Int {
    if let count = steps[axis] { return count }
    guard let source = axis.source else { return 0 }
    return Self.derived(steps(of: source), axis)
  }

  /// The number of valid steps of an example.
  public func length(of example: Int, along axis: TimeAxis) -> Int {
    lengths(along: axis)?[example] ?? steps(of: axis)
  }

  /// The number of valid steps of each example; nil if all are.
  func lengths(along axis: TimeAxis) -> [Int]? {
    if let known = lengths[axis] { return known }
    guard let source = axis.source else { return nil }
    return lengths(along: source)?.map { Self.derived($0, axis) }
  }

  private static func derived(_ count: Int, _ axis: TimeAxis) -> Int {
    if case .every(let group) = axis.derivations.last { (count + group - 1) / group } else { count }
  }

  /// The distances of a tensor with one time axis, or none.
  func strides(of type: TensorType) -> Strides {
    Strides(
      step: type.isSequence ? type.count * (type.batch ? batch : 1) : 0, example: type.batch ? type.count : 0)
  }
}

/// The distances in memory between steps and between examples, 0 along an axis that a tensor does not have.
struct Strides {
  var step: Int
  var example: Int
}

/// An input that does not fit, with its name.
public struct EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
  public var message: String

  public init(_ message: String) { self.message = message }

  public var description: String { message }
}
