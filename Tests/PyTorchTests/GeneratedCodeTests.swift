import RNNRuntime
import Testing

/// Generated code computes what PyTorch computes in float64, within 1e-5 of the greatest number of each tensor:
/// outputs, final states, loss and gradients, on one thread and on two.
@Suite struct PyTorchGeneratedCodeTests {
  static var models: [any FixtureModel.Type] {
    [
      LSTMModel.self, BidirectionalLSTMModel.self, TwoLayerLSTMModel.self,
      BidirectionalTwoLayerLSTMModel.self, GRUModel.self, BidirectionalGRUModel.self,
      TwoLayerGRUModel.self, BidirectionalTwoLayerGRUModel.self, ChoGRUModel.self,
      BidirectionalChoGRUModel.self, TwoLayerChoGRUModel.self, BidirectionalTwoLayerChoGRUModel.self,
      ElmanModel.self, BidirectionalElmanModel.self, TwoLayerElmanModel.self,
      BidirectionalTwoLayerElmanModel.self,
    ]
  }

  @Test(arguments: PyTorchFixture.all.filter { $0.name != "TokenLSTMModel" }, [1, 2])
  func agrees(_ fixture: PyTorchFixture, threads: Int) throws {
    let model = try #require(Self.models.first { "\($0)" == fixture.name })
    try check(model, fixture, threads: threads)
  }

  private func check<Model: FixtureModel>(_: Model.Type, _ fixture: PyTorchFixture, threads: Int) throws {
    let expected = try Expected(fixture)
    let model = Model(parameters: try expected.parameters(Model.layout))
    let batch = try Batch(try expected.examples(Model.Example.self))

    let inference = Model.Inference(batch: expected.batch, steps: [expected.steps], threads: threads)
    inference.stateTensors = try expected.firstStates(inference.stateTensors)
    let outputs = inference.run(model, batch, carriesState: true)
    try expect(outputs.hidden, expected.batchMajor("output.hidden"), "hidden")
    try expect(outputs.prediction, expected.batchMajor("output.prediction"), "prediction")
    for state in inference.stateTensors { try expect(state.elements, expected["final.\(state.name)"], state.name) }

    for training in trainings(of: Model.self, expected, threads: threads) {
      training.stateTensors = try expected.firstStates(training.stateTensors)
      let loss = training.run(model, batch, carriesState: true)
      try expect([loss], expected["loss"], "loss")
      try expect(training.gradients, expected)
      for state in training.stateTensors { try expect(state.elements, expected["final.\(state.name)"], state.name) }
    }
  }

  /// In one piece, and in segments where the model can.
  private func trainings<Model: FixtureModel>(
    of _: Model.Type, _ expected: Expected, threads: Int
  ) -> [Model.Training] {
    let whole = Model.Training(batch: expected.batch, steps: [expected.steps], threads: threads)
    guard let type = Model.Training.self as? any SegmentedTraining.Type else { return [whole] }
    let segmented = type.init(batch: expected.batch, steps: expected.steps, segmentSteps: 2, threads: threads)
    return [whole, segmented as! Model.Training]
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
