import GraphIR

/// Writes a function as `enum Training: CompiledFunction`, or without a layout for one step of a stream.
struct FunctionEmitter {
  let memory: FunctionMemory
  /// The index of what it prepares among those of the model.
  let preparedIndex: Int
  /// Another function that prepares the same.
  var preparedBy: String?
  /// The type that holds several outputs.
  var outputsType = "Outputs"

  private var function: Function { memory.function }

  /// What its type is called, in the code: `Training`, `CriticLossTraining`.
  var name: String {
    switch function.kind {
    case .inference: "Inference"
    case .evaluation: (memory.model.part?.typeName ?? "") + "Evaluation"
    case .training: memory.model.part?.trainingName ?? "Training"
    case .features: "Features"
    case .step: "Step"
    case .encoding: "Encoding"
    }
  }

  /// `GeneratedCode.Training`, for what stands outside of the code.
  var reference: SwiftExpression { Self.reference(to: name) }

  private static func reference(to name: String) -> SwiftExpression { .member(.name(Runtime.code), name) }

  // MARK: Prepare

  /// `static func prepare(_ parameters: …, _ prepared: …)`, which another function may have written already.
  private func prepare(_ pointwise: inout PointwiseLibrary) -> SwiftFunction {
    guard let preparedBy else { return preparation(&pointwise) }
    let arguments = ["parameters", "prepared"].map { SwiftArgument(nil, .name($0)) }
    return prepare(
      "The same as `\(preparedBy)`.",
      [.expression(.method(Self.reference(to: preparedBy), "prepare", arguments))])
  }

  /// The same written out.
  func preparation(_ pointwise: inout PointwiseLibrary) -> SwiftFunction {
    prepare(
      "What the function needs of the parameters, in the order in which it needs it.",
      part(.prepare, addressing: .preparation, &pointwise) { $0.statements(for: function.prepare) })
  }

  private func prepare(_ documentation: String, _ body: [SwiftStatement]) -> SwiftFunction {
    SwiftFunction(
      documentation: [documentation], modifiers: [.static], name: "prepare",
      parameters: [
        SwiftParameter(name: "parameters", type: Runtime.codePointer(holdsTokens: false, isMutable: false)),
        SwiftParameter(name: "prepared", type: Runtime.codePointer(holdsTokens: false, isMutable: true)),
      ], body: body)
  }

  // MARK: Sequences

  /// The whole type, for a workspace.
  func sequenceType(_ pointwise: inout PointwiseLibrary) -> SwiftType {
    let layout = SwiftVariable(
      modifiers: [.static], name: "layout", type: Runtime.functionLayout, value: Runtime.layout(of: self))
    let shard = SwiftParameter(name: "shard", type: Runtime.shard)
    let isTraining = function.kind == .training
    let body = SwiftFunction(
      modifiers: [.static], name: "body", parameters: [shard],
      body: part(.body, addressing: .shard, &pointwise) { emitter in
        phases(of: &emitter, headings: isTraining ? ("Forward.", "Backward.") : (nil, nil))
      })
    let finish = SwiftFunction(
      modifiers: [.static], name: "finish", parameters: [shard],
      body: part(.finish, addressing: .shard, &pointwise) { emitter in
        emitter.statements(for: function.finish, headings: (nil, isTraining ? "Gradients into place." : nil))
          + results(in: .finish, &emitter)
      })
    return SwiftType(
      kind: .enum, name: name, conformances: [Runtime.compiledFunction],
      members: [.variable(layout), .function(prepare(&pointwise)), .function(body), .function(finish)])
  }

  /// In a run in parts, one phase at a time.
  private func phases(
    of emitter: inout PartEmitter, headings: (values: String?, gradients: String?)
  ) -> [SwiftStatement] {
    guard function.phases.count > 1 else {
      return emitter.statements(for: function.body, headings: headings) + results(in: .body, &emitter)
    }
    var phases = function.phases.map { emitter.statements(for: Array($0), headings: headings) }
    phases[phases.count - 1] += results(in: .body, &emitter)
    return phases.enumerated().map { .if(Runtime.isInPhase($0), $1) }
  }

  /// What the function hands to its caller, other than states.
  var outputs: [FunctionOutput] {
    function.outputs.filter { $0.role == .output || $0.role == .loss || $0.role == .features }
  }

  private func state(_ state: CarriedState) -> FunctionOutput? { function.outputs.first { state.isCarried(by: $0) } }

  private func isFinished(_ output: FunctionOutput) -> Bool {
    switch function.buffers[output.view.buffer.index].region {
    case .sums, .gradients: true
    case .parameters, .prepared, .arena, .input, .mask, .ends, .lengths, .count, .state, .output: false
    }
  }

