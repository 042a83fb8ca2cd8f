import Foundation
import Testing

@testable import CommandLineTool

/// What `rnnc package` refuses, and what it writes without a compiler. The libraries are built and run by
/// `scripts/test-c` and its siblings.
@Suite struct PackageCommandTests {
  let folder: TemporaryFolder
  private let source: String

  init() throws {
    folder = try TemporaryFolder()
    source = folder.path("Letters.rnn")
    try """
    model Letters {
      input  text: sequence of token(12)
      target next: sequence of token(12) along text
      logits = dense(scan LSTM(8) over embed(text, 4), 12)
      output softmax(logits)
      loss   crossEntropy(logits, next)
    }
    """.write(toFile: source, atomically: true, encoding: .utf8)
  }

  private func package(_ options: String...) -> Run { Run(["package", source] + options) }

  private var output: String { folder.path("out") }

  private func refused(_ run: Run, _ code: ExitCode, _ text: String) {
    #expect(run.code == code)
    #expect(run.errors.contains(text), "\(run.errors)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
    #expect(!names.contains { $0.hasPrefix(".") }, "a draft was left behind: \(names)")
  }

  @Test func needsTargetAndFolder() {
    refused(package("-o", output), .usage, "'--for'")
    refused(package("--for", "swift"), .usage, "'--output'")
    refused(package("--for", "cobol", "-o", output), .usage, "'--for'")
    refused(package("--for", "swift", "--training", "-o", output), .usage, "'--training' does not go with")
  }

  @Test(arguments: ["9lives", "a-b", "while", "class", "_x", "ä"]) func refusesNames(name: String) {
    refused(package("--for", "c", "--name", name, "-o", output), .usage, "'\(name)' cannot begin names of C")
  }

  @Test func saysWhatIsWrongWithParameters() throws {
    try Data("nothing of the kind".utf8).write(to: folder.url.appending(path: "bad"))
    refused(package("--for", "swift", "--parameters", folder.path("bad"), "-o", output), .failure, "bad")
    let other = folder.path("Other.rnn")
    try "model Other { input x: sequence of [2]\n output dense(x, 3) }".write(
      toFile: other, atomically: true, encoding: .utf8)
    try #require(Run(["parameters", other, "--seed", "1", "-o", folder.path("other")]).code == .success)
    refused(
      package("--for", "swift", "--parameters", folder.path("other"), "-o", output), .failure, "lacks the parameter")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func needsAToolchain() {
    refused(package("--for", "c", "--toolchain", folder.path("nowhere"), "-o", output), .failure, "there is no swiftc")
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func replacesNothingThatItHasNotMade() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: false)
    try "mine".write(toFile: output + "/notes.txt", atomically: true, encoding: .utf8)
    refused(package("--for", "swift", "-o", output), .failure, "exists already")
    #expect(try String(contentsOfFile: output + "/notes.txt", encoding: .utf8) == "mine")
    refused(package("--for", "swift", "-o", folder.path("none/out")), .failure, "does not exist")
  }

  @Test func writesAPackageOfSwift() throws {
    try #require(Run(["parameters", source, "--seed", "1", "-o", folder.path("first")]).code == .success)
    let run = package("--for", "swift", "--parameters", folder.path("first"), "-o", output)
    try #require(run.code == .success, "\(run.errors)")
    func text(_ path: String) throws -> String { try String(contentsOfFile: output + "/" + path, encoding: .utf8) }
    let manifest = try text("Package.swift")
    for option in ["-march=x86-64-v4", "-march=x86-64-v3"] { #expect(manifest.contains(option)) }
    let surface = try text("Sources/Letters/Letters.swift")
    let code = try text("Sources/LettersAVX2/LettersAVX2.swift")
    #expect(surface.contains("public struct Letters"))
    #expect(surface.contains("LettersAVX512::LettersCode.Step.body(parameters, prepared, memory, output)"))
    // No loop is left in the surface, and nothing of the surface is in the code.
    #expect(!surface.contains("Kernel.sums") && !surface.contains("enum Pointwise"))
    #expect(code.contains("public enum LettersCode") && !code.contains("struct Letters"))
    #expect(try code == text("Sources/LettersBaseline/LettersBaseline.swift"))
    let bytes = try #require(FileManager.default.contents(atPath: output + "/Sources/LettersParameters/parameters.bin"))
    #expect(bytes.count % 64 == 0 && bytes.contains { $0 != 0 })

    // Made again, it has no parameters.
    try #require(package("--for", "swift", "-o", output).code == .success)
    #expect(!FileManager.default.fileExists(atPath: output + "/Sources/LettersParameters"))
  }
}
