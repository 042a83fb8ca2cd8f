// Noise.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// Noise in training alone.
///
/// - Input `x`: [5] for each step of `x`
/// - Target `y`: [3] for each step of `x`
/// - Output `prediction`: [3] for each step of `x`
public struct Dropped: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "forward.Wf", shape: [20, 25], offset: 0, initializer: .glorot),
      .init(name: "forward.Wi", shape: [20, 25], offset: 512, initializer: .glorot),
      .init(name: "forward.Wg", shape: [20, 25], offset: 1024, initializer: .glorot),
      .init(name: "forward.Wo", shape: [20, 25], offset: 1536, initializer: .glorot),
      .init(name: "forward.bf", shape: [20], offset: 2048, initializer: .constant(1.0)),
      .init(name: "forward.bi", shape: [20], offset: 2080, initializer: .constant(0.0)),
      .init(name: "forward.bg", shape: [20], offset: 2112, initializer: .constant(0.0)),
      .init(name: "forward.bo", shape: [20], offset: 2144, initializer: .constant(0.0)),
      .init(name: "backward.Wf", shape: [7, 12], offset: 2176, initializer: .glorot),
      .init(name: "backward.Wi", shape: [7, 12], offset: 2272, initializer: .glorot),
      .init(name: "backward.Wg", shape: [7, 12], offset: 2368, initializer: .glorot),
      .init(name: "backward.Wo", shape: [7, 12], offset: 2464, initializer: .glorot),
      .init(name: "backward.bf", shape: [7], offset: 2560, initializer: .constant(1.0)),
      .init(name: "backward.bi", shape: [7], offset: 2576, initializer: .constant(0.0)),
      .init(name: "backward.bg", shape: [7], offset: 2592, initializer: .constant(0.0)),
      .init(name: "backward.bo", shape: [7], offset: 2608, initializer: .constant(0.0)),
      .init(name: "prediction.W", shape: [3, 27], offset: 2624, initializer: .glorot),
      .init(name: "prediction.b", shape: [3], offset: 2720, initializer: .constant(0.0)),
    ],
    count: 2736, preparedCounts: [5280, 8384])

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

extension Dropped {
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
      _ model: Dropped, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Dropped, _ batch: RNNRuntime::Batch<Dropped.Example>, carriesState: Swift::Bool = false
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

extension Dropped {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Dropped.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Dropped.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Dropped, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Dropped, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
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
        _ model: Dropped, _ batch: RNNRuntime::Batch<Dropped.Example>, carriesState: Swift::Bool = false
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
        _ model: Dropped, _ batch: RNNRuntime::Batch<Dropped.Example>, carriesState: Swift::Bool = false
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
  extension Dropped: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [3] for each step of `x`.
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

  extension Dropped.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Dropped
  }

  extension Dropped.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Dropped
  }
#endif

// MARK: Code