  private func results(in part: PartEmitter.Part, _ emitter: inout PartEmitter) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    for (index, output) in outputs.enumerated() where isFinished(output) == (part == .finish) {
      statements.append(.comment(output.comment))
      let stepStride = output.type.time.map { emitter.stepStride(output.view, on: $0) } ?? .integer(0)
      statements.append(
        Runtime.setOutput(
          index, emitter.first(of: output.view), stepStride: stepStride, stride: emitter.batchStride(output.view)))
    }
    guard part == .body else { return statements }
    for (index, state) in function.states.enumerated() {
      statements.append(.comment("The state '\(state.name)' after the last step."))
      if let output = self.state(state) {
        statements.append(
          Runtime.setFinalState(
            index, emitter.first(of: output.view), stride: emitter.batchStride(output.view)))
      } else {
        // Nothing has changed it.
        statements.append(
          Runtime.setFinalState(index, Runtime.state(index), stride: state.shape.reduce(1, *)))
      }
    }
    return statements
  }

  // MARK: A step

  /// The type with the code of one step. Outputs go to `output`, one after the other.
  func stepType(_ layout: StreamLayout, _ pointwise: inout PointwiseLibrary) -> SwiftType {
    func pointer(_ name: String, _ isMutable: Bool) -> SwiftParameter {
      SwiftParameter(name: name, type: Runtime.codePointer(holdsTokens: false, isMutable: isMutable))
    }
    let body = SwiftFunction(
      modifiers: [.static], name: "body",
      parameters: [
        pointer("parameters", false), pointer("prepared", false), pointer("memory", true), pointer("output", true),
      ],
      body: part(.body, addressing: .stream(layout), &pointwise) { emitter in
        emitter.statements(for: function.body) + stepResults(layout, &emitter)
      })
    return SwiftType(
      kind: .enum, name: name,
      members: [.function(prepare(&pointwise)), .function(body)])
  }

  /// The body of a step of its own, which reads a table of constants, and the functions that it calls.
  func bareStep(isNarrow: Bool) -> BareStep {
    let alignment = isNarrow ? 4 : Target.runtime.lanes
    // Once to see what the step uses, and once with places for that.
    let everything = StreamLayout(memory: memory, alignment: alignment)
    let first = bareBody(everything, isNarrow: isNarrow).emitter
    let regions = first.usedBuffers.map(\.region)
    let layout = StreamLayout(
      memory: memory, alignment: alignment,
      uses: .init(
        ones: regions.contains(where: \.isOnes), length: first.usesLengths || regions.contains(where: \.isLengths),
        turn: first.usesTurn, staging: function.states.contains { isStaged($0) }, keptCount: first.keptCount))
    var (emitter, statements) = bareBody(layout, isNarrow: isNarrow)
    let constants = ConstantTable(emitter.usedBuffers, alignment: alignment)
    emitter.place(constants)
    func pointer(_ name: String, _ isMutable: Bool) -> SwiftParameter {
      SwiftParameter(name: name, type: Runtime.codePointer(holdsTokens: false, isMutable: isMutable))
    }
    let body = SwiftFunction(
      modifiers: [.static], name: "body",
      parameters: [pointer("constants", false), pointer("memory", true), pointer("output", true)],
      body: emitter.prologue() + statements)
    return BareStep(body: body, pointwise: emitter.pointwise.functions, layout: layout, constants: constants)
  }

  private func bareBody(
    _ layout: StreamLayout, isNarrow: Bool
  ) -> (emitter: PartEmitter, statements: [SwiftStatement]) {
    var emitter = PartEmitter(
      memory: memory, addressing: .stream(layout), part: .body, pointwise: PointwiseLibrary(), reserved: ["constants"])
    emitter.isNarrow = isNarrow
    let statements = emitter.statements(for: function.body) + stepResults(layout, &emitter)
    return (emitter, statements)
  }

  /// Whether the next state is another state's value, which waits until all are read.
  private func isStaged(_ state: CarriedState) -> Bool {
    guard let output = self.state(state) else { return false }
    if case .state(let name) = function.buffers[output.view.buffer.index].region { return name != state.name }
    return false
  }

  private func stepResults(_ layout: StreamLayout, _ emitter: inout PartEmitter) -> [SwiftStatement] {
    let copy = Runtime.copy
    func memory(_ offset: Int) -> SwiftExpression { .sum([.name("memory"), .integer(offset)]) }
    var statements: [SwiftStatement] = []
    for output in outputs {
      if case .output = function.buffers[output.view.buffer.index].region { continue }
      let place = SwiftExpression.sum([.name("output"), .integer(layout.outputs[output.name]!)])
      statements.append(.comment("The output '\(output.name)'."))
      statements.append(copy(output.view.count, emitter.first(of: output.view), place))
    }
    // A next state that is another state's value waits until all are read.
    var staged: [SwiftStatement] = []
    for (index, state) in function.states.enumerated() {
      guard let output = self.state(state) else { continue }
      let count = output.view.count
      let source = emitter.first(of: output.view)
      switch function.buffers[output.view.buffer.index].region {
      case .state(let name) where name == state.name: continue
      case .state:
        staged.append(.comment("The next '\(state.name)' waits until nothing reads the old one."))
        staged.append(copy(count, source, memory(layout.staging[index])))
        statements.append(.comment("The next '\(state.name)'."))
        statements.append(copy(count, memory(layout.staging[index]), memory(layout.states[index])))
      case .parameters, .gradients, .prepared, .sums, .arena, .input, .mask, .ends, .lengths, .count, .output:
        statements.append(.comment("The next '\(state.name)'."))
        statements.append(copy(count, source, memory(layout.states[index])))
      }
    }
    return staged + statements
  }

  // MARK: Parts

  private func part(
    _ part: PartEmitter.Part, addressing: Addressing, _ pointwise: inout PointwiseLibrary,
    _ body: (inout PartEmitter) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    var emitter = PartEmitter(memory: memory, addressing: addressing, part: part, pointwise: pointwise)
    let statements = body(&emitter)
    pointwise = emitter.pointwise
    return emitter.prologue() + statements
  }
}

extension FunctionOutput {
  fileprivate var comment: String {
    switch role {
    case .loss: "The loss."
    case .features: "The features of '\(name)'."
    case .output, .state, .gradient, .cotangent: "The output '\(name)'."
    }
  }
}

extension PartEmitter {
  /// The first element of a view.
  mutating func first(of view: View) -> SwiftExpression {
    let axis = buffer(view.buffer).extent.times.first
    let first = axis.map { offset(ofStep: .integer(view.stepOffset), on: $0, in: view.buffer) } ?? .integer(0)
    return column(view, of: .sum([base(view.buffer), first]))
  }
}
