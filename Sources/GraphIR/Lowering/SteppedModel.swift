/// A model of which one axis is taken step by step behind an encoder, as two models: a decoder's step takes what the
/// encoder has given, and neither knows more than its own inputs.
public struct SteppedModel: Sendable {
  public var axis: TimeAxis
  /// Gives what is the same for all steps, and the first values of the states.
  public var encoding: Model
  /// Its inputs are what the encoding gives, inputs of the encoding, and `stepInputs`.
  public var step: Model
  /// The inputs of each step.
  public var stepInputs: [String]
  /// What the encoding computes, for a reader of the source: `keys [6] for each step of source`.
  public var encoded: [String]
}

extension TensorType {
  /// `keys [6] for each step of source`
  fileprivate func words(of name: String) -> String {
    "\(name) \(shape)" + (time.map { " for each step of \($0)" } ?? "")
  }
}

extension Model {
  /// The model behind an encoder: along the axis of an output, the last input's first.
  /// - Throws: `NoStep` if there is no such axis.
  package func stepped() throws -> SteppedModel {
    var axes: [TimeAxis] = []
    for case let axis? in inputs.map(\.type.time) where !axes.contains(axis) { axes.append(axis) }
    var obstacle: NoStep?
    for axis in axes.reversed() {
      do { return try stepped(along: axis) } catch let error as NoStep {
        let hasOutputs = graph.outputs.of(.output).contains { graph.type(of: $0.value).times.contains(axis) }
        if obstacle == nil, hasOutputs { obstacle = error }
      }
    }
    obstacle?.isOfAxis = true
    throw obstacle ?? NoStep("no output runs along a time axis")
  }

  private func stepped(along axis: TimeAxis) throws -> SteppedModel {
    var inference = self
    inference.graph = try graph.resolvingTraining(false)
    let (before, stepGraph) = try stepGraphs(of: inference, along: axis)
    for state in before.outputs.of(.state) where before.type(of: state.value) != before.type(of: state.value).ofStep {
      throw NoStep("the state '\(state.name)' has a value for each step of another axis")
    }

    var step = inference
    step.graph = stepGraph
    let names = stepGraph.inputs(behind: stepGraph.outputs.map(\.value))
    let given = before.outputs.of(.output).map {
      ModelInput(name: $0.name, type: before.type(of: $0.value), isTarget: false)
    }
    let own = inputs.filter { names.contains($0.name) }.map { input in
      ModelInput(name: input.name, type: input.type.without(axis), isTarget: false)
    }
    step.inputs = given + own
    step.states = stepGraph.outputs.of(.state).map {
      CarriedState(name: $0.name, shape: stepGraph.type(of: $0.value).shape)
    }
    step.outputs = stepGraph.outputs.of(.output).map(\.name)
    let known = Set(step.inputs.compactMap(\.type.time))
    if let other = stepGraph.nodes.lazy.flatMap(\.type.times).first(where: { !known.contains($0) }) {
      throw NoStep("nothing that a step is given runs along '\(other)'")
    }

    var encoding = inference
    encoding.graph = before
    encoding.graph.outputs = before.outputs.map { GraphOutput(name: $0.name, value: $0.value) }
    let stepInputs = inputs.filter { $0.type.times.contains(axis) && !$0.isTarget }.map(\.name)
    // It may read the sequence first that is stepped along, as an autoencoder does.
    let needed = before.inputs(behind: before.outputs.map(\.value))
      .union(own.map(\.name).filter { !stepInputs.contains($0) })
    encoding.inputs = inputs.filter { needed.contains($0.name) }
    // At zero: an encoder reads a whole sequence.
    encoding.states = states.filter { needed.contains($0.name) }
    encoding.outputs = encoding.graph.outputs.map(\.name)
    (encoding.hasLoss, step.hasLoss) = (false, false)
    return SteppedModel(
      axis: axis, encoding: encoding, step: step, stepInputs: stepInputs.filter(own.map(\.name).contains),
      encoded: before.outputs.map { output in
        let name = before[output.value].name ?? "a value without a name"
        return before.type(of: output.value).words(of: output.role == .state ? output.name : name)
      } + own.filter { !stepInputs.contains($0.name) }.map { $0.type.words(of: $0.name) })
  }
}
