import Foundation

/// Prints how many strings are split in a second: one by one, and as many as go at once.
func benchmark(_ strings: [String], _ options: Options) throws {
  guard !strings.isEmpty else { throw UsageError("there are no strings to measure with") }
  for size in [1, 64] {
    let splitter = try Splitter(contentsOf: options.parameters, batch: size, threads: options.threads)
    let pieces = stride(from: 0, to: strings.count, by: size).map { Array(strings[$0..<min($0 + size, strings.count)]) }
    // What is near in length shares steps.
    let sorted = size == 1 ? pieces : byLength(strings, size)
    _ = splitter.split(sorted[0])
    let time = ContinuousClock().measure { for piece in sorted { _ = splitter.split(piece) } }
    let rate = Double(strings.count) / (time / .seconds(1))
    print("\(size == 1 ? "one by one" : "\(size) at once"): \(String(format: "%.0f", rate)) strings a second")
  }
}

private func byLength(_ strings: [String], _ size: Int) -> [[String]] {
  let sorted = strings.sorted { $0.utf8.count < $1.utf8.count }
  return stride(from: 0, to: sorted.count, by: size).map { Array(sorted[$0..<min($0 + size, sorted.count)]) }
}
