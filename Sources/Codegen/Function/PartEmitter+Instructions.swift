import GraphIR

extension PartEmitter {
  mutating func statements(for instructions: [Instruction]) -> [SwiftStatement] {
    instructions.flatMap { statements(for: $0) }
  }

  mutating func statements(for instruction: Instruction) -> [SwiftStatement] {
    switch instruction {
    case .loop(let axis, let isReversed, let body):
      return loop(over: axis, isReversed: isReversed) { $0.statements(for: body) }
    case .enter(let axis, let isReversed, let source, let trajectory):
      return enter(axis, isReversed, source, trajectory)
    case .leave(let axis, let isReversed, let trajectory, let destination):
      return leave(axis, isReversed, trajectory, destination)
    case .pointwise(let pointwise): return call(of: pointwise)
    case .product(let domain, let input, let matrix, let destination, let bias):
      return product(domain, input, matrix, destination, bias)
    case .outerSum(let domain, let left, let right, let destination, let leftSum):
      return outerSum(domain, left, right, destination, leftSum)
    case .columnSum(let domain, let source, let destination):
      return overRows(of: domain, [source]) { emitter, rows, operands in
        let sums = emitter.column(destination, of: emitter.base(destination.buffer))
        return [
          Runtime.kernel(
            "columnSum",
            [.init("rows", rows), .init("width", .integer(source.count))] + operands[0].arguments("source")
              + [.init("destination", sums)] + emitter.totals(of: sums))
        ]
      }
    case .softmax(let domain, let source, let destination, let width, let isLogarithmic):
      return overRows(of: domain, [source, destination]) { _, rows, operands in
        [
          Runtime.kernel(
            "softmax",
            [
              .init("rows", rows), .init("count", .integer(source.count)), .init("width", .integer(width)),
            ] + operands[0].arguments("source") + operands[1].arguments("destination") + [
              .init("isLogarithmic", .boolean(isLogarithmic))
            ])
        ]
      }
    case .crossEntropy(let domain, let logits, let token, let destination):
      return rowKernel(
        "crossEntropy", domain, [("width", logits.count)],
        [("logits", logits), ("token", token), ("destination", destination)])
    case .crossEntropyGradient(let domain, let logits, let token, let loss, let cotangent, let destination):
      return rowKernel(
        "crossEntropyGradient", domain, [("width", logits.count)],
        [
          ("logits", logits), ("token", token), ("loss", loss), ("cotangent", cotangent),
          ("destination", destination),
        ])
    case .gather(let domain, let table, let token, let destination):
      return overRows(of: domain, [token, destination]) { emitter, rows, operands in
        [
          Runtime.kernel(
            "gather",
            [
              .init("rows", rows), .init("width", .integer(destination.count)),
              .init("table", emitter.start(of: table)), .init("tableRowStride", .integer(table.rowStride)),
              .init("tableColumnStride", .integer(table.columnStride)),
            ] + operands[0].arguments("token") + operands[1].arguments("destination"))
        ]
      }
    case .scatterSum(let domain, let token, let source, let destination):
      return overRows(of: domain, [token, source]) { emitter, rows, operands in
        let sums = emitter.start(of: destination)
        return [
          Runtime.kernel(
            "scatterSum",
            [.init("rows", rows), .init("width", .integer(source.count))]
              + operands[0].arguments("token") + operands[1].arguments("source") + [
                .init("destination", sums),
                .init("destinationRowStride", .integer(destination.rowStride)),
                .init("destinationColumnStride", .integer(destination.columnStride)),
              ] + emitter.totals(of: sums))
        ]
      }
    case .copy(let domain, let source, let destination):
      return rowKernel(
        "copy", domain, [("width", destination.count)], [("source", source), ("destination", destination)])
    case .zero(let domain, let destination):
      return rowKernel("zero", domain, [("width", destination.count)], [("destination", destination)])
    case .rowProduct(let domain, let left, let right, let destination, let m, let k, let n):
      return rowKernel(
        "rowProduct", domain, [("m", m), ("k", k), ("n", n)],
        [("left", left), ("right", right), ("destination", destination)])
    case .rowTranspose(let domain, let source, let destination, let rows, let columns):
      return rowKernel(
        "rowTranspose", domain, [("matrixRows", rows), ("matrixColumns", columns)],
        [("source", source), ("destination", destination)])
    case .timeSum(let axis, let source, let destination):
      return alongTime("timeSum", axis, source, destination, sequence: "source", end: nil)
    case .at(let end, let axis, let source, let destination):
      return alongTime("at", axis, source, destination, sequence: "source", end: end)
    case .place(let end, let axis, let source, let destination):
      return alongTime("place", axis, source, destination, sequence: "destination", end: end)
    case .pack(let source, let blocks, let destination):
      return [
        Runtime.kernel(
          "pack",
          [
            .init("source", start(of: source)), .init("rowStride", .integer(source.rowStride)),
            .init("columnStride", .integer(source.columnStride)), .init("rows", .integer(source.rows)),
            .init("columns", .integer(source.columns)), .init("blocks", .integer(blocks)),
            .init("destination", base(destination)),
          ])
      ]
    case .packPart(let source, let place, let destination):
      // Panels are [columns, blocks, 16].
      let blockRows = place.rows / place.blocks
      let panel = 16 * place.blocks * place.columns
      let first = place.row % blockRows / 16 * panel + 16 * (place.column * place.blocks + place.row / blockRows)
      return [
        Runtime.kernel(
          "packPart",
          [
            .init("source", start(of: source)), .init("rowStride", .integer(source.rowStride)),
            .init("columnStride", .integer(source.columnStride)), .init("rows", .integer(source.rows)),
            .init("columns", .integer(source.columns)),
            .init("destination", .sum([base(destination), .integer(first)])),
            .init("destinationColumnStride", .integer(16 * place.blocks)),
            .init("panelStride", .integer(panel)),
          ])
      ]
    case .matrixProduct(let left, let packed, let destination):
      return [
        Runtime.kernel(
          "product",
          [
            .init("rows", .integer(left.rows)), .init("k", .integer(left.columns)),
            .init("n", .integer(destination.columns)),
            .init("input", start(of: left)), .init("inputStride", .integer(left.rowStride)),
            .init("packed", base(packed)),
            .init("destination", start(of: destination)), .init("destinationStride", .integer(destination.rowStride)),
            .init("bias", .nil),
          ])
      ]
    case .matrixOuterSum(let left, let right, let destination):
      return [
        Runtime.kernel(
          "outerSum",
          [
            .init("rows", .integer(left.rows)), .init("m", .integer(left.columns)),
            .init("n", .integer(right.columns)),
            .init("left", start(of: left)), .init("leftStride", .integer(left.rowStride)),
            .init("right", start(of: right)), .init("rightStride", .integer(right.rowStride)),
            .init("destination", start(of: destination)),
            .init("destinationRowStride", .integer(destination.rowStride)), .init("leftSum", .nil),
          ])
      ]
    case .copyMatrix(let source, let destination):
      return [
        Runtime.kernel(
          "copyMatrix",
          [
            .init("rows", .integer(source.rows)), .init("columns", .integer(source.columns)),
            .init("source", start(of: source)), .init("sourceRowStride", .integer(source.rowStride)),
            .init("sourceColumnStride", .integer(source.columnStride)),
            .init("destination", start(of: destination)),
            .init("destinationRowStride", .integer(destination.rowStride)),
            .init("destinationColumnStride", .integer(destination.columnStride)),
          ])
      ]
    }
  }

