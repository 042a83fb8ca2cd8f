import Practice
import RNNRuntime

/// One shape or two in a picture of 16 by 16, and what is to be said about it.
struct Picture {
  static let size = 16
  /// Words of captions. The end of one and its beginning are tokens behind these.
  static let words = ["a", "small", "big", "circle", "square", "triangle", "left", "above", "of"]
  static let (end, begin): (Int32, Int32) = (9, 10)

  var pixels = [Float](repeating: 0, count: size * size)
  var caption: [Int32] = []

  var text: String { Self.text(caption) }

  static func text(_ words: [Int32]) -> String {
    words.map { $0 < end ? Self.words[Int($0)] : "?" }.joined(separator: " ")
  }

  init(_ random: inout RandomGenerator) {
    switch (0..<3).drawn(&random) {
    case 0:
      draw(&random, x: 4...11, y: 4...11)
    case 1:
      draw(&random, x: 3...4, y: 4...11)
      say("left of")
      draw(&random, x: 11...12, y: 4...11)
    default:
      draw(&random, x: 4...11, y: 3...4)
      say("above")
      draw(&random, x: 4...11, y: 11...12)
    }
    for index in pixels.indices { pixels[index] += Float(0.1 * random.normal()) }
  }

  /// Draws a shape with its center in these ranges, and says what it is.
  private mutating func draw(_ random: inout RandomGenerator, x: ClosedRange<Int>, y: ClosedRange<Int>) {
    let (shape, isBig) = (["circle", "square", "triangle"].drawn(&random), random.chance(0.5))
    say("a \(isBig ? "big" : "small") \(shape)")
    let (left, top, radius) = (x.drawn(&random), y.drawn(&random), isBig ? 3 : 2)
    for row in -radius...radius {
      for column in -radius...radius where Self.isInside(shape, row, column, radius) {
        pixels[(top + row) * Self.size + left + column] = 1
      }
    }
  }

  private static func isInside(_ shape: String, _ row: Int, _ column: Int, _ radius: Int) -> Bool {
    switch shape {
    case "circle": row * row + column * column <= radius * radius
    case "triangle": 2 * abs(column) <= row + radius
    default: true
    }
  }

  private mutating func say(_ text: String) {
    caption += text.split(separator: " ").map { Int32(Self.words.firstIndex(of: String($0))!) }
  }
}
