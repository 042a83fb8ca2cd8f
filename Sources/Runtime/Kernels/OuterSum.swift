extension Kernels {
  /// destination[i, j] += Σ_r left[r, i] · right[r, j], and leftSum[i] += Σ_r left[r, i].
  ///
  /// Blocks of 256 rows are added to the destination. Its error in single precision is at most
  /// (256 + blocks) · 2⁻²⁴ · Σ |left · right|, with totals (256 + 16) · 2⁻²⁴ · Σ |left · right| for any number of rows.
  ///
  /// - Parameters:
  ///   - left: [rows, m].
  ///   - right: [rows, n].
  ///   - leftSum: [m], or nil. Needs n > 0.
  ///   - destination: [m, n], with columns side by side. For a transposed destination, exchange left and right.
  ///   - totals: like the destination, or nil. If given, the destination moves to them after every 16 blocks and at the
  ///     end, and is zero then.
  ///   - leftSumTotals: like leftSum, or nil. If given, these are added to, and not leftSum.
  @export(implementation) @inline(never)
  public static func outerSum(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, leftSum: UnsafeMutablePointer<Float>?,
    totals: UnsafeMutablePointer<Double>? = nil, leftSumTotals: UnsafeMutablePointer<Double>? = nil
  ) {
    // The blocks of the right operand (256 rows) and of the destination share the second-level cache. All blocks are
    // about equally wide, and all but the last one a multiple of the tile.
    let tiles = (n &+ 47) / 48
    let blocks = max((tiles &+ 10) / 11, 1)
    let nBlock = (tiles &+ blocks &- 1) / blocks &* 48
    var column = 0
    while column < n {
      let width = min(nBlock, n &- column)
      let mBlock = max(65536 / width / 16, 1) &* 16
      var first = 0
      while first < m {
        let last = min(m, first &+ mBlock)
        let place = first &* destinationRowStride &+ column
        outerSumBlock(
          rows: rows, m: last &- first, n: width, left: left + first, leftStride: leftStride,
          right: right + column, rightStride: rightStride,
          destination: destination + place, destinationRowStride: destinationRowStride,
          leftSum: column == 0 ? leftSum.map { $0 + first } : nil, totals: totals.map { $0 + place },
          leftSumTotals: leftSumTotals.map { $0 + first })
        first = last
      }
      column &+= width
    }
  }

  @export(implementation) @inline(never)
  static func outerSumBlock(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, leftSum: UnsafeMutablePointer<Float>?,
    totals: UnsafeMutablePointer<Double>?, leftSumTotals: UnsafeMutablePointer<Double>?
  ) {
    // Rows of the left operand that are a multiple of 2 KB apart share few places in the caches. Where many tiles read
    // them, they do so from a copy.
    let isCopied = leftStride % 512 == 0 && n > 96
    let tilesPerRow = tileCount(width: n)
    var strip = rnn_strip()
    withUnsafeMutableBytes(of: &strip) { bytes in
      let strip = bytes.baseAddress!.assumingMemoryBound(to: Float.self)
      var row = 0
      while row < rows {
        let steps = min(256, rows &- row)
        let next = row &+ steps < rows ? row &+ steps : 0
        var i = 0
        while i < m {
          let count = min(16, m &- i)
          let source = left + (row &* leftStride &+ i)
          if isCopied { copyStrip(source, leftStride, strip, steps, count) }
          let input = isCopied ? UnsafePointer(strip) : source
          let inputStride = isCopied ? 16 : leftStride
          if let leftSum {
            addRows(
              steps, source: input, stride: inputStride, width: count, to: leftSum + i,
              totals: leftSumTotals.map { $0 + i })
          }
          // While the upper tiles multiply, the next 16 columns of the left operand come; while the lower ones do, part
          // of the next block of the right one.
          let nextSource = i &+ 16 < m ? source + 16 : left + next &* leftStride
          var ahead = ReadAhead(nextSource, lines: steps, stride: leftStride, tiles: tilesPerRow)
          var done = 0
          while done < count {
            let height = tileHeight(rows: count &- done)
            let target = destination + (i &+ done) &* destinationRowStride
            tiles(
              OuterSumAddressing.self, height: height, width: n,
              TileOperands(
                steps: steps, input: input + done, inputStride: inputStride,
                columns: right + row &* rightStride, columnsStride: rightStride,
                destination: target, destinationStride: destinationRowStride,
                addend: target, addendStride: destinationRowStride, ahead: ahead))
            done &+= height
            let part = i &* tilesPerRow
            ahead = ReadAhead(
              right + (next &* rightStride &+ part), lines: next > 0 && part < n ? steps : 0, stride: rightStride,
              tile: 16)
          }
          i &+= 16
        }
        row &+= steps
        if let totals, row % 4096 == 0 || row == rows {
          moveToTotals(rows: m, width: n, sum: destination, totals: totals, stride: destinationRowStride)
        }
      }
    }
  }

  /// The first `count` floats of rows, 16 floats apart at the destination.
  @export(implementation) @inline(__always)
  static func copyStrip(
    _ source: UnsafePointer<Float>, _ stride: Int, _ destination: UnsafeMutablePointer<Float>, _ rows: Int,
    _ count: Int
  ) {
    var row = 0
    while row < rows {
      Lanes.store(load(source + row &* stride, count), destination + row &* 16)
      row &+= 1
    }
  }
}
