extension InstructionSelection {
  func emit(_ group: Schedule.Group, index: Int, requested: Set<ValueID>) throws {
    var code = PointwiseBuilder(scope: self, domain: group.domain, count: group.count)
    // In the order of the graph, so that operands come first.
    for member in group.members.sorted() { try code.compute(member) }
    for member in group.members {
      for view in destinations(of: member, isRequested: requested.contains(member)) {
        code.store(try code.definition(member), to: view)
      }
    }
    for sum in group.sums {
      for view in destinations(of: sum, isRequested: true) {
        code.sum(try code.definition(graph[sum].operands[0]), to: view)
      }
    }
    append(code.finished())
  }

  /// Emits a single operation into its first destination, and copies it to the others.
  func emit(node value: ValueID) throws {
    let node = graph[value]
    if case .scan(let scan) = node.operation { return try emit(scan, at: value) }
    if !node.type.hasAxes, part != .body || node.isReduction { return try emit(withoutAxes: value, node) }
    let destinations = destinations(of: value, isRequested: true)
    let domain = domain(of: node.type)
    try emit(value, node, over: domain, to: destinations[0])
    for other in destinations.dropFirst() {
      append(.copy, over: domain, [.source: .rows(destinations[0]), .destination: .rows(other)])
    }
  }

  /// Emits what an operation does to the rows of a domain. What is not an item of a schedule stands behind all others.
  func emit(_ value: ValueID, _ node: Node, over domain: Domain, to destination: View) throws {
    let operands = node.operands
    /// Rows of operands to rows.
    func apply(_ kernel: Kernel, _ roles: KernelOperand.Role...) throws {
      var places: [(KernelOperand.Role, KernelOperand.Place)] = []
      for (role, operand) in zip(roles, operands) { places.append((role, .rows(try source(operand)))) }
      append(Instruction(kernel, over: domain, places + [(.destination, .rows(destination))]))
    }
    switch node.operation {
    case .concatenate(0) where node.type.hasAxes: try finishConcatenation(value)
    case .slice, .pad, .concatenate: try emit(columns: value, node, destination: destination)
    case .binary:
      guard let (product, bias) = schedule.biased[value] else { throw PlanError(message: "\(value) is not a product") }
      try emit(product: product, bias: bias, destination: destination)
    case .product: try emit(product: value, bias: nil, destination: destination)
    case .select:
      guard let (product, condition) = schedule.guarded[value] else {
        throw PlanError(message: "\(value) guards no product")
      }
      let factors = graph[product].operands
      append(
        .guardedProduct, over: domain,
        [
          .input: .rows(try source(factors[1])), .packed: .packed(plan.packed(try matrix(factors[0]))),
          .mask: .rows(try source(condition)), .destination: .rows(destination),
        ])
    case .outer: try apply(.rowProduct(m: node.type.shape[0], k: 1, n: node.type.shape[1]), .left, .right)
    case .table(let table): append(.table(table), over: domain, [.destination: .rows(destination)])
    case .greatest:
      let width = type(of: operands[0]).shape.last!
      try apply(.greatest(rows: node.type.count, width: width), .source)
    case .softmax: try apply(.softmax(width: node.type.count, isLogarithmic: false), .source)
    case .logSoftmax: try apply(.softmax(width: node.type.count, isLogarithmic: true), .source)
    case .at(let end, let axis): try emit(alongTime: value, .at(end, axis), axis, destination)
    case .place(let end, let axis): try emit(alongTime: value, .place(end, axis), axis, destination)
    case .shift(let axis, let count): try emit(alongTime: value, .shift(axis, by: count), axis, destination)
    case .resample(let axis), .restore(let axis):
      let mask = try operands.dropFirst().map { (KernelOperand.Role.mask, KernelOperand.Place.rows(try source($0))) }
      let kernel = node.operation == .resample(axis) ? Kernel.resample(axis) : .restore(axis)
      try emit(alongTime: value, kernel, axis, destination, mask)
    case .timeSoftmax(let axis):
      try emit(alongTime: value, .timeSoftmax(axis), axis, destination, [(.mask, .rows(try source(operands[1])))])
    case .timeGreatest(let axis):
      try emit(alongTime: value, .timeGreatest(axis), axis, destination, [(.mask, .rows(try source(operands[1])))])
    case .reduce(batch: false, let times):
      guard let axis = times.only else { return try emit(sumOverBoth: value, times, destination) }
      try emit(alongTime: value, .timeSum(axis), axis, destination)
    case .reduce: throw PlanError(message: "\(value) sums over the batch alone")
    case .carry(let states, let isReversed):
      try apply(.carry(states: states, isReversed: isReversed), .source, .summary)
    case .gather:
      append(
        .gather, over: domain,
        [
          .table: .matrix(try table(operands[0])), .token: .rows(try source(operands[1])),
          .destination: .rows(destination),
        ])
    case .crossEntropy: try apply(.crossEntropy, .logits, .token)
    case .crossEntropyGradient: try apply(.crossEntropyGradient, .logits, .token, .loss, .cotangent)
    case .rearrange(let rearrangement): try apply(.rearrange(rearrangement), .source)
    case .rearrangeSum(let rearrangement): try apply(.rearrangeSum(rearrangement), .source)
    case .index(let axis): append(Instruction(.index(axis), [.destination: .rows(destination)]))
    case .noise(let noise):
      try apply(.noise(noise, stepCount: operands.count - 1), .example, .step, .innerStep)
    case .transpose:
      let shape = type(of: operands[0]).shape
      try apply(.rowTranspose(rows: shape[0], columns: shape[1]), .source)
    case .input, .parameter, .argument, .constant, .mask, .ends, .count, .unary, .broadcast, .reshape, .spread,
      .sum, .outerSum, .productSum, .scatterSum, .inTraining, .scan, .result:
      throw PlanError(message: "\(value) = \(node.operation) is no operation by itself")
    }
  }

