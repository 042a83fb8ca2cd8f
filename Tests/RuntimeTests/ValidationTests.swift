import RNNData
import RNNRuntime
import Testing

@Suite struct RuntimeValidationTests {
  private func message(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  @Test func tensors() {
    #expect(message { try Tensor.validate(shape: [0, 1 << 40, 3]) } == nil)
    #expect(
      message { try Tensor.validate(shape: [2, -1]) }
        == "a tensor's shape: [2, -1] is no shape, or too large for any memory")
    #expect(
      message { try Tensor.validate(shape: [1 << 40, 1 << 40]) }
        == "a tensor's shape: [1099511627776, 1099511627776] is no shape, or too large for any memory")
    #expect(
      message { try Tensor.validate(shape: [2, 3], elements: [1]) }
        == "a tensor [2, 3]: it takes 6 elements and not 1")
    let tensor = Tensor(shape: [2, 3])
    #expect(message { try tensor.validate(1, 2) } == nil)
    #expect(message { try tensor.validate(1, 3) } == "a tensor [2, 3]: the index 3 of axis 1 is not in 0..<3")
    #expect(message { try tensor.validate(-1, 0) } == "a tensor [2, 3]: the index -1 of axis 0 is not in 0..<2")
    #expect(message { try tensor.validate(1) } == "a tensor [2, 3]: it takes 2 indices and not 1")
    #expect(message { try tensor.validate(elements: []) } == "a tensor [2, 3]: it takes 6 elements and not 0")
  }

  @Test func sequences() {
    typealias Batches = SequenceBatches<Int32>
    #expect(message { try Batches.validate([[1, 2]], labels: [0], batch: 1, steps: 1, width: 2) } == nil)
    #expect(
      message { try Batches.validate([[1, 2], [1]], labels: [0, 0], batch: 1, steps: 1, width: 2) }
        == "sequence 1: it has 1 elements, no multiple of the 2 in a step")
    #expect(
      message { try Batches.validate([[1]], labels: [], batch: 1, steps: 1) }
        == "labels: there are 0 for 1 sequences")
    #expect(
      message { try Batches.validate([[1]], labels: [1], batch: 1, steps: 0) }
        == "steps: it is 0 and must be at least 1")
  }

  /// A state whose elements are not those of its shape is an error of the save, which leaves the file alone.
  @Test func statesOfACheckpoint() throws {
    let layout = ParameterLayout(entries: [], count: 0)
    let state = StateTensor(name: "h", shape: [2, 3], elements: [1])
    let checkpoint = Checkpoint(
      parameters: Parameters(zeros: layout), optimizer: SGD(learningRate: 1).state, step: 0, states: [state])
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "checkpoint")
      let error = SafetensorsError(
        file: url.path, tensor: "state/h", reason: .unwritable("it takes 6 elements and not 1"))
      #expect(throws: error) { try checkpoint.write(to: url) }
    }
  }

  private func expect(
    _ result: ExitTest.Result?, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("Fatal error: \(message)\n"), "\(text)", sourceLocation: sourceLocation)
  }

  @Test func indexOfATensor() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Tensor(shape: [2, 3])[2, 0]
      },
      "a tensor [2, 3]: the index 2 of axis 0 is not in 0..<2")
  }

  @Test func shapeOfATensor() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Tensor(shape: [.max, .max])
      },
      "a tensor's shape: [\(Int.max), \(Int.max)] is no shape, or too large for any memory")
  }

  @Test func sequenceOfHalfAStep() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = SequenceBatches<Float>([[1]], labels: [0], batch: 1, steps: 1, width: 2, padding: 0)
      },
      "sequence 0: it has 1 elements, no multiple of the 2 in a step")
  }

  @Test func batchOfAText() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var batches = TextBatches([1, 2, 3, 4], batch: 1, steps: 3)
        _ = batches.batch(at: 1)
      },
      "batch 1 of a text is not in 0..<1")
  }

  @Test func batchesBeyondMemory() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TextBatches([1, 2, 3, 4], batch: 1 << 40, steps: 1 << 40)
      },
      "batches of \(1 << 40) lanes and \(1 << 40) steps: there is at least one of each, and memory for them")
  }

  @Test func drawingFromNothing() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var sampler = Sampler()
        _ = sampler.draw(probabilities: [Float]())
      },
      "a token is drawn from probabilities, and there are none")
  }

  /// A negative norm would turn all gradients around.
  @Test func negativeNorm() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var gradients = Gradients(layout: ParameterLayout(entries: [], count: 0))
        gradients.clip(toNorm: -5)
      },
      "gradients are clipped to a norm of -5.0, which is negative or not a number")
  }
}
