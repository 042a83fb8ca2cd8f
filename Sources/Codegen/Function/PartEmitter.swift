import GraphIR

/// Turns the instructions of one part of a function into statements.
///
/// Pointers to buffers are declared when the part is complete, at its top; pointers to the rows of a step at the top of
/// the loop over the steps.
struct PartEmitter {
  enum Part: Hashable { case prepare, body, finish }

  /// Pointers to the rows of one step.
  struct Loop {
    struct Row: Hashable {
      var buffer: BufferID
      var stepOffset: Int
    }
    var axis: TimeAxis
    var variable: String
    var rows: [(row: Row, name: String, pointer: SwiftExpression)] = []
  }

  let memory: FunctionMemory
  private(set) var addressing: Addressing
  let part: Part
  var pointwise: PointwiseLibrary
  var names: NameScope
  private var bases: [BufferID: String] = [:]
  private var stepNames: [TimeAxis: String] = [:]
  private var usesBatch = false
  private(set) var usesTurn = false
  var usesLengths = false
  /// The floats that a step keeps of what it overwrites.
  var keptCount = 0
  /// Whether pointwise code takes 4 columns at a time, for processors without vectors.
  var isNarrow = false
  private var usesChunk = false
  private var loops: [Loop] = []

  /// - Parameter reserved: further names that are not to be used.
  init(
    memory: FunctionMemory, addressing: Addressing, part: Part, pointwise: PointwiseLibrary,
    reserved: Set<String> = []
  ) {
    self.memory = memory
    self.addressing = addressing
    self.part = part
    self.pointwise = pointwise
    let names: Set = [
      "shard", "batch", "parameters", "prepared", "memory", "output", "turn", "chunk", "Pointwise",
    ]
    self.names = NameScope(reserving: names.union(Runtime.aliases.map(\.name)).union(reserved))
  }

  var function: Function { memory.function }

  func buffer(_ id: BufferID) -> Buffer { function.buffers[id.index] }

  /// The buffers that the statements use, in a fixed order.
  var usedBuffers: [Buffer] {
    function.buffers.indices.filter { bases[BufferID($0)] != nil }.map { function.buffers[$0] }
  }

  /// The constants that a step reads get their places when it is known which these are.
  mutating func place(_ constants: ConstantTable) {
    guard case .stream(let layout, _) = addressing else { return }
    addressing = .stream(layout, constants)
  }

  // MARK: Scalars

  /// The rows of the shard.
  mutating func batch() -> SwiftExpression {
    if case .stream = addressing { return .integer(1) }
    usesBatch = true
    return .name("batch")
  }

  /// 0 and 1 in turn, of a stream.
  mutating func turn() -> SwiftExpression {
    usesTurn = true
    return .name("turn")
  }

  /// The number of steps on an axis.
  mutating func steps(_ axis: TimeAxis) -> SwiftExpression {
    if case .stream = addressing { return .integer(1) }
    if let name = stepNames[axis] { return .name(name) }
    let name = names.unique("\(axis.identifier)Steps")
    stepNames[axis] = name
    return .name(name)
  }

  // MARK: Pointers

  /// The first float (or token) of a buffer.
  mutating func base(_ id: BufferID) -> SwiftExpression {
    if let name = bases[id] { return .name(name) }
    let name = names.unique(buffer(id).name)
    bases[id] = name
    return .name(name)
  }

