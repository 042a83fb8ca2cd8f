import Foundation

/// A table of results as text, line by line as they come.
struct Table {
  private let peers: [String]
  private static let caseWidth = 30

  init(peers: [String]) { self.peers = peers }

  var header: String {
    let columns = ["minimum", "median", "GFLOP/s", "of peak"] + peers + ["ratio", "target"]
    return Self.line("case", columns) + "  notes"
  }

  func line(_ result: Result) -> String {
    var columns = [
      Self.time(result.minimum), Self.time(result.median), String(format: "%.1f", result.operationsPerSecond / 1e9),
      String(format: "%.0f%% of %.0f", 100 * result.fractionOfPeak, result.peak / 1e9),
    ]
    columns += peers.map { result.peers[$0].map(Self.time) ?? "-" }
    columns += [result.ratio.map { String(format: "%.2f×", $0) } ?? "-", target(result)]
    return Self.line(result.name, columns) + "  " + notes(result)
  }

  private func target(_ result: Result) -> String {
    guard let target = Target.all[result.name] else { return "-" }
    let mark = target.isReached(by: result).map { $0 ? " ✓" : " ✗" } ?? ""
    return [String(format: "%.4g×", target.ratio), target.library].compactMap { $0 }.joined(separator: " ") + mark
  }

  private func notes(_ result: Result) -> String {
    if let figure = Elsewhere.figures[result.name] {
      return "\(figure.library) \(Self.time(figure.seconds)), measured elsewhere"
    }
    guard let size = Case(result.name), size.cell == "charlm" else { return "" }
    let speeds = [result.minimum, result.peers["torch"]].compactMap { $0 }.map { seconds in
      String(format: "%.0f", Double(size.batch * size.steps) / seconds)
    }
    return speeds.joined(separator: " and torch ") + " tokens/s"
  }

  private static func line(_ name: String, _ columns: [String]) -> String {
    let name = name.padding(toLength: max(caseWidth, name.count), withPad: " ", startingAt: 0)
    let cells = columns.map { String(repeating: " ", count: max(0, 11 - $0.count)) + $0 }
    return ([name] + cells).joined(separator: " ")
  }

  /// With three digits, in a unit that fits.
  static func time(_ seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<1e-6: (seconds * 1e9, "ns")
      case ..<1e-3: (seconds * 1e6, "µs")
      case ..<1: (seconds * 1e3, "ms")
      default: (seconds, "s")
      }
    return String(format: value < 10 ? "%.2f %@" : value < 100 ? "%.1f %@" : "%.0f %@", value, unit)
  }

  /// The time per operation of a case relative to that of another.
  static func line(_ name: String, ratio: Double, of reference: String, limit: Double) -> String {
    Self.line(name, [String(format: "%.2f×", ratio)]) + " the time per operation of \(reference)"
      + String(format: ", %.2f× at most", limit) + (ratio <= limit ? " ✓" : " ✗")
  }

  // MARK: Memory

  var memoryHeader: String { Self.line("case", ["memory"] + (peers.isEmpty ? [] : ["torch", "ratio"])) }

  func line(_ name: String, bytes: Int, peer: Int?) -> String {
    let megabytes = { (bytes: Int) in String(format: "%.1f MB", Double(bytes) / 1e6) }
    let others = peer.map { [megabytes($0), String(format: "%.2f×", Double($0) / Double(bytes))] }
    return Self.line(name, [megabytes(bytes)] + (others ?? []))
  }
}
