import RNNEmbedding
import RNNRuntime
import Testing

@testable import RNNFormats

/// What libraries for other languages are made with.
@Suite struct EmbeddingTests {
  private func written(_ text: String, capacity: Int) -> String {
    var bytes = [UInt8](repeating: 0xAA, count: capacity + 1)
    bytes.withUnsafeMutableBufferPointer {
      MessageBuffer($0.baseAddress, capacity: capacity).set(text)
    }
    #expect(bytes[capacity] == 0xAA, "written beyond the end")
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  @Test func messagesAreCutBetweenCharacters() {
    #expect(written("abc", capacity: 10) == "abc")
    #expect(written("abc", capacity: 4) == "abc")
    #expect(written("abc", capacity: 3) == "ab")
    #expect(written("aä", capacity: 3) == "a")
    #expect(written("aä", capacity: 4) == "aä")
    #expect(written("€€", capacity: 6) == "€")
    #expect(written("abc", capacity: 1).isEmpty)
    MessageBuffer(nil, capacity: 0).set("nowhere")
  }

  @Test func errorsBecomeCodes() {
    #expect(status(MessageBuffer(nil, capacity: 0)) {} == 0)
    var bytes = [UInt8](repeating: 0, count: 64)
    let code = bytes.withUnsafeMutableBufferPointer { bytes in
      status(MessageBuffer(bytes.baseAddress, capacity: 64)) { () throws(ValidationError) in
        throw ValidationError("steps", "there are none")
      }
    }
    #expect(code == Status.invalidArgument.rawValue)
    #expect(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) == "steps: there are none")
  }

  // MARK: Parameters from bytes

  private func file(_ header: String, _ data: [Float]) -> [UInt8] {
    let text = Array(header.utf8)
    let length = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
    return length + text + data.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
  }

  private func read(_ bytes: [UInt8], _ expected: [ExpectedTensor]) -> (failure: SafetensorsHeader.Failure?, [Float]) {
    var floats = [Float](repeating: -1, count: 8)
    let failure = bytes.withUnsafeBytes { bytes in
      floats.withUnsafeMutableBufferPointer { SafetensorsHeader.read(bytes, expected, into: $0.baseAddress!) }
    }
    return (failure, floats)
  }

  private let expected = [
    ExpectedTensor(name: "W", shape: [2], offset: 1), ExpectedTensor(name: "b", shape: [], offset: 5),
  ]

  @Test func tensorsGoToTheirPlaces() {
    let (failure, floats) = read(
      file(
        #"{"b":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"W":{"dtype":"F32","shape":[2],"data_offsets":[4,12]},"#
          + #""optimizer/0/W":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}"#, [3, 4, 5, 6]), expected)
    #expect(failure == nil)
    #expect(floats == [-1, 4, 5, -1, -1, 3, -1, -1])
  }

  @Test func everythingElseIsRefused() {
    let both = #""W":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}"#
    let cases: [(String, SafetensorsError.Reason, String?)] = [
      ("{\(both.replacing("[4,12]", with: "[0,8]"))}", .missing, "b"),
      (
        "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\(both)}",
        .shape(found: [1], expected: []), "b"
      ),
      (
        "{\"b\":{\"dtype\":\"I32\",\"shape\":[],\"data_offsets\":[0,4]},\(both)}",
        .elementType(.int32, wanted: "F32, F64, F16 or BF16"), "b"
      ),
    ]
    for (header, reason, tensor) in cases {
      let count = tensor == "b" && reason == .missing ? 2 : 3
      let (failure, _) = read(file(header, [Float](repeating: 0, count: count)), expected)
      #expect(failure?.reason == reason)
      #expect(failure?.tensor == tensor)
    }
    let more =
      "{\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},\(both),\"U\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}"
    let (failure, _) = read(file(more, [0, 0, 0, 0]), expected)
    #expect(failure?.reason == .unexpected && failure?.tensor == "U")
    #expect(read([1, 2], expected).failure?.reason == .truncated(bytes: 2))
  }
}
