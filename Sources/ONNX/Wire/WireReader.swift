/// A part of a file as a protobuf message (https://protobuf.dev/programming-guides/encoding/), read field by field.
///
/// Messages in messages are parts of the same bytes, which are not copied.
struct WireReader {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position == end }

  /// The next field that has a name; those between, which are of no interest, are passed over.
  mutating func next<Field: RawRepresentable<Int>>(
    _: Field.Type
  ) throws(ONNXError) -> (field: Field, value: WireValue)? {
    while !isAtEnd {
      let tag = try varint()
      guard tag <= UInt32.max, tag >= 8 else { throw ONNXError("no field has the number \(tag >> 3)") }
      let number = Int(tag >> 3)
      let value = WireValue(number: number, content: try content(of: number, wireType: Int(tag & 7)), bytes: bytes)
      if let field = Field(rawValue: number) { return (field, value) }
    }
    return nil
  }

  private mutating func content(of field: Int, wireType: Int) throws(ONNXError) -> WireValue.Content {
    switch wireType {
    case 0: return .varint(try varint())
    case 1: return .fixed64(try fixed64())
    case 2:
      let length = try varint()
      guard length <= end - position else {
        throw ONNXError("field \(field) is said to have \(length) bytes, and \(end - position) are left")
      }
      let start = position
      position += Int(length)
      return .bytes(start..<position)
    case 3, 4: throw ONNXError("field \(field) is a group, which ONNX does not use")
    case 5: return .fixed32(try fixed32())
    default: throw ONNXError("field \(field) is encoded as \(wireType), which protobuf does not know")
    }
  }

  mutating func varint() throws(ONNXError) -> UInt64 {
    var result: UInt64 = 0
    var shift = 0
    while !isAtEnd {
      let byte = bytes[position]
      position += 1
      // Nine bytes hold 63 bits.
      guard shift < 63 || byte <= 1 else { throw ONNXError("a number has more than 64 bits") }
      result |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return result }
      shift += 7
    }
    throw ONNXError("ends in the middle of a number")
  }

  mutating func fixed32() throws(ONNXError) -> UInt32 { UInt32(truncatingIfNeeded: try fixed(bytes: 4)) }

  mutating func fixed64() throws(ONNXError) -> UInt64 { try fixed(bytes: 8) }

  private mutating func fixed(bytes count: Int) throws(ONNXError) -> UInt64 {
    guard end - position >= count else { throw ONNXError("ends in the middle of a number") }
    var result: UInt64 = 0
    for index in (position..<position + count).reversed() { result = result << 8 | UInt64(bytes[index]) }
    position += count
    return result
  }
}
