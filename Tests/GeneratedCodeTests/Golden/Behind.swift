// Behind.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// A caption for an image: features are the first state and beside each word, and a kind is a token of the example.
///
/// - Input `image`: [5]
/// - Input `kind`: a token in 0..<3
/// - Input `words`: a token in 0..<7 for each step of `words`
/// - Target `next`: a token in 0..<7 for each step of `words`
/// - Output `probabilities`: [7] for each step of `words`
/// - Output `hidden`: [6] for each step of `words`
/// - Output `last`: [6]
public struct Caption: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.embed.E", shape: [7, 4], offset: 0, initializer: .normal(0.3779644730092272)),
      .init(name: "hidden.embed2.E", shape: [3, 2], offset: 32, initializer: .normal(0.5773502691896258)),
      .init(name: "hidden.dense.W", shape: [6, 5], offset: 48, initializer: .glorot),
      .init(name: "hidden.dense.b", shape: [6], offset: 80, initializer: .constant(0.0)),
      .init(name: "hidden.Wf", shape: [6, 17], offset: 96, initializer: .glorot),
      .init(name: "hidden.Wi", shape: [6, 17], offset: 208, initializer: .glorot),
      .init(name: "hidden.Wg", shape: [6, 17], offset: 320, initializer: .glorot),
      .init(name: "hidden.Wo", shape: [6, 17], offset: 432, initializer: .glorot),
      .init(name: "hidden.bf", shape: [6], offset: 544, initializer: .constant(1.0)),
      .init(name: "hidden.bi", shape: [6], offset: 560, initializer: .constant(0.0)),
      .init(name: "hidden.bg", shape: [6], offset: 576, initializer: .constant(0.0)),
      .init(name: "hidden.bo", shape: [6], offset: 592, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [7, 6], offset: 608, initializer: .glorot),
      .init(name: "logits.b", shape: [7], offset: 656, initializer: .constant(0.0)),
    ],
    count: 672, preparedCounts: [1168, 2048, 80, 1088])

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
    public let probabilities: RNNRuntime::OutputView
    public let hidden: RNNRuntime::OutputView
    public let last: RNNRuntime::OutputView
  }

  /// The outputs, to be read in place until the next run or step.
  public struct StepOutputs: Swift.Sendable {
    public let probabilities: RNNRuntime::OutputView
    public let hidden: RNNRuntime::OutputView
  }
}

// MARK: Streams

extension Caption {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `words` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - image: numbers, [5].
  ///   - kind: tokens in 0..<3, [].
  public func encode(
    image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>
  ) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, image)
    inputs.set(1, kind)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(
    image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>
  ) throws(RNNRuntime::ValidationError) {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    try inputs.check(0, image)
    try inputs.check(1, kind)
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
  /// - Parameter words: a token in 0..<7.
  /// - Returns: views of memory that the next step overwrites.
  public func step(words: Swift::Int, _ stream: inout Stream) -> StepOutputs {
    stream.storage.set(2, token: words)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return StepOutputs(probabilities: stream.storage.output(0), hidden: stream.storage.output(1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(words: Swift::Int, _ stream: Stream) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(2, token: words)
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
  /// - Parameter words: a token in 0..<7 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(words: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> StepOutputs {
    streams.storage.set(2, words)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return StepOutputs(probabilities: streams.storage.output(0), hidden: streams.storage.output(1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    words: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(2, words)
  }
}

// MARK: Whole sequences

extension Caption {
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
    ///   - image: numbers, [batch, 5].
    ///   - kind: tokens in 0..<3, [batch].
    ///   - words: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Caption, image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>,
      words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) -> Outputs {
      bind(
        to: workspace, image: image, kind: kind, words: words, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return Outputs(probabilities: workspace.output(0), hidden: workspace.output(1), last: workspace.output(2))
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>,
      words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 2, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, image)
      try check.bind(1, kind)
      try check.bind(2, words)
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
        _ model: Caption, _ batch: RNNRuntime::Batch<Caption.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return Outputs(probabilities: workspace.output(0), hidden: workspace.output(1), last: workspace.output(2))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, image: some Swift::Collection<Swift::Float>,
      kind: some Swift::Collection<Swift::Int32>, words: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 2, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, image, { workspace.bind(1, kind, { workspace.bind(2, words, run) }) })
    }
  }
}

// MARK: Training

extension Caption {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Caption.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Caption.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - image: numbers, [batch, 5].
    ///   - kind: tokens in 0..<3, [batch].
    ///   - words: tokens in 0..<7, [batch, steps].
    ///   - next: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Caption, image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>,
      words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, image: image, kind: kind, words: words, next: next, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - image: numbers, [batch, 5].
    ///   - kind: tokens in 0..<3, [batch].
    ///   - words: tokens in 0..<7, [batch, steps].
    ///   - next: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Caption, image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>,
      words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, image: image, kind: kind, words: words, next: next, lengths: lengths,
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
      image: some Swift::Collection<Swift::Float>, kind: some Swift::Collection<Swift::Int32>,
      words: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 2, count: words.count)
      try check.setLengths(0, lengths)
      try check.bind(0, image)
      try check.bind(1, kind)
      try check.bind(2, words)
      try check.bind(3, next)
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
        _ model: Caption, _ batch: RNNRuntime::Batch<Caption.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Caption, _ batch: RNNRuntime::Batch<Caption.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, image: some Swift::Collection<Swift::Float>,
      kind: some Swift::Collection<Swift::Int32>, words: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 2, count: words.count)
      workspace.setLengths(0, lengths)
      workspace.bind(
        0, image, { workspace.bind(1, kind, { workspace.bind(2, words, { workspace.bind(3, next, run) }) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Caption: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5].
      public var image: [Swift::Float]

      /// Input: a token in 0..<3.
      public var kind: Swift::Int32

      /// Input: a token in 0..<7 for each step of `words`.
      public var words: [Swift::Int32]

      /// Target: a token in 0..<7 for each step of `words`.
      public var next: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(image: [Swift::Float], kind: Swift::Int32, words: [Swift::Int32], next: [Swift::Int32]? = nil) {
        self.image = image
        self.kind = kind
        self.words = words
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.image)
        packer.add(self.kind)
        packer.add(self.words)
        packer.add(self.next)
      }
    }
  }

  extension Caption.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Caption
  }

  extension Caption.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Caption
  }
#endif

// MARK: Code

