import RNNRuntime
import Testing

/// Products that skip zeros against a sum in `Double`.
@Suite struct SparseProductKernelTests {
  /// One block of columns and several, full and partial tiles; from zeros alone to a matrix that is packed as a dense one.
  static let cases: [(n: Int, k: Int, period: Int)] = [
    (1, 1, 1), (0, 3, 2), (3, 0, 2), (20, 20, 3), (40, 17, 1), (64, 100, 33), (256, 256, 7), (100, 300, 40),
    (50, 1500, 9), (30, 2100, 50), (30, 2100, 1), (33, 70, 100_000),
  ]

  @Test(arguments: cases, [0, 1, 2, 5, 16, 17, 33])
  func matchesSum(size: (n: Int, k: Int, period: Int), rows: Int) {
    let (n, k, period) = size
    var numbers = TestNumbers(state: UInt64(rows * 10007 + k * 101 + n))
    let (inputStride, destinationStride) = (k + 3, n + 5)
    let input = numbers.floats(rows * inputStride + 1)
    let bias = numbers.floats(n + 1)
    var matrix = numbers.floats(max(k * n, 1))
    for index in matrix.indices where (index * 7 + index / 50 + 1) % period != 0 { matrix[index] = 0 }
    for (isTransposed, bias) in [(false, nil), (true, bias)] {
      var packed = [Float](repeating: .nan, count: Kernel.sparseCount(rows: n, columns: k) + 1)
      Kernel.packSparse(
        source: matrix, rowStride: isTransposed ? 1 : k, columnStride: isTransposed ? n : 1, rows: n, columns: k,
        destination: &packed)
      #expect(packed.last!.isNaN)
      var result = [Float](repeating: 77, count: rows * destinationStride + 1)
      Kernel.sparseProduct(
        rows: rows, k: k, n: n, input: input, inputStride: inputStride, packed: packed, destination: &result,
        destinationStride: destinationStride, bias: bias)
      var worst = 0.0
      for row in 0..<rows {
        for column in 0..<n {
          var sum = Double(bias?[column] ?? 0)
          for i in 0..<k {
            let weight = matrix[isTransposed ? i * n + column : column * k + i]
            sum += Double(input[row * inputStride + i]) * Double(weight)
          }
          worst = max(worst, abs(Double(result[row * destinationStride + column]) - sum))
        }
        for column in n..<destinationStride { #expect(result[row * destinationStride + column] == 77) }
      }
      // Rounding errors of k products and sums of a few units.
      #expect(worst <= 1.2e-7 * (2 + Double(k)), "\(worst)")
    }
  }
}
