/// The order of the vertices in each row, with few crossings: sweeps that sort each row by the barycenters of the
/// neighbors above or below (Sugiyama, Tagawa and Toda 1981), and the best order seen.
struct Ordering {
  private(set) var rows: [[Int]]
  private let segments: [Layering.Segment]
  private let above: [[Int]]
  private let below: [[Int]]
  private let gaps: [[Int]]
  /// The place of a port within its box, from -0.5 to 0.5.
  private let fraction: (_ vertex: Int, _ inner: Int?) -> Double
  private var position: [Int]

  init(_ layering: Layering, fraction: @escaping (_ vertex: Int, _ inner: Int?) -> Double) {
    segments = layering.segments
    self.fraction = fraction
    var above = [[Int]](repeating: [], count: layering.vertices.count)
    var below = above
    var gaps = [[Int]](repeating: [], count: layering.rowCount)
    for (index, segment) in layering.segments.enumerated() {
      above[segment.to].append(index)
      below[segment.from].append(index)
      gaps[layering.vertices[segment.from].row].append(index)
    }
    (self.above, self.below, self.gaps) = (above, below, gaps)
    rows = [[Int]](repeating: [], count: layering.rowCount)
    position = [Int](repeating: 0, count: layering.vertices.count)

    // Depth first from the bottom, so that what belongs together starts side by side.
    var isPlaced = [Bool](repeating: false, count: layering.vertices.count)
    for root in layering.vertices.indices.reversed() where below[root].isEmpty {
      var stack = [root]
      while let vertex = stack.popLast() {
        guard !isPlaced[vertex] else { continue }
        isPlaced[vertex] = true
        rows[layering.vertices[vertex].row].append(vertex)
        stack += above[vertex].reversed().map { layering.segments[$0].from }
      }
    }
    for row in rows.indices { number(row) }
    improve()
  }

  private mutating func number(_ row: Int) {
    for (index, vertex) in rows[row].enumerated() { position[vertex] = index }
  }

  private mutating func improve() {
    var best = rows
    var fewest = crossings()
    var stale = 0
    // Very large pictures, which nobody reads line by line, get fewer sweeps.
    let sweeps = max(4, min(24, 40_000 / max(1, position.count)))
    for sweep in 0..<sweeps where fewest > 0 && stale < 8 {
      if sweep.isMultiple(of: 2) {
        for row in rows.indices { sort(row, by: above, isDown: true) }
      } else {
        for row in rows.indices.reversed() { sort(row, by: below, isDown: false) }
      }
      transpose()
      let count = crossings()
      stale += 1
      if count < fewest { (best, fewest, stale) = (rows, count, 0) }
    }
    rows = best
    for row in rows.indices { number(row) }
  }

  private func source(_ segment: Int) -> Double {
    Double(position[segments[segment].from]) + 0.8 * fraction(segments[segment].from, segments[segment].fromInner)
  }

  private func target(_ segment: Int) -> Double {
    Double(position[segments[segment].to]) + 0.8 * fraction(segments[segment].to, segments[segment].toInner)
  }

  /// Vertices without neighbors on that side keep their place.
  private mutating func sort(_ row: Int, by neighbors: [[Int]], isDown: Bool) {
    var keyed: [(vertex: Int, key: Double)] = []
    for vertex in rows[row] where !neighbors[vertex].isEmpty {
      let places = neighbors[vertex].map { segment in
        let own = isDown ? fraction(vertex, segments[segment].toInner) : fraction(vertex, segments[segment].fromInner)
        return (isDown ? source(segment) : target(segment)) - 0.01 * own
      }
      keyed.append((vertex, places.reduce(0, +) / Double(places.count)))
    }
    keyed.sort { ($0.key, position[$0.vertex]) < ($1.key, position[$1.vertex]) }
    var next = 0
    for index in rows[row].indices where !neighbors[rows[row][index]].isEmpty {
      rows[row][index] = keyed[next].vertex
      next += 1
    }
    number(row)
  }

  /// Exchanges neighbors in a row where that saves crossings.
  private mutating func transpose() {
    for row in rows.indices where rows[row].count > 1 {
      for index in 0..<(rows[row].count - 1) {
        let (left, right) = (rows[row][index], rows[row][index + 1])
        if crossings(left, right) > crossings(right, left) {
          rows[row].swapAt(index, index + 1)
          position[left] = index + 1
          position[right] = index
        }
      }
    }
  }

  /// The crossings among the edges of two vertices if the first one stands to the left.
  private func crossings(_ left: Int, _ right: Int) -> Int {
    var count = 0
    for a in above[left] { for b in above[right] where source(a) > source(b) { count += 1 } }
    for a in below[left] { for b in below[right] where target(a) > target(b) { count += 1 } }
    return count
  }

  func crossings() -> Int {
    gaps.reduce(0) { total, gap in
      let targets = gap.map { (source($0), target($0)) }.sorted { $0 < $1 }.map(\.1)
      return total + inversions(targets)
    }
  }

  private func inversions(_ values: [Double]) -> Int {
    var sorted: [Double] = []
    var count = 0
    for value in values {
      var low = 0
      var high = sorted.count
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] <= value { low = middle + 1 } else { high = middle }
      }
      count += sorted.count - low
      sorted.insert(value, at: low)
    }
    return count
  }
}
