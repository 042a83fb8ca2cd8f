import ONNX

/// How integers stand for numbers: number = scale · (integer - zero).
enum Quantization: Equatable {
  case known(scale: Double, zero: Double)
  /// With a scale and a zero that follow from the numbers, as the node with this result finds them.
  case dynamic(String)
}

/// What arithmetic with integers computes, by the numbers that it stands for.
enum Quantized {
  /// Integers that stand for these numbers.
  case numbers(Computed, Quantization)
  /// The scale of a dynamic quantization, times constants.
  case scale(String, Constant)
  /// The zero of a dynamic quantization.
  case zero(String)
  /// A product of integers, which stands for numbers as soon as it is multiplied by the scales.
  case product(IntegerProduct)
}

/// `MatMulInteger` or `ConvInteger`, of integers and constants.
struct IntegerProduct {
  var node: ONNXNode
  var x: Computed
  var quantization: Quantization
  /// Whole numbers, from which their zero is subtracted.
  var weights: Constant
}

extension ONNXElementType {
  /// What integers there are.
  var bounds: ClosedRange<Double>? {
    switch self {
    case .uint8: 0...255
    case .int8: -128...127
    case .uint16: 0...65535
    case .int16: -32768...32767
    default: nil
    }
  }
}
