import RNNRuntime
import Testing

/// Kernels that move numbers, and small products within rows: results are exact or nearly so.
struct MovementKernelTests {
  static let widths = [1, 3, 16, 17, 40]

  /// Element (i, j) of a matrix with these strides.
  func element(_ source: [Float], _ i: Int, _ iStride: Int, _ j: Int, _ jStride: Int = 1) -> Float {
    source[i * iStride + j * jStride]
  }

  @Test(arguments: widths)
  func copyAndZero(width: Int) {
    var numbers = TestNumbers(state: UInt64(width))
    let rows = 4
    let source = numbers.floats(rows * (width + 1))
    var result = [Float](repeating: 77, count: rows * (width + 3))
    Kernel.copy(
      rows: rows, width: width, source: source, sourceStride: width + 1, destination: &result,
      destinationStride: width + 3)
    for row in 0..<rows {
      for j in 0..<width { #expect(element(result, row, width + 3, j) == element(source, row, width + 1, j)) }
      for j in width..<width + 3 { #expect(element(result, row, width + 3, j) == 77) }
    }
    Kernel.zero(rows: rows, width: width, destination: &result, destinationStride: width + 3)
    for row in 0..<rows {
      for j in 0..<width + 3 { #expect(element(result, row, width + 3, j) == (j < width ? 0 : 77)) }
    }
    // One row for all.
    Kernel.copy(
      rows: rows, width: width, source: source, sourceStride: 0, destination: &result, destinationStride: width + 3)
    for row in 0..<rows { #expect(element(result, row, width + 3, width - 1) == source[width - 1]) }
  }

  @Test(arguments: [(1, 1), (3, 20), (17, 5), (40, 33)])
  func copyMatrix(rows: Int, columns: Int) {
    var numbers = TestNumbers(state: UInt64(rows))
    let source = numbers.floats(rows * columns)
    var transposed = [Float](repeating: 0, count: rows * columns)
    Kernel.copyMatrix(
      rows: rows, columns: columns, source: source, sourceRowStride: columns, sourceColumnStride: 1,
      destination: &transposed, destinationRowStride: 1, destinationColumnStride: rows)
    for i in 0..<rows {
      for j in 0..<columns { #expect(transposed[j * rows + i] == source[i * columns + j]) }
    }
    var back = [Float](repeating: 0, count: rows * columns)
    Kernel.copyMatrix(
      rows: rows, columns: columns, source: transposed, sourceRowStride: 1, sourceColumnStride: rows,
      destination: &back, destinationRowStride: columns, destinationColumnStride: 1)
    #expect(back == source)
  }

  @Test(arguments: [(1, 1), (16, 4), (17, 20), (64, 16), (70, 33)])
  func packing(n: Int, k: Int) {
    var numbers = TestNumbers(state: UInt64(n))
    let matrix = numbers.floats(n * k)
    let count = Kernel.packedCount(rows: n, columns: k)
    #expect(count == k * ((n + 15) / 16 * 16))
    var fromRows = [Float](repeating: .nan, count: count)
    Kernel.pack(source: matrix, rowStride: k, columnStride: 1, rows: n, columns: k, blocks: 1, destination: &fromRows)
    for i in 0..<(n + 15) / 16 * 16 {
      for j in 0..<k {
        #expect(fromRows[i / 16 * 16 * k + j * 16 + i % 16] == (i < n ? matrix[i * k + j] : 0))
      }
    }
    var transposed = [Float](repeating: 0, count: n * k)
    for i in 0..<n { for j in 0..<k { transposed[j * n + i] = matrix[i * k + j] } }
    var fromColumns = [Float](repeating: .nan, count: count)
    Kernel.pack(
      source: transposed, rowStride: 1, columnStride: n, rows: n, columns: k, blocks: 1, destination: &fromColumns)
    #expect(fromColumns == fromRows)
  }

  @Test func packingBlocks() {
    let (units, blocks, k) = (20, 3, 5)
    var numbers = TestNumbers(state: 1)
    let matrix = numbers.floats(blocks * units * k)
    var packed = [Float](repeating: .nan, count: blocks * Kernel.packedCount(rows: units, columns: k))
    Kernel.pack(
      source: matrix, rowStride: k, columnStride: 1, rows: blocks * units, columns: k, blocks: blocks,
      destination: &packed)
    for unit in 0..<32 {
      for block in 0..<blocks {
        for j in 0..<k {
          let place = ((unit / 16 * k + j) * blocks + block) * 16 + unit % 16
          #expect(packed[place] == (unit < units ? matrix[(block * units + unit) * k + j] : 0))
        }
      }
    }
  }

  /// A matrix in four parts, of two blocks and two ranges of columns, is packed as in one piece.
  @Test(arguments: [1, 2]) func packingParts(blocks: Int) {
    let (blockRows, k, left) = (40, 7, 4)
    let rows = blocks * blockRows
    var numbers = TestNumbers(state: 2)
    let matrix = numbers.floats(rows * k)
    let count = blocks * Kernel.packedCount(rows: blockRows, columns: k)
    var whole = [Float](repeating: .nan, count: count)
    Kernel.pack(
      source: matrix, rowStride: k, columnStride: 1, rows: rows, columns: k, blocks: blocks, destination: &whole)
    var parts = [Float](repeating: .nan, count: count)
    let panel = k * blocks * 16
    for block in 0..<blocks {
      for (first, end) in [(0, 32), (32, blockRows)] {
        for columns in [0..<left, left..<k] {
          matrix.withUnsafeBufferPointer { matrix in
            parts.withUnsafeMutableBufferPointer { parts in
              Kernel.packPart(
                source: matrix.baseAddress! + (block * blockRows + first) * k + columns.lowerBound, rowStride: k,
                columnStride: 1, rows: end - first, columns: columns.count,
                destination: parts.baseAddress! + first / 16 * panel + (columns.lowerBound * blocks + block) * 16,
                destinationColumnStride: blocks * 16, panelStride: panel)
            }
          }
        }
      }
    }
    #expect(parts == whole)
  }

  @Test(arguments: widths)
  func gatherAndScatter(width: Int) {
    var numbers = TestNumbers(state: UInt64(width))
    let (rows, classes) = (9, 5)
    let table = numbers.floats(classes * width)
    let tokens = numbers.tokens(rows * 2, below: classes)
    let source = numbers.floats(rows * width)
    for isTransposed in [false, true] {
      let (rowStride, columnStride) = isTransposed ? (1, classes) : (width, 1)
      var gathered = [Float](repeating: 0, count: rows * width)
      Kernel.gather(
        rows: rows, width: width, table: table, tableRowStride: rowStride, tableColumnStride: columnStride,
        token: tokens, tokenStride: 2, destination: &gathered, destinationStride: width)
      var sums = table
      Kernel.scatterSum(
        rows: rows, width: width, token: tokens, tokenStride: 2, source: source, sourceStride: width,
        destination: &sums, destinationRowStride: rowStride, destinationColumnStride: columnStride)
      var expected = table.map(Double.init)
      for row in 0..<rows {
        for j in 0..<width {
          let place = Int(tokens[row * 2]) * rowStride + j * columnStride
          #expect(gathered[row * width + j] == table[place])
          expected[place] += Double(source[row * width + j])
        }
      }
      for (sum, exact) in zip(sums, expected) { #expect(abs(Double(sum) - exact) <= 1e-6) }
    }
  }

  @Test(arguments: [false, true])
  func sequenceEnds(isLast: Bool) {
    var numbers = TestNumbers(state: 3)
    let (steps, batch, width) = (5, 4, 19)
    let lengths: [Int32] = [0, 1, 3, 5]
    let source = numbers.floats(steps * batch * width)
    var ends = [Float](repeating: 77, count: batch * width)
    Kernel.at(
      isLast: isLast, batch: batch, width: width, lengths: lengths, source: source, sourceStepStride: batch * width,
      sourceStride: width, destination: &ends, destinationStride: width)
    var placed = [Float](repeating: 77, count: steps * batch * width)
    Kernel.place(
      isLast: isLast, steps: steps, batch: batch, width: width, lengths: lengths, source: ends, sourceStride: width,
      destination: &placed, destinationStepStride: batch * width, destinationStride: width)
    for row in 0..<batch {
      let step = lengths[row] == 0 ? nil : isLast ? Int(lengths[row]) - 1 : 0
      for j in 0..<width {
        let expected = step.map { source[$0 * batch * width + row * width + j] } ?? 0
        #expect(ends[row * width + j] == expected)
        for t in 0..<steps {
          #expect(placed[t * batch * width + row * width + j] == (t == step ? expected : 0))
        }
      }
    }
  }

  @Test(arguments: [
    (1, 1, 1), (3, 5, 1), (1, 40, 1), (5, 3, 20), (1, 7, 5), (1, 9, 64), (1, 33, 100), (16, 16, 16), (7, 33, 17),
    (2, 0, 3),
  ])
  func rowProducts(m: Int, k: Int, n: Int) {
    var numbers = TestNumbers(state: UInt64(m * 100 + n))
    let rows = 3
    let left = numbers.floats(rows * m * k + 1)
    let right = numbers.floats(k * n + 1)
    var result = [Float](repeating: 77, count: rows * m * n + 1)
    // The right operand is the same for all rows.
    Kernel.rowProduct(
      rows: rows, m: m, k: k, n: n, left: left, leftStride: m * k, right: right, rightStride: 0,
      destination: &result, destinationStride: m * n)
    for row in 0..<rows {
      for i in 0..<m {
        for j in 0..<n {
          let sum = (0..<k).reduce(0) { $0 + Double(left[row * m * k + i * k + $1]) * Double(right[$1 * n + j]) }
          #expect(abs(Double(result[row * m * n + i * n + j]) - sum) <= 1.2e-7 * (2 + Double(k)))
        }
      }
    }
    #expect(result.last == 77)
  }

  @Test func rowTranspose() {
    var numbers = TestNumbers(state: 8)
    let (rows, m, n) = (2, 5, 18)
    let source = numbers.floats(rows * m * n)
    var result = [Float](repeating: 0, count: rows * m * n)
    Kernel.rowTranspose(
      rows: rows, matrixRows: m, matrixColumns: n, source: source, sourceStride: m * n,
      destination: &result, destinationStride: m * n)
    for row in 0..<rows {
      for i in 0..<m {
        for j in 0..<n { #expect(result[row * m * n + j * m + i] == source[row * m * n + i * n + j]) }
      }
    }
  }
}
