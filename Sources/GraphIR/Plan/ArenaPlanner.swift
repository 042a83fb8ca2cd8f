/// Gives the buffers of the arena slots: buffers of equal extent whose lifetimes do not meet share one.
///
/// A lifetime is a range of the body's instructions; a loop is one instruction, so that what lives across its steps
/// stays apart. The greedy choice of the slot whose width fits best is that of register allocation by linear scan
/// (Poletto and Sarkar 1999), with sizes.
struct ArenaPlanner {
  private(set) var slots: [ArenaLayout.Slot] = []
  private(set) var assignment: [BufferID: Int] = [:]
  private var freeAfter: [Int] = []

  init(buffers: [Buffer], body: [Instruction], outputs: [FunctionOutput]) {
    var lifetimes: [BufferID: ClosedRange<Int>] = [:]
    for (index, instruction) in body.enumerated() {
      for buffer in instruction.buffers {
        lifetimes[buffer] = (lifetimes[buffer]?.lowerBound ?? index)...index
      }
    }
    for output in outputs {
      lifetimes[output.view.buffer] = (lifetimes[output.view.buffer]?.lowerBound ?? 0)...body.count
    }
    let order = buffers.indices.map { BufferID($0) }
      .filter { buffers[$0.index].isInArena && lifetimes[$0] != nil }
      .sorted { (lifetimes[$0]!.lowerBound, $0.index) < (lifetimes[$1]!.lowerBound, $1.index) }
    for buffer in order { assign(buffer, buffers[buffer.index], lifetime: lifetimes[buffer]!) }
  }

  private mutating func assign(_ id: BufferID, _ buffer: Buffer, lifetime: ClosedRange<Int>) {
    let free = slots.indices.filter { slots[$0].extent == buffer.extent && freeAfter[$0] < lifetime.lowerBound }
    let best = free.min { abs(slots[$0].width - buffer.width) < abs(slots[$1].width - buffer.width) }
    if let best {
      slots[best].width = max(slots[best].width, buffer.width)
      freeAfter[best] = lifetime.upperBound
      assignment[id] = best
    } else {
      slots.append(ArenaLayout.Slot(extent: buffer.extent, width: buffer.width))
      freeAfter.append(lifetime.upperBound)
      assignment[id] = slots.count - 1
    }
  }
}

extension Buffer {
  var isInArena: Bool {
    if case .arena = region { return true }
    return false
  }
}

extension Instruction {
  /// Every buffer that the instruction reads or writes.
  var buffers: [BufferID] {
    switch self {
    case .loop(_, _, let body): body.flatMap(\.buffers)
    case .enter(_, _, let source, let trajectory): [trajectory.buffer] + (source.map { [$0.buffer] } ?? [])
    case .leave(_, _, let trajectory, let destination): [trajectory.buffer, destination.buffer]
    case .product(_, let input, let matrix, let destination, let bias):
      [input.buffer, matrix, destination.buffer] + (bias.map { [$0.buffer] } ?? [])
    case .outerSum(_, let left, let right, let destination, let leftSum):
      [left.buffer, right.buffer, destination.buffer] + (leftSum.map { [$0.buffer] } ?? [])
    case .pointwise(let code): code.buffers
    case .columnSum(_, let source, let destination), .timeSum(_, let source, let destination),
      .softmax(_, let source, let destination, _, _), .copy(_, let source, let destination),
      .at(_, _, let source, let destination), .place(_, _, let source, let destination),
      .rowTranspose(_, let source, let destination, _, _):
      [source.buffer, destination.buffer]
    case .crossEntropy(_, let logits, let token, let destination): [logits.buffer, token.buffer, destination.buffer]
    case .crossEntropyGradient(_, let logits, let token, let loss, let cotangent, let destination):
      [logits.buffer, token.buffer, loss.buffer, cotangent.buffer, destination.buffer]
    case .gather(_, let table, let token, let destination): [table.buffer, token.buffer, destination.buffer]
    case .scatterSum(_, let token, let source, let destination): [token.buffer, source.buffer, destination.buffer]
    case .zero(_, let destination): [destination.buffer]
    case .rowProduct(_, let left, let right, let destination, _, _, _):
      [left.buffer, right.buffer, destination.buffer]
    case .pack(let source, _, let destination): [source.buffer, destination]
    case .matrixProduct(let left, let packed, let destination): [left.buffer, packed, destination.buffer]
    case .matrixOuterSum(let left, let right, let destination): [left.buffer, right.buffer, destination.buffer]
    case .copyMatrix(let source, let destination): [source.buffer, destination.buffer]
    }
  }
}

extension Pointwise {
  var buffers: [BufferID] {
    let loads = steps.compactMap { step -> BufferID? in
      switch step {
      case .load(let view), .loadScalar(let view): view.buffer
      case .constant, .unary, .binary, .select, .product: nil
      }
    }
    return loads + products.flatMap { [$0.input.buffer, $0.matrix] } + (stores + sums).map(\.view.buffer)
  }
}
