import GraphIR

/// Writes streams whose step is a function of sequences: `Streams`, of which several step together, and behind an encoder
/// `Encoded`, `encode` and `Stream`.
struct StreamsEmitter {
  /// Computes a step: of a model without an encoder it is inference, for one step.
  let step: FunctionEmitter
  /// Of a model with an encoder.
  let encoding: FunctionEmitter?
  /// The names of what each step is given.
  let stepInputs: [String]
  let modelName: String

  private enum Kind {
    case one, several
    var typeName: String { self == .one ? "Stream" : "Streams" }
    var label: String { self == .one ? "stream" : "streams" }
  }

  func declarations() -> [SwiftDeclaration] {
    var declarations: [SwiftDeclaration] = []
    if let encoding {
      declarations += [.type(encodedType()), .function(encode(encoding))]
      if !encoding.memory.inputs.isEmpty { declarations.append(.function(encodeValidation(encoding))) }
      declarations += [.type(streamType(.one)), .function(stepFunction(.one)), .function(validation(.one))]
    }
    declarations += [.type(streamType(.several)), .function(stepFunction(.several))]
    if !inputs.isEmpty { declarations.append(.function(validation(.several))) }
    return declarations
  }

  // MARK: Encoding

  private func encodedType() -> SwiftType {
    SwiftType(
      documentation: [
        "What `encode` has computed for one example, with the parameters of that time. Streams behind it share it."
      ],
      modifiers: [.public], kind: .struct, name: "Encoded", conformances: [Runtime.sendable],
      members: [
        .variable(SwiftVariable(modifiers: [.fileprivate], name: "storage", type: Runtime.encodedValues))
      ])
  }

  private typealias Field = (index: Int, input: ModelInput, name: String)

  private func fields(of encoding: FunctionEmitter) -> [Field] {
    var names = NameScope(reserving: ["inputs", "noise", "parameters", "Encoded", modelName, Runtime.code])
    return encoding.memory.inputs.enumerated().map { ($0, $1, names.unique($1.name)) }
  }

  private func parameters(_ fields: [Field]) -> [SwiftParameter] {
    fields.map { _, input, name in
      SwiftParameter(
        label: input.name, name: name, type: Runtime.collection(of: input.type.isReal ? Runtime.float : Runtime.token))
    }
  }

  private func encode(_ encoding: FunctionEmitter) -> SwiftFunction {
    let fields = fields(of: encoding)
    let given = SwiftExpression.call(
      .type(Runtime.encodedInputs), [.init(nil, .member(encoding.reference, "layout"))])
    var documentation = [
      "What all steps along `\(stepAxis)` have in common, computed once for an example: `Stream` and `Streams` take it.",
      "- Parameters:",
    ]
    for (_, input, _) in fields {
      let extents = (input.type.time == nil ? [] : ["steps"]) + input.type.shape.map(String.init)
      let kind =
        if case .token(let classes) = input.type.element { "tokens in 0..<\(classes)" } else { "numbers" }
      documentation.append("  - \(input.name): \(kind), [\(extents.joined(separator: ", "))].")
    }
    if fields.isEmpty { documentation.removeLast() }
    var parameters = parameters(fields)
    var arguments: [SwiftArgument] = [
      .init(nil, .member(encoding.reference, "self")), .init("for", .member(step.reference, "layout")),
      .init(nil, .name("parameters")), .init(nil, .name("inputs")),
    ]
    if encoding.memory.function.drawsNoise {
      documentation.append("  - noise: what its noise is drawn from.")
      parameters.append(
        SwiftParameter(
          label: "noise", name: "noise", type: Runtime.noiseSource, value: .call(.type(Runtime.noiseSource), [])))
      arguments.append(.init("noise", .name("noise")))
    }
    return SwiftFunction(
      documentation: documentation, modifiers: [.public], name: "encode", parameters: parameters,
      result: .named("Encoded"),
      body: [fields.isEmpty ? .constant("inputs", nil, given) : .variable("inputs", nil, given)]
        + fields.map { index, _, name in
          .expression(.method(.name("inputs"), "set", [.init(nil, .integer(index)), .init(nil, .name(name))]))
        } + [
          .return(
            .call(.name("Encoded"), [.init("storage", .call(.type(Runtime.encodedValues), arguments))]))
        ])
  }

  private func encodeValidation(_ encoding: FunctionEmitter) -> SwiftFunction {
    let fields = fields(of: encoding)
    return SwiftFunction(
      documentation: ["Checks what `encode` is given: throws where it would stop the program."], modifiers: [.public],
      name: "validate", parameters: parameters(fields), thrown: Runtime.validationError,
      body: [
        .variable(
          "inputs", nil,
          .call(.type(Runtime.encodedInputs), [.init(nil, .member(encoding.reference, "layout"))]))
      ]
        + fields.map { index, _, name in
          .expression(
            .attempt(.method(.name("inputs"), "check", [.init(nil, .integer(index)), .init(nil, .name(name))])))
        })
  }

  // MARK: Streams

