import GraphIR

/// Where the buffers of a function lie: the slots of a shard, in the order in which workspace and code know them.
struct FunctionMemory {
  struct Slot: Hashable {
    enum Content: Hashable {
      case arena
      case input(String)
      case mask(TimeAxis)
      case lengths(TimeAxis)
      case ends(TimeAxis)
    }
    var content: Content
    var extent: Extent
    var width: Int
  }

  let model: Model
  let function: Function
  /// What the caller binds: targets only where a loss is computed.
  let inputs: [ModelInput]
  /// In the order of the inputs that introduce them, then those that the model derives from others, and then those that
  /// only the function does.
  let axes: [TimeAxis]
  /// The arena's slots, then inputs, masks, lengths and ends.
  let slots: [Slot]

  init(model: Model, function: Function) {
    self.model = model
    self.function = function
    inputs = model.inputs.filter { function.description.bindsTargets || !$0.isTarget }
    let given = inputs.timeAxes(of: model.graph)
    axes = given + function.derivedAxes.filter { !given.contains($0) }
    slots =
      function.arena.slots.map { Slot(content: .arena, extent: $0.extent, width: $0.width) }
      + inputs.map {
        Slot(
          content: .input($0.name), extent: Extent(batch: $0.type.batch, time: $0.type.time), width: $0.type.count)
      } + axes.map { Slot(content: .mask($0), extent: Extent(batch: true, time: $0), width: 1) }
      + axes.map { Slot(content: .lengths($0), extent: Extent(batch: true, time: nil), width: 1) }
      + axes.map { Slot(content: .ends($0), extent: Extent(batch: true, time: nil), width: 1) }
  }

  /// Those whose numbers of steps the caller tells.
  var givenAxes: [TimeAxis] { axes.filter { $0.source == nil } }

  /// The slot of a buffer in one of a shard's own regions; nil in the regions that shards share.
  func slot(of region: Buffer.Region) -> Int? {
    switch region {
    case .arena(let slot): slot
    case .input(let name): index(of: .input(name))
    case .mask(let axis): index(of: .mask(axis))
    case .lengths(let axis): index(of: .lengths(axis))
    case .ends(let axis): index(of: .ends(axis))
    case .parameters, .gradients, .prepared, .sums, .count, .state, .output: nil
    }
  }

  func index(of content: Slot.Content) -> Int {
    guard let index = slots.firstIndex(where: { $0.content == content }) else {
      fatalError("internal error: function '\(function.kind)' of '\(model.name)' has no \(content)")
    }
    return index
  }

  func index(of axis: TimeAxis) -> Int {
    guard let index = axes.firstIndex(of: axis) else {
      fatalError("internal error: function '\(function.kind)' of '\(model.name)' has no time axis '\(axis)'")
    }
    return index
  }

  func index(ofState name: String) -> Int {
    guard let index = function.states.firstIndex(where: { $0.name == name }) else {
      fatalError("internal error: function '\(function.kind)' of '\(model.name)' has no state '\(name)'")
    }
    return index
  }
}

extension [ModelInput] {
  /// In the order of the inputs that introduce them, and then those that are derived from them in a graph.
  func timeAxes(of graph: Graph) -> [TimeAxis] {
    var axes: [TimeAxis] = []
    for case let axis? in map(\.type.time) where !axes.contains(axis) && axis.source == nil { axes.append(axis) }
    return axes + graph.timeAxes.filter { $0.source != nil && axes.contains(TimeAxis($0.base)) }
  }
}

extension Int {
  /// The next multiple of 16: slots begin at a cache line.
  var roundedUpToSlot: Int { Target.runtime.roundedToVector(self) }
}
