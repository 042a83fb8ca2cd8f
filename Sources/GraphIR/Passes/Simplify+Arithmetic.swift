/// Identities of elementwise functions, sums and products. `nil` means that there is nothing to simplify.
extension Graph {
  func simplerUnary(_ function: UnaryFunction, _ node: Node) throws -> ValueID? {
    guard function == .negate, self[node.operands[0]].operation == .unary(.negate) else { return nil }
    return self[node.operands[0]].operands[0]
  }

  mutating func simplerBinary(_ function: BinaryFunction, _ node: Node) throws -> ValueID? {
    let (a, b) = (node.operands[0], node.operands[1])
    switch function {
    case .add:
      if isZero(a) { return b }
      if isZero(b) { return a }
      if let negated = negated(b) { return try simplified(.binary(.subtract), [a, negated]) }
      if let negated = negated(a) { return try simplified(.binary(.subtract), [b, negated]) }
    case .subtract:
      if isZero(b) { return a }
      if isZero(a) { return try simplified(.unary(.negate), [b]) }
      if let negated = negated(b) { return try simplified(.binary(.add), [a, negated]) }
    case .multiply:
      for (factor, other) in [(a, b), (b, a)] {
        switch number(factor) {
        case 0: return factor
        case 1: return other
        case -1: return try simplified(.unary(.negate), [other])
        default: continue
        }
      }
    case .divide:
      if number(b) == 1 { return a }
      if isZero(a) { return a }
    case .maximum, .minimum:
      if a == b { return a }
    default: break
    }
    return nil
  }

  mutating func simplerSelect(_ node: Node) throws -> ValueID? {
    let (condition, a, b) = (node.operands[0], node.operands[1], node.operands[2])
    if a == b { return a }
    if let number = number(condition) { return number != 0 ? a : b }
    if let x = number(a), x == number(b) { return a }
    // Under the same condition, an inner choice is decided.
    if self[a].operation == .select, self[a].operands[0] == condition {
      return try simplified(.select, [condition, self[a].operands[1], b])
    }
    if self[b].operation == .select, self[b].operands[0] == condition {
      return try simplified(.select, [condition, a, self[b].operands[2]])
    }
    return nil
  }

  /// Elementwise functions take scalars, and values without axes, as they are.
  mutating func withoutBroadcasts(_ node: Node) throws -> ValueID? {
    for index in node.operands.indices {
      guard let narrow = repeated(node.operands[index]) else { continue }
      var operands = node.operands
      operands[index] = narrow
      let type = try inferType(of: node.operation, operands: operands.map { self.type(of: $0) })
      if type == node.type { return try simplified(node.operation, operands) }
    }
    return nil
  }

  mutating func simplerSum(_ node: Node) throws -> ValueID? {
    let operand = node.operands[0]
    if type(of: operand).shape.isEmpty { return operand }
    guard case .broadcast = self[operand].operation else { return nil }
    let count = constant(Double(type(of: operand).count))
    return try simplified(.binary(.multiply), [self[operand].operands[0], count])
  }

  /// A dot product is elementwise work and a sum; a vector times a parameter is a product with the matrix on the left,
  /// like any other.
  mutating func simplerProduct(_ node: Node) throws -> ValueID? {
    let (a, b) = (node.operands[0], node.operands[1])
    if isZero(node) { return constant(0) }
    guard type(of: a).shape.count == 1 else { return nil }
    if type(of: b).shape.count == 1 {
      return try simplified(.sum, [try simplified(.binary(.multiply), [a, b])])
    }
    guard !type(of: b).hasAxes else { return nil }
    return try simplified(.product, [try simplified(.transpose, [b]), a])
  }

  private func negated(_ value: ValueID) -> ValueID? {
    self[value].operation == .unary(.negate) ? self[value].operands[0] : nil
  }
}
