/// A model behind all stages but the last one.
public struct Compilation: Sendable {
  public var model: Model
  /// One for each function that the model has, in the order inference, evaluation, training, features, step. There are
  /// those that give outputs, those that give a loss, and that of fits.
  public var functions: [CompiledFunction]
  public var program: Program
  /// One for each loss with a name, which has evaluation and training.
  public var parts: [Compilation] = []

  package init(model: Model, functions: [CompiledFunction], program: Program) {
    (self.model, self.functions, self.program) = (model, functions, program)
  }

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
  /// Whether the states are all that goes from step to step, and all results stand at their steps or add up.
  public var runsInSegments = false
  /// Whether parts of the steps can run at the same time.
  public var runsInParts = false
  /// Of a function of sequences: why not.
  public var obstacleToParts: String?

  package init(description: FunctionDescription, source: Graph, optimized: Graph, notes: [PassNote]) {
    (self.description, self.source, self.optimized, self.notes) = (description, source, optimized, notes)
  }

  public var kind: Function.Kind { description.kind }
}

extension Graph {
  /// The same graph with results of some roles only, and without what they do not need.
  package func keeping(_ roles: Set<GraphOutput.Role>) throws -> Graph {
    var graph = self
    graph.outputs = outputs.filter { roles.contains($0.role) }
    return try graph.applying([deadCode])
  }
}
