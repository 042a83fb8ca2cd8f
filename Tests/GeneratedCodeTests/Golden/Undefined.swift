// Undefined.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

/// - Input `x`: [5] for each step of `x`
/// - Target `y`: [5] for each step of `x`
/// - Target `label`: a token in 0..<7 for each step of `x`
/// - Output `h`: [5] for each step of `x`
public struct Beyond: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "h.w", shape: [5], offset: 0, initializer: .constant(1.0)),
      .init(name: "h.W", shape: [5, 5], offset: 16, initializer: .glorot),
      .init(name: "h.U", shape: [5, 5], offset: 48, initializer: .glorot),
      .init(name: "dense.W", shape: [7, 5], offset: 80, initializer: .glorot),
      .init(name: "dense.b", shape: [7], offset: 128, initializer: .constant(0.0)),
    ],
    count: 144, preparedCounts: [160, 240, 512])

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

// MARK: One time step

extension Beyond {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 240, outputCount: 16, ones: 32, length: 48)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(32)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 5)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 176).update(from: x.baseAddress!, count: 5)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 5)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return x.withUnsafeBufferPointer({ xPointer in step(x: xPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("x", count: x.count, width: 5)
  }
}

// MARK: Whole sequences

extension Beyond {
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
    ///   - x: numbers, [batch, steps, 5].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, x: x, lengths: lengths,
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
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

extension Beyond {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Beyond.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Beyond.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 5].
    ///   - label: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, label: label, lengths: lengths,
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
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 5].
    ///   - label: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, y: y, label: label, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, y)
      try check.bind(2, label)
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      y: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, y, { workspace.bind(2, label, run) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Beyond: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [5] for each step of `x`.
      public var y: [Swift::Float]?

      /// Target: a token in 0..<7 for each step of `x`.
      public var label: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], y: [Swift::Float]? = nil, label: [Swift::Int32]? = nil) {
        self.x = x
        self.y = y
        self.label = label
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.y)
        packer.add(self.label)
      }
    }
  }

  extension Beyond.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Beyond
  }

  extension Beyond.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Beyond
  }
#endif

// MARK: Code

