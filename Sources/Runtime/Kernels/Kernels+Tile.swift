/// Where the operands of a tile stand. Distances that are known save registers and instructions.
public protocol TileAddressing {
  /// From the input of a step to the one of the next step, given the operand's stride.
  static func inputStep(_ stride: Int) -> Int
  /// From the input of a row to the one of the next row, given the operand's stride.
  static func inputStride(_ stride: Int) -> Int
  /// From the columns of a step to those of the next step, given the operand's stride.
  static func columnsStep(_ stride: Int) -> Int
  /// From 16 columns to the next 16, given the operand's stride.
  static func columnsStride(_ stride: Int) -> Int
  /// Whether two steps at a time are worth their code, since they share the computation of addresses.
  static var pairsSteps: Bool { get }
}

/// Rows of inputs anywhere, and packed columns.
public enum ProductAddressing: TileAddressing {
  @export(implementation) @inline(__always)
  public static func inputStep(_ stride: Int) -> Int { 1 }

  @export(implementation) @inline(__always)
  public static func inputStride(_ stride: Int) -> Int { stride }

  @export(implementation) @inline(__always)
  public static func columnsStep(_ stride: Int) -> Int { 16 }

  @export(implementation) @inline(__always)
  public static func columnsStride(_ stride: Int) -> Int { stride }

  @export(implementation) @inline(__always)
  public static var pairsSteps: Bool { true }
}

/// Inputs and columns that both lie side by side for each step, anywhere.
public enum OuterSumAddressing: TileAddressing {
  @export(implementation) @inline(__always)
  public static func inputStep(_ stride: Int) -> Int { stride }

  @export(implementation) @inline(__always)
  public static func inputStride(_ stride: Int) -> Int { 1 }

  @export(implementation) @inline(__always)
  public static func columnsStep(_ stride: Int) -> Int { stride }

  @export(implementation) @inline(__always)
  public static func columnsStride(_ stride: Int) -> Int { 16 }

  @export(implementation) @inline(__always)
  public static var pairsSteps: Bool { false }
}

/// What tiles bring to the second-level cache for later ones, while they multiply.
@usableFromInline struct ReadAhead {
  @usableFromInline var start: UnsafePointer<Float>
  /// The first steps of a tile ask for one cache line each.
  @usableFromInline let steps: Int
  /// From the cache line of a step to that of the next step.
  @usableFromInline let step: Int
  /// From the first line of a tile to that of the next tile.
  @usableFromInline let tile: Int

  @export(implementation) @inline(__always)
  init(_ start: UnsafePointer<Float>, steps: Int, step: Int, tile: Int) {
    self.start = start
    self.steps = steps
    self.step = step
    self.tile = tile
  }

  /// Divides cache lines, `stride` apart, among tiles.
  @export(implementation) @inline(__always)
  init(_ start: UnsafePointer<Float>, lines: Int, stride: Int, tiles: Int) {
    let steps = (lines &+ tiles &- 1) / tiles
    self.init(start, steps: steps, step: stride, tile: steps &* stride)
  }
}

/// The operands of a run of tiles. For all rows i and columns j,
/// destination[i, j] = Σ_s input[s, i] · columns[s, j] (+ addend[i, j]).
@usableFromInline struct TileOperands {
  @usableFromInline let steps: Int
  @usableFromInline let input: UnsafePointer<Float>
  @usableFromInline let inputStride: Int
  @usableFromInline var columns: UnsafePointer<Float>
  @usableFromInline let columnsStride: Int
  @usableFromInline var destination: UnsafeMutablePointer<Float>
  @usableFromInline let destinationStride: Int
  @usableFromInline var addend: UnsafePointer<Float>?
  @usableFromInline let addendStride: Int
  @usableFromInline var ahead: ReadAhead

  @export(implementation) @inline(__always)
  init(
    steps: Int, input: UnsafePointer<Float>, inputStride: Int, columns: UnsafePointer<Float>, columnsStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int,
    addend: UnsafePointer<Float>?, addendStride: Int, ahead: ReadAhead
  ) {
    self.steps = steps
    self.input = input
    self.inputStride = inputStride
    self.columns = columns
    self.columnsStride = columnsStride
    self.destination = destination
    self.destinationStride = destinationStride
    self.addend = addend
    self.addendStride = addendStride
    self.ahead = ahead
  }

  /// To the columns after so many vectors of 16, which are `stride` apart.
  @export(implementation) @inline(__always)
  mutating func advance(vectors: Int, stride: Int) {
    columns += vectors &* stride
    destination += vectors &* 16
    ahead.start += ahead.tile
    if let addend { self.addend = addend + vectors &* 16 }
  }
}

