import Foundation
import Packaging
import RNNFormats
import Testing

@testable import CommandLineTool

/// What `rnnc package` refuses for machines without an operating system, before any compiler runs.
@Suite struct BarePackageTests {
  let folder: TemporaryFolder
  let model: String
  let parameters: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.file("Line.rnn", RunCommandTests.model)
    parameters = folder.path("p")
    try RunCommandTests.parameters.data().write(to: folder.url.appendingPathComponent("p"))
  }

  private func package(_ arguments: String...) -> Run {
    Run(["package", model, "--output", folder.path("out")] + arguments)
  }

  @Test(arguments: ["armv7em", "riscv32", "aarch64"]) func parametersAreCompiledIn(target: String) {
    let result = package("--for", target)
    #expect(result.code == .usage)
    #expect(result.errors.contains("'--parameters' is missing"))
  }

  @Test func processors() {
    let unknown = package("--for", "armv7em", "--parameters", parameters, "--cpu", "cortex-m0")
    #expect(unknown.code == .usage)
    #expect(unknown.errors.contains("'cortex-m0' is no processor of armv7em: cortex-m7, cortex-m7-single, cortex-m4"))
    let other = package("--for", "riscv32", "--parameters", parameters, "--cpu", "cortex-m7")
    #expect(other.errors.contains("'cortex-m7' is no processor of riscv32: rv32imafc, rv32imac"))
    for option in ["--cpu=cortex-m7", "--speed"] {
      let hosted = package("--for", "c", "--parameters", parameters, option)
      #expect(hosted.code == .usage && hosted.errors.contains("is for machines without an operating system"))
    }
  }

  @Test func trainingIsNotThere() {
    let result = package("--for", "aarch64", "--parameters", parameters, "--training")
    #expect(result.code == .usage && result.errors.contains("'--training' is not for machines without"))
  }

  @Test func unknownTargets() {
    #expect(package("--for", "armv6m", "--parameters", parameters).code == .usage)
  }

  @Test func modelsWithoutAStep() throws {
    let both = try folder.file(
      "Both.rnn",
      "model Both {\n  input x: sequence of [2]\n  h = scan reversed GRU(3) over x\n  output dense(h, 1)\n}\n")
    #expect(Run("parameters", both, "--seed", "1", "-o", folder.path("q")).code == .success)
    let result = Run("package", both, "--for", "armv7em", "--parameters", folder.path("q"), "-o", folder.path("out"))
    #expect(result.code == .failure)
    #expect(result.errors.contains("Both.rnn: 'Both' cannot go step by step"), "\(result.errors)")
    #expect(folder.data("out") == nil)
  }
}
