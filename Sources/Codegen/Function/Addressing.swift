import GraphIR

/// How code reaches its memory.
enum Addressing {
  /// Through `shard`, a part of a batch.
  case shard
  /// Through the arguments `parameters` and `prepared`.
  case preparation
  /// Through `parameters`, `prepared` and `memory`, at offsets known to the compiler; or, with a table, through
  /// `constants` and `memory`.
  case stream(StreamLayout, ConstantTable? = nil)

  var isStream: Bool {
    switch self {
    case .shard, .preparation: false
    case .stream: true
    }
  }

  /// The pointer to a buffer's first element.
  func base(of buffer: Buffer, in memory: FunctionMemory) -> SwiftExpression {
    switch self {
    case .shard: shardBase(of: buffer, in: memory)
    case .preparation: shared(buffer.region, of: nil)
    case .stream(let layout, let constants): streamBase(of: buffer, in: memory, layout, constants)
    }
  }

  /// The pointer to the lengths on an axis.
  func lengths(of axis: TimeAxis, in memory: FunctionMemory) -> SwiftExpression {
    switch self {
    case .shard, .preparation:
      .method(.name("shard"), "tokens", [.init(nil, .integer(memory.index(of: .lengths(axis))))])
    case .stream(let layout, _): integers(.sum([.name("memory"), .integer(layout.length)]))
    }
  }

  private func integers(_ pointer: SwiftExpression) -> SwiftExpression {
    .method(
      Runtime.rawPointer(pointer), "assumingMemoryBound",
      [.init("to", .member(.type(Runtime.token), "self"))])
  }

  private func shardBase(of buffer: Buffer, in memory: FunctionMemory) -> SwiftExpression {
    let shard = SwiftExpression.name("shard")
    if let slot = memory.slot(of: buffer.region) {
      return .method(shard, buffer.holdsIntegers ? "tokens" : "floats", [.init(nil, .integer(slot))])
    }
    switch buffer.region {
    case .count(let axis):
      return .method(shard, "count", [.init(nil, .integer(axis.map { memory.index(of: $0) + 1 } ?? 0))])
    case .state(let name): return .method(shard, "state", [.init(nil, .integer(memory.index(ofState: name)))])
    case .parameters, .gradients, .prepared, .sums, .arena, .input, .mask, .ends, .lengths, .output:
      return shared(buffer.region, of: shard)
    }
  }

  private func streamBase(
    of buffer: Buffer, in memory: FunctionMemory, _ layout: StreamLayout, _ constants: ConstantTable?
  ) -> SwiftExpression {
    if let place = constants?.place(of: buffer.region) { return .sum([.name("constants"), .integer(place)]) }
    let offset: Int
    switch buffer.region {
    case .parameters, .gradients, .prepared, .sums: return shared(buffer.region, of: nil)
    case .count: offset = layout.ones
    case .mask, .ends: offset = layout.ones
    case .lengths: offset = layout.length
    case .state(let name): offset = layout.states[memory.index(ofState: name)]
    case .arena, .input: offset = layout.slots[memory.slot(of: buffer.region)!]
    case .output(let name): return .sum([.name("output"), .integer(layout.outputs[name]!)])
    }
    let pointer = SwiftExpression.sum([.name("memory"), .integer(offset)])
    return buffer.holdsIntegers ? integers(pointer) : pointer
  }

  private func shared(_ region: Buffer.Region, of owner: SwiftExpression?) -> SwiftExpression {
    func member(_ name: String, _ offset: Int) -> SwiftExpression {
      .sum([owner.map { .member($0, name) } ?? .name(name), .integer(offset)])
    }
    switch region {
    case .parameters(let offset): return member("parameters", offset)
    case .gradients(let offset): return member("gradients", offset)
    case .prepared(let offset): return member("prepared", offset)
    case .sums(let offset): return member("sums", offset)
    case .arena, .input, .mask, .ends, .lengths, .count, .state, .output:
      fatalError("internal error: \(region) has no place outside of a shard")
    }
  }
}

/// The memory of a stream, in floats: states, then inputs and scratch at batch 1 and one step.
struct StreamLayout {
  /// The offset of each state of the model.
  private(set) var states: [Int] = []
  /// The end of the states.
  let stateCount: Int
  /// A float that is 1: mask and counts of a single step.
  let ones: Int
  /// An Int32 that is 1: the length of a single step.
  let length: Int
  /// 0 and 1 in turn, from step to step.
  let turn: Int
  /// The offset of each output in the memory for outputs, and the size of all.
  private(set) var outputs: [String: Int] = [:]
  private(set) var outputCount = 0
  /// Where next states wait that others are still computed from.
  private(set) var staging: [Int] = []
  /// Where a step keeps what it overwrites.
  let kept: Int
  /// The offset of each slot of the function.
  private(set) var slots: [Int] = []
  let count: Int
  /// What the first step finds: the states and, behind them, the ones and the turn.
  let initialCount: Int

  /// What a step uses, so that nothing else has a place.
  struct Uses {
    var ones = true
    var length = true
    var turn = true
    var staging = true
    var keptCount = 0
  }

  /// - Parameter alignment: the floats that each place is a multiple of: those of the vectors that may be read and written
  ///   beyond the last feature.
  init(memory: FunctionMemory, alignment: Int = Target.runtime.lanes, uses: Uses = Uses()) {
    var end = 0
    func rounded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }
    func reserve(_ count: Int, if isUsed: Bool = true) -> Int {
      defer { end += isUsed ? rounded(count) : 0 }
      return end
    }
    for state in memory.function.states { states.append(reserve(state.shape.reduce(1, *))) }
    stateCount = end
    ones = reserve(1, if: uses.ones)
    length = reserve(1, if: uses.length)
    turn = reserve(1, if: uses.turn)
    initialCount = end
    for state in memory.function.states { staging.append(reserve(state.shape.reduce(1, *), if: uses.staging)) }
    kept = reserve(uses.keptCount)
    for slot in memory.slots {
      slots.append(reserve(slot.extent.rows(batch: 1, steps: 1) * slot.width))
    }
    count = end
    for output in memory.function.outputs where output.role == .output {
      outputs[output.name] = outputCount
      outputCount += rounded(output.view.count)
    }
  }
}