extension Caption {
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
        axes: ["words"],
        inputs: [
          .init(name: "image", axis: -1, width: 5), .init(name: "kind", axis: -1, classes: 3),
          .init(name: "words", axis: 0, classes: 7),
        ],
        outputs: [
          .init(name: "probabilities", axis: 0, shape: [7]), .init(name: "hidden", axis: 0, shape: [6]),
          .init(name: "last", axis: -1, shape: [6]),
        ],
        states: [],
        arena: [
          .init(axis: 0, width: 11), .init(axis: -1, width: 6), .init(axis: -1, width: 24),
          .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 24),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [264]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [102]
        let hidden_Wf: Floats = parameters + 96
        // hidden_Wi: [102]
        let hidden_Wi: Floats = parameters + 208
        // hidden_Wg: [102]
        let hidden_Wg: Floats = parameters + 320
        // hidden_Wo: [102]
        let hidden_Wo: Floats = parameters + 432
        // gates_weights2: [144]
        let gates_weights2: MutableFloats = prepared + 272
        // gates_bias: [24]
        let gates_bias: MutableFloats = prepared + 416
        // hidden_bf: [6]
        let hidden_bf: Floats = parameters + 544
        // hidden_bi: [6]
        let hidden_bi: Floats = parameters + 560
        // hidden_bg: [6]
        let hidden_bg: Floats = parameters + 576
        // hidden_bo: [6]
        let hidden_bo: Floats = parameters + 592
        // hidden_dense_W: [30]
        let hidden_dense_W: Floats = parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared + 448
        // gates_weights_packed: [352]
        let gates_weights_packed: MutableFloats = prepared + 528
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 880
        // logits_W: [42]
        let logits_W: Floats = parameters + 608
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 1072
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wf + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wi + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 66, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wg + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 132, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wo + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 198, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wf, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wi, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wg, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wo, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 18, destinationRowStride: 24, destinationColumnStride: 1)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 6, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights, rowStride: 11, columnStride: 1, rows: 24, columns: 11, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gates_bias: [24]
        let gates_bias: Floats = shard.prepared + 416
        // hidden_concatenate: [T, B, 11], shares memory with logits
        let hidden_concatenate: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hidden_gather: [B, 2], shares memory with hidden_add, c, last
        let hidden_gather: MutableFloats = shard.floats(1)
        // hidden_embed2_E: [6]
        let hidden_embed2_E: Floats = shard.parameters + 32
        // kind: [B, 1]
        let kind: MutableTokens = shard.tokens(6)
        // image: [B, 5]
        let image: MutableFloats = shard.floats(5)
        // hidden_add: [B, 6], shares memory with hidden_gather, c, last
        let hidden_add: MutableFloats = shard.floats(1)
        // hidden_dense_b: [6]
        let hidden_dense_b: Floats = shard.parameters + 80
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 448
        // hidden_tanh: [B, 6], shares memory with gates2
        let hidden_tanh: MutableFloats = shard.floats(2)
        // gates: [T, B, 24], shares memory with probabilities
        let gates: MutableFloats = shard.floats(4)
        // gates_weights_packed: [352]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(3)
        // c: [B, 6], shares memory with hidden_gather, hidden_add, last
        let c: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(8)
        // gates2: [B, 24], shares memory with hidden_tanh
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 880
        // logits: [T, B, 7], shares memory with hidden_concatenate
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 656
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 1072
        // probabilities: [T, B, 7], shares memory with gates
        let probabilities: MutableFloats = shard.floats(4)
        // last: [B, 6], shares memory with hidden_gather, hidden_add, c
        let last: MutableFloats = shard.floats(1)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_concatenate, destinationStride: 11)
        Kernel.gather(
          rows: batch, width: 2, table: hidden_embed2_E, tableRowStride: 2, tableColumnStride: 1, token: kind,
          tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        for t in 0..<wordsSteps {
          let hidden_concatenate_t: MutableFloats = hidden_concatenate + t &* batch &* 11
          Kernel.copy(
            rows: batch, width: 5, source: image, sourceStride: 5, destination: hidden_concatenate_t + 4,
            destinationStride: 11)
        }
        for t2 in 0..<wordsSteps {
          let hidden_concatenate_t2: MutableFloats = hidden_concatenate + t2 &* batch &* 11
          Kernel.copy(
            rows: batch, width: 2, source: hidden_gather, sourceStride: 2, destination: hidden_concatenate_t2 + 9,
            destinationStride: 11)
        }
        Kernel.product(
          rows: batch, k: 5, n: 6, input: image, inputStride: 5, packed: hidden_dense_W_packed, destination: hidden_add,
          destinationStride: 6, bias: hidden_dense_b)
        Pointwise.compute_hidden_tanh(count: batch &* 6, hidden_add, hidden_tanh)
        Kernel.copy(rows: batch, width: 6, source: hidden_tanh, sourceStride: 6, destination: h, destinationStride: 6)
        Kernel.zero(rows: batch, width: 6, destination: c, destinationStride: 6)
        for t3 in 0..<wordsSteps {
          let hidden_concatenate_t3: MutableFloats = hidden_concatenate + t3 &* batch &* 11
          let gates_t3: MutableFloats = gates + t3 &* batch &* 24
          let h_t3: MutableFloats = h + t3 &* batch &* 6
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let h_t3Next: MutableFloats = h + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t3) &* batch, k: 11, n: 24, input: hidden_concatenate_t3,
              inputStride: 11, packed: gates_weights_packed, destination: gates_t3, destinationStride: 24,
              bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t3, c, words_mask_t3, h_t3, h_t3Next)
        }
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.product(
          rows: wordsSteps &* batch, k: 6, n: 7, input: h + batch &* 6, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // output softmax(logits)  (Behind.rnn:9)
        Kernel.softmax(
          rows: wordsSteps &* batch, count: 7, width: 7, source: logits, sourceStride: 7, destination: probabilities,
          destinationStride: 7, isLogarithmic: false)
        // output last: hidden.last  (Behind.rnn:11)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(9), source: h + batch &* 6,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: last, destinationStride: 6)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: batch &* 7, stride: 7)
        // The output 'hidden'.
        shard.setOutput(1, h + batch &* 6, stepStride: batch &* 6, stride: 6)
        // The output 'last'.
        shard.setOutput(2, last, stepStride: 0, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"],
        inputs: [
          .init(name: "image", axis: -1, width: 5), .init(name: "kind", axis: -1, classes: 3),
          .init(name: "words", axis: 0, classes: 7), .init(name: "next", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 11), .init(axis: -1, width: 6), .init(axis: -1, width: 24),
          .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 24),
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
        // gates_bias: [24]
        let gates_bias: Floats = shard.prepared + 416
        // hidden_concatenate: [T, B, 11], shares memory with logits, loss_select
        let hidden_concatenate: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(7)
        // hidden_gather: [B, 2], shares memory with hidden_add, c
        let hidden_gather: MutableFloats = shard.floats(1)
        // hidden_embed2_E: [6]
        let hidden_embed2_E: Floats = shard.parameters + 32
        // kind: [B, 1]
        let kind: MutableTokens = shard.tokens(6)
        // image: [B, 5]
        let image: MutableFloats = shard.floats(5)
        // hidden_add: [B, 6], shares memory with hidden_gather, c
        let hidden_add: MutableFloats = shard.floats(1)
        // hidden_dense_b: [6]
        let hidden_dense_b: Floats = shard.parameters + 80
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 448
        // hidden_tanh: [B, 6], shares memory with gates2
        let hidden_tanh: MutableFloats = shard.floats(2)
        // gates: [T, B, 24], shares memory with loss_crossEntropy
        let gates: MutableFloats = shard.floats(4)
        // gates_weights_packed: [352]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(3)
        // c: [B, 6], shares memory with hidden_gather, hidden_add
        let c: MutableFloats = shard.floats(1)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(9)
        // gates2: [B, 24], shares memory with hidden_tanh
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 880
        // logits: [T, B, 7], shares memory with hidden_concatenate, loss_select
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 656
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 1072
        // loss_crossEntropy: [T, B, 1], shares memory with gates
        let loss_crossEntropy: MutableFloats = shard.floats(4)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(8)
        // loss_select: [T, B, 1], shares memory with hidden_concatenate, logits
        let loss_select: MutableFloats = shard.floats(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_concatenate, destinationStride: 11)
        Kernel.gather(
          rows: batch, width: 2, table: hidden_embed2_E, tableRowStride: 2, tableColumnStride: 1, token: kind,
          tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        for t in 0..<wordsSteps {
          let hidden_concatenate_t: MutableFloats = hidden_concatenate + t &* batch &* 11
          Kernel.copy(
            rows: batch, width: 5, source: image, sourceStride: 5, destination: hidden_concatenate_t + 4,
            destinationStride: 11)
        }
        for t2 in 0..<wordsSteps {
          let hidden_concatenate_t2: MutableFloats = hidden_concatenate + t2 &* batch &* 11
          Kernel.copy(
            rows: batch, width: 2, source: hidden_gather, sourceStride: 2, destination: hidden_concatenate_t2 + 9,
            destinationStride: 11)
        }
        Kernel.product(
          rows: batch, k: 5, n: 6, input: image, inputStride: 5, packed: hidden_dense_W_packed, destination: hidden_add,
          destinationStride: 6, bias: hidden_dense_b)
        Pointwise.compute_hidden_tanh2(count: batch &* 6, hidden_add, hidden_tanh)
        Kernel.copy(rows: batch, width: 6, source: hidden_tanh, sourceStride: 6, destination: h, destinationStride: 6)
        Kernel.zero(rows: batch, width: 6, destination: c, destinationStride: 6)
        for t3 in 0..<wordsSteps {
          let hidden_concatenate_t3: MutableFloats = hidden_concatenate + t3 &* batch &* 11
          let gates_t3: MutableFloats = gates + t3 &* batch &* 24
          let h_t3: MutableFloats = h + t3 &* batch &* 6
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let h_t3Next: MutableFloats = h + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t3) &* batch, k: 11, n: 24, input: hidden_concatenate_t3,
              inputStride: 11, packed: gates_weights_packed, destination: gates_t3, destinationStride: 24,
              bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c2(rows: batch, gates2, gates_t3, c, words_mask_t3, h_t3, h_t3Next)
        }
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.product(
          rows: wordsSteps &* batch, k: 6, n: 7, input: h + batch &* 6, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // loss crossEntropy(logits, next)  (Behind.rnn:12)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: wordsSteps &* batch, words_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Behind.rnn:12)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["words"],
        inputs: [
          .init(name: "image", axis: -1, width: 5), .init(name: "kind", axis: -1, classes: 3),
          .init(name: "words", axis: 0, classes: 7), .init(name: "next", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 11), .init(axis: -1, width: 24), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
          .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 24),
          .init(axis: 0, width: 7), .init(axis: 0, width: 1), .init(axis: 0, width: 7), .init(axis: 0, width: 1),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 32, gradientSums: [0..<663], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [264]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [102]
        let hidden_Wf: Floats = parameters + 96
        // hidden_Wi: [102]
        let hidden_Wi: Floats = parameters + 208
        // hidden_Wg: [102]
        let hidden_Wg: Floats = parameters + 320
        // hidden_Wo: [102]
        let hidden_Wo: Floats = parameters + 432
        // gates_weights2: [144]
        let gates_weights2: MutableFloats = prepared + 272
        // gates_bias: [24]
        let gates_bias: MutableFloats = prepared + 416
        // hidden_bf: [6]
        let hidden_bf: Floats = parameters + 544
        // hidden_bi: [6]
        let hidden_bi: Floats = parameters + 560
        // hidden_bg: [6]
        let hidden_bg: Floats = parameters + 576
        // hidden_bo: [6]
        let hidden_bo: Floats = parameters + 592
        // hidden_dense_W: [30]
        let hidden_dense_W: Floats = parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared + 448
        // gates_weights_packed: [352]
        let gates_weights_packed: MutableFloats = prepared + 528
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 880
        // logits_W: [42]
        let logits_W: Floats = parameters + 608
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 1072
        // logits_W_packed2: [112]
        let logits_W_packed2: MutableFloats = prepared + 1168
        // gates_weights_packed3: [384]
        let gates_weights_packed3: MutableFloats = prepared + 1280
        // gates_weights_packed4: [384]
        let gates_weights_packed4: MutableFloats = prepared + 1664
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wf + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wi + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 66, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wg + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 132, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wo + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 198, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wf, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wi, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wg, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wo, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 18, destinationRowStride: 24, destinationColumnStride: 1)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 6, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights, rowStride: 11, columnStride: 1, rows: 24, columns: 11, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
        // gradient of Behind.rnn:8: logits = dense(hidden, 7)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 6, rows: 6, columns: 7, blocks: 1,
          destination: logits_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 11, rows: 11, columns: 24, blocks: 1,
          destination: gates_weights_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let wordsSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_embed_E: [28]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients
        // gradient_hidden_embed2_E: [6]
        let gradient_hidden_embed2_E: MutableFloats = shard.gradients + 32
        // gradient_hidden_dense_W: [30]
        let gradient_hidden_dense_W: MutableFloats = shard.gradients + 48
        // gradient_hidden_dense_b: [6]
        let gradient_hidden_dense_b: MutableFloats = shard.gradients + 80
        // gradient_hidden_bf: [6]
        let gradient_hidden_bf: MutableFloats = shard.gradients + 544
        // gradient_hidden_bi: [6]
        let gradient_hidden_bi: MutableFloats = shard.gradients + 560
        // gradient_hidden_bg: [6]
        let gradient_hidden_bg: MutableFloats = shard.gradients + 576
        // gradient_hidden_bo: [6]
        let gradient_hidden_bo: MutableFloats = shard.gradients + 592
        // gradient_logits_W: [42]
        let gradient_logits_W: MutableFloats = shard.gradients + 608
        // gradient_logits_b: [7]
        let gradient_logits_b: MutableFloats = shard.gradients + 656
        // gates_bias: [24]
        let gates_bias: Floats = shard.prepared + 416
        // hidden_concatenate: [T, B, 11], shares memory with d_gates2
        let hidden_concatenate: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters
        // words: [T, B, 1]
        let words: MutableTokens = shard.tokens(15)
        // hidden_gather: [B, 2], shares memory with hidden_add, gates2, d_c
        let hidden_gather: MutableFloats = shard.floats(1)
        // hidden_embed2_E: [6]
        let hidden_embed2_E: Floats = shard.parameters + 32
        // kind: [B, 1]
        let kind: MutableTokens = shard.tokens(14)
        // image: [B, 5]
        let image: MutableFloats = shard.floats(13)
        // hidden_add: [B, 6], shares memory with hidden_gather, gates2, d_c
        let hidden_add: MutableFloats = shard.floats(1)
        // hidden_dense_b: [6]
        let hidden_dense_b: Floats = shard.parameters + 80
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared + 448
        // hidden_tanh: [B, 6], shares memory with d_h, d_hidden3, d_hidden4
        let hidden_tanh: MutableFloats = shard.floats(2)
        // d_hidden: [B, 6]
        let d_hidden: MutableFloats = shard.floats(3)
        // gates: [T, B, 24]
        let gates: MutableFloats = shard.floats(6)
        // gates_weights_packed: [352]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(4)
        // c: [T + 1, B, 6]
        let c: MutableFloats = shard.floats(5)
        // words_mask: [T, B, 1]
        let words_mask: MutableFloats = shard.floats(17)
        // gates2: [B, 24], shares memory with hidden_gather, hidden_add, d_c
        let gates2: MutableFloats = shard.floats(1)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 880
        // logits: [T, B, 7], shares memory with d_hidden2
        let logits: MutableFloats = shard.floats(7)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 656
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 1072
        // loss_crossEntropy: [T, B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(8)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(16)
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_logits
        let loss_select: MutableFloats = shard.floats(9)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(10)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [T, B, 7], shares memory with loss_select
        let d_logits: MutableFloats = shard.floats(9)
        // d_hidden2: [T, B, 6], shares memory with logits
        let d_hidden2: MutableFloats = shard.floats(7)
        // logits_W_packed2: [112]
        let logits_W_packed2: Floats = shard.prepared + 1168
        // d_h: [B, 6], shares memory with hidden_tanh, d_hidden3, d_hidden4
        let d_h: MutableFloats = shard.floats(2)
        // d_c: [B, 6], shares memory with hidden_gather, hidden_add, gates2
        let d_c: MutableFloats = shard.floats(1)
        // d_hNext: [B, 6], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(11)
        // d_gates: [B, 6]
        let d_gates: MutableFloats = shard.floats(12)
        // gates_weights_packed3: [384]
        let gates_weights_packed3: Floats = shard.prepared + 1280
        // d_h_final: [B, 6], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(11)
        // d_gates2: [T, B, 11], shares memory with hidden_concatenate
        let d_gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed4: [384]
        let gates_weights_packed4: Floats = shard.prepared + 1664
        // d_hidden3: [B, 6], shares memory with hidden_tanh, d_h, d_hidden4
        let d_hidden3: MutableFloats = shard.floats(2)
        // d_hidden4: [B, 2], shares memory with hidden_tanh, d_h, d_hidden3
        let d_hidden4: MutableFloats = shard.floats(2)
        // gradient_hidden_Wf: [91]
        let gradient_hidden_Wf: MutableFloats = shard.gradients + 96
        // gradient_hidden_Wi: [91]
        let gradient_hidden_Wi: MutableFloats = shard.gradients + 208
        // gradient_hidden_Wg: [91]
        let gradient_hidden_Wg: MutableFloats = shard.gradients + 320
        // gradient_hidden_Wo: [91]
        let gradient_hidden_Wo: MutableFloats = shard.gradients + 432
        // gradient_hidden_Wf2: [96]
        let gradient_hidden_Wf2: MutableFloats = shard.gradients + 102
        // gradient_hidden_Wi2: [96]
        let gradient_hidden_Wi2: MutableFloats = shard.gradients + 214
        // gradient_hidden_Wg2: [96]
        let gradient_hidden_Wg2: MutableFloats = shard.gradients + 326
        // gradient_hidden_Wo2: [96]
        let gradient_hidden_Wo2: MutableFloats = shard.gradients + 438
        // Forward.
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.gather(
          rows: wordsSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: words, tokenStride: 1, destination: hidden_concatenate, destinationStride: 11)
        Kernel.gather(
          rows: batch, width: 2, table: hidden_embed2_E, tableRowStride: 2, tableColumnStride: 1, token: kind,
          tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        for t in 0..<wordsSteps {
          let hidden_concatenate_t: MutableFloats = hidden_concatenate + t &* batch &* 11
          Kernel.copy(
            rows: batch, width: 5, source: image, sourceStride: 5, destination: hidden_concatenate_t + 4,
            destinationStride: 11)
        }
        for t2 in 0..<wordsSteps {
          let hidden_concatenate_t2: MutableFloats = hidden_concatenate + t2 &* batch &* 11
          Kernel.copy(
            rows: batch, width: 2, source: hidden_gather, sourceStride: 2, destination: hidden_concatenate_t2 + 9,
            destinationStride: 11)
        }
        Kernel.product(
          rows: batch, k: 5, n: 6, input: image, inputStride: 5, packed: hidden_dense_W_packed, destination: hidden_add,
          destinationStride: 6, bias: hidden_dense_b)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7); with its gradient
        Pointwise.compute_hidden_tanh_d_hidden(count: batch &* 6, hidden_add, hidden_tanh, d_hidden)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.copy(rows: batch, width: 6, source: hidden_tanh, sourceStride: 6, destination: h, destinationStride: 6)
        Kernel.zero(rows: batch, width: 6, destination: c, destinationStride: 6)
        for t3 in 0..<wordsSteps {
          let hidden_concatenate_t3: MutableFloats = hidden_concatenate + t3 &* batch &* 11
          let gates_t3: MutableFloats = gates + t3 &* batch &* 24
          let h_t3: MutableFloats = h + t3 &* batch &* 6
          let c_t3: MutableFloats = c + t3 &* batch &* 6
          let words_mask_t3: MutableFloats = words_mask + t3 &* batch
          let h_t3Next: MutableFloats = h + (t3 &+ 1) &* batch &* 6
          let c_t3Next: MutableFloats = c + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, wordsSteps &- t3) &* batch, k: 11, n: 24, input: hidden_concatenate_t3,
              inputStride: 11, packed: gates_weights_packed, destination: gates_t3, destinationStride: 24,
              bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates2, gates_t3, c_t3, words_mask_t3, h_t3, h_t3Next, c_t3Next)
        }
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.product(
          rows: wordsSteps &* batch, k: 6, n: 7, input: h + batch &* 6, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // loss crossEntropy(logits, next)  (Behind.rnn:12)
        Kernel.crossEntropy(
          rows: wordsSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(logits, next)  (Behind.rnn:12); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: wordsSteps &* batch, words_mask, loss_crossEntropy, words_count, loss_select, d_loss)
        // loss crossEntropy(logits, next)  (Behind.rnn:12)
        Kernel.columnSum(
          rows: wordsSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Behind.rnn:12: loss crossEntropy(logits, next)
        Kernel.crossEntropyGradient(
          rows: wordsSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
          destinationStride: 7)
        // gradient of Behind.rnn:8: logits = dense(hidden, 7)
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 7, n: 6, left: d_logits, leftStride: 7, right: h + batch &* 6, rightStride: 6,
          destination: gradient_logits_W, destinationRowStride: 6, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: wordsSteps &* batch, k: 7, n: 6, input: d_logits, inputStride: 7, packed: logits_W_packed2,
          destination: d_hidden2, destinationStride: 6, bias: nil)
        // gradient of Behind.rnn:7: hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …
        Kernel.zero(rows: batch, width: 6, destination: d_h, destinationStride: 6)
        Kernel.zero(rows: batch, width: 6, destination: d_c, destinationStride: 6)
        for done in 0..<wordsSteps {
          let t4: Swift::Int = wordsSteps &- 1 &- done
          let gates_t4: MutableFloats = gates + t4 &* batch &* 24
          let c_t4: MutableFloats = c + t4 &* batch &* 6
          let words_mask_t4: MutableFloats = words_mask + t4 &* batch
          let d_hidden_t4: MutableFloats = d_hidden2 + t4 &* batch &* 6
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t4, c_t4, words_mask_t4, d_c, d_h, d_hidden_t4, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 24, n: 6, input: gates_t4, inputStride: 24, packed: gates_weights_packed3,
            destination: d_gates, destinationStride: 6, bias: nil, turn: t4)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_hNext, d_gates, d_h)
        }
        // gradient of Behind.rnn:7: hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …
        Kernel.copy(rows: batch, width: 6, source: d_h, sourceStride: 6, destination: d_h_final, destinationStride: 6)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 6, left: gates, leftStride: 24, right: h, rightStride: 6,
          destination: gradient_hidden_Wf, destinationRowStride: 17, leftSum: gradient_hidden_bf,
          totals: shard.totals(toMove: gradient_hidden_Wf), leftSumTotals: shard.totals(of: gradient_hidden_bf))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 6, left: gates + 6, leftStride: 24, right: h, rightStride: 6,
          destination: gradient_hidden_Wi, destinationRowStride: 17, leftSum: gradient_hidden_bi,
          totals: shard.totals(toMove: gradient_hidden_Wi), leftSumTotals: shard.totals(of: gradient_hidden_bi))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 6, left: gates + 12, leftStride: 24, right: h, rightStride: 6,
          destination: gradient_hidden_Wg, destinationRowStride: 17, leftSum: gradient_hidden_bg,
          totals: shard.totals(toMove: gradient_hidden_Wg), leftSumTotals: shard.totals(of: gradient_hidden_bg))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 6, left: gates + 18, leftStride: 24, right: h, rightStride: 6,
          destination: gradient_hidden_Wo, destinationRowStride: 17, leftSum: gradient_hidden_bo,
          totals: shard.totals(toMove: gradient_hidden_Wo), leftSumTotals: shard.totals(of: gradient_hidden_bo))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 11, left: gates, leftStride: 24, right: hidden_concatenate,
          rightStride: 11, destination: gradient_hidden_Wf2, destinationRowStride: 17, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wf2))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 11, left: gates + 6, leftStride: 24, right: hidden_concatenate,
          rightStride: 11, destination: gradient_hidden_Wi2, destinationRowStride: 17, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wi2))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 11, left: gates + 12, leftStride: 24, right: hidden_concatenate,
          rightStride: 11, destination: gradient_hidden_Wg2, destinationRowStride: 17, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wg2))
        Kernel.outerSum(
          rows: wordsSteps &* batch, m: 6, n: 11, left: gates + 18, leftStride: 24, right: hidden_concatenate,
          rightStride: 11, destination: gradient_hidden_Wo2, destinationRowStride: 17, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wo2))
        Kernel.product(
          rows: wordsSteps &* batch, k: 24, n: 11, input: gates, inputStride: 24, packed: gates_weights_packed4,
          destination: d_gates2, destinationStride: 11, bias: nil)
        // gradient of Behind.rnn:7: hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …
        Pointwise.compute_d_hidden(count: batch &* 6, d_h_final, d_hidden, d_hidden3)
        Kernel.outerSum(
          rows: batch, m: 6, n: 5, left: d_hidden3, leftStride: 6, right: image, rightStride: 5,
          destination: gradient_hidden_dense_W, destinationRowStride: 5, leftSum: gradient_hidden_dense_b,
          totals: shard.totals(toMove: gradient_hidden_dense_W),
          leftSumTotals: shard.totals(of: gradient_hidden_dense_b))
        Kernel.timeSum(
          steps: wordsSteps, batch: batch, width: 2, source: d_gates2 + 9, sourceStepStride: batch &* 11,
          sourceStride: 11, destination: d_hidden4, destinationStride: 2)
        Kernel.scatterSum(
          rows: batch, width: 2, token: kind, tokenStride: 1, source: d_hidden4, sourceStride: 2,
          destination: gradient_hidden_embed2_E, destinationRowStride: 2, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed2_E))
        Kernel.scatterSum(
          rows: wordsSteps &* batch, width: 4, token: words, tokenStride: 1, source: d_gates2, sourceStride: 11,
          destination: gradient_hidden_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_count: [1]
        let words_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Behind.rnn:12)
        Pointwise.compute_loss(loss_sum, words_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "image", axis: -1, width: 5), .init(name: "kind", axis: -1, classes: 3)],
        outputs: [
          .init(name: "hidden.h", axis: -1, shape: [6]), .init(name: "hidden.c", axis: -1, shape: [6]),
          .init(name: "given 2", axis: -1, shape: [2]),
        ],
        states: [], arena: [.init(axis: -1, width: 2), .init(axis: -1, width: 6), .init(axis: -1, width: 6)],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_dense_W: [30]
        let hidden_dense_W: Floats = parameters + 48
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: MutableFloats = prepared
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 5, columnStride: 1, rows: 6, columns: 5, blocks: 1,
          destination: hidden_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // hidden_gather: [B, 2]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed2_E: [6]
        let hidden_embed2_E: Floats = shard.parameters + 32
        // kind: [B, 1]
        let kind: MutableTokens = shard.tokens(4)
        // hidden_add: [B, 6], shares memory with zeros
        let hidden_add: MutableFloats = shard.floats(1)
        // image: [B, 5]
        let image: MutableFloats = shard.floats(3)
        // hidden_dense_b: [6]
        let hidden_dense_b: Floats = shard.parameters + 80
        // hidden_dense_W_packed: [80]
        let hidden_dense_W_packed: Floats = shard.prepared
        // hidden_tanh: [B, 6]
        let hidden_tanh: MutableFloats = shard.floats(2)
        // zeros: [B, 6], shares memory with hidden_add
        let zeros: MutableFloats = shard.floats(1)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.gather(
          rows: batch, width: 2, table: hidden_embed2_E, tableRowStride: 2, tableColumnStride: 1, token: kind,
          tokenStride: 1, destination: hidden_gather, destinationStride: 2)
        Kernel.product(
          rows: batch, k: 5, n: 6, input: image, inputStride: 5, packed: hidden_dense_W_packed, destination: hidden_add,
          destinationStride: 6, bias: hidden_dense_b)
        Pointwise.compute_hidden_tanh(count: batch &* 6, hidden_add, hidden_tanh)
        Pointwise.compute_zeros(count: batch &* 6, zeros)
        // The output 'hidden.h'.
        shard.setOutput(0, hidden_tanh, stepStride: 0, stride: 6)
        // The output 'hidden.c'.
        shard.setOutput(1, zeros, stepStride: 0, stride: 6)
        // The output 'given 2'.
        shard.setOutput(2, hidden_gather, stepStride: 0, stride: 2)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [],
        inputs: [
          .init(name: "given 2", axis: -1, width: 2), .init(name: "image", axis: -1, width: 5),
          .init(name: "words", axis: -1, classes: 7),
        ],
        outputs: [.init(name: "probabilities", axis: -1, shape: [7]), .init(name: "hidden", axis: -1, shape: [6])],
        states: [.init(name: "hidden.h", shape: [6]), .init(name: "hidden.c", shape: [6])],
        arena: [
          .init(axis: -1, width: 24), .init(axis: -1, width: 24), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [264]
        let gates_weights: MutableFloats = prepared
        // hidden_Wf: [102]
        let hidden_Wf: Floats = parameters + 96
        // hidden_Wi: [102]
        let hidden_Wi: Floats = parameters + 208
        // hidden_Wg: [102]
        let hidden_Wg: Floats = parameters + 320
        // hidden_Wo: [102]
        let hidden_Wo: Floats = parameters + 432
        // gates_weights2: [144]
        let gates_weights2: MutableFloats = prepared + 272
        // gates_bias: [24]
        let gates_bias: MutableFloats = prepared + 416
        // hidden_bf: [6]
        let hidden_bf: Floats = parameters + 544
        // hidden_bi: [6]
        let hidden_bi: Floats = parameters + 560
        // hidden_bg: [6]
        let hidden_bg: Floats = parameters + 576
        // hidden_bo: [6]
        let hidden_bo: Floats = parameters + 592
        // gates_weights_packed: [352]
        let gates_weights_packed: MutableFloats = prepared + 448
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 800
        // logits_W: [42]
        let logits_W: Floats = parameters + 608
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 992
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wf + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wi + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 66, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wg + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 132, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 11, source: hidden_Wo + 6, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights + 198, destinationRowStride: 11, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wf, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wi, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wg, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wo, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_weights2 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 18, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 11, columnStride: 1, rows: 24, columns: 11, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [24]
        let gates_bias: Floats = shard.prepared + 416
        // hidden_concatenate: [B, 11], shares memory with gates2, logits
        let hidden_concatenate: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters
        // words: [B, 1]
        let words: MutableTokens = shard.tokens(6)
        // image: [B, 5]
        let image: MutableFloats = shard.floats(5)
        // given_2: [B, 2]
        let given_2: MutableFloats = shard.floats(4)
        // gates: [B, 24], shares memory with probabilities
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [352]
        let gates_weights_packed: Floats = shard.prepared + 448
        // gates2: [B, 24], shares memory with hidden_concatenate, logits
        let gates2: MutableFloats = shard.floats(0)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 800
        // hidden_c: [B, 6]
        let hidden_c: Floats = shard.state(1)
        // cNext: [B, 6]
        let cNext: MutableFloats = shard.floats(2)
        // hNext: [B, 6]
        let hNext: MutableFloats = shard.floats(3)
        // logits: [B, 7], shares memory with hidden_concatenate, gates2
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 656
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 992
        // probabilities: [B, 7], shares memory with gates
        let probabilities: MutableFloats = shard.floats(1)
        // hidden = scan LSTM(6) over [embed(words, 4), image, embed(kind, 2)] from (h: …  (Behind.rnn:7)
        Kernel.gather(
          rows: batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1, token: words,
          tokenStride: 1, destination: hidden_concatenate, destinationStride: 11)
        Kernel.copy(
          rows: batch, width: 5, source: image, sourceStride: 5, destination: hidden_concatenate + 4,
          destinationStride: 11)
        Kernel.copy(
          rows: batch, width: 2, source: given_2, sourceStride: 2, destination: hidden_concatenate + 9,
          destinationStride: 11)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.product(
          rows: batch, k: 11, n: 24, input: hidden_concatenate, inputStride: 11, packed: gates_weights_packed,
          destination: gates, destinationStride: 24, bias: nil)
        Kernel.product(
          rows: batch, k: 6, n: 24, input: hidden_h, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
          destinationStride: 24, bias: nil)
        // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
        Pointwise.compute_cNext_hNext(rows: batch, gates, gates_bias, gates2, hidden_c, cNext, hNext)
        // logits = dense(hidden, 7)  (Behind.rnn:8)
        Kernel.product(
          rows: batch, k: 6, n: 7, input: hNext, inputStride: 6, packed: logits_W_packed, destination: logits,
          destinationStride: 7, bias: logits_b)
        // output softmax(logits)  (Behind.rnn:9)
        Kernel.softmax(
          rows: batch, count: 7, width: 7, source: logits, sourceStride: 7, destination: probabilities,
          destinationStride: 7, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 7)
        // The output 'hidden'.
        shard.setOutput(1, hNext, stepStride: 0, stride: 6)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, hNext, stride: 6)
        // The state 'hidden.c' after the last step.
        shard.setFinalState(1, cNext, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_tanh(count: Swift::Int, _ hidden_add: Floats, _ hidden_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v: Vector = Lanes.quickTanh(hidden_add_x)
          Lanes.store(v, hidden_tanh + column, count: lanes)
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
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ words_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let c2Row: MutableFloats = c2 + row &* 6
          let words_maskRow: Floats = words_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.quickSigmoid(v)
          let i: Vector = Lanes.quickSigmoid(v2)
          let g: Vector = Lanes.quickTanh(v3)
          let o: Vector = Lanes.quickSigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 6)
          Lanes.store(v9, c2Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_tanh2(count: Swift::Int, _ hidden_add: Floats, _ hidden_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v: Vector = Lanes.tanh(hidden_add_x)
          Lanes.store(v, hidden_tanh + column, count: lanes)
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
      static func compute_h_c2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ words_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let c2Row: MutableFloats = c2 + row &* 6
          let words_maskRow: Floats = words_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 6)
          Lanes.store(v9, c2Row, count: 6)
        }
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
      static func compute_hidden_tanh_d_hidden(
        count: Swift::Int, _ hidden_add: Floats, _ hidden_tanh: MutableFloats, _ d_hidden: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let v: Vector = Lanes.tanh(hidden_add_x)
          let v4: Vector = Lanes.fma(Lanes.negate(v), v, v3)
          Lanes.store(v, hidden_tanh + column, count: lanes)
          Lanes.store(v4, d_hidden + column, count: lanes)
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
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: MutableFloats, _ words_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: MutableFloats = gates2 + row &* 24
          let c2Row: MutableFloats = c2 + row &* 6
          let words_maskRow: Floats = words_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let c3Row: MutableFloats = c3 + row &* 6
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 18, count: 6)
          Lanes.store(i, gates2Row + 12, count: 6)
          Lanes.store(g, gates2Row + 6, count: 6)
          Lanes.store(o, gates2Row, count: 6)
          Lanes.store(v8, h3Row, count: 6)
          Lanes.store(v9, c3Row, count: 6)
        }
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

      /// Rows of 6.
      @inline(never)
      static func compute_d_hNext_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ words_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_hidden: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 24
          let c2Row: Floats = c2 + row &* 6
          let words_maskRow: Floats = words_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 6
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_hiddenRow: Floats = d_hidden + row &* 6
          let d_hNextRow: MutableFloats = d_hNext + row &* 6
          let mask: Vector = Lanes.broadcast(words_maskRow[0])
          let f: Vector = Lanes.load(gatesRow + 18, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(gatesRow + 12, count: 6)
          let g: Vector = Lanes.load(gatesRow + 6, count: 6)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 6)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 6)
          let v7: Vector = Lanes.add(d_h, d_hidden_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 6)
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
          Lanes.store(v9, d_hNextRow, count: 6)
          Lanes.store(v23, gatesRow + 18, count: 6)
          Lanes.store(v26, gatesRow + 12, count: 6)
          Lanes.store(v29, gatesRow + 6, count: 6)
          Lanes.store(v32, gatesRow, count: 6)
          Lanes.store(v33, d_c2Row, count: 6)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_hidden(
        count: Swift::Int, _ d_h_final: Floats, _ d_hidden: Floats, _ d_hidden2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h_final_x: Vector = Lanes.load(d_h_final + column, count: lanes)
          let d_hidden_x: Vector = Lanes.load(d_hidden + column, count: lanes)
          let v: Vector = Lanes.multiply(d_h_final_x, d_hidden_x)
          Lanes.store(v, d_hidden2 + column, count: lanes)
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
      static func compute_zeros(count: Swift::Int, _ zeros: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, zeros + column, count: lanes)
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
      static func compute_cNext_hNext(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ gates2: Floats, _ hidden_c2: Floats,
        _ cNext2: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 24
          let gates_biasRow: Floats = gates_bias
          let gates2Row: Floats = gates2 + row &* 24
          let hidden_c2Row: Floats = hidden_c2 + row &* 6
          let cNext2Row: MutableFloats = cNext2 + row &* 6
          let hNext2Row: MutableFloats = hNext2 + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x2, v)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_bias_x2)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v4: Vector = Lanes.add(gates_x4, v3)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 12, count: 6)
          let v5: Vector = Lanes.add(gates_x5, gates_bias_x3)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v6: Vector = Lanes.add(gates_x6, v5)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_bias_x4: Vector = Lanes.load(gates_biasRow + 18, count: 6)
          let v7: Vector = Lanes.add(gates_x7, gates_bias_x4)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v8: Vector = Lanes.add(gates_x8, v7)
          let f: Vector = Lanes.quickSigmoid(v2)
          let i: Vector = Lanes.quickSigmoid(v4)
          let g: Vector = Lanes.quickTanh(v6)
          let o: Vector = Lanes.quickSigmoid(v8)
          let hidden_c: Vector = Lanes.load(hidden_c2Row, count: 6)
          let v9: Vector = Lanes.multiply(f, hidden_c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let v11: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v11)
          Lanes.store(cNext, cNext2Row, count: 6)
          Lanes.store(hNext, hNext2Row, count: 6)
        }
      }
    }
  }
}

