/// A recurrent network's cell, and what it costs.
struct Cell {
  /// Products with the input, and with a state: each makes as many numbers as the cell has units.
  let inputProducts: Int
  let stateProducts: Int

  static let all: [String: Cell] = [
    "lstm": Cell(inputProducts: 4, stateProducts: 4),
    "gru": Cell(inputProducts: 3, stateProducts: 3),
    "peephole": Cell(inputProducts: 4, stateProducts: 4),
  ]
}

extension Case {
  /// Additions and multiplications of the products of a call; the rest is not counted.
  ///
  /// Backwards, each weight's gradient takes as much as its product did, and so does what goes back through the states.
  /// The input's gradient is not computed.
  var operations: Double {
    guard let cell = Cell.all[cell] else { return .nan }
    let input = inputs * hidden * cell.inputProducts
    let state = hidden * hidden * cell.stateProducts
    let perRow =
      switch mode {
      case .step, .infer: input + state
      case .stepDense: input + state + hidden
      case .train: 2 * input + 3 * state
      }
    return Double(2 * batch * steps * perRow)
  }
}
