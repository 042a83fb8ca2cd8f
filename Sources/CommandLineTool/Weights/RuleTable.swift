/// The rules as the documentation prints them.
enum RuleTable {
  static func markdown(of framework: LayerRule.Framework) -> String {
    let rules = LayerRule.all.filter { $0.framework == framework }
    let rows = rules.map { rule in
      let tensors = rule.tensors.map { tensor in
        "`\(tensor.name)` [\(tensor.shape.joined(separator: ", "))]\(tensor.isOptional ? "?" : "")"
      }
      let gates = rule.gates.isEmpty ? "" : rule.gates.map { "\($0)" }.joined(separator: " ")
      let names = rule.names.map { "`\($0)`" }.joined(separator: ", ")
      return
        "| \(names) | \(tensors.joined(separator: ", ")) | \(gates) | \(rule.made) | \(rule.note ?? rule.noteWithoutBias.map { "without a bias: \($0)" } ?? "") |"
    }
    return """
      | \(framework.name) | tensors | gates | parameters | |
      | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }
}

extension LayerRule {
  /// `W* = [weight_hh.*, weight_ih.*]`, and for which gates if not for all.
  fileprivate var made: String {
    if case .batchNormalization(let epsilon) = kind { return "none: folded, with epsilon \(epsilon) if none is given" }
    return parameters.map { parameter in
      let some = parameter.gates ?? gates
      let name = parameter.name
      let isOne = some.count == 1 && parameter.gates != nil
      let gate = isOne ? some : "*"
      let text = "`\(name.replacing("*", with: gate)) = \(parameter.formula.description.replacing("*", with: gate))`"
      return isOne || parameter.gates == nil ? text : "\(text) for \(some.map { "\($0)" }.joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
