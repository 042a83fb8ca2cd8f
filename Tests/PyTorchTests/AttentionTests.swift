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

    let training = AttentionDecoderModel.Training(
      batch: given.batch, sourceSteps: source.steps, givenSteps: given.steps, threads: threads)
    let loss = training.run(
      model, source: read, given: fed, wanted: wanted, sourceLengths: source.lengths, givenLengths: given.lengths)
    try expect([loss], given["loss"], "loss")
    try expect(training.gradients, given)
  }
}
