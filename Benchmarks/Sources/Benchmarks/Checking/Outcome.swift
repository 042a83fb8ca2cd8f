import Foundation
import RNNData
import RNNRuntime

/// What a training run gives.
struct Outcome {
  let loss: Double
  let gradientNorm: Double
}

/// Runs a case of training once. The folder then holds `parameters.safetensors`, and the input and the gradient of the
/// output, `x` and `g`, as floats, batch-major.
func outcome<Network: TrainedNetwork>(
  _ type: Network.Type, _ size: Case, writingTo folder: URL
) throws -> Outcome {
  let network = Network(seed: 1)
  let x = noise(size.batch * size.steps * size.inputs, seed: 2)
  let g = noise(size.batch * size.steps * size.hidden, seed: 3)
  try network.parameters.write(to: folder.appending(path: "parameters.safetensors"))
  for (name, values) in [("x", x), ("g", g)] {
    try values.withUnsafeBytes { Data($0) }.write(to: folder.appending(path: name))
  }
  let training = Network.Training(batch: size.batch, steps: size.steps, segmentSteps: nil, threads: size.threads)
  let loss = training.run(network, x: x, g: g, lengths: nil, carriesState: false)
  return Outcome(loss: Double(loss), gradientNorm: training.gradients.globalNorm)
}
