extension Kernels {
  /// destination[b] = source[t, b] at the first (t = 0) or last (t = lengths[b] - 1) valid step; zero if lengths[b] = 0.
  ///
  /// - Parameters:
  ///   - lengths: one for each example, in 0...steps.
  ///   - source: [steps, batch, width], with a stride for each of the first two axes.
  ///   - destination: [batch, width].
  @export(implementation) @inline(never)
  public static func at(
    isLast: Bool, batch: Int, width: Int, lengths: UnsafePointer<Int32>,
    source: UnsafePointer<Float>, sourceStepStride: Int, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < batch {
      let target = destination + row &* destinationStride
      let length = Int(lengths[row])
      if length > 0 {
        let step = isLast ? length &- 1 : 0
        copyRow(source + (step &* sourceStepStride &+ row &* sourceStride), 1, target, 1, width)
      } else {
        zeroRow(target, width)
      }
      row &+= 1
    }
  }

  /// The adjoint of `at`: destination[t, b] = source[b] at that step, zero at all others.
  ///
  /// - Parameters:
  ///   - lengths: one for each example, in 0...steps.
  ///   - source: [batch, width].
  ///   - destination: [steps, batch, width], with a stride for each of the first two axes.
  @export(implementation) @inline(never)
  public static func place(
    isLast: Bool, steps: Int, batch: Int, width: Int, lengths: UnsafePointer<Int32>,
    source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    var step = 0
    while step < steps {
      var row = 0
      while row < batch {
        let target = destination + (step &* destinationStepStride &+ row &* destinationStride)
        let length = Int(lengths[row])
        if length > 0 && step == (isLast ? length &- 1 : 0) {
          copyRow(source + row &* sourceStride, 1, target, 1, width)
        } else {
          zeroRow(target, width)
        }
        row &+= 1
      }
      step &+= 1
    }
  }
}
