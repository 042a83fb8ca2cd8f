/// The walk from a model to a program, station by station:
///
///     units ─lower─▶ Model ─forwardPasses─▶ Graph ─differentiate─▶ Graph ─gradientPasses─▶ Graph ─plan─▶ Program
///
/// Fusing comes before differentiation, so that the backward loops inherit what was fused
/// (docs/decisions/0001-fuse-before-differentiating.md).
public struct Compilation: Sendable {
  public var model: Model
  /// One for each function that the model has, in the order inference, evaluation, training, step. There are those that
  /// give outputs, and those that give a loss.
  public var functions: [CompiledFunction]
  public var program: Program

  public subscript(_ kind: Function.Kind) -> CompiledFunction? { functions.first { $0.kind == kind } }
}

/// One function on its way.
public struct CompiledFunction: Sendable {
  public var kind: Function.Kind
  /// What was optimized: the part of the model's graph that the function needs.
  public var source: Graph
  public var optimized: Graph
  /// What the passes did, and what they left.
  public var notes: [PassNote]
}

/// - Throws: `InternalError`: whatever goes wrong after lowering is a mistake of the compiler.
public func compile(_ model: Model) throws(InternalError) -> Compilation {
  do { return try stages(of: model) } catch { throw InternalError(error, model: model.name) }
}

private func stages(of model: Model) throws -> Compilation {
  let states = model.states.map(\.name)
  let obstacle = try model.obstacleToSegments()
  var functions: [CompiledFunction] = []
  if !model.outputs.isEmpty {
    functions.append(try forward(.inference, model.graph.keeping(model.outputs + states)))
  }
  if model.hasLoss {
    var losses = try model.graph.keeping(states + ["loss"])
    if obstacle == nil { losses = try losses.countingExamplesOnce() }
    let evaluation = try forward(.evaluation, losses)
    functions.append(evaluation)
    functions.append(try training(of: model, forward: evaluation, states: obstacle == nil ? model.states : []))
  }
  var obstacleToStep: String?
  do {
    functions.append(try forward(.step, try stepGraph(of: model), passes: stepPasses))
  } catch let error as NoStep {
    obstacleToStep = error.reason
  }

  let (slots, count) = parameterSlots(model.parameters)
  var plans: [Function.Kind: Function] = [:]
  for function in functions {
    let graph = try function.optimized.applying(planningPasses)
    var states = model.states
    if function.kind == .training, obstacle == nil { states += model.states.map(\.cotangent) }
    plans[function.kind] = try plan(graph, kind: function.kind, states: states, slots: slots)
  }
  let axes = Set(model.inputs.compactMap(\.type.time))
  let isCausal = plans[.step] != nil
  plans[.inference]?.runsInSegments = isCausal && axes.count == 1
  for kind in [Function.Kind.evaluation, .training] { plans[kind]?.runsInSegments = obstacle == nil }
  let program = Program(
    model: model, parameterSlots: slots, parameterCount: count, obstacleToSegments: obstacle,
    obstacleToStep: obstacleToStep, inference: plans[.inference], evaluation: plans[.evaluation],
    training: plans[.training], step: plans[.step])
  return Compilation(model: model, functions: functions, program: program)
}

private func forward(
  _ kind: Function.Kind, _ source: Graph, passes: [Pass] = forwardPasses
) throws -> CompiledFunction {
  var notes: [PassNote] = []
  let optimized = try source.applying(passes, notes: &notes)
  return CompiledFunction(kind: kind, source: source, optimized: optimized, notes: notes)
}

private func training(
  of model: Model, forward: CompiledFunction, states: [CarriedState]
) throws -> CompiledFunction {
  var notes = forward.notes
  let differentiated = try addingGradients(to: forward.optimized, of: model, states: states, notes: &notes)
  let optimized = try differentiated.applying(gradientPasses, notes: &notes)
  return CompiledFunction(
    kind: .training, source: try addingGradients(to: forward.source, of: model, states: states),
    optimized: optimized, notes: notes)
}

/// Adds, for every trained parameter, its gradient of the loss as an output.
///
/// - Parameter states: those whose final values get their cotangents as inputs, and whose first values give theirs as
///   outputs.
func addingGradients(to graph: Graph, of model: Model, states: [CarriedState] = []) throws -> Graph {
  var notes: [PassNote] = []
  return try addingGradients(to: graph, of: model, states: states, notes: &notes)
}

private func addingGradients(
  to graph: Graph, of model: Model, states: [CarriedState], notes: inout [PassNote]
) throws -> Graph {
  guard let loss = graph.outputs.first(where: { $0.name == "loss" }) else { return graph }
  let trained = Set(model.parameters.filter { !$0.isFixed }.map(\.name))
  var sources: [(name: String, value: ValueID)] = graph.identifiers.compactMap { value in
    guard case .parameter(let name) = graph[value].operation, trained.contains(name) else { return nil }
    return (gradientName(of: name), value)
  }
  var graph = graph
  let one = graph.appending(at: graph[loss.value].origin.gradient) { $0.constant(1) }
  var cotangents: [(value: ValueID, cotangent: ValueID)] = [(loss.value, one)]
  let outputs = Dictionary(uniqueKeysWithValues: graph.outputs.map { ($0.name, $0.value) })
  var inputs: [String: ValueID] = [:]
  for value in graph.identifiers {
    if case .input(let name) = graph[value].operation { inputs[name] = value }
  }
  for state in states {
    func source(_ name: String) -> ValueID {
      inputs[name] ?? graph.addSource(.input(name), type: TensorType(state.shape, batch: true), name: name)
    }
    let name = state.cotangent.name
    sources.append((name, source(state.name)))
    guard let final = outputs[state.name] else { continue }
    cotangents.append((final, source(name)))
  }
  let result = try differentiate(graph, cotangents: cotangents, withRespectTo: sources.map(\.value))
  notes += result.notes(on: graph)
  var differentiated = result.graph
  for (source, gradient) in zip(sources, result.gradients) {
    differentiated.outputs.append(GraphOutput(name: source.name, value: gradient))
  }
  return differentiated
}

extension Graph {
  /// The same graph with some of its outputs only, and without what they do not need.
  func keeping(_ names: [String]) throws -> Graph {
    var graph = self
    graph.outputs = outputs.filter { names.contains($0.name) }
    return try graph.applying([deadCode])
  }
}
