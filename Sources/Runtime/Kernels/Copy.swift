extension Kernels {
  /// destination[r, j] = source[r, j].
  ///
  /// - Parameters:
  ///   - source: [rows, width].
  ///   - destination: [rows, width].
  @export(implementation) @inline(never)
  public static func copy(
    rows: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      copyRow(source + row &* sourceStride, 1, destination + row &* destinationStride, 1, width)
      row &+= 1
    }
  }

  /// destination[i, j] = source[i, j], each with a stride for both axes.
  @export(implementation) @inline(never)
  public static func copyMatrix(
    rows: Int, columns: Int, source: UnsafePointer<Float>, sourceRowStride: Int, sourceColumnStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, destinationColumnStride: Int
  ) {
    var row = 0
    while row < rows {
      copyRow(
        source + row &* sourceRowStride, sourceColumnStride,
        destination + row &* destinationRowStride, destinationColumnStride, columns)
      row &+= 1
    }
  }

  /// destination[r, j] = 0.
  ///
  /// - Parameter destination: [rows, width].
  @export(implementation) @inline(never)
  public static func zero(rows: Int, width: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int) {
    var row = 0
    while row < rows {
      zeroRow(destination + row &* destinationStride, width)
      row &+= 1
    }
  }

  @export(implementation) @inline(__always)
  static func copyRow(
    _ source: UnsafePointer<Float>, _ sourceStride: Int,
    _ destination: UnsafeMutablePointer<Float>, _ destinationStride: Int, _ width: Int
  ) {
    var column = 0
    if sourceStride == 1 && destinationStride == 1 {
      while column < width {
        let count = width &- column
        store(load(source + column, count), destination + column, count)
        column &+= 16
      }
    } else {
      while column < width {
        destination[column &* destinationStride] = source[column &* sourceStride]
        column &+= 1
      }
    }
  }

  @export(implementation) @inline(__always)
  static func zeroRow(_ destination: UnsafeMutablePointer<Float>, _ width: Int) {
    var column = 0
    while column < width {
      store(f32x16(), destination + column, width &- column)
      column &+= 16
    }
  }
}
