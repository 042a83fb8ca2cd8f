extension Expression {
  /// The expression as it could stand in a source file, for messages: `W · [h, x]`. Long ones are cut.
  var sourceText: String {
    let text = rendered(in: 0)
    return text.count <= 60 ? text : text.prefix(57) + "…"
  }

  /// - Parameter context: how tightly the surroundings bind; a looser expression gets parentheses.
  fileprivate func rendered(in context: Int) -> String {
    switch kind {
    case .number(let value): return numberText(value)
    case .name(let name): return name
    case .next(let name): return name + "'"
    case .negation(let operand):
      let text = "-" + operand.rendered(in: Self.negation)
      return Self.negation < context ? "(\(text))" : text
    case .binary(let operation, let left, let right):
      let precedence = operation.precedence
      // `A · B · x` is `A · (B · x)`; the others group from the left.
      let (first, second) = operation == .product ? (1, 0) : (0, 1)
      let text =
        left.rendered(in: precedence + first) + " \(operation.rawValue) " + right.rendered(in: precedence + second)
      return precedence < context ? "(\(text))" : text
    case .concatenation(let parts): return "[\(Self.list(parts))]"
    case .matrix(let rows): return "[\(rows.map { Self.list($0) }.joined(separator: "; "))]"
    case .call(let name, let arguments): return "\(name.text)(\(Self.list(arguments)))"
    case .scan(let scan):
      var text = "scan "
      switch scan.direction {
      case .forward: break
      case .reversed: text += "reversed "
      case .bidirectional: text += "bidirectional "
      }
      text += "\(scan.cell.rendered(in: 0)) over \(scan.sequence.rendered(in: 0))"
      if !scan.contexts.isEmpty { text += " with (\(Self.list(scan.contexts)))" }
      if !scan.initialStates.isEmpty { text += " from (\(Self.list(scan.initialStates)))" }
      return context > 0 ? "(\(text))" : text
    case .step(let cell, let input):
      let text = "step \(cell.rendered(in: 0)) on \(input.rendered(in: 0))"
      return context > 0 ? "(\(text))" : text
    case .member(let base, let name): return base.rendered(in: Self.tightest) + "." + name.text
    case .subscripted(let base, let index): return base.rendered(in: Self.tightest) + "[\(index.rendered(in: 0))]"
    case .slice(let base, let range):
      return base.rendered(in: Self.tightest) + "[\(range.rendered { $0.rendered(in: 0) })]"
    case .repetition(let count, let variable, let initial, _, _):
      return "repeat \(count.rendered(in: 0)) with \(variable.text) = \(initial.rendered(in: 0)) { … }"
    case .when(let condition, let first, let second):
      return "when \(condition.rendered(in: 0)) { \(first.rendered(in: 0)) } else { \(second.rendered(in: 0)) }"
    }
  }

  /// The right operands of the products in it.
  var factors: [String] {
    switch kind {
    case .binary(.product, let left, let right): left.factors + [right.rendered(in: BinaryOperator.product.precedence)]
    case .binary(_, let left, let right): left.factors + right.factors
    case .negation(let operand): operand.factors
    case .concatenation(let parts): parts.flatMap(\.factors)
    case .matrix(let rows): rows.joined().flatMap(\.factors)
    case .call(_, let arguments): arguments.flatMap(\.value.factors)
    case .member(let base, _), .subscripted(let base, _), .slice(let base, _): base.factors
    case .number, .name, .next, .scan, .step, .repetition, .when: []
    }
  }

  private static let negation = 6
  private static let tightest = 10

  fileprivate static func list(_ expressions: [Expression]) -> String {
    expressions.map { $0.rendered(in: 0) }.joined(separator: ", ")
  }

  private static func list(_ arguments: [Argument]) -> String {
    arguments.map { argument in
      (argument.label.map { $0.text + ": " } ?? "") + argument.value.rendered(in: 0)
    }.joined(separator: ", ")
  }
}

extension Statement {
  /// The statement on one line, as it could stand in a source file.
  var sourceText: String {
    let element = index.map { "[\($0.rendered(in: 0))]" } ?? ""
    return switch kind {
    case .equation(let name, let value): "\(name.text)\(element) = \(value.rendered(in: 0))"
    case .nextState(let name, let value): "\(name.text)\(element)' = \(value.rendered(in: 0))"
    case .output(let name, let value): "output \(name.map { "\($0.text): " } ?? "")\(value.rendered(in: 0))"
    case .loss(let name, let value): "loss \(name.map { "\($0.text): " } ?? "")\(value.rendered(in: 0))\(trainedText)"
    case .constant(let name, let value): "let \(name.text) = \(value.rendered(in: 0))"
    case .state(let name, let shape, let along):
      "state \(name.text)\(element): [\(Expression.list(shape))]\(along.map { " along \($0.text)" } ?? "")"
    case .parameter(let name, let shape, _, let isFixed):
      "\(isFixed ? "fixed " : "")param \(name.text)\(element): [\(Expression.list(shape))]"
    case .fit(let name, let penalty): "fit \(name.text) by ridge(\(penalty.rendered(in: 0)))"
    case .input, .context, .loop: description
    }
  }
}

extension BinaryOperator {
  /// A greater one binds tighter.
  fileprivate var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    case .product: 7
    }
  }
}

/// A number as one writes it: `3`, not `3.0`.
func numberText(_ value: Double) -> String {
  value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
}

extension Expression {
  /// Whether it can be nothing but 0 or 1.
  var isCondition: Bool {
    guard case .binary(let operation, _, _) = kind else { return false }
    return operation.bindingStrength <= .comparison
  }
}
