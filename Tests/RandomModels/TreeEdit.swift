import GraphIR

/// Takes one thing out of a source: a statement, an operation around one of its operands, a part of a size.
///
/// All edits of a source are numbered, so that whoever makes an example small can try one after the other.
public struct TreeEdit {
  private var rest: Int

  /// The source after the edit of this number; nil if it has not so many.
  public static func text(of source: String, edit number: Int) -> String? {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load("Edited.rnn", reading: { _ in Array(source.utf8) }, diagnostics: diagnostics)
    guard var unit = sources.units.last, !diagnostics.hasErrors else { return nil }
    var edit = TreeEdit(rest: number)
    edit.apply(to: &unit)
    return edit.rest < 0 ? unit.description : nil
  }

  /// Whether it is the turn of the edit at hand.
  private mutating func isTurn() -> Bool {
    rest -= 1
    return rest == -1
  }

  private mutating func apply(to unit: inout SourceUnit) {
    for index in unit.cells.indices where isTurn() {
      unit.cells.remove(at: index)
      return
    }
    for index in unit.blocks.indices where isTurn() {
      unit.blocks.remove(at: index)
      return
    }
    for index in unit.models.indices { unit.models[index].body = statements(unit.models[index].body) }
    for index in unit.cells.indices { unit.cells[index].body = statements(unit.cells[index].body) }
    for index in unit.blocks.indices { unit.blocks[index].body = statements(unit.blocks[index].body) }
  }

  private mutating func statements(_ body: [Statement]) -> [Statement] {
    for index in body.indices.reversed() where isTurn() {
      var shorter = body
      shorter.remove(at: index)
      return shorter
    }
    return body.map { statement in
      var statement = statement
      statement.kind = edited(statement.kind)
      return statement
    }
  }

  private mutating func edited(_ statement: Statement.Kind) -> Statement.Kind {
    switch statement {
    case .constant(let name, let value): return .constant(name, expression(value))
    case .input(let name, var type, let isTarget):
      switch type?.element {
      case .vector(let shape): type!.element = .vector(shape.map { expression($0) })
      case .token(let count): type!.element = .token(expression(count))
      case nil: break
      }
      if type?.along != nil, isTurn() { type!.along = nil }
      return .input(name, type, isTarget: isTarget)
    case .state(let name, let shape, let along): return .state(name, shape.map { expression($0) }, along: along)
    case .parameter(let name, let shape, let initializer, let isFixed):
      return .parameter(
        name, shape.map { expression($0) }, initializer: initializer.flatMap { isTurn() ? nil : $0 },
        isFixed: isFixed && !isTurn())
    case .context: return statement
    case .equation(let name, let value): return .equation(name, expression(value))
    case .nextState(let name, let value): return .nextState(name, expression(value))
    case .output(let name, let value): return .output(name, expression(value))
    case .loss(let name, let value): return .loss(name, expression(value))
    case .fit(let name, let penalty): return .fit(name, penalty: expression(penalty))
    case .loop(var loop):
      loop.body = statements(loop.body)
      return .loop(loop)
    }
  }

  private mutating func expression(_ whole: Expression) -> Expression {
    func with(_ kind: Expression.Kind) -> Expression { Expression(kind: kind, location: whole.location) }
    func isLess(_ part: Expression) -> Expression? { isTurn() ? part : nil }
    switch whole.kind {
    case .number(let value):
      for smaller in [1, 2, (value / 2).rounded(.down)] where smaller >= 1 && smaller < value && isTurn() {
        return with(.number(smaller))
      }
      return whole
    case .name, .next: return whole
    case .negation(let x): return isLess(x) ?? with(.negation(expression(x)))
    case .binary(let operation, let a, let b):
      return isLess(a) ?? isLess(b) ?? with(.binary(operation, expression(a), expression(b)))
    case .concatenation(let parts):
      for part in parts where isTurn() { return part }
      return with(.concatenation(parts.map { expression($0) }))
    case .matrix(let rows):
      return with(.matrix(rows.map { row in row.map { expression($0) } }))
    case .call(let name, let arguments):
      for argument in arguments where isTurn() { return argument.value }
      return with(.call(name, arguments.map { edited($0) }))
    case .scan(var scan):
      if scan.direction != .forward, isTurn() { scan.direction = .forward }
      for index in scan.initialStates.indices where isTurn() {
        scan.initialStates.remove(at: index)
        return with(.scan(scan))
      }
      scan.cell = expression(scan.cell)
      scan.sequence = expression(scan.sequence)
      scan.contexts = scan.contexts.map { edited($0) }
      scan.initialStates = scan.initialStates.map { edited($0) }
      return isLess(scan.sequence) ?? with(.scan(scan))
    case .step(let cell, let input):
      return isLess(input) ?? with(.step(cell: expression(cell), input: expression(input)))
    case .member(let base, let name): return isLess(base) ?? with(.member(expression(base), name))
    case .subscripted(let base, let index): return with(.subscripted(expression(base), index))
    case .slice(let base, let range): return with(.slice(expression(base), range))
    case .repetition(let count, let variable, let initial, let body, let result):
      return isLess(initial)
        ?? with(
          .repetition(
            count: expression(count), variable: variable, initial: expression(initial), body: statements(body),
            result: expression(result)))
    case .when(let condition, let a, let b):
      return isLess(a) ?? isLess(b) ?? with(.when(expression(condition), expression(a), expression(b)))
    }
  }

  private mutating func edited(_ argument: Argument) -> Argument {
    var argument = argument
    argument.value = expression(argument.value)
    return argument
  }
}
