import Foundation
import RNNRuntime
import Testing

/// Sums, softmax and cross-entropy against `Double`.
struct ReductionKernelTests {
  static let widths = [1, 2, 15, 16, 17, 31, 33, 100]

  @Test(arguments: [0, 1, 2, 3, 5, 8, 33], widths)
  func columnSum(rows: Int, width: Int) {
    var numbers = TestNumbers(state: UInt64(rows * 1000 + width))
    let stride = width + 2
    let source = numbers.floats(rows * stride + 1)
    let start = numbers.floats(width)
    var result = start + [77]
    Kernel.columnSum(rows: rows, width: width, source: source, sourceStride: stride, destination: &result)
    for column in 0..<width {
      let sum = (0..<rows).reduce(Double(start[column])) { $0 + Double(source[$1 * stride + column]) }
      #expect(abs(Double(result[column]) - sum) <= 1e-6 * Double(rows + 1))
    }
    #expect(result[width] == 77)
  }

  @Test(arguments: [0, 1, 4, 7], widths)
  func timeSum(steps: Int, width: Int) {
    var numbers = TestNumbers(state: UInt64(steps * 1000 + width))
    let (batch, stride) = (3, width + 1)
    let stepStride = batch * stride + 4
    let source = numbers.floats(steps * stepStride + 1)
    var result = [Float](repeating: 77, count: batch * stride)
    Kernel.timeSum(
      steps: steps, batch: batch, width: width, source: source, sourceStepStride: stepStride, sourceStride: stride,
      destination: &result, destinationStride: stride)
    for row in 0..<batch {
      for column in 0..<width {
        let sum = (0..<steps).reduce(0) { $0 + Double(source[$1 * stepStride + row * stride + column]) }
        #expect(abs(Double(result[row * stride + column]) - sum) <= 1e-6 * Double(steps + 1))
      }
      #expect(result[row * stride + width] == 77)
    }
  }

  /// Over the steps that a mask leaves, none of them for some examples. What is masked may be anything.
  @Test(arguments: [1, 2, 16, 17, 40], [(1, 1, 0), (17, 1, 0), (3, 5, 2), (2, 33, 1)])
  func timeSoftmax(steps: Int, shape: (batch: Int, width: Int, gap: Int)) {
    var numbers = TestNumbers(state: UInt64(steps * 1000 + shape.batch * 10 + shape.width))
    let (batch, width, stride) = (shape.batch, shape.width, shape.width + shape.gap)
    let stepStride = batch * stride + shape.gap
    var source = numbers.floats(steps * stepStride + 1).map { $0 * 30 - 200 }
    let mask = (0..<steps * batch).map { index -> Float in
      let example = index % batch
      return example % 4 == 3 || (index / batch + example) % 3 == 2 ? 0 : 1
    }
    for step in 0..<steps {
      for row in 0..<batch where mask[step * batch + row] == 0 {
        source[step * stepStride + row * stride] = step % 2 == 0 ? .infinity : .nan
      }
    }
    var result = [Float](repeating: 77, count: steps * stepStride + 1)
    Kernel.timeSoftmax(
      steps: steps, batch: batch, width: width, source: source, sourceStepStride: stepStride, sourceStride: stride,
      mask: mask, maskStepStride: batch, maskStride: 1, destination: &result, destinationStepStride: stepStride,
      destinationStride: stride)
    for row in 0..<batch {
      for column in 0..<width {
        let places = (0..<steps).map { $0 * stepStride + row * stride + column }
        let valid = (0..<steps).filter { mask[$0 * batch + row] != 0 }
        let expected = valid.isEmpty ? [] : softmax(valid.map { source[places[$0]] }[...])
        for step in 0..<steps {
          let value = valid.firstIndex(of: step).map { expected[$0] } ?? 0
          #expect(abs(Double(result[places[step]]) - value) <= 2e-6 * value + 1e-30)
        }
      }
    }
    #expect(result.last == 77)
    // In place.
    Kernel.timeSoftmax(
      steps: steps, batch: batch, width: width, source: source, sourceStepStride: stepStride, sourceStride: stride,
      mask: mask, maskStepStride: batch, maskStride: 1, destination: &source, destinationStepStride: stepStride,
      destinationStride: stride)
    for row in 0..<batch {
      for column in 0..<width {
        for step in 0..<steps {
          let place = step * stepStride + row * stride + column
          #expect(source[place] == result[place])
        }
      }
    }
  }

