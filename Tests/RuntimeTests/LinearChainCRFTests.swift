import RNNRuntime
import Testing

/// Against all labels of small sequences.
@Suite struct LinearChainCRFTests {
  /// Whole numbers, so that sums are exact and many labels have the same score.
  @Test(arguments: 0..<40)
  func viterbi(_ seed: Int) {
    var random = RandomGenerator(seed: UInt64(seed))
    let (steps, classes) = (1 + seed % 6, [1, 2, 3, 4][seed % 4])
    let range: ClosedRange<Int> = seed < 20 ? -1...1 : -9...9
    func scores(_ count: Int) -> [Float] { (0..<count).map { _ in Float(Int.random(in: range, using: &random)) } }
    let (transitions, emissions) = (scores(classes * classes), scores(steps * classes))
    let (first, last) = (seed % 5 == 0 ? nil : scores(classes), seed % 3 == 0 ? nil : scores(classes))
    func score(_ labels: [Int32]) -> Float {
      var sum = (first?[Int(labels[0])] ?? 0) + (last?[Int(labels[steps - 1])] ?? 0)
      for (step, label) in labels.enumerated() { sum += emissions[step * classes + Int(label)] }
      for (from, to) in zip(labels, labels.dropFirst()) { sum += transitions[Int(from) * classes + Int(to)] }
      return sum
    }
    let all = sequences(of: classes, length: steps)
    let best = all.map(score).max()!
    // The lowest, compared from the last step on.
    let expected = all.filter { score($0) == best }.min { $0.reversed().lexicographicallyPrecedes($1.reversed()) }!
    let crf = LinearChainCRF(
      transitions: Tensor(shape: [classes, classes], elements: transitions), first: first, last: last)
    let found = crf.bestLabels(Emissions(emissions, classes: classes))
    #expect(found.labels == expected && found.score == Double(best))
  }

  /// A transition that is not allowed is never taken, and a length leaves out what follows.
  @Test func impossibleTransitions() {
    let crf = LinearChainCRF(transitions: Tensor(shape: [2, 2], elements: [0, -.infinity, 0, 0]))
    let emissions: [Float] = [3, 0, 0, 2, 0, 2]
    #expect(crf.bestLabels(Emissions(emissions, classes: 2)).labels == [1, 1, 1])
    let short = crf.bestLabels(Emissions(emissions, classes: 2, length: 2))
    #expect(short.labels == [0, 0] && short.score == 3)
    let empty = crf.bestLabels(Emissions(emissions, classes: 2, length: 0))
    #expect(empty.labels == [] && empty.score == 0)
    let broken = crf.bestLabels(Emissions([.nan, .nan, 1, 2], classes: 2))
    #expect(broken.labels.allSatisfy { (0..<2).contains($0) } && broken.score.isNaN)
  }

  @Test func validation() async {
    func message(_ shape: [Int], _ first: [Float]? = nil, _ last: [Float]? = nil) -> String? {
      do throws(ValidationError) {
        try LinearChainCRF.validate(transitions: Tensor(shape: shape), first: first, last: last)
      } catch { return error.description }
      return nil
    }
    #expect(message([2, 2], [1, 2], [3, 4]) == nil)
    #expect(message([2, 3]) == "transitions: their shape is [2, 3] and not [classes, classes]")
    #expect(message([0, 0]) == "transitions: their shape is [0, 0] and not [classes, classes]")
    #expect(message([4]) == "transitions: their shape is [4] and not [classes, classes]")
    #expect(message([2, 2], [1]) == "first: it has 1 scores for 2 classes")
    #expect(message([2, 2], nil, [1, 2, 3]) == "last: it has 3 scores for 2 classes")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LinearChainCRF(transitions: Tensor(shape: [2, 2])).bestLabels(Emissions([1, 2, 3], classes: 3))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: emissions: they are of 3 classes, and the transitions of 2\n"), "\(text)")
  }
}
