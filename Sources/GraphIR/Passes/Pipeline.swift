/// Before differentiation, so that the backward loops inherit the structure: the cotangent of slices of a fused product
/// is one value, and what left the forward loop has its gradient outside of the backward loop.
public let forwardPasses =
  fusingPasses(folding: foldEmbeddings)
  // Once products and sums have left the loops.
  + [chunkLoops, foldConstants, simplify, commonSubexpressions, deadCode, guardProducts]

/// For the graph of one step, whose scans are their bodies.
public let stepPasses =
  [simplify, guardProductsOfStep, splitAllConcatenations]
  + fusingPasses(folding: foldEmbeddingsOfStep)

/// - Parameter folding: decides by the rows that it assumes.
func fusingPasses(folding: Pass) -> [Pass] {
  [
    // Brings products into the form with the matrix on the left, which splitting and fusing look for.
    simplify,
    // Equal products must not be stacked with themselves.
    commonSubexpressions,
    // Before hoisting, which cannot take half of a product.
    splitConcatenations,
    hoistFromScans,
    // What hoisting left behind would count as users of values that are fused.
    deadCode,
    // After hoisting: products that leave the loop are fused outside.
    fuseGates,
    // Biases first, so that the elements of the scan are slices of one sum, …
    fuseAdditions,
    // … which become one element of the scan, …
    joinElements,
    deadCode,
    // … which is then added to the fused product as a whole.
    fuseAdditions,
    // Once the product has all its gates and their biases.
    folding,
    foldConstants,
    simplify,
    commonSubexpressions,
    deadCode,
  ]
}

/// After differentiation.
public let gradientPasses: [Pass] = [
  dropDetached,
  // Cotangents come with zeros and masks that would hide accumulators and products.
  foldConstants,
  simplify,
  commonSubexpressions,
  deadCode,
  // Before the next one, which would otherwise move what they need.
  hoistWeightGradients,
  // Cotangents of inputs: products for written sequences only.
  hoistFromScans,
  // After hoisting: a sequence that is also read outside is there anyway.
  residualSelection,
  foldConstants,
  simplify,
  commonSubexpressions,
  deadCode,
  // The products of what is zero because the forward pass has guarded others.
  guardProducts,
]

/// Before planning.
public let planningPasses: [Pass] = [
  // Of functions without gradients.
  dropDetached,
  // Neither differentiation nor hoisting may see it.
  sinkGathers,
  sliceOperands,
  // Equal slices of one value.
  commonSubexpressions,
  deadCode,
]

/// The same for a function that may run in parts.
public let planningPassesOfParts: [Pass] = [
  sinkGathers,
  // Summaries look at what loops read by now.
  splitSteps,
  simplify,
  sliceOperands,
  commonSubexpressions,
  deadCode,
]

/// An error of the compiler: a pass broke an invariant of the graph.
public struct PassError: Error, CustomStringConvertible {
  /// The name of the pass.
  public var pass: String
  public var message: String
  public var before: Graph
  /// Nil if the pass did not finish.
  public var after: Graph?

  public var description: String {
    var text = "internal error after pass '\(pass)': \(message)\nbefore:\n\(before)"
    if let after { text += "after:\n\(after)" }
    return text
  }
}

extension Graph {
  /// The graph after each of the passes in turn, verified after each of them.
  /// - Throws: `PassError`, which is always an error of the compiler.
  public func applying(_ passes: [Pass], notes: inout [PassNote]) throws -> Graph {
    var graph = self
    for pass in passes {
      let before = graph
      do {
        graph = try pass.run(before, notes: &notes)
      } catch {
        throw PassError(pass: pass.name, message: "\(error)", before: before, after: nil)
      }
      do {
        try graph.verify()
      } catch {
        throw PassError(pass: pass.name, message: "\(error)", before: before, after: graph)
      }
    }
    return graph
  }

  public func applying(_ passes: [Pass]) throws -> Graph {
    var notes: [PassNote] = []
    return try applying(passes, notes: &notes)
  }
}
