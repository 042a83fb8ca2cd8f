import GraphIR

/// Writes `Example`, and what makes the model work with code for any model: batches, epochs, accuracies.
struct ExampleEmitter {
  let model: Model
  let inference: WorkspaceEmitter?
  let training: WorkspaceEmitter?
  /// Those of losses with names.
  let losses: [WorkspaceEmitter]

  /// The function that takes all that an example has; none of a model whose losses have names.
  private var main: FunctionEmitter? { losses.isEmpty ? (training ?? inference)!.main : nil }
  private var inputs: [ModelInput] { main?.memory.inputs ?? model.inputs }
  private var axes: [TimeAxis] { (main?.memory.inputs ?? model.inputs).timeAxes(of: model.graph) }

  /// `Example`, and what the types conform to.
  func declarations() -> [SwiftDeclaration] {
    var conformances =
      (inference == nil ? [] : [Runtime.predictiveModel]) + (training == nil ? [] : [Runtime.trainableModel])
    if conformances.isEmpty { conformances = [Runtime.compiledModel] }
    var declarations = [extending(model.name, conformances, [.type(example())])]
    if inference != nil {
      declarations.append(extending("\(model.name).Inference", [Runtime.modelInference], [modelType]))
    }
    for training in (training.map { [$0] } ?? []) + losses {
      declarations.append(extending("\(model.name).\(training.name)", [Runtime.modelTraining], [modelType]))
    }
    return [.conditional(Runtime.isHosted, declarations)]
  }

  private var modelType: SwiftDeclaration { .alias([.public], Runtime.modelType, .named(model.name)) }

  private func extending(
    _ name: String, _ conformances: [String], _ members: [SwiftDeclaration]
  ) -> SwiftDeclaration {
    .type(SwiftType(kind: .extension, name: name, conformances: conformances, members: members))
  }

  // MARK: Example

  private func example() -> SwiftType {
    // What stands behind a dot means something else.
    var names = NameScope(reserving: ["packer", "self", "Self", "init", "Type", "Protocol"])
    let fields = inputs.map { (input: $0, name: names.unique($0.name)) }
    let layout = SwiftVariable(
      documentation: ["Inputs and targets, and their time axes."], modifiers: [.public, .static], isConstant: false,
      name: "layout", type: Runtime.functionLayout,
      getter: [.expression(main.map { .member($0.reference, "layout") } ?? Runtime.layout(of: inputs, axes: axes))])
    let create = SwiftFunction(
      modifiers: [.public], name: "init",
      parameters: fields.map {
        SwiftParameter(label: $0.name, name: $0.name, type: type(of: $0.input), value: $0.input.isTarget ? .nil : nil)
      },
      body: fields.map { .assign(.member(.keyword(.self), $0.name), nil, .name($0.name)) })
    let pack = SwiftFunction(
      modifiers: [.public], name: "pack",
      parameters: [SwiftParameter(label: "into", name: "packer", isInout: true, type: Runtime.examplePacker)],
      body: fields.map {
        .expression(.method(.name("packer"), "add", [.init(nil, .member(.keyword(.self), $0.name))]))
      })
    return SwiftType(
      documentation: ["One example: inputs, and targets where they are known."], modifiers: [.public], kind: .struct,
      name: "Example", conformances: [Runtime.modelExample],
      members: fields.map { field in
        .variable(
          SwiftVariable(
            documentation: ["\(field.input.isTarget ? "Target" : "Input"): \(field.input.type.documented)."],
            modifiers: [.public],
            isConstant: false, name: field.name, type: type(of: field.input)))
      } + [.variable(layout), .function(create), .function(pack)])
  }

  private func type(of input: ModelInput) -> SwiftTypeName {
    let element = input.type.isReal ? Runtime.float : Runtime.token
    let isOne = input.type.time == nil && input.type.count == 1
    let type = isOne ? element : .array(element)
    return input.isTarget ? .optional(type) : type
  }

  // MARK: Workspaces

  /// What `Inference` or `Training` does with batches of examples.
  func members(of workspace: WorkspaceEmitter) -> [SwiftDeclaration] {
    var members: [SwiftDeclaration] = [
      .function(initializer(workspace)), .function(workspace.batchRun(workspace.main)),
    ]
    if let evaluation = workspace.evaluation {
      members = [.variable(lossAxis(of: workspace))] + members + [.function(workspace.batchRun(evaluation))]
    }
    return [.conditional(Runtime.isHosted, members)]
  }

  private func lossAxis(of workspace: WorkspaceEmitter) -> SwiftVariable {
    SwiftVariable(
      documentation: ["The time axis over whose valid steps the loss is a mean; nil if it is one over examples."],
      modifiers: [.public, .static], name: "lossAxis", type: .optional(Runtime.int),
      value: workspace.main.memory.model.lossAxis.map { .integer(index(of: $0)) } ?? .nil)
  }

  private func index(of axis: TimeAxis) -> Int {
    guard let index = axes.firstIndex(of: axis) else {
      fatalError("internal error: examples of '\(model.name)' have no time axis '\(axis)'")
    }
    return index
  }

  /// The steps of the example's axes, as the other initializer takes them.
  private func initializer(_ workspace: WorkspaceEmitter) -> SwiftFunction {
    let steps = zip(workspace.stepsLabels, workspace.axes).map { label, axis in
      SwiftArgument(label, .index(.name("steps"), [.init(nil, .integer(index(of: axis)))]))
    }
    return SwiftFunction(
      documentation: ["The same, with the greatest number of steps on each axis of the examples."],
      modifiers: [.public, .convenience], name: "init",
      parameters: [
        SwiftParameter(label: "batch", name: "batch", type: Runtime.int),
        SwiftParameter(label: "steps", name: "steps", type: .array(Runtime.int)),
        SwiftParameter(label: "threads", name: "threads", type: Runtime.int, value: Runtime.defaultThreads),
      ],
      body: [
        .expression(
          .method(
            .keyword(.self), "init",
            [.init("batch", .name("batch"))] + steps + [.init("threads", .name("threads"))]))
      ])
  }
}
