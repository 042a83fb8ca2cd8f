/// The candidate that a misspelt name was probably meant to be: the nearest by edit distance, when it is near
/// enough (a third of the name's length, at least one edit). Of equally near ones, the first.
public func closestMatch(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  // Nobody misspells so long a name, and the distance takes quadratic time.
  guard (1...64).contains(wanted.count) else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.lowercased())
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(other.count - wanted.count) <= limit, other.count <= 64 else { continue }
    let distance = editDistance(wanted, other)
    // A name of one or two letters is near to every other one.
    guard distance <= limit, distance < max(wanted.count, other.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

/// Insertions, deletions, substitutions and swaps of neighbors that make one word of the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var distance = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
      row.append(distance)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
