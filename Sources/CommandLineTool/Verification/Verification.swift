import GraphIR
import Interchange
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
  /// Outputs by their inputs: states of a file of one step whose names do not say it.
  var states: [String: String] = [:]
  var map: NameMap
  var runtime: ONNXRuntime

  /// What one way of reading the file's axes has given.
  struct Outcome {
    /// `input.x  X [steps, batch, 2]`
    var inputs: [(ours: String, theirs: String)]
    var outputs: OutputPairing
    var dimensions: Dimensions
    /// States that went from one run of the file to the next, as the file calls them.
    var states: [(before: String, after: String)]

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
    var steps = try OneStepStates(graph, inputs: inputs, given: states)
    let pairing = try InputPairing(model, graph, inputs: inputs, states: Set(steps.outputs.keys), map, path: path)
    let pairs = pairing.pairs
    let theirStates = pairs.filter { $0.ours[0].kind == .state }.map(\.theirs)
    for input in theirStates { steps.add(input) }
    let known = theirStates.allSatisfy { steps.outputs[$0.name] != nil }
    func tensors(_ file: TensorFile, _ inputsPath: String) throws -> ModelTensors {
      try ModelTensors(
        of: model, in: model, parameters: parameters, inputs: file, parametersPath: parametersPath,
        inputsPath: inputsPath)
    }
    let bound = try given.map { try tensors($0.file, $0.path) }
    if let bound { try checkLengths(bound.dimensions, pairs) }
    let found = Layout.candidates(
      pairs, given: bound?.dimensions, hasStates: known ? !theirStates.isEmpty || !pairing.ownStates.isEmpty : nil)
    let layouts = found.filter { $0.isStream || pairing.failure == nil }
    if layouts.isEmpty, !found.isEmpty, let failure = pairing.failure { throw failure }
    guard !layouts.isEmpty else {
      let unclear = theirStates.first { steps.outputs[$0.name] == nil }?.name
      let hint = unclear.map { "; if it is one step, '--state \($0)=OUTPUT' says what its state becomes" } ?? ""
      throw FileFailure(
        message: bound == nil
          ? "'\(path)': no axes of its inputs can be the examples and the steps of the model, or they are too long"
          : "'\(path)': its inputs have other numbers of examples or steps than '\(given!.path)'\(hint)")
    }
    var trials: [Trial] = []
    for layout in layouts {
      var drawn = DrawnInputs(seed: seed)
      let file = given?.file ?? drawn.file(for: pairs, layout.dimensions)
      trials.append(
        Trial(layout: layout, pairs: pairs, file: file, tensors: try bound ?? tensors(file, "drawn inputs")))
      guard given == nil, layout.isStream, !theirStates.isEmpty else { continue }
      // Names may not say which state is which: all begin at zero then.
      let inputs = pairs.filter { $0.ours[0].kind != .state }
      let names = Set(inputs.flatMap(\.ours).map(\.name))
      let zeros = TensorFile(file.tensors.filter { names.contains($0.key) })
      trials.append(Trial(layout: layout, pairs: inputs, file: zeros, tensors: try tensors(zeros, "drawn inputs")))
    }
    let runs = try trials.map { trial throws(FileFailure) in
      try run(trial, states: trial.layout.isStream ? steps.outputs : [:])
    }
    let replies = try runtime.outputs(of: path, runs: runs)

    var (best, failure): (Outcome?, (any Error)?) = (nil, nil)
    for ((trial, run), reply) in zip(zip(trials, runs), replies) {
      do {
        let evaluation = try trial.tensors.evaluation(of: model, inputsPath: given?.path ?? "drawn inputs")
        let dimensions = trial.tensors.dimensions
        var theirs = try reply.get()
        // After the last step a state is the last state as well.
        if run.steps != nil { theirs += theirs.filter { run.states.values.contains($0.name) }.compactMap(\.last) }
        let outputs = try OutputPairing(evaluation, theirs, dimensions, graph, map, path: path)
        let outcome = Outcome(
          inputs: trial.pairs.map { ($0.names, described($0, trial.layout, run)) }, outputs: outputs,
          dimensions: dimensions, states: run.states.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
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
