extension Instruction {
  /// Every buffer that the instruction reads or writes.
  var buffers: [BufferID] { views.map(\.buffer) + matrices }

  /// The buffers of what has no rows: packed matrices, tables, sums of outer products.
  private var matrices: [BufferID] {
    switch self {
    case .loop(_, _, let body): body.flatMap(\.matrices)
    case .product(_, _, let matrix, _, _): [matrix]
    case .pointwise(let code): code.products.map(\.matrix)
    case .outerSum(_, _, _, let destination, _), .scatterSum(_, _, _, let destination): [destination.buffer]
    case .gather(_, let table, _, _): [table.buffer]
    case .pack(let source, _, let destination), .packPart(let source, _, let destination): [source.buffer, destination]
    case .matrixProduct(let left, let packed, let destination): [left.buffer, packed, destination.buffer]
    case .matrixOuterSum(let left, let right, let destination): [left.buffer, right.buffer, destination.buffer]
    case .copyMatrix(let source, let destination): [source.buffer, destination.buffer]
    case .enter, .leave, .columnSum, .timeSum, .softmax, .crossEntropy, .crossEntropyGradient, .copy, .zero, .at,
      .place, .rowProduct, .rowTranspose:
      []
    }
  }

  /// Every buffer that the instruction writes.
  var destinations: [BufferID] {
    switch self {
    case .loop(_, _, let body): body.flatMap(\.destinations)
    case .enter(_, _, _, let trajectory): [trajectory.buffer]
    case .pointwise(let code): (code.stores + code.sums).map(\.view.buffer)
    case .outerSum(_, _, _, let destination, let leftSum):
      [destination.buffer] + (leftSum.map { [$0.buffer] } ?? [])
    case .scatterSum(_, _, _, let destination), .copyMatrix(_, let destination): [destination.buffer]
    case .pack(_, _, let destination), .packPart(_, _, let destination): [destination]
    case .matrixProduct(_, _, let destination), .matrixOuterSum(_, _, let destination): [destination.buffer]
    case .leave(_, _, _, let destination), .product(_, _, _, let destination, _), .columnSum(_, _, let destination),
      .timeSum(_, _, let destination), .softmax(_, _, let destination, _, _),
      .crossEntropy(_, _, _, let destination), .crossEntropyGradient(_, _, _, _, _, let destination),
      .gather(_, _, _, let destination), .copy(_, _, let destination), .zero(_, let destination),
      .at(_, _, _, let destination), .place(_, _, _, let destination),
      .rowProduct(_, _, _, let destination, _, _, _), .rowTranspose(_, _, let destination, _, _):
      [destination.buffer]
    }
  }

  var isPack: Bool {
    switch self {
    case .pack, .packPart: true
    default: false
    }
  }
}
