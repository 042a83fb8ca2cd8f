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
}
