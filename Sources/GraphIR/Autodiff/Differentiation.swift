/// A graph extended by the gradient of one of its values.
public struct Differentiation: Sendable {
  /// The graph, with the nodes of the gradient appended. Scans may have got further results: the residuals.
  public var graph: Graph
  /// For each value asked for, its cotangent, of the value's own type.
  public var gradients: [ValueID]
  /// The values that may not be finite, of the graph and of the bodies of its scans, against which cotangents of zero are
  /// guarded.
  var guarded: Set<ValueID> = []
  var guardedInScans: [ValueID: Set<ValueID>] = [:]
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
  let one = graph.appending(at: graph[output].origin.gradient) { $0.constant(1) }
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
  let walk = ReverseWalk(
    source: graph, target: graph, active: active, ranges: ValueRanges(graph)
  ) { value, _ in value }
  for (value, cotangent) in cotangents { walk.cotangents.add(cotangent, to: value) }
  try walk.run()
  let gradients = try values.map { value in
    if let cotangent = walk.cotangent(of: value) { return cotangent }
    return try walk.target.appending(at: graph[value].origin.gradient) { try $0.zero(graph.type(of: value)) }
  }
  walk.target.origin = .unknown
  return Differentiation(
    graph: walk.target, gradients: gradients, guarded: walk.guarded, guardedInScans: walk.guardedInScans)
}

extension Differentiation {
  /// Which values gradients are guarded against, for explanations.
  ///
  /// - Parameter source: the graph that was differentiated.
  func notes(on source: Graph) -> [PassNote] {
    var notes = PassNotes(pass: "differentiate")
    func add(_ values: Set<ValueID>, of graph: Graph, at place: String) {
      guard !values.isEmpty else { return }
      let uses = Uses(graph)
      var names: [String] = []
      for value in values.sorted() {
        let name = graph.nameDownstream(of: value, uses) ?? graph.writtenName(of: value) ?? "a value without a name"
        if !names.contains(name) { names.append(name) }
      }
      notes.add(.guarded, at: place, names.joined(separator: ", ") + " may not be finite where a gradient is 0")
    }
    let names = source.scanNames()
    for (scan, values) in guardedInScans.sorted(by: { $0.key < $1.key }) {
      guard case .scan(let operation) = source[scan].operation else { continue }
      add(values, of: operation.body, at: names[scan]!)
    }
    add(guarded, of: source, at: source.name)
    return notes.notes
  }
}

extension Graph {
  /// Of a sequence that a scan writes: what the body calls its elements.
  fileprivate func writtenName(of value: ValueID) -> String? {
    guard case .result(let index) = self[value].operation,
      case .scan(let scan) = self[self[value].operands[0]].operation
    else { return nil }
    let output = scan.body.outputs[index]
    return scan.body[output.value].name ?? output.name
  }
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
    if type.hasAxes { value = try add(.spread(batch: type.batch, times: type.times), [value]) }
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
    let overTimes = from.times.subtracting(type.times)
    if overBatch || !overTimes.isEmpty { value = try add(.reduce(batch: overBatch, times: overTimes), [value]) }
    let alongBatch = type.batch && !from.batch
    let alongTimes = type.times.subtracting(from.times)
    if alongBatch || !alongTimes.isEmpty {
      value = try add(.spread(batch: alongBatch, times: alongTimes), [value])
    }
    return value
  }
}