extension Dropped {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 5)],
        outputs: [.init(name: "prediction", axis: 0, shape: [3])],
        states: [.init(name: "forward.h", shape: [20]), .init(name: "forward.c", shape: [20])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: -1, width: 20), .init(axis: 0, width: 80),
          .init(axis: -1, width: 80), .init(axis: -1, width: 20), .init(axis: 0, extraSteps: 1, width: 7),
          .init(axis: -1, width: 28), .init(axis: 0, width: 3),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [400]
        let gates_weights: MutableFloats = prepared
        // forward_Wf: [500]
        let forward_Wf: Floats = parameters
        // forward_Wi: [500]
        let forward_Wi: Floats = parameters + 512
        // forward_Wg: [500]
        let forward_Wg: Floats = parameters + 1024
        // forward_Wo: [500]
        let forward_Wo: Floats = parameters + 1536
        // gates_weights2: [1600]
        let gates_weights2: MutableFloats = prepared + 400
        // gates_weights3: [140]
        let gates_weights3: MutableFloats = prepared + 2000
        // backward_Wf: [84]
        let backward_Wf: Floats = parameters + 2176
        // backward_Wi: [84]
        let backward_Wi: Floats = parameters + 2272
        // backward_Wg: [84]
        let backward_Wg: Floats = parameters + 2368
        // backward_Wo: [84]
        let backward_Wo: Floats = parameters + 2464
        // gates_weights4: [196]
        let gates_weights4: MutableFloats = prepared + 2144
        // gates_bias: [80]
        let gates_bias: MutableFloats = prepared + 2352
        // forward_bf: [20]
        let forward_bf: Floats = parameters + 2048
        // forward_bi: [20]
        let forward_bi: Floats = parameters + 2080
        // forward_bg: [20]
        let forward_bg: Floats = parameters + 2112
        // forward_bo: [20]
        let forward_bo: Floats = parameters + 2144
        // gates_bias2: [28]
        let gates_bias2: MutableFloats = prepared + 2432
        // backward_bf: [7]
        let backward_bf: Floats = parameters + 2560
        // backward_bi: [7]
        let backward_bi: Floats = parameters + 2576
        // backward_bg: [7]
        let backward_bg: Floats = parameters + 2592
        // backward_bo: [7]
        let backward_bo: Floats = parameters + 2608
        // gates_weights_packed: [400]
        let gates_weights_packed: MutableFloats = prepared + 2464
        // gates_weights_packed2: [1600]
        let gates_weights_packed2: MutableFloats = prepared + 2864
        // gates_weights_packed3: [160]
        let gates_weights_packed3: MutableFloats = prepared + 4464
        // gates_weights_packed4: [224]
        let gates_weights_packed4: MutableFloats = prepared + 4624
        // prediction_W: [81]
        let prediction_W: Floats = parameters + 2624
        // prediction_W_packed: [432]
        let prediction_W_packed: MutableFloats = prepared + 4848
        // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wf + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wi + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 100, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wg + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 200, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wo + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 300, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wf, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wi, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 400, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wg, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 800, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wo, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 1200, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wf + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wi + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 35, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wg + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 70, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wo + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 105, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wf, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wi, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 49, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wg, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 98, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wo, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 147, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bf, sourceRowStride: 20, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bi, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 20, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bg, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 40, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bo, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 60, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bf, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bi, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 7, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bg, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 14, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bo, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 21, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 5, columnStride: 1, rows: 80, columns: 5, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 20, columnStride: 1, rows: 80, columns: 20, blocks: 1,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 5, columnStride: 1, rows: 28, columns: 5, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 7, columnStride: 1, rows: 28, columns: 7, blocks: 1,
          destination: gates_weights_packed4)
        // prediction = dense(dropout([forward, backward], 0.5), 3)  (Noise.rnn:26)
        Kernel.pack(
          source: prediction_W, rowStride: 27, columnStride: 1, rows: 3, columns: 27, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [80]
        let gates_bias: Floats = shard.prepared + 2352
        // gates_bias2: [28]
        let gates_bias2: Floats = shard.prepared + 2432
        // prediction_concatenate: [T, B, 27], shares memory with gates, gates3
        let prediction_concatenate: MutableFloats = shard.floats(2)
        // gates: [T, B, 80], shares memory with prediction_concatenate, gates3
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(8)
        // gates_weights_packed: [400]
        let gates_weights_packed: Floats = shard.prepared + 2464
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(0)
        // forward_h: [B, 20]
        let forward_h: Floats = shard.state(0)
        // c: [B, 20], shares memory with c2
        let c: MutableFloats = shard.floats(1)
        // forward_c: [B, 20]
        let forward_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // gates2: [B, 80], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [1600]
        let gates_weights_packed2: Floats = shard.prepared + 2864
        // h_final: [B, 20], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // c_final: [B, 20]
        let c_final: MutableFloats = shard.floats(4)
        // gates3: [T, B, 28], shares memory with prediction_concatenate, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [160]
        let gates_weights_packed3: Floats = shard.prepared + 4464
        // h2: [T + 1, B, 7]
        let h2: MutableFloats = shard.floats(5)
        // c2: [B, 7], shares memory with c
        let c2: MutableFloats = shard.floats(1)
        // gates4: [B, 28]
        let gates4: MutableFloats = shard.floats(6)
        // gates_weights_packed4: [224]
        let gates_weights_packed4: Floats = shard.prepared + 4624
        // prediction: [T, B, 3]
        let prediction: MutableFloats = shard.floats(7)
        // prediction_b: [3]
        let prediction_b: Floats = shard.parameters + 2720
        // prediction_W_packed: [432]
        let prediction_W_packed: Floats = shard.prepared + 4848
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(rows: batch, width: 20, source: forward_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: forward_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let gates_t: MutableFloats = gates + t &* batch &* 80
          let h_t: MutableFloats = h + t &* batch &* 20
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 20
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 5, n: 80, input: x_t, inputStride: 5,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 80, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 20, n: 80, input: h_t, inputStride: 20, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 80, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (Noise.rnn:10–15)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t, c, h_t, x_mask_t, h_tNext)
        }
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(
          rows: batch, width: 20, source: h + xSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: c, sourceStride: 20, destination: c_final, destinationStride: 20)
        // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 28, input: x, inputStride: 5, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 28, bias: gates_bias2)
        // backward = scan reversed DroppedLSTM(7) over x  (Noise.rnn:25)
        Kernel.zero(rows: batch, width: 7, destination: h2 + xSteps &* batch &* 7, destinationStride: 7)
        Kernel.zero(rows: batch, width: 7, destination: c2, destinationStride: 7)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 7
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 28
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 7
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          Kernel.product(
            rows: batch, k: 7, n: 28, input: h_t2Next, inputStride: 7, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 28, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (Noise.rnn:10–15)
          Pointwise.compute_h_c2(rows: batch, gates4, gates_t2, c2, h_t2Next, x_mask_t2, h_t2)
        }
        // prediction = dense(dropout([forward, backward], 0.5), 3)  (Noise.rnn:26)
        Kernel.copy(
          rows: xSteps &* batch, width: 20, source: h + batch &* 20, sourceStride: 20,
          destination: prediction_concatenate, destinationStride: 27)
        Kernel.copy(
          rows: xSteps &* batch, width: 7, source: h2, sourceStride: 7, destination: prediction_concatenate + 20,
          destinationStride: 27)
        Kernel.product(
          rows: xSteps &* batch, k: 27, n: 3, input: prediction_concatenate, inputStride: 27,
          packed: prediction_W_packed, destination: prediction, destinationStride: 3, bias: prediction_b)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: batch &* 3, stride: 3)
        // The state 'forward.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'forward.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "forward.h", shape: [20]), .init(name: "forward.c", shape: [20])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: -1, width: 20), .init(axis: 0, width: 80),
          .init(axis: -1, width: 80), .init(axis: -1, width: 20), .init(axis: 0, extraSteps: 1, width: 7),
          .init(axis: -1, width: 28), .init(axis: 0, width: 3),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [80]
        let gates_bias: Floats = shard.prepared + 2352
        // gates_bias2: [28]
        let gates_bias2: Floats = shard.prepared + 2432
        // prediction_concatenate: [T, B, 27], shares memory with gates, gates3, loss_sum
        let prediction_concatenate: MutableFloats = shard.floats(2)
        // gates: [T, B, 80], shares memory with prediction_concatenate, gates3, loss_sum
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(8)
        // gates_weights_packed: [400]
        let gates_weights_packed: Floats = shard.prepared + 2464
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(0)
        // forward_h: [B, 20]
        let forward_h: Floats = shard.state(0)
        // c: [B, 20], shares memory with c2
        let c: MutableFloats = shard.floats(1)
        // forward_c: [B, 20]
        let forward_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // gates2: [B, 80], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [1600]
        let gates_weights_packed2: Floats = shard.prepared + 2864
        // h_final: [B, 20], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // c_final: [B, 20]
        let c_final: MutableFloats = shard.floats(4)
        // gates3: [T, B, 28], shares memory with prediction_concatenate, gates, loss_sum
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [160]
        let gates_weights_packed3: Floats = shard.prepared + 4464
        // h2: [T + 1, B, 7]
        let h2: MutableFloats = shard.floats(5)
        // c2: [B, 7], shares memory with c
        let c2: MutableFloats = shard.floats(1)
        // gates4: [B, 28]
        let gates4: MutableFloats = shard.floats(6)
        // gates_weights_packed4: [224]
        let gates_weights_packed4: Floats = shard.prepared + 4624
        // prediction: [T, B, 3], shares memory with loss_select
        let prediction: MutableFloats = shard.floats(7)
        // prediction_b: [3]
        let prediction_b: Floats = shard.parameters + 2720
        // prediction_W_packed: [432]
        let prediction_W_packed: Floats = shard.prepared + 4848
        // y: [T, B, 3]
        let y: MutableFloats = shard.floats(9)
        // loss_sum: [T, B, 1], shares memory with prediction_concatenate, gates, gates3
        let loss_sum: MutableFloats = shard.floats(2)
        // loss_select: [T, B, 1], shares memory with prediction
        let loss_select: MutableFloats = shard.floats(7)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(rows: batch, width: 20, source: forward_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: forward_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let gates_t: MutableFloats = gates + t &* batch &* 80
          let h_t: MutableFloats = h + t &* batch &* 20
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 20
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 5, n: 80, input: x_t, inputStride: 5,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 80, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 20, n: 80, input: h_t, inputStride: 20, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 80, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (Noise.rnn:10–15)
          Pointwise.compute_h_c3(rows: batch, gates2, gates_t, c, h_t, x_mask_t, h_tNext)
        }
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(
          rows: batch, width: 20, source: h + xSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: c, sourceStride: 20, destination: c_final, destinationStride: 20)
        // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 28, input: x, inputStride: 5, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 28, bias: gates_bias2)
        // backward = scan reversed DroppedLSTM(7) over x  (Noise.rnn:25)
        Kernel.zero(rows: batch, width: 7, destination: h2 + xSteps &* batch &* 7, destinationStride: 7)
        Kernel.zero(rows: batch, width: 7, destination: c2, destinationStride: 7)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 7
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 28
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 7
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          Kernel.product(
            rows: batch, k: 7, n: 28, input: h_t2Next, inputStride: 7, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 28, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (Noise.rnn:10–15)
          Pointwise.compute_h_c4(rows: batch, gates4, gates_t2, c2, h_t2Next, x_mask_t2, h_t2)
        }
        // prediction = dense(dropout([forward, backward], 0.5), 3)  (Noise.rnn:26)
        Kernel.copy(
          rows: xSteps &* batch, width: 20, source: h + batch &* 20, sourceStride: 20,
          destination: prediction_concatenate, destinationStride: 27)
        Kernel.copy(
          rows: xSteps &* batch, width: 7, source: h2, sourceStride: 7, destination: prediction_concatenate + 20,
          destinationStride: 27)
        Kernel.product(
          rows: xSteps &* batch, k: 27, n: 3, input: prediction_concatenate, inputStride: 27,
          packed: prediction_W_packed, destination: prediction, destinationStride: 3, bias: prediction_b)
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, prediction, y, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'forward.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'forward.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "forward.h", shape: [20]), .init(name: "forward.c", shape: [20])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 80), .init(axis: 0, width: 5),
          .init(axis: -1, width: 80), .init(axis: -1, width: 20), .init(axis: 0, extraSteps: 1, width: 20),
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: 0, width: 20), .init(axis: -1, width: 20),
          .init(axis: -1, width: 20), .init(axis: -1, width: 28), .init(axis: -1, width: 20),
          .init(axis: -1, width: 20), .init(axis: 0, width: 80), .init(axis: 0, width: 28),
          .init(axis: 0, extraSteps: 1, width: 7), .init(axis: 0, extraSteps: 1, width: 7), .init(axis: 0, width: 7),
          .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: 0, width: 28),
          .init(axis: 0, width: 27), .init(axis: 0, width: 27), .init(axis: 0, width: 27), .init(axis: 0, width: 27),
          .init(axis: 0, width: 1), .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 20),
          .init(axis: -1, width: 20), .init(axis: -1, width: 20),
        ],
        sumsCount: 32, gradientSums: [0..<2723], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [400]
        let gates_weights: MutableFloats = prepared
        // forward_Wf: [500]
        let forward_Wf: Floats = parameters
        // forward_Wi: [500]
        let forward_Wi: Floats = parameters + 512
        // forward_Wg: [500]
        let forward_Wg: Floats = parameters + 1024
        // forward_Wo: [500]
        let forward_Wo: Floats = parameters + 1536
        // gates_weights2: [1600]
        let gates_weights2: MutableFloats = prepared + 400
        // gates_weights3: [140]
        let gates_weights3: MutableFloats = prepared + 2000
        // backward_Wf: [84]
        let backward_Wf: Floats = parameters + 2176
        // backward_Wi: [84]
        let backward_Wi: Floats = parameters + 2272
        // backward_Wg: [84]
        let backward_Wg: Floats = parameters + 2368
        // backward_Wo: [84]
        let backward_Wo: Floats = parameters + 2464
        // gates_weights4: [196]
        let gates_weights4: MutableFloats = prepared + 2144
        // gates_bias: [80]
        let gates_bias: MutableFloats = prepared + 2352
        // forward_bf: [20]
        let forward_bf: Floats = parameters + 2048
        // forward_bi: [20]
        let forward_bi: Floats = parameters + 2080
        // forward_bg: [20]
        let forward_bg: Floats = parameters + 2112
        // forward_bo: [20]
        let forward_bo: Floats = parameters + 2144
        // gates_bias2: [28]
        let gates_bias2: MutableFloats = prepared + 2432
        // backward_bf: [7]
        let backward_bf: Floats = parameters + 2560
        // backward_bi: [7]
        let backward_bi: Floats = parameters + 2576
        // backward_bg: [7]
        let backward_bg: Floats = parameters + 2592
        // backward_bo: [7]
        let backward_bo: Floats = parameters + 2608
        // gates_weights_packed: [400]
        let gates_weights_packed: MutableFloats = prepared + 2464
        // gates_weights_packed2: [1600]
        let gates_weights_packed2: MutableFloats = prepared + 2864
        // gates_weights_packed3: [160]
        let gates_weights_packed3: MutableFloats = prepared + 4464
        // gates_weights_packed4: [224]
        let gates_weights_packed4: MutableFloats = prepared + 4624
        // prediction_W: [81]
        let prediction_W: Floats = parameters + 2624
        // prediction_W_packed: [432]
        let prediction_W_packed: MutableFloats = prepared + 4848
        // prediction_W_packed2: [96]
        let prediction_W_packed2: MutableFloats = prepared + 5280
        // gates_weights_packed5: [448]
        let gates_weights_packed5: MutableFloats = prepared + 5376
        // gates_weights_packed6: [2560]
        let gates_weights_packed6: MutableFloats = prepared + 5824
        // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wf + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wi + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 100, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wg + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 200, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 5, source: forward_Wo + 20, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights + 300, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wf, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wi, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 400, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wg, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 800, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: forward_Wo, sourceRowStride: 25, sourceColumnStride: 1,
          destination: gates_weights2 + 1200, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wf + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wi + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 35, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wg + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 70, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 5, source: backward_Wo + 7, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights3 + 105, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wf, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wi, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 49, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wg, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 98, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 7, columns: 7, source: backward_Wo, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights4 + 147, destinationRowStride: 7, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bf, sourceRowStride: 20, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bi, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 20, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bg, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 40, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: forward_bo, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 60, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bf, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bi, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 7, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bg, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 14, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 7, source: backward_bo, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_bias2 + 21, destinationRowStride: 28, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 5, columnStride: 1, rows: 80, columns: 5, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 20, columnStride: 1, rows: 80, columns: 20, blocks: 1,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 5, columnStride: 1, rows: 28, columns: 5, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 7, columnStride: 1, rows: 28, columns: 7, blocks: 1,
          destination: gates_weights_packed4)
        // prediction = dense(dropout([forward, backward], 0.5), 3)  (Noise.rnn:26)
        Kernel.pack(
          source: prediction_W, rowStride: 27, columnStride: 1, rows: 3, columns: 27, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Noise.rnn:26: prediction = dense(dropout([forward, backward], 0.5), 3)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 27, rows: 27, columns: 3, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of Noise.rnn:10–13: f, i, g, o = … · [d, x]
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 7, rows: 7, columns: 28, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 20, rows: 20, columns: 80, blocks: 1,
          destination: gates_weights_packed6)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_forward_bf: [20]
        let gradient_forward_bf: MutableFloats = shard.gradients + 2048
        // gradient_forward_bi: [20]
        let gradient_forward_bi: MutableFloats = shard.gradients + 2080
        // gradient_forward_bg: [20]
        let gradient_forward_bg: MutableFloats = shard.gradients + 2112
        // gradient_forward_bo: [20]
        let gradient_forward_bo: MutableFloats = shard.gradients + 2144
        // gradient_backward_bf: [7]
        let gradient_backward_bf: MutableFloats = shard.gradients + 2560
        // gradient_backward_bi: [7]
        let gradient_backward_bi: MutableFloats = shard.gradients + 2576
        // gradient_backward_bg: [7]
        let gradient_backward_bg: MutableFloats = shard.gradients + 2592
        // gradient_backward_bo: [7]
        let gradient_backward_bo: MutableFloats = shard.gradients + 2608
        // gradient_prediction_W: [81]
        let gradient_prediction_W: MutableFloats = shard.gradients + 2624
        // gradient_prediction_b: [3]
        let gradient_prediction_b: MutableFloats = shard.gradients + 2720
        // gates_bias: [80]
        let gates_bias: Floats = shard.prepared + 2352
        // gates_bias2: [28]
        let gates_bias2: Floats = shard.prepared + 2432
        // prediction_concatenate: [T, B, 27], shares memory with prediction, loss_select, d_prediction
        let prediction_concatenate: MutableFloats = shard.floats(23)
        // forward_index: [B, 1]
        let forward_index: MutableFloats = shard.floats(0)
        // forward_index2: [T, B, 1]
        let forward_index2: MutableFloats = shard.floats(1)
        // forward_noise: [T, B, 5], shares memory with gates
        let forward_noise: MutableFloats = shard.floats(2)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(33)
        // forward_select: [T, B, 5]
        let forward_select: MutableFloats = shard.floats(3)
        // d_noise: [B, 20], shares memory with gates2, cNext_multiply2, d_g
        let d_noise: MutableFloats = shard.floats(4)
        // kept: [B, 20]
        let kept: MutableFloats = shard.floats(5)
        // gates: [T, B, 80], shares memory with forward_noise
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [400]
        let gates_weights_packed: Floats = shard.prepared + 2464
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(6)
        // forward_h: [B, 20]
        let forward_h: Floats = shard.state(0)
        // c: [T + 1, B, 20]
        let c: MutableFloats = shard.floats(7)
        // forward_c: [B, 20]
        let forward_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(35)
        // d: [T, B, 20]
        let d: MutableFloats = shard.floats(8)
        // gates2: [B, 80], shares memory with d_noise, cNext_multiply2, d_g
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [1600]
        let gates_weights_packed2: Floats = shard.prepared + 2864
        // g_multiply: [B, 20], shares memory with h_final
        let g_multiply: MutableFloats = shard.floats(9)
        // cNext_multiply: [B, 20], shares memory with c_final
        let cNext_multiply: MutableFloats = shard.floats(10)
        // g_noise: [B, 20], shares memory with d_noise2, gates4, d_cNext, hNext_noise4
        let g_noise: MutableFloats = shard.floats(11)
        // hNext_multiply: [B, 20], shares memory with kept2, d_h3
        let hNext_multiply: MutableFloats = shard.floats(12)
        // hNext_noise: [B, 20], shares memory with g_multiply2, g_multiply3, d_c2
        let hNext_noise: MutableFloats = shard.floats(13)
        // h_final: [B, 20], shares memory with g_multiply
        let h_final: MutableFloats = shard.floats(9)
        // c_final: [B, 20], shares memory with cNext_multiply
        let c_final: MutableFloats = shard.floats(10)
        // d_noise2: [B, 7], shares memory with g_noise, gates4, d_cNext, hNext_noise4
        let d_noise2: MutableFloats = shard.floats(11)
        // kept2: [B, 7], shares memory with hNext_multiply, d_h3
        let kept2: MutableFloats = shard.floats(12)
        // gates3: [T, B, 28]
        let gates3: MutableFloats = shard.floats(15)
        // gates_weights_packed3: [160]
        let gates_weights_packed3: Floats = shard.prepared + 4464
        // h2: [T + 1, B, 7]
        let h2: MutableFloats = shard.floats(16)
        // c2: [T + 1, B, 7]
        let c2: MutableFloats = shard.floats(17)
        // d2: [T, B, 7]
        let d2: MutableFloats = shard.floats(18)
        // gates4: [B, 28], shares memory with g_noise, d_noise2, d_cNext, hNext_noise4
        let gates4: MutableFloats = shard.floats(11)
        // gates_weights_packed4: [224]
        let gates_weights_packed4: Floats = shard.prepared + 4624
        // g_multiply2: [B, 7], shares memory with hNext_noise, g_multiply3, d_c2
        let g_multiply2: MutableFloats = shard.floats(13)
        // cNext_multiply2: [B, 7], shares memory with d_noise, gates2, d_g
        let cNext_multiply2: MutableFloats = shard.floats(4)
        // g_noise2: [B, 7], shares memory with d_h, g_multiply4
        let g_noise2: MutableFloats = shard.floats(19)
        // hNext_multiply2: [B, 7], shares memory with d_c, d_cNext2
        let hNext_multiply2: MutableFloats = shard.floats(20)
        // hNext_noise2: [B, 7], shares memory with hNext_noise3, d_g3
        let hNext_noise2: MutableFloats = shard.floats(21)
        // prediction_noise: [T, B, 27], shares memory with loss_sum, d_prediction2
        let prediction_noise: MutableFloats = shard.floats(24)
        // kept3: [T, B, 27]
        let kept3: MutableFloats = shard.floats(25)
        // prediction_select: [T, B, 27]
        let prediction_select: MutableFloats = shard.floats(26)
        // prediction: [T, B, 3], shares memory with prediction_concatenate, loss_select, d_prediction
        let prediction: MutableFloats = shard.floats(23)
        // prediction_b: [3]
        let prediction_b: Floats = shard.parameters + 2720
        // prediction_W_packed: [432]
        let prediction_W_packed: Floats = shard.prepared + 4848
        // y: [T, B, 3], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(34)
        // loss_subtract: [T, B, 3], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(34)
        // loss_sum: [T, B, 1], shares memory with prediction_noise, d_prediction2
        let loss_sum: MutableFloats = shard.floats(24)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with prediction_concatenate, prediction, d_prediction
        let loss_select: MutableFloats = shard.floats(23)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(27)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_prediction: [T, B, 3], shares memory with prediction_concatenate, prediction, loss_select
        let d_prediction: MutableFloats = shard.floats(23)
        // d_prediction2: [T, B, 27], shares memory with prediction_noise, loss_sum
        let d_prediction2: MutableFloats = shard.floats(24)
        // prediction_W_packed2: [96]
        let prediction_W_packed2: Floats = shard.prepared + 5280
        // d_h: [B, 7], shares memory with g_noise2, g_multiply4
        let d_h: MutableFloats = shard.floats(19)
        // d_c: [B, 7], shares memory with hNext_multiply2, d_cNext2
        let d_c: MutableFloats = shard.floats(20)
        // d_gates2: [T, B, 28]
        let d_gates2: MutableFloats = shard.floats(22)
        // hNext_noise3: [B, 7], shares memory with hNext_noise2, d_g3
        let hNext_noise3: MutableFloats = shard.floats(21)
        // g_multiply3: [B, 7], shares memory with hNext_noise, g_multiply2, d_c2
        let g_multiply3: MutableFloats = shard.floats(13)
        // d_cNext: [B, 7], shares memory with g_noise, d_noise2, gates4, hNext_noise4
        let d_cNext: MutableFloats = shard.floats(11)
        // d_g: [B, 7], shares memory with d_noise, gates2, cNext_multiply2
        let d_g: MutableFloats = shard.floats(4)
        // d_g2: [B, 7], shares memory with d_g4
        let d_g2: MutableFloats = shard.floats(28)
        // d_i: [B, 7], shares memory with d_i2
        let d_i: MutableFloats = shard.floats(29)
        // d_h2: [B, 7], shares memory with d_h4
        let d_h2: MutableFloats = shard.floats(30)
        // g_noise3: [B, 7], shares memory with g_noise4
        let g_noise3: MutableFloats = shard.floats(31)
        // d_d: [B, 7], shares memory with d_d2
        let d_d: MutableFloats = shard.floats(32)
        // gates_weights_packed5: [448]
        let gates_weights_packed5: Floats = shard.prepared + 5376
        // d_h3: [B, 20], shares memory with hNext_multiply, kept2
        let d_h3: MutableFloats = shard.floats(12)
        // d_c2: [B, 20], shares memory with hNext_noise, g_multiply2, g_multiply3
        let d_c2: MutableFloats = shard.floats(13)
        // d_gates: [T, B, 80]
        let d_gates: MutableFloats = shard.floats(14)
        // hNext_noise4: [B, 20], shares memory with g_noise, d_noise2, gates4, d_cNext
        let hNext_noise4: MutableFloats = shard.floats(11)
        // g_multiply4: [B, 20], shares memory with g_noise2, d_h
        let g_multiply4: MutableFloats = shard.floats(19)
        // d_cNext2: [B, 20], shares memory with hNext_multiply2, d_c
        let d_cNext2: MutableFloats = shard.floats(20)
        // d_g3: [B, 20], shares memory with hNext_noise2, hNext_noise3
        let d_g3: MutableFloats = shard.floats(21)
        // d_g4: [B, 20], shares memory with d_g2
        let d_g4: MutableFloats = shard.floats(28)
        // d_i2: [B, 20], shares memory with d_i
        let d_i2: MutableFloats = shard.floats(29)
        // d_h4: [B, 20], shares memory with d_h2
        let d_h4: MutableFloats = shard.floats(30)
        // g_noise4: [B, 20], shares memory with g_noise3
        let g_noise4: MutableFloats = shard.floats(31)
        // d_d2: [B, 20], shares memory with d_d
        let d_d2: MutableFloats = shard.floats(32)
        // gates_weights_packed6: [2560]
        let gates_weights_packed6: Floats = shard.prepared + 5824
        // gradient_backward_Wf: [79]
        let gradient_backward_Wf: MutableFloats = shard.gradients + 2176
        // gradient_backward_Wi: [79]
        let gradient_backward_Wi: MutableFloats = shard.gradients + 2272
        // gradient_backward_Wg: [79]
        let gradient_backward_Wg: MutableFloats = shard.gradients + 2368
        // gradient_backward_Wo: [79]
        let gradient_backward_Wo: MutableFloats = shard.gradients + 2464
        // gradient_backward_Wf2: [77]
        let gradient_backward_Wf2: MutableFloats = shard.gradients + 2183
        // gradient_backward_Wi2: [77]
        let gradient_backward_Wi2: MutableFloats = shard.gradients + 2279
        // gradient_backward_Wg2: [77]
        let gradient_backward_Wg2: MutableFloats = shard.gradients + 2375
        // gradient_backward_Wo2: [77]
        let gradient_backward_Wo2: MutableFloats = shard.gradients + 2471
        // gradient_forward_Wf: [495]
        let gradient_forward_Wf: MutableFloats = shard.gradients
        // gradient_forward_Wi: [495]
        let gradient_forward_Wi: MutableFloats = shard.gradients + 512
        // gradient_forward_Wg: [495]
        let gradient_forward_Wg: MutableFloats = shard.gradients + 1024
        // gradient_forward_Wo: [495]
        let gradient_forward_Wo: MutableFloats = shard.gradients + 1536
        // gradient_forward_Wf2: [480]
        let gradient_forward_Wf2: MutableFloats = shard.gradients + 20
        // gradient_forward_Wi2: [480]
        let gradient_forward_Wi2: MutableFloats = shard.gradients + 532
        // gradient_forward_Wg2: [480]
        let gradient_forward_Wg2: MutableFloats = shard.gradients + 1044
        // gradient_forward_Wo2: [480]
        let gradient_forward_Wo2: MutableFloats = shard.gradients + 1556
        // Forward.
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: forward_index, destinationStride: 1)
        Kernel.steps(
          steps: xSteps, batch: batch, first: shard.firstStep, destination: forward_index2,
          destinationStepStride: batch, destinationStride: 1)
        for t in 0..<xSteps {
          let forward_index_t: MutableFloats = forward_index2 + t &* batch
          let forward_noise_t: MutableFloats = forward_noise + t &* batch &* 5
          Kernel.noise(
            rows: batch, width: 5, isNormal: false, key: shard.noiseKey(0x49ccaf5963f8a685), example: forward_index,
            exampleStride: 1, step: forward_index_t, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: forward_noise_t, destinationStride: 5)
        }
        Pointwise.compute_forward_select(count: xSteps &* batch &* 5, forward_noise, x, forward_select)
        // d = variationalDropout(h, 0.3)  (Noise.rnn:9)
        Kernel.noise(
          rows: batch, width: 20, isNormal: false, key: shard.noiseKey(0x520ca830579095e8), example: forward_index,
          exampleStride: 1, step: nil, stepStride: 0, innerStep: nil, innerStepStride: 0, destination: d_noise,
          destinationStride: 20)
        Pointwise.compute_kept(count: batch &* 20, d_noise, kept)
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(rows: batch, width: 20, source: forward_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: forward_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t2 in 0..<xSteps {
          let forward_select_t2: MutableFloats = forward_select + t2 &* batch &* 5
          let gates_t2: MutableFloats = gates + t2 &* batch &* 80
          let h_t2: MutableFloats = h + t2 &* batch &* 20
          let d_t2: MutableFloats = d + t2 &* batch &* 20
          let c_t2: MutableFloats = c + t2 &* batch &* 20
          let forward_index_t2: MutableFloats = forward_index2 + t2 &* batch
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 80
          let c_t2Next: MutableFloats = c + (t2 &+ 1) &* batch &* 20
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 20
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t2) &* batch, k: 5, n: 80, input: forward_select_t2, inputStride: 5,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 80, bias: gates_bias)
          }
          // d = variationalDropout(h, 0.3)  (Noise.rnn:9)
          Pointwise.compute_d(count: batch &* 20, h_t2, kept, d_t2)
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          Kernel.product(
            rows: batch, k: 20, n: 80, input: d_t2, inputStride: 20, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 80, bias: nil, turn: t2)
          // f, i, g, o, c' = …  (Noise.rnn:10–14)
          Pointwise.compute_f_i(rows: batch, gates2, gates_t2, c_t2, g_multiply, cNext_multiply)
          // g = dropout(tanh(Wg · [d, x] + bg), 0.1)  (Noise.rnn:12)
          Kernel.noise(
            rows: batch, width: 20, isNormal: false, key: shard.noiseKey(0x18cf1d224e8cfedb), example: forward_index,
            exampleStride: 1, step: forward_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: g_noise, destinationStride: 20)
          // g, c', h' = …  (Noise.rnn:12, 14–15)
          Pointwise.compute_d_gates_hNext_multiply(
            rows: batch, g_noise, g_multiply, gates_t2, cNext_multiply, x_mask_t2, c_t2, d_gates_t2, hNext_multiply,
            c_t2Next)
          // h' = zoneout(h, o * tanh(c'), 0.2)  (Noise.rnn:15)
          Kernel.noise(
            rows: batch, width: 20, isNormal: false, key: shard.noiseKey(0x7ea1aba7db4659f1), example: forward_index,
            exampleStride: 1, step: forward_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise, destinationStride: 20)
          Pointwise.compute_h(rows: batch, hNext_noise, hNext_multiply, h_t2, x_mask_t2, h_t2Next)
        }
        // forward = scan DroppedLSTM(20) over dropout(x, 0.25)  (Noise.rnn:24)
        Kernel.copy(
          rows: batch, width: 20, source: h + xSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(
          rows: batch, width: 20, source: c + xSteps &* batch &* 20, sourceStride: 20, destination: c_final,
          destinationStride: 20)
        // d = variationalDropout(h, 0.3)  (Noise.rnn:9)
        Kernel.noise(
          rows: batch, width: 7, isNormal: false, key: shard.noiseKey(0x90c8b03de3b11306), example: forward_index,
          exampleStride: 1, step: nil, stepStride: 0, innerStep: nil, innerStepStride: 0, destination: d_noise2,
          destinationStride: 7)
        Pointwise.compute_kept(count: batch &* 7, d_noise2, kept2)
        // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 28, input: x, inputStride: 5, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 28, bias: gates_bias2)
        // backward = scan reversed DroppedLSTM(7) over x  (Noise.rnn:25)
        Kernel.zero(rows: batch, width: 7, destination: h2 + xSteps &* batch &* 7, destinationStride: 7)
        Kernel.zero(rows: batch, width: 7, destination: c2 + xSteps &* batch &* 7, destinationStride: 7)
        for done in 0..<xSteps {
          let t3: Swift::Int = xSteps &- 1 &- done
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 7
          let d_t3: MutableFloats = d2 + t3 &* batch &* 7
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 28
          let c_t3Next: MutableFloats = c2 + (t3 &+ 1) &* batch &* 7
          let forward_index_t3: MutableFloats = forward_index2 + t3 &* batch
          let x_mask_t3: MutableFloats = x_mask + t3 &* batch
          let d_gates_t3: MutableFloats = d_gates2 + t3 &* batch &* 28
          let c_t3: MutableFloats = c2 + t3 &* batch &* 7
          let h_t3: MutableFloats = h2 + t3 &* batch &* 7
          // d = variationalDropout(h, 0.3)  (Noise.rnn:9)
          Pointwise.compute_d(count: batch &* 7, h_t3Next, kept2, d_t3)
          // f, i, g, o = … · [d, x]  (Noise.rnn:10–13)
          Kernel.product(
            rows: batch, k: 7, n: 28, input: d_t3, inputStride: 7, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 28, bias: nil, turn: t3)
          // f, i, g, o, c' = …  (Noise.rnn:10–14)
          Pointwise.compute_f_i2(rows: batch, gates4, gates_t3, c_t3Next, g_multiply2, cNext_multiply2)
          // g = dropout(tanh(Wg · [d, x] + bg), 0.1)  (Noise.rnn:12)
          Kernel.noise(
            rows: batch, width: 7, isNormal: false, key: shard.noiseKey(0x81bd3c448f997ed), example: forward_index,
            exampleStride: 1, step: forward_index_t3, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: g_noise2, destinationStride: 7)
          // g, c', h' = …  (Noise.rnn:12, 14–15)
          Pointwise.compute_d_gates_hNext_multiply2(
            rows: batch, g_noise2, g_multiply2, gates_t3, cNext_multiply2, x_mask_t3, c_t3Next, d_gates_t3,
            hNext_multiply2, c_t3)
          // h' = zoneout(h, o * tanh(c'), 0.2)  (Noise.rnn:15)
          Kernel.noise(
            rows: batch, width: 7, isNormal: false, key: shard.noiseKey(0x3deb2e09318aac9f), example: forward_index,
            exampleStride: 1, step: forward_index_t3, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise2, destinationStride: 7)
          Pointwise.compute_h2(rows: batch, hNext_noise2, hNext_multiply2, h_t3Next, x_mask_t3, h_t3)
        }
        // prediction = dense(dropout([forward, backward], 0.5), 3)  (Noise.rnn:26)
        Kernel.copy(
          rows: xSteps &* batch, width: 20, source: h + batch &* 20, sourceStride: 20,
          destination: prediction_concatenate, destinationStride: 27)
        Kernel.copy(
          rows: xSteps &* batch, width: 7, source: h2, sourceStride: 7, destination: prediction_concatenate + 20,
          destinationStride: 27)
        for t4 in 0..<xSteps {
          let forward_index_t4: MutableFloats = forward_index2 + t4 &* batch
          let prediction_noise_t4: MutableFloats = prediction_noise + t4 &* batch &* 27
          Kernel.noise(
            rows: batch, width: 27, isNormal: false, key: shard.noiseKey(0x59e740e2fd09fbaf), example: forward_index,
            exampleStride: 1, step: forward_index_t4, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: prediction_noise_t4, destinationStride: 27)
        }
        Pointwise.compute_kept_prediction_select(
          count: xSteps &* batch &* 27, prediction_noise, prediction_concatenate, kept3, prediction_select)
        Kernel.product(
          rows: xSteps &* batch, k: 27, n: 3, input: prediction_select, inputStride: 27, packed: prediction_W_packed,
          destination: prediction, destinationStride: 3, bias: prediction_b)
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, prediction, y, loss_subtract, loss_sum)
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Noise.rnn:28: loss meanSquaredError(prediction, y)
        Pointwise.compute_d_prediction(rows: xSteps &* batch, d_loss, loss_subtract, d_prediction)
        // gradient of Noise.rnn:26: prediction = dense(dropout([forward, backward], 0.5), 3)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 27, left: d_prediction, leftStride: 3, right: prediction_select,
          rightStride: 27, destination: gradient_prediction_W, destinationRowStride: 27, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 27, input: d_prediction, inputStride: 3, packed: prediction_W_packed2,
          destination: d_prediction2, destinationStride: 27, bias: nil)
        Pointwise.compute_d_gates(rows: xSteps &* batch, kept3, d_prediction2, d_gates)
        Pointwise.compute_d_gates2(rows: xSteps &* batch, kept3, d_prediction2, d_gates2)
        // gradient of Noise.rnn:25: backward = scan reversed DroppedLSTM(7) over x
        Kernel.zero(rows: batch, width: 7, destination: d_h, destinationStride: 7)
        Kernel.zero(rows: batch, width: 7, destination: d_c, destinationStride: 7)
        for t5 in 0..<xSteps {
          let forward_index_t5: MutableFloats = forward_index2 + t5 &* batch
          let gates_t5: MutableFloats = gates3 + t5 &* batch &* 28
          let x_mask_t5: MutableFloats = x_mask + t5 &* batch
          let d_gates_t5: MutableFloats = d_gates2 + t5 &* batch &* 28
          let c_t5Next: MutableFloats = c2 + (t5 &+ 1) &* batch &* 7
          // h' = zoneout(h, o * tanh(c'), 0.2)  (Noise.rnn:15)
          Kernel.noise(
            rows: batch, width: 7, isNormal: false, key: shard.noiseKey(0x3deb2e09318aac9f), example: forward_index,
            exampleStride: 1, step: forward_index_t5, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise3, destinationStride: 7)
          // gradient of Noise.rnn:4, 10–15: c, f, i, g, o, c', h' = …; with Noise.rnn:12, 15
          Pointwise.compute_g_multiply_d_cNext(
            rows: batch, hNext_noise3, gates_t5, x_mask_t5, d_c, d_h, d_gates_t5, c_t5Next, g_multiply3, d_cNext, d_g,
            d_g2, d_i, d_h2)
          // g = dropout(tanh(Wg · [d, x] + bg), 0.1)  (Noise.rnn:12)
          Kernel.noise(
            rows: batch, width: 7, isNormal: false, key: shard.noiseKey(0x81bd3c448f997ed), example: forward_index,
            exampleStride: 1, step: forward_index_t5, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: g_noise3, destinationStride: 7)
          // gradient of Noise.rnn:11–12, 14: i, g, c' = …; with Noise.rnn:12
          Pointwise.compute_d_gates_d_gates(rows: batch, g_noise3, g_multiply3, d_cNext, d_g, d_g2, d_i, d_gates_t5)
          // gradient of Noise.rnn:10–13: f, i, g, o = … · [d, x]
          Kernel.product(
            rows: batch, k: 28, n: 7, input: d_gates_t5, inputStride: 28, packed: gates_weights_packed5,
            destination: d_d, destinationStride: 7, bias: nil, turn: t5)
          // gradient of Noise.rnn:4, 9: h, d = …
          Pointwise.compute_d_h(count: batch &* 7, kept2, d_d, d_h2, d_h)
        }
        // gradient of Noise.rnn:10–13: f, i, g, o = … · [d, x]
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 7, left: d_gates2, leftStride: 28, right: d2, rightStride: 7,
          destination: gradient_backward_Wf, destinationRowStride: 12, leftSum: gradient_backward_bf,
          totals: shard.totals(toMove: gradient_backward_Wf), leftSumTotals: shard.totals(of: gradient_backward_bf))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 7, left: d_gates2 + 7, leftStride: 28, right: d2, rightStride: 7,
          destination: gradient_backward_Wi, destinationRowStride: 12, leftSum: gradient_backward_bi,
          totals: shard.totals(toMove: gradient_backward_Wi), leftSumTotals: shard.totals(of: gradient_backward_bi))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 7, left: d_gates2 + 14, leftStride: 28, right: d2, rightStride: 7,
          destination: gradient_backward_Wg, destinationRowStride: 12, leftSum: gradient_backward_bg,
          totals: shard.totals(toMove: gradient_backward_Wg), leftSumTotals: shard.totals(of: gradient_backward_bg))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 7, left: d_gates2 + 21, leftStride: 28, right: d2, rightStride: 7,
          destination: gradient_backward_Wo, destinationRowStride: 12, leftSum: gradient_backward_bo,
          totals: shard.totals(toMove: gradient_backward_Wo), leftSumTotals: shard.totals(of: gradient_backward_bo))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: d_gates2, leftStride: 28, right: x, rightStride: 5,
          destination: gradient_backward_Wf2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_backward_Wf2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: d_gates2 + 7, leftStride: 28, right: x, rightStride: 5,
          destination: gradient_backward_Wi2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_backward_Wi2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: d_gates2 + 14, leftStride: 28, right: x, rightStride: 5,
          destination: gradient_backward_Wg2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_backward_Wg2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: d_gates2 + 21, leftStride: 28, right: x, rightStride: 5,
          destination: gradient_backward_Wo2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_backward_Wo2))
        // gradient of Noise.rnn:24: forward = scan DroppedLSTM(20) over dropout(x, 0.25)
        Kernel.zero(rows: batch, width: 20, destination: d_h3, destinationStride: 20)
        Kernel.zero(rows: batch, width: 20, destination: d_c2, destinationStride: 20)
        for done2 in 0..<xSteps {
          let t6: Swift::Int = xSteps &- 1 &- done2
          let forward_index_t6: MutableFloats = forward_index2 + t6 &* batch
          let gates_t6: MutableFloats = gates + t6 &* batch &* 80
          let x_mask_t6: MutableFloats = x_mask + t6 &* batch
          let d_gates_t6: MutableFloats = d_gates + t6 &* batch &* 80
          let c_t6: MutableFloats = c + t6 &* batch &* 20
          // h' = zoneout(h, o * tanh(c'), 0.2)  (Noise.rnn:15)
          Kernel.noise(
            rows: batch, width: 20, isNormal: false, key: shard.noiseKey(0x7ea1aba7db4659f1), example: forward_index,
            exampleStride: 1, step: forward_index_t6, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise4, destinationStride: 20)
          // gradient of Noise.rnn:4, 10–15: c, f, i, g, o, c', h' = …; with Noise.rnn:12, 15
          Pointwise.compute_g_multiply_d_cNext2(
            rows: batch, hNext_noise4, gates_t6, x_mask_t6, d_c2, d_h3, d_gates_t6, c_t6, g_multiply4, d_cNext2, d_g3,
            d_g4, d_i2, d_h4)
          // g = dropout(tanh(Wg · [d, x] + bg), 0.1)  (Noise.rnn:12)
          Kernel.noise(
            rows: batch, width: 20, isNormal: false, key: shard.noiseKey(0x18cf1d224e8cfedb), example: forward_index,
            exampleStride: 1, step: forward_index_t6, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: g_noise4, destinationStride: 20)
          // gradient of Noise.rnn:11–12, 14: i, g, c' = …; with Noise.rnn:12
          Pointwise.compute_d_gates_d_gates2(rows: batch, g_noise4, g_multiply4, d_cNext2, d_g3, d_g4, d_i2, d_gates_t6)
          // gradient of Noise.rnn:10–13: f, i, g, o = … · [d, x]
          Kernel.product(
            rows: batch, k: 80, n: 20, input: d_gates_t6, inputStride: 80, packed: gates_weights_packed6,
            destination: d_d2, destinationStride: 20, bias: nil, turn: t6)
          // gradient of Noise.rnn:4, 9: h, d = …
          Pointwise.compute_d_h(count: batch &* 20, kept, d_d2, d_h4, d_h3)
        }
        // gradient of Noise.rnn:10–13: f, i, g, o = … · [d, x]
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 20, left: d_gates, leftStride: 80, right: d, rightStride: 20,
          destination: gradient_forward_Wf, destinationRowStride: 25, leftSum: gradient_forward_bf,
          totals: shard.totals(toMove: gradient_forward_Wf), leftSumTotals: shard.totals(of: gradient_forward_bf))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 20, left: d_gates + 20, leftStride: 80, right: d, rightStride: 20,
          destination: gradient_forward_Wi, destinationRowStride: 25, leftSum: gradient_forward_bi,
          totals: shard.totals(toMove: gradient_forward_Wi), leftSumTotals: shard.totals(of: gradient_forward_bi))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 20, left: d_gates + 40, leftStride: 80, right: d, rightStride: 20,
          destination: gradient_forward_Wg, destinationRowStride: 25, leftSum: gradient_forward_bg,
          totals: shard.totals(toMove: gradient_forward_Wg), leftSumTotals: shard.totals(of: gradient_forward_bg))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 20, left: d_gates + 60, leftStride: 80, right: d, rightStride: 20,
          destination: gradient_forward_Wo, destinationRowStride: 25, leftSum: gradient_forward_bo,
          totals: shard.totals(toMove: gradient_forward_Wo), leftSumTotals: shard.totals(of: gradient_forward_bo))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 5, left: d_gates, leftStride: 80, right: forward_select, rightStride: 5,
          destination: gradient_forward_Wf2, destinationRowStride: 25, leftSum: nil,
          totals: shard.totals(toMove: gradient_forward_Wf2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 5, left: d_gates + 20, leftStride: 80, right: forward_select, rightStride: 5,
          destination: gradient_forward_Wi2, destinationRowStride: 25, leftSum: nil,
          totals: shard.totals(toMove: gradient_forward_Wi2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 5, left: d_gates + 40, leftStride: 80, right: forward_select, rightStride: 5,
          destination: gradient_forward_Wg2, destinationRowStride: 25, leftSum: nil,
          totals: shard.totals(toMove: gradient_forward_Wg2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 20, n: 5, left: d_gates + 60, leftStride: 80, right: forward_select, rightStride: 5,
          destination: gradient_forward_Wo2, destinationRowStride: 25, leftSum: nil,
          totals: shard.totals(toMove: gradient_forward_Wo2))
        // The state 'forward.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'forward.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, y)  (Noise.rnn:28)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 20.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(0.2)
        let v11: Vector = Lanes.broadcast(0.8)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: Floats = gates2 + row &* 80
          let c2Row: MutableFloats = c2 + row &* 20
          let h2Row: MutableFloats = h2 + row &* 20
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 20), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 20), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let gates_x5: Vector = Lanes.load(gatesRow + (column &+ 40), count: lanes)
            let gates_x6: Vector = Lanes.load(gates2Row + (column &+ 40), count: lanes)
            let v3: Vector = Lanes.add(gates_x5, gates_x6)
            let gates_x7: Vector = Lanes.load(gatesRow + (column &+ 60), count: lanes)
            let gates_x8: Vector = Lanes.load(gates2Row + (column &+ 60), count: lanes)
            let v4: Vector = Lanes.add(gates_x7, gates_x8)
            let f: Vector = Lanes.quickSigmoid(v)
            let i: Vector = Lanes.quickSigmoid(v2)
            let g: Vector = Lanes.quickTanh(v3)
            let o: Vector = Lanes.quickSigmoid(v4)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v5: Vector = Lanes.multiply(f, c)
            let cNext: Vector = Lanes.fma(i, g, v5)
            let v7: Vector = Lanes.quickTanh(cNext)
            let v8: Vector = Lanes.multiply(o, v7)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v10: Vector = Lanes.multiply(v9, h)
            let hNext: Vector = Lanes.fma(v11, v8, v10)
            let v13: Vector = Lanes.select(mask, hNext, h)
            let v14: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(v13, h3Row + column, count: lanes)
            Lanes.store(v14, c2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_h_c2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(0.2)
        let v11: Vector = Lanes.broadcast(0.8)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 28
          let gates2Row: Floats = gates2 + row &* 28
          let c2Row: MutableFloats = c2 + row &* 7
          let h2Row: MutableFloats = h2 + row &* 7
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 7
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 7)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 7)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 7, count: 7)
          let gates_x4: Vector = Lanes.load(gates2Row + 7, count: 7)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 14, count: 7)
          let gates_x6: Vector = Lanes.load(gates2Row + 14, count: 7)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 21, count: 7)
          let gates_x8: Vector = Lanes.load(gates2Row + 21, count: 7)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.quickSigmoid(v)
          let i: Vector = Lanes.quickSigmoid(v2)
          let g: Vector = Lanes.quickTanh(v3)
          let o: Vector = Lanes.quickSigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 7)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.quickTanh(cNext)
          let v8: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 7)
          let v10: Vector = Lanes.multiply(v9, h)
          let hNext: Vector = Lanes.fma(v11, v8, v10)
          let v13: Vector = Lanes.select(mask, hNext, h)
          let v14: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v13, h3Row, count: 7)
          Lanes.store(v14, c2Row, count: 7)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_h_c3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(0.2)
        let v11: Vector = Lanes.broadcast(0.8)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: Floats = gates2 + row &* 80
          let c2Row: MutableFloats = c2 + row &* 20
          let h2Row: MutableFloats = h2 + row &* 20
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 20), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 20), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let gates_x5: Vector = Lanes.load(gatesRow + (column &+ 40), count: lanes)
            let gates_x6: Vector = Lanes.load(gates2Row + (column &+ 40), count: lanes)
            let v3: Vector = Lanes.add(gates_x5, gates_x6)
            let gates_x7: Vector = Lanes.load(gatesRow + (column &+ 60), count: lanes)
            let gates_x8: Vector = Lanes.load(gates2Row + (column &+ 60), count: lanes)
            let v4: Vector = Lanes.add(gates_x7, gates_x8)
            let f: Vector = Lanes.sigmoid(v)
            let i: Vector = Lanes.sigmoid(v2)
            let g: Vector = Lanes.tanh(v3)
            let o: Vector = Lanes.sigmoid(v4)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v5: Vector = Lanes.multiply(f, c)
            let cNext: Vector = Lanes.fma(i, g, v5)
            let v7: Vector = Lanes.tanh(cNext)
            let v8: Vector = Lanes.multiply(o, v7)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v10: Vector = Lanes.multiply(v9, h)
            let hNext: Vector = Lanes.fma(v11, v8, v10)
            let v13: Vector = Lanes.select(mask, hNext, h)
            let v14: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(v13, h3Row + column, count: lanes)
            Lanes.store(v14, c2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_h_c4(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(0.2)
        let v11: Vector = Lanes.broadcast(0.8)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 28
          let gates2Row: Floats = gates2 + row &* 28
          let c2Row: MutableFloats = c2 + row &* 7
          let h2Row: MutableFloats = h2 + row &* 7
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 7
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 7)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 7)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 7, count: 7)
          let gates_x4: Vector = Lanes.load(gates2Row + 7, count: 7)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 14, count: 7)
          let gates_x6: Vector = Lanes.load(gates2Row + 14, count: 7)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 21, count: 7)
          let gates_x8: Vector = Lanes.load(gates2Row + 21, count: 7)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 7)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let v8: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 7)
          let v10: Vector = Lanes.multiply(v9, h)
          let hNext: Vector = Lanes.fma(v11, v8, v10)
          let v13: Vector = Lanes.select(mask, hNext, h)
          let v14: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v13, h3Row, count: 7)
          Lanes.store(v14, c2Row, count: 7)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ prediction2: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 3
          let y2Row: Floats = y2 + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 3)
          let y: Vector = Lanes.load(y2Row, count: 3)
          let v: Vector = Lanes.subtract(prediction, y)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.33333334)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v4: Vector = Lanes.select(x_mask_x, v2, v3)
          Lanes.store(v4, loss_select + column, count: lanes)
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
      static func compute_forward_select(
        count: Swift::Int, _ forward_noise: Floats, _ x2: Floats, _ forward_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
        let v2: Vector = Lanes.broadcast(1.3333334)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let forward_noise_x: Vector = Lanes.load(forward_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(forward_noise_x, v)
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v3: Vector = Lanes.multiply(x, v2)
          let v5: Vector = Lanes.select(kept, v3, v4)
          Lanes.store(v5, forward_select + column, count: lanes)
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
      static func compute_kept(count: Swift::Int, _ d_noise: Floats, _ kept2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.3)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_noise_x: Vector = Lanes.load(d_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(d_noise_x, v)
          Lanes.store(kept, kept2 + column, count: lanes)
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
      static func compute_d(count: Swift::Int, _ h2: Floats, _ kept2: Floats, _ d2: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.4285715)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(h, v)
          let kept: Vector = Lanes.load(kept2 + column, count: lanes)
          let d: Vector = Lanes.select(kept, v2, v3)
          Lanes.store(d, d2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 20.
      @inline(never)
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: Floats, _ g_multiply: MutableFloats,
        _ cNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.1111112)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: MutableFloats = gates2 + row &* 80
          let c2Row: Floats = c2 + row &* 20
          let g_multiplyRow: MutableFloats = g_multiply + row &* 20
          let cNext_multiplyRow: MutableFloats = cNext_multiply + row &* 20
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 20), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 20), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let gates_x5: Vector = Lanes.load(gatesRow + (column &+ 40), count: lanes)
            let gates_x6: Vector = Lanes.load(gates2Row + (column &+ 40), count: lanes)
            let v3: Vector = Lanes.add(gates_x5, gates_x6)
            let gates_x7: Vector = Lanes.load(gatesRow + (column &+ 60), count: lanes)
            let gates_x8: Vector = Lanes.load(gates2Row + (column &+ 60), count: lanes)
            let v4: Vector = Lanes.add(gates_x7, gates_x8)
            let f: Vector = Lanes.sigmoid(v)
            let i: Vector = Lanes.sigmoid(v2)
            let v5: Vector = Lanes.tanh(v3)
            let v7: Vector = Lanes.multiply(v5, v6)
            let o: Vector = Lanes.sigmoid(v4)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v8: Vector = Lanes.multiply(f, c)
            Lanes.store(f, gates2Row + (column &+ 40), count: lanes)
            Lanes.store(i, gates2Row + (column &+ 20), count: lanes)
            Lanes.store(v5, gates2Row + (column &+ 60), count: lanes)
            Lanes.store(v7, g_multiplyRow + column, count: lanes)
            Lanes.store(o, gates2Row + column, count: lanes)
            Lanes.store(v8, cNext_multiplyRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_d_gates_hNext_multiply(
        rows: Swift::Int, _ g_noise: Floats, _ g_multiply: Floats, _ gates: Floats, _ cNext_multiply: Floats,
        _ x_mask: Floats, _ c2: MutableFloats, _ d_gates: MutableFloats, _ hNext_multiply: MutableFloats,
        _ c3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.1)
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let g_noiseRow: Floats = g_noise + row &* 20
          let g_multiplyRow: Floats = g_multiply + row &* 20
          let gatesRow: Floats = gates + row &* 80
          let cNext_multiplyRow: Floats = cNext_multiply + row &* 20
          let x_maskRow: Floats = x_mask + row
          let c2Row: MutableFloats = c2 + row &* 20
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 20
          let c3Row: MutableFloats = c3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let g_noise_x: Vector = Lanes.load(g_noiseRow + column, count: lanes)
            let kept: Vector = Lanes.greaterEqual(g_noise_x, v)
            let g_multiply_x: Vector = Lanes.load(g_multiplyRow + column, count: lanes)
            let g: Vector = Lanes.select(kept, g_multiply_x, v2)
            let i: Vector = Lanes.load(gatesRow + (column &+ 20), count: lanes)
            let cNext_multiply_x: Vector = Lanes.load(cNext_multiplyRow + column, count: lanes)
            let cNext: Vector = Lanes.fma(i, g, cNext_multiply_x)
            let v4: Vector = Lanes.tanh(cNext)
            let o: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v5: Vector = Lanes.multiply(o, v4)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v6: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(v4, d_gatesRow + (column &+ 60), count: lanes)
            Lanes.store(v5, hNext_multiplyRow + column, count: lanes)
            Lanes.store(v6, c3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_noise: Floats, _ hNext_multiply: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 20
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 20
          let h2Row: MutableFloats = h2 + row &* 20
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow + column, count: lanes)
            let changes: Vector = Lanes.greaterEqual(hNext_noise_x, v)
            let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow + column, count: lanes)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let hNext: Vector = Lanes.select(changes, hNext_multiply_x, h)
            let v2: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v2, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_f_i2(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: Floats, _ g_multiply: MutableFloats,
        _ cNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.1111112)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 28
          let gates2Row: MutableFloats = gates2 + row &* 28
          let c2Row: Floats = c2 + row &* 7
          let g_multiplyRow: MutableFloats = g_multiply + row &* 7
          let cNext_multiplyRow: MutableFloats = cNext_multiply + row &* 7
          let gates_x: Vector = Lanes.load(gatesRow, count: 7)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 7)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 7, count: 7)
          let gates_x4: Vector = Lanes.load(gates2Row + 7, count: 7)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 14, count: 7)
          let gates_x6: Vector = Lanes.load(gates2Row + 14, count: 7)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 21, count: 7)
          let gates_x8: Vector = Lanes.load(gates2Row + 21, count: 7)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let v5: Vector = Lanes.tanh(v3)
          let v7: Vector = Lanes.multiply(v5, v6)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 7)
          let v8: Vector = Lanes.multiply(f, c)
          Lanes.store(f, gates2Row + 14, count: 7)
          Lanes.store(i, gates2Row + 7, count: 7)
          Lanes.store(v5, gates2Row + 21, count: 7)
          Lanes.store(v7, g_multiplyRow, count: 7)
          Lanes.store(o, gates2Row, count: 7)
          Lanes.store(v8, cNext_multiplyRow, count: 7)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_d_gates_hNext_multiply2(
        rows: Swift::Int, _ g_noise: Floats, _ g_multiply: Floats, _ gates: Floats, _ cNext_multiply: Floats,
        _ x_mask: Floats, _ c2: MutableFloats, _ d_gates: MutableFloats, _ hNext_multiply: MutableFloats,
        _ c3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.1)
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let g_noiseRow: Floats = g_noise + row &* 7
          let g_multiplyRow: Floats = g_multiply + row &* 7
          let gatesRow: Floats = gates + row &* 28
          let cNext_multiplyRow: Floats = cNext_multiply + row &* 7
          let x_maskRow: Floats = x_mask + row
          let c2Row: MutableFloats = c2 + row &* 7
          let d_gatesRow: MutableFloats = d_gates + row &* 28
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 7
          let c3Row: MutableFloats = c3 + row &* 7
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let g_noise_x: Vector = Lanes.load(g_noiseRow, count: 7)
          let kept: Vector = Lanes.greaterEqual(g_noise_x, v)
          let g_multiply_x: Vector = Lanes.load(g_multiplyRow, count: 7)
          let g: Vector = Lanes.select(kept, g_multiply_x, v2)
          let i: Vector = Lanes.load(gatesRow + 7, count: 7)
          let cNext_multiply_x: Vector = Lanes.load(cNext_multiplyRow, count: 7)
          let cNext: Vector = Lanes.fma(i, g, cNext_multiply_x)
          let v4: Vector = Lanes.tanh(cNext)
          let o: Vector = Lanes.load(gatesRow, count: 7)
          let v5: Vector = Lanes.multiply(o, v4)
          let c: Vector = Lanes.load(c2Row, count: 7)
          let v6: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v4, d_gatesRow + 21, count: 7)
          Lanes.store(v5, hNext_multiplyRow, count: 7)
          Lanes.store(v6, c3Row, count: 7)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ hNext_noise: Floats, _ hNext_multiply: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 7
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 7
          let h2Row: MutableFloats = h2 + row &* 7
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 7
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow, count: 7)
          let changes: Vector = Lanes.greaterEqual(hNext_noise_x, v)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 7)
          let h: Vector = Lanes.load(h2Row, count: 7)
          let hNext: Vector = Lanes.select(changes, hNext_multiply_x, h)
          let v2: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v2, h3Row, count: 7)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_kept_prediction_select(
        count: Swift::Int, _ prediction_noise: Floats, _ prediction_concatenate: Floats, _ kept2: MutableFloats,
        _ prediction_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v2: Vector = Lanes.broadcast(2.0)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let prediction_noise_x: Vector = Lanes.load(prediction_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(prediction_noise_x, v)
          let prediction_concatenate_x: Vector = Lanes.load(prediction_concatenate + column, count: lanes)
          let v3: Vector = Lanes.multiply(prediction_concatenate_x, v2)
          let v5: Vector = Lanes.select(kept, v3, v4)
          Lanes.store(kept, kept2 + column, count: lanes)
          Lanes.store(v5, prediction_select + column, count: lanes)
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
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 3
          let y2Row: Floats = y2 + row &* 3
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 3)
          let y: Vector = Lanes.load(y2Row, count: 3)
          let v: Vector = Lanes.subtract(prediction, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.33333334)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let v6: Vector = Lanes.divide(v5, x_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v4: Vector = Lanes.select(x_mask_x, v2, v3)
          let v7: Vector = Lanes.select(x_mask_x, v6, v3)
          let v8: Vector = Lanes.multiply(v7, v)
          Lanes.store(v4, loss_select + column, count: lanes)
          Lanes.store(v8, d_loss + column, count: lanes)
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
      static func compute_d_prediction(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_prediction: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 3
          let d_predictionRow: MutableFloats = d_prediction + row &* 3
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 3)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_predictionRow, count: 3)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_d_gates(rows: Swift::Int, _ kept: Floats, _ d_prediction: Floats, _ d_gates: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let keptRow: Floats = kept + row &* 27
          let d_predictionRow: Floats = d_prediction + row &* 27
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let kept_x: Vector = Lanes.load(keptRow + column, count: lanes)
            let d_prediction_x: Vector = Lanes.load(d_predictionRow + column, count: lanes)
            let v2: Vector = Lanes.select(kept_x, d_prediction_x, v)
            let v4: Vector = Lanes.multiply(v2, v3)
            Lanes.store(v4, d_gatesRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_d_gates2(rows: Swift::Int, _ kept: Floats, _ d_prediction: Floats, _ d_gates: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let keptRow: Floats = kept + row &* 27
          let d_predictionRow: Floats = d_prediction + row &* 27
          let d_gatesRow: MutableFloats = d_gates + row &* 28
          let kept_x: Vector = Lanes.load(keptRow + 20, count: 7)
          let d_prediction_x: Vector = Lanes.load(d_predictionRow + 20, count: 7)
          let v2: Vector = Lanes.select(kept_x, d_prediction_x, v)
          let v4: Vector = Lanes.multiply(v2, v3)
          Lanes.store(v4, d_gatesRow, count: 7)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_g_multiply_d_cNext(
        rows: Swift::Int, _ hNext_noise: Floats, _ gates: Floats, _ x_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_gates: MutableFloats, _ c2: Floats, _ g_multiply: MutableFloats, _ d_cNext: MutableFloats,
        _ d_g: MutableFloats, _ d_g2: MutableFloats, _ d_i: MutableFloats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v2: Vector = Lanes.broadcast(1.1111112)
        let v4: Vector = Lanes.broadcast(0.0)
        let v15: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 7
          let gatesRow: Floats = gates + row &* 28
          let x_maskRow: Floats = x_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 7
          let d_h2Row: Floats = d_h2 + row &* 7
          let d_gatesRow: MutableFloats = d_gates + row &* 28
          let c2Row: Floats = c2 + row &* 7
          let g_multiplyRow: MutableFloats = g_multiply + row &* 7
          let d_cNextRow: MutableFloats = d_cNext + row &* 7
          let d_gRow: MutableFloats = d_g + row &* 7
          let d_g2Row: MutableFloats = d_g2 + row &* 7
          let d_iRow: MutableFloats = d_i + row &* 7
          let d_h3Row: MutableFloats = d_h3 + row &* 7
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow, count: 7)
          let changes: Vector = Lanes.greaterEqual(hNext_noise_x, v)
          let gates_x: Vector = Lanes.load(gatesRow + 21, count: 7)
          let v3: Vector = Lanes.multiply(gates_x, v2)
          let d_c: Vector = Lanes.load(d_c2Row, count: 7)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 7)
          let d_gates_x: Vector = Lanes.load(d_gatesRow, count: 7)
          let v7: Vector = Lanes.add(d_h, d_gates_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.select(changes, v8, v4)
          let v11: Vector = Lanes.select(changes, v4, v8)
          let d_gates_x2: Vector = Lanes.load(d_gatesRow + 21, count: 7)
          let v12: Vector = Lanes.multiply(v10, d_gates_x2)
          let o: Vector = Lanes.load(gatesRow, count: 7)
          let v13: Vector = Lanes.multiply(v10, o)
          let v16: Vector = Lanes.fma(Lanes.negate(d_gates_x2), d_gates_x2, v15)
          let v18: Vector = Lanes.fma(v13, v16, v5)
          let i: Vector = Lanes.load(gatesRow + 7, count: 7)
          let v19: Vector = Lanes.multiply(v18, i)
          let c: Vector = Lanes.load(c2Row, count: 7)
          let v20: Vector = Lanes.multiply(v18, c)
          let f: Vector = Lanes.load(gatesRow + 14, count: 7)
          let v22: Vector = Lanes.subtract(v15, o)
          let v23: Vector = Lanes.multiply(o, v22)
          let v24: Vector = Lanes.multiply(v12, v23)
          let v26: Vector = Lanes.fma(Lanes.negate(gates_x), gates_x, v15)
          let v27: Vector = Lanes.subtract(v15, i)
          let v28: Vector = Lanes.multiply(i, v27)
          let v29: Vector = Lanes.subtract(v15, f)
          let v30: Vector = Lanes.multiply(f, v29)
          let v31: Vector = Lanes.multiply(v20, v30)
          let v32: Vector = Lanes.fma(v18, f, v6)
          let v33: Vector = Lanes.add(v9, v11)
          Lanes.store(v3, g_multiplyRow, count: 7)
          Lanes.store(v18, d_cNextRow, count: 7)
          Lanes.store(v19, d_gRow, count: 7)
          Lanes.store(v24, d_gatesRow + 21, count: 7)
          Lanes.store(v26, d_g2Row, count: 7)
          Lanes.store(v28, d_iRow, count: 7)
          Lanes.store(v31, d_gatesRow, count: 7)
          Lanes.store(v32, d_c2Row, count: 7)
          Lanes.store(v33, d_h3Row, count: 7)
        }
      }

      /// Rows of 7.
      @inline(never)
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ g_noise: Floats, _ g_multiply: Floats, _ d_cNext: Floats, _ d_g: Floats, _ d_g2: Floats,
        _ d_i: Floats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.1)
        let v2: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.1111112)
        for row in 0..<rows {
          let g_noiseRow: Floats = g_noise + row &* 7
          let g_multiplyRow: Floats = g_multiply + row &* 7
          let d_cNextRow: Floats = d_cNext + row &* 7
          let d_gRow: Floats = d_g + row &* 7
          let d_g2Row: Floats = d_g2 + row &* 7
          let d_iRow: Floats = d_i + row &* 7
          let d_gatesRow: MutableFloats = d_gates + row &* 28
          let g_noise_x: Vector = Lanes.load(g_noiseRow, count: 7)
          let kept: Vector = Lanes.greaterEqual(g_noise_x, v)
          let g_multiply_x: Vector = Lanes.load(g_multiplyRow, count: 7)
          let g: Vector = Lanes.select(kept, g_multiply_x, v2)
          let d_cNext_x: Vector = Lanes.load(d_cNextRow, count: 7)
          let v3: Vector = Lanes.multiply(d_cNext_x, g)
          let d_g_x: Vector = Lanes.load(d_gRow, count: 7)
          let v4: Vector = Lanes.select(kept, d_g_x, v2)
          let v6: Vector = Lanes.multiply(v4, v5)
          let d_g_x2: Vector = Lanes.load(d_g2Row, count: 7)
          let v7: Vector = Lanes.multiply(v6, d_g_x2)
          let d_i_x: Vector = Lanes.load(d_iRow, count: 7)
          let v8: Vector = Lanes.multiply(v3, d_i_x)
          Lanes.store(v7, d_gatesRow + 14, count: 7)
          Lanes.store(v8, d_gatesRow + 7, count: 7)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ kept2: Floats, _ d_d: Floats, _ d_h: Floats, _ d_h2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.4285715)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let kept: Vector = Lanes.load(kept2 + column, count: lanes)
          let d_d_x: Vector = Lanes.load(d_d + column, count: lanes)
          let v2: Vector = Lanes.select(kept, d_d_x, v)
          let d_h_x: Vector = Lanes.load(d_h + column, count: lanes)
          let v5: Vector = Lanes.fma(v2, v3, d_h_x)
          Lanes.store(v5, d_h2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 20.
      @inline(never)
      static func compute_g_multiply_d_cNext2(
        rows: Swift::Int, _ hNext_noise: Floats, _ gates: Floats, _ x_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_gates: MutableFloats, _ c2: Floats, _ g_multiply: MutableFloats, _ d_cNext: MutableFloats,
        _ d_g: MutableFloats, _ d_g2: MutableFloats, _ d_i: MutableFloats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v2: Vector = Lanes.broadcast(1.1111112)
        let v4: Vector = Lanes.broadcast(0.0)
        let v15: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 20
          let gatesRow: Floats = gates + row &* 80
          let x_maskRow: Floats = x_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 20
          let d_h2Row: Floats = d_h2 + row &* 20
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          let c2Row: Floats = c2 + row &* 20
          let g_multiplyRow: MutableFloats = g_multiply + row &* 20
          let d_cNextRow: MutableFloats = d_cNext + row &* 20
          let d_gRow: MutableFloats = d_g + row &* 20
          let d_g2Row: MutableFloats = d_g2 + row &* 20
          let d_iRow: MutableFloats = d_i + row &* 20
          let d_h3Row: MutableFloats = d_h3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow + column, count: lanes)
            let changes: Vector = Lanes.greaterEqual(hNext_noise_x, v)
            let gates_x: Vector = Lanes.load(gatesRow + (column &+ 60), count: lanes)
            let v3: Vector = Lanes.multiply(gates_x, v2)
            let d_c: Vector = Lanes.load(d_c2Row + column, count: lanes)
            let v5: Vector = Lanes.select(mask, d_c, v4)
            let v6: Vector = Lanes.select(mask, v4, d_c)
            let d_h: Vector = Lanes.load(d_h2Row + column, count: lanes)
            let d_gates_x: Vector = Lanes.load(d_gatesRow + column, count: lanes)
            let v7: Vector = Lanes.add(d_h, d_gates_x)
            let v8: Vector = Lanes.select(mask, v7, v4)
            let v9: Vector = Lanes.select(mask, v4, v7)
            let v10: Vector = Lanes.select(changes, v8, v4)
            let v11: Vector = Lanes.select(changes, v4, v8)
            let d_gates_x2: Vector = Lanes.load(d_gatesRow + (column &+ 60), count: lanes)
            let v12: Vector = Lanes.multiply(v10, d_gates_x2)
            let o: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v13: Vector = Lanes.multiply(v10, o)
            let v16: Vector = Lanes.fma(Lanes.negate(d_gates_x2), d_gates_x2, v15)
            let v18: Vector = Lanes.fma(v13, v16, v5)
            let i: Vector = Lanes.load(gatesRow + (column &+ 20), count: lanes)
            let v19: Vector = Lanes.multiply(v18, i)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v20: Vector = Lanes.multiply(v18, c)
            let f: Vector = Lanes.load(gatesRow + (column &+ 40), count: lanes)
            let v22: Vector = Lanes.subtract(v15, o)
            let v23: Vector = Lanes.multiply(o, v22)
            let v24: Vector = Lanes.multiply(v12, v23)
            let v26: Vector = Lanes.fma(Lanes.negate(gates_x), gates_x, v15)
            let v27: Vector = Lanes.subtract(v15, i)
            let v28: Vector = Lanes.multiply(i, v27)
            let v29: Vector = Lanes.subtract(v15, f)
            let v30: Vector = Lanes.multiply(f, v29)
            let v31: Vector = Lanes.multiply(v20, v30)
            let v32: Vector = Lanes.fma(v18, f, v6)
            let v33: Vector = Lanes.add(v9, v11)
            Lanes.store(v3, g_multiplyRow + column, count: lanes)
            Lanes.store(v18, d_cNextRow + column, count: lanes)
            Lanes.store(v19, d_gRow + column, count: lanes)
            Lanes.store(v24, d_gatesRow + (column &+ 60), count: lanes)
            Lanes.store(v26, d_g2Row + column, count: lanes)
            Lanes.store(v28, d_iRow + column, count: lanes)
            Lanes.store(v31, d_gatesRow + column, count: lanes)
            Lanes.store(v32, d_c2Row + column, count: lanes)
            Lanes.store(v33, d_h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_d_gates_d_gates2(
        rows: Swift::Int, _ g_noise: Floats, _ g_multiply: Floats, _ d_cNext: Floats, _ d_g: Floats, _ d_g2: Floats,
        _ d_i: Floats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.1)
        let v2: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.1111112)
        for row in 0..<rows {
          let g_noiseRow: Floats = g_noise + row &* 20
          let g_multiplyRow: Floats = g_multiply + row &* 20
          let d_cNextRow: Floats = d_cNext + row &* 20
          let d_gRow: Floats = d_g + row &* 20
          let d_g2Row: Floats = d_g2 + row &* 20
          let d_iRow: Floats = d_i + row &* 20
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let g_noise_x: Vector = Lanes.load(g_noiseRow + column, count: lanes)
            let kept: Vector = Lanes.greaterEqual(g_noise_x, v)
            let g_multiply_x: Vector = Lanes.load(g_multiplyRow + column, count: lanes)
            let g: Vector = Lanes.select(kept, g_multiply_x, v2)
            let d_cNext_x: Vector = Lanes.load(d_cNextRow + column, count: lanes)
            let v3: Vector = Lanes.multiply(d_cNext_x, g)
            let d_g_x: Vector = Lanes.load(d_gRow + column, count: lanes)
            let v4: Vector = Lanes.select(kept, d_g_x, v2)
            let v6: Vector = Lanes.multiply(v4, v5)
            let d_g_x2: Vector = Lanes.load(d_g2Row + column, count: lanes)
            let v7: Vector = Lanes.multiply(v6, d_g_x2)
            let d_i_x: Vector = Lanes.load(d_iRow + column, count: lanes)
            let v8: Vector = Lanes.multiply(v3, d_i_x)
            Lanes.store(v7, d_gatesRow + (column &+ 40), count: lanes)
            Lanes.store(v8, d_gatesRow + (column &+ 20), count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }
    }
  }
}