  /// Emits a kernel that sees all steps of an axis, at each step of another one if there is one.
  private func emit(
    alongTime value: ValueID, _ kernel: Kernel, _ axis: TimeAxis, _ destination: View,
    _ others: [(KernelOperand.Role, KernelOperand.Place)] = []
  ) throws {
    let operands = graph[value].operands
    let rest = (operands + [value]).reduce(TensorType()) { rest, operand in
      let type = type(of: operand).without(axis)
      return rest.joined(with: axis.source.map { type.without($0) } ?? type)
    }
    var domain = Domain.once
    if part == .body, let step = loopAxis ?? rest.times.first {
      domain = Domain(batch: rest.batch, time: .current(step))
    }
    let source = KernelOperand.Place.rows(try source(operands[0]))
    append(Instruction(kernel, over: domain, [(.source, source)] + others + [(.destination, .rows(destination))]))
  }

  /// The sum over two time axes: over the first, and of that over the second.
  private func emit(sumOverBoth value: ValueID, _ times: TimeAxes, _ destination: View) throws {
    let type = type(of: graph[value].operands[0]).without(times[0])
    let sum = View(
      buffer: plan.allocate(
        part, extent: Extent(of: type), width: type.count, name: graph.bufferName(of: value)), count: type.count)
    try emit(alongTime: value, .timeSum(times[0]), times[0], sum)
    append(.timeSum(times[1]), [.source: .rows(sum), .destination: .rows(destination)])
  }

  /// The table of a gather: rows of features. A vector is a table of scalars.
  private func table(_ value: ValueID) throws -> MatrixView {
    let matrix = try matrix(value)
    return type(of: value).shape.count == 1 ? matrix.transposed : matrix
  }

