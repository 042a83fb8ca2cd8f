import Foundation
import GraphIR
import Testing

/// The examples in the documentation compile: fenced blocks marked `rnn` without a word from the compiler, those marked
/// `rnn error` with exactly the diagnostics in the block that follows.
@Suite struct DocumentationTests {
  struct Block: CustomTestStringConvertible {
    var file: String
    var line: Int
    var mark: String
    var text: String

    var testDescription: String { "\(file):\(line)" }
  }

  static let blocks: [Block] = {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let pages = [
      "language", "models", "training", "free-running", "generation", "closed-form", "shipping", "importing-weights",
    ]
    let files = ["README.md"] + pages.map { "docs/\($0).md" }
    return files.flatMap { file in
      fencedBlocks(of: (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? "", in: file)
    }
  }()

  private static func fencedBlocks(of text: String, in file: String) -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("```") else {
        open?.text += line + "\n"
        continue
      }
      if let block = open {
        blocks.append(block)
        open = nil
      } else {
        // Behind the mark may stand `file=PATH`, for `scripts/test-docs`.
        let words = line.dropFirst(3).split(separator: " ").filter { !$0.hasPrefix("file=") }
        open = Block(file: file, line: index + 1, mark: words.joined(separator: " "), text: "")
      }
    }
    return blocks
  }

  private func diagnostics(of text: String) -> String {
    let diagnostics = Diagnostics()
    let file = SourceFile(path: "Example.rnn", text: text)
    let sources = SourceLoader.load(
      file.path,
      reading: { (path) throws(FileError) in
        guard path == file.path else { throw FileError("no such file") }
        return file.bytes
      }, diagnostics: diagnostics)
    _ = lower(sources.units, into: diagnostics)
    return diagnostics.rendered(with: [file])
  }

  @Test func thereAreExamples() {
    #expect(Self.blocks.filter { $0.mark == "rnn" }.count >= 7)
    #expect(Self.blocks.contains { $0.mark == "rnn error" })
  }

  @Test(arguments: blocks.filter { $0.mark == "rnn" }) func compiles(_ block: Block) {
    #expect(diagnostics(of: block.text) == "")
  }

  @Test(arguments: zip(blocks, blocks.dropFirst()).filter { $0.0.mark == "rnn error" })
  func isRejected(_ example: Block, _ expected: Block) {
    #expect(diagnostics(of: example.text) == expected.text)
  }
}
