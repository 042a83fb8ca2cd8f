/// What the compiler made of a model, and what it costs: the facts of `rnnc explain`.
///
/// Facts are read off the optimized graphs; only what was fused, folded or recomputed on the way comes from the passes.
public struct Explanation: Hashable, Sendable {
  public var model: String
  /// How many numbers the parameters hold, and how many of these are trained.
  public var parameterCount: Int
  public var trainedCount: Int
  public var functions: [FunctionExplanation]
  /// Of a model with a loss: why training cannot go through the steps in segments, if it cannot.
  public var obstacleToSegments: String?
  /// Why there is no function for a single step, if there is none.
  public var obstacleToStep: String?
  /// Of a model that steps behind an encoder: the axis of its steps, and what they are given.
  public var stepAxis: String?
  public var encoded: [String] = []
  /// What can be computed in closed form.
  public var fits: [Fit]
  /// Of a model whose losses have names: of each.
  public var losses: [Explanation] = []

  /// - Parameter arenaBytes: the size of a function's arena for the batch and steps in question, if that was asked for.
  public init(_ compilation: Compilation, arenaBytes: [Function.Kind: Int] = [:]) {
    model = compilation.model.name + (compilation.model.part.map { ".\($0.name)" } ?? "")
    let parameters = compilation.model.parameters
    parameterCount = parameters.map { $0.shape.reduce(1, *) }.reduce(0, +)
    trainedCount = parameters.filter { !$0.isFixed }.map { $0.shape.reduce(1, *) }.reduce(0, +)
    if compilation.model.hasLoss { obstacleToSegments = compilation.program.obstacleToSegments }
    obstacleToStep = compilation.program.obstacleToStep
    stepAxis = compilation.program.stepped?.axis.name
    encoded = compilation.program.stepped?.encoded ?? []
    fits = compilation.model.fits
    functions = compilation.functions.map { function in
      var explanation = FunctionExplanation(
        function.kind, graph: function.optimized, notes: function.notes, arenaBytes: arenaBytes[function.kind])
      explanation.obstacleToParts = function.obstacleToParts
      explanation.phases = compilation.program[function.kind]?.phases.count ?? 0
      return explanation
    }
    losses = compilation.parts.map { Explanation($0) }
  }
}

/// One function of a model.
public struct FunctionExplanation: Hashable, Sendable {
  public var kind: Function.Kind
  /// The products that run once over all rows of an axis (T·B), not step by step.
  public var sequenceProducts: [ProductExplanation]
  /// The gradients of matrices that are one sum of outer products over all rows: products with K = T·B.
  public var weightGradients: [ProductExplanation]
  public var loops: [LoopExplanation]
  /// For each step of an example: in the loops and over sequences.
  public var costPerStep: Cost
  /// For each pair of steps of two axes, of an example: what a loop does with whole sequences.
  public var costPerPair: Cost
  /// For each example: outside of time. Of a step function, this is the cost of the step.
  public var costPerExample: Cost
  public var arenaBytes: Int?
  public var notes: [PassNote]
  /// Why parts of the steps cannot run at the same time, if they cannot and there are steps.
  public var obstacleToParts: String?
  /// Between how many phases they wait for each other; 0 if they cannot run at the same time.
  public var phases = 0
}

/// A product, by the extents of its matrix.
public struct ProductExplanation: Hashable, Sendable {
  public var matrix: [Int]
  /// The name in the source of the value or of the gates, as far as it is known.
  public var name: String?
  /// The time axis whose steps it takes all at once.
  public var axis: String?
  /// The loop that alone reads it, possibly after elementwise code.
  public var loop: String?
  /// In a loop: the states that it has to wait for.
  public var states: [String]
}

/// One scan.
public struct LoopExplanation: Hashable, Sendable {
  /// The name of the value that it gives, `hidden`; of the scan that runs back over it, `hidden backward`.
  public var name: String
  public var cell: String
  public var axis: String
  public var isReversed: Bool
  public var isBackward: Bool
  public var products: [ProductExplanation]
  /// The number of elementwise operations.
  public var pointwiseOperations: Int
  /// How states affect each other from step to step.
  public var recurrences: [RecurrenceExplanation]
  /// What it writes for the loop that runs back over it, with the number of features.
  public var residuals: [Residual]
  /// For each step of an example.
  public var cost: Cost
  /// Besides, for each step of another axis at each step.
  public var costPerPair: Cost
  /// The other axis, if the loop does something with whole sequences.
  public var otherAxis: String?

  public struct Residual: Hashable, Sendable {
    public var name: String
    public var count: Int
    /// Whether it is a state before or after the step, which is in memory anyway.
    public var isState: Bool
    /// The other axis, if there are as many for each of its steps.
    public var otherAxis: String?
  }
}
