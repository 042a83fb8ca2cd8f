// Translator.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// A decoder that starts from what the encoder has read: two time axes.
///
/// - Input `source`: a token in 0..<6 for each step of `source`
/// - Input `given`: a token in 0..<8 for each step of `given`
/// - Target `next`: a token in 0..<8 for each step of `given`
/// - Output `probabilities`: [8] for each step of `given`
public struct Translator: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "encoded.embed.E", shape: [6, 4], offset: 0, initializer: .normal(0.4082482904638631)),
      .init(name: "encoded.Wf", shape: [5, 9], offset: 32, initializer: .glorot),
      .init(name: "encoded.Wi", shape: [5, 9], offset: 80, initializer: .glorot),
      .init(name: "encoded.Wg", shape: [5, 9], offset: 128, initializer: .glorot),
      .init(name: "encoded.Wo", shape: [5, 9], offset: 176, initializer: .glorot),
      .init(name: "encoded.bf", shape: [5], offset: 224, initializer: .constant(1.0)),
      .init(name: "encoded.bi", shape: [5], offset: 240, initializer: .constant(0.0)),
      .init(name: "encoded.bg", shape: [5], offset: 256, initializer: .constant(0.0)),
      .init(name: "encoded.bo", shape: [5], offset: 272, initializer: .constant(0.0)),
      .init(name: "decoded.embed.E", shape: [8, 3], offset: 288, initializer: .normal(0.35355339059327373)),
      .init(name: "decoded.dense.W", shape: [5, 5], offset: 320, initializer: .glorot),
      .init(name: "decoded.dense.b", shape: [5], offset: 352, initializer: .constant(0.0)),
      .init(name: "decoded.Wf", shape: [5, 13], offset: 368, initializer: .glorot),
      .init(name: "decoded.Wi", shape: [5, 13], offset: 448, initializer: .glorot),
      .init(name: "decoded.Wg", shape: [5, 13], offset: 528, initializer: .glorot),
      .init(name: "decoded.Wo", shape: [5, 13], offset: 608, initializer: .glorot),
      .init(name: "decoded.bf", shape: [5], offset: 688, initializer: .constant(1.0)),
      .init(name: "decoded.bi", shape: [5], offset: 704, initializer: .constant(0.0)),
      .init(name: "decoded.bg", shape: [5], offset: 720, initializer: .constant(0.0)),
      .init(name: "decoded.bo", shape: [5], offset: 736, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [8, 5], offset: 752, initializer: .glorot),
      .init(name: "logits.b", shape: [8], offset: 800, initializer: .constant(0.0)),
    ],
    count: 816, preparedCounts: [1392, 2880, 592, 800])

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

extension Translator {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `given` have in common, computed once for an example: `Stream` and `Streams` take it.
  /// - Parameters:
  ///   - source: tokens in 0..<6, [steps].
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
  /// - Parameter given: a token in 0..<8.
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(1, token: given)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(given: Swift::Int, _ stream: Stream) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(1, token: given)
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
  /// - Parameter given: a token in 0..<8 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(given: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(1, given)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    given: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(1, given)
  }
}

// MARK: Whole sequences

extension Translator {
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
    ///   - source: tokens in 0..<6, [batch, steps].
    ///   - given: tokens in 0..<8, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Translator, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
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
        _ model: Translator, _ batch: RNNRuntime::Batch<Translator.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
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

extension Translator {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Translator.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Translator.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [sourceSteps, givenSteps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - source: tokens in 0..<6, [batch, steps].
    ///   - given: tokens in 0..<8, [batch, steps].
    ///   - next: tokens in 0..<8, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Translator, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil,
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
    ///   - source: tokens in 0..<6, [batch, steps].
    ///   - given: tokens in 0..<8, [batch, steps].
    ///   - next: tokens in 0..<8, [batch, steps].
    ///   - sourceLengths: the valid steps of each example; all without.
    ///   - givenLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Translator, source: some Swift::Collection<Swift::Int32>, given: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, sourceLengths: [Swift::Int]? = nil, givenLengths: [Swift::Int]? = nil,
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
        _ model: Translator, _ batch: RNNRuntime::Batch<Translator.Example>, carriesState: Swift::Bool = false
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
        _ model: Translator, _ batch: RNNRuntime::Batch<Translator.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
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
  extension Translator: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<6 for each step of `source`.
      public var source: [Swift::Int32]

      /// Input: a token in 0..<8 for each step of `given`.
      public var given: [Swift::Int32]

      /// Target: a token in 0..<8 for each step of `given`.
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

  extension Translator.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Translator
  }

