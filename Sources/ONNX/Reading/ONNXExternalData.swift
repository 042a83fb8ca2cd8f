/// Where a tensor's elements are that are not in the file itself.
public struct ONNXExternalData: Sendable, Equatable {
  /// The path of another file from the folder of the model's. It does not leave the folder.
  public var location: String
  /// Of the first byte.
  public var offset: Int
  /// The number of bytes, as the tensor's shape has it.
  public var length: Int

  /// - Parameter entries: what the tensor says, by name.
  init(_ entries: [String: String], count: Int, size: Int) throws(ONNXError) {
    guard let location = entries["location"], !location.isEmpty else {
      throw ONNXError("its elements are in another file, which it does not name")
    }
    guard staysInFolder(location) else {
      throw ONNXError("the file '\(location)' does not lie in the model's folder, and is not read")
    }
    func number(_ key: String) throws(ONNXError) -> Int? {
      guard let text = entries[key] else { return nil }
      guard let number = Int(text), number >= 0 else { throw ONNXError("its \(key) in '\(location)' is '\(text)'") }
      return number
    }
    let (length, overflows) = count.multipliedReportingOverflow(by: size)
    guard !overflows else { throw ONNXError("its shape is too large") }
    if let said = try number("length"), said != length {
      throw ONNXError("has \(said) bytes in '\(location)', and its shape takes \(count) elements of \(size)")
    }
    self.location = location
    offset = try number("offset") ?? 0
    self.length = length
  }
}

/// Byte by byte: for the system, a sign that a slash is combined with makes it no other one.
private func staysInFolder(_ path: String) -> Bool {
  // Slashes of every system, whatever this one is: a file should mean the same everywhere.
  let parts = path.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
  return !parts[0].isEmpty && !parts[0].contains(UInt8(ascii: ":")) && !path.utf8.contains(0)
    && parts.allSatisfy { !$0.elementsEqual("..".utf8) }
}
