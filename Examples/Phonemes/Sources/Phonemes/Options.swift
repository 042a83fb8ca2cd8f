import Foundation

/// What the command line asks for.
struct Options {
  /// What is to be pronounced; read from the standard input if `-` is given.
  var words: [String] = []
  var isBenchmark = false
  /// The parameters that `./fetch` has made.
  var parameters = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../phonemes.safetensors")
    .standardizedFileURL

  static let help = """
    Prints how English words are pronounced, with the signs of the CMU Pronouncing Dictionary.

    usage: Phonemes WORD ... [--parameters FILE]
           Phonemes - [--benchmark]

      -                  reads words from the standard input, one a line
      --benchmark        print how many words a second there are instead
      --parameters FILE  the model's parameters (phonemes.safetensors of the example)
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--benchmark": isBenchmark = true
      case "--parameters":
        guard let path = rest.popFirst() else { throw UsageError("\(argument) takes a value") }
        parameters = URL(filePath: path)
      case "--help", "-h":
        print(Self.help)
        exit(0)
      case "-":
        while let line = readLine() {
          words += line.split(whereSeparator: \.isWhitespace).map(String.init)
        }
      case _ where argument.hasPrefix("-"): throw UsageError("there is no option '\(argument)'; --help lists them")
      default: words.append(argument)
      }
    }
    guard !words.isEmpty else {
      throw UsageError("a word is needed, or '-' for the standard input; --help says more")
    }
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
