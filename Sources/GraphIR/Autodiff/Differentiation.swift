/// A graph extended by the gradient of one of its values.
public struct Differentiation: Sendable {
  /// The graph, with the nodes of the gradient appended. Scans may have got further results: the residuals.
  public var graph: Graph
  /// For each value asked for, its cotangent, of the value's own type.
  public var gradients: [ValueID]
}

/// Reverse-mode differentiation of a scalar.
///
/// - Parameters:
///   - output: a real scalar without axes, such as the loss.
///   - values: what to differentiate with respect to. Where the output does not depend on one, its gradient is zero.
/// - Throws: `TypeError` if the output is not such a scalar, or if it is itself a gradient of a cross-entropy.
public func differentiate(
  _ graph: Graph, output: ValueID, withRespectTo values: [ValueID]
) throws -> Differentiation {
  guard graph.type(of: output) == TensorType() else {
    throw TypeError("only a scalar can be differentiated, not \(graph.type(of: output))")
  }
  var graph = graph
  let one = graph.constant(1)
  return try differentiate(graph, cotangents: [(output, one)], withRespectTo: values)
}

/// Reverse-mode differentiation: one walk backwards over the nodes, each handing its cotangent on to its operands.
/// A scan becomes a scan in the opposite direction (backpropagation through time).
///
/// - Parameters:
///   - cotangents: values of the graph with their cotangents, which are values of the graph of the same types: those
///     of what the values are used for elsewhere.
///   - values: what to differentiate with respect to: the gradient is that of the sum of all products of a value and
///     its cotangent.
func differentiate(
  _ graph: Graph, cotangents: [(value: ValueID, cotangent: ValueID)], withRespectTo values: [ValueID]
) throws -> Differentiation {
  let active = activity(of: graph, seeds: Set(values))
  let walk = ReverseWalk(source: graph, target: graph, active: active) { value, _ in value }
  for (value, cotangent) in cotangents { walk.cotangents.add(cotangent, to: value) }
  try walk.run()
  let gradients = try values.map { value in
    if let cotangent = walk.cotangent(of: value) { return cotangent }
    return try walk.target.zero(graph.type(of: value))
  }
  return Differentiation(graph: walk.target, gradients: gradients)
}

/// Which values of a graph depend on the seeds in a way that has a derivative.
func activity(of graph: Graph, seeds: Set<ValueID>) -> [Bool] {
  var active = [Bool](repeating: false, count: graph.nodes.count)
  for (index, node) in graph.nodes.enumerated() {
    active[index] =
      seeds.contains(ValueID(index))
      || node.operands.contains { active[$0.index] }
  }
  return active
}

extension Graph {
  /// A zero of any real type.
  mutating func zero(_ type: TensorType) throws -> ValueID {
    var value = constant(0)
    if !type.shape.isEmpty { value = try add(.broadcast(type.shape), [value]) }
    if type.batch || type.time != nil { value = try add(.spread(batch: type.batch, time: type.time), [value]) }
    return value
  }

  /// Brings a cotangent to the type of its primal: sums over axes that the primal was broadcast along,
  /// repeats along axes that the primal was summed over.
  mutating func fit(_ value: ValueID, to type: TensorType) throws -> ValueID {
    var value = value
    let from = self.type(of: value)
    if type.shape.isEmpty, !from.shape.isEmpty { value = try add(.sum, [value]) }
    if from.shape.isEmpty, !type.shape.isEmpty { value = try add(.broadcast(type.shape), [value]) }
    let overBatch = from.batch && !type.batch
    let overTime = from.time != nil && type.time == nil
    if overBatch || overTime { value = try add(.reduce(batch: overBatch, time: overTime), [value]) }
    let alongBatch = type.batch && !from.batch
    let alongTime = type.time != nil && from.time == nil
    if alongBatch || alongTime {
      value = try add(.spread(batch: alongBatch, time: alongTime ? type.time : nil), [value])
    }
    return value
  }
}
