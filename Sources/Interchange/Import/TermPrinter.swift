/// Writes terms as text, with no more parentheses than needed.
struct TermPrinter {
  /// What is an equation, or will be.
  var names: [ObjectIdentifier: String]
  /// What the inputs are called in the language.
  var inputs: [String: String] = [:]

  private enum Precedence: Int, Comparable {
    case comparison, sum, term, unary, product, primary
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// The term by its name, if it is an equation.
  func text(_ term: Term) -> String { text(term, .comparison) }

  /// The right side of the equation.
  func definition(_ term: Term) -> String { written(term).text }

  private func text(_ term: Term, _ least: Precedence) -> String {
    if let name = names[ObjectIdentifier(term)] { return name }
    let (text, precedence) = written(term)
    return precedence < least ? "(\(text))" : text
  }

  private func written(_ term: Term) -> (text: String, Precedence) {
    switch term.form {
    case .name(let name): return (inputs[name] ?? name, .primary)
    case .number(let value): return (Self.number(value), value < 0 ? .unary : .primary)
    case .call(let function, let labeled):
      let arguments =
        term.operands.map { text($0) } + labeled.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
      return ("\(function)(\(arguments.joined(separator: ", ")))", .primary)
    case .over(let function):
      let x = text(term.operands[0])
      return ("\(function)(\(x), over: \(x))", .primary)
    case .shifted(let by):
      let x = text(term.operands[0])
      return ("shifted(\(x), over: \(x)\(by == 1 ? "" : ", by: \(by)"))", .primary)
    case .infix(let symbol):
      let (a, b) = (term.operands[0], term.operands[1])
      switch symbol {
      case "·": return ("\(text(a, .primary)) · \(text(b, .unary))", .product)
      case "*", "/": return ("\(text(a, .term)) \(symbol) \(text(b, .unary))", .term)
      case "+": return ("\(text(a, .sum)) + \(text(b, .sum))", .sum)
      case "-": return ("\(text(a, .sum)) - \(text(b, .term))", .sum)
      default: return ("\(text(a, .sum)) \(symbol) \(text(b, .sum))", .comparison)
      }
    case .negative: return ("-\(text(term.operands[0], .product))", .unary)
    case .member(let name): return ("\(text(term.operands[0], .primary)).\(name)", .primary)
    case .index(let index): return ("\(text(term.operands[0], .primary))[\(index)]", .primary)
    case .join: return ("[\(term.operands.map { text($0) }.joined(separator: ", "))]", .primary)
    case .choice:
      let parts = term.operands.map { text($0) }
      return ("when \(parts[0]) { \(parts[1]) } else { \(parts[2]) }", .comparison)
    case .scan(let cell, let direction, let from, let with):
      var result = "scan \(direction.isEmpty ? "" : direction + " ")\(cell) over \(text(term.operands[0], .sum))"
      if !with.isEmpty {
        let contexts = zip(with, term.operands.dropFirst(1 + from.count)).map { "\($0): \(text($1))" }
        result += " with (\(contexts.joined(separator: ", ")))"
      }
      if !from.isEmpty {
        let states = zip(from, term.operands.dropFirst()).map { "\($0): \(text($1))" }
        result += " from (\(states.joined(separator: ", ")))"
      }
      return (result, .comparison)
    }
  }

  /// As short as single precision allows.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return String(Int(value)) }
    return Double(Float(value)) == value ? Float(value).description : value.description
  }
}
