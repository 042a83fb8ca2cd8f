/// Sums over rows and steps are made in blocks: in single precision within a block, in double precision over blocks. So
/// their errors do not grow with the number of rows.
///
/// What is added up over several calls is kept in single precision in a destination, until there are many calls: the
/// caller then gives `totals`, which are added to instead, in double precision.
extension Kernels {
  /// destination[j] += Σ_r source[r, j].
  ///
  /// - Parameters:
  ///   - source: [rows, width].
  ///   - destination: [width].
  ///   - totals: [width], or nil. If given, these are added to, and not the destination.
  @export(implementation) @inline(never)
  public static func columnSum(
    rows: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int, destination: UnsafeMutablePointer<Float>,
    totals: UnsafeMutablePointer<Double>? = nil
  ) {
    if width == 1 && sourceStride == 1 {
      // As rows of 16 numbers, of which the last one may be shorter.
      let whole = rows / 16
      var lanes = blockedSum(whole, source: source, stride: 16, count: 16)
      lanes = Lanes.add(lanes, Lanes.widened(load(source + whole &* 16, rows &- whole &* 16)))
      let sum = Lanes.sum(lanes)
      if let totals { totals[0] += sum } else { destination[0] = Float(Double(destination[0]) + sum) }
      return
    }
    addRows(rows, source: source, stride: sourceStride, width: width, to: destination, totals: totals)
  }

  /// destination[b, j] = Σ_t source[t, b, j].
  ///
  /// - Parameters:
  ///   - source: [steps, batch, width], with a stride for each of the first two axes.
  ///   - destination: [batch, width].
  @export(implementation) @inline(never)
  public static func timeSum(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    // Examples that lie side by side are one row.
    let isRow = sourceStride == width && destinationStride == width
    let (rows, width) = isRow ? (1, batch &* width) : (batch, width)
    var row = 0
    while row < rows {
      var column = 0
      while column < width {
        let count = min(16, width &- column)
        let first = source + (row &* sourceStride &+ column)
        let sum = blockedSum(steps, source: first, stride: sourceStepStride, count: count)
        store(Lanes.rounded(sum), destination + (row &* destinationStride &+ column), count)
        column &+= 16
      }
      row &+= 1
    }
  }

  /// destination[j] += Σ_r source[r, j], or the totals.
  @export(implementation) @inline(__always)
  static func addRows(
    _ rows: Int, source: UnsafePointer<Float>, stride: Int, width: Int, to destination: UnsafeMutablePointer<Float>,
    totals: UnsafeMutablePointer<Double>?
  ) {
    var column = 0
    while column < width {
      let count = min(16, width &- column)
      let sum = blockedSum(rows, source: source + column, stride: stride, count: count)
      if let totals {
        Lanes.add(sum, to: totals + column, count: count)
      } else {
        let old = Lanes.widened(load(destination + column, count))
        store(Lanes.rounded(Lanes.add(old, sum)), destination + column, count)
      }
      column &+= 16
    }
  }

  /// The sum of rows of up to 16 numbers, `stride` apart: of blocks of 64 rows, each of which is four sums of 16 rows, so
  /// that the chain of additions is not what it waits for. Its error is at most 18 · 2⁻²⁴ · Σ |source|.
  @export(implementation) @inline(__always)
  static func blockedSum(_ rows: Int, source: UnsafePointer<Float>, stride: Int, count: Int) -> f64x16 {
    var total = f64x16()
    var p = source
    var row = 0
    while row < rows {
      let end = min(row &+ 64, rows)
      var sum0 = f32x16()
      var sum1 = f32x16()
      var sum2 = f32x16()
      var sum3 = f32x16()
      while row &+ 4 <= end {
        sum0 = Lanes.add(sum0, load(p, count))
        sum1 = Lanes.add(sum1, load(p + stride, count))
        sum2 = Lanes.add(sum2, load(p + 2 &* stride, count))
        sum3 = Lanes.add(sum3, load(p + 3 &* stride, count))
        p += 4 &* stride
        row &+= 4
      }
      while row < end {
        sum0 = Lanes.add(sum0, load(p, count))
        p += stride
        row &+= 1
      }
      total = Lanes.add(total, Lanes.widened(Lanes.add(Lanes.add(sum0, sum1), Lanes.add(sum2, sum3))))
    }
    return total
  }

  /// totals[i, j] += sum[i, j], and sum[i, j] = 0.
  @export(implementation) @inline(never)
  static func moveToTotals(
    rows: Int, width: Int, sum: UnsafeMutablePointer<Float>, totals: UnsafeMutablePointer<Double>, stride: Int
  ) {
    var row = 0
    while row < rows {
      var column = 0
      while column < width {
        let count = min(16, width &- column)
        let place = row &* stride &+ column
        Lanes.add(Lanes.widened(load(sum + place, count)), to: totals + place, count: count)
        store(f32x16(), sum + place, count)
        column &+= 16
      }
      row &+= 1
    }
  }
}
