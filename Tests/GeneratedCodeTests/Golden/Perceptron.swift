// Perceptron.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// No recurrence at all: one vector in, one class out.
///
/// - Input `features`: [5]
/// - Target `class`: a token in 0..<3
/// - Output `probabilities`: [3]
public struct Perceptron: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.dense.W", shape: [8, 5], offset: 0, initializer: .glorot),
      .init(name: "hidden.dense.b", shape: [8], offset: 48, initializer: .constant(0.0)),
      .init(name: "logits.dense.W", shape: [6, 8], offset: 64, initializer: .glorot),
      .init(name: "logits.dense.b", shape: [6], offset: 112, initializer: .constant(0.0)),
      .init(name: "logits.dense2.W", shape: [6, 8], offset: 128, initializer: .glorot),
      .init(name: "logits.dense2.b", shape: [6], offset: 176, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [3, 6], offset: 192, initializer: .glorot),
      .init(name: "logits.b", shape: [3], offset: 224, initializer: .constant(0.0)),
    ],
    count: 240, preparedCounts: [448, 416, 656])

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

// MARK: One time step

extension Perceptron {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 112, outputCount: 16, ones: 0, length: 16)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(0)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter features: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(
    features: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream
  ) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("features", count: features.count, width: 5)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 96).update(from: features.baseAddress!, count: 5)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 3)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter features: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(features: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return features.withUnsafeBufferPointer({ featuresPointer in step(features: featuresPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(features: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("features", count: features.count, width: 5)
  }
}

// MARK: Streams

extension Perceptron {
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
  /// - Parameter features: [5] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(features: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, features)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    features: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, features)
  }
}

// MARK: Whole sequences

extension Perceptron {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      workspace = RNNRuntime::Workspace(GeneratedCode.Inference.layout, batch: batch, steps: [], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - features: numbers, [batch, 5].
    /// - Returns: views of memory that the next run overwrites.
    public func run(_ model: Perceptron, features: some Swift::Collection<Swift::Float>) -> RNNRuntime::OutputView {
      bind(
        to: workspace, features: features,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return workspace.output(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Inference.layout, batch: batch, steps: [], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(features: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, features)
    }

    #if !hasFeature(Embedded)
      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Perceptron, _ batch: RNNRuntime::Batch<Perceptron.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, features: some Swift::Collection<Swift::Float>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, features, run)
    }
  }
}

// MARK: Training

extension Perceptron {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Perceptron.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Perceptron.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
      evaluation = RNNRuntime::Workspace(GeneratedCode.Evaluation.layout, batch: batch, steps: [], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - features: numbers, [batch, 5].
    ///   - class: tokens in 0..<3, [batch].
    public func run(
      _ model: Perceptron, features: some Swift::Collection<Swift::Float>, `class`: some Swift::Collection<Swift::Int32>
    ) -> Swift::Float {
      bind(
        to: workspace, features: features, class: `class`,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - features: numbers, [batch, 5].
    ///   - class: tokens in 0..<3, [batch].
    public func evaluate(
      _ model: Perceptron, features: some Swift::Collection<Swift::Float>, `class`: some Swift::Collection<Swift::Int32>
    ) -> Swift::Float {
      bind(
        to: evaluation, features: features, class: `class`,
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
      features: some Swift::Collection<Swift::Float>, `class`: some Swift::Collection<Swift::Int32>
    ) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, features)
      try check.bind(1, `class`)
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
        _ model: Perceptron, _ batch: RNNRuntime::Batch<Perceptron.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Perceptron, _ batch: RNNRuntime::Batch<Perceptron.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, features: some Swift::Collection<Swift::Float>,
      `class`: some Swift::Collection<Swift::Int32>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, features, { workspace.bind(1, `class`, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Perceptron: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5].
      public var features: [Swift::Float]

      /// Target: a token in 0..<3.
      public var `class`: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(features: [Swift::Float], `class`: Swift::Int32? = nil) {
        self.features = features
        self.`class` = `class`
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.features)
        packer.add(self.`class`)
      }
    }
  }

  extension Perceptron.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Perceptron
  }

  extension Perceptron.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Perceptron
  }
#endif

// MARK: Code

extension Perceptron {
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
        // gates_weights: [96]
        let gates_weights: MutableFloats = prepared
        // logits_dense_W: [48]
        let logits_dense_W: Floats = parameters + 64
        // logits_dense2_W: [48]
        let logits_dense2_W: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 96
        // logits_dense_b: [6]
        let logits_dense_b: Floats = parameters + 112
        // logits_dense2_b: [6]
        let logits_dense2_b: Floats = parameters + 176
        // hidden_dense_W: [40]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared + 112
        // gates_weights_packed: [256]
        let gates_weights_packed: MutableFloats = prepared + 192
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense2_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense2_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 12, destinationColumnStride: 1)
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.pack(
          source: gates_weights, rowStride: 8, columnStride: 1, rows: 12, columns: 8, blocks: 2,
          destination: gates_weights_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // gates_bias: [12]
        let gates_bias: Floats = prepared + 96
        // features: [B, 5]
        let features: MutableFloats = memory + 96
        // hidden_dense_b: [8]
        let hidden_dense_b: Floats = parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = prepared + 112
        // hidden: [B, 8]
        let hidden: MutableFloats = memory + 48
        // logits_add: [B, 6]
        let logits_add: MutableFloats = memory + 64
        // logits: [B, 3]
        let logits: MutableFloats = memory + 80
        // logits_W: [18]
        let logits_W: Floats = parameters + 192
        // logits_b: [3]
        let logits_b: Floats = parameters + 224
        // probabilities: [B, 3]
        let probabilities: MutableFloats = output
        // gates_weights_packed: [256]
        let gates_weights_packed: Floats = prepared + 192
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Pointwise.compute_hidden(hidden_dense_b, features, hidden, hidden_dense_W_packed)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Pointwise.compute_logits_add_logits(
          gates_bias, logits_W, hidden, logits_add, logits, logits_b, gates_weights_packed)
        // output softmax(logits)  (Perceptron.rnn:9)
        Kernel.softmax(
          rows: 1, count: 3, width: 3, source: logits, sourceStride: 3, destination: probabilities,
          destinationStride: 3, isLogarithmic: false)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "features", axis: -1, width: 5)],
        outputs: [.init(name: "probabilities", axis: -1, shape: [3])], states: [],
        arena: [.init(axis: -1, width: 12), .init(axis: -1, width: 8)], sumsCount: 0, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [96]
        let gates_weights: MutableFloats = prepared
        // logits_dense_W: [48]
        let logits_dense_W: Floats = parameters + 64
        // logits_dense2_W: [48]
        let logits_dense2_W: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 96
        // logits_dense_b: [6]
        let logits_dense_b: Floats = parameters + 112
        // logits_dense2_b: [6]
        let logits_dense2_b: Floats = parameters + 176
        // hidden_dense_W: [40]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared + 112
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 192
        // logits_W: [18]
        let logits_W: Floats = parameters + 192
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 320
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense2_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense2_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 12, destinationColumnStride: 1)
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.pack(
          source: gates_weights, rowStride: 8, columnStride: 1, rows: 12, columns: 8, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 3, columns: 6, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 96
        // hidden_add: [B, 8], shares memory with gates, logits
        let hidden_add: MutableFloats = shard.floats(0)
        // features: [B, 5]
        let features: MutableFloats = shard.floats(2)
        // hidden_dense_b: [8]
        let hidden_dense_b: Floats = shard.parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 112
        // hidden: [B, 8], shares memory with logits_add, probabilities
        let hidden: MutableFloats = shard.floats(1)
        // gates: [B, 12], shares memory with hidden_add, logits
        let gates: MutableFloats = shard.floats(0)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 192
        // logits_add: [B, 6], shares memory with hidden, probabilities
        let logits_add: MutableFloats = shard.floats(1)
        // logits: [B, 3], shares memory with hidden_add, gates
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 224
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 320
        // probabilities: [B, 3], shares memory with hidden, logits_add
        let probabilities: MutableFloats = shard.floats(1)
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.product(
          rows: batch, k: 5, n: 8, input: features, inputStride: 5, packed: hidden_dense_W_packed,
          destination: hidden_add, destinationStride: 8, bias: hidden_dense_b)
        Pointwise.compute_hidden2(count: batch &* 8, hidden_add, hidden)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.product(
          rows: batch, k: 8, n: 12, input: hidden, inputStride: 8, packed: gates_weights_packed, destination: gates,
          destinationStride: 12, bias: nil)
        Pointwise.compute_logits_add(rows: batch, gates, gates_bias, logits_add)
        Kernel.product(
          rows: batch, k: 6, n: 3, input: logits_add, inputStride: 6, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        // output softmax(logits)  (Perceptron.rnn:9)
        Kernel.softmax(
          rows: batch, count: 3, width: 3, source: logits, sourceStride: 3, destination: probabilities,
          destinationStride: 3, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "features", axis: -1, width: 5), .init(name: "class", axis: -1, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: -1, width: 12), .init(axis: -1, width: 8)], sumsCount: 32, preparedIndex: 1)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 96
        // hidden_add: [B, 8], shares memory with gates, logits
        let hidden_add: MutableFloats = shard.floats(0)
        // features: [B, 5]
        let features: MutableFloats = shard.floats(2)
        // hidden_dense_b: [8]
        let hidden_dense_b: Floats = shard.parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 112
        // hidden: [B, 8], shares memory with logits_add, loss_crossEntropy
        let hidden: MutableFloats = shard.floats(1)
        // gates: [B, 12], shares memory with hidden_add, logits
        let gates: MutableFloats = shard.floats(0)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 192
        // logits_add: [B, 6], shares memory with hidden, loss_crossEntropy
        let logits_add: MutableFloats = shard.floats(1)
        // logits: [B, 3], shares memory with hidden_add, gates
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 224
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 320
        // loss_crossEntropy: [B, 1], shares memory with hidden, logits_add
        let loss_crossEntropy: MutableFloats = shard.floats(1)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(3)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.product(
          rows: batch, k: 5, n: 8, input: features, inputStride: 5, packed: hidden_dense_W_packed,
          destination: hidden_add, destinationStride: 8, bias: hidden_dense_b)
        Pointwise.compute_hidden2(count: batch &* 8, hidden_add, hidden)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.product(
          rows: batch, k: 8, n: 12, input: hidden, inputStride: 8, packed: gates_weights_packed, destination: gates,
          destinationStride: 12, bias: nil)
        Pointwise.compute_logits_add2(rows: batch, gates, gates_bias, logits_add)
        Kernel.product(
          rows: batch, k: 6, n: 3, input: logits_add, inputStride: 6, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        // loss crossEntropy(logits, class)  (Perceptron.rnn:10)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: `class`, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_crossEntropy, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, class)  (Perceptron.rnn:10)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "features", axis: -1, width: 5), .init(name: "class", axis: -1, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 12), .init(axis: -1, width: 8), .init(axis: -1, width: 8), .init(axis: -1, width: 8),
          .init(axis: -1, width: 8), .init(axis: -1, width: 8), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, width: 3),
        ],
        sumsCount: 32, gradientSums: [0..<227], preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [96]
        let gates_weights: MutableFloats = prepared
        // logits_dense_W: [48]
        let logits_dense_W: Floats = parameters + 64
        // logits_dense2_W: [48]
        let logits_dense2_W: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 96
        // logits_dense_b: [6]
        let logits_dense_b: Floats = parameters + 112
        // logits_dense2_b: [6]
        let logits_dense2_b: Floats = parameters + 176
        // hidden_dense_W: [40]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared + 112
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 192
        // logits_W: [18]
        let logits_W: Floats = parameters + 192
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 320
        // logits_W_packed2: [48]
        let logits_W_packed2: MutableFloats = prepared + 416
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 464
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 8, source: logits_dense2_W, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: logits_dense2_b, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 12, destinationColumnStride: 1)
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.pack(
          source: gates_weights, rowStride: 8, columnStride: 1, rows: 12, columns: 8, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 3, columns: 6, blocks: 1, destination: logits_W_packed)
        // gradient of Perceptron.rnn:7: logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 6, rows: 6, columns: 3, blocks: 1,
          destination: logits_W_packed2)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 8, rows: 8, columns: 12, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gradient_hidden_dense_W: [40]
        let gradient_hidden_dense_W: MutableFloats = shard.gradients
        // gradient_hidden_dense_b: [8]
        let gradient_hidden_dense_b: MutableFloats = shard.gradients + 48
        // gradient_logits_dense_W: [48]
        let gradient_logits_dense_W: MutableFloats = shard.gradients + 64
        // gradient_logits_dense_b: [6]
        let gradient_logits_dense_b: MutableFloats = shard.gradients + 112
        // gradient_logits_dense2_W: [48]
        let gradient_logits_dense2_W: MutableFloats = shard.gradients + 128
        // gradient_logits_dense2_b: [6]
        let gradient_logits_dense2_b: MutableFloats = shard.gradients + 176
        // gradient_logits_W: [18]
        let gradient_logits_W: MutableFloats = shard.gradients + 192
        // gradient_logits_b: [3]
        let gradient_logits_b: MutableFloats = shard.gradients + 224
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 96
        // d_gates: [B, 12], shares memory with hidden_add, gates, logits
        let d_gates: MutableFloats = shard.floats(0)
        // hidden_add: [B, 8], shares memory with d_gates, gates, logits
        let hidden_add: MutableFloats = shard.floats(0)
        // features: [B, 5]
        let features: MutableFloats = shard.floats(14)
        // hidden_dense_b: [8]
        let hidden_dense_b: Floats = shard.parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 112
        // hidden_multiply: [B, 8]
        let hidden_multiply: MutableFloats = shard.floats(1)
        // hidden_add2: [B, 8]
        let hidden_add2: MutableFloats = shard.floats(2)
        // hidden: [B, 8], shares memory with d_hidden2
        let hidden: MutableFloats = shard.floats(3)
        // d_hidden: [B, 8]
        let d_hidden: MutableFloats = shard.floats(4)
        // gates: [B, 12], shares memory with d_gates, hidden_add, logits
        let gates: MutableFloats = shard.floats(0)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 192
        // logits_add: [B, 6], shares memory with d_hidden3
        let logits_add: MutableFloats = shard.floats(5)
        // logits_sigmoid: [B, 6]
        let logits_sigmoid: MutableFloats = shard.floats(6)
        // logits_add2: [B, 6], shares memory with d_logits5
        let logits_add2: MutableFloats = shard.floats(7)
        // d_logits: [B, 6]
        let d_logits: MutableFloats = shard.floats(8)
        // d_logits2: [B, 6]
        let d_logits2: MutableFloats = shard.floats(9)
        // d_logits3: [B, 6]
        let d_logits3: MutableFloats = shard.floats(10)
        // logits: [B, 3], shares memory with d_gates, hidden_add, gates
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 224
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 320
        // loss_crossEntropy: [B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(11)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(15)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits4: [B, 3]
        let d_logits4: MutableFloats = shard.floats(13)
        // d_loss: [B, 1]
        let d_loss: MutableFloats = shard.floats(12)
        // count: [1]
        let count: Floats = shard.count(0)
        // d_logits5: [B, 6], shares memory with logits_add2
        let d_logits5: MutableFloats = shard.floats(7)
        // logits_W_packed2: [48]
        let logits_W_packed2: Floats = shard.prepared + 416
        // d_hidden2: [B, 8], shares memory with hidden
        let d_hidden2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 464
        // d_hidden3: [B, 8], shares memory with logits_add
        let d_hidden3: MutableFloats = shard.floats(5)
        // Forward.
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6)
        Kernel.product(
          rows: batch, k: 5, n: 8, input: features, inputStride: 5, packed: hidden_dense_W_packed,
          destination: hidden_add, destinationStride: 8, bias: hidden_dense_b)
        // hidden = gelu(dense(features, 8))  (Perceptron.rnn:6); with its gradient
        Pointwise.compute_hidden_multiply_hidden_add(
          count: batch &* 8, hidden_add, hidden_multiply, hidden_add2, hidden, d_hidden)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.product(
          rows: batch, k: 8, n: 12, input: hidden, inputStride: 8, packed: gates_weights_packed, destination: gates,
          destinationStride: 12, bias: nil)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7); with its gradient
        Pointwise.compute_logits_add_logits_sigmoid(
          rows: batch, gates, gates_bias, logits_add, logits_sigmoid, logits_add2, d_logits, d_logits2, d_logits3)
        // logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)  (Perceptron.rnn:7)
        Kernel.product(
          rows: batch, k: 6, n: 3, input: logits_add2, inputStride: 6, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        // loss crossEntropy(logits, class)  (Perceptron.rnn:10)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: `class`, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_crossEntropy, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Perceptron.rnn:10: loss crossEntropy(logits, class)
        Pointwise.compute_d_loss(count: batch, count, d_loss)
        Kernel.crossEntropyGradient(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: `class`, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits4,
          destinationStride: 3)
        // gradient of Perceptron.rnn:7: logits = dense(silu(dense(hidden, 6)) + clamp(dense(hidden, 6), -1, 1), 3)
        Kernel.outerSum(
          rows: batch, m: 3, n: 6, left: d_logits4, leftStride: 3, right: logits_add2, rightStride: 6,
          destination: gradient_logits_W, destinationRowStride: 6, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: batch, k: 3, n: 6, input: d_logits4, inputStride: 3, packed: logits_W_packed2, destination: d_logits5,
          destinationStride: 6, bias: nil)
        Pointwise.compute_d_gates_d_gates(
          rows: batch, d_logits, d_logits5, d_logits2, logits_sigmoid, logits_add, d_logits3, d_gates)
        Kernel.outerSum(
          rows: batch, m: 6, n: 8, left: d_gates, leftStride: 12, right: hidden, rightStride: 8,
          destination: gradient_logits_dense_W, destinationRowStride: 8, leftSum: gradient_logits_dense_b,
          totals: shard.totals(toMove: gradient_logits_dense_W),
          leftSumTotals: shard.totals(of: gradient_logits_dense_b))
        Kernel.outerSum(
          rows: batch, m: 6, n: 8, left: d_gates + 6, leftStride: 12, right: hidden, rightStride: 8,
          destination: gradient_logits_dense2_W, destinationRowStride: 8, leftSum: gradient_logits_dense2_b,
          totals: shard.totals(toMove: gradient_logits_dense2_W),
          leftSumTotals: shard.totals(of: gradient_logits_dense2_b))
        Kernel.product(
          rows: batch, k: 12, n: 8, input: d_gates, inputStride: 12, packed: gates_weights_packed2,
          destination: d_hidden2, destinationStride: 8, bias: nil)
        // gradient of Perceptron.rnn:6: hidden = gelu(dense(features, 8))
        Pointwise.compute_d_hidden(count: batch &* 8, d_hidden2, hidden_add2, hidden_multiply, d_hidden, d_hidden3)
        Kernel.outerSum(
          rows: batch, m: 8, n: 5, left: d_hidden3, leftStride: 8, right: features, rightStride: 5,
          destination: gradient_hidden_dense_W, destinationRowStride: 5, leftSum: gradient_hidden_dense_b,
          totals: shard.totals(toMove: gradient_hidden_dense_W),
          leftSumTotals: shard.totals(of: gradient_hidden_dense_b))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, class)  (Perceptron.rnn:10)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 8.
      static func compute_hidden(
        _ hidden_dense_b: Floats, _ features: Floats, _ hidden2: MutableFloats, _ hidden_dense_W_packed: Floats
      ) {
        let v2: Vector = Lanes.broadcast(0.5)
        let v4: Vector = Lanes.broadcast(0.70710677)
        let v7: Vector = Lanes.broadcast(1.0)
        let hidden_dense_b_x: Vector = Lanes.load(hidden_dense_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(hidden_dense_b_x), k: 5, input: features, packed: hidden_dense_W_packed,
          readsAhead: false)
        let v: Vector = sums.first
        let v3: Vector = Lanes.multiply(v, v2)
        let v5: Vector = Lanes.multiply(v, v4)
        let v6: Vector = Lanes.erf(v5)
        let v8: Vector = Lanes.add(v6, v7)
        let hidden: Vector = Lanes.multiply(v3, v8)
        Lanes.store(hidden, hidden2)
      }

      /// One row of 6.
      static func compute_logits_add_logits(
        _ gates_bias: Floats, _ logits_W: Floats, _ hidden: Floats, _ logits_add: MutableFloats,
        _ logits: MutableFloats, _ logits_b: Floats, _ gates_weights_packed: Floats
      ) {
        let v5: Vector = Lanes.broadcast(-1.0)
        let v7: Vector = Lanes.broadcast(1.0)
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        var sum4: Vector = Vector()
        let gates_bias_x: Vector = Lanes.load(gates_bias)
        let gates_bias_x2: Vector = Lanes.load(gates_bias + 6, count: 6)
        let sums = Kernel.sums(
          RNNRuntime::Gate(gates_bias_x, RNNRuntime::LastGate(gates_bias_x2)), k: 8, input: hidden,
          packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = Lanes.quickSigmoid(v)
        let v4: Vector = sums.rest.first
        let v6: Vector = Lanes.maximum(v4, v5)
        let v8: Vector = Lanes.minimum(v6, v7)
        let v9: Vector = Lanes.fma(v, v2, v8)
        let logits_W_x: Vector = Lanes.load(logits_W)
        let v10: Vector = Lanes.multiply(logits_W_x, v9)
        let logits_W_x2: Vector = Lanes.load(logits_W + 6)
        let v11: Vector = Lanes.multiply(logits_W_x2, v9)
        let logits_W_x3: Vector = Lanes.load(logits_W + 12)
        let v12: Vector = Lanes.multiply(logits_W_x3, v9)
        Lanes.store(v9, logits_add)
        sum2 = Lanes.add(sum2, Lanes.fill(v10, from: 6, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v11, from: 6, 0))
        sum4 = Lanes.add(sum4, Lanes.fill(v12, from: 6, 0))
        logits[0] = logits_b[0] + Lanes.sum(sum2)
        logits[1] = logits_b[1] + Lanes.sum(sum3)
        logits[2] = logits_b[2] + Lanes.sum(sum4)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden2(count: Swift::Int, _ hidden_add: Floats, _ hidden2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.70710677)
        let v4: Vector = Lanes.broadcast(0.5)
        let v6: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v2: Vector = Lanes.multiply(hidden_add_x, v)
          let v3: Vector = Lanes.erf(v2)
          let v5: Vector = Lanes.multiply(hidden_add_x, v4)
          let v7: Vector = Lanes.add(v3, v6)
          let hidden: Vector = Lanes.multiply(v5, v7)
          Lanes.store(hidden, hidden2 + column, count: lanes)
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
      static func compute_logits_add(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ logits_add: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(-1.0)
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates_biasRow: Floats = gates_bias
          let logits_addRow: MutableFloats = logits_add + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v3: Vector = Lanes.quickSigmoid(v)
          let v6: Vector = Lanes.maximum(v2, v5)
          let v8: Vector = Lanes.minimum(v6, v7)
          let v9: Vector = Lanes.fma(v, v3, v8)
          Lanes.store(v9, logits_addRow, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_logits_add2(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ logits_add: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(-1.0)
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates_biasRow: Floats = gates_bias
          let logits_addRow: MutableFloats = logits_add + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v3: Vector = Lanes.sigmoid(v)
          let v6: Vector = Lanes.maximum(v2, v5)
          let v8: Vector = Lanes.minimum(v6, v7)
          let v9: Vector = Lanes.fma(v, v3, v8)
          Lanes.store(v9, logits_addRow, count: 6)
        }
      }

      /// One row of 1.
      @inline(never)
      static func compute_loss(_ loss_sum: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_multiply_hidden_add(
        count: Swift::Int, _ hidden_add: Floats, _ hidden_multiply: MutableFloats, _ hidden_add2: MutableFloats,
        _ hidden2: MutableFloats, _ d_hidden: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.70710677)
        let v4: Vector = Lanes.broadcast(0.5)
        let v6: Vector = Lanes.broadcast(1.0)
        let v11: Vector = Lanes.broadcast(1.1283792)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v2: Vector = Lanes.multiply(hidden_add_x, v)
          let v3: Vector = Lanes.erf(v2)
          let v5: Vector = Lanes.multiply(hidden_add_x, v4)
          let v7: Vector = Lanes.add(v3, v6)
          let hidden: Vector = Lanes.multiply(v5, v7)
          let v8: Vector = Lanes.multiply(v2, v2)
          let v9: Vector = Lanes.negate(v8)
          let v10: Vector = Lanes.exp(v9)
          let v12: Vector = Lanes.multiply(v10, v11)
          Lanes.store(v5, hidden_multiply + column, count: lanes)
          Lanes.store(v7, hidden_add2 + column, count: lanes)
          Lanes.store(hidden, hidden2 + column, count: lanes)
          Lanes.store(v12, d_hidden + column, count: lanes)
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
      static func compute_logits_add_logits_sigmoid(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ logits_add: MutableFloats,
        _ logits_sigmoid: MutableFloats, _ logits_add2: MutableFloats, _ d_logits: MutableFloats,
        _ d_logits2: MutableFloats, _ d_logits3: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(-1.0)
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates_biasRow: Floats = gates_bias
          let logits_addRow: MutableFloats = logits_add + row &* 6
          let logits_sigmoidRow: MutableFloats = logits_sigmoid + row &* 6
          let logits_add2Row: MutableFloats = logits_add2 + row &* 6
          let d_logitsRow: MutableFloats = d_logits + row &* 6
          let d_logits2Row: MutableFloats = d_logits2 + row &* 6
          let d_logits3Row: MutableFloats = d_logits3 + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let v3: Vector = Lanes.sigmoid(v)
          let v6: Vector = Lanes.maximum(v2, v5)
          let v8: Vector = Lanes.minimum(v6, v7)
          let v9: Vector = Lanes.fma(v, v3, v8)
          let v10: Vector = Lanes.greater(v7, v6)
          let v11: Vector = Lanes.greater(v2, v5)
          let v12: Vector = Lanes.subtract(v7, v3)
          let v13: Vector = Lanes.multiply(v3, v12)
          Lanes.store(v, logits_addRow, count: 6)
          Lanes.store(v3, logits_sigmoidRow, count: 6)
          Lanes.store(v9, logits_add2Row, count: 6)
          Lanes.store(v10, d_logitsRow, count: 6)
          Lanes.store(v11, d_logits2Row, count: 6)
          Lanes.store(v13, d_logits3Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_loss(count: Swift::Int, _ count2: Floats, _ d_loss: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v2: Vector = Lanes.divide(v, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v2, d_loss + column, count: lanes)
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
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ d_logits: Floats, _ d_logits2: Floats, _ d_logits3: Floats, _ logits_sigmoid: Floats,
        _ logits_add: Floats, _ d_logits4: Floats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 6
          let d_logits2Row: Floats = d_logits2 + row &* 6
          let d_logits3Row: Floats = d_logits3 + row &* 6
          let logits_sigmoidRow: Floats = logits_sigmoid + row &* 6
          let logits_addRow: Floats = logits_add + row &* 6
          let d_logits4Row: Floats = d_logits4 + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 6)
          let d_logits_x2: Vector = Lanes.load(d_logits2Row, count: 6)
          let v2: Vector = Lanes.select(d_logits_x, d_logits_x2, v)
          let d_logits_x3: Vector = Lanes.load(d_logits3Row, count: 6)
          let v3: Vector = Lanes.select(d_logits_x3, v2, v)
          let logits_sigmoid_x: Vector = Lanes.load(logits_sigmoidRow, count: 6)
          let v4: Vector = Lanes.multiply(d_logits_x2, logits_sigmoid_x)
          let logits_add_x: Vector = Lanes.load(logits_addRow, count: 6)
          let v5: Vector = Lanes.multiply(d_logits_x2, logits_add_x)
          let d_logits_x4: Vector = Lanes.load(d_logits4Row, count: 6)
          let v7: Vector = Lanes.fma(v5, d_logits_x4, v4)
          Lanes.store(v3, d_gatesRow + 6, count: 6)
          Lanes.store(v7, d_gatesRow, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_hidden(
        count: Swift::Int, _ d_hidden: Floats, _ hidden_add: Floats, _ hidden_multiply: Floats, _ d_hidden2: Floats,
        _ d_hidden3: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.5)
        let v6: Vector = Lanes.broadcast(0.70710677)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hidden_x: Vector = Lanes.load(d_hidden + column, count: lanes)
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v: Vector = Lanes.multiply(d_hidden_x, hidden_add_x)
          let hidden_multiply_x: Vector = Lanes.load(hidden_multiply + column, count: lanes)
          let v2: Vector = Lanes.multiply(d_hidden_x, hidden_multiply_x)
          let v4: Vector = Lanes.multiply(v, v3)
          let d_hidden_x2: Vector = Lanes.load(d_hidden2 + column, count: lanes)
          let v5: Vector = Lanes.multiply(v2, d_hidden_x2)
          let v8: Vector = Lanes.fma(v5, v6, v4)
          Lanes.store(v8, d_hidden3 + column, count: lanes)
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
