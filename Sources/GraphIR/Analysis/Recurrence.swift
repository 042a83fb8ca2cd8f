/// States of a loop that affect each other from step to step, and how their next values depend on them.
///
/// The next values are linear if they are a · h + b with a and b free of these states, whatever the cell is called. That
/// follows from the linearity of operations (`OperationTraits`). States that were found before may be part of a and b.
struct Recurrence: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    /// The next values do not depend on the states: these are what something else was one step ago.
    case delay
    /// h' = a * h + b for each feature by itself; of several states, each one's next value is a sum of such terms.
    case elementwise
    /// h' = A · h + b, where an operation, the first of its kind, makes features depend on others.
    case mixing(ValueID)
    /// An operation, the first of its kind, is not linear in what depends on the states.
    case nonlinear(ValueID)
  }

  /// Their positions, in ascending order.
  var states: [Int]
  /// The states of other recurrences that these depend on, also over several steps, in ascending order.
  var sources: [Int]
  var form: Form
  /// Whether each value of the body depends on the states.
  var isDependent: [Bool]
}

extension Scan {
  /// The recurrences of the loop, each behind those that it depends on.
  func recurrences() -> [Recurrence] {
    let behind = statesBehindValues()
    let direct = nextStates.map { behind[$0.value.index] }
    // What each state is computed from, also over several steps.
    var sources = direct
    for _ in 0..<stateCount {
      for state in 0..<stateCount { for other in sources[state] { sources[state].formUnion(direct[other]) } }
    }
    var isFound = [Bool](repeating: false, count: stateCount)
    var groups: [[Int]] = []
    for state in 0..<stateCount where !isFound[state] {
      let group = (0..<stateCount).filter { $0 == state || sources[$0].contains(state) && sources[state].contains($0) }
      for member in group { isFound[member] = true }
      groups.append(group)
    }
    // Whoever depends on more comes later.
    groups.sort { (sources[$0[0]].union($0).count, $0[0]) < (sources[$1[0]].union($1).count, $1[0]) }
    return groups.map { group in
      recurrence(of: group, sources: sources[group[0]].subtracting(group).sorted())
    }
  }

  /// Which states each value depends on.
  func statesBehindValues() -> [Set<Int>] {
    var states: [Set<Int>] = []
    for node in body.nodes {
      if case .argument(let index) = node.operation {
        states.append(index < stateCount ? [index] : [])
      } else {
        states.append(node.operands.reduce(into: []) { $0.formUnion(states[$1.index]) })
      }
    }
    return states
  }

  func stateName(_ index: Int) -> String {
    arguments()[index].flatMap { body[$0].name } ?? body.outputs[index].name
  }

  private func recurrence(of states: [Int], sources: [Int]) -> Recurrence {
    // Of each value; nil if it does not depend on the states.
    var forms: [Recurrence.Form?] = []
    for value in body.identifiers {
      if case .argument(let index) = body[value].operation {
        forms.append(states.contains(index) ? .elementwise : nil)
      } else {
        forms.append(form(of: value, operands: body[value].operands.map { forms[$0.index] }))
      }
    }
    let next = states.compactMap { forms[body.outputs[$0].value.index] }
    let form = next.reduce(Recurrence.Form.delay) { $0.joined(with: $1) }
    return Recurrence(states: states, sources: sources, form: form, isDependent: forms.map { $0 != nil })
  }

  private func form(of value: ValueID, operands: [Recurrence.Form?]) -> Recurrence.Form? {
    let node = body[value]
    let dependent = operands.indices.filter { operands[$0] != nil }
    guard !dependent.isEmpty else { return nil }
    let known = dependent.compactMap { operands[$0] }.reduce(Recurrence.Form.delay) { $0.joined(with: $1) }
    if case .nonlinear = known { return known }
    guard node.operation.isLinear(in: dependent) || body.absorbsZero(node) else { return .nonlinear(value) }
    let isByFeature =
      node.operation.isElementwise && dependent.allSatisfy { body.type(of: node.operands[$0]).shape == node.type.shape }
    return known.joined(with: isByFeature ? .elementwise : .mixing(value))
  }
}

extension Recurrence.Form {
  /// The form of what depends on both.
  fileprivate func joined(with other: Self) -> Self {
    switch (self, other) {
    case (.nonlinear, _): self
    case (_, .nonlinear): other
    case (.mixing, _): self
    case (_, .mixing): other
    case (.delay, _): other
    case (.elementwise, _): self
    }
  }
}

extension Operation {
  /// Whether it is a · x + b of these operands together, with the others held.
  fileprivate func isLinear(in operands: [Int]) -> Bool {
    switch traits.linearity {
    case .none: false
    case .all: true
    case .each: operands.count == 1
    case .these(let range): operands.allSatisfy { range.contains($0) }
    }
  }
}

extension Graph {
  /// Whether it is `select(d, d * x, 0)`, which is d * x for every finite x (docs/decisions/0009-a-zero-cotangent-absorbs.md).
  func absorbsZero(_ node: Node) -> Bool {
    guard node.operation == .select, isZero(node.operands[2]) else { return false }
    let product = self[node.operands[1]]
    return product.operation == .binary(.multiply)
      && (product.operands[0] == node.operands[0]) != (product.operands[1] == node.operands[0])
  }
}
