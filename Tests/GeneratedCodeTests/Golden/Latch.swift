// Latch.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// What is built on activations, where these saturate.
///
/// - Input `x`: [1] for each step of `x`
/// - Target `y`: [1] for each step of `x`
/// - Output `kept`: [1] for each step of `x`
/// - Output `logarithm`: [1] for each step of `x`
/// - Output `smooth`: [1] for each step of `x`
/// - Output `curve`: [1] for each step of `x`
/// - Output `ramp`: [1] for each step of `x`
/// - Output `power`: [1] for each step of `x`
/// - Output `bounded`: [1] for each step of `x`
public struct Latch: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [], count: 0, preparedCounts: [0])

  /// The trained numbers: in the layout of the model.
  public var parameters: RNNRuntime::Parameters {
    didSet {
      Self.layout.requireCompatibility(with: parameters.layout)
    }
  }

  /// Parameters drawn by their initializers: the same for the same seed.
  public init(seed: Swift::UInt64) {
    parameters = RNNRuntime::Parameters(layout: Self.layout, seed: seed)
  }

  /// A model with these parameters.
  /// - Precondition: their layout is the model's.
  public init(parameters: RNNRuntime::Parameters) {
    Self.layout.requireCompatibility(with: parameters.layout)
    self.parameters = parameters
  }

  /// Checks parameters for a model: throws where `init` would stop the program.
  public static func validate(parameters: RNNRuntime::Parameters) throws(RNNRuntime::ValidationError) {
    try layout.validate(compatibleWith: parameters.layout)
  }

  /// The outputs, to be read in place until the next run or step.
  public struct Outputs: Swift.Sendable {
    public let kept: RNNRuntime::OutputView
    public let logarithm: RNNRuntime::OutputView
    public let smooth: RNNRuntime::OutputView
    public let curve: RNNRuntime::OutputView
    public let ramp: RNNRuntime::OutputView
    public let power: RNNRuntime::OutputView
    public let bounded: RNNRuntime::OutputView
  }
}

// MARK: One time step

extension Latch {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 144, outputCount: 112, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [1].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::Float, _ stream: inout Stream) -> Outputs {
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 80).pointee = x
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return Outputs(
      kept: stream.storage.output(offset: 0, width: 1), logarithm: stream.storage.output(offset: 16, width: 1),
      smooth: stream.storage.output(offset: 32, width: 1), curve: stream.storage.output(offset: 48, width: 1),
      ramp: stream.storage.output(offset: 64, width: 1), power: stream.storage.output(offset: 80, width: 1),
      bounded: stream.storage.output(offset: 96, width: 1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: Swift::Float) throws(RNNRuntime::ValidationError) {
  }
}

// MARK: Streams

extension Latch {
  /// Streams that step together, so that weights are read once for all: a value.
  public struct Streams: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamBatch

    /// All states are zero.
    public init(count: Swift::Int) {
      storage = RNNRuntime::StreamBatch(GeneratedCode.Inference.layout, count: count)
    }

    /// Checks how many there are to be: throws where `init` would stop the program.
    public static func validate(count: Swift::Int) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::StreamBatch.validate(count: count)
    }

    /// How many there are.
    public var count: Swift::Int {
      storage.count
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.reset()
    }
  }

  /// One time step of each stream. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [1] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> Outputs {
    streams.storage.set(0, x)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return Outputs(
      kept: streams.storage.output(0), logarithm: streams.storage.output(1), smooth: streams.storage.output(2),
      curve: streams.storage.output(3), ramp: streams.storage.output(4), power: streams.storage.output(5),
      bounded: streams.storage.output(6))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    x: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, x)
  }
}

// MARK: Whole sequences

extension Latch {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      workspace = RNNRuntime::Workspace(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 1].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Latch, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Outputs {
      bind(
        to: workspace, x: x, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return Outputs(
        kept: workspace.output(0), logarithm: workspace.output(1), smooth: workspace.output(2),
        curve: workspace.output(3), ramp: workspace.output(4), power: workspace.output(5), bounded: workspace.output(6))
    }

    /// The states after the last run, from which the next one may go on: to be saved and restored.
    public var stateTensors: [RNNRuntime::StateTensor] {
      get {
        workspace.stateTensors
      }
      set {
        workspace.stateTensors = newValue
      }
    }

    /// Makes the next run begin with states of zero.
    public func resetStates() {
      workspace.resetStates()
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Latch, _ batch: RNNRuntime::Batch<Latch.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return Outputs(
          kept: workspace.output(0), logarithm: workspace.output(1), smooth: workspace.output(2),
          curve: workspace.output(3), ramp: workspace.output(4), power: workspace.output(5),
          bounded: workspace.output(6))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, run)
    }
  }
}

// MARK: Training

extension Latch {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Latch.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - segmentSteps: if given, training keeps the states after every so many steps only, and computes what
    ///     lies between them a second time on the way back. Memory grows with this number and with that of segments:
    ///     it is least near the square root of `steps`.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, steps: Swift::Int, segmentSteps: Swift::Int? = nil,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      gradients = RNNRuntime::Gradients(layout: Latch.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 1].
    ///   - y: numbers, [batch, steps, 1].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Latch, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, after: GeneratedCode.Evaluation.self, in: evaluation, model.parameters,
            carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 1].
    ///   - y: numbers, [batch, steps, 1].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Latch, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, y: y, lengths: lengths,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
      return evaluation.scalar(0)
    }

    /// The states after the last run, from which the next one may go on: to be saved and restored.
    public var stateTensors: [RNNRuntime::StateTensor] {
      get {
        workspace.stateTensors
      }
      set {
        workspace.stateTensors = newValue
      }
    }

    /// Makes the next run begin with states of zero.
    public func resetStates() {
      workspace.resetStates()
      evaluation.resetStates()
    }

    /// Cuts gradients at random between segments, so that they are right on average. Without, they are whole.
    public var truncation: RNNRuntime::RandomTruncation? {
      get {
        workspace.truncation
      }
      set {
        workspace.truncation = newValue
      }
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, segmentSteps: Swift::Int? = nil,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, y)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = 0

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Latch, _ batch: RNNRuntime::Batch<Latch.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.Training.self, after: GeneratedCode.Evaluation.self, in: evaluation, model.parameters,
              carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Latch, _ batch: RNNRuntime::Batch<Latch.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      y: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, y, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Latch: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [1] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [1] for each step of `x`.
      public var y: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], y: [Swift::Float]? = nil) {
        self.x = x
        self.y = y
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.y)
      }
    }
  }

  extension Latch.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Latch
  }

  extension Latch.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Latch
  }
#endif

// MARK: Code

extension Latch {
  private enum GeneratedCode {
    typealias Vector = RNNRuntime::f32x16
    typealias Lanes = RNNRuntime::Lanes
    typealias Kernel = RNNRuntime::Kernels<RNNRuntime::rnn_target>
    typealias Floats = Swift::UnsafePointer<Swift::Float>
    typealias MutableFloats = Swift::UnsafeMutablePointer<Swift::Float>
    typealias Tokens = Swift::UnsafePointer<Swift::Int32>
    typealias MutableTokens = Swift::UnsafeMutablePointer<Swift::Int32>

