import Codegen
import Foundation

/// A library for C and C++: header, static and dynamic library, and what pkg-config and CMake need.
struct CPackage: Sendable {
  let request: PackageRequest
  let toolchain: Toolchain
  let work: URL
  let output: URL

  private var model: ModelInterface { request.model }
  private var names: CNames { request.names }

  private var interface: CInterface {
    CInterface(
      model: model, names: names, hasTraining: request.hasTraining, hasParameters: request.parameters != nil)
  }

  /// The library with its headers.
  func build() throws -> String {
    let triple = try compile()
    for folder in ["include", "lib", "lib/pkgconfig", "lib/cmake/\(names.prefix)"] {
      try FileManager.default.createDirectory(
        at: output.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    let library = "lib/lib\(names.prefix)"
    try toolchain.run("llvm-ar", ["rcs", output.appendingPathComponent("\(library).a").path, "library.o"], in: work)
    try link("\(library).so", triple)
    try write(CHeader(interface: interface, versions: coreVersions(triple)).text, "include/\(names.prefix).h")
    try write(CXXHeader(interface: interface).text, "include/\(names.prefix).hpp")
    try write(CBuildFiles.pkgConfig(names, model), "lib/pkgconfig/\(names.prefix).pc")
    try write(CBuildFiles.cmake(names), "lib/cmake/\(names.prefix)/\(names.prefix)-config.cmake")
    return try size("\(library).a") + size("\(library).so")
  }

  /// A module of Python with its library.
  func buildModule() throws -> String {
    let triple = try compile()
    try link("lib\(names.prefix).so", triple)
    try write(PythonModule(interface: interface).text, "\(names.prefix).py")
    return try size("lib\(names.prefix).so")
  }

  private func coreVersions(_ triple: String) -> [CoreVersion] {
    CoreVersion.all(for: String(triple.prefix { $0 != "-" }))
  }

  private func link(_ library: String, _ triple: String) throws {
    try toolchain.run(
      "clang",
      [
        "-target", triple, "-fuse-ld=lld", "-shared", "-o", output.appendingPathComponent(library).path, "library.o",
        "-Wl,-soname,lib\(names.prefix).so", "-Wl,--gc-sections", "-Wl,--no-undefined", "-Wl,-z,now", "-Wl,-s", "-lm",
      ], in: work)
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: output.appendingPathComponent(path))
  }

  private func size(_ path: String) throws -> String {
    let attributes = try FileManager.default.attributesOfItem(atPath: output.appendingPathComponent(path).path)
    return "  \(path)  \((attributes[.size] as? Int ?? 0) / 1000) kB\n"
  }

  /// Makes one object of all, `library.o`.
  /// - Returns: the triple that it is for.
  private func compile() throws -> String {
    let triple = try toolchain.hostTriple()
    guard let embedded = toolchain.embeddedLibraries(for: triple) else {
      throw PackagingError("the toolchain has no Embedded Swift for '\(triple)'")
    }
    guard triple.contains("linux") else {
      throw PackagingError("packages for C are made on Linux: how symbols are hidden elsewhere is not written")
    }
    let build = EmbeddedBuild(
      toolchain: toolchain, sources: request.sources, work: work, triple: triple,
      options: ["-O", "-Xcc", "-fPIC", "-Xfrontend", "-disable-stack-protector"])
    try build.compileModules()

    // The core, in each version, under names of its own.
    let versions = coreVersions(triple)
    let modelFile = try build.write(request.code, to: "Model.swift")
    let coreFile = try build.write(
      SwiftCore(model: model, names: names, hasTraining: request.hasTraining).text, to: "Core.swift")
    let functions = model.coreFunctions(hasTraining: request.hasTraining).map { names("core_" + $0.name) }
    let objects = versions.map { "core\($0.suffix).o" }
    let reader = try build.write(
      Resource.text(PackageResources.read_parameters_swift_text, names, model), to: "ReadParameters.swift")
    let read = "\(names.prefix)_read_parameters"
    let tables = embedded.appendingPathComponent("libswiftUnicodeDataTables.a").path
    // The versions of the core, and what is compiled once.
    var tasks: [@Sendable () throws -> Void] = []
    for (version, object) in zip(versions, objects) {
      tasks.append {
        try build.compile(
          [modelFile, coreFile], module: "Model", options: version.options.flatMap { ["-Xcc", $0] }, to: object)
        try hide(object, besides: functions.map { ($0, $0 + version.suffix) }, build)
      }
    }
    tasks.append {
      try build.compile(
        try build.files(in: "RNNFormats/Safetensors") + [reader], module: "Reader", to: "reader.o")
      try toolchain.run("ld.lld", ["-r", "-o", "reader_all.o", "reader.o", tables], in: work)
      try hide("reader_all.o", besides: [(read, read)], build)
    }
    try concurrently(tasks)

    // The interface.
    var parameterFile: String?
    if let parameters = request.parameters {
      let data = parameters.withUnsafeBytes { Data($0) }
      try data.write(to: work.appendingPathComponent("parameters.bin"))
      parameterFile = "parameters.bin"
    }
    let header = CHeader(interface: interface, versions: coreVersions(triple)).text
    try build.write(header, to: "\(names.prefix).h")
    try build.write(
      CImplementation(
        interface: interface, versions: versions, parameterFile: parameterFile
      ).text, to: "interface.c")
    try toolchain.run(
      "clang",
      [
        "-target", triple, "-std=gnu2x", "-O2", "-fPIC", "-fvisibility=hidden", "-ffunction-sections", "-Wall",
        "-Wextra",
        "-Werror", "-I\(request.sources.path)/RNNVector", "-c", "interface.c", "-o", "interface.o",
      ], in: work)

    // One object, of which nothing can be seen but the interface.
    // (The core compares texts of some models; of the tables nothing is taken that nothing needs.)
    try toolchain.run(
      "ld.lld", ["-r", "-o", "library.o", "interface.o", "reader_all.o"] + objects + [tables], in: work)
    let exported =
      interface.sections.flatMap(\.functions).map(\.name) + ["status_text", "error", "instructions"].map { names($0) }
    try hide("library.o", besides: exported.map { ($0, $0) }, build)
    return triple
  }

  /// Makes all symbols of an object local but these, which it renames.
  private func hide(
    _ object: String, besides symbols: [(old: String, new: String)], _ build: EmbeddedBuild
  ) throws(PackagingError) {
    // Weak ones too: another library in the program may have what is called the same and is compiled otherwise.
    let kept = try build.write(symbols.map { $0.new + "\n" }.joined(), to: "\(object).kept.txt")
    let renamed = try build.write(symbols.map { "\($0.old) \($0.new)\n" }.joined(), to: "\(object).renamed.txt")
    let path = build.work.appendingPathComponent(object).path
    try build.toolchain.run("llvm-objcopy", ["--redefine-syms=\(renamed)", path])
    try build.toolchain.run("llvm-objcopy", ["--keep-global-symbols=\(kept)", path])
  }
}
