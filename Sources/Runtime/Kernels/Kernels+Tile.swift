/// The operands of a run of tiles, with their strides in floats:
/// destination[i, j] = Σ_s input[s · inputStep + i · inputStride] · columns[s · columnsStep + vector(j)] (+ addend[i, j]).
@usableFromInline struct TileOperands {
  @usableFromInline let steps: Int
  @usableFromInline var input: UnsafePointer<Float>
  @usableFromInline let inputStep: Int
  @usableFromInline let inputStride: Int
  @usableFromInline var columns: UnsafePointer<Float>
  @usableFromInline let columnsStep: Int
  /// From a vector of 16 columns to the next one.
  @usableFromInline let columnsStride: Int
  @usableFromInline var destination: UnsafeMutablePointer<Float>
  @usableFromInline let destinationStride: Int
  @usableFromInline var addend: UnsafePointer<Float>?
  @usableFromInline let addendStride: Int

  @export(implementation) @inline(__always)
  init(
    steps: Int, input: UnsafePointer<Float>, inputStep: Int, inputStride: Int,
    columns: UnsafePointer<Float>, columnsStep: Int, columnsStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int,
    addend: UnsafePointer<Float>?, addendStride: Int
  ) {
    self.steps = steps
    self.input = input
    self.inputStep = inputStep
    self.inputStride = inputStride
    self.columns = columns
    self.columnsStep = columnsStep
    self.columnsStride = columnsStride
    self.destination = destination
    self.destinationStride = destinationStride
    self.addend = addend
    self.addendStride = addendStride
  }

  @export(implementation) @inline(__always)
  mutating func advance(vectors: Int) {
    columns += vectors &* columnsStride
    destination += vectors &* 16
    if let addend { self.addend = addend + vectors &* 16 }
  }
}

extension Kernels {
  /// `height` rows (1 to `Target.tileRows`) by `width` columns, in tiles from left to right.
  @export(implementation) @inline(__always)
  static func tiles(height: Int, width: Int, _ operands: TileOperands) {
    if height == 2 {
      tiles(Target.RowOfTwo.self, height, width, operands)
    } else {
      tiles(Target.Row.self, height, width, operands)
    }
  }

  @export(implementation) @inline(__always)
  static func tiles<Row: RegisterTile>(_ row: Row.Type, _ height: Int, _ width: Int, _ operands: TileOperands) {
    var operands = operands
    var vectors = width >> 4
    let perTile = Row.Columns.vectors
    // Three vectors at a time; a single one left over is better taken as two and two.
    while vectors >= perTile && !(perTile == 3 && vectors == 4) {
      tile(row, height, 16, operands)
      operands.advance(vectors: perTile)
      vectors &-= perTile
    }
    while perTile > 2 && vectors >= 2 {
      tile(Row2.self, height, 16, operands)
      operands.advance(vectors: 2)
      vectors &-= 2
    }
    while perTile > 1 && vectors >= 1 {
      tile(RaggedRow.self, height, 16, operands)
      operands.advance(vectors: 1)
      vectors &-= 1
    }
    if width & 15 != 0 {
      tile(RaggedRow.self, height, width & 15, operands)
    }
  }

  @export(implementation) @inline(__always)
  static func tile<Row: RegisterTile>(_ row: Row.Type, _ height: Int, _ count: Int, _ operands: TileOperands) {
    switch height {
    case 1: tile(Row.self, count, operands)
    case 2: tile(Two<Row>.self, count, operands)
    case 3 where Target.tileRows >= 3: tile(Three<Row>.self, count, operands)
    case 4 where Target.tileRows >= 4: tile(Four<Row>.self, count, operands)
    case 5 where Target.tileRows >= 5: tile(Five<Row>.self, count, operands)
    case 6 where Target.tileRows >= 6: tile(Six<Row>.self, count, operands)
    case 7 where Target.tileRows >= 7: tile(Seven<Row>.self, count, operands)
    default: if Target.tileRows >= 8 { tile(Eight<Row>.self, count, operands) }
    }
  }

  /// One tile. Its sums start from zero, so that the loads of the addend hide behind the products.
  @export(implementation) @inline(never)
  static func tile<Tile: RegisterTile>(_: Tile.Type, _ count: Int, _ operands: TileOperands) {
    var tile = Tile()
    var input = operands.input
    var columns = operands.columns
    let inputStep = operands.inputStep
    let inputStride = operands.inputStride
    let columnsStep = operands.columnsStep
    let columnsStride = operands.columnsStride
    var step = operands.steps
    while step > 0 {
      tile.accumulate(input, inputStride, Tile.Columns(columns, columnsStride, count))
      input += inputStep
      columns += columnsStep
      step &-= 1
    }
    tile.store(
      operands.destination, operands.destinationStride, operands.addend, operands.addendStride, count)
  }
}
