/// The texts of `--help`.
enum Help {
  static func text() -> String {
    """
    rnnc compiles recurrent networks: a model, written as equations in a .rnn file, becomes Swift that trains and runs it.

    Usage: rnnc COMMAND ...

    Commands:
    \(table(Command.all.map { ("\($0.name) \($0.operands.placeholder)", $0.summary) }))
    Options:
    \(table([Option.help, .version].map { (spelling($0), $0.help) }))
    'rnnc COMMAND --help' says more about a command.
    Exit codes: 0 success, 1 an error in a file, 2 an error in the command line, 3 an error in rnnc.

    """
  }

  static func text(of command: Command) -> String {
    """
    \(command.summary).

    Usage: rnnc \(command.name) \(command.operands.placeholder)\(command.options.isEmpty ? "" : " [OPTIONS]")

    \(command.details.isEmpty ? "" : command.details + "\n\n")Options:
    \(table((command.options + [.help]).map { (spelling($0), $0.help) }))
    """
  }

  private static func spelling(_ option: Option) -> String {
    let names = option.short.map { "\($0), \(option.name)" } ?? "    \(option.name)"
    return option.placeholder.map { "\(names) \($0)" } ?? names
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = min(rows.map(\.0.count).max() ?? 0, 36)
    return rows.map { left, right in
      left.count <= width
        ? "  \(left)\(String(repeating: " ", count: width - left.count))  \(right)\n"
        : "  \(left)\n  \(String(repeating: " ", count: width))  \(right)\n"
    }.joined()
  }
}
