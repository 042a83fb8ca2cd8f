/// A picture of a graph as a complete SVG document.
///
/// Rows from top to bottom follow the data; bodies of scans are frames, with dashed lines for the states that go
/// from one step to the next. The text is a function of the graph alone, to the byte.
public func svg(of graph: Graph) -> String {
  let diagram = DiagramBuilder.diagram(of: graph)
  return SVGDrawing(title: graph.name, diagram: diagram).document
}

struct SVGDrawing {
  private let title: String
  private let diagram: Diagram
  private let layout: DiagramLayout
  private var lines: [String] = []

  private static let margin = 24.0
  private static let legendHeight = 30.0
  private static let headerHeight = 34.0

  init(title: String, diagram: Diagram) {
    self.title = title
    self.diagram = diagram
    layout = DiagramLayout(diagram)
  }

  var document: String {
    var drawing = self
    drawing.draw()
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  private mutating func draw() {
    let legend = Legend(diagram)
    let header = textWidth(title) * 18 * 1.22
    let width = max(layout.width, legend.width, header) + 2 * Self.margin
    let height = layout.height + Self.headerHeight + Self.legendHeight + 2 * Self.margin
    let size = "\(coordinate(width)) \(coordinate(height))"
    let extent = "width=\"\(coordinate(width))\" height=\"\(coordinate(height))\""
    lines.append("<svg xmlns=\"http://www.w3.org/2000/svg\" \(extent) viewBox=\"0 0 \(size)\">")
    lines.append("<title>\(escaped(title))</title>")
    lines.append("<style>text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; }</style>")
    lines.append("<rect width=\"100%\" height=\"100%\" fill=\"#fcfcfd\"/>")
    let start = "x=\"\(coordinate(Self.margin))\" y=\"\(coordinate(Self.margin + 14))\""
    lines.append("<text \(start) font-size=\"18\" font-weight=\"bold\" fill=\"#1f2430\">\(escaped(title))</text>")
    legend.draw(at: Point(x: Self.margin, y: Self.margin + Self.headerHeight - 8), into: &lines)
    let left = (width - layout.width) / 2
    let top = Self.margin + Self.headerHeight + Self.legendHeight
    draw(diagram, layout, at: Point(x: left, y: top))
    lines.append("</svg>")
  }

  private mutating func draw(_ diagram: Diagram, _ layout: DiagramLayout, at origin: Point) {
    lines.append("<g transform=\"translate(\(coordinate(origin.x)) \(coordinate(origin.y)))\">")
    for (index, box) in diagram.boxes.enumerated() {
      if let frame = box.frame, let inside = layout.frames[index] {
        draw(frame, inside, box: box, at: layout.boxes[index])
      }
    }
    for path in layout.paths { drawEdge(path) }
    for (index, box) in diagram.boxes.enumerated() where box.frame == nil { draw(box, at: layout.boxes[index]) }
    lines.append("</g>")
  }

  private mutating func draw(
    _ frame: Diagram.Frame, _ inside: DiagramLayout.FrameLayout, box: Diagram.Box, at place: Rectangle
  ) {
    let colors = Palette.colors(of: .recurrence)
    lines.append("<g><title>\(escaped(box.note))</title>")
    lines.append(rectangle(place, radius: 10, fill: colors.fill, stroke: colors.stroke))
    let corner = Point(x: place.x, y: place.y)
    let title = inside.title.moved(by: corner)
    let size = coordinate(DiagramLayout.FrameLayout.titleSize)
    lines.append(
      "<text x=\"\(coordinate(title.x))\" y=\"\(coordinate(title.y))\" font-size=\"\(size)\" font-weight=\"bold\" "
        + "fill=\"\(colors.text)\">\(escaped(box.lines.first?.text ?? ""))</text></g>")
    draw(frame.body, inside.body, at: inside.origin.moved(by: corner))
    for line in inside.feedback { drawFeedback(line.map { $0.moved(by: corner) }) }
  }

  private mutating func draw(_ box: Diagram.Box, at place: Rectangle) {
    let colors = Palette.colors(of: box.kind)
    lines.append("<g><title>\(escaped(box.note))</title>")
    lines.append(rectangle(place, radius: 7, fill: colors.fill, stroke: colors.stroke))
    var y = place.y + Diagram.Box.padding - 2
    for line in box.lines {
      draw(line, color: colors.text, center: place.center.x, top: y)
      y += line.height
    }
    lines.append("</g>")
  }

  private mutating func draw(_ line: Diagram.Line, color: String, center: Double, top: Double) {
    var color = color
    var weight = ""
    switch line.style {
    case .title: weight = " font-weight=\"bold\""
    case .detail: break
    case .type: color = "#6b7280"
    case .parameter:
      let chip = Palette.colors(of: .parameter)
      color = chip.text
      let place = Rectangle(x: center - line.width / 2, y: top + 1, width: line.width, height: line.height - 2)
      lines.append(rectangle(place, radius: 5, fill: chip.fill, stroke: chip.stroke))
    }
    let baseline = top + (line.height + line.fontSize * 0.72) / 2
    lines.append(
      "<text x=\"\(coordinate(center))\" y=\"\(coordinate(baseline))\" font-size=\"\(coordinate(line.fontSize))\" "
        + "text-anchor=\"middle\" fill=\"\(color)\"\(weight)>\(escaped(line.shown))</text>")
  }

  private mutating func drawEdge(_ path: DiagramLayout.Path) {
    guard let end = path.last else { return }
    var text = "M\(pair(path[0]))"
    for index in path.indices.dropFirst() {
      let (from, to) = (path[index - 1], path[index])
      let isLast = index == path.count - 1
      let target = isLast ? Point(x: to.x, y: to.y - 5) : to
      if index.isMultiple(of: 2) && from.x != target.x {
        let middle = (from.y + target.y) / 2
        text += " C\(pair(Point(x: from.x, y: middle))) \(pair(Point(x: target.x, y: middle))) \(pair(target))"
      } else {
        text += " L\(pair(target))"
      }
    }
    lines.append("<path d=\"\(text)\" fill=\"none\" stroke=\"#8a93a5\" stroke-width=\"1.3\"/>")
    drawArrow(at: end, color: "#8a93a5")
  }

  private mutating func drawFeedback(_ points: [Point]) {
    guard let first = points.first, let last = points.last else { return }
    let color = Palette.colors(of: .state).stroke
    let radius = 6.0
    var text = "M\(pair(first))"
    for index in points.indices.dropFirst().dropLast() {
      let corner = points[index]
      let before = corner.stepped(towards: points[index - 1], by: radius)
      let after = corner.stepped(towards: points[index + 1], by: radius)
      text += " L\(pair(before)) Q\(pair(corner)) \(pair(after))"
    }
    text += " L\(pair(Point(x: last.x, y: last.y - 5)))"
    lines.append(
      "<path d=\"\(text)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.4\" stroke-dasharray=\"5 3\"/>")
    drawArrow(at: last, color: color)
  }

  private mutating func drawArrow(at tip: Point, color: String) {
    let left = Point(x: tip.x - 3.5, y: tip.y - 7)
    let right = Point(x: tip.x + 3.5, y: tip.y - 7)
    lines.append("<path d=\"M\(pair(left)) L\(pair(tip)) L\(pair(right)) Z\" fill=\"\(color)\"/>")
  }
}

extension Point {
  /// A point on the way to another one, at most half of the way.
  fileprivate func stepped(towards other: Point, by distance: Double) -> Point {
    let (dx, dy) = (other.x - x, other.y - y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return self }
    let part = min(distance / length, 0.5)
    return Point(x: x + dx * part, y: y + dy * part)
  }
}
