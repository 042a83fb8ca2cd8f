extension ONNXTensor {
  func write(to writer: inout WireWriter) {
    precondition(
      elements.count == (shape.contains(0) ? 0 : shape.reduce(1, *)),
      "the tensor '\(name)' does not have as many elements as its shape")
    for size in shape { writer.integer(TensorField.dimensions, Int64(size)) }
    writer.integer(TensorField.elementType, Int64(elementType.rawValue))
    writer.stringUnlessEmpty(TensorField.name, name)
    switch elements {
    case .floats(let elements): writer.data(TensorField.raw, elementType.encoded(elements))
    case .integers(let elements): writer.data(TensorField.raw, elementType.encoded(elements))
    case .strings(let elements):
      precondition(elementType == .string, "the tensor '\(name)' has text for numbers")
      for element in elements { writer.string(TensorField.strings, element) }
    }
  }
}

extension ONNXElementType {
  fileprivate func encoded(_ elements: [Double]) -> [UInt8] {
    switch self {
    case .float32: bytes(elements) { Float($0).bitPattern }
    case .float64: bytes(elements) { $0.bitPattern }
    case .float16: bytes(elements) { SmallFloat.float16.bits($0) }
    case .bfloat16: bytes(elements) { SmallFloat.bfloat16.bits($0) }
    case .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .string:
      preconditionFailure("a tensor of \(self) has floating numbers")
    }
  }

  fileprivate func encoded(_ elements: [Int64]) -> [UInt8] {
    switch self {
    case .bool, .uint8: bytes(elements) { UInt8($0) }
    case .int8: bytes(elements) { Int8($0) }
    case .int16: bytes(elements) { Int16($0) }
    case .int32: bytes(elements) { Int32($0) }
    case .int64: bytes(elements) { $0 }
    case .uint16: bytes(elements) { UInt16($0) }
    case .uint32: bytes(elements) { UInt32($0) }
    case .uint64: bytes(elements) { UInt64($0) }
    case .float32, .float64, .float16, .bfloat16, .string:
      preconditionFailure("a tensor of \(self) has whole numbers")
    }
  }

  private func bytes<Element, Number: FixedWidthInteger>(
    _ elements: [Element], _ number: (Element) -> Number
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(elements.count * (Number.bitWidth / 8))
    for element in elements {
      withUnsafeBytes(of: number(element).littleEndian) { result.append(contentsOf: $0) }
    }
    return result
  }
}
