import Foundation
import RNNRuntime
import Testing

/// Against all alignments of small sequences.
@Suite struct CTCDecoderTests {
  private struct Case {
    var steps: Int
    var classes: Int
    var blank: Int
    var logits: [Float]

    init(steps: Int, classes: Int, blank: Int, seed: UInt64) {
      var random = RandomGenerator(seed: seed)
      (self.steps, self.classes, self.blank) = (steps, classes, blank)
      logits = (0..<steps * classes).map { _ in Float(1.5 * random.normal()) }
    }

    var emissions: Emissions { Emissions(logits, classes: classes) }
    var decoder: CTCDecoder { CTCDecoder(blank: blank, scores: .logits) }

    func probability(_ step: Int, _ label: Int) -> Double {
      let row = logits[step * classes..<(step + 1) * classes].map { exp(Double($0)) }
      return row[label] / row.reduce(0, +)
    }

    /// The labels that an alignment stands for.
    func labels(_ alignment: [Int32]) -> [Int32] {
      alignment.enumerated().filter { $0.offset == 0 || alignment[$0.offset - 1] != $0.element }.map(\.element)
        .filter { $0 != blank }
    }

    /// The probability of all labelings, the most probable first.
    var posterior: [(labels: [Int32], probability: Double)] {
      var sums: [[Int32]: Double] = [:]
      for alignment in sequences(of: classes, length: steps) {
        sums[labels(alignment), default: 0] += alignment.enumerated().reduce(1) {
          $0 * probability($1.offset, Int($1.element))
        }
      }
      return sums.map { ($0.key, $0.value) }.sorted { $0.1 > $1.1 }
    }
  }

  private static let cases = (0..<12).map { index in
    Case(steps: [1, 2, 4, 6][index % 4], classes: [2, 3, 4][index % 3], blank: index % 2, seed: UInt64(index))
  }

  @Test(arguments: cases.indices)
  func wideBeamsAreExact(_ index: Int) {
    let test = Self.cases[index]
    let posterior = test.posterior
    let found = test.decoder.best(.max, width: 10_000, test.emissions)
    #expect(found.map(\.labels) == posterior.map(\.labels))
    for (found, expected) in zip(found, posterior) {
      #expect(abs(exp(found.logProbability) - expected.probability) < 1e-12)
    }
    #expect(abs(found.reduce(0) { $0 + exp($1.logProbability) } - 1) < 1e-12)
  }

  @Test(arguments: cases.indices)
  func bestPath(_ index: Int) {
    let test = Self.cases[index]
    let alignments = sequences(of: test.classes, length: test.steps)
    func probability(_ alignment: [Int32]) -> Double {
      alignment.enumerated().reduce(1) { $0 * test.probability($1.offset, Int($1.element)) }
    }
    let best = alignments.max { probability($0) < probability($1) }!
    #expect(test.decoder.bestPath(test.emissions) == test.labels(best))
  }

  /// A narrow beam gives what a naive one gives: its probabilities are those of the alignments that went through
  /// beginnings which were kept, and never more than the exact ones.
  @Test(arguments: cases.indices, [1, 2, 4])
  func narrowBeams(_ index: Int, _ width: Int) {
    let test = Self.cases[index]
    // Alignments side by side, of which those with other beginnings are dropped after each step.
    var alignments: [(path: [Int32], probability: Double)] = [([], 1)]
    var kept: [(key: [Int32], value: Double)] = []
    for step in 0..<test.steps {
      alignments = alignments.flatMap { alignment in
        (0..<test.classes).map { (alignment.path + [Int32($0)], alignment.probability * test.probability(step, $0)) }
      }
      var sums: [[Int32]: Double] = [:]
      for alignment in alignments { sums[test.labels(alignment.path), default: 0] += alignment.probability }
      kept = Array(sums.sorted { $0.value > $1.value }.prefix(width))
      alignments = alignments.filter { alignment in kept.contains { $0.key == test.labels(alignment.path) } }
    }
    let found = test.decoder.best(width, width: width, test.emissions)
    #expect(found.map(\.labels) == kept.map(\.key))
    let exact = Dictionary(uniqueKeysWithValues: test.posterior.map { ($0.labels, $0.probability) })
    for (found, expected) in zip(found, kept) {
      #expect(abs(exp(found.logProbability) - expected.value) < 1e-12)
      #expect(exp(found.logProbability) < exact[found.labels]! + 1e-12)
    }
  }

