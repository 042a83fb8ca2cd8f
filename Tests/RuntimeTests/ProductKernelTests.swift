import RNNRuntime
import Testing

/// The product of packed matrices against a sum in `Double`.
struct ProductKernelTests {
  static let sizes: [(rows: Int, k: Int, n: Int)] = {
    var sizes: [(Int, Int, Int)] = []
    for rows in [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 14, 15, 20, 27, 28, 29, 33] {
      sizes += [(rows, 1, 1), (rows, 3, 16), (rows, 5, 17), (rows, 17, 40), (rows, 32, 64), (rows, 7, 100)]
      sizes += [(rows, 33, 144), (rows, 64, 15), (rows, 0, 20), (rows, 4, 0)]
    }
    return sizes + [(150, 300, 130), (1, 257, 1024), (5, 513, 250), (300, 20, 33)]
  }()

  @Test(arguments: sizes)
  func matchesSum(rows: Int, k: Int, n: Int) {
    var numbers = TestNumbers(state: UInt64(rows * 10007 + k * 101 + n))
    let inputStride = k + 3
    let destinationStride = n + 5
    let input = numbers.floats(rows * inputStride + 1)
    // W is stored transposed, [k, n], to exercise the strides.
    let matrix = numbers.floats(max(k * n, 1))
    let bias = numbers.floats(n + 1)
    var packed = [Float](repeating: .nan, count: Kernel.packedCount(rows: n, columns: k) + 1)
    Kernel.pack(source: matrix, rowStride: 1, columnStride: n, rows: n, columns: k, blocks: 1, destination: &packed)
    for bias in [nil, bias] {
      var result = [Float](repeating: 77, count: rows * destinationStride + 1)
      Kernel.product(
        rows: rows, k: k, n: n, input: input, inputStride: inputStride, packed: packed,
        destination: &result, destinationStride: destinationStride, bias: bias)
      var worst = 0.0
      for row in 0..<rows {
        for column in 0..<n {
          var sum = Double(bias?[column] ?? 0)
          for i in 0..<k { sum += Double(input[row * inputStride + i]) * Double(matrix[i * n + column]) }
          worst = max(worst, abs(Double(result[row * destinationStride + column]) - sum))
        }
        for column in n..<destinationStride { #expect(result[row * destinationStride + column] == 77) }
      }
      // Rounding errors of k products and sums of a few units.
      #expect(worst <= 1.2e-7 * (2 + Double(k)), "rows \(rows), k \(k), n \(n)")
    }
  }
}
