// Stack.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

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
    count: 6896, preparedCounts: [15280, 13232, 22160])

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
        // value: [2178]
        let value: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // value2: [1584]
        let value2: MutableFloats = prepared + 2192
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // value3: [144]
        let value3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // value4: [792]
        let value4: MutableFloats = prepared + 3920
        // value5: [144]
        let value5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // value6: [144]
        let value6: MutableFloats = prepared + 4864
        // value7: [66]
        let value7: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // value9: [24]
        let value9: MutableFloats = prepared + 5088
        // value8: [6]
        let value8: MutableFloats = prepared + 5120
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // value10: [24]
        let value10: MutableFloats = prepared + 5136
        // top_1_bg: [6]
        let top_1_bg: Floats = parameters + 6832
        // simple_W: [304]
        let simple_W: Floats = parameters
        // simple_W_packed: [256]
        let simple_W_packed: MutableFloats = prepared + 5168
        // simple_W_packed2: [48]
        let simple_W_packed2: MutableFloats = prepared + 5424
        // value_packed: [1792]
        let value_packed: MutableFloats = prepared + 5472
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 7264
        // value_packed2: [3168]
        let value_packed2: MutableFloats = prepared + 8848
        // value_packed3: [2112]
        let value_packed3: MutableFloats = prepared + 12016
        // value_packed4: [384]
        let value_packed4: MutableFloats = prepared + 14128
        // value_packed5: [384]
        let value_packed5: MutableFloats = prepared + 14512
        // value_packed6: [384]
        let value_packed6: MutableFloats = prepared + 14896
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1, destination: value,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value2 + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value2 + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1, destination: value3 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1, destination: value3 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1, destination: value3 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1, destination: value4,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value4 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value4 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value4 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1, destination: value5,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1, destination: value5 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1, destination: value5 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1, destination: value5 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1, destination: value6,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value6 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value6 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value6 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 66, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 33,
          destinationRowStride: 66, destinationColumnStride: 1)
        Pointwise.compute_value(value8)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value10,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value10 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value10 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: value8, sourceRowStride: 6, sourceColumnStride: 1, destination: value10 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed2)
        Kernel.pack(
          source: value2, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        Kernel.pack(
          source: value, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 2, destination: value_packed2)
        Kernel.pack(
          source: value4, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 4, destination: value_packed3)
        Kernel.pack(
          source: value3, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4, destination: value_packed4)
        Kernel.pack(
          source: value6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4, destination: value_packed5)
        Kernel.pack(
          source: value5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 4, destination: value_packed6)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // value2: [66]
        let value2: Floats = prepared + 5008
        // value6: [24]
        let value6: Floats = prepared + 5088
        // value9: [24]
        let value9: Floats = prepared + 5136
        // simple_h: [B, 16]
        let simple_h: MutableFloats = memory
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = prepared + 5168
        // frames: [B, 3]
        let frames: MutableFloats = memory + 656
        // simple_W_packed: [48]
        let simple_W_packed: Floats = prepared + 5424
        // simple_b: [16]
        let simple_b: Floats = parameters + 304
        // hNext: [B, 16]
        let hNext: MutableFloats = memory
        // gated_h: [B, 33]
        let gated_h: MutableFloats = memory + 16
        // value: [B, 99]
        let value: MutableFloats = memory + 304
        // value_packed: [1792]
        let value_packed: Floats = prepared + 5472
        // value3: [B, 33]
        let value3: MutableFloats = memory + 512
        // value4: [B, 33]
        let value4: MutableFloats = memory + 560
        // value5: [B, 33]
        let value5: MutableFloats = memory + 608
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = prepared + 7264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // hNext2: [B, 33]
        let hNext2: MutableFloats = memory + 16
        // top_0_h: [B, 6]
        let top_0_h: MutableFloats = memory + 64
        // top_0_pf: [6]
        let top_0_pf: Floats = parameters + 6320
        // top_0_c: [B, 6]
        let top_0_c: MutableFloats = memory + 80
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_pi: [6]
        let top_0_pi: Floats = parameters + 6336
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_po: [6]
        let top_0_po: Floats = parameters + 6352
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // top_1_pf: [6]
        let top_1_pf: Floats = parameters + 6752
        // top_1_c: [B, 6]
        let top_1_c: MutableFloats = memory + 112
        // top_1_pi: [6]
        let top_1_pi: Floats = parameters + 6768
        // cNext: [B, 6]
        let cNext: MutableFloats = memory + 80
        // hNext3: [B, 6]
        let hNext3: MutableFloats = memory + 64
        // value7: [B, 6]
        let value7: MutableFloats = memory + 416
        // value8: [B, 6]
        let value8: MutableFloats = memory + 464
        // top_1_h: [B, 6]
        let top_1_h: MutableFloats = memory + 96
        // top_1_bf: [6]
        let top_1_bf: Floats = parameters + 6800
        // top_1_bi: [6]
        let top_1_bi: Floats = parameters + 6816
        // top_1_po: [6]
        let top_1_po: Floats = parameters + 6784
        // top_1_bo: [6]
        let top_1_bo: Floats = parameters + 6848
        // cNext2: [B, 6]
        let cNext2: MutableFloats = memory + 112
        // hNext4: [B, 6]
        let hNext4: MutableFloats = memory + 96
        // prediction: [B, 2]
        let prediction: MutableFloats = output
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_b: [2]
        let prediction_b: Floats = parameters + 6880
        // value_packed2: [3168]
        let value_packed2: Floats = prepared + 8848
        // sums: [B, 33]
        let sums: MutableFloats = memory + 416
        // sums2: [B, 33]
        let sums2: MutableFloats = memory + 464
        // sums3: [B, 33]
        let sums3: MutableFloats = memory + 416
        // value_packed3: [2112]
        let value_packed3: Floats = prepared + 12016
        // value_packed4: [384]
        let value_packed4: Floats = prepared + 14128
        // value_packed5: [384]
        let value_packed5: Floats = prepared + 14512
        // value_packed6: [384]
        let value_packed6: Floats = prepared + 14896
        Pointwise.compute_hNext(simple_b, frames, simple_h, hNext, simple_W_packed, simple_W_packed2)
        Pointwise.compute_value2(hNext, value, value_packed)
        Pointwise.compute_sums_sums(value, value2, gated_h, sums, sums2, value_packed2)
        Pointwise.compute_value_value(sums, gated_h, sums2, value3, value4, value5)
        Pointwise.compute_sums(value, gated_bn, value3, sums3, gated_Wn_packed)
        Pointwise.compute_hNext2(value4, value5, sums3, hNext2)
        Pointwise.compute_cNext_hNext(
          value6, top_0_pf, top_0_c, top_0_bf, top_0_pi, top_0_bi, top_0_po, top_0_bo, top_1_pf, top_1_c, top_1_pi,
          hNext2, top_0_h, cNext, hNext3, value7, value8, value_packed3, value_packed4)
        Pointwise.compute_cNext_hNext2(
          value9, value7, top_1_bf, value8, top_1_bi, top_1_c, top_1_po, top_1_bo, prediction_W, hNext3, top_1_h,
          cNext2, hNext4, prediction, prediction_b, value_packed5, value_packed6)
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
        // value: [1584]
        let value: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // value2: [2178]
        let value2: MutableFloats = prepared + 1584
        // value3: [792]
        let value3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // value4: [144]
        let value4: MutableFloats = prepared + 4576
        // value5: [144]
        let value5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // value6: [144]
        let value6: MutableFloats = prepared + 4864
        // value7: [99]
        let value7: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // value8: [24]
        let value8: MutableFloats = prepared + 5120
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // value9: [24]
        let value9: MutableFloats = prepared + 5152
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
        // value_packed: [1792]
        let value_packed: MutableFloats = prepared + 5488
        // value_packed2: [2640]
        let value_packed2: MutableFloats = prepared + 7280
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 9920
        // value_packed3: [1056]
        let value_packed3: MutableFloats = prepared + 11504
        // value_packed4: [192]
        let value_packed4: MutableFloats = prepared + 12560
        // value_packed5: [192]
        let value_packed5: MutableFloats = prepared + 12752
        // value_packed6: [192]
        let value_packed6: MutableFloats = prepared + 12944
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 13136
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1, destination: value,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value2 + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1, destination: value4,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1, destination: value5,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1, destination: value6,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 33,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bn, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 66,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value8,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed2)
        Kernel.pack(
          source: value, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        Kernel.pack(
          source: value3, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: value5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed5)
        Kernel.pack(
          source: value6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed6)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // value3: [99]
        let value3: Floats = shard.prepared + 5008
        // value10: [24]
        let value10: Floats = shard.prepared + 5120
        // value13: [24]
        let value13: Floats = shard.prepared + 5152
        // hNext: [T, B, 16]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(11)
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // h: [T + 1, B, 16]
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(12)
        // value: [B, 16]
        let value: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16]
        let h_final: MutableFloats = shard.floats(2)
        // value2: [T, B, 99]
        let value2: MutableFloats = shard.floats(1)
        // value_packed: [1792]
        let value_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33]
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // value4: [B, 66]
        let value4: MutableFloats = shard.floats(4)
        // value_packed2: [2640]
        let value_packed2: Floats = shard.prepared + 7280
        // value5: [B, 33]
        let value5: MutableFloats = shard.floats(5)
        // value6: [B, 33]
        let value6: MutableFloats = shard.floats(6)
        // value7: [B, 33]
        let value7: MutableFloats = shard.floats(7)
        // value8: [B, 33]
        let value8: MutableFloats = shard.floats(8)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33]
        let h_final2: MutableFloats = shard.floats(5)
        // value9: [T, B, 24]
        let value9: MutableFloats = shard.floats(1)
        // value_packed3: [1056]
        let value_packed3: Floats = shard.prepared + 11504
        // h3: [T + 1, B, 6]
        let h3: MutableFloats = shard.floats(0)
        // top_0_h: [B, 6]
        let top_0_h: Floats = shard.state(2)
        // c: [B, 6]
        let c: MutableFloats = shard.floats(6)
        // top_0_c: [B, 6]
        let top_0_c: Floats = shard.state(3)
        // top_0_pf: [6]
        let top_0_pf: Floats = shard.parameters + 6320
        // top_0_pi: [6]
        let top_0_pi: Floats = shard.parameters + 6336
        // top_0_po: [6]
        let top_0_po: Floats = shard.parameters + 6352
        // value11: [B, 24]
        let value11: MutableFloats = shard.floats(7)
        // value_packed4: [192]
        let value_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6]
        let h_final3: MutableFloats = shard.floats(7)
        // c_final: [B, 6]
        let c_final: MutableFloats = shard.floats(8)
        // value12: [T, B, 24]
        let value12: MutableFloats = shard.floats(1)
        // value_packed5: [192]
        let value_packed5: Floats = shard.prepared + 12752
        // h4: [T + 1, B, 6]
        let h4: MutableFloats = shard.floats(9)
        // top_1_h: [B, 6]
        let top_1_h: Floats = shard.state(4)
        // c2: [B, 6]
        let c2: MutableFloats = shard.floats(6)
        // top_1_c: [B, 6]
        let top_1_c: Floats = shard.state(5)
        // top_1_pf: [6]
        let top_1_pf: Floats = shard.parameters + 6752
        // top_1_pi: [6]
        let top_1_pi: Floats = shard.parameters + 6768
        // top_1_po: [6]
        let top_1_po: Floats = shard.parameters + 6784
        // value14: [B, 24]
        let value14: MutableFloats = shard.floats(4)
        // value_packed6: [192]
        let value_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6]
        let h_final4: MutableFloats = shard.floats(4)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(10)
        // prediction: [T, B, 2]
        let prediction: MutableFloats = shard.floats(1)
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2, destination: value,
            destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, value, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let value_t2: MutableFloats = value2 + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: value_packed, destination: value_t2, destinationStride: 99, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: value_packed2, destination: value4,
            destinationStride: 66, bias: nil, turn: t2)
          Pointwise.compute_value_value2(rows: batch, value4, value_t2, h_t2, value5, value6, value7)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: value5, inputStride: 33, packed: gated_Wn_packed, destination: value8,
            destinationStride: 33, bias: nil, turn: t2)
          Pointwise.compute_h2(rows: batch, value8, value_t2, value7, value6, frames_mask_t2, h_t2, h_t2Next2)
        }
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let value_t3: MutableFloats = value9 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: value_packed3, destination: value_t3, destinationStride: 24, bias: value10)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: value_packed4, destination: value11,
            destinationStride: 24, bias: nil, turn: t3)
          Pointwise.compute_h_c(
            rows: batch, top_0_pf, c, value11, value_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2)
        }
        Kernel.copy(
          rows: batch, width: 6, source: h3 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final3,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c, sourceStride: 6, destination: c_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_h, sourceStride: 6, destination: h4, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_c, sourceStride: 6, destination: c2, destinationStride: 6)
        for t4 in 0..<framesSteps {
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 6
          let value_t4: MutableFloats = value12 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: value_packed5, destination: value_t4, destinationStride: 24, bias: value13)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: value_packed6, destination: value14,
            destinationStride: 24, bias: nil, turn: t4)
          Pointwise.compute_h_c2(
            rows: batch, top_1_pf, c2, value14, value_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2)
        }
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c2, sourceStride: 6, destination: c_final2, destinationStride: 6)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        shard.setOutput(0, prediction, stepStride: batch &* 2, stride: 2)
        shard.setOutput(1, h2 + batch &* 33, stepStride: batch &* 33, stride: 33)
        shard.setFinalState(0, h_final, stride: 16)
        shard.setFinalState(1, h_final2, stride: 33)
        shard.setFinalState(2, h_final3, stride: 6)
        shard.setFinalState(3, c_final, stride: 6)
        shard.setFinalState(4, h_final4, stride: 6)
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

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // value: [1584]
        let value: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // value2: [2178]
        let value2: MutableFloats = prepared + 1584
        // value3: [792]
        let value3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // value4: [144]
        let value4: MutableFloats = prepared + 4576
        // value5: [144]
        let value5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // value6: [144]
        let value6: MutableFloats = prepared + 4864
        // value7: [99]
        let value7: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // value8: [24]
        let value8: MutableFloats = prepared + 5120
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // value9: [24]
        let value9: MutableFloats = prepared + 5152
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
        // value_packed: [1792]
        let value_packed: MutableFloats = prepared + 5488
        // value_packed2: [2640]
        let value_packed2: MutableFloats = prepared + 7280
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 9920
        // value_packed3: [1056]
        let value_packed3: MutableFloats = prepared + 11504
        // value_packed4: [192]
        let value_packed4: MutableFloats = prepared + 12560
        // value_packed5: [192]
        let value_packed5: MutableFloats = prepared + 12752
        // value_packed6: [192]
        let value_packed6: MutableFloats = prepared + 12944
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 13136
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1, destination: value,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value2 + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1, destination: value4,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1, destination: value5,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1, destination: value6,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 33,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bn, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 66,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value8,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed2)
        Kernel.pack(
          source: value, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        Kernel.pack(
          source: value3, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: value5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed5)
        Kernel.pack(
          source: value6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed6)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // value3: [99]
        let value3: Floats = shard.prepared + 5008
        // value10: [24]
        let value10: Floats = shard.prepared + 5120
        // value13: [24]
        let value13: Floats = shard.prepared + 5152
        // hNext: [T, B, 16]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(11)
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // h: [T + 1, B, 16]
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(13)
        // value: [B, 16]
        let value: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16]
        let h_final: MutableFloats = shard.floats(2)
        // value2: [T, B, 99]
        let value2: MutableFloats = shard.floats(1)
        // value_packed: [1792]
        let value_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33]
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // value4: [B, 66]
        let value4: MutableFloats = shard.floats(4)
        // value_packed2: [2640]
        let value_packed2: Floats = shard.prepared + 7280
        // value5: [B, 33]
        let value5: MutableFloats = shard.floats(5)
        // value6: [B, 33]
        let value6: MutableFloats = shard.floats(6)
        // value7: [B, 33]
        let value7: MutableFloats = shard.floats(7)
        // value8: [B, 33]
        let value8: MutableFloats = shard.floats(8)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33]
        let h_final2: MutableFloats = shard.floats(5)
        // value9: [T, B, 24]
        let value9: MutableFloats = shard.floats(1)
        // value_packed3: [1056]
        let value_packed3: Floats = shard.prepared + 11504
        // h3: [T + 1, B, 6]
        let h3: MutableFloats = shard.floats(0)
        // top_0_h: [B, 6]
        let top_0_h: Floats = shard.state(2)
        // c: [B, 6]
        let c: MutableFloats = shard.floats(6)
        // top_0_c: [B, 6]
        let top_0_c: Floats = shard.state(3)
        // top_0_pf: [6]
        let top_0_pf: Floats = shard.parameters + 6320
        // top_0_pi: [6]
        let top_0_pi: Floats = shard.parameters + 6336
        // top_0_po: [6]
        let top_0_po: Floats = shard.parameters + 6352
        // value11: [B, 24]
        let value11: MutableFloats = shard.floats(7)
        // value_packed4: [192]
        let value_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6]
        let h_final3: MutableFloats = shard.floats(7)
        // c_final: [B, 6]
        let c_final: MutableFloats = shard.floats(8)
        // value12: [T, B, 24]
        let value12: MutableFloats = shard.floats(1)
        // value_packed5: [192]
        let value_packed5: Floats = shard.prepared + 12752
        // h4: [T + 1, B, 6]
        let h4: MutableFloats = shard.floats(3)
        // top_1_h: [B, 6]
        let top_1_h: Floats = shard.state(4)
        // c2: [B, 6]
        let c2: MutableFloats = shard.floats(6)
        // top_1_c: [B, 6]
        let top_1_c: Floats = shard.state(5)
        // top_1_pf: [6]
        let top_1_pf: Floats = shard.parameters + 6752
        // top_1_pi: [6]
        let top_1_pi: Floats = shard.parameters + 6768
        // top_1_po: [6]
        let top_1_po: Floats = shard.parameters + 6784
        // value14: [B, 24]
        let value14: MutableFloats = shard.floats(4)
        // value_packed6: [192]
        let value_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6]
        let h_final4: MutableFloats = shard.floats(4)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(9)
        // prediction: [T, B, 2]
        let prediction: MutableFloats = shard.floats(1)
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        // next: [T, B, 2]
        let next: MutableFloats = shard.floats(12)
        // value15: [T, B, 1]
        let value15: MutableFloats = shard.floats(10)
        // value16: [T, B, 1]
        let value16: MutableFloats = shard.floats(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2, destination: value,
            destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_h3(rows: batch, value, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let value_t2: MutableFloats = value2 + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: value_packed, destination: value_t2, destinationStride: 99, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: value_packed2, destination: value4,
            destinationStride: 66, bias: nil, turn: t2)
          Pointwise.compute_value_value3(rows: batch, value4, value_t2, h_t2, value5, value6, value7)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: value5, inputStride: 33, packed: gated_Wn_packed, destination: value8,
            destinationStride: 33, bias: nil, turn: t2)
          Pointwise.compute_h4(rows: batch, value8, value_t2, value7, value6, frames_mask_t2, h_t2, h_t2Next2)
        }
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let value_t3: MutableFloats = value9 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: value_packed3, destination: value_t3, destinationStride: 24, bias: value10)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: value_packed4, destination: value11,
            destinationStride: 24, bias: nil, turn: t3)
          Pointwise.compute_h_c3(
            rows: batch, top_0_pf, c, value11, value_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2)
        }
        Kernel.copy(
          rows: batch, width: 6, source: h3 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final3,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c, sourceStride: 6, destination: c_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_h, sourceStride: 6, destination: h4, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_1_c, sourceStride: 6, destination: c2, destinationStride: 6)
        for t4 in 0..<framesSteps {
          let h_t4Next: MutableFloats = h3 + (t4 &+ 1) &* batch &* 6
          let value_t4: MutableFloats = value12 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: value_packed5, destination: value_t4, destinationStride: 24, bias: value13)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: value_packed6, destination: value14,
            destinationStride: 24, bias: nil, turn: t4)
          Pointwise.compute_h_c4(
            rows: batch, top_1_pf, c2, value14, value_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2)
        }
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: c2, sourceStride: 6, destination: c_final2, destinationStride: 6)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        Pointwise.compute_value3(rows: framesSteps &* batch, prediction, next, value15)
        Pointwise.compute_value4(count: framesSteps &* batch, value15, frames_mask, value16)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: value16, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        shard.setFinalState(0, h_final, stride: 16)
        shard.setFinalState(1, h_final2, stride: 33)
        shard.setFinalState(2, h_final3, stride: 6)
        shard.setFinalState(3, c_final, stride: 6)
        shard.setFinalState(4, h_final4, stride: 6)
        shard.setFinalState(5, c_final2, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, frames_count, loss)
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
        // value: [1584]
        let value: MutableFloats = prepared
        // gated_Wr: [1617]
        let gated_Wr: Floats = parameters + 320
        // gated_Wz: [1617]
        let gated_Wz: Floats = parameters + 1952
        // gated_Wn: [1617]
        let gated_Wn: Floats = parameters + 3584
        // value2: [2178]
        let value2: MutableFloats = prepared + 1584
        // value3: [792]
        let value3: MutableFloats = prepared + 3776
        // top_0_Wf: [234]
        let top_0_Wf: Floats = parameters + 5360
        // top_0_Wi: [234]
        let top_0_Wi: Floats = parameters + 5600
        // top_0_Wg: [234]
        let top_0_Wg: Floats = parameters + 5840
        // top_0_Wo: [234]
        let top_0_Wo: Floats = parameters + 6080
        // value4: [144]
        let value4: MutableFloats = prepared + 4576
        // value5: [144]
        let value5: MutableFloats = prepared + 4720
        // top_1_Wf: [72]
        let top_1_Wf: Floats = parameters + 6432
        // top_1_Wi: [72]
        let top_1_Wi: Floats = parameters + 6512
        // top_1_Wg: [72]
        let top_1_Wg: Floats = parameters + 6592
        // top_1_Wo: [72]
        let top_1_Wo: Floats = parameters + 6672
        // value6: [144]
        let value6: MutableFloats = prepared + 4864
        // value7: [99]
        let value7: MutableFloats = prepared + 5008
        // gated_br: [33]
        let gated_br: Floats = parameters + 5216
        // gated_bz: [33]
        let gated_bz: Floats = parameters + 5264
        // gated_bn: [33]
        let gated_bn: Floats = parameters + 5312
        // value8: [24]
        let value8: MutableFloats = prepared + 5120
        // top_0_bf: [6]
        let top_0_bf: Floats = parameters + 6368
        // top_0_bi: [6]
        let top_0_bi: Floats = parameters + 6384
        // top_0_bg: [6]
        let top_0_bg: Floats = parameters + 6400
        // top_0_bo: [6]
        let top_0_bo: Floats = parameters + 6416
        // value9: [24]
        let value9: MutableFloats = prepared + 5152
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
        // value_packed: [1792]
        let value_packed: MutableFloats = prepared + 5488
        // value_packed2: [2640]
        let value_packed2: MutableFloats = prepared + 7280
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: MutableFloats = prepared + 9920
        // value_packed3: [1056]
        let value_packed3: MutableFloats = prepared + 11504
        // value_packed4: [192]
        let value_packed4: MutableFloats = prepared + 12560
        // value_packed5: [192]
        let value_packed5: MutableFloats = prepared + 12752
        // value_packed6: [192]
        let value_packed6: MutableFloats = prepared + 12944
        // prediction_W: [12]
        let prediction_W: Floats = parameters + 6864
        // prediction_W_packed: [96]
        let prediction_W_packed: MutableFloats = prepared + 13136
        // prediction_W_packed2: [32]
        let prediction_W_packed2: MutableFloats = prepared + 13232
        // value_packed7: [384]
        let value_packed7: MutableFloats = prepared + 13264
        // value_packed8: [384]
        let value_packed8: MutableFloats = prepared + 13648
        // value_packed9: [384]
        let value_packed9: MutableFloats = prepared + 14032
        // value_packed10: [1152]
        let value_packed10: MutableFloats = prepared + 14416
        // gated_Wn_packed2: [1584]
        let gated_Wn_packed2: MutableFloats = prepared + 15568
        // value_packed11: [3168]
        let value_packed11: MutableFloats = prepared + 17152
        // value_packed12: [1584]
        let value_packed12: MutableFloats = prepared + 20320
        // simple_W_packed3: [256]
        let simple_W_packed3: MutableFloats = prepared + 21904
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wr + 33, sourceRowStride: 49, sourceColumnStride: 1, destination: value,
          destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wz + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 528, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 16, source: gated_Wn + 33, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value + 1056, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wr, sourceRowStride: 49, sourceColumnStride: 1, destination: value2,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 33, columns: 33, source: gated_Wz, sourceRowStride: 49, sourceColumnStride: 1,
          destination: value2 + 1089, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wf + 6, sourceRowStride: 39, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wi + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 198, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wg + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 396, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 33, source: top_0_Wo + 6, sourceRowStride: 39, sourceColumnStride: 1,
          destination: value3 + 594, destinationRowStride: 33, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wf, sourceRowStride: 39, sourceColumnStride: 1, destination: value4,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wi, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wg, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_0_Wo, sourceRowStride: 39, sourceColumnStride: 1, destination: value4 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf + 6, sourceRowStride: 12, sourceColumnStride: 1, destination: value5,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo + 6, sourceRowStride: 12, sourceColumnStride: 1,
          destination: value5 + 108, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wf, sourceRowStride: 12, sourceColumnStride: 1, destination: value6,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wi, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 36,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wg, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 72,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: top_1_Wo, sourceRowStride: 12, sourceColumnStride: 1, destination: value6 + 108,
          destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_br, sourceRowStride: 33, sourceColumnStride: 1, destination: value7,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bz, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 33,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 33, source: gated_bn, sourceRowStride: 33, sourceColumnStride: 1, destination: value7 + 66,
          destinationRowStride: 99, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value8,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_0_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value8 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bf, sourceRowStride: 6, sourceColumnStride: 1, destination: value9,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bi, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 6,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bg, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 12,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: top_1_bo, sourceRowStride: 6, sourceColumnStride: 1, destination: value9 + 18,
          destinationRowStride: 24, destinationColumnStride: 1)
        Kernel.pack(
          source: simple_W + 16, rowStride: 19, columnStride: 1, rows: 16, columns: 3, blocks: 1,
          destination: simple_W_packed)
        Kernel.pack(
          source: simple_W, rowStride: 19, columnStride: 1, rows: 16, columns: 16, blocks: 1,
          destination: simple_W_packed2)
        Kernel.pack(
          source: value, rowStride: 16, columnStride: 1, rows: 99, columns: 16, blocks: 1, destination: value_packed)
        Kernel.pack(
          source: value2, rowStride: 33, columnStride: 1, rows: 66, columns: 33, blocks: 1, destination: value_packed2)
        Kernel.pack(
          source: gated_Wn, rowStride: 49, columnStride: 1, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed)
        Kernel.pack(
          source: value3, rowStride: 33, columnStride: 1, rows: 24, columns: 33, blocks: 1, destination: value_packed3)
        Kernel.pack(
          source: value4, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed4)
        Kernel.pack(
          source: value5, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed5)
        Kernel.pack(
          source: value6, rowStride: 6, columnStride: 1, rows: 24, columns: 6, blocks: 1, destination: value_packed6)
        Kernel.pack(
          source: prediction_W, rowStride: 6, columnStride: 1, rows: 2, columns: 6, blocks: 1,
          destination: prediction_W_packed)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 6, rows: 6, columns: 2, blocks: 1,
          destination: prediction_W_packed2)
        Kernel.pack(
          source: value6, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1, destination: value_packed7)
        Kernel.pack(
          source: value5, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1, destination: value_packed8)
        Kernel.pack(
          source: value4, rowStride: 1, columnStride: 6, rows: 6, columns: 24, blocks: 1, destination: value_packed9)
        Kernel.pack(
          source: value3, rowStride: 1, columnStride: 33, rows: 33, columns: 24, blocks: 1, destination: value_packed10)
        Kernel.pack(
          source: gated_Wn, rowStride: 1, columnStride: 49, rows: 33, columns: 33, blocks: 1,
          destination: gated_Wn_packed2)
        Kernel.pack(
          source: value2, rowStride: 1, columnStride: 33, rows: 33, columns: 66, blocks: 1, destination: value_packed11)
        Kernel.pack(
          source: value, rowStride: 1, columnStride: 16, rows: 16, columns: 99, blocks: 1, destination: value_packed12)
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
        // value3: [99]
        let value3: Floats = shard.prepared + 5008
        // value9: [24]
        let value9: Floats = shard.prepared + 5120
        // value12: [24]
        let value12: Floats = shard.prepared + 5152
        // hNext: [T, B, 16]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(30)
        // simple_W_packed: [48]
        let simple_W_packed: Floats = shard.prepared + 5184
        // simple_b: [16]
        let simple_b: Floats = shard.parameters + 304
        // h: [T + 1, B, 16]
        let h: MutableFloats = shard.floats(0)
        // simple_h: [B, 16]
        let simple_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(32)
        // value: [B, 16]
        let value: MutableFloats = shard.floats(2)
        // simple_W_packed2: [256]
        let simple_W_packed2: Floats = shard.prepared + 5232
        // h_final: [B, 16]
        let h_final: MutableFloats = shard.floats(2)
        // value2: [T, B, 99]
        let value2: MutableFloats = shard.floats(4)
        // value_packed: [1792]
        let value_packed: Floats = shard.prepared + 5488
        // h2: [T + 1, B, 33]
        let h2: MutableFloats = shard.floats(3)
        // gated_h: [B, 33]
        let gated_h: Floats = shard.state(1)
        // r: [T, B, 33]
        let r: MutableFloats = shard.floats(5)
        // value4: [B, 66]
        let value4: MutableFloats = shard.floats(6)
        // value_packed2: [2640]
        let value_packed2: Floats = shard.prepared + 7280
        // value5: [B, 33]
        let value5: MutableFloats = shard.floats(7)
        // value6: [B, 33]
        let value6: MutableFloats = shard.floats(8)
        // value7: [B, 33]
        let value7: MutableFloats = shard.floats(9)
        // gated_Wn_packed: [1584]
        let gated_Wn_packed: Floats = shard.prepared + 9920
        // h_final2: [B, 33]
        let h_final2: MutableFloats = shard.floats(7)
        // value8: [T, B, 24]
        let value8: MutableFloats = shard.floats(12)
        // value_packed3: [1056]
        let value_packed3: Floats = shard.prepared + 11504
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
        // value10: [B, 24]
        let value10: MutableFloats = shard.floats(8)
        // value_packed4: [192]
        let value_packed4: Floats = shard.prepared + 12560
        // h_final3: [B, 6]
        let h_final3: MutableFloats = shard.floats(8)
        // c_final: [B, 6]
        let c_final: MutableFloats = shard.floats(9)
        // value11: [T, B, 24]
        let value11: MutableFloats = shard.floats(15)
        // value_packed5: [192]
        let value_packed5: Floats = shard.prepared + 12752
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
        // value13: [B, 24]
        let value13: MutableFloats = shard.floats(6)
        // value_packed6: [192]
        let value_packed6: Floats = shard.prepared + 12944
        // h_final4: [B, 6]
        let h_final4: MutableFloats = shard.floats(6)
        // c_final2: [B, 6]
        let c_final2: MutableFloats = shard.floats(16)
        // prediction: [T, B, 2]
        let prediction: MutableFloats = shard.floats(17)
        // prediction_W_packed: [96]
        let prediction_W_packed: Floats = shard.prepared + 13136
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 6880
        // next: [T, B, 2]
        let next: MutableFloats = shard.floats(31)
        // value14: [T, B, 2]
        let value14: MutableFloats = shard.floats(31)
        // value15: [T, B, 1]
        let value15: MutableFloats = shard.floats(18)
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // value16: [T, B, 1]
        let value16: MutableFloats = shard.floats(17)
        // value17: [T, B, 1]
        let value17: MutableFloats = shard.floats(19)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value18: [T, B, 2]
        let value18: MutableFloats = shard.floats(17)
        // value19: [T, B, 6]
        let value19: MutableFloats = shard.floats(18)
        // prediction_W_packed2: [32]
        let prediction_W_packed2: Floats = shard.prepared + 13232
        // d_h: [B, 6]
        let d_h: MutableFloats = shard.floats(20)
        // cotangent_of_top_1_h: [B, 6]
        let cotangent_of_top_1_h: Floats = shard.state(10)
        // d_c: [B, 6]
        let d_c: MutableFloats = shard.floats(21)
        // cotangent_of_top_1_c: [B, 6]
        let cotangent_of_top_1_c: Floats = shard.state(11)
        // value22: [T, B, 6]
        let value22: MutableFloats = shard.floats(17)
        // value21: [T, B, 6]
        let value21: MutableFloats = shard.floats(19)
        // value20: [B, 6]
        let value20: MutableFloats = shard.floats(22)
        // value23: [B, 6]
        let value23: MutableFloats = shard.floats(23)
        // value_packed7: [384]
        let value_packed7: Floats = shard.prepared + 13264
        // d_h_final: [B, 6]
        let d_h_final: MutableFloats = shard.floats(22)
        // d_c_final: [B, 6]
        let d_c_final: MutableFloats = shard.floats(20)
        // value24: [T, B, 6]
        let value24: MutableFloats = shard.floats(17)
        // value_packed8: [384]
        let value_packed8: Floats = shard.prepared + 13648
        // d_h2: [B, 6]
        let d_h2: MutableFloats = shard.floats(21)
        // cotangent_of_top_0_h: [B, 6]
        let cotangent_of_top_0_h: Floats = shard.state(8)
        // d_c2: [B, 6]
        let d_c2: MutableFloats = shard.floats(23)
        // cotangent_of_top_0_c: [B, 6]
        let cotangent_of_top_0_c: Floats = shard.state(9)
        // value27: [T, B, 6]
        let value27: MutableFloats = shard.floats(18)
        // value26: [T, B, 6]
        let value26: MutableFloats = shard.floats(19)
        // value25: [B, 6]
        let value25: MutableFloats = shard.floats(24)
        // value28: [B, 6]
        let value28: MutableFloats = shard.floats(25)
        // value_packed9: [384]
        let value_packed9: Floats = shard.prepared + 14032
        // d_h_final2: [B, 6]
        let d_h_final2: MutableFloats = shard.floats(24)
        // d_c_final2: [B, 6]
        let d_c_final2: MutableFloats = shard.floats(21)
        // value_packed10: [1152]
        let value_packed10: Floats = shard.prepared + 14416
        // d_h3: [B, 33]
        let d_h3: MutableFloats = shard.floats(23)
        // cotangent_of_gated_h: [B, 33]
        let cotangent_of_gated_h: Floats = shard.state(7)
        // value29: [T, B, 99]
        let value29: MutableFloats = shard.floats(15)
        // value30: [T, B, 66]
        let value30: MutableFloats = shard.floats(12)
        // value31: [B, 33]
        let value31: MutableFloats = shard.floats(25)
        // value32: [B, 33]
        let value32: MutableFloats = shard.floats(26)
        // value33: [B, 33]
        let value33: MutableFloats = shard.floats(27)
        // gated_Wn_packed2: [1584]
        let gated_Wn_packed2: Floats = shard.prepared + 15568
        // value34: [B, 33]
        let value34: MutableFloats = shard.floats(28)
        // value35: [B, 33]
        let value35: MutableFloats = shard.floats(29)
        // value_packed11: [3168]
        let value_packed11: Floats = shard.prepared + 17152
        // d_h_final3: [B, 33]
        let d_h_final3: MutableFloats = shard.floats(25)
        // value36: [T, B, 16]
        let value36: MutableFloats = shard.floats(17)
        // value_packed12: [1584]
        let value_packed12: Floats = shard.prepared + 20320
        // d_h4: [B, 16]
        let d_h4: MutableFloats = shard.floats(23)
        // cotangent_of_simple_h: [B, 16]
        let cotangent_of_simple_h: Floats = shard.state(6)
        // value37: [B, 16]
        let value37: MutableFloats = shard.floats(26)
        // value38: [B, 16]
        let value38: MutableFloats = shard.floats(27)
        // simple_W_packed3: [256]
        let simple_W_packed3: Floats = shard.prepared + 21904
        // d_h_final4: [B, 16]
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
        Kernel.copy(rows: batch, width: 16, source: simple_h, sourceStride: 16, destination: h, destinationStride: 16)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 16
          let h_t: MutableFloats = h + t &* batch &* 16
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 16
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 16, input: frames_t, inputStride: 3,
              packed: simple_W_packed, destination: hNext_t, destinationStride: 16, bias: simple_b)
          }
          Kernel.product(
            rows: batch, k: 16, n: 16, input: h_t, inputStride: 16, packed: simple_W_packed2, destination: value,
            destinationStride: 16, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, value, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 16, source: h + framesSteps &* batch &* 16, sourceStride: 16, destination: h_final,
          destinationStride: 16)
        Kernel.copy(rows: batch, width: 33, source: gated_h, sourceStride: 33, destination: h2, destinationStride: 33)
        for t2 in 0..<framesSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 16
          let value_t2: MutableFloats = value2 + t2 &* batch &* 99
          let h_t2: MutableFloats = h2 + t2 &* batch &* 33
          let r_t2: MutableFloats = r + t2 &* batch &* 33
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 33
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t2) &* batch, k: 16, n: 99, input: h_t2Next, inputStride: 16,
              packed: value_packed, destination: value_t2, destinationStride: 99, bias: value3)
          }
          Kernel.product(
            rows: batch, k: 33, n: 66, input: h_t2, inputStride: 33, packed: value_packed2, destination: value4,
            destinationStride: 66, bias: nil, turn: t2)
          Pointwise.compute_r_z(rows: batch, value4, value_t2, h_t2, r_t2, value5, value6)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: value_t2 + 33, inputStride: 99, packed: gated_Wn_packed,
            destination: value7, destinationStride: 33, bias: nil, turn: t2)
          Pointwise.compute_n_h(rows: batch, value7, value_t2, value6, value5, frames_mask_t2, h_t2, h_t2Next2)
        }
        Kernel.copy(
          rows: batch, width: 33, source: h2 + framesSteps &* batch &* 33, sourceStride: 33, destination: h_final2,
          destinationStride: 33)
        Kernel.copy(rows: batch, width: 6, source: top_0_h, sourceStride: 6, destination: h3, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: top_0_c, sourceStride: 6, destination: c, destinationStride: 6)
        for t3 in 0..<framesSteps {
          let h_t3Next: MutableFloats = h2 + (t3 &+ 1) &* batch &* 33
          let value_t3: MutableFloats = value8 + t3 &* batch &* 24
          let h_t3: MutableFloats = h3 + t3 &* batch &* 6
          let c_t3: MutableFloats = c + t3 &* batch &* 6
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let h_t3Next2: MutableFloats = h3 + (t3 &+ 1) &* batch &* 6
          let c_t3Next: MutableFloats = c + (t3 &+ 1) &* batch &* 6
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t3) &* batch, k: 33, n: 24, input: h_t3Next, inputStride: 33,
              packed: value_packed3, destination: value_t3, destinationStride: 24, bias: value9)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t3, inputStride: 6, packed: value_packed4, destination: value10,
            destinationStride: 24, bias: nil, turn: t3)
          Pointwise.compute_f_i(
            rows: batch, top_0_pf, c_t3, value10, value_t3, top_0_pi, top_0_po, frames_mask_t3, h_t3, h_t3Next2,
            c_t3Next)
        }
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
          let value_t4: MutableFloats = value11 + t4 &* batch &* 24
          let h_t4: MutableFloats = h4 + t4 &* batch &* 6
          let c_t4: MutableFloats = c2 + t4 &* batch &* 6
          let frames_mask_t4: MutableFloats = frames_mask + t4 &* batch
          let h_t4Next2: MutableFloats = h4 + (t4 &+ 1) &* batch &* 6
          let c_t4Next: MutableFloats = c2 + (t4 &+ 1) &* batch &* 6
          if t4 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t4) &* batch, k: 6, n: 24, input: h_t4Next, inputStride: 6,
              packed: value_packed5, destination: value_t4, destinationStride: 24, bias: value12)
          }
          Kernel.product(
            rows: batch, k: 6, n: 24, input: h_t4, inputStride: 6, packed: value_packed6, destination: value13,
            destinationStride: 24, bias: nil, turn: t4)
          Pointwise.compute_f_i2(
            rows: batch, top_1_pf, c_t4, value13, value_t4, top_1_pi, top_1_po, frames_mask_t4, h_t4, h_t4Next2,
            c_t4Next)
        }
        Kernel.copy(
          rows: batch, width: 6, source: h4 + framesSteps &* batch &* 6, sourceStride: 6, destination: h_final4,
          destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: c2 + framesSteps &* batch &* 6, sourceStride: 6, destination: c_final2,
          destinationStride: 6)
        Kernel.product(
          rows: framesSteps &* batch, k: 6, n: 2, input: h4 + batch &* 6, inputStride: 6, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        Pointwise.compute_value_value4(rows: framesSteps &* batch, prediction, next, value14, value15)
        Pointwise.compute_value_value5(
          count: framesSteps &* batch, value15, frames_mask, frames_count, value16, value17)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: value16, sourceStride: 1, destination: sum,
          totals: shard.totals(of: sum))
        Pointwise.compute_value5(rows: framesSteps &* batch, value17, value14, value18)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 2, n: 6, left: value18, leftStride: 2, right: h4 + batch &* 6, rightStride: 6,
          destination: gradient_prediction_W, destinationRowStride: 6, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: framesSteps &* batch, k: 2, n: 6, input: value18, inputStride: 2, packed: prediction_W_packed2,
          destination: value19, destinationStride: 6, bias: nil)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_1_h, sourceStride: 6, destination: d_h, destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_1_c, sourceStride: 6, destination: d_c, destinationStride: 6)
        for done in 0..<framesSteps {
          let t5: Swift::Int = framesSteps &- 1 &- done
          let value_t5: MutableFloats = value11 + t5 &* batch &* 24
          let c_t5: MutableFloats = c2 + t5 &* batch &* 6
          let frames_mask_t5: MutableFloats = frames_mask + t5 &* batch
          let value_t5_2: MutableFloats = value19 + t5 &* batch &* 6
          let value_t5_3: MutableFloats = value21 + t5 &* batch &* 6
          let value_t5_4: MutableFloats = value22 + t5 &* batch &* 6
          Pointwise.compute_value_value6(
            rows: batch, value_t5, c_t5, frames_mask_t5, d_c, d_h, value_t5_2, top_1_po, top_1_pi, top_1_pf, value20,
            value_t5_3, value_t5_4)
          Kernel.product(
            rows: batch, k: 24, n: 6, input: value_t5, inputStride: 24, packed: value_packed7, destination: value23,
            destinationStride: 6, bias: nil, turn: t5)
          Pointwise.compute_d_h(count: batch &* 6, value20, value23, d_h)
        }
        Kernel.copy(rows: batch, width: 6, source: d_h, sourceStride: 6, destination: d_h_final, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: d_c, sourceStride: 6, destination: d_c_final, destinationStride: 6)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value19, sourceStride: 6, destination: gradient_top_1_pf,
          totals: shard.totals(of: gradient_top_1_pf))
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value22, sourceStride: 6, destination: gradient_top_1_pi,
          totals: shard.totals(of: gradient_top_1_pi))
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value21, sourceStride: 6, destination: gradient_top_1_po,
          totals: shard.totals(of: gradient_top_1_po))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wf, destinationRowStride: 12, leftSum: gradient_top_1_bf,
          totals: shard.totals(toMove: gradient_top_1_Wf), leftSumTotals: shard.totals(of: gradient_top_1_bf))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 6, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wi, destinationRowStride: 12, leftSum: gradient_top_1_bi,
          totals: shard.totals(toMove: gradient_top_1_Wi), leftSumTotals: shard.totals(of: gradient_top_1_bi))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 12, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wg, destinationRowStride: 12, leftSum: gradient_top_1_bg,
          totals: shard.totals(toMove: gradient_top_1_Wg), leftSumTotals: shard.totals(of: gradient_top_1_bg))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 18, leftStride: 24, right: h4, rightStride: 6,
          destination: gradient_top_1_Wo, destinationRowStride: 12, leftSum: gradient_top_1_bo,
          totals: shard.totals(toMove: gradient_top_1_Wo), leftSumTotals: shard.totals(of: gradient_top_1_bo))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11, leftStride: 24, right: h3 + batch &* 6, rightStride: 6,
          destination: gradient_top_1_Wf2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wf2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 6, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wi2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wi2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 12, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wg2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wg2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value11 + 18, leftStride: 24, right: h3 + batch &* 6,
          rightStride: 6, destination: gradient_top_1_Wo2, destinationRowStride: 12, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_1_Wo2))
        Kernel.product(
          rows: framesSteps &* batch, k: 24, n: 6, input: value11, inputStride: 24, packed: value_packed8,
          destination: value24, destinationStride: 6, bias: nil)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_0_h, sourceStride: 6, destination: d_h2, destinationStride: 6)
        Kernel.copy(
          rows: batch, width: 6, source: cotangent_of_top_0_c, sourceStride: 6, destination: d_c2, destinationStride: 6)
        for done2 in 0..<framesSteps {
          let t6: Swift::Int = framesSteps &- 1 &- done2
          let value_t6: MutableFloats = value8 + t6 &* batch &* 24
          let c_t6: MutableFloats = c + t6 &* batch &* 6
          let frames_mask_t6: MutableFloats = frames_mask + t6 &* batch
          let value_t6_2: MutableFloats = value24 + t6 &* batch &* 6
          let value_t6_3: MutableFloats = value26 + t6 &* batch &* 6
          let value_t6_4: MutableFloats = value27 + t6 &* batch &* 6
          Pointwise.compute_value_value7(
            rows: batch, value_t6, c_t6, frames_mask_t6, d_c2, d_h2, value_t6_2, top_0_po, top_0_pi, top_0_pf, value25,
            value_t6_3, value_t6_4)
          Kernel.product(
            rows: batch, k: 24, n: 6, input: value_t6, inputStride: 24, packed: value_packed9, destination: value28,
            destinationStride: 6, bias: nil, turn: t6)
          Pointwise.compute_d_h(count: batch &* 6, value25, value28, d_h2)
        }
        Kernel.copy(rows: batch, width: 6, source: d_h2, sourceStride: 6, destination: d_h_final2, destinationStride: 6)
        Kernel.copy(rows: batch, width: 6, source: d_c2, sourceStride: 6, destination: d_c_final2, destinationStride: 6)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value24, sourceStride: 6, destination: gradient_top_0_pf,
          totals: shard.totals(of: gradient_top_0_pf))
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value27, sourceStride: 6, destination: gradient_top_0_pi,
          totals: shard.totals(of: gradient_top_0_pi))
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 6, source: value26, sourceStride: 6, destination: gradient_top_0_po,
          totals: shard.totals(of: gradient_top_0_po))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value8, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wf, destinationRowStride: 39, leftSum: gradient_top_0_bf,
          totals: shard.totals(toMove: gradient_top_0_Wf), leftSumTotals: shard.totals(of: gradient_top_0_bf))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value8 + 6, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wi, destinationRowStride: 39, leftSum: gradient_top_0_bi,
          totals: shard.totals(toMove: gradient_top_0_Wi), leftSumTotals: shard.totals(of: gradient_top_0_bi))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value8 + 12, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wg, destinationRowStride: 39, leftSum: gradient_top_0_bg,
          totals: shard.totals(toMove: gradient_top_0_Wg), leftSumTotals: shard.totals(of: gradient_top_0_bg))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 6, left: value8 + 18, leftStride: 24, right: h3, rightStride: 6,
          destination: gradient_top_0_Wo, destinationRowStride: 39, leftSum: gradient_top_0_bo,
          totals: shard.totals(toMove: gradient_top_0_Wo), leftSumTotals: shard.totals(of: gradient_top_0_bo))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: value8, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wf2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wf2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: value8 + 6, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wi2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wi2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: value8 + 12, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wg2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wg2))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 6, n: 33, left: value8 + 18, leftStride: 24, right: h2 + batch &* 33,
          rightStride: 33, destination: gradient_top_0_Wo2, destinationRowStride: 39, leftSum: nil,
          totals: shard.totals(toMove: gradient_top_0_Wo2))
        Kernel.product(
          rows: framesSteps &* batch, k: 24, n: 33, input: value8, inputStride: 24, packed: value_packed10,
          destination: value29 + 66, destinationStride: 99, bias: nil)
        Kernel.copy(
          rows: batch, width: 33, source: cotangent_of_gated_h, sourceStride: 33, destination: d_h3,
          destinationStride: 33)
        for done3 in 0..<framesSteps {
          let t7: Swift::Int = framesSteps &- 1 &- done3
          let value_t7: MutableFloats = value2 + t7 &* batch &* 99
          let value_t7_2: MutableFloats = value29 + t7 &* batch &* 99
          let frames_mask_t7: MutableFloats = frames_mask + t7 &* batch
          let h_t7: MutableFloats = h2 + t7 &* batch &* 33
          let r_t7: MutableFloats = r + t7 &* batch &* 33
          let value_t7_3: MutableFloats = value30 + t7 &* batch &* 66
          Pointwise.compute_value_value8(
            rows: batch, value_t7, d_h3, value_t7_2, frames_mask_t7, h_t7, r_t7, value_t7_3, value31, value32)
          Kernel.product(
            rows: batch, k: 33, n: 33, input: value_t7, inputStride: 99, packed: gated_Wn_packed2, destination: value33,
            destinationStride: 33, bias: nil, turn: t7)
          Pointwise.compute_value_value9(
            rows: batch, value33, h_t7, r_t7, value31, value32, value_t7_2, value_t7_3, value34)
          Kernel.product(
            rows: batch, k: 66, n: 33, input: value_t7_3, inputStride: 66, packed: value_packed11, destination: value35,
            destinationStride: 33, bias: nil, turn: t7)
          Pointwise.compute_d_h(count: batch &* 33, value34, value35, d_h3)
        }
        Kernel.copy(
          rows: batch, width: 33, source: d_h3, sourceStride: 33, destination: d_h_final3, destinationStride: 33)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: value2, leftStride: 99, right: value2 + 33, rightStride: 99,
          destination: gradient_gated_Wn, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wn))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: value30, leftStride: 66, right: h2, rightStride: 33,
          destination: gradient_gated_Wr, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wr))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 33, left: value30 + 33, leftStride: 66, right: h2, rightStride: 33,
          destination: gradient_gated_Wz, destinationRowStride: 49, leftSum: nil,
          totals: shard.totals(toMove: gradient_gated_Wz))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: value29, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wr2, destinationRowStride: 49, leftSum: gradient_gated_br,
          totals: shard.totals(toMove: gradient_gated_Wr2), leftSumTotals: shard.totals(of: gradient_gated_br))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: value29 + 33, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wz2, destinationRowStride: 49, leftSum: gradient_gated_bz,
          totals: shard.totals(toMove: gradient_gated_Wz2), leftSumTotals: shard.totals(of: gradient_gated_bz))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 33, n: 16, left: value29 + 66, leftStride: 99, right: h + batch &* 16,
          rightStride: 16, destination: gradient_gated_Wn2, destinationRowStride: 49, leftSum: gradient_gated_bn,
          totals: shard.totals(toMove: gradient_gated_Wn2), leftSumTotals: shard.totals(of: gradient_gated_bn))
        Kernel.product(
          rows: framesSteps &* batch, k: 99, n: 16, input: value29, inputStride: 99, packed: value_packed12,
          destination: value36, destinationStride: 16, bias: nil)
        Kernel.copy(
          rows: batch, width: 16, source: cotangent_of_simple_h, sourceStride: 16, destination: d_h4,
          destinationStride: 16)
        for done4 in 0..<framesSteps {
          let t8: Swift::Int = framesSteps &- 1 &- done4
          let value_t8: MutableFloats = value36 + t8 &* batch &* 16
          let frames_mask_t8: MutableFloats = frames_mask + t8 &* batch
          let hNext_t8: MutableFloats = hNext + t8 &* batch &* 16
          Pointwise.compute_value_hNext(rows: batch, d_h4, value_t8, frames_mask_t8, hNext_t8, value37)
          Kernel.product(
            rows: batch, k: 16, n: 16, input: hNext_t8, inputStride: 16, packed: simple_W_packed3, destination: value38,
            destinationStride: 16, bias: nil, turn: t8)
          Pointwise.compute_d_h2(rows: batch, value37, value38, d_h4)
        }
        Kernel.copy(
          rows: batch, width: 16, source: d_h4, sourceStride: 16, destination: d_h_final4, destinationStride: 16)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 16, n: 16, left: hNext, leftStride: 16, right: h, rightStride: 16,
          destination: gradient_simple_W, destinationRowStride: 19, leftSum: gradient_simple_b,
          totals: shard.totals(toMove: gradient_simple_W), leftSumTotals: shard.totals(of: gradient_simple_b))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 16, n: 3, left: hNext, leftStride: 16, right: frames, rightStride: 3,
          destination: gradient_simple_W2, destinationRowStride: 19, leftSum: nil,
          totals: shard.totals(toMove: gradient_simple_W2))
        shard.setFinalState(0, h_final, stride: 16)
        shard.setFinalState(1, h_final2, stride: 33)
        shard.setFinalState(2, h_final3, stride: 6)
        shard.setFinalState(3, c_final, stride: 6)
        shard.setFinalState(4, h_final4, stride: 6)
        shard.setFinalState(5, c_final2, stride: 6)
        shard.setFinalState(6, d_h_final4, stride: 16)
        shard.setFinalState(7, d_h_final3, stride: 33)
        shard.setFinalState(8, d_h_final2, stride: 6)
        shard.setFinalState(9, d_c_final2, stride: 6)
        shard.setFinalState(10, d_h_final, stride: 6)
        shard.setFinalState(11, d_c_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        Pointwise.compute_loss(sum, frames_count, loss)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 6.
      @inline(never)
      static func compute_value(_ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        Lanes.store(v, value, count: 6)
      }

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
      static func compute_value2(_ hNext: Floats, _ value: MutableFloats, _ value_packed: Floats) {
        var column: Swift::Int = 0
        while column < 99 {
          let sums = Kernel.sums(
            RNNRuntime::LastGate(Vector()), k: 16, input: hNext, packed: value_packed + column &* 16, readsAhead: false)
          let v: Vector = sums.first
          Lanes.store(v, value + column)
          column &+= 16
        }
      }

      /// One row of 33.
      static func compute_sums_sums(
        _ value: Floats, _ value2: Floats, _ gated_h: Floats, _ sums2: MutableFloats, _ sums3: MutableFloats,
        _ value_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column)
          let value_x2: Vector = Lanes.load(value2 + column)
          let v: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(value + (column &+ 33))
          let value_x4: Vector = Lanes.load(value2 + (column &+ 33), count: lanes)
          let v2: Vector = Lanes.add(value_x3, value_x4)
          let sums = Kernel.sums(
            RNNRuntime::Gate(v, RNNRuntime::LastGate(v2)), k: 33, input: gated_h, packed: value_packed + column &* 66,
            readsAhead: false)
          let v3: Vector = sums.first
          let v4: Vector = sums.rest.first
          Lanes.store(v3, sums2 + column)
          Lanes.store(v4, sums3 + column)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 33 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 33 &- column)
      }

      /// One row of 33.
      static func compute_value_value(
        _ sums: Floats, _ gated_h2: Floats, _ sums2: Floats, _ value: MutableFloats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(1.0)
        var column: Swift::Int = 0
        while column < 33 {
          let sums_x: Vector = Lanes.load(sums + column)
          let r: Vector = Lanes.quickSigmoid(sums_x)
          let gated_h: Vector = Lanes.load(gated_h2 + column)
          let v: Vector = Lanes.multiply(r, gated_h)
          let sums_x2: Vector = Lanes.load(sums2 + column)
          let z: Vector = Lanes.quickSigmoid(sums_x2)
          let v2: Vector = Lanes.multiply(z, gated_h)
          let v4: Vector = Lanes.subtract(v3, z)
          Lanes.store(v, value + column)
          Lanes.store(v2, value2 + column)
          Lanes.store(v4, value3 + column)
          column &+= 16
        }
      }

      /// One row of 33.
      static func compute_sums(
        _ value: Floats, _ gated_bn: Floats, _ value2: Floats, _ sums2: MutableFloats, _ gated_Wn_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + (column &+ 66), count: lanes)
          let bn: Vector = Lanes.load(gated_bn + column)
          let v: Vector = Lanes.add(value_x, bn)
          let sums = Kernel.sums(
            RNNRuntime::LastGate(v), k: 33, input: value2, packed: gated_Wn_packed + column &* 33, readsAhead: false)
          let v2: Vector = sums.first
          Lanes.store(v2, sums2 + column)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= 33 {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: 33 &- column)
      }

      /// One row of 33.
      static func compute_hNext2(_ value: Floats, _ value2: Floats, _ sums: Floats, _ hNext2: MutableFloats) {
        var column: Swift::Int = 0
        while column < 33 {
          let value_x: Vector = Lanes.load(value + column)
          let value_x2: Vector = Lanes.load(value2 + column)
          let sums_x: Vector = Lanes.load(sums + column)
          let n: Vector = Lanes.quickTanh(sums_x)
          let hNext: Vector = Lanes.fma(value_x2, n, value_x)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
      }

      /// One row of 6.
      static func compute_cNext_hNext(
        _ value: Floats, _ top_0_pf: Floats, _ top_0_c2: Floats, _ top_0_bf: Floats, _ top_0_pi: Floats,
        _ top_0_bi: Floats, _ top_0_po: Floats, _ top_0_bo: Floats, _ top_1_pf: Floats, _ top_1_c2: Floats,
        _ top_1_pi: Floats, _ hNext2: Floats, _ top_0_h: Floats, _ cNext2: MutableFloats, _ hNext3: MutableFloats,
        _ value2: MutableFloats, _ value3: MutableFloats, _ value_packed: Floats, _ value_packed2: Floats
      ) {
        let value_x: Vector = Lanes.load(value)
        let pf: Vector = Lanes.load(top_0_pf)
        let top_0_c: Vector = Lanes.load(top_0_c2)
        let bf: Vector = Lanes.load(top_0_bf)
        let v2: Vector = Lanes.fma(pf, top_0_c, value_x)
        let v3: Vector = Lanes.add(v2, bf)
        let value_x2: Vector = Lanes.load(value + 6)
        let pi: Vector = Lanes.load(top_0_pi)
        let bi: Vector = Lanes.load(top_0_bi)
        let v5: Vector = Lanes.fma(pi, top_0_c, value_x2)
        let v6: Vector = Lanes.add(v5, bi)
        let value_x3: Vector = Lanes.load(value + 12)
        let value_x4: Vector = Lanes.load(value + 18, count: 6)
        let sums = Kernel.sums(
          RNNRuntime::Gate(v3, RNNRuntime::Gate(v6, RNNRuntime::Gate(value_x3, RNNRuntime::LastGate(value_x4)))), k: 33,
          input: hNext2, packed: value_packed, readsAhead: false)
        let v7: Vector = sums.first
        let v8: Vector = sums.rest.first
        let v9: Vector = sums.rest.rest.first
        let v10: Vector = sums.rest.rest.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v7, RNNRuntime::Gate(v8, RNNRuntime::Gate(v9, RNNRuntime::LastGate(v10)))), k: 6,
          input: top_0_h, packed: value_packed2, readsAhead: false)
        let v11: Vector = sums2.first
        let f: Vector = Lanes.quickSigmoid(v11)
        let v12: Vector = Lanes.multiply(f, top_0_c)
        let v13: Vector = sums2.rest.first
        let i: Vector = Lanes.quickSigmoid(v13)
        let v14: Vector = sums2.rest.rest.first
        let g: Vector = Lanes.quickTanh(v14)
        let cNext: Vector = Lanes.fma(i, g, v12)
        let v16: Vector = sums2.rest.rest.rest.first
        let po: Vector = Lanes.load(top_0_po)
        let v18: Vector = Lanes.fma(po, cNext, v16)
        let bo: Vector = Lanes.load(top_0_bo)
        let v19: Vector = Lanes.add(v18, bo)
        let o: Vector = Lanes.quickSigmoid(v19)
        let v20: Vector = Lanes.quickTanh(cNext)
        let hNext: Vector = Lanes.multiply(o, v20)
        let pf2: Vector = Lanes.load(top_1_pf)
        let top_1_c: Vector = Lanes.load(top_1_c2)
        let v21: Vector = Lanes.multiply(pf2, top_1_c)
        let pi2: Vector = Lanes.load(top_1_pi)
        let v22: Vector = Lanes.multiply(pi2, top_1_c)
        Lanes.store(cNext, cNext2)
        Lanes.store(hNext, hNext3)
        Lanes.store(v21, value2)
        Lanes.store(v22, value3)
      }

      /// One row of 6.
      static func compute_cNext_hNext2(
        _ value: Floats, _ value2: Floats, _ top_1_bf: Floats, _ value3: Floats, _ top_1_bi: Floats, _ top_1_c2: Floats,
        _ top_1_po: Floats, _ top_1_bo: Floats, _ prediction_W: Floats, _ hNext2: Floats, _ top_1_h: Floats,
        _ cNext2: MutableFloats, _ hNext3: MutableFloats, _ prediction: MutableFloats, _ prediction_b: Floats,
        _ value_packed: Floats, _ value_packed2: Floats
      ) {
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        let value_x: Vector = Lanes.load(value)
        let value_x2: Vector = Lanes.load(value2)
        let bf: Vector = Lanes.load(top_1_bf)
        let v: Vector = Lanes.add(value_x, value_x2)
        let v2: Vector = Lanes.add(v, bf)
        let value_x3: Vector = Lanes.load(value + 6)
        let value_x4: Vector = Lanes.load(value3)
        let bi: Vector = Lanes.load(top_1_bi)
        let v3: Vector = Lanes.add(value_x3, value_x4)
        let v4: Vector = Lanes.add(v3, bi)
        let value_x5: Vector = Lanes.load(value + 12)
        let value_x6: Vector = Lanes.load(value + 18, count: 6)
        let sums = Kernel.sums(
          RNNRuntime::Gate(v2, RNNRuntime::Gate(v4, RNNRuntime::Gate(value_x5, RNNRuntime::LastGate(value_x6)))), k: 6,
          input: hNext2, packed: value_packed, readsAhead: false)
        let v5: Vector = sums.first
        let v6: Vector = sums.rest.first
        let v7: Vector = sums.rest.rest.first
        let v8: Vector = sums.rest.rest.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v5, RNNRuntime::Gate(v6, RNNRuntime::Gate(v7, RNNRuntime::LastGate(v8)))), k: 6,
          input: top_1_h, packed: value_packed2, readsAhead: false)
        let v9: Vector = sums2.first
        let f: Vector = Lanes.quickSigmoid(v9)
        let top_1_c: Vector = Lanes.load(top_1_c2)
        let v10: Vector = Lanes.multiply(f, top_1_c)
        let v11: Vector = sums2.rest.first
        let i: Vector = Lanes.quickSigmoid(v11)
        let v12: Vector = sums2.rest.rest.first
        let g: Vector = Lanes.quickTanh(v12)
        let cNext: Vector = Lanes.fma(i, g, v10)
        let v14: Vector = sums2.rest.rest.rest.first
        let po: Vector = Lanes.load(top_1_po)
        let v16: Vector = Lanes.fma(po, cNext, v14)
        let bo: Vector = Lanes.load(top_1_bo)
        let v17: Vector = Lanes.add(v16, bo)
        let o: Vector = Lanes.quickSigmoid(v17)
        let v18: Vector = Lanes.quickTanh(cNext)
        let hNext: Vector = Lanes.multiply(o, v18)
        let prediction_W_x: Vector = Lanes.load(prediction_W)
        let v19: Vector = Lanes.multiply(prediction_W_x, hNext)
        let prediction_W_x2: Vector = Lanes.load(prediction_W + 6, count: 6)
        let v20: Vector = Lanes.multiply(prediction_W_x2, hNext)
        Lanes.store(cNext, cNext2)
        Lanes.store(hNext, hNext3)
        sum2 = Lanes.add(sum2, Lanes.fill(v19, from: 6, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v20, from: 6, 0))
        prediction[0] = prediction_b[0] + Lanes.sum(sum2)
        prediction[1] = prediction_b[1] + Lanes.sum(sum3)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ value: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let hNext3Row: Floats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(value_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ h2: Floats, _ value3: MutableFloats,
        _ value4: MutableFloats, _ value5: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 66
          let value2Row: Floats = value2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let value3Row: MutableFloats = value3 + row &* 33
          let value4Row: MutableFloats = value4 + row &* 33
          let value5Row: MutableFloats = value5 + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 33), count: lanes)
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let r: Vector = Lanes.quickSigmoid(v)
            let z: Vector = Lanes.quickSigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(v3, value3Row + column, count: lanes)
            Lanes.store(v4, value4Row + column, count: lanes)
            Lanes.store(v6, value5Row + column, count: lanes)
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
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ value4: Floats, _ frames_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 33
          let value2Row: Floats = value2 + row &* 99
          let value3Row: Floats = value3 + row &* 33
          let value4Row: Floats = value4 + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let n: Vector = Lanes.load(value2Row + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(value_x, n)
            let n2: Vector = Lanes.quickTanh(v)
            let value_x2: Vector = Lanes.load(value3Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value4Row + column, count: lanes)
            let hNext: Vector = Lanes.fma(value_x2, n2, value_x3)
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
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: Floats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: Floats = value2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: Floats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: Floats = value2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
        rows: Swift::Int, _ value: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let hNext3Row: Floats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(value_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_value_value3(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ h2: Floats, _ value3: MutableFloats,
        _ value4: MutableFloats, _ value5: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 66
          let value2Row: Floats = value2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let value3Row: MutableFloats = value3 + row &* 33
          let value4Row: MutableFloats = value4 + row &* 33
          let value5Row: MutableFloats = value5 + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 33), count: lanes)
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let r: Vector = Lanes.sigmoid(v)
            let z: Vector = Lanes.sigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(v3, value3Row + column, count: lanes)
            Lanes.store(v4, value4Row + column, count: lanes)
            Lanes.store(v6, value5Row + column, count: lanes)
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
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ value4: Floats, _ frames_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 33
          let value2Row: Floats = value2 + row &* 99
          let value3Row: Floats = value3 + row &* 33
          let value4Row: Floats = value4 + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let n: Vector = Lanes.load(value2Row + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(value_x, n)
            let n2: Vector = Lanes.tanh(v)
            let value_x2: Vector = Lanes.load(value3Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value4Row + column, count: lanes)
            let hNext: Vector = Lanes.fma(value_x2, n2, value_x3)
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
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: Floats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: Floats = value2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: Floats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: Floats = value2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
      static func compute_value3(rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ value: MutableFloats) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let valueRow: MutableFloats = value + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          valueRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value4(count: Swift::Int, _ value: Floats, _ frames_mask: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.multiply(value_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
          Lanes.store(v4, value2 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ frames_count: Floats, _ loss2: MutableFloats) {
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, frames_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 16.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ value: Floats, _ hNext3: MutableFloats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let hNext3Row: MutableFloats = hNext3 + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 16
          let h3Row: MutableFloats = h3 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let value_x: Vector = Lanes.load(valueRow)
          let hNext: Vector = Lanes.load(hNext3Row)
          let v: Vector = Lanes.add(value_x, hNext)
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
        rows: Swift::Int, _ value: Floats, _ value2: MutableFloats, _ h2: Floats, _ r2: MutableFloats,
        _ value3: MutableFloats, _ value4: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 66
          let value2Row: MutableFloats = value2 + row &* 99
          let h2Row: Floats = h2 + row &* 33
          let r2Row: MutableFloats = r2 + row &* 33
          let value3Row: MutableFloats = value3 + row &* 33
          let value4Row: MutableFloats = value4 + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 33), count: lanes)
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 33), count: lanes)
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let r: Vector = Lanes.sigmoid(v)
            let z: Vector = Lanes.sigmoid(v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(r, h)
            let v4: Vector = Lanes.multiply(z, h)
            let v6: Vector = Lanes.subtract(v5, z)
            Lanes.store(r, r2Row + column, count: lanes)
            Lanes.store(z, value2Row + column, count: lanes)
            Lanes.store(v3, value2Row + (column &+ 33), count: lanes)
            Lanes.store(v4, value3Row + column, count: lanes)
            Lanes.store(v6, value4Row + column, count: lanes)
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
        rows: Swift::Int, _ value: Floats, _ value2: MutableFloats, _ value3: Floats, _ value4: Floats,
        _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 33
          let value2Row: MutableFloats = value2 + row &* 99
          let value3Row: Floats = value3 + row &* 33
          let value4Row: Floats = value4 + row &* 33
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 33
          let h3Row: MutableFloats = h3 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let n: Vector = Lanes.load(value2Row + (column &+ 66), count: lanes)
            let v: Vector = Lanes.add(value_x, n)
            let n2: Vector = Lanes.tanh(v)
            let value_x2: Vector = Lanes.load(value3Row + column, count: lanes)
            let value_x3: Vector = Lanes.load(value4Row + column, count: lanes)
            let hNext: Vector = Lanes.fma(value_x2, n2, value_x3)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(n2, value2Row + (column &+ 66), count: lanes)
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
        rows: Swift::Int, _ top_0_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: MutableFloats,
        _ top_0_pi: Floats, _ top_0_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats,
        _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_0_pfRow: Floats = top_0_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: MutableFloats = value2 + row &* 24
          let top_0_piRow: Floats = top_0_pi
          let top_0_poRow: Floats = top_0_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let c3Row: MutableFloats = c3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_0_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
          Lanes.store(f, value2Row + 18, count: 6)
          Lanes.store(i, value2Row + 12, count: 6)
          Lanes.store(g, value2Row + 6, count: 6)
          Lanes.store(o, value2Row, count: 6)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_f_i2(
        rows: Swift::Int, _ top_1_pf: Floats, _ c2: MutableFloats, _ value: Floats, _ value2: MutableFloats,
        _ top_1_pi: Floats, _ top_1_po: Floats, _ frames_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats,
        _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let top_1_pfRow: Floats = top_1_pf
          let c2Row: MutableFloats = c2 + row &* 6
          let valueRow: Floats = value + row &* 24
          let value2Row: MutableFloats = value2 + row &* 24
          let top_1_piRow: Floats = top_1_pi
          let top_1_poRow: Floats = top_1_po
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let c3Row: MutableFloats = c3 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let pf: Vector = Lanes.load(top_1_pfRow, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let value_x: Vector = Lanes.load(valueRow, count: 6)
          let value_x2: Vector = Lanes.load(value2Row, count: 6)
          let v2: Vector = Lanes.add(value_x, value_x2)
          let value_x3: Vector = Lanes.load(valueRow + 6, count: 6)
          let value_x4: Vector = Lanes.load(value2Row + 6, count: 6)
          let v3: Vector = Lanes.add(value_x3, value_x4)
          let value_x5: Vector = Lanes.load(valueRow + 12, count: 6)
          let value_x6: Vector = Lanes.load(value2Row + 12, count: 6)
          let v4: Vector = Lanes.add(value_x5, value_x6)
          let value_x7: Vector = Lanes.load(valueRow + 18, count: 6)
          let value_x8: Vector = Lanes.load(value2Row + 18, count: 6)
          let v5: Vector = Lanes.add(value_x7, value_x8)
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
          Lanes.store(f, value2Row + 18, count: 6)
          Lanes.store(i, value2Row + 12, count: 6)
          Lanes.store(g, value2Row + 6, count: 6)
          Lanes.store(o, value2Row, count: 6)
          Lanes.store(v14, h3Row, count: 6)
          Lanes.store(v15, c3Row, count: 6)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_value_value4(
        rows: Swift::Int, _ prediction2: Floats, _ next2: Floats, _ value: MutableFloats, _ value2: MutableFloats
      ) {
        for row in 0..<rows {
          let prediction2Row: Floats = prediction2 + row &* 2
          let next2Row: Floats = next2 + row &* 2
          let valueRow: MutableFloats = value + row &* 2
          let value2Row: MutableFloats = value2 + row
          var sum2: Vector = Vector()
          let prediction: Vector = Lanes.load(prediction2Row, count: 2)
          let next: Vector = Lanes.load(next2Row, count: 2)
          let v: Vector = Lanes.subtract(prediction, next)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, valueRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          value2Row[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_value5(
        count: Swift::Int, _ value: Floats, _ frames_mask: Floats, _ frames_count: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let v6: Vector = Lanes.divide(v5, frames_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.multiply(value_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
          let v7: Vector = Lanes.select(frames_mask_x, v6, v3)
          let v8: Vector = Lanes.multiply(v7, v)
          Lanes.store(v4, value2 + column, count: lanes)
          Lanes.store(v8, value3 + column, count: lanes)
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
      static func compute_value5(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row
          let value2Row: Floats = value2 + row &* 2
          let value3Row: MutableFloats = value3 + row &* 2
          let value_x: Vector = Lanes.broadcast(valueRow[0])
          let value_x2: Vector = Lanes.load(value2Row, count: 2)
          let v: Vector = Lanes.multiply(value_x, value_x2)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, value3Row, count: 2)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_value_value6(
        rows: Swift::Int, _ value: MutableFloats, _ c2: Floats, _ frames_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ value2: MutableFloats, _ top_1_po: Floats, _ top_1_pi: Floats, _ top_1_pf: Floats,
        _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 24
          let c2Row: Floats = c2 + row &* 6
          let frames_maskRow: Floats = frames_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 6
          let d_h2Row: Floats = d_h2 + row &* 6
          let value2Row: MutableFloats = value2 + row &* 6
          let top_1_poRow: Floats = top_1_po
          let top_1_piRow: Floats = top_1_pi
          let top_1_pfRow: Floats = top_1_pf
          let value3Row: MutableFloats = value3 + row &* 6
          let value4Row: MutableFloats = value4 + row &* 6
          let value5Row: MutableFloats = value5 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let f: Vector = Lanes.load(valueRow + 18, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(valueRow + 12, count: 6)
          let g: Vector = Lanes.load(valueRow + 6, count: 6)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 6)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let value_x: Vector = Lanes.load(value2Row, count: 6)
          let v7: Vector = Lanes.add(d_h, value_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(valueRow, count: 6)
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
          Lanes.store(v9, value3Row, count: 6)
          Lanes.store(v18, valueRow + 18, count: 6)
          Lanes.store(v19, value4Row, count: 6)
          Lanes.store(v29, valueRow + 12, count: 6)
          Lanes.store(v32, valueRow + 6, count: 6)
          Lanes.store(v33, value5Row, count: 6)
          Lanes.store(v37, valueRow, count: 6)
          Lanes.store(v38, value2Row, count: 6)
          Lanes.store(v42, d_c2Row, count: 6)
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

      /// Rows of 6.
      @inline(never)
      static func compute_value_value7(
        rows: Swift::Int, _ value: MutableFloats, _ c2: Floats, _ frames_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ value2: MutableFloats, _ top_0_po: Floats, _ top_0_pi: Floats, _ top_0_pf: Floats,
        _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 24
          let c2Row: Floats = c2 + row &* 6
          let frames_maskRow: Floats = frames_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 6
          let d_h2Row: Floats = d_h2 + row &* 6
          let value2Row: MutableFloats = value2 + row &* 6
          let top_0_poRow: Floats = top_0_po
          let top_0_piRow: Floats = top_0_pi
          let top_0_pfRow: Floats = top_0_pf
          let value3Row: MutableFloats = value3 + row &* 6
          let value4Row: MutableFloats = value4 + row &* 6
          let value5Row: MutableFloats = value5 + row &* 6
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let f: Vector = Lanes.load(valueRow + 18, count: 6)
          let c: Vector = Lanes.load(c2Row, count: 6)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(valueRow + 12, count: 6)
          let g: Vector = Lanes.load(valueRow + 6, count: 6)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 6)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let value_x: Vector = Lanes.load(value2Row, count: 6)
          let v7: Vector = Lanes.add(d_h, value_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(valueRow, count: 6)
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
          Lanes.store(v9, value3Row, count: 6)
          Lanes.store(v18, valueRow + 18, count: 6)
          Lanes.store(v19, value4Row, count: 6)
          Lanes.store(v29, valueRow + 12, count: 6)
          Lanes.store(v32, valueRow + 6, count: 6)
          Lanes.store(v33, value5Row, count: 6)
          Lanes.store(v37, valueRow, count: 6)
          Lanes.store(v38, value2Row, count: 6)
          Lanes.store(v42, d_c2Row, count: 6)
        }
      }

      /// Rows of 33.
      @inline(never)
      static func compute_value_value8(
        rows: Swift::Int, _ value: MutableFloats, _ d_h2: Floats, _ value2: MutableFloats, _ frames_mask: Floats,
        _ h2: Floats, _ r2: Floats, _ value3: MutableFloats, _ value4: MutableFloats, _ value5: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 99
          let d_h2Row: Floats = d_h2 + row &* 33
          let value2Row: MutableFloats = value2 + row &* 99
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: Floats = h2 + row &* 33
          let r2Row: Floats = r2 + row &* 33
          let value3Row: MutableFloats = value3 + row &* 66
          let value4Row: MutableFloats = value4 + row &* 33
          let value5Row: MutableFloats = value5 + row &* 33
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let z: Vector = Lanes.load(valueRow + column, count: lanes)
            let v2: Vector = Lanes.subtract(v, z)
            let d_h: Vector = Lanes.load(d_h2Row + column, count: lanes)
            let value_x: Vector = Lanes.load(value2Row + (column &+ 66), count: lanes)
            let v3: Vector = Lanes.add(d_h, value_x)
            let v5: Vector = Lanes.select(mask, v3, v4)
            let v6: Vector = Lanes.select(mask, v4, v3)
            let n: Vector = Lanes.load(valueRow + (column &+ 66), count: lanes)
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
            Lanes.store(v13, valueRow + column, count: lanes)
            Lanes.store(v13, value2Row + (column &+ 66), count: lanes)
            Lanes.store(v16, value2Row + (column &+ 33), count: lanes)
            Lanes.store(v16, value3Row + (column &+ 33), count: lanes)
            Lanes.store(v18, value4Row + column, count: lanes)
            Lanes.store(v19, value5Row + column, count: lanes)
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
      static func compute_value_value9(
        rows: Swift::Int, _ value: Floats, _ h2: Floats, _ r2: Floats, _ value2: Floats, _ value3: Floats,
        _ value4: MutableFloats, _ value5: MutableFloats, _ value6: MutableFloats
      ) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 33
          let h2Row: Floats = h2 + row &* 33
          let r2Row: Floats = r2 + row &* 33
          let value2Row: Floats = value2 + row &* 33
          let value3Row: Floats = value3 + row &* 33
          let value4Row: MutableFloats = value4 + row &* 99
          let value5Row: MutableFloats = value5 + row &* 66
          let value6Row: MutableFloats = value6 + row &* 33
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let value_x: Vector = Lanes.load(valueRow + column, count: lanes)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v: Vector = Lanes.multiply(value_x, h)
            let r: Vector = Lanes.load(r2Row + column, count: lanes)
            let value_x2: Vector = Lanes.load(value2Row + column, count: lanes)
            let v3: Vector = Lanes.multiply(v, value_x2)
            let value_x3: Vector = Lanes.load(value3Row + column, count: lanes)
            let v4: Vector = Lanes.fma(value_x, r, value_x3)
            Lanes.store(v3, value4Row + column, count: lanes)
            Lanes.store(v3, value5Row + column, count: lanes)
            Lanes.store(v4, value6Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 33 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 33 &- column)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_value_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ value: Floats, _ frames_mask: Floats, _ hNext2: MutableFloats,
        _ value2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 16
          let valueRow: Floats = value + row &* 16
          let frames_maskRow: Floats = frames_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 16
          let value2Row: MutableFloats = value2 + row &* 16
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row)
          let value_x: Vector = Lanes.load(valueRow)
          let v: Vector = Lanes.add(d_h, value_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, value2Row)
          Lanes.store(v8, hNext2Row)
        }
      }

      /// Rows of 16.
      @inline(never)
      static func compute_d_h2(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ d_h: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 16
          let value2Row: Floats = value2 + row &* 16
          let d_hRow: MutableFloats = d_h + row &* 16
          let value_x: Vector = Lanes.load(valueRow)
          let value_x2: Vector = Lanes.load(value2Row)
          let v: Vector = Lanes.add(value_x, value_x2)
          Lanes.store(v, d_hRow)
        }
      }
    }
  }
}
