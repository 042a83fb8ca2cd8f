import Foundation

/// What the command line asks for.
public struct Options: Sendable {
  /// The example to run; all are listed without it.
  public var example: String?
  /// Of data, parameters and everything else that is drawn.
  public var seed: UInt64 = 1
  /// How many updates each network gets; as many as the example needs without it.
  public var steps: Int?
  /// Where pictures and parameters go, if anywhere.
  public var output: URL?

  public static let usage = "usage: Learning [EXAMPLE [--seed N] [--steps N] [--output DIR]]"

  public init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--seed": seed = UInt64(try Self.number(of: argument, &rest, atLeast: 0))
      case "--steps": steps = try Self.number(of: argument, &rest, atLeast: 1)
      case "--output": output = URL(filePath: try Self.value(of: argument, &rest), directoryHint: .isDirectory)
      default:
        guard example == nil, !argument.hasPrefix("-") else {
          throw UsageError("'\(argument)' is not understood; \(Self.usage)")
        }
        example = argument
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> String {
    guard let value = rest.popFirst() else { throw UsageError("\(option) takes a value") }
    return value
  }

  private static func number(
    of option: String, _ rest: inout ArraySlice<String>, atLeast minimum: Int
  ) throws(UsageError) -> Int {
    let text = try value(of: option, &rest)
    guard let number = Int(text), number >= minimum else {
      throw UsageError("\(option) takes a whole number from \(minimum) on, not '\(text)'")
    }
    return number
  }
}

/// A command line that cannot be understood.
public struct UsageError: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}
