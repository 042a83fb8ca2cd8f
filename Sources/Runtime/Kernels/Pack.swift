extension Kernels {
  /// The floats that `pack` writes for an [n, k] matrix: k · (n rounded up to 16), on every instruction set.
  @export(implementation) @inline(__always)
  public static func packedCount(rows n: Int, columns k: Int) -> Int {
    k &* ((n &+ 15) & ~15)
  }

  /// Packs an [n, k] matrix of `blocks` blocks, one above the other: panels of 16 rows of each block, the last ones
  /// padded with zeros, as [k, blocks, 16]. `product` takes one block, `sums` one for each of its gates.
  ///
  /// - Parameters:
  ///   - source: element (i, j) is at `i · rowStride + j · columnStride`.
  ///   - destination: `blocks · packedCount(rows: n / blocks, columns: k)` floats.
  @export(implementation) @inline(never)
  public static func pack(
    source: UnsafePointer<Float>, rowStride: Int, columnStride: Int, rows n: Int, columns k: Int, blocks: Int,
    destination: UnsafeMutablePointer<Float>
  ) {
    let blockRows = n / blocks
    var block = 0
    while block < blocks {
      packPart(
        source: source + block &* blockRows &* rowStride, rowStride: rowStride, columnStride: columnStride,
        rows: blockRows, columns: k, destination: destination + block &* 16, destinationColumnStride: blocks &* 16,
        panelStride: k &* blocks &* 16)
      block &+= 1
    }
  }

  /// Packs a part of a matrix: some of its columns, and rows from a multiple of 16 on.
  ///
  /// - Parameters:
  ///   - source: element (i, j) of the part is at `i · rowStride + j · columnStride`.
  ///   - destination: the place of the first 16 rows of the first column.
  ///   - stride: from there to the next column.
  ///   - panelStride: from there to the next 16 rows.
  @export(implementation) @inline(never)
  public static func packPart(
    source: UnsafePointer<Float>, rowStride: Int, columnStride: Int, rows n: Int, columns k: Int,
    destination: UnsafeMutablePointer<Float>, destinationColumnStride stride: Int, panelStride: Int
  ) {
    var row = 0
    while row < n {
      var target = destination + row / 16 &* panelStride
      let count = min(16, n &- row)
      let panel = source + row &* rowStride
      var column = 0
      if count == 16 && columnStride == 1 {
        while column &+ 16 <= k {
          Lanes.transpose(panel + column, rowStride, target, stride)
          target += 16 &* stride
          column &+= 16
        }
      } else if count == 16 && rowStride == 1 {
        while column < k {
          Lanes.store(Lanes.load(panel + column &* columnStride), target)
          target += stride
          column &+= 1
        }
      }
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
        target += stride
        column &+= 1
      }
      row &+= 16
    }
  }
}
