import RNNRuntime
import Testing

/// Kernels that take features from other places or other steps, the greatest of some, and sums of products of matrices,
/// beside the same written out.
struct RearrangementKernelTests {
  /// Windows of [3, 2] over [2, 5, 22], 2 rows and 1 column apart, with a row of zeros above and below: the places that
  /// the compiler writes for them.
  static let patches: StaticString = """
    0000000100000002000000030000000200000003000000150000000200000000000000000000000100000000\
    00000000000000000000000000000005ffffffff000000000000000000000001000000000000000200000000\
    0000001600000000000000000000000000000000000000010000000000000001
    """
  static let (channels, height, width) = (2, 5, 22)
  static let (rows, columns) = (3, 21)

  /// The features of one row in windows, by the definition.
  func windows(_ image: (Int, Int, Int) -> Float) -> [Float] {
    var result: [Float] = []
    for channel in 0..<Self.channels {
      for y in 0..<3 {
        for x in 0..<2 {
          for row in 0..<Self.rows {
            for column in 0..<Self.columns {
              let (i, j) = (2 * row + y - 1, column + x)
              result.append((0..<Self.height).contains(i) ? image(channel, i, j) : 0)
            }
          }
        }
      }
    }
    return result
  }

  @Test func windowsOfAnImage() {
    var numbers = TestNumbers(state: 5)
    let size = Self.channels * Self.height * Self.width
    let (stride, count) = (size + 3, windows { _, _, _ in 0 }.count)
    let source = numbers.floats(2 * stride)
    var result = [Float](repeating: 77, count: 2 * count + 1)
    Kernel.rearrange(
      rows: 2, places: Self.patches, source: source, sourceStride: stride, destination: &result,
      destinationStride: count)
    for row in 0..<2 {
      let expected = windows { source[row * stride + ($0 * Self.height + $1) * Self.width + $2] }
      #expect(Array(result[row * count..<(row + 1) * count]) == expected)
    }
    #expect(result.last == 77)
  }

