import RNNRuntime
import Testing

@testable import GraphIR

/// Runs so long that sums in single precision would show it: equal examples, whose loss and gradients are those of one
/// of them, which the interpreter computes in double precision.
@Suite struct LongRunTests {
  static let sequence: [Int32] = (0..<128).map { [0, 2, 1, 1, 0, 2, 2, 0][$0 % 8] }

  /// What the sequence is followed by.
  static let next: [Int32] = sequence.map { ($0 * 2 + 1) % 3 }

  /// Of `model` for one example.
  static func expected(_ model: String, _ parameters: Parameters, repeats: Int = 1) throws -> [String: [Double]] {
    let steps = sequence.count * repeats
    var golden = try Golden("Latch", model: model, parameters: parameters, batch: 1, steps: steps, seed: 0)
    for (name, tokens) in [("words", sequence), ("next", next)] {
      golden.inputs[name]!.values = (0..<repeats).flatMap { _ in tokens.map(Double.init) }
    }
    return try golden.expected()
  }

  /// Within the roundings of one step, and none of the sums.
  static func expectClose(_ loss: Float, _ expected: [String: [Double]]) throws {
    let exact = try #require(expected["loss"]?.first)
    #expect(abs(Double(loss) - exact) <= 4e-7 * exact, "the loss is \(loss), not \(exact)")
  }

  /// The same, of the greatest gradient: some are small differences of large sums.
  static func expectClose(_ gradients: Gradients, _ expected: [String: [Double]]) throws {
    let names = gradients.layout.entries.map(\.name)
    let scale = names.reduce(0) { max($0, expected["gradient." + $1]!.reduce(0) { max($0, abs($1)) }) }
    for name in names {
      let exact = try #require(expected["gradient." + name])
      let error = zip(gradients[name].elements, exact).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
      #expect(error <= 2e-6 * scale, "the gradient of \(name) is off by \(error / scale)")
    }
  }

  /// 524,288 rows.
  @Test(arguments: [1, 2, 3]) func inOnePiece(threads: Int) throws {
    let model = Tally(seed: 3)
    let (batch, steps) = (4096, Self.sequence.count)
    let expected = try Self.expected("Tally", model.parameters)
    let training = Tally.Training(batch: batch, steps: steps, threads: threads)
    let words = [[Int32]](repeating: Self.sequence, count: batch).flatMap { $0 }
    let next = [[Int32]](repeating: Self.next, count: batch).flatMap { $0 }
    // Twice: sums begin anew.
    for _ in 0..<2 {
      let loss = training.run(model, words: words, next: next)
      try Self.expectClose(loss, expected)
      try Self.expectClose(training.gradients, expected)
    }
    let evaluated = training.evaluate(model, words: words, next: next)
    try Self.expectClose(evaluated, expected)
  }

  /// In segments shorter than a block of rows, of a few blocks, and of so many that a kernel moves its sums by itself.
  @Test(arguments: [(64, 1), (64, 16), (512, 64)]) func inSegments(batch: Int, segmentSteps: Int) throws {
    let model = Count(seed: 3)
    let repeats = 32768 / batch / Self.sequence.count + 1
    let steps = repeats * Self.sequence.count
    let expected = try Self.expected("Count", model.parameters, repeats: repeats)
    let training = Count.Training(batch: batch, steps: steps, segmentSteps: segmentSteps, threads: 2)
    let sequences = [[Int32]](repeating: Self.sequence, count: batch * repeats).flatMap { $0 }
    let next = [[Int32]](repeating: Self.next, count: batch * repeats).flatMap { $0 }
    let loss = training.run(model, words: sequences, next: next)
    try Self.expectClose(loss, expected)
    try Self.expectClose(training.gradients, expected)
  }

  /// A workspace for long runs does short ones, too, and the other way round.
  @Test func shortAndLongRunsInTurn() throws {
    let model = Count(seed: 3)
    let batch = 256
    let training = Count.Training(batch: batch, steps: 4 * Self.sequence.count, threads: 1)
    for repeats in [4, 1, 4, 1] {
      let expected = try Self.expected("Count", model.parameters, repeats: repeats)
      let sequences = [[Int32]](repeating: Self.sequence, count: batch * repeats).flatMap { $0 }
      let next = [[Int32]](repeating: Self.next, count: batch * repeats).flatMap { $0 }
      let loss = training.run(model, words: sequences, next: next)
      try Self.expectClose(loss, expected)
      try Self.expectClose(training.gradients, expected)
    }
  }

  /// One sequence with the same loss at each step: inputs of zero against equal targets.
  @Test func evaluationOfOneLongSequence() {
    let model = Latch(seed: 1)
    let steps = 1 << 20
    let training = Latch.Training(batch: 1, steps: steps, threads: 1)
    let target: Float = 0.3
    let loss = training.evaluate(
      model, x: [Float](repeating: 0, count: steps), y: [Float](repeating: target, count: steps))
    #expect(abs(Double(loss) - Double(target * target)) <= 18 * 0x1p-24 * Double(target * target))
  }
}