extension Beyond {
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
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // h_w: [5]
        let h_w: Floats = parameters
        // x: [B, 5]
        let x: MutableFloats = memory + 176
        // h_s: [B, 5]
        let h_s: MutableFloats = memory
        // h_h: [B, 5]
        let h_h: MutableFloats = memory + 16
        // sNext: [B, 5]
        let sNext: MutableFloats = memory
        // l: [B, 5]
        let l: MutableFloats = memory + 112
        // value: [B, 5]
        let value: MutableFloats = memory + 128
        // value2: [B, 5]
        let value2: MutableFloats = memory + 144
        // value3: [B, 5]
        let value3: MutableFloats = memory + 160
        // h_W_packed: [80]
        let h_W_packed: Floats = prepared
        // hNext: [B, 5]
        let hNext: MutableFloats = memory + 16
        // h_U_packed: [80]
        let h_U_packed: Floats = prepared + 80
        // value4: [B, 5]
        let value4: MutableFloats = output
        Pointwise.compute_sNext_l(h_w, x, h_s, h_h, sNext, l, value, value2, value3)
        Pointwise.compute_hNext_value(value2, value3, value, l, hNext, value4, h_W_packed, h_U_packed)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 5)], outputs: [.init(name: "h", axis: 0, shape: [5])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5), .init(axis: 0, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 5),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [B, 5]
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5]
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(9)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5]
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(3)
        // value: [B, 5]
        let value: MutableFloats = shard.floats(4)
        // value2: [B, 5]
        let value2: MutableFloats = shard.floats(5)
        // value3: [B, 5]
        let value3: MutableFloats = shard.floats(6)
        // value4: [B, 5]
        let value4: MutableFloats = shard.floats(7)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5]
        let s_final: MutableFloats = shard.floats(4)
        // h_final: [B, 5]
        let h_final: MutableFloats = shard.floats(0)
        // value5: [T, B, 5]
        let value5: MutableFloats = shard.floats(8)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // h2: [T, B, 5]
        let h2: MutableFloats = shard.floats(2)
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let l_t: MutableFloats = l + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          Pointwise.compute_l_value(rows: batch, h_w, x_t, s, h, x_mask_t, l_t, value, value2, value3)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: value, inputStride: 5, packed: h_W_packed, destination: value4,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, value4, value2, value3, x_mask_t, h, hNext_t)
        }
        Kernel.copy(rows: batch, width: 5, source: s, sourceStride: 5, destination: s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: value5,
          destinationStride: 5, bias: nil)
        Pointwise.compute_h(count: xSteps &* batch &* 5, value5, hNext, h2)
        shard.setOutput(0, h2, stepStride: batch &* 5, stride: 5)
        shard.setFinalState(0, s_final, stride: 5)
        shard.setFinalState(1, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"],
        inputs: [
          .init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 5),
          .init(name: "label", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 7), .init(axis: 0, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 5),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        // dense_W: [35]
        let dense_W: Floats = parameters + 80
        // dense_W_packed: [80]
        let dense_W_packed: MutableFloats = prepared + 160
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
        Kernel.pack(
          source: dense_W, rowStride: 5, columnStride: 1, rows: 7, columns: 5, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [B, 5]
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5]
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(9)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(12)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5]
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(3)
        // value: [B, 5]
        let value: MutableFloats = shard.floats(4)
        // value2: [B, 5]
        let value2: MutableFloats = shard.floats(5)
        // value3: [B, 5]
        let value3: MutableFloats = shard.floats(6)
        // value4: [B, 5]
        let value4: MutableFloats = shard.floats(7)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5]
        let s_final: MutableFloats = shard.floats(4)
        // h_final: [B, 5]
        let h_final: MutableFloats = shard.floats(0)
        // value5: [T, B, 5]
        let value5: MutableFloats = shard.floats(8)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // y: [T, B, 5]
        let y: MutableFloats = shard.floats(10)
        // h2: [T, B, 5]
        let h2: MutableFloats = shard.floats(10)
        // value6: [T, B, 1]
        let value6: MutableFloats = shard.floats(2)
        // value7: [T, B, 1]
        let value7: MutableFloats = shard.floats(3)
        // value8: [T, B, 7]
        let value8: MutableFloats = shard.floats(2)
        // dense_W_packed: [80]
        let dense_W_packed: Floats = shard.prepared + 160
        // dense_b: [7]
        let dense_b: Floats = shard.parameters + 128
        // value9: [T, B, 1]
        let value9: MutableFloats = shard.floats(8)
        // label: [T, B, 1]
        let label: MutableTokens = shard.tokens(11)
        // value10: [T, B, 1]
        let value10: MutableFloats = shard.floats(2)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let l_t: MutableFloats = l + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          Pointwise.compute_l_value(rows: batch, h_w, x_t, s, h, x_mask_t, l_t, value, value2, value3)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: value, inputStride: 5, packed: h_W_packed, destination: value4,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h2(rows: batch, value4, value2, value3, x_mask_t, h, hNext_t)
        }
        Kernel.copy(rows: batch, width: 5, source: s, sourceStride: 5, destination: s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: value5,
          destinationStride: 5, bias: nil)
        Pointwise.compute_h_value(rows: xSteps &* batch, value5, hNext, y, h2, value6)
        Pointwise.compute_value(count: xSteps &* batch, value6, value7)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 7, input: h2, inputStride: 5, packed: dense_W_packed, destination: value8,
          destinationStride: 7, bias: dense_b)
        Kernel.crossEntropy(
          rows: xSteps &* batch, width: 7, logits: value8, logitsStride: 7, token: label, tokenStride: 1,
          destination: value9, destinationStride: 1)
        Pointwise.compute_value2(count: xSteps &* batch, value7, value9, x_mask, value10)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: value10, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, s_final, stride: 5)
        shard.setFinalState(1, h_final, stride: 5)
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
        axes: ["x"],
        inputs: [
          .init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 5),
          .init(name: "label", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5),
          .init(axis: 0, width: 7), .init(axis: 0, width: 5), .init(axis: 0, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5),
          .init(axis: 0, width: 5), .init(axis: 0, width: 7), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 1), .init(axis: -1, width: 5),
        ],
        sumsCount: 64, gradientSums: [16..<135], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        // dense_W: [35]
        let dense_W: Floats = parameters + 80
        // dense_W_packed: [80]
        let dense_W_packed: MutableFloats = prepared + 160
        // dense_W_packed2: [112]
        let dense_W_packed2: MutableFloats = prepared + 240
        // h_U_packed2: [80]
        let h_U_packed2: MutableFloats = prepared + 352
        // h_W_packed2: [80]
        let h_W_packed2: MutableFloats = prepared + 432
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
        Kernel.pack(
          source: dense_W, rowStride: 5, columnStride: 1, rows: 7, columns: 5, blocks: 1, destination: dense_W_packed)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 5, rows: 5, columns: 7, blocks: 1, destination: dense_W_packed2)
        Kernel.pack(
          source: h_U, rowStride: 1, columnStride: 5, rows: 5, columns: 5, blocks: 1, destination: h_U_packed2)
        Kernel.pack(
          source: h_W, rowStride: 1, columnStride: 5, rows: 5, columns: 5, blocks: 1, destination: h_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_h_W: [25]
        let gradient_h_W: MutableFloats = shard.gradients + 16
        // gradient_h_U: [25]
        let gradient_h_U: MutableFloats = shard.gradients + 48
        // gradient_dense_W: [35]
        let gradient_dense_W: MutableFloats = shard.gradients + 80
        // gradient_dense_b: [7]
        let gradient_dense_b: MutableFloats = shard.gradients + 128
        // s: [T + 1, B, 5]
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5]
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(23)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(26)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5]
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(3)
        // value5: [T, B, 5]
        let value5: MutableFloats = shard.floats(4)
        // r: [T, B, 5]
        let r: MutableFloats = shard.floats(5)
        // value: [B, 5]
        let value: MutableFloats = shard.floats(6)
        // value2: [B, 5]
        let value2: MutableFloats = shard.floats(7)
        // value3: [B, 5]
        let value3: MutableFloats = shard.floats(8)
        // value4: [B, 5]
        let value4: MutableFloats = shard.floats(9)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5]
        let s_final: MutableFloats = shard.floats(6)
        // h_final: [B, 5]
        let h_final: MutableFloats = shard.floats(7)
        // value6: [T, B, 5]
        let value6: MutableFloats = shard.floats(10)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // y: [T, B, 5]
        let y: MutableFloats = shard.floats(24)
        // h2: [T, B, 5]
        let h2: MutableFloats = shard.floats(24)
        // value7: [T, B, 5]
        let value7: MutableFloats = shard.floats(11)
        // value8: [T, B, 1]
        let value8: MutableFloats = shard.floats(12)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // value9: [T, B, 1]
        let value9: MutableFloats = shard.floats(3)
        // value10: [T, B, 1]
        let value10: MutableFloats = shard.floats(10)
        // value11: [T, B, 1]
        let value11: MutableFloats = shard.floats(13)
        // value12: [T, B, 7]
        let value12: MutableFloats = shard.floats(12)
        // dense_W_packed: [80]
        let dense_W_packed: Floats = shard.prepared + 160
        // dense_b: [7]
        let dense_b: Floats = shard.parameters + 128
        // value13: [T, B, 1]
        let value13: MutableFloats = shard.floats(14)
        // label: [T, B, 1]
        let label: MutableTokens = shard.tokens(25)
        // value14: [T, B, 1]
        let value14: MutableFloats = shard.floats(15)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value15: [T, B, 7]
        let value15: MutableFloats = shard.floats(3)
        // value16: [T, B, 1]
        let value16: MutableFloats = shard.floats(14)
        // value17: [T, B, 5]
        let value17: MutableFloats = shard.floats(10)
        // value18: [T, B, 5]
        let value18: MutableFloats = shard.floats(12)
        // value19: [T, B, 5]
        let value19: MutableFloats = shard.floats(10)
        // dense_W_packed2: [112]
        let dense_W_packed2: Floats = shard.prepared + 240
        // value20: [T, B, 5]
        let value20: MutableFloats = shard.floats(11)
        // value21: [T, B, 1]
        let value21: MutableFloats = shard.floats(13)
        // value22: [T, B, 5]
        let value22: MutableFloats = shard.floats(10)
        // value23: [T, B, 5]
        let value23: MutableFloats = shard.floats(10)
        // h_U_packed2: [80]
        let h_U_packed2: Floats = shard.prepared + 352
        // d_s: [B, 5]
        let d_s: MutableFloats = shard.floats(1)
        // cotangent_of_h_s: [B, 5]
        let cotangent_of_h_s: Floats = shard.state(2)
        // d_h: [B, 5]
        let d_h: MutableFloats = shard.floats(8)
        // cotangent_of_h_h: [B, 5]
        let cotangent_of_h_h: Floats = shard.state(3)
        // value31: [T, B, 5]
        let value31: MutableFloats = shard.floats(3)
        // value24: [B, 5]
        let value24: MutableFloats = shard.floats(9)
        // value25: [B, 5]
        let value25: MutableFloats = shard.floats(16)
        // value26: [B, 5]
        let value26: MutableFloats = shard.floats(17)
        // value27: [B, 5]
        let value27: MutableFloats = shard.floats(18)
        // value28: [B, 5]
        let value28: MutableFloats = shard.floats(19)
        // value29: [B, 5]
        let value29: MutableFloats = shard.floats(20)
        // value30: [B, 1]
        let value30: MutableFloats = shard.floats(21)
        // value32: [B, 5]
        let value32: MutableFloats = shard.floats(22)
        // h_W_packed2: [80]
        let h_W_packed2: Floats = shard.prepared + 432
        // d_s_final: [B, 5]
        let d_s_final: MutableFloats = shard.floats(9)
        // d_h_final: [B, 5]
        let d_h_final: MutableFloats = shard.floats(1)
        // sum2: [5]
        let sum2: MutableFloats = shard.sums + 16
        // sum3: [5]
        let sum3: MutableFloats = shard.sums + 32
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let s_t: MutableFloats = s + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let r_t: MutableFloats = r + t &* batch &* 5
          let l_t: MutableFloats = l + t &* batch &* 5
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch &* 5
          let value_t: MutableFloats = value5 + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          Pointwise.compute_r_l(rows: batch, h_w, x_t, s_t, h, x_mask_t, r_t, l_t, value, value2, value3, s_tNext)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: value, inputStride: 5, packed: h_W_packed, destination: value4,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_value_hNext(rows: batch, value4, value2, value3, x_mask_t, h, value_t, hNext_t)
        }
        Kernel.copy(
          rows: batch, width: 5, source: s + xSteps &* batch &* 5, sourceStride: 5, destination: s_final,
          destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: value6,
          destinationStride: 5, bias: nil)
        Pointwise.compute_h_value2(rows: xSteps &* batch, value6, hNext, y, h2, value7, value8)
        Pointwise.compute_value_value(count: xSteps &* batch, value8, x_mask, x_count, value9, value10, value11)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 7, input: h2, inputStride: 5, packed: dense_W_packed, destination: value12,
          destinationStride: 7, bias: dense_b)
        Kernel.crossEntropy(
          rows: xSteps &* batch, width: 7, logits: value12, logitsStride: 7, token: label, tokenStride: 1,
          destination: value13, destinationStride: 1)
        Pointwise.compute_value2(count: xSteps &* batch, value9, value13, x_mask, value14)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: value14, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Kernel.crossEntropyGradient(
          rows: xSteps &* batch, width: 7, logits: value12, logitsStride: 7, token: label, tokenStride: 1,
          loss: value13, lossStride: 1, cotangent: value10, cotangentStride: 1, destination: value15,
          destinationStride: 7)
        Pointwise.compute_value3(rows: xSteps &* batch, value15, value16)
        Pointwise.compute_value_value2(rows: xSteps &* batch, value16, h2, value11, value7, value17, value18)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: value15, leftStride: 7, right: value17, rightStride: 5,
          destination: gradient_dense_W, destinationRowStride: 5, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: xSteps &* batch, k: 7, n: 5, input: value15, inputStride: 7, packed: dense_W_packed2,
          destination: value19, destinationStride: 5, bias: nil)
        Pointwise.compute_value_value3(rows: xSteps &* batch, value19, value18, value20, value21)
        Pointwise.compute_value4(rows: xSteps &* batch, value21, l, value22)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: value20, leftStride: 5, right: value22, rightStride: 5,
          destination: gradient_h_U, destinationRowStride: 5, leftSum: nil, totals: shard.totals(toMove: gradient_h_U))
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: value20, inputStride: 5, packed: h_U_packed2, destination: value23,
          destinationStride: 5, bias: nil)
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_h_s, sourceStride: 5, destination: d_s, destinationStride: 5)
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_h_h, sourceStride: 5, destination: d_h, destinationStride: 5)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let x_t2: MutableFloats = x + t2 &* batch &* 5
          let s_t2: MutableFloats = s + t2 &* batch &* 5
          let r_t2: MutableFloats = r + t2 &* batch &* 5
          let l_t2: MutableFloats = l + t2 &* batch &* 5
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let value_t2: MutableFloats = value20 + t2 &* batch &* 5
          let value_t2_2: MutableFloats = value5 + t2 &* batch &* 5
          let value_t2_3: MutableFloats = value31 + t2 &* batch &* 5
          let value_t2_4: MutableFloats = value23 + t2 &* batch &* 5
          Pointwise.compute_value_value4(
            rows: batch, h_w, x_t2, s_t2, r_t2, l_t2, x_mask_t2, d_h, d_s, value_t2, value_t2_2, value24, value25,
            value26, value27, value28, value29, value30)
          Pointwise.compute_value5(rows: batch, value30, value25, value_t2_3)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: value_t2, inputStride: 5, packed: h_W_packed2, destination: value32,
            destinationStride: 5, bias: nil, turn: t2)
          Pointwise.compute_value_d_s(
            count: batch &* 5, value32, l_t2, r_t2, value_t2_4, value24, value29, value28, value26, x_t2, value27, d_s)
        }
        Kernel.copy(rows: batch, width: 5, source: d_s, sourceStride: 5, destination: d_s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 5, source: value5, sourceStride: 5, destination: sum2,
          totals: shard.totals(of: sum2))
        Kernel.columnSum(
          rows: xSteps &* batch, width: 5, source: value23, sourceStride: 5, destination: sum3,
          totals: shard.totals(of: sum3))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: value20, leftStride: 5, right: value31, rightStride: 5,
          destination: gradient_h_W, destinationRowStride: 5, leftSum: nil, totals: shard.totals(toMove: gradient_h_W))
        shard.setFinalState(0, s_final, stride: 5)
        shard.setFinalState(1, h_final, stride: 5)
        shard.setFinalState(2, d_s_final, stride: 5)
        shard.setFinalState(3, d_h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_h_w: [5]
        let gradient_h_w: MutableFloats = shard.gradients
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum2: [5]
        let sum2: MutableFloats = shard.sums + 16
        // sum3: [5]
        let sum3: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        Pointwise.compute_loss(sum, x_count, loss)
        Pointwise.compute_gradient_h_w(sum2, sum3, gradient_h_w)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      static func compute_sNext_l(
        _ h_w: Floats, _ x2: Floats, _ h_s2: Floats, _ h_h2: Floats, _ sNext2: MutableFloats, _ l2: MutableFloats,
        _ value: MutableFloats, _ value2: MutableFloats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        let w: Vector = Lanes.load(h_w)
        let x: Vector = Lanes.load(x2)
        let h_s: Vector = Lanes.load(h_s2)
        let sNext: Vector = Lanes.fma(w, x, h_s)
        let v3: Vector = Lanes.subtract(v2, sNext)
        let r: Vector = Lanes.sqrt(v3)
        let l: Vector = Lanes.log(v3)
        let v4: Vector = Lanes.multiply(r, l)
        let h_h: Vector = Lanes.load(h_h2)
        let v6: Vector = Lanes.multiply(v5, h_h)
        let v7: Vector = Lanes.add(v5, r)
        let v8: Vector = Lanes.divide(w, v7)
        let v9: Vector = Lanes.divide(v8, v3)
        Lanes.store(sNext, sNext2)
        Lanes.store(l, l2)
        Lanes.store(v4, value)
        Lanes.store(v6, value2)
        Lanes.store(v9, value3)
      }

      /// One row of 5.
      static func compute_hNext_value(
        _ value: Floats, _ value2: Floats, _ value3: Floats, _ l: Floats, _ hNext2: MutableFloats,
        _ value4: MutableFloats, _ h_W_packed: Floats, _ h_U_packed: Floats
      ) {
        let value_x: Vector = Lanes.load(value)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(value_x), k: 5, input: value3, packed: h_W_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = Lanes.quickTanh(v)
        let value_x2: Vector = Lanes.load(value2)
        let hNext: Vector = Lanes.add(v2, value_x2)
        let sums2 = Kernel.sums(RNNRuntime::LastGate(hNext), k: 5, input: l, packed: h_U_packed, readsAhead: false)
        let v3: Vector = sums2.first
        Lanes.store(hNext, hNext2)
        Lanes.store(v3, value4)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_l_value(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: MutableFloats, _ h2: Floats, _ x_mask: Floats,
        _ l2: MutableFloats, _ value: MutableFloats, _ value2: MutableFloats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: MutableFloats = s2 + row &* 5
          let h2Row: Floats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let l2Row: MutableFloats = l2 + row &* 5
          let valueRow: MutableFloats = value + row &* 5
          let value2Row: MutableFloats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.sqrt(v3)
          let l: Vector = Lanes.log(v3)
          let v4: Vector = Lanes.multiply(r, l)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(v5, h)
          let v7: Vector = Lanes.add(v5, r)
          let v8: Vector = Lanes.divide(w, v7)
          let v9: Vector = Lanes.divide(v8, v3)
          let v10: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(l, l2Row, count: 5)
          Lanes.store(v4, valueRow, count: 5)
          Lanes.store(v6, value2Row, count: 5)
          Lanes.store(v9, value3Row, count: 5)
          Lanes.store(v10, s2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let value2Row: Floats = value2 + row &* 5
          let value3Row: Floats = value3 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let v2: Vector = Lanes.quickTanh(v)
          let value_x3: Vector = Lanes.load(value3Row, count: 5)
          let hNext: Vector = Lanes.add(v2, value_x3)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(count: Swift::Int, _ value: Floats, _ hNext: Floats, _ h2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let hNext_x: Vector = Lanes.load(hNext + column, count: lanes)
          let h: Vector = Lanes.add(value_x, hNext_x)
          Lanes.store(h, h2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let value2Row: Floats = value2 + row &* 5
          let value3Row: Floats = value3 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let v2: Vector = Lanes.tanh(v)
          let value_x3: Vector = Lanes.load(value3Row, count: 5)
          let hNext: Vector = Lanes.add(v2, value_x3)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_value(
        rows: Swift::Int, _ value: Floats, _ hNext: Floats, _ y2: Floats, _ h2: MutableFloats, _ value2: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let hNextRow: Floats = hNext + row &* 5
          let y2Row: Floats = y2 + row &* 5
          let h2Row: MutableFloats = h2 + row &* 5
          let value2Row: MutableFloats = value2 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let hNext_x: Vector = Lanes.load(hNextRow, count: 5)
          let h: Vector = Lanes.add(value_x, hNext_x)
          let y: Vector = Lanes.load(y2Row, count: 5)
          let v: Vector = Lanes.subtract(h, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(h, h2Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          value2Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value(count: Swift::Int, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.2)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.multiply(value_x, v)
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
      static func compute_value2(
        count: Swift::Int, _ value: Floats, _ value2: Floats, _ x_mask: Floats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, value3 + column, count: lanes)
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

      /// Rows of 5.
      @inline(never)
      static func compute_r_l(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: MutableFloats, _ h2: Floats, _ x_mask: Floats,
        _ r2: MutableFloats, _ l2: MutableFloats, _ value: MutableFloats, _ value2: MutableFloats,
        _ value3: MutableFloats, _ s3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: MutableFloats = s2 + row &* 5
          let h2Row: Floats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let r2Row: MutableFloats = r2 + row &* 5
          let l2Row: MutableFloats = l2 + row &* 5
          let valueRow: MutableFloats = value + row &* 5
          let value2Row: MutableFloats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let s3Row: MutableFloats = s3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.sqrt(v3)
          let l: Vector = Lanes.log(v3)
          let v4: Vector = Lanes.multiply(r, l)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(v5, h)
          let v7: Vector = Lanes.add(v5, r)
          let v8: Vector = Lanes.divide(w, v7)
          let v9: Vector = Lanes.divide(v8, v3)
          let v10: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(r, r2Row, count: 5)
          Lanes.store(l, l2Row, count: 5)
          Lanes.store(v4, valueRow, count: 5)
          Lanes.store(v6, value2Row, count: 5)
          Lanes.store(v9, value3Row, count: 5)
          Lanes.store(v10, s3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_hNext(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ value4: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let value2Row: Floats = value2 + row &* 5
          let value3Row: Floats = value3 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let value4Row: MutableFloats = value4 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let v2: Vector = Lanes.tanh(v)
          let value_x3: Vector = Lanes.load(value3Row, count: 5)
          let hNext: Vector = Lanes.add(v2, value_x3)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v2, value4Row, count: 5)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_value2(
        rows: Swift::Int, _ value: Floats, _ hNext: Floats, _ y2: Floats, _ h2: MutableFloats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let hNextRow: Floats = hNext + row &* 5
          let y2Row: Floats = y2 + row &* 5
          let h2Row: MutableFloats = h2 + row &* 5
          let value2Row: MutableFloats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let hNext_x: Vector = Lanes.load(hNextRow, count: 5)
          let h: Vector = Lanes.add(value_x, hNext_x)
          let y: Vector = Lanes.load(y2Row, count: 5)
          let v: Vector = Lanes.subtract(h, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(h, h2Row, count: 5)
          Lanes.store(v, value2Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          value3Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_value(
        count: Swift::Int, _ value: Floats, _ x_mask: Floats, _ x_count: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats, _ value4: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v3: Vector = Lanes.broadcast(1.0)
        let v5: Vector = Lanes.broadcast(0.0)
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let v4: Vector = Lanes.divide(v3, x_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.multiply(value_x, v)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v6: Vector = Lanes.select(x_mask_x, v4, v5)
          let v7: Vector = Lanes.multiply(v6, v)
          Lanes.store(v2, value2 + column, count: lanes)
          Lanes.store(v6, value3 + column, count: lanes)
          Lanes.store(v7, value4 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 7.
      @inline(never)
      static func compute_value3(rows: Swift::Int, _ value: Floats, _ value2: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 7
          let value2Row: MutableFloats = value2 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 7)
          let v: Vector = Lanes.abs(value_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 7, 0))
          value2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ value: Floats, _ h2: Floats, _ value2: Floats, _ value3: Floats, _ value4: MutableFloats,
        _ value5: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let h2Row: Floats = h2 + row &* 5
          let value2Row: Floats = value2 + row
          let value3Row: Floats = value3 + row &* 5
          let value4Row: MutableFloats = value4 + row &* 5
          let value5Row: MutableFloats = value5 + row &* 5
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v2: Vector = Lanes.select(value_x, h, v)
          let value_x3: Vector = Lanes.load(value3Row, count: 5)
          let v3: Vector = Lanes.multiply(value_x2, value_x3)
          let v4: Vector = Lanes.select(value_x2, v3, v)
          let v5: Vector = Lanes.add(v4, v4)
          Lanes.store(v2, value4Row, count: 5)
          Lanes.store(v5, value5Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats, _ value4: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 5
          let value2Row: Floats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let value4Row: MutableFloats = value4 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let v2: Vector = Lanes.abs(v)
          Lanes.store(v, value3Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          value4Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value4(rows: Swift::Int, _ value: Floats, _ l: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let lRow: Floats = l + row &* 5
          let value2Row: MutableFloats = value2 + row &* 5
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let l_x: Vector = Lanes.load(lRow, count: 5)
          let v2: Vector = Lanes.select(value_x, l_x, v)
          Lanes.store(v2, value2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_value4(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: Floats, _ r2: Floats, _ l2: Floats, _ x_mask: Floats,
        _ d_h2: MutableFloats, _ d_s2: Floats, _ value: MutableFloats, _ value2: MutableFloats, _ value3: MutableFloats,
        _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats, _ value7: MutableFloats,
        _ value8: MutableFloats, _ value9: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v4: Vector = Lanes.broadcast(0.5)
        let v9: Vector = Lanes.broadcast(0.0)
        let v26: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: Floats = s2 + row &* 5
          let r2Row: Floats = r2 + row &* 5
          let l2Row: Floats = l2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_s2Row: Floats = d_s2 + row &* 5
          let valueRow: MutableFloats = value + row &* 5
          let value2Row: MutableFloats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let value4Row: MutableFloats = value4 + row &* 5
          let value5Row: MutableFloats = value5 + row &* 5
          let value6Row: MutableFloats = value6 + row &* 5
          let value7Row: MutableFloats = value7 + row &* 5
          let value8Row: MutableFloats = value8 + row &* 5
          let value9Row: MutableFloats = value9 + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.load(r2Row, count: 5)
          let v5: Vector = Lanes.add(v4, r)
          let v6: Vector = Lanes.divide(w, v5)
          let v7: Vector = Lanes.divide(v6, v3)
          let l: Vector = Lanes.load(l2Row, count: 5)
          let v8: Vector = Lanes.multiply(r, l)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let v10: Vector = Lanes.select(mask, d_h, v9)
          let v11: Vector = Lanes.select(mask, v9, d_h)
          let d_s: Vector = Lanes.load(d_s2Row, count: 5)
          let v12: Vector = Lanes.select(mask, d_s, v9)
          let v13: Vector = Lanes.select(mask, v9, d_s)
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let v14: Vector = Lanes.add(value_x, v10)
          let v15: Vector = Lanes.divide(v14, v3)
          let v16: Vector = Lanes.select(v14, v15, v9)
          let v17: Vector = Lanes.multiply(v14, v7)
          let v18: Vector = Lanes.divide(v17, v3)
          let v19: Vector = Lanes.select(v14, v18, v9)
          let v20: Vector = Lanes.divide(v16, v5)
          let v21: Vector = Lanes.select(v16, v20, v9)
          let v22: Vector = Lanes.multiply(v16, v6)
          let v23: Vector = Lanes.divide(v22, v5)
          let v24: Vector = Lanes.select(v16, v23, v9)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v27: Vector = Lanes.fma(Lanes.negate(value_x2), value_x2, v26)
          let v28: Vector = Lanes.multiply(v14, v27)
          let v29: Vector = Lanes.select(v14, v28, v9)
          let v31: Vector = Lanes.abs(v29)
          let v32: Vector = Lanes.fma(v29, v4, v11)
          Lanes.store(v3, value3Row, count: 5)
          Lanes.store(v8, value4Row, count: 5)
          Lanes.store(v12, value5Row, count: 5)
          Lanes.store(v13, value6Row, count: 5)
          Lanes.store(v19, value7Row, count: 5)
          Lanes.store(v21, value2Row, count: 5)
          Lanes.store(v24, value8Row, count: 5)
          Lanes.store(v29, valueRow, count: 5)
          Lanes.store(v32, d_h2Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v31, from: 5, 0))
          value9Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value5(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v2: Vector = Lanes.select(value_x, value_x2, v)
          Lanes.store(v2, value3Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_d_s(
        count: Swift::Int, _ value: Floats, _ l2: Floats, _ r2: Floats, _ value2: MutableFloats, _ value3: Floats,
        _ value4: Floats, _ value5: Floats, _ value6: Floats, _ x2: Floats, _ value7: Floats, _ d_s: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v10: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let l: Vector = Lanes.load(l2 + column, count: lanes)
          let v: Vector = Lanes.multiply(value_x, l)
          let v3: Vector = Lanes.select(value_x, v, v2)
          let r: Vector = Lanes.load(r2 + column, count: lanes)
          let v4: Vector = Lanes.multiply(value_x, r)
          let v5: Vector = Lanes.select(value_x, v4, v2)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v6: Vector = Lanes.add(value_x2, v5)
          let value_x3: Vector = Lanes.load(value3 + column, count: lanes)
          let v7: Vector = Lanes.divide(v6, value_x3)
          let v8: Vector = Lanes.select(v6, v7, v2)
          let value_x4: Vector = Lanes.load(value4 + column, count: lanes)
          let v9: Vector = Lanes.subtract(v3, value_x4)
          let v11: Vector = Lanes.multiply(v9, v10)
          let v12: Vector = Lanes.divide(v11, r)
          let v13: Vector = Lanes.select(v9, v12, v2)
          let value_x5: Vector = Lanes.load(value5 + column, count: lanes)
          let v14: Vector = Lanes.subtract(v8, value_x5)
          let v15: Vector = Lanes.add(v14, v13)
          let value_x6: Vector = Lanes.load(value6 + column, count: lanes)
          let v16: Vector = Lanes.subtract(value_x6, v15)
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v17: Vector = Lanes.multiply(v16, x)
          let value_x7: Vector = Lanes.load(value7 + column, count: lanes)
          let v18: Vector = Lanes.add(value_x7, v16)
          Lanes.store(v17, value2 + column, count: lanes)
          Lanes.store(v18, d_s + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 5.
      @inline(never)
      static func compute_gradient_h_w(_ sum2: Floats, _ sum3: Floats, _ gradient_h_w: MutableFloats) {
        let sum_x: Vector = Lanes.load(sum2, count: 5)
        let sum_x2: Vector = Lanes.load(sum3, count: 5)
        let v: Vector = Lanes.add(sum_x, sum_x2)
        Lanes.store(v, gradient_h_w, count: 5)
      }
    }
  }
}

/// Padding is zero in an example without steps: outside of loops, before the first step of a loop, and in what is said of an example.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `label`: a token in 0..<4
/// - Output `logits`: [4]
public struct Empty: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "w", shape: [3], offset: 0, initializer: .constant(1.0)),
      .init(name: "h.W", shape: [3, 6], offset: 16, initializer: .glorot),
      .init(name: "h.b", shape: [3], offset: 48, initializer: .constant(0.0)),
      .init(name: "n.dense.W", shape: [4, 3], offset: 64, initializer: .glorot),
      .init(name: "n.dense.b", shape: [4], offset: 80, initializer: .constant(0.0)),
      .init(name: "logits.dense.W", shape: [4, 6], offset: 96, initializer: .glorot),
      .init(name: "logits.dense.b", shape: [4], offset: 128, initializer: .constant(0.0)),
    ],
    count: 144, preparedCounts: [240, 464])

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

extension Empty {
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
    ///   - x: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Empty, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, x: x, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return workspace.output(0)
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

    #if !hasFeature(Embedded)
      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return workspace.output(0)
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

extension Empty {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Empty.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Empty.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Empty, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, label: label, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Empty, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, label: label, lengths: lengths,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, label)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, label, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Empty: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: a token in 0..<4.
      public var label: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], label: Swift::Int32? = nil) {
        self.x = x
        self.label = label
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.label)
      }
    }
  }

  extension Empty.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Empty
  }

  extension Empty.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Empty
  }
#endif

// MARK: Code

extension Empty {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "logits", axis: -1, shape: [4])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [18]
        let h_W: Floats = parameters + 16
        // h_W_packed: [48]
        let h_W_packed: MutableFloats = prepared
        // h_W_packed2: [48]
        let h_W_packed2: MutableFloats = prepared + 48
        // n_dense_W: [12]
        let n_dense_W: Floats = parameters + 64
        // n_dense_W_packed: [48]
        let n_dense_W_packed: MutableFloats = prepared + 96
        // logits_dense_W: [24]
        let logits_dense_W: Floats = parameters + 96
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: MutableFloats = prepared + 144
        Kernel.pack(
          source: h_W + 3, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed)
        Kernel.pack(
          source: h_W, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed2)
        Kernel.pack(
          source: n_dense_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: n_dense_W_packed)
        Kernel.pack(
          source: logits_dense_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1,
          destination: logits_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // value3: [B, 6]
        let value3: MutableFloats = shard.floats(4)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(8)
        // l: [T, B, 3]
        let l: MutableFloats = shard.floats(0)
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(1)
        // hNext: [T, B, 3]
        let hNext: MutableFloats = shard.floats(2)
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(3)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // value2: [B, 3]
        let value2: MutableFloats = shard.floats(4)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // value4: [B, 1]
        let value4: MutableFloats = shard.floats(5)
        // value5: [T, B, 3]
        let value5: MutableFloats = shard.floats(2)
        // value6: [B, 3]
        let value6: MutableFloats = shard.floats(5)
        // value7: [B, 1]
        let value7: MutableFloats = shard.floats(6)
        // value8: [B, 1]
        let value8: MutableFloats = shard.floats(7)
        // value9: [B, 3]
        let value9: MutableFloats = shard.floats(6)
        // value10: [T, B, 3]
        let value10: MutableFloats = shard.floats(1)
        // value11: [T, B, 3]
        let value11: MutableFloats = shard.floats(8)
        // value12: [B, 3]
        let value12: MutableFloats = shard.floats(5)
        // value13: [T, B, 4]
        let value13: MutableFloats = shard.floats(1)
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n: [T, B, 4]
        let n: MutableFloats = shard.floats(0)
        // value14: [B, 4]
        let value14: MutableFloats = shard.floats(5)
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // value15: [B, 4]
        let value15: MutableFloats = shard.floats(6)
        // value16: [B, 4]
        let value16: MutableFloats = shard.floats(4)
        // value17: [B, 4]
        let value17: MutableFloats = shard.floats(5)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(6)
        Pointwise.compute_l_value(rows: xSteps &* batch, w, x, l, value)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: value2,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, value2, hNext_t, x_mask_t, h_tNext, h_t)
        }
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(10), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: value3, destinationStride: 6)
        Pointwise.compute_value(rows: batch, value3, value4)
        for t2 in 0..<xSteps {
          let value_t2: MutableFloats = value + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let value_t2_2: MutableFloats = value5 + t2 &* batch &* 3
          Pointwise.compute_value2(rows: batch, value_t2, value4, x_mask_t2, value_t2_2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value5, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value6, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value7, destinationStride: 1)
        Pointwise.compute_value3(count: batch, value7, value8)
        Pointwise.compute_value4(rows: batch, value6, value8, value9)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: value10,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_value5(rows: xSteps &* batch, value10, x, x_mask, value11)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value11, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value12, destinationStride: 3)
        Pointwise.compute_m(rows: batch, value9, value12, value3)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: value13,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: value13, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: value3, inputStride: 6, packed: logits_dense_W_packed, destination: value14,
          destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(10), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value15, destinationStride: 4)
        Pointwise.compute_value6(count: batch &* 4, value14, value15, value16)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(10), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value17, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, value16, value17, logits)
        shard.setOutput(0, logits, stepStride: 0, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [18]
        let h_W: Floats = parameters + 16
        // h_W_packed: [48]
        let h_W_packed: MutableFloats = prepared
        // h_W_packed2: [48]
        let h_W_packed2: MutableFloats = prepared + 48
        // n_dense_W: [12]
        let n_dense_W: Floats = parameters + 64
        // n_dense_W_packed: [48]
        let n_dense_W_packed: MutableFloats = prepared + 96
        // logits_dense_W: [24]
        let logits_dense_W: Floats = parameters + 96
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: MutableFloats = prepared + 144
        Kernel.pack(
          source: h_W + 3, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed)
        Kernel.pack(
          source: h_W, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed2)
        Kernel.pack(
          source: n_dense_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: n_dense_W_packed)
        Kernel.pack(
          source: logits_dense_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1,
          destination: logits_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // value3: [B, 6]
        let value3: MutableFloats = shard.floats(4)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(8)
        // l: [T, B, 3]
        let l: MutableFloats = shard.floats(0)
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(1)
        // hNext: [T, B, 3]
        let hNext: MutableFloats = shard.floats(2)
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(3)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // value2: [B, 3]
        let value2: MutableFloats = shard.floats(4)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // value4: [B, 1]
        let value4: MutableFloats = shard.floats(5)
        // value5: [T, B, 3]
        let value5: MutableFloats = shard.floats(2)
        // value6: [B, 3]
        let value6: MutableFloats = shard.floats(5)
        // value7: [B, 1]
        let value7: MutableFloats = shard.floats(6)
        // value8: [B, 1]
        let value8: MutableFloats = shard.floats(7)
        // value9: [B, 3]
        let value9: MutableFloats = shard.floats(6)
        // value10: [T, B, 3]
        let value10: MutableFloats = shard.floats(1)
        // value11: [T, B, 3]
        let value11: MutableFloats = shard.floats(8)
        // value12: [B, 3]
        let value12: MutableFloats = shard.floats(5)
        // value13: [T, B, 4]
        let value13: MutableFloats = shard.floats(1)
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n: [T, B, 4]
        let n: MutableFloats = shard.floats(0)
        // value14: [B, 4]
        let value14: MutableFloats = shard.floats(5)
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // value15: [B, 4]
        let value15: MutableFloats = shard.floats(6)
        // value16: [B, 4]
        let value16: MutableFloats = shard.floats(4)
        // value17: [B, 4]
        let value17: MutableFloats = shard.floats(5)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(6)
        // value18: [B, 1]
        let value18: MutableFloats = shard.floats(7)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(9)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Pointwise.compute_l_value(rows: xSteps &* batch, w, x, l, value)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: value2,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, value2, hNext_t, x_mask_t, h_tNext, h_t)
        }
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(11), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: value3, destinationStride: 6)
        Pointwise.compute_value(rows: batch, value3, value4)
        for t2 in 0..<xSteps {
          let value_t2: MutableFloats = value + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let value_t2_2: MutableFloats = value5 + t2 &* batch &* 3
          Pointwise.compute_value2(rows: batch, value_t2, value4, x_mask_t2, value_t2_2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value5, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value6, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value7, destinationStride: 1)
        Pointwise.compute_value3(count: batch, value7, value8)
        Pointwise.compute_value4(rows: batch, value6, value8, value9)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: value10,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_value5(rows: xSteps &* batch, value10, x, x_mask, value11)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value11, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value12, destinationStride: 3)
        Pointwise.compute_m(rows: batch, value9, value12, value3)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: value13,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: value13, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: value3, inputStride: 6, packed: logits_dense_W_packed, destination: value14,
          destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(11), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value15, destinationStride: 4)
        Pointwise.compute_value6(count: batch &* 4, value14, value15, value16)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(11), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value17, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, value16, value17, logits)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1, destination: value18,
          destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: value18, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: 0, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 1), .init(axis: 0, width: 4),
          .init(axis: 0, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 4),
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, gradientSums: [0..<132], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [18]
        let h_W: Floats = parameters + 16
        // h_W_packed: [48]
        let h_W_packed: MutableFloats = prepared
        // h_W_packed2: [48]
        let h_W_packed2: MutableFloats = prepared + 48
        // n_dense_W: [12]
        let n_dense_W: Floats = parameters + 64
        // n_dense_W_packed: [48]
        let n_dense_W_packed: MutableFloats = prepared + 96
        // logits_dense_W: [24]
        let logits_dense_W: Floats = parameters + 96
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: MutableFloats = prepared + 144
        // logits_dense_W_packed2: [64]
        let logits_dense_W_packed2: MutableFloats = prepared + 240
        // n_dense_W_packed2: [64]
        let n_dense_W_packed2: MutableFloats = prepared + 304
        // h_W_packed3: [48]
        let h_W_packed3: MutableFloats = prepared + 368
        // h_W_packed4: [48]
        let h_W_packed4: MutableFloats = prepared + 416
        Kernel.pack(
          source: h_W + 3, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed)
        Kernel.pack(
          source: h_W, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed2)
        Kernel.pack(
          source: n_dense_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: n_dense_W_packed)
        Kernel.pack(
          source: logits_dense_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1,
          destination: logits_dense_W_packed)
        Kernel.pack(
          source: logits_dense_W, rowStride: 1, columnStride: 6, rows: 6, columns: 4, blocks: 1,
          destination: logits_dense_W_packed2)
        Kernel.pack(
          source: n_dense_W, rowStride: 1, columnStride: 3, rows: 3, columns: 4, blocks: 1,
          destination: n_dense_W_packed2)
        Kernel.pack(
          source: h_W, rowStride: 1, columnStride: 6, rows: 3, columns: 3, blocks: 1, destination: h_W_packed3)
        Kernel.pack(
          source: h_W + 3, rowStride: 1, columnStride: 6, rows: 3, columns: 3, blocks: 1, destination: h_W_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_w: [3]
        let gradient_w: MutableFloats = shard.gradients
        // gradient_h_b: [3]
        let gradient_h_b: MutableFloats = shard.gradients + 48
        // gradient_n_dense_W: [12]
        let gradient_n_dense_W: MutableFloats = shard.gradients + 64
        // gradient_n_dense_b: [4]
        let gradient_n_dense_b: MutableFloats = shard.gradients + 80
        // gradient_logits_dense_W: [24]
        let gradient_logits_dense_W: MutableFloats = shard.gradients + 96
        // gradient_logits_dense_b: [4]
        let gradient_logits_dense_b: MutableFloats = shard.gradients + 128
        // value4: [B, 6]
        let value4: MutableFloats = shard.floats(5)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(19)
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(0)
        // l: [T, B, 3]
        let l: MutableFloats = shard.floats(1)
        // value2: [T, B, 3]
        let value2: MutableFloats = shard.floats(2)
        // hNext: [T, B, 3]
        let hNext: MutableFloats = shard.floats(3)
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(4)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(21)
        // value3: [B, 3]
        let value3: MutableFloats = shard.floats(5)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // value5: [B, 1]
        let value5: MutableFloats = shard.floats(6)
        // value6: [T, B, 3]
        let value6: MutableFloats = shard.floats(7)
        // value7: [B, 3]
        let value7: MutableFloats = shard.floats(6)
        // value8: [B, 1]
        let value8: MutableFloats = shard.floats(8)
        // value9: [B, 1]
        let value9: MutableFloats = shard.floats(9)
        // value10: [B, 3]
        let value10: MutableFloats = shard.floats(8)
        // value11: [T, B, 3]
        let value11: MutableFloats = shard.floats(7)
        // value12: [T, B, 3]
        let value12: MutableFloats = shard.floats(10)
        // value13: [B, 3]
        let value13: MutableFloats = shard.floats(6)
        // value14: [T, B, 4]
        let value14: MutableFloats = shard.floats(10)
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n: [T, B, 4]
        let n: MutableFloats = shard.floats(11)
        // value15: [B, 4]
        let value15: MutableFloats = shard.floats(6)
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // value16: [B, 4]
        let value16: MutableFloats = shard.floats(8)
        // value17: [B, 4]
        let value17: MutableFloats = shard.floats(12)
        // value18: [B, 4]
        let value18: MutableFloats = shard.floats(6)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(8)
        // value19: [B, 1]
        let value19: MutableFloats = shard.floats(6)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(20)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value21: [B, 4]
        let value21: MutableFloats = shard.floats(13)
        // value20: [B, 1]
        let value20: MutableFloats = shard.floats(12)
        // count: [1]
        let count: Floats = shard.count(0)
        // value22: [T, B, 4]
        let value22: MutableFloats = shard.floats(10)
        // value23: [T, B, 4]
        let value23: MutableFloats = shard.floats(14)
        // value24: [B, 1]
        let value24: MutableFloats = shard.floats(6)
        // value25: [B, 6]
        let value25: MutableFloats = shard.floats(8)
        // value26: [B, 6]
        let value26: MutableFloats = shard.floats(5)
        // logits_dense_W_packed2: [64]
        let logits_dense_W_packed2: Floats = shard.prepared + 240
        // value27: [T, B, 4]
        let value27: MutableFloats = shard.floats(15)
        // value28: [T, B, 4]
        let value28: MutableFloats = shard.floats(16)
        // value29: [T, B, 1]
        let value29: MutableFloats = shard.floats(17)
        // value30: [T, B, 1]
        let value30: MutableFloats = shard.floats(18)
        // value31: [T, B, 4]
        let value31: MutableFloats = shard.floats(10)
        // value32: [T, B, 1]
        let value32: MutableFloats = shard.floats(11)
        // value33: [T, B, 3]
        let value33: MutableFloats = shard.floats(14)
        // value34: [T, B, 3]
        let value34: MutableFloats = shard.floats(15)
        // value35: [T, B, 1]
        let value35: MutableFloats = shard.floats(17)
        // value36: [T, B, 1]
        let value36: MutableFloats = shard.floats(18)
        // value37: [T, B, 3]
        let value37: MutableFloats = shard.floats(11)
        // n_dense_W_packed2: [64]
        let n_dense_W_packed2: Floats = shard.prepared + 304
        // value38: [T, B, 3]
        let value38: MutableFloats = shard.floats(10)
        // value39: [B, 3]
        let value39: MutableFloats = shard.floats(6)
        // value40: [T, B, 1]
        let value40: MutableFloats = shard.floats(17)
        // value41: [B, 1]
        let value41: MutableFloats = shard.floats(9)
        // value42: [B, 3]
        let value42: MutableFloats = shard.floats(6)
        // value43: [T, B, 3]
        let value43: MutableFloats = shard.floats(2)
        // d_h: [B, 3]
        let d_h: MutableFloats = shard.floats(6)
        // value46: [T, B, 3]
        let value46: MutableFloats = shard.floats(7)
        // value44: [B, 3]
        let value44: MutableFloats = shard.floats(12)
        // value45: [B, 1]
        let value45: MutableFloats = shard.floats(9)
        // value47: [B, 3]
        let value47: MutableFloats = shard.floats(13)
        // h_W_packed3: [48]
        let h_W_packed3: Floats = shard.prepared + 368
        // value48: [T, B, 1]
        let value48: MutableFloats = shard.floats(17)
        // value49: [T, B, 3]
        let value49: MutableFloats = shard.floats(2)
        // value50: [T, B, 3]
        let value50: MutableFloats = shard.floats(2)
        // h_W_packed4: [48]
        let h_W_packed4: Floats = shard.prepared + 416
        // value51: [T, B, 3]
        let value51: MutableFloats = shard.floats(19)
        // gradient_h_W: [15]
        let gradient_h_W: MutableFloats = shard.gradients + 16
        // gradient_h_W2: [15]
        let gradient_h_W2: MutableFloats = shard.gradients + 19
        Pointwise.compute_value_l(rows: xSteps &* batch, w, x, value, l, value2)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: value3,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, value3, hNext_t, x_mask_t, h_tNext, h_t)
        }
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(22), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: value4, destinationStride: 6)
        Pointwise.compute_value(rows: batch, value4, value5)
        for t2 in 0..<xSteps {
          let value_t2: MutableFloats = value2 + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let value_t2_2: MutableFloats = value6 + t2 &* batch &* 3
          Pointwise.compute_value2(rows: batch, value_t2, value5, x_mask_t2, value_t2_2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value6, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value7, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: value8, destinationStride: 1)
        Pointwise.compute_value3(count: batch, value8, value9)
        Pointwise.compute_value4(rows: batch, value7, value9, value10)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: value11,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_value5(rows: xSteps &* batch, value11, x, x_mask, value12)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: value12, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: value13, destinationStride: 3)
        Pointwise.compute_m(rows: batch, value10, value13, value4)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: value14,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: value14, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: value4, inputStride: 6, packed: logits_dense_W_packed, destination: value15,
          destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(22), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value16, destinationStride: 4)
        Pointwise.compute_value6(count: batch &* 4, value15, value16, value17)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(22), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: value18, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, value17, value18, logits)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1, destination: value19,
          destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: value19, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        Pointwise.compute_value7(count: batch, count, value20)
        Kernel.crossEntropyGradient(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1, loss: value19,
          lossStride: 1, cotangent: value20, cotangentStride: 1, destination: value21, destinationStride: 4)
        Kernel.place(
          isLast: false, steps: xSteps, batch: batch, width: 4, lengths: shard.tokens(22), source: value21,
          sourceStride: 4, destination: value22, destinationStepStride: batch &* 4, destinationStride: 4)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 4, lengths: shard.tokens(22), source: value21,
          sourceStride: 4, destination: value23, destinationStepStride: batch &* 4, destinationStride: 4)
        Pointwise.compute_value8(rows: batch, value21, value24)
        Pointwise.compute_value9(rows: batch, value24, value4, value25)
        Kernel.outerSum(
          rows: batch, m: 4, n: 6, left: value21, leftStride: 4, right: value25, rightStride: 6,
          destination: gradient_logits_dense_W, destinationRowStride: 6, leftSum: gradient_logits_dense_b,
          totals: shard.totals(toMove: gradient_logits_dense_W),
          leftSumTotals: shard.totals(of: gradient_logits_dense_b))
        Kernel.product(
          rows: batch, k: 4, n: 6, input: value21, inputStride: 4, packed: logits_dense_W_packed2, destination: value26,
          destinationStride: 6, bias: nil)
        Pointwise.compute_value_value(rows: xSteps &* batch, value22, value23, n, value27, value28, value29, value30)
        Pointwise.compute_value_value2(rows: xSteps &* batch, value28, value29, value27, value30, value31, value32)
        for t3 in 0..<xSteps {
          let value_t3: MutableFloats = value32 + t3 &* batch
          let l_t3: MutableFloats = l + t3 &* batch &* 3
          let x_mask_t3: MutableFloats = x_mask + t3 &* batch
          let x_t3: MutableFloats = x + t3 &* batch &* 3
          let value_t3_2: MutableFloats = value11 + t3 &* batch &* 3
          let value_t3_3: MutableFloats = value33 + t3 &* batch &* 3
          let value_t3_4: MutableFloats = value34 + t3 &* batch &* 3
          let value_t3_5: MutableFloats = value35 + t3 &* batch
          let value_t3_6: MutableFloats = value36 + t3 &* batch
          Pointwise.compute_value_value3(
            rows: batch, value_t3, l_t3, x_mask_t3, value26, x_t3, value_t3_2, value_t3_3, value_t3_4, value_t3_5,
            value_t3_6)
        }
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: value31, leftStride: 4, right: value33, rightStride: 3,
          destination: gradient_n_dense_W, destinationRowStride: 3, leftSum: gradient_n_dense_b,
          totals: shard.totals(toMove: gradient_n_dense_W), leftSumTotals: shard.totals(of: gradient_n_dense_b))
        Kernel.product(
          rows: xSteps &* batch, k: 4, n: 3, input: value31, inputStride: 4, packed: n_dense_W_packed2,
          destination: value37, destinationStride: 3, bias: nil)
        Pointwise.compute_value10(rows: xSteps &* batch, value34, value35, value11, value36, value37, value38)
        Pointwise.compute_value11(rows: batch, value26, value9, value39)
        for t4 in 0..<xSteps {
          let x_mask_t4: MutableFloats = x_mask + t4 &* batch
          let value_t4: MutableFloats = value2 + t4 &* batch &* 3
          let value_t4_2: MutableFloats = value40 + t4 &* batch
          Pointwise.compute_value12(rows: batch, x_mask_t4, value39, value_t4, value_t4_2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: value40, sourceStepStride: batch, sourceStride: 1,
          destination: value41, destinationStride: 1)
        Pointwise.compute_value13(rows: batch, value26, value41, value42)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 3, lengths: shard.tokens(22), source: value42,
          sourceStride: 3, destination: value43, destinationStepStride: batch &* 3, destinationStride: 3)
        Kernel.zero(rows: batch, width: 3, destination: d_h, destinationStride: 3)
        for t5 in 0..<xSteps {
          let value_t5: MutableFloats = value43 + t5 &* batch &* 3
          let x_mask_t5: MutableFloats = x_mask + t5 &* batch
          let hNext_t5: MutableFloats = hNext + t5 &* batch &* 3
          let h_t5Next: MutableFloats = h + (t5 &+ 1) &* batch &* 3
          let value_t5_2: MutableFloats = value46 + t5 &* batch &* 3
          Pointwise.compute_value_hNext(rows: batch, d_h, value_t5, x_mask_t5, hNext_t5, value44, value45)
          Pointwise.compute_value14(rows: batch, value45, h_t5Next, value_t5_2)
          Kernel.product(
            rows: batch, k: 3, n: 3, input: hNext_t5, inputStride: 3, packed: h_W_packed3, destination: value47,
            destinationStride: 3, bias: nil, turn: t5)
          Pointwise.compute_d_h(count: batch &* 3, value44, value47, d_h)
        }
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: hNext, leftStride: 3, right: value46, rightStride: 3,
          destination: gradient_h_W, destinationRowStride: 6, leftSum: gradient_h_b,
          totals: shard.totals(toMove: gradient_h_W), leftSumTotals: shard.totals(of: gradient_h_b))
        Pointwise.compute_value15(rows: xSteps &* batch, hNext, value48)
        Pointwise.compute_value16(rows: xSteps &* batch, value48, l, value49)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: hNext, leftStride: 3, right: value49, rightStride: 3,
          destination: gradient_h_W2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_h_W2))
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: hNext, inputStride: 3, packed: h_W_packed4, destination: value50,
          destinationStride: 3, bias: nil)
        Pointwise.compute_value17(count: xSteps &* batch &* 3, value38, value50, value, l, x, value51)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 3, source: value51, sourceStride: 3, destination: gradient_w,
          totals: shard.totals(of: gradient_w))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 3.
      @inline(never)
      static func compute_l_value(
        rows: Swift::Int, _ w2: Floats, _ x2: Floats, _ l2: MutableFloats, _ value: MutableFloats
      ) {
        for row in 0..<rows {
          let w2Row: Floats = w2
          let x2Row: Floats = x2 + row &* 3
          let l2Row: MutableFloats = l2 + row &* 3
          let valueRow: MutableFloats = value + row &* 3
          let w: Vector = Lanes.load(w2Row, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.multiply(w, x)
          let v2: Vector = Lanes.log(v)
          let l: Vector = Lanes.divide(v2, v)
          let v3: Vector = Lanes.sqrt(x)
          Lanes.store(l, l2Row, count: 3)
          Lanes.store(v3, valueRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ value: Floats, _ hNext3: Floats, _ x_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let hNext3Row: Floats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(value_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value(rows: Swift::Int, _ value: Floats, _ value2: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 6
          let value2Row: MutableFloats = value2 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(value_x, from: 3, 0))
          value2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ x_mask: Floats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let value2Row: Floats = value2 + row
          let x_maskRow: Floats = x_mask + row
          let value3Row: MutableFloats = value3 + row &* 3
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v: Vector = Lanes.multiply(value_x, value_x2)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, value3Row, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value3(count: Swift::Int, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.maximum(value_x, v)
          Lanes.store(v2, value2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value4(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let value2Row: Floats = value2 + row
          let value3Row: MutableFloats = value3 + row &* 3
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v: Vector = Lanes.divide(value_x, value_x2)
          Lanes.store(v, value3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value5(
        rows: Swift::Int, _ value: Floats, _ x2: Floats, _ x_mask: Floats, _ value2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let x2Row: Floats = x2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let value2Row: MutableFloats = value2 + row &* 3
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.divide(value_x, x)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, value2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_m(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let value2Row: Floats = value2 + row &* 3
          let value3Row: MutableFloats = value3 + row &* 6
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let value_x2: Vector = Lanes.load(value2Row, count: 3)
          let m: Vector = Lanes.add(value_x, value_x2)
          Lanes.store(m, value3Row + 3, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value6(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
          Lanes.store(v, value3 + column, count: lanes)
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
      static func compute_logits(count: Swift::Int, _ value: Floats, _ value2: Floats, _ logits2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let logits: Vector = Lanes.add(value_x, value_x2)
          Lanes.store(logits, logits2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 3.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ value: Floats, _ hNext3: Floats, _ x_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let hNext3Row: Floats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(value_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 3)
        }
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ sum2: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value_l(
        rows: Swift::Int, _ w2: Floats, _ x2: Floats, _ value: MutableFloats, _ l2: MutableFloats,
        _ value2: MutableFloats
      ) {
        for row in 0..<rows {
          let w2Row: Floats = w2
          let x2Row: Floats = x2 + row &* 3
          let valueRow: MutableFloats = value + row &* 3
          let l2Row: MutableFloats = l2 + row &* 3
          let value2Row: MutableFloats = value2 + row &* 3
          let w: Vector = Lanes.load(w2Row, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.multiply(w, x)
          let v2: Vector = Lanes.log(v)
          let l: Vector = Lanes.divide(v2, v)
          let v3: Vector = Lanes.sqrt(x)
          Lanes.store(v, valueRow, count: 3)
          Lanes.store(l, l2Row, count: 3)
          Lanes.store(v3, value2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ value: Floats, _ hNext3: MutableFloats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let hNext3Row: MutableFloats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(value_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3Row, count: 3)
          Lanes.store(v2, h3Row, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value7(count: Swift::Int, _ count2: Floats, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v2: Vector = Lanes.divide(v, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v2, value + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 4.
      @inline(never)
      static func compute_value8(rows: Swift::Int, _ value: Floats, _ value2: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 4
          let value2Row: MutableFloats = value2 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 4)
          let v: Vector = Lanes.abs(value_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          value2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_value9(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 6
          let value3Row: MutableFloats = value3 + row &* 6
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.select(value_x, value_x2, v)
          Lanes.store(v2, value3Row, count: 6)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_value_value(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ n2: Floats, _ value3: MutableFloats,
        _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 4
          let value2Row: Floats = value2 + row &* 4
          let n2Row: Floats = n2 + row &* 4
          let value3Row: MutableFloats = value3 + row &* 4
          let value4Row: MutableFloats = value4 + row &* 4
          let value5Row: MutableFloats = value5 + row
          let value6Row: MutableFloats = value6 + row
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 4)
          let value_x2: Vector = Lanes.load(value2Row, count: 4)
          let v: Vector = Lanes.add(value_x, value_x2)
          let n: Vector = Lanes.load(n2Row, count: 4)
          let v2: Vector = Lanes.exp(n)
          let v3: Vector = Lanes.abs(v)
          Lanes.store(v, value3Row, count: 4)
          Lanes.store(v2, value4Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(v3, from: 4, 0))
          value5Row[0] = Lanes.sum(sum2)
          value6Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ value4: Floats,
        _ value5: MutableFloats, _ value6: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 4
          let value2Row: Floats = value2 + row
          let value3Row: Floats = value3 + row &* 4
          let value4Row: Floats = value4 + row
          let value5Row: MutableFloats = value5 + row &* 4
          let value6Row: MutableFloats = value6 + row
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let value_x4: Vector = Lanes.broadcast(value4Row[0])
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 4)
          let value_x3: Vector = Lanes.load(value3Row, count: 4)
          let v2: Vector = Lanes.fma(Lanes.negate(value_x), value_x2, value_x3)
          let v4: Vector = Lanes.select(value_x4, v2, v3)
          let v5: Vector = Lanes.abs(v4)
          Lanes.store(v4, value5Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v5, from: 4, 0))
          value6Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ value: Floats, _ l2: Floats, _ x_mask: Floats, _ value2: Floats, _ x2: Floats,
        _ value3: Floats, _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats,
        _ value7: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let l2Row: Floats = l2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let value2Row: Floats = value2 + row &* 6
          let x2Row: Floats = x2 + row &* 3
          let value3Row: Floats = value3 + row &* 3
          let value4Row: MutableFloats = value4 + row &* 3
          let value5Row: MutableFloats = value5 + row &* 3
          let value6Row: MutableFloats = value6 + row
          let value7Row: MutableFloats = value7 + row
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let l: Vector = Lanes.load(l2Row, count: 3)
          let v2: Vector = Lanes.select(value_x, l, v)
          let value_x2: Vector = Lanes.load(value2Row + 3, count: 3)
          let v3: Vector = Lanes.select(x_mask_x, value_x2, v)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v4: Vector = Lanes.divide(v3, x)
          let v5: Vector = Lanes.select(v3, v4, v)
          let value_x3: Vector = Lanes.load(value3Row, count: 3)
          let v6: Vector = Lanes.multiply(v5, value_x3)
          let v7: Vector = Lanes.abs(v5)
          Lanes.store(v2, value4Row, count: 3)
          Lanes.store(v5, value5Row, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v6, from: 3, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(v7, from: 3, 0))
          value6Row[0] = Lanes.sum(sum2)
          value7Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value10(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ value4: Floats, _ value5: Floats,
        _ value6: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 3
          let value2Row: Floats = value2 + row
          let value3Row: Floats = value3 + row &* 3
          let value4Row: Floats = value4 + row
          let value5Row: Floats = value5 + row &* 3
          let value6Row: MutableFloats = value6 + row &* 3
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let value_x4: Vector = Lanes.broadcast(value4Row[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v: Vector = Lanes.subtract(value_x, value_x2)
          let value_x3: Vector = Lanes.load(value3Row, count: 3)
          let v2: Vector = Lanes.multiply(value_x3, v)
          let v4: Vector = Lanes.select(value_x4, v2, v3)
          let value_x5: Vector = Lanes.load(value5Row, count: 3)
          let v5: Vector = Lanes.add(value_x5, v4)
          Lanes.store(v5, value6Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value11(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 6
          let value2Row: Floats = value2 + row
          let value3Row: MutableFloats = value3 + row &* 3
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let value_x: Vector = Lanes.load(valueRow + 3, count: 3)
          let v: Vector = Lanes.divide(value_x, value_x2)
          Lanes.store(v, value3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value12(
        rows: Swift::Int, _ x_mask: Floats, _ value: Floats, _ value2: Floats, _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let valueRow: Floats = value + row &* 3
          let value2Row: Floats = value2 + row &* 3
          let value3Row: MutableFloats = value3 + row
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v2: Vector = Lanes.select(x_mask_x, value_x, v)
          let value_x2: Vector = Lanes.load(value2Row, count: 3)
          let v3: Vector = Lanes.multiply(v2, value_x2)
          let v4: Vector = Lanes.select(v2, v3, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 3, 0))
          value3Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value13(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 6
          let value2Row: Floats = value2 + row
          let value3Row: MutableFloats = value3 + row &* 3
          let value_x2: Vector = Lanes.broadcast(value2Row[0])
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v: Vector = Lanes.add(value_x, value_x2)
          Lanes.store(v, value3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ value: Floats, _ x_mask: Floats, _ hNext2: MutableFloats,
        _ value2: MutableFloats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 3
          let valueRow: Floats = value + row &* 3
          let x_maskRow: Floats = x_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 3
          let value2Row: MutableFloats = value2 + row &* 3
          let value3Row: MutableFloats = value3 + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let d_h: Vector = Lanes.load(d_h2Row, count: 3)
          let value_x: Vector = Lanes.load(valueRow, count: 3)
          let v: Vector = Lanes.add(d_h, value_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row, count: 3)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          let v9: Vector = Lanes.select(v3, v8, v2)
          let v10: Vector = Lanes.abs(v9)
          Lanes.store(v4, value2Row, count: 3)
          Lanes.store(v9, hNext2Row, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v10, from: 3, 0))
          value3Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value14(rows: Swift::Int, _ value: Floats, _ h2: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let h2Row: Floats = h2 + row &* 3
          let value2Row: MutableFloats = value2 + row &* 3
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(value_x, h, v)
          Lanes.store(v2, value2Row, count: 3)
        }
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

      /// Rows of 3.
      @inline(never)
      static func compute_value15(rows: Swift::Int, _ hNext: Floats, _ value: MutableFloats) {
        for row in 0..<rows {
          let hNextRow: Floats = hNext + row &* 3
          let valueRow: MutableFloats = value + row
          var sum2: Vector = Vector()
          let hNext_x: Vector = Lanes.load(hNextRow, count: 3)
          let v: Vector = Lanes.abs(hNext_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 3, 0))
          valueRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_value16(rows: Swift::Int, _ value: Floats, _ l2: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let l2Row: Floats = l2 + row &* 3
          let value2Row: MutableFloats = value2 + row &* 3
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let l: Vector = Lanes.load(l2Row, count: 3)
          let v2: Vector = Lanes.select(value_x, l, v)
          Lanes.store(v2, value2Row, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value17(
        count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ l2: Floats, _ x2: Floats,
        _ value4: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(value3 + column, count: lanes)
          let v2: Vector = Lanes.divide(v, value_x3)
          let v4: Vector = Lanes.select(v, v2, v3)
          let l: Vector = Lanes.load(l2 + column, count: lanes)
          let v5: Vector = Lanes.multiply(v, l)
          let v6: Vector = Lanes.divide(v5, value_x3)
          let v7: Vector = Lanes.select(v, v6, v3)
          let v8: Vector = Lanes.divide(v4, value_x3)
          let v9: Vector = Lanes.select(v4, v8, v3)
          let v10: Vector = Lanes.subtract(v9, v7)
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v11: Vector = Lanes.multiply(v10, x)
          Lanes.store(v11, value4 + column, count: lanes)
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

/// Branches that are not taken: of each feature, of all of them, nested, with products behind them and within.
///
/// - Input `v`: [19]
/// - Input `c`: a number
public struct Choosing: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "w", shape: [19], offset: 0, initializer: .constant(1.0)),
      .init(name: "W", shape: [19, 19], offset: 32, initializer: .glorot),
    ],
    count: 400, preparedCounts: [640, 1248])

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

extension Choosing {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Choosing.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Choosing.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
      evaluation = RNNRuntime::Workspace(GeneratedCode.Evaluation.layout, batch: batch, steps: [], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - v: numbers, [batch, 19].
    ///   - c: numbers, [batch].
    public func run(
      _ model: Choosing, v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) -> Swift::Float {
      bind(
        to: workspace, v: v, c: c,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - v: numbers, [batch, 19].
    ///   - c: numbers, [batch].
    public func evaluate(
      _ model: Choosing, v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) -> Swift::Float {
      bind(
        to: evaluation, v: v, c: c,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, v)
      try check.bind(1, c)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Choosing, _ batch: RNNRuntime::Batch<Choosing.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Choosing, _ batch: RNNRuntime::Batch<Choosing.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, v: some Swift::Collection<Swift::Float>,
      c: some Swift::Collection<Swift::Float>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, v, { workspace.bind(1, c, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Choosing: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [19].
      public var v: [Swift::Float]

      /// Input: a number.
      public var c: Swift::Float

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(v: [Swift::Float], c: Swift::Float) {
        self.v = v
        self.c = c
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.v)
        packer.add(self.c)
      }
    }
  }

  extension Choosing.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Choosing
  }
#endif

// MARK: Code

extension Choosing {
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
        axes: [], inputs: [.init(name: "v", axis: -1, width: 19), .init(name: "c", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 361), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // w: [19]
        let w: Floats = parameters
        // value: [19]
        let value: MutableFloats = prepared
        // W: [361]
        let W: Floats = parameters + 32
        // W_packed: [608]
        let W_packed: MutableFloats = prepared + 32
        Pointwise.compute_value(w, value)
        Kernel.pack(source: W, rowStride: 19, columnStride: 1, rows: 19, columns: 19, blocks: 1, destination: W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // w: [19]
        let w: Floats = shard.parameters
        // value: [19]
        let value: Floats = shard.prepared
        // v: [B, 19]
        let v: MutableFloats = shard.floats(10)
        // c: [B, 1]
        let c: MutableFloats = shard.floats(11)
        // value2: [B, 19]
        let value2: MutableFloats = shard.floats(0)
        // value3: [B, 19]
        let value3: MutableFloats = shard.floats(1)
        // value4: [B, 19]
        let value4: MutableFloats = shard.floats(2)
        // value5: [B, 19]
        let value5: MutableFloats = shard.floats(3)
        // value6: [B, 19]
        let value6: MutableFloats = shard.floats(4)
        // value7: [B, 19]
        let value7: MutableFloats = shard.floats(5)
        // grown: [B, 19]
        let grown: MutableFloats = shard.floats(6)
        // value8: [B, 19]
        let value8: MutableFloats = shard.floats(7)
        // value9: [B, 19]
        let value9: MutableFloats = shard.floats(8)
        // value10: [B, 19]
        let value10: MutableFloats = shard.floats(9)
        // W_packed: [608]
        let W_packed: Floats = shard.prepared + 32
        // value11: [B, 1]
        let value11: MutableFloats = shard.floats(2)
        // value12: [B, 1]
        let value12: MutableFloats = shard.floats(0)
        // value13: [B, 19]
        let value13: MutableFloats = shard.floats(1)
        // value14: [B, 1]
        let value14: MutableFloats = shard.floats(3)
        // value15: [B, 361]
        let value15: MutableFloats = shard.floats(0)
        // value16: [B, 19]
        let value16: MutableFloats = shard.floats(1)
        // value17: [B, 1]
        let value17: MutableFloats = shard.floats(4)
        // value18: [B, 1]
        let value18: MutableFloats = shard.floats(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Pointwise.compute_value_value(
          rows: batch, v, w, value, c, value2, value3, value4, value5, value6, value7, grown, value8, value9)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value4, inputStride: 19, packed: W_packed, destination: value10,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value2(rows: batch, value2, value3, value10, w, value8, grown, value11)
        Pointwise.compute_value3(count: batch, c, value12)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value5, inputStride: 19, packed: W_packed, destination: value13,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value4(rows: batch, value12, value13, value6, w, value14)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: value9, leftStride: 19, right: w, rightStride: 0, destination: value15,
          destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: value15, leftStride: 361, right: value7, rightStride: 19,
          destination: value16, destinationStride: 19)
        Pointwise.compute_value5(rows: batch, value8, value16, v, value17)
        Pointwise.compute_value6(count: batch, value11, value14, value17, value18)
        Kernel.columnSum(
          rows: batch, width: 1, source: value18, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "v", axis: -1, width: 19), .init(name: "c", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 361), .init(axis: -1, width: 361), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 361), .init(axis: -1, width: 361),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 1), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, hasBatch: false, width: 19),
        ],
        sumsCount: 1088, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // w: [19]
        let w: Floats = parameters
        // value: [19]
        let value: MutableFloats = prepared
        // W: [361]
        let W: Floats = parameters + 32
        // W_packed: [608]
        let W_packed: MutableFloats = prepared + 32
        // W_packed2: [608]
        let W_packed2: MutableFloats = prepared + 640
        Pointwise.compute_value(w, value)
        Kernel.pack(source: W, rowStride: 19, columnStride: 1, rows: 19, columns: 19, blocks: 1, destination: W_packed)
        Kernel.pack(source: W, rowStride: 1, columnStride: 19, rows: 19, columns: 19, blocks: 1, destination: W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // w: [19]
        let w: Floats = shard.parameters
        // value: [19]
        let value: Floats = shard.prepared
        // v: [B, 19]
        let v: MutableFloats = shard.floats(28)
        // c: [B, 1]
        let c: MutableFloats = shard.floats(29)
        // count: [1]
        let count: Floats = shard.count(0)
        // value2: [B, 19]
        let value2: MutableFloats = shard.floats(0)
        // value3: [B, 19]
        let value3: MutableFloats = shard.floats(1)
        // value4: [B, 19]
        let value4: MutableFloats = shard.floats(2)
        // value5: [B, 19]
        let value5: MutableFloats = shard.floats(3)
        // value6: [B, 19]
        let value6: MutableFloats = shard.floats(4)
        // value7: [B, 19]
        let value7: MutableFloats = shard.floats(5)
        // value8: [B, 19]
        let value8: MutableFloats = shard.floats(6)
        // value9: [B, 19]
        let value9: MutableFloats = shard.floats(7)
        // value10: [B, 19]
        let value10: MutableFloats = shard.floats(8)
        // value11: [B, 19]
        let value11: MutableFloats = shard.floats(9)
        // grown: [B, 19]
        let grown: MutableFloats = shard.floats(10)
        // value12: [B, 19]
        let value12: MutableFloats = shard.floats(11)
        // value13: [B, 19]
        let value13: MutableFloats = shard.floats(12)
        // value14: [B, 19]
        let value14: MutableFloats = shard.floats(13)
        // value15: [B, 19]
        let value15: MutableFloats = shard.floats(14)
        // value16: [B, 19]
        let value16: MutableFloats = shard.floats(15)
        // value17: [B, 19]
        let value17: MutableFloats = shard.floats(16)
        // value18: [B, 19]
        let value18: MutableFloats = shard.floats(17)
        // value19: [B, 19]
        let value19: MutableFloats = shard.floats(18)
        // value20: [B, 19]
        let value20: MutableFloats = shard.floats(19)
        // value21: [B, 1]
        let value21: MutableFloats = shard.floats(20)
        // value22: [B, 19]
        let value22: MutableFloats = shard.floats(21)
        // W_packed: [608]
        let W_packed: Floats = shard.prepared + 32
        // value23: [B, 19]
        let value23: MutableFloats = shard.floats(22)
        // value24: [B, 19]
        let value24: MutableFloats = shard.floats(23)
        // value25: [B, 1]
        let value25: MutableFloats = shard.floats(24)
        // value26: [B, 1]
        let value26: MutableFloats = shard.floats(20)
        // value27: [B, 19]
        let value27: MutableFloats = shard.floats(0)
        // value28: [B, 19]
        let value28: MutableFloats = shard.floats(1)
        // value29: [B, 19]
        let value29: MutableFloats = shard.floats(10)
        // value30: [B, 19]
        let value30: MutableFloats = shard.floats(14)
        // value31: [B, 19]
        let value31: MutableFloats = shard.floats(21)
        // value32: [B, 1]
        let value32: MutableFloats = shard.floats(25)
        // value33: [B, 1]
        let value33: MutableFloats = shard.floats(26)
        // value34: [B, 361]
        let value34: MutableFloats = shard.floats(0)
        // value35: [B, 19]
        let value35: MutableFloats = shard.floats(5)
        // value36: [B, 19]
        let value36: MutableFloats = shard.floats(6)
        // value37: [B, 1]
        let value37: MutableFloats = shard.floats(20)
        // value38: [B, 1]
        let value38: MutableFloats = shard.floats(26)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum2: [19]
        let sum2: MutableFloats = shard.sums + 16
        // sum3: [19]
        let sum3: MutableFloats = shard.sums + 48
        // value39: [B, 361]
        let value39: MutableFloats = shard.floats(1)
        // value41: [B, 361]
        let value41: MutableFloats = shard.floats(4)
        // value40: [19]
        let value40: MutableFloats = shard.floats(27)
        // value42: [B, 361]
        let value42: MutableFloats = shard.floats(5)
        // value43: [B, 361]
        let value43: MutableFloats = shard.floats(0)
        // value44: [B, 19]
        let value44: MutableFloats = shard.floats(7)
        // value45: [B, 361]
        let value45: MutableFloats = shard.floats(0)
        // value46: [B, 361]
        let value46: MutableFloats = shard.floats(4)
        // value47: [B, 361]
        let value47: MutableFloats = shard.floats(0)
        // value48: [B, 19]
        let value48: MutableFloats = shard.floats(8)
        // sum4: [19]
        let sum4: MutableFloats = shard.sums + 80
        // value49: [B, 19]
        let value49: MutableFloats = shard.floats(8)
        // sum5: [19]
        let sum5: MutableFloats = shard.sums + 112
        // sum6: [19]
        let sum6: MutableFloats = shard.sums + 144
        // sum7: [19]
        let sum7: MutableFloats = shard.sums + 176
        // sum8: [19]
        let sum8: MutableFloats = shard.sums + 208
        // sum9: [361]
        let sum9: MutableFloats = shard.sums + 240
        // value50: [B, 19]
        let value50: MutableFloats = shard.floats(6)
        // W_packed2: [608]
        let W_packed2: Floats = shard.prepared + 640
        // value51: [B, 19]
        let value51: MutableFloats = shard.floats(7)
        // sum10: [19]
        let sum10: MutableFloats = shard.sums + 608
        // sum11: [361]
        let sum11: MutableFloats = shard.sums + 640
        // value52: [B, 19]
        let value52: MutableFloats = shard.floats(3)
        // value53: [B, 19]
        let value53: MutableFloats = shard.floats(6)
        // sum12: [19]
        let sum12: MutableFloats = shard.sums + 1008
        // sum13: [19]
        let sum13: MutableFloats = shard.sums + 1040
        Pointwise.compute_value_value2(
          rows: batch, v, w, value, c, count, value2, value3, value4, value5, value6, value7, value8, value9, value10,
          value11, grown, value12, value13, value14, value15, value16, value17, value18, value19, value20, value21)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value4, inputStride: 19, packed: W_packed, destination: value22,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value_value3(
          rows: batch, value2, value3, value22, w, value12, grown, value15, value21, value4, value23, value24, value25)
        Pointwise.compute_value3(count: batch, c, value26)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value6, inputStride: 19, packed: W_packed, destination: value27,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value_value4(
          rows: batch, value26, value27, value10, w, count, value14, value7, value9, value8, value28, value29, value30,
          value31, value32, value33)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: value13, leftStride: 19, right: w, rightStride: 0,
          destination: value34, destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: value34, leftStride: 361, right: value11, rightStride: 19,
          destination: value35, destinationStride: 19)
        Pointwise.compute_value_value5(rows: batch, value12, value35, v, value33, value6, value36, value37)
        Pointwise.compute_value6(count: batch, value25, value32, value37, value38)
        Kernel.columnSum(
          rows: batch, width: 1, source: value38, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        Kernel.columnSum(
          rows: batch, width: 19, source: value28, sourceStride: 19, destination: sum2, totals: shard.totals(of: sum2))
        Kernel.columnSum(
          rows: batch, width: 19, source: value23, sourceStride: 19, destination: sum3, totals: shard.totals(of: sum3))
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: value16, leftStride: 19, right: value11, rightStride: 19,
          destination: value39, destinationStride: 361)
        Pointwise.compute_value7(value40)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: value16, leftStride: 19, right: value40, rightStride: 0,
          destination: value41, destinationStride: 361)
        Pointwise.compute_value8(count: batch &* 361, value41, value34, value42)
        Kernel.rowTranspose(
          rows: batch, matrixRows: 19, matrixColumns: 19, source: value42, sourceStride: 361, destination: value43,
          destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: value43, leftStride: 361, right: value16, rightStride: 19,
          destination: value44, destinationStride: 19)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: value13, leftStride: 19, right: value40, rightStride: 0,
          destination: value45, destinationStride: 361)
        Pointwise.compute_value9(count: batch &* 361, value39, value45, value46)
        Kernel.rowTranspose(
          rows: batch, matrixRows: 19, matrixColumns: 19, source: value46, sourceStride: 361, destination: value47,
          destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: value47, leftStride: 361, right: value40, rightStride: 0,
          destination: value48, destinationStride: 19)
        Kernel.columnSum(
          rows: batch, width: 19, source: value48, sourceStride: 19, destination: sum4, totals: shard.totals(of: sum4))
        Pointwise.compute_value10(count: batch &* 19, value44, value17, v, value49)
        Kernel.columnSum(
          rows: batch, width: 19, source: value49, sourceStride: 19, destination: sum5, totals: shard.totals(of: sum5))
        Kernel.columnSum(
          rows: batch, width: 19, source: value18, sourceStride: 19, destination: sum6, totals: shard.totals(of: sum6))
        Kernel.columnSum(
          rows: batch, width: 19, source: value30, sourceStride: 19, destination: sum7, totals: shard.totals(of: sum7))
        Kernel.columnSum(
          rows: batch, width: 19, source: value31, sourceStride: 19, destination: sum8, totals: shard.totals(of: sum8))
        Kernel.outerSum(
          rows: batch, m: 19, n: 19, left: value29, leftStride: 19, right: value36, rightStride: 19, destination: sum9,
          destinationRowStride: 19, leftSum: nil, totals: shard.totals(toMove: sum9))
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value29, inputStride: 19, packed: W_packed2, destination: value50,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value11(rows: batch, value50, value5, c, value51)
        Kernel.columnSum(
          rows: batch, width: 19, source: value51, sourceStride: 19, destination: sum10,
          totals: shard.totals(of: sum10))
        Kernel.outerSum(
          rows: batch, m: 19, n: 19, left: value19, leftStride: 19, right: value24, rightStride: 19, destination: sum11,
          destinationRowStride: 19, leftSum: nil, totals: shard.totals(toMove: sum11))
        Kernel.product(
          rows: batch, k: 19, n: 19, input: value19, inputStride: 19, packed: W_packed2, destination: value52,
          destinationStride: 19, bias: nil)
        Pointwise.compute_value12(count: batch &* 19, value52, value4, value53)
        Kernel.columnSum(
          rows: batch, width: 19, source: value53, sourceStride: 19, destination: sum12,
          totals: shard.totals(of: sum12))
        Kernel.columnSum(
          rows: batch, width: 19, source: value20, sourceStride: 19, destination: sum13,
          totals: shard.totals(of: sum13))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_w: [19]
        let gradient_w: MutableFloats = shard.gradients
        // gradient_W: [361]
        let gradient_W: MutableFloats = shard.gradients + 32
        // count: [1]
        let count: Floats = shard.count(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum3: [19]
        let sum3: MutableFloats = shard.sums + 16
        // sum4: [19]
        let sum4: MutableFloats = shard.sums + 48
        // sum5: [19]
        let sum5: MutableFloats = shard.sums + 80
        // sum6: [19]
        let sum6: MutableFloats = shard.sums + 112
        // sum7: [19]
        let sum7: MutableFloats = shard.sums + 144
        // sum8: [19]
        let sum8: MutableFloats = shard.sums + 176
        // sum9: [19]
        let sum9: MutableFloats = shard.sums + 208
        // sum12: [361]
        let sum12: MutableFloats = shard.sums + 240
        // sum10: [19]
        let sum10: MutableFloats = shard.sums + 608
        // sum13: [361]
        let sum13: MutableFloats = shard.sums + 640
        // sum2: [19]
        let sum2: MutableFloats = shard.sums + 1008
        // sum11: [19]
        let sum11: MutableFloats = shard.sums + 1040
        // loss: [1]
        let loss: MutableFloats = shard.sums + 1072
        Pointwise.compute_loss(sum, count, loss)
        Pointwise.compute_gradient_w(sum2, sum3, sum4, sum5, sum6, sum7, sum8, sum9, sum10, sum11, gradient_w)
        Pointwise.compute_gradient_W(sum12, sum13, gradient_W)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 19.
      @inline(never)
      static func compute_value(_ w2: Floats, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(2.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let w: Vector = Lanes.load(w2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(v, w)
          Lanes.store(v2, value + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value_value(
        rows: Swift::Int, _ v32: Floats, _ w2: Floats, _ value: Floats, _ c2: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats,
        _ value7: MutableFloats, _ grown2: MutableFloats, _ value8: MutableFloats, _ value9: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.5)
        let v11: Vector = Lanes.broadcast(-0.5)
        let v16: Vector = Lanes.broadcast(0.6)
        let v21: Vector = Lanes.broadcast(0.2)
        let v24: Vector = Lanes.broadcast(1000.0)
        let v29: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let v32Row: Floats = v32 + row &* 19
          let w2Row: Floats = w2
          let valueRow: Floats = value
          let c2Row: Floats = c2 + row
          let value2Row: MutableFloats = value2 + row &* 19
          let value3Row: MutableFloats = value3 + row &* 19
          let value4Row: MutableFloats = value4 + row &* 19
          let value5Row: MutableFloats = value5 + row &* 19
          let value6Row: MutableFloats = value6 + row &* 19
          let value7Row: MutableFloats = value7 + row &* 19
          let grown2Row: MutableFloats = grown2 + row &* 19
          let value8Row: MutableFloats = value8 + row &* 19
          let value9Row: MutableFloats = value9 + row &* 19
          let c: Vector = Lanes.broadcast(c2Row[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let v: Vector = Lanes.load(v32Row + column, count: lanes)
            let v3: Vector = Lanes.greater(v, v2)
            let v4: Vector = Lanes.subtract(v, v2)
            let v5: Vector = Lanes.log(v4)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v6: Vector = Lanes.multiply(v5, w)
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let v7: Vector = Lanes.add(v, value_x)
            let v8: Vector = Lanes.sqrt(v7)
            let v9: Vector = Lanes.multiply(c, w)
            let v10: Vector = Lanes.log(v9)
            let v12: Vector = Lanes.greater(v11, v)
            let v13: Vector = Lanes.subtract(v11, v)
            let v14: Vector = Lanes.sqrt(v13)
            let v15: Vector = Lanes.multiply(v14, w)
            let v17: Vector = Lanes.add(v, v16)
            let v18: Vector = Lanes.sqrt(v17)
            let v19: Vector = Lanes.divide(w, v18)
            let v20: Vector = Lanes.select(v12, v15, v19)
            let v22: Vector = Lanes.greater(v21, v)
            let v23: Vector = Lanes.subtract(v, v21)
            let v25: Vector = Lanes.multiply(v24, v23)
            let v26: Vector = Lanes.multiply(v25, w)
            let v27: Vector = Lanes.exp(v26)
            let v28: Vector = Lanes.multiply(w, v)
            let grown: Vector = Lanes.select(v22, v27, v28)
            let v30: Vector = Lanes.greater(v, v29)
            let v31: Vector = Lanes.log(v)
            Lanes.store(v3, value2Row + column, count: lanes)
            Lanes.store(v6, value3Row + column, count: lanes)
            Lanes.store(v8, value4Row + column, count: lanes)
            Lanes.store(v10, value5Row + column, count: lanes)
            Lanes.store(v20, value6Row + column, count: lanes)
            Lanes.store(v28, value7Row + column, count: lanes)
            Lanes.store(grown, grown2Row + column, count: lanes)
            Lanes.store(v30, value8Row + column, count: lanes)
            Lanes.store(v31, value9Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ w2: Floats, _ value4: Floats,
        _ grown2: Floats, _ value5: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 19
          let value2Row: Floats = value2 + row &* 19
          let value3Row: Floats = value3 + row &* 19
          let w2Row: Floats = w2
          let value4Row: Floats = value4 + row &* 19
          let grown2Row: Floats = grown2 + row &* 19
          let value5Row: MutableFloats = value5 + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value3Row + column, count: lanes)
            let inner: Vector = Lanes.select(value_x, value_x2, value_x3)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(inner, w)
            let value_x4: Vector = Lanes.load(value4Row + column, count: lanes)
            let grown: Vector = Lanes.load(grown2Row + column, count: lanes)
            let v2: Vector = Lanes.select(value_x4, v, grown)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value5Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value3(count: Swift::Int, _ c2: Floats, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let c: Vector = Lanes.load(c2 + column, count: lanes)
          let v2: Vector = Lanes.greater(c, v)
          Lanes.store(v2, value + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value4(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ w2: Floats, _ value4: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 19
          let value3Row: Floats = value3 + row &* 19
          let w2Row: Floats = w2
          let value4Row: MutableFloats = value4 + row
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value3Row + column, count: lanes)
            let other: Vector = Lanes.select(value_x, value_x2, value_x3)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(other, w)
            sum2 = Lanes.add(sum2, Lanes.fill(v, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value4Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value5(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ v3: Floats, _ value3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 19
          let value2Row: Floats = value2 + row &* 19
          let v3Row: Floats = v3 + row &* 19
          let value3Row: MutableFloats = value3 + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.load(v3Row + column, count: lanes)
            let rows2: Vector = Lanes.select(value_x, value_x2, v)
            let v2: Vector = Lanes.multiply(rows2, v)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value3Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value6(
        count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ value4: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(value3 + column, count: lanes)
          let v2: Vector = Lanes.add(v, value_x3)
          Lanes.store(v2, value4 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ v50: Floats, _ w2: Floats, _ value: Floats, _ c2: Floats, _ count2: Floats,
        _ value2: MutableFloats, _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats,
        _ value6: MutableFloats, _ value7: MutableFloats, _ value8: MutableFloats, _ value9: MutableFloats,
        _ value10: MutableFloats, _ value11: MutableFloats, _ grown2: MutableFloats, _ value12: MutableFloats,
        _ value13: MutableFloats, _ value14: MutableFloats, _ value15: MutableFloats, _ value16: MutableFloats,
        _ value17: MutableFloats, _ value18: MutableFloats, _ value19: MutableFloats, _ value20: MutableFloats,
        _ value21: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.5)
        let v11: Vector = Lanes.broadcast(-0.5)
        let v16: Vector = Lanes.broadcast(0.6)
        let v21: Vector = Lanes.broadcast(0.2)
        let v24: Vector = Lanes.broadcast(1000.0)
        let v29: Vector = Lanes.broadcast(0.0)
        let v32: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let v50Row: Floats = v50 + row &* 19
          let w2Row: Floats = w2
          let valueRow: Floats = value
          let c2Row: Floats = c2 + row
          let count2Row: Floats = count2
          let value2Row: MutableFloats = value2 + row &* 19
          let value3Row: MutableFloats = value3 + row &* 19
          let value4Row: MutableFloats = value4 + row &* 19
          let value5Row: MutableFloats = value5 + row &* 19
          let value6Row: MutableFloats = value6 + row &* 19
          let value7Row: MutableFloats = value7 + row &* 19
          let value8Row: MutableFloats = value8 + row &* 19
          let value9Row: MutableFloats = value9 + row &* 19
          let value10Row: MutableFloats = value10 + row &* 19
          let value11Row: MutableFloats = value11 + row &* 19
          let grown2Row: MutableFloats = grown2 + row &* 19
          let value12Row: MutableFloats = value12 + row &* 19
          let value13Row: MutableFloats = value13 + row &* 19
          let value14Row: MutableFloats = value14 + row &* 19
          let value15Row: MutableFloats = value15 + row &* 19
          let value16Row: MutableFloats = value16 + row &* 19
          let value17Row: MutableFloats = value17 + row &* 19
          let value18Row: MutableFloats = value18 + row &* 19
          let value19Row: MutableFloats = value19 + row &* 19
          let value20Row: MutableFloats = value20 + row &* 19
          let value21Row: MutableFloats = value21 + row
          let c: Vector = Lanes.broadcast(c2Row[0])
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v33: Vector = Lanes.divide(v32, count_x)
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let v: Vector = Lanes.load(v50Row + column, count: lanes)
            let v3: Vector = Lanes.greater(v, v2)
            let v4: Vector = Lanes.subtract(v, v2)
            let v5: Vector = Lanes.log(v4)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v6: Vector = Lanes.multiply(v5, w)
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let v7: Vector = Lanes.add(v, value_x)
            let v8: Vector = Lanes.sqrt(v7)
            let v9: Vector = Lanes.multiply(c, w)
            let v10: Vector = Lanes.log(v9)
            let v12: Vector = Lanes.greater(v11, v)
            let v13: Vector = Lanes.subtract(v11, v)
            let v14: Vector = Lanes.sqrt(v13)
            let v15: Vector = Lanes.multiply(v14, w)
            let v17: Vector = Lanes.add(v, v16)
            let v18: Vector = Lanes.sqrt(v17)
            let v19: Vector = Lanes.divide(w, v18)
            let v20: Vector = Lanes.select(v12, v15, v19)
            let v22: Vector = Lanes.greater(v21, v)
            let v23: Vector = Lanes.subtract(v, v21)
            let v25: Vector = Lanes.multiply(v24, v23)
            let v26: Vector = Lanes.multiply(v25, w)
            let v27: Vector = Lanes.exp(v26)
            let v28: Vector = Lanes.multiply(w, v)
            let grown: Vector = Lanes.select(v22, v27, v28)
            let v30: Vector = Lanes.greater(v, v29)
            let v31: Vector = Lanes.log(v)
            let v34: Vector = Lanes.multiply(v33, v)
            let v35: Vector = Lanes.multiply(v33, w)
            let v36: Vector = Lanes.select(v30, v33, v29)
            let v37: Vector = Lanes.select(v30, v29, v33)
            let v38: Vector = Lanes.multiply(v36, w)
            let v39: Vector = Lanes.select(v30, v34, v29)
            let v40: Vector = Lanes.select(v22, v37, v29)
            let v41: Vector = Lanes.select(v22, v29, v37)
            let v42: Vector = Lanes.multiply(v40, v27)
            let v43: Vector = Lanes.select(v40, v42, v29)
            let v44: Vector = Lanes.multiply(v43, v25)
            let v45: Vector = Lanes.select(v3, v38, v29)
            let v46: Vector = Lanes.select(v3, v29, v38)
            let v47: Vector = Lanes.abs(v46)
            let v48: Vector = Lanes.multiply(v45, v5)
            let v49: Vector = Lanes.select(v45, v48, v29)
            Lanes.store(v3, value2Row + column, count: lanes)
            Lanes.store(v6, value3Row + column, count: lanes)
            Lanes.store(v8, value4Row + column, count: lanes)
            Lanes.store(v9, value5Row + column, count: lanes)
            Lanes.store(v10, value6Row + column, count: lanes)
            Lanes.store(v12, value7Row + column, count: lanes)
            Lanes.store(v14, value8Row + column, count: lanes)
            Lanes.store(v18, value9Row + column, count: lanes)
            Lanes.store(v20, value10Row + column, count: lanes)
            Lanes.store(v28, value11Row + column, count: lanes)
            Lanes.store(grown, grown2Row + column, count: lanes)
            Lanes.store(v30, value12Row + column, count: lanes)
            Lanes.store(v31, value13Row + column, count: lanes)
            Lanes.store(v35, value14Row + column, count: lanes)
            Lanes.store(v36, value15Row + column, count: lanes)
            Lanes.store(v39, value16Row + column, count: lanes)
            Lanes.store(v41, value17Row + column, count: lanes)
            Lanes.store(v44, value18Row + column, count: lanes)
            Lanes.store(v46, value19Row + column, count: lanes)
            Lanes.store(v49, value20Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v47, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value21Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ w2: Floats, _ value4: Floats,
        _ grown2: Floats, _ value5: Floats, _ value6: Floats, _ value7: Floats, _ value8: MutableFloats,
        _ value9: MutableFloats, _ value10: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 19
          let value2Row: Floats = value2 + row &* 19
          let value3Row: Floats = value3 + row &* 19
          let w2Row: Floats = w2
          let value4Row: Floats = value4 + row &* 19
          let grown2Row: Floats = grown2 + row &* 19
          let value5Row: Floats = value5 + row &* 19
          let value6Row: Floats = value6 + row
          let value7Row: Floats = value7 + row &* 19
          let value8Row: MutableFloats = value8 + row &* 19
          let value9Row: MutableFloats = value9 + row &* 19
          let value10Row: MutableFloats = value10 + row
          let value_x6: Vector = Lanes.broadcast(value6Row[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value3Row + column, count: lanes)
            let inner: Vector = Lanes.select(value_x, value_x2, value_x3)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(inner, w)
            let value_x4: Vector = Lanes.load(value4Row + column, count: lanes)
            let grown: Vector = Lanes.load(grown2Row + column, count: lanes)
            let v2: Vector = Lanes.select(value_x4, v, grown)
            let value_x5: Vector = Lanes.load(value5Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(value_x5, inner)
            let v5: Vector = Lanes.select(value_x5, v3, v4)
            let value_x7: Vector = Lanes.load(value7Row + column, count: lanes)
            let v6: Vector = Lanes.select(value_x6, value_x7, v4)
            Lanes.store(v5, value8Row + column, count: lanes)
            Lanes.store(v6, value9Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value10Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value_value4(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ w2: Floats, _ count2: Floats,
        _ value4: Floats, _ value5: Floats, _ value6: Floats, _ value7: Floats, _ value8: MutableFloats,
        _ value9: MutableFloats, _ value10: MutableFloats, _ value11: MutableFloats, _ value12: MutableFloats,
        _ value13: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        let v5: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 19
          let value3Row: Floats = value3 + row &* 19
          let w2Row: Floats = w2
          let count2Row: Floats = count2
          let value4Row: Floats = value4 + row &* 19
          let value5Row: Floats = value5 + row &* 19
          let value6Row: Floats = value6 + row &* 19
          let value7Row: Floats = value7 + row &* 19
          let value8Row: MutableFloats = value8 + row &* 19
          let value9Row: MutableFloats = value9 + row &* 19
          let value10Row: MutableFloats = value10 + row &* 19
          let value11Row: MutableFloats = value11 + row &* 19
          let value12Row: MutableFloats = value12 + row
          let value13Row: MutableFloats = value13 + row
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v3: Vector = Lanes.divide(v2, count_x)
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value3Row + column, count: lanes)
            let other: Vector = Lanes.select(value_x, value_x2, value_x3)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(other, w)
            let v4: Vector = Lanes.multiply(v3, other)
            let v6: Vector = Lanes.select(v3, v4, v5)
            let value_x4: Vector = Lanes.load(value4Row + column, count: lanes)
            let v7: Vector = Lanes.select(value_x, value_x4, v5)
            let v8: Vector = Lanes.select(value_x, v5, value_x4)
            let value_x5: Vector = Lanes.load(value5Row + column, count: lanes)
            let v9: Vector = Lanes.select(value_x5, v8, v5)
            let v10: Vector = Lanes.select(value_x5, v5, v8)
            let value_x6: Vector = Lanes.load(value6Row + column, count: lanes)
            let v11: Vector = Lanes.divide(v10, value_x6)
            let v12: Vector = Lanes.select(v10, v11, v5)
            let value_x7: Vector = Lanes.load(value7Row + column, count: lanes)
            let v13: Vector = Lanes.multiply(v9, value_x7)
            let v14: Vector = Lanes.select(v9, v13, v5)
            let v15: Vector = Lanes.abs(v7)
            Lanes.store(v6, value8Row + column, count: lanes)
            Lanes.store(v7, value9Row + column, count: lanes)
            Lanes.store(v12, value10Row + column, count: lanes)
            Lanes.store(v14, value11Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v, from: lanes, 0))
            sum3 = Lanes.add(sum3, Lanes.fill(v15, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value12Row[0] = Lanes.sum(sum2)
          value13Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value_value5(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ v5: Floats, _ value3: Floats, _ value4: Floats,
        _ value5: MutableFloats, _ value6: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 19
          let value2Row: Floats = value2 + row &* 19
          let v5Row: Floats = v5 + row &* 19
          let value3Row: Floats = value3 + row
          let value4Row: Floats = value4 + row &* 19
          let value5Row: MutableFloats = value5 + row &* 19
          let value6Row: MutableFloats = value6 + row
          let value_x3: Vector = Lanes.broadcast(value3Row[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.load(v5Row + column, count: lanes)
            let rows2: Vector = Lanes.select(value_x, value_x2, v)
            let v2: Vector = Lanes.multiply(rows2, v)
            let value_x4: Vector = Lanes.load(value4Row + column, count: lanes)
            let v4: Vector = Lanes.select(value_x3, value_x4, v3)
            Lanes.store(v4, value5Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          value6Row[0] = Lanes.sum(sum2)
        }
      }

      /// One row of 19.
      @inline(never)
      static func compute_value7(_ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, value + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value8(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v2: Vector = Lanes.select(value_x, value_x2, v)
          Lanes.store(v2, value3 + column, count: lanes)
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
      static func compute_value9(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.multiply(value_x, value_x2)
          let v3: Vector = Lanes.select(value_x, v, v2)
          Lanes.store(v3, value3 + column, count: lanes)
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
      static func compute_value10(
        count: Swift::Int, _ value: Floats, _ value2: Floats, _ v4: Floats, _ value3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v: Vector = Lanes.add(value_x, value_x2)
          let v2: Vector = Lanes.load(v4 + column, count: lanes)
          let v3: Vector = Lanes.multiply(v, v2)
          Lanes.store(v3, value3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_value11(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ c2: Floats, _ value3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 19
          let value2Row: Floats = value2 + row &* 19
          let c2Row: Floats = c2 + row
          let value3Row: MutableFloats = value3 + row &* 19
          let c: Vector = Lanes.broadcast(c2Row[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.divide(value_x, value_x2)
            let v3: Vector = Lanes.select(value_x, v, v2)
            let v4: Vector = Lanes.multiply(v3, c)
            Lanes.store(v4, value3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value12(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.5)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.multiply(value_x, v)
          let value_x2: Vector = Lanes.load(value2 + column, count: lanes)
          let v3: Vector = Lanes.divide(v2, value_x2)
          let v5: Vector = Lanes.select(value_x, v3, v4)
          Lanes.store(v5, value3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 19.
      @inline(never)
      static func compute_gradient_w(
        _ sum2: Floats, _ sum3: Floats, _ sum4: Floats, _ sum5: Floats, _ sum6: Floats, _ sum7: Floats, _ sum8: Floats,
        _ sum9: Floats, _ sum10: Floats, _ sum11: Floats, _ gradient_w: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let sum_x: Vector = Lanes.load(sum2 + column, count: lanes)
          let sum_x2: Vector = Lanes.load(sum3 + column, count: lanes)
          let sum_x3: Vector = Lanes.load(sum4 + column, count: lanes)
          let v3: Vector = Lanes.add(sum_x2, sum_x3)
          let sum_x4: Vector = Lanes.load(sum5 + column, count: lanes)
          let v4: Vector = Lanes.add(v3, sum_x4)
          let sum_x5: Vector = Lanes.load(sum6 + column, count: lanes)
          let v5: Vector = Lanes.add(v4, sum_x5)
          let sum_x6: Vector = Lanes.load(sum7 + column, count: lanes)
          let v6: Vector = Lanes.add(v5, sum_x6)
          let sum_x7: Vector = Lanes.load(sum8 + column, count: lanes)
          let v7: Vector = Lanes.add(v6, sum_x7)
          let sum_x8: Vector = Lanes.load(sum9 + column, count: lanes)
          let v8: Vector = Lanes.add(v7, sum_x8)
          let sum_x9: Vector = Lanes.load(sum10 + column, count: lanes)
          let v9: Vector = Lanes.add(v8, sum_x9)
          let sum_x10: Vector = Lanes.load(sum11 + column, count: lanes)
          let v10: Vector = Lanes.add(v9, sum_x10)
          let v11: Vector = Lanes.fma(sum_x, v, v10)
          Lanes.store(v11, gradient_w + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// One row of 361.
      @inline(never)
      static func compute_gradient_W(_ sum2: Floats, _ sum3: Floats, _ gradient_W: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let sum_x: Vector = Lanes.load(sum2 + column, count: lanes)
          let sum_x2: Vector = Lanes.load(sum3 + column, count: lanes)
          let v: Vector = Lanes.add(sum_x, sum_x2)
          Lanes.store(v, gradient_W + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 361 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 361 &- column)
      }
    }
  }
}

/// Where there are several subgradients.
///
/// - Input `x`: [5]
public struct Kinks: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "a", shape: [5], offset: 0, initializer: .constant(0.0)),
      .init(name: "b", shape: [5], offset: 16, initializer: .constant(0.0)),
      .init(name: "c", shape: [5], offset: 32, initializer: .constant(0.0)),
      .init(name: "d", shape: [5], offset: 48, initializer: .constant(0.0)),
      .init(name: "e", shape: [5], offset: 64, initializer: .constant(0.0)),
      .init(name: "f", shape: [5], offset: 80, initializer: .constant(0.0)),
      .init(name: "g", shape: [5], offset: 96, initializer: .constant(0.0)),
      .init(name: "p", shape: [5], offset: 112, initializer: .constant(0.0)),
    ],
    count: 128, preparedCounts: [32, 192])

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

extension Kinks {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Kinks.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Kinks.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
      evaluation = RNNRuntime::Workspace(GeneratedCode.Evaluation.layout, batch: batch, steps: [], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, 5].
    public func run(_ model: Kinks, x: some Swift::Collection<Swift::Float>) -> Swift::Float {
      bind(
        to: workspace, x: x,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, 5].
    public func evaluate(_ model: Kinks, x: some Swift::Collection<Swift::Float>) -> Swift::Float {
      bind(
        to: evaluation, x: x,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, x)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Kinks, _ batch: RNNRuntime::Batch<Kinks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Kinks, _ batch: RNNRuntime::Batch<Kinks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, x, run)
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Kinks: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5].
      public var x: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float]) {
        self.x = x
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
      }
    }
  }

  extension Kinks.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Kinks
  }
#endif

// MARK: Code

extension Kinks {
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
        axes: [], inputs: [.init(name: "x", axis: -1, width: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: -1, width: 1)], sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // a: [5]
        let a: Floats = parameters
        // b: [5]
        let b: Floats = parameters + 16
        // c: [5]
        let c: Floats = parameters + 32
        // d: [5]
        let d: Floats = parameters + 48
        // e: [5]
        let e: Floats = parameters + 64
        // f: [5]
        let f: Floats = parameters + 80
        // g: [5]
        let g: Floats = parameters + 96
        // p: [5]
        let p: Floats = parameters + 112
        // value: [5]
        let value: MutableFloats = prepared
        // value2: [5]
        let value2: MutableFloats = prepared + 16
        Pointwise.compute_value_value(a, b, c, d, e, f, g, p, value, value2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // value2: [5]
        let value2: Floats = shard.prepared
        // value: [5]
        let value: Floats = shard.prepared + 16
        // x: [B, 5]
        let x: MutableFloats = shard.floats(1)
        // value3: [B, 1]
        let value3: MutableFloats = shard.floats(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Pointwise.compute_value(rows: batch, value, x, value2, value3)
        Kernel.columnSum(
          rows: batch, width: 1, source: value3, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: -1, width: 5), .init(axis: -1, width: 5)], sumsCount: 64, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // a: [5]
        let a: Floats = parameters
        // b: [5]
        let b: Floats = parameters + 16
        // c: [5]
        let c: Floats = parameters + 32
        // d: [5]
        let d: Floats = parameters + 48
        // e: [5]
        let e: Floats = parameters + 64
        // f: [5]
        let f: Floats = parameters + 80
        // g: [5]
        let g: Floats = parameters + 96
        // p: [5]
        let p: Floats = parameters + 112
        // value: [5]
        let value: MutableFloats = prepared
        // value2: [5]
        let value2: MutableFloats = prepared + 16
        // value3: [5]
        let value3: MutableFloats = prepared + 32
        // value4: [5]
        let value4: MutableFloats = prepared + 48
        // value5: [5]
        let value5: MutableFloats = prepared + 64
        // value6: [5]
        let value6: MutableFloats = prepared + 80
        // value7: [5]
        let value7: MutableFloats = prepared + 96
        // value8: [5]
        let value8: MutableFloats = prepared + 112
        // value9: [5]
        let value9: MutableFloats = prepared + 128
        // value10: [5]
        let value10: MutableFloats = prepared + 144
        // value11: [5]
        let value11: MutableFloats = prepared + 160
        // value12: [5]
        let value12: MutableFloats = prepared + 176
        Pointwise.compute_value_value2(
          a, b, c, d, e, f, g, p, value, value2, value3, value4, value5, value6, value7, value8, value9, value10,
          value11, value12)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // value2: [5]
        let value2: Floats = shard.prepared
        // value: [5]
        let value: Floats = shard.prepared + 16
        // x: [B, 5]
        let x: MutableFloats = shard.floats(2)
        // count: [1]
        let count: Floats = shard.count(0)
        // value3: [B, 5]
        let value3: MutableFloats = shard.floats(0)
        // value4: [B, 1]
        let value4: MutableFloats = shard.floats(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum2: [5]
        let sum2: MutableFloats = shard.sums + 16
        // value5: [B, 5]
        let value5: MutableFloats = shard.floats(1)
        // sum3: [5]
        let sum3: MutableFloats = shard.sums + 32
        Pointwise.compute_value_value3(rows: batch, value, x, value2, count, value3, value4)
        Kernel.columnSum(
          rows: batch, width: 1, source: value4, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        Pointwise.compute_value2(count: batch &* 5, count, value5)
        Kernel.columnSum(
          rows: batch, width: 5, source: value5, sourceStride: 5, destination: sum2, totals: shard.totals(of: sum2))
        Kernel.columnSum(
          rows: batch, width: 5, source: value3, sourceStride: 5, destination: sum3, totals: shard.totals(of: sum3))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_a: [5]
        let gradient_a: MutableFloats = shard.gradients
        // gradient_b: [5]
        let gradient_b: MutableFloats = shard.gradients + 16
        // gradient_c: [5]
        let gradient_c: MutableFloats = shard.gradients + 32
        // gradient_d: [5]
        let gradient_d: MutableFloats = shard.gradients + 48
        // gradient_e: [5]
        let gradient_e: MutableFloats = shard.gradients + 64
        // gradient_f: [5]
        let gradient_f: MutableFloats = shard.gradients + 80
        // gradient_g: [5]
        let gradient_g: MutableFloats = shard.gradients + 96
        // gradient_p: [5]
        let gradient_p: MutableFloats = shard.gradients + 112
        // value2: [5]
        let value2: Floats = shard.prepared + 32
        // value: [5]
        let value: Floats = shard.prepared + 48
        // value3: [5]
        let value3: Floats = shard.prepared + 64
        // value4: [5]
        let value4: Floats = shard.prepared + 80
        // value5: [5]
        let value5: Floats = shard.prepared + 96
        // value6: [5]
        let value6: Floats = shard.prepared + 112
        // value7: [5]
        let value7: Floats = shard.prepared + 128
        // value9: [5]
        let value9: Floats = shard.prepared + 144
        // value8: [5]
        let value8: Floats = shard.prepared + 160
        // value10: [5]
        let value10: Floats = shard.prepared + 176
        // count: [1]
        let count: Floats = shard.count(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum3: [5]
        let sum3: MutableFloats = shard.sums + 16
        // sum2: [5]
        let sum2: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        Pointwise.compute_loss(sum, count, loss)
        Pointwise.compute_gradient_g_gradient_p(
          sum2, value, value2, value3, sum3, value4, value5, value6, value7, value8, value9, value10, gradient_g,
          gradient_p, gradient_f, gradient_e, gradient_d, gradient_c, gradient_b, gradient_a)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      @inline(never)
      static func compute_value_value(
        _ a2: Floats, _ b2: Floats, _ c2: Floats, _ d2: Floats, _ e2: Floats, _ f2: Floats, _ g2: Floats, _ p2: Floats,
        _ value: MutableFloats, _ value2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(a2, count: 5)
        let v2: Vector = Lanes.maximum(a, v)
        let b: Vector = Lanes.load(b2, count: 5)
        let v3: Vector = Lanes.maximum(v, b)
        let v4: Vector = Lanes.add(v2, v3)
        let c: Vector = Lanes.load(c2, count: 5)
        let v5: Vector = Lanes.minimum(c, v)
        let v6: Vector = Lanes.add(v4, v5)
        let d: Vector = Lanes.load(d2, count: 5)
        let v7: Vector = Lanes.relu(d)
        let v8: Vector = Lanes.add(v6, v7)
        let e: Vector = Lanes.load(e2, count: 5)
        let v9: Vector = Lanes.abs(e)
        let v10: Vector = Lanes.add(v8, v9)
        let f: Vector = Lanes.load(f2, count: 5)
        let v11: Vector = Lanes.maximum(f, v)
        let v13: Vector = Lanes.minimum(v11, v12)
        let v14: Vector = Lanes.add(v10, v13)
        let g: Vector = Lanes.load(g2, count: 5)
        let p: Vector = Lanes.load(p2, count: 5)
        let v15: Vector = Lanes.maximum(g, p)
        Lanes.store(v14, value, count: 5)
        Lanes.store(v15, value2, count: 5)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value(
        rows: Swift::Int, _ value: Floats, _ x2: Floats, _ value2: Floats, _ value3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value
          let x2Row: Floats = x2 + row &* 5
          let value2Row: Floats = value2
          let value3Row: MutableFloats = value3 + row
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v2: Vector = Lanes.fma(value_x, x, value_x2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          value3Row[0] = Lanes.sum(sum2)
        }
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ sum2: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// One row of 5.
      @inline(never)
      static func compute_value_value2(
        _ a2: Floats, _ b2: Floats, _ c2: Floats, _ d2: Floats, _ e2: Floats, _ f2: Floats, _ g2: Floats, _ p2: Floats,
        _ value: MutableFloats, _ value2: MutableFloats, _ value3: MutableFloats, _ value4: MutableFloats,
        _ value5: MutableFloats, _ value6: MutableFloats, _ value7: MutableFloats, _ value8: MutableFloats,
        _ value9: MutableFloats, _ value10: MutableFloats, _ value11: MutableFloats, _ value12: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(a2, count: 5)
        let v2: Vector = Lanes.maximum(a, v)
        let b: Vector = Lanes.load(b2, count: 5)
        let v3: Vector = Lanes.maximum(v, b)
        let v4: Vector = Lanes.add(v2, v3)
        let c: Vector = Lanes.load(c2, count: 5)
        let v5: Vector = Lanes.minimum(c, v)
        let v6: Vector = Lanes.add(v4, v5)
        let d: Vector = Lanes.load(d2, count: 5)
        let v7: Vector = Lanes.relu(d)
        let v8: Vector = Lanes.add(v6, v7)
        let e: Vector = Lanes.load(e2, count: 5)
        let v9: Vector = Lanes.abs(e)
        let v10: Vector = Lanes.add(v8, v9)
        let f: Vector = Lanes.load(f2, count: 5)
        let v11: Vector = Lanes.maximum(f, v)
        let v13: Vector = Lanes.minimum(v11, v12)
        let v14: Vector = Lanes.add(v10, v13)
        let g: Vector = Lanes.load(g2, count: 5)
        let p: Vector = Lanes.load(p2, count: 5)
        let v15: Vector = Lanes.maximum(g, p)
        let v16: Vector = Lanes.greater(g, p)
        let v17: Vector = Lanes.greaterEqual(g, p)
        let v18: Vector = Lanes.greater(v12, v11)
        let v19: Vector = Lanes.greater(f, v)
        let v20: Vector = Lanes.sign(e)
        let v21: Vector = Lanes.greater(d, v)
        let v22: Vector = Lanes.greater(v, c)
        let v23: Vector = Lanes.greater(v, b)
        let v24: Vector = Lanes.greaterEqual(v, b)
        let v25: Vector = Lanes.greater(a, v)
        Lanes.store(v14, value, count: 5)
        Lanes.store(v15, value2, count: 5)
        Lanes.store(v16, value3, count: 5)
        Lanes.store(v17, value4, count: 5)
        Lanes.store(v18, value5, count: 5)
        Lanes.store(v19, value6, count: 5)
        Lanes.store(v20, value7, count: 5)
        Lanes.store(v21, value8, count: 5)
        Lanes.store(v22, value9, count: 5)
        Lanes.store(v23, value10, count: 5)
        Lanes.store(v24, value11, count: 5)
        Lanes.store(v25, value12, count: 5)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ value: Floats, _ x2: Floats, _ value2: Floats, _ count2: Floats, _ value3: MutableFloats,
        _ value4: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value
          let x2Row: Floats = x2 + row &* 5
          let value2Row: Floats = value2
          let count2Row: Floats = count2
          let value3Row: MutableFloats = value3 + row &* 5
          let value4Row: MutableFloats = value4 + row
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v4: Vector = Lanes.divide(v3, count_x)
          var sum2: Vector = Vector()
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v2: Vector = Lanes.fma(value_x, x, value_x2)
          let v5: Vector = Lanes.multiply(v4, x)
          Lanes.store(v5, value3Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          value4Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value2(count: Swift::Int, _ count2: Floats, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v2: Vector = Lanes.divide(v, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v2, value + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 5.
      @inline(never)
      static func compute_gradient_g_gradient_p(
        _ sum2: Floats, _ value: Floats, _ value2: Floats, _ value3: Floats, _ sum3: Floats, _ value4: Floats,
        _ value5: Floats, _ value6: Floats, _ value7: Floats, _ value8: Floats, _ value9: Floats, _ value10: Floats,
        _ gradient_g: MutableFloats, _ gradient_p: MutableFloats, _ gradient_f: MutableFloats,
        _ gradient_e: MutableFloats, _ gradient_d: MutableFloats, _ gradient_c: MutableFloats,
        _ gradient_b: MutableFloats, _ gradient_a: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let sum_x: Vector = Lanes.load(sum2, count: 5)
        let v2: Vector = Lanes.multiply(sum_x, v)
        let value_x: Vector = Lanes.load(value, count: 5)
        let v4: Vector = Lanes.select(value_x, v2, v3)
        let value_x2: Vector = Lanes.load(value2, count: 5)
        let v5: Vector = Lanes.select(value_x2, sum_x, v4)
        let v6: Vector = Lanes.select(value_x, v2, sum_x)
        let v7: Vector = Lanes.select(value_x2, v3, v6)
        let value_x3: Vector = Lanes.load(value3, count: 5)
        let sum_x2: Vector = Lanes.load(sum3, count: 5)
        let v8: Vector = Lanes.select(value_x3, sum_x2, v3)
        let value_x4: Vector = Lanes.load(value4, count: 5)
        let v9: Vector = Lanes.select(value_x4, v8, v3)
        let value_x5: Vector = Lanes.load(value5, count: 5)
        let v10: Vector = Lanes.multiply(sum_x2, value_x5)
        let value_x6: Vector = Lanes.load(value6, count: 5)
        let v11: Vector = Lanes.select(value_x6, sum_x2, v3)
        let value_x7: Vector = Lanes.load(value7, count: 5)
        let v12: Vector = Lanes.select(value_x7, sum_x2, v3)
        let value_x8: Vector = Lanes.load(value8, count: 5)
        let v13: Vector = Lanes.select(value_x8, v3, sum_x2)
        let value_x9: Vector = Lanes.load(value9, count: 5)
        let v14: Vector = Lanes.select(value_x9, v3, v13)
        let value_x10: Vector = Lanes.load(value10, count: 5)
        let v15: Vector = Lanes.select(value_x10, sum_x2, v3)
        Lanes.store(v5, gradient_g, count: 5)
        Lanes.store(v7, gradient_p, count: 5)
        Lanes.store(v9, gradient_f, count: 5)
        Lanes.store(v10, gradient_e, count: 5)
        Lanes.store(v11, gradient_d, count: 5)
        Lanes.store(v12, gradient_c, count: 5)
        Lanes.store(v14, gradient_b, count: 5)
        Lanes.store(v15, gradient_a, count: 5)
      }
    }
  }
}
