import GraphIR

/// The arguments of a command, split into options and operands.
struct Arguments {
  private(set) var operands: [String] = []
  private let command: String
  private var values: [String: [String]] = [:]

  /// The value of an option that takes one; of one that takes none, `""` if it is given.
  subscript(_ option: Option) -> String? { values[option.name]?.last }

  /// The values of an option that may be given several times.
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// The value of an option that the command cannot do without.
  func path(_ option: Option) throws(UsageError) -> String {
    guard let path = self[option] else { throw UsageError(message: "'\(command)' needs '\(option.name)'") }
    return path
  }

  /// The value as a number of things, of which there is at least one.
  func count(_ option: Option, upTo limit: Int) throws(UsageError) -> Int? {
    guard let text = self[option] else { return nil }
    guard let number = Int(text), (1...limit).contains(number) else {
      throw UsageError(message: "'\(option.name)' takes a whole number from 1 to \(limit), not '\(text)'")
    }
    return number
  }

  /// `--option value`, `--option=value`, `-o value`; behind `--` there are no options.
  init(_ arguments: [String], for command: Command) throws(UsageError) {
    self.command = command.name
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      try parse(argument, &rest, command)
    }
    if values[Option.help.name] != nil { return }
    if operands.count < command.operands.count.lowerBound {
      throw UsageError(message: "'\(command.name)' needs \(command.operands.placeholder)")
    }
    if operands.count > command.operands.count.upperBound {
      throw UsageError(message: "unexpected argument '\(operands[command.operands.count.upperBound])'")
    }
  }

  private mutating func parse(_ argument: String, _ rest: inout ArraySlice<String>, _ command: Command)
    throws(UsageError)
  {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let options = command.options + [.help]
    guard let option = options.first(where: { $0.name == parts[0] || $0.short == parts[0] }) else {
      throw UsageError(
        message: "unknown option '\(parts[0])' of '\(command.name)'",
        suggestion: closestMatch(to: parts[0], in: options.map(\.name)))
    }
    var value = ""
    if let placeholder = option.placeholder {
      guard let given = parts.count == 2 ? parts[1] : rest.popFirst(), !given.isEmpty,
        given == "-" || !given.hasPrefix("-")
      else { throw UsageError(message: "'\(option.name)' needs a value: \(placeholder)") }
      if let choices = option.choices, !choices.contains(given) {
        throw UsageError(
          message: "'\(option.name)' is \(alternatives(choices)), not '\(given)'",
          suggestion: closestMatch(to: given, in: choices))
      }
      value = given
    } else if parts.count == 2 {
      throw UsageError(message: "'\(option.name)' takes no value")
    }
    guard values[option.name] == nil || option.isRepeatable else {
      throw UsageError(message: "'\(option.name)' is given twice")
    }
    values[option.name, default: []].append(value)
  }
}

/// `a, b or c`
func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
