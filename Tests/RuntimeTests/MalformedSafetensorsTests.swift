import Foundation
import RNNData
import RNNRuntime
import Testing

/// Files that are not safetensors files, each with the expected beginning of the error's text.
@Suite struct MalformedSafetensorsTests {
  private func error(_ bytes: [UInt8]) throws -> String? {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try Data(bytes).write(to: url)
      do {
        _ = try SafetensorsFile(contentsOf: url)
        return nil
      } catch let error as SafetensorsError {
        #expect(error.file == url.path)
        return String(error.description.dropFirst(url.path.count + 2))
      }
    }
  }

  private func length(_ length: UInt64) -> [UInt8] { withUnsafeBytes(of: length.littleEndian) { Array($0) } }

  private func error(header: String, data: Int = 8) throws -> String? {
    try error(length(UInt64(header.utf8.count)) + Array(header.utf8) + [UInt8](repeating: 0, count: data))
  }

  @Test func framing() throws {
    #expect(try error([])?.hasPrefix("is no safetensors file: it has only 0 bytes") == true)
    #expect(try error([1, 2, 3])?.hasPrefix("is no safetensors file: it has only 3 bytes") == true)
    for announced in [3, 1 << 20, 1 << 40, 1 << 63, .max] as [UInt64] {
      #expect(
        try error(length(announced) + [0x7B, 0x7D])?.hasPrefix(
          "is no safetensors file, or a truncated one: a header of \(announced) bytes") == true)
    }
    #expect(try error(length(0)) == "malformed header at byte 0: the header is not a JSON object")
    #expect(try error(length(2) + [0x7B, 0x7D]) == nil)
  }

  /// Before eight bytes of data.
  private static let headers: [(header: String, error: String)] = [
    ("", "malformed header at byte 0: the header is not a JSON object"),
    ("[]", "malformed header at byte 0: the header is not a JSON object"),
    (" {}", "malformed header at byte 0: the header is not a JSON object"),
    ("\u{FEFF}{}", "malformed header at byte 0: the header begins with a byte order mark"),
    ("{", "malformed header at byte 1: '\"' expected"),
    ("{}}", "malformed header at byte 2: something follows the JSON object"),
    ("{\"a\"}", "malformed header at byte 4: ':' expected"),
    ("{\"a\":1}", "tensor 'a': malformed header at byte 5: '{' expected"),
    ("{\"a", "malformed header at byte 3: a string without end"),
    ("{\"a\\", "malformed header at byte 4: a string without end"),
    ("{\"\\x\":{}}", "malformed header at byte 4: an unknown escape sequence"),
    ("{\"\\u12\":{}}", "malformed header at byte 4: four hexadecimal digits expected"),
    ("{\"\\ud800x\":{}}", "malformed header at byte 8: half a surrogate pair"),
    ("{\"\\ud800\\u0041\":{}}", "malformed header at byte 14: half a surrogate pair"),
    ("{\"\\udc00\":{}}", "malformed header at byte 8: half a surrogate pair"),
    ("{\"\u{1}\":{}}", "malformed header at byte 3: a control character in a string"),
    ("{\"a\":{}}", "tensor 'a': malformed header at byte 7: a dtype, a shape and two data_offsets are needed"),
    ("{\"__metadata__\":{\"k\":1}}", "malformed header at byte 21: '\"' expected"),
    ("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "tensor '__metadata__': occurs twice"),
    ("{\"__metadata__\":{},\"__metadata__\":{}}", "tensor '__metadata__': occurs twice"),
    (entry("\"F32\"", "[2]", "[0,8]") + ",", "malformed header at byte 54: '\"' expected"),
    (entry("\"F31\"", "[2]", "[0,8]") + "}", "tensor 'a': unknown element type 'F31'"),
    (entry("null", "[2]", "[0,8]") + "}", "tensor 'a': malformed header at byte 14: '\"' expected"),
    (entry("\"F32\"", "2", "[0,8]") + "}", "tensor 'a': malformed header at byte 28: '[' expected"),
    (entry("\"F32\"", "[-2]", "[0,8]") + "}", "tensor 'a': malformed header at byte 29: a natural number expected"),
    (entry("\"F32\"", "[2.0]", "[0,8]") + "}", "tensor 'a': malformed header at byte 30: a natural number expected"),
    (entry("\"F32\"", "[02]", "[0,8]") + "}", "tensor 'a': malformed header at byte 31: a natural number expected"),
    (
      entry("\"F32\"", "[99999999999999999999]", "[0,8]") + "}",
      "tensor 'a': malformed header at byte 47: a number is too large"
    ),
    (entry("\"F32\"", "[4294967296,4294967296]", "[0,8]") + "}", "tensor 'a': the shape [4294967296, 4294967296] is"),
    (entry("\"F32\"", "[3]", "[0,8]") + "}", "tensor 'a': the offsets span 8 bytes, which is not what the shape [3]"),
    (entry("\"F64\"", "[2]", "[0,8]") + "}", "tensor 'a': the offsets span 8 bytes, which is not what the shape [2]"),
    (entry("\"F32\"", "[2]", "[8,0]") + "}", "tensor 'a': the offsets 8..<0 do not lie in"),
    (entry("\"F32\"", "[2]", "[8,16]") + "}", "tensor 'a': the offsets 8..<16 do not lie in the 8 bytes"),
    (
      entry("\"F32\"", "[2]", "[0]") + "}",
      "tensor 'a': malformed header at byte 51: a dtype, a shape and two data_offsets are needed"
    ),
    (
      entry("\"F32\"", "[1]", "[0,4]") + "}",
      "the bytes 4..<8 of the data, behind those of the last tensor, belong to no tensor"
    ),
    (
      entry("\"F32\"", "[1]", "[4,8]") + "}",
      "tensor 'a': the bytes 0..<4 of the data, before its own, belong to no tensor"
    ),
    (
      entry("\"F32\"", "[2]", "[0,8]") + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
      "tensor 'b': its data overlap those of tensor 'a'"
    ),
    (
      entry("\"F32\"", "[1]", "[0,4]") + ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
      "tensor 'a': occurs twice"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
      "tensor 'a': malformed header at byte 28: 'dtype' is not expected there"
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"size\":[1],\"data_offsets\":[4,8]}}",
      "tensor 'a': malformed header at byte 27: 'size' is not expected there"
    ),
  ]

  private static func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    "{\"a\":{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test(arguments: headers.indices)
  func header(_ index: Int) throws {
    let (header, expected) = Self.headers[index]
    let found = try error(header: header) ?? "no error"
    #expect(found.hasPrefix(expected), "\(header): \(found)")
  }

  @Test func namesAreUTF8() throws {
    let header: [UInt8] = Array("{\"".utf8) + [0xC3, 0x28] + Array("\":{}}".utf8)
    #expect(try error(length(UInt64(header.count)) + header) == "malformed header at byte 5: a string is not UTF-8")
  }

  @Test func deepNestingIsNoProblem() throws {
    let header = String(repeating: "{\"a\":", count: 200_000)
    #expect(try error(header: header)?.hasPrefix("tensor 'a': malformed header at byte") == true)
  }

  /// Every cut of a valid file, and every change of one byte of its header, is an error or a readable file.
  @Test func damage() throws {
    let valid = try withTemporaryFolder { folder in
      let url = folder.appending(path: "x")
      try SafetensorsFile.write([("a", Tensor(shape: [2])), ("b", Tensor(shape: []))], metadata: ["k": "v"], to: url)
      return [UInt8](try Data(contentsOf: url))
    }
    #expect(try error(valid) == nil)
    for count in 0..<valid.count { #expect(try error(Array(valid[..<count])) != nil) }
    var random = RandomGenerator(seed: 1)
    for index in 0..<valid.count - 12 {
      var damaged = valid
      damaged[index] = UInt8(truncatingIfNeeded: random.next())
      _ = try error(damaged)
    }
  }

  @Test func filesThatCannotBeRead() throws {
    try withTemporaryFolder { folder in
      for url in [folder, folder.appending(path: "none")] {
        #expect {
          try SafetensorsFile(contentsOf: url)
        } throws: { error in
          if case .unreadable = (error as? SafetensorsError)?.reason { return true }
          return false
        }
      }
    }
  }
}
