/// A model planned into memory and statements: all that the emitter needs.
///
/// Every batch is split over rows into shards, one for each thread. A shard runs the whole `body` on its own arena, in
/// which batch is the number of its rows; only `sums` are added up over the shards, in a fixed order.
public struct Program: Sendable {
  public var model: Model
  /// In the order of the model's parameters, each aligned to 16 floats.
  public var parameterSlots: [ParameterSlot]
  /// The length of the parameter buffer, and of the gradient buffer, in floats.
  public var parameterCount: Int
  /// Why training cannot run in segments, if it cannot.
  public var obstacleToSegments: String?
  /// Why the model has no step, if it has none.
  public var obstacleToStep: String?
  /// Whole sequences to outputs and final states, of models with an output.
  public var inference: Function?
  /// Whole sequences and targets to the loss and final states, of models with a loss.
  public var evaluation: Function?
  /// Whole sequences and targets to the loss, final states and the gradient of every trained parameter.
  public var training: Function?
  /// Whole sequences to the features of fits and final states, of models with a fit.
  public var features: Function?
  /// One time step, of models that are causal: at batch 1, or behind an encoder for a batch of streams. Its states are
  /// both inputs and outputs.
  public var step: Function?
  /// Of a model that steps behind an encoder: what that gives, from the inputs of one example.
  public var encoding: Function?
  /// What the two are functions of.
  public var stepped: SteppedModel?
  /// One for each loss with a name, which has evaluation and training. Parameters lie where they do here.
  public var parts: [Program] = []

  /// The plan of a function, if the model has it.
  public subscript(_ kind: Function.Kind) -> Function? {
    get {
      switch kind {
      case .inference: inference
      case .evaluation: evaluation
      case .training: training
      case .features: features
      case .step: step
      case .encoding: encoding
      }
    }
    set {
      switch kind {
      case .inference: inference = newValue
      case .evaluation: evaluation = newValue
      case .training: training = newValue
      case .features: features = newValue
      case .step: step = newValue
      case .encoding: encoding = newValue
      }
    }
  }

  /// A program without functions.
  package init(model: Model, obstacleToSegments: String?, obstacleToStep: String?) {
    (self.model, self.obstacleToSegments, self.obstacleToStep) = (model, obstacleToSegments, obstacleToStep)
    (parameterSlots, parameterCount) = GraphIR.parameterSlots(model.parameters)
  }
}

public struct ParameterSlot: Hashable, Sendable {
  public var parameter: Parameter
  public var offset: Int
}

/// A function over shards, in three parts.
public struct Function: Equatable, Sendable {
  /// The functions of a generated type.
  public enum Kind: String, Sendable { case inference, evaluation, training, features, step, encoding }

  public var kind: Kind { description.kind }

  public var description: FunctionDescription
  public var target = Target.runtime
  public var buffers: [Buffer]
  /// Fills `prepared` from the parameters: once for each change of the parameters.
  public var prepare: [Instruction]
  /// Runs on each shard.
  public var body: [Instruction]
  /// Turns the sums over all shards into gradients of parameters: once for each run.
  public var finish: [Instruction]
  public var preparedCount: Int
  /// Set to zero before the body, added up over the shards after it.
  public var sumsCount: Int
  /// The same for these floats of the gradients.
  public var gradientSums: [Range<Int>]
  public var arena: ArenaLayout
  public var outputs: [FunctionOutput]
  /// The model's; of training, if it can run in segments, also the cotangents of these: of the final states as inputs,
  /// of the first ones as outputs.
  public var states: [CarriedState]
  /// Time axes that follow from those of inputs, and no axis before the one that it follows from.
  public var derivedAxes: [TimeAxis] = []
  /// Whether the states are all that goes from step to step, and all results stand at their steps or add up.
  public var runsInSegments = false
  /// Whether parts of the steps can run at the same time.
  public var runsInParts = false

  /// What each part does without the others, of a function that runs in parts: from one `carry` to the next.
  public var phases: [ArraySlice<Instruction>] {
    guard runsInParts else { return [] }
    var starts = [body.startIndex]
    for (index, instruction) in body.enumerated() { if case .carry = instruction.kernel { starts.append(index) } }
    return zip(starts, starts.dropFirst() + [body.endIndex]).map { body[$0..<$1] }
  }

  /// Whether it draws random numbers.
  public var drawsNoise: Bool {
    func isNoise(_ instruction: Instruction) -> Bool {
      if case .noise = instruction.kernel { return true }
      return instruction.body.contains(where: isNoise)
    }
    return body.contains(where: isNoise)
  }

  /// Whether a loop over one time axis adds to a sum over another one.
  public var addsInLoops: Bool {
    body.contains { loop in loop.body.contains { $0.operands.contains { $0.access == .adds } } }
  }
}

/// A result of a function, other than the gradients of parameters.
public struct FunctionOutput: Hashable, Sendable {
  public var role: GraphOutput.Role
  public var name: String
  public var view: View
  public var type: TensorType
}

