extension InstructionSelection {
  /// The rows of a value, computed by now.
  func source(_ value: ValueID) throws -> View {
    if let view = views[value] { return view }
    let node = graph[value]
    if !node.type.hasAxes, let matrix = try matrixIfAny(value) {
      return try contiguous(matrix, name: graph.bufferName(of: value))
    }
    let view = try place(of: value, node: node)
    views[value] = view
    return view
  }

  private func place(of value: ValueID, node: Node) throws -> View {
    switch node.operation {
    case .input(let name):
      let region: Buffer.Region = plan.isState(name) ? .state(name) : .input(name)
      return View(buffer: plan.source(region, name: name, type: node.type), count: node.type.count)
    case .mask(let axis):
      return View(buffer: plan.source(.mask(axis), name: "\(axis)_mask", type: node.type), count: 1)
    case .ends(let axis):
      return View(buffer: plan.source(.ends(axis), name: "\(axis)_ends", type: node.type), count: 1)
    case .slice(0, let start, let count):
      var view = try source(node.operands[0])
      let rowCount = type(of: node.operands[0]).shape.dropFirst().reduce(1, *)
      view.column += start * rowCount
      view.count = count * rowCount
      return view
    case .reshape: return try source(node.operands[0])
    case .result(let index):
      guard let view = scanResults[node.operands[0]]?[index] else { throw PlanError(message: "\(value) has no place") }
      return view
    default:
      guard parts.isInline[value.index] else { throw PlanError(message: "\(value) is used before it is computed") }
      return try copy(inline: value)
    }
  }

  /// A constant without axes, computed in `prepare`.
  func preparedSource(_ value: ValueID) throws -> View {
    let (part, instructions) = (self.part, self.instructions)
    (self.part, self.instructions) = (.prepare, [])
    let view = try source(value)
    plan.prepare += self.instructions
    (self.part, self.instructions) = (part, instructions)
    return view
  }

  /// The single count of valid steps, or of examples.
  func count(_ axis: TimeAxis?) -> View {
    let name = axis.map { "\($0)_count" } ?? "count"
    return View(buffer: plan.source(.count(axis), name: name, type: TensorType()), count: 1)
  }

  /// A matrix (or vector, as a row) without axes, computed by now.
  func matrix(_ value: ValueID) throws -> MatrixView {
    if let matrix = try matrixIfAny(value) { return matrix }
    let view = try source(value)
    return MatrixView(buffer: view.buffer, offset: view.column, shape: type(of: value).shape)
  }

  private func matrixIfAny(_ value: ValueID) throws -> MatrixView? {
    if let known = matrices[value] { return known }
    let node = graph[value]
    let result: MatrixView
    switch node.operation {
    case .parameter(let name):
      result = MatrixView(buffer: try plan.parameter(name), shape: node.type.shape)
    case .slice(let axis, let start, let count) where !node.type.hasAxes:
      var matrix = try matrix(node.operands[0])
      // A vector is one row.
      let isRows = axis == 0 && node.type.shape.count > 1
      matrix.offset += start * (isRows ? matrix.rowStride : matrix.columnStride)
      if isRows { matrix.rows = count } else { matrix.columns = count }
      if node.type.shape.count > 2 { matrix.columns = node.type.count / count }
      result = matrix
    case .transpose where !node.type.hasAxes: result = try matrix(node.operands[0]).transposed
    case .reshape where !node.type.hasAxes:
      let view = try contiguous(try matrix(node.operands[0]), name: graph.bufferName(of: value))
      result = MatrixView(buffer: view.buffer, offset: view.column, shape: node.type.shape)
    default: return nil
    }
    matrices[value] = result
    return result
  }

  /// The elements of a matrix as one row.
  func contiguous(_ matrix: MatrixView, name: String?) throws -> View {
    let isContiguous =
      (matrix.columnStride == 1 || matrix.columns == 1) && (matrix.rowStride == matrix.columns || matrix.rows == 1)
    let count = matrix.rows * matrix.columns
    if isContiguous { return View(buffer: matrix.buffer, column: matrix.offset, count: count) }
    let isPrepared = part != .finish
    let buffer = plan.allocate(
      isPrepared ? .prepare : .finish, extent: Extent(batch: false, time: nil), width: count, name: name)
    let copy = MatrixView(buffer: buffer, shape: [matrix.rows, matrix.columns])
    let instruction = Instruction(.copyMatrix, [.source: .matrix(matrix), .destination: .matrix(copy)])
    if part == .body { plan.prepare.append(instruction) } else { instructions.append(instruction) }
    return View(buffer: buffer, count: count)
  }
}

extension MatrixView {
  /// A contiguous matrix. A vector is one row, a scalar one element; of higher ranks the first axis counts the rows.
  init(buffer: BufferID, offset: Int = 0, shape: [Int]) {
    let rows = shape.count > 1 ? shape[0] : 1
    let columns = shape.reduce(1, *) / rows
    self.init(buffer: buffer, offset: offset, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
  }
}
