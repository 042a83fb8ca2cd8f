import Foundation

/// Lines over whole numbers from 0, with a logarithmic scale upwards. What is not positive or not finite is left out.
struct LogarithmicPlot {
  struct Line {
    var name: String
    var values: [Double]
    var isDashed = false
  }

  let title: String
  let xLabel: String
  let yLabel: String
  let lines: [Line]

  static let size = (width: 450.0, height: 290.0)
  private static let area = (left: 62.0, right: 434.0, top: 56.0, bottom: 246.0)
  private static let colors = ["#d9532c", "#2f7fc1", "#2a9d68", "#8a6fd1", "#b57f00", "#c2549d"]

  /// The decades that all values lie in.
  private let decades: ClosedRange<Int>
  private let count: Int

  init(title: String, xLabel: String, yLabel: String, lines: [Line]) {
    (self.title, self.xLabel, self.yLabel, self.lines) = (title, xLabel, yLabel, lines)
    count = lines.map(\.values.count).max() ?? 0
    let logarithms = lines.flatMap(\.values).filter(Self.isShown).map { log10($0) }
    let low = Int((logarithms.min() ?? 0).rounded(.down))
    decades = low...max(low + 1, Int((logarithms.max() ?? 0).rounded(.up)))
  }

  /// The elements of the picture, whose corner is the origin.
  var elements: [String] {
    let area = Self.area
    let frame = Rectangle(x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top)
    let (middle, height) = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    return [
      text(title, Point(x: area.left, y: 18), size: 13, isBold: true),
      rectangle(frame, radius: 0, fill: "#ffffff", stroke: "#c5cad3"),
    ] + grid + lines.indices.flatMap(drawing) + legend
      + [
        text(xLabel, Point(x: middle, y: area.bottom + 34), anchor: "middle"),
        "<g transform=\"translate(10 \(coordinate(height))) rotate(-90)\">",
        text(yLabel, Point(x: 0, y: 0), anchor: "middle"), "</g>",
      ]
  }

  private static func isShown(_ value: Double) -> Bool { value > 0 && value.isFinite }

  private static func color(_ index: Int) -> String { colors[index % colors.count] }

  private var grid: [String] {
    let spacing = max(1, Int((Double(decades.count) / 8).rounded(.up)))
    let rows = decades.filter { $0.isMultiple(of: spacing) }.flatMap { decade in
      let y = y(atDecade: Double(decade))
      return [
        line(Point(x: Self.area.left, y: y), Point(x: Self.area.right, y: y)),
        text(Self.label(decade), Point(x: Self.area.left - 7, y: y + 4), anchor: "end"),
      ]
    }
    let columns = ticks.flatMap { step in
      let x = x(step)
      return [
        line(Point(x: x, y: Self.area.bottom), Point(x: x, y: Self.area.bottom + 4)),
        text("\(step)", Point(x: x, y: Self.area.bottom + 17), anchor: "middle"),
      ]
    }
    return rows + columns
  }

  /// Round numbers, about six.
  private var ticks: [Int] {
    var spacing = 1
    // 1, 2, 5, 10, 20 and so on.
    while spacing * 7 < count { spacing = "\(spacing)".hasPrefix("2") ? spacing / 2 * 5 : spacing * 2 }
    return Array(stride(from: 0, to: count, by: spacing))
  }

  private static func label(_ decade: Int) -> String {
    switch decade {
    case 0: "1"
    case 1: "10"
    case -1: "0.1"
    default: "1e\(decade)"
    }
  }

  /// A path for each run of values that can be shown.
  private func drawing(_ index: Int) -> [String] {
    var runs: [[String]] = [[]]
    for (step, value) in lines[index].values.enumerated() {
      if Self.isShown(value) {
        runs[runs.count - 1].append(pair(Point(x: x(step), y: y(value))))
      } else if !runs[runs.count - 1].isEmpty {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }.map { run in
      // A single point becomes a dot, by the round end of a line.
      let points = run.count > 1 ? run : run + run
      return "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(Self.color(index))\" "
        + "stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"\(dashes(index))/>"
    }
  }

  private func dashes(_ index: Int) -> String { lines[index].isDashed ? " stroke-dasharray=\"5 5\"" : "" }

  private var legend: [String] {
    var x = Self.area.left
    return lines.indices.flatMap { index in
      let name = shortened(lines[index].name, to: 28)
      defer { x += textWidth(name) * 12 + 44 }
      return [
        "<line x1=\"\(coordinate(x))\" y1=\"37\" x2=\"\(coordinate(x + 22))\" y2=\"37\" stroke=\"\(Self.color(index))\" "
          + "stroke-width=\"2\"\(dashes(index))/>",
        text(name, Point(x: x + 28, y: 41)),
      ]
    }
  }

  private func x(_ step: Int) -> Double {
    Self.area.left + (Self.area.right - Self.area.left) * Double(step) / Double(max(1, count - 1))
  }

  private func y(_ value: Double) -> Double { y(atDecade: log10(value)) }

  private func y(atDecade decade: Double) -> Double {
    let part = (decade - Double(decades.lowerBound)) / Double(decades.count - 1)
    return Self.area.bottom - (Self.area.bottom - Self.area.top) * part
  }

  private func line(_ from: Point, _ to: Point) -> String {
    "<line x1=\"\(coordinate(from.x))\" y1=\"\(coordinate(from.y))\" x2=\"\(coordinate(to.x))\" "
      + "y2=\"\(coordinate(to.y))\" stroke=\"#dfe3ea\"/>"
  }

  private func text(
    _ text: String, _ place: Point, anchor: String = "start", size: Double = 12, isBold: Bool = false
  ) -> String {
    "<text x=\"\(coordinate(place.x))\" y=\"\(coordinate(place.y))\" font-size=\"\(coordinate(size))\" "
      + "text-anchor=\"\(anchor)\"\(isBold ? " font-weight=\"bold\"" : "") fill=\"#333a47\">\(escaped(text))</text>"
  }
}
