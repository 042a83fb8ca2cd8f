import RNNRuntime

// What all generated types have in common is about batches of examples. These say what the measured ones share besides.

/// A model with a vector `x` for each step.
protocol SteppedNetwork {
  associatedtype Stream
  init(seed: UInt64)
  func step(x: UnsafeBufferPointer<Float>, _ stream: inout Stream) -> OutputView
}

/// A model with one number for each step.
protocol ScalarSteppedNetwork: SteppedNetwork {
  func step(x: Float, _ stream: inout Stream) -> OutputView
}

extension ScalarSteppedNetwork {
  func step(x: UnsafeBufferPointer<Float>, _ stream: inout Stream) -> OutputView { step(x: x[0], &stream) }
}

/// A model that can be trained besides.
protocol TrainedNetwork: SteppedNetwork {
  var parameters: Parameters { get }
  associatedtype Inference: NetworkInference where Inference.Network == Self
  associatedtype Training: NetworkTraining where Training.Network == Self
}

protocol NetworkInference {
  associatedtype Network
  init(batch: Int, steps: Int, threads: Int)
  func run(_ model: Network, x: some Collection<Float>, lengths: [Int]?, carriesState: Bool) -> OutputView
}

protocol NetworkTraining {
  associatedtype Network
  var gradients: Gradients { get }
  init(batch: Int, steps: Int, segmentSteps: Int?, threads: Int)
  func run(
    _ model: Network, x: some Collection<Float>, g: some Collection<Float>, lengths: [Int]?, carriesState: Bool
  ) -> Float
}
