/// Finds the mistakes of a declaration that can be seen without knowing any size: names that are unknown or defined
/// twice, statements that do not belong, missing next states and outputs, circular equations.
///
/// It sees every declaration once, used or not; what it has reported, lowering passes over in silence.
struct DeclarationChecker {
  let declaration: Declaration
  let namespace: Namespace
  let diagnostics: Diagnostics
  /// What the names mean: of the declaration, then of the repetitions around the place that is being looked at.
  var scopes: [[String: Symbol]] = []

  enum Symbol {
    /// Of a cell or block.
    case argument
    case constant(Expression)
    case input, state, parameter, context, value
  }

  init(_ declaration: Declaration, namespace: Namespace, diagnostics: Diagnostics) {
    self.declaration = declaration
    self.namespace = namespace
    self.diagnostics = diagnostics
  }

  mutating func check() {
    scopes = [symbols(of: declaration.body, arguments: declaration.parameters)]
    for statement in declaration.body {
      if let message = misplacement(of: statement) { diagnostics.error(message, at: statement.location) }
      check(statement)
    }
    checkStates()
    checkOutputs()
    checkCycles(declaration.dependencies, in: declaration.body)
    warnOfUnused()
  }

  /// Whether the name is a cell's or block's argument, or is defined by a statement.
  func symbol(_ name: String) -> Symbol? {
    for scope in scopes.reversed() {
      if let symbol = scope[name] { return symbol }
    }
    return nil
  }

  /// What was probably meant. Not looked for when nobody will see it, which in a long file of junk would take long.
  func suggestion(for name: String, in candidates: @autoclosure () -> [String]) -> String? {
    diagnostics.errorCount < Diagnostics.errorLimit ? closestMatch(to: name, in: candidates()) : nil
  }

  /// The names that could have been meant.
  var visibleNames: [String] { scopes.reversed().flatMap { $0.keys.sorted() } }

  /// The names that statements define; reports the ones that are defined twice.
  func symbols(of statements: [Statement], arguments: [Name]) -> [String: Symbol] {
    var symbols: [String: Symbol] = [:]
    var places: [String: Name] = [:]
    func define(_ name: Name, as symbol: Symbol?) {
      if let previous = places[name.text] {
        var message = "'\(name.text)' is already defined"
        if case .state = symbols[name.text] { message += " as a state; its next value is '\(name.text)' = …'" }
        diagnostics.error(
          message, at: name.location, notes: [.note("previously defined here", at: previous.location)])
        return
      }
      places[name.text] = name
      if let symbol { symbols[name.text] = symbol }
    }
    for argument in arguments { define(argument, as: .argument) }
    for statement in statements {
      if let name = statement.definedName { define(name, as: statement.symbol) }
    }
    // How many members a family has is for lowering to see.
    var families: [String: Name] = [:]
    for statement in statements.withLoops {
      guard let name = statement.definedFamily, families[name.text] == nil else { continue }
      families[name.text] = name
      define(name, as: statement.symbol)
    }
    return symbols
  }

  /// Why the statement cannot stand in this kind of declaration.
  func misplacement(of statement: Statement) -> String? {
    let place = "a \(declaration.kind.rawValue)"
    switch (statement.kind, declaration.kind) {
    case (.constant, _), (.parameter, _), (.equation, _), (.loop, _): return nil
    case (.input(_, let type, let isTarget), .cell):
      if isTarget { return "targets belong in models" }
      return type == nil ? nil : "the input of a cell has no type: it is an element of the sequence that is scanned"
    case (.input(let name, let type, _), .model):
      return type == nil ? "the type of '\(name.text)' is missing, such as 'sequence of [13]' or 'token(96)'" : nil
    case (.input, .block): return "the inputs of a block are its arguments: 'block name(x, width)'"
    case (.state, .cell), (.nextState, .cell): return nil
    case (.state, _), (.nextState, _): return "\(place) has no states: they belong in cells"
    case (.context, .cell): return nil
    case (.context, _): return "\(place) has no context: it belongs in cells"
    case (.output(let name, _), .cell), (.output(let name, _), .block):
      return name == nil ? nil : "the output of \(place) has no name"
    case (.output, .model): return nil
    case (.loss, .model): return nil
    case (.loss, _): return "\(place) has no loss: it belongs in models"
    case (.fit, .model): return nil
    case (.fit, _): return "nothing is fitted in \(place): a fit belongs in models"
    }
  }

