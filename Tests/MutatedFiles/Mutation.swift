import RandomModels

/// Changes of bytes: some blind, some with an eye for text.
struct Mutation {
  var random: RandomSource
  /// Other files of the kind, to take pieces from.
  let others: [[UInt8]]

  private static let numbers = [
    "0", "1", "-1", "2", "7", "16", "255", "65536", "4294967295", "4294967296", "9223372036854775807",
    "9223372036854775808", "18446744073709551616", "99999999999999999999999", "1e308", "1e400", "-0.0", "0.5", "nan",
    "1e-400", "00", "1_000_000",
  ]
  private static let signs = Array("(){}[]=+-*/%·@'\"\\\n\t\r ;:,.<>!&|#$0aA_\u{0}".utf8) + [0xFF, 0xC3, 0xE2]

  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.pick(weighted: [(1, 5), (2, 3), (4, 2), (12, 1)]) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = [UInt8(random.number(0...255))]
      return
    }
    let place = random.number(0...bytes.count - 1)
    switch random.number(0...11) {
    case 0: bytes[place] ^= 1 << random.number(0...7)
    case 1: bytes[place] = UInt8(random.number(0...255))
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(random.pick(Self.signs), at: place)
    case 4: bytes.removeSubrange(range(in: bytes))
    case 5: bytes.insert(contentsOf: bytes[range(in: bytes)], at: place)
    case 6:
      let other = random.pick(others)
      if !other.isEmpty { bytes.insert(contentsOf: other[range(in: other)], at: place) }
    case 7: bytes.removeSubrange(place...)
    case 8, 9:
      replace(&bytes, from: place) {
        (48...57).contains($0)
      } with: {
        Array($0.random.pick(Self.numbers).utf8)
      }
    case 10:
      // One word for another.
      let words = Self.words(bytes)
      guard let word = words.randomElement(using: &random), let other = words.randomElement(using: &random) else {
        return
      }
      bytes.replaceSubrange(word, with: Array(bytes[other]))
    default:
      // One thing many times.
      let piece = Array(bytes[range(in: bytes, limit: 8)])
      bytes.insert(contentsOf: Array(repeatElement(piece, count: random.pick([3, 40, 500])).joined()), at: place)
    }
  }

  /// Replaces the first run of such bytes from a place on.
  private mutating func replace(
    _ bytes: inout [UInt8], from place: Int, _ isPart: (UInt8) -> Bool, with text: (inout Mutation) -> [UInt8]
  ) {
    guard let start = bytes[place...].firstIndex(where: isPart) else { return }
    let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: text(&self))
  }

  private mutating func range(in bytes: [UInt8], limit: Int = 60) -> Range<Int> {
    let start = random.number(0...bytes.count - 1)
    return start..<min(bytes.count, start + random.number(1...limit))
  }

  /// The runs of letters and digits.
  private static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    func isLetter(_ byte: UInt8) -> Bool { byte == 95 || (48...57).contains(byte) || (97...122).contains(byte | 32) }
    var words: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      if isLetter(byte) {
        start = start ?? index
      } else if let first = start {
        words.append(first..<index)
        start = nil
      }
    }
    return words
  }
}
