import Codegen
import Foundation

/// A library for another language or machine: what it is made of.
public struct PackageRequest: Sendable {
  /// What a library is for.
  public enum Target: String, CaseIterable, Sendable {
    /// C and C++ on this machine's system.
    case c
    /// Python with NumPy, likewise.
    case python
    /// A package of Swift, with versions for several instruction sets.
    case swift
    /// One step after the other, on machines without an operating system.
    case armv7em, riscv32, aarch64
    /// Web browsers and Node, as WebAssembly with scripts.
    case wasm
  }

  public var model: ModelInterface
  /// What `generatedFile(…, isPackaged: true)` gives.
  public var code: String
  public var target: Target
  /// The folder `Sources` of the checkout with the runtime.
  public var sources: URL
  /// What all names begin with; nil for the model's.
  public var prefix: String?
  public var hasTraining = false
  /// The floats of all parameters in the layout of the model, to be compiled in.
  public var parameters: [Float]?
  /// Of a package of Swift: its code, and where it gets the runtime from.
  public var versionedCode: VersionedCode?
  public var dependency: (name: String, declaration: String)?
  /// What the user calls the folder.
  public var outputName = ""
  /// The step alone, for a machine without an operating system.
  public var bare: BareStreamCode?
  /// For such a machine: one of `Target.processors`, and whether speed comes before size.
  public var cpu: String?
  public var isForSpeed = false
  /// The folder of the toolchain; nil for that in the search path.
  public var toolchain: String?

  public init(_ model: ModelInterface, code: String, target: Target, sources: URL) {
    self.model = model
    self.code = code
    self.target = target
    self.sources = sources
  }

  /// The modules of a package of Swift with the code of a model, and the level of the processor that each needs.
  public static func modules(of model: String) -> [(name: String, level: Int)] {
    SwiftPackage.modules(of: model).map { ($0.name, $0.level) }
  }

  var names: CNames { CNames(model, prefix: prefix) }

  func processor(of machine: BareMachine) -> BareMachine.Processor? {
    cpu.map { name in machine.processors.first { $0.name == name } } ?? machine.processors.first
  }

  /// Makes the package in a folder, which is there and is empty.
  /// - Returns: what is to be said about it, such as the sizes of sections.
  /// - Throws: `PackagingError`, or an error of the file system.
  public func build(in output: URL) throws -> String {
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("rnnc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    if target == .swift { return try SwiftPackage(request: self, output: output).build() }
    let toolchain = try Toolchain(toolchain)
    switch target {
    case .c: return try CPackage(request: self, toolchain: toolchain, work: work, output: output).build()
    case .python: return try CPackage(request: self, toolchain: toolchain, work: work, output: output).buildModule()
    case .wasm: return try WebPackage(request: self, toolchain: toolchain, work: work, output: output).build()
    case .swift: return ""
    case .armv7em, .riscv32, .aarch64:
      return try BarePackage(
        request: self, machine: target.machine!, toolchain: toolchain, work: work, output: output
      ).build()
    }
  }
}
