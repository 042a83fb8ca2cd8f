// Attention.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// - Input `text`: a token in 0..<5 for each step of `text`
/// - Target `next`: a token in 0..<5 for each step of `text`
/// - Output `probabilities`: [5] for each step of `text`
public struct Attending: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.embed.E", shape: [5, 3], offset: 0, initializer: .normal(0.4472135954999579)),
      .init(name: "hidden.Wq", shape: [4, 3], offset: 16, initializer: .glorot),
      .init(name: "hidden.Wk", shape: [4, 3], offset: 32, initializer: .glorot),
      .init(name: "hidden.Wv", shape: [4, 3], offset: 48, initializer: .glorot),
      .init(name: "hidden.a", shape: [4, 4], offset: 64, initializer: .constant(2.0)),
      .init(name: "logits.W", shape: [5, 4], offset: 80, initializer: .glorot),
      .init(name: "logits.b", shape: [5], offset: 112, initializer: .constant(0.0)),
    ],
    count: 128, preparedCounts: [176, 176, 464])

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

extension Attending {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 176, outputCount: 16, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter text: a token in 0..<5.
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(text: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("text", token: text, classes: 5)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    Swift::UnsafeMutableRawPointer(memory + 112).storeBytes(of: Swift::Int32(text), as: Swift::Int32.self)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 5)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(text: Swift::Int) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("text", token: text, classes: 5)
  }
}

// MARK: Streams

extension Attending {
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
  /// - Parameter text: a token in 0..<5 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(text: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, text)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    text: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, text)
  }
}

// MARK: Whole sequences

extension Attending {
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
    ///   - text: tokens in 0..<5, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Attending, text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, text: text, lengths: lengths,
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
      text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: text.count)
      try check.setLengths(0, lengths)
      try check.bind(0, text)
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
        _ model: Attending, _ batch: RNNRuntime::Batch<Attending.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: text.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, text, run)
    }
  }
}

// MARK: Training

extension Attending {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Attending.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Attending.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<5, [batch, steps].
    ///   - next: tokens in 0..<5, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Attending, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, text: text, next: next, lengths: lengths,
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
    ///   - text: tokens in 0..<5, [batch, steps].
    ///   - next: tokens in 0..<5, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Attending, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, text: text, next: next, lengths: lengths,
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
      text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: text.count)
      try check.setLengths(0, lengths)
      try check.bind(0, text)
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
        _ model: Attending, _ batch: RNNRuntime::Batch<Attending.Example>, carriesState: Swift::Bool = false
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
        _ model: Attending, _ batch: RNNRuntime::Batch<Attending.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, text: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: text.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, text, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Attending: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<5 for each step of `text`.
      public var text: [Swift::Int32]

      /// Target: a token in 0..<5 for each step of `text`.
      public var next: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(text: [Swift::Int32], next: [Swift::Int32]? = nil) {
        self.text = text
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.text)
        packer.add(self.next)
      }
    }
  }

  extension Attending.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Attending
  }

  extension Attending.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Attending
  }
#endif

// MARK: Code

