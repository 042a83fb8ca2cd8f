import Foundation

extension GradientFlow: CustomStringConvertible {
  /// A verdict and tables for each scan, with some of the steps of long sequences.
  public var description: String {
    let head = "\(model): loss \(number(loss)) over \(examples) example\(examples == 1 ? "" : "s")\n"
    if scans.isEmpty { return head + "\nNo scan has a state.\n" }
    return head + scans.map { "\n" + $0.description }.joined()
  }
}

extension ScanGradientFlow: CustomStringConvertible {
  public var description: String {
    let direction = isReversed ? ", from the last to the first" : ""
    let head = "\(name) (\(cell)) along \(axis), \(stepCount) steps\(direction)\n  \(verdict)\n"
    guard stepCount > 0 else { return head }
    let shown = Self.positions(of: stepCount)
    let steps: [Column] =
      [Column("step", shown.map { "\($0)" })]
      + states.map { state in Column("gradient of \(state.name)", shown.map { number(state.gradientNorms[$0]) }) }
      + [Column("singular value", shown.map { number(singularValues[$0]) })]
    let back = [
      Column("steps back", shown.map { "\($0)" }), Column("reach", shown.map { number(reach[$0]) }),
      Column("at most", shown.map { number(bounds[$0]) }),
    ]
    return head + "\n" + Column.table(steps) + "\n" + Column.table(back)
  }

  /// All steps of a short sequence, or some with the first and the last one.
  private static func positions(of count: Int) -> [Int] {
    count <= 16 ? Array(0..<count) : (0...10).map { $0 * (count - 1) / 10 }
  }
}

extension ScanGradientFlow.Verdict: CustomStringConvertible {
  public var description: String {
    switch self {
    case .vanishes(let steps): "vanishes: a gradient falls by 10 each \(number(steps)) steps back"
    case .explodes(let steps): "explodes: a gradient grows by 10 each \(number(steps)) steps back"
    case .holds(let factor): "holds: at the first step a gradient is \(number(factor)) of what it was at the last"
    case .ends(let steps): "vanishes: a gradient is zero \(steps) step\(steps == 1 ? "" : "s") back"
    case .isNotFinite(let steps): "explodes: a gradient is not finite \(steps) step\(steps == 1 ? "" : "s") back"
    case .isTooShort: "no verdict, since there are fewer than two steps"
    }
  }
}

private struct Column {
  let cells: [String]

  init(_ title: String, _ cells: [String]) { self.cells = [title] + cells }

  /// Columns side by side, to the right.
  static func table(_ columns: [Column]) -> String {
    let widths = columns.map { $0.cells.map(\.count).max() ?? 0 }
    return columns[0].cells.indices.map { row in
      zip(columns, widths).map { column, width in
        "  " + String(repeating: " ", count: width - column.cells[row].count) + column.cells[row]
      }.joined() + "\n"
    }.joined()
  }
}

/// With three digits.
private func number(_ value: Double) -> String { String(format: "%.3g", value) }
