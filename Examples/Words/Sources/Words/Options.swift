import Foundation

/// What the command line asks for.
struct Options {
  enum Task { case words, scores, benchmark }

  /// None: they are lines of the standard input.
  var strings: [String] = []
  var task = Task.words
  var threads = 1
  /// The parameters that `./fetch` has made.
  var parameters = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../splitting.safetensors")
    .standardizedFileURL

  static let help = """
    Splits strings without spaces into words, such as domain names, hashtags and user names.

    usage: Words [STRING ...] [--threads N] [--parameters FILE]
           Words [STRING ...] --scores | --benchmark

      STRING             a string; without any, each line of the standard input is one
      --threads N        how many threads compute (1)
      --scores           print the two scores of each character instead: within a word, beginning a word
      --benchmark        print how many strings a second are split instead
      --parameters FILE  the model's parameters (splitting.safetensors of the example)
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      func value() throws -> String {
        guard let value = rest.popFirst() else { throw UsageError("\(argument) takes a value") }
        return value
      }
      switch argument {
      case "--scores": task = .scores
      case "--benchmark": task = .benchmark
      case "--parameters": parameters = URL(filePath: try value())
      case "--threads":
        let text = try value()
        guard let count = Int(text), (1...1024).contains(count) else {
          throw UsageError("--threads takes a number from 1 to 1024, not '\(text)'")
        }
        threads = count
      case "--help", "-h":
        print(Self.help)
        exit(0)
      case _ where argument.hasPrefix("--"): throw UsageError("there is no option '\(argument)'; --help lists them")
      default: strings.append(argument)
      }
    }
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
