import GraphIR

extension ModelData {
  /// What the interpreter says of each run, by name: outputs, final states and `loss` of evaluation, `training.loss` and
  /// `training.NAME` of states in training, and `gradient.NAME` of each parameter. Time-major, zero at padding.
  public func evaluations(of model: Model, precision: Precision = .double) throws -> [[String: Tensor]] {
    let differs = try model.graph.resolvingTraining(true) != model.graph
    let modes = differs && model.hasLoss ? [false, true] : [model.hasLoss]
    var states: [Bool: [String: Tensor]] = [:]
    return try runs.enumerated().map { number, run in
      var values: [String: Tensor] = [:]
      for isTraining in modes {
        let evaluation = try model.evaluate(
          parameters: parameters, inputs: run.inputs, states: run.carriesState ? states[isTraining] ?? [:] : [:],
          dimensions: run.dimensions, withGradients: isTraining, precision: precision,
          run: RunConditions(isTraining: isTraining, number: UInt64(number)))
        states[isTraining] = Dictionary(uniqueKeysWithValues: evaluation.finalStates.map { ($0.name, $0.tensor) })
        for prefix in modes.count == 1 ? ["", "training."] : [isTraining ? "training." : ""] {
          for state in evaluation.finalStates { values[prefix + state.name] = state.tensor }
          if let loss = evaluation.loss { values[prefix + "loss"] = Tensor(TensorType(), [loss]) }
        }
        if !isTraining || modes.count == 1 {
          for output in evaluation.outputs { values[output.name] = output.tensor }
        }
        for gradient in evaluation.gradients?.parameters ?? [] { values["gradient." + gradient.name] = gradient.tensor }
      }
      return values
    }
  }

  /// The same data with each number moved by about a few units of single precision's last place.
  public func perturbed(seed: UInt64) -> ModelData {
    var random = RandomSource(seed: seed)
    var data = self
    func move(_ tensor: inout Tensor) {
      guard tensor.type.isReal else { return }
      for index in tensor.values.indices { tensor.values[index] *= 1 + 5e-7 * random.uniform(-1, 1) }
    }
    for name in parameters.keys.sorted() { move(&data.parameters[name]!) }
    for index in 0..<2 {
      for name in runs[index].inputs.keys.sorted() { move(&data.runs[index].inputs[name]!) }
    }
    data.runs[2] = data.runs[0]
    return data
  }

  /// What single precision may make of each number: proportional to the greatest number of its tensor, or of all
  /// gradients, and to what becomes of small changes of the data and of rounding in the interpreter.
  /// - Returns: nil if the numbers are not those of a model that anybody trains: too great, or all but undetermined.
  public func tolerances(of model: Model, around evaluations: [[String: Tensor]]) throws -> [[String: Double]]? {
    // A number that underflows may decide a comparison.
    let others =
      try (1...4).map { try perturbed(seed: $0).evaluations(of: model) }
      + [self.evaluations(of: model, precision: .single)]
    var tolerances: [[String: Double]] = []
    for (index, values) in evaluations.enumerated() {
      func magnitude(_ name: String) -> Double { values[name]!.values.reduce(0) { max($0, abs($1)) } }
      let steepest = values.keys.filter { $0.hasPrefix("gradient.") }.map(magnitude).max() ?? 0
      var bounds: [String: Double] = [:]
      for (name, tensor) in values {
        let scale = magnitude(name)
        let reference = name.hasPrefix("gradient.") ? max(scale, 0.1 * steepest) : scale
        let spread = others.reduce(0) { spread, other in
          zip(other[index][name]!.values, tensor.values).reduce(spread) { max($0, abs($1.0 - $1.1)) }
        }
        // What is not finite is a fault, for others to find.
        if scale.isFinite, scale > 1e4 || spread > 1e-2 * max(reference, 1e-3) { return nil }
        bounds[name] = 3e-5 * reference + 20 * spread + 1e-6
      }
      tolerances.append(bounds)
    }
    return tolerances
  }
}
