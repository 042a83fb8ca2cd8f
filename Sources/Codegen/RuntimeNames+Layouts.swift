import GraphIR

/// What the runtime must know of functions and parameters.
extension Runtime {
  /// `FunctionLayout(axes: …)`
  static func layout(of emitter: FunctionEmitter) -> SwiftExpression {
    let memory = emitter.memory
    func axis(_ axis: TimeAxis?) -> SwiftArgument {
      SwiftArgument("axis", .integer(axis.map { memory.index(of: $0) } ?? -1))
    }
    func shape(_ shape: [Int]) -> SwiftArgument { SwiftArgument("shape", .array(shape.map { .integer($0) })) }
    let outputs = emitter.outputs.map { output in
      SwiftExpression.method(
        nil, "init",
        [.init("name", .string(output.name)), axis(output.type.time)] + batch(output.type.batch)
          + [shape(output.type.shape)])
    }
    let states = memory.model.states.map {
      SwiftExpression.method(nil, "init", [.init("name", .string($0.name)), shape($0.shape)])
    }
    let gradientSums = memory.function.gradientSums.map {
      SwiftExpression.binary(.integer($0.lowerBound), .halfOpenRange, .integer($0.upperBound))
    }
    let hasCotangents = memory.function.states.count > memory.model.states.count
    let arena = memory.function.arena.slots.map { slot in
      let extra = slot.extent.extraSteps
      return SwiftExpression.method(
        nil, "init",
        [axis(slot.extent.times.first)]
          + slot.extent.times.dropFirst().map { .init("innerAxis", .integer(memory.index(of: $0))) }
          + batch(slot.extent.batch)
          + (extra == 0 ? [] : [SwiftArgument("extraSteps", .integer(extra))])
          + [.init("width", .integer(slot.width))])
    }
    return .call(
      .type(functionLayout),
      [
        .init("axes", .array(memory.axes.map { .string($0.name) }))
      ] + derived(memory.axes, inputs: memory.inputs) + [
        .init("inputs", .array(memory.inputs.map { self.input($0, axes: memory.axes) })),
        .init("outputs", .array(outputs)), .init("states", .array(states)), .init("arena", .array(arena)),
        .init("sumsCount", .integer(memory.function.sumsCount)),
      ] + (gradientSums.isEmpty ? [] : [.init("gradientSums", .array(gradientSums))])
        + (memory.function.addsInLoops ? [.init("addsInLoops", .boolean(true))] : []) + [
          .init("preparedIndex", .integer(emitter.preparedIndex))
        ] + (hasCotangents ? [.init("hasCotangents", .boolean(true))] : [])
        + segments(of: memory.function) + phases(of: memory.function))
  }

  /// The same of what examples have, which no function takes as a whole.
  static func layout(of inputs: [ModelInput], axes: [TimeAxis]) -> SwiftExpression {
    .call(
      .type(functionLayout),
      [
        .init("axes", .array(axes.map { .string($0.name) }))
      ] + derived(axes, inputs: inputs) + [
        .init("inputs", .array(inputs.map { input($0, axes: axes) })),
        .init("outputs", .array([])), .init("states", .array([])), .init("arena", .array([])),
        .init("sumsCount", .integer(0)), .init("preparedIndex", .integer(0)),
      ])
  }

  /// What the axes that follow from others are derived from.
  private static func derived(_ axes: [TimeAxis], inputs: [ModelInput]) -> [SwiftArgument] {
    let derived = axes.compactMap { axis -> SwiftExpression? in
      guard let source = axis.source.flatMap({ axes.firstIndex(of: $0) }), let derivation = axis.derivations.last else {
        return nil
      }
      var arguments = [SwiftArgument("source", .integer(source))]
      switch derivation {
      case .every(let count): arguments.append(.init("every", .integer(count)))
      case .copy: break
      case .kept(let mask):
        // The mask is an input of the model, and no target.
        arguments.append(.init("mask", .integer(inputs.firstIndex { $0.name == mask }!)))
      }
      return .method(nil, "init", arguments)
    }
    return derived.isEmpty ? [] : [.init("derived", .array(derived))]
  }

