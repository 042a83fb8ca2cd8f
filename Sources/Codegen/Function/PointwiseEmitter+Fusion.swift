import GraphIR

/// Products that are computed along with an addition.
extension PointwiseEmitter {
  /// The factors of a product that has a single use.
  private func factors(_ value: Pointwise.Value) -> (SwiftExpression, SwiftExpression)? {
    guard useCounts[value] == 1, !isInitial(value),
      case .binary(.multiply, let left, let right) = code.definitions[value]
    else { return nil }
    return (operandValue(left), operandValue(right))
  }

  /// Whether a product's sum starts from the value.
  private func isInitial(_ value: Pointwise.Value) -> Bool { code.products.contains { $0.initial.contains(value) } }

  /// a · b + c, a · b - c or c - a · b.
  func fused(
    _ function: BinaryFunction, _ left: Pointwise.Value, _ right: Pointwise.Value
  ) -> SwiftExpression? {
    switch function {
    case .add:
      if let (a, b) = factors(right) { return Runtime.multiplyAdd(a, b, operandValue(left)) }
      if let (a, b) = factors(left) { return Runtime.multiplyAdd(a, b, operandValue(right)) }
    case .subtract:
      if let (a, b) = factors(right) {
        return Runtime.multiplyAdd(Runtime.apply(.negate, a), b, operandValue(left))
      }
      if let (a, b) = factors(left) {
        return Runtime.multiplyAdd(a, b, Runtime.apply(.negate, operandValue(right)))
      }
    case .multiply, .divide, .maximum, .minimum, .greater, .greaterEqual: break
    }
    return nil
  }

  /// Whether the value is a product that its only user computes along with an addition.
  func isFused(_ value: Pointwise.Value) -> Bool {
    guard factors(value) != nil else { return false }
    return code.definitions.contains { definition in
      guard case .binary(let function, let left, let right) = definition, left == value || right == value else {
        return false
      }
      switch function {
      case .add, .subtract: return right == value || factors(right) == nil
      case .multiply, .divide, .maximum, .minimum, .greater, .greaterEqual: return false
      }
    }
  }
}
