/// A matrix as `packSparse` writes it: the elements that are not zero, in blocks of columns, and row by row in each.
///
/// A header with their number; where each row of each block begins, and the end; for each element its column in the block;
/// the elements. Whole numbers stand as the bits of floats.
@usableFromInline
struct SparseRows {
  @usableFromInline let rows: Int
  @usableFromInline let columns: Int
  @usableFromInline let starts: UnsafePointer<Float>
  @usableFromInline let places: UnsafePointer<Float>
  @usableFromInline let weights: UnsafePointer<Float>

  @export(implementation) @inline(__always)
  static var headerCount: Int { 16 }

  /// The columns whose inputs, of 16 rows, fit a strip on the stack.
  @export(implementation) @inline(__always)
  static var blockWidth: Int { 1024 }

  @export(implementation) @inline(__always)
  static func blockCount(columns: Int) -> Int { (columns &+ blockWidth &- 1) / blockWidth }

  /// The floats that the starts take.
  @export(implementation) @inline(__always)
  static func startCount(rows: Int, columns: Int) -> Int {
    (blockCount(columns: columns) &* rows &+ 16) & ~15
  }

  /// Stands in the header of a matrix that is packed as a dense one.
  @export(implementation) @inline(__always)
  static var isDense: UInt32 { ~0 }

  /// Nil if the matrix is packed as a dense one.
  @export(implementation) @inline(__always)
  init?(_ packed: UnsafePointer<Float>, rows: Int, columns: Int) {
    let count = packed.pointee.bitPattern
    guard count != Self.isDense else { return nil }
    (self.rows, self.columns) = (rows, columns)
    starts = packed + Self.headerCount
    places = starts + Self.startCount(rows: rows, columns: columns)
    weights = places + Int(count)
  }

  @export(implementation) @inline(__always)
  var blockCount: Int { Self.blockCount(columns: columns) }

  @export(implementation) @inline(__always)
  func start(ofRow row: Int, inBlock block: Int) -> Int {
    Int(starts[block &* rows &+ row].bitPattern)
  }

  @export(implementation) @inline(__always)
  func column(_ index: Int) -> Int { Int(places[index].bitPattern) }
}

extension Kernels {
  /// The floats that `packSparse` may write for an [n, k] matrix.
  @export(implementation) @inline(__always)
  public static func sparseCount(rows n: Int, columns k: Int) -> Int {
    SparseRows.headerCount &+ packedCount(rows: n, columns: k)
  }

  /// Packs an [n, k] matrix for `sparseProduct`: the elements that are not zero, or all of them if the others take no more
  /// memory.
  ///
  /// - Parameters:
  ///   - source: element (i, j) is at `i · rowStride + j · columnStride`.
  ///   - destination: `sparseCount(rows: n, columns: k)` floats.
  @export(implementation) @inline(never)
  public static func packSparse(
    source: UnsafePointer<Float>, rowStride: Int, columnStride: Int, rows n: Int, columns k: Int,
    destination: UnsafeMutablePointer<Float>
  ) {
    var count = 0
    var row = 0
    while row < n {
      var column = 0
      while column < k {
        if source[row &* rowStride &+ column &* columnStride] != 0 { count &+= 1 }
        column &+= 1
      }
      row &+= 1
    }
    let startCount = SparseRows.startCount(rows: n, columns: k)
    guard startCount &+ 2 &* count <= packedCount(rows: n, columns: k) else {
      destination.pointee = Float(bitPattern: SparseRows.isDense)
      pack(
        source: source, rowStride: rowStride, columnStride: columnStride, rows: n, columns: k, blocks: 1,
        destination: destination + SparseRows.headerCount)
      return
    }
    destination.pointee = Float(bitPattern: UInt32(count))
    let starts = destination + SparseRows.headerCount
    let places = starts + startCount
    let weights = places + count
    var index = 0
    var block = 0
    while block &* SparseRows.blockWidth < k {
      let first = block &* SparseRows.blockWidth
      let last = min(first &+ SparseRows.blockWidth, k)
      row = 0
      while row < n {
        starts[block &* n &+ row] = Float(bitPattern: UInt32(index))
        var column = first
        while column < last {
          let weight = source[row &* rowStride &+ column &* columnStride]
          if weight != 0 {
            places[index] = Float(bitPattern: UInt32(column &- first))
            weights[index] = weight
            index &+= 1
          }
          column &+= 1
        }
        row &+= 1
      }
      block &+= 1
    }
    starts[block &* n] = Float(bitPattern: UInt32(index))
  }
}
