/// Which axes a tensor has after `Reshape`: features may be arranged anew, while examples and steps stay what they are.
struct Reshaping {
  let axes: [Axis]
  let target: [Extent]

  /// The axes, or nil if features would get mixed with examples or steps.
  func result() -> [Axis]? { match(0, 0) }

  private func match(_ source: Int, _ place: Int) -> [Axis]? {
    if source == axes.count, place == target.count { return [] }
    if source < axes.count, axes[source].isOuter, place < target.count {
      if let rest = outer(source, place) { return rest }
    }
    if place < target.count, isOne(place), let rest = match(source, place + 1) { return [.unit] + rest }
    if source < axes.count, axes[source] == .unit || axes[source] == .size(1),
      let rest = match(source + 1, place)
    {
      return rest
    }
    return features(source, place)
  }

  private func isOne(_ place: Int) -> Bool { target[place] == .known(1) || target[place] == .known(-1) }

  /// One or more axes of examples and steps that stay or become one.
  private func outer(_ source: Int, _ place: Int) -> [Axis]? {
    let isCopy = target[place] == .known(0) && place == source
    if target[place] == .of(axes[source]) || target[place] == .known(-1) || isCopy,
      let rest = match(source + 1, place + 1)
    {
      return [axes[source]] + rest
    }
    // Several become one …
    if target[place] == .known(-1) || { if case .of(.merged) = target[place] { true } else { false } }() {
      var end = source
      while end < axes.count, axes[end].isOuter || axes[end] == .unit { end += 1 }
      let merged = [Axis](axes[source..<end]).outer
      if merged.count > 1, let rest = match(end, place + 1) { return [.merged(merged)] + rest }
    }
    // … or one becomes what it was.
    if case .merged(let parts) = axes[source], place + parts.count <= target.count {
      let fits = zip(parts, target[place...]).allSatisfy { $1 == .of($0) || $1 == .known(-1) }
      if fits, let rest = match(source + 1, place + parts.count) { return parts + rest }
    }
    return nil
  }

  /// A run of features in another arrangement.
  private func features(_ source: Int, _ place: Int) -> [Axis]? {
    var end = source
    while end < axes.count, !axes[end].isOuter { end += 1 }
    guard end > source else { return nil }
    let count = [Axis](axes[source..<end]).features.reduce(1, *)
    var sizes: [Int] = []
    for (offset, extent) in target[place...].enumerated() {
      guard case .known(let size) = extent else { break }
      let index = source + offset
      sizes.append(size == 0 && index < end ? axes[index].size ?? 1 : size)
      var found = sizes
      let known = Sizes.count(sizes.filter { $0 != -1 }) ?? 0
      if let open = found.firstIndex(of: -1), known > 0 { found[open] = count / known }
      guard found.allSatisfy({ $0 > 0 }), Sizes.count(found) == count else { continue }
      if let rest = match(end, place + offset + 1) { return found.map { .size($0) } + rest }
    }
    return nil
  }
}
