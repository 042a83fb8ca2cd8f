/// A function of a model, before it is compiled: what it gives, what it differentiates, and how it goes through time.
///
/// Inference, evaluation, training, the features of fits and one step are such descriptions; nothing behind them knows more. Others are the
/// states alone, gradients of some parameters, or an encoder followed by the steps of its decoder.
public struct FunctionDescription: Hashable, Sendable {
  /// Which function of the generated type it becomes.
  public var kind: Function.Kind
  /// The results of the model's graph that it gives.
  public var results: Set<GraphOutput.Role>
  public var differentiation: Differentiation?
  public var time = Time.whole
  /// Whether each example counts for the loss where its last step is, so that segments of the steps add up.
  public var addsSegments = false
  /// Whether the inputs of a run are those of later ones as well, so that their memory stays what it is.
  public var keepsInputs = false
  /// Whether an approximation that the derivative does not see will do.
  public var isQuick: Bool

  /// What is differentiated, and with respect to what.
  public struct Differentiation: Hashable, Sendable {
    /// The names of parameters.
    public var parameters: Set<String>
    /// States whose final values get their cotangents as inputs, and whose first values give theirs as results.
    public var states: [CarriedState]
  }

  public enum Time: Hashable, Sendable {
    /// All steps of all axes.
    case whole
    /// One step of all axes at batch 1, without time: states are inputs and results.
    case step
    /// What is known before the first step along an axis: all that its steps read and that is the same for them, and the
    /// first values of their states. An encoder.
    case beforeSteps(TimeAxis)
    /// One step along an axis, from that and from the states before it; other axes are whole.
    case stepsAlong(TimeAxis)
  }

  package init(
    kind: Function.Kind, results: Set<GraphOutput.Role>, differentiation: Differentiation? = nil,
    time: Time = .whole, addsSegments: Bool = false, isQuick: Bool
  ) {
    (self.kind, self.results, self.differentiation) = (kind, results, differentiation)
    (self.time, self.addsSegments, self.isQuick) = (time, addsSegments, isQuick)
  }

  /// Whether it is a part of training, in which there are dropout and noise: what is differentiated is.
  public var isTraining: Bool { differentiation != nil }

  /// What goes from run to run: of the model, and of the way back.
  func carriedStates(of model: Model) -> [CarriedState] {
    model.states + (differentiation?.states.map(\.cotangent) ?? [])
  }

  /// Whether the caller binds targets.
  public var bindsTargets: Bool { results.contains(.loss) }
}

extension SteppedModel {
  /// What is computed once, and what at each step.
  package var functions: [(description: FunctionDescription, model: Model)] {
    let before = FunctionDescription(kind: .encoding, results: [.output], isQuick: true)
    var atStep = FunctionDescription(kind: .step, results: [.output, .state], isQuick: true)
    atStep.keepsInputs = true
    return [(before, encoding), (atStep, step)]
  }
}

extension Model {
  /// The functions that a model may have; that of a step does not exist of every model.
  /// - Parameter runsInSegments: whether the loss and its gradients can be computed in segments of the steps.
  package func functions(runsInSegments: Bool) -> [FunctionDescription] {
    var functions: [FunctionDescription] = []
    if !outputs.isEmpty {
      functions.append(FunctionDescription(kind: .inference, results: [.output, .state], isQuick: true))
    }
    if hasLoss {
      let evaluation = FunctionDescription(
        kind: .evaluation, results: [.state, .loss], addsSegments: runsInSegments, isQuick: false)
      var training = evaluation
      training.kind = .training
      training.differentiation = FunctionDescription.Differentiation(
        parameters: Set(parameters.filter { !$0.isFixed }.map(\.name)), states: runsInSegments ? states : [])
      functions += [evaluation, training]
    }
    if part != nil { return functions }
    // As close to the outputs as they are to themselves: what is fitted is to be used there.
    if !fits.isEmpty {
      functions.append(FunctionDescription(kind: .features, results: [.features, .state], isQuick: true))
    }
    functions.append(FunctionDescription(kind: .step, results: [.output, .state], time: .step, isQuick: true))
    return functions
  }
}
