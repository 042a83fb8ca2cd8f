/// Lets the body add up gradients where they belong, in the memory of the gradients, instead of in sums from which the
/// last part of the function would copy them.
///
/// That is right for sums that nobody but such copies reads: the gradients of stacked matrices, cut into those of the
/// single ones, and of biases.
let placeGradients = PlanPass(
  name: "place-gradients", summary: "adds gradients up in the memory of the gradients instead of copying sums there"
) { plan in
  let places = GradientPlaces(of: plan)
  (plan.body, plan.finish, plan.gradientSums) = (places.body, places.finish, places.ranges)
}

private struct GradientPlaces {
  private(set) var body: [Instruction]
  private(set) var finish: [Instruction]
  /// The floats of the gradients that the body adds to: in ascending order.
  private(set) var ranges: [Range<Int>] = []
  private let plan: Plan
  private let bodyIndex: BufferIndex
  private let finishIndex: BufferIndex
  /// By the buffer of a sum, as a matrix: its parts, and where they go.
  private var parts: [BufferID: [Part]] = [:]

  /// Rows and columns of a sum, which go to the gradients from `offset` on. A vector is one row.
  private struct Part {
    var rows: Range<Int>
    var columns: Range<Int>
    var offset: Int
    var rowStride: Int
    /// The first and the last parameter's gradient in it.
    var names: (String, String)

    var name: String {
      let last = names.1.split(separator: ".").last ?? ""
      return names.0 == names.1 ? names.0 : "\(names.0) to \(last)"
    }
  }

  init(of plan: Plan) {
    (body, finish, self.plan) = (plan.body, plan.finish, plan)
    (bodyIndex, finishIndex) = (BufferIndex(body), BufferIndex(finish))
    let outputBuffers = Set(plan.outputs.map(\.view.buffer))
    for index in body.indices {
      for sum in Self.sums(of: body[index]) where !outputBuffers.contains(sum.buffer) {
        parts[sum.buffer] = copiedParts(of: sum)
      }
    }
    guard !parts.isEmpty else { return }
    self.body = body.flatMap { placed($0) }
    self.finish = finish.filter { Set($0.buffers).isDisjoint(with: parts.keys) }
    joinRanges()
  }

  // MARK: Parts

  /// The sums that an instruction is alone to write, as matrices.
  private static func sums(of instruction: Instruction) -> [MatrixView] {
    func row(_ view: View) -> MatrixView {
      MatrixView(buffer: view.buffer, offset: view.column, shape: [view.count])
    }
    switch instruction.kernel {
    case .outerSum, .sparseOuterSum, .columnSum, .scatterSum: break
    default: return []
    }
    return instruction.operands.filter { $0.access == .adds }.compactMap { sum in
      switch sum.place {
      case .rows(let view): row(view)
      case .matrix(let matrix): matrix.hasContiguousColumns ? matrix : nil
      case .packed: nil
      }
    }
  }

  /// The parts of a sum that are gradients; nil if it is anything else, or not all of it.
  private func copiedParts(of sum: MatrixView) -> [Part]? {
    let isWhole = sum.offset == 0 && sum.rows * sum.columns == plan.buffers[sum.buffer.index].width
    let writers = bodyIndex.positions(writing: sum.buffer)
    guard case .sums = plan.buffers[sum.buffer.index].region, isWhole, writers.count == 1 else { return nil }
    var parts: [Part] = []
    for position in finishIndex.positions(touching: sum.buffer) {
      guard let part = part(of: sum, copiedBy: finish[position]) else { return nil }
      parts.append(part)
    }
    parts.sort { ($0.columns.lowerBound, $0.rows.lowerBound) < ($1.columns.lowerBound, $1.rows.lowerBound) }
    let isScattered = body[writers[0]].kernel == .scatterSum
    parts = joined(parts)
    // Each number has one place: parts that do not overlap and together are as large as the whole.
    let count = parts.reduce(0) { $0 + $1.rows.count * $1.columns.count }
    let areApart = parts.indices.allSatisfy { index in
      parts[..<index].allSatisfy { !$0.rows.overlaps(parts[index].rows) || !$0.columns.overlaps(parts[index].columns) }
    }
    let isComplete = areApart && count == sum.rows * sum.columns
    return isComplete && (parts.count == 1 || !isScattered) ? parts : nil
  }

  private func part(of sum: MatrixView, copiedBy instruction: Instruction) -> Part? {
    guard let (source, destination) = matrices(of: sum, copiedBy: instruction) else { return nil }
    let buffer = plan.buffers[destination.buffer.index]
    let (row, column) = (source.offset / sum.columns, source.offset % sum.columns)
    let isCleared = finishIndex.positions(writing: destination.buffer).contains { position in
      finish[position].kernel == .zero
    }
    guard case .gradients(let offset) = buffer.region, source.buffer == sum.buffer, !isCleared,
      source.rows == 1 || source.rowStride == sum.rowStride, source.hasContiguousColumns,
      destination.hasContiguousColumns, column + source.columns <= sum.columns
    else { return nil }
    return Part(
      rows: row..<row + source.rows, columns: column..<column + source.columns,
      offset: offset + destination.offset, rowStride: destination.rowStride, names: (buffer.name, buffer.name))
  }

