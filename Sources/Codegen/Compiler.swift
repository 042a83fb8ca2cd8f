import GraphIR

// The whole walk, from the text of a `.rnn` file to that of a Swift file, in the order of its stages:
//
//     X.rnn ─SourceLoader: Lexer, Parser─▶ SourceUnit ─lower─▶ Model
//
//     for each function of the model:
//       Model ─graph─▶ Graph ─forwardPasses─▶ Graph ─addingGradients─▶ Graph ─gradientPasses─▶ Graph
//             ─planningPasses─▶ Graph ─plan: selectInstructions, planPasses─▶ Function
//
//     for each loss with a name: the same with the part of the model that it needs
//
//     Program ─generatedFile: ModelEmitter─▶ SwiftFile ─SwiftPrinter─▶ X.rnn.swift
//
// Fusing comes before differentiation, so that the backward loops inherit what was fused
// (docs/decisions/0001-fuse-before-differentiating.md).

// MARK: Text to graphs

/// Reads, parses and lowers a file and what it imports. What is wrong is in the diagnostics.
public func parseAndLower(
  _ path: String, reading read: @escaping SourceLoader.Read, into diagnostics: Diagnostics
) -> (sources: SourceSet, models: [Model]) {
  let sources = SourceLoader.load(path, reading: read, diagnostics: diagnostics)
  return (sources, lower(sources.units, into: diagnostics))
}

// MARK: Graphs to plans

/// All functions of a model.
/// - Throws: `InternalError`: a model without mistakes can be compiled.
public func compile(_ model: Model) throws(InternalError) -> Compilation {
  do { return try allFunctions(of: model) } catch { throw InternalError(error, model: model.name) }
}

private func allFunctions(of whole: Model) throws -> Compilation {
  let model = whole.partOfOutputs
  let obstacleToSegments = try model.obstacleToSegments()
  var obstacleToStep: String?
  var forward = ForwardGraphs()
  var functions: [CompiledFunction] = []
  var stepped: SteppedModel?
  for description in model.functions(runsInSegments: obstacleToSegments == nil) {
    do {
      functions.append(try optimize(description, of: model, &forward))
    } catch let error as NoStep {
      obstacleToStep = error.reason
    }
  }
  // Whoever goes step by step gets by with states alone, of one axis.
  let isStepwise = obstacleToStep == nil && Set(model.inputs.compactMap(\.type.time)).count == 1
  for index in functions.indices {
    let function = functions[index]
    functions[index].runsInSegments =
      switch function.kind {
      case .inference: isStepwise
      case .features: try isStepwise && model.hasStepOfFeatures()
      case .evaluation, .training, .step, .encoding: function.description.addsSegments
      }
    functions[index].findParts(of: model)
  }
  if obstacleToStep != nil {
    do {
      stepped = try model.stepped()
      obstacleToStep = nil
    } catch let error as NoStep {
      if error.isOfAxis { obstacleToStep = error.reason }
    }
  }
  var program = Program(
    model: whole, obstacleToSegments: obstacleToSegments, obstacleToStep: obstacleToStep)
  for function in functions { try program.add(function, of: model) }
  for (description, model) in stepped?.functions ?? [] {
    let function = try optimize(description, of: model)
    try program.add(function, of: model)
    functions.append(function)
  }
  program.stepped = stepped
  var compilation = Compilation(model: whole, functions: functions, program: program)
  compilation.parts = try whole.parts.map(allFunctions)
  compilation.program.parts = compilation.parts.map(\.program)
  return compilation
}

extension Model {
  /// Whether the features of the fits at a step depend on what is known there, as outputs do of a model with a step.
  fileprivate func hasStepOfFeatures() throws -> Bool {
    var model = self
    model.graph.outputs = graph.outputs.filter { $0.role == .features || $0.role == .state }
      .map { $0.role == .features ? GraphOutput(name: $0.name, value: $0.value) : $0 }
    model.graph = try model.graph.resolvingTraining(false)
    do {
      _ = try stepGraph(of: model)
      return true
    } catch is NoStep { return false }
  }
}

/// A function of a model as an optimized graph.
/// - Throws: `NoStep` if a step of the model is not a function of what is known at the step.
package func optimize(_ description: FunctionDescription, of model: Model) throws -> CompiledFunction {
  var forward = ForwardGraphs()
  return try optimize(description, of: model, &forward)
}

private func optimize(
  _ description: FunctionDescription, of model: Model, _ forward: inout ForwardGraphs
) throws -> CompiledFunction {
  let source = try description.graph(of: model)
  var (optimized, notes) = try forward.optimized(source, description.time == .step ? stepPasses : forwardPasses)
  guard let differentiation = description.differentiation else {
    return CompiledFunction(description: description, source: source, optimized: optimized, notes: notes)
  }
  optimized = try optimized.addingGradients(differentiation, notes: &notes)
  optimized = try optimized.applying(gradientPasses, notes: &notes)
  return CompiledFunction(
    description: description, source: try source.addingGradients(differentiation), optimized: optimized, notes: notes)
}

extension FunctionDescription {
  /// What the function computes, before anything is differentiated.
  fileprivate func graph(of model: Model) throws -> Graph {
    var model = model
    model.graph = try model.graph.resolvingTraining(isTraining)
    switch time {
    case .step: return try stepGraph(of: model)
    case .stepsAlong(let axis): return try stepGraphs(of: model, along: axis).step
    case .beforeSteps(let axis): return try stepGraphs(of: model, along: axis).before
    case .whole:
      let graph = try model.graph.keeping(results)
      return addsSegments ? try graph.countingExamplesOnce() : graph
    }
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

extension Program {
  /// Plans a function.
  fileprivate mutating func add(_ function: CompiledFunction, of model: Model) throws {
    let graph = try function.optimized.applying(function.runsInParts ? planningPassesOfParts : planningPasses)
    var planned = try plan(graph, for: function.description, of: model, slots: parameterSlots)
    planned.derivedAxes = graph.timeAxes.filter { $0.source != nil }
    planned.runsInSegments = function.runsInSegments
    planned.runsInParts = function.runsInParts
    self[function.kind] = planned
  }
}

// MARK: Plans to text

/// The Swift source of the models of one `.rnn` file: the same text for the same programs, to the byte.
///
/// - Parameters:
///   - programs: the models, in the order of the file.
///   - sourceName: the name of the `.rnn` file, without its folder.
///   - isPackaged: whether the file is to be compiled with an interface of another language, which reaches into the code:
///     then nothing is public, so that what is not called is left out, and nothing private.
public func generatedFile(for programs: [Program], sourceName: String, isPackaged: Bool = false) -> String {
  var declarations: [SwiftDeclaration] = Runtime.modules.map { .import($0) }
  for program in programs { declarations += ModelEmitter(program).declarations() }
  return SwiftPrinter.print(
    SwiftFile(
      header: [
        "\(sourceName), compiled by rnnc. Changes belong there: this file is written again.",
        "swift-format-ignore-file",
      ],
      declarations: isPackaged ? declarations.map(\.internalized) : declarations))
}
