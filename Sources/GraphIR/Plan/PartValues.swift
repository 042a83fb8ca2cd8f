extension Graph {
  /// Which values nothing but the second operand of a `carry` needs: the summaries of parts, which a run in one piece does
  /// without.
  func valuesOfParts() -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    var isOfParts = [Bool](repeating: false, count: nodes.count)
    for output in outputs { isNeeded[output.value.index] = true }
    for index in values.reversed() {
      for (position, operand) in nodes[index].operands.enumerated() {
        var isSummary = isOfParts[index] && !isNeeded[index]
        if case .carry = nodes[index].operation { isSummary = position == 1 }
        if isSummary { isOfParts[operand.index] = true } else { isNeeded[operand.index] = true }
      }
    }
    return zip(isOfParts, isNeeded).map { $0 && !$1 }
  }
}
