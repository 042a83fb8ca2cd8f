import GraphIR

/// `Fit`: the read-outs of a model in closed form, from the features that a run gives.
extension WorkspaceEmitter {
  private var fits: [Fit] { main.memory.model.fits }

  func outputIndex(of fit: Fit) -> Int {
    guard let index = main.outputs.firstIndex(where: { $0.name == fit.name }) else {
      fatalError("internal error: '\(modelName)' has no features of '\(fit.name)'")
    }
    return index
  }

  private func axis(of fit: Fit) -> TimeAxis? { main.outputs[outputIndex(of: fit)].type.time }

  func fitType() -> SwiftType {
    var members: [SwiftDeclaration] = [
      .variable(SwiftVariable(modifiers: [.private], name: "workspace", type: Runtime.workspace)),
      .variable(
        SwiftVariable(
          modifiers: [.private], isConstant: false, name: "readOuts", type: .array(Runtime.readOut),
          value: .array(fits.map { Runtime.readOut(of: $0) }))),
      .function(initializer()), .function(add()), .function(solve()),
    ]
    if hasStates { members += states() }
    if main.memory.function.drawsNoise {
      members.append(
        noise("noise", of: "workspace", "What the noise of the next run is drawn from. Each run takes the next number.")
      )
    }
    members += validation().map { .function($0) }
    members.append(.function(bind()))
    let names = fits.map { "`\($0.name)`" }.joined(separator: ", ")
    return SwiftType(
      documentation: [
        "Fits \(names) in closed form: the least squares with a penalty on the weights.",
        "Not to be used by two threads at once.",
      ],
      modifiers: [.public, .final], kind: .class, name: name, members: members)
  }

  /// Runs the features, and adds their rows.
  private func add() -> SwiftFunction {
    let workspace = SwiftExpression.name("workspace")
    var parameters = [SwiftParameter(name: "model", type: .named(modelName))]
    parameters += inputParameters(hasDefaults: true, withTargets: true)
    var documentation =
      ["Adds the valid steps of a batch to what is fitted. It can be called any number of times."]
      + self.documentation(of: inputs + targets)
    if hasStates {
      parameters.append(
        SwiftParameter(label: "carriesState", name: "carriesState", type: Runtime.bool, value: .boolean(false)))
    }
    if fits.contains(where: { axis(of: $0) != nil }) {
      parameters.append(
        SwiftParameter(label: "dropping", name: "dropping", type: Runtime.int, value: .integer(0)))
      documentation.append(
        "  - dropping: how many steps at the beginning of each example of this run are left out, in which states still")
      documentation.append("    depend on where they began.")
    }
    let rows = fits.enumerated().map { index, fit in
      let output = outputIndex(of: fit)
      let target = targets.first { $0.label == fit.target }!
      var arguments = [
        SwiftArgument(nil, .method(workspace, "output", [.init(nil, .integer(output))])),
        .init("targets", .name(target.name)),
      ]
      if axis(of: fit) != nil {
        arguments += [
          .init("lengths", .method(workspace, "lengths", [.init("ofOutput", .integer(output))])),
          .init("dropping", .name("dropping")),
        ]
      }
      return SwiftStatement.expression(
        .method(.index(.name("readOuts"), [.init(nil, .integer(index))]), "add", arguments))
    }
    return SwiftFunction(
      documentation: documentation, modifiers: [.public], name: "add", parameters: parameters,
      body: [.expression(binding(to: workspace, call(of: main)))] + rows)
  }

  private func solve() -> SwiftFunction {
    SwiftFunction(
      documentation: [
        "These parameters with those of the best read-outs for all that has been added.",
        "- Throws: `RegressionError` if that does not determine them, or is not finite.",
      ],
      modifiers: [.public], name: "solve",
      parameters: [SwiftParameter(name: "parameters", type: Runtime.parameters)],
      thrown: Runtime.regressionError, result: Runtime.parameters,
      body: [
        Runtime.requireLayout(.member(.name(modelName), "layout"), of: .name("parameters")),
        .variable("result", nil, .name("parameters")),
        .forIn(
          "readOut", .name("readOuts"),
          [
            .expression(
              .attempt(.method(.name("readOut"), "solve", [.init(nil, .reference(.name("result")))])))
          ]),
        .return(.name("result")),
      ])
  }
}