extension Attending {
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
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // SNext_sigmoid: [16]
        let SNext_sigmoid: MutableFloats = prepared
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared + 16
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 64
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 112
        // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
        Pointwise.compute_SNext_sigmoid(hidden_a, SNext_sigmoid)
        // S', output = …  (Attention.rnn:8–9)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // logits = dense(hidden, 5)  (Attention.rnn:17)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // SNext_sigmoid: [16]
        let SNext_sigmoid: Floats = prepared
        // hidden_gather: [B, 3], shares memory with SNext_outer, output_product
        let hidden_gather: MutableFloats = memory + 80
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = parameters
        // text: [B, 1]
        let text: MutableTokens = Swift::UnsafeMutableRawPointer(memory + 112).assumingMemoryBound(
          to: Swift::Int32.self)
        // hidden_S: [B, 16], shares memory with SNext
        let hidden_S: MutableFloats = memory
        // gates: [B, 12], shares memory with logits
        let gates: MutableFloats = memory + 96
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = prepared + 64
        // SNext_outer: [B, 16], shares memory with hidden_gather, output_product
        let SNext_outer: MutableFloats = memory + 80
        // SNext: [B, 16], shares memory with hidden_S
        let SNext: MutableFloats = memory
        // output_product: [B, 4], shares memory with hidden_gather, SNext_outer
        let output_product: MutableFloats = memory + 80
        // logits: [B, 5], shares memory with gates
        let logits: MutableFloats = memory + 96
        // logits_b: [5]
        let logits_b: Floats = parameters + 112
        // logits_W_packed: [64]
        let logits_W_packed: Floats = prepared + 112
        // probabilities: [B, 5]
        let probabilities: MutableFloats = output
        // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
        Kernel.gather(
          rows: 1, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1, token: text,
          tokenStride: 1, destination: hidden_gather, destinationStride: 3)
        // S', output = …  (Attention.rnn:8–9)
        Pointwise.compute_gates(hidden_gather, gates, gates_weights_packed)
        // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 1, n: 4, left: gates, leftStride: 12, right: gates + 4, rightStride: 12,
          destination: SNext_outer, destinationStride: 16)
        Pointwise.compute_SNext(SNext_sigmoid, hidden_S, SNext_outer, SNext)
        // output S' · Wq · x  (Attention.rnn:9)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: gates + 8, rightStride: 12,
          destination: output_product, destinationStride: 4)
        // logits = dense(hidden, 5)  (Attention.rnn:17)
        Pointwise.compute_logits(logits_b, output_product, logits, logits_W_packed)
        // output softmax(logits)  (Attention.rnn:19)
        Kernel.softmax(
          rows: 1, count: 5, width: 5, source: logits, sourceStride: 5, destination: probabilities,
          destinationStride: 5, isLogarithmic: false)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 5)],
        outputs: [.init(name: "probabilities", axis: 0, shape: [5])], states: [.init(name: "hidden.S", shape: [4, 4])],
        arena: [
          .init(axis: 0, width: 5), .init(axis: 0, width: 12), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: -1, width: 32), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always, phases: 2)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // SNext_sigmoid: [16]
        let SNext_sigmoid: Floats = shard.prepared
        // hidden_concatenate: [B, 32], shares memory with factor_S
        let hidden_concatenate: MutableFloats = shard.floats(4)
        // hidden_gather: [T, B, 3], shares memory with output2, probabilities
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(7)
        // gates: [T, B, 12], shares memory with logits
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 64
        // S: [B, 16], shares memory with factor_S_final, hidden_carry, SNext_multiply2, S_final2
        let S: MutableFloats = shard.floats(2)
        // factor_S: [B, 16], shares memory with hidden_concatenate
        let factor_S: MutableFloats = shard.floats(4)
        // ones: [B, 16], shares memory with SNext_multiply, S_final, S2
        let ones: MutableFloats = shard.floats(3)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(8)
        // SNext_multiply: [B, 16], shares memory with ones, S_final, S2
        let SNext_multiply: MutableFloats = shard.floats(3)
        // SNext_outer: [B, 16], shares memory with SNext_outer2
        let SNext_outer: MutableFloats = shard.floats(5)
        // S_final: [B, 16], shares memory with ones, SNext_multiply, S2
        let S_final: MutableFloats = shard.floats(3)
        // factor_S_final: [B, 16], shares memory with S, hidden_carry, SNext_multiply2, S_final2
        let factor_S_final: MutableFloats = shard.floats(2)
        // hidden_carry: [B, 16], shares memory with S, factor_S_final, SNext_multiply2, S_final2
        let hidden_carry: MutableFloats = shard.floats(2)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // S2: [B, 16], shares memory with ones, SNext_multiply, S_final
        let S2: MutableFloats = shard.floats(3)
        // output2: [T, B, 4], shares memory with hidden_gather, probabilities
        let output2: MutableFloats = shard.floats(0)
        // SNext_multiply2: [B, 16], shares memory with S, factor_S_final, hidden_carry, S_final2
        let SNext_multiply2: MutableFloats = shard.floats(2)
        // SNext_outer2: [B, 16], shares memory with SNext_outer
        let SNext_outer2: MutableFloats = shard.floats(5)
        // SNext: [B, 16]
        let SNext: MutableFloats = shard.floats(6)
        // S_final2: [B, 16], shares memory with S, factor_S_final, hidden_carry, SNext_multiply2
        let S_final2: MutableFloats = shard.floats(2)
        // logits: [T, B, 5], shares memory with gates
        let logits: MutableFloats = shard.floats(1)
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 112
        // probabilities: [T, B, 5], shares memory with hidden_gather, output2
        let probabilities: MutableFloats = shard.floats(0)
        if shard.isInPhase(0) {
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.gather(
            rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
            token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 3)
          // S', output = …  (Attention.rnn:8–9)
          Kernel.product(
            rows: textSteps &* batch, k: 3, n: 12, input: hidden_gather, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 12, bias: nil)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.zero(rows: batch, width: 16, destination: S, destinationStride: 16)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Pointwise.compute_ones(rows: batch, ones)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: ones, sourceStride: 16, destination: factor_S, destinationStride: 16)
            for t in 0..<textSteps {
              let text_mask_t: MutableFloats = text_mask + t &* batch
              let gates_t: MutableFloats = gates + t &* batch &* 12
              // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
              Pointwise.compute_SNext_multiply_factor_S(
                rows: batch, SNext_sigmoid, S, factor_S, text_mask_t, SNext_multiply)
              Kernel.rowProduct(
                rows: batch, m: 4, k: 1, n: 4, left: gates_t, leftStride: 12, right: gates_t + 4, rightStride: 12,
                destination: SNext_outer, destinationStride: 16)
              Pointwise.compute_S(rows: batch, SNext_multiply, SNext_outer, text_mask_t, S)
            }
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: S, sourceStride: 16, destination: S_final, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S, sourceStride: 16, destination: factor_S_final,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: S_final, sourceStride: 16, destination: hidden_concatenate,
              destinationStride: 32)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S_final, sourceStride: 16, destination: hidden_concatenate + 16,
              destinationStride: 32)
          }
        }
        if shard.isInPhase(1) {
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.carry(
            rows: batch, width: 16, states: 1, isReversed: false, source: hidden_S, sourceStride: 16, shard: shard,
            slot: 4, destination: hidden_carry, destinationStride: 16)
          Kernel.copy(
            rows: batch, width: 16, source: hidden_carry, sourceStride: 16, destination: S2, destinationStride: 16)
          for t2 in 0..<textSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 12
            let text_mask_t2: MutableFloats = text_mask + t2 &* batch
            let output_t2: MutableFloats = output2 + t2 &* batch &* 4
            // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
            Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid, S2, SNext_multiply2)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 1, n: 4, left: gates_t2, leftStride: 12, right: gates_t2 + 4, rightStride: 12,
              destination: SNext_outer2, destinationStride: 16)
            Pointwise.compute_SNext_S(rows: batch, SNext_multiply2, SNext_outer2, text_mask_t2, S2, SNext)
            // output S' · Wq · x  (Attention.rnn:9)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: gates_t2 + 8, rightStride: 12,
              destination: output_t2, destinationStride: 4)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.copy(
            rows: batch, width: 16, source: S2, sourceStride: 16, destination: S_final2, destinationStride: 16)
          // logits = dense(hidden, 5)  (Attention.rnn:17)
          Kernel.product(
            rows: textSteps &* batch, k: 4, n: 5, input: output2, inputStride: 4, packed: logits_W_packed,
            destination: logits, destinationStride: 5, bias: logits_b)
          // output softmax(logits)  (Attention.rnn:19)
          Kernel.softmax(
            rows: textSteps &* batch, count: 5, width: 5, source: logits, sourceStride: 5, destination: probabilities,
            destinationStride: 5, isLogarithmic: false)
          // The output 'probabilities'.
          shard.setOutput(0, probabilities, stepStride: batch &* 5, stride: 5)
          // The state 'hidden.S' after the last step.
          shard.setFinalState(0, S_final2, stride: 16)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 5), .init(name: "next", axis: 0, classes: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.S", shape: [4, 4])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 12), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: -1, width: 32), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always, phases: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // SNext_sigmoid: [16]
        let SNext_sigmoid: MutableFloats = prepared
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared + 16
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 64
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 112
        // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
        Pointwise.compute_SNext_sigmoid2(hidden_a, SNext_sigmoid)
        // S', output = …  (Attention.rnn:8–9)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // logits = dense(hidden, 5)  (Attention.rnn:17)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // SNext_sigmoid: [16]
        let SNext_sigmoid: Floats = shard.prepared
        // hidden_concatenate: [B, 32], shares memory with factor_S
        let hidden_concatenate: MutableFloats = shard.floats(4)
        // hidden_gather: [T, B, 3], shares memory with output2, loss_crossEntropy
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(7)
        // gates: [T, B, 12], shares memory with logits, loss_select
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 64
        // S: [B, 16], shares memory with factor_S_final, hidden_carry, SNext_multiply2, S_final2
        let S: MutableFloats = shard.floats(2)
        // factor_S: [B, 16], shares memory with hidden_concatenate
        let factor_S: MutableFloats = shard.floats(4)
        // ones: [B, 16], shares memory with SNext_multiply, S_final, S2
        let ones: MutableFloats = shard.floats(3)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(9)
        // SNext_multiply: [B, 16], shares memory with ones, S_final, S2
        let SNext_multiply: MutableFloats = shard.floats(3)
        // SNext_outer: [B, 16], shares memory with SNext_outer2
        let SNext_outer: MutableFloats = shard.floats(5)
        // S_final: [B, 16], shares memory with ones, SNext_multiply, S2
        let S_final: MutableFloats = shard.floats(3)
        // factor_S_final: [B, 16], shares memory with S, hidden_carry, SNext_multiply2, S_final2
        let factor_S_final: MutableFloats = shard.floats(2)
        // hidden_carry: [B, 16], shares memory with S, factor_S_final, SNext_multiply2, S_final2
        let hidden_carry: MutableFloats = shard.floats(2)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // S2: [B, 16], shares memory with ones, SNext_multiply, S_final
        let S2: MutableFloats = shard.floats(3)
        // output2: [T, B, 4], shares memory with hidden_gather, loss_crossEntropy
        let output2: MutableFloats = shard.floats(0)
        // SNext_multiply2: [B, 16], shares memory with S, factor_S_final, hidden_carry, S_final2
        let SNext_multiply2: MutableFloats = shard.floats(2)
        // SNext_outer2: [B, 16], shares memory with SNext_outer
        let SNext_outer2: MutableFloats = shard.floats(5)
        // SNext: [B, 16]
        let SNext: MutableFloats = shard.floats(6)
        // S_final2: [B, 16], shares memory with S, factor_S_final, hidden_carry, SNext_multiply2
        let S_final2: MutableFloats = shard.floats(2)
        // logits: [T, B, 5], shares memory with gates, loss_select
        let logits: MutableFloats = shard.floats(1)
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 112
        // loss_crossEntropy: [T, B, 1], shares memory with hidden_gather, output2
        let loss_crossEntropy: MutableFloats = shard.floats(0)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(8)
        // loss_select: [T, B, 1], shares memory with gates, logits
        let loss_select: MutableFloats = shard.floats(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        if shard.isInPhase(0) {
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.gather(
            rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
            token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 3)
          // S', output = …  (Attention.rnn:8–9)
          Kernel.product(
            rows: textSteps &* batch, k: 3, n: 12, input: hidden_gather, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 12, bias: nil)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.zero(rows: batch, width: 16, destination: S, destinationStride: 16)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Pointwise.compute_ones(rows: batch, ones)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: ones, sourceStride: 16, destination: factor_S, destinationStride: 16)
            for t in 0..<textSteps {
              let text_mask_t: MutableFloats = text_mask + t &* batch
              let gates_t: MutableFloats = gates + t &* batch &* 12
              // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
              Pointwise.compute_SNext_multiply_factor_S(
                rows: batch, SNext_sigmoid, S, factor_S, text_mask_t, SNext_multiply)
              Kernel.rowProduct(
                rows: batch, m: 4, k: 1, n: 4, left: gates_t, leftStride: 12, right: gates_t + 4, rightStride: 12,
                destination: SNext_outer, destinationStride: 16)
              Pointwise.compute_S(rows: batch, SNext_multiply, SNext_outer, text_mask_t, S)
            }
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: S, sourceStride: 16, destination: S_final, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S, sourceStride: 16, destination: factor_S_final,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: S_final, sourceStride: 16, destination: hidden_concatenate,
              destinationStride: 32)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S_final, sourceStride: 16, destination: hidden_concatenate + 16,
              destinationStride: 32)
          }
        }
        if shard.isInPhase(1) {
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.carry(
            rows: batch, width: 16, states: 1, isReversed: false, source: hidden_S, sourceStride: 16, shard: shard,
            slot: 4, destination: hidden_carry, destinationStride: 16)
          Kernel.copy(
            rows: batch, width: 16, source: hidden_carry, sourceStride: 16, destination: S2, destinationStride: 16)
          for t2 in 0..<textSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 12
            let text_mask_t2: MutableFloats = text_mask + t2 &* batch
            let output_t2: MutableFloats = output2 + t2 &* batch &* 4
            // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
            Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid, S2, SNext_multiply2)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 1, n: 4, left: gates_t2, leftStride: 12, right: gates_t2 + 4, rightStride: 12,
              destination: SNext_outer2, destinationStride: 16)
            Pointwise.compute_SNext_S(rows: batch, SNext_multiply2, SNext_outer2, text_mask_t2, S2, SNext)
            // output S' · Wq · x  (Attention.rnn:9)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: gates_t2 + 8, rightStride: 12,
              destination: output_t2, destinationStride: 4)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.copy(
            rows: batch, width: 16, source: S2, sourceStride: 16, destination: S_final2, destinationStride: 16)
          // logits = dense(hidden, 5)  (Attention.rnn:17)
          Kernel.product(
            rows: textSteps &* batch, k: 4, n: 5, input: output2, inputStride: 4, packed: logits_W_packed,
            destination: logits, destinationStride: 5, bias: logits_b)
          // loss crossEntropy(logits, next)  (Attention.rnn:20)
          Kernel.crossEntropy(
            rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
            destination: loss_crossEntropy, destinationStride: 1)
          Pointwise.compute_loss_select(count: textSteps &* batch, text_mask, loss_crossEntropy, loss_select)
          Kernel.columnSum(
            rows: textSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
            totals: shard.totals(of: loss_sum))
          // The state 'hidden.S' after the last step.
          shard.setFinalState(0, S_final2, stride: 16)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Attention.rnn:20)
        Pointwise.compute_loss(loss_sum, text_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 5), .init(name: "next", axis: 0, classes: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.S", shape: [4, 4])],
        arena: [
          .init(axis: 0, width: 3), .init(axis: 0, width: 12), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: -1, width: 32), .init(axis: -1, width: 16), .init(axis: -1, width: 32),
          .init(axis: 0, extraSteps: 1, width: 16), .init(axis: 0, width: 4), .init(axis: 0, width: 12),
          .init(axis: 0, width: 1), .init(axis: 0, width: 16), .init(axis: 0, width: 1), .init(axis: -1, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 48, gradientSums: [0..<60, 80..<117], preparedIndex: 2, hasCotangents: true, segments: .onRequest,
        phases: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // SNext_sigmoid: [16]
        let SNext_sigmoid: MutableFloats = prepared
        // d_SNext: [16]
        let d_SNext: MutableFloats = prepared + 16
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared + 32
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 80
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 128
        // logits_W_packed2: [80]
        let logits_W_packed2: MutableFloats = prepared + 192
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 272
        // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8); with its gradient
        Pointwise.compute_SNext_sigmoid_d_SNext(hidden_a, SNext_sigmoid, d_SNext)
        // S', output = …  (Attention.rnn:8–9)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // logits = dense(hidden, 5)  (Attention.rnn:17)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
        // gradient of Attention.rnn:17: logits = dense(hidden, 5)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 4, rows: 4, columns: 5, blocks: 1,
          destination: logits_W_packed2)
        // gradient of Attention.rnn:8–9: S', output = …
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 3, rows: 3, columns: 12, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_embed_E: [15]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients
        // gradient_hidden_Wq: [12]
        let gradient_hidden_Wq: MutableFloats = shard.gradients + 16
        // gradient_hidden_Wk: [12]
        let gradient_hidden_Wk: MutableFloats = shard.gradients + 32
        // gradient_hidden_Wv: [12]
        let gradient_hidden_Wv: MutableFloats = shard.gradients + 48
        // gradient_logits_W: [20]
        let gradient_logits_W: MutableFloats = shard.gradients + 80
        // gradient_logits_b: [5]
        let gradient_logits_b: MutableFloats = shard.gradients + 112
        // SNext_sigmoid: [16]
        let SNext_sigmoid: Floats = shard.prepared
        // d_hidden2: [B, 32], shares memory with SNext_outer, SNext, factor_d_S
        let d_hidden2: MutableFloats = shard.floats(6)
        // hidden_concatenate: [B, 32], shares memory with factor_S
        let hidden_concatenate: MutableFloats = shard.floats(4)
        // hidden_gather: [T, B, 3], shares memory with d_gates2
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(21)
        // gates: [T, B, 12]
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 80
        // S: [B, 16], shares memory with factor_S_final, hidden_carry, SNext_multiply2, S_final2
        let S: MutableFloats = shard.floats(2)
        // factor_S: [B, 16], shares memory with hidden_concatenate
        let factor_S: MutableFloats = shard.floats(4)
        // ones: [B, 16], shares memory with d_SNext, d_S_final, d_hidden3, SNext_multiply3, d_S_final2
        let ones: MutableFloats = shard.floats(3)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(23)
        // SNext_multiply: [B, 16], shares memory with S_final, SNext_outer2, d_S, factor_d_S_final, d_S2
        let SNext_multiply: MutableFloats = shard.floats(5)
        // SNext_outer: [B, 16], shares memory with d_hidden2, SNext, factor_d_S
        let SNext_outer: MutableFloats = shard.floats(6)
        // S_final: [B, 16], shares memory with SNext_multiply, SNext_outer2, d_S, factor_d_S_final, d_S2
        let S_final: MutableFloats = shard.floats(5)
        // factor_S_final: [B, 16], shares memory with S, hidden_carry, SNext_multiply2, S_final2
        let factor_S_final: MutableFloats = shard.floats(2)
        // hidden_carry: [B, 16], shares memory with S, factor_S_final, SNext_multiply2, S_final2
        let hidden_carry: MutableFloats = shard.floats(2)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // S2: [T + 1, B, 16]
        let S2: MutableFloats = shard.floats(7)
        // output2: [T, B, 4], shares memory with d_hidden
        let output2: MutableFloats = shard.floats(8)
        // SNext_multiply2: [B, 16], shares memory with S, factor_S_final, hidden_carry, S_final2
        let SNext_multiply2: MutableFloats = shard.floats(2)
        // SNext_outer2: [B, 16], shares memory with SNext_multiply, S_final, d_S, factor_d_S_final, d_S2
        let SNext_outer2: MutableFloats = shard.floats(5)
        // SNext: [B, 16], shares memory with d_hidden2, SNext_outer, factor_d_S
        let SNext: MutableFloats = shard.floats(6)
        // S_final2: [B, 16], shares memory with S, factor_S_final, hidden_carry, SNext_multiply2
        let S_final2: MutableFloats = shard.floats(2)
        // logits: [T, B, 5], shares memory with d_gates
        let logits: MutableFloats = shard.floats(9)
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 128
        // loss_crossEntropy: [T, B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(10)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(22)
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_logits, d_SNext6
        let loss_select: MutableFloats = shard.floats(11)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(12)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [T, B, 5], shares memory with loss_select, d_SNext6
        let d_logits: MutableFloats = shard.floats(11)
        // d_hidden: [T, B, 4], shares memory with output2
        let d_hidden: MutableFloats = shard.floats(8)
        // logits_W_packed2: [80]
        let logits_W_packed2: Floats = shard.prepared + 192
        // d_S: [B, 16], shares memory with SNext_multiply, S_final, SNext_outer2, factor_d_S_final, d_S2
        let d_S: MutableFloats = shard.floats(5)
        // factor_d_S: [B, 16], shares memory with d_hidden2, SNext_outer, SNext
        let factor_d_S: MutableFloats = shard.floats(6)
        // d_SNext: [B, 16], shares memory with ones, d_S_final, d_hidden3, SNext_multiply3, d_S_final2
        let d_SNext: MutableFloats = shard.floats(3)
        // d_SNext2: [B, 16], shares memory with d_SNext3
        let d_SNext2: MutableFloats = shard.floats(13)
        // d_output: [B, 16], shares memory with d_SNext4
        let d_output: MutableFloats = shard.floats(14)
        // d_S_final: [B, 16], shares memory with ones, d_SNext, d_hidden3, SNext_multiply3, d_S_final2
        let d_S_final: MutableFloats = shard.floats(3)
        // factor_d_S_final: [B, 16], shares memory with SNext_multiply, S_final, SNext_outer2, d_S, d_S2
        let factor_d_S_final: MutableFloats = shard.floats(5)
        // d_hidden3: [B, 16], shares memory with ones, d_SNext, d_S_final, SNext_multiply3, d_S_final2
        let d_hidden3: MutableFloats = shard.floats(3)
        // cotangent_of_hidden_S: [B, 16]
        let cotangent_of_hidden_S: Floats = shard.state(1)
        // d_S2: [B, 16], shares memory with SNext_multiply, S_final, SNext_outer2, d_S, factor_d_S_final
        let d_S2: MutableFloats = shard.floats(5)
        // d_gates: [T, B, 12], shares memory with logits
        let d_gates: MutableFloats = shard.floats(9)
        // d_SNext6: [T, B, 16], shares memory with loss_select, d_logits
        let d_SNext6: MutableFloats = shard.floats(11)
        // SNext_multiply3: [B, 16], shares memory with ones, d_SNext, d_S_final, d_hidden3, d_S_final2
        let SNext_multiply3: MutableFloats = shard.floats(3)
        // d_SNext3: [B, 16], shares memory with d_SNext2
        let d_SNext3: MutableFloats = shard.floats(13)
        // d_SNext4: [B, 16], shares memory with d_output
        let d_SNext4: MutableFloats = shard.floats(14)
        // SNext_outer3: [B, 16]
        let SNext_outer3: MutableFloats = shard.floats(15)
        // SNext2: [B, 16]
        let SNext2: MutableFloats = shard.floats(16)
        // d_output2: [B, 16]
        let d_output2: MutableFloats = shard.floats(17)
        // d_output3: [B, 16]
        let d_output3: MutableFloats = shard.floats(18)
        // d_SNext5: [B, 16]
        let d_SNext5: MutableFloats = shard.floats(19)
        // d_SNext7: [B, 16]
        let d_SNext7: MutableFloats = shard.floats(20)
        // d_S_final2: [B, 16], shares memory with ones, d_SNext, d_S_final, d_hidden3, SNext_multiply3
        let d_S_final2: MutableFloats = shard.floats(3)
        // d_SNext8: [16]
        let d_SNext8: MutableFloats = shard.sums + 16
        // d_gates2: [T, B, 3], shares memory with hidden_gather
        let d_gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 272
        if shard.isInPhase(0) {
          // Forward.
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.gather(
            rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
            token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 3)
          // S', output = …  (Attention.rnn:8–9)
          Kernel.product(
            rows: textSteps &* batch, k: 3, n: 12, input: hidden_gather, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 12, bias: nil)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.zero(rows: batch, width: 16, destination: S, destinationStride: 16)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Pointwise.compute_ones(rows: batch, ones)
          if shard.hasParts {
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: ones, sourceStride: 16, destination: factor_S, destinationStride: 16)
            for t in 0..<textSteps {
              let text_mask_t: MutableFloats = text_mask + t &* batch
              let gates_t: MutableFloats = gates + t &* batch &* 12
              // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
              Pointwise.compute_SNext_multiply_factor_S(
                rows: batch, SNext_sigmoid, S, factor_S, text_mask_t, SNext_multiply)
              Kernel.rowProduct(
                rows: batch, m: 4, k: 1, n: 4, left: gates_t, leftStride: 12, right: gates_t + 4, rightStride: 12,
                destination: SNext_outer, destinationStride: 16)
              Pointwise.compute_S(rows: batch, SNext_multiply, SNext_outer, text_mask_t, S)
            }
            // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
            Kernel.copy(
              rows: batch, width: 16, source: S, sourceStride: 16, destination: S_final, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S, sourceStride: 16, destination: factor_S_final,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: S_final, sourceStride: 16, destination: hidden_concatenate,
              destinationStride: 32)
            Kernel.copy(
              rows: batch, width: 16, source: factor_S_final, sourceStride: 16, destination: hidden_concatenate + 16,
              destinationStride: 32)
          }
        }
        if shard.isInPhase(1) {
          // Forward.
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.carry(
            rows: batch, width: 16, states: 1, isReversed: false, source: hidden_S, sourceStride: 16, shard: shard,
            slot: 4, destination: hidden_carry, destinationStride: 16)
          Kernel.copy(
            rows: batch, width: 16, source: hidden_carry, sourceStride: 16, destination: S2, destinationStride: 16)
          for t2 in 0..<textSteps {
            let S_t2: MutableFloats = S2 + t2 &* batch &* 16
            let gates_t2: MutableFloats = gates + t2 &* batch &* 12
            let text_mask_t2: MutableFloats = text_mask + t2 &* batch
            let S_t2Next: MutableFloats = S2 + (t2 &+ 1) &* batch &* 16
            let output_t2: MutableFloats = output2 + t2 &* batch &* 4
            // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
            Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid, S_t2, SNext_multiply2)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 1, n: 4, left: gates_t2, leftStride: 12, right: gates_t2 + 4, rightStride: 12,
              destination: SNext_outer2, destinationStride: 16)
            Pointwise.compute_SNext_S2(rows: batch, SNext_multiply2, SNext_outer2, text_mask_t2, S_t2, SNext, S_t2Next)
            // output S' · Wq · x  (Attention.rnn:9)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: gates_t2 + 8, rightStride: 12,
              destination: output_t2, destinationStride: 4)
          }
          // hidden = scan LinearAttention(4) over embed(text, 3)  (Attention.rnn:16)
          Kernel.copy(
            rows: batch, width: 16, source: S2 + textSteps &* batch &* 16, sourceStride: 16, destination: S_final2,
            destinationStride: 16)
          // logits = dense(hidden, 5)  (Attention.rnn:17)
          Kernel.product(
            rows: textSteps &* batch, k: 4, n: 5, input: output2, inputStride: 4, packed: logits_W_packed,
            destination: logits, destinationStride: 5, bias: logits_b)
          // loss crossEntropy(logits, next)  (Attention.rnn:20)
          Kernel.crossEntropy(
            rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
            destination: loss_crossEntropy, destinationStride: 1)
          // loss crossEntropy(logits, next)  (Attention.rnn:20); with its gradient
          Pointwise.compute_loss_select_d_loss(
            count: textSteps &* batch, text_mask, loss_crossEntropy, text_count, loss_select, d_loss)
          // loss crossEntropy(logits, next)  (Attention.rnn:20)
          Kernel.columnSum(
            rows: textSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
            totals: shard.totals(of: loss_sum))
          // Backward.
          // gradient of Attention.rnn:20: loss crossEntropy(logits, next)
          Kernel.crossEntropyGradient(
            rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
            loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
            destinationStride: 5)
          // gradient of Attention.rnn:17: logits = dense(hidden, 5)
          Kernel.outerSum(
            rows: textSteps &* batch, m: 5, n: 4, left: d_logits, leftStride: 5, right: output2, rightStride: 4,
            destination: gradient_logits_W, destinationRowStride: 4, leftSum: gradient_logits_b,
            totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
          Kernel.product(
            rows: textSteps &* batch, k: 5, n: 4, input: d_logits, inputStride: 5, packed: logits_W_packed2,
            destination: d_hidden, destinationStride: 4, bias: nil)
          if shard.hasParts {
            // gradient of Attention.rnn:16: hidden = scan LinearAttention(4) over embed(text, 3)
            Kernel.zero(rows: batch, width: 16, destination: d_S, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: ones, sourceStride: 16, destination: factor_d_S, destinationStride: 16)
            for done in 0..<textSteps {
              let t3: Swift::Int = textSteps &- 1 &- done
              let text_mask_t3: MutableFloats = text_mask + t3 &* batch
              let d_hidden_t3: MutableFloats = d_hidden + t3 &* batch &* 4
              let gates_t3: MutableFloats = gates + t3 &* batch &* 12
              // gradient of Attention.rnn:4, 8: S, S' = …
              Pointwise.compute_d_SNext_d_SNext(
                rows: batch, text_mask_t3, d_S, factor_d_S, SNext_sigmoid, d_SNext, d_SNext2)
              // gradient of Attention.rnn:9: output S' · Wq · x
              Kernel.rowProduct(
                rows: batch, m: 4, k: 1, n: 4, left: d_hidden_t3, leftStride: 4, right: gates_t3 + 8, rightStride: 12,
                destination: d_output, destinationStride: 16)
              // gradient of Attention.rnn:4, 8: S, S' = …
              Pointwise.compute_d_S(rows: batch, d_SNext, d_output, SNext_sigmoid, d_SNext2, d_S)
            }
            // gradient of Attention.rnn:16: hidden = scan LinearAttention(4) over embed(text, 3)
            Kernel.copy(
              rows: batch, width: 16, source: d_S, sourceStride: 16, destination: d_S_final, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: factor_d_S, sourceStride: 16, destination: factor_d_S_final,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 16, source: d_S_final, sourceStride: 16, destination: d_hidden2,
              destinationStride: 32)
            Kernel.copy(
              rows: batch, width: 16, source: factor_d_S_final, sourceStride: 16, destination: d_hidden2 + 16,
              destinationStride: 32)
          }
        }
        if shard.isInPhase(2) {
          // Backward.
          // gradient of Attention.rnn:16: hidden = scan LinearAttention(4) over embed(text, 3)
          Kernel.carry(
            rows: batch, width: 16, states: 1, isReversed: true, source: cotangent_of_hidden_S, sourceStride: 16,
            shard: shard, slot: 6, destination: d_hidden3, destinationStride: 16)
          Kernel.copy(
            rows: batch, width: 16, source: d_hidden3, sourceStride: 16, destination: d_S2, destinationStride: 16)
          for done2 in 0..<textSteps {
            let t4: Swift::Int = textSteps &- 1 &- done2
            let S_t4: MutableFloats = S2 + t4 &* batch &* 16
            let text_mask_t4: MutableFloats = text_mask + t4 &* batch
            let gates_t4: MutableFloats = gates + t4 &* batch &* 12
            let d_hidden_t4: MutableFloats = d_hidden + t4 &* batch &* 4
            let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 12
            let d_SNext_t4: MutableFloats = d_SNext6 + t4 &* batch &* 16
            // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8); with its gradient
            Pointwise.compute_SNext_multiply_d_SNext(
              rows: batch, SNext_sigmoid, S_t4, text_mask_t4, d_S2, SNext_multiply3, d_SNext3, d_SNext4)
            // S' = sigmoid(a) * S + outer(Wk · x, Wv · x)  (Attention.rnn:8)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 1, n: 4, left: gates_t4, leftStride: 12, right: gates_t4 + 4, rightStride: 12,
              destination: SNext_outer3, destinationStride: 16)
            Pointwise.compute_SNext2(rows: batch, SNext_multiply3, SNext_outer3, SNext2)
            // gradient of Attention.rnn:9: output S' · Wq · x
            Kernel.rowProduct(
              rows: batch, m: 4, k: 1, n: 4, left: d_hidden_t4, leftStride: 4, right: gates_t4 + 8, rightStride: 12,
              destination: d_output2, destinationStride: 16)
            Kernel.rowTranspose(
              rows: batch, matrixRows: 4, matrixColumns: 4, source: SNext2, sourceStride: 16, destination: d_output3,
              destinationStride: 16)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: d_output3, leftStride: 16, right: d_hidden_t4, rightStride: 4,
              destination: d_gates_t4 + 8, destinationStride: 12)
            // gradient of Attention.rnn:4, 8: S, S' = …
            Pointwise.compute_d_SNext_d_SNext2(
              rows: batch, d_SNext3, d_output2, S_t4, SNext_sigmoid, d_SNext4, d_SNext5, d_SNext_t4, d_S2)
            // gradient of Attention.rnn:8: S' = sigmoid(a) * S + outer(Wk · x, Wv · x)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: d_SNext5, leftStride: 16, right: gates_t4 + 4, rightStride: 12,
              destination: d_gates_t4, destinationStride: 12)
            Kernel.rowTranspose(
              rows: batch, matrixRows: 4, matrixColumns: 4, source: d_SNext5, sourceStride: 16, destination: d_SNext7,
              destinationStride: 16)
            Kernel.rowProduct(
              rows: batch, m: 4, k: 4, n: 1, left: d_SNext7, leftStride: 16, right: gates_t4, rightStride: 12,
              destination: d_gates_t4 + 4, destinationStride: 12)
          }
          // gradient of Attention.rnn:16: hidden = scan LinearAttention(4) over embed(text, 3)
          Kernel.copy(
            rows: batch, width: 16, source: d_S2, sourceStride: 16, destination: d_S_final2, destinationStride: 16)
          // gradient of Attention.rnn:8: S' = sigmoid(a) * S + outer(Wk · x, Wv · x)
          Kernel.columnSum(
            rows: textSteps &* batch, width: 16, source: d_SNext6, sourceStride: 16, destination: d_SNext8,
            totals: shard.totals(of: d_SNext8))
          // gradient of Attention.rnn:8–9: S', output = …
          Kernel.outerSum(
            rows: textSteps &* batch, m: 4, n: 3, left: d_gates, leftStride: 12, right: hidden_gather, rightStride: 3,
            destination: gradient_hidden_Wk, destinationRowStride: 3, leftSum: nil,
            totals: shard.totals(toMove: gradient_hidden_Wk))
          Kernel.outerSum(
            rows: textSteps &* batch, m: 4, n: 3, left: d_gates + 4, leftStride: 12, right: hidden_gather,
            rightStride: 3, destination: gradient_hidden_Wv, destinationRowStride: 3, leftSum: nil,
            totals: shard.totals(toMove: gradient_hidden_Wv))
          Kernel.outerSum(
            rows: textSteps &* batch, m: 4, n: 3, left: d_gates + 8, leftStride: 12, right: hidden_gather,
            rightStride: 3, destination: gradient_hidden_Wq, destinationRowStride: 3, leftSum: nil,
            totals: shard.totals(toMove: gradient_hidden_Wq))
          Kernel.product(
            rows: textSteps &* batch, k: 12, n: 3, input: d_gates, inputStride: 12, packed: gates_weights_packed2,
            destination: d_gates2, destinationStride: 3, bias: nil)
          // gradient of Attention.rnn:16: hidden = scan LinearAttention(4) over embed(text, 3)
          Kernel.scatterSum(
            rows: textSteps &* batch, width: 3, token: text, tokenStride: 1, source: d_gates2, sourceStride: 3,
            destination: gradient_hidden_embed_E, destinationRowStride: 3, destinationColumnStride: 1,
            totals: shard.totals(of: gradient_hidden_embed_E))
          // The state 'hidden.S' after the last step.
          shard.setFinalState(0, S_final2, stride: 16)
          // The state 'cotangent of hidden.S' after the last step.
          shard.setFinalState(1, d_S_final2, stride: 16)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_a: [16]
        let gradient_hidden_a: MutableFloats = shard.gradients + 64
        // d_SNext2: [16]
        let d_SNext2: Floats = shard.prepared + 16
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_SNext: [16]
        let d_SNext: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 32
        // loss crossEntropy(logits, next)  (Attention.rnn:20)
        Pointwise.compute_loss(loss_sum, text_count, loss)
        // Gradients into place.
        // gradient of Attention.rnn:8: S' = sigmoid(a) * S + outer(Wk · x, Wv · x)
        Pointwise.compute_gradient_hidden_a(d_SNext, d_SNext2, gradient_hidden_a)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 16.
      @inline(never)
      static func compute_SNext_sigmoid(_ hidden_a: Floats, _ SNext_sigmoid: MutableFloats) {
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.quickSigmoid(a)
        Lanes.store(v, SNext_sigmoid)
      }

      /// One row of 12.
      static func compute_gates(_ hidden_gather: Floats, _ gates: MutableFloats, _ gates_weights_packed: Floats) {
        let sums = Kernel.sums(
          RNNRuntime::LastGate(Vector()), k: 3, input: hidden_gather, packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, gates)
      }

      /// One row of 16.
      static func compute_SNext(
        _ SNext_sigmoid: Floats, _ hidden_S2: Floats, _ SNext_outer: Floats, _ SNext2: MutableFloats
      ) {
        let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoid)
        let hidden_S: Vector = Lanes.load(hidden_S2)
        let SNext_outer_x: Vector = Lanes.load(SNext_outer)
        let SNext: Vector = Lanes.fma(SNext_sigmoid_x, hidden_S, SNext_outer_x)
        Lanes.store(SNext, SNext2)
      }

      /// One row of 5.
      static func compute_logits(
        _ logits_b: Floats, _ output_product: Floats, _ logits: MutableFloats, _ logits_W_packed: Floats
      ) {
        let logits_b_x: Vector = Lanes.load(logits_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(logits_b_x), k: 4, input: output_product, packed: logits_W_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, logits)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_ones(rows: Swift::Int, _ ones: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let onesRow: MutableFloats = ones + row &* 16
          Lanes.store(v, onesRow)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_multiply_factor_S(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ factor_S2: MutableFloats, _ text_mask: Floats,
        _ SNext_multiply: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let S2Row: Floats = S2 + row &* 16
          let factor_S2Row: MutableFloats = factor_S2 + row &* 16
          let text_maskRow: Floats = text_mask + row
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
          let factor_S: Vector = Lanes.load(factor_S2Row)
          let SNext: Vector = Lanes.multiply(SNext_sigmoid_x, factor_S)
          let v2: Vector = Lanes.select(mask, SNext, factor_S)
          Lanes.store(v, SNext_multiplyRow)
          Lanes.store(v2, factor_S2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_S(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ text_mask: Floats, _ S2: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 16
          let SNext_outerRow: Floats = SNext_outer + row &* 16
          let text_maskRow: Floats = text_mask + row
          let S2Row: MutableFloats = S2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow)
          let SNext_outer_x: Vector = Lanes.load(SNext_outerRow)
          let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.select(mask, SNext, S)
          Lanes.store(v, S2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_multiply(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ SNext_multiply: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let S2Row: Floats = S2 + row &* 16
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 16
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
          Lanes.store(v, SNext_multiplyRow)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_S(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ text_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 16
          let SNext_outerRow: Floats = SNext_outer + row &* 16
          let text_maskRow: Floats = text_mask + row
          let S2Row: MutableFloats = S2 + row &* 16
          let SNext2Row: MutableFloats = SNext2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow)
          let SNext_outer_x: Vector = Lanes.load(SNext_outerRow)
          let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.select(mask, SNext, S)
          Lanes.store(SNext, SNext2Row)
          Lanes.store(v, S2Row)
        }
      }

      /// One row of 16.
      @inline(never)
      static func compute_SNext_sigmoid2(_ hidden_a: Floats, _ SNext_sigmoid: MutableFloats) {
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.sigmoid(a)
        Lanes.store(v, SNext_sigmoid)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ text_mask: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, loss_crossEntropy_x, v)
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
      static func compute_loss(_ loss_sum: Floats, _ text_count: Floats, _ loss2: MutableFloats) {
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, text_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// One row of 16.
      @inline(never)
      static func compute_SNext_sigmoid_d_SNext(
        _ hidden_a: Floats, _ SNext_sigmoid: MutableFloats, _ d_SNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.sigmoid(a)
        let v3: Vector = Lanes.subtract(v2, v)
        let v4: Vector = Lanes.multiply(v, v3)
        Lanes.store(v, SNext_sigmoid)
        Lanes.store(v4, d_SNext)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_S2(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ text_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats, _ S3: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 16
          let SNext_outerRow: Floats = SNext_outer + row &* 16
          let text_maskRow: Floats = text_mask + row
          let S2Row: MutableFloats = S2 + row &* 16
          let SNext2Row: MutableFloats = SNext2 + row &* 16
          let S3Row: MutableFloats = S3 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow)
          let SNext_outer_x: Vector = Lanes.load(SNext_outerRow)
          let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.select(mask, SNext, S)
          Lanes.store(SNext, SNext2Row)
          Lanes.store(v, S3Row)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ text_mask: Floats, _ loss_crossEntropy: Floats, _ text_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let v4: Vector = Lanes.divide(v3, text_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, loss_crossEntropy_x, v)
          let v5: Vector = Lanes.select(text_mask_x, v4, v)
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

      /// Rows of 16.
      @inline(never)
      static func compute_d_SNext_d_SNext(
        rows: Swift::Int, _ text_mask: Floats, _ d_S2: Floats, _ factor_d_S2: MutableFloats, _ SNext_sigmoid: Floats,
        _ d_SNext: MutableFloats, _ d_SNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let text_maskRow: Floats = text_mask + row
          let d_S2Row: Floats = d_S2 + row &* 16
          let factor_d_S2Row: MutableFloats = factor_d_S2 + row &* 16
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let d_SNextRow: MutableFloats = d_SNext + row &* 16
          let d_SNext2Row: MutableFloats = d_SNext2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let d_S: Vector = Lanes.load(d_S2Row)
          let v2: Vector = Lanes.select(mask, d_S, v)
          let v3: Vector = Lanes.select(mask, v, d_S)
          let factor_d_S: Vector = Lanes.load(factor_d_S2Row)
          let v4: Vector = Lanes.select(mask, factor_d_S, v)
          let v5: Vector = Lanes.select(mask, v, factor_d_S)
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let v7: Vector = Lanes.fma(v4, SNext_sigmoid_x, v5)
          Lanes.store(v2, d_SNextRow)
          Lanes.store(v3, d_SNext2Row)
          Lanes.store(v7, factor_d_S2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_d_S(
        rows: Swift::Int, _ d_SNext: Floats, _ d_output: Floats, _ SNext_sigmoid: Floats, _ d_SNext2: Floats,
        _ d_S: MutableFloats
      ) {
        for row in 0..<rows {
          let d_SNextRow: Floats = d_SNext + row &* 16
          let d_outputRow: Floats = d_output + row &* 16
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let d_SNext2Row: Floats = d_SNext2 + row &* 16
          let d_SRow: MutableFloats = d_S + row &* 16
          let d_SNext_x: Vector = Lanes.load(d_SNextRow)
          let d_output_x: Vector = Lanes.load(d_outputRow)
          let v: Vector = Lanes.add(d_SNext_x, d_output_x)
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let d_SNext_x2: Vector = Lanes.load(d_SNext2Row)
          let v3: Vector = Lanes.fma(v, SNext_sigmoid_x, d_SNext_x2)
          Lanes.store(v3, d_SRow)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_multiply_d_SNext(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ text_mask: Floats, _ d_S2: Floats,
        _ SNext_multiply: MutableFloats, _ d_SNext: MutableFloats, _ d_SNext2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let S2Row: Floats = S2 + row &* 16
          let text_maskRow: Floats = text_mask + row
          let d_S2Row: Floats = d_S2 + row &* 16
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 16
          let d_SNextRow: MutableFloats = d_SNext + row &* 16
          let d_SNext2Row: MutableFloats = d_SNext2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
          let d_S: Vector = Lanes.load(d_S2Row)
          let v3: Vector = Lanes.select(mask, d_S, v2)
          let v4: Vector = Lanes.select(mask, v2, d_S)
          Lanes.store(v, SNext_multiplyRow)
          Lanes.store(v3, d_SNextRow)
          Lanes.store(v4, d_SNext2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext2(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ SNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 16
          let SNext_outerRow: Floats = SNext_outer + row &* 16
          let SNext2Row: MutableFloats = SNext2 + row &* 16
          let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow)
          let SNext_outer_x: Vector = Lanes.load(SNext_outerRow)
          let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
          Lanes.store(SNext, SNext2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_d_SNext_d_SNext2(
        rows: Swift::Int, _ d_SNext: Floats, _ d_output: Floats, _ S2: Floats, _ SNext_sigmoid: Floats,
        _ d_SNext2: Floats, _ d_SNext3: MutableFloats, _ d_SNext4: MutableFloats, _ d_S: MutableFloats
      ) {
        for row in 0..<rows {
          let d_SNextRow: Floats = d_SNext + row &* 16
          let d_outputRow: Floats = d_output + row &* 16
          let S2Row: Floats = S2 + row &* 16
          let SNext_sigmoidRow: Floats = SNext_sigmoid
          let d_SNext2Row: Floats = d_SNext2 + row &* 16
          let d_SNext3Row: MutableFloats = d_SNext3 + row &* 16
          let d_SNext4Row: MutableFloats = d_SNext4 + row &* 16
          let d_SRow: MutableFloats = d_S + row &* 16
          let d_SNext_x: Vector = Lanes.load(d_SNextRow)
          let d_output_x: Vector = Lanes.load(d_outputRow)
          let v: Vector = Lanes.add(d_SNext_x, d_output_x)
          let S: Vector = Lanes.load(S2Row)
          let v2: Vector = Lanes.multiply(v, S)
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoidRow)
          let d_SNext_x2: Vector = Lanes.load(d_SNext2Row)
          let v4: Vector = Lanes.fma(v, SNext_sigmoid_x, d_SNext_x2)
          Lanes.store(v, d_SNext3Row)
          Lanes.store(v2, d_SNext4Row)
          Lanes.store(v4, d_SRow)
        }
      }

      /// One row of 16.
      @inline(never)
      static func compute_gradient_hidden_a(_ d_SNext: Floats, _ d_SNext2: Floats, _ gradient_hidden_a: MutableFloats) {
        let d_SNext_x: Vector = Lanes.load(d_SNext)
        let d_SNext_x2: Vector = Lanes.load(d_SNext2)
        let v: Vector = Lanes.multiply(d_SNext_x, d_SNext_x2)
        Lanes.store(v, gradient_hidden_a)
      }
    }
  }
}

/// - Input `signal`: [2] for each step of `signal`
/// - Output `output`: [4] for each step of `signal`
public struct Delayed: Swift.Sendable {
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
}

// MARK: One time step

extension Delayed {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 224, outputCount: 16, ones: 48, length: 64)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(48)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter signal: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(signal: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("signal", count: signal.count, width: 2)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 160).update(from: signal.baseAddress!, count: 2)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 4)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter signal: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(signal: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return signal.withUnsafeBufferPointer({ signalPointer in step(signal: signalPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(signal: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("signal", count: signal.count, width: 2)
  }
}

// MARK: Streams

extension Delayed {
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
  /// - Parameter signal: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(signal: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, signal)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    signal: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, signal)
  }
}

// MARK: Whole sequences

extension Delayed {
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
    ///   - signal: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Delayed, signal: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, signal: signal, lengths: lengths,
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
      signal: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: signal.count)
      try check.setLengths(0, lengths)
      try check.bind(0, signal)
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
        _ model: Delayed, _ batch: RNNRuntime::Batch<Delayed.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, signal: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: signal.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, signal, run)
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Delayed: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [2] for each step of `signal`.
      public var signal: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(signal: [Swift::Float]) {
        self.signal = signal
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.signal)
      }
    }
  }

  extension Delayed.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Delayed
  }
#endif

// MARK: Code

extension Delayed {
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
        // output2: [B, 4]
        let output2: MutableFloats = output
        // Ring_c: [B, 2]
        let Ring_c: MutableFloats = memory + 32
        // signal: [B, 2]
        let signal: MutableFloats = memory + 160
        // aNext: [B, 2]
        let aNext: MutableFloats = memory + 144
        // Ring_a: [B, 2]
        let Ring_a: MutableFloats = memory
        // Ring_b: [B, 2]
        let Ring_b: MutableFloats = memory + 16
        // a' = c + x  (Attention.rnn:27)
        Pointwise.compute_aNext(Ring_c, signal, aNext)
        // output [a, c]  (Attention.rnn:30)
        Kernel.copy(rows: 1, width: 2, source: Ring_a, sourceStride: 2, destination: output2, destinationStride: 4)
        Kernel.copy(rows: 1, width: 2, source: Ring_c, sourceStride: 2, destination: output2 + 2, destinationStride: 4)
        // The next 'Ring.b' waits until nothing reads the old one.
        Kernel.copy(rows: 1, width: 2, source: Ring_a, sourceStride: 0, destination: memory + 112, destinationStride: 0)
        // The next 'Ring.c' waits until nothing reads the old one.
        Kernel.copy(rows: 1, width: 2, source: Ring_b, sourceStride: 0, destination: memory + 128, destinationStride: 0)
        // The next 'Ring.a'.
        Kernel.copy(rows: 1, width: 2, source: aNext, sourceStride: 0, destination: memory, destinationStride: 0)
        // The next 'Ring.b'.
        Kernel.copy(
          rows: 1, width: 2, source: memory + 112, sourceStride: 0, destination: memory + 16, destinationStride: 0)
        // The next 'Ring.c'.
        Kernel.copy(
          rows: 1, width: 2, source: memory + 128, sourceStride: 0, destination: memory + 32, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["signal"], inputs: [.init(name: "signal", axis: 0, width: 2)],
        outputs: [.init(name: "output", axis: 0, shape: [4])],
        states: [
          .init(name: "Ring.a", shape: [2]), .init(name: "Ring.b", shape: [2]), .init(name: "Ring.c", shape: [2]),
        ],
        arena: [
          .init(axis: -1, width: 6), .init(axis: -1, width: 2), .init(axis: -1, width: 2), .init(axis: -1, width: 2),
          .init(axis: -1, width: 2), .init(axis: -1, width: 2), .init(axis: -1, width: 2), .init(axis: -1, width: 2),
          .init(axis: -1, width: 2), .init(axis: -1, width: 2), .init(axis: -1, width: 2), .init(axis: -1, width: 2),
          .init(axis: -1, width: 6), .init(axis: -1, width: 24), .init(axis: 0, extraSteps: 1, width: 2),
          .init(axis: 0, extraSteps: 1, width: 2), .init(axis: 0, width: 4),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always, phases: 2)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let signalSteps: Swift::Int = shard.steps(0)
        // output_concatenate2: [B, 24]
        let output_concatenate2: MutableFloats = shard.floats(13)
        // output_concatenate: [B, 6], shares memory with factor_c3
        let output_concatenate: MutableFloats = shard.floats(12)
        // a: [B, 2], shares memory with b_final, output_carry
        let a: MutableFloats = shard.floats(0)
        // b: [B, 2], shares memory with c_final, b2, c_final2
        let b: MutableFloats = shard.floats(1)
        // c: [B, 2], shares memory with factor_a_final, a_final2
        let c: MutableFloats = shard.floats(2)
        // factor_a: [B, 2], shares memory with factor_a_final2
        let factor_a: MutableFloats = shard.floats(4)
        // ones: [B, 2], shares memory with a_final, b_final2
        let ones: MutableFloats = shard.floats(3)
        // factor_a2: [B, 2], shares memory with factor_a_final3
        let factor_a2: MutableFloats = shard.floats(5)
        // factor_a3: [B, 2], shares memory with factor_b_final
        let factor_a3: MutableFloats = shard.floats(6)
        // factor_b: [B, 2], shares memory with factor_b_final2
        let factor_b: MutableFloats = shard.floats(7)
        // factor_b2: [B, 2], shares memory with factor_b_final3
        let factor_b2: MutableFloats = shard.floats(8)
        // factor_b3: [B, 2], shares memory with factor_c_final
        let factor_b3: MutableFloats = shard.floats(9)
        // factor_c: [B, 2], shares memory with factor_c_final2
        let factor_c: MutableFloats = shard.floats(10)
        // factor_c2: [B, 2], shares memory with factor_c_final3
        let factor_c2: MutableFloats = shard.floats(11)
        // factor_c3: [B, 2], shares memory with output_concatenate
        let factor_c3: MutableFloats = shard.floats(12)
        // signal: [T, B, 2]
        let signal: MutableFloats = shard.floats(17)
        // signal_mask: [T, B, 1]
        let signal_mask: MutableFloats = shard.floats(18)
        // a_final: [B, 2], shares memory with ones, b_final2
        let a_final: MutableFloats = shard.floats(3)
        // b_final: [B, 2], shares memory with a, output_carry
        let b_final: MutableFloats = shard.floats(0)
        // c_final: [B, 2], shares memory with b, b2, c_final2
        let c_final: MutableFloats = shard.floats(1)
        // factor_a_final: [B, 2], shares memory with c, a_final2
        let factor_a_final: MutableFloats = shard.floats(2)
        // factor_a_final2: [B, 2], shares memory with factor_a
        let factor_a_final2: MutableFloats = shard.floats(4)
        // factor_a_final3: [B, 2], shares memory with factor_a2
        let factor_a_final3: MutableFloats = shard.floats(5)
        // factor_b_final: [B, 2], shares memory with factor_a3
        let factor_b_final: MutableFloats = shard.floats(6)
        // factor_b_final2: [B, 2], shares memory with factor_b
        let factor_b_final2: MutableFloats = shard.floats(7)
        // factor_b_final3: [B, 2], shares memory with factor_b2
        let factor_b_final3: MutableFloats = shard.floats(8)
        // factor_c_final: [B, 2], shares memory with factor_b3
        let factor_c_final: MutableFloats = shard.floats(9)
        // factor_c_final2: [B, 2], shares memory with factor_c
        let factor_c_final2: MutableFloats = shard.floats(10)
        // factor_c_final3: [B, 2], shares memory with factor_c2
        let factor_c_final3: MutableFloats = shard.floats(11)
        // Ring_a: [B, 2]
        let Ring_a: Floats = shard.state(0)
        // Ring_b: [B, 2]
        let Ring_b: Floats = shard.state(1)
        // Ring_c: [B, 2]
        let Ring_c: Floats = shard.state(2)
        // output_carry: [B, 6], shares memory with a, b_final
        let output_carry: MutableFloats = shard.floats(0)
        // a2: [T + 1, B, 2]
        let a2: MutableFloats = shard.floats(14)
        // b2: [B, 2], shares memory with b, c_final, c_final2
        let b2: MutableFloats = shard.floats(1)
        // c2: [T + 1, B, 2]
        let c2: MutableFloats = shard.floats(15)
        // output2: [T, B, 4]
        let output2: MutableFloats = shard.floats(16)
        // a_final2: [B, 2], shares memory with c, factor_a_final
        let a_final2: MutableFloats = shard.floats(2)
        // b_final2: [B, 2], shares memory with ones, a_final
        let b_final2: MutableFloats = shard.floats(3)
        // c_final2: [B, 2], shares memory with b, c_final, b2
        let c_final2: MutableFloats = shard.floats(1)
        if shard.isInPhase(0) {
          if shard.hasParts {
            // output scan Ring() over signal  (Attention.rnn:35)
            Kernel.zero(rows: batch, width: 2, destination: a, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: b, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: c, destinationStride: 2)
          }
          // output scan Ring() over signal  (Attention.rnn:35)
          Pointwise.compute_ones(count: batch &* 2, ones)
          if shard.hasParts {
            // output scan Ring() over signal  (Attention.rnn:35)
            Kernel.copy(
              rows: batch, width: 2, source: ones, sourceStride: 2, destination: factor_a, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_a2, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_a3, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_b, destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: ones, sourceStride: 2, destination: factor_b2, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_b3, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_c, destinationStride: 2)
            Kernel.zero(rows: batch, width: 2, destination: factor_c2, destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: ones, sourceStride: 2, destination: factor_c3, destinationStride: 2)
            for t in 0..<signalSteps {
              let signal_t: MutableFloats = signal + t &* batch &* 2
              let signal_mask_t: MutableFloats = signal_mask + t &* batch
              // a', output = …  (Attention.rnn:27, 35)
              Pointwise.compute_a_b(
                rows: batch, c, signal_t, signal_mask_t, a, b, factor_c, factor_a, factor_b, factor_c2, factor_a2,
                factor_b2, factor_c3, factor_a3, factor_b3)
            }
            // output scan Ring() over signal  (Attention.rnn:35)
            Kernel.copy(rows: batch, width: 2, source: a, sourceStride: 2, destination: a_final, destinationStride: 2)
            Kernel.copy(rows: batch, width: 2, source: b, sourceStride: 2, destination: b_final, destinationStride: 2)
            Kernel.copy(rows: batch, width: 2, source: c, sourceStride: 2, destination: c_final, destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a, sourceStride: 2, destination: factor_a_final,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a2, sourceStride: 2, destination: factor_a_final2,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a3, sourceStride: 2, destination: factor_a_final3,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b, sourceStride: 2, destination: factor_b_final,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b2, sourceStride: 2, destination: factor_b_final2,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b3, sourceStride: 2, destination: factor_b_final3,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c, sourceStride: 2, destination: factor_c_final,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c2, sourceStride: 2, destination: factor_c_final2,
              destinationStride: 2)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c3, sourceStride: 2, destination: factor_c_final3,
              destinationStride: 2)
          }
          // output scan Ring() over signal  (Attention.rnn:35)
          Kernel.copy(
            rows: batch, width: 2, source: Ring_a, sourceStride: 2, destination: output_concatenate,
            destinationStride: 6)
          Kernel.copy(
            rows: batch, width: 2, source: Ring_b, sourceStride: 2, destination: output_concatenate + 2,
            destinationStride: 6)
          Kernel.copy(
            rows: batch, width: 2, source: Ring_c, sourceStride: 2, destination: output_concatenate + 4,
            destinationStride: 6)
          if shard.hasParts {
            // output scan Ring() over signal  (Attention.rnn:35)
            Kernel.copy(
              rows: batch, width: 2, source: a_final, sourceStride: 2, destination: output_concatenate2,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: b_final, sourceStride: 2, destination: output_concatenate2 + 2,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: c_final, sourceStride: 2, destination: output_concatenate2 + 4,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a_final, sourceStride: 2, destination: output_concatenate2 + 6,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a_final2, sourceStride: 2, destination: output_concatenate2 + 8,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_a_final3, sourceStride: 2, destination: output_concatenate2 + 10,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b_final, sourceStride: 2, destination: output_concatenate2 + 12,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b_final2, sourceStride: 2, destination: output_concatenate2 + 14,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_b_final3, sourceStride: 2, destination: output_concatenate2 + 16,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c_final, sourceStride: 2, destination: output_concatenate2 + 18,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c_final2, sourceStride: 2, destination: output_concatenate2 + 20,
              destinationStride: 24)
            Kernel.copy(
              rows: batch, width: 2, source: factor_c_final3, sourceStride: 2, destination: output_concatenate2 + 22,
              destinationStride: 24)
          }
        }
        if shard.isInPhase(1) {
          // output scan Ring() over signal  (Attention.rnn:35)
          Kernel.carry(
            rows: batch, width: 6, states: 3, isReversed: false, source: output_concatenate, sourceStride: 6,
            shard: shard, slot: 13, destination: output_carry, destinationStride: 6)
          Kernel.copy(
            rows: batch, width: 2, source: output_carry, sourceStride: 6, destination: a2, destinationStride: 2)
          Kernel.copy(
            rows: batch, width: 2, source: output_carry + 2, sourceStride: 6, destination: b2, destinationStride: 2)
          Kernel.copy(
            rows: batch, width: 2, source: output_carry + 4, sourceStride: 6, destination: c2, destinationStride: 2)
          for t2 in 0..<signalSteps {
            let c_t2: MutableFloats = c2 + t2 &* batch &* 2
            let signal_t2: MutableFloats = signal + t2 &* batch &* 2
            let signal_mask_t2: MutableFloats = signal_mask + t2 &* batch
            let a_t2: MutableFloats = a2 + t2 &* batch &* 2
            let a_t2Next: MutableFloats = a2 + (t2 &+ 1) &* batch &* 2
            let c_t2Next: MutableFloats = c2 + (t2 &+ 1) &* batch &* 2
            let output_t2: MutableFloats = output2 + t2 &* batch &* 4
            // a', output = …  (Attention.rnn:27, 35)
            Pointwise.compute_a_b2(rows: batch, c_t2, signal_t2, signal_mask_t2, a_t2, b2, a_t2Next, c_t2Next)
            // output [a, c]  (Attention.rnn:30)
            Kernel.copy(
              rows: batch, width: 2, source: a_t2, sourceStride: 2, destination: output_t2, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 2, source: c_t2, sourceStride: 2, destination: output_t2 + 2, destinationStride: 4)
          }
          // output scan Ring() over signal  (Attention.rnn:35)
          Kernel.copy(
            rows: batch, width: 2, source: a2 + signalSteps &* batch &* 2, sourceStride: 2, destination: a_final2,
            destinationStride: 2)
          Kernel.copy(rows: batch, width: 2, source: b2, sourceStride: 2, destination: b_final2, destinationStride: 2)
          Kernel.copy(
            rows: batch, width: 2, source: c2 + signalSteps &* batch &* 2, sourceStride: 2, destination: c_final2,
            destinationStride: 2)
          // The output 'output'.
          shard.setOutput(0, output2, stepStride: batch &* 4, stride: 4)
          // The state 'Ring.a' after the last step.
          shard.setFinalState(0, a_final2, stride: 2)
          // The state 'Ring.b' after the last step.
          shard.setFinalState(1, b_final2, stride: 2)
          // The state 'Ring.c' after the last step.
          shard.setFinalState(2, c_final2, stride: 2)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 2.
      static func compute_aNext(_ Ring_c2: Floats, _ signal2: Floats, _ aNext2: MutableFloats) {
        let Ring_c: Vector = Lanes.load(Ring_c2)
        let signal: Vector = Lanes.load(signal2)
        let aNext: Vector = Lanes.add(Ring_c, signal)
        Lanes.store(aNext, aNext2)
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

      /// Rows of 2.
      @inline(never)
      static func compute_a_b(
        rows: Swift::Int, _ c2: MutableFloats, _ signal: Floats, _ signal_mask: Floats, _ a2: MutableFloats,
        _ b2: MutableFloats, _ factor_c4: MutableFloats, _ factor_a4: MutableFloats, _ factor_b4: MutableFloats,
        _ factor_c5: MutableFloats, _ factor_a5: MutableFloats, _ factor_b5: MutableFloats, _ factor_c6: MutableFloats,
        _ factor_a6: MutableFloats, _ factor_b6: MutableFloats
      ) {
        for row in 0..<rows {
          let c2Row: MutableFloats = c2 + row &* 2
          let signalRow: Floats = signal + row &* 2
          let signal_maskRow: Floats = signal_mask + row
          let a2Row: MutableFloats = a2 + row &* 2
          let b2Row: MutableFloats = b2 + row &* 2
          let factor_c4Row: MutableFloats = factor_c4 + row &* 2
          let factor_a4Row: MutableFloats = factor_a4 + row &* 2
          let factor_b4Row: MutableFloats = factor_b4 + row &* 2
          let factor_c5Row: MutableFloats = factor_c5 + row &* 2
          let factor_a5Row: MutableFloats = factor_a5 + row &* 2
          let factor_b5Row: MutableFloats = factor_b5 + row &* 2
          let factor_c6Row: MutableFloats = factor_c6 + row &* 2
          let factor_a6Row: MutableFloats = factor_a6 + row &* 2
          let factor_b6Row: MutableFloats = factor_b6 + row &* 2
          let mask: Vector = Lanes.broadcast(signal_maskRow[0])
          let c: Vector = Lanes.load(c2Row, count: 2)
          let x: Vector = Lanes.load(signalRow, count: 2)
          let aNext: Vector = Lanes.add(c, x)
          let a: Vector = Lanes.load(a2Row, count: 2)
          let v: Vector = Lanes.select(mask, aNext, a)
          let b: Vector = Lanes.load(b2Row, count: 2)
          let v2: Vector = Lanes.select(mask, a, b)
          let v3: Vector = Lanes.select(mask, b, c)
          let factor_c: Vector = Lanes.load(factor_c4Row, count: 2)
          let factor_a: Vector = Lanes.load(factor_a4Row, count: 2)
          let v4: Vector = Lanes.select(mask, factor_c, factor_a)
          let factor_b: Vector = Lanes.load(factor_b4Row, count: 2)
          let v5: Vector = Lanes.select(mask, factor_a, factor_b)
          let v6: Vector = Lanes.select(mask, factor_b, factor_c)
          let factor_c2: Vector = Lanes.load(factor_c5Row, count: 2)
          let factor_a2: Vector = Lanes.load(factor_a5Row, count: 2)
          let v7: Vector = Lanes.select(mask, factor_c2, factor_a2)
          let factor_b2: Vector = Lanes.load(factor_b5Row, count: 2)
          let v8: Vector = Lanes.select(mask, factor_a2, factor_b2)
          let v9: Vector = Lanes.select(mask, factor_b2, factor_c2)
          let factor_c3: Vector = Lanes.load(factor_c6Row, count: 2)
          let factor_a3: Vector = Lanes.load(factor_a6Row, count: 2)
          let v10: Vector = Lanes.select(mask, factor_c3, factor_a3)
          let factor_b3: Vector = Lanes.load(factor_b6Row, count: 2)
          let v11: Vector = Lanes.select(mask, factor_a3, factor_b3)
          let v12: Vector = Lanes.select(mask, factor_b3, factor_c3)
          Lanes.store(v, a2Row, count: 2)
          Lanes.store(v2, b2Row, count: 2)
          Lanes.store(v3, c2Row, count: 2)
          Lanes.store(v4, factor_a4Row, count: 2)
          Lanes.store(v5, factor_b4Row, count: 2)
          Lanes.store(v6, factor_c4Row, count: 2)
          Lanes.store(v7, factor_a5Row, count: 2)
          Lanes.store(v8, factor_b5Row, count: 2)
          Lanes.store(v9, factor_c5Row, count: 2)
          Lanes.store(v10, factor_a6Row, count: 2)
          Lanes.store(v11, factor_b6Row, count: 2)
          Lanes.store(v12, factor_c6Row, count: 2)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_a_b2(
        rows: Swift::Int, _ c2: MutableFloats, _ signal: Floats, _ signal_mask: Floats, _ a2: MutableFloats,
        _ b2: MutableFloats, _ a3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let c2Row: MutableFloats = c2 + row &* 2
          let signalRow: Floats = signal + row &* 2
          let signal_maskRow: Floats = signal_mask + row
          let a2Row: MutableFloats = a2 + row &* 2
          let b2Row: MutableFloats = b2 + row &* 2
          let a3Row: MutableFloats = a3 + row &* 2
          let c3Row: MutableFloats = c3 + row &* 2
          let mask: Vector = Lanes.broadcast(signal_maskRow[0])
          let c: Vector = Lanes.load(c2Row, count: 2)
          let x: Vector = Lanes.load(signalRow, count: 2)
          let aNext: Vector = Lanes.add(c, x)
          let a: Vector = Lanes.load(a2Row, count: 2)
          let v: Vector = Lanes.select(mask, aNext, a)
          let b: Vector = Lanes.load(b2Row, count: 2)
          let v2: Vector = Lanes.select(mask, a, b)
          let v3: Vector = Lanes.select(mask, b, c)
          Lanes.store(v, a3Row, count: 2)
          Lanes.store(v2, b2Row, count: 2)
          Lanes.store(v3, c3Row, count: 2)
        }
      }
    }
  }
}
