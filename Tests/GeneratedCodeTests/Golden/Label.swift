// Label.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// One label for a sequence, from both directions.
///
/// - Input `words`: a token in 0..<9 for each step of `words`
/// - Target `label`: a token in 0..<3
/// - Output `probabilities`: [3]
public struct Label: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.embed.E", shape: [9, 4], offset: 0, initializer: .normal(0.3333333333333333)),
      .init(name: "hidden.forward.Wr", shape: [5, 9], offset: 48, initializer: .glorot),
      .init(name: "hidden.forward.Wz", shape: [5, 9], offset: 96, initializer: .glorot),
      .init(name: "hidden.forward.Wn", shape: [5, 4], offset: 144, initializer: .glorot),
      .init(name: "hidden.forward.Un", shape: [5, 5], offset: 176, initializer: .glorot),
      .init(name: "hidden.forward.br", shape: [5], offset: 208, initializer: .constant(0.0)),
      .init(name: "hidden.forward.bz", shape: [5], offset: 224, initializer: .constant(0.0)),
      .init(name: "hidden.forward.bn", shape: [5], offset: 240, initializer: .constant(0.0)),
      .init(name: "hidden.forward.cn", shape: [5], offset: 256, initializer: .constant(0.0)),
      .init(name: "hidden.backward.Wr", shape: [5, 9], offset: 272, initializer: .glorot),
      .init(name: "hidden.backward.Wz", shape: [5, 9], offset: 320, initializer: .glorot),
      .init(name: "hidden.backward.Wn", shape: [5, 4], offset: 368, initializer: .glorot),
      .init(name: "hidden.backward.Un", shape: [5, 5], offset: 400, initializer: .glorot),
      .init(name: "hidden.backward.br", shape: [5], offset: 432, initializer: .constant(0.0)),
      .init(name: "hidden.backward.bz", shape: [5], offset: 448, initializer: .constant(0.0)),
      .init(name: "hidden.backward.bn", shape: [5], offset: 464, initializer: .constant(0.0)),
      .init(name: "hidden.backward.cn", shape: [5], offset: 480, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [3, 20], offset: 496, initializer: .glorot),
      .init(name: "logits.b", shape: [3], offset: 560, initializer: .constant(0.0)),
    ],
    count: 576, preparedCounts: [928, 1984])

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

extension Label {
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
    ///   - words: tokens in 0..<9, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Label, words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, words: words, lengths: lengths,
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
      words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, words)
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
        _ model: Label, _ batch: RNNRuntime::Batch<Label.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
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

extension Label {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Label.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Label.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<9, [batch, steps].
    ///   - label: tokens in 0..<3, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Label, words: some Swift::Collection<Swift::Int32>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, words: words, label: label, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - words: tokens in 0..<9, [batch, steps].
    ///   - label: tokens in 0..<3, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Label, words: some Swift::Collection<Swift::Int32>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, words: words, label: label, lengths: lengths,
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
      words: some Swift::Collection<Swift::Int32>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, words)
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
        _ model: Label, _ batch: RNNRuntime::Batch<Label.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Label, _ batch: RNNRuntime::Batch<Label.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, words: some Swift::Collection<Swift::Int32>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, words, { workspace.bind(1, label, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Label: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<9 for each step of `words`.
      public var words: [Swift::Int32]

      /// Target: a token in 0..<3.
      public var label: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(words: [Swift::Int32], label: Swift::Int32? = nil) {
        self.words = words
        self.label = label
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.words)
        packer.add(self.label)
      }
    }
  }

  extension Label.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Label
  }

  extension Label.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Label
  }
#endif

// MARK: Code

