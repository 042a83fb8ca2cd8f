import RNNRuntime
import Testing

/// A decoder that attends to a whole sequence computes what PyTorch computes in float64, with different numbers of
/// steps on its two time axes, and lengths on both.
@Suite struct PyTorchAttentionTests {
  @Test(arguments: PyTorchFixture.attention) func interpreter(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees()
  }

  @Test(arguments: PyTorchFixture.attention) func interpreterWhenOptimized(_ fixture: PyTorchFixture) throws {
    try fixture.expectInterpreterAgrees(optimized: true)
  }

  @Test(arguments: PyTorchFixture.attention, [1, 2])
  func generatedCode(_ fixture: PyTorchFixture, threads: Int) throws {
    let source = try Expected(fixture, along: "source")
    let given = try Expected(fixture, along: "given")
    let model = AttentionDecoderModel(parameters: try given.parameters(AttentionDecoderModel.layout))
    let read = try source.batchMajor("input.source").map { Float($0) }
    let fed = try given.batchMajor("input.given").map { Float($0) }
    let wanted = try given.batchMajor("input.wanted").map { Float($0) }

    let inference = AttentionDecoderModel.Inference(
      batch: given.batch, sourceSteps: source.steps, givenSteps: given.steps, threads: threads)
    let outputs = inference.run(
      model, source: read, given: fed, sourceLengths: source.lengths, givenLengths: given.lengths)
    try expect(outputs.decoded, given.batchMajor("output.decoded"), "decoded")
    try expect(outputs.prediction, given.batchMajor("output.prediction"), "prediction")

    // Step by step, one example at a time and all together. Of one without steps there is nothing to be encoded.
    let encoded = (0..<given.batch).map { example in
      let start = example * source.steps * 3
      let length = source.lengths?[example] ?? source.steps
      return model.encode(source: read[start..<start + length * 3])
    }
    var streams = AttentionDecoderModel.Streams(encoded)
    var single = encoded.map { AttentionDecoderModel.Stream($0) }
    var (together, alone) = ([Float](repeating: 0, count: given.batch * given.steps * 2), [Float]())
    alone = together
    for step in 0..<given.steps {
      func x(_ example: Int) -> ArraySlice<Float> {
        let start = (example * given.steps + step) * 4
        return fed[start..<start + 4]
      }
      let outputs = model.step(given: (0..<given.batch).flatMap { x($0) }, &streams)
      for example in 0..<given.batch where step < given.lengths?[example] ?? given.steps {
        let prediction = model.step(given: x(example), &single[example]).prediction
        let place = (example * given.steps + step) * 2
        for feature in 0..<2 {
          together[place + feature] = outputs.prediction[example: example, feature: feature]
          alone[place + feature] = prediction[feature]
        }
      }
    }
    try expect(together, given.batchMajor("output.prediction"), "prediction of streams")
    try expect(alone, given.batchMajor("output.prediction"), "prediction of a stream")

    let training = AttentionDecoderModel.Training(
      batch: given.batch, sourceSteps: source.steps, givenSteps: given.steps, threads: threads)
    let loss = training.run(
      model, source: read, given: fed, wanted: wanted, sourceLengths: source.lengths, givenLengths: given.lengths)
    try expect([loss], given["loss"], "loss")
    try expect(training.gradients, given)
  }
}
