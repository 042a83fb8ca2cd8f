/// When a value can be computed.
enum FunctionPart: Hashable, Comparable {
  /// From constants and counts alone: recomputed wherever it is used.
  case anywhere
  /// From the parameters: once for each change of the parameters.
  case prepare
  /// On each shard, for its rows.
  case body
  /// From sums over all shards.
  case finish
}

/// The part of each value of a graph, and whether it is computed in place by those who use it.
struct FunctionParts {
  private(set) var part: [FunctionPart] = []
  /// Constants, repetitions, and cheap scalars of the batch as a whole have no storage of their own.
  private(set) var isInline: [Bool] = []

  /// - Parameter arguments: for the body of a scan, the parts of its arguments.
  init(_ graph: Graph, arguments: [FunctionPart] = []) {
    for node in graph.nodes {
      let operands = node.operands.map { part[$0.index] }
      let operandsHaveAxes = node.operands.contains { graph.type(of: $0).hasAxes }
      part.append(Self.part(of: node, operands: operands, arguments: arguments, operandsHaveAxes: operandsHaveAxes))
      isInline.append(isInline(node))
    }
  }

  private static func part(
    of node: Node, operands: [FunctionPart], arguments: [FunctionPart], operandsHaveAxes: Bool
  ) -> FunctionPart {
    switch node.operation {
    case .argument(let index): return arguments[index]
    // A sum that a loop adds to is complete after all shards.
    case .result: return node.type.hasAxes ? .body : .finish
    case .parameter, .table: return .prepare
    case .constant, .count: return .anywhere
    case .spread: return operands[0] == .anywhere ? .anywhere : max(operands[0], .body)
    default: break
    }
    switch node.operation.traits.axes {
    case .source, .recurrence: return .body
    // Rows of one shard together: what it leaves of the batch is complete after all shards.
    case .step, .total: if operandsHaveAxes { return .body }
    case .row, .sequence: break
    }
    let latest = operands.max() ?? .anywhere
    if node.type.hasAxes { return max(latest, node.isElementwise && latest == .anywhere ? .anywhere : .body) }
    // Without axes, from a value of the body: that is a sum over the batch.
    return latest == .body ? .finish : max(latest, node.isElementwise ? .anywhere : .prepare)
  }

  private func isInline(_ node: Node) -> Bool {
    switch node.operation {
    case .constant, .count, .broadcast, .spread: true
    case .unary, .binary, .select: node.operands.allSatisfy { isInline[$0.index] && part[$0.index] == .anywhere }
    default: false
    }
  }
}

extension Node {
  var isElementwise: Bool {
    switch operation {
    case .unary, .binary, .select, .broadcast, .spread: true
    default: false
    }
  }
}
