// Latch.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

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

  #if !hasFeature(Embedded)
    /// A model with the parameters of a safetensors file.
    /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
    public init(contentsOf url: Foundation::URL) throws {
      parameters = try RNNRuntime::Parameters(layout: Self.layout, contentsOf: url)
    }
  #endif

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
        // kept_s: [B, 1]
        let kept_s: MutableFloats = memory
        // sNext: [B, 1]
        let sNext: MutableFloats = memory
        // value: [B, 1]
        let value: MutableFloats = output + 16
        // value2: [B, 1]
        let value2: MutableFloats = output + 32
        // value3: [B, 1]
        let value3: MutableFloats = output + 48
        // value4: [B, 1]
        let value4: MutableFloats = output + 64
        // value5: [B, 1]
        let value5: MutableFloats = output + 80
        // value6: [B, 1]
        let value6: MutableFloats = output + 96
        Pointwise.compute_sNext_value(x, kept_s, sNext, value, value2, value3, value4, value5, value6)
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
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: -1, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [T + 1, B, 1]
        let s: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(8)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // s_final: [B, 1]
        let s_final: MutableFloats = shard.floats(1)
        // value: [T, B, 1]
        let value: MutableFloats = shard.floats(2)
        // value2: [T, B, 1]
        let value2: MutableFloats = shard.floats(3)
        // value3: [T, B, 1]
        let value3: MutableFloats = shard.floats(4)
        // value4: [T, B, 1]
        let value4: MutableFloats = shard.floats(5)
        // value5: [T, B, 1]
        let value5: MutableFloats = shard.floats(6)
        // value6: [T, B, 1]
        let value6: MutableFloats = shard.floats(7)
        Kernel.copy(rows: batch, width: 1, source: kept_s, sourceStride: 1, destination: s, destinationStride: 1)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch
          let s_t: MutableFloats = s + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch
          Pointwise.compute_s(count: batch, x_t, s_t, x_mask_t, s_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: s + xSteps &* batch, sourceStride: 1, destination: s_final,
          destinationStride: 1)
        Pointwise.compute_value_value(count: xSteps &* batch, x, value, value2, value3, value4, value5, value6)
        shard.setOutput(0, s + batch, stepStride: batch, stride: 1)
        shard.setOutput(1, value, stepStride: batch, stride: 1)
        shard.setOutput(2, value2, stepStride: batch, stride: 1)
        shard.setOutput(3, value3, stepStride: batch, stride: 1)
        shard.setOutput(4, value4, stepStride: batch, stride: 1)
        shard.setOutput(5, value5, stepStride: batch, stride: 1)
        shard.setOutput(6, value6, stepStride: batch, stride: 1)
        shard.setFinalState(0, s_final, stride: 1)
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
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: -1, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [T + 1, B, 1]
        let s: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(4)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(6)
        // s_final: [B, 1]
        let s_final: MutableFloats = shard.floats(1)
        // y: [T, B, 1]
        let y: MutableFloats = shard.floats(5)
        // value: [T, B, 1]
        let value: MutableFloats = shard.floats(2)
        // value2: [T, B, 1]
        let value2: MutableFloats = shard.floats(3)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.copy(rows: batch, width: 1, source: kept_s, sourceStride: 1, destination: s, destinationStride: 1)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch
          let s_t: MutableFloats = s + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch
          Pointwise.compute_s2(count: batch, x_t, s_t, x_mask_t, s_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: s + xSteps &* batch, sourceStride: 1, destination: s_final,
          destinationStride: 1)
        Pointwise.compute_value(count: xSteps &* batch, s + batch, y, value)
        Pointwise.compute_value2(count: xSteps &* batch, x_mask, value, value2)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: value2, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, s_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, x_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 1), .init(name: "y", axis: 0, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "kept.s", shape: [1])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [T + 1, B, 1]
        let s: MutableFloats = shard.floats(0)
        // kept_s: [B, 1]
        let kept_s: Floats = shard.state(0)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(7)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // value: [T, B, 1]
        let value: MutableFloats = shard.floats(1)
        // s_final: [B, 1]
        let s_final: MutableFloats = shard.floats(2)
        // y: [T, B, 1]
        let y: MutableFloats = shard.floats(8)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // value2: [T, B, 1]
        let value2: MutableFloats = shard.floats(8)
        // value3: [T, B, 1]
        let value3: MutableFloats = shard.floats(3)
        // value4: [T, B, 1]
        let value4: MutableFloats = shard.floats(4)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // d_s: [B, 1]
        let d_s: MutableFloats = shard.floats(5)
        // cotangent_of_kept_s: [B, 1]
        let cotangent_of_kept_s: Floats = shard.state(1)
        // d_s_final: [B, 1]
        let d_s_final: MutableFloats = shard.floats(6)
        Kernel.copy(rows: batch, width: 1, source: kept_s, sourceStride: 1, destination: s, destinationStride: 1)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch
          let s_t: MutableFloats = s + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let value_t: MutableFloats = value + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch
          Pointwise.compute_value_s(count: batch, x_t, s_t, x_mask_t, value_t, s_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: s + xSteps &* batch, sourceStride: 1, destination: s_final,
          destinationStride: 1)
        Pointwise.compute_value_value2(count: xSteps &* batch, s + batch, y, x_mask, x_count, value2, value3)
        Pointwise.compute_value2(count: xSteps &* batch, x_mask, value3, value4)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: value4, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Kernel.copy(
          rows: batch, width: 1, source: cotangent_of_kept_s, sourceStride: 1, destination: d_s, destinationStride: 1)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let value_t2: MutableFloats = value2 + t2 &* batch
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let value_t2_2: MutableFloats = value + t2 &* batch
          Pointwise.compute_d_s(count: batch, d_s, value_t2, x_mask_t2, value_t2_2)
        }
        Kernel.copy(rows: batch, width: 1, source: d_s, sourceStride: 1, destination: d_s_final, destinationStride: 1)
        shard.setFinalState(0, s_final, stride: 1)
        shard.setFinalState(1, d_s_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, x_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 1.
      static func compute_sNext_value(
        _ x2: Floats, _ kept_s2: Floats, _ sNext2: MutableFloats, _ value: MutableFloats, _ value2: MutableFloats,
        _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats
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
        Lanes.store(v2, value)
        Lanes.store(v3, value2)
        Lanes.store(v11, value3)
        Lanes.store(v12, value4)
        Lanes.store(v13, value5)
        Lanes.store(v14, value6)
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
      static func compute_value_value(
        count: Swift::Int, _ x2: Floats, _ value: MutableFloats, _ value2: MutableFloats, _ value3: MutableFloats,
        _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats
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
          Lanes.store(v2, value + column, count: lanes)
          Lanes.store(v3, value2 + column, count: lanes)
          Lanes.store(v11, value3 + column, count: lanes)
          Lanes.store(v12, value4 + column, count: lanes)
          Lanes.store(v13, value5 + column, count: lanes)
          Lanes.store(v14, value6 + column, count: lanes)
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
      static func compute_value(count: Swift::Int, _ s: Floats, _ y2: Floats, _ value: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let kept: Vector = Lanes.load(s + column, count: lanes)
          let y: Vector = Lanes.load(y2 + column, count: lanes)
          let v: Vector = Lanes.subtract(kept, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v2, value + column, count: lanes)
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
      static func compute_value2(count: Swift::Int, _ x_mask: Floats, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(x_mask_x, value_x, v)
          Lanes.store(v2, value2 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ x_count: Floats, _ loss2: MutableFloats) {
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, x_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_s(
        count: Swift::Int, _ x: Floats, _ s2: MutableFloats, _ x_mask: Floats, _ value: MutableFloats,
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
          Lanes.store(v, value + column, count: lanes)
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
      static func compute_value_value2(
        count: Swift::Int, _ s: Floats, _ y2: Floats, _ x_mask: Floats, _ x_count: Floats, _ value: MutableFloats,
        _ value2: MutableFloats
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
          Lanes.store(v8, value + column, count: lanes)
          Lanes.store(v2, value2 + column, count: lanes)
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
        count: Swift::Int, _ d_s2: MutableFloats, _ value: Floats, _ x_mask: Floats, _ value2: Floats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_s: Vector = Lanes.load(d_s2 + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v: Vector = Lanes.add(d_s, value_x)
          let mask: Vector = Lanes.load(x_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v6: Vector = Lanes.fma(v3, value_x2, v4)
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

  #if !hasFeature(Embedded)
    /// A model with the parameters of a safetensors file.
    /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
    public init(contentsOf url: Foundation::URL) throws {
      parameters = try RNNRuntime::Parameters(layout: Self.layout, contentsOf: url)
    }
  #endif
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
        // value: [T, B, 2]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(8)
        // value2: [B, 1]
        let value2: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1]
        let h_final: MutableFloats = shard.floats(3)
        // value3: [T, B, 1]
        let value3: MutableFloats = shard.floats(2)
        // value4: [B, 1]
        let value4: MutableFloats = shard.floats(4)
        // value5: [B, 1]
        let value5: MutableFloats = shard.floats(5)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(6)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: value_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: value2,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h(count: batch, value2, hNext_t, words_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Pointwise.compute_value(count: wordsSteps &* batch, words_mask, h + batch, value3)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: value3, sourceStepStride: batch, sourceStride: 1,
          destination: value4, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value5, destinationStride: 1)
        Pointwise.compute_pooled(count: batch, value5, value4, pooled)
        shard.setOutput(0, pooled, stepStride: 0, stride: 1)
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
        Kernel.pack(
          source: hidden_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed2)
        Kernel.pack(
          source: dense_W, rowStride: 2, columnStride: 1, rows: 3, columns: 2, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // value6: [T, B, 2]
        let value6: MutableFloats = shard.floats(0)
        // value: [T, B, 2]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(9)
        // value2: [B, 1]
        let value2: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1]
        let h_final: MutableFloats = shard.floats(3)
        // value3: [T, B, 1]
        let value3: MutableFloats = shard.floats(2)
        // value4: [B, 1]
        let value4: MutableFloats = shard.floats(4)
        // value5: [B, 1]
        let value5: MutableFloats = shard.floats(5)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(6)
        // value7: [T, B, 3]
        let value7: MutableFloats = shard.floats(2)
        // dense_W_packed: [32]
        let dense_W_packed: Floats = shard.prepared + 48
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // value8: [T, B, 1]
        let value8: MutableFloats = shard.floats(0)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(8)
        // value9: [T, B, 1]
        let value9: MutableFloats = shard.floats(2)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: value_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: value2,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h2(count: batch, value2, hNext_t, words_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Pointwise.compute_value(count: wordsSteps &* batch, words_mask, h + batch, value3)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: value3, sourceStepStride: batch, sourceStride: 1,
          destination: value4, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value5, destinationStride: 1)
        Pointwise.compute_pooled(count: batch, value5, value4, pooled)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 1, source: h + batch, sourceStride: 1, destination: value6,
          destinationStride: 2)
        for t2 in 0..<wordsSteps {
          let value_t2: MutableFloats = value6 + t2 &* batch &* 2
          Kernel.copy(
            rows: batch, width: 1, source: pooled, sourceStride: 1, destination: value_t2 + 1, destinationStride: 2)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 2, n: 3, input: value6, inputStride: 2, packed: dense_W_packed,
          destination: value7, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: value7, logitsStride: 3, token: next, tokenStride: 1,
          destination: value8, destinationStride: 1)
        Pointwise.compute_value2(count: wordsSteps &* batch, words_mask, value8, value9)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: value9, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, words_count, loss)
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
        Kernel.pack(
          source: hidden_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1,
          destination: hidden_W_packed2)
        Kernel.pack(
          source: dense_W, rowStride: 2, columnStride: 1, rows: 3, columns: 2, blocks: 1, destination: dense_W_packed)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 2, rows: 2, columns: 3, blocks: 1, destination: dense_W_packed2)
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
        // value8: [T, B, 2]
        let value8: MutableFloats = shard.floats(4)
        // value: [T, B, 2]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [6]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(13)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // hidden_W_packed: [32]
        let hidden_W_packed: Floats = shard.prepared
        // hidden_b: [1]
        let hidden_b: Floats = shard.parameters + 32
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 1]
        let hidden_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(15)
        // value2: [B, 1]
        let value2: MutableFloats = shard.floats(3)
        // hidden_W_packed2: [16]
        let hidden_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1]
        let h_final: MutableFloats = shard.floats(3)
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // value3: [T, B, 1]
        let value3: MutableFloats = shard.floats(4)
        // value4: [T, B, 1]
        let value4: MutableFloats = shard.floats(5)
        // value5: [B, 1]
        let value5: MutableFloats = shard.floats(6)
        // value6: [B, 1]
        let value6: MutableFloats = shard.floats(7)
        // value7: [B, 1]
        let value7: MutableFloats = shard.floats(8)
        // pooled: [B, 1]
        let pooled: MutableFloats = shard.floats(9)
        // value9: [T, B, 3]
        let value9: MutableFloats = shard.floats(10)
        // dense_W_packed: [32]
        let dense_W_packed: Floats = shard.prepared + 48
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // value10: [T, B, 1]
        let value10: MutableFloats = shard.floats(11)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(14)
        // value11: [T, B, 1]
        let value11: MutableFloats = shard.floats(12)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value12: [T, B, 3]
        let value12: MutableFloats = shard.floats(12)
        // value13: [T, B, 2]
        let value13: MutableFloats = shard.floats(4)
        // dense_W_packed2: [48]
        let dense_W_packed2: Floats = shard.prepared + 80
        // value14: [B, 1]
        let value14: MutableFloats = shard.floats(6)
        // value15: [B, 1]
        let value15: MutableFloats = shard.floats(7)
        // value16: [T, B, 1]
        let value16: MutableFloats = shard.floats(5)
        // d_h: [B, 1]
        let d_h: MutableFloats = shard.floats(6)
        // value17: [B, 1]
        let value17: MutableFloats = shard.floats(7)
        // value18: [B, 1]
        let value18: MutableFloats = shard.floats(8)
        // hidden_W_packed3: [16]
        let hidden_W_packed3: Floats = shard.prepared + 128
        // value19: [T, B, 2]
        let value19: MutableFloats = shard.floats(0)
        // hidden_W_packed4: [16]
        let hidden_W_packed4: Floats = shard.prepared + 144
        // gradient_hidden_W: [1]
        let gradient_hidden_W: MutableFloats = shard.gradients + 16
        // gradient_hidden_W2: [2]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 17
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: hidden_embed_E, tableRowStride: 2, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: hidden_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: value_t, inputStride: 2,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 1, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: hidden_W_packed2, destination: value2,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_hNext_h(count: batch, value2, hNext_t, words_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Pointwise.compute_value_value(count: wordsSteps &* batch, words_mask, h + batch, words_count, value3, value4)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: value3, sourceStepStride: batch, sourceStride: 1,
          destination: value5, destinationStride: 1)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: words_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value6, destinationStride: 1)
        Pointwise.compute_value_pooled(count: batch, value6, value5, value7, pooled)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 1, source: h + batch, sourceStride: 1, destination: value8,
          destinationStride: 2)
        for t2 in 0..<wordsSteps {
          let value_t2: MutableFloats = value8 + t2 &* batch &* 2
          Kernel.copy(
            rows: batch, width: 1, source: pooled, sourceStride: 1, destination: value_t2 + 1, destinationStride: 2)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 2, n: 3, input: value8, inputStride: 2, packed: dense_W_packed,
          destination: value9, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: value9, logitsStride: 3, token: next, tokenStride: 1,
          destination: value10, destinationStride: 1)
        Pointwise.compute_value2(count: wordsSteps &* batch, words_mask, value10, value11)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: value11, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Kernel.crossEntropyGradient(
          rows: wordsSteps &* batch, width: 3, logits: value9, logitsStride: 3, token: next, tokenStride: 1,
          loss: value10, lossStride: 1, cotangent: value4, cotangentStride: 1, destination: value12,
          destinationStride: 3)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 3, n: 2, left: value12, leftStride: 3, right: value8, rightStride: 2,
          destination: gradient_dense_W, destinationRowStride: 2, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: wordsSteps &* batch, k: 3, n: 2, input: value12, inputStride: 3, packed: dense_W_packed2,
          destination: value13, destinationStride: 2, bias: nil)
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 1, source: value13 + 1, sourceStepStride: batch &* 2, sourceStride: 2,
          destination: value14, destinationStride: 1)
        Pointwise.compute_value3(count: batch, value14, value7, value15)
        for t3 in 0..<wordsSteps {
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let value_t3: MutableFloats = value13 + t3 &* batch &* 2
          let value_t3_2: MutableFloats = value16 + t3 &* batch
          Pointwise.compute_value4(rows: batch, words_mask_t3, value15, value_t3, value_t3_2)
        }
        Kernel.zero(rows: batch, width: 1, destination: d_h, destinationStride: 1)
        for done in 0..<wordsSteps {
          let t4: Swift::Int = wordsSteps &- 1 &- done
          let value_t4: MutableFloats = value16 + t4 &* batch
          let words_mask_t4: MutableFloats = words_mask + t4 &* batch
          let hNext_t4: MutableFloats = hNext + t4 &* batch
          Pointwise.compute_value_hNext(count: batch, d_h, value_t4, words_mask_t4, hNext_t4, value17)
          Kernel.product(
            rows: batch, k: 1, n: 1, input: hNext_t4, inputStride: 1, packed: hidden_W_packed3, destination: value18,
            destinationStride: 1, bias: nil, turn: t4)
          Pointwise.compute_d_h(count: batch, value17, value18, d_h)
        }
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 1, left: hNext, leftStride: 1, right: h, rightStride: 1,
          destination: gradient_hidden_W, destinationRowStride: 3, leftSum: gradient_hidden_b,
          totals: shard.totals(toMove: gradient_hidden_W), leftSumTotals: shard.totals(of: gradient_hidden_b))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 2, left: hNext, leftStride: 1, right: value, rightStride: 2,
          destination: gradient_hidden_W2, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W2))
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 2, input: hNext, inputStride: 1, packed: hidden_W_packed4,
          destination: value19, destinationStride: 2, bias: nil)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 2, token: words, tokenStride: 1, source: value19, sourceStride: 2,
          destination: gradient_hidden_embed_E, destinationRowStride: 2, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, words_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(
        count: Swift::Int, _ value: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, hNext)
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
      static func compute_value(count: Swift::Int, _ words_mask: Floats, _ h: Floats, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let hidden: Vector = Lanes.load(h + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, hidden, v)
          Lanes.store(v2, value + column, count: lanes)
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
      static func compute_pooled(count: Swift::Int, _ value: Floats, _ value2: Floats, _ pooled2: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.maximum(value_x, v)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let pooled: Vector = Lanes.divide(value_x2, v2)
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
        count: Swift::Int, _ value: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, hNext)
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
      static func compute_value2(count: Swift::Int, _ words_mask: Floats, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, value_x, v)
          Lanes.store(v2, value2 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ words_count: Floats, _ loss2: MutableFloats) {
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, words_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_h(
        count: Swift::Int, _ value: Floats, _ hNext3: MutableFloats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, hNext)
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
      static func compute_value_value(
        count: Swift::Int, _ words_mask: Floats, _ h: Floats, _ words_count: Floats, _ value: MutableFloats,
        _ value2: MutableFloats
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
          Lanes.store(v2, value + column, count: lanes)
          Lanes.store(v5, value2 + column, count: lanes)
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
      static func compute_value_pooled(
        count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats, _ pooled2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.maximum(value_x, v)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let pooled: Vector = Lanes.divide(value_x2, v2)
          Lanes.store(v2, value3 + column, count: lanes)
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
      static func compute_value3(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.divide(value_x, value_x2)
          Lanes.store(v, value3 + column, count: lanes)
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
      static func compute_value4(
        rows: Swift::Int, _ words_mask: Floats, _ value: Floats, _ value2: Floats, _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let words_maskRow: Floats = words_mask + row
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 2
          let value3Row: MutableFloats = value3 + row
          let words_mask_x: Vector = Lanes.load(words_maskRow, count: 1)
          let value_x: Vector = Lanes.load(valueRow, count: 1)
          let v2: Vector = Lanes.select(words_mask_x, value_x, v)
          let value_x2: Vector = Lanes.load(value2Row, count: 1)
          let v3: Vector = Lanes.add(value_x2, v2)
          Lanes.store(v3, value3Row, count: 1)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_hNext(
        count: Swift::Int, _ d_h2: Floats, _ value: Floats, _ words_mask: Floats, _ hNext2: MutableFloats,
        _ value2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h: Vector = Lanes.load(d_h2 + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v: Vector = Lanes.add(d_h, value_x)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2 + column, count: lanes)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, value2 + column, count: lanes)
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
      static func compute_d_h(count: Swift::Int, _ value: Floats, _ value2: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
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

  #if !hasFeature(Embedded)
    /// A model with the parameters of a safetensors file.
    /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
    public init(contentsOf url: Foundation::URL) throws {
      parameters = try RNNRuntime::Parameters(layout: Self.layout, contentsOf: url)
    }
  #endif
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
        Kernel.pack(
          source: Elman_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: Elman_W_packed)
        Kernel.pack(
          source: Elman_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1, destination: Elman_W_packed2)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 3, columns: 1, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // value: [T, B, 2]
        let value: MutableFloats = shard.floats(0)
        // embed_E: [6]
        let embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(4)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // Elman_W_packed: [32]
        let Elman_W_packed: Floats = shard.prepared
        // Elman_b: [1]
        let Elman_b: Floats = shard.parameters + 32
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // Elman_h: [B, 1]
        let Elman_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(6)
        // value2: [B, 1]
        let value2: MutableFloats = shard.floats(3)
        // Elman_W_packed2: [16]
        let Elman_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1]
        let h_final: MutableFloats = shard.floats(3)
        // value3: [T, B, 3]
        let value3: MutableFloats = shard.floats(0)
        // dense_W_packed: [16]
        let dense_W_packed: Floats = shard.prepared + 48
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // value4: [T, B, 1]
        let value4: MutableFloats = shard.floats(2)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(5)
        // value5: [T, B, 1]
        let value5: MutableFloats = shard.floats(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: embed_E, tableRowStride: 2, tableColumnStride: 1, token: words,
          tokenStride: 1, destination: value, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: Elman_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: value_t, inputStride: 2,
              packed: Elman_W_packed, destination: hNext_t, destinationStride: 1, bias: Elman_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: Elman_W_packed2, destination: value2,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_h(count: batch, value2, hNext_t, words_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 3, input: h + batch, inputStride: 1, packed: dense_W_packed,
          destination: value3, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: value3, logitsStride: 3, token: next, tokenStride: 1,
          destination: value4, destinationStride: 1)
        Pointwise.compute_value(count: wordsSteps &* batch, words_mask, value4, value5)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: value5, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, words_count, loss)
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
        Kernel.pack(
          source: Elman_W + 1, rowStride: 3, columnStride: 1, rows: 1, columns: 2, blocks: 1,
          destination: Elman_W_packed)
        Kernel.pack(
          source: Elman_W, rowStride: 3, columnStride: 1, rows: 1, columns: 1, blocks: 1, destination: Elman_W_packed2)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 3, columns: 1, blocks: 1, destination: dense_W_packed)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 1, rows: 1, columns: 3, blocks: 1, destination: dense_W_packed2)
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
        // value: [T, B, 2]
        let value: MutableFloats = shard.floats(0)
        // embed_E: [6]
        let embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(11)
        // hNext: [T, B, 1]
        let hNext: MutableFloats = shard.floats(2)
        // Elman_W_packed: [32]
        let Elman_W_packed: Floats = shard.prepared
        // Elman_b: [1]
        let Elman_b: Floats = shard.parameters + 32
        // h: [T + 1, B, 1]
        let h: MutableFloats = shard.floats(1)
        // Elman_h: [B, 1]
        let Elman_h: Floats = shard.state(0)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(13)
        // value2: [B, 1]
        let value2: MutableFloats = shard.floats(3)
        // Elman_W_packed2: [16]
        let Elman_W_packed2: Floats = shard.prepared + 32
        // h_final: [B, 1]
        let h_final: MutableFloats = shard.floats(3)
        // value3: [T, B, 3]
        let value3: MutableFloats = shard.floats(4)
        // dense_W_packed: [16]
        let dense_W_packed: Floats = shard.prepared + 48
        // dense_b: [3]
        let dense_b: Floats = shard.parameters + 64
        // value4: [T, B, 1]
        let value4: MutableFloats = shard.floats(5)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(12)
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // value5: [T, B, 1]
        let value5: MutableFloats = shard.floats(6)
        // value6: [T, B, 1]
        let value6: MutableFloats = shard.floats(7)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value7: [T, B, 3]
        let value7: MutableFloats = shard.floats(6)
        // value8: [T, B, 1]
        let value8: MutableFloats = shard.floats(5)
        // dense_W_packed2: [48]
        let dense_W_packed2: Floats = shard.prepared + 64
        // d_h: [B, 1]
        let d_h: MutableFloats = shard.floats(8)
        // cotangent_of_Elman_h: [B, 1]
        let cotangent_of_Elman_h: Floats = shard.state(1)
        // value9: [B, 1]
        let value9: MutableFloats = shard.floats(9)
        // value10: [B, 1]
        let value10: MutableFloats = shard.floats(10)
        // Elman_W_packed3: [16]
        let Elman_W_packed3: Floats = shard.prepared + 112
        // d_h_final: [B, 1]
        let d_h_final: MutableFloats = shard.floats(9)
        // value11: [T, B, 2]
        let value11: MutableFloats = shard.floats(0)
        // Elman_W_packed4: [16]
        let Elman_W_packed4: Floats = shard.prepared + 128
        // gradient_Elman_W: [1]
        let gradient_Elman_W: MutableFloats = shard.gradients + 16
        // gradient_Elman_W2: [2]
        let gradient_Elman_W2: MutableFloats = shard.gradients + 17
        Kernel.gather(
          rows: wordsSteps &* batch, width: 2, table: embed_E, tableRowStride: 2, tableColumnStride: 1, token: words,
          tokenStride: 1, destination: value, destinationStride: 2)
        Kernel.copy(rows: batch, width: 1, source: Elman_h, sourceStride: 1, destination: h, destinationStride: 1)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch
          let h_t: MutableFloats = h + t &* batch
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 2, n: 1, input: value_t, inputStride: 2,
              packed: Elman_W_packed, destination: hNext_t, destinationStride: 1, bias: Elman_b)
          }
          Kernel.product(
            rows: batch, k: 1, n: 1, input: h_t, inputStride: 1, packed: Elman_W_packed2, destination: value2,
            destinationStride: 1, bias: nil, turn: t)
          Pointwise.compute_hNext_h(count: batch, value2, hNext_t, words_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 1, source: h + wordsSteps &* batch, sourceStride: 1, destination: h_final,
          destinationStride: 1)
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 3, input: h + batch, inputStride: 1, packed: dense_W_packed,
          destination: value3, destinationStride: 3, bias: dense_b)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 3, logits: value3, logitsStride: 3, token: next, tokenStride: 1,
          destination: value4, destinationStride: 1)
        Pointwise.compute_value_value(count: wordsSteps &* batch, words_mask, value4, words_count, value5, value6)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: value5, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Kernel.crossEntropyGradient(
          rows: wordsSteps &* batch, width: 3, logits: value3, logitsStride: 3, token: next, tokenStride: 1,
          loss: value4, lossStride: 1, cotangent: value6, cotangentStride: 1, destination: value7, destinationStride: 3)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 3, n: 1, left: value7, leftStride: 3, right: h + batch, rightStride: 1,
          destination: gradient_dense_W, destinationRowStride: 1, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: wordsSteps &* batch, k: 3, n: 1, input: value7, inputStride: 3, packed: dense_W_packed2,
          destination: value8, destinationStride: 1, bias: nil)
        Kernel.copy(
          rows: batch, width: 1, source: cotangent_of_Elman_h, sourceStride: 1, destination: d_h, destinationStride: 1)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let value_t2: MutableFloats = value8 + t2 &* batch
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let hNext_t2: MutableFloats = hNext + t2 &* batch
          Pointwise.compute_value_hNext(count: batch, d_h, value_t2, words_mask_t2, hNext_t2, value9)
          Kernel.product(
            rows: batch, k: 1, n: 1, input: hNext_t2, inputStride: 1, packed: Elman_W_packed3, destination: value10,
            destinationStride: 1, bias: nil, turn: t2)
          Pointwise.compute_d_h(count: batch, value9, value10, d_h)
        }
        Kernel.copy(rows: batch, width: 1, source: d_h, sourceStride: 1, destination: d_h_final, destinationStride: 1)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 1, left: hNext, leftStride: 1, right: h, rightStride: 1,
          destination: gradient_Elman_W, destinationRowStride: 3, leftSum: gradient_Elman_b,
          totals: shard.totals(toMove: gradient_Elman_W), leftSumTotals: shard.totals(of: gradient_Elman_b))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 1, n: 2, left: hNext, leftStride: 1, right: value, rightStride: 2,
          destination: gradient_Elman_W2, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_Elman_W2))
        Kernel.product(
          rows: wordsSteps &* batch, k: 1, n: 2, input: hNext, inputStride: 1, packed: Elman_W_packed4,
          destination: value11, destinationStride: 2, bias: nil)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 2, token: words, tokenStride: 1, source: value11, sourceStride: 2,
          destination: gradient_embed_E, destinationRowStride: 2, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_embed_E))
        shard.setFinalState(0, h_final, stride: 1)
        shard.setFinalState(1, d_h_final, stride: 1)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, words_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(
        count: Swift::Int, _ value: Floats, _ hNext3: Floats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, hNext)
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
      static func compute_value(count: Swift::Int, _ words_mask: Floats, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, value_x, v)
          Lanes.store(v2, value2 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ words_count: Floats, _ loss2: MutableFloats) {
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, words_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_h(
        count: Swift::Int, _ value: Floats, _ hNext3: MutableFloats, _ words_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, hNext)
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
      static func compute_value_value(
        count: Swift::Int, _ words_mask: Floats, _ value: Floats, _ words_count: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let words_count_x: Vector = Lanes.broadcast(words_count[0])
        let v4: Vector = Lanes.divide(v3, words_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_mask_x: Vector = Lanes.load(words_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(words_mask_x, value_x, v)
          let v5: Vector = Lanes.select(words_mask_x, v4, v)
          Lanes.store(v2, value2 + column, count: lanes)
          Lanes.store(v5, value3 + column, count: lanes)
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
      static func compute_value_hNext(
        count: Swift::Int, _ d_h2: Floats, _ value: Floats, _ words_mask: Floats, _ hNext2: MutableFloats,
        _ value2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h: Vector = Lanes.load(d_h2 + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v: Vector = Lanes.add(d_h, value_x)
          let mask: Vector = Lanes.load(words_mask + column, count: lanes)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2 + column, count: lanes)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, value2 + column, count: lanes)
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
      static func compute_d_h(count: Swift::Int, _ value: Floats, _ value2: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
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
