// Gesture.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

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
    count: 3648, preparedCounts: [4000, 7264])

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
        // gates_bias: [96]
        let gates_bias: MutableFloats = prepared
        // hidden_br: [32]
        let hidden_br: Floats = parameters + 3360
        // hidden_bz: [32]
        let hidden_bz: Floats = parameters + 3392
        // hidden_bn: [32]
        let hidden_bn: Floats = parameters + 3424
        // gates_weights_packed: [288]
        let gates_weights_packed: MutableFloats = prepared + 96
        // gates_weights_packed2: [3072]
        let gates_weights_packed2: MutableFloats = prepared + 384
        // logits_W: [136]
        let logits_W: Floats = parameters + 3488
        // logits_W_packed: [544]
        let logits_W_packed: MutableFloats = prepared + 3456
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_br, sourceRowStride: 32, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bz, sourceRowStride: 32, sourceColumnStride: 1,
          destination: gates_bias + 32, destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bn, sourceRowStride: 32, sourceColumnStride: 1,
          destination: gates_bias + 64, destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.packPart(
          source: hidden_Wr + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wz + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed + 96, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wn, rowStride: 3, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed + 192, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: gates_weights_packed2,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 35, columnStride: 1, rows: 32, columns: 32,
          destination: gates_weights_packed2 + 1024, destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Un, rowStride: 32, columnStride: 1, rows: 32, columns: 32,
          destination: gates_weights_packed2 + 2048, destinationColumnStride: 16, panelStride: 512)
        // logits = dense([hidden.last, person], 4)  (Gesture.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 34, columnStride: 1, rows: 4, columns: 34, blocks: 1,
          destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // gates_bias: [96]
        let gates_bias: Floats = shard.prepared
        // logits_concatenate: [B, 34], shares memory with probabilities
        let logits_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 96]
        let gates: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(5)
        // gates_weights_packed: [288]
        let gates_weights_packed: Floats = shard.prepared + 96
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(7)
        // hidden_cn: [32]
        let hidden_cn: Floats = shard.parameters + 3456
        // gates2: [B, 96], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [3072]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // h_final: [B, 32], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(6)
        // logits: [B, 4]
        let logits: MutableFloats = shard.floats(4)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3456
        // probabilities: [B, 4], shares memory with logits_concatenate
        let probabilities: MutableFloats = shard.floats(3)
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 96, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 96, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, hidden_cn, h_t, motion_mask_t, h_tNext)
        }
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        // logits = dense([hidden.last, person], 4)  (Gesture.rnn:8)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(8), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: logits_concatenate, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: logits_concatenate + 32,
          destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: logits_concatenate, inputStride: 34, packed: logits_W_packed,
          destination: logits, destinationStride: 4, bias: logits_b)
        // output softmax(logits)  (Gesture.rnn:10)
        Kernel.softmax(
          rows: batch, count: 4, width: 4, source: logits, sourceStride: 4, destination: probabilities,
          destinationStride: 4, isLogarithmic: false)
        // The output 'probabilities'.
        shard.setOutput(0, probabilities, stepStride: 0, stride: 4)
        // The state 'hidden.h' after the last step.
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

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // gates_bias: [96]
        let gates_bias: Floats = shard.prepared
        // logits_concatenate: [B, 34], shares memory with loss_crossEntropy
        let logits_concatenate: MutableFloats = shard.floats(3)
        // gates: [T, B, 96]
        let gates: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(5)
        // gates_weights_packed: [288]
        let gates_weights_packed: Floats = shard.prepared + 96
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(8)
        // hidden_cn: [32]
        let hidden_cn: Floats = shard.parameters + 3456
        // gates2: [B, 96], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [3072]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // h_final: [B, 32], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(6)
        // logits: [B, 4], shares memory with loss_select
        let logits: MutableFloats = shard.floats(4)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3456
        // loss_crossEntropy: [B, 1], shares memory with logits_concatenate
        let loss_crossEntropy: MutableFloats = shard.floats(3)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(7)
        // motion_ends: [B, 1]
        let motion_ends: MutableFloats = shard.floats(10)
        // loss_select: [B, 1], shares memory with logits
        let loss_select: MutableFloats = shard.floats(4)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 96, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 96, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, hidden_cn, h_t, motion_mask_t, h_tNext)
        }
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        // logits = dense([hidden.last, person], 4)  (Gesture.rnn:8)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(9), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: logits_concatenate, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: logits_concatenate + 32,
          destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: logits_concatenate, inputStride: 34, packed: logits_W_packed,
          destination: logits, destinationStride: 4, bias: logits_b)
        // loss crossEntropy(logits, class)  (Gesture.rnn:11)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        Pointwise.compute_loss_select(count: batch, motion_ends, loss_crossEntropy, loss_select)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 32)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, class)  (Gesture.rnn:11)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
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
        sumsCount: 32, gradientSums: [0..<3636], preparedIndex: 1, hasCotangents: true, segments: .onRequest)

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
        // gates_bias: [96]
        let gates_bias: MutableFloats = prepared
        // hidden_br: [32]
        let hidden_br: Floats = parameters + 3360
        // hidden_bz: [32]
        let hidden_bz: Floats = parameters + 3392
        // hidden_bn: [32]
        let hidden_bn: Floats = parameters + 3424
        // gates_weights_packed: [288]
        let gates_weights_packed: MutableFloats = prepared + 96
        // gates_weights_packed2: [3072]
        let gates_weights_packed2: MutableFloats = prepared + 384
        // logits_W: [136]
        let logits_W: Floats = parameters + 3488
        // logits_W_packed: [544]
        let logits_W_packed: MutableFloats = prepared + 3456
        // logits_W_packed2: [192]
        let logits_W_packed2: MutableFloats = prepared + 4000
        // gates_weights_packed3: [3072]
        let gates_weights_packed3: MutableFloats = prepared + 4192
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_br, sourceRowStride: 32, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bz, sourceRowStride: 32, sourceColumnStride: 1,
          destination: gates_bias + 32, destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 32, source: hidden_bn, sourceRowStride: 32, sourceColumnStride: 1,
          destination: gates_bias + 64, destinationRowStride: 96, destinationColumnStride: 1)
        Kernel.packPart(
          source: hidden_Wr + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wz + 32, rowStride: 35, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed + 96, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wn, rowStride: 3, columnStride: 1, rows: 32, columns: 3,
          destination: gates_weights_packed + 192, destinationColumnStride: 16, panelStride: 48)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 35, columnStride: 1, rows: 32, columns: 32, destination: gates_weights_packed2,
          destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 35, columnStride: 1, rows: 32, columns: 32,
          destination: gates_weights_packed2 + 1024, destinationColumnStride: 16, panelStride: 512)
        Kernel.packPart(
          source: hidden_Un, rowStride: 32, columnStride: 1, rows: 32, columns: 32,
          destination: gates_weights_packed2 + 2048, destinationColumnStride: 16, panelStride: 512)
        // logits = dense([hidden.last, person], 4)  (Gesture.rnn:8)
        Kernel.pack(
          source: logits_W, rowStride: 34, columnStride: 1, rows: 4, columns: 34, blocks: 1,
          destination: logits_W_packed)
        // gradient of Gesture.rnn:8: logits = dense([hidden.last, person], 4)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 34, rows: 34, columns: 4, blocks: 1,
          destination: logits_W_packed2)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.packPart(
          source: hidden_Wr, rowStride: 1, columnStride: 35, rows: 32, columns: 32, destination: gates_weights_packed3,
          destinationColumnStride: 16, panelStride: 1536)
        Kernel.packPart(
          source: hidden_Wz, rowStride: 1, columnStride: 35, rows: 32, columns: 32,
          destination: gates_weights_packed3 + 512, destinationColumnStride: 16, panelStride: 1536)
        Kernel.packPart(
          source: hidden_Un, rowStride: 1, columnStride: 32, rows: 32, columns: 32,
          destination: gates_weights_packed3 + 1024, destinationColumnStride: 16, panelStride: 1536)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let motionSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_Wn: [96]
        let gradient_hidden_Wn: MutableFloats = shard.gradients + 2240
        // gradient_hidden_Un: [1024]
        let gradient_hidden_Un: MutableFloats = shard.gradients + 2336
        // gradient_hidden_cn: [32]
        let gradient_hidden_cn: MutableFloats = shard.gradients + 3456
        // gradient_logits_W: [136]
        let gradient_logits_W: MutableFloats = shard.gradients + 3488
        // gradient_logits_b: [4]
        let gradient_logits_b: MutableFloats = shard.gradients + 3632
        // gates_bias: [96]
        let gates_bias: Floats = shard.prepared
        // logits_concatenate: [B, 34], shares memory with d_logits2, d_h
        let logits_concatenate: MutableFloats = shard.floats(4)
        // gates: [T, B, 96]
        let gates: MutableFloats = shard.floats(1)
        // motion: [T, B, 3]
        let motion: MutableFloats = shard.floats(9)
        // gates_weights_packed: [288]
        let gates_weights_packed: Floats = shard.prepared + 96
        // h: [T + 1, B, 32]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 32]
        let hidden_h: Floats = shard.state(0)
        // motion_mask: [T, B, 1]
        let motion_mask: MutableFloats = shard.floats(12)
        // hidden_cn: [32]
        let hidden_cn: Floats = shard.parameters + 3456
        // gates2: [B, 96], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [3072]
        let gates_weights_packed2: Floats = shard.prepared + 384
        // h_final: [B, 32], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // person: [B, 2]
        let person: MutableFloats = shard.floats(10)
        // logits: [B, 4], shares memory with d_h2, d_h_final
        let logits: MutableFloats = shard.floats(5)
        // logits_b: [4]
        let logits_b: Floats = shard.parameters + 3632
        // logits_W_packed: [544]
        let logits_W_packed: Floats = shard.prepared + 3456
        // loss_crossEntropy: [B, 1]
        let loss_crossEntropy: MutableFloats = shard.floats(6)
        // class: [B, 1]
        let `class`: MutableTokens = shard.tokens(11)
        // motion_ends: [B, 1]
        let motion_ends: MutableFloats = shard.floats(14)
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_select: [B, 1], shares memory with d_logits, d_gates2
        let loss_select: MutableFloats = shard.floats(7)
        // d_loss: [B, 1]
        let d_loss: MutableFloats = shard.floats(8)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_logits: [B, 4], shares memory with loss_select, d_gates2
        let d_logits: MutableFloats = shard.floats(7)
        // d_logits2: [B, 34], shares memory with logits_concatenate, d_h
        let d_logits2: MutableFloats = shard.floats(4)
        // logits_W_packed2: [192]
        let logits_W_packed2: Floats = shard.prepared + 4000
        // d_h: [B, 32], shares memory with logits_concatenate, d_logits2
        let d_h: MutableFloats = shard.floats(4)
        // cotangent_of_hidden_h: [B, 32]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_gates: [T, B, 96]
        let d_gates: MutableFloats = shard.floats(3)
        // d_h2: [B, 32], shares memory with logits, d_h_final
        let d_h2: MutableFloats = shard.floats(5)
        // d_gates2: [B, 32], shares memory with loss_select, d_logits
        let d_gates2: MutableFloats = shard.floats(7)
        // gates_weights_packed3: [3072]
        let gates_weights_packed3: Floats = shard.prepared + 4192
        // d_h_final: [B, 32], shares memory with logits, d_h2
        let d_h_final: MutableFloats = shard.floats(5)
        // gradient_hidden_Wr_to_Wz: [2237]
        let gradient_hidden_Wr_to_Wz: MutableFloats = shard.gradients
        // gradient_hidden_br_to_bn: [96]
        let gradient_hidden_br_to_bn: MutableFloats = shard.gradients + 3360
        // gradient_hidden_Wr_to_Wz2: [2208]
        let gradient_hidden_Wr_to_Wz2: MutableFloats = shard.gradients + 32
        // Forward.
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(rows: batch, width: 32, source: hidden_h, sourceStride: 32, destination: h, destinationStride: 32)
        for t in 0..<motionSteps {
          let motion_t: MutableFloats = motion + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 96
          let h_t: MutableFloats = h + t &* batch &* 32
          let motion_mask_t: MutableFloats = motion_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 96
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 32
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, motionSteps &- t) &* batch, k: 3, n: 96, input: motion_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 96, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 32, n: 96, input: h_t, inputStride: 32, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 96, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, hidden_cn, h_t, motion_mask_t, d_gates_t, h_tNext)
        }
        // hidden = scan GRU(32) over motion  (Gesture.rnn:7)
        Kernel.copy(
          rows: batch, width: 32, source: h + motionSteps &* batch &* 32, sourceStride: 32, destination: h_final,
          destinationStride: 32)
        // logits = dense([hidden.last, person], 4)  (Gesture.rnn:8)
        Kernel.at(
          isLast: true, batch: batch, width: 32, lengths: shard.tokens(13), source: h + batch &* 32,
          sourceStepStride: batch &* 32, sourceStride: 32, destination: logits_concatenate, destinationStride: 34)
        Kernel.copy(
          rows: batch, width: 2, source: person, sourceStride: 2, destination: logits_concatenate + 32,
          destinationStride: 34)
        Kernel.product(
          rows: batch, k: 34, n: 4, input: logits_concatenate, inputStride: 34, packed: logits_W_packed,
          destination: logits, destinationStride: 4, bias: logits_b)
        // loss crossEntropy(logits, class)  (Gesture.rnn:11)
        Kernel.crossEntropy(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1,
          destination: loss_crossEntropy, destinationStride: 1)
        // loss crossEntropy(logits, class)  (Gesture.rnn:11); with its gradient
        Pointwise.compute_loss_select_d_loss(count: batch, motion_ends, loss_crossEntropy, count, loss_select, d_loss)
        // loss crossEntropy(logits, class)  (Gesture.rnn:11)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum,
          totals: shard.totals(of: loss_sum))
        // Backward.
        // gradient of Gesture.rnn:11: loss crossEntropy(logits, class)
        Kernel.crossEntropyGradient(
          rows: batch, width: 4, logits: logits, logitsStride: 4, token: `class`, tokenStride: 1,
          loss: loss_crossEntropy, lossStride: 1, cotangent: d_loss, cotangentStride: 1, destination: d_logits,
          destinationStride: 4)
        // gradient of Gesture.rnn:8: logits = dense([hidden.last, person], 4)
        Kernel.outerSum(
          rows: batch, m: 4, n: 34, left: d_logits, leftStride: 4, right: logits_concatenate, rightStride: 34,
          destination: gradient_logits_W, destinationRowStride: 34, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: batch, k: 4, n: 34, input: d_logits, inputStride: 4, packed: logits_W_packed2, destination: d_logits2,
          destinationStride: 34, bias: nil)
        Kernel.place(
          isLast: true, steps: motionSteps, batch: batch, width: 32, lengths: shard.tokens(13), source: d_logits2,
          sourceStride: 34, destination: d_gates + 32, destinationStepStride: batch &* 96, destinationStride: 96)
        // gradient of Gesture.rnn:7: hidden = scan GRU(32) over motion
        Kernel.copy(
          rows: batch, width: 32, source: cotangent_of_hidden_h, sourceStride: 32, destination: d_h,
          destinationStride: 32)
        for done in 0..<motionSteps {
          let t2: Swift::Int = motionSteps &- 1 &- done
          let gates_t2: MutableFloats = gates + t2 &* batch &* 96
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 96
          let motion_mask_t2: MutableFloats = motion_mask + t2 &* batch
          let h_t2: MutableFloats = h + t2 &* batch &* 32
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t2, d_h, d_gates_t2, motion_mask_t2, h_t2, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 96, n: 32, input: d_gates_t2, inputStride: 96, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 32, bias: nil, turn: t2)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(rows: batch, d_h2, d_gates2, d_h)
        }
        // gradient of Gesture.rnn:7: hidden = scan GRU(32) over motion
        Kernel.copy(
          rows: batch, width: 32, source: d_h, sourceStride: 32, destination: d_h_final, destinationStride: 32)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: motionSteps &* batch, width: 32, source: d_gates + 64, sourceStride: 96,
          destination: gradient_hidden_cn, totals: shard.totals(of: gradient_hidden_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 64, n: 32, left: d_gates, leftStride: 96, right: h, rightStride: 32,
          destination: gradient_hidden_Wr_to_Wz, destinationRowStride: 35, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wr_to_Wz))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 32, n: 32, left: d_gates + 64, leftStride: 96, right: h, rightStride: 32,
          destination: gradient_hidden_Un, destinationRowStride: 32, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Un))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 64, n: 3, left: gates, leftStride: 96, right: motion, rightStride: 3,
          destination: gradient_hidden_Wr_to_Wz2, destinationRowStride: 35, leftSum: gradient_hidden_br_to_bn,
          totals: shard.totals(toMove: gradient_hidden_Wr_to_Wz2),
          leftSumTotals: shard.totals(of: gradient_hidden_br_to_bn))
        Kernel.outerSum(
          rows: motionSteps &* batch, m: 32, n: 3, left: gates + 64, leftStride: 96, right: motion, rightStride: 3,
          destination: gradient_hidden_Wn, destinationRowStride: 3, leftSum: gradient_hidden_br_to_bn + 64,
          totals: shard.totals(toMove: gradient_hidden_Wn),
          leftSumTotals: shard.totals(of: gradient_hidden_br_to_bn + 64))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 32)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 32)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss crossEntropy(logits, class)  (Gesture.rnn:11)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 32.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 96
          let gates2Row: Floats = gates2 + row &* 96
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let gates_x: Vector = Lanes.load(gatesRow + column)
            let r: Vector = Lanes.load(gates2Row + column)
            let v: Vector = Lanes.add(gates_x, r)
            let r2: Vector = Lanes.quickSigmoid(v)
            let gates_x2: Vector = Lanes.load(gatesRow + (column &+ 32))
            let z: Vector = Lanes.load(gates2Row + (column &+ 32))
            let v2: Vector = Lanes.add(gates_x2, z)
            let z2: Vector = Lanes.quickSigmoid(v2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 64))
            let cn: Vector = Lanes.load(hidden_cnRow + column)
            let v3: Vector = Lanes.add(gates_x3, cn)
            let n: Vector = Lanes.load(gates2Row + (column &+ 64))
            let v5: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.quickTanh(v5)
            let h: Vector = Lanes.load(h2Row + column)
            let v6: Vector = Lanes.multiply(z2, h)
            let v8: Vector = Lanes.subtract(v7, z2)
            let hNext: Vector = Lanes.fma(v8, n2, v6)
            let v10: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v10, h3Row + column)
            column &+= 16
          }
        }
      }

      /// Rows of 32.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 96
          let gates2Row: Floats = gates2 + row &* 96
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let gates_x: Vector = Lanes.load(gatesRow + column)
            let r: Vector = Lanes.load(gates2Row + column)
            let v: Vector = Lanes.add(gates_x, r)
            let r2: Vector = Lanes.sigmoid(v)
            let gates_x2: Vector = Lanes.load(gatesRow + (column &+ 32))
            let z: Vector = Lanes.load(gates2Row + (column &+ 32))
            let v2: Vector = Lanes.add(gates_x2, z)
            let z2: Vector = Lanes.sigmoid(v2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 64))
            let cn: Vector = Lanes.load(hidden_cnRow + column)
            let v3: Vector = Lanes.add(gates_x3, cn)
            let n: Vector = Lanes.load(gates2Row + (column &+ 64))
            let v5: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.tanh(v5)
            let h: Vector = Lanes.load(h2Row + column)
            let v6: Vector = Lanes.multiply(z2, h)
            let v8: Vector = Lanes.subtract(v7, z2)
            let hNext: Vector = Lanes.fma(v8, n2, v6)
            let v10: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(v10, h3Row + column)
            column &+= 16
          }
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ motion_ends: Floats, _ loss_crossEntropy: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let motion_ends_x: Vector = Lanes.load(motion_ends + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(motion_ends_x, loss_crossEntropy_x, v)
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

      /// Rows of 32.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ motion_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 96
          let gates2Row: MutableFloats = gates2 + row &* 96
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 32
          let motion_maskRow: Floats = motion_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 96
          let h3Row: MutableFloats = h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let gates_x: Vector = Lanes.load(gatesRow + column)
            let r: Vector = Lanes.load(gates2Row + column)
            let v: Vector = Lanes.add(gates_x, r)
            let r2: Vector = Lanes.sigmoid(v)
            let gates_x2: Vector = Lanes.load(gatesRow + (column &+ 32))
            let z: Vector = Lanes.load(gates2Row + (column &+ 32))
            let v2: Vector = Lanes.add(gates_x2, z)
            let z2: Vector = Lanes.sigmoid(v2)
            let gates_x3: Vector = Lanes.load(gatesRow + (column &+ 64))
            let cn: Vector = Lanes.load(hidden_cnRow + column)
            let v3: Vector = Lanes.add(gates_x3, cn)
            let n: Vector = Lanes.load(gates2Row + (column &+ 64))
            let v5: Vector = Lanes.fma(r2, v3, n)
            let n2: Vector = Lanes.tanh(v5)
            let h: Vector = Lanes.load(h2Row + column)
            let v6: Vector = Lanes.multiply(z2, h)
            let v8: Vector = Lanes.subtract(v7, z2)
            let hNext: Vector = Lanes.fma(v8, n2, v6)
            let v10: Vector = Lanes.select(mask, hNext, h)
            Lanes.store(r2, d_gatesRow + (column &+ 64))
            Lanes.store(z2, gates2Row + (column &+ 32))
            Lanes.store(v3, gates2Row + (column &+ 64))
            Lanes.store(n2, gates2Row + column)
            Lanes.store(v10, h3Row + column)
            column &+= 16
          }
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ motion_ends: Floats, _ loss_crossEntropy: Floats, _ count2: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v4: Vector = Lanes.divide(v3, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let motion_ends_x: Vector = Lanes.load(motion_ends + column, count: lanes)
          let loss_crossEntropy_x: Vector = Lanes.load(loss_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(motion_ends_x, loss_crossEntropy_x, v)
          let v5: Vector = Lanes.select(motion_ends_x, v4, v)
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

      /// Rows of 32.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ motion_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 96
          let d_h2Row: Floats = d_h2 + row &* 32
          let d_gatesRow: MutableFloats = d_gates + row &* 96
          let motion_maskRow: Floats = motion_mask + row
          let h2Row: Floats = h2 + row &* 32
          let d_h3Row: MutableFloats = d_h3 + row &* 32
          let mask: Vector = Lanes.broadcast(motion_maskRow[0])
          var column: Swift::Int = 0
          while column < 32 {
            let z: Vector = Lanes.load(gatesRow + (column &+ 32))
            let v2: Vector = Lanes.subtract(v, z)
            let d_h: Vector = Lanes.load(d_h2Row + column)
            let d_gates_x: Vector = Lanes.load(d_gatesRow + (column &+ 32))
            let v3: Vector = Lanes.add(d_h, d_gates_x)
            let v5: Vector = Lanes.select(mask, v3, v4)
            let v6: Vector = Lanes.select(mask, v4, v3)
            let n: Vector = Lanes.load(gatesRow + column)
            let v8: Vector = Lanes.multiply(v5, v2)
            let h: Vector = Lanes.load(h2Row + column)
            let v9: Vector = Lanes.multiply(v5, h)
            let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
            let v13: Vector = Lanes.multiply(v8, v12)
            let gates_x: Vector = Lanes.load(gatesRow + (column &+ 64))
            let v14: Vector = Lanes.multiply(v13, gates_x)
            let r: Vector = Lanes.load(d_gatesRow + (column &+ 64))
            let v15: Vector = Lanes.multiply(v13, r)
            let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
            let v17: Vector = Lanes.multiply(z, v2)
            let v18: Vector = Lanes.multiply(v16, v17)
            let v19: Vector = Lanes.subtract(v, r)
            let v20: Vector = Lanes.multiply(r, v19)
            let v21: Vector = Lanes.multiply(v14, v20)
            let v22: Vector = Lanes.fma(v5, z, v6)
            Lanes.store(v13, gatesRow + (column &+ 64))
            Lanes.store(v15, d_gatesRow + (column &+ 64))
            Lanes.store(v18, gatesRow + (column &+ 32))
            Lanes.store(v18, d_gatesRow + (column &+ 32))
            Lanes.store(v21, gatesRow + column)
            Lanes.store(v21, d_gatesRow + column)
            Lanes.store(v22, d_h3Row + column)
            column &+= 16
          }
        }
      }

      /// Rows of 32.
      @inline(never)
      static func compute_d_h(rows: Swift::Int, _ d_h: Floats, _ d_gates: Floats, _ d_h2: MutableFloats) {
        for row in 0..<rows {
          let d_hRow: Floats = d_h + row &* 32
          let d_gatesRow: Floats = d_gates + row &* 32
          let d_h2Row: MutableFloats = d_h2 + row &* 32
          var column: Swift::Int = 0
          while column < 32 {
            let d_h_x: Vector = Lanes.load(d_hRow + column)
            let d_gates_x: Vector = Lanes.load(d_gatesRow + column)
            let v: Vector = Lanes.add(d_h_x, d_gates_x)
            Lanes.store(v, d_h2Row + column)
            column &+= 16
          }
        }
      }
    }
  }
}
