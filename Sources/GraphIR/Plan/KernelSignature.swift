/// What everybody who does not care about a kernel's meaning has to know of it.
public struct KernelSignature: Sendable {
  public var operands: [OperandSpecification]
  public var form: Form
  /// The extents that the kernel itself gives.
  public var extents: [Index: Int] = [:]

  /// How the kernel becomes code.
  public enum Form: Sendable {
    case loop, pointwise
    /// A call of a function of the runtime.
    case call(String, [Argument])
  }

  /// What a call is given, in order. The labels are the roles of the operands, unless one is given.
  public enum Argument: Hashable, Sendable {
    /// The number of rows of the domain.
    case rows
    case size(String, Int)
    case extent(String, Index)
    case flag(String, Bool)
    /// Numbers of the source.
    case numbers(String, [Double])
    /// Integers that say what the kernel does.
    case words(String, [Int])
    /// An operand that the runtime's function has, and the kernel has not.
    case nothing(String)
    /// An operand's first row and the distance to the next one.
    case rowsOf(KernelOperand.Role)
    /// An operand's first row, or nothing.
    case pointer(KernelOperand.Role)
    /// The start of a matrix and the distance of its rows, also of its columns.
    case matrix(KernelOperand.Role, label: String? = nil, strides: Strides = .rows)
    /// A packed matrix, from so many floats on.
    case packed(KernelOperand.Role, label: String? = nil, offset: Int = 0)
    /// A sequence's first step on an axis, the distance to the next one, and that of its rows.
    case sequence(KernelOperand.Role, on: TimeAxis)
    /// A trajectory's entry before the first or after the last step.
    case entry(KernelOperand.Role, label: String, of: TimeAxis, isLast: Bool)
    /// Where sums that need it are kept in double precision. The kernel adds to its sums and moves them there now and
    /// then, or adds to both.
    case totals(of: KernelOperand.Role, label: String, isMoved: Bool)
    /// The step of the loop that the instruction is in, if it is in one: the kernel may go another way each time.
    case turn
    case steps(TimeAxis)
    /// The number of examples, or 1 if the operand has one row for all.
    case batch(String, of: KernelOperand.Role)
    /// The number of rows that an operand has at one step of an axis.
    case rowsOfStep(KernelOperand.Role, of: TimeAxis)
    case lengths(TimeAxis)
    /// The index of the shard's first example, or of the segment's first step.
    case first(String, TimeAxis?)
    /// What noise is drawn with in this run.
    case key(String, of: Noise)
    /// An operand as each part of a run has it in its memory.
    case parts(KernelOperand.Role)
  }

  public enum Strides: Hashable, Sendable {
    /// `labelRowStride`.
    case rows
    /// `labelRowStride` and `labelColumnStride`.
    case both
    /// `labelStride`, as of rows that are no matrix.
    case plain
    /// `rowStride` and `columnStride`, without a label.
    case unlabeled
  }

  /// What extents of operands are called that must be the same.
  public enum Index: Hashable, Sendable { case m, k, n, row, column }
}

/// An operand of a kernel.
public struct OperandSpecification: Hashable, Sendable {
  /// Which rows a kernel sees of an operand.
  public enum Rows: Hashable, Sendable {
    /// Those of the domain.
    case ofDomain
    /// Those of all steps of an axis, for each example.
    case ofSequence(TimeAxis)
    /// One for each example.
    case ofBatch
    /// Those of one step of an axis: one for each example, and for each step of another axis.
    case ofStep(TimeAxis)
    /// One.
    case single
    /// Of a trajectory: the entry before the first step, or after the last one.
    case entry(TimeAxis, isLast: Bool)
    /// None: it is a matrix.
    case matrix
    /// None: it is a packed matrix, of so many blocks.
    case packed(blocks: Int)
    /// A part of a packed matrix.
    case packedPart(PackedPlace)
    /// None: it is a packed matrix without what is zero.
    case sparse
  }

  public var role: KernelOperand.Role
  public var access: KernelOperand.Access
  public var rows: Rows
  /// The extents of a row, or of a matrix. One extent of a matrix is the number of all its elements.
  public var extents: [KernelSignature.Index]
  /// Whether an instruction may lack it.
  public var isOptional = false

