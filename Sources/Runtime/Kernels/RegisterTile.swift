/// Sums of products held in registers: some rows of the result by some vectors of 16 columns.
///
/// Tiles of any height are stacked from rows: `Stack<Stack<Row3, Row3>, Row3>` has three. All of it is inlined, so
/// that the sums are nothing but registers.
public protocol RegisterTile {
  associatedtype Columns: TileColumns
  static var rows: Int { get }
  init()
  /// sum[i, j] += input[i] · columns[j], with the inputs `stride` apart.
  mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns)
  /// destination[i, j] = sum[i, j] (+ addend[i, j]).
  func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int)
}

/// The operand that all rows of a tile share: vectors of 16 columns, `stride` apart.
public protocol TileColumns {
  static var vectors: Int { get }
  /// - Parameter count: the columns there are. Only ragged ones look at it.
  init(_ source: UnsafePointer<Float>, _ stride: Int, _ count: Int)
}

/// A tile above another one.
public struct Stack<Upper: RegisterTile, Lower: RegisterTile>: RegisterTile where Upper.Columns == Lower.Columns {
  public typealias Columns = Upper.Columns

  @usableFromInline var upper: Upper
  @usableFromInline var lower: Lower

  @export(implementation) @inline(__always)
  public static var rows: Int { Upper.rows &+ Lower.rows }

  @export(implementation) @inline(__always)
  public init() {
    upper = Upper()
    lower = Lower()
  }

  @export(implementation) @inline(__always)
  public mutating func accumulate(_ input: UnsafePointer<Float>, _ stride: Int, _ columns: Columns) {
    upper.accumulate(input, stride, columns)
    lower.accumulate(input + Upper.rows &* stride, stride, columns)
  }

  @export(implementation) @inline(__always)
  public func store(
    _ destination: UnsafeMutablePointer<Float>, _ stride: Int, _ addend: UnsafePointer<Float>?, _ addendStride: Int,
    _ count: Int
  ) {
    upper.store(destination, stride, addend, addendStride, count)
    let lowerAddend = addend.map { $0 + Upper.rows &* addendStride }
    lower.store(destination + Upper.rows &* stride, stride, lowerAddend, addendStride, count)
  }
}

public typealias Two<Tile: RegisterTile> = Stack<Tile, Tile>
public typealias Three<Tile: RegisterTile> = Stack<Two<Tile>, Tile>
public typealias Four<Tile: RegisterTile> = Two<Two<Tile>>
public typealias Five<Tile: RegisterTile> = Stack<Four<Tile>, Tile>
public typealias Six<Tile: RegisterTile> = Two<Three<Tile>>
public typealias Seven<Tile: RegisterTile> = Stack<Six<Tile>, Tile>
public typealias Eight<Tile: RegisterTile> = Two<Four<Tile>>
