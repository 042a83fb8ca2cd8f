import GraphIR
import ONNX

/// Whether a model computes what an ONNX file does: the whole walk.
///
/// Where names and shapes leave open which axes are the examples and the steps, each way is tried; all but one then give
/// other numbers.
struct Verification {
  var model: Model
  var graph: ONNXGraph
  var path: String
  /// Inputs of the file that are the same number everywhere.
  var fixed: [String: Double]
  var map: NameMap
  var runtime: ONNXRuntime

  /// What one way of reading the file's axes has given.
  struct Outcome {
    /// `input.x  X [steps, batch, 2]`
    var inputs: [(ours: String, theirs: String)]
    var outputs: OutputPairing
    var dimensions: Dimensions

    var worst: OutputComparison? { outputs.comparisons.max { $0.relative < $1.relative } }
  }

  /// - Parameters:
  ///   - given: the inputs; without, they are drawn with `seed`.
  ///   - tolerance: which outcome is good enough to not look at others.
  func outcome(
    parameters: TensorFile, parametersPath: String, given: (file: TensorFile, path: String)?, seed: UInt64,
    tolerance: Double
  ) throws -> Outcome {
    let constants = Set(graph.initializers.map(\.name)).union(fixed.keys)
    let inputs = graph.inputs.filter { !constants.contains($0.name) }
    if let input = inputs.first(where: { $0.shape == nil }) {
      throw FileFailure(message: "'\(path)': the file does not say the shape of '\(input.name)'")
    }
    let pairs = try InputPairing(model, graph, inputs: inputs, map, path: path).pairs
    func tensors(_ file: TensorFile, _ inputsPath: String) throws -> ModelTensors {
      try ModelTensors(
        of: model, in: model, parameters: parameters, inputs: file, parametersPath: parametersPath,
        inputsPath: inputsPath)
    }
    let bound = try given.map { try tensors($0.file, $0.path) }
    if let bound { try checkLengths(bound.dimensions, pairs) }
    let layouts = Layout.candidates(pairs, given: bound?.dimensions)
    guard !layouts.isEmpty else {
      throw FileFailure(
        message: bound == nil
          ? "'\(path)': no axes of its inputs can be the examples and the steps of the model, or they are too long"
          : "'\(path)': its inputs have other numbers of examples or steps than '\(given!.path)'")
    }
    let runs = try layouts.map { layout in
      var drawn = DrawnInputs(seed: seed)
      let file = given?.file ?? drawn.file(for: pairs, layout.dimensions)
      let tensors = try bound ?? tensors(file, "drawn inputs")
      return (layout, file, tensors)
    }
    let replies = try runtime.outputs(
      of: path, runs: runs.map { layout, file, tensors in feeds(pairs, layout, file, tensors.dimensions) })

    var (best, failure): (Outcome?, (any Error)?) = (nil, nil)
    for ((layout, file, tensors), reply) in zip(runs, replies) {
      do {
        let evaluation = try tensors.evaluation(of: model, inputsPath: given?.path ?? "drawn inputs")
        let outputs = try OutputPairing(
          evaluation, reply.get(), tensors.dimensions, graph, map, path: path)
        let feeds = feeds(pairs, layout, file, tensors.dimensions)
        let outcome = Outcome(
          inputs: pairs.map { pair in (pair.names, described(pair, layout, feeds)) }, outputs: outputs,
          dimensions: tensors.dimensions)
        guard let worst = outcome.worst else { continue }
        if worst.relative <= tolerance { return outcome }
        if best.map({ worst.relative < ($0.worst?.relative ?? .infinity) }) ?? true { best = outcome }
      } catch {
        failure = failure ?? error
      }
    }
    if let best { return best }
    throw failure ?? FileFailure(message: "'\(path)': there are no outputs to compare")
  }

  /// What the file has no input for must be so that it does not matter.
  private func checkLengths(_ dimensions: Dimensions, _ pairs: [InputPairing.Pair]) throws(FileFailure) {
    let known = pairs.flatMap(\.ours).filter { $0.kind == .lengths }.compactMap(\.time)
    for (axis, lengths) in dimensions.lengths where !known.contains(axis) {
      guard lengths.allSatisfy({ $0 == dimensions.steps(of: axis) }) else {
        throw FileFailure(message: "'\(path)' takes no lengths, so that all examples must have all steps")
      }
    }
  }

  private func feeds(
    _ pairs: [InputPairing.Pair], _ layout: Layout, _ file: TensorFile, _ dimensions: Dimensions
  ) -> [String: ONNXRuntime.Feed] {
    var result: [String: ONNXRuntime.Feed] = [:]
    for pair in pairs {
      let type = pair.theirs.elementType ?? .float32
      let time = pair.ours[0].time
      let steps = time.map { dimensions.steps(of: $0) } ?? 1
      if pair.ours[0].kind == .lengths {
        let lengths = (0..<dimensions.batch).map { example in
          time.map { dimensions.length(of: example, along: $0) } ?? 1
        }
        result[pair.theirs.name] = .init(type: type, shape: [dimensions.batch], values: lengths.map(Double.init))
        continue
      }
      guard let order = layout.orders[pair.theirs.name] else { continue }
      let values = file.rows(of: pair.ours, count: dimensions.batch * steps)
      let shape = (pair.theirs.shape ?? []).enumerated().map { axis, dimension -> Int in
        if axis == order.batch { return dimensions.batch }
        if axis == order.time { return steps }
        if case .size(let size) = dimension { return size }
        return pair.theirs.openFeatures(in: order, of: pair.ours.joined.width) ?? 1
      }
      let positions = order.positions(shape, steps: steps, width: pair.ours.joined.width)
      result[pair.theirs.name] = .init(type: type, shape: shape, values: positions.map { values[$0] })
    }
    for (name, number) in fixed {
      guard let input = graph.inputs.first(where: { $0.name == name }) else { continue }
      let shape = [Int](repeating: 1, count: input.shape?.count ?? 0)
      result[name] = .init(type: input.elementType ?? .float32, shape: shape, values: [number])
    }
    return result
  }

  private func described(
    _ pair: InputPairing.Pair, _ layout: Layout, _ feeds: [String: ONNXRuntime.Feed]
  ) -> String {
    let shape = feeds[pair.theirs.name]?.shape ?? []
    let order = layout.orders[pair.theirs.name] ?? AxisOrder(batch: 0)
    return "\(pair.theirs.name) \(order.description(shape))"
  }
}

extension InputPairing.Pair {
  fileprivate var names: String { ours.map(\.name).joined(separator: ", ") }
}

extension TensorFile {
  /// [examples · steps, features] of values, side by side if there are several; zero where there is no tensor.
  func rows(of values: [ModelValue], count: Int) -> [Double] {
    let columns = values.map { value in
      let tensor = tensors[value.name] ?? tensors[value.bareName]
      return (width: value.width, numbers: tensor?.values ?? Array(repeating: 0, count: count * value.width))
    }
    var result: [Double] = []
    for row in 0..<count {
      for column in columns { result += column.numbers[row * column.width..<(row + 1) * column.width] }
    }
    return result
  }
}
