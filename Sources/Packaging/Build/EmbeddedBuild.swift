import Foundation

/// Compiles the runtime and the code of a model as Embedded Swift, in a folder of its own.
struct EmbeddedBuild: Sendable {
  let toolchain: Toolchain
  /// The folder `Sources` with the runtime.
  let sources: URL
  let work: URL
  let triple: String
  /// For all steps: `-Osize`, `-Xcc -mcpu=…`.
  let options: [String]

  /// Folders of the runtime that runs and training need; all of it without an operating system.
  private static let runtimeFolders = [
    "Storage", "Validation", "Kernels", "Parameters", "Random", "Execution", "Parallel",
  ]
  private static let trainingFiles = [
    "Optimizer", "Adam", "SGD", "RMSProp", "GradientClipping", "Gradients+Scale",
  ]

  private var common: [String] {
    [
      "-target", triple, "-enable-experimental-feature", "Embedded", "-wmo", "-parse-as-library", "-swift-version", "6",
      "-package-name", "rnnc", "-suppress-warnings", "-Xfrontend", "-function-sections",
      "-Xcc", "-fmodule-map-file=\(work.path)/module.modulemap", "-I", work.path,
    ] + options
  }

  /// Compiles the modules that the code of all models uses.
  func compileModules() throws(PackagingError) {
    let header = sources.appendingPathComponent("RNNVector/include/RNNVector.h").path
    try write("module RNNVector { header \"\(header)\" export * }\n", to: "module.modulemap")
    try compileModule("RNNRandom", try files(in: "RNNRandom"))
    var runtime: [String] = []
    for folder in Self.runtimeFolders { runtime += try files(in: "Runtime/\(folder)") }
    runtime += Self.trainingFiles.map { sources.appendingPathComponent("Runtime/Training/\($0).swift").path }
    try compileModule("RNNRuntime", runtime)
    try compileModule("RNNEmbedding", try files(in: "RNNEmbedding"))
  }

  /// Compiles what a step alone uses. Nothing of it allocates memory.
  func compileKernels() throws(PackagingError) {
    let header = sources.appendingPathComponent("RNNVector/include/RNNVector.h").path
    try write("module RNNVector { header \"\(header)\" export * }\n", to: "module.modulemap")
    // Between the parts of a run over whole sequences.
    let files = try files(in: "Runtime/Kernels").filter { !$0.hasSuffix("/Carry.swift") }
    try compileModule("RNNRuntime", files)
  }

  private func compileModule(_ name: String, _ files: [String]) throws(PackagingError) {
    try toolchain.run(
      "swiftc",
      common + [
        "-module-name", name, "-emit-module", "-emit-module-path",
        work.appendingPathComponent("\(name).swiftmodule").path,
      ] + files)
  }

  /// Compiles files of Swift to an object.
  /// - Parameter options: further ones: `-Xcc -march=x86-64-v3`.
  func compile(
    _ files: [String], module: String, options: [String] = [], to object: String
  ) throws(PackagingError) {
    try toolchain.run(
      "swiftc",
      common + options + ["-module-name", module, "-c", "-o", work.appendingPathComponent(object).path] + files)
  }

  /// The Swift files of a folder of the runtime, in a fixed order.
  func files(in folder: String) throws(PackagingError) -> [String] {
    let url = sources.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    let files = names.filter { $0.hasSuffix(".swift") }.sorted().map { url.appendingPathComponent($0).path }
    if files.isEmpty { throw PackagingError("the sources of the runtime are gone: there are none in '\(url.path)'") }
    return files
  }

  @discardableResult
  func write(_ text: String, to name: String) throws(PackagingError) -> String {
    let url = work.appendingPathComponent(name)
    do { try Data(text.utf8).write(to: url) } catch {
      throw PackagingError("'\(url.path)' cannot be written: \(error.localizedDescription)")
    }
    return url.path
  }
}
