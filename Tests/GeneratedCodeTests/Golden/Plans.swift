// Plans.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// - Input `x`: [3] for each step of `x`
/// - Target `y`: [4] for each step of `x`
/// - Output `hidden`: [4] for each step of `x`
public struct Pooled: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.W", shape: [4, 7], offset: 0, initializer: .glorot),
      .init(name: "hidden.U", shape: [4, 3], offset: 32, initializer: .glorot),
    ],
    count: 48, preparedCounts: [144, 144, 208])

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

extension Pooled {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 192, outputCount: 16, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 128).update(from: x.baseAddress!, count: 3)
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

extension Pooled {
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

extension Pooled {
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
      _ model: Pooled, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Pooled, _ batch: RNNRuntime::Batch<Pooled.Example>, carriesState: Swift::Bool = false
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

extension Pooled {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Pooled.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Pooled.layout)
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
      _ model: Pooled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
      _ model: Pooled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
        _ model: Pooled, _ batch: RNNRuntime::Batch<Pooled.Example>, carriesState: Swift::Bool = false
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
        _ model: Pooled, _ batch: RNNRuntime::Batch<Pooled.Example>, carriesState: Swift::Bool = false
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
  extension Pooled: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
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

  extension Pooled.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Pooled
  }

  extension Pooled.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Pooled
  }
#endif

// MARK: Code

