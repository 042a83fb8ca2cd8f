import GraphIR

/// Writes `Inference` or `Training`: classes that own memory for whole sequences; and what they share with `Fit`.
struct WorkspaceEmitter {
  let main: FunctionEmitter
  let evaluation: FunctionEmitter?
  let modelName: String
  /// Of `Fit`: the targets that it is given besides the inputs.
  private(set) var targetInputs: [ModelInput] = []
  /// The loss that it is for, if that has a name.
  private var loss: NamedLoss? { main.memory.model.part }
  /// What the class is called.
  var name: String { isTraining ? loss?.trainingName ?? "Training" : isFit ? "Fit" : "Inference" }
  /// Where its gradients lie.
  private var layout: SwiftExpression { .member(loss == nil ? .name(modelName) : .name(name), "layout") }
  var isTraining: Bool { main.memory.function.kind == .training }
  var isFit: Bool { main.memory.function.kind == .features }
  var axes: [TimeAxis] { main.memory.givenAxes }
  /// Whether training can be told to go through the steps in segments.
  private var runsInSegments: Bool { isTraining && main.memory.function.runsInSegments }
  var hasStates: Bool { !main.memory.model.states.isEmpty }

  init(inference: FunctionEmitter, modelName: String) {
    main = inference
    evaluation = nil
    self.modelName = modelName
  }

  init(features: FunctionEmitter, targets: [ModelInput], modelName: String) {
    self.init(inference: features, modelName: modelName)
    targetInputs = targets
  }

  init(training: FunctionEmitter, evaluation: FunctionEmitter?, modelName: String) {
    main = training
    self.evaluation = evaluation
    self.modelName = modelName
  }

  /// - Parameter others: further members.
  func type(with others: [SwiftDeclaration]) -> SwiftType {
    var members: [SwiftDeclaration] = []
    if let loss {
      let names = main.memory.model.parameters.map(\.name).filter(loss.trained.contains)
      members.append(
        .variable(
          SwiftVariable(
            documentation: ["Where the parameters lie that `\(loss.name)` trains."], modifiers: [.public, .static],
            name: "layout", type: Runtime.layout, value: Runtime.layout(of: modelName, trained: names))))
    }
    if isTraining {
      let which = loss == nil ? "each parameter" : "each parameter that it trains"
      members.append(
        .variable(
          SwiftVariable(
            documentation: ["The gradient of the last run's loss with respect to \(which)."],
            modifiers: [.public], isConstant: false, name: "gradients", type: Runtime.gradients,
            observer: [Runtime.requireLayout(layout, of: .name("gradients"))])))
    }
    members.append(
      .variable(SwiftVariable(modifiers: [.private], name: "workspace", type: Runtime.workspace)))
    if evaluation != nil {
      members.append(
        .variable(SwiftVariable(modifiers: [.private], name: "evaluation", type: Runtime.workspace)))
    }
    members += [.function(initializer()), .function(run(main))]
    if let evaluation { members.append(.function(run(evaluation))) }
    if hasStates { members += states() }
    if main.memory.function.drawsNoise {
      members.append(
        noise("noise", of: "workspace", "What the noise of the next run is drawn from. Each run takes the next number.")
      )
    }
    if let evaluation, evaluation.memory.function.drawsNoise {
      members.append(noise("evaluationNoise", of: "evaluation", "The same of `evaluate`."))
    }
    if runsInSegments { members.append(truncation()) }
    members += validation().map { .function($0) }
    members += others
    members.append(.function(bind()))
    return SwiftType(
      documentation: [
        isTraining
          ? "Memory for \(loss.map { "`\($0.name)`" } ?? "the loss") and its gradients over whole sequences of a batch."
          : "Memory for running whole sequences of a batch.",
        "Steady runs allocate nothing. Not to be used by two threads at once.",
      ],
      modifiers: [.public, .final], kind: .class, name: name, members: members)
  }

  // MARK: Init

  private static let segmentSteps = "segmentSteps"

  /// `steps`, or one argument for each of several axes: `sourceSteps`.
  var stepsLabels: [String] {
    axes.count == 1 ? ["steps"] : axes.map { $0.name + "Steps" }
  }

