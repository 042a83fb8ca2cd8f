import Codegen
import Foundation

/// A library for a machine without an operating system: one archive and one header.
struct BarePackage {
  let request: PackageRequest
  let machine: BareMachine
  let toolchain: Toolchain
  let work: URL
  let output: URL

  private var names: CNames { request.names }

  func build() throws -> String {
    guard let code = request.bare else {
      throw PackagingError(
        "a machine without an operating system goes step by step, which '\(request.model.name)' cannot: "
          + (request.model.obstacleToStep ?? "it has no step"))
    }
    guard let parameters = request.parameters else {
      throw PackagingError("parameters are compiled in: '--parameters' names their file")
    }
    guard let processor = request.processor(of: machine) else {
      throw PackagingError(
        "'\(request.cpu ?? "")' is no processor that is known: \(request.target.processors.joined(separator: ", "))")
    }
    guard toolchain.embeddedLibraries(for: machine.triple) != nil else {
      throw PackagingError("the toolchain has no Embedded Swift for '\(machine.triple)'")
    }
    let interface = BareInterface(model: request.model, names: names, code: code)
    let constants = try BareConstants(
      code: code, parameters: parameters, toolchain: toolchain, sources: request.sources, work: work
    ).bytes()
    try constants.write(to: work.appendingPathComponent("constants.bin"))

    // Swift's own optimizer copies the bodies of short loops, whatever they take.
    let forSize = ["-Osize", "-Xllvm", "-sil-disable-pass=loop-unroll"]
    let build = EmbeddedBuild(
      toolchain: toolchain, sources: request.sources, work: work, triple: machine.triple,
      options: (request.isForSpeed ? ["-O"] : forSize)
        + ["-Xfrontend", "-disable-stack-protector"]
        + (["-ffreestanding"] + processor.options).flatMap { ["-Xcc", $0] })
    try build.compileKernels()
    let files = [
      try build.write(code.code, to: "Model.swift"), try build.write(interface.core, to: "Core.swift"),
    ]
    try build.compile(files, module: "Model", to: "core.o")
    try build.write(interface.header, to: "\(names.prefix).h")
    try build.write(
      interface.implementation(constants: "constants.bin", alignment: machine.hasVectors ? 64 : 16),
      to: "interface.c")
    try toolchain.run(
      "clang",
      ["-target", machine.triple] + processor.options + machine.interfaceOptions + [
        "-std=gnu2x", "-ffreestanding", request.isForSpeed ? "-O2" : "-Oz", "-ffunction-sections", "-fdata-sections",
        "-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-Wall", "-Wextra", "-Werror", "-I",
        request.sources.appendingPathComponent("RNNVector/include").path, "-c", "interface.c", "-o", "interface.o",
      ], in: work)

    // One object, of which nothing can be seen but the interface, and no more than what a machine needs.
    let object = "\(names.prefix).o"
    try toolchain.run("ld.lld", ["-r", "-o", object, "interface.o", "core.o"], in: work)
    let functions = interface.functions.map(\.name)
    let unused = UnusedSections(
      try toolchain.run("llvm-objdump", ["-h", "-t", "-r", object], in: work), roots: Set(functions))
    let undefined = try self.undefined(in: object)
    try build.write(functions.map { $0 + "\n" }.joined(), to: "kept.txt")
    try toolchain.run(
      "llvm-objcopy",
      ["--keep-global-symbols=kept.txt"]
        + undefined.map { "--strip-unneeded-symbol=\($0)" }
        + (unused.names + [
          ".linker-options", ".swift_modhash", ".swift1_autolink_entries", ".comment", ".llvm_addrsig", ".ARM.exidx*",
          ".ARM.extab*",
          ".rel.ARM.exidx*", ".eh_frame", ".rela.eh_frame", ".rel.eh_frame",
        ]).map { "--remove-section=\($0)" } + [object], in: work)
    for folder in ["include", "lib"] {
      try FileManager.default.createDirectory(
        at: output.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    try Data(interface.header.utf8).write(to: output.appendingPathComponent("include/\(names.prefix).h"))
    let archive = output.appendingPathComponent("lib/lib\(names.prefix).a").path
    try toolchain.run("llvm-ar", ["rcsD", archive, object], in: work)
    return try report(object, interface, processor, constants.count)
  }

  private func undefined(in object: String) throws -> [String] {
    try toolchain.run("llvm-nm", ["-u", "-j", object], in: work).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  // MARK: What is said

  private func report(
    _ object: String, _ interface: BareInterface, _ processor: BareMachine.Processor, _ constantBytes: Int
  ) throws -> String {
    let sizes = SectionSizes(try toolchain.run("llvm-objdump", ["-h", object], in: work))
    let needed = try undefined(in: object).sorted().joined(separator: " ")
    let other = sizes.constants - constantBytes
    return """
        lib/lib\(names.prefix).a, include/\(names.prefix).h
        \(machine.triple), \(processor.name): \(processor.note)
        flash   \(sizes.code + sizes.constants + sizes.data) bytes: code \(sizes.code), weights \(constantBytes), other constants \(other), data \(sizes.data)
        RAM     \(4 * interface.streamCount) bytes for each stream; data \(sizes.data), bss \(sizes.zeros), no heap
        needs   \(needed.isEmpty ? "nothing" : needed)

      """
  }
}

/// The bytes of an object by kind.
struct SectionSizes {
  private(set) var code = 0
  private(set) var constants = 0
  private(set) var data = 0
  private(set) var zeros = 0

  /// - Parameter listing: that of `llvm-objdump -h`: index, name, size.
  init(_ listing: String) {
    for line in listing.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 3, Int(words[0]) != nil, let size = Int(words[2], radix: 16) else { continue }
      func isA(_ kind: String) -> Bool { words[1] == kind || words[1].hasPrefix(kind + ".") }
      if isA(".text") {
        code += size
      } else if isA(".rodata") || isA(".srodata") {
        constants += size
      } else if isA(".data") || isA(".sdata") || isA(".got") {
        data += size
      } else if isA(".bss") || isA(".sbss") {
        zeros += size
      }
    }
  }
}
