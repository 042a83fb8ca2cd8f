import Foundation
import RNNRuntime

/// A line about how a loop goes on: what is done, the loss, the time left.
///
/// It goes to the standard error. In a terminal it is written over and over and is gone at the end; elsewhere a line
/// comes every 10 seconds.
public struct ProgressLine {
  private let name: String
  private let count: Int
  private var done = 0
  private let isTerminal = isatty(STDERR_FILENO) != 0
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant

  /// - Parameter count: how many rounds there are.
  public init(_ name: String, count: Int) {
    self.name = name
    self.count = count
    last = start
  }

  /// Counts a round.
  public mutating func advance(loss: Double) {
    done += 1
    let now = ContinuousClock.now
    guard now - last >= (isTerminal ? .milliseconds(200) : .seconds(10)) else { return }
    last = now
    let left = (now - start) / .seconds(1) * Double(count - done) / Double(done)
    let line = String(format: "%@: %d of %d, loss %.4f, %.0f s left", name, done, count, loss, left)
    write(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n")
  }

  /// Takes the line away.
  public func end() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
