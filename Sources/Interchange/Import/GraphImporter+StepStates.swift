import ONNX

/// A state of a graph of one step, as the graph has it, or a row of it.
struct StepState {
  let before: Term
  let suggestion: String
  /// The input that brings it.
  let input: String
}

extension GraphImporter {
  /// What stands for an input that is a state: several rows, as of several layers, are several states.
  func stateValue(_ input: String, _ axes: [Axis]) -> Computed {
    let features = axes.features
    let batch = axes.firstIndex(of: .batch)
    let hasRows =
      features.count == 2 && features[0] <= 16 && axes[0].size != nil && (batch.map { $0 > 0 } ?? (features[0] == 2))
    guard hasRows else {
      let term = Term(.name(input), [], features)
      stepStates.append(StepState(before: term, suggestion: input, input: input))
      return Computed(term, axes)
    }
    let rows = (0..<features[0]).map { Term(.name("\(input)\($0)"), [], [features[1]]) }
    for (index, row) in rows.enumerated() {
      stepStates.append(StepState(before: row, suggestion: "\(input)\(index)", input: input))
    }
    return Computed(Term(.join, rows, [features[0] * features[1]]), axes)
  }

  /// Makes cells of what the states of a graph of one step go through: one for those that need each other.
  func makeCells() {
    do throws(Unsupported) {
      try removeStatesOfNodes()
      if !stepStates.isEmpty { try cutCells() }
    } catch {
      if !error.isKnown { problems.append(.init(place: "the states", reason: error.reason)) }
    }
  }

  /// What recurrent nodes have taken as their states needs no cell.
  private func removeStatesOfNodes() throws(Unsupported) {
    for (input, states) in grouped() {
      let taken = states.filter { index in
        if case .name(let name) = stepStates[index].before.form { stateInputs.contains(name) } else { false }
      }
      if taken.isEmpty { continue }
      guard taken.count == states.count else {
        throw Unsupported("a part of '\(input)' is the state of a recurrent node, and a part is not")
      }
      stateInputs.insert(input)
      stepStates.removeAll { $0.input == input }
    }
  }

  private func cutCells() throws(Unsupported) {
    var after = stepStates.map(\.before)
    for (input, states) in grouped() {
      for (index, term) in zip(states, try next(input, states)) { after[index] = term }
    }
    let states = Set(grouped().map { pairs[$0.input]! })
    let names = graph.outputs.map(\.name).filter { !states.contains($0) }
    var outputs: [(name: String, value: Computed)] = []
    for name in names { if case .computed(let value) = values[name] { outputs.append((name, value)) } }
    var terms = outputs.map(\.value.shaped)
    var finals: [ObjectIdentifier: Term] = [:]

    for group in groups(after) {
      let members = group.map { stepStates[$0] }
      let isWhole = members.count == 2 && members[0].input == members[1].input
      let others = after.indices.filter {
        !group.contains($0) && finals[ObjectIdentifier(stepStates[$0].before)] == nil
      }
      let cut = CellCut(
        before: members.map(\.before), after: group.map { after[$0] }, others: terms + others.map { after[$0] })
      let suggestions = isWhole ? ["h", "c"] : members.map(\.suggestion)
      let states = members.indices.map { index in
        CellText.State(before: members[index].before, after: after[group[index]], suggestion: suggestions[index])
      }
      var inputs = cut.inputs.map { term in
        let name = if case .name(let name) = term.form { name } else { term.preferredName }
        return StepBody.Given(inner: term, outer: term, suggestion: name)
      }
      if inputs.isEmpty {
        guard let input = graph.inputs.first(where: { pairs[$0.name] == nil && values[$0.name] != nil }),
          case .computed(let value) = values[input.name]
        else { throw Unsupported("nothing but states goes into them") }
        inputs = [.init(inner: value.term, outer: value.term, suggestion: input.name)]
      }
      let exported = cut.outputs.isEmpty ? [states[0].after] : cut.outputs
      let (scan, stateNames) = try scan(
        CellText(states: states, inputs: inputs, contexts: [], outputs: exported), named: "ImportedStep",
        over: CellText.joined(inputs.map(\.outer)), direction: "", from: states.map { _ in nil }, name: "hidden")
      var substitution = Substitution()
      for (term, part) in zip(exported, CellText.parts(scan, exported.map(\.shape))) { substitution[term] = part }
      terms = terms.map { substitution.applied(to: $0) }
      for index in others { after[index] = substitution.applied(to: after[index]) }
      for (state, name) in zip(members, stateNames) {
        finals[ObjectIdentifier(state.before)] = Term(.member("final.\(name)"), [scan], state.before.shape)
      }
    }
    for (output, term) in zip(outputs, terms) { values[output.name] = .computed(Computed(term, output.value.axes)) }
    for (input, states) in grouped() {
      let parts = states.map { finals[ObjectIdentifier(stepStates[$0].before)]! }
      let whole = parts.count == 1 ? parts[0] : Term(.join, parts, [CellText.width(parts)])
      values[pairs[input]!] = .computed(Computed(whole, [.size(CellText.width(parts))]))
      stateInputs.insert(input)
      notes.append("input '\(input)': a state, which is '\(pairs[input]!)' after the step")
    }
  }

