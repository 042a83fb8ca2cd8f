import ONNX

/// What is known of a value of an ONNX graph.
enum ImportedValue {
  case constant(Constant)
  /// Sizes, as `Shape` gives them: a vector, or a scalar.
  case extents([Extent], isScalar: Bool)
  /// The same number everywhere, in a tensor of these axes: states that begin at zero.
  case filled(Double, [Axis])
  case computed(Computed)
  /// In a body that runs once for each step: the number of one of the steps.
  case place(StepPlace)
  /// The lengths of the examples, in a tensor of these axes.
  case lengths([Axis])
  /// A sequence of ONNX: one tensor for each step.
  case list(StepList)
  /// Integers that stand for numbers, and what they are multiplied by.
  case quantized(Quantized)
}

/// Numbers that the file holds. Integers are exact up to 2⁵³.
struct Constant {
  var shape: [Int]
  /// Row-major.
  var values: [Double]
  var isInteger = false
  /// What the file calls it.
  var name = ""
  /// What the file keeps it in, where that is known.
  var type: ONNXElementType?

  /// The only number, if all are alike.
  var uniform: Double? { values.first.flatMap { first in values.allSatisfy { $0 == first } ? first : nil } }

  /// As whole numbers; those too large for a size are as large as can be.
  var integers: [Int] { values.map { $0.isNaN ? 0 : Sizes.clamped($0) } }

  func reshaped(_ shape: [Int]) -> Constant {
    var result = self
    result.shape = shape
    return result
  }

  func transposed(_ permutation: [Int]) -> Constant {
    let strides = shape.strides
    let newShape = permutation.map { shape[$0] }
    let newStrides = newShape.strides
    var result = reshaped(newShape)
    for index in values.indices {
      var source = 0
      for (axis, stride) in zip(permutation, newStrides) where stride > 0 {
        source += index / stride % shape[axis] * strides[axis]
      }
      result.values[index] = values[source]
    }
    return result
  }

  /// With zeros in front and behind, along one axis.
  func padded(_ axis: Int, before: Int, after: Int) -> Constant {
    if before == 0, after == 0 { return self }
    let width = shape[axis...].reduce(1, *)
    let step = shape[(axis + 1)...].reduce(1, *)
    var result = self
    result.shape[axis] += before + after
    result.values = []
    for start in stride(from: 0, to: values.count, by: width) {
      result.values += [Double](repeating: 0, count: before * step)
      result.values += values[start..<start + width]
      result.values += [Double](repeating: 0, count: after * step)
    }
    return result
  }

  /// Rows of the first axis.
  func rows(_ range: Range<Int>) -> Constant {
    let width = shape.dropFirst().reduce(1, *)
    var result = self
    result.shape[0] = range.count
    result.values = Array(values[range.lowerBound * width..<range.upperBound * width])
    return result
  }
}

extension [Int] {
  var strides: [Int] {
    var result = self
    var stride = 1
    for axis in indices.reversed() {
      result[axis] = stride
      stride *= self[axis]
    }
    return result
  }
}

/// What the imported model computes: an expression of the language, and what the axes of the ONNX tensor are.
///
/// The expression may have the features in another shape, which is made when it matters.
struct Computed {
  var term: Term
  var axes: [Axis]

  init(_ term: Term, _ axes: [Axis]) {
    self.term = term
    self.axes = axes
  }

  var features: [Int] { axes.features }

  /// The expression in the shape of the features.
  var shaped: Term { term.shape == features ? term : .reshape(term, features) }
  /// As a vector.
  var flat: Term { .reshape(term, [features.reduce(1, *)]) }
}
