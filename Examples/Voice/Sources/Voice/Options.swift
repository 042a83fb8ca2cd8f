import Foundation

/// What the command line asks for.
struct Options {
  enum Task { case segments, probabilities, benchmark }

  /// A file, or `-`.
  var path = ""
  var task = Task.segments
  var threshold = 0.5
  /// The parameters that `./fetch` has made.
  var parameters = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../silero.safetensors")
    .standardizedFileURL

  static let help = """
    Finds speech in a WAV file of 16000 Hz, one channel, 16 bits, and prints from when to when, in seconds.

    usage: Voice FILE.wav|- [--threshold P] [--parameters FILE]
           Voice FILE.wav|- --probabilities | --benchmark

      -                  reads the standard input, as it comes
      --threshold P      the probability of a frame at which speech begins (0.5)
      --probabilities    print the probability of speech of each frame of 32 ms instead
      --benchmark        print how long a frame takes instead
      --parameters FILE  the model's parameters (silero.safetensors of the example)
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    var paths: [String] = []
    while let argument = rest.popFirst() {
      func value() throws -> String {
        guard let value = rest.popFirst() else { throw UsageError("\(argument) takes a value") }
        return value
      }
      switch argument {
      case "--probabilities": task = .probabilities
      case "--benchmark": task = .benchmark
      case "--parameters": parameters = URL(filePath: try value())
      case "--threshold":
        let text = try value()
        guard let threshold = Double(text), 0 < threshold, threshold < 1 else {
          throw UsageError("--threshold takes a number between 0 and 1, not '\(text)'")
        }
        self.threshold = threshold
      case "--help", "-h":
        print(Self.help)
        exit(0)
      case _ where argument.hasPrefix("--"): throw UsageError("there is no option '\(argument)'; --help lists them")
      default: paths.append(argument)
      }
    }
    guard paths.count == 1 else {
      throw UsageError("one WAV file is needed, or '-' for the standard input; --help says more")
    }
    path = paths[0]
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
