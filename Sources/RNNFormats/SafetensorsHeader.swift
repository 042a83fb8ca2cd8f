/// The header of a safetensors file: what is where in the data that follow it.
struct SafetensorsHeader {
  struct Entry {
    var name: String
    var elementType: SafetensorsFile.ElementType
    var shape: [Int]
    /// The bytes of the data, counted from the end of the header.
    var bytes: Range<Int>
  }

  /// In the order of the file.
  var entries: [Entry] = []
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
  struct Failure: Error {
    var reason: SafetensorsError.Reason
    var tensor: String?

    init(_ reason: SafetensorsError.Reason, _ tensor: String? = nil) {
      self.reason = reason
      self.tensor = tensor
    }
  }

  /// The header as JSON, with the metadata in the order of their keys.
  var text: String {
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    for entry in entries {
      let shape = entry.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(entry.name)):{\"dtype\":\"\(entry.elementType.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(entry.bytes.lowerBound),\(entry.bytes.upperBound)]}")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
