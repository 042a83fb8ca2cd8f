import Foundation

/// What the command line asks for.
struct Options {
  /// Names of cases, with `*` for any text.
  var patterns: [String] = []
  var threads: Int?
  var amount = Samples.Amount.seconds(0.5)
  var isListing = false

  static let help = """
    usage: Benchmarks [CASE …] [--threads N|all] [--repeats N | --budget SECONDS] [--list]

      CASE               cell:mode:I:H:B:T[:threads], with * for any text; see --list
      --threads N|all    threads of all cases (1, or what a case says)
      --budget SECONDS   of each case (0.5)
      --repeats N        samples of each case, instead of a budget
      --list             the cases
    """

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      func value<Value>(_ parse: (String) -> Value?, _ kind: String) throws(UsageError) -> Value {
        guard let text = rest.popFirst(), let value = parse(text) else { throw UsageError("\(option) takes \(kind)") }
        return value
      }
      func positive(_ text: String) -> Int? { Int(text).flatMap { $0 > 0 ? $0 : nil } }
      switch option {
      case "--threads":
        threads = try value(
          { $0 == "all" ? ProcessInfo.processInfo.activeProcessorCount : positive($0) }, "a number of threads, or all")
      case "--budget": amount = .seconds(try value({ Double($0) }, "a number of seconds"))
      case "--repeats": amount = .samples(try value(positive, "a number of samples"))
      case "--list": isListing = true
      case "--help", "-h":
        print(Self.help)
        exit(0)
      case _ where option.hasPrefix("-"): throw UsageError("there is no option '\(option)'; --help lists them")
      default: patterns.append(option)
      }
    }
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
