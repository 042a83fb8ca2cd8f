import Codegen
import Foundation

/// A module of WebAssembly with a script that runs it in browsers and in Node.
struct WebPackage {
  let request: PackageRequest
  let toolchain: Toolchain
  let work: URL
  let output: URL

  private static let triple = "wasm32-unknown-none-wasm"

  func build() throws -> String {
    let model = request.model
    guard model.step != nil || model.inference != nil else {
      throw PackagingError("'\(model.name)' has nothing to run: neither steps nor outputs")
    }
    let script = WebScript(request)
    // Without loop strength reduction, loads keep their offsets: steps are 1 to 11 % faster in Chromium.
    let build = EmbeddedBuild(
      toolchain: toolchain, sources: request.sources, work: work, triple: Self.triple,
      options: [
        "-O", "-Xcc", "-msimd128", "-Xcc", "-ffreestanding", "-Xfrontend", "-disable-stack-protector",
        "-Xllvm", "-disable-lsr",
      ])
    try build.compileModules()
    let modelFile = try build.write(request.code, to: "Model.swift")
    let coreFile = try build.write(WebCore(model: model, hasSequences: script.hasSequences).text, to: "Core.swift")
    try build.compile([modelFile, coreFile], module: "Model", to: "core.o")

    try build.write(String(decoding: PackageResources.allocator_c, as: UTF8.self), to: "allocator.c")
    var options = [
      "-target", Self.triple, "-ffreestanding", "-fno-builtin", "-Os", "-mbulk-memory", "-std=gnu2x",
      "-Wall", "-Wextra", "-Werror",
    ]
    if let parameters = request.parameters {
      try parameters.withUnsafeBytes { Data($0) }.write(to: work.appendingPathComponent("parameters.bin"))
      options.append("-DPARAMETERS=\"parameters.bin\"")
    }
    try toolchain.run("clang", options + ["-c", "allocator.c", "-o", "allocator.o"], in: work)
    // The stack comes first, so that one that is too small is an error and overwrites nothing.
    try toolchain.run(
      "wasm-ld",
      [
        "--no-entry", "--gc-sections", "--strip-all", "--stack-first", "-z", "stack-size=262144",
        "core.o", "allocator.o", "-o", "model.wasm",
      ], in: work)

    let code = try Data(contentsOf: work.appendingPathComponent("model.wasm"))
    try code.write(to: output.appendingPathComponent("\(script.name).wasm"))
    try write(script.module, "\(script.name).mjs")
    try write(script.classic(code.base64EncodedString()), "\(script.name).js")
    let types = WebTypes(script).text
    try write(types, "\(script.name).d.mts")
    try write(types + "export as namespace \(script.name);\n", "\(script.name).d.ts")
    return try ["wasm", "mjs", "js"].map { try size("\(script.name).\($0)") }.joined()
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: output.appendingPathComponent(path))
  }

  private func size(_ path: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: output.appendingPathComponent(path).path)
    return "  \(path)  \((attributes[.size] as? Int ?? 0) / 1000) kB\n"
  }
}
