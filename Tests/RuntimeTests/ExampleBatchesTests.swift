import RNNRuntime
import Testing

/// Frames of two numbers, a tag for each of them and a label, as a generated type would have them.
private struct Sample: ModelExample {
  var frames: [Float]
  var tags: [Int32]?
  var label: Int32?

  static let layout = FunctionLayout(
    axes: ["frames"],
    inputs: [
      .init(name: "frames", axis: 0, width: 2), .init(name: "tags", axis: 0, classes: 5),
      .init(name: "label", axis: -1, classes: 3),
    ], outputs: [], states: [], arena: [], sumsCount: 0, preparedIndex: 0)

  func pack(into packer: inout ExamplePacker) {
    packer.add(frames)
    packer.add(tags)
    packer.add(label)
  }

  init(_ steps: Int, label: Int32? = 0) {
    frames = [Float](repeating: Float(steps), count: 2 * steps)
    tags = [Int32](repeating: 1, count: steps)
    self.label = label
  }
}

@Suite struct ExampleBatchesTests {
  @Test func likeLengthsAreTogetherAndAllAreThere() throws {
    let lengths = [5, 1, 9, 2, 7, 3, 8]
    let batches = try Batches(lengths.map { Sample($0) }, size: 3)
    #expect(batches.map(\.lengths) == [[[1, 2, 3]], [[5, 7, 8]], [[9]]])
    #expect(batches.map(\.indices) == [[1, 3, 5], [0, 4, 6], [2]])
    #expect(batches.steps == [9] && batches.count == 3)
    #expect(batches.map { $0.weight(onAxis: 0) } == [6, 20, 9] && batches.map { $0.weight(onAxis: nil) } == [3, 3, 1])
  }

  @Test func shufflingGivesEachExampleOnce() throws {
    var random = RandomGenerator(seed: 1)
    let lengths = (0..<1000).map { _ in Int.random(in: 0..<50, using: &random) }
    let batches = try Batches(lengths.map { Sample($0) }, size: 4)
    var orders: Set<[Int]> = []
    for seed in [1, 1, 2] as [UInt64] {
      var random = RandomGenerator(seed: seed)
      let shuffled = batches.shuffled(using: &random)
      let order = shuffled.flatMap(\.indices)
      #expect(order.sorted() == Array(0..<1000) && shuffled.count == 250)
      #expect(shuffled.allSatisfy { batch in batch.lengths[0] == batch.indices.map { lengths[$0] } })
      orders.insert(order)
      // Trimmed to the longest of each batch, of like lengths, there is hardly any padding.
      let padded = shuffled.reduce(0) { $0 + 4 * ($1.lengths[0].max() ?? 0) }
      #expect(Double(padded) < 1.1 * Double(lengths.reduce(0, +)))
    }
    #expect(orders.count == 2)
  }

  @Test func partsOfTheLastPool() throws {
    var random = RandomGenerator(seed: 1)
    for count in [0, 1, 63, 64, 65, 129] {
      let batches = try Batches((0..<count).map { Sample($0 % 7) }, size: 1).shuffled(using: &random)
      #expect(batches.flatMap(\.indices).sorted() == Array(0..<count))
    }
  }

  @Test func mistakesHaveAPlace() throws {
    func mistake(_ change: (inout Sample) -> Void) -> String? {
      var sample = Sample(3)
      change(&sample)
      do throws(ValidationError) {
        _ = try Batches([Sample(2), sample], size: 2)
        return nil
      } catch {
        #expect(throws: error) { _ = try Batch([Sample(2), sample]) }
        return error.description
      }
    }
    #expect(
      mistake { $0.frames.removeLast() } == "'frames', example 1: it has 5 numbers, no multiple of the 2 in a step")
    #expect(mistake { $0.frames.removeLast(2) } == "'tags', example 1: it has 3 steps, and 'frames' has 2")
    #expect(mistake { $0.tags![2] = 5 } == "'tags', example 1, step 2: the token 5 is not in 0..<5")
    #expect(mistake { $0.label = -1 } == "'label', example 1: the token -1 is not in 0..<3")
    #expect(mistake { $0.tags = nil } == nil && mistake { $0.label = nil } == nil)
  }
}

@Suite struct EvaluationTests {
  @Test func means() {
    var mean = Mean()
    #expect(mean.value == 0)
    mean.add(2, weight: 3)
    mean.add(.nan, weight: 0)
    mean.add(6)
    #expect(mean.value == 3 && mean.weight == 4)
  }

  private func view(_ elements: [Float], examples: Int, steps: Int = 1) -> OutputView {
    let storage = AlignedBuffer<Float>(count: elements.count)
    for (index, element) in elements.enumerated() { storage.pointer[index] = element }
    return OutputView(
      storage: storage, offset: 0, examples: examples, steps: steps, width: elements.count / examples / steps)
  }

  @Test func accuracies() {
    var accuracy = Accuracy()
    let scores = view([0, 1, 2, 5, 4, 3, -3, -1, -2], examples: 3)
    accuracy.add(scores, labels: [2, 1, nil])
    #expect(accuracy.right == 1 && accuracy.count == 2 && accuracy.value == 0.5)
    accuracy.add(view([0, 1, 1, 0, 2, 2, 0, 9], examples: 2, steps: 2), labels: [[1, 0], [0]])
    #expect(accuracy.right == 4 && accuracy.count == 5)
    #expect(scores.argmax(example: 2) == 1)
  }

  @Test func earlyStoppingKeepsTheBest() {
    let layout = ParameterLayout(
      entries: [.init(name: "W", shape: [1], offset: 0, initializer: .constant(0))], count: 16, preparedCounts: [])
    func parameters(_ value: Float) -> Parameters {
      var parameters = Parameters(zeros: layout)
      parameters["W"][0] = value
      return parameters
    }
    var stopping = EarlyStopping(.lowest, patience: 1)
    let scores: [(Double, Bool)] = [(3, true), (.nan, true), (2, true), (2, true), (2.5, false)]
    for (index, (score, goesOn)) in scores.enumerated() {
      #expect(stopping.goesOn(after: score, parameters(Float(index))) == goesOn)
    }
    #expect(stopping.best?.score == 2 && stopping.best?.parameters["W"][0] == 2)
    var highest = EarlyStopping(.highest, patience: 0)
    #expect(highest.goesOn(after: .nan, parameters(0)) && highest.goesOn(after: 0.1, parameters(1)))
    #expect(!highest.goesOn(after: 0.1, parameters(2)) && highest.best?.parameters["W"][0] == 1)
  }
}
