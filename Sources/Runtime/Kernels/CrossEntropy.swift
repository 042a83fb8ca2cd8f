extension Kernels {
  /// destination[r] = ln Σ_j exp(logits[r, j]) - logits[r, token[r]].
  ///
  /// - Parameters:
  ///   - logits: [rows, width].
  ///   - token: one for each row, in 0..<width.
  ///   - destination: one float for each row.
  @export(implementation) @inline(never)
  public static func crossEntropy(
    rows: Int, width: Int, logits: UnsafePointer<Float>, logitsStride: Int,
    token: UnsafePointer<Int32>, tokenStride: Int, destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      let x = logits + row &* logitsStride
      let greatest = maximum(x, width)
      let logarithm = log(exponentialSum(x, width, minus: greatest))
      // In this order, so that a large offset common to all logits cancels.
      let target = x[Int(token[row &* tokenStride])]
      destination[row &* destinationStride] = logarithm + (greatest - target)
      row &+= 1
    }
  }

  /// destination[r, j] = (softmax(logits[r])[j] - (1 if j = token[r] else 0)) · cotangent[r], or 0 if cotangent[r] is,
  /// whatever the logits.
  ///
  /// - Parameters:
  ///   - logits: [rows, width].
  ///   - token: one for each row, in 0..<width.
  ///   - loss: what `crossEntropy` gave, one float for each row.
  ///   - cotangent: one float for each row.
  ///   - destination: [rows, width]. It may be the logits, with the same stride.
  @export(implementation) @inline(never)
  public static func crossEntropyGradient(
    rows: Int, width: Int, logits: UnsafePointer<Float>, logitsStride: Int,
    token: UnsafePointer<Int32>, tokenStride: Int, loss: UnsafePointer<Float>, lossStride: Int,
    cotangent: UnsafePointer<Float>, cotangentStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      defer { row &+= 1 }
      let x = logits + row &* logitsStride
      let result = destination + row &* destinationStride
      let index = Int(token[row &* tokenStride])
      let factor = cotangent[row &* cotangentStride]
      if factor == 0 {
        var column = 0
        while column < width {
          store(Lanes.broadcast(0), result + column, width &- column)
          column &+= 16
        }
        continue
      }
      // softmax(x)[j] = exp(x[j] - x[token] - loss).
      let target = Lanes.broadcast(x[index])
      let rowLoss = Lanes.broadcast(loss[row &* lossStride])
      let scale = Lanes.broadcast(factor)
      var column = 0
      while column < width {
        let count = width &- column
        let shifted = Lanes.subtract(Lanes.subtract(load(x + column, count), target), rowLoss)
        store(Lanes.multiply(Lanes.exp(shifted), scale), result + column, count)
        column &+= 16
      }
      result[index] -= factor
    }
  }
}