/// Noise at all times: a variational autoencoder of the steps.
///
/// - Input `x`: [4] for each step of `x`
/// - Target `y`: [4] for each step of `x`
/// - Output `prediction`: [4] for each step of `x`
public struct Sampled: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.W", shape: [9, 13], offset: 0, initializer: .glorot),
      .init(name: "mean.W", shape: [3, 9], offset: 128, initializer: .glorot),
      .init(name: "mean.b", shape: [3], offset: 160, initializer: .constant(0.0)),
      .init(name: "logVariance.W", shape: [3, 9], offset: 176, initializer: .glorot),
      .init(name: "logVariance.b", shape: [3], offset: 208, initializer: .constant(0.0)),
      .init(name: "prediction.W", shape: [4, 3], offset: 224, initializer: .glorot),
      .init(name: "prediction.b", shape: [4], offset: 240, initializer: .constant(0.0)),
    ],
    count: 256, preparedCounts: [480, 784])

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

extension Sampled {
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
    ///   - x: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Sampled, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
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
        _ model: Sampled, _ batch: RNNRuntime::Batch<Sampled.Example>, carriesState: Swift::Bool = false
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

extension Sampled {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Sampled.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Sampled.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 4].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Sampled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
    ///   - x: numbers, [batch, steps, 4].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Sampled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
    }

    /// The same of `evaluate`.
    public var evaluationNoise: RNNRuntime::NoiseSource {
      get {
        evaluation.noise
      }
      set {
        evaluation.noise = newValue
      }
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
        _ model: Sampled, _ batch: RNNRuntime::Batch<Sampled.Example>, carriesState: Swift::Bool = false
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
        _ model: Sampled, _ batch: RNNRuntime::Batch<Sampled.Example>, carriesState: Swift::Bool = false
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
  extension Sampled: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [4] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [4] for each step of `x`.
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

  extension Sampled.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Sampled
  }

  extension Sampled.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Sampled
  }
