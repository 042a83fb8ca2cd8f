// Linear.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// Outputs and a loss at each step.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `y`: [4] for each step of `x`
/// - Output `third`: [4] for each step of `x`
public struct Chain: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "first.Wz", shape: [5, 3], offset: 0, initializer: .glorot),
      .init(name: "first.Wg", shape: [5, 3], offset: 16, initializer: .glorot),
      .init(name: "first.bz", shape: [5], offset: 32, initializer: .constant(0.1)),
      .init(name: "first.bg", shape: [5], offset: 48, initializer: .constant(0.1)),
      .init(name: "second.a", shape: [18], offset: 64, initializer: .uniform(-0.6, 0.6)),
      .init(name: "second.b", shape: [18], offset: 96, initializer: .uniform(-0.6, 0.6)),
      .init(name: "second.V", shape: [18, 5], offset: 128, initializer: .glorot),
      .init(name: "second.W", shape: [18, 5], offset: 224, initializer: .glorot),
      .init(name: "third.W", shape: [4, 72], offset: 320, initializer: .glorot),
      .init(name: "third.V", shape: [4, 36], offset: 608, initializer: .glorot),
      .init(name: "third.decay", shape: [4], offset: 752, initializer: .constant(0.5)),
    ],
    count: 768, preparedCounts: [2672, 2000, 3152])

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

