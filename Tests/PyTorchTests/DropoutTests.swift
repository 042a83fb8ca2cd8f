import GraphIR
import RNNRuntime
import Testing

/// Dropout of inputs, states and outputs, and zoneout: what PyTorch computes in float64 with the masks that an
/// implementation in Python draws (scripts/fixtures/philox.py).
@Suite struct PyTorchDropoutTests {
  private static let fixture = PyTorchFixture.dropout
  private static let noise = NoiseSource(seed: 1 << 63 + 11, run: 1 << 32 + 5)

  @Test(arguments: [1, 2]) func generatedCode(threads: Int) throws {
    let expected = try Expected(Self.fixture)
    let model = DroppedLSTMModel(parameters: try expected.parameters(DroppedLSTMModel.layout))
    let x = try expected.batchMajor("input.x").map { Float($0) }
    let wanted = try expected.batchMajor("input.wanted").map { Float($0) }

    let training = DroppedLSTMModel.Training(batch: expected.batch, steps: expected.steps, threads: threads)
    training.noise = Self.noise
    let loss = training.run(model, x: x, wanted: wanted, lengths: expected.lengths)
    try expect([loss], expected["loss"], "loss")
    try expect(training.gradients, expected)
    for state in training.stateTensors { try expect(state.elements, expected["final.\(state.name)"], state.name) }

    let inference = DroppedLSTMModel.Inference(batch: expected.batch, steps: expected.steps, threads: threads)
    let prediction = inference.run(model, x: x, lengths: expected.lengths)
    try expect(prediction, expected.batchMajor("output.prediction"), "prediction")
  }

  @Test func interpreter() throws {
    let (model, expected) = (try Self.fixture.model(), try Expected(Self.fixture))
    let axis = TimeAxis("x")
    let dimensions = Dimensions(
      batch: expected.batch, steps: [axis: expected.steps], lengths: [axis: try #require(expected.lengths)])
    var parameters: [String: GraphIR.Tensor] = [:]
    for parameter in model.parameters {
      parameters[parameter.name] = GraphIR.Tensor(TensorType(parameter.shape), try expected[parameter.name])
    }
    var inputs: [String: GraphIR.Tensor] = [:]
    for input in model.inputs { inputs[input.name] = GraphIR.Tensor(input.type, try expected["input.\(input.name)"]) }
    let run = RunConditions(isTraining: true, seed: Self.noise.seed, number: Self.noise.run)
    let evaluation = try model.evaluate(
      parameters: parameters, inputs: inputs, dimensions: dimensions, withGradients: true, run: run)
    #expect(abs(try #require(evaluation.loss) - expected["loss"][0]) < 1e-12)
    for gradient in try #require(evaluation.gradients).parameters {
      let wanted = try expected["gradient.\(gradient.name)"]
      #expect(zip(gradient.tensor.values, wanted).allSatisfy { abs($0 - $1) < 1e-12 }, "\(gradient.name)")
    }
    for state in evaluation.finalStates {
      let wanted = try expected["final.\(state.name)"]
      #expect(zip(state.tensor.values, wanted).allSatisfy { abs($0 - $1) < 1e-12 }, "\(state.name)")
    }
  }
}
