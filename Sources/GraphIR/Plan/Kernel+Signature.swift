extension Kernel {
  /// The registry of all kernels.
  public var signature: KernelSignature {
    switch self {
    case .loop: return KernelSignature(operands: [], form: .loop)
    case .pointwise: return KernelSignature(operands: [], form: .pointwise)
    case .enter(let axis, let isReversed):
      return KernelSignature(
        operands: [
          .reads(.source, [.n], .ofStep(axis)), .writes(.trajectory, [.n], .entry(axis, isLast: isReversed)),
        ],
        form: .call(
          "copy",
          [
            .rowsOfStep(.trajectory, of: axis), .extent("width", .n), .rowsOf(.source),
            .entry(.trajectory, label: "destination", of: axis, isLast: isReversed),
          ]))
    case .enterZero(let axis, let isReversed):
      return KernelSignature(
        operands: [.writes(.trajectory, [.n], .entry(axis, isLast: isReversed))],
        form: .call(
          "zero",
          [
            .rowsOfStep(.trajectory, of: axis), .extent("width", .n),
            .entry(.trajectory, label: "destination", of: axis, isLast: isReversed),
          ]))
    case .leave(let axis, let isReversed):
      return KernelSignature(
        operands: [
          .reads(.trajectory, [.n], .entry(axis, isLast: !isReversed)), .writes(.destination, [.n], .ofStep(axis)),
        ],
        form: .call(
          "copy",
          [
            .rowsOfStep(.trajectory, of: axis), .extent("width", .n),
            .entry(.trajectory, label: "source", of: axis, isLast: !isReversed), .rowsOf(.destination),
          ]))

    case .product: return .product("product", .packed(blocks: 1))
    case .sparseProduct: return .product("sparseProduct", .sparse)
    case .guardedProduct:
      return KernelSignature(
        operands: [
          .reads(.input, [.k]), .reads(.packed, [.n, .k], .packed(blocks: 1)), .reads(.mask, []),
          .writes(.destination, [.n]),
        ],
        form: .call(
          "guardedProduct",
          [
            .rows, .extent("k", .k), .extent("n", .n), .rowsOf(.input), .packed(.packed), .rowsOf(.mask),
            .rowsOf(.destination), .turn,
          ]))
    case .outerSum, .sparseOuterSum:
      return KernelSignature(
        operands: [
          .reads(.left, [.m]), .reads(.right, [.n]), .adds(.destination, [.m, .n], .matrix),
          .adds(.leftSum, [.m], .single).optional,
        ],
        form: .call(
          self == .outerSum ? "outerSum" : "sparseOuterSum",
          [
            .rows, .extent("m", .m), .extent("n", .n), .rowsOf(.left), .rowsOf(.right), .matrix(.destination),
            .pointer(.leftSum), .totals(of: .destination, label: "totals", isMoved: true),
            .totals(of: .leftSum, label: "leftSumTotals", isMoved: false),
          ]))
    case .productSum(let m, let n, let k):
      return KernelSignature(
        operands: [
          .reads(.left, [.m, .n]), .reads(.right, [.k, .n]), .adds(.destination, [.m, .k], .matrix),
        ],
        form: .call(
          "productSum",
          [
            .rows, .size("m", m), .size("n", n), .size("k", k), .rowsOf(.left), .rowsOf(.right),
            .matrix(.destination), .totals(of: .destination, label: "totals", isMoved: false),
          ]), extents: [.m: m, .n: n, .k: k])
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
            .steps(axis), .batch("batch", of: .source), .extent("width", .n), .sequence(.source, on: axis),
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
    case .greatest(let rows, let width):
      return .ofRows(
        "greatest", [.size("groups", rows), .size("width", width)],
        [.reads(.source, [.m, .n]), .writes(.destination, [.m])], extents: [.m: rows, .n: width])
    case .table(let table):
      return KernelSignature(
        operands: [.writes(.destination, [.n])],
        form: .call("table", [.rows, .extent("width", .n), .numbers("numbers", table.values), .rowsOf(.destination)]))
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
            .sequence(.source, on: axis), .rowsOf(.destination),
          ]))
    case .place(let end, let axis):
      return KernelSignature(
        operands: [.reads(.source, [.n], .ofBatch), .writes(.destination, [.n], .ofSequence(axis))],
        form: .call(
          "place",
          [
            .flag("isLast", end == .last), .steps(axis), .batch("batch", of: .source), .extent("width", .n),
            .lengths(axis), .rowsOf(.source), .sequence(.destination, on: axis),
          ]))
    case .shift(let axis, let count):
      return KernelSignature(
        operands: [
          .reads(.source, [.n], .ofSequence(axis)), .writes(.destination, [.n], .ofSequence(axis)),
        ],
        form: .call(
          "shift",
          [
            .size("by", count), .steps(axis), .batch("batch", of: .destination), .extent("width", .n),
            .sequence(.source, on: axis), .sequence(.destination, on: axis),
          ]))
    case .resample(let axis): return .derived(axis, isBack: false)
    case .restore(let axis): return .derived(axis, isBack: true)
    case .timeSoftmax(let axis):
      return KernelSignature(
        operands: [
          .reads(.source, [.n], .ofSequence(axis)), .reads(.mask, [], .ofSequence(axis)),
          .writes(.destination, [.n], .ofSequence(axis)),
        ],
        form: .call(
          "timeSoftmax",
          [
            .steps(axis), .batch("batch", of: .destination), .extent("width", .n), .sequence(.source, on: axis),
            .sequence(.mask, on: axis), .sequence(.destination, on: axis),
          ]))
    case .timeGreatest(let axis):
      return KernelSignature(
        operands: [
          .reads(.source, [.n], .ofSequence(axis)), .reads(.mask, [], .ofSequence(axis)),
          .writes(.destination, [.n], .ofBatch),
        ],
        form: .call(
          "timeGreatest",
          [
            .steps(axis), .batch("batch", of: .destination), .extent("width", .n), .sequence(.source, on: axis),
            .sequence(.mask, on: axis), .rowsOf(.destination),
          ]))
    case .index(nil):
      return KernelSignature(
        operands: [.writes(.destination, [], .ofBatch)],
        form: .call(
          "examples", [.batch("batch", of: .destination), .first("first", nil), .rowsOf(.destination)]))
    case .index(let axis?):
      return KernelSignature(
        operands: [.writes(.destination, [], .ofSequence(axis))],
        form: .call(
          "steps",
          [
            .steps(axis), .batch("batch", of: .destination), .first("first", axis), .sequence(.destination, on: axis),
          ]))
    case .noise(let noise, let stepCount):
      let steps: [KernelOperand.Role] = [.step, .innerStep]
      return KernelSignature(
        operands: [.reads(.example, [])] + steps.prefix(stepCount).map { .reads($0, []) } + [
          .writes(.destination, [.n])
        ],
        form: .call(
          "noise",
          [.rows, .extent("width", .n), .flag("isNormal", noise.distribution == .normal), .key("key", of: noise)]
            + [.rowsOf(.example)]
            + steps.enumerated().flatMap { index, role -> [KernelSignature.Argument] in
              index < stepCount
                ? [.rowsOf(role)] : [.nothing(role.rawValue), .size("\(role.rawValue)Stride", 0)]
            } + [.rowsOf(.destination)]))
    case .carry(let states, let isReversed):
      return KernelSignature(
        operands: [.reads(.source, [.n]), .reads(.summary, [.m]), .writes(.destination, [.n])],
        form: .call(
          "carry",
          [
            .rows, .extent("width", .n), .size("states", states), .flag("isReversed", isReversed), .rowsOf(.source),
            .parts(.summary), .rowsOf(.destination),
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

    case .rearrange(let rearrangement):
      return .rearranging("rearrange", rearrangement, from: rearrangement.operandShape, to: rearrangement.shape)
    case .rearrangeSum(let rearrangement):
      return .rearranging("rearrangeSum", rearrangement, from: rearrangement.shape, to: rearrangement.operandShape)

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
            .size("destinationColumnStride", place.columnStride), .size("panelStride", place.panelCount),
          ]))
    case .packSparse:
      return KernelSignature(
        operands: [.reads(.source, [.row, .column], .matrix), .writes(.packed, [.row, .column], .sparse)],
        form: .call(
          "packSparse",
          [
            .matrix(.source, strides: .unlabeled), .extent("rows", .row), .extent("columns", .column),
            .packed(.packed, label: "destination"),
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
