/// Uses of cells and blocks.
extension ModelLowering {
  /// Evaluates the arguments for a cell or block. Those of a cell are compile-time numbers.
  func evaluate(
    _ arguments: [Argument], of callee: Declaration, isPartial: Bool = false, at site: Site,
    _ location: SourceLocation
  ) throws(Reported) -> [String: Value] {
    let names = callee.parameters.map(\.text)
    let optional = callee.optionalParameters.map(\.text)
    guard
      let matched = try? match(
        arguments, to: names, optional: optional, isPartial: isPartial, of: callee.name.text, at: location)
    else {
      for argument in arguments { _ = evaluate(argument.value, at: site.nested) }
      throw Reported()
    }
    var values: [String: Value] = [:]
    for name in names + optional {
      guard let argument = matched[name] else { continue }
      let value = evaluate(argument, at: site.nested)
      values[name] = value
      guard callee.kind == .cell, value.isOfNetwork else { continue }
      values[name] = .error
      _ = report(
        "the argument '\(name)' of '\(callee.name.text)' is a compile-time number, and \(argument.sourceText) is "
          + "a value of the network", at: argument.location)
    }
    return values
  }

  /// `encoder(x)`: a use of a named block, with the arguments that `let` has left open.
  func use(of value: Value, _ name: Name, _ arguments: [Argument], at site: Site) throws(Reported) -> Value {
    guard case .instance(let instance) = value else {
      if case .error = value {
      } else {
        _ = report("'\(name.text)' is a value, not a function or block", at: name.location)
      }
      throw Reported()
    }
    let block = instance.declaration
    guard block.kind == .block else {
      throw report("'\(name.text)' is a cell: 'scan \(name.text) over x' runs it", at: name.location)
    }
    let open = block.parameters.map(\.text).filter { instance.arguments[$0] == nil }
    let optional = block.optionalParameters.map(\.text).filter { instance.arguments[$0] == nil }
    let matched: [String: Expression]
    do throws(ArgumentError) {
      matched = try match(arguments, to: open, optional: optional, of: name.text, at: name.location)
    } catch {
      throw report(error.message, at: error.location, suggestion: error.suggestion)
    }
    var values = instance.arguments
    for name in open + optional {
      if let argument = matched[name] { values[name] = evaluate(argument, at: site.nested) }
    }
    let naming = site.instance(instance.name).sharing(instance.scope)
    return try apply(block, values, naming: naming, in: site.scope, at: name.location)
  }

  /// The output of a block.
  func apply(
    _ block: Declaration, _ arguments: [String: Value], naming: Naming, in scope: GraphScope,
    at location: SourceLocation
  ) throws(Reported) -> Value {
    let frame = Frame(block, scope: scope, naming: naming, values: arguments)
    return try within(block, at: location) { () throws(Reported) -> Value in try result(of: frame) }
  }

  /// The output of a cell or block whose arguments and inputs are in the frame.
  func result(of frame: Frame) throws(Reported) -> Value {
    let declaration = frame.declaration
    run(declaration.body, order: declaration.dependencies.order, in: frame)
    for statement in declaration.body {
      if case .output(_, let value) = statement.kind {
        let output = try evaluating(statement, in: frame) { () throws(Reported) in
          evaluate(value, at: Site(frame: frame, naming: frame.naming))
        }
        try finishPrevious(in: frame)
        return output
      }
    }
    throw Reported()
  }

  /// A cell as a scan or a step names it.
  struct CellUse {
    var declaration: Declaration
    var arguments: [String: Value]
    var naming: Naming
    var location: SourceLocation

    /// The name of the input, if the cell has one.
    var inputName: String? {
      for statement in declaration.body {
        if case .input(let name, _, _) = statement.kind { return name.text }
      }
      return nil
    }

    /// The values that the surroundings give.
    var contexts: [(name: String, isSequence: Bool)] {
      declaration.body.compactMap { statement in
        if case .context(let name, let isSequence) = statement.kind { (name.text, isSequence) } else { nil }
      }
    }
  }

  func cell(_ expression: Expression, at site: Site) throws(Reported) -> CellUse {
    let name: Name
    let arguments: [Argument]
    switch expression.kind {
    case .name(let text): (name, arguments) = (Name(text, at: expression.location), [])
    case .call(let callee, let given): (name, arguments) = (callee, given)
    case .number, .next, .negation, .binary, .concatenation, .matrix, .scan, .step, .member, .subscripted, .slice,
      .repetition,
      .when:
      throw Reported()
    }
    if let value = site.frame.find(name.text) {
      guard case .instance(let instance) = value, instance.declaration.kind == .cell, arguments.isEmpty else {
        if case .error = value { throw Reported() }
        throw report("'\(name.text)' is not a cell", at: name.location)
      }
      return CellUse(
        declaration: instance.declaration, arguments: instance.arguments,
        naming: site.instance(name.text).sharing(instance.scope), location: expression.location)
    }
    guard let declared = namespace.find(name.text, fromLibrary: site.frame.declaration.isLibrary) else {
      throw Reported()
    }
    let values = try evaluate(arguments, of: declared, at: site, name.location)
    guard declared.kind == .cell else { throw Reported() }
    return CellUse(
      declaration: declared, arguments: values, naming: site.instance(name.text), location: expression.location)
  }

  /// `step GRU(hidden) on x`: the states of the inner cell become states of the body around it.
  func step(
    _ cell: Expression, _ input: Expression, _ expression: Expression, at site: Site
  ) throws(Reported) -> Value {
    let value = evaluate(input, at: site.nested)
    let use = try self.cell(cell, at: site)
    guard site.scope !== root else { throw Reported() }
    guard use.contexts.isEmpty else {
      throw report("'step' cannot give '\(use.declaration.name.text)' its context", at: expression.location)
    }
    if case .error = value { throw Reported() }
    var values = use.arguments
    if let name = use.inputName { values[name] = .tensor(try tensor(value, input, at: site)) }
    let frame = Frame(use.declaration, scope: site.scope, naming: use.naming, values: values)
    return try within(use.declaration, at: use.location) { () throws(Reported) -> Value in try result(of: frame) }
  }
}
