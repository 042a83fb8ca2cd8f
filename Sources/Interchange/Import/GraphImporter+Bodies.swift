import ONNX

/// A state of a body before it is run: what it is called there, and its first value.
struct BodyState {
  /// The input and the output of the body.
  var before: String
  var after: String
  var first: ImportedValue
  /// What the graph around it calls the first value.
  var operand: String
}

/// A body that was run once, with the terms of a cell.
struct BodyRun {
  let importer: GraphImporter
  /// Of the states: what stands for them before the step, and what they are after it.
  var before: [Computed]
  var after: [Term]
}

extension GraphImporter {
  /// Runs a body with terms for its states.
  ///
  /// The axes of a state are those of its first value, but for axes of size one there that the body makes larger, and for
  /// constants, which do not say which axis is that of the examples.
  /// - Parameter prepare: gives the body its other inputs.
  func run(
    _ graph: ONNXGraph, _ states: [BodyState], time: Axis?, prepare: (GraphImporter) -> Void
  ) throws(Unsupported) -> BodyRun {
    var failure: (problems: [ImportFailure.Problem], progress: Int)?
    var reason: String?
    let ranks = states.map { if case .constant(let constant) = $0.first { constant.shape.count } else { 0 } }
    for batch in [nil] + (0..<(ranks.max() ?? 0)).map(Optional.init) {
      var axes = states.map { firstAxes($0.first, batch: batch) }
      for _ in 0..<4 {
        let body = child(graph, time: time)
        let before = zip(states, axes).map { Computed(Term(.name($0.before), [], $1.features), $1) }
        for (state, value) in zip(states, before) { body.values[state.before] = .computed(value) }
        prepare(body)
        for node in graph.nodes { body.importNode(node) }
        guard body.problems.isEmpty else {
          if failure == nil || body.problems.count < failure!.problems.count {
            failure = (body.problems, body.progress)
          }
          break
        }
        var after: [Computed] = []
        for state in states { after.append(try body.result(state.after)) }
        if after.map(\.axes) == axes {
          progress += body.progress
          rounding += body.rounding
          return BodyRun(importer: body, before: before, after: after.map(\.shaped))
        }
        let wider = zip(axes, after).map { Self.widened($0, $1.axes) }
        guard !wider.contains(nil) else {
          let index = wider.firstIndex { $0 == nil }!
          reason =
            reason
            ?? "the state '\(states[index].before)' is \(axes[index]) before a step and \(after[index].axes) after it"
          break
        }
        if wider == axes {
          let shaped = zip(before, after).map { Term.reshape($1.shaped, $0.term.shape) }
          progress += body.progress
          rounding += body.rounding
          return BodyRun(importer: body, before: before, after: shaped)
        }
        axes = wider.map { $0! }
      }
    }
    if let failure {
      problems += failure.problems.map { .init(place: "\($0.place), in a body", reason: $0.reason) }
      progress += failure.progress
      throw .known
    }
    throw Unsupported(reason ?? "its states change their shape from step to step")
  }

  /// What a person has called gates is an equation, and what has to be one is called as in the file.
  func nameResults(of node: ONNXNode, _ results: [ImportedValue]) {
    for (name, value) in zip(node.outputs, results) {
      guard case .computed(let computed) = value, !computed.term.isLeaf, computed.term.preferredName.isEmpty else {
        continue
      }
      let isTelling =
        name.count <= 16 && name.allSatisfy { $0.isASCII && $0.isLetter }
        && name.lowercased() != node.operation.lowercased()
      guard isTelling, !["tmp", "val", "out", "output", "y"].contains(name) else { continue }
      computed.term.preferredName = name
      if ["Sigmoid", "Tanh", "Relu", "Softmax", "HardSigmoid", "Softsign"].contains(node.operation) {
        computed.term.isLayer = true
      }
    }
  }

  /// The axes of a state, if the first of them are these.
  private static func widened(_ before: [Axis], _ after: [Axis]) -> [Axis]? {
    guard before.count == after.count else { return nil }
    var result: [Axis] = []
    for (old, new) in zip(before, after) {
      switch (old, new) {
      case _ where old == new: result.append(old)
      case (.unit, .batch), (.unit, .size), (.size(1), .batch): result.append(new)
      case (.size(1), .unit), (.batch, .unit), (.batch, .size(1)): result.append(old)
      default: return nil
      }
    }
    return result
  }

