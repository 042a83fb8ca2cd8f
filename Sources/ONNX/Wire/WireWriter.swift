/// Writes a message field by field.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func integer<Field: RawRepresentable<Int>>(_ field: Field, _ value: Int64) {
    tag(field, 0)
    varint(UInt64(bitPattern: value))
  }

  mutating func float<Field: RawRepresentable<Int>>(_ field: Field, _ value: Float) {
    tag(field, 5)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func string<Field: RawRepresentable<Int>>(_ field: Field, _ value: String) {
    data(field, Array(value.utf8))
  }

  /// A field whose absence means the same as empty text.
  mutating func stringUnlessEmpty<Field: RawRepresentable<Int>>(_ field: Field, _ value: String) {
    if !value.isEmpty { string(field, value) }
  }

  mutating func data<Field: RawRepresentable<Int>>(_ field: Field, _ value: [UInt8]) {
    tag(field, 2)
    varint(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func message<Field: RawRepresentable<Int>>(_ field: Field, _ write: (inout WireWriter) -> Void) {
    var writer = WireWriter()
    write(&writer)
    data(field, writer.bytes)
  }

  private mutating func tag<Field: RawRepresentable<Int>>(_ field: Field, _ wireType: UInt64) {
    varint(UInt64(field.rawValue) << 3 | wireType)
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
