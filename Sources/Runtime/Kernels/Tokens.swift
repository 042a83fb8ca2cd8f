extension Kernels {
  /// destination[r] = table[token[r]].
  ///
  /// - Parameters:
  ///   - table: [classes, width]; element (i, j) is at `i · tableRowStride + j · tableColumnStride`.
  ///   - token: one for each row, in 0..<classes.
  ///   - destination: [rows, width].
  @export(implementation) @inline(never)
  public static func gather(
    rows: Int, width: Int, table: UnsafePointer<Float>, tableRowStride: Int, tableColumnStride: Int,
    token: UnsafePointer<Int32>, tokenStride: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      let entry = table + Int(token[row &* tokenStride]) &* tableRowStride
      copyRow(entry, tableColumnStride, destination + row &* destinationStride, 1, width)
      row &+= 1
    }
  }

  /// destination[token[r]] += source[r], in the order of the rows.
  ///
  /// - Parameters:
  ///   - token: one for each row, in 0..<classes.
  ///   - source: [rows, width].
  ///   - destination: [classes, width]; element (i, j) is at `i · destinationRowStride + j · destinationColumnStride`.
  @export(implementation) @inline(never)
  public static func scatterSum(
    rows: Int, width: Int, token: UnsafePointer<Int32>, tokenStride: Int,
    source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, destinationColumnStride: Int
  ) {
    var row = 0
    while row < rows {
      let entry = destination + Int(token[row &* tokenStride]) &* destinationRowStride
      let values = source + row &* sourceStride
      var column = 0
      if destinationColumnStride == 1 {
        while column < width {
          let count = width &- column
          store(Lanes.add(load(entry + column, count), load(values + column, count)), entry + column, count)
          column &+= 16
        }
      } else {
        while column < width {
          entry[column &* destinationColumnStride] += values[column]
          column &+= 1
        }
      }
      row &+= 1
    }
  }
}
