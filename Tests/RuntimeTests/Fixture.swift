import Foundation
import RNNData
import RNNRuntime

/// A committed file, which a script of `scripts/fixtures` makes.
func fixture(_ name: String) throws -> SafetensorsFile {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  return try SafetensorsFile(contentsOf: folder.appending(path: name + ".safetensors"))
}

/// A folder of its own for a test, removed after it.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
