/// The instruction sets that kernels are specialized for, and the shapes of tiles that fit their registers.
public protocol InstructionSet {
  /// A row of a tile, for results of more rows than two, and for two.
  associatedtype Row: RegisterTile
  associatedtype RowOfTwo: RegisterTile
  /// A row for products of a single vector, of which two tiles are summed alternately.
  associatedtype RowOfOne: RegisterTile
  /// The greatest height of a tile, at most 8.
  static var tileRows: Int { get }
  /// Into how many sums (1, 2 or 4) each of so many gates' products is split, for a single row.
  static func chains(gates: Int) -> Int
  /// Whether the sums of 3 or 4 gates, 12 or 16 registers, are more than there is space for.
  static var sumsInParts: Bool { get }
}

/// 8 × 3 registers of 16 lanes for the sums, 3 for columns and 1 for an input, of 32.
extension rnn_avx512: InstructionSet {
  public typealias Row = Row3
  public typealias RowOfTwo = Row3
  public typealias RowOfOne = Row3

  @export(implementation) @inline(__always)
  public static var tileRows: Int { 8 }

  @export(implementation) @inline(__always)
  public static func chains(gates: Int) -> Int { gates <= 3 ? 4 : gates <= 8 ? 2 : 1 }

  @export(implementation) @inline(__always)
  public static var sumsInParts: Bool { false }
}

/// 6 × 2 registers of 8 lanes for the sums, 2 for columns and 1 for an input, of 16.
extension rnn_avx2: InstructionSet {
  public typealias Row = Row1
  public typealias RowOfTwo = Row2
  public typealias RowOfOne = Row2

  @export(implementation) @inline(__always)
  public static var tileRows: Int { 6 }

  @export(implementation) @inline(__always)
  public static func chains(gates: Int) -> Int { gates == 1 ? 4 : gates == 2 ? 2 : 1 }

  @export(implementation) @inline(__always)
  public static var sumsInParts: Bool { false }
}

/// 6 × 4 registers of 4 lanes for the sums, 4 for columns and the inputs in the lanes of others, of 32.
extension rnn_neon: InstructionSet {
  public typealias Row = Row1
  public typealias RowOfTwo = Row2
  public typealias RowOfOne = Row2

  @export(implementation) @inline(__always)
  public static var tileRows: Int { 6 }

  @export(implementation) @inline(__always)
  public static func chains(gates: Int) -> Int { gates == 1 ? 2 : 1 }

  @export(implementation) @inline(__always)
  public static var sumsInParts: Bool { false }
}

/// 2 × 4 registers of 4 lanes for the sums, 4 for columns, 1 for an input and 1 for a product, of 16.
extension rnn_simd128: InstructionSet {
  public typealias Row = Row1
  public typealias RowOfTwo = Row1
  public typealias RowOfOne = Row1

  @export(implementation) @inline(__always)
  public static var tileRows: Int { 2 }

  @export(implementation) @inline(__always)
  public static func chains(gates: Int) -> Int { 1 }

  @export(implementation) @inline(__always)
  public static var sumsInParts: Bool { rnn_vector_width() == 4 }
}

/// One row, since nothing but steps of streams is compiled for it.
extension rnn_scalar: InstructionSet {
  public typealias Row = Row1
  public typealias RowOfTwo = Row1
  public typealias RowOfOne = Row1

  @export(implementation) @inline(__always)
  public static var tileRows: Int { 1 }

  @export(implementation) @inline(__always)
  public static func chains(gates: Int) -> Int { 1 }

  @export(implementation) @inline(__always)
  public static var sumsInParts: Bool { false }
}
