import RNNRuntime

/// What a function of an interface returns. The numbers are those of the C header.
public enum Status: Int32, Sendable {
  case ok = 0
  /// A pointer is null that must not be.
  case nullArgument = 1
  /// A size, a token or a length is out of its range.
  case invalidArgument = 2
  case outOfMemory = 3
  case unreadableFile = 4
  /// Parameters that are none of the model's.
  case invalidParameters = 5
}

/// Where the text of an error goes: bytes of the caller's, of which the last one written is zero.
public struct MessageBuffer {
  let bytes: UnsafeMutablePointer<UInt8>?
  let capacity: Int

  public init(_ bytes: UnsafeMutablePointer<UInt8>?, capacity: Int) {
    self.bytes = bytes
    self.capacity = capacity
  }

  /// Writes as much of a text as there is space for, cut between two characters.
  public func set(_ text: String) {
    guard let bytes, capacity > 0 else { return }
    var end = 0
    // The beginning of the last character: the other bytes of one begin with the bits 10.
    var start = 0
    var isCut = false
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { start = end }
      guard end + 1 < capacity else {
        isCut = true
        break
      }
      bytes[end] = byte
      end += 1
    }
    if isCut { end = start }
    bytes[end] = 0
  }
}

/// Does something that may be refused, and gives the code and the text of what was wrong.
public func status(
  _ message: MessageBuffer, _ body: () throws(ValidationError) -> Void
) -> Int32 {
  do throws(ValidationError) {
    try body()
    return Status.ok.rawValue
  } catch {
    message.set(error.description)
    return Status.invalidArgument.rawValue
  }
}
