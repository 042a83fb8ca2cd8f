import GraphIR
import RNNRuntime
import Testing

/// Two losses with opposite aims, each of which trains parameters of its own, are what PyTorch computes in float64.
@Suite struct PyTorchNamedLossTests {
  /// In double precision, of the parts of the model.
  @Test(arguments: PyTorchFixture.adversaries) func interpreter(_ fixture: PyTorchFixture) throws {
    let model = try fixture.model()
    #expect(model.losses.map(\.name) == ["criticLoss", "generatorLoss"])
    let tensors = try fixture.tensors()
    var dimensions = Dimensions(batch: 3)
    for input in model.inputs {
      let lengths = try #require(tensors["lengths.\(input.name)"]).values.map { Int($0) }
      dimensions.steps[TimeAxis(input.name)] = lengths.max()
      dimensions.lengths[TimeAxis(input.name)] = lengths
    }
    let parameters = try model.parameters.map {
      ($0.name, GraphIR.Tensor(TensorType($0.shape), try #require(tensors[$0.name]).values))
    }
    let inputs = try model.inputs.map {
      ($0.name, GraphIR.Tensor($0.type, try #require(tensors["input.\($0.name)"]).values))
    }
    for loss in model.losses {
      let part = try #require(model.part(ofLoss: loss.name))
      let found = try part.evaluate(
        parameters: Dictionary(uniqueKeysWithValues: parameters), inputs: Dictionary(uniqueKeysWithValues: inputs),
        dimensions: dimensions, withGradients: true)
      let expected = try #require(tensors[loss.name]).values[0]
      #expect((try #require(found.loss) - expected).magnitude < 1e-12)
      let gradients = try #require(found.gradients).parameters
      #expect(Set(gradients.map(\.name)) == loss.trained)
      for gradient in gradients {
        let expected = try #require(tensors["\(loss.name).gradient.\(gradient.name)"]).values
        try #require(gradient.tensor.values.count == expected.count)
        #expect(zip(gradient.tensor.values, expected).allSatisfy { ($0 - $1).magnitude < 1e-11 }, "\(gradient.name)")
      }
    }
  }

  @Test(arguments: PyTorchFixture.adversaries, [1, 2])
  func generatedCode(_ fixture: PyTorchFixture, threads: Int) throws {
    let ofNoise = try Expected(fixture, along: "noise")
    let ofReal = try Expected(fixture, along: "real")
    let noise = try ofNoise.batchMajor("input.noise").map { Float($0) }
    let real = try ofReal.batchMajor("input.real").map { Float($0) }
    let model = AdversariesModel(parameters: try ofNoise.parameters(AdversariesModel.layout))
    let (batch, noiseSteps, realSteps) = (ofNoise.batch, ofNoise.steps, ofReal.steps)

    let inference = AdversariesModel.Inference(batch: batch, steps: noiseSteps, threads: threads)
    let fake = inference.run(model, noise: noise, lengths: ofNoise.lengths)
    try expect(fake, ofNoise.batchMajor("output.fake"), "fake")

    let critic = AdversariesModel.CriticLossTraining(
      batch: batch, noiseSteps: noiseSteps, realSteps: realSteps, threads: threads)
    let criticLoss = critic.run(
      model, noise: noise, real: real, noiseLengths: ofNoise.lengths, realLengths: ofReal.lengths)
    try expect([criticLoss], ofNoise["criticLoss"], "criticLoss")
    try expect(critic.gradients, of: "criticLoss", ofNoise)

    let generator = AdversariesModel.GeneratorLossTraining(batch: batch, steps: noiseSteps, threads: threads)
    let generatorLoss = generator.run(model, noise: noise, lengths: ofNoise.lengths)
    try expect([generatorLoss], ofNoise["generatorLoss"], "generatorLoss")
    try expect(generator.gradients, of: "generatorLoss", ofNoise)

    #expect(critic.gradients.layout.entries.count == 10)
    #expect(generator.gradients.layout.entries.count == 10)
  }

  private func expect(_ gradients: Gradients, of loss: String, _ expected: Expected) throws {
    for entry in gradients.layout.entries {
      let name = "\(loss).gradient.\(entry.name)"
      try PyTorchTests.expect(gradients[entry.name].elements, expected[name], name)
    }
  }

  private func expect(_ actual: some Collection<Float>, _ expected: [Double], _ name: String) throws {
    try PyTorchTests.expect(actual, expected, name)
  }
}
