extension Kernels {
  /// Random numbers for each feature of a row: a function of the key and of the row's indices, which are whole numbers
  /// up to 2²⁴.
  ///
  /// Feature f is made of word f / 16 mod 4 of Philox4x32-10 for the counter (16 (f / 64) + f mod 16, example, step,
  /// innerStep).
  ///
  /// - Parameters:
  ///   - isNormal: whether to draw normal numbers, with mean 0 and variance 1, rather than uniform ones in [0, 1).
  ///   - example: one for each row; so are the indices of steps. Without, they are 0.
  ///   - destination: [rows, width].
  @export(implementation) @inline(never)
  public static func noise(
    rows: Int, width: Int, isNormal: Bool, key: UInt64,
    example: UnsafePointer<Float>, exampleStride: Int, step: UnsafePointer<Float>?, stepStride: Int,
    innerStep: UnsafePointer<Float>?, innerStepStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      Lanes.storeNoise(
        destination + row &* destinationStride, count: width, isNormal: isNormal,
        second: UInt32(example[row &* exampleStride]), third: step.map { UInt32($0[row &* stepStride]) } ?? 0,
        fourth: innerStep.map { UInt32($0[row &* innerStepStride]) } ?? 0, key: key)
      row &+= 1
    }
  }

  /// destination[b] = first + b.
  @export(implementation) @inline(never)
  public static func examples(
    batch: Int, first: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < batch {
      destination[row &* destinationStride] = Float(first &+ row)
      row &+= 1
    }
  }

  /// destination[t, b] = first + t.
  @export(implementation) @inline(never)
  public static func steps(
    steps: Int, batch: Int, first: Int,
    destination: UnsafeMutablePointer<Float>, destinationStepStride: Int, destinationStride: Int
  ) {
    var step = 0
    while step < steps {
      var row = 0
      while row < batch {
        destination[step &* destinationStepStride &+ row &* destinationStride] = Float(first &+ step)
        row &+= 1
      }
      step &+= 1
    }
  }
}