extension Pooled {
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
        // gates_weights: [24]
        let gates_weights: MutableFloats = prepared
        // hidden_W: [28]
        let hidden_W: Floats = parameters
        // hidden_U: [12]
        let hidden_U: Floats = parameters + 32
        // hidden_W_packed: [64]
        let hidden_W_packed: MutableFloats = prepared + 32
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 96
        // s, h' = …  (Plans.rnn:6–7)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_W + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_U, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        // s = mean(W · [h, x])  (Plans.rnn:6)
        Kernel.pack(
          source: hidden_W, rowStride: 7, columnStride: 1, rows: 4, columns: 4, blocks: 1, destination: hidden_W_packed)
        // s, h' = …  (Plans.rnn:6–7)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 8, columns: 3, blocks: 1,
          destination: gates_weights_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // hidden_h: [B, 4], shares memory with hNext
        let hidden_h: MutableFloats = memory
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = prepared + 32
        // gates: [B, 8]
        let gates: MutableFloats = memory + 80
        // x: [B, 3]
        let x: MutableFloats = memory + 128
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = prepared + 96
        // s_sum: [B, 1]
        let s_sum: MutableFloats = memory + 96
        // s: [B, 1]
        let s: MutableFloats = memory + 112
        // hNext: [B, 4], shares memory with hidden_h
        let hNext: MutableFloats = memory
        // s, h' = …  (Plans.rnn:6–7)
        Pointwise.compute_gates(x, gates, gates_weights_packed)
        // s = mean(W · [h, x])  (Plans.rnn:6)
        Pointwise.compute_s_sum(gates, hidden_h, s_sum, hidden_W_packed)
        Pointwise.compute_s(s_sum, s)
        // h' = tanh(U · x + s)  (Plans.rnn:7)
        Pointwise.compute_hNext(gates, s, hNext)
        // The output 'hidden'.
        Kernel.copy(rows: 1, width: 4, source: hNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "hidden", axis: 0, shape: [4])], states: [.init(name: "hidden.h", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 8), .init(axis: -1, width: 4),
          .init(axis: -1, width: 1), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [24]
        let gates_weights: MutableFloats = prepared
        // hidden_W: [28]
        let hidden_W: Floats = parameters
        // hidden_U: [12]
        let hidden_U: Floats = parameters + 32
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 32
        // hidden_W_packed: [64]
        let hidden_W_packed: MutableFloats = prepared + 80
        // s, h' = …  (Plans.rnn:6–7)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_W + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_U, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 8, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // s = mean(W · [h, x])  (Plans.rnn:6)
        Kernel.pack(
          source: hidden_W, rowStride: 7, columnStride: 1, rows: 4, columns: 4, blocks: 1, destination: hidden_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates: [T, B, 8]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(5)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 32
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 4]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(6)
        // s_product: [B, 4], shares memory with h_final
        let s_product: MutableFloats = shard.floats(2)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // s_sum: [B, 1]
        let s_sum: MutableFloats = shard.floats(3)
        // s: [B, 1]
        let s: MutableFloats = shard.floats(4)
        // h_final: [B, 4], shares memory with s_product
        let h_final: MutableFloats = shard.floats(2)
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(rows: batch, width: 4, source: hidden_h, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 8
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // s, h' = …  (Plans.rnn:6–7)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 8, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 8, bias: nil)
          }
          // s = mean(W · [h, x])  (Plans.rnn:6)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: h_t, inputStride: 4, packed: hidden_W_packed, destination: s_product,
            destinationStride: 4, bias: nil, turn: t)
          Pointwise.compute_s_sum2(rows: batch, s_product, gates_t, s_sum)
          Pointwise.compute_s2(count: batch, s_sum, s)
          // h' = tanh(U · x + s)  (Plans.rnn:7)
          Pointwise.compute_h(rows: batch, gates_t, s, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        // The output 'hidden'.
        shard.setOutput(0, h + batch &* 4, stepStride: batch &* 4, stride: 4)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 8), .init(axis: -1, width: 4),
          .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates: [T, B, 8], shares memory with loss_sum
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(6)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 32
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 4]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(8)
        // s_product: [B, 4], shares memory with h_final
        let s_product: MutableFloats = shard.floats(2)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // s_sum: [B, 1]
        let s_sum: MutableFloats = shard.floats(3)
        // s: [B, 1]
        let s: MutableFloats = shard.floats(4)
        // h_final: [B, 4], shares memory with s_product
        let h_final: MutableFloats = shard.floats(2)
        // y: [T, B, 4]
        let y: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1], shares memory with gates
        let loss_sum: MutableFloats = shard.floats(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(5)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(rows: batch, width: 4, source: hidden_h, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 8
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // s, h' = …  (Plans.rnn:6–7)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 8, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 8, bias: nil)
          }
          // s = mean(W · [h, x])  (Plans.rnn:6)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: h_t, inputStride: 4, packed: hidden_W_packed, destination: s_product,
            destinationStride: 4, bias: nil, turn: t)
          Pointwise.compute_s_sum2(rows: batch, s_product, gates_t, s_sum)
          Pointwise.compute_s2(count: batch, s_sum, s)
          // h' = tanh(U · x + s)  (Plans.rnn:7)
          Pointwise.compute_h2(rows: batch, gates_t, s, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, h + batch &* 4, y, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [4])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 8), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 8), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4),
        ],
        sumsCount: 32, gradientSums: [0..<44], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [24]
        let gates_weights: MutableFloats = prepared
        // hidden_W: [28]
        let hidden_W: Floats = parameters
        // hidden_U: [12]
        let hidden_U: Floats = parameters + 32
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 32
        // hidden_W_packed: [64]
        let hidden_W_packed: MutableFloats = prepared + 80
        // hidden_W_packed2: [64]
        let hidden_W_packed2: MutableFloats = prepared + 144
        // s, h' = …  (Plans.rnn:6–7)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_W + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_U, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 8, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // s = mean(W · [h, x])  (Plans.rnn:6)
        Kernel.pack(
          source: hidden_W, rowStride: 7, columnStride: 1, rows: 4, columns: 4, blocks: 1, destination: hidden_W_packed)
        // gradient of Plans.rnn:6: s = mean(W · [h, x])
        Kernel.pack(
          source: hidden_W, rowStride: 1, columnStride: 7, rows: 4, columns: 4, blocks: 1,
          destination: hidden_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_U: [12]
        let gradient_hidden_U: MutableFloats = shard.gradients + 32
        // gates: [T, B, 8]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(12)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 32
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 4]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(14)
        // s_product: [B, 4], shares memory with h_final
        let s_product: MutableFloats = shard.floats(2)
        // hidden_W_packed: [64]
        let hidden_W_packed: Floats = shard.prepared + 80
        // s_sum: [B, 1], shares memory with d_h
        let s_sum: MutableFloats = shard.floats(3)
        // s: [B, 1], shares memory with d_hNext, d_h_final
        let s: MutableFloats = shard.floats(4)
        // h_final: [B, 4], shares memory with s_product
        let h_final: MutableFloats = shard.floats(2)
        // y: [T, B, 4], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(13)
        // loss_subtract: [T, B, 4], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(13)
        // loss_sum: [T, B, 1], shares memory with d_gates
        let loss_sum: MutableFloats = shard.floats(5)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(6)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(7)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_h: [B, 4], shares memory with s_sum
        let d_h: MutableFloats = shard.floats(3)
        // cotangent_of_hidden_h: [B, 4]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_gates: [T, B, 8], shares memory with loss_sum
        let d_gates: MutableFloats = shard.floats(5)
        // d_hNext: [B, 4], shares memory with s, d_h_final
        let d_hNext: MutableFloats = shard.floats(4)
        // d_s: [B, 1]
        let d_s: MutableFloats = shard.floats(8)
        // d_s2: [B, 1]
        let d_s2: MutableFloats = shard.floats(9)
        // d_s4: [B, 4]
        let d_s4: MutableFloats = shard.floats(10)
        // d_s3: [B, 4]
        let d_s3: MutableFloats = shard.floats(11)
        // hidden_W_packed2: [64]
        let hidden_W_packed2: Floats = shard.prepared + 144
        // d_h_final: [B, 4], shares memory with s, d_hNext
        let d_h_final: MutableFloats = shard.floats(4)
        // gradient_hidden_W: [25]
        let gradient_hidden_W: MutableFloats = shard.gradients
        // gradient_hidden_W2: [24]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 4
        // Forward.
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(rows: batch, width: 4, source: hidden_h, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 8
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // s, h' = …  (Plans.rnn:6–7)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 8, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 8, bias: nil)
          }
          // s = mean(W · [h, x])  (Plans.rnn:6)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: h_t, inputStride: 4, packed: hidden_W_packed, destination: s_product,
            destinationStride: 4, bias: nil, turn: t)
          Pointwise.compute_s_sum2(rows: batch, s_product, gates_t, s_sum)
          Pointwise.compute_s2(count: batch, s_sum, s)
          // h' = tanh(U · x + s)  (Plans.rnn:7)
          Pointwise.compute_hNext_h(rows: batch, gates_t, s, x_mask_t, h_t, h_tNext)
        }
        // hidden = scan PooledCell(4) over x  (Plans.rnn:14)
        Kernel.copy(
          rows: batch, width: 4, source: h + xSteps &* batch &* 4, sourceStride: 4, destination: h_final,
          destinationStride: 4)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, h + batch &* 4, y, loss_subtract, loss_sum)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Plans.rnn:16: loss meanSquaredError(hidden, y)
        Pointwise.compute_d_gates(rows: xSteps &* batch, d_loss, loss_subtract, d_gates)
        // gradient of Plans.rnn:14: hidden = scan PooledCell(4) over x
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_hidden_h, sourceStride: 4, destination: d_h, destinationStride: 4)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 8
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let gates_t2: MutableFloats = gates + t2 &* batch &* 8
          // gradient of Plans.rnn:7: h' = tanh(U · x + s)
          Pointwise.compute_d_hNext_d_gates(rows: batch, d_h, d_gates_t2, x_mask_t2, gates_t2, d_hNext, d_s)
          // gradient of Plans.rnn:6: s = mean(W · [h, x])
          Pointwise.compute_d_s(count: batch, d_s, d_s2)
          Pointwise.compute_d_s2(rows: batch, d_s2, d_s3)
          Kernel.product(
            rows: batch, k: 4, n: 4, input: d_s3, inputStride: 4, packed: hidden_W_packed2, destination: d_s4,
            destinationStride: 4, bias: nil, turn: t2)
          // gradient of Plans.rnn:6–7: s, h' = …
          Pointwise.compute_d_gates2(rows: batch, d_s2, d_gates_t2)
          // gradient of Plans.rnn:4: state h: [n]
          Pointwise.compute_d_h(count: batch &* 4, d_hNext, d_s4, d_h)
        }
        // gradient of Plans.rnn:14: hidden = scan PooledCell(4) over x
        Kernel.copy(rows: batch, width: 4, source: d_h, sourceStride: 4, destination: d_h_final, destinationStride: 4)
        // gradient of Plans.rnn:6: s = mean(W · [h, x])
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: d_gates, leftStride: 8, right: h, rightStride: 4,
          destination: gradient_hidden_W, destinationRowStride: 7, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W))
        // gradient of Plans.rnn:6–7: s, h' = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: d_gates, leftStride: 8, right: x, rightStride: 3,
          destination: gradient_hidden_W2, destinationRowStride: 7, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W2))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: d_gates + 4, leftStride: 8, right: x, rightStride: 3,
          destination: gradient_hidden_U, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_U))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 4)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(hidden, y)  (Plans.rnn:16)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 8.
      static func compute_gates(_ x: Floats, _ gates: MutableFloats, _ gates_weights_packed: Floats) {
        let sums = Kernel.sums(
          RNNRuntime::LastGate(Vector()), k: 3, input: x, packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, gates)
      }

      /// One row of 4.
      static func compute_s_sum(
        _ gates: Floats, _ hidden_h: Floats, _ s_sum: MutableFloats, _ hidden_W_packed: Floats
      ) {
        var sum2: Vector = Vector()
        let gates_x: Vector = Lanes.load(gates)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(gates_x), k: 4, input: hidden_h, packed: hidden_W_packed, readsAhead: false)
        let v: Vector = sums.first
        sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
        s_sum[0] = Lanes.sum(sum2)
      }

      /// One row of 1.
      static func compute_s(_ s_sum: Floats, _ s2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.25)
        let s_sum_x: Vector = Lanes.load(s_sum)
        let s: Vector = Lanes.multiply(s_sum_x, v)
        Lanes.store(s, s2)
      }

      /// One row of 4.
      static func compute_hNext(_ gates: Floats, _ s2: Floats, _ hNext2: MutableFloats) {
        let s: Vector = Lanes.broadcast(s2[0])
        let gates_x: Vector = Lanes.load(gates + 4, count: 4)
        let v: Vector = Lanes.add(gates_x, s)
        let hNext: Vector = Lanes.quickTanh(v)
        Lanes.store(hNext, hNext2)
      }

      /// Rows of 4.
      @inline(never)
      static func compute_s_sum2(rows: Swift::Int, _ s_product: Floats, _ gates: Floats, _ s_sum: MutableFloats) {
        for row in 0..<rows {
          let s_productRow: Floats = s_product + row &* 4
          let gatesRow: Floats = gates + row &* 8
          let s_sumRow: MutableFloats = s_sum + row
          var sum2: Vector = Vector()
          let s_product_x: Vector = Lanes.load(s_productRow, count: 4)
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let v: Vector = Lanes.add(s_product_x, gates_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          s_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_s2(count: Swift::Int, _ s_sum: Floats, _ s2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.25)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let s_sum_x: Vector = Lanes.load(s_sum + column, count: lanes)
          let s: Vector = Lanes.multiply(s_sum_x, v)
          Lanes.store(s, s2 + column, count: lanes)
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
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ s2: Floats, _ x_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 8
          let s2Row: Floats = s2 + row
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let s: Vector = Lanes.broadcast(s2Row[0])
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let v: Vector = Lanes.add(hNext, s)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ s2: Floats, _ x_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 8
          let s2Row: Floats = s2 + row
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let s: Vector = Lanes.broadcast(s2Row[0])
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let v: Vector = Lanes.add(hNext, s)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(hRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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

      /// Rows of 4.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ gates: MutableFloats, _ s2: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 8
          let s2Row: Floats = s2 + row
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let s: Vector = Lanes.broadcast(s2Row[0])
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let v: Vector = Lanes.add(hNext, s)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, gatesRow + 4, count: 4)
          Lanes.store(v2, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(hRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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
      static func compute_d_gates(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_gates: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 4
          let d_gatesRow: MutableFloats = d_gates + row &* 8
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_gatesRow + 4, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_hNext_d_gates(
        rows: Swift::Int, _ d_h2: Floats, _ d_gates: MutableFloats, _ x_mask: Floats, _ gates: Floats,
        _ d_hNext: MutableFloats, _ d_s: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 4
          let d_gatesRow: MutableFloats = d_gates + row &* 8
          let x_maskRow: Floats = x_mask + row
          let gatesRow: Floats = gates + row &* 8
          let d_hNextRow: MutableFloats = d_hNext + row &* 4
          let d_sRow: MutableFloats = d_s + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let d_h: Vector = Lanes.load(d_h2Row, count: 4)
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 4, count: 4)
          let v: Vector = Lanes.add(d_h, d_gates_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(gatesRow + 4, count: 4)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow, count: 4)
          Lanes.store(v8, d_gatesRow + 4, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v8, from: 4, 0))
          d_sRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_s(count: Swift::Int, _ d_s: Floats, _ d_s2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.25)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_s_x: Vector = Lanes.load(d_s + column, count: lanes)
          let v2: Vector = Lanes.multiply(d_s_x, v)
          Lanes.store(v2, d_s2 + column, count: lanes)
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
      static func compute_d_s2(rows: Swift::Int, _ d_s: Floats, _ d_s2: MutableFloats) {
        for row in 0..<rows {
          let d_sRow: Floats = d_s + row
          let d_s2Row: MutableFloats = d_s2 + row &* 4
          let d_s_x: Vector = Lanes.broadcast(d_sRow[0])
          Lanes.store(d_s_x, d_s2Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_gates2(rows: Swift::Int, _ d_s: Floats, _ d_gates: MutableFloats) {
        for row in 0..<rows {
          let d_sRow: Floats = d_s + row
          let d_gatesRow: MutableFloats = d_gates + row &* 8
          let d_s_x: Vector = Lanes.broadcast(d_sRow[0])
          Lanes.store(d_s_x, d_gatesRow, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_hNext: Floats, _ d_s: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_s_x: Vector = Lanes.load(d_s + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_s_x)
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

/// A gradient that is computed from sums over all shards.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `y`: [4] for each step of `x`
/// - Output `hidden`: [4] for each step of `x`
public struct LearnedStart: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "start", shape: [2], offset: 0, initializer: .constant(0.5)),
      .init(name: "hidden.dense.W", shape: [4, 2], offset: 16, initializer: .glorot),
      .init(name: "hidden.dense.b", shape: [4], offset: 32, initializer: .constant(0.0)),
      .init(name: "hidden.Wr", shape: [4, 7], offset: 48, initializer: .glorot),
      .init(name: "hidden.Wz", shape: [4, 7], offset: 80, initializer: .glorot),
      .init(name: "hidden.Wn", shape: [4, 3], offset: 112, initializer: .glorot),
      .init(name: "hidden.Un", shape: [4, 4], offset: 128, initializer: .glorot),
      .init(name: "hidden.br", shape: [4], offset: 144, initializer: .constant(0.0)),
      .init(name: "hidden.bz", shape: [4], offset: 160, initializer: .constant(0.0)),
      .init(name: "hidden.bn", shape: [4], offset: 176, initializer: .constant(0.0)),
      .init(name: "hidden.cn", shape: [4], offset: 192, initializer: .constant(0.0)),
    ],
    count: 208, preparedCounts: [256, 448, 32, 224])

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

extension LearnedStart {
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
  /// - Parameter x: [3].
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
  /// - Parameter x: [3] for each stream, [streams, …].
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

extension LearnedStart {
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
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: LearnedStart, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
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
        _ model: LearnedStart, _ batch: RNNRuntime::Batch<LearnedStart.Example>, carriesState: Swift::Bool = false
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

// MARK: Training

extension LearnedStart {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        LearnedStart.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: LearnedStart.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: LearnedStart, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: LearnedStart, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, y: y, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, y)
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
        _ model: LearnedStart, _ batch: RNNRuntime::Batch<LearnedStart.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: LearnedStart, _ batch: RNNRuntime::Batch<LearnedStart.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
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
  extension LearnedStart: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
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

  extension LearnedStart.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = LearnedStart
  }

  extension LearnedStart.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = LearnedStart
  }
#endif

// MARK: Code

extension LearnedStart {
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
        outputs: [.init(name: "hidden", axis: 0, shape: [4])], states: [],
        arena: [.init(axis: -1, width: 12), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 12)],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_product: [4]
        let hidden_product: MutableFloats = prepared
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters + 16
        // start: [2]
        let start: Floats = parameters
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = parameters + 32
        // hidden_add: [4]
        let hidden_add: MutableFloats = prepared + 16
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared + 32
        // hidden_Wr: [28]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [28]
        let hidden_Wz: Floats = parameters + 80
        // hidden_Wn: [12]
        let hidden_Wn: Floats = parameters + 112
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [16]
        let hidden_Un: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 128
        // hidden_br: [4]
        let hidden_br: Floats = parameters + 144
        // hidden_bz: [4]
        let hidden_bz: Floats = parameters + 160
        // hidden_bn: [4]
        let hidden_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 2, n: 1, left: hidden_dense_W, leftStride: 0, right: start, rightStride: 0,
          destination: hidden_product, destinationStride: 0)
        Pointwise.compute_hidden_add(hidden_product, hidden_dense_b, hidden_add)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wr, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bz, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // hidden_add: [4]
        let hidden_add: Floats = shard.prepared + 16
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 12]
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(3)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(1)
        // hidden_spread: [B, 4], shares memory with gates2
        let hidden_spread: MutableFloats = shard.floats(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(4)
        // hidden_cn: [4]
        let hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 12], shares memory with hidden_spread
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Pointwise.compute_hidden_spread(rows: batch, hidden_add, hidden_spread)
        Kernel.copy(rows: batch, width: 4, source: hidden_spread, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 12, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 12, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 12, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, hidden_cn, h_t, x_mask_t, h_tNext)
        }
        // The output 'hidden'.
        shard.setOutput(0, h + batch &* 4, stepStride: batch &* 4, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 12), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 12),
          .init(axis: 0, width: 1),
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
        // hidden_add: [4]
        let hidden_add: Floats = shard.prepared + 16
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 12], shares memory with loss_sum
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(4)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(1)
        // hidden_spread: [B, 4], shares memory with gates2
        let hidden_spread: MutableFloats = shard.floats(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(6)
        // hidden_cn: [4]
        let hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 12], shares memory with hidden_spread
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // y: [T, B, 4]
        let y: MutableFloats = shard.floats(5)
        // loss_sum: [T, B, 1], shares memory with gates
        let loss_sum: MutableFloats = shard.floats(2)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(3)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Pointwise.compute_hidden_spread(rows: batch, hidden_add, hidden_spread)
        Kernel.copy(rows: batch, width: 4, source: hidden_spread, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 12, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 12, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 12, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, hidden_cn, h_t, x_mask_t, h_tNext)
        }
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, h + batch &* 4, y, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 12), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 12),
          .init(axis: 0, width: 12), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4),
        ],
        sumsCount: 80, gradientSums: [48..<196], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_product: [4]
        let hidden_product: MutableFloats = prepared
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters + 16
        // start: [2]
        let start: Floats = parameters
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = parameters + 32
        // hidden_add: [4]
        let hidden_add: MutableFloats = prepared + 16
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared + 32
        // hidden_Wr: [28]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [28]
        let hidden_Wz: Floats = parameters + 80
        // hidden_Wn: [12]
        let hidden_Wn: Floats = parameters + 112
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [16]
        let hidden_Un: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 128
        // hidden_br: [4]
        let hidden_br: Floats = parameters + 144
        // hidden_bz: [4]
        let hidden_bz: Floats = parameters + 160
        // hidden_bn: [4]
        let hidden_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // gates_weights_packed3: [192]
        let gates_weights_packed3: MutableFloats = prepared + 256
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 2, n: 1, left: hidden_dense_W, leftStride: 0, right: start, rightStride: 0,
          destination: hidden_product, destinationStride: 0)
        Pointwise.compute_hidden_add(hidden_product, hidden_dense_b, hidden_add)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wr, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bz, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 4, rows: 4, columns: 12, blocks: 1,
          destination: gates_weights_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_Wn: [12]
        let gradient_hidden_Wn: MutableFloats = shard.gradients + 112
        // gradient_hidden_Un: [16]
        let gradient_hidden_Un: MutableFloats = shard.gradients + 128
        // gradient_hidden_br: [4]
        let gradient_hidden_br: MutableFloats = shard.gradients + 144
        // gradient_hidden_bz: [4]
        let gradient_hidden_bz: MutableFloats = shard.gradients + 160
        // gradient_hidden_bn: [4]
        let gradient_hidden_bn: MutableFloats = shard.gradients + 176
        // gradient_hidden_cn: [4]
        let gradient_hidden_cn: MutableFloats = shard.gradients + 192
        // hidden_add: [4]
        let hidden_add: Floats = shard.prepared + 16
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 12]
        let gates: MutableFloats = shard.floats(2)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(9)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 4]
        let h: MutableFloats = shard.floats(1)
        // hidden_spread: [B, 4], shares memory with gates2, d_h
        let hidden_spread: MutableFloats = shard.floats(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(11)
        // hidden_cn: [4]
        let hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 12], shares memory with hidden_spread, d_h
        let gates2: MutableFloats = shard.floats(0)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // y: [T, B, 4], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(10)
        // loss_subtract: [T, B, 4], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(10)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(4)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(5)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(6)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_h: [B, 4], shares memory with hidden_spread, gates2
        let d_h: MutableFloats = shard.floats(0)
        // d_gates: [T, B, 12]
        let d_gates: MutableFloats = shard.floats(3)
        // d_h2: [B, 4], shares memory with d_h_final
        let d_h2: MutableFloats = shard.floats(7)
        // d_gates2: [B, 4]
        let d_gates2: MutableFloats = shard.floats(8)
        // gates_weights_packed3: [192]
        let gates_weights_packed3: Floats = shard.prepared + 256
        // d_h_final: [B, 4], shares memory with d_h2
        let d_h_final: MutableFloats = shard.floats(7)
        // d_b: [4]
        let d_b: MutableFloats = shard.sums + 16
        // gradient_hidden_Wr: [25]
        let gradient_hidden_Wr: MutableFloats = shard.gradients + 48
        // gradient_hidden_Wz: [25]
        let gradient_hidden_Wz: MutableFloats = shard.gradients + 80
        // gradient_hidden_Wr2: [24]
        let gradient_hidden_Wr2: MutableFloats = shard.gradients + 52
        // gradient_hidden_Wz2: [24]
        let gradient_hidden_Wz2: MutableFloats = shard.gradients + 84
        // Forward.
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Pointwise.compute_hidden_spread(rows: batch, hidden_add, hidden_spread)
        Kernel.copy(rows: batch, width: 4, source: hidden_spread, sourceStride: 4, destination: h, destinationStride: 4)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 4
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 12
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 4
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 12, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 12, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 4, n: 12, input: h_t, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 12, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, hidden_cn, h_t, x_mask_t, d_gates_t, h_tNext)
        }
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, h + batch &* 4, y, loss_subtract, loss_sum)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Plans.rnn:26: loss meanSquaredError(hidden, y)
        Pointwise.compute_d_gates(rows: xSteps &* batch, d_loss, loss_subtract, d_gates)
        // gradient of Plans.rnn:24: hidden = scan GRU(4) over x from (h: dense(start, 4))
        Kernel.zero(rows: batch, width: 4, destination: d_h, destinationStride: 4)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let gates_t2: MutableFloats = gates + t2 &* batch &* 12
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 12
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2: MutableFloats = h + t2 &* batch &* 4
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t2, d_h, d_gates_t2, x_mask_t2, h_t2, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 12, n: 4, input: d_gates_t2, inputStride: 12, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 4, bias: nil, turn: t2)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 4, d_h2, d_gates2, d_h)
        }
        // gradient of Plans.rnn:24: hidden = scan GRU(4) over x from (h: dense(start, 4))
        Kernel.copy(rows: batch, width: 4, source: d_h, sourceStride: 4, destination: d_h_final, destinationStride: 4)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: xSteps &* batch, width: 4, source: d_gates + 8, sourceStride: 12, destination: gradient_hidden_cn,
          totals: shard.totals(of: gradient_hidden_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: d_gates, leftStride: 12, right: h, rightStride: 4,
          destination: gradient_hidden_Wr, destinationRowStride: 7, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wr))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: d_gates + 4, leftStride: 12, right: h, rightStride: 4,
          destination: gradient_hidden_Wz, destinationRowStride: 7, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 4, left: d_gates + 8, leftStride: 12, right: h, rightStride: 4,
          destination: gradient_hidden_Un, destinationRowStride: 4, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Un))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: gates, leftStride: 12, right: x, rightStride: 3,
          destination: gradient_hidden_Wr2, destinationRowStride: 7, leftSum: gradient_hidden_br,
          totals: shard.totals(toMove: gradient_hidden_Wr2), leftSumTotals: shard.totals(of: gradient_hidden_br))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: gates + 4, leftStride: 12, right: x, rightStride: 3,
          destination: gradient_hidden_Wz2, destinationRowStride: 7, leftSum: gradient_hidden_bz,
          totals: shard.totals(toMove: gradient_hidden_Wz2), leftSumTotals: shard.totals(of: gradient_hidden_bz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: gates + 8, leftStride: 12, right: x, rightStride: 3,
          destination: gradient_hidden_Wn, destinationRowStride: 3, leftSum: gradient_hidden_bn,
          totals: shard.totals(toMove: gradient_hidden_Wn), leftSumTotals: shard.totals(of: gradient_hidden_bn))
        // gradient of Plans.rnn:24: hidden = scan GRU(4) over x from (h: dense(start, 4))
        Kernel.columnSum(
          rows: batch, width: 4, source: d_h_final, sourceStride: 4, destination: d_b, totals: shard.totals(of: d_b))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_start: [2]
        let gradient_start: MutableFloats = shard.gradients
        // gradient_hidden_dense_W: [8]
        let gradient_hidden_dense_W: MutableFloats = shard.gradients + 16
        // gradient_hidden_dense_b: [4]
        let gradient_hidden_dense_b: MutableFloats = shard.gradients + 32
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = shard.parameters + 16
        // start: [2]
        let start: Floats = shard.parameters
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_b: [4]
        let d_b: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 32
        // d_W: [8]
        let d_W: MutableFloats = shard.sums + 48
        // d_hidden: [8]
        let d_hidden: MutableFloats = shard.sums + 64
        // loss meanSquaredError(hidden, y)  (Plans.rnn:26)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Plans.rnn:24: hidden = scan GRU(4) over x from (h: dense(start, 4))
        Kernel.zero(rows: 1, width: 8, destination: d_W, destinationStride: 0)
        Kernel.outerSum(
          rows: 1, m: 4, n: 2, left: d_b, leftStride: 0, right: start, rightStride: 0, destination: d_W,
          destinationRowStride: 2, leftSum: nil)
        Kernel.copy(
          rows: 1, width: 8, source: d_W, sourceStride: 0, destination: gradient_hidden_dense_W, destinationStride: 0)
        Kernel.copyMatrix(
          rows: 2, columns: 4, source: hidden_dense_W, sourceRowStride: 1, sourceColumnStride: 2, destination: d_hidden,
          destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.rowProduct(
          rows: 1, m: 2, k: 4, n: 1, left: d_hidden, leftStride: 0, right: d_b, rightStride: 0,
          destination: gradient_start, destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 4, source: d_b, sourceStride: 0, destination: gradient_hidden_dense_b, destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [], outputs: [.init(name: "hidden.h", axis: -1, shape: [4])], states: [],
        arena: [.init(axis: -1, width: 4)], sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_product: [4]
        let hidden_product: MutableFloats = prepared
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters + 16
        // start: [2]
        let start: Floats = parameters
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = parameters + 32
        // hidden_add: [4]
        let hidden_add: MutableFloats = prepared + 16
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Kernel.rowProduct(
          rows: 1, m: 4, k: 2, n: 1, left: hidden_dense_W, leftStride: 0, right: start, rightStride: 0,
          destination: hidden_product, destinationStride: 0)
        Pointwise.compute_hidden_add(hidden_product, hidden_dense_b, hidden_add)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // hidden_add: [4]
        let hidden_add: Floats = shard.prepared + 16
        // hidden_spread: [B, 4]
        let hidden_spread: MutableFloats = shard.floats(0)
        // hidden = scan GRU(4) over x from (h: dense(start, 4))  (Plans.rnn:24)
        Pointwise.compute_hidden_spread(rows: batch, hidden_add, hidden_spread)
        // The output 'hidden.h'.
        shard.setOutput(0, hidden_spread, stepStride: 0, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 3)],
        outputs: [.init(name: "hidden", axis: -1, shape: [4])], states: [.init(name: "hidden.h", shape: [4])],
        arena: [
          .init(axis: -1, width: 12), .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4),
        ],
        sumsCount: 0, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [36]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [28]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [28]
        let hidden_Wz: Floats = parameters + 80
        // hidden_Wn: [12]
        let hidden_Wn: Floats = parameters + 112
        // gates_weights2: [48]
        let gates_weights2: MutableFloats = prepared + 48
        // hidden_Un: [16]
        let hidden_Un: Floats = parameters + 128
        // gates_bias: [12]
        let gates_bias: MutableFloats = prepared + 96
        // hidden_br: [4]
        let hidden_br: Floats = parameters + 144
        // hidden_bz: [4]
        let hidden_bz: Floats = parameters + 160
        // hidden_bn: [4]
        let hidden_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 112
        // gates_weights_packed2: [64]
        let gates_weights_packed2: MutableFloats = prepared + 160
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wr + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wz + 4, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights + 12, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 3, source: hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wr, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Wz, sourceRowStride: 7, sourceColumnStride: 1,
          destination: gates_weights2 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: hidden_Un, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_br, sourceRowStride: 4, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bz, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 4, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: hidden_bn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias + 8, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 12, columns: 4, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // gates_bias: [12]
        let gates_bias: Floats = shard.prepared + 96
        // gates: [B, 12], shares memory with gates2
        let gates: MutableFloats = shard.floats(0)
        // x: [B, 3]
        let x: MutableFloats = shard.floats(5)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 112
        // r: [B, 4]
        let r: MutableFloats = shard.floats(1)
        // z: [B, 4]
        let z: MutableFloats = shard.floats(2)
        // n: [B, 4]
        let n: MutableFloats = shard.floats(3)
        // gates2: [B, 12], shares memory with gates
        let gates2: MutableFloats = shard.floats(0)
        // hidden_h: [B, 4]
        let hidden_h: Floats = shard.state(0)
        // gates_weights_packed2: [64]
        let gates_weights_packed2: Floats = shard.prepared + 160
        // hidden_cn: [4]
        let hidden_cn: Floats = shard.parameters + 192
        // hNext: [B, 4]
        let hNext: MutableFloats = shard.floats(4)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.product(
          rows: batch, k: 3, n: 12, input: x, inputStride: 3, packed: gates_weights_packed, destination: gates,
          destinationStride: 12, bias: nil)
        Pointwise.compute_r_z2(rows: batch, gates, gates_bias, r, z, n)
        Kernel.product(
          rows: batch, k: 4, n: 12, input: hidden_h, inputStride: 4, packed: gates_weights_packed2, destination: gates2,
          destinationStride: 12, bias: nil)
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(rows: batch, gates2, r, z, hidden_cn, n, hidden_h, hNext)
        // The output 'hidden'.
        shard.setOutput(0, hNext, stepStride: 0, stride: 4)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, hNext, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 4.
      @inline(never)
      static func compute_hidden_add(_ hidden_product: Floats, _ hidden_dense_b: Floats, _ hidden_add: MutableFloats) {
        let hidden_product_x: Vector = Lanes.load(hidden_product, count: 4)
        let b: Vector = Lanes.load(hidden_dense_b, count: 4)
        let v: Vector = Lanes.add(hidden_product_x, b)
        Lanes.store(v, hidden_add, count: 4)
      }

      /// Rows of 4.
      @inline(never)
      static func compute_hidden_spread(rows: Swift::Int, _ hidden_add: Floats, _ hidden_spread: MutableFloats) {
        for row in 0..<rows {
          let hidden_addRow: Floats = hidden_add
          let hidden_spreadRow: MutableFloats = hidden_spread + row &* 4
          let hidden_add_x: Vector = Lanes.load(hidden_addRow, count: 4)
          Lanes.store(hidden_add_x, hidden_spreadRow, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: Floats = gates2 + row &* 12
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 4)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: Floats = gates2 + row &* 12
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
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
      static func compute_loss_sum(rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(hRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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

      /// Rows of 4.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ x_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: MutableFloats = gates2 + row &* 12
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 4
          let x_maskRow: Floats = x_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, d_gatesRow + 8, count: 4)
          Lanes.store(z2, gates2Row + 4, count: 4)
          Lanes.store(v3, gates2Row + 8, count: 4)
          Lanes.store(n2, gates2Row, count: 4)
          Lanes.store(v10, h3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(hRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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
      static func compute_d_gates(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_gates: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 4
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_gatesRow + 4, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ x_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 12
          let d_h2Row: Floats = d_h2 + row &* 4
          let d_gatesRow: MutableFloats = d_gates + row &* 12
          let x_maskRow: Floats = x_mask + row
          let h2Row: Floats = h2 + row &* 4
          let d_h3Row: MutableFloats = d_h3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let z: Vector = Lanes.load(gatesRow + 4, count: 4)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 4)
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 4, count: 4)
          let v3: Vector = Lanes.add(d_h, d_gates_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let n: Vector = Lanes.load(gatesRow, count: 4)
          let v8: Vector = Lanes.multiply(v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v9: Vector = Lanes.multiply(v5, h)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v8, v12)
          let gates_x: Vector = Lanes.load(gatesRow + 8, count: 4)
          let v14: Vector = Lanes.multiply(v13, gates_x)
          let r: Vector = Lanes.load(d_gatesRow + 8, count: 4)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v13, gatesRow + 8, count: 4)
          Lanes.store(v15, d_gatesRow + 8, count: 4)
          Lanes.store(v18, gatesRow + 4, count: 4)
          Lanes.store(v18, d_gatesRow + 4, count: 4)
          Lanes.store(v21, gatesRow, count: 4)
          Lanes.store(v21, d_gatesRow, count: 4)
          Lanes.store(v22, d_h3Row, count: 4)
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

      /// Rows of 4.
      @inline(never)
      static func compute_r_z2(
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
        rows: Swift::Int, _ gates: Floats, _ r3: Floats, _ z3: Floats, _ hidden_cn: Floats, _ n3: Floats,
        _ hidden_h2: Floats, _ hNext2: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let r3Row: Floats = r3 + row &* 4
          let z3Row: Floats = z3 + row &* 4
          let hidden_cnRow: Floats = hidden_cn
          let n3Row: Floats = n3 + row &* 4
          let hidden_h2Row: Floats = hidden_h2 + row &* 4
          let hNext2Row: MutableFloats = hNext2 + row &* 4
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let r: Vector = Lanes.load(r3Row, count: 4)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 4, count: 4)
          let z: Vector = Lanes.load(z3Row, count: 4)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 8, count: 4)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 4)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(n3Row, count: 4)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let hidden_h: Vector = Lanes.load(hidden_h2Row, count: 4)
          let v6: Vector = Lanes.multiply(z2, hidden_h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          Lanes.store(hNext, hNext2Row, count: 4)
        }
      }
    }
  }
}

