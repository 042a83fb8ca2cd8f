/// Numbers that the compiler knows, and values that are others repeated.
extension Graph {
  /// The number that all features of a value are, if it is one repeated.
  func number(_ value: ValueID) -> Double? {
    switch self[value].operation {
    case .constant(let number): number
    case .broadcast, .spread, .reshape, .transpose, .slice: number(self[value].operands[0])
    default: nil
    }
  }

  /// What a value repeats to a shape or along axes.
  func repeated(_ value: ValueID) -> ValueID? {
    switch self[value].operation {
    case .broadcast, .spread: self[value].operands[0]
    default: nil
    }
  }

  /// Whether a value is a number, perhaps repeated to a shape or along axes.
  func isNumber(_ value: ValueID) -> Bool {
    if case .constant = self[value].operation { return true }
    return repeated(value).map(isNumber) ?? false
  }
}
