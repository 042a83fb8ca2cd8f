import GraphIR

/// The types that a Swift file declares for its whole module, found without parsing it: declarations at the start of a
/// line that is not indented, outside of braces, comments and strings.
///
/// It may miss one, which the Swift compiler then reports. It finds none that is not there.
struct SwiftTypes {
  private var places: [String: SourceLocation] = [:]

  private static let introducers: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
  private static let modifiers: Set = ["public", "open", "package", "internal", "final", "indirect", "nonisolated"]

  init(in file: SourceFile) {
    var scanner = Scanner(bytes: file.bytes)
    scanner.scan { line, column, words in
      var rest = words[...]
      while let word = rest.first, word.hasPrefix("@") || Self.modifiers.contains(word) { rest = rest.dropFirst() }
      guard rest.count > 1, Self.introducers.contains(rest.first!) else { return }
      let name = rest[rest.startIndex + 1]
      if places[name] == nil { places[name] = SourceLocation(file: file.path, line: line, column: column) }
    }
  }

  func first(_ name: String) -> SourceLocation? { places[name] }
}

/// Goes through Swift line by line, and counts braces.
private struct Scanner {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func at(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return index + count <= bytes.count
      && (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  /// - Parameter visit: gets the line, column 1 and the words of each line that begins a declaration of the module.
  mutating func scan(_ visit: (_ line: Int, _ column: Int, _ words: [String]) -> Void) {
    var line = 1
    var depth = 0
    var startsLine = true
    while index < bytes.count {
      if startsLine, depth == 0, Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "@") {
        visit(line, 1, words())
      }
      startsLine = false
      let start = index
      if at("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if at("/*") {
        skipComment()
      } else if at("\"") || at("#\"") || at("##\"") {
        skipString()
      } else {
        switch bytes[index] {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "\n"): startsLine = true
        default: break
        }
        index += 1
      }
      line += bytes[start..<index].count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// The first words from here on, with what is attached to attributes.
  private func words() -> [String] {
    bytes[index...].prefix(200).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "{") }
      .split(whereSeparator: { !Self.isWord($0) && $0 != UInt8(ascii: "@") })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Comments nest.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if at("/*") {
        depth += 1
        index += 2
      } else if at("*/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < bytes.count
  }

  /// A string of one line ends with its line at the latest. What is interpolated counts as text.
  private mutating func skipString() {
    let hashes = bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count
    index += hashes
    let isLong = at("\"\"\"")
    index += isLong ? 3 : 1
    while index < bytes.count {
      if hashes == 0, bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if !isLong, bytes[index] == UInt8(ascii: "\n") {
        return
      } else if isLong ? at("\"\"\"") : at("\"") {
        index += isLong ? 3 : 1
        if bytes[index...].prefix(hashes).count(where: { $0 == UInt8(ascii: "#") }) == hashes { return }
      } else {
        index += 1
      }
    }
  }
}
