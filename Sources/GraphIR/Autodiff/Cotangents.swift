/// What the users of each value have handed back so far.
struct Cotangents {
  /// A cotangent of a whole value, or of a range of it along one axis of its shape.
  private struct Part {
    var range: Range?
    var cotangent: ValueID
  }

  struct Range: Hashable {
    var axis: Int
    var start: Int
    var count: Int
    var end: Int { start + count }
  }

  private var parts: [ValueID: [Part]] = [:]

  mutating func add(_ cotangent: ValueID, to value: ValueID) {
    parts[value, default: []].append(Part(range: nil, cotangent: cotangent))
  }

  mutating func add(_ cotangent: ValueID, to value: ValueID, range: Range) {
    parts[value, default: []].append(Part(range: range, cotangent: cotangent))
  }

  /// The sum of all parts. The cotangents of slices that do not overlap are concatenated instead of padded and added:
  /// so the gradients of the gates of a fused product stay one value, and its users one product.
  mutating func take(_ value: ValueID, type: TensorType, in graph: inout Graph) throws -> ValueID? {
    guard let parts = parts.removeValue(forKey: value) else { return nil }
    var terms = parts.filter { $0.range == nil }.map(\.cotangent)
    terms += try joined(parts.filter { $0.range != nil }, type: type, in: &graph)
    let sum = try terms.dropFirst().reduce(terms[0]) { try graph.binary(.add, $0, $1) }
    return try graph.fit(sum, to: type)
  }

  private func joined(_ parts: [Part], type: TensorType, in graph: inout Graph) throws -> [ValueID] {
    var sums: [Range: ValueID] = [:]
    for part in parts {
      guard let range = part.range else { continue }
      sums[range] = try sums[range].map { try graph.binary(.add, $0, part.cotangent) } ?? part.cotangent
    }
    let ranges = sums.keys.sorted { ($0.axis, $0.start, $0.count) < ($1.axis, $1.start, $1.count) }
    guard let axis = ranges.first?.axis else { return [] }
    let areDisjoint = zip(ranges, ranges.dropFirst()).allSatisfy { $0.axis == $1.axis && $0.end <= $1.start }
    guard areDisjoint else {
      return try ranges.map { range in
        let after = type.shape[range.axis] - range.end
        return try graph.add(.pad(axis: range.axis, before: range.start, after: after), [sums[range]!])
      }
    }
    var pieces: [ValueID] = []
    var position = 0
    func fill(to end: Int) throws {
      guard end > position else { return }
      var shape = type.shape
      shape[axis] = end - position
      pieces.append(try graph.zero(TensorType(shape)))
    }
    for range in ranges {
      try fill(to: range.start)
      pieces.append(sums[range]!)
      position = range.end
    }
    try fill(to: type.shape[axis])
    return [pieces.count == 1 ? pieces[0] : try graph.add(.concatenate(axis: axis), pieces)]
  }
}
