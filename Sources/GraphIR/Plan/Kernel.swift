/// What an instruction computes. Operands stand in the instruction; how each kernel is called, and what its operands
/// are, is in its signature.
public enum Kernel: Hashable, Sendable {
  /// Runs the body at each step of the axis.
  case loop(TimeAxis, isReversed: Bool)
  /// Elementwise code over the rows.
  case pointwise(Pointwise)
  /// Before a loop: copies a state's first value, without time, into its trajectory's entry before the first step that
  /// runs: entry 0, or entry `steps` if the loop is reversed.
  case enter(TimeAxis, isReversed: Bool)
  /// The same of a state that starts at zero.
  case enterZero(TimeAxis, isReversed: Bool)
  /// After a loop: copies the trajectory's last entry (`steps`, or 0 if reversed) to a view without time.
  case leave(TimeAxis, isReversed: Bool)

  /// destination[row, n] = Σ_k input[row, k] · matrix[n, k] (+ bias[n]).
  case product
  /// The same with a matrix of which `packSparse` has left out what is zero.
  case sparseProduct
  /// A `product` of the rows at which the mask is not zero; zero at all others.
  case guardedProduct
  /// destination[m, n] += Σ_rows left[row, m] · right[row, n], and leftSum[m] += Σ_rows left[row, m], which has no axes.
  case outerSum
  /// The same, without the rows that are zero on the left.
  case sparseOuterSum
  /// destination[m, k] += Σ_rows Σ_n left[row, m, n] · right[row, k, n], of rows that are matrices.
  case productSum(m: Int, n: Int, k: Int)
  /// destination[n] += Σ_rows source[row, n]; the destination has no axes.
  case columnSum
  /// destination[b, n] = Σ_t source[t, b, n].
  case timeSum(TimeAxis)
  /// Along each group of `width` features of a row.
  case softmax(width: Int, isLogarithmic: Bool)
  /// destination[row, m] = max_n source[row, m, n], of rows of [rows, width].
  case greatest(rows: Int, width: Int)
  /// destination[row, n] = values[n].
  case table(Table)
  /// destination[row] = -log softmax(logits[row])[token[row]].
  case crossEntropy
  /// destination[row] = (softmax(logits[row]) - onehot(token[row])) · cotangent[row], from the loss of the row.
  case crossEntropyGradient
  /// destination[row] = table[token[row]].
  case gather
  /// destination[token[row]] += source[row].
  case scatterSum
  /// destination[row, n] = source[row, n].
  case copy
  /// destination[row, n] = 0.
  case zero
  /// destination[b] = source at the first or last valid step of example b, zero if it has none.
  case at(SequenceEnd, TimeAxis)
  /// The adjoint: destination is zero but at that step.
  case place(SequenceEnd, TimeAxis)
  /// destination[t, b, n] = source[t - count, b, n], or zero where there is no such step.
  case shift(TimeAxis, by: Int)
  /// A sequence along an axis from one along what it is derived from (`Operation.resample`).
  case resample(TimeAxis)
  /// The adjoint.
  case restore(TimeAxis)
  /// destination[t, b, n] = exp(source[t, b, n]) / Σ_t exp(source[t, b, n]) over the steps where mask[t, b] is not 0, and
  /// zero at the others.
  case timeSoftmax(TimeAxis)
  /// destination[b, n] = max_t source[t, b, n] over the steps where mask[t, b] is not 0; zero if there is none.
  case timeGreatest(TimeAxis)
  /// destination[b] = the place of the example in the batch; destination[t, b] = the number of the step.
  case index(TimeAxis?)
  /// destination[row, n] = random numbers by the example's index and those of so many steps, from 0 to 2.
  case noise(Noise, stepCount: Int)
  /// destination[b] = the values of the states before the steps of this part of a run, from those before all steps, the
  /// source, and the summaries of the other parts (`Operation.carry`).
  case carry(states: Int, isReversed: Bool)
  /// Within each row: matrix products whose two operands both have batch. left is [m, k], right is [k, n], row-major.
  case rowProduct(m: Int, k: Int, n: Int)
  /// Within each row: transposes a [rows, columns] matrix.
  case rowTranspose(rows: Int, columns: Int)

  /// Within each row: features at other places, or zeros.
  case rearrange(Rearrangement)
  /// Within each row: the adjoint, from zero.
  case rearrangeSum(Rearrangement)

  // Of matrices without axes.
  /// Packs a matrix for products, whose [n, k] it is: its rows as so many blocks, one above the other, of which the
  /// product takes the same rows together. A `product` takes one block.
  case pack(blocks: Int)
  /// The same for a part of such a matrix: whole panels of rows, but for the last one of a block.
  case packPart(PackedPlace)
  /// Packs a matrix for `sparseProduct`, whose [n, k] it is.
  case packSparse
  /// destination = left · right, with the right matrix packed. Columns lie side by side.
  case matrixProduct
  /// destination += leftᵀ · right. Columns lie side by side.
  case matrixOuterSum
  /// destination = source.
  case copyMatrix
}

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
