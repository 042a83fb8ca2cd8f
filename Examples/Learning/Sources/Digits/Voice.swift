import Practice
import RNNRuntime

/// Says digits, each in a way of its own that is drawn once: three sounds, one after the other.
struct Voice {
  /// The numbers of a frame.
  static let width = 12
  private let sounds: [[[Double]]]

  init(_ random: inout RandomGenerator) {
    // Digits share their sounds, so that no sound alone tells a digit.
    let all = (0..<8).map { _ in (0..<Self.width).map { _ in random.normal() } }
    var ways: Set<[Int]> = []
    while ways.count < 10 {
      let way = (0..<3).map { _ in all.indices.drawn(&random) }
      if way[0] != way[1], way[1] != way[2] { ways.insert(way) }
    }
    // Sorted: the order of a set is another one in each process.
    sounds = ways.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.map { all[$0] } }
  }

  /// Three to seven digits, with silence between some of them, and noise over all.
  func recording(_ random: inout RandomGenerator) -> Digits.Example {
    let labels = (0..<(3...7).drawn(&random)).map { _ in Int32((0..<10).drawn(&random)) }
    var frames: [Double] = []
    for label in labels {
      let silence = random.chance(0.5) ? (1...4).drawn(&random) : 0
      frames += [Double](repeating: 0, count: silence * Self.width)
      for sound in sounds[Int(label)] {
        let loudness = random.uniform(0.7, 1.3)
        for _ in 0..<(2...5).drawn(&random) { frames += sound.map { $0 * loudness } }
      }
    }
    return Digits.Example(frames: frames.map { Float($0 + 0.7 * random.normal()) }, labels: labels)
  }
}