  private func streamType(_ kind: Kind) -> SwiftType {
    let isEncoded = encoding != nil
    let layout = SwiftArgument(nil, .member(step.reference, "layout"))
    let storage = SwiftExpression.name("storage")
    func initializer(
      _ documentation: String, _ parameter: SwiftParameter, _ argument: SwiftArgument
    ) -> SwiftDeclaration {
      .function(
        SwiftFunction(
          documentation: [documentation], modifiers: [.public], name: "init", parameters: [parameter],
          body: [.assign(storage, nil, .call(.type(Runtime.streamBatch), [layout, argument]))]))
    }
    var members: [SwiftDeclaration] = [
      .variable(SwiftVariable(modifiers: [.fileprivate], isConstant: false, name: "storage", type: Runtime.streamBatch))
    ]
    switch (kind, isEncoded) {
    case (.one, _):
      members.append(
        initializer(
          "The first states are the encoder's.", SwiftParameter(name: "encoded", type: .named("Encoded")),
          .init("encoded", .array([.member(.name("encoded"), "storage")]))))
    case (.several, true):
      members.append(
        initializer(
          "A stream behind each of these. Of shorter ones the rest is padding.",
          SwiftParameter(name: "encoded", type: .array(.named("Encoded"))),
          .init(
            "encoded",
            .method(.name("encoded"), "map", [.init(nil, .closure("each", .member(.name("each"), "storage")))]))))
    case (.several, false):
      members.append(
        initializer(
          "All states are zero.", SwiftParameter(label: "count", name: "count", type: Runtime.int),
          .init("count", .name("count"))))
    }
    if kind == .several {
      let count = isEncoded ? SwiftExpression.member(.name("encoded"), "count") : .name("count")
      members.append(
        .function(
          SwiftFunction(
            documentation: ["Checks how many there are to be: throws where `init` would stop the program."],
            modifiers: [.public, .static], name: "validate",
            parameters: [
              isEncoded
                ? SwiftParameter(name: "encoded", type: .array(.named("Encoded")))
                : SwiftParameter(label: "count", name: "count", type: Runtime.int)
            ],
            thrown: Runtime.validationError,
            body: [
              .expression(.attempt(.method(.type(Runtime.streamBatch), "validate", [.init("count", count)])))
            ])))
      members.append(
        .variable(
          SwiftVariable(
            documentation: ["How many there are."], modifiers: [.public], isConstant: false, name: "count",
            type: Runtime.int, getter: [.expression(.member(storage, "count"))])))
    }
    members.append(
      .function(
        SwiftFunction(
          documentation: [isEncoded ? "Goes back to the first states." : "Sets all states to zero."],
          modifiers: [.public, .mutating], name: "reset", body: [.expression(.method(storage, "reset"))])))
    return SwiftType(
      documentation: [
        kind == .one
          ? "The states between two steps behind an encoder: a value. A copy goes its own way."
          : "Streams that step together, so that weights are read once for all: a value."
      ], modifiers: [.public], kind: .struct, name: kind.typeName, conformances: [Runtime.sendable], members: members)
  }

  // MARK: Steps

  /// What a step is given, with its index among the inputs of the function.
  private var inputs: [Field] {
    var names = NameScope(reserving: ["stream", "streams", "parameters", modelName, Runtime.code])
    return step.memory.inputs.enumerated().filter { stepInputs.contains($0.element.name) }.map {
      ($0.offset, $0.element, names.unique($0.element.name))
    }
  }

  private var stepAxis: String {
    let axes = step.memory.model.inputs
    return axes.first { stepInputs.contains($0.name) }?.name ?? ""
  }

  private func type(of input: ModelInput, _ kind: Kind) -> SwiftTypeName {
    let element = input.type.isReal ? Runtime.float : Runtime.token
    if kind == .several || input.type.isReal && input.type.count > 1 { return Runtime.collection(of: element) }
    return input.type.isReal ? Runtime.float : Runtime.int
  }

  private func parameters(_ kind: Kind) -> [SwiftParameter] {
    inputs.map { SwiftParameter(label: $0.input.name, name: $0.name, type: type(of: $0.input, kind)) }
  }

  /// The argument of `set` or `validate`.
  private func argument(_ field: Field, _ kind: Kind) -> SwiftArgument {
    if kind == .several || field.input.type.isReal && field.input.type.count > 1 {
      return .init(nil, .name(field.name))
    }
    return .init(field.input.type.isReal ? "number" : "token", .name(field.name))
  }

  private func stepFunction(_ kind: Kind) -> SwiftFunction {
    let storage = SwiftExpression.member(.name(kind.label), "storage")
    var documentation = [
      "One time step\(kind == .one ? "" : " of each stream"). Allocates nothing and locks nothing once the parameters "
        + "are in use."
    ]
    for (_, input, _) in inputs {
      let description = input.type.ofStep.documented
      documentation.append(
        "- Parameter \(input.name): \(kind == .one ? description : description + " for each stream, [streams, …]").")
    }
    documentation.append("- Returns: views of memory that the next step overwrites.")
    return SwiftFunction(
      documentation: documentation, modifiers: [.public], name: "step",
      parameters: parameters(kind)
        + [SwiftParameter(name: kind.label, isInout: true, type: .named(kind.typeName))],
      result: step.resultType,
      body: inputs.map { field in
        .expression(.method(storage, "set", [.init(nil, .integer(field.index)), argument(field, kind)]))
      } + [
        .expression(
          .method(storage, "run", [.init(nil, .member(step.reference, "self")), .init(nil, .name("parameters"))]))
      ]
        + step.returning { .method(storage, "output", [.init(nil, .integer($0))]) })
  }

  private func validation(_ kind: Kind) -> SwiftFunction {
    let storage = SwiftExpression.member(.name(kind.label), "storage")
    return SwiftFunction(
      documentation: ["Checks what `step` is given: throws where it would stop the program."], modifiers: [.public],
      name: "validate",
      parameters: parameters(kind) + [SwiftParameter(name: kind.label, type: .named(kind.typeName))],
      thrown: Runtime.validationError,
      body: inputs.compactMap { field in
        // Every number is one.
        if kind == .one, field.input.type.isReal, field.input.type.count == 1 { return nil }
        return .expression(
          .attempt(
            .method(storage, "validate", [.init(nil, .integer(field.index)), argument(field, kind)])))
      })
  }
}
