import Foundation

extension ONNXTensor {
  init(_ reader: WireReader, _ context: ReadingContext) throws(ONNXError) {
    let fields = try TensorFields(reader)
    do { self = try fields.tensor(context) } catch {
      guard !fields.name.isEmpty else { throw error }
      throw ONNXError(place: error.place, "the tensor '\(fields.name)': \(error.message)")
    }
  }
}

/// A tensor in whose message there are several fields for elements.
private struct TensorFields {
  var name = ""
  var dimensions: [Int64] = []
  var elementType = 0
  var isSegment = false
  var floats: [Float] = []
  var doubles: [Double] = []
  var int32s: [Int64] = []
  var int64s: [Int64] = []
  var uint64s: [Int64] = []
  var strings: [WireValue] = []
  var raw: WireValue?
  var isExternal = false
  var external: [String: String] = [:]

  init(_ reader: WireReader) throws(ONNXError) {
    var reader = reader
    while let (field, value) = try reader.next(TensorField.self) {
      switch field {
      case .dimensions: try value.append(to: &dimensions)
      case .elementType: elementType = try value.int32()
      case .segment: isSegment = true
      case .floats: try value.append(to: &floats)
      case .int32s: try value.append(to: &int32s)
      case .strings: strings.append(value)
      case .int64s: try value.append(to: &int64s)
      case .name: name = try value.string()
      case .raw: raw = value
      case .doubles: try value.append(to: &doubles)
      case .uint64s: try value.append(to: &uint64s)
      case .externalData: try readEntry(try value.message())
      case .location: isExternal = try value.int32() == 1
      }
    }
  }

  private mutating func readEntry(_ reader: WireReader) throws(ONNXError) {
    var (reader, key, text) = (reader, "", "")
    while let (field, value) = try reader.next(EntryField.self) {
      switch field {
      case .key: key = try value.string()
      case .value: text = try value.string()
      }
    }
    external[key] = text
  }

  func tensor(_ context: ReadingContext) throws(ONNXError) -> ONNXTensor {
    guard let type = ONNXElementType(rawValue: elementType) else {
      let name = ONNXElementType.nameOfUnread(elementType) ?? "\(elementType)"
      throw ONNXError("elements of the type \(name) are not supported")
    }
    guard !isSegment else { throw ONNXError("tensors in segments are not supported") }
    let (shape, count) = try shape()
    let elements: ONNXTensor.Elements
    if isExternal {
      elements = try externalElements(type, count, context)
    } else if let range = try raw?.range(), let bytes = raw?.bytes, !range.isEmpty || listCount == 0 {
      guard listCount == 0 else { throw ONNXError("has its elements twice") }
      guard let size = type.byteCount else { throw ONNXError("text cannot be in raw_data") }
      try check(range.count, of: count, size)
      elements = try type.decoded(bytes[range])
    } else {
      elements = try listedElements(type)
      guard elements.count == count, listCount == count else {
        throw ONNXError("has \(listCount) elements, and its shape \(shape) takes \(count) of \(type)")
      }
    }
    return ONNXTensor(name, type, shape, elements)
  }

  private var listCount: Int {
    floats.count + doubles.count + int32s.count + int64s.count + uint64s.count + strings.count
  }

  private func shape() throws(ONNXError) -> (shape: [Int], count: Int) {
    var (shape, count) = ([] as [Int], 1)
    for dimension in dimensions {
      guard let size = Int(exactly: dimension), size >= 0 else { throw ONNXError("no axis has the size \(dimension)") }
      shape.append(size)
    }
    guard !shape.contains(0) else { return (shape, 0) }
    for size in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      guard !overflows else { throw ONNXError("the shape \(shape) is too large") }
      count = product
    }
    return (shape, count)
  }

  private func check(_ bytes: Int, of count: Int, _ size: Int) throws(ONNXError) {
    guard bytes % size == 0, bytes / size == count else {
      throw ONNXError("has \(bytes) bytes, and its shape takes \(count) elements of \(size)")
    }
  }

  private func externalElements(
    _ type: ONNXElementType, _ count: Int, _ context: ReadingContext
  ) throws(ONNXError) -> ONNXTensor.Elements {
    guard listCount == 0, raw == nil else { throw ONNXError("has elements both in the file and in another one") }
    guard let size = type.byteCount else { throw ONNXError("text cannot be in another file") }
    let data = try ONNXExternalData(external, count: count, size: size)
    // An empty file need not be there.
    guard count > 0 else { return try type.decoded([]) }
    do {
      let bytes = try context.externalData(data)
      try check(bytes.count, of: count, size)
      return try type.decoded(bytes)
    } catch {
      throw error as? ONNXError ?? ONNXError("the file '\(data.location)' cannot be read: \(error)")
    }
  }

  /// From the list that the format has for the type.
  private func listedElements(_ type: ONNXElementType) throws(ONNXError) -> ONNXTensor.Elements {
    switch type {
    case .float32: return .floats(floats.map { Double($0) })
    case .float64: return .floats(doubles)
    case .float16: return .floats(try bits().map { SmallFloat.float16.value($0) })
    case .bfloat16: return .floats(try bits().map { SmallFloat.bfloat16.value($0) })
    case .bool: return .integers(int32s.map { Int32(truncatingIfNeeded: $0) == 0 ? 0 : 1 })
    case .int8: return .integers(try numbers(Int8.self, in: int32s))
    case .int16: return .integers(try numbers(Int16.self, in: int32s))
    case .int32: return .integers(int32s.map { Int64(Int32(truncatingIfNeeded: $0)) })
    case .uint8: return .integers(try numbers(UInt8.self, in: int32s))
    case .uint16: return .integers(try numbers(UInt16.self, in: int32s))
    case .int64: return .integers(int64s)
    case .uint32: return .integers(try numbers(UInt32.self, in: uint64s))
    case .uint64: return .integers(try checkedUnsigned(uint64s))
    case .string:
      var texts: [String] = []
      for value in strings { texts.append(try value.string()) }
      return .strings(texts)
    }
  }

  /// Of floating types of 16 bits.
  private func bits() throws(ONNXError) -> [UInt16] {
    try numbers(UInt16.self, in: int32s).map { UInt16(truncatingIfNeeded: $0) }
  }

  private func numbers<Number: FixedWidthInteger>(
    _: Number.Type, in list: [Int64]
  ) throws(ONNXError) -> [Int64] {
    for number in list where Number(exactly: number) == nil {
      throw ONNXError("the element \(number) does not lie between \(Number.min) and \(Number.max)")
    }
    return list
  }
}

/// Numbers without sign that were read as such with one.
func checkedUnsigned(_ numbers: [Int64]) throws(ONNXError) -> [Int64] {
  for number in numbers where number < 0 {
    throw ONNXError("the element \(UInt64(bitPattern: number)) is greater than \(Int64.max), which is not supported")
  }
  return numbers
}