  private func firstAxes(_ value: ImportedValue, batch: Int?) -> [Axis] {
    switch value {
    case .constant(let constant):
      constant.shape.enumerated().map { $0 == batch ? .batch : $1 == 1 ? .unit : .size($1) }
    case .filled(_, let axes): axes
    case .computed(let computed): computed.axes
    case .place(let place): place.axes
    case .lengths(let axes): axes
    case .extents, .list, .quantized: []
    }
  }

  private func result(_ name: String) throws(Unsupported) -> Computed {
    switch values[name] {
    case .computed(let computed): return computed
    case .place(let place): return try place.computed
    default: throw Unsupported("its body does not compute the state '\(name)' from what it gets")
    }
  }

  /// An importer of a body.
  private func child(_ graph: ONNXGraph, time: Axis?) -> GraphImporter {
    let body = GraphImporter(graph, opset: opset, interpretation, roles)
    body.modelName = modelName
    body.uses = graph.uses
    body.timeSizes = timeSizes
    body.lastSteps = lastSteps
    body.cells = cells
    let taken = StepBody(time: time)
    body.body = taken
    for name in graph.captured.keys.sorted() {
      if let value = values[name] { body.values[name] = taken.captured(value, name) }
    }
    for tensor in graph.initializers {
      if let constant = Constant(tensor) { body.values[tensor.name] = .constant(constant) }
    }
    return body
  }

  /// The cell that a body has become, scanned.
  /// - Parameters:
  ///   - outputs: what the body gives at each step, in the shape that it is to have.
  ///   - axis: of the steps, as far as it is known.
  /// - Returns: the sequences of the outputs, and the states after the last step.
  func scanned(
    _ run: BodyRun, _ states: [BodyState], outputs: [Term], axis: Axis?, node: ONNXNode
  ) throws(Unsupported) -> (outputs: [Term], finals: [Term]) {
    let taken = run.importer.body!
    let reachable = Self.reachable(run.after + outputs)
    if reachable.contains(where: { if case .scan = $0.form { true } else { false } }) {
      throw Unsupported("its body has recurrences of its own")
    }
    let used = Set(reachable.map { ObjectIdentifier($0) })
    var inputs = taken.inputs.filter { used.contains(ObjectIdentifier($0.inner)) }
    var contexts = taken.contexts.filter { used.contains(ObjectIdentifier($0.inner)) }
    let sequences = taken.sequences.filter { used.contains(ObjectIdentifier($0.inner)) }
    if run.before.contains(where: \.axes.hasTime) {
      throw Unsupported("it has a state for each step of a sequence")
    }
    guard sequences.isEmpty || roles.lengths.isEmpty || taken.seesMask || taken.isMasked else {
      throw Unsupported("it looks at steps behind the lengths of the examples, which are known")
    }
    // Of a stream nothing is known to be the same at all steps.
    if interpretation.isStep {
      inputs += contexts
      contexts = []
    }
    let time = taken.time ?? axis
    if inputs.isEmpty {
      guard let sequence = self.input(along: time) else {
        throw Unsupported("no sequence of the model says how many steps it has")
      }
      inputs = [.init(inner: Term(.name("x"), [], sequence.shape), outer: sequence, suggestion: "x")]
    }
    for (inner, outer) in run.importer.tokens {
      guard inputs.count == 1, case .name(inner) = inputs[0].inner.form, case .name(let input) = inputs[0].outer.form,
        tokens[input] ?? outer == outer
      else { throw Unsupported("its body takes elements at places that are computed") }
      tokens[input] = outer
    }
    let countsSteps = reachable.contains { if case .name("step") = $0.form { $0.parameters.isEmpty } else { false } }
    if taken.isReversed == true, countsSteps, !roles.lengths.isEmpty {
      throw Unsupported("it counts the steps from the end, which examples of different lengths do not share")
    }
    // The same output twice is one.
    var distinct: [Term] = []
    for output in outputs where !distinct.contains(where: { $0 === output }) { distinct.append(output) }
    if distinct.isEmpty {
      guard let state = run.after.first else { throw Unsupported("it gives nothing") }
      distinct = [state]
    }
    let isReversed = taken.isReversed ?? false
    let (first, carried) = try firstStates(run, states, isForward: !isReversed)
    let cell = CellText(
      states: states.indices.map { index in
        .init(before: run.before[index].term, after: run.after[index], suggestion: states[index].before)
      }, inputs: inputs, contexts: contexts + sequences, outputs: distinct)
    let name = node.suggestedName.isEmpty ? "hidden" : node.suggestedName
    let (scan, stateNames) = try self.scan(
      cell, named: "Imported\(node.operation)", over: CellText.joined(inputs.map(\.outer)),
      direction: isReversed ? "reversed" : "", from: first, name: name)
    scan.comment = node.name
    let parts = CellText.parts(scan, distinct.map(\.shape))
    let results = outputs.map { output in parts[distinct.firstIndex { $0 === output }!] }
    var finals: [Term] = []
    for (index, state) in stateNames.enumerated() {
      let final = Term(.member("final.\(state)"), [scan], run.before[index].term.shape)
      if let input = carried[index] {
        stateInputs.insert(input)
        carriedStates.insert(ObjectIdentifier(final))
        notes.append("\(input): the first value of the state \(state) of node '\(node.name)', which is carried")
      }
      finals.append(final)
    }
    return (results, finals)
  }