  private func checkStates() {
    guard declaration.kind == .cell, !declaration.isIncomplete else { return }
    var next: Set<String> = []
    var inputs: [Name] = []
    for statement in declaration.body.withLoops {
      switch statement.kind {
      case .nextState(let name, _):
        next.insert(name.text)
        if case .state = scopes[0][name.text] { continue }
        diagnostics.error(
          "'\(name.text)' is not a state of '\(declaration.name.text)'", at: name.location,
          suggestion: suggestion(for: name.text, in: stateNames))
      case .input(let name, _, false): inputs.append(name)
      case .input, .constant, .state, .parameter, .context, .equation, .output, .loss, .fit, .loop: break
      }
    }
    for statement in declaration.body.withLoops {
      guard case .state(let name, _, _) = statement.kind, !next.contains(name.text),
        case .state = scopes[0][name.text]
      else { continue }
      diagnostics.error("the state '\(name.text)' has no next value: '\(name.text)' = …' is missing", at: name.location)
    }
    if inputs.count > 1 {
      diagnostics.error(
        "a cell has one input: pass several as '[a, b]'", at: inputs[1].location,
        notes: [.note("the other input", at: inputs[0].location)])
    }
  }

  var stateNames: [String] {
    declaration.body.withLoops.compactMap { if case .state(let name, _, _) = $0.kind { name.text } else { nil } }
  }

  private func checkOutputs() {
    if declaration.isIncomplete { return }
    let outputs = declaration.body.filter { if case .output = $0.kind { true } else { false } }
    let losses = declaration.body.filter { if case .loss = $0.kind { true } else { false } }
    let name = declaration.name
    if declaration.kind == .model {
      if outputs.isEmpty && losses.isEmpty {
        diagnostics.error("the model '\(name.text)' has neither an output nor a loss", at: name.location)
      }
      checkLosses(losses)
    } else if outputs.isEmpty {
      diagnostics.error("the \(declaration.kind.rawValue) '\(name.text)' has no output", at: name.location)
    } else if outputs.count > 1 {
      diagnostics.error(
        "a \(declaration.kind.rawValue) has one output: give several values as '[a, b]'", at: outputs[1].location,
        notes: [.note("the other output", at: outputs[0].location)])
    }
  }

  func checkCycles(_ dependencies: Dependencies, in body: [Statement]) {
    for cycle in dependencies.cycles {
      let names = cycle.compactMap { body[$0].definedName }
      guard let first = names.first else { continue }
      let path = (names.map(\.text) + [first.text]).joined(separator: " → ")
      let hint = declaration.kind == .cell ? "; only a state carries a value to the next step" : ""
      diagnostics.error("'\(first.text)' depends on itself: \(path)\(hint)", at: first.location)
    }
  }

  private func warnOfUnused() {
    if declaration.isIncomplete { return }
    var used: Set<String> = []
    for statement in declaration.body.withLoops { used.formUnion(statement.usedNames) }
    for statement in declaration.body.withLoops {
      switch statement.kind {
      case .parameter(let name, _, _, _) where !used.contains(name.text):
        diagnostics.warning("the parameter '\(name.text)' is never used", at: name.location)
      case .input(let name, _, let isTarget)
      where !used.contains(name.text) && (declaration.kind == .model || declaration.kind == .cell && !isTarget):
        diagnostics.warning("the \(isTarget ? "target" : "input") '\(name.text)' is never used", at: name.location)
      case .constant, .input, .state, .parameter, .context, .equation, .nextState, .output, .loss, .fit, .loop: break
      }
    }
  }
}

extension Statement {
  /// What the name that it defines is; of a next state nothing new.
  fileprivate var symbol: DeclarationChecker.Symbol? {
    switch kind {
    case .constant(_, let value): .constant(value)
    case .input: .input
    case .state: .state
    case .parameter: .parameter
    case .context: .context
    case .equation: .value
    case .nextState, .output, .loss, .fit, .loop: nil
    }
  }
}

extension [Statement] {
  /// These, and those of the loops among them.
  var withLoops: [Statement] {
    flatMap { statement -> [Statement] in
      if case .loop(let loop) = statement.kind { [statement] + loop.body.withLoops } else { [statement] }
    }
  }
}
