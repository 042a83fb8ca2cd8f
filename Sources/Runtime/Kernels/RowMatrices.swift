extension Kernels {
  /// Within each row r: destination[r] = left[r] · right[r], of matrices [m, k] · [k, n] → [m, n], row-major.
  @export(implementation) @inline(never)
  public static func rowProduct(
    rows: Int, m: Int, k: Int, n: Int,
    left: UnsafePointer<Float>, leftStride: Int, right: UnsafePointer<Float>, rightStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      let a = left + row &* leftStride
      let b = right + row &* rightStride
      let c = destination + row &* destinationStride
      if n == 1 {
        var i = 0
        while i < m {
          c[i] = dot(a + i &* k, b, k)
          i &+= 1
        }
      } else {
        rowProduct(a, b, c, m, k, n)
      }
      row &+= 1
    }
  }

  /// Within each row r: destination[r] = source[r] transposed, from [matrixRows, matrixColumns], row-major.
  @export(implementation) @inline(never)
  public static func rowTranspose(
    rows: Int, matrixRows: Int, matrixColumns: Int, source: UnsafePointer<Float>, sourceStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int
  ) {
    var row = 0
    while row < rows {
      let from = source + row &* sourceStride
      let to = destination + row &* destinationStride
      var i = 0
      while i < matrixRows {
        copyRow(from + i &* matrixColumns, 1, to + i, matrixRows, matrixColumns)
        i &+= 1
      }
      row &+= 1
    }
  }

  @export(implementation) @inline(__always)
  static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
    var sum = f32x16()
    var i = 0
    while i < count {
      sum = Lanes.fma(load(a + i, count &- i), load(b + i, count &- i), sum)
      i &+= 16
    }
    return Lanes.sum(sum)
  }

  /// 16 columns at a time.
  @export(implementation) @inline(__always)
  static func rowProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ m: Int, _ k: Int, _ n: Int
  ) {
    var column = 0
    while column < n {
      let count = n &- column
      var i = 0
      while i < m {
        var sum = f32x16()
        var l = 0
        while l < k {
          let factor = Lanes.broadcast(a[i &* k &+ l])
          sum = Lanes.fma(factor, load(b + (l &* n &+ column), count), sum)
          l &+= 1
        }
        store(sum, c + (i &* n &+ column), count)
        i &+= 1
      }
      column &+= 16
    }
  }
}
