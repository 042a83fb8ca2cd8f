// Undefined.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// - Input `x`: [5] for each step of `x`
/// - Target `y`: [5] for each step of `x`
/// - Target `label`: a token in 0..<7 for each step of `x`
/// - Output `h`: [5] for each step of `x`
public struct Beyond: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "h.w", shape: [5], offset: 0, initializer: .constant(1.0)),
      .init(name: "h.W", shape: [5, 5], offset: 16, initializer: .glorot),
      .init(name: "h.U", shape: [5, 5], offset: 48, initializer: .glorot),
      .init(name: "dense.W", shape: [7, 5], offset: 80, initializer: .glorot),
      .init(name: "dense.b", shape: [7], offset: 128, initializer: .constant(0.0)),
    ],
    count: 144, preparedCounts: [160, 240, 512])

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

extension Beyond {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 240, outputCount: 16, ones: 32, length: 48)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(32)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 5)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 176).update(from: x.baseAddress!, count: 5)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 5)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [5].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return x.withUnsafeBufferPointer({ xPointer in step(x: xPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("x", count: x.count, width: 5)
  }
}

// MARK: Streams

extension Beyond {
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
  /// - Parameter x: [5] for each stream, [streams, …].
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

extension Beyond {
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
    ///   - x: numbers, [batch, steps, 5].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
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

extension Beyond {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Beyond.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Beyond.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 5].
    ///   - label: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, y: y, label: label, lengths: lengths,
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
    ///   - x: numbers, [batch, steps, 5].
    ///   - y: numbers, [batch, steps, 5].
    ///   - label: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Beyond, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, y: y, label: label, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
      label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
      try check.bind(1, y)
      try check.bind(2, label)
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
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
        _ model: Beyond, _ batch: RNNRuntime::Batch<Beyond.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>,
      y: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: x.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, x, { workspace.bind(1, y, { workspace.bind(2, label, run) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Beyond: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [5] for each step of `x`.
      public var y: [Swift::Float]?

      /// Target: a token in 0..<7 for each step of `x`.
      public var label: [Swift::Int32]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float], y: [Swift::Float]? = nil, label: [Swift::Int32]? = nil) {
        self.x = x
        self.y = y
        self.label = label
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
        packer.add(self.y)
        packer.add(self.label)
      }
    }
  }

  extension Beyond.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Beyond
  }

  extension Beyond.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Beyond
  }
#endif

// MARK: Code

