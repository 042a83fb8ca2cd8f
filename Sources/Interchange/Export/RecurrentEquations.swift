import GraphIR

/// The equations of one of ONNX's recurrent operators, with the numbers of one cell, found in the body of a scan.
///
/// What the cell is called, and how its parameters are cut into matrices, does not matter: its equations are compared.
struct RecurrentEquations {
  enum Kind: String {
    case rnn = "RNN"
    case gru = "GRU"
    case lstm = "LSTM"
  }

  var kind: Kind
  /// Positions of the states h and, of an LSTM, c among those of the scan.
  var states: [Int]
  /// Gates in ONNX's order: what they take, before their activation.
  var gates: [AffineForm]
  /// As ONNX counts them.
  var activations: [UnaryFunction?]
  /// Of an LSTM: diagonals for the gates i, o and f.
  var peepholes: [[Double]]?
  /// Of a GRU: whether the reset gate acts after the product, with the constant of that product.
  var candidateConstant: [Double]?
  var isCoupled = false

  var hidden: Int { gates[0].count }
}

/// Looks for recurrent operators in the body of a scan.
struct RecurrentMatcher {
  let scan: Scan
  let constants: ConstantValues
  /// The mask of the scan's axis, if it is an element.
  let mask: ValueID?
  private let arguments: [Int: ValueID]
  /// Sums, in which next states count as values of their own.
  private let forms: AffineForms

  var body: Graph { scan.body }

  init(_ scan: Scan, _ constants: ConstantValues, mask: ValueID?) {
    (self.scan, self.constants, self.mask) = (scan, constants, mask)
    var arguments: [Int: ValueID] = [:]
    for value in scan.body.identifiers {
      if case .argument(let index) = scan.body[value].operation { arguments[index] = value }
    }
    self.arguments = arguments
    let next = scan.body.outputs[..<scan.stateCount].map(\.value)
    forms = AffineForms(constants, whole: Set(next + next.map { scan.body.unmasked($0, mask) }))
  }

  /// The sequences that are read, but for the mask.
  var elements: [Int] {
    (scan.stateCount..<scan.stateCount + scan.elementCount).filter { arguments[$0] != nil && arguments[$0] != mask }
  }

  func argument(_ index: Int) -> ValueID? { arguments[index] }

  /// Nil if it is none of them, or gives something that they do not.
  func equations() -> RecurrentEquations? {
    let states = body.outputs[..<scan.stateCount].map { body.type(of: $0.value) }
    guard let type = states.first, type.batch, !type.isSequence, type.shape.count == 1,
      states.allSatisfy({ $0 == type }), !elements.isEmpty
    else { return nil }
    var found: RecurrentEquations?
    if scan.stateCount == 1 { found = gru() ?? rnn() }
    if scan.stateCount == 2 { found = lstm(h: 0, c: 1) ?? lstm(h: 1, c: 0) }
    // A gate that is one number for all units is none of theirs.
    guard let found, found.gates.allSatisfy({ $0.count == type.count && takesOnlyInputs($0, found) }) else {
      return nil
    }
    // The sequence is that of h.
    let next = body.outputs[found.states[0]].value
    guard body.outputs.dropFirst(scan.stateCount).allSatisfy({ $0.value == next || $0.value == unmasked(next) })
    else { return nil }
    return found
  }

  private func takesOnlyInputs(_ gate: AffineForm, _ found: RecurrentEquations) -> Bool {
    let known = Set((elements + [found.states[0]]).compactMap { arguments[$0] })
    return gate.terms.allSatisfy {
      known.contains($0.value) && body.type(of: $0.value).batch && $0.matrix.isSmallInFull
    }
  }

  private func unmasked(_ value: ValueID) -> ValueID { body.unmasked(value, mask) }

  /// The next value of a state. At padding it must stay.
  private func next(_ state: Int) -> ValueID? {
    let value = body.outputs[state].value
    let new = unmasked(value)
    guard mask == nil || new != value && body[value].operands[2] == arguments[state] else { return nil }
    return new
  }

