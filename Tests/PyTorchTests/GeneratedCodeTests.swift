import RNNRuntime
import Testing

/// Generated code computes what PyTorch computes in float64, within 1e-5 of the greatest number of each tensor:
/// outputs, final states, loss and gradients, on one thread and on two.
@Suite struct PyTorchGeneratedCodeTests {
  static let tolerance = 1e-5
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

  private func expect(_ gradients: Gradients, _ expected: Expected) throws {
    for entry in gradients.layout.entries {
      try expect(gradients[entry.name].elements, expected["gradient.\(entry.name)"], "gradient.\(entry.name)")
    }
  }

  private func expect(_ actual: some Collection<Float>, _ expected: [Double], _ name: String) throws {
    try #require(actual.count == expected.count, "\(name)")
    let scale = expected.reduce(0) { max($0, $1.magnitude) }
    let errors = zip(actual, expected).map { (Double($0) - $1).magnitude }
    // NaN is no agreement: `max` could lose it.
    let error = errors.contains { $0.isNaN } ? .infinity : errors.max() ?? 0
    #expect(error <= Self.tolerance * scale, "\(name) is off by \(error), of \(scale)")
  }
}

/// A fixture's tensors, as generated code takes and gives them.
private struct Expected {
  let tensors: [String: FixtureTensor]
  let batch: Int
  let steps: Int
  /// Nil where all steps are valid.
  let lengths: [Int]?

  init(_ fixture: PyTorchFixture) throws {
    tensors = try fixture.tensors()
    let lengths = try #require(tensors["lengths"]).values.map { Int($0) }
    batch = lengths.count
    steps = lengths.max() ?? 0
    self.lengths = fixture.hasLengths ? lengths : nil
  }

  subscript(name: String) -> [Double] {
    get throws { try #require(tensors[name], "\(name)").values }
  }

  /// A sequence, batch before time.
  func batchMajor(_ name: String) throws -> [Double] {
    let values = try self[name]
    let width = values.count / (batch * steps)
    return (0..<batch).flatMap { example in
      (0..<steps).flatMap { step in
        let start = (step * batch + example) * width
        return values[start..<start + width]
      }
    }
  }

  /// The valid steps of each example.
  func examples<Example: FixtureExample>(_: Example.Type) throws -> [Example] {
    let (x, wanted) = (try batchMajor("input.x"), try batchMajor("input.wanted"))
    return (0..<batch).map { example in
      func valid(_ values: [Double]) -> [Float] {
        let width = values.count / (batch * steps)
        let start = example * steps * width
        return values[start..<start + (lengths?[example] ?? steps) * width].map { Float($0) }
      }
      return Example(x: valid(x), wanted: valid(wanted))
    }
  }

  func parameters(_ layout: ParameterLayout) throws -> Parameters {
    var parameters = Parameters(zeros: layout)
    for entry in layout.entries {
      let values = try self[entry.name]
      try #require(values.count == entry.count, "\(entry.name)")
      parameters.withUnsafeMutablePointer { pointer in
        for (index, value) in values.enumerated() { pointer[entry.offset + index] = Float(value) }
      }
    }
    return parameters
  }

  func firstStates(_ states: [StateTensor]) throws -> [StateTensor] {
    try states.map { state in
      var state = state
      state.elements = try self["state.\(state.name)"].map { Float($0) }
      return state
    }
  }
}
