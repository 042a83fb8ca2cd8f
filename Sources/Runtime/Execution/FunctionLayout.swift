/// What a workspace must know of a compiled function. Generated code has one for each function.
public struct FunctionLayout: Sendable {
  /// An input or a target, whose memory is the slot of the same order after those of the arena.
  public struct Input: Sendable {
    public let name: String
    /// The index of its time axis, or -1.
    public let axis: Int
    public let hasBatch: Bool
    /// Floats of a step; 1 for tokens.
    public let width: Int
    /// Tokens are in `0..<classes`; 0 for numbers.
    public let classes: Int

    public init(name: String, axis: Int, hasBatch: Bool = true, width: Int = 1, classes: Int = 0) {
      self.name = name
      self.axis = axis
      self.hasBatch = hasBatch
      self.width = width
      self.classes = classes
    }
  }

  public struct Output: Sendable {
    public let name: String
    /// The index of its time axis, or -1.
    public let axis: Int
    public let hasBatch: Bool
    public let shape: [Int]

    public init(name: String, axis: Int, hasBatch: Bool = true, shape: [Int]) {
      self.name = name
      self.axis = axis
      self.hasBatch = hasBatch
      self.shape = shape
    }

    var width: Int { shape.reduce(1, *) }
  }

  /// A state that is carried from one run to the next.
  public struct State: Sendable {
    public let name: String
    public let shape: [Int]

    public init(name: String, shape: [Int]) {
      self.name = name
      self.shape = shape
    }

    var width: Int { shape.reduce(1, *) }
  }

  /// Rows of memory in a shard: (steps + extraSteps, or 1) · (steps of a second axis, or 1) · (batch, or 1) · width floats.
  public struct Slot: Sendable {
    /// The index of its time axis, or -1.
    public let axis: Int
    /// That of a second one, or -1: of each step of the first there is one value for each step of this.
    public let innerAxis: Int
    public let hasBatch: Bool
    public let extraSteps: Int
    public let width: Int

    public init(axis: Int, innerAxis: Int = -1, hasBatch: Bool = true, extraSteps: Int = 0, width: Int) {
      self.axis = axis
      self.innerAxis = innerAxis
      self.hasBatch = hasBatch
      self.extraSteps = extraSteps
      self.width = width
    }
  }

  /// When the steps of a run are cut into segments, each of which begins with the states after the one before it.
  public enum Segments: Sendable {
    case never
    /// If the caller says how long they are.
    case onRequest
    /// Where the steps of a run do not fit into a cache.
    case always
  }

  /// The names of the time axes: of those that the caller says the steps of, and then of `derived`.
  public let axes: [String]
  public let derived: [DerivedAxis]
  public let inputs: [Input]
  public let outputs: [Output]
  public let states: [State]
  public let arena: [Slot]
  /// Floats that are added up over the shards.
  public let sumsCount: Int
  /// The same for these floats of the gradients, in ascending order.
  public let gradientSums: [Range<Int>]
  /// Whether loops over the steps of one axis add sums over those of another one.
  public let addsInLoops: Bool
  /// The index of what the function prepares from the parameters.
  public let preparedIndex: Int
  /// Whether the states are followed by as many others: before a run the cotangents of the final states, after it those
  /// of the first ones.
  public let hasCotangents: Bool
  public let segments: Segments
  /// Of a function whose steps can be cut into parts that run at the same time: how often these wait for each other, and
  /// once more. Else 0.
  public let phases: Int

  public init(
    axes: [String], derived: [DerivedAxis] = [], inputs: [Input], outputs: [Output], states: [State], arena: [Slot],
    sumsCount: Int,
    gradientSums: [Range<Int>] = [], addsInLoops: Bool = false,
    preparedIndex: Int, hasCotangents: Bool = false, segments: Segments = .never, phases: Int = 0
  ) {
    self.axes = axes
    self.derived = derived
    self.inputs = inputs
    self.outputs = outputs
    self.states = states
    self.arena = arena
    self.sumsCount = sumsCount
    self.gradientSums = gradientSums
    self.addsInLoops = addsInLoops
    self.preparedIndex = preparedIndex
    self.hasCotangents = hasCotangents
    self.segments = segments
    self.phases = phases
  }

  /// The arena, then a slot for each input, and the mask, the lengths and the ends of each axis.
  var slots: [Slot] {
    var slots = arena
    for input in inputs { slots.append(Slot(axis: input.axis, hasBatch: input.hasBatch, width: input.width)) }
    for axis in axes.indices { slots.append(Slot(axis: axis, width: 1)) }
    for _ in 0..<2 * axes.count { slots.append(Slot(axis: -1, width: 1)) }
    return slots
  }

  /// The states, and their cotangents.
  var carried: [State] { hasCotangents ? states + states : states }

  /// The floats of the gradients up to the last sum.
  var gradientCount: Int { gradientSums.last?.upperBound ?? 0 }

  var firstInput: Int { arena.count }
  var firstMask: Int { arena.count + inputs.count }
  var firstLengths: Int { arena.count + inputs.count + axes.count }
  var firstEnds: Int { firstLengths + axes.count }
}

/// A function that the compiler wrote, in three parts.
public protocol CompiledFunction: SendableMetatype {
  static var layout: FunctionLayout { get }
  /// Fills what the body wants prepared from the parameters.
  static func prepare(_ parameters: UnsafePointer<Float>, _ prepared: UnsafeMutablePointer<Float>)
  /// Runs on each shard.
  static func body(_ shard: Shard)
  /// Runs once, with the sums over all shards.
  static func finish(_ shard: Shard)
}