  /// The first row of a buffer at the steps of the innermost loops over some axes. The offset is added to the step of the
  /// first of them. Axes that the buffer does not have are the same for it.
  mutating func row(_ id: BufferID, stepOffset: Int, axes: [TimeAxis]) -> SwiftExpression {
    var offsets: [SwiftExpression] = []
    var innermost: Int?
    for (position, axis) in axes.enumerated() where buffer(id).extent.times.contains(axis) {
      guard let index = loops.lastIndex(where: { $0.axis == axis }) else {
        fatalError("internal error: an instruction at a step of '\(axis)' outside of its loop")
      }
      innermost = max(innermost ?? 0, index)
      let step = [.name(loops[index].variable)] + (position == 0 ? [SwiftExpression.integer(stepOffset)] : [])
      offsets.append(offset(ofStep: .wrappingSum(step), on: axis, in: id))
    }
    guard let innermost else { return base(id) }
    let row = Loop.Row(buffer: id, stepOffset: stepOffset)
    if let known = loops[innermost].rows.first(where: { $0.row == row }) { return .name(known.name) }
    let pointer = SwiftExpression.sum([base(id)] + offsets)
    let suffix = stepOffset == 0 ? "" : stepOffset == 1 ? "Next" : stepOffset == -1 ? "Previous" : "\(stepOffset)"
    let name = names.unique("\(buffer(id).name)_\(loops[innermost].variable)\(suffix)")
    loops[innermost].rows.append((row, name, pointer))
    return .name(name)
  }

  /// From one step of an axis to another one: `step · steps of axes within · batch · width`, without the factors that are
  /// one.
  mutating func offset(ofStep step: SwiftExpression, on axis: TimeAxis, in id: BufferID) -> SwiftExpression {
    let buffer = buffer(id)
    let times = buffer.extent.times
    var factors = [step]
    for (position, inner) in times.enumerated().drop(while: { $1 != axis }).dropFirst() {
      // A trajectory's further step is on its first axis, which is within no other.
      precondition(position > 0)
      factors.append(steps(inner))
    }
    if buffer.extent.batch { factors.append(batch()) }
    factors.append(.integer(buffer.width))
    return .wrappingProduct(factors)
  }

  /// The rows that a buffer has at one step of an axis.
  mutating func rowsOfStep(of axis: TimeAxis, in id: BufferID) -> SwiftExpression {
    let extent = buffer(id).extent
    var factors = extent.times.filter { $0 != axis }.map { steps($0) }
    if extent.batch { factors.append(batch()) }
    return .wrappingProduct(factors)
  }

  /// The step of the loop that an instruction is in.
  func step(of domain: Domain) -> SwiftExpression? {
    guard case .current(let axis) = domain.time else { return nil }
    return loops.last { $0.axis == axis }.map { .name($0.variable) }
  }

  /// Whether a chunk of steps begins at the step of the innermost loop over the axis, and how many steps it has.
  mutating func chunk(of axis: TimeAxis) -> (isFirst: SwiftExpression, steps: SwiftExpression) {
    guard let step = step(of: Domain(batch: true, time: .current(axis))) else {
      fatalError("internal error: a chunk of steps of '\(axis)' outside of their loop")
    }
    _ = batch()
    usesChunk = true
    let left = SwiftExpression.binary(steps(axis), .wrappingSubtract, step)
    return (
      .binary(.binary(step, .remainder, .name("chunk")), .equal, .integer(0)),
      Runtime.minimum(.name("chunk"), left)
    )
  }

  // MARK: Loops

  /// Runs `body` with a new innermost loop over the steps of an axis.
  mutating func loop(
    over axis: TimeAxis, isReversed: Bool, _ body: (inout PartEmitter) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    let variable = names.unique(loops.contains { $0.axis == axis } || loops.isEmpty ? "t" : "t_\(axis.identifier)")
    let steps = steps(axis)
    loops.append(Loop(axis: axis, variable: variable))
    var statements = body(&self)
    let loop = loops.removeLast()
    var prologue: [SwiftStatement] = []
    for (row, name, pointer) in loop.rows {
      prologue.append(.constant(name, pointerType(row.buffer), pointer))
    }
    statements = prologue + statements
    guard isReversed else { return [.forIn(variable, .binary(.integer(0), .halfOpenRange, steps), statements)] }
    let count = names.unique("done")
    let step = SwiftExpression.binary(
      .binary(steps, .wrappingSubtract, .integer(1)), .wrappingSubtract, .name(count))
    return [
      .forIn(
        count, .binary(.integer(0), .halfOpenRange, steps), [.constant(variable, Runtime.int, step)] + statements)
    ]
  }