  private func matrices(
    of sum: MatrixView, copiedBy instruction: Instruction
  ) -> (source: MatrixView, destination: MatrixView)? {
    switch (instruction.kernel, instruction[.source]?.place, instruction[.destination]?.place) {
    case (.copyMatrix, .matrix(let from)?, .matrix(let to)?): return (from, to)
    case (.copy, .rows(let from)?, .rows(let to)?):
      // Elements in a row, of one row of the sum or of whole rows.
      let columns = sum.rows == 1 ? from.count : sum.columns
      guard from.count % columns == 0 else { return nil }
      let shape = [from.count / columns, columns]
      return (
        MatrixView(buffer: from.buffer, offset: from.column, shape: shape),
        MatrixView(buffer: to.buffer, offset: to.column, shape: shape)
      )
    default: return nil
    }
  }

  /// Parts that lie side by side in the sum and in the gradients are one: matrices of equal size that were declared one
  /// after the other.
  private func joined(_ parts: [Part]) -> [Part] {
    var joined: [Part] = []
    for part in parts {
      guard let last = joined.last else {
        joined.append(part)
        continue
      }
      let isVector = last.rows == 0..<1 && part.rows == 0..<1
      let isBelow =
        last.columns == part.columns && last.rows.upperBound == part.rows.lowerBound
        && last.rowStride == part.rowStride && last.offset + last.rows.count * last.rowStride == part.offset
      let isBeside =
        isVector && last.columns.upperBound == part.columns.lowerBound
        && last.offset + last.columns.count == part.offset
      guard isBelow || isBeside else {
        joined.append(part)
        continue
      }
      joined[joined.count - 1].rows = last.rows.lowerBound..<part.rows.upperBound
      joined[joined.count - 1].columns = last.columns.lowerBound..<part.columns.upperBound
      joined[joined.count - 1].names.1 = part.names.1
    }
    return joined
  }

  // MARK: Rewriting

  /// The instruction, or one for each part.
  private mutating func placed(_ instruction: Instruction) -> [Instruction] {
    switch instruction.kernel {
    case .columnSum:
      guard let source = instruction.view(.source),
        let parts = instruction[.destination].flatMap({ parts[$0.buffer] })
      else { return [instruction] }
      return parts.map {
        instruction.replacing(.source, with: .rows(source.part($0.columns)))
          .replacing(.destination, with: .rows(view(of: $0, columns: $0.columns)))
      }
    case .scatterSum:
      guard let part = instruction[.destination].flatMap({ parts[$0.buffer]?.first }) else { return [instruction] }
      return [instruction.replacing(.destination, with: .matrix(matrix(of: part)))]
    case .outerSum, .sparseOuterSum: return placed(outerSum: instruction)
    default: return [instruction]
    }
  }

  private mutating func placed(outerSum instruction: Instruction) -> [Instruction] {
    guard let left = instruction.view(.left), let right = instruction.view(.right),
      let destination = instruction.matrix(.destination)
    else { return [instruction] }
    let matrixParts = parts[destination.buffer] ?? []
    let sumParts = instruction[.leftSum].flatMap { parts[$0.buffer] } ?? []
    guard !matrixParts.isEmpty || !sumParts.isEmpty else { return [instruction] }
    let ends = Set(matrixParts.map(\.rows.upperBound) + sumParts.map(\.columns.upperBound) + [left.count]).sorted()
    var instructions: [Instruction] = []
    var start = 0
    for end in ends {
      let rows = start..<end
      start = end
      var leftSum = instruction.view(.leftSum)?.part(rows)
      if let part = sumParts.first(where: { $0.columns.contains(rows) }) { leftSum = view(of: part, columns: rows) }
      let parts = matrixParts.filter { $0.rows.contains(rows) }
      let targets =
        parts.isEmpty
        ? [(right, destination.part(rows))] : parts.map { (right.part($0.columns), matrix(of: $0, rows: rows)) }
      for (right, target) in targets {
        instructions.append(
          Instruction(
            instruction.kernel, over: instruction.domain,
            [
              .left: .rows(left.part(rows)), .right: .rows(right), .destination: .matrix(target),
              .leftSum: leftSum.map { .rows($0) },
            ]
          ).from(instruction.origin))
        leftSum = nil
      }
    }
    return instructions
  }

  private mutating func view(of part: Part, columns: Range<Int>) -> View {
    let buffer = buffer(of: part, count: part.columns.count)
    return View(buffer: buffer, column: columns.lowerBound - part.columns.lowerBound, count: columns.count)
  }

  private mutating func matrix(of part: Part, rows: Range<Int>? = nil) -> MatrixView {
    let count = (part.rows.count - 1) * part.rowStride + part.columns.count
    let whole = MatrixView(
      buffer: buffer(of: part, count: count), offset: 0, rows: part.rows.count, columns: part.columns.count,
      rowStride: part.rowStride, columnStride: 1)
    return rows.map { whole.part($0.lowerBound - part.rows.lowerBound..<$0.upperBound - part.rows.lowerBound) } ?? whole
  }

  private mutating func buffer(of part: Part, count: Int) -> BufferID {
    ranges.append(part.offset..<part.offset + count)
    return plan.gradients(at: part.offset, count: count, name: part.name)
  }

  private mutating func joinRanges() {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // Between parameters there is nothing but what aligns them.
      if let last = joined.last, range.lowerBound <= plan.target.roundedToVector(last.upperBound) {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
  }
}

extension View {
  fileprivate func part(_ columns: Range<Int>) -> View {
    var part = self
    part.column += columns.lowerBound
    part.count = columns.count
    return part
  }
}

extension MatrixView {
  fileprivate func part(_ rows: Range<Int>) -> MatrixView {
    var part = self
    part.offset += rows.lowerBound * rowStride
    part.rows = rows.count
    return part
  }
}
