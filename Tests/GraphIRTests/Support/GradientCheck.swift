import Testing

@testable import GraphIR

/// Checks a gradient by finite differences in `Double`, along one random direction through all leaves: the central
/// difference (f(x + εv) - f(x - εv)) / 2ε against ∇f · v.
///
/// - Parameters:
///   - output: A scalar without axes.
///   - leaves: Real inputs and parameters.
func checkGradient(
  of output: ValueID, in graph: Graph, withRespectTo leaves: [ValueID], inputs: [String: Tensor],
  parameters: [String: Tensor], dimensions: Dimensions, seed: UInt64 = 1, tolerance: Double = 1e-6,
  _ comment: @autoclosure () -> String = "", sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let differentiation = try differentiate(graph, output: output, withRespectTo: leaves)
  var gradientGraph = differentiation.graph
  gradientGraph.outputs = differentiation.gradients.enumerated().map { GraphOutput(name: "\($0)", value: $1) }
  let gradients = try evaluate(gradientGraph, inputs: inputs, parameters: parameters, dimensions: dimensions)

  var random = SeededGenerator(seed: seed)
  let directions = leaves.map { leaf in
    (0..<dimensions.count(of: graph.type(of: leaf))).map { _ in Double.random(in: -1...1, using: &random) }
  }
  var lossGraph = graph
  lossGraph.outputs = [GraphOutput(.loss, name: "loss", value: output)]
  func loss(at distance: Double) throws -> Double {
    var (inputs, parameters) = (inputs, parameters)
    for (leaf, direction) in zip(leaves, directions) {
      let move = { (tensor: inout Tensor) in
        for index in direction.indices { tensor.values[index] += distance * direction[index] }
      }
      switch graph[leaf].operation {
      case .input(let name): move(&inputs[name]!)
      case .parameter(let name): move(&parameters[name]!)
      default: Issue.record("\(leaf) is not a leaf", sourceLocation: sourceLocation)
      }
    }
    return try evaluate(lossGraph, inputs: inputs, parameters: parameters, dimensions: dimensions)[0].values[0]
  }

  let step = 1e-5
  let difference = (try loss(at: step) - loss(at: -step)) / (2 * step)
  var derivative = 0.0
  var magnitude = 0.0
  for (leaf, (gradient, direction)) in zip(leaves, zip(gradients, directions)) {
    #expect(gradient.type == graph.type(of: leaf), "\(comment())", sourceLocation: sourceLocation)
    for (x, v) in zip(gradient.values, direction) {
      derivative += x * v
      magnitude += abs(x * v)
    }
  }
  let scale = max(magnitude, abs(difference), 1e-3)
  #expect(
    abs(derivative - difference) <= tolerance * scale, "\(derivative), not \(difference) \(comment())",
    sourceLocation: sourceLocation)
}

extension Graph {
  /// A loss that tells all features of a value apart: the sum of the squares of (x + 1) times weights of the same type.
  mutating func addLoss(of value: ValueID, weights: ValueID) throws -> ValueID {
    let type = self.type(of: value)
    let shifted = try binary(.add, value, constant(1))
    let squares = try binary(.multiply, shifted, shifted)
    let loss = try add(.sum, [try binary(.multiply, squares, weights)])
    guard type.hasAxes else { return loss }
    return try add(.reduce(batch: type.batch, times: type.times), [loss])
  }
}
