// Stack.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// Every other cell of the library, one above the other, with two outputs.
///
/// - Input `frames`: [3] for each step of `frames`
/// - Target `next`: [2] for each step of `frames`
/// - Output `prediction`: [2] for each step of `frames`
/// - Output `gated`: [33] for each step of `frames`
public struct Stack: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "simple.W", shape: [16, 19], offset: 0, initializer: .glorot),
      .init(name: "simple.b", shape: [16], offset: 304, initializer: .constant(0.0)),
      .init(name: "gated.Wr", shape: [33, 49], offset: 320, initializer: .glorot),
      .init(name: "gated.Wz", shape: [33, 49], offset: 1952, initializer: .glorot),
      .init(name: "gated.Wn", shape: [33, 49], offset: 3584, initializer: .glorot),
      .init(name: "gated.br", shape: [33], offset: 5216, initializer: .constant(0.0)),
      .init(name: "gated.bz", shape: [33], offset: 5264, initializer: .constant(0.0)),
      .init(name: "gated.bn", shape: [33], offset: 5312, initializer: .constant(0.0)),
      .init(name: "top.0.Wf", shape: [6, 39], offset: 5360, initializer: .glorot),
      .init(name: "top.0.Wi", shape: [6, 39], offset: 5600, initializer: .glorot),
      .init(name: "top.0.Wg", shape: [6, 39], offset: 5840, initializer: .glorot),
      .init(name: "top.0.Wo", shape: [6, 39], offset: 6080, initializer: .glorot),
      .init(name: "top.0.pf", shape: [6], offset: 6320, initializer: .constant(0.0)),
      .init(name: "top.0.pi", shape: [6], offset: 6336, initializer: .constant(0.0)),
      .init(name: "top.0.po", shape: [6], offset: 6352, initializer: .constant(0.0)),
      .init(name: "top.0.bf", shape: [6], offset: 6368, initializer: .constant(1.0)),
      .init(name: "top.0.bi", shape: [6], offset: 6384, initializer: .constant(0.0)),
      .init(name: "top.0.bg", shape: [6], offset: 6400, initializer: .constant(0.0)),
      .init(name: "top.0.bo", shape: [6], offset: 6416, initializer: .constant(0.0)),
      .init(name: "top.1.Wf", shape: [6, 12], offset: 6432, initializer: .glorot),
      .init(name: "top.1.Wi", shape: [6, 12], offset: 6512, initializer: .glorot),
      .init(name: "top.1.Wg", shape: [6, 12], offset: 6592, initializer: .glorot),
      .init(name: "top.1.Wo", shape: [6, 12], offset: 6672, initializer: .glorot),
      .init(name: "top.1.pf", shape: [6], offset: 6752, initializer: .constant(0.0)),
      .init(name: "top.1.pi", shape: [6], offset: 6768, initializer: .constant(0.0)),
      .init(name: "top.1.po", shape: [6], offset: 6784, initializer: .constant(0.0)),
      .init(name: "top.1.bf", shape: [6], offset: 6800, initializer: .constant(1.0)),
      .init(name: "top.1.bi", shape: [6], offset: 6816, initializer: .constant(0.0)),
      .init(name: "top.1.bg", shape: [6], offset: 6832, initializer: .constant(0.0)),
      .init(name: "top.1.bo", shape: [6], offset: 6848, initializer: .constant(0.0)),
      .init(name: "prediction.W", shape: [2, 6], offset: 6864, initializer: .glorot),
      .init(name: "prediction.b", shape: [2], offset: 6880, initializer: .constant(0.0)),
    ],
    count: 6896, preparedCounts: [15200, 13232, 22160])

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
    public let gated: RNNRuntime::OutputView
  }
}

// MARK: One time step

extension Stack {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 720, outputCount: 64, ones: 128, length: 144)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(128)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter frames: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(frames: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> Outputs {
    RNNRuntime::StepCheck.require("frames", count: frames.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 656).update(from: frames.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return Outputs(
      prediction: stream.storage.output(offset: 0, width: 2), gated: stream.storage.output(offset: 16, width: 33))
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter frames: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(frames: [Swift::Float], _ stream: inout Stream) -> Outputs {
    return frames.withUnsafeBufferPointer({ framesPointer in step(frames: framesPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(frames: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("frames", count: frames.count, width: 3)
  }
}

// MARK: Streams

extension Stack {
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
  /// - Parameter frames: [3] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(frames: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> Outputs {
    streams.storage.set(0, frames)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return Outputs(prediction: streams.storage.output(0), gated: streams.storage.output(1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    frames: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, frames)
  }
}

// MARK: Whole sequences

extension Stack {
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
    ///   - frames: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Stack, frames: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Outputs {
      bind(
        to: workspace, frames: frames, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return Outputs(prediction: workspace.output(0), gated: workspace.output(1))
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
      frames: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, lengths)
      try check.bind(0, frames)
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
        _ model: Stack, _ batch: RNNRuntime::Batch<Stack.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return Outputs(prediction: workspace.output(0), gated: workspace.output(1))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, frames, run)
    }
  }
}

// MARK: Training

extension Stack {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Stack.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Stack.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - next: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Stack, frames: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, frames: frames, next: next, lengths: lengths,
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
    ///   - frames: numbers, [batch, steps, 3].
    ///   - next: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Stack, frames: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, frames: frames, next: next, lengths: lengths,
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
      frames: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, lengths)
      try check.bind(0, frames)
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
        _ model: Stack, _ batch: RNNRuntime::Batch<Stack.Example>, carriesState: Swift::Bool = false
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
        _ model: Stack, _ batch: RNNRuntime::Batch<Stack.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      next: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, frames, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Stack: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Target: [2] for each step of `frames`.
      public var next: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(frames: [Swift::Float], next: [Swift::Float]? = nil) {
        self.frames = frames
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.frames)
        packer.add(self.next)
      }
    }
  }

  extension Stack.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Stack
  }

  extension Stack.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Stack
  }
#endif

// MARK: Code

