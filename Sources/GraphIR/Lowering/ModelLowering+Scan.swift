/// Scans of cells over sequences.
extension ModelLowering {
  /// Everything that a scan gets from its surroundings.
  private struct ScanInput {
    var sequence: Operand
    var axis: TimeAxis
    var contexts: [String: Value] = [:]
    /// Of a family, all members' values.
    var initialStates: [String: (values: [Operand], expression: Expression)] = [:]

    /// What one direction of a bidirectional scan gets: what both get, and what its name stands before.
    func of(_ direction: String) -> ScanInput {
      var result = self
      for (name, initial) in initialStates where name.hasPrefix(direction + ".") {
        result.initialStates[String(name.dropFirst(direction.count + 1))] = initial
      }
      return result
    }
  }

  func scan(_ scan: ScanExpression, _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    let sequence = evaluate(scan.sequence, at: site.nested)
    let contexts = scan.contexts.map { evaluate($0.value, at: site.nested) }
    let initials = scan.initialStates.map { evaluate($0.value, at: site.nested) }
    let cell = try self.cell(scan.cell, at: site)
    guard site.scope === root else {
      throw report("a scan cannot stand in a cell", at: expression.location)
    }
    let tensor = try tensor(sequence, scan.sequence, at: site)
    guard let axis = tensor.type.time else {
      throw report(
        "\(scan.sequence.sourceText) is \(tensor.type.inWords), not a sequence: there is nothing to scan",
        at: scan.sequence.location)
    }
    var input = ScanInput(sequence: tensor, axis: axis)
    input.contexts = try self.contexts(scan, contexts, of: cell, along: axis, expression, at: site)
    input.initialStates = try initialStates(scan, initials, of: cell, at: site)

    switch scan.direction {
    case .forward:
      return try run(cell, naming: cell.naming, over: input, isReversed: false, carries: true, expression)
    case .reversed:
      return try run(cell, naming: cell.naming, over: input, isReversed: true, carries: false, expression)
    case .bidirectional:
      // It needs the entire sequence, so that there is nothing to carry on: both directions start afresh.
      let forward = try run(
        cell, naming: cell.naming.child("forward"), over: input.of("forward"), isReversed: false, carries: false,
        expression)
      let backward = try run(
        cell, naming: cell.naming.child("backward"), over: input.of("backward"), isReversed: true, carries: false,
        expression)
      return try joined(forward, backward, expression)
    }
  }

  private func joined(
    _ forward: Operand, _ backward: Operand, _ expression: Expression
  ) throws(Reported) -> Operand {
    func vector(_ tensor: Operand) throws(Reported) -> Operand {
      tensor.type.shape.isEmpty ? try emit(.reshape([1]), [tensor], expression, in: root) : tensor
    }
    guard forward.type.shape.count <= 1 else {
      throw report(
        "a bidirectional scan joins vectors, and the output of the cell is \(forward.type.shape)",
        at: expression.location)
    }
    var result = try emit(.concatenate(axis: 0), [vector(forward), vector(backward)], expression, in: root)
    for (first, second) in zip(forward.finals, backward.finals) where first.value.type.shape.count <= 1 {
      let both = try emit(.concatenate(axis: 0), [vector(first.value), vector(second.value)], expression, in: root)
      result.finals.append(FinalState(name: first.name, index: first.index, value: both))
    }
    return result
  }

  private func contexts(
    _ scan: ScanExpression, _ values: [Value], of cell: CellUse, along axis: TimeAxis, _ expression: Expression,
    at site: Site
  ) throws(Reported) -> [String: Value] {
    var contexts: [String: Value] = [:]
    for (argument, value) in zip(scan.contexts, values) {
      guard let label = argument.label else { throw Reported() }
      guard let isSequence = cell.contexts.first(where: { $0.name == label.text })?.isSequence else {
        if cell.declaration.lostNames.contains(label.text) { throw Reported() }
        throw report(
          "'\(cell.declaration.name.text)' has no context '\(label.text)'", at: label.location,
          suggestion: closestMatch(to: label.text, in: cell.contexts.map(\.name)))
      }
      var tensor = try tensor(value, argument.value, at: site)
      let text = argument.value.sourceText
      guard tensor.type.isSequence == isSequence else {
        throw report(
          isSequence
            ? "\(text) is \(tensor.type.inWords), and '\(label.text)' is a sequence"
            : "\(text) is \(tensor.type.inWords), and '\(label.text)' is one value for all steps; a whole sequence is "
              + "declared as 'context \(label.text): sequence'", at: argument.value.location)
      }
      // Each step sees all steps of the same sequence.
      if tensor.type.times.contains(axis) { tensor = try copied(tensor, along: axis, argument.value) }
      // Of a target: what it means in the cell is settled.
      for axis in tensor.type.times { openAxes.remove(axis) }
      contexts[label.text] = .tensor(tensor)
    }
    if let missing = cell.contexts.map(\.name).first(where: { contexts[$0] == nil }) {
      throw report(
        "'\(cell.declaration.name.text)' needs its context: with (\(missing): …)", at: expression.location)
    }
    return contexts
  }

