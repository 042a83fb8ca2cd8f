extension Kernels {
  /// destination[r, j] = Σ_k input[r, k] · W[j, k] (+ bias[j]).
  ///
  /// The sum over k is taken in order, in blocks whose sums are then added.
  ///
  /// - Parameters:
  ///   - input: [rows, k].
  ///   - packed: W, [n, k], as `pack` writes it.
  ///   - destination: [rows, n]. Nothing beyond column n is touched.
  ///   - bias: [n], or nil.
  ///   - turn: counts calls with the same matrix: a single row takes its columns from left to right and from right to
  ///     left in turn, so that what the cache holds of it is read first. Results do not depend on it.
  @export(implementation) @inline(never)
  public static func product(
    rows: Int, k: Int, n: Int,
    input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?,
    turn: Int = 0
  ) {
    if rows == 1 {
      vectorProduct(k: k, n: n, input: input, packed: packed, destination: destination, bias: bias, turn: turn)
      return
    }
    // A block of packed columns stays in the second-level cache while all rows pass by, and the inputs of a tile's rows
    // in the first-level cache. While they are multiplied, those of the next tile come, if there are more than the
    // second-level cache holds anyway. Blocks are about equally wide.
    let readsAhead = rows &* k > 65536
    let kBlocks = max((k &+ 511) / 512, 1)
    let kBlock = (k &+ kBlocks &- 1) / kBlocks
    let columnTiles = (n &+ 47) / 48
    let blocks = max((columnTiles &* kBlock &* 48 &+ 131071) / 131072, 1)
    let nBlock = (columnTiles &+ blocks &- 1) / blocks &* 48
    var column = 0
    while column < n {
      let width = min(nBlock, n &- column)
      var start = 0
      var block = 0
      while block < kBlocks {
        let steps = min(kBlock, k &- start)
        var row = 0
        while row < rows {
          let height = tileHeight(rows: rows &- row)
          let target = destination + (row &* destinationStride &+ column)
          let addend = block == 0 ? bias.map { $0 + column } : UnsafePointer(target)
          let next = row &+ height < rows ? row &+ height : 0
          tiles(
            ProductAddressing.self, height: height, width: width,
            TileOperands(
              steps: steps, input: input + (row &* inputStride &+ start), inputStride: inputStride,
              columns: packed + (column &* k &+ start &* 16), columnsStride: k &* 16,
              destination: target, destinationStride: destinationStride,
              addend: addend, addendStride: block == 0 ? 0 : destinationStride,
              ahead: ReadAhead(
                input + (next &* inputStride &+ start), lines: readsAhead ? (height &* steps &+ 15) / 16 : 0,
                stride: 16, tiles: tileCount(width: width))))
          row &+= height
        }
        start &+= steps
        block &+= 1
      }
      column &+= width
    }
  }

  /// The height of the next tile, so that all tiles are about equally high: the lower ones are slower for a row.
  @export(implementation) @inline(__always)
  static func tileHeight(rows: Int) -> Int {
    let tiles = (rows &+ Target.tileRows &- 1) / Target.tileRows
    return (rows &+ tiles &- 1) / tiles
  }
}