/// An output that is an input.
///
/// - Input `b`: [8] for each step of `b`
/// - Output `b`: [8] for each step of `b`
/// - Output `c`: [3] for each step of `b`
public struct Echo: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "c.W", shape: [3, 8], offset: 0, initializer: .glorot),
      .init(name: "c.b", shape: [3], offset: 32, initializer: .constant(0.0)),
    ],
    count: 48, preparedCounts: [0, 128])

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
    public let b: RNNRuntime::OutputView
    public let c: RNNRuntime::OutputView
  }
}

// MARK: One time step

extension Echo {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 128, outputCount: 32, ones: 0, length: 16)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(0)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter b: [8].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(b: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> Outputs {
    RNNRuntime::StepCheck.require("b", count: b.count, width: 8)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 64).update(from: b.baseAddress!, count: 8)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return Outputs(b: stream.storage.output(offset: 0, width: 8), c: stream.storage.output(offset: 16, width: 3))
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter b: [8].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(b: [Swift::Float], _ stream: inout Stream) -> Outputs {
    return b.withUnsafeBufferPointer({ bPointer in step(b: bPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(b: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("b", count: b.count, width: 8)
  }
}

// MARK: Streams

extension Echo {
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
  /// - Parameter b: [8] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(b: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> Outputs {
    streams.storage.set(0, b)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return Outputs(b: streams.storage.output(0), c: streams.storage.output(1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    b: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, b)
  }
}

// MARK: Whole sequences

extension Echo {
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
    ///   - b: numbers, [batch, steps, 8].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(_ model: Echo, b: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil) -> Outputs {
      bind(
        to: workspace, b: b, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
      return Outputs(b: workspace.output(0), c: workspace.output(1))
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Inference.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` is given: throws where the program would stop.
    public func validate(
      b: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: b.count)
      try check.setLengths(0, lengths)
      try check.bind(0, b)
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
        _ model: Echo, _ batch: RNNRuntime::Batch<Echo.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return Outputs(b: workspace.output(0), c: workspace.output(1))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, b: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: b.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, b, run)
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Echo: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [8] for each step of `b`.
      public var b: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(b: [Swift::Float]) {
        self.b = b
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.b)
      }
    }
  }

  extension Echo.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Echo
  }
#endif

// MARK: Code

extension Echo {
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
        // b: [B, 8]
        let b: MutableFloats = memory + 64
        // c_add: [B, 8]
        let c_add: MutableFloats = memory + 48
        // c: [B, 3]
        let c: MutableFloats = output + 16
        // c_W: [24]
        let c_W: Floats = parameters
        // c_b: [3]
        let c_b: Floats = parameters + 32
        // output c: dense(b + b, 3)  (Plans.rnn:33)
        Pointwise.compute_c_add_c(b, c_W, c_add, c, c_b)
        // The output 'b'.
        Kernel.copy(rows: 1, width: 8, source: b, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["b"], inputs: [.init(name: "b", axis: 0, width: 8)],
        outputs: [.init(name: "b", axis: 0, shape: [8]), .init(name: "c", axis: 0, shape: [3])], states: [],
        arena: [.init(axis: 0, width: 8), .init(axis: 0, width: 3)], sumsCount: 0, preparedIndex: 1, segments: .always,
        phases: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // c_W: [24]
        let c_W: Floats = parameters
        // c_W_packed: [128]
        let c_W_packed: MutableFloats = prepared
        // output c: dense(b + b, 3)  (Plans.rnn:33)
        Kernel.pack(source: c_W, rowStride: 8, columnStride: 1, rows: 3, columns: 8, blocks: 1, destination: c_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let bSteps: Swift::Int = shard.steps(0)
        // b: [T, B, 8]
        let b: MutableFloats = shard.floats(2)
        // c_add: [T, B, 8]
        let c_add: MutableFloats = shard.floats(0)
        // c: [T, B, 3]
        let c: MutableFloats = shard.floats(1)
        // c_b: [3]
        let c_b: Floats = shard.parameters + 32
        // c_W_packed: [128]
        let c_W_packed: Floats = shard.prepared
        // output c: dense(b + b, 3)  (Plans.rnn:33)
        Pointwise.compute_c_add(count: bSteps &* batch &* 8, b, c_add)
        Kernel.product(
          rows: bSteps &* batch, k: 8, n: 3, input: c_add, inputStride: 8, packed: c_W_packed, destination: c,
          destinationStride: 3, bias: c_b)
        // The output 'b'.
        shard.setOutput(0, b, stepStride: batch &* 8, stride: 8)
        // The output 'c'.
        shard.setOutput(1, c, stepStride: batch &* 3, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 8.
      static func compute_c_add_c(
        _ b2: Floats, _ c_W: Floats, _ c_add: MutableFloats, _ c: MutableFloats, _ c_b: Floats
      ) {
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        var sum4: Vector = Vector()
        let b: Vector = Lanes.load(b2)
        let v: Vector = Lanes.add(b, b)
        let c_W_x: Vector = Lanes.load(c_W)
        let v2: Vector = Lanes.multiply(c_W_x, v)
        let c_W_x2: Vector = Lanes.load(c_W + 8)
        let v3: Vector = Lanes.multiply(c_W_x2, v)
        let c_W_x3: Vector = Lanes.load(c_W + 16)
        let v4: Vector = Lanes.multiply(c_W_x3, v)
        Lanes.store(v, c_add)
        sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 8, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v3, from: 8, 0))
        sum4 = Lanes.add(sum4, Lanes.fill(v4, from: 8, 0))
        c[0] = c_b[0] + Lanes.sum(sum2)
        c[1] = c_b[1] + Lanes.sum(sum3)
        c[2] = c_b[2] + Lanes.sum(sum4)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_c_add(count: Swift::Int, _ b2: Floats, _ c_add: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let b: Vector = Lanes.load(b2 + column, count: lanes)
          let v: Vector = Lanes.add(b, b)
          Lanes.store(v, c_add + column, count: lanes)
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

/// A column beside others in one vector.
///
/// - Input `x`: [3] for each step of `x`
/// - Output `output`: [8] for each step of `x`
public struct Narrow: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [.init(name: "V", shape: [7, 3], offset: 0, initializer: .glorot)], count: 32, preparedCounts: [48])

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

extension Narrow {
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
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 48).update(from: x.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 8)
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

extension Narrow {
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

extension Narrow {
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
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Narrow, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
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
        _ model: Narrow, _ batch: RNNRuntime::Batch<Narrow.Example>, carriesState: Swift::Bool = false
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
  extension Narrow: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
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

  extension Narrow.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Narrow
  }
#endif

// MARK: Code

extension Narrow {
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
        // V: [21]
        let V: Floats = parameters
        // V_packed: [48]
        let V_packed: MutableFloats = prepared
        // output [2, V · x]  (Plans.rnn:40)
        Kernel.pack(source: V, rowStride: 3, columnStride: 1, rows: 7, columns: 3, blocks: 1, destination: V_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // output2: [B, 8]
        let output2: MutableFloats = output
        // x: [B, 3]
        let x: MutableFloats = memory + 48
        // V_packed: [48]
        let V_packed: Floats = prepared
        // output [2, V · x]  (Plans.rnn:40)
        Pointwise.compute_output(x, output2, V_packed)
        Pointwise.compute_output2(output2)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "output", axis: 0, shape: [8])], states: [], arena: [.init(axis: 0, width: 8)],
        sumsCount: 0, preparedIndex: 0, segments: .always, phases: 1)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // output2: [T, B, 8]
        let output2: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(1)
        // V_packed: [48]
        let V_packed: Floats = shard.prepared
        // output [2, V · x]  (Plans.rnn:40)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 7, input: x, inputStride: 3, packed: V_packed, destination: output2 + 1,
          destinationStride: 8, bias: nil)
        Pointwise.compute_output3(rows: xSteps &* batch, output2)
        // The output 'output'.
        shard.setOutput(0, output2, stepStride: batch &* 8, stride: 8)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 7.
      static func compute_output(_ x: Floats, _ output: MutableFloats, _ V_packed: Floats) {
        let sums = Kernel.sums(RNNRuntime::LastGate(Vector()), k: 3, input: x, packed: V_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, output + 1, count: 7)
      }

      /// One row of 1.
      static func compute_output2(_ output: MutableFloats) {
        let v: Vector = Lanes.broadcast(2.0)
        Lanes.store(v, output, count: 1)
      }

      /// Rows of 1.
      @inline(never)
      static func compute_output3(rows: Swift::Int, _ output: MutableFloats) {
        let v: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let outputRow: MutableFloats = output + row &* 8
          Lanes.store(v, outputRow, count: 1)
        }
      }
    }
  }
}

/// - Input `x`: [3] for each step of `x`
/// - Target `y`: [17] for each step of `x`
/// - Output `hidden`: [17] for each step of `x`
public struct Doubled: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.W0", shape: [17, 20], offset: 0, initializer: .glorot),
      .init(name: "hidden.W1", shape: [17], offset: 352, initializer: .glorot),
      .init(name: "hidden.W2", shape: [17, 3], offset: 384, initializer: .glorot),
      .init(name: "hidden.W3", shape: [17], offset: 448, initializer: .glorot),
    ],
    count: 480, preparedCounts: [848, 912, 1456])

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

extension Doubled {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 240, outputCount: 32, ones: 32, length: 48)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(32)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 176).update(from: x.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 17)
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

extension Doubled {
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

extension Doubled {
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
      _ model: Doubled, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Doubled, _ batch: RNNRuntime::Batch<Doubled.Example>, carriesState: Swift::Bool = false
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

extension Doubled {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Doubled.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Doubled.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, steps, 17].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Doubled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
    ///   - y: numbers, [batch, steps, 17].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Doubled, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
        _ model: Doubled, _ batch: RNNRuntime::Batch<Doubled.Example>, carriesState: Swift::Bool = false
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
        _ model: Doubled, _ batch: RNNRuntime::Batch<Doubled.Example>, carriesState: Swift::Bool = false
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
  extension Doubled: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [17] for each step of `x`.
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

  extension Doubled.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Doubled
  }

  extension Doubled.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Doubled
  }
#endif

// MARK: Code

extension Doubled {
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
        // gates_weights: [102]
        let gates_weights: MutableFloats = prepared
        // hidden_W0: [340]
        let hidden_W0: Floats = parameters
        // hidden_W2: [51]
        let hidden_W2: Floats = parameters + 384
        // hidden_W0_packed: [544]
        let hidden_W0_packed: MutableFloats = prepared + 112
        // gates_weights_packed: [192]
        let gates_weights_packed: MutableFloats = prepared + 656
        // y0, h' = …  (Plans.rnn:48–49)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W0 + 17, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W2, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 51, destinationRowStride: 3, destinationColumnStride: 1)
        // y0 = h * W0 · [h, x]  (Plans.rnn:48)
        Kernel.pack(
          source: hidden_W0, rowStride: 20, columnStride: 1, rows: 17, columns: 17, blocks: 1,
          destination: hidden_W0_packed)
        // y0, h' = …  (Plans.rnn:48–49)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 34, columns: 3, blocks: 2,
          destination: gates_weights_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // hidden_h: [B, 17], shares memory with hNext
        let hidden_h: MutableFloats = memory
        // hidden_W0_packed: [544]
        let hidden_W0_packed: Floats = prepared + 112
        // x: [B, 3]
        let x: MutableFloats = memory + 176
        // hidden_W1: [17]
        let hidden_W1: Floats = parameters + 352
        // hidden_W3: [17]
        let hidden_W3: Floats = parameters + 448
        // hNext: [B, 17], shares memory with hidden_h
        let hNext: MutableFloats = memory
        // gates_weights_packed: [192]
        let gates_weights_packed: Floats = prepared + 656
        // y0_sum: [B, 17]
        let y0_sum: MutableFloats = memory + 112
        // hNext_sum: [B, 17]
        let hNext_sum: MutableFloats = memory + 144
        // y0, h' = …  (Plans.rnn:48–49)
        Pointwise.compute_y0_sum_hNext_sum(
          hidden_W3, x, hidden_h, y0_sum, hNext_sum, gates_weights_packed, hidden_W0_packed)
        Pointwise.compute_hNext(hidden_W1, hidden_h, y0_sum, hNext_sum, hNext)
        // The output 'hidden'.
        Kernel.copy(rows: 1, width: 17, source: hNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "hidden", axis: 0, shape: [17])], states: [.init(name: "hidden.h", shape: [17])],
        arena: [.init(axis: 0, extraSteps: 1, width: 17), .init(axis: 0, width: 34), .init(axis: -1, width: 17)],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W1: [17]
        let hidden_W1: Floats = parameters + 352
        // hidden_W3: [17]
        let hidden_W3: Floats = parameters + 448
        // hNext_add: [17]
        let hNext_add: MutableFloats = prepared
        // gates_weights: [102]
        let gates_weights: MutableFloats = prepared + 32
        // hidden_W0: [340]
        let hidden_W0: Floats = parameters
        // hidden_W2: [51]
        let hidden_W2: Floats = parameters + 384
        // gates_bias2: [34]
        let gates_bias2: MutableFloats = prepared + 144
        // gates_bias: [17]
        let gates_bias: MutableFloats = prepared + 192
        // gates_weights_packed: [144]
        let gates_weights_packed: MutableFloats = prepared + 224
        // hidden_W0_packed: [544]
        let hidden_W0_packed: MutableFloats = prepared + 368
        // h' = W1 + y0 + (W2 · x + W3)  (Plans.rnn:49)
        Pointwise.compute_hNext_add(hidden_W1, hidden_W3, hNext_add)
        // y0, h' = …  (Plans.rnn:48–49)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W0 + 17, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W2, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 51, destinationRowStride: 3, destinationColumnStride: 1)
        Pointwise.compute_gates_bias(gates_bias)
        Kernel.copyMatrix(
          rows: 1, columns: 17, source: gates_bias, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 34, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 17, source: hNext_add, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_bias2 + 17, destinationRowStride: 34, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 34, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // y0 = h * W0 · [h, x]  (Plans.rnn:48)
        Kernel.pack(
          source: hidden_W0, rowStride: 20, columnStride: 1, rows: 17, columns: 17, blocks: 1,
          destination: hidden_W0_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [34]
        let gates_bias: Floats = shard.prepared + 144
        // gates: [T, B, 34]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(3)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 17]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 17]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(4)
        // y0_product: [B, 17], shares memory with h_final
        let y0_product: MutableFloats = shard.floats(2)
        // hidden_W0_packed: [544]
        let hidden_W0_packed: Floats = shard.prepared + 368
        // h_final: [B, 17], shares memory with y0_product
        let h_final: MutableFloats = shard.floats(2)
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(rows: batch, width: 17, source: hidden_h, sourceStride: 17, destination: h, destinationStride: 17)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 34
          let h_t: MutableFloats = h + t &* batch &* 17
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 17
          // y0, h' = …  (Plans.rnn:48–49)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 34, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 34, bias: gates_bias)
          }
          // y0 = h * W0 · [h, x]  (Plans.rnn:48)
          Kernel.product(
            rows: batch, k: 17, n: 17, input: h_t, inputStride: 17, packed: hidden_W0_packed, destination: y0_product,
            destinationStride: 17, bias: nil, turn: t)
          // y0, h' = …  (Plans.rnn:48–49)
          Pointwise.compute_h(rows: batch, y0_product, gates_t, h_t, x_mask_t, h_tNext)
        }
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(
          rows: batch, width: 17, source: h + xSteps &* batch &* 17, sourceStride: 17, destination: h_final,
          destinationStride: 17)
        // The output 'hidden'.
        shard.setOutput(0, h + batch &* 17, stepStride: batch &* 17, stride: 17)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 17)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 17)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [17])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 17), .init(axis: 0, width: 34), .init(axis: -1, width: 17),
          .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [34]
        let gates_bias: Floats = shard.prepared + 144
        // gates: [T, B, 34], shares memory with loss_sum
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(4)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 17]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 17]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(6)
        // y0_product: [B, 17], shares memory with h_final
        let y0_product: MutableFloats = shard.floats(2)
        // hidden_W0_packed: [544]
        let hidden_W0_packed: Floats = shard.prepared + 368
        // h_final: [B, 17], shares memory with y0_product
        let h_final: MutableFloats = shard.floats(2)
        // y: [T, B, 17]
        let y: MutableFloats = shard.floats(5)
        // loss_sum: [T, B, 1], shares memory with gates
        let loss_sum: MutableFloats = shard.floats(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(3)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(rows: batch, width: 17, source: hidden_h, sourceStride: 17, destination: h, destinationStride: 17)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 34
          let h_t: MutableFloats = h + t &* batch &* 17
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 17
          // y0, h' = …  (Plans.rnn:48–49)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 34, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 34, bias: gates_bias)
          }
          // y0 = h * W0 · [h, x]  (Plans.rnn:48)
          Kernel.product(
            rows: batch, k: 17, n: 17, input: h_t, inputStride: 17, packed: hidden_W0_packed, destination: y0_product,
            destinationStride: 17, bias: nil, turn: t)
          // y0, h' = …  (Plans.rnn:48–49)
          Pointwise.compute_h(rows: batch, y0_product, gates_t, h_t, x_mask_t, h_tNext)
        }
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(
          rows: batch, width: 17, source: h + xSteps &* batch &* 17, sourceStride: 17, destination: h_final,
          destinationStride: 17)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, h + batch &* 17, y, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 17)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: 0, width: 17)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [17])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 17), .init(axis: 0, width: 34), .init(axis: -1, width: 17),
          .init(axis: 0, width: 17), .init(axis: 0, width: 17), .init(axis: 0, width: 1), .init(axis: -1, width: 17),
          .init(axis: -1, width: 17), .init(axis: -1, width: 1), .init(axis: -1, width: 17),
        ],
        sumsCount: 80, gradientSums: [0..<340, 384..<435], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W1: [17]
        let hidden_W1: Floats = parameters + 352
        // hidden_W3: [17]
        let hidden_W3: Floats = parameters + 448
        // hNext_add: [17]
        let hNext_add: MutableFloats = prepared
        // gates_weights: [102]
        let gates_weights: MutableFloats = prepared + 32
        // hidden_W0: [340]
        let hidden_W0: Floats = parameters
        // hidden_W2: [51]
        let hidden_W2: Floats = parameters + 384
        // gates_bias2: [34]
        let gates_bias2: MutableFloats = prepared + 144
        // gates_bias: [17]
        let gates_bias: MutableFloats = prepared + 192
        // gates_weights_packed: [144]
        let gates_weights_packed: MutableFloats = prepared + 224
        // hidden_W0_packed: [544]
        let hidden_W0_packed: MutableFloats = prepared + 368
        // hidden_W0_packed2: [544]
        let hidden_W0_packed2: MutableFloats = prepared + 912
        // h' = W1 + y0 + (W2 · x + W3)  (Plans.rnn:49)
        Pointwise.compute_hNext_add(hidden_W1, hidden_W3, hNext_add)
        // y0, h' = …  (Plans.rnn:48–49)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W0 + 17, sourceRowStride: 20, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 17, columns: 3, source: hidden_W2, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 51, destinationRowStride: 3, destinationColumnStride: 1)
        Pointwise.compute_gates_bias(gates_bias)
        Kernel.copyMatrix(
          rows: 1, columns: 17, source: gates_bias, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 34, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 17, source: hNext_add, sourceRowStride: 17, sourceColumnStride: 1,
          destination: gates_bias2 + 17, destinationRowStride: 34, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 34, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        // y0 = h * W0 · [h, x]  (Plans.rnn:48)
        Kernel.pack(
          source: hidden_W0, rowStride: 20, columnStride: 1, rows: 17, columns: 17, blocks: 1,
          destination: hidden_W0_packed)
        // gradient of Plans.rnn:48: y0 = h * W0 · [h, x]
        Kernel.pack(
          source: hidden_W0, rowStride: 1, columnStride: 20, rows: 17, columns: 17, blocks: 1,
          destination: hidden_W0_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_W2: [51]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 384
        // gates_bias: [34]
        let gates_bias: Floats = shard.prepared + 144
        // gates: [T, B, 34]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(10)
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 17]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 17]
        let hidden_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(12)
        // y0_product: [B, 17], shares memory with h_final
        let y0_product: MutableFloats = shard.floats(2)
        // hidden_W0_packed: [544]
        let hidden_W0_packed: Floats = shard.prepared + 368
        // h_final: [B, 17], shares memory with y0_product
        let h_final: MutableFloats = shard.floats(2)
        // y: [T, B, 17], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(11)
        // loss_subtract: [T, B, 17], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(11)
        // loss_sum: [T, B, 1], shares memory with d_hidden
        let loss_sum: MutableFloats = shard.floats(3)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with d_y0_2
        let loss_select: MutableFloats = shard.floats(4)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(5)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_hidden: [T, B, 17], shares memory with loss_sum
        let d_hidden: MutableFloats = shard.floats(3)
        // d_h: [B, 17]
        let d_h: MutableFloats = shard.floats(6)
        // cotangent_of_hidden_h: [B, 17]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_y0_2: [T, B, 17], shares memory with loss_select
        let d_y0_2: MutableFloats = shard.floats(4)
        // d_h2: [B, 17], shares memory with d_h_final
        let d_h2: MutableFloats = shard.floats(7)
        // d_y0: [B, 1]
        let d_y0: MutableFloats = shard.floats(8)
        // d_y0_3: [B, 17]
        let d_y0_3: MutableFloats = shard.floats(9)
        // hidden_W0_packed2: [544]
        let hidden_W0_packed2: Floats = shard.prepared + 912
        // d_h_final: [B, 17], shares memory with d_h2
        let d_h_final: MutableFloats = shard.floats(7)
        // d_gates_bias: [34]
        let d_gates_bias: MutableFloats = shard.sums + 16
        // gradient_hidden_W0: [337]
        let gradient_hidden_W0: MutableFloats = shard.gradients
        // gradient_hidden_W0_2: [323]
        let gradient_hidden_W0_2: MutableFloats = shard.gradients + 17
        // Forward.
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(rows: batch, width: 17, source: hidden_h, sourceStride: 17, destination: h, destinationStride: 17)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 34
          let h_t: MutableFloats = h + t &* batch &* 17
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 17
          // y0, h' = …  (Plans.rnn:48–49)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 34, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 34, bias: gates_bias)
          }
          // y0 = h * W0 · [h, x]  (Plans.rnn:48)
          Kernel.product(
            rows: batch, k: 17, n: 17, input: h_t, inputStride: 17, packed: hidden_W0_packed, destination: y0_product,
            destinationStride: 17, bias: nil, turn: t)
          // y0, h' = …  (Plans.rnn:48–49)
          Pointwise.compute_gates_h(rows: batch, y0_product, gates_t, h_t, x_mask_t, h_tNext)
        }
        // hidden = scan DoubledCell(17) over x  (Plans.rnn:56)
        Kernel.copy(
          rows: batch, width: 17, source: h + xSteps &* batch &* 17, sourceStride: 17, destination: h_final,
          destinationStride: 17)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, h + batch &* 17, y, loss_subtract, loss_sum)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Plans.rnn:58: loss meanSquaredError(hidden, y)
        Pointwise.compute_d_hidden(rows: xSteps &* batch, d_loss, loss_subtract, d_hidden)
        // gradient of Plans.rnn:56: hidden = scan DoubledCell(17) over x
        Kernel.copy(
          rows: batch, width: 17, source: cotangent_of_hidden_h, sourceStride: 17, destination: d_h,
          destinationStride: 17)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let d_hidden_t2: MutableFloats = d_hidden + t2 &* batch &* 17
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let gates_t2: MutableFloats = gates + t2 &* batch &* 34
          let h_t2: MutableFloats = h + t2 &* batch &* 17
          let d_y0_t2: MutableFloats = d_y0_2 + t2 &* batch &* 17
          // gradient of Plans.rnn:46, 48–49: h, y0, h' = …
          Pointwise.compute_gates_gates(rows: batch, d_h, d_hidden_t2, x_mask_t2, gates_t2, h_t2, d_h2, d_y0)
          // gradient of Plans.rnn:48: y0 = h * W0 · [h, x]
          Pointwise.compute_d_y0(rows: batch, d_y0, h_t2, d_y0_t2)
          Kernel.product(
            rows: batch, k: 17, n: 17, input: gates_t2, inputStride: 34, packed: hidden_W0_packed2, destination: d_y0_3,
            destinationStride: 17, bias: nil, turn: t2)
          // gradient of Plans.rnn:46: state h: [n]
          Pointwise.compute_d_h(count: batch &* 17, d_h2, d_y0_3, d_h)
        }
        // gradient of Plans.rnn:56: hidden = scan DoubledCell(17) over x
        Kernel.copy(
          rows: batch, width: 17, source: d_h, sourceStride: 17, destination: d_h_final, destinationStride: 17)
        // gradient of Plans.rnn:48: y0 = h * W0 · [h, x]
        Kernel.outerSum(
          rows: xSteps &* batch, m: 17, n: 17, left: gates, leftStride: 34, right: d_y0_2, rightStride: 17,
          destination: gradient_hidden_W0, destinationRowStride: 20, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W0))
        // gradient of Plans.rnn:48–49: y0, h' = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 17, n: 3, left: gates, leftStride: 34, right: x, rightStride: 3,
          destination: gradient_hidden_W0_2, destinationRowStride: 20, leftSum: d_gates_bias,
          totals: shard.totals(toMove: gradient_hidden_W0_2), leftSumTotals: shard.totals(of: d_gates_bias))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 17, n: 3, left: gates + 17, leftStride: 34, right: x, rightStride: 3,
          destination: gradient_hidden_W2, destinationRowStride: 3, leftSum: d_gates_bias + 17,
          totals: shard.totals(toMove: gradient_hidden_W2), leftSumTotals: shard.totals(of: d_gates_bias + 17))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 17)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 17)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_W1: [17]
        let gradient_hidden_W1: MutableFloats = shard.gradients + 352
        // gradient_hidden_W3: [17]
        let gradient_hidden_W3: MutableFloats = shard.gradients + 448
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_gates_bias: [34]
        let d_gates_bias: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 64
        // loss meanSquaredError(hidden, y)  (Plans.rnn:58)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Plans.rnn:48–49: y0, h' = …
        Kernel.copy(
          rows: 1, width: 17, source: d_gates_bias + 17, sourceStride: 0, destination: gradient_hidden_W1,
          destinationStride: 0)
        Kernel.copy(
          rows: 1, width: 17, source: d_gates_bias + 17, sourceStride: 0, destination: gradient_hidden_W3,
          destinationStride: 0)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 17.
      static func compute_y0_sum_hNext_sum(
        _ hidden_W3: Floats, _ x: Floats, _ hidden_h: Floats, _ y0_sum: MutableFloats, _ hNext_sum: MutableFloats,
        _ gates_weights_packed: Floats, _ hidden_W0_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int) {
          let W3: Vector = Lanes.load(hidden_W3 + column)
          let sums = Kernel.sums(
            RNNRuntime::Gate(Vector(), RNNRuntime::LastGate(W3)), k: 3, input: x,
            packed: gates_weights_packed + column &* 6, readsAhead: false)
          let v: Vector = sums.first
          let sums2 = Kernel.sums(
            RNNRuntime::LastGate(v), k: 17, input: hidden_h, packed: hidden_W0_packed + column &* 17, readsAhead: false)
          let v2: Vector = sums2.first
          let v3: Vector = sums.rest.first
          Lanes.store(v2, y0_sum + column)
          Lanes.store(v3, hNext_sum + column)
        }
        columns(0)
        columns(16)
      }

      /// One row of 17.
      static func compute_hNext(
        _ hidden_W1: Floats, _ hidden_h2: Floats, _ y0_sum: Floats, _ hNext_sum: Floats, _ hNext2: MutableFloats
      ) {
        var column: Swift::Int = 0
        while column < 17 {
          let W1: Vector = Lanes.load(hidden_W1 + column)
          let hidden_h: Vector = Lanes.load(hidden_h2 + column)
          let y0_sum_x: Vector = Lanes.load(y0_sum + column)
          let v: Vector = Lanes.fma(hidden_h, y0_sum_x, W1)
          let hNext_sum_x: Vector = Lanes.load(hNext_sum + column)
          let hNext: Vector = Lanes.add(v, hNext_sum_x)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
      }

      /// One row of 17.
      @inline(never)
      static func compute_hNext_add(_ hidden_W1: Floats, _ hidden_W3: Floats, _ hNext_add: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let W1: Vector = Lanes.load(hidden_W1 + column, count: lanes)
          let W3: Vector = Lanes.load(hidden_W3 + column, count: lanes)
          let v: Vector = Lanes.add(W1, W3)
          Lanes.store(v, hNext_add + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 17 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 17 &- column)
      }

      /// One row of 17.
      @inline(never)
      static func compute_gates_bias(_ gates_bias: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, gates_bias + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 17 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 17 &- column)
      }

      /// Rows of 17.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ y0_product: Floats, _ gates: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let y0_productRow: Floats = y0_product + row &* 17
          let gatesRow: Floats = gates + row &* 34
          let h2Row: MutableFloats = h2 + row &* 17
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 17
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let y0_product_x: Vector = Lanes.load(y0_productRow + column, count: lanes)
            let y0: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v: Vector = Lanes.add(y0_product_x, y0)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let hNext: Vector = Lanes.load(gatesRow + (column &+ 17), count: lanes)
            let hNext2: Vector = Lanes.fma(h, v, hNext)
            let v2: Vector = Lanes.select(mask, hNext2, h)
            Lanes.store(v2, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
        }
      }

      /// Rows of 17.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 17
          let y2Row: Floats = y2 + row &* 17
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let hidden: Vector = Lanes.load(hRow + column, count: lanes)
            let y: Vector = Lanes.load(y2Row + column, count: lanes)
            let v: Vector = Lanes.subtract(hidden, y)
            let v2: Vector = Lanes.multiply(v, v)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.05882353)
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

      /// Rows of 17.
      @inline(never)
      static func compute_gates_h(
        rows: Swift::Int, _ y0_product: Floats, _ gates: MutableFloats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let y0_productRow: Floats = y0_product + row &* 17
          let gatesRow: MutableFloats = gates + row &* 34
          let h2Row: MutableFloats = h2 + row &* 17
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 17
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let y0_product_x: Vector = Lanes.load(y0_productRow + column, count: lanes)
            let y0: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v: Vector = Lanes.add(y0_product_x, y0)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let hNext: Vector = Lanes.load(gatesRow + (column &+ 17), count: lanes)
            let hNext2: Vector = Lanes.fma(h, v, hNext)
            let v2: Vector = Lanes.select(mask, hNext2, h)
            Lanes.store(v, gatesRow + column, count: lanes)
            Lanes.store(v2, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
        }
      }

      /// Rows of 17.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 17
          let y2Row: Floats = y2 + row &* 17
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 17
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let hidden: Vector = Lanes.load(hRow + column, count: lanes)
            let y: Vector = Lanes.load(y2Row + column, count: lanes)
            let v: Vector = Lanes.subtract(hidden, y)
            let v2: Vector = Lanes.multiply(v, v)
            Lanes.store(v, loss_subtractRow + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.05882353)
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

      /// Rows of 17.
      @inline(never)
      static func compute_d_hidden(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_hidden: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 17
          let d_hiddenRow: MutableFloats = d_hidden + row &* 17
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let loss_subtract_x: Vector = Lanes.load(loss_subtractRow + column, count: lanes)
            let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
            let v3: Vector = Lanes.select(d_loss_x, v, v2)
            let v4: Vector = Lanes.add(v3, v3)
            Lanes.store(v4, d_hiddenRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
        }
      }

      /// Rows of 17.
      @inline(never)
      static func compute_gates_gates(
        rows: Swift::Int, _ d_h2: Floats, _ d_hidden: Floats, _ x_mask: Floats, _ gates: MutableFloats, _ h2: Floats,
        _ d_h3: MutableFloats, _ d_y0: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 17
          let d_hiddenRow: Floats = d_hidden + row &* 17
          let x_maskRow: Floats = x_mask + row
          let gatesRow: MutableFloats = gates + row &* 34
          let h2Row: Floats = h2 + row &* 17
          let d_h3Row: MutableFloats = d_h3 + row &* 17
          let d_y0Row: MutableFloats = d_y0 + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_h: Vector = Lanes.load(d_h2Row + column, count: lanes)
            let d_hidden_x: Vector = Lanes.load(d_hiddenRow + column, count: lanes)
            let v: Vector = Lanes.add(d_h, d_hidden_x)
            let v3: Vector = Lanes.select(mask, v, v2)
            let v4: Vector = Lanes.select(mask, v2, v)
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v5: Vector = Lanes.multiply(v3, gates_x)
            let v6: Vector = Lanes.select(v3, v5, v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v7: Vector = Lanes.multiply(v3, h)
            let v8: Vector = Lanes.select(v3, v7, v2)
            let v9: Vector = Lanes.abs(v8)
            let v10: Vector = Lanes.add(v4, v6)
            Lanes.store(v3, gatesRow + (column &+ 17), count: lanes)
            Lanes.store(v8, gatesRow + column, count: lanes)
            Lanes.store(v10, d_h3Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v9, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
          d_y0Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 17.
      @inline(never)
      static func compute_d_y0(rows: Swift::Int, _ d_y0: Floats, _ h2: Floats, _ d_y0_2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_y0Row: Floats = d_y0 + row
          let h2Row: Floats = h2 + row &* 17
          let d_y0_2Row: MutableFloats = d_y0_2 + row &* 17
          let d_y0_x: Vector = Lanes.broadcast(d_y0Row[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v2: Vector = Lanes.select(d_y0_x, h, v)
            Lanes.store(v2, d_y0_2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 17 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 17 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_h: Floats, _ d_y0: Floats, _ d_h2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_h_x: Vector = Lanes.load(d_h + column, count: lanes)
          let d_y0_x: Vector = Lanes.load(d_y0 + column, count: lanes)
          let v: Vector = Lanes.add(d_h_x, d_y0_x)
          Lanes.store(v, d_h2 + column, count: lanes)
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

/// Two products of one loop with the same matrix.
///
/// - Input `a`: [3] for each step of `a`
/// - Input `b`: [3] for each step of `a`
/// - Output `output`: [4] for each step of `a`
public struct Twice: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "score.W", shape: [4, 3], offset: 0, initializer: .glorot),
      .init(name: "score.b", shape: [4], offset: 16, initializer: .constant(0.0)),
    ],
    count: 32, preparedCounts: [48])

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

extension Twice {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 128, outputCount: 16, ones: 0, length: 16)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(0)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter a: [3].
  /// - Parameter b: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(
    a: Swift::UnsafeBufferPointer<Swift::Float>, b: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream
  ) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("a", count: a.count, width: 3)
    RNNRuntime::StepCheck.require("b", count: b.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 48).update(from: a.baseAddress!, count: 3)
    (memory + 64).update(from: b.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 4)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter a: [3].
  /// - Parameter b: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(a: [Swift::Float], b: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return a.withUnsafeBufferPointer(
      { aPointer in b.withUnsafeBufferPointer({ bPointer in step(a: aPointer, b: bPointer, &stream) }) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    a: some Swift::Collection<Swift::Float>, b: some Swift::Collection<Swift::Float>
  ) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("a", count: a.count, width: 3)
    try RNNRuntime::StepCheck.validate("b", count: b.count, width: 3)
  }
}

// MARK: Streams

extension Twice {
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
  /// - Parameter a: [3] for each stream, [streams, …].
  /// - Parameter b: [3] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(
    a: some Swift::Collection<Swift::Float>, b: some Swift::Collection<Swift::Float>, _ streams: inout Streams
  ) -> RNNRuntime::OutputView {
    streams.storage.set(0, a)
    streams.storage.set(1, b)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    a: some Swift::Collection<Swift::Float>, b: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, a)
    try streams.storage.validate(1, b)
  }
}

// MARK: Whole sequences

extension Twice {
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
    ///   - a: numbers, [batch, steps, 3].
    ///   - b: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Twice, a: some Swift::Collection<Swift::Float>, b: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, a: a, b: b, lengths: lengths,
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
      a: some Swift::Collection<Swift::Float>, b: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: a.count)
      try check.setLengths(0, lengths)
      try check.bind(0, a)
      try check.bind(1, b)
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
        _ model: Twice, _ batch: RNNRuntime::Batch<Twice.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: false) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, a: some Swift::Collection<Swift::Float>,
      b: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: a.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, a, { workspace.bind(1, b, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Twice: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `a`.
      public var a: [Swift::Float]

      /// Input: [3] for each step of `a`.
      public var b: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Inference.layout
      }

      public init(a: [Swift::Float], b: [Swift::Float]) {
        self.a = a
        self.b = b
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.a)
        packer.add(self.b)
      }
    }
  }

  extension Twice.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Twice
  }
#endif

// MARK: Code

extension Twice {
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
        // score_W: [12]
        let score_W: Floats = parameters
        // score_W_packed: [48]
        let score_W_packed: MutableFloats = prepared
        // output score(a) + score(b)  (Plans.rnn:66)
        Kernel.pack(
          source: score_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1, destination: score_W_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // a: [B, 3]
        let a: MutableFloats = memory + 48
        // score_b: [4]
        let score_b: Floats = parameters + 16
        // score_W_packed: [48]
        let score_W_packed: Floats = prepared
        // b: [B, 3]
        let b: MutableFloats = memory + 64
        // output2: [B, 4]
        let output2: MutableFloats = output
        // output score(a) + score(b)  (Plans.rnn:66)
        Pointwise.compute_output(score_b, a, b, output2, score_W_packed)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["a"], inputs: [.init(name: "a", axis: 0, width: 3), .init(name: "b", axis: 0, width: 3)],
        outputs: [.init(name: "output", axis: 0, shape: [4])], states: [],
        arena: [.init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 4)], sumsCount: 0,
        preparedIndex: 0, segments: .always, phases: 1)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let aSteps: Swift::Int = shard.steps(0)
        // output_add: [T, B, 4]
        let output_add: MutableFloats = shard.floats(0)
        // a: [T, B, 3]
        let a: MutableFloats = shard.floats(3)
        // score_b: [4]
        let score_b: Floats = shard.parameters + 16
        // score_W_packed: [48]
        let score_W_packed: Floats = shard.prepared
        // output_add2: [T, B, 4]
        let output_add2: MutableFloats = shard.floats(1)
        // b: [T, B, 3]
        let b: MutableFloats = shard.floats(4)
        // output2: [T, B, 4]
        let output2: MutableFloats = shard.floats(2)
        // output score(a) + score(b)  (Plans.rnn:66)
        Kernel.product(
          rows: aSteps &* batch, k: 3, n: 4, input: a, inputStride: 3, packed: score_W_packed, destination: output_add,
          destinationStride: 4, bias: score_b)
        Kernel.product(
          rows: aSteps &* batch, k: 3, n: 4, input: b, inputStride: 3, packed: score_W_packed, destination: output_add2,
          destinationStride: 4, bias: score_b)
        Pointwise.compute_output2(count: aSteps &* batch &* 4, output_add, output_add2, output2)
        // The output 'output'.
        shard.setOutput(0, output2, stepStride: batch &* 4, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 4.
      static func compute_output(
        _ score_b: Floats, _ a: Floats, _ b: Floats, _ output: MutableFloats, _ score_W_packed: Floats
      ) {
        let score_b_x: Vector = Lanes.load(score_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(score_b_x), k: 3, input: a, packed: score_W_packed, readsAhead: false)
        let v: Vector = sums.first
        let score_b_x2: Vector = Lanes.load(score_b)
        let v2: Vector = Lanes.add(score_b_x2, v)
        let sums2 = Kernel.sums(RNNRuntime::LastGate(v2), k: 3, input: b, packed: score_W_packed, readsAhead: false)
        let v3: Vector = sums2.first
        Lanes.store(v3, output)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_output2(
        count: Swift::Int, _ output_add: Floats, _ output_add2: Floats, _ output: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let output_add_x: Vector = Lanes.load(output_add + column, count: lanes)
          let output_add_x2: Vector = Lanes.load(output_add2 + column, count: lanes)
          let v: Vector = Lanes.add(output_add_x, output_add_x2)
          Lanes.store(v, output + column, count: lanes)
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

/// - Input `x`: [4] for each step of `x`
/// - Target `y`: [4] for each step of `x`
/// - Output `hidden`: [4] for each step of `x`
public struct Carried: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [.init(name: "hidden.w", shape: [], offset: 0, initializer: .constant(0.5))], count: 16,
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

// MARK: Whole sequences

extension Carried {
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
    ///   - x: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Carried, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
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
        _ model: Carried, _ batch: RNNRuntime::Batch<Carried.Example>, carriesState: Swift::Bool = false
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

// MARK: Training

extension Carried {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Carried.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Carried.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 4].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Carried, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 4].
    ///   - y: numbers, [batch, steps, 4].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Carried, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, y: y, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, y)
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
        _ model: Carried, _ batch: RNNRuntime::Batch<Carried.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Carried, _ batch: RNNRuntime::Batch<Carried.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
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
  extension Carried: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [4] for each step of `x`.
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

  extension Carried.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Carried
  }

  extension Carried.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Carried
  }
#endif

// MARK: Code

extension Carried {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4)],
        outputs: [.init(name: "hidden", axis: 0, shape: [4])], states: [],
        arena: [.init(axis: 0, extraSteps: 1, width: 4)], sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [T + 1, B, 4]
        let s: MutableFloats = shard.floats(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(2)
        // hidden_w: [1]
        let hidden_w: Floats = shard.parameters
        // hidden = scan reversed CarriedCell(4) over x  (Plans.rnn:82)
        Kernel.zero(rows: batch, width: 4, destination: s + xSteps &* batch &* 4, destinationStride: 4)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch &* 4
          let s_t: MutableFloats = s + t &* batch &* 4
          // s' = tanh(w + h)  (Plans.rnn:75)
          Pointwise.compute_s(rows: batch, hidden_w, x_mask_t, s_tNext, s_t)
        }
        // The output 'hidden'.
        shard.setOutput(0, s + batch &* 4, stepStride: batch &* 4, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 1), .init(axis: 0, width: 1)],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [T + 1, B, 4]
        let s: MutableFloats = shard.floats(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(5)
        // hidden_w: [1]
        let hidden_w: Floats = shard.parameters
        // y: [T, B, 4]
        let y: MutableFloats = shard.floats(4)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // hidden = scan reversed CarriedCell(4) over x  (Plans.rnn:82)
        Kernel.zero(rows: batch, width: 4, destination: s + xSteps &* batch &* 4, destinationStride: 4)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch &* 4
          let s_t: MutableFloats = s + t &* batch &* 4
          // s' = tanh(w + h)  (Plans.rnn:75)
          Pointwise.compute_s2(rows: batch, hidden_w, x_mask_t, s_tNext, s_t)
        }
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84)
        Pointwise.compute_loss_sum(rows: xSteps &* batch, s + batch &* 4, y, loss_sum)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 4), .init(name: "y", axis: 0, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 4), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, width: 4),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 4),
        ],
        sumsCount: 48, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // hidden_w: [1]
        let hidden_w: Floats = shard.parameters
        // sNext: [B, 4]
        let sNext: MutableFloats = shard.floats(0)
        // s: [T + 1, B, 4]
        let s: MutableFloats = shard.floats(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(8)
        // y: [T, B, 4], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(7)
        // loss_subtract: [T, B, 4], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1], shares memory with d_hidden
        let loss_sum: MutableFloats = shard.floats(2)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(3)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(4)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_hidden: [T, B, 4], shares memory with loss_sum
        let d_hidden: MutableFloats = shard.floats(2)
        // d_s: [B, 4]
        let d_s: MutableFloats = shard.floats(5)
        // d_sNext: [4]
        let d_sNext: MutableFloats = shard.sums + 16
        // Forward.
        // s' = tanh(w + h)  (Plans.rnn:75)
        Pointwise.compute_sNext(count: batch &* 4, hidden_w, sNext)
        // hidden = scan reversed CarriedCell(4) over x  (Plans.rnn:82)
        Kernel.zero(rows: batch, width: 4, destination: s + xSteps &* batch &* 4, destinationStride: 4)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch &* 4
          let s_t: MutableFloats = s + t &* batch &* 4
          // s' = tanh(w + h)  (Plans.rnn:75)
          Pointwise.compute_s3(rows: batch, x_mask_t, sNext, s_tNext, s_t)
        }
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84)
        Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, s + batch &* 4, y, loss_subtract, loss_sum)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84); with its gradient
        Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Plans.rnn:84: loss meanSquaredError(hidden, y)
        Pointwise.compute_d_hidden(rows: xSteps &* batch, d_loss, loss_subtract, d_hidden)
        // gradient of Plans.rnn:82: hidden = scan reversed CarriedCell(4) over x
        Kernel.zero(rows: batch, width: 4, destination: d_s, destinationStride: 4)
        for t2 in 0..<xSteps {
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let d_hidden_t2: MutableFloats = d_hidden + t2 &* batch &* 4
          // gradient of Plans.rnn:72, 75: s, s' = …
          Pointwise.compute_d_hidden_d_s(rows: batch, x_mask_t2, d_s, sNext, d_hidden_t2)
        }
        // gradient of Plans.rnn:75: s' = tanh(w + h)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 4, source: d_hidden, sourceStride: 4, destination: d_sNext,
          totals: shard.totals(of: d_sNext))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_w: [1]
        let gradient_hidden_w: MutableFloats = shard.gradients
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_sNext: [4]
        let d_sNext: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 32
        // loss meanSquaredError(hidden, y)  (Plans.rnn:84)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Plans.rnn:75: s' = tanh(w + h)
        Pointwise.compute_gradient_hidden_w(d_sNext, gradient_hidden_w)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 4.
      @inline(never)
      static func compute_s(
        rows: Swift::Int, _ hidden_w: Floats, _ x_mask: Floats, _ s2: MutableFloats, _ s3: MutableFloats
      ) {
        for row in 0..<rows {
          let hidden_wRow: Floats = hidden_w
          let x_maskRow: Floats = x_mask + row
          let s2Row: MutableFloats = s2 + row &* 4
          let s3Row: MutableFloats = s3 + row &* 4
          let w: Vector = Lanes.broadcast(hidden_wRow[0])
          let sNext: Vector = Lanes.quickTanh(w)
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let s: Vector = Lanes.load(s2Row, count: 4)
          let v: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v, s3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_s2(
        rows: Swift::Int, _ hidden_w: Floats, _ x_mask: Floats, _ s2: MutableFloats, _ s3: MutableFloats
      ) {
        for row in 0..<rows {
          let hidden_wRow: Floats = hidden_w
          let x_maskRow: Floats = x_mask + row
          let s2Row: MutableFloats = s2 + row &* 4
          let s3Row: MutableFloats = s3 + row &* 4
          let w: Vector = Lanes.broadcast(hidden_wRow[0])
          let sNext: Vector = Lanes.tanh(w)
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let s: Vector = Lanes.load(s2Row, count: 4)
          let v: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v, s3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ s: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let sRow: Floats = s + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(sRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_sNext(count: Swift::Int, _ hidden_w: Floats, _ sNext2: MutableFloats) {
        let w: Vector = Lanes.broadcast(hidden_w[0])
        let sNext: Vector = Lanes.tanh(w)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(sNext, sNext2 + column, count: lanes)
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
      static func compute_s3(
        rows: Swift::Int, _ x_mask: Floats, _ sNext2: Floats, _ s2: MutableFloats, _ s3: MutableFloats
      ) {
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let sNext2Row: Floats = sNext2 + row &* 4
          let s2Row: MutableFloats = s2 + row &* 4
          let s3Row: MutableFloats = s3 + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let sNext: Vector = Lanes.load(sNext2Row, count: 4)
          let s: Vector = Lanes.load(s2Row, count: 4)
          let v: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(v, s3Row, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ s: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let sRow: Floats = s + row &* 4
          let y2Row: Floats = y2 + row &* 4
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let hidden: Vector = Lanes.load(sRow, count: 4)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v: Vector = Lanes.subtract(hidden, y)
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
      static func compute_d_hidden(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_hidden: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 4
          let d_hiddenRow: MutableFloats = d_hidden + row &* 4
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_hiddenRow, count: 4)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_hidden_d_s(
        rows: Swift::Int, _ x_mask: Floats, _ d_s2: MutableFloats, _ sNext2: Floats, _ d_hidden: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_s2Row: MutableFloats = d_s2 + row &* 4
          let sNext2Row: Floats = sNext2 + row &* 4
          let d_hiddenRow: MutableFloats = d_hidden + row &* 4
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let d_s: Vector = Lanes.load(d_s2Row, count: 4)
          let v2: Vector = Lanes.select(mask, d_s, v)
          let v3: Vector = Lanes.select(mask, v, d_s)
          let sNext: Vector = Lanes.load(sNext2Row, count: 4)
          let v6: Vector = Lanes.fma(Lanes.negate(sNext), sNext, v5)
          let v7: Vector = Lanes.multiply(v2, v6)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 4)
          let v8: Vector = Lanes.add(d_hidden_x, v3)
          Lanes.store(v7, d_hiddenRow, count: 4)
          Lanes.store(v8, d_s2Row, count: 4)
        }
      }

      /// One row of 4.
      @inline(never)
      static func compute_gradient_hidden_w(_ d_sNext: Floats, _ gradient_hidden_w: MutableFloats) {
        var sum2: Vector = Vector()
        let d_sNext_x: Vector = Lanes.load(d_sNext, count: 4)
        sum2 = Lanes.add(sum2, Lanes.fill(d_sNext_x, from: 4, 0))
        gradient_hidden_w[0] = Lanes.sum(sum2)
      }
    }
  }
}
