import Foundation

/// What the command line asks for.
struct Options {
  /// The text to learn; the repository's own sources without it.
  var text: String?
  var steps = 1000
  var batch = 32
  var length = 64
  var seed: UInt64 = 1
  var threads = ProcessInfo.processInfo.activeProcessorCount
  /// A checkpoint to continue.
  var resume: String?
  var output = "charlm.safetensors"
  /// How many characters to sample, instead of training.
  var sample: Int?
  /// The parameters to sample from.
  var from = "charlm.safetensors"
  var temperature = 0.8

  static let help = """
    Trains a character language model and lets it speak.

    usage: CharLM [--text FILE] [--steps N] [--batch N] [--length N] [--seed N] [--threads N]
                  [--resume FILE] [--output FILE]
           CharLM --sample N [--from FILE] [--temperature T] [--seed N]

      --text FILE        the text to learn; without it, this repository's own Swift, Markdown and .rnn files
      --steps N          training steps in all (1000)
      --batch N          lanes of text side by side (32)
      --length N         characters of each lane in a step (64)
      --seed N           of parameters and samples (1)
      --threads N        at most (all cores)
      --resume FILE      continue this checkpoint
      --output FILE      where to save the checkpoint (charlm.safetensors); Ctrl-C saves too
      --sample N         print N characters instead of training
      --from FILE        the checkpoint to sample from (charlm.safetensors)
      --temperature T    below 1: safer choices; above 1: wilder ones (0.8)
    """

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      func value() throws -> String {
        guard let value = rest.popFirst() else { throw UsageError("\(option) takes a value") }
        return value
      }
      func number(atLeast minimum: Int = 1) throws -> Int {
        let text = try value()
        guard let number = Int(text), number >= minimum else {
          throw UsageError("\(option) takes a whole number from \(minimum) on, not '\(text)'")
        }
        return number
      }
      switch option {
      case "--text": text = try value()
      case "--steps": steps = try number()
      case "--batch": batch = try number()
      case "--length": length = try number()
      case "--seed": seed = UInt64(try number(atLeast: 0))
      case "--threads": threads = try number()
      case "--resume": resume = try value()
      case "--output": output = try value()
      case "--sample": sample = try number()
      case "--from": from = try value()
      case "--temperature":
        let text = try value()
        guard let temperature = Double(text), temperature >= 0, temperature.isFinite else {
          throw UsageError("--temperature takes a number from 0 on, not '\(text)'")
        }
        self.temperature = temperature
      case "--help", "-h":
        print(Self.help)
        exit(0)
      default: throw UsageError("there is no option '\(option)'; --help lists them")
      }
    }
    threads = min(threads, batch)
  }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
