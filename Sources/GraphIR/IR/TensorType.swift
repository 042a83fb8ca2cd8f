/// An axis of time. Two sequences share an axis exactly if their steps correspond.
/// Its length is not known to the compiler: neither compile time nor code size depends on it.
public struct TimeAxis: Hashable, Sendable, CustomStringConvertible {
  /// The name of the input that introduces the axis.
  public let name: String

  public init(_ name: String) { self.name = name }

  public var description: String { name }
}

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
/// In memory the axes are ordered time, batch, shape (row-major).
public struct TensorType: Hashable, Sendable {
  public var element: Element
  /// Whether there is one value for each example of the batch. Parameters have none.
  public var batch: Bool
  /// The time axis along which there is one value for each step, if any.
  public var time: TimeAxis?
  /// The extents of the features, known at compile time. `[]` is a scalar.
  public var shape: [Int]

  public init(_ shape: [Int] = [], element: Element = .real, batch: Bool = false, time: TimeAxis? = nil) {
    self.element = element
    self.batch = batch
    self.time = time
    self.shape = shape
  }

  /// The type of a scan before `result` takes it apart.
  public static let bundle = TensorType(element: .bundle)

  /// The number of features: the product of the shape.
  public var count: Int { shape.reduce(1, *) }

  public var isReal: Bool { element == .real }

  /// The same type with another shape.
  public func shaped(_ shape: [Int]) -> TensorType {
    var type = self
    type.shape = shape
    return type
  }

  /// The same type along another time axis, or none.
  public func along(_ time: TimeAxis?) -> TensorType {
    var type = self
    type.time = time
    return type
  }

  /// The same type with or without the batch axis.
  public func batched(_ batch: Bool) -> TensorType {
    var type = self
    type.batch = batch
    return type
  }
}
