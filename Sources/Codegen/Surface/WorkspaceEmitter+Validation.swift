/// `validate`, once for each thing that stops the program: the sizes, what a run is given, and states.
extension WorkspaceEmitter {
  func validation() -> [SwiftFunction] {
    var functions = [sizes()]
    if !inputs.isEmpty { functions.append(run()) }
    if hasStates { functions.append(states()) }
    return functions
  }

  private func sizes() -> SwiftFunction {
    SwiftFunction(
      documentation: ["Checks the sizes: throws where `init` would stop the program."],
      modifiers: [.public, .static], name: "validate", parameters: sizeParameters, thrown: Runtime.validationError,
      body: [.expression(.attempt(.method(.type(Runtime.workspace), "validate", sizeArguments(main))))])
  }

  private func run() -> SwiftFunction {
    let check = SwiftExpression.name("check")
    let created = SwiftExpression.method(.name("workspace"), "check")
    var body: [SwiftStatement] = [
      axes.isEmpty ? .constant("check", nil, created) : .variable("check", nil, created)
    ]
    for (index, axis) in axes.enumerated() {
      body += setting(axis, index, of: check).map { .expression(.attempt($0)) }
    }
    for (index, input) in inputs.enumerated() {
      body.append(
        .expression(.attempt(.method(check, "bind", [.init(nil, .integer(index)), .init(nil, .name(input.name))]))))
    }
    let fits = main.memory.model.fits
    for target in targets {
      guard let fit = fits.first(where: { $0.target == target.label }) else { continue }
      body.append(
        .expression(
          .attempt(
            .method(
              check, "validate",
              [
                .init("target", .string(target.label)), .init("count", .member(.name(target.name), "count")),
                .init("ofOutput", .integer(outputIndex(of: fit))), .init("width", .integer(fit.outputCount)),
              ]))))
    }
    let stopping = isTraining ? "`run` and `evaluate` are" : isFit ? "`add` is" : "`run` is"
    return SwiftFunction(
      documentation: ["Checks what \(stopping) given: throws where the program would stop."], modifiers: [.public],
      name: "validate", parameters: inputParameters(hasDefaults: true, withTargets: true),
      thrown: Runtime.validationError, body: body)
  }

  private func states() -> SwiftFunction {
    SwiftFunction(
      documentation: ["Checks what `stateTensors` is set to: throws where the program would stop."],
      modifiers: [.public], name: "validate",
      parameters: [
        SwiftParameter(label: "stateTensors", name: "stateTensors", type: .array(Runtime.stateTensor))
      ],
      thrown: Runtime.validationError,
      body: [
        .expression(
          .attempt(
            .method(.name("workspace"), "validate", [.init("stateTensors", .name("stateTensors"))])))
      ])
  }
}
