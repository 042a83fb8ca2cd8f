/// Turns a tree into text: two spaces of indentation, lines of at most 120 columns where a line can be broken.
struct SwiftPrinter {
  static let lineLength = 120

  private var lines: [String] = []
  private var depth = 0

  static func print(_ file: SwiftFile) -> String {
    var printer = SwiftPrinter()
    for line in file.header { printer.comment("//", line) }
    if !file.header.isEmpty { printer.lines.append("") }
    printer.members(file.declarations)
    return printer.lines.joined(separator: "\n") + "\n"
  }

  static func print(_ statements: [SwiftStatement]) -> String {
    var printer = SwiftPrinter()
    printer.statements(statements)
    return printer.lines.joined(separator: "\n") + "\n"
  }

  // MARK: Lines

  private mutating func line(_ text: String) {
    lines.append(text.isEmpty ? "" : String(repeating: "  ", count: depth) + text)
  }

  private mutating func comment(_ marker: String, _ text: String) {
    line(text.isEmpty ? marker : "\(marker) \(text.filter { !$0.isNewline })")
  }

  private mutating func block(_ head: String, _ body: (inout SwiftPrinter) -> Void) {
    line(head + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// `prefix` expression `suffix`, broken within the expression if it does not fit.
  private mutating func line(_ prefix: String, _ expression: SwiftExpression, _ suffix: String = "") {
    let layout = SwiftLayout(indentation: 2 * depth)
    let text = layout.text(of: expression, after: prefix.count, reserving: suffix.count)
    line(prefix + text + suffix)
  }

  // MARK: Declarations

  /// An empty line stands between declarations, but not between imports or between plain variables.
  private mutating func members(_ declarations: [SwiftDeclaration]) {
    for (index, declaration) in declarations.enumerated() {
      if index > 0, !declaration.follows(declarations[index - 1]) { lines.append("") }
      self.declaration(declaration)
    }
  }

  private mutating func declaration(_ declaration: SwiftDeclaration) {
    switch declaration {
    case .import(let module): line("import \(module)")
    case .conditional(let condition, let declarations):
      line("#if \(condition)")
      depth += 1
      members(declarations)
      depth -= 1
      line("#endif")
    case .mark(let title): line("// MARK: \(title)")
    case .alias(let modifiers, let name, let type):
      line("\(words(modifiers))typealias \(escaped(name)) = \(text(of: type))")
    case .type(let type): self.type(type)
    case .variable(let variable): self.variable(variable)
    case .function(let function): self.function(function)
    }
  }

  private mutating func type(_ type: SwiftType) {
    for text in type.documentation { comment("///", text) }
    let conformances = type.conformances.isEmpty ? "" : ": " + type.conformances.joined(separator: ", ")
    let head = "\(words(type.modifiers))\(type.kind.rawValue) \(escaped(type.name))\(conformances)"
    guard !type.members.isEmpty else { return line(head + " {}") }
    block(head) { $0.members(type.members) }
  }

  private mutating func variable(_ variable: SwiftVariable) {
    for text in variable.documentation { comment("///", text) }
    var head = "\(words(variable.modifiers))\(variable.isConstant ? "let" : "var") \(escaped(variable.name))"
    if let type = variable.type { head += ": \(text(of: type))" }
    if let value = variable.value { return line(head + " = ", value) }
    if !variable.setter.isEmpty {
      block(head) { printer in
        printer.block("get") { $0.statements(variable.getter) }
        printer.block("set") { $0.statements(variable.setter) }
      }
    } else if !variable.getter.isEmpty {
      block(head) { $0.statements(variable.getter) }
    } else if !variable.observer.isEmpty {
      block(head) { printer in printer.block("didSet") { $0.statements(variable.observer) } }
    } else {
      line(head)
    }
  }

  private mutating func function(_ function: SwiftFunction) {
    for text in function.documentation { comment("///", text) }
    for attribute in function.attributes { line(attribute) }
    let keyword = function.name == "init" ? "init" : "func \(escaped(function.name))"
    let head = "\(words(function.modifiers))\(keyword)("
    let parameters = function.parameters.map(parameter)
    var tail = ")"
    if function.isThrowing { tail += " throws" }
    if let thrown = function.thrown { tail += " throws(\(text(of: thrown)))" }
    if let result = function.result { tail += " -> \(text(of: result))" }
    let flat = head + parameters.joined(separator: ", ") + tail
    if 2 * depth + flat.count + 2 <= Self.lineLength || parameters.isEmpty {
      block(flat) { $0.statements(function.body) }
    } else {
      line(head)
      depth += 1
      let rows = SwiftLayout(indentation: 2 * depth).filled(parameters)
      for row in rows { line(row) }
      depth -= 1
      block(tail) { $0.statements(function.body) }
    }
  }

  private func parameter(_ parameter: SwiftParameter) -> String {
    let label = parameter.label.map { $0 == parameter.name ? "" : escaped($0) + " " } ?? "_ "
    var text = "\(label)\(escaped(parameter.name)): \(parameter.isInout ? "inout " : "")\(text(of: parameter.type))"
    if let value = parameter.value { text += " = \(SwiftLayout(indentation: 0).flat(value))" }
    return text
  }

  private func words(_ modifiers: [SwiftModifier]) -> String { modifiers.map { $0.rawValue + " " }.joined() }

  // MARK: Statements

  private mutating func statements(_ statements: [SwiftStatement]) {
    for statement in statements { self.statement(statement) }
  }

  private mutating func statement(_ statement: SwiftStatement) {
    switch statement {
    case .comment(let text): comment("//", text)
    case .constant(let name, let type, let value): binding("let", name, type, value)
    case .variable(let name, let type, let value): binding("var", name, type, value)
    case .assign(let target, let operation, let value):
      line("\(SwiftLayout(indentation: 2 * depth).flat(target)) \(operation?.rawValue ?? "")= ", value)
    case .expression(let value): line("", value)
    case .forIn(let name, let range, let body):
      block("for \(escaped(name)) in \(SwiftLayout(indentation: 0).flat(range))") { $0.statements(body) }
    case .whileLoop(let condition, let body):
      block("while \(SwiftLayout(indentation: 0).flat(condition))") { $0.statements(body) }
    case .if(let condition, let body, let otherwise):
      line("if ", condition, " {")
      indented(body)
      if !otherwise.isEmpty {
        line("} else {")
        indented(otherwise)
      }
      line("}")
    case .defer(let body): block("defer") { $0.statements(body) }
    case .return(let value): line("return ", value)
    case .function(let function): self.function(function)
    }
  }

  private mutating func indented(_ body: [SwiftStatement]) {
    depth += 1
    statements(body)
    depth -= 1
  }

  private mutating func binding(_ keyword: String, _ name: String, _ type: SwiftTypeName?, _ value: SwiftExpression) {
    let annotation = type.map { ": \(text(of: $0))" } ?? ""
    line("\(keyword) \(escaped(name))\(annotation) = ", value)
  }
}

extension SwiftDeclaration {
  /// Whether no empty line stands between two declarations: imports, aliases, and variables without comments.
  fileprivate func follows(_ previous: SwiftDeclaration) -> Bool {
    switch (previous, self) {
    case (.import, .import), (.alias, .alias): true
    case (.variable(let first), .variable(let second)): first.isPlain && second.isPlain
    case (.import, .conditional(_, let inner)): inner.allSatisfy { $0.follows(previous) }
    default: false
    }
  }
}

extension SwiftVariable {
  fileprivate var isPlain: Bool { documentation.isEmpty && getter.isEmpty }
}

/// The identifier, in backticks where Swift reserves it.
func escaped(_ name: String) -> String { reservedWords.contains(name) ? "`\(name)`" : name }

func text(of type: SwiftTypeName) -> String {
  switch type {
  case .named(let name): name
  case .generic(let name, let arguments): "\(name)<\(arguments.map { text(of: $0) }.joined(separator: ", "))>"
  case .array(let element): "[\(text(of: element))]"
  case .optional(let wrapped): "\(text(of: wrapped))?"
  case .some(let constraint): "some \(text(of: constraint))"
  }
}