  // MARK: Pieces

  private func operands(_ value: ValueID, _ function: BinaryFunction) -> (ValueID, ValueID)? {
    guard body[value].operation == .binary(function) else { return nil }
    return (body[value].operands[0], body[value].operands[1])
  }

  /// Both orders of the operands of a sum or a product.
  private func orders(_ value: ValueID, _ function: BinaryFunction) -> [(ValueID, ValueID)] {
    operands(value, function).map { [$0, ($0.1, $0.0)] } ?? []
  }

  /// An activation that ONNX has, and what it is taken of.
  private func activation(_ value: ValueID) -> (function: UnaryFunction, operand: ValueID)? {
    guard case .unary(let function) = body[value].operation, function.isRecurrentActivation else { return nil }
    return (function, body[value].operands[0])
  }

  /// x, if a value is 1 - x.
  private func complement(_ value: ValueID) -> ValueID? {
    guard let (one, other) = operands(value, .subtract), constants.isFilled(one, with: 1) else { return nil }
    return other
  }

  /// A gate: an activation of a sum. Of 1 - sigmoid(x), it is sigmoid(-x).
  private func gate(_ value: ValueID) -> (function: UnaryFunction, form: AffineForm)? {
    if let (function, operand) = activation(value) { return (function, forms.form(of: operand)) }
    guard let inner = complement(value), let (function, operand) = activation(inner), function == .sigmoid else {
      return nil
    }
    return (function, -forms.form(of: operand))
  }

  // MARK: Cells

  /// h' = f(W x + R h + b)
  private func rnn() -> RecurrentEquations? {
    guard let next = next(0) else { return nil }
    let (function, operand): (UnaryFunction?, ValueID) = activation(next).map { ($0, $1) } ?? (nil, next)
    let sum = forms.form(of: operand)
    // Without an activation, it must at least be a sum.
    guard function != nil || sum.terms.allSatisfy({ $0.value != next }) else { return nil }
    return RecurrentEquations(kind: .rnn, states: [0], gates: [sum], activations: [function])
  }

  /// c' = f c + i g, h' = o φ(c')
  private func lstm(h: Int, c: Int) -> RecurrentEquations? {
    guard let nextH = next(h), let nextC = next(c), let c0 = arguments[c] else { return nil }
    for (output, squashed) in orders(nextH, .multiply) {
      var function: UnaryFunction?
      if let (name, operand) = activation(squashed), isC(operand, nextC, c) {
        function = name
      } else if !isC(squashed, nextC, c) {
        continue
      }
      for (kept, added) in orders(nextC, .add) {
        for (f, cell) in orders(kept, .multiply) where cell == c0 {
          for (i, g) in orders(added, .multiply) {
            guard let (candidateFunction, candidate) = activation(g),
              let found = cell0(i, f, output, candidate, (candidateFunction, function), nextC: nextC, h: h, c: c)
            else { continue }
            return found
          }
        }
      }
    }
    return nil
  }

  /// Whether a value is the next c, at valid steps.
  private func isC(_ value: ValueID, _ next: ValueID, _ state: Int) -> Bool {
    value == next || value == body.outputs[state].value
  }