  /// What `from` says of each state: nothing, where it begins at zero or is carried from run to run.
  private func firstStates(
    _ run: BodyRun, _ states: [BodyState], isForward: Bool
  ) throws(Unsupported) -> (from: [Term?], carried: [Int: String]) {
    var result: [Term?] = []
    var carried: [Int: String] = [:]
    for (index, state) in states.enumerated() {
      let shape = run.before[index].term.shape
      switch state.first {
      case .filled(let number, _):
        result.append(number == 0 ? nil : self.filled(number, shape))
      case .constant(let constant):
        if constant.uniform == 0 {
          result.append(nil)
        } else if constant.values.count == shape.reduce(1, *) {
          let term = Term(.name(""), [], shape, name: constant.name)
          term.parameters = [ImportedParameter(name: "", shape: shape, values: constant.values)]
          result.append(term)
        } else if let number = constant.uniform {
          result.append(self.filled(number, shape))
        } else {
          throw Unsupported("its first states are another one for each example")
        }
      case .computed(let computed):
        guard computed.features.reduce(1, *) == shape.reduce(1, *), !computed.axes.hasTime else {
          throw Unsupported("its first states have the shape \(computed.axes)")
        }
        if isForward, case .name(let input) = computed.term.form, computed.term.parameters.isEmpty,
          isOnlyUse(state.operand, of: input), body == nil
        {
          carried[index] = input
          result.append(nil)
        } else {
          result.append(.reshape(computed.shaped, shape))
        }
      case .extents, .place, .lengths, .list, .quantized:
        throw Unsupported("its first states are no numbers that are known")
      }
    }
    return (result, carried)
  }

  private func filled(_ number: Double, _ shape: [Int]) -> Term {
    let term = Term(.name(""), [], shape, name: "first")
    let count = shape.reduce(1, *)
    term.parameters = [ImportedParameter(name: "", shape: shape, values: [Double](repeating: number, count: count))]
    return term
  }

  /// An input of the model along an axis.
  func input(along time: Axis?) -> Term? {
    for input in graph.inputs {
      guard case .computed(let computed) = values[input.name] else { continue }
      if let time, computed.axes.contains(time) { return computed.term }
      if interpretation.isStep, !roles.states.contains(input.name) { return computed.term }
    }
    return nil
  }

  static func reachable(_ terms: [Term]) -> [Term] {
    var visited: Set<ObjectIdentifier> = []
    var result: [Term] = []
    func visit(_ term: Term) {
      guard visited.insert(ObjectIdentifier(term)).inserted else { return }
      for operand in term.operands { visit(operand) }
      result.append(term)
    }
    for term in terms { visit(term) }
    return result
  }
}
