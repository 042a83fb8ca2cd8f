import Foundation

/// Prints how many words a second there are, on one thread: one by one, and 64 at once.
func benchmark(_ pronouncer: Pronouncer, _ words: [String]) {
  measure("one by one", words, size: 1) { _ = pronouncer.phonemes(of: $0[0]) }
  measure("64 at once", words, size: 64) { _ = pronouncer.phonemes(of: $0) }
}

/// Takes all words again and again for two seconds, after a pass that warms up.
private func measure(_ name: String, _ words: [String], size: Int, _ body: ([String]) -> Void) {
  let pieces = stride(from: 0, to: words.count, by: size).map { Array(words[$0..<min($0 + size, words.count)]) }
  pieces.forEach(body)
  let clock = ContinuousClock()
  var count = 0
  let begin = clock.now
  while clock.now - begin < .seconds(2) {
    pieces.forEach(body)
    count += words.count
  }
  print(String(format: "\(name): %.0f words a second", Double(count) / ((clock.now - begin) / .seconds(1))))
}
