/// Plans a graph of a model: its outputs are those of the function, and `gradient.NAME` for gradients of parameters.
///
/// - Parameter states: the inputs, and outputs of the same names, that are carried from run to run.
/// - Throws: `PlanError`, a bug of the compiler.
func plan(_ graph: Graph, kind: Function.Kind, states: [CarriedState], slots: [ParameterSlot]) throws -> Function {
  let planner = FunctionPlanner(states: states, slots: slots)
  let scope = ScopePlanner(planner: planner, graph: graph, loopAxis: nil)
  let slotOfGradient = Dictionary(uniqueKeysWithValues: slots.map { (gradientName(of: $0.parameter.name), $0) })
  for output in graph.outputs {
    guard let slot = slotOfGradient[output.name] else { continue }
    let type = graph.type(of: output.value)
    let buffer = planner.source(.gradients(offset: slot.offset), name: output.name, type: type)
    scope.homes[output.value, default: []].append(View(buffer: buffer, count: type.count))
  }
  let gradients = scope.homes
  scope.homes = [:]
  planner.prepare += try scope.plan(.prepare)
  _ = try scope.plan(.body)
  var outputs = try functionOutputs(graph, in: scope) { $0 != .finish }
  var body = scope.instructions
  scope.homes = gradients
  _ = try scope.plan(.finish)
  outputs += try functionOutputs(graph, in: scope) { $0 == .finish }
  var finish = scope.instructions
  if kind == .step {
    body = joiningLoops(in: body, outputs: outputs)
    body = fusingProducts(in: body, outputs: outputs, planner: planner)
    placeResults(of: body, outputs: outputs, states: states, planner: planner)
  }
  let memory = LoopMemory(body: body, outputs: outputs, planner: planner)
  (body, outputs) = (joiningSums(in: memory.body), memory.outputs)
  let places = GradientPlaces(body: body, finish: finish, outputs: outputs, planner: planner)
  (body, finish) = (places.body, places.finish)
  planner.prepare = packingParts(
    in: planner.prepare, besides: body + finish, outputs: outputs, planner: planner)
  planner.dropUnused(besides: body + finish, outputs: outputs)
  body = chunkingProducts(in: body, buffers: planner.buffers)
  overwritingInputs(in: body, outputs: outputs, planner: planner)
  let arena = ArenaPlanner(buffers: planner.buffers, body: body, outputs: outputs)
  planner.assign(slots: arena.assignment)
  let function = Function(
    kind: kind, buffers: planner.buffers, prepare: planner.prepare, body: body, finish: finish,
    preparedCount: planner.preparedCount, sumsCount: planner.sumsCount, gradientSums: places.ranges,
    arena: ArenaLayout(slots: arena.slots), outputs: outputs, states: states)
  // A parameter that the loss does not need has none, and a gradient that nobody writes stays zero.
  let names = Set(graph.outputs.map(\.name))
  try PlanVerifier.verify(
    function, slots: slots, trained: slots.filter { names.contains(gradientName(of: $0.parameter.name)) })
  return function
}

/// The results other than gradients that are computed in some phase.
private func functionOutputs(
  _ graph: Graph, in scope: ScopePlanner, where isIncluded: (Phase) -> Bool
) throws -> [FunctionOutput] {
  try graph.outputs
    .filter { !$0.name.hasPrefix(gradientPrefix) && isIncluded(scope.phases.phase[$0.value.index]) }
    .map { FunctionOutput(name: $0.name, view: try scope.source($0.value), type: graph.type(of: $0.value)) }
}

/// Before the name of a parameter: the name of its gradient among a graph's outputs.
let gradientPrefix = "gradient."

func gradientName(of parameter: String) -> String { gradientPrefix + parameter }

/// The parameters one after the other, each aligned to 64 bytes.
func parameterSlots(_ parameters: [Parameter]) -> (slots: [ParameterSlot], count: Int) {
  var offset = 0
  let slots = parameters.map { parameter in
    defer { offset += roundedToVector(parameter.shape.reduce(1, *)) }
    return ParameterSlot(parameter: parameter, offset: offset)
  }
  return (slots, offset)
}