  var sizeParameters: [SwiftParameter] {
    var parameters = [SwiftParameter(label: "batch", name: "batch", type: Runtime.int)]
    parameters += stepsLabels.map { SwiftParameter(label: $0, name: $0, type: Runtime.int) }
    if runsInSegments {
      parameters.append(
        SwiftParameter(
          label: Self.segmentSteps, name: Self.segmentSteps, type: .optional(Runtime.int), value: .nil))
    }
    parameters.append(
      SwiftParameter(label: "threads", name: "threads", type: Runtime.int, value: Runtime.defaultThreads))
    return parameters
  }

  /// The layout of a function and the sizes, for a workspace.
  func sizeArguments(_ emitter: FunctionEmitter) -> [SwiftArgument] {
    [
      .init(nil, .member(emitter.reference, "layout")),
      .init("batch", .name("batch")), .init("steps", .array(stepsLabels.map { .name($0) })),
    ] + (runsInSegments ? [.init("segmentSteps", .name(Self.segmentSteps))] : [])
      + [.init("threads", .name("threads"))]
  }

  func initializer() -> SwiftFunction {
    func workspace(_ emitter: FunctionEmitter) -> SwiftExpression {
      .call(.type(Runtime.workspace), sizeArguments(emitter))
    }
    var body: [SwiftStatement] = []
    if isTraining {
      body.append(
        .assign(
          .name("gradients"), nil,
          .call(.type(Runtime.gradients), [.init("layout", layout)])))
    }
    body.append(.assign(.name("workspace"), nil, workspace(main)))
    if let evaluation { body.append(.assign(.name("evaluation"), nil, workspace(evaluation))) }
    var documentation = ["- Parameters:", "  - batch: the greatest number of examples of a run."]
    documentation += stepsLabels.map { "  - \($0): the greatest number of steps of a run." }
    if runsInSegments {
      documentation += [
        "  - \(Self.segmentSteps): if given, training keeps the states after every so many steps only, and computes what",
        "    lies between them a second time on the way back. Memory grows with this number and with that of segments:",
        "    it is least near the square root of `steps`.",
      ]
    }
    documentation.append("  - threads: into how many parts the batch is split, which run at the same time.")
    return SwiftFunction(
      documentation: documentation, modifiers: [.public], name: "init", parameters: sizeParameters, body: body)
  }

  // MARK: Run

  /// An argument of `run` and `bind`.
  struct Input {
    var input: ModelInput
    var label: String
    var name: String
  }

  var inputs: [Input] { Array(inputsAndTargets.prefix(main.memory.inputs.count)) }
  var targets: [Input] { Array(inputsAndTargets.dropFirst(main.memory.inputs.count)) }

  private var inputsAndTargets: [Input] {
    let reserved =
      ["workspace", "evaluation", "gradients", "model", "carriesState", "run", "bind", "check", Runtime.code]
      + (isFit ? ["readOuts", "dropping"] : [])
    var names = NameScope(reserving: Set(reserved + lengthsLabels))
    return (main.memory.inputs + targetInputs).map { Input(input: $0, label: $0.name, name: names.unique($0.name)) }
  }

  var lengthsLabels: [String] {
    axes.count == 1 ? ["lengths"] : axes.map { $0.name + "Lengths" }
  }

  func inputParameters(hasDefaults: Bool, withTargets: Bool = false) -> [SwiftParameter] {
    (inputs + (withTargets ? targets : [])).map { input in
      SwiftParameter(
        label: input.label, name: input.name,
        type: Runtime.collection(of: input.input.type.isReal ? Runtime.float : Runtime.token))
    }
      + lengthsLabels.map {
        SwiftParameter(
          label: $0, name: $0, type: .optional(.array(Runtime.int)), value: hasDefaults ? .nil : nil)
      }
  }

