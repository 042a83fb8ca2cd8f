/// The names that statements define and use, and an order in which each stands after those it needs.
/// Equations may stand in any order in the source; evaluating them in this order needs no deep recursion.
struct Dependencies: Sendable {
  /// Indices of all statements.
  private(set) var order: [Int] = []
  /// Statements that need each other in a circle, each once.
  private(set) var cycles: [[Int]] = []

  init(of statements: [Statement]) {
    var definers: [String: Int] = [:]
    for (index, statement) in statements.enumerated() {
      if let key = statement.definedName?.text, definers[key] == nil { definers[key] = index }
    }
    self.init(needs: statements.map { statement in statement.usedNames.compactMap { definers[$0] } })
  }

  /// - Parameter needs: for each index, the indices that must stand before it.
  init(needs: [[Int]]) {
    walk(needs)
  }

  /// Depth first, with a stack of its own: a chain may be as long as the file.
  private mutating func walk(_ needs: [[Int]]) {
    enum Color { case unseen, open, done }
    var colors = [Color](repeating: .unseen, count: needs.count)
    var isInCycle = [Bool](repeating: false, count: needs.count)
    var stack: [(index: Int, next: Int)] = []
    for root in needs.indices where colors[root] == .unseen {
      stack.append((root, 0))
      colors[root] = .open
      while let top = stack.last {
        guard top.next < needs[top.index].count else {
          colors[top.index] = .done
          order.append(top.index)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let need = needs[top.index][top.next]
        switch colors[need] {
        case .unseen:
          stack.append((need, 0))
          colors[need] = .open
        case .open:
          let start = stack.firstIndex { $0.index == need } ?? 0
          let cycle = stack[start...].map(\.index)
          if !cycle.contains(where: { isInCycle[$0] }) { cycles.append(cycle) }
          for index in cycle { isInCycle[index] = true }
        case .done: break
        }
      }
    }
  }
}

extension Statement {
  /// The name that the statement defines; of a next state, with its prime.
  var definedName: Name? {
    switch kind {
    case .constant(let name, _), .input(let name, _, _), .state(let name, _, _), .parameter(let name, _, _, _),
      .context(let name, _), .equation(let name, _):
      return name
    case .nextState(let name, _): return Name(name.text + "'", at: name.location)
    case .output, .loss: return nil
    }
  }

  /// The names that the statement's expressions use, and the input that it runs along.
  var usedNames: [String] {
    var names = FreeNames()
    switch kind {
    case .constant(_, let value), .equation(_, let value), .nextState(_, let value), .output(_, let value),
      .loss(_, let value):
      names.collect(value)
    case .input(_, let type, _):
      switch type?.element {
      case .vector(let shape): names.collect(shape)
      case .token(let classes): names.collect(classes)
      case nil: break
      }
      if let along = type?.along { names.found.append(along.text) }
    case .state(_, let shape, let along):
      names.collect(shape)
      if let along { names.found.append(along.text) }
    case .parameter(_, let shape, let initializer, _):
      names.collect(shape)
      if let initializer { names.collect(initializer) }
    case .context: break
    }
    return names.found
  }
}

/// The names in an expression that it does not bind itself.
struct FreeNames {
  var found: [String] = []
  private var bound: [String] = []

  private mutating func use(_ name: String) {
    if !bound.contains(name) { found.append(name) }
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
    case .call(let name, let arguments):
      use(name.text)
      collect(arguments.map(\.value))
    case .scan(let scan):
      collect([scan.cell, scan.sequence] + scan.contexts.map(\.value) + scan.initialStates.map(\.value))
    case .step(let cell, let input): collect([cell, input])
    case .member(let base, _): collect(base)
    case .subscripted(let base, let index): collect([base, index])
    case .slice(let base, let range): collect([base] + range.bounds)
    case .repetition(let count, let variable, let initial, let body, let result):
      collect([count, initial])
      let outer = bound
      bound.append(variable.text)
      bound += body.compactMap(\.definedName?.text)
      for statement in body {
        for name in statement.usedNames { use(name) }
      }
      collect(result)
      bound = outer
    case .when(let condition, let first, let second): collect([condition, first, second])
    }
  }
}
