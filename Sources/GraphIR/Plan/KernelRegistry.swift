extension Kernel {
  /// The registry of all kernels.
  public var signature: KernelSignature {
    switch self {
    case .loop: return KernelSignature(operands: [], form: .loop)
    case .pointwise: return KernelSignature(operands: [], form: .pointwise)
    case .enter(let axis, let isReversed):
      return KernelSignature(
        operands: [
          .reads(.source, [.n], .ofBatch), .writes(.trajectory, [.n], .entry(axis, isLast: isReversed)),
        ],
        form: .call(
          "copy",
          [
            .batch("rows", of: .trajectory), .extent("width", .n), .rowsOf(.source),
            .entry(.trajectory, label: "destination", of: axis, isLast: isReversed),
          ]))
    case .enterZero(let axis, let isReversed):
      return KernelSignature(
        operands: [.writes(.trajectory, [.n], .entry(axis, isLast: isReversed))],
        form: .call(
          "zero",
          [
            .batch("rows", of: .trajectory), .extent("width", .n),
            .entry(.trajectory, label: "destination", of: axis, isLast: isReversed),
          ]))
    case .leave(let axis, let isReversed):
      return KernelSignature(
        operands: [
          .reads(.trajectory, [.n], .entry(axis, isLast: !isReversed)), .writes(.destination, [.n], .ofBatch),
        ],
        form: .call(
          "copy",
          [
            .batch("rows", of: .trajectory), .extent("width", .n),
            .entry(.trajectory, label: "source", of: axis, isLast: !isReversed), .rowsOf(.destination),
          ]))

    case .product:
      return KernelSignature(
        operands: [
          .reads(.input, [.k]), .reads(.packed, [.n, .k], .packed(blocks: 1)), .reads(.bias, [.n]).optional,
          .writes(.destination, [.n]),
        ],
        form: .call(
          "product",
          [
            .rows, .extent("k", .k), .extent("n", .n), .rowsOf(.input), .packed(.packed), .rowsOf(.destination),
            .pointer(.bias), .turn,
          ]))
    case .outerSum:
      return KernelSignature(
        operands: [
          .reads(.left, [.m]), .reads(.right, [.n]), .adds(.destination, [.m, .n], .matrix),
          .adds(.leftSum, [.m], .single).optional,
        ],
        form: .call(
          "outerSum",
          [
            .rows, .extent("m", .m), .extent("n", .n), .rowsOf(.left), .rowsOf(.right), .matrix(.destination),
            .pointer(.leftSum), .totals(of: .destination, label: "totals", isMoved: true),
            .totals(of: .leftSum, label: "leftSumTotals", isMoved: false),
          ]))
    case .columnSum:
      return KernelSignature(
        operands: [.reads(.source, [.n]), .adds(.destination, [.n], .single)],
        form: .call(
          "columnSum",
          [
            .rows, .extent("width", .n), .rowsOf(.source), .pointer(.destination),
            .totals(of: .destination, label: "totals", isMoved: false),
          ]))
    case .timeSum(let axis):
      return KernelSignature(
        operands: [.reads(.source, [.n], .ofSequence(axis)), .writes(.destination, [.n], .ofBatch)],
        form: .call(
          "timeSum",
          [
            .steps(axis), .batch("batch", of: .source), .extent("width", .n), .sequence(.source),
            .rowsOf(.destination),
          ]))
    case .softmax(let width, let isLogarithmic):
      return KernelSignature(
        operands: [.reads(.source, [.n]), .writes(.destination, [.n])],
        form: .call(
          "softmax",
          [
            .rows, .extent("count", .n), .size("width", width), .rowsOf(.source), .rowsOf(.destination),
            .flag("isLogarithmic", isLogarithmic),
          ]))
    case .crossEntropy:
      return .ofRows(
        "crossEntropy", [.extent("width", .n)],
        [.reads(.logits, [.n]), .reads(.token, []), .writes(.destination, [])])
    case .crossEntropyGradient:
      return .ofRows(
        "crossEntropyGradient", [.extent("width", .n)],
        [
          .reads(.logits, [.n]), .reads(.token, []), .reads(.loss, []), .reads(.cotangent, []),
          .writes(.destination, [.n]),
        ])
    case .gather:
      return KernelSignature(
        operands: [.reads(.table, [.row, .n], .matrix), .reads(.token, []), .writes(.destination, [.n])],
        form: .call(
          "gather",
          [
            .rows, .extent("width", .n), .matrix(.table, strides: .both), .rowsOf(.token), .rowsOf(.destination),
          ]))
    case .scatterSum:
      return KernelSignature(
        operands: [.reads(.token, []), .reads(.source, [.n]), .adds(.destination, [.row, .n], .matrix)],
        form: .call(
          "scatterSum",
          [
            .rows, .extent("width", .n), .rowsOf(.token), .rowsOf(.source), .matrix(.destination, strides: .both),
            .totals(of: .destination, label: "totals", isMoved: false),
          ]))
    case .copy:
      return .ofRows("copy", [.extent("width", .n)], [.reads(.source, [.n]), .writes(.destination, [.n])])
    case .zero:
      return .ofRows(
        "zero", [.extent("width", .n)],
        [OperandSpecification(role: .destination, access: .clears, rows: .ofDomain, extents: [.n])])
    case .at(let end, let axis):
      return KernelSignature(
        operands: [.reads(.source, [.n], .ofSequence(axis)), .writes(.destination, [.n], .ofBatch)],
        form: .call(
          "at",
          [
            .flag("isLast", end == .last), .batch("batch", of: .source), .extent("width", .n), .lengths(axis),
            .sequence(.source), .rowsOf(.destination),
          ]))
    case .place(let end, let axis):
      return KernelSignature(
        operands: [.reads(.source, [.n], .ofBatch), .writes(.destination, [.n], .ofSequence(axis))],
        form: .call(
          "place",
          [
            .flag("isLast", end == .last), .steps(axis), .batch("batch", of: .source), .extent("width", .n),
            .lengths(axis), .rowsOf(.source), .sequence(.destination),
          ]))
    case .rowProduct(let m, let k, let n):
      return .ofRows(
        "rowProduct", [.size("m", m), .size("k", k), .size("n", n)],
        [.reads(.left, [.m, .k]), .reads(.right, [.k, .n]), .writes(.destination, [.m, .n])],
        extents: [.m: m, .k: k, .n: n])
    case .rowTranspose(let rows, let columns):
      return .ofRows(
        "rowTranspose", [.size("matrixRows", rows), .size("matrixColumns", columns)],
        [.reads(.source, [.row, .column]), .writes(.destination, [.row, .column])],
        extents: [.row: rows, .column: columns])

    case .pack(let blocks):
      return KernelSignature(
        operands: [
          .reads(.source, [.row, .column], .matrix), .writes(.packed, [.row, .column], .packed(blocks: blocks)),
        ],
        form: .call(
          "pack",
          [
            .matrix(.source, strides: .unlabeled), .extent("rows", .row), .extent("columns", .column),
            .size("blocks", blocks), .packed(.packed, label: "destination"),
          ]))
    case .packPart(let place):
      return KernelSignature(
        operands: [.reads(.source, [.row, .column], .matrix), .writes(.packed, [], .packedPart(place))],
        form: .call(
          "packPart",
          [
            .matrix(.source, strides: .unlabeled), .extent("rows", .row), .extent("columns", .column),
            .packed(.packed, label: "destination", offset: place.offset),
            .size("destinationColumnStride", 16 * place.blocks), .size("panelStride", place.panelCount),
          ]))
    case .matrixProduct:
      return KernelSignature(
        operands: [
          .reads(.left, [.row, .k], .matrix), .reads(.packed, [.n, .k], .packed(blocks: 1)),
          .writes(.destination, [.row, .n], .matrix),
        ],
        form: .call(
          "product",
          [
            .extent("rows", .row), .extent("k", .k), .extent("n", .n), .matrixRows(.left, label: "input"),
            .packed(.packed), .matrixRows(.destination, label: "destination"), .nothing("bias"),
          ]))
    case .matrixOuterSum:
      return KernelSignature(
        operands: [
          .reads(.left, [.row, .m], .matrix), .reads(.right, [.row, .n], .matrix),
          .adds(.destination, [.m, .n], .matrix),
        ],
        form: .call(
          "outerSum",
          [
            .extent("rows", .row), .extent("m", .m), .extent("n", .n), .matrixRows(.left, label: "left"),
            .matrixRows(.right, label: "right"), .matrix(.destination), .nothing("leftSum"),
          ]))
    case .copyMatrix:
      return KernelSignature(
        operands: [.reads(.source, [.row, .column], .matrix), .writes(.destination, [.row, .column], .matrix)],
        form: .call(
          "copyMatrix",
          [
            .extent("rows", .row), .extent("columns", .column), .matrix(.source, strides: .both),
            .matrix(.destination, strides: .both),
          ]))
    }
  }
}

extension KernelSignature {
  /// A kernel that takes sizes and the rows of its operands, and nothing else.
  fileprivate static func ofRows(
    _ name: String, _ sizes: [Argument], _ operands: [OperandSpecification], extents: [Index: Int] = [:]
  ) -> Self {
    KernelSignature(
      operands: operands, form: .call(name, [.rows] + sizes + operands.map { .rowsOf($0.role) }), extents: extents)
  }
}

extension PackedPlace {
  /// The floats of a panel of 16 rows of each block: panels are [columns, blocks, 16].
  var panelCount: Int { 16 * blocks * columns }

  /// Where the part begins, in floats.
  var offset: Int {
    let blockRows = rows / blocks
    return row % blockRows / 16 * panelCount + 16 * (column * blocks + row / blockRows)
  }
}