public struct BufferID: Hashable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
}

/// Rows of floats (of `Int32` for tokens). In memory: the time axes of its extent, then batch, then the features of a row.
public struct Buffer: Hashable, Sendable {
  public enum Region: Hashable, Sendable {
    /// At a fixed offset in floats.
    case parameters(offset: Int)
    case gradients(offset: Int)
    case prepared(offset: Int)
    case sums(offset: Int)
    /// In the shard's arena, in the slot of this index.
    case arena(slot: Int)
    /// The shard's copy of an input or target, at padding filled with the example's last valid step. Tokens are Int32.
    case input(String)
    /// 1 at valid steps, 0 at padding.
    case mask(TimeAxis)
    /// 1 for examples whose last valid step is in this run.
    case ends(TimeAxis)
    /// The lengths of the shard's examples, Int32.
    case lengths(TimeAxis)
    /// One float: the number of valid steps, or of examples, of the whole batch.
    case count(TimeAxis?)
    /// A carried state's first value; of a step function, the stream's state.
    case state(String)
    /// Of a step function: what the caller gets to see of an output.
    case output(String)
  }

  public var region: Region
  /// A readable name for generated code: `hidden_gates`. Not unique.
  public var name: String
  /// Floats in a row.
  public var width: Int
  public var extent: Extent
  public var isToken: Bool
}

/// How many rows a buffer has: (steps + extraSteps) · (steps of a second axis) · (batch), each factor 1 if it lacks that
/// axis.
public struct Extent: Hashable, Sendable {
  public var batch: Bool
  /// The time axes, the outer one first: what a loop over one axis writes at a step lies side by side.
  public var times: [TimeAxis]
  /// 1 for the trajectory of a state, which holds a value before and after each step of the outer axis.
  public var extraSteps: Int

  public init(batch: Bool, times: [TimeAxis], extraSteps: Int = 0) {
    self.batch = batch
    self.times = times
    self.extraSteps = extraSteps
  }

  public init(batch: Bool, time: TimeAxis?, extraSteps: Int = 0) {
    self.init(batch: batch, times: time.map { [$0] } ?? [], extraSteps: extraSteps)
  }

  /// One row for each element of a type. Of two time axes, the first one is the outer one.
  init(of type: TensorType) { self.init(batch: type.batch, times: Array(type.times)) }
}

/// Slots that buffers with disjoint lifetimes share, in order. A slot's size is rows(extent) · width, rounded up to
/// 16 floats; its offset is the sum of the sizes before it.
public struct ArenaLayout: Hashable, Sendable {
  public struct Slot: Hashable, Sendable {
    public var extent: Extent
    public var width: Int
  }
  public var slots: [Slot]
}

/// The rows over which an instruction runs.
public struct Domain: Hashable, Sendable {
  public enum Time: Hashable, Sendable {
    case none
    /// Every step of the axis.
    case all(TimeAxis)
    /// The step of the enclosing loop.
    case current(TimeAxis)
    /// Every so many steps of the enclosing loop, which is not reversed: all of them until the next time.
    case chunk(TimeAxis)
  }
  public var batch: Bool
  public var time: Time
  /// Within a loop: every step of another axis.
  public var inner: TimeAxis?

  public init(batch: Bool, time: Time, inner: TimeAxis? = nil) {
    self.batch = batch
    self.time = time
    self.inner = inner
  }
}

/// Some columns of the rows of a buffer. Where the buffer's extent lacks an axis of the domain, the same row serves
/// for all of that axis.
public struct View: Hashable, Sendable {
  public var buffer: BufferID
  /// The first column, in floats.
  public var column: Int
  /// The number of columns.
  public var count: Int
  /// Added to the step of the loop: 1 for the value after a step in a trajectory.
  public var stepOffset: Int
  /// What the view showed before values came to share memory.
  var origin: Origin

  /// Tells values in one place apart, for the verifier.
  struct Origin: Hashable, Sendable {
    var buffer: BufferID
    var stepOffset: Int
  }

  public init(buffer: BufferID, column: Int = 0, count: Int, stepOffset: Int = 0) {
    self.buffer = buffer
    self.column = column
    self.count = count
    self.stepOffset = stepOffset
    origin = Origin(buffer: buffer, stepOffset: stepOffset)
  }

  /// Views are equal if they show the same place.
  public static func == (left: View, right: View) -> Bool {
    left.buffer == right.buffer && left.column == right.column && left.count == right.count
      && left.stepOffset == right.stepOffset
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(buffer)
    hasher.combine(column)
    hasher.combine(count)
    hasher.combine(stepOffset)
  }
}

/// A matrix without axes, within a buffer of the regions parameters, gradients, prepared or sums.
public struct MatrixView: Hashable, Sendable {
  public var buffer: BufferID
  public var offset: Int
  public var rows: Int
  public var columns: Int
  public var rowStride: Int
  public var columnStride: Int

  public var transposed: MatrixView {
    MatrixView(
      buffer: buffer, offset: offset, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }
}
