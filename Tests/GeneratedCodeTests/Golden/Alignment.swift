// Alignment.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// - Input `source`: a token in 0..<11 for each step of `source`
/// - Input `given`: a token in 0..<9 for each step of `given`
/// - Target `next`: a token in 0..<9 for each step of `given`
/// - Output `probabilities`: [9] for each step of `given`
public struct Aligner: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "encoded.embed.E", shape: [11, 4], offset: 0, initializer: .normal(0.30151134457776363)),
      .init(name: "encoded.forward.Wr", shape: [5, 9], offset: 48, initializer: .glorot),
      .init(name: "encoded.forward.Wz", shape: [5, 9], offset: 96, initializer: .glorot),
      .init(name: "encoded.forward.Wn", shape: [5, 4], offset: 144, initializer: .glorot),
      .init(name: "encoded.forward.Un", shape: [5, 5], offset: 176, initializer: .glorot),
      .init(name: "encoded.forward.br", shape: [5], offset: 208, initializer: .constant(0.0)),
      .init(name: "encoded.forward.bz", shape: [5], offset: 224, initializer: .constant(0.0)),
      .init(name: "encoded.forward.bn", shape: [5], offset: 240, initializer: .constant(0.0)),
      .init(name: "encoded.forward.cn", shape: [5], offset: 256, initializer: .constant(0.0)),
      .init(name: "encoded.backward.Wr", shape: [5, 9], offset: 272, initializer: .glorot),
      .init(name: "encoded.backward.Wz", shape: [5, 9], offset: 320, initializer: .glorot),
      .init(name: "encoded.backward.Wn", shape: [5, 4], offset: 368, initializer: .glorot),
      .init(name: "encoded.backward.Un", shape: [5, 5], offset: 400, initializer: .glorot),
      .init(name: "encoded.backward.br", shape: [5], offset: 432, initializer: .constant(0.0)),
      .init(name: "encoded.backward.bz", shape: [5], offset: 448, initializer: .constant(0.0)),
      .init(name: "encoded.backward.bn", shape: [5], offset: 464, initializer: .constant(0.0)),
      .init(name: "encoded.backward.cn", shape: [5], offset: 480, initializer: .constant(0.0)),
      .init(name: "decoded.embed.E", shape: [9, 3], offset: 496, initializer: .normal(0.3333333333333333)),
      .init(name: "decoded.dense.W", shape: [6, 10], offset: 528, initializer: .glorot),
      .init(name: "decoded.dense.b", shape: [6], offset: 592, initializer: .constant(0.0)),
      .init(name: "decoded.Wr", shape: [6, 19], offset: 608, initializer: .glorot),
      .init(name: "decoded.Wz", shape: [6, 19], offset: 736, initializer: .glorot),
      .init(name: "decoded.Wn", shape: [6, 19], offset: 864, initializer: .glorot),
      .init(name: "decoded.br", shape: [6], offset: 992, initializer: .constant(0.0)),
      .init(name: "decoded.bz", shape: [6], offset: 1008, initializer: .constant(0.0)),
      .init(name: "decoded.bn", shape: [6], offset: 1024, initializer: .constant(0.0)),
      .init(name: "decoded.summary.Wq", shape: [6, 6], offset: 1040, initializer: .glorot),
      .init(name: "decoded.summary.Wk", shape: [6, 10], offset: 1088, initializer: .glorot),
      .init(name: "decoded.summary.v", shape: [6], offset: 1152, initializer: .glorot),
      .init(name: "logits.W", shape: [9, 16], offset: 1168, initializer: .glorot),
      .init(name: "logits.b", shape: [9], offset: 1312, initializer: .constant(0.0)),
    ],
    count: 1328, preparedCounts: [2288, 4544, 928, 1360])

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

extension Aligner {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `given` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - source: tokens in 0..<11, [steps].
  public func encode(source: some Swift::Collection<Swift::Int32>) -> Encoded {
    var inputs = RNNRuntime::EncodedInputs(GeneratedCode.Encoding.layout)
    inputs.set(0, source)
    return Encoded(
      storage: RNNRuntime::EncodedValues(
        GeneratedCode.Encoding.self, for: GeneratedCode.Step.layout, parameters, inputs))
  }

  /// Checks what `encode` is given: throws where it would stop the program.
  public func validate(source: some Swift::Collection<Swift::Int32>) throws(RNNRuntime::ValidationError) {
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
  /// - Parameter given: a token in 0..<9.
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(2, token: given)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(given: Swift::Int, _ stream: Stream) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(2, token: given)
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
  /// - Parameter given: a token in 0..<9 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(2, given)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    given: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(2, given)
  }
}

// MARK: Whole sequences

extension Aligner {
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
    ///   - source: tokens in 0..<11, [batch, steps].
    ///   - given: tokens in 0..<9, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Aligner, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, source: source, given: given, sourceLengths: sourceLengths, givenLengths: givenLengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return workspace.output(0)
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
      source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
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

    #if !hasFeature(Embedded)
      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, sourceSteps: steps[0], givenSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Aligner, _ batch: RNNRuntime::Batch<Aligner.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, source: some Swift::Collection<Swift::Int32>,
      given: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]?, givenLengths: [Swift::Int]?,
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

extension Aligner {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Aligner.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Aligner.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: tokens in 0..<11, [batch, steps].
    ///   - given: tokens in 0..<9, [batch, steps].
    ///   - next: tokens in 0..<9, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    public func run(
      _ model: Aligner, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, source: source, given: given, next: next, sourceLengths: sourceLengths,
        givenLengths: givenLengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: tokens in 0..<11, [batch, steps].
    ///   - given: tokens in 0..<9, [batch, steps].
    ///   - next: tokens in 0..<9, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Aligner, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, source: source, given: given, next: next, sourceLengths: sourceLengths,
        givenLengths: givenLengths,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
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
      source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil
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
        _ model: Aligner, _ batch: RNNRuntime::Batch<Aligner.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Aligner, _ batch: RNNRuntime::Batch<Aligner.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, source: some Swift::Collection<Swift::Int32>,
      given: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
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
  extension Aligner: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<11 for each step of `source`.
      public var source: [Swift::Int32]

      /// Input: a token in 0..<9 for each step of `given`.
      public var given: [Swift::Int32]

      /// Target: a token in 0..<9 for each step of `given`.
      public var next: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(source: [Swift::Int32], given: [Swift::Int32], next: [Swift::Int32]? = nil) {
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

  extension Aligner.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Aligner
  }

  extension Aligner.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Aligner
  }
#endif

// MARK: Code