#endif

// MARK: Code

extension Sampled {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4)],
        outputs: [.init(name: "prediction", axis: 0, shape: [4])], states: [.init(name: "hidden.h", shape: [9])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: 0, width: 3), .init(axis: 0, extraSteps: 1, width: 9),
          .init(axis: 0, width: 9), .init(axis: -1, width: 9), .init(axis: -1, width: 9), .init(axis: 0, width: 4),
          .init(axis: 0, width: 3),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [54]
        let gates_weights: MutableFloats = prepared
        // mean_W: [27]
        let mean_W: Floats = parameters + 128
        // logVariance_W: [27]
        let logVariance_W: Floats = parameters + 176
        // gates_bias: [6]
        let gates_bias: MutableFloats = prepared + 64
        // mean_b: [3]
        let mean_b: Floats = parameters + 160
        // logVariance_b: [3]
        let logVariance_b: Floats = parameters + 208
        // hidden_W: [117]
        let hidden_W: Floats = parameters
        // hidden_W_packed: [64]
        let hidden_W_packed: MutableFloats = prepared + 80
        // hidden_W_packed2: [144]
        let hidden_W_packed2: MutableFloats = prepared + 144
        // gates_weights_packed: [144]
        let gates_weights_packed: MutableFloats = prepared + 288
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 224
        // prediction_W_packed: [48]
        let prediction_W_packed: MutableFloats = prepared + 432
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.copyMatrix(
          rows: 3, columns: 9, source: mean_W, sourceRowStride: 9, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 9, source: logVariance_W, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 27, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: mean_b, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: logVariance_b, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 3, destinationRowStride: 6, destinationColumnStride: 1)
        // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
        Kernel.pack(
          source: hidden_W + 9, rowStride: 13, columnStride: 1, rows: 9, columns: 4, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 13, columnStride: 1, rows: 9, columns: 9, blocks: 1,
          destination: hidden_W_packed2)
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.pack(
          source: gates_weights, rowStride: 9, columnStride: 1, rows: 6, columns: 9, blocks: 1,
          destination: gates_weights_packed)
        // prediction = dense(gaussianNoise(z, 0.1), 4)  (Noise.rnn:48)
        Kernel.pack(
          source: prediction_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [6]
        let gates_bias: Floats = shard.prepared + 64
        // hNext_index: [B, 1]
        let hNext_index: MutableFloats = shard.floats(0)
        // hidden_index: [T, B, 1], shares memory with z
        let hidden_index: MutableFloats = shard.floats(1)
        // hNext: [T, B, 9], shares memory with gates, z_noise
        let hNext: MutableFloats = shard.floats(3)
        // x: [T, B, 4]
        let x: MutableFloats = shard.floats(8)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // h: [T + 1, B, 9]
        let h: MutableFloats = shard.floats(2)
        // hidden_h: [B, 9]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // hNext_product: [B, 9], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(4)
        // hidden_W_packed2: [144]
        let hidden_W_packed2: Floats = shard.prepared + 144
        // hNext_noise: [B, 9]
        let hNext_noise: MutableFloats = shard.floats(5)
        // h_final: [B, 9], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(4)
        // gates: [T, B, 6], shares memory with hNext, z_noise
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 288
        // mean: [T, B, 3], shares memory with prediction
        let mean: MutableFloats = shard.floats(6)
        // z_exp: [T, B, 3]
        let z_exp: MutableFloats = shard.floats(7)
        // z_noise: [T, B, 3], shares memory with hNext, gates
        let z_noise: MutableFloats = shard.floats(3)
        // z: [T, B, 3], shares memory with hidden_index
        let z: MutableFloats = shard.floats(1)
        // prediction: [T, B, 4], shares memory with mean
        let prediction: MutableFloats = shard.floats(6)
        // prediction_b: [4]
        let prediction_b: Floats = shard.parameters + 240
        // prediction_W_packed: [48]
        let prediction_W_packed: Floats = shard.prepared + 432
        // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: hNext_index, destinationStride: 1)
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.steps(
          steps: xSteps, batch: batch, first: shard.firstStep, destination: hidden_index, destinationStepStride: batch,
          destinationStride: 1)
        Kernel.copy(rows: batch, width: 9, source: hidden_h, sourceStride: 9, destination: h, destinationStride: 9)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 4
          let hNext_t: MutableFloats = hNext + t &* batch &* 9
          let h_t: MutableFloats = h + t &* batch &* 9
          let hidden_index_t: MutableFloats = hidden_index + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 9
          // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 4, n: 9, input: x_t, inputStride: 4,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 9, bias: nil)
          }
          Kernel.product(
            rows: batch, k: 9, n: 9, input: h_t, inputStride: 9, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 9, bias: nil, turn: t)
          Kernel.noise(
            rows: batch, width: 9, isNormal: true, key: shard.noiseKey(0xb3339fa2ccdf4a74), example: hNext_index,
            exampleStride: 1, step: hidden_index_t, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise, destinationStride: 9)
          Pointwise.compute_h(rows: batch, hNext_noise, hNext_product, hNext_t, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.copy(
          rows: batch, width: 9, source: h + xSteps &* batch &* 9, sourceStride: 9, destination: h_final,
          destinationStride: 9)
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.product(
          rows: xSteps &* batch, k: 9, n: 6, input: h + batch &* 9, inputStride: 9, packed: gates_weights_packed,
          destination: gates, destinationStride: 6, bias: nil)
        // mean, logVariance, z = …  (Noise.rnn:45–47)
        Pointwise.compute_mean_z_exp(rows: xSteps &* batch, gates, gates_bias, mean, z_exp)
        // z = mean + exp(logVariance / 2) * normal(like: mean)  (Noise.rnn:47)
        for t2 in 0..<xSteps {
          let hidden_index_t2: MutableFloats = hidden_index + t2 &* batch
          let z_noise_t2: MutableFloats = z_noise + t2 &* batch &* 3
          Kernel.noise(
            rows: batch, width: 3, isNormal: true, key: shard.noiseKey(0x54a7db2e090a9506), example: hNext_index,
            exampleStride: 1, step: hidden_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: z_noise_t2, destinationStride: 3)
        }
        Pointwise.compute_z(count: xSteps &* batch &* 3, z_exp, z_noise, mean, z)
        // prediction = dense(gaussianNoise(z, 0.1), 4)  (Noise.rnn:48)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: z, inputStride: 3, packed: prediction_W_packed,
          destination: prediction, destinationStride: 4, bias: prediction_b)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: batch &* 4, stride: 4)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 9)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [9])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: 0, width: 3), .init(axis: 0, extraSteps: 1, width: 9),
          .init(axis: 0, width: 9), .init(axis: -1, width: 9), .init(axis: -1, width: 9), .init(axis: 0, width: 4),
          .init(axis: 0, width: 3), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [6]
        let gates_bias: Floats = shard.prepared + 64
        // hNext_index: [B, 1]
        let hNext_index: MutableFloats = shard.floats(0)
        // hidden_index: [T, B, 1], shares memory with z, loss_sum2
        let hidden_index: MutableFloats = shard.floats(1)
        // hNext: [T, B, 9], shares memory with gates, z_noise
        let hNext: MutableFloats = shard.floats(3)
        // x: [T, B, 4]
        let x: MutableFloats = shard.floats(9)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // h: [T + 1, B, 9]
        let h: MutableFloats = shard.floats(2)
        // hidden_h: [B, 9]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(11)
        // hNext_product: [B, 9], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(4)
        // hidden_W_packed2: [144]
        let hidden_W_packed2: Floats = shard.prepared + 144
        // hNext_noise: [B, 9]
        let hNext_noise: MutableFloats = shard.floats(5)
        // h_final: [B, 9], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(4)
        // gates: [T, B, 6], shares memory with hNext, z_noise
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 288
        // mean: [T, B, 3], shares memory with prediction
        let mean: MutableFloats = shard.floats(6)
        // z_exp: [T, B, 3], shares memory with loss_select
        let z_exp: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(8)
        // z_noise: [T, B, 3], shares memory with hNext, gates
        let z_noise: MutableFloats = shard.floats(3)
        // z: [T, B, 3], shares memory with hidden_index, loss_sum2
        let z: MutableFloats = shard.floats(1)
        // prediction: [T, B, 4], shares memory with mean
        let prediction: MutableFloats = shard.floats(6)
        // prediction_b: [4]
        let prediction_b: Floats = shard.parameters + 240
        // prediction_W_packed: [48]
        let prediction_W_packed: Floats = shard.prepared + 432
        // y: [T, B, 4]
        let y: MutableFloats = shard.floats(10)
        // loss_sum2: [T, B, 1], shares memory with hidden_index, z
        let loss_sum2: MutableFloats = shard.floats(1)
        // loss_select: [T, B, 1], shares memory with z_exp
        let loss_select: MutableFloats = shard.floats(7)
        // loss_sum3: [1]
        let loss_sum3: MutableFloats = shard.sums
        // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: hNext_index, destinationStride: 1)
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.steps(
          steps: xSteps, batch: batch, first: shard.firstStep, destination: hidden_index, destinationStepStride: batch,
          destinationStride: 1)
        Kernel.copy(rows: batch, width: 9, source: hidden_h, sourceStride: 9, destination: h, destinationStride: 9)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 4
          let hNext_t: MutableFloats = hNext + t &* batch &* 9
          let h_t: MutableFloats = h + t &* batch &* 9
          let hidden_index_t: MutableFloats = hidden_index + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 9
          // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 4, n: 9, input: x_t, inputStride: 4,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 9, bias: nil)
          }
          Kernel.product(
            rows: batch, k: 9, n: 9, input: h_t, inputStride: 9, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 9, bias: nil, turn: t)
          Kernel.noise(
            rows: batch, width: 9, isNormal: true, key: shard.noiseKey(0xb3339fa2ccdf4a74), example: hNext_index,
            exampleStride: 1, step: hidden_index_t, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise, destinationStride: 9)
          Pointwise.compute_h2(rows: batch, hNext_noise, hNext_product, hNext_t, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.copy(
          rows: batch, width: 9, source: h + xSteps &* batch &* 9, sourceStride: 9, destination: h_final,
          destinationStride: 9)
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.product(
          rows: xSteps &* batch, k: 9, n: 6, input: h + batch &* 9, inputStride: 9, packed: gates_weights_packed,
          destination: gates, destinationStride: 6, bias: nil)
        // mean, logVariance, z, loss = …  (Noise.rnn:45–47, 50)
        Pointwise.compute_mean_z_exp2(rows: xSteps &* batch, gates, gates_bias, mean, z_exp, loss_sum)
        // z = mean + exp(logVariance / 2) * normal(like: mean)  (Noise.rnn:47)
        for t2 in 0..<xSteps {
          let hidden_index_t2: MutableFloats = hidden_index + t2 &* batch
          let z_noise_t2: MutableFloats = z_noise + t2 &* batch &* 3
          Kernel.noise(
            rows: batch, width: 3, isNormal: true, key: shard.noiseKey(0x54a7db2e090a9506), example: hNext_index,
            exampleStride: 1, step: hidden_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: z_noise_t2, destinationStride: 3)
        }
        Pointwise.compute_z(count: xSteps &* batch &* 3, z_exp, z_noise, mean, z)
        // prediction = dense(gaussianNoise(z, 0.1), 4)  (Noise.rnn:48)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: z, inputStride: 3, packed: prediction_W_packed,
          destination: prediction, destinationStride: 4, bias: prediction_b)
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, prediction, y, loss_sum2)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum2, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum3,
          totals: shard.totals(of: loss_sum3))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 9)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [9])],
        arena: [
          .init(axis: -1, width: 9), .init(axis: 0, width: 3), .init(axis: 0, extraSteps: 1, width: 9),
          .init(axis: 0, width: 9), .init(axis: -1, width: 9), .init(axis: -1, width: 9), .init(axis: 0, width: 9),
          .init(axis: 0, width: 6), .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 1),
          .init(axis: 0, width: 4), .init(axis: 0, width: 3), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 9),
        ],
        sumsCount: 32, gradientSums: [0..<244], preparedIndex: 1, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [54]
        let gates_weights: MutableFloats = prepared
        // mean_W: [27]
        let mean_W: Floats = parameters + 128
        // logVariance_W: [27]
        let logVariance_W: Floats = parameters + 176
        // gates_bias: [6]
        let gates_bias: MutableFloats = prepared + 64
        // mean_b: [3]
        let mean_b: Floats = parameters + 160
        // logVariance_b: [3]
        let logVariance_b: Floats = parameters + 208
        // hidden_W: [117]
        let hidden_W: Floats = parameters
        // hidden_W_packed: [64]
        let hidden_W_packed: MutableFloats = prepared + 80
        // hidden_W_packed2: [144]
        let hidden_W_packed2: MutableFloats = prepared + 144
        // gates_weights_packed: [144]
        let gates_weights_packed: MutableFloats = prepared + 288
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 224
        // prediction_W_packed: [48]
        let prediction_W_packed: MutableFloats = prepared + 432
        // prediction_W_packed2: [64]
        let prediction_W_packed2: MutableFloats = prepared + 480
        // gates_weights_packed2: [96]
        let gates_weights_packed2: MutableFloats = prepared + 544
        // hidden_W_packed3: [144]
        let hidden_W_packed3: MutableFloats = prepared + 640
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.copyMatrix(
          rows: 3, columns: 9, source: mean_W, sourceRowStride: 9, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 9, source: logVariance_W, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 27, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: mean_b, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: logVariance_b, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 3, destinationRowStride: 6, destinationColumnStride: 1)
        // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
        Kernel.pack(
          source: hidden_W + 9, rowStride: 13, columnStride: 1, rows: 9, columns: 4, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 13, columnStride: 1, rows: 9, columns: 9, blocks: 1,
          destination: hidden_W_packed2)
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.pack(
          source: gates_weights, rowStride: 9, columnStride: 1, rows: 6, columns: 9, blocks: 1,
          destination: gates_weights_packed)
        // prediction = dense(gaussianNoise(z, 0.1), 4)  (Noise.rnn:48)
        Kernel.pack(
          source: prediction_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Noise.rnn:48: prediction = dense(gaussianNoise(z, 0.1), 4)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 3, rows: 3, columns: 4, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of Noise.rnn:45–46: mean, logVariance = …
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 9, rows: 9, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // gradient of Noise.rnn:35: h' = tanh(W · [h, x] + 0.3 * normal(like: h))
        Kernel.pack(
          source: hidden_W, rowStride: 1, columnStride: 13, rows: 9, columns: 9, blocks: 1,
          destination: hidden_W_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_mean_W: [27]
        let gradient_mean_W: MutableFloats = shard.gradients + 128
        // gradient_mean_b: [3]
        let gradient_mean_b: MutableFloats = shard.gradients + 160
        // gradient_logVariance_W: [27]
        let gradient_logVariance_W: MutableFloats = shard.gradients + 176
        // gradient_logVariance_b: [3]
        let gradient_logVariance_b: MutableFloats = shard.gradients + 208
        // gradient_prediction_W: [12]
        let gradient_prediction_W: MutableFloats = shard.gradients + 224
        // gradient_prediction_b: [4]
        let gradient_prediction_b: MutableFloats = shard.gradients + 240
        // gates_bias: [6]
        let gates_bias: Floats = shard.prepared + 64
        // d_gates: [T, B, 6], shares memory with mean, d_prediction
        let d_gates: MutableFloats = shard.floats(7)
        // hNext_index: [B, 1], shares memory with d_hNext, d_h_final
        let hNext_index: MutableFloats = shard.floats(0)
        // hidden_index: [T, B, 1], shares memory with prediction_add, d_z
        let hidden_index: MutableFloats = shard.floats(1)
        // hNext: [T, B, 9]
        let hNext: MutableFloats = shard.floats(3)
        // x: [T, B, 4]
        let x: MutableFloats = shard.floats(16)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // h: [T + 1, B, 9]
        let h: MutableFloats = shard.floats(2)
        // hidden_h: [B, 9]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(18)
        // hNext_product: [B, 9], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(4)
        // hidden_W_packed2: [144]
        let hidden_W_packed2: Floats = shard.prepared + 144
        // hNext_noise: [B, 9], shares memory with d_h
        let hNext_noise: MutableFloats = shard.floats(5)
        // h_final: [B, 9], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(4)
        // gates: [T, B, 6], shares memory with z_noise, d_hidden
        let gates: MutableFloats = shard.floats(6)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 288
        // mean: [T, B, 3], shares memory with d_gates, d_prediction
        let mean: MutableFloats = shard.floats(7)
        // z_exp: [T, B, 3]
        let z_exp: MutableFloats = shard.floats(8)
        // loss_exp: [T, B, 3], shares memory with d_prediction3
        let loss_exp: MutableFloats = shard.floats(9)
        // loss_sum: [T, B, 1], shares memory with d_prediction2
        let loss_sum: MutableFloats = shard.floats(10)
        // z_noise: [T, B, 3], shares memory with gates, d_hidden
        let z_noise: MutableFloats = shard.floats(6)
        // z: [T, B, 3], shares memory with prediction, loss_select, d_mean
        let z: MutableFloats = shard.floats(11)
        // prediction_noise: [T, B, 3], shares memory with loss_sum2, d_logVariance
        let prediction_noise: MutableFloats = shard.floats(12)
        // prediction_add: [T, B, 3], shares memory with hidden_index, d_z
        let prediction_add: MutableFloats = shard.floats(1)
        // prediction: [T, B, 4], shares memory with z, loss_select, d_mean
        let prediction: MutableFloats = shard.floats(11)
        // prediction_b: [4]
        let prediction_b: Floats = shard.parameters + 240
        // prediction_W_packed: [48]
        let prediction_W_packed: Floats = shard.prepared + 432
        // y: [T, B, 4], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(17)
        // loss_subtract: [T, B, 4], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(17)
        // loss_sum2: [T, B, 1], shares memory with prediction_noise, d_logVariance
        let loss_sum2: MutableFloats = shard.floats(12)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with z, prediction, d_mean
        let loss_select: MutableFloats = shard.floats(11)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(13)
        // d_loss2: [T, B, 1]
        let d_loss2: MutableFloats = shard.floats(14)
        // loss_sum3: [1]
        let loss_sum3: MutableFloats = shard.sums
        // d_logVariance: [T, B, 3], shares memory with prediction_noise, loss_sum2
        let d_logVariance: MutableFloats = shard.floats(12)
        // d_mean: [T, B, 3], shares memory with z, prediction, loss_select
        let d_mean: MutableFloats = shard.floats(11)
        // d_prediction: [T, B, 4], shares memory with d_gates, mean
        let d_prediction: MutableFloats = shard.floats(7)
        // d_prediction2: [T, B, 1], shares memory with loss_sum
        let d_prediction2: MutableFloats = shard.floats(10)
        // d_prediction3: [T, B, 3], shares memory with loss_exp
        let d_prediction3: MutableFloats = shard.floats(9)
        // d_z: [T, B, 3], shares memory with hidden_index, prediction_add
        let d_z: MutableFloats = shard.floats(1)
        // prediction_W_packed2: [64]
        let prediction_W_packed2: Floats = shard.prepared + 480
        // d_hidden: [T, B, 9], shares memory with gates, z_noise
        let d_hidden: MutableFloats = shard.floats(6)
        // gates_weights_packed2: [96]
        let gates_weights_packed2: Floats = shard.prepared + 544
        // d_h: [B, 9], shares memory with hNext_noise
        let d_h: MutableFloats = shard.floats(5)
        // cotangent_of_hidden_h: [B, 9]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_hNext: [B, 9], shares memory with hNext_index, d_h_final
        let d_hNext: MutableFloats = shard.floats(0)
        // d_hNext2: [B, 9]
        let d_hNext2: MutableFloats = shard.floats(15)
        // hidden_W_packed3: [144]
        let hidden_W_packed3: Floats = shard.prepared + 640
        // d_h_final: [B, 9], shares memory with hNext_index, d_hNext
        let d_h_final: MutableFloats = shard.floats(0)
        // gradient_hidden_W: [113]
        let gradient_hidden_W: MutableFloats = shard.gradients
        // gradient_hidden_W2: [108]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 9
        // Forward.
        // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: hNext_index, destinationStride: 1)
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.steps(
          steps: xSteps, batch: batch, first: shard.firstStep, destination: hidden_index, destinationStepStride: batch,
          destinationStride: 1)
        Kernel.copy(rows: batch, width: 9, source: hidden_h, sourceStride: 9, destination: h, destinationStride: 9)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 4
          let hNext_t: MutableFloats = hNext + t &* batch &* 9
          let h_t: MutableFloats = h + t &* batch &* 9
          let hidden_index_t: MutableFloats = hidden_index + t &* batch
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 9
          // h' = tanh(W · [h, x] + 0.3 * normal(like: h))  (Noise.rnn:35)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 4, n: 9, input: x_t, inputStride: 4,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 9, bias: nil)
          }
          Kernel.product(
            rows: batch, k: 9, n: 9, input: h_t, inputStride: 9, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 9, bias: nil, turn: t)
          Kernel.noise(
            rows: batch, width: 9, isNormal: true, key: shard.noiseKey(0xb3339fa2ccdf4a74), example: hNext_index,
            exampleStride: 1, step: hidden_index_t, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: hNext_noise, destinationStride: 9)
          Pointwise.compute_hNext_h(rows: batch, hNext_noise, hNext_product, hNext_t, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan Trembling(9) over x  (Noise.rnn:44)
        Kernel.copy(
          rows: batch, width: 9, source: h + xSteps &* batch &* 9, sourceStride: 9, destination: h_final,
          destinationStride: 9)
        // mean, logVariance = …  (Noise.rnn:45–46)
        Kernel.product(
          rows: xSteps &* batch, k: 9, n: 6, input: h + batch &* 9, inputStride: 9, packed: gates_weights_packed,
          destination: gates, destinationStride: 6, bias: nil)
        // mean, logVariance, z, loss = …  (Noise.rnn:45–47, 50)
        Pointwise.compute_mean_z_exp3(rows: xSteps &* batch, gates, gates_bias, mean, z_exp, loss_exp, loss_sum)
        // z = mean + exp(logVariance / 2) * normal(like: mean)  (Noise.rnn:47)
        for t2 in 0..<xSteps {
          let hidden_index_t2: MutableFloats = hidden_index + t2 &* batch
          let z_noise_t2: MutableFloats = z_noise + t2 &* batch &* 3
          Kernel.noise(
            rows: batch, width: 3, isNormal: true, key: shard.noiseKey(0x54a7db2e090a9506), example: hNext_index,
            exampleStride: 1, step: hidden_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: z_noise_t2, destinationStride: 3)
        }
        Pointwise.compute_z(count: xSteps &* batch &* 3, z_exp, z_noise, mean, z)
        // prediction = dense(gaussianNoise(z, 0.1), 4)  (Noise.rnn:48)
        for t3 in 0..<xSteps {
          let hidden_index_t3: MutableFloats = hidden_index + t3 &* batch
          let prediction_noise_t3: MutableFloats = prediction_noise + t3 &* batch &* 3
          Kernel.noise(
            rows: batch, width: 3, isNormal: true, key: shard.noiseKey(0xd5c96068b9bed08a), example: hNext_index,
            exampleStride: 1, step: hidden_index_t3, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: prediction_noise_t3, destinationStride: 3)
        }
        Pointwise.compute_prediction_add(count: xSteps &* batch &* 3, prediction_noise, z, prediction_add)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: prediction_add, inputStride: 3, packed: prediction_W_packed,
          destination: prediction, destinationStride: 4, bias: prediction_b)
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, prediction, y, loss_subtract, loss_sum2)
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: xSteps &* batch, loss_sum2, loss_sum, x_mask, x_count, loss_select, d_loss, d_loss2)
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum3,
          totals: shard.totals(of: loss_sum3))
        // Backward.
        // gradient of Noise.rnn:45–46, 50: mean, logVariance, loss = …
        Pointwise.compute_d_logVariance_d_mean(rows: xSteps &* batch, d_loss, loss_exp, mean, d_logVariance, d_mean)
        // gradient of Noise.rnn:48, 50: prediction, loss = …
        Pointwise.compute_d_prediction_d_prediction(
          rows: xSteps &* batch, d_loss2, loss_subtract, d_prediction, d_prediction2)
        // gradient of Noise.rnn:48: prediction = dense(gaussianNoise(z, 0.1), 4)
        Pointwise.compute_d_prediction(rows: xSteps &* batch, d_prediction2, prediction_add, d_prediction3)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: d_prediction, leftStride: 4, right: d_prediction3, rightStride: 3,
          destination: gradient_prediction_W, destinationRowStride: 3, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: xSteps &* batch, k: 4, n: 3, input: d_prediction, inputStride: 4, packed: prediction_W_packed2,
          destination: d_z, destinationStride: 3, bias: nil)
        // gradient of Noise.rnn:45–47: mean, logVariance, z = …
        Pointwise.compute_d_gates_d_gates(rows: xSteps &* batch, d_z, z_noise, z_exp, d_logVariance, d_mean, d_gates)
        // gradient of Noise.rnn:45–46: mean, logVariance = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 9, left: d_gates, leftStride: 6, right: h + batch &* 9, rightStride: 9,
          destination: gradient_mean_W, destinationRowStride: 9, leftSum: gradient_mean_b,
          totals: shard.totals(toMove: gradient_mean_W), leftSumTotals: shard.totals(of: gradient_mean_b))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 9, left: d_gates + 3, leftStride: 6, right: h + batch &* 9, rightStride: 9,
          destination: gradient_logVariance_W, destinationRowStride: 9, leftSum: gradient_logVariance_b,
          totals: shard.totals(toMove: gradient_logVariance_W), leftSumTotals: shard.totals(of: gradient_logVariance_b))
        Kernel.product(
          rows: xSteps &* batch, k: 6, n: 9, input: d_gates, inputStride: 6, packed: gates_weights_packed2,
          destination: d_hidden, destinationStride: 9, bias: nil)
        // gradient of Noise.rnn:44: hidden = scan Trembling(9) over x
        Kernel.copy(
          rows: batch, width: 9, source: cotangent_of_hidden_h, sourceStride: 9, destination: d_h, destinationStride: 9)
        for done in 0..<xSteps {
          let t4: Swift::Int = xSteps &- 1 &- done
          let d_hidden_t4: MutableFloats = d_hidden + t4 &* batch &* 9
          let x_mask_t4: MutableFloats = x_mask + t4 &* batch
          let hNext_t4: MutableFloats = hNext + t4 &* batch &* 9
          // gradient of Noise.rnn:35: h' = tanh(W · [h, x] + 0.3 * normal(like: h))
          Pointwise.compute_d_hNext_hNext(rows: batch, d_h, d_hidden_t4, x_mask_t4, hNext_t4, d_hNext)
          Kernel.product(
            rows: batch, k: 9, n: 9, input: hNext_t4, inputStride: 9, packed: hidden_W_packed3, destination: d_hNext2,
            destinationStride: 9, bias: nil, turn: t4)
          // gradient of Noise.rnn:33: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 9, d_hNext, d_hNext2, d_h)
        }
        // gradient of Noise.rnn:44: hidden = scan Trembling(9) over x
        Kernel.copy(rows: batch, width: 9, source: d_h, sourceStride: 9, destination: d_h_final, destinationStride: 9)
        // gradient of Noise.rnn:35: h' = tanh(W · [h, x] + 0.3 * normal(like: h))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 9, n: 9, left: hNext, leftStride: 9, right: h, rightStride: 9,
          destination: gradient_hidden_W, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 9, n: 4, left: hNext, leftStride: 9, right: x, rightStride: 4,
          destination: gradient_hidden_W2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W2))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 9)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 9)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, y) - 0.05 * sum(1 + logVariance - mean * me…  (Noise.rnn:50)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 9.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_noise: Floats, _ hNext_product: Floats, _ hNext3: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.3)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 9
          let hNext_productRow: Floats = hNext_product + row &* 9
          let hNext3Row: Floats = hNext3 + row &* 9
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 9
          let h3Row: MutableFloats = h3 + row &* 9
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow, count: 9)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 9)
          let hNext: Vector = Lanes.load(hNext3Row, count: 9)
          let v3: Vector = Lanes.add(hNext_product_x, hNext)
          let v4: Vector = Lanes.fma(v, hNext_noise_x, v3)
          let hNext2: Vector = Lanes.quickTanh(v4)
          let h: Vector = Lanes.load(h2Row, count: 9)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 9)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_mean_z_exp(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ mean2: MutableFloats, _ z_exp: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 6
          let gates_biasRow: Floats = gates_bias
          let mean2Row: MutableFloats = mean2 + row &* 3
          let z_expRow: MutableFloats = z_exp + row &* 3
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 3)
          let mean: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 3, count: 3)
          let logVariance: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v2: Vector = Lanes.divide(logVariance, v)
          let v3: Vector = Lanes.exp(v2)
          Lanes.store(mean, mean2Row, count: 3)
          Lanes.store(v3, z_expRow, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_z(
        count: Swift::Int, _ z_exp: Floats, _ z_noise: Floats, _ mean2: Floats, _ z2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let z_exp_x: Vector = Lanes.load(z_exp + column, count: lanes)
          let z_noise_x: Vector = Lanes.load(z_noise + column, count: lanes)
          let mean: Vector = Lanes.load(mean2 + column, count: lanes)
          let z: Vector = Lanes.fma(z_exp_x, z_noise_x, mean)
          Lanes.store(z, z2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 9.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ hNext_noise: Floats, _ hNext_product: Floats, _ hNext3: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.3)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 9
          let hNext_productRow: Floats = hNext_product + row &* 9
          let hNext3Row: Floats = hNext3 + row &* 9
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 9
          let h3Row: MutableFloats = h3 + row &* 9
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow, count: 9)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 9)
          let hNext: Vector = Lanes.load(hNext3Row, count: 9)
          let v3: Vector = Lanes.add(hNext_product_x, hNext)
          let v4: Vector = Lanes.fma(v, hNext_noise_x, v3)
          let hNext2: Vector = Lanes.tanh(v4)
          let h: Vector = Lanes.load(h2Row, count: 9)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 9)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_mean_z_exp2(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ mean2: MutableFloats, _ z_exp: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        let v4: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 6
          let gates_biasRow: Floats = gates_bias
          let mean2Row: MutableFloats = mean2 + row &* 3
          let z_expRow: MutableFloats = z_exp + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 3)
          let mean: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 3, count: 3)
          let logVariance: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v2: Vector = Lanes.divide(logVariance, v)
          let v3: Vector = Lanes.exp(v2)
          let v5: Vector = Lanes.add(v4, logVariance)
          let v7: Vector = Lanes.fma(Lanes.negate(mean), mean, v5)
          let v8: Vector = Lanes.exp(logVariance)
          let v9: Vector = Lanes.subtract(v7, v8)
          Lanes.store(mean, mean2Row, count: 3)
          Lanes.store(v3, z_expRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v9, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ prediction2: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(prediction, y)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ loss_sum2: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
        let v3: Vector = Lanes.broadcast(0.05)
        let v6: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let loss_sum_x2: Vector = Lanes.load(loss_sum2 + column, count: lanes)
          let v5: Vector = Lanes.fma(Lanes.negate(v3), loss_sum_x2, v2)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v7: Vector = Lanes.select(x_mask_x, v5, v6)
          Lanes.store(v7, loss_select + column, count: lanes)
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

      /// Rows of 9.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_noise: Floats, _ hNext_product: Floats, _ hNext3: MutableFloats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.3)
        for row in 0..<rows {
          let hNext_noiseRow: Floats = hNext_noise + row &* 9
          let hNext_productRow: Floats = hNext_product + row &* 9
          let hNext3Row: MutableFloats = hNext3 + row &* 9
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 9
          let h3Row: MutableFloats = h3 + row &* 9
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_noise_x: Vector = Lanes.load(hNext_noiseRow, count: 9)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 9)
          let hNext: Vector = Lanes.load(hNext3Row, count: 9)
          let v3: Vector = Lanes.add(hNext_product_x, hNext)
          let v4: Vector = Lanes.fma(v, hNext_noise_x, v3)
          let hNext2: Vector = Lanes.tanh(v4)
          let h: Vector = Lanes.load(h2Row, count: 9)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3Row, count: 9)
          Lanes.store(v5, h3Row, count: 9)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_mean_z_exp3(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ mean2: MutableFloats, _ z_exp: MutableFloats,
        _ loss_exp: MutableFloats, _ loss_sum: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        let v4: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 6
          let gates_biasRow: Floats = gates_bias
          let mean2Row: MutableFloats = mean2 + row &* 3
          let z_expRow: MutableFloats = z_exp + row &* 3
          let loss_expRow: MutableFloats = loss_exp + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 3)
          let mean: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 3, count: 3)
          let logVariance: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v2: Vector = Lanes.divide(logVariance, v)
          let v3: Vector = Lanes.exp(v2)
          let v5: Vector = Lanes.add(v4, logVariance)
          let v7: Vector = Lanes.fma(Lanes.negate(mean), mean, v5)
          let v8: Vector = Lanes.exp(logVariance)
          let v9: Vector = Lanes.subtract(v7, v8)
          Lanes.store(mean, mean2Row, count: 3)
          Lanes.store(v3, z_expRow, count: 3)
          Lanes.store(v8, loss_expRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v9, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_prediction_add(
        count: Swift::Int, _ prediction_noise: Floats, _ z2: Floats, _ prediction_add: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.1)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let prediction_noise_x: Vector = Lanes.load(prediction_noise + column, count: lanes)
          let z: Vector = Lanes.load(z2 + column, count: lanes)
          let v3: Vector = Lanes.fma(v, prediction_noise_x, z)
          Lanes.store(v3, prediction_add + column, count: lanes)
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
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(prediction, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ loss_sum2: Floats, _ x_mask: Floats, _ x_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats, _ d_loss2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
        let v3: Vector = Lanes.broadcast(0.05)
        let v6: Vector = Lanes.broadcast(0.0)
        let v8: Vector = Lanes.broadcast(1.0)
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let v9: Vector = Lanes.divide(v8, x_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let loss_sum_x2: Vector = Lanes.load(loss_sum2 + column, count: lanes)
          let v5: Vector = Lanes.fma(Lanes.negate(v3), loss_sum_x2, v2)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v7: Vector = Lanes.select(x_mask_x, v5, v6)
          let v10: Vector = Lanes.select(x_mask_x, v9, v6)
          let v11: Vector = Lanes.negate(v10)
          let v12: Vector = Lanes.multiply(v11, v3)
          let v13: Vector = Lanes.multiply(v10, v)
          Lanes.store(v7, loss_select + column, count: lanes)
          Lanes.store(v12, d_loss + column, count: lanes)
          Lanes.store(v13, d_loss2 + column, count: lanes)
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
      static func compute_d_logVariance_d_mean(
        rows: Swift::Int, _ d_loss: Floats, _ loss_exp: Floats, _ mean2: Floats, _ d_logVariance: MutableFloats,
        _ d_mean: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_expRow: Floats = loss_exp + row &* 3
          let mean2Row: Floats = mean2 + row &* 3
          let d_logVarianceRow: MutableFloats = d_logVariance + row &* 3
          let d_meanRow: MutableFloats = d_mean + row &* 3
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let v: Vector = Lanes.negate(d_loss_x)
          let loss_exp_x: Vector = Lanes.load(loss_expRow, count: 3)
          let v2: Vector = Lanes.multiply(v, loss_exp_x)
          let v4: Vector = Lanes.select(v, v2, v3)
          let mean: Vector = Lanes.load(mean2Row, count: 3)
          let v5: Vector = Lanes.multiply(v, mean)
          let v6: Vector = Lanes.add(v4, d_loss_x)
          let v7: Vector = Lanes.add(v5, v5)
          Lanes.store(v6, d_logVarianceRow, count: 3)
          Lanes.store(v7, d_meanRow, count: 3)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_prediction_d_prediction(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_prediction: MutableFloats,
        _ d_prediction2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 4
          let d_predictionRow: MutableFloats = d_prediction + row &* 4
          let d_prediction2Row: MutableFloats = d_prediction2 + row
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          var sum2: Vector = Vector()
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v3: Vector = Lanes.select(d_loss_x, v, v2)
          let v4: Vector = Lanes.add(v3, v3)
          let v5: Vector = Lanes.abs(v4)
          Lanes.store(v4, d_predictionRow, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v5, from: 4, 0))
          d_prediction2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_prediction(
        rows: Swift::Int, _ d_prediction: Floats, _ prediction_add: Floats, _ d_prediction2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_predictionRow: Floats = d_prediction + row
          let prediction_addRow: Floats = prediction_add + row &* 3
          let d_prediction2Row: MutableFloats = d_prediction2 + row &* 3
          let d_prediction_x: Vector = Lanes.broadcast(d_predictionRow[0])
          let prediction_add_x: Vector = Lanes.load(prediction_addRow, count: 3)
          let v2: Vector = Lanes.select(d_prediction_x, prediction_add_x, v)
          Lanes.store(v2, d_prediction2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ d_z: Floats, _ z_noise: Floats, _ z_exp: Floats, _ d_logVariance: Floats, _ d_mean: Floats,
        _ d_gates: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let d_zRow: Floats = d_z + row &* 3
          let z_noiseRow: Floats = z_noise + row &* 3
          let z_expRow: Floats = z_exp + row &* 3
          let d_logVarianceRow: Floats = d_logVariance + row &* 3
          let d_meanRow: Floats = d_mean + row &* 3
          let d_gatesRow: MutableFloats = d_gates + row &* 6
          let d_z_x: Vector = Lanes.load(d_zRow, count: 3)
          let z_noise_x: Vector = Lanes.load(z_noiseRow, count: 3)
          let v: Vector = Lanes.multiply(d_z_x, z_noise_x)
          let z_exp_x: Vector = Lanes.load(z_expRow, count: 3)
          let v2: Vector = Lanes.multiply(v, z_exp_x)
          let v4: Vector = Lanes.select(v, v2, v3)
          let v6: Vector = Lanes.divide(v4, v5)
          let d_logVariance_x: Vector = Lanes.load(d_logVarianceRow, count: 3)
          let v7: Vector = Lanes.add(d_logVariance_x, v6)
          let d_mean_x: Vector = Lanes.load(d_meanRow, count: 3)
          let v8: Vector = Lanes.add(d_mean_x, d_z_x)
          Lanes.store(v7, d_gatesRow + 3, count: 3)
          Lanes.store(v8, d_gatesRow, count: 3)
        }
      }

      /// Rows of 9.
      @inline(never)
      static func compute_d_hNext_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_hidden: Floats, _ x_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 9
          let d_hiddenRow: Floats = d_hidden + row &* 9
          let x_maskRow: Floats = x_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 9
          let d_hNextRow: MutableFloats = d_hNext + row &* 9
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 9)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 9)
          let v: Vector = Lanes.add(d_h, d_hidden_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row, count: 9)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow, count: 9)
          Lanes.store(v8, hNext2Row, count: 9)
        }
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

