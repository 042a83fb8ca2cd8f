/// The bytes of a file, as they are shown in diagnostics.
public struct SourceFile: Sendable {
  /// As it is shown to the user.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Whether a line ends with the byte at an index: a line feed, or a carriage return without one behind it.
  func endsLine(at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
    default: false
    }
  }

  /// The index of the byte that ends the line of the one at `index`, or the end of the file.
  func lineEnd(from index: Int) -> Int { (index..<bytes.count).first(where: endsLine) ?? bytes.count }

  /// The bytes of a line (from 1) without its end, if there is such a line.
  public func line(_ number: Int) -> ArraySlice<UInt8>? {
    var start = 0
    var current = 1
    while current < number {
      let end = lineEnd(from: start)
      guard end < bytes.count else { return nil }
      start = end + 1
      current += 1
    }
    guard number >= 1 else { return nil }
    let line = bytes[start..<lineEnd(from: start)]
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  /// The source line, and below it a caret at the column; `nil` where the file has no such line.
  public func excerpt(at location: SourceLocation) -> String? {
    guard let line = line(location.line) else { return nil }
    // A window of a very long line; a mistake in one megabyte of junk is no reason to print it.
    let caret = line.startIndex + min(max(location.column - 1, 0), line.count)
    let start = max(line.startIndex, caret - 120)
    let end = min(line.endIndex, caret + 120)
    let before = Self.printable(line[start..<caret])
    let after = Self.printable(line[caret..<end])
    let indentation = String(before.map { $0 == "\t" ? "\t" : " " })
    return "\(before)\(after)\n\(indentation)^\n"
  }

  /// Control characters and bytes that are no UTF-8 appear as �.
  private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = (scalar.value < 0x20 && scalar != "\t") || (0x7F..<0xA0).contains(scalar.value)
      text.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }
}
