import GraphIR

extension PartEmitter {
  /// Those that only a run in parts needs are left out of others.
  mutating func statements(for instructions: [Instruction]) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    var rest = instructions[...]
    while let first = rest.first {
      let neighbors = rest.prefix { $0.isOfParts == first.isOfParts }
      let group = self.statements(forNeighbors: neighbors)
      statements += first.isOfParts ? [.if(Runtime.hasParts, group)] : group
      rest = rest[neighbors.endIndex...]
    }
    return statements
  }

  /// Neighbors that compute one equation have one comment.
  private mutating func statements(forNeighbors instructions: ArraySlice<Instruction>) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    var last: (origin: Origin, comment: String?) = (.unknown, nil)
    for instruction in instructions {
      if !instruction.origin.isSame(as: last.origin) {
        let comment = OriginComment(instruction.origin)?.text
        if let comment, comment != last.comment { statements.append(.comment(comment)) }
        last = (instruction.origin, comment)
      }
      statements += self.statements(for: instruction)
      // What stands above a loop is far away behind it.
      if !instruction.body.isEmpty { last = (.unknown, nil) }
    }
    return statements
  }

  /// The same under headings that part what computes values from what computes their gradients.
  mutating func statements(
    for instructions: [Instruction], headings: (values: String?, gradients: String?)
  ) -> [SwiftStatement] {
    let start = instructions.firstIndex { $0.origin.isGradient } ?? instructions.endIndex
    return [(headings.values, instructions[..<start]), (headings.gradients, instructions[start...])].flatMap {
      heading, part in
      guard let heading, !part.isEmpty else { return statements(for: Array(part)) }
      return [.comment(heading)] + statements(for: Array(part))
    }
  }

  private mutating func statements(for instruction: Instruction) -> [SwiftStatement] {
    switch instruction.kernel {
    case .loop(let axis, let isReversed):
      return loop(over: axis, isReversed: isReversed) { $0.statements(for: instruction.body) }
    case .pointwise(let code): return call(of: code, over: instruction.domain)
    default:
      guard case .call(let name, let arguments) = instruction.kernel.signature.form else {
        fatalError("internal error: \(instruction.kernel) is no call")
      }
      return call(name, arguments, of: instruction)
    }
  }

  /// A call of the runtime's function for each run of rows that lie at equal distances.
  private mutating func call(
    _ name: String, _ arguments: [KernelSignature.Argument], of instruction: Instruction
  ) -> [SwiftStatement] {
    let roles = arguments.compactMap { argument -> KernelOperand.Role? in
      if case .rowsOf(let role) = argument { role } else { nil }
    }
    return overRows(of: instruction.domain, roles.map { rows(of: $0, in: instruction) }) { emitter, rows, operands in
      let operands = Dictionary(uniqueKeysWithValues: zip(roles, operands))
      return [
        Runtime.kernel(
          name,
          arguments.flatMap { emitter.arguments(for: $0, of: instruction, rows: rows, operands: operands) })
      ]
    }
  }

  private mutating func arguments(
    for argument: KernelSignature.Argument, of instruction: Instruction, rows: SwiftExpression,
    operands: [KernelOperand.Role: RowOperand]
  ) -> [SwiftArgument] {
    switch argument {
    case .rows: return [.init("rows", rows)]
    case .size(let label, let size): return [.init(label, .integer(size))]
    case .extent(let label, let index): return [.init(label, .integer(extent(index, of: instruction)))]
    case .flag(let label, let isSet): return [.init(label, .boolean(isSet))]
    case .numbers(let label, let numbers): return [.init(label, .string(Runtime.text(of: numbers)))]
    case .words(let label, let words): return [.init(label, .string(Runtime.text(of: words)))]
    case .nothing(let label): return [.init(label, .nil)]
    case .rowsOf(let role): return operands[role]!.arguments(role.rawValue)
    case .pointer(let role):
      return [.init(role.rawValue, instruction[role].map { start(of: $0) } ?? .nil)]
    case .matrix(let role, let label, let strides):
      guard let matrix = operand(role, in: instruction).matrix else {
        fatalError("internal error: the operand '\(role)' of \(instruction.kernel) is no matrix")
      }
      return arguments(for: matrix, label ?? role.rawValue, strides)
    case .packed(let role, let label, let offset):
      let start = SwiftExpression.sum([base(operand(role, in: instruction).buffer), .integer(offset)])
      return [.init(label ?? role.rawValue, start)]
    case .sequence(let role, let axis):
      let view = self.rows(of: role, in: instruction)
      var first: SwiftExpression
      if case .current(let step) = instruction.domain.time {
        first = column(view, of: row(view.buffer, stepOffset: view.stepOffset, axes: [step]))
      } else {
        let offset = offset(ofStep: .integer(view.stepOffset), on: axis, in: view.buffer)
        first = .sum([column(view, of: base(view.buffer)), offset])
      }
      return [
        .init(role.rawValue, first), .init("\(role.rawValue)StepStride", stepStride(view, on: axis)),
        .init("\(role.rawValue)Stride", .integer(batchStride(view))),
      ]
    case .entry(let role, let label, let axis, let isLast):
      let trajectory = self.rows(of: role, in: instruction)
      return entry(of: trajectory, at: isLast ? steps(axis) : .integer(0), on: axis).arguments(label)
    case .totals(let role, let label, let isMoved):
      // The body's sums may be so long that they need double precision; those of the other parts are not.
      guard part == .body, !addressing.isStream, let sums = instruction[role] else { return [] }
      return [.init(label, Runtime.totals(of: start(of: sums), isMoved: isMoved))]
    case .turn: return step(of: instruction.domain).map { [.init("turn", $0)] } ?? []
    case .steps(let axis): return [.init("steps", steps(axis))]
    case .batch(let label, let role):
      let hasBatch = buffer(self.rows(of: role, in: instruction).buffer).extent.batch
      return [.init(label, hasBatch ? batch() : .integer(1))]
    case .rowsOfStep(let role, let axis):
      return [.init("rows", rowsOfStep(of: axis, in: self.rows(of: role, in: instruction).buffer))]
    case .parts(let role): return Runtime.parts(slot: slot(of: self.rows(of: role, in: instruction).buffer))
    case .lengths(let axis):
      usesLengths = true
      return [.init("lengths", addressing.lengths(of: axis, in: memory))]
    case .first(let label, let axis): return [.init(label, Runtime.first(axis))]
    case .key(let label, let noise): return [.init(label, Runtime.noiseKey(of: noise))]
    }
  }

  private mutating func arguments(
    for matrix: MatrixView, _ label: String, _ strides: KernelSignature.Strides
  ) -> [SwiftArgument] {
    let start = SwiftArgument(label, start(of: matrix))
    func stride(_ label: String, _ stride: Int) -> SwiftArgument { .init(label, .integer(stride)) }
    switch strides {
    case .rows: return [start, stride("\(label)RowStride", matrix.rowStride)]
    case .both:
      return [
        start, stride("\(label)RowStride", matrix.rowStride), stride("\(label)ColumnStride", matrix.columnStride),
      ]
    case .plain: return [start, stride("\(label)Stride", matrix.rowStride)]
    case .unlabeled: return [start, stride("rowStride", matrix.rowStride), stride("columnStride", matrix.columnStride)]
    }
  }

  // MARK: Operands

  // The verifier of plans has seen that they are there.

  private func operand(_ role: KernelOperand.Role, in instruction: Instruction) -> KernelOperand {
    guard let operand = instruction[role] else {
      fatalError("internal error: \(instruction.kernel) without its operand '\(role)'")
    }
    return operand
  }

  private func rows(of role: KernelOperand.Role, in instruction: Instruction) -> View {
    guard let view = operand(role, in: instruction).view else {
      fatalError("internal error: the operand '\(role)' of \(instruction.kernel) has no rows")
    }
    return view
  }

  private func extent(_ index: KernelSignature.Index, of instruction: Instruction) -> Int {
    guard let extent = instruction.extent(index) else {
      fatalError("internal error: no operand of \(instruction.kernel) has the extent '\(index)'")
    }
    return extent
  }

  private func slot(of id: BufferID) -> Int {
    guard let slot = memory.slot(of: buffer(id).region) else {
      fatalError("internal error: '\(buffer(id).name)' is not in the memory of a part")
    }
    return slot
  }

  /// The first number of an operand.
  private mutating func start(of operand: KernelOperand) -> SwiftExpression {
    switch operand.place {
    case .rows(let view): column(view, of: base(view.buffer))
    case .matrix(let matrix): start(of: matrix)
    case .packed(let buffer): base(buffer)
    }
  }

  private mutating func entry(of trajectory: View, at step: SwiftExpression, on axis: TimeAxis) -> RowOperand {
    let hasTime = buffer(trajectory.buffer).extent.times.contains(axis)
    let first = hasTime ? offset(ofStep: step, on: axis, in: trajectory.buffer) : .integer(0)
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
