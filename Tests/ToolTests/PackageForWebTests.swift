import Foundation
import Testing

@testable import CommandLineTool

/// What `rnnc package` refuses. That packages work, scripts/test-c, test-swift-package and test-web see.
@Suite struct PackageForWebTests {
  let folder: TemporaryFolder
  let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.file(
      "Line.rnn", "model Line { input x: sequence of [2]; param w: [1, 2]; output y: w · x }")
  }

  private func package(_ options: String...) -> Run {
    Run(["package", model, "--for", "wasm", "-o", folder.path("out")] + options)
  }

  @Test func helpNamesTheTarget() {
    let run = Run("package", "--help")
    #expect(run.code == .success)
    #expect(run.output.contains("wasm    WebAssembly with a script for browsers and Node"))
  }

  @Test func aTargetThatIsNoneIsRefused() {
    let run = Run("package", model, "--for", "webassembly", "-o", folder.path("out"))
    #expect(run.code == .usage)
  }

  @Test func aNameThatIsNoneIsRefused() {
    let run = package("--name", "new model")
    #expect(run.code == .usage)
    #expect(run.errors.contains("'new model' cannot begin names"))
  }

  @Test func parametersOfAnotherModelAreRefused() throws {
    let tensors = TensorFile(["w": .init(shape: [2, 2], values: [1, 2, 3, 4])])
    try tensors.data().write(to: folder.url.appending(path: "parameters"))
    let run = package("--parameters", folder.path("parameters"))
    #expect(run.code == .failure)
    #expect(run.errors.contains("the parameter 'w' is [2, 2]"))
  }

  @Test func aToolchainThatIsNoneIsRefused() {
    let run = package("--toolchain", folder.path("none"))
    #expect(run.code == .failure)
    #expect(run.errors.contains("there is no swiftc in"))
    #expect(folder.contents("out/rnnc-package.json") == nil)
  }
}
