import AllocationCounter
import RNNData
import RNNRuntime
import Testing

/// What allocates nothing in the steady state. Each test counts in a process of its own.
@Suite(.enabled(if: canCountAllocations)) struct AllocationTests {
  @Test func theCounterCounts() async {
    await #expect(processExitsWith: .success) {
      #expect(countAllocations { _ = AlignedBuffer<Float>(count: 100) } >= 2)
      #expect(countAllocations {} == 0)
    }
  }

  @Test func parallelLoops() async {
    await #expect(processExitsWith: .success) {
      let counter = ShardCounter(calls: AlignedBuffer(count: 8))
      func loops() {
        for _ in 0..<1000 { Parallel.run(8, counter) }
      }
      loops()
      #expect(countAllocations(loops) == 0)
      #expect((0..<8).allSatisfy { counter.calls.pointer[$0] == 2000 })
    }
  }

  @Test func updates() async {
    await #expect(processExitsWith: .success) {
      #expect(allocations(of: SGD(learningRate: 0.1, momentum: 0.9)) == 0)
      #expect(allocations(of: Adam()) == 0)
      #expect(allocations(of: AdamW()) == 0)
      #expect(allocations(of: RMSProp()) == 0)
    }
  }

  @Test func textBatchesAndSampling() async {
    await #expect(processExitsWith: .success) {
      var batches = TextBatches((0..<1000).map { Int32($0) }, batch: 4, steps: 10)
      var sampler = Sampler(temperature: 0.7, excluded: 1)
      let probabilities: [Float] = [0.1, 0.2, 0.7]
      _ = batches.batch(at: 0)
      _ = sampler.draw(probabilities: probabilities)
      var sum: Int32 = 0
      let batching = countAllocations {
        for index in 0..<batches.count {
          let batch = batches.batch(at: index)
          sum += batch.inputs[3] + batch.targets[3]
        }
      }
      let sampling = countAllocations {
        for _ in 0..<10 { sum += sampler.draw(probabilities: probabilities) }
      }
      #expect(batching == 0 && sampling == 0 && sum > 0)
    }
  }

  @Test func preparedWeights() async {
    await #expect(processExitsWith: .success) {
      let layout = ParameterLayout(
        entries: [.init(name: "W", shape: [10, 10], offset: 0, initializer: .glorot)], count: 112, preparedCounts: [1])
      var parameters = Parameters(layout: layout, seed: 1)
      func first() -> Float { parameters.prepared { $1[0] = $0[0] }[0] }
      _ = first()
      let count = countAllocations {
        for _ in 0..<10 {
          parameters.withUnsafeMutablePointer { $0[0] += 1 }
          _ = first()
        }
      }
      #expect(count == 0)
    }
  }
}

private struct ShardCounter: ShardedWork {
  let calls: AlignedBuffer<Int32>

  func run(_ shard: Int) { calls.pointer[shard] += 1 }
}

/// The allocations of ten steps after the first.
private func allocations(of optimizer: some Optimizer) -> Int {
  let layout = ParameterLayout(
    entries: [.init(name: "W", shape: [10, 10], offset: 0, initializer: .glorot)], count: 112)
  var optimizer = optimizer
  var parameters = Parameters(layout: layout, seed: 1)
  var gradients = Gradients(layout: layout)
  let schedule = LearningRateSchedule.warmUp(steps: 5, .cosine(from: 1e-2, to: 0, steps: 100))
  optimizer.update(&parameters, with: gradients)
  return countAllocations {
    for step in 0..<10 {
      gradients.withUnsafeMutablePointer { $0[step] = 1 }
      gradients.clip(toNorm: 0.5)
      gradients.clip(toValue: 0.4)
      optimizer.learningRate = schedule.rate(at: step)
      optimizer.update(&parameters, with: gradients)
    }
  }
}
