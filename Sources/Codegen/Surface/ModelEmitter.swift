import GraphIR

/// Writes the Swift type of a model: its parameters, `step`, and workspaces for inference and training.
struct ModelEmitter {
  let program: Program
  let model: Model
  private(set) var functions: [Function.Kind: FunctionEmitter] = [:]
  /// Training and evaluation of each loss with a name.
  private(set) var losses: [(training: FunctionEmitter, evaluation: FunctionEmitter?)] = []
  private var pointwise = PointwiseLibrary()
  private var code: [SwiftDeclaration] = []
  private(set) var stream: StreamLayout?
  /// What functions prepare from the parameters, each once.
  private var prepared: [(prepare: SwiftFunction, count: Int, name: String)] = []

  init(_ program: Program) {
    self.program = program
    model = program.model
    for function in [
      program.stepped == nil ? program.step : nil, program.inference, program.evaluation, program.training,
      program.features,
    ] {
      if let function { functions[function.kind] = add(function, of: model.partOfOutputs) }
    }
    if let stepped = program.stepped, let encoding = program.encoding, let step = program.step {
      functions[.encoding] = add(encoding, of: stepped.encoding)
      var emitter = add(step, of: stepped.step)
      if emitter.outputs.map(\.name) != functions[.inference]?.outputs.map(\.name) {
        emitter.outputsType = "StepOutputs"
      }
      functions[.step] = emitter
    }
    for part in program.parts {
      let evaluation = part.evaluation.map { add($0, of: part.model) }
      if let training = part.training { losses.append((add(training, of: part.model), evaluation)) }
    }
  }

  /// Writes the code of a function.
  private mutating func add(_ function: Function, of model: Model) -> FunctionEmitter {
    let memory = FunctionMemory(model: model, function: function)
    // Functions that prepare the same share it.
    let prepare = FunctionEmitter(memory: memory, preparedIndex: 0).preparation(&pointwise)
    let known = prepared.firstIndex { $0.prepare == prepare && $0.count == function.preparedCount }
    let emitter = FunctionEmitter(
      memory: memory, preparedIndex: known ?? prepared.count, preparedBy: known.map { prepared[$0].name })
    if known == nil { prepared.append((prepare, function.preparedCount, emitter.name)) }
    if function.description.time == .step {
      let layout = StreamLayout(memory: memory)
      stream = layout
      code.append(.type(emitter.stepType(layout, &pointwise)))
    } else {
      code.append(.type(emitter.sequenceType(&pointwise)))
    }
    return emitter
  }

  /// The type and its extensions.
  func declarations() -> [SwiftDeclaration] {
    var members: [SwiftDeclaration] = [
      .variable(
        SwiftVariable(
          documentation: ["Where each parameter lies."], modifiers: [.public, .static], name: "layout",
          type: Runtime.layout, value: Runtime.layout(of: program, preparedCounts: prepared.map(\.count)))),
      .variable(
        SwiftVariable(
          documentation: ["The trained numbers: in the layout of the model."], modifiers: [.public],
          isConstant: false, name: "parameters", type: Runtime.parameters, observer: [requireLayout])),
    ]
    members += (initializers() + [validation()]).map { .function($0) }
    let outputs = functions[.inference]?.outputs ?? []
    if outputs.count > 1 { members.append(.type(outputsType(outputs, "Outputs"))) }
    if let step = functions[.step], step.outputsType != "Outputs", step.outputs.count > 1 {
      members.append(.type(outputsType(step.outputs, step.outputsType)))
    }
    var declarations: [SwiftDeclaration] = [
      .type(
        SwiftType(
          documentation: documentation(), modifiers: [.public], kind: .struct, name: model.name,
          conformances: [Runtime.sendable], members: members))
    ]
    if let stream, let step = functions[.step] {
      let emitter = StepEmitter(step: step, stream: stream, modelName: model.name)
      declarations += [.mark("One time step"), extending(emitter.declarations())]
    }
    if let streams { declarations += [.mark("Streams"), extending(streams.declarations())] }
    let inference = functions[.inference].map { WorkspaceEmitter(inference: $0, modelName: model.name) }
    let training = functions[.training].map {
      WorkspaceEmitter(training: $0, evaluation: functions[.evaluation], modelName: model.name)
    }
    let trainings = losses.map {
      WorkspaceEmitter(training: $0.training, evaluation: $0.evaluation, modelName: model.name)
    }
    let examples = ExampleEmitter(model: model, inference: inference, training: training, losses: trainings)
    if let inference {
      declarations += [
        .mark("Whole sequences"), extending([.type(inference.type(with: examples.members(of: inference)))]),
      ]
    }
    for training in (training.map { [$0] } ?? []) + trainings {
      declarations += [.mark(training.name), extending([.type(training.type(with: examples.members(of: training)))])]
    }
    if let features = functions[.features] {
      let targets = model.inputs.filter { input in model.fits.contains { $0.target == input.name } }
      let fit = WorkspaceEmitter(features: features, targets: targets, modelName: model.name)
      declarations += [.mark(fit.name), .conditional(Runtime.isHosted, [extending([.type(fit.fitType())])])]
    }
    declarations += [.mark("Examples")] + examples.declarations()
    return declarations + [.mark("Code"), extending([.type(codeType())])]
  }