extension Kernels {
  /// The tiles side by side in so many columns.
  @export(implementation) @inline(__always)
  static func tileCount(width: Int) -> Int {
    let columns = Target.Row.Columns.vectors &* 16
    return (width &+ columns &- 1) / columns
  }

  /// `height` rows (1 to `Target.tileRows`) by `width` columns, in tiles from left to right.
  @export(implementation) @inline(__always)
  static func tiles<Addressing: TileAddressing>(
    _ addressing: Addressing.Type, height: Int, width: Int, _ operands: TileOperands
  ) {
    if height == 2 {
      tiles(addressing, Target.RowOfTwo.self, height, width, operands)
    } else {
      tiles(addressing, Target.Row.self, height, width, operands)
    }
  }

  @export(implementation) @inline(__always)
  static func tiles<Addressing: TileAddressing, Row: RegisterTile>(
    _ addressing: Addressing.Type, _ row: Row.Type, _ height: Int, _ width: Int, _ operands: TileOperands
  ) {
    var operands = operands
    let vectors = Row.Columns.vectors
    let stride = Addressing.columnsStride(operands.columnsStride)
    var width = width
    while width >= vectors &* 16 && (vectors < 3 || width <= 48 || width > 64) {
      tile(addressing, row, height, 16, operands)
      operands.advance(vectors: vectors, stride: stride)
      width &-= vectors &* 16
    }
    // Four vectors are twice two: tiles of one have too few sums for the latency of a multiplication.
    while vectors >= 3 && width > 16 {
      tile(addressing, RaggedRow2.self, height, min(width, 32), operands)
      operands.advance(vectors: 2, stride: stride)
      width &-= 32
    }
    while width > 0 {
      tile(addressing, RaggedRow.self, height, min(width, 16), operands)
      operands.advance(vectors: 1, stride: stride)
      width &-= 16
    }
  }

  @export(implementation) @inline(__always)
  static func tile<Addressing: TileAddressing, Row: RegisterTile>(
    _ addressing: Addressing.Type, _ row: Row.Type, _ height: Int, _ count: Int, _ operands: TileOperands
  ) {
    switch height {
    case 1: tile(addressing, Row.self, count, operands)
    case 2: tile(addressing, Two<Row>.self, count, operands)
    case 3 where Target.tileRows >= 3: tile(addressing, Three<Row>.self, count, operands)
    case 4 where Target.tileRows >= 4: tile(addressing, Four<Row>.self, count, operands)
    case 5 where Target.tileRows >= 5: tile(addressing, Five<Row>.self, count, operands)
    case 6 where Target.tileRows >= 6: tile(addressing, Six<Row>.self, count, operands)
    case 7 where Target.tileRows >= 7: tile(addressing, Seven<Row>.self, count, operands)
    default: if Target.tileRows >= 8 { tile(addressing, Eight<Row>.self, count, operands) }
    }
  }

  /// One tile. Its sums start from zero, so that the loads of the addend hide behind the products.
  @export(implementation) @inline(never)
  static func tile<Addressing: TileAddressing, Tile: RegisterTile>(
    _: Addressing.Type, _: Tile.Type, _ count: Int, _ operands: TileOperands
  ) {
    var tile = Tile()
    var input = operands.input
    var columns = operands.columns
    var ahead = operands.ahead.start
    let inputStep = Addressing.inputStep(operands.inputStride)
    let inputStride = Addressing.inputStride(operands.inputStride)
    let columnsStep = Addressing.columnsStep(operands.columnsStride)
    let columnsStride = Addressing.columnsStride(operands.columnsStride)
    var steps = operands.steps
    let stepsBehind = steps &- min(operands.ahead.steps, steps)
    while steps > stepsBehind {
      Lanes.prefetchToL2(ahead)
      ahead += operands.ahead.step
      tile.accumulate(input, inputStride, Tile.Columns(columns, columnsStride, count))
      input += inputStep
      columns += columnsStep
      steps &-= 1
    }
    if Addressing.pairsSteps {
      while steps >= 2 {
        tile.accumulate(input, inputStride, Tile.Columns(columns, columnsStride, count))
        tile.accumulate(input + inputStep, inputStride, Tile.Columns(columns + columnsStep, columnsStride, count))
        input += 2 &* inputStep
        columns += 2 &* columnsStep
        steps &-= 2
      }
    }
    while steps > 0 {
      tile.accumulate(input, inputStride, Tile.Columns(columns, columnsStride, count))
      input += inputStep
      columns += columnsStep
      steps &-= 1
    }
    tile.store(operands.destination, operands.destinationStride, operands.addend, operands.addendStride, count)
  }
}