/// Attention to inputs as they are, with nothing to be computed before.
///
/// - Input `frames`: [4] for each step of `frames`
/// - Input `marks`: [2] for each step of `marks`
/// - Output `pointed`: [4] for each step of `marks`
public struct Pointer: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [.init(name: "pointed.W", shape: [4, 10], offset: 0, initializer: .glorot)], count: 48,
    preparedCounts: [160, 0])

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

extension Pointer {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `marks` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - frames: numbers, [steps, 4].
  public func encode(frames: some Swift::Collection<Swift::Float>) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, frames)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(frames: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    try inputs.check(0, frames)
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
  /// - Parameter marks: [2].
  /// - Returns: views of memory that the next step overwrites.
  public func step(marks: some Swift::Collection<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(1, marks)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    marks: some Swift::Collection<Swift::Float>, _ stream: Stream
  ) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(1, marks)
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
  /// - Parameter marks: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(marks: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(1, marks)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    marks: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(1, marks)
  }
}

// MARK: Whole sequences

extension Pointer {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - framesSteps: the greatest number of steps of a run.
    ///   - marksSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, framesSteps: Swift::Int, marksSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Inference.layout, batch: batch, steps: [framesSteps, marksSteps], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 4].
    ///   - marks: numbers, [batch, steps, 2].
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - marksLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Pointer, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, frames: frames, marks: marks, framesLengths: framesLengths, marksLengths: marksLengths,
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
      batch: Swift::Int, framesSteps: Swift::Int, marksSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Inference.layout, batch: batch, steps: [framesSteps, marksSteps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, framesLengths)
      try check.setSteps(1, input: 1, count: marks.count)
      try check.setLengths(1, marksLengths)
      try check.bind(0, frames)
      try check.bind(1, marks)
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
        self.init(batch: batch, framesSteps: steps[0], marksSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Pointer, _ batch: RNNRuntime::Batch<Pointer.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      marks: some Swift::Collection<Swift::Float>, framesLengths: [Swift::Int]?, marksLengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, framesLengths)
      workspace.setSteps(1, input: 1, count: marks.count)
      workspace.setLengths(1, marksLengths)
      workspace.bind(0, frames, { workspace.bind(1, marks, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Pointer: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [4] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Input: [2] for each step of `marks`.
      public var marks: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(frames: [Swift::Float], marks: [Swift::Float]) {
        self.frames = frames
        self.marks = marks
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.frames)
        packer.add(self.marks)
      }
    }
  }

  extension Pointer.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Pointer
  }
#endif

// MARK: Code

extension Pointer {
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
        axes: ["frames", "marks"],
        inputs: [.init(name: "frames", axis: 0, width: 4), .init(name: "marks", axis: 1, width: 2)],
        outputs: [.init(name: "pointed", axis: 1, shape: [4])], states: [.init(name: "pointed.h", shape: [4])],
        arena: [
          .init(axis: 1, extraSteps: 1, width: 4), .init(axis: 1, width: 4), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // pointed_W: [40]
        let pointed_W: Floats = parameters
        // pointed_W_packed: [32]
        let pointed_W_packed: MutableFloats = prepared
        // pointed_W_packed2: [64]
        let pointed_W_packed2: MutableFloats = prepared + 32
        // pointed_W_packed3: [64]
        let pointed_W_packed3: MutableFloats = prepared + 96
        // h' = tanh(W · [h, x, sum(weights * memory, over: memory)])  (Behind.rnn:22)
        Kernel.pack(
          source: pointed_W + 4, rowStride: 10, columnStride: 1, rows: 4, columns: 2, blocks: 1,
          destination: pointed_W_packed)
        Kernel.pack(
          source: pointed_W, rowStride: 10, columnStride: 1, rows: 4, columns: 4, blocks: 1,
          destination: pointed_W_packed2)
        Kernel.pack(
          source: pointed_W + 6, rowStride: 10, columnStride: 1, rows: 4, columns: 4, blocks: 1,
          destination: pointed_W_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        let marksSteps: Swift::Int = shard.steps(1)
        // hNext: [T(marks), B, 4]
        let hNext: MutableFloats = shard.floats(1)
        // marks: [T(marks), B, 2]
        let marks: MutableFloats = shard.floats(9)
        // pointed_W_packed: [32]
        let pointed_W_packed: Floats = shard.prepared
        // h: [T(marks) + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // pointed_h: [B, 4]
        let pointed_h: Floats = shard.state(0)
        // marks_mask: [T(marks), B, 1]
        let marks_mask: MutableFloats = shard.floats(11)
        // frames: [T(frames), B, 4]
        let frames: MutableFloats = shard.floats(8)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(10)
        // weights_sum: [T(frames), B, 1]
        let weights_sum: MutableFloats = shard.floats(2)
        // weights: [T(frames), B, 1]
        let weights: MutableFloats = shard.floats(3)
        // hNext_select: [T(frames), B, 4]
        let hNext_select: MutableFloats = shard.floats(4)
        // hNext_sum: [B, 4], shares memory with h_final
        let hNext_sum: MutableFloats = shard.floats(5)
        // hNext_product: [B, 4]
        let hNext_product: MutableFloats = shard.floats(6)
        // pointed_W_packed2: [64]
        let pointed_W_packed2: Floats = shard.prepared + 32
        // hNext_product2: [B, 4]
        let hNext_product2: MutableFloats = shard.floats(7)
        // pointed_W_packed3: [64]
        let pointed_W_packed3: Floats = shard.prepared + 96
        // h_final: [B, 4], shares memory with hNext_sum
        let h_final: MutableFloats = shard.floats(5)
        // pointed = scan Pointing(4) over marks with (memory: frames)  (Behind.rnn:30)
        Kernel.copy(rows: batch, width: 4, source: pointed_h, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<marksSteps {
          let marks_t: MutableFloats = marks + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 4
          let h_t: MutableFloats = h + t &* batch &* 4
          let marks_mask_t: MutableFloats = marks_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // h' = tanh(W · [h, x, sum(weights * memory, over: memory)])  (Behind.rnn:22)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, marksSteps &- t) &* batch, k: 2, n: 4, input: marks_t, inputStride: 2,
              packed: pointed_W_packed, destination: hNext_t, destinationStride: 4, bias: nil)
          }
          // weights = softmax(sum(h * memory), over: memory)  (Behind.rnn:21)
          for t_frames in 0..<framesSteps {
            let frames_t_frames: MutableFloats = frames + t_frames &* batch &* 4
            let weights_sum_t_frames: MutableFloats = weights_sum + t_frames &* batch
            Pointwise.compute_weights_sum(rows: batch, h_t, frames_t_frames, weights_sum_t_frames)
          }
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_sum, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // h' = tanh(W · [h, x, sum(weights * memory, over: memory)])  (Behind.rnn:22)
          Pointwise.compute_hNext_select(rows: framesSteps &* batch, weights, frames, frames_mask, hNext_select)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 4, source: hNext_select, sourceStepStride: batch &* 4,
            sourceStride: 4, destination: hNext_sum, destinationStride: 4)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: h_t, inputStride: 4, packed: pointed_W_packed2, destination: hNext_product,
            destinationStride: 4, bias: nil, turn: t)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: hNext_sum, inputStride: 4, packed: pointed_W_packed3,
            destination: hNext_product2, destinationStride: 4, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_product2, hNext_t, marks_mask_t, h_t, h_tNext)
        }
        // pointed = scan Pointing(4) over marks with (memory: frames)  (Behind.rnn:30)
        Kernel.copy(
          rows: batch, width: 4, source: h + marksSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        // The output 'pointed'.
        shard.setOutput(0, h + batch &* 4, stepStride: batch &* 4, stride: 4)
        // The state 'pointed.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 4)], outputs: [], states: [], arena: [],
        sumsCount: 0, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 4), .init(name: "marks", axis: -1, width: 2)],
        outputs: [.init(name: "pointed", axis: -1, shape: [4])], states: [.init(name: "pointed.h", shape: [4])],
        arena: [
          .init(axis: -1, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 1), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        // hNext: [B, 4]
        let hNext: MutableFloats = shard.floats(0)
        // marks: [B, 2]
        let marks: MutableFloats = shard.floats(7)
        // pointed_W_packed: [32]
        let pointed_W_packed: Floats = shard.prepared
        // pointed_h: [B, 4]
        let pointed_h: Floats = shard.state(0)
        // frames: [T, B, 4]
        let frames: MutableFloats = shard.floats(6)
        // weights_sum: [T, B, 1], shares memory with hNext_select
        let weights_sum: MutableFloats = shard.floats(1)
        // weights: [T, B, 1]
        let weights: MutableFloats = shard.floats(2)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(8)
        // hNext_select: [T, B, 4], shares memory with weights_sum
        let hNext_select: MutableFloats = shard.floats(1)
        // hNext_sum: [B, 4], shares memory with hNext2
        let hNext_sum: MutableFloats = shard.floats(3)
        // hNext_product: [B, 4]
        let hNext_product: MutableFloats = shard.floats(4)
        // pointed_W_packed2: [64]
        let pointed_W_packed2: Floats = shard.prepared + 32
        // hNext_product2: [B, 4]
        let hNext_product2: MutableFloats = shard.floats(5)
        // pointed_W_packed3: [64]
        let pointed_W_packed3: Floats = shard.prepared + 96
        // hNext2: [B, 4], shares memory with hNext_sum
        let hNext2: MutableFloats = shard.floats(3)
        // h' = tanh(W · [h, x, sum(weights * memory, over: memory)])  (Behind.rnn:22)
        Kernel.product(
          rows: batch, k: 2, n: 4, input: marks, inputStride: 2, packed: pointed_W_packed, destination: hNext,
          destinationStride: 4, bias: nil)
        // weights = softmax(sum(h * memory), over: memory)  (Behind.rnn:21)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 4
          let weights_sum_t: MutableFloats = weights_sum + t &* batch
          Pointwise.compute_weights_sum2(rows: batch, pointed_h, frames_t, weights_sum_t)
        }
        Kernel.timeSoftmax(
          steps: framesSteps, batch: batch, width: 1, source: weights_sum, sourceStepStride: batch, sourceStride: 1,
          mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
          destinationStride: 1)
        // h' = tanh(W · [h, x, sum(weights * memory, over: memory)])  (Behind.rnn:22)
        Pointwise.compute_hNext_select(rows: framesSteps &* batch, weights, frames, frames_mask, hNext_select)
        Kernel.timeSum(
          steps: framesSteps, batch: batch, width: 4, source: hNext_select, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: hNext_sum, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 4, input: pointed_h, inputStride: 4, packed: pointed_W_packed2,
          destination: hNext_product, destinationStride: 4, bias: nil)
        Kernel.product(
          rows: batch, k: 4, n: 4, input: hNext_sum, inputStride: 4, packed: pointed_W_packed3,
          destination: hNext_product2, destinationStride: 4, bias: nil)
        Pointwise.compute_hNext(count: batch &* 4, hNext_product, hNext_product2, hNext, hNext2)
        // The output 'pointed'.
        shard.setOutput(0, hNext2, stepStride: 0, stride: 4)
        // The state 'pointed.h' after the last step.
        shard.setFinalState(0, hNext2, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 4.
      @inline(never)
      static func compute_weights_sum(rows: Swift::Int, _ h2: Floats, _ frames2: Floats, _ weights_sum: MutableFloats) {
        for row in 0..<rows {
          let h2Row: Floats = h2 + row &* 4
          let frames2Row: Floats = frames2 + row &* 4
          let weights_sumRow: MutableFloats = weights_sum + row
          var sum2: Vector = Vector()
          let h: Vector = Lanes.load(h2Row, count: 4)
          let frames: Vector = Lanes.load(frames2Row, count: 4)
          let v: Vector = Lanes.multiply(h, frames)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          weights_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_hNext_select(
        rows: Swift::Int, _ weights2: Floats, _ frames2: Floats, _ frames_mask: Floats, _ hNext_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let weights2Row: Floats = weights2 + row
          let frames2Row: Floats = frames2 + row &* 4
          let frames_maskRow: Floats = frames_mask + row
          let hNext_selectRow: MutableFloats = hNext_select + row &* 4
          let weights: Vector = Lanes.broadcast(weights2Row[0])
          let frames_mask_x: Vector = Lanes.broadcast(frames_maskRow[0])
          let frames: Vector = Lanes.load(frames2Row, count: 4)
          let v: Vector = Lanes.multiply(weights, frames)
          let v3: Vector = Lanes.select(frames_mask_x, v, v2)
          Lanes.store(v3, hNext_selectRow, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext_product2: Floats, _ hNext3: Floats, _ marks_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 4
          let hNext_product2Row: Floats = hNext_product2 + row &* 4
          let hNext3Row: Floats = hNext3 + row &* 4
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 4)
          let hNext_product_x2: Vector = Lanes.load(hNext_product2Row, count: 4)
          let v: Vector = Lanes.add(hNext_product_x, hNext_product_x2)
          let hNext: Vector = Lanes.load(hNext3Row, count: 4)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v3, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_weights_sum2(
        rows: Swift::Int, _ pointed_h2: Floats, _ frames2: Floats, _ weights_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let pointed_h2Row: Floats = pointed_h2 + row &* 4
          let frames2Row: Floats = frames2 + row &* 4
          let weights_sumRow: MutableFloats = weights_sum + row
          var sum2: Vector = Vector()
          let pointed_h: Vector = Lanes.load(pointed_h2Row, count: 4)
          let frames: Vector = Lanes.load(frames2Row, count: 4)
          let v: Vector = Lanes.multiply(pointed_h, frames)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          weights_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext(
        count: Swift::Int, _ hNext_product: Floats, _ hNext_product2: Floats, _ hNext3: Floats, _ hNext4: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_product_x: Vector = Lanes.load(hNext_product + column, count: lanes)
          let hNext_product_x2: Vector = Lanes.load(hNext_product2 + column, count: lanes)
          let v: Vector = Lanes.add(hNext_product_x, hNext_product_x2)
          let hNext: Vector = Lanes.load(hNext3 + column, count: lanes)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          Lanes.store(hNext2, hNext4 + column, count: lanes)
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

/// A first state that is learned: an encoder without inputs.
///
/// - Input `x`: a number for each step of `x`
/// - Output `hidden`: [3] for each step of `x`
public struct Learned: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "first", shape: [3], offset: 0, initializer: .constant(0.5)),
      .init(name: "hidden.Wr", shape: [3, 4], offset: 16, initializer: .glorot),
      .init(name: "hidden.Wz", shape: [3, 4], offset: 32, initializer: .glorot),
      .init(name: "hidden.Wn", shape: [3, 1], offset: 48, initializer: .glorot),
      .init(name: "hidden.Un", shape: [3, 3], offset: 64, initializer: .glorot),
      .init(name: "hidden.br", shape: [3], offset: 80, initializer: .constant(0.0)),
      .init(name: "hidden.bz", shape: [3], offset: 96, initializer: .constant(0.0)),
      .init(name: "hidden.bn", shape: [3], offset: 112, initializer: .constant(0.0)),
      .init(name: "hidden.cn", shape: [3], offset: 128, initializer: .constant(0.0)),
    ],
    count: 144, preparedCounts: [128, 0])

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

extension Learned {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `x` have in common, computed once for an example: `Stream` and `Streams` take it.
  public func encode() -> Encoded {
    let inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
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
  /// - Parameter x: a number.
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: Swift::Float, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(0, number: x)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: Swift::Float, _ stream: Stream) throws(RNNRuntime::ValidationError) {
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
  /// - Parameter x: a number for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, x)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    x: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, x)
  }
}

// MARK: Whole sequences

extension Learned {
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
    ///   - x: numbers, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Learned, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
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
        _ model: Learned, _ batch: RNNRuntime::Batch<Learned.Example>, carriesState: Swift::Bool = false
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

// MARK: Examples

#if !hasFeature(Embedded)
  extension Learned: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a number for each step of `x`.
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

  extension Learned.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Learned
  }
#endif

// MARK: Code

extension Learned {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 1)],
        outputs: [.init(name: "hidden", axis: 0, shape: [3])], states: [],
        arena: [.init(axis: -1, width: 9), .init(axis: 0, extraSteps: 1, width: 3), .init(axis: 0, width: 9)],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [9]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [12]
        let hidden_Wr: Floats = parameters + 16
        // hidden_Wz: [12]
        let hidden_Wz: Floats = parameters + 32
        // hidden_Wn: [3]
        let hidden_Wn: Floats = parameters + 48
        // gates_weights2: [27]
        let gates_weights2: MutableFloats = prepared + 16
        // hidden_Un: [9]
        let hidden_Un: Floats = parameters + 64
        // gates_bias: [9]
        let gates_bias: MutableFloats = prepared + 48
        // hidden_br: [3]
        let hidden_br: Floats = parameters + 80
        // hidden_bz: [3]
        let hidden_bz: Floats = parameters + 96
        // hidden_bn: [3]
        let hidden_bn: Floats = parameters + 112
        // gates_weights_packed: [16]
        let gates_weights_packed: MutableFloats = prepared + 64
        // gates_weights_packed2: [48]
        let gates_weights_packed2: MutableFloats = prepared + 80
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 1, source: hidden_Wr + 3, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 1, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 1, source: hidden_Wz + 3, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 3, destinationRowStride: 1, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 1, source: hidden_Wn, sourceRowStride: 1, sourceColumnStride: 1,
          destination: gates_weights + 6, destinationRowStride: 1, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wr, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wz, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights2 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 3, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 1, rows: 9, columns: 1, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 48
        // gates: [T, B, 9]
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 1]
        let x: MutableFloats = shard.floats(3)
        // gates_weights_packed: [16]
        let gates_weights_packed: Floats = shard.prepared + 64
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(1)
        // hidden_spread: [B, 3], shares memory with gates2
        let hidden_spread: MutableFloats = shard.floats(0)
        // first: [3]
        let first: Floats = shard.parameters
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(4)
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 128
        // gates2: [B, 9], shares memory with hidden_spread
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 80
        // hidden = scan GRU(3) over [x] from (h: first)  (Behind.rnn:38)
        Pointwise.compute_first(rows: batch, first, hidden_spread)
        Kernel.copy(rows: batch, width: 3, source: hidden_spread, sourceStride: 3, destination: h, destinationStride: 3)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch
          let gates_t: MutableFloats = gates + t &* batch &* 9
          let h_t: MutableFloats = h + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 1, n: 9, input: x_t, inputStride: 1,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 9, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 9, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, hidden_cn, h_t, x_mask_t, h_tNext)
        }
        // The output 'hidden'.
        shard.setOutput(0, h + batch &* 3, stepStride: batch &* 3, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [], outputs: [.init(name: "hidden.h", axis: -1, shape: [3])], states: [],
        arena: [.init(axis: -1, width: 3)], sumsCount: 0, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // hidden_spread: [B, 3]
        let hidden_spread: MutableFloats = shard.floats(0)
        // first: [3]
        let first: Floats = shard.parameters
        // hidden = scan GRU(3) over [x] from (h: first)  (Behind.rnn:38)
        Pointwise.compute_first(rows: batch, first, hidden_spread)
        // The output 'hidden.h'.
        shard.setOutput(0, hidden_spread, stepStride: 0, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 1)],
        outputs: [.init(name: "hidden", axis: -1, shape: [3])], states: [.init(name: "hidden.h", shape: [3])],
        arena: [
          .init(axis: -1, width: 9), .init(axis: -1, width: 3), .init(axis: -1, width: 3), .init(axis: -1, width: 3),
          .init(axis: -1, width: 3),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 48
        // gates: [B, 9], shares memory with gates2
        let gates: MutableFloats = shard.floats(0)
        // x: [B, 1]
        let x: MutableFloats = shard.floats(5)
        // gates_weights_packed: [16]
        let gates_weights_packed: Floats = shard.prepared + 64
        // r: [B, 3]
        let r: MutableFloats = shard.floats(1)
        // z: [B, 3]
        let z: MutableFloats = shard.floats(2)
        // n: [B, 3]
        let n: MutableFloats = shard.floats(3)
        // gates2: [B, 9], shares memory with gates
        let gates2: MutableFloats = shard.floats(0)
        // hidden_h: [B, 3]
        let hidden_h: Floats = shard.state(0)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 80
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 128
        // hNext: [B, 3]
        let hNext: MutableFloats = shard.floats(4)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: batch, k: 1, n: 9, input: x, inputStride: 1, packed: gates_weights_packed, destination: gates,
          destinationStride: 9, bias: nil)
        Pointwise.compute_r_z(rows: batch, gates, gates_bias, r, z, n)
        Kernel.product(
          rows: batch, k: 3, n: 9, input: hidden_h, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
          destinationStride: 9, bias: nil)
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(rows: batch, gates2, r, z, hidden_cn, n, hidden_h, hNext)
        // The output 'hidden'.
        shard.setOutput(0, hNext, stepStride: 0, stride: 3)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, hNext, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 3.
      @inline(never)
      static func compute_first(rows: Swift::Int, _ first2: Floats, _ hidden_spread: MutableFloats) {
        for row in 0..<rows {
          let first2Row: Floats = first2
          let hidden_spreadRow: MutableFloats = hidden_spread + row &* 3
          let first: Vector = Lanes.load(first2Row, count: 3)
          Lanes.store(first, hidden_spreadRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: Floats = gates2 + row &* 9
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 6, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ r2: MutableFloats, _ z2: MutableFloats,
        _ n2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates_biasRow: Floats = gates_bias
          let r2Row: MutableFloats = r2 + row &* 3
          let z2Row: MutableFloats = z2 + row &* 3
          let n2Row: MutableFloats = n2 + row &* 3
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 3)
          let r: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 3, count: 3)
          let z: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 6, count: 3)
          let n: Vector = Lanes.add(gates_x3, gates_bias_x3)
          Lanes.store(r, r2Row, count: 3)
          Lanes.store(z, z2Row, count: 3)
          Lanes.store(n, n2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ gates: Floats, _ r3: Floats, _ z3: Floats, _ hidden_cn: Floats, _ n3: Floats,
        _ hidden_h2: Floats, _ hNext2: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let r3Row: Floats = r3 + row &* 3
          let z3Row: Floats = z3 + row &* 3
          let hidden_cnRow: Floats = hidden_cn
          let n3Row: Floats = n3 + row &* 3
          let hidden_h2Row: Floats = hidden_h2 + row &* 3
          let hNext2Row: MutableFloats = hNext2 + row &* 3
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(r3Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(z3Row, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(n3Row, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let hidden_h: Vector = Lanes.load(hidden_h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, hidden_h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          Lanes.store(hNext, hNext2Row, count: 3)
        }
      }
    }
  }
}

