import RNNRuntime

/// Training with one batch of examples at random.
private func training<Model: TrainableModel>(
  _ type: Model.Type, _ size: Case, example: () -> Model.Example
) -> Workload {
  do {
    let model = Model(seed: 1)
    let batches = try Batches((0..<size.batch).map { _ in example() }, size: size.batch)
    let training = Model.Training(fitting: batches, threads: size.threads)
    let batch = batches[0]
    return { times in
      for _ in 0..<times { consume(training.run(model, batch, carriesState: false)) }
    }
  } catch {
    fatalError("\(size): \(error)")
  }
}

/// Dropout before and behind an LSTM.
func droppedTraining(_ size: Case) -> Workload {
  training(Dropped256x256.self, size) {
    .init(x: noise(size.steps * size.inputs, seed: 2), g: noise(size.steps * size.hidden, seed: 3))
  }
}

/// A convolution that halves the steps before an LSTM.
func convolvedTraining(_ size: Case) -> Workload {
  training(Convolved40x128.self, size) {
    .init(x: noise(size.steps * size.inputs, seed: 2), wanted: noise(size.hidden, seed: 3))
  }
}

/// Labels without a segmentation, a tenth as many as steps.
func labeledTraining(_ size: Case) -> Workload {
  var generator = RandomGenerator(seed: 3)
  return training(Labeled40x128.self, size) {
    .init(
      x: noise(size.steps * size.inputs, seed: 2),
      labels: (0..<size.steps / 10).map { _ in Int32(generator.uniform() * 31) })
  }
}

/// A sequence through a reservoir.
func reservoirInference(_ size: Case) -> Workload {
  let model = Reservoir1x1000(seed: 1)
  let inference = Reservoir1x1000.Inference(batch: size.batch, steps: size.steps, threads: size.threads)
  let x = noise(size.batch * size.steps * size.inputs, seed: 2)
  return { times in
    for _ in 0..<times { consume(inference.run(model, x: x)[0]) }
  }
}

extension Case {
  /// The products of cases that are an LSTM and something else: of the convolution, and of the layer behind the LSTM.
  var wiredOperations: Double? {
    let recurrence = 4 * hidden * hidden
    switch cell {
    case "dropped": return Double(2 * batch * steps * (2 * 4 * inputs * hidden + 3 * recurrence))
    case "convolved":
      return Double(batch * steps * (2 * 5 * inputs * hidden + 3 * 4 * hidden * hidden + 3 * recurrence))
    case "labeled":
      return Double(2 * batch * steps * (2 * 4 * inputs * hidden + 3 * recurrence + 3 * 32 * hidden))
    case "reservoir": return Double(2 * batch * steps * (hidden * hidden / 50 + hidden * inputs))
    default: return nil
    }
  }
}