  static func reads(
    _ role: KernelOperand.Role, _ extents: [KernelSignature.Index], _ rows: Rows = .ofDomain
  ) -> Self { Self(role: role, access: .reads, rows: rows, extents: extents) }

  static func writes(
    _ role: KernelOperand.Role, _ extents: [KernelSignature.Index], _ rows: Rows = .ofDomain
  ) -> Self { Self(role: role, access: .writes, rows: rows, extents: extents) }

  static func adds(_ role: KernelOperand.Role, _ extents: [KernelSignature.Index], _ rows: Rows) -> Self {
    Self(role: role, access: .adds, rows: rows, extents: extents)
  }

  var optional: Self {
    var result = self
    result.isOptional = true
    return result
  }
}

extension KernelSignature.Argument {
  static func matrixRows(_ role: KernelOperand.Role, label: String) -> Self {
    .matrix(role, label: label, strides: .plain)
  }
}

extension Instruction {
  /// What an extent is in this instruction: given by the kernel, or that of an operand.
  public func extent(_ extent: KernelSignature.Index) -> Int? {
    let signature = kernel.signature
    if let given = signature.extents[extent] { return given }
    for specification in signature.operands {
      switch self[specification.role]?.place {
      case .rows(let view) where specification.extents == [extent]: return view.count
      case .matrix(let matrix) where specification.extents.first == extent: return matrix.rows
      case .matrix(let matrix) where specification.extents.last == extent: return matrix.columns
      default: continue
      }
    }
    return nil
  }
}

extension KernelSignature {
  fileprivate static func count(_ shape: [Int]) -> Int { shape.reduce(1, *) }

  static func rearranging(_ name: String, _ rearrangement: Rearrangement, from: [Int], to: [Int]) -> Self {
    .ofRows(
      name, [.words("places", rearrangement.words)], [.reads(.source, [.m]), .writes(.destination, [.n])],
      extents: [.m: count(from), .n: count(to)])
  }

  /// A product of a packed matrix and a vector of each row.
  static func product(_ name: String, _ packed: OperandSpecification.Rows) -> Self {
    KernelSignature(
      operands: [
        .reads(.input, [.k]), .reads(.packed, [.n, .k], packed), .reads(.bias, [.n]).optional,
        .writes(.destination, [.n]),
      ],
      form: .call(
        name,
        [
          .rows, .extent("k", .k), .extent("n", .n), .rowsOf(.input), .packed(.packed), .rowsOf(.destination),
          .pointer(.bias), .turn,
        ]))
  }

  /// From an axis to one that is derived from it, or back.
  static func derived(_ axis: TimeAxis, isBack: Bool) -> Self {
    // The verifier of the graph has seen that there are both.
    let (source, derivation) = (axis.source!, axis.derivations.last!)
    let (from, to) = isBack ? (axis, source) : (source, axis)
    let ends: [OperandSpecification] = [
      .reads(.source, [isBack ? .m : .n], .ofSequence(from)),
      .writes(.destination, [isBack ? .n : .m], .ofSequence(to)),
    ]
    let sizes: [Argument] = [.steps(source), .batch("batch", of: .destination), .extent("width", .n)]
    let sequences: [Argument] = [.sequence(.source, on: from), .sequence(.destination, on: to)]
    switch derivation {
    case .every, .copy:
      var count = 1
      if case .every(let steps) = derivation { count = steps }
      return KernelSignature(
        operands: ends, form: .call(isBack ? "ungroup" : "group", [.size("by", count)] + sizes + sequences))
    case .kept:
      return KernelSignature(
        operands: ends + [.reads(.mask, [], .ofSequence(source))],
        form: .call(isBack ? "putBack" : "keep", sizes + sequences + [.sequence(.mask, on: source)]))
    }
  }

  /// A kernel that takes sizes and the rows of its operands, and nothing else.
  static func ofRows(
    _ name: String, _ sizes: [Argument], _ operands: [OperandSpecification], extents: [Index: Int] = [:]
  ) -> Self {
    KernelSignature(
      operands: operands, form: .call(name, [.rows] + sizes + operands.map { .rowsOf($0.role) }), extents: extents)
  }
}
