import GraphIR

/// Writes `Stream` and `step`.
struct StepEmitter {
  let step: FunctionEmitter
  let stream: StreamLayout
  let modelName: String

  func declarations() -> [SwiftDeclaration] {
    var functions = [.function(stepFunction(takesArrays: false))] as [SwiftDeclaration]
    if step.memory.inputs.contains(where: { isVector($0) }) {
      functions.append(.function(stepFunction(takesArrays: true)))
    }
    if !step.memory.inputs.isEmpty { functions.append(.function(validation())) }
    return [.type(streamType())] + functions
  }

  // MARK: Stream

  private func streamType() -> SwiftType {
    let storage = SwiftVariable(
      modifiers: [.fileprivate], isConstant: false, name: "storage", type: Runtime.streamStorage)
    let create = SwiftFunction(
      documentation: ["All states are zero."], modifiers: [.public], name: "init",
      body: [
        .assign(
          .name("storage"), nil,
          .call(
            .type(Runtime.streamStorage),
            [
              .init("count", .integer(stream.count)), .init("outputCount", .integer(stream.outputCount)),
              .init("ones", .integer(stream.ones)), .init("length", .integer(stream.length)),
            ]))
      ])
    let reset = SwiftFunction(
      documentation: ["Sets all states to zero."], modifiers: [.public, .mutating], name: "reset",
      body: [.expression(.method(.name("storage"), "clearStates", [.init(nil, .integer(stream.stateCount))]))])
    return SwiftType(
      documentation: ["The carried states between two steps: a value. A copy goes its own way."],
      modifiers: [.public], kind: .struct, name: "Stream", conformances: [Runtime.sendable],
      members: [.variable(storage), .function(create), .function(reset)])
  }

  // MARK: Step

  private func isVector(_ input: ModelInput) -> Bool { input.type.isReal && input.type.count > 1 }

  private func stepFunction(takesArrays: Bool) -> SwiftFunction {
    var names = NameScope(reserving: [
      "stream", "memory", "prepared", "denormals", "parameters", modelName, Runtime.code,
    ])
    let inputs = step.memory.inputs.map { (input: $0, label: $0.name, name: names.unique($0.name)) }
    var parameters = inputs.map { input, label, name in
      SwiftParameter(label: label, name: name, type: type(of: input, takesArrays: takesArrays))
    }
    parameters.append(SwiftParameter(name: "stream", isInout: true, type: .named("Stream")))
    var documentation = ["One time step. Allocates nothing and locks nothing once the parameters are in use."]
    for (input, label, _) in inputs {
      documentation.append("- Parameter \(label): \(input.type.ofStep.documented).")
    }
    if !step.outputs.isEmpty {
      documentation.append("- Returns: views of memory that the next step of the stream overwrites.")
    }
    return SwiftFunction(
      documentation: documentation, modifiers: [.public], name: "step", parameters: parameters,
      result: step.resultType, body: takesArrays ? arrayBody(inputs) : body(inputs))
  }

  private func validation() -> SwiftFunction {
    var names = NameScope(reserving: [modelName])
    let inputs = step.memory.inputs.map { (input: $0, label: $0.name, name: names.unique($0.name)) }
    return SwiftFunction(
      documentation: ["Checks what `step` is given: throws where it would stop the program."], modifiers: [.public],
      name: "validate",
      parameters: inputs.map { input, label, name in
        SwiftParameter(
          label: label, name: name,
          type: isVector(input) ? Runtime.collection(of: Runtime.float) : type(of: input, takesArrays: true))
      },
      thrown: Runtime.validationError,
      body: inputs.compactMap { input, label, name in
        Runtime.stepCheck(input, label: label, value: .name(name), isThrowing: true)
      })
  }

  private func type(of input: ModelInput, takesArrays: Bool) -> SwiftTypeName {
    if !input.type.isReal { return Runtime.int }
    if !isVector(input) { return Runtime.float }
    return takesArrays ? .array(Runtime.float) : Runtime.buffer(of: Runtime.float)
  }

  private func body(_ inputs: [(input: ModelInput, label: String, name: String)]) -> [SwiftStatement] {
    var statements: [SwiftStatement] = inputs.compactMap { input, label, name in
      Runtime.stepCheck(input, label: label, value: .name(name), isThrowing: false)
    }
    // Early, so that it is done when the arithmetic begins: else the processor may have to begin again.
    statements.append(.constant("denormals", nil, Runtime.flushDenormals))
    statements.append(
      .constant(
        "memory", Runtime.pointer(to: Runtime.float, isMutable: true),
        .method(.member(.name("stream"), "storage"), "uniqueMemory")))
    for (input, _, name) in inputs {
      let slot = step.memory.index(of: .input(input.name))
      let place = SwiftExpression.sum([.name("memory"), .integer(stream.slots[slot])])
      statements.append(store(.name(name), of: input, at: place))
    }
    statements += [
      .constant(
        "prepared", Runtime.pointer(to: Runtime.float, isMutable: false),
        .method(
          .name("parameters"), "prepared",
          [
            .init(nil, .integer(step.preparedIndex)),
            .init("using", .member(step.reference, "prepare")),
          ])),
      .expression(
        .method(
          step.reference, "body",
          [
            .init(nil, .member(.member(.name("parameters"), "buffer"), "pointer")), .init(nil, .name("prepared")),
            .init(nil, .name("memory")),
            .init(nil, .member(.member(.name("stream"), "storage"), "outputPointer")),
          ])),
      Runtime.restoreDenormals(.name("denormals")),
    ]
    return statements
      + step.returning { index in
        .method(
          .member(.name("stream"), "storage"), "output",
          [
            .init("offset", .integer(stream.outputs[step.outputs[index].name]!)),
            .init("width", .integer(step.outputs[index].view.count)),
          ])
      }
  }

  private func store(_ value: SwiftExpression, of input: ModelInput, at place: SwiftExpression) -> SwiftStatement {
    if !input.type.isReal {
      return .expression(
        .method(
          Runtime.rawPointer(place), "storeBytes",
          [
            .init("of", .call(.type(Runtime.token), [.init(nil, value)])),
            .init("as", .member(.type(Runtime.token), "self")),
          ]))
    }
    guard isVector(input) else { return .assign(.member(place, "pointee"), nil, value) }
    return .expression(
      .method(
        place, "update",
        [.init("from", .forced(.member(value, "baseAddress"))), .init("count", .integer(input.type.count))]))
  }

  /// Calls the other `step` with pointers to the arrays.
  private func arrayBody(_ inputs: [(input: ModelInput, label: String, name: String)]) -> [SwiftStatement] {
    var scope = NameScope(reserving: Set(inputs.map(\.name) + ["stream"]))
    let locals = inputs.map { isVector($0.input) ? scope.unique($0.name + "Pointer") : $0.name }
    var call = SwiftExpression.function(
      "step",
      zip(inputs, locals).map { SwiftArgument($0.label, .name($1)) } + [.init(nil, .reference(.name("stream")))])
    for (input, local) in zip(inputs, locals).reversed() where isVector(input.input) {
      call = .method(.name(input.name), "withUnsafeBufferPointer", [.init(nil, .closure(local, call))])
    }
    return [step.outputs.isEmpty ? .expression(call) : .return(call)]
  }
}
