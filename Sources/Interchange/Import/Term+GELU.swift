extension Term {
  /// x, if this is 0.5 · x · (1 + erf(x / √2)) with its factors in any order, as exporters write a GELU.
  var gaussianUnit: Term? {
    var factors: [Term] = []
    var number = 1.0
    func collect(_ term: Term) {
      switch term.form {
      case .infix("*"): term.operands.forEach(collect)
      case .number(let value): number *= value
      case .infix("/"):
        guard case .number(let value) = term.operands[1].form else { return factors.append(term) }
        collect(term.operands[0])
        number /= value
      default: factors.append(term)
      }
    }
    collect(self)
    guard factors.count == 2, abs(number - 0.5) < 1e-6 else { return nil }
    for (x, bracket) in [(factors[0], factors[1]), (factors[1], factors[0])] {
      guard case .infix("+") = bracket.form else { continue }
      for (one, erf) in [(0, 1), (1, 0)] {
        guard case .number(1) = bracket.operands[one].form, case .call("erf", _) = bracket.operands[erf].form else {
          continue
        }
        if bracket.operands[erf].operands[0].isQuotient(of: x) { return x }
      }
    }
    return nil
  }

  /// Whether it is x / √2.
  private func isQuotient(of x: Term) -> Bool {
    guard operands.count == 2, operands[0] === x, case .number(let number) = operands[1].form else { return false }
    switch form {
    case .infix("/"): return abs(number - 2.0.squareRoot()) < 1e-6
    case .infix("*"): return abs(number - 0.5.squareRoot()) < 1e-6
    default: return false
    }
  }
}
