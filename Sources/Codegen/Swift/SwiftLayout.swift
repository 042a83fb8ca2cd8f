/// The text of expressions: on one line where it fits, else broken after an opening parenthesis or before an operator.
struct SwiftLayout {
  /// The column at which the statement begins.
  var indentation: Int

  private var inner: SwiftLayout { SwiftLayout(indentation: indentation + 2) }

  /// - Parameters:
  ///   - used: the columns that the line holds already, without its indentation.
  ///   - reserved: the columns that must stay free at the end.
  func text(of expression: SwiftExpression, after used: Int, reserving reserved: Int = 0) -> String {
    let flat = flat(expression)
    if indentation + used + flat.count + reserved <= SwiftPrinter.lineLength { return flat }
    switch expression {
    case .call(let callee, let arguments) where !arguments.isEmpty:
      return broken(self.flat(callee) + "(", arguments, ")", reserving: reserved)
    case .index(let base, let arguments) where !arguments.isEmpty:
      return broken(self.flat(base) + "[", arguments, "]", reserving: reserved)
    case .array(let elements) where !elements.isEmpty:
      let rows = inner.filled(elements.map { inner.text(of: $0, after: 0, reserving: 1) })
      return (["["] + rows.map { margin + "  " + $0 }).joined(separator: "\n") + ",\n\(margin)]"
    case .binary(let left, let operation, let right):
      let first = text(of: left, after: used)
      let second = inner.text(of: right, after: operation.rawValue.count + 1, reserving: reserved)
      return "\(parenthesized(left, first, isNeeded: needsParentheses(left, in: operation, isLeft: true)))\n\(margin)  "
        + "\(operation.rawValue) "
        + parenthesized(right, second, isNeeded: needsParentheses(right, in: operation, isLeft: false))
    case .attempt(let value): return "try " + text(of: value, after: used + 4, reserving: reserved)
    case .closure(let name, let value):
      let head = name.map { " \(escaped($0)) in" } ?? ""
      return "{\(head)\n\(margin)  \(inner.text(of: value, after: 0))\n\(margin)}"
    default: return flat
    }
  }

  private var margin: String { String(repeating: " ", count: indentation) }

  private func broken(_ head: String, _ arguments: [SwiftArgument], _ tail: String, reserving reserved: Int) -> String {
    let texts = arguments.map { argument in
      let label = argument.label.map { escaped($0, asLabel: true) + ": " } ?? ""
      return label + inner.text(of: argument.value, after: label.count, reserving: 1)
    }
    let rows = inner.filled(texts, reserving: reserved + tail.count)
    return head + rows.map { "\n\(margin)  \($0)" }.joined() + tail
  }

  /// Items separated by commas, as many on each line as fit.
  func filled(_ items: [String], reserving reserved: Int = 0) -> [String] {
    var rows: [String] = []
    var current = ""
    for (index, item) in items.enumerated() {
      let text = index + 1 < items.count ? item + "," : item
      let end = index + 1 < items.count ? 0 : reserved
      let isMultiline = item.contains("\n") || current.contains("\n")
      if current.isEmpty {
        current = text
      } else if !isMultiline, indentation + current.count + 1 + text.count + end <= SwiftPrinter.lineLength {
        current += " " + text
      } else {
        rows.append(current)
        current = text
      }
    }
    return current.isEmpty ? rows : rows + [current]
  }

  // MARK: On one line

  func flat(_ expression: SwiftExpression) -> String {
    switch expression {
    case .name(let name): return escaped(name)
    case .keyword(let keyword): return keyword.rawValue
    case .integer(let value): return String(value)
    case .hexadecimal(let value): return "0x" + String(value, radix: 16)
    case .real(let value): return literal(Float(value))
    case .double(let value): return literal(value)
    case .string(let value): return quoted(value)
    case .boolean(let value): return value ? "true" : "false"
    case .nil: return "nil"
    case .type(let type): return Codegen.text(of: type)
    case .member(let base, let name):
      guard let base else { return "." + name }
      return postfixed(base) + "." + (["init", "self"].contains(name) ? name : escaped(name))
    case .call(let callee, let arguments): return "\(postfixed(callee))(\(list(arguments)))"
    case .index(let base, let arguments): return "\(postfixed(base))[\(list(arguments))]"
    case .binary(let left, let operation, let right):
      let first = parenthesized(left, flat(left), isNeeded: needsParentheses(left, in: operation, isLeft: true))
      let second = parenthesized(right, flat(right), isNeeded: needsParentheses(right, in: operation, isLeft: false))
      let space = operation == .halfOpenRange ? "" : " "
      return "\(first)\(space)\(operation.rawValue)\(space)\(second)"
    case .negated(let value): return "-" + postfixed(value)
    case .not(let value): return "!" + postfixed(value)
    case .reference(let value): return "&" + postfixed(value)
    case .forced(let value): return postfixed(value) + "!"
    case .attempt(let value): return "try " + flat(value)
    case .closure(let name, let value): return "{ \(name.map { "\(escaped($0)) in " } ?? "")\(flat(value)) }"
    case .array(let elements): return "[\(elements.map(flat).joined(separator: ", "))]"
    }
  }

  private func list(_ arguments: [SwiftArgument]) -> String {
    arguments.map { argument in
      (argument.label.map { escaped($0, asLabel: true) + ": " } ?? "") + flat(argument.value)
    }.joined(separator: ", ")
  }

  /// The expression, such that a member, a call or a prefix operator applies to all of it.
  private func postfixed(_ expression: SwiftExpression) -> String {
    switch expression {
    case .binary, .negated, .not, .reference, .attempt: "(\(flat(expression)))"
    case .real(let value) where value.sign == .minus, .double(let value) where value.sign == .minus:
      "(\(flat(expression)))"
    case .integer(let value) where value < 0: "(\(flat(expression)))"
    case .name, .keyword, .integer, .hexadecimal, .real, .double, .string, .boolean, .nil, .type, .member, .call,
      .index, .array, .forced, .closure:
      flat(expression)
    }
  }

  private func parenthesized(_ expression: SwiftExpression, _ text: String, isNeeded: Bool) -> String {
    isNeeded ? "(\(text))" : text
  }

  private func needsParentheses(_ operand: SwiftExpression, in operation: SwiftOperator, isLeft: Bool) -> Bool {
    guard case .binary(_, let inner, _) = operand else {
      if case .attempt = operand { return true }
      return false
    }
    if inner.precedence != operation.precedence { return inner.precedence < operation.precedence }
    return !(isLeft && inner.isLeftAssociative)
  }

  /// The shortest text that gives the same number.
  private func literal(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.infinity" : ".infinity" }
    return value.description
  }

  private func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 32: text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

/// Argument labels may be any word but `inout`, `var` and `let`.
private func escaped(_ name: String, asLabel: Bool) -> String {
  ["inout", "var", "let"].contains(name) ? "`\(name)`" : name
}
