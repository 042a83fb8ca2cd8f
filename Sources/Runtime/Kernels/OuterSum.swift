extension Kernels {
  /// destination[i, j] += Σ_r left[r, i] · right[r, j].
  ///
  /// - Parameters:
  ///   - left: [rows, m].
  ///   - right: [rows, n].
  ///   - destination: [m, n], with columns side by side. For a transposed destination, exchange left and right.
  @export(implementation) @inline(never)
  public static func outerSum(
    rows: Int, m: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int
  ) {
    var i = 0
    while i < m {
      let target = destination + i &* destinationRowStride
      var j = 0
      while j < n {
        let count = min(16, n &- j)
        var sum = load(target + j, count)
        var row = 0
        while row < rows {
          let factor = Lanes.broadcast(left[row &* leftStride &+ i])
          sum = Lanes.fma(factor, load(right + (row &* rightStride &+ j), count), sum)
          row &+= 1
        }
        store(sum, target + j, count)
        j &+= 16
      }
      i &+= 1
    }
  }
}
