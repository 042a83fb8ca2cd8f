/// What stands at each float of a stretch of memory: spans in ascending order, without overlaps.
struct MemoryMap {
  /// What a float holds.
  enum Content: Hashable {
    /// What was there before the function runs.
    case given
    /// Zero, and nothing else so far.
    case zero
    /// A value of a buffer. In a buffer without time, a value of this step of a loop.
    case value(BufferID, step: Int?)
    /// A sum that the instruction of this number adds to.
    case sum(Int)
  }

  private struct Span {
    var range: Range<Int>
    var content: Content
  }

  private var spans: [Span] = []

  init() {}

  init(_ range: Range<Int>, _ content: Content) { spans = [Span(range: range, content: content)] }

  /// Whether the same stands in all of a range.
  func holds(_ content: Content, in range: Range<Int>) -> Bool {
    let index = firstSpan(endingAfter: range.lowerBound)
    return index < spans.count && spans[index].range.contains(range) && spans[index].content == content
  }

  /// What stands in a range, piece by piece; nil where nobody has written.
  func contents(of range: Range<Int>) -> [(range: Range<Int>, content: Content?)] {
    var pieces: [(range: Range<Int>, content: Content?)] = []
    var start = range.lowerBound
    var index = firstSpan(endingAfter: start)
    while start < range.upperBound {
      guard index < spans.count, spans[index].range.lowerBound < range.upperBound else {
        pieces.append((start..<range.upperBound, nil))
        break
      }
      let span = spans[index]
      if span.range.lowerBound > start { pieces.append((start..<span.range.lowerBound, nil)) }
      let piece = span.range.clamped(to: range)
      pieces.append((piece, span.content))
      start = piece.upperBound
      index += 1
    }
    return pieces
  }

  mutating func set(_ range: Range<Int>, to content: Content) {
    guard !range.isEmpty else { return }
    let first = firstSpan(endingAfter: range.lowerBound)
    if first == spans.count || spans[first].range.lowerBound >= range.upperBound {
      // Rows are written one after the other.
      if first > 0, spans[first - 1].range.upperBound == range.lowerBound, spans[first - 1].content == content {
        spans[first - 1].range = spans[first - 1].range.lowerBound..<range.upperBound
      } else {
        spans.insert(Span(range: range, content: content), at: first)
      }
      return
    }
    var last = first
    var replacement: [Span] = []
    if first < spans.count, spans[first].range.lowerBound < range.lowerBound {
      replacement.append(Span(range: spans[first].range.lowerBound..<range.lowerBound, content: spans[first].content))
    }
    replacement.append(Span(range: range, content: content))
    while last < spans.count, spans[last].range.lowerBound < range.upperBound {
      if spans[last].range.upperBound > range.upperBound {
        replacement.append(Span(range: range.upperBound..<spans[last].range.upperBound, content: spans[last].content))
      }
      last += 1
    }
    spans.replaceSubrange(first..<last, with: replacement)
  }

  /// By bisection.
  private func firstSpan(endingAfter start: Int) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.upperBound > start { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
