/// Numbered as in the format (TensorProto.DataType).
public enum ONNXElementType: Int, Sendable, Equatable, CaseIterable {
  case float32 = 1
  case uint8, int8, uint16, int16, int32, int64, string, bool, float16, float64, uint32, uint64
  case bfloat16 = 16

  /// Of one element; nil for text.
  var byteCount: Int? {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    case .string: nil
    }
  }

  /// The name that the format has for a type that is not read.
  static func nameOfUnread(_ number: Int) -> String? {
    switch number {
    case 14: "COMPLEX64"
    case 15: "COMPLEX128"
    case 17: "FLOAT8E4M3FN"
    case 18: "FLOAT8E4M3FNUZ"
    case 19: "FLOAT8E5M2"
    case 20: "FLOAT8E5M2FNUZ"
    case 21: "UINT4"
    case 22: "INT4"
    case 23: "FLOAT4E2M1"
    case 24: "FLOAT8E8M0"
    case 25: "UINT2"
    case 26: "INT2"
    case 27: "FLOAT6E2M3"
    case 28: "FLOAT6E3M2"
    default: nil
    }
  }
}
