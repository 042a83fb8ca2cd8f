extension Statement {
  /// The name that the statement defines; of a next state, with its prime. None of a family: which one, its index says.
  var definedName: Name? { index == nil ? baseName : nil }

  /// The family that the statement defines one of.
  var definedFamily: Name? { index == nil ? nil : baseName }

  private var baseName: Name? {
    switch kind {
    case .constant(let name, _), .input(let name, _, _), .state(let name, _, _), .parameter(let name, _, _, _),
      .context(let name, _), .equation(let name, _):
      return name
    case .nextState(let name, _): return Name(name.text + "'", at: name.location)
    case .output, .loss, .fit, .loop: return nil
    }
  }

  /// The families that the statement and those of its loops define.
  var definedFamilies: [Name] {
    guard case .loop(let loop) = kind else { return definedFamily.map { [$0] } ?? [] }
    return loop.body.flatMap(\.definedFamilies)
  }

  /// The names that the statement's expressions use, and the input that it runs along.
  var usedNames: [String] { uses.map(\.name) }

  var uses: [NameUse] {
    var names = FreeNames()
    names.collect(self)
    return names.found
  }
}

/// A name in an expression and, if it may be a family, which of it are meant.
struct NameUse {
  enum Part {
    case element(Expression)
    case range(ElementRange)
  }

  var name: String
  /// All if nil.
  var part: Part?
}

/// The names in an expression that it does not bind itself.
struct FreeNames {
  private(set) var found: [NameUse] = []
  private var bound: [String] = []

  private mutating func use(_ name: String, _ part: NameUse.Part? = nil) {
    if !bound.contains(name) { found.append(NameUse(name: name, part: part)) }
  }

  mutating func collect(_ statement: Statement) {
    if let index = statement.index { collect(index) }
    switch statement.kind {
    case .constant(_, let value), .equation(_, let value), .nextState(_, let value), .output(_, let value),
      .loss(_, let value):
      collect(value)
    case .input(_, let type, _):
      switch type?.element {
      case .vector(let shape): collect(shape)
      case .token(let classes): collect(classes)
      case nil: break
      }
      if let along = type?.along { use(along.text) }
    case .state(_, let shape, let along):
      collect(shape)
      if let along { use(along.text) }
    case .parameter(_, let shape, let initializer, _):
      collect(shape)
      if let initializer { collect(initializer) }
    case .context: break
    case .fit(let name, let penalty):
      use(name.text)
      collect(penalty)
    case .loop(let loop):
      collect(loop.numbers.expressions)
      collect(loop.body, binding: loop.variable)
    }
  }

  /// Statements whose names are their own.
  private mutating func collect(_ body: [Statement], binding variable: Name, result: Expression? = nil) {
    let outer = bound
    bound.append(variable.text)
    bound += body.compactMap(\.definedName?.text)
    for statement in body { collect(statement) }
    if let result { collect(result) }
    bound = outer
  }

  mutating func collect(_ expressions: [Expression]) {
    for expression in expressions { collect(expression) }
  }

  mutating func collect(_ expression: Expression) {
    switch expression.kind {
    case .number: break
    case .name(let name): use(name)
    case .next(let name): use(name + "'")
    case .negation(let operand): collect(operand)
    case .binary(_, let left, let right): collect([left, right])
    case .concatenation(let parts): collect(parts)
    case .matrix(let rows): collect(Array(rows.joined()))
    case .call(let name, let arguments):
      use(name.text)
      collect(arguments.map(\.value))
    case .scan(let scan):
      collect([scan.cell, scan.sequence] + scan.contexts.map(\.value) + scan.initialStates.map(\.value))
    case .step(let cell, let input): collect([cell, input])
    // A value of the step before is there before all equations.
    case .member(let base, let name): if name.text != "previous" { collect(base) }
    case .subscripted(let base, let index):
      collect(base, .element(index))
      collect(index)
    case .slice(let base, let range):
      collect(base, .range(range))
      collect(range.bounds)
    case .repetition(let count, let variable, let initial, let body, let result):
      collect([count, initial])
      collect(body, binding: variable, result: result)
    case .when(let condition, let first, let second): collect([condition, first, second])
    }
  }

  private mutating func collect(_ base: Expression, _ part: NameUse.Part) {
    switch base.kind {
    case .name(let name): use(name, part)
    case .next(let name): use(name + "'", part)
    default: collect(base)
    }
  }
}
