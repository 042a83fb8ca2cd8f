extension Kernels {
  /// destination[t, b, j] = exp(x[t, b, j] - max) / Σ_t exp(x[t, b, j] - max) over the steps at which mask[t, b] is not
  /// zero, and zero at all others. Sums are in double precision, in blocks of 16 steps.
  ///
  /// - Parameters:
  ///   - source: [steps, batch, width], with a stride for each of the first two axes.
  ///   - mask: [steps, batch].
  ///   - destination: [steps, batch, width]. It may be the source, with the same strides.
  @export(implementation) @inline(never)
  public static func timeSoftmax(
    steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    mask: UnsafePointer<Float>, maskStepStride: Int, maskStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    // Scalars of examples that lie side by side are one row, and so are their masks.
    let isRow = width == 1 && sourceStride == 1 && maskStride == 1 && destinationStride == 1
    let (rows, count) = isRow ? (1, batch) : (batch, width)
    var row = 0
    while row < rows {
      var column = 0
      while column < count {
        timeSoftmaxOfColumns(
          steps: steps, count: min(16, count &- column),
          source: source + (row &* sourceStride &+ column), sourceStride: sourceStepStride,
          mask: mask + (isRow ? column : row &* maskStride), maskStride: maskStepStride, hasMasks: isRow,
          destination: destination + (row &* destinationStride &+ column), destinationStride: destinationStepStride)
        column &+= 16
      }
      row &+= 1
    }
  }

  /// The same for up to 16 columns.
  /// - Parameter hasMasks: whether there is a mask for each column, not one for all.
  @export(implementation) @inline(__always)
  static func timeSoftmaxOfColumns(
    steps: Int, count: Int, source: UnsafePointer<Float>, sourceStride: Int, mask: UnsafePointer<Float>,
    maskStride: Int, hasMasks: Bool, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    let lowest = Lanes.broadcast(-Float.infinity)
    var greatest = lowest
    var step = 0
    while step < steps {
      let valid = columnMask(mask + step &* maskStride, count, hasMasks)
      let x = Lanes.select(valid, load(source + step &* sourceStride, count), lowest)
      greatest = Lanes.maximum(greatest, x)
      step &+= 1
    }
    var total = f64x16()
    step = 0
    while step < steps {
      let end = min(step &+ 16, steps)
      var sum = f32x16()
      while step < end {
        let valid = columnMask(mask + step &* maskStride, count, hasMasks)
        let power = Lanes.exp(Lanes.subtract(load(source + step &* sourceStride, count), greatest))
        let weight = Lanes.select(valid, power, f32x16())
        store(weight, destination + step &* destinationStride, count)
        sum = Lanes.add(sum, weight)
        step &+= 1
      }
      total = Lanes.add(total, Lanes.widened(sum))
    }
    let scale = Lanes.divide(Lanes.broadcast(1), Lanes.rounded(total))
    step = 0
    while step < steps {
      let valid = columnMask(mask + step &* maskStride, count, hasMasks)
      let weight = Lanes.multiply(load(destination + step &* destinationStride, count), scale)
      store(Lanes.select(valid, weight, f32x16()), destination + step &* destinationStride, count)
      step &+= 1
    }
  }

  @export(implementation) @inline(__always)
  static func columnMask(_ mask: UnsafePointer<Float>, _ count: Int, _ hasMasks: Bool) -> f32x16 {
    hasMasks ? load(mask, count) : Lanes.broadcast(mask[0])
  }
}
