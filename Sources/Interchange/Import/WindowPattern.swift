/// What windows along one or two axes see, found in the places that a `Gather` takes.
struct WindowPattern {
  /// Along one axis.
  private struct Side {
    var size: Int
    var places: Int
    var stride = 1
    var dilation = 1
    var padding = 0

    /// Where the window at a place looks; outside there are zeros.
    func position(_ within: Int, at place: Int) -> Int { within * dilation + place * stride - padding }

    /// The first of the ways to look that gives these positions; nil stands for those outside.
    init?(_ positions: [[Int?]], extent: Int) {
      (size, places) = (positions.count, positions.first?.count ?? 0)
      let ways = 1...min(2 * extent + size, 64)
      for stride in ways {
        for dilation in size == 1 ? 1...1 : ways {
          let reach = dilation * (size - 1)
          for padding in 0...min(reach, 64) {
            (self.stride, self.dilation, self.padding) = (stride, dilation, padding)
            guard extent + 2 * padding > reach, (extent + 2 * padding - reach - 1) / stride + 1 == places else {
              continue
            }
            let fits = (0..<size).allSatisfy { within in
              (0..<places).allSatisfy { place in
                let position = position(within, at: place)
                return positions[within][place] == ((0..<extent).contains(position) ? position : nil)
              }
            }
            if fits { return }
          }
        }
      }
      return nil
    }
  }

  private let sides: [Side]
  private let isPatches: Bool

  /// - Parameters:
  ///   - sources: which elements of [channels, plane…] are taken; nil stands for zero.
  ///   - shape: of what is taken, [channels, sizes…, places…] of patches, [channels, places…, sizes…] of windows.
  init?(_ sources: [Int?], _ shape: [Int], plane: [Int], isPatches: Bool) {
    let axes = plane.count
    guard shape.count == 2 * axes + 1, sources.count == shape.reduce(1, *) else { return nil }
    let within = isPatches ? 1 : axes + 1
    let outside = isPatches ? axes + 1 : 1
    let (strides, counts) = (plane.strides, shape.strides)
    func index(_ element: Int, _ axis: Int) -> Int { element / counts[axis] % shape[axis] }
    var sides: [Side] = []
    for axis in 0..<axes {
      let row = [Int?](repeating: nil, count: shape[outside + axis])
      var positions = [[Int?]](repeating: row, count: shape[within + axis])
      for (element, source) in sources.enumerated() {
        guard let source else { continue }
        let position = source / strides[axis] % plane[axis]
        let (i, j) = (index(element, within + axis), index(element, outside + axis))
        guard positions[i][j] == nil || positions[i][j] == position else { return nil }
        positions[i][j] = position
      }
      guard let side = Side(positions, extent: plane[axis]) else { return nil }
      sides.append(side)
    }
    for (element, source) in sources.enumerated() {
      var expected: Int? = index(element, 0)
      for axis in 0..<axes {
        let position = sides[axis].position(index(element, within + axis), at: index(element, outside + axis))
        expected = (0..<plane[axis]).contains(position) ? expected.map { $0 * plane[axis] + position } : nil
      }
      guard expected == source else { return nil }
    }
    (self.sides, self.isPatches) = (sides, isPatches)
  }

  /// `[3, 2], stride: 2`
  var labels: [(label: String, text: String)] {
    func text(_ numbers: [Int]) -> String {
      Set(numbers).count == 1 ? "\(numbers[0])" : "[\(numbers.map(String.init).joined(separator: ", "))]"
    }
    let all = [
      ("stride", sides.map(\.stride)), ("dilation", sides.map(\.dilation)), ("padding", sides.map(\.padding)),
    ]
    let usual = ["stride": 1, "dilation": 1, "padding": 0]
    return [("", text(sides.map(\.size)))]
      + all.filter { label, numbers in numbers.contains { $0 != usual[label] } }.map { ($0, text($1)) }
  }

  /// Of what the language makes of it.
  func resultShape(_ channels: Int) -> [Int] {
    let size = sides.map(\.size).reduce(1, *)
    return isPatches ? [channels * size] + sides.map(\.places) : [channels] + sides.map(\.places) + [size]
  }
}
