extension SafetensorsHeader {
  /// Parses the bytes of a header.
  init(parsing bytes: [UInt8]) throws(Failure) {
    var parser = Parser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw parser.malformed("the header begins with a byte order mark") }
    // The format demands the brace at the very first byte.
    guard bytes.first == UInt8(ascii: "{") else { throw parser.malformed("the header is not a JSON object") }
    var names: Set<String> = []
    var hasMetadata = false
    try parser.members { (parser, name) throws(Failure) in
      if name == "__metadata__" {
        guard !hasMetadata else { throw Failure(.duplicateName, name) }
        hasMetadata = true
        try parser.members { (parser, key) throws(Failure) in
          guard metadata.updateValue(try parser.string(), forKey: key) == nil else {
            throw Failure(.duplicateName, name)
          }
        }
      } else {
        guard names.insert(name).inserted else { throw Failure(.duplicateName, name) }
        do throws(Failure) { entries.append(try parser.entry(named: name)) } catch {
          throw Failure(error.reason, error.tensor ?? name)
        }
      }
    }
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.malformed("something follows the JSON object") }
  }

  /// The part of JSON that a header may hold: objects, strings, and arrays of natural numbers.
  private struct Parser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    func malformed(_ cause: String) -> Failure { Failure(.malformedHeader(cause, byte: position)) }

    mutating func skipSpace() {
      while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether the next byte after white space is this one, which is then read.
    private mutating func reads(_ character: Unicode.Scalar) -> Bool {
      skipSpace()
      guard current == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
      guard reads(character) else { throw malformed("'\(character)' expected") }
    }

    /// An object, calling `value` where the value of each key stands.
    mutating func members(_ value: (inout Parser, String) throws(Failure) -> Void) throws(Failure) {
      try expect("{")
      if reads("}") { return }
      repeat {
        let key = try string()
        try expect(":")
        try value(&self, key)
      } while reads(",")
      try expect("}")
    }

    mutating func entry(named name: String) throws(Failure) -> Entry {
      var type: String?
      var shape: [Int]?
      var offsets: [Int]?
      try members { (parser, key) throws(Failure) in
        switch key {
        case "dtype" where type == nil: type = try parser.string()
        case "shape" where shape == nil: shape = try parser.numbers()
        case "data_offsets" where offsets == nil: offsets = try parser.numbers()
        default: throw parser.malformed("'\(key)' is not expected there")
        }
      }
      guard let type, let shape, let offsets, offsets.count == 2 else {
        throw malformed("a dtype, a shape and two data_offsets are needed")
      }
      guard let elementType = SafetensorsElementType(rawValue: type) else {
        throw Failure(.unknownElementType(type), name)
      }
      let (begin, end) = (offsets[0], offsets[1])
      guard begin <= end else { throw Failure(.offsets(begin: begin, end: end, available: end), name) }
      var count = elementType.byteCount
      for extent in shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: extent)
        guard !overflow else { throw Failure(.shapeOverflow(shape), name) }
        count = product
      }
      guard end - begin == count else {
        throw Failure(.size(bytes: end - begin, shape: shape, elementType: elementType), name)
      }
      return Entry(name: name, elementType: elementType, shape: shape, bytes: begin..<end)
    }

    private mutating func numbers() throws(Failure) -> [Int] {
      try expect("[")
      if reads("]") { return [] }
      var result: [Int] = []
      repeat { result.append(try number()) } while reads(",")
      try expect("]")
      return result
    }

    private mutating func number() throws(Failure) -> Int {
      skipSpace()
      let start = position
      var value = 0
      while let byte = current, byte >= 0x30, byte <= 0x39 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int(byte) - 0x30)
        guard !overflow, !carry else { throw malformed("a number is too large") }
        value = sum
        position += 1
      }
      let isWhole = current.map { ![0x2E, 0x45, 0x65].contains($0) } ?? true
      guard position > start, position == start + 1 || bytes[start] != 0x30, isWhole else {
        throw malformed("a natural number expected")
      }
      return value
    }

    mutating func string() throws(Failure) -> String {
      try expect("\"")
      var units: [UInt8] = []
      while let byte = current, byte != UInt8(ascii: "\"") {
        position += 1
        if byte == UInt8(ascii: "\\") {
          units += Array(String(try escape()).utf8)
        } else {
          guard byte >= 0x20 else { throw malformed("a control character in a string") }
          units.append(byte)
        }
      }
      guard current != nil else { throw malformed("a string without end") }
      position += 1
      guard let result = String(validating: units, as: UTF8.self) else { throw malformed("a string is not UTF-8") }
      return result
    }

    /// What follows a backslash.
    private mutating func escape() throws(Failure) -> Unicode.Scalar {
      guard let byte = current else { throw malformed("a string without end") }
      position += 1
      switch Unicode.Scalar(byte) {
      case "\"", "\\", "/": return Unicode.Scalar(byte)
      case "b": return "\u{8}"
      case "f": return "\u{C}"
      case "n": return "\n"
      case "r": return "\r"
      case "t": return "\t"
      case "u":
        var value = try hexadecimal()
        if value & 0xFC00 == 0xD800, current == UInt8(ascii: "\\") {
          position += 1
          guard current == UInt8(ascii: "u") else { throw malformed("half a surrogate pair") }
          position += 1
          let low = try hexadecimal()
          guard low & 0xFC00 == 0xDC00 else { throw malformed("half a surrogate pair") }
          value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { throw malformed("half a surrogate pair") }
        return scalar
      default: throw malformed("an unknown escape sequence")
      }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
      guard position + 4 <= bytes.count,
        bytes[position..<position + 4].allSatisfy(isHexadecimalDigit),
        let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
      else { throw malformed("four hexadecimal digits expected") }
      position += 4
      return value
    }
  }
}

private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}