  // MARK: The part

  /// Declarations of everything that the statements used, to stand before them.
  mutating func prologue() -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    if usesBatch { statements.append(.constant("batch", Runtime.int, .member(.name("shard"), "batch"))) }
    if usesChunk {
      // Rows enough for full tiles, and few enough to stay in the second-level cache.
      let steps = SwiftExpression.binary(.integer(function.target.fullRows), .divide, .name("batch"))
      statements.append(
        .constant("chunk", Runtime.int, Runtime.maximum(steps, .integer(1))))
    }
    if usesTurn, case .stream(let layout, _) = addressing {
      statements.append(
        .constant("turn", Runtime.int, Runtime.turn(.sum([.name("memory"), .integer(layout.turn)]))))
    }
    for axis in memory.axes {
      guard let name = stepNames[axis] else { continue }
      statements.append(
        .constant(
          name, Runtime.int,
          .method(.name("shard"), "steps", [.init(nil, .integer(memory.index(of: axis)))])))
    }
    let declared = function.buffers.indices.compactMap { index in
      bases[BufferID(index)].map { (id: BufferID(index), name: $0) }
    }
    let inMemory = Dictionary(grouping: declared) { buffer($0.id).region }
    for (id, name) in declared {
      let buffer = buffer(id)
      var comment = "\(name): \(shape(of: buffer))"
      let others = buffer.region.isShared ? inMemory[buffer.region, default: []].filter { $0.id != id } : []
      if !others.isEmpty { comment += ", shares memory with " + others.map(\.name).joined(separator: ", ") }
      statements.append(.comment(comment))
      statements.append(.constant(name, pointerType(id), addressing.base(of: buffer, in: memory)))
    }
    return statements
  }

  private func pointerType(_ id: BufferID) -> SwiftTypeName {
    let buffer = buffer(id)
    let isMutable =
      switch buffer.region {
      case .parameters, .count: false
      case .prepared: part == .prepare
      case .gradients, .sums, .arena, .input, .mask, .ends, .lengths, .output: true
      case .state: addressing.isStream
      }
    return Runtime.codePointer(holdsTokens: buffer.holdsIntegers, isMutable: isMutable)
  }

  /// `[T, B, 1024]`, for a reader.
  private func shape(of buffer: Buffer) -> String {
    var extents: [String] = []
    for (position, axis) in buffer.extent.times.enumerated() {
      let steps = memory.axes.count > 1 ? "T(\(axis))" : "T"
      let hasMore = position == 0 && buffer.extent.extraSteps > 0
      extents.append(hasMore ? "\(steps) + \(buffer.extent.extraSteps)" : steps)
    }
    if buffer.extent.batch { extents.append("B") }
    extents.append(String(buffer.width))
    return "[\(extents.joined(separator: ", "))]"
  }
}

extension Buffer.Region {
  /// Whether several buffers may take turns in it.
  fileprivate var isShared: Bool {
    switch self {
    case .arena, .input, .state, .output: true
    case .parameters, .gradients, .prepared, .sums, .mask, .ends, .lengths, .count: false
    }
  }
}

extension Buffer {
  var holdsIntegers: Bool {
    if case .lengths = region { return true }
    return isToken
  }
}

extension SwiftExpression {
  static func wrappingSum(_ terms: [SwiftExpression]) -> SwiftExpression {
    let terms = terms.filter { $0 != .integer(0) }
    guard let first = terms.first else { return .integer(0) }
    return terms.dropFirst().reduce(first) { .binary($0, .wrappingAdd, $1) }
  }

  static func wrappingProduct(_ factors: [SwiftExpression]) -> SwiftExpression {
    if factors.contains(.integer(0)) { return .integer(0) }
    let factors = factors.filter { $0 != .integer(1) }
    guard let first = factors.first else { return .integer(1) }
    return factors.dropFirst().reduce(first) { .binary($0, .wrappingMultiply, $1) }
  }
}
