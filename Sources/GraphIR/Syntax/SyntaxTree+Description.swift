/// The tree as source text, in one form whatever the layout of the file was, and with parentheses around each
/// operation. Parsing it gives the same tree.
extension SourceUnit: CustomStringConvertible {
  public var description: String {
    let declarations: [(SourceLocation, String)] =
      imports.map { ($0.location, $0.description) } + cells.map { ($0.name.location, $0.description) }
      + blocks.map { ($0.name.location, $0.description) } + models.map { ($0.name.location, $0.description) }
    return
      declarations
      .sorted { ($0.0.line, $0.0.column) < ($1.0.line, $1.0.column) }
      .map { $0.1 }
      .joined(separator: "\n")
  }
}

extension ImportDeclaration: CustomStringConvertible {
  public var description: String {
    var quoted = ""
    for character in path {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return "import \"\(quoted)\"\n"
  }
}

extension CellDeclaration: CustomStringConvertible {
  public var description: String {
    let arguments = argumentList(parameters, defaults)
    return declaration("cell \(name.text)\(arguments.isEmpty ? "" : "(\(arguments))")", documentation, body)
  }
}

extension BlockDeclaration: CustomStringConvertible {
  public var description: String {
    declaration("block \(name.text)(\(argumentList(parameters, defaults)))", documentation, body)
  }
}

extension ModelDeclaration: CustomStringConvertible {
  public var description: String { declaration("model \(name.text)", documentation, body) }
}

private func argumentList(_ parameters: [Name], _ defaults: [DefaultValue]) -> String {
  (parameters.map(\.text) + defaults.map { "\($0.name.text) = \($0.value)" }).joined(separator: ", ")
}

private func declaration(_ head: String, _ documentation: [String], _ body: [Statement]) -> String {
  let comments = documentation.map { "/// \($0)\n" }.joined()
  return "\(comments)\(head) {\n\(body.map { "  \($0)\n" }.joined())}\n"
}

extension Statement: CustomStringConvertible {
  public var description: String {
    let element = index.map { "[\($0)]" } ?? ""
    return switch kind {
    case .constant(let name, let value): "let \(name.text) = \(value)"
    case .input(let name, let type, let isTarget):
      "\(isTarget ? "target" : "input") \(name.text)\(type.map { ": \($0)" } ?? "")"
    case .state(let name, let shape, let along):
      "state \(name.text)\(element): [\(list(shape))]\(along.map { " along \($0.text)" } ?? "")"
    case .parameter(let name, let shape, let initializer, let isFixed):
      "\(isFixed ? "fixed " : "")param \(name.text)\(element): [\(list(shape))]\(initializer.map { " = \($0)" } ?? "")"
    case .context(let name, let isSequence): "context \(name.text)\(isSequence ? ": sequence" : "")"
    case .equation(let name, let value): "\(name.text)\(element) = \(value)"
    case .nextState(let name, let value): "\(name.text)\(element)' = \(value)"
    case .output(let name, let value): "output \(name.map { "\($0.text): " } ?? "")\(value)"
    case .loss(let name, let value): "loss \(name.map { "\($0.text): " } ?? "")\(value)\(trainedText)"
    case .fit(let name, let penalty): "fit \(name.text) by ridge(\(penalty))"
    case .loop(let loop):
      "for \(loop.variable.text) in \(loop.numbers) { \(loop.body.map { "\($0); " }.joined())}"
    }
  }
}

extension Loop.Numbers: CustomStringConvertible {
  public var description: String {
    switch self {
    case .list(let list): list.description
    case .range(let lower, let upper, let isClosed): "\(lower)\(isClosed ? "..." : "..<")\(upper)"
    }
  }
}

extension TypeExpression: CustomStringConvertible {
  public var description: String {
    let sequence = isSequence ? "sequence of " : ""
    let axis = along.map { " along \($0.text)" } ?? ""
    return switch element {
    case .vector(let shape): "\(sequence)[\(list(shape))]\(axis)"
    case .token(let count): "\(sequence)token(\(count))\(axis)"
    }
  }
}

extension Expression: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .number(let value): Self.text(value)
    case .name(let name): name
    case .next(let name): "\(name)'"
    case .negation(let operand): "(-\(operand))"
    case .binary(let operation, let left, let right): "(\(left) \(operation.rawValue) \(right))"
    case .concatenation(let parts): "[\(list(parts))]"
    case .matrix(let rows): "[\(rows.map { list($0) }.joined(separator: "; "))]"
    case .call(let name, let arguments): "\(name.text)(\(list(arguments)))"
    case .scan(let scan): "(\(scan))"
    case .step(let cell, let input): "(step \(cell) on \(input))"
    case .member(let value, let name): "\(value).\(name.text)"
    case .subscripted(let value, let index): "\(value)[\(index)]"
    case .slice(let value, let range): "\(value)[\(range.rendered { $0.description })]"
    case .repetition(let count, let variable, let initial, let body, let result):
      "(repeat \(count) with \(variable.text) = \(initial) { \(body.map { "\($0); " }.joined())\(result) })"
    case .when(let condition, let first, let second): "(when \(condition) { \(first) } else { \(second) })"
    }
  }

  /// Integers without a point.
  private static func text(_ value: Double) -> String {
    abs(value) < 0x1p53 && value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}

extension ElementRange {
  func rendered(_ render: (Expression) -> String) -> String {
    (lower.map(render) ?? "") + (isClosed ? "..." : "..<") + (upper.map(render) ?? "")
  }
}

extension ScanExpression: CustomStringConvertible {
  public var description: String {
    let direction =
      switch self.direction {
      case .forward: ""
      case .reversed: "reversed "
      case .bidirectional: "bidirectional "
      }
    let contexts = contexts.isEmpty ? "" : " with (\(list(self.contexts)))"
    let initialStates = initialStates.isEmpty ? "" : " from (\(list(self.initialStates)))"
    return "scan \(direction)\(cell) over \(sequence)\(contexts)\(initialStates)"
  }
}

extension Argument: CustomStringConvertible {
  public var description: String { label.map { "\($0.text): \(value)" } ?? "\(value)" }
}

private func list(_ elements: [some CustomStringConvertible]) -> String {
  elements.map(\.description).joined(separator: ", ")
}

extension Statement {
  /// ` trains generator, critic`
  var trainedText: String { trained.map { " trains " + $0.map(\.text).joined(separator: ", ") } ?? "" }
}
