extension DiagramLayout.FrameLayout {
  static let titleSize = 12.0

  /// The body, room for the lines that carry the states from the bottom to the top, and the title.
  /// `entering` are the body's boxes to which edges lead from outside.
  init(_ frame: Diagram.Frame, title text: String, entering: [Int]) {
    let body = DiagramLayout(frame.body)
    self.body = body
    let lanes = Double(frame.feedback.count)
    let margin = 18.0
    let lane = 9.0
    let titleHeight = 26.0

    origin = Point(x: margin, y: titleHeight + lanes * lane + 10)
    width = margin + body.width + lanes * lane + margin
    height = origin.y + body.height + lanes * lane + margin
    title = Point(x: 12, y: 18)
    feedback = []
    for (index, edge) in frame.feedback.enumerated() {
      let from = body.boxes[edge.from.box].moved(by: origin)
      let to = body.boxes[edge.to.box].moved(by: origin)
      let distance = 8 + Double(index) * lane
      let start = from.center.x + from.width * 0.3
      let end = to.center.x + to.width * 0.3
      let bottom = origin.y + body.height + distance
      let right = origin.x + body.width + distance
      let top = origin.y - distance
      feedback.append([
        Point(x: start, y: from.bottom), Point(x: start, y: bottom), Point(x: right, y: bottom),
        Point(x: right, y: top), Point(x: end, y: top), Point(x: end, y: to.y),
      ])
    }
    place(title: text, entering: entering)
  }

  /// Makes the frame wide enough for its title, and puts the title where no edge to an argument crosses it.
  private mutating func place(title text: String, entering: [Int]) {
    let needed = textWidth(text) * Self.titleSize * 1.22 + 12
    let edges = entering.map { origin.x + body.boxes[$0].center.x }.sorted()
    var left = 12.0
    for edge in edges + [.infinity] {
      if edge - left >= needed {
        title.x = left
        break
      }
      left = edge + 8
    }
    width = max(width, title.x + needed)
  }
}
