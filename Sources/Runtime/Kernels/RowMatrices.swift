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
      } else if m == 1 {
        rowVectorProduct(a, b, c, k, n)
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

  /// A single row: 64 columns at a time, then 16.
  @export(implementation) @inline(__always)
  static func rowVectorProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ k: Int, _ n: Int
  ) {
    var column = 0
    while column &+ 64 <= n {
      var (s0, s1, s2, s3) = (f32x16(), f32x16(), f32x16(), f32x16())
      var l = 0
      while l < k {
        let (f, x) = (Lanes.broadcast(a[l]), b + (l &* n &+ column))
        s0 = Lanes.fma(f, load(x, 16), s0)
        s1 = Lanes.fma(f, load(x + 16, 16), s1)
        s2 = Lanes.fma(f, load(x + 32, 16), s2)
        s3 = Lanes.fma(f, load(x + 48, 16), s3)
        l &+= 1
      }
      store(s0, c + column, 16)
      store(s1, c + (column &+ 16), 16)
      store(s2, c + (column &+ 32), 16)
      store(s3, c + (column &+ 48), 16)
      column &+= 64
    }
    while column < n {
      var sum = f32x16()
      var l = 0
      while l < k {
        sum = Lanes.fma(Lanes.broadcast(a[l]), load(b + (l &* n &+ column), n &- column), sum)
        l &+= 1
      }
      store(sum, c + column, n &- column)
      column &+= 16
    }
  }

  /// Four rows and 32 columns at a time, then 16.
  @export(implementation) @inline(__always)
  static func rowProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ m: Int, _ k: Int, _ n: Int
  ) {
    var i = 0
    while i < m {
      let rows = m &- i
      let left = a + i &* k
      let result = c + i &* n
      var column = 0
      while column &+ 32 <= n {
        rowProductTile(left, b + column, result + column, rows, k, n, count: 16)
        column &+= 32
      }
      while column < n {
        rowProductTile(left, b + column, result + column, rows, k, n, count: n &- column, isSingle: true)
        column &+= 16
      }
      i &+= 4
    }
  }

  /// Up to 4 rows of 16 or 32 columns. Rows beyond the last one are those of the last one again.
  @export(implementation) @inline(__always)
  static func rowProductTile(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>, _ rows: Int, _ k: Int,
    _ n: Int, count: Int, isSingle: Bool = false
  ) {
    let (a1, a2, a3) = (min(1, rows &- 1) &* k, min(2, rows &- 1) &* k, min(3, rows &- 1) &* k)
    var (s0, s1, s2, s3) = (f32x16(), f32x16(), f32x16(), f32x16())
    var (t0, t1, t2, t3) = (f32x16(), f32x16(), f32x16(), f32x16())
    var l = 0
    while l < k {
      let x = load(b + l &* n, count)
      let (f0, f1) = (Lanes.broadcast(a[l]), Lanes.broadcast(a[a1 &+ l]))
      let (f2, f3) = (Lanes.broadcast(a[a2 &+ l]), Lanes.broadcast(a[a3 &+ l]))
      s0 = Lanes.fma(f0, x, s0)
      s1 = Lanes.fma(f1, x, s1)
      s2 = Lanes.fma(f2, x, s2)
      s3 = Lanes.fma(f3, x, s3)
      if !isSingle {
        let y = load(b + (l &* n &+ 16), 16)
        t0 = Lanes.fma(f0, y, t0)
        t1 = Lanes.fma(f1, y, t1)
        t2 = Lanes.fma(f2, y, t2)
        t3 = Lanes.fma(f3, y, t3)
      }
      l &+= 1
    }
    storeTileRow(s0, t0, c, count, isSingle)
    if rows > 1 { storeTileRow(s1, t1, c + n, count, isSingle) }
    if rows > 2 { storeTileRow(s2, t2, c + 2 &* n, count, isSingle) }
    if rows > 3 { storeTileRow(s3, t3, c + 3 &* n, count, isSingle) }
  }

  @export(implementation) @inline(__always)
  static func storeTileRow(
    _ s: f32x16, _ t: f32x16, _ c: UnsafeMutablePointer<Float>, _ count: Int, _ isSingle: Bool
  ) {
    store(s, c, count)
    if !isSingle { store(t, c + 16, 16) }
  }
}
