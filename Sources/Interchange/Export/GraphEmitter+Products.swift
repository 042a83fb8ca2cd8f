import GraphIR
import ONNX

extension GraphEmitter {
  func product(_ value: ValueID) throws -> String {
    let node = graph[value]
    let (left, right) = (node.operands[0], node.operands[1])
    let axes = node.type.outerAxes
    let wanted = wantedName(value)
    func matrix(_ value: ValueID) -> String { aligned(value, to: axes, rank: 2) }
    switch node.operation {
    case .product:
      switch (graph.type(of: left).shape.count, graph.type(of: right).shape.count) {
      case (1, 1):
        let products = append("Mul", [aligned(left, to: axes, rank: 1), aligned(right, to: axes, rank: 1)])
        return append("ReduceSum", [products, file.integers([-1])], ["keepdims": .int(0)], as: wanted)
      case (2, 1):
        // Rows times a matrix is what libraries are fast at.
        if let tensor = constants[left] {
          return append("MatMul", [name(of: right), transposedConstant(left, tensor)], as: wanted)
        }
        return squeezed(append("MatMul", [matrix(left), asMatrix(right, axes, isColumn: true)]), [-1], as: wanted)
      case (1, 2):
        if constants[right] != nil { return append("MatMul", [name(of: left), name(of: right)], as: wanted) }
        return squeezed(append("MatMul", [asMatrix(left, axes, isColumn: false), matrix(right)]), [-2], as: wanted)
      default: return append("MatMul", [matrix(left), matrix(right)], as: wanted)
      }
    case .outer:
      return append(
        "Mul", [asMatrix(left, axes, isColumn: true), asMatrix(right, axes, isColumn: false)], as: wanted)
    case .gather: return append("Gather", [name(of: left), name(of: right)], ["axis": .int(0)], as: wanted)
    default:
      let classes = graph.type(of: left).shape
      let logits = expanded(left, to: node.type.shaped(classes))
      var token = node.type
      token.element = graph.type(of: right).element
      let chosen = append(
        "GatherElements",
        [append("LogSoftmax", [logits], ["axis": .int(-1)]), unsqueezed(expanded(right, to: token), [-1])],
        ["axis": .int(-1)])
      return append("Neg", [squeezed(chosen, [-1])], as: wanted)
    }
  }

  /// A vector as a column, or as a row.
  private func asMatrix(_ value: ValueID, _ axes: [OuterAxis], isColumn: Bool) -> String {
    let type = graph.type(of: value)
    let matrix = unsqueezed(name(of: value), [isColumn ? -1 : -2])
    return aligned(matrix, type.shaped(isColumn ? [type.count, 1] : [1, type.count]), to: axes, rank: 2)
  }

  /// The transpose of a matrix of numbers. One that is also used as it is is stored once.
  private func transposedConstant(_ value: ValueID, _ tensor: Tensor) -> String {
    if let outer, let outside = outside(value) { return outer.transposedConstant(outside, tensor) }
    if let name = names[value] { return shared("transpose of \(name)") { $0.transposed(name, [1, 0]) } }
    var wanted = wantedName(value) ?? prefix + "matrix"
    if case .parameter(let name) = graph[value].operation { wanted = name }
    return shared("transposed \(prefix)\(value)") { root in
      let (rows, columns) = (tensor.type.shape[0], tensor.type.shape[1])
      let values = (0..<columns).flatMap { column in (0..<rows).map { tensor.values[$0 * columns + column] } }
      return root.file.constant(values, [columns, rows], name: "\(wanted).transposed")
    }
  }
}