extension Beyond {
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
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // h_w: [5]
        let h_w: Floats = parameters
        // x: [B, 5]
        let x: MutableFloats = memory + 176
        // h_s: [B, 5], shares memory with sNext
        let h_s: MutableFloats = memory
        // h_h: [B, 5], shares memory with hNext
        let h_h: MutableFloats = memory + 16
        // sNext: [B, 5], shares memory with h_s
        let sNext: MutableFloats = memory
        // l: [B, 5]
        let l: MutableFloats = memory + 112
        // hNext_multiply: [B, 5]
        let hNext_multiply: MutableFloats = memory + 128
        // hNext_multiply2: [B, 5]
        let hNext_multiply2: MutableFloats = memory + 144
        // hNext_divide: [B, 5]
        let hNext_divide: MutableFloats = memory + 160
        // h_W_packed: [80]
        let h_W_packed: Floats = prepared
        // hNext: [B, 5], shares memory with h_h
        let hNext: MutableFloats = memory + 16
        // h_U_packed: [80]
        let h_U_packed: Floats = prepared + 80
        // output2: [B, 5]
        let output2: MutableFloats = output
        // s', r, l, h' = …  (Undefined.rnn:7–10)
        Pointwise.compute_sNext_l(h_w, x, h_s, h_h, sNext, l, hNext_multiply, hNext_multiply2, hNext_divide)
        // h', output = …  (Undefined.rnn:10–11)
        Pointwise.compute_hNext_output(
          hNext_multiply2, hNext_divide, hNext_multiply, l, hNext, output2, h_W_packed, h_U_packed)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 5)], outputs: [.init(name: "h", axis: 0, shape: [5])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5), .init(axis: 0, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 5),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [B, 5], shares memory with h_final
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5]
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(9)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5], shares memory with h2
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(3)
        // hNext_multiply: [B, 5], shares memory with s_final
        let hNext_multiply: MutableFloats = shard.floats(4)
        // hNext_multiply2: [B, 5]
        let hNext_multiply2: MutableFloats = shard.floats(5)
        // hNext_divide: [B, 5]
        let hNext_divide: MutableFloats = shard.floats(6)
        // hNext_product: [B, 5]
        let hNext_product: MutableFloats = shard.floats(7)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5], shares memory with hNext_multiply
        let s_final: MutableFloats = shard.floats(4)
        // h_final: [B, 5], shares memory with s
        let h_final: MutableFloats = shard.floats(0)
        // output_product: [T, B, 5]
        let output_product: MutableFloats = shard.floats(8)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // h2: [T, B, 5], shares memory with l
        let h2: MutableFloats = shard.floats(2)
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let l_t: MutableFloats = l + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          // s', r, l, h' = …  (Undefined.rnn:7–10)
          Pointwise.compute_l_hNext_multiply(
            rows: batch, h_w, x_t, s, h, x_mask_t, l_t, hNext_multiply, hNext_multiply2, hNext_divide)
          // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: hNext_multiply, inputStride: 5, packed: h_W_packed,
            destination: hNext_product, destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_multiply2, hNext_divide, x_mask_t, h, hNext_t)
        }
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(rows: batch, width: 5, source: s, sourceStride: 5, destination: s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: output_product,
          destinationStride: 5, bias: nil)
        Pointwise.compute_h(count: xSteps &* batch &* 5, output_product, hNext, h2)
        // The output 'h'.
        shard.setOutput(0, h2, stepStride: batch &* 5, stride: 5)
        // The state 'h.s' after the last step.
        shard.setFinalState(0, s_final, stride: 5)
        // The state 'h.h' after the last step.
        shard.setFinalState(1, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"],
        inputs: [
          .init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 5),
          .init(name: "label", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 7), .init(axis: 0, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: 0, width: 5),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        // dense_W: [35]
        let dense_W: Floats = parameters + 80
        // dense_W_packed: [80]
        let dense_W_packed: MutableFloats = prepared + 160
        // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Kernel.pack(
          source: dense_W, rowStride: 5, columnStride: 1, rows: 7, columns: 5, blocks: 1, destination: dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // s: [B, 5], shares memory with h_final
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5]
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(9)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(12)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5], shares memory with loss_sum, loss_add, loss_select
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5], shares memory with loss_multiply
        let hNext: MutableFloats = shard.floats(3)
        // hNext_multiply: [B, 5], shares memory with s_final
        let hNext_multiply: MutableFloats = shard.floats(4)
        // hNext_multiply2: [B, 5]
        let hNext_multiply2: MutableFloats = shard.floats(5)
        // hNext_divide: [B, 5]
        let hNext_divide: MutableFloats = shard.floats(6)
        // hNext_product: [B, 5]
        let hNext_product: MutableFloats = shard.floats(7)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5], shares memory with hNext_multiply
        let s_final: MutableFloats = shard.floats(4)
        // h_final: [B, 5], shares memory with s
        let h_final: MutableFloats = shard.floats(0)
        // output_product: [T, B, 5], shares memory with loss_crossEntropy
        let output_product: MutableFloats = shard.floats(8)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // y: [T, B, 5], shares memory with h2
        let y: MutableFloats = shard.floats(10)
        // h2: [T, B, 5], shares memory with y
        let h2: MutableFloats = shard.floats(10)
        // loss_sum: [T, B, 1], shares memory with l, loss_add, loss_select
        let loss_sum: MutableFloats = shard.floats(2)
        // loss_multiply: [T, B, 1], shares memory with hNext
        let loss_multiply: MutableFloats = shard.floats(3)
        // loss_add: [T, B, 7], shares memory with l, loss_sum, loss_select
        let loss_add: MutableFloats = shard.floats(2)
        // dense_b: [7]
        let dense_b: Floats = shard.parameters + 128
        // dense_W_packed: [80]
        let dense_W_packed: Floats = shard.prepared + 160
        // loss_crossEntropy: [T, B, 1], shares memory with output_product
        let loss_crossEntropy: MutableFloats = shard.floats(8)
        // label: [T, B, 1]
        let label: MutableTokens = shard.tokens(11)
        // loss_select: [T, B, 1], shares memory with l, loss_sum, loss_add
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let l_t: MutableFloats = l + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          // s', r, l, h' = …  (Undefined.rnn:7–10)
          Pointwise.compute_l_hNext_multiply(
            rows: batch, h_w, x_t, s, h, x_mask_t, l_t, hNext_multiply, hNext_multiply2, hNext_divide)
          // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: hNext_multiply, inputStride: 5, packed: h_W_packed,
            destination: hNext_product, destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h2(rows: batch, hNext_product, hNext_multiply2, hNext_divide, x_mask_t, h, hNext_t)
        }
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(rows: batch, width: 5, source: s, sourceStride: 5, destination: s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: output_product,
          destinationStride: 5, bias: nil)
        // output, loss = …  (Undefined.rnn:11, 20)
        Pointwise.compute_h_loss_sum(rows: xSteps &* batch, output_product, hNext, y, h2, loss_sum)
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Pointwise.compute_loss_multiply(count: xSteps &* batch, loss_sum, loss_multiply)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 7, input: h2, inputStride: 5, packed: dense_W_packed, destination: loss_add,
          destinationStride: 7, bias: dense_b)
        Kernel.crossEntropy(
          rows: xSteps &* batch, width: 7, logits: loss_add, logitsStride: 7, token: label, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_multiply, loss_crossEntropy, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'h.s' after the last step.
        shard.setFinalState(0, s_final, stride: 5)
        // The state 'h.h' after the last step.
        shard.setFinalState(1, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"],
        inputs: [
          .init(name: "x", axis: 0, width: 5), .init(name: "y", axis: 0, width: 5),
          .init(name: "label", axis: 0, classes: 7),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "h.s", shape: [5]), .init(name: "h.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5),
          .init(axis: 0, width: 7), .init(axis: 0, width: 5), .init(axis: 0, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: 0, width: 5),
          .init(axis: 0, width: 5), .init(axis: 0, width: 7), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 1), .init(axis: -1, width: 5),
        ],
        sumsCount: 64, gradientSums: [16..<135], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [25]
        let h_W: Floats = parameters + 16
        // h_W_packed: [80]
        let h_W_packed: MutableFloats = prepared
        // h_U: [25]
        let h_U: Floats = parameters + 48
        // h_U_packed: [80]
        let h_U_packed: MutableFloats = prepared + 80
        // dense_W: [35]
        let dense_W: Floats = parameters + 80
        // dense_W_packed: [80]
        let dense_W_packed: MutableFloats = prepared + 160
        // dense_W_packed2: [112]
        let dense_W_packed2: MutableFloats = prepared + 240
        // h_U_packed2: [80]
        let h_U_packed2: MutableFloats = prepared + 352
        // h_W_packed2: [80]
        let h_W_packed2: MutableFloats = prepared + 432
        // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
        Kernel.pack(source: h_W, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_W_packed)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.pack(source: h_U, rowStride: 5, columnStride: 1, rows: 5, columns: 5, blocks: 1, destination: h_U_packed)
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Kernel.pack(
          source: dense_W, rowStride: 5, columnStride: 1, rows: 7, columns: 5, blocks: 1, destination: dense_W_packed)
        // gradient of Undefined.rnn:20: loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)
        Kernel.pack(
          source: dense_W, rowStride: 1, columnStride: 5, rows: 5, columns: 7, blocks: 1, destination: dense_W_packed2)
        // gradient of Undefined.rnn:11: output U · l + h'
        Kernel.pack(
          source: h_U, rowStride: 1, columnStride: 5, rows: 5, columns: 5, blocks: 1, destination: h_U_packed2)
        // gradient of Undefined.rnn:10: h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')
        Kernel.pack(
          source: h_W, rowStride: 1, columnStride: 5, rows: 5, columns: 5, blocks: 1, destination: h_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_h_W: [25]
        let gradient_h_W: MutableFloats = shard.gradients + 16
        // gradient_h_U: [25]
        let gradient_h_U: MutableFloats = shard.gradients + 48
        // gradient_dense_W: [35]
        let gradient_dense_W: MutableFloats = shard.gradients + 80
        // gradient_dense_b: [7]
        let gradient_dense_b: MutableFloats = shard.gradients + 128
        // s: [T + 1, B, 5]
        let s: MutableFloats = shard.floats(0)
        // h_s: [B, 5]
        let h_s: Floats = shard.state(0)
        // h: [B, 5], shares memory with d_s, d_h_final
        let h: MutableFloats = shard.floats(1)
        // h_h: [B, 5]
        let h_h: Floats = shard.state(1)
        // x: [T, B, 5]
        let x: MutableFloats = shard.floats(23)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(26)
        // h_w: [5]
        let h_w: Floats = shard.parameters
        // l: [T, B, 5]
        let l: MutableFloats = shard.floats(2)
        // hNext: [T, B, 5], shares memory with loss_multiply, d_loss3, d_hNext4
        let hNext: MutableFloats = shard.floats(3)
        // hNext_tanh: [T, B, 5]
        let hNext_tanh: MutableFloats = shard.floats(4)
        // r: [T, B, 5]
        let r: MutableFloats = shard.floats(5)
        // hNext_multiply: [B, 5], shares memory with s_final
        let hNext_multiply: MutableFloats = shard.floats(6)
        // hNext_multiply2: [B, 5], shares memory with h_final
        let hNext_multiply2: MutableFloats = shard.floats(7)
        // hNext_divide: [B, 5], shares memory with d_h2
        let hNext_divide: MutableFloats = shard.floats(8)
        // hNext_product: [B, 5], shares memory with r_subtract, d_s_final
        let hNext_product: MutableFloats = shard.floats(9)
        // h_W_packed: [80]
        let h_W_packed: Floats = shard.prepared
        // s_final: [B, 5], shares memory with hNext_multiply
        let s_final: MutableFloats = shard.floats(6)
        // h_final: [B, 5], shares memory with hNext_multiply2
        let h_final: MutableFloats = shard.floats(7)
        // output_product: [T, B, 5], shares memory with d_loss, d_loss5, d_loss7, d_output2, d_output3
        let output_product: MutableFloats = shard.floats(10)
        // h_U_packed: [80]
        let h_U_packed: Floats = shard.prepared + 80
        // y: [T, B, 5], shares memory with h2
        let y: MutableFloats = shard.floats(24)
        // h2: [T, B, 5], shares memory with y
        let h2: MutableFloats = shard.floats(24)
        // loss_subtract: [T, B, 5], shares memory with d_h
        let loss_subtract: MutableFloats = shard.floats(11)
        // loss_sum: [T, B, 1], shares memory with loss_add, d_loss6
        let loss_sum: MutableFloats = shard.floats(12)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_multiply: [T, B, 1], shares memory with hNext, d_loss3, d_hNext4
        let loss_multiply: MutableFloats = shard.floats(3)
        // d_loss: [T, B, 1], shares memory with output_product, d_loss5, d_loss7, d_output2, d_output3
        let d_loss: MutableFloats = shard.floats(10)
        // d_loss2: [T, B, 1], shares memory with d_output
        let d_loss2: MutableFloats = shard.floats(13)
        // loss_add: [T, B, 7], shares memory with loss_sum, d_loss6
        let loss_add: MutableFloats = shard.floats(12)
        // dense_b: [7]
        let dense_b: Floats = shard.parameters + 128
        // dense_W_packed: [80]
        let dense_W_packed: Floats = shard.prepared + 160
        // loss_crossEntropy: [T, B, 1], shares memory with d_loss4
        let loss_crossEntropy: MutableFloats = shard.floats(14)
        // label: [T, B, 1]
        let label: MutableTokens = shard.tokens(25)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(15)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_loss3: [T, B, 7], shares memory with hNext, loss_multiply, d_hNext4
        let d_loss3: MutableFloats = shard.floats(3)
        // d_loss4: [T, B, 1], shares memory with loss_crossEntropy
        let d_loss4: MutableFloats = shard.floats(14)
        // d_loss5: [T, B, 5], shares memory with output_product, d_loss, d_loss7, d_output2, d_output3
        let d_loss5: MutableFloats = shard.floats(10)
        // d_loss6: [T, B, 5], shares memory with loss_sum, loss_add
        let d_loss6: MutableFloats = shard.floats(12)
        // d_loss7: [T, B, 5], shares memory with output_product, d_loss, d_loss5, d_output2, d_output3
        let d_loss7: MutableFloats = shard.floats(10)
        // dense_W_packed2: [112]
        let dense_W_packed2: Floats = shard.prepared + 240
        // d_h: [T, B, 5], shares memory with loss_subtract
        let d_h: MutableFloats = shard.floats(11)
        // d_output: [T, B, 1], shares memory with d_loss2
        let d_output: MutableFloats = shard.floats(13)
        // d_output2: [T, B, 5], shares memory with output_product, d_loss, d_loss5, d_loss7, d_output3
        let d_output2: MutableFloats = shard.floats(10)
        // d_output3: [T, B, 5], shares memory with output_product, d_loss, d_loss5, d_loss7, d_output2
        let d_output3: MutableFloats = shard.floats(10)
        // h_U_packed2: [80]
        let h_U_packed2: Floats = shard.prepared + 352
        // d_s: [B, 5], shares memory with h, d_h_final
        let d_s: MutableFloats = shard.floats(1)
        // cotangent_of_h_s: [B, 5]
        let cotangent_of_h_s: Floats = shard.state(2)
        // d_h2: [B, 5], shares memory with hNext_divide
        let d_h2: MutableFloats = shard.floats(8)
        // cotangent_of_h_h: [B, 5]
        let cotangent_of_h_h: Floats = shard.state(3)
        // d_hNext4: [T, B, 5], shares memory with hNext, loss_multiply, d_loss3
        let d_hNext4: MutableFloats = shard.floats(3)
        // r_subtract: [B, 5], shares memory with hNext_product, d_s_final
        let r_subtract: MutableFloats = shard.floats(9)
        // hNext_multiply3: [B, 5]
        let hNext_multiply3: MutableFloats = shard.floats(16)
        // d_sNext: [B, 5]
        let d_sNext: MutableFloats = shard.floats(17)
        // d_sNext2: [B, 5]
        let d_sNext2: MutableFloats = shard.floats(18)
        // d_hNext: [B, 5]
        let d_hNext: MutableFloats = shard.floats(19)
        // d_hNext2: [B, 5]
        let d_hNext2: MutableFloats = shard.floats(20)
        // d_hNext3: [B, 1]
        let d_hNext3: MutableFloats = shard.floats(21)
        // d_hNext5: [B, 5]
        let d_hNext5: MutableFloats = shard.floats(22)
        // h_W_packed2: [80]
        let h_W_packed2: Floats = shard.prepared + 432
        // d_s_final: [B, 5], shares memory with hNext_product, r_subtract
        let d_s_final: MutableFloats = shard.floats(9)
        // d_h_final: [B, 5], shares memory with h, d_s
        let d_h_final: MutableFloats = shard.floats(1)
        // d_hNext6: [5]
        let d_hNext6: MutableFloats = shard.sums + 16
        // d_sNext3: [5]
        let d_sNext3: MutableFloats = shard.sums + 32
        // Forward.
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(rows: batch, width: 5, source: h_s, sourceStride: 5, destination: s, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 5
          let s_t: MutableFloats = s + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let r_t: MutableFloats = r + t &* batch &* 5
          let l_t: MutableFloats = l + t &* batch &* 5
          let s_tNext: MutableFloats = s + (t &+ 1) &* batch &* 5
          let hNext_tanh_t: MutableFloats = hNext_tanh + t &* batch &* 5
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          // s', r, l, h' = …  (Undefined.rnn:7–10)
          Pointwise.compute_r_l(
            rows: batch, h_w, x_t, s_t, h, x_mask_t, r_t, l_t, hNext_multiply, hNext_multiply2, hNext_divide, s_tNext)
          // h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')  (Undefined.rnn:10)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: hNext_multiply, inputStride: 5, packed: h_W_packed,
            destination: hNext_product, destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_tanh_hNext(
            rows: batch, hNext_product, hNext_multiply2, hNext_divide, x_mask_t, h, hNext_tanh_t, hNext_t)
        }
        // h = scan Leaving(5) over x  (Undefined.rnn:18)
        Kernel.copy(
          rows: batch, width: 5, source: s + xSteps &* batch &* 5, sourceStride: 5, destination: s_final,
          destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: h, sourceStride: 5, destination: h_final, destinationStride: 5)
        // output U · l + h'  (Undefined.rnn:11)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: l, inputStride: 5, packed: h_U_packed, destination: output_product,
          destinationStride: 5, bias: nil)
        // output, loss = …  (Undefined.rnn:11, 20)
        Pointwise.compute_h_loss_subtract(rows: xSteps &* batch, output_product, hNext, y, h2, loss_subtract, loss_sum)
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20); with its gradient
        Pointwise.compute_loss_multiply_d_loss(
          count: xSteps &* batch, loss_sum, x_mask, x_count, loss_multiply, d_loss, d_loss2)
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 7, input: h2, inputStride: 5, packed: dense_W_packed, destination: loss_add,
          destinationStride: 7, bias: dense_b)
        Kernel.crossEntropy(
          rows: xSteps &* batch, width: 7, logits: loss_add, logitsStride: 7, token: label, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: xSteps &* batch, loss_multiply, loss_crossEntropy, x_mask, loss_select)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Undefined.rnn:20: loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)
        Kernel.crossEntropyGradient(
          rows: xSteps &* batch, width: 7, logits: loss_add, logitsStride: 7, token: label, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_loss3,
          destinationStride: 7)
        Pointwise.compute_d_loss(rows: xSteps &* batch, d_loss3, d_loss4)
        Pointwise.compute_d_loss_d_loss(rows: xSteps &* batch, d_loss4, h2, d_loss2, loss_subtract, d_loss5, d_loss6)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 7, n: 5, left: d_loss3, leftStride: 7, right: d_loss5, rightStride: 5,
          destination: gradient_dense_W, destinationRowStride: 5, leftSum: gradient_dense_b,
          totals: shard.totals(toMove: gradient_dense_W), leftSumTotals: shard.totals(of: gradient_dense_b))
        Kernel.product(
          rows: xSteps &* batch, k: 7, n: 5, input: d_loss3, inputStride: 7, packed: dense_W_packed2,
          destination: d_loss7, destinationStride: 5, bias: nil)
        // gradient of Undefined.rnn:11: output U · l + h'
        Pointwise.compute_d_h_d_output(rows: xSteps &* batch, d_loss7, d_loss6, d_h, d_output)
        Pointwise.compute_d_output(rows: xSteps &* batch, d_output, l, d_output2)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: d_h, leftStride: 5, right: d_output2, rightStride: 5,
          destination: gradient_h_U, destinationRowStride: 5, leftSum: nil, totals: shard.totals(toMove: gradient_h_U))
        Kernel.product(
          rows: xSteps &* batch, k: 5, n: 5, input: d_h, inputStride: 5, packed: h_U_packed2, destination: d_output3,
          destinationStride: 5, bias: nil)
        // gradient of Undefined.rnn:18: h = scan Leaving(5) over x
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_h_s, sourceStride: 5, destination: d_s, destinationStride: 5)
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_h_h, sourceStride: 5, destination: d_h2, destinationStride: 5)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let x_t2: MutableFloats = x + t2 &* batch &* 5
          let s_t2: MutableFloats = s + t2 &* batch &* 5
          let r_t2: MutableFloats = r + t2 &* batch &* 5
          let l_t2: MutableFloats = l + t2 &* batch &* 5
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let d_h_t2: MutableFloats = d_h + t2 &* batch &* 5
          let hNext_tanh_t2: MutableFloats = hNext_tanh + t2 &* batch &* 5
          let d_hNext_t2: MutableFloats = d_hNext4 + t2 &* batch &* 5
          let d_output_t2: MutableFloats = d_output3 + t2 &* batch &* 5
          // s', r, h' = …  (Undefined.rnn:7–8, 10); with the gradient of Undefined.rnn:4, 7, 10
          Pointwise.compute_r_subtract_hNext_multiply(
            rows: batch, h_w, x_t2, s_t2, r_t2, l_t2, x_mask_t2, d_h2, d_s, d_h_t2, hNext_tanh_t2, r_subtract,
            hNext_multiply3, d_sNext, d_sNext2, d_hNext, d_hNext2, d_hNext3)
          // gradient of Undefined.rnn:10: h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')
          Pointwise.compute_d_hNext(rows: batch, d_hNext3, hNext_multiply3, d_hNext_t2)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: d_h_t2, inputStride: 5, packed: h_W_packed2, destination: d_hNext5,
            destinationStride: 5, bias: nil, turn: t2)
          // gradient of Undefined.rnn:4, 7–10: s, s', r, l, h' = …
          Pointwise.compute_d_output_d_s(
            count: batch &* 5, d_hNext5, l_t2, r_t2, d_output_t2, r_subtract, d_hNext2, d_hNext, d_sNext, x_t2,
            d_sNext2, d_s)
        }
        // gradient of Undefined.rnn:18: h = scan Leaving(5) over x
        Kernel.copy(rows: batch, width: 5, source: d_s, sourceStride: 5, destination: d_s_final, destinationStride: 5)
        Kernel.copy(rows: batch, width: 5, source: d_h2, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        // gradient of Undefined.rnn:10: h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')
        Kernel.columnSum(
          rows: xSteps &* batch, width: 5, source: hNext_tanh, sourceStride: 5, destination: d_hNext6,
          totals: shard.totals(of: d_hNext6))
        // gradient of Undefined.rnn:7: s' = s + w * x
        Kernel.columnSum(
          rows: xSteps &* batch, width: 5, source: d_output3, sourceStride: 5, destination: d_sNext3,
          totals: shard.totals(of: d_sNext3))
        // gradient of Undefined.rnn:10: h' = tanh(W · (r * l) + 0.5 * h) + w / (0.5 + r) / (4.5 - s')
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: d_h, leftStride: 5, right: d_hNext4, rightStride: 5,
          destination: gradient_h_W, destinationRowStride: 5, leftSum: nil, totals: shard.totals(toMove: gradient_h_W))
        // The state 'h.s' after the last step.
        shard.setFinalState(0, s_final, stride: 5)
        // The state 'h.h' after the last step.
        shard.setFinalState(1, h_final, stride: 5)
        // The state 'cotangent of h.s' after the last step.
        shard.setFinalState(2, d_s_final, stride: 5)
        // The state 'cotangent of h.h' after the last step.
        shard.setFinalState(3, d_h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_h_w: [5]
        let gradient_h_w: MutableFloats = shard.gradients
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_hNext: [5]
        let d_hNext: MutableFloats = shard.sums + 16
        // d_sNext: [5]
        let d_sNext: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        // loss meanSquaredError(h, y) + crossEntropy(dense(h, 7), label)  (Undefined.rnn:20)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Undefined.rnn:7: s' = s + w * x
        Pointwise.compute_gradient_h_w(d_hNext, d_sNext, gradient_h_w)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      static func compute_sNext_l(
        _ h_w: Floats, _ x2: Floats, _ h_s2: Floats, _ h_h2: Floats, _ sNext2: MutableFloats, _ l2: MutableFloats,
        _ hNext_multiply: MutableFloats, _ hNext_multiply2: MutableFloats, _ hNext_divide: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        let w: Vector = Lanes.load(h_w)
        let x: Vector = Lanes.load(x2)
        let h_s: Vector = Lanes.load(h_s2)
        let sNext: Vector = Lanes.fma(w, x, h_s)
        let v3: Vector = Lanes.subtract(v2, sNext)
        let r: Vector = Lanes.sqrt(v3)
        let l: Vector = Lanes.log(v3)
        let v4: Vector = Lanes.multiply(r, l)
        let h_h: Vector = Lanes.load(h_h2)
        let v6: Vector = Lanes.multiply(v5, h_h)
        let v7: Vector = Lanes.add(v5, r)
        let v8: Vector = Lanes.divide(w, v7)
        let v9: Vector = Lanes.divide(v8, v3)
        Lanes.store(sNext, sNext2)
        Lanes.store(l, l2)
        Lanes.store(v4, hNext_multiply)
        Lanes.store(v6, hNext_multiply2)
        Lanes.store(v9, hNext_divide)
      }

      /// One row of 5.
      static func compute_hNext_output(
        _ hNext_multiply: Floats, _ hNext_divide: Floats, _ hNext_multiply2: Floats, _ l: Floats,
        _ hNext2: MutableFloats, _ output: MutableFloats, _ h_W_packed: Floats, _ h_U_packed: Floats
      ) {
        let hNext_multiply_x: Vector = Lanes.load(hNext_multiply)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(hNext_multiply_x), k: 5, input: hNext_multiply2, packed: h_W_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = Lanes.quickTanh(v)
        let hNext_divide_x: Vector = Lanes.load(hNext_divide)
        let hNext: Vector = Lanes.add(v2, hNext_divide_x)
        let sums2 = Kernel.sums(RNNRuntime::LastGate(hNext), k: 5, input: l, packed: h_U_packed, readsAhead: false)
        let v3: Vector = sums2.first
        Lanes.store(hNext, hNext2)
        Lanes.store(v3, output)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_l_hNext_multiply(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: MutableFloats, _ h2: Floats, _ x_mask: Floats,
        _ l2: MutableFloats, _ hNext_multiply: MutableFloats, _ hNext_multiply2: MutableFloats,
        _ hNext_divide: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: MutableFloats = s2 + row &* 5
          let h2Row: Floats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let l2Row: MutableFloats = l2 + row &* 5
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 5
          let hNext_multiply2Row: MutableFloats = hNext_multiply2 + row &* 5
          let hNext_divideRow: MutableFloats = hNext_divide + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.sqrt(v3)
          let l: Vector = Lanes.log(v3)
          let v4: Vector = Lanes.multiply(r, l)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(v5, h)
          let v7: Vector = Lanes.add(v5, r)
          let v8: Vector = Lanes.divide(w, v7)
          let v9: Vector = Lanes.divide(v8, v3)
          let v10: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(l, l2Row, count: 5)
          Lanes.store(v4, hNext_multiplyRow, count: 5)
          Lanes.store(v6, hNext_multiply2Row, count: 5)
          Lanes.store(v9, hNext_divideRow, count: 5)
          Lanes.store(v10, s2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext_multiply: Floats, _ hNext_divide: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 5
          let hNext_divideRow: Floats = hNext_divide + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext_multiply_x)
          let v2: Vector = Lanes.quickTanh(v)
          let hNext_divide_x: Vector = Lanes.load(hNext_divideRow, count: 5)
          let hNext: Vector = Lanes.add(v2, hNext_divide_x)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_h(count: Swift::Int, _ output_product: Floats, _ hNext: Floats, _ h2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let output_product_x: Vector = Lanes.load(output_product + column, count: lanes)
          let hNext_x: Vector = Lanes.load(hNext + column, count: lanes)
          let h: Vector = Lanes.add(output_product_x, hNext_x)
          Lanes.store(h, h2 + column, count: lanes)
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
        rows: Swift::Int, _ hNext_product: Floats, _ hNext_multiply: Floats, _ hNext_divide: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 5
          let hNext_divideRow: Floats = hNext_divide + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext_multiply_x)
          let v2: Vector = Lanes.tanh(v)
          let hNext_divide_x: Vector = Lanes.load(hNext_divideRow, count: 5)
          let hNext: Vector = Lanes.add(v2, hNext_divide_x)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_loss_sum(
        rows: Swift::Int, _ output_product: Floats, _ hNext: Floats, _ y2: Floats, _ h2: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let output_productRow: Floats = output_product + row &* 5
          let hNextRow: Floats = hNext + row &* 5
          let y2Row: Floats = y2 + row &* 5
          let h2Row: MutableFloats = h2 + row &* 5
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let output_product_x: Vector = Lanes.load(output_productRow, count: 5)
          let hNext_x: Vector = Lanes.load(hNextRow, count: 5)
          let h: Vector = Lanes.add(output_product_x, hNext_x)
          let y: Vector = Lanes.load(y2Row, count: 5)
          let v: Vector = Lanes.subtract(h, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(h, h2Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_multiply(count: Swift::Int, _ loss_sum: Floats, _ loss_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.2)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          Lanes.store(v2, loss_multiply + column, count: lanes)
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
      static func compute_loss_select(
        count: Swift::Int, _ loss_multiply: Floats, _ loss_crossEntropy: Floats, _ x_mask: Floats,
        _ loss_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_multiply_x: Vector = Lanes.load(loss_multiply + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v: Vector = Lanes.add(loss_multiply_x, loss_crossEntropy_x)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, loss_select + column, count: lanes)
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
      static func compute_r_l(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: MutableFloats, _ h2: Floats, _ x_mask: Floats,
        _ r2: MutableFloats, _ l2: MutableFloats, _ hNext_multiply: MutableFloats, _ hNext_multiply2: MutableFloats,
        _ hNext_divide: MutableFloats, _ s3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v5: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: MutableFloats = s2 + row &* 5
          let h2Row: Floats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let r2Row: MutableFloats = r2 + row &* 5
          let l2Row: MutableFloats = l2 + row &* 5
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 5
          let hNext_multiply2Row: MutableFloats = hNext_multiply2 + row &* 5
          let hNext_divideRow: MutableFloats = hNext_divide + row &* 5
          let s3Row: MutableFloats = s3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.sqrt(v3)
          let l: Vector = Lanes.log(v3)
          let v4: Vector = Lanes.multiply(r, l)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(v5, h)
          let v7: Vector = Lanes.add(v5, r)
          let v8: Vector = Lanes.divide(w, v7)
          let v9: Vector = Lanes.divide(v8, v3)
          let v10: Vector = Lanes.select(mask, sNext, s)
          Lanes.store(r, r2Row, count: 5)
          Lanes.store(l, l2Row, count: 5)
          Lanes.store(v4, hNext_multiplyRow, count: 5)
          Lanes.store(v6, hNext_multiply2Row, count: 5)
          Lanes.store(v9, hNext_divideRow, count: 5)
          Lanes.store(v10, s3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_tanh_hNext(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext_multiply: Floats, _ hNext_divide: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ hNext_tanh: MutableFloats, _ hNext2: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 5
          let hNext_divideRow: Floats = hNext_divide + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let hNext_tanhRow: MutableFloats = hNext_tanh + row &* 5
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext_multiply_x)
          let v2: Vector = Lanes.tanh(v)
          let hNext_divide_x: Vector = Lanes.load(hNext_divideRow, count: 5)
          let hNext: Vector = Lanes.add(v2, hNext_divide_x)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v2, hNext_tanhRow, count: 5)
          Lanes.store(hNext, hNext2Row, count: 5)
          Lanes.store(v3, h2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h_loss_subtract(
        rows: Swift::Int, _ output_product: Floats, _ hNext: Floats, _ y2: Floats, _ h2: MutableFloats,
        _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let output_productRow: Floats = output_product + row &* 5
          let hNextRow: Floats = hNext + row &* 5
          let y2Row: Floats = y2 + row &* 5
          let h2Row: MutableFloats = h2 + row &* 5
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 5
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let output_product_x: Vector = Lanes.load(output_productRow, count: 5)
          let hNext_x: Vector = Lanes.load(hNextRow, count: 5)
          let h: Vector = Lanes.add(output_product_x, hNext_x)
          let y: Vector = Lanes.load(y2Row, count: 5)
          let v: Vector = Lanes.subtract(h, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(h, h2Row, count: 5)
          Lanes.store(v, loss_subtractRow, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_multiply_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_multiply: MutableFloats,
        _ d_loss: MutableFloats, _ d_loss2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v3: Vector = Lanes.broadcast(1.0)
        let v5: Vector = Lanes.broadcast(0.0)
        let x_count_x: Vector = Lanes.broadcast(x_count[0])
        let v4: Vector = Lanes.divide(v3, x_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let x_mask_x: Vector = Lanes.load(x_mask + column, count: lanes)
          let v6: Vector = Lanes.select(x_mask_x, v4, v5)
          let v7: Vector = Lanes.multiply(v6, v)
          Lanes.store(v2, loss_multiply + column, count: lanes)
          Lanes.store(v6, d_loss + column, count: lanes)
          Lanes.store(v7, d_loss2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 7.
      @inline(never)
      static func compute_d_loss(rows: Swift::Int, _ d_loss: Floats, _ d_loss2: MutableFloats) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row &* 7
          let d_loss2Row: MutableFloats = d_loss2 + row
          var sum2: Vector = Vector()
          let d_loss_x: Vector = Lanes.load(d_lossRow, count: 7)
          let v: Vector = Lanes.abs(d_loss_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 7, 0))
          d_loss2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_loss_d_loss(
        rows: Swift::Int, _ d_loss: Floats, _ h2: Floats, _ d_loss2: Floats, _ loss_subtract: Floats,
        _ d_loss3: MutableFloats, _ d_loss4: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let h2Row: Floats = h2 + row &* 5
          let d_loss2Row: Floats = d_loss2 + row
          let loss_subtractRow: Floats = loss_subtract + row &* 5
          let d_loss3Row: MutableFloats = d_loss3 + row &* 5
          let d_loss4Row: MutableFloats = d_loss4 + row &* 5
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let d_loss_x2: Vector = Lanes.broadcast(d_loss2Row[0])
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v2: Vector = Lanes.select(d_loss_x, h, v)
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 5)
          let v3: Vector = Lanes.multiply(d_loss_x2, loss_subtract_x)
          let v4: Vector = Lanes.select(d_loss_x2, v3, v)
          let v5: Vector = Lanes.add(v4, v4)
          Lanes.store(v2, d_loss3Row, count: 5)
          Lanes.store(v5, d_loss4Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_h_d_output(
        rows: Swift::Int, _ d_loss: Floats, _ d_loss2: Floats, _ d_h: MutableFloats, _ d_output: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row &* 5
          let d_loss2Row: Floats = d_loss2 + row &* 5
          let d_hRow: MutableFloats = d_h + row &* 5
          let d_outputRow: MutableFloats = d_output + row
          var sum2: Vector = Vector()
          let d_loss_x: Vector = Lanes.load(d_lossRow, count: 5)
          let d_loss_x2: Vector = Lanes.load(d_loss2Row, count: 5)
          let v: Vector = Lanes.add(d_loss_x, d_loss_x2)
          let v2: Vector = Lanes.abs(v)
          Lanes.store(v, d_hRow, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          d_outputRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_output(rows: Swift::Int, _ d_output: Floats, _ l: Floats, _ d_output2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_outputRow: Floats = d_output + row
          let lRow: Floats = l + row &* 5
          let d_output2Row: MutableFloats = d_output2 + row &* 5
          let d_output_x: Vector = Lanes.broadcast(d_outputRow[0])
          let l_x: Vector = Lanes.load(lRow, count: 5)
          let v2: Vector = Lanes.select(d_output_x, l_x, v)
          Lanes.store(v2, d_output2Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_subtract_hNext_multiply(
        rows: Swift::Int, _ h_w: Floats, _ x2: Floats, _ s2: Floats, _ r2: Floats, _ l2: Floats, _ x_mask: Floats,
        _ d_h2: MutableFloats, _ d_s2: Floats, _ d_h3: MutableFloats, _ hNext_tanh: MutableFloats,
        _ r_subtract: MutableFloats, _ hNext_multiply: MutableFloats, _ d_sNext: MutableFloats,
        _ d_sNext2: MutableFloats, _ d_hNext: MutableFloats, _ d_hNext2: MutableFloats, _ d_hNext3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(4.5)
        let v4: Vector = Lanes.broadcast(0.5)
        let v9: Vector = Lanes.broadcast(0.0)
        let v26: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let h_wRow: Floats = h_w
          let x2Row: Floats = x2 + row &* 5
          let s2Row: Floats = s2 + row &* 5
          let r2Row: Floats = r2 + row &* 5
          let l2Row: Floats = l2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let d_h2Row: MutableFloats = d_h2 + row &* 5
          let d_s2Row: Floats = d_s2 + row &* 5
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let hNext_tanhRow: MutableFloats = hNext_tanh + row &* 5
          let r_subtractRow: MutableFloats = r_subtract + row &* 5
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 5
          let d_sNextRow: MutableFloats = d_sNext + row &* 5
          let d_sNext2Row: MutableFloats = d_sNext2 + row &* 5
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 5
          let d_hNext3Row: MutableFloats = d_hNext3 + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let w: Vector = Lanes.load(h_wRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let s: Vector = Lanes.load(s2Row, count: 5)
          let sNext: Vector = Lanes.fma(w, x, s)
          let v3: Vector = Lanes.subtract(v2, sNext)
          let r: Vector = Lanes.load(r2Row, count: 5)
          let v5: Vector = Lanes.add(v4, r)
          let v6: Vector = Lanes.divide(w, v5)
          let v7: Vector = Lanes.divide(v6, v3)
          let l: Vector = Lanes.load(l2Row, count: 5)
          let v8: Vector = Lanes.multiply(r, l)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let v10: Vector = Lanes.select(mask, d_h, v9)
          let v11: Vector = Lanes.select(mask, v9, d_h)
          let d_s: Vector = Lanes.load(d_s2Row, count: 5)
          let v12: Vector = Lanes.select(mask, d_s, v9)
          let v13: Vector = Lanes.select(mask, v9, d_s)
          let d_h_x: Vector = Lanes.load(d_h3Row, count: 5)
          let v14: Vector = Lanes.add(d_h_x, v10)
          let v15: Vector = Lanes.divide(v14, v3)
          let v16: Vector = Lanes.select(v14, v15, v9)
          let v17: Vector = Lanes.multiply(v14, v7)
          let v18: Vector = Lanes.divide(v17, v3)
          let v19: Vector = Lanes.select(v14, v18, v9)
          let v20: Vector = Lanes.divide(v16, v5)
          let v21: Vector = Lanes.select(v16, v20, v9)
          let v22: Vector = Lanes.multiply(v16, v6)
          let v23: Vector = Lanes.divide(v22, v5)
          let v24: Vector = Lanes.select(v16, v23, v9)
          let hNext_tanh_x: Vector = Lanes.load(hNext_tanhRow, count: 5)
          let v27: Vector = Lanes.fma(Lanes.negate(hNext_tanh_x), hNext_tanh_x, v26)
          let v28: Vector = Lanes.multiply(v14, v27)
          let v29: Vector = Lanes.select(v14, v28, v9)
          let v31: Vector = Lanes.abs(v29)
          let v32: Vector = Lanes.fma(v29, v4, v11)
          Lanes.store(v3, r_subtractRow, count: 5)
          Lanes.store(v8, hNext_multiplyRow, count: 5)
          Lanes.store(v12, d_sNextRow, count: 5)
          Lanes.store(v13, d_sNext2Row, count: 5)
          Lanes.store(v19, d_hNextRow, count: 5)
          Lanes.store(v21, hNext_tanhRow, count: 5)
          Lanes.store(v24, d_hNext2Row, count: 5)
          Lanes.store(v29, d_h3Row, count: 5)
          Lanes.store(v32, d_h2Row, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v31, from: 5, 0))
          d_hNext3Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext(
        rows: Swift::Int, _ d_hNext: Floats, _ hNext_multiply: Floats, _ d_hNext2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_hNextRow: Floats = d_hNext + row
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 5
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 5
          let d_hNext_x: Vector = Lanes.broadcast(d_hNextRow[0])
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 5)
          let v2: Vector = Lanes.select(d_hNext_x, hNext_multiply_x, v)
          Lanes.store(v2, d_hNext2Row, count: 5)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_output_d_s(
        count: Swift::Int, _ d_hNext: Floats, _ l2: Floats, _ r2: Floats, _ d_output: MutableFloats,
        _ r_subtract: Floats, _ d_hNext2: Floats, _ d_hNext3: Floats, _ d_sNext: Floats, _ x2: Floats,
        _ d_sNext2: Floats, _ d_s: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v10: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let l: Vector = Lanes.load(l2 + column, count: lanes)
          let v: Vector = Lanes.multiply(d_hNext_x, l)
          let v3: Vector = Lanes.select(d_hNext_x, v, v2)
          let r: Vector = Lanes.load(r2 + column, count: lanes)
          let v4: Vector = Lanes.multiply(d_hNext_x, r)
          let v5: Vector = Lanes.select(d_hNext_x, v4, v2)
          let d_output_x: Vector = Lanes.load(d_output + column, count: lanes)
          let v6: Vector = Lanes.add(d_output_x, v5)
          let r_subtract_x: Vector = Lanes.load(r_subtract + column, count: lanes)
          let v7: Vector = Lanes.divide(v6, r_subtract_x)
          let v8: Vector = Lanes.select(v6, v7, v2)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2 + column, count: lanes)
          let v9: Vector = Lanes.subtract(v3, d_hNext_x2)
          let v11: Vector = Lanes.multiply(v9, v10)
          let v12: Vector = Lanes.divide(v11, r)
          let v13: Vector = Lanes.select(v9, v12, v2)
          let d_hNext_x3: Vector = Lanes.load(d_hNext3 + column, count: lanes)
          let v14: Vector = Lanes.subtract(v8, d_hNext_x3)
          let v15: Vector = Lanes.add(v14, v13)
          let d_sNext_x: Vector = Lanes.load(d_sNext + column, count: lanes)
          let v16: Vector = Lanes.subtract(d_sNext_x, v15)
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v17: Vector = Lanes.multiply(v16, x)
          let d_sNext_x2: Vector = Lanes.load(d_sNext2 + column, count: lanes)
          let v18: Vector = Lanes.add(d_sNext_x2, v16)
          Lanes.store(v17, d_output + column, count: lanes)
          Lanes.store(v18, d_s + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 5.
      @inline(never)
      static func compute_gradient_h_w(_ d_hNext: Floats, _ d_sNext: Floats, _ gradient_h_w: MutableFloats) {
        let d_hNext_x: Vector = Lanes.load(d_hNext, count: 5)
        let d_sNext_x: Vector = Lanes.load(d_sNext, count: 5)
        let v: Vector = Lanes.add(d_hNext_x, d_sNext_x)
        Lanes.store(v, gradient_h_w, count: 5)
      }
    }
  }
}

/// Padding is zero in an example without steps: outside of loops, before the first step of a loop, and in what is said of an example.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `label`: a token in 0..<4
/// - Output `logits`: [4]
public struct Empty: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "w", shape: [3], offset: 0, initializer: .constant(1.0)),
      .init(name: "h.W", shape: [3, 6], offset: 16, initializer: .glorot),
      .init(name: "h.b", shape: [3], offset: 48, initializer: .constant(0.0)),
      .init(name: "n.dense.W", shape: [4, 3], offset: 64, initializer: .glorot),
      .init(name: "n.dense.b", shape: [4], offset: 80, initializer: .constant(0.0)),
      .init(name: "logits.dense.W", shape: [4, 6], offset: 96, initializer: .glorot),
      .init(name: "logits.dense.b", shape: [4], offset: 128, initializer: .constant(0.0)),
    ],
    count: 144, preparedCounts: [240, 464])

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

extension Empty {
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
      _ model: Empty, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
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
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
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

extension Empty {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Empty.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Empty.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Empty, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, x: x, label: label, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - label: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Empty, x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, x: x, label: label, lengths: lengths,
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
      x: some Swift::Collection<Swift::Float>, label: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: x.count)
      try check.setLengths(0, lengths)
      try check.bind(0, x)
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
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Empty, _ batch: RNNRuntime::Batch<Empty.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
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
  extension Empty: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
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

  extension Empty.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Empty
  }

  extension Empty.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Empty
  }
#endif

// MARK: Code

extension Empty {
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
        outputs: [.init(name: "logits", axis: -1, shape: [4])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [18]
        let h_W: Floats = parameters + 16
        // h_W_packed: [48]
        let h_W_packed: MutableFloats = prepared
        // h_W_packed2: [48]
        let h_W_packed2: MutableFloats = prepared + 48
        // n_dense_W: [12]
        let n_dense_W: Floats = parameters + 64
        // n_dense_W_packed: [48]
        let n_dense_W_packed: MutableFloats = prepared + 96
        // logits_dense_W: [24]
        let logits_dense_W: Floats = parameters + 96
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: MutableFloats = prepared + 144
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: h_W + 3, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed)
        Kernel.pack(
          source: h_W, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed2)
        // n = logSoftmax(dense(l, 4))  (Undefined.rnn:31)
        Kernel.pack(
          source: n_dense_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: n_dense_W_packed)
        // logits = dense([h.last, m], 4) + n.last + n.first  (Undefined.rnn:32)
        Kernel.pack(
          source: logits_dense_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1,
          destination: logits_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // logits_concatenate: [B, 6], shares memory with hNext_product, logits_add2
        let logits_concatenate: MutableFloats = shard.floats(4)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3], shares memory with m_select2
        let x: MutableFloats = shard.floats(8)
        // l: [T, B, 3], shares memory with n
        let l: MutableFloats = shard.floats(0)
        // m_sqrt: [T, B, 3], shares memory with m_softmax, n_add
        let m_sqrt: MutableFloats = shard.floats(1)
        // hNext: [T, B, 3], shares memory with m_select
        let hNext: MutableFloats = shard.floats(2)
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(3)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(9)
        // hNext_product: [B, 3], shares memory with logits_concatenate, logits_add2
        let hNext_product: MutableFloats = shard.floats(4)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // m_sum: [B, 1], shares memory with m_sum2, m_sum4, logits_add, logits_at2
        let m_sum: MutableFloats = shard.floats(5)
        // m_select: [T, B, 3], shares memory with hNext
        let m_select: MutableFloats = shard.floats(2)
        // m_sum2: [B, 3], shares memory with m_sum, m_sum4, logits_add, logits_at2
        let m_sum2: MutableFloats = shard.floats(5)
        // m_sum3: [B, 1], shares memory with m_divide, logits_at, logits
        let m_sum3: MutableFloats = shard.floats(6)
        // m_maximum: [B, 1]
        let m_maximum: MutableFloats = shard.floats(7)
        // m_divide: [B, 3], shares memory with m_sum3, logits_at, logits
        let m_divide: MutableFloats = shard.floats(6)
        // m_softmax: [T, B, 3], shares memory with m_sqrt, n_add
        let m_softmax: MutableFloats = shard.floats(1)
        // m_select2: [T, B, 3], shares memory with x
        let m_select2: MutableFloats = shard.floats(8)
        // m_sum4: [B, 3], shares memory with m_sum, m_sum2, logits_add, logits_at2
        let m_sum4: MutableFloats = shard.floats(5)
        // n_add: [T, B, 4], shares memory with m_sqrt, m_softmax
        let n_add: MutableFloats = shard.floats(1)
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n: [T, B, 4], shares memory with l
        let n: MutableFloats = shard.floats(0)
        // logits_add: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_at2
        let logits_add: MutableFloats = shard.floats(5)
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_at: [B, 4], shares memory with m_sum3, m_divide, logits
        let logits_at: MutableFloats = shard.floats(6)
        // logits_add2: [B, 4], shares memory with logits_concatenate, hNext_product
        let logits_add2: MutableFloats = shard.floats(4)
        // logits_at2: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_add
        let logits_at2: MutableFloats = shard.floats(5)
        // logits: [B, 4], shares memory with m_sum3, m_divide, logits_at
        let logits: MutableFloats = shard.floats(6)
        // l, m = …  (Undefined.rnn:28, 30)
        Pointwise.compute_l_m_sqrt(rows: xSteps &* batch, w, x, l, m_sqrt)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        // h = scan reversed Elman(3) over l  (Undefined.rnn:29)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: hNext_product,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, x_mask_t, h_tNext, h_t)
        }
        // m = mean(sqrt(x) * sum(h.last), over: x) + sum(softmax(l) / x, over: x)  (Undefined.rnn:30)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(10), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: logits_concatenate, destinationStride: 6)
        Pointwise.compute_m_sum(rows: batch, logits_concatenate, m_sum)
        for t2 in 0..<xSteps {
          let m_sqrt_t2: MutableFloats = m_sqrt + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let m_select_t2: MutableFloats = m_select + t2 &* batch &* 3
          Pointwise.compute_m_select(rows: batch, m_sqrt_t2, m_sum, x_mask_t2, m_select_t2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum2, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: m_sum3, destinationStride: 1)
        Pointwise.compute_m_maximum(count: batch, m_sum3, m_maximum)
        Pointwise.compute_m_divide(rows: batch, m_sum2, m_maximum, m_divide)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: m_softmax,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_m_select2(rows: xSteps &* batch, m_softmax, x, x_mask, m_select2)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select2, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum4, destinationStride: 3)
        Pointwise.compute_m(rows: batch, m_divide, m_sum4, logits_concatenate)
        // n = logSoftmax(dense(l, 4))  (Undefined.rnn:31)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: n_add,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: n_add, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        // logits = dense([h.last, m], 4) + n.last + n.first  (Undefined.rnn:32)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: logits_concatenate, inputStride: 6, packed: logits_dense_W_packed,
          destination: logits_add, destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(10), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at, destinationStride: 4)
        Pointwise.compute_logits_add(count: batch &* 4, logits_add, logits_at, logits_add2)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(10), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at2, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, logits_add2, logits_at2, logits)
        // The output 'logits'.
        shard.setOutput(0, logits, stepStride: 0, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // logits_concatenate: [B, 6], shares memory with hNext_product, logits_add2
        let logits_concatenate: MutableFloats = shard.floats(4)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3], shares memory with m_select2
        let x: MutableFloats = shard.floats(8)
        // l: [T, B, 3], shares memory with n
        let l: MutableFloats = shard.floats(0)
        // m_sqrt: [T, B, 3], shares memory with m_softmax, n_add
        let m_sqrt: MutableFloats = shard.floats(1)
        // hNext: [T, B, 3], shares memory with m_select
        let hNext: MutableFloats = shard.floats(2)
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(3)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(10)
        // hNext_product: [B, 3], shares memory with logits_concatenate, logits_add2
        let hNext_product: MutableFloats = shard.floats(4)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // m_sum: [B, 1], shares memory with m_sum2, m_sum4, logits_add, logits_at2
        let m_sum: MutableFloats = shard.floats(5)
        // m_select: [T, B, 3], shares memory with hNext
        let m_select: MutableFloats = shard.floats(2)
        // m_sum2: [B, 3], shares memory with m_sum, m_sum4, logits_add, logits_at2
        let m_sum2: MutableFloats = shard.floats(5)
        // m_sum3: [B, 1], shares memory with m_divide, logits_at, logits
        let m_sum3: MutableFloats = shard.floats(6)
        // m_maximum: [B, 1], shares memory with loss_crossEntropy
        let m_maximum: MutableFloats = shard.floats(7)
        // m_divide: [B, 3], shares memory with m_sum3, logits_at, logits
        let m_divide: MutableFloats = shard.floats(6)
        // m_softmax: [T, B, 3], shares memory with m_sqrt, n_add
        let m_softmax: MutableFloats = shard.floats(1)
        // m_select2: [T, B, 3], shares memory with x
        let m_select2: MutableFloats = shard.floats(8)
        // m_sum4: [B, 3], shares memory with m_sum, m_sum2, logits_add, logits_at2
        let m_sum4: MutableFloats = shard.floats(5)
        // n_add: [T, B, 4], shares memory with m_sqrt, m_softmax
        let n_add: MutableFloats = shard.floats(1)
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n: [T, B, 4], shares memory with l
        let n: MutableFloats = shard.floats(0)
        // logits_add: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_at2
        let logits_add: MutableFloats = shard.floats(5)
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_at: [B, 4], shares memory with m_sum3, m_divide, logits
        let logits_at: MutableFloats = shard.floats(6)
        // logits_add2: [B, 4], shares memory with logits_concatenate, hNext_product
        let logits_add2: MutableFloats = shard.floats(4)
        // logits_at2: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_add
        let logits_at2: MutableFloats = shard.floats(5)
        // logits: [B, 4], shares memory with m_sum3, m_divide, logits_at
        let logits: MutableFloats = shard.floats(6)
        // loss_crossEntropy: [B, 1], shares memory with m_maximum
        let loss_crossEntropy: MutableFloats = shard.floats(7)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(9)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // l, m = …  (Undefined.rnn:28, 30)
        Pointwise.compute_l_m_sqrt(rows: xSteps &* batch, w, x, l, m_sqrt)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        // h = scan reversed Elman(3) over l  (Undefined.rnn:29)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: hNext_product,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, hNext_product, hNext_t, x_mask_t, h_tNext, h_t)
        }
        // m = mean(sqrt(x) * sum(h.last), over: x) + sum(softmax(l) / x, over: x)  (Undefined.rnn:30)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(11), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: logits_concatenate, destinationStride: 6)
        Pointwise.compute_m_sum(rows: batch, logits_concatenate, m_sum)
        for t2 in 0..<xSteps {
          let m_sqrt_t2: MutableFloats = m_sqrt + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let m_select_t2: MutableFloats = m_select + t2 &* batch &* 3
          Pointwise.compute_m_select(rows: batch, m_sqrt_t2, m_sum, x_mask_t2, m_select_t2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum2, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: m_sum3, destinationStride: 1)
        Pointwise.compute_m_maximum(count: batch, m_sum3, m_maximum)
        Pointwise.compute_m_divide(rows: batch, m_sum2, m_maximum, m_divide)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: m_softmax,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_m_select2(rows: xSteps &* batch, m_softmax, x, x_mask, m_select2)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select2, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum4, destinationStride: 3)
        Pointwise.compute_m(rows: batch, m_divide, m_sum4, logits_concatenate)
        // n = logSoftmax(dense(l, 4))  (Undefined.rnn:31)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: n_add,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: n_add, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        // logits = dense([h.last, m], 4) + n.last + n.first  (Undefined.rnn:32)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: logits_concatenate, inputStride: 6, packed: logits_dense_W_packed,
          destination: logits_add, destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(11), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at, destinationStride: 4)
        Pointwise.compute_logits_add(count: batch &* 4, logits_add, logits_at, logits_add2)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(11), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at2, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, logits_add2, logits_at2, logits)
        // loss crossEntropy(logits, label)  (Undefined.rnn:34)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1,
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
        // loss crossEntropy(logits, label)  (Undefined.rnn:34)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "label", axis: -1, classes: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 3), .init(axis: 0, width: 3),
          .init(axis: 0, extraSteps: 1, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 4),
          .init(axis: 0, width: 3), .init(axis: -1, width: 6), .init(axis: -1, width: 1), .init(axis: 0, width: 4),
          .init(axis: 0, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 4),
          .init(axis: 0, width: 4), .init(axis: 0, width: 4), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, gradientSums: [0..<132], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // h_W: [18]
        let h_W: Floats = parameters + 16
        // h_W_packed: [48]
        let h_W_packed: MutableFloats = prepared
        // h_W_packed2: [48]
        let h_W_packed2: MutableFloats = prepared + 48
        // n_dense_W: [12]
        let n_dense_W: Floats = parameters + 64
        // n_dense_W_packed: [48]
        let n_dense_W_packed: MutableFloats = prepared + 96
        // logits_dense_W: [24]
        let logits_dense_W: Floats = parameters + 96
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: MutableFloats = prepared + 144
        // logits_dense_W_packed2: [64]
        let logits_dense_W_packed2: MutableFloats = prepared + 240
        // n_dense_W_packed2: [64]
        let n_dense_W_packed2: MutableFloats = prepared + 304
        // h_W_packed3: [48]
        let h_W_packed3: MutableFloats = prepared + 368
        // h_W_packed4: [48]
        let h_W_packed4: MutableFloats = prepared + 416
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: h_W + 3, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed)
        Kernel.pack(
          source: h_W, rowStride: 6, columnStride: 1, rows: 3, columns: 3, blocks: 1, destination: h_W_packed2)
        // n = logSoftmax(dense(l, 4))  (Undefined.rnn:31)
        Kernel.pack(
          source: n_dense_W, rowStride: 3, columnStride: 1, rows: 4, columns: 3, blocks: 1,
          destination: n_dense_W_packed)
        // logits = dense([h.last, m], 4) + n.last + n.first  (Undefined.rnn:32)
        Kernel.pack(
          source: logits_dense_W, rowStride: 6, columnStride: 1, rows: 4, columns: 6, blocks: 1,
          destination: logits_dense_W_packed)
        // gradient of Undefined.rnn:32: logits = dense([h.last, m], 4) + n.last + n.first
        Kernel.pack(
          source: logits_dense_W, rowStride: 1, columnStride: 6, rows: 6, columns: 4, blocks: 1,
          destination: logits_dense_W_packed2)
        // gradient of Undefined.rnn:31: n = logSoftmax(dense(l, 4))
        Kernel.pack(
          source: n_dense_W, rowStride: 1, columnStride: 3, rows: 3, columns: 4, blocks: 1,
          destination: n_dense_W_packed2)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: h_W, rowStride: 1, columnStride: 6, rows: 3, columns: 3, blocks: 1, destination: h_W_packed3)
        Kernel.pack(
          source: h_W + 3, rowStride: 1, columnStride: 6, rows: 3, columns: 3, blocks: 1, destination: h_W_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_w: [3]
        let gradient_w: MutableFloats = shard.gradients
        // gradient_h_b: [3]
        let gradient_h_b: MutableFloats = shard.gradients + 48
        // gradient_n_dense_W: [12]
        let gradient_n_dense_W: MutableFloats = shard.gradients + 64
        // gradient_n_dense_b: [4]
        let gradient_n_dense_b: MutableFloats = shard.gradients + 80
        // gradient_logits_dense_W: [24]
        let gradient_logits_dense_W: MutableFloats = shard.gradients + 96
        // gradient_logits_dense_b: [4]
        let gradient_logits_dense_b: MutableFloats = shard.gradients + 128
        // logits_concatenate: [B, 6], shares memory with hNext_product, d_logits6
        let logits_concatenate: MutableFloats = shard.floats(5)
        // w: [3]
        let w: Floats = shard.parameters
        // x: [T, B, 3], shares memory with d_l2
        let x: MutableFloats = shard.floats(19)
        // l_multiply: [T, B, 3]
        let l_multiply: MutableFloats = shard.floats(0)
        // l: [T, B, 3]
        let l: MutableFloats = shard.floats(1)
        // m_sqrt: [T, B, 3], shares memory with d_h, d_hNext6, d_hNext7
        let m_sqrt: MutableFloats = shard.floats(2)
        // hNext: [T, B, 3]
        let hNext: MutableFloats = shard.floats(3)
        // h_b: [3]
        let h_b: Floats = shard.parameters + 48
        // h_W_packed: [48]
        let h_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(4)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(21)
        // hNext_product: [B, 3], shares memory with logits_concatenate, d_logits6
        let hNext_product: MutableFloats = shard.floats(5)
        // h_W_packed2: [48]
        let h_W_packed2: Floats = shard.prepared + 48
        // m_sum: [B, 1], shares memory with m_sum2, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_m7, d_h2
        let m_sum: MutableFloats = shard.floats(6)
        // m_select: [T, B, 3], shares memory with m_softmax, d_hNext3
        let m_select: MutableFloats = shard.floats(7)
        // m_sum2: [B, 3], shares memory with m_sum, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_m7, d_h2
        let m_sum2: MutableFloats = shard.floats(6)
        // m_sum3: [B, 1], shares memory with m_divide, logits_at, logits, d_logits5
        let m_sum3: MutableFloats = shard.floats(8)
        // m_maximum: [B, 1], shares memory with d_m6, d_hNext2
        let m_maximum: MutableFloats = shard.floats(9)
        // m_divide: [B, 3], shares memory with m_sum3, logits_at, logits, d_logits5
        let m_divide: MutableFloats = shard.floats(8)
        // m_softmax: [T, B, 3], shares memory with m_select, d_hNext3
        let m_softmax: MutableFloats = shard.floats(7)
        // m_select2: [T, B, 3], shares memory with n_add, d_logits2, d_n5, d_l
        let m_select2: MutableFloats = shard.floats(10)
        // m_sum4: [B, 3], shares memory with m_sum, m_sum2, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_m7, d_h2
        let m_sum4: MutableFloats = shard.floats(6)
        // n_add: [T, B, 4], shares memory with m_select2, d_logits2, d_n5, d_l
        let n_add: MutableFloats = shard.floats(10)
        // n_dense_b: [4]
        let n_dense_b: Floats = shard.parameters + 80
        // n_dense_W_packed: [48]
        let n_dense_W_packed: Floats = shard.prepared + 96
        // n: [T, B, 4], shares memory with d_n6, d_n8
        let n: MutableFloats = shard.floats(11)
        // logits_add: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_m7, d_h2
        let logits_add: MutableFloats = shard.floats(6)
        // logits_dense_b: [4]
        let logits_dense_b: Floats = shard.parameters + 128
        // logits_dense_W_packed: [96]
        let logits_dense_W_packed: Floats = shard.prepared + 144
        // logits_at: [B, 4], shares memory with m_sum3, m_divide, logits, d_logits5
        let logits_at: MutableFloats = shard.floats(8)
        // logits_add2: [B, 4], shares memory with d_loss, d_hNext
        let logits_add2: MutableFloats = shard.floats(12)
        // logits_at2: [B, 4], shares memory with m_sum, m_sum2, m_sum4, logits_add, loss_crossEntropy, d_logits4, d_m4, d_m7, d_h2
        let logits_at2: MutableFloats = shard.floats(6)
        // logits: [B, 4], shares memory with m_sum3, m_divide, logits_at, d_logits5
        let logits: MutableFloats = shard.floats(8)
        // loss_crossEntropy: [B, 1], shares memory with m_sum, m_sum2, m_sum4, logits_add, logits_at2, d_logits4, d_m4, d_m7, d_h2
        let loss_crossEntropy: MutableFloats = shard.floats(6)
        // label: [B, 1]
        let label: MutableTokens = shard.tokens(20)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [B, 4], shares memory with d_hNext4
        let d_logits: MutableFloats = shard.floats(13)
        // d_loss: [B, 1], shares memory with logits_add2, d_hNext
        let d_loss: MutableFloats = shard.floats(12)
        // count: [1]
        let count: Floats = shard.count(0)
        // d_logits2: [T, B, 4], shares memory with m_select2, n_add, d_n5, d_l
        let d_logits2: MutableFloats = shard.floats(10)
        // d_logits3: [T, B, 4], shares memory with d_n7
        let d_logits3: MutableFloats = shard.floats(14)
        // d_logits4: [B, 1], shares memory with m_sum, m_sum2, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_m4, d_m7, d_h2
        let d_logits4: MutableFloats = shard.floats(6)
        // d_logits5: [B, 6], shares memory with m_sum3, m_divide, logits_at, logits
        let d_logits5: MutableFloats = shard.floats(8)
        // d_logits6: [B, 6], shares memory with logits_concatenate, hNext_product
        let d_logits6: MutableFloats = shard.floats(5)
        // logits_dense_W_packed2: [64]
        let logits_dense_W_packed2: Floats = shard.prepared + 240
        // d_n: [T, B, 4], shares memory with d_m
        let d_n: MutableFloats = shard.floats(15)
        // d_n2: [T, B, 4]
        let d_n2: MutableFloats = shard.floats(16)
        // d_n3: [T, B, 1], shares memory with d_m2, d_m5, d_hNext5
        let d_n3: MutableFloats = shard.floats(17)
        // d_n4: [T, B, 1], shares memory with d_m3
        let d_n4: MutableFloats = shard.floats(18)
        // d_n5: [T, B, 4], shares memory with m_select2, n_add, d_logits2, d_l
        let d_n5: MutableFloats = shard.floats(10)
        // d_n6: [T, B, 1], shares memory with n, d_n8
        let d_n6: MutableFloats = shard.floats(11)
        // d_n7: [T, B, 3], shares memory with d_logits3
        let d_n7: MutableFloats = shard.floats(14)
        // d_m: [T, B, 3], shares memory with d_n
        let d_m: MutableFloats = shard.floats(15)
        // d_m2: [T, B, 1], shares memory with d_n3, d_m5, d_hNext5
        let d_m2: MutableFloats = shard.floats(17)
        // d_m3: [T, B, 1], shares memory with d_n4
        let d_m3: MutableFloats = shard.floats(18)
        // d_n8: [T, B, 3], shares memory with n, d_n6
        let d_n8: MutableFloats = shard.floats(11)
        // n_dense_W_packed2: [64]
        let n_dense_W_packed2: Floats = shard.prepared + 304
        // d_l: [T, B, 3], shares memory with m_select2, n_add, d_logits2, d_n5
        let d_l: MutableFloats = shard.floats(10)
        // d_m4: [B, 3], shares memory with m_sum, m_sum2, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m7, d_h2
        let d_m4: MutableFloats = shard.floats(6)
        // d_m5: [T, B, 1], shares memory with d_n3, d_m2, d_hNext5
        let d_m5: MutableFloats = shard.floats(17)
        // d_m6: [B, 1], shares memory with m_maximum, d_hNext2
        let d_m6: MutableFloats = shard.floats(9)
        // d_m7: [B, 3], shares memory with m_sum, m_sum2, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_h2
        let d_m7: MutableFloats = shard.floats(6)
        // d_h: [T, B, 3], shares memory with m_sqrt, d_hNext6, d_hNext7
        let d_h: MutableFloats = shard.floats(2)
        // d_h2: [B, 3], shares memory with m_sum, m_sum2, m_sum4, logits_add, logits_at2, loss_crossEntropy, d_logits4, d_m4, d_m7
        let d_h2: MutableFloats = shard.floats(6)
        // d_hNext3: [T, B, 3], shares memory with m_select, m_softmax
        let d_hNext3: MutableFloats = shard.floats(7)
        // d_hNext: [B, 3], shares memory with logits_add2, d_loss
        let d_hNext: MutableFloats = shard.floats(12)
        // d_hNext2: [B, 1], shares memory with m_maximum, d_m6
        let d_hNext2: MutableFloats = shard.floats(9)
        // d_hNext4: [B, 3], shares memory with d_logits
        let d_hNext4: MutableFloats = shard.floats(13)
        // h_W_packed3: [48]
        let h_W_packed3: Floats = shard.prepared + 368
        // d_hNext5: [T, B, 1], shares memory with d_n3, d_m2, d_m5
        let d_hNext5: MutableFloats = shard.floats(17)
        // d_hNext6: [T, B, 3], shares memory with m_sqrt, d_h, d_hNext7
        let d_hNext6: MutableFloats = shard.floats(2)
        // d_hNext7: [T, B, 3], shares memory with m_sqrt, d_h, d_hNext6
        let d_hNext7: MutableFloats = shard.floats(2)
        // h_W_packed4: [48]
        let h_W_packed4: Floats = shard.prepared + 416
        // d_l2: [T, B, 3], shares memory with x
        let d_l2: MutableFloats = shard.floats(19)
        // gradient_h_W: [15]
        let gradient_h_W: MutableFloats = shard.gradients + 16
        // gradient_h_W2: [15]
        let gradient_h_W2: MutableFloats = shard.gradients + 19
        // Forward.
        // l, m = …  (Undefined.rnn:28, 30)
        Pointwise.compute_l_multiply_l(rows: xSteps &* batch, w, x, l_multiply, l, m_sqrt)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: l, inputStride: 3, packed: h_W_packed, destination: hNext,
          destinationStride: 3, bias: h_b)
        // h = scan reversed Elman(3) over l  (Undefined.rnn:29)
        Kernel.zero(rows: batch, width: 3, destination: h + xSteps &* batch &* 3, destinationStride: 3)
        for done in 0..<xSteps {
          let t: Swift::Int = xSteps &- 1 &- done
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 3
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_t: MutableFloats = h + t &* batch &* 3
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          Kernel.product(
            rows: batch, k: 3, n: 3, input: h_tNext, inputStride: 3, packed: h_W_packed2, destination: hNext_product,
            destinationStride: 3, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_t, x_mask_t, h_tNext, h_t)
        }
        // m = mean(sqrt(x) * sum(h.last), over: x) + sum(softmax(l) / x, over: x)  (Undefined.rnn:30)
        Kernel.at(
          isLast: true, batch: batch, width: 3, lengths: shard.tokens(22), source: h, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: logits_concatenate, destinationStride: 6)
        Pointwise.compute_m_sum(rows: batch, logits_concatenate, m_sum)
        for t2 in 0..<xSteps {
          let m_sqrt_t2: MutableFloats = m_sqrt + t2 &* batch &* 3
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let m_select_t2: MutableFloats = m_select + t2 &* batch &* 3
          Pointwise.compute_m_select(rows: batch, m_sqrt_t2, m_sum, x_mask_t2, m_select_t2)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum2, destinationStride: 3)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: x_mask, sourceStepStride: batch, sourceStride: 1,
          destination: m_sum3, destinationStride: 1)
        Pointwise.compute_m_maximum(count: batch, m_sum3, m_maximum)
        Pointwise.compute_m_divide(rows: batch, m_sum2, m_maximum, m_divide)
        Kernel.softmax(
          rows: xSteps &* batch, count: 3, width: 3, source: l, sourceStride: 3, destination: m_softmax,
          destinationStride: 3, isLogarithmic: false)
        Pointwise.compute_m_select2(rows: xSteps &* batch, m_softmax, x, x_mask, m_select2)
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 3, source: m_select2, sourceStepStride: batch &* 3, sourceStride: 3,
          destination: m_sum4, destinationStride: 3)
        Pointwise.compute_m(rows: batch, m_divide, m_sum4, logits_concatenate)
        // n = logSoftmax(dense(l, 4))  (Undefined.rnn:31)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 4, input: l, inputStride: 3, packed: n_dense_W_packed, destination: n_add,
          destinationStride: 4, bias: n_dense_b)
        Kernel.softmax(
          rows: xSteps &* batch, count: 4, width: 4, source: n_add, sourceStride: 4, destination: n,
          destinationStride: 4, isLogarithmic: true)
        // logits = dense([h.last, m], 4) + n.last + n.first  (Undefined.rnn:32)
        Kernel.product(
          rows: batch, k: 6, n: 4, input: logits_concatenate, inputStride: 6, packed: logits_dense_W_packed,
          destination: logits_add, destinationStride: 4, bias: logits_dense_b)
        Kernel.at(
          isLast: true, batch: batch, width: 4, lengths: shard.tokens(22), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at, destinationStride: 4)
        Pointwise.compute_logits_add(count: batch &* 4, logits_add, logits_at, logits_add2)
        Kernel.at(
          isLast: false, batch: batch, width: 4, lengths: shard.tokens(22), source: n, sourceStepStride: batch &* 4,
          sourceStride: 4, destination: logits_at2, destinationStride: 4)
        Pointwise.compute_logits(count: batch &* 4, logits_add2, logits_at2, logits)
        // loss crossEntropy(logits, label)  (Undefined.rnn:34)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_crossEntropy, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Undefined.rnn:34: loss crossEntropy(logits, label)
        Pointwise.compute_d_loss(count: batch, count, d_loss)
        Kernel.crossEntropyGradient(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: label, tokenStride: 1, loss: loss_crossEntropy,
          lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits, destinationStride: 4)
        // gradient of Undefined.rnn:32: logits = dense([h.last, m], 4) + n.last + n.first
        Kernel.place(
          isLast: false, steps: xSteps, batch: batch, width: 4, lengths: shard.tokens(22), source: d_logits,
          sourceStride: 4, destination: d_logits2, destinationStepStride: batch &* 4, destinationStride: 4)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 4, lengths: shard.tokens(22), source: d_logits,
          sourceStride: 4, destination: d_logits3, destinationStepStride: batch &* 4, destinationStride: 4)
        Pointwise.compute_d_logits(rows: batch, d_logits, d_logits4)
        Pointwise.compute_d_logits2(rows: batch, d_logits4, logits_concatenate, d_logits5)
        Kernel.outerSum(
          rows: batch, m: 4, n: 6, left: d_logits, leftStride: 4, right: d_logits5, rightStride: 6,
          destination: gradient_logits_dense_W, destinationRowStride: 6, leftSum: gradient_logits_dense_b,
          totals: shard.totals(toMove: gradient_logits_dense_W),
          leftSumTotals: shard.totals(of: gradient_logits_dense_b))
        Kernel.product(
          rows: batch, k: 4, n: 6, input: d_logits, inputStride: 4, packed: logits_dense_W_packed2,
          destination: d_logits6, destinationStride: 6, bias: nil)
        // gradient of Undefined.rnn:31: n = logSoftmax(dense(l, 4))
        Pointwise.compute_d_n_d_n(rows: xSteps &* batch, d_logits2, d_logits3, n, d_n, d_n2, d_n3, d_n4)
        Pointwise.compute_d_n_d_n2(rows: xSteps &* batch, d_n2, d_n3, d_n, d_n4, d_n5, d_n6)
        // gradient of Undefined.rnn:30–31: m, n = …
        for t3 in 0..<xSteps {
          let d_n_t3: MutableFloats = d_n6 + t3 &* batch
          let l_t3: MutableFloats = l + t3 &* batch &* 3
          let x_mask_t3: MutableFloats = x_mask + t3 &* batch
          let x_t3: MutableFloats = x + t3 &* batch &* 3
          let m_softmax_t3: MutableFloats = m_softmax + t3 &* batch &* 3
          let d_n_t3_2: MutableFloats = d_n7 + t3 &* batch &* 3
          let d_m_t3: MutableFloats = d_m + t3 &* batch &* 3
          let d_m_t3_2: MutableFloats = d_m2 + t3 &* batch
          let d_m_t3_3: MutableFloats = d_m3 + t3 &* batch
          Pointwise.compute_d_n_d_m(
            rows: batch, d_n_t3, l_t3, x_mask_t3, d_logits6, x_t3, m_softmax_t3, d_n_t3_2, d_m_t3, d_m_t3_2, d_m_t3_3)
        }
        // gradient of Undefined.rnn:31: n = logSoftmax(dense(l, 4))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 4, n: 3, left: d_n5, leftStride: 4, right: d_n7, rightStride: 3,
          destination: gradient_n_dense_W, destinationRowStride: 3, leftSum: gradient_n_dense_b,
          totals: shard.totals(toMove: gradient_n_dense_W), leftSumTotals: shard.totals(of: gradient_n_dense_b))
        Kernel.product(
          rows: xSteps &* batch, k: 4, n: 3, input: d_n5, inputStride: 4, packed: n_dense_W_packed2, destination: d_n8,
          destinationStride: 3, bias: nil)
        // gradient of Undefined.rnn:28, 30: l, m = …
        Pointwise.compute_d_l(rows: xSteps &* batch, d_m, d_m2, m_softmax, d_m3, d_n8, d_l)
        // gradient of Undefined.rnn:30: m = mean(sqrt(x) * sum(h.last), over: x) + sum(softmax(l) / x, over: x)
        Pointwise.compute_d_m(rows: batch, d_logits6, m_maximum, d_m4)
        for t4 in 0..<xSteps {
          let x_mask_t4: MutableFloats = x_mask + t4 &* batch
          let m_sqrt_t4: MutableFloats = m_sqrt + t4 &* batch &* 3
          let d_m_t4: MutableFloats = d_m5 + t4 &* batch
          Pointwise.compute_d_m2(rows: batch, x_mask_t4, d_m4, m_sqrt_t4, d_m_t4)
        }
        Kernel.timeSum(
          steps: xSteps, batch: batch, width: 1, source: d_m5, sourceStepStride: batch, sourceStride: 1,
          destination: d_m6, destinationStride: 1)
        Pointwise.compute_d_m3(rows: batch, d_logits6, d_m6, d_m7)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 3, lengths: shard.tokens(22), source: d_m7, sourceStride: 3,
          destination: d_h, destinationStepStride: batch &* 3, destinationStride: 3)
        // gradient of Undefined.rnn:29: h = scan reversed Elman(3) over l
        Kernel.zero(rows: batch, width: 3, destination: d_h2, destinationStride: 3)
        for t5 in 0..<xSteps {
          let d_h_t5: MutableFloats = d_h + t5 &* batch &* 3
          let x_mask_t5: MutableFloats = x_mask + t5 &* batch
          let hNext_t5: MutableFloats = hNext + t5 &* batch &* 3
          let h_t5Next: MutableFloats = h + (t5 &+ 1) &* batch &* 3
          let d_hNext_t5: MutableFloats = d_hNext3 + t5 &* batch &* 3
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_hNext(rows: batch, d_h2, d_h_t5, x_mask_t5, hNext_t5, d_hNext, d_hNext2)
          Pointwise.compute_d_hNext(rows: batch, d_hNext2, h_t5Next, d_hNext_t5)
          Kernel.product(
            rows: batch, k: 3, n: 3, input: hNext_t5, inputStride: 3, packed: h_W_packed3, destination: d_hNext4,
            destinationStride: 3, bias: nil, turn: t5)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 3, d_hNext, d_hNext4, d_h2)
        }
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: hNext, leftStride: 3, right: d_hNext3, rightStride: 3,
          destination: gradient_h_W, destinationRowStride: 6, leftSum: gradient_h_b,
          totals: shard.totals(toMove: gradient_h_W), leftSumTotals: shard.totals(of: gradient_h_b))
        Pointwise.compute_d_hNext2(rows: xSteps &* batch, hNext, d_hNext5)
        Pointwise.compute_d_hNext3(rows: xSteps &* batch, d_hNext5, l, d_hNext6)
        Kernel.outerSum(
          rows: xSteps &* batch, m: 3, n: 3, left: hNext, leftStride: 3, right: d_hNext6, rightStride: 3,
          destination: gradient_h_W2, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_h_W2))
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 3, input: hNext, inputStride: 3, packed: h_W_packed4, destination: d_hNext7,
          destinationStride: 3, bias: nil)
        // gradient of Undefined.rnn:28: l = log(w * x) / (w * x)
        Pointwise.compute_d_l2(count: xSteps &* batch &* 3, d_l, d_hNext7, l_multiply, l, x, d_l2)
        Kernel.columnSum(
          rows: xSteps &* batch, width: 3, source: d_l2, sourceStride: 3, destination: gradient_w,
          totals: shard.totals(of: gradient_w))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, label)  (Undefined.rnn:34)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 3.
      @inline(never)
      static func compute_l_m_sqrt(
        rows: Swift::Int, _ w2: Floats, _ x2: Floats, _ l2: MutableFloats, _ m_sqrt: MutableFloats
      ) {
        for row in 0..<rows {
          let w2Row: Floats = w2
          let x2Row: Floats = x2 + row &* 3
          let l2Row: MutableFloats = l2 + row &* 3
          let m_sqrtRow: MutableFloats = m_sqrt + row &* 3
          let w: Vector = Lanes.load(w2Row, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.multiply(w, x)
          let v2: Vector = Lanes.log(v)
          let l: Vector = Lanes.divide(v2, v)
          let v3: Vector = Lanes.sqrt(x)
          Lanes.store(l, l2Row, count: 3)
          Lanes.store(v3, m_sqrtRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 3
          let hNext3Row: Floats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_m_sum(rows: Swift::Int, _ logits_concatenate: Floats, _ m_sum: MutableFloats) {
        for row in 0..<rows {
          let logits_concatenateRow: Floats = logits_concatenate + row &* 6
          let m_sumRow: MutableFloats = m_sum + row
          var sum2: Vector = Vector()
          let logits_concatenate_x: Vector = Lanes.load(logits_concatenateRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(logits_concatenate_x, from: 3, 0))
          m_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_m_select(
        rows: Swift::Int, _ m_sqrt: Floats, _ m_sum: Floats, _ x_mask: Floats, _ m_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let m_sqrtRow: Floats = m_sqrt + row &* 3
          let m_sumRow: Floats = m_sum + row
          let x_maskRow: Floats = x_mask + row
          let m_selectRow: MutableFloats = m_select + row &* 3
          let m_sum_x: Vector = Lanes.broadcast(m_sumRow[0])
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          let m_sqrt_x: Vector = Lanes.load(m_sqrtRow, count: 3)
          let v: Vector = Lanes.multiply(m_sqrt_x, m_sum_x)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, m_selectRow, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_m_maximum(count: Swift::Int, _ m_sum: Floats, _ m_maximum: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let m_sum_x: Vector = Lanes.load(m_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(m_sum_x, v)
          Lanes.store(v2, m_maximum + column, count: lanes)
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
      static func compute_m_divide(rows: Swift::Int, _ m_sum: Floats, _ m_maximum: Floats, _ m_divide: MutableFloats) {
        for row in 0..<rows {
          let m_sumRow: Floats = m_sum + row &* 3
          let m_maximumRow: Floats = m_maximum + row
          let m_divideRow: MutableFloats = m_divide + row &* 3
          let m_maximum_x: Vector = Lanes.broadcast(m_maximumRow[0])
          let m_sum_x: Vector = Lanes.load(m_sumRow, count: 3)
          let v: Vector = Lanes.divide(m_sum_x, m_maximum_x)
          Lanes.store(v, m_divideRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_m_select2(
        rows: Swift::Int, _ m_softmax: Floats, _ x2: Floats, _ x_mask: Floats, _ m_select: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let m_softmaxRow: Floats = m_softmax + row &* 3
          let x2Row: Floats = x2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let m_selectRow: MutableFloats = m_select + row &* 3
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          let m_softmax_x: Vector = Lanes.load(m_softmaxRow, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.divide(m_softmax_x, x)
          let v3: Vector = Lanes.select(x_mask_x, v, v2)
          Lanes.store(v3, m_selectRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_m(
        rows: Swift::Int, _ m_divide: Floats, _ m_sum: Floats, _ logits_concatenate: MutableFloats
      ) {
        for row in 0..<rows {
          let m_divideRow: Floats = m_divide + row &* 3
          let m_sumRow: Floats = m_sum + row &* 3
          let logits_concatenateRow: MutableFloats = logits_concatenate + row &* 6
          let m_divide_x: Vector = Lanes.load(m_divideRow, count: 3)
          let m_sum_x: Vector = Lanes.load(m_sumRow, count: 3)
          let m: Vector = Lanes.add(m_divide_x, m_sum_x)
          Lanes.store(m, logits_concatenateRow + 3, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_logits_add(
        count: Swift::Int, _ logits_add: Floats, _ logits_at: Floats, _ logits_add2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let logits_add_x: Vector = Lanes.load(logits_add + column, count: lanes)
          let logits_at_x: Vector = Lanes.load(logits_at + column, count: lanes)
          let v: Vector = Lanes.add(logits_add_x, logits_at_x)
          Lanes.store(v, logits_add2 + column, count: lanes)
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
      static func compute_logits(
        count: Swift::Int, _ logits_add: Floats, _ logits_at: Floats, _ logits2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let logits_add_x: Vector = Lanes.load(logits_add + column, count: lanes)
          let logits_at_x: Vector = Lanes.load(logits_at + column, count: lanes)
          let logits: Vector = Lanes.add(logits_add_x, logits_at_x)
          Lanes.store(logits, logits2 + column, count: lanes)
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
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 3
          let hNext3Row: Floats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 3)
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

      /// Rows of 3.
      @inline(never)
      static func compute_l_multiply_l(
        rows: Swift::Int, _ w2: Floats, _ x2: Floats, _ l_multiply: MutableFloats, _ l2: MutableFloats,
        _ m_sqrt: MutableFloats
      ) {
        for row in 0..<rows {
          let w2Row: Floats = w2
          let x2Row: Floats = x2 + row &* 3
          let l_multiplyRow: MutableFloats = l_multiply + row &* 3
          let l2Row: MutableFloats = l2 + row &* 3
          let m_sqrtRow: MutableFloats = m_sqrt + row &* 3
          let w: Vector = Lanes.load(w2Row, count: 3)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v: Vector = Lanes.multiply(w, x)
          let v2: Vector = Lanes.log(v)
          let l: Vector = Lanes.divide(v2, v)
          let v3: Vector = Lanes.sqrt(x)
          Lanes.store(v, l_multiplyRow, count: 3)
          Lanes.store(l, l2Row, count: 3)
          Lanes.store(v3, m_sqrtRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ x_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 3
          let hNext3Row: MutableFloats = hNext3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 3)
          let hNext: Vector = Lanes.load(hNext3Row, count: 3)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3Row, count: 3)
          Lanes.store(v2, h3Row, count: 3)
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

      /// Rows of 4.
      @inline(never)
      static func compute_d_logits(rows: Swift::Int, _ d_logits: Floats, _ d_logits2: MutableFloats) {
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 4
          let d_logits2Row: MutableFloats = d_logits2 + row
          var sum2: Vector = Vector()
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 4)
          let v: Vector = Lanes.abs(d_logits_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          d_logits2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_d_logits2(
        rows: Swift::Int, _ d_logits: Floats, _ logits_concatenate: Floats, _ d_logits2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row
          let logits_concatenateRow: Floats = logits_concatenate + row &* 6
          let d_logits2Row: MutableFloats = d_logits2 + row &* 6
          let d_logits_x: Vector = Lanes.broadcast(d_logitsRow[0])
          let logits_concatenate_x: Vector = Lanes.load(logits_concatenateRow, count: 6)
          let v2: Vector = Lanes.select(d_logits_x, logits_concatenate_x, v)
          Lanes.store(v2, d_logits2Row, count: 6)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_n_d_n(
        rows: Swift::Int, _ d_logits: Floats, _ d_logits2: Floats, _ n2: Floats, _ d_n: MutableFloats,
        _ d_n2: MutableFloats, _ d_n3: MutableFloats, _ d_n4: MutableFloats
      ) {
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 4
          let d_logits2Row: Floats = d_logits2 + row &* 4
          let n2Row: Floats = n2 + row &* 4
          let d_nRow: MutableFloats = d_n + row &* 4
          let d_n2Row: MutableFloats = d_n2 + row &* 4
          let d_n3Row: MutableFloats = d_n3 + row
          let d_n4Row: MutableFloats = d_n4 + row
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 4)
          let d_logits_x2: Vector = Lanes.load(d_logits2Row, count: 4)
          let v: Vector = Lanes.add(d_logits_x, d_logits_x2)
          let n: Vector = Lanes.load(n2Row, count: 4)
          let v2: Vector = Lanes.exp(n)
          let v3: Vector = Lanes.abs(v)
          Lanes.store(v, d_nRow, count: 4)
          Lanes.store(v2, d_n2Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(v3, from: 4, 0))
          d_n3Row[0] = Lanes.sum(sum2)
          d_n4Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_d_n_d_n2(
        rows: Swift::Int, _ d_n: Floats, _ d_n2: Floats, _ d_n3: Floats, _ d_n4: Floats, _ d_n5: MutableFloats,
        _ d_n6: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_nRow: Floats = d_n + row &* 4
          let d_n2Row: Floats = d_n2 + row
          let d_n3Row: Floats = d_n3 + row &* 4
          let d_n4Row: Floats = d_n4 + row
          let d_n5Row: MutableFloats = d_n5 + row &* 4
          let d_n6Row: MutableFloats = d_n6 + row
          let d_n_x2: Vector = Lanes.broadcast(d_n2Row[0])
          let d_n_x4: Vector = Lanes.broadcast(d_n4Row[0])
          var sum2: Vector = Vector()
          let d_n_x: Vector = Lanes.load(d_nRow, count: 4)
          let d_n_x3: Vector = Lanes.load(d_n3Row, count: 4)
          let v2: Vector = Lanes.fma(Lanes.negate(d_n_x), d_n_x2, d_n_x3)
          let v4: Vector = Lanes.select(d_n_x4, v2, v3)
          let v5: Vector = Lanes.abs(v4)
          Lanes.store(v4, d_n5Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v5, from: 4, 0))
          d_n6Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_n_d_m(
        rows: Swift::Int, _ d_n: Floats, _ l2: Floats, _ x_mask: Floats, _ d_logits: Floats, _ x2: Floats,
        _ m_softmax: Floats, _ d_n2: MutableFloats, _ d_m: MutableFloats, _ d_m2: MutableFloats, _ d_m3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_nRow: Floats = d_n + row
          let l2Row: Floats = l2 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let d_logitsRow: Floats = d_logits + row &* 6
          let x2Row: Floats = x2 + row &* 3
          let m_softmaxRow: Floats = m_softmax + row &* 3
          let d_n2Row: MutableFloats = d_n2 + row &* 3
          let d_mRow: MutableFloats = d_m + row &* 3
          let d_m2Row: MutableFloats = d_m2 + row
          let d_m3Row: MutableFloats = d_m3 + row
          let d_n_x: Vector = Lanes.broadcast(d_nRow[0])
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let l: Vector = Lanes.load(l2Row, count: 3)
          let v2: Vector = Lanes.select(d_n_x, l, v)
          let d_logits_x: Vector = Lanes.load(d_logitsRow + 3, count: 3)
          let v3: Vector = Lanes.select(x_mask_x, d_logits_x, v)
          let x: Vector = Lanes.load(x2Row, count: 3)
          let v4: Vector = Lanes.divide(v3, x)
          let v5: Vector = Lanes.select(v3, v4, v)
          let m_softmax_x: Vector = Lanes.load(m_softmaxRow, count: 3)
          let v6: Vector = Lanes.multiply(v5, m_softmax_x)
          let v7: Vector = Lanes.abs(v5)
          Lanes.store(v2, d_n2Row, count: 3)
          Lanes.store(v5, d_mRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v6, from: 3, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(v7, from: 3, 0))
          d_m2Row[0] = Lanes.sum(sum2)
          d_m3Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_l(
        rows: Swift::Int, _ d_m: Floats, _ d_m2: Floats, _ m_softmax: Floats, _ d_m3: Floats, _ d_n: Floats,
        _ d_l: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_mRow: Floats = d_m + row &* 3
          let d_m2Row: Floats = d_m2 + row
          let m_softmaxRow: Floats = m_softmax + row &* 3
          let d_m3Row: Floats = d_m3 + row
          let d_nRow: Floats = d_n + row &* 3
          let d_lRow: MutableFloats = d_l + row &* 3
          let d_m_x2: Vector = Lanes.broadcast(d_m2Row[0])
          let d_m_x3: Vector = Lanes.broadcast(d_m3Row[0])
          let d_m_x: Vector = Lanes.load(d_mRow, count: 3)
          let v: Vector = Lanes.subtract(d_m_x, d_m_x2)
          let m_softmax_x: Vector = Lanes.load(m_softmaxRow, count: 3)
          let v2: Vector = Lanes.multiply(m_softmax_x, v)
          let v4: Vector = Lanes.select(d_m_x3, v2, v3)
          let d_n_x: Vector = Lanes.load(d_nRow, count: 3)
          let v5: Vector = Lanes.add(d_n_x, v4)
          Lanes.store(v5, d_lRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_m(rows: Swift::Int, _ d_logits: Floats, _ m_maximum: Floats, _ d_m: MutableFloats) {
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 6
          let m_maximumRow: Floats = m_maximum + row
          let d_mRow: MutableFloats = d_m + row &* 3
          let m_maximum_x: Vector = Lanes.broadcast(m_maximumRow[0])
          let d_logits_x: Vector = Lanes.load(d_logitsRow + 3, count: 3)
          let v: Vector = Lanes.divide(d_logits_x, m_maximum_x)
          Lanes.store(v, d_mRow, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_m2(
        rows: Swift::Int, _ x_mask: Floats, _ d_m: Floats, _ m_sqrt: Floats, _ d_m2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let x_maskRow: Floats = x_mask + row
          let d_mRow: Floats = d_m + row &* 3
          let m_sqrtRow: Floats = m_sqrt + row &* 3
          let d_m2Row: MutableFloats = d_m2 + row
          let x_mask_x: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let d_m_x: Vector = Lanes.load(d_mRow, count: 3)
          let v2: Vector = Lanes.select(x_mask_x, d_m_x, v)
          let m_sqrt_x: Vector = Lanes.load(m_sqrtRow, count: 3)
          let v3: Vector = Lanes.multiply(v2, m_sqrt_x)
          let v4: Vector = Lanes.select(v2, v3, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v4, from: 3, 0))
          d_m2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_m3(rows: Swift::Int, _ d_logits: Floats, _ d_m: Floats, _ d_m2: MutableFloats) {
        for row in 0..<rows {
          let d_logitsRow: Floats = d_logits + row &* 6
          let d_mRow: Floats = d_m + row
          let d_m2Row: MutableFloats = d_m2 + row &* 3
          let d_m_x: Vector = Lanes.broadcast(d_mRow[0])
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 3)
          let v: Vector = Lanes.add(d_logits_x, d_m_x)
          Lanes.store(v, d_m2Row, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_hNext_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_h3: Floats, _ x_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats, _ d_hNext2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 3
          let d_h3Row: Floats = d_h3 + row &* 3
          let x_maskRow: Floats = x_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 3
          let d_hNextRow: MutableFloats = d_hNext + row &* 3
          let d_hNext2Row: MutableFloats = d_hNext2 + row
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          var sum2: Vector = Vector()
          let d_h: Vector = Lanes.load(d_h2Row, count: 3)
          let d_h_x: Vector = Lanes.load(d_h3Row, count: 3)
          let v: Vector = Lanes.add(d_h, d_h_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row, count: 3)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          let v9: Vector = Lanes.select(v3, v8, v2)
          let v10: Vector = Lanes.abs(v9)
          Lanes.store(v4, d_hNextRow, count: 3)
          Lanes.store(v9, hNext2Row, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v10, from: 3, 0))
          d_hNext2Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_hNext(rows: Swift::Int, _ d_hNext: Floats, _ h2: Floats, _ d_hNext2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_hNextRow: Floats = d_hNext + row
          let h2Row: Floats = h2 + row &* 3
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 3
          let d_hNext_x: Vector = Lanes.broadcast(d_hNextRow[0])
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v2: Vector = Lanes.select(d_hNext_x, h, v)
          Lanes.store(v2, d_hNext2Row, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(count: Swift::Int, _ d_hNext: Floats, _ d_hNext2: Floats, _ d_h: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2 + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_hNext_x2)
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
      static func compute_d_hNext2(rows: Swift::Int, _ hNext: Floats, _ d_hNext: MutableFloats) {
        for row in 0..<rows {
          let hNextRow: Floats = hNext + row &* 3
          let d_hNextRow: MutableFloats = d_hNext + row
          var sum2: Vector = Vector()
          let hNext_x: Vector = Lanes.load(hNextRow, count: 3)
          let v: Vector = Lanes.abs(hNext_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 3, 0))
          d_hNextRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_d_hNext3(rows: Swift::Int, _ d_hNext: Floats, _ l2: Floats, _ d_hNext2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_hNextRow: Floats = d_hNext + row
          let l2Row: Floats = l2 + row &* 3
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 3
          let d_hNext_x: Vector = Lanes.broadcast(d_hNextRow[0])
          let l: Vector = Lanes.load(l2Row, count: 3)
          let v2: Vector = Lanes.select(d_hNext_x, l, v)
          Lanes.store(v2, d_hNext2Row, count: 3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_l2(
        count: Swift::Int, _ d_l: Floats, _ d_hNext: Floats, _ l_multiply: Floats, _ l2: Floats, _ x2: Floats,
        _ d_l2: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_l_x: Vector = Lanes.load(d_l + column, count: lanes)
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let v: Vector = Lanes.add(d_l_x, d_hNext_x)
          let l_multiply_x: Vector = Lanes.load(l_multiply + column, count: lanes)
          let v2: Vector = Lanes.divide(v, l_multiply_x)
          let v4: Vector = Lanes.select(v, v2, v3)
          let l: Vector = Lanes.load(l2 + column, count: lanes)
          let v5: Vector = Lanes.multiply(v, l)
          let v6: Vector = Lanes.divide(v5, l_multiply_x)
          let v7: Vector = Lanes.select(v, v6, v3)
          let v8: Vector = Lanes.divide(v4, l_multiply_x)
          let v9: Vector = Lanes.select(v4, v8, v3)
          let v10: Vector = Lanes.subtract(v9, v7)
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v11: Vector = Lanes.multiply(v10, x)
          Lanes.store(v11, d_l2 + column, count: lanes)
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

/// Branches that are not taken: of each feature, of all of them, nested, with products behind them and within.
///
/// - Input `v`: [19]
/// - Input `c`: a number
public struct Choosing: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "w", shape: [19], offset: 0, initializer: .constant(1.0)),
      .init(name: "W", shape: [19, 19], offset: 32, initializer: .glorot),
    ],
    count: 400, preparedCounts: [640, 1248])

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

// MARK: Training

extension Choosing {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Choosing.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Choosing.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
      evaluation = RNNRuntime::Workspace(GeneratedCode.Evaluation.layout, batch: batch, steps: [], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - v: numbers, [batch, 19].
    ///   - c: numbers, [batch].
    public func run(
      _ model: Choosing, v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) -> Swift::Float {
      bind(
        to: workspace, v: v, c: c,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - v: numbers, [batch, 19].
    ///   - c: numbers, [batch].
    public func evaluate(
      _ model: Choosing, v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) -> Swift::Float {
      bind(
        to: evaluation, v: v, c: c,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      v: some Swift::Collection<Swift::Float>, c: some Swift::Collection<Swift::Float>
    ) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, v)
      try check.bind(1, c)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Choosing, _ batch: RNNRuntime::Batch<Choosing.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Choosing, _ batch: RNNRuntime::Batch<Choosing.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, v: some Swift::Collection<Swift::Float>,
      c: some Swift::Collection<Swift::Float>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, v, { workspace.bind(1, c, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Choosing: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [19].
      public var v: [Swift::Float]

      /// Input: a number.
      public var c: Swift::Float

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(v: [Swift::Float], c: Swift::Float) {
        self.v = v
        self.c = c
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.v)
        packer.add(self.c)
      }
    }
  }

  extension Choosing.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Choosing
  }
#endif

// MARK: Code

extension Choosing {
  private enum GeneratedCode {
    typealias Vector = RNNRuntime::f32x16
    typealias Lanes = RNNRuntime::Lanes
    typealias Kernel = RNNRuntime::Kernels<RNNRuntime::rnn_target>
    typealias Floats = Swift::UnsafePointer<Swift::Float>
    typealias MutableFloats = Swift::UnsafeMutablePointer<Swift::Float>
    typealias Tokens = Swift::UnsafePointer<Swift::Int32>
    typealias MutableTokens = Swift::UnsafeMutablePointer<Swift::Int32>

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "v", axis: -1, width: 19), .init(name: "c", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 361), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // w: [19]
        let w: Floats = parameters
        // inner_multiply: [19]
        let inner_multiply: MutableFloats = prepared
        // W: [361]
        let W: Floats = parameters + 32
        // W_packed: [608]
        let W_packed: MutableFloats = prepared + 32
        // inner = when v > 0.5 { log(v - 0.5) * w } else { W · sqrt(v + 2 * w) }  (Undefined.rnn:42)
        Pointwise.compute_inner_multiply(w, inner_multiply)
        Kernel.pack(source: W, rowStride: 19, columnStride: 1, rows: 19, columns: 19, blocks: 1, destination: W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // w: [19]
        let w: Floats = shard.parameters
        // inner_multiply: [19]
        let inner_multiply: Floats = shard.prepared
        // v: [B, 19]
        let v: MutableFloats = shard.floats(10)
        // c: [B, 1]
        let c: MutableFloats = shard.floats(11)
        // inner_greater: [B, 19], shares memory with other_greater, rows_outer
        let inner_greater: MutableFloats = shard.floats(0)
        // inner_multiply2: [B, 19], shares memory with other_product, rows_product, loss_add
        let inner_multiply2: MutableFloats = shard.floats(1)
        // inner_sqrt: [B, 19], shares memory with loss_sum
        let inner_sqrt: MutableFloats = shard.floats(2)
        // other_log: [B, 19], shares memory with loss_sum2
        let other_log: MutableFloats = shard.floats(3)
        // other_select: [B, 19], shares memory with loss_sum3
        let other_select: MutableFloats = shard.floats(4)
        // grown_multiply: [B, 19]
        let grown_multiply: MutableFloats = shard.floats(5)
        // grown: [B, 19]
        let grown: MutableFloats = shard.floats(6)
        // rows_greater: [B, 19]
        let rows_greater: MutableFloats = shard.floats(7)
        // rows_log: [B, 19]
        let rows_log: MutableFloats = shard.floats(8)
        // inner_product: [B, 19]
        let inner_product: MutableFloats = shard.floats(9)
        // W_packed: [608]
        let W_packed: Floats = shard.prepared + 32
        // loss_sum: [B, 1], shares memory with inner_sqrt
        let loss_sum: MutableFloats = shard.floats(2)
        // other_greater: [B, 1], shares memory with inner_greater, rows_outer
        let other_greater: MutableFloats = shard.floats(0)
        // other_product: [B, 19], shares memory with inner_multiply2, rows_product, loss_add
        let other_product: MutableFloats = shard.floats(1)
        // loss_sum2: [B, 1], shares memory with other_log
        let loss_sum2: MutableFloats = shard.floats(3)
        // rows_outer: [B, 361], shares memory with inner_greater, other_greater
        let rows_outer: MutableFloats = shard.floats(0)
        // rows_product: [B, 19], shares memory with inner_multiply2, other_product, loss_add
        let rows_product: MutableFloats = shard.floats(1)
        // loss_sum3: [B, 1], shares memory with other_select
        let loss_sum3: MutableFloats = shard.floats(4)
        // loss_add: [B, 1], shares memory with inner_multiply2, other_product, rows_product
        let loss_add: MutableFloats = shard.floats(1)
        // loss_sum4: [1]
        let loss_sum4: MutableFloats = shard.sums
        // inner, other, grown, rows = …  (Undefined.rnn:42–45)
        Pointwise.compute_inner_greater_inner_multiply(
          rows: batch, v, w, inner_multiply, c, inner_greater, inner_multiply2, inner_sqrt, other_log, other_select,
          grown_multiply, grown, rows_greater, rows_log)
        // inner = when v > 0.5 { log(v - 0.5) * w } else { W · sqrt(v + 2 * w) }  (Undefined.rnn:42)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: inner_sqrt, inputStride: 19, packed: W_packed, destination: inner_product,
          destinationStride: 19, bias: nil)
        // inner, loss = …  (Undefined.rnn:42, 46)
        Pointwise.compute_loss_sum(
          rows: batch, inner_greater, inner_multiply2, inner_product, w, rows_greater, grown, loss_sum)
        // other = when c > 0 { W · log(c * w) } else { when v < -0.5 { sqrt(-0.5 - …  (Undefined.rnn:43)
        Pointwise.compute_other_greater(count: batch, c, other_greater)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: other_log, inputStride: 19, packed: W_packed, destination: other_product,
          destinationStride: 19, bias: nil)
        // other, loss = …  (Undefined.rnn:43, 46)
        Pointwise.compute_loss_sum2(rows: batch, other_greater, other_product, other_select, w, loss_sum2)
        // rows = when v > 0 { outer(log(v), w) · (w * v) } else { v }  (Undefined.rnn:45)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: rows_log, leftStride: 19, right: w, rightStride: 0,
          destination: rows_outer, destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: rows_outer, leftStride: 361, right: grown_multiply, rightStride: 19,
          destination: rows_product, destinationStride: 19)
        // rows, loss = …  (Undefined.rnn:45–46)
        Pointwise.compute_loss_sum3(rows: batch, rows_greater, rows_product, v, loss_sum3)
        // loss sum(when v > 0 { inner * w } else { grown }) + sum(other * w) + sum(…  (Undefined.rnn:46)
        Pointwise.compute_loss_add(count: batch, loss_sum, loss_sum2, loss_sum3, loss_add)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_add, sourceStride: 1, destination: loss_sum4,
          totals: shard.totals(of: loss_sum4))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss sum(when v > 0 { inner * w } else { grown }) + sum(other * w) + sum(…  (Undefined.rnn:46)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "v", axis: -1, width: 19), .init(name: "c", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: -1, width: 361), .init(axis: -1, width: 361), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 361), .init(axis: -1, width: 361),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 1), .init(axis: -1, width: 19),
          .init(axis: -1, width: 19), .init(axis: -1, width: 19), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, hasBatch: false, width: 19),
        ],
        sumsCount: 1088, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // w: [19]
        let w: Floats = parameters
        // inner_multiply: [19]
        let inner_multiply: MutableFloats = prepared
        // W: [361]
        let W: Floats = parameters + 32
        // W_packed: [608]
        let W_packed: MutableFloats = prepared + 32
        // W_packed2: [608]
        let W_packed2: MutableFloats = prepared + 640
        // inner = when v > 0.5 { log(v - 0.5) * w } else { W · sqrt(v + 2 * w) }  (Undefined.rnn:42)
        Pointwise.compute_inner_multiply(w, inner_multiply)
        Kernel.pack(source: W, rowStride: 19, columnStride: 1, rows: 19, columns: 19, blocks: 1, destination: W_packed)
        // gradient of Undefined.rnn:43: other = when c > 0 { W · log(c * w) } else { when v < -0.5 { sqrt(-0.5 - …
        Kernel.pack(source: W, rowStride: 1, columnStride: 19, rows: 19, columns: 19, blocks: 1, destination: W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // w: [19]
        let w: Floats = shard.parameters
        // inner_multiply: [19]
        let inner_multiply: Floats = shard.prepared
        // v: [B, 19]
        let v: MutableFloats = shard.floats(28)
        // c: [B, 1]
        let c: MutableFloats = shard.floats(29)
        // count: [1]
        let count: Floats = shard.count(0)
        // inner_greater: [B, 19], shares memory with other_product, rows_outer, d_rows5, d_rows7, d_rows9
        let inner_greater: MutableFloats = shard.floats(0)
        // inner_multiply2: [B, 19], shares memory with d_loss3, d_rows2
        let inner_multiply2: MutableFloats = shard.floats(1)
        // inner_sqrt: [B, 19]
        let inner_sqrt: MutableFloats = shard.floats(2)
        // other_multiply: [B, 19], shares memory with d_inner6
        let other_multiply: MutableFloats = shard.floats(3)
        // other_log: [B, 19], shares memory with d_rows3, d_rows8
        let other_log: MutableFloats = shard.floats(4)
        // other_greater: [B, 19], shares memory with rows_product, d_rows4
        let other_greater: MutableFloats = shard.floats(5)
        // other_sqrt: [B, 19], shares memory with d_other6, d_other10, d_inner7
        let other_sqrt: MutableFloats = shard.floats(6)
        // other_sqrt2: [B, 19], shares memory with d_rows6, d_other11
        let other_sqrt2: MutableFloats = shard.floats(7)
        // other_select: [B, 19], shares memory with d_rows10, d_grown3
        let other_select: MutableFloats = shard.floats(8)
        // grown_multiply: [B, 19]
        let grown_multiply: MutableFloats = shard.floats(9)
        // grown: [B, 19], shares memory with d_other2
        let grown: MutableFloats = shard.floats(10)
        // rows_greater: [B, 19]
        let rows_greater: MutableFloats = shard.floats(11)
        // rows_log: [B, 19]
        let rows_log: MutableFloats = shard.floats(12)
        // d_other: [B, 19]
        let d_other: MutableFloats = shard.floats(13)
        // d_loss: [B, 19], shares memory with d_other3
        let d_loss: MutableFloats = shard.floats(14)
        // d_rows: [B, 19]
        let d_rows: MutableFloats = shard.floats(15)
        // d_grown: [B, 19]
        let d_grown: MutableFloats = shard.floats(16)
        // d_grown2: [B, 19]
        let d_grown2: MutableFloats = shard.floats(17)
        // d_inner: [B, 19]
        let d_inner: MutableFloats = shard.floats(18)
        // d_inner2: [B, 19]
        let d_inner2: MutableFloats = shard.floats(19)
        // d_inner3: [B, 1], shares memory with other_greater2, loss_sum3
        let d_inner3: MutableFloats = shard.floats(20)
        // inner_product: [B, 19], shares memory with d_other4
        let inner_product: MutableFloats = shard.floats(21)
        // W_packed: [608]
        let W_packed: Floats = shard.prepared + 32
        // d_loss2: [B, 19]
        let d_loss2: MutableFloats = shard.floats(22)
        // d_inner4: [B, 19]
        let d_inner4: MutableFloats = shard.floats(23)
        // loss_sum: [B, 1]
        let loss_sum: MutableFloats = shard.floats(24)
        // other_greater2: [B, 1], shares memory with d_inner3, loss_sum3
        let other_greater2: MutableFloats = shard.floats(20)
        // other_product: [B, 19], shares memory with inner_greater, rows_outer, d_rows5, d_rows7, d_rows9
        let other_product: MutableFloats = shard.floats(0)
        // d_loss3: [B, 19], shares memory with inner_multiply2, d_rows2
        let d_loss3: MutableFloats = shard.floats(1)
        // d_other2: [B, 19], shares memory with grown
        let d_other2: MutableFloats = shard.floats(10)
        // d_other3: [B, 19], shares memory with d_loss
        let d_other3: MutableFloats = shard.floats(14)
        // d_other4: [B, 19], shares memory with inner_product
        let d_other4: MutableFloats = shard.floats(21)
        // loss_sum2: [B, 1]
        let loss_sum2: MutableFloats = shard.floats(25)
        // d_other5: [B, 1], shares memory with loss_add
        let d_other5: MutableFloats = shard.floats(26)
        // rows_outer: [B, 361], shares memory with inner_greater, other_product, d_rows5, d_rows7, d_rows9
        let rows_outer: MutableFloats = shard.floats(0)
        // rows_product: [B, 19], shares memory with other_greater, d_rows4
        let rows_product: MutableFloats = shard.floats(5)
        // d_other6: [B, 19], shares memory with other_sqrt, d_other10, d_inner7
        let d_other6: MutableFloats = shard.floats(6)
        // loss_sum3: [B, 1], shares memory with d_inner3, other_greater2
        let loss_sum3: MutableFloats = shard.floats(20)
        // loss_add: [B, 1], shares memory with d_other5
        let loss_add: MutableFloats = shard.floats(26)
        // loss_sum4: [1]
        let loss_sum4: MutableFloats = shard.sums
        // d_loss4: [19]
        let d_loss4: MutableFloats = shard.sums + 16
        // d_loss5: [19]
        let d_loss5: MutableFloats = shard.sums + 48
        // d_rows2: [B, 361], shares memory with inner_multiply2, d_loss3
        let d_rows2: MutableFloats = shard.floats(1)
        // d_rows3: [B, 361], shares memory with other_log, d_rows8
        let d_rows3: MutableFloats = shard.floats(4)
        // ones: [19]
        let ones: MutableFloats = shard.floats(27)
        // d_rows4: [B, 361], shares memory with other_greater, rows_product
        let d_rows4: MutableFloats = shard.floats(5)
        // d_rows5: [B, 361], shares memory with inner_greater, other_product, rows_outer, d_rows7, d_rows9
        let d_rows5: MutableFloats = shard.floats(0)
        // d_rows6: [B, 19], shares memory with other_sqrt2, d_other11
        let d_rows6: MutableFloats = shard.floats(7)
        // d_rows7: [B, 361], shares memory with inner_greater, other_product, rows_outer, d_rows5, d_rows9
        let d_rows7: MutableFloats = shard.floats(0)
        // d_rows8: [B, 361], shares memory with other_log, d_rows3
        let d_rows8: MutableFloats = shard.floats(4)
        // d_rows9: [B, 361], shares memory with inner_greater, other_product, rows_outer, d_rows5, d_rows7
        let d_rows9: MutableFloats = shard.floats(0)
        // d_rows10: [B, 19], shares memory with other_select, d_grown3
        let d_rows10: MutableFloats = shard.floats(8)
        // d_rows11: [19]
        let d_rows11: MutableFloats = shard.sums + 80
        // d_grown3: [B, 19], shares memory with other_select, d_rows10
        let d_grown3: MutableFloats = shard.floats(8)
        // d_grown4: [19]
        let d_grown4: MutableFloats = shard.sums + 112
        // d_grown5: [19]
        let d_grown5: MutableFloats = shard.sums + 144
        // d_other7: [19]
        let d_other7: MutableFloats = shard.sums + 176
        // d_other8: [19]
        let d_other8: MutableFloats = shard.sums + 208
        // d_other9: [361]
        let d_other9: MutableFloats = shard.sums + 240
        // d_other10: [B, 19], shares memory with other_sqrt, d_other6, d_inner7
        let d_other10: MutableFloats = shard.floats(6)
        // W_packed2: [608]
        let W_packed2: Floats = shard.prepared + 640
        // d_other11: [B, 19], shares memory with other_sqrt2, d_rows6
        let d_other11: MutableFloats = shard.floats(7)
        // d_other12: [19]
        let d_other12: MutableFloats = shard.sums + 608
        // d_inner5: [361]
        let d_inner5: MutableFloats = shard.sums + 640
        // d_inner6: [B, 19], shares memory with other_multiply
        let d_inner6: MutableFloats = shard.floats(3)
        // d_inner7: [B, 19], shares memory with other_sqrt, d_other6, d_other10
        let d_inner7: MutableFloats = shard.floats(6)
        // d_inner8: [19]
        let d_inner8: MutableFloats = shard.sums + 1008
        // d_inner9: [19]
        let d_inner9: MutableFloats = shard.sums + 1040
        // Forward.
        // inner, other, grown, rows = …  (Undefined.rnn:42–45); with the gradient of Undefined.rnn:42, 44–46
        Pointwise.compute_inner_greater_inner_multiply2(
          rows: batch, v, w, inner_multiply, c, count, inner_greater, inner_multiply2, inner_sqrt, other_multiply,
          other_log, other_greater, other_sqrt, other_sqrt2, other_select, grown_multiply, grown, rows_greater,
          rows_log, d_other, d_loss, d_rows, d_grown, d_grown2, d_inner, d_inner2, d_inner3)
        // inner = when v > 0.5 { log(v - 0.5) * w } else { W · sqrt(v + 2 * w) }  (Undefined.rnn:42)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: inner_sqrt, inputStride: 19, packed: W_packed, destination: inner_product,
          destinationStride: 19, bias: nil)
        // inner, loss = …  (Undefined.rnn:42, 46); with its gradient
        Pointwise.compute_d_loss_d_inner(
          rows: batch, inner_greater, inner_multiply2, inner_product, w, rows_greater, grown, d_loss, d_inner3,
          inner_sqrt, d_loss2, d_inner4, loss_sum)
        // other = when c > 0 { W · log(c * w) } else { when v < -0.5 { sqrt(-0.5 - …  (Undefined.rnn:43)
        Pointwise.compute_other_greater(count: batch, c, other_greater2)
        Kernel.product(
          rows: batch, k: 19, n: 19, input: other_log, inputStride: 19, packed: W_packed, destination: other_product,
          destinationStride: 19, bias: nil)
        // other, loss = …  (Undefined.rnn:43, 46); with its gradient
        Pointwise.compute_d_loss_d_other(
          rows: batch, other_greater2, other_product, other_select, w, count, d_other, other_greater, other_sqrt2,
          other_sqrt, d_loss3, d_other2, d_other3, d_other4, loss_sum2, d_other5)
        // rows = when v > 0 { outer(log(v), w) · (w * v) } else { v }  (Undefined.rnn:45)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: rows_log, leftStride: 19, right: w, rightStride: 0,
          destination: rows_outer, destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: rows_outer, leftStride: 361, right: grown_multiply, rightStride: 19,
          destination: rows_product, destinationStride: 19)
        // rows, loss = …  (Undefined.rnn:45–46); with the gradient of Undefined.rnn:43
        Pointwise.compute_d_other_loss_sum(
          rows: batch, rows_greater, rows_product, v, d_other5, other_log, d_other6, loss_sum3)
        // loss sum(when v > 0 { inner * w } else { grown }) + sum(other * w) + sum(…  (Undefined.rnn:46)
        Pointwise.compute_loss_add(count: batch, loss_sum, loss_sum2, loss_sum3, loss_add)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_add, sourceStride: 1, destination: loss_sum4,
          totals: shard.totals(of: loss_sum4))
        // Backward.
        // gradient of Undefined.rnn:46: loss sum(when v > 0 { inner * w } else { grown }) + sum(other * w) + sum(…
        Kernel.columnSum(
          rows: batch, width: 19, source: d_loss3, sourceStride: 19, destination: d_loss4,
          totals: shard.totals(of: d_loss4))
        Kernel.columnSum(
          rows: batch, width: 19, source: d_loss2, sourceStride: 19, destination: d_loss5,
          totals: shard.totals(of: d_loss5))
        // gradient of Undefined.rnn:45: rows = when v > 0 { outer(log(v), w) · (w * v) } else { v }
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: d_rows, leftStride: 19, right: grown_multiply, rightStride: 19,
          destination: d_rows2, destinationStride: 361)
        Pointwise.compute_ones(ones)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: d_rows, leftStride: 19, right: ones, rightStride: 0,
          destination: d_rows3, destinationStride: 361)
        Pointwise.compute_d_rows(count: batch &* 361, d_rows3, rows_outer, d_rows4)
        Kernel.rowTranspose(
          rows: batch, matrixRows: 19, matrixColumns: 19, source: d_rows4, sourceStride: 361, destination: d_rows5,
          destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: d_rows5, leftStride: 361, right: d_rows, rightStride: 19,
          destination: d_rows6, destinationStride: 19)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 1, n: 19, left: rows_log, leftStride: 19, right: ones, rightStride: 0,
          destination: d_rows7, destinationStride: 361)
        Pointwise.compute_d_rows2(count: batch &* 361, d_rows2, d_rows7, d_rows8)
        Kernel.rowTranspose(
          rows: batch, matrixRows: 19, matrixColumns: 19, source: d_rows8, sourceStride: 361, destination: d_rows9,
          destinationStride: 361)
        Kernel.rowProduct(
          rows: batch, m: 19, k: 19, n: 1, left: d_rows9, leftStride: 361, right: ones, rightStride: 0,
          destination: d_rows10, destinationStride: 19)
        Kernel.columnSum(
          rows: batch, width: 19, source: d_rows10, sourceStride: 19, destination: d_rows11,
          totals: shard.totals(of: d_rows11))
        // gradient of Undefined.rnn:44: grown = when v < 0.2 { exp(1000 * (v - 0.2) * w) } else { w * v }
        Pointwise.compute_d_grown(count: batch &* 19, d_rows6, d_grown, v, d_grown3)
        Kernel.columnSum(
          rows: batch, width: 19, source: d_grown3, sourceStride: 19, destination: d_grown4,
          totals: shard.totals(of: d_grown4))
        Kernel.columnSum(
          rows: batch, width: 19, source: d_grown2, sourceStride: 19, destination: d_grown5,
          totals: shard.totals(of: d_grown5))
        // gradient of Undefined.rnn:43: other = when c > 0 { W · log(c * w) } else { when v < -0.5 { sqrt(-0.5 - …
        Kernel.columnSum(
          rows: batch, width: 19, source: d_other3, sourceStride: 19, destination: d_other7,
          totals: shard.totals(of: d_other7))
        Kernel.columnSum(
          rows: batch, width: 19, source: d_other4, sourceStride: 19, destination: d_other8,
          totals: shard.totals(of: d_other8))
        Kernel.outerSum(
          rows: batch, m: 19, n: 19, left: d_other2, leftStride: 19, right: d_other6, rightStride: 19,
          destination: d_other9, destinationRowStride: 19, leftSum: nil, totals: shard.totals(toMove: d_other9))
        Kernel.product(
          rows: batch, k: 19, n: 19, input: d_other2, inputStride: 19, packed: W_packed2, destination: d_other10,
          destinationStride: 19, bias: nil)
        Pointwise.compute_d_other(rows: batch, d_other10, other_multiply, c, d_other11)
        Kernel.columnSum(
          rows: batch, width: 19, source: d_other11, sourceStride: 19, destination: d_other12,
          totals: shard.totals(of: d_other12))
        // gradient of Undefined.rnn:42: inner = when v > 0.5 { log(v - 0.5) * w } else { W · sqrt(v + 2 * w) }
        Kernel.outerSum(
          rows: batch, m: 19, n: 19, left: d_inner, leftStride: 19, right: d_inner4, rightStride: 19,
          destination: d_inner5, destinationRowStride: 19, leftSum: nil, totals: shard.totals(toMove: d_inner5))
        Kernel.product(
          rows: batch, k: 19, n: 19, input: d_inner, inputStride: 19, packed: W_packed2, destination: d_inner6,
          destinationStride: 19, bias: nil)
        Pointwise.compute_d_inner(count: batch &* 19, d_inner6, inner_sqrt, d_inner7)
        Kernel.columnSum(
          rows: batch, width: 19, source: d_inner7, sourceStride: 19, destination: d_inner8,
          totals: shard.totals(of: d_inner8))
        Kernel.columnSum(
          rows: batch, width: 19, source: d_inner2, sourceStride: 19, destination: d_inner9,
          totals: shard.totals(of: d_inner9))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_w: [19]
        let gradient_w: MutableFloats = shard.gradients
        // gradient_W: [361]
        let gradient_W: MutableFloats = shard.gradients + 32
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_loss: [19]
        let d_loss: MutableFloats = shard.sums + 16
        // d_loss2: [19]
        let d_loss2: MutableFloats = shard.sums + 48
        // d_rows: [19]
        let d_rows: MutableFloats = shard.sums + 80
        // d_grown: [19]
        let d_grown: MutableFloats = shard.sums + 112
        // d_grown2: [19]
        let d_grown2: MutableFloats = shard.sums + 144
        // d_other: [19]
        let d_other: MutableFloats = shard.sums + 176
        // d_other2: [19]
        let d_other2: MutableFloats = shard.sums + 208
        // d_other4: [361]
        let d_other4: MutableFloats = shard.sums + 240
        // d_other3: [19]
        let d_other3: MutableFloats = shard.sums + 608
        // d_inner3: [361]
        let d_inner3: MutableFloats = shard.sums + 640
        // d_inner: [19]
        let d_inner: MutableFloats = shard.sums + 1008
        // d_inner2: [19]
        let d_inner2: MutableFloats = shard.sums + 1040
        // loss: [1]
        let loss: MutableFloats = shard.sums + 1072
        // loss sum(when v > 0 { inner * w } else { grown }) + sum(other * w) + sum(…  (Undefined.rnn:46)
        Pointwise.compute_loss(loss_sum, count, loss)
        // Gradients into place.
        // gradient of Undefined.rnn:40, 42: w, inner = …
        Pointwise.compute_gradient_w(
          d_inner, d_loss, d_loss2, d_rows, d_grown, d_grown2, d_other, d_other2, d_other3, d_inner2, gradient_w)
        // gradient of Undefined.rnn:41: param W: [19, 19]
        Pointwise.compute_gradient_W(d_other4, d_inner3, gradient_W)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 19.
      @inline(never)
      static func compute_inner_multiply(_ w2: Floats, _ inner_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(2.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let w: Vector = Lanes.load(w2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(v, w)
          Lanes.store(v2, inner_multiply + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_inner_greater_inner_multiply(
        rows: Swift::Int, _ v32: Floats, _ w2: Floats, _ inner_multiply: Floats, _ c2: Floats,
        _ inner_greater: MutableFloats, _ inner_multiply2: MutableFloats, _ inner_sqrt: MutableFloats,
        _ other_log: MutableFloats, _ other_select: MutableFloats, _ grown_multiply: MutableFloats,
        _ grown2: MutableFloats, _ rows_greater: MutableFloats, _ rows_log: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.5)
        let v11: Vector = Lanes.broadcast(-0.5)
        let v16: Vector = Lanes.broadcast(0.6)
        let v21: Vector = Lanes.broadcast(0.2)
        let v24: Vector = Lanes.broadcast(1000.0)
        let v29: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let v32Row: Floats = v32 + row &* 19
          let w2Row: Floats = w2
          let inner_multiplyRow: Floats = inner_multiply
          let c2Row: Floats = c2 + row
          let inner_greaterRow: MutableFloats = inner_greater + row &* 19
          let inner_multiply2Row: MutableFloats = inner_multiply2 + row &* 19
          let inner_sqrtRow: MutableFloats = inner_sqrt + row &* 19
          let other_logRow: MutableFloats = other_log + row &* 19
          let other_selectRow: MutableFloats = other_select + row &* 19
          let grown_multiplyRow: MutableFloats = grown_multiply + row &* 19
          let grown2Row: MutableFloats = grown2 + row &* 19
          let rows_greaterRow: MutableFloats = rows_greater + row &* 19
          let rows_logRow: MutableFloats = rows_log + row &* 19
          let c: Vector = Lanes.broadcast(c2Row[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let v: Vector = Lanes.load(v32Row + column, count: lanes)
            let v3: Vector = Lanes.greater(v, v2)
            let v4: Vector = Lanes.subtract(v, v2)
            let v5: Vector = Lanes.log(v4)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v6: Vector = Lanes.multiply(v5, w)
            let inner_multiply_x: Vector = Lanes.load(inner_multiplyRow + column, count: lanes)
            let v7: Vector = Lanes.add(v, inner_multiply_x)
            let v8: Vector = Lanes.sqrt(v7)
            let v9: Vector = Lanes.multiply(c, w)
            let v10: Vector = Lanes.log(v9)
            let v12: Vector = Lanes.greater(v11, v)
            let v13: Vector = Lanes.subtract(v11, v)
            let v14: Vector = Lanes.sqrt(v13)
            let v15: Vector = Lanes.multiply(v14, w)
            let v17: Vector = Lanes.add(v, v16)
            let v18: Vector = Lanes.sqrt(v17)
            let v19: Vector = Lanes.divide(w, v18)
            let v20: Vector = Lanes.select(v12, v15, v19)
            let v22: Vector = Lanes.greater(v21, v)
            let v23: Vector = Lanes.subtract(v, v21)
            let v25: Vector = Lanes.multiply(v24, v23)
            let v26: Vector = Lanes.multiply(v25, w)
            let v27: Vector = Lanes.exp(v26)
            let v28: Vector = Lanes.multiply(w, v)
            let grown: Vector = Lanes.select(v22, v27, v28)
            let v30: Vector = Lanes.greater(v, v29)
            let v31: Vector = Lanes.log(v)
            Lanes.store(v3, inner_greaterRow + column, count: lanes)
            Lanes.store(v6, inner_multiply2Row + column, count: lanes)
            Lanes.store(v8, inner_sqrtRow + column, count: lanes)
            Lanes.store(v10, other_logRow + column, count: lanes)
            Lanes.store(v20, other_selectRow + column, count: lanes)
            Lanes.store(v28, grown_multiplyRow + column, count: lanes)
            Lanes.store(grown, grown2Row + column, count: lanes)
            Lanes.store(v30, rows_greaterRow + column, count: lanes)
            Lanes.store(v31, rows_logRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ inner_greater: Floats, _ inner_multiply: Floats, _ inner_product: Floats, _ w2: Floats,
        _ rows_greater: Floats, _ grown2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let inner_greaterRow: Floats = inner_greater + row &* 19
          let inner_multiplyRow: Floats = inner_multiply + row &* 19
          let inner_productRow: Floats = inner_product + row &* 19
          let w2Row: Floats = w2
          let rows_greaterRow: Floats = rows_greater + row &* 19
          let grown2Row: Floats = grown2 + row &* 19
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let inner_greater_x: Vector = Lanes.load(inner_greaterRow + column, count: lanes)
            let inner_multiply_x: Vector = Lanes.load(inner_multiplyRow + column, count: lanes)
            let inner_product_x: Vector = Lanes.load(inner_productRow + column, count: lanes)
            let inner: Vector = Lanes.select(inner_greater_x, inner_multiply_x, inner_product_x)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(inner, w)
            let rows_greater_x: Vector = Lanes.load(rows_greaterRow + column, count: lanes)
            let grown: Vector = Lanes.load(grown2Row + column, count: lanes)
            let v2: Vector = Lanes.select(rows_greater_x, v, grown)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_other_greater(count: Swift::Int, _ c2: Floats, _ other_greater: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let c: Vector = Lanes.load(c2 + column, count: lanes)
          let v2: Vector = Lanes.greater(c, v)
          Lanes.store(v2, other_greater + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_loss_sum2(
        rows: Swift::Int, _ other_greater: Floats, _ other_product: Floats, _ other_select: Floats, _ w2: Floats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let other_greaterRow: Floats = other_greater + row
          let other_productRow: Floats = other_product + row &* 19
          let other_selectRow: Floats = other_select + row &* 19
          let w2Row: Floats = w2
          let loss_sumRow: MutableFloats = loss_sum + row
          let other_greater_x: Vector = Lanes.broadcast(other_greaterRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let other_product_x: Vector = Lanes.load(other_productRow + column, count: lanes)
            let other_select_x: Vector = Lanes.load(other_selectRow + column, count: lanes)
            let other: Vector = Lanes.select(other_greater_x, other_product_x, other_select_x)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(other, w)
            sum2 = Lanes.add(sum2, Lanes.fill(v, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_loss_sum3(
        rows: Swift::Int, _ rows_greater: Floats, _ rows_product: Floats, _ v3: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let rows_greaterRow: Floats = rows_greater + row &* 19
          let rows_productRow: Floats = rows_product + row &* 19
          let v3Row: Floats = v3 + row &* 19
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let rows_greater_x: Vector = Lanes.load(rows_greaterRow + column, count: lanes)
            let rows_product_x: Vector = Lanes.load(rows_productRow + column, count: lanes)
            let v: Vector = Lanes.load(v3Row + column, count: lanes)
            let rows2: Vector = Lanes.select(rows_greater_x, rows_product_x, v)
            let v2: Vector = Lanes.multiply(rows2, v)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_add(
        count: Swift::Int, _ loss_sum: Floats, _ loss_sum2: Floats, _ loss_sum3: Floats, _ loss_add: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let loss_sum_x2: Vector = Lanes.load(loss_sum2 + column, count: lanes)
          let v: Vector = Lanes.add(loss_sum_x, loss_sum_x2)
          let loss_sum_x3: Vector = Lanes.load(loss_sum3 + column, count: lanes)
          let v2: Vector = Lanes.add(v, loss_sum_x3)
          Lanes.store(v2, loss_add + column, count: lanes)
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

      /// Rows of 19.
      @inline(never)
      static func compute_inner_greater_inner_multiply2(
        rows: Swift::Int, _ v50: Floats, _ w2: Floats, _ inner_multiply: Floats, _ c2: Floats, _ count2: Floats,
        _ inner_greater: MutableFloats, _ inner_multiply2: MutableFloats, _ inner_sqrt: MutableFloats,
        _ other_multiply: MutableFloats, _ other_log: MutableFloats, _ other_greater: MutableFloats,
        _ other_sqrt: MutableFloats, _ other_sqrt2: MutableFloats, _ other_select: MutableFloats,
        _ grown_multiply: MutableFloats, _ grown2: MutableFloats, _ rows_greater: MutableFloats,
        _ rows_log: MutableFloats, _ d_other: MutableFloats, _ d_loss: MutableFloats, _ d_rows: MutableFloats,
        _ d_grown: MutableFloats, _ d_grown2: MutableFloats, _ d_inner: MutableFloats, _ d_inner2: MutableFloats,
        _ d_inner3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.5)
        let v11: Vector = Lanes.broadcast(-0.5)
        let v16: Vector = Lanes.broadcast(0.6)
        let v21: Vector = Lanes.broadcast(0.2)
        let v24: Vector = Lanes.broadcast(1000.0)
        let v29: Vector = Lanes.broadcast(0.0)
        let v32: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let v50Row: Floats = v50 + row &* 19
          let w2Row: Floats = w2
          let inner_multiplyRow: Floats = inner_multiply
          let c2Row: Floats = c2 + row
          let count2Row: Floats = count2
          let inner_greaterRow: MutableFloats = inner_greater + row &* 19
          let inner_multiply2Row: MutableFloats = inner_multiply2 + row &* 19
          let inner_sqrtRow: MutableFloats = inner_sqrt + row &* 19
          let other_multiplyRow: MutableFloats = other_multiply + row &* 19
          let other_logRow: MutableFloats = other_log + row &* 19
          let other_greaterRow: MutableFloats = other_greater + row &* 19
          let other_sqrtRow: MutableFloats = other_sqrt + row &* 19
          let other_sqrt2Row: MutableFloats = other_sqrt2 + row &* 19
          let other_selectRow: MutableFloats = other_select + row &* 19
          let grown_multiplyRow: MutableFloats = grown_multiply + row &* 19
          let grown2Row: MutableFloats = grown2 + row &* 19
          let rows_greaterRow: MutableFloats = rows_greater + row &* 19
          let rows_logRow: MutableFloats = rows_log + row &* 19
          let d_otherRow: MutableFloats = d_other + row &* 19
          let d_lossRow: MutableFloats = d_loss + row &* 19
          let d_rowsRow: MutableFloats = d_rows + row &* 19
          let d_grownRow: MutableFloats = d_grown + row &* 19
          let d_grown2Row: MutableFloats = d_grown2 + row &* 19
          let d_innerRow: MutableFloats = d_inner + row &* 19
          let d_inner2Row: MutableFloats = d_inner2 + row &* 19
          let d_inner3Row: MutableFloats = d_inner3 + row
          let c: Vector = Lanes.broadcast(c2Row[0])
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v33: Vector = Lanes.divide(v32, count_x)
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let v: Vector = Lanes.load(v50Row + column, count: lanes)
            let v3: Vector = Lanes.greater(v, v2)
            let v4: Vector = Lanes.subtract(v, v2)
            let v5: Vector = Lanes.log(v4)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v6: Vector = Lanes.multiply(v5, w)
            let inner_multiply_x: Vector = Lanes.load(inner_multiplyRow + column, count: lanes)
            let v7: Vector = Lanes.add(v, inner_multiply_x)
            let v8: Vector = Lanes.sqrt(v7)
            let v9: Vector = Lanes.multiply(c, w)
            let v10: Vector = Lanes.log(v9)
            let v12: Vector = Lanes.greater(v11, v)
            let v13: Vector = Lanes.subtract(v11, v)
            let v14: Vector = Lanes.sqrt(v13)
            let v15: Vector = Lanes.multiply(v14, w)
            let v17: Vector = Lanes.add(v, v16)
            let v18: Vector = Lanes.sqrt(v17)
            let v19: Vector = Lanes.divide(w, v18)
            let v20: Vector = Lanes.select(v12, v15, v19)
            let v22: Vector = Lanes.greater(v21, v)
            let v23: Vector = Lanes.subtract(v, v21)
            let v25: Vector = Lanes.multiply(v24, v23)
            let v26: Vector = Lanes.multiply(v25, w)
            let v27: Vector = Lanes.exp(v26)
            let v28: Vector = Lanes.multiply(w, v)
            let grown: Vector = Lanes.select(v22, v27, v28)
            let v30: Vector = Lanes.greater(v, v29)
            let v31: Vector = Lanes.log(v)
            let v34: Vector = Lanes.multiply(v33, v)
            let v35: Vector = Lanes.multiply(v33, w)
            let v36: Vector = Lanes.select(v30, v33, v29)
            let v37: Vector = Lanes.select(v30, v29, v33)
            let v38: Vector = Lanes.multiply(v36, w)
            let v39: Vector = Lanes.select(v30, v34, v29)
            let v40: Vector = Lanes.select(v22, v37, v29)
            let v41: Vector = Lanes.select(v22, v29, v37)
            let v42: Vector = Lanes.multiply(v40, v27)
            let v43: Vector = Lanes.select(v40, v42, v29)
            let v44: Vector = Lanes.multiply(v43, v25)
            let v45: Vector = Lanes.select(v3, v38, v29)
            let v46: Vector = Lanes.select(v3, v29, v38)
            let v47: Vector = Lanes.abs(v46)
            let v48: Vector = Lanes.multiply(v45, v5)
            let v49: Vector = Lanes.select(v45, v48, v29)
            Lanes.store(v3, inner_greaterRow + column, count: lanes)
            Lanes.store(v6, inner_multiply2Row + column, count: lanes)
            Lanes.store(v8, inner_sqrtRow + column, count: lanes)
            Lanes.store(v9, other_multiplyRow + column, count: lanes)
            Lanes.store(v10, other_logRow + column, count: lanes)
            Lanes.store(v12, other_greaterRow + column, count: lanes)
            Lanes.store(v14, other_sqrtRow + column, count: lanes)
            Lanes.store(v18, other_sqrt2Row + column, count: lanes)
            Lanes.store(v20, other_selectRow + column, count: lanes)
            Lanes.store(v28, grown_multiplyRow + column, count: lanes)
            Lanes.store(grown, grown2Row + column, count: lanes)
            Lanes.store(v30, rows_greaterRow + column, count: lanes)
            Lanes.store(v31, rows_logRow + column, count: lanes)
            Lanes.store(v35, d_otherRow + column, count: lanes)
            Lanes.store(v36, d_lossRow + column, count: lanes)
            Lanes.store(v39, d_rowsRow + column, count: lanes)
            Lanes.store(v41, d_grownRow + column, count: lanes)
            Lanes.store(v44, d_grown2Row + column, count: lanes)
            Lanes.store(v46, d_innerRow + column, count: lanes)
            Lanes.store(v49, d_inner2Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v47, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          d_inner3Row[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_d_loss_d_inner(
        rows: Swift::Int, _ inner_greater: Floats, _ inner_multiply: Floats, _ inner_product: Floats, _ w2: Floats,
        _ rows_greater: Floats, _ grown2: Floats, _ d_loss: Floats, _ d_inner: Floats, _ inner_sqrt: Floats,
        _ d_loss2: MutableFloats, _ d_inner2: MutableFloats, _ loss_sum: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let inner_greaterRow: Floats = inner_greater + row &* 19
          let inner_multiplyRow: Floats = inner_multiply + row &* 19
          let inner_productRow: Floats = inner_product + row &* 19
          let w2Row: Floats = w2
          let rows_greaterRow: Floats = rows_greater + row &* 19
          let grown2Row: Floats = grown2 + row &* 19
          let d_lossRow: Floats = d_loss + row &* 19
          let d_innerRow: Floats = d_inner + row
          let inner_sqrtRow: Floats = inner_sqrt + row &* 19
          let d_loss2Row: MutableFloats = d_loss2 + row &* 19
          let d_inner2Row: MutableFloats = d_inner2 + row &* 19
          let loss_sumRow: MutableFloats = loss_sum + row
          let d_inner_x: Vector = Lanes.broadcast(d_innerRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let inner_greater_x: Vector = Lanes.load(inner_greaterRow + column, count: lanes)
            let inner_multiply_x: Vector = Lanes.load(inner_multiplyRow + column, count: lanes)
            let inner_product_x: Vector = Lanes.load(inner_productRow + column, count: lanes)
            let inner: Vector = Lanes.select(inner_greater_x, inner_multiply_x, inner_product_x)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(inner, w)
            let rows_greater_x: Vector = Lanes.load(rows_greaterRow + column, count: lanes)
            let grown: Vector = Lanes.load(grown2Row + column, count: lanes)
            let v2: Vector = Lanes.select(rows_greater_x, v, grown)
            let d_loss_x: Vector = Lanes.load(d_lossRow + column, count: lanes)
            let v3: Vector = Lanes.multiply(d_loss_x, inner)
            let v5: Vector = Lanes.select(d_loss_x, v3, v4)
            let inner_sqrt_x: Vector = Lanes.load(inner_sqrtRow + column, count: lanes)
            let v6: Vector = Lanes.select(d_inner_x, inner_sqrt_x, v4)
            Lanes.store(v5, d_loss2Row + column, count: lanes)
            Lanes.store(v6, d_inner2Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_d_loss_d_other(
        rows: Swift::Int, _ other_greater: Floats, _ other_product: Floats, _ other_select: Floats, _ w2: Floats,
        _ count2: Floats, _ d_other: Floats, _ other_greater2: Floats, _ other_sqrt: Floats, _ other_sqrt2: Floats,
        _ d_loss: MutableFloats, _ d_other2: MutableFloats, _ d_other3: MutableFloats, _ d_other4: MutableFloats,
        _ loss_sum: MutableFloats, _ d_other5: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        let v5: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let other_greaterRow: Floats = other_greater + row
          let other_productRow: Floats = other_product + row &* 19
          let other_selectRow: Floats = other_select + row &* 19
          let w2Row: Floats = w2
          let count2Row: Floats = count2
          let d_otherRow: Floats = d_other + row &* 19
          let other_greater2Row: Floats = other_greater2 + row &* 19
          let other_sqrtRow: Floats = other_sqrt + row &* 19
          let other_sqrt2Row: Floats = other_sqrt2 + row &* 19
          let d_lossRow: MutableFloats = d_loss + row &* 19
          let d_other2Row: MutableFloats = d_other2 + row &* 19
          let d_other3Row: MutableFloats = d_other3 + row &* 19
          let d_other4Row: MutableFloats = d_other4 + row &* 19
          let loss_sumRow: MutableFloats = loss_sum + row
          let d_other5Row: MutableFloats = d_other5 + row
          let other_greater_x: Vector = Lanes.broadcast(other_greaterRow[0])
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v3: Vector = Lanes.divide(v2, count_x)
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let other_product_x: Vector = Lanes.load(other_productRow + column, count: lanes)
            let other_select_x: Vector = Lanes.load(other_selectRow + column, count: lanes)
            let other: Vector = Lanes.select(other_greater_x, other_product_x, other_select_x)
            let w: Vector = Lanes.load(w2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(other, w)
            let v4: Vector = Lanes.multiply(v3, other)
            let v6: Vector = Lanes.select(v3, v4, v5)
            let d_other_x: Vector = Lanes.load(d_otherRow + column, count: lanes)
            let v7: Vector = Lanes.select(other_greater_x, d_other_x, v5)
            let v8: Vector = Lanes.select(other_greater_x, v5, d_other_x)
            let other_greater_x2: Vector = Lanes.load(other_greater2Row + column, count: lanes)
            let v9: Vector = Lanes.select(other_greater_x2, v8, v5)
            let v10: Vector = Lanes.select(other_greater_x2, v5, v8)
            let other_sqrt_x: Vector = Lanes.load(other_sqrtRow + column, count: lanes)
            let v11: Vector = Lanes.divide(v10, other_sqrt_x)
            let v12: Vector = Lanes.select(v10, v11, v5)
            let other_sqrt_x2: Vector = Lanes.load(other_sqrt2Row + column, count: lanes)
            let v13: Vector = Lanes.multiply(v9, other_sqrt_x2)
            let v14: Vector = Lanes.select(v9, v13, v5)
            let v15: Vector = Lanes.abs(v7)
            Lanes.store(v6, d_lossRow + column, count: lanes)
            Lanes.store(v7, d_other2Row + column, count: lanes)
            Lanes.store(v12, d_other3Row + column, count: lanes)
            Lanes.store(v14, d_other4Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v, from: lanes, 0))
            sum3 = Lanes.add(sum3, Lanes.fill(v15, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
          d_other5Row[0] = Lanes.sum(sum3)
        }
      }

      /// Rows of 19.
      @inline(never)
      static func compute_d_other_loss_sum(
        rows: Swift::Int, _ rows_greater: Floats, _ rows_product: Floats, _ v5: Floats, _ d_other: Floats,
        _ other_log: Floats, _ d_other2: MutableFloats, _ loss_sum: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let rows_greaterRow: Floats = rows_greater + row &* 19
          let rows_productRow: Floats = rows_product + row &* 19
          let v5Row: Floats = v5 + row &* 19
          let d_otherRow: Floats = d_other + row
          let other_logRow: Floats = other_log + row &* 19
          let d_other2Row: MutableFloats = d_other2 + row &* 19
          let loss_sumRow: MutableFloats = loss_sum + row
          let d_other_x: Vector = Lanes.broadcast(d_otherRow[0])
          var sum2: Vector = Vector()
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let rows_greater_x: Vector = Lanes.load(rows_greaterRow + column, count: lanes)
            let rows_product_x: Vector = Lanes.load(rows_productRow + column, count: lanes)
            let v: Vector = Lanes.load(v5Row + column, count: lanes)
            let rows2: Vector = Lanes.select(rows_greater_x, rows_product_x, v)
            let v2: Vector = Lanes.multiply(rows2, v)
            let other_log_x: Vector = Lanes.load(other_logRow + column, count: lanes)
            let v4: Vector = Lanes.select(d_other_x, other_log_x, v3)
            Lanes.store(v4, d_other2Row + column, count: lanes)
            sum2 = Lanes.add(sum2, Lanes.fill(v2, from: lanes, 0))
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// One row of 19.
      @inline(never)
      static func compute_ones(_ ones: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v, ones + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_rows(count: Swift::Int, _ d_rows: Floats, _ rows_outer: Floats, _ d_rows2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_rows_x: Vector = Lanes.load(d_rows + column, count: lanes)
          let rows_outer_x: Vector = Lanes.load(rows_outer + column, count: lanes)
          let v2: Vector = Lanes.select(d_rows_x, rows_outer_x, v)
          Lanes.store(v2, d_rows2 + column, count: lanes)
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
      static func compute_d_rows2(count: Swift::Int, _ d_rows: Floats, _ d_rows2: Floats, _ d_rows3: MutableFloats) {
        let v2: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_rows_x: Vector = Lanes.load(d_rows + column, count: lanes)
          let d_rows_x2: Vector = Lanes.load(d_rows2 + column, count: lanes)
          let v: Vector = Lanes.multiply(d_rows_x, d_rows_x2)
          let v3: Vector = Lanes.select(d_rows_x, v, v2)
          Lanes.store(v3, d_rows3 + column, count: lanes)
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
      static func compute_d_grown(
        count: Swift::Int, _ d_rows: Floats, _ d_grown: Floats, _ v4: Floats, _ d_grown2: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_rows_x: Vector = Lanes.load(d_rows + column, count: lanes)
          let d_grown_x: Vector = Lanes.load(d_grown + column, count: lanes)
          let v: Vector = Lanes.add(d_rows_x, d_grown_x)
          let v2: Vector = Lanes.load(v4 + column, count: lanes)
          let v3: Vector = Lanes.multiply(v, v2)
          Lanes.store(v3, d_grown2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 19.
      @inline(never)
      static func compute_d_other(
        rows: Swift::Int, _ d_other: Floats, _ other_multiply: Floats, _ c2: Floats, _ d_other2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_otherRow: Floats = d_other + row &* 19
          let other_multiplyRow: Floats = other_multiply + row &* 19
          let c2Row: Floats = c2 + row
          let d_other2Row: MutableFloats = d_other2 + row &* 19
          let c: Vector = Lanes.broadcast(c2Row[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_other_x: Vector = Lanes.load(d_otherRow + column, count: lanes)
            let other_multiply_x: Vector = Lanes.load(other_multiplyRow + column, count: lanes)
            let v: Vector = Lanes.divide(d_other_x, other_multiply_x)
            let v3: Vector = Lanes.select(d_other_x, v, v2)
            let v4: Vector = Lanes.multiply(v3, c)
            Lanes.store(v4, d_other2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 19 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 19 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_inner(
        count: Swift::Int, _ d_inner: Floats, _ inner_sqrt: Floats, _ d_inner2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_inner_x: Vector = Lanes.load(d_inner + column, count: lanes)
          let v2: Vector = Lanes.multiply(d_inner_x, v)
          let inner_sqrt_x: Vector = Lanes.load(inner_sqrt + column, count: lanes)
          let v3: Vector = Lanes.divide(v2, inner_sqrt_x)
          let v5: Vector = Lanes.select(d_inner_x, v3, v4)
          Lanes.store(v5, d_inner2 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 19.
      @inline(never)
      static func compute_gradient_w(
        _ d_inner: Floats, _ d_loss: Floats, _ d_loss2: Floats, _ d_rows: Floats, _ d_grown: Floats, _ d_grown2: Floats,
        _ d_other: Floats, _ d_other2: Floats, _ d_other3: Floats, _ d_inner2: Floats, _ gradient_w: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(2.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_inner_x: Vector = Lanes.load(d_inner + column, count: lanes)
          let d_loss_x: Vector = Lanes.load(d_loss + column, count: lanes)
          let d_loss_x2: Vector = Lanes.load(d_loss2 + column, count: lanes)
          let v3: Vector = Lanes.add(d_loss_x, d_loss_x2)
          let d_rows_x: Vector = Lanes.load(d_rows + column, count: lanes)
          let v4: Vector = Lanes.add(v3, d_rows_x)
          let d_grown_x: Vector = Lanes.load(d_grown + column, count: lanes)
          let v5: Vector = Lanes.add(v4, d_grown_x)
          let d_grown_x2: Vector = Lanes.load(d_grown2 + column, count: lanes)
          let v6: Vector = Lanes.add(v5, d_grown_x2)
          let d_other_x: Vector = Lanes.load(d_other + column, count: lanes)
          let v7: Vector = Lanes.add(v6, d_other_x)
          let d_other_x2: Vector = Lanes.load(d_other2 + column, count: lanes)
          let v8: Vector = Lanes.add(v7, d_other_x2)
          let d_other_x3: Vector = Lanes.load(d_other3 + column, count: lanes)
          let v9: Vector = Lanes.add(v8, d_other_x3)
          let d_inner_x2: Vector = Lanes.load(d_inner2 + column, count: lanes)
          let v10: Vector = Lanes.add(v9, d_inner_x2)
          let v11: Vector = Lanes.fma(d_inner_x, v, v10)
          Lanes.store(v11, gradient_w + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 19 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 19 &- column)
      }

      /// One row of 361.
      @inline(never)
      static func compute_gradient_W(_ d_other: Floats, _ d_inner: Floats, _ gradient_W: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_other_x: Vector = Lanes.load(d_other + column, count: lanes)
          let d_inner_x: Vector = Lanes.load(d_inner + column, count: lanes)
          let v: Vector = Lanes.add(d_other_x, d_inner_x)
          Lanes.store(v, gradient_W + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 361 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 361 &- column)
      }
    }
  }
}

/// Where there are several subgradients.
///
/// - Input `x`: [5]
public struct Kinks: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "a", shape: [5], offset: 0, initializer: .constant(0.0)),
      .init(name: "b", shape: [5], offset: 16, initializer: .constant(0.0)),
      .init(name: "c", shape: [5], offset: 32, initializer: .constant(0.0)),
      .init(name: "d", shape: [5], offset: 48, initializer: .constant(0.0)),
      .init(name: "e", shape: [5], offset: 64, initializer: .constant(0.0)),
      .init(name: "f", shape: [5], offset: 80, initializer: .constant(0.0)),
      .init(name: "g", shape: [5], offset: 96, initializer: .constant(0.0)),
      .init(name: "p", shape: [5], offset: 112, initializer: .constant(0.0)),
    ],
    count: 128, preparedCounts: [32, 192])

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

// MARK: Training

extension Kinks {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Kinks.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Kinks.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
      evaluation = RNNRuntime::Workspace(GeneratedCode.Evaluation.layout, batch: batch, steps: [], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, 5].
    public func run(_ model: Kinks, x: some Swift::Collection<Swift::Float>) -> Swift::Float {
      bind(
        to: workspace, x: x,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, 5].
    public func evaluate(_ model: Kinks, x: some Swift::Collection<Swift::Float>) -> Swift::Float {
      bind(
        to: evaluation, x: x,
        run: { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
      return evaluation.scalar(0)
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(GeneratedCode.Training.layout, batch: batch, steps: [], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(x: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
      let check = workspace.check()
      try check.bind(0, x)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Kinks, _ batch: RNNRuntime::Batch<Kinks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Kinks, _ batch: RNNRuntime::Batch<Kinks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, x: some Swift::Collection<Swift::Float>, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.bind(0, x, run)
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Kinks: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [5].
      public var x: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(x: [Swift::Float]) {
        self.x = x
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.x)
      }
    }
  }

  extension Kinks.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Kinks
  }
#endif

// MARK: Code

extension Kinks {
  private enum GeneratedCode {
    typealias Vector = RNNRuntime::f32x16
    typealias Lanes = RNNRuntime::Lanes
    typealias Kernel = RNNRuntime::Kernels<RNNRuntime::rnn_target>
    typealias Floats = Swift::UnsafePointer<Swift::Float>
    typealias MutableFloats = Swift::UnsafeMutablePointer<Swift::Float>
    typealias Tokens = Swift::UnsafePointer<Swift::Int32>
    typealias MutableTokens = Swift::UnsafeMutablePointer<Swift::Int32>

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: -1, width: 1)], sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // a: [5]
        let a: Floats = parameters
        // b: [5]
        let b: Floats = parameters + 16
        // c: [5]
        let c: Floats = parameters + 32
        // d: [5]
        let d: Floats = parameters + 48
        // e: [5]
        let e: Floats = parameters + 64
        // f: [5]
        let f: Floats = parameters + 80
        // g: [5]
        let g: Floats = parameters + 96
        // p: [5]
        let p: Floats = parameters + 112
        // loss_add: [5]
        let loss_add: MutableFloats = prepared
        // loss_maximum: [5]
        let loss_maximum: MutableFloats = prepared + 16
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54)
        Pointwise.compute_loss_add_loss_maximum(a, b, c, d, e, f, g, p, loss_add, loss_maximum)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // loss_add: [5]
        let loss_add: Floats = shard.prepared
        // loss_maximum: [5]
        let loss_maximum: Floats = shard.prepared + 16
        // x: [B, 5]
        let x: MutableFloats = shard.floats(1)
        // loss_sum: [B, 1]
        let loss_sum: MutableFloats = shard.floats(0)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54)
        Pointwise.compute_loss_sum(rows: batch, loss_maximum, x, loss_add, loss_sum)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_sum, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "x", axis: -1, width: 5)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [.init(axis: -1, width: 5), .init(axis: -1, width: 5)], sumsCount: 64, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // a: [5]
        let a: Floats = parameters
        // b: [5]
        let b: Floats = parameters + 16
        // c: [5]
        let c: Floats = parameters + 32
        // d: [5]
        let d: Floats = parameters + 48
        // e: [5]
        let e: Floats = parameters + 64
        // f: [5]
        let f: Floats = parameters + 80
        // g: [5]
        let g: Floats = parameters + 96
        // p: [5]
        let p: Floats = parameters + 112
        // loss_add: [5]
        let loss_add: MutableFloats = prepared
        // loss_maximum: [5]
        let loss_maximum: MutableFloats = prepared + 16
        // d_loss: [5]
        let d_loss: MutableFloats = prepared + 32
        // d_loss2: [5]
        let d_loss2: MutableFloats = prepared + 48
        // d_loss3: [5]
        let d_loss3: MutableFloats = prepared + 64
        // d_loss4: [5]
        let d_loss4: MutableFloats = prepared + 80
        // d_loss5: [5]
        let d_loss5: MutableFloats = prepared + 96
        // d_loss6: [5]
        let d_loss6: MutableFloats = prepared + 112
        // d_loss7: [5]
        let d_loss7: MutableFloats = prepared + 128
        // d_loss8: [5]
        let d_loss8: MutableFloats = prepared + 144
        // d_loss9: [5]
        let d_loss9: MutableFloats = prepared + 160
        // d_loss10: [5]
        let d_loss10: MutableFloats = prepared + 176
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54); with its gradient
        Pointwise.compute_loss_add_loss_maximum2(
          a, b, c, d, e, f, g, p, loss_add, loss_maximum, d_loss, d_loss2, d_loss3, d_loss4, d_loss5, d_loss6, d_loss7,
          d_loss8, d_loss9, d_loss10)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // loss_add: [5]
        let loss_add: Floats = shard.prepared
        // loss_maximum: [5]
        let loss_maximum: Floats = shard.prepared + 16
        // x: [B, 5]
        let x: MutableFloats = shard.floats(2)
        // count: [1]
        let count: Floats = shard.count(0)
        // d_loss: [B, 5]
        let d_loss: MutableFloats = shard.floats(0)
        // loss_sum: [B, 1], shares memory with d_loss2
        let loss_sum: MutableFloats = shard.floats(1)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_loss3: [5]
        let d_loss3: MutableFloats = shard.sums + 16
        // d_loss2: [B, 5], shares memory with loss_sum
        let d_loss2: MutableFloats = shard.floats(1)
        // d_loss4: [5]
        let d_loss4: MutableFloats = shard.sums + 32
        // Forward.
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54); with its gradient
        Pointwise.compute_d_loss_loss_sum(rows: batch, loss_maximum, x, loss_add, count, d_loss, loss_sum)
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_sum, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Undefined.rnn:54: loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …
        Pointwise.compute_d_loss(count: batch &* 5, count, d_loss2)
        Kernel.columnSum(
          rows: batch, width: 5, source: d_loss2, sourceStride: 5, destination: d_loss3,
          totals: shard.totals(of: d_loss3))
        Kernel.columnSum(
          rows: batch, width: 5, source: d_loss, sourceStride: 5, destination: d_loss4,
          totals: shard.totals(of: d_loss4))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_a: [5]
        let gradient_a: MutableFloats = shard.gradients
        // gradient_b: [5]
        let gradient_b: MutableFloats = shard.gradients + 16
        // gradient_c: [5]
        let gradient_c: MutableFloats = shard.gradients + 32
        // gradient_d: [5]
        let gradient_d: MutableFloats = shard.gradients + 48
        // gradient_e: [5]
        let gradient_e: MutableFloats = shard.gradients + 64
        // gradient_f: [5]
        let gradient_f: MutableFloats = shard.gradients + 80
        // gradient_g: [5]
        let gradient_g: MutableFloats = shard.gradients + 96
        // gradient_p: [5]
        let gradient_p: MutableFloats = shard.gradients + 112
        // d_loss3: [5]
        let d_loss3: Floats = shard.prepared + 32
        // d_loss2: [5]
        let d_loss2: Floats = shard.prepared + 48
        // d_loss4: [5]
        let d_loss4: Floats = shard.prepared + 64
        // d_loss6: [5]
        let d_loss6: Floats = shard.prepared + 80
        // d_loss7: [5]
        let d_loss7: Floats = shard.prepared + 96
        // d_loss8: [5]
        let d_loss8: Floats = shard.prepared + 112
        // d_loss9: [5]
        let d_loss9: Floats = shard.prepared + 128
        // d_loss11: [5]
        let d_loss11: Floats = shard.prepared + 144
        // d_loss10: [5]
        let d_loss10: Floats = shard.prepared + 160
        // d_loss12: [5]
        let d_loss12: Floats = shard.prepared + 176
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_loss5: [5]
        let d_loss5: MutableFloats = shard.sums + 16
        // d_loss: [5]
        let d_loss: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        // loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …  (Undefined.rnn:54)
        Pointwise.compute_loss(loss_sum, count, loss)
        // Gradients into place.
        // gradient of Undefined.rnn:54: loss sum(max(a, 0) + max(0, b) + min(c, 0) + relu(d) + abs(e) + clamp(f, …
        Pointwise.compute_gradient_g_gradient_p(
          d_loss, d_loss2, d_loss3, d_loss4, d_loss5, d_loss6, d_loss7, d_loss8, d_loss9, d_loss10, d_loss11, d_loss12,
          gradient_g, gradient_p, gradient_f, gradient_e, gradient_d, gradient_c, gradient_b, gradient_a)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      @inline(never)
      static func compute_loss_add_loss_maximum(
        _ a2: Floats, _ b2: Floats, _ c2: Floats, _ d2: Floats, _ e2: Floats, _ f2: Floats, _ g2: Floats, _ p2: Floats,
        _ loss_add: MutableFloats, _ loss_maximum: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(a2, count: 5)
        let v2: Vector = Lanes.maximum(a, v)
        let b: Vector = Lanes.load(b2, count: 5)
        let v3: Vector = Lanes.maximum(v, b)
        let v4: Vector = Lanes.add(v2, v3)
        let c: Vector = Lanes.load(c2, count: 5)
        let v5: Vector = Lanes.minimum(c, v)
        let v6: Vector = Lanes.add(v4, v5)
        let d: Vector = Lanes.load(d2, count: 5)
        let v7: Vector = Lanes.relu(d)
        let v8: Vector = Lanes.add(v6, v7)
        let e: Vector = Lanes.load(e2, count: 5)
        let v9: Vector = Lanes.abs(e)
        let v10: Vector = Lanes.add(v8, v9)
        let f: Vector = Lanes.load(f2, count: 5)
        let v11: Vector = Lanes.maximum(f, v)
        let v13: Vector = Lanes.minimum(v11, v12)
        let v14: Vector = Lanes.add(v10, v13)
        let g: Vector = Lanes.load(g2, count: 5)
        let p: Vector = Lanes.load(p2, count: 5)
        let v15: Vector = Lanes.maximum(g, p)
        Lanes.store(v14, loss_add, count: 5)
        Lanes.store(v15, loss_maximum, count: 5)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ loss_maximum: Floats, _ x2: Floats, _ loss_add: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let loss_maximumRow: Floats = loss_maximum
          let x2Row: Floats = x2 + row &* 5
          let loss_addRow: Floats = loss_add
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let loss_maximum_x: Vector = Lanes.load(loss_maximumRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let loss_add_x: Vector = Lanes.load(loss_addRow, count: 5)
          let v2: Vector = Lanes.fma(loss_maximum_x, x, loss_add_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
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

      /// One row of 5.
      @inline(never)
      static func compute_loss_add_loss_maximum2(
        _ a2: Floats, _ b2: Floats, _ c2: Floats, _ d2: Floats, _ e2: Floats, _ f2: Floats, _ g2: Floats, _ p2: Floats,
        _ loss_add: MutableFloats, _ loss_maximum: MutableFloats, _ d_loss: MutableFloats, _ d_loss2: MutableFloats,
        _ d_loss3: MutableFloats, _ d_loss4: MutableFloats, _ d_loss5: MutableFloats, _ d_loss6: MutableFloats,
        _ d_loss7: MutableFloats, _ d_loss8: MutableFloats, _ d_loss9: MutableFloats, _ d_loss10: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v12: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(a2, count: 5)
        let v2: Vector = Lanes.maximum(a, v)
        let b: Vector = Lanes.load(b2, count: 5)
        let v3: Vector = Lanes.maximum(v, b)
        let v4: Vector = Lanes.add(v2, v3)
        let c: Vector = Lanes.load(c2, count: 5)
        let v5: Vector = Lanes.minimum(c, v)
        let v6: Vector = Lanes.add(v4, v5)
        let d: Vector = Lanes.load(d2, count: 5)
        let v7: Vector = Lanes.relu(d)
        let v8: Vector = Lanes.add(v6, v7)
        let e: Vector = Lanes.load(e2, count: 5)
        let v9: Vector = Lanes.abs(e)
        let v10: Vector = Lanes.add(v8, v9)
        let f: Vector = Lanes.load(f2, count: 5)
        let v11: Vector = Lanes.maximum(f, v)
        let v13: Vector = Lanes.minimum(v11, v12)
        let v14: Vector = Lanes.add(v10, v13)
        let g: Vector = Lanes.load(g2, count: 5)
        let p: Vector = Lanes.load(p2, count: 5)
        let v15: Vector = Lanes.maximum(g, p)
        let v16: Vector = Lanes.greater(g, p)
        let v17: Vector = Lanes.greaterEqual(g, p)
        let v18: Vector = Lanes.greater(v12, v11)
        let v19: Vector = Lanes.greater(f, v)
        let v20: Vector = Lanes.sign(e)
        let v21: Vector = Lanes.greater(d, v)
        let v22: Vector = Lanes.greater(v, c)
        let v23: Vector = Lanes.greater(v, b)
        let v24: Vector = Lanes.greaterEqual(v, b)
        let v25: Vector = Lanes.greater(a, v)
        Lanes.store(v14, loss_add, count: 5)
        Lanes.store(v15, loss_maximum, count: 5)
        Lanes.store(v16, d_loss, count: 5)
        Lanes.store(v17, d_loss2, count: 5)
        Lanes.store(v18, d_loss3, count: 5)
        Lanes.store(v19, d_loss4, count: 5)
        Lanes.store(v20, d_loss5, count: 5)
        Lanes.store(v21, d_loss6, count: 5)
        Lanes.store(v22, d_loss7, count: 5)
        Lanes.store(v23, d_loss8, count: 5)
        Lanes.store(v24, d_loss9, count: 5)
        Lanes.store(v25, d_loss10, count: 5)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_loss_loss_sum(
        rows: Swift::Int, _ loss_maximum: Floats, _ x2: Floats, _ loss_add: Floats, _ count2: Floats,
        _ d_loss: MutableFloats, _ loss_sum: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let loss_maximumRow: Floats = loss_maximum
          let x2Row: Floats = x2 + row &* 5
          let loss_addRow: Floats = loss_add
          let count2Row: Floats = count2
          let d_lossRow: MutableFloats = d_loss + row &* 5
          let loss_sumRow: MutableFloats = loss_sum + row
          let count_x: Vector = Lanes.broadcast(count2Row[0])
          let v4: Vector = Lanes.divide(v3, count_x)
          var sum2: Vector = Vector()
          let loss_maximum_x: Vector = Lanes.load(loss_maximumRow, count: 5)
          let x: Vector = Lanes.load(x2Row, count: 5)
          let loss_add_x: Vector = Lanes.load(loss_addRow, count: 5)
          let v2: Vector = Lanes.fma(loss_maximum_x, x, loss_add_x)
          let v5: Vector = Lanes.multiply(v4, x)
          Lanes.store(v5, d_lossRow, count: 5)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 5, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
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

      /// One row of 5.
      @inline(never)
      static func compute_gradient_g_gradient_p(
        _ d_loss: Floats, _ d_loss2: Floats, _ d_loss3: Floats, _ d_loss4: Floats, _ d_loss5: Floats, _ d_loss6: Floats,
        _ d_loss7: Floats, _ d_loss8: Floats, _ d_loss9: Floats, _ d_loss10: Floats, _ d_loss11: Floats,
        _ d_loss12: Floats, _ gradient_g: MutableFloats, _ gradient_p: MutableFloats, _ gradient_f: MutableFloats,
        _ gradient_e: MutableFloats, _ gradient_d: MutableFloats, _ gradient_c: MutableFloats,
        _ gradient_b: MutableFloats, _ gradient_a: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let d_loss_x: Vector = Lanes.load(d_loss, count: 5)
        let v2: Vector = Lanes.multiply(d_loss_x, v)
        let d_loss_x2: Vector = Lanes.load(d_loss2, count: 5)
        let v4: Vector = Lanes.select(d_loss_x2, v2, v3)
        let d_loss_x3: Vector = Lanes.load(d_loss3, count: 5)
        let v5: Vector = Lanes.select(d_loss_x3, d_loss_x, v4)
        let v6: Vector = Lanes.select(d_loss_x2, v2, d_loss_x)
        let v7: Vector = Lanes.select(d_loss_x3, v3, v6)
        let d_loss_x4: Vector = Lanes.load(d_loss4, count: 5)
        let d_loss_x5: Vector = Lanes.load(d_loss5, count: 5)
        let v8: Vector = Lanes.select(d_loss_x4, d_loss_x5, v3)
        let d_loss_x6: Vector = Lanes.load(d_loss6, count: 5)
        let v9: Vector = Lanes.select(d_loss_x6, v8, v3)
        let d_loss_x7: Vector = Lanes.load(d_loss7, count: 5)
        let v10: Vector = Lanes.multiply(d_loss_x5, d_loss_x7)
        let d_loss_x8: Vector = Lanes.load(d_loss8, count: 5)
        let v11: Vector = Lanes.select(d_loss_x8, d_loss_x5, v3)
        let d_loss_x9: Vector = Lanes.load(d_loss9, count: 5)
        let v12: Vector = Lanes.select(d_loss_x9, d_loss_x5, v3)
        let d_loss_x10: Vector = Lanes.load(d_loss10, count: 5)
        let v13: Vector = Lanes.select(d_loss_x10, v3, d_loss_x5)
        let d_loss_x11: Vector = Lanes.load(d_loss11, count: 5)
        let v14: Vector = Lanes.select(d_loss_x11, v3, v13)
        let d_loss_x12: Vector = Lanes.load(d_loss12, count: 5)
        let v15: Vector = Lanes.select(d_loss_x12, d_loss_x5, v3)
        Lanes.store(v5, gradient_g, count: 5)
        Lanes.store(v7, gradient_p, count: 5)
        Lanes.store(v9, gradient_f, count: 5)
        Lanes.store(v10, gradient_e, count: 5)
        Lanes.store(v11, gradient_d, count: 5)
        Lanes.store(v12, gradient_c, count: 5)
        Lanes.store(v14, gradient_b, count: 5)
        Lanes.store(v15, gradient_a, count: 5)
      }
    }
  }
}
