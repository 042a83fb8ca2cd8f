import Foundation
import RNNData
import RNNRuntime

/// A series, scaled so that what is learned has mean 0 and deviation 1: the first four fifths to learn, the rest to check.
struct Series {
  let mean: Float
  let deviation: Float
  let learned: [Float]
  let held: [Float]

  init(_ values: [Float]) {
    let boundary = values.count / 5 * 4
    let mean = values[..<boundary].reduce(0, +) / Float(max(boundary, 1))
    let variance = values[..<boundary].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(boundary, 1))
    let deviation = max(variance.squareRoot(), 1e-6)
    let scaled = values.map { ($0 - mean) / deviation }
    (self.mean, self.deviation) = (mean, deviation)
    learned = Array(scaled[..<boundary])
    held = Array(scaled[boundary...])
  }

  /// Reads a file with a line for each step, whose last column is the value. Lines without a number are left out.
  init(contentsOf file: String) throws {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    self.init(
      lines.compactMap { line in line.split(whereSeparator: { ",;\t ".contains($0) }).last.flatMap { Float($0) } })
  }

  /// Two made-up rhythms, one of which swells and fades, and some noise.
  init(count: Int, seed: UInt64) {
    var random = RandomGenerator(seed: seed)
    self.init(
      (0..<count).map { step in
        let time = Double(step)
        let daily = sin(time * 2 * .pi / 24) * (1 + 0.5 * sin(time * 2 * .pi / 168))
        return Float(20 + 6 * daily + 2 * sin(time * 2 * .pi / 11) + 0.2 * random.normal())
      })
  }

  /// Pieces of the learned part, each with the same a step later as the target.
  func examples(steps: Int, stride: Int) -> [Forecaster.Example] {
    Swift.stride(from: 0, to: learned.count - steps, by: stride).map { start in
      Forecaster.Example(
        series: Array(learned[start..<start + steps]), next: Array(learned[start + 1...start + steps]))
    }
  }
}
