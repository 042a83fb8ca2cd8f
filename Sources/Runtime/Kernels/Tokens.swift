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

  /// destination[token[r]] += source[r].
  ///
  /// Of a block of 256 rows, those with the same token are added up first. So the error is at most
  /// (32 + blocks) · 2⁻²⁴ · Σ |source|, and with totals 32 · 2⁻²⁴ · Σ |source| for any number of rows.
  ///
  /// - Parameters:
  ///   - token: one for each row, in 0..<classes.
  ///   - source: [rows, width].
  ///   - destination: [classes, width]; element (i, j) is at `i · destinationRowStride + j · destinationColumnStride`.
  ///   - totals: like the destination, or nil. If given, these are added to, and not the destination.
  @export(implementation) @inline(never)
  public static func scatterSum(
    rows: Int, width: Int, token: UnsafePointer<Int32>, tokenStride: Int,
    source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, destinationColumnStride: Int,
    totals: UnsafeMutablePointer<Double>? = nil
  ) {
    var groups = rnn_row_groups()
    withUnsafeMutableBytes(of: &groups) { bytes in
      let heads = bytes.baseAddress!.assumingMemoryBound(to: Int16.self)
      let next = heads + 256
      var first = 0
      while first < rows {
        let tokens = token + first &* tokenStride
        let values = source + first &* sourceStride
        let count = rnn_group_rows(tokens, tokenStride, min(256, rows &- first), heads, next)
        var group = 0
        while group < count {
          let head = Int(heads[group])
          let entry = Int(tokens[head &* tokenStride]) &* destinationRowStride
          var column = 0
          while column < width {
            let sum = linkedSum(from: head, next, values + column, sourceStride, min(16, width &- column))
            let place = entry &+ column &* destinationColumnStride
            add(sum, min(16, width &- column), to: destination, totals, at: place, stride: destinationColumnStride)
            column &+= 16
          }
          group &+= 1
        }
        first &+= 256
      }
    }
  }

  /// The sum of up to 16 numbers of linked rows, in runs of 16 rows.
  @export(implementation) @inline(__always)
  static func linkedSum(
    from head: Int, _ next: UnsafePointer<Int16>, _ source: UnsafePointer<Float>, _ stride: Int, _ count: Int
  ) -> f32x16 {
    var total = load(source + head &* stride, count)
    var row = Int(next[head])
    while row >= 0 {
      var sum = f32x16()
      var left = 16
      while left > 0 && row >= 0 {
        sum = Lanes.add(sum, load(source + row &* stride, count))
        row = Int(next[row])
        left &-= 1
      }
      total = Lanes.add(total, sum)
    }
    return total
  }

  /// Adds up to 16 numbers to those at a place of the destination, or of the totals.
  @export(implementation) @inline(__always)
  static func add(
    _ sum: f32x16, _ count: Int, to destination: UnsafeMutablePointer<Float>, _ totals: UnsafeMutablePointer<Double>?,
    at place: Int, stride: Int
  ) {
    if stride == 1 {
      if let totals {
        Lanes.add(Lanes.widened(sum), to: totals + place, count: count)
      } else {
        store(Lanes.add(load(destination + place, count), sum), destination + place, count)
      }
      return
    }
    var lane = 0
    while lane < count {
      let element = place &+ lane &* stride
      if let totals { totals[element] += Double(sum[lane]) } else { destination[element] += sum[lane] }
      lane &+= 1
    }
  }
}