    enum Step {
      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // x: [B, 1]
        let x: MutableFloats = memory + 80
        // kept_s: [B, 1], shares memory with sNext
        let kept_s: MutableFloats = memory
        // sNext: [B, 1], shares memory with kept_s
        let sNext: MutableFloats = memory
        // logarithm: [B, 1]
        let logarithm: MutableFloats = output + 16
        // smooth: [B, 1]
        let smooth: MutableFloats = output + 32
        // curve: [B, 1]
        let curve: MutableFloats = output + 48
        // ramp: [B, 1]
        let ramp: MutableFloats = output + 64
        // power: [B, 1]
        let power: MutableFloats = output + 80
        // bounded: [B, 1]
        let bounded: MutableFloats = output + 96
        // s', logarithm, smooth, curve, ramp, power, bounded = …  (Latch.rnn:5, 16–21)
        Pointwise.compute_sNext_logarithm(x, kept_s, sNext, logarithm, smooth, curve, ramp, power, bounded)
        // The output 'kept'.
        Kernel.copy(rows: 1, width: 1, source: sNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 1)],
        outputs: [
          .init(name: "kept", axis: 0, shape: [1]), .init(name: "logarithm", axis: 0, shape: [1]),
          .init(name: "smooth", axis: 0, shape: [1]), .init(name: "curve", axis: 0, shape: [1]),
          .init(name: "ramp", axis: 0, shape: [1]), .init(name: "power", axis: 0, shape: [1]),
          .init(name: "bounded", axis: 0, shape: [1]),
        ],
        states: [.init(name: "kept.s", shape: [1])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 2),
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always, phases: 2)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // kept_concatenate: [B, 2], shares memory with factor_s
        let kept_concatenate: MutableFloats = shard.floats(2)
        // s: [B, 1], shares memory with factor_s_final, kept_carry, s_final2
        let s: MutableFloats = shard.floats(0)
        // factor_s: [B, 1], shares memory with kept_concatenate
        let factor_s: MutableFloats = shard.floats(2)
        // ones: [B, 1], shares memory with s_final
        let ones: MutableFloats = shard.floats(1)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(10)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(11)
        // s_final: [B, 1], shares memory with ones
        let s_final: MutableFloats = shard.floats(1)
        // factor_s_final: [B, 1], shares memory with s, kept_carry, s_final2
        let factor_s_final: MutableFloats = shard.floats(0)
        // kept_carry: [B, 1], shares memory with s, factor_s_final, s_final2
        let kept_carry: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // s2: [T + 1, B, 1]
        let s2: MutableFloats = shard.floats(3)
        // s_final2: [B, 1], shares memory with s, factor_s_final, kept_carry
        let s_final2: MutableFloats = shard.floats(0)
        // logarithm: [T, B, 1]
        let logarithm: MutableFloats = shard.floats(4)
        // smooth: [T, B, 1]
        let smooth: MutableFloats = shard.floats(5)
        // curve: [T, B, 1]
        let curve: MutableFloats = shard.floats(6)
        // ramp: [T, B, 1]
        let ramp: MutableFloats = shard.floats(7)
        // power: [T, B, 1]
        let power: MutableFloats = shard.floats(8)
        // bounded: [T, B, 1]
        let bounded: MutableFloats = shard.floats(9)
        if shard.isInPhase(0) {
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.zero(rows: batch, width: 1, destination: s, destinationStride: 1)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Pointwise.compute_ones(count: batch, ones)
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(
              rows: batch, width: 1, source: ones, sourceStride: 1, destination: factor_s, destinationStride: 1)
            for t in 0..<xSteps {
              let x_t: MutableFloats = x + t &* batch
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // s' = sigmoid(gate) * s  (Latch.rnn:5)
              Pointwise.compute_s_factor_s(count: batch, x_t, s, x_mask_t, factor_s)
            }
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(rows: batch, width: 1, source: s, sourceStride: 1, destination: s_final, destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s, sourceStride: 1, destination: factor_s_final,
              destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: s_final, sourceStride: 1, destination: kept_concatenate,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s_final, sourceStride: 1, destination: kept_concatenate + 1,
              destinationStride: 2)
          }
        }
        if shard.isInPhase(1) {
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.carry(
            rows: batch, width: 1, states: 1, isReversed: false, source: kept_s, sourceStride: 1, shard: shard, slot: 2,
            destination: kept_carry, destinationStride: 1)
          Kernel.copy(rows: batch, width: 1, source: kept_carry, sourceStride: 1, destination: s2, destinationStride: 1)
          for t2 in 0..<xSteps {
            let x_t2: MutableFloats = x + t2 &* batch
            let s_t2: MutableFloats = s2 + t2 &* batch
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let s_t2Next: MutableFloats = s2 + (t2 &+ 1) &* batch
            // s' = sigmoid(gate) * s  (Latch.rnn:5)
            Pointwise.compute_s(count: batch, x_t2, s_t2, x_mask_t2, s_t2Next)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.copy(
            rows: batch, width: 1, source: s2 + xSteps &* batch, sourceStride: 1, destination: s_final2,
            destinationStride: 1)
          // logarithm, smooth, curve, ramp, power, bounded = …  (Latch.rnn:16–21)
          Pointwise.compute_logarithm_smooth(count: xSteps &* batch, x, logarithm, smooth, curve, ramp, power, bounded)
          // The output 'kept'.
          shard.setOutput(0, s2 + batch, stepStride: batch, stride: 1)
          // The output 'logarithm'.
          shard.setOutput(1, logarithm, stepStride: batch, stride: 1)
          // The output 'smooth'.
          shard.setOutput(2, smooth, stepStride: batch, stride: 1)
          // The output 'curve'.
          shard.setOutput(3, curve, stepStride: batch, stride: 1)
          // The output 'ramp'.
          shard.setOutput(4, ramp, stepStride: batch, stride: 1)
          // The output 'power'.
          shard.setOutput(5, power, stepStride: batch, stride: 1)
          // The output 'bounded'.
          shard.setOutput(6, bounded, stepStride: batch, stride: 1)
          // The state 'kept.s' after the last step.
          shard.setFinalState(0, s_final2, stride: 1)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 1), .init(name: "y", axis: 0, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "kept.s", shape: [1])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 2),
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always, phases: 2)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // kept_concatenate: [B, 2], shares memory with factor_s
        let kept_concatenate: MutableFloats = shard.floats(2)
        // s: [B, 1], shares memory with factor_s_final, kept_carry, s_final2
        let s: MutableFloats = shard.floats(0)
        // factor_s: [B, 1], shares memory with kept_concatenate
        let factor_s: MutableFloats = shard.floats(2)
        // ones: [B, 1], shares memory with s_final
        let ones: MutableFloats = shard.floats(1)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(6)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(8)
        // s_final: [B, 1], shares memory with ones
        let s_final: MutableFloats = shard.floats(1)
        // factor_s_final: [B, 1], shares memory with s, kept_carry, s_final2
        let factor_s_final: MutableFloats = shard.floats(0)
        // kept_carry: [B, 1], shares memory with s, factor_s_final, s_final2
        let kept_carry: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // s2: [T + 1, B, 1]
        let s2: MutableFloats = shard.floats(3)
        // s_final2: [B, 1], shares memory with s, factor_s_final, kept_carry
        let s_final2: MutableFloats = shard.floats(0)
        // y: [T, B, 1]
        let y: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(4)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(5)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        if shard.isInPhase(0) {
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.zero(rows: batch, width: 1, destination: s, destinationStride: 1)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Pointwise.compute_ones(count: batch, ones)
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(
              rows: batch, width: 1, source: ones, sourceStride: 1, destination: factor_s, destinationStride: 1)
            for t in 0..<xSteps {
              let x_t: MutableFloats = x + t &* batch
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // s' = sigmoid(gate) * s  (Latch.rnn:5)
              Pointwise.compute_s_factor_s2(count: batch, x_t, s, x_mask_t, factor_s)
            }
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(rows: batch, width: 1, source: s, sourceStride: 1, destination: s_final, destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s, sourceStride: 1, destination: factor_s_final,
              destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: s_final, sourceStride: 1, destination: kept_concatenate,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s_final, sourceStride: 1, destination: kept_concatenate + 1,
              destinationStride: 2)
          }
        }
        if shard.isInPhase(1) {
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.carry(
            rows: batch, width: 1, states: 1, isReversed: false, source: kept_s, sourceStride: 1, shard: shard, slot: 2,
            destination: kept_carry, destinationStride: 1)
          Kernel.copy(rows: batch, width: 1, source: kept_carry, sourceStride: 1, destination: s2, destinationStride: 1)
          for t2 in 0..<xSteps {
            let x_t2: MutableFloats = x + t2 &* batch
            let s_t2: MutableFloats = s2 + t2 &* batch
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let s_t2Next: MutableFloats = s2 + (t2 &+ 1) &* batch
            // s' = sigmoid(gate) * s  (Latch.rnn:5)
            Pointwise.compute_s2(count: batch, x_t2, s_t2, x_mask_t2, s_t2Next)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.copy(
            rows: batch, width: 1, source: s2 + xSteps &* batch, sourceStride: 1, destination: s_final2,
            destinationStride: 1)
          // loss meanSquaredError(kept, y)  (Latch.rnn:22)
          Pointwise.compute_loss_sum(count: xSteps &* batch, s2 + batch, y, loss_sum)
          Pointwise.compute_loss_select(count: xSteps &* batch, x_mask, loss_sum, loss_select)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // The state 'kept.s' after the last step.
          shard.setFinalState(0, s_final2, stride: 1)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(kept, y)  (Latch.rnn:22)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 1), .init(name: "y", axis: 0, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "kept.s", shape: [1])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 2), .init(axis: -1, width: 1),
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 2),
        ],
        sumsCount: 32, preparedIndex: 0, hasCotangents: true, segments: .onRequest, phases: 3)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // d_kept2: [B, 2], shares memory with factor_d_s
        let d_kept2: MutableFloats = shard.floats(8)
        // kept_concatenate: [B, 2], shares memory with factor_s
        let kept_concatenate: MutableFloats = shard.floats(2)
        // s: [B, 1], shares memory with factor_s_final, kept_carry, s_final2
        let s: MutableFloats = shard.floats(0)
        // factor_s: [B, 1], shares memory with kept_concatenate
        let factor_s: MutableFloats = shard.floats(2)
        // ones: [B, 1], shares memory with d_s_final, d_kept3, d_s_final2
        let ones: MutableFloats = shard.floats(1)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(9)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(11)
        // s_final: [B, 1], shares memory with d_s, factor_d_s_final, d_s2
        let s_final: MutableFloats = shard.floats(3)
        // factor_s_final: [B, 1], shares memory with s, kept_carry, s_final2
        let factor_s_final: MutableFloats = shard.floats(0)
        // kept_carry: [B, 1], shares memory with s, factor_s_final, s_final2
        let kept_carry: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // s2: [T + 1, B, 1]
        let s2: MutableFloats = shard.floats(4)
        // sNext_sigmoid: [T, B, 1]
        let sNext_sigmoid: MutableFloats = shard.floats(5)
        // s_final2: [B, 1], shares memory with s, factor_s_final, kept_carry
        let s_final2: MutableFloats = shard.floats(0)
        // y: [T, B, 1], shares memory with d_kept
        let y: MutableFloats = shard.floats(10)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // d_kept: [T, B, 1], shares memory with y
        let d_kept: MutableFloats = shard.floats(10)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(6)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(7)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_s: [B, 1], shares memory with s_final, factor_d_s_final, d_s2
        let d_s: MutableFloats = shard.floats(3)
        // factor_d_s: [B, 1], shares memory with d_kept2
        let factor_d_s: MutableFloats = shard.floats(8)
        // d_s_final: [B, 1], shares memory with ones, d_kept3, d_s_final2
        let d_s_final: MutableFloats = shard.floats(1)
        // factor_d_s_final: [B, 1], shares memory with s_final, d_s, d_s2
        let factor_d_s_final: MutableFloats = shard.floats(3)
        // d_kept3: [B, 1], shares memory with ones, d_s_final, d_s_final2
        let d_kept3: MutableFloats = shard.floats(1)
        // cotangent_of_kept_s: [B, 1]
        let cotangent_of_kept_s: Floats = shard.state(1)
        // d_s2: [B, 1], shares memory with s_final, d_s, factor_d_s_final
        let d_s2: MutableFloats = shard.floats(3)
        // d_s_final2: [B, 1], shares memory with ones, d_s_final, d_kept3
        let d_s_final2: MutableFloats = shard.floats(1)
        if shard.isInPhase(0) {
          // Forward.
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.zero(rows: batch, width: 1, destination: s, destinationStride: 1)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Pointwise.compute_ones(count: batch, ones)
          if shard.hasParts {
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(
              rows: batch, width: 1, source: ones, sourceStride: 1, destination: factor_s, destinationStride: 1)
            for t in 0..<xSteps {
              let x_t: MutableFloats = x + t &* batch
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // s' = sigmoid(gate) * s  (Latch.rnn:5)
              Pointwise.compute_s_factor_s2(count: batch, x_t, s, x_mask_t, factor_s)
            }
            // kept = scan Kept over x  (Latch.rnn:14)
            Kernel.copy(rows: batch, width: 1, source: s, sourceStride: 1, destination: s_final, destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s, sourceStride: 1, destination: factor_s_final,
              destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: s_final, sourceStride: 1, destination: kept_concatenate,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 1, source: factor_s_final, sourceStride: 1, destination: kept_concatenate + 1,
              destinationStride: 2)
          }
        }
        if shard.isInPhase(1) {
          // Forward.
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.carry(
            rows: batch, width: 1, states: 1, isReversed: false, source: kept_s, sourceStride: 1, shard: shard, slot: 2,
            destination: kept_carry, destinationStride: 1)
          Kernel.copy(rows: batch, width: 1, source: kept_carry, sourceStride: 1, destination: s2, destinationStride: 1)
          for t2 in 0..<xSteps {
            let x_t2: MutableFloats = x + t2 &* batch
            let s_t2: MutableFloats = s2 + t2 &* batch
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let sNext_sigmoid_t2: MutableFloats = sNext_sigmoid + t2 &* batch
            let s_t2Next: MutableFloats = s2 + (t2 &+ 1) &* batch
            // s' = sigmoid(gate) * s  (Latch.rnn:5)
            Pointwise.compute_sNext_sigmoid_s(count: batch, x_t2, s_t2, x_mask_t2, sNext_sigmoid_t2, s_t2Next)
          }
          // kept = scan Kept over x  (Latch.rnn:14)
          Kernel.copy(
            rows: batch, width: 1, source: s2 + xSteps &* batch, sourceStride: 1, destination: s_final2,
            destinationStride: 1)
          // loss meanSquaredError(kept, y)  (Latch.rnn:22); with its gradient
          Pointwise.compute_d_kept_loss_sum(count: xSteps &* batch, s2 + batch, y, x_mask, x_count, d_kept, loss_sum)
          // loss meanSquaredError(kept, y)  (Latch.rnn:22)
          Pointwise.compute_loss_select(count: xSteps &* batch, x_mask, loss_sum, loss_select)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // Backward.
          if shard.hasParts {
            // gradient of Latch.rnn:14: kept = scan Kept over x
            Kernel.zero(rows: batch, width: 1, destination: d_s, destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: ones, sourceStride: 1, destination: factor_d_s, destinationStride: 1)
            for done in 0..<xSteps {
              let t3: Swift::Int = xSteps &- 1 &- done
              let d_kept_t3: MutableFloats = d_kept + t3 &* batch
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              let sNext_sigmoid_t3: MutableFloats = sNext_sigmoid + t3 &* batch
              // gradient of Latch.rnn:4–5: s, s' = …
              Pointwise.compute_d_s_factor_d_s(count: batch, d_s, d_kept_t3, x_mask_t3, sNext_sigmoid_t3, factor_d_s)
            }
            // gradient of Latch.rnn:14: kept = scan Kept over x
            Kernel.copy(
              rows: batch, width: 1, source: d_s, sourceStride: 1, destination: d_s_final, destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: factor_d_s, sourceStride: 1, destination: factor_d_s_final,
              destinationStride: 1)
            Kernel.copy(
              rows: batch, width: 1, source: d_s_final, sourceStride: 1, destination: d_kept2, destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 1, source: factor_d_s_final, sourceStride: 1, destination: d_kept2 + 1,
              destinationStride: 2)
          }
        }
        if shard.isInPhase(2) {
          // Backward.
          // gradient of Latch.rnn:14: kept = scan Kept over x
          Kernel.carry(
            rows: batch, width: 1, states: 1, isReversed: true, source: cotangent_of_kept_s, sourceStride: 1,
            shard: shard, slot: 8, destination: d_kept3, destinationStride: 1)
          Kernel.copy(rows: batch, width: 1, source: d_kept3, sourceStride: 1, destination: d_s2, destinationStride: 1)
          for done2 in 0..<xSteps {
            let t4: Swift::Int = xSteps &- 1 &- done2
            let d_kept_t4: MutableFloats = d_kept + t4 &* batch
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            let sNext_sigmoid_t4: MutableFloats = sNext_sigmoid + t4 &* batch
            // gradient of Latch.rnn:4–5: s, s' = …
            Pointwise.compute_d_s(count: batch, d_s2, d_kept_t4, x_mask_t4, sNext_sigmoid_t4)
          }
          // gradient of Latch.rnn:14: kept = scan Kept over x
          Kernel.copy(
            rows: batch, width: 1, source: d_s2, sourceStride: 1, destination: d_s_final2, destinationStride: 1)
          // The state 'kept.s' after the last step.
          shard.setFinalState(0, s_final2, stride: 1)
          // The state 'cotangent of kept.s' after the last step.
          shard.setFinalState(1, d_s_final2, stride: 1)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(kept, y)  (Latch.rnn:22)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 1.
      static func compute_sNext_logarithm(
        _ x2: Floats, _ kept_s2: Floats, _ sNext2: MutableFloats, _ logarithm: MutableFloats, _ smooth: MutableFloats,
        _ curve: MutableFloats, _ ramp: MutableFloats, _ power: MutableFloats, _ bounded: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.5)
        let v6: Vector = Lanes.broadcast(0.70710677)
        let v9: Vector = Lanes.broadcast(1.0)
        let x: Vector = Lanes.load(x2)
        let v: Vector = Lanes.quickSigmoid(x)
        let kept_s: Vector = Lanes.load(kept_s2)
        let sNext: Vector = Lanes.multiply(v, kept_s)
        let v2: Vector = Lanes.log(v)
        let v3: Vector = Lanes.multiply(x, v)
        let v5: Vector = Lanes.multiply(x, v4)
        let v7: Vector = Lanes.multiply(x, v6)
        let v8: Vector = Lanes.erf(v7)
        let v10: Vector = Lanes.add(v8, v9)
        let v11: Vector = Lanes.multiply(v5, v10)
        let v12: Vector = Lanes.softplus(x)
        let v13: Vector = Lanes.exp(x)
        let v14: Vector = Lanes.quickTanh(x)
        Lanes.store(sNext, sNext2)
        Lanes.store(v2, logarithm)
        Lanes.store(v3, smooth)
        Lanes.store(v11, curve)
        Lanes.store(v12, ramp)
        Lanes.store(v13, power)
        Lanes.store(v14, bounded)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_ones(count: Swift::Int, _ ones: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, ones + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_s_factor_s(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ factor_s2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gate: Vector = Lanes.load(x + column, count: lanes)
          let v: Vector = Lanes.quickSigmoid(gate)
          let s: Vector = Lanes.load(s2 + column, count: lanes)
          let sNext: Vector = Lanes.multiply(v, s)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v2: Vector = Lanes.select(mask, sNext, s)
          let factor_s: Vector = Lanes.load(factor_s2 + column, count: lanes)
          let sNext2: Vector = Lanes.multiply(v, factor_s)
          let v3: Vector = Lanes.select(mask, sNext2, factor_s)
          Lanes.store(v2, s2 + column, count: lanes)
          Lanes.store(v3, factor_s2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_s(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ s3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gate: Vector = Lanes.load(x + column, count: lanes)
          let v: Vector = Lanes.quickSigmoid(gate)
          let s: Vector = Lanes.load(s2 + column, count: lanes)
          let sNext: Vector = Lanes.multiply(v, s)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v2: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v2, s3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_logarithm_smooth(
        count: Swift::Int, _ x2: Floats, _ logarithm: MutableFloats, _ smooth: MutableFloats, _ curve: MutableFloats,
        _ ramp: MutableFloats, _ power: MutableFloats, _ bounded: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.70710677)
        let v7: Vector = Lanes.broadcast(0.5)
        let v9: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v: Vector = Lanes.quickSigmoid(x)
          let v2: Vector = Lanes.log(v)
          let v3: Vector = Lanes.multiply(x, v)
          let v5: Vector = Lanes.multiply(x, v4)
          let v6: Vector = Lanes.erf(v5)
          let v8: Vector = Lanes.multiply(x, v7)
          let v10: Vector = Lanes.add(v6, v9)
          let v11: Vector = Lanes.multiply(v8, v10)
          let v12: Vector = Lanes.softplus(x)
          let v13: Vector = Lanes.exp(x)
          let v14: Vector = Lanes.quickTanh(x)
          Lanes.store(v2, logarithm + column, count: lanes)
          Lanes.store(v3, smooth + column, count: lanes)
          Lanes.store(v11, curve + column, count: lanes)
          Lanes.store(v12, ramp + column, count: lanes)
          Lanes.store(v13, power + column, count: lanes)
          Lanes.store(v14, bounded + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_s_factor_s2(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ factor_s2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gate: Vector = Lanes.load(x + column, count: lanes)
          let v: Vector = Lanes.sigmoid(gate)
          let s: Vector = Lanes.load(s2 + column, count: lanes)
          let sNext: Vector = Lanes.multiply(v, s)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v2: Vector = Lanes.select(mask, sNext, s)
          let factor_s: Vector = Lanes.load(factor_s2 + column, count: lanes)
          let sNext2: Vector = Lanes.multiply(v, factor_s)
          let v3: Vector = Lanes.select(mask, sNext2, factor_s)
          Lanes.store(v2, s2 + column, count: lanes)
          Lanes.store(v3, factor_s2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_s2(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ s3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gate: Vector = Lanes.load(x + column, count: lanes)
          let v: Vector = Lanes.sigmoid(gate)
          let s: Vector = Lanes.load(s2 + column, count: lanes)
          let sNext: Vector = Lanes.multiply(v, s)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v2: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v2, s3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_sum(count: Swift::Int, _ s: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let kept: Vector = Lanes.load(s + column, count: lanes)
          let y: Vector = Lanes.load(y2 + column, count: lanes)
          let v: Vector = Lanes.subtract(kept, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v2, loss_sum + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ x_mask: Floats, _ loss_sum: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.select(x_mask_x, loss_sum_x, v)
          Lanes.store(v2, loss_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ loss_sum: Floats, _ x_count: Floats, _ loss2: MutableFloats) {
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, x_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_sNext_sigmoid_s(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ sNext_sigmoid: MutableFloats,
        _ s3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gate: Vector = Lanes.load(x + column, count: lanes)
          let v: Vector = Lanes.sigmoid(gate)
          let s: Vector = Lanes.load(s2 + column, count: lanes)
          let sNext: Vector = Lanes.multiply(v, s)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v2: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v, sNext_sigmoid + column, count: lanes)
          Lanes.store(v2, s3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_kept_loss_sum(
        count: Swift::Int, _ s: Floats, _ y2: Floats, _ x_mask: Floats, _ x_count: Floats, _ d_kept: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        let v5: Vector = Lanes.broadcast(0.0)
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let v4: Vector = Lanes.divide(v3, x_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let kept: Vector = Lanes.load(s + column, count: lanes)
          let y: Vector = Lanes.load(y2 + column, count: lanes)
          let v: Vector = Lanes.subtract(kept, y)
          let v2: Vector = Lanes.multiply(v, v)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v6: Vector = Lanes.select(x_mask_x, v4, v5)
          let v7: Vector = Lanes.multiply(v6, v)
          let v8: Vector = Lanes.add(v7, v7)
          Lanes.store(v8, d_kept + column, count: lanes)
          Lanes.store(v2, loss_sum + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_s_factor_d_s(
        count: Swift::Int, _ d_s2: MutableFloats, _ d_kept: Floats, _ x_mask: Floats, _ sNext_sigmoid: Floats,
        _ factor_d_s2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_s: Vector = Lanes.load(d_s2 + column, count: lanes)
          let d_kept_x: Vector = Lanes.load(d_kept + column, count: lanes)
          let v: Vector = Lanes.add(d_s, d_kept_x)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let sNext_sigmoid_x: Vector = Lanes.load(sNext_sigmoid + column, count: lanes)
          let v6: Vector = Lanes.fma(v3, sNext_sigmoid_x, v4)
          let factor_d_s: Vector = Lanes.load(factor_d_s2 + column, count: lanes)
          let v7: Vector = Lanes.select(mask, factor_d_s, v2)
          let v8: Vector = Lanes.select(mask, v2, factor_d_s)
          let v10: Vector = Lanes.fma(v7, sNext_sigmoid_x, v8)
          Lanes.store(v6, d_s2 + column, count: lanes)
          Lanes.store(v10, factor_d_s2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_s(
        count: Swift::Int, _ d_s2: MutableFloats, _ d_kept: Floats, _ x_mask: Floats, _ sNext_sigmoid: Floats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_s: Vector = Lanes.load(d_s2 + column, count: lanes)
          let d_kept_x: Vector = Lanes.load(d_kept + column, count: lanes)
          let v: Vector = Lanes.add(d_s, d_kept_x)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let sNext_sigmoid_x: Vector = Lanes.load(sNext_sigmoid + column, count: lanes)
          let v6: Vector = Lanes.fma(v3, sNext_sigmoid_x, v4)
          Lanes.store(v6, d_s2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }
    }
  }
}

/// Sums of every kind, of equal examples the same for any number of them.
///
/// - Input `words`: a token in 0..<3 for each step of `words`
/// - Target `next`: a token in 0..<3 for each step of `words`
/// - Output `pooled`: [1]
public struct Tally: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.embed.E", shape: [3, 2], offset: 0, initializer: .normal(0.5773502691896258)),
      .init(name: "hidden.W", shape: [1, 3], offset: 16, initializer: .glorot),
      .init(name: "hidden.b", shape: [1], offset: 32, initializer: .constant(0.0)),
      .init(name: "dense.W", shape: [3, 2], offset: 48, initializer: .glorot),
      .init(name: "dense.b", shape: [3], offset: 64, initializer: .constant(0.0)),
    ],
    count: 80, preparedCounts: [48, 80, 160])

  /// The trained numbers: in the layout of the model.
  public var parameters: RNNRuntime::Parameters {
    didSet {
      Self.layout.requireCompatibility(with: parameters.layout)
    }
  }

  /// Parameters drawn by their initializers: the same for the same seed.
  public init(seed: Swift::UInt64) {
    parameters = RNNRuntime::Parameters(layout: Self.layout, seed: seed)
  }

  /// A model with these parameters.
  /// - Precondition: their layout is the model's.
  public init(parameters: RNNRuntime::Parameters) {
    Self.layout.requireCompatibility(with: parameters.layout)
    self.parameters = parameters
  }

  /// Checks parameters for a model: throws where `init` would stop the program.
  public static func validate(parameters: RNNRuntime::Parameters) throws(RNNRuntime::ValidationError) {
    try layout.validate(compatibleWith: parameters.layout)
  }
}

// MARK: Whole sequences

extension Tally {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      workspace = RNNRuntime::Workspace(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<3, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Tally, words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, words: words, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return workspace.output(0)
    }

    /// The states after the last run, from which the next one may go on: to be saved and restored.
    public var stateTensors: [RNNRuntime::StateTensor] {
      get {
        workspace.stateTensors
      }
      set {
        workspace.stateTensors = newValue
      }
    }

    /// Makes the next run begin with states of zero.
    public func resetStates() {
      workspace.resetStates()
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, words)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Tally, _ batch: RNNRuntime::Batch<Tally.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, words, run)
    }
  }
}

// MARK: Training

extension Tally {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Tally.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Tally.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<3, [batch, steps].
    ///   - next: tokens in 0..<3, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Tally, words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, words: words, next: next, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<3, [batch, steps].
    ///   - next: tokens in 0..<3, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Tally, words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, words: words, next: next, lengths: lengths,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
      return evaluation.scalar(0)
    }

    /// The states after the last run, from which the next one may go on: to be saved and restored.
    public var stateTensors: [RNNRuntime::StateTensor] {
      get {
        workspace.stateTensors
      }
      set {
        workspace.stateTensors = newValue
      }
    }

    /// Makes the next run begin with states of zero.
    public func resetStates() {
      workspace.resetStates()
      evaluation.resetStates()
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, words)
      try check.bind(1, next)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = 0

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Tally, _ batch: RNNRuntime::Batch<Tally.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Tally, _ batch: RNNRuntime::Batch<Tally.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, words: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, words, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Tally: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<3 for each step of `words`.
      public var words: [Swift::Int32]

      /// Target: a token in 0..<3 for each step of `words`.
      public var next: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(words: [Swift::Int32], next: [Swift::Int32]? = nil) {
        self.words = words
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.words)
        packer.add(self.next)
      }
    }
  }

  extension Tally.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Tally
  }

  extension Tally.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Tally
  }
#endif

// MARK: Code

extension Tally {
  private enum GeneratedCode {
    typealias Vector = RNNRuntime::f32x16
    typealias Lanes = RNNRuntime::Lanes
    typealias Kernel = RNNRuntime::Kernels<RNNRuntime::rnn_target>
    typealias Floats = Swift::UnsafePointer<Swift::Float>
    typealias MutableFloats = Swift::UnsafeMutablePointer<Swift::Float>
    typealias Tokens = Swift::UnsafePointer<Swift::Int32>
    typealias MutableTokens = Swift::UnsafeMutablePointer<Swift::Int32>

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 3)],
        outputs: [.init(name: "pooled", axis: -1, shape: [1])], states: [.init(name: "hidden.h", shape: [1])],
        arena: [
          .init(axis: 0, width: 2), .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [3]
        let hidden_W: Floats = parameters + 16
        // hidden_W_packed: [32]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [16]
        let hidden_W_packed2: MutableFloats = prepared + 32
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // hidden_gather: [T, B, 2]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hNext: [T, B, 1], shares memory with pooled_select
        let hNext: MutableFloats = shard.floats(2)
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(8)
        // hNext_product: [B, 1], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // pooled_select: [T, B, 1], shares memory with hNext
        let pooled_select: MutableFloats = shard.floats(2)
        // pooled_sum: [B, 1]
        let pooled_sum: MutableFloats = shard.floats(4)
        // pooled_sum2: [B, 1]
        let pooled_sum2: MutableFloats = shard.floats(5)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(6)
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: hidden_gather_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h(count: batch, hNext_product, hNext_t, words_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        // pooled = mean(hidden, over: words)  (Latch.rnn:31)
        Pointwise.compute_pooled_select(count: wordsSteps &* batch, words_mask, h + batch, pooled_select)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: pooled_select, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum2, destinationStride: 1)
        Pointwise.compute_pooled(count: batch, pooled_sum2, pooled_sum, pooled)
        // The output 'pooled'.
        shard.setOutput(0, pooled, stepStride: 0, stride: 1)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 3), .init(name: "next", axis: 0, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [1])],
        arena: [
          .init(axis: 0, width: 2), .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 3),
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [3]
        let hidden_W: Floats = parameters + 16
        // hidden_W_packed: [32]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [16]
        let hidden_W_packed2: MutableFloats = prepared + 32
        // dense_W: [6]
        let dense_W: Floats = parameters + 48
        // dense_W_packed: [32]
        let dense_W_packed: MutableFloats = prepared + 48
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed2)
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Kernel.pack(
          source: dense_W, rowStride: 2, columnStride: 1, rows: 3, columns: 2, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // loss_concatenate: [T, B, 2], shares memory with hidden_gather, loss_crossEntropy
        let loss_concatenate: MutableFloats = shard.floats(0)
        // hidden_gather: [T, B, 2], shares memory with loss_concatenate, loss_crossEntropy
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hNext: [T, B, 1], shares memory with pooled_select, loss_add, loss_select
        let hNext: MutableFloats = shard.floats(2)
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(9)
        // hNext_product: [B, 1], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // pooled_select: [T, B, 1], shares memory with hNext, loss_add, loss_select
        let pooled_select: MutableFloats = shard.floats(2)
        // pooled_sum: [B, 1]
        let pooled_sum: MutableFloats = shard.floats(4)
        // pooled_sum2: [B, 1]
        let pooled_sum2: MutableFloats = shard.floats(5)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(6)
        // loss_add: [T, B, 3], shares memory with hNext, pooled_select, loss_select
        let loss_add: MutableFloats = shard.floats(2)
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // dense_W_packed: [32]
        let dense_W_packed: Floats = shard.prepared + 48
        // loss_crossEntropy: [T, B, 1], shares memory with loss_concatenate, hidden_gather
        let loss_crossEntropy: MutableFloats = shard.floats(0)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(8)
        // loss_select: [T, B, 1], shares memory with hNext, pooled_select, loss_add
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: hidden_gather_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h2(count: batch, hNext_product, hNext_t, words_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        // pooled = mean(hidden, over: words)  (Latch.rnn:31)
        Pointwise.compute_pooled_select(count: wordsSteps &* batch, words_mask, h + batch, pooled_select)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: pooled_select, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum2, destinationStride: 1)
        Pointwise.compute_pooled(count: batch, pooled_sum2, pooled_sum, pooled)
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 1, source: h + batch, sourceStride: 1, destination: loss_concatenate,
          destinationStride: 2)
        for t2 in 0..<wordsSteps {
          let loss_concatenate_t2: MutableFloats = loss_concatenate + t2 &* batch &* 2
          Kernel.copy(
            rows: batch, width: 1, source: pooled, sourceStride: 1, destination: loss_concatenate_t2 + 1,
            destinationStride: 2)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 2, n: 3, input: loss_concatenate, inputStride: 2, packed: dense_W_packed,
          destination: loss_add, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: wordsSteps &* batch, words_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 3), .init(name: "next", axis: 0, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [1])],
        arena: [
          .init(axis: 0, width: 2), .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 1), .init(axis: 0, width: 2), .init(axis: 0, width: 1), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: 0, width: 3),
          .init(axis: 0, width: 1), .init(axis: 0, width: 3),
        ],
        sumsCount: 32, gradientSums: [0..<67], preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [3]
        let hidden_W: Floats = parameters + 16
        // hidden_W_packed: [32]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [16]
        let hidden_W_packed2: MutableFloats = prepared + 32
        // dense_W: [6]
        let dense_W: Floats = parameters + 48
        // dense_W_packed: [32]
        let dense_W_packed: MutableFloats = prepared + 48
        // dense_W_packed2: [48]
        let dense_W_packed2: MutableFloats = prepared + 80
        // hidden_W_packed3: [16]
        let hidden_W_packed3: MutableFloats = prepared + 128
        // hidden_W_packed4: [16]
        let hidden_W_packed4: MutableFloats = prepared + 144
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed2)
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Kernel.pack(
          source: dense_W, rowStride: 2, columnStride: 1, rows: 3, columns: 2, blocks: 1, destination: dense_W_packed)
        // gradient of Latch.rnn:33: loss crossEntropy(dense([hidden, pooled], 3), next)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 2, rows: 2, columns: 3, blocks: 1, destination: dense_W_packed2)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: hidden_W, rowStride: 1, columnStride: 3, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed3)
        Kernel.pack(
          source: hidden_W + 1, rowStride: 1, columnStride: 3, rows: 2, columns: 1, blocks: 1,
          destination: hidden_W_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_embed_E: [6]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients
        // gradient_hidden_b: [1]
        let gradient_hidden_b: MutableFloats = shard.gradients + 32
        // gradient_dense_W: [6]
        let gradient_dense_W: MutableFloats = shard.gradients + 48
        // gradient_dense_b: [3]
        let gradient_dense_b: MutableFloats = shard.gradients + 64
        // loss_concatenate: [T, B, 2], shares memory with pooled_select, d_loss3
        let loss_concatenate: MutableFloats = shard.floats(4)
        // hidden_gather: [T, B, 2], shares memory with d_hNext3
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(13)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(15)
        // hNext_product: [B, 1], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // pooled_select: [T, B, 1], shares memory with loss_concatenate, d_loss3
        let pooled_select: MutableFloats = shard.floats(4)
        // d_loss: [T, B, 1], shares memory with d_hidden
        let d_loss: MutableFloats = shard.floats(5)
        // pooled_sum: [B, 1], shares memory with d_pooled, d_h
        let pooled_sum: MutableFloats = shard.floats(6)
        // pooled_sum2: [B, 1], shares memory with d_pooled2, d_hNext
        let pooled_sum2: MutableFloats = shard.floats(7)
        // pooled_maximum: [B, 1], shares memory with d_hNext2
        let pooled_maximum: MutableFloats = shard.floats(8)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(9)
        // loss_add: [T, B, 3]
        let loss_add: MutableFloats = shard.floats(10)
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // dense_W_packed: [32]
        let dense_W_packed: Floats = shard.prepared + 48
        // loss_crossEntropy: [T, B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(11)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(14)
        // loss_select: [T, B, 1], shares memory with d_loss2
        let loss_select: MutableFloats = shard.floats(12)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_loss2: [T, B, 3], shares memory with loss_select
        let d_loss2: MutableFloats = shard.floats(12)
        // d_loss3: [T, B, 2], shares memory with loss_concatenate, pooled_select
        let d_loss3: MutableFloats = shard.floats(4)
        // dense_W_packed2: [48]
        let dense_W_packed2: Floats = shard.prepared + 80
        // d_pooled: [B, 1], shares memory with pooled_sum, d_h
        let d_pooled: MutableFloats = shard.floats(6)
        // d_pooled2: [B, 1], shares memory with pooled_sum2, d_hNext
        let d_pooled2: MutableFloats = shard.floats(7)
        // d_hidden: [T, B, 1], shares memory with d_loss
        let d_hidden: MutableFloats = shard.floats(5)
        // d_h: [B, 1], shares memory with pooled_sum, d_pooled
        let d_h: MutableFloats = shard.floats(6)
        // d_hNext: [B, 1], shares memory with pooled_sum2, d_pooled2
        let d_hNext: MutableFloats = shard.floats(7)
        // d_hNext2: [B, 1], shares memory with pooled_maximum
        let d_hNext2: MutableFloats = shard.floats(8)
        // hidden_W_packed3: [16]
        let hidden_W_packed3: Floats = shard.prepared + 128
        // d_hNext3: [T, B, 2], shares memory with hidden_gather
        let d_hNext3: MutableFloats = shard.floats(0)
        // hidden_W_packed4: [16]
        let hidden_W_packed4: Floats = shard.prepared + 144
        // gradient_hidden_W: [1]
        let gradient_hidden_W: MutableFloats = shard.gradients + 16
        // gradient_hidden_W2: [2]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 17
        // Forward.
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: hidden_gather_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_hNext_h(count: batch, hNext_product, hNext_t, words_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(1) over embed(words, 2)  (Latch.rnn:30)
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        // pooled = mean(hidden, over: words)  (Latch.rnn:31); with the gradient of Latch.rnn:33
        Pointwise.compute_pooled_select_d_loss(
          count: wordsSteps &* batch, words_mask, h + batch, words_count, pooled_select, d_loss)
        // pooled = mean(hidden, over: words)  (Latch.rnn:31)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: pooled_select, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: pooled_sum2, destinationStride: 1)
        Pointwise.compute_pooled_maximum_pooled(count: batch, pooled_sum2, pooled_sum, pooled_maximum, pooled)
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 1, source: h + batch, sourceStride: 1, destination: loss_concatenate,
          destinationStride: 2)
        for t2 in 0..<wordsSteps {
          let loss_concatenate_t2: MutableFloats = loss_concatenate + t2 &* batch &* 2
          Kernel.copy(
            rows: batch, width: 1, source: pooled, sourceStride: 1, destination: loss_concatenate_t2 + 1,
            destinationStride: 2)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 2, n: 3, input: loss_concatenate, inputStride: 2, packed: dense_W_packed,
          destination: loss_add, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: wordsSteps &* batch, words_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Latch.rnn:33: loss crossEntropy(dense([hidden, pooled], 3), next)
        Kernel.crossEntropyGradient(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_loss2,
          destinationStride: 3)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 3, n: 2, left: d_loss2, leftStride: 3, right: loss_concatenate, rightStride: 2,
          destination: gradient_dense_W, destinationRowStride: 2, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: wordsSteps &* batch, k: 3, n: 2, input: d_loss2, inputStride: 3, packed: dense_W_packed2,
          destination: d_loss3, destinationStride: 2, bias: nil)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: d_loss3 + 1, sourceStepStride: batch &* 2, sourceStride: 2,
          destination: d_pooled, destinationStride: 1)
        // gradient of Latch.rnn:31: pooled = mean(hidden, over: words)
        Pointwise.compute_d_pooled(count: batch, d_pooled, pooled_maximum, d_pooled2)
        // gradient of Latch.rnn:30–31: hidden, pooled = …
        for t3 in 0..<wordsSteps {
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let d_loss_t3: MutableFloats = d_loss3 + t3 &* batch &* 2
          let d_hidden_t3: MutableFloats = d_hidden + t3 &* batch
          Pointwise.compute_d_hidden(rows: batch, words_mask_t3, d_pooled2, d_loss_t3, d_hidden_t3)
        }
        // gradient of Latch.rnn:30: hidden = scan Elman(1) over embed(words, 2)
        Kernel.zero(rows: batch, width: 1, destination: d_h, destinationStride: 1)
        for done in 0..<wordsSteps {
          let t4: Swift::Int = wordsSteps &- 1 &- done
          let d_hidden_t4: MutableFloats = d_hidden + t4 &* batch
          let words_mask_t4: MutableFloats = words_mask + t4 &* batch
          let hNext_t4: MutableFloats = hNext + t4 &* batch
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_hNext(count: batch, d_h, d_hidden_t4, words_mask_t4, hNext_t4, d_hNext)
          Kernel.product(
            rows: batch, k: 1, n: 1, input: hNext_t4, inputStride: 1, packed: hidden_W_packed3, destination: d_hNext2,
            destinationStride: 1, bias: nil, turn: t4)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch, d_hNext, d_hNext2, d_h)
        }
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 1, left: hNext, leftStride: 1, right: h, rightStride: 1,
          destination: gradient_hidden_W, destinationRowStride: 3, leftSum: gradient_hidden_b,
          totals: shard.totals(toMove: gradient_hidden_W), leftSumTotals: shard.totals(of: gradient_hidden_b))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 2, left: hNext, leftStride: 1, right: hidden_gather, rightStride: 2,
          destination: gradient_hidden_W2, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W2))
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 2, input: hNext, inputStride: 1, packed: hidden_W_packed4,
          destination: d_hNext3, destinationStride: 2, bias: nil)
        // gradient of Latch.rnn:30: hidden = scan Elman(1) over embed(words, 2)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 2, token: words, tokenStride: 1, source: d_hNext3, sourceStride: 2,
          destination: gradient_hidden_embed_E, destinationRowStride: 2, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(dense([hidden, pooled], 3), next)  (Latch.rnn:33)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(
        count: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_pooled_select(
        count: Swift::Int, _ words_mask: Floats, _ h: Floats, _ pooled_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let hidden: Vector = Lanes.load(h + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, hidden, v)
          Lanes.store(v2, pooled_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_pooled(
        count: Swift::Int, _ pooled_sum: Floats, _ pooled_sum2: Floats, _ pooled2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let pooled_sum_x: Vector = Lanes.load(pooled_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(pooled_sum_x, v)
          let pooled_sum_x2: Vector = Lanes.load(pooled_sum2 + column, count: lanes)
          let pooled: Vector = Lanes.divide(pooled_sum_x2, v2)
          Lanes.store(pooled, pooled2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h2(
        count: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ words_mask: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, loss_crossEntropy_x, v)
          Lanes.store(v2, loss_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ loss_sum: Floats, _ words_count: Floats, _ loss2: MutableFloats) {
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, words_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_h(
        count: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3 + column, count: lanes)
          Lanes.store(v2, h3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_pooled_select_d_loss(
        count: Swift::Int, _ words_mask: Floats, _ h: Floats, _ words_count: Floats, _ pooled_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let v4: Vector = Lanes.divide(v3, words_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let hidden: Vector = Lanes.load(h + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, hidden, v)
          let v5: Vector = Lanes.select(words_mask_x, v4, v)
          Lanes.store(v2, pooled_select + column, count: lanes)
          Lanes.store(v5, d_loss + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_pooled_maximum_pooled(
        count: Swift::Int, _ pooled_sum: Floats, _ pooled_sum2: Floats, _ pooled_maximum: MutableFloats,
        _ pooled2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let pooled_sum_x: Vector = Lanes.load(pooled_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(pooled_sum_x, v)
          let pooled_sum_x2: Vector = Lanes.load(pooled_sum2 + column, count: lanes)
          let pooled: Vector = Lanes.divide(pooled_sum_x2, v2)
          Lanes.store(v2, pooled_maximum + column, count: lanes)
          Lanes.store(pooled, pooled2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_pooled(
        count: Swift::Int, _ d_pooled: Floats, _ pooled_maximum: Floats, _ d_pooled2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_pooled_x: Vector = Lanes.load(d_pooled + column, count: lanes)
          let pooled_maximum_x: Vector = Lanes.load(pooled_maximum + column, count: lanes)
          let v: Vector = Lanes.divide(d_pooled_x, pooled_maximum_x)
          Lanes.store(v, d_pooled2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 1.
      @inline(never)
      static func compute_d_hidden(
        rows: Swift::Int, _ words_mask: Floats, _ d_pooled: Floats, _ d_loss: Floats, _ d_hidden: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let words_maskRow: Floats = words_mask + row
          let d_pooledRow: Floats = d_pooled + row
          let d_lossRow: Floats = d_loss + row &* 2
          let d_hiddenRow: MutableFloats = d_hidden + row
          let words_mask_x: Vector = Lanes.load(words_maskRow, count: 1)
          let d_pooled_x: Vector = Lanes.load(d_pooledRow, count: 1)
          let v2: Vector = Lanes.select(words_mask_x, d_pooled_x, v)
          let d_loss_x: Vector = Lanes.load(d_lossRow, count: 1)
          let v3: Vector = Lanes.add(d_loss_x, v2)
          Lanes.store(v3, d_hiddenRow, count: 1)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_hNext_hNext(
        count: Swift::Int, _ d_h2: Floats, _ d_hidden: Floats, _ words_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h: Vector = Lanes.load(d_h2 + column, count: lanes)
          let d_hidden_x: Vector = Lanes.load(d_hidden + column, count: lanes)
          let v: Vector = Lanes.add(d_h, d_hidden_x)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2 + column, count: lanes)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNext + column, count: lanes)
          Lanes.store(v8, hNext2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_hNext: Floats, _ d_hNext2: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2 + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_hNext_x2)
          Lanes.store(v, d_h + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }
    }
  }
}

/// The same without a sum over steps, which segments cannot have.
///
/// - Input `words`: a token in 0..<3 for each step of `words`
/// - Target `next`: a token in 0..<3 for each step of `words`
public struct Count: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "embed.E", shape: [3, 2], offset: 0, initializer: .normal(0.5773502691896258)),
      .init(name: "Elman.W", shape: [1, 3], offset: 16, initializer: .glorot),
      .init(name: "Elman.b", shape: [1], offset: 32, initializer: .constant(0.0)),
      .init(name: "dense.W", shape: [3, 1], offset: 48, initializer: .glorot),
      .init(name: "dense.b", shape: [3], offset: 64, initializer: .constant(0.0)),
    ],
    count: 80, preparedCounts: [64, 144])

  /// The trained numbers: in the layout of the model.
  public var parameters: RNNRuntime::Parameters {
    didSet {
      Self.layout.requireCompatibility(with: parameters.layout)
    }
  }

  /// Parameters drawn by their initializers: the same for the same seed.
  public init(seed: Swift::UInt64) {
    parameters = RNNRuntime::Parameters(layout: Self.layout, seed: seed)
  }

  /// A model with these parameters.
  /// - Precondition: their layout is the model's.
  public init(parameters: RNNRuntime::Parameters) {
    Self.layout.requireCompatibility(with: parameters.layout)
    self.parameters = parameters
  }

  /// Checks parameters for a model: throws where `init` would stop the program.
  public static func validate(parameters: RNNRuntime::Parameters) throws(RNNRuntime::ValidationError) {
    try layout.validate(compatibleWith: parameters.layout)
  }
}

// MARK: Training

extension Count {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Count.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - segmentSteps: if given, training keeps the states after every so many steps only, and computes what
    ///     lies between them a second time on the way back. Memory grows with this number and with that of segments:
    ///     it is least near the square root of `steps`.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, steps: Swift::Int, segmentSteps: Swift::Int? = nil,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      gradients = RNNRuntime::Gradients(layout: Count.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<3, [batch, steps].
    ///   - next: tokens in 0..<3, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Count, words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, words: words, next: next, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, after: GeneratedCode.Evaluation.self, in: evaluation, model.parameters,
            carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<3, [batch, steps].
    ///   - next: tokens in 0..<3, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Count, words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, words: words, next: next, lengths: lengths,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
      return evaluation.scalar(0)
    }

    /// The states after the last run, from which the next one may go on: to be saved and restored.
    public var stateTensors: [RNNRuntime::StateTensor] {
      get {
        workspace.stateTensors
      }
      set {
        workspace.stateTensors = newValue
      }
    }

    /// Makes the next run begin with states of zero.
    public func resetStates() {
      workspace.resetStates()
      evaluation.resetStates()
    }

    /// Cuts gradients at random between segments, so that they are right on average. Without, they are whole.
    public var truncation: RNNRuntime::RandomTruncation? {
      get {
        workspace.truncation
      }
      set {
        workspace.truncation = newValue
      }
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, segmentSteps: Swift::Int? = nil,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, words)
      try check.bind(1, next)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = 0

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Count, _ batch: RNNRuntime::Batch<Count.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.Training.self, after: GeneratedCode.Evaluation.self, in: evaluation, model.parameters,
              carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Count, _ batch: RNNRuntime::Batch<Count.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, words: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, words, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Count: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<3 for each step of `words`.
      public var words: [Swift::Int32]

      /// Target: a token in 0..<3 for each step of `words`.
      public var next: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(words: [Swift::Int32], next: [Swift::Int32]? = nil) {
        self.words = words
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.words)
        packer.add(self.next)
      }
    }
  }

  extension Count.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Count
  }
#endif

// MARK: Code

extension Count {
  private enum GeneratedCode {
    typealias Vector = RNNRuntime::f32x16
    typealias Lanes = RNNRuntime::Lanes
    typealias Kernel = RNNRuntime::Kernels<RNNRuntime::rnn_target>
    typealias Floats = Swift::UnsafePointer<Swift::Float>
    typealias MutableFloats = Swift::UnsafeMutablePointer<Swift::Float>
    typealias Tokens = Swift::UnsafePointer<Swift::Int32>
    typealias MutableTokens = Swift::UnsafeMutablePointer<Swift::Int32>

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 3), .init(name: "next", axis: 0, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "Elman.h", shape: [1])],
        arena: [
          .init(axis: 0, width: 3), .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // Elman_W: [3]
        let Elman_W: Floats = parameters + 16
        // Elman_W_packed: [32]
        let Elman_W_packed: MutableFloats = prepared
        // Elman_W_packed2: [16]
        let Elman_W_packed2: MutableFloats = prepared + 32
        // dense_W: [3]
        let dense_W: Floats = parameters + 48
        // dense_W_packed: [16]
        let dense_W_packed: MutableFloats = prepared + 48
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: Elman_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: Elman_W_packed)
        Kernel.pack(
          source: Elman_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1, destination: Elman_W_packed2)
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 3, columns: 1, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // loss_gather: [T, B, 2], shares memory with loss_add, loss_select
        let loss_gather: MutableFloats = shard.floats(0)
        // embed_E: [6]
        let embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(4)
        // hNext: [T, B, 1], shares memory with loss_crossEntropy
        let hNext: MutableFloats = shard.floats(2)
        // Elman_b: [1]
        let Elman_b: Floats = shard.parameters + 32
        // Elman_W_packed: [32]
        let Elman_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // Elman_h: [B, 1]
        let Elman_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(6)
        // hNext_product: [B, 1], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // Elman_W_packed2: [16]
        let Elman_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // loss_add: [T, B, 3], shares memory with loss_gather, loss_select
        let loss_add: MutableFloats = shard.floats(0)
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // dense_W_packed: [16]
        let dense_W_packed: Floats = shard.prepared + 48
        // loss_crossEntropy: [T, B, 1], shares memory with hNext
        let loss_crossEntropy: MutableFloats = shard.floats(2)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(5)
        // loss_select: [T, B, 1], shares memory with loss_gather, loss_add
        let loss_select: MutableFloats = shard.floats(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: embed_E, tableRowStride: 2, tableColumnStride: 1, token: words,
          tokenStride: 1, destination: loss_gather, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: Elman_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let loss_gather_t: MutableFloats = loss_gather + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: loss_gather_t, inputStride: 2,
              packed: Elman_W_packed, destination: hNext_t, destinationStride: 1, bias: Elman_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: Elman_W_packed2, destination: hNext_product,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h(count: batch, hNext_product, hNext_t, words_mask_t, h_t, h_tNext)
        }
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 3, input: h + batch, inputStride: 1, packed: dense_W_packed,
          destination: loss_add, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: wordsSteps &* batch, words_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // The state 'Elman.h' after the last step.
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 3), .init(name: "next", axis: 0, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "Elman.h", shape: [1])],
        arena: [
          .init(axis: 0, width: 2), .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 1), .init(axis: 0, width: 3), .init(axis: 0, width: 1), .init(axis: 0, width: 3),
          .init(axis: 0, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, gradientSums: [0..<67], preparedIndex: 1, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // Elman_W: [3]
        let Elman_W: Floats = parameters + 16
        // Elman_W_packed: [32]
        let Elman_W_packed: MutableFloats = prepared
        // Elman_W_packed2: [16]
        let Elman_W_packed2: MutableFloats = prepared + 32
        // dense_W: [3]
        let dense_W: Floats = parameters + 48
        // dense_W_packed: [16]
        let dense_W_packed: MutableFloats = prepared + 48
        // dense_W_packed2: [48]
        let dense_W_packed2: MutableFloats = prepared + 64
        // Elman_W_packed3: [16]
        let Elman_W_packed3: MutableFloats = prepared + 112
        // Elman_W_packed4: [16]
        let Elman_W_packed4: MutableFloats = prepared + 128
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: Elman_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: Elman_W_packed)
        Kernel.pack(
          source: Elman_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1, destination: Elman_W_packed2)
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 3, columns: 1, blocks: 1, destination: dense_W_packed)
        // gradient of Latch.rnn:40: loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 1, columns: 3, blocks: 1, destination: dense_W_packed2)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: Elman_W, rowStride: 1, columnStride: 3, rows: 1, columns: 1, blocks: 1, destination: Elman_W_packed3)
        Kernel.pack(
          source: Elman_W + 1, rowStride: 1, columnStride: 3, rows: 2, columns: 1, blocks: 1,
          destination: Elman_W_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gradient_embed_E: [6]
        let gradient_embed_E: MutableFloats = shard.gradients
        // gradient_Elman_b: [1]
        let gradient_Elman_b: MutableFloats = shard.gradients + 32
        // gradient_dense_W: [3]
        let gradient_dense_W: MutableFloats = shard.gradients + 48
        // gradient_dense_b: [3]
        let gradient_dense_b: MutableFloats = shard.gradients + 64
        // loss_gather: [T, B, 2], shares memory with d_hNext3
        let loss_gather: MutableFloats = shard.floats(0)
        // embed_E: [6]
        let embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(11)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // Elman_b: [1]
        let Elman_b: Floats = shard.parameters + 32
        // Elman_W_packed: [32]
        let Elman_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // Elman_h: [B, 1]
        let Elman_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(13)
        // hNext_product: [B, 1], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // Elman_W_packed2: [16]
        let Elman_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // loss_add: [T, B, 3]
        let loss_add: MutableFloats = shard.floats(4)
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // dense_W_packed: [16]
        let dense_W_packed: Floats = shard.prepared + 48
        // loss_crossEntropy: [T, B, 1], shares memory with d_loss3
        let loss_crossEntropy: MutableFloats = shard.floats(5)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(12)
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_loss2
        let loss_select: MutableFloats = shard.floats(6)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(7)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_loss2: [T, B, 3], shares memory with loss_select
        let d_loss2: MutableFloats = shard.floats(6)
        // d_loss3: [T, B, 1], shares memory with loss_crossEntropy
        let d_loss3: MutableFloats = shard.floats(5)
        // dense_W_packed2: [48]
        let dense_W_packed2: Floats = shard.prepared + 64
        // d_h: [B, 1]
        let d_h: MutableFloats = shard.floats(8)
        // cotangent_of_Elman_h: [B, 1]
        let cotangent_of_Elman_h: Floats = shard.state(1)
        // d_hNext: [B, 1], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(9)
        // d_hNext2: [B, 1]
        let d_hNext2: MutableFloats = shard.floats(10)
        // Elman_W_packed3: [16]
        let Elman_W_packed3: Floats = shard.prepared + 112
        // d_h_final: [B, 1], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(9)
        // d_hNext3: [T, B, 2], shares memory with loss_gather
        let d_hNext3: MutableFloats = shard.floats(0)
        // Elman_W_packed4: [16]
        let Elman_W_packed4: Floats = shard.prepared + 128
        // gradient_Elman_W: [1]
        let gradient_Elman_W: MutableFloats = shard.gradients + 16
        // gradient_Elman_W2: [2]
        let gradient_Elman_W2: MutableFloats = shard.gradients + 17
        // Forward.
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: embed_E, tableRowStride: 2, tableColumnStride: 1, token: words,
          tokenStride: 1, destination: loss_gather, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: Elman_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let loss_gather_t: MutableFloats = loss_gather + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: loss_gather_t, inputStride: 2,
              packed: Elman_W_packed, destination: hNext_t, destinationStride: 1, bias: Elman_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: Elman_W_packed2, destination: hNext_product,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_hNext_h(count: batch, hNext_product, hNext_t, words_mask_t, h_t, h_tNext)
        }
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 3, input: h + batch, inputStride: 1, packed: dense_W_packed,
          destination: loss_add, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: wordsSteps &* batch, words_mask, loss_crossEntropy, words_count, loss_select, d_loss)
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Latch.rnn:40: loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)
        Kernel.crossEntropyGradient(
          rows: wordsSteps &* batch, width: 3, logits: loss_add, logitsStride: 3, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_loss2,
          destinationStride: 3)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 3, n: 1, left: d_loss2, leftStride: 3, right: h + batch, rightStride: 1,
          destination: gradient_dense_W, destinationRowStride: 1, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: wordsSteps &* batch, k: 3, n: 1, input: d_loss2, inputStride: 3, packed: dense_W_packed2,
          destination: d_loss3, destinationStride: 1, bias: nil)
        Kernel.copy(
          rows: batch, width: 1, source: cotangent_of_Elman_h, sourceStride: 1, destination: d_h, destinationStride: 1)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let d_loss_t2: MutableFloats = d_loss3 + t2 &* batch
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let hNext_t2: MutableFloats = hNext + t2 &* batch
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_hNext(count: batch, d_h, d_loss_t2, words_mask_t2, hNext_t2, d_hNext)
          Kernel.product(
            rows: batch, k: 1, n: 1, input: hNext_t2, inputStride: 1, packed: Elman_W_packed3, destination: d_hNext2,
            destinationStride: 1, bias: nil, turn: t2)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch, d_hNext, d_hNext2, d_h)
        }
        // gradient of Latch.rnn:40: loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)
        Kernel.copy(rows: batch, width: 1, source: d_h, sourceStride: 1, destination: d_h_final, destinationStride: 1)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 1, left: hNext, leftStride: 1, right: h, rightStride: 1,
          destination: gradient_Elman_W, destinationRowStride: 3, leftSum: gradient_Elman_b,
          totals: shard.totals(toMove: gradient_Elman_W), leftSumTotals: shard.totals(of: gradient_Elman_b))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 2, left: hNext, leftStride: 1, right: loss_gather, rightStride: 2,
          destination: gradient_Elman_W2, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_Elman_W2))
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 2, input: hNext, inputStride: 1, packed: Elman_W_packed4,
          destination: d_hNext3, destinationStride: 2, bias: nil)
        // gradient of Latch.rnn:40: loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 2, token: words, tokenStride: 1, source: d_hNext3, sourceStride: 2,
          destination: gradient_embed_E, destinationRowStride: 2, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_embed_E))
        // The state 'Elman.h' after the last step.
        shard.setFinalState(0, h_final, stride: 1)
        // The state 'cotangent of Elman.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(dense(scan Elman(1) over embed(words, 2), 3), next)  (Latch.rnn:40)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(
        count: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ words_mask: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, loss_crossEntropy_x, v)
          Lanes.store(v2, loss_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ loss_sum: Floats, _ words_count: Floats, _ loss2: MutableFloats) {
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, words_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_h(
        count: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3 + column, count: lanes)
          Lanes.store(v2, h3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ words_mask: Floats, _ loss_crossEntropy: Floats, _ words_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let v4: Vector = Lanes.divide(v3, words_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, loss_crossEntropy_x, v)
          let v5: Vector = Lanes.select(words_mask_x, v4, v)
          Lanes.store(v2, loss_select + column, count: lanes)
          Lanes.store(v5, d_loss + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_hNext_hNext(
        count: Swift::Int, _ d_h2: Floats, _ d_loss: Floats, _ words_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h: Vector = Lanes.load(d_h2 + column, count: lanes)
          let d_loss_x: Vector = Lanes.load(d_loss + column, count: lanes)
          let v: Vector = Lanes.add(d_h, d_loss_x)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2 + column, count: lanes)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNext + column, count: lanes)
          Lanes.store(v8, hNext2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_hNext: Floats, _ d_hNext2: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2 + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_hNext_x2)
          Lanes.store(v, d_h + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }
    }
  }
}
