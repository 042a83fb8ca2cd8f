/// A statement where it is evaluated: that of a loop, once for each round.
struct PlacedStatement {
  let statement: Statement
  let frame: Frame
  /// Which one of a family it defines.
  var index: Int?

  fileprivate var isState: Bool { if case .state = statement.kind { true } else { false } }

  /// The name that it gives a value to, as written.
  var name: Name? { index == nil ? statement.definedName : statement.definedFamily }

  /// Whose value it is.
  var owner: Frame { index == nil ? frame : frame.owner }

  /// What the owner keeps the value as.
  var key: String? {
    guard let name else { return nil }
    return index.map { Frame.key(name.text, $0) } ?? name.text
  }

  /// What it is called in the names of parameters and states: `f`, `h.2`.
  func path(_ name: Name) -> String { index.map { "\(name.text).\($0)" } ?? name.text + frame.suffix }
}

extension Statement {
  /// Whether it is evaluated as what its loops and indices say.
  fileprivate var needsExpansion: Bool {
    if case .loop = kind { true } else { index != nil }
  }
}

/// `for` over numbers that are known while compiling, and names with an index.
extension ModelLowering {
  /// Gives values to the names that the statements define.
  /// - Parameter order: of the statements, if there is no loop among them.
  func run(_ statements: [Statement], order: [Int], in frame: Frame) {
    guard statements.contains(where: \.needsExpansion) else {
      for index in order { run(PlacedStatement(statement: statements[index], frame: frame)) }
      return
    }
    var placed: [PlacedStatement] = []
    runConstants(statements, order: order, in: frame)
    expand(statements, in: frame, into: &placed)
    checkGaps(of: placed)
    // States keep the order of the source.
    placed = placed.filter(\.isState) + placed.filter { !$0.isState }
    let dependencies = Dependencies(needs: needs(of: placed))
    for cycle in dependencies.cycles {
      let names = cycle.compactMap { index in
        placed[index].name.map { name in placed[index].index.map { Frame.text(name.text, $0) } ?? name.text }
      }
      guard let first = names.first, let location = placed[cycle[0]].name?.location else { continue }
      _ = report(
        "'\(first)' depends on itself: \((names + [first]).joined(separator: " → "))", at: location)
    }
    for index in dependencies.order { run(placed[index]) }
  }

  private func run(_ placed: PlacedStatement) {
    // Of a name that is defined twice, which has been reported, the first definition counts.
    guard let key = placed.key, placed.owner.values[key] == nil else { return }
    do throws(Reported) {
      placed.owner.values[key] = try evaluating(placed.statement, in: placed.frame) { () throws(Reported) in
        try value(of: placed)
      }
    } catch {
      placed.owner.values[key] = .error
    }
  }

  /// Gives values to those constants that need no equation: loops and indices may use them.
  private func runConstants(_ statements: [Statement], order: [Int], in frame: Frame) {
    for index in order {
      guard case .constant = statements[index].kind, !statements[index].usedNames.contains(where: frame.isOpen) else {
        continue
      }
      run(PlacedStatement(statement: statements[index], frame: frame))
    }
  }

  /// The statements with those of the loops, once for each round. What has no meaning is left out.
  private func expand(_ statements: [Statement], in frame: Frame, into placed: inout [PlacedStatement]) {
    for statement in statements {
      do throws(Reported) {
        guard placed.count <= Self.evaluationLimit else {
          throw report(
            "the loops are too large: they have more than \(Self.evaluationLimit) statements", at: statement.location)
        }
        if case .loop(let loop) = statement.kind {
          let order = Dependencies(of: loop.body).order
          for (round, number) in try numbers(of: loop, in: frame).enumerated() {
            let inner = Frame(round: round, of: loop, number: number, in: frame)
            runConstants(loop.body, order: order, in: inner)
            expand(loop.body, in: inner, into: &placed)
          }
        } else {
          placed.append(try place(statement, in: frame))
        }
      } catch {
        for family in statement.definedFamilies { frame.owner.values[family.text] = .error }
      }
    }
  }

  private func place(_ statement: Statement, in frame: Frame) throws(Reported) -> PlacedStatement {
    guard let index = statement.index, let family = statement.definedFamily else {
      return PlacedStatement(statement: statement, frame: frame)
    }
    let number = try self.index(index, in: frame)
    guard frame.owner.addMember(number, to: family.text) else {
      throw report("'\(Frame.text(family.text, number))' is already defined", at: family.location)
    }
    return PlacedStatement(statement: statement, frame: frame, index: number)
  }

