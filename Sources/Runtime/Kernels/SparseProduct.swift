extension Kernels {
  /// destination[r, j] = Σ_k input[r, k] · W[j, k] (+ bias[j]), without the products of elements of W that are zero.
  ///
  /// What an element of the input is that meets zeros alone does not matter, not even if it is not finite. Of a matrix
  /// with too many other elements `packSparse` has made a dense one, and this is `product`.
  ///
  /// - Parameters:
  ///   - input: [rows, k].
  ///   - packed: W, [n, k], as `packSparse` writes it.
  ///   - destination: [rows, n]. Nothing beyond column n is touched.
  ///   - bias: [n], or nil.
  ///   - turn: as of `product`.
  @export(implementation) @inline(never)
  public static func sparseProduct(
    rows: Int, k: Int, n: Int,
    input: UnsafePointer<Float>, inputStride: Int, packed: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?,
    turn: Int = 0
  ) {
    guard let matrix = SparseRows(packed, rows: n, columns: k) else {
      product(
        rows: rows, k: k, n: n, input: input, inputStride: inputStride, packed: packed + SparseRows.headerCount,
        destination: destination, destinationStride: destinationStride, bias: bias, turn: turn)
      return
    }
    if rows == 1 {
      sparseVectorProduct(matrix, input: input, destination: destination, bias: bias)
      return
    }
    if k < 256 {
      var strip = rnn_strip()
      withUnsafeMutableBytes(of: &strip) { bytes in
        sparseTiles(
          matrix, rows: rows, input: input, inputStride: inputStride, destination: destination,
          destinationStride: destinationStride, bias: bias, strip: lines(in: bytes))
      }
    } else {
      var strip = rnn_wide_strip()
      withUnsafeMutableBytes(of: &strip) { bytes in
        sparseTiles(
          matrix, rows: rows, input: input, inputStride: inputStride, destination: destination,
          destinationStride: destinationStride, bias: bias, strip: lines(in: bytes))
      }
    }
  }

  /// Where the first cache line begins.
  @export(implementation) @inline(__always)
  static func lines(in bytes: UnsafeMutableRawBufferPointer) -> UnsafeMutablePointer<Float> {
    let start = bytes.baseAddress.unsafelyUnwrapped
    return (start + (0 &- Int(bitPattern: start)) & 63).assumingMemoryBound(to: Float.self)
  }

  /// A single row: an element of the input for each weight.
  @export(implementation) @inline(never)
  static func sparseVectorProduct(
    _ matrix: SparseRows, input: UnsafePointer<Float>, destination: UnsafeMutablePointer<Float>,
    bias: UnsafePointer<Float>?
  ) {
    var block = 0
    while block < matrix.blockCount {
      let input = input + block &* SparseRows.blockWidth
      let addend = block == 0 ? bias : UnsafePointer(destination)
      var index = matrix.start(ofRow: 0, inBlock: block)
      var row = 0
      while row < matrix.rows {
        let end = matrix.start(ofRow: row &+ 1, inBlock: block)
        // Four sums that do not wait for each other.
        var (a, b, c, d): (Float, Float, Float, Float) = (0, 0, 0, 0)
        while index &+ 4 <= end {
          a += matrix.weights[index] * input[matrix.column(index)]
          b += matrix.weights[index &+ 1] * input[matrix.column(index &+ 1)]
          c += matrix.weights[index &+ 2] * input[matrix.column(index &+ 2)]
          d += matrix.weights[index &+ 3] * input[matrix.column(index &+ 3)]
          index &+= 4
        }
        while index < end {
          a += matrix.weights[index] * input[matrix.column(index)]
          index &+= 1
        }
        destination[row] = (a + b) + (c + d) + (addend.map { $0[row] } ?? 0)
        row &+= 1
      }
      block &+= 1
    }
  }

  /// 16 rows at a time, as the lanes of vectors: their inputs lie side by side in the strip, a vector for each column.
  @export(implementation) @inline(never)
  static func sparseTiles(
    _ matrix: SparseRows, rows: Int, input: UnsafePointer<Float>, inputStride: Int,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, bias: UnsafePointer<Float>?,
    strip: UnsafeMutablePointer<Float>
  ) {
    var block = 0
    while block < matrix.blockCount {
      let first = block &* SparseRows.blockWidth
      let width = min(SparseRows.blockWidth, matrix.columns &- first)
      var row = 0
      while row < rows {
        let count = min(16, rows &- row)
        transposeRows(input + (row &* inputStride &+ first), inputStride, strip, count, width)
        let target = destination + row &* destinationStride
        sparseTile(
          matrix, block: block, rows: count, strip: strip, destination: target, destinationStride: destinationStride,
          addend: block == 0 ? bias : UnsafePointer(target), addendStride: block == 0 ? 0 : destinationStride)
        row &+= 16
      }
      block &+= 1
    }
  }

  @export(implementation) @inline(__always)
  static func sparseTile(
    _ matrix: SparseRows, block: Int, rows: Int, strip: UnsafePointer<Float>,
    destination: UnsafeMutablePointer<Float>, destinationStride: Int, addend: UnsafePointer<Float>?, addendStride: Int
  ) {
    var sums = rnn_square()
    withUnsafeMutableBytes(of: &sums) { bytes in
      let sums = bytes.baseAddress!.assumingMemoryBound(to: Float.self)
      var index = matrix.start(ofRow: 0, inBlock: block)
      var first = 0
      while first < matrix.rows {
        let count = min(16, matrix.rows &- first)
        var row = 0
        while row < count {
          let end = matrix.start(ofRow: first &+ row &+ 1, inBlock: block)
          var (a, b) = (Lanes.broadcast(0), Lanes.broadcast(0))
          var (c, d) = (a, b)
          while index &+ 4 <= end {
            a = sparseTerm(matrix, index, strip, a)
            b = sparseTerm(matrix, index &+ 1, strip, b)
            c = sparseTerm(matrix, index &+ 2, strip, c)
            d = sparseTerm(matrix, index &+ 3, strip, d)
            index &+= 4
          }
          while index < end {
            a = sparseTerm(matrix, index, strip, a)
            index &+= 1
          }
          Lanes.store(Lanes.add(Lanes.add(a, b), Lanes.add(c, d)), sums + row &* 16)
          row &+= 1
        }
        Lanes.transpose(sums, 16, sums, 16)
        row = 0
        while row < rows {
          var result = Lanes.load(sums + row &* 16)
          if let addend { result = Lanes.add(result, load(addend + (row &* addendStride &+ first), count)) }
          store(result, destination + (row &* destinationStride &+ first), count)
          row &+= 1
        }
        first &+= 16
      }
    }
  }

  @export(implementation) @inline(__always)
  static func sparseTerm(_ matrix: SparseRows, _ index: Int, _ strip: UnsafePointer<Float>, _ sum: f32x16) -> f32x16 {
    Lanes.fma(Lanes.broadcast(matrix.weights[index]), Lanes.load(strip + matrix.column(index) &* 16), sum)
  }

  /// Up to 16 rows as columns, the others of which are zero.
  @export(implementation) @inline(__always)
  static func transposeRows(
    _ source: UnsafePointer<Float>, _ stride: Int, _ strip: UnsafeMutablePointer<Float>, _ rows: Int, _ width: Int
  ) {
    var column = 0
    while column < width {
      let count = min(16, width &- column)
      let target = strip + column &* 16
      if rows == 16 && count == 16 {
        Lanes.transpose(source + column, stride, target, 16)
      } else {
        var square = rnn_square()
        withUnsafeMutableBytes(of: &square) { bytes in
          let square = bytes.baseAddress!.assumingMemoryBound(to: Float.self)
          var row = 0
          while row < rows {
            Lanes.store(load(source + (row &* stride &+ column), count), square + row &* 16)
            row &+= 1
          }
          Lanes.transpose(square, 16, square, 16)
          row = 0
          while row < count {
            Lanes.store(Lanes.load(square + row &* 16), target + row &* 16)
            row &+= 1
          }
        }
      }
      column &+= 16
    }
  }
}
