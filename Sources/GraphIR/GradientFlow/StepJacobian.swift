/// The derivative of a scan's step at all of its steps at once: J = ∂(states after the step) / ∂(states before it), for
/// each step and example by itself.
///
/// The body becomes a graph along the scan's axis, in which no step depends on another one. Its gradient is Jᵀ · u; that
/// is linear in u, so that its own gradient is J · v.
struct StepJacobian {
  private let stateTypes: [TensorType]
  private let transposed: Graph
  private let direct: Graph
  private let inputs: [String: Tensor]
  private let dimensions: Dimensions

  /// - Parameters:
  ///   - entering: the states before each step.
  ///   - operands: those of the scan.
  /// - Throws: `TypeError` if the step takes a cross-entropy of its states, which has no second derivative.
  init(_ scan: Scan, entering: [Tensor], operands: [Tensor], dimensions: Dimensions) throws {
    self.dimensions = dimensions
    stateTypes = entering.map(\.type)
    var graph = Graph(name: scan.body.name)
    var inputs: [String: Tensor] = [:]
    var map: [ValueID] = []
    for node in scan.body.nodes {
      guard case .argument(let index) = node.operation else {
        map.append(try graph.add(node.operation, node.operands.map { map[$0.index] }))
        continue
      }
      let tensor = index < scan.stateCount ? entering[index] : operands[index]
      inputs["\(index)"] = tensor
      map.append(graph.addSource(.input("\(index)"), type: tensor.type))
    }
    self.inputs = inputs
    var states: [ValueID] = []
    for (index, type) in stateTypes.enumerated() {
      let argument = scan.argument(index)
      states.append(argument.map { map[$0.index] } ?? graph.addSource(.input("unused \(index)"), type: type))
    }
    let left = graph.addInputs("left", stateTypes)
    let next = try zip(scan.nextStates, stateTypes).map { try graph.fit(map[$0.value.index], to: $1) }
    let backward = try differentiate(graph, cotangents: Array(zip(next, left)), withRespectTo: states)
    transposed = try backward.graph.results(backward.gradients)

    graph = backward.graph
    let right = graph.addInputs("right", stateTypes)
    let forward = try differentiate(graph, cotangents: Array(zip(backward.gradients, right)), withRespectTo: left)
    direct = try forward.graph.results(forward.gradients)
  }

  /// Jᵀ · u for a vector of each step and example: a tensor for each state, along the scan's axis.
  func transposedProduct(_ vectors: [Tensor]) throws -> [Tensor] {
    try evaluate(transposed, inputs: bound("left", vectors), dimensions: dimensions)
  }

  /// J · v.
  func product(_ vectors: [Tensor]) throws -> [Tensor] {
    // What the product was differentiated at does not matter, but that it is no zero, which would absorb.
    let ones = bound("left", stateTypes.map { Tensor($0, repeating: 1, in: dimensions) })
    return try evaluate(direct, inputs: bound("right", vectors).merging(ones) { $1 }, dimensions: dimensions)
  }

  private func bound(_ name: String, _ vectors: [Tensor]) -> [String: Tensor] {
    var inputs = inputs
    for (index, vector) in vectors.enumerated() { inputs["\(name) \(index)"] = vector }
    return inputs
  }
}

extension Graph {
  fileprivate mutating func addInputs(_ name: String, _ types: [TensorType]) -> [ValueID] {
    types.enumerated().map { addSource(.input("\(name) \($0)"), type: $1) }
  }

  fileprivate func results(_ values: [ValueID]) throws -> Graph {
    var graph = self
    graph.outputs = values.enumerated().map { GraphOutput(name: "\($0)", value: $1) }
    return try graph.withoutDeadCode()
  }
}
