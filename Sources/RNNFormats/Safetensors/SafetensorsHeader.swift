/// The header of a safetensors file: what is where in the data that follow it.
package struct SafetensorsHeader {
  package struct Entry {
    package var name: String
    package var elementType: SafetensorsElementType
    package var shape: [Int]
    /// The bytes of the data, counted from the end of the header.
    var bytes: Range<Int>
  }

  /// In the order of the file.
  package var entries: [Entry] = []
  var metadata: [String: String] = [:]

  /// The format's own limit.
  static let maximumLength = 100_000_000

  /// Checks that the tensors fill the data without gaps or overlaps, as the format demands.
  func check(dataCount: Int) throws(Failure) {
    let ordered = entries.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    var end = 0
    var previous = ""
    for entry in ordered {
      guard entry.bytes.upperBound <= dataCount else {
        throw Failure(
          .offsets(begin: entry.bytes.lowerBound, end: entry.bytes.upperBound, available: dataCount), entry.name)
      }
      guard entry.bytes.lowerBound >= end else { throw Failure(.overlap(with: previous), entry.name) }
      guard entry.bytes.lowerBound == end else {
        throw Failure(.gap(from: end, to: entry.bytes.lowerBound), entry.name)
      }
      end = entry.bytes.upperBound
      previous = entry.name
    }
    guard end == dataCount else { throw Failure(.gap(from: end, to: dataCount)) }
  }

  /// An error before the file is known.
  package struct Failure: Error {
    package var reason: SafetensorsError.Reason
    package var tensor: String?

    init(_ reason: SafetensorsError.Reason, _ tensor: String? = nil) {
      self.reason = reason
      self.tensor = tensor
    }
  }
}
