/// Where the features of a rearranged value come from: the windows of a convolution, a vector from its end.
///
/// The feature at (i₀, i₁, …) of the result is that of the operand at `offset + Σ coefficients[d] · i_d` on each of its
/// axes, or zero where that is outside of the operand.
public struct Rearrangement: Hashable, Sendable {
  /// An axis of the operand's shape.
  public struct Axis: Hashable, Sendable {
    public var extent: Int
    public var offset: Int
    /// One for each axis of the result.
    public var coefficients: [Int]

    public init(extent: Int, offset: Int, coefficients: [Int]) {
      self.extent = extent
      self.offset = offset
      self.coefficients = coefficients
    }
  }

  /// At most `maximumRank` extents.
  public var shape: [Int]
  /// At most 3.
  public var axes: [Axis]

  /// As many axes as kernels have loops.
  public static let maximumRank = 6
  public static let maximumOperandRank = 3

  public init(shape: [Int], axes: [Axis]) {
    self.shape = shape
    self.axes = axes
  }

  public var operandShape: [Int] { axes.map(\.extent) }

  /// - Throws: `TypeError` unless the shapes are ones and no index can overflow.
  func check() throws {
    try checkShape(shape)
    try checkShape(operandShape)
    guard (1...Self.maximumRank).contains(shape.count), (1...Self.maximumOperandRank).contains(axes.count) else {
      throw TypeError("a rearrangement has up to \(Self.maximumOperandRank) axes and gives up to \(Self.maximumRank)")
    }
    for axis in axes {
      guard axis.coefficients.count == shape.count,
        (axis.coefficients + [axis.offset]).allSatisfy({ $0.magnitude <= maximumTensorCount })
      else { throw TypeError("a rearrangement to \(shape) has a coefficient for each axis") }
    }
  }

  /// For each feature of the result in order, which one of the operand it is; nil for zero.
  package func sources() -> [Int?] {
    (0..<shape.reduce(1, *)).map { place in
      var rest = place
      var index = [Int](repeating: 0, count: shape.count)
      for axis in shape.indices.reversed() {
        index[axis] = rest % shape[axis]
        rest /= shape[axis]
      }
      var source = 0
      for axis in axes {
        let position = zip(axis.coefficients, index).reduce(axis.offset) { $0 + $1.0 * $1.1 }
        guard (0..<axis.extent).contains(position) else { return nil }
        source = source * axis.extent + position
      }
      return source
    }
  }

  /// All of it as numbers, filled up to `maximumRank` and `maximumOperandRank` axes: the shape, then of each axis the
  /// extent, the offset and the coefficients.
  public var words: [Int] {
    let lacking = Self.maximumRank - shape.count
    func filled(_ numbers: [Int], with number: Int) -> [Int] { Array(repeating: number, count: lacking) + numbers }
    let none = Axis(extent: 1, offset: 0, coefficients: Array(repeating: 0, count: shape.count))
    let all = Array(repeating: none, count: Self.maximumOperandRank - axes.count) + axes
    return filled(shape, with: 1) + all.flatMap { [$0.extent, $0.offset] + filled($0.coefficients, with: 0) }
  }
}
