/// The whole walk, from the text of a `.rnn` file to that of a Swift file:
///
///     X.rnn ─SourceLoader: Lexer, Parser─▶ SourceUnit ─lower─▶ Model
///
/// then, for each function that the model has (`FunctionDescription`), in this file:
///
///     Model ─results─▶ Graph ─forwardPasses─▶ Graph ─addingGradients─▶ Graph ─gradientPasses─▶ Graph
///           ─planningPasses─▶ Graph ─selectInstructions─▶ Plan ─planPasses─▶ Function
///
/// and, for all functions of a model together:
///
///     Program ─generatedFile: ModelEmitter─▶ SwiftFile ─SwiftPrinter─▶ X.rnn.swift
///
/// Fusing comes before differentiation, so that the backward loops inherit what was fused
/// (docs/decisions/0001-fuse-before-differentiating.md). `rnnc compile` joins the three parts.
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
  public var description: FunctionDescription
  /// What was optimized: the part of the model's graph that the function needs, with the gradients that it gives.
  public var source: Graph
  public var optimized: Graph
  /// What the passes did, and what they left.
  public var notes: [PassNote]

  public var kind: Function.Kind { description.kind }
}

/// - Throws: `InternalError`: whatever goes wrong after lowering is a mistake of the compiler.
public func compile(_ model: Model) throws(InternalError) -> Compilation {
  do { return try stages(of: model) } catch { throw InternalError(error, model: model.name) }
}

private func stages(of model: Model) throws -> Compilation {
  let obstacleToSegments = try model.obstacleToSegments()
  var obstacleToStep: String?
  var forward = ForwardGraphs()
  var functions: [CompiledFunction] = []
  for description in model.functions(runsInSegments: obstacleToSegments == nil) {
    do {
      functions.append(try model.function(description, &forward))
    } catch let error as NoStep {
      obstacleToStep = error.reason
    }
  }

  let (slots, count) = parameterSlots(model.parameters)
  var plans: [Function.Kind: Function] = [:]
  for function in functions {
    var planned = try plan(
      try function.optimized.applying(planningPasses), for: function.description, of: model, slots: slots)
    planned.runsInSegments = function.description.addsSegments
    plans[function.kind] = planned
  }
  let axes = Set(model.inputs.compactMap(\.type.time))
  let isCausal = plans[.step] != nil
  plans[.inference]?.runsInSegments = isCausal && axes.count == 1
  let program = Program(
    model: model, parameterSlots: slots, parameterCount: count, obstacleToSegments: obstacleToSegments,
    obstacleToStep: obstacleToStep, inference: plans[.inference], evaluation: plans[.evaluation],
    training: plans[.training], step: plans[.step])
  return Compilation(model: model, functions: functions, program: program)
}

extension Model {
  /// What a function computes, before anything is differentiated.
  /// - Throws: `NoStep` if a step of the model is not a function of what is known at the step.
  fileprivate func graph(of description: FunctionDescription) throws -> Graph {
    if description.time == .step { return try stepGraph(of: self) }
    let graph = try graph.keeping(description.results)
    return description.addsSegments ? try graph.countingExamplesOnce() : graph
  }
}

extension Model {
  /// A function on its way to a plan.
  func function(_ description: FunctionDescription) throws -> CompiledFunction {
    var forward = ForwardGraphs()
    return try function(description, &forward)
  }

  fileprivate func function(
    _ description: FunctionDescription, _ forward: inout ForwardGraphs
  ) throws -> CompiledFunction {
    let source = try graph(of: description)
    var (optimized, notes) = try forward.optimized(source, description.time == .step ? stepPasses : forwardPasses)
    guard let differentiation = description.differentiation else {
      return CompiledFunction(description: description, source: source, optimized: optimized, notes: notes)
    }
    optimized = try optimized.addingGradients(differentiation, notes: &notes)
    optimized = try optimized.applying(gradientPasses, notes: &notes)
    return CompiledFunction(
      description: description, source: try source.addingGradients(differentiation), optimized: optimized,
      notes: notes)
  }
}

/// The optimized graphs so far: functions that begin with the same graph share the way to where they part.
private struct ForwardGraphs {
  private var known: [(source: Graph, optimized: Graph, notes: [PassNote])] = []

  mutating func optimized(_ source: Graph, _ passes: [Pass]) throws -> (graph: Graph, notes: [PassNote]) {
    if let known = known.first(where: { $0.source == source }) { return (known.optimized, known.notes) }
    var notes: [PassNote] = []
    let optimized = try source.applying(passes, notes: &notes)
    known.append((source, optimized, notes))
    return (optimized, notes)
  }
}

extension Graph {
  /// The same graph with results of some roles only, and without what they do not need.
  func keeping(_ roles: Set<GraphOutput.Role>) throws -> Graph {
    var graph = self
    graph.outputs = outputs.filter { roles.contains($0.role) }
    return try graph.applying([deadCode])
  }
}
