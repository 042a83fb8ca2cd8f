// The invariants of a planned function, which the verifier checks of every plan:
//
//  1. Whatever is read has been written: by the buffer that the view showed before values came to share memory, and at
//     the same step. Inputs, states and parameters are there; sums and the gradients that the body adds to are zero.
//  2. A value is written once. Only zeros are overwritten by parts.
//  3. One instruction adds to each float of a sum.
//  4. Every float of the gradient of every parameter that has one is written, or added to, once.
//  5. A packed matrix is packed whole, each part once, before anybody uses it.
//  6. Nothing is written beyond the columns of a row, unless nobody else uses what is there, and nothing beyond a buffer.
//  7. Elementwise code that stores where it loads does so feature by feature; other instructions do not overwrite what
//     they read.
//  8. At the end all results still stand where the function says.

/// Runs a planned function on places instead of numbers: for two examples and three steps (or the one of a stream), whatever is written is noted
/// down, and whatever is read must have been written and not overwritten.
struct PlanVerifier {
  /// Memory that is apart from all other memory.
  enum Space: Hashable, CustomStringConvertible {
    case parameters, gradients, prepared, sums
    case arena(slot: Int)
    /// Of a buffer of the arena that has no slot yet.
    case own(BufferID)
    /// Of a region that begins with the buffer.
    case region(Buffer.Region)

    var description: String {
      switch self {
      case .parameters: "the parameters"
      case .gradients: "the gradients"
      case .prepared: "what is prepared"
      case .sums: "the sums"
      case .arena(let slot): "slot \(slot) of the arena"
      case .own: "memory of its own"
      case .region(let region): "the \(region)"
      }
    }

    /// Whether values are not replaced by others.
    var isWrittenOnce: Bool {
      switch self {
      case .parameters, .gradients, .sums, .prepared: true
      case .arena, .own, .region: false
      }
    }
  }

  let function: Function
  let batch: Int
  let steps: Int
  var memory: [Space: MemoryMap] = [:]
  /// Which buffers anybody writes.
  private(set) var written: Set<BufferID> = []
  /// Elements of packed matrices, row by row.
  var packed: [BufferID: MemoryMap] = [:]
  /// What is run now, and at which step of each loop around it.
  var path: [Int] = []
  /// Numbers of the instructions that add to sums.
  var numbers: [[Int]: Int] = [:]
  var loops: [TimeAxis: Int] = [:]
  private(set) var isBody = false

  private init(_ function: Function, slots: [ParameterSlot]) {
    self.function = function
    (batch, steps) = function.description.time == .step ? (1, 1) : (2, 3)
    memory[.parameters] = MemoryMap()
    for slot in slots {
      memory[.parameters]!.set(slot.offset..<slot.offset + slot.parameter.shape.reduce(1, *), to: .given)
    }
    memory[.sums] = MemoryMap(0..<function.sumsCount, .zero)
    memory[.gradients] = MemoryMap()
    for range in function.gradientSums { memory[.gradients]!.set(range, to: .zero) }
    for buffer in function.buffers {
      switch buffer.region {
      case .input, .mask, .ends, .lengths, .count, .state:
        let count = rows(of: buffer.extent) * buffer.width
        let space = Space.region(buffer.region)
        memory[space, default: MemoryMap()].set(0..<count, to: .given)
      case .parameters, .gradients, .prepared, .sums, .arena, .output: break
      }
    }
    for instruction in function.prepare + function.body + function.finish {
      let destinations = Set(instruction.destinations)
      written.formUnion(destinations)
      written.formUnion(instruction.views.filter { destinations.contains($0.buffer) }.map(\.origin.buffer))
    }
  }

