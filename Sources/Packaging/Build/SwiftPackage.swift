import Codegen
import Foundation

/// A package of Swift whose code is there for several instruction sets: fast wherever it runs, and in debug builds too.
struct SwiftPackage {
  let request: PackageRequest
  let output: URL

  private var name: String { request.model.name }

  /// The modules with the code, the best one first, and how they are compiled on x86-64.
  static func modules(of name: String) -> [(name: String, level: Int, option: String)] {
    [
      ("\(name)AVX512", 4, "-march=x86-64-v4"), ("\(name)AVX2", 3, "-march=x86-64-v3"),
      ("\(name)Baseline", 0, "-march=x86-64"),
    ]
  }

  /// The bytes as a file of their own, which the C compiler takes as they are: Swift's would be at a literal for minutes.
  private func writeParameters(
    _ floats: [Float], _ module: String, _ write: (_ text: String, _ path: String) throws -> Void
  ) throws {
    let function = "\(CNames.lowered(name))_compiled_in"
    try write(
      """
      #pragma once

      /// The floats of all parameters, in the layout of the model.
      const float *_Nonnull \(function)(void);

      """, "Sources/\(module)/include/\(module).h")
    try write(
      """
      #include "\(module).h"

      static const unsigned char bytes[] __attribute__((aligned(64))) = {
      #embed "parameters.bin"
      };

      const float *\(function)(void) { return (const float *)bytes; }

      """, "Sources/\(module)/\(module).c")
    try write(
      """
      import \(module)
      import RNNRuntime

      extension \(name) {
        /// A model with the parameters that are compiled in.
        public init() {
          var parameters = RNNRuntime::Parameters(zeros: Self.layout)
          parameters.withUnsafeMutablePointer { $0.update(from: \(function)(), count: \(floats.count)) }
          self.init(parameters: parameters)
        }
      }

      """, "Sources/\(name)/CompiledInParameters.swift")
  }

  func build() throws -> String {
    guard let code = request.versionedCode, let dependency = request.dependency else {
      throw PackagingError("a package of Swift needs the code in several files")
    }
    let modules = Self.modules(of: name)
    func write(_ text: String, _ path: String) throws {
      let url = output.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try write(code.surface, "Sources/\(name)/\(name).swift")
    for module in modules { try write(code.code, "Sources/\(module.name)/\(module.name).swift") }
    let parameters = "\(name)Parameters"
    if let floats = request.parameters {
      try writeParameters(floats, parameters, write)
      try floats.withUnsafeBytes { Data($0) }.write(
        to: output.appendingPathComponent("Sources/\(parameters)/parameters.bin"))
    }
    let product = ".product(name: \"RNNRuntime\", package: \"\(dependency.name)\")"
    let names = modules.map(\.name) + (request.parameters == nil ? [] : [parameters])
    var targets = modules.map { module in
      """
          .target(
            name: "\(module.name)", dependencies: [\(product)],
            swiftSettings: [.unsafeFlags(["-O"] + instructions("\(module.option)"))]),
      """
    }
    if request.parameters != nil {
      targets.append("    .target(name: \"\(parameters)\", exclude: [\"parameters.bin\"]),")
    }
    try write(
      """
      // swift-tools-version: 6.3
      import PackageDescription

      /// The code of the model is compiled once for each instruction set; the model's type calls what the processor can run.
      func instructions(_ option: String) -> [String] {
        #if arch(x86_64)
          ["-Xcc", option]
        #else
          []
        #endif
      }

      let package = Package(
        name: "\(name)",
        platforms: [.macOS(.v15), .iOS(.v18)],
        products: [.library(name: "\(name)", targets: ["\(name)"])],
        dependencies: [\(dependency.declaration)],
        targets: [
          .target(
            name: "\(name)",
            dependencies: [\(product), \(names.map { "\"\($0)\"" }.joined(separator: ", "))],
            swiftSettings: [.unsafeFlags(["-O"])]),
      \(targets.joined(separator: "\n"))
        ],
        swiftLanguageModes: [.v6]
      )

      """, "Package.swift")
    return """
        In a package that depends on it by path:
          dependencies: [.package(path: "\(request.outputName)"), …]
          .target(…, dependencies: [.product(name: "\(name)", package: "…")])

      """
  }
}