/// A mean of a vector over a sequence, twice: the second scan begins with it, behind a reversed one.
///
/// - Input `document`: a token in 0..<9 for each step of `document`
/// - Input `question`: a token in 0..<5 for each step of `question`
/// - Output `probabilities`: [5] for each step of `question`
public struct Reader: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "read.embed.E", shape: [9, 3], offset: 0, initializer: .normal(0.3333333333333333)),
      .init(name: "read.Wr", shape: [4, 7], offset: 32, initializer: .glorot),
      .init(name: "read.Wz", shape: [4, 7], offset: 64, initializer: .glorot),
      .init(name: "read.Wn", shape: [4, 3], offset: 96, initializer: .glorot),
      .init(name: "read.Un", shape: [4, 4], offset: 112, initializer: .glorot),
      .init(name: "read.br", shape: [4], offset: 128, initializer: .constant(0.0)),
      .init(name: "read.bz", shape: [4], offset: 144, initializer: .constant(0.0)),
      .init(name: "read.bn", shape: [4], offset: 160, initializer: .constant(0.0)),
      .init(name: "read.cn", shape: [4], offset: 176, initializer: .constant(0.0)),
      .init(name: "asked.embed.E", shape: [5, 3], offset: 192, initializer: .normal(0.4472135954999579)),
      .init(name: "asked.Wr", shape: [4, 7], offset: 208, initializer: .glorot),
      .init(name: "asked.Wz", shape: [4, 7], offset: 240, initializer: .glorot),
      .init(name: "asked.Wn", shape: [4, 3], offset: 272, initializer: .glorot),
      .init(name: "asked.Un", shape: [4, 4], offset: 288, initializer: .glorot),
      .init(name: "asked.br", shape: [4], offset: 304, initializer: .constant(0.0)),
      .init(name: "asked.bz", shape: [4], offset: 320, initializer: .constant(0.0)),
      .init(name: "asked.bn", shape: [4], offset: 336, initializer: .constant(0.0)),
      .init(name: "asked.cn", shape: [4], offset: 352, initializer: .constant(0.0)),
      .init(name: "joined.dense.W", shape: [5, 4], offset: 368, initializer: .glorot),
      .init(name: "joined.dense.b", shape: [5], offset: 400, initializer: .constant(0.0)),
      .init(name: "joined.Wf", shape: [5, 13], offset: 416, initializer: .glorot),
      .init(name: "joined.Wi", shape: [5, 13], offset: 496, initializer: .glorot),
      .init(name: "joined.Wg", shape: [5, 13], offset: 576, initializer: .glorot),
      .init(name: "joined.Wo", shape: [5, 13], offset: 656, initializer: .glorot),
      .init(name: "joined.bf", shape: [5], offset: 736, initializer: .constant(1.0)),
      .init(name: "joined.bi", shape: [5], offset: 752, initializer: .constant(0.0)),
      .init(name: "joined.bg", shape: [5], offset: 768, initializer: .constant(0.0)),
      .init(name: "joined.bo", shape: [5], offset: 784, initializer: .constant(0.0)),
    ],
    count: 800, preparedCounts: [1232, 288, 944])

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

extension Reader {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `question` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - document: tokens in 0..<9, [steps].
  public func encode(document: some Swift::Collection<Swift::Int32>) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, document)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(document: some Swift::Collection<Swift::Int32>) throws(RNNRuntime::ValidationError) {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    try inputs.check(0, document)
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
  /// - Parameter question: a token in 0..<5.
  /// - Returns: views of memory that the next step overwrites.
  public func step(question: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(1, token: question)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(question: Swift::Int, _ stream: Stream) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(1, token: question)
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
  /// - Parameter question: a token in 0..<5 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(question: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(1, question)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    question: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(1, question)
  }
}

// MARK: Whole sequences

extension Reader {
  /// Memory for running whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Inference {
    private let workspace: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - documentSteps: the greatest number of steps of a run.
    ///   - questionSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, documentSteps: Swift::Int, questionSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Inference.layout, batch: batch, steps: [documentSteps, questionSteps], threads: threads)
    }

    /// The outputs for a batch, with zeros at padding.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - document: tokens in 0..<9, [batch, steps].
    ///   - question: tokens in 0..<5, [batch, steps].
    ///   - documentLengths: the valid steps of each example; all without.
    ///   - questionLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Reader, document: some Swift::Collection<Swift::Int32>, question: some Swift::Collection<Swift::Int32>,
      documentLengths: [Swift::Int]? = nil, questionLengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, document: document, question: question, documentLengths: documentLengths,
        questionLengths: questionLengths,
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
      batch: Swift::Int, documentSteps: Swift::Int, questionSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Inference.layout, batch: batch, steps: [documentSteps, questionSteps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      document: some Swift::Collection<Swift::Int32>, question: some Swift::Collection<Swift::Int32>,
      documentLengths: [Swift::Int]? = nil, questionLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: document.count)
      try check.setLengths(0, documentLengths)
      try check.setSteps(1, input: 1, count: question.count)
      try check.setLengths(1, questionLengths)
      try check.bind(0, document)
      try check.bind(1, question)
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
        self.init(batch: batch, documentSteps: steps[0], questionSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Reader, _ batch: RNNRuntime::Batch<Reader.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, document: some Swift::Collection<Swift::Int32>,
      question: some Swift::Collection<Swift::Int32>, documentLengths: [Swift::Int]?, questionLengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: document.count)
      workspace.setLengths(0, documentLengths)
      workspace.setSteps(1, input: 1, count: question.count)
      workspace.setLengths(1, questionLengths)
      workspace.bind(0, document, { workspace.bind(1, question, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Reader: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<9 for each step of `document`.
      public var document: [Swift::Int32]

      /// Input: a token in 0..<5 for each step of `question`.
      public var question: [Swift::Int32]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(document: [Swift::Int32], question: [Swift::Int32]) {
        self.document = document
        self.question = question
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.document)
        packer.add(self.question)
      }
    }
  }

  extension Reader.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Reader
  }
#endif

// MARK: Code

