/// Builds a graph from another one, in order, and remembers what each value became.
///
/// A value may be replaced by any value of the same type. The graph under construction is `graph`. What is appended to it
/// on the way to a value comes from the same place of the source, unless it says otherwise.
struct GraphRewriter {
  let source: Graph
  var graph: Graph
  private var map: [ValueID?]
  /// For scans that were rebuilt: what each of their results became.
  private var results: [ValueID: [ValueID?]] = [:]
  /// The nodes that have their origins.
  private var placedCount = 0

  init(_ source: Graph) {
    self.source = source
    graph = Graph(name: source.name)
    map = Array(repeating: nil, count: source.nodes.count)
  }

  /// What a value of the source became. A value must be replaced before it is asked for.
  subscript(value: ValueID) -> ValueID {
    get { map[value.index]! }
    set {
      map[value.index] = newValue
      placeNodes(of: value, whole: newValue)
    }
  }

  func isMapped(_ value: ValueID) -> Bool { map[value.index] != nil }

  func operands(of value: ValueID) -> [ValueID] { source[value].operands.map { self[$0] } }

  /// The node with its operands replaced.
  func rewired(_ value: ValueID) -> Node {
    var node = source[value]
    node.operands = operands(of: value)
    return node
  }

  /// Appends the node as it is, with its operands replaced. The result of a scan that was rebuilt becomes
  /// the value that was given for it.
  mutating func copy(_ value: ValueID) {
    if case .result(let index) = source[value].operation, let replacements = results[source[value].operands[0]],
      let replacement = replacements[index]
    {
      if graph[replacement].name == nil { graph[replacement].name = source[value].name }
      self[value] = replacement
    } else {
      self[value] = graph.append(rewired(value))
    }
  }

  /// Gives the values that the results of a scan became; nil for those that nobody uses.
  mutating func replace(scan: ValueID, results replacements: [ValueID?]) {
    results[scan] = replacements
    placeNodes(of: scan, whole: nil)
  }

  private mutating func placeNodes(of value: ValueID, whole: ValueID?) {
    guard placedCount < graph.nodes.count else { return }
    graph.place(from: placedCount, at: source.nodes[value.index].origin, whole: whole)
    placedCount = graph.nodes.count
  }

  /// The new graph, with the outputs of the source.
  consuming func finished() -> Graph {
    graph.outputs = source.outputs.map { $0.at(self[$0.value]) }
    return graph
  }
}

extension Graph {
  /// Appends what comes from a place of the source.
  mutating func appending<Result>(at origin: Origin, _ append: (inout Graph) throws -> Result) rethrows -> Result {
    let outer = self.origin
    self.origin = origin
    defer { self.origin = outer }
    return try append(&self)
  }

  /// Where several values come from.
  func origin(of values: [ValueID]) -> Origin { Origin(joining: values.map { nodes[$0.index].origin }) }

  var identifiers: [ValueID] { nodes.indices.map(ValueID.init) }

  /// A number repeated to a type.
  mutating func fill(_ value: Double, type: TensorType) throws -> ValueID {
    var result = constant(value)
    if !type.shape.isEmpty { result = try add(.broadcast(type.shape), [result]) }
    if type.hasAxes { result = try add(.spread(batch: type.batch, times: type.times), [result]) }
    return result
  }

  /// The sum of values, from left to right; nil if there are none.
  mutating func sum(of terms: [ValueID]) throws -> ValueID? {
    guard var total = terms.first else { return nil }
    for term in terms.dropFirst() { total = try binary(.add, total, term) }
    return total
  }

  /// The operands end to end along an axis; a single one as it is.
  mutating func concatenation(of operands: [ValueID], axis: Int, name: String? = nil) throws -> ValueID {
    operands.count == 1 ? operands[0] : try add(.concatenate(axis: axis), operands, name: name)
  }

  /// A range along an axis; a range that is everything, as it is.
  mutating func slice(_ value: ValueID, axis: Int, start: Int, count: Int, name: String? = nil) throws -> ValueID {
    if start == 0, count == type(of: value).shape[axis] { return value }
    return try add(.slice(axis: axis, start: start, count: count), [value], name: name)
  }
}
