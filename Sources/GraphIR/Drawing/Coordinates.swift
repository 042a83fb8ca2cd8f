/// The horizontal centers of the vertices: each row keeps its order and its distances, and edges become as straight
/// as that allows. Row by row, the squared lengths are minimized exactly, which is an isotonic regression.
struct Coordinates {
  private(set) var centers: [Double]
  private let layering: Layering
  private let rows: [[Int]]
  private let widths: [Double]
  /// Where a segment leaves its upper and enters its lower vertex, from the vertex' center.
  private let offsets: [(from: Double, to: Double)]
  private var neighbors: [[(segment: Int, isAbove: Bool)]]

  init(_ layering: Layering, rows: [[Int]], widths: [Double], offsets: [(from: Double, to: Double)]) {
    self.layering = layering
    self.rows = rows
    self.widths = widths
    self.offsets = offsets
    neighbors = [[(segment: Int, isAbove: Bool)]](repeating: [], count: layering.vertices.count)
    for (index, segment) in layering.segments.enumerated() {
      neighbors[segment.to].append((index, true))
      neighbors[segment.from].append((index, false))
    }
    centers = [Double](repeating: 0, count: layering.vertices.count)
    for row in rows {
      var x = 0.0
      for (index, vertex) in row.enumerated() {
        if index > 0 { x += distance(row[index - 1], vertex) }
        centers[vertex] = x
      }
      for vertex in row { centers[vertex] -= x / 2 }
    }
    let rounds = max(4, min(32, 60_000 / max(1, centers.count)))
    for round in 0..<rounds {
      let useBoth = round >= rounds / 4
      for row in rows { settle(row, above: true, below: useBoth) }
      for row in rows.reversed() { settle(row, above: useBoth, below: true) }
    }
    straighten()
    let left = zip(centers, widths).map { $0 - $1 / 2 }.min() ?? 0
    for vertex in centers.indices { centers[vertex] -= left }
  }

  /// Makes the bends of long edges vertical, as far as their neighbors leave room.
  private mutating func straighten() {
    var place = [(row: [Int], index: Int)](repeating: ([], 0), count: centers.count)
    for row in rows { for (index, vertex) in row.enumerated() { place[vertex] = (row, index) } }
    func room(_ vertex: Int) -> ClosedRange<Double> {
      let (row, index) = place[vertex]
      let low = index == 0 ? -Double.infinity : centers[row[index - 1]] + distance(row[index - 1], vertex)
      let high = index == row.count - 1 ? .infinity : centers[row[index + 1]] - distance(vertex, row[index + 1])
      return low...max(low, high)
    }
    for chain in layering.chains {
      var start = 0
      while start < chain.count {
        var common = room(chain[start])
        var end = start + 1
        while end < chain.count, room(chain[end]).overlaps(common) {
          common = common.clamped(to: room(chain[end]))
          end += 1
        }
        let run = chain[start..<end]
        let x = wish(for: run, in: common)
        for vertex in run { centers[vertex] = x }
        start = end
      }
    }
  }

  /// Straight up or down to one of the ends if there is room, else the middle between the present places.
  private func wish(for run: ArraySlice<Int>, in common: ClosedRange<Double>) -> Double {
    let ends = [(run.first!, true), (run.last!, false)].flatMap { vertex, isAbove in
      neighbors[vertex].filter { $0.isAbove == isAbove }.map { segment, _ in
        let ends = layering.segments[segment]
        return isAbove ? centers[ends.from] + offsets[segment].from : centers[ends.to] + offsets[segment].to
      }
    }
    let mean = run.reduce(0) { $0 + centers[$1] } / Double(run.count)
    let straight = ends.filter(common.contains).min { abs($0 - mean) < abs($1 - mean) }
    return straight ?? min(max(mean, common.lowerBound), common.upperBound)
  }

  private func distance(_ left: Int, _ right: Int) -> Double {
    let bends = (layering.vertices[left].box == nil ? 1 : 0) + (layering.vertices[right].box == nil ? 1 : 0)
    return (widths[left] + widths[right]) / 2 + [22, 16, 12][bends]
  }

  /// Long edges are pulled straight first.
  private func weight(_ segment: Layering.Segment) -> Double {
    let bends =
      (layering.vertices[segment.from].box == nil ? 1 : 0) + (layering.vertices[segment.to].box == nil ? 1 : 0)
    return [1, 3, 12][bends]
  }

  private mutating func settle(_ row: [Int], above: Bool, below: Bool) {
    /// A run of vertices that touch, moved as one.
    struct Run {
      var count: Int
      var weight: Double
      var sum: Double
    }
    var runs: [Run] = []
    var offset = 0.0
    var shifts: [Double] = []
    for (index, vertex) in row.enumerated() {
      if index > 0 { offset += distance(row[index - 1], vertex) }
      shifts.append(offset)
      let (wanted, weight) = desire(vertex, above: above, below: below)
      runs.append(Run(count: 1, weight: weight, sum: weight * (wanted - offset)))
      while runs.count > 1,
        runs[runs.count - 2].sum / runs[runs.count - 2].weight
          >= runs[runs.count - 1].sum / runs[runs.count - 1].weight
      {
        let last = runs.removeLast()
        runs[runs.count - 1].count += last.count
        runs[runs.count - 1].weight += last.weight
        runs[runs.count - 1].sum += last.sum
      }
    }
    var index = 0
    for run in runs {
      for _ in 0..<run.count {
        centers[row[index]] = run.sum / run.weight + shifts[index]
        index += 1
      }
    }
  }

  /// The weighted mean of the places at which the vertex' edges would be vertical.
  private func desire(_ vertex: Int, above: Bool, below: Bool) -> (place: Double, weight: Double) {
    var sum = 0.0
    var total = 0.0
    for (segment, isAbove) in neighbors[vertex] where isAbove ? above : below {
      let ends = layering.segments[segment]
      let weight = weight(ends)
      sum +=
        weight
        * (isAbove
          ? centers[ends.from] + offsets[segment].from - offsets[segment].to
          : centers[ends.to] + offsets[segment].to - offsets[segment].from)
      total += weight
    }
    return total > 0 ? (sum / total, total) : (centers[vertex], 0.01)
  }
}
