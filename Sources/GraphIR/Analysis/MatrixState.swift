/// A state that is a matrix, and that each step only scales by rows and columns and adds outer products to:
/// S' = diag(r) · S · diag(c) + Σ u ⊗ v, in whatever order and however often, and which nothing looks at but by products with
/// vectors. Linear attention is like this, and so are delta rules, whose u and v depend on what a product gave.
///
/// A matrix like this need not be computed at each step: it is what it was some steps ago, scaled, and a product of the
/// vectors since (docs/decisions/0033-chunks-of-steps.md).
struct MatrixState {
  /// What a value of the body is of the state.
  enum Kind: Hashable, Sendable {
    /// Nothing that must be known as a matrix.
    case plain
    /// diag(r) · S · diag(c) + Σ u ⊗ v.
    case matrix
    /// Σ u ⊗ v: a matrix, too, if somebody needs it.
    case outers
  }

  /// A product with the matrix.
  struct Read {
    var value: ValueID
    var matrix: ValueID
    var vector: ValueID
    /// Whether the vector stands on the left.
    var isFromLeft: Bool
  }

  /// Its position among the states.
  var state: Int
  var kinds: [Kind]
  var reads: [Read]
  /// What rows and columns are scaled by.
  var scales: [ValueID]
  /// Those values that are of the transposed state.
  var transposed: Set<ValueID> = []
  /// Whether a step negates the state.
  var changesSign = false
}

extension Scan {
  /// What a state is to the body, if it is a matrix of this kind.
  func matrixState(_ state: Int) -> MatrixState? {
    guard let argument = arguments()[state], body.type(of: argument).shape.count == 2,
      !body.type(of: argument).isSequence
    else { return nil }
    var result = MatrixState(state: state, kinds: [], reads: [], scales: [])
    for value in body.identifiers {
      guard let kind = kind(of: value, argument: argument, in: &result) else { return nil }
      result.kinds.append(kind)
    }
    for (index, output) in body.outputs.enumerated() {
      guard (result.kinds[output.value.index] == .matrix) == (index == state) else { return nil }
    }
    guard !result.transposed.contains(nextStates[state].value) else { return nil }
    return result
  }

  /// - Returns: nil if the value is something else of the state.
  private func kind(of value: ValueID, argument: ValueID, in state: inout MatrixState) -> MatrixState.Kind? {
    if value == argument { return .matrix }
    let node = body[value]
    let kinds = node.operands.map { state.kinds[$0.index] }
    if node.operation == .outer { return node.type.isSequence ? .plain : .outers }
    guard kinds.contains(.matrix) else { return sum(node, kinds) }
    switch node.operation {
    case .transpose: break
    case .unary(.negate): state.changesSign = true
    case .binary(.add), .binary(.subtract):
      guard kinds.contains(.outers) else { return nil }
      if node.operation == .binary(.subtract), kinds[1] == .matrix { state.changesSign = true }
    case .binary(.multiply):
      guard scale(node.operands[kinds[0] == .matrix ? 1 : 0], &state) else { return nil }
    case .binary(.divide):
      guard kinds[0] == .matrix, scale(node.operands[1], &state) else { return nil }
    case .select:
      let isSame = state.transposed.contains(node.operands[1]) == state.transposed.contains(node.operands[2])
      guard kinds == [.plain, .matrix, .matrix], isSame, body.type(of: node.operands[0]).shape.isEmpty
      else { return nil }
      state.scales.append(node.operands[0])
    case .product:
      let isFromLeft = kinds[1] == .matrix
      let (matrix, vector) = (node.operands[isFromLeft ? 1 : 0], node.operands[isFromLeft ? 0 : 1])
      guard body.type(of: vector).shape.count == 1, state.kinds[vector.index] == .plain, !node.type.isSequence
      else { return nil }
      state.reads.append(.init(value: value, matrix: matrix, vector: vector, isFromLeft: isFromLeft))
      return .plain
    default: return nil
    }
    let isTransposed = node.operands.contains(where: state.transposed.contains)
    if isTransposed != (node.operation == .transpose) { state.transposed.insert(value) }
    return .matrix
  }

  /// Of what does not have the state in it: whether it is a sum of outer products.
  private func sum(_ node: Node, _ kinds: [MatrixState.Kind]) -> MatrixState.Kind {
    switch node.operation {
    case .transpose, .unary(.negate): return kinds[0]
    case .binary(.add), .binary(.subtract): return kinds == [.outers, .outers] ? .outers : .plain
    case .binary(.multiply):
      let isScaled = kinds.contains(.outers) && node.operands.contains { body.type(of: $0).shape.isEmpty }
      return isScaled ? .outers : .plain
    default: return .plain
    }
  }

  /// Whether the matrix may be multiplied by this: by a number, or by one outer product.
  private func scale(_ factor: ValueID, _ state: inout MatrixState) -> Bool {
    let node = body[factor]
    guard node.type.shape.isEmpty || node.operation == .outer, !node.type.isSequence else { return false }
    state.scales += node.type.shape.isEmpty ? [factor] : node.operands
    return true
  }

  /// Which values depend on what was read from matrix states, also in steps before.
  func dependents(onReadsOf matrices: [MatrixState]) -> [Bool] {
    let reads = Set(matrices.flatMap(\.reads).map(\.value))
    let isMatrix = Set(matrices.map(\.state))
    var isBound = [Bool](repeating: false, count: body.nodes.count)
    var isBoundState = [Bool](repeating: false, count: stateCount)
    while true {
      for (index, node) in body.nodes.enumerated() {
        if case .argument(let argument) = node.operation {
          isBound[index] = argument < stateCount && isBoundState[argument]
        } else {
          isBound[index] = reads.contains(ValueID(index)) || node.operands.contains { isBound[$0.index] }
        }
      }
      // Of a matrix only reads are asked for.
      let next = nextStates.enumerated().map { !isMatrix.contains($0) && isBound[$1.value.index] }
      if next == isBoundState { return isBound }
      isBoundState = next
    }
  }
}
