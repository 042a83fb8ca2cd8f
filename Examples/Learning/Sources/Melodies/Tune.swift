import Practice
import RNNRuntime

/// Sixteen notes in a major key: seven that go up and down by steps, then the same again and the tonic behind each.
struct Tune: Equatable {
  static let length = 16
  /// Semitones above the lowest note, below 25.
  var notes: [Int32]

  private static let scale: [Int32] = [0, 2, 4, 5, 7, 9, 11, 12]

  init(_ notes: [Int32]) { self.notes = notes }

  init(_ random: inout RandomGenerator) {
    let key = Int32((0..<12).drawn(&random))
    var degree = [0, 2, 4].drawn(&random)
    let motif = (0..<7).map { _ in
      defer { degree = min(max(degree + [-1, -1, 1, 1, 2].drawn(&random), 0), 7) }
      return key + Self.scale[degree]
    }
    notes = motif + [key] + motif + [key]
  }

  /// Whether all notes are of one major scale.
  var isInScale: Bool {
    (0..<12).contains { key in notes.allSatisfy { Self.scale.contains(($0 - key + 12) % 12) } }
  }

  /// Whether the second half is the first one again.
  var repeats: Bool { notes.prefix(7) == notes[8..<15] }

  var description: String {
    let names = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"]
    return notes.map { names[Int($0) % 12] }.joined(separator: " ")
  }
}
