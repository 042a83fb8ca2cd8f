/// The colors of the boxes, on a light background.
enum Palette {
  static func colors(of kind: Diagram.Kind) -> (fill: String, stroke: String, text: String) {
    switch kind {
    case .input: ("#e3f1fd", "#5b9bd5", "#12385c")
    case .state: ("#efe6fb", "#9467c9", "#3d1a66")
    case .parameter: ("#fdf0d9", "#d9a441", "#5c4108")
    case .product: ("#fde4dc", "#d9744f", "#64230c")
    case .pointwise: ("#e4f4e6", "#62ab6c", "#17431d")
    case .lookup: ("#ddf3f1", "#4fa59c", "#0f423d")
    case .reduction: ("#eef2d8", "#9aa843", "#3c440f")
    case .shape: ("#f1f2f4", "#a3a9b5", "#333a47")
    case .loss: ("#fbdfe6", "#cf5577", "#5f0f28")
    case .output: ("#dde6fb", "#5672c4", "#16295f")
    case .recurrence: ("#f8f7fc", "#b9aed6", "#4a3d70")
    }
  }
}

/// The kinds that occur in a diagram, side by side.
struct Legend {
  private let kinds: [Diagram.Kind]
  private static let note = "B: batch"
  private static let size = 11.0

  init(_ diagram: Diagram) {
    var found: Set<Diagram.Kind> = []
    Self.collect(diagram, into: &found)
    kinds = Diagram.Kind.allCases.filter(found.contains)
  }

  private static func collect(_ diagram: Diagram, into found: inout Set<Diagram.Kind>) {
    for box in diagram.boxes {
      found.insert(box.kind)
      if box.lines.contains(where: { $0.style == .parameter }) { found.insert(.parameter) }
      if let frame = box.frame { collect(frame.body, into: &found) }
    }
  }

  private static func width(of text: String) -> Double { textWidth(text) * size * 1.12 }

  var width: Double {
    kinds.reduce(0) { $0 + Self.width(of: $1.rawValue) + 34 } + Self.width(of: Self.note)
  }

  func draw(at origin: Point, into lines: inout [String]) {
    var x = origin.x
    for kind in kinds {
      let colors = Palette.colors(of: kind)
      let swatch = Rectangle(x: x, y: origin.y, width: 14, height: 12)
      lines.append(rectangle(swatch, radius: 3, fill: colors.fill, stroke: colors.stroke))
      let text = kind.rawValue
      lines.append(Self.text(text, at: Point(x: x + 19, y: origin.y + 10)))
      x += Self.width(of: text) + 34
    }
    lines.append(Self.text(Self.note, at: Point(x: x, y: origin.y + 10)))
  }

  private static func text(_ text: String, at place: Point) -> String {
    "<text x=\"\(coordinate(place.x))\" y=\"\(coordinate(place.y))\" font-size=\"\(coordinate(size))\" "
      + "fill=\"#4b5262\">\(escaped(text))</text>"
  }
}
