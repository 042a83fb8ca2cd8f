/// Plans a graph of a model.
///
/// - Throws: `PlanError`, a bug of the compiler.
package func plan(
  _ graph: Graph, for description: FunctionDescription, of model: Model, slots: [ParameterSlot],
  target: Target = .runtime
) throws -> Function {
  try plan(
    graph, for: description, states: description.carriedStates(of: model), slots: slots, target: target)
}

/// - Parameter states: what is carried from run to run.
func plan(
  _ graph: Graph, for description: FunctionDescription, states: [CarriedState], slots: [ParameterSlot],
  target: Target = .runtime
) throws -> Function {
  let plan = Plan(description, target: target, states: states, slots: slots)
  try plan.located("in the selection of instructions") { try plan.selectInstructions(for: graph) }
  try plan.apply(planPasses)
  return plan.function
}

extension Plan {
  fileprivate func selectInstructions(for graph: Graph) throws {
    let scope = InstructionSelection(plan: self, graph: graph, loopAxis: nil)
    for output in graph.outputs.of(.gradient) {
      guard let slot = slots.first(where: { $0.parameter.name == output.name }) else {
        throw PlanError(message: "no parameter '\(output.name)'")
      }
      // A parameter that the loss does not need has none, and a gradient that nobody writes stays zero.
      trained.append(slot)
      let type = graph.type(of: output.value)
      let buffer = source(.gradients(offset: slot.offset), name: "gradient.\(output.name)", type: type)
      scope.homes[output.value, default: []].append(View(buffer: buffer, count: type.count))
    }
    let gradients = scope.homes
    scope.homes = [:]
    prepare += try scope.plan(.prepare)
    _ = try scope.plan(.body)
    outputs = try functionOutputs(graph, in: scope) { $0 != .finish }
    body = scope.instructions
    scope.homes = gradients
    _ = try scope.plan(.finish)
    outputs += try functionOutputs(graph, in: scope) { $0 == .finish }
    finish = scope.instructions
  }
}

/// The results other than gradients that are computed in some part.
private func functionOutputs(
  _ graph: Graph, in scope: InstructionSelection, where isIncluded: (FunctionPart) -> Bool
) throws -> [FunctionOutput] {
  try graph.outputs
    .filter { $0.role != .gradient && isIncluded(scope.parts.part[$0.value.index]) }
    .map { output in
      let view = try scope.planning([output.value]) { try scope.source(output.value) }
      return FunctionOutput(role: output.role, name: output.name, view: view, type: graph.type(of: output.value))
    }
}

/// The parameters one after the other, each aligned to 64 bytes.
func parameterSlots(_ parameters: [Parameter], target: Target = .runtime) -> (slots: [ParameterSlot], count: Int) {
  var offset = 0
  let slots = parameters.map { parameter in
    defer { offset += target.roundedToVector(parameter.shape.reduce(1, *)) }
    return ParameterSlot(parameter: parameter, offset: offset)
  }
  return (slots, offset)
}
