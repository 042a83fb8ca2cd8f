import Foundation

extension ONNXElementType {
  /// What bytes hold, as many of them as elements take.
  func decoded(_ bytes: some ContiguousBytes) throws(ONNXError) -> ONNXTensor.Elements {
    switch self {
    case .float32: .floats(numbers(bytes, UInt32.self) { Double(Float(bitPattern: $0)) })
    case .float64: .floats(numbers(bytes, UInt64.self) { Double(bitPattern: $0) })
    case .float16: .floats(numbers(bytes, UInt16.self) { SmallFloat.float16.value($0) })
    case .bfloat16: .floats(numbers(bytes, UInt16.self) { SmallFloat.bfloat16.value($0) })
    case .bool: .integers(numbers(bytes, UInt8.self) { $0 == 0 ? 0 : 1 })
    case .int8: .integers(numbers(bytes, Int8.self) { Int64($0) })
    case .int16: .integers(numbers(bytes, Int16.self) { Int64($0) })
    case .int32: .integers(numbers(bytes, Int32.self) { Int64($0) })
    case .int64: .integers(numbers(bytes, Int64.self) { $0 })
    case .uint8: .integers(numbers(bytes, UInt8.self) { Int64($0) })
    case .uint16: .integers(numbers(bytes, UInt16.self) { Int64($0) })
    case .uint32: .integers(numbers(bytes, UInt32.self) { Int64($0) })
    case .uint64: .integers(try checkedUnsigned(numbers(bytes, Int64.self) { $0 }))
    case .string: throw ONNXError("text cannot be in raw_data")
    }
  }

  private func numbers<Number: FixedWidthInteger, Element>(
    _ bytes: some ContiguousBytes, _: Number.Type, _ element: (Number) -> Element
  ) -> [Element] {
    bytes.withUnsafeBytes { buffer in
      stride(from: 0, to: buffer.count, by: Number.bitWidth / 8).map {
        element(Number(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: Number.self)))
      }
    }
  }
}

extension ONNXTensor.Elements {
  var count: Int {
    switch self {
    case .floats(let elements): elements.count
    case .integers(let elements): elements.count
    case .strings(let elements): elements.count
    }
  }
}