/// Noise for each pair of steps.
///
/// - Input `source`: [3] for each step of `source`
/// - Input `given`: [2] for each step of `given`
/// - Target `next`: [2] for each step of `given`
/// - Output `prediction`: [2] for each step of `given`
public struct Watched: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "seen.Wq", shape: [6, 6], offset: 0, initializer: .glorot),
      .init(name: "seen.Wk", shape: [6, 3], offset: 48, initializer: .glorot),
      .init(name: "seen.v", shape: [6], offset: 80, initializer: .glorot),
      .init(name: "seen.W", shape: [6, 11], offset: 96, initializer: .glorot),
      .init(name: "prediction.W", shape: [2, 6], offset: 176, initializer: .glorot),
      .init(name: "prediction.b", shape: [2], offset: 192, initializer: .constant(0.0)),
    ],
    count: 208, preparedCounts: [400, 720, 48, 352])

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

// MARK: Streams

extension Watched {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `given` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - source: numbers, [steps, 3].
  public func encode(source: some Swift::Collection<Swift::Float>) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, source)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(source: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    try inputs.check(0, source)
  }

  /// The states between two steps behind an encoder: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamBatch

    /// The first states are the encoder's.
    public init(_ encoded: Encoded) {
      storage = RNNRuntime::StreamBatch(GeneratedCode.Step.layout, encoded: [encoded.storage])
    }

    /// Goes back to the first states.
    public mutating func reset() {
      storage.reset()
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter given: [2].
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: some Swift::Collection<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(2, given)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    given: some Swift::Collection<Swift::Float>, _ stream: Stream
  ) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(2, given)
  }

  /// Streams that step together, so that weights are read once for all: a value.
  public struct Streams: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamBatch

    /// A stream behind each of these. Of shorter ones the rest is padding.
    public init(_ encoded: [Encoded]) {
      storage = RNNRuntime::StreamBatch(GeneratedCode.Step.layout, encoded: encoded.map({ each in each.storage }))
    }

    /// Checks how many there are to be: throws where `init` would stop the program.
    public static func validate(_ encoded: [Encoded]) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::StreamBatch.validate(count: encoded.count)
    }

    /// How many there are.
    public var count: Swift::Int {
      storage.count
    }

    /// Goes back to the first states.
    public mutating func reset() {
      storage.reset()
    }
  }

  /// One time step of each stream. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter given: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(2, given)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    given: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(2, given)
  }
}

