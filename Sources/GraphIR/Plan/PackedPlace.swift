/// Where a part of a packed matrix begins, and the extents of the whole.
public struct PackedPlace: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int
  public var blocks: Int
}

extension PackedPlace {
  /// The floats of a panel of 16 rows of each block: panels are [columns, blocks, 16].
  var panelCount: Int { 16 * blocks * columns }

  /// Where the part begins, in floats.
  var offset: Int {
    let blockRows = rows / blocks
    return row % blockRows / 16 * panelCount + 16 * (column * blocks + row / blockRows)
  }
}