  private func initialStates(
    _ scan: ScanExpression, _ values: [Value], of cell: CellUse, at site: Site
  ) throws(Reported) -> [String: (values: [Operand], expression: Expression)] {
    let states = cell.declaration.body.withLoops.compactMap {
      if case .state(let name, _, _) = $0.kind { name.text } else { nil }
    }
    let cellName = cell.declaration.name.text
    let families = Set(cell.declaration.body.flatMap(\.definedFamilies).map(\.text))
    var initials: [String: (values: [Operand], expression: Expression)] = [:]
    for (argument, value) in zip(scan.initialStates, values) {
      let expression = argument.value
      guard let label = argument.label else { throw Reported() }
      var name = label.text
      if scan.direction == .bidirectional, let period = name.firstIndex(of: "."),
        ["forward", "backward"].contains(name[..<period])
      {
        name = String(name[name.index(after: period)...])
      }
      guard states.contains(name) else {
        if cell.declaration.lostNames.contains(name) { throw Reported() }
        throw report(
          "'\(cellName)' has no state '\(name)'", at: label.location,
          suggestion: closestMatch(to: name, in: states))
      }
      guard initials[label.text] == nil else {
        throw report("the first value of '\(name)' is given twice", at: expression.location)
      }
      if families.contains(name), case .list(let members) = value {
        var tensors: [Operand] = []
        for member in members { tensors.append(try real(member, expression, at: site)) }
        initials[label.text] = (tensors, expression)
      } else {
        initials[label.text] = ([try real(value, expression, at: site)], expression)
      }
    }
    return initials
  }

  /// Lowers the cell to the body of a scan, and appends the scan.
  private func run(
    _ cell: CellUse, naming: Naming, over input: ScanInput, isReversed: Bool, carries: Bool, _ expression: Expression
  ) throws(Reported) -> Operand {
    let (name, axis) = (cell.declaration.name.text, input.axis)
    let body = GraphScope(name: name, parent: root)
    body.statePath = naming.statePath
    let element = body.addElement(type: input.sequence.type, on: axis, name: cell.inputName ?? "x")
    var values = cell.arguments.merging(input.contexts) { $1 }
    if let name = cell.inputName { values[name] = .tensor(Operand(id: element, scope: body)) }
    let frame = Frame(cell.declaration, scope: body, naming: naming, isOuterCell: true, values: values)
    let output = try within(cell.declaration, at: cell.location) { () throws(Reported) -> ValueID in
      try self.output(of: frame, in: body, expression)
    }

    var operands: [ValueID] = []
    var isCarried: [Bool] = []
    for state in body.states {
      let type = body.graph.type(of: state.value)
      if state.isOuter, let initial = input.initialStates[state.name] {
        // One value may be that of all members of a family.
        let member = initial.values.count == 1 ? 0 : state.index ?? 0
        guard initial.values.indices.contains(member) else {
          throw report(
            "'\(state.name)' has a member \(member), and \(initial.expression.sourceText) only "
              + "\(initial.values.count) values", at: initial.expression.location)
        }
        operands.append(try first(of: state, type: type, from: initial.values[member], initial.expression))
        isCarried.append(false)
      } else {
        // What belongs to the steps of a context ends with them.
        let isCarriedOn = carries && !type.isSequence
        operands.append(try first(of: state, type: type, isCarried: isCarriedOn, expression))
        isCarried.append(isCarriedOn)
      }
    }
    operands.append(input.sequence.id)
    var elementCount = 1
    if body.knownStepIndex != nil {
      operands.append(try emit(.index(axis), [], expression, in: root).id)
      elementCount += 1
    }
    var outputs: [GraphOutput] = []
    if !body.states.isEmpty {
      let mask = try emit(.mask(axis), [], expression, in: root)
      let valid = Operand(id: body.addElement(type: mask.type, on: axis, name: "mask"), scope: body)
      operands.append(mask.id)
      elementCount += 1
      for state in body.states {
        guard let next = state.next else {
          guard let index = state.index, !diagnostics.hasErrors else { throw Reported() }
          let name = Frame.key(state.name, index)
          throw report("the state '\(name)' has no next value: '\(name)' = …' is missing", at: cell.location)
        }
        let kept = [valid] + [next, state.value].map { Operand(id: $0, scope: body) }
        let value = try emit(.select, kept, expression, in: body).id
        // A reader looks for the equation of the state there.
        if !body.graph[next].operation.isSource { body.graph[value].origin = body.graph[next].origin }
        outputs.append(GraphOutput(name: Self.localName(state, in: naming), value: value))
      }
    }
    // The written sequence is the trajectory of the state, if it is one.
    let written = body.states.firstIndex { $0.next == output }.map { outputs[$0].value } ?? output
    outputs.append(GraphOutput(name: "output", value: written))
    operands += body.constants.map(\.outer)

    let scan = Scan(
      axis: axis, isReversed: isReversed, stateCount: body.states.count, elementCount: elementCount,
      body: body.body(outputs: outputs))
    return try results(of: scan, operands, states: body.states, isCarried: isCarried, expression)
  }

