import Foundation
import Testing

@testable import Codegen
@testable import GraphIR

/// Generated files as they are expected, which are also sources of GeneratedCodeTests.
@Suite struct GoldenTests {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let sources = tests.appending(components: "CodegenTests", "Golden")
  static let generated = tests.appending(components: "GeneratedCodeTests", "Golden")

  static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: sources.path)
    return (files ?? []).filter { $0.hasSuffix(".rnn") }.sorted()
  }

  @Test func thereAreGoldenFiles() {
    #expect(!Self.names.isEmpty)
  }

  /// `RECORD_GOLDEN_FILES=1` writes them anew, and fails.
  @Test(arguments: names) func generatedText(name: String) throws {
    let source = try String(contentsOf: Self.sources.appending(component: name), encoding: .utf8)
    let text = generatedFile(for: try programs(of: source, path: "models/\(name)"), sourceName: name)
    let golden = Self.generated.appending(component: name.dropLast(4) + ".swift")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN_FILES"] != nil {
      try FileManager.default.createDirectory(at: Self.generated, withIntermediateDirectories: true)
      try text.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent)")
      return
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    guard text != expected else { return }
    let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let difference = lines.first { $0 != $1 }.map { "\($1)\nis now\n\($0)" } ?? "one is longer than the other"
    Issue.record("\(golden.lastPathComponent) has changed; RECORD_GOLDEN_FILES=1 records it:\n\(difference)")
  }
}
