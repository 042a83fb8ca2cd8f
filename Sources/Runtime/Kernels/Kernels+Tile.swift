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
  /// Whether each of the first steps asks for a cache line of `TileOperands.ahead`, which may be many, rather than the
  /// tile for all of them at once.
  static var stepsReadAhead: Bool { get }
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

  @export(implementation) @inline(__always)
  public static var stepsReadAhead: Bool { false }
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

  @export(implementation) @inline(__always)
  public static var stepsReadAhead: Bool { true }
}

/// What tiles bring to the second-level cache for later ones, while they multiply.
@usableFromInline struct ReadAhead {
  @usableFromInline let start: UnsafePointer<Float>
  /// The cache lines of a tile, at most one for each of its steps.
  @usableFromInline let lines: Int
  /// From a line to the next one.
  @usableFromInline let stride: Int
  /// From the first line of a tile to that of the next tile.
  @usableFromInline let tile: Int

  @export(implementation) @inline(__always)
  init(_ start: UnsafePointer<Float>, lines: Int, stride: Int, tile: Int) {
    self.start = start
    self.lines = lines
    self.stride = stride
    self.tile = tile
  }

  /// Divides cache lines, `stride` apart, among tiles.
  @export(implementation) @inline(__always)
  init(_ start: UnsafePointer<Float>, lines: Int, stride: Int, tiles: Int) {
    let share = (lines &+ tiles &- 1) / tiles
    self.init(start, lines: share, stride: stride, tile: share &* stride)
  }
}

/// The operands of a run of tiles. For all rows i and columns j,
/// destination[i, j] = Σ_s input[s, i] · columns[s, j] (+ addend[i, j]).
@usableFromInline struct TileOperands {
  @usableFromInline let steps: Int
  @usableFromInline let input: UnsafePointer<Float>
  @usableFromInline let inputStride: Int
  @usableFromInline let columns: UnsafePointer<Float>
  @usableFromInline let columnsStride: Int
  @usableFromInline let destination: UnsafeMutablePointer<Float>
  @usableFromInline let destinationStride: Int
  @usableFromInline let addend: UnsafePointer<Float>?
  @usableFromInline let addendStride: Int
  @usableFromInline let ahead: ReadAhead

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
}

/// Which of the tiles side by side, and its first column.
@usableFromInline struct TilePlace {
  @usableFromInline var index = 0
  @usableFromInline var column = 0

  @export(implementation) @inline(__always)
  init() {}

  @export(implementation) @inline(__always)
  mutating func advance(columns: Int) {
    index &+= 1
    column &+= columns
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
    let vectors = Row.Columns.vectors
    var place = TilePlace()
    var width = width
    while width >= vectors &* 16 && (vectors < 3 || width <= 48 || width > 64) {
      tile(addressing, row, height, 16, operands, place)
      place.advance(columns: vectors &* 16)
      width &-= vectors &* 16
    }
    // Four vectors are twice two: tiles of one have too few sums for the latency of a multiplication.
    while vectors >= 3 && width > 16 {
      tile(addressing, RaggedRow2.self, height, min(width, 32), operands, place)
      place.advance(columns: 32)
      width &-= 32
    }
    while width > 0 {
      tile(addressing, RaggedRow.self, height, min(width, 16), operands, place)
      place.advance(columns: 16)
      width &-= 16
    }
  }

  @export(implementation) @inline(__always)
  static func tile<Addressing: TileAddressing, Row: RegisterTile>(
    _ addressing: Addressing.Type, _ row: Row.Type, _ height: Int, _ count: Int, _ operands: TileOperands,
    _ place: TilePlace
  ) {
    switch height {
    case 1: tile(addressing, Row.self, count, operands, place)
    case 2: tile(addressing, Two<Row>.self, count, operands, place)
    case 3 where Target.tileRows >= 3: tile(addressing, Three<Row>.self, count, operands, place)
    case 4 where Target.tileRows >= 4: tile(addressing, Four<Row>.self, count, operands, place)
    case 5 where Target.tileRows >= 5: tile(addressing, Five<Row>.self, count, operands, place)
    case 6 where Target.tileRows >= 6: tile(addressing, Six<Row>.self, count, operands, place)
    case 7 where Target.tileRows >= 7: tile(addressing, Seven<Row>.self, count, operands, place)
    default: if Target.tileRows >= 8 { tile(addressing, Eight<Row>.self, count, operands, place) }
    }
  }

  /// One tile. Its sums start from zero, so that the loads of the addend hide behind the products.
  @export(implementation) @inline(never)
  static func tile<Addressing: TileAddressing, Tile: RegisterTile>(
    _: Addressing.Type, _: Tile.Type, _ count: Int, _ operands: TileOperands, _ place: TilePlace
  ) {
    var tile = Tile()
    var input = operands.input
    var ahead = operands.ahead.start + place.index &* operands.ahead.tile
    let inputStep = Addressing.inputStep(operands.inputStride)
    let inputStride = Addressing.inputStride(operands.inputStride)
    let columnsStep = Addressing.columnsStep(operands.columnsStride)
    let columnsStride = Addressing.columnsStride(operands.columnsStride)
    var columns = operands.columns + (place.column &>> 4) &* columnsStride
    var steps = operands.steps
    var lines = min(operands.ahead.lines, steps)
    while lines > 0 {
      Lanes.prefetchToL2(ahead)
      ahead += operands.ahead.stride
      lines &-= 1
      guard Addressing.stepsReadAhead else { continue }
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
    tile.store(
      operands.destination + place.column, operands.destinationStride, operands.addend.map { $0 + place.column },
      operands.addendStride, count)
  }
}