  /// The members of a family are those of a list.
  private func checkGaps(of placed: [PlacedStatement]) {
    for statement in placed {
      guard let index = statement.index, index > 0, let family = statement.name,
        statement.owner.families[family.text]?.contains(index - 1) == false
      else { continue }
      statement.owner.values[family.text] = .error
      if case .nextState = statement.statement.kind { continue }
      _ = report(
        "there is '\(Frame.key(family.text, index))', but no '\(Frame.key(family.text, index - 1))'",
        at: family.location)
    }
  }

  /// The index of a member: a whole number from 0.
  private func index(_ expression: Expression, in frame: Frame) throws(Reported) -> Int {
    let value = try known(expression, in: frame)
    guard value >= 0, value <= 1e6, value == value.rounded() else {
      throw report(
        "an index is a whole number from 0, not \(numberText(value))", at: expression.location)
    }
    return Int(value)
  }

  private func numbers(of loop: Loop, in frame: Frame) throws(Reported) -> [Value] {
    let numbers: [Value]
    switch loop.numbers {
    case .list(let expression):
      guard case .list(let values) = evaluate(expression, at: Site(frame: frame, naming: frame.naming)) else {
        // Its other mistakes have been reported.
        let value = try known(expression, in: frame)
        throw report(
          "'for' goes through a list or a range, as '0..<\(numberText(value))'", at: expression.location)
      }
      numbers = values
    case .range(let lower, let upper, let isClosed):
      let (first, end) = (try known(lower, in: frame), try known(upper, in: frame))
      guard first == first.rounded(), end == end.rounded(), first.magnitude <= 1e6, end.magnitude <= 1e6 else {
        throw report("a range is between whole numbers", at: lower.location)
      }
      let last = Int(isClosed ? end : end - 1)
      numbers = Int(first) <= last ? (Int(first)...last).map { .number(Double($0)) } : []
    }
    guard numbers.count <= Self.repetitionLimit else {
      throw report(
        "the loop has \(numbers.count) rounds, more than \(Self.repetitionLimit)", at: loop.variable.location)
    }
    for case .error in numbers { throw Reported() }
    return numbers
  }

  /// A number before any equation has a value.
  private func known(_ expression: Expression, in frame: Frame) throws(Reported) -> Double {
    var names = FreeNames()
    names.collect(expression)
    if let name = names.found.first(where: { frame.isOpen($0.name) }) {
      throw report(
        "loops and indices are known before equations, and '\(name.name)' is not", at: expression.location)
    }
    return try number(expression, at: Site(frame: frame, naming: frame.naming))
  }

  // MARK: Order

  /// For each statement, those that give values to what it uses.
  private func needs(of placed: [PlacedStatement]) -> [[Int]] {
    var definers: [ObjectIdentifier: [String: Int]] = [:]
    for (index, statement) in placed.enumerated() {
      guard let key = statement.key else { continue }
      let owner = ObjectIdentifier(statement.owner)
      if definers[owner]?[key] == nil { definers[owner, default: [:]][key] = index }
    }
    return placed.map { statement in
      statement.statement.uses.flatMap { use -> [Int] in
        var frame: Frame? = statement.frame
        while let current = frame {
          let own = definers[ObjectIdentifier(current)] ?? [:]
          if current.defines(use.name) || current.values[use.name] != nil { return own[use.name].map { [$0] } ?? [] }
          if let members = current.families[use.name] {
            return self.members(use.part, of: members, in: statement.frame).compactMap { own[Frame.key(use.name, $0)] }
          }
          frame = current.parent
        }
        return []
      }
    }
  }

  /// Which of a family are used. If that is not known yet, all.
  private func members(_ part: NameUse.Part?, of family: Set<Int>, in frame: Frame) -> Set<Int> {
    func number(_ expression: Expression) -> Int? {
      var names = FreeNames()
      names.collect(expression)
      guard !names.found.contains(where: { frame.isOpen($0.name) }),
        case .number(let value) = evaluate(expression, at: Site(frame: frame, naming: frame.naming))
      else { return nil }
      return Int(exactly: value)
    }
    let sorted = family.sorted()
    switch part {
    case nil: return family
    // Elements count by their order, as in any list.
    case .element(let index):
      guard let index = number(index) else { return family }
      // Of a branch that is not taken there may be no such member.
      return sorted.indices.contains(index) ? [sorted[index]] : []
    case .range(let range):
      let lower = range.lower.map(number) ?? 0
      let upper = range.upper.map(number) ?? sorted.count - (range.isClosed ? 1 : 0)
      guard let lower, let upper else { return family }
      return Set(
        sorted.indices.filter { $0 >= lower && (range.isClosed ? $0 <= upper : $0 < upper) }.map { sorted[$0] })
    }
  }
}
