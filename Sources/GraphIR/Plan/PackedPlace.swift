/// Where a part of a packed matrix begins, and the extents of the whole.
public struct PackedPlace: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int
  public var blocks: Int
  /// The rows of a panel: a vector of the target.
  public var lanes: Int

  /// The floats of a column of a panel, with all blocks.
  var columnStride: Int { lanes * blocks }

  /// The floats of a panel: panels are [columns, blocks, lanes].
  var panelCount: Int { columnStride * columns }

  /// Where the part begins, in floats.
  var offset: Int {
    let blockRows = rows / blocks
    return row % blockRows / lanes * panelCount + lanes * (column * blocks + row / blockRows)
  }
}