  /// Several streams, and those behind an encoder.
  private var streams: StreamsEmitter? {
    guard let step = functions[.step] else { return nil }
    if let stepped = program.stepped {
      return StreamsEmitter(
        step: step, encoding: functions[.encoding], stepInputs: stepped.stepInputs, modelName: model.name)
    }
    return functions[.inference].map {
      StreamsEmitter(step: $0, encoding: nil, stepInputs: $0.memory.inputs.map(\.name), modelName: model.name)
    }
  }

  /// The functions, in a type of their own: what the application adds to the model's type cannot shadow its names.
  private func codeType() -> SwiftType {
    var members = Runtime.aliases.map { SwiftDeclaration.alias([], $0.name, $0.type) } + code
    if !pointwise.functions.isEmpty {
      members.append(
        .type(
          SwiftType(
            documentation: ["The elementwise equations, each written once."], kind: .enum, name: "Pointwise",
            members: pointwise.functions.map { .function($0) })))
    }
    return SwiftType(modifiers: [.private], kind: .enum, name: Runtime.code, members: members)
  }

  private func extending(_ members: [SwiftDeclaration]) -> SwiftDeclaration {
    .type(SwiftType(kind: .extension, name: model.name, members: members))
  }

  /// The source's comment, then inputs and outputs with their shapes.
  private func documentation() -> [String] {
    var lines = model.documentation
    func add(_ title: String, _ name: String, _ type: TensorType) {
      lines.append("- \(title) `\(name)`: \(type.documented)")
    }
    if !lines.isEmpty { lines.append("") }
    for input in model.inputs { add(input.isTarget ? "Target" : "Input", input.name, input.type) }
    for output in functions[.inference]?.outputs ?? [] { add("Output", output.name, output.type) }
    return lines
  }

  private func initializers() -> [SwiftFunction] {
    let seeded = SwiftFunction(
      documentation: ["Parameters drawn by their initializers: the same for the same seed."], modifiers: [.public],
      name: "init",
      parameters: [SwiftParameter(label: "seed", name: "seed", type: Runtime.seed)],
      body: [
        .assign(
          .name("parameters"), nil,
          .call(
            .type(Runtime.parameters),
            [.init("layout", .member(.keyword(.type), "layout")), .init("seed", .name("seed"))]))
      ])
    let given = SwiftFunction(
      documentation: ["A model with these parameters.", "- Precondition: their layout is the model's."],
      modifiers: [.public], name: "init",
      parameters: [SwiftParameter(label: "parameters", name: "parameters", type: Runtime.parameters)],
      body: [
        requireLayout,
        .assign(.member(.keyword(.self), "parameters"), nil, .name("parameters")),
      ])
    return [seeded, given]
  }

  private var requireLayout: SwiftStatement {
    Runtime.requireLayout(.member(.keyword(.type), "layout"), of: .name("parameters"))
  }

  private func validation() -> SwiftFunction {
    SwiftFunction(
      documentation: ["Checks parameters for a model: throws where `init` would stop the program."],
      modifiers: [.public, .static], name: "validate",
      parameters: [SwiftParameter(label: "parameters", name: "parameters", type: Runtime.parameters)],
      thrown: Runtime.validationError,
      body: [
        .expression(
          .attempt(
            .method(
              .name("layout"), "validate", [.init("compatibleWith", .member(.name("parameters"), "layout"))])))
      ])
  }

  private func outputsType(_ outputs: [FunctionOutput], _ name: String) -> SwiftType {
    SwiftType(
      documentation: ["The outputs, to be read in place until the next run or step."], modifiers: [.public],
      kind: .struct, name: name, conformances: [Runtime.sendable],
      members: outputs.map {
        .variable(SwiftVariable(modifiers: [.public], name: $0.name, type: Runtime.outputView))
      })
  }
}

extension TensorType {
  /// `a sequence of [256]`, for documentation.
  var documented: String {
    let value =
      switch element {
      case .token(let classes): "a token in 0..<\(classes)"
      case .real, .bundle: shape.isEmpty ? "a number" : "\(shape)"
      }
    guard let time else { return value }
    return "\(value) for each step of `\(time)`"
  }
}

extension FunctionEmitter {
  /// What `step` and `run` return: one view, `Outputs` if there are several, nothing if there are none.
  var resultType: SwiftTypeName? {
    switch outputs.count {
    case 0: nil
    case 1: Runtime.outputView
    default: .named(outputsType)
    }
  }

  /// Returns the outputs, each as a view.
  func returning(_ view: (Int) -> SwiftExpression) -> [SwiftStatement] {
    if outputs.isEmpty { return [] }
    if outputs.count == 1 { return [.return(view(0))] }
    return [.return(.call(.name(outputsType), outputs.indices.map { .init(outputs[$0].name, view($0)) }))]
  }
}
