extension TensorType {
  /// The axes of both. The operands of an operation have no more than its type rule allows.
  func joined(with other: TensorType) -> TensorType {
    TensorType(batch: batch || other.batch, times: times.union(other.times) ?? times)
  }
}

extension InstructionSelection {
  /// Emits an operation whose result has no axes: of parameters, of sums, or the sum itself.
  func emit(withoutAxes value: ValueID, _ node: Node) throws {
    let operands = node.operands
    if node.isReduction {
      try emit(reduction: value, node)
      return try copyToHomes(value)
    }

    let destination = matrixHome(value) ?? allocateMatrix(value)
    let view = View(buffer: destination.buffer, column: destination.offset, count: node.type.count)
    (matrices[value], views[value]) = (destination, view)
    switch node.operation {
    case .concatenate, .pad: try assemble(value, into: destination)
    case .product where operands.allSatisfy({ type(of: $0).shape.count == 2 }):
      try emit(productOf: operands[0], operands[1], destination: destination)
    default: try emit(value, node, over: .once, to: view)
    }
    try copyToHomes(value)
  }

  /// One value may be the gradient of several parameters.
  private func copyToHomes(_ value: ValueID) throws {
    guard part == .finish || loopAxis != nil else { return }
    for home in homes[value] ?? [] where views[value] != home { try copy(value, to: home) }
  }

  /// The product of two matrices: by rows of the left one, or as the sum of outer products of its columns.
  private func emit(productOf left: ValueID, _ right: ValueID, destination: MatrixView) throws {
    let (leftMatrix, rightMatrix) = (try matrix(left), try matrix(right))
    if leftMatrix.columnStride != 1, leftMatrix.rowStride == 1, rightMatrix.columnStride == 1 {
      let whole = View(
        buffer: destination.buffer, column: destination.offset, count: destination.rows * destination.columns)
      append(.zero, [.destination: .rows(whole)])
      append(
        .matrixOuterSum,
        [.left: .matrix(leftMatrix.transposed), .right: .matrix(rightMatrix), .destination: .matrix(destination)])
      return
    }
    var rows = leftMatrix
    if rows.columnStride != 1 {
      let view = try source(left)
      rows = MatrixView(buffer: view.buffer, offset: view.column, shape: type(of: left).shape)
    }
    let packed = packed(rightMatrix.transposed, isPrepared: parts.part[right.index] <= .prepare)
    append(.matrixProduct, [.left: .matrix(rows), .packed: .packed(packed), .destination: .matrix(destination)])
  }

  /// The packed form of a matrix, made now unless all of `prepare` has been planned.
  private func packed(_ matrix: MatrixView, isPrepared: Bool) -> BufferID {
    if isPrepared, part != .prepare { return plan.packed(matrix) }
    let buffer = plan.allocate(
      part, extent: Extent(batch: false, time: nil),
      width: plan.target.packedCount(rows: matrix.rows, columns: matrix.columns), name: "packed")
    append(.pack(blocks: 1), [.source: .matrix(matrix), .packed: .packed(buffer)])
    return buffer
  }

  /// Sums over rows: in the body into `sums`, which are added up over the shards.
  private func emit(reduction value: ValueID, _ node: Node) throws {
    guard loopAxis == nil || loopSums.contains(value) else {
      throw PlanError(message: "\(value) sums over the batch within a loop")
    }
    let axes = node.operands.reduce(TensorType()) { $0.joined(with: type(of: $1)) }
    let width = node.type.count
    let isBody = part == .body
    let buffer =
      isBody
      ? plan.allocateSum(width: width, name: graph.bufferName(of: value))
      : plan.allocate(
        part, extent: Extent(batch: false, time: nil), width: width, name: graph.bufferName(of: value))
    let destination = MatrixView(buffer: buffer, shape: node.type.shape)
    let view = View(buffer: buffer, count: width)
    (matrices[value], views[value]) = (destination, view)
    let domain = domain(of: axes)
    if !isBody { append(.zero, over: domain, [.destination: .rows(view)]) }
    switch node.operation {
    case .outerSum:
      append(
        isMostlyZero(node.operands[0]) ? .sparseOuterSum : .outerSum, over: domain,
        [
          .left: .rows(try source(node.operands[0])), .right: .rows(try source(node.operands[1])),
          .destination: .matrix(destination),
        ])
    case .productSum:
      let (left, right) = (type(of: node.operands[0]).shape, type(of: node.operands[1]).shape)
      append(
        .productSum(m: left[0], n: left[1], k: right[0]), over: domain,
        [
          .left: .rows(try source(node.operands[0])), .right: .rows(try source(node.operands[1])),
          .destination: .matrix(destination),
        ])
    case .scatterSum:
      let rows = node.type.shape.count == 1 ? destination.transposed : destination
      append(
        .scatterSum, over: domain,
        [
          .token: .rows(try source(node.operands[0])), .source: .rows(try source(node.operands[1])),
          .destination: .matrix(rows),
        ])
    default:
      append(
        .columnSum, over: domain, [.source: .rows(try source(node.operands[0])), .destination: .rows(view)])
    }
  }

  /// Whether a sequence that a loop writes is zero at steps where a condition does not hold.
  private func isMostlyZero(_ value: ValueID) -> Bool {
    guard case .result(let index) = graph[value].operation,
      case .scan(let scan) = graph[graph[value].operands[0]].operation, index >= scan.stateCount
    else { return false }
    let operands = graph[graph[value].operands[0]].operands
    return scan.body.isZeroWithoutCondition(scan.body.outputs[index].value) { argument in
      if case .mask = graph[operands[argument]].operation { true } else { false }
    }
  }

  /// A gradient that the value itself is, if so.
  private func matrixHome(_ value: ValueID) -> MatrixView? {
    homes[value]?.first.map { MatrixView(buffer: $0.buffer, offset: $0.column, shape: type(of: value).shape) }
  }

  /// Puts the operands of a concatenation or a pad at their places.
  private func assemble(_ value: ValueID, into destination: MatrixView) throws {
    let node = graph[value]
    func put(_ operand: ValueID, axis: Int, start: Int) throws {
      var part = destination
      let shape = type(of: operand).shape
      // A vector is one row.
      let isRows = axis == 0 && shape.count > 1
      part.offset += start * (isRows ? part.rowStride : part.columnStride)
      if isRows { part.rows = shape[axis] } else { part.columns = shape[axis] }
      append(.copyMatrix, [.source: .matrix(try matrix(operand)), .destination: .matrix(part)])
    }
    switch node.operation {
    case .concatenate(let axis):
      var start = 0
      for operand in node.operands {
        try put(operand, axis: axis, start: start)
        start += type(of: operand).shape[axis]
      }
    case .pad(let axis, let before, _):
      let whole = View(buffer: destination.buffer, column: destination.offset, count: node.type.count)
      append(.zero, [.destination: .rows(whole)])
      try put(node.operands[0], axis: axis, start: before)
    default: throw PlanError(message: "\(value) has no parts")
    }
  }
}
