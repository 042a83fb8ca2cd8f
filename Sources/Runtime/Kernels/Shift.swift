extension Kernels {
  /// destination[t, b, j] = source[t - count, b, j], and zero where there is no such step.
  ///
  /// - Parameters:
  ///   - source: [steps, batch, width], with a stride for each of the first two axes.
  ///   - destination: [steps, batch, width], not the source.
  @export(implementation) @inline(never)
  public static func shift(
    by count: Int, steps: Int, batch: Int, width: Int,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    var step = 0
    while step < steps {
      let from = step &- count
      let isThere = from >= 0 && from < steps
      var row = 0
      while row < batch {
        let target = destination + (step &* destinationStepStride &+ row &* destinationStride)
        if isThere {
          copyRow(source + (from &* sourceStepStride &+ row &* sourceStride), 1, target, 1, width)
        } else {
          clearRow(target, width)
        }
        row &+= 1
      }
      step &+= 1
    }
  }
}