  /// Checks every invariant that the head of this file lists.
  /// - Parameters:
  ///   - slots: the places of the parameters.
  ///   - trained: those whose gradients the function computes.
  ///   - preparation: what the last verification knows of `prepare`, which many passes leave as it is.
  /// - Throws: `PlanError`, a mistake of the compiler.
  static func verify(
    _ function: Function, slots: [ParameterSlot], trained: [ParameterSlot], preparation: inout Preparation?
  ) throws {
    var verifier = PlanVerifier(function, slots: slots)
    if let preparation, preparation.isOf(function) {
      (verifier.memory[.prepared], verifier.packed) = (preparation.memory, preparation.packed)
    } else {
      try verifier.run(function.prepare)
      preparation = Preparation(
        instructions: function.prepare,
        buffers: function.prepare.flatMap(\.buffers).map { ($0, function.buffers[$0.index]) },
        memory: verifier.memory[.prepared], packed: verifier.packed)
    }
    verifier.isBody = true
    try verifier.run(function.body)
    verifier.isBody = false
    try verifier.run(function.finish)
    try verifier.checkResults()
    try verifier.checkGradients(trained)
  }

  static func verify(_ function: Function, slots: [ParameterSlot], trained: [ParameterSlot]) throws {
    var preparation: Preparation?
    try verify(function, slots: slots, trained: trained, preparation: &preparation)
  }

  /// What stands in memory behind `prepare`.
  struct Preparation {
    fileprivate var instructions: [Instruction]
    fileprivate var buffers: [(id: BufferID, buffer: Buffer)]
    fileprivate var memory: MemoryMap?
    fileprivate var packed: [BufferID: MemoryMap]

    fileprivate func isOf(_ function: Function) -> Bool {
      instructions == function.prepare && buffers.allSatisfy { function.buffers[$0.id.index] == $0.buffer }
    }
  }

  private mutating func checkResults() throws {
    path = []
    for output in function.outputs {
      try read(try rows(output.view, of: output.type), as: output.view, what: "the result '\(output.name)'")
    }
  }

  private func checkGradients(_ slots: [ParameterSlot]) throws {
    for slot in slots {
      let range = slot.offset..<slot.offset + slot.parameter.shape.reduce(1, *)
      for (range, content) in memory[.gradients]!.contents(of: range) {
        switch content {
        case .value, .sum: continue
        case nil, .zero, .given:
          let part = "\(range.lowerBound - slot.offset)..<\(range.upperBound - slot.offset)"
          throw PlanError(message: "the gradient of '\(slot.parameter.name)' is not written at \(part)")
        }
      }
    }
  }

  // MARK: Places

  /// Floats that lie side by side, and the row of the domain that they belong to.
  struct Place {
    var space: Space
    var range: Range<Int>
    var row: Int
    /// The step of the value there, in a buffer without time that a loop writes.
    var step: Int?
  }

  func rows(of extent: Extent) -> Int {
    extent.rows(batch: batch, steps: steps)
  }

  func buffer(_ id: BufferID) -> Buffer { function.buffers[id.index] }

  /// Where a buffer begins.
  func start(of id: BufferID) -> (space: Space, offset: Int) {
    switch buffer(id).region {
    case .parameters(let offset): (.parameters, offset)
    case .gradients(let offset): (.gradients, offset)
    case .prepared(let offset): (.prepared, offset)
    case .sums(let offset): (.sums, offset)
    case .arena(slot: -1): (.own(id), 0)
    case .arena(let slot): (.arena(slot: slot), 0)
    case .input, .mask, .ends, .lengths, .count, .state, .output: (.region(buffer(id).region), 0)
    }
  }

  /// A row of a domain: a step on each axis, and an example.
  struct Row {
    var steps: [(axis: TimeAxis, step: Int)] = []
    var example = 0
    /// The axis of the loop that the row's step is one of.
    var loop: TimeAxis?
    var index = 0

    func step(on axis: TimeAxis) -> Int? { steps.first { $0.axis == axis }?.step }
  }

