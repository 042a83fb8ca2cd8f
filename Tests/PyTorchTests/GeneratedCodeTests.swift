import RNNRuntime
import Testing

/// Generated code computes what PyTorch computes in float64, within 1e-5 of the greatest number of each tensor:
/// outputs, final states, loss and gradients, on one thread and on two.
@Suite struct PyTorchGeneratedCodeTests {
  @Test(arguments: PyTorchFixture.all.filter { $0.name != "TokenLSTMModel" }, [1, 2])
  func agrees(_ fixture: PyTorchFixture, threads: Int) throws {
    let compiled = try #require(CompiledFixture.everything.first { $0.name == fixture.name })
    try compiled.expectAgreement(fixture, threads)
  }

  @Test(arguments: PyTorchFixture.all.filter { $0.name == "TokenLSTMModel" }, [1, 2])
  func tokens(_ fixture: PyTorchFixture, threads: Int) throws {
    let expected = try Expected(fixture)
    let model = TokenLSTMModel(parameters: try expected.parameters(TokenLSTMModel.layout))
    let text = try expected.batchMajor("input.text").map { Int32($0) }
    let next = try expected.batchMajor("input.next").map { Int32($0) }

    let inference = TokenLSTMModel.Inference(batch: expected.batch, steps: expected.steps, threads: threads)
    inference.stateTensors = try expected.firstStates(inference.stateTensors)
    let logits = inference.run(model, text: text, lengths: expected.lengths, carriesState: true)
    try expect(logits, expected.batchMajor("output.logits"), "logits")

    for segmentSteps in [nil, 2] as [Int?] {
      let training = TokenLSTMModel.Training(
        batch: expected.batch, steps: expected.steps, segmentSteps: segmentSteps, threads: threads)
      training.stateTensors = try expected.firstStates(training.stateTensors)
      let loss = training.run(model, text: text, next: next, lengths: expected.lengths, carriesState: true)
      try expect([loss], expected["loss"], "loss")
      try expect(training.gradients, expected)
      for state in training.stateTensors { try expect(state.elements, expected["final.\(state.name)"], state.name) }
    }
  }
}