  extension Translator.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Translator
  }
#endif

// MARK: Code

extension Translator {
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
        inputs: [.init(name: "source", axis: 0, classes: 6), .init(name: "given", axis: 1, classes: 8)],
        outputs: [.init(name: "probabilities", axis: 1, shape: [8])],
        states: [.init(name: "encoded.h", shape: [5]), .init(name: "encoded.c", shape: [5])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: 1, width: 8),
          .init(axis: -1, width: 20), .init(axis: 1, extraSteps: 1, width: 5), .init(axis: 1, width: 20),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [80]
        let gates_weights: MutableFloats = prepared
        // encoded_Wf: [45]
        let encoded_Wf: Floats = parameters + 32
        // encoded_Wi: [45]
        let encoded_Wi: Floats = parameters + 80
        // encoded_Wg: [45]
        let encoded_Wg: Floats = parameters + 128
        // encoded_Wo: [45]
        let encoded_Wo: Floats = parameters + 176
        // gates_weights2: [100]
        let gates_weights2: MutableFloats = prepared + 80
        // gates_weights3: [160]
        let gates_weights3: MutableFloats = prepared + 192
        // decoded_Wf: [65]
        let decoded_Wf: Floats = parameters + 368
        // decoded_Wi: [65]
        let decoded_Wi: Floats = parameters + 448
        // decoded_Wg: [65]
        let decoded_Wg: Floats = parameters + 528
        // decoded_Wo: [65]
        let decoded_Wo: Floats = parameters + 608
        // gates_weights4: [100]
        let gates_weights4: MutableFloats = prepared + 352
        // gates_bias: [20]
        let gates_bias: MutableFloats = prepared + 464
        // encoded_bf: [5]
        let encoded_bf: Floats = parameters + 224
        // encoded_bi: [5]
        let encoded_bi: Floats = parameters + 240
        // encoded_bg: [5]
        let encoded_bg: Floats = parameters + 256
        // encoded_bo: [5]
        let encoded_bo: Floats = parameters + 272
        // gates_bias2: [20]
        let gates_bias2: MutableFloats = prepared + 496
        // decoded_bf: [5]
        let decoded_bf: Floats = parameters + 688
        // decoded_bi: [5]
        let decoded_bi: Floats = parameters + 704
        // decoded_bg: [5]
        let decoded_bg: Floats = parameters + 720
        // decoded_bo: [5]
        let decoded_bo: Floats = parameters + 736
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 528
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 656
        // decoded_dense_W: [25]
        let decoded_dense_W: Floats = parameters + 320
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: MutableFloats = prepared + 816
        // gates_weights_packed3: [256]
        let gates_weights_packed3: MutableFloats = prepared + 896
        // gates_weights_packed4: [160]
        let gates_weights_packed4: MutableFloats = prepared + 1152
        // logits_W: [40]
        let logits_W: Floats = parameters + 752
        // logits_W_packed: [80]
        let logits_W_packed: MutableFloats = prepared + 1312
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wf + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wi + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wg + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wo + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 60, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wf, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wi, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wg, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wo, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wf + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wi + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wg + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 80, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wo + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 120, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wf, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wi, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wg, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wo, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 20, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: decoded_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 8, columnStride: 1, rows: 20, columns: 8, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed4)
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.pack(
          source: logits_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // gates_bias: [20]
        let gates_bias: Floats = shard.prepared + 464
        // gates_bias2: [20]
        let gates_bias2: Floats = shard.prepared + 496
        // decoded_concatenate: [T(given), B, 8], shares memory with logits
        let decoded_concatenate: MutableFloats = shard.floats(6)
        // encoded_gather: [T(source), B, 4]
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [24]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(10)
        // gates: [T(source), B, 20]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // encoded_h: [B, 5]
        let encoded_h: Floats = shard.state(0)
        // c: [B, 5], shares memory with decoded_at, decoded_tanh, c2
        let c: MutableFloats = shard.floats(2)
        // encoded_c: [B, 5]
        let encoded_c: Floats = shard.state(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(12)
        // gates2: [B, 20], shares memory with h_final
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 656
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(4)
        // c_final: [B, 5]
        let c_final: MutableFloats = shard.floats(5)
        // decoded_embed_E: [24]
        let decoded_embed_E: Floats = shard.parameters + 288
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(11)
        // decoded_at: [B, 5], shares memory with c, decoded_tanh, c2
        let decoded_at: MutableFloats = shard.floats(2)
        // decoded_add: [B, 5], shares memory with gates4
        let decoded_add: MutableFloats = shard.floats(7)
        // decoded_dense_b: [5]
        let decoded_dense_b: Floats = shard.parameters + 352
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: Floats = shard.prepared + 816
        // decoded_tanh: [B, 5], shares memory with c, decoded_at, c2
        let decoded_tanh: MutableFloats = shard.floats(2)
        // gates3: [T(given), B, 20], shares memory with probabilities
        let gates3: MutableFloats = shard.floats(9)
        // gates_weights_packed3: [256]
        let gates_weights_packed3: Floats = shard.prepared + 896
        // h2: [T(given) + 1, B, 5]
        let h2: MutableFloats = shard.floats(8)
        // c2: [B, 5], shares memory with c, decoded_at, decoded_tanh
        let c2: MutableFloats = shard.floats(2)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(13)
        // gates4: [B, 20], shares memory with decoded_add
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [160]
        let gates_weights_packed4: Floats = shard.prepared + 1152
        // logits: [T(given), B, 8], shares memory with decoded_concatenate
        let logits: MutableFloats = shard.floats(6)
        // logits_b: [8]
        let logits_b: Floats = shard.parameters + 800
        // logits_W_packed: [80]
        let logits_W_packed: Floats = shard.prepared + 1312
        // probabilities: [T(given), B, 8], shares memory with gates3
        let probabilities: MutableFloats = shard.floats(9)
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 5, source: encoded_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: encoded_c, sourceStride: 5, destination: c, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 20
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 20, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 20, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 20, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t, c, source_mask_t, h_t, h_tNext)
        }
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.copy(
          rows: batch, width: 5, source: h + sourceSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: c, sourceStride: 5, destination: c_final, destinationStride: 5)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_concatenate, destinationStride: 8)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(14), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: decoded_at, destinationStride: 5)
        for t2 in 0..<givenSteps {
          let decoded_concatenate_t2: MutableFloats = decoded_concatenate + t2 &* batch &* 8
          Kernel.copy(
            rows: batch, width: 5, source: decoded_at, sourceStride: 5, destination: decoded_concatenate_t2 + 3,
            destinationStride: 8)
        }
        Kernel.product(
          rows: batch, k: 5, n: 5, input: decoded_at, inputStride: 5, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 5, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh(count: batch &* 5, decoded_add, decoded_tanh)
        Kernel.copy(rows: batch, width: 5, source: decoded_tanh, sourceStride: 5, destination: h2, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: c_final, sourceStride: 5, destination: c2, destinationStride: 5)
        for t3 in 0..<givenSteps {
          let decoded_concatenate_t3: MutableFloats = decoded_concatenate + t3 &* batch &* 8
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 20
          let h_t3: MutableFloats = h2 + t3 &* batch &* 5
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 8, n: 20, input: decoded_concatenate_t3,
              inputStride: 8, packed: gates_weights_packed3, destination: gates_t3, destinationStride: 20,
              bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t3, inputStride: 5, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 20, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c2(rows: batch, gates4, gates_t3, c2, given_mask_t3, h_t3, h_t3Next)
        }
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.product(
          rows: givenSteps &* batch, k: 5, n: 8, input: h2 + batch &* 5, inputStride: 5, packed: logits_W_packed,
          destination: logits, destinationStride: 8, bias: logits_b)
        // output softmax(logits)  (Translator.rnn:11)
        Kernel.softmax(
          rows: givenSteps &* batch, count: 8, width: 8, source: logits, sourceStride: 8, destination: probabilities,
          destinationStride: 8, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: batch &* 8, stride: 8)
        // The state 'encoded.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'encoded.c' after the last step.
        shard.setFinalState(1, c_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, classes: 6), .init(name: "given", axis: 1, classes: 8),
          .init(name: "next", axis: 1, classes: 8),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "encoded.h", shape: [5]), .init(name: "encoded.c", shape: [5])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: 1, width: 8),
          .init(axis: -1, width: 20), .init(axis: 1, extraSteps: 1, width: 5), .init(axis: 1, width: 20),
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
        // gates_bias: [20]
        let gates_bias: Floats = shard.prepared + 464
        // gates_bias2: [20]
        let gates_bias2: Floats = shard.prepared + 496
        // decoded_concatenate: [T(given), B, 8], shares memory with logits, loss_select
        let decoded_concatenate: MutableFloats = shard.floats(6)
        // encoded_gather: [T(source), B, 4]
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [24]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(10)
        // gates: [T(source), B, 20]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // encoded_h: [B, 5]
        let encoded_h: Floats = shard.state(0)
        // c: [B, 5], shares memory with decoded_at, decoded_tanh, c2
        let c: MutableFloats = shard.floats(2)
        // encoded_c: [B, 5]
        let encoded_c: Floats = shard.state(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(13)
        // gates2: [B, 20], shares memory with h_final
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 656
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(4)
        // c_final: [B, 5]
        let c_final: MutableFloats = shard.floats(5)
        // decoded_embed_E: [24]
        let decoded_embed_E: Floats = shard.parameters + 288
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(11)
        // decoded_at: [B, 5], shares memory with c, decoded_tanh, c2
        let decoded_at: MutableFloats = shard.floats(2)
        // decoded_add: [B, 5], shares memory with gates4
        let decoded_add: MutableFloats = shard.floats(7)
        // decoded_dense_b: [5]
        let decoded_dense_b: Floats = shard.parameters + 352
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: Floats = shard.prepared + 816
        // decoded_tanh: [B, 5], shares memory with c, decoded_at, c2
        let decoded_tanh: MutableFloats = shard.floats(2)
        // gates3: [T(given), B, 20], shares memory with loss_crossEntropy
        let gates3: MutableFloats = shard.floats(9)
        // gates_weights_packed3: [256]
        let gates_weights_packed3: Floats = shard.prepared + 896
        // h2: [T(given) + 1, B, 5]
        let h2: MutableFloats = shard.floats(8)
        // c2: [B, 5], shares memory with c, decoded_at, decoded_tanh
        let c2: MutableFloats = shard.floats(2)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(14)
        // gates4: [B, 20], shares memory with decoded_add
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [160]
        let gates_weights_packed4: Floats = shard.prepared + 1152
        // logits: [T(given), B, 8], shares memory with decoded_concatenate, loss_select
        let logits: MutableFloats = shard.floats(6)
        // logits_b: [8]
        let logits_b: Floats = shard.parameters + 800
        // logits_W_packed: [80]
        let logits_W_packed: Floats = shard.prepared + 1312
        // loss_crossEntropy: [T(given), B, 1], shares memory with gates3
        let loss_crossEntropy: MutableFloats = shard.floats(9)
        // next: [T(given), B, 1]
        let next: MutableTokens = shard.tokens(12)
        // loss_select: [T(given), B, 1], shares memory with decoded_concatenate, logits
        let loss_select: MutableFloats = shard.floats(6)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 5, source: encoded_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: encoded_c, sourceStride: 5, destination: c, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 20
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 20, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 20, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 20, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c3(rows: batch, gates2, gates_t, c, source_mask_t, h_t, h_tNext)
        }
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.copy(
          rows: batch, width: 5, source: h + sourceSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: c, sourceStride: 5, destination: c_final, destinationStride: 5)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_concatenate, destinationStride: 8)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(15), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: decoded_at, destinationStride: 5)
        for t2 in 0..<givenSteps {
          let decoded_concatenate_t2: MutableFloats = decoded_concatenate + t2 &* batch &* 8
          Kernel.copy(
            rows: batch, width: 5, source: decoded_at, sourceStride: 5, destination: decoded_concatenate_t2 + 3,
            destinationStride: 8)
        }
        Kernel.product(
          rows: batch, k: 5, n: 5, input: decoded_at, inputStride: 5, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 5, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh2(count: batch &* 5, decoded_add, decoded_tanh)
        Kernel.copy(rows: batch, width: 5, source: decoded_tanh, sourceStride: 5, destination: h2, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: c_final, sourceStride: 5, destination: c2, destinationStride: 5)
        for t3 in 0..<givenSteps {
          let decoded_concatenate_t3: MutableFloats = decoded_concatenate + t3 &* batch &* 8
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 20
          let h_t3: MutableFloats = h2 + t3 &* batch &* 5
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 8, n: 20, input: decoded_concatenate_t3,
              inputStride: 8, packed: gates_weights_packed3, destination: gates_t3, destinationStride: 20,
              bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t3, inputStride: 5, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 20, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c4(rows: batch, gates4, gates_t3, c2, given_mask_t3, h_t3, h_t3Next)
        }
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.product(
          rows: givenSteps &* batch, k: 5, n: 8, input: h2 + batch &* 5, inputStride: 5, packed: logits_W_packed,
          destination: logits, destinationStride: 8, bias: logits_b)
        // loss crossEntropy(logits, next)  (Translator.rnn:12)
        Kernel.crossEntropy(
          rows: givenSteps &* batch, width: 8, logits: logits, logitsStride: 8, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: givenSteps &* batch, given_mask, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // The state 'encoded.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'encoded.c' after the last step.
        shard.setFinalState(1, c_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Translator.rnn:12)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source", "given"],
        inputs: [
          .init(name: "source", axis: 0, classes: 6), .init(name: "given", axis: 1, classes: 8),
          .init(name: "next", axis: 1, classes: 8),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "encoded.h", shape: [5]), .init(name: "encoded.c", shape: [5])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, extraSteps: 1, width: 5),
          .init(axis: 0, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: 1, width: 8),
          .init(axis: -1, width: 5), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 1, extraSteps: 1, width: 5), .init(axis: 1, extraSteps: 1, width: 5), .init(axis: 1, width: 20),
          .init(axis: 1, width: 8), .init(axis: 1, width: 1), .init(axis: 1, width: 8), .init(axis: 1, width: 1),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5),
        ],
        sumsCount: 32, gradientSums: [0..<808], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [80]
        let gates_weights: MutableFloats = prepared
        // encoded_Wf: [45]
        let encoded_Wf: Floats = parameters + 32
        // encoded_Wi: [45]
        let encoded_Wi: Floats = parameters + 80
        // encoded_Wg: [45]
        let encoded_Wg: Floats = parameters + 128
        // encoded_Wo: [45]
        let encoded_Wo: Floats = parameters + 176
        // gates_weights2: [100]
        let gates_weights2: MutableFloats = prepared + 80
        // gates_weights3: [160]
        let gates_weights3: MutableFloats = prepared + 192
        // decoded_Wf: [65]
        let decoded_Wf: Floats = parameters + 368
        // decoded_Wi: [65]
        let decoded_Wi: Floats = parameters + 448
        // decoded_Wg: [65]
        let decoded_Wg: Floats = parameters + 528
        // decoded_Wo: [65]
        let decoded_Wo: Floats = parameters + 608
        // gates_weights4: [100]
        let gates_weights4: MutableFloats = prepared + 352
        // gates_bias: [20]
        let gates_bias: MutableFloats = prepared + 464
        // encoded_bf: [5]
        let encoded_bf: Floats = parameters + 224
        // encoded_bi: [5]
        let encoded_bi: Floats = parameters + 240
        // encoded_bg: [5]
        let encoded_bg: Floats = parameters + 256
        // encoded_bo: [5]
        let encoded_bo: Floats = parameters + 272
        // gates_bias2: [20]
        let gates_bias2: MutableFloats = prepared + 496
        // decoded_bf: [5]
        let decoded_bf: Floats = parameters + 688
        // decoded_bi: [5]
        let decoded_bi: Floats = parameters + 704
        // decoded_bg: [5]
        let decoded_bg: Floats = parameters + 720
        // decoded_bo: [5]
        let decoded_bo: Floats = parameters + 736
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 528
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 656
        // decoded_dense_W: [25]
        let decoded_dense_W: Floats = parameters + 320
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: MutableFloats = prepared + 816
        // gates_weights_packed3: [256]
        let gates_weights_packed3: MutableFloats = prepared + 896
        // gates_weights_packed4: [160]
        let gates_weights_packed4: MutableFloats = prepared + 1152
        // logits_W: [40]
        let logits_W: Floats = parameters + 752
        // logits_W_packed: [80]
        let logits_W_packed: MutableFloats = prepared + 1312
        // logits_W_packed2: [128]
        let logits_W_packed2: MutableFloats = prepared + 1392
        // gates_weights_packed5: [320]
        let gates_weights_packed5: MutableFloats = prepared + 1520
        // gates_weights_packed6: [320]
        let gates_weights_packed6: MutableFloats = prepared + 1840
        // decoded_dense_W_packed2: [80]
        let decoded_dense_W_packed2: MutableFloats = prepared + 2160
        // gates_weights_packed7: [320]
        let gates_weights_packed7: MutableFloats = prepared + 2240
        // gates_weights_packed8: [320]
        let gates_weights_packed8: MutableFloats = prepared + 2560
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wf + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wi + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wg + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wo + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 60, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wf, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wi, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wg, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wo, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wf + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wi + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 40, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wg + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 80, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wo + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights3 + 120, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wf, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wi, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wg, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wo, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights4 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias2 + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 20, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: decoded_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 8, columnStride: 1, rows: 20, columns: 8, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed4)
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.pack(
          source: logits_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1, destination: logits_W_packed)
        // gradient of Translator.rnn:9: logits = dense(decoded, 8)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 5, rows: 5, columns: 8, blocks: 1,
          destination: logits_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 5, rows: 5, columns: 20, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 8, rows: 8, columns: 20, blocks: 1,
          destination: gates_weights_packed6)
        // gradient of Translator.rnn:8: decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…
        Kernel.pack(
          source: decoded_dense_W, rowStride: 1, columnStride: 5, rows: 5, columns: 5, blocks: 1,
          destination: decoded_dense_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 20, blocks: 1,
          destination: gates_weights_packed7)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 4, rows: 4, columns: 20, blocks: 1,
          destination: gates_weights_packed8)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        let givenSteps: Swift::Int = shard.steps(1)
        // gradient_encoded_embed_E: [24]
        let gradient_encoded_embed_E: MutableFloats = shard.gradients
        // gradient_encoded_bf: [5]
        let gradient_encoded_bf: MutableFloats = shard.gradients + 224
        // gradient_encoded_bi: [5]
        let gradient_encoded_bi: MutableFloats = shard.gradients + 240
        // gradient_encoded_bg: [5]
        let gradient_encoded_bg: MutableFloats = shard.gradients + 256
        // gradient_encoded_bo: [5]
        let gradient_encoded_bo: MutableFloats = shard.gradients + 272
        // gradient_decoded_embed_E: [24]
        let gradient_decoded_embed_E: MutableFloats = shard.gradients + 288
        // gradient_decoded_dense_W: [25]
        let gradient_decoded_dense_W: MutableFloats = shard.gradients + 320
        // gradient_decoded_dense_b: [5]
        let gradient_decoded_dense_b: MutableFloats = shard.gradients + 352
        // gradient_decoded_bf: [5]
        let gradient_decoded_bf: MutableFloats = shard.gradients + 688
        // gradient_decoded_bi: [5]
        let gradient_decoded_bi: MutableFloats = shard.gradients + 704
        // gradient_decoded_bg: [5]
        let gradient_decoded_bg: MutableFloats = shard.gradients + 720
        // gradient_decoded_bo: [5]
        let gradient_decoded_bo: MutableFloats = shard.gradients + 736
        // gradient_logits_W: [40]
        let gradient_logits_W: MutableFloats = shard.gradients + 752
        // gradient_logits_b: [8]
        let gradient_logits_b: MutableFloats = shard.gradients + 800
        // gates_bias: [20]
        let gates_bias: Floats = shard.prepared + 464
        // gates_bias2: [20]
        let gates_bias2: Floats = shard.prepared + 496
        // decoded_concatenate: [T(given), B, 8], shares memory with d_gates2
        let decoded_concatenate: MutableFloats = shard.floats(6)
        // encoded_gather: [T(source), B, 4], shares memory with d_gates4
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [24]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T(source), B, 1]
        let source: MutableTokens = shard.tokens(21)
        // gates: [T(source), B, 20]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 528
        // h: [T(source) + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // encoded_h: [B, 5]
        let encoded_h: Floats = shard.state(0)
        // c: [T(source) + 1, B, 5]
        let c: MutableFloats = shard.floats(2)
        // encoded_c: [B, 5]
        let encoded_c: Floats = shard.state(1)
        // source_mask: [T(source), B, 1]
        let source_mask: MutableFloats = shard.floats(24)
        // gates2: [B, 20], shares memory with h_final
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 656
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(4)
        // c_final: [B, 5]
        let c_final: MutableFloats = shard.floats(5)
        // decoded_embed_E: [24]
        let decoded_embed_E: Floats = shard.parameters + 288
        // given: [T(given), B, 1]
        let given: MutableTokens = shard.tokens(22)
        // decoded_at: [B, 5], shares memory with d_decoded4, d_h2
        let decoded_at: MutableFloats = shard.floats(7)
        // decoded_add: [B, 5], shares memory with gates4, d_c
        let decoded_add: MutableFloats = shard.floats(8)
        // decoded_dense_b: [5]
        let decoded_dense_b: Floats = shard.parameters + 352
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: Floats = shard.prepared + 816
        // decoded_tanh: [B, 5], shares memory with d_h, d_c_final, d_hNext2
        let decoded_tanh: MutableFloats = shard.floats(9)
        // d_decoded: [B, 5], shares memory with d_decoded5, d_c2
        let d_decoded: MutableFloats = shard.floats(10)
        // gates3: [T(given), B, 20]
        let gates3: MutableFloats = shard.floats(13)
        // gates_weights_packed3: [256]
        let gates_weights_packed3: Floats = shard.prepared + 896
        // h2: [T(given) + 1, B, 5]
        let h2: MutableFloats = shard.floats(11)
        // c2: [T(given) + 1, B, 5]
        let c2: MutableFloats = shard.floats(12)
        // given_mask: [T(given), B, 1]
        let given_mask: MutableFloats = shard.floats(25)
        // gates4: [B, 20], shares memory with decoded_add, d_c
        let gates4: MutableFloats = shard.floats(8)
        // gates_weights_packed4: [160]
        let gates_weights_packed4: Floats = shard.prepared + 1152
        // logits: [T(given), B, 8], shares memory with d_decoded2
        let logits: MutableFloats = shard.floats(14)
        // logits_b: [8]
        let logits_b: Floats = shard.parameters + 800
        // logits_W_packed: [80]
        let logits_W_packed: Floats = shard.prepared + 1312
        // loss_crossEntropy: [T(given), B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(15)
        // next: [T(given), B, 1]
        let next: MutableTokens = shard.tokens(23)
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_select: [T(given), B, 1], shares memory with d_logits
        let loss_select: MutableFloats = shard.floats(16)
        // d_loss: [T(given), B, 1]
        let d_loss: MutableFloats = shard.floats(17)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [T(given), B, 8], shares memory with loss_select
        let d_logits: MutableFloats = shard.floats(16)
        // d_decoded2: [T(given), B, 5], shares memory with logits
        let d_decoded2: MutableFloats = shard.floats(14)
        // logits_W_packed2: [128]
        let logits_W_packed2: Floats = shard.prepared + 1392
        // d_h: [B, 5], shares memory with decoded_tanh, d_c_final, d_hNext2
        let d_h: MutableFloats = shard.floats(9)
        // d_c: [B, 5], shares memory with decoded_add, gates4
        let d_c: MutableFloats = shard.floats(8)
        // d_hNext: [B, 5], shares memory with d_h_final, d_decoded6, d_gates3
        let d_hNext: MutableFloats = shard.floats(18)
        // d_gates: [B, 5], shares memory with d_decoded3
        let d_gates: MutableFloats = shard.floats(19)
        // gates_weights_packed5: [320]
        let gates_weights_packed5: Floats = shard.prepared + 1520
        // d_h_final: [B, 5], shares memory with d_hNext, d_decoded6, d_gates3
        let d_h_final: MutableFloats = shard.floats(18)
        // d_c_final: [B, 5], shares memory with decoded_tanh, d_h, d_hNext2
        let d_c_final: MutableFloats = shard.floats(9)
        // d_gates2: [T(given), B, 8], shares memory with decoded_concatenate
        let d_gates2: MutableFloats = shard.floats(6)
        // gates_weights_packed6: [320]
        let gates_weights_packed6: Floats = shard.prepared + 1840
        // d_decoded3: [B, 5], shares memory with d_gates
        let d_decoded3: MutableFloats = shard.floats(19)
        // d_decoded4: [B, 5], shares memory with decoded_at, d_h2
        let d_decoded4: MutableFloats = shard.floats(7)
        // decoded_dense_W_packed2: [80]
        let decoded_dense_W_packed2: Floats = shard.prepared + 2160
        // d_decoded5: [B, 5], shares memory with d_decoded, d_c2
        let d_decoded5: MutableFloats = shard.floats(10)
        // d_decoded6: [B, 5], shares memory with d_hNext, d_h_final, d_gates3
        let d_decoded6: MutableFloats = shard.floats(18)
        // d_encoded: [T(source), B, 5]
        let d_encoded: MutableFloats = shard.floats(20)
        // d_h2: [B, 5], shares memory with decoded_at, d_decoded4
        let d_h2: MutableFloats = shard.floats(7)
        // d_c2: [B, 5], shares memory with d_decoded, d_decoded5
        let d_c2: MutableFloats = shard.floats(10)
        // d_hNext2: [B, 5], shares memory with decoded_tanh, d_h, d_c_final
        let d_hNext2: MutableFloats = shard.floats(9)
        // d_gates3: [B, 5], shares memory with d_hNext, d_h_final, d_decoded6
        let d_gates3: MutableFloats = shard.floats(18)
        // gates_weights_packed7: [320]
        let gates_weights_packed7: Floats = shard.prepared + 2240
        // d_gates4: [T(source), B, 4], shares memory with encoded_gather
        let d_gates4: MutableFloats = shard.floats(0)
        // gates_weights_packed8: [320]
        let gates_weights_packed8: Floats = shard.prepared + 2560
        // gradient_decoded_Wf: [57]
        let gradient_decoded_Wf: MutableFloats = shard.gradients + 368
        // gradient_decoded_Wi: [57]
        let gradient_decoded_Wi: MutableFloats = shard.gradients + 448
        // gradient_decoded_Wg: [57]
        let gradient_decoded_Wg: MutableFloats = shard.gradients + 528
        // gradient_decoded_Wo: [57]
        let gradient_decoded_Wo: MutableFloats = shard.gradients + 608
        // gradient_decoded_Wf2: [60]
        let gradient_decoded_Wf2: MutableFloats = shard.gradients + 373
        // gradient_decoded_Wi2: [60]
        let gradient_decoded_Wi2: MutableFloats = shard.gradients + 453
        // gradient_decoded_Wg2: [60]
        let gradient_decoded_Wg2: MutableFloats = shard.gradients + 533
        // gradient_decoded_Wo2: [60]
        let gradient_decoded_Wo2: MutableFloats = shard.gradients + 613
        // gradient_encoded_Wf: [41]
        let gradient_encoded_Wf: MutableFloats = shard.gradients + 32
        // gradient_encoded_Wi: [41]
        let gradient_encoded_Wi: MutableFloats = shard.gradients + 80
        // gradient_encoded_Wg: [41]
        let gradient_encoded_Wg: MutableFloats = shard.gradients + 128
        // gradient_encoded_Wo: [41]
        let gradient_encoded_Wo: MutableFloats = shard.gradients + 176
        // gradient_encoded_Wf2: [40]
        let gradient_encoded_Wf2: MutableFloats = shard.gradients + 37
        // gradient_encoded_Wi2: [40]
        let gradient_encoded_Wi2: MutableFloats = shard.gradients + 85
        // gradient_encoded_Wg2: [40]
        let gradient_encoded_Wg2: MutableFloats = shard.gradients + 133
        // gradient_encoded_Wo2: [40]
        let gradient_encoded_Wo2: MutableFloats = shard.gradients + 181
        // Forward.
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 5, source: encoded_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: encoded_c, sourceStride: 5, destination: c, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 20
          let h_t: MutableFloats = h + t &* batch &* 5
          let c_t: MutableFloats = c + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          let c_tNext: MutableFloats = c + (t &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 20, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 20, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 20, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates2, gates_t, c_t, source_mask_t, h_t, h_tNext, c_tNext)
        }
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.copy(
          rows: batch, width: 5, source: h + sourceSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.copy(
          rows: batch, width: 5, source: c + sourceSteps &* batch &* 5, sourceStride: 5, destination: c_final,
          destinationStride: 5)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.gather(
          rows: givenSteps &* batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1,
          token: given, tokenStride: 1, destination: decoded_concatenate, destinationStride: 8)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(26), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: decoded_at, destinationStride: 5)
        for t2 in 0..<givenSteps {
          let decoded_concatenate_t2: MutableFloats = decoded_concatenate + t2 &* batch &* 8
          Kernel.copy(
            rows: batch, width: 5, source: decoded_at, sourceStride: 5, destination: decoded_concatenate_t2 + 3,
            destinationStride: 8)
        }
        Kernel.product(
          rows: batch, k: 5, n: 5, input: decoded_at, inputStride: 5, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 5, bias: decoded_dense_b)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8); with its gradient
        Pointwise.compute_decoded_tanh_d_decoded(count: batch &* 5, decoded_add, decoded_tanh, d_decoded)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.copy(rows: batch, width: 5, source: decoded_tanh, sourceStride: 5, destination: h2, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: c_final, sourceStride: 5, destination: c2, destinationStride: 5)
        for t3 in 0..<givenSteps {
          let decoded_concatenate_t3: MutableFloats = decoded_concatenate + t3 &* batch &* 8
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 20
          let h_t3: MutableFloats = h2 + t3 &* batch &* 5
          let c_t3: MutableFloats = c2 + t3 &* batch &* 5
          let given_mask_t3: MutableFloats = given_mask + t3 &* batch
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
          let c_t3Next: MutableFloats = c2 + (t3 &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, givenSteps &- t3) &* batch, k: 8, n: 20, input: decoded_concatenate_t3,
              inputStride: 8, packed: gates_weights_packed3, destination: gates_t3, destinationStride: 20,
              bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t3, inputStride: 5, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 20, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i2(rows: batch, gates4, gates_t3, c_t3, given_mask_t3, h_t3, h_t3Next, c_t3Next)
        }
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.product(
          rows: givenSteps &* batch, k: 5, n: 8, input: h2 + batch &* 5, inputStride: 5, packed: logits_W_packed,
          destination: logits, destinationStride: 8, bias: logits_b)
        // loss crossEntropy(logits, next)  (Translator.rnn:12)
        Kernel.crossEntropy(
          rows: givenSteps &* batch, width: 8, logits: logits, logitsStride: 8, token: next, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(logits, next)  (Translator.rnn:12); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: givenSteps &* batch, given_mask, loss_crossEntropy, given_count, loss_select, d_loss)
        // loss crossEntropy(logits, next)  (Translator.rnn:12)
        Kernel.columnSum(
          rows: givenSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Translator.rnn:12: loss crossEntropy(logits, next)
        Kernel.crossEntropyGradient(
          rows: givenSteps &* batch, width: 8, logits: logits, logitsStride: 8, token: next, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
          destinationStride: 8)
        // gradient of Translator.rnn:9: logits = dense(decoded, 8)
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 8, n: 5, left: d_logits, leftStride: 8, right: h2 + batch &* 5, rightStride: 5,
          destination: gradient_logits_W, destinationRowStride: 5, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: givenSteps &* batch, k: 8, n: 5, input: d_logits, inputStride: 8, packed: logits_W_packed2,
          destination: d_decoded2, destinationStride: 5, bias: nil)
        // gradient of Translator.rnn:8: decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…
        Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
        Kernel.zero(rows: batch, width: 5, destination: d_c, destinationStride: 5)
        for done in 0..<givenSteps {
          let t4: Swift::Int = givenSteps &- 1 &- done
          let gates_t4: MutableFloats = gates3 + t4 &* batch &* 20
          let c_t4: MutableFloats = c2 + t4 &* batch &* 5
          let given_mask_t4: MutableFloats = given_mask + t4 &* batch
          let d_decoded_t4: MutableFloats = d_decoded2 + t4 &* batch &* 5
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t4, c_t4, given_mask_t4, d_c, d_h, d_decoded_t4, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 20, n: 5, input: gates_t4, inputStride: 20, packed: gates_weights_packed5,
            destination: d_gates, destinationStride: 5, bias: nil, turn: t4)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext, d_gates, d_h)
        }
        // gradient of Translator.rnn:8: decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…
        Kernel.copy(rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: d_c, sourceStride: 5, destination: d_c_final, destinationStride: 5)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 5, left: gates3, leftStride: 20, right: h2, rightStride: 5,
          destination: gradient_decoded_Wf, destinationRowStride: 13, leftSum: gradient_decoded_bf,
          totals: shard.totals(toMove: gradient_decoded_Wf), leftSumTotals: shard.totals(of: gradient_decoded_bf))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 5, left: gates3 + 5, leftStride: 20, right: h2, rightStride: 5,
          destination: gradient_decoded_Wi, destinationRowStride: 13, leftSum: gradient_decoded_bi,
          totals: shard.totals(toMove: gradient_decoded_Wi), leftSumTotals: shard.totals(of: gradient_decoded_bi))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 5, left: gates3 + 10, leftStride: 20, right: h2, rightStride: 5,
          destination: gradient_decoded_Wg, destinationRowStride: 13, leftSum: gradient_decoded_bg,
          totals: shard.totals(toMove: gradient_decoded_Wg), leftSumTotals: shard.totals(of: gradient_decoded_bg))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 5, left: gates3 + 15, leftStride: 20, right: h2, rightStride: 5,
          destination: gradient_decoded_Wo, destinationRowStride: 13, leftSum: gradient_decoded_bo,
          totals: shard.totals(toMove: gradient_decoded_Wo), leftSumTotals: shard.totals(of: gradient_decoded_bo))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 8, left: gates3, leftStride: 20, right: decoded_concatenate,
          rightStride: 8, destination: gradient_decoded_Wf2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wf2))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 8, left: gates3 + 5, leftStride: 20, right: decoded_concatenate,
          rightStride: 8, destination: gradient_decoded_Wi2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wi2))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 8, left: gates3 + 10, leftStride: 20, right: decoded_concatenate,
          rightStride: 8, destination: gradient_decoded_Wg2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wg2))
        Kernel.outerSum(
          rows: givenSteps &* batch, m: 5, n: 8, left: gates3 + 15, leftStride: 20, right: decoded_concatenate,
          rightStride: 8, destination: gradient_decoded_Wo2, destinationRowStride: 13, leftSum: nil,
          totals: shard.totals(toMove: gradient_decoded_Wo2))
        Kernel.product(
          rows: givenSteps &* batch, k: 20, n: 8, input: gates3, inputStride: 20, packed: gates_weights_packed6,
          destination: d_gates2, destinationStride: 8, bias: nil)
        // gradient of Translator.rnn:8: decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…
        Pointwise.compute_d_decoded(count: batch &* 5, d_h_final, d_decoded, d_decoded3)
        Kernel.outerSum(
          rows: batch, m: 5, n: 5, left: d_decoded3, leftStride: 5, right: decoded_at, rightStride: 5,
          destination: gradient_decoded_dense_W, destinationRowStride: 5, leftSum: gradient_decoded_dense_b,
          totals: shard.totals(toMove: gradient_decoded_dense_W),
          leftSumTotals: shard.totals(of: gradient_decoded_dense_b))
        Kernel.product(
          rows: batch, k: 5, n: 5, input: d_decoded3, inputStride: 5, packed: decoded_dense_W_packed2,
          destination: d_decoded4, destinationStride: 5, bias: nil)
        Kernel.timeSum(
          steps: givenSteps, batch: batch, width: 5, source: d_gates2 + 3, sourceStepStride: batch &* 8,
          sourceStride: 8, destination: d_decoded5, destinationStride: 5)
        Pointwise.compute_d_decoded2(count: batch &* 5, d_decoded4, d_decoded5, d_decoded6)
        Kernel.place(
          isLast: true, steps: sourceSteps, batch: batch, width: 5, lengths: shard.tokens(26), source: d_decoded6,
          sourceStride: 5, destination: d_encoded, destinationStepStride: batch &* 5, destinationStride: 5)
        Kernel.scatterSum(
          rows: givenSteps &* batch, width: 3, token: given, tokenStride: 1, source: d_gates2, sourceStride: 8,
          destination: gradient_decoded_embed_E, destinationRowStride: 3, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_decoded_embed_E))
        // gradient of Translator.rnn:7: encoded = scan LSTM(5) over embed(source, 4)
        Kernel.zero(rows: batch, width: 5, destination: d_h2, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: d_c_final, sourceStride: 5, destination: d_c2, destinationStride: 5)
        for done2 in 0..<sourceSteps {
          let t5: Swift::Int = sourceSteps &- 1 &- done2
          let gates_t5: MutableFloats = gates + t5 &* batch &* 20
          let c_t5: MutableFloats = c + t5 &* batch &* 5
          let source_mask_t5: MutableFloats = source_mask + t5 &* batch
          let d_encoded_t5: MutableFloats = d_encoded + t5 &* batch &* 5
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates2(
            rows: batch, gates_t5, c_t5, source_mask_t5, d_c2, d_h2, d_encoded_t5, d_hNext2)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 20, n: 5, input: gates_t5, inputStride: 20, packed: gates_weights_packed7,
            destination: d_gates3, destinationStride: 5, bias: nil, turn: t5)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext2, d_gates3, d_h2)
        }
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: gates, leftStride: 20, right: h, rightStride: 5,
          destination: gradient_encoded_Wf, destinationRowStride: 9, leftSum: gradient_encoded_bf,
          totals: shard.totals(toMove: gradient_encoded_Wf), leftSumTotals: shard.totals(of: gradient_encoded_bf))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: gates + 5, leftStride: 20, right: h, rightStride: 5,
          destination: gradient_encoded_Wi, destinationRowStride: 9, leftSum: gradient_encoded_bi,
          totals: shard.totals(toMove: gradient_encoded_Wi), leftSumTotals: shard.totals(of: gradient_encoded_bi))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: gates + 10, leftStride: 20, right: h, rightStride: 5,
          destination: gradient_encoded_Wg, destinationRowStride: 9, leftSum: gradient_encoded_bg,
          totals: shard.totals(toMove: gradient_encoded_Wg), leftSumTotals: shard.totals(of: gradient_encoded_bg))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 5, left: gates + 15, leftStride: 20, right: h, rightStride: 5,
          destination: gradient_encoded_Wo, destinationRowStride: 9, leftSum: gradient_encoded_bo,
          totals: shard.totals(toMove: gradient_encoded_Wo), leftSumTotals: shard.totals(of: gradient_encoded_bo))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates, leftStride: 20, right: encoded_gather, rightStride: 4,
          destination: gradient_encoded_Wf2, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_Wf2))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates + 5, leftStride: 20, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_Wi2, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_Wi2))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates + 10, leftStride: 20, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_Wg2, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_Wg2))
        Kernel.outerSum(
          rows: sourceSteps &* batch, m: 5, n: 4, left: gates + 15, leftStride: 20, right: encoded_gather,
          rightStride: 4, destination: gradient_encoded_Wo2, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_encoded_Wo2))
        Kernel.product(
          rows: sourceSteps &* batch, k: 20, n: 4, input: gates, inputStride: 20, packed: gates_weights_packed8,
          destination: d_gates4, destinationStride: 4, bias: nil)
        // gradient of Translator.rnn:7: encoded = scan LSTM(5) over embed(source, 4)
        Kernel.scatterSum(
          rows: sourceSteps &* batch, width: 4, token: source, tokenStride: 1, source: d_gates4, sourceStride: 4,
          destination: gradient_encoded_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_encoded_embed_E))
        // The state 'encoded.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'encoded.c' after the last step.
        shard.setFinalState(1, c_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // given_count: [1]
        let given_count: Floats = shard.count(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, next)  (Translator.rnn:12)
        Pointwise.compute_loss(loss_sum, given_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["source"], inputs: [.init(name: "source", axis: 0, classes: 6)],
        outputs: [
          .init(name: "decoded.h", axis: -1, shape: [5]), .init(name: "decoded.c", axis: -1, shape: [5]),
          .init(name: "given 2", axis: -1, shape: [5]),
        ],
        states: [.init(name: "encoded.h", shape: [5]), .init(name: "encoded.c", shape: [5])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
        ],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [80]
        let gates_weights: MutableFloats = prepared
        // encoded_Wf: [45]
        let encoded_Wf: Floats = parameters + 32
        // encoded_Wi: [45]
        let encoded_Wi: Floats = parameters + 80
        // encoded_Wg: [45]
        let encoded_Wg: Floats = parameters + 128
        // encoded_Wo: [45]
        let encoded_Wo: Floats = parameters + 176
        // gates_weights2: [100]
        let gates_weights2: MutableFloats = prepared + 80
        // gates_bias: [20]
        let gates_bias: MutableFloats = prepared + 192
        // encoded_bf: [5]
        let encoded_bf: Floats = parameters + 224
        // encoded_bi: [5]
        let encoded_bi: Floats = parameters + 240
        // encoded_bg: [5]
        let encoded_bg: Floats = parameters + 256
        // encoded_bo: [5]
        let encoded_bo: Floats = parameters + 272
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 224
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 352
        // decoded_dense_W: [25]
        let decoded_dense_W: Floats = parameters + 320
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: MutableFloats = prepared + 512
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wf + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wi + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 20, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wg + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 4, source: encoded_Wo + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 60, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wf, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wi, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wg, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: encoded_Wo, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: encoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 20, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.pack(
          source: decoded_dense_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: decoded_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let sourceSteps: Swift::Int = shard.steps(0)
        // gates_bias: [20]
        let gates_bias: Floats = shard.prepared + 192
        // encoded_gather: [T, B, 4]
        let encoded_gather: MutableFloats = shard.floats(0)
        // encoded_embed_E: [24]
        let encoded_embed_E: Floats = shard.parameters
        // source: [T, B, 1]
        let source: MutableTokens = shard.tokens(7)
        // gates: [T, B, 20]
        let gates: MutableFloats = shard.floats(3)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(1)
        // encoded_h: [B, 5]
        let encoded_h: Floats = shard.state(0)
        // c: [B, 5], shares memory with decoded_at
        let c: MutableFloats = shard.floats(2)
        // encoded_c: [B, 5]
        let encoded_c: Floats = shard.state(1)
        // source_mask: [T, B, 1]
        let source_mask: MutableFloats = shard.floats(8)
        // gates2: [B, 20], shares memory with c_final
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 352
        // c_final: [B, 5], shares memory with gates2
        let c_final: MutableFloats = shard.floats(4)
        // decoded_at: [B, 5], shares memory with c
        let decoded_at: MutableFloats = shard.floats(2)
        // decoded_add: [B, 5]
        let decoded_add: MutableFloats = shard.floats(5)
        // decoded_dense_b: [5]
        let decoded_dense_b: Floats = shard.parameters + 352
        // decoded_dense_W_packed: [80]
        let decoded_dense_W_packed: Floats = shard.prepared + 512
        // decoded_tanh: [B, 5]
        let decoded_tanh: MutableFloats = shard.floats(6)
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.gather(
          rows: sourceSteps &* batch, width: 4, table: encoded_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: source, tokenStride: 1, destination: encoded_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 5, source: encoded_h, sourceStride: 5, destination: h, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: encoded_c, sourceStride: 5, destination: c, destinationStride: 5)
        for t in 0..<sourceSteps {
          let encoded_gather_t: MutableFloats = encoded_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 20
          let h_t: MutableFloats = h + t &* batch &* 5
          let source_mask_t: MutableFloats = source_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, sourceSteps &- t) &* batch, k: 4, n: 20, input: encoded_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 20, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 20, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 20, bias: nil, turn: t)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates2, gates_t, c, source_mask_t, h_t, h_tNext)
        }
        // encoded = scan LSTM(5) over embed(source, 4)  (Translator.rnn:7)
        Kernel.copy(rows: batch, width: 5, source: c, sourceStride: 5, destination: c_final, destinationStride: 5)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(9), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: decoded_at, destinationStride: 5)
        Kernel.product(
          rows: batch, k: 5, n: 5, input: decoded_at, inputStride: 5, packed: decoded_dense_W_packed,
          destination: decoded_add, destinationStride: 5, bias: decoded_dense_b)
        Pointwise.compute_decoded_tanh(count: batch &* 5, decoded_add, decoded_tanh)
        // The output 'decoded.h'.
        shard.setOutput(0, decoded_tanh, stepStride: 0, stride: 5)
        // The output 'decoded.c'.
        shard.setOutput(1, c_final, stepStride: 0, stride: 5)
        // The output 'given 2'.
        shard.setOutput(2, decoded_at, stepStride: 0, stride: 5)
        // The state 'encoded.h' after the last step.
        shard.setFinalState(0, shard.state(0), stride: 5)
        // The state 'encoded.c' after the last step.
        shard.setFinalState(1, shard.state(1), stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "given 2", axis: -1, width: 5), .init(name: "given", axis: -1, classes: 8)],
        outputs: [.init(name: "probabilities", axis: -1, shape: [8])],
        states: [.init(name: "decoded.h", shape: [5]), .init(name: "decoded.c", shape: [5])],
        arena: [
          .init(axis: -1, width: 20), .init(axis: -1, width: 20), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [160]
        let gates_weights: MutableFloats = prepared
        // decoded_Wf: [65]
        let decoded_Wf: Floats = parameters + 368
        // decoded_Wi: [65]
        let decoded_Wi: Floats = parameters + 448
        // decoded_Wg: [65]
        let decoded_Wg: Floats = parameters + 528
        // decoded_Wo: [65]
        let decoded_Wo: Floats = parameters + 608
        // gates_weights2: [100]
        let gates_weights2: MutableFloats = prepared + 160
        // gates_bias: [20]
        let gates_bias: MutableFloats = prepared + 272
        // decoded_bf: [5]
        let decoded_bf: Floats = parameters + 688
        // decoded_bi: [5]
        let decoded_bi: Floats = parameters + 704
        // decoded_bg: [5]
        let decoded_bg: Floats = parameters + 720
        // decoded_bo: [5]
        let decoded_bo: Floats = parameters + 736
        // gates_weights_packed: [256]
        let gates_weights_packed: MutableFloats = prepared + 304
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 560
        // logits_W: [40]
        let logits_W: Floats = parameters + 752
        // logits_W_packed: [80]
        let logits_W_packed: MutableFloats = prepared + 720
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wf + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wi + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights + 40, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wg + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights + 80, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 8, source: decoded_Wo + 5, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights + 120, destinationRowStride: 8, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wf, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wi, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wg, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: decoded_Wo, sourceRowStride: 13, sourceColumnStride: 1,
          destination: gates_weights2 + 75, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bf, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bi, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: decoded_bo, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 15, destinationRowStride: 20, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 8, columnStride: 1, rows: 20, columns: 8, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 20, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.pack(
          source: logits_W, rowStride: 5, columnStride: 1, rows: 8, columns: 5, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [20]
        let gates_bias: Floats = shard.prepared + 272
        // decoded_concatenate: [B, 8], shares memory with gates2, logits
        let decoded_concatenate: MutableFloats = shard.floats(0)
        // decoded_embed_E: [24]
        let decoded_embed_E: Floats = shard.parameters + 288
        // given: [B, 1]
        let given: MutableTokens = shard.tokens(5)
        // given_2: [B, 5]
        let given_2: MutableFloats = shard.floats(4)
        // gates: [B, 20], shares memory with probabilities
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [256]
        let gates_weights_packed: Floats = shard.prepared + 304
        // gates2: [B, 20], shares memory with decoded_concatenate, logits
        let gates2: MutableFloats = shard.floats(0)
        // decoded_h: [B, 5]
        let decoded_h: Floats = shard.state(0)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 560
        // decoded_c: [B, 5]
        let decoded_c: Floats = shard.state(1)
        // cNext: [B, 5]
        let cNext: MutableFloats = shard.floats(2)
        // hNext: [B, 5]
        let hNext: MutableFloats = shard.floats(3)
        // logits: [B, 8], shares memory with decoded_concatenate, gates2
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [8]
        let logits_b: Floats = shard.parameters + 800
        // logits_W_packed: [80]
        let logits_W_packed: Floats = shard.prepared + 720
        // probabilities: [B, 8], shares memory with gates
        let probabilities: MutableFloats = shard.floats(1)
        // decoded = scan LSTM(5) over [embed(given, 3), encoded.last] from (h: tanh…  (Translator.rnn:8)
        Kernel.gather(
          rows: batch, width: 3, table: decoded_embed_E, tableRowStride: 3, tableColumnStride: 1, token: given,
          tokenStride: 1, destination: decoded_concatenate, destinationStride: 8)
        Kernel.copy(
          rows: batch, width: 5, source: given_2, sourceStride: 5, destination: decoded_concatenate + 3,
          destinationStride: 8)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.product(
          rows: batch, k: 8, n: 20, input: decoded_concatenate, inputStride: 8, packed: gates_weights_packed,
          destination: gates, destinationStride: 20, bias: nil)
        Kernel.product(
          rows: batch, k: 5, n: 20, input: decoded_h, inputStride: 5, packed: gates_weights_packed2,
          destination: gates2, destinationStride: 20, bias: nil)
        // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
        Pointwise.compute_cNext_hNext(rows: batch, gates, gates_bias, gates2, decoded_c, cNext, hNext)
        // logits = dense(decoded, 8)  (Translator.rnn:9)
        Kernel.product(
          rows: batch, k: 5, n: 8, input: hNext, inputStride: 5, packed: logits_W_packed, destination: logits,
          destinationStride: 8, bias: logits_b)
        // output softmax(logits)  (Translator.rnn:11)
        Kernel.softmax(
          rows: batch, count: 8, width: 8, source: logits, sourceStride: 8, destination: probabilities,
          destinationStride: 8, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 8)
        // The state 'decoded.h' after the last step.
        shard.setFinalState(0, hNext, stride: 5)
        // The state 'decoded.c' after the last step.
        shard.setFinalState(1, cNext, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 5.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ source_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: Floats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
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

      /// Rows of 5.
      @inline(never)
      static func compute_h_c2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: Floats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
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

      /// Rows of 5.
      @inline(never)
      static func compute_h_c3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ source_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: Floats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
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
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
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

      /// Rows of 5.
      @inline(never)
      static func compute_h_c4(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: Floats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
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
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
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
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: MutableFloats, _ source_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: MutableFloats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let c3Row: MutableFloats = c3 + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
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
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 15, count: 5)
          Lanes.store(i, gates2Row + 10, count: 5)
          Lanes.store(g, gates2Row + 5, count: 5)
          Lanes.store(o, gates2Row, count: 5)
          Lanes.store(v8, h3Row, count: 5)
          Lanes.store(v9, c3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_f_i2(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: MutableFloats, _ given_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates2Row: MutableFloats = gates2 + row &* 20
          let c2Row: MutableFloats = c2 + row &* 5
          let given_maskRow: Floats = given_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let c3Row: MutableFloats = c3 + row &* 5
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
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
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 15, count: 5)
          Lanes.store(i, gates2Row + 10, count: 5)
          Lanes.store(g, gates2Row + 5, count: 5)
          Lanes.store(o, gates2Row, count: 5)
          Lanes.store(v8, h3Row, count: 5)
          Lanes.store(v9, c3Row, count: 5)
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

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ given_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_decoded: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 20
          let c2Row: Floats = c2 + row &* 5
          let given_maskRow: Floats = given_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 5
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_decodedRow: Floats = d_decoded + row &* 5
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let mask: Vector = Lanes.broadcast(given_maskRow[0])
          let f: Vector = Lanes.load(gatesRow + 15, count: 5)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(gatesRow + 10, count: 5)
          let g: Vector = Lanes.load(gatesRow + 5, count: 5)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 5)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_decoded_x: Vector = Lanes.load(d_decodedRow, count: 5)
          let v7: Vector = Lanes.add(d_h, d_decoded_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 5)
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
          Lanes.store(v9, d_hNextRow, count: 5)
          Lanes.store(v23, gatesRow + 15, count: 5)
          Lanes.store(v26, gatesRow + 10, count: 5)
          Lanes.store(v29, gatesRow + 5, count: 5)
          Lanes.store(v32, gatesRow, count: 5)
          Lanes.store(v33, d_c2Row, count: 5)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_decoded2(
        count: Swift::Int, _ d_decoded: Floats, _ d_decoded2: Floats, _ d_decoded3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_decoded_x: Vector = Lanes.load(d_decoded + column, count: lanes)
          let d_decoded_x2: Vector = Lanes.load(d_decoded2 + column, count: lanes)
          let v: Vector = Lanes.add(d_decoded_x, d_decoded_x2)
          Lanes.store(v, d_decoded3 + column, count: lanes)
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
      static func compute_d_hNext_gates2(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ source_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_encoded: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 20
          let c2Row: Floats = c2 + row &* 5
          let source_maskRow: Floats = source_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 5
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_encodedRow: Floats = d_encoded + row &* 5
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let mask: Vector = Lanes.broadcast(source_maskRow[0])
          let f: Vector = Lanes.load(gatesRow + 15, count: 5)
          let c: Vector = Lanes.load(c2Row, count: 5)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(gatesRow + 10, count: 5)
          let g: Vector = Lanes.load(gatesRow + 5, count: 5)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 5)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_encoded_x: Vector = Lanes.load(d_encodedRow, count: 5)
          let v7: Vector = Lanes.add(d_h, d_encoded_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 5)
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
          Lanes.store(v9, d_hNextRow, count: 5)
          Lanes.store(v23, gatesRow + 15, count: 5)
          Lanes.store(v26, gatesRow + 10, count: 5)
          Lanes.store(v29, gatesRow + 5, count: 5)
          Lanes.store(v32, gatesRow, count: 5)
          Lanes.store(v33, d_c2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_cNext_hNext(
        rows: Swift::Int, _ gates: Floats, _ gates_bias: Floats, _ gates2: Floats, _ decoded_c2: Floats,
        _ cNext2: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 20
          let gates_biasRow: Floats = gates_bias
          let gates2Row: Floats = gates2 + row &* 20
          let decoded_c2Row: Floats = decoded_c2 + row &* 5
          let cNext2Row: MutableFloats = cNext2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
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
          let decoded_c: Vector = Lanes.load(decoded_c2Row, count: 5)
          let v9: Vector = Lanes.multiply(f, decoded_c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let v11: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v11)
          Lanes.store(cNext, cNext2Row, count: 5)
          Lanes.store(hNext, hNext2Row, count: 5)
        }
      }
    }
  }
}
