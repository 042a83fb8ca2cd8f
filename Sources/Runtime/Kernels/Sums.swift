extension Kernels {
  /// destination[j] += Σ_r source[r, j].
  ///
  /// - Parameters:
  ///   - source: [rows, width].
  ///   - destination: [width].
  @export(implementation) @inline(never)
  public static func columnSum(
    rows: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int, destination: UnsafeMutablePointer<Float>
  ) {
    addRows(rows, source: source, stride: sourceStride, width: width, to: destination, startingAtZero: false)
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
    var row = 0
    while row < batch {
      addRows(
        steps, source: source + row &* sourceStride, stride: sourceStepStride, width: width,
        to: destination + row &* destinationStride, startingAtZero: true)
      row &+= 1
    }
  }

  /// Four rows at a time, so that the chain of additions is not what it waits for.
  @export(implementation) @inline(__always)
  static func addRows(
    _ rows: Int, source: UnsafePointer<Float>, stride: Int, width: Int, to destination: UnsafeMutablePointer<Float>,
    startingAtZero: Bool
  ) {
    var column = 0
    while column < width {
      let count = min(16, width &- column)
      var sum0 = startingAtZero ? f32x16() : load(destination + column, count)
      var sum1 = f32x16()
      var sum2 = f32x16()
      var sum3 = f32x16()
      var p = source + column
      var row = 0
      while row &+ 4 <= rows {
        sum0 = Lanes.add(sum0, load(p, count))
        sum1 = Lanes.add(sum1, load(p + stride, count))
        sum2 = Lanes.add(sum2, load(p + 2 &* stride, count))
        sum3 = Lanes.add(sum3, load(p + 3 &* stride, count))
        p += 4 &* stride
        row &+= 4
      }
      while row < rows {
        sum0 = Lanes.add(sum0, load(p, count))
        p += stride
        row &+= 1
      }
      store(Lanes.add(Lanes.add(sum0, sum1), Lanes.add(sum2, sum3)), destination + column, count)
      column &+= 16
    }
  }
}
