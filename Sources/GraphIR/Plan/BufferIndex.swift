/// Which instructions of a list see which buffers: so that a rewrite looks at those alone, and a plan takes time in
/// proportion to its length.
///
/// Positions are those of the list that it was made of. An instruction may become several, or none, at its position.
struct BufferIndex {
  private struct Entry {
    var touched: Set<BufferID>
    var written: Set<BufferID>

    init(_ instructions: [Instruction]) {
      touched = Set(instructions.flatMap(\.buffers))
      written = Set(instructions.flatMap(\.destinations))
    }
  }

  private var entries: [Entry]
  private var touching: [BufferID: [Int]] = [:]
  private var writing: [BufferID: [Int]] = [:]

  init(_ instructions: [Instruction]) {
    entries = instructions.map { Entry([$0]) }
    for (position, entry) in entries.enumerated() {
      for buffer in entry.touched { touching[buffer, default: []].append(position) }
      for buffer in entry.written { writing[buffer, default: []].append(position) }
    }
  }

  /// Those that read or write a buffer, in ascending order.
  func positions(touching buffer: BufferID) -> [Int] { touching[buffer] ?? [] }

  /// Those that write a buffer, in ascending order.
  func positions(writing buffer: BufferID) -> [Int] { writing[buffer] ?? [] }

  /// Whether an instruction in a range reads or writes a buffer.
  func isTouched(_ buffer: BufferID, in range: Range<Int>) -> Bool {
    Self.first(in: touching[buffer], of: range) != nil
  }

  /// Whether an instruction in a range writes a buffer.
  func isWritten(_ buffer: BufferID, in range: Range<Int>) -> Bool { Self.first(in: writing[buffer], of: range) != nil }

  /// The first instruction behind a position that reads or writes a buffer.
  func firstTouching(_ buffer: BufferID, after position: Int) -> Int? {
    Self.first(in: touching[buffer], of: position + 1..<entries.count)
  }

  mutating func replace(at position: Int, with instructions: [Instruction]) {
    let (old, new) = (entries[position], Entry(instructions))
    entries[position] = new
    for buffer in old.touched.subtracting(new.touched) { Self.remove(position, from: &touching[buffer, default: []]) }
    for buffer in old.written.subtracting(new.written) { Self.remove(position, from: &writing[buffer, default: []]) }
    for buffer in new.touched.subtracting(old.touched) { Self.insert(position, into: &touching[buffer, default: []]) }
    for buffer in new.written.subtracting(old.written) { Self.insert(position, into: &writing[buffer, default: []]) }
  }

  private static func first(in positions: [Int]?, of range: Range<Int>) -> Int? {
    guard let positions else { return nil }
    let index = place(of: range.lowerBound, in: positions)
    return index < positions.count && positions[index] < range.upperBound ? positions[index] : nil
  }

  private static func remove(_ position: Int, from positions: inout [Int]) {
    positions.remove(at: place(of: position, in: positions))
  }

  private static func insert(_ position: Int, into positions: inout [Int]) {
    positions.insert(position, at: place(of: position, in: positions))
  }

  /// Where a position stands or would stand, by bisection.
  private static func place(of position: Int, in positions: [Int]) -> Int {
    var (low, high) = (0, positions.count)
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
