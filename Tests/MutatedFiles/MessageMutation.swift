import RandomModels

/// Changes within the messages of protobuf, which have their lengths before them.
extension Mutation {
  private static let numbers: [UInt64] = [
    0, 1, 2, 5, 8, 11, 16, 20, 127, 128, 1 << 16, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max,
  ]

  /// A message in which something is changed, and the lengths around it fit again.
  mutating func changedMessage(_ bytes: [UInt8], depth: Int = 0) -> [UInt8] {
    guard depth < 100, let fields = MessageField.all(in: bytes), !fields.isEmpty, random.chance(0.9) else {
      return changed(bytes)
    }
    var parts = fields.map { Array(bytes[$0.range]) }
    let index = random.number(0...fields.count - 1)
    let tag = Array(bytes[fields[index].tag])
    switch (fields[index].content, random.number(0...11)) {
    case (_, 0): parts.remove(at: index)
    case (_, 1): parts.insert(parts[index], at: random.number(0...parts.count))
    case (_, 2): parts.swapAt(index, random.number(0...parts.count - 1))
    case (_, 3): parts[index] = MessageField.varint(random.pick(Self.numbers)) + parts[index].dropFirst(tag.count)
    case (.number, _): parts[index] = tag + MessageField.varint(random.pick(Self.numbers))
    case (.bytes(let range), _):
      let content = changedMessage(Array(bytes[range]), depth: depth + 1)
      parts[index] = tag + MessageField.varint(UInt64(content.count)) + content
    case (.fixed(let range), _): parts[index] = tag + range.map { _ in UInt8(random.number(0...255)) }
    }
    return Array(parts.joined())
  }
}

/// Where a field stands in bytes.
private struct MessageField {
  enum Content {
    case number
    case fixed(Range<Int>)
    case bytes(Range<Int>)
  }

  var tag: Range<Int>
  var content: Content
  var range: Range<Int>

  /// Nil if the bytes are no message.
  static func all(in bytes: [UInt8]) -> [MessageField]? {
    var (fields, position) = ([] as [MessageField], 0)
    while position < bytes.count {
      let start = position
      guard let tag = readVarint(bytes, &position), tag >= 8 else { return nil }
      let content = position
      let field: Content
      switch tag & 7 {
      case 0:
        guard readVarint(bytes, &position) != nil else { return nil }
        field = .number
      case 1, 5:
        position += tag & 7 == 1 ? 8 : 4
        guard position <= bytes.count else { return nil }
        field = .fixed(content..<position)
      case 2:
        guard let length = readVarint(bytes, &position), length <= bytes.count - position else { return nil }
        let start = position
        position += Int(length)
        field = .bytes(start..<position)
      default: return nil
      }
      fields.append(MessageField(tag: start..<content, content: field, range: start..<position))
    }
    return fields
  }

  static func varint(_ value: UInt64) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
  }

  private static func readVarint(_ bytes: [UInt8], _ position: inout Int) -> UInt64? {
    var result: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
      guard position < bytes.count else { return nil }
      result |= UInt64(bytes[position] & 0x7F) << shift
      position += 1
      if bytes[position - 1] < 0x80 { return result }
    }
    return nil
  }
}
