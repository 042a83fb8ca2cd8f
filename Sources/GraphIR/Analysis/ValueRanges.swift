/// What is known about each value of a graph, whatever inputs and parameters it gets: by interval arithmetic over the
/// nodes in order. In the branches of a choice the condition is known.
struct ValueRanges {
  private let graph: Graph
  private var ranges: [ValueRange] = []
  /// Of each scan: the ranges of the values of its body, for all steps, and those of its results.
  private var scans: [ValueID: (body: ValueRanges, results: [ValueRange])] = [:]

  /// - Parameter arguments: for the body of a scan, the ranges of its arguments.
  init(_ graph: Graph, arguments: [ValueRange] = []) {
    self.graph = graph
    ranges.reserveCapacity(graph.nodes.count)
    for value in graph.identifiers {
      if case .scan(let scan) = graph[value].operation {
        scans[value] = scan.ranges(operands: graph[value].operands.map { ranges[$0.index] })
      }
      ranges.append(range(of: value, arguments: arguments))
    }
  }

  subscript(value: ValueID) -> ValueRange { ranges[value.index] }

  /// The ranges of the values of a scan's body.
  func body(of scan: ValueID) -> ValueRanges { scans[scan]!.body }

  private func range(of value: ValueID, arguments: [ValueRange]) -> ValueRange {
    let node = graph[value]
    switch node.operation {
    case .argument(let index): return arguments[index]
    case .result(let index): return scans[node.operands[0]]!.results[index]
    case .select:
      var budget = 100
      return choice(node, given: Assumptions(), budget: &budget)
    default:
      return graph.range(of: node, operands: node.operands.map { ranges[$0.index] })
    }
  }

  // MARK: Choices

  /// What is known of some values in a branch.
  private struct Assumptions {
    var ranges: [ValueID: ValueRange] = [:]
    /// No value before depends on those.
    var first = ValueID(.max)
  }

  private func choice(_ node: Node, given assumptions: Assumptions, budget: inout Int) -> ValueRange {
    let condition = Condition(node.operands[0], in: graph)
    var result: ValueRange?
    for (value, isTaken) in [(node.operands[1], true), (node.operands[2], false)] {
      let known = condition.map { adding($0, isTaken: isTaken, to: assumptions) } ?? assumptions
      var memory: [ValueID: ValueRange] = [:]
      let branch = range(of: value, given: known, memory: &memory, budget: &budget)
      result = result?.union(branch) ?? branch
    }
    return result!
  }

  private func adding(_ condition: Condition, isTaken: Bool, to assumptions: Assumptions) -> Assumptions {
    func current(_ value: ValueID) -> ValueRange { assumptions.ranges[value] ?? ranges[value.index] }
    let (greater, lesser) = (current(condition.greater), current(condition.lesser))
    // The other way round, the comparison is strict if it was not. It also fails with NaN.
    let isStrict = condition.isStrict == isTaken
    var (above, below) =
      isTaken
      ? (greater.above(lesser.low, isStrict: isStrict), lesser.below(greater.high, isStrict: isStrict))
      : (greater.below(lesser.high, isStrict: isStrict), lesser.above(greater.low, isStrict: isStrict))
    if isTaken { (above.mayBeNaN, below.mayBeNaN) = (false, false) }
    var result = assumptions
    result.ranges[condition.greater] = above
    result.ranges[condition.lesser] = below
    result.first = min(result.first, condition.greater, condition.lesser)
    return result
  }

  /// Computes a range again from what is known of some values: through elementwise operations, since the others mix
  /// features for which a condition holds with such for which it does not.
  private func range(
    of value: ValueID, given assumptions: Assumptions, memory: inout [ValueID: ValueRange], budget: inout Int
  ) -> ValueRange {
    if let known = assumptions.ranges[value] ?? memory[value] { return known }
    let node = graph[value]
    guard value > assumptions.first, node.operation.isElementwise, budget > 0 else { return ranges[value.index] }
    budget -= 1
    var range: ValueRange
    if node.operation == .select {
      range = choice(node, given: assumptions, budget: &budget)
    } else {
      var operands: [ValueRange] = []
      for operand in node.operands {
        operands.append(self.range(of: operand, given: assumptions, memory: &memory, budget: &budget))
      }
      range = graph.range(of: node, operands: operands)
    }
    range = range.intersection(ranges[value.index])
    memory[value] = range
    return range
  }
}

/// A comparison that a choice is made by.
private struct Condition {
  var greater: ValueID
  var lesser: ValueID
  var isStrict: Bool

  init?(_ value: ValueID, in graph: Graph) {
    let node = graph[value]
    switch node.operation {
    case .binary(.greater): isStrict = true
    case .binary(.greaterEqual): isStrict = false
    default: return nil
    }
    (greater, lesser) = (node.operands[0], node.operands[1])
  }
}

extension Graph {
  /// The range of a node's result, by those of its operands. Without a rule here, nothing is known.
  fileprivate func range(of node: Node, operands: [ValueRange]) -> ValueRange {
    var finite: ValueRange { operands.allSatisfy(\.isFinite) ? .finite : .unknown }
    let zero = ValueRange(0, 0)
    switch node.operation {
    case .input, .parameter, .scan: return .finite
    case .constant(let number): return number.isFinite ? ValueRange(number, number) : .unknown
    case .table(let table):
      let (low, high) = (table.values.min() ?? 0, table.values.max() ?? 0)
      return low.isFinite && high.isFinite ? ValueRange(low, high) : .unknown
    case .mask, .ends: return ValueRange(0, 1)
    case .count: return ValueRange(1, .infinity)
    case .index: return ValueRange(0, .infinity)
    case .noise(let noise): return noise.distribution == .uniform ? ValueRange(0, 1) : ValueRange(-6.4, 6.4)
    case .inTraining: return operands[0].union(operands[1])
    case .unary(let function): return operands[0].applying(function)
    case .binary(.multiply) where node.operands[0] == node.operands[1]: return operands[0].squared
    case .binary(let function): return .applying(function, operands[0], operands[1])
    case .select: return operands[1].union(operands[2])
    case .broadcast, .slice, .reshape, .transpose, .spread, .gather: return operands[0]
    case .rearrange: return operands[0].union(zero)
    case .rearrangeSum(let rearrangement):
      return operands[0].sum(of: Double(rearrangement.shape.reduce(1, *))).union(zero)
    case .concatenate: return operands.dropFirst().reduce(operands[0]) { $0.union($1) }
    case .pad, .place, .at, .shift, .resample, .restore: return operands[0].union(zero)
    case .sum: return operands[0].sum(of: Double(type(of: node.operands[0]).count))
    case .greatest: return operands[0]
    case .timeGreatest: return operands[0].union(zero)
    case .softmax, .timeSoftmax: return ValueRange(0, 1, mayBeNaN: !operands[0].isFinite)
    case .logSoftmax:
      return ValueRange(-.infinity, 0, mayBeInfinite: !operands[0].isFinite, mayBeNaN: !operands[0].isFinite)
    case .reduce: return operands[0].sum(of: .infinity)
    case .product:
      let count = Double(type(of: node.operands[1]).shape[0])
      return (operands[0] * operands[1]).sum(of: count)
    case .outer: return operands[0] * operands[1]
    case .outerSum, .productSum: return (operands[0] * operands[1]).sum(of: .infinity).union(zero)
    case .scatterSum: return operands[1].sum(of: .infinity).union(zero)
    case .crossEntropy, .crossEntropyGradient: return finite
    default: return .unknown
    }
  }
}