extension Chain {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 544, outputCount: 16, ones: 160, length: 176)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(160)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 480).update(from: x.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 4)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return x.withUnsafeBufferPointer({ xPointer in step(x: xPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("x", count: x.count, width: 3)
  }
}

// MARK: Streams

extension Chain {
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
  /// - Parameter x: [3] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, x)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
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

extension Chain {
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
    ///   - x: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Chain, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Chain, _ batch: RNNRuntime::Batch<Chain.Example>, carriesState: Swift::Bool = false
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

extension Chain {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Chain.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Chain.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Chain, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Chain, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
        _ model: Chain, _ batch: RNNRuntime::Batch<Chain.Example>, carriesState: Swift::Bool = false
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
        _ model: Chain, _ batch: RNNRuntime::Batch<Chain.Example>, carriesState: Swift::Bool = false
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
  extension Chain: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
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

  extension Chain.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Chain
  }

  extension Chain.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Chain
  }
#endif

// MARK: Code

extension Chain {
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
        // gates_weights: [30]
        let gates_weights: MutableFloats = prepared
        // first_Wz: [15]
        let first_Wz: Floats = parameters
        // first_Wg: [15]
        let first_Wg: Floats = parameters + 16
        // gates_weights2: [180]
        let gates_weights2: MutableFloats = prepared + 32
        // second_V: [90]
        let second_V: Floats = parameters + 128
        // second_W: [90]
        let second_W: Floats = parameters + 224
        // gates_weights3: [144]
        let gates_weights3: MutableFloats = prepared + 224
        // third_W: [288]
        let third_W: Floats = parameters + 320
        // third_V: [144]
        let third_V: Floats = parameters + 608
        // gates_weights4: [144]
        let gates_weights4: MutableFloats = prepared + 368
        // gates_bias: [10]
        let gates_bias: MutableFloats = prepared + 512
        // first_bz: [5]
        let first_bz: Floats = parameters + 32
        // first_bg: [5]
        let first_bg: Floats = parameters + 48
        // third_W_packed: [576]
        let third_W_packed: MutableFloats = prepared + 528
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 1104
        // gates_weights_packed2: [320]
        let gates_weights_packed2: MutableFloats = prepared + 1200
        // gates_weights_packed3: [576]
        let gates_weights_packed3: MutableFloats = prepared + 1520
        // gates_weights_packed4: [576]
        let gates_weights_packed4: MutableFloats = prepared + 2096
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wz, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_V, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_W, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 90, destinationRowStride: 5, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.copyMatrix(
          rows: 4, columns: 18, source: third_W, sourceRowStride: 72, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 18, source: third_V, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights3 + 72, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 18, source: third_W + 18, sourceRowStride: 72, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 18, source: third_V + 18, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights4 + 72, destinationRowStride: 18, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bz, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bg, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias + 5,
          destinationRowStride: 10, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.pack(
          source: third_W + 36, rowStride: 72, columnStride: 1, rows: 4, columns: 36, blocks: 1,
          destination: third_W_packed)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 10, columns: 3, blocks: 2,
          destination: gates_weights_packed)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 36, columns: 5, blocks: 2,
          destination: gates_weights_packed2)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.pack(
          source: gates_weights3, rowStride: 18, columnStride: 1, rows: 8, columns: 18, blocks: 2,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 18, columnStride: 1, rows: 8, columns: 18, blocks: 2,
          destination: gates_weights_packed4)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // gates_bias: [10]
        let gates_bias: Floats = prepared + 512
        // output2: [B, 36]
        let output2: MutableFloats = memory + 432
        // x: [B, 3]
        let x: MutableFloats = memory + 480
        // first_h: [B, 5], shares memory with hNext
        let first_h: MutableFloats = memory
        // hNext: [B, 5], shares memory with first_h
        let hNext: MutableFloats = memory
        // second_a: [18]
        let second_a: Floats = parameters + 64
        // second_re: [B, 18]
        let second_re: MutableFloats = memory + 16
        // second_b: [18]
        let second_b: Floats = parameters + 96
        // second_im: [B, 18], shares memory with imNext2
        let second_im: MutableFloats = memory + 48
        // imNext2: [B, 18], shares memory with second_im
        let imNext2: MutableFloats = memory + 48
        // third_last: [B, 36]
        let third_last: MutableFloats = memory + 80
        // third_W_packed: [576]
        let third_W_packed: Floats = prepared + 528
        // third_decay: [4]
        let third_decay: Floats = parameters + 752
        // third_sum: [B, 4], shares memory with sumNext
        let third_sum: MutableFloats = memory + 128
        // third_seen: [B, 4], shares memory with seenNext
        let third_seen: MutableFloats = memory + 144
        // sumNext: [B, 4], shares memory with third_sum
        let sumNext: MutableFloats = memory + 128
        // seenNext: [B, 4], shares memory with third_seen
        let seenNext: MutableFloats = memory + 144
        // output3: [B, 4]
        let output3: MutableFloats = output
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = prepared + 1104
        // gates_weights_packed2: [320]
        let gates_weights_packed2: Floats = prepared + 1200
        // reNext: [B, 18]
        let reNext: MutableFloats = memory + 368
        // imNext: [B, 18]
        let imNext: MutableFloats = memory + 400
        // gates_weights_packed3: [576]
        let gates_weights_packed3: Floats = prepared + 1520
        // gates_weights_packed4: [576]
        let gates_weights_packed4: Floats = prepared + 2096
        // z, h' = … · x  (Linear.rnn:7–8)
        Pointwise.compute_hNext(gates_bias, first_h, x, hNext, gates_weights_packed)
        // re', im' = … · x  (Linear.rnn:19–20)
        Pointwise.compute_reNext_imNext(
          second_a, second_re, second_b, second_im, hNext, reNext, imNext, gates_weights_packed2)
        // re', im', output = …  (Linear.rnn:19–21)
        Pointwise.compute_reNext_imNext2(reNext, imNext, output2, imNext2)
        // sum', seen', output = …  (Linear.rnn:32–34)
        Pointwise.compute_sumNext_seenNext(
          third_decay, third_sum, third_seen, output2, third_last, sumNext, seenNext, output3, gates_weights_packed3,
          gates_weights_packed4, third_W_packed)
        // The next 'second.re'.
        Kernel.copy(
          rows: 1, width: 18, source: output2, sourceStride: 0, destination: memory + 16, destinationStride: 0)
        // The next 'third.last'.
        Kernel.copy(
          rows: 1, width: 36, source: output2, sourceStride: 0, destination: memory + 80, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "third", axis: 0, shape: [4])],
        states: [
          .init(name: "first.h", shape: [5]), .init(name: "second.re", shape: [18]),
          .init(name: "second.im", shape: [18]), .init(name: "third.last", shape: [36]),
          .init(name: "third.sum", shape: [4]), .init(name: "third.seen", shape: [4]),
        ],
        arena: [
          .init(axis: 0, width: 36), .init(axis: -1, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 10),
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 18), .init(axis: -1, width: 72),
          .init(axis: -1, width: 18), .init(axis: -1, width: 18), .init(axis: -1, width: 18),
          .init(axis: -1, width: 36), .init(axis: -1, width: 108), .init(axis: 0, width: 8), .init(axis: -1, width: 8),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 8),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always, phases: 6)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [30]
        let gates_weights: MutableFloats = prepared
        // first_Wz: [15]
        let first_Wz: Floats = parameters
        // first_Wg: [15]
        let first_Wg: Floats = parameters + 16
        // gates_weights2: [180]
        let gates_weights2: MutableFloats = prepared + 32
        // second_V: [90]
        let second_V: Floats = parameters + 128
        // second_W: [90]
        let second_W: Floats = parameters + 224
        // gates_weights3: [288]
        let gates_weights3: MutableFloats = prepared + 224
        // third_W: [288]
        let third_W: Floats = parameters + 320
        // third_V: [144]
        let third_V: Floats = parameters + 608
        // gates_bias: [10]
        let gates_bias: MutableFloats = prepared + 512
        // first_bz: [5]
        let first_bz: Floats = parameters + 32
        // first_bg: [5]
        let first_bg: Floats = parameters + 48
        // gates_bias2: [8]
        let gates_bias2: MutableFloats = prepared + 528
        // third_decay: [4]
        let third_decay: Floats = parameters + 752
        // gates_bias3: [4]
        let gates_bias3: MutableFloats = prepared + 544
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 560
        // gates_weights_packed2: [240]
        let gates_weights_packed2: MutableFloats = prepared + 608
        // gates_weights_packed3: [576]
        let gates_weights_packed3: MutableFloats = prepared + 848
        // third_W_packed: [576]
        let third_W_packed: MutableFloats = prepared + 1424
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wz, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_V, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_W, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 90, destinationRowStride: 5, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.copyMatrix(
          rows: 4, columns: 36, source: third_W, sourceRowStride: 72, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 36, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 36, source: third_V, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights3 + 144, destinationRowStride: 36, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bz, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bg, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias + 5,
          destinationRowStride: 10, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: third_decay, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 8, destinationColumnStride: 1)
        Pointwise.compute_gates_bias(gates_bias3)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: gates_bias3, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 4, destinationRowStride: 8, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 10, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 36, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.pack(
          source: gates_weights3, rowStride: 36, columnStride: 1, rows: 8, columns: 36, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: third_W + 36, rowStride: 72, columnStride: 1, rows: 4, columns: 36, blocks: 1,
          destination: third_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 512
        // gates_bias2: [8]
        let gates_bias2: Floats = shard.prepared + 528
        // third_concatenate3: [B, 8], shares memory with factor_seen
        let third_concatenate3: MutableFloats = shard.floats(16)
        // third_concatenate2: [B, 8], shares memory with factor_sum
        let third_concatenate2: MutableFloats = shard.floats(13)
        // third_concatenate: [B, 72], shares memory with ones2, re_final, im2, factor_last
        let third_concatenate: MutableFloats = shard.floats(6)
        // second_concatenate2: [B, 108]
        let second_concatenate2: MutableFloats = shard.floats(11)
        // second_concatenate: [B, 36], shares memory with factor_im2, ones3, last_final, last2, last3, last4
        let second_concatenate: MutableFloats = shard.floats(10)
        // first_concatenate: [B, 10], shares memory with factor_h
        let first_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 10], shares memory with gates2
        let gates: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(17)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 560
        // h: [B, 5], shares memory with factor_h_final, first_carry, h_final2
        let h: MutableFloats = shard.floats(1)
        // factor_h: [B, 5], shares memory with first_concatenate
        let factor_h: MutableFloats = shard.floats(3)
        // ones: [B, 5], shares memory with h_final, re, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let ones: MutableFloats = shard.floats(2)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(18)
        // h_final: [B, 5], shares memory with ones, re, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let h_final: MutableFloats = shard.floats(2)
        // factor_h_final: [B, 5], shares memory with h, first_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(1)
        // first_carry: [B, 5], shares memory with h, factor_h_final, h_final2
        let first_carry: MutableFloats = shard.floats(1)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // h_final2: [B, 5], shares memory with h, factor_h_final, first_carry
        let h_final2: MutableFloats = shard.floats(1)
        // gates2: [T, B, 36], shares memory with gates
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [240]
        let gates_weights_packed2: Floats = shard.prepared + 608
        // re: [B, 18], shares memory with ones, h_final, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let re: MutableFloats = shard.floats(2)
        // im: [B, 18], shares memory with factor_re_final, re2, im_final2
        let im: MutableFloats = shard.floats(5)
        // factor_re: [B, 18], shares memory with factor_re_final2, re_final2
        let factor_re: MutableFloats = shard.floats(7)
        // ones2: [B, 18], shares memory with third_concatenate, re_final, im2, factor_last
        let ones2: MutableFloats = shard.floats(6)
        // factor_re2: [B, 18], shares memory with factor_im_final, sum, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let factor_re2: MutableFloats = shard.floats(8)
        // factor_im: [B, 18], shares memory with factor_im_final2, ones4, sumNext_product2
        let factor_im: MutableFloats = shard.floats(9)
        // factor_im2: [B, 18], shares memory with second_concatenate, ones3, last_final, last2, last3, last4
        let factor_im2: MutableFloats = shard.floats(10)
        // second_a: [18]
        let second_a: Floats = shard.parameters + 64
        // second_b: [18]
        let second_b: Floats = shard.parameters + 96
        // re_final: [B, 18], shares memory with third_concatenate, ones2, im2, factor_last
        let re_final: MutableFloats = shard.floats(6)
        // im_final: [B, 18], shares memory with ones, h_final, re, second_carry, last, factor_last_final, third_carry, last_final2
        let im_final: MutableFloats = shard.floats(2)
        // factor_re_final: [B, 18], shares memory with im, re2, im_final2
        let factor_re_final: MutableFloats = shard.floats(5)
        // factor_re_final2: [B, 18], shares memory with factor_re, re_final2
        let factor_re_final2: MutableFloats = shard.floats(7)
        // factor_im_final: [B, 18], shares memory with factor_re2, sum, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let factor_im_final: MutableFloats = shard.floats(8)
        // factor_im_final2: [B, 18], shares memory with factor_im, ones4, sumNext_product2
        let factor_im_final2: MutableFloats = shard.floats(9)
        // second_re: [B, 18]
        let second_re: Floats = shard.state(1)
        // second_im: [B, 18]
        let second_im: Floats = shard.state(2)
        // second_carry: [B, 36], shares memory with ones, h_final, re, im_final, last, factor_last_final, third_carry, last_final2
        let second_carry: MutableFloats = shard.floats(2)
        // re2: [B, 18], shares memory with im, factor_re_final, im_final2
        let re2: MutableFloats = shard.floats(5)
        // im2: [B, 18], shares memory with third_concatenate, ones2, re_final, factor_last
        let im2: MutableFloats = shard.floats(6)
        // re_final2: [B, 18], shares memory with factor_re, factor_re_final2
        let re_final2: MutableFloats = shard.floats(7)
        // im_final2: [B, 18], shares memory with im, factor_re_final, re2
        let im_final2: MutableFloats = shard.floats(5)
        // gates3: [T, B, 8]
        let gates3: MutableFloats = shard.floats(12)
        // gates_weights_packed3: [576]
        let gates_weights_packed3: Floats = shard.prepared + 848
        // last: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, factor_last_final, third_carry, last_final2
        let last: MutableFloats = shard.floats(2)
        // factor_last: [B, 36], shares memory with third_concatenate, ones2, re_final, im2
        let factor_last: MutableFloats = shard.floats(6)
        // ones3: [B, 36], shares memory with second_concatenate, factor_im2, last_final, last2, last3, last4
        let ones3: MutableFloats = shard.floats(10)
        // last_final: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last2, last3, last4
        let last_final: MutableFloats = shard.floats(10)
        // factor_last_final: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, third_carry, last_final2
        let factor_last_final: MutableFloats = shard.floats(2)
        // third_carry: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, factor_last_final, last_final2
        let third_carry: MutableFloats = shard.floats(2)
        // third_last: [B, 36]
        let third_last: Floats = shard.state(3)
        // last2: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last3, last4
        let last2: MutableFloats = shard.floats(10)
        // sum: [B, 4], shares memory with factor_re2, factor_im_final, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let sum: MutableFloats = shard.floats(8)
        // factor_sum: [B, 4], shares memory with third_concatenate2
        let factor_sum: MutableFloats = shard.floats(13)
        // ones4: [B, 4], shares memory with factor_im, factor_im_final2, sumNext_product2
        let ones4: MutableFloats = shard.floats(9)
        // sumNext_product: [B, 4], shares memory with sum_final, third_carry2, seen2
        let sumNext_product: MutableFloats = shard.floats(14)
        // third_W_packed: [576]
        let third_W_packed: Floats = shard.prepared + 1424
        // sum_final: [B, 4], shares memory with sumNext_product, third_carry2, seen2
        let sum_final: MutableFloats = shard.floats(14)
        // factor_sum_final: [B, 4], shares memory with factor_re2, factor_im_final, sum, sum2, seen_final, sum3, seen_final2
        let factor_sum_final: MutableFloats = shard.floats(8)
        // third_carry2: [B, 4], shares memory with sumNext_product, sum_final, seen2
        let third_carry2: MutableFloats = shard.floats(14)
        // third_sum: [B, 4]
        let third_sum: Floats = shard.state(4)
        // last3: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last2, last4
        let last3: MutableFloats = shard.floats(10)
        // sum2: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, seen_final, sum3, seen_final2
        let sum2: MutableFloats = shard.floats(8)
        // seen: [B, 4], shares memory with factor_seen_final, third_carry3, sumNext_product3, sum_final2
        let seen: MutableFloats = shard.floats(15)
        // factor_seen: [B, 4], shares memory with third_concatenate3
        let factor_seen: MutableFloats = shard.floats(16)
        // sumNext_product2: [B, 4], shares memory with factor_im, factor_im_final2, ones4
        let sumNext_product2: MutableFloats = shard.floats(9)
        // seen_final: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, sum3, seen_final2
        let seen_final: MutableFloats = shard.floats(8)
        // factor_seen_final: [B, 4], shares memory with seen, third_carry3, sumNext_product3, sum_final2
        let factor_seen_final: MutableFloats = shard.floats(15)
        // third_carry3: [B, 4], shares memory with seen, factor_seen_final, sumNext_product3, sum_final2
        let third_carry3: MutableFloats = shard.floats(15)
        // third_seen: [B, 4]
        let third_seen: Floats = shard.state(5)
        // last4: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last2, last3
        let last4: MutableFloats = shard.floats(10)
        // sum3: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, seen_final, seen_final2
        let sum3: MutableFloats = shard.floats(8)
        // seen2: [B, 4], shares memory with sumNext_product, sum_final, third_carry2
        let seen2: MutableFloats = shard.floats(14)
        // sumNext_product3: [B, 4], shares memory with seen, factor_seen_final, third_carry3, sum_final2
        let sumNext_product3: MutableFloats = shard.floats(15)
        // last_final2: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, factor_last_final, third_carry
        let last_final2: MutableFloats = shard.floats(2)
        // sum_final2: [B, 4], shares memory with seen, factor_seen_final, third_carry3, sumNext_product3
        let sum_final2: MutableFloats = shard.floats(15)
        // seen_final2: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, seen_final, sum3
        let seen_final2: MutableFloats = shard.floats(8)
        if shard.isInPhase(0) {
          // z, h' = … · x  (Linear.rnn:7–8)
          Kernel.product(
            rows: xSteps &* batch, k: 3, n: 10, input: x, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 10, bias: gates_bias)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Pointwise.compute_ones(count: batch &* 5, ones)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_h, destinationStride: 5)
            for t in 0..<xSteps {
              let gates_t: MutableFloats = gates + t &* batch &* 10
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // z, h' = … · x  (Linear.rnn:7–8)
              Pointwise.compute_h_factor_h(rows: batch, gates_t, h, x_mask_t, factor_h)
            }
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h, sourceStride: 5, destination: factor_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: h_final, sourceStride: 5, destination: first_concatenate,
              destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h_final, sourceStride: 5, destination: first_concatenate + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(1) {
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: false, source: first_h, sourceStride: 5, shard: shard,
            slot: 3, destination: first_carry, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: first_carry, sourceStride: 5, destination: h2, destinationStride: 5)
          for t2 in 0..<xSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 10
            let h_t2: MutableFloats = h2 + t2 &* batch &* 5
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
            // z, h' = … · x  (Linear.rnn:7–8)
            Pointwise.compute_h(rows: batch, gates_t2, h_t2, x_mask_t2, h_t2Next)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.copy(
            rows: batch, width: 5, source: h2 + xSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
            destinationStride: 5)
          // re', im' = … · x  (Linear.rnn:19–20)
          Kernel.product(
            rows: xSteps &* batch, k: 5, n: 36, input: h2 + batch &* 5, inputStride: 5, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 36, bias: nil)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.zero(rows: batch, width: 18, destination: re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: im, destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Pointwise.compute_ones(count: batch &* 18, ones2)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_re2, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_im, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_im2, destinationStride: 18)
            for t3 in 0..<xSteps {
              let gates_t3: MutableFloats = gates2 + t3 &* batch &* 36
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              // re', im' = … · x  (Linear.rnn:19–20)
              Pointwise.compute_re_im(
                rows: batch, second_a, re, second_b, im, gates_t3, x_mask_t3, factor_re, factor_im, factor_re2,
                factor_im2)
            }
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re, sourceStride: 18, destination: re_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: im, sourceStride: 18, destination: im_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re, sourceStride: 18, destination: factor_re_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re2, sourceStride: 18, destination: factor_re_final2,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im, sourceStride: 18, destination: factor_im_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im2, sourceStride: 18, destination: factor_im_final2,
              destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: second_re, sourceStride: 18, destination: second_concatenate,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_im, sourceStride: 18, destination: second_concatenate + 18,
            destinationStride: 36)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re_final, sourceStride: 18, destination: second_concatenate2,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: im_final, sourceStride: 18, destination: second_concatenate2 + 18,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final, sourceStride: 18, destination: second_concatenate2 + 36,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final2, sourceStride: 18, destination: second_concatenate2 + 54,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final, sourceStride: 18, destination: second_concatenate2 + 72,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final2, sourceStride: 18, destination: second_concatenate2 + 90,
              destinationStride: 108)
          }
        }
        if shard.isInPhase(2) {
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.carry(
            rows: batch, width: 36, states: 2, isReversed: false, source: second_concatenate, sourceStride: 36,
            shard: shard, slot: 11, destination: second_carry, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry, sourceStride: 36, destination: re2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry + 18, sourceStride: 36, destination: im2,
            destinationStride: 18)
          for t4 in 0..<xSteps {
            let gates_t4: MutableFloats = gates2 + t4 &* batch &* 36
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            // re', im', output = …  (Linear.rnn:19–21)
            Pointwise.compute_reNext_gates(rows: batch, second_a, re2, second_b, im2, gates_t4, x_mask_t4)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: re2, sourceStride: 18, destination: re_final2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: im2, sourceStride: 18, destination: im_final2, destinationStride: 18)
          // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
          Kernel.product(
            rows: xSteps &* batch, k: 36, n: 8, input: gates2, inputStride: 36, packed: gates_weights_packed3,
            destination: gates3, destinationStride: 8, bias: gates_bias2)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.zero(rows: batch, width: 36, destination: last, destinationStride: 36)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 36, ones3)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: ones3, sourceStride: 36, destination: factor_last, destinationStride: 36)
            for t5 in 0..<xSteps {
              let x_mask_t5: MutableFloats = x_mask + t5 &* batch
              let gates_t5: MutableFloats = gates2 + t5 &* batch &* 36
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last_factor_last(rows: batch, x_mask_t5, gates_t5, last, factor_last)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: last, sourceStride: 36, destination: last_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last, sourceStride: 36, destination: factor_last_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: last_final, sourceStride: 36, destination: third_concatenate,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last_final, sourceStride: 36, destination: third_concatenate + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(3) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: false, source: third_last, sourceStride: 36, shard: shard,
            slot: 6, destination: third_carry, destinationStride: 36)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last2, destinationStride: 36)
            Kernel.zero(rows: batch, width: 4, destination: sum, destinationStride: 4)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 4, ones4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_sum, destinationStride: 4)
            for t6 in 0..<xSteps {
              let gates_t6: MutableFloats = gates3 + t6 &* batch &* 8
              let x_mask_t6: MutableFloats = x_mask + t6 &* batch
              let gates_t6_2: MutableFloats = gates2 + t6 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last2, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product, destinationStride: 4, bias: nil, turn: t6)
              Pointwise.compute_sum_factor_sum(rows: batch, sumNext_product, gates_t6, sum, x_mask_t6, factor_sum)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t6, gates_t6_2, last2)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: sum, sourceStride: 4, destination: sum_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum, sourceStride: 4, destination: factor_sum_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: sum_final, sourceStride: 4, destination: third_concatenate2,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum_final, sourceStride: 4, destination: third_concatenate2 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(4) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_sum, sourceStride: 4, shard: shard,
            slot: 13, destination: third_carry2, destinationStride: 4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last3, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum2, destinationStride: 4)
            Kernel.zero(rows: batch, width: 4, destination: seen, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_seen, destinationStride: 4)
            for t7 in 0..<xSteps {
              let gates_t7: MutableFloats = gates3 + t7 &* batch &* 8
              let x_mask_t7: MutableFloats = x_mask + t7 &* batch
              let gates_t7_2: MutableFloats = gates2 + t7 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last3, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product2, destinationStride: 4, bias: nil, turn: t7)
              // sum', seen' = …  (Linear.rnn:32–33)
              Pointwise.compute_sum_seen(rows: batch, sumNext_product2, gates_t7, sum2, x_mask_t7, seen, factor_seen)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t7, gates_t7_2, last3)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: seen, sourceStride: 4, destination: seen_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen, sourceStride: 4, destination: factor_seen_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: seen_final, sourceStride: 4, destination: third_concatenate3,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen_final, sourceStride: 4, destination: third_concatenate3 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(5) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_seen, sourceStride: 4, shard: shard,
            slot: 16, destination: third_carry3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last4, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry3, sourceStride: 4, destination: seen2, destinationStride: 4)
          for t8 in 0..<xSteps {
            let gates_t8: MutableFloats = gates3 + t8 &* batch &* 8
            let x_mask_t8: MutableFloats = x_mask + t8 &* batch
            let gates_t8_2: MutableFloats = gates2 + t8 &* batch &* 36
            // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
            Kernel.product(
              rows: batch, k: 36, n: 4, input: last4, inputStride: 36, packed: third_W_packed,
              destination: sumNext_product3, destinationStride: 4, bias: nil, turn: t8)
            // sum', seen', output = …  (Linear.rnn:32–34)
            Pointwise.compute_gates_sum(rows: batch, sumNext_product3, gates_t8, sum3, seen2, x_mask_t8)
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Pointwise.compute_last(rows: batch, x_mask_t8, gates_t8_2, last4)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.copy(
            rows: batch, width: 36, source: last4, sourceStride: 36, destination: last_final2, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: sum3, sourceStride: 4, destination: sum_final2, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: seen2, sourceStride: 4, destination: seen_final2, destinationStride: 4)
          // The output 'third'.
          shard.setOutput(0, gates3, stepStride: batch &* 8, stride: 8)
          // The state 'first.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 5)
          // The state 'second.re' after the last step.
          shard.setFinalState(1, re_final2, stride: 18)
          // The state 'second.im' after the last step.
          shard.setFinalState(2, im_final2, stride: 18)
          // The state 'third.last' after the last step.
          shard.setFinalState(3, last_final2, stride: 36)
          // The state 'third.sum' after the last step.
          shard.setFinalState(4, sum_final2, stride: 4)
          // The state 'third.seen' after the last step.
          shard.setFinalState(5, seen_final2, stride: 4)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "first.h", shape: [5]), .init(name: "second.re", shape: [18]),
          .init(name: "second.im", shape: [18]), .init(name: "third.last", shape: [36]),
          .init(name: "third.sum", shape: [4]), .init(name: "third.seen", shape: [4]),
        ],
        arena: [
          .init(axis: 0, width: 36), .init(axis: -1, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 10),
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 18), .init(axis: -1, width: 72),
          .init(axis: -1, width: 18), .init(axis: -1, width: 18), .init(axis: -1, width: 18),
          .init(axis: -1, width: 36), .init(axis: -1, width: 108), .init(axis: 0, width: 8), .init(axis: -1, width: 8),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 8),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always, phases: 6)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 512
        // gates_bias2: [8]
        let gates_bias2: Floats = shard.prepared + 528
        // third_concatenate3: [B, 8], shares memory with factor_seen
        let third_concatenate3: MutableFloats = shard.floats(16)
        // third_concatenate2: [B, 8], shares memory with factor_sum
        let third_concatenate2: MutableFloats = shard.floats(13)
        // third_concatenate: [B, 72], shares memory with ones2, re_final, im2, factor_last
        let third_concatenate: MutableFloats = shard.floats(6)
        // second_concatenate2: [B, 108]
        let second_concatenate2: MutableFloats = shard.floats(11)
        // second_concatenate: [B, 36], shares memory with factor_im2, ones3, last_final, last2, last3, last4
        let second_concatenate: MutableFloats = shard.floats(10)
        // first_concatenate: [B, 10], shares memory with factor_h
        let first_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 10], shares memory with gates2, loss_sum
        let gates: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(17)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 560
        // h: [B, 5], shares memory with factor_h_final, first_carry, h_final2
        let h: MutableFloats = shard.floats(1)
        // factor_h: [B, 5], shares memory with first_concatenate
        let factor_h: MutableFloats = shard.floats(3)
        // ones: [B, 5], shares memory with h_final, re, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let ones: MutableFloats = shard.floats(2)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(19)
        // h_final: [B, 5], shares memory with ones, re, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let h_final: MutableFloats = shard.floats(2)
        // factor_h_final: [B, 5], shares memory with h, first_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(1)
        // first_carry: [B, 5], shares memory with h, factor_h_final, h_final2
        let first_carry: MutableFloats = shard.floats(1)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // h_final2: [B, 5], shares memory with h, factor_h_final, first_carry
        let h_final2: MutableFloats = shard.floats(1)
        // gates2: [T, B, 36], shares memory with gates, loss_sum
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [240]
        let gates_weights_packed2: Floats = shard.prepared + 608
        // re: [B, 18], shares memory with ones, h_final, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let re: MutableFloats = shard.floats(2)
        // im: [B, 18], shares memory with factor_re_final, re2, im_final2
        let im: MutableFloats = shard.floats(5)
        // factor_re: [B, 18], shares memory with factor_re_final2, re_final2
        let factor_re: MutableFloats = shard.floats(7)
        // ones2: [B, 18], shares memory with third_concatenate, re_final, im2, factor_last
        let ones2: MutableFloats = shard.floats(6)
        // factor_re2: [B, 18], shares memory with factor_im_final, sum, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let factor_re2: MutableFloats = shard.floats(8)
        // factor_im: [B, 18], shares memory with factor_im_final2, ones4, sumNext_product2
        let factor_im: MutableFloats = shard.floats(9)
        // factor_im2: [B, 18], shares memory with second_concatenate, ones3, last_final, last2, last3, last4
        let factor_im2: MutableFloats = shard.floats(10)
        // second_a: [18]
        let second_a: Floats = shard.parameters + 64
        // second_b: [18]
        let second_b: Floats = shard.parameters + 96
        // re_final: [B, 18], shares memory with third_concatenate, ones2, im2, factor_last
        let re_final: MutableFloats = shard.floats(6)
        // im_final: [B, 18], shares memory with ones, h_final, re, second_carry, last, factor_last_final, third_carry, last_final2
        let im_final: MutableFloats = shard.floats(2)
        // factor_re_final: [B, 18], shares memory with im, re2, im_final2
        let factor_re_final: MutableFloats = shard.floats(5)
        // factor_re_final2: [B, 18], shares memory with factor_re, re_final2
        let factor_re_final2: MutableFloats = shard.floats(7)
        // factor_im_final: [B, 18], shares memory with factor_re2, sum, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let factor_im_final: MutableFloats = shard.floats(8)
        // factor_im_final2: [B, 18], shares memory with factor_im, ones4, sumNext_product2
        let factor_im_final2: MutableFloats = shard.floats(9)
        // second_re: [B, 18]
        let second_re: Floats = shard.state(1)
        // second_im: [B, 18]
        let second_im: Floats = shard.state(2)
        // second_carry: [B, 36], shares memory with ones, h_final, re, im_final, last, factor_last_final, third_carry, last_final2
        let second_carry: MutableFloats = shard.floats(2)
        // re2: [B, 18], shares memory with im, factor_re_final, im_final2
        let re2: MutableFloats = shard.floats(5)
        // im2: [B, 18], shares memory with third_concatenate, ones2, re_final, factor_last
        let im2: MutableFloats = shard.floats(6)
        // re_final2: [B, 18], shares memory with factor_re, factor_re_final2
        let re_final2: MutableFloats = shard.floats(7)
        // im_final2: [B, 18], shares memory with im, factor_re_final, re2
        let im_final2: MutableFloats = shard.floats(5)
        // gates3: [T, B, 8], shares memory with loss_select
        let gates3: MutableFloats = shard.floats(12)
        // gates_weights_packed3: [576]
        let gates_weights_packed3: Floats = shard.prepared + 848
        // last: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, factor_last_final, third_carry, last_final2
        let last: MutableFloats = shard.floats(2)
        // factor_last: [B, 36], shares memory with third_concatenate, ones2, re_final, im2
        let factor_last: MutableFloats = shard.floats(6)
        // ones3: [B, 36], shares memory with second_concatenate, factor_im2, last_final, last2, last3, last4
        let ones3: MutableFloats = shard.floats(10)
        // last_final: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last2, last3, last4
        let last_final: MutableFloats = shard.floats(10)
        // factor_last_final: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, third_carry, last_final2
        let factor_last_final: MutableFloats = shard.floats(2)
        // third_carry: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, factor_last_final, last_final2
        let third_carry: MutableFloats = shard.floats(2)
        // third_last: [B, 36]
        let third_last: Floats = shard.state(3)
        // last2: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last3, last4
        let last2: MutableFloats = shard.floats(10)
        // sum: [B, 4], shares memory with factor_re2, factor_im_final, factor_sum_final, sum2, seen_final, sum3, seen_final2
        let sum: MutableFloats = shard.floats(8)
        // factor_sum: [B, 4], shares memory with third_concatenate2
        let factor_sum: MutableFloats = shard.floats(13)
        // ones4: [B, 4], shares memory with factor_im, factor_im_final2, sumNext_product2
        let ones4: MutableFloats = shard.floats(9)
        // sumNext_product: [B, 4], shares memory with sum_final, third_carry2, seen2
        let sumNext_product: MutableFloats = shard.floats(14)
        // third_W_packed: [576]
        let third_W_packed: Floats = shard.prepared + 1424
        // sum_final: [B, 4], shares memory with sumNext_product, third_carry2, seen2
        let sum_final: MutableFloats = shard.floats(14)
        // factor_sum_final: [B, 4], shares memory with factor_re2, factor_im_final, sum, sum2, seen_final, sum3, seen_final2
        let factor_sum_final: MutableFloats = shard.floats(8)
        // third_carry2: [B, 4], shares memory with sumNext_product, sum_final, seen2
        let third_carry2: MutableFloats = shard.floats(14)
        // third_sum: [B, 4]
        let third_sum: Floats = shard.state(4)
        // last3: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last2, last4
        let last3: MutableFloats = shard.floats(10)
        // sum2: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, seen_final, sum3, seen_final2
        let sum2: MutableFloats = shard.floats(8)
        // seen: [B, 4], shares memory with factor_seen_final, third_carry3, sumNext_product3, sum_final2
        let seen: MutableFloats = shard.floats(15)
        // factor_seen: [B, 4], shares memory with third_concatenate3
        let factor_seen: MutableFloats = shard.floats(16)
        // sumNext_product2: [B, 4], shares memory with factor_im, factor_im_final2, ones4
        let sumNext_product2: MutableFloats = shard.floats(9)
        // seen_final: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, sum3, seen_final2
        let seen_final: MutableFloats = shard.floats(8)
        // factor_seen_final: [B, 4], shares memory with seen, third_carry3, sumNext_product3, sum_final2
        let factor_seen_final: MutableFloats = shard.floats(15)
        // third_carry3: [B, 4], shares memory with seen, factor_seen_final, sumNext_product3, sum_final2
        let third_carry3: MutableFloats = shard.floats(15)
        // third_seen: [B, 4]
        let third_seen: Floats = shard.state(5)
        // last4: [B, 36], shares memory with second_concatenate, factor_im2, ones3, last_final, last2, last3
        let last4: MutableFloats = shard.floats(10)
        // sum3: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, seen_final, seen_final2
        let sum3: MutableFloats = shard.floats(8)
        // seen2: [B, 4], shares memory with sumNext_product, sum_final, third_carry2
        let seen2: MutableFloats = shard.floats(14)
        // sumNext_product3: [B, 4], shares memory with seen, factor_seen_final, third_carry3, sum_final2
        let sumNext_product3: MutableFloats = shard.floats(15)
        // last_final2: [B, 36], shares memory with ones, h_final, re, im_final, second_carry, last, factor_last_final, third_carry
        let last_final2: MutableFloats = shard.floats(2)
        // sum_final2: [B, 4], shares memory with seen, factor_seen_final, third_carry3, sumNext_product3
        let sum_final2: MutableFloats = shard.floats(15)
        // seen_final2: [B, 4], shares memory with factor_re2, factor_im_final, sum, factor_sum_final, sum2, seen_final, sum3
        let seen_final2: MutableFloats = shard.floats(8)
        // y: [T, B, 4]
        let y: MutableFloats = shard.floats(18)
        // loss_sum: [T, B, 1], shares memory with gates, gates2
        let loss_sum: MutableFloats = shard.floats(0)
        // loss_select: [T, B, 1], shares memory with gates3
        let loss_select: MutableFloats = shard.floats(12)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        if shard.isInPhase(0) {
          // z, h' = … · x  (Linear.rnn:7–8)
          Kernel.product(
            rows: xSteps &* batch, k: 3, n: 10, input: x, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 10, bias: gates_bias)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Pointwise.compute_ones(count: batch &* 5, ones)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_h, destinationStride: 5)
            for t in 0..<xSteps {
              let gates_t: MutableFloats = gates + t &* batch &* 10
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // z, h' = … · x  (Linear.rnn:7–8)
              Pointwise.compute_h_factor_h2(rows: batch, gates_t, h, x_mask_t, factor_h)
            }
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h, sourceStride: 5, destination: factor_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: h_final, sourceStride: 5, destination: first_concatenate,
              destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h_final, sourceStride: 5, destination: first_concatenate + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(1) {
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: false, source: first_h, sourceStride: 5, shard: shard,
            slot: 3, destination: first_carry, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: first_carry, sourceStride: 5, destination: h2, destinationStride: 5)
          for t2 in 0..<xSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 10
            let h_t2: MutableFloats = h2 + t2 &* batch &* 5
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
            // z, h' = … · x  (Linear.rnn:7–8)
            Pointwise.compute_h2(rows: batch, gates_t2, h_t2, x_mask_t2, h_t2Next)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.copy(
            rows: batch, width: 5, source: h2 + xSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
            destinationStride: 5)
          // re', im' = … · x  (Linear.rnn:19–20)
          Kernel.product(
            rows: xSteps &* batch, k: 5, n: 36, input: h2 + batch &* 5, inputStride: 5, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 36, bias: nil)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.zero(rows: batch, width: 18, destination: re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: im, destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Pointwise.compute_ones(count: batch &* 18, ones2)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_re2, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_im, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_im2, destinationStride: 18)
            for t3 in 0..<xSteps {
              let gates_t3: MutableFloats = gates2 + t3 &* batch &* 36
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              // re', im' = … · x  (Linear.rnn:19–20)
              Pointwise.compute_re_im(
                rows: batch, second_a, re, second_b, im, gates_t3, x_mask_t3, factor_re, factor_im, factor_re2,
                factor_im2)
            }
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re, sourceStride: 18, destination: re_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: im, sourceStride: 18, destination: im_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re, sourceStride: 18, destination: factor_re_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re2, sourceStride: 18, destination: factor_re_final2,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im, sourceStride: 18, destination: factor_im_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im2, sourceStride: 18, destination: factor_im_final2,
              destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: second_re, sourceStride: 18, destination: second_concatenate,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_im, sourceStride: 18, destination: second_concatenate + 18,
            destinationStride: 36)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re_final, sourceStride: 18, destination: second_concatenate2,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: im_final, sourceStride: 18, destination: second_concatenate2 + 18,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final, sourceStride: 18, destination: second_concatenate2 + 36,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final2, sourceStride: 18, destination: second_concatenate2 + 54,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final, sourceStride: 18, destination: second_concatenate2 + 72,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final2, sourceStride: 18, destination: second_concatenate2 + 90,
              destinationStride: 108)
          }
        }
        if shard.isInPhase(2) {
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.carry(
            rows: batch, width: 36, states: 2, isReversed: false, source: second_concatenate, sourceStride: 36,
            shard: shard, slot: 11, destination: second_carry, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry, sourceStride: 36, destination: re2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry + 18, sourceStride: 36, destination: im2,
            destinationStride: 18)
          for t4 in 0..<xSteps {
            let gates_t4: MutableFloats = gates2 + t4 &* batch &* 36
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            // re', im', output = …  (Linear.rnn:19–21)
            Pointwise.compute_reNext_gates2(rows: batch, second_a, re2, second_b, im2, gates_t4, x_mask_t4)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: re2, sourceStride: 18, destination: re_final2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: im2, sourceStride: 18, destination: im_final2, destinationStride: 18)
          // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
          Kernel.product(
            rows: xSteps &* batch, k: 36, n: 8, input: gates2, inputStride: 36, packed: gates_weights_packed3,
            destination: gates3, destinationStride: 8, bias: gates_bias2)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.zero(rows: batch, width: 36, destination: last, destinationStride: 36)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 36, ones3)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: ones3, sourceStride: 36, destination: factor_last, destinationStride: 36)
            for t5 in 0..<xSteps {
              let x_mask_t5: MutableFloats = x_mask + t5 &* batch
              let gates_t5: MutableFloats = gates2 + t5 &* batch &* 36
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last_factor_last(rows: batch, x_mask_t5, gates_t5, last, factor_last)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: last, sourceStride: 36, destination: last_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last, sourceStride: 36, destination: factor_last_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: last_final, sourceStride: 36, destination: third_concatenate,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last_final, sourceStride: 36, destination: third_concatenate + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(3) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: false, source: third_last, sourceStride: 36, shard: shard,
            slot: 6, destination: third_carry, destinationStride: 36)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last2, destinationStride: 36)
            Kernel.zero(rows: batch, width: 4, destination: sum, destinationStride: 4)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 4, ones4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_sum, destinationStride: 4)
            for t6 in 0..<xSteps {
              let gates_t6: MutableFloats = gates3 + t6 &* batch &* 8
              let x_mask_t6: MutableFloats = x_mask + t6 &* batch
              let gates_t6_2: MutableFloats = gates2 + t6 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last2, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product, destinationStride: 4, bias: nil, turn: t6)
              Pointwise.compute_sum_factor_sum2(rows: batch, sumNext_product, gates_t6, sum, x_mask_t6, factor_sum)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t6, gates_t6_2, last2)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: sum, sourceStride: 4, destination: sum_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum, sourceStride: 4, destination: factor_sum_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: sum_final, sourceStride: 4, destination: third_concatenate2,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum_final, sourceStride: 4, destination: third_concatenate2 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(4) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_sum, sourceStride: 4, shard: shard,
            slot: 13, destination: third_carry2, destinationStride: 4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last3, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum2, destinationStride: 4)
            Kernel.zero(rows: batch, width: 4, destination: seen, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_seen, destinationStride: 4)
            for t7 in 0..<xSteps {
              let gates_t7: MutableFloats = gates3 + t7 &* batch &* 8
              let x_mask_t7: MutableFloats = x_mask + t7 &* batch
              let gates_t7_2: MutableFloats = gates2 + t7 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last3, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product2, destinationStride: 4, bias: nil, turn: t7)
              // sum', seen' = …  (Linear.rnn:32–33)
              Pointwise.compute_sum_seen2(rows: batch, sumNext_product2, gates_t7, sum2, x_mask_t7, seen, factor_seen)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t7, gates_t7_2, last3)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: seen, sourceStride: 4, destination: seen_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen, sourceStride: 4, destination: factor_seen_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: seen_final, sourceStride: 4, destination: third_concatenate3,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen_final, sourceStride: 4, destination: third_concatenate3 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(5) {
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_seen, sourceStride: 4, shard: shard,
            slot: 16, destination: third_carry3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last4, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry3, sourceStride: 4, destination: seen2, destinationStride: 4)
          for t8 in 0..<xSteps {
            let gates_t8: MutableFloats = gates3 + t8 &* batch &* 8
            let x_mask_t8: MutableFloats = x_mask + t8 &* batch
            let gates_t8_2: MutableFloats = gates2 + t8 &* batch &* 36
            // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
            Kernel.product(
              rows: batch, k: 36, n: 4, input: last4, inputStride: 36, packed: third_W_packed,
              destination: sumNext_product3, destinationStride: 4, bias: nil, turn: t8)
            // sum', seen', output = …  (Linear.rnn:32–34)
            Pointwise.compute_gates_sum2(rows: batch, sumNext_product3, gates_t8, sum3, seen2, x_mask_t8)
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Pointwise.compute_last(rows: batch, x_mask_t8, gates_t8_2, last4)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.copy(
            rows: batch, width: 36, source: last4, sourceStride: 36, destination: last_final2, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: sum3, sourceStride: 4, destination: sum_final2, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: seen2, sourceStride: 4, destination: seen_final2, destinationStride: 4)
          // loss meanSquaredError(third, y)  (Linear.rnn:54)
          Pointwise.compute_loss_sum(rows: xSteps &* batch, gates3, y, loss_sum)
          Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // The state 'first.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 5)
          // The state 'second.re' after the last step.
          shard.setFinalState(1, re_final2, stride: 18)
          // The state 'second.im' after the last step.
          shard.setFinalState(2, im_final2, stride: 18)
          // The state 'third.last' after the last step.
          shard.setFinalState(3, last_final2, stride: 36)
          // The state 'third.sum' after the last step.
          shard.setFinalState(4, sum_final2, stride: 4)
          // The state 'third.seen' after the last step.
          shard.setFinalState(5, seen_final2, stride: 4)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(third, y)  (Linear.rnn:54)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "first.h", shape: [5]), .init(name: "second.re", shape: [18]),
          .init(name: "second.im", shape: [18]), .init(name: "third.last", shape: [36]),
          .init(name: "third.sum", shape: [4]), .init(name: "third.seen", shape: [4]),
        ],
        arena: [
          .init(axis: 0, width: 10), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 10),
          .init(axis: -1, width: 36), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 36),
          .init(axis: -1, width: 18), .init(axis: -1, width: 18), .init(axis: -1, width: 18),
          .init(axis: -1, width: 72), .init(axis: -1, width: 36), .init(axis: -1, width: 36),
          .init(axis: -1, width: 18), .init(axis: -1, width: 108), .init(axis: 0, extraSteps: 1, width: 18),
          .init(axis: 0, extraSteps: 1, width: 18), .init(axis: 0, width: 36), .init(axis: -1, width: 18),
          .init(axis: -1, width: 8), .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 8),
          .init(axis: -1, width: 4), .init(axis: 0, extraSteps: 1, width: 36), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 18), .init(axis: 0, width: 18),
          .init(axis: 0, width: 5), .init(axis: 0, width: 36), .init(axis: 0, width: 36), .init(axis: -1, width: 4),
          .init(axis: -1, width: 8), .init(axis: -1, width: 18), .init(axis: -1, width: 72), .init(axis: -1, width: 36),
          .init(axis: -1, width: 36), .init(axis: -1, width: 36), .init(axis: -1, width: 108),
        ],
        sumsCount: 176, gradientSums: [0..<53, 128..<752], preparedIndex: 2, hasCotangents: true, segments: .onRequest,
        phases: 11)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [30]
        let gates_weights: MutableFloats = prepared
        // first_Wz: [15]
        let first_Wz: Floats = parameters
        // first_Wg: [15]
        let first_Wg: Floats = parameters + 16
        // gates_weights2: [180]
        let gates_weights2: MutableFloats = prepared + 32
        // second_V: [90]
        let second_V: Floats = parameters + 128
        // second_W: [90]
        let second_W: Floats = parameters + 224
        // gates_weights3: [288]
        let gates_weights3: MutableFloats = prepared + 224
        // third_W: [288]
        let third_W: Floats = parameters + 320
        // third_V: [144]
        let third_V: Floats = parameters + 608
        // gates_bias: [10]
        let gates_bias: MutableFloats = prepared + 512
        // first_bz: [5]
        let first_bz: Floats = parameters + 32
        // first_bg: [5]
        let first_bg: Floats = parameters + 48
        // gates_bias2: [8]
        let gates_bias2: MutableFloats = prepared + 528
        // third_decay: [4]
        let third_decay: Floats = parameters + 752
        // gates_bias3: [4]
        let gates_bias3: MutableFloats = prepared + 544
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 560
        // gates_weights_packed2: [240]
        let gates_weights_packed2: MutableFloats = prepared + 608
        // gates_weights_packed3: [576]
        let gates_weights_packed3: MutableFloats = prepared + 848
        // third_W_packed: [576]
        let third_W_packed: MutableFloats = prepared + 1424
        // third_W_packed2: [192]
        let third_W_packed2: MutableFloats = prepared + 2000
        // gates_weights_packed4: [384]
        let gates_weights_packed4: MutableFloats = prepared + 2192
        // gates_weights_packed5: [576]
        let gates_weights_packed5: MutableFloats = prepared + 2576
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wz, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: first_Wg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_V, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 18, columns: 5, source: second_W, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 90, destinationRowStride: 5, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.copyMatrix(
          rows: 4, columns: 36, source: third_W, sourceRowStride: 72, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 36, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 36, source: third_V, sourceRowStride: 36, sourceColumnStride: 1,
          destination: gates_weights3 + 144, destinationRowStride: 36, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bz, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: first_bg, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias + 5,
          destinationRowStride: 10, destinationColumnStride: 1)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: third_decay, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 8, destinationColumnStride: 1)
        Pointwise.compute_gates_bias(gates_bias3)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: gates_bias3, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 4, destinationRowStride: 8, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 10, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // re', im' = … · x  (Linear.rnn:19–20)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 36, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
        Kernel.pack(
          source: gates_weights3, rowStride: 36, columnStride: 1, rows: 8, columns: 36, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: third_W + 36, rowStride: 72, columnStride: 1, rows: 4, columns: 36, blocks: 1,
          destination: third_W_packed)
        // gradient of Linear.rnn:32: sum' = sigmoid(W · [x, last] + decay) * sum + V · x
        Kernel.pack(
          source: third_W + 36, rowStride: 1, columnStride: 72, rows: 36, columns: 4, blocks: 1,
          destination: third_W_packed2)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 36, rows: 36, columns: 8, blocks: 1,
          destination: gates_weights_packed4)
        // gradient of Linear.rnn:19–20: re', im' = … · x
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 36, blocks: 1,
          destination: gates_weights_packed5)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_first_Wz: [15]
        let gradient_first_Wz: MutableFloats = shard.gradients
        // gradient_first_Wg: [15]
        let gradient_first_Wg: MutableFloats = shard.gradients + 16
        // gradient_first_bz: [5]
        let gradient_first_bz: MutableFloats = shard.gradients + 32
        // gradient_first_bg: [5]
        let gradient_first_bg: MutableFloats = shard.gradients + 48
        // gradient_second_V: [90]
        let gradient_second_V: MutableFloats = shard.gradients + 128
        // gradient_second_W: [90]
        let gradient_second_W: MutableFloats = shard.gradients + 224
        // gradient_third_V: [144]
        let gradient_third_V: MutableFloats = shard.gradients + 608
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 512
        // gates_bias2: [8]
        let gates_bias2: Floats = shard.prepared + 528
        // d_first2: [B, 10], shares memory with second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let d_first2: MutableFloats = shard.floats(12)
        // d_second3: [B, 108]
        let d_second3: MutableFloats = shard.floats(39)
        // d_second2: [B, 36], shares memory with factor_d_im2
        let d_second2: MutableFloats = shard.floats(38)
        // d_third7: [B, 72], shares memory with factor_d_last
        let d_third7: MutableFloats = shard.floats(35)
        // d_third4: [B, 8], shares memory with factor_d_sum
        let d_third4: MutableFloats = shard.floats(33)
        // d_third2: [B, 8], shares memory with re_final, sum, factor_sum_final, sum2, factor_d_seen
        let d_third2: MutableFloats = shard.floats(13)
        // third_concatenate3: [B, 8], shares memory with factor_seen
        let third_concatenate3: MutableFloats = shard.floats(22)
        // third_concatenate2: [B, 8], shares memory with factor_sum
        let third_concatenate2: MutableFloats = shard.floats(19)
        // third_concatenate: [B, 72], shares memory with factor_re2, factor_im_final, factor_last
        let third_concatenate: MutableFloats = shard.floats(10)
        // second_concatenate2: [B, 108]
        let second_concatenate2: MutableFloats = shard.floats(14)
        // second_concatenate: [B, 36], shares memory with d_first2, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let second_concatenate: MutableFloats = shard.floats(12)
        // first_concatenate: [B, 10], shares memory with factor_h
        let first_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 10]
        let gates: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(40)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 560
        // h: [B, 5], shares memory with factor_h_final, first_carry, h_final2
        let h: MutableFloats = shard.floats(1)
        // factor_h: [B, 5], shares memory with first_concatenate
        let factor_h: MutableFloats = shard.floats(3)
        // ones: [B, 5], shares memory with d_h_final, d_first3, d_h_final2
        let ones: MutableFloats = shard.floats(2)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(42)
        // h_final: [B, 5], shares memory with re, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let h_final: MutableFloats = shard.floats(4)
        // factor_h_final: [B, 5], shares memory with h, first_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(1)
        // first_carry: [B, 5], shares memory with h, factor_h_final, h_final2
        let first_carry: MutableFloats = shard.floats(1)
        // first_h: [B, 5]
        let first_h: Floats = shard.state(0)
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(5)
        // h_final2: [B, 5], shares memory with h, factor_h_final, first_carry
        let h_final2: MutableFloats = shard.floats(1)
        // gates2: [T, B, 36]
        let gates2: MutableFloats = shard.floats(6)
        // gates_weights_packed2: [240]
        let gates_weights_packed2: Floats = shard.prepared + 608
        // re: [B, 18], shares memory with h_final, im_final, second_carry, last, factor_last_final, third_carry, last_final2
        let re: MutableFloats = shard.floats(4)
        // im: [B, 18], shares memory with factor_re_final, re_final2
        let im: MutableFloats = shard.floats(7)
        // factor_re: [B, 18], shares memory with factor_re_final2, im_final2
        let factor_re: MutableFloats = shard.floats(9)
        // ones2: [B, 18], shares memory with d_re_final, d_re2, d_im_final2
        let ones2: MutableFloats = shard.floats(8)
        // factor_re2: [B, 18], shares memory with third_concatenate, factor_im_final, factor_last
        let factor_re2: MutableFloats = shard.floats(10)
        // factor_im: [B, 18], shares memory with factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let factor_im: MutableFloats = shard.floats(11)
        // factor_im2: [B, 18], shares memory with d_first2, second_concatenate, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let factor_im2: MutableFloats = shard.floats(12)
        // second_a: [18]
        let second_a: Floats = shard.parameters + 64
        // second_b: [18]
        let second_b: Floats = shard.parameters + 96
        // re_final: [B, 18], shares memory with d_third2, sum, factor_sum_final, sum2, factor_d_seen
        let re_final: MutableFloats = shard.floats(13)
        // im_final: [B, 18], shares memory with h_final, re, second_carry, last, factor_last_final, third_carry, last_final2
        let im_final: MutableFloats = shard.floats(4)
        // factor_re_final: [B, 18], shares memory with im, re_final2
        let factor_re_final: MutableFloats = shard.floats(7)
        // factor_re_final2: [B, 18], shares memory with factor_re, im_final2
        let factor_re_final2: MutableFloats = shard.floats(9)
        // factor_im_final: [B, 18], shares memory with third_concatenate, factor_re2, factor_last
        let factor_im_final: MutableFloats = shard.floats(10)
        // factor_im_final2: [B, 18], shares memory with factor_im, last_final, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let factor_im_final2: MutableFloats = shard.floats(11)
        // second_re: [B, 18]
        let second_re: Floats = shard.state(1)
        // second_im: [B, 18]
        let second_im: Floats = shard.state(2)
        // second_carry: [B, 36], shares memory with h_final, re, im_final, last, factor_last_final, third_carry, last_final2
        let second_carry: MutableFloats = shard.floats(4)
        // re2: [T + 1, B, 18]
        let re2: MutableFloats = shard.floats(15)
        // im2: [T + 1, B, 18]
        let im2: MutableFloats = shard.floats(16)
        // re_final2: [B, 18], shares memory with im, factor_re_final
        let re_final2: MutableFloats = shard.floats(7)
        // im_final2: [B, 18], shares memory with factor_re, factor_re_final2
        let im_final2: MutableFloats = shard.floats(9)
        // gates3: [T, B, 8], shares memory with d_second
        let gates3: MutableFloats = shard.floats(17)
        // gates_weights_packed3: [576]
        let gates_weights_packed3: Floats = shard.prepared + 848
        // last: [B, 36], shares memory with h_final, re, im_final, second_carry, factor_last_final, third_carry, last_final2
        let last: MutableFloats = shard.floats(4)
        // factor_last: [B, 36], shares memory with third_concatenate, factor_re2, factor_im_final
        let factor_last: MutableFloats = shard.floats(10)
        // ones3: [B, 36], shares memory with d_first2, second_concatenate, factor_im2, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let ones3: MutableFloats = shard.floats(12)
        // last_final: [B, 36], shares memory with factor_im, factor_im_final2, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let last_final: MutableFloats = shard.floats(11)
        // factor_last_final: [B, 36], shares memory with h_final, re, im_final, second_carry, last, third_carry, last_final2
        let factor_last_final: MutableFloats = shard.floats(4)
        // third_carry: [B, 36], shares memory with h_final, re, im_final, second_carry, last, factor_last_final, last_final2
        let third_carry: MutableFloats = shard.floats(4)
        // third_last: [B, 36]
        let third_last: Floats = shard.state(3)
        // last2: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let last2: MutableFloats = shard.floats(11)
        // sum: [B, 4], shares memory with d_third2, re_final, factor_sum_final, sum2, factor_d_seen
        let sum: MutableFloats = shard.floats(13)
        // factor_sum: [B, 4], shares memory with third_concatenate2
        let factor_sum: MutableFloats = shard.floats(19)
        // ones4: [B, 4], shares memory with d_sum_final, d_third5, d_seen4, d_re, d_im_final, d_im2, d_h, factor_d_h_final, d_h2
        let ones4: MutableFloats = shard.floats(18)
        // sumNext_product: [B, 4], shares memory with sum_final, third_carry2, sumNext_product3, sum_final2
        let sumNext_product: MutableFloats = shard.floats(20)
        // third_W_packed: [576]
        let third_W_packed: Floats = shard.prepared + 1424
        // sum_final: [B, 4], shares memory with sumNext_product, third_carry2, sumNext_product3, sum_final2
        let sum_final: MutableFloats = shard.floats(20)
        // factor_sum_final: [B, 4], shares memory with d_third2, re_final, sum, sum2, factor_d_seen
        let factor_sum_final: MutableFloats = shard.floats(13)
        // third_carry2: [B, 4], shares memory with sumNext_product, sum_final, sumNext_product3, sum_final2
        let third_carry2: MutableFloats = shard.floats(20)
        // third_sum: [B, 4]
        let third_sum: Floats = shard.state(4)
        // last3: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let last3: MutableFloats = shard.floats(11)
        // sum2: [B, 4], shares memory with d_third2, re_final, sum, factor_sum_final, factor_d_seen
        let sum2: MutableFloats = shard.floats(13)
        // seen: [B, 4], shares memory with factor_seen_final, third_carry3, seen_final2
        let seen: MutableFloats = shard.floats(21)
        // factor_seen: [B, 4], shares memory with third_concatenate3
        let factor_seen: MutableFloats = shard.floats(22)
        // sumNext_product2: [B, 4], shares memory with seen_final, d_seen, factor_d_seen_final, d_third3, d_sumNext3, d_sum_final2
        let sumNext_product2: MutableFloats = shard.floats(23)
        // seen_final: [B, 4], shares memory with sumNext_product2, d_seen, factor_d_seen_final, d_third3, d_sumNext3, d_sum_final2
        let seen_final: MutableFloats = shard.floats(23)
        // factor_seen_final: [B, 4], shares memory with seen, third_carry3, seen_final2
        let factor_seen_final: MutableFloats = shard.floats(21)
        // third_carry3: [B, 4], shares memory with seen, factor_seen_final, seen_final2
        let third_carry3: MutableFloats = shard.floats(21)
        // third_seen: [B, 4]
        let third_seen: Floats = shard.state(5)
        // last4: [T + 1, B, 36]
        let last4: MutableFloats = shard.floats(24)
        // sum3: [T + 1, B, 4]
        let sum3: MutableFloats = shard.floats(25)
        // seen2: [T + 1, B, 4]
        let seen2: MutableFloats = shard.floats(26)
        // seenNext: [T, B, 4], shares memory with d_sumNext6, d_imNext
        let seenNext: MutableFloats = shard.floats(27)
        // sumNext_sigmoid: [T, B, 4], shares memory with d_reNext
        let sumNext_sigmoid: MutableFloats = shard.floats(28)
        // sumNext_product3: [B, 4], shares memory with sumNext_product, sum_final, third_carry2, sum_final2
        let sumNext_product3: MutableFloats = shard.floats(20)
        // last_final2: [B, 36], shares memory with h_final, re, im_final, second_carry, last, factor_last_final, third_carry
        let last_final2: MutableFloats = shard.floats(4)
        // sum_final2: [B, 4], shares memory with sumNext_product, sum_final, third_carry2, sumNext_product3
        let sum_final2: MutableFloats = shard.floats(20)
        // seen_final2: [B, 4], shares memory with seen, factor_seen_final, third_carry3
        let seen_final2: MutableFloats = shard.floats(21)
        // y: [T, B, 4], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(41)
        // loss_subtract: [T, B, 4], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(41)
        // loss_sum: [T, B, 1], shares memory with d_third, d_first
        let loss_sum: MutableFloats = shard.floats(29)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_x
        let loss_select: MutableFloats = shard.floats(30)
        // d_loss: [T, B, 1], shares memory with d_sumNext4, d_sumNext7, d_sumNext8
        let d_loss: MutableFloats = shard.floats(31)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_third: [T, B, 4], shares memory with loss_sum, d_first
        let d_third: MutableFloats = shard.floats(29)
        // d_seen: [B, 4], shares memory with sumNext_product2, seen_final, factor_d_seen_final, d_third3, d_sumNext3, d_sum_final2
        let d_seen: MutableFloats = shard.floats(23)
        // factor_d_seen: [B, 4], shares memory with d_third2, re_final, sum, factor_sum_final, sum2
        let factor_d_seen: MutableFloats = shard.floats(13)
        // d_seen_final: [B, 4], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_sum, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let d_seen_final: MutableFloats = shard.floats(11)
        // factor_d_seen_final: [B, 4], shares memory with sumNext_product2, seen_final, d_seen, d_third3, d_sumNext3, d_sum_final2
        let factor_d_seen_final: MutableFloats = shard.floats(23)
        // d_third3: [B, 4], shares memory with sumNext_product2, seen_final, d_seen, factor_d_seen_final, d_sumNext3, d_sum_final2
        let d_third3: MutableFloats = shard.floats(23)
        // cotangent_of_third_seen: [B, 4]
        let cotangent_of_third_seen: Floats = shard.state(11)
        // d_sum: [B, 4], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_last, factor_d_last_final, d_third8, d_third9, d_last_final2
        let d_sum: MutableFloats = shard.floats(11)
        // d_seen2: [B, 4], shares memory with factor_d_sum_final, d_sum2, d_sum3, d_seen_final2
        let d_seen2: MutableFloats = shard.floats(32)
        // factor_d_sum: [B, 4], shares memory with d_third4
        let factor_d_sum: MutableFloats = shard.floats(33)
        // d_sum_final: [B, 4], shares memory with ones4, d_third5, d_seen4, d_re, d_im_final, d_im2, d_h, factor_d_h_final, d_h2
        let d_sum_final: MutableFloats = shard.floats(18)
        // factor_d_sum_final: [B, 4], shares memory with d_seen2, d_sum2, d_sum3, d_seen_final2
        let factor_d_sum_final: MutableFloats = shard.floats(32)
        // d_third5: [B, 4], shares memory with ones4, d_sum_final, d_seen4, d_re, d_im_final, d_im2, d_h, factor_d_h_final, d_h2
        let d_third5: MutableFloats = shard.floats(18)
        // cotangent_of_third_sum: [B, 4]
        let cotangent_of_third_sum: Floats = shard.state(10)
        // d_last: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, factor_d_last_final, d_third8, d_third9, d_last_final2
        let d_last: MutableFloats = shard.floats(11)
        // d_sum2: [B, 4], shares memory with d_seen2, factor_d_sum_final, d_sum3, d_seen_final2
        let d_sum2: MutableFloats = shard.floats(32)
        // d_seen3: [B, 4], shares memory with d_im, factor_d_re_final, d_re_final2
        let d_seen3: MutableFloats = shard.floats(34)
        // factor_d_last: [B, 36], shares memory with d_third7
        let factor_d_last: MutableFloats = shard.floats(35)
        // d_sumNext: [B, 4], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let d_sumNext: MutableFloats = shard.floats(12)
        // d_third6: [B, 36], shares memory with d_sumNext5, factor_d_re2, factor_d_im_final
        let d_third6: MutableFloats = shard.floats(36)
        // d_sumNext2: [B, 36], shares memory with factor_d_im, factor_d_im_final2
        let d_sumNext2: MutableFloats = shard.floats(37)
        // third_W_packed2: [192]
        let third_W_packed2: Floats = shard.prepared + 2000
        // d_last_final: [B, 36], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last2, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let d_last_final: MutableFloats = shard.floats(12)
        // factor_d_last_final: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, d_last, d_third8, d_third9, d_last_final2
        let factor_d_last_final: MutableFloats = shard.floats(11)
        // d_third8: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third9, d_last_final2
        let d_third8: MutableFloats = shard.floats(11)
        // cotangent_of_third_last: [B, 36]
        let cotangent_of_third_last: Floats = shard.state(9)
        // d_last2: [B, 36], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, factor_d_re, factor_d_re_final2, d_second4, factor_d_h
        let d_last2: MutableFloats = shard.floats(12)
        // d_sum3: [B, 4], shares memory with d_seen2, factor_d_sum_final, d_sum2, d_seen_final2
        let d_sum3: MutableFloats = shard.floats(32)
        // d_seen4: [B, 4], shares memory with ones4, d_sum_final, d_third5, d_re, d_im_final, d_im2, d_h, factor_d_h_final, d_h2
        let d_seen4: MutableFloats = shard.floats(18)
        // d_x: [T, B, 36], shares memory with loss_select
        let d_x: MutableFloats = shard.floats(30)
        // d_sumNext4: [T, B, 36], shares memory with d_loss, d_sumNext7, d_sumNext8
        let d_sumNext4: MutableFloats = shard.floats(31)
        // d_sumNext3: [B, 1], shares memory with sumNext_product2, seen_final, d_seen, factor_d_seen_final, d_third3, d_sum_final2
        let d_sumNext3: MutableFloats = shard.floats(23)
        // d_third9: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_last_final2
        let d_third9: MutableFloats = shard.floats(11)
        // d_sumNext5: [B, 36], shares memory with d_third6, factor_d_re2, factor_d_im_final
        let d_sumNext5: MutableFloats = shard.floats(36)
        // d_last_final2: [B, 36], shares memory with factor_im, factor_im_final2, last_final, last2, last3, d_seen_final, d_sum, d_last, factor_d_last_final, d_third8, d_third9
        let d_last_final2: MutableFloats = shard.floats(11)
        // d_sum_final2: [B, 4], shares memory with sumNext_product2, seen_final, d_seen, factor_d_seen_final, d_third3, d_sumNext3
        let d_sum_final2: MutableFloats = shard.floats(23)
        // d_seen_final2: [B, 4], shares memory with d_seen2, factor_d_sum_final, d_sum2, d_sum3
        let d_seen_final2: MutableFloats = shard.floats(32)
        // d_gates_bias: [8]
        let d_gates_bias: MutableFloats = shard.sums + 16
        // d_sumNext6: [T, B, 1], shares memory with seenNext, d_imNext
        let d_sumNext6: MutableFloats = shard.floats(27)
        // d_sumNext7: [T, B, 36], shares memory with d_loss, d_sumNext4, d_sumNext8
        let d_sumNext7: MutableFloats = shard.floats(31)
        // d_sumNext8: [T, B, 36], shares memory with d_loss, d_sumNext4, d_sumNext7
        let d_sumNext8: MutableFloats = shard.floats(31)
        // gates_weights_packed4: [384]
        let gates_weights_packed4: Floats = shard.prepared + 2192
        // d_second: [T, B, 36], shares memory with gates3
        let d_second: MutableFloats = shard.floats(17)
        // d_re: [B, 18], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_im_final, d_im2, d_h, factor_d_h_final, d_h2
        let d_re: MutableFloats = shard.floats(18)
        // d_im: [B, 18], shares memory with d_seen3, factor_d_re_final, d_re_final2
        let d_im: MutableFloats = shard.floats(34)
        // factor_d_re: [B, 18], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re_final2, d_second4, factor_d_h
        let factor_d_re: MutableFloats = shard.floats(12)
        // factor_d_re2: [B, 18], shares memory with d_third6, d_sumNext5, factor_d_im_final
        let factor_d_re2: MutableFloats = shard.floats(36)
        // factor_d_im: [B, 18], shares memory with d_sumNext2, factor_d_im_final2
        let factor_d_im: MutableFloats = shard.floats(37)
        // factor_d_im2: [B, 18], shares memory with d_second2
        let factor_d_im2: MutableFloats = shard.floats(38)
        // d_re_final: [B, 18], shares memory with ones2, d_re2, d_im_final2
        let d_re_final: MutableFloats = shard.floats(8)
        // d_im_final: [B, 18], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_re, d_im2, d_h, factor_d_h_final, d_h2
        let d_im_final: MutableFloats = shard.floats(18)
        // factor_d_re_final: [B, 18], shares memory with d_seen3, d_im, d_re_final2
        let factor_d_re_final: MutableFloats = shard.floats(34)
        // factor_d_re_final2: [B, 18], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, d_second4, factor_d_h
        let factor_d_re_final2: MutableFloats = shard.floats(12)
        // factor_d_im_final: [B, 18], shares memory with d_third6, d_sumNext5, factor_d_re2
        let factor_d_im_final: MutableFloats = shard.floats(36)
        // factor_d_im_final2: [B, 18], shares memory with d_sumNext2, factor_d_im
        let factor_d_im_final2: MutableFloats = shard.floats(37)
        // cotangent_of_second_re: [B, 18]
        let cotangent_of_second_re: Floats = shard.state(7)
        // cotangent_of_second_im: [B, 18]
        let cotangent_of_second_im: Floats = shard.state(8)
        // d_second4: [B, 36], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, factor_d_h
        let d_second4: MutableFloats = shard.floats(12)
        // d_re2: [B, 18], shares memory with ones2, d_re_final, d_im_final2
        let d_re2: MutableFloats = shard.floats(8)
        // d_im2: [B, 18], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_re, d_im_final, d_h, factor_d_h_final, d_h2
        let d_im2: MutableFloats = shard.floats(18)
        // d_imNext: [T, B, 18], shares memory with seenNext, d_sumNext6
        let d_imNext: MutableFloats = shard.floats(27)
        // d_reNext: [T, B, 18], shares memory with sumNext_sigmoid
        let d_reNext: MutableFloats = shard.floats(28)
        // d_re_final2: [B, 18], shares memory with d_seen3, d_im, factor_d_re_final
        let d_re_final2: MutableFloats = shard.floats(34)
        // d_im_final2: [B, 18], shares memory with ones2, d_re_final, d_re2
        let d_im_final2: MutableFloats = shard.floats(8)
        // d_imNext2: [18]
        let d_imNext2: MutableFloats = shard.sums + 32
        // d_reNext2: [18]
        let d_reNext2: MutableFloats = shard.sums + 64
        // d_imNext3: [18]
        let d_imNext3: MutableFloats = shard.sums + 96
        // d_reNext3: [18]
        let d_reNext3: MutableFloats = shard.sums + 128
        // d_first: [T, B, 5], shares memory with loss_sum, d_third
        let d_first: MutableFloats = shard.floats(29)
        // gates_weights_packed5: [576]
        let gates_weights_packed5: Floats = shard.prepared + 2576
        // d_h: [B, 5], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_re, d_im_final, d_im2, factor_d_h_final, d_h2
        let d_h: MutableFloats = shard.floats(18)
        // factor_d_h: [B, 5], shares memory with d_first2, second_concatenate, factor_im2, ones3, d_sumNext, d_last_final, d_last2, factor_d_re, factor_d_re_final2, d_second4
        let factor_d_h: MutableFloats = shard.floats(12)
        // d_h_final: [B, 5], shares memory with ones, d_first3, d_h_final2
        let d_h_final: MutableFloats = shard.floats(2)
        // factor_d_h_final: [B, 5], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_re, d_im_final, d_im2, d_h, d_h2
        let factor_d_h_final: MutableFloats = shard.floats(18)
        // d_first3: [B, 5], shares memory with ones, d_h_final, d_h_final2
        let d_first3: MutableFloats = shard.floats(2)
        // cotangent_of_first_h: [B, 5]
        let cotangent_of_first_h: Floats = shard.state(6)
        // d_h2: [B, 5], shares memory with ones4, d_sum_final, d_third5, d_seen4, d_re, d_im_final, d_im2, d_h, factor_d_h_final
        let d_h2: MutableFloats = shard.floats(18)
        // d_h_final2: [B, 5], shares memory with ones, d_h_final, d_first3
        let d_h_final2: MutableFloats = shard.floats(2)
        // gradient_third_W: [252]
        let gradient_third_W: MutableFloats = shard.gradients + 356
        // gradient_third_W2: [252]
        let gradient_third_W2: MutableFloats = shard.gradients + 320
        if shard.isInPhase(0) {
          // Forward.
          // z, h' = … · x  (Linear.rnn:7–8)
          Kernel.product(
            rows: xSteps &* batch, k: 3, n: 10, input: x, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 10, bias: gates_bias)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Pointwise.compute_ones(count: batch &* 5, ones)
          if shard.hasParts {
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_h, destinationStride: 5)
            for t in 0..<xSteps {
              let gates_t: MutableFloats = gates + t &* batch &* 10
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // z, h' = … · x  (Linear.rnn:7–8)
              Pointwise.compute_h_factor_h2(rows: batch, gates_t, h, x_mask_t, factor_h)
            }
            // first = scan Drift(5) over x  (Linear.rnn:50)
            Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h, sourceStride: 5, destination: factor_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: h_final, sourceStride: 5, destination: first_concatenate,
              destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h_final, sourceStride: 5, destination: first_concatenate + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(1) {
          // Forward.
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: false, source: first_h, sourceStride: 5, shard: shard,
            slot: 3, destination: first_carry, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: first_carry, sourceStride: 5, destination: h2, destinationStride: 5)
          for t2 in 0..<xSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 10
            let h_t2: MutableFloats = h2 + t2 &* batch &* 5
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
            // z, h' = … · x  (Linear.rnn:7–8)
            Pointwise.compute_z_h(rows: batch, gates_t2, h_t2, x_mask_t2, h_t2Next)
          }
          // first = scan Drift(5) over x  (Linear.rnn:50)
          Kernel.copy(
            rows: batch, width: 5, source: h2 + xSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
            destinationStride: 5)
          // re', im' = … · x  (Linear.rnn:19–20)
          Kernel.product(
            rows: xSteps &* batch, k: 5, n: 36, input: h2 + batch &* 5, inputStride: 5, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 36, bias: nil)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.zero(rows: batch, width: 18, destination: re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: im, destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Pointwise.compute_ones(count: batch &* 18, ones2)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_re2, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_im, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_im2, destinationStride: 18)
            for t3 in 0..<xSteps {
              let gates_t3: MutableFloats = gates2 + t3 &* batch &* 36
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              // re', im' = … · x  (Linear.rnn:19–20)
              Pointwise.compute_re_im(
                rows: batch, second_a, re, second_b, im, gates_t3, x_mask_t3, factor_re, factor_im, factor_re2,
                factor_im2)
            }
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re, sourceStride: 18, destination: re_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: im, sourceStride: 18, destination: im_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re, sourceStride: 18, destination: factor_re_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re2, sourceStride: 18, destination: factor_re_final2,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im, sourceStride: 18, destination: factor_im_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im2, sourceStride: 18, destination: factor_im_final2,
              destinationStride: 18)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: second_re, sourceStride: 18, destination: second_concatenate,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_im, sourceStride: 18, destination: second_concatenate + 18,
            destinationStride: 36)
          if shard.hasParts {
            // second = scan Rotation(18) over first  (Linear.rnn:51)
            Kernel.copy(
              rows: batch, width: 18, source: re_final, sourceStride: 18, destination: second_concatenate2,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: im_final, sourceStride: 18, destination: second_concatenate2 + 18,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final, sourceStride: 18, destination: second_concatenate2 + 36,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_re_final2, sourceStride: 18, destination: second_concatenate2 + 54,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final, sourceStride: 18, destination: second_concatenate2 + 72,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_im_final2, sourceStride: 18, destination: second_concatenate2 + 90,
              destinationStride: 108)
          }
        }
        if shard.isInPhase(2) {
          // Forward.
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.carry(
            rows: batch, width: 36, states: 2, isReversed: false, source: second_concatenate, sourceStride: 36,
            shard: shard, slot: 14, destination: second_carry, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry, sourceStride: 36, destination: re2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: second_carry + 18, sourceStride: 36, destination: im2,
            destinationStride: 18)
          for t4 in 0..<xSteps {
            let re_t4: MutableFloats = re2 + t4 &* batch &* 18
            let im_t4: MutableFloats = im2 + t4 &* batch &* 18
            let gates_t4: MutableFloats = gates2 + t4 &* batch &* 36
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            let re_t4Next: MutableFloats = re2 + (t4 &+ 1) &* batch &* 18
            let im_t4Next: MutableFloats = im2 + (t4 &+ 1) &* batch &* 18
            // re', im', output = …  (Linear.rnn:19–21)
            Pointwise.compute_reNext_gates3(
              rows: batch, second_a, re_t4, second_b, im_t4, gates_t4, x_mask_t4, re_t4Next, im_t4Next)
          }
          // second = scan Rotation(18) over first  (Linear.rnn:51)
          Kernel.copy(
            rows: batch, width: 18, source: re2 + xSteps &* batch &* 18, sourceStride: 18, destination: re_final2,
            destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: im2 + xSteps &* batch &* 18, sourceStride: 18, destination: im_final2,
            destinationStride: 18)
          // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
          Kernel.product(
            rows: xSteps &* batch, k: 36, n: 8, input: gates2, inputStride: 36, packed: gates_weights_packed3,
            destination: gates3, destinationStride: 8, bias: gates_bias2)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.zero(rows: batch, width: 36, destination: last, destinationStride: 36)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 36, ones3)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: ones3, sourceStride: 36, destination: factor_last, destinationStride: 36)
            for t5 in 0..<xSteps {
              let x_mask_t5: MutableFloats = x_mask + t5 &* batch
              let gates_t5: MutableFloats = gates2 + t5 &* batch &* 36
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last_factor_last(rows: batch, x_mask_t5, gates_t5, last, factor_last)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: last, sourceStride: 36, destination: last_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last, sourceStride: 36, destination: factor_last_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: last_final, sourceStride: 36, destination: third_concatenate,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_last_final, sourceStride: 36, destination: third_concatenate + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(3) {
          // Forward.
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: false, source: third_last, sourceStride: 36, shard: shard,
            slot: 10, destination: third_carry, destinationStride: 36)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last2, destinationStride: 36)
            Kernel.zero(rows: batch, width: 4, destination: sum, destinationStride: 4)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Pointwise.compute_ones(count: batch &* 4, ones4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_sum, destinationStride: 4)
            for t6 in 0..<xSteps {
              let gates_t6: MutableFloats = gates3 + t6 &* batch &* 8
              let x_mask_t6: MutableFloats = x_mask + t6 &* batch
              let gates_t6_2: MutableFloats = gates2 + t6 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last2, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product, destinationStride: 4, bias: nil, turn: t6)
              Pointwise.compute_sum_factor_sum2(rows: batch, sumNext_product, gates_t6, sum, x_mask_t6, factor_sum)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t6, gates_t6_2, last2)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: sum, sourceStride: 4, destination: sum_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum, sourceStride: 4, destination: factor_sum_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: sum_final, sourceStride: 4, destination: third_concatenate2,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_sum_final, sourceStride: 4, destination: third_concatenate2 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(4) {
          // Forward.
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_sum, sourceStride: 4, shard: shard,
            slot: 19, destination: third_carry2, destinationStride: 4)
          if shard.hasParts {
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last3, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum2, destinationStride: 4)
            Kernel.zero(rows: batch, width: 4, destination: seen, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_seen, destinationStride: 4)
            for t7 in 0..<xSteps {
              let gates_t7: MutableFloats = gates3 + t7 &* batch &* 8
              let x_mask_t7: MutableFloats = x_mask + t7 &* batch
              let gates_t7_2: MutableFloats = gates2 + t7 &* batch &* 36
              // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
              Kernel.product(
                rows: batch, k: 36, n: 4, input: last3, inputStride: 36, packed: third_W_packed,
                destination: sumNext_product2, destinationStride: 4, bias: nil, turn: t7)
              // sum', seen' = …  (Linear.rnn:32–33)
              Pointwise.compute_sum_seen2(rows: batch, sumNext_product2, gates_t7, sum2, x_mask_t7, seen, factor_seen)
              // third = scan Echo(4) over second  (Linear.rnn:52)
              Pointwise.compute_last(rows: batch, x_mask_t7, gates_t7_2, last3)
            }
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Kernel.copy(
              rows: batch, width: 4, source: seen, sourceStride: 4, destination: seen_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen, sourceStride: 4, destination: factor_seen_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: seen_final, sourceStride: 4, destination: third_concatenate3,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_seen_final, sourceStride: 4, destination: third_concatenate3 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(5) {
          // Forward.
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: false, source: third_seen, sourceStride: 4, shard: shard,
            slot: 22, destination: third_carry3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 36, source: third_carry, sourceStride: 36, destination: last4, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry2, sourceStride: 4, destination: sum3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: third_carry3, sourceStride: 4, destination: seen2, destinationStride: 4)
          for t8 in 0..<xSteps {
            let last_t8: MutableFloats = last4 + t8 &* batch &* 36
            let gates_t8: MutableFloats = gates3 + t8 &* batch &* 8
            let sum_t8: MutableFloats = sum3 + t8 &* batch &* 4
            let seen_t8: MutableFloats = seen2 + t8 &* batch &* 4
            let x_mask_t8: MutableFloats = x_mask + t8 &* batch
            let sumNext_sigmoid_t8: MutableFloats = sumNext_sigmoid + t8 &* batch &* 4
            let seenNext_t8: MutableFloats = seenNext + t8 &* batch &* 4
            let sum_t8Next: MutableFloats = sum3 + (t8 &+ 1) &* batch &* 4
            let seen_t8Next: MutableFloats = seen2 + (t8 &+ 1) &* batch &* 4
            let gates_t8_2: MutableFloats = gates2 + t8 &* batch &* 36
            let last_t8Next: MutableFloats = last4 + (t8 &+ 1) &* batch &* 36
            // sum' = sigmoid(W · [x, last] + decay) * sum + V · x  (Linear.rnn:32)
            Kernel.product(
              rows: batch, k: 36, n: 4, input: last_t8, inputStride: 36, packed: third_W_packed,
              destination: sumNext_product3, destinationStride: 4, bias: nil, turn: t8)
            // sum', seen', output = …  (Linear.rnn:32–34)
            Pointwise.compute_sumNext_sigmoid_seenNext(
              rows: batch, sumNext_product3, gates_t8, sum_t8, seen_t8, x_mask_t8, sumNext_sigmoid_t8, seenNext_t8,
              sum_t8Next, seen_t8Next)
            // third = scan Echo(4) over second  (Linear.rnn:52)
            Pointwise.compute_last2(rows: batch, x_mask_t8, gates_t8_2, last_t8, last_t8Next)
          }
          // third = scan Echo(4) over second  (Linear.rnn:52)
          Kernel.copy(
            rows: batch, width: 36, source: last4 + xSteps &* batch &* 36, sourceStride: 36, destination: last_final2,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: sum3 + xSteps &* batch &* 4, sourceStride: 4, destination: sum_final2,
            destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: seen2 + xSteps &* batch &* 4, sourceStride: 4, destination: seen_final2,
            destinationStride: 4)
          // loss meanSquaredError(third, y)  (Linear.rnn:54)
          Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, gates3, y, loss_subtract, loss_sum)
          // loss meanSquaredError(third, y)  (Linear.rnn:54); with its gradient
          Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
          // loss meanSquaredError(third, y)  (Linear.rnn:54)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // Backward.
          // gradient of Linear.rnn:54: loss meanSquaredError(third, y)
          Pointwise.compute_d_third(rows: xSteps &* batch, d_loss, loss_subtract, d_third)
          if shard.hasParts {
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.zero(rows: batch, width: 4, destination: d_seen, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_d_seen, destinationStride: 4)
            for done in 0..<xSteps {
              let t9: Swift::Int = xSteps &- 1 &- done
              let sumNext_sigmoid_t9: MutableFloats = sumNext_sigmoid + t9 &* batch &* 4
              let sum_t9: MutableFloats = sum3 + t9 &* batch &* 4
              let gates_t9: MutableFloats = gates3 + t9 &* batch &* 8
              let x_mask_t9: MutableFloats = x_mask + t9 &* batch
              let d_third_t9: MutableFloats = d_third + t9 &* batch &* 4
              // gradient of Linear.rnn:28, 33–34: seen, seen', output = …; with Linear.rnn:32
              Pointwise.compute_d_seen_factor_d_seen(
                rows: batch, sumNext_sigmoid_t9, sum_t9, gates_t9, x_mask_t9, d_seen, d_third_t9, factor_d_seen)
            }
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.copy(
              rows: batch, width: 4, source: d_seen, sourceStride: 4, destination: d_seen_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_d_seen, sourceStride: 4, destination: factor_d_seen_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: d_seen_final, sourceStride: 4, destination: d_third2, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_d_seen_final, sourceStride: 4, destination: d_third2 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(6) {
          // Backward.
          // gradient of Linear.rnn:52: third = scan Echo(4) over second
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: true, source: cotangent_of_third_seen, sourceStride: 4,
            shard: shard, slot: 13, destination: d_third3, destinationStride: 4)
          if shard.hasParts {
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.zero(rows: batch, width: 4, destination: d_sum, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: d_third3, sourceStride: 4, destination: d_seen2, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: ones4, sourceStride: 4, destination: factor_d_sum, destinationStride: 4)
            for done2 in 0..<xSteps {
              let t10: Swift::Int = xSteps &- 1 &- done2
              let sumNext_sigmoid_t10: MutableFloats = sumNext_sigmoid + t10 &* batch &* 4
              let sum_t10: MutableFloats = sum3 + t10 &* batch &* 4
              let gates_t10: MutableFloats = gates3 + t10 &* batch &* 8
              let x_mask_t10: MutableFloats = x_mask + t10 &* batch
              let d_third_t10: MutableFloats = d_third + t10 &* batch &* 4
              let seen_t10: MutableFloats = seen2 + t10 &* batch &* 4
              let seenNext_t10: MutableFloats = seenNext + t10 &* batch &* 4
              // gradient of Linear.rnn:28, 32–34: seen, sum', seen', output = …; with Linear.rnn:32
              Pointwise.compute_d_seen_d_sum(
                rows: batch, sumNext_sigmoid_t10, sum_t10, gates_t10, x_mask_t10, d_seen2, d_sum, d_third_t10, seen_t10,
                seenNext_t10, factor_d_sum)
            }
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.copy(
              rows: batch, width: 4, source: d_sum, sourceStride: 4, destination: d_sum_final, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: factor_d_sum, sourceStride: 4, destination: factor_d_sum_final,
              destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: d_sum_final, sourceStride: 4, destination: d_third4, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 4, source: factor_d_sum_final, sourceStride: 4, destination: d_third4 + 4,
              destinationStride: 8)
          }
        }
        if shard.isInPhase(7) {
          // Backward.
          // gradient of Linear.rnn:52: third = scan Echo(4) over second
          Kernel.carry(
            rows: batch, width: 4, states: 1, isReversed: true, source: cotangent_of_third_sum, sourceStride: 4,
            shard: shard, slot: 33, destination: d_third5, destinationStride: 4)
          if shard.hasParts {
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.zero(rows: batch, width: 36, destination: d_last, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 4, source: d_third5, sourceStride: 4, destination: d_sum2, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 4, source: d_third3, sourceStride: 4, destination: d_seen3, destinationStride: 4)
            Kernel.copy(
              rows: batch, width: 36, source: ones3, sourceStride: 36, destination: factor_d_last,
              destinationStride: 36)
            for done3 in 0..<xSteps {
              let t11: Swift::Int = xSteps &- 1 &- done3
              let sumNext_sigmoid_t11: MutableFloats = sumNext_sigmoid + t11 &* batch &* 4
              let sum_t11: MutableFloats = sum3 + t11 &* batch &* 4
              let gates_t11: MutableFloats = gates3 + t11 &* batch &* 8
              let x_mask_t11: MutableFloats = x_mask + t11 &* batch
              let d_third_t11: MutableFloats = d_third + t11 &* batch &* 4
              let seen_t11: MutableFloats = seen2 + t11 &* batch &* 4
              let seenNext_t11: MutableFloats = seenNext + t11 &* batch &* 4
              // gradient of Linear.rnn:28, 32–34: seen, sum', seen', output = …; with Linear.rnn:32
              Pointwise.compute_d_sumNext_d_seen(
                rows: batch, sumNext_sigmoid_t11, sum_t11, gates_t11, x_mask_t11, d_seen3, d_sum2, d_third_t11,
                seen_t11, seenNext_t11, d_sumNext)
              // gradient of Linear.rnn:28, 52: last, third = …
              Pointwise.compute_d_third_factor_d_last(rows: batch, x_mask_t11, d_last, factor_d_last, d_third6)
              // gradient of Linear.rnn:32: sum' = sigmoid(W · [x, last] + decay) * sum + V · x
              Kernel.product(
                rows: batch, k: 4, n: 36, input: d_sumNext, inputStride: 4, packed: third_W_packed2,
                destination: d_sumNext2, destinationStride: 36, bias: nil, turn: t11)
              // gradient of Linear.rnn:28: state last: [size(x)]
              Pointwise.compute_d_last(count: batch &* 36, d_third6, d_sumNext2, d_last)
            }
            // gradient of Linear.rnn:52: third = scan Echo(4) over second
            Kernel.copy(
              rows: batch, width: 36, source: d_last, sourceStride: 36, destination: d_last_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_d_last, sourceStride: 36, destination: factor_d_last_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: d_last_final, sourceStride: 36, destination: d_third7,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_d_last_final, sourceStride: 36, destination: d_third7 + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(8) {
          // Backward.
          // gradient of Linear.rnn:52: third = scan Echo(4) over second
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: true, source: cotangent_of_third_last, sourceStride: 36,
            shard: shard, slot: 35, destination: d_third8, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 36, source: d_third8, sourceStride: 36, destination: d_last2, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: d_third5, sourceStride: 4, destination: d_sum3, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: d_third3, sourceStride: 4, destination: d_seen4, destinationStride: 4)
          for done4 in 0..<xSteps {
            let t12: Swift::Int = xSteps &- 1 &- done4
            let sumNext_sigmoid_t12: MutableFloats = sumNext_sigmoid + t12 &* batch &* 4
            let sum_t12: MutableFloats = sum3 + t12 &* batch &* 4
            let gates_t12: MutableFloats = gates3 + t12 &* batch &* 8
            let x_mask_t12: MutableFloats = x_mask + t12 &* batch
            let d_third_t12: MutableFloats = d_third + t12 &* batch &* 4
            let seen_t12: MutableFloats = seen2 + t12 &* batch &* 4
            let seenNext_t12: MutableFloats = seenNext + t12 &* batch &* 4
            let last_t12: MutableFloats = last4 + t12 &* batch &* 36
            let d_x_t12: MutableFloats = d_x + t12 &* batch &* 36
            let d_sumNext_t12: MutableFloats = d_sumNext4 + t12 &* batch &* 36
            // gradient of Linear.rnn:28, 32–34: seen, sum', seen', output = …; with Linear.rnn:32
            Pointwise.compute_gates_gates(
              rows: batch, sumNext_sigmoid_t12, sum_t12, gates_t12, x_mask_t12, d_seen4, d_sum3, d_third_t12, seen_t12,
              seenNext_t12, d_sumNext3)
            // gradient of Linear.rnn:32, 52: sum', third = …
            Pointwise.compute_d_x_d_third(
              rows: batch, x_mask_t12, d_last2, d_sumNext3, last_t12, d_x_t12, d_third9, d_sumNext_t12)
            // gradient of Linear.rnn:32: sum' = sigmoid(W · [x, last] + decay) * sum + V · x
            Kernel.product(
              rows: batch, k: 4, n: 36, input: gates_t12, inputStride: 8, packed: third_W_packed2,
              destination: d_sumNext5, destinationStride: 36, bias: nil, turn: t12)
            // gradient of Linear.rnn:28: state last: [size(x)]
            Pointwise.compute_d_last(count: batch &* 36, d_third9, d_sumNext5, d_last2)
          }
          // gradient of Linear.rnn:52: third = scan Echo(4) over second
          Kernel.copy(
            rows: batch, width: 36, source: d_last2, sourceStride: 36, destination: d_last_final2,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 4, source: d_sum3, sourceStride: 4, destination: d_sum_final2, destinationStride: 4)
          Kernel.copy(
            rows: batch, width: 4, source: d_seen4, sourceStride: 4, destination: d_seen_final2, destinationStride: 4)
          // gradient of Linear.rnn:32: sum' = sigmoid(W · [x, last] + decay) * sum + V · x
          Kernel.outerSum(
            rows: xSteps &* batch, m: 4, n: 36, left: gates3, leftStride: 8, right: d_sumNext4, rightStride: 36,
            destination: gradient_third_W, destinationRowStride: 72, leftSum: nil,
            totals: shard.totals(toMove: gradient_third_W))
          Pointwise.compute_d_sumNext(rows: xSteps &* batch, gates3, d_sumNext6)
          Pointwise.compute_d_sumNext2(rows: xSteps &* batch, d_sumNext6, gates2, d_sumNext7)
          Kernel.outerSum(
            rows: xSteps &* batch, m: 4, n: 36, left: gates3, leftStride: 8, right: d_sumNext7, rightStride: 36,
            destination: gradient_third_W2, destinationRowStride: 72, leftSum: d_gates_bias,
            totals: shard.totals(toMove: gradient_third_W2), leftSumTotals: shard.totals(of: d_gates_bias))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 4, n: 36, left: gates3 + 4, leftStride: 8, right: d_sumNext7, rightStride: 36,
            destination: gradient_third_V, destinationRowStride: 36, leftSum: d_gates_bias + 4,
            totals: shard.totals(toMove: gradient_third_V), leftSumTotals: shard.totals(of: d_gates_bias + 4))
          Kernel.product(
            rows: xSteps &* batch, k: 8, n: 36, input: gates3, inputStride: 8, packed: gates_weights_packed4,
            destination: d_sumNext8, destinationStride: 36, bias: nil)
          // gradient of Linear.rnn:51: second = scan Rotation(18) over first
          Pointwise.compute_d_second(count: xSteps &* batch &* 36, d_x, d_sumNext8, d_second)
          if shard.hasParts {
            // gradient of Linear.rnn:51: second = scan Rotation(18) over first
            Kernel.zero(rows: batch, width: 18, destination: d_re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: d_im, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_d_re, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_d_re2, destinationStride: 18)
            Kernel.zero(rows: batch, width: 18, destination: factor_d_im, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: ones2, sourceStride: 18, destination: factor_d_im2, destinationStride: 18)
            for done5 in 0..<xSteps {
              let t13: Swift::Int = xSteps &- 1 &- done5
              let x_mask_t13: MutableFloats = x_mask + t13 &* batch
              let gates_t13: MutableFloats = gates2 + t13 &* batch &* 36
              let d_second_t13: MutableFloats = d_second + t13 &* batch &* 36
              // gradient of Linear.rnn:15, 19–21: im, re', im', output = …
              Pointwise.compute_d_im_d_re(
                rows: batch, x_mask_t13, d_im, d_re, gates_t13, d_second_t13, second_b, second_a, factor_d_im,
                factor_d_re, factor_d_im2, factor_d_re2)
            }
            // gradient of Linear.rnn:51: second = scan Rotation(18) over first
            Kernel.copy(
              rows: batch, width: 18, source: d_re, sourceStride: 18, destination: d_re_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: d_im, sourceStride: 18, destination: d_im_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_re, sourceStride: 18, destination: factor_d_re_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_re2, sourceStride: 18, destination: factor_d_re_final2,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_im, sourceStride: 18, destination: factor_d_im_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_im2, sourceStride: 18, destination: factor_d_im_final2,
              destinationStride: 18)
          }
          // gradient of Linear.rnn:51: second = scan Rotation(18) over first
          Kernel.copy(
            rows: batch, width: 18, source: cotangent_of_second_re, sourceStride: 18, destination: d_second2,
            destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: cotangent_of_second_im, sourceStride: 18, destination: d_second2 + 18,
            destinationStride: 36)
          if shard.hasParts {
            // gradient of Linear.rnn:51: second = scan Rotation(18) over first
            Kernel.copy(
              rows: batch, width: 18, source: d_re_final, sourceStride: 18, destination: d_second3,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: d_im_final, sourceStride: 18, destination: d_second3 + 18,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_re_final, sourceStride: 18, destination: d_second3 + 36,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_re_final2, sourceStride: 18, destination: d_second3 + 54,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_im_final, sourceStride: 18, destination: d_second3 + 72,
              destinationStride: 108)
            Kernel.copy(
              rows: batch, width: 18, source: factor_d_im_final2, sourceStride: 18, destination: d_second3 + 90,
              destinationStride: 108)
          }
        }
        if shard.isInPhase(9) {
          // Backward.
          // gradient of Linear.rnn:51: second = scan Rotation(18) over first
          Kernel.carry(
            rows: batch, width: 36, states: 2, isReversed: true, source: d_second2, sourceStride: 36, shard: shard,
            slot: 39, destination: d_second4, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 18, source: d_second4, sourceStride: 36, destination: d_re2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: d_second4 + 18, sourceStride: 36, destination: d_im2, destinationStride: 18)
          for done6 in 0..<xSteps {
            let t14: Swift::Int = xSteps &- 1 &- done6
            let x_mask_t14: MutableFloats = x_mask + t14 &* batch
            let gates_t14: MutableFloats = gates2 + t14 &* batch &* 36
            let d_second_t14: MutableFloats = d_second + t14 &* batch &* 36
            let re_t14: MutableFloats = re2 + t14 &* batch &* 18
            let im_t14: MutableFloats = im2 + t14 &* batch &* 18
            let d_imNext_t14: MutableFloats = d_imNext + t14 &* batch &* 18
            let d_reNext_t14: MutableFloats = d_reNext + t14 &* batch &* 18
            // gradient of Linear.rnn:15, 19–21: im, re', im', output = …
            Pointwise.compute_gates_d_imNext(
              rows: batch, x_mask_t14, d_im2, d_re2, gates_t14, d_second_t14, re_t14, second_b, im_t14, second_a,
              d_imNext_t14, d_reNext_t14)
          }
          // gradient of Linear.rnn:51: second = scan Rotation(18) over first
          Kernel.copy(
            rows: batch, width: 18, source: d_re2, sourceStride: 18, destination: d_re_final2, destinationStride: 18)
          Kernel.copy(
            rows: batch, width: 18, source: d_im2, sourceStride: 18, destination: d_im_final2, destinationStride: 18)
          // gradient of Linear.rnn:20: im' = a * im + b * re + W · x
          Kernel.columnSum(
            rows: xSteps &* batch, width: 18, source: d_second, sourceStride: 36, destination: d_imNext2,
            totals: shard.totals(of: d_imNext2))
          // gradient of Linear.rnn:19: re' = a * re - b * im + V · x
          Kernel.columnSum(
            rows: xSteps &* batch, width: 18, source: d_second + 18, sourceStride: 36, destination: d_reNext2,
            totals: shard.totals(of: d_reNext2))
          // gradient of Linear.rnn:20: im' = a * im + b * re + W · x
          Kernel.columnSum(
            rows: xSteps &* batch, width: 18, source: d_imNext, sourceStride: 18, destination: d_imNext3,
            totals: shard.totals(of: d_imNext3))
          // gradient of Linear.rnn:19: re' = a * re - b * im + V · x
          Kernel.columnSum(
            rows: xSteps &* batch, width: 18, source: d_reNext, sourceStride: 18, destination: d_reNext3,
            totals: shard.totals(of: d_reNext3))
          // gradient of Linear.rnn:19–20: re', im' = … · x
          Kernel.outerSum(
            rows: xSteps &* batch, m: 18, n: 5, left: gates2, leftStride: 36, right: h2 + batch &* 5, rightStride: 5,
            destination: gradient_second_V, destinationRowStride: 5, leftSum: nil,
            totals: shard.totals(toMove: gradient_second_V))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 18, n: 5, left: gates2 + 18, leftStride: 36, right: h2 + batch &* 5,
            rightStride: 5, destination: gradient_second_W, destinationRowStride: 5, leftSum: nil,
            totals: shard.totals(toMove: gradient_second_W))
          Kernel.product(
            rows: xSteps &* batch, k: 36, n: 5, input: gates2, inputStride: 36, packed: gates_weights_packed5,
            destination: d_first, destinationStride: 5, bias: nil)
          if shard.hasParts {
            // gradient of Linear.rnn:50: first = scan Drift(5) over x
            Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_d_h, destinationStride: 5)
            for done7 in 0..<xSteps {
              let t15: Swift::Int = xSteps &- 1 &- done7
              let gates_t15: MutableFloats = gates + t15 &* batch &* 10
              let d_first_t15: MutableFloats = d_first + t15 &* batch &* 5
              let x_mask_t15: MutableFloats = x_mask + t15 &* batch
              // gradient of Linear.rnn:4, 8: h, h' = …; with Linear.rnn:8
              Pointwise.compute_d_h_factor_d_h(rows: batch, gates_t15, d_h, d_first_t15, x_mask_t15, factor_d_h)
            }
            // gradient of Linear.rnn:50: first = scan Drift(5) over x
            Kernel.copy(
              rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_d_h, sourceStride: 5, destination: factor_d_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: d_h_final, sourceStride: 5, destination: d_first2, destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_d_h_final, sourceStride: 5, destination: d_first2 + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(10) {
          // Backward.
          // gradient of Linear.rnn:50: first = scan Drift(5) over x
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: true, source: cotangent_of_first_h, sourceStride: 5,
            shard: shard, slot: 12, destination: d_first3, destinationStride: 5)
          Kernel.copy(rows: batch, width: 5, source: d_first3, sourceStride: 5, destination: d_h2, destinationStride: 5)
          for done8 in 0..<xSteps {
            let t16: Swift::Int = xSteps &- 1 &- done8
            let gates_t16: MutableFloats = gates + t16 &* batch &* 10
            let d_first_t16: MutableFloats = d_first + t16 &* batch &* 5
            let x_mask_t16: MutableFloats = x_mask + t16 &* batch
            let h_t16: MutableFloats = h2 + t16 &* batch &* 5
            // gradient of Linear.rnn:4, 7–8: h, z, h' = …; with Linear.rnn:8
            Pointwise.compute_gates_gates2(rows: batch, gates_t16, d_h2, d_first_t16, x_mask_t16, h_t16)
          }
          // gradient of Linear.rnn:50: first = scan Drift(5) over x
          Kernel.copy(
            rows: batch, width: 5, source: d_h2, sourceStride: 5, destination: d_h_final2, destinationStride: 5)
          // gradient of Linear.rnn:7–8: z, h' = … · x
          Kernel.outerSum(
            rows: xSteps &* batch, m: 5, n: 3, left: gates, leftStride: 10, right: x, rightStride: 3,
            destination: gradient_first_Wz, destinationRowStride: 3, leftSum: gradient_first_bz,
            totals: shard.totals(toMove: gradient_first_Wz), leftSumTotals: shard.totals(of: gradient_first_bz))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 5, n: 3, left: gates + 5, leftStride: 10, right: x, rightStride: 3,
            destination: gradient_first_Wg, destinationRowStride: 3, leftSum: gradient_first_bg,
            totals: shard.totals(toMove: gradient_first_Wg), leftSumTotals: shard.totals(of: gradient_first_bg))
          // The state 'first.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 5)
          // The state 'second.re' after the last step.
          shard.setFinalState(1, re_final2, stride: 18)
          // The state 'second.im' after the last step.
          shard.setFinalState(2, im_final2, stride: 18)
          // The state 'third.last' after the last step.
          shard.setFinalState(3, last_final2, stride: 36)
          // The state 'third.sum' after the last step.
          shard.setFinalState(4, sum_final2, stride: 4)
          // The state 'third.seen' after the last step.
          shard.setFinalState(5, seen_final2, stride: 4)
          // The state 'cotangent of first.h' after the last step.
          shard.setFinalState(6, d_h_final2, stride: 5)
          // The state 'cotangent of second.re' after the last step.
          shard.setFinalState(7, d_re_final2, stride: 18)
          // The state 'cotangent of second.im' after the last step.
          shard.setFinalState(8, d_im_final2, stride: 18)
          // The state 'cotangent of third.last' after the last step.
          shard.setFinalState(9, d_last_final2, stride: 36)
          // The state 'cotangent of third.sum' after the last step.
          shard.setFinalState(10, d_sum_final2, stride: 4)
          // The state 'cotangent of third.seen' after the last step.
          shard.setFinalState(11, d_seen_final2, stride: 4)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_second_a: [18]
        let gradient_second_a: MutableFloats = shard.gradients + 64
        // gradient_second_b: [18]
        let gradient_second_b: MutableFloats = shard.gradients + 96
        // gradient_third_decay: [4]
        let gradient_third_decay: MutableFloats = shard.gradients + 752
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_gates_bias: [8]
        let d_gates_bias: MutableFloats = shard.sums + 16
        // d_imNext: [18]
        let d_imNext: MutableFloats = shard.sums + 32
        // d_reNext: [18]
        let d_reNext: MutableFloats = shard.sums + 64
        // d_imNext2: [18]
        let d_imNext2: MutableFloats = shard.sums + 96
        // d_reNext2: [18]
        let d_reNext2: MutableFloats = shard.sums + 128
        // loss: [1]
        let loss: MutableFloats = shard.sums + 160
        // loss meanSquaredError(third, y)  (Linear.rnn:54)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Linear.rnn:19: re' = a * re - b * im + V · x
        Pointwise.compute_gradient_second_a_gradient_second_b(
          d_imNext, d_reNext, d_imNext2, d_reNext2, gradient_second_a, gradient_second_b)
        // gradient of Linear.rnn:32: sum' = sigmoid(W · [x, last] + decay) * sum + V · x
        Kernel.copy(
          rows: 1, width: 4, source: d_gates_bias, sourceStride: 0, destination: gradient_third_decay,
          destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      static func compute_hNext(
        _ gates_bias: Floats, _ first_h2: Floats, _ x: Floats, _ hNext2: MutableFloats, _ gates_weights_packed: Floats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let gates_bias_x: Vector = Lanes.load(gates_bias)
        let gates_bias_x2: Vector = Lanes.load(gates_bias + 5, count: 5)
        let sums = Kernel.sums(
          RNNRuntime::Gate(gates_bias_x, RNNRuntime::LastGate(gates_bias_x2)), k: 3, input: x,
          packed: gates_weights_packed, readsAhead: false)
        let v2: Vector = sums.first
        let z: Vector = Lanes.quickSigmoid(v2)
        let v3: Vector = Lanes.subtract(v, z)
        let first_h: Vector = Lanes.load(first_h2)
        let v4: Vector = Lanes.multiply(v3, first_h)
        let v5: Vector = sums.rest.first
        let hNext: Vector = Lanes.fma(z, v5, v4)
        Lanes.store(hNext, hNext2)
      }

      /// One row of 18.
      static func compute_reNext_imNext(
        _ second_a: Floats, _ second_re2: Floats, _ second_b: Floats, _ second_im2: Floats, _ hNext: Floats,
        _ reNext2: MutableFloats, _ imNext2: MutableFloats, _ gates_weights_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int) {
          let a: Vector = Lanes.load(second_a + column)
          let second_re: Vector = Lanes.load(second_re2 + column)
          let v: Vector = Lanes.multiply(a, second_re)
          let b: Vector = Lanes.load(second_b + column)
          let second_im: Vector = Lanes.load(second_im2 + column)
          let v3: Vector = Lanes.fma(Lanes.negate(b), second_im, v)
          let v4: Vector = Lanes.multiply(a, second_im)
          let v6: Vector = Lanes.fma(b, second_re, v4)
          let sums = Kernel.sums(
            RNNRuntime::Gate(v3, RNNRuntime::LastGate(v6)), k: 5, input: hNext,
            packed: gates_weights_packed + column &* 10, readsAhead: false)
          let reNext: Vector = sums.first
          let imNext: Vector = sums.rest.first
          Lanes.store(reNext, reNext2 + column)
          Lanes.store(imNext, imNext2 + column)
        }
        columns(0)
        columns(16)
      }

      /// One row of 18.
      static func compute_reNext_imNext2(
        _ reNext2: Floats, _ imNext2: Floats, _ output: MutableFloats, _ imNext3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let reNext: Vector = Lanes.load(reNext2 + column)
          let imNext: Vector = Lanes.load(imNext2 + column)
          let v: Vector = Lanes.quickTanh(imNext)
          Lanes.store(reNext, output + column, count: lanes)
          Lanes.store(imNext, imNext3 + column)
          Lanes.store(v, output + (column &+ 18), count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 18 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 18 &- column)
      }

      /// One row of 4.
      static func compute_sumNext_seenNext(
        _ third_decay: Floats, _ third_sum2: Floats, _ third_seen2: Floats, _ output: Floats, _ third_last: Floats,
        _ sumNext2: MutableFloats, _ seenNext2: MutableFloats, _ output2: MutableFloats, _ gates_weights_packed: Floats,
        _ gates_weights_packed2: Floats, _ third_W_packed: Floats
      ) {
        let decay: Vector = Lanes.load(third_decay)
        let sums = Kernel.sums(
          RNNRuntime::Gate(decay, RNNRuntime::LastGate(Vector())), k: 18, input: output, packed: gates_weights_packed,
          readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = sums.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v, RNNRuntime::LastGate(v2)), k: 18, input: output + 18, packed: gates_weights_packed2,
          readsAhead: false)
        let v3: Vector = sums2.first
        let sums3 = Kernel.sums(
          RNNRuntime::LastGate(v3), k: 36, input: third_last, packed: third_W_packed, readsAhead: false)
        let v4: Vector = sums3.first
        let v5: Vector = Lanes.quickSigmoid(v4)
        let third_sum: Vector = Lanes.load(third_sum2)
        let v7: Vector = sums2.rest.first
        let sumNext: Vector = Lanes.fma(v5, third_sum, v7)
        let seenNext: Vector = Lanes.quickTanh(sumNext)
        let third_seen: Vector = Lanes.load(third_seen2)
        let v8: Vector = Lanes.multiply(sumNext, third_seen)
        Lanes.store(sumNext, sumNext2)
        Lanes.store(seenNext, seenNext2)
        Lanes.store(v8, output2)
      }

      /// One row of 4.
      @inline(never)
      static func compute_gates_bias(_ gates_bias: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        Lanes.store(v, gates_bias, count: 4)
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

      /// Rows of 5.
      @inline(never)
      static func compute_h_factor_h(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ factor_h2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let factor_h2Row: MutableFloats = factor_h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.quickSigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          let factor_h: Vector = Lanes.load(factor_h2Row, count: 5)
          let hNext3: Vector = Lanes.multiply(v2, factor_h)
          let v6: Vector = Lanes.select(mask, hNext3, factor_h)
          Lanes.store(v5, h2Row, count: 5)
          Lanes.store(v6, factor_h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.quickSigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_re_im(
        rows: Swift::Int, _ second_a: Floats, _ re2: MutableFloats, _ second_b: Floats, _ im2: MutableFloats,
        _ gates: Floats, _ x_mask: Floats, _ factor_re3: MutableFloats, _ factor_im3: MutableFloats,
        _ factor_re4: MutableFloats, _ factor_im4: MutableFloats
      ) {
        for row in 0..<rows {
          let second_aRow: Floats = second_a
          let re2Row: MutableFloats = re2 + row &* 18
          let second_bRow: Floats = second_b
          let im2Row: MutableFloats = im2 + row &* 18
          let gatesRow: Floats = gates + row &* 36
          let x_maskRow: Floats = x_mask + row
          let factor_re3Row: MutableFloats = factor_re3 + row &* 18
          let factor_im3Row: MutableFloats = factor_im3 + row &* 18
          let factor_re4Row: MutableFloats = factor_re4 + row &* 18
          let factor_im4Row: MutableFloats = factor_im4 + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let re: Vector = Lanes.load(re2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(a, re)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let im: Vector = Lanes.load(im2Row + column, count: lanes)
            let v3: Vector = Lanes.fma(Lanes.negate(b), im, v)
            let reNext: Vector = Lanes.load(gatesRow + column, count: lanes)
            let reNext2: Vector = Lanes.add(reNext, v3)
            let imNext: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v6: Vector = Lanes.fma(a, im, imNext)
            let imNext2: Vector = Lanes.fma(b, re, v6)
            let v7: Vector = Lanes.select(mask, reNext2, re)
            let v8: Vector = Lanes.select(mask, imNext2, im)
            let factor_re: Vector = Lanes.load(factor_re3Row + column, count: lanes)
            let v9: Vector = Lanes.multiply(a, factor_re)
            let factor_im: Vector = Lanes.load(factor_im3Row + column, count: lanes)
            let reNext3: Vector = Lanes.fma(Lanes.negate(b), factor_im, v9)
            let v11: Vector = Lanes.multiply(a, factor_im)
            let imNext3: Vector = Lanes.fma(b, factor_re, v11)
            let v13: Vector = Lanes.select(mask, reNext3, factor_re)
            let v14: Vector = Lanes.select(mask, imNext3, factor_im)
            let factor_re2: Vector = Lanes.load(factor_re4Row + column, count: lanes)
            let v15: Vector = Lanes.multiply(a, factor_re2)
            let factor_im2: Vector = Lanes.load(factor_im4Row + column, count: lanes)
            let reNext4: Vector = Lanes.fma(Lanes.negate(b), factor_im2, v15)
            let v17: Vector = Lanes.multiply(a, factor_im2)
            let imNext4: Vector = Lanes.fma(b, factor_re2, v17)
            let v19: Vector = Lanes.select(mask, reNext4, factor_re2)
            let v20: Vector = Lanes.select(mask, imNext4, factor_im2)
            Lanes.store(v7, re2Row + column, count: lanes)
            Lanes.store(v8, im2Row + column, count: lanes)
            Lanes.store(v13, factor_re3Row + column, count: lanes)
            Lanes.store(v14, factor_im3Row + column, count: lanes)
            Lanes.store(v19, factor_re4Row + column, count: lanes)
            Lanes.store(v20, factor_im4Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_reNext_gates(
        rows: Swift::Int, _ second_a: Floats, _ re2: MutableFloats, _ second_b: Floats, _ im2: MutableFloats,
        _ gates: MutableFloats, _ x_mask: Floats
      ) {
        for row in 0..<rows {
          let second_aRow: Floats = second_a
          let re2Row: MutableFloats = re2 + row &* 18
          let second_bRow: Floats = second_b
          let im2Row: MutableFloats = im2 + row &* 18
          let gatesRow: MutableFloats = gates + row &* 36
          let x_maskRow: Floats = x_mask + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let re: Vector = Lanes.load(re2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(a, re)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let im: Vector = Lanes.load(im2Row + column, count: lanes)
            let v3: Vector = Lanes.fma(Lanes.negate(b), im, v)
            let reNext: Vector = Lanes.load(gatesRow + column, count: lanes)
            let reNext2: Vector = Lanes.add(reNext, v3)
            let imNext: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v6: Vector = Lanes.fma(a, im, imNext)
            let imNext2: Vector = Lanes.fma(b, re, v6)
            let v7: Vector = Lanes.quickTanh(imNext2)
            let v8: Vector = Lanes.select(mask, reNext2, re)
            let v9: Vector = Lanes.select(mask, imNext2, im)
            Lanes.store(reNext2, gatesRow + column, count: lanes)
            Lanes.store(v7, gatesRow + (column &+ 18), count: lanes)
            Lanes.store(v8, re2Row + column, count: lanes)
            Lanes.store(v9, im2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_last_factor_last(
        rows: Swift::Int, _ x_mask: Floats, _ gates: Floats, _ last2: MutableFloats, _ factor_last2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let gatesRow: Floats = gates + row &* 36
          let last2Row: MutableFloats = last2 + row &* 36
          let factor_last2Row: MutableFloats = factor_last2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let last: Vector = Lanes.load(last2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, x, last)
            let factor_last: Vector = Lanes.load(factor_last2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, v2, factor_last)
            Lanes.store(v, last2Row + column, count: lanes)
            Lanes.store(v3, factor_last2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_sum_factor_sum(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: Floats, _ sum3: MutableFloats, _ x_mask: Floats,
        _ factor_sum2: MutableFloats
      ) {
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let factor_sum2Row: MutableFloats = factor_sum2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.quickSigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let v4: Vector = Lanes.select(mask, sumNext3, sum2)
          let factor_sum: Vector = Lanes.load(factor_sum2Row, count: 4)
          let sumNext4: Vector = Lanes.multiply(v2, factor_sum)
          let v5: Vector = Lanes.select(mask, sumNext4, factor_sum)
          Lanes.store(v4, sum3Row, count: 4)
          Lanes.store(v5, factor_sum2Row, count: 4)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_last(rows: Swift::Int, _ x_mask: Floats, _ gates: Floats, _ last2: MutableFloats) {
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let gatesRow: Floats = gates + row &* 36
          let last2Row: MutableFloats = last2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let last: Vector = Lanes.load(last2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, x, last)
            Lanes.store(v, last2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_sum_seen(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: Floats, _ sum3: MutableFloats, _ x_mask: Floats,
        _ seen2: MutableFloats, _ factor_seen2: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let seen2Row: MutableFloats = seen2 + row &* 4
          let factor_seen2Row: MutableFloats = factor_seen2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.quickSigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let seenNext: Vector = Lanes.quickTanh(sumNext3)
          let v4: Vector = Lanes.select(mask, sumNext3, sum2)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v5: Vector = Lanes.select(mask, seenNext, seen)
          let factor_seen: Vector = Lanes.load(factor_seen2Row, count: 4)
          let v7: Vector = Lanes.select(mask, v6, factor_seen)
          Lanes.store(v4, sum3Row, count: 4)
          Lanes.store(v5, seen2Row, count: 4)
          Lanes.store(v7, factor_seen2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_gates_sum(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: MutableFloats, _ sum3: MutableFloats,
        _ seen2: MutableFloats, _ x_mask: Floats
      ) {
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: MutableFloats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let seen2Row: MutableFloats = seen2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.quickSigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let seenNext: Vector = Lanes.quickTanh(sumNext3)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v4: Vector = Lanes.multiply(sumNext3, seen)
          let v5: Vector = Lanes.select(mask, sumNext3, sum2)
          let v6: Vector = Lanes.select(mask, seenNext, seen)
          Lanes.store(v4, gatesRow, count: 4)
          Lanes.store(v5, sum3Row, count: 4)
          Lanes.store(v6, seen2Row, count: 4)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_factor_h2(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ factor_h2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let factor_h2Row: MutableFloats = factor_h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          let factor_h: Vector = Lanes.load(factor_h2Row, count: 5)
          let hNext3: Vector = Lanes.multiply(v2, factor_h)
          let v6: Vector = Lanes.select(mask, hNext3, factor_h)
          Lanes.store(v5, h2Row, count: 5)
          Lanes.store(v6, factor_h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_reNext_gates2(
        rows: Swift::Int, _ second_a: Floats, _ re2: MutableFloats, _ second_b: Floats, _ im2: MutableFloats,
        _ gates: MutableFloats, _ x_mask: Floats
      ) {
        for row in 0..<rows {
          let second_aRow: Floats = second_a
          let re2Row: MutableFloats = re2 + row &* 18
          let second_bRow: Floats = second_b
          let im2Row: MutableFloats = im2 + row &* 18
          let gatesRow: MutableFloats = gates + row &* 36
          let x_maskRow: Floats = x_mask + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let re: Vector = Lanes.load(re2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(a, re)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let im: Vector = Lanes.load(im2Row + column, count: lanes)
            let v3: Vector = Lanes.fma(Lanes.negate(b), im, v)
            let reNext: Vector = Lanes.load(gatesRow + column, count: lanes)
            let reNext2: Vector = Lanes.add(reNext, v3)
            let imNext: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v6: Vector = Lanes.fma(a, im, imNext)
            let imNext2: Vector = Lanes.fma(b, re, v6)
            let v7: Vector = Lanes.tanh(imNext2)
            let v8: Vector = Lanes.select(mask, reNext2, re)
            let v9: Vector = Lanes.select(mask, imNext2, im)
            Lanes.store(reNext2, gatesRow + column, count: lanes)
            Lanes.store(v7, gatesRow + (column &+ 18), count: lanes)
            Lanes.store(v8, re2Row + column, count: lanes)
            Lanes.store(v9, im2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_sum_factor_sum2(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: Floats, _ sum3: MutableFloats, _ x_mask: Floats,
        _ factor_sum2: MutableFloats
      ) {
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let factor_sum2Row: MutableFloats = factor_sum2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.sigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let v4: Vector = Lanes.select(mask, sumNext3, sum2)
          let factor_sum: Vector = Lanes.load(factor_sum2Row, count: 4)
          let sumNext4: Vector = Lanes.multiply(v2, factor_sum)
          let v5: Vector = Lanes.select(mask, sumNext4, factor_sum)
          Lanes.store(v4, sum3Row, count: 4)
          Lanes.store(v5, factor_sum2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_sum_seen2(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: Floats, _ sum3: MutableFloats, _ x_mask: Floats,
        _ seen2: MutableFloats, _ factor_seen2: MutableFloats
      ) {
        let v6: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let seen2Row: MutableFloats = seen2 + row &* 4
          let factor_seen2Row: MutableFloats = factor_seen2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.sigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let seenNext: Vector = Lanes.tanh(sumNext3)
          let v4: Vector = Lanes.select(mask, sumNext3, sum2)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v5: Vector = Lanes.select(mask, seenNext, seen)
          let factor_seen: Vector = Lanes.load(factor_seen2Row, count: 4)
          let v7: Vector = Lanes.select(mask, v6, factor_seen)
          Lanes.store(v4, sum3Row, count: 4)
          Lanes.store(v5, seen2Row, count: 4)
          Lanes.store(v7, factor_seen2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_gates_sum2(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: MutableFloats, _ sum3: MutableFloats,
        _ seen2: MutableFloats, _ x_mask: Floats
      ) {
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: MutableFloats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let seen2Row: MutableFloats = seen2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.sigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let seenNext: Vector = Lanes.tanh(sumNext3)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v4: Vector = Lanes.multiply(sumNext3, seen)
          let v5: Vector = Lanes.select(mask, sumNext3, sum2)
          let v6: Vector = Lanes.select(mask, seenNext, seen)
          Lanes.store(v4, gatesRow, count: 4)
          Lanes.store(v5, sum3Row, count: 4)
          Lanes.store(v6, seen2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ gates: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 8
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let third: Vector = Lanes.load(gatesRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(third, y)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
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

      /// Rows of 5.
      @inline(never)
      static func compute_z_h(
        rows: Swift::Int, _ gates: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(z2, gatesRow, count: 5)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_reNext_gates3(
        rows: Swift::Int, _ second_a: Floats, _ re2: MutableFloats, _ second_b: Floats, _ im2: MutableFloats,
        _ gates: MutableFloats, _ x_mask: Floats, _ re3: MutableFloats, _ im3: MutableFloats
      ) {
        for row in 0..<rows {
          let second_aRow: Floats = second_a
          let re2Row: MutableFloats = re2 + row &* 18
          let second_bRow: Floats = second_b
          let im2Row: MutableFloats = im2 + row &* 18
          let gatesRow: MutableFloats = gates + row &* 36
          let x_maskRow: Floats = x_mask + row
          let re3Row: MutableFloats = re3 + row &* 18
          let im3Row: MutableFloats = im3 + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let re: Vector = Lanes.load(re2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(a, re)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let im: Vector = Lanes.load(im2Row + column, count: lanes)
            let v3: Vector = Lanes.fma(Lanes.negate(b), im, v)
            let reNext: Vector = Lanes.load(gatesRow + column, count: lanes)
            let reNext2: Vector = Lanes.add(reNext, v3)
            let imNext: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v6: Vector = Lanes.fma(a, im, imNext)
            let imNext2: Vector = Lanes.fma(b, re, v6)
            let v7: Vector = Lanes.tanh(imNext2)
            let v8: Vector = Lanes.select(mask, reNext2, re)
            let v9: Vector = Lanes.select(mask, imNext2, im)
            Lanes.store(reNext2, gatesRow + column, count: lanes)
            Lanes.store(v7, gatesRow + (column &+ 18), count: lanes)
            Lanes.store(v8, re3Row + column, count: lanes)
            Lanes.store(v9, im3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_sumNext_sigmoid_seenNext(
        rows: Swift::Int, _ sumNext_product: Floats, _ gates: MutableFloats, _ sum3: MutableFloats,
        _ seen2: MutableFloats, _ x_mask: Floats, _ sumNext_sigmoid: MutableFloats, _ seenNext2: MutableFloats,
        _ sum4: MutableFloats, _ seen3: MutableFloats
      ) {
        for row in 0..<rows {
          let sumNext_productRow: Floats = sumNext_product + row &* 4
          let gatesRow: MutableFloats = gates + row &* 8
          let sum3Row: MutableFloats = sum3 + row &* 4
          let seen2Row: MutableFloats = seen2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let sumNext_sigmoidRow: MutableFloats = sumNext_sigmoid + row &* 4
          let seenNext2Row: MutableFloats = seenNext2 + row &* 4
          let sum4Row: MutableFloats = sum4 + row &* 4
          let seen3Row: MutableFloats = seen3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_product_x: Vector = Lanes.load(sumNext_productRow, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(sumNext_product_x, sumNext)
          let v2: Vector = Lanes.sigmoid(v)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext3: Vector = Lanes.fma(v2, sum2, sumNext2)
          let seenNext: Vector = Lanes.tanh(sumNext3)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v4: Vector = Lanes.multiply(sumNext3, seen)
          let v5: Vector = Lanes.select(mask, sumNext3, sum2)
          let v6: Vector = Lanes.select(mask, seenNext, seen)
          Lanes.store(v2, sumNext_sigmoidRow, count: 4)
          Lanes.store(seenNext, seenNext2Row, count: 4)
          Lanes.store(v4, gatesRow, count: 4)
          Lanes.store(v5, sum4Row, count: 4)
          Lanes.store(v6, seen3Row, count: 4)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_last2(
        rows: Swift::Int, _ x_mask: Floats, _ gates: Floats, _ last2: MutableFloats, _ last3: MutableFloats
      ) {
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let gatesRow: Floats = gates + row &* 36
          let last2Row: MutableFloats = last2 + row &* 36
          let last3Row: MutableFloats = last3 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let last: Vector = Lanes.load(last2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, x, last)
            Lanes.store(v, last3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ gates: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 8
          let y2Row: Floats = y2 + row &* 4
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let third: Vector = Lanes.load(gatesRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(third, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
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

      /// Rows of 4.
      @inline(never)
      static func compute_d_third(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_third: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 4
          let d_thirdRow: MutableFloats = d_third + row &* 4
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v3: Vector = Lanes.select(d_loss_x, v, v2)
          let v4: Vector = Lanes.add(v3, v3)
          Lanes.store(v4, d_thirdRow, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_seen_factor_d_seen(
        rows: Swift::Int, _ sumNext_sigmoid: Floats, _ sum3: Floats, _ gates: Floats, _ x_mask: Floats,
        _ d_seen2: MutableFloats, _ d_third: Floats, _ factor_d_seen2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let sumNext_sigmoidRow: Floats = sumNext_sigmoid + row &* 4
          let sum3Row: Floats = sum3 + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let x_maskRow: Floats = x_mask + row
          let d_seen2Row: MutableFloats = d_seen2 + row &* 4
          let d_thirdRow: Floats = d_third + row &* 4
          let factor_d_seen2Row: MutableFloats = factor_d_seen2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_sigmoid_x: Vector = Lanes.load(sumNext_sigmoidRow, count: 4)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext2: Vector = Lanes.fma(sumNext_sigmoid_x, sum2, sumNext)
          let d_seen: Vector = Lanes.load(d_seen2Row, count: 4)
          let v3: Vector = Lanes.select(mask, v2, d_seen)
          let d_third_x: Vector = Lanes.load(d_thirdRow, count: 4)
          let v4: Vector = Lanes.multiply(d_third_x, sumNext2)
          let v5: Vector = Lanes.select(d_third_x, v4, v2)
          let v6: Vector = Lanes.add(v3, v5)
          let factor_d_seen: Vector = Lanes.load(factor_d_seen2Row, count: 4)
          let v7: Vector = Lanes.select(mask, v2, factor_d_seen)
          Lanes.store(v6, d_seen2Row, count: 4)
          Lanes.store(v7, factor_d_seen2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_seen_d_sum(
        rows: Swift::Int, _ sumNext_sigmoid: Floats, _ sum3: Floats, _ gates: Floats, _ x_mask: Floats,
        _ d_seen2: MutableFloats, _ d_sum2: MutableFloats, _ d_third: Floats, _ seen2: Floats, _ seenNext2: Floats,
        _ factor_d_sum2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let sumNext_sigmoidRow: Floats = sumNext_sigmoid + row &* 4
          let sum3Row: Floats = sum3 + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let x_maskRow: Floats = x_mask + row
          let d_seen2Row: MutableFloats = d_seen2 + row &* 4
          let d_sum2Row: MutableFloats = d_sum2 + row &* 4
          let d_thirdRow: Floats = d_third + row &* 4
          let seen2Row: Floats = seen2 + row &* 4
          let seenNext2Row: Floats = seenNext2 + row &* 4
          let factor_d_sum2Row: MutableFloats = factor_d_sum2 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_sigmoid_x: Vector = Lanes.load(sumNext_sigmoidRow, count: 4)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext2: Vector = Lanes.fma(sumNext_sigmoid_x, sum2, sumNext)
          let d_seen: Vector = Lanes.load(d_seen2Row, count: 4)
          let v3: Vector = Lanes.select(mask, d_seen, v2)
          let v4: Vector = Lanes.select(mask, v2, d_seen)
          let d_sum: Vector = Lanes.load(d_sum2Row, count: 4)
          let v5: Vector = Lanes.select(mask, d_sum, v2)
          let v6: Vector = Lanes.select(mask, v2, d_sum)
          let d_third_x: Vector = Lanes.load(d_thirdRow, count: 4)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v7: Vector = Lanes.multiply(d_third_x, seen)
          let v8: Vector = Lanes.select(d_third_x, v7, v2)
          let v9: Vector = Lanes.multiply(d_third_x, sumNext2)
          let v10: Vector = Lanes.select(d_third_x, v9, v2)
          let seenNext: Vector = Lanes.load(seenNext2Row, count: 4)
          let v13: Vector = Lanes.fma(Lanes.negate(seenNext), seenNext, v12)
          let v14: Vector = Lanes.multiply(v3, v13)
          let v15: Vector = Lanes.select(v3, v14, v2)
          let v16: Vector = Lanes.add(v5, v8)
          let v17: Vector = Lanes.add(v16, v15)
          let v18: Vector = Lanes.multiply(v17, sumNext_sigmoid_x)
          let v19: Vector = Lanes.select(v17, v18, v2)
          let v20: Vector = Lanes.add(v4, v10)
          let v21: Vector = Lanes.add(v6, v19)
          let factor_d_sum: Vector = Lanes.load(factor_d_sum2Row, count: 4)
          let v22: Vector = Lanes.select(mask, factor_d_sum, v2)
          let v23: Vector = Lanes.select(mask, v2, factor_d_sum)
          let v24: Vector = Lanes.multiply(v22, sumNext_sigmoid_x)
          let v25: Vector = Lanes.select(v22, v24, v2)
          let v26: Vector = Lanes.add(v23, v25)
          Lanes.store(v20, d_seen2Row, count: 4)
          Lanes.store(v21, d_sum2Row, count: 4)
          Lanes.store(v26, factor_d_sum2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_sumNext_d_seen(
        rows: Swift::Int, _ sumNext_sigmoid: Floats, _ sum3: Floats, _ gates: Floats, _ x_mask: Floats,
        _ d_seen2: MutableFloats, _ d_sum2: MutableFloats, _ d_third: Floats, _ seen2: Floats, _ seenNext2: Floats,
        _ d_sumNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let sumNext_sigmoidRow: Floats = sumNext_sigmoid + row &* 4
          let sum3Row: Floats = sum3 + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let x_maskRow: Floats = x_mask + row
          let d_seen2Row: MutableFloats = d_seen2 + row &* 4
          let d_sum2Row: MutableFloats = d_sum2 + row &* 4
          let d_thirdRow: Floats = d_third + row &* 4
          let seen2Row: Floats = seen2 + row &* 4
          let seenNext2Row: Floats = seenNext2 + row &* 4
          let d_sumNextRow: MutableFloats = d_sumNext + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sumNext_sigmoid_x: Vector = Lanes.load(sumNext_sigmoidRow, count: 4)
          let sum2: Vector = Lanes.load(sum3Row, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext2: Vector = Lanes.fma(sumNext_sigmoid_x, sum2, sumNext)
          let d_seen: Vector = Lanes.load(d_seen2Row, count: 4)
          let v3: Vector = Lanes.select(mask, d_seen, v2)
          let v4: Vector = Lanes.select(mask, v2, d_seen)
          let d_sum: Vector = Lanes.load(d_sum2Row, count: 4)
          let v5: Vector = Lanes.select(mask, d_sum, v2)
          let v6: Vector = Lanes.select(mask, v2, d_sum)
          let d_third_x: Vector = Lanes.load(d_thirdRow, count: 4)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v7: Vector = Lanes.multiply(d_third_x, seen)
          let v8: Vector = Lanes.select(d_third_x, v7, v2)
          let v9: Vector = Lanes.multiply(d_third_x, sumNext2)
          let v10: Vector = Lanes.select(d_third_x, v9, v2)
          let seenNext: Vector = Lanes.load(seenNext2Row, count: 4)
          let v13: Vector = Lanes.fma(Lanes.negate(seenNext), seenNext, v12)
          let v14: Vector = Lanes.multiply(v3, v13)
          let v15: Vector = Lanes.select(v3, v14, v2)
          let v16: Vector = Lanes.add(v5, v8)
          let v17: Vector = Lanes.add(v16, v15)
          let v18: Vector = Lanes.multiply(v17, sum2)
          let v19: Vector = Lanes.select(v17, v18, v2)
          let v20: Vector = Lanes.multiply(v17, sumNext_sigmoid_x)
          let v21: Vector = Lanes.select(v17, v20, v2)
          let v22: Vector = Lanes.subtract(v12, sumNext_sigmoid_x)
          let v23: Vector = Lanes.multiply(sumNext_sigmoid_x, v22)
          let v24: Vector = Lanes.multiply(v19, v23)
          let v25: Vector = Lanes.select(v19, v24, v2)
          let v26: Vector = Lanes.add(v4, v10)
          let v27: Vector = Lanes.add(v6, v21)
          Lanes.store(v25, d_sumNextRow, count: 4)
          Lanes.store(v26, d_seen2Row, count: 4)
          Lanes.store(v27, d_sum2Row, count: 4)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_d_third_factor_d_last(
        rows: Swift::Int, _ x_mask: Floats, _ d_last2: Floats, _ factor_d_last2: MutableFloats, _ d_third: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_last2Row: Floats = d_last2 + row &* 36
          let factor_d_last2Row: MutableFloats = factor_d_last2 + row &* 36
          let d_thirdRow: MutableFloats = d_third + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_last: Vector = Lanes.load(d_last2Row + column, count: lanes)
            let v2: Vector = Lanes.select(mask, v, d_last)
            let factor_d_last: Vector = Lanes.load(factor_d_last2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, v, factor_d_last)
            Lanes.store(v2, d_thirdRow + column, count: lanes)
            Lanes.store(v3, factor_d_last2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_last(count: Swift::Int, _ d_third: Floats, _ d_sumNext: Floats, _ d_last: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_third_x: Vector = Lanes.load(d_third + column, count: lanes)
          let d_sumNext_x: Vector = Lanes.load(d_sumNext + column, count: lanes)
          let v: Vector = Lanes.add(d_third_x, d_sumNext_x)
          Lanes.store(v, d_last + column, count: lanes)
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
      static func compute_gates_gates(
        rows: Swift::Int, _ sumNext_sigmoid: Floats, _ sum4: Floats, _ gates: MutableFloats, _ x_mask: Floats,
        _ d_seen2: MutableFloats, _ d_sum2: MutableFloats, _ d_third: Floats, _ seen2: Floats, _ seenNext2: Floats,
        _ d_sumNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let sumNext_sigmoidRow: Floats = sumNext_sigmoid + row &* 4
          let sum4Row: Floats = sum4 + row &* 4
          let gatesRow: MutableFloats = gates + row &* 8
          let x_maskRow: Floats = x_mask + row
          let d_seen2Row: MutableFloats = d_seen2 + row &* 4
          let d_sum2Row: MutableFloats = d_sum2 + row &* 4
          let d_thirdRow: Floats = d_third + row &* 4
          let seen2Row: Floats = seen2 + row &* 4
          let seenNext2Row: Floats = seenNext2 + row &* 4
          let d_sumNextRow: MutableFloats = d_sumNext + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum3: Vector = Vector()
          let sumNext_sigmoid_x: Vector = Lanes.load(sumNext_sigmoidRow, count: 4)
          let sum2: Vector = Lanes.load(sum4Row, count: 4)
          let sumNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let sumNext2: Vector = Lanes.fma(sumNext_sigmoid_x, sum2, sumNext)
          let d_seen: Vector = Lanes.load(d_seen2Row, count: 4)
          let v3: Vector = Lanes.select(mask, d_seen, v2)
          let v4: Vector = Lanes.select(mask, v2, d_seen)
          let d_sum: Vector = Lanes.load(d_sum2Row, count: 4)
          let v5: Vector = Lanes.select(mask, d_sum, v2)
          let v6: Vector = Lanes.select(mask, v2, d_sum)
          let d_third_x: Vector = Lanes.load(d_thirdRow, count: 4)
          let seen: Vector = Lanes.load(seen2Row, count: 4)
          let v7: Vector = Lanes.multiply(d_third_x, seen)
          let v8: Vector = Lanes.select(d_third_x, v7, v2)
          let v9: Vector = Lanes.multiply(d_third_x, sumNext2)
          let v10: Vector = Lanes.select(d_third_x, v9, v2)
          let seenNext: Vector = Lanes.load(seenNext2Row, count: 4)
          let v13: Vector = Lanes.fma(Lanes.negate(seenNext), seenNext, v12)
          let v14: Vector = Lanes.multiply(v3, v13)
          let v15: Vector = Lanes.select(v3, v14, v2)
          let v16: Vector = Lanes.add(v5, v8)
          let v17: Vector = Lanes.add(v16, v15)
          let v18: Vector = Lanes.multiply(v17, sum2)
          let v19: Vector = Lanes.select(v17, v18, v2)
          let v20: Vector = Lanes.multiply(v17, sumNext_sigmoid_x)
          let v21: Vector = Lanes.select(v17, v20, v2)
          let v22: Vector = Lanes.subtract(v12, sumNext_sigmoid_x)
          let v23: Vector = Lanes.multiply(sumNext_sigmoid_x, v22)
          let v24: Vector = Lanes.multiply(v19, v23)
          let v25: Vector = Lanes.select(v19, v24, v2)
          let v26: Vector = Lanes.abs(v25)
          let v27: Vector = Lanes.add(v4, v10)
          let v28: Vector = Lanes.add(v6, v21)
          Lanes.store(v17, gatesRow + 4, count: 4)
          Lanes.store(v25, gatesRow, count: 4)
          Lanes.store(v27, d_seen2Row, count: 4)
          Lanes.store(v28, d_sum2Row, count: 4)
          sum3 = Lanes.add(sum3, Lanes.fill(v26, from: 4, 0))
          d_sumNextRow[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_d_x_d_third(
        rows: Swift::Int, _ x_mask: Floats, _ d_last2: Floats, _ d_sumNext: Floats, _ last2: Floats,
        _ d_x: MutableFloats, _ d_third: MutableFloats, _ d_sumNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_last2Row: Floats = d_last2 + row &* 36
          let d_sumNextRow: Floats = d_sumNext + row
          let last2Row: Floats = last2 + row &* 36
          let d_xRow: MutableFloats = d_x + row &* 36
          let d_thirdRow: MutableFloats = d_third + row &* 36
          let d_sumNext2Row: MutableFloats = d_sumNext2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let d_sumNext_x: Vector = Lanes.broadcast(d_sumNextRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_last: Vector = Lanes.load(d_last2Row + column, count: lanes)
            let v2: Vector = Lanes.select(mask, d_last, v)
            let v3: Vector = Lanes.select(mask, v, d_last)
            let last: Vector = Lanes.load(last2Row + column, count: lanes)
            let v4: Vector = Lanes.select(d_sumNext_x, last, v)
            Lanes.store(v2, d_xRow + column, count: lanes)
            Lanes.store(v3, d_thirdRow + column, count: lanes)
            Lanes.store(v4, d_sumNext2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 8.
      @inline(never)
      static func compute_d_sumNext(rows: Swift::Int, _ gates: Floats, _ d_sumNext: MutableFloats) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 8
          let d_sumNextRow: MutableFloats = d_sumNext + row
          var sum2: Vector = Vector()
          let gates_x: Vector = Lanes.load(gatesRow, count: 8)
          let v: Vector = Lanes.abs(gates_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 8, 0))
          d_sumNextRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_d_sumNext2(
        rows: Swift::Int, _ d_sumNext: Floats, _ gates: Floats, _ d_sumNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_sumNextRow: Floats = d_sumNext + row
          let gatesRow: Floats = gates + row &* 36
          let d_sumNext2Row: MutableFloats = d_sumNext2 + row &* 36
          let d_sumNext_x: Vector = Lanes.broadcast(d_sumNextRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let second: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v2: Vector = Lanes.select(d_sumNext_x, second, v)
            Lanes.store(v2, d_sumNext2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_second(count: Swift::Int, _ d_x: Floats, _ d_sumNext: Floats, _ d_second: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_x_x: Vector = Lanes.load(d_x + column, count: lanes)
          let d_sumNext_x: Vector = Lanes.load(d_sumNext + column, count: lanes)
          let v: Vector = Lanes.add(d_x_x, d_sumNext_x)
          Lanes.store(v, d_second + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 18.
      @inline(never)
      static func compute_d_im_d_re(
        rows: Swift::Int, _ x_mask: Floats, _ d_im2: MutableFloats, _ d_re2: MutableFloats, _ gates: Floats,
        _ d_second: Floats, _ second_b: Floats, _ second_a: Floats, _ factor_d_im3: MutableFloats,
        _ factor_d_re3: MutableFloats, _ factor_d_im4: MutableFloats, _ factor_d_re4: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_im2Row: MutableFloats = d_im2 + row &* 18
          let d_re2Row: MutableFloats = d_re2 + row &* 18
          let gatesRow: Floats = gates + row &* 36
          let d_secondRow: Floats = d_second + row &* 36
          let second_bRow: Floats = second_b
          let second_aRow: Floats = second_a
          let factor_d_im3Row: MutableFloats = factor_d_im3 + row &* 18
          let factor_d_re3Row: MutableFloats = factor_d_re3 + row &* 18
          let factor_d_im4Row: MutableFloats = factor_d_im4 + row &* 18
          let factor_d_re4Row: MutableFloats = factor_d_re4 + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_im: Vector = Lanes.load(d_im2Row + column, count: lanes)
            let v2: Vector = Lanes.select(mask, d_im, v)
            let v3: Vector = Lanes.select(mask, v, d_im)
            let d_re: Vector = Lanes.load(d_re2Row + column, count: lanes)
            let v4: Vector = Lanes.select(mask, d_re, v)
            let v5: Vector = Lanes.select(mask, v, d_re)
            let gates_x: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v8: Vector = Lanes.fma(Lanes.negate(gates_x), gates_x, v7)
            let d_second_x: Vector = Lanes.load(d_secondRow + (column &+ 18), count: lanes)
            let v9: Vector = Lanes.multiply(d_second_x, v8)
            let v10: Vector = Lanes.select(d_second_x, v9, v)
            let v11: Vector = Lanes.add(v2, v10)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let d_second_x2: Vector = Lanes.load(d_secondRow + column, count: lanes)
            let v14: Vector = Lanes.add(v4, d_second_x2)
            let v15: Vector = Lanes.negate(v14)
            let v18: Vector = Lanes.fma(v11, a, v3)
            let v19: Vector = Lanes.fma(v15, b, v18)
            let v20: Vector = Lanes.fma(v11, b, v5)
            let v21: Vector = Lanes.fma(v14, a, v20)
            let factor_d_im: Vector = Lanes.load(factor_d_im3Row + column, count: lanes)
            let v22: Vector = Lanes.select(mask, factor_d_im, v)
            let v23: Vector = Lanes.select(mask, v, factor_d_im)
            let factor_d_re: Vector = Lanes.load(factor_d_re3Row + column, count: lanes)
            let v24: Vector = Lanes.select(mask, factor_d_re, v)
            let v25: Vector = Lanes.select(mask, v, factor_d_re)
            let v28: Vector = Lanes.negate(v24)
            let v31: Vector = Lanes.fma(v22, a, v23)
            let v32: Vector = Lanes.fma(v28, b, v31)
            let v33: Vector = Lanes.fma(v22, b, v25)
            let v34: Vector = Lanes.fma(v24, a, v33)
            let factor_d_im2: Vector = Lanes.load(factor_d_im4Row + column, count: lanes)
            let v35: Vector = Lanes.select(mask, factor_d_im2, v)
            let v36: Vector = Lanes.select(mask, v, factor_d_im2)
            let factor_d_re2: Vector = Lanes.load(factor_d_re4Row + column, count: lanes)
            let v37: Vector = Lanes.select(mask, factor_d_re2, v)
            let v38: Vector = Lanes.select(mask, v, factor_d_re2)
            let v41: Vector = Lanes.negate(v37)
            let v44: Vector = Lanes.fma(v35, a, v36)
            let v45: Vector = Lanes.fma(v41, b, v44)
            let v46: Vector = Lanes.fma(v35, b, v38)
            let v47: Vector = Lanes.fma(v37, a, v46)
            Lanes.store(v19, d_im2Row + column, count: lanes)
            Lanes.store(v21, d_re2Row + column, count: lanes)
            Lanes.store(v32, factor_d_im3Row + column, count: lanes)
            Lanes.store(v34, factor_d_re3Row + column, count: lanes)
            Lanes.store(v45, factor_d_im4Row + column, count: lanes)
            Lanes.store(v47, factor_d_re4Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_gates_d_imNext(
        rows: Swift::Int, _ x_mask: Floats, _ d_im2: MutableFloats, _ d_re2: MutableFloats, _ gates: MutableFloats,
        _ d_second: MutableFloats, _ re2: Floats, _ second_b: Floats, _ im2: Floats, _ second_a: Floats,
        _ d_imNext: MutableFloats, _ d_reNext: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_im2Row: MutableFloats = d_im2 + row &* 18
          let d_re2Row: MutableFloats = d_re2 + row &* 18
          let gatesRow: MutableFloats = gates + row &* 36
          let d_secondRow: MutableFloats = d_second + row &* 36
          let re2Row: Floats = re2 + row &* 18
          let second_bRow: Floats = second_b
          let im2Row: Floats = im2 + row &* 18
          let second_aRow: Floats = second_a
          let d_imNextRow: MutableFloats = d_imNext + row &* 18
          let d_reNextRow: MutableFloats = d_reNext + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_im: Vector = Lanes.load(d_im2Row + column, count: lanes)
            let v2: Vector = Lanes.select(mask, d_im, v)
            let v3: Vector = Lanes.select(mask, v, d_im)
            let d_re: Vector = Lanes.load(d_re2Row + column, count: lanes)
            let v4: Vector = Lanes.select(mask, d_re, v)
            let v5: Vector = Lanes.select(mask, v, d_re)
            let gates_x: Vector = Lanes.load(gatesRow + (column &+ 18), count: lanes)
            let v8: Vector = Lanes.fma(Lanes.negate(gates_x), gates_x, v7)
            let d_second_x: Vector = Lanes.load(d_secondRow + (column &+ 18), count: lanes)
            let v9: Vector = Lanes.multiply(d_second_x, v8)
            let v10: Vector = Lanes.select(d_second_x, v9, v)
            let v11: Vector = Lanes.add(v2, v10)
            let re: Vector = Lanes.load(re2Row + column, count: lanes)
            let v12: Vector = Lanes.multiply(v11, re)
            let v13: Vector = Lanes.select(v11, v12, v)
            let b: Vector = Lanes.load(second_bRow + column, count: lanes)
            let im: Vector = Lanes.load(im2Row + column, count: lanes)
            let v15: Vector = Lanes.multiply(v11, im)
            let v16: Vector = Lanes.select(v11, v15, v)
            let a: Vector = Lanes.load(second_aRow + column, count: lanes)
            let d_second_x2: Vector = Lanes.load(d_secondRow + column, count: lanes)
            let v18: Vector = Lanes.add(v4, d_second_x2)
            let v19: Vector = Lanes.negate(v18)
            let v20: Vector = Lanes.multiply(v19, im)
            let v21: Vector = Lanes.select(v19, v20, v)
            let v23: Vector = Lanes.multiply(v18, re)
            let v24: Vector = Lanes.select(v18, v23, v)
            let v26: Vector = Lanes.fma(v11, a, v3)
            let v27: Vector = Lanes.fma(v19, b, v26)
            let v28: Vector = Lanes.fma(v11, b, v5)
            let v29: Vector = Lanes.fma(v18, a, v28)
            Lanes.store(v11, gatesRow + (column &+ 18), count: lanes)
            Lanes.store(v13, d_imNextRow + column, count: lanes)
            Lanes.store(v16, d_secondRow + column, count: lanes)
            Lanes.store(v18, gatesRow + column, count: lanes)
            Lanes.store(v21, d_reNextRow + column, count: lanes)
            Lanes.store(v24, d_secondRow + (column &+ 18), count: lanes)
            Lanes.store(v27, d_im2Row + column, count: lanes)
            Lanes.store(v29, d_re2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_h_factor_d_h(
        rows: Swift::Int, _ gates: Floats, _ d_h2: MutableFloats, _ d_first: Floats, _ x_mask: Floats,
        _ factor_d_h2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_firstRow: Floats = d_first + row &* 5
          let x_maskRow: Floats = x_mask + row
          let factor_d_h2Row: MutableFloats = factor_d_h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_first_x: Vector = Lanes.load(d_firstRow, count: 5)
          let v3: Vector = Lanes.add(d_h, d_first_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let v8: Vector = Lanes.fma(v5, v2, v6)
          let factor_d_h: Vector = Lanes.load(factor_d_h2Row, count: 5)
          let v9: Vector = Lanes.select(mask, factor_d_h, v4)
          let v10: Vector = Lanes.select(mask, v4, factor_d_h)
          let v12: Vector = Lanes.fma(v9, v2, v10)
          Lanes.store(v8, d_h2Row, count: 5)
          Lanes.store(v12, factor_d_h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_gates_gates2(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: MutableFloats, _ d_first: Floats, _ x_mask: Floats,
        _ h2: Floats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 10
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_firstRow: Floats = d_first + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: Floats = h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_first_x: Vector = Lanes.load(d_firstRow, count: 5)
          let v3: Vector = Lanes.add(d_h, d_first_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let v7: Vector = Lanes.multiply(v5, hNext)
          let v8: Vector = Lanes.multiply(v5, z)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v11: Vector = Lanes.fma(Lanes.negate(v5), h, v7)
          let v12: Vector = Lanes.multiply(z, v2)
          let v13: Vector = Lanes.multiply(v11, v12)
          let v14: Vector = Lanes.fma(v5, v2, v6)
          Lanes.store(v8, gatesRow + 5, count: 5)
          Lanes.store(v13, gatesRow, count: 5)
          Lanes.store(v14, d_h2Row, count: 5)
        }
      }

      /// One row of 18.
      @inline(never)
      static func compute_gradient_second_a_gradient_second_b(
        _ d_imNext: Floats, _ d_reNext: Floats, _ d_imNext2: Floats, _ d_reNext2: Floats,
        _ gradient_second_a: MutableFloats, _ gradient_second_b: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_imNext_x: Vector = Lanes.load(d_imNext + column, count: lanes)
          let d_reNext_x: Vector = Lanes.load(d_reNext + column, count: lanes)
          let v: Vector = Lanes.add(d_imNext_x, d_reNext_x)
          let d_imNext_x2: Vector = Lanes.load(d_imNext2 + column, count: lanes)
          let d_reNext_x2: Vector = Lanes.load(d_reNext2 + column, count: lanes)
          let v2: Vector = Lanes.add(d_imNext_x2, d_reNext_x2)
          Lanes.store(v, gradient_second_a + column, count: lanes)
          Lanes.store(v2, gradient_second_b + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 18 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 18 &- column)
      }
    }
  }
}

/// One label for each example.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `label`: a token in 0..<4
/// - Output `logits`: [4]
public struct Summary: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "logits.Drift.Wz", shape: [5, 3], offset: 0, initializer: .glorot),
      .init(name: "logits.Drift.Wg", shape: [5, 3], offset: 16, initializer: .glorot),
      .init(name: "logits.Drift.bz", shape: [5], offset: 32, initializer: .constant(0.1)),
      .init(name: "logits.Drift.bg", shape: [5], offset: 48, initializer: .constant(0.1)),
      .init(name: "logits.Outer.K", shape: [6, 5], offset: 64, initializer: .glorot),
      .init(name: "logits.Outer.V", shape: [6, 5], offset: 96, initializer: .glorot),
      .init(name: "logits.Outer.Q", shape: [6, 5], offset: 128, initializer: .glorot),
      .init(name: "logits.W", shape: [4, 6], offset: 160, initializer: .glorot),
      .init(name: "logits.b", shape: [4], offset: 192, initializer: .constant(0.0)),
    ],
    count: 208, preparedCounts: [448, 800])

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

extension Summary {
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
    ///   - x: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Summary, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Summary, _ batch: RNNRuntime::Batch<Summary.Example>, carriesState: Swift::Bool = false
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

extension Summary {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Summary.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Summary.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Summary, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, label: label, lengths: lengths,
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
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Summary, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, label: label, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, label)
    }

    /// Checks what `stateTensors` is set to: throws where the program would stop.
    public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
      try workspace.validate(stateTensors: stateTensors)
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
        _ model: Summary, _ batch: RNNRuntime::Batch<Summary.Example>, carriesState: Swift::Bool = false
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
        _ model: Summary, _ batch: RNNRuntime::Batch<Summary.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, label, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Summary: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: a token in 0..<4.
      public var label: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], label: Swift::Int32? = nil) {
        self.x = x
        self.label = label
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.label)
      }
    }
  }

  extension Summary.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Summary
  }

  extension Summary.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Summary
  }
#endif

// MARK: Code

extension Summary {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "logits", axis: -1, shape: [4])],
        states: [.init(name: "logits.Drift.h", shape: [5]), .init(name: "logits.Outer.S", shape: [6, 6])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 18), .init(axis: -1, width: 5),
          .init(axis: -1, width: 36), .init(axis: 0, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 36),
          .init(axis: -1, width: 36), .init(axis: -1, width: 36),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [30]
        let gates_weights: MutableFloats = prepared
        // logits_Drift_Wz: [15]
        let logits_Drift_Wz: Floats = parameters
        // logits_Drift_Wg: [15]
        let logits_Drift_Wg: Floats = parameters + 16
        // gates_weights2: [90]
        let gates_weights2: MutableFloats = prepared + 32
        // logits_Outer_K: [30]
        let logits_Outer_K: Floats = parameters + 64
        // logits_Outer_V: [30]
        let logits_Outer_V: Floats = parameters + 96
        // logits_Outer_Q: [30]
        let logits_Outer_Q: Floats = parameters + 128
        // gates_bias: [10]
        let gates_bias: MutableFloats = prepared + 128
        // logits_Drift_bz: [5]
        let logits_Drift_bz: Floats = parameters + 32
        // logits_Drift_bg: [5]
        let logits_Drift_bg: Floats = parameters + 48
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // logits_W: [24]
        let logits_W: Floats = parameters + 160
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 352
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: logits_Drift_Wz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: logits_Drift_Wg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        // S', output = …  (Linear.rnn:42–43)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_K, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_V, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 30, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_Q, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 60, destinationRowStride: 5, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: logits_Drift_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: logits_Drift_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 10, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // S', output = …  (Linear.rnn:42–43)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 18, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 10], shares memory with gates2
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(9)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // logits_Drift_h: [B, 5]
        let logits_Drift_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // h_final: [B, 5]
        let h_final: MutableFloats = shard.floats(2)
        // gates2: [T, B, 18], shares memory with gates
        let gates2: MutableFloats = shard.floats(1)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // S: [B, 36], shares memory with logits
        let S: MutableFloats = shard.floats(3)
        // logits_Outer_S: [B, 36]
        let logits_Outer_S: Floats = shard.state(1)
        // output2: [T, B, 6]
        let output2: MutableFloats = shard.floats(4)
        // SNext_sigmoid: [B, 1], shares memory with logits_at
        let SNext_sigmoid: MutableFloats = shard.floats(5)
        // SNext_multiply: [B, 36], shares memory with S_final
        let SNext_multiply: MutableFloats = shard.floats(6)
        // SNext_outer: [B, 36]
        let SNext_outer: MutableFloats = shard.floats(7)
        // SNext: [B, 36]
        let SNext: MutableFloats = shard.floats(8)
        // S_final: [B, 36], shares memory with SNext_multiply
        let S_final: MutableFloats = shard.floats(6)
        // logits_at: [B, 6], shares memory with SNext_sigmoid
        let logits_at: MutableFloats = shard.floats(5)
        // logits: [B, 4], shares memory with S
        let logits: MutableFloats = shard.floats(3)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 192
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 352
        // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
        Kernel.copy(
          rows: batch, width: 5, source: logits_Drift_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 10
          let h_t: MutableFloats = h + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // z, h' = … · x  (Linear.rnn:7–8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 10, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 10, bias: gates_bias)
          }
          Pointwise.compute_h(rows: batch, gates_t, h_t, x_mask_t, h_tNext)
        }
        // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
        Kernel.copy(
          rows: batch, width: 5, source: h + xSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.copy(
          rows: batch, width: 36, source: logits_Outer_S, sourceStride: 36, destination: S, destinationStride: 36)
        for t2 in 0..<xSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let gates_t2: MutableFloats = gates2 + t2 &* batch &* 18
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let output_t2: MutableFloats = output2 + t2 &* batch &* 6
          // S', output = …  (Linear.rnn:42–43)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t2) &* batch, k: 5, n: 18, input: h_t2Next, inputStride: 5,
              packed: gates_weights_packed2, destination: gates_t2, destinationStride: 18, bias: nil)
          }
          // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
          Pointwise.compute_SNext_sigmoid(rows: batch, h_t2Next, SNext_sigmoid)
          Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid, S, SNext_multiply)
          Kernel.rowProduct(
            rows: batch, m: 6, k: 1, n: 6, left: gates_t2, leftStride: 18, right: gates_t2 + 6, rightStride: 18,
            destination: SNext_outer, destinationStride: 36)
          Pointwise.compute_SNext_S(rows: batch, SNext_multiply, SNext_outer, x_mask_t2, S, SNext)
          // output S' · Q · x  (Linear.rnn:43)
          Kernel.rowProduct(
            rows: batch, m: 6, k: 6, n: 1, left: SNext, leftStride: 36, right: gates_t2 + 12, rightStride: 18,
            destination: output_t2, destinationStride: 6)
        }
        // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
        Kernel.copy(rows: batch, width: 36, source: S, sourceStride: 36, destination: S_final, destinationStride: 36)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(11), source: output2,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: logits_at, destinationStride: 6)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: logits_at, inputStride: 6, packed: logits_W_packed, destination: logits,
          destinationStride: 4, bias: logits_b)
        // The output 'logits'.
        shard.setOutput(0, logits, stepStride: 0, stride: 4)
        // The state 'logits.Drift.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'logits.Outer.S' after the last step.
        shard.setFinalState(1, S_final, stride: 36)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "logits.Drift.h", shape: [5]), .init(name: "logits.Outer.S", shape: [6, 6])],
        arena: [
          .init(axis: 0, width: 18), .init(axis: -1, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 10),
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 72),
          .init(axis: -1, width: 36), .init(axis: -1, width: 36), .init(axis: 0, width: 6), .init(axis: -1, width: 36),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always, phases: 3)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 128
        // logits_concatenate2: [B, 72], shares memory with factor_S
        let logits_concatenate2: MutableFloats = shard.floats(6)
        // logits_concatenate: [B, 10], shares memory with factor_h
        let logits_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 10], shares memory with gates2
        let gates: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(11)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [B, 5], shares memory with factor_h_final, logits_carry, h_final2
        let h: MutableFloats = shard.floats(1)
        // factor_h: [B, 5], shares memory with logits_concatenate
        let factor_h: MutableFloats = shard.floats(3)
        // ones: [B, 5], shares memory with h_final, S, factor_S_final, logits_carry2, SNext_sigmoid2, S_final2
        let ones: MutableFloats = shard.floats(2)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(13)
        // h_final: [B, 5], shares memory with ones, S, factor_S_final, logits_carry2, SNext_sigmoid2, S_final2
        let h_final: MutableFloats = shard.floats(2)
        // factor_h_final: [B, 5], shares memory with h, logits_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(1)
        // logits_carry: [B, 5], shares memory with h, factor_h_final, h_final2
        let logits_carry: MutableFloats = shard.floats(1)
        // logits_Drift_h: [B, 5]
        let logits_Drift_h: Floats = shard.state(0)
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(4)
        // h_final2: [B, 5], shares memory with h, factor_h_final, logits_carry
        let h_final2: MutableFloats = shard.floats(1)
        // gates2: [T, B, 18], shares memory with gates
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // S: [B, 36], shares memory with ones, h_final, factor_S_final, logits_carry2, SNext_sigmoid2, S_final2
        let S: MutableFloats = shard.floats(2)
        // factor_S: [B, 36], shares memory with logits_concatenate2
        let factor_S: MutableFloats = shard.floats(6)
        // ones2: [B, 36], shares memory with SNext_sigmoid, S_final, S2, logits_at, loss_crossEntropy
        let ones2: MutableFloats = shard.floats(5)
        // SNext_sigmoid: [B, 1], shares memory with ones2, S_final, S2, logits_at, loss_crossEntropy
        let SNext_sigmoid: MutableFloats = shard.floats(5)
        // SNext_multiply: [B, 36], shares memory with SNext_multiply2, logits, loss_select
        let SNext_multiply: MutableFloats = shard.floats(7)
        // SNext_outer: [B, 36], shares memory with SNext_outer2
        let SNext_outer: MutableFloats = shard.floats(8)
        // S_final: [B, 36], shares memory with ones2, SNext_sigmoid, S2, logits_at, loss_crossEntropy
        let S_final: MutableFloats = shard.floats(5)
        // factor_S_final: [B, 36], shares memory with ones, h_final, S, logits_carry2, SNext_sigmoid2, S_final2
        let factor_S_final: MutableFloats = shard.floats(2)
        // logits_carry2: [B, 36], shares memory with ones, h_final, S, factor_S_final, SNext_sigmoid2, S_final2
        let logits_carry2: MutableFloats = shard.floats(2)
        // logits_Outer_S: [B, 36]
        let logits_Outer_S: Floats = shard.state(1)
        // S2: [B, 36], shares memory with ones2, SNext_sigmoid, S_final, logits_at, loss_crossEntropy
        let S2: MutableFloats = shard.floats(5)
        // output2: [T, B, 6]
        let output2: MutableFloats = shard.floats(9)
        // SNext_sigmoid2: [B, 1], shares memory with ones, h_final, S, factor_S_final, logits_carry2, S_final2
        let SNext_sigmoid2: MutableFloats = shard.floats(2)
        // SNext_multiply2: [B, 36], shares memory with SNext_multiply, logits, loss_select
        let SNext_multiply2: MutableFloats = shard.floats(7)
        // SNext_outer2: [B, 36], shares memory with SNext_outer
        let SNext_outer2: MutableFloats = shard.floats(8)
        // SNext: [B, 36]
        let SNext: MutableFloats = shard.floats(10)
        // S_final2: [B, 36], shares memory with ones, h_final, S, factor_S_final, logits_carry2, SNext_sigmoid2
        let S_final2: MutableFloats = shard.floats(2)
        // logits_at: [B, 6], shares memory with ones2, SNext_sigmoid, S_final, S2, loss_crossEntropy
        let logits_at: MutableFloats = shard.floats(5)
        // logits: [B, 4], shares memory with SNext_multiply, SNext_multiply2, loss_select
        let logits: MutableFloats = shard.floats(7)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 192
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 352
        // loss_crossEntropy: [B, 1], shares memory with ones2, SNext_sigmoid, S_final, S2, logits_at
        let loss_crossEntropy: MutableFloats = shard.floats(5)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(12)
        // x_ends: [B, 1]
        let x_ends: MutableFloats = shard.floats(15)
        // loss_select: [B, 1], shares memory with SNext_multiply, SNext_multiply2, logits
        let loss_select: MutableFloats = shard.floats(7)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        if shard.isInPhase(0) {
          // z, h' = … · x  (Linear.rnn:7–8)
          Kernel.product(
            rows: xSteps &* batch, k: 3, n: 10, input: x, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 10, bias: gates_bias)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Pointwise.compute_ones(count: batch &* 5, ones)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_h, destinationStride: 5)
            for t in 0..<xSteps {
              let gates_t: MutableFloats = gates + t &* batch &* 10
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // z, h' = … · x  (Linear.rnn:7–8)
              Pointwise.compute_h_factor_h(rows: batch, gates_t, h, x_mask_t, factor_h)
            }
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h, sourceStride: 5, destination: factor_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: h_final, sourceStride: 5, destination: logits_concatenate,
              destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h_final, sourceStride: 5, destination: logits_concatenate + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(1) {
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: false, source: logits_Drift_h, sourceStride: 5, shard: shard,
            slot: 3, destination: logits_carry, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: logits_carry, sourceStride: 5, destination: h2, destinationStride: 5)
          for t2 in 0..<xSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 10
            let h_t2: MutableFloats = h2 + t2 &* batch &* 5
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
            // z, h' = … · x  (Linear.rnn:7–8)
            Pointwise.compute_h2(rows: batch, gates_t2, h_t2, x_mask_t2, h_t2Next)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.copy(
            rows: batch, width: 5, source: h2 + xSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
            destinationStride: 5)
          // S', output = …  (Linear.rnn:42–43)
          Kernel.product(
            rows: xSteps &* batch, k: 5, n: 18, input: h2 + batch &* 5, inputStride: 5, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 18, bias: nil)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.zero(rows: batch, width: 36, destination: S, destinationStride: 36)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Pointwise.compute_ones(count: batch &* 36, ones2)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 36, source: ones2, sourceStride: 36, destination: factor_S, destinationStride: 36)
            for t3 in 0..<xSteps {
              let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              let gates_t3: MutableFloats = gates2 + t3 &* batch &* 18
              // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
              Pointwise.compute_SNext_sigmoid2(rows: batch, h_t3Next, SNext_sigmoid)
              Pointwise.compute_SNext_multiply_factor_S(
                rows: batch, SNext_sigmoid, S, factor_S, x_mask_t3, SNext_multiply)
              Kernel.rowProduct(
                rows: batch, m: 6, k: 1, n: 6, left: gates_t3, leftStride: 18, right: gates_t3 + 6, rightStride: 18,
                destination: SNext_outer, destinationStride: 36)
              Pointwise.compute_S(rows: batch, SNext_multiply, SNext_outer, x_mask_t3, S)
            }
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 36, source: S, sourceStride: 36, destination: S_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_S, sourceStride: 36, destination: factor_S_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: S_final, sourceStride: 36, destination: logits_concatenate2,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_S_final, sourceStride: 36, destination: logits_concatenate2 + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(2) {
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: false, source: logits_Outer_S, sourceStride: 36,
            shard: shard, slot: 6, destination: logits_carry2, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 36, source: logits_carry2, sourceStride: 36, destination: S2, destinationStride: 36)
          for t4 in 0..<xSteps {
            let h_t4Next: MutableFloats = h2 + (t4 &+ 1) &* batch &* 5
            let gates_t4: MutableFloats = gates2 + t4 &* batch &* 18
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            let output_t4: MutableFloats = output2 + t4 &* batch &* 6
            // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
            Pointwise.compute_SNext_sigmoid2(rows: batch, h_t4Next, SNext_sigmoid2)
            Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid2, S2, SNext_multiply2)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 1, n: 6, left: gates_t4, leftStride: 18, right: gates_t4 + 6, rightStride: 18,
              destination: SNext_outer2, destinationStride: 36)
            Pointwise.compute_SNext_S(rows: batch, SNext_multiply2, SNext_outer2, x_mask_t4, S2, SNext)
            // output S' · Q · x  (Linear.rnn:43)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 6, n: 1, left: SNext, leftStride: 36, right: gates_t4 + 12, rightStride: 18,
              destination: output_t4, destinationStride: 6)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.copy(
            rows: batch, width: 36, source: S2, sourceStride: 36, destination: S_final2, destinationStride: 36)
          Kernel.at(
            isLast: true, batch: batch, width: 6, lengths: shard.tokens(14), source: output2,
            sourceStepStride: batch &* 6, sourceStride: 6, destination: logits_at, destinationStride: 6)
          Kernel.product(
            rows: batch, k: 6, n: 4, input: logits_at, inputStride: 6, packed: logits_W_packed, destination: logits,
            destinationStride: 4, bias: logits_b)
          // loss crossEntropy(logits, label)  (Linear.rnn:63)
          Kernel.crossEntropy(
            rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1,
            destination: loss_crossEntropy, destinationStride: 1)
          Pointwise.compute_loss_select(count: batch, x_ends, loss_crossEntropy, loss_select)
          Kernel.columnSum(
            rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
            totals: shard.totals(of: loss_sum))
          // The state 'logits.Drift.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 5)
          // The state 'logits.Outer.S' after the last step.
          shard.setFinalState(1, S_final2, stride: 36)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, label)  (Linear.rnn:63)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "logits.Drift.h", shape: [5]), .init(name: "logits.Outer.S", shape: [6, 6])],
        arena: [
          .init(axis: 0, width: 10), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 10),
          .init(axis: -1, width: 36), .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 18),
          .init(axis: -1, width: 36), .init(axis: -1, width: 72), .init(axis: -1, width: 36),
          .init(axis: -1, width: 72), .init(axis: -1, width: 36), .init(axis: 0, extraSteps: 1, width: 36),
          .init(axis: 0, width: 6), .init(axis: 0, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 36),
          .init(axis: 0, width: 18), .init(axis: 0, width: 5), .init(axis: -1, width: 36), .init(axis: -1, width: 36),
          .init(axis: -1, width: 36), .init(axis: -1, width: 36), .init(axis: -1, width: 5), .init(axis: -1, width: 36),
          .init(axis: -1, width: 10),
        ],
        sumsCount: 32, gradientSums: [0..<196], preparedIndex: 1, hasCotangents: true, segments: .onRequest, phases: 5)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [30]
        let gates_weights: MutableFloats = prepared
        // logits_Drift_Wz: [15]
        let logits_Drift_Wz: Floats = parameters
        // logits_Drift_Wg: [15]
        let logits_Drift_Wg: Floats = parameters + 16
        // gates_weights2: [90]
        let gates_weights2: MutableFloats = prepared + 32
        // logits_Outer_K: [30]
        let logits_Outer_K: Floats = parameters + 64
        // logits_Outer_V: [30]
        let logits_Outer_V: Floats = parameters + 96
        // logits_Outer_Q: [30]
        let logits_Outer_Q: Floats = parameters + 128
        // gates_bias: [10]
        let gates_bias: MutableFloats = prepared + 128
        // logits_Drift_bz: [5]
        let logits_Drift_bz: Floats = parameters + 32
        // logits_Drift_bg: [5]
        let logits_Drift_bg: Floats = parameters + 48
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [160]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // logits_W: [24]
        let logits_W: Floats = parameters + 160
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 352
        // logits_W_packed2: [64]
        let logits_W_packed2: MutableFloats = prepared + 448
        // gates_weights_packed3: [288]
        let gates_weights_packed3: MutableFloats = prepared + 512
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: logits_Drift_Wz, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: logits_Drift_Wg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        // S', output = …  (Linear.rnn:42–43)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_K, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_V, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 30, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 5, source: logits_Outer_Q, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 60, destinationRowStride: 5, destinationColumnStride: 1)
        // z, h' = … · x  (Linear.rnn:7–8)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: logits_Drift_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: logits_Drift_bg, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 10, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 10, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // S', output = …  (Linear.rnn:42–43)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 18, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1, destination: logits_W_packed)
        // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 6, rows: 6, columns: 4, blocks: 1,
          destination: logits_W_packed2)
        // gradient of Linear.rnn:42–43: S', output = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 18, blocks: 1,
          destination: gates_weights_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_logits_Drift_Wz: [15]
        let gradient_logits_Drift_Wz: MutableFloats = shard.gradients
        // gradient_logits_Drift_Wg: [15]
        let gradient_logits_Drift_Wg: MutableFloats = shard.gradients + 16
        // gradient_logits_Drift_bz: [5]
        let gradient_logits_Drift_bz: MutableFloats = shard.gradients + 32
        // gradient_logits_Drift_bg: [5]
        let gradient_logits_Drift_bg: MutableFloats = shard.gradients + 48
        // gradient_logits_Outer_K: [30]
        let gradient_logits_Outer_K: MutableFloats = shard.gradients + 64
        // gradient_logits_Outer_V: [30]
        let gradient_logits_Outer_V: MutableFloats = shard.gradients + 96
        // gradient_logits_Outer_Q: [30]
        let gradient_logits_Outer_Q: MutableFloats = shard.gradients + 128
        // gradient_logits_W: [24]
        let gradient_logits_W: MutableFloats = shard.gradients + 160
        // gradient_logits_b: [4]
        let gradient_logits_b: MutableFloats = shard.gradients + 192
        // gates_bias: [10]
        let gates_bias: Floats = shard.prepared + 128
        // d_logits7: [B, 10], shares memory with d_SNext8, factor_d_h
        let d_logits7: MutableFloats = shard.floats(25)
        // d_logits4: [B, 72], shares memory with SNext_multiply, S_final, SNext_outer2, logits, d_S
        let d_logits4: MutableFloats = shard.floats(10)
        // logits_concatenate2: [B, 72], shares memory with factor_S
        let logits_concatenate2: MutableFloats = shard.floats(8)
        // logits_concatenate: [B, 10], shares memory with factor_h
        let logits_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 10]
        let gates: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(26)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [B, 5], shares memory with factor_h_final, logits_carry, h_final2
        let h: MutableFloats = shard.floats(1)
        // factor_h: [B, 5], shares memory with logits_concatenate
        let factor_h: MutableFloats = shard.floats(3)
        // ones: [B, 5], shares memory with d_h_final, d_logits8, d_h_final2
        let ones: MutableFloats = shard.floats(2)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(28)
        // h_final: [B, 5], shares memory with S, factor_S_final, logits_carry2, SNext_multiply2, S_final2
        let h_final: MutableFloats = shard.floats(4)
        // factor_h_final: [B, 5], shares memory with h, logits_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(1)
        // logits_carry: [B, 5], shares memory with h, factor_h_final, h_final2
        let logits_carry: MutableFloats = shard.floats(1)
        // logits_Drift_h: [B, 5]
        let logits_Drift_h: Floats = shard.state(0)
        // h2: [T + 1, B, 5]
        let h2: MutableFloats = shard.floats(5)
        // h_final2: [B, 5], shares memory with h, factor_h_final, logits_carry
        let h_final2: MutableFloats = shard.floats(1)
        // gates2: [T, B, 18]
        let gates2: MutableFloats = shard.floats(6)
        // gates_weights_packed2: [160]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // S: [B, 36], shares memory with h_final, factor_S_final, logits_carry2, SNext_multiply2, S_final2
        let S: MutableFloats = shard.floats(4)
        // factor_S: [B, 36], shares memory with logits_concatenate2
        let factor_S: MutableFloats = shard.floats(8)
        // ones2: [B, 36], shares memory with d_SNext, d_S_final, d_logits5, SNext_multiply3, d_S_final2
        let ones2: MutableFloats = shard.floats(7)
        // SNext_sigmoid: [B, 1], shares memory with logits_at, d_logits2, d_SNext2, factor_d_S_final, d_S2
        let SNext_sigmoid: MutableFloats = shard.floats(9)
        // SNext_multiply: [B, 36], shares memory with d_logits4, S_final, SNext_outer2, logits, d_S
        let SNext_multiply: MutableFloats = shard.floats(10)
        // SNext_outer: [B, 36], shares memory with SNext, loss_crossEntropy, factor_d_S, d_SNext3
        let SNext_outer: MutableFloats = shard.floats(11)
        // S_final: [B, 36], shares memory with d_logits4, SNext_multiply, SNext_outer2, logits, d_S
        let S_final: MutableFloats = shard.floats(10)
        // factor_S_final: [B, 36], shares memory with h_final, S, logits_carry2, SNext_multiply2, S_final2
        let factor_S_final: MutableFloats = shard.floats(4)
        // logits_carry2: [B, 36], shares memory with h_final, S, factor_S_final, SNext_multiply2, S_final2
        let logits_carry2: MutableFloats = shard.floats(4)
        // logits_Outer_S: [B, 36]
        let logits_Outer_S: Floats = shard.state(1)
        // S2: [T + 1, B, 36]
        let S2: MutableFloats = shard.floats(12)
        // output2: [T, B, 6], shares memory with d_logits3, d_gates2
        let output2: MutableFloats = shard.floats(13)
        // SNext_sigmoid2: [T, B, 1], shares memory with d_logits6
        let SNext_sigmoid2: MutableFloats = shard.floats(14)
        // SNext_multiply2: [B, 36], shares memory with h_final, S, factor_S_final, logits_carry2, S_final2
        let SNext_multiply2: MutableFloats = shard.floats(4)
        // SNext_outer2: [B, 36], shares memory with d_logits4, SNext_multiply, S_final, logits, d_S
        let SNext_outer2: MutableFloats = shard.floats(10)
        // SNext: [B, 36], shares memory with SNext_outer, loss_crossEntropy, factor_d_S, d_SNext3
        let SNext: MutableFloats = shard.floats(11)
        // S_final2: [B, 36], shares memory with h_final, S, factor_S_final, logits_carry2, SNext_multiply2
        let S_final2: MutableFloats = shard.floats(4)
        // logits_at: [B, 6], shares memory with SNext_sigmoid, d_logits2, d_SNext2, factor_d_S_final, d_S2
        let logits_at: MutableFloats = shard.floats(9)
        // logits: [B, 4], shares memory with d_logits4, SNext_multiply, S_final, SNext_outer2, d_S
        let logits: MutableFloats = shard.floats(10)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 192
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 352
        // loss_crossEntropy: [B, 1], shares memory with SNext_outer, SNext, factor_d_S, d_SNext3
        let loss_crossEntropy: MutableFloats = shard.floats(11)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(27)
        // x_ends: [B, 1]
        let x_ends: MutableFloats = shard.floats(30)
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_select: [B, 1], shares memory with d_logits, d_output, d_SNext4
        let loss_select: MutableFloats = shard.floats(15)
        // d_loss: [B, 1], shares memory with SNext_outer3
        let d_loss: MutableFloats = shard.floats(16)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [B, 4], shares memory with loss_select, d_output, d_SNext4
        let d_logits: MutableFloats = shard.floats(15)
        // d_logits2: [B, 6], shares memory with SNext_sigmoid, logits_at, d_SNext2, factor_d_S_final, d_S2
        let d_logits2: MutableFloats = shard.floats(9)
        // logits_W_packed2: [64]
        let logits_W_packed2: Floats = shard.prepared + 448
        // d_logits3: [T, B, 6], shares memory with output2, d_gates2
        let d_logits3: MutableFloats = shard.floats(13)
        // d_S: [B, 36], shares memory with d_logits4, SNext_multiply, S_final, SNext_outer2, logits
        let d_S: MutableFloats = shard.floats(10)
        // factor_d_S: [B, 36], shares memory with SNext_outer, SNext, loss_crossEntropy, d_SNext3
        let factor_d_S: MutableFloats = shard.floats(11)
        // d_SNext: [B, 36], shares memory with ones2, d_S_final, d_logits5, SNext_multiply3, d_S_final2
        let d_SNext: MutableFloats = shard.floats(7)
        // d_SNext2: [B, 36], shares memory with SNext_sigmoid, logits_at, d_logits2, factor_d_S_final, d_S2
        let d_SNext2: MutableFloats = shard.floats(9)
        // d_output: [B, 36], shares memory with loss_select, d_logits, d_SNext4
        let d_output: MutableFloats = shard.floats(15)
        // d_S_final: [B, 36], shares memory with ones2, d_SNext, d_logits5, SNext_multiply3, d_S_final2
        let d_S_final: MutableFloats = shard.floats(7)
        // factor_d_S_final: [B, 36], shares memory with SNext_sigmoid, logits_at, d_logits2, d_SNext2, d_S2
        let factor_d_S_final: MutableFloats = shard.floats(9)
        // d_logits5: [B, 36], shares memory with ones2, d_SNext, d_S_final, SNext_multiply3, d_S_final2
        let d_logits5: MutableFloats = shard.floats(7)
        // cotangent_of_logits_Outer_S: [B, 36]
        let cotangent_of_logits_Outer_S: Floats = shard.state(3)
        // d_S2: [B, 36], shares memory with SNext_sigmoid, logits_at, d_logits2, d_SNext2, factor_d_S_final
        let d_S2: MutableFloats = shard.floats(9)
        // d_gates: [T, B, 18]
        let d_gates: MutableFloats = shard.floats(17)
        // value: [T, B, 5]
        let value: MutableFloats = shard.floats(18)
        // SNext_multiply3: [B, 36], shares memory with ones2, d_SNext, d_S_final, d_logits5, d_S_final2
        let SNext_multiply3: MutableFloats = shard.floats(7)
        // d_SNext3: [B, 36], shares memory with SNext_outer, SNext, loss_crossEntropy, factor_d_S
        let d_SNext3: MutableFloats = shard.floats(11)
        // d_SNext4: [B, 36], shares memory with loss_select, d_logits, d_output
        let d_SNext4: MutableFloats = shard.floats(15)
        // SNext_outer3: [B, 36], shares memory with d_loss
        let SNext_outer3: MutableFloats = shard.floats(16)
        // SNext2: [B, 36]
        let SNext2: MutableFloats = shard.floats(19)
        // d_output2: [B, 36]
        let d_output2: MutableFloats = shard.floats(20)
        // d_output3: [B, 36]
        let d_output3: MutableFloats = shard.floats(21)
        // d_SNext5: [B, 36]
        let d_SNext5: MutableFloats = shard.floats(22)
        // d_SNext6: [B, 1], shares memory with d_h, factor_d_h_final, d_h2
        let d_SNext6: MutableFloats = shard.floats(23)
        // d_SNext7: [B, 36]
        let d_SNext7: MutableFloats = shard.floats(24)
        // d_SNext8: [B, 1], shares memory with d_logits7, factor_d_h
        let d_SNext8: MutableFloats = shard.floats(25)
        // d_S_final2: [B, 36], shares memory with ones2, d_SNext, d_S_final, d_logits5, SNext_multiply3
        let d_S_final2: MutableFloats = shard.floats(7)
        // d_gates2: [T, B, 5], shares memory with output2, d_logits3
        let d_gates2: MutableFloats = shard.floats(13)
        // gates_weights_packed3: [288]
        let gates_weights_packed3: Floats = shard.prepared + 512
        // d_logits6: [T, B, 5], shares memory with SNext_sigmoid2
        let d_logits6: MutableFloats = shard.floats(14)
        // d_h: [B, 5], shares memory with d_SNext6, factor_d_h_final, d_h2
        let d_h: MutableFloats = shard.floats(23)
        // factor_d_h: [B, 5], shares memory with d_logits7, d_SNext8
        let factor_d_h: MutableFloats = shard.floats(25)
        // d_h_final: [B, 5], shares memory with ones, d_logits8, d_h_final2
        let d_h_final: MutableFloats = shard.floats(2)
        // factor_d_h_final: [B, 5], shares memory with d_SNext6, d_h, d_h2
        let factor_d_h_final: MutableFloats = shard.floats(23)
        // d_logits8: [B, 5], shares memory with ones, d_h_final, d_h_final2
        let d_logits8: MutableFloats = shard.floats(2)
        // cotangent_of_logits_Drift_h: [B, 5]
        let cotangent_of_logits_Drift_h: Floats = shard.state(2)
        // d_h2: [B, 5], shares memory with d_SNext6, d_h, factor_d_h_final
        let d_h2: MutableFloats = shard.floats(23)
        // d_h_final2: [B, 5], shares memory with ones, d_h_final, d_logits8
        let d_h_final2: MutableFloats = shard.floats(2)
        if shard.isInPhase(0) {
          // Forward.
          // z, h' = … · x  (Linear.rnn:7–8)
          Kernel.product(
            rows: xSteps &* batch, k: 3, n: 10, input: x, inputStride: 3, packed: gates_weights_packed,
            destination: gates, destinationStride: 10, bias: gates_bias)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.zero(rows: batch, width: 5, destination: h, destinationStride: 5)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Pointwise.compute_ones(count: batch &* 5, ones)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_h, destinationStride: 5)
            for t in 0..<xSteps {
              let gates_t: MutableFloats = gates + t &* batch &* 10
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // z, h' = … · x  (Linear.rnn:7–8)
              Pointwise.compute_h_factor_h(rows: batch, gates_t, h, x_mask_t, factor_h)
            }
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h, sourceStride: 5, destination: factor_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: h_final, sourceStride: 5, destination: logits_concatenate,
              destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_h_final, sourceStride: 5, destination: logits_concatenate + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(1) {
          // Forward.
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: false, source: logits_Drift_h, sourceStride: 5, shard: shard,
            slot: 3, destination: logits_carry, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: logits_carry, sourceStride: 5, destination: h2, destinationStride: 5)
          for t2 in 0..<xSteps {
            let gates_t2: MutableFloats = gates + t2 &* batch &* 10
            let h_t2: MutableFloats = h2 + t2 &* batch &* 5
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 5
            // z, h' = … · x  (Linear.rnn:7–8)
            Pointwise.compute_z_h(rows: batch, gates_t2, h_t2, x_mask_t2, h_t2Next)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.copy(
            rows: batch, width: 5, source: h2 + xSteps &* batch &* 5, sourceStride: 5, destination: h_final2,
            destinationStride: 5)
          // S', output = …  (Linear.rnn:42–43)
          Kernel.product(
            rows: xSteps &* batch, k: 5, n: 18, input: h2 + batch &* 5, inputStride: 5, packed: gates_weights_packed2,
            destination: gates2, destinationStride: 18, bias: nil)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.zero(rows: batch, width: 36, destination: S, destinationStride: 36)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Pointwise.compute_ones(count: batch &* 36, ones2)
          if shard.hasParts {
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 36, source: ones2, sourceStride: 36, destination: factor_S, destinationStride: 36)
            for t3 in 0..<xSteps {
              let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 5
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              let gates_t3: MutableFloats = gates2 + t3 &* batch &* 18
              // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
              Pointwise.compute_SNext_sigmoid2(rows: batch, h_t3Next, SNext_sigmoid)
              Pointwise.compute_SNext_multiply_factor_S(
                rows: batch, SNext_sigmoid, S, factor_S, x_mask_t3, SNext_multiply)
              Kernel.rowProduct(
                rows: batch, m: 6, k: 1, n: 6, left: gates_t3, leftStride: 18, right: gates_t3 + 6, rightStride: 18,
                destination: SNext_outer, destinationStride: 36)
              Pointwise.compute_S(rows: batch, SNext_multiply, SNext_outer, x_mask_t3, S)
            }
            // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
            Kernel.copy(
              rows: batch, width: 36, source: S, sourceStride: 36, destination: S_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_S, sourceStride: 36, destination: factor_S_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: S_final, sourceStride: 36, destination: logits_concatenate2,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_S_final, sourceStride: 36, destination: logits_concatenate2 + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(2) {
          // Forward.
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: false, source: logits_Outer_S, sourceStride: 36,
            shard: shard, slot: 8, destination: logits_carry2, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 36, source: logits_carry2, sourceStride: 36, destination: S2, destinationStride: 36)
          for t4 in 0..<xSteps {
            let h_t4Next: MutableFloats = h2 + (t4 &+ 1) &* batch &* 5
            let SNext_sigmoid_t4: MutableFloats = SNext_sigmoid2 + t4 &* batch
            let S_t4: MutableFloats = S2 + t4 &* batch &* 36
            let gates_t4: MutableFloats = gates2 + t4 &* batch &* 18
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            let S_t4Next: MutableFloats = S2 + (t4 &+ 1) &* batch &* 36
            let output_t4: MutableFloats = output2 + t4 &* batch &* 6
            // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
            Pointwise.compute_SNext_sigmoid2(rows: batch, h_t4Next, SNext_sigmoid_t4)
            Pointwise.compute_SNext_multiply(rows: batch, SNext_sigmoid_t4, S_t4, SNext_multiply2)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 1, n: 6, left: gates_t4, leftStride: 18, right: gates_t4 + 6, rightStride: 18,
              destination: SNext_outer2, destinationStride: 36)
            Pointwise.compute_SNext_S2(rows: batch, SNext_multiply2, SNext_outer2, x_mask_t4, S_t4, SNext, S_t4Next)
            // output S' · Q · x  (Linear.rnn:43)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 6, n: 1, left: SNext, leftStride: 36, right: gates_t4 + 12, rightStride: 18,
              destination: output_t4, destinationStride: 6)
          }
          // logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)  (Linear.rnn:61)
          Kernel.copy(
            rows: batch, width: 36, source: S2 + xSteps &* batch &* 36, sourceStride: 36, destination: S_final2,
            destinationStride: 36)
          Kernel.at(
            isLast: true, batch: batch, width: 6, lengths: shard.tokens(29), source: output2,
            sourceStepStride: batch &* 6, sourceStride: 6, destination: logits_at, destinationStride: 6)
          Kernel.product(
            rows: batch, k: 6, n: 4, input: logits_at, inputStride: 6, packed: logits_W_packed, destination: logits,
            destinationStride: 4, bias: logits_b)
          // loss crossEntropy(logits, label)  (Linear.rnn:63)
          Kernel.crossEntropy(
            rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1,
            destination: loss_crossEntropy, destinationStride: 1)
          // loss crossEntropy(logits, label)  (Linear.rnn:63); with its gradient
          Pointwise.compute_loss_select_d_loss(count: batch, x_ends, loss_crossEntropy, count, loss_select, d_loss)
          // loss crossEntropy(logits, label)  (Linear.rnn:63)
          Kernel.columnSum(
            rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
            totals: shard.totals(of: loss_sum))
          // Backward.
          // gradient of Linear.rnn:63: loss crossEntropy(logits, label)
          Kernel.crossEntropyGradient(
            rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1,
            loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
            destinationStride: 4)
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Kernel.outerSum(
            rows: batch, m: 4, n: 6, left: d_logits, leftStride: 4, right: logits_at, rightStride: 6,
            destination: gradient_logits_W, destinationRowStride: 6, leftSum: gradient_logits_b,
            totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
          Kernel.product(
            rows: batch, k: 4, n: 6, input: d_logits, inputStride: 4, packed: logits_W_packed2, destination: d_logits2,
            destinationStride: 6, bias: nil)
          Kernel.place(
            isLast: true, steps: xSteps, batch: batch, width: 6, lengths: shard.tokens(29), source: d_logits2,
            sourceStride: 6, destination: d_logits3, destinationStepStride: batch &* 6, destinationStride: 6)
          if shard.hasParts {
            // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
            Kernel.zero(rows: batch, width: 36, destination: d_S, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: ones2, sourceStride: 36, destination: factor_d_S, destinationStride: 36)
            for done in 0..<xSteps {
              let t5: Swift::Int = xSteps &- 1 &- done
              let x_mask_t5: MutableFloats = x_mask + t5 &* batch
              let SNext_sigmoid_t5: MutableFloats = SNext_sigmoid2 + t5 &* batch
              let d_logits_t5: MutableFloats = d_logits3 + t5 &* batch &* 6
              let gates_t5: MutableFloats = gates2 + t5 &* batch &* 18
              // gradient of Linear.rnn:40, 42: S, S' = …
              Pointwise.compute_d_SNext_d_SNext(
                rows: batch, x_mask_t5, d_S, factor_d_S, SNext_sigmoid_t5, d_SNext, d_SNext2)
              // gradient of Linear.rnn:43: output S' · Q · x
              Kernel.rowProduct(
                rows: batch, m: 6, k: 1, n: 6, left: d_logits_t5, leftStride: 6, right: gates_t5 + 12, rightStride: 18,
                destination: d_output, destinationStride: 36)
              // gradient of Linear.rnn:40, 42: S, S' = …
              Pointwise.compute_d_S(rows: batch, d_SNext, d_output, SNext_sigmoid_t5, d_SNext2, d_S)
            }
            // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
            Kernel.copy(
              rows: batch, width: 36, source: d_S, sourceStride: 36, destination: d_S_final, destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: factor_d_S, sourceStride: 36, destination: factor_d_S_final,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 36, source: d_S_final, sourceStride: 36, destination: d_logits4,
              destinationStride: 72)
            Kernel.copy(
              rows: batch, width: 36, source: factor_d_S_final, sourceStride: 36, destination: d_logits4 + 36,
              destinationStride: 72)
          }
        }
        if shard.isInPhase(3) {
          // Backward.
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Kernel.carry(
            rows: batch, width: 36, states: 1, isReversed: true, source: cotangent_of_logits_Outer_S, sourceStride: 36,
            shard: shard, slot: 10, destination: d_logits5, destinationStride: 36)
          Kernel.copy(
            rows: batch, width: 36, source: d_logits5, sourceStride: 36, destination: d_S2, destinationStride: 36)
          for done2 in 0..<xSteps {
            let t6: Swift::Int = xSteps &- 1 &- done2
            let SNext_sigmoid_t6: MutableFloats = SNext_sigmoid2 + t6 &* batch
            let S_t6: MutableFloats = S2 + t6 &* batch &* 36
            let x_mask_t6: MutableFloats = x_mask + t6 &* batch
            let gates_t6: MutableFloats = gates2 + t6 &* batch &* 18
            let d_logits_t6: MutableFloats = d_logits3 + t6 &* batch &* 6
            let d_gates_t6: MutableFloats = d_gates + t6 &* batch &* 18
            let value_t6: MutableFloats = value + t6 &* batch &* 5
            // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42); with its gradient
            Pointwise.compute_SNext_multiply_d_SNext(
              rows: batch, SNext_sigmoid_t6, S_t6, x_mask_t6, d_S2, SNext_multiply3, d_SNext3, d_SNext4)
            // S' = sigmoid(x[0]) * S + outer(K · x, V · x)  (Linear.rnn:42)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 1, n: 6, left: gates_t6, leftStride: 18, right: gates_t6 + 6, rightStride: 18,
              destination: SNext_outer3, destinationStride: 36)
            Pointwise.compute_SNext(count: batch &* 36, SNext_multiply3, SNext_outer3, SNext2)
            // gradient of Linear.rnn:43: output S' · Q · x
            Kernel.rowProduct(
              rows: batch, m: 6, k: 1, n: 6, left: d_logits_t6, leftStride: 6, right: gates_t6 + 12, rightStride: 18,
              destination: d_output2, destinationStride: 36)
            Kernel.rowTranspose(
              rows: batch, matrixRows: 6, matrixColumns: 6, source: SNext2, sourceStride: 36, destination: d_output3,
              destinationStride: 36)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 6, n: 1, left: d_output3, leftStride: 36, right: d_logits_t6, rightStride: 6,
              destination: d_gates_t6 + 12, destinationStride: 18)
            // gradient of Linear.rnn:40, 42: S, S' = …
            Pointwise.compute_d_SNext_d_S(
              rows: batch, d_SNext3, d_output2, S_t6, SNext_sigmoid_t6, d_SNext4, d_SNext5, d_S2, d_SNext6)
            // gradient of Linear.rnn:42: S' = sigmoid(x[0]) * S + outer(K · x, V · x)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 6, n: 1, left: d_SNext5, leftStride: 36, right: gates_t6 + 6, rightStride: 18,
              destination: d_gates_t6, destinationStride: 18)
            Kernel.rowTranspose(
              rows: batch, matrixRows: 6, matrixColumns: 6, source: d_SNext5, sourceStride: 36, destination: d_SNext7,
              destinationStride: 36)
            Kernel.rowProduct(
              rows: batch, m: 6, k: 6, n: 1, left: d_SNext7, leftStride: 36, right: gates_t6, rightStride: 18,
              destination: d_gates_t6 + 6, destinationStride: 18)
            Pointwise.compute_d_SNext(count: batch, SNext_sigmoid_t6, d_SNext6, d_SNext8)
            Kernel.copy(
              rows: batch, width: 1, source: d_SNext8, sourceStride: 1, destination: value_t6, destinationStride: 5)
            Pointwise.compute_value(rows: batch, value_t6)
          }
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Kernel.copy(
            rows: batch, width: 36, source: d_S2, sourceStride: 36, destination: d_S_final2, destinationStride: 36)
          // gradient of Linear.rnn:42–43: S', output = …
          Kernel.outerSum(
            rows: xSteps &* batch, m: 6, n: 5, left: d_gates, leftStride: 18, right: h2 + batch &* 5, rightStride: 5,
            destination: gradient_logits_Outer_K, destinationRowStride: 5, leftSum: nil,
            totals: shard.totals(toMove: gradient_logits_Outer_K))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 6, n: 5, left: d_gates + 6, leftStride: 18, right: h2 + batch &* 5,
            rightStride: 5, destination: gradient_logits_Outer_V, destinationRowStride: 5, leftSum: nil,
            totals: shard.totals(toMove: gradient_logits_Outer_V))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 6, n: 5, left: d_gates + 12, leftStride: 18, right: h2 + batch &* 5,
            rightStride: 5, destination: gradient_logits_Outer_Q, destinationRowStride: 5, leftSum: nil,
            totals: shard.totals(toMove: gradient_logits_Outer_Q))
          Kernel.product(
            rows: xSteps &* batch, k: 18, n: 5, input: d_gates, inputStride: 18, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 5, bias: nil)
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Pointwise.compute_d_logits(count: xSteps &* batch &* 5, value, d_gates2, d_logits6)
          if shard.hasParts {
            // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
            Kernel.zero(rows: batch, width: 5, destination: d_h, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: ones, sourceStride: 5, destination: factor_d_h, destinationStride: 5)
            for done3 in 0..<xSteps {
              let t7: Swift::Int = xSteps &- 1 &- done3
              let gates_t7: MutableFloats = gates + t7 &* batch &* 10
              let d_logits_t7: MutableFloats = d_logits6 + t7 &* batch &* 5
              let x_mask_t7: MutableFloats = x_mask + t7 &* batch
              // gradient of Linear.rnn:4, 8: h, h' = …; with Linear.rnn:8
              Pointwise.compute_d_h_factor_d_h(rows: batch, gates_t7, d_h, d_logits_t7, x_mask_t7, factor_d_h)
            }
            // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
            Kernel.copy(
              rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: factor_d_h, sourceStride: 5, destination: factor_d_h_final,
              destinationStride: 5)
            Kernel.copy(
              rows: batch, width: 5, source: d_h_final, sourceStride: 5, destination: d_logits7, destinationStride: 10)
            Kernel.copy(
              rows: batch, width: 5, source: factor_d_h_final, sourceStride: 5, destination: d_logits7 + 5,
              destinationStride: 10)
          }
        }
        if shard.isInPhase(4) {
          // Backward.
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Kernel.carry(
            rows: batch, width: 5, states: 1, isReversed: true, source: cotangent_of_logits_Drift_h, sourceStride: 5,
            shard: shard, slot: 25, destination: d_logits8, destinationStride: 5)
          Kernel.copy(
            rows: batch, width: 5, source: d_logits8, sourceStride: 5, destination: d_h2, destinationStride: 5)
          for done4 in 0..<xSteps {
            let t8: Swift::Int = xSteps &- 1 &- done4
            let gates_t8: MutableFloats = gates + t8 &* batch &* 10
            let d_logits_t8: MutableFloats = d_logits6 + t8 &* batch &* 5
            let x_mask_t8: MutableFloats = x_mask + t8 &* batch
            let h_t8: MutableFloats = h2 + t8 &* batch &* 5
            // gradient of Linear.rnn:4, 7–8: h, z, h' = …; with Linear.rnn:8
            Pointwise.compute_gates_gates(rows: batch, gates_t8, d_h2, d_logits_t8, x_mask_t8, h_t8)
          }
          // gradient of Linear.rnn:61: logits = dense((scan Outer(6) over scan Drift(5) over x).last, 4)
          Kernel.copy(
            rows: batch, width: 5, source: d_h2, sourceStride: 5, destination: d_h_final2, destinationStride: 5)
          // gradient of Linear.rnn:7–8: z, h' = … · x
          Kernel.outerSum(
            rows: xSteps &* batch, m: 5, n: 3, left: gates, leftStride: 10, right: x, rightStride: 3,
            destination: gradient_logits_Drift_Wz, destinationRowStride: 3, leftSum: gradient_logits_Drift_bz,
            totals: shard.totals(toMove: gradient_logits_Drift_Wz),
            leftSumTotals: shard.totals(of: gradient_logits_Drift_bz))
          Kernel.outerSum(
            rows: xSteps &* batch, m: 5, n: 3, left: gates + 5, leftStride: 10, right: x, rightStride: 3,
            destination: gradient_logits_Drift_Wg, destinationRowStride: 3, leftSum: gradient_logits_Drift_bg,
            totals: shard.totals(toMove: gradient_logits_Drift_Wg),
            leftSumTotals: shard.totals(of: gradient_logits_Drift_bg))
          // The state 'logits.Drift.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 5)
          // The state 'logits.Outer.S' after the last step.
          shard.setFinalState(1, S_final2, stride: 36)
          // The state 'cotangent of logits.Drift.h' after the last step.
          shard.setFinalState(2, d_h_final2, stride: 5)
          // The state 'cotangent of logits.Outer.S' after the last step.
          shard.setFinalState(3, d_S_final2, stride: 36)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, label)  (Linear.rnn:63)
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
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.quickSigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 1.
      @inline(never)
      static func compute_SNext_sigmoid(rows: Swift::Int, _ h: Floats, _ SNext_sigmoid: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 5
          let SNext_sigmoidRow: MutableFloats = SNext_sigmoid + row
          let h_x: Vector = Lanes.load(hRow, count: 1)
          let v: Vector = Lanes.quickSigmoid(h_x)
          Lanes.store(v, SNext_sigmoidRow, count: 1)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_SNext_multiply(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ SNext_multiply: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let S2Row: Floats = S2 + row &* 36
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 36
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
            Lanes.store(v, SNext_multiplyRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_SNext_S(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ x_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 36
          let SNext_outerRow: Floats = SNext_outer + row &* 36
          let x_maskRow: Floats = x_mask + row
          let S2Row: MutableFloats = S2 + row &* 36
          let SNext2Row: MutableFloats = SNext2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow + column, count: lanes)
            let SNext_outer_x: Vector = Lanes.load(SNext_outerRow + column, count: lanes)
            let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, SNext, S)
            Lanes.store(SNext, SNext2Row + column, count: lanes)
            Lanes.store(v, S2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
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

      /// Rows of 5.
      @inline(never)
      static func compute_h_factor_h(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ factor_h2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let factor_h2Row: MutableFloats = factor_h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          let factor_h: Vector = Lanes.load(factor_h2Row, count: 5)
          let hNext3: Vector = Lanes.multiply(v2, factor_h)
          let v6: Vector = Lanes.select(mask, hNext3, factor_h)
          Lanes.store(v5, h2Row, count: 5)
          Lanes.store(v6, factor_h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 1.
      @inline(never)
      static func compute_SNext_sigmoid2(rows: Swift::Int, _ h: Floats, _ SNext_sigmoid: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 5
          let SNext_sigmoidRow: MutableFloats = SNext_sigmoid + row
          let h_x: Vector = Lanes.load(hRow, count: 1)
          let v: Vector = Lanes.sigmoid(h_x)
          Lanes.store(v, SNext_sigmoidRow, count: 1)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_SNext_multiply_factor_S(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ factor_S2: MutableFloats, _ x_mask: Floats,
        _ SNext_multiply: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let S2Row: Floats = S2 + row &* 36
          let factor_S2Row: MutableFloats = factor_S2 + row &* 36
          let x_maskRow: Floats = x_mask + row
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 36
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
            let factor_S: Vector = Lanes.load(factor_S2Row + column, count: lanes)
            let SNext: Vector = Lanes.multiply(SNext_sigmoid_x, factor_S)
            let v2: Vector = Lanes.select(mask, SNext, factor_S)
            Lanes.store(v, SNext_multiplyRow + column, count: lanes)
            Lanes.store(v2, factor_S2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_S(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ x_mask: Floats, _ S2: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 36
          let SNext_outerRow: Floats = SNext_outer + row &* 36
          let x_maskRow: Floats = x_mask + row
          let S2Row: MutableFloats = S2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow + column, count: lanes)
            let SNext_outer_x: Vector = Lanes.load(SNext_outerRow + column, count: lanes)
            let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, SNext, S)
            Lanes.store(v, S2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ x_ends: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x_ends_x: Vector = Lanes.load(x_ends + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(x_ends_x, loss_crossEntropy_x, v)
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
      static func compute_loss(_ loss_sum: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_z_h(
        rows: Swift::Int, _ gates: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 10
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let z2: Vector = Lanes.sigmoid(z)
          let v2: Vector = Lanes.subtract(v, z2)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.multiply(v2, h)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let hNext2: Vector = Lanes.fma(z2, hNext, v3)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(z2, gatesRow, count: 5)
          Lanes.store(v5, h3Row, count: 5)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_SNext_S2(
        rows: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ x_mask: Floats, _ S2: MutableFloats,
        _ SNext2: MutableFloats, _ S3: MutableFloats
      ) {
        for row in 0..<rows {
          let SNext_multiplyRow: Floats = SNext_multiply + row &* 36
          let SNext_outerRow: Floats = SNext_outer + row &* 36
          let x_maskRow: Floats = x_mask + row
          let S2Row: MutableFloats = S2 + row &* 36
          let SNext2Row: MutableFloats = SNext2 + row &* 36
          let S3Row: MutableFloats = S3 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let SNext_multiply_x: Vector = Lanes.load(SNext_multiplyRow + column, count: lanes)
            let SNext_outer_x: Vector = Lanes.load(SNext_outerRow + column, count: lanes)
            let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.select(mask, SNext, S)
            Lanes.store(SNext, SNext2Row + column, count: lanes)
            Lanes.store(v, S3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ x_ends: Floats, _ loss_crossEntropy: Floats, _ count2: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v4: Vector = Lanes.divide(v3, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x_ends_x: Vector = Lanes.load(x_ends + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(x_ends_x, loss_crossEntropy_x, v)
          let v5: Vector = Lanes.select(x_ends_x, v4, v)
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

      /// Rows of 36.
      @inline(never)
      static func compute_d_SNext_d_SNext(
        rows: Swift::Int, _ x_mask: Floats, _ d_S2: Floats, _ factor_d_S2: MutableFloats, _ SNext_sigmoid: Floats,
        _ d_SNext: MutableFloats, _ d_SNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_S2Row: Floats = d_S2 + row &* 36
          let factor_d_S2Row: MutableFloats = factor_d_S2 + row &* 36
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let d_SNextRow: MutableFloats = d_SNext + row &* 36
          let d_SNext2Row: MutableFloats = d_SNext2 + row &* 36
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_S: Vector = Lanes.load(d_S2Row + column, count: lanes)
            let v2: Vector = Lanes.select(mask, d_S, v)
            let v3: Vector = Lanes.select(mask, v, d_S)
            let factor_d_S: Vector = Lanes.load(factor_d_S2Row + column, count: lanes)
            let v4: Vector = Lanes.select(mask, factor_d_S, v)
            let v5: Vector = Lanes.select(mask, v, factor_d_S)
            let v7: Vector = Lanes.fma(v4, SNext_sigmoid_x, v5)
            Lanes.store(v2, d_SNextRow + column, count: lanes)
            Lanes.store(v3, d_SNext2Row + column, count: lanes)
            Lanes.store(v7, factor_d_S2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_d_S(
        rows: Swift::Int, _ d_SNext: Floats, _ d_output: Floats, _ SNext_sigmoid: Floats, _ d_SNext2: Floats,
        _ d_S: MutableFloats
      ) {
        for row in 0..<rows {
          let d_SNextRow: Floats = d_SNext + row &* 36
          let d_outputRow: Floats = d_output + row &* 36
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let d_SNext2Row: Floats = d_SNext2 + row &* 36
          let d_SRow: MutableFloats = d_S + row &* 36
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_SNext_x: Vector = Lanes.load(d_SNextRow + column, count: lanes)
            let d_output_x: Vector = Lanes.load(d_outputRow + column, count: lanes)
            let v: Vector = Lanes.add(d_SNext_x, d_output_x)
            let d_SNext_x2: Vector = Lanes.load(d_SNext2Row + column, count: lanes)
            let v3: Vector = Lanes.fma(v, SNext_sigmoid_x, d_SNext_x2)
            Lanes.store(v3, d_SRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// Rows of 36.
      @inline(never)
      static func compute_SNext_multiply_d_SNext(
        rows: Swift::Int, _ SNext_sigmoid: Floats, _ S2: Floats, _ x_mask: Floats, _ d_S2: Floats,
        _ SNext_multiply: MutableFloats, _ d_SNext: MutableFloats, _ d_SNext2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let S2Row: Floats = S2 + row &* 36
          let x_maskRow: Floats = x_mask + row
          let d_S2Row: Floats = d_S2 + row &* 36
          let SNext_multiplyRow: MutableFloats = SNext_multiply + row &* 36
          let d_SNextRow: MutableFloats = d_SNext + row &* 36
          let d_SNext2Row: MutableFloats = d_SNext2 + row &* 36
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(SNext_sigmoid_x, S)
            let d_S: Vector = Lanes.load(d_S2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, d_S, v2)
            let v4: Vector = Lanes.select(mask, v2, d_S)
            Lanes.store(v, SNext_multiplyRow + column, count: lanes)
            Lanes.store(v3, d_SNextRow + column, count: lanes)
            Lanes.store(v4, d_SNext2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_SNext(
        count: Swift::Int, _ SNext_multiply: Floats, _ SNext_outer: Floats, _ SNext2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let SNext_multiply_x: Vector = Lanes.load(SNext_multiply + column, count: lanes)
          let SNext_outer_x: Vector = Lanes.load(SNext_outer + column, count: lanes)
          let SNext: Vector = Lanes.add(SNext_multiply_x, SNext_outer_x)
          Lanes.store(SNext, SNext2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 36.
      @inline(never)
      static func compute_d_SNext_d_S(
        rows: Swift::Int, _ d_SNext: Floats, _ d_output: Floats, _ S2: Floats, _ SNext_sigmoid: Floats,
        _ d_SNext2: Floats, _ d_SNext3: MutableFloats, _ d_S: MutableFloats, _ d_SNext4: MutableFloats
      ) {
        for row in 0..<rows {
          let d_SNextRow: Floats = d_SNext + row &* 36
          let d_outputRow: Floats = d_output + row &* 36
          let S2Row: Floats = S2 + row &* 36
          let SNext_sigmoidRow: Floats = SNext_sigmoid + row
          let d_SNext2Row: Floats = d_SNext2 + row &* 36
          let d_SNext3Row: MutableFloats = d_SNext3 + row &* 36
          let d_SRow: MutableFloats = d_S + row &* 36
          let d_SNext4Row: MutableFloats = d_SNext4 + row
          let SNext_sigmoid_x: Vector = Lanes.broadcast(SNext_sigmoidRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_SNext_x: Vector = Lanes.load(d_SNextRow + column, count: lanes)
            let d_output_x: Vector = Lanes.load(d_outputRow + column, count: lanes)
            let v: Vector = Lanes.add(d_SNext_x, d_output_x)
            let S: Vector = Lanes.load(S2Row + column, count: lanes)
            let v2: Vector = Lanes.multiply(v, S)
            let d_SNext_x2: Vector = Lanes.load(d_SNext2Row + column, count: lanes)
            let v4: Vector = Lanes.fma(v, SNext_sigmoid_x, d_SNext_x2)
            Lanes.store(v, d_SNext3Row + column, count: lanes)
            Lanes.store(v4, d_SRow + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 36 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 36 &- column)
          d_SNext4Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_SNext(
        count: Swift::Int, _ SNext_sigmoid: Floats, _ d_SNext: Floats, _ d_SNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let SNext_sigmoid_x: Vector = Lanes.load(SNext_sigmoid + column, count: lanes)
          let v2: Vector = Lanes.subtract(v, SNext_sigmoid_x)
          let v3: Vector = Lanes.multiply(SNext_sigmoid_x, v2)
          let d_SNext_x: Vector = Lanes.load(d_SNext + column, count: lanes)
          let v4: Vector = Lanes.multiply(d_SNext_x, v3)
          Lanes.store(v4, d_SNext2 + column, count: lanes)
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
      static func compute_value(rows: Swift::Int, _ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 5
          Lanes.store(v, valueRow + 1, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_logits(count: Swift::Int, _ value: Floats, _ d_gates: Floats, _ d_logits: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let d_gates_x: Vector = Lanes.load(d_gates + column, count: lanes)
          let v: Vector = Lanes.add(value_x, d_gates_x)
          Lanes.store(v, d_logits + column, count: lanes)
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
      static func compute_d_h_factor_d_h(
        rows: Swift::Int, _ gates: Floats, _ d_h2: MutableFloats, _ d_logits: Floats, _ x_mask: Floats,
        _ factor_d_h2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 10
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_logitsRow: Floats = d_logits + row &* 5
          let x_maskRow: Floats = x_mask + row
          let factor_d_h2Row: MutableFloats = factor_d_h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 5)
          let v3: Vector = Lanes.add(d_h, d_logits_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let v8: Vector = Lanes.fma(v5, v2, v6)
          let factor_d_h: Vector = Lanes.load(factor_d_h2Row, count: 5)
          let v9: Vector = Lanes.select(mask, factor_d_h, v4)
          let v10: Vector = Lanes.select(mask, v4, factor_d_h)
          let v12: Vector = Lanes.fma(v9, v2, v10)
          Lanes.store(v8, d_h2Row, count: 5)
          Lanes.store(v12, factor_d_h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_gates_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: MutableFloats, _ d_logits: Floats, _ x_mask: Floats,
        _ h2: Floats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 10
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_logitsRow: Floats = d_logits + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: Floats = h2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 5)
          let v3: Vector = Lanes.add(d_h, d_logits_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let hNext: Vector = Lanes.load(gatesRow + 5, count: 5)
          let v7: Vector = Lanes.multiply(v5, hNext)
          let v8: Vector = Lanes.multiply(v5, z)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v11: Vector = Lanes.fma(Lanes.negate(v5), h, v7)
          let v12: Vector = Lanes.multiply(z, v2)
          let v13: Vector = Lanes.multiply(v11, v12)
          let v14: Vector = Lanes.fma(v5, v2, v6)
          Lanes.store(v8, gatesRow + 5, count: 5)
          Lanes.store(v13, gatesRow, count: 5)
          Lanes.store(v14, d_h2Row, count: 5)
        }
      }
    }
  }
}

/// - Input `x`: [18] for each step of `x`
/// - Output `h`: [18] for each step of `x`
public struct Decay: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [.init(name: "h.rate", shape: [18], offset: 0, initializer: .uniform(-1.0, 1.0))], count: 32,
    preparedCounts: [0])

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

extension Decay {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 192, outputCount: 32, ones: 32, length: 48)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(32)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [18].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 18)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 112).update(from: x.baseAddress!, count: 18)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 18)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [18].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return x.withUnsafeBufferPointer({ xPointer in step(x: xPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("x", count: x.count, width: 18)
  }
}

// MARK: Streams

extension Decay {
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
  /// - Parameter x: [18] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(x: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, x)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
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

extension Decay {
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
    ///   - x: numbers, [batch, steps, 18].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Decay, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Decay, _ batch: RNNRuntime::Batch<Decay.Example>, carriesState: Swift::Bool = false
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

// MARK: Examples

#if !hasFeature(Embedded)
  extension Decay: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [18] for each step of `x`.
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

  extension Decay.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Decay
  }
#endif

// MARK: Code

extension Decay {
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
        // h_rate: [18]
        let h_rate: Floats = parameters
        // h_h: [B, 18], shares memory with hNext
        let h_h: MutableFloats = memory
        // x: [B, 18]
        let x: MutableFloats = memory + 112
        // hNext: [B, 18], shares memory with h_h
        let hNext: MutableFloats = memory
        // h' = rate * h + x  (Linear.rnn:71)
        Pointwise.compute_hNext(h_rate, h_h, x, hNext)
        // The output 'h'.
        Kernel.copy(rows: 1, width: 18, source: hNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 18)], outputs: [.init(name: "h", axis: 0, shape: [18])],
        states: [.init(name: "h.h", shape: [18])],
        arena: [
          .init(axis: -1, width: 18), .init(axis: -1, width: 18), .init(axis: -1, width: 36),
          .init(axis: 0, extraSteps: 1, width: 18),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always, phases: 2)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // h_concatenate: [B, 36], shares memory with factor_h
        let h_concatenate: MutableFloats = shard.floats(2)
        // h: [B, 18], shares memory with factor_h_final, h_carry, h_final2
        let h: MutableFloats = shard.floats(0)
        // factor_h: [B, 18], shares memory with h_concatenate
        let factor_h: MutableFloats = shard.floats(2)
        // ones: [B, 18], shares memory with h_final
        let ones: MutableFloats = shard.floats(1)
        // x: [T, B, 18]
        let x: MutableFloats = shard.floats(4)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(5)
        // h_rate: [18]
        let h_rate: Floats = shard.parameters
        // h_final: [B, 18], shares memory with ones
        let h_final: MutableFloats = shard.floats(1)
        // factor_h_final: [B, 18], shares memory with h, h_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(0)
        // h_carry: [B, 18], shares memory with h, factor_h_final, h_final2
        let h_carry: MutableFloats = shard.floats(0)
        // h_h: [B, 18]
        let h_h: Floats = shard.state(0)
        // h2: [T + 1, B, 18]
        let h2: MutableFloats = shard.floats(3)
        // h_final2: [B, 18], shares memory with h, factor_h_final, h_carry
        let h_final2: MutableFloats = shard.floats(0)
        if shard.isInPhase(0) {
          if shard.hasParts {
            // h = scan Decaying(18) over x  (Linear.rnn:77)
            Kernel.zero(rows: batch, width: 18, destination: h, destinationStride: 18)
          }
          // h = scan Decaying(18) over x  (Linear.rnn:77)
          Pointwise.compute_ones(count: batch &* 18, ones)
          if shard.hasParts {
            // h = scan Decaying(18) over x  (Linear.rnn:77)
            Kernel.copy(
              rows: batch, width: 18, source: ones, sourceStride: 18, destination: factor_h, destinationStride: 18)
            for t in 0..<xSteps {
              let x_t: MutableFloats = x + t &* batch &* 18
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // h' = rate * h + x  (Linear.rnn:71)
              Pointwise.compute_h_factor_h(rows: batch, h_rate, h, x_t, x_mask_t, factor_h)
            }
            // h = scan Decaying(18) over x  (Linear.rnn:77)
            Kernel.copy(
              rows: batch, width: 18, source: h, sourceStride: 18, destination: h_final, destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: factor_h, sourceStride: 18, destination: factor_h_final,
              destinationStride: 18)
            Kernel.copy(
              rows: batch, width: 18, source: h_final, sourceStride: 18, destination: h_concatenate,
              destinationStride: 36)
            Kernel.copy(
              rows: batch, width: 18, source: factor_h_final, sourceStride: 18, destination: h_concatenate + 18,
              destinationStride: 36)
          }
        }
        if shard.isInPhase(1) {
          // h = scan Decaying(18) over x  (Linear.rnn:77)
          Kernel.carry(
            rows: batch, width: 18, states: 1, isReversed: false, source: h_h, sourceStride: 18, shard: shard, slot: 2,
            destination: h_carry, destinationStride: 18)
          Kernel.copy(rows: batch, width: 18, source: h_carry, sourceStride: 18, destination: h2, destinationStride: 18)
          for t2 in 0..<xSteps {
            let h_t2: MutableFloats = h2 + t2 &* batch &* 18
            let x_t2: MutableFloats = x + t2 &* batch &* 18
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 18
            // h' = rate * h + x  (Linear.rnn:71)
            Pointwise.compute_h(rows: batch, h_rate, h_t2, x_t2, x_mask_t2, h_t2Next)
          }
          // h = scan Decaying(18) over x  (Linear.rnn:77)
          Kernel.copy(
            rows: batch, width: 18, source: h2 + xSteps &* batch &* 18, sourceStride: 18, destination: h_final2,
            destinationStride: 18)
          // The output 'h'.
          shard.setOutput(0, h2 + batch &* 18, stepStride: batch &* 18, stride: 18)
          // The state 'h.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 18)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 18.
      static func compute_hNext(_ h_rate: Floats, _ h_h2: Floats, _ x2: Floats, _ hNext2: MutableFloats) {
        var column: Swift::Int = 0
        while column < 18 {
          let rate: Vector = Lanes.load(h_rate + column)
          let h_h: Vector = Lanes.load(h_h2 + column)
          let x: Vector = Lanes.load(x2 + column)
          let hNext: Vector = Lanes.fma(rate, h_h, x)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
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

      /// Rows of 18.
      @inline(never)
      static func compute_h_factor_h(
        rows: Swift::Int, _ h_rate: Floats, _ h2: MutableFloats, _ x2: Floats, _ x_mask: Floats,
        _ factor_h2: MutableFloats
      ) {
        for row in 0..<rows {
          let h_rateRow: Floats = h_rate
          let h2Row: MutableFloats = h2 + row &* 18
          let x2Row: Floats = x2 + row &* 18
          let x_maskRow: Floats = x_mask + row
          let factor_h2Row: MutableFloats = factor_h2 + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let rate: Vector = Lanes.load(h_rateRow + column, count: lanes)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let x: Vector = Lanes.load(x2Row + column, count: lanes)
            let hNext: Vector = Lanes.fma(rate, h, x)
            let v2: Vector = Lanes.select(mask, hNext, h)
            let factor_h: Vector = Lanes.load(factor_h2Row + column, count: lanes)
            let hNext2: Vector = Lanes.multiply(rate, factor_h)
            let v3: Vector = Lanes.select(mask, hNext2, factor_h)
            Lanes.store(v2, h2Row + column, count: lanes)
            Lanes.store(v3, factor_h2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }

      /// Rows of 18.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ h_rate: Floats, _ h2: MutableFloats, _ x2: Floats, _ x_mask: Floats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let h_rateRow: Floats = h_rate
          let h2Row: MutableFloats = h2 + row &* 18
          let x2Row: Floats = x2 + row &* 18
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 18
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let rate: Vector = Lanes.load(h_rateRow + column, count: lanes)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let x: Vector = Lanes.load(x2Row + column, count: lanes)
            let hNext: Vector = Lanes.fma(rate, h, x)
            let v2: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v2, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 18 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 18 &- column)
        }
      }
    }
  }
}