  private func emit(product value: ValueID, bias: ValueID?, destination: View) throws {
    let node = graph[value]
    let domain = domain(of: node.type)
    let (left, right) = (node.operands[0], node.operands[1])
    let (leftType, rightType) = (type(of: left), type(of: right))
    let isVector = rightType.shape.count == 1
    // A matrix without axes, times a vector for each row.
    if !leftType.hasAxes, isVector, rightType.hasAxes, parts.part[left.index] <= .prepare {
      try append(product: matrix(left), source(right), bias: bias.map { try source($0) }, destination, over: domain)
    } else if leftType.shape.count == 1, leftType.hasAxes, !rightType.hasAxes, parts.part[right.index] <= .prepare {
      let matrix = try matrix(right)
      append(
        product: isVector ? matrix : matrix.transposed, try source(left), bias: nil, destination, over: domain)
    } else {
      let k = rightType.shape[0]
      append(
        .rowProduct(m: leftType.count / k, k: k, n: rightType.count / k), over: domain,
        [.left: .rows(try source(left)), .right: .rows(try source(right)), .destination: .rows(destination)])
    }
  }

  /// A matrix without axes times a vector of each row.
  private func append(product matrix: MatrixView, _ input: View, bias: View?, _ destination: View, over domain: Domain)
  {
    let sparse = plan.sparse(matrix)
    append(
      sparse == nil ? .product : .sparseProduct, over: domain,
      [
        .input: .rows(input), .packed: .packed(sparse ?? plan.packed(matrix)), .destination: .rows(destination),
        .bias: bias.map { .rows($0) },
      ])
  }

  /// Slices, concatenations and pads whose columns are not contiguous: of the second axis of a matrix, through its
  /// transpose; and zeros.
  private func emit(columns value: ValueID, _ node: Node, destination: View) throws {
    let domain = domain(of: node.type)
    func temporary(_ count: Int) -> View {
      let extent = Extent(of: node.type)
      return View(
        buffer: plan.allocate(part, extent: extent, width: count, name: graph.bufferName(of: value)), count: count)
    }
    func transposed(_ operand: ValueID) throws -> View {
      let shape = type(of: operand).shape
      let view = temporary(shape[0] * shape[1])
      append(
        .rowTranspose(rows: shape[0], columns: shape[1]), over: domain,
        [.source: .rows(try source(operand)), .destination: .rows(view)])
      return view
    }
    func slice(_ view: View, from start: Int, count: Int) -> View {
      var view = view
      view.column += start
      view.count = count
      return view
    }
    let shape = node.type.shape
    switch node.operation {
    case .pad(0, let before, let after):
      let row = shape.dropFirst().reduce(1, *)
      let count = (shape[0] - before - after) * row
      append(.zero, over: domain, [.destination: .rows(destination)])
      append(
        .copy, over: domain,
        [
          .source: .rows(try source(node.operands[0])),
          .destination: .rows(slice(destination, from: before * row, count: count)),
        ])
    case .slice(1, let start, let count) where shape.count == 2:
      let whole = try transposed(node.operands[0])
      let columns = slice(whole, from: start * shape[0], count: count * shape[0])
      append(
        .rowTranspose(rows: count, columns: shape[0]), over: domain,
        [.source: .rows(columns), .destination: .rows(destination)])
    case .concatenate(1) where shape.count == 2, .pad(1, _, _) where shape.count == 2:
      let whole = temporary(node.type.count)
      var column = 0
      if case .pad(_, let before, _) = node.operation {
        append(.zero, over: domain, [.destination: .rows(whole)])
        column = before * shape[0]
      }
      for operand in node.operands {
        let count = type(of: operand).count
        append(
          .copy, over: domain,
          [
            .source: .rows(try transposed(operand)),
            .destination: .rows(slice(whole, from: column, count: count)),
          ])
        column += count
      }
      append(
        .rowTranspose(rows: shape[1], columns: shape[0]), over: domain,
        [.source: .rows(whole), .destination: .rows(destination)])
    default: throw PlanError(message: "\(value) = \(node.operation) cannot be planned")
    }
  }
}

extension Node {
  var isReduction: Bool {
    switch operation {
    case .reduce, .outerSum, .productSum, .scatterSum: true
    default: false
    }
  }
}
