// Gesture.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime
#if !hasFeature(Embedded)
  import Foundation
#endif

/// One class for a whole motion: the loss belongs to the example, not to its steps.
///
/// - Input `motion`: [3] for each step of `motion`
/// - Input `person`: [2]
/// - Target `class`: a token in 0..<4
/// - Output `probabilities`: [4]
public struct Gesture: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.Wr", shape: [32, 35], offset: 0, initializer: .glorot),
      .init(name: "hidden.Wz", shape: [32, 35], offset: 1120, initializer: .glorot),
      .init(name: "hidden.Wn", shape: [32, 3], offset: 2240, initializer: .glorot),
      .init(name: "hidden.Un", shape: [32, 32], offset: 2336, initializer: .glorot),
      .init(name: "hidden.br", shape: [32], offset: 3360, initializer: .constant(0.0)),
      .init(name: "hidden.bz", shape: [32], offset: 3392, initializer: .constant(0.0)),
      .init(name: "hidden.bn", shape: [32], offset: 3424, initializer: .constant(0.0)),
      .init(name: "hidden.cn", shape: [32], offset: 3456, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [4, 34], offset: 3488, initializer: .glorot),
      .init(name: "logits.b", shape: [4], offset: 3632, initializer: .constant(0.0)),
    ],
    count: 3648, preparedCounts: [4128, 7392])

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

extension Gesture {
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
    ///   - motion: numbers, [batch, steps, 3].
    ///   - person: numbers, [batch, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Gesture, motion: some Swift::Collection<Swift::Float>, person: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, motion: motion, person: person, lengths: lengths,
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
      motion: some Swift::Collection<Swift::Float>, person: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: motion.count)
      try check.setLengths(0, lengths)
      try check.bind(0, motion)
      try check.bind(1, person)
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
        _ model: Gesture, _ batch: RNNRuntime::Batch<Gesture.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, motion: some Swift::Collection<Swift::Float>,
      person: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: motion.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, motion, { workspace.bind(1, person, run) })
    }
  }
}

// MARK: Training

extension Gesture {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Gesture.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Gesture.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - motion: numbers, [batch, steps, 3].
    ///   - person: numbers, [batch, 2].
    ///   - class: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Gesture, motion: some Swift::Collection<Swift::Float>, person: some Swift::Collection<Swift::Float>,
      `class`: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, motion: motion, person: person, class: `class`, lengths: lengths,
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
    ///   - motion: numbers, [batch, steps, 3].
    ///   - person: numbers, [batch, 2].
    ///   - class: tokens in 0..<4, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Gesture, motion: some Swift::Collection<Swift::Float>, person: some Swift::Collection<Swift::Float>,
      `class`: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, motion: motion, person: person, class: `class`, lengths: lengths,
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
      motion: some Swift::Collection<Swift::Float>, person: some Swift::Collection<Swift::Float>,
      `class`: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: motion.count)
      try check.setLengths(0, lengths)
      try check.bind(0, motion)
      try check.bind(1, person)
      try check.bind(2, `class`)
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
        _ model: Gesture, _ batch: RNNRuntime::Batch<Gesture.Example>, carriesState: Swift::Bool = false
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
        _ model: Gesture, _ batch: RNNRuntime::Batch<Gesture.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, motion: some Swift::Collection<Swift::Float>,
      person: some Swift::Collection<Swift::Float>, `class`: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: motion.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, motion, { workspace.bind(1, person, { workspace.bind(2, `class`, run) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Gesture: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `motion`.
      public var motion: [Swift::Float]

      /// Input: [2].
      public var person: [Swift::Float]

      /// Target: a token in 0..<4.
      public var `class`: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(motion: [Swift::Float], person: [Swift::Float], `class`: Swift::Int32? = nil) {
        self.motion = motion
        self.person = person
        self.`class` = `class`
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.motion)
        packer.add(self.person)
        packer.add(self.`class`)
      }
    }
  }

  extension Gesture.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Gesture
  }

  extension Gesture.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Gesture
  }
