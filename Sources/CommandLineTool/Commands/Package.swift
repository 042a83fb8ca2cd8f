import Codegen
import Foundation
import GraphIR
import Packaging

extension Command {
  static let package = Command(
    name: "package", operands: .file, summary: "Make a library for another language or machine from a model",
    details: """
      rnnc package Model.rnn --for c --parameters model.safetensors -o model/

      The folder is new, or one that this command has made, which is replaced as a whole. These can be made:
        c       a static and a dynamic library, headers for C99 and C++17, pkg-config and CMake. On x86-64 they hold
                code for SSE2, AVX2 and AVX-512, and choose when they are loaded.
        swift   a package with the model's type, for Swift programs that run on other machines than the one that builds
                them: code for the same instruction sets, chosen when the program begins, and optimized in debug builds
        python  a module that takes and gives NumPy's arrays, with such a library beside it
        armv7em, riscv32, aarch64
                for machines without an operating system, such as a Cortex-M: one archive and one header with the steps
                of streams, whose memory is the caller's. The parameters are constants.
        wasm    WebAssembly with a script for browsers and Node

      The compilers of a Swift toolchain do the work, with the sources of the runtime that this tool was built from.
      """,
    options: [.target, .folder, .compiledIn, .training, .processor, .speed, .prefix, .model, .toolchain, .rnnc]
  ) { arguments, console in
    guard let target = try arguments.path(.target).asTarget else { return .usage }
    let folder = URL(fileURLWithPath: try arguments.path(.folder)).standardizedFileURL
    if target == .swift {
      for option in [Option.training, .prefix, .toolchain] where arguments[option] != nil {
        throw UsageError(message: "'\(option.name)' does not go with '--for swift'")
      }
    }
    let prefix = arguments[.prefix]
    if let prefix, !CNames.isPrefix(prefix) {
      throw UsageError(
        message: "'\(prefix)' cannot begin names of C: letters, digits and '_', a letter first, no word of C")
    }
    try target.checkOptions(
      processor: arguments[.processor], isForSpeed: arguments[.speed] != nil,
      hasParameters: arguments[.compiledIn] != nil,
      hasTraining: arguments[.training] != nil)
    let sources = try PackageDependency.sources()
    guard let file = LoadedFile.load(arguments.operands[0], console) else { return .failure }
    let model = try file.model(arguments[.model])
    var numbers: [String: [Double]]?
    if let path = arguments[.compiledIn] {
      let tensors = try ModelTensors.parameters(of: model, in: TensorFile(contentsOf: path), path: path)
      numbers = tensors.mapValues(\.values)
    }
    let program = try file.compile(model).program
    let sourceName = URL(fileURLWithPath: arguments.operands[0]).lastPathComponent
    let interface = ModelInterface(program)
    var request = PackageRequest(
      interface,
      code: target.isBare ? "" : generatedFile(for: [program], sourceName: sourceName, isPackaged: true),
      target: target, sources: sources)
    if target.isBare {
      request.bare = try target.bareCode(of: program, sourceName: sourceName, path: arguments.operands[0])
      request.cpu = arguments[.processor]
      request.isForSpeed = arguments[.speed] != nil
    }
    request.prefix = prefix
    request.outputName = folder.lastPathComponent
    request.hasTraining = arguments[.training] != nil
    request.toolchain = arguments[.toolchain]
    request.parameters = numbers.map { interface.floats(of: $0) }
    if target == .swift {
      let dependency = try PackageDependency(arguments[.rnnc])
      request.versionedCode = VersionedCode(
        program, sourceName: sourceName, modules: PackageRequest.modules(of: model.name))
      request.dependency = (dependency.name, dependency.declaration)
    }
    let said = try ReplacedFolder.make(folder, marker: "rnnc-package.json") { draft in
      do {
        let said = try request.build(in: draft)
        return (
          said, "{\"rnnc\": \"\(Tool.version)\", \"for\": \"\(target.rawValue)\", \"model\": \"\(model.name)\"}\n"
        )
      } catch let error as PackagingError {
        throw FileFailure(message: error.description)
      }
    }
    console.output("Made \(arguments[.folder] ?? "").\n\(said)")
    return .success
  }
}

extension String {
  fileprivate var asTarget: PackageRequest.Target? { PackageRequest.Target(rawValue: self) }
}

extension ModelInterface {
  /// All parameters in one buffer, as the runtime has it.
  fileprivate func floats(of values: [String: [Double]]) -> [Float] {
    var floats = [Float](repeating: 0, count: parameterCount)
    for parameter in parameters {
      for (index, value) in (values[parameter.name] ?? []).enumerated() {
        floats[parameter.offset + index] = Float(value)
      }
    }
    return floats
  }
}

extension Option {
  fileprivate static let target = Option(
    name: "--for", placeholder: PackageRequest.Target.allCases.map(\.rawValue).joined(separator: "|"),
    help: "What the library is for")
  fileprivate static let folder = Option(
    name: "--output", short: "-o", placeholder: "FOLDER", help: "The folder to make")
  fileprivate static let compiledIn = Option(
    name: "--parameters", placeholder: "FILE", help: "A safetensors file of parameters to compile in")
  fileprivate static let training = Option(name: "--training", help: "With the losses, gradients and optimizers")
  fileprivate static let prefix = Option(
    name: "--name", placeholder: "NAME", help: "What files and functions are called; the model's name without it")
  fileprivate static let toolchain = Option(
    name: "--toolchain", placeholder: "FOLDER", help: "The Swift toolchain, if it is not the one in the search path")
}
