/// The grammar of expressions. Its functions call each other for every level of nesting, and are small so that their
/// frames are, in builds without optimization too.
extension Parser {
  /// An expression. A line that starts with a binary operator continues it.
  mutating func expression() throws(SyntaxError) -> Expression {
    try enter()
    let value = try binary(from: .disjunction)
    depth -= 1
    return value
  }

  /// Counts a level of nesting.
  mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > Self.depthLimit { throw tooDeep(at: location) }
  }

  private func tooDeep(at place: SourceLocation) -> SyntaxError {
    fail("the expression is nested more than \(Self.depthLimit) levels deep; give its parts names", at: place)
  }

  /// The expression, unless it has become too deep.
  func node(_ kind: Expression.Kind, at place: SourceLocation) throws(SyntaxError) -> Expression {
    let expression = Expression(kind: kind, location: place)
    guard expression.height <= Self.depthLimit else { throw tooDeep(at: place) }
    return expression
  }

  // MARK: Operators

  /// An expression of operators that bind at least as tightly as this one.
  private mutating func binary(from strength: BinaryOperator.BindingStrength) throws(SyntaxError) -> Expression {
    var left = try unary()
    while let operation = binaryOperator(from: strength) { left = try apply(operation, to: left) }
    return left
  }

  private func binaryOperator(from strength: BinaryOperator.BindingStrength) -> BinaryOperator? {
    let operation: BinaryOperator?
    switch token.kind {
    case .symbol(let symbol): operation = BinaryOperator(rawValue: symbol.rawValue)
    case .identifier("and") where !isStatementStart: operation = .and
    case .identifier("or") where !isStatementStart: operation = .or
    case .identifier, .next, .number, .string, .invalid, .end: operation = nil
    }
    guard let operation, operation != .product, operation.bindingStrength >= strength else { return nil }
    return operation
  }

  private mutating func apply(_ operation: BinaryOperator, to left: Expression) throws(SyntaxError) -> Expression {
    let place = location
    advance()
    let right = try binary(from: operation.bindingStrength.tighter)
    if operation.bindingStrength == .comparison, binaryOperator(from: .comparison) != nil {
      throw fail("comparisons cannot be chained")
    }
    return try node(.binary(operation, left, right), at: place)
  }

  /// `-W · x` is -(W · x), and `-a * b` is (-a) * b.
  private mutating func unary() throws(SyntaxError) -> Expression {
    if at(.minus) { return try negation() }
    if at("not"), startsOperand(following) { return try complement() }
    let left = try postfix()
    return at(.dot) || at(.at) ? try product(left) : left
  }

  private mutating func negation() throws(SyntaxError) -> Expression {
    let place = location
    try enter()
    advance()
    let operand = try unary()
    depth -= 1
    return try node(.negation(operand), at: place)
  }

  /// `not a` is `a == 0`, and binds like a comparison.
  private mutating func complement() throws(SyntaxError) -> Expression {
    let place = location
    try enter()
    advance()
    let operand = try binary(from: .comparison)
    depth -= 1
    return try node(.binary(.equal, operand, try node(.number(0), at: place)), at: place)
  }

  private func startsOperand(_ token: Token) -> Bool {
    if token.startsLine, linesEndStatements { return false }
    switch token.kind {
    case .identifier(let word): return !["and", "or", "else", "over"].contains(word) && !isInfixWord(token)
    case .next, .number, .symbol(.leftParenthesis), .symbol(.minus): return true
    case .string, .symbol, .invalid, .end: return false
    }
  }

  /// From the right, so that `A · B · x` multiplies a matrix by a vector twice.
  private mutating func product(_ left: Expression) throws(SyntaxError) -> Expression {
    let place = location
    try enter()
    advance()
    let right = try unary()
    depth -= 1
    return try node(.binary(.product, left, right), at: place)
  }

  /// A value, and what stands behind it: `.last`, `[token]`.
  private mutating func postfix() throws(SyntaxError) -> Expression {
    var value = try primary()
    while true {
      if at(.period) {
        value = try member(of: value)
      } else if at(.leftBracket), continuesLine {
        value = try subscripted(value)
      } else if at(.apostrophe), continuesLine {
        guard let next = nextOfFamily(value), token.range.lowerBound == previous.range.upperBound else {
          throw detachedApostrophe()
        }
        value = next
        advance()
      } else {
        return value
      }
    }
  }

  /// `h[g]'` is the same as `h'[g]`.
  private func nextOfFamily(_ value: Expression) -> Expression? {
    func next(_ base: Expression) -> Expression? {
      guard case .name(let name) = base.kind else { return nil }
      return Expression(kind: .next(name), location: base.location)
    }
    switch value.kind {
    case .subscripted(let base, let index):
      return next(base).map { Expression(kind: .subscripted($0, index), location: value.location) }
    case .slice(let base, let range):
      return next(base).map { Expression(kind: .slice($0, range), location: value.location) }
    default: return nil
    }
  }

  func detachedApostrophe() -> SyntaxError { fail("the apostrophe of a next state directly follows its name") }

  private mutating func member(of value: Expression) throws(SyntaxError) -> Expression {
    let place = location
    advance()
    guard let member = token.identifier, !token.startsLine else { throw missing("the name of a member") }
    let name = Name(member, at: location)
    advance()
    if at(.leftParenthesis), continuesLine { throw fail("'.\(member)' is no function", at: place) }
    return try node(.member(value, name), at: value.location)
  }

  private mutating func subscripted(_ value: Expression) throws(SyntaxError) -> Expression {
    let opening = advance()
    let outer = setLinesEndStatements(false)
    let lower = at(.halfOpenRange) || at(.ellipsis) ? nil : try expression()
    if at(.colon) { throw fail("a range is written 'a..<b', without b, or 'a...b', with b") }
    guard at(.halfOpenRange) || at(.ellipsis) else {
      linesEndStatements = outer
      try close(.rightBracket, openedBy: opening)
      return try node(.subscripted(value, lower!), at: value.location)
    }
    let isClosed = at(.ellipsis)
    advance()
    let upper = at(.rightBracket) ? nil : try expression()
    if upper == nil, !isClosed { throw missing("the end of the range; 'a...' goes to the last element") }
    linesEndStatements = outer
    try close(.rightBracket, openedBy: opening)
    let range = ElementRange(lower: lower, upper: upper, isClosed: isClosed)
    return try node(.slice(value, range), at: value.location)
  }

  // MARK: Values

  private mutating func primary() throws(SyntaxError) -> Expression {
    if at(.leftParenthesis) { return try parenthesized() }
    if at(.leftBracket) { return try concatenation() }
    if at("scan") { return try scan() }
    if at("repeat") { return try repetition() }
    if at("when") { return try when() }
    if startsStep { return try step() }
    if token.identifier != nil { return try callOrName() }
    return try literal()
  }

  /// `step` alone is the number of the step.
  private var startsStep: Bool {
    at("step") && following.identifier != nil && !following.startsLine && !isInfixWord(following)
  }

  private mutating func literal() throws(SyntaxError) -> Expression {
    let place = location
    switch token.kind {
    case .number(let value):
      advance()
      return try node(.number(value), at: place)
    case .next(let name) where !(token.startsLine && isStatementStart):
      advance()
      return try node(.next(name), at: place)
    case .symbol(.ellipsis), .symbol(.halfOpenRange): throw ranges()
    case .string: throw fail("a string is only the path of an 'import'")
    case .symbol, .identifier, .next, .invalid, .end: throw missing("an expression")
    }
  }

  private func ranges() -> SyntaxError { fail("a range stands between the brackets behind a value: 'x[0..<4]'") }

  mutating func parenthesized() throws(SyntaxError) -> Expression {
    let opening = advance()
    let outer = setLinesEndStatements(false)
    let value = try expression()
    linesEndStatements = outer
    try close(.rightParenthesis, openedBy: opening)
    return value
  }

  private mutating func concatenation() throws(SyntaxError) -> Expression {
    let place = location
    let rows = try rows()
    return try node(rows.count > 1 ? .matrix(rows) : .concatenation(rows[0]), at: place)
  }

  /// `[1, 2; 3, 4]`
  private mutating func rows() throws(SyntaxError) -> [[Expression]] {
    let opening = token
    try expect(.leftBracket)
    if accept(.rightBracket) { return [[]] }
    let outer = setLinesEndStatements(false)
    var rows: [[Expression]] = [[]]
    repeat {
      repeat { rows[rows.count - 1].append(try element()) } while accept(.comma)
      rows.append([])
    } while accept(.semicolon)
    rows.removeLast()
    linesEndStatements = outer
    try close(.rightBracket, openedBy: opening, or: "',' or ")
    return rows
  }

  /// `[h, x]`, which may be empty.
  mutating func bracketed() throws(SyntaxError) -> [Expression] {
    let opening = token
    try expect(.leftBracket)
    if accept(.rightBracket) { return [] }
    let outer = setLinesEndStatements(false)
    var parts: [Expression] = []
    repeat { parts.append(try element()) } while accept(.comma)
    linesEndStatements = outer
    try close(.rightBracket, openedBy: opening, or: "',' or ")
    return parts
  }

  /// An expression between brackets, where a range may be tried.
  private mutating func element() throws(SyntaxError) -> Expression {
    let value = try expression()
    if at(.ellipsis) || at(.halfOpenRange) { throw ranges() }
    return value
  }

  /// `LSTM(256)`, or the name of an instance or a value.
  mutating func callOrName() throws(SyntaxError) -> Expression {
    let name = try usedName()
    guard at(.leftParenthesis), continuesLine else { return try node(.name(name.text), at: name.location) }
    let arguments = try arguments(needLabels: false)
    return try node(.call(name, arguments), at: name.location)
  }

  private mutating func usedName() throws(SyntaxError) -> Name {
    if token.startsLine, isStatementStart { throw missing("an expression") }
    guard let text = token.identifier else { throw missing("a name") }
    if Self.reservedWords.contains(text) { throw fail("'\(text)' is a reserved word, not a value") }
    let name = Name(text, at: location)
    advance()
    return name
  }

  /// `(density: 0.1, x)`
  mutating func arguments(needLabels: Bool) throws(SyntaxError) -> [Argument] {
    let opening = token
    try expect(.leftParenthesis)
    if accept(.rightParenthesis) { return [] }
    let outer = setLinesEndStatements(false)
    var arguments: [Argument] = []
    repeat {
      let label = label()
      if needLabels, label == nil { throw missing("a label, as in '(h: …)'") }
      arguments.append(Argument(label: label, value: try element()))
    } while accept(.comma)
    linesEndStatements = outer
    try close(.rightParenthesis, openedBy: opening, or: "',' or ")
    return arguments
  }

  /// `h:`, or of one direction of a bidirectional scan `forward.h:`.
  private mutating func label() -> Name? {
    guard let text = token.identifier else { return nil }
    let place = location
    if following.is(.period), let member = peek(2).identifier, peek(3).is(.colon) {
      for _ in 0..<4 { advance() }
      return Name("\(text).\(member)", at: place)
    }
    guard following.is(.colon) else { return nil }
    advance()
    advance()
    return Name(text, at: place)
  }
}

extension BinaryOperator {
  /// From the loosest binding to the tightest. The unary minus lies between the last two.
  enum BindingStrength: Int, Comparable {
    case disjunction, conjunction, comparison, sum, elementwise, product

    var tighter: BindingStrength { BindingStrength(rawValue: rawValue + 1) ?? .product }

    static func < (left: BindingStrength, right: BindingStrength) -> Bool { left.rawValue < right.rawValue }
  }

  var bindingStrength: BindingStrength {
    switch self {
    case .or: .disjunction
    case .and: .conjunction
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .elementwise
    case .product: .product
    }
  }
}
