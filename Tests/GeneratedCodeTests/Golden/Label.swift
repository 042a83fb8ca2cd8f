// Label.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

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
    count: 576, preparedCounts: [976, 2032])

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
        // value: [60]
        let value: MutableFloats = prepared
        // hidden_forward_Wr: [45]
        let hidden_forward_Wr: Floats = parameters + 48
        // hidden_forward_Wz: [45]
        let hidden_forward_Wz: Floats = parameters + 96
        // hidden_forward_Wn: [20]
        let hidden_forward_Wn: Floats = parameters + 144
        // value2: [75]
        let value2: MutableFloats = prepared + 64
        // hidden_forward_Un: [25]
        let hidden_forward_Un: Floats = parameters + 176
        // value3: [60]
        let value3: MutableFloats = prepared + 144
        // hidden_backward_Wr: [45]
        let hidden_backward_Wr: Floats = parameters + 272
        // hidden_backward_Wz: [45]
        let hidden_backward_Wz: Floats = parameters + 320
        // hidden_backward_Wn: [20]
        let hidden_backward_Wn: Floats = parameters + 368
        // value4: [75]
        let value4: MutableFloats = prepared + 208
        // hidden_backward_Un: [25]
        let hidden_backward_Un: Floats = parameters + 400
        // value5: [15]
        let value5: MutableFloats = prepared + 288
        // hidden_forward_br: [5]
        let hidden_forward_br: Floats = parameters + 208
        // hidden_forward_bz: [5]
        let hidden_forward_bz: Floats = parameters + 224
        // hidden_forward_bn: [5]
        let hidden_forward_bn: Floats = parameters + 240
        // value7: [15]
        let value7: MutableFloats = prepared + 304
        // value6: [5]
        let value6: MutableFloats = prepared + 320
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = parameters + 256
        // value8: [15]
        let value8: MutableFloats = prepared + 336
        // hidden_backward_br: [5]
        let hidden_backward_br: Floats = parameters + 432
        // hidden_backward_bz: [5]
        let hidden_backward_bz: Floats = parameters + 448
        // hidden_backward_bn: [5]
        let hidden_backward_bn: Floats = parameters + 464
        // value9: [15]
        let value9: MutableFloats = prepared + 352
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = parameters + 480
        // value_packed: [64]
        let value_packed: MutableFloats = prepared + 368
        // value_packed2: [80]
        let value_packed2: MutableFloats = prepared + 432
        // value_packed3: [64]
        let value_packed3: MutableFloats = prepared + 512
        // value_packed4: [80]
        let value_packed4: MutableFloats = prepared + 576
        // logits_W: [60]
        let logits_W: Floats = parameters + 496
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 656
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Pointwise.compute_value(value6)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value7 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value9 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: value, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: value3, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 3, columns: 20, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // value3: [15]
        let value3: Floats = shard.prepared + 288
        // value5: [15]
        let value5: Floats = shard.prepared + 304
        // value7: [15]
        let value7: Floats = shard.prepared + 336
        // value9: [15]
        let value9: Floats = shard.prepared + 352
        // value10: [B, 20]
        let value10: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10]
        let hidden: MutableFloats = shard.floats(2)
        // value: [T, B, 4]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(6)
        // value2: [T, B, 15]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [64]
        let value_packed: Floats = shard.prepared + 368
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(7)
        // value4: [B, 15]
        let value4: MutableFloats = shard.floats(3)
        // value_packed2: [80]
        let value_packed2: Floats = shard.prepared + 432
        // value6: [T, B, 15]
        let value6: MutableFloats = shard.floats(2)
        // value_packed3: [64]
        let value_packed3: Floats = shard.prepared + 512
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // value8: [B, 15]
        let value8: MutableFloats = shard.floats(3)
        // value_packed4: [80]
        let value_packed4: Floats = shard.prepared + 576
        // logits: [B, 3]
        let logits: MutableFloats = shard.floats(5)
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 656
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // value11: [B, 3]
        let value11: MutableFloats = shard.floats(3)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 4
          let value_t2: MutableFloats = value2 + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: value_t, inputStride: 4,
              packed: value_packed, destination: value_t2, destinationStride: 15, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: value_packed2, destination: value4,
            destinationStride: 15, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, value4, value5, value_t2, h_t, words_mask_t, h_tNext)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: value, inputStride: 4, packed: value_packed3,
          destination: value6, destinationStride: 15, bias: value7)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let value_t2_2: MutableFloats = value6 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: value_packed4, destination: value8,
            destinationStride: 15, bias: nil, turn: t2)
          Pointwise.compute_h(rows: batch, value8, value9, value_t2_2, h_t2Next, words_mask_t2, h_t2)
        }
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(8), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value10, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(8), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value10 + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: value10, inputStride: 20, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        Kernel.softmax(
          rows: batch, count: 3, width: 3, source: logits, sourceStride: 3, destination: value11, destinationStride: 3,
          isLogarithmic: false)
        shard.setOutput(0, value11, stepStride: 0, stride: 3)
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

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // value: [60]
        let value: MutableFloats = prepared
        // hidden_forward_Wr: [45]
        let hidden_forward_Wr: Floats = parameters + 48
        // hidden_forward_Wz: [45]
        let hidden_forward_Wz: Floats = parameters + 96
        // hidden_forward_Wn: [20]
        let hidden_forward_Wn: Floats = parameters + 144
        // value2: [75]
        let value2: MutableFloats = prepared + 64
        // hidden_forward_Un: [25]
        let hidden_forward_Un: Floats = parameters + 176
        // value3: [60]
        let value3: MutableFloats = prepared + 144
        // hidden_backward_Wr: [45]
        let hidden_backward_Wr: Floats = parameters + 272
        // hidden_backward_Wz: [45]
        let hidden_backward_Wz: Floats = parameters + 320
        // hidden_backward_Wn: [20]
        let hidden_backward_Wn: Floats = parameters + 368
        // value4: [75]
        let value4: MutableFloats = prepared + 208
        // hidden_backward_Un: [25]
        let hidden_backward_Un: Floats = parameters + 400
        // value5: [15]
        let value5: MutableFloats = prepared + 288
        // hidden_forward_br: [5]
        let hidden_forward_br: Floats = parameters + 208
        // hidden_forward_bz: [5]
        let hidden_forward_bz: Floats = parameters + 224
        // hidden_forward_bn: [5]
        let hidden_forward_bn: Floats = parameters + 240
        // value7: [15]
        let value7: MutableFloats = prepared + 304
        // value6: [5]
        let value6: MutableFloats = prepared + 320
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = parameters + 256
        // value8: [15]
        let value8: MutableFloats = prepared + 336
        // hidden_backward_br: [5]
        let hidden_backward_br: Floats = parameters + 432
        // hidden_backward_bz: [5]
        let hidden_backward_bz: Floats = parameters + 448
        // hidden_backward_bn: [5]
        let hidden_backward_bn: Floats = parameters + 464
        // value9: [15]
        let value9: MutableFloats = prepared + 352
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = parameters + 480
        // value_packed: [64]
        let value_packed: MutableFloats = prepared + 368
        // value_packed2: [80]
        let value_packed2: MutableFloats = prepared + 432
        // value_packed3: [64]
        let value_packed3: MutableFloats = prepared + 512
        // value_packed4: [80]
        let value_packed4: MutableFloats = prepared + 576
        // logits_W: [60]
        let logits_W: Floats = parameters + 496
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 656
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Pointwise.compute_value(value6)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value7 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value9 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: value, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: value3, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 3, columns: 20, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // value3: [15]
        let value3: Floats = shard.prepared + 288
        // value5: [15]
        let value5: Floats = shard.prepared + 304
        // value7: [15]
        let value7: Floats = shard.prepared + 336
        // value9: [15]
        let value9: Floats = shard.prepared + 352
        // value10: [B, 20]
        let value10: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10]
        let hidden: MutableFloats = shard.floats(2)
        // value: [T, B, 4]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(6)
        // value2: [T, B, 15]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [64]
        let value_packed: Floats = shard.prepared + 368
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(8)
        // value4: [B, 15]
        let value4: MutableFloats = shard.floats(3)
        // value_packed2: [80]
        let value_packed2: Floats = shard.prepared + 432
        // value6: [T, B, 15]
        let value6: MutableFloats = shard.floats(2)
        // value_packed3: [64]
        let value_packed3: Floats = shard.prepared + 512
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // value8: [B, 15]
        let value8: MutableFloats = shard.floats(3)
        // value_packed4: [80]
        let value_packed4: Floats = shard.prepared + 576
        // logits: [B, 3]
        let logits: MutableFloats = shard.floats(5)
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 656
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // value11: [B, 1]
        let value11: MutableFloats = shard.floats(3)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(7)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 4
          let value_t2: MutableFloats = value2 + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: value_t, inputStride: 4,
              packed: value_packed, destination: value_t2, destinationStride: 15, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: value_packed2, destination: value4,
            destinationStride: 15, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, value4, value5, value_t2, h_t, words_mask_t, h_tNext)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: value, inputStride: 4, packed: value_packed3,
          destination: value6, destinationStride: 15, bias: value7)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let value_t2_2: MutableFloats = value6 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: value_packed4, destination: value8,
            destinationStride: 15, bias: nil, turn: t2)
          Pointwise.compute_h2(rows: batch, value8, value9, value_t2_2, h_t2Next, words_mask_t2, h_t2)
        }
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(9), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value10, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(9), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value10 + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: value10, inputStride: 20, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1, destination: value11,
          destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: value11, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
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
        sumsCount: 64, gradientSums: [0..<245, 272..<469, 496..<563], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // value: [60]
        let value: MutableFloats = prepared
        // hidden_forward_Wr: [45]
        let hidden_forward_Wr: Floats = parameters + 48
        // hidden_forward_Wz: [45]
        let hidden_forward_Wz: Floats = parameters + 96
        // hidden_forward_Wn: [20]
        let hidden_forward_Wn: Floats = parameters + 144
        // value2: [75]
        let value2: MutableFloats = prepared + 64
        // hidden_forward_Un: [25]
        let hidden_forward_Un: Floats = parameters + 176
        // value3: [60]
        let value3: MutableFloats = prepared + 144
        // hidden_backward_Wr: [45]
        let hidden_backward_Wr: Floats = parameters + 272
        // hidden_backward_Wz: [45]
        let hidden_backward_Wz: Floats = parameters + 320
        // hidden_backward_Wn: [20]
        let hidden_backward_Wn: Floats = parameters + 368
        // value4: [75]
        let value4: MutableFloats = prepared + 208
        // hidden_backward_Un: [25]
        let hidden_backward_Un: Floats = parameters + 400
        // value5: [15]
        let value5: MutableFloats = prepared + 288
        // hidden_forward_br: [5]
        let hidden_forward_br: Floats = parameters + 208
        // hidden_forward_bz: [5]
        let hidden_forward_bz: Floats = parameters + 224
        // hidden_forward_bn: [5]
        let hidden_forward_bn: Floats = parameters + 240
        // value7: [15]
        let value7: MutableFloats = prepared + 304
        // value6: [5]
        let value6: MutableFloats = prepared + 320
        // hidden_forward_cn: [5]
        let hidden_forward_cn: Floats = parameters + 256
        // value8: [15]
        let value8: MutableFloats = prepared + 336
        // hidden_backward_br: [5]
        let hidden_backward_br: Floats = parameters + 432
        // hidden_backward_bz: [5]
        let hidden_backward_bz: Floats = parameters + 448
        // hidden_backward_bn: [5]
        let hidden_backward_bn: Floats = parameters + 464
        // value9: [15]
        let value9: MutableFloats = prepared + 352
        // hidden_backward_cn: [5]
        let hidden_backward_cn: Floats = parameters + 480
        // value_packed: [64]
        let value_packed: MutableFloats = prepared + 368
        // value_packed2: [80]
        let value_packed2: MutableFloats = prepared + 432
        // value_packed3: [64]
        let value_packed3: MutableFloats = prepared + 512
        // value_packed4: [80]
        let value_packed4: MutableFloats = prepared + 576
        // logits_W: [60]
        let logits_W: Floats = parameters + 496
        // logits_W_packed: [320]
        let logits_W_packed: MutableFloats = prepared + 656
        // logits_W_packed2: [96]
        let logits_W_packed2: MutableFloats = prepared + 976
        // value_packed5: [240]
        let value_packed5: MutableFloats = prepared + 1072
        // value_packed6: [240]
        let value_packed6: MutableFloats = prepared + 1312
        // value_packed7: [240]
        let value_packed7: MutableFloats = prepared + 1552
        // value_packed8: [240]
        let value_packed8: MutableFloats = prepared + 1792
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: hidden_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: value3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: value4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: hidden_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value5 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Pointwise.compute_value(value6)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value7 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_forward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value7 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value8 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: value6, sourceRowStride: 5, sourceColumnStride: 1, destination: value9 + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: hidden_backward_cn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: value9 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: value, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: value3, rowStride: 4, columnStride: 1, rows: 15, columns: 4, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: logits_W, rowStride: 20, columnStride: 1, rows: 3, columns: 20, blocks: 1,
          destination: logits_W_packed)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 20, rows: 20, columns: 3, blocks: 1,
          destination: logits_W_packed2)
        Kernel.pack(
          source: value4, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1, destination: value_packed5)
        Kernel.pack(
          source: value3, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1, destination: value_packed6)
        Kernel.pack(
          source: value2, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1, destination: value_packed7)
        Kernel.pack(
          source: value, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1, destination: value_packed8)
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
        // gradient_logits_W: [60]
        let gradient_logits_W: MutableFloats = shard.gradients + 496
        // gradient_logits_b: [3]
        let gradient_logits_b: MutableFloats = shard.gradients + 560
        // value3: [15]
        let value3: Floats = shard.prepared + 288
        // value5: [15]
        let value5: Floats = shard.prepared + 304
        // value8: [15]
        let value8: Floats = shard.prepared + 336
        // value10: [15]
        let value10: Floats = shard.prepared + 352
        // value12: [B, 20]
        let value12: MutableFloats = shard.floats(3)
        // hidden: [T, B, 10]
        let hidden: MutableFloats = shard.floats(8)
        // value: [T, B, 4]
        let value: MutableFloats = shard.floats(0)
        // hidden_embed_E: [36]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(14)
        // value2: [T, B, 15]
        let value2: MutableFloats = shard.floats(2)
        // value_packed: [64]
        let value_packed: Floats = shard.prepared + 368
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(16)
        // value4: [B, 15]
        let value4: MutableFloats = shard.floats(3)
        // value_packed2: [80]
        let value_packed2: Floats = shard.prepared + 432
        // value7: [T, B, 15]
        let value7: MutableFloats = shard.floats(5)
        // value_packed3: [64]
        let value_packed3: Floats = shard.prepared + 512
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(6)
        // value9: [B, 15]
        let value9: MutableFloats = shard.floats(3)
        // value_packed4: [80]
        let value_packed4: Floats = shard.prepared + 576
        // logits: [B, 3]
        let logits: MutableFloats = shard.floats(9)
        // logits_W_packed: [320]
        let logits_W_packed: Floats = shard.prepared + 656
        // logits_b: [3]
        let logits_b: Floats = shard.parameters + 560
        // value13: [B, 1]
        let value13: MutableFloats = shard.floats(10)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(15)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value15: [B, 3]
        let value15: MutableFloats = shard.floats(12)
        // value14: [B, 1]
        let value14: MutableFloats = shard.floats(11)
        // count: [1]
        let count: Floats = shard.count(0)
        // value16: [B, 20]
        let value16: MutableFloats = shard.floats(3)
        // logits_W_packed2: [96]
        let logits_W_packed2: Floats = shard.prepared + 976
        // value17: [T, B, 10]
        let value17: MutableFloats = shard.floats(8)
        // value18: [T, B, 10]
        let value18: MutableFloats = shard.floats(13)
        // d_h: [B, 5]
        let d_h: MutableFloats = shard.floats(9)
        // value11: [T, B, 15]
        let value11: MutableFloats = shard.floats(7)
        // value19: [B, 5]
        let value19: MutableFloats = shard.floats(12)
        // value20: [B, 5]
        let value20: MutableFloats = shard.floats(10)
        // value_packed5: [240]
        let value_packed5: Floats = shard.prepared + 1072
        // sum2: [15]
        let sum2: MutableFloats = shard.sums + 16
        // value21: [T, B, 4]
        let value21: MutableFloats = shard.floats(8)
        // value_packed6: [240]
        let value_packed6: Floats = shard.prepared + 1312
        // d_h2: [B, 5]
        let d_h2: MutableFloats = shard.floats(9)
        // value6: [T, B, 15]
        let value6: MutableFloats = shard.floats(4)
        // value22: [B, 5]
        let value22: MutableFloats = shard.floats(10)
        // value23: [B, 5]
        let value23: MutableFloats = shard.floats(12)
        // value_packed7: [240]
        let value_packed7: Floats = shard.prepared + 1552
        // sum3: [15]
        let sum3: MutableFloats = shard.sums + 32
        // value24: [T, B, 4]
        let value24: MutableFloats = shard.floats(0)
        // value_packed8: [240]
        let value_packed8: Floats = shard.prepared + 1792
        // value25: [T, B, 4]
        let value25: MutableFloats = shard.floats(13)
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
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: value, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<wordsSteps {
          let value_t: MutableFloats = value + t &* batch &* 4
          let value_t2: MutableFloats = value2 + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let words_mask_t: MutableFloats = words_mask + t &* batch
          let value_t3: MutableFloats = value6 + t &* batch &* 15
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t) &* batch, k: 4, n: 15, input: value_t, inputStride: 4,
              packed: value_packed, destination: value_t2, destinationStride: 15, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: value_packed2, destination: value4,
            destinationStride: 15, bias: nil, turn: t)
          Pointwise.compute_value_r(rows: batch, value4, value5, value_t2, h_t, words_mask_t, value_t3, h_tNext)
        }
        Kernel.product(
          rows: wordsSteps &* batch, k: 4, n: 15, input: value, inputStride: 4, packed: value_packed3,
          destination: value7, destinationStride: 15, bias: value8)
        Kernel.zero(rows: batch, width: 5, destination: h2 + wordsSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<wordsSteps {
          let t2: Swift::Int = wordsSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let value_t2_2: MutableFloats = value7 + t2 &* batch &* 15
          let words_mask_t2: MutableFloats = words_mask + t2 &* batch
          let value_t2_3: MutableFloats = value11 + t2 &* batch &* 15
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: value_packed4, destination: value9,
            destinationStride: 15, bias: nil, turn: t2)
          Pointwise.compute_value_r(rows: batch, value9, value10, value_t2_2, h_t2Next, words_mask_t2, value_t2_3, h_t2)
        }
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: hidden,
          destinationStride: 10)
        Kernel.copy(
          rows: wordsSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: hidden + 5,
          destinationStride: 10)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(17), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value12, destinationStride: 20)
        Kernel.at(
          isLast: false, batch: batch, width: 10, lengths: shard.tokens(17), source: hidden,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: value12 + 10, destinationStride: 20)
        Kernel.product(
          rows: batch, k: 20, n: 3, input: value12, inputStride: 20, packed: logits_W_packed, destination: logits,
          destinationStride: 3, bias: logits_b)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1, destination: value13,
          destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: value13, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        Pointwise.compute_value2(count: batch, count, value14)
        Kernel.crossEntropyGradient(
          rows: batch, width: 3, logits: logits, logitsStride: 3, token: label, tokenStride: 1, loss: value13,
          lossStride: 1, cotangent: value14, cotangentStride: 1, destination: value15, destinationStride: 3)
        Kernel.outerSum(
          rows: batch, m: 3, n: 20, left: value15, leftStride: 3, right: value12, rightStride: 20,
          destination: gradient_logits_W, destinationRowStride: 20, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: batch, k: 3, n: 20, input: value15, inputStride: 3, packed: logits_W_packed2, destination: value16,
          destinationStride: 20, bias: nil)
        Kernel.place(
          isLast: false, steps: wordsSteps, batch: batch, width: 10, lengths: shard.tokens(17), source: value16 + 10,
          sourceStride: 20, destination: value17, destinationStepStride: batch &* 10, destinationStride: 10)
        Kernel.place(
          isLast: true, steps: wordsSteps, batch: batch, width: 10, lengths: shard.tokens(17), source: value16,
          sourceStride: 20, destination: value18, destinationStepStride: batch &* 10, destinationStride: 10)
        Pointwise.compute_value_value(rows: wordsSteps &* batch, value17, value18, value6, value11)
        Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
        for t3 in 0..<wordsSteps {
          let value_t3_2: MutableFloats = value7 + t3 &* batch &* 15
          let value_t3_3: MutableFloats = value11 + t3 &* batch &* 15
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          Pointwise.compute_value_value2(rows: batch, value_t3_2, d_h, value_t3_3, words_mask_t3, h_t3Next, value19)
          Kernel.product(
            rows: batch, k: 15, n: 5, input: value_t3_3, inputStride: 15, packed: value_packed5, destination: value20,
            destinationStride: 5, bias: nil, turn: t3)
          Pointwise.compute_d_h(count: batch &* 5, value19, value20, d_h)
        }
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value11, leftStride: 15, right: h2 + batch &* 5, rightStride: 5,
          destination: gradient_hidden_backward_Wr, destinationRowStride: 9, leftSum: sum2,
          totals: shard.totals(toMove: gradient_hidden_backward_Wr), leftSumTotals: shard.totals(of: sum2))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value11 + 5, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_hidden_backward_Wz, destinationRowStride: 9, leftSum: sum2 + 5,
          totals: shard.totals(toMove: gradient_hidden_backward_Wz), leftSumTotals: shard.totals(of: sum2 + 5))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value11 + 10, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_hidden_backward_Un, destinationRowStride: 5, leftSum: sum2 + 10,
          totals: shard.totals(toMove: gradient_hidden_backward_Un), leftSumTotals: shard.totals(of: sum2 + 10))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value7, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_backward_Wr2, destinationRowStride: 9, leftSum: gradient_hidden_backward_br,
          totals: shard.totals(toMove: gradient_hidden_backward_Wr2),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_br))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value7 + 5, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_backward_Wz2, destinationRowStride: 9, leftSum: gradient_hidden_backward_bz,
          totals: shard.totals(toMove: gradient_hidden_backward_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_bz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value7 + 10, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_backward_Wn, destinationRowStride: 4, leftSum: gradient_hidden_backward_bn,
          totals: shard.totals(toMove: gradient_hidden_backward_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_backward_bn))
        Kernel.product(
          rows: wordsSteps &* batch, k: 15, n: 4, input: value7, inputStride: 15, packed: value_packed6,
          destination: value21, destinationStride: 4, bias: nil)
        Kernel.zero(rows: batch, width: 5, destination: d_h2, destinationStride: 5)
        for done2 in 0..<wordsSteps {
          let t4: Swift::Int = wordsSteps &- 1 &- done2
          let value_t4: MutableFloats = value2 + t4 &* batch &* 15
          let value_t4_2: MutableFloats = value6 + t4 &* batch &* 15
          let words_mask_t4: MutableFloats = words_mask + t4 &* batch
          let h_t4: MutableFloats = h + t4 &* batch &* 5
          Pointwise.compute_value_value2(rows: batch, value_t4, d_h2, value_t4_2, words_mask_t4, h_t4, value22)
          Kernel.product(
            rows: batch, k: 15, n: 5, input: value_t4_2, inputStride: 15, packed: value_packed7, destination: value23,
            destinationStride: 5, bias: nil, turn: t4)
          Pointwise.compute_d_h(count: batch &* 5, value22, value23, d_h2)
        }
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value6, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Wr, destinationRowStride: 9, leftSum: sum3,
          totals: shard.totals(toMove: gradient_hidden_forward_Wr), leftSumTotals: shard.totals(of: sum3))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value6 + 5, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Wz, destinationRowStride: 9, leftSum: sum3 + 5,
          totals: shard.totals(toMove: gradient_hidden_forward_Wz), leftSumTotals: shard.totals(of: sum3 + 5))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 5, left: value6 + 10, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_hidden_forward_Un, destinationRowStride: 5, leftSum: sum3 + 10,
          totals: shard.totals(toMove: gradient_hidden_forward_Un), leftSumTotals: shard.totals(of: sum3 + 10))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value2, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_forward_Wr2, destinationRowStride: 9, leftSum: gradient_hidden_forward_br,
          totals: shard.totals(toMove: gradient_hidden_forward_Wr2),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_br))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value2 + 5, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_forward_Wz2, destinationRowStride: 9, leftSum: gradient_hidden_forward_bz,
          totals: shard.totals(toMove: gradient_hidden_forward_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_bz))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 5, n: 4, left: value2 + 10, leftStride: 15, right: value, rightStride: 4,
          destination: gradient_hidden_forward_Wn, destinationRowStride: 4, leftSum: gradient_hidden_forward_bn,
          totals: shard.totals(toMove: gradient_hidden_forward_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_forward_bn))
        Kernel.product(
          rows: wordsSteps &* batch, k: 15, n: 4, input: value2, inputStride: 15, packed: value_packed8,
          destination: value24, destinationStride: 4, bias: nil)
        Pointwise.compute_value3(count: wordsSteps &* batch &* 4, value21, value24, value25)
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 4, token: words, tokenStride: 1, source: value25, sourceStride: 4,
          destination: gradient_hidden_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_forward_cn: [5]
        let gradient_hidden_forward_cn: MutableFloats = shard.gradients + 256
        // gradient_hidden_backward_cn: [5]
        let gradient_hidden_backward_cn: MutableFloats = shard.gradients + 480
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // sum2: [15]
        let sum2: MutableFloats = shard.sums + 16
        // sum3: [15]
        let sum3: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        Pointwise.compute_loss(sum, count, loss)
        Kernel.copy(
          rows: 1, width: 5, source: sum2 + 10, sourceStride: 0, destination: gradient_hidden_backward_cn,
          destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 5, source: sum3 + 10, sourceStride: 0, destination: gradient_hidden_forward_cn,
          destinationStride: 0)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      @inline(never)
      static func compute_value(_ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        Lanes.store(v, value, count: 5)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 15
          let value2Row: Floats = value2
          let value3Row: Floats = value3 + row &* 15
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 5, count: 5)
          let value_x4: Vector = Lanes.load(value2Row + 5, count: 5)
          let v2: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 10, count: 5)
          let value_x6: Vector = Lanes.load(value2Row + 10, count: 5)
          let v3: Vector = Lanes.add(value_x5, value_x6)
          let r: Vector = Lanes.load(value3Row, count: 5)
          let v4: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.quickSigmoid(v4)
          let z: Vector = Lanes.load(value3Row + 5, count: 5)
          let v5: Vector = Lanes.add(v2, z)
          let z2: Vector = Lanes.quickSigmoid(v5)
          let n: Vector = Lanes.load(value3Row + 10, count: 5)
          let v7: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.multiply(z2, h)
          let v10: Vector = Lanes.subtract(v9, z2)
          let hNext: Vector = Lanes.fma(v10, n2, v8)
          let v12: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v12, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ h2: MutableFloats,
        _ words_mask: Floats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 15
          let value2Row: Floats = value2
          let value3Row: Floats = value3 + row &* 15
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 5, count: 5)
          let value_x4: Vector = Lanes.load(value2Row + 5, count: 5)
          let v2: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 10, count: 5)
          let value_x6: Vector = Lanes.load(value2Row + 10, count: 5)
          let v3: Vector = Lanes.add(value_x5, value_x6)
          let r: Vector = Lanes.load(value3Row, count: 5)
          let v4: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.sigmoid(v4)
          let z: Vector = Lanes.load(value3Row + 5, count: 5)
          let v5: Vector = Lanes.add(v2, z)
          let z2: Vector = Lanes.sigmoid(v5)
          let n: Vector = Lanes.load(value3Row + 10, count: 5)
          let v7: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.multiply(z2, h)
          let v10: Vector = Lanes.subtract(v9, z2)
          let hNext: Vector = Lanes.fma(v10, n2, v8)
          let v12: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v12, h3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_value_r(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats, _ h2: MutableFloats,
        _ words_mask: Floats, _ value4: MutableFloats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 15
          let value2Row: Floats = value2
          let value3Row: MutableFloats = value3 + row &* 15
          let h2Row: MutableFloats = h2 + row &* 5
          let words_maskRow: Floats = words_mask + row
          let value4Row: MutableFloats = value4 + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 5, count: 5)
          let value_x4: Vector = Lanes.load(value2Row + 5, count: 5)
          let v2: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 10, count: 5)
          let value_x6: Vector = Lanes.load(value2Row + 10, count: 5)
          let v3: Vector = Lanes.add(value_x5, value_x6)
          let r: Vector = Lanes.load(value3Row, count: 5)
          let v4: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.sigmoid(v4)
          let z: Vector = Lanes.load(value3Row + 5, count: 5)
          let v5: Vector = Lanes.add(v2, z)
          let z2: Vector = Lanes.sigmoid(v5)
          let n: Vector = Lanes.load(value3Row + 10, count: 5)
          let v7: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.multiply(z2, h)
          let v10: Vector = Lanes.subtract(v9, z2)
          let hNext: Vector = Lanes.fma(v10, n2, v8)
          let v12: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v3, value3Row + 10, count: 5)
          Lanes.store(r2, value4Row + 10, count: 5)
          Lanes.store(z2, value3Row + 5, count: 5)
          Lanes.store(n2, value3Row, count: 5)
          Lanes.store(v12, h3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_value_value(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats, _ value4: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 10
          let value2Row: Floats = value2 + row &* 10
          let value3Row: MutableFloats = value3 + row &* 15
          let value4Row: MutableFloats = value4 + row &* 15
          let value_x: Vector = Lanes.load(valueRow, count: 5)
          let value_x2: Vector = Lanes.load(value2Row, count: 5)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 5, count: 5)
          let value_x4: Vector = Lanes.load(value2Row + 5, count: 5)
          let v2: Vector = Lanes.add(value_x3, value_x4)
          Lanes.store(v, value3Row + 5, count: 5)
          Lanes.store(v2, value4Row + 5, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ value: MutableFloats, _ d_h2: Floats, _ value2: MutableFloats, _ words_mask: Floats,
        _ h2: Floats, _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let value2Row: MutableFloats = value2 + row &* 15
          let words_maskRow: Floats = words_mask + row
          let h2Row: Floats = h2 + row &* 5
          let value3Row: MutableFloats = value3 + row &* 5
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let z: Vector = Lanes.load(valueRow + 5, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let value_x: Vector = Lanes.load(value2Row + 5, count: 5)
          let v3: Vector = Lanes.add(d_h, value_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let n: Vector = Lanes.load(valueRow, count: 5)
          let v8: Vector = Lanes.multiply(v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v9: Vector = Lanes.multiply(v5, h)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v8, v12)
          let value_x2: Vector = Lanes.load(valueRow + 10, count: 5)
          let v14: Vector = Lanes.multiply(v13, value_x2)
          let r: Vector = Lanes.load(value2Row + 10, count: 5)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v13, valueRow + 10, count: 5)
          Lanes.store(v15, value2Row + 10, count: 5)
          Lanes.store(v18, valueRow + 5, count: 5)
          Lanes.store(v18, value2Row + 5, count: 5)
          Lanes.store(v21, valueRow, count: 5)
          Lanes.store(v21, value2Row, count: 5)
          Lanes.store(v22, value3Row, count: 5)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value3(count: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
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
    }
  }
}
