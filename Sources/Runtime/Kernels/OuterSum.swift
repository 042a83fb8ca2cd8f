extension Kernels {
  /// destination[i, j] += Σ_r left[r, i] · right[r, j], and leftSum[i] += Σ_r left[r, i].
  ///
  /// - Parameters:
  ///   - left: [rows, m].
  ///   - right: [rows, n].
  ///   - leftSum: [m], or nil. Needs n > 0.
  ///   - destination: [m, n], with columns side by side. For a transposed destination, exchange left and right.
  @export(implementation) @inline(never)
  public static func outerSum(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, leftSum: UnsafeMutablePointer<Float>?
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
        outerSumBlock(
          rows: rows, m: last &- first, n: width, left: left + first, leftStride: leftStride,
          right: right + column, rightStride: rightStride,
          destination: destination + (first &* destinationRowStride &+ column),
          destinationRowStride: destinationRowStride, leftSum: column == 0 ? leftSum.map { $0 + first } : nil)
        first = last
      }
      column &+= width
    }
  }

  @export(implementation) @inline(never)
  static func outerSumBlock(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, leftSum: UnsafeMutablePointer<Float>?
  ) {
    var strip = rnn_strip()
    withUnsafeMutableBytes(of: &strip) { bytes in
      let strip = bytes.baseAddress!.assumingMemoryBound(to: Float.self)
      var row = 0
      while row < rows {
        let steps = min(256, rows &- row)
        let next = row &+ steps < rows ? right + (row &+ steps) &* rightStride : nil
        var i = 0
        while i < m {
          let count = min(16, m &- i)
          // Rows of the left operand may be pages apart; a strip of it is read for all columns.
          copyStrip(left + (row &* leftStride &+ i), leftStride, strip, steps, count)
          if let leftSum { addStrip(strip, steps, to: leftSum + i, count) }
          // While the upper tiles multiply, the next strip comes; while the lower ones do, part of the next block.
          let nextStrip = left + (row &* leftStride &+ min(i &+ 16, m &- 1))
          var ahead = ReadAhead(nextStrip, step: leftStride, tile: 0)
          var done = 0
          while done < count {
            let height = tileHeight(rows: count &- done)
            let target = destination + (i &+ done) &* destinationRowStride
            tiles(
              OuterSumAddressing.self, height: height, width: n,
              TileOperands(
                steps: steps, input: strip + done, inputStride: 1,
                columns: right + row &* rightStride, columnsStride: rightStride,
                destination: target, destinationStride: destinationRowStride,
                addend: target, addendStride: destinationRowStride, ahead: ahead))
            done &+= height
            let part = (i / 16) &* ((n &+ 47) / 48) &* 16
            if let next, part < n { ahead = ReadAhead(next + part, step: rightStride, tile: 16) }
          }
          i &+= 16
        }
        row &+= steps
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

  /// Adds the rows of a strip to `count` sums.
  @export(implementation) @inline(__always)
  static func addStrip(
    _ strip: UnsafePointer<Float>, _ rows: Int, to sums: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    var a = load(sums, count)
    var b = f32x16()
    var c = f32x16()
    var d = f32x16()
    var row = 0
    while row &+ 4 <= rows {
      a = Lanes.add(a, Lanes.load(strip + row &* 16))
      b = Lanes.add(b, Lanes.load(strip + (row &+ 1) &* 16))
      c = Lanes.add(c, Lanes.load(strip + (row &+ 2) &* 16))
      d = Lanes.add(d, Lanes.load(strip + (row &+ 3) &* 16))
      row &+= 4
    }
    while row < rows {
      a = Lanes.add(a, Lanes.load(strip + row &* 16))
      row &+= 1
    }
    store(Lanes.add(Lanes.add(a, b), Lanes.add(c, d)), sums, count)
  }
}
