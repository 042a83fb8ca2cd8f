extension Kernels {
  /// Within each row: destination[g] = max_n source[g, n], NaN if one of them is.
  ///
  /// - Parameters:
  ///   - source: [rows, groups · width].
  ///   - destination: [rows, groups].
  @export(implementation) @inline(never)
  public static func greatest(
    rows: Int, groups: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      var group = 0
      while group < groups {
        let start = source + (row &* sourceStride &+ group &* width)
        destination[row &* destinationStride &+ group] = greatest(start, width)
        group &+= 1
      }
      row &+= 1
    }
  }

  @export(implementation) @inline(__always)
  static func greatest(_ source: UnsafePointer<Float>, _ width: Int) -> Float {
    let lowest = -Float.infinity
    var result = Lanes.broadcast(lowest)
    var column = 0
    while column < width {
      let count = width &- column
      result = Lanes.maximum(result, Lanes.fill(load(source + column, count), from: count, lowest))
      column &+= 16
    }
    var greatest = result[0]
    var lane = 1
    while lane < 16 {
      let x = result[lane]
      greatest = greatest > x || greatest != greatest ? greatest : x
      lane &+= 1
    }
    return greatest
  }

  /// destination[b, j] = max_t source[t, b, j] over the steps at which mask[t, b] is not zero; zero if there is none, NaN
  /// if one of them is.
  ///
  /// - Parameters:
  ///   - source: [steps, batch, width], with a stride for each of the first two axes.
  ///   - mask: [steps, batch].
  ///   - destination: [batch, width].
  @export(implementation) @inline(never)
  public static func timeGreatest(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    mask: UnsafePointer<Float>, maskStepStride: Int, maskStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    let lowest = Lanes.broadcast(-Float.infinity)
    var row = 0
    while row < batch {
      var column = 0
      while column < width {
        let count = width &- column
        var greatest = lowest
        var isThere = f32x16()
        var step = 0
        while step < steps {
          let valid = Lanes.broadcast(mask[step &* maskStepStride &+ row &* maskStride])
          let x = load(source + (step &* sourceStepStride &+ row &* sourceStride &+ column), count)
          greatest = Lanes.maximum(greatest, Lanes.select(valid, x, lowest))
          isThere = Lanes.maximum(isThere, valid)
          step &+= 1
        }
        store(
          Lanes.select(isThere, greatest, f32x16()), destination + (row &* destinationStride &+ column), count)
        column &+= 16
      }
      row &+= 1
    }
  }
}
