import Foundation

/// What the command line asks for.
struct Options {
  var steps = 600
  var batch = 64
  var examples = 6000
  var seed: UInt64 = 1
  var threads = 1
  var output: String?
  var every = 100
  var resume: String?
  var failure: Failure?
  /// Two checkpoints to compare, instead of training.
  var compared: [String]?

  static let help = """
    Trains a model on all ranks of MPI at once.

    usage: mpirun -n RANKS Cluster [--steps N] [--batch N] [--examples N] [--seed N] [--threads N]
                                   [--output FILE] [--every N] [--resume FILE] [--exit-at N] [--kill-at N]
           Cluster --compare FILE FILE

      --steps N          training steps in all (600)
      --batch N          examples of a batch, of all ranks together (64)
      --examples N       texts that are made up, of which a tenth is to check (6000)
      --seed N           of data, parameters and noise (1)
      --threads N        of each rank (1)
      --output FILE      where the first rank saves checkpoints
      --every N          how many steps from one checkpoint to the next (100)
      --resume FILE      continue this checkpoint, which all ranks read
      --exit-at N        for tests: rank 1 exits after N steps
      --kill-at N        for tests: rank 1 is killed after N steps
      --compare A B      how far two checkpoints are from each other; the exit code is 1 if that is more than rounding
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
      case "--steps": steps = try number()
      case "--batch": batch = try number()
      case "--examples": examples = try number(atLeast: 10)
      case "--seed": seed = UInt64(try number(atLeast: 0))
      case "--threads": threads = try number()
      case "--output": output = try value()
      case "--every": every = try number()
      case "--resume": resume = try value()
      case "--exit-at": failure = .exit(afterStep: try number())
      case "--kill-at": failure = .kill(afterStep: try number())
      case "--compare": compared = [try value(), try value()]
      case "--help", "-h":
        print(Self.help)
        exit(0)
      default: throw UsageError("there is no option '\(option)'; --help lists them")
      }
    }
  }

  /// What has to be the same when training goes on.
  var metadata: [String: String] { ["batch": "\(batch)", "examples": "\(examples)", "seed": "\(seed)"] }
}

/// A command line that cannot be understood.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// What keeps a rank from going on.
struct ClusterError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