#endif

// MARK: Code

extension Gesture {
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
        axes: ["motion"], inputs: [.init(name: "motion", axis: 0, width: 3), .init(name: "person", axis: -1, width: 2)],
        outputs: [.init(name: "probabilities", axis: -1, shape: [4])], states: [.init(name: "hidden.h", shape: [32])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 32), .init(axis: 0, width: 96), .init(axis: -1, width: 96),
          .init(axis: -1, width: 34), .init(axis: -1, width: 4),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_Wr: [1120]
        let hidden_Wr: Floats = parameters
        // hidden_Wz: [1120]
        let hidden_Wz: Floats = parameters + 1120
        // hidden_Wn: [96]
        let hidden_Wn: Floats = parameters + 2240
        // hidden_Un: [1024]
        let hidden_Un: Floats = parameters + 2336
        // value: [96]
        let value: MutableFloats = prepared
        // hidden_br: [32]
        let hidden_br: Floats = parameters + 3360
        // hidden_bz: [32]
        let hidden_bz: Floats = parameters + 3392
        // hidden_bn: [32]
        let hidden_bn: Floats = parameters + 3424
        // value3: [96]
        let value3: MutableFloats = prepared + 96
        // value2: [32]
        let value2: MutableFloats = prepared + 192
        // hidden_cn: [32]
        let hidden_cn: Floats = parameters + 3456
        // value_packed: [288]
        let value_packed: MutableFloats = prepared + 224
        // value_packed2: [3072]
        let value_packed2: MutableFloats = prepared + 512
        // logits_W: [136]
        let logits_W: Floats = parameters + 3488
        // logits_W_packed: [544]
        let logits_W_packed: MutableFloats = prepared + 3584
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_br, sourceRowStride: 32, sourceColumnStride: 1, destination: value,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bz, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bn, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Pointwise.compute_value(value2)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_cn, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.packPart(
          source: hidden_Wr + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wz + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 96,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wn, rowStride: 3, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 192,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 1024,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Un, rowStride: 32, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 2048,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.pack(
          source: logits_W, rowStride: 34, columnStride: 1, rows: 4, columns: 34, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // value2: [96]
        let value2: Floats = shard.prepared
        // value4: [96]
        let value4: Floats = shard.prepared + 96
        // value5: [B, 34]
        let value5: MutableFloats = shard.floats(3)
        // value: [T, B, 96]
        let value: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(5)
        // value_packed: [288]
        let value_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(7)
        // value3: [B, 96]
        let value3: MutableFloats = shard.floats(2)
        // value_packed2: [3072]
        let value_packed2: Floats = shard.prepared + 512
        // h_final: [B, 32]
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(6)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(4)
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3584
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // value6: [B, 4]
        let value6: MutableFloats = shard.floats(3)
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let value_t: MutableFloats = value + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: value_packed, destination: value_t, destinationStride: 96, bias: value2)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: value_packed2, destination: value3,
            destinationStride: 96, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, value3, value4, value_t, h_t, motion_mask_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(8), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: value5, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: value5 + 32, destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: value5, inputStride: 34, packed: logits_W_packed, destination: logits,
          destinationStride: 4, bias: logits_b)
        Kernel.softmax(
          rows: batch, count: 4, width: 4, source: logits, sourceStride: 4, destination: value6, destinationStride: 4,
          isLogarithmic: false)
        shard.setOutput(0, value6, stepStride: 0, stride: 4)
        shard.setFinalState(0, h_final, stride: 32)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["motion"],
        inputs: [
          .init(name: "motion", axis: 0, width: 3), .init(name: "person", axis: -1, width: 2),
          .init(name: "class", axis: -1, classes: 4),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [32])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 32), .init(axis: 0, width: 96), .init(axis: -1, width: 96),
          .init(axis: -1, width: 34), .init(axis: -1, width: 4),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_Wr: [1120]
        let hidden_Wr: Floats = parameters
        // hidden_Wz: [1120]
        let hidden_Wz: Floats = parameters + 1120
        // hidden_Wn: [96]
        let hidden_Wn: Floats = parameters + 2240
        // hidden_Un: [1024]
        let hidden_Un: Floats = parameters + 2336
        // value: [96]
        let value: MutableFloats = prepared
        // hidden_br: [32]
        let hidden_br: Floats = parameters + 3360
        // hidden_bz: [32]
        let hidden_bz: Floats = parameters + 3392
        // hidden_bn: [32]
        let hidden_bn: Floats = parameters + 3424
        // value3: [96]
        let value3: MutableFloats = prepared + 96
        // value2: [32]
        let value2: MutableFloats = prepared + 192
        // hidden_cn: [32]
        let hidden_cn: Floats = parameters + 3456
        // value_packed: [288]
        let value_packed: MutableFloats = prepared + 224
        // value_packed2: [3072]
        let value_packed2: MutableFloats = prepared + 512
        // logits_W: [136]
        let logits_W: Floats = parameters + 3488
        // logits_W_packed: [544]
        let logits_W_packed: MutableFloats = prepared + 3584
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_br, sourceRowStride: 32, sourceColumnStride: 1, destination: value,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bz, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bn, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Pointwise.compute_value(value2)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_cn, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.packPart(
          source: hidden_Wr + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wz + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 96,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wn, rowStride: 3, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 192,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 1024,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Un, rowStride: 32, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 2048,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.pack(
          source: logits_W, rowStride: 34, columnStride: 1, rows: 4, columns: 34, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // value2: [96]
        let value2: Floats = shard.prepared
        // value4: [96]
        let value4: Floats = shard.prepared + 96
        // value5: [B, 34]
        let value5: MutableFloats = shard.floats(3)
        // value: [T, B, 96]
        let value: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(5)
        // value_packed: [288]
        let value_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(8)
        // value3: [B, 96]
        let value3: MutableFloats = shard.floats(2)
        // value_packed2: [3072]
        let value_packed2: Floats = shard.prepared + 512
        // h_final: [B, 32]
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(6)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(4)
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3584
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // value6: [B, 1]
        let value6: MutableFloats = shard.floats(3)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(7)
        // motion_ends: [B, 1]
        let motion_ends: MutableFloats = shard.floats(10)
        // value7: [B, 1]
        let value7: MutableFloats = shard.floats(4)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let value_t: MutableFloats = value + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: value_packed, destination: value_t, destinationStride: 96, bias: value2)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: value_packed2, destination: value3,
            destinationStride: 96, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, value3, value4, value_t, h_t, motion_mask_t, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(9), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: value5, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: value5 + 32, destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: value5, inputStride: 34, packed: logits_W_packed, destination: logits,
          destinationStride: 4, bias: logits_b)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1, destination: value6,
          destinationStride: 1)
        Pointwise.compute_value2(count: batch, motion_ends, value6, value7)
        Kernel.columnSum(
          rows: batch, width: 1, source: value7, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        shard.setFinalState(0, h_final, stride: 32)
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
        axes: ["motion"],
        inputs: [
          .init(name: "motion", axis: 0, width: 3), .init(name: "person", axis: -1, width: 2),
          .init(name: "class", axis: -1, classes: 4),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [32])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 32), .init(axis: 0, width: 96), .init(axis: -1, width: 96),
          .init(axis: 0, width: 96), .init(axis: -1, width: 34), .init(axis: -1, width: 32), .init(axis: -1, width: 1),
          .init(axis: -1, width: 32), .init(axis: -1, width: 1),
        ],
        sumsCount: 128, gradientSums: [0..<3456, 3488..<3636], preparedIndex: 1, hasCotangents: true,
        segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_Wr: [1120]
        let hidden_Wr: Floats = parameters
        // hidden_Wz: [1120]
        let hidden_Wz: Floats = parameters + 1120
        // hidden_Wn: [96]
        let hidden_Wn: Floats = parameters + 2240
        // hidden_Un: [1024]
        let hidden_Un: Floats = parameters + 2336
        // value: [96]
        let value: MutableFloats = prepared
        // hidden_br: [32]
        let hidden_br: Floats = parameters + 3360
        // hidden_bz: [32]
        let hidden_bz: Floats = parameters + 3392
        // hidden_bn: [32]
        let hidden_bn: Floats = parameters + 3424
        // value3: [96]
        let value3: MutableFloats = prepared + 96
        // value2: [32]
        let value2: MutableFloats = prepared + 192
        // hidden_cn: [32]
        let hidden_cn: Floats = parameters + 3456
        // value_packed: [288]
        let value_packed: MutableFloats = prepared + 224
        // value_packed2: [3072]
        let value_packed2: MutableFloats = prepared + 512
        // logits_W: [136]
        let logits_W: Floats = parameters + 3488
        // logits_W_packed: [544]
        let logits_W_packed: MutableFloats = prepared + 3584
        // logits_W_packed2: [192]
        let logits_W_packed2: MutableFloats = prepared + 4128
        // value_packed3: [3072]
        let value_packed3: MutableFloats = prepared + 4320
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_br, sourceRowStride: 32, sourceColumnStride: 1, destination: value,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bz, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bn, sourceRowStride: 32, sourceColumnStride: 1, destination: value + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Pointwise.compute_value(value2)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: value2, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 32,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_cn, sourceRowStride: 32, sourceColumnStride: 1, destination: value3 + 64,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.packPart(
          source: hidden_Wr + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wz + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 96,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wn, rowStride: 3, columnStride: 1, rows: 32, columns: 3, destination: value_packed + 192,
          destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 1024,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Un, rowStride: 32, columnStride: 1, rows: 32, columns: 32, destination: value_packed2 + 2048,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.pack(
          source: logits_W, rowStride: 34, columnStride: 1, rows: 4, columns: 34, blocks: 1,
          destination: logits_W_packed)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 34, rows: 34, columns: 4, blocks: 1,
          destination: logits_W_packed2)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 1, columnStride: 35, rows: 32, columns: 32, destination: value_packed3,
          destinationColumnStride: 16, panelStride: 1536)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 1, columnStride: 35, rows: 32, columns: 32, destination: value_packed3 + 512,
          destinationColumnStride: 16, panelStride: 1536)
        Kernel.packPart(
          source: hidden_Un, rowStride: 1, columnStride: 32, rows: 32, columns: 32, destination: value_packed3 + 1024,
          destinationColumnStride: 16, panelStride: 1536)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_Wn: [96]
        let gradient_hidden_Wn: MutableFloats = shard.gradients + 2240
        // gradient_hidden_Un: [1024]
        let gradient_hidden_Un: MutableFloats = shard.gradients + 2336
        // gradient_logits_W: [136]
        let gradient_logits_W: MutableFloats = shard.gradients + 3488
        // gradient_logits_b: [4]
        let gradient_logits_b: MutableFloats = shard.gradients + 3632
        // value2: [96]
        let value2: Floats = shard.prepared
        // value4: [96]
        let value4: Floats = shard.prepared + 96
        // value6: [B, 34]
        let value6: MutableFloats = shard.floats(4)
        // value: [T, B, 96]
        let value: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(9)
        // value_packed: [288]
        let value_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(12)
        // value3: [B, 96]
        let value3: MutableFloats = shard.floats(2)
        // value_packed2: [3072]
        let value_packed2: Floats = shard.prepared + 512
        // h_final: [B, 32]
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(10)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(5)
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3584
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // value7: [B, 1]
        let value7: MutableFloats = shard.floats(6)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(11)
        // motion_ends: [B, 1]
        let motion_ends: MutableFloats = shard.floats(14)
        // count: [1]
        let count: Floats = shard.count(0)
        // value8: [B, 1]
        let value8: MutableFloats = shard.floats(7)
        // value9: [B, 1]
        let value9: MutableFloats = shard.floats(8)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // value10: [B, 4]
        let value10: MutableFloats = shard.floats(7)
        // value11: [B, 34]
        let value11: MutableFloats = shard.floats(4)
        // logits_W_packed2: [192]
        let logits_W_packed2: Floats = shard.prepared + 4128
        // d_h: [B, 32]
        let d_h: MutableFloats = shard.floats(4)
        // cotangent_of_hidden_h: [B, 32]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // value5: [T, B, 96]
        let value5: MutableFloats = shard.floats(3)
        // value12: [B, 32]
        let value12: MutableFloats = shard.floats(5)
        // value13: [B, 32]
        let value13: MutableFloats = shard.floats(7)
        // value_packed3: [3072]
        let value_packed3: Floats = shard.prepared + 4320
        // d_h_final: [B, 32]
        let d_h_final: MutableFloats = shard.floats(5)
        // sum2: [96]
        let sum2: MutableFloats = shard.sums + 16
        // gradient_hidden_Wr_to_Wz: [2237]
        let gradient_hidden_Wr_to_Wz: MutableFloats = shard.gradients
        // gradient_hidden_br_to_bn: [96]
        let gradient_hidden_br_to_bn: MutableFloats = shard.gradients + 3360
        // gradient_hidden_Wr_to_Wz2: [2208]
        let gradient_hidden_Wr_to_Wz2: MutableFloats = shard.gradients + 32
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let value_t: MutableFloats = value + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let value_t2: MutableFloats = value5 + t &* batch &* 96
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: value_packed, destination: value_t, destinationStride: 96, bias: value2)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: value_packed2, destination: value3,
            destinationStride: 96, bias: nil, turn: t)
          Pointwise.compute_value_r(rows: batch, value3, value4, value_t, h_t, motion_mask_t, value_t2, h_tNext)
        }
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(13), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: value6, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: value6 + 32, destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: value6, inputStride: 34, packed: logits_W_packed, destination: logits,
          destinationStride: 4, bias: logits_b)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1, destination: value7,
          destinationStride: 1)
        Pointwise.compute_value_value(count: batch, motion_ends, value7, count, value8, value9)
        Kernel.columnSum(
          rows: batch, width: 1, source: value8, sourceStride: 1, destination: sum, totals: shard.totals(of: sum))
        Kernel.crossEntropyGradient(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1, loss: value7,
          lossStride: 1, cotangent: value9, cotangentStride: 1, destination: value10, destinationStride: 4)
        Kernel.outerSum(
          rows: batch, m: 4, n: 34, left: value10, leftStride: 4, right: value6, rightStride: 34,
          destination: gradient_logits_W, destinationRowStride: 34, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: batch, k: 4, n: 34, input: value10, inputStride: 4, packed: logits_W_packed2, destination: value11,
          destinationStride: 34, bias: nil)
        Kernel.place(
          isLast: true, steps: motionSteps, batch: batch, width: 32, lengths: shard.tokens(13), source: value11,
          sourceStride: 34, destination: value5 + 32, destinationStepStride: batch &* 96, destinationStride: 96)
        Kernel.copy(
          rows: batch, width: 32, source: cotangent_of_hidden_h, sourceStride: 32, destination: d_h,
          destinationStride: 32)
        for done in 0..<motionSteps {
          let t2: Swift::Int = motionSteps &- 1 &- done
          let value_t2_2: MutableFloats = value + t2 &* batch &* 96
          let value_t2_3: MutableFloats = value5 + t2 &* batch &* 96
          let motion_mask_t2: MutableFloats = motion_mask + t2 &* batch
          let h_t2: MutableFloats = h + t2 &* batch &* 32
          Pointwise.compute_value_value2(rows: batch, value_t2_2, d_h, value_t2_3, motion_mask_t2, h_t2, value12)
          Kernel.product(
            rows: batch, k: 96, n: 32, input: value_t2_3, inputStride: 96, packed: value_packed3, destination: value13,
            destinationStride: 32, bias: nil, turn: t2)
          Pointwise.compute_d_h(rows: batch, value12, value13, d_h)
        }
        Kernel.copy(
          rows: batch, width: 32, source: d_h, sourceStride: 32, destination: d_h_final, destinationStride: 32)
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 64, n: 32, left: value5, leftStride: 96, right: h, rightStride: 32,
          destination: gradient_hidden_Wr_to_Wz, destinationRowStride: 35, leftSum: sum2,
          totals: shard.totals(toMove: gradient_hidden_Wr_to_Wz), leftSumTotals: shard.totals(of: sum2))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 32, n: 32, left: value5 + 64, leftStride: 96, right: h, rightStride: 32,
          destination: gradient_hidden_Un, destinationRowStride: 32, leftSum: sum2 + 64,
          totals: shard.totals(toMove: gradient_hidden_Un), leftSumTotals: shard.totals(of: sum2 + 64))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 64, n: 3, left: value, leftStride: 96, right: motion, rightStride: 3,
          destination: gradient_hidden_Wr_to_Wz2, destinationRowStride: 35, leftSum: gradient_hidden_br_to_bn,
          totals: shard.totals(toMove: gradient_hidden_Wr_to_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_br_to_bn))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 32, n: 3, left: value + 64, leftStride: 96, right: motion, rightStride: 3,
          destination: gradient_hidden_Wn, destinationRowStride: 3, leftSum: gradient_hidden_br_to_bn + 64,
          totals: shard.totals(toMove: gradient_hidden_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_br_to_bn + 64))
        shard.setFinalState(0, h_final, stride: 32)
        shard.setFinalState(1, d_h_final, stride: 32)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_hidden_cn: [32]
        let gradient_hidden_cn: MutableFloats = shard.gradients + 3456
        // count: [1]
        let count: Floats = shard.count(0)
        // sum: [1]
        let sum: MutableFloats = shard.sums
        // sum2: [96]
        let sum2: MutableFloats = shard.sums + 16
        // loss: [1]
        let loss: MutableFloats = shard.sums + 112
        Pointwise.compute_loss(sum, count, loss)
        Kernel.copy(
          rows: 1, width: 32, source: sum2 + 64, sourceStride: 0, destination: gradient_hidden_cn, destinationStride: 0)
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 32.
      @inline(never)
      static func compute_value(_ value: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        var column: Swift::Int = 0
        while column < 32 {
          Lanes.store(v, value + column)
          column &+= 16
        }
      }

      /// Rows of 32.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 96
          let value2Row: Floats = value2
          let value3Row: Floats = value3 + row &* 96
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let value_x: Vector = Lanes.load(valueRow + column)
            let value_x2: Vector = Lanes.load(value2Row + column)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 32))
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 32))
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let value_x5: Vector = Lanes.load(valueRow + (column &+ 64))
            let value_x6: Vector = Lanes.load(value2Row + (column &+ 64))
            let v3: Vector = Lanes.add(value_x5, value_x6)
            let r: Vector = Lanes.load(value3Row + column)
            let v4: Vector = Lanes.add(v, r)
            let r2: Vector = Lanes.quickSigmoid(v4)
            let z: Vector = Lanes.load(value3Row + (column &+ 32))
            let v5: Vector = Lanes.add(v2, z)
            let z2: Vector = Lanes.quickSigmoid(v5)
            let n: Vector = Lanes.load(value3Row + (column &+ 64))
            let v7: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.quickTanh(v7)
            let h: Vector = Lanes.load(h2Row + column)
            let v8: Vector = Lanes.multiply(z2, h)
            let v10: Vector = Lanes.subtract(v9, z2)
            let hNext: Vector = Lanes.fma(v10, n2, v8)
            let v12: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v12, h3Row + column)
            column &+= 16
          }
        }
      }

      /// Rows of 32.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: Floats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 96
          let value2Row: Floats = value2
          let value3Row: Floats = value3 + row &* 96
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let value_x: Vector = Lanes.load(valueRow + column)
            let value_x2: Vector = Lanes.load(value2Row + column)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 32))
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 32))
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let value_x5: Vector = Lanes.load(valueRow + (column &+ 64))
            let value_x6: Vector = Lanes.load(value2Row + (column &+ 64))
            let v3: Vector = Lanes.add(value_x5, value_x6)
            let r: Vector = Lanes.load(value3Row + column)
            let v4: Vector = Lanes.add(v, r)
            let r2: Vector = Lanes.sigmoid(v4)
            let z: Vector = Lanes.load(value3Row + (column &+ 32))
            let v5: Vector = Lanes.add(v2, z)
            let z2: Vector = Lanes.sigmoid(v5)
            let n: Vector = Lanes.load(value3Row + (column &+ 64))
            let v7: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.tanh(v7)
            let h: Vector = Lanes.load(h2Row + column)
            let v8: Vector = Lanes.multiply(z2, h)
            let v10: Vector = Lanes.subtract(v9, z2)
            let hNext: Vector = Lanes.fma(v10, n2, v8)
            let v12: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v12, h3Row + column)
            column &+= 16
          }
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value2(count: Swift::Int, _ motion_ends: Floats, _ value: Floats, _ value2: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let motion_ends_x: Vector = Lanes.load(motion_ends + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(motion_ends_x, value_x, v)
          Lanes.store(v2, value2 + column, count: lanes)
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
      static func compute_loss(_ sum2: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let sum_x: Vector = Lanes.load(sum2, count: 1)
        let loss: Vector = Lanes.divide(sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 32.
      @inline(never)
      static func compute_value_r(
        rows: Swift::Int, _ value: Floats, _ value2: Floats, _ value3: MutableFloats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ value4: MutableFloats, _ h3: MutableFloats
      ) {
        let v9: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 96
          let value2Row: Floats = value2
          let value3Row: MutableFloats = value3 + row &* 96
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let value4Row: MutableFloats = value4 + row &* 96
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let value_x: Vector = Lanes.load(valueRow + column)
            let value_x2: Vector = Lanes.load(value2Row + column)
            let v: Vector = Lanes.add(value_x, value_x2)
            let value_x3: Vector = Lanes.load(valueRow + (column &+ 32))
            let value_x4: Vector = Lanes.load(value2Row + (column &+ 32))
            let v2: Vector = Lanes.add(value_x3, value_x4)
            let value_x5: Vector = Lanes.load(valueRow + (column &+ 64))
            let value_x6: Vector = Lanes.load(value2Row + (column &+ 64))
            let v3: Vector = Lanes.add(value_x5, value_x6)
            let r: Vector = Lanes.load(value3Row + column)
            let v4: Vector = Lanes.add(v, r)
            let r2: Vector = Lanes.sigmoid(v4)
            let z: Vector = Lanes.load(value3Row + (column &+ 32))
            let v5: Vector = Lanes.add(v2, z)
            let z2: Vector = Lanes.sigmoid(v5)
            let n: Vector = Lanes.load(value3Row + (column &+ 64))
            let v7: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.tanh(v7)
            let h: Vector = Lanes.load(h2Row + column)
            let v8: Vector = Lanes.multiply(z2, h)
            let v10: Vector = Lanes.subtract(v9, z2)
            let hNext: Vector = Lanes.fma(v10, n2, v8)
            let v12: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v3, value3Row + (column &+ 64))
            Lanes.store(r2, value4Row + (column &+ 64))
            Lanes.store(z2, value3Row + (column &+ 32))
            Lanes.store(n2, value3Row + column)
            Lanes.store(v12, h3Row + column)
            column &+= 16
          }
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_value_value(
        count: Swift::Int, _ motion_ends: Floats, _ value: Floats, _ count2: Floats, _ value2: MutableFloats,
        _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v4: Vector = Lanes.divide(v3, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let motion_ends_x: Vector = Lanes.load(motion_ends + column, count: lanes)
          let value_x: Vector = Lanes.load(value + column, count: lanes)
          let v2: Vector = Lanes.select(motion_ends_x, value_x, v)
          let v5: Vector = Lanes.select(motion_ends_x, v4, v)
          Lanes.store(v2, value2 + column, count: lanes)
          Lanes.store(v5, value3 + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 32.
      @inline(never)
      static func compute_value_value2(
        rows: Swift::Int, _ value: MutableFloats, _ d_h2: Floats, _ value2: MutableFloats, _ motion_mask: Floats,
        _ h2: Floats, _ value3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let valueRow: MutableFloats = value + row &* 96
          let d_h2Row: Floats = d_h2 + row &* 32
          let value2Row: MutableFloats = value2 + row &* 96
          let motion_maskRow: Floats = motion_mask + row
          let h2Row: Floats = h2 + row &* 32
          let value3Row: MutableFloats = value3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let z: Vector = Lanes.load(valueRow + (column &+ 32))
            let v2: Vector = Lanes.subtract(v, z)
            let d_h: Vector = Lanes.load(d_h2Row + column)
            let value_x: Vector = Lanes.load(value2Row + (column &+ 32))
            let v3: Vector = Lanes.add(d_h, value_x)
            let v5: Vector = Lanes.select(mask, v3, v4)
            let v6: Vector = Lanes.select(mask, v4, v3)
            let n: Vector = Lanes.load(valueRow + column)
            let v8: Vector = Lanes.multiply(v5, v2)
            let h: Vector = Lanes.load(h2Row + column)
            let v9: Vector = Lanes.multiply(v5, h)
            let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
            let v13: Vector = Lanes.multiply(v8, v12)
            let value_x2: Vector = Lanes.load(valueRow + (column &+ 64))
            let v14: Vector = Lanes.multiply(v13, value_x2)
            let r: Vector = Lanes.load(value2Row + (column &+ 64))
            let v15: Vector = Lanes.multiply(v13, r)
            let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
            let v17: Vector = Lanes.multiply(z, v2)
            let v18: Vector = Lanes.multiply(v16, v17)
            let v19: Vector = Lanes.subtract(v, r)
            let v20: Vector = Lanes.multiply(r, v19)
            let v21: Vector = Lanes.multiply(v14, v20)
            let v22: Vector = Lanes.fma(v5, z, v6)
            Lanes.store(v13, valueRow + (column &+ 64))
            Lanes.store(v15, value2Row + (column &+ 64))
            Lanes.store(v18, valueRow + (column &+ 32))
            Lanes.store(v18, value2Row + (column &+ 32))
            Lanes.store(v21, valueRow + column)
            Lanes.store(v21, value2Row + column)
            Lanes.store(v22, value3Row + column)
            column &+= 16
          }
        }
      }

      /// Rows of 32.
      @inline(never)
      static func compute_d_h(rows: Swift::Int, _ value: Floats, _ value2: Floats, _ d_h: MutableFloats) {
        for row in 0..<rows {
          let valueRow: Floats = value + row &* 32
          let value2Row: Floats = value2 + row &* 32
          let d_hRow: MutableFloats = d_h + row &* 32
          var column: Swift::Int = 0
          while column < 32 {
            let value_x: Vector = Lanes.load(valueRow + column)
            let value_x2: Vector = Lanes.load(value2Row + column)
            let v: Vector = Lanes.add(value_x, value_x2)
            Lanes.store(v, d_hRow + column)
            column &+= 16
          }
        }
      }
    }
  }
}