extension Reader {
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
        axes: ["document", "question"],
        inputs: [.init(name: "document", axis: 0, classes: 9), .init(name: "question", axis: 1, classes: 5)],
        outputs: [.init(name: "probabilities", axis: 1, shape: [5])],
        states: [.init(name: "asked.h", shape: [4]), .init(name: "joined.h", shape: [5])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 12), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: -1, width: 12), .init(axis: 1, width: 20), .init(axis: 1, extraSteps: 1, width: 5),
          .init(axis: 1, width: 12), .init(axis: -1, width: 5), .init(axis: -1, width: 20), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared
        // read_Wr: [28]
        let read_Wr: Floats = parameters + 32
        // read_Wz: [28]
        let read_Wz: Floats = parameters + 64
        // read_Wn: [12]
        let read_Wn: Floats = parameters + 96
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 48
        // read_Un: [16]
        let read_Un: Floats = parameters + 112
        // gates_weights3: [36]
        let gates_weights3: MutableFloats = prepared + 96
        // asked_Wr: [28]
        let asked_Wr: Floats = parameters + 208
        // asked_Wz: [28]
        let asked_Wz: Floats = parameters + 240
        // asked_Wn: [12]
        let asked_Wn: Floats = parameters + 272
        // gates_weights4: [48]
        let gates_weights4: MutableFloats = prepared + 144
        // asked_Un: [16]
        let asked_Un: Floats = parameters + 288
        // gates_weights5: [160]
        let gates_weights5: MutableFloats = prepared + 192
        // joined_Wf: [65]
        let joined_Wf: Floats = parameters + 416
        // joined_Wi: [65]
        let joined_Wi: Floats = parameters + 496
        // joined_Wg: [65]
        let joined_Wg: Floats = parameters + 576
        // joined_Wo: [65]
        let joined_Wo: Floats = parameters + 656
        // gates_weights6: [100]
        let gates_weights6: MutableFloats = prepared + 352
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 464
        // read_br: [4]
        let read_br: Floats = parameters + 128
        // read_bz: [4]
        let read_bz: Floats = parameters + 144
        // read_bn: [4]
        let read_bn: Floats = parameters + 160
        // gates_bias2: [12]
        let gates_bias2: MutableFloats = prepared + 480
        // asked_br: [4]
        let asked_br: Floats = parameters + 304
        // asked_bz: [4]
        let asked_bz: Floats = parameters + 320
        // asked_bn: [4]
        let asked_bn: Floats = parameters + 336
        // gates_bias3: [20]
        let gates_bias3: MutableFloats = prepared + 496
        // joined_bf: [5]
        let joined_bf: Floats = parameters + 736
        // joined_bi: [5]
        let joined_bi: Floats = parameters + 752
        // joined_bg: [5]
        let joined_bg: Floats = parameters + 768
        // joined_bo: [5]
        let joined_bo: Floats = parameters + 784
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 528
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 576
        // gates_weights_packed3: [48]
        let gates_weights_packed3: MutableFloats = prepared + 640
        // gates_weights_packed4: [64]
        let gates_weights_packed4: MutableFloats = prepared + 688
        // joined_dense_W: [20]
        let joined_dense_W: Floats = parameters + 368
        // joined_dense_W_packed: [64]
        let joined_dense_W_packed: MutableFloats = prepared + 752
        // gates_weights_packed5: [256]
        let gates_weights_packed5: MutableFloats = prepared + 816
        // gates_weights_packed6: [160]
        let gates_weights_packed6: MutableFloats = prepared + 1072
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Wr, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights3 + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights3 + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Wr, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_weights4,
          destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights4 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights4 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wf + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wi + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights5 + 40, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wg + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights5 + 80, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wo + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights5 + 120, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wf, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wi, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights6 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wg, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights6 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wo, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights6 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_bz, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 4,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_bn, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 8,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_bz, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 4, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_bn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 8, destinationRowStride: 12, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias3,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias3 + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias3 + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias3 + 15, destinationRowStride: 20, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed4)
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Kernel.pack(
          source: joined_dense_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1,
          destination: joined_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights5, rowStride: 8, columnStride: 1, rows: 20, columns: 8, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights6, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed6)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let documentSteps: Swift::Int = shard.steps(0)
        let questionSteps: Swift::Int = shard.steps(1)
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 464
        // gates_bias2: [12]
        let gates_bias2: Floats = shard.prepared + 480
        // gates_bias3: [20]
        let gates_bias3: Floats = shard.prepared + 496
        // joined_concatenate: [T(question), B, 8], shares memory with gates3, probabilities
        let joined_concatenate: MutableFloats = shard.floats(6)
        // read_gather: [T(document), B, 3], shares memory with joined_select
        let read_gather: MutableFloats = shard.floats(0)
        // read_embed_E: [27]
        let read_embed_E: Floats = shard.parameters
        // document: [T(document), B, 1]
        let document: MutableTokens = shard.tokens(10)
        // gates: [T(document), B, 12]
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T(document) + 1, B, 4]
        let h: MutableFloats = shard.floats(2)
        // document_mask: [T(document), B, 1]
        let document_mask: MutableFloats = shard.floats(12)
        // read_cn: [4]
        let read_cn: Floats = shard.parameters + 176
        // gates2: [B, 12], shares memory with gates4, h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 576
        // asked_gather: [T(question), B, 3], shares memory with gates5
        let asked_gather: MutableFloats = shard.floats(4)
        // asked_embed_E: [15]
        let asked_embed_E: Floats = shard.parameters + 192
        // question: [T(question), B, 1]
        let question: MutableTokens = shard.tokens(11)
        // gates3: [T(question), B, 12], shares memory with joined_concatenate, probabilities
        let gates3: MutableFloats = shard.floats(6)
        // gates_weights_packed3: [48]
        let gates_weights_packed3: Floats = shard.prepared + 640
        // h2: [T(question) + 1, B, 4], shares memory with h3
        let h2: MutableFloats = shard.floats(5)
        // asked_h: [B, 4]
        let asked_h: Floats = shard.state(0)
        // question_mask: [T(question), B, 1]
        let question_mask: MutableFloats = shard.floats(13)
        // asked_cn: [4]
        let asked_cn: Floats = shard.parameters + 352
        // gates4: [B, 12], shares memory with gates2, h_final
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [64]
        let gates_weights_packed4: Floats = shard.prepared + 688
        // h_final: [B, 4], shares memory with gates2, gates4
        let h_final: MutableFloats = shard.floats(3)
        // joined_select: [T(document), B, 4], shares memory with read_gather
        let joined_select: MutableFloats = shard.floats(0)
        // joined_sum: [B, 4], shares memory with joined_at, c, h_final2
        let joined_sum: MutableFloats = shard.floats(7)
        // joined_sum2: [B, 1], shares memory with joined_divide, joined_add, gates6
        let joined_sum2: MutableFloats = shard.floats(8)
        // joined_maximum: [B, 1]
        let joined_maximum: MutableFloats = shard.floats(9)
        // joined_divide: [B, 4], shares memory with joined_sum2, joined_add, gates6
        let joined_divide: MutableFloats = shard.floats(8)
        // joined_at: [B, 4], shares memory with joined_sum, c, h_final2
        let joined_at: MutableFloats = shard.floats(7)
        // joined_add: [B, 5], shares memory with joined_sum2, joined_divide, gates6
        let joined_add: MutableFloats = shard.floats(8)
        // joined_dense_b: [5]
        let joined_dense_b: Floats = shard.parameters + 400
        // joined_dense_W_packed: [64]
        let joined_dense_W_packed: Floats = shard.prepared + 752
        // gates5: [T(question), B, 20], shares memory with asked_gather
        let gates5: MutableFloats = shard.floats(4)
        // gates_weights_packed5: [256]
        let gates_weights_packed5: Floats = shard.prepared + 816
        // h3: [T(question) + 1, B, 5], shares memory with h2
        let h3: MutableFloats = shard.floats(5)
        // joined_h: [B, 5]
        let joined_h: Floats = shard.state(1)
        // c: [B, 5], shares memory with joined_sum, joined_at, h_final2
        let c: MutableFloats = shard.floats(7)
        // gates6: [B, 20], shares memory with joined_sum2, joined_divide, joined_add
        let gates6: MutableFloats = shard.floats(8)
        // gates_weights_packed6: [160]
        let gates_weights_packed6: Floats = shard.prepared + 1072
        // h_final2: [B, 5], shares memory with joined_sum, joined_at, c
        let h_final2: MutableFloats = shard.floats(7)
        // probabilities: [T(question), B, 5], shares memory with joined_concatenate, gates3
        let probabilities: MutableFloats = shard.floats(6)
        // read = scan reversed GRU(4) over embed(document, 3)  (Behind.rnn:46)
        Kernel.gather(
          rows: documentSteps &* batch, width: 3, table: read_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: document, tokenStride: 1, destination: read_gather, destinationStride: 3)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: documentSteps &* batch, k: 3, n: 12, input: read_gather, inputStride: 3, packed: gates_weights_packed,
          destination: gates, destinationStride: 12, bias: gates_bias)
        // read = scan reversed GRU(4) over embed(document, 3)  (Behind.rnn:46)
        Kernel.zero(rows: batch, width: 4, destination: h + documentSteps &* batch &* 4, destinationStride: 4)
        for done in 0..<documentSteps {
          let t: Swift::Int = documentSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 12
          let document_mask_t: MutableFloats = document_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_tNext, inputStride: 4, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 12, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, read_cn, h_tNext, document_mask_t, h_t)
        }
        // asked = scan GRU(4) over embed(question, 3)  (Behind.rnn:47)
        Kernel.gather(
          rows: questionSteps &* batch, width: 3, table: asked_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: question, tokenStride: 1, destination: asked_gather, destinationStride: 3)
        Kernel.copy(rows: batch, width: 4, source: asked_h, sourceStride: 4, destination: h2, destinationStride: 4)
        for t2 in 0..<questionSteps {
          let asked_gather_t2: MutableFloats = asked_gather + t2 &* batch &* 3
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 12
          let h_t2: MutableFloats = h2 + t2 &* batch &* 4
          let question_mask_t2: MutableFloats = question_mask + t2 &* batch
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, questionSteps &- t2) &* batch, k: 3, n: 12, input: asked_gather_t2,
              inputStride: 3, packed: gates_weights_packed3, destination: gates_t2, destinationStride: 12,
              bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_t2, inputStride: 4, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 12, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates4, gates_t2, asked_cn, h_t2, question_mask_t2, h_t2Next)
        }
        // asked = scan GRU(4) over embed(question, 3)  (Behind.rnn:47)
        Kernel.copy(
          rows: batch, width: 4, source: h2 + questionSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Pointwise.compute_joined_select(rows: documentSteps &* batch, document_mask, h, joined_select)
        Kernel.timeSum(
          steps: documentSteps, batch: batch, width: 4, source: joined_select, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: joined_sum, destinationStride: 4)
        Kernel.timeSum(
          steps: documentSteps, batch: batch, width: 1, source: document_mask, sourceStepStride: batch, sourceStride: 1,
          destination: joined_sum2, destinationStride: 1)
        Pointwise.compute_joined_maximum(count: batch, joined_sum2, joined_maximum)
        Pointwise.compute_joined_divide(rows: batch, joined_sum, joined_maximum, joined_divide)
        Kernel.copy(
          rows: questionSteps &* batch, width: 4, source: h2 + batch &* 4, sourceStride: 4,
          destination: joined_concatenate, destinationStride: 8)
        for t3 in 0..<questionSteps {
          let joined_concatenate_t3: MutableFloats = joined_concatenate + t3 &* batch &* 8
          Kernel.copy(
            rows: batch, width: 4, source: joined_divide, sourceStride: 4, destination: joined_concatenate_t3 + 4,
            destinationStride: 8)
        }
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(14), source: h, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: joined_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 5, input: joined_at, inputStride: 4, packed: joined_dense_W_packed,
          destination: joined_add, destinationStride: 5, bias: joined_dense_b)
        Kernel.copy(rows: batch, width: 5, source: joined_h, sourceStride: 5, destination: h3, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: joined_add, sourceStride: 5, destination: c, destinationStride: 5)
        for t4 in 0..<questionSteps {
          let joined_concatenate_t4: MutableFloats = joined_concatenate + t4 &* batch &* 8
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 20
          let h_t4: MutableFloats = h3 + t4 &* batch &* 5
          let question_mask_t4: MutableFloats = question_mask + t4 &* batch
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, questionSteps &- t4) &* batch, k: 8, n: 20, input: joined_concatenate_t4,
              inputStride: 8, packed: gates_weights_packed5, destination: gates_t4, destinationStride: 20,
              bias: gates_bias3)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t4, inputStride: 5, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 20, bias: nil, turn: t4)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates6, gates_t4, c, question_mask_t4, h_t4, h_t4Next)
        }
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Kernel.copy(
          rows: batch, width: 5, source: h3 + questionSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
          destinationStride: 5)
        // output sigmoid(joined)  (Behind.rnn:49)
        Pointwise.compute_probabilities(count: questionSteps &* batch &* 5, h3 + batch &* 5, probabilities)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: batch &* 5, stride: 5)
        // The state 'asked.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
        // The state 'joined.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["document"], inputs: [.init(name: "document", axis: 0, classes: 9)],
        outputs: [.init(name: "joined.c", axis: -1, shape: [5]), .init(name: "given 1", axis: -1, shape: [4])],
        states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 12), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: -1, width: 12), .init(axis: -1, width: 4), .init(axis: -1, width: 4),
        ],
        sumsCount: 0, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared
        // read_Wr: [28]
        let read_Wr: Floats = parameters + 32
        // read_Wz: [28]
        let read_Wz: Floats = parameters + 64
        // read_Wn: [12]
        let read_Wn: Floats = parameters + 96
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 48
        // read_Un: [16]
        let read_Un: Floats = parameters + 112
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 96
        // read_br: [4]
        let read_br: Floats = parameters + 128
        // read_bz: [4]
        let read_bz: Floats = parameters + 144
        // read_bn: [4]
        let read_bn: Floats = parameters + 160
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 112
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 160
        // joined_dense_W: [20]
        let joined_dense_W: Floats = parameters + 368
        // joined_dense_W_packed: [64]
        let joined_dense_W_packed: MutableFloats = prepared + 224
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: read_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Wr, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: read_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_bz, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 4,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: read_bn, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 8,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Kernel.pack(
          source: joined_dense_W, rowStride: 4, columnStride: 1, rows: 5, columns: 4, blocks: 1,
          destination: joined_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let documentSteps: Swift::Int = shard.steps(0)
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 96
        // read_gather: [T, B, 3], shares memory with joined_select
        let read_gather: MutableFloats = shard.floats(0)
        // read_embed_E: [27]
        let read_embed_E: Floats = shard.parameters
        // document: [T, B, 1]
        let document: MutableTokens = shard.tokens(6)
        // gates: [T, B, 12]
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 112
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(2)
        // document_mask: [T, B, 1]
        let document_mask: MutableFloats = shard.floats(7)
        // read_cn: [4]
        let read_cn: Floats = shard.parameters + 176
        // gates2: [B, 12], shares memory with joined_sum, joined_add
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 160
        // joined_select: [T, B, 4], shares memory with read_gather
        let joined_select: MutableFloats = shard.floats(0)
        // joined_sum: [B, 4], shares memory with gates2, joined_add
        let joined_sum: MutableFloats = shard.floats(3)
        // joined_sum2: [B, 1], shares memory with joined_divide
        let joined_sum2: MutableFloats = shard.floats(4)
        // joined_maximum: [B, 1], shares memory with joined_at
        let joined_maximum: MutableFloats = shard.floats(5)
        // joined_divide: [B, 4], shares memory with joined_sum2
        let joined_divide: MutableFloats = shard.floats(4)
        // joined_at: [B, 4], shares memory with joined_maximum
        let joined_at: MutableFloats = shard.floats(5)
        // joined_add: [B, 5], shares memory with gates2, joined_sum
        let joined_add: MutableFloats = shard.floats(3)
        // joined_dense_b: [5]
        let joined_dense_b: Floats = shard.parameters + 400
        // joined_dense_W_packed: [64]
        let joined_dense_W_packed: Floats = shard.prepared + 224
        // read = scan reversed GRU(4) over embed(document, 3)  (Behind.rnn:46)
        Kernel.gather(
          rows: documentSteps &* batch, width: 3, table: read_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: document, tokenStride: 1, destination: read_gather, destinationStride: 3)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: documentSteps &* batch, k: 3, n: 12, input: read_gather, inputStride: 3, packed: gates_weights_packed,
          destination: gates, destinationStride: 12, bias: gates_bias)
        // read = scan reversed GRU(4) over embed(document, 3)  (Behind.rnn:46)
        Kernel.zero(rows: batch, width: 4, destination: h + documentSteps &* batch &* 4, destinationStride: 4)
        for done in 0..<documentSteps {
          let t: Swift::Int = documentSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 12
          let document_mask_t: MutableFloats = document_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_tNext, inputStride: 4, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 12, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, read_cn, h_tNext, document_mask_t, h_t)
        }
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Pointwise.compute_joined_select(rows: documentSteps &* batch, document_mask, h, joined_select)
        Kernel.timeSum(
          steps: documentSteps, batch: batch, width: 4, source: joined_select, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: joined_sum, destinationStride: 4)
        Kernel.timeSum(
          steps: documentSteps, batch: batch, width: 1, source: document_mask, sourceStepStride: batch, sourceStride: 1,
          destination: joined_sum2, destinationStride: 1)
        Pointwise.compute_joined_maximum(count: batch, joined_sum2, joined_maximum)
        Pointwise.compute_joined_divide(rows: batch, joined_sum, joined_maximum, joined_divide)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(8), source: h, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: joined_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 5, input: joined_at, inputStride: 4, packed: joined_dense_W_packed,
          destination: joined_add, destinationStride: 5, bias: joined_dense_b)
        // The output 'joined.c'.
        shard.setOutput(0, joined_add, stepStride: 0, stride: 5)
        // The output 'given 1'.
        shard.setOutput(1, joined_divide, stepStride: 0, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "given 1", axis: -1, width: 4), .init(name: "question", axis: -1, classes: 5)],
        outputs: [.init(name: "probabilities", axis: -1, shape: [5])],
        states: [
          .init(name: "asked.h", shape: [4]), .init(name: "joined.h", shape: [5]), .init(name: "joined.c", shape: [5]),
        ],
        arena: [
          .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 8), .init(axis: -1, width: 5),
        ],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared
        // asked_Wr: [28]
        let asked_Wr: Floats = parameters + 208
        // asked_Wz: [28]
        let asked_Wz: Floats = parameters + 240
        // asked_Wn: [12]
        let asked_Wn: Floats = parameters + 272
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 48
        // asked_Un: [16]
        let asked_Un: Floats = parameters + 288
        // gates_weights3: [160]
        let gates_weights3: MutableFloats = prepared + 96
        // joined_Wf: [65]
        let joined_Wf: Floats = parameters + 416
        // joined_Wi: [65]
        let joined_Wi: Floats = parameters + 496
        // joined_Wg: [65]
        let joined_Wg: Floats = parameters + 576
        // joined_Wo: [65]
        let joined_Wo: Floats = parameters + 656
        // gates_weights4: [100]
        let gates_weights4: MutableFloats = prepared + 256
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 368
        // asked_br: [4]
        let asked_br: Floats = parameters + 304
        // asked_bz: [4]
        let asked_bz: Floats = parameters + 320
        // asked_bn: [4]
        let asked_bn: Floats = parameters + 336
        // gates_bias2: [20]
        let gates_bias2: MutableFloats = prepared + 384
        // joined_bf: [5]
        let joined_bf: Floats = parameters + 736
        // joined_bi: [5]
        let joined_bi: Floats = parameters + 752
        // joined_bg: [5]
        let joined_bg: Floats = parameters + 768
        // joined_bo: [5]
        let joined_bo: Floats = parameters + 784
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 416
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 464
        // gates_weights_packed3: [256]
        let gates_weights_packed3: MutableFloats = prepared + 528
        // gates_weights_packed4: [160]
        let gates_weights_packed4: MutableFloats = prepared + 784
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: asked_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Wr, sourceRowStride: 7, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: asked_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wf + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wi + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wg + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 80, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: joined_Wo + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 120, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wf, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wi, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wg, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: joined_Wo, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_bz, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 4,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: asked_bn, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias + 8,
          destinationRowStride: 12, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: joined_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 15, destinationRowStride: 20, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 8, columnStride: 1, rows: 20, columns: 8, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 368
        // gates_bias2: [20]
        let gates_bias2: Floats = shard.prepared + 384
        // joined_concatenate: [B, 8]
        let joined_concatenate: MutableFloats = shard.floats(4)
        // asked_gather: [B, 3], shares memory with r, gates4
        let asked_gather: MutableFloats = shard.floats(0)
        // asked_embed_E: [15]
        let asked_embed_E: Floats = shard.parameters + 192
        // question: [B, 1]
        let question: MutableTokens = shard.tokens(7)
        // gates: [B, 12], shares memory with gates2, gates3
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 416
        // r: [B, 4], shares memory with asked_gather, gates4
        let r: MutableFloats = shard.floats(0)
        // z: [B, 4], shares memory with cNext
        let z: MutableFloats = shard.floats(2)
        // n: [B, 4], shares memory with hNext
        let n: MutableFloats = shard.floats(3)
        // gates2: [B, 12], shares memory with gates, gates3
        let gates2: MutableFloats = shard.floats(1)
        // asked_h: [B, 4]
        let asked_h: Floats = shard.state(0)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 464
        // asked_cn: [4]
        let asked_cn: Floats = shard.parameters + 352
        // given_1: [B, 4]
        let given_1: MutableFloats = shard.floats(6)
        // gates3: [B, 20], shares memory with gates, gates2
        let gates3: MutableFloats = shard.floats(1)
        // gates_weights_packed3: [256]
        let gates_weights_packed3: Floats = shard.prepared + 528
        // gates4: [B, 20], shares memory with asked_gather, r
        let gates4: MutableFloats = shard.floats(0)
        // joined_h: [B, 5]
        let joined_h: Floats = shard.state(1)
        // gates_weights_packed4: [160]
        let gates_weights_packed4: Floats = shard.prepared + 784
        // joined_c: [B, 5]
        let joined_c: Floats = shard.state(2)
        // cNext: [B, 5], shares memory with z
        let cNext: MutableFloats = shard.floats(2)
        // hNext: [B, 5], shares memory with n
        let hNext: MutableFloats = shard.floats(3)
        // probabilities: [B, 5]
        let probabilities: MutableFloats = shard.floats(5)
        // asked = scan GRU(4) over embed(question, 3)  (Behind.rnn:47)
        Kernel.gather(
          rows: batch, width: 3, table: asked_embed_E, tableRowStride: 3, tableColumnStride: 1, token: question,
          tokenStride: 1, destination: asked_gather, destinationStride: 3)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: batch, k: 3, n: 12, input: asked_gather, inputStride: 3, packed: gates_weights_packed,
          destination: gates, destinationStride: 12, bias: nil)
        Pointwise.compute_r_z(rows: batch, gates, gates_bias, r, z, n)
        Kernel.product(
          rows: batch, k: 4, n: 12, input: asked_h, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
          destinationStride: 12, bias: nil)
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(rows: batch, gates2, r, z, asked_cn, n, asked_h, joined_concatenate)
        // joined = scan LSTM(5) over [asked, mean(read, over: read)] from (c: dense(re…  (Behind.rnn:48)
        Kernel.copy(
          rows: batch, width: 4, source: given_1, sourceStride: 4, destination: joined_concatenate + 4,
          destinationStride: 8)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.product(
          rows: batch, k: 8, n: 20, input: joined_concatenate, inputStride: 8, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 20, bias: nil)
        Kernel.product(
          rows: batch, k: 5, n: 20, input: joined_h, inputStride: 5, packed: gates_weights_packed4, destination: gates4,
          destinationStride: 20, bias: nil)
        // f, i, g, o, c', h', output = …  (LSTM.rnn:9–14; Behind.rnn:49)
        Pointwise.compute_cNext_hNext(rows: batch, gates3, gates_bias2, gates4, joined_c, cNext, hNext, probabilities)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 5)
        // The state 'asked.h' after the last step.
        shard.setFinalState(0, joined_concatenate, stride: 8)
        // The state 'joined.h' after the last step.
        shard.setFinalState(1, hNext, stride: 5)
        // The state 'joined.c' after the last step.
        shard.setFinalState(2, cNext, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 4.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ read_cn: Floats, _ h2: MutableFloats,
        _ document_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: Floats = gates2 + row &* 12
          let read_cnRow: Floats = read_cn
          let h2Row: MutableFloats = h2 + row &* 4
          let document_maskRow: Floats = document_mask + row
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(document_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(read_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ asked_cn: Floats, _ h2: MutableFloats,
        _ question_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: Floats = gates2 + row &* 12
          let asked_cnRow: Floats = asked_cn
          let h2Row: MutableFloats = h2 + row &* 4
          let question_maskRow: Floats = question_mask + row
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(question_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(asked_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_joined_select(
        rows: Swift::Int, _ document_mask: Floats, _ h: Floats, _ joined_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let document_maskRow: Floats = document_mask + row
          let hRow: Floats = h + row &* 4
          let joined_selectRow: MutableFloats = joined_select + row &* 4
          let document_mask_x: Vector = Lanes.broadcast(document_maskRow[0])
          let read: Vector = Lanes.load(hRow, count: 4)
          let v2: Vector = Lanes.select(document_mask_x, read, v)
          Lanes.store(v2, joined_selectRow, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_joined_maximum(count: Swift::Int, _ joined_sum: Floats, _ joined_maximum: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let joined_sum_x: Vector = Lanes.load(joined_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(joined_sum_x, v)
          Lanes.store(v2, joined_maximum + column, count: lanes)
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
      static func compute_joined_divide(
        rows: Swift::Int, _ joined_sum: Floats, _ joined_maximum: Floats, _ joined_divide: MutableFloats
      ) {
        for row in 0..<rows {
          let joined_sumRow: Floats = joined_sum + row &* 4
          let joined_maximumRow: Floats = joined_maximum + row
          let joined_divideRow: MutableFloats = joined_divide + row &* 4
          let joined_maximum_x: Vector = Lanes.broadcast(joined_maximumRow[0])
          let joined_sum_x: Vector = Lanes.load(joined_sumRow, count: 4)
          let v: Vector = Lanes.divide(joined_sum_x, joined_maximum_x)
          Lanes.store(v, joined_divideRow, count: 4)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ question_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: Floats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let question_maskRow: Floats = question_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(question_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 5, count: 5)
          let gates_x4: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 10, count: 5)
          let gates_x6: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 15, count: 5)
          let gates_x8: Vector = Lanes.load(gates2Row + 15, count: 5)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.quickSigmoid(v)
          let i: Vector = Lanes.quickSigmoid(v2)
          let g: Vector = Lanes.quickTanh(v3)
          let o: Vector = Lanes.quickSigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 5)
          Lanes.store(v9, c2Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_probabilities(count: Swift::Int, _ h: Floats, _ probabilities: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let joined: Vector = Lanes.load(h + column, count: lanes)
          let v: Vector = Lanes.quickSigmoid(joined)
          Lanes.store(v, probabilities + column, count: lanes)
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
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ r2: MutableFloats, _ z2: MutableFloats,
        _ n2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates_biasRow: Floats = gates_bias
          let r2Row: MutableFloats = r2 + row &* 4
          let z2Row: MutableFloats = z2 + row &* 4
          let n2Row: MutableFloats = n2 + row &* 4
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 4)
          let r: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 4, count: 4)
          let z: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 8, count: 4)
          let n: Vector = Lanes.add(gates_x3, gates_bias_x3)
          Lanes.store(r, r2Row, count: 4)
          Lanes.store(z, z2Row, count: 4)
          Lanes.store(n, n2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ gates: Floats, _ r3: Floats, _ z3: Floats, _ asked_cn: Floats, _ n3: Floats,
        _ asked_h2: Floats, _ joined_concatenate: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let r3Row: Floats = r3 + row &* 4
          let z3Row: Floats = z3 + row &* 4
          let asked_cnRow: Floats = asked_cn
          let n3Row: Floats = n3 + row &* 4
          let asked_h2Row: Floats = asked_h2 + row &* 4
          let joined_concatenateRow: MutableFloats = joined_concatenate + row &* 8
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(r3Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(z3Row, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(asked_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(n3Row, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let asked_h: Vector = Lanes.load(asked_h2Row, count: 4)
          let v6: Vector = Lanes.multiply(z2, asked_h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          Lanes.store(hNext, joined_concatenateRow, count: 4)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_cNext_hNext(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ gates2: Floats, _ joined_c2: Floats,
        _ cNext2: MutableFloats, _ hNext2: MutableFloats, _ probabilities: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates_biasRow: Floats = gates_bias
          let gates2Row: Floats = gates2 + row &* 20
          let joined_c2Row: Floats = joined_c2 + row &* 5
          let cNext2Row: MutableFloats = cNext2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let probabilitiesRow: MutableFloats = probabilities + row &* 5
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 5)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 5)
          let v2: Vector = Lanes.add(gates_x2, v)
          let gates_x3: Vector = Lanes.load(gatesRow + 5, count: 5)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 5, count: 5)
          let v3: Vector = Lanes.add(gates_x3, gates_bias_x2)
          let gates_x4: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v4: Vector = Lanes.add(gates_x4, v3)
          let gates_x5: Vector = Lanes.load(gatesRow + 10, count: 5)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 10, count: 5)
          let v5: Vector = Lanes.add(gates_x5, gates_bias_x3)
          let gates_x6: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v6: Vector = Lanes.add(gates_x6, v5)
          let gates_x7: Vector = Lanes.load(gatesRow + 15, count: 5)
          let gates_bias_x4: Vector = Lanes.load(gates_biasRow + 15, count: 5)
          let v7: Vector = Lanes.add(gates_x7, gates_bias_x4)
          let gates_x8: Vector = Lanes.load(gates2Row + 15, count: 5)
          let v8: Vector = Lanes.add(gates_x8, v7)
          let f: Vector = Lanes.quickSigmoid(v2)
          let i: Vector = Lanes.quickSigmoid(v4)
          let g: Vector = Lanes.quickTanh(v6)
          let o: Vector = Lanes.quickSigmoid(v8)
          let joined_c: Vector = Lanes.load(joined_c2Row, count: 5)
          let v9: Vector = Lanes.multiply(f, joined_c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let v11: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v11)
          let v12: Vector = Lanes.quickSigmoid(hNext)
          Lanes.store(cNext, cNext2Row, count: 5)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v12, probabilitiesRow, count: 5)
        }
      }
    }
  }
}

/// Reads a sequence, and then goes along it once more: an encoder of what the steps are given.
///
/// - Input `x`: [2] for each step of `x`
/// - Target `wanted`: [2] for each step of `x`
/// - Output `answer`: [2] for each step of `x`
public struct Again: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "code.LSTM.Wf", shape: [4, 6], offset: 0, initializer: .glorot),
      .init(name: "code.LSTM.Wi", shape: [4, 6], offset: 32, initializer: .glorot),
      .init(name: "code.LSTM.Wg", shape: [4, 6], offset: 64, initializer: .glorot),
      .init(name: "code.LSTM.Wo", shape: [4, 6], offset: 96, initializer: .glorot),
      .init(name: "code.LSTM.bf", shape: [4], offset: 128, initializer: .constant(1.0)),
      .init(name: "code.LSTM.bi", shape: [4], offset: 144, initializer: .constant(0.0)),
      .init(name: "code.LSTM.bg", shape: [4], offset: 160, initializer: .constant(0.0)),
      .init(name: "code.LSTM.bo", shape: [4], offset: 176, initializer: .constant(0.0)),
      .init(name: "code.W", shape: [3, 4], offset: 192, initializer: .glorot),
      .init(name: "code.b", shape: [3], offset: 208, initializer: .constant(0.0)),
      .init(name: "hidden.Wr", shape: [3, 5], offset: 224, initializer: .glorot),
      .init(name: "hidden.Wz", shape: [3, 5], offset: 240, initializer: .glorot),
      .init(name: "hidden.Wn", shape: [3, 2], offset: 256, initializer: .glorot),
      .init(name: "hidden.Un", shape: [3, 3], offset: 272, initializer: .glorot),
      .init(name: "hidden.br", shape: [3], offset: 288, initializer: .constant(0.0)),
      .init(name: "hidden.bz", shape: [3], offset: 304, initializer: .constant(0.0)),
      .init(name: "hidden.bn", shape: [3], offset: 320, initializer: .constant(0.0)),
      .init(name: "hidden.cn", shape: [3], offset: 336, initializer: .constant(0.0)),
      .init(name: "answer.W", shape: [2, 3], offset: 352, initializer: .glorot),
      .init(name: "answer.b", shape: [2], offset: 368, initializer: .constant(0.0)),
    ],
    count: 384, preparedCounts: [480, 960, 272, 208])

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

extension Again {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `x` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - x: numbers, [steps, 2].
  public func encode(x: some Swift::Collection<Swift::Float>) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, x)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    try inputs.check(0, x)
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
  /// - Parameter x: [2].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(0, x)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>, _ stream: Stream) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(0, x)
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
  /// - Parameter x: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, x)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    x: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, x)
  }
}

