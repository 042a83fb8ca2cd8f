import RNNRuntime

/// Writes sequences side by side, token by token, of each token the most probable.
/// - Parameters:
///   - count: how many sequences.
///   - begin: the token that stands before all.
///   - length: how many tokens at most.
///   - end: the token behind which a sequence ends. It is not part of it.
///   - step: the scores of the tokens that may come next, after the last one of each sequence.
public func writtenSequences(
  _ count: Int, begin: Int32, length: Int, end: Int32? = nil, step: (_ last: [Int32]) -> OutputView
) -> [[Int32]] {
  var written = [[Int32]](repeating: [], count: count)
  var last = [Int32](repeating: begin, count: count)
  for _ in 0..<length {
    let scores = step(last)
    last = (0..<count).map { Int32(scores.argmax(example: $0)) }
    for (index, token) in last.enumerated() { written[index].append(token) }
    if let end, written.allSatisfy({ $0.contains(end) }) { break }
  }
  return written.map { sequence in Array(sequence.prefix { $0 != end }) }
}
