// Attention.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

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

  #if !hasFeature(Embedded)
    /// A model with the parameters of a safetensors file.
    /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
    public init(contentsOf url: Foundation::URL) throws {
      parameters = try RNNRuntime::Parameters(layout: Self.layout, contentsOf: url)
    }
  #endif
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
        // value: [16]
        let value: MutableFloats = prepared
        // value2: [36]
        let value2: MutableFloats = prepared + 16
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // value_packed: [48]
        let value_packed: MutableFloats = prepared + 64
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 112
        Pointwise.compute_value(hidden_a, value)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 12,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 24,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: value2, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // value4: [16]
        let value4: Floats = prepared
        // value: [B, 3]
        let value: MutableFloats = memory + 80
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = parameters
        // text: [B, 1]
        let text: MutableTokens = Swift::UnsafeMutableRawPointer(memory + 112).assumingMemoryBound(
          to: Swift::Int32.self)
        // hidden_S: [B, 16]
        let hidden_S: MutableFloats = memory
        // value2: [B, 12]
        let value2: MutableFloats = memory + 96
        // value_packed: [48]
        let value_packed: Floats = prepared + 64
        // value3: [B, 16]
        let value3: MutableFloats = memory + 80
        // SNext: [B, 16]
        let SNext: MutableFloats = memory
        // value5: [B, 4]
        let value5: MutableFloats = memory + 80
        // logits: [B, 5]
        let logits: MutableFloats = memory + 96
        // logits_W_packed: [64]
        let logits_W_packed: Floats = prepared + 112
        // logits_b: [5]
        let logits_b: Floats = parameters + 112
        // value6: [B, 5]
        let value6: MutableFloats = output
        Kernel.gather(
          rows: 1, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1, token: text,
          tokenStride: 1, destination: value, destinationStride: 3)
        Pointwise.compute_value2(value, value2, value_packed)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 1, n: 4, left: value2, leftStride: 12, right: value2 + 4, rightStride: 12,
          destination: value3, destinationStride: 16)
        Pointwise.compute_SNext(value4, hidden_S, value3, SNext)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: value2 + 8, rightStride: 12,
          destination: value5, destinationStride: 4)
        Pointwise.compute_logits(logits_b, value5, logits, logits_W_packed)
        Kernel.softmax(
          rows: 1, count: 5, width: 5, source: logits, sourceStride: 5, destination: value6, destinationStride: 5,
          isLogarithmic: false)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 5)],
        outputs: [.init(name: "probabilities", axis: 0, shape: [5])], states: [.init(name: "hidden.S", shape: [4, 4])],
        arena: [
          .init(axis: 0, width: 5), .init(axis: -1, width: 16), .init(axis: 0, width: 12), .init(axis: 0, width: 5),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // value: [16]
        let value: MutableFloats = prepared
        // value2: [36]
        let value2: MutableFloats = prepared + 16
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // value_packed: [48]
        let value_packed: MutableFloats = prepared + 64
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 112
        Pointwise.compute_value(hidden_a, value)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 12,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 24,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: value2, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        // value3: [16]
        let value3: Floats = shard.prepared
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(7)
        // value2: [T, B, 12]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [48]
        let value_packed: Floats = shard.prepared + 64
        // S: [B, 16]
        let S: MutableFloats = shard.floats(1)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(8)
        // value6: [T, B, 4]
        let value6: MutableFloats = shard.floats(3)
        // value4: [B, 16]
        let value4: MutableFloats = shard.floats(4)
        // value5: [B, 16]
        let value5: MutableFloats = shard.floats(5)
        // SNext: [B, 16]
        let SNext: MutableFloats = shard.floats(6)
        // S_final: [B, 16]
        let S_final: MutableFloats = shard.floats(4)
        // logits: [T, B, 5]
        let logits: MutableFloats = shard.floats(0)
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 112
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // value7: [T, B, 5]
        let value7: MutableFloats = shard.floats(3)
        Kernel.gather(
          rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: value, destinationStride: 3)
        Kernel.copy(rows: batch, width: 16, source: hidden_S, sourceStride: 16, destination: S, destinationStride: 16)
        for t in 0..<textSteps {
          let value_t: MutableFloats = value + t &* batch &* 3
          let value_t2: MutableFloats = value2 + t &* batch &* 12
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let value_t3: MutableFloats = value6 + t &* batch &* 4
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 3, n: 12, input: value_t, inputStride: 3,
              packed: value_packed, destination: value_t2, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_value3(rows: batch, value3, S, value4)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 1, n: 4, left: value_t2, leftStride: 12, right: value_t2 + 4, rightStride: 12,
            destination: value5, destinationStride: 16)
          Pointwise.compute_SNext_S(rows: batch, value4, value5, text_mask_t, S, SNext)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: value_t2 + 8, rightStride: 12,
            destination: value_t3, destinationStride: 4)
        }
        Kernel.copy(rows: batch, width: 16, source: S, sourceStride: 16, destination: S_final, destinationStride: 16)
        Kernel.product(
          rows: textSteps &* batch, k: 4, n: 5, input: value6, inputStride: 4, packed: logits_W_packed,
          destination: logits, destinationStride: 5, bias: logits_b)
        Kernel.softmax(
          rows: textSteps &* batch, count: 5, width: 5, source: logits, sourceStride: 5, destination: value7,
          destinationStride: 5, isLogarithmic: false)
        shard.setOutput(0, value7, stepStride: batch &* 5, stride: 5)
        shard.setFinalState(0, S_final, stride: 16)
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
          .init(axis: 0, width: 5), .init(axis: -1, width: 16), .init(axis: 0, width: 12), .init(axis: 0, width: 4),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // value: [16]
        let value: MutableFloats = prepared
        // value2: [36]
        let value2: MutableFloats = prepared + 16
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // value_packed: [48]
        let value_packed: MutableFloats = prepared + 64
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 112
        Pointwise.compute_value4(hidden_a, value)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 12,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1, destination: value2 + 24,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: value2, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        // value3: [16]
        let value3: Floats = shard.prepared
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(7)
        // value2: [T, B, 12]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [48]
        let value_packed: Floats = shard.prepared + 64
        // S: [B, 16]
        let S: MutableFloats = shard.floats(1)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(9)
        // value6: [T, B, 4]
        let value6: MutableFloats = shard.floats(3)
        // value4: [B, 16]
        let value4: MutableFloats = shard.floats(4)
        // value5: [B, 16]
        let value5: MutableFloats = shard.floats(5)
        // SNext: [B, 16]
        let SNext: MutableFloats = shard.floats(6)
        // S_final: [B, 16]
        let S_final: MutableFloats = shard.floats(4)
        // logits: [T, B, 5]
        let logits: MutableFloats = shard.floats(0)
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 112
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // value7: [T, B, 1]
        let value7: MutableFloats = shard.floats(3)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(8)
        // value8: [T, B, 1]
        let value8: MutableFloats = shard.floats(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.gather(
          rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: value, destinationStride: 3)
        Kernel.copy(rows: batch, width: 16, source: hidden_S, sourceStride: 16, destination: S, destinationStride: 16)
        for t in 0..<textSteps {
          let value_t: MutableFloats = value + t &* batch &* 3
          let value_t2: MutableFloats = value2 + t &* batch &* 12
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let value_t3: MutableFloats = value6 + t &* batch &* 4
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 3, n: 12, input: value_t, inputStride: 3,
              packed: value_packed, destination: value_t2, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_value3(rows: batch, value3, S, value4)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 1, n: 4, left: value_t2, leftStride: 12, right: value_t2 + 4, rightStride: 12,
            destination: value5, destinationStride: 16)
          Pointwise.compute_SNext_S(rows: batch, value4, value5, text_mask_t, S, SNext)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 4, n: 1, left: SNext, leftStride: 16, right: value_t2 + 8, rightStride: 12,
            destination: value_t3, destinationStride: 4)
        }
        Kernel.copy(rows: batch, width: 16, source: S, sourceStride: 16, destination: S_final, destinationStride: 16)
        Kernel.product(
          rows: textSteps &* batch, k: 4, n: 5, input: value6, inputStride: 4, packed: logits_W_packed,
          destination: logits, destinationStride: 5, bias: logits_b)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
          destination: value7, destinationStride: 1)
        Pointwise.compute_value5(count: textSteps &* batch, text_mask, value7, value8)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: value8, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, S_final, stride: 16)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, text_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 5), .init(name: "next", axis: 0, classes: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.S", shape: [4, 4])],
        arena: [
          .init(axis: 0, width: 3), .init(axis: 0, extraSteps: 1, width: 16), .init(axis: 0, width: 12),
          .init(axis: 0, width: 4), .init(axis: 0, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: 0, width: 16), .init(axis: 0, width: 1), .init(axis: 0, width: 5), .init(axis: 0, width: 1),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 16),
        ],
        sumsCount: 48, gradientSums: [0..<60, 80..<117], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_a: [16]
        let hidden_a: Floats = parameters + 64
        // value: [16]
        let value: MutableFloats = prepared
        // value2: [16]
        let value2: MutableFloats = prepared + 16
        // value3: [36]
        let value3: MutableFloats = prepared + 32
        // hidden_Wk: [12]
        let hidden_Wk: Floats = parameters + 32
        // hidden_Wv: [12]
        let hidden_Wv: Floats = parameters + 48
        // hidden_Wq: [12]
        let hidden_Wq: Floats = parameters + 16
        // value_packed: [48]
        let value_packed: MutableFloats = prepared + 80
        // logits_W: [20]
        let logits_W: Floats = parameters + 80
        // logits_W_packed: [64]
        let logits_W_packed: MutableFloats = prepared + 128
        // logits_W_packed2: [80]
        let logits_W_packed2: MutableFloats = prepared + 192
        // value_packed2: [192]
        let value_packed2: MutableFloats = prepared + 272
        Pointwise.compute_value_value(hidden_a, value, value2)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wk, sourceRowStride: 3, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wv, sourceRowStride: 3, sourceColumnStride: 1, destination: value3 + 12,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wq, sourceRowStride: 3, sourceColumnStride: 1, destination: value3 + 24,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: value3, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: logits_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1, destination: logits_W_packed)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 4, rows: 4, columns: 5, blocks: 1,
          destination: logits_W_packed2)
        Kernel.pack(
          source: value3, rowStride: 1, columnStride: 3, rows: 3, columns: 12, blocks: 1, destination: value_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
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
        // value3: [16]
        let value3: Floats = shard.prepared
        // value: [T, B, 3]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [15]
        let hidden_embed_E: Floats = shard.parameters
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(16)
        // value2: [T, B, 12]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [48]
        let value_packed: Floats = shard.prepared + 80
        // S: [T + 1, B, 16]
        let S: MutableFloats = shard.floats(1)
        // hidden_S: [B, 16]
        let hidden_S: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(18)
        // value6: [T, B, 4]
        let value6: MutableFloats = shard.floats(3)
        // SNext: [T, B, 16]
        let SNext: MutableFloats = shard.floats(4)
        // value4: [B, 16]
        let value4: MutableFloats = shard.floats(5)
        // value5: [B, 16]
        let value5: MutableFloats = shard.floats(6)
        // S_final: [B, 16]
        let S_final: MutableFloats = shard.floats(5)
        // logits: [T, B, 5]
        let logits: MutableFloats = shard.floats(7)
        // logits_W_packed: [64]
        let logits_W_packed: Floats = shard.prepared + 128
        // logits_b: [5]
        let logits_b: Floats = shard.parameters + 112
        // value7: [T, B, 1]
        let value7: MutableFloats = shard.floats(8)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(17)
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // value8: [T, B, 1]
        let value8: MutableFloats = shard.floats(9)
        // value9: [T, B, 1]
        let value9: MutableFloats = shard.floats(10)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value10: [T, B, 5]
        let value10: MutableFloats = shard.floats(9)
        // value11: [T, B, 4]
        let value11: MutableFloats = shard.floats(3)
        // logits_W_packed2: [80]
        let logits_W_packed2: Floats = shard.prepared + 192
        // value12: [T, B, 16]
        let value12: MutableFloats = shard.floats(7)
        // value13: [T, B, 4]
        let value13: MutableFloats = shard.floats(9)
        // d_S: [B, 16]
        let d_S: MutableFloats = shard.floats(6)
        // cotangent_of_hidden_S: [B, 16]
        let cotangent_of_hidden_S: Floats = shard.state(1)
        // value19: [T, B, 12]
        let value19: MutableFloats = shard.floats(4)
        // value18: [T, B, 16]
        let value18: MutableFloats = shard.floats(7)
        // value14: [B, 16]
        let value14: MutableFloats = shard.floats(11)
        // value15: [B, 16]
        let value15: MutableFloats = shard.floats(12)
        // value16: [B, 16]
        let value16: MutableFloats = shard.floats(13)
        // value17: [B, 16]
        let value17: MutableFloats = shard.floats(14)
        // value20: [B, 16]
        let value20: MutableFloats = shard.floats(15)
        // d_S_final: [B, 16]
        let d_S_final: MutableFloats = shard.floats(11)
        // sum2: [16]
        let sum2: MutableFloats = shard.sums + 16
        // value21: [T, B, 3]
        let value21: MutableFloats = shard.floats(0)
        // value_packed2: [192]
        let value_packed2: Floats = shard.prepared + 272
        Kernel.gather(
          rows: textSteps &* batch, width: 3, table: hidden_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: value, destinationStride: 3)
        Kernel.copy(rows: batch, width: 16, source: hidden_S, sourceStride: 16, destination: S, destinationStride: 16)
        for t in 0..<textSteps {
          let value_t: MutableFloats = value + t &* batch &* 3
          let value_t2: MutableFloats = value2 + t &* batch &* 12
          let S_t: MutableFloats = S + t &* batch &* 16
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let SNext_t: MutableFloats = SNext + t &* batch &* 16
          let S_tNext: MutableFloats = S + (t &+ 1) &* batch &* 16
          let value_t3: MutableFloats = value6 + t &* batch &* 4
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 3, n: 12, input: value_t, inputStride: 3,
              packed: value_packed, destination: value_t2, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_value3(rows: batch, value3, S_t, value4)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 1, n: 4, left: value_t2, leftStride: 12, right: value_t2 + 4, rightStride: 12,
            destination: value5, destinationStride: 16)
          Pointwise.compute_SNext_S2(rows: batch, value4, value5, text_mask_t, S_t, SNext_t, S_tNext)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 4, n: 1, left: SNext_t, leftStride: 16, right: value_t2 + 8, rightStride: 12,
            destination: value_t3, destinationStride: 4)
        }
        Kernel.copy(
          rows: batch, width: 16, source: S + textSteps &* batch &* 16, sourceStride: 16, destination: S_final,
          destinationStride: 16)
        Kernel.product(
          rows: textSteps &* batch, k: 4, n: 5, input: value6, inputStride: 4, packed: logits_W_packed,
          destination: logits, destinationStride: 5, bias: logits_b)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
          destination: value7, destinationStride: 1)
        Pointwise.compute_value_value2(count: textSteps &* batch, text_mask, value7, text_count, value8, value9)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: value8, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Kernel.crossEntropyGradient(
          rows: textSteps &* batch, width: 5, logits: logits, logitsStride: 5, token: next, tokenStride: 1,
          loss: value7, lossStride: 1, cotangent: value9, cotangentStride: 1, destination: value10,
          destinationStride: 5)
        Kernel.outerSum(
          rows: textSteps &* batch, m: 5, n: 4, left: value10, leftStride: 5, right: value6, rightStride: 4,
          destination: gradient_logits_W, destinationRowStride: 4, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: textSteps &* batch, k: 5, n: 4, input: value10, inputStride: 5, packed: logits_W_packed2,
          destination: value11, destinationStride: 4, bias: nil)
        Kernel.rowTranspose(
          rows: textSteps &* batch, matrixRows: 4, matrixColumns: 4, source: SNext, sourceStride: 16,
          destination: value12, destinationStride: 16)
        Kernel.rowProduct(
          rows: textSteps &* batch, m: 4, k: 4, n: 1, left: value12, leftStride: 16, right: value11, rightStride: 4,
          destination: value13, destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 16, source: cotangent_of_hidden_S, sourceStride: 16, destination: d_S,
          destinationStride: 16)
        for done in 0..<textSteps {
          let t2: Swift::Int = textSteps &- 1 &- done
          let text_mask_t2: MutableFloats = text_mask + t2 &* batch
          let value_t2_2: MutableFloats = value11 + t2 &* batch &* 4
          let value_t2_3: MutableFloats = value2 + t2 &* batch &* 12
          let S_t2: MutableFloats = S + t2 &* batch &* 16
          let value_t2_4: MutableFloats = value18 + t2 &* batch &* 16
          let value_t2_5: MutableFloats = value19 + t2 &* batch &* 12
          let value_t2_6: MutableFloats = value13 + t2 &* batch &* 4
          Pointwise.compute_value_value3(rows: batch, text_mask_t2, d_S, value14, value15)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 1, n: 4, left: value_t2_2, leftStride: 4, right: value_t2_3 + 8, rightStride: 12,
            destination: value16, destinationStride: 16)
          Pointwise.compute_value_value4(rows: batch, value14, value16, S_t2, value3, value15, value17, value_t2_4, d_S)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 4, n: 1, left: value17, leftStride: 16, right: value_t2_3 + 4, rightStride: 12,
            destination: value_t2_5, destinationStride: 12)
          Kernel.rowTranspose(
            rows: batch, matrixRows: 4, matrixColumns: 4, source: value17, sourceStride: 16, destination: value20,
            destinationStride: 16)
          Kernel.rowProduct(
            rows: batch, m: 4, k: 4, n: 1, left: value20, leftStride: 16, right: value_t2_3, rightStride: 12,
            destination: value_t2_5 + 4, destinationStride: 12)
          Kernel.copy(
            rows: batch, width: 4, source: value_t2_6, sourceStride: 4, destination: value_t2_5 + 8,
            destinationStride: 12)
        }
        Kernel.copy(
          rows: batch, width: 16, source: d_S, sourceStride: 16, destination: d_S_final, destinationStride: 16)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 16, source: value18, sourceStride: 16, destination: sum2,
          totals: shard.totals(of: sum2))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 4, n: 3, left: value19, leftStride: 12, right: value, rightStride: 3,
          destination: gradient_hidden_Wk, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wk))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 4, n: 3, left: value19 + 4, leftStride: 12, right: value, rightStride: 3,
          destination: gradient_hidden_Wv, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wv))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 4, n: 3, left: value19 + 8, leftStride: 12, right: value, rightStride: 3,
          destination: gradient_hidden_Wq, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wq))
        Kernel.product(
          rows: textSteps &* batch, k: 12, n: 3, input: value19, inputStride: 12, packed: value_packed2,
          destination: value21, destinationStride: 3, bias: nil)
        Kernel.scatterSum(
          rows: textSteps &* batch, width: 3, token: text, tokenStride: 1, source: value21, sourceStride: 3,
          destination: gradient_hidden_embed_E, destinationRowStride: 3, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
        shard.setFinalState(0, S_final, stride: 16)
        shard.setFinalState(1, d_S_final, stride: 16)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_a: [16]
        let gradient_hidden_a: MutableFloats = shard.gradients + 64
        // value: [16]
        let value: Floats = shard.prepared + 16
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum2: [16]
        let sum2: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 32
        Pointwise.compute_loss(sum, text_count, loss)
        Pointwise.compute_gradient_hidden_a(sum2, value, gradient_hidden_a)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 16.
      @inline(never)
      static func compute_value(_ hidden_a: Floats, _ value: MutableFloats) {
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.quickSigmoid(a)
        Lanes.store(v, value)
      }

      /// One row of 12.
      static func compute_value2(_ value: Floats, _ value2: MutableFloats, _ value_packed: Floats) {
        let sums = Kernel.sums(
          RNNRuntime::LastGate(Vector()), k: 3, input: value, packed: value_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, value2)
      }

      /// One row of 16.
      static func compute_SNext(_ value: Floats, _ hidden_S2: Floats, _ value2: Floats, _ SNext2: MutableFloats) {
        let value_x: Vector = Lanes.load(value)
        let hidden_S: Vector = Lanes.load(hidden_S2)
        let value_x2: Vector = Lanes.load(value2)
        let SNext: Vector = Lanes.fma(value_x, hidden_S, value_x2)
        Lanes.store(SNext, SNext2)
      }

      /// One row of 5.
      static func compute_logits(
        _ logits_b: Floats, _ value: Floats, _ logits: MutableFloats, _ logits_W_packed: Floats
      ) {
        let logits_b_x: Vector = Lanes.load(logits_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(logits_b_x), k: 4, input: value, packed: logits_W_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, logits)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_value3(rows: Swift::Int, _ value: Floats, _ S2: Floats, _ value2: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value
          let S2Row: Floats = S2 + row &* 16
          let value2Row: MutableFloats = value2 + row &* 16
          let value_x: Vector = Lanes.load(valueRow)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.multiply(value_x, S)
          Lanes.store(v, value2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_S(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ text_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let value2Row: Floats = value2 + row &* 16
          let text_maskRow: Floats = text_mask + row
          let S2Row: MutableFloats = S2 + row &* 16
          let SNext2Row: MutableFloats = SNext2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow)
          let value_x2: Vector = Lanes.load(value2Row)
          let SNext: Vector = Lanes.add(value_x, value_x2)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.select(mask, SNext, S)
          Lanes.store(SNext, SNext2Row)
          Lanes.store(v, S2Row)
        }
      }

      /// One row of 16.
      @inline(never)
      static func compute_value4(_ hidden_a: Floats, _ value: MutableFloats) {
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.sigmoid(a)
        Lanes.store(v, value)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value5(count: Swift::Int, _ text_mask: Floats, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, value_x, v)
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
      static func compute_loss(_ sum2: Floats, _ text_count: Floats, _ loss2: MutableFloats) {
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, text_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// One row of 16.
      @inline(never)
      static func compute_value_value(_ hidden_a: Floats, _ value: MutableFloats, _ value2: MutableFloats) {
        let v2: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(hidden_a)
        let v: Vector = Lanes.sigmoid(a)
        let v3: Vector = Lanes.subtract(v2, v)
        let v4: Vector = Lanes.multiply(v, v3)
        Lanes.store(v, value)
        Lanes.store(v4, value2)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_SNext_S2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ text_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats, _ S3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let value2Row: Floats = value2 + row &* 16
          let text_maskRow: Floats = text_mask + row
          let S2Row: MutableFloats = S2 + row &* 16
          let SNext2Row: MutableFloats = SNext2 + row &* 16
          let S3Row: MutableFloats = S3 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow)
          let value_x2: Vector = Lanes.load(value2Row)
          let SNext: Vector = Lanes.add(value_x, value_x2)
          let S: Vector = Lanes.load(S2Row)
          let v: Vector = Lanes.select(mask, SNext, S)
          Lanes.store(SNext, SNext2Row)
          Lanes.store(v, S3Row)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_value2(
        count: Swift::Int, _ text_mask: Floats, _ value: Floats, _ text_count: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let v4: Vector = Lanes.divide(v3, text_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, value_x, v)
          let v5: Vector = Lanes.select(text_mask_x, v4, v)
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

      /// Rows of 16.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ text_mask: Floats, _ d_S2: Floats, _ value: MutableFloats, _ value2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let text_maskRow: Floats = text_mask + row
          let d_S2Row: Floats = d_S2 + row &* 16
          let valueRow: MutableFloats = value + row &* 16
          let value2Row: MutableFloats = value2 + row &* 16
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let d_S: Vector = Lanes.load(d_S2Row)
          let v2: Vector = Lanes.select(mask, d_S, v)
          let v3: Vector = Lanes.select(mask, v, d_S)
          Lanes.store(v2, valueRow)
          Lanes.store(v3, value2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_value_value4(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ S2: Floats, _ value3: Floats, _ value4: Floats,
        _ value5: MutableFloats, _ value6: MutableFloats, _ d_S: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let value2Row: Floats = value2 + row &* 16
          let S2Row: Floats = S2 + row &* 16
          let value3Row: Floats = value3
          let value4Row: Floats = value4 + row &* 16
          let value5Row: MutableFloats = value5 + row &* 16
          let value6Row: MutableFloats = value6 + row &* 16
          let d_SRow: MutableFloats = d_S + row &* 16
          let value_x: Vector = Lanes.load(valueRow)
          let value_x2: Vector = Lanes.load(value2Row)
          let v: Vector = Lanes.add(value_x, value_x2)
          let S: Vector = Lanes.load(S2Row)
          let v2: Vector = Lanes.multiply(v, S)
          let value_x3: Vector = Lanes.load(value3Row)
          let value_x4: Vector = Lanes.load(value4Row)
          let v4: Vector = Lanes.fma(v, value_x3, value_x4)
          Lanes.store(v, value5Row)
          Lanes.store(v2, value6Row)
          Lanes.store(v4, d_SRow)
        }
      }

      /// One row of 16.
      @inline(never)
      static func compute_gradient_hidden_a(_ sum2: Floats, _ value: Floats, _ gradient_hidden_a: MutableFloats) {
        let sum_x: Vector = Lanes.load(sum2)
        let value_x: Vector = Lanes.load(value)
        let v: Vector = Lanes.multiply(sum_x, value_x)
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

  #if !hasFeature(Embedded)
    /// A model with the parameters of a safetensors file.
    /// - Throws: `SafetensorsError` if the file is none, or if a tensor is missing, unexpected or of another shape.
    public init(contentsOf url: Foundation::URL) throws {
      parameters = try RNNRuntime::Parameters(layout: Self.layout, contentsOf: url)
    }
  #endif
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
        // value: [B, 4]
        let value: MutableFloats = output
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
        Pointwise.compute_aNext(Ring_c, signal, aNext)
        Kernel.copy(rows: 1, width: 2, source: Ring_a, sourceStride: 2, destination: value, destinationStride: 4)
        Kernel.copy(rows: 1, width: 2, source: Ring_c, sourceStride: 2, destination: value + 2, destinationStride: 4)
        Kernel.copy(rows: 1, width: 2, source: Ring_a, sourceStride: 0, destination: memory + 112, destinationStride: 0)
        Kernel.copy(rows: 1, width: 2, source: Ring_b, sourceStride: 0, destination: memory + 128, destinationStride: 0)
        Kernel.copy(rows: 1, width: 2, source: aNext, sourceStride: 0, destination: memory, destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 2, source: memory + 112, sourceStride: 0, destination: memory + 16, destinationStride: 0)
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
          .init(axis: 0, extraSteps: 1, width: 2), .init(axis: -1, width: 2), .init(axis: 0, extraSteps: 1, width: 2),
          .init(axis: 0, width: 4), .init(axis: -1, width: 2), .init(axis: -1, width: 2),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let signalSteps: Swift::Int = shard.steps(0)
        // a: [T + 1, B, 2]
        let a: MutableFloats = shard.floats(0)
        // Ring_a: [B, 2]
        let Ring_a: Floats = shard.state(0)
        // b: [B, 2]
        let b: MutableFloats = shard.floats(1)
        // Ring_b: [B, 2]
        let Ring_b: Floats = shard.state(1)
        // c: [T + 1, B, 2]
        let c: MutableFloats = shard.floats(2)
        // Ring_c: [B, 2]
        let Ring_c: Floats = shard.state(2)
        // signal: [T, B, 2]
        let signal: MutableFloats = shard.floats(6)
        // signal_mask: [T, B, 1]
        let signal_mask: MutableFloats = shard.floats(7)
        // value: [T, B, 4]
        let value: MutableFloats = shard.floats(3)
        // a_final: [B, 2]
        let a_final: MutableFloats = shard.floats(4)
        // b_final: [B, 2]
        let b_final: MutableFloats = shard.floats(5)
        // c_final: [B, 2]
        let c_final: MutableFloats = shard.floats(1)
        Kernel.copy(rows: batch, width: 2, source: Ring_a, sourceStride: 2, destination: a, destinationStride: 2)
        Kernel.copy(rows: batch, width: 2, source: Ring_b, sourceStride: 2, destination: b, destinationStride: 2)
        Kernel.copy(rows: batch, width: 2, source: Ring_c, sourceStride: 2, destination: c, destinationStride: 2)
        for t in 0..<signalSteps {
          let c_t: MutableFloats = c + t &* batch &* 2
          let signal_t: MutableFloats = signal + t &* batch &* 2
          let signal_mask_t: MutableFloats = signal_mask + t &* batch
          let a_t: MutableFloats = a + t &* batch &* 2
          let a_tNext: MutableFloats = a + (t &+ 1) &* batch &* 2
          let c_tNext: MutableFloats = c + (t &+ 1) &* batch &* 2
          let value_t: MutableFloats = value + t &* batch &* 4
          Pointwise.compute_a_b(rows: batch, c_t, signal_t, signal_mask_t, a_t, b, a_tNext, c_tNext)
          Kernel.copy(rows: batch, width: 2, source: a_t, sourceStride: 2, destination: value_t, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 2, source: c_t, sourceStride: 2, destination: value_t + 2, destinationStride: 4)
        }
        Kernel.copy(
          rows: batch, width: 2, source: a + signalSteps &* batch &* 2, sourceStride: 2, destination: a_final,
          destinationStride: 2)
        Kernel.copy(rows: batch, width: 2, source: b, sourceStride: 2, destination: b_final, destinationStride: 2)
        Kernel.copy(
          rows: batch, width: 2, source: c + signalSteps &* batch &* 2, sourceStride: 2, destination: c_final,
          destinationStride: 2)
        shard.setOutput(0, value, stepStride: batch &* 4, stride: 4)
        shard.setFinalState(0, a_final, stride: 2)
        shard.setFinalState(1, b_final, stride: 2)
        shard.setFinalState(2, c_final, stride: 2)
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

      /// Rows of 2.
      @inline(never)
      static func compute_a_b(
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
