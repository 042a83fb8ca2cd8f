import Foundation
import RNNData
import RNNRuntime
import Testing

@Suite struct CheckpointTests {
  private static let layout = ParameterLayout(
    entries: [
      .init(name: "cell.W", shape: [4, 6], offset: 0, initializer: .glorot),
      .init(name: "cell.b", shape: [4], offset: 32, initializer: .uniform(-1, 1)),
    ], count: 48)

  /// Noisy descent on a sum of squares, from checkpoint to checkpoint.
  private func train(_ start: Checkpoint, optimizer: some Optimizer, steps: Int) throws -> Checkpoint {
    var (checkpoint, optimizer) = (start, optimizer)
    try optimizer.resume(from: start.optimizer)
    var random = try #require(start.random)
    var gradients = Gradients(layout: Self.layout)
    for _ in 0..<steps {
      for entry in Self.layout.entries {
        let elements = checkpoint.parameters[entry.name].elements.map { $0 + Float(random.normal()) }
        gradients[entry.name] = Tensor(shape: entry.shape, elements: elements)
      }
      optimizer.update(&checkpoint.parameters, with: gradients)
    }
    checkpoint.step += steps
    checkpoint.optimizer = optimizer.state
    checkpoint.random = random
    return checkpoint
  }

  private static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.1, momentum: 0.9), Adam(), AdamW(), RMSProp(momentum: 0.5),
  ]

  @Test(arguments: optimizers.indices)
  func resumedTrainingContinuesToTheSameBits(_ index: Int) throws {
    let optimizer = Self.optimizers[index]
    let start = Checkpoint(
      parameters: Parameters(layout: Self.layout, seed: 3), optimizer: optimizer.state, step: 0,
      random: RandomGenerator(seed: 9))
    let straight = try train(start, optimizer: optimizer, steps: 20)
    let half = try withTemporaryFolder { folder in
      let url = folder.appending(path: "half.safetensors")
      try train(start, optimizer: optimizer, steps: 8).write(to: url)
      return try Checkpoint(layout: Self.layout, contentsOf: url)
    }
    let resumed = try train(half, optimizer: optimizer, steps: 12)
    #expect(resumed.parameters["cell.W"] == straight.parameters["cell.W"])
    #expect(resumed.parameters["cell.b"] == straight.parameters["cell.b"])
    #expect(resumed.random == straight.random && resumed.step == 20 && resumed.optimizer.updates == 20)
  }

  @Test func statesAndMetadataAreKept() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "model.safetensors")
      var checkpoint = Checkpoint(
        parameters: Parameters(layout: Self.layout, seed: 3), optimizer: Adam().state, step: 5,
        noise: NoiseSource(seed: .max, run: 7), metadata: ["vocabulary": "[\"a\"]"])
      checkpoint.states = [
        StateTensor(name: "cell.h", shape: [2, 3], elements: [1, 2, 3, 4, 5, .infinity]),
        StateTensor(name: "a.c", shape: [2, 0], elements: []),
      ]
      try checkpoint.write(to: url)
      let read = try Checkpoint(layout: Self.layout, contentsOf: url)
      #expect(read.states == checkpoint.states && read.metadata == checkpoint.metadata)
      #expect(read.noise == checkpoint.noise)
      // Which part of a batch a process has is its own matter.
      checkpoint.noise?.firstExample = 5
      try checkpoint.write(to: url)
      #expect(try Checkpoint(layout: Self.layout, contentsOf: url).noise == read.noise)
      #expect(read.random == nil && read.optimizer.rule == "Adam" && read.optimizer.moments.isEmpty)
      let parameters = try Parameters(layout: Self.layout, contentsOf: url)
      #expect(parameters["cell.W"] == checkpoint.parameters["cell.W"])
    }
  }

  @Test func parametersAloneAreNoCheckpoint() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "model.safetensors")
      let parameters = Parameters(layout: Self.layout, seed: 3)
      try parameters.write(to: url)
      #expect(throws: SafetensorsError(file: url.path, reason: .metadata(key: "checkpoint.step"))) {
        try Checkpoint(layout: Self.layout, contentsOf: url)
      }
      let metadata = [
        "checkpoint.step": "1", "checkpoint.optimizer": "Adam", "checkpoint.updates": "1",
        "checkpoint.moments": "9000000000000000000",
      ]
      try parameters.write(to: url, metadata: metadata)
      #expect(throws: SafetensorsError(file: url.path, tensor: "optimizer/0/cell.W", reason: .missing)) {
        try Checkpoint(layout: Self.layout, contentsOf: url)
      }
    }
  }
}