  /// The states of each input.
  private func grouped() -> [(input: String, states: [Int])] {
    pairs.keys.sorted().map { input in (input, stepStates.indices.filter { stepStates[$0].input == input }) }
      .filter { !$0.states.isEmpty }
  }

  /// What the states of an input become.
  private func next(_ input: String, _ states: [Int]) throws(Unsupported) -> [Term] {
    guard case .computed(let before) = values[input], case .computed(let after) = values[pairs[input]!] else {
      throw Unsupported("the output '\(pairs[input]!)' does not depend on the model's inputs")
    }
    guard after.features == before.features || after.features.filter({ $0 != 1 }) == before.features.filter({ $0 != 1 })
    else { throw Unsupported("'\(input)' is \(before.axes), and '\(pairs[input]!)' is \(after.axes)") }
    if states.count == 1 { return [.reshape(after.shaped, stepStates[states[0]].before.shape)] }
    let width = stepStates[states[0]].before.shape
    if case .join = after.term.form, after.term.operands.count == states.count,
      after.term.operands.allSatisfy({ $0.shape.reduce(1, *) == width.reduce(1, *) })
    {
      return after.term.operands.map { .reshape($0.unreshaped(to: width), width) }
    }
    return states.indices.map { Term(.index("\($0)"), [.reshape(after.shaped, before.features)], width) }
  }

  /// States that need each other, before those that need them.
  private func groups(_ after: [Term]) -> [[Int]] {
    let count = stepStates.count
    let places = Dictionary(uniqueKeysWithValues: stepStates.enumerated().map { (ObjectIdentifier($1.before), $0) })
    var needs = after.map { term in
      Set(GraphImporter.reachable([term]).compactMap { places[ObjectIdentifier($0)] })
    }
    for middle in 0..<count {
      for index in 0..<count where needs[index].contains(middle) { needs[index].formUnion(needs[middle]) }
    }
    var left = Array(0..<count)
    var result: [[Int]] = []
    while let first = left.min(by: { needs[$0].count < needs[$1].count }) {
      let group = left.filter { $0 == first || (needs[first].contains($0) && needs[$0].contains(first)) }
      result.append(group)
      left.removeAll(where: group.contains)
    }
    return result
  }
}

/// The part of a graph of one step that is a cell: all that states go through on their way to what they become.
private struct CellCut {
  /// What comes from outside.
  private(set) var inputs: [Term] = []
  /// What others need of it.
  private(set) var outputs: [Term] = []

  init(before: [Term], after: [Term], others: [Term]) {
    let states = Set(before.map { ObjectIdentifier($0) })
    // What depends on the states, and what depends on no input at all.
    var depends: [ObjectIdentifier: Bool] = [:]
    var isConstant: [ObjectIdentifier: Bool] = [:]
    for term in GraphImporter.reachable(after + others) {
      let id = ObjectIdentifier(term)
      depends[id] = states.contains(id) || term.operands.contains { depends[ObjectIdentifier($0)]! }
      let isInput = if case .name = term.form { term.parameters.isEmpty } else { false }
      isConstant[id] = !isInput && term.operands.allSatisfy { isConstant[ObjectIdentifier($0)]! }
    }
    var core: Set<ObjectIdentifier> = []
    var found: [Term] = []
    func visit(_ term: Term) {
      let id = ObjectIdentifier(term)
      guard !core.contains(id), !found.contains(where: { $0 === term }) else { return }
      // Parts of a vector are taken within.
      let isPart = if case .index = term.form { true } else { false }
      guard depends[id]! || isConstant[id]! || isPart else {
        found.append(term)
        return
      }
      core.insert(id)
      for operand in term.operands { visit(operand) }
    }
    for term in after { visit(term) }
    core.formUnion(states)
    inputs = found
    var visited: Set<ObjectIdentifier> = []
    var needed: [Term] = []
    func need(_ term: Term) {
      let id = ObjectIdentifier(term)
      guard visited.insert(id).inserted else { return }
      if core.contains(id), depends[id]! {
        needed.append(term)
        return
      }
      for operand in term.operands { need(operand) }
    }
    for term in others { need(term) }
    outputs = needed
  }
}

/// Terms with others in the place of some of their parts.
struct Substitution {
  private var replaced: [ObjectIdentifier: Term] = [:]

  subscript(term: Term) -> Term? {
    get { replaced[ObjectIdentifier(term)] }
    set { replaced[ObjectIdentifier(term)] = newValue }
  }

  mutating func applied(to term: Term) -> Term {
    if let known = replaced[ObjectIdentifier(term)] { return known }
    let operands = term.operands.map { applied(to: $0) }
    var result = term
    if !zip(operands, term.operands).allSatisfy({ $0 === $1 }) {
      result = Term(term.form, operands, term.shape, name: term.preferredName)
      result.parameters = term.parameters
      result.isLayer = term.isLayer
      result.comment = term.comment
    }
    replaced[ObjectIdentifier(term)] = result
    return result
  }
}

extension Term {
  /// The term under a change of its shape, if it has this shape.
  fileprivate func unreshaped(to shape: [Int]) -> Term {
    if case .call(let function, _) = form, function == "flat" || function == "reshape", operands[0].shape == shape {
      return operands[0]
    }
    return self
  }
}
