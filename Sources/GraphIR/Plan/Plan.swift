/// A function while it is being planned: its buffers, its instructions, and where its results are. Instruction selection
/// fills it, the passes over plans rewrite it.
final class Plan {
  let description: FunctionDescription
  let target: Target
  let states: [CarriedState]
  let slots: [ParameterSlot]
  private(set) var buffers: [Buffer] = []
  var prepare: [Instruction] = []
  var body: [Instruction] = []
  var finish: [Instruction] = []
  var outputs: [FunctionOutput] = []
  /// The floats of the gradients that the body adds to: in ascending order.
  var gradientSums: [Range<Int>] = []
  /// What is being planned, in the source: that of an instruction that says nothing else.
  var origin = Origin.unknown
  /// The parameters that have a gradient.
  var trained: [ParameterSlot] = []
  private var arena = ArenaLayout(slots: [])
  private(set) var preparedCount = 0
  private(set) var sumsCount = 0
  private var sources: [Buffer.Region: BufferID] = [:]
  private var packs: [Pack: BufferID] = [:]
  private var packedMatrices: [BufferID: MatrixView] = [:]
  private var gradientParts: [GradientPart: BufferID] = [:]

  private struct Pack: Hashable {
    var matrix: MatrixView
    /// 0 without what is zero.
    var blocks: Int
  }

  private struct GradientPart: Hashable {
    var offset: Int
    var count: Int
  }

  private let stateNames: Set<String>
  private let parameterOffsets: [String: (offset: Int, count: Int)]

  init(_ description: FunctionDescription, target: Target, states: [CarriedState], slots: [ParameterSlot]) {
    (self.description, self.target, self.states, self.slots) = (description, target, states, slots)
    stateNames = Set(states.map(\.name))
    parameterOffsets = Dictionary(
      uniqueKeysWithValues: slots.map { ($0.parameter.name, ($0.offset, $0.parameter.shape.reduce(1, *))) })
  }

  func isState(_ name: String) -> Bool { stateNames.contains(name) }

  func parameter(_ name: String) throws -> BufferID {
    guard let (offset, count) = parameterOffsets[name] else { throw PlanError(message: "no parameter '\(name)'") }
    return source(.parameters(offset: offset), name: name, type: TensorType([count]))
  }

  /// A buffer of its own: in the arena for the body, at a fixed offset for the other parts.
  func allocate(
    _ part: FunctionPart, extent: Extent, width: Int, name: String?, isToken: Bool = false
  ) -> BufferID {
    let name = name ?? "value"
    switch part {
    case .anywhere, .prepare: return append(.prepared(offset: reserve(&preparedCount, width)), name, width: width)
    case .finish: return allocateSum(width: width, name: name)
    case .body: return append(.arena(slot: -1), name, width: width, extent: extent, isToken: isToken)
    }
  }

  /// A buffer that is added up over the shards.
  func allocateSum(width: Int, name: String?) -> BufferID {
    append(.sums(offset: reserve(&sumsCount, width)), name ?? "sum", width: width)
  }

  /// The buffer of something that exists outside of the function.
  func source(_ region: Buffer.Region, name: String, type: TensorType) -> BufferID {
    if let known = sources[region] { return known }
    let buffer = append(region, name, width: type.count, extent: Extent(of: type), isToken: !type.isReal)
    sources[region] = buffer
    if case .gradients(let offset) = region { gradientParts[GradientPart(offset: offset, count: type.count)] = buffer }
    return buffer
  }

  /// The packed form of a matrix, made once in `prepare`.
  func packed(_ matrix: MatrixView, blocks: Int = 1) -> BufferID {
    let key = Pack(matrix: matrix, blocks: blocks)
    if let known = packs[key] { return known }
    let width = blocks * target.packedCount(rows: matrix.rows / blocks, columns: matrix.columns)
    let name = buffers[matrix.buffer.index].name + "_packed"
    let buffer = allocate(.prepare, extent: Extent(batch: false, time: nil), width: width, name: name)
    let pack = Instruction(.pack(blocks: blocks), [.source: .matrix(matrix), .packed: .packed(buffer)])
    prepare.append(pack.from(origin))
    packs[key] = buffer
    packedMatrices[buffer] = matrix
    return buffer
  }

