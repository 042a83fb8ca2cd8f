import Foundation

extension Result {
  /// Adds the result to a file, as a JSON object on a line.
  func append(to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    if !FileManager.default.fileExists(atPath: url.path()) { try Data().write(to: url) }
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    try file.write(contentsOf: encoder.encode(self) + Data("\n".utf8))
    try file.close()
  }

  /// What such a file holds, of each case the last.
  static func last(in url: URL) throws -> [Result] {
    let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"))
    let results = try lines.map { try JSONDecoder().decode(Result.self, from: $0) }
    return Array(Dictionary(results.map { ($0.name, $0) }) { $1 }.values)
  }
}
