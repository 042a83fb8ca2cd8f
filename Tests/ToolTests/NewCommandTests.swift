import Foundation
import Testing

@testable import CommandLineTool

/// What the packages do is for `scripts/test-templates` to see.
struct NewCommandTests {
  private func files(of folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { !FileManager.default.isFolder("\(folder)/\($0)") }.sorted()
  }

  @Test(arguments: Template.allCases) func makesAPackage(_ template: Template) throws {
    let folder = try TemporaryFolder()
    let run = Run("new", folder.path("App1"), "--from", template.rawValue)
    #expect(run.code == .success && run.errors.isEmpty)
    #expect(run.output.contains("swift run") && run.output.contains(template.summary))
    let expected = [
      ".gitignore", "Package.swift", "README.md", "Sources/App1/Data.swift", "Sources/App1/Training.swift",
      "Sources/App1/\(template.model).rnn", "Sources/App1/main.swift", "Tests/App1Tests/App1Tests.swift",
    ].sorted()
    #expect(files(of: folder.path("App1")) == expected)
    for file in expected {
      let text = try #require(folder.contents("App1/\(file)"))
      for word in ["NAME", "MODEL", "SUMMARY", "DEPENDENCY", "PACKAGE"] { #expect(!text.contains(word), "\(file)") }
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let manifest = try #require(folder.contents("App1/Package.swift"))
    #expect(
      manifest.contains("name: \"App1Tests\"") && manifest.contains(".package(name: \"rnnc\", path: \"\(root)\")"))
    let check = Run("check", folder.path("App1/Sources/App1/\(template.model).rnn"))
    #expect(check.code == .success && check.output.isEmpty && check.errors.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["App1"])
  }

  @Test func theDependencyCanBeNamed() throws {
    let folder = try TemporaryFolder()
    #expect(Run("new", folder.path("A"), "--rnnc", "https://example.org/some/rnnc-swift.git").code == .success)
    let manifest = try #require(folder.contents("A/Package.swift"))
    #expect(manifest.contains(".package(url: \"https://example.org/some/rnnc-swift.git\", from: \"\(Tool.version)\")"))
    #expect(manifest.contains(".plugin(name: \"RNNCodegenPlugin\", package: \"rnnc-swift\")"))
    let checkout = folder.path("a \"quoted\" rnnc")
    try FileManager.default.createDirectory(atPath: checkout, withIntermediateDirectories: true)
    #expect(Run("new", folder.path("B"), "--rnnc", checkout).errors.contains("is no checkout of rnnc"))
    _ = try folder.file("a \"quoted\" rnnc/Package.swift", ".plugin(name: \"RNNCodegenPlugin\")")
    #expect(Run("new", folder.path("B"), "--rnnc", checkout).code == .success)
    #expect(folder.contents("B/Package.swift")?.contains("a \\\"quoted\\\" rnnc\")") == true)
    #expect(folder.contents("B/Sources/B/Classifier.rnn") != nil)
  }

  @Test(arguments: [
    ("class", "a word of Swift"), ("Any", "a word of Swift"), ("1a", "a letter first"), ("my-app", "a letter first"),
    ("größe", "a letter first"), ("RNNRuntime", "there is a module of this name"),
    ("Testing", "there is a module of this name"), ("RNNC", "the one that it depends on has this name"),
  ])
  func namesThatCannotBe(name: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let run = Run("new", folder.path(name))
    #expect(run.code == .usage && run.output.isEmpty)
    #expect(run.errors.contains("'\(name)' cannot name a package: ") && run.errors.contains(reason))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func nothingIsOverwrittenAndNothingIsLeftBehind() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("File", "mine")
    #expect(Run("new", folder.path("File")).errors.contains("exists already"))
    #expect(folder.contents("File") == "mine")
    try FileManager.default.createDirectory(atPath: folder.path("Folder"), withIntermediateDirectories: true)
    #expect(Run("new", folder.path("Folder")).code == .failure && files(of: folder.path("Folder")).isEmpty)
    try FileManager.default.createSymbolicLink(atPath: folder.path("Link"), withDestinationPath: "nowhere")
    #expect(Run("new", folder.path("Link")).errors.contains("exists already"))
    #expect(Run("new", folder.path("no/App")).errors.contains("does not exist"))
    #expect(Run("new", folder.path("A"), "--from", "tagg").errors.contains("did you mean 'tag'?"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(names == ["File", "Folder", "Link"])
  }
}

extension FileManager {
  fileprivate func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
