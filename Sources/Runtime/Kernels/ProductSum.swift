extension Kernels {
  /// destination[i, j] += Σ_r Σ_l left[r, i, l] · right[r, j, l].
  ///
  /// Sums over l and 16 rows are in single precision, those of the blocks in double. Its error is at most
  /// (n + 16) · 2⁻²⁴ · Σ |left · right|.
  ///
  /// - Parameters:
  ///   - left: [rows, m, n].
  ///   - right: [rows, k, n].
  ///   - destination: [m, k], with columns side by side.
  ///   - totals: like the destination, or nil. If given, these are added to, and not the destination.
  @export(implementation) @inline(never)
  public static func productSum(
    rows: Int, m: Int, n: Int, k: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationRowStride: Int, totals: UnsafeMutablePointer<Double>? = nil
  ) {
    var i = 0
    while i < m {
      var j = 0
      while j < k {
        let (height, width) = (min(4, m &- i), min(4, k &- j))
        var sums = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        withUnsafeMutableBytes(of: &sums) { bytes in
          let sums = bytes.baseAddress!.assumingMemoryBound(to: Double.self)
          var row = 0
          while row < rows {
            let block = min(16, rows &- row)
            addProducts(
              block, n, left + (row &* leftStride &+ i &* n), leftStride, height,
              right + (row &* rightStride &+ j &* n), rightStride, width, to: sums)
            row &+= block
          }
          var y = 0
          while y < height {
            var x = 0
            while x < width {
              let place = (i &+ y) &* destinationRowStride &+ j &+ x
              let sum = sums[y &* 4 &+ x]
              if let totals {
                totals[place] += sum
              } else {
                destination[place] = Float(Double(destination[place]) + sum)
              }
              x &+= 1
            }
            y &+= 1
          }
        }
        j &+= 4
      }
      i &+= 4
    }
  }

  /// The sums of a tile of up to 4 rows and columns over some rows.
  @export(implementation) @inline(__always)
  static func addProducts(
    _ rows: Int, _ n: Int, _ left: UnsafePointer<Float>, _ leftStride: Int, _ height: Int,
    _ right: UnsafePointer<Float>, _ rightStride: Int, _ width: Int, to sums: UnsafeMutablePointer<Double>
  ) {
    // Rows beyond the last one are read again, and their sums dropped.
    let (a1, a2, a3) = (min(1, height &- 1) &* n, min(2, height &- 1) &* n, min(3, height &- 1) &* n)
    var x = 0
    while x < width {
      var (s0, s1, s2, s3) = (f32x16(), f32x16(), f32x16(), f32x16())
      var row = 0
      while row < rows {
        let a = left + row &* leftStride
        let b = right + (row &* rightStride &+ x &* n)
        var l = 0
        while l < n {
          let count = n &- l
          let factor = load(b + l, count)
          s0 = Lanes.fma(load(a + l, count), factor, s0)
          s1 = Lanes.fma(load(a + (a1 &+ l), count), factor, s1)
          s2 = Lanes.fma(load(a + (a2 &+ l), count), factor, s2)
          s3 = Lanes.fma(load(a + (a3 &+ l), count), factor, s3)
          l &+= 16
        }
        row &+= 1
      }
      sums[x] += Double(Lanes.sum(s0))
      sums[4 &+ x] += Double(Lanes.sum(s1))
      sums[8 &+ x] += Double(Lanes.sum(s2))
      sums[12 &+ x] += Double(Lanes.sum(s3))
      x &+= 1
    }
  }
}