  private func cell0(
    _ i: ValueID, _ f: ValueID, _ o: ValueID, _ candidate: ValueID, _ functions: (UnaryFunction, UnaryFunction?),
    nextC: ValueID, h: Int, c: Int
  ) -> RecurrentEquations? {
    guard let input = gate(i), let output = gate(o), let c0 = arguments[c] else { return nil }
    let isCoupled = complement(f) == i || complement(i) == f
    guard let forget = isCoupled ? input : gate(f), forget.function == input.function,
      output.function == input.function
    else { return nil }
    let count = input.form.count
    // What a gate takes of c, which must be one number for each unit, and the rest.
    func split(_ form: AffineForm, _ isCell: (ValueID) -> Bool) -> (form: AffineForm, diagonal: [Double])? {
      var diagonal = [Double](repeating: 0, count: count)
      for term in form.terms where isCell(term.value) {
        guard let own = term.matrix.diagonal else { return nil }
        diagonal = zip(diagonal, own).map(+)
      }
      return (form.without(isCell), diagonal)
    }
    guard let (inputForm, inputPeephole) = split(input.form, { $0 == c0 }),
      let (forgetForm, forgetPeephole) = split(forget.form, { $0 == c0 }),
      let (outputForm, outputPeephole) = split(output.form, { isC($0, nextC, c) })
    else { return nil }
    let peepholes = [inputPeephole, outputPeephole, forgetPeephole]
    return RecurrentEquations(
      kind: .lstm, states: [h, c],
      gates: [inputForm, outputForm, forgetForm, forms.form(of: candidate)],
      activations: [input.function, functions.0, functions.1],
      peepholes: peepholes.joined().contains { $0 != 0 } ? peepholes : nil, isCoupled: isCoupled)
  }

  /// h' = z h + (1 - z) n
  private func gru() -> RecurrentEquations? {
    guard let next = next(0), let h = arguments[0] else { return nil }
    for (kept, added) in orders(next, .add) {
      for (z, state) in orders(kept, .multiply) where state == h {
        for (rest, candidate) in orders(added, .multiply) where complement(rest) == z || complement(z) == rest {
          if let found = gru(z, candidate, h) { return found }
        }
      }
      // h + z (n - h), where z is what is taken of the new one.
      guard kept == h else { continue }
      for (new, difference) in orders(added, .multiply) {
        guard let (candidate, state) = operands(difference, .subtract), state == h,
          let (function, form) = gate(new), function == .sigmoid
        else { continue }
        if let found = gru((function, -form), candidate, h) { return found }
      }
    }
    return nil
  }

  private func gru(_ z: ValueID, _ candidate: ValueID, _ h: ValueID) -> RecurrentEquations? {
    gate(z).flatMap { gru(($0.function, $0.form), candidate, h) }
  }

  private func gru(
    _ update: (function: UnaryFunction, form: AffineForm), _ candidate: ValueID, _ h: ValueID
  ) -> RecurrentEquations? {
    guard let (function, operand) = activation(candidate) else { return nil }
    var sum = forms.form(of: operand)
    // The one term that is neither input nor state: what was reset.
    let known = Set(elements.compactMap { arguments[$0] })
    let others = sum.terms.filter { !known.contains($0.value) }
    guard others.count == 1, let product = others.first else { return nil }
    sum = sum.without { $0 == product.value }
    for (r, value) in orders(product.value, .multiply) {
      guard let reset = gate(r), reset.function == update.function else { continue }
      var inner: AffineForm
      var constant: [Double]?
      if value == h {
        inner = AffineForm(product.matrix, times: h)
      } else {
        inner = forms.form(of: value)
        // A factor for each unit may stand before the product as well as within it.
        guard let factors = product.matrix.diagonal, inner.terms.allSatisfy({ $0.value == h }) else { continue }
        inner = inner.scaled(by: factors)
        constant = inner.constant
        inner = AffineForm(inner[h], times: h, count: inner.count)
      }
      sum = sum.adding(inner)
      return RecurrentEquations(
        kind: .gru, states: [0], gates: [update.form, reset.form, sum], activations: [update.function, function],
        candidateConstant: constant)
    }
    return nil
  }
}

extension Graph {
  /// A next state, without the choice of the old one at padding.
  fileprivate func unmasked(_ value: ValueID, _ mask: ValueID?) -> ValueID {
    guard let mask, self[value].operation == .select, self[value].operands[0] == mask else { return value }
    return self[value].operands[1]
  }
}

extension UnaryFunction {
  /// What a recurrent operator calls it; nil if it has no such activation.
  var recurrentActivation: String? {
    switch self {
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "Relu"
    case .softplus: "Softplus"
    default: nil
    }
  }

  fileprivate var isRecurrentActivation: Bool { recurrentActivation != nil }
}