// MARK: Whole sequences

extension Watched {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - sourceSteps: the greatest number of steps of a run.
    ///   - givenSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, sourceSteps: Swift::Int, givenSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Inference.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: numbers, [batch, steps, 3].
    ///   - given: numbers, [batch, steps, 2].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Watched, source: some Swift::Collection<Swift::Float>, given: some Swift::Collection<Swift::Float>,
      sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, source: source, given: given, sourceLengths: sourceLengths, givenLengths: givenLengths,
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
      batch: Swift::Int, sourceSteps: Swift::Int, givenSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Inference.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      source: some Swift::Collection<Swift::Float>, given: some Swift::Collection<Swift::Float>,
      sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: source.count)
      try check.setLengths(0, sourceLengths)
      try check.setSteps(1, input: 1, count: given.count)
      try check.setLengths(1, givenLengths)
      try check.bind(0, source)
      try check.bind(1, given)
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
        self.init(batch: batch, sourceSteps: steps[0], givenSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Watched, _ batch: RNNRuntime::Batch<Watched.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, source: some Swift::Collection<Swift::Float>,
      given: some Swift::Collection<Swift::Float>, sourceLengths: [Swift::Int]?, givenLengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: source.count)
      workspace.setLengths(0, sourceLengths)
      workspace.setSteps(1, input: 1, count: given.count)
      workspace.setLengths(1, givenLengths)
      workspace.bind(0, source, { workspace.bind(1, given, run) })
    }
  }
}

// MARK: Training

extension Watched {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Watched.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - sourceSteps: the greatest number of steps of a run.
    ///   - givenSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, sourceSteps: Swift::Int, givenSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      gradients = RNNRuntime::Gradients(layout: Watched.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: numbers, [batch, steps, 3].
    ///   - given: numbers, [batch, steps, 2].
    ///   - next: numbers, [batch, steps, 2].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Watched, source: some Swift::Collection<Swift::Float>, given: some Swift::Collection<Swift::Float>,
      next: some Swift::Collection<Swift::Float>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, source: source, given: given, next: next, sourceLengths: sourceLengths,
        givenLengths: givenLengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: numbers, [batch, steps, 3].
    ///   - given: numbers, [batch, steps, 2].
    ///   - next: numbers, [batch, steps, 2].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Watched, source: some Swift::Collection<Swift::Float>, given: some Swift::Collection<Swift::Float>,
      next: some Swift::Collection<Swift::Float>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, source: source, given: given, next: next, sourceLengths: sourceLengths,
        givenLengths: givenLengths,
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

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, sourceSteps: Swift::Int, givenSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Training.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      source: some Swift::Collection<Swift::Float>, given: some Swift::Collection<Swift::Float>,
      next: some Swift::Collection<Swift::Float>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: source.count)
      try check.setLengths(0, sourceLengths)
      try check.setSteps(1, input: 1, count: given.count)
      try check.setLengths(1, givenLengths)
      try check.bind(0, source)
      try check.bind(1, given)
      try check.bind(2, next)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = 1

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, sourceSteps: steps[0], givenSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Watched, _ batch: RNNRuntime::Batch<Watched.Example>, carriesState: Swift::Bool = false
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
        _ model: Watched, _ batch: RNNRuntime::Batch<Watched.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, source: some Swift::Collection<Swift::Float>,
      given: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      sourceLengths: [Swift::Int]?, givenLengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: source.count)
      workspace.setLengths(0, sourceLengths)
      workspace.setSteps(1, input: 1, count: given.count)
      workspace.setLengths(1, givenLengths)
      workspace.bind(0, source, { workspace.bind(1, given, { workspace.bind(2, next, run) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Watched: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `source`.
      public var source: [Swift::Float]

      /// Input: [2] for each step of `given`.
      public var given: [Swift::Float]

      /// Target: [2] for each step of `given`.
      public var next: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(source: [Swift::Float], given: [Swift::Float], next: [Swift::Float]? = nil) {
        self.source = source
        self.given = given
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.source)
        packer.add(self.given)
        packer.add(self.next)
      }
    }
  }

  extension Watched.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Watched
  }

  extension Watched.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Watched
  }
#endif

// MARK: Code

