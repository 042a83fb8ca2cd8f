extension Kernels {
  /// Along each group of `width` features of a row: destination = exp(x - max x) / Σ exp(x - max x), or its logarithm.
  ///
  /// - Parameters:
  ///   - source: [rows, count].
  ///   - count: features of a row, a multiple of `width`.
  ///   - destination: [rows, count]. It may be the source, with the same stride.
  @export(implementation) @inline(never)
  public static func softmax(
    rows: Int, count: Int, width: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, isLogarithmic: Bool
  ) {
    var row = 0
    while row < rows {
      var start = 0
      while start < count {
        let input = source + (row &* sourceStride &+ start)
        let output = destination + (row &* destinationStride &+ start)
        let greatest = maximum(input, width)
        if isLogarithmic {
          let logarithm = greatest + log(exponentialSum(input, width, minus: greatest))
          subtract(logarithm, from: input, width, into: output)
        } else {
          let sum = exponentials(input, width, minus: greatest, into: output)
          scale(output, width, by: 1 / sum)
        }
        start &+= width
      }
      row &+= 1
    }
  }

  /// The greatest of one or more numbers.
  @export(implementation) @inline(__always)
  static func maximum(_ source: UnsafePointer<Float>, _ width: Int) -> Float {
    var result = f32x16(repeating: -Float.infinity)
    var column = 0
    while column < width {
      let count = width &- column
      result = Lanes.larger(result, Lanes.fill(load(source + column, count), from: count, -Float.infinity))
      column &+= 16
    }
    return Lanes.maximum(result)
  }

  /// Σ exp(x - shift), of blocks of 1024 numbers whose sums are added in double precision.
  @export(implementation) @inline(__always)
  static func exponentialSum(_ source: UnsafePointer<Float>, _ width: Int, minus shift: Float) -> Float {
    var total = 0.0
    var start = 0
    while start < width {
      let block = min(1024, width &- start)
      total += Double(exponentialSumOfBlock(source + start, block, minus: shift))
      start &+= block
    }
    return Float(total)
  }

  @export(implementation) @inline(__always)
  static func exponentialSumOfBlock(_ source: UnsafePointer<Float>, _ width: Int, minus shift: Float) -> Float {
    let shift = Lanes.broadcast(shift)
    var sum = f32x16()
    var column = 0
    while column < width {
      let count = width &- column
      let power = Lanes.exp(Lanes.subtract(load(source + column, count), shift))
      sum = Lanes.add(sum, Lanes.fill(power, from: count, 0))
      column &+= 16
    }
    return Lanes.sum(sum)
  }

  /// Stores exp(x - shift), and gives the sum, as `exponentialSum` does.
  @export(implementation) @inline(__always)
  static func exponentials(
    _ source: UnsafePointer<Float>, _ width: Int, minus shift: Float, into destination: UnsafeMutablePointer<Float>
  ) -> Float {
    var total = 0.0
    var start = 0
    while start < width {
      let block = min(1024, width &- start)
      total += Double(exponentialsOfBlock(source + start, block, minus: shift, into: destination + start))
      start &+= block
    }
    return Float(total)
  }

  @export(implementation) @inline(__always)
  static func exponentialsOfBlock(
    _ source: UnsafePointer<Float>, _ width: Int, minus shift: Float, into destination: UnsafeMutablePointer<Float>
  ) -> Float {
    let shift = Lanes.broadcast(shift)
    var sum = f32x16()
    var column = 0
    while column < width {
      let count = width &- column
      let power = Lanes.exp(Lanes.subtract(load(source + column, count), shift))
      store(power, destination + column, count)
      sum = Lanes.add(sum, Lanes.fill(power, from: count, 0))
      column &+= 16
    }
    return Lanes.sum(sum)
  }

  @export(implementation) @inline(__always)
  static func subtract(
    _ shift: Float, from source: UnsafePointer<Float>, _ width: Int, into destination: UnsafeMutablePointer<Float>
  ) {
    let shift = Lanes.broadcast(shift)
    var column = 0
    while column < width {
      let count = width &- column
      store(Lanes.subtract(load(source + column, count), shift), destination + column, count)
      column &+= 16
    }
  }

  @export(implementation) @inline(__always)
  static func scale(_ destination: UnsafeMutablePointer<Float>, _ width: Int, by factor: Float) {
    let factor = Lanes.broadcast(factor)
    var column = 0
    while column < width {
      let count = width &- column
      store(Lanes.multiply(load(destination + column, count), factor), destination + column, count)
      column &+= 16
    }
  }

  @export(implementation) @inline(__always)
  static func log(_ x: Float) -> Float {
    Lanes.log(Lanes.broadcast(x))[0]
  }
}
