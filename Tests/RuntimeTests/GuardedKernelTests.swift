import RNNRuntime
import Testing

/// Kernels that skip rows which a mask, or zeros, say nothing of, beside the same without.
struct GuardedKernelTests {
  @Test(arguments: [(1, 5, 20), (3, 33, 17), (40, 20, 50)], [0, 1, 2, 3])
  func product(_ size: (rows: Int, k: Int, n: Int), kind: Int) {
    let (rows, k, n) = size
    var numbers = TestNumbers(state: UInt64(rows * 7 + k + kind))
    let matrix = numbers.floats(n * k)
    var packed = [Float](repeating: 0, count: (n + 15) / 16 * 16 * k)
    Kernel.pack(source: matrix, rowStride: k, columnStride: 1, rows: n, columns: k, blocks: 1, destination: &packed)
    let input = numbers.floats(rows * (k + 1))
    // None, all, every second, and every third with a number of its own.
    let mask: [Float] = (0..<rows).map {
      kind == 0 ? 0 : kind == 1 ? -1 : kind == 2 ? Float($0 % 2) : $0 % 3 == 0 ? 7 : 0
    }
    let stride = n + 3
    var (result, whole) = ([Float](repeating: 9, count: rows * stride), [Float](repeating: 9, count: rows * stride))
    Kernel.guardedProduct(
      rows: rows, k: k, n: n, input: input, inputStride: k + 1, packed: packed, mask: mask, maskStride: 1,
      destination: &result, destinationStride: stride)
    Kernel.product(
      rows: rows, k: k, n: n, input: input, inputStride: k + 1, packed: packed, destination: &whole,
      destinationStride: stride, bias: nil)
    for row in 0..<rows {
      for column in 0..<stride {
        let expected = column < n && mask[row] == 0 ? 0 : whole[row * stride + column]
        #expect(result[row * stride + column] == expected)
      }
    }
  }

  /// Rows alone, in short runs, in long ones, at the end; and more than fit side by side.
  @Test(arguments: [(5, 3, 4), (100, 17, 33), (700, 40, 70), (9000, 3, 5), (40, 200, 900), (30, 2000, 9000)])
  func outerSum(rows: Int, m: Int, n: Int) {
    var numbers = TestNumbers(state: UInt64(rows + m + n))
    var left = numbers.floats(rows * m)
    let right = numbers.floats(rows * n)
    for row in 0..<rows where row % 5 > 1 && !(rows / 3..<rows / 3 + 30).contains(row) {
      for column in 0..<m { left[row * m + column] = 0 }
    }
    let hasTotals = rows > 4096
    func sums(_ isSparse: Bool) -> (sum: [Float], leftSum: [Float], totals: [Double]) {
      var (sum, leftSum) = ([Float](repeating: 0.5, count: m * n), [Float](repeating: 2, count: m))
      var totals = [Double](repeating: 0, count: m * n)
      totals.withUnsafeMutableBufferPointer { totals in
        leftSum.withUnsafeMutableBufferPointer { leftSum in
          let function = isSparse ? Kernel.sparseOuterSum : Kernel.outerSum
          function(
            rows, m, n, left, m, right, n, &sum, n, leftSum.baseAddress, hasTotals ? totals.baseAddress : nil, nil)
        }
      }
      return (sum, leftSum, totals)
    }
    let (sparse, whole) = (sums(true), sums(false))
    func expectEqual(_ a: [Float], _ b: [Float]) {
      let worst = zip(a, b).map { abs($0 - $1) }.max() ?? 0
      #expect(worst <= 1.2e-7 * (2 + Float(rows)) * 2)
    }
    expectEqual(sparse.sum, whole.sum)
    expectEqual(sparse.leftSum, whole.leftSum)
    expectEqual(sparse.totals.map { Float($0) }, whole.totals.map { Float($0) })
    if hasTotals { #expect(sparse.sum.allSatisfy { $0 == 0 }) }
  }
}
