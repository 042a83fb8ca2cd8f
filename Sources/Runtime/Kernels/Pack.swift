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
      packBlock(
        source: source + block &* blockRows &* rowStride, rowStride: rowStride, columnStride: columnStride,
        rows: blockRows, columns: k, destination: destination + block &* 16, stride: blocks &* 16)
      block &+= 1
    }
  }

  /// - Parameter stride: from the 16 floats of a column to those of the next one.
  @export(implementation) @inline(never)
  static func packBlock(
    source: UnsafePointer<Float>, rowStride: Int, columnStride: Int, rows n: Int, columns k: Int,
    destination: UnsafeMutablePointer<Float>, stride: Int
  ) {
    var target = destination
    var row = 0
    while row < n {
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
