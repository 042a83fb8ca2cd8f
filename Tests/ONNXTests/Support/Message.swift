/// A message written by hand.
struct Message {
  var bytes: [UInt8] = []

  static func varint(_ value: UInt64) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
  }

  func number(_ field: UInt64, _ value: UInt64) -> Message {
    Message(bytes: bytes + Self.varint(field << 3) + Self.varint(value))
  }

  func data(_ field: UInt64, _ value: [UInt8]) -> Message {
    Message(bytes: bytes + Self.varint(field << 3 | 2) + Self.varint(UInt64(value.count)) + value)
  }

  func text(_ field: UInt64, _ value: String) -> Message { data(field, Array(value.utf8)) }

  func message(_ field: UInt64, _ value: Message) -> Message { data(field, value.bytes) }

  /// A model with this graph.
  static func model(_ graph: Message) -> [UInt8] { Message().number(1, 8).message(7, graph).bytes }

  /// A model whose only initializer is this.
  static func model(initializer: Message) -> [UInt8] { model(Message().message(5, initializer)) }

  /// A model whose only node has this attribute.
  static func model(attribute: Message) -> [UInt8] { model(Message().message(1, node(attribute))) }

  static func node(_ attributes: Message...) -> Message {
    attributes.reduce(Message().text(4, "Some")) { $0.message(5, $1) }
  }
}
