/// What a tensor holds.
public enum Element: Hashable, Sendable {
  /// Floating-point numbers: `Float` in generated code, `Double` in the interpreter.
  case real
  /// Class indices in `0..<classes`.
  case token(classes: Int)
  /// The results of a `scan`, which only `result` can take apart.
  case bundle
}

/// The type of a value. Batch and time are axes of the type, not of the shape, so that an elementwise
/// operation over a sequence, or a matrix product over all steps at once, is an ordinary operation.
///
/// In the interpreter's memory the axes are ordered time, batch, shape (row-major); the plan has an order of its own.
public struct TensorType: Hashable, Sendable {
  public var element: Element
  /// Whether there is one value for each example of the batch. Parameters have none.
  public var batch: Bool
  /// The time axes along which there is one value for each step.
  public var times: TimeAxes
  /// The extents of the features, known at compile time. `[]` is a scalar.
  public var shape: [Int]

  public init(_ shape: [Int] = [], element: Element = .real, batch: Bool = false, time: TimeAxis? = nil) {
    self.init(shape, element: element, batch: batch, times: TimeAxes(time))
  }

  public init(_ shape: [Int] = [], element: Element = .real, batch: Bool = false, times: TimeAxes) {
    self.element = element
    self.batch = batch
    self.times = times
    self.shape = shape
  }

  /// The type of a scan before `result` takes it apart.
  public static let bundle = TensorType(element: .bundle)

  /// The number of features: the product of the shape.
  public var count: Int { shape.reduce(1, *) }

  public var isReal: Bool { element == .real }

  /// Whether there is more than one value of it: for each example, or each step.
  public var hasAxes: Bool { batch || isSequence }

  /// Whether there is one value for each step of a time axis.
  public var isSequence: Bool { !times.isEmpty }

  /// The time axis, if there is just one: that of inputs and outputs, which have no more.
  public var time: TimeAxis? { times.only }

  /// The same type with another shape.
  public func shaped(_ shape: [Int]) -> TensorType {
    var type = self
    type.shape = shape
    return type
  }

  /// The same type along one more time axis, unless it runs along that already. It must have room for it.
  public func along(_ axis: TimeAxis) -> TensorType {
    var type = self
    type.times = times.union([axis])!
    return type
  }

  /// The same type along all time axes but one: that of an element.
  public func without(_ axis: TimeAxis) -> TensorType {
    var type = self
    type.times = times.subtracting([axis])
    return type
  }

  /// The same type without time: that of a single step.
  public var ofStep: TensorType {
    var type = self
    type.times = []
    return type
  }

  /// The same type with or without the batch axis.
  public func batched(_ batch: Bool) -> TensorType {
    var type = self
    type.batch = batch
    return type
  }
}