extension Aligner {
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
        inputs: [.init(name: "source", axis: 0, classes: 11), .init(name: "given", axis: 1, classes: 9)],
        outputs: [.init(name: "probabilities", axis: 1, shape: [9])], states: [],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 18), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 1, width: 9),
          .init(axis: -1, width: 6), .init(axis: 1, width: 18), .init(axis: 1, width: 16), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 10), .init(axis: -1, width: 18), .init(axis: -1, width: 6),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [60]
        let gates_weights: MutableFloats = prepared
        // encoded_forward_Wr: [45]
        let encoded_forward_Wr: Floats = parameters + 48
        // encoded_forward_Wz: [45]
        let encoded_forward_Wz: Floats = parameters + 96
        // encoded_forward_Wn: [20]
        let encoded_forward_Wn: Floats = parameters + 144
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 64
        // encoded_forward_Un: [25]
        let encoded_forward_Un: Floats = parameters + 176
        // gates_weights3: [60]
        let gates_weights3: MutableFloats = prepared + 144
        // encoded_backward_Wr: [45]
        let encoded_backward_Wr: Floats = parameters + 272
        // encoded_backward_Wz: [45]
        let encoded_backward_Wz: Floats = parameters + 320
        // encoded_backward_Wn: [20]
        let encoded_backward_Wn: Floats = parameters + 368
        // gates_weights4: [75]
        let gates_weights4: MutableFloats = prepared + 208
        // encoded_backward_Un: [25]
        let encoded_backward_Un: Floats = parameters + 400
        // gates_weights5: [54]
        let gates_weights5: MutableFloats = prepared + 288
        // decoded_Wr: [114]
        let decoded_Wr: Floats = parameters + 608
        // decoded_Wz: [114]
        let decoded_Wz: Floats = parameters + 736
        // decoded_Wn: [114]
        let decoded_Wn: Floats = parameters + 864
        // gates_weights6: [108]
        let gates_weights6: MutableFloats = prepared + 352
        // decoded_summary_Wq: [36]
        let decoded_summary_Wq: Floats = parameters + 1040
        // gates_weights7: [180]
        let gates_weights7: MutableFloats = prepared + 464
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 656
        // encoded_forward_br: [5]
        let encoded_forward_br: Floats = parameters + 208
        // encoded_forward_bz: [5]
        let encoded_forward_bz: Floats = parameters + 224
        // encoded_forward_bn: [5]
        let encoded_forward_bn: Floats = parameters + 240
        // gates_bias2: [15]
        let gates_bias2: MutableFloats = prepared + 672
        // encoded_backward_br: [5]
        let encoded_backward_br: Floats = parameters + 432
        // encoded_backward_bz: [5]
        let encoded_backward_bz: Floats = parameters + 448
        // encoded_backward_bn: [5]
        let encoded_backward_bn: Floats = parameters + 464
        // gates_bias3: [18]
        let gates_bias3: MutableFloats = prepared + 688
        // decoded_br: [6]
        let decoded_br: Floats = parameters + 992
        // decoded_bz: [6]
        let decoded_bz: Floats = parameters + 1008
        // decoded_bn: [6]
        let decoded_bn: Floats = parameters + 1024
        // gates_weights_packed: [64]
        let gates_weights_packed: MutableFloats = prepared + 720
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 784
        // gates_weights_packed3: [64]
        let gates_weights_packed3: MutableFloats = prepared + 864
        // gates_weights_packed4: [80]
        let gates_weights_packed4: MutableFloats = prepared + 928
        // decoded_dense_W: [60]
        let decoded_dense_W: Floats = parameters + 528
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: MutableFloats = prepared + 1008
        // decoded_summary_Wk: [60]
        let decoded_summary_Wk: Floats = parameters + 1088
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: MutableFloats = prepared + 1168
        // gates_weights_packed5: [96]
        let gates_weights_packed5: MutableFloats = prepared + 1328
        // gates_weights_packed6: [192]
        let gates_weights_packed6: MutableFloats = prepared + 1424
        // gates_weights_packed7: [320]
        let gates_weights_packed7: MutableFloats = prepared + 1616
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: MutableFloats = prepared + 1936
        // logits_W: [144]
        let logits_W: Floats = parameters + 1168
        // logits_W_packed: [256]
        let logits_W_packed: MutableFloats = prepared + 2032
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wr + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wz + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wn + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5 + 36, destinationRowStride: 3, destinationColumnStride: 1)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_summary_Wq, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wr, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wz, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wr + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wz + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7 + 60, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wn + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7 + 120, destinationRowStride: 10, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias3,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 12, destinationRowStride: 18, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
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
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_dense_W_packed)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.pack(
          source: decoded_summary_Wk, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_summary_Wk_packed)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.pack(
          source: gates_weights5, rowStride: 3, columnStride: 1, rows: 18, columns: 3, blocks: 1,
          destination: gates_weights_packed5)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.pack(
          source: gates_weights6, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed6)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.pack(
          source: gates_weights7, rowStride: 10, columnStride: 1, rows: 18, columns: 10, blocks: 1,
          destination: gates_weights_packed7)
        // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
        Kernel.pack(
          source: decoded_Wn, rowStride: 19, columnStride: 1, rows: 6, columns: 6, blocks: 1,
          destination: decoded_Wn_packed)
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.pack(
          source: logits_W, rowStride: 16, columnStride: 1, rows: 9, columns: 16, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 656
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 672
        // gates_bias3: [18]
        let gates_bias3: Floats = shard.prepared + 688
        // encoded: [T(source), B, 10], shares memory with gates, gates3
        let encoded: MutableFloats = shard.floats(2)
        // encoded_gather: [T(source), B, 4], shares memory with scores_product
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [44]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(17)
        // gates: [T(source), B, 15], shares memory with encoded, gates3
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 720
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(19)
        // encoded_forward_cn: [5]
        let encoded_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with gates4, decoded_at, decoded_tanh, gates6
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 784
        // gates3: [T(source), B, 15], shares memory with encoded, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 864
        // h2: [T(source) + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // encoded_backward_cn: [5]
        let encoded_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with gates2, decoded_at, decoded_tanh, gates6
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 928
        // decoded_gather: [T(given), B, 3], shares memory with logits
        let decoded_gather: MutableFloats = shard.floats(5)
        // decoded_embed_E: [27]
        let decoded_embed_E: Floats = shard.parameters + 496
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(18)
        // decoded_at: [B, 10], shares memory with gates2, gates4, decoded_tanh, gates6
        let decoded_at: MutableFloats = shard.floats(3)
        // decoded_add: [B, 6], shares memory with h3
        let decoded_add: MutableFloats = shard.floats(6)
        // decoded_dense_b: [6]
        let decoded_dense_b: Floats = shard.parameters + 592
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: Floats = shard.prepared + 1008
        // decoded_tanh: [B, 6], shares memory with gates2, gates4, decoded_at, gates6
        let decoded_tanh: MutableFloats = shard.floats(3)
        // scores_product: [T(source), B, 6], shares memory with encoded_gather
        let scores_product: MutableFloats = shard.floats(0)
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: Floats = shard.prepared + 1168
        // gates5: [T(given), B, 18]
        let gates5: MutableFloats = shard.floats(7)
        // gates_weights_packed5: [96]
        let gates_weights_packed5: Floats = shard.prepared + 1328
        // h3: [B, 6], shares memory with decoded_add
        let h3: MutableFloats = shard.floats(6)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(20)
        // decoded_summary_v: [6]
        let decoded_summary_v: Floats = shard.parameters + 1152
        // output2: [T(given), B, 16], shares memory with probabilities
        let output2: MutableFloats = shard.floats(8)
        // gates6: [B, 18], shares memory with gates2, gates4, decoded_at, decoded_tanh
        let gates6: MutableFloats = shard.floats(3)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 1424
        // scores: [T(source), B, 1]
        let scores: MutableFloats = shard.floats(9)
        // weights: [T(source), B, 1]
        let weights: MutableFloats = shard.floats(10)
        // sum_select: [T(source), B, 10]
        let sum_select: MutableFloats = shard.floats(11)
        // gates7: [B, 18]
        let gates7: MutableFloats = shard.floats(12)
        // gates_weights_packed7: [320]
        let gates_weights_packed7: Floats = shard.prepared + 1616
        // n_multiply: [B, 6]
        let n_multiply: MutableFloats = shard.floats(13)
        // hNext_subtract: [B, 6]
        let hNext_subtract: MutableFloats = shard.floats(14)
        // hNext_multiply: [B, 6]
        let hNext_multiply: MutableFloats = shard.floats(15)
        // n_product: [B, 6]
        let n_product: MutableFloats = shard.floats(16)
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: Floats = shard.prepared + 1936
        // logits: [T(given), B, 9], shares memory with decoded_gather
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [9]
        let logits_b: Floats = shard.parameters + 1312
        // logits_W_packed: [256]
        let logits_W_packed: Floats = shard.prepared + 2032
        // probabilities: [T(given), B, 9], shares memory with output2
        let probabilities: MutableFloats = shard.floats(8)
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 15, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, encoded_forward_cn, h_t, source_mask_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: sourceSteps &* batch, k: 4, n: 15, input: encoded_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.zero(rows: batch, width: 5, destination: h2 + sourceSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<sourceSteps {
          let t2: Swift::Int = sourceSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let source_mask_t2: MutableFloats = source_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates4, gates_t2, encoded_backward_cn, h_t2Next, source_mask_t2, h_t2)
        }
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: encoded,
          destinationStride: 10)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: encoded + 5,
          destinationStride: 10)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_gather, destinationStride: 3)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(21), source: encoded,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: decoded_at, destinationStride: 10)
        Kernel.product(
          rows: batch, k: 10, n: 6, input: decoded_at, inputStride: 10, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 6, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh(count: batch &* 6, decoded_add, decoded_tanh)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.product(
          rows: sourceSteps &* batch, k: 10, n: 6, input: encoded, inputStride: 10, packed: decoded_summary_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.copy(rows: batch, width: 6, source: decoded_tanh, sourceStride: 6, destination: h3, destinationStride: 6)
        for t3 in 0..<givenSteps {
          let decoded_gather_t3: MutableFloats = decoded_gather + t3 &* batch &* 3
          let gates_t3: MutableFloats = gates5 + t3 &* batch &* 18
          let output_t3: MutableFloats = output2 + t3 &* batch &* 16
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          // r, z, n = …  (Alignment.rnn:19–21)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 3, n: 18, input: decoded_gather_t3, inputStride: 3,
              packed: gates_weights_packed5, destination: gates_t3, destinationStride: 18, bias: gates_bias3)
          }
          // scores, r, z = …  (Alignment.rnn:6, 19–20)
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h3, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 18, bias: nil, turn: t3)
          // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
          for t_source in 0..<sourceSteps {
            let scores_product_t_source: MutableFloats = scores_product + t_source &* batch &* 6
            let scores_t_source: MutableFloats = scores + t_source &* batch
            Pointwise.compute_scores(rows: batch, gates6, scores_product_t_source, decoded_summary_v, scores_t_source)
          }
          // weights = softmax(scores, over: memory)  (Alignment.rnn:7)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // output sum(weights * memory, over: memory)  (Alignment.rnn:8)
          Pointwise.compute_sum_select(rows: sourceSteps &* batch, weights, encoded, source_mask, sum_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 10, source: sum_select, sourceStepStride: batch &* 10,
            sourceStride: 10, destination: output_t3 + 6, destinationStride: 16)
          // r, z, n = …  (Alignment.rnn:19–21)
          Kernel.product(
            rows: batch, k: 10, n: 18, input: output_t3 + 6, inputStride: 16, packed: gates_weights_packed7,
            destination: gates7, destinationStride: 18, bias: nil, turn: t3)
          // r, z, n, h' = …  (Alignment.rnn:19–22)
          Pointwise.compute_n_multiply_hNext_subtract(
            rows: batch, gates6, gates7, gates_t3, h3, n_multiply, hNext_subtract, hNext_multiply)
          // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
          Kernel.product(
            rows: batch, k: 6, n: 6, input: n_multiply, inputStride: 6, packed: decoded_Wn_packed,
            destination: n_product, destinationStride: 6, bias: nil, turn: t3)
          // n, h' = …  (Alignment.rnn:21–22)
          Pointwise.compute_hNext_h(
            rows: batch, n_product, gates7, gates_t3, hNext_subtract, hNext_multiply, given_mask_t3, h3, output_t3)
        }
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.product(
          rows: givenSteps &* batch, k: 16, n: 9, input: output2, inputStride: 16, packed: logits_W_packed,
          destination: logits, destinationStride: 9, bias: logits_b)
        // output softmax(logits)  (Alignment.rnn:34)
        Kernel.softmax(
          rows: givenSteps &* batch, count: 9, width: 9, source: logits, sourceStride: 9, destination: probabilities,
          destinationStride: 9, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: batch &* 9, stride: 9)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, classes: 11), .init(name: "given", axis: 1, classes: 9),
          .init(name: "next", axis: 1, classes: 9),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 18), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 1, width: 9),
          .init(axis: -1, width: 6), .init(axis: 1, width: 18), .init(axis: 1, width: 16), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 10), .init(axis: -1, width: 18), .init(axis: -1, width: 6),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
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
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 656
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 672
        // gates_bias3: [18]
        let gates_bias3: Floats = shard.prepared + 688
        // encoded: [T(source), B, 10], shares memory with gates, gates3
        let encoded: MutableFloats = shard.floats(2)
        // encoded_gather: [T(source), B, 4], shares memory with scores_product
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [44]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(17)
        // gates: [T(source), B, 15], shares memory with encoded, gates3
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 720
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(20)
        // encoded_forward_cn: [5]
        let encoded_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with gates4, decoded_at, decoded_tanh, gates6
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 784
        // gates3: [T(source), B, 15], shares memory with encoded, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 864
        // h2: [T(source) + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // encoded_backward_cn: [5]
        let encoded_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with gates2, decoded_at, decoded_tanh, gates6
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 928
        // decoded_gather: [T(given), B, 3], shares memory with logits, loss_select
        let decoded_gather: MutableFloats = shard.floats(5)
        // decoded_embed_E: [27]
        let decoded_embed_E: Floats = shard.parameters + 496
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(18)
        // decoded_at: [B, 10], shares memory with gates2, gates4, decoded_tanh, gates6
        let decoded_at: MutableFloats = shard.floats(3)
        // decoded_add: [B, 6], shares memory with h3
        let decoded_add: MutableFloats = shard.floats(6)
        // decoded_dense_b: [6]
        let decoded_dense_b: Floats = shard.parameters + 592
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: Floats = shard.prepared + 1008
        // decoded_tanh: [B, 6], shares memory with gates2, gates4, decoded_at, gates6
        let decoded_tanh: MutableFloats = shard.floats(3)
        // scores_product: [T(source), B, 6], shares memory with encoded_gather
        let scores_product: MutableFloats = shard.floats(0)
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: Floats = shard.prepared + 1168
        // gates5: [T(given), B, 18]
        let gates5: MutableFloats = shard.floats(7)
        // gates_weights_packed5: [96]
        let gates_weights_packed5: Floats = shard.prepared + 1328
        // h3: [B, 6], shares memory with decoded_add
        let h3: MutableFloats = shard.floats(6)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(21)
        // decoded_summary_v: [6]
        let decoded_summary_v: Floats = shard.parameters + 1152
        // output2: [T(given), B, 16], shares memory with loss_crossEntropy
        let output2: MutableFloats = shard.floats(8)
        // gates6: [B, 18], shares memory with gates2, gates4, decoded_at, decoded_tanh
        let gates6: MutableFloats = shard.floats(3)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 1424
        // scores: [T(source), B, 1]
        let scores: MutableFloats = shard.floats(9)
        // weights: [T(source), B, 1]
        let weights: MutableFloats = shard.floats(10)
        // sum_select: [T(source), B, 10]
        let sum_select: MutableFloats = shard.floats(11)
        // gates7: [B, 18]
        let gates7: MutableFloats = shard.floats(12)
        // gates_weights_packed7: [320]
        let gates_weights_packed7: Floats = shard.prepared + 1616
        // n_multiply: [B, 6]
        let n_multiply: MutableFloats = shard.floats(13)
        // hNext_subtract: [B, 6]
        let hNext_subtract: MutableFloats = shard.floats(14)
        // hNext_multiply: [B, 6]
        let hNext_multiply: MutableFloats = shard.floats(15)
        // n_product: [B, 6]
        let n_product: MutableFloats = shard.floats(16)
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: Floats = shard.prepared + 1936
        // logits: [T(given), B, 9], shares memory with decoded_gather, loss_select
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [9]
        let logits_b: Floats = shard.parameters + 1312
        // logits_W_packed: [256]
        let logits_W_packed: Floats = shard.prepared + 2032
        // loss_crossEntropy: [T(given), B, 1], shares memory with output2
        let loss_crossEntropy: MutableFloats = shard.floats(8)
        // next: [T(given), B, 1]
        let next: MutableTokens = shard.tokens(19)
        // loss_select: [T(given), B, 1], shares memory with decoded_gather, logits
        let loss_select: MutableFloats = shard.floats(5)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 15, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h3(rows: batch, gates2, gates_t, encoded_forward_cn, h_t, source_mask_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: sourceSteps &* batch, k: 4, n: 15, input: encoded_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.zero(rows: batch, width: 5, destination: h2 + sourceSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<sourceSteps {
          let t2: Swift::Int = sourceSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let source_mask_t2: MutableFloats = source_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h4(rows: batch, gates4, gates_t2, encoded_backward_cn, h_t2Next, source_mask_t2, h_t2)
        }
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: encoded,
          destinationStride: 10)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: encoded + 5,
          destinationStride: 10)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_gather, destinationStride: 3)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(22), source: encoded,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: decoded_at, destinationStride: 10)
        Kernel.product(
          rows: batch, k: 10, n: 6, input: decoded_at, inputStride: 10, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 6, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh2(count: batch &* 6, decoded_add, decoded_tanh)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.product(
          rows: sourceSteps &* batch, k: 10, n: 6, input: encoded, inputStride: 10, packed: decoded_summary_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.copy(rows: batch, width: 6, source: decoded_tanh, sourceStride: 6, destination: h3, destinationStride: 6)
        for t3 in 0..<givenSteps {
          let decoded_gather_t3: MutableFloats = decoded_gather + t3 &* batch &* 3
          let gates_t3: MutableFloats = gates5 + t3 &* batch &* 18
          let output_t3: MutableFloats = output2 + t3 &* batch &* 16
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          // r, z, n = …  (Alignment.rnn:19–21)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 3, n: 18, input: decoded_gather_t3, inputStride: 3,
              packed: gates_weights_packed5, destination: gates_t3, destinationStride: 18, bias: gates_bias3)
          }
          // scores, r, z = …  (Alignment.rnn:6, 19–20)
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h3, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 18, bias: nil, turn: t3)
          // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
          for t_source in 0..<sourceSteps {
            let scores_product_t_source: MutableFloats = scores_product + t_source &* batch &* 6
            let scores_t_source: MutableFloats = scores + t_source &* batch
            Pointwise.compute_scores2(rows: batch, gates6, scores_product_t_source, decoded_summary_v, scores_t_source)
          }
          // weights = softmax(scores, over: memory)  (Alignment.rnn:7)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // output sum(weights * memory, over: memory)  (Alignment.rnn:8)
          Pointwise.compute_sum_select(rows: sourceSteps &* batch, weights, encoded, source_mask, sum_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 10, source: sum_select, sourceStepStride: batch &* 10,
            sourceStride: 10, destination: output_t3 + 6, destinationStride: 16)
          // r, z, n = …  (Alignment.rnn:19–21)
          Kernel.product(
            rows: batch, k: 10, n: 18, input: output_t3 + 6, inputStride: 16, packed: gates_weights_packed7,
            destination: gates7, destinationStride: 18, bias: nil, turn: t3)
          // r, z, n, h' = …  (Alignment.rnn:19–22)
          Pointwise.compute_n_multiply_hNext_subtract2(
            rows: batch, gates6, gates7, gates_t3, h3, n_multiply, hNext_subtract, hNext_multiply)
          // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
          Kernel.product(
            rows: batch, k: 6, n: 6, input: n_multiply, inputStride: 6, packed: decoded_Wn_packed,
            destination: n_product, destinationStride: 6, bias: nil, turn: t3)
          // n, h' = …  (Alignment.rnn:21–22)
          Pointwise.compute_hNext_h2(
            rows: batch, n_product, gates7, gates_t3, hNext_subtract, hNext_multiply, given_mask_t3, h3, output_t3)
        }
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.product(
          rows: givenSteps &* batch, k: 16, n: 9, input: output2, inputStride: 16, packed: logits_W_packed,
          destination: logits, destinationStride: 9, bias: logits_b)
        // loss crossEntropy(logits, next)  (Alignment.rnn:35)
        Kernel.crossEntropy(
          rows: givenSteps &* batch, width: 9, logits: logits, logitsStride: 9, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: givenSteps &* batch, given_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Alignment.rnn:35)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, classes: 11), .init(name: "given", axis: 1, classes: 9),
          .init(name: "next", axis: 1, classes: 9),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 15), .init(axis: 0, width: 15), .init(axis: 0, width: 15),
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: 0, width: 10),
          .init(axis: 1, width: 3), .init(axis: -1, width: 18), .init(axis: -1, width: 18), .init(axis: -1, width: 6),
          .init(axis: 0, width: 6), .init(axis: 1, extraSteps: 1, width: 6), .init(axis: 1, width: 18),
          .init(axis: 1, width: 16), .init(axis: 1, width: 6), .init(axis: 1, width: 6), .init(axis: 0, width: 10),
          .init(axis: 0, width: 6), .init(axis: 0, width: 10), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
          .init(axis: -1, width: 6), .init(axis: 1, width: 16), .init(axis: 1, width: 18), .init(axis: 1, width: 18),
          .init(axis: 1, width: 1), .init(axis: 0, width: 6), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 10), .init(axis: -1, width: 10), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 6), .init(axis: 0, width: 6),
          .init(axis: -1, width: 6),
        ],
        sumsCount: 48, gradientSums: [0..<1148, 1168..<1321], addsInLoops: true, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [60]
        let gates_weights: MutableFloats = prepared
        // encoded_forward_Wr: [45]
        let encoded_forward_Wr: Floats = parameters + 48
        // encoded_forward_Wz: [45]
        let encoded_forward_Wz: Floats = parameters + 96
        // encoded_forward_Wn: [20]
        let encoded_forward_Wn: Floats = parameters + 144
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 64
        // encoded_forward_Un: [25]
        let encoded_forward_Un: Floats = parameters + 176
        // gates_weights3: [60]
        let gates_weights3: MutableFloats = prepared + 144
        // encoded_backward_Wr: [45]
        let encoded_backward_Wr: Floats = parameters + 272
        // encoded_backward_Wz: [45]
        let encoded_backward_Wz: Floats = parameters + 320
        // encoded_backward_Wn: [20]
        let encoded_backward_Wn: Floats = parameters + 368
        // gates_weights4: [75]
        let gates_weights4: MutableFloats = prepared + 208
        // encoded_backward_Un: [25]
        let encoded_backward_Un: Floats = parameters + 400
        // gates_weights5: [54]
        let gates_weights5: MutableFloats = prepared + 288
        // decoded_Wr: [114]
        let decoded_Wr: Floats = parameters + 608
        // decoded_Wz: [114]
        let decoded_Wz: Floats = parameters + 736
        // decoded_Wn: [114]
        let decoded_Wn: Floats = parameters + 864
        // gates_weights6: [108]
        let gates_weights6: MutableFloats = prepared + 352
        // decoded_summary_Wq: [36]
        let decoded_summary_Wq: Floats = parameters + 1040
        // gates_weights7: [180]
        let gates_weights7: MutableFloats = prepared + 464
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 656
        // encoded_forward_br: [5]
        let encoded_forward_br: Floats = parameters + 208
        // encoded_forward_bz: [5]
        let encoded_forward_bz: Floats = parameters + 224
        // encoded_forward_bn: [5]
        let encoded_forward_bn: Floats = parameters + 240
        // gates_bias2: [15]
        let gates_bias2: MutableFloats = prepared + 672
        // encoded_backward_br: [5]
        let encoded_backward_br: Floats = parameters + 432
        // encoded_backward_bz: [5]
        let encoded_backward_bz: Floats = parameters + 448
        // encoded_backward_bn: [5]
        let encoded_backward_bn: Floats = parameters + 464
        // gates_bias3: [18]
        let gates_bias3: MutableFloats = prepared + 688
        // decoded_br: [6]
        let decoded_br: Floats = parameters + 992
        // decoded_bz: [6]
        let decoded_bz: Floats = parameters + 1008
        // decoded_bn: [6]
        let decoded_bn: Floats = parameters + 1024
        // gates_weights_packed: [64]
        let gates_weights_packed: MutableFloats = prepared + 720
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 784
        // gates_weights_packed3: [64]
        let gates_weights_packed3: MutableFloats = prepared + 864
        // gates_weights_packed4: [80]
        let gates_weights_packed4: MutableFloats = prepared + 928
        // decoded_dense_W: [60]
        let decoded_dense_W: Floats = parameters + 528
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: MutableFloats = prepared + 1008
        // decoded_summary_Wk: [60]
        let decoded_summary_Wk: Floats = parameters + 1088
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: MutableFloats = prepared + 1168
        // gates_weights_packed5: [96]
        let gates_weights_packed5: MutableFloats = prepared + 1328
        // gates_weights_packed6: [192]
        let gates_weights_packed6: MutableFloats = prepared + 1424
        // gates_weights_packed7: [320]
        let gates_weights_packed7: MutableFloats = prepared + 1616
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: MutableFloats = prepared + 1936
        // logits_W: [144]
        let logits_W: Floats = parameters + 1168
        // logits_W_packed: [256]
        let logits_W_packed: MutableFloats = prepared + 2032
        // logits_W_packed2: [144]
        let logits_W_packed2: MutableFloats = prepared + 2288
        // decoded_Wn_packed2: [96]
        let decoded_Wn_packed2: MutableFloats = prepared + 2432
        // gates_weights_packed8: [288]
        let gates_weights_packed8: MutableFloats = prepared + 2528
        // gates_weights_packed9: [288]
        let gates_weights_packed9: MutableFloats = prepared + 2816
        // gates_weights_packed10: [288]
        let gates_weights_packed10: MutableFloats = prepared + 3104
        // decoded_summary_Wk_packed2: [96]
        let decoded_summary_Wk_packed2: MutableFloats = prepared + 3392
        // decoded_dense_W_packed2: [96]
        let decoded_dense_W_packed2: MutableFloats = prepared + 3488
        // gates_weights_packed11: [240]
        let gates_weights_packed11: MutableFloats = prepared + 3584
        // gates_weights_packed12: [240]
        let gates_weights_packed12: MutableFloats = prepared + 3824
        // gates_weights_packed13: [240]
        let gates_weights_packed13: MutableFloats = prepared + 4064
        // gates_weights_packed14: [240]
        let gates_weights_packed14: MutableFloats = prepared + 4304
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wr + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wz + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wn + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights5 + 36, destinationRowStride: 3, destinationColumnStride: 1)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_summary_Wq, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wr, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wz, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wr + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wz + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7 + 60, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wn + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights7 + 120, destinationRowStride: 10, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 15, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias3,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 12, destinationRowStride: 18, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
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
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_dense_W_packed)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.pack(
          source: decoded_summary_Wk, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_summary_Wk_packed)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.pack(
          source: gates_weights5, rowStride: 3, columnStride: 1, rows: 18, columns: 3, blocks: 1,
          destination: gates_weights_packed5)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.pack(
          source: gates_weights6, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed6)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.pack(
          source: gates_weights7, rowStride: 10, columnStride: 1, rows: 18, columns: 10, blocks: 1,
          destination: gates_weights_packed7)
        // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
        Kernel.pack(
          source: decoded_Wn, rowStride: 19, columnStride: 1, rows: 6, columns: 6, blocks: 1,
          destination: decoded_Wn_packed)
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.pack(
          source: logits_W, rowStride: 16, columnStride: 1, rows: 9, columns: 16, blocks: 1,
          destination: logits_W_packed)
        // gradient of Alignment.rnn:33: logits = dense(decoded, 9)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 16, rows: 16, columns: 9, blocks: 1,
          destination: logits_W_packed2)
        // gradient of Alignment.rnn:21: n = tanh(Wn · [r * h, x, summary] + bn)
        Kernel.pack(
          source: decoded_Wn, rowStride: 1, columnStride: 19, rows: 6, columns: 6, blocks: 1,
          destination: decoded_Wn_packed2)
        // gradient of Alignment.rnn:19–21: r, z, n = …
        Kernel.pack(
          source: gates_weights7, rowStride: 1, columnStride: 10, rows: 10, columns: 18, blocks: 1,
          destination: gates_weights_packed8)
        // gradient of Alignment.rnn:6, 19–20: scores, r, z = …
        Kernel.pack(
          source: gates_weights6, rowStride: 1, columnStride: 6, rows: 6, columns: 18, blocks: 1,
          destination: gates_weights_packed9)
        // gradient of Alignment.rnn:19–21: r, z, n = …
        Kernel.pack(
          source: gates_weights5, rowStride: 1, columnStride: 3, rows: 3, columns: 18, blocks: 1,
          destination: gates_weights_packed10)
        // gradient of Alignment.rnn:6: scores = v · tanh(Wq · query + Wk · memory)
        Kernel.pack(
          source: decoded_summary_Wk, rowStride: 1, columnStride: 10, rows: 10, columns: 6, blocks: 1,
          destination: decoded_summary_Wk_packed2)
        // gradient of Alignment.rnn:31: decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…
        Kernel.pack(
          source: decoded_dense_W, rowStride: 1, columnStride: 10, rows: 10, columns: 6, blocks: 1,
          destination: decoded_dense_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed11)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1,
          destination: gates_weights_packed12)
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed13)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 4, rows: 4, columns: 15, blocks: 1,
          destination: gates_weights_packed14)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // gradient_encoded_embed_E: [44]
        let gradient_encoded_embed_E: MutableFloats = shard.gradients
        // gradient_encoded_forward_Wn: [20]
        let gradient_encoded_forward_Wn: MutableFloats = shard.gradients + 144
        // gradient_encoded_forward_Un: [25]
        let gradient_encoded_forward_Un: MutableFloats = shard.gradients + 176
        // gradient_encoded_forward_br: [5]
        let gradient_encoded_forward_br: MutableFloats = shard.gradients + 208
        // gradient_encoded_forward_bz: [5]
        let gradient_encoded_forward_bz: MutableFloats = shard.gradients + 224
        // gradient_encoded_forward_bn: [5]
        let gradient_encoded_forward_bn: MutableFloats = shard.gradients + 240
        // gradient_encoded_forward_cn: [5]
        let gradient_encoded_forward_cn: MutableFloats = shard.gradients + 256
        // gradient_encoded_backward_Wn: [20]
        let gradient_encoded_backward_Wn: MutableFloats = shard.gradients + 368
        // gradient_encoded_backward_Un: [25]
        let gradient_encoded_backward_Un: MutableFloats = shard.gradients + 400
        // gradient_encoded_backward_br: [5]
        let gradient_encoded_backward_br: MutableFloats = shard.gradients + 432
        // gradient_encoded_backward_bz: [5]
        let gradient_encoded_backward_bz: MutableFloats = shard.gradients + 448
        // gradient_encoded_backward_bn: [5]
        let gradient_encoded_backward_bn: MutableFloats = shard.gradients + 464
        // gradient_encoded_backward_cn: [5]
        let gradient_encoded_backward_cn: MutableFloats = shard.gradients + 480
        // gradient_decoded_embed_E: [27]
        let gradient_decoded_embed_E: MutableFloats = shard.gradients + 496
        // gradient_decoded_dense_W: [60]
        let gradient_decoded_dense_W: MutableFloats = shard.gradients + 528
        // gradient_decoded_dense_b: [6]
        let gradient_decoded_dense_b: MutableFloats = shard.gradients + 592
        // gradient_decoded_br: [6]
        let gradient_decoded_br: MutableFloats = shard.gradients + 992
        // gradient_decoded_bz: [6]
        let gradient_decoded_bz: MutableFloats = shard.gradients + 1008
        // gradient_decoded_bn: [6]
        let gradient_decoded_bn: MutableFloats = shard.gradients + 1024
        // gradient_decoded_summary_Wq: [36]
        let gradient_decoded_summary_Wq: MutableFloats = shard.gradients + 1040
        // gradient_decoded_summary_Wk: [60]
        let gradient_decoded_summary_Wk: MutableFloats = shard.gradients + 1088
        // gradient_logits_W: [144]
        let gradient_logits_W: MutableFloats = shard.gradients + 1168
        // gradient_logits_b: [9]
        let gradient_logits_b: MutableFloats = shard.gradients + 1312
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 656
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 672
        // gates_bias3: [18]
        let gates_bias3: Floats = shard.prepared + 688
        // encoded: [T(source), B, 10], shares memory with d_scores5
        let encoded: MutableFloats = shard.floats(8)
        // encoded_gather: [T(source), B, 4], shares memory with d_gates11
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [44]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(41)
        // gates: [T(source), B, 15]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 720
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(44)
        // encoded_forward_cn: [5]
        let encoded_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with gates4, decoded_at
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 784
        // gates3: [T(source), B, 15]
        let gates3: MutableFloats = shard.floats(5)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 864
        // h2: [T(source) + 1, B, 5]
        let h2: MutableFloats = shard.floats(6)
        // encoded_backward_cn: [5]
        let encoded_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with gates2, decoded_at
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 928
        // decoded_gather: [T(given), B, 3], shares memory with d_gates7
        let decoded_gather: MutableFloats = shard.floats(9)
        // decoded_embed_E: [27]
        let decoded_embed_E: Floats = shard.parameters + 496
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(42)
        // decoded_at: [B, 10], shares memory with gates2, gates4
        let decoded_at: MutableFloats = shard.floats(3)
        // decoded_add: [B, 6], shares memory with gates6, d_n
        let decoded_add: MutableFloats = shard.floats(10)
        // decoded_dense_b: [6]
        let decoded_dense_b: Floats = shard.parameters + 592
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: Floats = shard.prepared + 1008
        // decoded_tanh: [B, 6], shares memory with gates7, d_h3
        let decoded_tanh: MutableFloats = shard.floats(11)
        // d_decoded: [B, 6], shares memory with d_h4, d_h6
        let d_decoded: MutableFloats = shard.floats(12)
        // scores_product: [T(source), B, 6], shares memory with sum_final, d_gates9
        let scores_product: MutableFloats = shard.floats(13)
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: Floats = shard.prepared + 1168
        // gates5: [T(given), B, 18]
        let gates5: MutableFloats = shard.floats(15)
        // gates_weights_packed5: [96]
        let gates_weights_packed5: Floats = shard.prepared + 1328
        // h3: [T(given) + 1, B, 6]
        let h3: MutableFloats = shard.floats(14)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(45)
        // decoded_summary_v: [6]
        let decoded_summary_v: Floats = shard.parameters + 1152
        // output2: [T(given), B, 16]
        let output2: MutableFloats = shard.floats(16)
        // r: [T(given), B, 6]
        let r: MutableFloats = shard.floats(17)
        // scores_slice: [T(given), B, 6]
        let scores_slice: MutableFloats = shard.floats(18)
        // gates6: [B, 18], shares memory with decoded_add, d_n
        let gates6: MutableFloats = shard.floats(10)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 1424
        // scores: [T(source), B, 1], shares memory with sum2, d_decoded5
        let scores: MutableFloats = shard.floats(19)
        // weights: [T(source), B, 1], shares memory with scores_tanh, d_encoded
        let weights: MutableFloats = shard.floats(20)
        // sum_select: [T(source), B, 10], shares memory with sum, sum_final2
        let sum_select: MutableFloats = shard.floats(21)
        // gates7: [B, 18], shares memory with decoded_tanh, d_h3
        let gates7: MutableFloats = shard.floats(11)
        // gates_weights_packed7: [320]
        let gates_weights_packed7: Floats = shard.prepared + 1616
        // hNext_subtract: [B, 6], shares memory with d_h, d_decoded3, d_h5, d_h7
        let hNext_subtract: MutableFloats = shard.floats(22)
        // hNext_multiply: [B, 6], shares memory with d_r, d_h_final, d_gates8, d_gates10
        let hNext_multiply: MutableFloats = shard.floats(23)
        // n_product: [B, 6], shares memory with d_h2
        let n_product: MutableFloats = shard.floats(24)
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: Floats = shard.prepared + 1936
        // logits: [T(given), B, 9], shares memory with d_decoded2
        let logits: MutableFloats = shard.floats(25)
        // logits_b: [9]
        let logits_b: Floats = shard.parameters + 1312
        // logits_W_packed: [256]
        let logits_W_packed: Floats = shard.prepared + 2032
        // loss_crossEntropy: [T(given), B, 1], shares memory with d_gates4
        let loss_crossEntropy: MutableFloats = shard.floats(26)
        // next: [T(given), B, 1]
        let next: MutableTokens = shard.tokens(43)
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_select: [T(given), B, 1], shares memory with d_logits, d_gates3
        let loss_select: MutableFloats = shard.floats(27)
        // d_loss: [T(given), B, 1]
        let d_loss: MutableFloats = shard.floats(28)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [T(given), B, 9], shares memory with loss_select, d_gates3
        let d_logits: MutableFloats = shard.floats(27)
        // d_decoded2: [T(given), B, 16], shares memory with logits
        let d_decoded2: MutableFloats = shard.floats(25)
        // logits_W_packed2: [144]
        let logits_W_packed2: Floats = shard.prepared + 2288
        // d_h: [B, 6], shares memory with hNext_subtract, d_decoded3, d_h5, d_h7
        let d_h: MutableFloats = shard.floats(22)
        // sum: [T(source), B, 6], shares memory with sum_select, sum_final2
        let sum: MutableFloats = shard.floats(21)
        // sum2: [T(source), B, 10], shares memory with scores, d_decoded5
        let sum2: MutableFloats = shard.floats(19)
        // d_gates3: [T(given), B, 18], shares memory with loss_select, d_logits
        let d_gates3: MutableFloats = shard.floats(27)
        // d_gates4: [T(given), B, 18], shares memory with loss_crossEntropy
        let d_gates4: MutableFloats = shard.floats(26)
        // d_r: [B, 6], shares memory with hNext_multiply, d_h_final, d_gates8, d_gates10
        let d_r: MutableFloats = shard.floats(23)
        // d_h2: [B, 6], shares memory with n_product
        let d_h2: MutableFloats = shard.floats(24)
        // scores_tanh: [T(source), B, 6], shares memory with weights, d_encoded
        let scores_tanh: MutableFloats = shard.floats(20)
        // d_scores: [T(source), B, 6]
        let d_scores: MutableFloats = shard.floats(29)
        // scores2: [T(source), B, 1]
        let scores2: MutableFloats = shard.floats(30)
        // weights2: [T(source), B, 1]
        let weights2: MutableFloats = shard.floats(31)
        // d_n: [B, 6], shares memory with decoded_add, gates6
        let d_n: MutableFloats = shard.floats(10)
        // decoded_Wn_packed2: [96]
        let decoded_Wn_packed2: Floats = shard.prepared + 2432
        // d_h3: [B, 6], shares memory with decoded_tanh, gates7
        let d_h3: MutableFloats = shard.floats(11)
        // d_gates5: [B, 10], shares memory with d_decoded4
        let d_gates5: MutableFloats = shard.floats(32)
        // gates_weights_packed8: [288]
        let gates_weights_packed8: Floats = shard.prepared + 2528
        // d_summary: [B, 10]
        let d_summary: MutableFloats = shard.floats(33)
        // d_weights: [T(source), B, 1]
        let d_weights: MutableFloats = shard.floats(34)
        // d_weights2: [T(source), B, 1]
        let d_weights2: MutableFloats = shard.floats(35)
        // d_weights3: [B, 1]
        let d_weights3: MutableFloats = shard.floats(36)
        // d_scores2: [T(source), B, 1]
        let d_scores2: MutableFloats = shard.floats(37)
        // d_scores3: [T(source), B, 6]
        let d_scores3: MutableFloats = shard.floats(38)
        // d_scores4: [T(source), B, 6]
        let d_scores4: MutableFloats = shard.floats(39)
        // d_v: [6]
        let d_v: MutableFloats = shard.sums + 16
        // d_gates6: [B, 6]
        let d_gates6: MutableFloats = shard.floats(40)
        // gates_weights_packed9: [288]
        let gates_weights_packed9: Floats = shard.prepared + 2816
        // d_h_final: [B, 6], shares memory with hNext_multiply, d_r, d_gates8, d_gates10
        let d_h_final: MutableFloats = shard.floats(23)
        // sum_final: [T(source), B, 6], shares memory with scores_product, d_gates9
        let sum_final: MutableFloats = shard.floats(13)
        // sum_final2: [T(source), B, 10], shares memory with sum_select, sum
        let sum_final2: MutableFloats = shard.floats(21)
        // d_gates7: [T(given), B, 3], shares memory with decoded_gather
        let d_gates7: MutableFloats = shard.floats(9)
        // gates_weights_packed10: [288]
        let gates_weights_packed10: Floats = shard.prepared + 3104
        // d_scores5: [T(source), B, 10], shares memory with encoded
        let d_scores5: MutableFloats = shard.floats(8)
        // decoded_summary_Wk_packed2: [96]
        let decoded_summary_Wk_packed2: Floats = shard.prepared + 3392
        // d_decoded3: [B, 6], shares memory with hNext_subtract, d_h, d_h5, d_h7
        let d_decoded3: MutableFloats = shard.floats(22)
        // d_decoded4: [B, 10], shares memory with d_gates5
        let d_decoded4: MutableFloats = shard.floats(32)
        // decoded_dense_W_packed2: [96]
        let decoded_dense_W_packed2: Floats = shard.prepared + 3488
        // d_decoded5: [T(source), B, 10], shares memory with scores, sum2
        let d_decoded5: MutableFloats = shard.floats(19)
        // d_h4: [B, 5], shares memory with d_decoded, d_h6
        let d_h4: MutableFloats = shard.floats(12)
        // d_gates2: [T(source), B, 15]
        let d_gates2: MutableFloats = shard.floats(7)
        // d_h5: [B, 5], shares memory with hNext_subtract, d_h, d_decoded3, d_h7
        let d_h5: MutableFloats = shard.floats(22)
        // d_gates8: [B, 5], shares memory with hNext_multiply, d_r, d_h_final, d_gates10
        let d_gates8: MutableFloats = shard.floats(23)
        // gates_weights_packed11: [240]
        let gates_weights_packed11: Floats = shard.prepared + 3584
        // d_gates9: [T(source), B, 4], shares memory with scores_product, sum_final
        let d_gates9: MutableFloats = shard.floats(13)
        // gates_weights_packed12: [240]
        let gates_weights_packed12: Floats = shard.prepared + 3824
        // d_h6: [B, 5], shares memory with d_decoded, d_h4
        let d_h6: MutableFloats = shard.floats(12)
        // d_gates: [T(source), B, 15]
        let d_gates: MutableFloats = shard.floats(4)
        // d_h7: [B, 5], shares memory with hNext_subtract, d_h, d_decoded3, d_h5
        let d_h7: MutableFloats = shard.floats(22)
        // d_gates10: [B, 5], shares memory with hNext_multiply, d_r, d_h_final, d_gates8
        let d_gates10: MutableFloats = shard.floats(23)
        // gates_weights_packed13: [240]
        let gates_weights_packed13: Floats = shard.prepared + 4064
        // d_gates11: [T(source), B, 4], shares memory with encoded_gather
        let d_gates11: MutableFloats = shard.floats(0)
        // gates_weights_packed14: [240]
        let gates_weights_packed14: Floats = shard.prepared + 4304
        // d_encoded: [T(source), B, 4], shares memory with weights, scores_tanh
        let d_encoded: MutableFloats = shard.floats(20)
        // gradient_decoded_Wn: [101]
        let gradient_decoded_Wn: MutableFloats = shard.gradients + 864
        // gradient_decoded_Wr: [101]
        let gradient_decoded_Wr: MutableFloats = shard.gradients + 608
        // gradient_decoded_Wz: [101]
        let gradient_decoded_Wz: MutableFloats = shard.gradients + 736
        // gradient_decoded_Wr2: [105]
        let gradient_decoded_Wr2: MutableFloats = shard.gradients + 617
        // gradient_decoded_Wz2: [105]
        let gradient_decoded_Wz2: MutableFloats = shard.gradients + 745
        // gradient_decoded_Wn2: [105]
        let gradient_decoded_Wn2: MutableFloats = shard.gradients + 873
        // gradient_decoded_Wr3: [98]
        let gradient_decoded_Wr3: MutableFloats = shard.gradients + 614
        // gradient_decoded_Wz3: [98]
        let gradient_decoded_Wz3: MutableFloats = shard.gradients + 742
        // gradient_decoded_Wn3: [98]
        let gradient_decoded_Wn3: MutableFloats = shard.gradients + 870
        // gradient_encoded_backward_Wr: [41]
        let gradient_encoded_backward_Wr: MutableFloats = shard.gradients + 272
        // gradient_encoded_backward_Wz: [41]
        let gradient_encoded_backward_Wz: MutableFloats = shard.gradients + 320
        // gradient_encoded_backward_Wr2: [40]
        let gradient_encoded_backward_Wr2: MutableFloats = shard.gradients + 277
        // gradient_encoded_backward_Wz2: [40]
        let gradient_encoded_backward_Wz2: MutableFloats = shard.gradients + 325
        // gradient_encoded_forward_Wr: [41]
        let gradient_encoded_forward_Wr: MutableFloats = shard.gradients + 48
        // gradient_encoded_forward_Wz: [41]
        let gradient_encoded_forward_Wz: MutableFloats = shard.gradients + 96
        // gradient_encoded_forward_Wr2: [40]
        let gradient_encoded_forward_Wr2: MutableFloats = shard.gradients + 53
        // gradient_encoded_forward_Wz2: [40]
        let gradient_encoded_forward_Wz2: MutableFloats = shard.gradients + 101
        // Forward.
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 15
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 15, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(
            rows: batch, gates2, gates_t, encoded_forward_cn, h_t, source_mask_t, d_gates_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: sourceSteps &* batch, k: 4, n: 15, input: encoded_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.zero(rows: batch, width: 5, destination: h2 + sourceSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<sourceSteps {
          let t2: Swift::Int = sourceSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let source_mask_t2: MutableFloats = source_mask + t2 &* batch
          let d_gates_t2: MutableFloats = d_gates2 + t2 &* batch &* 15
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z2(
            rows: batch, gates4, gates_t2, encoded_backward_cn, h_t2Next, source_mask_t2, d_gates_t2, h_t2)
        }
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: encoded,
          destinationStride: 10)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: encoded + 5,
          destinationStride: 10)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_gather, destinationStride: 3)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(46), source: encoded,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: decoded_at, destinationStride: 10)
        Kernel.product(
          rows: batch, k: 10, n: 6, input: decoded_at, inputStride: 10, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 6, bias: decoded_dense_b)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31); with its gradient
        Pointwise.compute_decoded_tanh_d_decoded(count: batch &* 6, decoded_add, decoded_tanh, d_decoded)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.product(
          rows: sourceSteps &* batch, k: 10, n: 6, input: encoded, inputStride: 10, packed: decoded_summary_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.copy(rows: batch, width: 6, source: decoded_tanh, sourceStride: 6, destination: h3, destinationStride: 6)
        for t3 in 0..<givenSteps {
          let decoded_gather_t3: MutableFloats = decoded_gather + t3 &* batch &* 3
          let gates_t3: MutableFloats = gates5 + t3 &* batch &* 18
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let output_t3: MutableFloats = output2 + t3 &* batch &* 16
          let r_t3: MutableFloats = r + t3 &* batch &* 6
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          let h_t3Next: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          let scores_slice_t3: MutableFloats = scores_slice + t3 &* batch &* 6
          // r, z, n = …  (Alignment.rnn:19–21)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 3, n: 18, input: decoded_gather_t3, inputStride: 3,
              packed: gates_weights_packed5, destination: gates_t3, destinationStride: 18, bias: gates_bias3)
          }
          // scores, r, z = …  (Alignment.rnn:6, 19–20)
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t3, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 18, bias: nil, turn: t3)
          // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
          for t_source in 0..<sourceSteps {
            let scores_product_t_source: MutableFloats = scores_product + t_source &* batch &* 6
            let scores_t_source: MutableFloats = scores + t_source &* batch
            Pointwise.compute_scores2(rows: batch, gates6, scores_product_t_source, decoded_summary_v, scores_t_source)
          }
          // weights = softmax(scores, over: memory)  (Alignment.rnn:7)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // output sum(weights * memory, over: memory)  (Alignment.rnn:8)
          Pointwise.compute_sum_select(rows: sourceSteps &* batch, weights, encoded, source_mask, sum_select)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 10, source: sum_select, sourceStepStride: batch &* 10,
            sourceStride: 10, destination: output_t3 + 6, destinationStride: 16)
          // r, z, n = …  (Alignment.rnn:19–21)
          Kernel.product(
            rows: batch, k: 10, n: 18, input: output_t3 + 6, inputStride: 16, packed: gates_weights_packed7,
            destination: gates7, destinationStride: 18, bias: nil, turn: t3)
          // r, z, n, h' = …  (Alignment.rnn:19–22)
          Pointwise.compute_r_z3(rows: batch, gates6, gates7, gates_t3, h_t3, r_t3, hNext_subtract, hNext_multiply)
          // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
          Kernel.product(
            rows: batch, k: 6, n: 6, input: gates_t3 + 6, inputStride: 18, packed: decoded_Wn_packed,
            destination: n_product, destinationStride: 6, bias: nil, turn: t3)
          // n, h' = …  (Alignment.rnn:21–22)
          Pointwise.compute_n_hNext(
            rows: batch, n_product, gates7, gates_t3, hNext_subtract, hNext_multiply, given_mask_t3, h_t3, output_t3,
            h_t3Next)
          // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
          Kernel.copy(
            rows: batch, width: 6, source: gates6, sourceStride: 18, destination: scores_slice_t3, destinationStride: 6)
        }
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.product(
          rows: givenSteps &* batch, k: 16, n: 9, input: output2, inputStride: 16, packed: logits_W_packed,
          destination: logits, destinationStride: 9, bias: logits_b)
        // loss crossEntropy(logits, next)  (Alignment.rnn:35)
        Kernel.crossEntropy(
          rows: givenSteps &* batch, width: 9, logits: logits, logitsStride: 9, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(logits, next)  (Alignment.rnn:35); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: givenSteps &* batch, given_mask, loss_crossEntropy, given_count, loss_select, d_loss)
        // loss crossEntropy(logits, next)  (Alignment.rnn:35)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Alignment.rnn:35: loss crossEntropy(logits, next)
        Kernel.crossEntropyGradient(
          rows: givenSteps &* batch, width: 9, logits: logits, logitsStride: 9, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
          destinationStride: 9)
        // gradient of Alignment.rnn:33: logits = dense(decoded, 9)
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 9, n: 16, left: d_logits, leftStride: 9, right: output2, rightStride: 16,
          destination: gradient_logits_W, destinationRowStride: 16, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: givenSteps &* batch, k: 9, n: 16, input: d_logits, inputStride: 9, packed: logits_W_packed2,
          destination: d_decoded2, destinationStride: 16, bias: nil)
        // gradient of Alignment.rnn:31: decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…
        Kernel.zero(rows: batch, width: 6, destination: d_h, destinationStride: 6)
        Kernel.zero(rows: sourceSteps &* batch, width: 6, destination: sum, destinationStride: 6)
        Kernel.zero(rows: sourceSteps &* batch, width: 10, destination: sum2, destinationStride: 10)
        for done2 in 0..<givenSteps {
          let t4: Swift::Int = givenSteps &- 1 &- done2
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 18
          let given_mask_t4: MutableFloats = given_mask + t4 &* batch
          let d_decoded_t4: MutableFloats = d_decoded2 + t4 &* batch &* 16
          let h_t4: MutableFloats = h3 + t4 &* batch &* 6
          let r_t4: MutableFloats = r + t4 &* batch &* 6
          let d_gates_t4: MutableFloats = d_gates3 + t4 &* batch &* 18
          let d_gates_t4_2: MutableFloats = d_gates4 + t4 &* batch &* 18
          let scores_slice_t4: MutableFloats = scores_slice + t4 &* batch &* 6
          // gradient of Alignment.rnn:15, 19–22: h, r, z, n, h' = …; with Alignment.rnn:22
          Pointwise.compute_d_gates_d_gates(
            rows: batch, gates_t4, given_mask_t4, d_h, d_decoded_t4, h_t4, r_t4, d_gates_t4, d_gates_t4_2, d_r, d_h2)
          // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6); with its gradient
          for t_source2 in 0..<sourceSteps {
            let scores_product_t_source2: MutableFloats = scores_product + t_source2 &* batch &* 6
            let scores_tanh_t_source2: MutableFloats = scores_tanh + t_source2 &* batch &* 6
            let d_scores_t_source2: MutableFloats = d_scores + t_source2 &* batch &* 6
            let scores_t_source2: MutableFloats = scores2 + t_source2 &* batch
            Pointwise.compute_scores_tanh_d_scores(
              rows: batch, scores_slice_t4, scores_product_t_source2, decoded_summary_v, scores_tanh_t_source2,
              d_scores_t_source2, scores_t_source2)
          }
          // weights = softmax(scores, over: memory)  (Alignment.rnn:7)
          Kernel.timeSoftmax(
            steps: sourceSteps, batch: batch, width: 1, source: scores2, sourceStepStride: batch, sourceStride: 1,
            mask: source_mask, maskStepStride: batch, maskStride: 1, destination: weights2,
            destinationStepStride: batch, destinationStride: 1)
          // gradient of Alignment.rnn:21: n = tanh(Wn · [r * h, x, summary] + bn)
          Kernel.product(
            rows: batch, k: 6, n: 6, input: d_gates_t4 + 12, inputStride: 18, packed: decoded_Wn_packed2,
            destination: d_n, destinationStride: 6, bias: nil, turn: t4)
          // gradient of Alignment.rnn:15, 19, 21: h, r, n = …
          Pointwise.compute_d_gates_d_gates2(rows: batch, d_n, h_t4, r_t4, d_r, d_h2, d_gates_t4_2, d_gates_t4, d_h3)
          // gradient of Alignment.rnn:19–21: r, z, n = …
          Kernel.product(
            rows: batch, k: 18, n: 10, input: d_gates_t4, inputStride: 18, packed: gates_weights_packed8,
            destination: d_gates5, destinationStride: 10, bias: nil, turn: t4)
          // gradient of Alignment.rnn:8: output sum(weights * memory, over: memory)
          Pointwise.compute_d_summary(rows: batch, d_decoded_t4, d_gates5, d_summary)
          for t_source3 in 0..<sourceSteps {
            let source_mask_t_source3: MutableFloats = source_mask + t_source3 &* batch
            let encoded_t_source3: MutableFloats = encoded + t_source3 &* batch &* 10
            let weights_t_source3: MutableFloats = weights2 + t_source3 &* batch
            let sum_t_source3: MutableFloats = sum2 + t_source3 &* batch &* 10
            let d_weights_t_source3: MutableFloats = d_weights + t_source3 &* batch
            Pointwise.compute_sum_d_weights(
              rows: batch, source_mask_t_source3, d_summary, encoded_t_source3, weights_t_source3, sum_t_source3,
              d_weights_t_source3)
          }
          // gradient of Alignment.rnn:7: weights = softmax(scores, over: memory)
          Pointwise.compute_d_weights(count: sourceSteps &* batch, d_weights, weights2, d_weights2)
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 1, source: d_weights2, sourceStepStride: batch, sourceStride: 1,
            destination: d_weights3, destinationStride: 1)
          for t_source4 in 0..<sourceSteps {
            let d_weights_t_source4: MutableFloats = d_weights + t_source4 &* batch
            let weights_t_source4: MutableFloats = weights2 + t_source4 &* batch
            let d_scores_t_source4: MutableFloats = d_scores2 + t_source4 &* batch
            Pointwise.compute_d_scores(
              count: batch, d_weights_t_source4, d_weights3, weights_t_source4, d_scores_t_source4)
          }
          // gradient of Alignment.rnn:6: scores = v · tanh(Wq · query + Wk · memory)
          Pointwise.compute_d_scores_d_scores(
            rows: sourceSteps &* batch, d_scores2, scores_tanh, decoded_summary_v, d_scores, sum, d_scores3, d_scores4)
          Kernel.columnSum(
            rows: sourceSteps &* batch, width: 6, source: d_scores3, sourceStride: 6, destination: d_v,
            totals: shard.totals(of: d_v))
          Kernel.timeSum(
            steps: sourceSteps, batch: batch, width: 6, source: d_scores4, sourceStepStride: batch &* 6,
            sourceStride: 6, destination: d_gates_t4_2, destinationStride: 18)
          // gradient of Alignment.rnn:6, 19–20: scores, r, z = …
          Kernel.product(
            rows: batch, k: 18, n: 6, input: d_gates_t4_2, inputStride: 18, packed: gates_weights_packed9,
            destination: d_gates6, destinationStride: 6, bias: nil, turn: t4)
          // gradient of Alignment.rnn:15: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_h3, d_gates6, d_h)
        }
        // gradient of Alignment.rnn:31: decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…
        Kernel.copy(rows: batch, width: 6, source: d_h, sourceStride: 6, destination: d_h_final, destinationStride: 6)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 6, source: sum, sourceStride: 6, destination: sum_final,
          destinationStride: 6)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 10, source: sum2, sourceStride: 10, destination: sum_final2,
          destinationStride: 10)
        // gradient of Alignment.rnn:21: n = tanh(Wn · [r * h, x, summary] + bn)
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates3 + 12, leftStride: 18, right: gates5 + 6,
          rightStride: 18, destination: gradient_decoded_Wn, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wn))
        // gradient of Alignment.rnn:6, 19–20: scores, r, z = …
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates4, leftStride: 18, right: h3, rightStride: 6,
          destination: gradient_decoded_summary_Wq, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_summary_Wq))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates4 + 6, leftStride: 18, right: h3, rightStride: 6,
          destination: gradient_decoded_Wr, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wr))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 6, left: d_gates4 + 12, leftStride: 18, right: h3, rightStride: 6,
          destination: gradient_decoded_Wz, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wz))
        // gradient of Alignment.rnn:19–21: r, z, n = …
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 10, left: d_gates3, leftStride: 18, right: output2 + 6, rightStride: 16,
          destination: gradient_decoded_Wr2, destinationRowStride: 19, leftSum: gradient_decoded_br,
          totals: shard.totals(toMove: gradient_decoded_Wr2), leftSumTotals: shard.totals(of: gradient_decoded_br))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 10, left: d_gates3 + 6, leftStride: 18, right: output2 + 6,
          rightStride: 16, destination: gradient_decoded_Wz2, destinationRowStride: 19, leftSum: gradient_decoded_bz,
          totals: shard.totals(toMove: gradient_decoded_Wz2), leftSumTotals: shard.totals(of: gradient_decoded_bz))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 10, left: d_gates3 + 12, leftStride: 18, right: output2 + 6,
          rightStride: 16, destination: gradient_decoded_Wn2, destinationRowStride: 19, leftSum: gradient_decoded_bn,
          totals: shard.totals(toMove: gradient_decoded_Wn2), leftSumTotals: shard.totals(of: gradient_decoded_bn))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 3, left: d_gates3, leftStride: 18, right: decoded_gather, rightStride: 3,
          destination: gradient_decoded_Wr3, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wr3))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 3, left: d_gates3 + 6, leftStride: 18, right: decoded_gather,
          rightStride: 3, destination: gradient_decoded_Wz3, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wz3))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 6, n: 3, left: d_gates3 + 12, leftStride: 18, right: decoded_gather,
          rightStride: 3, destination: gradient_decoded_Wn3, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wn3))
        Kernel.product(
          rows: givenSteps &* batch, k: 18, n: 3, input: d_gates3, inputStride: 18, packed: gates_weights_packed10,
          destination: d_gates7, destinationStride: 3, bias: nil)
        // gradient of Alignment.rnn:6: scores = v · tanh(Wq · query + Wk · memory)
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 6, n: 10, left: sum_final, leftStride: 6, right: encoded, rightStride: 10,
          destination: gradient_decoded_summary_Wk, destinationRowStride: 10, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_summary_Wk))
        Kernel.product(
          rows: sourceSteps &* batch, k: 6, n: 10, input: sum_final, inputStride: 6, packed: decoded_summary_Wk_packed2,
          destination: d_scores5, destinationStride: 10, bias: nil)
        // gradient of Alignment.rnn:31: decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…
        Pointwise.compute_d_decoded(count: batch &* 6, d_h_final, d_decoded, d_decoded3)
        Kernel.outerSum(
          rows: batch, m: 6, n: 10, left: d_decoded3, leftStride: 6, right: decoded_at, rightStride: 10,
          destination: gradient_decoded_dense_W, destinationRowStride: 10, leftSum: gradient_decoded_dense_b,
          totals: shard.totals(toMove: gradient_decoded_dense_W),
          leftSumTotals: shard.totals(of: gradient_decoded_dense_b))
        Kernel.product(
          rows: batch, k: 6, n: 10, input: d_decoded3, inputStride: 6, packed: decoded_dense_W_packed2,
          destination: d_decoded4, destinationStride: 10, bias: nil)
        Kernel.place(
          isLast: true, steps: sourceSteps, batch: batch, width: 10, lengths: shard.tokens(46), source: d_decoded4,
          sourceStride: 10, destination: d_decoded5, destinationStepStride: batch &* 10, destinationStride: 10)
        Kernel.scatterSum(
          rows: givenSteps &* batch, width: 3, token: given, tokenStride: 1, source: d_gates7, sourceStride: 3,
          destination: gradient_decoded_embed_E, destinationRowStride: 3, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_decoded_embed_E))
        // gradient of Alignment.rnn:30: encoded = scan bidirectional GRU(5) over embed(source, 4)
        Pointwise.compute_d_gates_d_gates3(
          rows: sourceSteps &* batch, sum_final2, d_scores5, d_decoded5, d_gates, d_gates2)
        Kernel.zero(rows: batch, width: 5, destination: d_h4, destinationStride: 5)
        for t5 in 0..<sourceSteps {
          let gates_t5: MutableFloats = gates3 + t5 &* batch &* 15
          let d_gates_t5: MutableFloats = d_gates2 + t5 &* batch &* 15
          let source_mask_t5: MutableFloats = source_mask + t5 &* batch
          let h_t5Next: MutableFloats = h2 + (t5 &+ 1) &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t5, d_h4, d_gates_t5, source_mask_t5, h_t5Next, d_h5)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t5, inputStride: 15, packed: gates_weights_packed11,
            destination: d_gates8, destinationStride: 5, bias: nil, turn: t5)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_h5, d_gates8, d_h4)
        }
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: sourceSteps &* batch, width: 5, source: d_gates2 + 10, sourceStride: 15,
          destination: gradient_encoded_backward_cn, totals: shard.totals(of: gradient_encoded_backward_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates2, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_encoded_backward_Wr, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_backward_Wr))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates2 + 5, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_encoded_backward_Wz, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_backward_Wz))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates2 + 10, leftStride: 15, right: h2 + batch &* 5,
          rightStride: 5, destination: gradient_encoded_backward_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_backward_Un))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates3, leftStride: 15, right: encoded_gather, rightStride: 4,
          destination: gradient_encoded_backward_Wr2, destinationRowStride: 9, leftSum: gradient_encoded_backward_br,
          totals: shard.totals(toMove: gradient_encoded_backward_Wr2),
          leftSumTotals: shard.totals(of: gradient_encoded_backward_br))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates3 + 5, leftStride: 15, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_backward_Wz2, destinationRowStride: 9,
          leftSum: gradient_encoded_backward_bz, totals: shard.totals(toMove: gradient_encoded_backward_Wz2),
          leftSumTotals: shard.totals(of: gradient_encoded_backward_bz))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates3 + 10, leftStride: 15, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_backward_Wn, destinationRowStride: 4,
          leftSum: gradient_encoded_backward_bn, totals: shard.totals(toMove: gradient_encoded_backward_Wn),
          leftSumTotals: shard.totals(of: gradient_encoded_backward_bn))
        Kernel.product(
          rows: sourceSteps &* batch, k: 15, n: 4, input: gates3, inputStride: 15, packed: gates_weights_packed12,
          destination: d_gates9, destinationStride: 4, bias: nil)
        // gradient of Alignment.rnn:30: encoded = scan bidirectional GRU(5) over embed(source, 4)
        Kernel.zero(rows: batch, width: 5, destination: d_h6, destinationStride: 5)
        for done3 in 0..<sourceSteps {
          let t6: Swift::Int = sourceSteps &- 1 &- done3
          let gates_t6: MutableFloats = gates + t6 &* batch &* 15
          let d_gates_t6: MutableFloats = d_gates + t6 &* batch &* 15
          let source_mask_t6: MutableFloats = source_mask + t6 &* batch
          let h_t6: MutableFloats = h + t6 &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t6, d_h6, d_gates_t6, source_mask_t6, h_t6, d_h7)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t6, inputStride: 15, packed: gates_weights_packed13,
            destination: d_gates10, destinationStride: 5, bias: nil, turn: t6)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_h7, d_gates10, d_h6)
        }
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: sourceSteps &* batch, width: 5, source: d_gates + 10, sourceStride: 15,
          destination: gradient_encoded_forward_cn, totals: shard.totals(of: gradient_encoded_forward_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_encoded_forward_Wr, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_forward_Wr))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates + 5, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_encoded_forward_Wz, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_forward_Wz))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: d_gates + 10, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_encoded_forward_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_forward_Un))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates, leftStride: 15, right: encoded_gather, rightStride: 4,
          destination: gradient_encoded_forward_Wr2, destinationRowStride: 9, leftSum: gradient_encoded_forward_br,
          totals: shard.totals(toMove: gradient_encoded_forward_Wr2),
          leftSumTotals: shard.totals(of: gradient_encoded_forward_br))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates + 5, leftStride: 15, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_forward_Wz2, destinationRowStride: 9,
          leftSum: gradient_encoded_forward_bz, totals: shard.totals(toMove: gradient_encoded_forward_Wz2),
          leftSumTotals: shard.totals(of: gradient_encoded_forward_bz))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates + 10, leftStride: 15, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_forward_Wn, destinationRowStride: 4,
          leftSum: gradient_encoded_forward_bn, totals: shard.totals(toMove: gradient_encoded_forward_Wn),
          leftSumTotals: shard.totals(of: gradient_encoded_forward_bn))
        Kernel.product(
          rows: sourceSteps &* batch, k: 15, n: 4, input: gates, inputStride: 15, packed: gates_weights_packed14,
          destination: d_gates11, destinationStride: 4, bias: nil)
        // gradient of Alignment.rnn:30: encoded = scan bidirectional GRU(5) over embed(source, 4)
        Pointwise.compute_d_encoded(count: sourceSteps &* batch &* 4, d_gates9, d_gates11, d_encoded)
        Kernel.scatterSum(
          rows: sourceSteps &* batch, width: 4, token: source, tokenStride: 1, source: d_encoded, sourceStride: 4,
          destination: gradient_encoded_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_encoded_embed_E))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_decoded_summary_v: [6]
        let gradient_decoded_summary_v: MutableFloats = shard.gradients + 1152
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_v: [6]
        let d_v: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 32
        // loss crossEntropy(logits, next)  (Alignment.rnn:35)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // Gradients into place.
        // gradient of Alignment.rnn:31: decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…
        Kernel.copy(
          rows: 1, width: 6, source: d_v, sourceStride: 0, destination: gradient_decoded_summary_v,
          destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source"], inputs: [.init(name: "source", axis: 0, classes: 11)],
        outputs: [
          .init(name: "decoded.h", axis: -1, shape: [6]), .init(name: "given 1", axis: 0, shape: [6]),
          .init(name: "given 2 encoded", axis: 0, shape: [10]),
        ],
        states: [],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15),
          .init(axis: -1, width: 15), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [60]
        let gates_weights: MutableFloats = prepared
        // encoded_forward_Wr: [45]
        let encoded_forward_Wr: Floats = parameters + 48
        // encoded_forward_Wz: [45]
        let encoded_forward_Wz: Floats = parameters + 96
        // encoded_forward_Wn: [20]
        let encoded_forward_Wn: Floats = parameters + 144
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 64
        // encoded_forward_Un: [25]
        let encoded_forward_Un: Floats = parameters + 176
        // gates_weights3: [60]
        let gates_weights3: MutableFloats = prepared + 144
        // encoded_backward_Wr: [45]
        let encoded_backward_Wr: Floats = parameters + 272
        // encoded_backward_Wz: [45]
        let encoded_backward_Wz: Floats = parameters + 320
        // encoded_backward_Wn: [20]
        let encoded_backward_Wn: Floats = parameters + 368
        // gates_weights4: [75]
        let gates_weights4: MutableFloats = prepared + 208
        // encoded_backward_Un: [25]
        let encoded_backward_Un: Floats = parameters + 400
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 288
        // encoded_forward_br: [5]
        let encoded_forward_br: Floats = parameters + 208
        // encoded_forward_bz: [5]
        let encoded_forward_bz: Floats = parameters + 224
        // encoded_forward_bn: [5]
        let encoded_forward_bn: Floats = parameters + 240
        // gates_bias2: [15]
        let gates_bias2: MutableFloats = prepared + 304
        // encoded_backward_br: [5]
        let encoded_backward_br: Floats = parameters + 432
        // encoded_backward_bz: [5]
        let encoded_backward_bz: Floats = parameters + 448
        // encoded_backward_bn: [5]
        let encoded_backward_bn: Floats = parameters + 464
        // gates_weights_packed: [64]
        let gates_weights_packed: MutableFloats = prepared + 320
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 384
        // gates_weights_packed3: [64]
        let gates_weights_packed3: MutableFloats = prepared + 464
        // gates_weights_packed4: [80]
        let gates_weights_packed4: MutableFloats = prepared + 528
        // decoded_dense_W: [60]
        let decoded_dense_W: Floats = parameters + 528
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: MutableFloats = prepared + 608
        // decoded_summary_Wk: [60]
        let decoded_summary_Wk: Floats = parameters + 1088
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: MutableFloats = prepared + 768
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_forward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_forward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_backward_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wr, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_backward_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_forward_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_backward_bn, sourceRowStride: 5, sourceColumnStride: 1,
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
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_dense_W_packed)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.pack(
          source: decoded_summary_Wk, rowStride: 10, columnStride: 1, rows: 6, columns: 10, blocks: 1,
          destination: decoded_summary_Wk_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [15]
        let gates_bias2: Floats = shard.prepared + 304
        // encoded: [T, B, 10], shares memory with gates, gates3
        let encoded: MutableFloats = shard.floats(2)
        // encoded_gather: [T, B, 4], shares memory with scores_product
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [44]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T, B, 1]
        let source: MutableTokens = shard.tokens(6)
        // gates: [T, B, 15], shares memory with encoded, gates3
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [64]
        let gates_weights_packed: Floats = shard.prepared + 320
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // source_mask: [T, B, 1]
        let source_mask: MutableFloats = shard.floats(7)
        // encoded_forward_cn: [5]
        let encoded_forward_cn: Floats = shard.parameters + 256
        // gates2: [B, 15], shares memory with gates4, decoded_at, decoded_tanh
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // gates3: [T, B, 15], shares memory with encoded, gates
        let gates3: MutableFloats = shard.floats(2)
        // gates_weights_packed3: [64]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // encoded_backward_cn: [5]
        let encoded_backward_cn: Floats = shard.parameters + 480
        // gates4: [B, 15], shares memory with gates2, decoded_at, decoded_tanh
        let gates4: MutableFloats = shard.floats(3)
        // gates_weights_packed4: [80]
        let gates_weights_packed4: Floats = shard.prepared + 528
        // decoded_at: [B, 10], shares memory with gates2, gates4, decoded_tanh
        let decoded_at: MutableFloats = shard.floats(3)
        // decoded_add: [B, 6]
        let decoded_add: MutableFloats = shard.floats(5)
        // decoded_dense_b: [6]
        let decoded_dense_b: Floats = shard.parameters + 592
        // decoded_dense_W_packed: [160]
        let decoded_dense_W_packed: Floats = shard.prepared + 608
        // decoded_tanh: [B, 6], shares memory with gates2, gates4, decoded_at
        let decoded_tanh: MutableFloats = shard.floats(3)
        // scores_product: [T, B, 6], shares memory with encoded_gather
        let scores_product: MutableFloats = shard.floats(0)
        // decoded_summary_Wk_packed: [160]
        let decoded_summary_Wk_packed: Floats = shard.prepared + 768
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 15, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, encoded_forward_cn, h_t, source_mask_t, h_tNext)
        }
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: sourceSteps &* batch, k: 4, n: 15, input: encoded_gather, inputStride: 4, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 15, bias: gates_bias2)
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.zero(rows: batch, width: 5, destination: h2 + sourceSteps &* batch &* 5, destinationStride: 5)
        for done in 0..<sourceSteps {
          let t2: Swift::Int = sourceSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 15
          let source_mask_t2: MutableFloats = source_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t2Next, inputStride: 5, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 15, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates4, gates_t2, encoded_backward_cn, h_t2Next, source_mask_t2, h_t2)
        }
        // encoded = scan bidirectional GRU(5) over embed(source, 4)  (Alignment.rnn:30)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: encoded,
          destinationStride: 10)
        Kernel.copy(
          rows: sourceSteps &* batch, width: 5, source: h2, sourceStride: 5, destination: encoded + 5,
          destinationStride: 10)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.at(
          isLast: true, batch: batch, width: 10, lengths: shard.tokens(8), source: encoded,
          sourceStepStride: batch &* 10, sourceStride: 10, destination: decoded_at, destinationStride: 10)
        Kernel.product(
          rows: batch, k: 10, n: 6, input: decoded_at, inputStride: 10, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 6, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh(count: batch &* 6, decoded_add, decoded_tanh)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        Kernel.product(
          rows: sourceSteps &* batch, k: 10, n: 6, input: encoded, inputStride: 10, packed: decoded_summary_Wk_packed,
          destination: scores_product, destinationStride: 6, bias: nil)
        // The output 'decoded.h'.
        shard.setOutput(0, decoded_tanh, stepStride: 0, stride: 6)
        // The output 'given 1'.
        shard.setOutput(1, scores_product, stepStride: batch &* 6, stride: 6)
        // The output 'given 2 encoded'.
        shard.setOutput(2, encoded, stepStride: batch &* 10, stride: 10)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source"],
        inputs: [
          .init(name: "given 1", axis: 0, width: 6), .init(name: "given 2 encoded", axis: 0, width: 10),
          .init(name: "given", axis: -1, classes: 9),
        ],
        outputs: [.init(name: "probabilities", axis: -1, shape: [9])], states: [.init(name: "decoded.h", shape: [6])],
        arena: [
          .init(axis: -1, width: 9), .init(axis: -1, width: 18), .init(axis: -1, width: 9), .init(axis: -1, width: 6),
          .init(axis: 0, width: 10), .init(axis: 0, width: 1), .init(axis: -1, width: 16), .init(axis: -1, width: 18),
          .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [54]
        let gates_weights: MutableFloats = prepared
        // decoded_Wr: [114]
        let decoded_Wr: Floats = parameters + 608
        // decoded_Wz: [114]
        let decoded_Wz: Floats = parameters + 736
        // decoded_Wn: [114]
        let decoded_Wn: Floats = parameters + 864
        // gates_weights2: [108]
        let gates_weights2: MutableFloats = prepared + 64
        // decoded_summary_Wq: [36]
        let decoded_summary_Wq: Floats = parameters + 1040
        // gates_weights3: [180]
        let gates_weights3: MutableFloats = prepared + 176
        // gates_bias: [18]
        let gates_bias: MutableFloats = prepared + 368
        // decoded_br: [6]
        let decoded_br: Floats = parameters + 992
        // decoded_bz: [6]
        let decoded_bz: Floats = parameters + 1008
        // decoded_bn: [6]
        let decoded_bn: Floats = parameters + 1024
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 400
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 496
        // gates_weights_packed3: [320]
        let gates_weights_packed3: MutableFloats = prepared + 688
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: MutableFloats = prepared + 1008
        // logits_W: [144]
        let logits_W: Floats = parameters + 1168
        // logits_W_packed: [256]
        let logits_W_packed: MutableFloats = prepared + 1104
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wr + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wz + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 3, source: decoded_Wn + 6, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 3, destinationColumnStride: 1)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_summary_Wq, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wr, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: decoded_Wz, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wr + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wz + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights3 + 60, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 10, source: decoded_Wn + 9, sourceRowStride: 19, sourceColumnStride: 1,
          destination: gates_weights3 + 120, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: decoded_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 18, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.pack(
          source: gates_weights3, rowStride: 10, columnStride: 1, rows: 18, columns: 10, blocks: 1,
          destination: gates_weights_packed3)
        // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
        Kernel.pack(
          source: decoded_Wn, rowStride: 19, columnStride: 1, rows: 6, columns: 6, blocks: 1,
          destination: decoded_Wn_packed)
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.pack(
          source: logits_W, rowStride: 16, columnStride: 1, rows: 9, columns: 16, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let sourceSteps: Swift::Int = shard.steps(0)
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 368
        // output_concatenate: [B, 16]
        let output_concatenate: MutableFloats = shard.floats(6)
        // decoded_gather: [B, 3], shares memory with r, n_product, logits
        let decoded_gather: MutableFloats = shard.floats(0)
        // decoded_embed_E: [27]
        let decoded_embed_E: Floats = shard.parameters + 496
        // given: [B, 1]
        let given: MutableTokens = shard.tokens(13)
        // gates: [B, 18], shares memory with gates2
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 400
        // r: [B, 6], shares memory with decoded_gather, n_product, logits
        let r: MutableFloats = shard.floats(0)
        // z: [B, 6], shares memory with probabilities
        let z: MutableFloats = shard.floats(2)
        // n: [B, 6]
        let n: MutableFloats = shard.floats(3)
        // gates2: [B, 18], shares memory with gates
        let gates2: MutableFloats = shard.floats(1)
        // decoded_h: [B, 6]
        let decoded_h: Floats = shard.state(0)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 496
        // given_1: [T, B, 6]
        let given_1: MutableFloats = shard.floats(11)
        // decoded_summary_v: [6]
        let decoded_summary_v: Floats = shard.parameters + 1152
        // scores: [T, B, 1], shares memory with sum_select
        let scores: MutableFloats = shard.floats(4)
        // weights: [T, B, 1]
        let weights: MutableFloats = shard.floats(5)
        // source_mask: [T, B, 1]
        let source_mask: MutableFloats = shard.floats(14)
        // given_2_encoded: [T, B, 10]
        let given_2_encoded: MutableFloats = shard.floats(12)
        // sum_select: [T, B, 10], shares memory with scores
        let sum_select: MutableFloats = shard.floats(4)
        // gates3: [B, 18]
        let gates3: MutableFloats = shard.floats(7)
        // gates_weights_packed3: [320]
        let gates_weights_packed3: Floats = shard.prepared + 688
        // n_multiply: [B, 6]
        let n_multiply: MutableFloats = shard.floats(8)
        // hNext_subtract: [B, 6]
        let hNext_subtract: MutableFloats = shard.floats(9)
        // hNext_multiply: [B, 6]
        let hNext_multiply: MutableFloats = shard.floats(10)
        // n_product: [B, 6], shares memory with decoded_gather, r, logits
        let n_product: MutableFloats = shard.floats(0)
        // decoded_Wn_packed: [96]
        let decoded_Wn_packed: Floats = shard.prepared + 1008
        // logits: [B, 9], shares memory with decoded_gather, r, n_product
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [9]
        let logits_b: Floats = shard.parameters + 1312
        // logits_W_packed: [256]
        let logits_W_packed: Floats = shard.prepared + 1104
        // probabilities: [B, 9], shares memory with z
        let probabilities: MutableFloats = shard.floats(2)
        // decoded = scan AttentionDecoder(6) over embed(given, 3) with (memory: enc…  (Alignment.rnn:31)
        Kernel.gather(
          rows: batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1, token: given,
          tokenStride: 1, destination: decoded_gather, destinationStride: 3)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.product(
          rows: batch, k: 3, n: 18, input: decoded_gather, inputStride: 3, packed: gates_weights_packed,
          destination: gates, destinationStride: 18, bias: nil)
        Pointwise.compute_r_z4(rows: batch, gates, gates_bias, r, z, n)
        // scores, r, z = …  (Alignment.rnn:6, 19–20)
        Kernel.product(
          rows: batch, k: 6, n: 18, input: decoded_h, inputStride: 6, packed: gates_weights_packed2,
          destination: gates2, destinationStride: 18, bias: nil)
        // scores = v · tanh(Wq · query + Wk · memory)  (Alignment.rnn:6)
        for t in 0..<sourceSteps {
          let given_1_t: MutableFloats = given_1 + t &* batch &* 6
          let scores_t: MutableFloats = scores + t &* batch
          Pointwise.compute_scores3(rows: batch, gates2, given_1_t, decoded_summary_v, scores_t)
        }
        // weights = softmax(scores, over: memory)  (Alignment.rnn:7)
        Kernel.timeSoftmax(
          steps: sourceSteps, batch: batch, width: 1, source: scores, sourceStepStride: batch, sourceStride: 1,
          mask: source_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
          destinationStride: 1)
        // output sum(weights * memory, over: memory)  (Alignment.rnn:8)
        Pointwise.compute_sum_select2(rows: sourceSteps &* batch, weights, given_2_encoded, source_mask, sum_select)
        Kernel.timeSum(
          steps: sourceSteps, batch: batch, width: 10, source: sum_select, sourceStepStride: batch &* 10,
          sourceStride: 10, destination: output_concatenate + 6, destinationStride: 16)
        // r, z, n = …  (Alignment.rnn:19–21)
        Kernel.product(
          rows: batch, k: 10, n: 18, input: output_concatenate + 6, inputStride: 16, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 18, bias: nil)
        // r, z, n, h' = …  (Alignment.rnn:19–22)
        Pointwise.compute_n_multiply_hNext_subtract3(
          rows: batch, gates2, gates3, r, z, decoded_h, n_multiply, hNext_subtract, hNext_multiply)
        // n = tanh(Wn · [r * h, x, summary] + bn)  (Alignment.rnn:21)
        Kernel.product(
          rows: batch, k: 6, n: 6, input: n_multiply, inputStride: 6, packed: decoded_Wn_packed, destination: n_product,
          destinationStride: 6, bias: nil)
        // n, h' = …  (Alignment.rnn:21–22)
        Pointwise.compute_hNext(rows: batch, n_product, gates3, n, hNext_subtract, hNext_multiply, output_concatenate)
        // logits = dense(decoded, 9)  (Alignment.rnn:33)
        Kernel.product(
          rows: batch, k: 16, n: 9, input: output_concatenate, inputStride: 16, packed: logits_W_packed,
          destination: logits, destinationStride: 9, bias: logits_b)
        // output softmax(logits)  (Alignment.rnn:34)
        Kernel.softmax(
          rows: batch, count: 9, width: 9, source: logits, sourceStride: 9, destination: probabilities,
          destinationStride: 9, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 9)
        // The state 'decoded.h' after the last step.
        shard.setFinalState(0, output_concatenate, stride: 16)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ encoded_forward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let encoded_forward_cnRow: Floats = encoded_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_forward_cnRow, count: 5)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ encoded_backward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let encoded_backward_cnRow: Floats = encoded_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_backward_cnRow, count: 5)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_decoded_tanh(count: Swift::Int, _ decoded_add: Floats, _ decoded_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let decoded_add_x: Vector = Lanes.load(decoded_add + column, count: lanes)
          let v: Vector = Lanes.quickTanh(decoded_add_x)
          Lanes.store(v, decoded_tanh + column, count: lanes)
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
      static func compute_scores(
        rows: Swift::Int, _ gates: Floats, _ scores_product: Floats, _ decoded_summary_v: Floats,
        _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let scores_productRow: Floats = scores_product + row &* 6
          let decoded_summary_vRow: Floats = decoded_summary_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, scores_product_x)
          let v2: Vector = Lanes.quickTanh(v)
          let v3: Vector = Lanes.load(decoded_summary_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 10.
      @inline(never)
      static func compute_sum_select(
        rows: Swift::Int, _ weights2: Floats, _ encoded2: Floats, _ source_mask: Floats, _ sum_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let weights2Row: Floats = weights2 + row
          let encoded2Row: Floats = encoded2 + row &* 10
          let source_maskRow: Floats = source_mask + row
          let sum_selectRow: MutableFloats = sum_select + row &* 10
          let weights: Vector = Lanes.broadcast(weights2Row[0])
          let source_mask_x: Vector = Lanes.broadcast(source_maskRow[0])
          let encoded: Vector = Lanes.load(encoded2Row, count: 10)
          let v: Vector = Lanes.multiply(weights, encoded)
          let v3: Vector = Lanes.select(source_mask_x, v, v2)
          Lanes.store(v3, sum_selectRow, count: 10)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_n_multiply_hNext_subtract(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ gates3: Floats, _ h2: Floats,
        _ n_multiply: MutableFloats, _ hNext_subtract: MutableFloats, _ hNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let gates3Row: Floats = gates3 + row &* 18
          let h2Row: Floats = h2 + row &* 6
          let n_multiplyRow: MutableFloats = n_multiply + row &* 6
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 6
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let r: Vector = Lanes.load(gates3Row, count: 6)
          let v2: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let z: Vector = Lanes.load(gates3Row + 6, count: 6)
          let v4: Vector = Lanes.add(v3, z)
          let z2: Vector = Lanes.quickSigmoid(v4)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v5: Vector = Lanes.multiply(r2, h)
          let v7: Vector = Lanes.subtract(v6, z2)
          let v8: Vector = Lanes.multiply(z2, h)
          Lanes.store(v5, n_multiplyRow, count: 6)
          Lanes.store(v7, hNext_subtractRow, count: 6)
          Lanes.store(v8, hNext_multiplyRow, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ gates2: Floats, _ hNext_subtract: Floats,
        _ hNext_multiply: Floats, _ given_mask: Floats, _ h2: MutableFloats, _ output: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 6
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let hNext_subtractRow: Floats = hNext_subtract + row &* 6
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 6
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let outputRow: MutableFloats = output + row &* 16
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let n_product_x: Vector = Lanes.load(n_productRow, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v: Vector = Lanes.add(n_product_x, gates_x)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v2: Vector = Lanes.add(v, n)
          let n2: Vector = Lanes.quickTanh(v2)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 6)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 6)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v4: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, outputRow, count: 6)
          Lanes.store(v4, h2Row, count: 6)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ encoded_forward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let encoded_forward_cnRow: Floats = encoded_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_forward_cnRow, count: 5)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ encoded_backward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let encoded_backward_cnRow: Floats = encoded_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_backward_cnRow, count: 5)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_decoded_tanh2(count: Swift::Int, _ decoded_add: Floats, _ decoded_tanh: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let decoded_add_x: Vector = Lanes.load(decoded_add + column, count: lanes)
          let v: Vector = Lanes.tanh(decoded_add_x)
          Lanes.store(v, decoded_tanh + column, count: lanes)
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
      static func compute_scores2(
        rows: Swift::Int, _ gates: Floats, _ scores_product: Floats, _ decoded_summary_v: Floats,
        _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let scores_productRow: Floats = scores_product + row &* 6
          let decoded_summary_vRow: Floats = decoded_summary_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(gates_x, scores_product_x)
          let v2: Vector = Lanes.tanh(v)
          let v3: Vector = Lanes.load(decoded_summary_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_n_multiply_hNext_subtract2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ gates3: Floats, _ h2: Floats,
        _ n_multiply: MutableFloats, _ hNext_subtract: MutableFloats, _ hNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let gates3Row: Floats = gates3 + row &* 18
          let h2Row: Floats = h2 + row &* 6
          let n_multiplyRow: MutableFloats = n_multiply + row &* 6
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 6
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let r: Vector = Lanes.load(gates3Row, count: 6)
          let v2: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let z: Vector = Lanes.load(gates3Row + 6, count: 6)
          let v4: Vector = Lanes.add(v3, z)
          let z2: Vector = Lanes.sigmoid(v4)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v5: Vector = Lanes.multiply(r2, h)
          let v7: Vector = Lanes.subtract(v6, z2)
          let v8: Vector = Lanes.multiply(z2, h)
          Lanes.store(v5, n_multiplyRow, count: 6)
          Lanes.store(v7, hNext_subtractRow, count: 6)
          Lanes.store(v8, hNext_multiplyRow, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext_h2(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ gates2: Floats, _ hNext_subtract: Floats,
        _ hNext_multiply: Floats, _ given_mask: Floats, _ h2: MutableFloats, _ output: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 6
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let hNext_subtractRow: Floats = hNext_subtract + row &* 6
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 6
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let outputRow: MutableFloats = output + row &* 16
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let n_product_x: Vector = Lanes.load(n_productRow, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v: Vector = Lanes.add(n_product_x, gates_x)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v2: Vector = Lanes.add(v, n)
          let n2: Vector = Lanes.tanh(v2)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 6)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 6)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v4: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, outputRow, count: 6)
          Lanes.store(v4, h2Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ given_mask: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let given_mask_x: Vector = Lanes.load(given_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(given_mask_x, loss_crossEntropy_x, v)
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
      static func compute_loss(_ loss_sum: Floats, _ given_count: Floats, _ loss2: MutableFloats) {
        let given_count_x: Vector = Lanes.broadcast(given_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, given_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ encoded_forward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let encoded_forward_cnRow: Floats = encoded_forward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_forward_cnRow, count: 5)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ encoded_backward_cn: Floats, _ h2: MutableFloats,
        _ source_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let encoded_backward_cnRow: Floats = encoded_backward_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(encoded_backward_cnRow, count: 5)
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
      static func compute_decoded_tanh_d_decoded(
        count: Swift::Int, _ decoded_add: Floats, _ decoded_tanh: MutableFloats, _ d_decoded: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let decoded_add_x: Vector = Lanes.load(decoded_add + column, count: lanes)
          let v: Vector = Lanes.tanh(decoded_add_x)
          let v4: Vector = Lanes.fma(Lanes.negate(v), v, v3)
          Lanes.store(v, decoded_tanh + column, count: lanes)
          Lanes.store(v4, d_decoded + column, count: lanes)
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
      static func compute_r_z3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ gates3: MutableFloats, _ h2: Floats, _ r3: MutableFloats,
        _ hNext_subtract: MutableFloats, _ hNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let gates3Row: MutableFloats = gates3 + row &* 18
          let h2Row: Floats = h2 + row &* 6
          let r3Row: MutableFloats = r3 + row &* 6
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 6
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let r: Vector = Lanes.load(gates3Row, count: 6)
          let v2: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let z: Vector = Lanes.load(gates3Row + 6, count: 6)
          let v4: Vector = Lanes.add(v3, z)
          let z2: Vector = Lanes.sigmoid(v4)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v5: Vector = Lanes.multiply(r2, h)
          let v7: Vector = Lanes.subtract(v6, z2)
          let v8: Vector = Lanes.multiply(z2, h)
          Lanes.store(r2, r3Row, count: 6)
          Lanes.store(z2, gates3Row, count: 6)
          Lanes.store(v5, gates3Row + 6, count: 6)
          Lanes.store(v7, hNext_subtractRow, count: 6)
          Lanes.store(v8, hNext_multiplyRow, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_n_hNext(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ gates2: MutableFloats, _ hNext_subtract: Floats,
        _ hNext_multiply: Floats, _ given_mask: Floats, _ h2: MutableFloats, _ output: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 6
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: MutableFloats = gates2 + row &* 18
          let hNext_subtractRow: Floats = hNext_subtract + row &* 6
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 6
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let outputRow: MutableFloats = output + row &* 16
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let n_product_x: Vector = Lanes.load(n_productRow, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v: Vector = Lanes.add(n_product_x, gates_x)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v2: Vector = Lanes.add(v, n)
          let n2: Vector = Lanes.tanh(v2)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 6)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 6)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v4: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(n2, gates2Row + 12, count: 6)
          Lanes.store(hNext, outputRow, count: 6)
          Lanes.store(v4, h3Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ given_mask: Floats, _ loss_crossEntropy: Floats, _ given_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let given_count_x: Vector = Lanes.broadcast(given_count[0])
        let v4: Vector = Lanes.divide(v3, given_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let given_mask_x: Vector = Lanes.load(given_mask + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(given_mask_x, loss_crossEntropy_x, v)
          let v5: Vector = Lanes.select(given_mask_x, v4, v)
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
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ gates: Floats, _ given_mask: Floats, _ d_h2: Floats, _ d_decoded: Floats, _ h2: Floats,
        _ r2: Floats, _ d_gates: MutableFloats, _ d_gates2: MutableFloats, _ d_r: MutableFloats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let given_maskRow: Floats = given_mask + row
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_decodedRow: Floats = d_decoded + row &* 16
          let h2Row: Floats = h2 + row &* 6
          let r2Row: Floats = r2 + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 18
          let d_gates2Row: MutableFloats = d_gates2 + row &* 18
          let d_rRow: MutableFloats = d_r + row &* 6
          let d_h3Row: MutableFloats = d_h3 + row &* 6
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 6)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let v4: Vector = Lanes.select(mask, d_h, v3)
          let v5: Vector = Lanes.select(mask, v3, d_h)
          let d_decoded_x: Vector = Lanes.load(d_decodedRow, count: 6)
          let v6: Vector = Lanes.add(v4, d_decoded_x)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v7: Vector = Lanes.multiply(v6, h)
          let n: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v10: Vector = Lanes.multiply(v6, v2)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v10, v12)
          let v14: Vector = Lanes.fma(Lanes.negate(v6), n, v7)
          let v15: Vector = Lanes.multiply(z, v2)
          let v16: Vector = Lanes.multiply(v14, v15)
          let r: Vector = Lanes.load(r2Row, count: 6)
          let v17: Vector = Lanes.subtract(v, r)
          let v18: Vector = Lanes.multiply(r, v17)
          let v19: Vector = Lanes.fma(v6, z, v5)
          Lanes.store(v13, d_gatesRow + 12, count: 6)
          Lanes.store(v16, d_gates2Row + 12, count: 6)
          Lanes.store(v16, d_gatesRow + 6, count: 6)
          Lanes.store(v18, d_rRow, count: 6)
          Lanes.store(v19, d_h3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_scores_tanh_d_scores(
        rows: Swift::Int, _ scores_slice: Floats, _ scores_product: Floats, _ decoded_summary_v: Floats,
        _ scores_tanh: MutableFloats, _ d_scores: MutableFloats, _ scores: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let scores_sliceRow: Floats = scores_slice + row &* 6
          let scores_productRow: Floats = scores_product + row &* 6
          let decoded_summary_vRow: Floats = decoded_summary_v
          let scores_tanhRow: MutableFloats = scores_tanh + row &* 6
          let d_scoresRow: MutableFloats = d_scores + row &* 6
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let scores_slice_x: Vector = Lanes.load(scores_sliceRow, count: 6)
          let scores_product_x: Vector = Lanes.load(scores_productRow, count: 6)
          let v: Vector = Lanes.add(scores_slice_x, scores_product_x)
          let v2: Vector = Lanes.tanh(v)
          let v3: Vector = Lanes.load(decoded_summary_vRow, count: 6)
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
      static func compute_d_gates_d_gates2(
        rows: Swift::Int, _ d_n: Floats, _ h2: Floats, _ r2: Floats, _ d_r: Floats, _ d_h: Floats,
        _ d_gates: MutableFloats, _ d_gates2: MutableFloats, _ d_h2: MutableFloats
      ) {
        for row in 0..<rows {
          let d_nRow: Floats = d_n + row &* 6
          let h2Row: Floats = h2 + row &* 6
          let r2Row: Floats = r2 + row &* 6
          let d_rRow: Floats = d_r + row &* 6
          let d_hRow: Floats = d_h + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 18
          let d_gates2Row: MutableFloats = d_gates2 + row &* 18
          let d_h2Row: MutableFloats = d_h2 + row &* 6
          let d_n_x: Vector = Lanes.load(d_nRow, count: 6)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v: Vector = Lanes.multiply(d_n_x, h)
          let r: Vector = Lanes.load(r2Row, count: 6)
          let d_r_x: Vector = Lanes.load(d_rRow, count: 6)
          let v3: Vector = Lanes.multiply(v, d_r_x)
          let d_h_x: Vector = Lanes.load(d_hRow, count: 6)
          let v4: Vector = Lanes.fma(d_n_x, r, d_h_x)
          Lanes.store(v3, d_gatesRow + 6, count: 6)
          Lanes.store(v3, d_gates2Row, count: 6)
          Lanes.store(v4, d_h2Row, count: 6)
        }
      }

      /// Rows of 10.
      @inline(never)
      static func compute_d_summary(
        rows: Swift::Int, _ d_decoded: Floats, _ d_gates: Floats, _ d_summary: MutableFloats
      ) {
        for row in 0..<rows {
          let d_decodedRow: Floats = d_decoded + row &* 16
          let d_gatesRow: Floats = d_gates + row &* 10
          let d_summaryRow: MutableFloats = d_summary + row &* 10
          let d_decoded_x: Vector = Lanes.load(d_decodedRow + 6, count: 10)
          let d_gates_x: Vector = Lanes.load(d_gatesRow, count: 10)
          let v: Vector = Lanes.add(d_decoded_x, d_gates_x)
          Lanes.store(v, d_summaryRow, count: 10)
        }
      }

      /// Rows of 10.
      @inline(never)
      static func compute_sum_d_weights(
        rows: Swift::Int, _ source_mask: Floats, _ d_summary: Floats, _ encoded2: Floats, _ weights2: Floats,
        _ sum4: MutableFloats, _ d_weights: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let source_maskRow: Floats = source_mask + row
          let d_summaryRow: Floats = d_summary + row &* 10
          let encoded2Row: Floats = encoded2 + row &* 10
          let weights2Row: Floats = weights2 + row
          let sum4Row: MutableFloats = sum4 + row &* 10
          let d_weightsRow: MutableFloats = d_weights + row
          let source_mask_x: Vector = Lanes.broadcast(source_maskRow[0])
          let weights: Vector = Lanes.broadcast(weights2Row[0])
          var sum3: Vector = Vector()
          let d_summary_x: Vector = Lanes.load(d_summaryRow, count: 10)
          let v2: Vector = Lanes.select(source_mask_x, d_summary_x, v)
          let encoded: Vector = Lanes.load(encoded2Row, count: 10)
          let v3: Vector = Lanes.multiply(v2, encoded)
          let sum2: Vector = Lanes.load(sum4Row, count: 10)
          let v5: Vector = Lanes.fma(v2, weights, sum2)
          Lanes.store(v5, sum4Row, count: 10)
          sum3 = Lanes.add(sum3, Lanes.fill(v3, from: 10, 0))
          d_weightsRow[0] = Lanes.sum(sum3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_weights(
        count: Swift::Int, _ d_weights: Floats, _ weights2: Floats, _ d_weights2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_weights_x: Vector = Lanes.load(d_weights + column, count: lanes)
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let v: Vector = Lanes.multiply(d_weights_x, weights)
          Lanes.store(v, d_weights2 + column, count: lanes)
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
        count: Swift::Int, _ d_weights: Floats, _ d_weights2: Floats, _ weights2: Floats, _ d_scores: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_weights_x: Vector = Lanes.load(d_weights + column, count: lanes)
          let d_weights_x2: Vector = Lanes.load(d_weights2 + column, count: lanes)
          let v: Vector = Lanes.subtract(d_weights_x, d_weights_x2)
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(weights, v)
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
        rows: Swift::Int, _ d_scores: Floats, _ scores_tanh: Floats, _ decoded_summary_v: Floats, _ d_scores2: Floats,
        _ sum3: MutableFloats, _ d_scores3: MutableFloats, _ d_scores4: MutableFloats
      ) {
        for row in 0..<rows {
          let d_scoresRow: Floats = d_scores + row
          let scores_tanhRow: Floats = scores_tanh + row &* 6
          let decoded_summary_vRow: Floats = decoded_summary_v
          let d_scores2Row: Floats = d_scores2 + row &* 6
          let sum3Row: MutableFloats = sum3 + row &* 6
          let d_scores3Row: MutableFloats = d_scores3 + row &* 6
          let d_scores4Row: MutableFloats = d_scores4 + row &* 6
          let d_scores_x: Vector = Lanes.broadcast(d_scoresRow[0])
          let scores_tanh_x: Vector = Lanes.load(scores_tanhRow, count: 6)
          let v: Vector = Lanes.multiply(d_scores_x, scores_tanh_x)
          let v2: Vector = Lanes.load(decoded_summary_vRow, count: 6)
          let v3: Vector = Lanes.multiply(d_scores_x, v2)
          let d_scores_x2: Vector = Lanes.load(d_scores2Row, count: 6)
          let v4: Vector = Lanes.multiply(v3, d_scores_x2)
          let sum2: Vector = Lanes.load(sum3Row, count: 6)
          let v5: Vector = Lanes.add(sum2, v4)
          Lanes.store(v, d_scores3Row, count: 6)
          Lanes.store(v4, d_scores4Row, count: 6)
          Lanes.store(v5, sum3Row, count: 6)
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
      static func compute_d_decoded(
        count: Swift::Int, _ d_h_final: Floats, _ d_decoded: Floats, _ d_decoded2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h_final_x: Vector = Lanes.load(d_h_final + column, count: lanes)
          let d_decoded_x: Vector = Lanes.load(d_decoded + column, count: lanes)
          let v: Vector = Lanes.multiply(d_h_final_x, d_decoded_x)
          Lanes.store(v, d_decoded2 + column, count: lanes)
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
      static func compute_d_gates_d_gates3(
        rows: Swift::Int, _ sum_final: Floats, _ d_scores: Floats, _ d_decoded: Floats, _ d_gates: MutableFloats,
        _ d_gates2: MutableFloats
      ) {
        for row in 0..<rows {
          let sum_finalRow: Floats = sum_final + row &* 10
          let d_scoresRow: Floats = d_scores + row &* 10
          let d_decodedRow: Floats = d_decoded + row &* 10
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let d_gates2Row: MutableFloats = d_gates2 + row &* 15
          let sum_final_x: Vector = Lanes.load(sum_finalRow, count: 5)
          let d_scores_x: Vector = Lanes.load(d_scoresRow, count: 5)
          let v: Vector = Lanes.add(sum_final_x, d_scores_x)
          let d_decoded_x: Vector = Lanes.load(d_decodedRow, count: 5)
          let v2: Vector = Lanes.add(v, d_decoded_x)
          let sum_final_x2: Vector = Lanes.load(sum_finalRow + 5, count: 5)
          let d_scores_x2: Vector = Lanes.load(d_scoresRow + 5, count: 5)
          let v3: Vector = Lanes.add(sum_final_x2, d_scores_x2)
          let d_decoded_x2: Vector = Lanes.load(d_decodedRow + 5, count: 5)
          let v4: Vector = Lanes.add(v3, d_decoded_x2)
          Lanes.store(v2, d_gatesRow + 5, count: 5)
          Lanes.store(v4, d_gates2Row + 5, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ source_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let source_maskRow: Floats = source_mask + row
          let h2Row: Floats = h2 + row &* 5
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
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
      static func compute_d_encoded(
        count: Swift::Int, _ d_gates: Floats, _ d_gates2: Floats, _ d_encoded: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_gates_x: Vector = Lanes.load(d_gates + column, count: lanes)
          let d_gates_x2: Vector = Lanes.load(d_gates2 + column, count: lanes)
          let v: Vector = Lanes.add(d_gates_x, d_gates_x2)
          Lanes.store(v, d_encoded + column, count: lanes)
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
      static func compute_r_z4(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ r2: MutableFloats, _ z2: MutableFloats,
        _ n2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates_biasRow: Floats = gates_bias
          let r2Row: MutableFloats = r2 + row &* 6
          let z2Row: MutableFloats = z2 + row &* 6
          let n2Row: MutableFloats = n2 + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_bias_x: Vector = Lanes.load(gates_biasRow, count: 6)
          let r: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_bias_x2: Vector = Lanes.load(gates_biasRow + 6, count: 6)
          let z: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_bias_x3: Vector = Lanes.load(gates_biasRow + 12, count: 6)
          let n: Vector = Lanes.add(gates_x3, gates_bias_x3)
          Lanes.store(r, r2Row, count: 6)
          Lanes.store(z, z2Row, count: 6)
          Lanes.store(n, n2Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_scores3(
        rows: Swift::Int, _ gates: Floats, _ given_1: Floats, _ decoded_summary_v: Floats, _ scores: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let given_1Row: Floats = given_1 + row &* 6
          let decoded_summary_vRow: Floats = decoded_summary_v
          let scoresRow: MutableFloats = scores + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let given_1_x: Vector = Lanes.load(given_1Row, count: 6)
          let v: Vector = Lanes.add(gates_x, given_1_x)
          let v2: Vector = Lanes.quickTanh(v)
          let v3: Vector = Lanes.load(decoded_summary_vRow, count: 6)
          let v4: Vector = Lanes.multiply(v3, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 6, 0))
          scoresRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 10.
      @inline(never)
      static func compute_sum_select2(
        rows: Swift::Int, _ weights2: Floats, _ given_2_encoded: Floats, _ source_mask: Floats,
        _ sum_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let weights2Row: Floats = weights2 + row
          let given_2_encodedRow: Floats = given_2_encoded + row &* 10
          let source_maskRow: Floats = source_mask + row
          let sum_selectRow: MutableFloats = sum_select + row &* 10
          let weights: Vector = Lanes.broadcast(weights2Row[0])
          let source_mask_x: Vector = Lanes.broadcast(source_maskRow[0])
          let encoded: Vector = Lanes.load(given_2_encodedRow, count: 10)
          let v: Vector = Lanes.multiply(weights, encoded)
          let v3: Vector = Lanes.select(source_mask_x, v, v2)
          Lanes.store(v3, sum_selectRow, count: 10)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_n_multiply_hNext_subtract3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ r3: Floats, _ z3: Floats, _ decoded_h2: Floats,
        _ n_multiply: MutableFloats, _ hNext_subtract: MutableFloats, _ hNext_multiply: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let r3Row: Floats = r3 + row &* 6
          let z3Row: Floats = z3 + row &* 6
          let decoded_h2Row: Floats = decoded_h2 + row &* 6
          let n_multiplyRow: MutableFloats = n_multiply + row &* 6
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 6
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 6
          let gates_x: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let r: Vector = Lanes.load(r3Row, count: 6)
          let v2: Vector = Lanes.add(v, r)
          let r2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let z: Vector = Lanes.load(z3Row, count: 6)
          let v4: Vector = Lanes.add(v3, z)
          let z2: Vector = Lanes.quickSigmoid(v4)
          let decoded_h: Vector = Lanes.load(decoded_h2Row, count: 6)
          let v5: Vector = Lanes.multiply(r2, decoded_h)
          let v7: Vector = Lanes.subtract(v6, z2)
          let v8: Vector = Lanes.multiply(z2, decoded_h)
          Lanes.store(v5, n_multiplyRow, count: 6)
          Lanes.store(v7, hNext_subtractRow, count: 6)
          Lanes.store(v8, hNext_multiplyRow, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ n3: Floats, _ hNext_subtract: Floats,
        _ hNext_multiply: Floats, _ output_concatenate: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 6
          let gatesRow: Floats = gates + row &* 18
          let n3Row: Floats = n3 + row &* 6
          let hNext_subtractRow: Floats = hNext_subtract + row &* 6
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 6
          let output_concatenateRow: MutableFloats = output_concatenate + row &* 16
          let n_product_x: Vector = Lanes.load(n_productRow, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v: Vector = Lanes.add(n_product_x, gates_x)
          let n: Vector = Lanes.load(n3Row, count: 6)
          let v2: Vector = Lanes.add(v, n)
          let n2: Vector = Lanes.quickTanh(v2)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 6)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 6)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
          Lanes.store(hNext, output_concatenateRow, count: 6)
        }
      }
    }
  }
}

/// - Input `frames`: [3] for each step of `frames`
/// - Input `marks`: [2] for each step of `marks`
/// - Input `goal`: [4]
/// - Target `wanted`: [2] for each step of `marks`
/// - Output `prediction`: [2] for each step of `marks`
/// - Output `covered`: [2]
public struct Covering: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "decoder.W", shape: [5, 13], offset: 0, initializer: .glorot),
      .init(name: "decoder.U", shape: [5, 10], offset: 80, initializer: .glorot),
      .init(name: "decoder.v", shape: [5], offset: 144, initializer: .glorot),
      .init(name: "prediction.W", shape: [2, 16], offset: 160, initializer: .glorot),
      .init(name: "prediction.b", shape: [2], offset: 192, initializer: .constant(0.0)),
    ],
    count: 208, preparedCounts: [608, 960])

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
    public let prediction: RNNRuntime::OutputView
    public let covered: RNNRuntime::OutputView
  }
}

// MARK: Whole sequences

extension Covering {
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
    ///   - frames: numbers, [batch, steps, 3].
    ///   - marks: numbers, [batch, steps, 2].
    ///   - goal: numbers, [batch, 4].
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - marksLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Covering, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      goal: some Swift::Collection<Swift::Float>, framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Outputs {
      bind(
        to: workspace, frames: frames, marks: marks, goal: goal, framesLengths: framesLengths,
        marksLengths: marksLengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return Outputs(prediction: workspace.output(0), covered: workspace.output(1))
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
      goal: some Swift::Collection<Swift::Float>, framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, framesLengths)
      try check.setSteps(1, input: 1, count: marks.count)
      try check.setLengths(1, marksLengths)
      try check.bind(0, frames)
      try check.bind(1, marks)
      try check.bind(2, goal)
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
        _ model: Covering, _ batch: RNNRuntime::Batch<Covering.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return Outputs(prediction: workspace.output(0), covered: workspace.output(1))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      marks: some Swift::Collection<Swift::Float>, goal: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]?, marksLengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, framesLengths)
      workspace.setSteps(1, input: 1, count: marks.count)
      workspace.setLengths(1, marksLengths)
      workspace.bind(0, frames, { workspace.bind(1, marks, { workspace.bind(2, goal, run) }) })
    }
  }
}

// MARK: Training

extension Covering {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Covering.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - framesSteps: the greatest number of steps of a run.
    ///   - marksSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, framesSteps: Swift::Int, marksSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      gradients = RNNRuntime::Gradients(layout: Covering.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [framesSteps, marksSteps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [framesSteps, marksSteps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - marks: numbers, [batch, steps, 2].
    ///   - goal: numbers, [batch, 4].
    ///   - wanted: numbers, [batch, steps, 2].
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - marksLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Covering, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      goal: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, frames: frames, marks: marks, goal: goal, wanted: wanted, framesLengths: framesLengths,
        marksLengths: marksLengths,
        run: {
          workspace.run(
            GeneratedCode.Training.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - marks: numbers, [batch, steps, 2].
    ///   - goal: numbers, [batch, 4].
    ///   - wanted: numbers, [batch, steps, 2].
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - marksLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Covering, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      goal: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, frames: frames, marks: marks, goal: goal, wanted: wanted, framesLengths: framesLengths,
        marksLengths: marksLengths,
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
      batch: Swift::Int, framesSteps: Swift::Int, marksSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.Training.layout, batch: batch, steps: [framesSteps, marksSteps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      goal: some Swift::Collection<Swift::Float>, wanted: some Swift::Collection<Swift::Float>,
      framesLengths: [Swift::Int]? = nil, marksLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, framesLengths)
      try check.setSteps(1, input: 1, count: marks.count)
      try check.setLengths(1, marksLengths)
      try check.bind(0, frames)
      try check.bind(1, marks)
      try check.bind(2, goal)
      try check.bind(3, wanted)
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
        self.init(batch: batch, framesSteps: steps[0], marksSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Covering, _ batch: RNNRuntime::Batch<Covering.Example>, carriesState: Swift::Bool = false
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
        _ model: Covering, _ batch: RNNRuntime::Batch<Covering.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      marks: some Swift::Collection<Swift::Float>, goal: some Swift::Collection<Swift::Float>,
      wanted: some Swift::Collection<Swift::Float>, framesLengths: [Swift::Int]?, marksLengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, framesLengths)
      workspace.setSteps(1, input: 1, count: marks.count)
      workspace.setLengths(1, marksLengths)
      workspace.bind(
        0, frames, { workspace.bind(1, marks, { workspace.bind(2, goal, { workspace.bind(3, wanted, run) }) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Covering: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Input: [2] for each step of `marks`.
      public var marks: [Swift::Float]

      /// Input: [4].
      public var goal: [Swift::Float]

      /// Target: [2] for each step of `marks`.
      public var wanted: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(frames: [Swift::Float], marks: [Swift::Float], goal: [Swift::Float], wanted: [Swift::Float]? = nil) {
        self.frames = frames
        self.marks = marks
        self.goal = goal
        self.wanted = wanted
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.frames)
        packer.add(self.marks)
        packer.add(self.goal)
        packer.add(self.wanted)
      }
    }
  }

  extension Covering.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Covering
  }

  extension Covering.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Covering
  }
#endif

// MARK: Code

extension Covering {
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
        inputs: [
          .init(name: "frames", axis: 0, width: 3), .init(name: "marks", axis: 1, width: 2),
          .init(name: "goal", axis: -1, width: 4),
        ],
        outputs: [.init(name: "prediction", axis: 1, shape: [2]), .init(name: "covered", axis: -1, shape: [2])],
        states: [.init(name: "first.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 1), .init(axis: 0, width: 5), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 10), .init(axis: -1, width: 3), .init(axis: -1, width: 2),
          .init(axis: 1, width: 8), .init(axis: 1, width: 8), .init(axis: 0, width: 2), .init(axis: 0, width: 2),
          .init(axis: 0, width: 2), .init(axis: 0, width: 5), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 3),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 1, width: 16),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [50]
        let gates_weights: MutableFloats = prepared
        // decoder_U: [50]
        let decoder_U: Floats = parameters + 80
        // decoder_W: [65]
        let decoder_W: Floats = parameters
        // decoder_U_packed: [48]
        let decoder_U_packed: MutableFloats = prepared + 64
        // decoder_W_packed: [32]
        let decoder_W_packed: MutableFloats = prepared + 112
        // decoder_W_packed2: [48]
        let decoder_W_packed2: MutableFloats = prepared + 144
        // decoder_U_packed2: [32]
        let decoder_U_packed2: MutableFloats = prepared + 192
        // gates_weights_packed: [80]
        let gates_weights_packed: MutableFloats = prepared + 224
        // decoder_W_packed3: [48]
        let decoder_W_packed3: MutableFloats = prepared + 304
        // prediction_W: [32]
        let prediction_W: Floats = parameters + 160
        // prediction_W_packed: [256]
        let prediction_W_packed: MutableFloats = prepared + 352
        // keys, h' = …  (Alignment.rnn:47, 52)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoder_U + 5, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoder_W, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights + 25, destinationRowStride: 5, destinationColumnStride: 1)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.pack(
          source: decoder_U, rowStride: 10, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_U_packed)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.pack(
          source: decoder_W + 5, rowStride: 13, columnStride: 1, rows: 5, columns: 2, blocks: 1,
          destination: decoder_W_packed)
        Kernel.pack(
          source: decoder_W + 10, rowStride: 13, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_W_packed2)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.pack(
          source: decoder_U + 3, rowStride: 10, columnStride: 1, rows: 5, columns: 2, blocks: 1,
          destination: decoder_U_packed2)
        // keys, h' = …  (Alignment.rnn:47, 52)
        Kernel.pack(
          source: gates_weights, rowStride: 5, columnStride: 1, rows: 10, columns: 5, blocks: 1,
          destination: gates_weights_packed)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.pack(
          source: decoder_W + 7, rowStride: 13, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_W_packed3)
        // prediction = dense([first, again], 2)  (Alignment.rnn:64)
        Kernel.pack(
          source: prediction_W, rowStride: 16, columnStride: 1, rows: 2, columns: 16, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        let marksSteps: Swift::Int = shard.steps(1)
        // prediction_concatenate: [T(marks), B, 16]
        let prediction_concatenate: MutableFloats = shard.floats(24)
        // focus_sum: [B, 1], shares memory with hNext_at, hNext_product2, h, h2
        let focus_sum: MutableFloats = shard.floats(0)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(28)
        // focus_maximum: [B, 1]
        let focus_maximum: MutableFloats = shard.floats(1)
        // keys_product: [T(frames), B, 5]
        let keys_product: MutableFloats = shard.floats(2)
        // frames: [T(frames), B, 3]
        let frames: MutableFloats = shard.floats(25)
        // decoder_U_packed: [48]
        let decoder_U_packed: Floats = shard.prepared + 64
        // totalNext_sum: [T(frames), B, 1]
        let totalNext_sum: MutableFloats = shard.floats(3)
        // again_sum: [T(frames), B, 1], shares memory with weights_sum2
        let again_sum: MutableFloats = shard.floats(4)
        // hNext_at: [B, 3], shares memory with focus_sum, hNext_product2, h, h2
        let hNext_at: MutableFloats = shard.floats(0)
        // hNext_at2: [B, 3], shares memory with gates, gates2
        let hNext_at2: MutableFloats = shard.floats(5)
        // hNext_sum: [B, 1], shares memory with hNext_subtract, focus_sum2, focus_sum3, covered_sum
        let hNext_sum: MutableFloats = shard.floats(6)
        // goal: [B, 4]
        let goal: MutableFloats = shard.floats(27)
        // hNext_multiply: [B, 1], shares memory with coverageNext_sum, coverageNext_sum2, covered
        let hNext_multiply: MutableFloats = shard.floats(7)
        // hNext_subtract: [B, 3], shares memory with hNext_sum, focus_sum2, focus_sum3, covered_sum
        let hNext_subtract: MutableFloats = shard.floats(6)
        // hNext_product: [T(marks), B, 5], shares memory with output3, prediction
        let hNext_product: MutableFloats = shard.floats(8)
        // marks: [T(marks), B, 2]
        let marks: MutableFloats = shard.floats(26)
        // decoder_W_packed: [32]
        let decoder_W_packed: Floats = shard.prepared + 112
        // hNext_product2: [B, 5], shares memory with focus_sum, hNext_at, h, h2
        let hNext_product2: MutableFloats = shard.floats(0)
        // decoder_W_packed2: [48]
        let decoder_W_packed2: Floats = shard.prepared + 144
        // h: [B, 5], shares memory with focus_sum, hNext_at, hNext_product2, h2
        let h: MutableFloats = shard.floats(0)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // coverage: [T(frames), B, 2], shares memory with again_spread, coverageNext_concatenate2, covered_select
        let coverage: MutableFloats = shard.floats(10)
        // total: [T(frames), B, 1], shares memory with coverage2
        let total: MutableFloats = shard.floats(11)
        // marks_mask: [T(marks), B, 1]
        let marks_mask: MutableFloats = shard.floats(29)
        // decoder_v: [5]
        let decoder_v: Floats = shard.parameters + 144
        // output3: [T(marks), B, 8], shares memory with hNext_product, prediction
        let output3: MutableFloats = shard.floats(8)
        // coverageNext_concatenate: [T(frames), B, 2], shares memory with coverage_final
        let coverageNext_concatenate: MutableFloats = shard.floats(12)
        // keys_product2: [T(frames), B, 5], shares memory with keys_product3
        let keys_product2: MutableFloats = shard.floats(13)
        // decoder_U_packed2: [32]
        let decoder_U_packed2: Floats = shard.prepared + 192
        // gates: [B, 10], shares memory with hNext_at2, gates2
        let gates: MutableFloats = shard.floats(5)
        // gates_weights_packed: [80]
        let gates_weights_packed: Floats = shard.prepared + 224
        // weights_sum: [T(frames), B, 1], shares memory with total2
        let weights_sum: MutableFloats = shard.floats(14)
        // weights_add: [T(frames), B, 1], shares memory with weights_add2
        let weights_add: MutableFloats = shard.floats(15)
        // weights: [T(frames), B, 1], shares memory with weights2
        let weights: MutableFloats = shard.floats(16)
        // focus_exp: [T(frames), B, 1], shares memory with focus_exp2
        let focus_exp: MutableFloats = shard.floats(17)
        // totalNext_add: [T(frames), B, 1], shares memory with totalNext_add2
        let totalNext_add: MutableFloats = shard.floats(18)
        // focus_select: [T(frames), B, 3], shares memory with focus_select2
        let focus_select: MutableFloats = shard.floats(19)
        // focus_sum2: [B, 3], shares memory with hNext_sum, hNext_subtract, focus_sum3, covered_sum
        let focus_sum2: MutableFloats = shard.floats(6)
        // coverageNext_sum: [B, 1], shares memory with hNext_multiply, coverageNext_sum2, covered
        let coverageNext_sum: MutableFloats = shard.floats(7)
        // coverageNext_multiply: [T(frames), B, 1], shares memory with coverageNext_multiply2
        let coverageNext_multiply: MutableFloats = shard.floats(20)
        // totalNext_sum2: [T(frames), B, 1], shares memory with totalNext_sum3
        let totalNext_sum2: MutableFloats = shard.floats(21)
        // hNext_product3: [B, 5], shares memory with h_final
        let hNext_product3: MutableFloats = shard.floats(22)
        // decoder_W_packed3: [48]
        let decoder_W_packed3: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with hNext_product3
        let h_final: MutableFloats = shard.floats(22)
        // coverage_final: [T(frames), B, 2], shares memory with coverageNext_concatenate
        let coverage_final: MutableFloats = shard.floats(12)
        // h2: [B, 5], shares memory with focus_sum, hNext_at, hNext_product2, h
        let h2: MutableFloats = shard.floats(0)
        // coverage2: [T(frames), B, 2], shares memory with total
        let coverage2: MutableFloats = shard.floats(11)
        // again_spread: [T(frames), B, 2], shares memory with coverage, coverageNext_concatenate2, covered_select
        let again_spread: MutableFloats = shard.floats(10)
        // total2: [T(frames), B, 1], shares memory with weights_sum
        let total2: MutableFloats = shard.floats(14)
        // output2: [T(marks), B, 8]
        let output2: MutableFloats = shard.floats(9)
        // coverageNext_concatenate2: [T(frames), B, 2], shares memory with coverage, again_spread, covered_select
        let coverageNext_concatenate2: MutableFloats = shard.floats(10)
        // keys_product3: [T(frames), B, 5], shares memory with keys_product2
        let keys_product3: MutableFloats = shard.floats(13)
        // gates2: [B, 10], shares memory with hNext_at2, gates
        let gates2: MutableFloats = shard.floats(5)
        // weights_sum2: [T(frames), B, 1], shares memory with again_sum
        let weights_sum2: MutableFloats = shard.floats(4)
        // weights_add2: [T(frames), B, 1], shares memory with weights_add
        let weights_add2: MutableFloats = shard.floats(15)
        // weights2: [T(frames), B, 1], shares memory with weights
        let weights2: MutableFloats = shard.floats(16)
        // focus_exp2: [T(frames), B, 1], shares memory with focus_exp
        let focus_exp2: MutableFloats = shard.floats(17)
        // totalNext_add2: [T(frames), B, 1], shares memory with totalNext_add
        let totalNext_add2: MutableFloats = shard.floats(18)
        // focus_select2: [T(frames), B, 3], shares memory with focus_select
        let focus_select2: MutableFloats = shard.floats(19)
        // focus_sum3: [B, 3], shares memory with hNext_sum, hNext_subtract, focus_sum2, covered_sum
        let focus_sum3: MutableFloats = shard.floats(6)
        // coverageNext_sum2: [B, 1], shares memory with hNext_multiply, coverageNext_sum, covered
        let coverageNext_sum2: MutableFloats = shard.floats(7)
        // coverageNext_multiply2: [T(frames), B, 1], shares memory with coverageNext_multiply
        let coverageNext_multiply2: MutableFloats = shard.floats(20)
        // totalNext_sum3: [T(frames), B, 1], shares memory with totalNext_sum2
        let totalNext_sum3: MutableFloats = shard.floats(21)
        // hNext_product4: [B, 5]
        let hNext_product4: MutableFloats = shard.floats(23)
        // prediction: [T(marks), B, 2], shares memory with hNext_product, output3
        let prediction: MutableFloats = shard.floats(8)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [256]
        let prediction_W_packed: Floats = shard.prepared + 352
        // covered_select: [T(frames), B, 2], shares memory with coverage, again_spread, coverageNext_concatenate2
        let covered_select: MutableFloats = shard.floats(10)
        // covered_sum: [B, 2], shares memory with hNext_sum, hNext_subtract, focus_sum2, focus_sum3
        let covered_sum: MutableFloats = shard.floats(6)
        // covered: [B, 2], shares memory with hNext_multiply, coverageNext_sum, coverageNext_sum2
        let covered: MutableFloats = shard.floats(7)
        // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
        Kernel.timeSum(
          steps: framesSteps, batch: batch, width: 1, source: frames_mask, sourceStepStride: batch, sourceStride: 1,
          destination: focus_sum, destinationStride: 1)
        Pointwise.compute_focus_maximum(count: batch, focus_sum, focus_maximum)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.product(
          rows: framesSteps &* batch, k: 3, n: 5, input: frames, inputStride: 3, packed: decoder_U_packed,
          destination: keys_product, destinationStride: 5, bias: nil)
        // total', again = …  (Alignment.rnn:51, 63)
        Pointwise.compute_totalNext_sum_frames(rows: framesSteps &* batch, frames, totalNext_sum, again_sum)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(30), source: frames, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: hNext_at, destinationStride: 3)
        Kernel.at(
          isLast: false, batch: batch, width: 3, lengths: shard.tokens(30), source: frames,
          sourceStepStride: batch &* 3, sourceStride: 3, destination: hNext_at2, destinationStride: 3)
        Pointwise.compute_goal(rows: batch, goal, hNext_sum)
        Pointwise.compute_hNext_multiply(count: batch, hNext_sum, hNext_multiply)
        Pointwise.compute_hNext_subtract(rows: batch, hNext_at2, hNext_multiply, hNext_at, hNext_subtract)
        Kernel.product(
          rows: marksSteps &* batch, k: 2, n: 5, input: marks, inputStride: 2, packed: decoder_W_packed,
          destination: hNext_product, destinationStride: 5, bias: nil)
        Kernel.product(
          rows: batch, k: 3, n: 5, input: hNext_subtract, inputStride: 3, packed: decoder_W_packed2,
          destination: hNext_product2, destinationStride: 5, bias: nil)
        for t in 0..<marksSteps {
          let hNext_product_t: MutableFloats = hNext_product + t &* batch &* 5
          let output_t: MutableFloats = output2 + t &* batch &* 8
          Pointwise.compute_hNext(rows: batch, hNext_product_t, hNext_product2, output_t)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(rows: batch, width: 5, source: first_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.zero(rows: framesSteps &* batch, width: 2, destination: coverage, destinationStride: 2)
        Kernel.zero(rows: framesSteps &* batch, width: 1, destination: total, destinationStride: 1)
        for t2 in 0..<marksSteps {
          let output_t2: MutableFloats = output3 + t2 &* batch &* 8
          let marks_t2: MutableFloats = marks + t2 &* batch &* 2
          let marks_mask_t2: MutableFloats = marks_mask + t2 &* batch
          let output_t2_2: MutableFloats = output2 + t2 &* batch &* 8
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product2, destinationStride: 5, bias: nil, turn: t2)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h, inputStride: 5, packed: gates_weights_packed, destination: gates,
            destinationStride: 10, bias: nil, turn: t2)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames in 0..<framesSteps {
            let keys_product_t_frames: MutableFloats = keys_product + t_frames &* batch &* 5
            let keys_product_t_frames2: MutableFloats = keys_product2 + t_frames &* batch &* 5
            let weights_sum_t_frames: MutableFloats = weights_sum + t_frames &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames, keys_product_t_frames2, gates, decoder_v, weights_sum_t_frames)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total, weights_sum, weights_add)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights, totalNext_sum, total, focus_exp, totalNext_add)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp, frames, frames_mask, focus_select)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum2, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum2, focus_maximum, output_t2)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t2, coverageNext_sum)
          for t_frames2 in 0..<framesSteps {
            let weights_t_frames2: MutableFloats = weights + t_frames2 &* batch
            let coverageNext_multiply_t_frames2: MutableFloats = coverageNext_multiply + t_frames2 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames2, coverageNext_sum, coverageNext_multiply_t_frames2)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights, sourceStride: 1,
            destination: coverageNext_concatenate, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply, sourceStride: 1,
            destination: coverageNext_concatenate + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames3 in 0..<framesSteps {
            let coverage_t_frames3: MutableFloats = coverage + t_frames3 &* batch &* 2
            let coverageNext_concatenate_t_frames3: MutableFloats = coverageNext_concatenate + t_frames3 &* batch &* 2
            let totalNext_sum_t_frames3: MutableFloats = totalNext_sum2 + t_frames3 &* batch
            Pointwise.compute_coverage_coverage(
              rows: batch, coverage_t_frames3, coverageNext_concatenate_t_frames3, marks_mask_t2,
              totalNext_sum_t_frames3)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames4 in 0..<framesSteps {
            let totalNext_add_t_frames4: MutableFloats = totalNext_add + t_frames4 &* batch
            let totalNext_sum_t_frames4: MutableFloats = totalNext_sum2 + t_frames4 &* batch
            let total_t_frames4: MutableFloats = total + t_frames4 &* batch
            Pointwise.compute_total(
              count: batch, totalNext_add_t_frames4, totalNext_sum_t_frames4, marks_mask_t2, total_t_frames4)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t2 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product3, destinationStride: 5, bias: nil, turn: t2)
          Pointwise.compute_hNext_h(rows: batch, gates, hNext_product3, output_t2_2, marks_mask_t2, h, output_t2)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        Kernel.copy(
          rows: framesSteps &* batch, width: 2, source: coverage, sourceStride: 2, destination: coverage_final,
          destinationStride: 2)
        // again = scan reversed decoder over marks with (memory: frames, goal: goal…  (Alignment.rnn:63)
        Kernel.zero(rows: batch, width: 5, destination: h2, destinationStride: 5)
        Pointwise.compute_again_spread(count: framesSteps &* batch &* 2, again_spread)
        Kernel.copy(
          rows: framesSteps &* batch, width: 2, source: again_spread, sourceStride: 2, destination: coverage2,
          destinationStride: 2)
        Kernel.copy(
          rows: framesSteps &* batch, width: 1, source: again_sum, sourceStride: 1, destination: total2,
          destinationStride: 1)
        for done in 0..<marksSteps {
          let t3: Swift::Int = marksSteps &- 1 &- done
          let output_t3: MutableFloats = output2 + t3 &* batch &* 8
          let marks_t3: MutableFloats = marks + t3 &* batch &* 2
          let marks_mask_t3: MutableFloats = marks_mask + t3 &* batch
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage2, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product3, destinationStride: 5, bias: nil, turn: t3)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h2, inputStride: 5, packed: gates_weights_packed, destination: gates2,
            destinationStride: 10, bias: nil, turn: t3)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames5 in 0..<framesSteps {
            let keys_product_t_frames5: MutableFloats = keys_product + t_frames5 &* batch &* 5
            let keys_product_t_frames5_2: MutableFloats = keys_product3 + t_frames5 &* batch &* 5
            let weights_sum_t_frames5: MutableFloats = weights_sum2 + t_frames5 &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames5, keys_product_t_frames5_2, gates2, decoder_v, weights_sum_t_frames5)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total2, weights_sum2, weights_add2)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add2, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights2,
            destinationStepStride: batch, destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights2, totalNext_sum, total2, focus_exp2, totalNext_add2)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp2, frames, frames_mask, focus_select2)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select2, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum3, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum3, focus_maximum, output_t3)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t3, coverageNext_sum2)
          for t_frames6 in 0..<framesSteps {
            let weights_t_frames6: MutableFloats = weights2 + t_frames6 &* batch
            let coverageNext_multiply_t_frames6: MutableFloats = coverageNext_multiply2 + t_frames6 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames6, coverageNext_sum2, coverageNext_multiply_t_frames6)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights2, sourceStride: 1,
            destination: coverageNext_concatenate2, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply2, sourceStride: 1,
            destination: coverageNext_concatenate2 + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames7 in 0..<framesSteps {
            let coverage_t_frames7: MutableFloats = coverage2 + t_frames7 &* batch &* 2
            let coverageNext_concatenate_t_frames7: MutableFloats = coverageNext_concatenate2 + t_frames7 &* batch &* 2
            let totalNext_sum_t_frames7: MutableFloats = totalNext_sum3 + t_frames7 &* batch
            Pointwise.compute_coverage_coverage(
              rows: batch, coverage_t_frames7, coverageNext_concatenate_t_frames7, marks_mask_t3,
              totalNext_sum_t_frames7)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames8 in 0..<framesSteps {
            let totalNext_add_t_frames8: MutableFloats = totalNext_add2 + t_frames8 &* batch
            let totalNext_sum_t_frames8: MutableFloats = totalNext_sum3 + t_frames8 &* batch
            let total_t_frames8: MutableFloats = total2 + t_frames8 &* batch
            Pointwise.compute_total(
              count: batch, totalNext_add_t_frames8, totalNext_sum_t_frames8, marks_mask_t3, total_t_frames8)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t3 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product4, destinationStride: 5, bias: nil, turn: t3)
          Pointwise.compute_hNext_h2(rows: batch, gates2, hNext_product4, output_t3, marks_mask_t3, h2)
        }
        // prediction = dense([first, again], 2)  (Alignment.rnn:64)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output3, sourceStride: 8, destination: prediction_concatenate,
          destinationStride: 16)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output2, sourceStride: 8,
          destination: prediction_concatenate + 8, destinationStride: 16)
        Kernel.product(
          rows: marksSteps &* batch, k: 16, n: 2, input: prediction_concatenate, inputStride: 16,
          packed: prediction_W_packed, destination: prediction, destinationStride: 2, bias: prediction_b)
        // output covered: mean(first.final.coverage, over: frames)  (Alignment.rnn:66)
        Pointwise.compute_covered_select(rows: framesSteps &* batch, frames_mask, coverage_final, covered_select)
        Kernel.timeSum(
          steps: framesSteps, batch: batch, width: 2, source: covered_select, sourceStepStride: batch &* 2,
          sourceStride: 2, destination: covered_sum, destinationStride: 2)
        Pointwise.compute_covered(rows: batch, covered_sum, focus_maximum, covered)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: batch &* 2, stride: 2)
        // The output 'covered'.
        shard.setOutput(1, covered, stepStride: 0, stride: 2)
        // The state 'first.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames", "marks"],
        inputs: [
          .init(name: "frames", axis: 0, width: 3), .init(name: "marks", axis: 1, width: 2),
          .init(name: "goal", axis: -1, width: 4), .init(name: "wanted", axis: 1, width: 2),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "first.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 1), .init(axis: 0, width: 5), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 10), .init(axis: -1, width: 3), .init(axis: -1, width: 1),
          .init(axis: 1, width: 8), .init(axis: 1, width: 8), .init(axis: 0, width: 2), .init(axis: 0, width: 1),
          .init(axis: 0, width: 2), .init(axis: 0, width: 5), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 3),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 1, width: 16),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        let marksSteps: Swift::Int = shard.steps(1)
        // prediction_concatenate: [T(marks), B, 16]
        let prediction_concatenate: MutableFloats = shard.floats(24)
        // focus_sum: [B, 1], shares memory with hNext_at, hNext_product2, h, h2
        let focus_sum: MutableFloats = shard.floats(0)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(29)
        // focus_maximum: [B, 1]
        let focus_maximum: MutableFloats = shard.floats(1)
        // keys_product: [T(frames), B, 5]
        let keys_product: MutableFloats = shard.floats(2)
        // frames: [T(frames), B, 3]
        let frames: MutableFloats = shard.floats(25)
        // decoder_U_packed: [48]
        let decoder_U_packed: Floats = shard.prepared + 64
        // totalNext_sum: [T(frames), B, 1]
        let totalNext_sum: MutableFloats = shard.floats(3)
        // again_sum: [T(frames), B, 1], shares memory with weights_sum2
        let again_sum: MutableFloats = shard.floats(4)
        // hNext_at: [B, 3], shares memory with focus_sum, hNext_product2, h, h2
        let hNext_at: MutableFloats = shard.floats(0)
        // hNext_at2: [B, 3], shares memory with gates, gates2
        let hNext_at2: MutableFloats = shard.floats(5)
        // hNext_sum: [B, 1], shares memory with hNext_subtract, focus_sum2, focus_sum3
        let hNext_sum: MutableFloats = shard.floats(6)
        // goal: [B, 4]
        let goal: MutableFloats = shard.floats(27)
        // hNext_multiply: [B, 1], shares memory with coverageNext_sum, coverageNext_sum2
        let hNext_multiply: MutableFloats = shard.floats(7)
        // hNext_subtract: [B, 3], shares memory with hNext_sum, focus_sum2, focus_sum3
        let hNext_subtract: MutableFloats = shard.floats(6)
        // hNext_product: [T(marks), B, 5], shares memory with output3, prediction, loss_select
        let hNext_product: MutableFloats = shard.floats(8)
        // marks: [T(marks), B, 2]
        let marks: MutableFloats = shard.floats(26)
        // decoder_W_packed: [32]
        let decoder_W_packed: Floats = shard.prepared + 112
        // hNext_product2: [B, 5], shares memory with focus_sum, hNext_at, h, h2
        let hNext_product2: MutableFloats = shard.floats(0)
        // decoder_W_packed2: [48]
        let decoder_W_packed2: Floats = shard.prepared + 144
        // h: [B, 5], shares memory with focus_sum, hNext_at, hNext_product2, h2
        let h: MutableFloats = shard.floats(0)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // coverage: [T(frames), B, 2], shares memory with again_spread, coverageNext_concatenate2
        let coverage: MutableFloats = shard.floats(10)
        // total: [T(frames), B, 1], shares memory with total2
        let total: MutableFloats = shard.floats(11)
        // marks_mask: [T(marks), B, 1]
        let marks_mask: MutableFloats = shard.floats(30)
        // decoder_v: [5]
        let decoder_v: Floats = shard.parameters + 144
        // output3: [T(marks), B, 8], shares memory with hNext_product, prediction, loss_select
        let output3: MutableFloats = shard.floats(8)
        // coverageNext_concatenate: [T(frames), B, 2], shares memory with coverage2
        let coverageNext_concatenate: MutableFloats = shard.floats(12)
        // keys_product2: [T(frames), B, 5], shares memory with keys_product3
        let keys_product2: MutableFloats = shard.floats(13)
        // decoder_U_packed2: [32]
        let decoder_U_packed2: Floats = shard.prepared + 192
        // gates: [B, 10], shares memory with hNext_at2, gates2
        let gates: MutableFloats = shard.floats(5)
        // gates_weights_packed: [80]
        let gates_weights_packed: Floats = shard.prepared + 224
        // weights_sum: [T(frames), B, 1], shares memory with weights_add2
        let weights_sum: MutableFloats = shard.floats(14)
        // weights_add: [T(frames), B, 1], shares memory with weights2
        let weights_add: MutableFloats = shard.floats(15)
        // weights: [T(frames), B, 1], shares memory with focus_exp2
        let weights: MutableFloats = shard.floats(16)
        // focus_exp: [T(frames), B, 1], shares memory with totalNext_add2
        let focus_exp: MutableFloats = shard.floats(17)
        // totalNext_add: [T(frames), B, 1], shares memory with coverageNext_multiply2
        let totalNext_add: MutableFloats = shard.floats(18)
        // focus_select: [T(frames), B, 3], shares memory with focus_select2
        let focus_select: MutableFloats = shard.floats(19)
        // focus_sum2: [B, 3], shares memory with hNext_sum, hNext_subtract, focus_sum3
        let focus_sum2: MutableFloats = shard.floats(6)
        // coverageNext_sum: [B, 1], shares memory with hNext_multiply, coverageNext_sum2
        let coverageNext_sum: MutableFloats = shard.floats(7)
        // coverageNext_multiply: [T(frames), B, 1], shares memory with totalNext_sum3
        let coverageNext_multiply: MutableFloats = shard.floats(20)
        // totalNext_sum2: [T(frames), B, 1]
        let totalNext_sum2: MutableFloats = shard.floats(21)
        // hNext_product3: [B, 5], shares memory with h_final
        let hNext_product3: MutableFloats = shard.floats(22)
        // decoder_W_packed3: [48]
        let decoder_W_packed3: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with hNext_product3
        let h_final: MutableFloats = shard.floats(22)
        // h2: [B, 5], shares memory with focus_sum, hNext_at, hNext_product2, h
        let h2: MutableFloats = shard.floats(0)
        // coverage2: [T(frames), B, 2], shares memory with coverageNext_concatenate
        let coverage2: MutableFloats = shard.floats(12)
        // again_spread: [T(frames), B, 2], shares memory with coverage, coverageNext_concatenate2
        let again_spread: MutableFloats = shard.floats(10)
        // total2: [T(frames), B, 1], shares memory with total
        let total2: MutableFloats = shard.floats(11)
        // output2: [T(marks), B, 8], shares memory with loss_sum
        let output2: MutableFloats = shard.floats(9)
        // coverageNext_concatenate2: [T(frames), B, 2], shares memory with coverage, again_spread
        let coverageNext_concatenate2: MutableFloats = shard.floats(10)
        // keys_product3: [T(frames), B, 5], shares memory with keys_product2
        let keys_product3: MutableFloats = shard.floats(13)
        // gates2: [B, 10], shares memory with hNext_at2, gates
        let gates2: MutableFloats = shard.floats(5)
        // weights_sum2: [T(frames), B, 1], shares memory with again_sum
        let weights_sum2: MutableFloats = shard.floats(4)
        // weights_add2: [T(frames), B, 1], shares memory with weights_sum
        let weights_add2: MutableFloats = shard.floats(14)
        // weights2: [T(frames), B, 1], shares memory with weights_add
        let weights2: MutableFloats = shard.floats(15)
        // focus_exp2: [T(frames), B, 1], shares memory with weights
        let focus_exp2: MutableFloats = shard.floats(16)
        // totalNext_add2: [T(frames), B, 1], shares memory with focus_exp
        let totalNext_add2: MutableFloats = shard.floats(17)
        // focus_select2: [T(frames), B, 3], shares memory with focus_select
        let focus_select2: MutableFloats = shard.floats(19)
        // focus_sum3: [B, 3], shares memory with hNext_sum, hNext_subtract, focus_sum2
        let focus_sum3: MutableFloats = shard.floats(6)
        // coverageNext_sum2: [B, 1], shares memory with hNext_multiply, coverageNext_sum
        let coverageNext_sum2: MutableFloats = shard.floats(7)
        // coverageNext_multiply2: [T(frames), B, 1], shares memory with totalNext_add
        let coverageNext_multiply2: MutableFloats = shard.floats(18)
        // totalNext_sum3: [T(frames), B, 1], shares memory with coverageNext_multiply
        let totalNext_sum3: MutableFloats = shard.floats(20)
        // hNext_product4: [B, 5]
        let hNext_product4: MutableFloats = shard.floats(23)
        // prediction: [T(marks), B, 2], shares memory with hNext_product, output3, loss_select
        let prediction: MutableFloats = shard.floats(8)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [256]
        let prediction_W_packed: Floats = shard.prepared + 352
        // wanted: [T(marks), B, 2]
        let wanted: MutableFloats = shard.floats(28)
        // loss_sum: [T(marks), B, 1], shares memory with output2
        let loss_sum: MutableFloats = shard.floats(9)
        // loss_select: [T(marks), B, 1], shares memory with hNext_product, output3, prediction
        let loss_select: MutableFloats = shard.floats(8)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
        Kernel.timeSum(
          steps: framesSteps, batch: batch, width: 1, source: frames_mask, sourceStepStride: batch, sourceStride: 1,
          destination: focus_sum, destinationStride: 1)
        Pointwise.compute_focus_maximum(count: batch, focus_sum, focus_maximum)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.product(
          rows: framesSteps &* batch, k: 3, n: 5, input: frames, inputStride: 3, packed: decoder_U_packed,
          destination: keys_product, destinationStride: 5, bias: nil)
        // total', again = …  (Alignment.rnn:51, 63)
        Pointwise.compute_totalNext_sum_frames(rows: framesSteps &* batch, frames, totalNext_sum, again_sum)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(31), source: frames, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: hNext_at, destinationStride: 3)
        Kernel.at(
          isLast: false, batch: batch, width: 3, lengths: shard.tokens(31), source: frames,
          sourceStepStride: batch &* 3, sourceStride: 3, destination: hNext_at2, destinationStride: 3)
        Pointwise.compute_goal(rows: batch, goal, hNext_sum)
        Pointwise.compute_hNext_multiply(count: batch, hNext_sum, hNext_multiply)
        Pointwise.compute_hNext_subtract(rows: batch, hNext_at2, hNext_multiply, hNext_at, hNext_subtract)
        Kernel.product(
          rows: marksSteps &* batch, k: 2, n: 5, input: marks, inputStride: 2, packed: decoder_W_packed,
          destination: hNext_product, destinationStride: 5, bias: nil)
        Kernel.product(
          rows: batch, k: 3, n: 5, input: hNext_subtract, inputStride: 3, packed: decoder_W_packed2,
          destination: hNext_product2, destinationStride: 5, bias: nil)
        for t in 0..<marksSteps {
          let hNext_product_t: MutableFloats = hNext_product + t &* batch &* 5
          let output_t: MutableFloats = output2 + t &* batch &* 8
          Pointwise.compute_hNext(rows: batch, hNext_product_t, hNext_product2, output_t)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(rows: batch, width: 5, source: first_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.zero(rows: framesSteps &* batch, width: 2, destination: coverage, destinationStride: 2)
        Kernel.zero(rows: framesSteps &* batch, width: 1, destination: total, destinationStride: 1)
        for t2 in 0..<marksSteps {
          let output_t2: MutableFloats = output3 + t2 &* batch &* 8
          let marks_t2: MutableFloats = marks + t2 &* batch &* 2
          let marks_mask_t2: MutableFloats = marks_mask + t2 &* batch
          let output_t2_2: MutableFloats = output2 + t2 &* batch &* 8
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product2, destinationStride: 5, bias: nil, turn: t2)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h, inputStride: 5, packed: gates_weights_packed, destination: gates,
            destinationStride: 10, bias: nil, turn: t2)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames in 0..<framesSteps {
            let keys_product_t_frames: MutableFloats = keys_product + t_frames &* batch &* 5
            let keys_product_t_frames2: MutableFloats = keys_product2 + t_frames &* batch &* 5
            let weights_sum_t_frames: MutableFloats = weights_sum + t_frames &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames, keys_product_t_frames2, gates, decoder_v, weights_sum_t_frames)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total, weights_sum, weights_add)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights, totalNext_sum, total, focus_exp, totalNext_add)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp, frames, frames_mask, focus_select)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum2, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum2, focus_maximum, output_t2)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t2, coverageNext_sum)
          for t_frames2 in 0..<framesSteps {
            let weights_t_frames2: MutableFloats = weights + t_frames2 &* batch
            let coverageNext_multiply_t_frames2: MutableFloats = coverageNext_multiply + t_frames2 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames2, coverageNext_sum, coverageNext_multiply_t_frames2)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights, sourceStride: 1,
            destination: coverageNext_concatenate, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply, sourceStride: 1,
            destination: coverageNext_concatenate + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames3 in 0..<framesSteps {
            let coverage_t_frames3: MutableFloats = coverage + t_frames3 &* batch &* 2
            let coverageNext_concatenate_t_frames3: MutableFloats = coverageNext_concatenate + t_frames3 &* batch &* 2
            let totalNext_sum_t_frames3: MutableFloats = totalNext_sum2 + t_frames3 &* batch
            Pointwise.compute_coverage_coverage(
              rows: batch, coverage_t_frames3, coverageNext_concatenate_t_frames3, marks_mask_t2,
              totalNext_sum_t_frames3)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames4 in 0..<framesSteps {
            let totalNext_add_t_frames4: MutableFloats = totalNext_add + t_frames4 &* batch
            let totalNext_sum_t_frames4: MutableFloats = totalNext_sum2 + t_frames4 &* batch
            let total_t_frames4: MutableFloats = total + t_frames4 &* batch
            Pointwise.compute_total2(
              count: batch, totalNext_add_t_frames4, totalNext_sum_t_frames4, marks_mask_t2, total_t_frames4)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t2 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product3, destinationStride: 5, bias: nil, turn: t2)
          Pointwise.compute_hNext_h3(rows: batch, gates, hNext_product3, output_t2_2, marks_mask_t2, h, output_t2)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        // again = scan reversed decoder over marks with (memory: frames, goal: goal…  (Alignment.rnn:63)
        Kernel.zero(rows: batch, width: 5, destination: h2, destinationStride: 5)
        Pointwise.compute_again_spread(count: framesSteps &* batch &* 2, again_spread)
        Kernel.copy(
          rows: framesSteps &* batch, width: 2, source: again_spread, sourceStride: 2, destination: coverage2,
          destinationStride: 2)
        Kernel.copy(
          rows: framesSteps &* batch, width: 1, source: again_sum, sourceStride: 1, destination: total2,
          destinationStride: 1)
        for done in 0..<marksSteps {
          let t3: Swift::Int = marksSteps &- 1 &- done
          let output_t3: MutableFloats = output2 + t3 &* batch &* 8
          let marks_t3: MutableFloats = marks + t3 &* batch &* 2
          let marks_mask_t3: MutableFloats = marks_mask + t3 &* batch
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage2, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product3, destinationStride: 5, bias: nil, turn: t3)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h2, inputStride: 5, packed: gates_weights_packed, destination: gates2,
            destinationStride: 10, bias: nil, turn: t3)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames5 in 0..<framesSteps {
            let keys_product_t_frames5: MutableFloats = keys_product + t_frames5 &* batch &* 5
            let keys_product_t_frames5_2: MutableFloats = keys_product3 + t_frames5 &* batch &* 5
            let weights_sum_t_frames5: MutableFloats = weights_sum2 + t_frames5 &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames5, keys_product_t_frames5_2, gates2, decoder_v, weights_sum_t_frames5)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total2, weights_sum2, weights_add2)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add2, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights2,
            destinationStepStride: batch, destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights2, totalNext_sum, total2, focus_exp2, totalNext_add2)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp2, frames, frames_mask, focus_select2)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select2, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum3, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum3, focus_maximum, output_t3)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t3, coverageNext_sum2)
          for t_frames6 in 0..<framesSteps {
            let weights_t_frames6: MutableFloats = weights2 + t_frames6 &* batch
            let coverageNext_multiply_t_frames6: MutableFloats = coverageNext_multiply2 + t_frames6 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames6, coverageNext_sum2, coverageNext_multiply_t_frames6)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights2, sourceStride: 1,
            destination: coverageNext_concatenate2, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply2, sourceStride: 1,
            destination: coverageNext_concatenate2 + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames7 in 0..<framesSteps {
            let coverage_t_frames7: MutableFloats = coverage2 + t_frames7 &* batch &* 2
            let coverageNext_concatenate_t_frames7: MutableFloats = coverageNext_concatenate2 + t_frames7 &* batch &* 2
            let totalNext_sum_t_frames7: MutableFloats = totalNext_sum3 + t_frames7 &* batch
            Pointwise.compute_coverage_coverage(
              rows: batch, coverage_t_frames7, coverageNext_concatenate_t_frames7, marks_mask_t3,
              totalNext_sum_t_frames7)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames8 in 0..<framesSteps {
            let totalNext_add_t_frames8: MutableFloats = totalNext_add2 + t_frames8 &* batch
            let totalNext_sum_t_frames8: MutableFloats = totalNext_sum3 + t_frames8 &* batch
            let total_t_frames8: MutableFloats = total2 + t_frames8 &* batch
            Pointwise.compute_total2(
              count: batch, totalNext_add_t_frames8, totalNext_sum_t_frames8, marks_mask_t3, total_t_frames8)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t3 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product4, destinationStride: 5, bias: nil, turn: t3)
          Pointwise.compute_hNext_h4(rows: batch, gates2, hNext_product4, output_t3, marks_mask_t3, h2)
        }
        // prediction = dense([first, again], 2)  (Alignment.rnn:64)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output3, sourceStride: 8, destination: prediction_concatenate,
          destinationStride: 16)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output2, sourceStride: 8,
          destination: prediction_concatenate + 8, destinationStride: 16)
        Kernel.product(
          rows: marksSteps &* batch, k: 16, n: 2, input: prediction_concatenate, inputStride: 16,
          packed: prediction_W_packed, destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67)
        Pointwise.compute_loss_sum(rows: marksSteps &* batch, prediction, wanted, loss_sum)
        Pointwise.compute_loss_select(count: marksSteps &* batch, loss_sum, marks_mask, loss_select)
        Kernel.columnSum(
          rows: marksSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'first.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // marks_count: [1]
        let marks_count: Floats = shard.count(2)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67)
        Pointwise.compute_loss(loss_sum, marks_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames", "marks"],
        inputs: [
          .init(name: "frames", axis: 0, width: 3), .init(name: "marks", axis: 1, width: 2),
          .init(name: "goal", axis: -1, width: 4), .init(name: "wanted", axis: 1, width: 2),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "first.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 10), .init(axis: -1, width: 1), .init(axis: 0, width: 5), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 3), .init(axis: -1, width: 5),
          .init(axis: 1, width: 8), .init(axis: 1, width: 10), .init(axis: 1, extraSteps: 1, width: 5),
          .init(axis: 1, innerAxis: 0, extraSteps: 1, width: 2), .init(axis: 1, innerAxis: 0, extraSteps: 1, width: 1),
          .init(axis: 1, width: 1), .init(axis: 1, width: 5), .init(axis: 0, width: 2), .init(axis: 0, width: 5),
          .init(axis: 0, width: 5), .init(axis: 0, width: 5), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 5), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 1, extraSteps: 1, width: 5), .init(axis: 1, innerAxis: 0, extraSteps: 1, width: 2),
          .init(axis: 1, innerAxis: 0, extraSteps: 1, width: 1), .init(axis: 1, width: 1), .init(axis: 1, width: 5),
          .init(axis: -1, width: 5), .init(axis: 1, width: 16), .init(axis: 1, width: 2), .init(axis: 1, width: 10),
          .init(axis: 1, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 2),
          .init(axis: 0, width: 2), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 3), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 3), .init(axis: 0, width: 1), .init(axis: 0, width: 5),
          .init(axis: 0, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5), .init(axis: 0, width: 2),
        ],
        sumsCount: 352, gradientSums: [5..<123, 160..<194], addsInLoops: true, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [50]
        let gates_weights: MutableFloats = prepared
        // decoder_U: [50]
        let decoder_U: Floats = parameters + 80
        // decoder_W: [65]
        let decoder_W: Floats = parameters
        // decoder_U_packed: [48]
        let decoder_U_packed: MutableFloats = prepared + 64
        // decoder_W_packed: [32]
        let decoder_W_packed: MutableFloats = prepared + 112
        // decoder_W_packed2: [48]
        let decoder_W_packed2: MutableFloats = prepared + 144
        // decoder_U_packed2: [32]
        let decoder_U_packed2: MutableFloats = prepared + 192
        // gates_weights_packed: [80]
        let gates_weights_packed: MutableFloats = prepared + 224
        // decoder_W_packed3: [48]
        let decoder_W_packed3: MutableFloats = prepared + 304
        // prediction_W: [32]
        let prediction_W: Floats = parameters + 160
        // prediction_W_packed: [256]
        let prediction_W_packed: MutableFloats = prepared + 352
        // prediction_W_packed2: [32]
        let prediction_W_packed2: MutableFloats = prepared + 608
        // decoder_W_packed4: [80]
        let decoder_W_packed4: MutableFloats = prepared + 640
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 720
        // decoder_U_packed3: [80]
        let decoder_U_packed3: MutableFloats = prepared + 880
        // keys, h' = …  (Alignment.rnn:47, 52)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoder_U + 5, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoder_W, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights + 25, destinationRowStride: 5, destinationColumnStride: 1)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.pack(
          source: decoder_U, rowStride: 10, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_U_packed)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.pack(
          source: decoder_W + 5, rowStride: 13, columnStride: 1, rows: 5, columns: 2, blocks: 1,
          destination: decoder_W_packed)
        Kernel.pack(
          source: decoder_W + 10, rowStride: 13, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_W_packed2)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.pack(
          source: decoder_U + 3, rowStride: 10, columnStride: 1, rows: 5, columns: 2, blocks: 1,
          destination: decoder_U_packed2)
        // keys, h' = …  (Alignment.rnn:47, 52)
        Kernel.pack(
          source: gates_weights, rowStride: 5, columnStride: 1, rows: 10, columns: 5, blocks: 1,
          destination: gates_weights_packed)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.pack(
          source: decoder_W + 7, rowStride: 13, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: decoder_W_packed3)
        // prediction = dense([first, again], 2)  (Alignment.rnn:64)
        Kernel.pack(
          source: prediction_W, rowStride: 16, columnStride: 1, rows: 2, columns: 16, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Alignment.rnn:64: prediction = dense([first, again], 2)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 16, rows: 16, columns: 2, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
        Kernel.pack(
          source: decoder_W + 7, rowStride: 1, columnStride: 13, rows: 3, columns: 5, blocks: 1,
          destination: decoder_W_packed4)
        // gradient of Alignment.rnn:47, 52: keys, h' = …
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 5, rows: 5, columns: 10, blocks: 1,
          destination: gates_weights_packed2)
        // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
        Kernel.pack(
          source: decoder_U + 3, rowStride: 1, columnStride: 10, rows: 2, columns: 5, blocks: 1,
          destination: decoder_U_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        let marksSteps: Swift::Int = shard.steps(1)
        // gradient_prediction_W: [32]
        let gradient_prediction_W: MutableFloats = shard.gradients + 160
        // gradient_prediction_b: [2]
        let gradient_prediction_b: MutableFloats = shard.gradients + 192
        // prediction_concatenate: [T(marks), B, 16], shares memory with d_prediction2
        let prediction_concatenate: MutableFloats = shard.floats(31)
        // focus_sum: [B, 1], shares memory with hNext_at, hNext_product2, gates, gates2, d_hNext2, d_gates4
        let focus_sum: MutableFloats = shard.floats(0)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(58)
        // focus_maximum: [B, 1]
        let focus_maximum: MutableFloats = shard.floats(1)
        // keys_product: [T(frames), B, 5], shares memory with sum_final2
        let keys_product: MutableFloats = shard.floats(2)
        // frames: [T(frames), B, 3]
        let frames: MutableFloats = shard.floats(54)
        // decoder_U_packed: [48]
        let decoder_U_packed: Floats = shard.prepared + 64
        // totalNext_sum: [T(frames), B, 1]
        let totalNext_sum: MutableFloats = shard.floats(3)
        // again_sum: [T(frames), B, 1], shares memory with weights_sum2, d_total, d_total3
        let again_sum: MutableFloats = shard.floats(4)
        // hNext_at: [B, 3], shares memory with focus_sum, hNext_product2, gates, gates2, d_hNext2, d_gates4
        let hNext_at: MutableFloats = shard.floats(0)
        // hNext_at2: [B, 3], shares memory with focus_sum2, focus_sum3, d_hNext, d_h2, d_hNext6
        let hNext_at2: MutableFloats = shard.floats(5)
        // hNext_sum: [B, 1], shares memory with hNext_subtract
        let hNext_sum: MutableFloats = shard.floats(6)
        // goal: [B, 4]
        let goal: MutableFloats = shard.floats(56)
        // hNext_multiply: [B, 1], shares memory with hNext_product3, h_final
        let hNext_multiply: MutableFloats = shard.floats(7)
        // hNext_subtract: [B, 3], shares memory with hNext_sum
        let hNext_subtract: MutableFloats = shard.floats(6)
        // hNext_product: [T(marks), B, 5], shares memory with output3
        let hNext_product: MutableFloats = shard.floats(8)
        // marks: [T(marks), B, 2]
        let marks: MutableFloats = shard.floats(55)
        // decoder_W_packed: [32]
        let decoder_W_packed: Floats = shard.prepared + 112
        // hNext_product2: [B, 5], shares memory with focus_sum, hNext_at, gates, gates2, d_hNext2, d_gates4
        let hNext_product2: MutableFloats = shard.floats(0)
        // decoder_W_packed2: [48]
        let decoder_W_packed2: Floats = shard.prepared + 144
        // h: [T(marks) + 1, B, 5]
        let h: MutableFloats = shard.floats(10)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // coverage: [T(marks) + 1, T(frames), B, 2]
        let coverage: MutableFloats = shard.floats(11)
        // total: [T(marks) + 1, T(frames), B, 1]
        let total: MutableFloats = shard.floats(12)
        // marks_mask: [T(marks), B, 1]
        let marks_mask: MutableFloats = shard.floats(59)
        // decoder_v: [5]
        let decoder_v: Floats = shard.parameters + 144
        // output3: [T(marks), B, 8], shares memory with hNext_product
        let output3: MutableFloats = shard.floats(8)
        // coverageNext_sum: [T(marks), B, 1]
        let coverageNext_sum: MutableFloats = shard.floats(13)
        // keys_slice: [T(marks), B, 5], shares memory with d_hNext5
        let keys_slice: MutableFloats = shard.floats(14)
        // coverageNext_concatenate: [T(frames), B, 2], shares memory with again_spread, coverageNext_concatenate2, d_coverage, d_coverage2
        let coverageNext_concatenate: MutableFloats = shard.floats(15)
        // keys_product2: [T(frames), B, 5], shares memory with keys_product3, sum, sum2, d_keys7
        let keys_product2: MutableFloats = shard.floats(16)
        // decoder_U_packed2: [32]
        let decoder_U_packed2: Floats = shard.prepared + 192
        // gates: [B, 10], shares memory with focus_sum, hNext_at, hNext_product2, gates2, d_hNext2, d_gates4
        let gates: MutableFloats = shard.floats(0)
        // gates_weights_packed: [80]
        let gates_weights_packed: Floats = shard.prepared + 224
        // weights_sum: [T(frames), B, 1], shares memory with weights_add2, keys, sum_final
        let weights_sum: MutableFloats = shard.floats(17)
        // weights_add: [T(frames), B, 1], shares memory with weights2, d_keys, keys_product5
        let weights_add: MutableFloats = shard.floats(18)
        // weights: [T(frames), B, 1], shares memory with focus_exp2, weights_sum3, weights_sum4
        let weights: MutableFloats = shard.floats(19)
        // focus_exp: [T(frames), B, 1], shares memory with totalNext_add2, weights_add3, weights_add4
        let focus_exp: MutableFloats = shard.floats(20)
        // totalNext_add: [T(frames), B, 1], shares memory with coverageNext_multiply2, d_totalNext, d_totalNext4
        let totalNext_add: MutableFloats = shard.floats(21)
        // focus_select: [T(frames), B, 3], shares memory with focus_select2, keys_product4, keys2
        let focus_select: MutableFloats = shard.floats(22)
        // focus_sum2: [B, 3], shares memory with hNext_at2, focus_sum3, d_hNext, d_h2, d_hNext6
        let focus_sum2: MutableFloats = shard.floats(5)
        // coverageNext_multiply: [T(frames), B, 1], shares memory with totalNext_sum3, d_totalNext2, d_totalNext5
        let coverageNext_multiply: MutableFloats = shard.floats(23)
        // totalNext_sum2: [T(frames), B, 1], shares memory with weights3, weights4
        let totalNext_sum2: MutableFloats = shard.floats(24)
        // hNext_product3: [B, 5], shares memory with hNext_multiply, h_final
        let hNext_product3: MutableFloats = shard.floats(7)
        // decoder_W_packed3: [48]
        let decoder_W_packed3: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with hNext_multiply, hNext_product3
        let h_final: MutableFloats = shard.floats(7)
        // h2: [T(marks) + 1, B, 5]
        let h2: MutableFloats = shard.floats(25)
        // coverage2: [T(marks) + 1, T(frames), B, 2]
        let coverage2: MutableFloats = shard.floats(26)
        // again_spread: [T(frames), B, 2], shares memory with coverageNext_concatenate, coverageNext_concatenate2, d_coverage, d_coverage2
        let again_spread: MutableFloats = shard.floats(15)
        // total2: [T(marks) + 1, T(frames), B, 1]
        let total2: MutableFloats = shard.floats(27)
        // output2: [T(marks), B, 8], shares memory with d_gates3
        let output2: MutableFloats = shard.floats(9)
        // coverageNext_sum2: [T(marks), B, 1]
        let coverageNext_sum2: MutableFloats = shard.floats(28)
        // keys_slice2: [T(marks), B, 5]
        let keys_slice2: MutableFloats = shard.floats(29)
        // coverageNext_concatenate2: [T(frames), B, 2], shares memory with coverageNext_concatenate, again_spread, d_coverage, d_coverage2
        let coverageNext_concatenate2: MutableFloats = shard.floats(15)
        // keys_product3: [T(frames), B, 5], shares memory with keys_product2, sum, sum2, d_keys7
        let keys_product3: MutableFloats = shard.floats(16)
        // gates2: [B, 10], shares memory with focus_sum, hNext_at, hNext_product2, gates, d_hNext2, d_gates4
        let gates2: MutableFloats = shard.floats(0)
        // weights_sum2: [T(frames), B, 1], shares memory with again_sum, d_total, d_total3
        let weights_sum2: MutableFloats = shard.floats(4)
        // weights_add2: [T(frames), B, 1], shares memory with weights_sum, keys, sum_final
        let weights_add2: MutableFloats = shard.floats(17)
        // weights2: [T(frames), B, 1], shares memory with weights_add, d_keys, keys_product5
        let weights2: MutableFloats = shard.floats(18)
        // focus_exp2: [T(frames), B, 1], shares memory with weights, weights_sum3, weights_sum4
        let focus_exp2: MutableFloats = shard.floats(19)
        // totalNext_add2: [T(frames), B, 1], shares memory with focus_exp, weights_add3, weights_add4
        let totalNext_add2: MutableFloats = shard.floats(20)
        // focus_select2: [T(frames), B, 3], shares memory with focus_select, keys_product4, keys2
        let focus_select2: MutableFloats = shard.floats(22)
        // focus_sum3: [B, 3], shares memory with hNext_at2, focus_sum2, d_hNext, d_h2, d_hNext6
        let focus_sum3: MutableFloats = shard.floats(5)
        // coverageNext_multiply2: [T(frames), B, 1], shares memory with totalNext_add, d_totalNext, d_totalNext4
        let coverageNext_multiply2: MutableFloats = shard.floats(21)
        // totalNext_sum3: [T(frames), B, 1], shares memory with coverageNext_multiply, d_totalNext2, d_totalNext5
        let totalNext_sum3: MutableFloats = shard.floats(23)
        // hNext_product4: [B, 5], shares memory with d_h, d_hNext3
        let hNext_product4: MutableFloats = shard.floats(30)
        // prediction: [T(marks), B, 2], shares memory with loss_select, d_prediction
        let prediction: MutableFloats = shard.floats(32)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 192
        // prediction_W_packed: [256]
        let prediction_W_packed: Floats = shard.prepared + 352
        // wanted: [T(marks), B, 2], shares memory with loss_subtract
        let wanted: MutableFloats = shard.floats(57)
        // loss_subtract: [T(marks), B, 2], shares memory with wanted
        let loss_subtract: MutableFloats = shard.floats(57)
        // loss_sum: [T(marks), B, 1], shares memory with d_gates
        let loss_sum: MutableFloats = shard.floats(33)
        // marks_count: [1]
        let marks_count: Floats = shard.count(2)
        // loss_select: [T(marks), B, 1], shares memory with prediction, d_prediction
        let loss_select: MutableFloats = shard.floats(32)
        // d_loss: [T(marks), B, 1]
        let d_loss: MutableFloats = shard.floats(34)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_prediction: [T(marks), B, 2], shares memory with prediction, loss_select
        let d_prediction: MutableFloats = shard.floats(32)
        // d_prediction2: [T(marks), B, 16], shares memory with prediction_concatenate
        let d_prediction2: MutableFloats = shard.floats(31)
        // prediction_W_packed2: [32]
        let prediction_W_packed2: Floats = shard.prepared + 608
        // d_h: [B, 5], shares memory with hNext_product4, d_hNext3
        let d_h: MutableFloats = shard.floats(30)
        // d_coverage: [T(frames), B, 2], shares memory with coverageNext_concatenate, again_spread, coverageNext_concatenate2, d_coverage2
        let d_coverage: MutableFloats = shard.floats(15)
        // d_total: [T(frames), B, 1], shares memory with again_sum, weights_sum2, d_total3
        let d_total: MutableFloats = shard.floats(4)
        // sum: [T(frames), B, 5], shares memory with keys_product2, keys_product3, sum2, d_keys7
        let sum: MutableFloats = shard.floats(16)
        // d_gates: [T(marks), B, 10], shares memory with loss_sum
        let d_gates: MutableFloats = shard.floats(33)
        // keys_product4: [T(frames), B, 5], shares memory with focus_select, focus_select2, keys2
        let keys_product4: MutableFloats = shard.floats(22)
        // keys: [T(frames), B, 5], shares memory with weights_sum, weights_add2, sum_final
        let keys: MutableFloats = shard.floats(17)
        // d_keys: [T(frames), B, 5], shares memory with weights_add, weights2, keys_product5
        let d_keys: MutableFloats = shard.floats(18)
        // weights_sum3: [T(frames), B, 1], shares memory with weights, focus_exp2, weights_sum4
        let weights_sum3: MutableFloats = shard.floats(19)
        // weights_add3: [T(frames), B, 1], shares memory with focus_exp, totalNext_add2, weights_add4
        let weights_add3: MutableFloats = shard.floats(20)
        // d_totalNext: [T(frames), B, 1], shares memory with totalNext_add, coverageNext_multiply2, d_totalNext4
        let d_totalNext: MutableFloats = shard.floats(21)
        // d_totalNext2: [T(frames), B, 1], shares memory with coverageNext_multiply, totalNext_sum3, d_totalNext5
        let d_totalNext2: MutableFloats = shard.floats(23)
        // weights3: [T(frames), B, 1], shares memory with totalNext_sum2, weights4
        let weights3: MutableFloats = shard.floats(24)
        // totalNext_add3: [T(frames), B, 1], shares memory with totalNext_add4
        let totalNext_add3: MutableFloats = shard.floats(35)
        // focus_exp3: [T(frames), B, 1], shares memory with focus_exp4
        let focus_exp3: MutableFloats = shard.floats(36)
        // d_coverageNext: [T(frames), B, 2], shares memory with d_coverageNext3
        let d_coverageNext: MutableFloats = shard.floats(37)
        // d_coverageNext2: [T(frames), B, 2], shares memory with d_coverageNext4
        let d_coverageNext2: MutableFloats = shard.floats(38)
        // totalNext_sum4: [T(frames), B, 1], shares memory with totalNext_sum5
        let totalNext_sum4: MutableFloats = shard.floats(39)
        // d_totalNext3: [T(frames), B, 1], shares memory with d_totalNext6
        let d_totalNext3: MutableFloats = shard.floats(40)
        // d_weights: [T(frames), B, 1], shares memory with d_weights7
        let d_weights: MutableFloats = shard.floats(41)
        // d_total2: [T(frames), B, 1], shares memory with d_total4
        let d_total2: MutableFloats = shard.floats(42)
        // d_hNext: [B, 5], shares memory with hNext_at2, focus_sum2, focus_sum3, d_h2, d_hNext6
        let d_hNext: MutableFloats = shard.floats(5)
        // d_hNext2: [B, 3], shares memory with focus_sum, hNext_at, hNext_product2, gates, gates2, d_gates4
        let d_hNext2: MutableFloats = shard.floats(0)
        // decoder_W_packed4: [80]
        let decoder_W_packed4: Floats = shard.prepared + 640
        // d_focus: [B, 3], shares memory with d_hNext4
        let d_focus: MutableFloats = shard.floats(43)
        // d_focus2: [T(frames), B, 1], shares memory with d_focus4
        let d_focus2: MutableFloats = shard.floats(44)
        // d_weights2: [T(frames), B, 1], shares memory with d_weights8
        let d_weights2: MutableFloats = shard.floats(45)
        // d_weights3: [T(frames), B, 1], shares memory with d_weights9
        let d_weights3: MutableFloats = shard.floats(46)
        // d_weights4: [B, 1], shares memory with d_focus3
        let d_weights4: MutableFloats = shard.floats(47)
        // d_weights5: [T(frames), B, 1], shares memory with d_weights11
        let d_weights5: MutableFloats = shard.floats(48)
        // d_weights6: [T(frames), B, 5], shares memory with d_keys4
        let d_weights6: MutableFloats = shard.floats(49)
        // d_keys2: [T(frames), B, 5], shares memory with d_weights12
        let d_keys2: MutableFloats = shard.floats(50)
        // d_v: [5]
        let d_v: MutableFloats = shard.sums + 16
        // d_gates2: [B, 5], shares memory with d_weights10
        let d_gates2: MutableFloats = shard.floats(51)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 720
        // d_U: [10]
        let d_U: MutableFloats = shard.sums + 32
        // d_keys3: [T(frames), B, 2], shares memory with d_keys5
        let d_keys3: MutableFloats = shard.floats(52)
        // decoder_U_packed3: [80]
        let decoder_U_packed3: Floats = shard.prepared + 880
        // sum_final: [T(frames), B, 5], shares memory with weights_sum, weights_add2, keys
        let sum_final: MutableFloats = shard.floats(17)
        // d_W: [15]
        let d_W: MutableFloats = shard.sums + 48
        // d_gates_weights: [50]
        let d_gates_weights: MutableFloats = shard.sums + 64
        // d_h2: [B, 5], shares memory with hNext_at2, focus_sum2, focus_sum3, d_hNext, d_hNext6
        let d_h2: MutableFloats = shard.floats(5)
        // d_coverage2: [T(frames), B, 2], shares memory with coverageNext_concatenate, again_spread, coverageNext_concatenate2, d_coverage
        let d_coverage2: MutableFloats = shard.floats(15)
        // d_total3: [T(frames), B, 1], shares memory with again_sum, weights_sum2, d_total
        let d_total3: MutableFloats = shard.floats(4)
        // sum2: [T(frames), B, 5], shares memory with keys_product2, keys_product3, sum, d_keys7
        let sum2: MutableFloats = shard.floats(16)
        // d_gates3: [T(marks), B, 10], shares memory with output2
        let d_gates3: MutableFloats = shard.floats(9)
        // keys_product5: [T(frames), B, 5], shares memory with weights_add, weights2, d_keys
        let keys_product5: MutableFloats = shard.floats(18)
        // keys2: [T(frames), B, 5], shares memory with focus_select, focus_select2, keys_product4
        let keys2: MutableFloats = shard.floats(22)
        // d_keys4: [T(frames), B, 5], shares memory with d_weights6
        let d_keys4: MutableFloats = shard.floats(49)
        // weights_sum4: [T(frames), B, 1], shares memory with weights, focus_exp2, weights_sum3
        let weights_sum4: MutableFloats = shard.floats(19)
        // weights_add4: [T(frames), B, 1], shares memory with focus_exp, totalNext_add2, weights_add3
        let weights_add4: MutableFloats = shard.floats(20)
        // d_totalNext4: [T(frames), B, 1], shares memory with totalNext_add, coverageNext_multiply2, d_totalNext
        let d_totalNext4: MutableFloats = shard.floats(21)
        // d_totalNext5: [T(frames), B, 1], shares memory with coverageNext_multiply, totalNext_sum3, d_totalNext2
        let d_totalNext5: MutableFloats = shard.floats(23)
        // weights4: [T(frames), B, 1], shares memory with totalNext_sum2, weights3
        let weights4: MutableFloats = shard.floats(24)
        // totalNext_add4: [T(frames), B, 1], shares memory with totalNext_add3
        let totalNext_add4: MutableFloats = shard.floats(35)
        // focus_exp4: [T(frames), B, 1], shares memory with focus_exp3
        let focus_exp4: MutableFloats = shard.floats(36)
        // d_coverageNext3: [T(frames), B, 2], shares memory with d_coverageNext
        let d_coverageNext3: MutableFloats = shard.floats(37)
        // d_coverageNext4: [T(frames), B, 2], shares memory with d_coverageNext2
        let d_coverageNext4: MutableFloats = shard.floats(38)
        // totalNext_sum5: [T(frames), B, 1], shares memory with totalNext_sum4
        let totalNext_sum5: MutableFloats = shard.floats(39)
        // d_totalNext6: [T(frames), B, 1], shares memory with d_totalNext3
        let d_totalNext6: MutableFloats = shard.floats(40)
        // d_weights7: [T(frames), B, 1], shares memory with d_weights
        let d_weights7: MutableFloats = shard.floats(41)
        // d_total4: [T(frames), B, 1], shares memory with d_total2
        let d_total4: MutableFloats = shard.floats(42)
        // d_hNext3: [B, 5], shares memory with hNext_product4, d_h
        let d_hNext3: MutableFloats = shard.floats(30)
        // d_hNext4: [B, 3], shares memory with d_focus
        let d_hNext4: MutableFloats = shard.floats(43)
        // d_focus3: [B, 3], shares memory with d_weights4
        let d_focus3: MutableFloats = shard.floats(47)
        // d_focus4: [T(frames), B, 1], shares memory with d_focus2
        let d_focus4: MutableFloats = shard.floats(44)
        // d_weights8: [T(frames), B, 1], shares memory with d_weights2
        let d_weights8: MutableFloats = shard.floats(45)
        // d_weights9: [T(frames), B, 1], shares memory with d_weights3
        let d_weights9: MutableFloats = shard.floats(46)
        // d_weights10: [B, 1], shares memory with d_gates2
        let d_weights10: MutableFloats = shard.floats(51)
        // d_weights11: [T(frames), B, 1], shares memory with d_weights5
        let d_weights11: MutableFloats = shard.floats(48)
        // d_weights12: [T(frames), B, 5], shares memory with d_keys2
        let d_weights12: MutableFloats = shard.floats(50)
        // d_keys5: [T(frames), B, 5], shares memory with d_keys3
        let d_keys5: MutableFloats = shard.floats(52)
        // d_v2: [5]
        let d_v2: MutableFloats = shard.sums + 128
        // d_gates4: [B, 5], shares memory with focus_sum, hNext_at, hNext_product2, gates, gates2, d_hNext2
        let d_gates4: MutableFloats = shard.floats(0)
        // d_U2: [10]
        let d_U2: MutableFloats = shard.sums + 144
        // d_keys6: [T(frames), B, 2]
        let d_keys6: MutableFloats = shard.floats(53)
        // sum_final2: [T(frames), B, 5], shares memory with keys_product
        let sum_final2: MutableFloats = shard.floats(2)
        // d_W2: [15]
        let d_W2: MutableFloats = shard.sums + 160
        // d_gates_weights2: [50]
        let d_gates_weights2: MutableFloats = shard.sums + 176
        // d_hNext5: [T(marks), B, 5], shares memory with keys_slice
        let d_hNext5: MutableFloats = shard.floats(14)
        // d_hNext6: [B, 5], shares memory with hNext_at2, focus_sum2, focus_sum3, d_hNext, d_h2
        let d_hNext6: MutableFloats = shard.floats(5)
        // d_keys7: [T(frames), B, 5], shares memory with keys_product2, keys_product3, sum, sum2
        let d_keys7: MutableFloats = shard.floats(16)
        // gradient_decoder_W: [55]
        let gradient_decoder_W: MutableFloats = shard.gradients + 10
        // gradient_decoder_W2: [54]
        let gradient_decoder_W2: MutableFloats = shard.gradients + 5
        // gradient_decoder_U: [43]
        let gradient_decoder_U: MutableFloats = shard.gradients + 80
        // Forward.
        // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
        Kernel.timeSum(
          steps: framesSteps, batch: batch, width: 1, source: frames_mask, sourceStepStride: batch, sourceStride: 1,
          destination: focus_sum, destinationStride: 1)
        Pointwise.compute_focus_maximum(count: batch, focus_sum, focus_maximum)
        // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
        Kernel.product(
          rows: framesSteps &* batch, k: 3, n: 5, input: frames, inputStride: 3, packed: decoder_U_packed,
          destination: keys_product, destinationStride: 5, bias: nil)
        // total', again = …  (Alignment.rnn:51, 63)
        Pointwise.compute_totalNext_sum_frames(rows: framesSteps &* batch, frames, totalNext_sum, again_sum)
        // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(60), source: frames, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: hNext_at, destinationStride: 3)
        Kernel.at(
          isLast: false, batch: batch, width: 3, lengths: shard.tokens(60), source: frames,
          sourceStepStride: batch &* 3, sourceStride: 3, destination: hNext_at2, destinationStride: 3)
        Pointwise.compute_goal(rows: batch, goal, hNext_sum)
        Pointwise.compute_hNext_multiply(count: batch, hNext_sum, hNext_multiply)
        Pointwise.compute_hNext_subtract(rows: batch, hNext_at2, hNext_multiply, hNext_at, hNext_subtract)
        Kernel.product(
          rows: marksSteps &* batch, k: 2, n: 5, input: marks, inputStride: 2, packed: decoder_W_packed,
          destination: hNext_product, destinationStride: 5, bias: nil)
        Kernel.product(
          rows: batch, k: 3, n: 5, input: hNext_subtract, inputStride: 3, packed: decoder_W_packed2,
          destination: hNext_product2, destinationStride: 5, bias: nil)
        for t in 0..<marksSteps {
          let hNext_product_t: MutableFloats = hNext_product + t &* batch &* 5
          let output_t: MutableFloats = output2 + t &* batch &* 8
          Pointwise.compute_hNext(rows: batch, hNext_product_t, hNext_product2, output_t)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(rows: batch, width: 5, source: first_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.zero(rows: framesSteps &* batch, width: 2, destination: coverage, destinationStride: 2)
        Kernel.zero(rows: framesSteps &* batch, width: 1, destination: total, destinationStride: 1)
        for t2 in 0..<marksSteps {
          let coverage_t2: MutableFloats = coverage + t2 &* framesSteps &* batch &* 2
          let h_t2: MutableFloats = h + t2 &* batch &* 5
          let total_t2: MutableFloats = total + t2 &* framesSteps &* batch
          let output_t2: MutableFloats = output3 + t2 &* batch &* 8
          let marks_t2: MutableFloats = marks + t2 &* batch &* 2
          let coverageNext_sum_t2: MutableFloats = coverageNext_sum + t2 &* batch
          let marks_mask_t2: MutableFloats = marks_mask + t2 &* batch
          let output_t2_2: MutableFloats = output2 + t2 &* batch &* 8
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let keys_slice_t2: MutableFloats = keys_slice + t2 &* batch &* 5
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage_t2, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product2, destinationStride: 5, bias: nil, turn: t2)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h_t2, inputStride: 5, packed: gates_weights_packed, destination: gates,
            destinationStride: 10, bias: nil, turn: t2)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames in 0..<framesSteps {
            let keys_product_t_frames: MutableFloats = keys_product + t_frames &* batch &* 5
            let keys_product_t_frames2: MutableFloats = keys_product2 + t_frames &* batch &* 5
            let weights_sum_t_frames: MutableFloats = weights_sum + t_frames &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames, keys_product_t_frames2, gates, decoder_v, weights_sum_t_frames)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total_t2, weights_sum, weights_add)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights, destinationStepStride: batch,
            destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights, totalNext_sum, total_t2, focus_exp, totalNext_add)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp, frames, frames_mask, focus_select)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum2, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum2, focus_maximum, output_t2)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t2, coverageNext_sum_t2)
          for t_frames2 in 0..<framesSteps {
            let weights_t_frames2: MutableFloats = weights + t_frames2 &* batch
            let coverageNext_multiply_t_frames2: MutableFloats = coverageNext_multiply + t_frames2 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames2, coverageNext_sum_t2, coverageNext_multiply_t_frames2)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights, sourceStride: 1,
            destination: coverageNext_concatenate, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply, sourceStride: 1,
            destination: coverageNext_concatenate + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames3 in 0..<framesSteps {
            let coverage_t_frames3: MutableFloats = coverage + t2 &* framesSteps &* batch &* 2 + t_frames3 &* batch &* 2
            let coverageNext_concatenate_t_frames3: MutableFloats = coverageNext_concatenate + t_frames3 &* batch &* 2
            let coverage_t_frames3Next: MutableFloats = coverage + (t2 &+ 1) &* framesSteps &* batch &* 2
              + t_frames3 &* batch &* 2
            let totalNext_sum_t_frames3: MutableFloats = totalNext_sum2 + t_frames3 &* batch
            Pointwise.compute_coverage_coverage2(
              rows: batch, coverage_t_frames3, coverageNext_concatenate_t_frames3, marks_mask_t2,
              coverage_t_frames3Next, totalNext_sum_t_frames3)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames4 in 0..<framesSteps {
            let totalNext_add_t_frames4: MutableFloats = totalNext_add + t_frames4 &* batch
            let totalNext_sum_t_frames4: MutableFloats = totalNext_sum2 + t_frames4 &* batch
            let total_t_frames4: MutableFloats = total + t2 &* framesSteps &* batch + t_frames4 &* batch
            let total_t_frames4Next: MutableFloats = total + (t2 &+ 1) &* framesSteps &* batch + t_frames4 &* batch
            Pointwise.compute_total3(
              count: batch, totalNext_add_t_frames4, totalNext_sum_t_frames4, marks_mask_t2, total_t_frames4,
              total_t_frames4Next)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t2 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product3, destinationStride: 5, bias: nil, turn: t2)
          Pointwise.compute_hNext_h5(
            rows: batch, gates, hNext_product3, output_t2_2, marks_mask_t2, h_t2, output_t2, h_t2Next)
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.copy(
            rows: batch, width: 5, source: gates, sourceStride: 10, destination: keys_slice_t2, destinationStride: 5)
        }
        // first = scan decoder over marks with (memory: frames, goal: goal)  (Alignment.rnn:62)
        Kernel.copy(
          rows: batch, width: 5, source: h + marksSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // again = scan reversed decoder over marks with (memory: frames, goal: goal…  (Alignment.rnn:63)
        Kernel.zero(rows: batch, width: 5, destination: h2 + marksSteps &* batch &* 5, destinationStride: 5)
        Pointwise.compute_again_spread(count: framesSteps &* batch &* 2, again_spread)
        Kernel.copy(
          rows: framesSteps &* batch, width: 2, source: again_spread, sourceStride: 2,
          destination: coverage2 + marksSteps &* framesSteps &* batch &* 2, destinationStride: 2)
        Kernel.copy(
          rows: framesSteps &* batch, width: 1, source: again_sum, sourceStride: 1,
          destination: total2 + marksSteps &* framesSteps &* batch, destinationStride: 1)
        for done in 0..<marksSteps {
          let t3: Swift::Int = marksSteps &- 1 &- done
          let coverage_t3Next: MutableFloats = coverage2 + (t3 &+ 1) &* framesSteps &* batch &* 2
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          let total_t3Next: MutableFloats = total2 + (t3 &+ 1) &* framesSteps &* batch
          let output_t3: MutableFloats = output2 + t3 &* batch &* 8
          let marks_t3: MutableFloats = marks + t3 &* batch &* 2
          let coverageNext_sum_t3: MutableFloats = coverageNext_sum2 + t3 &* batch
          let marks_mask_t3: MutableFloats = marks_mask + t3 &* batch
          let h_t3: MutableFloats = h2 + t3 &* batch &* 5
          let keys_slice_t3: MutableFloats = keys_slice2 + t3 &* batch &* 5
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage_t3Next, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product3, destinationStride: 5, bias: nil, turn: t3)
          // keys, h' = …  (Alignment.rnn:47, 52)
          Kernel.product(
            rows: batch, k: 5, n: 10, input: h_t3Next, inputStride: 5, packed: gates_weights_packed,
            destination: gates2, destinationStride: 10, bias: nil, turn: t3)
          // keys, weights = …  (Alignment.rnn:47–48)
          for t_frames5 in 0..<framesSteps {
            let keys_product_t_frames5: MutableFloats = keys_product + t_frames5 &* batch &* 5
            let keys_product_t_frames5_2: MutableFloats = keys_product3 + t_frames5 &* batch &* 5
            let weights_sum_t_frames5: MutableFloats = weights_sum2 + t_frames5 &* batch
            Pointwise.compute_weights_sum(
              rows: batch, keys_product_t_frames5, keys_product_t_frames5_2, gates2, decoder_v, weights_sum_t_frames5)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Pointwise.compute_weights_add(count: framesSteps &* batch, total_t3Next, weights_sum2, weights_add2)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add2, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights2,
            destinationStepStride: batch, destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_focus_exp_totalNext_add(
            count: framesSteps &* batch, weights2, totalNext_sum, total_t3Next, focus_exp2, totalNext_add2)
          // focus = mean(exp(-weights) * memory, over: memory)  (Alignment.rnn:49)
          Pointwise.compute_focus_select(rows: framesSteps &* batch, focus_exp2, frames, frames_mask, focus_select2)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 3, source: focus_select2, sourceStepStride: batch &* 3,
            sourceStride: 3, destination: focus_sum3, destinationStride: 3)
          Pointwise.compute_focus(rows: batch, focus_sum3, focus_maximum, output_t3)
          // coverage' = coverage + [weights, weights * sum(x)]  (Alignment.rnn:50)
          Pointwise.compute_x(rows: batch, marks_t3, coverageNext_sum_t3)
          for t_frames6 in 0..<framesSteps {
            let weights_t_frames6: MutableFloats = weights2 + t_frames6 &* batch
            let coverageNext_multiply_t_frames6: MutableFloats = coverageNext_multiply2 + t_frames6 &* batch
            Pointwise.compute_coverageNext_multiply(
              count: batch, weights_t_frames6, coverageNext_sum_t3, coverageNext_multiply_t_frames6)
          }
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: weights2, sourceStride: 1,
            destination: coverageNext_concatenate2, destinationStride: 2)
          Kernel.copy(
            rows: framesSteps &* batch, width: 1, source: coverageNext_multiply2, sourceStride: 1,
            destination: coverageNext_concatenate2 + 1, destinationStride: 2)
          // coverage', total' = …  (Alignment.rnn:50–51)
          for t_frames7 in 0..<framesSteps {
            let coverage_t_frames7Next: MutableFloats = coverage2 + (t3 &+ 1) &* framesSteps &* batch &* 2
              + t_frames7 &* batch &* 2
            let coverageNext_concatenate_t_frames7: MutableFloats = coverageNext_concatenate2 + t_frames7 &* batch &* 2
            let coverage_t_frames7: MutableFloats = coverage2 + t3 &* framesSteps &* batch &* 2
              + t_frames7 &* batch &* 2
            let totalNext_sum_t_frames7: MutableFloats = totalNext_sum3 + t_frames7 &* batch
            Pointwise.compute_coverage_coverage2(
              rows: batch, coverage_t_frames7Next, coverageNext_concatenate_t_frames7, marks_mask_t3,
              coverage_t_frames7, totalNext_sum_t_frames7)
          }
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51)
          for t_frames8 in 0..<framesSteps {
            let totalNext_add_t_frames8: MutableFloats = totalNext_add2 + t_frames8 &* batch
            let totalNext_sum_t_frames8: MutableFloats = totalNext_sum3 + t_frames8 &* batch
            let total_t_frames8Next: MutableFloats = total2 + (t3 &+ 1) &* framesSteps &* batch + t_frames8 &* batch
            let total_t_frames8: MutableFloats = total2 + t3 &* framesSteps &* batch + t_frames8 &* batch
            Pointwise.compute_total3(
              count: batch, totalNext_add_t_frames8, totalNext_sum_t_frames8, marks_mask_t3, total_t_frames8Next,
              total_t_frames8)
          }
          // h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])  (Alignment.rnn:52)
          Kernel.product(
            rows: batch, k: 3, n: 5, input: output_t3 + 5, inputStride: 8, packed: decoder_W_packed3,
            destination: hNext_product4, destinationStride: 5, bias: nil, turn: t3)
          Pointwise.compute_hNext_h6(rows: batch, gates2, hNext_product4, output_t3, marks_mask_t3, h_t3Next, h_t3)
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.copy(
            rows: batch, width: 5, source: gates2, sourceStride: 10, destination: keys_slice_t3, destinationStride: 5)
        }
        // prediction = dense([first, again], 2)  (Alignment.rnn:64)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output3, sourceStride: 8, destination: prediction_concatenate,
          destinationStride: 16)
        Kernel.copy(
          rows: marksSteps &* batch, width: 8, source: output2, sourceStride: 8,
          destination: prediction_concatenate + 8, destinationStride: 16)
        Kernel.product(
          rows: marksSteps &* batch, k: 16, n: 2, input: prediction_concatenate, inputStride: 16,
          packed: prediction_W_packed, destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67)
        Pointwise.compute_loss_subtract_loss_sum(rows: marksSteps &* batch, prediction, wanted, loss_subtract, loss_sum)
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: marksSteps &* batch, loss_sum, marks_mask, marks_count, loss_select, d_loss)
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67)
        Kernel.columnSum(
          rows: marksSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Alignment.rnn:67: loss meanSquaredError(prediction, wanted)
        Pointwise.compute_d_prediction(rows: marksSteps &* batch, d_loss, loss_subtract, d_prediction)
        // gradient of Alignment.rnn:64: prediction = dense([first, again], 2)
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 2, n: 16, left: d_prediction, leftStride: 2, right: prediction_concatenate,
          rightStride: 16, destination: gradient_prediction_W, destinationRowStride: 16, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        // gradient of Alignment.rnn:63: again = scan reversed decoder over marks with (memory: frames, goal: goal…
        Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
        Kernel.zero(rows: framesSteps &* batch, width: 2, destination: d_coverage, destinationStride: 2)
        Kernel.zero(rows: framesSteps &* batch, width: 1, destination: d_total, destinationStride: 1)
        Kernel.zero(rows: framesSteps &* batch, width: 5, destination: sum, destinationStride: 5)
        for t4 in 0..<marksSteps {
          let d_prediction_t4: MutableFloats = d_prediction + t4 &* batch &* 2
          let d_prediction_t4_2: MutableFloats = d_prediction2 + t4 &* batch &* 16
          let coverage_t4Next: MutableFloats = coverage2 + (t4 &+ 1) &* framesSteps &* batch &* 2
          let keys_slice_t4: MutableFloats = keys_slice2 + t4 &* batch &* 5
          let marks_mask_t4: MutableFloats = marks_mask + t4 &* batch
          let total_t4Next: MutableFloats = total2 + (t4 &+ 1) &* framesSteps &* batch
          let coverageNext_sum_t4: MutableFloats = coverageNext_sum2 + t4 &* batch
          let output_t4: MutableFloats = output2 + t4 &* batch &* 8
          let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 10
          // gradient of Alignment.rnn:64: prediction = dense([first, again], 2)
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, marksSteps &- t4) &* batch, k: 2, n: 16, input: d_prediction_t4, inputStride: 2,
              packed: prediction_W_packed2, destination: d_prediction_t4_2, destinationStride: 16, bias: nil)
          }
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage_t4Next, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product4, destinationStride: 5, bias: nil, turn: t4)
          // keys, weights = …  (Alignment.rnn:47–48); with the gradient of Alignment.rnn:47
          for t_frames9 in 0..<framesSteps {
            let keys_product_t_frames9: MutableFloats = keys_product + t_frames9 &* batch &* 5
            let keys_product_t_frames9_2: MutableFloats = keys_product4 + t_frames9 &* batch &* 5
            let keys_t_frames9: MutableFloats = keys + t_frames9 &* batch &* 5
            let d_keys_t_frames9: MutableFloats = d_keys + t_frames9 &* batch &* 5
            let weights_sum_t_frames9: MutableFloats = weights_sum3 + t_frames9 &* batch
            Pointwise.compute_keys_d_keys(
              rows: batch, keys_product_t_frames9, keys_product_t_frames9_2, keys_slice_t4, decoder_v, keys_t_frames9,
              d_keys_t_frames9, weights_sum_t_frames9)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48); with the gradient of Alignment.rnn:51
          for t_frames10 in 0..<framesSteps {
            let total_t_frames10Next: MutableFloats = total2 + (t4 &+ 1) &* framesSteps &* batch + t_frames10 &* batch
            let weights_sum_t_frames10: MutableFloats = weights_sum3 + t_frames10 &* batch
            let d_total_t_frames10: MutableFloats = d_total + t_frames10 &* batch
            let weights_add_t_frames10: MutableFloats = weights_add3 + t_frames10 &* batch
            let d_totalNext_t_frames10: MutableFloats = d_totalNext + t_frames10 &* batch
            let d_totalNext_t_frames10_2: MutableFloats = d_totalNext2 + t_frames10 &* batch
            Pointwise.compute_weights_add_d_totalNext(
              count: batch, total_t_frames10Next, weights_sum_t_frames10, marks_mask_t4, d_total_t_frames10,
              weights_add_t_frames10, d_totalNext_t_frames10, d_totalNext_t_frames10_2)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add3, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights3,
            destinationStepStride: batch, destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_totalNext_add_focus_exp(
            count: framesSteps &* batch, totalNext_sum, weights3, total_t4Next, totalNext_add3, focus_exp3)
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51); with the gradient of Alignment.rnn:50
          for t_frames11 in 0..<framesSteps {
            let d_coverage_t_frames11: MutableFloats = d_coverage + t_frames11 &* batch &* 2
            let coverage_t_frames11Next: MutableFloats = coverage2 + (t4 &+ 1) &* framesSteps &* batch &* 2
              + t_frames11 &* batch &* 2
            let d_coverageNext_t_frames11: MutableFloats = d_coverageNext + t_frames11 &* batch &* 2
            let d_coverageNext_t_frames11_2: MutableFloats = d_coverageNext2 + t_frames11 &* batch &* 2
            let totalNext_sum_t_frames11: MutableFloats = totalNext_sum4 + t_frames11 &* batch
            Pointwise.compute_d_coverageNext_d_coverageNext(
              rows: batch, marks_mask_t4, d_coverage_t_frames11, coverage_t_frames11Next, d_coverageNext_t_frames11,
              d_coverageNext_t_frames11_2, totalNext_sum_t_frames11)
          }
          // gradient of Alignment.rnn:43, 48, 50–51: total, weights, coverage', total' = …; with Alignment.rnn:51
          for t_frames12 in 0..<framesSteps {
            let totalNext_add_t_frames12: MutableFloats = totalNext_add3 + t_frames12 &* batch
            let totalNext_sum_t_frames12: MutableFloats = totalNext_sum4 + t_frames12 &* batch
            let d_totalNext_t_frames12: MutableFloats = d_totalNext + t_frames12 &* batch
            let totalNext_sum_t_frames12_2: MutableFloats = totalNext_sum + t_frames12 &* batch
            let d_coverageNext_t_frames12: MutableFloats = d_coverageNext + t_frames12 &* batch &* 2
            let d_totalNext_t_frames12_2: MutableFloats = d_totalNext2 + t_frames12 &* batch
            let d_totalNext_t_frames12_3: MutableFloats = d_totalNext3 + t_frames12 &* batch
            let d_weights_t_frames12: MutableFloats = d_weights + t_frames12 &* batch
            let d_total_t_frames12: MutableFloats = d_total2 + t_frames12 &* batch
            Pointwise.compute_d_totalNext_d_weights(
              rows: batch, totalNext_add_t_frames12, totalNext_sum_t_frames12, d_totalNext_t_frames12,
              totalNext_sum_t_frames12_2, d_coverageNext_t_frames12, coverageNext_sum_t4, d_totalNext_t_frames12_2,
              d_totalNext_t_frames12_3, d_weights_t_frames12, d_total_t_frames12)
          }
          // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
          Pointwise.compute_d_hNext_d_gates(
            rows: batch, marks_mask_t4, d_h, d_prediction_t4_2, output_t4, d_hNext, d_gates_t4)
          Kernel.product(
            rows: batch, k: 5, n: 3, input: d_gates_t4 + 5, inputStride: 10, packed: decoder_W_packed4,
            destination: d_hNext2, destinationStride: 3, bias: nil, turn: t4)
          // gradient of Alignment.rnn:49: focus = mean(exp(-weights) * memory, over: memory)
          Pointwise.compute_d_focus(rows: batch, d_prediction_t4_2, d_hNext2, focus_maximum, d_focus)
          for t_frames13 in 0..<framesSteps {
            let frames_mask_t_frames13: MutableFloats = frames_mask + t_frames13 &* batch
            let frames_t_frames13: MutableFloats = frames + t_frames13 &* batch &* 3
            let d_focus_t_frames13: MutableFloats = d_focus2 + t_frames13 &* batch
            Pointwise.compute_d_focus2(
              rows: batch, frames_mask_t_frames13, d_focus, frames_t_frames13, d_focus_t_frames13)
          }
          // gradient of Alignment.rnn:48–49: weights, focus = …
          Pointwise.compute_d_weights_d_weights(
            count: framesSteps &* batch, d_focus2, focus_exp3, d_weights, weights3, d_weights2, d_weights3)
          // gradient of Alignment.rnn:48: weights = softmax(v · keys + 0.5 * total, over: memory)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 1, source: d_weights3, sourceStepStride: batch, sourceStride: 1,
            destination: d_weights4, destinationStride: 1)
          // gradient of Alignment.rnn:43, 48: total, weights = …
          for t_frames14 in 0..<framesSteps {
            let d_weights_t_frames14: MutableFloats = d_weights2 + t_frames14 &* batch
            let weights_t_frames14: MutableFloats = weights3 + t_frames14 &* batch
            let d_total_t_frames14: MutableFloats = d_total2 + t_frames14 &* batch
            let d_weights_t_frames14_2: MutableFloats = d_weights5 + t_frames14 &* batch
            let d_total_t_frames14_2: MutableFloats = d_total + t_frames14 &* batch
            Pointwise.compute_d_weights_d_total(
              count: batch, d_weights_t_frames14, d_weights4, weights_t_frames14, d_total_t_frames14,
              d_weights_t_frames14_2, d_total_t_frames14_2)
          }
          // gradient of Alignment.rnn:47–48: keys, weights = …
          Pointwise.compute_d_weights_d_keys(
            rows: framesSteps &* batch, d_weights5, keys, decoder_v, d_keys, sum, d_weights6, d_keys2)
          // gradient of Alignment.rnn:48: weights = softmax(v · keys + 0.5 * total, over: memory)
          Kernel.columnSum(
            rows: framesSteps &* batch, width: 5, source: d_weights6, sourceStride: 5, destination: d_v,
            totals: shard.totals(of: d_v))
          // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 5, source: d_keys2, sourceStepStride: batch &* 5, sourceStride: 5,
            destination: d_gates_t4, destinationStride: 10)
          // gradient of Alignment.rnn:47, 52: keys, h' = …
          Kernel.product(
            rows: batch, k: 10, n: 5, input: d_gates_t4, inputStride: 10, packed: gates_weights_packed2,
            destination: d_gates2, destinationStride: 5, bias: nil, turn: t4)
          // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
          Kernel.outerSum(
            rows: framesSteps &* batch, m: 5, n: 2, left: d_keys2, leftStride: 5, right: coverage_t4Next,
            rightStride: 2, destination: d_U, destinationRowStride: 2, leftSum: nil, totals: shard.totals(toMove: d_U))
          Kernel.product(
            rows: framesSteps &* batch, k: 5, n: 2, input: d_keys2, inputStride: 5, packed: decoder_U_packed3,
            destination: d_keys3, destinationStride: 2, bias: nil, turn: t4)
          // gradient of Alignment.rnn:43: state coverage: [2] along memory
          Pointwise.compute_d_coverage(
            rows: framesSteps &* batch, d_coverageNext2, d_totalNext3, d_coverageNext, d_keys3, d_coverage)
          // gradient of Alignment.rnn:43: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext, d_gates2, d_h)
        }
        // gradient of Alignment.rnn:63: again = scan reversed decoder over marks with (memory: frames, goal: goal…
        Kernel.copy(
          rows: framesSteps &* batch, width: 5, source: sum, sourceStride: 5, destination: sum_final,
          destinationStride: 5)
        // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 5, n: 3, left: d_gates + 5, leftStride: 10, right: output2 + 5, rightStride: 8,
          destination: d_W, destinationRowStride: 3, leftSum: nil, totals: shard.totals(toMove: d_W))
        // gradient of Alignment.rnn:47, 52: keys, h' = …
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 10, n: 5, left: d_gates, leftStride: 10, right: h2 + batch &* 5, rightStride: 5,
          destination: d_gates_weights, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: d_gates_weights))
        // gradient of Alignment.rnn:62: first = scan decoder over marks with (memory: frames, goal: goal)
        Kernel.zero(rows: batch, width: 5, destination: d_h2, destinationStride: 5)
        Kernel.zero(rows: framesSteps &* batch, width: 2, destination: d_coverage2, destinationStride: 2)
        Kernel.zero(rows: framesSteps &* batch, width: 1, destination: d_total3, destinationStride: 1)
        Kernel.zero(rows: framesSteps &* batch, width: 5, destination: sum2, destinationStride: 5)
        for done2 in 0..<marksSteps {
          let t5: Swift::Int = marksSteps &- 1 &- done2
          let coverage_t5: MutableFloats = coverage + t5 &* framesSteps &* batch &* 2
          let keys_slice_t5: MutableFloats = keys_slice + t5 &* batch &* 5
          let marks_mask_t5: MutableFloats = marks_mask + t5 &* batch
          let total_t5: MutableFloats = total + t5 &* framesSteps &* batch
          let coverageNext_sum_t5: MutableFloats = coverageNext_sum + t5 &* batch
          let d_prediction_t5: MutableFloats = d_prediction2 + t5 &* batch &* 16
          let output_t5: MutableFloats = output3 + t5 &* batch &* 8
          let d_gates_t5: MutableFloats = d_gates3 + t5 &* batch &* 10
          // keys = relu(U · [memory, coverage, h])  (Alignment.rnn:47)
          Kernel.product(
            rows: framesSteps &* batch, k: 2, n: 5, input: coverage_t5, inputStride: 2, packed: decoder_U_packed2,
            destination: keys_product5, destinationStride: 5, bias: nil, turn: t5)
          // keys, weights = …  (Alignment.rnn:47–48); with the gradient of Alignment.rnn:47
          for t_frames15 in 0..<framesSteps {
            let keys_product_t_frames15: MutableFloats = keys_product + t_frames15 &* batch &* 5
            let keys_product_t_frames15_2: MutableFloats = keys_product5 + t_frames15 &* batch &* 5
            let keys_t_frames15: MutableFloats = keys2 + t_frames15 &* batch &* 5
            let d_keys_t_frames15: MutableFloats = d_keys4 + t_frames15 &* batch &* 5
            let weights_sum_t_frames15: MutableFloats = weights_sum4 + t_frames15 &* batch
            Pointwise.compute_keys_d_keys(
              rows: batch, keys_product_t_frames15, keys_product_t_frames15_2, keys_slice_t5, decoder_v,
              keys_t_frames15, d_keys_t_frames15, weights_sum_t_frames15)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48); with the gradient of Alignment.rnn:51
          for t_frames16 in 0..<framesSteps {
            let total_t_frames16: MutableFloats = total + t5 &* framesSteps &* batch + t_frames16 &* batch
            let weights_sum_t_frames16: MutableFloats = weights_sum4 + t_frames16 &* batch
            let d_total_t_frames16: MutableFloats = d_total3 + t_frames16 &* batch
            let weights_add_t_frames16: MutableFloats = weights_add4 + t_frames16 &* batch
            let d_totalNext_t_frames16: MutableFloats = d_totalNext4 + t_frames16 &* batch
            let d_totalNext_t_frames16_2: MutableFloats = d_totalNext5 + t_frames16 &* batch
            Pointwise.compute_weights_add_d_totalNext(
              count: batch, total_t_frames16, weights_sum_t_frames16, marks_mask_t5, d_total_t_frames16,
              weights_add_t_frames16, d_totalNext_t_frames16, d_totalNext_t_frames16_2)
          }
          // weights = softmax(v · keys + 0.5 * total, over: memory)  (Alignment.rnn:48)
          Kernel.timeSoftmax(
            steps: framesSteps, batch: batch, width: 1, source: weights_add4, sourceStepStride: batch, sourceStride: 1,
            mask: frames_mask, maskStepStride: batch, maskStride: 1, destination: weights4,
            destinationStepStride: batch, destinationStride: 1)
          // focus, total' = …  (Alignment.rnn:49, 51)
          Pointwise.compute_totalNext_add_focus_exp(
            count: framesSteps &* batch, totalNext_sum, weights4, total_t5, totalNext_add4, focus_exp4)
          // total' = tanh(total + sum(memory * size(x)) * weights - sum(coverage))  (Alignment.rnn:51); with the gradient of Alignment.rnn:50
          for t_frames17 in 0..<framesSteps {
            let d_coverage_t_frames17: MutableFloats = d_coverage2 + t_frames17 &* batch &* 2
            let coverage_t_frames17: MutableFloats = coverage + t5 &* framesSteps &* batch &* 2
              + t_frames17 &* batch &* 2
            let d_coverageNext_t_frames17: MutableFloats = d_coverageNext3 + t_frames17 &* batch &* 2
            let d_coverageNext_t_frames17_2: MutableFloats = d_coverageNext4 + t_frames17 &* batch &* 2
            let totalNext_sum_t_frames17: MutableFloats = totalNext_sum5 + t_frames17 &* batch
            Pointwise.compute_d_coverageNext_d_coverageNext(
              rows: batch, marks_mask_t5, d_coverage_t_frames17, coverage_t_frames17, d_coverageNext_t_frames17,
              d_coverageNext_t_frames17_2, totalNext_sum_t_frames17)
          }
          // gradient of Alignment.rnn:43, 48, 50–51: total, weights, coverage', total' = …; with Alignment.rnn:51
          for t_frames18 in 0..<framesSteps {
            let totalNext_add_t_frames18: MutableFloats = totalNext_add4 + t_frames18 &* batch
            let totalNext_sum_t_frames18: MutableFloats = totalNext_sum5 + t_frames18 &* batch
            let d_totalNext_t_frames18: MutableFloats = d_totalNext4 + t_frames18 &* batch
            let totalNext_sum_t_frames18_2: MutableFloats = totalNext_sum + t_frames18 &* batch
            let d_coverageNext_t_frames18: MutableFloats = d_coverageNext3 + t_frames18 &* batch &* 2
            let d_totalNext_t_frames18_2: MutableFloats = d_totalNext5 + t_frames18 &* batch
            let d_totalNext_t_frames18_3: MutableFloats = d_totalNext6 + t_frames18 &* batch
            let d_weights_t_frames18: MutableFloats = d_weights7 + t_frames18 &* batch
            let d_total_t_frames18: MutableFloats = d_total4 + t_frames18 &* batch
            Pointwise.compute_d_totalNext_d_weights(
              rows: batch, totalNext_add_t_frames18, totalNext_sum_t_frames18, d_totalNext_t_frames18,
              totalNext_sum_t_frames18_2, d_coverageNext_t_frames18, coverageNext_sum_t5, d_totalNext_t_frames18_2,
              d_totalNext_t_frames18_3, d_weights_t_frames18, d_total_t_frames18)
          }
          // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
          Pointwise.compute_d_hNext_d_gates2(
            rows: batch, marks_mask_t5, d_h2, d_prediction_t5, output_t5, d_hNext3, d_gates_t5)
          Kernel.product(
            rows: batch, k: 5, n: 3, input: d_gates_t5 + 5, inputStride: 10, packed: decoder_W_packed4,
            destination: d_hNext4, destinationStride: 3, bias: nil, turn: t5)
          // gradient of Alignment.rnn:49: focus = mean(exp(-weights) * memory, over: memory)
          Pointwise.compute_d_focus3(rows: batch, d_prediction_t5, d_hNext4, focus_maximum, d_focus3)
          for t_frames19 in 0..<framesSteps {
            let frames_mask_t_frames19: MutableFloats = frames_mask + t_frames19 &* batch
            let frames_t_frames19: MutableFloats = frames + t_frames19 &* batch &* 3
            let d_focus_t_frames19: MutableFloats = d_focus4 + t_frames19 &* batch
            Pointwise.compute_d_focus2(
              rows: batch, frames_mask_t_frames19, d_focus3, frames_t_frames19, d_focus_t_frames19)
          }
          // gradient of Alignment.rnn:48–49: weights, focus = …
          Pointwise.compute_d_weights_d_weights(
            count: framesSteps &* batch, d_focus4, focus_exp4, d_weights7, weights4, d_weights8, d_weights9)
          // gradient of Alignment.rnn:48: weights = softmax(v · keys + 0.5 * total, over: memory)
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 1, source: d_weights9, sourceStepStride: batch, sourceStride: 1,
            destination: d_weights10, destinationStride: 1)
          // gradient of Alignment.rnn:43, 48: total, weights = …
          for t_frames20 in 0..<framesSteps {
            let d_weights_t_frames20: MutableFloats = d_weights8 + t_frames20 &* batch
            let weights_t_frames20: MutableFloats = weights4 + t_frames20 &* batch
            let d_total_t_frames20: MutableFloats = d_total4 + t_frames20 &* batch
            let d_weights_t_frames20_2: MutableFloats = d_weights11 + t_frames20 &* batch
            let d_total_t_frames20_2: MutableFloats = d_total3 + t_frames20 &* batch
            Pointwise.compute_d_weights_d_total(
              count: batch, d_weights_t_frames20, d_weights10, weights_t_frames20, d_total_t_frames20,
              d_weights_t_frames20_2, d_total_t_frames20_2)
          }
          // gradient of Alignment.rnn:47–48: keys, weights = …
          Pointwise.compute_d_weights_d_keys(
            rows: framesSteps &* batch, d_weights11, keys2, decoder_v, d_keys4, sum2, d_weights12, d_keys5)
          // gradient of Alignment.rnn:48: weights = softmax(v · keys + 0.5 * total, over: memory)
          Kernel.columnSum(
            rows: framesSteps &* batch, width: 5, source: d_weights12, sourceStride: 5, destination: d_v2,
            totals: shard.totals(of: d_v2))
          // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
          Kernel.timeSum(
            steps: framesSteps, batch: batch, width: 5, source: d_keys5, sourceStepStride: batch &* 5, sourceStride: 5,
            destination: d_gates_t5, destinationStride: 10)
          // gradient of Alignment.rnn:47, 52: keys, h' = …
          Kernel.product(
            rows: batch, k: 10, n: 5, input: d_gates_t5, inputStride: 10, packed: gates_weights_packed2,
            destination: d_gates4, destinationStride: 5, bias: nil, turn: t5)
          // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
          Kernel.outerSum(
            rows: framesSteps &* batch, m: 5, n: 2, left: d_keys5, leftStride: 5, right: coverage_t5, rightStride: 2,
            destination: d_U2, destinationRowStride: 2, leftSum: nil, totals: shard.totals(toMove: d_U2))
          Kernel.product(
            rows: framesSteps &* batch, k: 5, n: 2, input: d_keys5, inputStride: 5, packed: decoder_U_packed3,
            destination: d_keys6, destinationStride: 2, bias: nil, turn: t5)
          // gradient of Alignment.rnn:43: state coverage: [2] along memory
          Pointwise.compute_d_coverage(
            rows: framesSteps &* batch, d_coverageNext4, d_totalNext6, d_coverageNext3, d_keys6, d_coverage2)
          // gradient of Alignment.rnn:43: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext3, d_gates4, d_h2)
        }
        // gradient of Alignment.rnn:62: first = scan decoder over marks with (memory: frames, goal: goal)
        Kernel.copy(
          rows: framesSteps &* batch, width: 5, source: sum2, sourceStride: 5, destination: sum_final2,
          destinationStride: 5)
        // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 5, n: 3, left: d_gates3 + 5, leftStride: 10, right: output3 + 5, rightStride: 8,
          destination: d_W2, destinationRowStride: 3, leftSum: nil, totals: shard.totals(toMove: d_W2))
        // gradient of Alignment.rnn:47, 52: keys, h' = …
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 10, n: 5, left: d_gates3, leftStride: 10, right: h, rightStride: 5,
          destination: d_gates_weights2, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: d_gates_weights2))
        // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
        Pointwise.compute_d_hNext(rows: marksSteps &* batch, d_gates, d_gates3, d_hNext5)
        Kernel.timeSum(
          steps: marksSteps, batch: batch, width: 5, source: d_hNext5, sourceStepStride: batch &* 5, sourceStride: 5,
          destination: d_hNext6, destinationStride: 5)
        Kernel.outerSum(
          rows: batch, m: 5, n: 3, left: d_hNext6, leftStride: 5, right: hNext_subtract, rightStride: 3,
          destination: gradient_decoder_W, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoder_W))
        Kernel.outerSum(
          rows: marksSteps &* batch, m: 5, n: 2, left: d_hNext5, leftStride: 5, right: marks, rightStride: 2,
          destination: gradient_decoder_W2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoder_W2))
        // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
        Pointwise.compute_d_keys(count: framesSteps &* batch &* 5, sum_final, sum_final2, d_keys7)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 5, n: 3, left: d_keys7, leftStride: 5, right: frames, rightStride: 3,
          destination: gradient_decoder_U, destinationRowStride: 10, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoder_U))
        // The state 'first.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_decoder_W: [65]
        let gradient_decoder_W: MutableFloats = shard.gradients
        // gradient_decoder_U: [50]
        let gradient_decoder_U: MutableFloats = shard.gradients + 80
        // gradient_decoder_v: [5]
        let gradient_decoder_v: MutableFloats = shard.gradients + 144
        // marks_count: [1]
        let marks_count: Floats = shard.count(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_v: [5]
        let d_v: MutableFloats = shard.sums + 16
        // d_U: [10]
        let d_U: MutableFloats = shard.sums + 32
        // d_W: [15]
        let d_W: MutableFloats = shard.sums + 48
        // d_gates_weights: [50]
        let d_gates_weights: MutableFloats = shard.sums + 64
        // d_v2: [5]
        let d_v2: MutableFloats = shard.sums + 128
        // d_U2: [10]
        let d_U2: MutableFloats = shard.sums + 144
        // d_W2: [15]
        let d_W2: MutableFloats = shard.sums + 160
        // d_gates_weights2: [50]
        let d_gates_weights2: MutableFloats = shard.sums + 176
        // loss: [1]
        let loss: MutableFloats = shard.sums + 240
        // d_gates_weights3: [50]
        let d_gates_weights3: MutableFloats = shard.sums + 256
        // d_W3: [15]
        let d_W3: MutableFloats = shard.sums + 320
        // d_U3: [10]
        let d_U3: MutableFloats = shard.sums + 336
        // loss meanSquaredError(prediction, wanted)  (Alignment.rnn:67)
        Pointwise.compute_loss(loss_sum, marks_count, loss)
        // Gradients into place.
        // gradient of Alignment.rnn:47, 52: keys, h' = …
        Pointwise.compute_d_gates_weights(d_gates_weights, d_gates_weights2, d_gates_weights3)
        // gradient of Alignment.rnn:52: h' = tanh(W · [h, x, focus, memory.last - memory.first * mean(goal)])
        Pointwise.compute_d_W(d_W, d_W2, d_W3)
        // gradient of Alignment.rnn:47: keys = relu(U · [memory, coverage, h])
        Pointwise.compute_d_U(d_U, d_U2, d_U3)
        // gradient of Alignment.rnn:46: param v: [hidden]
        Pointwise.compute_gradient_decoder_v(d_v, d_v2, gradient_decoder_v)
        // gradient of Alignment.rnn:45: param U: [hidden, size(memory) + 2 + hidden]
        Kernel.copyMatrix(
          rows: 5, columns: 2, source: d_U3, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gradient_decoder_U + 3, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: d_gates_weights3, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gradient_decoder_U + 5, destinationRowStride: 10, destinationColumnStride: 1)
        // gradient of Alignment.rnn:44: param W: [hidden, hidden + size(x) + 2 * size(memory)]
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: d_gates_weights3 + 25, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gradient_decoder_W, destinationRowStride: 13, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: d_W3, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gradient_decoder_W + 7, destinationRowStride: 13, destinationColumnStride: 1)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_focus_maximum(count: Swift::Int, _ focus_sum: Floats, _ focus_maximum: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let focus_sum_x: Vector = Lanes.load(focus_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(focus_sum_x, v)
          Lanes.store(v2, focus_maximum + column, count: lanes)
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
      static func compute_totalNext_sum_frames(
        rows: Swift::Int, _ frames2: Floats, _ totalNext_sum: MutableFloats, _ again_sum: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let frames2Row: Floats = frames2 + row &* 3
          let totalNext_sumRow: MutableFloats = totalNext_sum + row
          let again_sumRow: MutableFloats = again_sum + row
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let frames: Vector = Lanes.load(frames2Row, count: 3)
          let v2: Vector = Lanes.multiply(frames, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 3, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(frames, from: 3, 0))
          totalNext_sumRow[0] = Lanes.sum(sum2)
          again_sumRow[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_goal(rows: Swift::Int, _ goal2: Floats, _ hNext_sum: MutableFloats) {
        for row in 0..<rows {
          let goal2Row: Floats = goal2 + row &* 4
          let hNext_sumRow: MutableFloats = hNext_sum + row
          var sum2: Vector = Vector()
          let goal: Vector = Lanes.load(goal2Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(goal, from: 4, 0))
          hNext_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_multiply(count: Swift::Int, _ hNext_sum: Floats, _ hNext_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.25)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hNext_sum_x: Vector = Lanes.load(hNext_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(hNext_sum_x, v)
          Lanes.store(v2, hNext_multiply + column, count: lanes)
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
      static func compute_hNext_subtract(
        rows: Swift::Int, _ hNext_at: Floats, _ hNext_multiply: Floats, _ hNext_at2: Floats,
        _ hNext_subtract: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_atRow: Floats = hNext_at + row &* 3
          let hNext_multiplyRow: Floats = hNext_multiply + row
          let hNext_at2Row: Floats = hNext_at2 + row &* 3
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 3
          let hNext_multiply_x: Vector = Lanes.broadcast(hNext_multiplyRow[0])
          let hNext_at_x: Vector = Lanes.load(hNext_atRow, count: 3)
          let hNext_at_x2: Vector = Lanes.load(hNext_at2Row, count: 3)
          let v2: Vector = Lanes.fma(Lanes.negate(hNext_at_x), hNext_multiply_x, hNext_at_x2)
          Lanes.store(v2, hNext_subtractRow, count: 3)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext_product2: Floats, _ output: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext_product2Row: Floats = hNext_product2 + row &* 5
          let outputRow: MutableFloats = output + row &* 8
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext_product_x2: Vector = Lanes.load(hNext_product2Row, count: 5)
          let hNext: Vector = Lanes.add(hNext_product_x, hNext_product_x2)
          Lanes.store(hNext, outputRow, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_weights_sum(
        rows: Swift::Int, _ keys_product: Floats, _ keys_product2: Floats, _ gates: Floats, _ decoder_v: Floats,
        _ weights_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let keys_productRow: Floats = keys_product + row &* 5
          let keys_product2Row: Floats = keys_product2 + row &* 5
          let gatesRow: Floats = gates + row &* 10
          let decoder_vRow: Floats = decoder_v
          let weights_sumRow: MutableFloats = weights_sum + row
          var sum2: Vector = Vector()
          let keys_product_x: Vector = Lanes.load(keys_productRow, count: 5)
          let keys_product_x2: Vector = Lanes.load(keys_product2Row, count: 5)
          let v: Vector = Lanes.add(keys_product_x, keys_product_x2)
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let v2: Vector = Lanes.add(v, gates_x)
          let keys: Vector = Lanes.relu(v2)
          let v3: Vector = Lanes.load(decoder_vRow, count: 5)
          let v4: Vector = Lanes.multiply(v3, keys)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 5, 0))
          weights_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_weights_add(
        count: Swift::Int, _ total2: Floats, _ weights_sum: Floats, _ weights_add: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let weights_sum_x: Vector = Lanes.load(weights_sum + column, count: lanes)
          let v3: Vector = Lanes.fma(v, total, weights_sum_x)
          Lanes.store(v3, weights_add + column, count: lanes)
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
      static func compute_focus_exp_totalNext_add(
        count: Swift::Int, _ weights2: Floats, _ totalNext_sum: Floats, _ total2: Floats, _ focus_exp: MutableFloats,
        _ totalNext_add: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let v: Vector = Lanes.negate(weights)
          let v2: Vector = Lanes.exp(v)
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sum + column, count: lanes)
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let v4: Vector = Lanes.fma(totalNext_sum_x, weights, total)
          Lanes.store(v2, focus_exp + column, count: lanes)
          Lanes.store(v4, totalNext_add + column, count: lanes)
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
      static func compute_focus_select(
        rows: Swift::Int, _ focus_exp: Floats, _ frames2: Floats, _ frames_mask: Floats, _ focus_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let focus_expRow: Floats = focus_exp + row
          let frames2Row: Floats = frames2 + row &* 3
          let frames_maskRow: Floats = frames_mask + row
          let focus_selectRow: MutableFloats = focus_select + row &* 3
          let focus_exp_x: Vector = Lanes.broadcast(focus_expRow[0])
          let frames_mask_x: Vector = Lanes.broadcast(frames_maskRow[0])
          let frames: Vector = Lanes.load(frames2Row, count: 3)
          let v: Vector = Lanes.multiply(focus_exp_x, frames)
          let v3: Vector = Lanes.select(frames_mask_x, v, v2)
          Lanes.store(v3, focus_selectRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_focus(
        rows: Swift::Int, _ focus_sum: Floats, _ focus_maximum: Floats, _ output: MutableFloats
      ) {
        for row in 0..<rows {
          let focus_sumRow: Floats = focus_sum + row &* 3
          let focus_maximumRow: Floats = focus_maximum + row
          let outputRow: MutableFloats = output + row &* 8
          let focus_maximum_x: Vector = Lanes.broadcast(focus_maximumRow[0])
          let focus_sum_x: Vector = Lanes.load(focus_sumRow, count: 3)
          let focus: Vector = Lanes.divide(focus_sum_x, focus_maximum_x)
          Lanes.store(focus, outputRow + 5, count: 3)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_x(rows: Swift::Int, _ marks: Floats, _ coverageNext_sum: MutableFloats) {
        for row in 0..<rows {
          let marksRow: Floats = marks + row &* 2
          let coverageNext_sumRow: MutableFloats = coverageNext_sum + row
          var sum2: Vector = Vector()
          let x: Vector = Lanes.load(marksRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(x, from: 2, 0))
          coverageNext_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_coverageNext_multiply(
        count: Swift::Int, _ weights2: Floats, _ coverageNext_sum: Floats, _ coverageNext_multiply: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let coverageNext_sum_x: Vector = Lanes.load(coverageNext_sum + column, count: lanes)
          let v: Vector = Lanes.multiply(weights, coverageNext_sum_x)
          Lanes.store(v, coverageNext_multiply + column, count: lanes)
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
      static func compute_coverage_coverage(
        rows: Swift::Int, _ coverage2: MutableFloats, _ coverageNext_concatenate: Floats, _ marks_mask: Floats,
        _ totalNext_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let coverage2Row: MutableFloats = coverage2 + row &* 2
          let coverageNext_concatenateRow: Floats = coverageNext_concatenate + row &* 2
          let marks_maskRow: Floats = marks_mask + row
          let totalNext_sumRow: MutableFloats = totalNext_sum + row
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          var sum2: Vector = Vector()
          let coverage: Vector = Lanes.load(coverage2Row, count: 2)
          let coverageNext_concatenate_x: Vector = Lanes.load(coverageNext_concatenateRow, count: 2)
          let coverageNext: Vector = Lanes.add(coverage, coverageNext_concatenate_x)
          let v: Vector = Lanes.select(mask, coverageNext, coverage)
          Lanes.store(v, coverage2Row, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(coverage, from: 2, 0))
          totalNext_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_total(
        count: Swift::Int, _ totalNext_add: Floats, _ totalNext_sum: Floats, _ marks_mask: Floats,
        _ total2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let totalNext_add_x: Vector = Lanes.load(totalNext_add + column, count: lanes)
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sum + column, count: lanes)
          let v: Vector = Lanes.subtract(totalNext_add_x, totalNext_sum_x)
          let totalNext: Vector = Lanes.quickTanh(v)
          let mask: Vector = Lanes.load(marks_mask + column, count: lanes)
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, totalNext, total)
          Lanes.store(v2, total2 + column, count: lanes)
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
      static func compute_hNext_h(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: Floats, _ marks_mask: Floats,
        _ h2: MutableFloats, _ output2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: Floats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let output2Row: MutableFloats = output2 + row &* 8
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, output2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_again_spread(count: Swift::Int, _ again_spread: MutableFloats) {
        let v: Vector = Lanes.broadcast(-1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, again_spread + column, count: lanes)
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
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: MutableFloats, _ marks_mask: Floats,
        _ h2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: MutableFloats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.quickTanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, outputRow, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_covered_select(
        rows: Swift::Int, _ frames_mask: Floats, _ coverage_final: Floats, _ covered_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let frames_maskRow: Floats = frames_mask + row
          let coverage_finalRow: Floats = coverage_final + row &* 2
          let covered_selectRow: MutableFloats = covered_select + row &* 2
          let frames_mask_x: Vector = Lanes.broadcast(frames_maskRow[0])
          let first_coverage: Vector = Lanes.load(coverage_finalRow, count: 2)
          let v2: Vector = Lanes.select(frames_mask_x, first_coverage, v)
          Lanes.store(v2, covered_selectRow, count: 2)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_covered(
        rows: Swift::Int, _ covered_sum: Floats, _ focus_maximum: Floats, _ covered: MutableFloats
      ) {
        for row in 0..<rows {
          let covered_sumRow: Floats = covered_sum + row &* 2
          let focus_maximumRow: Floats = focus_maximum + row
          let coveredRow: MutableFloats = covered + row &* 2
          let focus_maximum_x: Vector = Lanes.broadcast(focus_maximumRow[0])
          let covered_sum_x: Vector = Lanes.load(covered_sumRow, count: 2)
          let v: Vector = Lanes.divide(covered_sum_x, focus_maximum_x)
          Lanes.store(v, coveredRow, count: 2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_total2(
        count: Swift::Int, _ totalNext_add: Floats, _ totalNext_sum: Floats, _ marks_mask: Floats,
        _ total2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let totalNext_add_x: Vector = Lanes.load(totalNext_add + column, count: lanes)
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sum + column, count: lanes)
          let v: Vector = Lanes.subtract(totalNext_add_x, totalNext_sum_x)
          let totalNext: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(marks_mask + column, count: lanes)
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, totalNext, total)
          Lanes.store(v2, total2 + column, count: lanes)
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
      static func compute_hNext_h3(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: Floats, _ marks_mask: Floats,
        _ h2: MutableFloats, _ output2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: Floats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let output2Row: MutableFloats = output2 + row &* 8
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, output2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h4(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: MutableFloats, _ marks_mask: Floats,
        _ h2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: MutableFloats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, outputRow, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ wanted2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let wanted2Row: Floats = wanted2 + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let wanted: Vector = Lanes.load(wanted2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, wanted)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ marks_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let marks_mask_x: Vector = Lanes.load(marks_mask + column, count: lanes)
          let v4: Vector = Lanes.select(marks_mask_x, v2, v3)
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
      static func compute_loss(_ loss_sum: Floats, _ marks_count: Floats, _ loss2: MutableFloats) {
        let marks_count_x: Vector = Lanes.broadcast(marks_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, marks_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 2.
      @inline(never)
      static func compute_coverage_coverage2(
        rows: Swift::Int, _ coverage2: MutableFloats, _ coverageNext_concatenate: Floats, _ marks_mask: Floats,
        _ coverage3: MutableFloats, _ totalNext_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let coverage2Row: MutableFloats = coverage2 + row &* 2
          let coverageNext_concatenateRow: Floats = coverageNext_concatenate + row &* 2
          let marks_maskRow: Floats = marks_mask + row
          let coverage3Row: MutableFloats = coverage3 + row &* 2
          let totalNext_sumRow: MutableFloats = totalNext_sum + row
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          var sum2: Vector = Vector()
          let coverage: Vector = Lanes.load(coverage2Row, count: 2)
          let coverageNext_concatenate_x: Vector = Lanes.load(coverageNext_concatenateRow, count: 2)
          let coverageNext: Vector = Lanes.add(coverage, coverageNext_concatenate_x)
          let v: Vector = Lanes.select(mask, coverageNext, coverage)
          Lanes.store(v, coverage3Row, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(coverage, from: 2, 0))
          totalNext_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_total3(
        count: Swift::Int, _ totalNext_add: Floats, _ totalNext_sum: Floats, _ marks_mask: Floats,
        _ total2: MutableFloats, _ total3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let totalNext_add_x: Vector = Lanes.load(totalNext_add + column, count: lanes)
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sum + column, count: lanes)
          let v: Vector = Lanes.subtract(totalNext_add_x, totalNext_sum_x)
          let totalNext: Vector = Lanes.tanh(v)
          let mask: Vector = Lanes.load(marks_mask + column, count: lanes)
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let v2: Vector = Lanes.select(mask, totalNext, total)
          Lanes.store(v2, total3 + column, count: lanes)
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
      static func compute_hNext_h5(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: Floats, _ marks_mask: Floats,
        _ h2: MutableFloats, _ output2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: Floats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let output2Row: MutableFloats = output2 + row &* 8
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, output2Row, count: 5)
          Lanes.store(v3, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h6(
        rows: Swift::Int, _ gates: Floats, _ hNext_product: Floats, _ output: MutableFloats, _ marks_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let hNext_productRow: Floats = hNext_product + row &* 5
          let outputRow: MutableFloats = output + row &* 8
          let marks_maskRow: Floats = marks_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let v: Vector = Lanes.add(gates_x, hNext_product_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v2: Vector = Lanes.add(v, hNext)
          let hNext2: Vector = Lanes.tanh(v2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, outputRow, count: 5)
          Lanes.store(v3, h3Row, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ wanted2: Floats, _ loss_subtract: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let wanted2Row: Floats = wanted2 + row &* 2
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let wanted: Vector = Lanes.load(wanted2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, wanted)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ marks_mask: Floats, _ marks_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let marks_count_x: Vector = Lanes.broadcast(marks_count[0])
        let v6: Vector = Lanes.divide(v5, marks_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let marks_mask_x: Vector = Lanes.load(marks_mask + column, count: lanes)
          let v4: Vector = Lanes.select(marks_mask_x, v2, v3)
          let v7: Vector = Lanes.select(marks_mask_x, v6, v3)
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

      /// Rows of 5.
      @inline(never)
      static func compute_keys_d_keys(
        rows: Swift::Int, _ keys_product: Floats, _ keys_product2: Floats, _ keys_slice: Floats, _ decoder_v: Floats,
        _ keys2: MutableFloats, _ d_keys: MutableFloats, _ weights_sum: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let keys_productRow: Floats = keys_product + row &* 5
          let keys_product2Row: Floats = keys_product2 + row &* 5
          let keys_sliceRow: Floats = keys_slice + row &* 5
          let decoder_vRow: Floats = decoder_v
          let keys2Row: MutableFloats = keys2 + row &* 5
          let d_keysRow: MutableFloats = d_keys + row &* 5
          let weights_sumRow: MutableFloats = weights_sum + row
          var sum2: Vector = Vector()
          let keys_product_x: Vector = Lanes.load(keys_productRow, count: 5)
          let keys_product_x2: Vector = Lanes.load(keys_product2Row, count: 5)
          let v: Vector = Lanes.add(keys_product_x, keys_product_x2)
          let keys_slice_x: Vector = Lanes.load(keys_sliceRow, count: 5)
          let v2: Vector = Lanes.add(v, keys_slice_x)
          let keys: Vector = Lanes.relu(v2)
          let v3: Vector = Lanes.load(decoder_vRow, count: 5)
          let v4: Vector = Lanes.multiply(v3, keys)
          let v6: Vector = Lanes.greater(v2, v5)
          Lanes.store(keys, keys2Row, count: 5)
          Lanes.store(v6, d_keysRow, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 5, 0))
          weights_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_weights_add_d_totalNext(
        count: Swift::Int, _ total2: Floats, _ weights_sum: Floats, _ marks_mask: Floats, _ d_total2: Floats,
        _ weights_add: MutableFloats, _ d_totalNext: MutableFloats, _ d_totalNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let weights_sum_x: Vector = Lanes.load(weights_sum + column, count: lanes)
          let v3: Vector = Lanes.fma(v, total, weights_sum_x)
          let mask: Vector = Lanes.load(marks_mask + column, count: lanes)
          let d_total: Vector = Lanes.load(d_total2 + column, count: lanes)
          let v5: Vector = Lanes.select(mask, d_total, v4)
          let v6: Vector = Lanes.select(mask, v4, d_total)
          Lanes.store(v3, weights_add + column, count: lanes)
          Lanes.store(v5, d_totalNext + column, count: lanes)
          Lanes.store(v6, d_totalNext2 + column, count: lanes)
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
      static func compute_totalNext_add_focus_exp(
        count: Swift::Int, _ totalNext_sum: Floats, _ weights2: Floats, _ total2: Floats,
        _ totalNext_add: MutableFloats, _ focus_exp: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sum + column, count: lanes)
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let total: Vector = Lanes.load(total2 + column, count: lanes)
          let v2: Vector = Lanes.fma(totalNext_sum_x, weights, total)
          let v3: Vector = Lanes.negate(weights)
          let v4: Vector = Lanes.exp(v3)
          Lanes.store(v2, totalNext_add + column, count: lanes)
          Lanes.store(v4, focus_exp + column, count: lanes)
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
      static func compute_d_coverageNext_d_coverageNext(
        rows: Swift::Int, _ marks_mask: Floats, _ d_coverage2: Floats, _ coverage2: Floats,
        _ d_coverageNext: MutableFloats, _ d_coverageNext2: MutableFloats, _ totalNext_sum: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let marks_maskRow: Floats = marks_mask + row
          let d_coverage2Row: Floats = d_coverage2 + row &* 2
          let coverage2Row: Floats = coverage2 + row &* 2
          let d_coverageNextRow: MutableFloats = d_coverageNext + row &* 2
          let d_coverageNext2Row: MutableFloats = d_coverageNext2 + row &* 2
          let totalNext_sumRow: MutableFloats = totalNext_sum + row
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          var sum2: Vector = Vector()
          let d_coverage: Vector = Lanes.load(d_coverage2Row, count: 2)
          let v2: Vector = Lanes.select(mask, d_coverage, v)
          let v3: Vector = Lanes.select(mask, v, d_coverage)
          let coverage: Vector = Lanes.load(coverage2Row, count: 2)
          Lanes.store(v2, d_coverageNextRow, count: 2)
          Lanes.store(v3, d_coverageNext2Row, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(coverage, from: 2, 0))
          totalNext_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 1.
      @inline(never)
      static func compute_d_totalNext_d_weights(
        rows: Swift::Int, _ totalNext_add: Floats, _ totalNext_sum: Floats, _ d_totalNext: Floats,
        _ totalNext_sum2: Floats, _ d_coverageNext: Floats, _ coverageNext_sum: Floats, _ d_totalNext2: Floats,
        _ d_totalNext3: MutableFloats, _ d_weights: MutableFloats, _ d_total: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let totalNext_addRow: Floats = totalNext_add + row
          let totalNext_sumRow: Floats = totalNext_sum + row
          let d_totalNextRow: Floats = d_totalNext + row
          let totalNext_sum2Row: Floats = totalNext_sum2 + row
          let d_coverageNextRow: Floats = d_coverageNext + row &* 2
          let coverageNext_sumRow: Floats = coverageNext_sum + row
          let d_totalNext2Row: Floats = d_totalNext2 + row
          let d_totalNext3Row: MutableFloats = d_totalNext3 + row
          let d_weightsRow: MutableFloats = d_weights + row
          let d_totalRow: MutableFloats = d_total + row
          let totalNext_add_x: Vector = Lanes.load(totalNext_addRow, count: 1)
          let totalNext_sum_x: Vector = Lanes.load(totalNext_sumRow, count: 1)
          let v: Vector = Lanes.subtract(totalNext_add_x, totalNext_sum_x)
          let totalNext: Vector = Lanes.tanh(v)
          let v4: Vector = Lanes.fma(Lanes.negate(totalNext), totalNext, v3)
          let d_totalNext_x: Vector = Lanes.load(d_totalNextRow, count: 1)
          let v5: Vector = Lanes.multiply(d_totalNext_x, v4)
          let totalNext_sum_x2: Vector = Lanes.load(totalNext_sum2Row, count: 1)
          let d_coverageNext_x: Vector = Lanes.load(d_coverageNextRow + 1, count: 1)
          let coverageNext_sum_x: Vector = Lanes.load(coverageNext_sumRow, count: 1)
          let d_coverageNext_x2: Vector = Lanes.load(d_coverageNextRow, count: 1)
          let v8: Vector = Lanes.fma(v5, totalNext_sum_x2, d_coverageNext_x2)
          let v9: Vector = Lanes.fma(d_coverageNext_x, coverageNext_sum_x, v8)
          let d_totalNext_x2: Vector = Lanes.load(d_totalNext2Row, count: 1)
          let v10: Vector = Lanes.add(d_totalNext_x2, v5)
          Lanes.store(v5, d_totalNext3Row, count: 1)
          Lanes.store(v9, d_weightsRow, count: 1)
          Lanes.store(v10, d_totalRow, count: 1)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext_d_gates(
        rows: Swift::Int, _ marks_mask: Floats, _ d_h2: Floats, _ d_prediction: Floats, _ output: Floats,
        _ d_hNext: MutableFloats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let marks_maskRow: Floats = marks_mask + row
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_predictionRow: Floats = d_prediction + row &* 16
          let outputRow: Floats = output + row &* 8
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 10
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let v2: Vector = Lanes.select(mask, d_h, v)
          let v3: Vector = Lanes.select(mask, v, d_h)
          let d_prediction_x: Vector = Lanes.load(d_predictionRow + 8, count: 5)
          let v4: Vector = Lanes.add(v2, d_prediction_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v4, v7)
          Lanes.store(v3, d_hNextRow, count: 5)
          Lanes.store(v8, d_gatesRow + 5, count: 5)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_focus(
        rows: Swift::Int, _ d_prediction: Floats, _ d_hNext: Floats, _ focus_maximum: Floats, _ d_focus: MutableFloats
      ) {
        for row in 0..<rows {
          let d_predictionRow: Floats = d_prediction + row &* 16
          let d_hNextRow: Floats = d_hNext + row &* 3
          let focus_maximumRow: Floats = focus_maximum + row
          let d_focusRow: MutableFloats = d_focus + row &* 3
          let focus_maximum_x: Vector = Lanes.broadcast(focus_maximumRow[0])
          let d_prediction_x: Vector = Lanes.load(d_predictionRow + 13, count: 3)
          let d_hNext_x: Vector = Lanes.load(d_hNextRow, count: 3)
          let v: Vector = Lanes.add(d_prediction_x, d_hNext_x)
          let v2: Vector = Lanes.divide(v, focus_maximum_x)
          Lanes.store(v2, d_focusRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_focus2(
        rows: Swift::Int, _ frames_mask: Floats, _ d_focus: Floats, _ frames2: Floats, _ d_focus2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let frames_maskRow: Floats = frames_mask + row
          let d_focusRow: Floats = d_focus + row &* 3
          let frames2Row: Floats = frames2 + row &* 3
          let d_focus2Row: MutableFloats = d_focus2 + row
          let frames_mask_x: Vector = Lanes.broadcast(frames_maskRow[0])
          var sum2: Vector = Vector()
          let d_focus_x: Vector = Lanes.load(d_focusRow, count: 3)
          let v2: Vector = Lanes.select(frames_mask_x, d_focus_x, v)
          let frames: Vector = Lanes.load(frames2Row, count: 3)
          let v3: Vector = Lanes.multiply(v2, frames)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 3, 0))
          d_focus2Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_weights_d_weights(
        count: Swift::Int, _ d_focus: Floats, _ focus_exp: Floats, _ d_weights: Floats, _ weights2: Floats,
        _ d_weights2: MutableFloats, _ d_weights3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_focus_x: Vector = Lanes.load(d_focus + column, count: lanes)
          let focus_exp_x: Vector = Lanes.load(focus_exp + column, count: lanes)
          let d_weights_x: Vector = Lanes.load(d_weights + column, count: lanes)
          let v2: Vector = Lanes.fma(Lanes.negate(d_focus_x), focus_exp_x, d_weights_x)
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let v3: Vector = Lanes.multiply(v2, weights)
          Lanes.store(v2, d_weights2 + column, count: lanes)
          Lanes.store(v3, d_weights3 + column, count: lanes)
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
      static func compute_d_weights_d_total(
        count: Swift::Int, _ d_weights: Floats, _ d_weights2: Floats, _ weights2: Floats, _ d_total: Floats,
        _ d_weights3: MutableFloats, _ d_total2: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_weights_x: Vector = Lanes.load(d_weights + column, count: lanes)
          let d_weights_x2: Vector = Lanes.load(d_weights2 + column, count: lanes)
          let v: Vector = Lanes.subtract(d_weights_x, d_weights_x2)
          let weights: Vector = Lanes.load(weights2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(weights, v)
          let d_total_x: Vector = Lanes.load(d_total + column, count: lanes)
          let v5: Vector = Lanes.fma(v2, v3, d_total_x)
          Lanes.store(v2, d_weights3 + column, count: lanes)
          Lanes.store(v5, d_total2 + column, count: lanes)
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
      static func compute_d_weights_d_keys(
        rows: Swift::Int, _ d_weights: Floats, _ keys2: Floats, _ decoder_v: Floats, _ d_keys: Floats,
        _ sum3: MutableFloats, _ d_weights2: MutableFloats, _ d_keys2: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_weightsRow: Floats = d_weights + row
          let keys2Row: Floats = keys2 + row &* 5
          let decoder_vRow: Floats = decoder_v
          let d_keysRow: Floats = d_keys + row &* 5
          let sum3Row: MutableFloats = sum3 + row &* 5
          let d_weights2Row: MutableFloats = d_weights2 + row &* 5
          let d_keys2Row: MutableFloats = d_keys2 + row &* 5
          let d_weights_x: Vector = Lanes.broadcast(d_weightsRow[0])
          let keys: Vector = Lanes.load(keys2Row, count: 5)
          let v: Vector = Lanes.multiply(d_weights_x, keys)
          let v2: Vector = Lanes.load(decoder_vRow, count: 5)
          let v3: Vector = Lanes.multiply(d_weights_x, v2)
          let d_keys_x: Vector = Lanes.load(d_keysRow, count: 5)
          let v5: Vector = Lanes.select(d_keys_x, v3, v4)
          let sum2: Vector = Lanes.load(sum3Row, count: 5)
          let v6: Vector = Lanes.add(sum2, v5)
          Lanes.store(v, d_weights2Row, count: 5)
          Lanes.store(v5, d_keys2Row, count: 5)
          Lanes.store(v6, sum3Row, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_d_coverage(
        rows: Swift::Int, _ d_coverageNext: Floats, _ d_totalNext: Floats, _ d_coverageNext2: Floats, _ d_keys: Floats,
        _ d_coverage: MutableFloats
      ) {
        for row in 0..<rows {
          let d_coverageNextRow: Floats = d_coverageNext + row &* 2
          let d_totalNextRow: Floats = d_totalNext + row
          let d_coverageNext2Row: Floats = d_coverageNext2 + row &* 2
          let d_keysRow: Floats = d_keys + row &* 2
          let d_coverageRow: MutableFloats = d_coverage + row &* 2
          let d_totalNext_x: Vector = Lanes.broadcast(d_totalNextRow[0])
          let d_coverageNext_x: Vector = Lanes.load(d_coverageNextRow, count: 2)
          let v: Vector = Lanes.subtract(d_coverageNext_x, d_totalNext_x)
          let d_coverageNext_x2: Vector = Lanes.load(d_coverageNext2Row, count: 2)
          let v2: Vector = Lanes.add(v, d_coverageNext_x2)
          let d_keys_x: Vector = Lanes.load(d_keysRow, count: 2)
          let v3: Vector = Lanes.add(v2, d_keys_x)
          Lanes.store(v3, d_coverageRow, count: 2)
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

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext_d_gates2(
        rows: Swift::Int, _ marks_mask: Floats, _ d_h2: Floats, _ d_prediction: Floats, _ output: Floats,
        _ d_hNext: MutableFloats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let marks_maskRow: Floats = marks_mask + row
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_predictionRow: Floats = d_prediction + row &* 16
          let outputRow: Floats = output + row &* 8
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 10
          let mask: Vector = Lanes.broadcast(marks_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let v2: Vector = Lanes.select(mask, d_h, v)
          let v3: Vector = Lanes.select(mask, v, d_h)
          let d_prediction_x: Vector = Lanes.load(d_predictionRow, count: 5)
          let v4: Vector = Lanes.add(v2, d_prediction_x)
          let hNext: Vector = Lanes.load(outputRow, count: 5)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v4, v7)
          Lanes.store(v3, d_hNextRow, count: 5)
          Lanes.store(v8, d_gatesRow + 5, count: 5)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_focus3(
        rows: Swift::Int, _ d_prediction: Floats, _ d_hNext: Floats, _ focus_maximum: Floats, _ d_focus: MutableFloats
      ) {
        for row in 0..<rows {
          let d_predictionRow: Floats = d_prediction + row &* 16
          let d_hNextRow: Floats = d_hNext + row &* 3
          let focus_maximumRow: Floats = focus_maximum + row
          let d_focusRow: MutableFloats = d_focus + row &* 3
          let focus_maximum_x: Vector = Lanes.broadcast(focus_maximumRow[0])
          let d_prediction_x: Vector = Lanes.load(d_predictionRow + 5, count: 3)
          let d_hNext_x: Vector = Lanes.load(d_hNextRow, count: 3)
          let v: Vector = Lanes.add(d_prediction_x, d_hNext_x)
          let v2: Vector = Lanes.divide(v, focus_maximum_x)
          Lanes.store(v2, d_focusRow, count: 3)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext(rows: Swift::Int, _ d_gates: Floats, _ d_gates2: Floats, _ d_hNext: MutableFloats) {
        for row in 0..<rows {
          let d_gatesRow: Floats = d_gates + row &* 10
          let d_gates2Row: Floats = d_gates2 + row &* 10
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 5, count: 5)
          let d_gates_x2: Vector = Lanes.load(d_gates2Row + 5, count: 5)
          let v: Vector = Lanes.add(d_gates_x, d_gates_x2)
          Lanes.store(v, d_hNextRow, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_keys(
        count: Swift::Int, _ sum_final: Floats, _ sum_final2: Floats, _ d_keys: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let sum_final_x: Vector = Lanes.load(sum_final + column, count: lanes)
          let sum_final_x2: Vector = Lanes.load(sum_final2 + column, count: lanes)
          let v: Vector = Lanes.add(sum_final_x, sum_final_x2)
          Lanes.store(v, d_keys + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 50.
      @inline(never)
      static func compute_d_gates_weights(
        _ d_gates_weights: Floats, _ d_gates_weights2: Floats, _ d_gates_weights3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_gates_weights_x: Vector = Lanes.load(d_gates_weights + column, count: lanes)
          let d_gates_weights_x2: Vector = Lanes.load(d_gates_weights2 + column, count: lanes)
          let v: Vector = Lanes.add(d_gates_weights_x, d_gates_weights_x2)
          Lanes.store(v, d_gates_weights3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 50 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 50 &- column)
      }

      /// One row of 15.
      @inline(never)
      static func compute_d_W(_ d_W: Floats, _ d_W2: Floats, _ d_W3: MutableFloats) {
        let d_W_x: Vector = Lanes.load(d_W, count: 15)
        let d_W_x2: Vector = Lanes.load(d_W2, count: 15)
        let v: Vector = Lanes.add(d_W_x, d_W_x2)
        Lanes.store(v, d_W3, count: 15)
      }

      /// One row of 10.
      @inline(never)
      static func compute_d_U(_ d_U: Floats, _ d_U2: Floats, _ d_U3: MutableFloats) {
        let d_U_x: Vector = Lanes.load(d_U, count: 10)
        let d_U_x2: Vector = Lanes.load(d_U2, count: 10)
        let v: Vector = Lanes.add(d_U_x, d_U_x2)
        Lanes.store(v, d_U3, count: 10)
      }

      /// One row of 5.
      @inline(never)
      static func compute_gradient_decoder_v(_ d_v: Floats, _ d_v2: Floats, _ gradient_decoder_v: MutableFloats) {
        let d_v_x: Vector = Lanes.load(d_v, count: 5)
        let d_v_x2: Vector = Lanes.load(d_v2, count: 5)
        let v: Vector = Lanes.add(d_v_x, d_v_x2)
        Lanes.store(v, gradient_decoder_v, count: 5)
      }
    }
  }
}
