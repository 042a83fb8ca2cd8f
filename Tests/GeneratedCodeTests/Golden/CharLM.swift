// CharLM.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// A language model over characters, of a size that fills no vector.
///
/// - Input `text`: a token in 0..<12 for each step of `text`
/// - Target `next`: a token in 0..<12 for each step of `text`
/// - Output `probabilities`: [12] for each step of `text`
public struct CharLM: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.embed.E", shape: [12, 16], offset: 0, initializer: .normal(0.2886751345948129)),
      .init(name: "hidden.Wf", shape: [20, 36], offset: 192, initializer: .glorot),
      .init(name: "hidden.Wi", shape: [20, 36], offset: 912, initializer: .glorot),
      .init(name: "hidden.Wg", shape: [20, 36], offset: 1632, initializer: .glorot),
      .init(name: "hidden.Wo", shape: [20, 36], offset: 2352, initializer: .glorot),
      .init(name: "hidden.bf", shape: [20], offset: 3072, initializer: .constant(1.0)),
      .init(name: "hidden.bi", shape: [20], offset: 3104, initializer: .constant(0.0)),
      .init(name: "hidden.bg", shape: [20], offset: 3136, initializer: .constant(0.0)),
      .init(name: "hidden.bo", shape: [20], offset: 3168, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [12, 20], offset: 3200, initializer: .glorot),
      .init(name: "logits.b", shape: [12], offset: 3440, initializer: .constant(0.0)),
    ],
    count: 3456, preparedCounts: [8080, 7424, 12928])

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

extension CharLM {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 448, outputCount: 16, ones: 64, length: 80)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(64)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter text: a token in 0..<12.
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(text: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("text", token: text, classes: 12)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    Swift::UnsafeMutableRawPointer(memory + 384).storeBytes(of: Swift::Int32(text), as: Swift::Int32.self)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 12)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(text: Swift::Int) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("text", token: text, classes: 12)
  }
}

// MARK: Streams

extension CharLM {
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
  /// - Parameter text: a token in 0..<12 for each stream, [streams, …].
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

extension CharLM {
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
    ///   - text: tokens in 0..<12, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: CharLM, text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil,
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
        _ model: CharLM, _ batch: RNNRuntime::Batch<CharLM.Example>, carriesState: Swift::Bool = false
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

extension CharLM {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        CharLM.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: CharLM.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<12, [batch, steps].
    ///   - next: tokens in 0..<12, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: CharLM, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
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
    ///   - text: tokens in 0..<12, [batch, steps].
    ///   - next: tokens in 0..<12, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: CharLM, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
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
        _ model: CharLM, _ batch: RNNRuntime::Batch<CharLM.Example>, carriesState: Swift::Bool = false
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
        _ model: CharLM, _ batch: RNNRuntime::Batch<CharLM.Example>, carriesState: Swift::Bool = false
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
  extension CharLM: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<12 for each step of `text`.
      public var text: [Swift::Int32]

      /// Target: a token in 0..<12 for each step of `text`.
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

  extension CharLM.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = CharLM
  }