  private static func input(_ input: ModelInput, axes: [TimeAxis]) -> SwiftExpression {
    let axis = input.type.time.flatMap { axes.firstIndex(of: $0) } ?? -1
    let place = [SwiftArgument("name", .string(input.name)), .init("axis", .integer(axis))] + batch(input.type.batch)
    if case .token(let classes) = input.type.element {
      return .method(nil, "init", place + [.init("classes", .integer(classes))])
    }
    return .method(nil, "init", place + [.init("width", .integer(input.type.count))])
  }

  private static func batch(_ hasBatch: Bool) -> [SwiftArgument] {
    hasBatch ? [] : [SwiftArgument("hasBatch", .boolean(false))]
  }

  /// Training keeps what the way back needs, unless the program asks for segments.
  private static func segments(of function: Function) -> [SwiftArgument] {
    guard function.runsInSegments else { return [] }
    return [
      SwiftArgument("segments", .member(nil, function.description.differentiation != nil ? "onRequest" : "always"))
    ]
  }

  private static func phases(of function: Function) -> [SwiftArgument] {
    function.phases.isEmpty ? [] : [SwiftArgument("phases", .integer(function.phases.count))]
  }

  /// `ParameterLayout(entries: …)`
  static func layout(of program: Program, preparedCounts: [Int]) -> SwiftExpression {
    let entries = program.parameterSlots.map { slot in
      let parameter = slot.parameter
      return SwiftExpression.method(
        nil, "init",
        [
          .init("name", .string(parameter.name)), .init("shape", .array(parameter.shape.map { .integer($0) })),
          .init("offset", .integer(slot.offset)), .init("initializer", initializer(parameter.initializer)),
        ] + (parameter.isFixed ? [.init("isFixed", .boolean(true))] : []))
    }
    return .call(
      .type(layout),
      [
        .init("entries", .array(entries)), .init("count", .integer(program.parameterCount)),
        .init("preparedCounts", .array(preparedCounts.map { .integer($0) })),
      ])
  }

  /// That of the parameters that a loss trains: `ParameterLayout(Model.layout, trained: ["critic.W"])`
  static func layout(of modelName: String, trained names: [String]) -> SwiftExpression {
    .call(
      .type(layout),
      [
        .init(nil, .member(.name(modelName), "layout")),
        .init("trained", .array(names.map { .string($0) })),
      ])
  }

  /// `ReadOut(target: "next", …)`
  static func readOut(of fit: Fit) -> SwiftExpression {
    .call(
      .type(readOut),
      [.init("target", .string(fit.target)), .init("weights", .string(fit.weights))]
        + (fit.bias.map { [.init("bias", .string($0))] } ?? [])
        + (fit.isTransposed ? [.init("isTransposed", .boolean(true))] : [])
        + [
          .init("features", .integer(fit.featureCount)), .init("outputs", .integer(fit.outputCount)),
          .init("penalty", .double(fit.penalty)),
        ])
  }

  private static func initializer(_ initializer: Initializer) -> SwiftExpression {
    switch initializer {
    case .constant(let value): .method(nil, "constant", [.init(nil, .double(value))])
    case .glorot: .member(nil, "glorot")
    case .orthogonal: .member(nil, "orthogonal")
    case .uniform(let lower, let upper):
      .method(nil, "uniform", [.init(nil, .double(lower)), .init(nil, .double(upper))])
    case .values(let values): .method(nil, "values", [.init("bitPatterns", .string(text(of: values)))])
    case .normal(let deviation): .method(nil, "normal", [.init(nil, .double(deviation))])
    case .reservoir(let density, let radius):
      .method(
        nil, "reservoir", [.init("density", .double(density)), .init("spectralRadius", .double(radius))])
    }
  }
}
