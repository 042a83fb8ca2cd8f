import Codegen
import Foundation
import GraphIR

extension Command {
  static let new = Command(
    name: "new", operands: Operands(placeholder: "NAME", count: 1...1),
    summary: "Make a package with a model, training and a test, ready to run",
    details: """
      NAME is a new folder, whose last part names the package. There are these beginnings:
      \(Template.allCases.map { "  \($0.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0))\($0.summary)" }
        .joined(separator: "\n"))
      """,
    options: [.template, .rnnc]
  ) { arguments, console in
    let folder = URL(fileURLWithPath: arguments.operands[0]).standardizedFileURL
    let name = folder.lastPathComponent
    let dependency = try PackageDependency(arguments[.rnnc])
    if let mistake = mistake(in: name, dependency) { throw UsageError(message: mistake) }
    let template = arguments[.template].flatMap { Template(rawValue: $0) } ?? .classify
    try NewFolder.write(template.files(name: name, dependency: dependency), to: folder)
    console.output(
      """
      Made \(arguments.operands[0]). \(template.summary)

        cd \(arguments.operands[0])
        swift run
        swift test

      It depends on rnnc at \(dependency.place); '--rnnc' names another place.

      """)
    return .success
  }

  /// Modules that the package's own cannot be called like.
  private static let moduleNames = [
    "RNNRuntime", "RNNVector", "RNNData", "RNNFormats", "RNNRandom", "Swift", "Foundation", "Testing", "XCTest",
    "Dispatch",
    "Synchronization", "Builtin",
    "PackageDescription", "Glibc", "Darwin",
  ]

  /// Why a package, and its module, cannot have the name.
  private static func mistake(in name: String, _ dependency: PackageDependency) -> String? {
    if name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*/) == nil {
      return "'\(name)' cannot name a package: letters, digits and '_', and a letter first"
    }
    if reservedWords.contains(name) { return "'\(name)' cannot name a package: it is a word of Swift" }
    if moduleNames.contains(name) { return "'\(name)' cannot name a package: there is a module of this name" }
    let others = dependency.identities.map { $0.lowercased() }
    return others.contains(name.lowercased())
      ? "'\(name)' cannot name a package: the one that it depends on has this name" : nil
  }
}

extension Option {
  static let template = Option(
    name: "--from", placeholder: Template.names.joined(separator: "|"), help: "What to begin with (classify)")
  static let rnnc = Option(
    name: "--rnnc", placeholder: "PATH or URL",
    help: "A checkout of rnnc, or its repository; without it, the checkout that this tool was built from")
}
