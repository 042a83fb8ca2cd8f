import Foundation
import ONNX
import Testing

/// Every one of these gives a model or an error, and a model can be written and read again.
@Suite struct MalformedFileTests {
  private func checkReading(_ bytes: [UInt8]) throws {
    let model: ONNXModel
    do { model = try read(bytes) } catch { return }
    let written = model.serialized()
    guard try ONNXModel(parsing: written).serialized() != written else { return }
    Issue.record("another model after writing and reading: \(bytes)")
  }

  @Test(arguments: Fixture.allCases) func truncated(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    for count in bytes.indices { try checkReading(Array(bytes.prefix(count))) }
  }

  @Test(arguments: Fixture.allCases) func flippedBits(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    for index in bytes.indices {
      for change: UInt8 in [0xFF, 0x80, 0x01, 0x08] {
        var changed = bytes
        changed[index] ^= change
        try checkReading(changed)
      }
    }
  }

  @Test(arguments: Fixture.allCases) func zeros(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    for index in bytes.indices {
      var changed = bytes
      changed[index] = 0
      try checkReading(changed)
    }
  }

  @Test func noONNXFile() {
    #expect(error([]) == "is no ONNX file: it is empty")
    for text in ["hello world", "{\"a\": 1}", "PK\u{3}\u{4}", "\u{7F}ELF\u{2}\u{1}", "model Small {\n}\n"] {
      #expect(error(Array(text.utf8))?.hasPrefix("is no ONNX file, or a damaged one: ") == true)
    }
    for bytes: [UInt8] in [[0], [8], [8, 8], [0xFF], [0x3A, 0], [8, 0, 0x3A, 0]] {
      #expect(error(bytes)?.hasPrefix("is no ONNX file, or a damaged one: ") == true)
    }
    #expect(error([8, 8, 0x3A, 0]) == nil)
  }

  @Test func encoding() {
    let damaged = "is no ONNX file, or a damaged one: "
    #expect(error([0x3A, 5, 0]) == damaged + "field 7 is said to have 5 bytes, and 1 are left")
    let length = Message.varint(.max)
    #expect(error([0x3A] + length) == damaged + "field 7 is said to have 18446744073709551615 bytes, and 0 are left")
    #expect(error([0x3B]) == damaged + "field 7 is a group, which ONNX does not use")
    #expect(error([0x3E]) == damaged + "field 7 is encoded as 6, which protobuf does not know")
    #expect(error([0x38, 1]) == "graph: field 7 should hold bytes")
    #expect(error([0x0D, 1, 2, 3]) == damaged + "ends in the middle of a number")
    #expect(error([0x08, 0x80]) == damaged + "ends in the middle of a number")
    let long = [UInt8](repeating: 0xFF, count: 9)
    #expect(error([0x08] + long + [2]) == damaged + "a number has more than 64 bits")
    #expect(error(long + [1]) == damaged + "no field has the number 2305843009213693951")
    #expect(error(Message.model(Message().data(2, [0xFF]))) == "graph: the text in field 2 is not in UTF-8")
  }

  @Test func parts() {
    #expect(error(Message.model(Message().message(1, Message()))) == "graph.node[0]: names no operator")
    #expect(error(Message.model(Message().message(15, Message()))) == "graph: sparse initializers are not supported")
    let twice = Message().text(1, "a").number(20, 2)
    #expect(
      error(Message.model(Message().message(1, Message.node(twice, twice))))
        == "graph.node[0].attribute[1]: the attribute 'a' occurs twice")
    let place = "graph.node[0].attribute[0]: "
    #expect(error(Message.model(attribute: Message().number(20, 2))) == place + "an attribute without a name")
    #expect(
      error(Message.model(attribute: Message().text(1, "a").number(3, 1).data(4, [])))
        == place + "the attribute 'a' does not say of what kind it is")
    #expect(
      error(Message.model(attribute: Message().text(1, "a").number(20, 4))) == place + "the attribute 'a' has no tensor"
    )
    #expect(
      error(Message.model(attribute: Message().text(1, "a").number(20, 5))) == place + "the attribute 'a' has no graph")
    #expect(error(Message().number(1, 8).message(25, Message()).bytes) == "functions[0]: a function without a name")
    let versions = Message().number(1, 8).message(8, Message().number(2, 9))
    #expect(
      error(versions.message(8, Message().text(1, "ai.onnx").number(2, 10)).bytes)
        == "opset_import: the domain '' has the versions 9 and 10")
  }
}
