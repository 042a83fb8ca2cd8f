/// The terms of a loss, some of which belong to the steps of an example, and some to the example.
extension ModelLowering {
  /// A term, times factors that are the same at all steps.
  private struct Term {
    var value: ValueID
    var isNegative = false
    /// Multiplied or divided by.
    var factors: [(function: BinaryFunction, value: ValueID)] = []
  }

  /// A sum of terms as a sum of what belongs to steps and a sum of what belongs to examples, if there is any.
  func partedByAxes(_ loss: Operand, _ expression: Expression) throws(Reported) -> (steps: Operand, examples: Operand?)
  {
    let terms = terms(of: loss.id)
    let ofExamples = terms.filter { belongsToExample($0.value) }
    guard !ofExamples.isEmpty else {
      warnOfTerms(within: terms, expression)
      return (loss, nil)
    }
    let ofSteps = terms.filter { !belongsToExample($0.value) }
    warnOfTerms(within: ofSteps, expression)
    guard let steps = try sum(of: ofSteps, expression), let examples = try sum(of: ofExamples, expression) else {
      throw Reported()
    }
    return (steps, examples)
  }

  private func belongsToExample(_ value: ValueID) -> Bool {
    let type = root.graph.type(of: value)
    return type.batch && !type.isSequence
  }

  private func terms(of value: ValueID) -> [Term] {
    let node = root.graph[value]
    guard node.type.isSequence else { return [Term(value: value)] }
    func scaled(_ operand: ValueID, by factor: ValueID, _ function: BinaryFunction) -> [Term]? {
      guard !root.graph.type(of: factor).isSequence else { return nil }
      return terms(of: operand).map { term in
        var term = term
        term.factors.append((function, factor))
        return term
      }
    }
    func negated(_ terms: [Term]) -> [Term] {
      terms.map { term in
        var term = term
        term.isNegative.toggle()
        return term
      }
    }
    let operands = node.operands
    switch node.operation {
    case .unary(.negate): return negated(terms(of: operands[0]))
    case .binary(.add): return terms(of: operands[0]) + terms(of: operands[1])
    case .binary(.subtract): return terms(of: operands[0]) + negated(terms(of: operands[1]))
    case .binary(.multiply):
      return scaled(operands[0], by: operands[1], .multiply) ?? scaled(operands[1], by: operands[0], .multiply)
        ?? [Term(value: value)]
    case .binary(.divide): return scaled(operands[0], by: operands[1], .divide) ?? [Term(value: value)]
    default: return [Term(value: value)]
    }
  }

  private func sum(of terms: [Term], _ expression: Expression) throws(Reported) -> Operand? {
    var sum: Operand?
    for term in terms {
      var value = Operand(id: term.value, scope: root)
      for factor in term.factors {
        value = try emit(
          .binary(factor.function), [value, Operand(id: factor.value, scope: root)], expression, in: root)
      }
      if let known = sum {
        sum = try emit(.binary(term.isNegative ? .subtract : .add), [known, value], expression, in: root)
      } else {
        sum = term.isNegative ? try emit(.unary(.negate), [value], expression, in: root) : value
      }
    }
    return sum
  }

  /// Where a loss of steps and one of examples are added up within a factor that differs from step to step, the latter
  /// counts at each step, which hardly anybody means.
  private func warnOfTerms(within terms: [Term], _ expression: Expression) {
    for term in terms {
      let node = root.graph[term.value]
      guard case .binary(let function) = node.operation, function == .multiply || function == .divide,
        node.operands[0] != node.operands[1]
      else { continue }
      for factor in node.operands {
        let inner = self.terms(of: factor)
        guard inner.contains(where: { belongsToExample($0.value) && isLoss($0.value) }),
          inner.contains(where: { !belongsToExample($0.value) && isLoss($0.value) })
        else { continue }
        warn(
          "within a factor that differs from step to step, a term that belongs to the example counts at each of its "
            + "steps; as a term of the loss itself it counts once", at: expression.location)
        return
      }
    }
  }

  /// Whether a scalar is what losses are made of: a cross-entropy, or a sum over features.
  private func isLoss(_ value: ValueID) -> Bool {
    let node = root.graph[value]
    switch node.operation {
    case .crossEntropy, .sum: return true
    case .unary(.negate), .binary(.multiply), .binary(.divide), .binary(.add), .binary(.subtract):
      return node.operands.contains(where: isLoss)
    default: return false
    }
  }
}
