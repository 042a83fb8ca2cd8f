import Foundation
import RNNData
import RNNRuntime

/// One run of an example: where its numbers come from, and what became of its expectations.
public struct Session {
  public let options: Options
  /// For making data. Networks and batches have generators of their own, so that data are the same whatever they do.
  public var random: RandomGenerator
  /// Whether all expectations so far were met.
  public private(set) var isAsExpected = true

  public init(_ options: Options) throws {
    self.options = options
    random = RandomGenerator(seed: options.seed)
    if let output = options.output {
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    }
  }

  /// Prints a line at once, also into a pipe.
  public func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// Prints a figure beside the least that it should be.
  public mutating func expect(_ name: String, _ value: Double, atLeast bound: Double) {
    judge("\(name) \(value.short) (expected at least \(bound.short))", value >= bound)
  }

  /// Prints a figure beside the most that it should be.
  public mutating func expect(_ name: String, _ value: Double, atMost bound: Double) {
    judge("\(name) \(value.short) (expected at most \(bound.short))", value <= bound)
  }

  private mutating func judge(_ line: String, _ isMet: Bool) {
    say(isMet ? line : line + ": missed")
    if !isMet { isAsExpected = false }
  }

  /// Writes a file, if the command line says where.
  public func write(_ text: String, to name: String) throws {
    guard let url = file(name) else { return }
    try Data(text.utf8).write(to: url)
    say("wrote \(url.relativePath)")
  }

  /// Where a file of this name goes, if the command line says where.
  public func file(_ name: String) -> URL? { options.output?.appending(path: name) }
}

extension Double {
  /// Four significant digits.
  public var short: String {
    let text = String(format: abs(self) >= 1e-3 && abs(self) < 1e5 ? "%.4g" : "%.2e", self)
    return self == 0 ? "0" : text
  }
}
