import RNNRuntime
import Testing

struct OuterSumKernelTests {
  static let sizes: [(rows: Int, m: Int, n: Int)] = {
    var sizes: [(Int, Int, Int)] = []
    for rows in [0, 1, 2, 7, 40] {
      for m in [1, 2, 3, 5, 6, 7, 13, 14, 15, 29] {
        for n in [1, 16, 17, 33, 64, 70, 100] { sizes.append((rows, m, n)) }
      }
    }
    // Rows 2 KB apart are copied.
    let copied = [(3, 511, 100), (300, 511, 130)]
    return sizes + copied + [(1000, 33, 65), (300, 130, 260), (257, 64, 16), (5, 0, 3), (5, 3, 0)]
  }()

  @Test func matchesSum() {
    for (rows, m, n) in Self.sizes {
      var numbers = TestNumbers(state: UInt64(rows * 10007 + m * 101 + n))
      let (leftStride, rightStride, rowStride) = (m + 1, n + 2, n + 3)
      let left = numbers.floats(rows * leftStride + 1)
      let right = numbers.floats(rows * rightStride + 1)
      let start = numbers.floats(m * rowStride + 1)
      var result = start
      let startSum = numbers.floats(m)
      var leftSum = startSum
      leftSum.withUnsafeMutableBufferPointer { leftSum in
        Kernel.outerSum(
          rows: rows, m: m, n: n, left: left, leftStride: leftStride, right: right, rightStride: rightStride,
          destination: &result, destinationRowStride: rowStride, leftSum: n > 0 ? leftSum.baseAddress : nil)
      }
      var worst = 0.0
      for i in 0..<m {
        let sum = (0..<rows).reduce(Double(startSum[i])) { $0 + Double(left[$1 * leftStride + i]) }
        if n > 0 { #expect(abs(Double(leftSum[i]) - sum) <= 1.2e-7 * (2 + Double(rows))) }
        for j in 0..<n {
          var sum = Double(start[i * rowStride + j])
          for row in 0..<rows { sum += Double(left[row * leftStride + i]) * Double(right[row * rightStride + j]) }
          worst = max(worst, abs(Double(result[i * rowStride + j]) - sum))
        }
        for j in n..<rowStride { #expect(result[i * rowStride + j] == start[i * rowStride + j]) }
      }
      // Rounding errors of as many products, in sums of a few units.
      #expect(worst <= 1.2e-7 * (2 + Double(rows)), "rows \(rows), m \(m), n \(n)")
    }
  }
}
