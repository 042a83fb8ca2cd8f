import GraphIR

/// The command line of `rnnc`.
enum Tool {
  static let version = "0.1.0"

  /// Runs the command that the arguments (without the name of the program) name.
  static func run(_ arguments: [String], _ console: Console = .standard) -> ExitCode {
    var command: Command?
    do {
      guard let first = arguments.first else {
        console.errors(Help.text())
        return .usage
      }
      switch first {
      case "--help", "-h", "help":
        console.output(try arguments.dropFirst().first.map { Help.text(of: try Self.command($0)) } ?? Help.text())
        return .success
      case "--version":
        console.output("rnnc \(version)\n")
        return .success
      default: command = try Self.command(first)
      }
      guard let command else { return .usage }
      let parsed = try Arguments(Array(arguments.dropFirst()), for: command)
      if parsed[.help] != nil {
        console.output(Help.text(of: command))
        return .success
      }
      return try command.run(parsed, console)
    } catch {
      return report(error, of: command, console)
    }
  }

  /// Says what went wrong.
  static func report(_ error: any Error, of command: Command?, _ console: Console) -> ExitCode {
    switch error {
    case let error as UsageError:
      let suggestion = error.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      let help = command.map { "rnnc \($0.name) --help" } ?? "rnnc --help"
      console.errors("rnnc: error: \(error.message)\(suggestion)\nSee '\(help)'.\n")
      return .usage
    case let error as FileFailure:
      console.errors("rnnc: error: \(error.message)\n")
      return .failure
    case let error as CompilerFailure:
      console.errors(error.description)
      return .internalError
    default:
      console.errors("rnnc: error: internal error: \(error); please report it, with the file\n")
      return .internalError
    }
  }

  private static func command(_ name: String) throws(UsageError) -> Command {
    if let command = Command.all.first(where: { $0.name == name }) { return command }
    if name.hasPrefix("-") {
      let options = [Option.help.name, Option.version.name]
      throw UsageError(message: "unknown option '\(name)'", suggestion: closestMatch(to: name, in: options))
    }
    throw UsageError(
      message: "unknown command '\(name)'", suggestion: closestMatch(to: name, in: Command.all.map(\.name)))
  }
}