  // MARK: Kernels

  /// A kernel that takes sizes and rows of views and nothing else.
  private mutating func rowKernel(
    _ name: String, _ domain: Domain, _ sizes: [(label: String, value: Int)], _ views: [(label: String, view: View)]
  ) -> [SwiftStatement] {
    overRows(of: domain, views.map(\.view)) { _, rows, operands in
      let arguments = zip(views, operands).flatMap { $1.arguments($0.label) }
      return [
        Runtime.kernel(
          name, [.init("rows", rows)] + sizes.map { .init($0.label, .integer($0.value)) } + arguments)
      ]
    }
  }

  private mutating func product(
    _ domain: Domain, _ input: View, _ matrix: BufferID, _ destination: View, _ bias: View?
  ) -> [SwiftStatement] {
    overRows(of: domain, [input, destination]) { emitter, rows, operands in
      let biasPointer = bias.map { emitter.column($0, of: emitter.base($0.buffer)) } ?? .nil
      return [
        Runtime.kernel(
          "product",
          [.init("rows", rows), .init("k", .integer(input.count)), .init("n", .integer(destination.count))]
            + operands[0].arguments("input") + [.init("packed", emitter.base(matrix))]
            + operands[1].arguments("destination") + [.init("bias", biasPointer)]
            + (emitter.step(of: domain).map { [.init("turn", $0)] } ?? []))
      ]
    }
  }