  /// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ with numbers whose products and sums are exact.
  @Test func theAdjoint() {
    var numbers = TestNumbers(state: 6)
    let size = Self.channels * Self.height * Self.width
    let count = windows { _, _, _ in 0 }.count
    let x = (0..<size).map { _ in Float(numbers.next() % 9) - 4 }
    let y = (0..<count).map { _ in Float(numbers.next() % 9) - 4 }
    var (forward, backward) = ([Float](repeating: 77, count: count), [Float](repeating: 77, count: size))
    Kernel.rearrange(
      rows: 1, places: Self.patches, source: x, sourceStride: size, destination: &forward, destinationStride: count)
    Kernel.rearrangeSum(
      rows: 1, places: Self.patches, source: y, sourceStride: count, destination: &backward, destinationStride: size)
    func product(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    #expect(product(forward, y) == product(x, backward))
    #expect(product(forward, y) != 0)
  }

  @Test func aVectorFromItsEnd() {
    let places: StaticString = """
      0000000100000001000000010000000100000001000000140000000100000000000000000000000000000000\
      0000000000000000000000000000000100000000000000000000000000000000000000000000000000000000\
      00000014000000130000000000000000000000000000000000000000ffffffff
      """
    let source = (0..<20).map { Float($0) }
    var result = [Float](repeating: 77, count: 20)
    Kernel.rearrange(
      rows: 1, places: places, source: source, sourceStride: 20, destination: &result, destinationStride: 20)
    #expect(result == source.reversed())
    var sum = [Float](repeating: 77, count: 20)
    Kernel.rearrangeSum(
      rows: 1, places: places, source: source, sourceStride: 20, destination: &sum, destinationStride: 20)
    #expect(sum == source.reversed())
  }

  @Test func tables() {
    let numbers: [Float] = [1.5, -0.25, 0, 3e38, -1e-10]
    var result = [Float](repeating: 77, count: 13)
    Kernel.table(
      rows: 2, width: 5, numbers: "3fc00000be800000000000007f61b1e6aedbe6ff", destination: &result, destinationStride: 6
    )
    #expect(result == numbers + [77] + numbers + [77, 77])
  }

  @Test(arguments: [(1, 1), (3, 16), (2, 17), (5, 40)])
  func greatest(groups: Int, width: Int) {
    var numbers = TestNumbers(state: UInt64(width))
    let stride = groups * width + 2
    var source = numbers.floats(3 * stride).map { $0 - 5 }
    source[stride] = .nan
    var result = [Float](repeating: 77, count: 3 * groups)
    Kernel.greatest(
      rows: 3, groups: groups, width: width, source: source, sourceStride: stride, destination: &result,
      destinationStride: groups)
    for row in 0..<3 {
      for group in 0..<groups {
        let start = row * stride + group * width
        let expected = source[start..<start + width].max()!
        let found = result[row * groups + group]
        #expect(row == 1 && group == 0 ? found.isNaN : found == expected)
      }
    }
  }

  @Test(arguments: [1, 17], [1, 16, 21])
  func greatestStep(steps: Int, width: Int) {
    var numbers = TestNumbers(state: UInt64(steps * 100 + width))
    let (batch, stride) = (3, width + 1)
    let source = numbers.floats(steps * batch * stride).map { $0 - 5 }
    // None of the last example's steps is valid.
    let mask = (0..<steps * batch).map { Float($0 % batch == 2 || $0 % 5 == 3 ? 0 : 1) }
    var result = [Float](repeating: 77, count: batch * width)
    Kernel.timeGreatest(
      steps: steps, batch: batch, width: width, source: source, sourceStepStride: batch * stride, sourceStride: stride,
      mask: mask, maskStepStride: batch, maskStride: 1, destination: &result, destinationStride: width)
    for row in 0..<batch {
      for j in 0..<width {
        let valid = (0..<steps).filter { mask[$0 * batch + row] != 0 }
        let expected = valid.map { source[($0 * batch + row) * stride + j] }.max() ?? 0
        #expect(result[row * width + j] == expected)
      }
    }
  }

  @Test(arguments: [-3, -1, 0, 2, 9], [1, 18])
  func shifts(count: Int, width: Int) {
    var numbers = TestNumbers(state: UInt64(width))
    let (steps, batch) = (5, 2)
    let source = numbers.floats(steps * batch * width)
    var result = [Float](repeating: 77, count: steps * batch * width)
    Kernel.shift(
      by: count, steps: steps, batch: batch, width: width, source: source, sourceStepStride: batch * width,
      sourceStride: width, destination: &result, destinationStepStride: batch * width, destinationStride: width)
    for step in 0..<steps {
      for place in 0..<batch * width {
        let from = step - count
        let expected = (0..<steps).contains(from) ? source[from * batch * width + place] : 0
        #expect(result[step * batch * width + place] == expected)
      }
    }
  }

  @Test(arguments: [(1, 1, 1), (3, 16, 5), (4, 17, 8), (9, 40, 6)], [1, 16, 37])
  func sumsOfProducts(shape: (m: Int, n: Int, k: Int), rows: Int) {
    var numbers = TestNumbers(state: UInt64(shape.m * 100 + rows))
    let (m, n, k) = shape
    let left = numbers.floats(rows * (m * n + 1))
    let right = numbers.floats(rows * (k * n + 2))
    let start = numbers.floats(m * (k + 1))
    var result = start
    var totals = [Double](repeating: 1, count: m * (k + 1))
    Kernel.productSum(
      rows: rows, m: m, n: n, k: k, left: left, leftStride: m * n + 1, right: right, rightStride: k * n + 2,
      destination: &result, destinationRowStride: k + 1)
    var untouched = start
    Kernel.productSum(
      rows: rows, m: m, n: n, k: k, left: left, leftStride: m * n + 1, right: right, rightStride: k * n + 2,
      destination: &untouched, destinationRowStride: k + 1, totals: &totals)
    #expect(untouched == start)
    for i in 0..<m {
      for j in 0..<k {
        var (sum, magnitude) = (0.0, 0.0)
        for row in 0..<rows {
          for l in 0..<n {
            let product = Double(left[row * (m * n + 1) + i * n + l]) * Double(right[row * (k * n + 2) + j * n + l])
            sum += product
            magnitude += abs(product)
          }
        }
        let place = i * (k + 1) + j
        let bound = Double(n + 16) * 0x1p-24 * magnitude
        #expect(abs(totals[place] - 1 - sum) <= bound)
        #expect(abs(Double(result[place]) - Double(start[place]) - sum) <= bound + 0x1p-23 * abs(Double(result[place])))
      }
      #expect(result[i * (k + 1) + k] == start[i * (k + 1) + k])
    }
  }
}