  private func run(_ emitter: FunctionEmitter) -> SwiftFunction {
    let kind = emitter.memory.function.kind
    let workspace = workspace(of: emitter)
    var parameters = [SwiftParameter(name: "model", type: .named(modelName))]
    parameters += inputParameters(hasDefaults: true)
    if hasStates {
      parameters.append(
        SwiftParameter(label: "carriesState", name: "carriesState", type: Runtime.bool, value: .boolean(false)))
    }
    let body = [.expression(binding(to: workspace, call(of: emitter)))] + results(of: emitter)
    return SwiftFunction(
      documentation: documentation(of: kind), modifiers: [.public], name: kind == .evaluation ? "evaluate" : "run",
      parameters: parameters, result: kind == .inference ? emitter.resultType : Runtime.float, body: body)
  }

  /// Runs something when the inputs are bound.
  func binding(to workspace: SwiftExpression, _ run: SwiftExpression) -> SwiftExpression {
    .function(
      "bind",
      [.init("to", workspace)] + inputs.map { .init($0.label, .name($0.name)) }
        + lengthsLabels.map { .init($0, .name($0)) } + [.init("run", .closure(nil, run))])
  }

  /// `run` or `evaluate` for a batch of examples.
  func batchRun(_ emitter: FunctionEmitter) -> SwiftFunction {
    let kind = emitter.memory.function.kind
    let bind = SwiftExpression.method(
      workspace(of: emitter), "bind", [.init(nil, .name("batch")), .init(nil, .closure(nil, call(of: emitter)))])
    return SwiftFunction(
      documentation: ["The same for a batch of examples."], modifiers: [.public],
      name: kind == .evaluation ? "evaluate" : "run",
      parameters: [
        SwiftParameter(name: "model", type: .named(modelName)),
        SwiftParameter(name: "batch", type: Runtime.batch(of: .named("\(modelName).Example"))),
        SwiftParameter(label: "carriesState", name: "carriesState", type: Runtime.bool, value: .boolean(false)),
      ],
      result: kind == .inference ? emitter.resultType : Runtime.float,
      body: [.expression(bind)] + results(of: emitter))
  }

  private func workspace(of emitter: FunctionEmitter) -> SwiftExpression {
    .name(emitter.memory.function.kind == .evaluation ? "evaluation" : "workspace")
  }

  /// Runs the function, when its inputs are bound.
  func call(of emitter: FunctionEmitter) -> SwiftExpression {
    let kind = emitter.memory.function.kind
    var arguments = [SwiftArgument(nil, .member(emitter.reference, "self"))]
    if runsInSegments, kind == .training, let evaluation {
      arguments += [.init("after", .member(evaluation.reference, "self")), .init("in", .name("evaluation"))]
    }
    arguments += [
      .init(nil, .member(.name("model"), "parameters")),
      .init("carriesState", hasStates ? .name("carriesState") : .boolean(false)),
    ]
    if kind == .training { arguments.append(.init("gradients", .reference(.name("gradients")))) }
    return .method(workspace(of: emitter), "run", arguments)
  }

  private func results(of emitter: FunctionEmitter) -> [SwiftStatement] {
    let workspace = workspace(of: emitter)
    switch emitter.memory.function.kind {
    case .training, .evaluation:
      let index = emitter.outputs.firstIndex { $0.role == .loss }!
      return [.return(.method(workspace, "scalar", [.init(nil, .integer(index))]))]
    case .inference, .features, .step, .encoding:
      return emitter.returning { .method(workspace, "output", [.init(nil, .integer($0))]) }
    }
  }

  private func documentation(of kind: Function.Kind) -> [String] {
    var lines =
      switch kind {
      case .training: ["The loss of a batch. Its gradients are in `gradients` then."]
      case .evaluation: ["The loss of a batch, as training without regard to gradients. It carries states of its own."]
      case .inference, .features, .step, .encoding: ["The outputs for a batch, with zeros at padding."]
      }
    lines += documentation(of: inputs)
    if kind == .inference, !main.outputs.isEmpty {
      lines.append("- Returns: views of memory that the next run overwrites.")
    }
    return lines
  }

