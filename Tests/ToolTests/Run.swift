import Foundation

@testable import CommandLineTool

/// What a run of the tool left behind.
struct Run: Equatable {
  var code: ExitCode
  var output = ""
  var errors = ""

  init(_ arguments: String...) { self.init(arguments) }

  init(_ arguments: [String]) {
    var output = ""
    var errors = ""
    code = Tool.run(arguments, Console(output: { output += $0 }, errors: { errors += $0 }))
    self.output = output
    self.errors = errors
  }
}

/// A folder that is removed at the end of a test.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("rnnc-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func data(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  func contents(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }
}
