import RNNRuntime
import RNNVector
import Testing

/// Sums over so many rows that single precision alone would be off by parts of a thousand and more. Equal numbers are
/// the worst: all roundings go the same way.
struct LongSumKernelTests {
  static let rows = 1 << 19

  /// Expects a sum to be within some roundings of the exact one, relative to the sum of the absolute values.
  func expect(
    _ sum: some BinaryFloatingPoint, _ exact: Double, of magnitude: Double? = nil, roundings: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = abs(Double(sum) - exact) / (magnitude ?? abs(exact))
    #expect(error <= roundings * 0x1p-24, "off by \(error)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 3, 17]) func columnSum(width: Int) {
    let x: Float = 1.6490452
    let source = [Float](repeating: x, count: Self.rows * width + 5)
    let exact = Double(Self.rows) * Double(x)
    var sum = [Float](repeating: 1, count: width)
    var totals = [Double](repeating: 1, count: width)
    Kernel.columnSum(rows: Self.rows, width: width, source: source, sourceStride: width, destination: &sum)
    Kernel.columnSum(
      rows: Self.rows, width: width, source: source, sourceStride: width, destination: &sum, totals: &totals)
    for column in 0..<width {
      expect(sum[column], 1 + exact, roundings: 5)
      expect(totals[column], 1 + exact, roundings: 4)
    }
  }

  /// Numbers of both signs, whose sum is small beside them.
  @Test(arguments: [1, 2]) func columnSumOfBothSigns(width: Int) {
    var numbers = TestNumbers(state: 9)
    let source = numbers.floats(Self.rows * width)
    var sum = [Float](repeating: 0, count: width)
    Kernel.columnSum(rows: Self.rows, width: width, source: source, sourceStride: width, destination: &sum)
    for column in 0..<width {
      var (exact, magnitude) = (0.0, 0.0)
      for row in 0..<Self.rows {
        exact += Double(source[row * width + column])
        magnitude += abs(Double(source[row * width + column]))
      }
      expect(sum[column], exact, of: magnitude, roundings: 1)
    }
  }

  /// Few rows, with every remainder, are the sum of exactly those.
  @Test(arguments: [1, 2]) func columnSumOfFewRows(width: Int) {
    for rows in 0...70 {
      let source = (0..<rows * width).map { Float($0 % 64) }
      var sum = [Float](repeating: 3, count: width)
      Kernel.columnSum(rows: rows, width: width, source: source, sourceStride: width, destination: &sum)
      for column in 0..<width {
        #expect(sum[column] == (0..<rows).reduce(3) { $0 + source[$1 * width + column] })
      }
    }
  }

  @Test(arguments: [(1, 1), (5, 1), (2, 20)]) func timeSum(batch: Int, width: Int) {
    let steps = Self.rows / batch / width
    let row = (0..<batch * width).map { 0.1 + Float($0) }
    let source = [[Float]](repeating: row, count: steps).flatMap { $0 }
    var sum = [Float](repeating: 77, count: batch * width)
    Kernel.timeSum(
      steps: steps, batch: batch, width: width, source: source, sourceStepStride: batch * width, sourceStride: width,
      destination: &sum, destinationStride: width)
    for (index, x) in row.enumerated() { expect(sum[index], Double(steps) * Double(x), roundings: 4) }
  }

  @Test(arguments: [(1, 1), (17, 33)]) func outerSum(m: Int, n: Int) {
    let rows = Self.rows / n
    let left = [Float](repeating: 0.3, count: rows * m)
    let right = [Float](repeating: 0.7, count: rows * n)
    let exact = Double(rows) * Double(left[0]) * Double(right[0])
    var totals = [Double](repeating: 0, count: m * n)
    var leftTotals = [Double](repeating: 0, count: m)
    var sums = [Float](repeating: 0, count: m * n)
    var leftSums = [Float](repeating: 0, count: m)
    // Twice, as in two segments.
    for _ in 0..<2 {
      leftSums.withUnsafeMutableBufferPointer { leftSums in
        leftTotals.withUnsafeMutableBufferPointer { leftTotals in
          Kernel.outerSum(
            rows: rows, m: m, n: n, left: left, leftStride: m, right: right, rightStride: n, destination: &sums,
            destinationRowStride: n, leftSum: leftSums.baseAddress, totals: &totals,
            leftSumTotals: leftTotals.baseAddress)
        }
      }
    }
    #expect(sums.allSatisfy { $0 == 0 } && leftSums.allSatisfy { $0 == 0 }, "all has moved to the totals")
    for total in totals { expect(total, 2 * exact, roundings: 272) }
    for total in leftTotals { expect(total, 2 * Double(rows) * Double(left[0]), roundings: 4) }
  }

  /// A call that does not move its sums, and one that does.
  @Test func outerSumsThatMoveLater() {
    let left: [Float] = [1, 2, 3, 4]
    let right: [Float] = [1, 10, 100, 1000]
    var sums: [Float] = [0]
    var totals: [Double] = [0.5]
    Kernel.outerSum(
      rows: 4, m: 1, n: 1, left: left, leftStride: 1, right: right, rightStride: 1, destination: &sums,
      destinationRowStride: 1, leftSum: nil)
    #expect(sums == [4321] && totals == [0.5])
    Kernel.outerSum(
      rows: 4, m: 1, n: 1, left: left, leftStride: 1, right: right, rightStride: 1, destination: &sums,
      destinationRowStride: 1, leftSum: nil, totals: &totals)
    #expect(sums == [0] && totals == [8642.5])
  }

  @Test(arguments: [false, true], [1, 5, 700]) func scatterSum(isTransposed: Bool, classes: Int) {
    let width = 3
    let rows = Self.rows / 8
    let source = (0..<rows * width).map { 0.1 + Float($0 % width) }
    let tokens = (0..<rows).map { Int32($0 % classes) }
    let (rowStride, columnStride) = isTransposed ? (1, classes) : (width, 1)
    var sums = [Float](repeating: 0, count: classes * width)
    var totals = [Double](repeating: 0, count: classes * width)
    var kept = sums
    Kernel.scatterSum(
      rows: rows, width: width, token: tokens, tokenStride: 1, source: source, sourceStride: width,
      destination: &sums, destinationRowStride: rowStride, destinationColumnStride: columnStride)
    Kernel.scatterSum(
      rows: rows, width: width, token: tokens, tokenStride: 1, source: source, sourceStride: width,
      destination: &kept, destinationRowStride: rowStride, destinationColumnStride: columnStride, totals: &totals)
    #expect(kept.allSatisfy { $0 == 0 })
    for token in 0..<classes {
      let count = (rows - token + classes - 1) / classes
      for column in 0..<width {
        let place = token * rowStride + column * columnStride
        let exact = Double(count) * Double(0.1 + Float(column))
        expect(sums[place], exact, roundings: 32 + Double(rows / 256))
        expect(totals[place], exact, roundings: 32)
      }
    }
  }

  /// A sum that overflows is infinite, and not NaN.
  @Test func infinities() {
    var source = [Float](repeating: 1, count: 5000)
    source[700] = .infinity
    var sum: Float = 0
    Kernel.columnSum(rows: 5000, width: 1, source: source, sourceStride: 1, destination: &sum)
    #expect(sum == .infinity)
    var totals = [0.0]
    sum = 0
    Kernel.outerSum(
      rows: 5000, m: 1, n: 1, left: source, leftStride: 1, right: [1], rightStride: 0, destination: &sum,
      destinationRowStride: 1, leftSum: nil, totals: &totals)
    #expect(totals[0] == .infinity)
  }
}