extension Stack {
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
        // gates_weights: [2178]
        let gates_weights: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gates_weights2: [1584]
        let gates_weights2: MutableFloats = prepared + 2192
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // gates_weights3: [144]
        let gates_weights3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // gates_weights4: [792]
        let gates_weights4: MutableFloats = prepared + 3920
        // gates_weights5: [144]
        let gates_weights5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // gates_weights6: [144]
        let gates_weights6: MutableFloats = prepared + 4864
        // gates_bias: [66]
        let gates_bias: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // simple_W: [304]
        let simple_W: Floats = parameters
        // simple_W_packed: [256]
        let simple_W_packed: MutableFloats = prepared + 5088
        // simple_W_packed2: [48]
        let simple_W_packed2: MutableFloats = prepared + 5344
        // gates_weights_packed: [1792]
        let gates_weights_packed: MutableFloats = prepared + 5392
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 7184
        // gates_weights_packed2: [3168]
        let gates_weights_packed2: MutableFloats = prepared + 8768
        // gates_weights_packed3: [2112]
        let gates_weights_packed3: MutableFloats = prepared + 11936
        // gates_weights_packed4: [384]
        let gates_weights_packed4: MutableFloats = prepared + 14048
        // gates_weights_packed5: [384]
        let gates_weights_packed5: MutableFloats = prepared + 14432
        // gates_weights_packed6: [384]
        let gates_weights_packed6: MutableFloats = prepared + 14816
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2 + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2 + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 66, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1,
          destination: gates_bias + 33, destinationRowStride: 66, destinationColumnStride: 1)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed2)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.pack(
          source: gates_weights2, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1,
          destination: gates_weights_packed)
        // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.pack(
          source: gates_weights, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 2,
          destination: gates_weights_packed2)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.pack(
          source: gates_weights4, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 4,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights3, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4,
          destination: gates_weights_packed4)
        Kernel.pack(
          source: gates_weights6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4,
          destination: gates_weights_packed6)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // gates_bias: [66]
        let gates_bias: Floats = prepared + 5008
        // simple_h: [B, 16], shares memory with hNext
        let simple_h: MutableFloats = memory
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = prepared + 5088
        // frames: [B, 3]
        let frames: MutableFloats = memory + 656
        // simple_W_packed: [48]
        let simple_W_packed: Floats = prepared + 5344
        // simple_b: [16]
        let simple_b: Floats = parameters + 304
        // hNext: [B, 16], shares memory with simple_h
        let hNext: MutableFloats = memory
        // gated_h: [B, 33], shares memory with hNext2
        let gated_h: MutableFloats = memory + 16
        // gates: [B, 99]
        let gates: MutableFloats = memory + 304
        // gates_weights_packed: [1792]
        let gates_weights_packed: Floats = prepared + 5392
        // n_multiply: [B, 33]
        let n_multiply: MutableFloats = memory + 512
        // hNext_multiply: [B, 33]
        let hNext_multiply: MutableFloats = memory + 560
        // hNext_subtract: [B, 33]
        let hNext_subtract: MutableFloats = memory + 608
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = prepared + 7184
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // hNext2: [B, 33], shares memory with gated_h
        let hNext2: MutableFloats = memory + 16
        // top_0_h: [B, 6], shares memory with hNext3
        let top_0_h: MutableFloats = memory + 64
        // top_0_pf: [6]
        let top_0_pf: Floats = parameters + 6320
        // top_0_c: [B, 6], shares memory with cNext
        let top_0_c: MutableFloats = memory + 80
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_pi: [6]
        let top_0_pi: Floats = parameters + 6336
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_po: [6]
        let top_0_po: Floats = parameters + 6352
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // top_1_pf: [6]
        let top_1_pf: Floats = parameters + 6752
        // top_1_c: [B, 6], shares memory with cNext2
        let top_1_c: MutableFloats = memory + 112
        // top_1_pi: [6]
        let top_1_pi: Floats = parameters + 6768
        // cNext: [B, 6], shares memory with top_0_c
        let cNext: MutableFloats = memory + 80
        // hNext3: [B, 6], shares memory with top_0_h
        let hNext3: MutableFloats = memory + 64
        // f_multiply: [B, 6], shares memory with r_sum, n_sum
        let f_multiply: MutableFloats = memory + 416
        // i_multiply: [B, 6], shares memory with z_sum
        let i_multiply: MutableFloats = memory + 464
        // top_1_h: [B, 6], shares memory with hNext4
        let top_1_h: MutableFloats = memory + 96
        // top_1_bf: [6]
        let top_1_bf: Floats = parameters + 6800
        // top_1_bi: [6]
        let top_1_bi: Floats = parameters + 6816
        // top_1_bg: [6]
        let top_1_bg: Floats = parameters + 6832
        // top_1_po: [6]
        let top_1_po: Floats = parameters + 6784
        // top_1_bo: [6]
        let top_1_bo: Floats = parameters + 6848
        // cNext2: [B, 6], shares memory with top_1_c
        let cNext2: MutableFloats = memory + 112
        // hNext4: [B, 6], shares memory with top_1_h
        let hNext4: MutableFloats = memory + 96
        // prediction: [B, 2]
        let prediction: MutableFloats = output
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_b: [2]
        let prediction_b: Floats = parameters + 6880
        // gates_weights_packed2: [3168]
        let gates_weights_packed2: Floats = prepared + 8768
        // r_sum: [B, 33], shares memory with f_multiply, n_sum
        let r_sum: MutableFloats = memory + 416
        // z_sum: [B, 33], shares memory with i_multiply
        let z_sum: MutableFloats = memory + 464
        // n_sum: [B, 33], shares memory with f_multiply, r_sum
        let n_sum: MutableFloats = memory + 416
        // gates_weights_packed3: [2112]
        let gates_weights_packed3: Floats = prepared + 11936
        // gates_weights_packed4: [384]
        let gates_weights_packed4: Floats = prepared + 14048
        // gates_weights_packed5: [384]
        let gates_weights_packed5: Floats = prepared + 14432
        // gates_weights_packed6: [384]
        let gates_weights_packed6: Floats = prepared + 14816
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Pointwise.compute_hNext(simple_b, frames, simple_h, hNext, simple_W_packed, simple_W_packed2)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Pointwise.compute_gates(hNext, gates, gates_weights_packed)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Pointwise.compute_r_sum_z_sum(gates, gates_bias, gated_h, r_sum, z_sum, gates_weights_packed2)
        // r, z, n, h' = …  (ChoGRU.rnn:9–12)
        Pointwise.compute_n_multiply_hNext_multiply(r_sum, gated_h, z_sum, n_multiply, hNext_multiply, hNext_subtract)
        // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
        Pointwise.compute_n_sum(gates, gated_bn, n_multiply, n_sum, gated_Wn_packed)
        // n, h' = …  (ChoGRU.rnn:11–12)
        Pointwise.compute_hNext2(hNext_multiply, hNext_subtract, n_sum, hNext2)
        // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
        Pointwise.compute_cNext_hNext(
          top_0_pf, top_0_c, top_0_bf, top_0_pi, top_0_bi, top_0_bg, top_0_po, top_0_bo, top_1_pf, top_1_c, top_1_pi,
          hNext2, top_0_h, cNext, hNext3, f_multiply, i_multiply, gates_weights_packed3, gates_weights_packed4)
        // f, i, g, c', o, h', prediction = …  (PeepholeLSTM.rnn:11–16; Stack.rnn:9)
        Pointwise.compute_cNext_hNext2(
          f_multiply, top_1_bf, i_multiply, top_1_bi, top_1_bg, top_1_c, top_1_po, top_1_bo, prediction_W, hNext3,
          top_1_h, cNext2, hNext4, prediction, prediction_b, gates_weights_packed5, gates_weights_packed6)
        // The output 'gated'.
        Kernel.copy(rows: 1, width: 33, source: hNext2, sourceStride: 0, destination: output + 16, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3)],
        outputs: [.init(name: "prediction", axis: 0, shape: [2]), .init(name: "gated", axis: 0, shape: [33])],
        states: [
          .init(name: "simple.h", shape: [16]), .init(name: "gated.h", shape: [33]), .init(name: "top.0.h", shape: [6]),
          .init(name: "top.0.c", shape: [6]), .init(name: "top.1.h", shape: [6]), .init(name: "top.1.c", shape: [6]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 16), .init(axis: 0, width: 99), .init(axis: -1, width: 16),
          .init(axis: 0, extraSteps: 1, width: 33), .init(axis: -1, width: 66), .init(axis: -1, width: 33),
          .init(axis: -1, width: 33), .init(axis: -1, width: 33), .init(axis: -1, width: 33),
          .init(axis: 0, extraSteps: 1, width: 6), .init(axis: -1, width: 6),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [1584]
        let gates_weights: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // gates_weights2: [2178]
        let gates_weights2: MutableFloats = prepared + 1584
        // gates_weights3: [792]
        let gates_weights3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // gates_weights4: [144]
        let gates_weights4: MutableFloats = prepared + 4576
        // gates_weights5: [144]
        let gates_weights5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // gates_weights6: [144]
        let gates_weights6: MutableFloats = prepared + 4864
        // gates_bias: [99]
        let gates_bias: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // gates_bias2: [24]
        let gates_bias2: MutableFloats = prepared + 5120
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // gates_bias3: [24]
        let gates_bias3: MutableFloats = prepared + 5152
        // top_1_bf: [6]
        let top_1_bf: Floats = parameters + 6800
        // top_1_bi: [6]
        let top_1_bi: Floats = parameters + 6816
        // top_1_bg: [6]
        let top_1_bg: Floats = parameters + 6832
        // top_1_bo: [6]
        let top_1_bo: Floats = parameters + 6848
        // simple_W: [304]
        let simple_W: Floats = parameters
        // simple_W_packed: [48]
        let simple_W_packed: MutableFloats = prepared + 5184
        // simple_W_packed2: [256]
        let simple_W_packed2: MutableFloats = prepared + 5232
        // gates_weights_packed: [1792]
        let gates_weights_packed: MutableFloats = prepared + 5488
        // gates_weights_packed2: [2640]
        let gates_weights_packed2: MutableFloats = prepared + 7280
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 9920
        // gates_weights_packed3: [1056]
        let gates_weights_packed3: MutableFloats = prepared + 11504
        // gates_weights_packed4: [192]
        let gates_weights_packed4: MutableFloats = prepared + 12560
        // gates_weights_packed5: [192]
        let gates_weights_packed5: MutableFloats = prepared + 12752
        // gates_weights_packed6: [192]
        let gates_weights_packed6: MutableFloats = prepared + 12944
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 13136
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2 + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1,
          destination: gates_bias + 33, destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bn, sourceRowStride: 33, sourceColumnStride: 1,
          destination: gates_bias + 66, destinationRowStride: 99, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 18, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias3,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 18, destinationRowStride: 24, destinationColumnStride: 1)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed2)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.pack(
          source: gates_weights, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1,
          destination: gates_weights_packed)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.pack(
          source: gates_weights2, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 1,
          destination: gates_weights_packed2)
        // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.pack(
          source: gates_weights3, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed4)
        Kernel.pack(
          source: gates_weights5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed6)
        // prediction = dense(top, 2)  (Stack.rnn:9)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // gates_bias: [99]
        let gates_bias: Floats = shard.prepared + 5008
        // gates_bias2: [24]
        let gates_bias2: Floats = shard.prepared + 5120
        // gates_bias3: [24]
        let gates_bias3: Floats = shard.prepared + 5152
        // hNext: [T, B, 16], shares memory with gates, gates3, gates5, prediction
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(11)
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // h: [T + 1, B, 16], shares memory with h3
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(12)
        // hNext_product: [B, 16], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // gates: [T, B, 99], shares memory with hNext, gates3, gates5, prediction
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [1792]
        let gates_weights_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33]
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // gates2: [B, 66], shares memory with gates6, h_final4
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [2640]
        let gates_weights_packed2: Floats = shard.prepared + 7280
        // n_multiply: [B, 33], shares memory with h_final2
        let n_multiply: MutableFloats = shard.floats(5)
        // hNext_multiply: [B, 33], shares memory with c, c2
        let hNext_multiply: MutableFloats = shard.floats(6)
        // hNext_subtract: [B, 33], shares memory with gates4, h_final3
        let hNext_subtract: MutableFloats = shard.floats(7)
        // n_product: [B, 33], shares memory with c_final
        let n_product: MutableFloats = shard.floats(8)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33], shares memory with n_multiply
        let h_final2: MutableFloats = shard.floats(5)
        // gates3: [T, B, 24], shares memory with hNext, gates, gates5, prediction
        let gates3: MutableFloats = shard.floats(1)
        // gates_weights_packed3: [1056]
        let gates_weights_packed3: Floats = shard.prepared + 11504
        // h3: [T + 1, B, 6], shares memory with h
        let h3: MutableFloats = shard.floats(0)
        // top_0_h: [B, 6]
        let top_0_h: Floats = shard.state(2)
        // c: [B, 6], shares memory with hNext_multiply, c2
        let c: MutableFloats = shard.floats(6)
        // top_0_c: [B, 6]
        let top_0_c: Floats = shard.state(3)
        // top_0_pf: [6]
        let top_0_pf: Floats = shard.parameters + 6320
        // top_0_pi: [6]
        let top_0_pi: Floats = shard.parameters + 6336
        // top_0_po: [6]
        let top_0_po: Floats = shard.parameters + 6352
        // gates4: [B, 24], shares memory with hNext_subtract, h_final3
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [192]
        let gates_weights_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6], shares memory with hNext_subtract, gates4
        let h_final3: MutableFloats = shard.floats(7)
        // c_final: [B, 6], shares memory with n_product
        let c_final: MutableFloats = shard.floats(8)
        // gates5: [T, B, 24], shares memory with hNext, gates, gates3, prediction
        let gates5: MutableFloats = shard.floats(1)
        // gates_weights_packed5: [192]
        let gates_weights_packed5: Floats = shard.prepared + 12752
        // h4: [T + 1, B, 6]
        let h4: MutableFloats = shard.floats(9)
        // top_1_h: [B, 6]
        let top_1_h: Floats = shard.state(4)
        // c2: [B, 6], shares memory with hNext_multiply, c
        let c2: MutableFloats = shard.floats(6)
        // top_1_c: [B, 6]
        let top_1_c: Floats = shard.state(5)
        // top_1_pf: [6]
        let top_1_pf: Floats = shard.parameters + 6752
        // top_1_pi: [6]
        let top_1_pi: Floats = shard.parameters + 6768
        // top_1_po: [6]
        let top_1_po: Floats = shard.parameters + 6784
        // gates6: [B, 24], shares memory with gates2, h_final4
        let gates6: MutableFloats = shard.floats(4)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6], shares memory with gates2, gates6
        let h_final4: MutableFloats = shard.floats(4)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(10)
        // prediction: [T, B, 2], shares memory with hNext, gates, gates3, gates5
        let prediction: MutableFloats = shard.floats(1)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2,
            destination: hNext_product, destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let gates_t2: MutableFloats = gates + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          // r, z, n = …  (ChoGRU.rnn:9–11)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 99, bias: gates_bias)
          }
          // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 66, bias: nil, turn: t2)
          // r, z, n, h' = …  (ChoGRU.rnn:9–12)
          Pointwise.compute_n_multiply_hNext_multiply2(
            rows: batch, gates2, gates_t2, h_t2, n_multiply, hNext_multiply, hNext_subtract)
          // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: n_multiply, inputStride: 33, packed: gated_Wn_packed,
            destination: n_product, destinationStride: 33, bias: nil, turn: t2)
          // n, h' = …  (ChoGRU.rnn:11–12)
          Pointwise.compute_h2(
            rows: batch, n_product, gates_t2, hNext_subtract, hNext_multiply, frames_mask_t2, h_t2, h_t2Next2)
        }
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: gates_weights_packed3, destination: gates_t3, destinationStride: 24, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_h_c(
            rows: batch, top_0_pf, c, gates4, gates_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h3 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final3,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c, sourceStride: 6, destination: c_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_h, sourceStride: 6, destination: h4, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_c, sourceStride: 6, destination: c2, destinationStride: 6)
        for t4 in 0..<framesSteps {
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 6
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: gates_weights_packed5, destination: gates_t4, destinationStride: 24, bias: gates_bias3)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 24, bias: nil, turn: t4)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_h_c2(
            rows: batch, top_1_pf, c2, gates6, gates_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c2, sourceStride: 6, destination: c_final2, destinationStride: 6)
        // prediction = dense(top, 2)  (Stack.rnn:9)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // The output 'prediction'.
        shard.setOutput(0, prediction, stepStride: batch &* 2, stride: 2)
        // The output 'gated'.
        shard.setOutput(1, h2 + batch &* 33, stepStride: batch &* 33, stride: 33)
        // The state 'simple.h' after the last step.
        shard.setFinalState(0, h_final, stride: 16)
        // The state 'gated.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 33)
        // The state 'top.0.h' after the last step.
        shard.setFinalState(2, h_final3, stride: 6)
        // The state 'top.0.c' after the last step.
        shard.setFinalState(3, c_final, stride: 6)
        // The state 'top.1.h' after the last step.
        shard.setFinalState(4, h_final4, stride: 6)
        // The state 'top.1.c' after the last step.
        shard.setFinalState(5, c_final2, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "next", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "simple.h", shape: [16]), .init(name: "gated.h", shape: [33]), .init(name: "top.0.h", shape: [6]),
          .init(name: "top.0.c", shape: [6]), .init(name: "top.1.h", shape: [6]), .init(name: "top.1.c", shape: [6]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 16), .init(axis: 0, width: 99), .init(axis: -1, width: 16),
          .init(axis: 0, extraSteps: 1, width: 33), .init(axis: -1, width: 66), .init(axis: -1, width: 33),
          .init(axis: -1, width: 33), .init(axis: -1, width: 33), .init(axis: -1, width: 33), .init(axis: -1, width: 6),
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
        let framesSteps: Swift::Int = shard.steps(0)
        // gates_bias: [99]
        let gates_bias: Floats = shard.prepared + 5008
        // gates_bias2: [24]
        let gates_bias2: Floats = shard.prepared + 5120
        // gates_bias3: [24]
        let gates_bias3: Floats = shard.prepared + 5152
        // hNext: [T, B, 16], shares memory with gates, gates3, gates5, prediction, loss_select
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(11)
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // h: [T + 1, B, 16], shares memory with h3
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(13)
        // hNext_product: [B, 16], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // gates: [T, B, 99], shares memory with hNext, gates3, gates5, prediction, loss_select
        let gates: MutableFloats = shard.floats(1)
        // gates_weights_packed: [1792]
        let gates_weights_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33], shares memory with h4
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // gates2: [B, 66], shares memory with gates6, h_final4
        let gates2: MutableFloats = shard.floats(4)
        // gates_weights_packed2: [2640]
        let gates_weights_packed2: Floats = shard.prepared + 7280
        // n_multiply: [B, 33], shares memory with h_final2
        let n_multiply: MutableFloats = shard.floats(5)
        // hNext_multiply: [B, 33], shares memory with c, c2
        let hNext_multiply: MutableFloats = shard.floats(6)
        // hNext_subtract: [B, 33], shares memory with gates4, h_final3
        let hNext_subtract: MutableFloats = shard.floats(7)
        // n_product: [B, 33], shares memory with c_final
        let n_product: MutableFloats = shard.floats(8)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33], shares memory with n_multiply
        let h_final2: MutableFloats = shard.floats(5)
        // gates3: [T, B, 24], shares memory with hNext, gates, gates5, prediction, loss_select
        let gates3: MutableFloats = shard.floats(1)
        // gates_weights_packed3: [1056]
        let gates_weights_packed3: Floats = shard.prepared + 11504
        // h3: [T + 1, B, 6], shares memory with h
        let h3: MutableFloats = shard.floats(0)
        // top_0_h: [B, 6]
        let top_0_h: Floats = shard.state(2)
        // c: [B, 6], shares memory with hNext_multiply, c2
        let c: MutableFloats = shard.floats(6)
        // top_0_c: [B, 6]
        let top_0_c: Floats = shard.state(3)
        // top_0_pf: [6]
        let top_0_pf: Floats = shard.parameters + 6320
        // top_0_pi: [6]
        let top_0_pi: Floats = shard.parameters + 6336
        // top_0_po: [6]
        let top_0_po: Floats = shard.parameters + 6352
        // gates4: [B, 24], shares memory with hNext_subtract, h_final3
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [192]
        let gates_weights_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6], shares memory with hNext_subtract, gates4
        let h_final3: MutableFloats = shard.floats(7)
        // c_final: [B, 6], shares memory with n_product
        let c_final: MutableFloats = shard.floats(8)
        // gates5: [T, B, 24], shares memory with hNext, gates, gates3, prediction, loss_select
        let gates5: MutableFloats = shard.floats(1)
        // gates_weights_packed5: [192]
        let gates_weights_packed5: Floats = shard.prepared + 12752
        // h4: [T + 1, B, 6], shares memory with h2
        let h4: MutableFloats = shard.floats(3)
        // top_1_h: [B, 6]
        let top_1_h: Floats = shard.state(4)
        // c2: [B, 6], shares memory with hNext_multiply, c
        let c2: MutableFloats = shard.floats(6)
        // top_1_c: [B, 6]
        let top_1_c: Floats = shard.state(5)
        // top_1_pf: [6]
        let top_1_pf: Floats = shard.parameters + 6752
        // top_1_pi: [6]
        let top_1_pi: Floats = shard.parameters + 6768
        // top_1_po: [6]
        let top_1_po: Floats = shard.parameters + 6784
        // gates6: [B, 24], shares memory with gates2, h_final4
        let gates6: MutableFloats = shard.floats(4)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6], shares memory with gates2, gates6
        let h_final4: MutableFloats = shard.floats(4)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(9)
        // prediction: [T, B, 2], shares memory with hNext, gates, gates3, gates5, loss_select
        let prediction: MutableFloats = shard.floats(1)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // next: [T, B, 2]
        let next: MutableFloats = shard.floats(12)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(10)
        // loss_select: [T, B, 1], shares memory with hNext, gates, gates3, gates5, prediction
        let loss_select: MutableFloats = shard.floats(1)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2,
            destination: hNext_product, destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_h3(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let gates_t2: MutableFloats = gates + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          // r, z, n = …  (ChoGRU.rnn:9–11)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 99, bias: gates_bias)
          }
          // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 66, bias: nil, turn: t2)
          // r, z, n, h' = …  (ChoGRU.rnn:9–12)
          Pointwise.compute_n_multiply_hNext_multiply3(
            rows: batch, gates2, gates_t2, h_t2, n_multiply, hNext_multiply, hNext_subtract)
          // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: n_multiply, inputStride: 33, packed: gated_Wn_packed,
            destination: n_product, destinationStride: 33, bias: nil, turn: t2)
          // n, h' = …  (ChoGRU.rnn:11–12)
          Pointwise.compute_h4(
            rows: batch, n_product, gates_t2, hNext_subtract, hNext_multiply, frames_mask_t2, h_t2, h_t2Next2)
        }
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: gates_weights_packed3, destination: gates_t3, destinationStride: 24, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_h_c3(
            rows: batch, top_0_pf, c, gates4, gates_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h3 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final3,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c, sourceStride: 6, destination: c_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_h, sourceStride: 6, destination: h4, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_c, sourceStride: 6, destination: c2, destinationStride: 6)
        for t4 in 0..<framesSteps {
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 6
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: gates_weights_packed5, destination: gates_t4, destinationStride: 24, bias: gates_bias3)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 24, bias: nil, turn: t4)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_h_c4(
            rows: batch, top_1_pf, c2, gates6, gates_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c2, sourceStride: 6, destination: c_final2, destinationStride: 6)
        // prediction = dense(top, 2)  (Stack.rnn:9)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13)
        Pointwise.compute_loss_sum(rows: framesSteps &* batch, prediction, next, loss_sum)
        Pointwise.compute_loss_select(count: framesSteps &* batch, loss_sum, frames_mask, loss_select)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'simple.h' after the last step.
        shard.setFinalState(0, h_final, stride: 16)
        // The state 'gated.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 33)
        // The state 'top.0.h' after the last step.
        shard.setFinalState(2, h_final3, stride: 6)
        // The state 'top.0.c' after the last step.
        shard.setFinalState(3, c_final, stride: 6)
        // The state 'top.1.h' after the last step.
        shard.setFinalState(4, h_final4, stride: 6)
        // The state 'top.1.c' after the last step.
        shard.setFinalState(5, c_final2, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13)
        Pointwise.compute_loss(loss_sum, frames_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "next", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "simple.h", shape: [16]), .init(name: "gated.h", shape: [33]), .init(name: "top.0.h", shape: [6]),
          .init(name: "top.0.c", shape: [6]), .init(name: "top.1.h", shape: [6]), .init(name: "top.1.c", shape: [6]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 16), .init(axis: 0, width: 16), .init(axis: -1, width: 16),
          .init(axis: 0, extraSteps: 1, width: 33), .init(axis: 0, width: 99), .init(axis: 0, width: 33),
          .init(axis: -1, width: 66), .init(axis: -1, width: 33), .init(axis: -1, width: 33),
          .init(axis: -1, width: 33), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, extraSteps: 1, width: 6),
          .init(axis: 0, width: 66), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, extraSteps: 1, width: 6),
          .init(axis: 0, width: 99), .init(axis: -1, width: 6), .init(axis: 0, width: 16), .init(axis: 0, width: 6),
          .init(axis: 0, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6), .init(axis: -1, width: 6),
          .init(axis: -1, width: 33), .init(axis: -1, width: 6), .init(axis: -1, width: 33), .init(axis: -1, width: 33),
          .init(axis: -1, width: 33), .init(axis: -1, width: 33), .init(axis: -1, width: 33),
        ],
        sumsCount: 32, gradientSums: [0..<6882], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [1584]
        let gates_weights: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // gates_weights2: [2178]
        let gates_weights2: MutableFloats = prepared + 1584
        // gates_weights3: [792]
        let gates_weights3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // gates_weights4: [144]
        let gates_weights4: MutableFloats = prepared + 4576
        // gates_weights5: [144]
        let gates_weights5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // gates_weights6: [144]
        let gates_weights6: MutableFloats = prepared + 4864
        // gates_bias: [99]
        let gates_bias: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // gates_bias2: [24]
        let gates_bias2: MutableFloats = prepared + 5120
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // gates_bias3: [24]
        let gates_bias3: MutableFloats = prepared + 5152
        // top_1_bf: [6]
        let top_1_bf: Floats = parameters + 6800
        // top_1_bi: [6]
        let top_1_bi: Floats = parameters + 6816
        // top_1_bg: [6]
        let top_1_bg: Floats = parameters + 6832
        // top_1_bo: [6]
        let top_1_bo: Floats = parameters + 6848
        // simple_W: [304]
        let simple_W: Floats = parameters
        // simple_W_packed: [48]
        let simple_W_packed: MutableFloats = prepared + 5184
        // simple_W_packed2: [256]
        let simple_W_packed2: MutableFloats = prepared + 5232
        // gates_weights_packed: [1792]
        let gates_weights_packed: MutableFloats = prepared + 5488
        // gates_weights_packed2: [2640]
        let gates_weights_packed2: MutableFloats = prepared + 7280
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 9920
        // gates_weights_packed3: [1056]
        let gates_weights_packed3: MutableFloats = prepared + 11504
        // gates_weights_packed4: [192]
        let gates_weights_packed4: MutableFloats = prepared + 12560
        // gates_weights_packed5: [192]
        let gates_weights_packed5: MutableFloats = prepared + 12752
        // gates_weights_packed6: [192]
        let gates_weights_packed6: MutableFloats = prepared + 12944
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 13136
        // prediction_W_packed2: [32]
        let prediction_W_packed2: MutableFloats = prepared + 13232
        // gates_weights_packed7: [384]
        let gates_weights_packed7: MutableFloats = prepared + 13264
        // gates_weights_packed8: [384]
        let gates_weights_packed8: MutableFloats = prepared + 13648
        // gates_weights_packed9: [384]
        let gates_weights_packed9: MutableFloats = prepared + 14032
        // gates_weights_packed10: [1152]
        let gates_weights_packed10: MutableFloats = prepared + 14416
        // gated_Wn_packed2: [1584]
        let gated_Wn_packed2: MutableFloats = prepared + 15568
        // gates_weights_packed11: [3168]
        let gates_weights_packed11: MutableFloats = prepared + 17152
        // gates_weights_packed12: [1584]
        let gates_weights_packed12: MutableFloats = prepared + 20320
        // simple_W_packed3: [256]
        let simple_W_packed3: MutableFloats = prepared + 21904
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: gates_weights2 + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights3 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1,
          destination: gates_weights4 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1,
          destination: gates_weights6 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1,
          destination: gates_bias + 33, destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bn, sourceRowStride: 33, sourceColumnStride: 1,
          destination: gates_bias + 66, destinationRowStride: 99, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias2 + 18, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias3,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 6, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 12, destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias3 + 18, destinationRowStride: 24, destinationColumnStride: 1)
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed2)
        // r, z, n = …  (ChoGRU.rnn:9–11)
        Kernel.pack(
          source: gates_weights, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1,
          destination: gates_weights_packed)
        // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
        Kernel.pack(
          source: gates_weights2, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 1,
          destination: gates_weights_packed2)
        // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
        Kernel.pack(
          source: gates_weights3, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed4)
        Kernel.pack(
          source: gates_weights5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1,
          destination: gates_weights_packed6)
        // prediction = dense(top, 2)  (Stack.rnn:9)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Stack.rnn:9: prediction = dense(top, 2)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 6, rows: 6, columns: 2, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of PeepholeLSTM.rnn:11–13, 15: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights6, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1,
          destination: gates_weights_packed7)
        Kernel.pack(
          source: gates_weights5, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1,
          destination: gates_weights_packed8)
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1,
          destination: gates_weights_packed9)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 33, rows: 33, columns: 24, blocks: 1,
          destination: gates_weights_packed10)
        // gradient of ChoGRU.rnn:11: n = tanh(Wn · [r * h, x] + bn)
        Kernel.pack(
          source: gated_Wn, rowStride: 1, columnStride: 49, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed2)
        // gradient of ChoGRU.rnn:9–10: r, z = … · [h, x]
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 33, rows: 33, columns: 66, blocks: 1,
          destination: gates_weights_packed11)
        // gradient of ChoGRU.rnn:9–11: r, z, n = …
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 16, rows: 16, columns: 99, blocks: 1,
          destination: gates_weights_packed12)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: simple_W, rowStride: 1, columnStride: 19, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // gradient_simple_b: [16]
        let gradient_simple_b: MutableFloats = shard.gradients + 304
        // gradient_gated_br: [33]
        let gradient_gated_br: MutableFloats = shard.gradients + 5216
        // gradient_gated_bz: [33]
        let gradient_gated_bz: MutableFloats = shard.gradients + 5264
        // gradient_gated_bn: [33]
        let gradient_gated_bn: MutableFloats = shard.gradients + 5312
        // gradient_top_0_pf: [6]
        let gradient_top_0_pf: MutableFloats = shard.gradients + 6320
        // gradient_top_0_pi: [6]
        let gradient_top_0_pi: MutableFloats = shard.gradients + 6336
        // gradient_top_0_po: [6]
        let gradient_top_0_po: MutableFloats = shard.gradients + 6352
        // gradient_top_0_bf: [6]
        let gradient_top_0_bf: MutableFloats = shard.gradients + 6368
        // gradient_top_0_bi: [6]
        let gradient_top_0_bi: MutableFloats = shard.gradients + 6384
        // gradient_top_0_bg: [6]
        let gradient_top_0_bg: MutableFloats = shard.gradients + 6400
        // gradient_top_0_bo: [6]
        let gradient_top_0_bo: MutableFloats = shard.gradients + 6416
        // gradient_top_1_pf: [6]
        let gradient_top_1_pf: MutableFloats = shard.gradients + 6752
        // gradient_top_1_pi: [6]
        let gradient_top_1_pi: MutableFloats = shard.gradients + 6768
        // gradient_top_1_po: [6]
        let gradient_top_1_po: MutableFloats = shard.gradients + 6784
        // gradient_top_1_bf: [6]
        let gradient_top_1_bf: MutableFloats = shard.gradients + 6800
        // gradient_top_1_bi: [6]
        let gradient_top_1_bi: MutableFloats = shard.gradients + 6816
        // gradient_top_1_bg: [6]
        let gradient_top_1_bg: MutableFloats = shard.gradients + 6832
        // gradient_top_1_bo: [6]
        let gradient_top_1_bo: MutableFloats = shard.gradients + 6848
        // gradient_prediction_W: [12]
        let gradient_prediction_W: MutableFloats = shard.gradients + 6864
        // gradient_prediction_b: [2]
        let gradient_prediction_b: MutableFloats = shard.gradients + 6880
        // gates_bias: [99]
        let gates_bias: Floats = shard.prepared + 5008
        // gates_bias2: [24]
        let gates_bias2: Floats = shard.prepared + 5120
        // gates_bias3: [24]
        let gates_bias3: Floats = shard.prepared + 5152
        // hNext: [T, B, 16]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(30)
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // h: [T + 1, B, 16]
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(32)
        // hNext_product: [B, 16], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // gates: [T, B, 99]
        let gates: MutableFloats = shard.floats(4)
        // gates_weights_packed: [1792]
        let gates_weights_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33]
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // r: [T, B, 33]
        let r: MutableFloats = shard.floats(5)
        // gates2: [B, 66], shares memory with gates6, h_final4
        let gates2: MutableFloats = shard.floats(6)
        // gates_weights_packed2: [2640]
        let gates_weights_packed2: Floats = shard.prepared + 7280
        // hNext_multiply: [B, 33], shares memory with h_final2
        let hNext_multiply: MutableFloats = shard.floats(7)
        // hNext_subtract: [B, 33], shares memory with gates4, h_final3
        let hNext_subtract: MutableFloats = shard.floats(8)
        // n_product: [B, 33], shares memory with c_final
        let n_product: MutableFloats = shard.floats(9)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33], shares memory with hNext_multiply
        let h_final2: MutableFloats = shard.floats(7)
        // gates3: [T, B, 24], shares memory with d_gates5
        let gates3: MutableFloats = shard.floats(12)
        // gates_weights_packed3: [1056]
        let gates_weights_packed3: Floats = shard.prepared + 11504
        // h3: [T + 1, B, 6]
        let h3: MutableFloats = shard.floats(10)
        // top_0_h: [B, 6]
        let top_0_h: Floats = shard.state(2)
        // c: [T + 1, B, 6]
        let c: MutableFloats = shard.floats(11)
        // top_0_c: [B, 6]
        let top_0_c: Floats = shard.state(3)
        // top_0_pf: [6]
        let top_0_pf: Floats = shard.parameters + 6320
        // top_0_pi: [6]
        let top_0_pi: Floats = shard.parameters + 6336
        // top_0_po: [6]
        let top_0_po: Floats = shard.parameters + 6352
        // gates4: [B, 24], shares memory with hNext_subtract, h_final3
        let gates4: MutableFloats = shard.floats(8)
        // gates_weights_packed4: [192]
        let gates_weights_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6], shares memory with hNext_subtract, gates4
        let h_final3: MutableFloats = shard.floats(8)
        // c_final: [B, 6], shares memory with n_product
        let c_final: MutableFloats = shard.floats(9)
        // gates5: [T, B, 24], shares memory with d_gates4
        let gates5: MutableFloats = shard.floats(15)
        // gates_weights_packed5: [192]
        let gates_weights_packed5: Floats = shard.prepared + 12752
        // h4: [T + 1, B, 6]
        let h4: MutableFloats = shard.floats(13)
        // top_1_h: [B, 6]
        let top_1_h: Floats = shard.state(4)
        // c2: [T + 1, B, 6]
        let c2: MutableFloats = shard.floats(14)
        // top_1_c: [B, 6]
        let top_1_c: Floats = shard.state(5)
        // top_1_pf: [6]
        let top_1_pf: Floats = shard.parameters + 6752
        // top_1_pi: [6]
        let top_1_pi: Floats = shard.parameters + 6768
        // top_1_po: [6]
        let top_1_po: Floats = shard.parameters + 6784
        // gates6: [B, 24], shares memory with gates2, h_final4
        let gates6: MutableFloats = shard.floats(6)
        // gates_weights_packed6: [192]
        let gates_weights_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6], shares memory with gates2, gates6
        let h_final4: MutableFloats = shard.floats(6)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(16)
        // prediction: [T, B, 2], shares memory with loss_select, d_prediction, d_i, d_gates2, d_simple
        let prediction: MutableFloats = shard.floats(17)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // next: [T, B, 2], shares memory with loss_subtract
        let next: MutableFloats = shard.floats(31)
        // loss_subtract: [T, B, 2], shares memory with next
        let loss_subtract: MutableFloats = shard.floats(31)
        // loss_sum: [T, B, 1], shares memory with d_top, d_i2
        let loss_sum: MutableFloats = shard.floats(18)
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with prediction, d_prediction, d_i, d_gates2, d_simple
        let loss_select: MutableFloats = shard.floats(17)
        // d_loss: [T, B, 1], shares memory with d_o, d_o2
        let d_loss: MutableFloats = shard.floats(19)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_prediction: [T, B, 2], shares memory with prediction, loss_select, d_i, d_gates2, d_simple
        let d_prediction: MutableFloats = shard.floats(17)
        // d_top: [T, B, 6], shares memory with loss_sum, d_i2
        let d_top: MutableFloats = shard.floats(18)
        // prediction_W_packed2: [32]
        let prediction_W_packed2: Floats = shard.prepared + 13232
        // d_h: [B, 6], shares memory with d_c_final
        let d_h: MutableFloats = shard.floats(20)
        // cotangent_of_top_1_h: [B, 6]
        let cotangent_of_top_1_h: Floats = shard.state(10)
        // d_c: [B, 6], shares memory with d_h2, d_c_final2
        let d_c: MutableFloats = shard.floats(21)
        // cotangent_of_top_1_c: [B, 6]
        let cotangent_of_top_1_c: Floats = shard.state(11)
        // d_i: [T, B, 6], shares memory with prediction, loss_select, d_prediction, d_gates2, d_simple
        let d_i: MutableFloats = shard.floats(17)
        // d_o: [T, B, 6], shares memory with d_loss, d_o2
        let d_o: MutableFloats = shard.floats(19)
        // d_hNext: [B, 6], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(22)
        // d_gates: [B, 6], shares memory with d_c2, d_h3, d_h6
        let d_gates: MutableFloats = shard.floats(23)
        // gates_weights_packed7: [384]
        let gates_weights_packed7: Floats = shard.prepared + 13264
        // d_h_final: [B, 6], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(22)
        // d_c_final: [B, 6], shares memory with d_h
        let d_c_final: MutableFloats = shard.floats(20)
        // d_gates2: [T, B, 6], shares memory with prediction, loss_select, d_prediction, d_i, d_simple
        let d_gates2: MutableFloats = shard.floats(17)
        // gates_weights_packed8: [384]
        let gates_weights_packed8: Floats = shard.prepared + 13648
        // d_h2: [B, 6], shares memory with d_c, d_c_final2
        let d_h2: MutableFloats = shard.floats(21)
        // cotangent_of_top_0_h: [B, 6]
        let cotangent_of_top_0_h: Floats = shard.state(8)
        // d_c2: [B, 6], shares memory with d_gates, d_h3, d_h6
        let d_c2: MutableFloats = shard.floats(23)
        // cotangent_of_top_0_c: [B, 6]
        let cotangent_of_top_0_c: Floats = shard.state(9)
        // d_i2: [T, B, 6], shares memory with loss_sum, d_top
        let d_i2: MutableFloats = shard.floats(18)
        // d_o2: [T, B, 6], shares memory with d_loss, d_o
        let d_o2: MutableFloats = shard.floats(19)
        // d_hNext2: [B, 6], shares memory with d_h_final2
        let d_hNext2: MutableFloats = shard.floats(24)
        // d_gates3: [B, 6], shares memory with d_r, d_h_final3
        let d_gates3: MutableFloats = shard.floats(25)
        // gates_weights_packed9: [384]
        let gates_weights_packed9: Floats = shard.prepared + 14032
        // d_h_final2: [B, 6], shares memory with d_hNext2
        let d_h_final2: MutableFloats = shard.floats(24)
        // d_c_final2: [B, 6], shares memory with d_c, d_h2
        let d_c_final2: MutableFloats = shard.floats(21)
        // gates_weights_packed10: [1152]
        let gates_weights_packed10: Floats = shard.prepared + 14416
        // d_h3: [B, 33], shares memory with d_gates, d_c2, d_h6
        let d_h3: MutableFloats = shard.floats(23)
        // cotangent_of_gated_h: [B, 33]
        let cotangent_of_gated_h: Floats = shard.state(7)
        // d_gates4: [T, B, 99], shares memory with gates5
        let d_gates4: MutableFloats = shard.floats(15)
        // d_gates5: [T, B, 66], shares memory with gates3
        let d_gates5: MutableFloats = shard.floats(12)
        // d_r: [B, 33], shares memory with d_gates3, d_h_final3
        let d_r: MutableFloats = shard.floats(25)
        // d_h4: [B, 33], shares memory with d_hNext3, d_h_final4
        let d_h4: MutableFloats = shard.floats(26)
        // d_n: [B, 33], shares memory with d_hNext4
        let d_n: MutableFloats = shard.floats(27)
        // gated_Wn_packed2: [1584]
        let gated_Wn_packed2: Floats = shard.prepared + 15568
        // d_h5: [B, 33]
        let d_h5: MutableFloats = shard.floats(28)
        // d_gates6: [B, 33]
        let d_gates6: MutableFloats = shard.floats(29)
        // gates_weights_packed11: [3168]
        let gates_weights_packed11: Floats = shard.prepared + 17152
        // d_h_final3: [B, 33], shares memory with d_gates3, d_r
        let d_h_final3: MutableFloats = shard.floats(25)
        // d_simple: [T, B, 16], shares memory with prediction, loss_select, d_prediction, d_i, d_gates2
        let d_simple: MutableFloats = shard.floats(17)
        // gates_weights_packed12: [1584]
        let gates_weights_packed12: Floats = shard.prepared + 20320
        // d_h6: [B, 16], shares memory with d_gates, d_c2, d_h3
        let d_h6: MutableFloats = shard.floats(23)
        // cotangent_of_simple_h: [B, 16]
        let cotangent_of_simple_h: Floats = shard.state(6)
        // d_hNext3: [B, 16], shares memory with d_h4, d_h_final4
        let d_hNext3: MutableFloats = shard.floats(26)
        // d_hNext4: [B, 16], shares memory with d_n
        let d_hNext4: MutableFloats = shard.floats(27)
        // simple_W_packed3: [256]
        let simple_W_packed3: Floats = shard.prepared + 21904
        // d_h_final4: [B, 16], shares memory with d_h4, d_hNext3
        let d_h_final4: MutableFloats = shard.floats(26)
        // gradient_top_1_Wf: [66]
        let gradient_top_1_Wf: MutableFloats = shard.gradients + 6432
        // gradient_top_1_Wi: [66]
        let gradient_top_1_Wi: MutableFloats = shard.gradients + 6512
        // gradient_top_1_Wg: [66]
        let gradient_top_1_Wg: MutableFloats = shard.gradients + 6592
        // gradient_top_1_Wo: [66]
        let gradient_top_1_Wo: MutableFloats = shard.gradients + 6672
        // gradient_top_1_Wf2: [66]
        let gradient_top_1_Wf2: MutableFloats = shard.gradients + 6438
        // gradient_top_1_Wi2: [66]
        let gradient_top_1_Wi2: MutableFloats = shard.gradients + 6518
        // gradient_top_1_Wg2: [66]
        let gradient_top_1_Wg2: MutableFloats = shard.gradients + 6598
        // gradient_top_1_Wo2: [66]
        let gradient_top_1_Wo2: MutableFloats = shard.gradients + 6678
        // gradient_top_0_Wf: [201]
        let gradient_top_0_Wf: MutableFloats = shard.gradients + 5360
        // gradient_top_0_Wi: [201]
        let gradient_top_0_Wi: MutableFloats = shard.gradients + 5600
        // gradient_top_0_Wg: [201]
        let gradient_top_0_Wg: MutableFloats = shard.gradients + 5840
        // gradient_top_0_Wo: [201]
        let gradient_top_0_Wo: MutableFloats = shard.gradients + 6080
        // gradient_top_0_Wf2: [228]
        let gradient_top_0_Wf2: MutableFloats = shard.gradients + 5366
        // gradient_top_0_Wi2: [228]
        let gradient_top_0_Wi2: MutableFloats = shard.gradients + 5606
        // gradient_top_0_Wg2: [228]
        let gradient_top_0_Wg2: MutableFloats = shard.gradients + 5846
        // gradient_top_0_Wo2: [228]
        let gradient_top_0_Wo2: MutableFloats = shard.gradients + 6086
        // gradient_gated_Wn: [1601]
        let gradient_gated_Wn: MutableFloats = shard.gradients + 3584
        // gradient_gated_Wr: [1601]
        let gradient_gated_Wr: MutableFloats = shard.gradients + 320
        // gradient_gated_Wz: [1601]
        let gradient_gated_Wz: MutableFloats = shard.gradients + 1952
        // gradient_gated_Wr2: [1584]
        let gradient_gated_Wr2: MutableFloats = shard.gradients + 353
        // gradient_gated_Wz2: [1584]
        let gradient_gated_Wz2: MutableFloats = shard.gradients + 1985
        // gradient_gated_Wn2: [1584]
        let gradient_gated_Wn2: MutableFloats = shard.gradients + 3617
        // gradient_simple_W: [301]
        let gradient_simple_W: MutableFloats = shard.gradients
        // gradient_simple_W2: [288]
        let gradient_simple_W2: MutableFloats = shard.gradients + 16
        // Forward.
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2,
            destination: hNext_product, destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // simple = scan Elman(16) over frames  (Stack.rnn:6)
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let gates_t2: MutableFloats = gates + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let r_t2: MutableFloats = r + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          // r, z, n = …  (ChoGRU.rnn:9–11)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 99, bias: gates_bias)
          }
          // r, z = … · [h, x]  (ChoGRU.rnn:9–10)
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 66, bias: nil, turn: t2)
          // r, z, n, h' = …  (ChoGRU.rnn:9–12)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t2, h_t2, r_t2, hNext_multiply, hNext_subtract)
          // n = tanh(Wn · [r * h, x] + bn)  (ChoGRU.rnn:11)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: gates_t2 + 33, inputStride: 99, packed: gated_Wn_packed,
            destination: n_product, destinationStride: 33, bias: nil, turn: t2)
          // n, h' = …  (ChoGRU.rnn:11–12)
          Pointwise.compute_n_h(
            rows: batch, n_product, gates_t2, hNext_subtract, hNext_multiply, frames_mask_t2, h_t2, h_t2Next2)
        }
        // gated = scan ChoGRU(33) over simple  (Stack.rnn:7)
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let c_t3: MutableFloats = c + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          let c_t3Next: MutableFloats = c + (t3 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: gates_weights_packed3, destination: gates_t3, destinationStride: 24, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 24, bias: nil, turn: t3)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_f_i(
            rows: batch, top_0_pf, c_t3, gates4, gates_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2,
            c_t3Next)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h3 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final3,
          destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: c + framesSteps &* batch &* 6, sourceStride: 6, destination: c_final,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_h, sourceStride: 6, destination: h4, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_c, sourceStride: 6, destination: c2, destinationStride: 6)
        for t4 in 0..<framesSteps {
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 6
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let c_t4: MutableFloats = c2 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          let c_t4Next: MutableFloats = c2 + (t4 &+ 1) &* batch &* 6
          // f, i, g, o = … · [h, x]  (PeepholeLSTM.rnn:11–13, 15)
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: gates_weights_packed5, destination: gates_t4, destinationStride: 24, bias: gates_bias3)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: gates_weights_packed6, destination: gates6,
            destinationStride: 24, bias: nil, turn: t4)
          // f, i, g, c', o, h' = …  (PeepholeLSTM.rnn:11–16)
          Pointwise.compute_f_i2(
            rows: batch, top_1_pf, c_t4, gates6, gates_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2,
            c_t4Next)
        }
        // top = repeat 2 with x = gated { … }  (Stack.rnn:8)
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: c2 + framesSteps &* batch &* 6, sourceStride: 6, destination: c_final2,
          destinationStride: 6)
        // prediction = dense(top, 2)  (Stack.rnn:9)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13)
        Pointwise.compute_loss_subtract_loss_sum(rows: framesSteps &* batch, prediction, next, loss_subtract, loss_sum)
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: framesSteps &* batch, loss_sum, frames_mask, frames_count, loss_select, d_loss)
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Stack.rnn:13: loss meanSquaredError(prediction, next)
        Pointwise.compute_d_prediction(rows: framesSteps &* batch, d_loss, loss_subtract, d_prediction)
        // gradient of Stack.rnn:9: prediction = dense(top, 2)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 2, n: 6, left: d_prediction, leftStride: 2, right: h4 + batch &* 6,
          rightStride: 6, destination: gradient_prediction_W, destinationRowStride: 6, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: framesSteps &* batch, k: 2, n: 6, input: d_prediction, inputStride: 2, packed: prediction_W_packed2,
          destination: d_top, destinationStride: 6, bias: nil)
        // gradient of Stack.rnn:8: top = repeat 2 with x = gated { … }
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_1_h, sourceStride: 6, destination: d_h, destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_1_c, sourceStride: 6, destination: d_c, destinationStride: 6)
        for done in 0..<framesSteps {
          let t5: Swift::Int = framesSteps &- 1 &- done
          let gates_t5: MutableFloats = gates5 + t5 &* batch &* 24
          let c_t5: MutableFloats = c2 + t5 &* batch &* 6
          let frames_mask_t5: MutableFloats = frames_mask + t5 &* batch
          let d_top_t5: MutableFloats = d_top + t5 &* batch &* 6
          let d_o_t5: MutableFloats = d_o + t5 &* batch &* 6
          let d_i_t5: MutableFloats = d_i + t5 &* batch &* 6
          // gradient of PeepholeLSTM.rnn:5, 11–16: c, f, i, g, c', o, h' = …; with PeepholeLSTM.rnn:14, 16
          Pointwise.compute_d_hNext_gates(
            rows: batch, gates_t5, c_t5, frames_mask_t5, d_c, d_h, d_top_t5, top_1_po, top_1_pi, top_1_pf, d_hNext,
            d_o_t5, d_i_t5)
          // gradient of PeepholeLSTM.rnn:11–13, 15: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 24, n: 6, input: gates_t5, inputStride: 24, packed: gates_weights_packed7,
            destination: d_gates, destinationStride: 6, bias: nil, turn: t5)
          // gradient of PeepholeLSTM.rnn:5: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_hNext, d_gates, d_h)
        }
        // gradient of Stack.rnn:8: top = repeat 2 with x = gated { … }
        Kernel.copy(rows: batch, width: 6, source: d_h, sourceStride: 6, destination: d_h_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: d_c, sourceStride: 6, destination: d_c_final, destinationStride: 6)
        // gradient of PeepholeLSTM.rnn:11: f = sigmoid(Wf · [h, x] + pf * c + bf)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_top, sourceStride: 6, destination: gradient_top_1_pf,
          totals: shard.totals(of: gradient_top_1_pf))
        // gradient of PeepholeLSTM.rnn:12: i = sigmoid(Wi · [h, x] + pi * c + bi)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_i, sourceStride: 6, destination: gradient_top_1_pi,
          totals: shard.totals(of: gradient_top_1_pi))
        // gradient of PeepholeLSTM.rnn:15: o = sigmoid(Wo · [h, x] + po * c' + bo)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_o, sourceStride: 6, destination: gradient_top_1_po,
          totals: shard.totals(of: gradient_top_1_po))
        // gradient of PeepholeLSTM.rnn:11–13, 15: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wf, destinationRowStride: 12, leftSum: gradient_top_1_bf,
          totals: shard.totals(toMove: gradient_top_1_Wf), leftSumTotals: shard.totals(of: gradient_top_1_bf))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 6, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wi, destinationRowStride: 12, leftSum: gradient_top_1_bi,
          totals: shard.totals(toMove: gradient_top_1_Wi), leftSumTotals: shard.totals(of: gradient_top_1_bi))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 12, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wg, destinationRowStride: 12, leftSum: gradient_top_1_bg,
          totals: shard.totals(toMove: gradient_top_1_Wg), leftSumTotals: shard.totals(of: gradient_top_1_bg))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 18, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wo, destinationRowStride: 12, leftSum: gradient_top_1_bo,
          totals: shard.totals(toMove: gradient_top_1_Wo), leftSumTotals: shard.totals(of: gradient_top_1_bo))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5, leftStride: 24, right: h3 + batch &* 6, rightStride: 6,
          destination: gradient_top_1_Wf2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wf2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 6, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wi2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wi2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 12, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wg2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wg2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates5 + 18, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wo2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wo2))
        Kernel.product(
          rows: framesSteps &* batch, k: 24, n: 6, input: gates5, inputStride: 24, packed: gates_weights_packed8,
          destination: d_gates2, destinationStride: 6, bias: nil)
        // gradient of Stack.rnn:8: top = repeat 2 with x = gated { … }
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_0_h, sourceStride: 6, destination: d_h2, destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_0_c, sourceStride: 6, destination: d_c2, destinationStride: 6)
        for done2 in 0..<framesSteps {
          let t6: Swift::Int = framesSteps &- 1 &- done2
          let gates_t6: MutableFloats = gates3 + t6 &* batch &* 24
          let c_t6: MutableFloats = c + t6 &* batch &* 6
          let frames_mask_t6: MutableFloats = frames_mask + t6 &* batch
          let d_gates_t6: MutableFloats = d_gates2 + t6 &* batch &* 6
          let d_o_t6: MutableFloats = d_o2 + t6 &* batch &* 6
          let d_i_t6: MutableFloats = d_i2 + t6 &* batch &* 6
          // gradient of PeepholeLSTM.rnn:5, 11–16: c, f, i, g, c', o, h' = …; with PeepholeLSTM.rnn:14, 16
          Pointwise.compute_d_hNext_gates2(
            rows: batch, gates_t6, c_t6, frames_mask_t6, d_c2, d_h2, d_gates_t6, top_0_po, top_0_pi, top_0_pf, d_hNext2,
            d_o_t6, d_i_t6)
          // gradient of PeepholeLSTM.rnn:11–13, 15: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 24, n: 6, input: gates_t6, inputStride: 24, packed: gates_weights_packed9,
            destination: d_gates3, destinationStride: 6, bias: nil, turn: t6)
          // gradient of PeepholeLSTM.rnn:5: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_hNext2, d_gates3, d_h2)
        }
        // gradient of Stack.rnn:8: top = repeat 2 with x = gated { … }
        Kernel.copy(rows: batch, width: 6, source: d_h2, sourceStride: 6, destination: d_h_final2, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: d_c2, sourceStride: 6, destination: d_c_final2, destinationStride: 6)
        // gradient of PeepholeLSTM.rnn:11: f = sigmoid(Wf · [h, x] + pf * c + bf)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_gates2, sourceStride: 6, destination: gradient_top_0_pf,
          totals: shard.totals(of: gradient_top_0_pf))
        // gradient of PeepholeLSTM.rnn:12: i = sigmoid(Wi · [h, x] + pi * c + bi)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_i2, sourceStride: 6, destination: gradient_top_0_pi,
          totals: shard.totals(of: gradient_top_0_pi))
        // gradient of PeepholeLSTM.rnn:15: o = sigmoid(Wo · [h, x] + po * c' + bo)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: d_o2, sourceStride: 6, destination: gradient_top_0_po,
          totals: shard.totals(of: gradient_top_0_po))
        // gradient of PeepholeLSTM.rnn:11–13, 15: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates3, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wf, destinationRowStride: 39, leftSum: gradient_top_0_bf,
          totals: shard.totals(toMove: gradient_top_0_Wf), leftSumTotals: shard.totals(of: gradient_top_0_bf))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates3 + 6, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wi, destinationRowStride: 39, leftSum: gradient_top_0_bi,
          totals: shard.totals(toMove: gradient_top_0_Wi), leftSumTotals: shard.totals(of: gradient_top_0_bi))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates3 + 12, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wg, destinationRowStride: 39, leftSum: gradient_top_0_bg,
          totals: shard.totals(toMove: gradient_top_0_Wg), leftSumTotals: shard.totals(of: gradient_top_0_bg))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: gates3 + 18, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wo, destinationRowStride: 39, leftSum: gradient_top_0_bo,
          totals: shard.totals(toMove: gradient_top_0_Wo), leftSumTotals: shard.totals(of: gradient_top_0_bo))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: gates3, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wf2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wf2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: gates3 + 6, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wi2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wi2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: gates3 + 12, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wg2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wg2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: gates3 + 18, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wo2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wo2))
        Kernel.product(
          rows: framesSteps &* batch, k: 24, n: 33, input: gates3, inputStride: 24, packed: gates_weights_packed10,
          destination: d_gates4 + 66, destinationStride: 99, bias: nil)
        // gradient of Stack.rnn:7: gated = scan ChoGRU(33) over simple
        Kernel.copy(
          rows: batch, width: 33, source: cotangent_of_gated_h, sourceStride: 33, destination: d_h3,
          destinationStride: 33)
        for done3 in 0..<framesSteps {
          let t7: Swift::Int = framesSteps &- 1 &- done3
          let gates_t7: MutableFloats = gates + t7 &* batch &* 99
          let d_gates_t7: MutableFloats = d_gates4 + t7 &* batch &* 99
          let frames_mask_t7: MutableFloats = frames_mask + t7 &* batch
          let h_t7: MutableFloats = h2 + t7 &* batch &* 33
          let r_t7: MutableFloats = r + t7 &* batch &* 33
          let d_gates_t7_2: MutableFloats = d_gates5 + t7 &* batch &* 66
          // gradient of ChoGRU.rnn:5, 9–12: h, r, z, n, h' = …; with ChoGRU.rnn:12
          Pointwise.compute_d_gates_d_gates(
            rows: batch, gates_t7, d_h3, d_gates_t7, frames_mask_t7, h_t7, r_t7, d_gates_t7_2, d_r, d_h4)
          // gradient of ChoGRU.rnn:11: n = tanh(Wn · [r * h, x] + bn)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: d_gates_t7 + 66, inputStride: 99, packed: gated_Wn_packed2,
            destination: d_n, destinationStride: 33, bias: nil, turn: t7)
          // gradient of ChoGRU.rnn:5, 9, 11: h, r, n = …
          Pointwise.compute_d_gates_d_gates2(rows: batch, d_n, h_t7, r_t7, d_r, d_h4, d_gates_t7, d_gates_t7_2, d_h5)
          // gradient of ChoGRU.rnn:9–10: r, z = … · [h, x]
          Kernel.product(
            rows: batch, k: 66, n: 33, input: d_gates_t7_2, inputStride: 66, packed: gates_weights_packed11,
            destination: d_gates6, destinationStride: 33, bias: nil, turn: t7)
          // gradient of ChoGRU.rnn:5: state h: [hidden]
          Pointwise.compute_d_h2(count: batch &* 33, d_h5, d_gates6, d_h3)
        }
        // gradient of Stack.rnn:7: gated = scan ChoGRU(33) over simple
        Kernel.copy(
          rows: batch, width: 33, source: d_h3, sourceStride: 33, destination: d_h_final3, destinationStride: 33)
        // gradient of ChoGRU.rnn:11: n = tanh(Wn · [r * h, x] + bn)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: d_gates4 + 66, leftStride: 99, right: gates + 33,
          rightStride: 99, destination: gradient_gated_Wn, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wn))
        // gradient of ChoGRU.rnn:9–10: r, z = … · [h, x]
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: d_gates5, leftStride: 66, right: h2, rightStride: 33,
          destination: gradient_gated_Wr, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wr))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: d_gates5 + 33, leftStride: 66, right: h2, rightStride: 33,
          destination: gradient_gated_Wz, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wz))
        // gradient of ChoGRU.rnn:9–11: r, z, n = …
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: d_gates4, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wr2, destinationRowStride: 49, leftSum: gradient_gated_br,
          totals: shard.totals(toMove: gradient_gated_Wr2), leftSumTotals: shard.totals(of: gradient_gated_br))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: d_gates4 + 33, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wz2, destinationRowStride: 49, leftSum: gradient_gated_bz,
          totals: shard.totals(toMove: gradient_gated_Wz2), leftSumTotals: shard.totals(of: gradient_gated_bz))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: d_gates4 + 66, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wn2, destinationRowStride: 49, leftSum: gradient_gated_bn,
          totals: shard.totals(toMove: gradient_gated_Wn2), leftSumTotals: shard.totals(of: gradient_gated_bn))
        Kernel.product(
          rows: framesSteps &* batch, k: 99, n: 16, input: d_gates4, inputStride: 99, packed: gates_weights_packed12,
          destination: d_simple, destinationStride: 16, bias: nil)
        // gradient of Stack.rnn:6: simple = scan Elman(16) over frames
        Kernel.copy(
          rows: batch, width: 16, source: cotangent_of_simple_h, sourceStride: 16, destination: d_h6,
          destinationStride: 16)
        for done4 in 0..<framesSteps {
          let t8: Swift::Int = framesSteps &- 1 &- done4
          let d_simple_t8: MutableFloats = d_simple + t8 &* batch &* 16
          let frames_mask_t8: MutableFloats = frames_mask + t8 &* batch
          let hNext_t8: MutableFloats = hNext + t8 &* batch &* 16
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_hNext(rows: batch, d_h6, d_simple_t8, frames_mask_t8, hNext_t8, d_hNext3)
          Kernel.product(
            rows: batch, k: 16, n: 16, input: hNext_t8, inputStride: 16, packed: simple_W_packed3,
            destination: d_hNext4, destinationStride: 16, bias: nil, turn: t8)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h3(rows: batch, d_hNext3, d_hNext4, d_h6)
        }
        // gradient of Stack.rnn:6: simple = scan Elman(16) over frames
        Kernel.copy(
          rows: batch, width: 16, source: d_h6, sourceStride: 16, destination: d_h_final4, destinationStride: 16)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 16, n: 16, left: hNext, leftStride: 16, right: h, rightStride: 16,
          destination: gradient_simple_W, destinationRowStride: 19, leftSum: gradient_simple_b,
          totals: shard.totals(toMove: gradient_simple_W), leftSumTotals: shard.totals(of: gradient_simple_b))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 16, n: 3, left: hNext, leftStride: 16, right: frames, rightStride: 3,
          destination: gradient_simple_W2, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_simple_W2))
        // The state 'simple.h' after the last step.
        shard.setFinalState(0, h_final, stride: 16)
        // The state 'gated.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 33)
        // The state 'top.0.h' after the last step.
        shard.setFinalState(2, h_final3, stride: 6)
        // The state 'top.0.c' after the last step.
        shard.setFinalState(3, c_final, stride: 6)
        // The state 'top.1.h' after the last step.
        shard.setFinalState(4, h_final4, stride: 6)
        // The state 'top.1.c' after the last step.
        shard.setFinalState(5, c_final2, stride: 6)
        // The state 'cotangent of simple.h' after the last step.
        shard.setFinalState(6, d_h_final4, stride: 16)
        // The state 'cotangent of gated.h' after the last step.
        shard.setFinalState(7, d_h_final3, stride: 33)
        // The state 'cotangent of top.0.h' after the last step.
        shard.setFinalState(8, d_h_final2, stride: 6)
        // The state 'cotangent of top.0.c' after the last step.
        shard.setFinalState(9, d_c_final2, stride: 6)
        // The state 'cotangent of top.1.h' after the last step.
        shard.setFinalState(10, d_h_final, stride: 6)
        // The state 'cotangent of top.1.c' after the last step.
        shard.setFinalState(11, d_c_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, next)  (Stack.rnn:13)
        Pointwise.compute_loss(loss_sum, frames_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 16.
      static func compute_hNext(
        _ simple_b: Floats, _ frames: Floats, _ simple_h: Floats, _ hNext2: MutableFloats, _ simple_W_packed: Floats,
        _ simple_W_packed2: Floats
      ) {
        let b: Vector = Lanes.load(simple_b)
        let sums = Kernel.sums(RNNRuntime::LastGate(b), k: 3, input: frames, packed: simple_W_packed, readsAhead: false)
        let v: Vector = sums.first
        let sums2 = Kernel.sums(
          RNNRuntime::LastGate(v), k: 16, input: simple_h, packed: simple_W_packed2, readsAhead: false)
        let v2: Vector = sums2.first
        let hNext: Vector = Lanes.quickTanh(v2)
        Lanes.store(hNext, hNext2)
      }

      /// One row of 99.
      static func compute_gates(_ hNext: Floats, _ gates: MutableFloats, _ gates_weights_packed: Floats) {
        var column: Swift::Int = 0
        while column < 99 {
          let sums = Kernel.sums(
            RNNRuntime::LastGate(Vector()), k: 16, input: hNext, packed: gates_weights_packed + column &* 16,
            readsAhead: false)
          let v: Vector = sums.first
          Lanes.store(v, gates + column)
          column &+= 16
        }
      }

      /// One row of 33.
      static func compute_r_sum_z_sum(
        _ gates: Floats, _ gates_bias: Floats, _ gated_h: Floats, _ r_sum: MutableFloats, _ z_sum: MutableFloats,
        _ gates_weights_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gates_x: Vector = Lanes.load(gates + column)
          let gates_bias_x: Vector = Lanes.load(gates_bias + column)
          let v: Vector = Lanes.add(gates_x, gates_bias_x)
          let gates_x2: Vector = Lanes.load(gates + (column &+ 33))
          let gates_bias_x2: Vector = Lanes.load(gates_bias + (column &+ 33), count: lanes)
          let v2: Vector = Lanes.add(gates_x2, gates_bias_x2)
          let sums = Kernel.sums(
            RNNRuntime::Gate(v, RNNRuntime::LastGate(v2)), k: 33, input: gated_h,
            packed: gates_weights_packed + column &* 66, readsAhead: false)
          let v3: Vector = sums.first
          let v4: Vector = sums.rest.first
          Lanes.store(v3, r_sum + column)
          Lanes.store(v4, z_sum + column)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 33 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 33 &- column)
      }

      /// One row of 33.
      static func compute_n_multiply_hNext_multiply(
        _ r_sum: Floats, _ gated_h2: Floats, _ z_sum: Floats, _ n_multiply: MutableFloats,
        _ hNext_multiply: MutableFloats, _ hNext_subtract: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        var column: Swift::Int = 0
        while column < 33 {
          let r_sum_x: Vector = Lanes.load(r_sum + column)
          let r: Vector = Lanes.quickSigmoid(r_sum_x)
          let gated_h: Vector = Lanes.load(gated_h2 + column)
          let v: Vector = Lanes.multiply(r, gated_h)
          let z_sum_x: Vector = Lanes.load(z_sum + column)
          let z: Vector = Lanes.quickSigmoid(z_sum_x)
          let v2: Vector = Lanes.multiply(z, gated_h)
          let v4: Vector = Lanes.subtract(v3, z)
          Lanes.store(v, n_multiply + column)
          Lanes.store(v2, hNext_multiply + column)
          Lanes.store(v4, hNext_subtract + column)
          column &+= 16
        }
      }

      /// One row of 33.
      static func compute_n_sum(
        _ gates: Floats, _ gated_bn: Floats, _ n_multiply: Floats, _ n_sum: MutableFloats, _ gated_Wn_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let gates_x: Vector = Lanes.load(gates + (column &+ 66), count: lanes)
          let bn: Vector = Lanes.load(gated_bn + column)
          let v: Vector = Lanes.add(gates_x, bn)
          let sums = Kernel.sums(
            RNNRuntime::LastGate(v), k: 33, input: n_multiply, packed: gated_Wn_packed + column &* 33,
            readsAhead: false)
          let v2: Vector = sums.first
          Lanes.store(v2, n_sum + column)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 33 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 33 &- column)
      }

      /// One row of 33.
      static func compute_hNext2(
        _ hNext_multiply: Floats, _ hNext_subtract: Floats, _ n_sum: Floats, _ hNext2: MutableFloats
      ) {
        var column: Swift::Int = 0
        while column < 33 {
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiply + column)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtract + column)
          let n_sum_x: Vector = Lanes.load(n_sum + column)
          let n: Vector = Lanes.quickTanh(n_sum_x)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, n, hNext_multiply_x)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
      }

      /// One row of 6.
      static func compute_cNext_hNext(
        _ top_0_pf: Floats, _ top_0_c2: Floats, _ top_0_bf: Floats, _ top_0_pi: Floats, _ top_0_bi: Floats,
        _ top_0_bg: Floats, _ top_0_po: Floats, _ top_0_bo: Floats, _ top_1_pf: Floats, _ top_1_c2: Floats,
        _ top_1_pi: Floats, _ hNext2: Floats, _ top_0_h: Floats, _ cNext2: MutableFloats, _ hNext3: MutableFloats,
        _ f_multiply: MutableFloats, _ i_multiply: MutableFloats, _ gates_weights_packed: Floats,
        _ gates_weights_packed2: Floats
      ) {
        let pf: Vector = Lanes.load(top_0_pf)
        let top_0_c: Vector = Lanes.load(top_0_c2)
        let bf: Vector = Lanes.load(top_0_bf)
        let v2: Vector = Lanes.fma(pf, top_0_c, bf)
        let pi: Vector = Lanes.load(top_0_pi)
        let bi: Vector = Lanes.load(top_0_bi)
        let v4: Vector = Lanes.fma(pi, top_0_c, bi)
        let bg: Vector = Lanes.load(top_0_bg)
        let sums = Kernel.sums(
          RNNRuntime::Gate(v2, RNNRuntime::Gate(v4, RNNRuntime::Gate(bg, RNNRuntime::LastGate(Vector())))), k: 33,
          input: hNext2, packed: gates_weights_packed, readsAhead: false)
        let v5: Vector = sums.first
        let v6: Vector = sums.rest.first
        let v7: Vector = sums.rest.rest.first
        let v8: Vector = sums.rest.rest.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v5, RNNRuntime::Gate(v6, RNNRuntime::Gate(v7, RNNRuntime::LastGate(v8)))), k: 6,
          input: top_0_h, packed: gates_weights_packed2, readsAhead: false)
        let v9: Vector = sums2.first
        let f: Vector = Lanes.quickSigmoid(v9)
        let v10: Vector = Lanes.multiply(f, top_0_c)
        let v11: Vector = sums2.rest.first
        let i: Vector = Lanes.quickSigmoid(v11)
        let v12: Vector = sums2.rest.rest.first
        let g: Vector = Lanes.quickTanh(v12)
        let cNext: Vector = Lanes.fma(i, g, v10)
        let v14: Vector = sums2.rest.rest.rest.first
        let po: Vector = Lanes.load(top_0_po)
        let v16: Vector = Lanes.fma(po, cNext, v14)
        let bo: Vector = Lanes.load(top_0_bo)
        let v17: Vector = Lanes.add(v16, bo)
        let o: Vector = Lanes.quickSigmoid(v17)
        let v18: Vector = Lanes.quickTanh(cNext)
        let hNext: Vector = Lanes.multiply(o, v18)
        let pf2: Vector = Lanes.load(top_1_pf)
        let top_1_c: Vector = Lanes.load(top_1_c2)
        let v19: Vector = Lanes.multiply(pf2, top_1_c)
        let pi2: Vector = Lanes.load(top_1_pi)
        let v20: Vector = Lanes.multiply(pi2, top_1_c)
        Lanes.store(cNext, cNext2)
        Lanes.store(hNext, hNext3)
        Lanes.store(v19, f_multiply)
        Lanes.store(v20, i_multiply)
      }

      /// One row of 6.
      static func compute_cNext_hNext2(
        _ f_multiply: Floats, _ top_1_bf: Floats, _ i_multiply: Floats, _ top_1_bi: Floats, _ top_1_bg: Floats,
        _ top_1_c2: Floats, _ top_1_po: Floats, _ top_1_bo: Floats, _ prediction_W: Floats, _ hNext2: Floats,
        _ top_1_h: Floats, _ cNext2: MutableFloats, _ hNext3: MutableFloats, _ prediction: MutableFloats,
        _ prediction_b: Floats, _ gates_weights_packed: Floats, _ gates_weights_packed2: Floats
      ) {
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        let f_multiply_x: Vector = Lanes.load(f_multiply)
        let bf: Vector = Lanes.load(top_1_bf)
        let v: Vector = Lanes.add(f_multiply_x, bf)
        let i_multiply_x: Vector = Lanes.load(i_multiply)
        let bi: Vector = Lanes.load(top_1_bi)
        let v2: Vector = Lanes.add(i_multiply_x, bi)
        let bg: Vector = Lanes.load(top_1_bg)
        let sums = Kernel.sums(
          RNNRuntime::Gate(v, RNNRuntime::Gate(v2, RNNRuntime::Gate(bg, RNNRuntime::LastGate(Vector())))), k: 6,
          input: hNext2, packed: gates_weights_packed, readsAhead: false)
        let v3: Vector = sums.first
        let v4: Vector = sums.rest.first
        let v5: Vector = sums.rest.rest.first
        let v6: Vector = sums.rest.rest.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v3, RNNRuntime::Gate(v4, RNNRuntime::Gate(v5, RNNRuntime::LastGate(v6)))), k: 6,
          input: top_1_h, packed: gates_weights_packed2, readsAhead: false)
        let v7: Vector = sums2.first
        let f: Vector = Lanes.quickSigmoid(v7)
        let top_1_c: Vector = Lanes.load(top_1_c2)
        let v8: Vector = Lanes.multiply(f, top_1_c)
        let v9: Vector = sums2.rest.first
        let i: Vector = Lanes.quickSigmoid(v9)
        let v10: Vector = sums2.rest.rest.first
        let g: Vector = Lanes.quickTanh(v10)
        let cNext: Vector = Lanes.fma(i, g, v8)
        let v12: Vector = sums2.rest.rest.rest.first
        let po: Vector = Lanes.load(top_1_po)
        let v14: Vector = Lanes.fma(po, cNext, v12)
        let bo: Vector = Lanes.load(top_1_bo)
        let v15: Vector = Lanes.add(v14, bo)
        let o: Vector = Lanes.quickSigmoid(v15)
        let v16: Vector = Lanes.quickTanh(cNext)
        let hNext: Vector = Lanes.multiply(o, v16)
        let prediction_W_x: Vector = Lanes.load(prediction_W)
        let v17: Vector = Lanes.multiply(prediction_W_x, hNext)
        let prediction_W_x2: Vector = Lanes.load(prediction_W + 6, count: 6)
        let v18: Vector = Lanes.multiply(prediction_W_x2, hNext)
        Lanes.store(cNext, cNext2)
        Lanes.store(hNext, hNext3)
        sum2 = Lanes.add(sum2, Lanes.fill(v17, from: 6, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v18, from: 6, 0))
        prediction[0] = prediction_b[0] + Lanes.sum(sum2)
        prediction[1] = prediction_b[1] + Lanes.sum(sum3)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 16
          let hNext3Row: Floats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_n_multiply_hNext_multiply2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ h2: Floats, _ n_multiply: MutableFloats,
        _ hNext_multiply: MutableFloats, _ hNext_subtract: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 66
          let gates2Row: Floats = gates2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let n_multiplyRow: MutableFloats = n_multiply + row &* 33
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 33
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 33), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let r: Vector = Lanes.quickSigmoid(v)
            let z: Vector = Lanes.quickSigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(v3, n_multiplyRow + column, count: lanes)
            Lanes.store(v4, hNext_multiplyRow + column, count: lanes)
            Lanes.store(v6, hNext_subtractRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ hNext_subtract: Floats, _ hNext_multiply: Floats,
        _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 33
          let gatesRow: Floats = gates + row &* 99
          let hNext_subtractRow: Floats = hNext_subtract + row &* 33
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let n_product_x: Vector = Lanes.load(n_productRow + column, count: lanes)
            let n: Vector = Lanes.load(gatesRow + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(n_product_x, n)
            let n2: Vector = Lanes.quickTanh(v)
            let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow + column, count: lanes)
            let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow + column, count: lanes)
            let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v3, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: Floats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.quickSigmoid(v6)
          let pi: Vector = Lanes.load(top_0_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.quickSigmoid(v8)
          let g: Vector = Lanes.quickTanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_0_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.quickSigmoid(v12)
          let v13: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c2Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h_c2(
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: Floats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.quickSigmoid(v6)
          let pi: Vector = Lanes.load(top_1_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.quickSigmoid(v8)
          let g: Vector = Lanes.quickTanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_1_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.quickSigmoid(v12)
          let v13: Vector = Lanes.quickTanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c2Row, count: 6)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_h3(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 16
          let hNext3Row: Floats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_n_multiply_hNext_multiply3(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ h2: Floats, _ n_multiply: MutableFloats,
        _ hNext_multiply: MutableFloats, _ hNext_subtract: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 66
          let gates2Row: Floats = gates2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let n_multiplyRow: MutableFloats = n_multiply + row &* 33
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 33
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 33), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let r: Vector = Lanes.sigmoid(v)
            let z: Vector = Lanes.sigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(v3, n_multiplyRow + column, count: lanes)
            Lanes.store(v4, hNext_multiplyRow + column, count: lanes)
            Lanes.store(v6, hNext_subtractRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_h4(
        rows: Swift::Int, _ n_product: Floats, _ gates: Floats, _ hNext_subtract: Floats, _ hNext_multiply: Floats,
        _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 33
          let gatesRow: Floats = gates + row &* 99
          let hNext_subtractRow: Floats = hNext_subtract + row &* 33
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let n_product_x: Vector = Lanes.load(n_productRow + column, count: lanes)
            let n: Vector = Lanes.load(gatesRow + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(n_product_x, n)
            let n2: Vector = Lanes.tanh(v)
            let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow + column, count: lanes)
            let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow + column, count: lanes)
            let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v3, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h_c3(
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: Floats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.sigmoid(v6)
          let pi: Vector = Lanes.load(top_0_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.sigmoid(v8)
          let g: Vector = Lanes.tanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_0_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.sigmoid(v12)
          let v13: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c2Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h_c4(
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: Floats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: Floats = gates2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.sigmoid(v6)
          let pi: Vector = Lanes.load(top_1_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.sigmoid(v8)
          let g: Vector = Lanes.tanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_1_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.sigmoid(v12)
          let v13: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c2Row, count: 6)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ frames_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
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
      static func compute_loss(_ loss_sum: Floats, _ frames_count: Floats, _ loss2: MutableFloats) {
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, frames_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 16
          let hNext3Row: MutableFloats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3Row)
          Lanes.store(v2, h3Row)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ h2: Floats, _ r2: MutableFloats,
        _ hNext_multiply: MutableFloats, _ hNext_subtract: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 66
          let gates2Row: MutableFloats = gates2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let r2Row: MutableFloats = r2 + row &* 33
          let hNext_multiplyRow: MutableFloats = hNext_multiply + row &* 33
          let hNext_subtractRow: MutableFloats = hNext_subtract + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let gates_x: Vector = Lanes.load(gatesRow + column, count: lanes)
            let gates_x2: Vector = Lanes.load(gates2Row + column, count: lanes)
            let v: Vector = Lanes.add(gates_x, gates_x2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 33), count: lanes)
            let gates_x4: Vector = Lanes.load(gates2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(gates_x3, gates_x4)
            let r: Vector = Lanes.sigmoid(v)
            let z: Vector = Lanes.sigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(r, r2Row + column, count: lanes)
            Lanes.store(z, gates2Row + column, count: lanes)
            Lanes.store(v3, gates2Row + (column &+ 33), count: lanes)
            Lanes.store(v4, hNext_multiplyRow + column, count: lanes)
            Lanes.store(v6, hNext_subtractRow + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_n_h(
        rows: Swift::Int, _ n_product: Floats, _ gates: MutableFloats, _ hNext_subtract: Floats,
        _ hNext_multiply: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let n_productRow: Floats = n_product + row &* 33
          let gatesRow: MutableFloats = gates + row &* 99
          let hNext_subtractRow: Floats = hNext_subtract + row &* 33
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let n_product_x: Vector = Lanes.load(n_productRow + column, count: lanes)
            let n: Vector = Lanes.load(gatesRow + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(n_product_x, n)
            let n2: Vector = Lanes.tanh(v)
            let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow + column, count: lanes)
            let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow + column, count: lanes)
            let hNext: Vector = Lanes.fma(hNext_subtract_x, n2, hNext_multiply_x)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(n2, gatesRow + (column &+ 66), count: lanes)
            Lanes.store(v3, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_f_i(
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: MutableFloats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats,
        _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: MutableFloats = gates2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let c3Row: MutableFloats = c3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.sigmoid(v6)
          let pi: Vector = Lanes.load(top_0_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.sigmoid(v8)
          let g: Vector = Lanes.tanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_0_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.sigmoid(v12)
          let v13: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 18, count: 6)
          Lanes.store(i, gates2Row + 12, count: 6)
          Lanes.store(g, gates2Row + 6, count: 6)
          Lanes.store(o, gates2Row, count: 6)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_f_i2(
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ gates: Floats, _ gates2: MutableFloats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats,
        _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let gatesRow: Floats = gates + row &* 24
          let gates2Row: MutableFloats = gates2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let c3Row: MutableFloats = c3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 6)
          let v2: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 6)
          let gates_x4: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v3: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 12, count: 6)
          let gates_x6: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v4: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 18, count: 6)
          let gates_x8: Vector = Lanes.load(gates2Row + 18, count: 6)
          let v5: Vector = Lanes.add(gates_x7, gates_x8)
          let v6: Vector = Lanes.fma(pf, c, v2)
          let f: Vector = Lanes.sigmoid(v6)
          let pi: Vector = Lanes.load(top_1_piRow, count: 6)
          let v8: Vector = Lanes.fma(pi, c, v3)
          let i: Vector = Lanes.sigmoid(v8)
          let g: Vector = Lanes.tanh(v4)
          let v9: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v9)
          let po: Vector = Lanes.load(top_1_poRow, count: 6)
          let v12: Vector = Lanes.fma(po, cNext, v5)
          let o: Vector = Lanes.sigmoid(v12)
          let v13: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v13)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v14: Vector = Lanes.select(mask, hNext, h)
          let v15: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 18, count: 6)
          Lanes.store(i, gates2Row + 12, count: 6)
          Lanes.store(g, gates2Row + 6, count: 6)
          Lanes.store(o, gates2Row, count: 6)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c3Row, count: 6)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ loss_subtract: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 2
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ frames_mask: Floats, _ frames_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let v6: Vector = Lanes.divide(v5, frames_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
          let v7: Vector = Lanes.select(frames_mask_x, v6, v3)
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

      /// Rows of 6.
      @inline(never)
      static func compute_d_hNext_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ frames_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_top: MutableFloats, _ top_1_po: Floats, _ top_1_pi: Floats, _ top_1_pf: Floats,
        _ d_hNext: MutableFloats, _ d_o: MutableFloats, _ d_i: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 24
          let c2Row: Floats = c2 + row &* 6
          let frames_maskRow: Floats = frames_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 6
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_topRow: MutableFloats = d_top + row &* 6
          let top_1_poRow: Floats = top_1_po
          let top_1_piRow: Floats = top_1_pi
          let top_1_pfRow: Floats = top_1_pf
          let d_hNextRow: MutableFloats = d_hNext + row &* 6
          let d_oRow: MutableFloats = d_o + row &* 6
          let d_iRow: MutableFloats = d_i + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
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
          let d_top_x: Vector = Lanes.load(d_topRow, count: 6)
          let v7: Vector = Lanes.add(d_h, d_top_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 6)
          let v11: Vector = Lanes.multiply(v8, o)
          let v14: Vector = Lanes.fma(Lanes.negate(v3), v3, v13)
          let v16: Vector = Lanes.subtract(v13, o)
          let v17: Vector = Lanes.multiply(o, v16)
          let v18: Vector = Lanes.multiply(v10, v17)
          let v19: Vector = Lanes.multiply(v18, cNext)
          let po: Vector = Lanes.load(top_1_poRow, count: 6)
          let v21: Vector = Lanes.fma(v11, v14, v5)
          let v22: Vector = Lanes.fma(v18, po, v21)
          let v23: Vector = Lanes.multiply(v22, g)
          let v24: Vector = Lanes.multiply(v22, i)
          let v25: Vector = Lanes.multiply(v22, c)
          let v28: Vector = Lanes.fma(Lanes.negate(g), g, v13)
          let v29: Vector = Lanes.multiply(v24, v28)
          let v30: Vector = Lanes.subtract(v13, i)
          let v31: Vector = Lanes.multiply(i, v30)
          let v32: Vector = Lanes.multiply(v23, v31)
          let v33: Vector = Lanes.multiply(v32, c)
          let pi: Vector = Lanes.load(top_1_piRow, count: 6)
          let v35: Vector = Lanes.subtract(v13, f)
          let v36: Vector = Lanes.multiply(f, v35)
          let v37: Vector = Lanes.multiply(v25, v36)
          let v38: Vector = Lanes.multiply(v37, c)
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let v40: Vector = Lanes.fma(v22, f, v6)
          let v41: Vector = Lanes.fma(v32, pi, v40)
          let v42: Vector = Lanes.fma(v37, pf, v41)
          Lanes.store(v9, d_hNextRow, count: 6)
          Lanes.store(v18, gatesRow + 18, count: 6)
          Lanes.store(v19, d_oRow, count: 6)
          Lanes.store(v29, gatesRow + 12, count: 6)
          Lanes.store(v32, gatesRow + 6, count: 6)
          Lanes.store(v33, d_iRow, count: 6)
          Lanes.store(v37, gatesRow, count: 6)
          Lanes.store(v38, d_topRow, count: 6)
          Lanes.store(v42, d_c2Row, count: 6)
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

      /// Rows of 6.
      @inline(never)
      static func compute_d_hNext_gates2(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ frames_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_gates: MutableFloats, _ top_0_po: Floats, _ top_0_pi: Floats, _ top_0_pf: Floats,
        _ d_hNext: MutableFloats, _ d_o: MutableFloats, _ d_i: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 24
          let c2Row: Floats = c2 + row &* 6
          let frames_maskRow: Floats = frames_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 6
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 6
          let top_0_poRow: Floats = top_0_po
          let top_0_piRow: Floats = top_0_pi
          let top_0_pfRow: Floats = top_0_pf
          let d_hNextRow: MutableFloats = d_hNext + row &* 6
          let d_oRow: MutableFloats = d_o + row &* 6
          let d_iRow: MutableFloats = d_i + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
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
          let d_gates_x: Vector = Lanes.load(d_gatesRow, count: 6)
          let v7: Vector = Lanes.add(d_h, d_gates_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 6)
          let v11: Vector = Lanes.multiply(v8, o)
          let v14: Vector = Lanes.fma(Lanes.negate(v3), v3, v13)
          let v16: Vector = Lanes.subtract(v13, o)
          let v17: Vector = Lanes.multiply(o, v16)
          let v18: Vector = Lanes.multiply(v10, v17)
          let v19: Vector = Lanes.multiply(v18, cNext)
          let po: Vector = Lanes.load(top_0_poRow, count: 6)
          let v21: Vector = Lanes.fma(v11, v14, v5)
          let v22: Vector = Lanes.fma(v18, po, v21)
          let v23: Vector = Lanes.multiply(v22, g)
          let v24: Vector = Lanes.multiply(v22, i)
          let v25: Vector = Lanes.multiply(v22, c)
          let v28: Vector = Lanes.fma(Lanes.negate(g), g, v13)
          let v29: Vector = Lanes.multiply(v24, v28)
          let v30: Vector = Lanes.subtract(v13, i)
          let v31: Vector = Lanes.multiply(i, v30)
          let v32: Vector = Lanes.multiply(v23, v31)
          let v33: Vector = Lanes.multiply(v32, c)
          let pi: Vector = Lanes.load(top_0_piRow, count: 6)
          let v35: Vector = Lanes.subtract(v13, f)
          let v36: Vector = Lanes.multiply(f, v35)
          let v37: Vector = Lanes.multiply(v25, v36)
          let v38: Vector = Lanes.multiply(v37, c)
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let v40: Vector = Lanes.fma(v22, f, v6)
          let v41: Vector = Lanes.fma(v32, pi, v40)
          let v42: Vector = Lanes.fma(v37, pf, v41)
          Lanes.store(v9, d_hNextRow, count: 6)
          Lanes.store(v18, gatesRow + 18, count: 6)
          Lanes.store(v19, d_oRow, count: 6)
          Lanes.store(v29, gatesRow + 12, count: 6)
          Lanes.store(v32, gatesRow + 6, count: 6)
          Lanes.store(v33, d_iRow, count: 6)
          Lanes.store(v37, gatesRow, count: 6)
          Lanes.store(v38, d_gatesRow, count: 6)
          Lanes.store(v42, d_c2Row, count: 6)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ gates: Floats, _ d_h2: Floats, _ d_gates: MutableFloats, _ frames_mask: Floats,
        _ h2: Floats, _ r2: Floats, _ d_gates2: MutableFloats, _ d_r: MutableFloats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 99
          let d_h2Row: Floats = d_h2 + row &* 33
          let d_gatesRow: MutableFloats = d_gates + row &* 99
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: Floats = h2 + row &* 33
          let r2Row: Floats = r2 + row &* 33
          let d_gates2Row: MutableFloats = d_gates2 + row &* 66
          let d_rRow: MutableFloats = d_r + row &* 33
          let d_h3Row: MutableFloats = d_h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let z: Vector = Lanes.load(gatesRow + column, count: lanes)
            let v2: Vector = Lanes.subtract(v, z)
            let d_h: Vector = Lanes.load(d_h2Row + column, count: lanes)
            let d_gates_x: Vector = Lanes.load(d_gatesRow + (column &+ 66), count: lanes)
            let v3: Vector = Lanes.add(d_h, d_gates_x)
            let v5: Vector = Lanes.select(mask, v3, v4)
            let v6: Vector = Lanes.select(mask, v4, v3)
            let n: Vector = Lanes.load(gatesRow + (column &+ 66), count: lanes)
            let v8: Vector = Lanes.multiply(v5, v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v9: Vector = Lanes.multiply(v5, h)
            let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
            let v13: Vector = Lanes.multiply(v8, v12)
            let v14: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
            let v15: Vector = Lanes.multiply(z, v2)
            let v16: Vector = Lanes.multiply(v14, v15)
            let r: Vector = Lanes.load(r2Row + column, count: lanes)
            let v17: Vector = Lanes.subtract(v, r)
            let v18: Vector = Lanes.multiply(r, v17)
            let v19: Vector = Lanes.fma(v5, z, v6)
            Lanes.store(v13, d_gatesRow + (column &+ 66), count: lanes)
            Lanes.store(v16, d_gatesRow + (column &+ 33), count: lanes)
            Lanes.store(v16, d_gates2Row + (column &+ 33), count: lanes)
            Lanes.store(v18, d_rRow + column, count: lanes)
            Lanes.store(v19, d_h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_d_gates_d_gates2(
        rows: Swift::Int, _ d_n: Floats, _ h2: Floats, _ r2: Floats, _ d_r: Floats, _ d_h: Floats,
        _ d_gates: MutableFloats, _ d_gates2: MutableFloats, _ d_h2: MutableFloats
      ) {
        for row in 0..<rows {
          let d_nRow: Floats = d_n + row &* 33
          let h2Row: Floats = h2 + row &* 33
          let r2Row: Floats = r2 + row &* 33
          let d_rRow: Floats = d_r + row &* 33
          let d_hRow: Floats = d_h + row &* 33
          let d_gatesRow: MutableFloats = d_gates + row &* 99
          let d_gates2Row: MutableFloats = d_gates2 + row &* 66
          let d_h2Row: MutableFloats = d_h2 + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let d_n_x: Vector = Lanes.load(d_nRow + column, count: lanes)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(d_n_x, h)
            let r: Vector = Lanes.load(r2Row + column, count: lanes)
            let d_r_x: Vector = Lanes.load(d_rRow + column, count: lanes)
            let v3: Vector = Lanes.multiply(v, d_r_x)
            let d_h_x: Vector = Lanes.load(d_hRow + column, count: lanes)
            let v4: Vector = Lanes.fma(d_n_x, r, d_h_x)
            Lanes.store(v3, d_gatesRow + column, count: lanes)
            Lanes.store(v3, d_gates2Row + column, count: lanes)
            Lanes.store(v4, d_h2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h2(count: Swift::Int, _ d_h: Floats, _ d_gates: Floats, _ d_h2: MutableFloats) {
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

      /// Rows of 16.
      @inline(never)
      static func compute_d_hNext_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_simple: Floats, _ frames_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 16
          let d_simpleRow: Floats = d_simple + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 16
          let d_hNextRow: MutableFloats = d_hNext + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row)
          let d_simple_x: Vector = Lanes.load(d_simpleRow)
          let v: Vector = Lanes.add(d_h, d_simple_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow)
          Lanes.store(v8, hNext2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_d_h3(rows: Swift::Int, _ d_hNext: Floats, _ d_hNext2: Floats, _ d_h: MutableFloats) {
        for row in 0..<rows {
          let d_hNextRow: Floats = d_hNext + row &* 16
          let d_hNext2Row: Floats = d_hNext2 + row &* 16
          let d_hRow: MutableFloats = d_h + row &* 16
          let d_hNext_x: Vector = Lanes.load(d_hNextRow)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2Row)
          let v: Vector = Lanes.add(d_hNext_x, d_hNext_x2)
          Lanes.store(v, d_hRow)
        }
      }
    }
  }
}
