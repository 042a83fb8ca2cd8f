extension DiagramLayout.FrameLayout {
  static let titleSize = 12.0

  /// The body, room for the lines that carry the states from the bottom to the top, and the title.
  /// To and from the body's boxes `entering` and `leaving`, edges lead from and to the outside.
  init(_ frame: Diagram.Frame, title text: String, entering: [Int], leaving: [Int]) {
    let body = DiagramLayout(frame.body)
    self.body = body
    let lanes = Double(frame.feedback.count)
    let margin = 20.0
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
    place(title: text, entering: entering, leaving: leaving)
  }

  /// Puts the title at the top or the bottom where no edge to or from the body crosses it, and if there is no such
  /// place, makes the frame wider.
  private mutating func place(title text: String, entering: [Int], leaving: [Int]) {
    let needed = textWidth(text) * Self.titleSize * 1.22 + 12
    if let x = gap(of: needed, between: entering, upTo: width) {
      title = Point(x: x, y: 18)
    } else if let x = gap(of: needed, between: leaving, upTo: width) {
      title = Point(x: x, y: height - 6)
    } else if let x = gap(of: needed, between: entering, upTo: .infinity) {
      title = Point(x: x, y: 18)
      width = max(width, x + needed)
    }
  }

  /// The leftmost place without edges of that width.
  private func gap(of needed: Double, between boxes: [Int], upTo limit: Double) -> Double? {
    var left = 12.0
    for edge in boxes.map({ origin.x + body.boxes[$0].center.x }).sorted() + [limit] {
      if edge - left >= needed { return left }
      left = max(left, edge + 8)
    }
    return nil
  }
}
