/// A diagram's boxes in rows from top to bottom, each edge running downwards.
///
/// Where an edge spans several rows, a bend stands in each row between; the edges of one port share their bends, so that a
/// value with many users is one line that branches.
struct Layering {
  /// A box or a bend.
  struct Vertex: Hashable {
    /// Nil for a bend.
    var box: Int?
    var row: Int
  }

  /// A piece of one or more edges between adjacent rows. `inner` are the ports in the frames at its ends.
  struct Segment: Hashable {
    var from: Int
    var fromInner: Int?
    var to: Int
    var toInner: Int?
  }

  /// The boxes first, by their numbers, then the bends.
  private(set) var vertices: [Vertex]
  private(set) var segments: [Segment] = []
  /// For each edge of the diagram its segments from top to bottom.
  private(set) var routes: [[Int]] = []
  private(set) var rowCount: Int
  /// The bends of each port that has some, from top to bottom.
  private(set) var chains: [[Int]] = []
  private var isTarget: [Bool] = []

  init(_ diagram: Diagram) {
    let rows = RowAssignment(diagram).rows
    vertices = rows.enumerated().map { Vertex(box: $0.offset, row: $0.element) }
    rowCount = (rows.max() ?? -1) + 1
    var bends: [Diagram.Port: [Int]] = [:]
    var numbers: [Segment: Int] = [:]
    for edge in diagram.edges {
      let count = rows[edge.to.box] - rows[edge.from.box] - 1
      var chain = bends[edge.from, default: []]
      while chain.count < count {
        vertices.append(Vertex(box: nil, row: rows[edge.from.box] + 1 + chain.count))
        chain.append(vertices.count - 1)
      }
      bends[edge.from] = chain

      let path = [edge.from.box] + chain.prefix(count) + [edge.to.box]
      routes.append(
        zip(path, path.dropFirst()).enumerated().map { index, ends in
          let segment = Segment(
            from: ends.0, fromInner: index == 0 ? edge.from.inner : nil,
            to: ends.1, toInner: index == count ? edge.to.inner : nil)
          if let number = numbers[segment] { return number }
          segments.append(segment)
          numbers[segment] = segments.count - 1
          return segments.count - 1
        })
    }
    chains = diagram.edges.map(\.from).reduce(into: []) { chains, port in
      if let chain = bends.removeValue(forKey: port), !chain.isEmpty { chains.append(chain) }
    }
    isTarget = diagram.boxes.map { _ in false }
    for edge in diagram.edges { isTarget[edge.to.box] = true }
  }

  /// Whether no edge leads to a box.
  func isSource(_ box: Int) -> Bool { !isTarget[box] }
}

/// Rows by longest path from the sources; then boxes move down towards their users where that makes edges shorter.
private struct RowAssignment {
  private(set) var rows: [Int]
  private let sources: [[Int]]
  private let users: [[Int]]

  init(_ diagram: Diagram) {
    let count = diagram.boxes.count
    var sources = [[Int]](repeating: [], count: count)
    var users = sources
    for edge in diagram.edges {
      if !sources[edge.to.box].contains(edge.from.box) { sources[edge.to.box].append(edge.from.box) }
      if !users[edge.from.box].contains(edge.to.box) { users[edge.from.box].append(edge.to.box) }
    }
    (self.sources, self.users) = (sources, users)
    rows = [Int](repeating: 0, count: count)

    let hasFirst = diagram.boxes.contains { $0.row == .first }
    for box in rows.indices {
      let above = sources[box].map { rows[$0] }.max()
      rows[box] = above.map { $0 + 1 } ?? (hasFirst && diagram.boxes[box].row != .first ? 1 : 0)
    }
    let last = max(1, rows.max() ?? 0)
    for box in rows.indices where diagram.boxes[box].row == .last { rows[box] = last }
    // What is not an output does not stand beside them.
    if diagram.boxes.indices.contains(where: { diagram.boxes[$0].row != .last && rows[$0] == last && last > 0 }) {
      for box in rows.indices where diagram.boxes[box].row == .last { rows[box] = last + 1 }
    }
    tighten(movable: diagram.boxes.map { $0.row == .free })
  }

  private mutating func tighten(movable: [Bool]) {
    // A box that serves a single user, like all that it needs itself, follows its user.
    var isOwn = rows.map { _ in false }
    for box in rows.indices {
      isOwn[box] = movable[box] && users[box].count == 1 && sources[box].allSatisfy { isOwn[$0] }
    }
    var moved = true
    var rounds = 0
    while moved && rounds < 200 {
      moved = false
      rounds += 1
      for box in rows.indices.reversed() where movable[box] {
        guard let below = users[box].map({ rows[$0] }).min(), below - 1 > rows[box] else { continue }
        // Edges from one source share a line: only the user farthest down makes it longer.
        let longer = sources[box].filter { source in
          users[source].allSatisfy { $0 == box || rows[$0] <= rows[box] }
        }
        if longer.allSatisfy({ isOwn[$0] }) {
          rows[box] += 1
          moved = true
        }
      }
    }
  }
}