  /// The kernel's destination has its columns side by side: a transposed one is the sum with the operands exchanged.
  private mutating func outerSum(
    _ domain: Domain, _ left: View, _ right: View, _ destination: MatrixView, _ leftSum: View?
  ) -> [SwiftStatement] {
    guard destination.hasContiguousColumns else {
      guard leftSum == nil else { fatalError("internal error: the sum of an operand that becomes the right one") }
      return outerSum(domain, right, left, destination.transposed, nil)
    }
    return overRows(of: domain, [left, right]) { emitter, rows, operands in
      let sums = emitter.start(of: destination)
      let leftSums = leftSum.map { emitter.column($0, of: emitter.base($0.buffer)) }
      return [
        Runtime.kernel(
          "outerSum",
          [.init("rows", rows), .init("m", .integer(left.count)), .init("n", .integer(right.count))]
            + operands[0].arguments("left") + operands[1].arguments("right") + [
              .init("destination", sums), .init("destinationRowStride", .integer(destination.rowStride)),
              .init("leftSum", leftSums ?? .nil),
            ] + emitter.totals(of: sums, isMoved: true)
            + (leftSums.map { emitter.totals(of: $0, label: "leftSumTotals") } ?? []))
      ]
    }
  }

  /// The body's sums may be so long that they need double precision; those of the other parts are not.
  private func totals(of sums: SwiftExpression, isMoved: Bool = false, label: String = "totals") -> [SwiftArgument] {
    part == .body && !home.isStream ? [.init(label, Runtime.totals(of: sums, isMoved: isMoved))] : []
  }

  /// A kernel between a sequence and a value without time.
  private mutating func alongTime(
    _ name: String, _ axis: TimeAxis, _ source: View, _ destination: View, sequence: String, end: SequenceEnd?
  ) -> [SwiftStatement] {
    func arguments(_ emitter: inout PartEmitter, _ label: String, _ view: View) -> [SwiftArgument] {
      let pointer = emitter.column(view, of: emitter.base(view.buffer))
      let stride = SwiftArgument("\(label)Stride", .integer(emitter.batchStride(view)))
      guard label == sequence else { return [.init(label, pointer), stride] }
      let first = emitter.offset(ofStep: .integer(view.stepOffset), in: view.buffer)
      return [.init(label, .sum([pointer, first])), .init("\(label)StepStride", emitter.stepStride(view)), stride]
    }
    var leading: [SwiftArgument] = []
    if let end { leading.append(.init("isLast", .boolean(end == .last))) }
    // Only `at` finds the steps it needs from the lengths alone.
    if end == nil || sequence == "destination" { leading.append(.init("steps", steps(axis))) }
    leading.append(.init("batch", buffer(source.buffer).extent.batch ? batch() : .integer(1)))
    leading.append(.init("width", .integer(destination.count)))
    if end != nil { leading.append(.init("lengths", home.lengths(of: axis, in: memory))) }
    return [
      Runtime.kernel(
        name, leading + arguments(&self, "source", source) + arguments(&self, "destination", destination))
    ]
  }

  // MARK: Trajectories

  private mutating func enter(
    _ axis: TimeAxis, _ isReversed: Bool, _ source: View?, _ trajectory: View
  ) -> [SwiftStatement] {
    let entry = entry(of: trajectory, at: isReversed ? steps(axis) : .integer(0))
    let rows = SwiftArgument("rows", buffer(trajectory.buffer).extent.batch ? batch() : .integer(1))
    let width = SwiftArgument("width", .integer(trajectory.count))
    guard let source else { return [Runtime.kernel("zero", [rows, width] + entry.arguments("destination"))] }
    let start = RowOperand(pointer: column(source, of: base(source.buffer)), stride: batchStride(source))
    return [Runtime.kernel("copy", [rows, width] + start.arguments("source") + entry.arguments("destination"))]
  }

  private mutating func leave(
    _ axis: TimeAxis, _ isReversed: Bool, _ trajectory: View, _ destination: View
  ) -> [SwiftStatement] {
    let entry = entry(of: trajectory, at: isReversed ? .integer(0) : steps(axis))
    let end = RowOperand(pointer: column(destination, of: base(destination.buffer)), stride: batchStride(destination))
    let rows = SwiftArgument("rows", buffer(trajectory.buffer).extent.batch ? batch() : .integer(1))
    return [
      Runtime.kernel(
        "copy",
        [rows, .init("width", .integer(trajectory.count))] + entry.arguments("source")
          + end.arguments("destination"))
    ]
  }

  private mutating func entry(of trajectory: View, at step: SwiftExpression) -> RowOperand {
    let hasTime = buffer(trajectory.buffer).extent.time != nil
    let first = hasTime ? offset(ofStep: step, in: trajectory.buffer) : .integer(0)
    return RowOperand(
      pointer: column(trajectory, of: .sum([base(trajectory.buffer), first])), stride: batchStride(trajectory))
  }
}

extension RowOperand {
  /// `label: pointer, labelStride: stride`
  func arguments(_ label: String) -> [SwiftArgument] {
    [.init(label, pointer), .init("\(label)Stride", .integer(stride))]
  }
}
