extension PlanVerifier {
  // MARK: Reading and writing

  // Places that are read or written together are in one space.

  /// - Parameter what: who reads.
  func read(_ places: [Place], as view: View, what: String? = nil) throws {
    try read(places, origin: view.origin.buffer, name: name(view), what: what)
  }

  func read(_ places: [Place], of matrix: MatrixView) throws {
    try read(places, origin: matrix.buffer, name: buffer(matrix.buffer).name)
  }

  private func read(_ places: [Place], origin: BufferID, name: String, what: String? = nil) throws {
    guard let space = places.first?.space else { return }
    let map = memory[space] ?? MemoryMap()
    for place in places where !map.holds(.value(origin, step: place.step), in: place.range) {
      try read(place, in: map, origin: origin, name: name, what: what)
    }
  }

  /// Shared memory is told apart by its offsets, all other by the buffers.
  private func read(
    _ place: Place, in map: MemoryMap, origin: BufferID, name: String, what: String?
  ) throws {
    let subject = what ?? "it"
    for (range, content) in map.contents(of: place.range) {
      switch content {
      case nil: throw failure("\(subject) reads '\(name)' at \(range) of \(place.space), which nobody has written")
      case .given where !written.contains(origin), .sum: break
      case .zero:
        // Of a sum, that nobody adds anything.
        if place.space == .sums { throw failure("\(subject) reads the sum '\(name)' before anybody adds to it") }
      case .value(origin, let step) where step == nil || step == place.step: break
      case .value(let other, _)
      where place.space == .gradients && buffer(other).region == buffer(origin).region: break
      case .given, .value:
        let other: String
        if case .value(let buffer, let step) = content {
          other = "'\(self.buffer(buffer).name)'\(step.map { " of step \($0)" } ?? "")"
        } else {
          other = "what was there before"
        }
        throw failure("\(subject) reads '\(name)' at \(range) of \(place.space), where \(other) stands")
      }
    }
  }

  mutating func write(_ places: [Place], as view: View) throws {
    try write(places, name: name(view)) { .value(view.origin.buffer, step: $0.step) }
  }

  mutating func write(_ places: [Place], of matrix: MatrixView) throws {
    try write(places, name: buffer(matrix.buffer).name) { _ in .value(matrix.buffer, step: nil) }
  }

  mutating func zero(_ places: [Place], as view: View) throws {
    try write(places, name: name(view)) { _ in .zero }
  }

  private mutating func write(
    _ places: [Place], name: String, _ content: (Place) -> MemoryMap.Content
  ) throws {
    guard let space = places.first?.space else { return }
    var map = memory.removeValue(forKey: space) ?? MemoryMap()
    for place in places {
      let content = content(place)
      for (range, known) in map.contents(of: place.range) {
        let isAgain = known == content && content != .zero
        if isAgain || known != nil && known != .zero && space.isWrittenOnce {
          throw failure("it writes '\(name)' at \(range) of \(space), where \(known!) stands already")
        }
      }
      map.set(place.range, to: content)
    }
    memory[space] = map
  }

  /// Every float is added to by one instruction, which may do so at each step.
  mutating func add(_ places: [Place], name: String) throws {
    guard let space = places.first?.space else { return }
    let number = numbers[path] ?? numbers.count
    numbers[path] = number
    var map = memory.removeValue(forKey: space) ?? MemoryMap()
    for place in places where !map.holds(.sum(number), in: place.range) {
      for (range, known) in map.contents(of: place.range) where known != .zero && known != .sum(number) {
        let other = known.map { "\($0)" } ?? "nothing"
        throw failure("it adds to '\(name)' at \(range) of \(space), where \(other) stands")
      }
      map.set(place.range, to: .sum(number))
    }
    memory[space] = map
  }

  private func name(_ view: View) -> String { buffer(view.origin.buffer).name }

  // MARK: Packed matrices

  /// Notes down a part of a matrix that is packed; the whole is written when all of it is.
  mutating func pack(_ id: BufferID, rows: Range<Int>, columns: Range<Int>, of size: (rows: Int, columns: Int)) throws {
    var map = packed[id, default: MemoryMap()]
    let whole = 0..<size.rows * size.columns
    let ranges =
      columns == 0..<size.columns
      ? [rows.lowerBound * size.columns..<rows.upperBound * size.columns]
      : rows.map { $0 * size.columns + columns.lowerBound..<$0 * size.columns + columns.upperBound }
    for range in ranges {
      guard whole.contains(range), map.contents(of: range).allSatisfy({ $0.content == nil }) else {
        throw failure("rows \(rows), columns \(columns) of '\(buffer(id).name)' are packed twice, or not there")
      }
      map.set(range, to: .zero)
    }
    packed[id] = map
    guard map.contents(of: whole).allSatisfy({ $0.content != nil }) else { return }
    let (space, offset) = start(of: id)
    let place = Place(space: space, range: offset..<offset + buffer(id).width, row: 0)
    try write([place], name: buffer(id).name) { _ in .value(id, step: nil) }
  }

  func read(packed id: BufferID) throws {
    let (space, offset) = start(of: id)
    let place = Place(space: space, range: offset..<offset + buffer(id).width, row: 0)
    try read([place], origin: id, name: buffer(id).name)
  }
}