extension Watched {
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
        axes: ["source", "given"],
        inputs: [.init(name: "source", axis: 0, width: 3), .init(name: "given", axis: 1, width: 2)],
        outputs: [.init(name: "prediction", axis: 1, shape: [2])], states: [.init(name: "seen.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 1, extraSteps: 1, width: 6), .init(axis: 1, width: 6),
          .init(axis: -1, width: 12), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 3),
          .init(axis: -1, width: 3), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // seen_Wq: [36]
        let seen_Wq: Floats = parameters
        // seen_W: [66]
        let seen_W: Floats = parameters + 96
        // seen_Wk: [18]
        let seen_Wk: Floats = parameters + 48
        // seen_Wk_packed: [48]
        let seen_Wk_packed: MutableFloats = prepared + 80
        // seen_W_packed: [32]
        let seen_W_packed: MutableFloats = prepared + 128
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 160
        // seen_W_packed2: [48]
        let seen_W_packed2: MutableFloats = prepared + 256
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 176
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 304
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_Wq, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_W, sourceRowStride: 11, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.pack(
          source: seen_Wk, rowStride: 3, columnStride: 1, rows: 6, columns: 3, blocks: 1, destination: seen_Wk_packed)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 6, rowStride: 11, columnStride: 1, rows: 6, columns: 2, blocks: 1,
          destination: seen_W_packed)
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 12, columns: 6, blocks: 1,
          destination: gates_weights_packed)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 8, rowStride: 11, columnStride: 1, rows: 6, columns: 3, blocks: 1,
          destination: seen_W_packed2)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // scores_product: [T(source), B, 6]
        let scores_product: MutableFloats = shard.floats(0)
        // source: [T(source), B, 3]
        let source: MutableFloats = shard.floats(9)
        // seen_Wk_packed: [48]
        let seen_Wk_packed: Floats = shard.prepared + 80
        // hNext: [T(given), B, 6], shares memory with prediction
        let hNext: MutableFloats = shard.floats(2)
        // given: [T(given), B, 2]
        let given: MutableFloats = shard.floats(10)
        // seen_W_packed: [32]
        let seen_W_packed: Floats = shard.prepared + 128
        // h: [T(given) + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // seen_h: [B, 6]
        let seen_h: Floats = shard.state(0)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(12)
        // seen_v: [6]
        let seen_v: Floats = shard.parameters + 80
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(11)
        // gates: [B, 12]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 160
        // scores: [T(source), B, 1]
        let scores: MutableFloats = shard.floats(4)
        // summary_timeSoftmax: [T(source), B, 1]
        let summary_timeSoftmax: MutableFloats = shard.floats(5)
        // summary_select: [T(source), B, 3]
        let summary_select: MutableFloats = shard.floats(6)
        // summary: [B, 3]
        let summary: MutableFloats = shard.floats(7)
        // hNext_product: [B, 6], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(8)
        // seen_W_packed2: [48]
        let seen_W_packed2: Floats = shard.prepared + 256
        // h_final: [B, 6], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(8)
        // prediction: [T(given), B, 2], shares memory with hNext
        let prediction: MutableFloats = shard.floats(2)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 304
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.product(
          rows: sourceSteps &* batch, k: 3, n: 6, input: source, inputStride: 3, packed: seen_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(rows: batch, width: 6, source: seen_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<givenSteps {
          let given_t: MutableFloats = given + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 6
          let h_t: MutableFloats = h + t &* batch &* 6
          let given_mask_t: MutableFloats = given_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t) &* batch, k: 2, n: 6, input: given_t, inputStride: 2,
              packed: seen_W_packed, destination: hNext_t, destinationStride: 6, bias: nil)
          }
          // scores, h' = …  (Noise.rnn:59, 61)
          Kernel.product(
            rows: batch, k: 6, n: 12, input: h_t, inputStride: 6, packed: gates_weights_packed, destination: gates,
            destinationStride: 12, bias: nil, turn: t)
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
          for t_source in 0..<sourceSteps {
            let scores_product_t_source: MutableFloats = scores_product + t_source &* batch &* 6
            let scores_t_source: MutableFloats = scores + t_source &* batch
            Pointwise.compute_scores(rows: batch, gates, scores_product_t_source, seen_v, scores_t_source)
          }
          // summary = sum(softmax(scores, over: memory) * memory, over: memory)  (Noise.rnn:60)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: summary_timeSoftmax,
            destinationStepStride: batch, destinationStride: 1)
          Pointwise.compute_summary_select(
            rows: sourceSteps &* batch, summary_timeSoftmax, source, source_mask, summary_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 3, source: summary_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: summary, destinationStride: 3)
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          Kernel.product(
            rows: batch, k: 3, n: 6, input: summary, inputStride: 3, packed: seen_W_packed2, destination: hNext_product,
            destinationStride: 6, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, gates, hNext_product, hNext_t, given_mask_t, h_t, h_tNext)
        }
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(
          rows: batch, width: 6, source: h + givenSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.product(
          rows: givenSteps &* batch, k: 6, n: 2, input: h + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: batch &* 2, stride: 2)
        // The state 'seen.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, width: 3), .init(name: "given", axis: 1, width: 2),
          .init(name: "next", axis: 1, width: 2),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "seen.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 1, extraSteps: 1, width: 6), .init(axis: 1, width: 6),
          .init(axis: -1, width: 12), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 3),
          .init(axis: -1, width: 3), .init(axis: -1, width: 6), .init(axis: 1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // scores_product: [T(source), B, 6]
        let scores_product: MutableFloats = shard.floats(0)
        // source: [T(source), B, 3]
        let source: MutableFloats = shard.floats(10)
        // seen_Wk_packed: [48]
        let seen_Wk_packed: Floats = shard.prepared + 80
        // hNext: [T(given), B, 6], shares memory with prediction, loss_select
        let hNext: MutableFloats = shard.floats(2)
        // given: [T(given), B, 2]
        let given: MutableFloats = shard.floats(11)
        // seen_W_packed: [32]
        let seen_W_packed: Floats = shard.prepared + 128
        // h: [T(given) + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // seen_h: [B, 6]
        let seen_h: Floats = shard.state(0)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(14)
        // seen_v: [6]
        let seen_v: Floats = shard.parameters + 80
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(13)
        // gates: [B, 12]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 160
        // scores: [T(source), B, 1]
        let scores: MutableFloats = shard.floats(4)
        // summary_timeSoftmax: [T(source), B, 1]
        let summary_timeSoftmax: MutableFloats = shard.floats(5)
        // summary_select: [T(source), B, 3]
        let summary_select: MutableFloats = shard.floats(6)
        // summary: [B, 3]
        let summary: MutableFloats = shard.floats(7)
        // hNext_product: [B, 6], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(8)
        // seen_W_packed2: [48]
        let seen_W_packed2: Floats = shard.prepared + 256
        // h_final: [B, 6], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(8)
        // prediction: [T(given), B, 2], shares memory with hNext, loss_select
        let prediction: MutableFloats = shard.floats(2)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 304
        // next: [T(given), B, 2]
        let next: MutableFloats = shard.floats(12)
        // loss_sum: [T(given), B, 1]
        let loss_sum: MutableFloats = shard.floats(9)
        // loss_select: [T(given), B, 1], shares memory with hNext, prediction
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.product(
          rows: sourceSteps &* batch, k: 3, n: 6, input: source, inputStride: 3, packed: seen_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(rows: batch, width: 6, source: seen_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<givenSteps {
          let given_t: MutableFloats = given + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 6
          let h_t: MutableFloats = h + t &* batch &* 6
          let given_mask_t: MutableFloats = given_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t) &* batch, k: 2, n: 6, input: given_t, inputStride: 2,
              packed: seen_W_packed, destination: hNext_t, destinationStride: 6, bias: nil)
          }
          // scores, h' = …  (Noise.rnn:59, 61)
          Kernel.product(
            rows: batch, k: 6, n: 12, input: h_t, inputStride: 6, packed: gates_weights_packed, destination: gates,
            destinationStride: 12, bias: nil, turn: t)
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
          for t_source in 0..<sourceSteps {
            let scores_product_t_source: MutableFloats = scores_product + t_source &* batch &* 6
            let scores_t_source: MutableFloats = scores + t_source &* batch
            Pointwise.compute_scores2(rows: batch, gates, scores_product_t_source, seen_v, scores_t_source)
          }
          // summary = sum(softmax(scores, over: memory) * memory, over: memory)  (Noise.rnn:60)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: summary_timeSoftmax,
            destinationStepStride: batch, destinationStride: 1)
          Pointwise.compute_summary_select(
            rows: sourceSteps &* batch, summary_timeSoftmax, source, source_mask, summary_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 3, source: summary_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: summary, destinationStride: 3)
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          Kernel.product(
            rows: batch, k: 3, n: 6, input: summary, inputStride: 3, packed: seen_W_packed2, destination: hNext_product,
            destinationStride: 6, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, gates, hNext_product, hNext_t, given_mask_t, h_t, h_tNext)
        }
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(
          rows: batch, width: 6, source: h + givenSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.product(
          rows: givenSteps &* batch, k: 6, n: 2, input: h + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74)
        Pointwise.compute_loss_sum(rows: givenSteps &* batch, prediction, next, loss_sum)
        Pointwise.compute_loss_select(count: givenSteps &* batch, loss_sum, given_mask, loss_select)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'seen.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, width: 3), .init(name: "given", axis: 1, width: 2),
          .init(name: "next", axis: 1, width: 2),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "seen.h", shape: [6])],
        arena: [
          .init(axis: -1, width: 1), .init(axis: 0, width: 1), .init(axis: 1, width: 1), .init(axis: 0, width: 3),
          .init(axis: 1, extraSteps: 1, width: 6), .init(axis: 1, width: 3), .init(axis: 1, width: 6),
          .init(axis: -1, width: 12), .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 6),
          .init(axis: 0, width: 6), .init(axis: 0, width: 1), .init(axis: 0, width: 6), .init(axis: -1, width: 6),
          .init(axis: 1, width: 12), .init(axis: -1, width: 6), .init(axis: 1, width: 6), .init(axis: 1, width: 6),
          .init(axis: 1, width: 1), .init(axis: 1, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 3),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 6), .init(axis: 0, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 80, gradientSums: [0..<36, 96..<194], addsInLoops: true, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // seen_Wq: [36]
        let seen_Wq: Floats = parameters
        // seen_W: [66]
        let seen_W: Floats = parameters + 96
        // seen_W_packed: [32]
        let seen_W_packed: MutableFloats = prepared + 80
        // seen_Wk: [18]
        let seen_Wk: Floats = parameters + 48
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 112
        // seen_Wk_packed: [48]
        let seen_Wk_packed: MutableFloats = prepared + 208
        // seen_W_packed2: [48]
        let seen_W_packed2: MutableFloats = prepared + 256
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 176
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 304
        // prediction_W_packed2: [32]
        let prediction_W_packed2: MutableFloats = prepared + 400
        // seen_W_packed3: [96]
        let seen_W_packed3: MutableFloats = prepared + 432
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 528
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_Wq, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_W, sourceRowStride: 11, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 6, rowStride: 11, columnStride: 1, rows: 6, columns: 2, blocks: 1,
          destination: seen_W_packed)
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 12, columns: 6, blocks: 1,
          destination: gates_weights_packed)
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.pack(
          source: seen_Wk, rowStride: 3, columnStride: 1, rows: 6, columns: 3, blocks: 1, destination: seen_Wk_packed)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 8, rowStride: 11, columnStride: 1, rows: 6, columns: 3, blocks: 1,
          destination: seen_W_packed2)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Noise.rnn:72: prediction = dense(variationalDropout(seen, 0.4), 2)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 6, rows: 6, columns: 2, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of Noise.rnn:61: h' = tanh(W · [h, x, summary])
        Kernel.pack(
          source: seen_W + 8, rowStride: 1, columnStride: 11, rows: 3, columns: 6, blocks: 1,
          destination: seen_W_packed3)
        // gradient of Noise.rnn:59, 61: scores, h' = …
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 6, rows: 6, columns: 12, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // gradient_seen_Wq: [36]
        let gradient_seen_Wq: MutableFloats = shard.gradients
        // gradient_prediction_W: [12]
        let gradient_prediction_W: MutableFloats = shard.gradients + 176
        // gradient_prediction_b: [2]
        let gradient_prediction_b: MutableFloats = shard.gradients + 192
        // scores_index: [B, 1]
        let scores_index: MutableFloats = shard.floats(0)
        // scores_index2: [T(source), B, 1]
        let scores_index2: MutableFloats = shard.floats(1)
        // seen_index: [T(given), B, 1]
        let seen_index: MutableFloats = shard.floats(2)
        // source: [T(source), B, 3]
        let source: MutableFloats = shard.floats(30)
        // scores_multiply: [T(source), B, 3]
        let scores_multiply: MutableFloats = shard.floats(3)
        // given: [T(given), B, 2]
        let given: MutableFloats = shard.floats(31)
        // seen_W_packed: [32]
        let seen_W_packed: Floats = shard.prepared + 80
        // h: [T(given) + 1, B, 6]
        let h: MutableFloats = shard.floats(4)
        // seen_h: [B, 6]
        let seen_h: Floats = shard.state(0)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(34)
        // seen_v: [6]
        let seen_v: Floats = shard.parameters + 80
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(33)
        // summary: [T(given), B, 3]
        let summary: MutableFloats = shard.floats(5)
        // scores_slice: [T(given), B, 6]
        let scores_slice: MutableFloats = shard.floats(6)
        // gates: [B, 12], shares memory with prediction_noise, d_hNext
        let gates: MutableFloats = shard.floats(7)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 112
        // scores_noise: [T(source), B, 3], shares memory with scores_noise2
        let scores_noise: MutableFloats = shard.floats(8)
        // scores_select: [T(source), B, 3], shares memory with scores_select2
        let scores_select: MutableFloats = shard.floats(9)
        // scores_product: [T(source), B, 6], shares memory with scores_product2
        let scores_product: MutableFloats = shard.floats(10)
        // seen_Wk_packed: [48]
        let seen_Wk_packed: Floats = shard.prepared + 208
        // scores: [T(source), B, 1], shares memory with d_scores
        let scores: MutableFloats = shard.floats(11)
        // summary_timeSoftmax: [T(source), B, 1], shares memory with scores2
        let summary_timeSoftmax: MutableFloats = shard.floats(12)
        // summary_select: [T(source), B, 3], shares memory with scores_tanh
        let summary_select: MutableFloats = shard.floats(13)
        // hNext_product: [B, 6], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(14)
        // seen_W_packed2: [48]
        let seen_W_packed2: Floats = shard.prepared + 256
        // h_final: [B, 6], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(14)
        // prediction_noise: [B, 6], shares memory with gates, d_hNext
        let prediction_noise: MutableFloats = shard.floats(7)
        // kept: [B, 6], shares memory with d_h
        let kept: MutableFloats = shard.floats(16)
        // prediction_select: [T(given), B, 6], shares memory with d_prediction2
        let prediction_select: MutableFloats = shard.floats(17)
        // prediction: [T(given), B, 2], shares memory with loss_select, d_prediction, d_seen
        let prediction: MutableFloats = shard.floats(18)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 304
        // next: [T(given), B, 2], shares memory with loss_subtract
        let next: MutableFloats = shard.floats(32)
        // loss_subtract: [T(given), B, 2], shares memory with next
        let loss_subtract: MutableFloats = shard.floats(32)
        // loss_sum: [T(given), B, 1]
        let loss_sum: MutableFloats = shard.floats(19)
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_select: [T(given), B, 1], shares memory with prediction, d_prediction, d_seen
        let loss_select: MutableFloats = shard.floats(18)
        // d_loss: [T(given), B, 1]
        let d_loss: MutableFloats = shard.floats(20)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_prediction: [T(given), B, 2], shares memory with prediction, loss_select, d_seen
        let d_prediction: MutableFloats = shard.floats(18)
        // d_prediction2: [T(given), B, 6], shares memory with prediction_select
        let d_prediction2: MutableFloats = shard.floats(17)
        // prediction_W_packed2: [32]
        let prediction_W_packed2: Floats = shard.prepared + 400
        // d_seen: [T(given), B, 6], shares memory with prediction, loss_select, d_prediction
        let d_seen: MutableFloats = shard.floats(18)
        // d_h: [B, 6], shares memory with kept
        let d_h: MutableFloats = shard.floats(16)
        // d_gates: [T(given), B, 12]
        let d_gates: MutableFloats = shard.floats(15)
        // scores_noise2: [T(source), B, 3], shares memory with scores_noise
        let scores_noise2: MutableFloats = shard.floats(8)
        // scores_select2: [T(source), B, 3], shares memory with scores_select
        let scores_select2: MutableFloats = shard.floats(9)
        // scores_product2: [T(source), B, 6], shares memory with scores_product
        let scores_product2: MutableFloats = shard.floats(10)
        // scores_tanh: [T(source), B, 6], shares memory with summary_select
        let scores_tanh: MutableFloats = shard.floats(13)
        // d_scores: [T(source), B, 6], shares memory with scores
        let d_scores: MutableFloats = shard.floats(11)
        // scores2: [T(source), B, 1], shares memory with summary_timeSoftmax
        let scores2: MutableFloats = shard.floats(12)
        // summary_timeSoftmax2: [T(source), B, 1]
        let summary_timeSoftmax2: MutableFloats = shard.floats(21)
        // d_hNext: [B, 6], shares memory with gates, prediction_noise
        let d_hNext: MutableFloats = shard.floats(7)
        // d_summary: [B, 3]
        let d_summary: MutableFloats = shard.floats(22)
        // seen_W_packed3: [96]
        let seen_W_packed3: Floats = shard.prepared + 432
        // d_summary2: [T(source), B, 1]
        let d_summary2: MutableFloats = shard.floats(23)
        // d_summary3: [T(source), B, 1]
        let d_summary3: MutableFloats = shard.floats(24)
        // d_summary4: [B, 1]
        let d_summary4: MutableFloats = shard.floats(25)
        // d_scores2: [T(source), B, 1]
        let d_scores2: MutableFloats = shard.floats(26)
        // d_scores3: [T(source), B, 6]
        let d_scores3: MutableFloats = shard.floats(27)
        // d_scores4: [T(source), B, 6]
        let d_scores4: MutableFloats = shard.floats(28)
        // d_v: [6]
        let d_v: MutableFloats = shard.sums + 16
        // d_Wk: [18]
        let d_Wk: MutableFloats = shard.sums + 32
        // d_gates2: [B, 6]
        let d_gates2: MutableFloats = shard.floats(29)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 528
        // gradient_seen_W: [58]
        let gradient_seen_W: MutableFloats = shard.gradients + 104
        // gradient_seen_W2: [61]
        let gradient_seen_W2: MutableFloats = shard.gradients + 96
        // gradient_seen_W3: [57]
        let gradient_seen_W3: MutableFloats = shard.gradients + 102
        // Forward.
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: scores_index, destinationStride: 1)
        Kernel.steps(
          steps: sourceSteps, batch: batch, first: shard.firstStep, destination: scores_index2,
          destinationStepStride: batch, destinationStride: 1)
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.steps(
          steps: givenSteps, batch: batch, first: shard.firstStep, destination: seen_index,
          destinationStepStride: batch, destinationStride: 1)
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Pointwise.compute_scores_multiply(count: sourceSteps &* batch &* 3, source, scores_multiply)
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(rows: batch, width: 6, source: seen_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<givenSteps {
          let given_t: MutableFloats = given + t &* batch &* 2
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 6
          let seen_index_t: MutableFloats = seen_index + t &* batch
          let summary_t: MutableFloats = summary + t &* batch &* 3
          let given_mask_t: MutableFloats = given_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          let scores_slice_t: MutableFloats = scores_slice + t &* batch &* 6
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t) &* batch, k: 2, n: 6, input: given_t, inputStride: 2,
              packed: seen_W_packed, destination: d_gates_t + 6, destinationStride: 12, bias: nil)
          }
          // scores, h' = …  (Noise.rnn:59, 61)
          Kernel.product(
            rows: batch, k: 6, n: 12, input: h_t, inputStride: 6, packed: gates_weights_packed, destination: gates,
            destinationStride: 12, bias: nil, turn: t)
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
          for t_source in 0..<sourceSteps {
            let scores_index_t_source: MutableFloats = scores_index2 + t_source &* batch
            let scores_noise_t_source: MutableFloats = scores_noise + t_source &* batch &* 3
            Kernel.noise(
              rows: batch, width: 3, isNormal: false, key: shard.noiseKey(0xe9f62dcf5e972c06), example: scores_index,
              exampleStride: 1, step: seen_index_t, stepStride: 1, innerStep: scores_index_t_source, innerStepStride: 1,
              destination: scores_noise_t_source, destinationStride: 3)
          }
          Pointwise.compute_scores_select(
            count: sourceSteps &* batch &* 3, scores_noise, scores_multiply, scores_select)
          Kernel.product(
            rows: sourceSteps &* batch, k: 3, n: 6, input: scores_select, inputStride: 3, packed: seen_Wk_packed,
            destination: scores_product, destinationStride: 6, bias: nil, turn: t)
          for t_source2 in 0..<sourceSteps {
            let scores_product_t_source2: MutableFloats = scores_product + t_source2 &* batch &* 6
            let scores_t_source2: MutableFloats = scores + t_source2 &* batch
            Pointwise.compute_scores2(rows: batch, gates, scores_product_t_source2, seen_v, scores_t_source2)
          }
          // summary = sum(softmax(scores, over: memory) * memory, over: memory)  (Noise.rnn:60)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: summary_timeSoftmax,
            destinationStepStride: batch, destinationStride: 1)
          Pointwise.compute_summary_select(
            rows: sourceSteps &* batch, summary_timeSoftmax, source, source_mask, summary_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 3, source: summary_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: summary_t, destinationStride: 3)
          // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
          Kernel.product(
            rows: batch, k: 3, n: 6, input: summary_t, inputStride: 3, packed: seen_W_packed2,
            destination: hNext_product, destinationStride: 6, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, gates, hNext_product, d_gates_t, given_mask_t, h_t, h_tNext)
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
          Kernel.copy(
            rows: batch, width: 6, source: gates, sourceStride: 12, destination: scores_slice_t, destinationStride: 6)
        }
        // seen = scan Watching(6) over given with (memory: source)  (Noise.rnn:71)
        Kernel.copy(
          rows: batch, width: 6, source: h + givenSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.noise(
          rows: batch, width: 6, isNormal: false, key: shard.noiseKey(0xd3216d0d76f7f13b), example: scores_index,
          exampleStride: 1, step: nil, stepStride: 0, innerStep: nil, innerStepStride: 0, destination: prediction_noise,
          destinationStride: 6)
        Pointwise.compute_kept(count: batch &* 6, prediction_noise, kept)
        for t2 in 0..<givenSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 6
          let prediction_select_t2: MutableFloats = prediction_select + t2 &* batch &* 6
          Pointwise.compute_prediction_select(count: batch &* 6, h_t2Next, kept, prediction_select_t2)
        }
        Kernel.product(
          rows: givenSteps &* batch, k: 6, n: 2, input: prediction_select, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74)
        Pointwise.compute_loss_subtract_loss_sum(rows: givenSteps &* batch, prediction, next, loss_subtract, loss_sum)
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: givenSteps &* batch, loss_sum, given_mask, given_count, loss_select, d_loss)
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Noise.rnn:74: loss meanSquaredError(prediction, next)
        Pointwise.compute_d_prediction(rows: givenSteps &* batch, d_loss, loss_subtract, d_prediction)
        // gradient of Noise.rnn:72: prediction = dense(variationalDropout(seen, 0.4), 2)
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 2, n: 6, left: d_prediction, leftStride: 2, right: prediction_select,
          rightStride: 6, destination: gradient_prediction_W, destinationRowStride: 6, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: givenSteps &* batch, k: 2, n: 6, input: d_prediction, inputStride: 2, packed: prediction_W_packed2,
          destination: d_prediction2, destinationStride: 6, bias: nil)
        for t3 in 0..<givenSteps {
          let d_prediction_t3: MutableFloats = d_prediction2 + t3 &* batch &* 6
          let d_seen_t3: MutableFloats = d_seen + t3 &* batch &* 6
          Pointwise.compute_d_seen(count: batch &* 6, kept, d_prediction_t3, d_seen_t3)
        }
        // gradient of Noise.rnn:71: seen = scan Watching(6) over given with (memory: source)
        Kernel.zero(rows: batch, width: 6, destination: d_h, destinationStride: 6)
        for done in 0..<givenSteps {
          let t4: Swift::Int = givenSteps &- 1 &- done
          let seen_index_t4: MutableFloats = seen_index + t4 &* batch
          let scores_slice_t4: MutableFloats = scores_slice + t4 &* batch &* 6
          let d_seen_t4: MutableFloats = d_seen + t4 &* batch &* 6
          let given_mask_t4: MutableFloats = given_mask + t4 &* batch
          let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 12
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
          for t_source3 in 0..<sourceSteps {
            let scores_index_t_source3: MutableFloats = scores_index2 + t_source3 &* batch
            let scores_noise_t_source3: MutableFloats = scores_noise2 + t_source3 &* batch &* 3
            Kernel.noise(
              rows: batch, width: 3, isNormal: false, key: shard.noiseKey(0xe9f62dcf5e972c06), example: scores_index,
              exampleStride: 1, step: seen_index_t4, stepStride: 1, innerStep: scores_index_t_source3,
              innerStepStride: 1, destination: scores_noise_t_source3, destinationStride: 3)
          }
          Pointwise.compute_scores_select(
            count: sourceSteps &* batch &* 3, scores_noise2, scores_multiply, scores_select2)
          Kernel.product(
            rows: sourceSteps &* batch, k: 3, n: 6, input: scores_select2, inputStride: 3, packed: seen_Wk_packed,
            destination: scores_product2, destinationStride: 6, bias: nil, turn: t4)
          // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59); with its gradient
          for t_source4 in 0..<sourceSteps {
            let scores_product_t_source4: MutableFloats = scores_product2 + t_source4 &* batch &* 6
            let scores_tanh_t_source4: MutableFloats = scores_tanh + t_source4 &* batch &* 6
            let d_scores_t_source4: MutableFloats = d_scores + t_source4 &* batch &* 6
            let scores_t_source4: MutableFloats = scores2 + t_source4 &* batch
            Pointwise.compute_scores_tanh_d_scores(
              rows: batch, scores_slice_t4, scores_product_t_source4, seen_v, scores_tanh_t_source4, d_scores_t_source4,
              scores_t_source4)
          }
          // summary = sum(softmax(scores, over: memory) * memory, over: memory)  (Noise.rnn:60)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores2, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: summary_timeSoftmax2,
            destinationStepStride: batch, destinationStride: 1)
          // gradient of Noise.rnn:61: h' = tanh(W · [h, x, summary])
          Pointwise.compute_d_hNext_d_gates(rows: batch, d_h, d_seen_t4, given_mask_t4, d_gates_t4, d_hNext)
          Kernel.product(
            rows: batch, k: 6, n: 3, input: d_gates_t4 + 6, inputStride: 12, packed: seen_W_packed3,
            destination: d_summary, destinationStride: 3, bias: nil, turn: t4)
          // gradient of Noise.rnn:60: summary = sum(softmax(scores, over: memory) * memory, over: memory)
          for t_source5 in 0..<sourceSteps {
            let source_mask_t_source5: MutableFloats = source_mask + t_source5 &* batch
            let source_t_source5: MutableFloats = source + t_source5 &* batch &* 3
            let d_summary_t_source5: MutableFloats = d_summary2 + t_source5 &* batch
            Pointwise.compute_d_summary(
              rows: batch, source_mask_t_source5, d_summary, source_t_source5, d_summary_t_source5)
          }
          Pointwise.compute_d_summary2(count: sourceSteps &* batch, d_summary2, summary_timeSoftmax2, d_summary3)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 1, source: d_summary3, sourceStepStride: batch, sourceStride: 1,
            destination: d_summary4, destinationStride: 1)
          for t_source6 in 0..<sourceSteps {
            let d_summary_t_source6: MutableFloats = d_summary2 + t_source6 &* batch
            let summary_timeSoftmax_t_source6: MutableFloats = summary_timeSoftmax2 + t_source6 &* batch
            let d_scores_t_source6: MutableFloats = d_scores2 + t_source6 &* batch
            Pointwise.compute_d_scores(
              count: batch, d_summary_t_source6, d_summary4, summary_timeSoftmax_t_source6, d_scores_t_source6)
          }
          // gradient of Noise.rnn:59: scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))
          Pointwise.compute_d_scores_d_scores(
            rows: sourceSteps &* batch, d_scores2, scores_tanh, seen_v, d_scores, d_scores3, d_scores4)
          Kernel.columnSum(
            rows: sourceSteps &* batch, width: 6, source: d_scores3, sourceStride: 6, destination: d_v,
            totals: shard.totals(of: d_v))
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 6, source: d_scores4, sourceStepStride: batch &* 6,
            sourceStride: 6, destination: d_gates_t4, destinationStride: 12)
          Kernel.outerSum(
            rows: sourceSteps &* batch, m: 6, n: 3, left: d_scores4, leftStride: 6, right: scores_select2,
            rightStride: 3, destination: d_Wk, destinationRowStride: 3, leftSum: nil,
            totals: shard.totals(toMove: d_Wk))
          // gradient of Noise.rnn:59, 61: scores, h' = …
          Kernel.product(
            rows: batch, k: 12, n: 6, input: d_gates_t4, inputStride: 12, packed: gates_weights_packed2,
            destination: d_gates2, destinationStride: 6, bias: nil, turn: t4)
          // gradient of Noise.rnn:56: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_hNext, d_gates2, d_h)
        }
        // gradient of Noise.rnn:61: h' = tanh(W · [h, x, summary])
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 3, left: d_gates + 6, leftStride: 12, right: summary, rightStride: 3,
          destination: gradient_seen_W, destinationRowStride: 11, leftSum: nil,
          totals: shard.totals(toMove: gradient_seen_W))
        // gradient of Noise.rnn:59, 61: scores, h' = …
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates, leftStride: 12, right: h, rightStride: 6,
          destination: gradient_seen_Wq, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_seen_Wq))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates + 6, leftStride: 12, right: h, rightStride: 6,
          destination: gradient_seen_W2, destinationRowStride: 11, leftSum: nil,
          totals: shard.totals(toMove: gradient_seen_W2))
        // gradient of Noise.rnn:61: h' = tanh(W · [h, x, summary])
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 2, left: d_gates + 6, leftStride: 12, right: given, rightStride: 2,
          destination: gradient_seen_W3, destinationRowStride: 11, leftSum: nil,
          totals: shard.totals(toMove: gradient_seen_W3))
        // The state 'seen.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_seen_Wk: [18]
        let gradient_seen_Wk: MutableFloats = shard.gradients + 48
        // gradient_seen_v: [6]
        let gradient_seen_v: MutableFloats = shard.gradients + 80
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_v: [6]
        let d_v: MutableFloats = shard.sums + 16
        // d_Wk: [18]
        let d_Wk: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 64
        // loss meanSquaredError(prediction, next)  (Noise.rnn:74)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // Gradients into place.
        // gradient of Noise.rnn:71: seen = scan Watching(6) over given with (memory: source)
        Kernel.copy(
          rows: 1, width: 18, source: d_Wk, sourceStride: 0, destination: gradient_seen_Wk, destinationStride: 0)
        Kernel.copy(rows: 1, width: 6, source: d_v, sourceStride: 0, destination: gradient_seen_v, destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source"], inputs: [.init(name: "source", axis: 0, width: 3)],
        outputs: [.init(name: "given 0", axis: 0, shape: [6])], states: [], arena: [.init(axis: 0, width: 6)],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // seen_Wk: [18]
        let seen_Wk: Floats = parameters + 48
        // seen_Wk_packed: [48]
        let seen_Wk_packed: MutableFloats = prepared
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.pack(
          source: seen_Wk, rowStride: 3, columnStride: 1, rows: 6, columns: 3, blocks: 1, destination: seen_Wk_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let sourceSteps: Swift::Int = shard.steps(0)
        // scores_product: [T, B, 6]
        let scores_product: MutableFloats = shard.floats(0)
        // source: [T, B, 3]
        let source: MutableFloats = shard.floats(1)
        // seen_Wk_packed: [48]
        let seen_Wk_packed: Floats = shard.prepared
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        Kernel.product(
          rows: sourceSteps &* batch, k: 3, n: 6, input: source, inputStride: 3, packed: seen_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // The output 'given 0'.
        shard.setOutput(0, scores_product, stepStride: batch &* 6, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source"],
        inputs: [
          .init(name: "given 0", axis: 0, width: 6), .init(name: "source", axis: 0, width: 3),
          .init(name: "given", axis: -1, width: 2),
        ],
        outputs: [.init(name: "prediction", axis: -1, shape: [2])], states: [.init(name: "seen.h", shape: [6])],
        arena: [
          .init(axis: -1, width: 6), .init(axis: -1, width: 12), .init(axis: 0, width: 3), .init(axis: 0, width: 1),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // seen_Wq: [36]
        let seen_Wq: Floats = parameters
        // seen_W: [66]
        let seen_W: Floats = parameters + 96
        // seen_W_packed: [32]
        let seen_W_packed: MutableFloats = prepared + 80
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 112
        // seen_W_packed2: [48]
        let seen_W_packed2: MutableFloats = prepared + 208
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 176
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 256
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_Wq, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: seen_W, sourceRowStride: 11, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 6, rowStride: 11, columnStride: 1, rows: 6, columns: 2, blocks: 1,
          destination: seen_W_packed)
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 12, columns: 6, blocks: 1,
          destination: gates_weights_packed)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.pack(
          source: seen_W + 8, rowStride: 11, columnStride: 1, rows: 6, columns: 3, blocks: 1,
          destination: seen_W_packed2)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let sourceSteps: Swift::Int = shard.steps(0)
        // hNext: [B, 6], shares memory with prediction
        let hNext: MutableFloats = shard.floats(0)
        // given: [B, 2]
        let given: MutableFloats = shard.floats(8)
        // seen_W_packed: [32]
        let seen_W_packed: Floats = shard.prepared + 80
        // gates: [B, 12]
        let gates: MutableFloats = shard.floats(1)
        // seen_h: [B, 6]
        let seen_h: Floats = shard.state(0)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 112
        // given_0: [T, B, 6]
        let given_0: MutableFloats = shard.floats(6)
        // seen_v: [6]
        let seen_v: Floats = shard.parameters + 80
        // scores: [T, B, 1], shares memory with summary_select
        let scores: MutableFloats = shard.floats(2)
        // summary_timeSoftmax: [T, B, 1]
        let summary_timeSoftmax: MutableFloats = shard.floats(3)
        // source_mask: [T, B, 1]
        let source_mask: MutableFloats = shard.floats(9)
        // source: [T, B, 3]
        let source: MutableFloats = shard.floats(7)
        // summary_select: [T, B, 3], shares memory with scores
        let summary_select: MutableFloats = shard.floats(2)
        // summary: [B, 3], shares memory with hNext2
        let summary: MutableFloats = shard.floats(4)
        // hNext_product: [B, 6]
        let hNext_product: MutableFloats = shard.floats(5)
        // seen_W_packed2: [48]
        let seen_W_packed2: Floats = shard.prepared + 208
        // hNext2: [B, 6], shares memory with summary
        let hNext2: MutableFloats = shard.floats(4)
        // prediction: [B, 2], shares memory with hNext
        let prediction: MutableFloats = shard.floats(0)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 256
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.product(
          rows: batch, k: 2, n: 6, input: given, inputStride: 2, packed: seen_W_packed, destination: hNext,
          destinationStride: 6, bias: nil)
        // scores, h' = …  (Noise.rnn:59, 61)
        Kernel.product(
          rows: batch, k: 6, n: 12, input: seen_h, inputStride: 6, packed: gates_weights_packed, destination: gates,
          destinationStride: 12, bias: nil)
        // scores = v · tanh(Wq · h + Wk · dropout(memory, 0.2))  (Noise.rnn:59)
        for t in 0..<sourceSteps {
          let given_0_t: MutableFloats = given_0 + t &* batch &* 6
          let scores_t: MutableFloats = scores + t &* batch
          Pointwise.compute_scores3(rows: batch, gates, given_0_t, seen_v, scores_t)
        }
        // summary = sum(softmax(scores, over: memory) * memory, over: memory)  (Noise.rnn:60)
        Kernel.timeSoftmax(
          steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
          mask: source_mask, maskStepStride: batch, maskStride: 1, destination: summary_timeSoftmax,
          destinationStepStride: batch, destinationStride: 1)
        Pointwise.compute_summary_select(
          rows: sourceSteps &* batch, summary_timeSoftmax, source, source_mask, summary_select)
        Kernel.timeSum(
          steps: sourceSteps, batch: batch, width: 3, source: summary_select, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: summary, destinationStride: 3)
        // h' = tanh(W · [h, x, summary])  (Noise.rnn:61)
        Kernel.product(
          rows: batch, k: 3, n: 6, input: summary, inputStride: 3, packed: seen_W_packed2, destination: hNext_product,
          destinationStride: 6, bias: nil)
        Pointwise.compute_hNext(rows: batch, gates, hNext_product, hNext, hNext2)
        // prediction = dense(variationalDropout(seen, 0.4), 2)  (Noise.rnn:72)
        Kernel.product(
          rows: batch, k: 6, n: 2, input: hNext2, inputStride: 6, packed: prediction_W_packed, destination: prediction,
          destinationStride: 2, bias: prediction_b)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: 0, stride: 2)
        // The state 'seen.h' after the last step.
        shard.setFinalState(0, hNext2, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 6.
      @inline(never)
      static func compute_scores(
        rows: Swift::Int, _ gates: Floats, _ scores_product: Floats, _ seen_v: Floats, _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let scores_productRow: Floats = scores_product + row &* 6
          let seen_vRow: Floats = seen_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, scores_product_x)
          let v2: Vector = Lanes.quickTanh(v)
          let v3: Vector = Lanes.load(seen_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_summary_select(
        rows: Swift::Int, _ summary_timeSoftmax: Floats, _ source2: Floats, _ source_mask: Floats,
        _ summary_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let summary_timeSoftmaxRow: Floats = summary_timeSoftmax + row
          let source2Row: Floats = source2 + row &* 3
          let source_maskRow: Floats = source_mask + row
          let summary_selectRow: MutableFloats = summary_select + row &* 3
          let summary_timeSoftmax_x: Vector = Lanes.broadcast(summary_timeSoftmaxRow[0])
          let source_mask_x: Vector = Lanes.broadcast(source_maskRow[0])
          let source: Vector = Lanes.load(source2Row, count: 3)
          let v: Vector = Lanes.multiply(summary_timeSoftmax_x, source)
          let v3: Vector = Lanes.select(source_mask_x, v, v2)
          Lanes.store(v3, summary_selectRow, count: 3)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ hNext3: Floats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let hNext_productRow: Floats = hNext_product + row &* 6
          let hNext3Row: Floats = hNext3 + row &* 6
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(hNext3Row, count: 6)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v3, h3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_scores2(
        rows: Swift::Int, _ gates: Floats, _ scores_product: Floats, _ seen_v: Floats, _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let scores_productRow: Floats = scores_product + row &* 6
          let seen_vRow: Floats = seen_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, scores_product_x)
          let v2: Vector = Lanes.tanh(v)
          let v3: Vector = Lanes.load(seen_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ hNext3: Floats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let hNext_productRow: Floats = hNext_product + row &* 6
          let hNext3Row: Floats = hNext3 + row &* 6
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(hNext3Row, count: 6)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v3, h3Row, count: 6)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ given_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let given_mask_x: Vector = Lanes.load(given_mask + column, count: lanes)
          let v4: Vector = Lanes.select(given_mask_x, v2, v3)
          Lanes.store(v4, loss_select + column, count: lanes)
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
      static func compute_loss(_ loss_sum: Floats, _ given_count: Floats, _ loss2: MutableFloats) {
        let given_count_x: Vector = Lanes.broadcast(given_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, given_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_scores_multiply(count: Swift::Int, _ source2: Floats, _ scores_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.25)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let source: Vector = Lanes.load(source2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(source, v)
          Lanes.store(v2, scores_multiply + column, count: lanes)
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
      static func compute_scores_select(
        count: Swift::Int, _ scores_noise: Floats, _ scores_multiply: Floats, _ scores_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let scores_noise_x: Vector = Lanes.load(scores_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(scores_noise_x, v)
          let scores_multiply_x: Vector = Lanes.load(scores_multiply + column, count: lanes)
          let v3: Vector = Lanes.select(kept, scores_multiply_x, v2)
          Lanes.store(v3, scores_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ d_gates: MutableFloats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let hNext_productRow: Floats = hNext_product + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(d_gatesRow + 6, count: 6)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, d_gatesRow + 6, count: 6)
          Lanes.store(v3, h3Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_kept(count: Swift::Int, _ prediction_noise: Floats, _ kept2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.4)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let prediction_noise_x: Vector = Lanes.load(prediction_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(prediction_noise_x, v)
          Lanes.store(kept, kept2 + column, count: lanes)
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
      static func compute_prediction_select(
        count: Swift::Int, _ h: Floats, _ kept2: Floats, _ prediction_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.6666666)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let seen: Vector = Lanes.load(h + column, count: lanes)
          let v2: Vector = Lanes.multiply(seen, v)
          let kept: Vector = Lanes.load(kept2 + column, count: lanes)
          let v4: Vector = Lanes.select(kept, v2, v3)
          Lanes.store(v4, prediction_select + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ loss_subtract: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ given_mask: Floats, _ given_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let given_count_x: Vector = Lanes.broadcast(given_count[0])
        let v6: Vector = Lanes.divide(v5, given_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let given_mask_x: Vector = Lanes.load(given_mask + column, count: lanes)
          let v4: Vector = Lanes.select(given_mask_x, v2, v3)
          let v7: Vector = Lanes.select(given_mask_x, v6, v3)
          let v8: Vector = Lanes.multiply(v7, v)
          Lanes.store(v4, loss_select + column, count: lanes)
          Lanes.store(v8, d_loss + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 2.
      @inline(never)
      static func compute_d_prediction(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_prediction: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 2
          let d_predictionRow: MutableFloats = d_prediction + row &* 2
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 2)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_predictionRow, count: 2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_seen(count: Swift::Int, _ kept2: Floats, _ d_prediction: Floats, _ d_seen: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.6666666)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let kept: Vector = Lanes.load(kept2 + column, count: lanes)
          let d_prediction_x: Vector = Lanes.load(d_prediction + column, count: lanes)
          let v2: Vector = Lanes.select(kept, d_prediction_x, v)
          let v4: Vector = Lanes.multiply(v2, v3)
          Lanes.store(v4, d_seen + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_scores_tanh_d_scores(
        rows: Swift::Int, _ scores_slice: Floats, _ scores_product: Floats, _ seen_v: Floats,
        _ scores_tanh: MutableFloats, _ d_scores: MutableFloats, _ scores: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let scores_sliceRow: Floats = scores_slice + row &* 6
          let scores_productRow: Floats = scores_product + row &* 6
          let seen_vRow: Floats = seen_v
          let scores_tanhRow: MutableFloats = scores_tanh + row &* 6
          let d_scoresRow: MutableFloats = d_scores + row &* 6
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let scores_slice_x: Vector = Lanes.load(scores_sliceRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(scores_slice_x, scores_product_x)
          let v2: Vector = Lanes.tanh(v)
          let v3: Vector = Lanes.load(seen_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          let v7: Vector = Lanes.fma(Lanes.negate(v2), v2, v6)
          Lanes.store(v2, scores_tanhRow, count: 6)
          Lanes.store(v7, d_scoresRow, count: 6)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_d_hNext_d_gates(
        rows: Swift::Int, _ d_h2: Floats, _ d_seen: Floats, _ given_mask: Floats, _ d_gates: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_seenRow: Floats = d_seen + row &* 6
          let given_maskRow: Floats = given_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let d_hNextRow: MutableFloats = d_hNext + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let d_seen_x: Vector = Lanes.load(d_seenRow, count: 6)
          let v: Vector = Lanes.add(d_h, d_seen_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(d_gatesRow + 6, count: 6)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow, count: 6)
          Lanes.store(v8, d_gatesRow + 6, count: 6)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_summary(
        rows: Swift::Int, _ source_mask: Floats, _ d_summary: Floats, _ source2: Floats, _ d_summary2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let source_maskRow: Floats = source_mask + row
          let d_summaryRow: Floats = d_summary + row &* 3
          let source2Row: Floats = source2 + row &* 3
          let d_summary2Row: MutableFloats = d_summary2 + row
          let source_mask_x: Vector = Lanes.broadcast(source_maskRow[0])
          var sum2: Vector = Vector()
          let d_summary_x: Vector = Lanes.load(d_summaryRow, count: 3)
          let v2: Vector = Lanes.select(source_mask_x, d_summary_x, v)
          let source: Vector = Lanes.load(source2Row, count: 3)
          let v3: Vector = Lanes.multiply(v2, source)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 3, 0))
          d_summary2Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_summary2(
        count: Swift::Int, _ d_summary: Floats, _ summary_timeSoftmax: Floats, _ d_summary2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_summary_x: Vector = Lanes.load(d_summary + column, count: lanes)
          let summary_timeSoftmax_x: Vector = Lanes.load(summary_timeSoftmax + column, count: lanes)
          let v: Vector = Lanes.multiply(d_summary_x, summary_timeSoftmax_x)
          Lanes.store(v, d_summary2 + column, count: lanes)
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
      static func compute_d_scores(
        count: Swift::Int, _ d_summary: Floats, _ d_summary2: Floats, _ summary_timeSoftmax: Floats,
        _ d_scores: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_summary_x: Vector = Lanes.load(d_summary + column, count: lanes)
          let d_summary_x2: Vector = Lanes.load(d_summary2 + column, count: lanes)
          let v: Vector = Lanes.subtract(d_summary_x, d_summary_x2)
          let summary_timeSoftmax_x: Vector = Lanes.load(summary_timeSoftmax + column, count: lanes)
          let v2: Vector = Lanes.multiply(summary_timeSoftmax_x, v)
          Lanes.store(v2, d_scores + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_d_scores_d_scores(
        rows: Swift::Int, _ d_scores: Floats, _ scores_tanh: Floats, _ seen_v: Floats, _ d_scores2: Floats,
        _ d_scores3: MutableFloats, _ d_scores4: MutableFloats
      ) {
        for row in 0..<rows {
          let d_scoresRow: Floats = d_scores + row
          let scores_tanhRow: Floats = scores_tanh + row &* 6
          let seen_vRow: Floats = seen_v
          let d_scores2Row: Floats = d_scores2 + row &* 6
          let d_scores3Row: MutableFloats = d_scores3 + row &* 6
          let d_scores4Row: MutableFloats = d_scores4 + row &* 6
          let d_scores_x: Vector = Lanes.broadcast(d_scoresRow[0])
          let scores_tanh_x: Vector = Lanes.load(scores_tanhRow, count: 6)
          let v: Vector = Lanes.multiply(d_scores_x, scores_tanh_x)
          let v2: Vector = Lanes.load(seen_vRow, count: 6)
          let v3: Vector = Lanes.multiply(d_scores_x, v2)
          let d_scores_x2: Vector = Lanes.load(d_scores2Row, count: 6)
          let v4: Vector = Lanes.multiply(v3, d_scores_x2)
          Lanes.store(v, d_scores3Row, count: 6)
          Lanes.store(v4, d_scores4Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_hNext: Floats, _ d_gates: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_gates_x: Vector = Lanes.load(d_gates + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_gates_x)
          Lanes.store(v, d_h + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_scores3(
        rows: Swift::Int, _ gates: Floats, _ given_0: Floats, _ seen_v: Floats, _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let given_0Row: Floats = given_0 + row &* 6
          let seen_vRow: Floats = seen_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let given_0_x: Vector = Lanes.load(given_0Row, count: 6)
          let v: Vector = Lanes.add(gates_x, given_0_x)
          let v2: Vector = Lanes.quickTanh(v)
          let v3: Vector = Lanes.load(seen_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ hNext3: Floats, _ hNext4: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let hNext_productRow: Floats = hNext_product + row &* 6
          let hNext3Row: Floats = hNext3 + row &* 6
          let hNext4Row: MutableFloats = hNext4 + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(hNext3Row, count: 6)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          Lanes.store(hNext2, hNext4Row, count: 6)
        }
      }
    }
  }
}

/// The numbers themselves, of more features than a block has.
///
/// - Input `x`: [70] for each step of `x`
/// - Output `uniform`: [70] for each step of `x`
/// - Output `normal`: [70] for each step of `x`
/// - Output `held`: [70]
/// - Output `reversed`: [140] for each step of `x`
public struct Drawn: Swift.Sendable {
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
    public let uniform: RNNRuntime::OutputView
    public let normal: RNNRuntime::OutputView
    public let held: RNNRuntime::OutputView
    public let reversed: RNNRuntime::OutputView
  }
}

// MARK: Whole sequences

extension Drawn {
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
    ///   - x: numbers, [batch, steps, 70].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(_ model: Drawn, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil) -> Outputs {
      bind(
        to: workspace, x: x, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return Outputs(
        uniform: workspace.output(0), normal: workspace.output(1), held: workspace.output(2),
        reversed: workspace.output(3))
    }

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
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
        _ model: Drawn, _ batch: RNNRuntime::Batch<Drawn.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return Outputs(
          uniform: workspace.output(0), normal: workspace.output(1), held: workspace.output(2),
          reversed: workspace.output(3))
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

// MARK: Examples

#if !hasFeature(Embedded)
  extension Drawn: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [70] for each step of `x`.
      public var x: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(x: [Swift::Float]) {
        self.x = x
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
      }
    }
  }

  extension Drawn.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Drawn
  }
#endif

// MARK: Code

extension Drawn {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 70)],
        outputs: [
          .init(name: "uniform", axis: 0, shape: [70]), .init(name: "normal", axis: 0, shape: [70]),
          .init(name: "held", axis: -1, shape: [70]), .init(name: "reversed", axis: 0, shape: [140]),
        ],
        states: [],
        arena: [
          .init(axis: -1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 70), .init(axis: 0, width: 70),
          .init(axis: -1, width: 70), .init(axis: -1, width: 70), .init(axis: 0, width: 140),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // output2: [T, B, 140]
        let output2: MutableFloats = shard.floats(6)
        // uniform_index: [B, 1]
        let uniform_index: MutableFloats = shard.floats(0)
        // uniform_index2: [T, B, 1]
        let uniform_index2: MutableFloats = shard.floats(1)
        // uniform: [T, B, 70]
        let uniform: MutableFloats = shard.floats(2)
        // normal: [T, B, 70]
        let normal: MutableFloats = shard.floats(3)
        // held: [B, 70]
        let held: MutableFloats = shard.floats(4)
        // output_noise: [B, 70]
        let output_noise: MutableFloats = shard.floats(5)
        // output uniform: uniform(like: x)  (Noise.rnn:86)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: uniform_index, destinationStride: 1)
        Kernel.steps(
          steps: xSteps, batch: batch, first: shard.firstStep, destination: uniform_index2,
          destinationStepStride: batch, destinationStride: 1)
        for t in 0..<xSteps {
          let uniform_index_t: MutableFloats = uniform_index2 + t &* batch
          let uniform_t: MutableFloats = uniform + t &* batch &* 70
          Kernel.noise(
            rows: batch, width: 70, isNormal: false, key: shard.noiseKey(0x246ba30e3d002a93), example: uniform_index,
            exampleStride: 1, step: uniform_index_t, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: uniform_t, destinationStride: 70)
        }
        // output normal: normal(like: x)  (Noise.rnn:87)
        for t2 in 0..<xSteps {
          let uniform_index_t2: MutableFloats = uniform_index2 + t2 &* batch
          let normal_t2: MutableFloats = normal + t2 &* batch &* 70
          Kernel.noise(
            rows: batch, width: 70, isNormal: true, key: shard.noiseKey(0x61053f0e3ebbd272), example: uniform_index,
            exampleStride: 1, step: uniform_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: normal_t2, destinationStride: 70)
        }
        // output held: uniform(like: x, per: example)  (Noise.rnn:88)
        Kernel.noise(
          rows: batch, width: 70, isNormal: false, key: shard.noiseKey(0xa9904cc5fa248be), example: uniform_index,
          exampleStride: 1, step: nil, stepStride: 0, innerStep: nil, innerStepStride: 0, destination: held,
          destinationStride: 70)
        // output [uniform(like: x), normal(like: x, per: example)]  (Noise.rnn:79)
        Kernel.noise(
          rows: batch, width: 70, isNormal: true, key: shard.noiseKey(0xdb9e0a5d7cfd7ff0), example: uniform_index,
          exampleStride: 1, step: nil, stepStride: 0, innerStep: nil, innerStepStride: 0, destination: output_noise,
          destinationStride: 70)
        for t3 in 0..<xSteps {
          let uniform_index_t3: MutableFloats = uniform_index2 + t3 &* batch
          let output_t3: MutableFloats = output2 + t3 &* batch &* 140
          Kernel.noise(
            rows: batch, width: 70, isNormal: false, key: shard.noiseKey(0x7778c7cef29be181), example: uniform_index,
            exampleStride: 1, step: uniform_index_t3, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: output_t3, destinationStride: 140)
        }
        for t4 in 0..<xSteps {
          let output_t4: MutableFloats = output2 + t4 &* batch &* 140
          Kernel.copy(
            rows: batch, width: 70, source: output_noise, sourceStride: 70, destination: output_t4 + 70,
            destinationStride: 140)
        }
        // The output 'uniform'.
        shard.setOutput(0, uniform, stepStride: batch &* 70, stride: 70)
        // The output 'normal'.
        shard.setOutput(1, normal, stepStride: batch &* 70, stride: 70)
        // The output 'held'.
        shard.setOutput(2, held, stepStride: 0, stride: 70)
        // The output 'reversed'.
        shard.setOutput(3, output2, stepStride: batch &* 140, stride: 140)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }
  }
}
