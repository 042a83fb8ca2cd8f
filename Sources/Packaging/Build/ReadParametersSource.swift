/// The Swift of the part of a library that is compiled once, beside the reader of safetensors.
enum ReadParametersSource {
  static func text(prefix: String) -> String {
    text.replacing("PREFIX", with: prefix)
  }

  private static let text = #"""
    // Reads parameters for C.

    @_cdecl("PREFIX_read_parameters")
    public func read_parameters(
      _ bytes: UnsafeRawPointer, _ size: Int, _ names: UnsafePointer<UnsafePointer<UInt8>?>, _ ranks: UnsafePointer<Int>,
      _ shapes: UnsafePointer<UnsafePointer<Int>?>, _ offsets: UnsafePointer<Int>, _ count: Int,
      _ floats: UnsafeMutablePointer<Float>, _ message: UnsafeMutablePointer<UInt8>, _ capacity: Int
    ) -> Int32 {
      let expected = (0..<count).map { index in
        ExpectedTensor(
          name: String(decodingCString: names[index]!, as: UTF8.self),
          shape: (0..<ranks[index]).map { shapes[index]![$0] }, offset: offsets[index])
      }
      let bytes = UnsafeRawBufferPointer(start: bytes, count: size)
      guard let failure = SafetensorsHeader.read(bytes, expected, into: floats) else { return 0 }
      let text = SafetensorsError(file: "", tensor: failure.tensor, reason: failure.reason).explanation
      var end = 0
      for byte in text.utf8 where end + 1 < capacity {
        message[end] = byte
        end += 1
      }
      message[end] = 0
      return 5
    }
    """#
}
