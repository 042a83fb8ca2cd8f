/// A tensor with its name in the model.
public struct NamedTensor: Hashable, Sendable {
  public var name: String
  public var tensor: Tensor

  public init(_ name: String, _ tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}

/// What the reference interpreter says of a model.
public struct ModelEvaluation: Sendable {
  /// The model's outputs, in its order. Sequences are zero at padding.
  public var outputs: [NamedTensor] = []
  /// The values of the carried states after the last valid step, under the states' names.
  public var finalStates: [NamedTensor] = []
  /// The mean over the batch, if the model has a loss and all targets are given.
  public var loss: Double?
  /// The same of losses with names whose targets are given.
  public var losses: [(name: String, value: Double)] = []
  /// The gradients of the loss, if they were asked for, by what it is differentiated with respect to.
  public var gradients: Gradients?

  public struct Gradients: Sendable {
    /// In the order of the model's parameters, the fixed ones included; of a loss with a name those that it trains.
    public var parameters: [NamedTensor] = []
    /// The real inputs; no targets.
    public var inputs: [NamedTensor] = []
    /// The first values of the carried states.
    public var states: [NamedTensor] = []
  }
}

extension Model {
  /// Evaluates the model with the reference interpreter.
  ///
  /// - Parameters:
  ///   - parameters: A tensor for each parameter.
  ///   - inputs: A tensor for each input; at padding it may hold anything. Without all targets there is no loss.
  ///   - states: The first values of carried states; zero where there is none.
  ///   - dimensions: The number of examples, steps and valid steps.
  ///   - withGradients: Whether to differentiate the loss.
  ///   - precision: To what each operation's values are rounded.
  ///   - run: Whether it is a run of training, and what its noise is drawn from. Without, it is one if it differentiates.
  /// - Throws: `EvaluationError` that names what is missing or does not fit.
  public func evaluate(
    parameters: [String: Tensor], inputs: [String: Tensor], states: [String: Tensor] = [:], dimensions: Dimensions,
    withGradients: Bool = false, precision: Precision = .double, run: RunConditions? = nil
  ) throws -> ModelEvaluation {
    let run = run ?? RunConditions(isTraining: withGradients)
    if withGradients { try checkLoss(isGivenBy: inputs) }
    let bound = try bound(inputs: inputs, states: states, in: dimensions)
    let dimensions = dimensions.keeping(graph.timeAxes, by: bound)

    // What the other mode needs need not be given.
    var graph = try graph.resolvingTraining(run.isTraining)
    if missingTarget(of: inputs) != nil {
      let known = losses.filter { part(ofLoss: $0.name)?.missingTarget(of: inputs) == nil }.map(\.name)
      graph.outputs.removeAll { $0.role == .loss && !known.contains($0.name) }
    }
    let firstGradient = graph.outputs.count
    var leaves: [Leaf] = []
    if withGradients { leaves = try appendGradients(to: &graph) }
    let results = try GraphIR.evaluate(
      try graph.withoutDeadCode(), inputs: bound, parameters: parameters, dimensions: dimensions,
      precision: precision, run: run)

    var evaluation = ModelEvaluation()
    for (output, tensor) in zip(graph.outputs, results).prefix(firstGradient) {
      switch output.role {
      case .output: evaluation.outputs.append(NamedTensor(output.name, tensor.clearingPadding(in: dimensions)))
      case .loss where losses.isEmpty: evaluation.loss = tensor.values[0]
      case .loss: evaluation.losses.append((output.name, tensor.values[0]))
      case .state: evaluation.finalStates.append(NamedTensor(output.name, tensor))
      case .features, .gradient, .cotangent: break
      }
    }
    if withGradients {
      let gradients = zip(leaves, results.dropFirst(firstGradient)).map { ($0, NamedTensor($0.name, $1)) }
      evaluation.gradients = ModelEvaluation.Gradients(
        parameters: gradients.filter { $0.0.kind == .parameter }.map(\.1),
        inputs: gradients.filter { $0.0.kind == .input }.map(\.1),
        states: gradients.filter { $0.0.kind == .state }.map(\.1))
    }
    return evaluation
  }

  private func missingTarget(of inputs: [String: Tensor]) -> String? {
    self.inputs.first { $0.isTarget && inputs[$0.name] == nil }?.name
  }

  /// - Throws: `EvaluationError` if there is no loss, or a target is missing.
  func checkLoss(isGivenBy inputs: [String: Tensor]) throws {
    guard hasLoss else {
      let names = losses.map { "'\($0.name)'" }.joined(separator: ", ")
      throw EvaluationError(
        losses.isEmpty
          ? "the model '\(name)' has no loss to differentiate"
          : "the model '\(name)' has several losses to differentiate, one at a time: \(names)")
    }
    if let target = missingTarget(of: inputs) { throw EvaluationError("the target '\(target)' is missing") }
  }

  /// The inputs of the graph that are given, with padding filled, and the first values of states.
  func bound(
    inputs: [String: Tensor], states: [String: Tensor], in dimensions: Dimensions
  ) throws -> [String: Tensor] {
    try dimensions.check()
    var bound: [String: Tensor] = [:]
    for input in self.inputs {
      guard let tensor = inputs[input.name] else { continue }
      try tensor.check(is: input.type, "input '\(input.name)'", in: dimensions)
      bound[input.name] = tensor.fillingPadding(in: dimensions)
    }
    for state in self.states {
      let type = TensorType(state.shape, batch: true)
      bound[state.name] = states[state.name] ?? Tensor(type, repeating: 0, in: dimensions)
    }
    return bound
  }

  /// Something that the loss can be differentiated with respect to.
  private struct Leaf {
    enum Kind {
      case parameter, input, state

      /// Of the gradient.
      var role: GraphOutput.Role {
        switch self {
        case .parameter, .input: .gradient
        case .state: .cotangent
        }
      }
    }
    var kind: Kind
    var name: String
    var operation: Operation
    var type: TensorType
  }

  private var leaves: [Leaf] {
    let parameters = parameters.filter { part?.trained.contains($0.name) ?? true }.map {
      Leaf(kind: .parameter, name: $0.name, operation: .parameter($0.name), type: TensorType($0.shape))
    }
    let inputs = inputs.filter { !$0.isTarget && $0.type.isReal }.map {
      Leaf(kind: .input, name: $0.name, operation: .input($0.name), type: $0.type)
    }
    let states = states.map {
      Leaf(kind: .state, name: $0.name, operation: .input($0.name), type: TensorType($0.shape, batch: true))
    }
    return parameters + inputs + states
  }

  /// Differentiates the loss, and makes the gradient of each leaf an output.
  private func appendGradients(to graph: inout Graph) throws -> [Leaf] {
    guard let loss = graph.outputs.of(.loss).first else {
      throw EvaluationError("the graph of '\(name)' has no loss")
    }
    let leaves = leaves
    let values = leaves.map { leaf in
      // Whatever the graph does not use gets a node, so that its gradient is zero.
      graph.nodes.firstIndex { $0.operation == leaf.operation }.map { ValueID($0) }
        ?? graph.addSource(leaf.operation, type: leaf.type)
    }
    let differentiation = try differentiate(graph, output: loss.value, withRespectTo: values)
    graph = differentiation.graph
    for (leaf, gradient) in zip(leaves, differentiation.gradients) {
      graph.outputs.append(GraphOutput(leaf.kind.role, name: leaf.name, value: gradient))
    }
    return leaves
  }
}
