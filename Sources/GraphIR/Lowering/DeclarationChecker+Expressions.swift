extension DeclarationChecker {
  /// The names in a statement. `self` is mutating for the scopes of repetitions.
  mutating func check(_ statement: Statement) {
    if let index = statement.index { check(index) }
    switch statement.kind {
    case .constant(_, let value): checkConstant(value)
    case .equation(_, let value), .nextState(_, let value), .output(_, let value), .loss(_, let value): check(value)
    case .input(_, let type, _):
      guard let type else { return }
      switch type.element {
      case .vector(let shape): check(shape)
      case .token(let classes): check(classes)
      }
      if let along = type.along { checkAlong(along) }
    case .state(_, let shape, let along):
      check(shape)
      if let along { checkContext(along) }
    case .parameter(_, let shape, let initializer, _):
      check(shape)
      if let initializer { checkInitializer(initializer) }
    case .context: break
    case .fit(let name, let penalty):
      checkName(name.text, at: name.location)
      check(penalty)
    case .loop(let loop): checkLoop(loop)
    }
  }

  /// A state runs along a whole sequence, which the scan gives.
  private func checkContext(_ name: Name) {
    let isContext = declaration.body.contains { statement in
      if case .context(let context, isSequence: true) = statement.kind { context.text == name.text } else { false }
    }
    if isContext || declaration.lostNames.contains(name.text) { return }
    diagnostics.error(
      "a state runs along a context of its cell: 'context \(name.text): sequence'", at: name.location)
  }

  private mutating func check(_ expressions: [Expression]) {
    for expression in expressions { check(expression) }
  }

  private mutating func check(_ expression: Expression) {
    switch expression.kind {
    case .number: break
    case .name(let name): checkName(name, at: expression.location)
    case .next(let name): checkNext(name, at: expression.location)
    case .negation(let operand): check(operand)
    case .binary(_, let left, let right): check([left, right])
    case .concatenation(let parts): check(parts)
    case .matrix(let rows): check(Array(rows.joined()))
    case .call(let name, let arguments): checkCall(name, arguments)
    case .scan(let scan):
      if declaration.kind == .cell {
        diagnostics.error("a scan cannot stand in a cell; 'step' runs another cell", at: expression.location)
      }
      checkCell(scan.cell)
      check([scan.sequence] + scan.contexts.map(\.value) + scan.initialStates.map(\.value))
    case .step(let cell, let input):
      if declaration.kind != .cell {
        diagnostics.error("'step' stands in cells; a \(declaration.kind.rawValue) scans", at: expression.location)
      }
      checkCell(cell)
      check(input)
    case .member(let base, let name): checkMember(base, name, at: expression.location)
    case .subscripted(let base, let index): check([base, index])
    case .slice(let base, let range): check([base] + range.bounds)
    case .repetition(let count, let variable, let initial, let body, let result):
      check([count, initial])
      checkRound(variable, body, result)
    case .when(let condition, let first, let second):
      check(isTraining(condition) ? [first, second] : [condition, first, second])
    }
  }

  private func checkName(_ name: String, at location: SourceLocation) {
    if symbol(name) != nil { return }
    if name == "step" {
      if declaration.kind != .cell {
        diagnostics.error(
          "'step' is the number of the step in a cell; a \(declaration.kind.rawValue) has none", at: location)
      }
    } else if name == ModelLowering.trainingCondition {
      diagnostics.error("'training' is a condition: 'when training { … } else { … }'", at: location)
    } else if let declared = namespace.find(name, fromLibrary: declaration.isLibrary) {
      diagnostics.error("'\(name)' is a \(declared.kind.rawValue), not a value", at: location)
    } else if BuiltinFunction(rawValue: name) != nil {
      diagnostics.error("'\(name)' is a function and needs its arguments", at: location)
    } else if !declaration.lostNames.contains(name) {
      diagnostics.error(
        "'\(name)' is not defined", at: location, suggestion: suggestion(for: name, in: visibleNames))
    }
  }

  private func checkNext(_ name: String, at location: SourceLocation) {
    if case .state = symbol(name) { return }
    if declaration.lostNames.contains(name) { return }
    diagnostics.error(
      "'\(name)' is not a state: it has no next value", at: location,
      suggestion: suggestion(for: name, in: stateNames).map { $0 + "'" })
  }

  /// Whether a mistake that has been reported may hide what the name means.
  private func mayBeDefined(_ name: String) -> Bool {
    declaration.lostNames.contains(name) || namespace.mayDeclare(name)
  }

  private mutating func checkCall(_ name: Name, _ arguments: [Argument]) {
    let callee = name.text
    check(values(of: arguments, to: callee))
    switch symbol(callee) {
    // The number of arguments that an instance still takes is for lowering to see.
    case .constant: return
    case .argument, .input, .state, .parameter, .context, .value:
      diagnostics.error("'\(callee)' is a value, not a function or block", at: name.location)
      return
    case nil: break
    }
    if let declared = namespace.find(callee, fromLibrary: declaration.isLibrary) {
      guard declared.kind == .block else {
        diagnostics.error("'\(callee)' is a cell: 'scan \(callee)(…) over x' runs it", at: name.location)
        return
      }
      checkArguments(arguments, of: callee, declared, at: name.location)
    } else if Initializer.names.contains(callee), !arguments.contains(where: { $0.label?.text == "like" }) {
      let noise = BuiltinFunction(rawValue: callee) == nil ? "" : "; noise is drawn with '\(callee)(like: x)'"
      diagnostics.error("'\(callee)' draws parameters: it stands after 'param …: […] ='\(noise)", at: name.location)
    } else if let function = BuiltinFunction(callee, arguments) {
      checkArguments(
        arguments, of: callee, parameters: function.parameters, optional: function.optionalParameters,
        at: name.location)
    } else if !mayBeDefined(callee) {
      reportUnknown(
        "function or block", name,
        in: visibleNames + namespace.names(of: [.block]) + BuiltinFunction.allCases.map(\.rawValue))
    }
  }

  private func reportUnknown(_ thing: String, _ name: Name, in candidates: @autoclosure () -> [String]) {
    let message = "there is no \(thing) '\(name.text)'"
    switch ForeignName(name.text) {
    case .suggestion(let meant): diagnostics.error(message, at: name.location, suggestion: meant)
    case .hint(let hint): diagnostics.error("\(message); \(hint)", at: name.location)
    case nil:
      diagnostics.error(message, at: name.location, suggestion: suggestion(for: name.text, in: candidates()))
    }
  }

  private func checkArguments(
    _ arguments: [Argument], of callee: String, _ declared: Declaration, isPartial: Bool = false,
    at location: SourceLocation
  ) {
    checkArguments(
      arguments, of: callee, parameters: declared.parameters.map(\.text),
      optional: declared.optionalParameters.map(\.text), isPartial: isPartial, at: location)
  }

  private func checkArguments(
    _ arguments: [Argument], of callee: String, parameters: [String], optional: [String] = [],
    isPartial: Bool = false, at location: SourceLocation
  ) {
    do throws(ArgumentError) {
      _ = try match(
        arguments, to: parameters, optional: optional, isPartial: isPartial, of: callee, at: location)
    } catch {
      diagnostics.error(error.message, at: error.location, suggestion: error.suggestion)
    }
  }

  /// The cell of a scan or a step: `LSTM(256)`, or the name of an instance.
  private mutating func checkCell(_ cell: Expression) {
    let name: Name
    let arguments: [Argument]
    switch cell.kind {
    case .call(let callee, let given): (name, arguments) = (callee, given)
    case .name(let callee): (name, arguments) = (Name(callee, at: cell.location), [])
    case .number, .next, .negation, .binary, .concatenation, .matrix, .scan, .step, .member, .subscripted, .slice,
      .repetition,
      .when:
      diagnostics.error("'\(cell.sourceText)' is not a cell", at: cell.location)
      check(cell)
      return
    }
    check(arguments.map(\.value))
    switch symbol(name.text) {
    case .constant where arguments.isEmpty: return
    case .constant, .argument, .input, .state, .parameter, .context, .value:
      diagnostics.error("'\(name.text)' is not a cell", at: name.location)
      return
    case nil: break
    }
    guard let declared = namespace.find(name.text, fromLibrary: declaration.isLibrary) else {
      if mayBeDefined(name.text) { return }
      reportUnknown("cell", name, in: namespace.names(of: [.cell]) + visibleNames)
      return
    }
    guard declared.kind == .cell else {
      diagnostics.error("'\(name.text)' is a block, not a cell: call it", at: name.location)
      return
    }
    checkArguments(arguments, of: name.text, declared, at: name.location)
  }

  /// What `let` names: a number, or an instance of a cell or block.
  private mutating func checkConstant(_ value: Expression) {
    guard case .call(let name, let arguments) = value.kind, symbol(name.text) == nil,
      let declared = namespace.find(name.text, fromLibrary: declaration.isLibrary)
    else { return check(value) }
    check(arguments.map(\.value))
    checkArguments(
      arguments, of: name.text, declared, isPartial: declared.kind == .block, at: name.location)
  }

  private mutating func checkInitializer(_ initializer: Expression) {
    let name: Name
    let arguments: [Argument]
    switch initializer.kind {
    case .name(let text) where symbol(text) == nil: (name, arguments) = (Name(text, at: initializer.location), [])
    case .call(let callee, let given)
    where symbol(callee.text) == nil
      && (BuiltinFunction(rawValue: callee.text) == nil || Initializer.names.contains(callee.text)):
      (name, arguments) = (callee, given)
    case .number, .name, .next, .negation, .binary, .concatenation, .matrix, .call, .scan, .step, .member, .subscripted,
      .slice,
      .repetition, .when:
      return check(initializer)
    }
    guard let signature = Initializer.signatures.first(where: { $0.name == name.text }) else {
      diagnostics.error(
        "there is no initializer '\(name.text)': a parameter starts with a number, glorot, orthogonal, "
          + "uniform(low, high), normal(standardDeviation) or reservoir(density, spectralRadius)",
        at: name.location, suggestion: suggestion(for: name.text, in: Initializer.names))
      return
    }
    check(arguments.map(\.value))
    checkArguments(arguments, of: name.text, parameters: signature.parameters, at: name.location)
  }

  private mutating func checkMember(_ base: Expression, _ name: Name, at location: SourceLocation) {
    check(base)
    if case .member(_, let final) = base.kind, final.text == "final" { return }
    switch name.text {
    case "last", "first", "final", "indices", "count": break
    case "previous": checkPrevious(base, at: location)
    default:
      diagnostics.error(
        "there is no '.\(name.text)': a sequence has '.last' and '.first', a scan '.final', a list '.count' and "
          + "'.indices', a value of a cell '.previous'", at: name.location,
        suggestion: suggestion(for: name.text, in: ["last", "first", "final", "count", "indices", "previous"]))
    }
  }

  private func checkPrevious(_ base: Expression, at location: SourceLocation) {
    guard declaration.kind == .cell else {
      return diagnostics.error(
        "'.previous' stands in cells; of a sequence, 'delayed(\(base.sourceText))' is the one a step before",
        at: location)
    }
    guard case .name = base.kind, scopes.count == 1 else {
      return diagnostics.error(
        "'.previous' is of a name: of the input, a state or an equation of the cell", at: location)
    }
  }

  /// The body of a loop: its names are its own, but those with an index belong to what is around it.
  private mutating func checkLoop(_ loop: Loop) {
    for expression in loop.numbers.expressions { check(expression) }
    scopes.append(symbols(of: loop.body, arguments: [loop.variable]))
    for statement in loop.body {
      switch statement.kind {
      case .constant, .parameter, .equation, .loop: check(statement)
      case .state, .nextState:
        if let message = misplacement(of: statement) { diagnostics.error(message, at: statement.location) }
        check(statement)
        if statement.index == nil {
          diagnostics.error(
            "a state in a loop has an index, as in 'state h[\(loop.variable.text)]: …'", at: statement.location)
        }
      case .input, .context, .output, .loss, .fit:
        diagnostics.error("a loop holds equations, states, parameters and constants only", at: statement.location)
      }
    }
    checkCycles(Dependencies(of: loop.body), in: loop.body)
    scopes.removeLast()
  }

  private func checkAlong(_ name: Name) {
    if case .input = symbol(name.text) { return }
    if declaration.lostNames.contains(name.text) { return }
    let inputs = declaration.body.compactMap { statement in
      if case .input(let name, _, _) = statement.kind { name.text } else { nil }
    }
    diagnostics.error(
      "'\(name.text)' is not an input or target", at: name.location,
      suggestion: suggestion(for: name.text, in: inputs))
  }

  /// The body of a repetition: its names hide those around it.
  private mutating func checkRound(_ variable: Name, _ body: [Statement], _ result: Expression) {
    scopes.append(symbols(of: body, arguments: [variable]))
    for statement in body {
      switch statement.kind {
      case .constant, .parameter, .equation: check(statement)
      case .input, .state, .context, .nextState, .output, .loss, .fit, .loop:
        diagnostics.error("a repetition holds equations, parameters and constants only", at: statement.location)
      }
    }
    check(result)
    checkCycles(Dependencies(of: body), in: body)
    scopes.removeLast()
  }
}
