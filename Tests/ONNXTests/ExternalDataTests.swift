import Foundation
import ONNX
import Testing

@Suite struct ExternalDataTests {
  private func model(_ entries: [(String, String)], type: UInt64 = 2, count: UInt64 = 3) -> [UInt8] {
    let tensor = Message().number(1, count).number(2, type).text(8, "W").number(14, 1)
    return Message.model(
      initializer: entries.reduce(tensor) { $0.message(13, Message().text(1, $1.0).text(2, $1.1)) })
  }

  private func error(_ entries: [(String, String)], type: UInt64 = 2, count: UInt64 = 3) -> String? {
    ONNXTests.error(model(entries, type: type, count: count))?.replacing(
      "graph.initializer[0]: the tensor 'W': ", with: "")
  }

  @Test func whatIsAskedFor() throws {
    var asked: [ONNXExternalData] = []
    let bytes = model([("location", "a/b.bin"), ("offset", "7"), ("checksum", "0")], type: 6)
    let model = try ONNXModel(parsing: Data(bytes)) { data in
      asked.append(data)
      return Data([1, 0, 0, 0, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])
    }
    #expect(asked.map(\.location) == ["a/b.bin"] && asked[0].offset == 7 && asked[0].length == 12)
    #expect(model.graph.initializers[0].elements == .integers([1, 2, -1]))
  }

  @Test(arguments: [
    "/etc/passwd", "..", "../x", "a/../../x", "a/..", "..\\x", "\\x", "C:\\x", "C:x", "a\0b",
    // To Swift, a slash with an accent is another character.
    "../\u{301}x", "a/../\u{301}x",
  ])
  func outsideOfTheFolder(_ path: String) {
    #expect(
      error([("location", path)]) == "the file '\(path)' does not lie in the model's folder, and is not read")
  }

  @Test func entries() {
    #expect(error([]) == "its elements are in another file, which it does not name")
    #expect(error([("location", "x"), ("offset", "-1")]) == "its offset in 'x' is '-1'")
    #expect(error([("location", "x"), ("length", "many")]) == "its length in 'x' is 'many'")
    #expect(
      error([("location", "x"), ("length", "4")]) == "has 4 bytes in 'x', and its shape takes 3 elements of 1")
    #expect(error([("location", "x")], type: 8) == "text cannot be in another file")
    #expect(error([("location", "x")], type: 1, count: 1 << 62) == "its shape is too large")
    #expect(error([("location", "x")], count: 0) == nil)
  }

  @Test func files() {
    func beside(_ name: String, _ reason: String) -> String { "the file '\(name)' beside the model \(reason)" }
    #expect(error([("location", "nothing.bin")]) == beside("nothing.bin", "does not exist"))
    #expect(error([("location", "%2e%2e/x")]) == beside("%2e%2e/x", "does not exist"))
    #expect(error([("location", ".")]) == beside(".", "is a folder"))
    #expect(
      error([("location", "external.bin"), ("offset", "51")])
        == beside("external.bin", "has 53 bytes, and 3 are needed from byte 51 on"))
    #expect(
      error([("location", "external.bin"), ("offset", "\(Int.max)")])
        == beside("external.bin", "has 53 bytes, and 3 are needed from byte \(Int.max) on"))
    #expect(
      error([("location", "external.bin")], count: 1 << 60)
        == beside("external.bin", "has 53 bytes, and \(1 << 60) are needed from byte 0 on"))
    #expect(error([("location", "external.bin"), ("offset", "50")]) == nil)
    #expect(error([("location", "./external.bin"), ("offset", "0"), ("length", "3")]) == nil)
  }

  @Test func otherErrors() {
    func message(_ data: @escaping (ONNXExternalData) throws -> Data) -> String? {
      let bytes = Data(model([("location", "x")]))
      do throws(ONNXError) { _ = try ONNXModel(parsing: bytes, externalData: data) } catch { return error.message }
      return nil
    }
    #expect(message { _ in throw Failure() } == "the tensor 'W': the file 'x' cannot be read: no luck")
    #expect(
      message { _ in Data(count: 2) } == "the tensor 'W': has 2 bytes, and its shape takes 3 elements of 1")
    #expect(
      message(ONNXModel.noExternalData) == "the tensor 'W': the elements are in another file, 'x'")
  }

  @Test func modelsThemselves() {
    func error(_ name: String) -> String? {
      let url = Fixture.folder.appending(path: name)
      do throws(ONNXError) { _ = try ONNXModel(contentsOf: url) } catch { return error.message }
      return nil
    }
    #expect(error("nothing.onnx") == "does not exist")
    #expect(error(".") == "is a folder")
    #expect(error("external.txt")?.hasPrefix("is no ONNX file, or a damaged one") == true)
    #expect(error("external.onnx") == nil)
  }
}

private struct Failure: Error, CustomStringConvertible { var description: String { "no luck" } }
