import GraphIR
import ONNX

extension Verification {
  /// Inputs for one way of reading the file's axes.
  struct Trial {
    var layout: Layout
    var pairs: [InputPairing.Pair]
    var file: TensorFile
    var tensors: ModelTensors
  }

  /// What the file is given: of one step, its inputs step by step, and first states that are zero if nothing else is said.
  func run(_ trial: Trial, states: [String: String]) throws(FileFailure) -> ONNXRuntime.Run {
    let dimensions = trial.tensors.dimensions
    var run = ONNXRuntime.Run(states: states)
    for pair in trial.pairs {
      run.feeds[pair.theirs.name] = feed(pair, trial.layout, trial.file, dimensions)
    }
    if trial.layout.isStream {
      run.steps = trial.pairs.flatMap(\.ours).compactMap(\.time).first.map { dimensions.steps(of: $0) }
    }
    for name in states.keys where run.feeds[name] == nil {
      guard let input = graph.inputs.first(where: { $0.name == name }), let axes = input.shape else { continue }
      guard axes.count(where: \.isOpen) <= 1 else {
        throw FileFailure(message: "'\(path)': of the state '\(name)', more than the number of examples is open")
      }
      let shape = axes.map { if case .size(let size) = $0 { size } else { dimensions.batch } }
      let zeros = [Double](repeating: 0, count: shape.reduce(1, *))
      run.feeds[name] = .init(type: input.elementType ?? .float32, shape: shape, values: zeros)
    }
    for (name, number) in fixed {
      guard let input = graph.inputs.first(where: { $0.name == name }) else { continue }
      let shape = [Int](repeating: 1, count: input.shape?.count ?? 0)
      run.feeds[name] = .init(type: input.elementType ?? .float32, shape: shape, values: [number])
    }
    return run
  }

  private func feed(
    _ pair: InputPairing.Pair, _ layout: Layout, _ file: TensorFile, _ dimensions: Dimensions
  ) -> ONNXRuntime.Feed? {
    let type = pair.theirs.elementType ?? .float32
    let time = pair.ours[0].time
    let steps = time.map { dimensions.steps(of: $0) } ?? 1
    if pair.ours[0].kind == .lengths {
      let lengths = (0..<dimensions.batch).map { example in
        time.map { dimensions.length(of: example, along: $0) } ?? 1
      }
      return .init(type: type, shape: [dimensions.batch], values: lengths.map(Double.init))
    }
    guard var order = layout.orders[pair.theirs.name] else { return nil }
    let values = file.rows(of: pair.ours, count: dimensions.batch * steps)
    var shape = (pair.theirs.shape ?? []).enumerated().map { axis, dimension -> Int in
      if axis == order.batch { return dimensions.batch }
      if axis == order.time { return steps }
      if case .size(let size) = dimension { return size }
      return pair.theirs.openFeatures(in: order, of: pair.ours.joined.width) ?? 1
    }
    let isStream = layout.isStream && time != nil
    if isStream {
      order = AxisOrder(batch: order.batch.map { $0 + 1 }, time: 0)
      shape.insert(steps, at: 0)
    }
    let positions = order.positions(shape, steps: steps, width: pair.ours.joined.width)
    return .init(type: type, isStream: isStream, shape: shape, values: positions.map { values[$0] })
  }

  /// `X [steps, batch, 2]`
  func described(_ pair: InputPairing.Pair, _ layout: Layout, _ run: ONNXRuntime.Run) -> String {
    guard let feed = run.feeds[pair.theirs.name] else { return pair.theirs.name }
    let order = layout.orders[pair.theirs.name] ?? AxisOrder(batch: 0)
    let shape = feed.isStream ? Array(feed.shape.dropFirst()) : feed.shape
    return "\(pair.theirs.name) \(order.description(shape))\(feed.isStream ? " at each step" : "")"
  }
}

extension ONNXRuntime.Output {
  /// Of an output with the steps as its first axis, what is at the last.
  var last: ONNXRuntime.Output? {
    guard let steps = shape.first, steps > 0 else { return nil }
    return .init(name: name, shape: Array(shape.dropFirst()), values: Array(values.suffix(values.count / steps)))
  }
}