extension Label {
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
        axes: ["words"], inputs: [.init(name: "words", axis: 0, classes: 9)],
        outputs: [.init(name: "probabilities", axis: -1, shape: [3])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 20), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 3),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [60]
        let gates_weights: MutableFloats = prepared
        // hidden_forward_Wr: [45]
        let hidden_forward_Wr: Floats = parameters + 48
        // hidden_forward_Wz: [45]
        let hidden_forward_Wz: Floats = parameters + 96
        // hidden_forward_Wn: [20]
        let hidden_forward_Wn: Floats = parameters + 144
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 64
        // hidden_forward_Un: [25]
        let hidden_forward_Un: Floats = parameters + 176
        // gates_weights3: [60]
        let gates_weights3: MutableFloats = prepared + 144
        // hidden_backward_Wr: [45]
        let hidden_backward_Wr: Floats = parameters + 272
        // hidden_backward_Wz: [45]
        let hidden_backward_Wz: Floats = parameters + 320
        // hidden_backward_Wn: [20]
        let hidden_backward_Wn: Floats = parameters + 368
        // gates_weights4: [75]
        let gates_weights4: MutableFloats = prepared + 208
        // hidden_backward_Un: [25]
        let hidden_backward_Un: Floats = parameters + 400
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 288
        // hidden_forward_br: [5]
        let hidden_forward_br: Floats = parameters + 208
        // hidden_forward_bz: [5]
        let hidden_forward_bz: Floats = parameters + 224
        // hidden_forward_bn: [5]
        let hidden_forward_bn: Floats = parameters + 240
        // gates_bias2: [15]
        let gates_bias2: MutableFloats = prepared + 304
        // hidden_backward_br: [5]
        let hidden_backward_br: Floats = parameters + 432
        // hidden_backward_bz: [5]
        let hidden_backward_bz: Floats = parameters + 448
        // hidden_backward_bn: [5]
        let hidden_backward_bn: Floats = parameters + 464
        // gates_weights_packed: [64]
        let gates_weights_packed: MutableFloats = prepared + 320
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 384
        // gates_weights_packed3: [64]
        let gates_weights_packed3: MutableFloats = prepared + 464
        // gates_weights_packed4: [80]
        let gates_weights_packed4: MutableFloats = prepared + 528
        // logits_W: [60]
        let logits_W: Floats = parameters + 496
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 608
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed4)
        // logits = dense([hidden.last, hidden.first], 3)  (Label.rnn:7)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 3, columns: 20, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 304
        // logits_concatenate: [B, 20], shares memory with gates2, gates4, probabilities
        let logits_concatenate: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10], shares memory with gates, gates3
        let hidden: MutableFloats = shard.floats(2)
        // hidden_gather: [T, B, 4]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(6)
        // gates: [T, B, 15], shares memory with hidden, gates3
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 320
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(7)
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with logits_concatenate, gates4, probabilities
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // gates3: [T, B, 15], shares memory with hidden, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with logits_concatenate, gates2, probabilities
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 528
        // logits: [B, 3]
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 608
        // probabilities: [B, 3], shares memory with logits_concatenate, gates2, gates4
        let probabilities: MutableFloats = shard.floats(3)
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, hidden_forward_cn, h_t, words_mask_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: hidden_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates4, gates_t2, hidden_backward_cn, h_t2Next, words_mask_t2, h_t2)
        }
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        // logits = dense([hidden.last, hidden.first], 3)  (Label.rnn:7)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(8), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(8), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: logits_concatenate, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 3, bias: logits_b)
        // output softmax(logits)  (Label.rnn:9)
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
        axes: ["words"],
        inputs: [.init(name: "words", axis: 0, classes: 9), .init(name: "label", axis: -1, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 20), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 3),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 304
        // logits_concatenate: [B, 20], shares memory with gates2, gates4, loss_crossEntropy
        let logits_concatenate: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10], shares memory with gates, gates3
        let hidden: MutableFloats = shard.floats(2)
        // hidden_gather: [T, B, 4]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(6)
        // gates: [T, B, 15], shares memory with hidden, gates3
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 320
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(8)
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with logits_concatenate, gates4, loss_crossEntropy
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // gates3: [T, B, 15], shares memory with hidden, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with logits_concatenate, gates2, loss_crossEntropy
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 528
        // logits: [B, 3]
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 608
        // loss_crossEntropy: [B, 1], shares memory with logits_concatenate, gates2, gates4
        let loss_crossEntropy: MutableFloats = shard.floats(3)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(7)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h3(rows: batch, gates2, gates_t, hidden_forward_cn, h_t, words_mask_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: hidden_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h4(rows: batch, gates4, gates_t2, hidden_backward_cn, h_t2Next, words_mask_t2, h_t2)
        }
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        // logits = dense([hidden.last, hidden.first], 3)  (Label.rnn:7)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(9), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(9), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: logits_concatenate, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 3, bias: logits_b)
        // loss crossEntropy(logits, label)  (Label.rnn:10)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1,
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
        // loss crossEntropy(logits, label)  (Label.rnn:10)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"],
        inputs: [.init(name: "words", axis: 0, classes: 9), .init(name: "label", axis: -1, classes: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 20), .init(axis: 0, width: 15), .init(axis: 0, width: 15),
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: 0, width: 10),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 1), .init(axis: -1, width: 5),
          .init(axis: 0, width: 10),
        ],
        sumsCount: 32, gradientSums: [0..<563], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [60]
        let gates_weights: MutableFloats = prepared
        // hidden_forward_Wr: [45]
        let hidden_forward_Wr: Floats = parameters + 48
        // hidden_forward_Wz: [45]
        let hidden_forward_Wz: Floats = parameters + 96
        // hidden_forward_Wn: [20]
        let hidden_forward_Wn: Floats = parameters + 144
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 64
        // hidden_forward_Un: [25]
        let hidden_forward_Un: Floats = parameters + 176
        // gates_weights3: [60]
        let gates_weights3: MutableFloats = prepared + 144
        // hidden_backward_Wr: [45]
        let hidden_backward_Wr: Floats = parameters + 272
        // hidden_backward_Wz: [45]
        let hidden_backward_Wz: Floats = parameters + 320
        // hidden_backward_Wn: [20]
        let hidden_backward_Wn: Floats = parameters + 368
        // gates_weights4: [75]
        let gates_weights4: MutableFloats = prepared + 208
        // hidden_backward_Un: [25]
        let hidden_backward_Un: Floats = parameters + 400
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 288
        // hidden_forward_br: [5]
        let hidden_forward_br: Floats = parameters + 208
        // hidden_forward_bz: [5]
        let hidden_forward_bz: Floats = parameters + 224
        // hidden_forward_bn: [5]
        let hidden_forward_bn: Floats = parameters + 240
        // gates_bias2: [15]
        let gates_bias2: MutableFloats = prepared + 304
        // hidden_backward_br: [5]
        let hidden_backward_br: Floats = parameters + 432
        // hidden_backward_bz: [5]
        let hidden_backward_bz: Floats = parameters + 448
        // hidden_backward_bn: [5]
        let hidden_backward_bn: Floats = parameters + 464
        // gates_weights_packed: [64]
        let gates_weights_packed: MutableFloats = prepared + 320
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 384
        // gates_weights_packed3: [64]
        let gates_weights_packed3: MutableFloats = prepared + 464
        // gates_weights_packed4: [80]
        let gates_weights_packed4: MutableFloats = prepared + 528
        // logits_W: [60]
        let logits_W: Floats = parameters + 496
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 608
        // logits_W_packed2: [96]
        let logits_W_packed2: MutableFloats = prepared + 928
        // gates_weights_packed5: [240]
        let gates_weights_packed5: MutableFloats = prepared + 1024
        // gates_weights_packed6: [240]
        let gates_weights_packed6: MutableFloats = prepared + 1264
        // gates_weights_packed7: [240]
        let gates_weights_packed7: MutableFloats = prepared + 1504
        // gates_weights_packed8: [240]
        let gates_weights_packed8: MutableFloats = prepared + 1744
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed4)
        // logits = dense([hidden.last, hidden.first], 3)  (Label.rnn:7)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 3, columns: 20, blocks: 1,
          destination: logits_W_packed)
        // gradient of Label.rnn:7: logits = dense([hidden.last, hidden.first], 3)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 20, rows: 20, columns: 3, blocks: 1,
          destination: logits_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1,
          destination: gates_weights_packed6)
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed7)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1,
          destination: gates_weights_packed8)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_embed_E: [36]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients
        // gradient_hidden_forward_Wn: [20]
        let gradient_hidden_forward_Wn: MutableFloats = shard.gradients + 144
        // gradient_hidden_forward_Un: [25]
        let gradient_hidden_forward_Un: MutableFloats = shard.gradients + 176
        // gradient_hidden_forward_br: [5]
        let gradient_hidden_forward_br: MutableFloats = shard.gradients + 208
        // gradient_hidden_forward_bz: [5]
        let gradient_hidden_forward_bz: MutableFloats = shard.gradients + 224
        // gradient_hidden_forward_bn: [5]
        let gradient_hidden_forward_bn: MutableFloats = shard.gradients + 240
        // gradient_hidden_forward_cn: [5]
        let gradient_hidden_forward_cn: MutableFloats = shard.gradients + 256
        // gradient_hidden_backward_Wn: [20]
        let gradient_hidden_backward_Wn: MutableFloats = shard.gradients + 368
        // gradient_hidden_backward_Un: [25]
        let gradient_hidden_backward_Un: MutableFloats = shard.gradients + 400
        // gradient_hidden_backward_br: [5]
        let gradient_hidden_backward_br: MutableFloats = shard.gradients + 432
        // gradient_hidden_backward_bz: [5]
        let gradient_hidden_backward_bz: MutableFloats = shard.gradients + 448
        // gradient_hidden_backward_bn: [5]
        let gradient_hidden_backward_bn: MutableFloats = shard.gradients + 464
        // gradient_hidden_backward_cn: [5]
        let gradient_hidden_backward_cn: MutableFloats = shard.gradients + 480
        // gradient_logits_W: [60]
        let gradient_logits_W: MutableFloats = shard.gradients + 496
        // gradient_logits_b: [3]
        let gradient_logits_b: MutableFloats = shard.gradients + 560
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 304
        // logits_concatenate: [B, 20], shares memory with gates2, gates4, d_logits2
        let logits_concatenate: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10], shares memory with d_logits3, d_gates4
        let hidden: MutableFloats = shard.floats(8)
        // hidden_gather: [T, B, 4], shares memory with d_gates6
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(14)
        // gates: [T, B, 15]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 320
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(16)
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with logits_concatenate, gates4, d_logits2
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // gates3: [T, B, 15]
        let gates3: MutableFloats = shard.floats(5)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(6)
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with logits_concatenate, gates2, d_logits2
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 528
        // logits: [B, 3], shares memory with d_h, d_h3
        let logits: MutableFloats = shard.floats(9)
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 608
        // loss_crossEntropy: [B, 1], shares memory with d_gates3, d_h4
        let loss_crossEntropy: MutableFloats = shard.floats(10)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(15)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [B, 3], shares memory with d_h2, d_gates5
        let d_logits: MutableFloats = shard.floats(12)
        // d_loss: [B, 1]
        let d_loss: MutableFloats = shard.floats(11)
        // count: [1]
        let count: Floats = shard.count(0)
        // d_logits2: [B, 20], shares memory with logits_concatenate, gates2, gates4
        let d_logits2: MutableFloats = shard.floats(3)
        // logits_W_packed2: [96]
        let logits_W_packed2: Floats = shard.prepared + 928
        // d_logits3: [T, B, 10], shares memory with hidden, d_gates4
        let d_logits3: MutableFloats = shard.floats(8)
        // d_logits4: [T, B, 10], shares memory with d_hidden
        let d_logits4: MutableFloats = shard.floats(13)
        // d_h: [B, 5], shares memory with logits, d_h3
        let d_h: MutableFloats = shard.floats(9)
        // d_gates2: [T, B, 15]
        let d_gates2: MutableFloats = shard.floats(7)
        // d_h2: [B, 5], shares memory with d_logits, d_gates5
        let d_h2: MutableFloats = shard.floats(12)
        // d_gates3: [B, 5], shares memory with loss_crossEntropy, d_h4
        let d_gates3: MutableFloats = shard.floats(10)
        // gates_weights_packed5: [240]
        let gates_weights_packed5: Floats = shard.prepared + 1024
        // d_gates4: [T, B, 4], shares memory with hidden, d_logits3
        let d_gates4: MutableFloats = shard.floats(8)
        // gates_weights_packed6: [240]
        let gates_weights_packed6: Floats = shard.prepared + 1264
        // d_h3: [B, 5], shares memory with logits, d_h
        let d_h3: MutableFloats = shard.floats(9)
        // d_gates: [T, B, 15]
        let d_gates: MutableFloats = shard.floats(4)
        // d_h4: [B, 5], shares memory with loss_crossEntropy, d_gates3
        let d_h4: MutableFloats = shard.floats(10)
        // d_gates5: [B, 5], shares memory with d_logits, d_h2
        let d_gates5: MutableFloats = shard.floats(12)
        // gates_weights_packed7: [240]
        let gates_weights_packed7: Floats = shard.prepared + 1504
        // d_gates6: [T, B, 4], shares memory with hidden_gather
        let d_gates6: MutableFloats = shard.floats(0)
        // gates_weights_packed8: [240]
        let gates_weights_packed8: Floats = shard.prepared + 1744
        // d_hidden: [T, B, 4], shares memory with d_logits4
        let d_hidden: MutableFloats = shard.floats(13)
        // gradient_hidden_backward_Wr: [41]
        let gradient_hidden_backward_Wr: MutableFloats = shard.gradients + 272
        // gradient_hidden_backward_Wz: [41]
        let gradient_hidden_backward_Wz: MutableFloats = shard.gradients + 320
        // gradient_hidden_backward_Wr2: [40]
        let gradient_hidden_backward_Wr2: MutableFloats = shard.gradients + 277
        // gradient_hidden_backward_Wz2: [40]
        let gradient_hidden_backward_Wz2: MutableFloats = shard.gradients + 325
        // gradient_hidden_forward_Wr: [41]
        let gradient_hidden_forward_Wr: MutableFloats = shard.gradients + 48
        // gradient_hidden_forward_Wz: [41]
        let gradient_hidden_forward_Wz: MutableFloats = shard.gradients + 96
        // gradient_hidden_forward_Wr2: [40]
        let gradient_hidden_forward_Wr2: MutableFloats = shard.gradients + 53
        // gradient_hidden_forward_Wz2: [40]
        let gradient_hidden_forward_Wz2: MutableFloats = shard.gradients + 101
        // Forward.
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 15
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, hidden_forward_cn, h_t, words_mask_t, d_gates_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: hidden_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let d_gates_t2: MutableFloats = d_gates2 + t2 &* batch &* 15
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z2(
            rows: batch, gates4, gates_t2, hidden_backward_cn, h_t2Next, words_mask_t2, d_gates_t2, h_t2)
        }
        // hidden = scan bidirectional GRU(5) over embed(words, 4)  (Label.rnn:6)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        // logits = dense([hidden.last, hidden.first], 3)  (Label.rnn:7)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(17), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(17), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: logits_concatenate + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: logits_concatenate, inputStride: 20, packed: logits_W_packed,
          destination: logits, destinationStride: 3, bias: logits_b)
        // loss crossEntropy(logits, label)  (Label.rnn:10)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_crossEntropy, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Label.rnn:10: loss crossEntropy(logits, label)
        Pointwise.compute_d_loss(count: batch, count, d_loss)
        Kernel.crossEntropyGradient(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1, loss: loss_crossEntropy,
          lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits, destinationStride: 3)
        // gradient of Label.rnn:7: logits = dense([hidden.last, hidden.first], 3)
        Kernel.outerSum(
          rows: batch, m: 3, n: 20, left: d_logits, leftStride: 3, right: logits_concatenate, rightStride: 20,
          destination: gradient_logits_W, destinationRowStride: 20, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: batch, k: 3, n: 20, input: d_logits, inputStride: 3, packed: logits_W_packed2, destination: d_logits2,
          destinationStride: 20, bias: nil)
        Kernel.place(
          isLast: false, steps: wordsSteps, batch: batch, width: 10, lengths: shard.tokens(17), source: d_logits2 + 10,
          sourceStride: 20, destination: d_logits3, destinationStepStride: batch &* 10, destinationStride: 10)
        Kernel.place(
          isLast: true, steps: wordsSteps, batch: batch, width: 10, lengths: shard.tokens(17), source: d_logits2,
          sourceStride: 20, destination: d_logits4, destinationStepStride: batch &* 10, destinationStride: 10)
        // gradient of Label.rnn:6: hidden = scan bidirectional GRU(5) over embed(words, 4)
        Pointwise.compute_d_gates_d_gates(rows: wordsSteps &* batch, d_logits3, d_logits4, d_gates, d_gates2)
        Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
        for t3 in 0..<wordsSteps {
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 15
          let d_gates_t3: MutableFloats = d_gates2 + t3 &* batch &* 15
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t3, d_h, d_gates_t3, words_mask_t3, h_t3Next, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t3, inputStride: 15, packed: gates_weights_packed5,
            destination: d_gates3, destinationStride: 5, bias: nil, turn: t3)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_h2, d_gates3, d_h)
        }
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 5, source: d_gates2 + 10, sourceStride: 15,
          destination: gradient_hidden_backward_cn, totals: shard.totals(of: gradient_hidden_backward_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates2, leftStride: 15, right: h2 + batch &* 5, rightStride: 5,
          destination: gradient_hidden_backward_Wr, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_backward_Wr))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates2 + 5, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_hidden_backward_Wz, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_backward_Wz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates2 + 10, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_hidden_backward_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_backward_Un))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates3, leftStride: 15, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_backward_Wr2, destinationRowStride: 9, leftSum: gradient_hidden_backward_br,
          totals: shard.totals(toMove: gradient_hidden_backward_Wr2),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_br))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates3 + 5, leftStride: 15, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_backward_Wz2, destinationRowStride: 9, leftSum: gradient_hidden_backward_bz,
          totals: shard.totals(toMove: gradient_hidden_backward_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_bz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates3 + 10, leftStride: 15, right: hidden_gather,
          rightStride: 4, destination: gradient_hidden_backward_Wn, destinationRowStride: 4,
          leftSum: gradient_hidden_backward_bn, totals: shard.totals(toMove: gradient_hidden_backward_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_bn))
        Kernel.product(
          rows: wordsSteps &* batch, k: 15, n: 4, input: gates3, inputStride: 15, packed: gates_weights_packed6,
          destination: d_gates4, destinationStride: 4, bias: nil)
        // gradient of Label.rnn:6: hidden = scan bidirectional GRU(5) over embed(words, 4)
        Kernel.zero(rows: batch, width: 5, destination: d_h3, destinationStride: 5)
        for done2 in 0..<wordsSteps {
          let t4: Swift::Int = wordsSteps &- 1 &- done2
          let gates_t4: MutableFloats = gates + t4 &* batch &* 15
          let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 15
          let words_mask_t4: MutableFloats = words_mask + t4 &* batch
          let h_t4: MutableFloats = h + t4 &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t4, d_h3, d_gates_t4, words_mask_t4, h_t4, d_h4)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t4, inputStride: 15, packed: gates_weights_packed7,
            destination: d_gates5, destinationStride: 5, bias: nil, turn: t4)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_h4, d_gates5, d_h3)
        }
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 5, source: d_gates + 10, sourceStride: 15,
          destination: gradient_hidden_forward_cn, totals: shard.totals(of: gradient_hidden_forward_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Wr, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_forward_Wr))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates + 5, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Wz, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_forward_Wz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: d_gates + 10, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_forward_Un))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates, leftStride: 15, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_forward_Wr2, destinationRowStride: 9, leftSum: gradient_hidden_forward_br,
          totals: shard.totals(toMove: gradient_hidden_forward_Wr2),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_br))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates + 5, leftStride: 15, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_forward_Wz2, destinationRowStride: 9, leftSum: gradient_hidden_forward_bz,
          totals: shard.totals(toMove: gradient_hidden_forward_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_bz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: gates + 10, leftStride: 15, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_forward_Wn, destinationRowStride: 4, leftSum: gradient_hidden_forward_bn,
          totals: shard.totals(toMove: gradient_hidden_forward_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_bn))
        Kernel.product(
          rows: wordsSteps &* batch, k: 15, n: 4, input: gates, inputStride: 15, packed: gates_weights_packed8,
          destination: d_gates6, destinationStride: 4, bias: nil)
        // gradient of Label.rnn:6: hidden = scan bidirectional GRU(5) over embed(words, 4)
        Pointwise.compute_d_hidden(count: wordsSteps &* batch &* 4, d_gates4, d_gates6, d_hidden)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 4, token: words, tokenStride: 1, source: d_hidden, sourceStride: 4,
          destination: gradient_hidden_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, label)  (Label.rnn:10)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_forward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let hidden_forward_cnRow: Floats = hidden_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_forward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_backward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let hidden_backward_cnRow: Floats = hidden_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_backward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_forward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let hidden_forward_cnRow: Floats = hidden_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_forward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h4(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_backward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let hidden_backward_cnRow: Floats = hidden_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_backward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_forward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let hidden_forward_cnRow: Floats = hidden_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_forward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, d_gatesRow + 10, count: 5)
          Lanes.store(z2, gates2Row + 5, count: 5)
          Lanes.store(v3, gates2Row + 10, count: 5)
          Lanes.store(n2, gates2Row, count: 5)
          Lanes.store(v10, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_z2(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_backward_cn: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let hidden_backward_cnRow: Floats = hidden_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(hidden_backward_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, d_gatesRow + 10, count: 5)
          Lanes.store(z2, gates2Row + 5, count: 5)
          Lanes.store(v3, gates2Row + 10, count: 5)
          Lanes.store(n2, gates2Row, count: 5)
          Lanes.store(v10, h3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ d_logits: Floats, _ d_logits2: Floats, _ d_gates: MutableFloats, _ d_gates2: MutableFloats
      ) {
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 10
          let d_logits2Row: Floats = d_logits2 + row &* 10
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let d_gates2Row: MutableFloats = d_gates2 + row &* 15
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 5)
          let d_logits_x2: Vector = Lanes.load(d_logits2Row, count: 5)
          let v: Vector = Lanes.add(d_logits_x, d_logits_x2)
          let d_logits_x3: Vector = Lanes.load(d_logitsRow + 5, count: 5)
          let d_logits_x4: Vector = Lanes.load(d_logits2Row + 5, count: 5)
          let v2: Vector = Lanes.add(d_logits_x3, d_logits_x4)
          Lanes.store(v, d_gatesRow + 5, count: 5)
          Lanes.store(v2, d_gates2Row + 5, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ words_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let words_maskRow: Floats = words_mask + row
          let h2Row: Floats = h2 + row &* 5
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let z: Vector = Lanes.load(gatesRow + 5, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 5, count: 5)
          let v3: Vector = Lanes.add(d_h, d_gates_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let n: Vector = Lanes.load(gatesRow, count: 5)
          let v8: Vector = Lanes.multiply(v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v9: Vector = Lanes.multiply(v5, h)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v8, v12)
          let gates_x: Vector = Lanes.load(gatesRow + 10, count: 5)
          let v14: Vector = Lanes.multiply(v13, gates_x)
          let r: Vector = Lanes.load(d_gatesRow + 10, count: 5)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v13, gatesRow + 10, count: 5)
          Lanes.store(v15, d_gatesRow + 10, count: 5)
          Lanes.store(v18, gatesRow + 5, count: 5)
          Lanes.store(v18, d_gatesRow + 5, count: 5)
          Lanes.store(v21, gatesRow, count: 5)
          Lanes.store(v21, d_gatesRow, count: 5)
          Lanes.store(v22, d_h3Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_h: Floats, _ d_gates: Floats, _ d_h2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h_x: Vector = Lanes.load(d_h + column, count: lanes)
          let d_gates_x: Vector = Lanes.load(d_gates + column, count: lanes)
          let v: Vector = Lanes.add(d_h_x, d_gates_x)
          Lanes.store(v, d_h2 + column, count: lanes)
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
      static func compute_d_hidden(
        count: Swift::Int, _ d_gates: Floats, _ d_gates2: Floats, _ d_hidden: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_gates_x: Vector = Lanes.load(d_gates + column, count: lanes)
          let d_gates_x2: Vector = Lanes.load(d_gates2 + column, count: lanes)
          let v: Vector = Lanes.add(d_gates_x, d_gates_x2)
          Lanes.store(v, d_hidden + column, count: lanes)
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