  /// The output of the cell, with batch.
  private func output(
    of frame: Frame, in body: GraphScope, _ expression: Expression
  ) throws(Reported) -> ValueID {
    let result = try result(of: frame)
    let site = Site(frame: frame, naming: frame.naming)
    let tensor = try real(result, outputExpression(of: frame.declaration) ?? expression, at: site)
    let id = body.capture(tensor)
    guard !tensor.type.isSequence else {
      throw report(
        "the output of '\(frame.declaration.name.text)' is a whole sequence at each step; 'sum(…, over: …)' makes one "
          + "value of it", at: (outputExpression(of: frame.declaration) ?? expression).location)
    }
    guard !body.graph.type(of: id).batch else { return id }
    return try emit(.spread(batch: true, times: []), [Operand(id: id, scope: body)], expression, in: body).id
  }

  private func outputExpression(of declaration: Declaration) -> Expression? {
    for statement in declaration.body {
      if case .output(_, let value) = statement.kind { return value }
    }
    return nil
  }

  /// `h`; `y.h` of a cell that runs inside.
  private static func localName(_ state: BodyState, in naming: Naming) -> String {
    state.path.hasPrefix(naming.statePath + ".") ? String(state.path.dropFirst(naming.statePath.count + 1)) : state.path
  }

  private func first(
    of state: BodyState, type: TensorType, from tensor: Operand, _ expression: Expression
  ) throws(Reported) -> ValueID {
    var tensor = tensor
    let shape = type.shape
    if case .constant = root.graph[tensor.id].operation, !shape.isEmpty {
      tensor = try emit(.broadcast(shape), [tensor], expression, in: root)
    }
    guard type.times.isSuperset(of: tensor.type.times) else {
      throw report(
        type.isSequence
          ? "\(expression.sourceText) runs along \(tensor.type.times.inWords), and the state along \(type.times.inWords)"
          : "\(expression.sourceText) is \(tensor.type.inWords); a state starts with one value, such as "
            + "'\(expression.sourceText).last'", at: expression.location)
    }
    guard tensor.type.shape == shape else {
      throw report(
        "\(expression.sourceText) is \(tensor.type.inWords), but the state '\(state.name)' is \(shape)",
        at: expression.location)
    }
    return try spread(tensor, to: type, expression)
  }

  /// Repeats a value along the axes of a state.
  private func spread(
    _ tensor: Operand, to type: TensorType, _ expression: Expression
  ) throws(Reported) -> ValueID {
    if tensor.type == type { return tensor.id }
    return try emit(.spread(batch: type.batch, times: type.times), [tensor], expression, in: root).id
  }

  private func first(
    of state: BodyState, type: TensorType, isCarried: Bool, _ expression: Expression
  ) throws(Reported) -> ValueID {
    if isCarried { return root.graph.addSource(.input(state.path), type: type, name: state.path) }
    var zero = Operand(id: root.graph.constant(0), scope: root)
    if !type.shape.isEmpty { zero = try emit(.broadcast(type.shape), [zero], expression, in: root) }
    return try spread(zero, to: type, expression)
  }

  private func results(
    of scan: Scan, _ operands: [ValueID], states: [BodyState], isCarried: [Bool], _ expression: Expression
  ) throws(Reported) -> Operand {
    let tensors = operands.map { Operand(id: $0, scope: root) }
    let bundle = try emit(.scan(scan), tensors, expression, in: root)
    func result(_ index: Int, name: String?) throws(Reported) -> Operand {
      do {
        return Operand(id: try root.graph.addResult(index, of: bundle.id, name: name), scope: root)
      } catch {
        throw report("internal error: \(error)", at: expression.location)
      }
    }
    var finals: [FinalState] = []
    for (index, state) in states.enumerated() {
      let final = try result(index, name: state.path)
      if state.isOuter { finals.append(FinalState(name: state.name, index: state.index, value: final)) }
      if isCarried[index] {
        carried.append((CarriedState(name: state.path, shape: final.type.shape), final))
      }
    }
    var output = try result(states.count, name: nil)
    output.finals = finals
    return output
  }
}