  /// A matrix without what is zero, made once in `prepare`; nil if most of it may not be. A trained matrix may change, of
  /// a fixed one the way that it is drawn tells.
  func sparse(_ matrix: MatrixView) -> BufferID? {
    guard matrix.rows * matrix.columns >= target.sparseElements, case .parameters(let offset) = region(of: matrix),
      let parameter = slots.first(where: { $0.offset == offset })?.parameter, parameter.isFixed,
      case .reservoir(let density, _) = parameter.initializer, density <= target.sparseDensity
    else { return nil }
    let key = Pack(matrix: matrix, blocks: 0)
    if let known = packs[key] { return known }
    let width = target.sparseCount(rows: matrix.rows, columns: matrix.columns)
    let name = buffers[matrix.buffer.index].name + "_sparse"
    let buffer = allocate(.prepare, extent: Extent(batch: false, time: nil), width: width, name: name)
    prepare.append(Instruction(.packSparse, [.source: .matrix(matrix), .packed: .packed(buffer)]).from(origin))
    packs[key] = buffer
    return buffer
  }

  private func region(of matrix: MatrixView) -> Buffer.Region { buffers[matrix.buffer.index].region }

  /// The matrix that is packed in a buffer.
  func matrix(packedIn buffer: BufferID) -> MatrixView? { packedMatrices[buffer] }

  /// Some of the gradients, as one buffer.
  func gradients(at offset: Int, count: Int, name: String) -> BufferID {
    let part = GradientPart(offset: offset, count: count)
    if let known = gradientParts[part] { return known }
    let buffer = append(.gradients(offset: offset), name, width: count)
    gradientParts[part] = buffer
    return buffer
  }

  /// The function as it is by now.
  var function: Function {
    Function(
      description: description, target: target, buffers: buffers, prepare: prepare, body: body, finish: finish,
      preparedCount: preparedCount,
      sumsCount: sumsCount, gradientSums: gradientSums, arena: arena, outputs: outputs, states: states)
  }

  // MARK: Rewriting

  /// Closes the gaps that prepared values and sums leave that nobody uses.
  func closeGaps(using used: Set<BufferID>) {
    (preparedCount, sumsCount) = (0, 0)
    for index in buffers.indices where used.contains(BufferID(index)) {
      let width = buffers[index].width
      switch buffers[index].region {
      case .prepared: buffers[index].region = .prepared(offset: reserve(&preparedCount, width))
      case .sums: buffers[index].region = .sums(offset: reserve(&sumsCount, width))
      case .parameters, .gradients, .arena, .input, .mask, .ends, .lengths, .count, .state, .output: break
      }
    }
  }

  /// Leaves one step of the outer time axis of a sequence.
  func dropTime(of buffer: BufferID) {
    let extent = buffers[buffer.index].extent
    buffers[buffer.index].extent = Extent(batch: extent.batch, times: Array(extent.times.dropFirst()))
  }

  /// Moves a buffer of the arena to another place.
  func move(_ buffer: BufferID, to region: Buffer.Region) { buffers[buffer.index].region = region }

  /// Gives every buffer of the arena its slot.
  func assign(slots: [BufferID: Int], of arena: ArenaLayout) {
    for (buffer, slot) in slots { buffers[buffer.index].region = .arena(slot: slot) }
    self.arena = arena
  }

  private func append(
    _ region: Buffer.Region, _ name: String, width: Int, extent: Extent = Extent(batch: false, time: nil),
    isToken: Bool = false
  ) -> BufferID {
    buffers.append(Buffer(region: region, name: name, width: width, extent: extent, isToken: isToken))
    return BufferID(buffers.count - 1)
  }

  private func reserve(_ total: inout Int, _ count: Int) -> Int {
    defer { total += target.roundedToVector(count) }
    return total
  }
}
