import RNNRuntime
import Testing

/// A model that the plugin has compiled, and how it is run on what PyTorch was given.
struct CompiledFixture: Sendable {
  static let everything = all + wiring + axes

  let name: String
  /// Holds outputs, final states, loss and gradients against a fixture's, with so many threads.
  let expectAgreement: @Sendable (PyTorchFixture, _ threads: Int) throws -> Void

  /// A model with the sequences `x` and `wanted`.
  /// - Parameters:
  ///   - example: makes an example of the two.
  ///   - segmented: makes a training for a batch and steps that runs in segments of so many steps.
  init<Model: PredictiveModel & TrainableModel>(
    _: Model.Type, _ example: @escaping @Sendable ([Float], [Float]?) -> Model.Example,
    _ segmented: (@Sendable (Int, Int, Int?, Int) -> Model.Training)? = nil
  ) {
    self.init(Model.self, reading: { example(try $0.numbers("x"), try $0.numbers("wanted")) }, segmented)
  }

  /// - Parameters:
  ///   - example: makes one of the fixture's examples.
  ///   - segmented: makes a training for a batch and steps that runs in segments of so many steps.
  init<Model: PredictiveModel & TrainableModel>(
    _: Model.Type, reading example: @escaping @Sendable (FixtureExample) throws -> Model.Example,
    _ segmented: (@Sendable (Int, Int, Int?, Int) -> Model.Training)? = nil
  ) {
    name = "\(Model.self)"
    expectAgreement = { fixture, threads in
      let layout = Model.Example.layout
      let given = layout.axes.dropLast(layout.derived.count)
      let named: [String?] = given.map { layout.axes.count > 1 ? $0 : nil }
      let expected = try Expected(fixture, along: named.last ?? nil)
      let (batch, steps) = (expected.batch, expected.steps)
      let allSteps = try named.map { try Expected(fixture, along: $0).steps }
      let model = Model(parameters: try expected.parameters(Model.layout))
      let examples = try Batch((0..<batch).map { try example(FixtureExample(fixture: fixture, index: $0)) })

      let inference = Model.Inference(batch: batch, steps: allSteps, threads: threads)
      inference.stateTensors = try expected.firstStates(inference.stateTensors)
      try expect(outputs: inference.run(model, examples, carriesState: true), expected)
      try expect(finalStates: inference.stateTensors, expected)

      let whole = Model.Training(batch: batch, steps: allSteps, threads: threads)
      for training in [whole] + (segmented.map { [$0(batch, steps, 2, threads)] } ?? []) {
        training.stateTensors = try expected.firstStates(training.stateTensors)
        let loss = training.run(model, examples, carriesState: true)
        try expect([loss], expected["loss"], "loss")
        try expect(training.gradients, expected)
        try expect(finalStates: training.stateTensors, expected)
      }
    }
  }
}

/// - Parameter results: the view of the only output, or a struct with a view of each.
private func expect(outputs results: Any, _ expected: Expected) throws {
  let names = expected.tensors.keys.filter { $0.hasPrefix("output.") }.map { String($0.dropFirst(7)) }
  var views: [String: OutputView] = [:]
  if let view = results as? OutputView {
    views[try #require(names.first)] = view
  } else {
    for (name, view) in Mirror(reflecting: results).children { views[name!] = view as? OutputView }
  }
  try #require(Set(views.keys) == Set(names))
  for (name, view) in views { try expect(view, expected.batchMajor("output.\(name)"), name) }
}

private func expect(finalStates states: [StateTensor], _ expected: Expected) throws {
  for state in states { try expect(state.elements, expected["final.\(state.name)"], state.name) }
}
