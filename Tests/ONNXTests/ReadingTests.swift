import Foundation
import ONNX
import Testing

@Suite struct ReadingTests {
  /// What the `onnx` package reads.
  @Test(arguments: Fixture.allCases) func sameAsThePackage(_ fixture: Fixture) throws {
    #expect(Listing.of(try ONNXModel(contentsOf: fixture.url)) == (try fixture.listing()))
  }

  @Test(arguments: Fixture.allCases) func writingAndReading(_ fixture: Fixture) throws {
    let model = try ONNXModel(contentsOf: fixture.url)
    let bytes = model.serialized()
    // No external data any more.
    let again = try ONNXModel(parsing: bytes)
    // As text, since not every number equals itself.
    #expect(Listing.of(again) == Listing.of(model))
    #expect(again.serialized() == bytes)
  }

  @Test func equality() throws {
    let model = try ONNXModel(contentsOf: Fixture.functions.url)
    #expect(try ONNXModel(parsing: model.serialized()) == model)
    let node = ONNXNode(operation: "LSTM", inputs: ["x", "W", "R"], outputs: ["", "h"], attributes: ["h": .int(4)])
    let graph = ONNXGraph(
      name: "g", nodes: [node], initializers: [ONNXTensor("W", .float16, [1, 0], .floats([]))],
      inputs: [ONNXValue("x", .float32, [.named("t"), .unknown, .size(3)])], outputs: [ONNXValue("h", nil, nil)])
    let made = ONNXModel(graph: graph)
    #expect(try ONNXModel(parsing: made.serialized()) == made)
  }

  /// What is written is what protobuf itself writes: the parts that come first are small enough to know by heart.
  @Test func bytesWritten() {
    let model = ONNXModel(irVersion: 300, opsets: ["": 17], producer: "p", graph: ONNXGraph(name: "g"))
    #expect(
      [UInt8](model.serialized())
        == [0x08, 0xAC, 0x02, 0x12, 1, 0x70, 0x3A, 3, 0x12, 1, 0x67, 0x42, 4, 0x0A, 0, 0x10, 17])
  }

  @Test func graphsInGraphs() throws {
    func nested(_ depth: Int) -> [UInt8] {
      var graph = Message().text(2, "innermost")
      for _ in 1..<depth {
        graph = Message().message(1, Message.node(Message().text(1, "body").number(20, 5).message(6, graph)))
      }
      return Message.model(graph)
    }
    let deepest = try read(nested(64))
    #expect(try ONNXModel(parsing: deepest.serialized()) == deepest)
    let place = "graph" + String(repeating: ".node[0].attribute[0].g", count: 64)
    #expect(error(nested(65)) == "\(place): more than 64 graphs are in each other")
    #expect(error(nested(5000)) == "\(place): more than 64 graphs are in each other")
  }
}
