extension Kernels {
  /// The product of the rows at which the mask is not zero, and zero at all others. Nothing is multiplied if there is no
  /// such row.
  ///
  /// - Parameters: those of `product`; the mask is [rows].
  @export(implementation) @inline(never)
  public static func guardedProduct(
    rows: Int, k: Int, n: Int,
    input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    mask: UnsafePointer<Float>, maskStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, turn: Int = 0
  ) {
    var count = 0
    var row = 0
    while row < rows {
      if mask[row &* maskStride] != 0 { count &+= 1 }
      row &+= 1
    }
    if count > 0 {
      product(
        rows: rows, k: k, n: n, input: input, inputStride: inputStride, packed: packed, destination: destination,
        destinationStride: destinationStride, bias: nil, turn: turn)
      if count == rows { return }
    }
    row = 0
    while row < rows {
      if mask[row &* maskStride] == 0 { clearRow(destination + row &* destinationStride, n) }
      row &+= 1
    }
  }

  /// `outerSum` without the rows that are zero on the left: those of gradients of what a condition kept from moving. What
  /// is infinite on the right of a zero row does not count.
  ///
  /// Rows that stand alone are put side by side first, so that many are added up at once.
  ///
  /// - Parameters: those of `outerSum`.
  @export(implementation) @inline(never)
  public static func sparseOuterSum(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, leftSum: UnsafeMutablePointer<Float>?,
    totals: UnsafeMutablePointer<Double>? = nil, leftSumTotals: UnsafeMutablePointer<Double>? = nil
  ) {
    func add(
      _ rows: Int, _ left: UnsafePointer<Float>, _ leftStride: Int, _ right: UnsafePointer<Float>, _ rightStride: Int
    ) {
      outerSum(
        rows: rows, m: m, n: n, left: left, leftStride: leftStride, right: right, rightStride: rightStride,
        destination: destination, destinationRowStride: destinationRowStride, leftSum: leftSum,
        leftSumTotals: leftSumTotals)
    }
    var room = rnn_wide_strip()
    withUnsafeMutableBytes(of: &room) { bytes in
      let copies = bytes.baseAddress!.assumingMemoryBound(to: Float.self)
      let (leftWidth, rightWidth) = ((m &+ 15) / 16 &* 16, (n &+ 15) / 16 &* 16)
      let capacity = 1024 &* 16 / (leftWidth &+ rightWidth)
      let rightCopies = copies + capacity &* leftWidth
      var (copied, row, moved) = (0, 0, 0)
      while row < rows {
        var end = row
        while end < rows, end &- row < 256, !isZero(left + end &* leftStride, m) { end &+= 1 }
        if end &- row >= 16 || capacity < 4 {
          if end > row {
            add(end &- row, left + row &* leftStride, leftStride, right + row &* rightStride, rightStride)
          }
        } else {
          while row < end {
            copyRow(left + row &* leftStride, 1, copies + copied &* leftWidth, 1, m)
            copyRow(right + row &* rightStride, 1, rightCopies + copied &* rightWidth, 1, n)
            (copied, row) = (copied &+ 1, row &+ 1)
            if copied == capacity {
              add(copied, copies, leftWidth, rightCopies, rightWidth)
              copied = 0
            }
          }
        }
        row = max(end, row)
        while row < rows, isZero(left + row &* leftStride, m) { row &+= 1 }
        if let totals, row &- moved >= 4096 {
          moveToTotals(rows: m, width: n, sum: destination, totals: totals, stride: destinationRowStride)
          moved = row
        }
      }
      if copied > 0 { add(copied, copies, leftWidth, rightCopies, rightWidth) }
      if let totals {
        moveToTotals(rows: m, width: n, sum: destination, totals: totals, stride: destinationRowStride)
      }
    }
  }

  @export(implementation) @inline(always)
  static func isZero(_ row: UnsafePointer<Float>, _ width: Int) -> Bool {
    var column = 0
    while column < width {
      if row[column] != 0 { return false }
      column &+= 1
    }
    return true
  }
}
