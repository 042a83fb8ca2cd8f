import RNNData
import RNNRuntime
import Testing

@Suite struct TextBatchesTests {
  @Test func lanesAndChunks() {
    // Lanes of 11: 0…10 and 11…21, with the target of 21 being 22.
    var batches = TextBatches((0..<24).map { Int32($0) }, batch: 2, steps: 3)
    #expect(batches.count == 3)
    let first = batches.batch(at: 0)
    #expect(first.inputs == [0, 1, 2, 11, 12, 13] && first.targets == [1, 2, 3, 12, 13, 14])
    let last = batches.batch(at: 2)
    #expect(last.inputs == [6, 7, 8, 17, 18, 19] && last.targets == [7, 8, 9, 18, 19, 20])
    #expect(first.inputs == [0, 1, 2, 11, 12, 13])
  }

  @Test(arguments: [(0, 0), (1, 0), (6, 0), (7, 1), (12, 1), (13, 2)])
  func counts(tokens: Int, expected: Int) {
    var batches = TextBatches((0..<tokens).map { Int32($0) }, batch: 2, steps: 3)
    #expect(batches.count == expected)
    for index in 0..<expected {
      let batch = batches.batch(at: index)
      #expect(zip(batch.inputs, batch.targets).allSatisfy { $0 + 1 == $1 })
    }
  }
}

@Suite struct SequenceBatchesTests {
  @Test func padding() {
    var batches = SequenceBatches<Int32>(
      [[1, 2], [], [3, 4, 5, 6], [7]], labels: [0, 1, 2, 3], batch: 3, steps: 3, padding: 9)
    #expect(batches.count == 1)
    let batch = batches.batch(at: 0)
    #expect(batch.inputs == [1, 2, 2, 9, 9, 9, 3, 4, 5])
    #expect(batch.lengths == [2, 0, 3])
    #expect(batch.labels == [0, 1, 2])
  }

  @Test func vectors() {
    var batches = SequenceBatches<Float>(
      [[1, 2, 3, 4], [5, 6]], labels: [0, 1], batch: 2, steps: 2, width: 2, padding: 0)
    let batch = batches.batch(at: 0)
    #expect(batch.inputs == [1, 2, 3, 4, 5, 6, 5, 6])
    #expect(batch.lengths == [2, 1])
  }

  @Test func shufflingKeepsLabels() {
    let sequences = (0..<40).map { [Int32](repeating: $0, count: 2) }
    var batches = SequenceBatches<Int32>(
      sequences, labels: (0..<40).map { $0 }, batch: 4, steps: 2, padding: 0)
    var random = RandomGenerator(seed: 3)
    batches.shuffle(using: &random)
    var labels: [Int32] = []
    for index in 0..<batches.count {
      let batch = batches.batch(at: index)
      for row in 0..<4 { #expect(batch.inputs[2 * row] == batch.labels[row]) }
      labels += batch.labels
    }
    #expect(labels != Array(0..<40) && labels.sorted() == Array(0..<40))
  }
}
