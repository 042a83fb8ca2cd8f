/// Writes sequences side by side, token by token.
///
/// The network runs on all that was written so far for each new token, which takes time for the square of the length.
/// - Parameters:
///   - count: how many sequences.
///   - begin: the token that stands before all.
///   - length: how many tokens at most.
///   - end: the token behind which a sequence ends. It is not part of it.
///   - next: the next token of each sequence, all of which are equally long, with `begin`.
public func writtenSequences(
  _ count: Int, begin: Int32, length: Int, end: Int32? = nil, next: (_ written: [[Int32]]) throws -> [Int32]
) rethrows -> [[Int32]] {
  var written = [[Int32]](repeating: [begin], count: count)
  for _ in 0..<length {
    for (index, token) in try next(written).enumerated() { written[index].append(token) }
    if let end, written.allSatisfy({ $0.dropFirst().contains(end) }) { break }
  }
  return written.map { sequence in
    let tokens = sequence.dropFirst()
    return Array(end.map { end in tokens.prefix { $0 != end } } ?? tokens)
  }
}