  /// The columns of a view in one row. The view's offset is added to the step of the loop.
  func place(_ view: View, at row: Row) throws -> Place {
    let buffer = buffer(view.buffer)
    guard view.column >= 0, view.count > 0, view.column + view.count <= buffer.width else {
      throw failure("columns \(view.column)..<\(view.column + view.count) of '\(buffer.name)' [\(buffer.width)]")
    }
    var index = 0
    for (position, axis) in buffer.extent.times.enumerated() {
      guard let step = row.step(on: axis) else {
        throw failure("one row of '\(buffer.name)', which has one for each step of '\(axis)'")
      }
      let isOfLoop = row.loop.map { $0 == axis } ?? (position == 0)
      let place = isOfLoop ? step + view.stepOffset : step
      let count = position == 0 ? steps + buffer.extent.extraSteps : steps
      guard (0..<count).contains(place) else {
        throw failure("step \(place) of '\(buffer.name)', which has \(count)")
      }
      index = index * count + place
    }
    if buffer.extent.batch { index = index * batch + row.example }
    let (space, offset) = start(of: view.buffer)
    let first = offset + index * buffer.width + view.column
    var valueStep: Int?
    if let loop = row.loop, !buffer.extent.times.contains(loop), let step = row.step(on: loop) {
      valueStep = step + view.origin.stepOffset
    }
    return Place(space: space, range: first..<first + view.count, row: row.index, step: valueStep)
  }

  /// The rows of a view over a domain.
  func rows(_ view: View, of domain: Domain) throws -> [Place] {
    let axis: TimeAxis?
    let times: Range<Int>
    switch domain.time {
    case .none: (axis, times) = (nil, 0..<1)
    case .all(let all): (axis, times) = (all, 0..<steps)
    case .current(let loop): (axis, times) = (loop, try current(loop))
    case .chunk(let loop):
      let first = try current(loop).lowerBound
      (axis, times) = (loop, first % 2 == 0 ? first..<min(first + 2, steps) : first..<first)
    }
    var row = Row()
    switch domain.time {
    case .none, .all: break
    case .current(let loop), .chunk(let loop): row.loop = loop
    }
    if buffer(view.buffer).extent.batch, !domain.batch {
      throw failure("one row of '\(buffer(view.buffer).name)', which has one for each example")
    }
    var places: [Place] = []
    for step in times {
      for inner in 0..<(domain.inner == nil ? 1 : steps) {
        row.steps = axis.map { [($0, step)] } ?? []
        if let other = domain.inner { row.steps.append((other, inner)) }
        for example in 0..<(domain.batch ? batch : 1) {
          row.example = example
          row.index = (step * steps + inner) * batch + example
          places.append(try place(view, at: row))
        }
      }
    }
    return places
  }

  private func rows(_ view: View, of type: TensorType) throws -> [Place] {
    try rows(
      view,
      of: Domain(
        batch: type.batch, time: type.times.first.map { .all($0) } ?? .none,
        inner: type.times.count > 1 ? type.times[1] : nil))
  }

  private func current(_ axis: TimeAxis) throws -> Range<Int> {
    guard let step = loops[axis] else { throw failure("a step of '\(axis)' outside of its loop") }
    return step..<step + 1
  }

  /// The elements of a matrix.
  func places(_ matrix: MatrixView) throws -> [Place] {
    let (space, offset) = start(of: matrix.buffer)
    let last = matrix.offset + (matrix.rows - 1) * matrix.rowStride + (matrix.columns - 1) * matrix.columnStride
    guard matrix.offset >= 0, last < buffer(matrix.buffer).width else {
      throw failure("elements up to \(last) of '\(buffer(matrix.buffer).name)' [\(buffer(matrix.buffer).width)]")
    }
    var (rows, columns, rowStride, columnStride) = (
      matrix.rows, matrix.columns, matrix.rowStride, matrix.columnStride
    )
    if columns == 1 || columnStride != 1 && rowStride == 1 {
      (rows, columns, rowStride, columnStride) = (columns, rows, columnStride, rowStride)
    }
    let start = offset + matrix.offset
    if rows == 1 || rowStride == columns, columnStride == 1 || columns == 1 {
      return [Place(space: space, range: start..<start + rows * columns, row: 0)]
    }
    return (0..<rows).flatMap { row in
      let first = start + row * rowStride
      guard columnStride != 1 else { return [Place(space: space, range: first..<first + columns, row: row)] }
      return (0..<columns).map { column in
        let element = first + column * columnStride
        return Place(space: space, range: element..<element + 1, row: row)
      }
    }
  }

  func failure(_ message: String) -> PlanError {
    let place = path.isEmpty ? "" : "instruction \(path.map(String.init).joined(separator: ".")): "
    return PlanError(message: "\(place)\(message)")
  }
}
