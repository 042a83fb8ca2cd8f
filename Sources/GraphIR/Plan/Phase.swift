/// When a value can be computed.
enum Phase: Hashable, Comparable {
  /// From constants and counts alone: recomputed wherever it is used.
  case any
  /// From the parameters: once for each change of the parameters.
  case prepare
  /// On each shard, for its rows.
  case body
  /// From sums over all shards.
  case finish
}

/// The phase of each value of a graph, and whether it is computed in place by those who use it.
struct Phases {
  private(set) var phase: [Phase] = []
  /// Constants, repetitions, and cheap scalars of the batch as a whole have no storage of their own.
  private(set) var isInline: [Bool] = []

  /// - Parameter arguments: for the body of a scan, the phases of its arguments.
  init(_ graph: Graph, arguments: [Phase] = []) {
    for node in graph.nodes {
      let operands = node.operands.map { phase[$0.index] }
      let operandsHaveAxes = node.operands.contains { graph.type(of: $0).hasAxes }
      phase.append(Self.phase(of: node, operands: operands, arguments: arguments, operandsHaveAxes: operandsHaveAxes))
      isInline.append(isInline(node))
    }
  }

  private static func phase(
    of node: Node, operands: [Phase], arguments: [Phase], operandsHaveAxes: Bool
  ) -> Phase {
    switch node.operation {
    case .argument(let index): return arguments[index]
    case .parameter: return .prepare
    case .constant, .count: return .any
    case .spread: return operands[0] == .any ? .any : max(operands[0], .body)
    default: break
    }
    switch node.operation.traits.axes {
    case .source, .recurrence: return .body
    // Rows of one shard together: what it leaves of the batch is complete after all shards.
    case .step, .total: if operandsHaveAxes { return .body }
    case .row, .sequence: break
    }
    let latest = operands.max() ?? .any
    if node.type.hasAxes { return max(latest, node.isElementwise && latest == .any ? .any : .body) }
    // Without axes, from a value of the body: that is a sum over the batch.
    return latest == .body ? .finish : max(latest, node.isElementwise ? .any : .prepare)
  }

  private func isInline(_ node: Node) -> Bool {
    switch node.operation {
    case .constant, .count, .broadcast, .spread: true
    case .unary, .binary, .select: node.operands.allSatisfy { isInline[$0.index] && phase[$0.index] == .any }
    default: false
    }
  }
}

extension TensorType {
  /// Whether there is more than one value of it: for each example, or each step.
  var hasAxes: Bool { batch || time != nil }
}

extension Node {
  var isElementwise: Bool {
    switch operation {
    case .unary, .binary, .select, .broadcast, .spread: true
    default: false
    }
  }
}
