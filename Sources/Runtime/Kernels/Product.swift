extension Kernels {
  /// destination[r, j] = Σ_k input[r, k] · W[j, k] (+ bias[j]).
  ///
  /// - Parameters:
  ///   - input: [rows, k].
  ///   - packed: W, [n, k], as `pack` writes it.
  ///   - destination: [rows, n]. Nothing beyond column n is touched.
  ///   - bias: [n], or nil.
  @export(implementation) @inline(never)
  public static func product(
    rows: Int, k: Int, n: Int,
    input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?
  ) {
    var column = 0
    while column < n {
      let panel = packed + column &* k
      let count = min(16, n &- column)
      var initial = f32x16()
      if let bias { initial = load(bias + column, count) }
      var row = 0
      while row < rows {
        let source = input + row &* inputStride
        var sum = initial
        var i = 0
        while i < k {
          sum = Lanes.fma(Lanes.broadcast(source[i]), Lanes.load(panel + i &* 16), sum)
          i &+= 1
        }
        store(sum, destination + (row &* destinationStride &+ column), count)
        row &+= 1
      }
      column &+= 16
    }
  }
}
