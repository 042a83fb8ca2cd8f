/// A command of the tool: what it takes, what it says about itself, and what it does.
struct Command: Sendable {
  let name: String
  /// What stands behind the name besides options: `FILE`, `FILE...`, `[NAME]`.
  let operands: Operands
  /// One line without a period.
  let summary: String
  /// What the help says besides.
  var details: String = ""
  var options: [Option] = []
  /// Does the work and gives the exit code.
  let run: @Sendable (Arguments, Console) throws -> ExitCode

  /// All commands, in the order of the help.
  static let all = [
    new, `import`, export, verify, package, compile, check, library, explain, graph, emit, parameters, run, gradients,
  ]
}

/// How many arguments a command takes that are no options.
struct Operands: Sendable {
  var placeholder: String
  var count: ClosedRange<Int>

  static let file = Operands(placeholder: "FILE", count: 1...1)
  static let files = Operands(placeholder: "FILE...", count: 1...Int.max)
  static func optional(_ name: String) -> Operands { Operands(placeholder: "[\(name)]", count: 0...1) }
}

/// An option, which takes a value if it has a placeholder for one.
struct Option: Sendable, Hashable {
  /// `--output`
  let name: String
  /// `-o`
  var short: String?
  /// `FILE`, or the possible values: `dot|svg`.
  var placeholder: String?
  let help: String
  /// Whether it may be given several times.
  var isRepeatable = false

  /// The only possible values, if the placeholder lists some.
  var choices: [String]? {
    guard let placeholder, placeholder.contains("|") else { return nil }
    return placeholder.split(separator: "|").map(String.init)
  }

  static let help = Option(name: "--help", short: "-h", help: "Show this help")
  static let version = Option(name: "--version", help: "Show the version")
  static let output = Option(
    name: "--output", short: "-o", placeholder: "FILE",
    help: "Write there, if that changes the file, not to the terminal")
  static let loss = Option(
    name: "--loss", placeholder: "NAME", help: "Which loss, of a model whose losses have names")
  static let model = Option(name: "--model", placeholder: "NAME", help: "Which model, of a file with several")
}

enum ExitCode: Int32 {
  case success = 0
  /// Something is wrong with the files; it has been said.
  case failure = 1
  /// Something is wrong with the command line; it has been said.
  case usage = 2
  /// Something is wrong with the compiler; it has been said.
  case internalError = 3
}

/// Something is wrong with the command line.
struct UsageError: Error, Equatable {
  var message: String
  var suggestion: String?
}

/// Something is wrong with a file.
struct FileFailure: Error, Equatable {
  var message: String
}
