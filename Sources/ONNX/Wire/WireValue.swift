/// What stands in a field of a message.
struct WireValue {
  enum Content {
    case varint(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)
    case bytes(Range<Int>)
  }

  var number: Int
  var content: Content
  /// Of the whole file.
  var bytes: [UInt8]

  private func mismatch(_ wanted: String) -> ONNXError { ONNXError("field \(number) should hold \(wanted)") }

  func integer() throws(ONNXError) -> Int64 {
    guard case .varint(let value) = content else { throw mismatch("a whole number") }
    return Int64(bitPattern: value)
  }

  /// As protobuf reads numbers of 32 bits.
  func int32() throws(ONNXError) -> Int { Int(Int32(truncatingIfNeeded: try integer())) }

  func float() throws(ONNXError) -> Float {
    guard case .fixed32(let value) = content else { throw mismatch("a number of 32 bits") }
    return Float(bitPattern: value)
  }

  func range() throws(ONNXError) -> Range<Int> {
    guard case .bytes(let range) = content else { throw mismatch("bytes") }
    return range
  }

  func message() throws(ONNXError) -> WireReader { WireReader(bytes, try range()) }

  func string() throws(ONNXError) -> String {
    guard let text = try stringIfValid() else { throw ONNXError("the text in field \(number) is not in UTF-8") }
    return text
  }

  func stringIfValid() throws(ONNXError) -> String? { String(validating: bytes[try range()], as: UTF8.self) }

  // Of repeated numbers there may be one in a field, or any number of them as bytes; both may occur in one message.

  func append(to list: inout [Int64]) throws(ONNXError) {
    if case .bytes(let range) = content {
      var reader = WireReader(bytes, range)
      while !reader.isAtEnd { list.append(Int64(bitPattern: try reader.varint())) }
    } else {
      list.append(try integer())
    }
  }

  func append(to list: inout [Float]) throws(ONNXError) {
    if case .bytes(let range) = content {
      var reader = WireReader(bytes, range)
      list.reserveCapacity(list.count + range.count / 4)
      while !reader.isAtEnd { list.append(Float(bitPattern: try reader.fixed32())) }
    } else {
      list.append(try float())
    }
  }

  func append(to list: inout [Double]) throws(ONNXError) {
    switch content {
    case .bytes(let range):
      var reader = WireReader(bytes, range)
      list.reserveCapacity(list.count + range.count / 8)
      while !reader.isAtEnd { list.append(Double(bitPattern: try reader.fixed64())) }
    case .fixed64(let value): list.append(Double(bitPattern: value))
    case .varint, .fixed32: throw mismatch("a number of 64 bits")
    }
  }
}