// MARK: Whole sequences

extension Again {
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
    ///   - x: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Again, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Again, _ batch: RNNRuntime::Batch<Again.Example>, carriesState: Swift::Bool = false
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

extension Again {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Again.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Again.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 2].
    ///   - wanted: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Again, x: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, wanted: wanted, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 2].
    ///   - wanted: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Again, x: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, wanted: wanted, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, wanted)
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
        _ model: Again, _ batch: RNNRuntime::Batch<Again.Example>, carriesState: Swift::Bool = false
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
        _ model: Again, _ batch: RNNRuntime::Batch<Again.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      wanted: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, wanted, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Again: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [2] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [2] for each step of `x`.
      public var wanted: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], wanted: [Swift::Float]? = nil) {
        self.x = x
        self.wanted = wanted
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.wanted)
      }
    }
  }

  extension Again.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Again
  }

  extension Again.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Again
  }
#endif

// MARK: Code

extension Again {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 2)],
        outputs: [.init(name: "answer", axis: 0, shape: [2])],
        states: [.init(name: "code.LSTM.h", shape: [4]), .init(name: "code.LSTM.c", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: -1, width: 9), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 4), .init(axis: -1, width: 3),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [32]
        let gates_weights: MutableFloats = prepared
        // code_LSTM_Wf: [24]
        let code_LSTM_Wf: Floats = parameters
        // code_LSTM_Wi: [24]
        let code_LSTM_Wi: Floats = parameters + 32
        // code_LSTM_Wg: [24]
        let code_LSTM_Wg: Floats = parameters + 64
        // code_LSTM_Wo: [24]
        let code_LSTM_Wo: Floats = parameters + 96
        // gates_weights2: [64]
        let gates_weights2: MutableFloats = prepared + 32
        // gates_weights3: [18]
        let gates_weights3: MutableFloats = prepared + 96
        // hidden_Wr: [15]
        let hidden_Wr: Floats = parameters + 224
        // hidden_Wz: [15]
        let hidden_Wz: Floats = parameters + 240
        // hidden_Wn: [6]
        let hidden_Wn: Floats = parameters + 256
        // gates_weights4: [27]
        let gates_weights4: MutableFloats = prepared + 128
        // hidden_Un: [9]
        let hidden_Un: Floats = parameters + 272
        // gates_bias: [16]
        let gates_bias: MutableFloats = prepared + 160
        // code_LSTM_bf: [4]
        let code_LSTM_bf: Floats = parameters + 128
        // code_LSTM_bi: [4]
        let code_LSTM_bi: Floats = parameters + 144
        // code_LSTM_bg: [4]
        let code_LSTM_bg: Floats = parameters + 160
        // code_LSTM_bo: [4]
        let code_LSTM_bo: Floats = parameters + 176
        // gates_bias2: [9]
        let gates_bias2: MutableFloats = prepared + 176
        // hidden_br: [3]
        let hidden_br: Floats = parameters + 288
        // hidden_bz: [3]
        let hidden_bz: Floats = parameters + 304
        // hidden_bn: [3]
        let hidden_bn: Floats = parameters + 320
        // gates_weights_packed: [32]
        let gates_weights_packed: MutableFloats = prepared + 192
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 224
        // code_W: [12]
        let code_W: Floats = parameters + 192
        // code_W_packed: [64]
        let code_W_packed: MutableFloats = prepared + 288
        // gates_weights_packed3: [32]
        let gates_weights_packed3: MutableFloats = prepared + 352
        // gates_weights_packed4: [48]
        let gates_weights_packed4: MutableFloats = prepared + 384
        // answer_W: [6]
        let answer_W: Floats = parameters + 352
        // answer_W_packed: [48]
        let answer_W_packed: MutableFloats = prepared + 432
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wf + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wi + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 8, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wg + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 16, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wo + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wr + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wz + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights3 + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wn, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gates_weights3 + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wr, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights4 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bf, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bi, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bg, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bo, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 3, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 9, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights, rowStride: 2, columnStride: 1, rows: 16, columns: 2, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 16, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.pack(
          source: code_W, rowStride: 4, columnStride: 1, rows: 3, columns: 4, blocks: 1, destination: code_W_packed)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights3, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed4)
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.pack(
          source: answer_W, rowStride: 3, columnStride: 1, rows: 2, columns: 3, blocks: 1, destination: answer_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [16]
        let gates_bias: Floats = shard.prepared + 160
        // gates_bias2: [9]
        let gates_bias2: Floats = shard.prepared + 176
        // gates: [T, B, 16], shares memory with gates3, answer
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 2]
        let x: MutableFloats = shard.floats(6)
        // gates_weights_packed: [32]
        let gates_weights_packed: Floats = shard.prepared + 192
        // h: [T + 1, B, 4], shares memory with h2
        let h: MutableFloats = shard.floats(0)
        // code_LSTM_h: [B, 4]
        let code_LSTM_h: Floats = shard.state(0)
        // c: [B, 4], shares memory with code_at, hidden_tanh, gates4
        let c: MutableFloats = shard.floats(1)
        // code_LSTM_c: [B, 4]
        let code_LSTM_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(7)
        // gates2: [B, 16], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 224
        // h_final: [B, 4], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(4)
        // code_at: [B, 4], shares memory with c, hidden_tanh, gates4
        let code_at: MutableFloats = shard.floats(1)
        // code: [B, 3]
        let code: MutableFloats = shard.floats(5)
        // code_b: [3]
        let code_b: Floats = shard.parameters + 208
        // code_W_packed: [64]
        let code_W_packed: Floats = shard.prepared + 288
        // hidden_tanh: [B, 3], shares memory with c, code_at, gates4
        let hidden_tanh: MutableFloats = shard.floats(1)
        // gates3: [T, B, 9], shares memory with gates, answer
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 352
        // h2: [T + 1, B, 3], shares memory with h
        let h2: MutableFloats = shard.floats(0)
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 336
        // gates4: [B, 9], shares memory with c, code_at, hidden_tanh
        let gates4: MutableFloats = shard.floats(1)
        // gates_weights_packed4: [48]
        let gates_weights_packed4: Floats = shard.prepared + 384
        // answer: [T, B, 2], shares memory with gates, gates3
        let answer: MutableFloats = shard.floats(2)
        // answer_b: [2]
        let answer_b: Floats = shard.parameters + 368
        // answer_W_packed: [48]
        let answer_W_packed: Floats = shard.prepared + 432
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_h, sourceStride: 4, destination: h, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 2
          let gates_t: MutableFloats = gates + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 2, n: 16, input: x_t, inputStride: 2,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 16, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 16, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t, c, x_mask_t, h_t, h_tNext)
        }
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: c, sourceStride: 4, destination: c_final, destinationStride: 4)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(8), source: h + batch &* 4,
          sourceStepStride: batch &* 4, sourceStride: 4, destination: code_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 3, input: code_at, inputStride: 4, packed: code_W_packed, destination: code,
          destinationStride: 3, bias: code_b)
        // hidden = scan GRU(3) over x from (h: tanh(code))  (Behind.rnn:57)
        Pointwise.compute_hidden_tanh(count: batch &* 3, code, hidden_tanh)
        Kernel.copy(rows: batch, width: 3, source: hidden_tanh, sourceStride: 3, destination: h2, destinationStride: 3)
        for t2 in 0..<xSteps {
          let x_t2: MutableFloats = x + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 9
          let h_t2: MutableFloats = h2 + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t2) &* batch, k: 2, n: 9, input: x_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 9, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates4, gates_t2, hidden_cn, h_t2, x_mask_t2, h_t2Next)
        }
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 2, input: h2 + batch &* 3, inputStride: 3, packed: answer_W_packed,
          destination: answer, destinationStride: 2, bias: answer_b)
        // The output 'answer'.
        shard.setOutput(0, answer, stepStride: batch &* 2, stride: 2)
        // The state 'code.LSTM.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
        // The state 'code.LSTM.c' after the last step.
        shard.setFinalState(1, c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 2), .init(name: "wanted", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "code.LSTM.h", shape: [4]), .init(name: "code.LSTM.c", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: -1, width: 9), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 4), .init(axis: -1, width: 3), .init(axis: 0, width: 1),
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
        // gates_bias: [16]
        let gates_bias: Floats = shard.prepared + 160
        // gates_bias2: [9]
        let gates_bias2: Floats = shard.prepared + 176
        // gates: [T, B, 16], shares memory with gates3, answer, loss_select
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 2]
        let x: MutableFloats = shard.floats(7)
        // gates_weights_packed: [32]
        let gates_weights_packed: Floats = shard.prepared + 192
        // h: [T + 1, B, 4], shares memory with h2
        let h: MutableFloats = shard.floats(0)
        // code_LSTM_h: [B, 4]
        let code_LSTM_h: Floats = shard.state(0)
        // c: [B, 4], shares memory with code_at, hidden_tanh, gates4
        let c: MutableFloats = shard.floats(1)
        // code_LSTM_c: [B, 4]
        let code_LSTM_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // gates2: [B, 16], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 224
        // h_final: [B, 4], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(4)
        // code_at: [B, 4], shares memory with c, hidden_tanh, gates4
        let code_at: MutableFloats = shard.floats(1)
        // code: [B, 3]
        let code: MutableFloats = shard.floats(5)
        // code_b: [3]
        let code_b: Floats = shard.parameters + 208
        // code_W_packed: [64]
        let code_W_packed: Floats = shard.prepared + 288
        // hidden_tanh: [B, 3], shares memory with c, code_at, gates4
        let hidden_tanh: MutableFloats = shard.floats(1)
        // gates3: [T, B, 9], shares memory with gates, answer, loss_select
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 352
        // h2: [T + 1, B, 3], shares memory with h
        let h2: MutableFloats = shard.floats(0)
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 336
        // gates4: [B, 9], shares memory with c, code_at, hidden_tanh
        let gates4: MutableFloats = shard.floats(1)
        // gates_weights_packed4: [48]
        let gates_weights_packed4: Floats = shard.prepared + 384
        // answer: [T, B, 2], shares memory with gates, gates3, loss_select
        let answer: MutableFloats = shard.floats(2)
        // answer_b: [2]
        let answer_b: Floats = shard.parameters + 368
        // answer_W_packed: [48]
        let answer_W_packed: Floats = shard.prepared + 432
        // wanted: [T, B, 2]
        let wanted: MutableFloats = shard.floats(8)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(6)
        // loss_select: [T, B, 1], shares memory with gates, gates3, answer
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_h, sourceStride: 4, destination: h, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 2
          let gates_t: MutableFloats = gates + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 2, n: 16, input: x_t, inputStride: 2,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 16, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 16, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c2(rows: batch, gates2, gates_t, c, x_mask_t, h_t, h_tNext)
        }
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: c, sourceStride: 4, destination: c_final, destinationStride: 4)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(10), source: h + batch &* 4,
          sourceStepStride: batch &* 4, sourceStride: 4, destination: code_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 3, input: code_at, inputStride: 4, packed: code_W_packed, destination: code,
          destinationStride: 3, bias: code_b)
        // hidden = scan GRU(3) over x from (h: tanh(code))  (Behind.rnn:57)
        Pointwise.compute_hidden_tanh2(count: batch &* 3, code, hidden_tanh)
        Kernel.copy(rows: batch, width: 3, source: hidden_tanh, sourceStride: 3, destination: h2, destinationStride: 3)
        for t2 in 0..<xSteps {
          let x_t2: MutableFloats = x + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 9
          let h_t2: MutableFloats = h2 + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t2) &* batch, k: 2, n: 9, input: x_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 9, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates4, gates_t2, hidden_cn, h_t2, x_mask_t2, h_t2Next)
        }
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 2, input: h2 + batch &* 3, inputStride: 3, packed: answer_W_packed,
          destination: answer, destinationStride: 2, bias: answer_b)
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, answer, wanted, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'code.LSTM.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
        // The state 'code.LSTM.c' after the last step.
        shard.setFinalState(1, c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 2), .init(name: "wanted", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "code.LSTM.h", shape: [4]), .init(name: "code.LSTM.c", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 9),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, extraSteps: 1, width: 3),
          .init(axis: 0, width: 9), .init(axis: 0, width: 9), .init(axis: 0, width: 4), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 4),
        ],
        sumsCount: 32, gradientSums: [0..<370], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [32]
        let gates_weights: MutableFloats = prepared
        // code_LSTM_Wf: [24]
        let code_LSTM_Wf: Floats = parameters
        // code_LSTM_Wi: [24]
        let code_LSTM_Wi: Floats = parameters + 32
        // code_LSTM_Wg: [24]
        let code_LSTM_Wg: Floats = parameters + 64
        // code_LSTM_Wo: [24]
        let code_LSTM_Wo: Floats = parameters + 96
        // gates_weights2: [64]
        let gates_weights2: MutableFloats = prepared + 32
        // gates_weights3: [18]
        let gates_weights3: MutableFloats = prepared + 96
        // hidden_Wr: [15]
        let hidden_Wr: Floats = parameters + 224
        // hidden_Wz: [15]
        let hidden_Wz: Floats = parameters + 240
        // hidden_Wn: [6]
        let hidden_Wn: Floats = parameters + 256
        // gates_weights4: [27]
        let gates_weights4: MutableFloats = prepared + 128
        // hidden_Un: [9]
        let hidden_Un: Floats = parameters + 272
        // gates_bias: [16]
        let gates_bias: MutableFloats = prepared + 160
        // code_LSTM_bf: [4]
        let code_LSTM_bf: Floats = parameters + 128
        // code_LSTM_bi: [4]
        let code_LSTM_bi: Floats = parameters + 144
        // code_LSTM_bg: [4]
        let code_LSTM_bg: Floats = parameters + 160
        // code_LSTM_bo: [4]
        let code_LSTM_bo: Floats = parameters + 176
        // gates_bias2: [9]
        let gates_bias2: MutableFloats = prepared + 176
        // hidden_br: [3]
        let hidden_br: Floats = parameters + 288
        // hidden_bz: [3]
        let hidden_bz: Floats = parameters + 304
        // hidden_bn: [3]
        let hidden_bn: Floats = parameters + 320
        // gates_weights_packed: [32]
        let gates_weights_packed: MutableFloats = prepared + 192
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 224
        // code_W: [12]
        let code_W: Floats = parameters + 192
        // code_W_packed: [64]
        let code_W_packed: MutableFloats = prepared + 288
        // gates_weights_packed3: [32]
        let gates_weights_packed3: MutableFloats = prepared + 352
        // gates_weights_packed4: [48]
        let gates_weights_packed4: MutableFloats = prepared + 384
        // answer_W: [6]
        let answer_W: Floats = parameters + 352
        // answer_W_packed: [48]
        let answer_W_packed: MutableFloats = prepared + 432
        // answer_W_packed2: [32]
        let answer_W_packed2: MutableFloats = prepared + 480
        // gates_weights_packed5: [144]
        let gates_weights_packed5: MutableFloats = prepared + 512
        // code_W_packed2: [48]
        let code_W_packed2: MutableFloats = prepared + 656
        // gates_weights_packed6: [256]
        let gates_weights_packed6: MutableFloats = prepared + 704
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wf + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wi + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 8, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wg + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 16, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wo + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wr + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wz + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights3 + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wn, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gates_weights3 + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wr, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights4 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bf, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bi, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bg, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bo, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 3, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 9, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights, rowStride: 2, columnStride: 1, rows: 16, columns: 2, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 16, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.pack(
          source: code_W, rowStride: 4, columnStride: 1, rows: 3, columns: 4, blocks: 1, destination: code_W_packed)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights3, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed4)
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.pack(
          source: answer_W, rowStride: 3, columnStride: 1, rows: 2, columns: 3, blocks: 1, destination: answer_W_packed)
        // gradient of Behind.rnn:58: answer = dense(hidden, 2)
        Kernel.pack(
          source: answer_W, rowStride: 1, columnStride: 3, rows: 3, columns: 2, blocks: 1,
          destination: answer_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 3, rows: 3, columns: 9, blocks: 1,
          destination: gates_weights_packed5)
        // gradient of Behind.rnn:56: code = dense((scan LSTM(4) over x).last, 3)
        Kernel.pack(
          source: code_W, rowStride: 1, columnStride: 4, rows: 4, columns: 3, blocks: 1, destination: code_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 4, rows: 4, columns: 16, blocks: 1,
          destination: gates_weights_packed6)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_code_LSTM_bf: [4]
        let gradient_code_LSTM_bf: MutableFloats = shard.gradients + 128
        // gradient_code_LSTM_bi: [4]
        let gradient_code_LSTM_bi: MutableFloats = shard.gradients + 144
        // gradient_code_LSTM_bg: [4]
        let gradient_code_LSTM_bg: MutableFloats = shard.gradients + 160
        // gradient_code_LSTM_bo: [4]
        let gradient_code_LSTM_bo: MutableFloats = shard.gradients + 176
        // gradient_code_W: [12]
        let gradient_code_W: MutableFloats = shard.gradients + 192
        // gradient_code_b: [3]
        let gradient_code_b: MutableFloats = shard.gradients + 208
        // gradient_hidden_Wn: [6]
        let gradient_hidden_Wn: MutableFloats = shard.gradients + 256
        // gradient_hidden_Un: [9]
        let gradient_hidden_Un: MutableFloats = shard.gradients + 272
        // gradient_hidden_br: [3]
        let gradient_hidden_br: MutableFloats = shard.gradients + 288
        // gradient_hidden_bz: [3]
        let gradient_hidden_bz: MutableFloats = shard.gradients + 304
        // gradient_hidden_bn: [3]
        let gradient_hidden_bn: MutableFloats = shard.gradients + 320
        // gradient_hidden_cn: [3]
        let gradient_hidden_cn: MutableFloats = shard.gradients + 336
        // gradient_answer_W: [6]
        let gradient_answer_W: MutableFloats = shard.gradients + 352
        // gradient_answer_b: [2]
        let gradient_answer_b: MutableFloats = shard.gradients + 368
        // gates_bias: [16]
        let gates_bias: Floats = shard.prepared + 160
        // gates_bias2: [9]
        let gates_bias2: Floats = shard.prepared + 176
        // gates: [T, B, 16]
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 2]
        let x: MutableFloats = shard.floats(16)
        // gates_weights_packed: [32]
        let gates_weights_packed: Floats = shard.prepared + 192
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // code_LSTM_h: [B, 4]
        let code_LSTM_h: Floats = shard.state(0)
        // c: [T + 1, B, 4]
        let c: MutableFloats = shard.floats(1)
        // code_LSTM_c: [B, 4]
        let code_LSTM_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(18)
        // gates2: [B, 16], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 224
        // h_final: [B, 4], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(4)
        // code_at: [B, 4], shares memory with d_code2, d_h3
        let code_at: MutableFloats = shard.floats(5)
        // code: [B, 3], shares memory with gates4, d_h2
        let code: MutableFloats = shard.floats(6)
        // code_b: [3]
        let code_b: Floats = shard.parameters + 208
        // code_W_packed: [64]
        let code_W_packed: Floats = shard.prepared + 288
        // hidden_tanh: [B, 3], shares memory with d_h, d_code, d_c
        let hidden_tanh: MutableFloats = shard.floats(7)
        // d_hidden: [B, 3], shares memory with d_hNext
        let d_hidden: MutableFloats = shard.floats(8)
        // gates3: [T, B, 9]
        let gates3: MutableFloats = shard.floats(10)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 352
        // h2: [T + 1, B, 3]
        let h2: MutableFloats = shard.floats(9)
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 336
        // gates4: [B, 9], shares memory with code, d_h2
        let gates4: MutableFloats = shard.floats(6)
        // gates_weights_packed4: [48]
        let gates_weights_packed4: Floats = shard.prepared + 384
        // answer: [T, B, 2], shares memory with loss_select, d_answer, d_code3
        let answer: MutableFloats = shard.floats(12)
        // answer_b: [2]
        let answer_b: Floats = shard.parameters + 368
        // answer_W_packed: [48]
        let answer_W_packed: Floats = shard.prepared + 432
        // wanted: [T, B, 2], shares memory with loss_subtract
        let wanted: MutableFloats = shard.floats(17)
        // loss_subtract: [T, B, 2], shares memory with wanted
        let loss_subtract: MutableFloats = shard.floats(17)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(13)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with answer, d_answer, d_code3
        let loss_select: MutableFloats = shard.floats(12)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(14)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_answer: [T, B, 2], shares memory with answer, loss_select, d_code3
        let d_answer: MutableFloats = shard.floats(12)
        // answer_W_packed2: [32]
        let answer_W_packed2: Floats = shard.prepared + 480
        // d_h: [B, 3], shares memory with hidden_tanh, d_code, d_c
        let d_h: MutableFloats = shard.floats(7)
        // d_gates: [T, B, 9]
        let d_gates: MutableFloats = shard.floats(11)
        // d_h2: [B, 3], shares memory with code, gates4
        let d_h2: MutableFloats = shard.floats(6)
        // d_gates2: [B, 3], shares memory with d_h_final, d_gates3
        let d_gates2: MutableFloats = shard.floats(15)
        // gates_weights_packed5: [144]
        let gates_weights_packed5: Floats = shard.prepared + 512
        // d_h_final: [B, 3], shares memory with d_gates2, d_gates3
        let d_h_final: MutableFloats = shard.floats(15)
        // d_code: [B, 3], shares memory with hidden_tanh, d_h, d_c
        let d_code: MutableFloats = shard.floats(7)
        // d_code2: [B, 4], shares memory with code_at, d_h3
        let d_code2: MutableFloats = shard.floats(5)
        // code_W_packed2: [48]
        let code_W_packed2: Floats = shard.prepared + 656
        // d_code3: [T, B, 4], shares memory with answer, loss_select, d_answer
        let d_code3: MutableFloats = shard.floats(12)
        // d_h3: [B, 4], shares memory with code_at, d_code2
        let d_h3: MutableFloats = shard.floats(5)
        // d_c: [B, 4], shares memory with hidden_tanh, d_h, d_code
        let d_c: MutableFloats = shard.floats(7)
        // d_hNext: [B, 4], shares memory with d_hidden
        let d_hNext: MutableFloats = shard.floats(8)
        // d_gates3: [B, 4], shares memory with d_gates2, d_h_final
        let d_gates3: MutableFloats = shard.floats(15)
        // gates_weights_packed6: [256]
        let gates_weights_packed6: Floats = shard.prepared + 704
        // gradient_hidden_Wr: [13]
        let gradient_hidden_Wr: MutableFloats = shard.gradients + 224
        // gradient_hidden_Wz: [13]
        let gradient_hidden_Wz: MutableFloats = shard.gradients + 240
        // gradient_hidden_Wr2: [12]
        let gradient_hidden_Wr2: MutableFloats = shard.gradients + 227
        // gradient_hidden_Wz2: [12]
        let gradient_hidden_Wz2: MutableFloats = shard.gradients + 243
        // gradient_code_LSTM_Wf: [22]
        let gradient_code_LSTM_Wf: MutableFloats = shard.gradients
        // gradient_code_LSTM_Wi: [22]
        let gradient_code_LSTM_Wi: MutableFloats = shard.gradients + 32
        // gradient_code_LSTM_Wg: [22]
        let gradient_code_LSTM_Wg: MutableFloats = shard.gradients + 64
        // gradient_code_LSTM_Wo: [22]
        let gradient_code_LSTM_Wo: MutableFloats = shard.gradients + 96
        // gradient_code_LSTM_Wf2: [20]
        let gradient_code_LSTM_Wf2: MutableFloats = shard.gradients + 4
        // gradient_code_LSTM_Wi2: [20]
        let gradient_code_LSTM_Wi2: MutableFloats = shard.gradients + 36
        // gradient_code_LSTM_Wg2: [20]
        let gradient_code_LSTM_Wg2: MutableFloats = shard.gradients + 68
        // gradient_code_LSTM_Wo2: [20]
        let gradient_code_LSTM_Wo2: MutableFloats = shard.gradients + 100
        // Forward.
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_h, sourceStride: 4, destination: h, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 2
          let gates_t: MutableFloats = gates + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 4
          let c_t: MutableFloats = c + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          let c_tNext: MutableFloats = c + (t &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 2, n: 16, input: x_t, inputStride: 2,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 16, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 16, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates2, gates_t, c_t, x_mask_t, h_t, h_tNext, c_tNext)
        }
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: c + xSteps &* batch &* 4, sourceStride: 4, destination: c_final,
          destinationStride: 4)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(19), source: h + batch &* 4,
          sourceStepStride: batch &* 4, sourceStride: 4, destination: code_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 3, input: code_at, inputStride: 4, packed: code_W_packed, destination: code,
          destinationStride: 3, bias: code_b)
        // hidden = scan GRU(3) over x from (h: tanh(code))  (Behind.rnn:57); with its gradient
        Pointwise.compute_hidden_tanh_d_hidden(count: batch &* 3, code, hidden_tanh, d_hidden)
        // hidden = scan GRU(3) over x from (h: tanh(code))  (Behind.rnn:57)
        Kernel.copy(rows: batch, width: 3, source: hidden_tanh, sourceStride: 3, destination: h2, destinationStride: 3)
        for t2 in 0..<xSteps {
          let x_t2: MutableFloats = x + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 9
          let h_t2: MutableFloats = h2 + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 9
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t2) &* batch, k: 2, n: 9, input: x_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 9, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates4, gates_t2, hidden_cn, h_t2, x_mask_t2, d_gates_t2, h_t2Next)
        }
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 2, input: h2 + batch &* 3, inputStride: 3, packed: answer_W_packed,
          destination: answer, destinationStride: 2, bias: answer_b)
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, answer, wanted, loss_subtract, loss_sum)
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Behind.rnn:60: loss meanSquaredError(answer, wanted)
        Pointwise.compute_d_answer(rows: xSteps &* batch, d_loss, loss_subtract, d_answer)
        // gradient of Behind.rnn:58: answer = dense(hidden, 2)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 2, n: 3, left: d_answer, leftStride: 2, right: h2 + batch &* 3, rightStride: 3,
          destination: gradient_answer_W, destinationRowStride: 3, leftSum: gradient_answer_b,
          totals: shard.totals(toMove: gradient_answer_W), leftSumTotals: shard.totals(of: gradient_answer_b))
        Kernel.product(
          rows: xSteps &* batch, k: 2, n: 3, input: d_answer, inputStride: 2, packed: answer_W_packed2,
          destination: d_gates + 3, destinationStride: 9, bias: nil)
        // gradient of Behind.rnn:57: hidden = scan GRU(3) over x from (h: tanh(code))
        Kernel.zero(rows: batch, width: 3, destination: d_h, destinationStride: 3)
        for done in 0..<xSteps {
          let t3: Swift::Int = xSteps &- 1 &- done
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 9
          let d_gates_t3: MutableFloats = d_gates + t3 &* batch &* 9
          let x_mask_t3: MutableFloats = x_mask + t3 &* batch
          let h_t3: MutableFloats = h2 + t3 &* batch &* 3
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t3, d_h, d_gates_t3, x_mask_t3, h_t3, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 9, n: 3, input: d_gates_t3, inputStride: 9, packed: gates_weights_packed5,
            destination: d_gates2, destinationStride: 3, bias: nil, turn: t3)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 3, d_h2, d_gates2, d_h)
        }
        // gradient of Behind.rnn:57: hidden = scan GRU(3) over x from (h: tanh(code))
        Kernel.copy(rows: batch, width: 3, source: d_h, sourceStride: 3, destination: d_h_final, destinationStride: 3)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: xSteps &* batch, width: 3, source: d_gates + 6, sourceStride: 9, destination: gradient_hidden_cn,
          totals: shard.totals(of: gradient_hidden_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: d_gates, leftStride: 9, right: h2, rightStride: 3,
          destination: gradient_hidden_Wr, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wr))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: d_gates + 3, leftStride: 9, right: h2, rightStride: 3,
          destination: gradient_hidden_Wz, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: d_gates + 6, leftStride: 9, right: h2, rightStride: 3,
          destination: gradient_hidden_Un, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Un))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 2, left: gates3, leftStride: 9, right: x, rightStride: 2,
          destination: gradient_hidden_Wr2, destinationRowStride: 5, leftSum: gradient_hidden_br,
          totals: shard.totals(toMove: gradient_hidden_Wr2), leftSumTotals: shard.totals(of: gradient_hidden_br))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 2, left: gates3 + 3, leftStride: 9, right: x, rightStride: 2,
          destination: gradient_hidden_Wz2, destinationRowStride: 5, leftSum: gradient_hidden_bz,
          totals: shard.totals(toMove: gradient_hidden_Wz2), leftSumTotals: shard.totals(of: gradient_hidden_bz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 2, left: gates3 + 6, leftStride: 9, right: x, rightStride: 2,
          destination: gradient_hidden_Wn, destinationRowStride: 2, leftSum: gradient_hidden_bn,
          totals: shard.totals(toMove: gradient_hidden_Wn), leftSumTotals: shard.totals(of: gradient_hidden_bn))
        // gradient of Behind.rnn:57: hidden = scan GRU(3) over x from (h: tanh(code))
        Pointwise.compute_d_code(count: batch &* 3, d_h_final, d_hidden, d_code)
        // gradient of Behind.rnn:56: code = dense((scan LSTM(4) over x).last, 3)
        Kernel.outerSum(
          rows: batch, m: 3, n: 4, left: d_code, leftStride: 3, right: code_at, rightStride: 4,
          destination: gradient_code_W, destinationRowStride: 4, leftSum: gradient_code_b,
          totals: shard.totals(toMove: gradient_code_W), leftSumTotals: shard.totals(of: gradient_code_b))
        Kernel.product(
          rows: batch, k: 3, n: 4, input: d_code, inputStride: 3, packed: code_W_packed2, destination: d_code2,
          destinationStride: 4, bias: nil)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 4, lengths: shard.tokens(19), source: d_code2,
          sourceStride: 4, destination: d_code3, destinationStepStride: batch &* 4, destinationStride: 4)
        Kernel.zero(rows: batch, width: 4, destination: d_h3, destinationStride: 4)
        Kernel.zero(rows: batch, width: 4, destination: d_c, destinationStride: 4)
        for done2 in 0..<xSteps {
          let t4: Swift::Int = xSteps &- 1 &- done2
          let gates_t4: MutableFloats = gates + t4 &* batch &* 16
          let c_t4: MutableFloats = c + t4 &* batch &* 4
          let x_mask_t4: MutableFloats = x_mask + t4 &* batch
          let d_code_t4: MutableFloats = d_code3 + t4 &* batch &* 4
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t4, c_t4, x_mask_t4, d_c, d_h3, d_code_t4, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 16, n: 4, input: gates_t4, inputStride: 16, packed: gates_weights_packed6,
            destination: d_gates3, destinationStride: 4, bias: nil, turn: t4)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h2(count: batch &* 4, d_hNext, d_gates3, d_h3)
        }
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: gates, leftStride: 16, right: h, rightStride: 4,
          destination: gradient_code_LSTM_Wf, destinationRowStride: 6, leftSum: gradient_code_LSTM_bf,
          totals: shard.totals(toMove: gradient_code_LSTM_Wf), leftSumTotals: shard.totals(of: gradient_code_LSTM_bf))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: gates + 4, leftStride: 16, right: h, rightStride: 4,
          destination: gradient_code_LSTM_Wi, destinationRowStride: 6, leftSum: gradient_code_LSTM_bi,
          totals: shard.totals(toMove: gradient_code_LSTM_Wi), leftSumTotals: shard.totals(of: gradient_code_LSTM_bi))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: gates + 8, leftStride: 16, right: h, rightStride: 4,
          destination: gradient_code_LSTM_Wg, destinationRowStride: 6, leftSum: gradient_code_LSTM_bg,
          totals: shard.totals(toMove: gradient_code_LSTM_Wg), leftSumTotals: shard.totals(of: gradient_code_LSTM_bg))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: gates + 12, leftStride: 16, right: h, rightStride: 4,
          destination: gradient_code_LSTM_Wo, destinationRowStride: 6, leftSum: gradient_code_LSTM_bo,
          totals: shard.totals(toMove: gradient_code_LSTM_Wo), leftSumTotals: shard.totals(of: gradient_code_LSTM_bo))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 2, left: gates, leftStride: 16, right: x, rightStride: 2,
          destination: gradient_code_LSTM_Wf2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_code_LSTM_Wf2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 2, left: gates + 4, leftStride: 16, right: x, rightStride: 2,
          destination: gradient_code_LSTM_Wi2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_code_LSTM_Wi2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 2, left: gates + 8, leftStride: 16, right: x, rightStride: 2,
          destination: gradient_code_LSTM_Wg2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_code_LSTM_Wg2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 2, left: gates + 12, leftStride: 16, right: x, rightStride: 2,
          destination: gradient_code_LSTM_Wo2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_code_LSTM_Wo2))
        // The state 'code.LSTM.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
        // The state 'code.LSTM.c' after the last step.
        shard.setFinalState(1, c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(answer, wanted)  (Behind.rnn:60)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 2)],
        outputs: [.init(name: "hidden.h", axis: -1, shape: [3])],
        states: [.init(name: "code.LSTM.h", shape: [4]), .init(name: "code.LSTM.c", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16),
        ],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [32]
        let gates_weights: MutableFloats = prepared
        // code_LSTM_Wf: [24]
        let code_LSTM_Wf: Floats = parameters
        // code_LSTM_Wi: [24]
        let code_LSTM_Wi: Floats = parameters + 32
        // code_LSTM_Wg: [24]
        let code_LSTM_Wg: Floats = parameters + 64
        // code_LSTM_Wo: [24]
        let code_LSTM_Wo: Floats = parameters + 96
        // gates_weights2: [64]
        let gates_weights2: MutableFloats = prepared + 32
        // gates_bias: [16]
        let gates_bias: MutableFloats = prepared + 96
        // code_LSTM_bf: [4]
        let code_LSTM_bf: Floats = parameters + 128
        // code_LSTM_bi: [4]
        let code_LSTM_bi: Floats = parameters + 144
        // code_LSTM_bg: [4]
        let code_LSTM_bg: Floats = parameters + 160
        // code_LSTM_bo: [4]
        let code_LSTM_bo: Floats = parameters + 176
        // gates_weights_packed: [32]
        let gates_weights_packed: MutableFloats = prepared + 112
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 144
        // code_W: [12]
        let code_W: Floats = parameters + 192
        // code_W_packed: [64]
        let code_W_packed: MutableFloats = prepared + 208
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wf + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wi + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 8, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wg + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 16, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: code_LSTM_Wo + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: code_LSTM_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bf, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bi, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bg, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: code_LSTM_bo, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 2, columnStride: 1, rows: 16, columns: 2, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 16, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.pack(
          source: code_W, rowStride: 4, columnStride: 1, rows: 3, columns: 4, blocks: 1, destination: code_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [16]
        let gates_bias: Floats = shard.prepared + 96
        // gates: [T, B, 16]
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 2]
        let x: MutableFloats = shard.floats(4)
        // gates_weights_packed: [32]
        let gates_weights_packed: Floats = shard.prepared + 112
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // code_LSTM_h: [B, 4]
        let code_LSTM_h: Floats = shard.state(0)
        // c: [B, 4], shares memory with code_at, hidden_tanh
        let c: MutableFloats = shard.floats(1)
        // code_LSTM_c: [B, 4]
        let code_LSTM_c: Floats = shard.state(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(5)
        // gates2: [B, 16], shares memory with code
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 144
        // code_at: [B, 4], shares memory with c, hidden_tanh
        let code_at: MutableFloats = shard.floats(1)
        // code: [B, 3], shares memory with gates2
        let code: MutableFloats = shard.floats(3)
        // code_b: [3]
        let code_b: Floats = shard.parameters + 208
        // code_W_packed: [64]
        let code_W_packed: Floats = shard.prepared + 208
        // hidden_tanh: [B, 3], shares memory with c, code_at
        let hidden_tanh: MutableFloats = shard.floats(1)
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_h, sourceStride: 4, destination: h, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: code_LSTM_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 2
          let gates_t: MutableFloats = gates + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 2, n: 16, input: x_t, inputStride: 2,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 16, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 16, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t, c, x_mask_t, h_t, h_tNext)
        }
        // code = dense((scan LSTM(4) over x).last, 3)  (Behind.rnn:56)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(6), source: h + batch &* 4,
          sourceStepStride: batch &* 4, sourceStride: 4, destination: code_at, destinationStride: 4)
        Kernel.product(
          rows: batch, k: 4, n: 3, input: code_at, inputStride: 4, packed: code_W_packed, destination: code,
          destinationStride: 3, bias: code_b)
        // hidden = scan GRU(3) over x from (h: tanh(code))  (Behind.rnn:57)
        Pointwise.compute_hidden_tanh(count: batch &* 3, code, hidden_tanh)
        // The output 'hidden.h'.
        shard.setOutput(0, hidden_tanh, stepStride: 0, stride: 3)
        // The state 'code.LSTM.h' after the last step.
        shard.setFinalState(0, shard.state(0), stride: 4)
        // The state 'code.LSTM.c' after the last step.
        shard.setFinalState(1, shard.state(1), stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 2)],
        outputs: [.init(name: "answer", axis: -1, shape: [2])], states: [.init(name: "hidden.h", shape: [3])],
        arena: [
          .init(axis: -1, width: 9), .init(axis: -1, width: 3), .init(axis: -1, width: 3), .init(axis: -1, width: 3),
          .init(axis: -1, width: 3),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [18]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [15]
        let hidden_Wr: Floats = parameters + 224
        // hidden_Wz: [15]
        let hidden_Wz: Floats = parameters + 240
        // hidden_Wn: [6]
        let hidden_Wn: Floats = parameters + 256
        // gates_weights2: [27]
        let gates_weights2: MutableFloats = prepared + 32
        // hidden_Un: [9]
        let hidden_Un: Floats = parameters + 272
        // gates_bias: [9]
        let gates_bias: MutableFloats = prepared + 64
        // hidden_br: [3]
        let hidden_br: Floats = parameters + 288
        // hidden_bz: [3]
        let hidden_bz: Floats = parameters + 304
        // hidden_bn: [3]
        let hidden_bn: Floats = parameters + 320
        // gates_weights_packed: [32]
        let gates_weights_packed: MutableFloats = prepared + 80
        // gates_weights_packed2: [48]
        let gates_weights_packed2: MutableFloats = prepared + 112
        // answer_W: [6]
        let answer_W: Floats = parameters + 352
        // answer_W_packed: [48]
        let answer_W_packed: MutableFloats = prepared + 160
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wr + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wz + 3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: hidden_Wn, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wr, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Wz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: hidden_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights2 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 3, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: hidden_bn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed2)
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.pack(
          source: answer_W, rowStride: 3, columnStride: 1, rows: 2, columns: 3, blocks: 1, destination: answer_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 64
        // gates: [B, 9], shares memory with gates2
        let gates: MutableFloats = shard.floats(0)
        // x: [B, 2]
        let x: MutableFloats = shard.floats(5)
        // gates_weights_packed: [32]
        let gates_weights_packed: Floats = shard.prepared + 80
        // r: [B, 3], shares memory with answer
        let r: MutableFloats = shard.floats(1)
        // z: [B, 3]
        let z: MutableFloats = shard.floats(2)
        // n: [B, 3]
        let n: MutableFloats = shard.floats(3)
        // gates2: [B, 9], shares memory with gates
        let gates2: MutableFloats = shard.floats(0)
        // hidden_h: [B, 3]
        let hidden_h: Floats = shard.state(0)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 112
        // hidden_cn: [3]
        let hidden_cn: Floats = shard.parameters + 336
        // hNext: [B, 3]
        let hNext: MutableFloats = shard.floats(4)
        // answer: [B, 2], shares memory with r
        let answer: MutableFloats = shard.floats(1)
        // answer_b: [2]
        let answer_b: Floats = shard.parameters + 368
        // answer_W_packed: [48]
        let answer_W_packed: Floats = shard.prepared + 160
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: batch, k: 2, n: 9, input: x, inputStride: 2, packed: gates_weights_packed, destination: gates,
          destinationStride: 9, bias: nil)
        Pointwise.compute_r_z2(rows: batch, gates, gates_bias, r, z, n)
        Kernel.product(
          rows: batch, k: 3, n: 9, input: hidden_h, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
          destinationStride: 9, bias: nil)
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(rows: batch, gates2, r, z, hidden_cn, n, hidden_h, hNext)
        // answer = dense(hidden, 2)  (Behind.rnn:58)
        Kernel.product(
          rows: batch, k: 3, n: 2, input: hNext, inputStride: 3, packed: answer_W_packed, destination: answer,
          destinationStride: 2, bias: answer_b)
        // The output 'answer'.
        shard.setOutput(0, answer, stepStride: 0, stride: 2)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, hNext, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 4.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 16
          let gates2Row: Floats = gates2 + row &* 16
          let c2Row: MutableFloats = c2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_x4: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_x6: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 12, count: 4)
          let gates_x8: Vector = Lanes.load(gates2Row + 12, count: 4)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.quickSigmoid(v)
          let i: Vector = Lanes.quickSigmoid(v2)
          let g: Vector = Lanes.quickTanh(v3)
          let o: Vector = Lanes.quickSigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 4)
          Lanes.store(v9, c2Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_tanh(count: Swift::Int, _ code2: Floats, _ hidden_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let code: Vector = Lanes.load(code2 + column, count: lanes)
          let v: Vector = Lanes.quickTanh(code)
          Lanes.store(v, hidden_tanh + column, count: lanes)
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
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: Floats = gates2 + row &* 9
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 6, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 3)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_h_c2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 16
          let gates2Row: Floats = gates2 + row &* 16
          let c2Row: MutableFloats = c2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_x4: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_x6: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 12, count: 4)
          let gates_x8: Vector = Lanes.load(gates2Row + 12, count: 4)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 4)
          Lanes.store(v9, c2Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_tanh2(count: Swift::Int, _ code2: Floats, _ hidden_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let code: Vector = Lanes.load(code2 + column, count: lanes)
          let v: Vector = Lanes.tanh(code)
          Lanes.store(v, hidden_tanh + column, count: lanes)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: Floats = gates2 + row &* 9
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 6, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 3)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ answer2: Floats, _ wanted2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let answer2Row: Floats = answer2 + row &* 2
          let wanted2Row: Floats = wanted2 + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let answer: Vector = Lanes.load(answer2Row, count: 2)
          let wanted: Vector = Lanes.load(wanted2Row, count: 2)
          let v: Vector = Lanes.subtract(answer, wanted)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
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

      /// Rows of 4.
      @inline(never)
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: MutableFloats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 16
          let gates2Row: MutableFloats = gates2 + row &* 16
          let c2Row: MutableFloats = c2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let c3Row: MutableFloats = c3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_x4: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_x6: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 12, count: 4)
          let gates_x8: Vector = Lanes.load(gates2Row + 12, count: 4)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 12, count: 4)
          Lanes.store(i, gates2Row + 8, count: 4)
          Lanes.store(g, gates2Row + 4, count: 4)
          Lanes.store(o, gates2Row, count: 4)
          Lanes.store(v8, h3Row, count: 4)
          Lanes.store(v9, c3Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_tanh_d_hidden(
        count: Swift::Int, _ code2: Floats, _ hidden_tanh: MutableFloats, _ d_hidden: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let code: Vector = Lanes.load(code2 + column, count: lanes)
          let v: Vector = Lanes.tanh(code)
          let v4: Vector = Lanes.fma(Lanes.negate(v), v, v3)
          Lanes.store(v, hidden_tanh + column, count: lanes)
          Lanes.store(v4, d_hidden + column, count: lanes)
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
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ x_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: MutableFloats = gates2 + row &* 9
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 9
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 6, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, d_gatesRow + 6, count: 3)
          Lanes.store(z2, gates2Row + 3, count: 3)
          Lanes.store(v3, gates2Row + 6, count: 3)
          Lanes.store(n2, gates2Row, count: 3)
          Lanes.store(v10, h3Row, count: 3)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ answer2: Floats, _ wanted2: Floats, _ loss_subtract: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let answer2Row: Floats = answer2 + row &* 2
          let wanted2Row: Floats = wanted2 + row &* 2
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let answer: Vector = Lanes.load(answer2Row, count: 2)
          let wanted: Vector = Lanes.load(wanted2Row, count: 2)
          let v: Vector = Lanes.subtract(answer, wanted)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
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

      /// Rows of 2.
      @inline(never)
      static func compute_d_answer(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_answer: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 2
          let d_answerRow: MutableFloats = d_answer + row &* 2
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 2)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_answerRow, count: 2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ x_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 9
          let d_h2Row: Floats = d_h2 + row &* 3
          let d_gatesRow: MutableFloats = d_gates + row &* 9
          let x_maskRow: Floats = x_mask + row
          let h2Row: Floats = h2 + row &* 3
          let d_h3Row: MutableFloats = d_h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow + 3, count: 3)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 3)
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 3, count: 3)
          let v3: Vector = Lanes.add(d_h, d_gates_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let n: Vector = Lanes.load(gatesRow, count: 3)
          let v8: Vector = Lanes.multiply(v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v9: Vector = Lanes.multiply(v5, h)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v8, v12)
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 3)
          let v14: Vector = Lanes.multiply(v13, gates_x)
          let r: Vector = Lanes.load(d_gatesRow + 6, count: 3)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v13, gatesRow + 6, count: 3)
          Lanes.store(v15, d_gatesRow + 6, count: 3)
          Lanes.store(v18, gatesRow + 3, count: 3)
          Lanes.store(v18, d_gatesRow + 3, count: 3)
          Lanes.store(v21, gatesRow, count: 3)
          Lanes.store(v21, d_gatesRow, count: 3)
          Lanes.store(v22, d_h3Row, count: 3)
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
      static func compute_d_code(count: Swift::Int, _ d_h_final: Floats, _ d_hidden: Floats, _ d_code: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h_final_x: Vector = Lanes.load(d_h_final + column, count: lanes)
          let d_hidden_x: Vector = Lanes.load(d_hidden + column, count: lanes)
          let v: Vector = Lanes.multiply(d_h_final_x, d_hidden_x)
          Lanes.store(v, d_code + column, count: lanes)
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
      static func compute_d_hNext_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ x_mask: Floats, _ d_c2: MutableFloats, _ d_h2: Floats,
        _ d_code: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 16
          let c2Row: Floats = c2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 4
          let d_h2Row: Floats = d_h2 + row &* 4
          let d_codeRow: Floats = d_code + row &* 4
          let d_hNextRow: MutableFloats = d_hNext + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let f: Vector = Lanes.load(gatesRow + 12, count: 4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(gatesRow + 8, count: 4)
          let g: Vector = Lanes.load(gatesRow + 4, count: 4)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 4)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 4)
          let d_code_x: Vector = Lanes.load(d_codeRow, count: 4)
          let v7: Vector = Lanes.add(d_h, d_code_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 4)
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
          Lanes.store(v9, d_hNextRow, count: 4)
          Lanes.store(v23, gatesRow + 12, count: 4)
          Lanes.store(v26, gatesRow + 8, count: 4)
          Lanes.store(v29, gatesRow + 4, count: 4)
          Lanes.store(v32, gatesRow, count: 4)
          Lanes.store(v33, d_c2Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h2(count: Swift::Int, _ d_hNext: Floats, _ d_gates: Floats, _ d_h: MutableFloats) {
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

      /// Rows of 3.
      @inline(never)
      static func compute_r_z2(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ r2: MutableFloats, _ z2: MutableFloats,
        _ n2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates_biasRow: Floats = gates_bias
          let r2Row: MutableFloats = r2 + row &* 3
          let z2Row: MutableFloats = z2 + row &* 3
          let n2Row: MutableFloats = n2 + row &* 3
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 3)
          let r: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 3, count: 3)
          let z: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 6, count: 3)
          let n: Vector = Lanes.add(gates_x3, gates_bias_x3)
          Lanes.store(r, r2Row, count: 3)
          Lanes.store(z, z2Row, count: 3)
          Lanes.store(n, n2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ gates: Floats, _ r3: Floats, _ z3: Floats, _ hidden_cn: Floats, _ n3: Floats,
        _ hidden_h2: Floats, _ hNext2: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let r3Row: Floats = r3 + row &* 3
          let z3Row: Floats = z3 + row &* 3
          let hidden_cnRow: Floats = hidden_cn
          let n3Row: Floats = n3 + row &* 3
          let hidden_h2Row: Floats = hidden_h2 + row &* 3
          let hNext2Row: MutableFloats = hNext2 + row &* 3
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(r3Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(z3Row, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 3)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(n3Row, count: 3)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let hidden_h: Vector = Lanes.load(hidden_h2Row, count: 3)
          let v6: Vector = Lanes.multiply(z2, hidden_h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          Lanes.store(hNext, hNext2Row, count: 3)
        }
      }
    }
  }
}
