extension Kernels {
  /// The floats that `pack` writes for an [n, k] matrix: k · (n rounded up to 16), on every instruction set.
  @export(implementation) @inline(__always)
  public static func packedCount(rows n: Int, columns k: Int) -> Int {
    k &* ((n &+ 15) & ~15)
  }

  /// Packs an [n, k] matrix for `product`: panels of 16 rows, each transposed to [k, 16], the last padded with zeros.
  ///
  /// - Parameters:
  ///   - source: element (i, j) is at `i · rowStride + j · columnStride`.
  ///   - destination: `packedCount(rows: n, columns: k)` floats.
  @export(implementation) @inline(never)
  public static func pack(
    source: UnsafePointer<Float>, rowStride: Int, columnStride: Int, rows n: Int, columns k: Int,
    destination: UnsafeMutablePointer<Float>
  ) {
    var target = destination
    var row = 0
    while row < n {
      let count = min(16, n &- row)
      let panel = source + row &* rowStride
      var column = 0
      while column < k {
        var element = panel + column &* columnStride
        var lane = 0
        while lane < count {
          target[lane] = element.pointee
          element += rowStride
          lane &+= 1
        }
        while lane < 16 {
          target[lane] = 0
          lane &+= 1
        }
        target += 16
        column &+= 1
      }
      row &+= 16
    }
  }
}