  extension CharLM.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = CharLM
  }
#endif

// MARK: Code

extension CharLM {
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
        // gates_weights: [1600]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [720]
        let hidden_Wf: Floats = parameters + 192
        // hidden_Wi: [720]
        let hidden_Wi: Floats = parameters + 912
        // hidden_Wg: [720]
        let hidden_Wg: Floats = parameters + 1632
        // hidden_Wo: [720]
        let hidden_Wo: Floats = parameters + 2352
        // gates_weights2: [1280]
        let gates_weights2: MutableFloats = prepared + 1600
        // table: [960]
        let table: MutableFloats = prepared + 2880
        // hidden_embed_E: [192]
        let hidden_embed_E: Floats = parameters
        // packed: [1280]
        let packed: MutableFloats = prepared + 3840
        // gates_bias: [80]
        let gates_bias: MutableFloats = prepared + 5120
        // hidden_bf: [20]
        let hidden_bf: Floats = parameters + 3072
        // hidden_bi: [20]
        let hidden_bi: Floats = parameters + 3104
        // hidden_bg: [20]
        let hidden_bg: Floats = parameters + 3136
        // hidden_bo: [20]
        let hidden_bo: Floats = parameters + 3168
        // logits_W: [240]
        let logits_W: Floats = parameters + 3200
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 5200
        // gates_weights_packed: [2560]
        let gates_weights_packed: MutableFloats = prepared + 5520
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wf, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wi, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 400, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wg, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 800, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wo, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 1200, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wf + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wi + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 320, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wg + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 640, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wo + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 960, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights2, rowStride: 16, columnStride: 1, rows: 80, columns: 16, blocks: 1, destination: packed)
        Kernel.product(
          rows: 12, k: 16, n: 80, input: hidden_embed_E, inputStride: 16, packed: packed, destination: table,
          destinationStride: 80, bias: nil)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bf, sourceRowStride: 20, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bi, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 20, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bg, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 40, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bo, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 60, destinationRowStride: 80, destinationColumnStride: 1)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 12, columns: 20, blocks: 1,
          destination: logits_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights, rowStride: 20, columnStride: 1, rows: 80, columns: 20, blocks: 4,
          destination: gates_weights_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // table: [960]
        let table: Floats = prepared + 2880
        // gates_bias: [80]
        let gates_bias: Floats = prepared + 5120
        // hidden_h: [B, 20], shares memory with hNext
        let hidden_h: MutableFloats = memory
        // gates: [B, 80]
        let gates: MutableFloats = memory + 176
        // text: [B, 1]
        let text: MutableTokens = Swift::UnsafeMutableRawPointer(memory + 384).assumingMemoryBound(
          to: Swift::Int32.self)
        // hidden_c: [B, 20], shares memory with cNext
        let hidden_c: MutableFloats = memory + 32
        // cNext: [B, 20], shares memory with hidden_c
        let cNext: MutableFloats = memory + 32
        // hNext: [B, 20], shares memory with hidden_h
        let hNext: MutableFloats = memory
        // logits: [B, 12], shares memory with f_sum
        let logits: MutableFloats = memory + 256
        // logits_b: [12]
        let logits_b: Floats = parameters + 3440
        // logits_W_packed: [320]
        let logits_W_packed: Floats = prepared + 5200
        // probabilities: [B, 12]
        let probabilities: MutableFloats = output
        // gates_weights_packed: [2560]
        let gates_weights_packed: Floats = prepared + 5520
        // f_sum: [B, 20], shares memory with logits
        let f_sum: MutableFloats = memory + 256
        // i_sum: [B, 20]
        let i_sum: MutableFloats = memory + 288
        // g_sum: [B, 20]
        let g_sum: MutableFloats = memory + 320
        // o_sum: [B, 20]
        let o_sum: MutableFloats = memory + 352
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.gather(
          rows: 1, width: 80, table: table, tableRowStride: 80, tableColumnStride: 1, token: text, tokenStride: 1,
          destination: gates, destinationStride: 80)
        Pointwise.compute_f_sum_i_sum(gates, gates_bias, hidden_h, f_sum, i_sum, g_sum, o_sum, gates_weights_packed)
        // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
        Pointwise.compute_cNext_hNext(f_sum, hidden_c, i_sum, g_sum, o_sum, cNext, hNext)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Pointwise.compute_logits(logits_b, hNext, logits, logits_W_packed)
        // output softmax(logits)  (CharLM.rnn:10)
        Kernel.softmax(
          rows: 1, count: 12, width: 12, source: logits, sourceStride: 12, destination: probabilities,
          destinationStride: 12, isLogarithmic: false)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 12)],
        outputs: [.init(name: "probabilities", axis: 0, shape: [12])],
        states: [.init(name: "hidden.h", shape: [20]), .init(name: "hidden.c", shape: [20])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 80),
          .init(axis: -1, width: 80), .init(axis: 0, width: 12), .init(axis: 0, width: 12),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [1280]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [720]
        let hidden_Wf: Floats = parameters + 192
        // hidden_Wi: [720]
        let hidden_Wi: Floats = parameters + 912
        // hidden_Wg: [720]
        let hidden_Wg: Floats = parameters + 1632
        // hidden_Wo: [720]
        let hidden_Wo: Floats = parameters + 2352
        // gates_weights2: [1600]
        let gates_weights2: MutableFloats = prepared + 1280
        // gates_bias: [80]
        let gates_bias: MutableFloats = prepared + 2880
        // hidden_bf: [20]
        let hidden_bf: Floats = parameters + 3072
        // hidden_bi: [20]
        let hidden_bi: Floats = parameters + 3104
        // hidden_bg: [20]
        let hidden_bg: Floats = parameters + 3136
        // hidden_bo: [20]
        let hidden_bo: Floats = parameters + 3168
        // embedding_and_ones: [204]
        let embedding_and_ones: MutableFloats = prepared + 2960
        // hidden_embed_E: [192]
        let hidden_embed_E: Floats = parameters
        // embedding_and_ones2: [12]
        let embedding_and_ones2: MutableFloats = prepared + 3168
        // table: [960]
        let table: MutableFloats = prepared + 3184
        // packed: [1360]
        let packed: MutableFloats = prepared + 4144
        // gates_weights_packed: [1600]
        let gates_weights_packed: MutableFloats = prepared + 5504
        // logits_W: [240]
        let logits_W: Floats = parameters + 3200
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 7104
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wf + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wi + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 320, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wg + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 640, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wo + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 960, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wf, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wi, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 400, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wg, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 800, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wo, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 1200, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bf, sourceRowStride: 20, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bi, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 20, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bg, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 40, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bo, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 60, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 12, columns: 16, source: hidden_embed_E, sourceRowStride: 16, sourceColumnStride: 1,
          destination: embedding_and_ones, destinationRowStride: 17, destinationColumnStride: 1)
        Pointwise.compute_embedding_and_ones(embedding_and_ones2)
        Kernel.copyMatrix(
          rows: 12, columns: 1, source: embedding_and_ones2, sourceRowStride: 1, sourceColumnStride: 1,
          destination: embedding_and_ones + 16, destinationRowStride: 17, destinationColumnStride: 1)
        Kernel.packPart(
          source: gates_weights, rowStride: 16, columnStride: 1, rows: 80, columns: 16, destination: packed,
          destinationColumnStride: 16, panelStride: 272)
        Kernel.packPart(
          source: gates_bias, rowStride: 1, columnStride: 1, rows: 80, columns: 1, destination: packed + 256,
          destinationColumnStride: 16, panelStride: 272)
        Kernel.product(
          rows: 12, k: 17, n: 80, input: embedding_and_ones, inputStride: 17, packed: packed, destination: table,
          destinationStride: 80, bias: nil)
        Kernel.pack(
          source: gates_weights2, rowStride: 20, columnStride: 1, rows: 80, columns: 20, blocks: 1,
          destination: gates_weights_packed)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 12, columns: 20, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // table: [960]
        let table: Floats = shard.prepared + 3184
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 20]
        let hidden_h: Floats = shard.state(0)
        // c: [B, 20]
        let c: MutableFloats = shard.floats(1)
        // hidden_c: [B, 20]
        let hidden_c: Floats = shard.state(1)
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(6)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(7)
        // gates: [B, 80], shares memory with h_final
        let gates: MutableFloats = shard.floats(2)
        // gates2: [B, 80], shares memory with c_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed: [1600]
        let gates_weights_packed: Floats = shard.prepared + 5504
        // h_final: [B, 20], shares memory with gates
        let h_final: MutableFloats = shard.floats(2)
        // c_final: [B, 20], shares memory with gates2
        let c_final: MutableFloats = shard.floats(3)
        // logits: [T, B, 12]
        let logits: MutableFloats = shard.floats(4)
        // logits_b: [12]
        let logits_b: Floats = shard.parameters + 3440
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 7104
        // probabilities: [T, B, 12]
        let probabilities: MutableFloats = shard.floats(5)
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(rows: batch, width: 20, source: hidden_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: hidden_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t in 0..<textSteps {
          let text_t: MutableTokens = text + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 20
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 20
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          Kernel.gather(
            rows: batch, width: 80, table: table, tableRowStride: 80, tableColumnStride: 1, token: text_t,
            tokenStride: 1, destination: gates, destinationStride: 80)
          Kernel.product(
            rows: batch, k: 20, n: 80, input: h_t, inputStride: 20, packed: gates_weights_packed, destination: gates2,
            destinationStride: 80, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates, c, text_mask_t, h_t, h_tNext)
        }
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(
          rows: batch, width: 20, source: h + textSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: c, sourceStride: 20, destination: c_final, destinationStride: 20)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.product(
          rows: textSteps &* batch, k: 20, n: 12, input: h + batch &* 20, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 12, bias: logits_b)
        // output softmax(logits)  (CharLM.rnn:10)
        Kernel.softmax(
          rows: textSteps &* batch, count: 12, width: 12, source: logits, sourceStride: 12, destination: probabilities,
          destinationStride: 12, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: batch &* 12, stride: 12)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'hidden.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 12), .init(name: "next", axis: 0, classes: 12)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [20]), .init(name: "hidden.c", shape: [20])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 80),
          .init(axis: -1, width: 80), .init(axis: 0, width: 12), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // table: [960]
        let table: Floats = shard.prepared + 3184
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 20]
        let hidden_h: Floats = shard.state(0)
        // c: [B, 20]
        let c: MutableFloats = shard.floats(1)
        // hidden_c: [B, 20]
        let hidden_c: Floats = shard.state(1)
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(6)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(8)
        // gates: [B, 80], shares memory with h_final
        let gates: MutableFloats = shard.floats(2)
        // gates2: [B, 80], shares memory with c_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed: [1600]
        let gates_weights_packed: Floats = shard.prepared + 5504
        // h_final: [B, 20], shares memory with gates
        let h_final: MutableFloats = shard.floats(2)
        // c_final: [B, 20], shares memory with gates2
        let c_final: MutableFloats = shard.floats(3)
        // logits: [T, B, 12], shares memory with loss_select
        let logits: MutableFloats = shard.floats(4)
        // logits_b: [12]
        let logits_b: Floats = shard.parameters + 3440
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 7104
        // loss_crossEntropy: [T, B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(5)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(7)
        // loss_select: [T, B, 1], shares memory with logits
        let loss_select: MutableFloats = shard.floats(4)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(rows: batch, width: 20, source: hidden_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: hidden_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t in 0..<textSteps {
          let text_t: MutableTokens = text + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 20
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 20
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          Kernel.gather(
            rows: batch, width: 80, table: table, tableRowStride: 80, tableColumnStride: 1, token: text_t,
            tokenStride: 1, destination: gates, destinationStride: 80)
          Kernel.product(
            rows: batch, k: 20, n: 80, input: h_t, inputStride: 20, packed: gates_weights_packed, destination: gates2,
            destinationStride: 80, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c2(rows: batch, gates2, gates, c, text_mask_t, h_t, h_tNext)
        }
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(
          rows: batch, width: 20, source: h + textSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: c, sourceStride: 20, destination: c_final, destinationStride: 20)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.product(
          rows: textSteps &* batch, k: 20, n: 12, input: h + batch &* 20, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 12, bias: logits_b)
        // loss crossEntropy(logits, next)  (CharLM.rnn:11)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 12, logits: logits, logitsStride: 12, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: textSteps &* batch, text_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'hidden.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (CharLM.rnn:11)
        Pointwise.compute_loss(loss_sum, text_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 12), .init(name: "next", axis: 0, classes: 12)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [20]), .init(name: "hidden.c", shape: [20])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 20), .init(axis: 0, extraSteps: 1, width: 20),
          .init(axis: -1, width: 80), .init(axis: -1, width: 80), .init(axis: 0, width: 80), .init(axis: 0, width: 20),
          .init(axis: 0, width: 1), .init(axis: 0, width: 12), .init(axis: 0, width: 1), .init(axis: -1, width: 20),
          .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 20),
        ],
        sumsCount: 2832, gradientSums: [192..<3056, 3200..<3452], preparedIndex: 2, hasCotangents: true,
        segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [1280]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [720]
        let hidden_Wf: Floats = parameters + 192
        // hidden_Wi: [720]
        let hidden_Wi: Floats = parameters + 912
        // hidden_Wg: [720]
        let hidden_Wg: Floats = parameters + 1632
        // hidden_Wo: [720]
        let hidden_Wo: Floats = parameters + 2352
        // gates_weights2: [1600]
        let gates_weights2: MutableFloats = prepared + 1280
        // gates_bias: [80]
        let gates_bias: MutableFloats = prepared + 2880
        // hidden_bf: [20]
        let hidden_bf: Floats = parameters + 3072
        // hidden_bi: [20]
        let hidden_bi: Floats = parameters + 3104
        // hidden_bg: [20]
        let hidden_bg: Floats = parameters + 3136
        // hidden_bo: [20]
        let hidden_bo: Floats = parameters + 3168
        // embedding_and_ones: [204]
        let embedding_and_ones: MutableFloats = prepared + 2960
        // hidden_embed_E: [192]
        let hidden_embed_E: Floats = parameters
        // embedding_and_ones2: [12]
        let embedding_and_ones2: MutableFloats = prepared + 3168
        // table: [960]
        let table: MutableFloats = prepared + 3184
        // packed: [1360]
        let packed: MutableFloats = prepared + 4144
        // gates_weights_packed: [1600]
        let gates_weights_packed: MutableFloats = prepared + 5504
        // logits_W: [240]
        let logits_W: Floats = parameters + 3200
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 7104
        // logits_W_packed2: [384]
        let logits_W_packed2: MutableFloats = prepared + 7424
        // gates_weights_packed2: [2560]
        let gates_weights_packed2: MutableFloats = prepared + 7808
        // weights_and_bias_packed: [2560]
        let weights_and_bias_packed: MutableFloats = prepared + 10368
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wf + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wi + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 320, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wg + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 640, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: hidden_Wo + 20, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights + 960, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wf, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wi, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 400, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wg, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 800, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 20, columns: 20, source: hidden_Wo, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights2 + 1200, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bf, sourceRowStride: 20, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bi, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 20, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bg, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 40, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 20, source: hidden_bo, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_bias + 60, destinationRowStride: 80, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 12, columns: 16, source: hidden_embed_E, sourceRowStride: 16, sourceColumnStride: 1,
          destination: embedding_and_ones, destinationRowStride: 17, destinationColumnStride: 1)
        Pointwise.compute_embedding_and_ones(embedding_and_ones2)
        Kernel.copyMatrix(
          rows: 12, columns: 1, source: embedding_and_ones2, sourceRowStride: 1, sourceColumnStride: 1,
          destination: embedding_and_ones + 16, destinationRowStride: 17, destinationColumnStride: 1)
        Kernel.packPart(
          source: gates_weights, rowStride: 16, columnStride: 1, rows: 80, columns: 16, destination: packed,
          destinationColumnStride: 16, panelStride: 272)
        Kernel.packPart(
          source: gates_bias, rowStride: 1, columnStride: 1, rows: 80, columns: 1, destination: packed + 256,
          destinationColumnStride: 16, panelStride: 272)
        Kernel.product(
          rows: 12, k: 17, n: 80, input: embedding_and_ones, inputStride: 17, packed: packed, destination: table,
          destinationStride: 80, bias: nil)
        Kernel.pack(
          source: gates_weights2, rowStride: 20, columnStride: 1, rows: 80, columns: 20, blocks: 1,
          destination: gates_weights_packed)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 12, columns: 20, blocks: 1,
          destination: logits_W_packed)
        // gradient of CharLM.rnn:8: logits = dense(hidden, vocabulary)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 20, rows: 20, columns: 12, blocks: 1,
          destination: logits_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 20, rows: 20, columns: 80, blocks: 1,
          destination: gates_weights_packed2)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.packPart(
          source: gates_weights, rowStride: 1, columnStride: 16, rows: 16, columns: 80,
          destination: weights_and_bias_packed, destinationColumnStride: 16, panelStride: 1280)
        Kernel.packPart(
          source: gates_bias, rowStride: 1, columnStride: 1, rows: 1, columns: 80,
          destination: weights_and_bias_packed + 1280, destinationColumnStride: 16, panelStride: 1280)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let textSteps: Swift::Int = shard.steps(0)
        // gradient_logits_W: [240]
        let gradient_logits_W: MutableFloats = shard.gradients + 3200
        // gradient_logits_b: [12]
        let gradient_logits_b: MutableFloats = shard.gradients + 3440
        // table: [960]
        let table: Floats = shard.prepared + 3184
        // h: [T + 1, B, 20]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 20]
        let hidden_h: Floats = shard.state(0)
        // c: [T + 1, B, 20]
        let c: MutableFloats = shard.floats(1)
        // hidden_c: [B, 20]
        let hidden_c: Floats = shard.state(1)
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(13)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(15)
        // gates: [B, 80], shares memory with h_final
        let gates: MutableFloats = shard.floats(2)
        // gates2: [B, 80], shares memory with c_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed: [1600]
        let gates_weights_packed: Floats = shard.prepared + 5504
        // h_final: [B, 20], shares memory with gates
        let h_final: MutableFloats = shard.floats(2)
        // c_final: [B, 20], shares memory with gates2
        let c_final: MutableFloats = shard.floats(3)
        // logits: [T, B, 12], shares memory with d_hidden
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [12]
        let logits_b: Floats = shard.parameters + 3440
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 7104
        // loss_crossEntropy: [T, B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(6)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(14)
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_logits
        let loss_select: MutableFloats = shard.floats(7)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(8)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [T, B, 12], shares memory with loss_select
        let d_logits: MutableFloats = shard.floats(7)
        // d_hidden: [T, B, 20], shares memory with logits
        let d_hidden: MutableFloats = shard.floats(5)
        // logits_W_packed2: [384]
        let logits_W_packed2: Floats = shard.prepared + 7424
        // d_h: [B, 20], shares memory with d_c_final
        let d_h: MutableFloats = shard.floats(9)
        // cotangent_of_hidden_h: [B, 20]
        let cotangent_of_hidden_h: Floats = shard.state(2)
        // d_c: [B, 20]
        let d_c: MutableFloats = shard.floats(10)
        // cotangent_of_hidden_c: [B, 20]
        let cotangent_of_hidden_c: Floats = shard.state(3)
        // d_gates: [T, B, 80]
        let d_gates: MutableFloats = shard.floats(4)
        // d_hNext: [B, 20], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(11)
        // d_gates2: [B, 20]
        let d_gates2: MutableFloats = shard.floats(12)
        // gates_weights_packed2: [2560]
        let gates_weights_packed2: Floats = shard.prepared + 7808
        // d_h_final: [B, 20], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(11)
        // d_c_final: [B, 20], shares memory with d_h
        let d_c_final: MutableFloats = shard.floats(9)
        // d_table: [960]
        let d_table: MutableFloats = shard.sums + 16
        // gradient_hidden_Wf_to_Wo: [2864]
        let gradient_hidden_Wf_to_Wo: MutableFloats = shard.gradients + 192
        // Forward.
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(rows: batch, width: 20, source: hidden_h, sourceStride: 20, destination: h, destinationStride: 20)
        Kernel.copy(rows: batch, width: 20, source: hidden_c, sourceStride: 20, destination: c, destinationStride: 20)
        for t in 0..<textSteps {
          let text_t: MutableTokens = text + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 20
          let c_t: MutableFloats = c + t &* batch &* 20
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 80
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 20
          let c_tNext: MutableFloats = c + (t &+ 1) &* batch &* 20
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          Kernel.gather(
            rows: batch, width: 80, table: table, tableRowStride: 80, tableColumnStride: 1, token: text_t,
            tokenStride: 1, destination: gates, destinationStride: 80)
          Kernel.product(
            rows: batch, k: 20, n: 80, input: h_t, inputStride: 20, packed: gates_weights_packed, destination: gates2,
            destinationStride: 80, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates2, gates, c_t, text_mask_t, h_t, d_gates_t, h_tNext, c_tNext)
        }
        // hidden = scan LSTM(width) over embed(text, 16)  (CharLM.rnn:7)
        Kernel.copy(
          rows: batch, width: 20, source: h + textSteps &* batch &* 20, sourceStride: 20, destination: h_final,
          destinationStride: 20)
        Kernel.copy(
          rows: batch, width: 20, source: c + textSteps &* batch &* 20, sourceStride: 20, destination: c_final,
          destinationStride: 20)
        // logits = dense(hidden, vocabulary)  (CharLM.rnn:8)
        Kernel.product(
          rows: textSteps &* batch, k: 20, n: 12, input: h + batch &* 20, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 12, bias: logits_b)
        // loss crossEntropy(logits, next)  (CharLM.rnn:11)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 12, logits: logits, logitsStride: 12, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(logits, next)  (CharLM.rnn:11); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: textSteps &* batch, text_mask, loss_crossEntropy, text_count, loss_select, d_loss)
        // loss crossEntropy(logits, next)  (CharLM.rnn:11)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of CharLM.rnn:11: loss crossEntropy(logits, next)
        Kernel.crossEntropyGradient(
          rows: textSteps &* batch, width: 12, logits: logits, logitsStride: 12, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
          destinationStride: 12)
        // gradient of CharLM.rnn:8: logits = dense(hidden, vocabulary)
        Kernel.outerSum(
          rows: textSteps &* batch, m: 12, n: 20, left: d_logits, leftStride: 12, right: h + batch &* 20,
          rightStride: 20, destination: gradient_logits_W, destinationRowStride: 20, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: textSteps &* batch, k: 12, n: 20, input: d_logits, inputStride: 12, packed: logits_W_packed2,
          destination: d_hidden, destinationStride: 20, bias: nil)
        // gradient of CharLM.rnn:7: hidden = scan LSTM(width) over embed(text, 16)
        Kernel.copy(
          rows: batch, width: 20, source: cotangent_of_hidden_h, sourceStride: 20, destination: d_h,
          destinationStride: 20)
        Kernel.copy(
          rows: batch, width: 20, source: cotangent_of_hidden_c, sourceStride: 20, destination: d_c,
          destinationStride: 20)
        for done in 0..<textSteps {
          let t2: Swift::Int = textSteps &- 1 &- done
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 80
          let c_t2: MutableFloats = c + t2 &* batch &* 20
          let text_mask_t2: MutableFloats = text_mask + t2 &* batch
          let d_hidden_t2: MutableFloats = d_hidden + t2 &* batch &* 20
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_d_gates(rows: batch, d_gates_t2, c_t2, text_mask_t2, d_c, d_h, d_hidden_t2, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 80, n: 20, input: d_gates_t2, inputStride: 80, packed: gates_weights_packed2,
            destination: d_gates2, destinationStride: 20, bias: nil, turn: t2)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 20, d_hNext, d_gates2, d_h)
        }
        // gradient of CharLM.rnn:7: hidden = scan LSTM(width) over embed(text, 16)
        Kernel.copy(
          rows: batch, width: 20, source: d_h, sourceStride: 20, destination: d_h_final, destinationStride: 20)
        Kernel.copy(
          rows: batch, width: 20, source: d_c, sourceStride: 20, destination: d_c_final, destinationStride: 20)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: textSteps &* batch, m: 80, n: 20, left: d_gates, leftStride: 80, right: h, rightStride: 20,
          destination: gradient_hidden_Wf_to_Wo, destinationRowStride: 36, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wf_to_Wo))
        Kernel.scatterSum(
          rows: textSteps &* batch, width: 80, token: text, tokenStride: 1, source: d_gates, sourceStride: 80,
          destination: d_table, destinationRowStride: 80, destinationColumnStride: 1, totals: shard.totals(of: d_table))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 20)
        // The state 'hidden.c' after the last step.
        shard.setFinalState(1, c_final, stride: 20)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(2, d_h_final, stride: 20)
        // The state 'cotangent of hidden.c' after the last step.
        shard.setFinalState(3, d_c_final, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_embed_E: [192]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients
        // gradient_hidden_Wf: [720]
        let gradient_hidden_Wf: MutableFloats = shard.gradients + 192
        // gradient_hidden_Wi: [720]
        let gradient_hidden_Wi: MutableFloats = shard.gradients + 912
        // gradient_hidden_Wg: [720]
        let gradient_hidden_Wg: MutableFloats = shard.gradients + 1632
        // gradient_hidden_Wo: [720]
        let gradient_hidden_Wo: MutableFloats = shard.gradients + 2352
        // gradient_hidden_bf: [20]
        let gradient_hidden_bf: MutableFloats = shard.gradients + 3072
        // gradient_hidden_bi: [20]
        let gradient_hidden_bi: MutableFloats = shard.gradients + 3104
        // gradient_hidden_bg: [20]
        let gradient_hidden_bg: MutableFloats = shard.gradients + 3136
        // gradient_hidden_bo: [20]
        let gradient_hidden_bo: MutableFloats = shard.gradients + 3168
        // embedding_and_ones: [204]
        let embedding_and_ones: Floats = shard.prepared + 2960
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_table: [960]
        let d_table: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 976
        // d_embedding_and_ones: [204]
        let d_embedding_and_ones: MutableFloats = shard.sums + 992
        // weights_and_bias_packed: [2560]
        let weights_and_bias_packed: Floats = shard.prepared + 10368
        // d_weights_and_bias: [1360]
        let d_weights_and_bias: MutableFloats = shard.sums + 1200
        // d_E: [192]
        let d_E: MutableFloats = shard.sums + 2560
        // d_gates_bias: [80]
        let d_gates_bias: MutableFloats = shard.sums + 2752
        // loss crossEntropy(logits, next)  (CharLM.rnn:11)
        Pointwise.compute_loss(loss_sum, text_count, loss)
        // Gradients into place.
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.product(
          rows: 12, k: 80, n: 17, input: d_table, inputStride: 80, packed: weights_and_bias_packed,
          destination: d_embedding_and_ones, destinationStride: 17, bias: nil)
        Kernel.zero(rows: 1, width: 1360, destination: d_weights_and_bias, destinationStride: 0)
        Kernel.outerSum(
          rows: 12, m: 80, n: 17, left: d_table, leftStride: 80, right: embedding_and_ones, rightStride: 17,
          destination: d_weights_and_bias, destinationRowStride: 17, leftSum: nil)
        // gradient of LSTM.rnn:5: param Wo: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: d_weights_and_bias + 1020, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gradient_hidden_Wo + 20, destinationRowStride: 36, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wg: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: d_weights_and_bias + 680, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gradient_hidden_Wg + 20, destinationRowStride: 36, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wi: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: d_weights_and_bias + 340, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gradient_hidden_Wi + 20, destinationRowStride: 36, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wf: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 20, columns: 16, source: d_weights_and_bias, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gradient_hidden_Wf + 20, destinationRowStride: 36, destinationColumnStride: 1)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.copyMatrix(
          rows: 12, columns: 16, source: d_embedding_and_ones, sourceRowStride: 17, sourceColumnStride: 1,
          destination: d_E, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copy(
          rows: 1, width: 192, source: d_E, sourceStride: 0, destination: gradient_hidden_embed_E, destinationStride: 0)
        Kernel.copyMatrix(
          rows: 80, columns: 1, source: d_weights_and_bias + 16, sourceRowStride: 17, sourceColumnStride: 1,
          destination: d_gates_bias, destinationRowStride: 1, destinationColumnStride: 1)
        Kernel.copy(
          rows: 1, width: 20, source: d_gates_bias, sourceStride: 0, destination: gradient_hidden_bf,
          destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 20, source: d_gates_bias + 20, sourceStride: 0, destination: gradient_hidden_bi,
          destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 20, source: d_gates_bias + 40, sourceStride: 0, destination: gradient_hidden_bg,
          destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 20, source: d_gates_bias + 60, sourceStride: 0, destination: gradient_hidden_bo,
          destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 20.
      static func compute_f_sum_i_sum(
        _ gates: Floats, _ gates_bias: Floats, _ hidden_h: Floats, _ f_sum: MutableFloats, _ i_sum: MutableFloats,
        _ g_sum: MutableFloats, _ o_sum: MutableFloats, _ gates_weights_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gates_x: Vector = Lanes.load(gates + column)
          let gates_bias_x: Vector = Lanes.load(gates_bias + column)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gates + (column &+ 20))
          let gates_bias_x2: Vector = Lanes.load(gates_bias + (column &+ 20))
          let v2: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let gates_x3: Vector = Lanes.load(gates + (column &+ 40))
          let gates_bias_x3: Vector = Lanes.load(gates_bias + (column &+ 40))
          let v3: Vector = Lanes.add(gates_x3, gates_bias_x3)
          let gates_x4: Vector = Lanes.load(gates + (column &+ 60), count: lanes)
          let gates_bias_x4: Vector = Lanes.load(gates_bias + (column &+ 60), count: lanes)
          let v4: Vector = Lanes.add(gates_x4, gates_bias_x4)
          let sums = Kernel.sums(
            RNNRuntime::Gate(v, RNNRuntime::Gate(v2, RNNRuntime::Gate(v3, RNNRuntime::LastGate(v4)))), k: 20,
            input: hidden_h, packed: gates_weights_packed + column &* 80, readsAhead: false)
          let v5: Vector = sums.first
          let v6: Vector = sums.rest.first
          let v7: Vector = sums.rest.rest.first
          let v8: Vector = sums.rest.rest.rest.first
          Lanes.store(v5, f_sum + column)
          Lanes.store(v6, i_sum + column)
          Lanes.store(v7, g_sum + column)
          Lanes.store(v8, o_sum + column)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 20 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 20 &- column)
      }

      /// One row of 20.
      static func compute_cNext_hNext(
        _ f_sum: Floats, _ hidden_c2: Floats, _ i_sum: Floats, _ g_sum: Floats, _ o_sum: Floats,
        _ cNext2: MutableFloats, _ hNext2: MutableFloats
      ) {
        var column: Swift::Int = 0
        while column < 20 {
          let f_sum_x: Vector = Lanes.load(f_sum + column)
          let f: Vector = Lanes.quickSigmoid(f_sum_x)
          let hidden_c: Vector = Lanes.load(hidden_c2 + column)
          let v: Vector = Lanes.multiply(f, hidden_c)
          let i_sum_x: Vector = Lanes.load(i_sum + column)
          let i: Vector = Lanes.quickSigmoid(i_sum_x)
          let g_sum_x: Vector = Lanes.load(g_sum + column)
          let g: Vector = Lanes.quickTanh(g_sum_x)
          let cNext: Vector = Lanes.fma(i, g, v)
          let o_sum_x: Vector = Lanes.load(o_sum + column)
          let o: Vector = Lanes.quickSigmoid(o_sum_x)
          let v3: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v3)
          Lanes.store(cNext, cNext2 + column)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
      }

      /// One row of 12.
      static func compute_logits(
        _ logits_b: Floats, _ hNext: Floats, _ logits: MutableFloats, _ logits_W_packed: Floats
      ) {
        let logits_b_x: Vector = Lanes.load(logits_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(logits_b_x), k: 20, input: hNext, packed: logits_W_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, logits)
      }

      /// One row of 12.
      @inline(never)
      static func compute_embedding_and_ones(_ embedding_and_ones: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        Lanes.store(v, embedding_and_ones, count: 12)
      }

      /// Rows of 20.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ text_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: Floats = gates2 + row &* 80
          let c2Row: MutableFloats = c2 + row &* 20
          let text_maskRow: Floats = text_mask + row
          let h2Row: MutableFloats = h2 + row &* 20
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
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
            let hNext: Vector = Lanes.multiply(o, v7)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v8: Vector = Lanes.select(mask, hNext, h)
            let v9: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(v8, h3Row + column, count: lanes)
            Lanes.store(v9, c2Row + column, count: lanes)
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
      static func compute_h_c2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ text_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: Floats = gates2 + row &* 80
          let c2Row: MutableFloats = c2 + row &* 20
          let text_maskRow: Floats = text_mask + row
          let h2Row: MutableFloats = h2 + row &* 20
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
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
            let hNext: Vector = Lanes.multiply(o, v7)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v8: Vector = Lanes.select(mask, hNext, h)
            let v9: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(v8, h3Row + column, count: lanes)
            Lanes.store(v9, c2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
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

      /// Rows of 20.
      @inline(never)
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ text_mask: Floats,
        _ h2: MutableFloats, _ d_gates: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 80
          let gates2Row: Floats = gates2 + row &* 80
          let c2Row: MutableFloats = c2 + row &* 20
          let text_maskRow: Floats = text_mask + row
          let h2Row: MutableFloats = h2 + row &* 20
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          let h3Row: MutableFloats = h3 + row &* 20
          let c3Row: MutableFloats = c3 + row &* 20
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
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
            let hNext: Vector = Lanes.multiply(o, v7)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v8: Vector = Lanes.select(mask, hNext, h)
            let v9: Vector = Lanes.select(mask, cNext, c)
            Lanes.store(f, d_gatesRow + column, count: lanes)
            Lanes.store(i, d_gatesRow + (column &+ 20), count: lanes)
            Lanes.store(g, d_gatesRow + (column &+ 40), count: lanes)
            Lanes.store(o, d_gatesRow + (column &+ 60), count: lanes)
            Lanes.store(v8, h3Row + column, count: lanes)
            Lanes.store(v9, c3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
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

      /// Rows of 20.
      @inline(never)
      static func compute_d_hNext_d_gates(
        rows: Swift::Int, _ d_gates: MutableFloats, _ c2: Floats, _ text_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_hidden: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_gatesRow: MutableFloats = d_gates + row &* 80
          let c2Row: Floats = c2 + row &* 20
          let text_maskRow: Floats = text_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 20
          let d_h2Row: Floats = d_h2 + row &* 20
          let d_hiddenRow: Floats = d_hidden + row &* 20
          let d_hNextRow: MutableFloats = d_hNext + row &* 20
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let f: Vector = Lanes.load(d_gatesRow + column, count: lanes)
            let c: Vector = Lanes.load(c2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(f, c)
            let i: Vector = Lanes.load(d_gatesRow + (column &+ 20), count: lanes)
            let g: Vector = Lanes.load(d_gatesRow + (column &+ 40), count: lanes)
            let cNext: Vector = Lanes.fma(i, g, v)
            let v3: Vector = Lanes.tanh(cNext)
            let d_c: Vector = Lanes.load(d_c2Row + column, count: lanes)
            let v5: Vector = Lanes.select(mask, d_c, v4)
            let v6: Vector = Lanes.select(mask, v4, d_c)
            let d_h: Vector = Lanes.load(d_h2Row + column, count: lanes)
            let d_hidden_x: Vector = Lanes.load(d_hiddenRow + column, count: lanes)
            let v7: Vector = Lanes.add(d_h, d_hidden_x)
            let v8: Vector = Lanes.select(mask, v7, v4)
            let v9: Vector = Lanes.select(mask, v4, v7)
            let v10: Vector = Lanes.multiply(v8, v3)
            let o: Vector = Lanes.load(d_gatesRow + (column &+ 60), count: lanes)
            let v11: Vector = Lanes.multiply(v8, o)
            let v14: Vector = Lanes.fma(Lanes.negate(v3), v3, v13)
            let v16: Vector = Lanes.fma(v11, v14, v5)
            let v17: Vector = Lanes.multiply(v16, g)
            let v18: Vector = Lanes.multiply(v16, i)
            let v19: Vector = Lanes.multiply(v16, c)
            let v21: Vector = Lanes.subtract(v13, o)
            let v22: Vector = Lanes.multiply(o, v21)
            let v23: Vector = Lanes.multiply(v10, v22)
            let v25: Vector = Lanes.fma(Lanes.negate(g), g, v13)
            let v26: Vector = Lanes.multiply(v18, v25)
            let v27: Vector = Lanes.subtract(v13, i)
            let v28: Vector = Lanes.multiply(i, v27)
            let v29: Vector = Lanes.multiply(v17, v28)
            let v30: Vector = Lanes.subtract(v13, f)
            let v31: Vector = Lanes.multiply(f, v30)
            let v32: Vector = Lanes.multiply(v19, v31)
            let v33: Vector = Lanes.fma(v16, f, v6)
            Lanes.store(v9, d_hNextRow + column, count: lanes)
            Lanes.store(v23, d_gatesRow + (column &+ 60), count: lanes)
            Lanes.store(v26, d_gatesRow + (column &+ 40), count: lanes)
            Lanes.store(v29, d_gatesRow + (column &+ 20), count: lanes)
            Lanes.store(v32, d_gatesRow + column, count: lanes)
            Lanes.store(v33, d_c2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
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
    }
  }
}
