import Foundation

/// The time of an LSTM's step against its units, both on logarithmic scales, as SVG.
struct Plot {
  private struct Point {
    let inputs: Int
    let hidden: Int
    let seconds: Double
  }

  private struct Series {
    let name: String
    let color: String
    var isElsewhere = false
    let points: [Point]
  }

  private let series: [Series]

  private static let size = (width: 790.0, height: 520.0)
  private static let area = (left: 70.0, right: 600.0, top: 60.0, bottom: 460.0)
  /// Readable on white and on black.
  private static let colors = ["#e4572e", "#3d8bd4", "#8a6fd1", "#2a9d68", "#c98a00", "#c2549d"]
  private static let units = [8, 16, 32, 64, 128, 256]

  init(_ results: [Result]) {
    let cases = results.compactMap { result in
      Case(result.name).flatMap { $0.cell == "lstm" && $0.mode == .step ? (size: $0, result: result) : nil }
    }
    func points(_ seconds: (Case, Result) -> Double?) -> [Point] {
      cases.compactMap { size, result in
        seconds(size, result).map { Point(inputs: size.inputs, hidden: size.hidden, seconds: $0) }
      }.sorted { $0.hidden < $1.hidden }
    }
    var series = [Series(name: "rnnc", color: Self.colors[0], points: points { $1.minimum })]
    for (name, color) in zip(Peer.names, Self.colors.dropFirst()) {
      series.append(Series(name: name, color: color, points: points { $1.peers[name] }))
    }
    let elsewhere = points { size, _ in
      Elsewhere.figures["lstm:step+dense:\(size.inputs):\(size.hidden)"]?.seconds
    }
    series.append(Series(name: "RTNeural", color: "#808080", isElsewhere: true, points: elsewhere))
    self.series = series.filter { !$0.points.isEmpty }
  }

  var svg: String {
    let body = [heading, grid] + series.map(drawing) + series.indices.map(legend)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.size.width)) \(Int(Self.size.height))">
      <style>
        text { font: 13px system-ui, sans-serif; fill: #333 }
        .grid { stroke: #8884; stroke-width: 1 }
        @media (prefers-color-scheme: dark) { text { fill: #ddd } }
      </style>
      \(body.joined(separator: "\n"))
      </svg>

      """
  }

  private var heading: String {
    """
    \(text("One LSTM step, batch 1, one core", x: Self.area.left, y: 24, size: 16))
    \(text("solid: one input; dashed: 32, 64 and 256 inputs", x: Self.area.left, y: 44))
    """
  }

  private var grid: String {
    let columns = Self.units.map { units in
      let x = x(units)
      return line(x, Self.area.top, x, Self.area.bottom)
        + text("\(units)", x: x, y: Self.area.bottom + 20, anchor: "middle")
    }
    let rows = decades.map { decade in
      let y = y(pow(10, Double(decade)))
      let label = text(Self.label(ofDecade: decade), x: Self.area.left - 8, y: y + 4, anchor: "end")
      return line(Self.area.left, y, Self.area.right, y) + label
    }
    let middle = (Self.area.left + Self.area.right) / 2
    return (columns + rows + [text("units", x: middle, y: Self.area.bottom + 44, anchor: "middle")])
      .joined(separator: "\n")
  }

  private func drawing(_ series: Series) -> String {
    let places = series.points.map { (x: x($0.hidden), y: y($0.seconds), isNarrow: $0.inputs == 1) }
    let dots = places.map { dot(series, $0.x, $0.y) }
    if series.isElsewhere { return dots.joined(separator: "\n") }
    let lines = [true, false].map { isNarrow in
      let points = places.filter { $0.isNarrow == isNarrow }.map { number($0.x) + "," + number($0.y) }
      let dashes = isNarrow ? "" : " stroke-dasharray=\"6 4\""
      return "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(series.color)\" "
        + "stroke-width=\"2\"\(dashes)/>"
    }
    return (lines + dots).joined(separator: "\n")
  }

  private func legend(_ index: Int) -> String {
    let y = Self.area.top + 12 + Double(index) * 22
    let series = series[index]
    let dot = dot(series, Self.area.right + 22, y)
    let name = text(series.name, x: Self.area.right + 36, y: y + 4)
    let note =
      series.isElsewhere
      ? text("measured elsewhere,", x: Self.area.right + 36, y: y + 20)
        + text("with a dense layer", x: Self.area.right + 36, y: y + 36) : ""
    return dot + name + note
  }

  // MARK: Scales

  private var decades: ClosedRange<Int> {
    let seconds = series.flatMap(\.points).map(\.seconds)
    let least = seconds.min() ?? 1e-8
    let greatest = seconds.max() ?? 1e-4
    return Int(log10(least).rounded(.down))...Int(log10(greatest).rounded(.up))
  }

  /// 10 ns, 1 µs and so on.
  private static func label(ofDecade decade: Int) -> String {
    let thousands = Int((Double(decade) / 3).rounded(.down))
    let number = Int(pow(10, Double(decade - 3 * thousands)))
    return "\(number) \([-3: "ns", -2: "µs", -1: "ms"][thousands] ?? "s")"
  }

  private func x(_ units: Int) -> Double {
    let part = log2(Double(units) / 8) / log2(256.0 / 8)
    return Self.area.left + part * (Self.area.right - Self.area.left)
  }

  private func y(_ seconds: Double) -> Double {
    let decades = decades
    let part = (log10(seconds) - Double(decades.lowerBound)) / Double(decades.count - 1)
    return Self.area.bottom - part * (Self.area.bottom - Self.area.top)
  }

  // MARK: Shapes

  private func dot(_ series: Series, _ x: Double, _ y: Double) -> String {
    let fill = series.isElsewhere ? "none" : series.color
    return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"4\" fill=\"\(fill)\" stroke=\"\(series.color)\" "
      + "stroke-width=\"1.5\"/>"
  }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
    "<line class=\"grid\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
  }

  private func text(_ text: String, x: Double, y: Double, anchor: String = "start", size: Int = 13) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" style=\"font-size: \(size)px\">\(text)</text>"
  }

  private func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
