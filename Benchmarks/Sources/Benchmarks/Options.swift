import Foundation

/// What the command line asks for.
struct Options {
  /// Names of groups or cases, with `*` for any text.
  var patterns: [String] = []
  var threads: Int?
  var amount = Samples.Amount.seconds(0.5)
  /// The Python that has the other libraries.
  var python: String?
  var peers = Peer.names
  var json: String?
  var svg: String?
  var isListing = false
  var isChecking = false
  /// A case whose memory this process takes and tells.
  var resident: String?

  static let help = """
    Measures what rnnc compiles, and other libraries beside it.

    usage: Benchmarks [CASE …] [--threads N|all] [--budget SECONDS | --repeats N]
                      [--peers PYTHON [--only NAMES]] [--json FILE] [--svg FILE]
           Benchmarks --check --peers PYTHON
           Benchmarks --list

      CASE               a group, or cell:mode:I:H:B:T[:threads] with * for any text (main)
      --threads N|all    of all cases, instead of what each says
      --budget SECONDS   for each case and library (0.5)
      --repeats N        samples of each case, instead of a time
      --peers PYTHON     measure other libraries in turn: a Python that has Peers/requirements.txt
      --only NAMES       of \(Peer.names.joined(separator: ",")) only these
      --json FILE        adds a JSON object for each case, a line each
      --svg FILE         draws the time of an LSTM's step against its units, with what is in --json's file, too
      --check            compares losses and gradients with PyTorch's
      --list             the groups and their cases
    """

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      func value<Value>(_ kind: String, _ parse: (String) -> Value? = { $0 }) throws(UsageError) -> Value {
        guard let text = rest.popFirst(), let value = parse(text) else { throw UsageError("\(option) takes \(kind)") }
        return value
      }
      switch option {
      case "--threads":
        threads = try value("a number of threads, or all") {
          $0 == "all" ? ProcessInfo.processInfo.activeProcessorCount : Self.positive($0)
        }
      case "--budget": amount = .seconds(try value("a number of seconds") { Double($0) })
      case "--repeats": amount = .samples(try value("a number of samples", Self.positive))
      case "--peers": python = try value("a Python")
      case "--only": peers = try value("names of \(Peer.names)", Self.peers)
      case "--json": json = try value("a file")
      case "--svg": svg = try value("a file")
      case "--list": isListing = true
      case "--check": isChecking = true
      case "--resident": resident = try value("a case")
      case "--help", "-h":
        print(Self.help)
        exit(0)
      case _ where option.hasPrefix("-"): throw UsageError("there is no option '\(option)'; --help lists them")
      default: patterns.append(option)
      }
    }
  }

  private static func positive(_ text: String) -> Int? { Int(text).flatMap { $0 > 0 ? $0 : nil } }

  private static func peers(_ text: String) -> [String]? {
    let names = text.split(separator: ",").map(String.init)
    return names.allSatisfy(Peer.names.contains) ? names : nil
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
