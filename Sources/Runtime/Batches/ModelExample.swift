/// One example of a model: what `Example` of a generated type is.
public protocol ModelExample: Sendable {
  /// The inputs and targets, and the time axes on which they lie.
  static var layout: FunctionLayout { get }
  /// Hands over inputs and targets, in the order of the layout.
  func pack(into packer: inout ExamplePacker)
}
