/// Has loops over matrices take several steps at a time.
///
/// A state that is only scaled and added outer products to, and only looked at by products with vectors (`MatrixState`), is
/// computed once for a chunk of steps. Within the chunk it is what it was before, scaled, and the vectors since: what is
/// read from it is one product for all steps of the chunk, and small ones. See docs/decisions/0033-chunks-of-steps.md.
///
/// - Parameters:
///   - steps: the steps of a chunk.
///   - smallest: the fewest elements of a matrix for which that is done.
func chunkingLoops(of steps: Int, fromElements smallest: Int) -> Pass {
  Pass(name: "chunk-loops", summary: "takes several steps at a time where states are sums of outer products") {
    graph, notes in
    let names = graph.scanNames()
    var rewriter = GraphRewriter(graph)
    for value in graph.identifiers {
      guard case .scan(let scan) = graph[value].operation,
        let chunks = ChunkedScan(scan, steps: steps, smallest: smallest)
      else {
        rewriter.copy(value)
        continue
      }
      var node = rewriter.rewired(value)
      node.name = names[value]
      rewriter.replace(scan: value, results: try chunks.replace(node, in: &rewriter.graph))
      let states = chunks.matrices.map { scan.stateName($0.state) }.joined(separator: ", ")
      notes.add(.chunked, at: names[value]!, "\(steps) steps at a time, behind which \(states) is computed once")
    }
    return rewriter.finished()
  }
}

/// As compiled. A chunk of eight has long enough products, and its body is eight times that of a step.
let chunkLoops = chunkingLoops(of: 8, fromElements: 256)

/// A loop, and the one over chunks of its steps.
struct ChunkedScan {
  let scan: Scan
  let steps: Int
  let matrices: [MatrixState]

  /// Nil for a loop that is better left as it is.
  init?(_ scan: Scan, steps: Int, smallest: Int) {
    self.scan = scan
    self.steps = steps
    matrices = (0..<scan.stateCount).compactMap { scan.matrixState($0) }.filter { state in
      !state.reads.isEmpty && scan.body.type(of: scan.nextStates[state.state].value).count >= smallest
    }
    let isOrdinary = scan.arguments().enumerated().allSatisfy { index, value in
      guard case .element = scan.role(ofArgument: index) else { return true }
      return value.map { scan.body.type(of: $0).isReal && !scan.body.type(of: $0).isSequence } ?? false
    }
    let writesRows = scan.writtenElements.allSatisfy { !scan.body.type(of: $0.value).isSequence }
    // Code grows with both.
    guard !matrices.isEmpty, isOrdinary, writesRows, scan.body.nodes.count * steps <= 4096 else { return nil }
  }

  /// Appends the loop over chunks, and what goes before and behind it.
  /// - Parameter node: the loop, with its operands in the graph.
  /// - Returns: what its results became.
  func replace(_ node: Node, in graph: inout Graph) throws -> [ValueID?] {
    let axis = scan.axis.derived(.every(steps))
    let elements = scan.stateCount..<scan.stateCount + scan.elementCount
    let known = elements.first { graph[node.operands[$0]].operation == .mask(scan.axis) }
    var body = ChunkedBody(self, mask: known)
    let chunk = Scan(
      axis: axis, isReversed: scan.isReversed, stateCount: scan.stateCount,
      elementCount: scan.elementCount + (known == nil ? 1 : 0), body: try body.built())
    var operands: [ValueID] = []
    for (index, operand) in node.operands.enumerated() {
      if index == elements.upperBound, known == nil { operands.append(try mask(along: axis, in: &graph)) }
      if elements.contains(index) {
        operands.append(try graph.add(.resample(axis), [operand]))
      } else {
        operands.append(body.isFlipped(index) ? try graph.add(.transpose, [operand]) : operand)
      }
    }
    if elements.upperBound == node.operands.count, known == nil { operands.append(try mask(along: axis, in: &graph)) }
    let types = try resultTypes(of: chunk, operands: operands.map { graph.type(of: $0) })
    let loop = graph.append(Node(.scan(chunk), operands, type: .bundle, name: node.name))
    return try types.indices.map { index in
      let result = graph.append(Node(.result(index), [loop], type: types[index]))
      if index >= scan.stateCount { return try graph.add(.restore(axis), [result]) }
      return body.isFlipped(index) ? try graph.add(.transpose, [result]) : result
    }
  }

  private func mask(along axis: TimeAxis, in graph: inout Graph) throws -> ValueID {
    try graph.add(.resample(axis), [try graph.add(.mask(scan.axis))])
  }
}
