/// What plans have to know of the machine and of its runtime.
public struct Target: Hashable, Sendable {
  /// Floats of a vector. Memory is aligned to one, and a panel of a packed matrix is one high.
  public var lanes = 16
  /// The floats of the first-level cache that weights may fill.
  public var firstLevelCount = 8192
  /// The floats of a matrix that may be read again for each chunk of steps.
  public var rereadCount = 1 << 18
  /// The bytes of the second-level cache that the rows of a segment may fill.
  public var segmentBytes = 768 << 10
  /// The rows of a product from which on its tiles are full.
  public var fullRows = 128
  /// The share of elements that are not zero, and the elements of a matrix, from which on what is zero is left out of
  /// products.
  public var sparseDensity = 0.1
  public var sparseElements = 1 << 14
  /// Results of a product up to which it is a scalar product for each.
  public var scalarResults = 4

  public init() {}

  /// The runtime's kernels, on whatever processor.
  public static let runtime = Target()

  /// The next multiple of a vector: everything in a buffer of parameters, prepared values or sums starts at one.
  public func roundedToVector(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

  /// The floats of a packed [rows, columns] matrix.
  public func packedCount(rows: Int, columns: Int) -> Int { columns * roundedToVector(rows) }

  /// The floats of such a matrix without what is zero: a header, and no more than all of it takes.
  public func sparseCount(rows: Int, columns: Int) -> Int { lanes + packedCount(rows: rows, columns: columns) }
}
