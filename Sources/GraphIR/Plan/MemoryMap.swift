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
    /// A sum that this instruction adds to.
    case sum(InstructionPath)
  }

  /// The position of an instruction in its part of a function: in the bodies of loops, of the loop first.
  typealias InstructionPath = [Int]

  private struct Span {
    var range: Range<Int>
    var content: Content
  }

  private var spans: [Span] = []

  init() {}

  init(_ range: Range<Int>, _ content: Content) { spans = [Span(range: range, content: content)] }

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
