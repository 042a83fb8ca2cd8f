import Codegen
import GraphIR
import Packaging

// Packages for machines without an operating system.

extension PackageRequest.Target {
  /// - Throws: `UsageError` if the options do not go with the target.
  func checkOptions(
    processor: String?, isForSpeed: Bool, hasParameters: Bool, hasTraining: Bool
  ) throws(UsageError) {
    guard isBare else {
      if processor != nil { throw UsageError(message: "'--cpu' is for machines without an operating system") }
      if isForSpeed { throw UsageError(message: "'--speed' is for machines without an operating system") }
      return
    }
    if let processor, !processors.contains(processor) {
      throw UsageError(
        message: "'\(processor)' is no processor of \(rawValue): \(processors.joined(separator: ", "))")
    }
    if hasTraining { throw UsageError(message: "'--training' is not for machines without an operating system") }
    if !hasParameters {
      throw UsageError(
        message: "'--parameters' is missing: without an operating system there are no files, and they are compiled in")
    }
  }

  /// The step of a model.
  /// - Throws: `FileFailure` if it has none.
  func bareCode(of program: Program, sourceName: String, path: String) throws(FileFailure) -> BareStreamCode {
    if let code = BareStreamCode(program, sourceName: sourceName, isNarrow: !hasVectors) { return code }
    let reason = ModelInterface(program).obstacleToStep ?? "it has no step"
    throw FileFailure(
      message:
        "\(path): '\(program.model.name)' cannot go step by step, as it has to without an operating system: \(reason)")
  }
}

extension Option {
  static let processor = Option(
    name: "--cpu", placeholder: "NAME",
    help: "The processor, without an operating system: "
      + PackageRequest.Target.allCases.filter(\.isBare).map { $0.processors.joined(separator: ", ") }
      .joined(separator: "; "))
  static let speed = Option(name: "--speed", help: "There, faster code rather than less of it")
}
