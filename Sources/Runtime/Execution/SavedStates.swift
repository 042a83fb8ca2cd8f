/// The states before each segment of a training run and after the last one, and the cotangents that go from segment to
/// segment: as tables for the shards.
final class SavedStates: @unchecked Sendable {
  private let storage: AlignedBuffer<Float>
  private let tables: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  private let tableCount: Int

  /// - Parameter segments: the greatest number.
  init(_ layout: FunctionLayout, batch: Int, segments: Int) {
    let stateCount = layout.states.count
    let sizes = layout.states.map { aligned(batch * $0.width) }
    let size = sizes.reduce(0, +)
    storage = AlignedBuffer(unwritten: (segments + 3) * size)
    tableCount = 2 * stateCount
    tables = .allocate(capacity: max(2 * segments * tableCount, 1))
    // Two places for cotangents, in turn.
    func cotangents(_ boundary: Int) -> Int { (segments + 1 + boundary % 2) * size }
    for segment in 0..<segments {
      var offset = 0
      for (index, stateSize) in sizes.enumerated() {
        let before = tables + 2 * segment * tableCount + index
        let after = before + tableCount
        before[0] = storage.pointer + segment * size + offset
        before[stateCount] = storage.pointer + cotangents(segment + 1) + offset
        after[0] = storage.pointer + (segment + 1) * size + offset
        after[stateCount] = storage.pointer + cotangents(segment) + offset
        offset += stateSize
      }
    }
  }

  deinit { tables.deallocate() }

  /// The states before a segment, and the cotangents of those after it.
  func before(_ segment: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<Float>> {
    tables + 2 * segment * tableCount
  }

  /// The states after a segment, and the cotangents of those before it.
  func after(_ segment: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<Float>> { before(segment) + tableCount }
}