  func documentation(of inputs: [Input]) -> [String] {
    var lines = ["- Parameters:", "  - model: the parameters to run with."]
    for input in inputs {
      let axes = [input.input.type.batch ? "batch" : nil, input.input.type.time.map { _ in "steps" }].compactMap(\.self)
      let extents = axes + input.input.type.shape.map(String.init)
      let kind =
        if case .token(let classes) = input.input.type.element { "tokens in 0..<\(classes)" } else { "numbers" }
      lines.append("  - \(input.label): \(kind), [\(extents.joined(separator: ", "))].")
    }
    for label in lengthsLabels {
      lines.append("  - \(label): the valid steps of each example; all without.")
    }
    if hasStates {
      lines.append("  - carriesState: whether states begin where the last run left them, rather than at zero.")
    }
    return lines
  }

  /// `setSteps` and `setLengths` of a workspace or a check.
  func setting(_ axis: TimeAxis, _ index: Int, of base: SwiftExpression) -> [SwiftExpression] {
    let input = inputs.firstIndex { $0.input.type.time == axis }!
    return [
      .method(
        base, "setSteps",
        [
          .init(nil, .integer(index)), .init("input", .integer(input)),
          .init("count", .member(.name(inputs[input].name), "count")),
        ]),
      .method(base, "setLengths", [.init(nil, .integer(index)), .init(nil, .name(lengthsLabels[index]))]),
    ]
  }

  /// Hands the inputs to a run.
  func bind() -> SwiftFunction {
    var body: [SwiftStatement] = []
    let workspace = SwiftExpression.name("workspace")
    body.append(.expression(.method(workspace, "setExamples")))
    for (index, axis) in axes.enumerated() {
      body += setting(axis, index, of: workspace).map { .expression($0) }
    }
    // The run stands inside of all: an input's memory is there as long as its closure runs.
    var run = SwiftExpression.name("run")
    for (index, input) in inputs.enumerated().reversed() {
      let arguments = [SwiftArgument(nil, .integer(index)), .init(nil, .name(input.name)), .init(nil, run)]
      let call = SwiftExpression.method(workspace, "bind", arguments)
      run = index == 0 ? call : .closure(nil, call)
    }
    body.append(.expression(inputs.isEmpty ? .call(run, []) : run))
    return SwiftFunction(
      modifiers: [.private], name: "bind",
      parameters: [SwiftParameter(label: "to", name: "workspace", type: Runtime.workspace)]
        + inputParameters(hasDefaults: false)
        + [SwiftParameter(label: "run", name: "run", type: Runtime.action)],
      body: body)
  }

  func noise(_ name: String, of workspace: String, _ documentation: String) -> SwiftDeclaration {
    let noise = SwiftExpression.member(.name(workspace), "noise")
    return .variable(
      SwiftVariable(
        documentation: [documentation], modifiers: [.public], isConstant: false, name: name, type: Runtime.noiseSource,
        getter: [.expression(noise)], setter: [.assign(noise, nil, .name("newValue"))]))
  }

  private func truncation() -> SwiftDeclaration {
    let truncation = SwiftExpression.member(.name("workspace"), "truncation")
    return .variable(
      SwiftVariable(
        documentation: [
          "Cuts gradients at random between segments, so that they are right on average. Without, they are whole."
        ], modifiers: [.public], isConstant: false, name: "truncation", type: .optional(Runtime.randomTruncation),
        getter: [.expression(truncation)], setter: [.assign(truncation, nil, .name("newValue"))]))
  }

  // MARK: States

  func states() -> [SwiftDeclaration] {
    let tensors = SwiftVariable(
      documentation: ["The states after the last run, from which the next one may go on: to be saved and restored."],
      modifiers: [.public], isConstant: false, name: "stateTensors", type: .array(Runtime.stateTensor),
      getter: [.expression(.member(.name("workspace"), "stateTensors"))],
      setter: [.assign(.member(.name("workspace"), "stateTensors"), nil, .name("newValue"))])
    var body: [SwiftStatement] = [.expression(.method(.name("workspace"), "resetStates"))]
    if evaluation != nil { body.append(.expression(.method(.name("evaluation"), "resetStates"))) }
    let reset = SwiftFunction(
      documentation: ["Makes the next run begin with states of zero."], modifiers: [.public], name: "resetStates",
      body: body)
    return [.variable(tensors), .function(reset)]
  }
}
