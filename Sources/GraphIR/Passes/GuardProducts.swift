/// A product in a loop that only one branch of a choice reads, `when step % 4 == 0 { tanh(W · h) } else { h }`, or that
/// multiplies what is zero unless a condition holds, as its gradient does, is computed at steps where the condition holds
/// for an example, and is zero elsewhere: `select(condition, product, 0)`, which plans make one instruction of.
///
/// Conditions are scalars, so that one is looked at for each example and not for each feature. That a step is valid is none:
/// padding is rare, and not worth looking for.
let guardProducts = Pass(
  name: "guard-products",
  summary: "skips products of a loop at steps where nobody needs them"
) { graph, notes in
  var rewriter = GraphRewriter(graph)
  for value in graph.identifiers {
    let node = rewriter.rewired(value)
    guard case .scan(var scan) = node.operation else {
      rewriter.copy(value)
      continue
    }
    let masks = graph[value].operands.map { graph[$0].operation.isMask }
    let guards = scan.body.guards { masks[$0] }
    if !guards.isEmpty {
      scan.body = try scan.body.guarding(guards)
      notes.add(.guarded, at: scan.body.name, "\(countText(guards.count, "product")) where a condition asks for them")
    }
    var copy = node
    copy.operation = .scan(scan)
    rewriter[value] = rewriter.graph.append(copy)
  }
  return rewriter.finished()
}

/// The same for the graph of a step, of which all steps are valid.
let guardProductsOfStep = Pass(
  name: "guard-products",
  summary: "skips products of a step where nobody needs them"
) { graph, notes in
  let guards = graph.guards { _ in false }
  guard !guards.isEmpty else { return graph }
  notes.add(.guarded, at: graph.name, "\(countText(guards.count, "product")) where a condition asks for them")
  return try graph.guarding(guards)
}

extension Graph {
  /// Products and the conditions without which they are not needed, or zero.
  /// - Parameter isMask: whether an argument says which steps are valid.
  fileprivate func guards(isMask: (Int) -> Bool) -> [ValueID: ValueID] {
    let (needed, zero) = (conditionsOfNeed(), conditionsOfNonzero())
    let uses = Uses(self)
    var guards: [ValueID: ValueID] = [:]
    for value in identifiers where isRowProduct(value) && nodes[value.index].operands.count == 2 {
      let node = self[value]
      guard type(of: node.operands[0]).count >= ValueID.guardedCount, !isGuarded(value, uses) else { continue }
      let conditions = (needed[value.index] ?? []).union(zero[node.operands[1].index])
      let usable = conditions.filter { condition in
        let source = self[condition]
        if case .argument(let index) = source.operation, isMask(index) { return false }
        return source.type == TensorType(batch: true) && !depends(condition, on: value)
      }
      if let first = usable.min() { guards[value] = first }
    }
    return guards
  }

  /// Whether a product is computed where a condition holds, and has to stay by itself.
  func isGuarded(_ value: ValueID, _ uses: Uses) -> Bool {
    let users = uses[value]
    return isRowProduct(value) && users.count == 1
      && users.allSatisfy { user in
        self[user].operation == .select && self[user].operands[1] == value && isZero(self[user].operands[2])
          && type(of: self[user].operands[0]) == TensorType(batch: true)
      }
  }

  private func depends(_ value: ValueID, on other: ValueID) -> Bool {
    guard value.index > other.index else { return value == other }
    var pending = [value]
    var seen: Set<ValueID> = []
    while let next = pending.popLast() {
      if next == other { return true }
      for operand in self[next].operands where operand.index >= other.index && seen.insert(operand).inserted {
        pending.append(operand)
      }
    }
    return false
  }

  /// For each value: the conditions all of which hold wherever somebody needs it; nil if nobody does.
  private func conditionsOfNeed() -> [Set<ValueID>?] {
    var needed = [Set<ValueID>?](repeating: nil, count: nodes.count)
    func need(_ value: ValueID, where conditions: Set<ValueID>) {
      needed[value.index] = needed[value.index].map { $0.intersection(conditions) } ?? conditions
    }
    for output in outputs { need(output.value, where: []) }
    for index in nodes.indices.reversed() {
      guard let conditions = needed[index] else { continue }
      let node = nodes[index]
      // Others put examples together, of which each has a condition of its own.
      let isOfRows = node.operation.traits.axes == .row
      for (position, operand) in node.operands.enumerated() {
        let isChosen = node.operation == .select && position == 1
        need(
          operand, where: isOfRows ? (isChosen ? conditions.union([node.operands[0]]) : conditions) : [])
      }
    }
    return needed
  }

  /// For each value: the conditions without any of which it is zero.
  private func conditionsOfNonzero() -> [Set<ValueID>] {
    var result: [Set<ValueID>] = []
    for node in nodes {
      func of(_ position: Int) -> Set<ValueID> { result[node.operands[position].index] }
      func isZero(_ position: Int) -> Bool { self.isZero(node.operands[position]) }
      switch node.operation {
      case .select where isZero(2): result.append(of(1).union([node.operands[0]]))
      case .select where isZero(1): result.append(of(2))
      case .select: result.append(of(1).intersection(of(2)))
      case .binary(.multiply), .outer: result.append(of(0).union(of(1)))
      case .product: result.append(of(0).union(of(1)))
      case .binary(.divide), .unary(.negate), .slice, .reshape, .transpose, .broadcast, .pad, .sum, .rearrange,
        .rearrangeSum, .unary(.detached):
        result.append(of(0))
      case .binary(.add), .binary(.subtract):
        result.append(isZero(0) ? of(1) : isZero(1) ? of(0) : of(0).intersection(of(1)))
      case .concatenate: result.append(node.operands.dropFirst().reduce(of(0)) { $0.intersection(result[$1.index]) })
      default: result.append([])
      }
    }
    return result
  }

  /// Whether a value is zero unless a condition holds that is more than that the step is valid.
  func isZeroWithoutCondition(_ value: ValueID, isMask: (Int) -> Bool) -> Bool {
    conditionsOfNonzero()[value.index].contains { condition in
      if case .argument(let index) = self[condition].operation, isMask(index) { return false }
      return type(of: condition) == TensorType(batch: true)
    }
  }

  /// The graph with zeros for the products at whose rows their conditions do not hold.
  fileprivate func guarding(_ guards: [ValueID: ValueID]) throws -> Graph {
    var rewriter = GraphRewriter(self)
    // A condition may stand behind the product.
    func copy(_ value: ValueID) {
      guard !rewriter.isMapped(value) else { return }
      for operand in self[value].operands { copy(operand) }
      rewriter.copy(value)
    }
    for value in identifiers {
      guard let condition = guards[value] else {
        copy(value)
        continue
      }
      for needed in self[value].operands + [condition] { copy(needed) }
      let product = rewriter.graph.append(rewriter.rewired(value))
      let guarded = try rewriter.graph.add(
        .select, [rewriter[condition], product, rewriter.graph.constant(0)], name: self[value].name)
      rewriter[value] = guarded
    }
    return rewriter.finished()
  }
}

extension ValueID {
  /// Numbers of a matrix below which a product is not worth a condition.
  fileprivate static let guardedCount = 256
}

extension Operation {
  fileprivate var isMask: Bool { if case .mask = self { true } else { false } }
}
