/// A recurrent network's cell, by what it costs.
struct Cell {
  /// Products with the input, and with a state: each makes as many numbers as the cell has units.
  let inputProducts: Int
  let stateProducts: Double

  private static let lstm = Cell(inputProducts: 4, stateProducts: 4)
  private static let gru = Cell(inputProducts: 3, stateProducts: 3)

  static let all: [String: Cell] = [
    "lstm": lstm, "lstm-own": lstm, "peephole": lstm, "tide": lstm,
    "gru": gru, "gru-own": gru, "coupled": gru,
    "elman": Cell(inputProducts: 1, stateProducts: 1),
    "mingru": Cell(inputProducts: 2, stateProducts: 0),
    // If all groups moved at each step: 36 blocks of 32 by 32 numbers in 8 rows and columns of them.
    "triangular": Cell(inputProducts: 1, stateProducts: 36 / 64),
    "lru": Cell(inputProducts: 2, stateProducts: 0),
    "rglru": Cell(inputProducts: 3, stateProducts: 0),
    // What is read from the matrix.
    "gla": Cell(inputProducts: 4, stateProducts: 1), "deltanet": Cell(inputProducts: 3, stateProducts: 2),
  ]
}

extension Case {
  /// Additions and multiplications of the products of a call; the rest is not counted.
  ///
  /// Backwards, each weight's gradient takes as much as its product did, and so does what goes back through the states.
  /// The input's gradient is not computed.
  var operations: Double {
    if let wiredOperations { return wiredOperations }
    if self.cell == "charlm" { return languageModelOperations }
    if self.cell == "attention" { return attentionOperations }
    guard let cell = Cell.all[cell] else { return .nan }
    let input = inputs * hidden * cell.inputProducts
    let state = Int(Double(hidden * hidden) * cell.stateProducts)
    let perRow =
      switch mode {
      case .step, .infer: input + state
      case .stepDense: input + state + hidden
      case .train, .trainSegments, .memory, .memorySegments: 2 * input + 3 * state
      }
    return Double(2 * batch * steps * perRow)
  }

  /// With the gradient of the embedded characters and the layer of 96 outputs.
  private var languageModelOperations: Double {
    Double(2 * (mode == .train ? 3 : 1) * batch * steps * hidden * (4 * inputs + 4 * hidden + 96))
  }
}
