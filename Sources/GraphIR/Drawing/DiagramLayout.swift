/// Where everything in a diagram stands. Coordinates are those of the diagram: its top left corner is (0, 0).
struct DiagramLayout {
  /// A line that alternates between straight pieces (within a row) and curved ones (between rows).
  typealias Path = [Point]

  /// The inside of a frame.
  struct FrameLayout {
    var body: DiagramLayout
    /// The body's corner, from the frame's corner.
    var origin: Point
    /// Where the title starts, from the frame's corner: the left end of its base line.
    var title: Point
    /// The lines of the states from step to step, in the frame's coordinates.
    var feedback: [[Point]]
    var width: Double
    var height: Double
  }

  private(set) var boxes: [Rectangle] = []
  /// For each box that has a frame.
  private(set) var frames: [FrameLayout?] = []
  private(set) var paths: [Path] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ diagram: Diagram) {
    frames = diagram.boxes.enumerated().map { index, box in
      box.frame.map { frame in
        let entering = diagram.edges.filter { $0.to.box == index }.compactMap(\.to.inner)
        let leaving = diagram.edges.filter { $0.from.box == index }.compactMap(\.from.inner)
        return FrameLayout(frame, title: box.lines.first?.text ?? "", entering: entering, leaving: leaving)
      }
    }
    let sizes = zip(diagram.boxes, frames).map { box, frame in
      frame.map { (width: $0.width, height: $0.height) } ?? box.textSize
    }
    let layering = Layering(diagram)
    let ordering = Ordering(layering, fraction: fraction)
    let offsets = Self.offsets(layering, ordering: ordering, sizes: sizes, port: offset)
    let widths = layering.vertices.map { $0.box.map { sizes[$0].width } ?? 0 }
    let coordinates = Coordinates(layering, rows: ordering.rows, widths: widths, offsets: offsets)
    let bands = Bands(layering, sizes: sizes, centers: coordinates.centers, offsets: offsets)

    boxes = diagram.boxes.indices.map { box in
      let band = bands.rows[layering.vertices[box].row]
      let room = band.bottom - band.top - sizes[box].height
      // Beside a frame, a box stands near what it belongs to.
      let above = room < 100 ? room / 2 : layering.isSource(box) ? room : 0
      return Rectangle(
        x: coordinates.centers[box] - sizes[box].width / 2, y: band.top + above,
        width: sizes[box].width, height: sizes[box].height)
    }
    width = zip(coordinates.centers, widths).map { $0 + $1 / 2 }.max() ?? 0
    height = bands.rows.last?.bottom ?? 0
    paths = zip(diagram.edges, layering.routes).map { edge, route in
      path(edge, route: route, layering: layering, centers: coordinates.centers, offsets: offsets, bands: bands)
    }
  }

  /// The horizontal place of a port in a frame, from the frame's center; 0 for other boxes.
  private func offset(_ box: Int, _ inner: Int?) -> Double {
    guard let inner, let frame = frames[box] else { return 0 }
    return frame.origin.x + frame.body.boxes[inner].center.x - frame.width / 2
  }

  private func fraction(_ vertex: Int, _ inner: Int?) -> Double {
    guard frames.indices.contains(vertex), let frame = frames[vertex] else { return 0 }
    return offset(vertex, inner) / frame.width
  }

  /// Edges leave a box at its center and enter it side by side, in the order of their sources.
  private static func offsets(
    _ layering: Layering, ordering: Ordering, sizes: [(width: Double, height: Double)],
    port: (Int, Int?) -> Double
  ) -> [(from: Double, to: Double)] {
    var position = [Int](repeating: 0, count: layering.vertices.count)
    for row in ordering.rows { for (index, vertex) in row.enumerated() { position[vertex] = index } }
    var entering = [[Int]](repeating: [], count: layering.vertices.count)
    var offsets = layering.segments.enumerated().map { index, segment in
      if segment.toInner == nil { entering[segment.to].append(index) }
      return (
        from: layering.vertices[segment.from].box.map { port($0, segment.fromInner) } ?? 0,
        to: layering.vertices[segment.to].box.map { port($0, segment.toInner) } ?? 0
      )
    }
    for (vertex, segments) in entering.enumerated() where segments.count > 1 {
      guard let box = layering.vertices[vertex].box else { continue }
      let sorted = segments.sorted {
        let (a, b) = (layering.segments[$0], layering.segments[$1])
        return (position[a.from], offsets[$0].from, $0) < (position[b.from], offsets[$1].from, $1)
      }
      let spread = min(sizes[box].width * 0.7, Double(sorted.count) * 24)
      for (index, segment) in sorted.enumerated() {
        offsets[segment].to = spread * ((Double(index) + 0.5) / Double(sorted.count) - 0.5)
      }
    }
    return offsets
  }

  private func path(
    _ edge: Diagram.Edge, route: [Int], layering: Layering, centers: [Double], offsets: [(from: Double, to: Double)],
    bands: Bands
  ) -> Path {
    var points: Path = []
    for (index, segment) in route.enumerated() {
      let ends = layering.segments[segment]
      let start = centers[ends.from] + offsets[segment].from
      let end = centers[ends.to] + offsets[segment].to
      let from = bands.rows[layering.vertices[ends.from].row]
      let to = bands.rows[layering.vertices[ends.to].row]
      points.append(Point(x: start, y: index == 0 ? bottom(edge.from) : from.top))
      points.append(Point(x: start, y: from.bottom))
      points.append(Point(x: end, y: to.top))
      if index == route.count - 1 {
        points.append(Point(x: end, y: top(edge.to)))
      }
    }
    return Self.joined(points, pieces: route.count)
  }

  /// Each route piece gave a straight part and a curve; between pieces the bend's straight part starts where the
  /// curve before it ended.
  private static func joined(_ points: Path, pieces: Int) -> Path {
    var result: Path = []
    for (index, point) in points.enumerated() {
      let isRepeated = index > 0 && index % 3 == 0 && index < 3 * pieces
      if !isRepeated { result.append(point) }
    }
    return result
  }

  private func top(_ port: Diagram.Port) -> Double {
    guard let inner = port.inner, let frame = frames[port.box] else { return boxes[port.box].y }
    return boxes[port.box].y + frame.origin.y + frame.body.boxes[inner].y
  }

  private func bottom(_ port: Diagram.Port) -> Double {
    guard let inner = port.inner, let frame = frames[port.box] else { return boxes[port.box].bottom }
    return boxes[port.box].y + frame.origin.y + frame.body.boxes[inner].bottom
  }
}

/// The vertical extents of the rows; the gaps between them grow with the longest sideways edge.
private struct Bands {
  private(set) var rows: [(top: Double, bottom: Double)] = []

  init(
    _ layering: Layering, sizes: [(width: Double, height: Double)], centers: [Double],
    offsets: [(from: Double, to: Double)]
  ) {
    var heights = [Double](repeating: 0, count: layering.rowCount)
    var gaps = [Double](repeating: 26, count: layering.rowCount)
    for vertex in layering.vertices {
      if let box = vertex.box { heights[vertex.row] = max(heights[vertex.row], sizes[box].height) }
    }
    for (index, segment) in layering.segments.enumerated() {
      let sideways = (centers[segment.from] + offsets[index].from) - (centers[segment.to] + offsets[index].to)
      let row = layering.vertices[segment.from].row
      gaps[row] = max(gaps[row], min(26 + abs(sideways) * 0.09, 80))
    }
    var y = 0.0
    for (height, gap) in zip(heights, gaps) {
      rows.append((y, y + height))
      y += height + gap
    }
  }
}