  /// The most probable alignment is that of other labels.
  @Test func theBestPathIsNotTheBestLabeling() {
    let emissions = Emissions([0.4, 0.6, 0.4, 0.6], classes: 2)
    let decoder = CTCDecoder(blank: 1)
    #expect(decoder.bestPath(emissions) == [])
    let best = decoder.best(2, width: 4, emissions)
    #expect(best.map(\.labels) == [[0], []])
    #expect(abs(exp(best[0].logProbability) - 0.64) < 1e-6 && abs(exp(best[1].logProbability) - 0.36) < 1e-6)
  }

  @Test func repetitions() {
    func path(_ classes: [Int]) -> Emissions {
      Emissions(classes.flatMap { best in (0..<3).map { $0 == best ? 1 : 0 as Float } }, classes: 3)
    }
    let decoder = CTCDecoder(blank: 2)
    for (classes, labels) in [([0, 0, 1], [0, 1]), ([0, 2, 0, 0], [0, 0]), ([2, 2], []), ([2, 1, 1, 2], [1])] {
      #expect(decoder.bestPath(path(classes)) == labels.map { Int32($0) })
      #expect(decoder.best(9, width: 9, path(classes)).map(\.labels) == [labels.map { Int32($0) }])
      #expect(decoder.best(width: 1, path(classes))[0].logProbability == 0)
    }
  }

  @Test func lengthsAndViews() throws {
    let test = Self.cases[3]
    let padded = Emissions(
      test.logits + [9, -9, .nan, 9, 0, 0].prefix(test.classes), classes: test.classes, length: test.steps)
    #expect(test.decoder.best(width: 9, padded) == test.decoder.best(width: 9, test.emissions))
    #expect(test.decoder.bestPath(padded) == test.decoder.bestPath(test.emissions))
    let empty = Emissions(test.logits, classes: test.classes, length: 0)
    #expect(test.decoder.bestPath(empty) == [])
    let certain = test.decoder.best(width: 1, empty)
    #expect(certain.map(\.labels) == [[]] && certain[0].logProbability == 0)

    // Two examples of a run.
    let other = Self.cases[3].logits.map { -$0 }
    let storage = AlignedBuffer<Float>(count: 2 * test.logits.count)
    for (index, value) in (other + test.logits).enumerated() { storage.pointer[index] = value }
    let view = OutputView(storage: storage, offset: 0, examples: 2, steps: test.steps, width: test.classes)
    #expect(test.decoder.best(width: 9, Emissions(view, example: 1)) == test.decoder.best(width: 9, test.emissions))
    #expect(
      test.decoder.best(width: 9, Emissions(view, length: 2))
        == test.decoder.best(width: 9, Emissions(other, classes: test.classes, length: 2)))
    func message(_ example: Int, _ length: Int?) -> String? {
      do throws(ValidationError) { try Emissions.validate(view, example: example, length: length) } catch {
        return error.description
      }
      return nil
    }
    #expect(message(1, test.steps) == nil)
    #expect(message(0, test.steps + 1) == "length: the length \(test.steps + 1) is not in 0...\(test.steps)")
    #expect(message(2, nil)?.hasSuffix("the example 2 is not in 0..<2") == true)
  }

  @Test func validation() async {
    func message(_ count: Int, _ classes: Int) -> String? {
      do throws(ValidationError) {
        try Emissions.validate([Float](repeating: 0, count: count), classes: classes)
      } catch { return error.description }
      return nil
    }
    #expect(message(6, 3) == nil)
    #expect(message(6, 0) == "classes: it is 0 and must be at least 1")
    #expect(message(6, 4) == "scores: there are 6, no multiple of the 4 of a step")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CTCDecoder(blank: 3).bestPath(Emissions([0, 1, 2], classes: 3))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: blank: the class 3 is not in 0..<3\n"), "\(text)")
  }
}
