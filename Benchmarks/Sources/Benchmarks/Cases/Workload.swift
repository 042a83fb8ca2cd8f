import RNNRuntime

/// Does what is measured, so many times.
typealias Workload = (_ times: Int) -> Void

/// Steps of a stream, each with another input.
func stepping<Network: SteppedNetwork>(_ type: Network.Type, _ stream: Network.Stream, inputs: Int) -> Workload {
  let network = Network(seed: 1)
  let values = noise(64 * inputs, seed: 2)
  var stream = stream
  // The stream is handed on whole: the compiler would check each access to it in here.
  return { times in run(network, over: values, inputs: inputs, times: times, &stream) }
}

private func run<Network: SteppedNetwork>(
  _ network: Network, over values: [Float], inputs: Int, times: Int, _ stream: inout Network.Stream
) {
  values.withUnsafeBufferPointer { values in
    for time in 0..<times {
      let row = time % 64
      let x = UnsafeBufferPointer(rebasing: values[row * inputs..<(row + 1) * inputs])
      consume(network.step(x: x, &stream)[0])
    }
  }
}

func inferring<Network: TrainedNetwork>(_ type: Network.Type, _ size: Case) -> Workload {
  let network = Network(seed: 1)
  let inference = Network.Inference(batch: size.batch, steps: size.steps, threads: size.threads)
  let x = noise(size.batch * size.steps * size.inputs, seed: 2)
  return { times in
    for _ in 0..<times { consume(inference.run(network, x: x, lengths: nil, carriesState: false)[0]) }
  }
}

func training<Network: TrainedNetwork>(_ type: Network.Type, _ size: Case) -> Workload {
  let network = Network(seed: 1)
  let training = Network.Training(
    batch: size.batch, steps: size.steps, segmentSteps: size.segmentSteps, threads: size.threads)
  let x = noise(size.batch * size.steps * size.inputs, seed: 2)
  let g = noise(size.batch * size.steps * size.hidden, seed: 3)
  return { times in
    for _ in 0..<times { consume(training.run(network, x: x, g: g, lengths: nil, carriesState: false)) }
  }
}

/// Numbers from a normal distribution.
func noise(_ count: Int, seed: UInt64) -> [Float] {
  var generator = RandomGenerator(seed: seed)
  return (0..<count).map { _ in Float(generator.normal()) }
}