  /// Numbers of magnitude `scale` around `offset`, whose exponentials would overflow or vanish.
  func logits(_ count: Int, _ numbers: inout TestNumbers, scale: Float, offset: Float) -> [Float] {
    numbers.floats(count).map { $0 * scale + offset }
  }

  func softmax(_ x: ArraySlice<Float>) -> [Double] {
    let greatest = Double(x.max()!)
    let powers = x.map { exp(Double($0) - greatest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  @Test(arguments: [(1, 1), (1, 5), (3, 16), (2, 17), (1, 100), (4, 3)], [(1, 0), (20, -300), (5, 1000)])
  func softmax(shape: (groups: Int, width: Int), numbersLike: (scale: Float, offset: Float)) {
    var numbers = TestNumbers(state: UInt64(shape.groups * 1000 + shape.width))
    let count = shape.groups * shape.width
    let (rows, stride) = (3, count + 2)
    let source = logits(rows * stride, &numbers, scale: numbersLike.scale, offset: numbersLike.offset)
    for isLogarithmic in [false, true] {
      var result = source
      Kernel.softmax(
        rows: rows, count: count, width: shape.width, source: source, sourceStride: stride,
        destination: &result, destinationStride: stride, isLogarithmic: isLogarithmic)
      // In place.
      var same = source
      same.withUnsafeMutableBufferPointer { same in
        let pointer = same.baseAddress!
        Kernel.softmax(
          rows: rows, count: count, width: shape.width, source: pointer, sourceStride: stride,
          destination: pointer, destinationStride: stride, isLogarithmic: isLogarithmic)
      }
      #expect(same == result)
      for row in 0..<rows {
        for group in 0..<shape.groups {
          let start = row * stride + group * shape.width
          let exact = softmax(source[start..<start + shape.width])
          for column in 0..<shape.width {
            let value = Double(result[start + column])
            if isLogarithmic {
              // The logarithm is a difference of numbers as large as the logits.
              let tolerance = 3e-7 * Double(1 + abs(numbersLike.offset) + abs(numbersLike.scale))
              #expect(abs(value - log(exact[column])) <= tolerance)
            } else {
              #expect(abs(value - exact[column]) <= 1e-6 * exact[column] + 1e-38)
            }
          }
        }
        #expect(result[row * stride + count] == source[row * stride + count])
      }
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 96, 100], [(1, 0), (20, -300), (5, 1000)])
  func crossEntropy(width: Int, numbersLike: (scale: Float, offset: Float)) {
    var numbers = TestNumbers(state: UInt64(width))
    let (rows, stride) = (5, width + 3)
    let x = logits(rows * stride, &numbers, scale: numbersLike.scale, offset: numbersLike.offset)
    let tokens = numbers.tokens(rows * 2, below: width)
    let cotangents = numbers.floats(rows * 3)
    var losses = [Float](repeating: 77, count: rows * 2)
    Kernel.crossEntropy(
      rows: rows, width: width, logits: x, logitsStride: stride, token: tokens, tokenStride: 2,
      destination: &losses, destinationStride: 2)
    // In place.
    var gradient = x
    gradient.withUnsafeMutableBufferPointer { gradient in
      let pointer = gradient.baseAddress!
      Kernel.crossEntropyGradient(
        rows: rows, width: width, logits: pointer, logitsStride: stride, token: tokens, tokenStride: 2,
        loss: losses, lossStride: 2, cotangent: cotangents, cotangentStride: 3,
        destination: pointer, destinationStride: stride)
    }
    let tolerance = 3e-7 * Double(1 + numbersLike.scale)
    for row in 0..<rows {
      let exact = softmax(x[row * stride..<row * stride + width])
      let token = Int(tokens[row * 2])
      #expect(abs(Double(losses[row * 2]) + log(exact[token])) <= 2 * tolerance)
      #expect(losses[row * 2 + 1] == 77)
      for column in 0..<width {
        let expected = (exact[column] - (column == token ? 1 : 0)) * Double(cotangents[row * 3])
        #expect(abs(Double(gradient[row * stride + column]) - expected) <= 2 * tolerance)
      }
      #expect(gradient[row * stride + width] == x[row * stride + width])
    }
  }
}
