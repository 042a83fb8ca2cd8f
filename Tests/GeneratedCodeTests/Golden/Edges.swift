// Edges.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// The gradient of what padding holds in an example without steps would be NaN.
///
/// - Input `x`: [8] for each step of `x`
/// - Target `y`: [8] for each step of `x`
public struct Averaging: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [.init(name: "Average.a", shape: [8], offset: 0, initializer: .glorot)], count: 16,
    preparedCounts: [32, 48])

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

extension Averaging {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Averaging.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Averaging.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 8].
    ///   - y: numbers, [batch, steps, 8].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Averaging, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
    ///   - x: numbers, [batch, steps, 8].
    ///   - y: numbers, [batch, steps, 8].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Averaging, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
        _ model: Averaging, _ batch: RNNRuntime::Batch<Averaging.Example>, carriesState: Swift::Bool = false
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
        _ model: Averaging, _ batch: RNNRuntime::Batch<Averaging.Example>, carriesState: Swift::Bool = false
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
  extension Averaging: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [8] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [8] for each step of `x`.
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

  extension Averaging.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Averaging
  }
#endif

// MARK: Code

extension Averaging {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 8), .init(name: "y", axis: 0, width: 8)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "Average.h", shape: [8])],
        arena: [
          .init(axis: -1, width: 8), .init(axis: -1, width: 8), .init(axis: -1, width: 16),
          .init(axis: 0, extraSteps: 1, width: 8), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always, phases: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // Average_a: [8]
        let Average_a: Floats = parameters
        // k: [8]
        let k: MutableFloats = prepared
        // hNext_subtract: [8]
        let hNext_subtract: MutableFloats = prepared + 16
        // k, h' = …  (Edges.rnn:6–7)
        Pointwise.compute_k_hNext_subtract(Average_a, k, hNext_subtract)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // k: [8]
        let k: Floats = shard.prepared
        // hNext_subtract: [8]
        let hNext_subtract: Floats = shard.prepared + 16
        // loss_concatenate: [B, 16], shares memory with factor_h
        let loss_concatenate: MutableFloats = shard.floats(2)
        // x: [T, B, 8], shares memory with loss_log
        let x: MutableFloats = shard.floats(6)
        // loss_log: [T, B, 8], shares memory with x
        let loss_log: MutableFloats = shard.floats(6)
        // h: [B, 8], shares memory with factor_h_final, loss_carry, h_final2
        let h: MutableFloats = shard.floats(0)
        // factor_h: [B, 8], shares memory with loss_concatenate
        let factor_h: MutableFloats = shard.floats(2)
        // ones: [B, 8], shares memory with h_final
        let ones: MutableFloats = shard.floats(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(8)
        // h_final: [B, 8], shares memory with ones
        let h_final: MutableFloats = shard.floats(1)
        // factor_h_final: [B, 8], shares memory with h, loss_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(0)
        // loss_carry: [B, 8], shares memory with h, factor_h_final, h_final2
        let loss_carry: MutableFloats = shard.floats(0)
        // Average_h: [B, 8]
        let Average_h: Floats = shard.state(0)
        // h2: [T + 1, B, 8]
        let h2: MutableFloats = shard.floats(3)
        // h_final2: [B, 8], shares memory with h, factor_h_final, loss_carry
        let h_final2: MutableFloats = shard.floats(0)
        // y: [T, B, 8]
        let y: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(4)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(5)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        if shard.isInPhase(0) {
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Pointwise.compute_loss_log(count: xSteps &* batch &* 8, x, loss_log)
          if shard.hasParts {
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.zero(rows: batch, width: 8, destination: h, destinationStride: 8)
          }
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Pointwise.compute_ones(count: batch &* 8, ones)
          if shard.hasParts {
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.copy(
              rows: batch, width: 8, source: ones, sourceStride: 8, destination: factor_h, destinationStride: 8)
            for t in 0..<xSteps {
              let loss_log_t: MutableFloats = loss_log + t &* batch &* 8
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // h' = k * h + (1 - k) * x  (Edges.rnn:7)
              Pointwise.compute_h_factor_h(rows: batch, k, h, hNext_subtract, loss_log_t, x_mask_t, factor_h)
            }
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.copy(rows: batch, width: 8, source: h, sourceStride: 8, destination: h_final, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: factor_h, sourceStride: 8, destination: factor_h_final,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: h_final, sourceStride: 8, destination: loss_concatenate,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 8, source: factor_h_final, sourceStride: 8, destination: loss_concatenate + 8,
              destinationStride: 16)
          }
        }
        if shard.isInPhase(1) {
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Kernel.carry(
            rows: batch, width: 8, states: 1, isReversed: false, source: Average_h, sourceStride: 8, shard: shard,
            slot: 2, destination: loss_carry, destinationStride: 8)
          Kernel.copy(rows: batch, width: 8, source: loss_carry, sourceStride: 8, destination: h2, destinationStride: 8)
          for t2 in 0..<xSteps {
            let h_t2: MutableFloats = h2 + t2 &* batch &* 8
            let loss_log_t2: MutableFloats = loss_log + t2 &* batch &* 8
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 8
            // h' = k * h + (1 - k) * x  (Edges.rnn:7)
            Pointwise.compute_h(rows: batch, k, h_t2, hNext_subtract, loss_log_t2, x_mask_t2, h_t2Next)
          }
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Kernel.copy(
            rows: batch, width: 8, source: h2 + xSteps &* batch &* 8, sourceStride: 8, destination: h_final2,
            destinationStride: 8)
          Pointwise.compute_loss_sum(rows: xSteps &* batch, h2 + batch &* 8, y, loss_sum)
          Pointwise.compute_loss_select(count: xSteps &* batch, loss_sum, x_mask, loss_select)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // The state 'Average.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 8)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 8), .init(name: "y", axis: 0, width: 8)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "Average.h", shape: [8])],
        arena: [
          .init(axis: -1, width: 8), .init(axis: -1, width: 8), .init(axis: -1, width: 16), .init(axis: -1, width: 8),
          .init(axis: 0, extraSteps: 1, width: 8), .init(axis: 0, width: 8), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 16),
        ],
        sumsCount: 64, preparedIndex: 1, hasCotangents: true, segments: .onRequest, phases: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // Average_a: [8]
        let Average_a: Floats = parameters
        // k: [8]
        let k: MutableFloats = prepared
        // hNext_subtract: [8]
        let hNext_subtract: MutableFloats = prepared + 16
        // d_k: [8]
        let d_k: MutableFloats = prepared + 32
        // k, h' = …  (Edges.rnn:6–7); with the gradient of Edges.rnn:6
        Pointwise.compute_k_hNext_subtract2(Average_a, k, hNext_subtract, d_k)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // k: [8]
        let k: Floats = shard.prepared
        // hNext_subtract: [8]
        let hNext_subtract: Floats = shard.prepared + 16
        // d_loss3: [B, 16], shares memory with factor_d_h
        let d_loss3: MutableFloats = shard.floats(8)
        // loss_concatenate: [B, 16], shares memory with factor_h
        let loss_concatenate: MutableFloats = shard.floats(2)
        // x: [T, B, 8], shares memory with loss_log
        let x: MutableFloats = shard.floats(9)
        // loss_log: [T, B, 8], shares memory with x
        let loss_log: MutableFloats = shard.floats(9)
        // h: [B, 8], shares memory with factor_h_final, loss_carry, h_final2
        let h: MutableFloats = shard.floats(0)
        // factor_h: [B, 8], shares memory with loss_concatenate
        let factor_h: MutableFloats = shard.floats(2)
        // ones: [B, 8], shares memory with d_h_final, d_loss4, d_h_final2
        let ones: MutableFloats = shard.floats(1)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(11)
        // h_final: [B, 8], shares memory with d_h, factor_d_h_final, d_h2
        let h_final: MutableFloats = shard.floats(3)
        // factor_h_final: [B, 8], shares memory with h, loss_carry, h_final2
        let factor_h_final: MutableFloats = shard.floats(0)
        // loss_carry: [B, 8], shares memory with h, factor_h_final, h_final2
        let loss_carry: MutableFloats = shard.floats(0)
        // Average_h: [B, 8]
        let Average_h: Floats = shard.state(0)
        // h2: [T + 1, B, 8]
        let h2: MutableFloats = shard.floats(4)
        // h_final2: [B, 8], shares memory with h, factor_h_final, loss_carry
        let h_final2: MutableFloats = shard.floats(0)
        // y: [T, B, 8], shares memory with loss_subtract
        let y: MutableFloats = shard.floats(10)
        // loss_subtract: [T, B, 8], shares memory with y
        let loss_subtract: MutableFloats = shard.floats(10)
        // loss_sum: [T, B, 1], shares memory with d_loss2
        let loss_sum: MutableFloats = shard.floats(5)
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(6)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(7)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_loss2: [T, B, 8], shares memory with loss_sum
        let d_loss2: MutableFloats = shard.floats(5)
        // d_h: [B, 8], shares memory with h_final, factor_d_h_final, d_h2
        let d_h: MutableFloats = shard.floats(3)
        // factor_d_h: [B, 8], shares memory with d_loss3
        let factor_d_h: MutableFloats = shard.floats(8)
        // d_h_final: [B, 8], shares memory with ones, d_loss4, d_h_final2
        let d_h_final: MutableFloats = shard.floats(1)
        // factor_d_h_final: [B, 8], shares memory with h_final, d_h, d_h2
        let factor_d_h_final: MutableFloats = shard.floats(3)
        // d_loss4: [B, 8], shares memory with ones, d_h_final, d_h_final2
        let d_loss4: MutableFloats = shard.floats(1)
        // cotangent_of_Average_h: [B, 8]
        let cotangent_of_Average_h: Floats = shard.state(1)
        // d_h2: [B, 8], shares memory with h_final, d_h, factor_d_h_final
        let d_h2: MutableFloats = shard.floats(3)
        // d_h_final2: [B, 8], shares memory with ones, d_h_final, d_loss4
        let d_h_final2: MutableFloats = shard.floats(1)
        // d_k: [8]
        let d_k: MutableFloats = shard.sums + 16
        // d_hNext: [8]
        let d_hNext: MutableFloats = shard.sums + 32
        if shard.isInPhase(0) {
          // Forward.
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Pointwise.compute_loss_log(count: xSteps &* batch &* 8, x, loss_log)
          if shard.hasParts {
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.zero(rows: batch, width: 8, destination: h, destinationStride: 8)
          }
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Pointwise.compute_ones(count: batch &* 8, ones)
          if shard.hasParts {
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.copy(
              rows: batch, width: 8, source: ones, sourceStride: 8, destination: factor_h, destinationStride: 8)
            for t in 0..<xSteps {
              let loss_log_t: MutableFloats = loss_log + t &* batch &* 8
              let x_mask_t: MutableFloats = x_mask + t &* batch
              // h' = k * h + (1 - k) * x  (Edges.rnn:7)
              Pointwise.compute_h_factor_h(rows: batch, k, h, hNext_subtract, loss_log_t, x_mask_t, factor_h)
            }
            // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
            Kernel.copy(rows: batch, width: 8, source: h, sourceStride: 8, destination: h_final, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: factor_h, sourceStride: 8, destination: factor_h_final,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: h_final, sourceStride: 8, destination: loss_concatenate,
              destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 8, source: factor_h_final, sourceStride: 8, destination: loss_concatenate + 8,
              destinationStride: 16)
          }
        }
        if shard.isInPhase(1) {
          // Forward.
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Kernel.carry(
            rows: batch, width: 8, states: 1, isReversed: false, source: Average_h, sourceStride: 8, shard: shard,
            slot: 2, destination: loss_carry, destinationStride: 8)
          Kernel.copy(rows: batch, width: 8, source: loss_carry, sourceStride: 8, destination: h2, destinationStride: 8)
          for t2 in 0..<xSteps {
            let h_t2: MutableFloats = h2 + t2 &* batch &* 8
            let loss_log_t2: MutableFloats = loss_log + t2 &* batch &* 8
            let x_mask_t2: MutableFloats = x_mask + t2 &* batch
            let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 8
            // h' = k * h + (1 - k) * x  (Edges.rnn:7)
            Pointwise.compute_h(rows: batch, k, h_t2, hNext_subtract, loss_log_t2, x_mask_t2, h_t2Next)
          }
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Kernel.copy(
            rows: batch, width: 8, source: h2 + xSteps &* batch &* 8, sourceStride: 8, destination: h_final2,
            destinationStride: 8)
          Pointwise.compute_loss_subtract_loss_sum(rows: xSteps &* batch, h2 + batch &* 8, y, loss_subtract, loss_sum)
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15); with its gradient
          Pointwise.compute_loss_select_d_loss(count: xSteps &* batch, loss_sum, x_mask, x_count, loss_select, d_loss)
          // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
          Kernel.columnSum(
            rows: xSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
            totals: shard.totals(of: loss_sum2))
          // Backward.
          // gradient of Edges.rnn:15: loss meanSquaredError(scan Average(8) over log(x * x), y)
          Pointwise.compute_d_loss(rows: xSteps &* batch, d_loss, loss_subtract, d_loss2)
          if shard.hasParts {
            // gradient of Edges.rnn:15: loss meanSquaredError(scan Average(8) over log(x * x), y)
            Kernel.zero(rows: batch, width: 8, destination: d_h, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: ones, sourceStride: 8, destination: factor_d_h, destinationStride: 8)
            for done in 0..<xSteps {
              let t3: Swift::Int = xSteps &- 1 &- done
              let d_loss_t3: MutableFloats = d_loss2 + t3 &* batch &* 8
              let x_mask_t3: MutableFloats = x_mask + t3 &* batch
              // gradient of Edges.rnn:4, 7: h, h' = …
              Pointwise.compute_d_h_factor_d_h(rows: batch, d_h, d_loss_t3, x_mask_t3, k, factor_d_h)
            }
            // gradient of Edges.rnn:15: loss meanSquaredError(scan Average(8) over log(x * x), y)
            Kernel.copy(
              rows: batch, width: 8, source: d_h, sourceStride: 8, destination: d_h_final, destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: factor_d_h, sourceStride: 8, destination: factor_d_h_final,
              destinationStride: 8)
            Kernel.copy(
              rows: batch, width: 8, source: d_h_final, sourceStride: 8, destination: d_loss3, destinationStride: 16)
            Kernel.copy(
              rows: batch, width: 8, source: factor_d_h_final, sourceStride: 8, destination: d_loss3 + 8,
              destinationStride: 16)
          }
        }
        if shard.isInPhase(2) {
          // Backward.
          // gradient of Edges.rnn:15: loss meanSquaredError(scan Average(8) over log(x * x), y)
          Kernel.carry(
            rows: batch, width: 8, states: 1, isReversed: true, source: cotangent_of_Average_h, sourceStride: 8,
            shard: shard, slot: 8, destination: d_loss4, destinationStride: 8)
          Kernel.copy(rows: batch, width: 8, source: d_loss4, sourceStride: 8, destination: d_h2, destinationStride: 8)
          for done2 in 0..<xSteps {
            let t4: Swift::Int = xSteps &- 1 &- done2
            let d_loss_t4: MutableFloats = d_loss2 + t4 &* batch &* 8
            let x_mask_t4: MutableFloats = x_mask + t4 &* batch
            let loss_log_t4: MutableFloats = loss_log + t4 &* batch &* 8
            let h_t4: MutableFloats = h2 + t4 &* batch &* 8
            // gradient of Edges.rnn:4, 7: h, h' = …
            Pointwise.compute_d_loss_loss_log(rows: batch, d_h2, d_loss_t4, x_mask_t4, loss_log_t4, h_t4, k)
          }
          // gradient of Edges.rnn:15: loss meanSquaredError(scan Average(8) over log(x * x), y)
          Kernel.copy(
            rows: batch, width: 8, source: d_h2, sourceStride: 8, destination: d_h_final2, destinationStride: 8)
          // gradient of Edges.rnn:7: h' = k * h + (1 - k) * x
          Kernel.columnSum(
            rows: xSteps &* batch, width: 8, source: loss_log, sourceStride: 8, destination: d_k,
            totals: shard.totals(of: d_k))
          Kernel.columnSum(
            rows: xSteps &* batch, width: 8, source: d_loss2, sourceStride: 8, destination: d_hNext,
            totals: shard.totals(of: d_hNext))
          // The state 'Average.h' after the last step.
          shard.setFinalState(0, h_final2, stride: 8)
          // The state 'cotangent of Average.h' after the last step.
          shard.setFinalState(1, d_h_final2, stride: 8)
        }
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_Average_a: [8]
        let gradient_Average_a: MutableFloats = shard.gradients
        // d_k2: [8]
        let d_k2: Floats = shard.prepared + 32
        // x_count: [1]
        let x_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // d_k: [8]
        let d_k: MutableFloats = shard.sums + 16
        // d_hNext: [8]
        let d_hNext: MutableFloats = shard.sums + 32
        // loss: [1]
        let loss: MutableFloats = shard.sums + 48
        // loss meanSquaredError(scan Average(8) over log(x * x), y)  (Edges.rnn:15)
        Pointwise.compute_loss(loss_sum, x_count, loss)
        // Gradients into place.
        // gradient of Edges.rnn:6: k = sigmoid(a)
        Pointwise.compute_gradient_Average_a(d_k, d_hNext, d_k2, gradient_Average_a)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 8.
      @inline(never)
      static func compute_k_hNext_subtract(_ Average_a: Floats, _ k2: MutableFloats, _ hNext_subtract: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(Average_a, count: 8)
        let k: Vector = Lanes.sigmoid(a)
        let v2: Vector = Lanes.subtract(v, k)
        Lanes.store(k, k2, count: 8)
        Lanes.store(v2, hNext_subtract, count: 8)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_log(count: Swift::Int, _ x2: Floats, _ loss_log: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let x: Vector = Lanes.load(x2 + column, count: lanes)
          let v: Vector = Lanes.multiply(x, x)
          let v2: Vector = Lanes.log(v)
          Lanes.store(v2, loss_log + column, count: lanes)
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

      /// Rows of 8.
      @inline(never)
      static func compute_h_factor_h(
        rows: Swift::Int, _ k2: Floats, _ h2: MutableFloats, _ hNext_subtract: Floats, _ loss_log: Floats,
        _ x_mask: Floats, _ factor_h2: MutableFloats
      ) {
        for row in 0..<rows {
          let k2Row: Floats = k2
          let h2Row: MutableFloats = h2 + row &* 8
          let hNext_subtractRow: Floats = hNext_subtract
          let loss_logRow: Floats = loss_log + row &* 8
          let x_maskRow: Floats = x_mask + row
          let factor_h2Row: MutableFloats = factor_h2 + row &* 8
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let k: Vector = Lanes.load(k2Row, count: 8)
          let h: Vector = Lanes.load(h2Row, count: 8)
          let v: Vector = Lanes.multiply(k, h)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 8)
          let x: Vector = Lanes.load(loss_logRow, count: 8)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, x, v)
          let v3: Vector = Lanes.select(mask, hNext, h)
          let factor_h: Vector = Lanes.load(factor_h2Row, count: 8)
          let hNext2: Vector = Lanes.multiply(k, factor_h)
          let v4: Vector = Lanes.select(mask, hNext2, factor_h)
          Lanes.store(v3, h2Row, count: 8)
          Lanes.store(v4, factor_h2Row, count: 8)
        }
      }

      /// Rows of 8.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ k2: Floats, _ h2: MutableFloats, _ hNext_subtract: Floats, _ loss_log: Floats,
        _ x_mask: Floats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let k2Row: Floats = k2
          let h2Row: MutableFloats = h2 + row &* 8
          let hNext_subtractRow: Floats = hNext_subtract
          let loss_logRow: Floats = loss_log + row &* 8
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 8
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let k: Vector = Lanes.load(k2Row, count: 8)
          let h: Vector = Lanes.load(h2Row, count: 8)
          let v: Vector = Lanes.multiply(k, h)
          let hNext_subtract_x: Vector = Lanes.load(hNext_subtractRow, count: 8)
          let x: Vector = Lanes.load(loss_logRow, count: 8)
          let hNext: Vector = Lanes.fma(hNext_subtract_x, x, v)
          let v3: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v3, h3Row, count: 8)
        }
      }

      /// Rows of 8.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 8
          let y2Row: Floats = y2 + row &* 8
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let h_x: Vector = Lanes.load(hRow, count: 8)
          let y: Vector = Lanes.load(y2Row, count: 8)
          let v: Vector = Lanes.subtract(h_x, y)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 8, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.125)
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

      /// One row of 8.
      @inline(never)
      static func compute_k_hNext_subtract2(
        _ Average_a: Floats, _ k2: MutableFloats, _ hNext_subtract: MutableFloats, _ d_k: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let a: Vector = Lanes.load(Average_a, count: 8)
        let k: Vector = Lanes.sigmoid(a)
        let v2: Vector = Lanes.subtract(v, k)
        let v3: Vector = Lanes.multiply(k, v2)
        Lanes.store(k, k2, count: 8)
        Lanes.store(v2, hNext_subtract, count: 8)
        Lanes.store(v3, d_k, count: 8)
      }

      /// Rows of 8.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ h: Floats, _ y2: Floats, _ loss_subtract: MutableFloats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 8
          let y2Row: Floats = y2 + row &* 8
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 8
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let h_x: Vector = Lanes.load(hRow, count: 8)
          let y: Vector = Lanes.load(y2Row, count: 8)
          let v: Vector = Lanes.subtract(h_x, y)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, loss_subtractRow, count: 8)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 8, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_mask: Floats, _ x_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.125)
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

      /// Rows of 8.
      @inline(never)
      static func compute_d_loss(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ d_loss2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 8
          let d_loss2Row: MutableFloats = d_loss2 + row &* 8
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 8)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v3: Vector = Lanes.select(d_loss_x, v, v2)
          let v4: Vector = Lanes.add(v3, v3)
          Lanes.store(v4, d_loss2Row, count: 8)
        }
      }

      /// Rows of 8.
      @inline(never)
      static func compute_d_h_factor_d_h(
        rows: Swift::Int, _ d_h2: MutableFloats, _ d_loss: Floats, _ x_mask: Floats, _ k2: Floats,
        _ factor_d_h2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_h2Row: MutableFloats = d_h2 + row &* 8
          let d_lossRow: Floats = d_loss + row &* 8
          let x_maskRow: Floats = x_mask + row
          let k2Row: Floats = k2
          let factor_d_h2Row: MutableFloats = factor_d_h2 + row &* 8
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 8)
          let d_loss_x: Vector = Lanes.load(d_lossRow, count: 8)
          let v: Vector = Lanes.add(d_h, d_loss_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let k: Vector = Lanes.load(k2Row, count: 8)
          let v6: Vector = Lanes.fma(v3, k, v4)
          let factor_d_h: Vector = Lanes.load(factor_d_h2Row, count: 8)
          let v7: Vector = Lanes.select(mask, factor_d_h, v2)
          let v8: Vector = Lanes.select(mask, v2, factor_d_h)
          let v10: Vector = Lanes.fma(v7, k, v8)
          Lanes.store(v6, d_h2Row, count: 8)
          Lanes.store(v10, factor_d_h2Row, count: 8)
        }
      }

      /// Rows of 8.
      @inline(never)
      static func compute_d_loss_loss_log(
        rows: Swift::Int, _ d_h2: MutableFloats, _ d_loss: MutableFloats, _ x_mask: Floats, _ loss_log: MutableFloats,
        _ h2: Floats, _ k2: Floats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let d_h2Row: MutableFloats = d_h2 + row &* 8
          let d_lossRow: MutableFloats = d_loss + row &* 8
          let x_maskRow: Floats = x_mask + row
          let loss_logRow: MutableFloats = loss_log + row &* 8
          let h2Row: Floats = h2 + row &* 8
          let k2Row: Floats = k2
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 8)
          let d_loss_x: Vector = Lanes.load(d_lossRow, count: 8)
          let v: Vector = Lanes.add(d_h, d_loss_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let x: Vector = Lanes.load(loss_logRow, count: 8)
          let v5: Vector = Lanes.multiply(v3, x)
          let v6: Vector = Lanes.select(v3, v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 8)
          let v7: Vector = Lanes.multiply(v3, h)
          let v8: Vector = Lanes.select(v3, v7, v2)
          let k: Vector = Lanes.load(k2Row, count: 8)
          let v10: Vector = Lanes.fma(v3, k, v4)
          Lanes.store(v6, d_lossRow, count: 8)
          Lanes.store(v8, loss_logRow, count: 8)
          Lanes.store(v10, d_h2Row, count: 8)
        }
      }

      /// One row of 8.
      @inline(never)
      static func compute_gradient_Average_a(
        _ d_k: Floats, _ d_hNext: Floats, _ d_k2: Floats, _ gradient_Average_a: MutableFloats
      ) {
        let d_k_x: Vector = Lanes.load(d_k, count: 8)
        let d_hNext_x: Vector = Lanes.load(d_hNext, count: 8)
        let v: Vector = Lanes.subtract(d_k_x, d_hNext_x)
        let d_k_x2: Vector = Lanes.load(d_k2, count: 8)
        let v2: Vector = Lanes.multiply(v, d_k_x2)
        Lanes.store(v2, gradient_Average_a, count: 8)
      }
    }
  }
}

/// The last value is divided by its length, which must not be zero in segments after an example's end.
///
/// - Input `x`: [3] for each step of `x`
/// - Target `y`: [4]
public struct Direction: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "z.GRU.Wr", shape: [5, 8], offset: 0, initializer: .glorot),
      .init(name: "z.GRU.Wz", shape: [5, 8], offset: 48, initializer: .glorot),
      .init(name: "z.GRU.Wn", shape: [5, 3], offset: 96, initializer: .glorot),
      .init(name: "z.GRU.Un", shape: [5, 5], offset: 112, initializer: .glorot),
      .init(name: "z.GRU.br", shape: [5], offset: 144, initializer: .constant(0.0)),
      .init(name: "z.GRU.bz", shape: [5], offset: 160, initializer: .constant(0.0)),
      .init(name: "z.GRU.bn", shape: [5], offset: 176, initializer: .constant(0.0)),
      .init(name: "z.GRU.cn", shape: [5], offset: 192, initializer: .constant(0.0)),
      .init(name: "z.W", shape: [4, 5], offset: 208, initializer: .glorot),
      .init(name: "z.b", shape: [4], offset: 240, initializer: .constant(0.0)),
    ],
    count: 256, preparedCounts: [352, 656])

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

extension Direction {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Direction.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Direction.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - x: numbers, [batch, steps, 3].
    ///   - y: numbers, [batch, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Direction, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
    ///   - y: numbers, [batch, 4].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Direction, x: some Swift::Collection<Swift::Float>, y: some Swift::Collection<Swift::Float>,
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
      public static let lossAxis: Swift::Int? = nil

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Direction, _ batch: RNNRuntime::Batch<Direction.Example>, carriesState: Swift::Bool = false
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
        _ model: Direction, _ batch: RNNRuntime::Batch<Direction.Example>, carriesState: Swift::Bool = false
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
  extension Direction: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `x`.
      public var x: [Swift::Float]

      /// Target: [4].
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

  extension Direction.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Direction
  }
#endif

// MARK: Code

extension Direction {
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
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: -1, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "z.GRU.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15),
          .init(axis: -1, width: 5), .init(axis: -1, width: 4), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [45]
        let gates_weights: MutableFloats = prepared
        // z_GRU_Wr: [40]
        let z_GRU_Wr: Floats = parameters
        // z_GRU_Wz: [40]
        let z_GRU_Wz: Floats = parameters + 48
        // z_GRU_Wn: [15]
        let z_GRU_Wn: Floats = parameters + 96
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 48
        // z_GRU_Un: [25]
        let z_GRU_Un: Floats = parameters + 112
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 128
        // z_GRU_br: [5]
        let z_GRU_br: Floats = parameters + 144
        // z_GRU_bz: [5]
        let z_GRU_bz: Floats = parameters + 160
        // z_GRU_bn: [5]
        let z_GRU_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // z_W: [20]
        let z_W: Floats = parameters + 208
        // z_W_packed: [80]
        let z_W_packed: MutableFloats = prepared + 272
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Wr, sourceRowStride: 8, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_br, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_bz, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.pack(source: z_W, rowStride: 5, columnStride: 1, rows: 4, columns: 5, blocks: 1, destination: z_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 15]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(6)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // z_GRU_h: [B, 5]
        let z_GRU_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(8)
        // z_GRU_cn: [5]
        let z_GRU_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // z_at: [B, 5], shares memory with loss_sum, loss_sum2
        let z_at: MutableFloats = shard.floats(3)
        // z: [B, 4]
        let z: MutableFloats = shard.floats(4)
        // z_b: [4]
        let z_b: Floats = shard.parameters + 240
        // z_W_packed: [80]
        let z_W_packed: Floats = shard.prepared + 272
        // loss_sum: [B, 1], shares memory with z_at, loss_sum2
        let loss_sum: MutableFloats = shard.floats(3)
        // loss_sqrt: [B, 1], shares memory with loss_select
        let loss_sqrt: MutableFloats = shard.floats(5)
        // y: [B, 4]
        let y: MutableFloats = shard.floats(7)
        // loss_sum2: [B, 1], shares memory with z_at, loss_sum
        let loss_sum2: MutableFloats = shard.floats(3)
        // x_ends: [B, 1]
        let x_ends: MutableFloats = shard.floats(10)
        // loss_select: [B, 1], shares memory with loss_sqrt
        let loss_select: MutableFloats = shard.floats(5)
        // loss_sum3: [1]
        let loss_sum3: MutableFloats = shard.sums
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.copy(rows: batch, width: 5, source: z_GRU_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 15, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, z_GRU_cn, h_t, x_mask_t, h_tNext)
        }
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.copy(
          rows: batch, width: 5, source: h + xSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(9), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: z_at, destinationStride: 5)
        Kernel.product(
          rows: batch, k: 5, n: 4, input: z_at, inputStride: 5, packed: z_W_packed, destination: z,
          destinationStride: 4, bias: z_b)
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23)
        Pointwise.compute_loss_sum(rows: batch, z, loss_sum)
        Pointwise.compute_loss_sqrt(count: batch, loss_sum, loss_sqrt)
        Pointwise.compute_loss_sum2(rows: batch, z, loss_sqrt, y, loss_sum2)
        Pointwise.compute_loss_select(count: batch, loss_sum2, x_ends, loss_select)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum3,
          totals: shard.totals(of: loss_sum3))
        // The state 'z.GRU.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23)
        Pointwise.compute_loss(loss_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3), .init(name: "y", axis: -1, width: 4)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "z.GRU.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15),
          .init(axis: 0, width: 15), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 4), .init(axis: -1, width: 1), .init(axis: -1, width: 1), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1),
        ],
        sumsCount: 32, gradientSums: [0..<244], preparedIndex: 1, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [45]
        let gates_weights: MutableFloats = prepared
        // z_GRU_Wr: [40]
        let z_GRU_Wr: Floats = parameters
        // z_GRU_Wz: [40]
        let z_GRU_Wz: Floats = parameters + 48
        // z_GRU_Wn: [15]
        let z_GRU_Wn: Floats = parameters + 96
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 48
        // z_GRU_Un: [25]
        let z_GRU_Un: Floats = parameters + 112
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 128
        // z_GRU_br: [5]
        let z_GRU_br: Floats = parameters + 144
        // z_GRU_bz: [5]
        let z_GRU_bz: Floats = parameters + 160
        // z_GRU_bn: [5]
        let z_GRU_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // z_W: [20]
        let z_W: Floats = parameters + 208
        // z_W_packed: [80]
        let z_W_packed: MutableFloats = prepared + 272
        // z_W_packed2: [64]
        let z_W_packed2: MutableFloats = prepared + 352
        // gates_weights_packed3: [240]
        let gates_weights_packed3: MutableFloats = prepared + 416
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: z_GRU_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Wr, sourceRowStride: 8, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: z_GRU_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_br, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_bz, sourceRowStride: 5, sourceColumnStride: 1, destination: gates_bias + 5,
          destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: z_GRU_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.pack(source: z_W, rowStride: 5, columnStride: 1, rows: 4, columns: 5, blocks: 1, destination: z_W_packed)
        // gradient of Edges.rnn:22: z = dense((scan GRU(5) over x).last, 4)
        Kernel.pack(
          source: z_W, rowStride: 1, columnStride: 5, rows: 5, columns: 4, blocks: 1, destination: z_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let xSteps: Swift::Int = shard.steps(0)
        // gradient_z_GRU_Wn: [15]
        let gradient_z_GRU_Wn: MutableFloats = shard.gradients + 96
        // gradient_z_GRU_Un: [25]
        let gradient_z_GRU_Un: MutableFloats = shard.gradients + 112
        // gradient_z_GRU_br: [5]
        let gradient_z_GRU_br: MutableFloats = shard.gradients + 144
        // gradient_z_GRU_bz: [5]
        let gradient_z_GRU_bz: MutableFloats = shard.gradients + 160
        // gradient_z_GRU_bn: [5]
        let gradient_z_GRU_bn: MutableFloats = shard.gradients + 176
        // gradient_z_GRU_cn: [5]
        let gradient_z_GRU_cn: MutableFloats = shard.gradients + 192
        // gradient_z_W: [20]
        let gradient_z_W: MutableFloats = shard.gradients + 208
        // gradient_z_b: [4]
        let gradient_z_b: MutableFloats = shard.gradients + 240
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 15]
        let gates: MutableFloats = shard.floats(1)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(12)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // z_GRU_h: [B, 5]
        let z_GRU_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(14)
        // z_GRU_cn: [5]
        let z_GRU_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // z_at: [B, 5], shares memory with d_z2, d_h
        let z_at: MutableFloats = shard.floats(4)
        // z: [B, 4], shares memory with d_h2, d_h_final
        let z: MutableFloats = shard.floats(5)
        // z_b: [4]
        let z_b: Floats = shard.parameters + 240
        // z_W_packed: [80]
        let z_W_packed: Floats = shard.prepared + 272
        // loss_sum: [B, 1], shares memory with d_loss2, d_gates2
        let loss_sum: MutableFloats = shard.floats(6)
        // x_ends: [B, 1]
        let x_ends: MutableFloats = shard.floats(16)
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sqrt: [B, 1], shares memory with d_z
        let loss_sqrt: MutableFloats = shard.floats(7)
        // d_loss: [B, 1], shares memory with loss_select
        let d_loss: MutableFloats = shard.floats(8)
        // y: [B, 4]
        let y: MutableFloats = shard.floats(13)
        // d_loss2: [B, 4], shares memory with loss_sum, d_gates2
        let d_loss2: MutableFloats = shard.floats(6)
        // loss_sum2: [B, 1]
        let loss_sum2: MutableFloats = shard.floats(9)
        // d_loss3: [B, 1]
        let d_loss3: MutableFloats = shard.floats(10)
        // loss_select: [B, 1], shares memory with d_loss
        let loss_select: MutableFloats = shard.floats(8)
        // d_loss4: [B, 1]
        let d_loss4: MutableFloats = shard.floats(11)
        // loss_sum3: [1]
        let loss_sum3: MutableFloats = shard.sums
        // d_z: [B, 4], shares memory with loss_sqrt
        let d_z: MutableFloats = shard.floats(7)
        // d_z2: [B, 5], shares memory with z_at, d_h
        let d_z2: MutableFloats = shard.floats(4)
        // z_W_packed2: [64]
        let z_W_packed2: Floats = shard.prepared + 352
        // d_h: [B, 5], shares memory with z_at, d_z2
        let d_h: MutableFloats = shard.floats(4)
        // cotangent_of_z_GRU_h: [B, 5]
        let cotangent_of_z_GRU_h: Floats = shard.state(1)
        // d_gates: [T, B, 15]
        let d_gates: MutableFloats = shard.floats(3)
        // d_h2: [B, 5], shares memory with z, d_h_final
        let d_h2: MutableFloats = shard.floats(5)
        // d_gates2: [B, 5], shares memory with loss_sum, d_loss2
        let d_gates2: MutableFloats = shard.floats(6)
        // gates_weights_packed3: [240]
        let gates_weights_packed3: Floats = shard.prepared + 416
        // d_h_final: [B, 5], shares memory with z, d_h2
        let d_h_final: MutableFloats = shard.floats(5)
        // gradient_z_GRU_Wr: [37]
        let gradient_z_GRU_Wr: MutableFloats = shard.gradients
        // gradient_z_GRU_Wz: [37]
        let gradient_z_GRU_Wz: MutableFloats = shard.gradients + 48
        // gradient_z_GRU_Wr2: [35]
        let gradient_z_GRU_Wr2: MutableFloats = shard.gradients + 5
        // gradient_z_GRU_Wz2: [35]
        let gradient_z_GRU_Wz2: MutableFloats = shard.gradients + 53
        // Forward.
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.copy(rows: batch, width: 5, source: z_GRU_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<xSteps {
          let x_t: MutableFloats = x + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 15
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, xSteps &- t) &* batch, k: 3, n: 15, input: x_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, z_GRU_cn, h_t, x_mask_t, d_gates_t, h_tNext)
        }
        // z = dense((scan GRU(5) over x).last, 4)  (Edges.rnn:22)
        Kernel.copy(
          rows: batch, width: 5, source: h + xSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(15), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: z_at, destinationStride: 5)
        Kernel.product(
          rows: batch, k: 5, n: 4, input: z_at, inputStride: 5, packed: z_W_packed, destination: z,
          destinationStride: 4, bias: z_b)
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23)
        Pointwise.compute_loss_sum(rows: batch, z, loss_sum)
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23); with its gradient
        Pointwise.compute_loss_sqrt_d_loss(count: batch, loss_sum, x_ends, count, loss_sqrt, d_loss)
        Pointwise.compute_d_loss_loss_sum(rows: batch, z, loss_sqrt, y, d_loss, d_loss2, loss_sum2, d_loss3)
        Pointwise.compute_loss_select_d_loss(count: batch, loss_sum2, x_ends, d_loss3, loss_sqrt, loss_select, d_loss4)
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23)
        Kernel.columnSum(
          rows: batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum3,
          totals: shard.totals(of: loss_sum3))
        // Backward.
        // gradient of Edges.rnn:22–23: z, loss = …
        Pointwise.compute_d_z(rows: batch, d_loss4, z, d_loss2, d_z)
        // gradient of Edges.rnn:22: z = dense((scan GRU(5) over x).last, 4)
        Kernel.outerSum(
          rows: batch, m: 4, n: 5, left: d_z, leftStride: 4, right: z_at, rightStride: 5, destination: gradient_z_W,
          destinationRowStride: 5, leftSum: gradient_z_b, totals: shard.totals(toMove: gradient_z_W),
          leftSumTotals: shard.totals(of: gradient_z_b))
        Kernel.product(
          rows: batch, k: 4, n: 5, input: d_z, inputStride: 4, packed: z_W_packed2, destination: d_z2,
          destinationStride: 5, bias: nil)
        Kernel.place(
          isLast: true, steps: xSteps, batch: batch, width: 5, lengths: shard.tokens(15), source: d_z2, sourceStride: 5,
          destination: d_gates + 5, destinationStepStride: batch &* 15, destinationStride: 15)
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_z_GRU_h, sourceStride: 5, destination: d_h, destinationStride: 5)
        for done in 0..<xSteps {
          let t2: Swift::Int = xSteps &- 1 &- done
          let gates_t2: MutableFloats = gates + t2 &* batch &* 15
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 15
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2: MutableFloats = h + t2 &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t2, d_h, d_gates_t2, x_mask_t2, h_t2, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t2, inputStride: 15, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 5, bias: nil, turn: t2)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_h2, d_gates2, d_h)
        }
        // gradient of Edges.rnn:22: z = dense((scan GRU(5) over x).last, 4)
        Kernel.copy(rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: xSteps &* batch, width: 5, source: d_gates + 10, sourceStride: 15, destination: gradient_z_GRU_cn,
          totals: shard.totals(of: gradient_z_GRU_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: d_gates, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_z_GRU_Wr, destinationRowStride: 8, leftSum: nil,
          totals: shard.totals(toMove: gradient_z_GRU_Wr))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: d_gates + 5, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_z_GRU_Wz, destinationRowStride: 8, leftSum: nil,
          totals: shard.totals(toMove: gradient_z_GRU_Wz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 5, left: d_gates + 10, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_z_GRU_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_z_GRU_Un))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 3, left: gates, leftStride: 15, right: x, rightStride: 3,
          destination: gradient_z_GRU_Wr2, destinationRowStride: 8, leftSum: gradient_z_GRU_br,
          totals: shard.totals(toMove: gradient_z_GRU_Wr2), leftSumTotals: shard.totals(of: gradient_z_GRU_br))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 3, left: gates + 5, leftStride: 15, right: x, rightStride: 3,
          destination: gradient_z_GRU_Wz2, destinationRowStride: 8, leftSum: gradient_z_GRU_bz,
          totals: shard.totals(toMove: gradient_z_GRU_Wz2), leftSumTotals: shard.totals(of: gradient_z_GRU_bz))
        Kernel.outerSum(
          rows: xSteps &* batch, m: 5, n: 3, left: gates + 10, leftStride: 15, right: x, rightStride: 3,
          destination: gradient_z_GRU_Wn, destinationRowStride: 3, leftSum: gradient_z_GRU_bn,
          totals: shard.totals(toMove: gradient_z_GRU_Wn), leftSumTotals: shard.totals(of: gradient_z_GRU_bn))
        // The state 'z.GRU.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'cotangent of z.GRU.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // count: [1]
        let count: Floats = shard.count(0)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(z / sqrt(sum(z * z)), y)  (Edges.rnn:23)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ z_GRU_cn: Floats, _ h2: MutableFloats, _ x_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let z_GRU_cnRow: Floats = z_GRU_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(z_GRU_cnRow, count: 5)
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

      /// Rows of 4.
      @inline(never)
      static func compute_loss_sum(rows: Swift::Int, _ z2: Floats, _ loss_sum: MutableFloats) {
        for row in 0..<rows {
          let z2Row: Floats = z2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let z: Vector = Lanes.load(z2Row, count: 4)
          let v: Vector = Lanes.multiply(z, z)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_sqrt(count: Swift::Int, _ loss_sum: Floats, _ loss_sqrt: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v: Vector = Lanes.sqrt(loss_sum_x)
          Lanes.store(v, loss_sqrt + column, count: lanes)
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
      static func compute_loss_sum2(
        rows: Swift::Int, _ z2: Floats, _ loss_sqrt: Floats, _ y2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let z2Row: Floats = z2 + row &* 4
          let loss_sqrtRow: Floats = loss_sqrt + row
          let y2Row: Floats = y2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          let loss_sqrt_x: Vector = Lanes.broadcast(loss_sqrtRow[0])
          var sum2: Vector = Vector()
          let z: Vector = Lanes.load(z2Row, count: 4)
          let v: Vector = Lanes.divide(z, loss_sqrt_x)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v2: Vector = Lanes.subtract(v, y)
          let v3: Vector = Lanes.multiply(v2, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ x_ends: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let x_ends_x: Vector = Lanes.load(x_ends + column, count: lanes)
          let v4: Vector = Lanes.select(x_ends_x, v2, v3)
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
      static func compute_loss(_ loss_sum: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ z_GRU_cn: Floats, _ h2: MutableFloats,
        _ x_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let z_GRU_cnRow: Floats = z_GRU_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let x_maskRow: Floats = x_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(z_GRU_cnRow, count: 5)
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
      static func compute_loss_sqrt_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_ends: Floats, _ count2: Floats, _ loss_sqrt: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(0.25)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v3: Vector = Lanes.divide(v2, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v: Vector = Lanes.sqrt(loss_sum_x)
          let x_ends_x: Vector = Lanes.load(x_ends + column, count: lanes)
          let v5: Vector = Lanes.select(x_ends_x, v3, v4)
          let v7: Vector = Lanes.multiply(v5, v6)
          Lanes.store(v, loss_sqrt + column, count: lanes)
          Lanes.store(v7, d_loss + column, count: lanes)
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
      static func compute_d_loss_loss_sum(
        rows: Swift::Int, _ z2: Floats, _ loss_sqrt: Floats, _ y2: Floats, _ d_loss: Floats, _ d_loss2: MutableFloats,
        _ loss_sum: MutableFloats, _ d_loss3: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let z2Row: Floats = z2 + row &* 4
          let loss_sqrtRow: Floats = loss_sqrt + row
          let y2Row: Floats = y2 + row &* 4
          let d_lossRow: Floats = d_loss + row
          let d_loss2Row: MutableFloats = d_loss2 + row &* 4
          let loss_sumRow: MutableFloats = loss_sum + row
          let d_loss3Row: MutableFloats = d_loss3 + row
          let loss_sqrt_x: Vector = Lanes.broadcast(loss_sqrtRow[0])
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          var sum2: Vector = Vector()
          var sum3: Vector = Vector()
          let z: Vector = Lanes.load(z2Row, count: 4)
          let v: Vector = Lanes.divide(z, loss_sqrt_x)
          let y: Vector = Lanes.load(y2Row, count: 4)
          let v2: Vector = Lanes.subtract(v, y)
          let v3: Vector = Lanes.multiply(v2, v2)
          let v4: Vector = Lanes.multiply(d_loss_x, v2)
          let v6: Vector = Lanes.select(d_loss_x, v4, v5)
          let v7: Vector = Lanes.add(v6, v6)
          let v8: Vector = Lanes.divide(v7, loss_sqrt_x)
          let v9: Vector = Lanes.select(v7, v8, v5)
          let v10: Vector = Lanes.multiply(v7, v)
          let v11: Vector = Lanes.divide(v10, loss_sqrt_x)
          let v12: Vector = Lanes.select(v7, v11, v5)
          let v13: Vector = Lanes.negate(v12)
          Lanes.store(v9, d_loss2Row, count: 4)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 4, 0))
          sum3 = Lanes.add(sum3, Lanes.fill(v13, from: 4, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
          d_loss3Row[0] = Lanes.sum(sum3)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ x_ends: Floats, _ d_loss: Floats, _ loss_sqrt: Floats,
        _ loss_select: MutableFloats, _ d_loss2: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.25)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let x_ends_x: Vector = Lanes.load(x_ends + column, count: lanes)
          let v4: Vector = Lanes.select(x_ends_x, v2, v3)
          let d_loss_x: Vector = Lanes.load(d_loss + column, count: lanes)
          let v6: Vector = Lanes.multiply(d_loss_x, v5)
          let loss_sqrt_x: Vector = Lanes.load(loss_sqrt + column, count: lanes)
          let v7: Vector = Lanes.divide(v6, loss_sqrt_x)
          let v8: Vector = Lanes.select(d_loss_x, v7, v3)
          Lanes.store(v4, loss_select + column, count: lanes)
          Lanes.store(v8, d_loss2 + column, count: lanes)
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
      static func compute_d_z(
        rows: Swift::Int, _ d_loss: Floats, _ z2: Floats, _ d_loss2: Floats, _ d_z: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let z2Row: Floats = z2 + row &* 4
          let d_loss2Row: Floats = d_loss2 + row &* 4
          let d_zRow: MutableFloats = d_z + row &* 4
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let z: Vector = Lanes.load(z2Row, count: 4)
          let v: Vector = Lanes.multiply(d_loss_x, z)
          let d_loss_x2: Vector = Lanes.load(d_loss2Row, count: 4)
          let v2: Vector = Lanes.add(d_loss_x2, v)
          let v3: Vector = Lanes.add(v2, v)
          Lanes.store(v3, d_zRow, count: 4)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ x_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let x_maskRow: Floats = x_mask + row
          let h2Row: Floats = h2 + row &* 5
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
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
    }
  }
}

/// - Input `x`: [3] for each step of `x`
/// - Output `output`: [20] for each step of `x`
public struct Skipping: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "narrow.W", shape: [6, 3], offset: 0, initializer: .glorot),
      .init(name: "narrow.U", shape: [6, 6], offset: 32, initializer: .glorot),
      .init(name: "narrow.b", shape: [6], offset: 80, initializer: .constant(0.5)),
      .init(name: "Residual.W", shape: [20, 6], offset: 96, initializer: .glorot),
      .init(name: "Residual.U", shape: [20, 20], offset: 224, initializer: .glorot),
      .init(name: "Residual.b", shape: [20], offset: 624, initializer: .constant(0.5)),
    ],
    count: 656, preparedCounts: [976])

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

extension Skipping {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 272, outputCount: 32, ones: 48, length: 64)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(48)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter x: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(x: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("x", count: x.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 208).update(from: x.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 20)
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

extension Skipping {
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

extension Skipping {
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
      _ model: Skipping, x: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
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
        _ model: Skipping, _ batch: RNNRuntime::Batch<Skipping.Example>, carriesState: Swift::Bool = false
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
  extension Skipping: RNNRuntime.PredictiveModel {
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

  extension Skipping.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Skipping
  }
#endif

// MARK: Code

extension Skipping {
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
        // narrow_W: [18]
        let narrow_W: Floats = parameters
        // narrow_W_packed: [48]
        let narrow_W_packed: MutableFloats = prepared
        // narrow_U: [36]
        let narrow_U: Floats = parameters + 32
        // narrow_U_packed: [96]
        let narrow_U_packed: MutableFloats = prepared + 48
        // Residual_W: [120]
        let Residual_W: Floats = parameters + 96
        // Residual_W_packed: [192]
        let Residual_W_packed: MutableFloats = prepared + 144
        // Residual_U: [400]
        let Residual_U: Floats = parameters + 224
        // Residual_U_packed: [640]
        let Residual_U_packed: MutableFloats = prepared + 336
        // u = W · x  (Edges.rnn:33)
        Kernel.pack(
          source: narrow_W, rowStride: 3, columnStride: 1, rows: 6, columns: 3, blocks: 1, destination: narrow_W_packed)
        // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
        Kernel.pack(
          source: narrow_U, rowStride: 6, columnStride: 1, rows: 6, columns: 6, blocks: 1, destination: narrow_U_packed)
        // u = W · x  (Edges.rnn:33)
        Kernel.pack(
          source: Residual_W, rowStride: 6, columnStride: 1, rows: 20, columns: 6, blocks: 1,
          destination: Residual_W_packed)
        // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
        Kernel.pack(
          source: Residual_U, rowStride: 20, columnStride: 1, rows: 20, columns: 20, blocks: 1,
          destination: Residual_U_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // x: [B, 3]
        let x: MutableFloats = memory + 208
        // narrow_W_packed: [48]
        let narrow_W_packed: Floats = prepared
        // narrow_h: [B, 6], shares memory with hNext
        let narrow_h: MutableFloats = memory
        // narrow_U_packed: [96]
        let narrow_U_packed: Floats = prepared + 48
        // narrow_b: [6]
        let narrow_b: Floats = parameters + 80
        // hNext: [B, 6], shares memory with narrow_h
        let hNext: MutableFloats = memory
        // Residual_W_packed: [192]
        let Residual_W_packed: Floats = prepared + 144
        // Residual_h: [B, 20], shares memory with hNext2
        let Residual_h: MutableFloats = memory + 16
        // Residual_U_packed: [640]
        let Residual_U_packed: Floats = prepared + 336
        // Residual_b: [20]
        let Residual_b: Floats = parameters + 624
        // hNext2: [B, 20], shares memory with Residual_h
        let hNext2: MutableFloats = memory + 16
        // u: [B, 20]
        let u: MutableFloats = memory + 144
        // sums: [B, 20]
        let sums: MutableFloats = memory + 176
        // u, h' = …  (Edges.rnn:33–34)
        Pointwise.compute_hNext(narrow_b, x, narrow_h, hNext, narrow_W_packed, narrow_U_packed)
        Pointwise.compute_u_sums(Residual_b, hNext, Residual_h, u, sums, Residual_W_packed, Residual_U_packed)
        // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
        Pointwise.compute_hNext2(u, sums, hNext2)
        // The output 'output'.
        Kernel.copy(rows: 1, width: 20, source: hNext2, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["x"], inputs: [.init(name: "x", axis: 0, width: 3)],
        outputs: [.init(name: "output", axis: 0, shape: [20])],
        states: [.init(name: "narrow.h", shape: [6]), .init(name: "Residual.h", shape: [20])],
        arena: [
          .init(axis: 0, width: 20), .init(axis: 0, width: 20), .init(axis: 0, extraSteps: 1, width: 20),
          .init(axis: -1, width: 6), .init(axis: -1, width: 20),
        ],
        sumsCount: 0, preparedIndex: 0, segments: .always)

      /// The same as `Step`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Step.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let xSteps: Swift::Int = shard.steps(0)
        // u: [T, B, 6], shares memory with u2
        let u: MutableFloats = shard.floats(0)
        // x: [T, B, 3]
        let x: MutableFloats = shard.floats(5)
        // narrow_W_packed: [48]
        let narrow_W_packed: Floats = shard.prepared
        // narrow_b: [6]
        let narrow_b: Floats = shard.parameters + 80
        // hNext: [T, B, 6], shares memory with hNext2
        let hNext: MutableFloats = shard.floats(1)
        // h: [T + 1, B, 6], shares memory with h2
        let h: MutableFloats = shard.floats(2)
        // narrow_h: [B, 6]
        let narrow_h: Floats = shard.state(0)
        // x_mask: [T, B, 1]
        let x_mask: MutableFloats = shard.floats(6)
        // hNext_product: [B, 6], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(3)
        // narrow_U_packed: [96]
        let narrow_U_packed: Floats = shard.prepared + 48
        // h_final: [B, 6], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(3)
        // u2: [T, B, 20], shares memory with u
        let u2: MutableFloats = shard.floats(0)
        // Residual_W_packed: [192]
        let Residual_W_packed: Floats = shard.prepared + 144
        // Residual_b: [20]
        let Residual_b: Floats = shard.parameters + 624
        // hNext2: [T, B, 20], shares memory with hNext
        let hNext2: MutableFloats = shard.floats(1)
        // h2: [T + 1, B, 20], shares memory with h
        let h2: MutableFloats = shard.floats(2)
        // Residual_h: [B, 20]
        let Residual_h: Floats = shard.state(1)
        // hNext_product2: [B, 20], shares memory with h_final2
        let hNext_product2: MutableFloats = shard.floats(4)
        // Residual_U_packed: [640]
        let Residual_U_packed: Floats = shard.prepared + 336
        // h_final2: [B, 20], shares memory with hNext_product2
        let h_final2: MutableFloats = shard.floats(4)
        // u = W · x  (Edges.rnn:33)
        Kernel.product(
          rows: xSteps &* batch, k: 3, n: 6, input: x, inputStride: 3, packed: narrow_W_packed, destination: u,
          destinationStride: 6, bias: nil)
        // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
        Pointwise.compute_hNext3(rows: xSteps &* batch, u, narrow_b, hNext)
        // narrow = scan Residual(6) over x  (Edges.rnn:40)
        Kernel.copy(rows: batch, width: 6, source: narrow_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<xSteps {
          let h_t: MutableFloats = h + t &* batch &* 6
          let hNext_t: MutableFloats = hNext + t &* batch &* 6
          let u_t: MutableFloats = u + t &* batch &* 6
          let x_mask_t: MutableFloats = x_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
          Kernel.product(
            rows: batch, k: 6, n: 6, input: h_t, inputStride: 6, packed: narrow_U_packed, destination: hNext_product,
            destinationStride: 6, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, u_t, x_mask_t, h_t, h_tNext)
        }
        // narrow = scan Residual(6) over x  (Edges.rnn:40)
        Kernel.copy(
          rows: batch, width: 6, source: h + xSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // u = W · x  (Edges.rnn:33)
        Kernel.product(
          rows: xSteps &* batch, k: 6, n: 20, input: h + batch &* 6, inputStride: 6, packed: Residual_W_packed,
          destination: u2, destinationStride: 20, bias: nil)
        // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
        Pointwise.compute_hNext4(rows: xSteps &* batch, u2, Residual_b, hNext2)
        // output scan Residual(20) over narrow  (Edges.rnn:41)
        Kernel.copy(
          rows: batch, width: 20, source: Residual_h, sourceStride: 20, destination: h2, destinationStride: 20)
        for t2 in 0..<xSteps {
          let h_t2: MutableFloats = h2 + t2 &* batch &* 20
          let hNext_t2: MutableFloats = hNext2 + t2 &* batch &* 20
          let u_t2: MutableFloats = u2 + t2 &* batch &* 20
          let x_mask_t2: MutableFloats = x_mask + t2 &* batch
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 20
          // h' = tanh(u + U · h + b) + u  (Edges.rnn:34)
          Kernel.product(
            rows: batch, k: 20, n: 20, input: h_t2, inputStride: 20, packed: Residual_U_packed,
            destination: hNext_product2, destinationStride: 20, bias: nil, turn: t2)
          Pointwise.compute_h2(rows: batch, hNext_product2, hNext_t2, u_t2, x_mask_t2, h_t2, h_t2Next)
        }
        // output scan Residual(20) over narrow  (Edges.rnn:41)
        Kernel.copy(
          rows: batch, width: 20, source: h2 + xSteps &* batch &* 20, sourceStride: 20, destination: h_final2,
          destinationStride: 20)
        // The output 'output'.
        shard.setOutput(0, h2 + batch &* 20, stepStride: batch &* 20, stride: 20)
        // The state 'narrow.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
        // The state 'Residual.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 20)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 6.
      static func compute_hNext(
        _ narrow_b: Floats, _ x: Floats, _ narrow_h: Floats, _ hNext2: MutableFloats, _ narrow_W_packed: Floats,
        _ narrow_U_packed: Floats
      ) {
        let sums = Kernel.sums(
          RNNRuntime::LastGate(Vector()), k: 3, input: x, packed: narrow_W_packed, readsAhead: false)
        let u: Vector = sums.first
        let b: Vector = Lanes.load(narrow_b)
        let v: Vector = Lanes.add(u, b)
        let sums2 = Kernel.sums(
          RNNRuntime::LastGate(v), k: 6, input: narrow_h, packed: narrow_U_packed, readsAhead: false)
        let v2: Vector = sums2.first
        let v3: Vector = Lanes.quickTanh(v2)
        let hNext: Vector = Lanes.add(v3, u)
        Lanes.store(hNext, hNext2)
      }

      /// One row of 20.
      static func compute_u_sums(
        _ Residual_b: Floats, _ hNext: Floats, _ Residual_h: Floats, _ u2: MutableFloats, _ sums3: MutableFloats,
        _ Residual_W_packed: Floats, _ Residual_U_packed: Floats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int) {
          let sums = Kernel.sums(
            RNNRuntime::LastGate(Vector()), k: 6, input: hNext, packed: Residual_W_packed + column &* 6,
            readsAhead: false)
          let u: Vector = sums.first
          let b: Vector = Lanes.load(Residual_b + column)
          let v: Vector = Lanes.add(u, b)
          let sums2 = Kernel.sums(
            RNNRuntime::LastGate(v), k: 20, input: Residual_h, packed: Residual_U_packed + column &* 20,
            readsAhead: false)
          let v2: Vector = sums2.first
          Lanes.store(u, u2 + column)
          Lanes.store(v2, sums3 + column)
        }
        columns(0)
        columns(16)
      }

      /// One row of 20.
      static func compute_hNext2(_ u2: Floats, _ sums: Floats, _ hNext2: MutableFloats) {
        var column: Swift::Int = 0
        while column < 20 {
          let u: Vector = Lanes.load(u2 + column)
          let sums_x: Vector = Lanes.load(sums + column)
          let v: Vector = Lanes.quickTanh(sums_x)
          let hNext: Vector = Lanes.add(v, u)
          Lanes.store(hNext, hNext2 + column)
          column &+= 16
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_hNext3(rows: Swift::Int, _ u2: Floats, _ narrow_b: Floats, _ hNext2: MutableFloats) {
        for row in 0..<rows {
          let u2Row: Floats = u2 + row &* 6
          let narrow_bRow: Floats = narrow_b
          let hNext2Row: MutableFloats = hNext2 + row &* 6
          let u: Vector = Lanes.load(u2Row, count: 6)
          let b: Vector = Lanes.load(narrow_bRow, count: 6)
          let hNext: Vector = Lanes.add(u, b)
          Lanes.store(hNext, hNext2Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ u2: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 6
          let hNext3Row: Floats = hNext3 + row &* 6
          let u2Row: Floats = u2 + row &* 6
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 6
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 6)
          let hNext: Vector = Lanes.load(hNext3Row, count: 6)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let v2: Vector = Lanes.quickTanh(v)
          let u: Vector = Lanes.load(u2Row, count: 6)
          let hNext2: Vector = Lanes.add(u, v2)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v3: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v3, h3Row, count: 6)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_hNext4(rows: Swift::Int, _ u2: Floats, _ Residual_b: Floats, _ hNext2: MutableFloats) {
        for row in 0..<rows {
          let u2Row: Floats = u2 + row &* 20
          let Residual_bRow: Floats = Residual_b
          let hNext2Row: MutableFloats = hNext2 + row &* 20
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let u: Vector = Lanes.load(u2Row + column, count: lanes)
            let b: Vector = Lanes.load(Residual_bRow + column, count: lanes)
            let hNext: Vector = Lanes.add(u, b)
            Lanes.store(hNext, hNext2Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }

      /// Rows of 20.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ u2: Floats, _ x_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 20
          let hNext3Row: Floats = hNext3 + row &* 20
          let u2Row: Floats = u2 + row &* 20
          let x_maskRow: Floats = x_mask + row
          let h2Row: MutableFloats = h2 + row &* 20
          let h3Row: MutableFloats = h3 + row &* 20
          let mask: Vector = Lanes.broadcast(x_maskRow[0])
          @inline(__always)
          func columns(_ column: Swift::Int, lanes: Swift::Int) {
            let hNext_product_x: Vector = Lanes.load(hNext_productRow + column, count: lanes)
            let hNext: Vector = Lanes.load(hNext3Row + column, count: lanes)
            let v: Vector = Lanes.add(hNext_product_x, hNext)
            let v2: Vector = Lanes.quickTanh(v)
            let u: Vector = Lanes.load(u2Row + column, count: lanes)
            let hNext2: Vector = Lanes.add(u, v2)
            let h: Vector = Lanes.load(h2Row + column, count: lanes)
            let v3: Vector = Lanes.select(mask, hNext2, h)
            Lanes.store(v3, h3Row + column, count: lanes)
          }
          var column: Swift::Int = 0
          while column &+ 16 <= 20 {
            columns(column, lanes: 16)
            column &+= 16
          }
          columns(column, lanes: 20 &- column)
        }
      }
    }
  }
}

/// Names that generated code uses, too.
///
/// - Input `max`: [2] for each step of `max`
/// - Input `run`: [2] for each step of `max`
/// - Input `bind`: [2]
/// - Target `evaluation`: [3] for each step of `max`
/// - Target `gradients`: [3]
/// - Output `min`: [3] for each step of `max`
public struct Names: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "min.Wr", shape: [3, 9], offset: 0, initializer: .glorot),
      .init(name: "min.Wz", shape: [3, 9], offset: 32, initializer: .glorot),
      .init(name: "min.Wn", shape: [3, 6], offset: 64, initializer: .glorot),
      .init(name: "min.Un", shape: [3, 3], offset: 96, initializer: .glorot),
      .init(name: "min.br", shape: [3], offset: 112, initializer: .constant(0.0)),
      .init(name: "min.bz", shape: [3], offset: 128, initializer: .constant(0.0)),
      .init(name: "min.bn", shape: [3], offset: 144, initializer: .constant(0.0)),
      .init(name: "min.cn", shape: [3], offset: 160, initializer: .constant(0.0)),
    ],
    count: 176, preparedCounts: [560, 256, 400])

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

extension Names {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 176, outputCount: 16, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter max: [2].
  /// - Parameter run: [2].
  /// - Parameter bind: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(
    max: Swift::UnsafeBufferPointer<Swift::Float>, run: Swift::UnsafeBufferPointer<Swift::Float>,
    bind: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream
  ) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("max", count: max.count, width: 2)
    RNNRuntime::StepCheck.require("run", count: run.count, width: 2)
    RNNRuntime::StepCheck.require("bind", count: bind.count, width: 2)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 80).update(from: max.baseAddress!, count: 2)
    (memory + 96).update(from: run.baseAddress!, count: 2)
    (memory + 112).update(from: bind.baseAddress!, count: 2)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 3)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter max: [2].
  /// - Parameter run: [2].
  /// - Parameter bind: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(
    max: [Swift::Float], run: [Swift::Float], bind: [Swift::Float], _ stream: inout Stream
  ) -> RNNRuntime::OutputView {
    return max.withUnsafeBufferPointer(
      { maxPointer in
        run.withUnsafeBufferPointer(
          { runPointer in
            bind.withUnsafeBufferPointer(
              { bindPointer in step(max: maxPointer, run: runPointer, bind: bindPointer, &stream) })
          })
      })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    max: some Swift::Collection<Swift::Float>, run: some Swift::Collection<Swift::Float>,
    bind: some Swift::Collection<Swift::Float>
  ) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("max", count: max.count, width: 2)
    try RNNRuntime::StepCheck.validate("run", count: run.count, width: 2)
    try RNNRuntime::StepCheck.validate("bind", count: bind.count, width: 2)
  }
}

// MARK: Streams

extension Names {
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
  /// - Parameter max: [2] for each stream, [streams, …].
  /// - Parameter run: [2] for each stream, [streams, …].
  /// - Parameter bind: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(
    max: some Swift::Collection<Swift::Float>, run: some Swift::Collection<Swift::Float>,
    bind: some Swift::Collection<Swift::Float>, _ streams: inout Streams
  ) -> RNNRuntime::OutputView {
    streams.storage.set(0, max)
    streams.storage.set(1, run)
    streams.storage.set(2, bind)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    max: some Swift::Collection<Swift::Float>, run: some Swift::Collection<Swift::Float>,
    bind: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, max)
    try streams.storage.validate(1, run)
    try streams.storage.validate(2, bind)
  }
}

// MARK: Whole sequences

extension Names {
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
    ///   - max: numbers, [batch, steps, 2].
    ///   - run: numbers, [batch, steps, 2].
    ///   - bind: numbers, [batch, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Names, max: some Swift::Collection<Swift::Float>, run run2: some Swift::Collection<Swift::Float>,
      bind bind2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, max: max, run: run2, bind: bind2, lengths: lengths,
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
      max: some Swift::Collection<Swift::Float>, run run2: some Swift::Collection<Swift::Float>,
      bind bind2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: max.count)
      try check.setLengths(0, lengths)
      try check.bind(0, max)
      try check.bind(1, run2)
      try check.bind(2, bind2)
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
        _ model: Names, _ batch: RNNRuntime::Batch<Names.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, max: some Swift::Collection<Swift::Float>,
      run run2: some Swift::Collection<Swift::Float>, bind bind2: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: max.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, max, { workspace.bind(1, run2, { workspace.bind(2, bind2, run) }) })
    }
  }
}

// MARK: Training

extension Names {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Names.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Names.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - max: numbers, [batch, steps, 2].
    ///   - run: numbers, [batch, steps, 2].
    ///   - bind: numbers, [batch, 2].
    ///   - evaluation: numbers, [batch, steps, 3].
    ///   - gradients: numbers, [batch, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Names, max: some Swift::Collection<Swift::Float>, run run2: some Swift::Collection<Swift::Float>,
      bind bind2: some Swift::Collection<Swift::Float>, evaluation evaluation2: some Swift::Collection<Swift::Float>,
      gradients gradients2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, max: max, run: run2, bind: bind2, evaluation: evaluation2, gradients: gradients2,
        lengths: lengths,
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
    ///   - max: numbers, [batch, steps, 2].
    ///   - run: numbers, [batch, steps, 2].
    ///   - bind: numbers, [batch, 2].
    ///   - evaluation: numbers, [batch, steps, 3].
    ///   - gradients: numbers, [batch, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Names, max: some Swift::Collection<Swift::Float>, run run2: some Swift::Collection<Swift::Float>,
      bind bind2: some Swift::Collection<Swift::Float>, evaluation evaluation2: some Swift::Collection<Swift::Float>,
      gradients gradients2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, max: max, run: run2, bind: bind2, evaluation: evaluation2, gradients: gradients2,
        lengths: lengths,
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
      max: some Swift::Collection<Swift::Float>, run run2: some Swift::Collection<Swift::Float>,
      bind bind2: some Swift::Collection<Swift::Float>, evaluation evaluation2: some Swift::Collection<Swift::Float>,
      gradients gradients2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: max.count)
      try check.setLengths(0, lengths)
      try check.bind(0, max)
      try check.bind(1, run2)
      try check.bind(2, bind2)
      try check.bind(3, evaluation2)
      try check.bind(4, gradients2)
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
        _ model: Names, _ batch: RNNRuntime::Batch<Names.Example>, carriesState: Swift::Bool = false
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
        _ model: Names, _ batch: RNNRuntime::Batch<Names.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, max: some Swift::Collection<Swift::Float>,
      run run2: some Swift::Collection<Swift::Float>, bind bind2: some Swift::Collection<Swift::Float>,
      evaluation evaluation2: some Swift::Collection<Swift::Float>,
      gradients gradients2: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: max.count)
      workspace.setLengths(0, lengths)
      workspace.bind(
        0, max,
        {
          workspace.bind(
            1, run2,
            { workspace.bind(2, bind2, { workspace.bind(3, evaluation2, { workspace.bind(4, gradients2, run) }) }) })
        })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Names: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [2] for each step of `max`.
      public var max: [Swift::Float]

      /// Input: [2] for each step of `max`.
      public var run: [Swift::Float]

      /// Input: [2].
      public var bind: [Swift::Float]

      /// Target: [3] for each step of `max`.
      public var evaluation: [Swift::Float]?

      /// Target: [3].
      public var gradients: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(
        max: [Swift::Float], run: [Swift::Float], bind: [Swift::Float], evaluation: [Swift::Float]? = nil,
        gradients: [Swift::Float]? = nil
      ) {
        self.max = max
        self.run = run
        self.bind = bind
        self.evaluation = evaluation
        self.gradients = gradients
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.max)
        packer.add(self.run)
        packer.add(self.bind)
        packer.add(self.evaluation)
        packer.add(self.gradients)
      }
    }
  }

  extension Names.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Names
  }

  extension Names.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Names
  }
#endif

// MARK: Code

extension Names {
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
        // gates_weights: [27]
        let gates_weights: MutableFloats = prepared
        // min_Wr: [27]
        let min_Wr: Floats = parameters
        // min_Wz: [27]
        let min_Wz: Floats = parameters + 32
        // min_Un: [9]
        let min_Un: Floats = parameters + 96
        // gates_weights2: [18]
        let gates_weights2: MutableFloats = prepared + 32
        // min_Wn: [18]
        let min_Wn: Floats = parameters + 64
        // gates_weights3: [18]
        let gates_weights3: MutableFloats = prepared + 64
        // gates_weights4: [18]
        let gates_weights4: MutableFloats = prepared + 96
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 128
        // gates_weights_packed2: [96]
        let gates_weights_packed2: MutableFloats = prepared + 224
        // gates_weights_packed3: [96]
        let gates_weights_packed3: MutableFloats = prepared + 320
        // gates_weights_packed4: [144]
        let gates_weights_packed4: MutableFloats = prepared + 416
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wr, sourceRowStride: 9, sourceColumnStride: 1, destination: gates_weights,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wr + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wz + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wr + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wz + 5, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights3 + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wn + 2, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wr + 7, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wz + 7, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights4 + 6, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 2, source: min_Wn + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 12, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights2, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 3,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights3, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 3,
          destination: gates_weights_packed2)
        Kernel.pack(
          source: gates_weights4, rowStride: 2, columnStride: 1, rows: 9, columns: 2, blocks: 3,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 3,
          destination: gates_weights_packed4)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // min_h: [B, 3], shares memory with hNext
        let min_h: MutableFloats = memory
        // max: [B, 2]
        let max: MutableFloats = memory + 80
        // run: [B, 2]
        let run: MutableFloats = memory + 96
        // bind: [B, 2]
        let bind: MutableFloats = memory + 112
        // min_br: [3]
        let min_br: Floats = parameters + 112
        // min_bz: [3]
        let min_bz: Floats = parameters + 128
        // min_bn: [3]
        let min_bn: Floats = parameters + 144
        // min_cn: [3]
        let min_cn: Floats = parameters + 160
        // hNext: [B, 3], shares memory with min_h
        let hNext: MutableFloats = memory
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = prepared + 128
        // gates_weights_packed2: [96]
        let gates_weights_packed2: Floats = prepared + 224
        // gates_weights_packed3: [96]
        let gates_weights_packed3: Floats = prepared + 320
        // gates_weights_packed4: [144]
        let gates_weights_packed4: Floats = prepared + 416
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(
          min_br, min_bz, min_bn, min_cn, min_h, max, run, bind, hNext, gates_weights_packed, gates_weights_packed2,
          gates_weights_packed3, gates_weights_packed4)
        // The output 'min'.
        Kernel.copy(rows: 1, width: 3, source: hNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["max"],
        inputs: [
          .init(name: "max", axis: 0, width: 2), .init(name: "run", axis: 0, width: 2),
          .init(name: "bind", axis: -1, width: 2),
        ],
        outputs: [.init(name: "min", axis: 0, shape: [3])], states: [.init(name: "min.h", shape: [3])],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 3), .init(axis: 0, width: 9),
          .init(axis: -1, width: 9),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [54]
        let gates_weights: MutableFloats = prepared
        // min_Wr: [27]
        let min_Wr: Floats = parameters
        // min_Wz: [27]
        let min_Wz: Floats = parameters + 32
        // min_Wn: [18]
        let min_Wn: Floats = parameters + 64
        // gates_weights2: [27]
        let gates_weights2: MutableFloats = prepared + 64
        // min_Un: [9]
        let min_Un: Floats = parameters + 96
        // gates_bias: [9]
        let gates_bias: MutableFloats = prepared + 96
        // min_br: [3]
        let min_br: Floats = parameters + 112
        // min_bz: [3]
        let min_bz: Floats = parameters + 128
        // min_bn: [3]
        let min_bn: Floats = parameters + 144
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 112
        // gates_weights_packed2: [48]
        let gates_weights_packed2: MutableFloats = prepared + 208
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wr + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wz + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 18, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wr, sourceRowStride: 9, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights2 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_bz, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias + 3,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_bn, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias + 6,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 9, columns: 6, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let maxSteps: Swift::Int = shard.steps(0)
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 96
        // min_concatenate: [T, B, 6]
        let min_concatenate: MutableFloats = shard.floats(0)
        // max: [T, B, 2]
        let max: MutableFloats = shard.floats(4)
        // run: [T, B, 2]
        let run: MutableFloats = shard.floats(5)
        // bind: [B, 2]
        let bind: MutableFloats = shard.floats(6)
        // gates: [T, B, 9]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 112
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(1)
        // min_h: [B, 3]
        let min_h: Floats = shard.state(0)
        // max_mask: [T, B, 1]
        let max_mask: MutableFloats = shard.floats(7)
        // min_cn: [3]
        let min_cn: Floats = shard.parameters + 160
        // gates2: [B, 9], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 208
        // h_final: [B, 3], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: max, sourceStride: 2, destination: min_concatenate,
          destinationStride: 6)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: run, sourceStride: 2, destination: min_concatenate + 2,
          destinationStride: 6)
        for t in 0..<maxSteps {
          let min_concatenate_t: MutableFloats = min_concatenate + t &* batch &* 6
          Kernel.copy(
            rows: batch, width: 2, source: bind, sourceStride: 2, destination: min_concatenate_t + 4,
            destinationStride: 6)
        }
        Kernel.copy(rows: batch, width: 3, source: min_h, sourceStride: 3, destination: h, destinationStride: 3)
        for t2 in 0..<maxSteps {
          let min_concatenate_t2: MutableFloats = min_concatenate + t2 &* batch &* 6
          let gates_t2: MutableFloats = gates + t2 &* batch &* 9
          let h_t2: MutableFloats = h + t2 &* batch &* 3
          let max_mask_t2: MutableFloats = max_mask + t2 &* batch
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, maxSteps &- t2) &* batch, k: 6, n: 9, input: min_concatenate_t2, inputStride: 6,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 9, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t2, min_cn, h_t2, max_mask_t2, h_t2Next)
        }
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: batch, width: 3, source: h + maxSteps &* batch &* 3, sourceStride: 3, destination: h_final,
          destinationStride: 3)
        // The output 'min'.
        shard.setOutput(0, h + batch &* 3, stepStride: batch &* 3, stride: 3)
        // The state 'min.h' after the last step.
        shard.setFinalState(0, h_final, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["max"],
        inputs: [
          .init(name: "max", axis: 0, width: 2), .init(name: "run", axis: 0, width: 2),
          .init(name: "bind", axis: -1, width: 2), .init(name: "evaluation", axis: 0, width: 3),
          .init(name: "gradients", axis: -1, width: 3),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "min.h", shape: [3])],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 3), .init(axis: 0, width: 9),
          .init(axis: -1, width: 9),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let maxSteps: Swift::Int = shard.steps(0)
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 96
        // min_concatenate: [T, B, 6], shares memory with loss_sum
        let min_concatenate: MutableFloats = shard.floats(0)
        // max: [T, B, 2]
        let max: MutableFloats = shard.floats(4)
        // run: [T, B, 2]
        let run: MutableFloats = shard.floats(5)
        // bind: [B, 2]
        let bind: MutableFloats = shard.floats(6)
        // gates: [T, B, 9], shares memory with loss_select
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 112
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(1)
        // min_h: [B, 3]
        let min_h: Floats = shard.state(0)
        // max_mask: [T, B, 1]
        let max_mask: MutableFloats = shard.floats(9)
        // min_cn: [3]
        let min_cn: Floats = shard.parameters + 160
        // gates2: [B, 9], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 208
        // h_final: [B, 3], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // gradients: [B, 3]
        let gradients: MutableFloats = shard.floats(8)
        // evaluation: [T, B, 3]
        let evaluation: MutableFloats = shard.floats(7)
        // loss_sum: [T, B, 1], shares memory with min_concatenate
        let loss_sum: MutableFloats = shard.floats(0)
        // loss_select: [T, B, 1], shares memory with gates
        let loss_select: MutableFloats = shard.floats(2)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: max, sourceStride: 2, destination: min_concatenate,
          destinationStride: 6)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: run, sourceStride: 2, destination: min_concatenate + 2,
          destinationStride: 6)
        for t in 0..<maxSteps {
          let min_concatenate_t: MutableFloats = min_concatenate + t &* batch &* 6
          Kernel.copy(
            rows: batch, width: 2, source: bind, sourceStride: 2, destination: min_concatenate_t + 4,
            destinationStride: 6)
        }
        Kernel.copy(rows: batch, width: 3, source: min_h, sourceStride: 3, destination: h, destinationStride: 3)
        for t2 in 0..<maxSteps {
          let min_concatenate_t2: MutableFloats = min_concatenate + t2 &* batch &* 6
          let gates_t2: MutableFloats = gates + t2 &* batch &* 9
          let h_t2: MutableFloats = h + t2 &* batch &* 3
          let max_mask_t2: MutableFloats = max_mask + t2 &* batch
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, maxSteps &- t2) &* batch, k: 6, n: 9, input: min_concatenate_t2, inputStride: 6,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 9, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t2, min_cn, h_t2, max_mask_t2, h_t2Next)
        }
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: batch, width: 3, source: h + maxSteps &* batch &* 3, sourceStride: 3, destination: h_final,
          destinationStride: 3)
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54)
        for t3 in 0..<maxSteps {
          let h_t3Next: MutableFloats = h + (t3 &+ 1) &* batch &* 3
          let evaluation_t3: MutableFloats = evaluation + t3 &* batch &* 3
          let loss_sum_t3: MutableFloats = loss_sum + t3 &* batch
          Pointwise.compute_loss_sum(rows: batch, h_t3Next, gradients, evaluation_t3, loss_sum_t3)
        }
        Pointwise.compute_loss_select(count: maxSteps &* batch, loss_sum, max_mask, loss_select)
        Kernel.columnSum(
          rows: maxSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'min.h' after the last step.
        shard.setFinalState(0, h_final, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // max_count: [1]
        let max_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54)
        Pointwise.compute_loss(loss_sum, max_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["max"],
        inputs: [
          .init(name: "max", axis: 0, width: 2), .init(name: "run", axis: 0, width: 2),
          .init(name: "bind", axis: -1, width: 2), .init(name: "evaluation", axis: 0, width: 3),
          .init(name: "gradients", axis: -1, width: 3),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "min.h", shape: [3])],
        arena: [
          .init(axis: 0, width: 6), .init(axis: 0, extraSteps: 1, width: 3), .init(axis: 0, width: 9),
          .init(axis: -1, width: 9), .init(axis: 0, width: 9), .init(axis: 0, width: 1), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: -1, width: 3), .init(axis: -1, width: 3), .init(axis: -1, width: 3),
        ],
        sumsCount: 32, gradientSums: [0..<163], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [54]
        let gates_weights: MutableFloats = prepared
        // min_Wr: [27]
        let min_Wr: Floats = parameters
        // min_Wz: [27]
        let min_Wz: Floats = parameters + 32
        // min_Wn: [18]
        let min_Wn: Floats = parameters + 64
        // gates_weights2: [27]
        let gates_weights2: MutableFloats = prepared + 64
        // min_Un: [9]
        let min_Un: Floats = parameters + 96
        // gates_bias: [9]
        let gates_bias: MutableFloats = prepared + 96
        // min_br: [3]
        let min_br: Floats = parameters + 112
        // min_bz: [3]
        let min_bz: Floats = parameters + 128
        // min_bn: [3]
        let min_bn: Floats = parameters + 144
        // gates_weights_packed: [96]
        let gates_weights_packed: MutableFloats = prepared + 112
        // gates_weights_packed2: [48]
        let gates_weights_packed2: MutableFloats = prepared + 208
        // gates_weights_packed3: [144]
        let gates_weights_packed3: MutableFloats = prepared + 256
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wr + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wz + 3, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights + 18, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 6, source: min_Wn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wr, sourceRowStride: 9, sourceColumnStride: 1, destination: gates_weights2,
          destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Wz, sourceRowStride: 9, sourceColumnStride: 1,
          destination: gates_weights2 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: min_Un, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights2 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_br, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_bz, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias + 3,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: min_bn, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias + 6,
          destinationRowStride: 9, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 9, columns: 6, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 3, columnStride: 1, rows: 9, columns: 3, blocks: 1,
          destination: gates_weights_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 3, rows: 3, columns: 9, blocks: 1,
          destination: gates_weights_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let maxSteps: Swift::Int = shard.steps(0)
        // gradient_min_Wn: [18]
        let gradient_min_Wn: MutableFloats = shard.gradients + 64
        // gradient_min_Un: [9]
        let gradient_min_Un: MutableFloats = shard.gradients + 96
        // gradient_min_br: [3]
        let gradient_min_br: MutableFloats = shard.gradients + 112
        // gradient_min_bz: [3]
        let gradient_min_bz: MutableFloats = shard.gradients + 128
        // gradient_min_bn: [3]
        let gradient_min_bn: MutableFloats = shard.gradients + 144
        // gradient_min_cn: [3]
        let gradient_min_cn: MutableFloats = shard.gradients + 160
        // gates_bias: [9]
        let gates_bias: Floats = shard.prepared + 96
        // min_concatenate: [T, B, 6]
        let min_concatenate: MutableFloats = shard.floats(0)
        // max: [T, B, 2]
        let max: MutableFloats = shard.floats(11)
        // run: [T, B, 2]
        let run: MutableFloats = shard.floats(12)
        // bind: [B, 2]
        let bind: MutableFloats = shard.floats(13)
        // gates: [T, B, 9]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [96]
        let gates_weights_packed: Floats = shard.prepared + 112
        // h: [T + 1, B, 3]
        let h: MutableFloats = shard.floats(1)
        // min_h: [B, 3]
        let min_h: Floats = shard.state(0)
        // max_mask: [T, B, 1]
        let max_mask: MutableFloats = shard.floats(16)
        // min_cn: [3]
        let min_cn: Floats = shard.parameters + 160
        // gates2: [B, 9], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [48]
        let gates_weights_packed2: Floats = shard.prepared + 208
        // h_final: [B, 3], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // gradients: [B, 3]
        let gradients: MutableFloats = shard.floats(15)
        // evaluation: [T, B, 3], shares memory with loss_subtract
        let evaluation: MutableFloats = shard.floats(14)
        // loss_subtract: [T, B, 3], shares memory with evaluation
        let loss_subtract: MutableFloats = shard.floats(14)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(5)
        // max_count: [1]
        let max_count: Floats = shard.count(1)
        // loss_select: [T, B, 1]
        let loss_select: MutableFloats = shard.floats(6)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(7)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_h: [B, 3]
        let d_h: MutableFloats = shard.floats(8)
        // cotangent_of_min_h: [B, 3]
        let cotangent_of_min_h: Floats = shard.state(1)
        // d_gates: [T, B, 9]
        let d_gates: MutableFloats = shard.floats(4)
        // d_h2: [B, 3], shares memory with d_h_final
        let d_h2: MutableFloats = shard.floats(9)
        // d_gates2: [B, 3]
        let d_gates2: MutableFloats = shard.floats(10)
        // gates_weights_packed3: [144]
        let gates_weights_packed3: Floats = shard.prepared + 256
        // d_h_final: [B, 3], shares memory with d_h2
        let d_h_final: MutableFloats = shard.floats(9)
        // gradient_min_Wr: [21]
        let gradient_min_Wr: MutableFloats = shard.gradients
        // gradient_min_Wz: [21]
        let gradient_min_Wz: MutableFloats = shard.gradients + 32
        // gradient_min_Wr2: [24]
        let gradient_min_Wr2: MutableFloats = shard.gradients + 3
        // gradient_min_Wz2: [24]
        let gradient_min_Wz2: MutableFloats = shard.gradients + 35
        // Forward.
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: max, sourceStride: 2, destination: min_concatenate,
          destinationStride: 6)
        Kernel.copy(
          rows: maxSteps &* batch, width: 2, source: run, sourceStride: 2, destination: min_concatenate + 2,
          destinationStride: 6)
        for t in 0..<maxSteps {
          let min_concatenate_t: MutableFloats = min_concatenate + t &* batch &* 6
          Kernel.copy(
            rows: batch, width: 2, source: bind, sourceStride: 2, destination: min_concatenate_t + 4,
            destinationStride: 6)
        }
        Kernel.copy(rows: batch, width: 3, source: min_h, sourceStride: 3, destination: h, destinationStride: 3)
        for t2 in 0..<maxSteps {
          let min_concatenate_t2: MutableFloats = min_concatenate + t2 &* batch &* 6
          let gates_t2: MutableFloats = gates + t2 &* batch &* 9
          let h_t2: MutableFloats = h + t2 &* batch &* 3
          let max_mask_t2: MutableFloats = max_mask + t2 &* batch
          let d_gates_t2: MutableFloats = d_gates + t2 &* batch &* 9
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 3
          // r, z, n = …  (GRU.rnn:14–16)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, maxSteps &- t2) &* batch, k: 6, n: 9, input: min_concatenate_t2, inputStride: 6,
              packed: gates_weights_packed, destination: gates_t2, destinationStride: 9, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 3, n: 9, input: h_t2, inputStride: 3, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 9, bias: nil, turn: t2)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t2, min_cn, h_t2, max_mask_t2, d_gates_t2, h_t2Next)
        }
        // min = scan GRU(3) over [max, run, bind]  (Edges.rnn:52)
        Kernel.copy(
          rows: batch, width: 3, source: h + maxSteps &* batch &* 3, sourceStride: 3, destination: h_final,
          destinationStride: 3)
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54)
        for t3 in 0..<maxSteps {
          let h_t3Next: MutableFloats = h + (t3 &+ 1) &* batch &* 3
          let evaluation_t3: MutableFloats = evaluation + t3 &* batch &* 3
          let loss_subtract_t3: MutableFloats = loss_subtract + t3 &* batch &* 3
          let loss_sum_t3: MutableFloats = loss_sum + t3 &* batch
          Pointwise.compute_loss_subtract_loss_sum(
            rows: batch, h_t3Next, gradients, evaluation_t3, loss_subtract_t3, loss_sum_t3)
        }
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: maxSteps &* batch, loss_sum, max_mask, max_count, loss_select, d_loss)
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54)
        Kernel.columnSum(
          rows: maxSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Edges.rnn:54: loss meanSquaredError(min * gradients, evaluation)
        for t4 in 0..<maxSteps {
          let d_loss_t4: MutableFloats = d_loss + t4 &* batch
          let loss_subtract_t4: MutableFloats = loss_subtract + t4 &* batch &* 3
          let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 9
          Pointwise.compute_d_gates(rows: batch, d_loss_t4, loss_subtract_t4, gradients, d_gates_t4)
        }
        // gradient of Edges.rnn:52: min = scan GRU(3) over [max, run, bind]
        Kernel.copy(
          rows: batch, width: 3, source: cotangent_of_min_h, sourceStride: 3, destination: d_h, destinationStride: 3)
        for done in 0..<maxSteps {
          let t5: Swift::Int = maxSteps &- 1 &- done
          let gates_t5: MutableFloats = gates + t5 &* batch &* 9
          let d_gates_t5: MutableFloats = d_gates + t5 &* batch &* 9
          let max_mask_t5: MutableFloats = max_mask + t5 &* batch
          let h_t5: MutableFloats = h + t5 &* batch &* 3
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t5, d_h, d_gates_t5, max_mask_t5, h_t5, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 9, n: 3, input: d_gates_t5, inputStride: 9, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 3, bias: nil, turn: t5)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 3, d_h2, d_gates2, d_h)
        }
        // gradient of Edges.rnn:52: min = scan GRU(3) over [max, run, bind]
        Kernel.copy(rows: batch, width: 3, source: d_h, sourceStride: 3, destination: d_h_final, destinationStride: 3)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: maxSteps &* batch, width: 3, source: d_gates + 6, sourceStride: 9, destination: gradient_min_cn,
          totals: shard.totals(of: gradient_min_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 3, left: d_gates, leftStride: 9, right: h, rightStride: 3,
          destination: gradient_min_Wr, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_min_Wr))
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 3, left: d_gates + 3, leftStride: 9, right: h, rightStride: 3,
          destination: gradient_min_Wz, destinationRowStride: 9, leftSum: nil,
          totals: shard.totals(toMove: gradient_min_Wz))
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 3, left: d_gates + 6, leftStride: 9, right: h, rightStride: 3,
          destination: gradient_min_Un, destinationRowStride: 3, leftSum: nil,
          totals: shard.totals(toMove: gradient_min_Un))
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 6, left: gates, leftStride: 9, right: min_concatenate, rightStride: 6,
          destination: gradient_min_Wr2, destinationRowStride: 9, leftSum: gradient_min_br,
          totals: shard.totals(toMove: gradient_min_Wr2), leftSumTotals: shard.totals(of: gradient_min_br))
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 6, left: gates + 3, leftStride: 9, right: min_concatenate, rightStride: 6,
          destination: gradient_min_Wz2, destinationRowStride: 9, leftSum: gradient_min_bz,
          totals: shard.totals(toMove: gradient_min_Wz2), leftSumTotals: shard.totals(of: gradient_min_bz))
        Kernel.outerSum(
          rows: maxSteps &* batch, m: 3, n: 6, left: gates + 6, leftStride: 9, right: min_concatenate, rightStride: 6,
          destination: gradient_min_Wn, destinationRowStride: 6, leftSum: gradient_min_bn,
          totals: shard.totals(toMove: gradient_min_Wn), leftSumTotals: shard.totals(of: gradient_min_bn))
        // The state 'min.h' after the last step.
        shard.setFinalState(0, h_final, stride: 3)
        // The state 'cotangent of min.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 3)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // max_count: [1]
        let max_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(min * gradients, evaluation)  (Edges.rnn:54)
        Pointwise.compute_loss(loss_sum, max_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 3.
      static func compute_hNext(
        _ min_br: Floats, _ min_bz: Floats, _ min_bn: Floats, _ min_cn: Floats, _ min_h2: Floats, _ max: Floats,
        _ run: Floats, _ bind: Floats, _ hNext2: MutableFloats, _ gates_weights_packed: Floats,
        _ gates_weights_packed2: Floats, _ gates_weights_packed3: Floats, _ gates_weights_packed4: Floats
      ) {
        let v15: Vector = Lanes.broadcast(1.0)
        let br: Vector = Lanes.load(min_br)
        let bz: Vector = Lanes.load(min_bz)
        let bn: Vector = Lanes.load(min_bn)
        let sums = Kernel.sums(
          RNNRuntime::Gate(br, RNNRuntime::Gate(bz, RNNRuntime::LastGate(bn))), k: 2, input: max,
          packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = sums.rest.rest.first
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(Vector(), RNNRuntime::Gate(Vector(), RNNRuntime::LastGate(v2))), k: 2, input: run,
          packed: gates_weights_packed2, readsAhead: false)
        let v3: Vector = sums2.first
        let v4: Vector = sums2.rest.rest.first
        let sums3 = Kernel.sums(
          RNNRuntime::Gate(Vector(), RNNRuntime::Gate(Vector(), RNNRuntime::LastGate(v4))), k: 2, input: bind,
          packed: gates_weights_packed3, readsAhead: false)
        let v5: Vector = sums3.first
        let v6: Vector = Lanes.add(v, v3)
        let v7: Vector = Lanes.add(v6, v5)
        let v8: Vector = sums.rest.first
        let v9: Vector = sums2.rest.first
        let v10: Vector = sums3.rest.first
        let v11: Vector = Lanes.add(v8, v9)
        let v12: Vector = Lanes.add(v11, v10)
        let cn: Vector = Lanes.load(min_cn)
        let sums4 = Kernel.sums(
          RNNRuntime::Gate(v7, RNNRuntime::Gate(v12, RNNRuntime::LastGate(cn))), k: 3, input: min_h2,
          packed: gates_weights_packed4, readsAhead: false)
        let v13: Vector = sums4.rest.first
        let z: Vector = Lanes.quickSigmoid(v13)
        let min_h: Vector = Lanes.load(min_h2)
        let v14: Vector = Lanes.multiply(z, min_h)
        let v16: Vector = Lanes.subtract(v15, z)
        let v17: Vector = sums3.rest.rest.first
        let v18: Vector = sums4.first
        let r: Vector = Lanes.quickSigmoid(v18)
        let v19: Vector = sums4.rest.rest.first
        let v21: Vector = Lanes.fma(r, v19, v17)
        let n: Vector = Lanes.quickTanh(v21)
        let hNext: Vector = Lanes.fma(v16, n, v14)
        Lanes.store(hNext, hNext2)
      }

      /// Rows of 3.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ min_cn: Floats, _ h2: MutableFloats, _ max_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: Floats = gates2 + row &* 9
          let min_cnRow: Floats = min_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let max_maskRow: Floats = max_mask + row
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(max_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(min_cnRow, count: 3)
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
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ min_cn: Floats, _ h2: MutableFloats, _ max_mask: Floats,
        _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: Floats = gates2 + row &* 9
          let min_cnRow: Floats = min_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let max_maskRow: Floats = max_mask + row
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(max_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(min_cnRow, count: 3)
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

      /// Rows of 3.
      @inline(never)
      static func compute_loss_sum(
        rows: Swift::Int, _ h: Floats, _ gradients2: Floats, _ evaluation2: Floats, _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 3
          let gradients2Row: Floats = gradients2 + row &* 3
          let evaluation2Row: Floats = evaluation2 + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let min2: Vector = Lanes.load(hRow, count: 3)
          let gradients: Vector = Lanes.load(gradients2Row, count: 3)
          let evaluation: Vector = Lanes.load(evaluation2Row, count: 3)
          let v2: Vector = Lanes.fma(min2, gradients, Lanes.negate(evaluation))
          let v3: Vector = Lanes.multiply(v2, v2)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select(
        count: Swift::Int, _ loss_sum: Floats, _ max_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.33333334)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let max_mask_x: Vector = Lanes.load(max_mask + column, count: lanes)
          let v4: Vector = Lanes.select(max_mask_x, v2, v3)
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
      static func compute_loss(_ loss_sum: Floats, _ max_count: Floats, _ loss2: MutableFloats) {
        let max_count_x: Vector = Lanes.broadcast(max_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, max_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 3.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ min_cn: Floats, _ h2: MutableFloats,
        _ max_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 9
          let gates2Row: MutableFloats = gates2 + row &* 9
          let min_cnRow: Floats = min_cn
          let h2Row: MutableFloats = h2 + row &* 3
          let max_maskRow: Floats = max_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 9
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(max_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let r: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 3, count: 3)
          let z: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 6, count: 3)
          let cn: Vector = Lanes.load(min_cnRow, count: 3)
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

      /// Rows of 3.
      @inline(never)
      static func compute_loss_subtract_loss_sum(
        rows: Swift::Int, _ h: Floats, _ gradients2: Floats, _ evaluation2: Floats, _ loss_subtract: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let hRow: Floats = h + row &* 3
          let gradients2Row: Floats = gradients2 + row &* 3
          let evaluation2Row: Floats = evaluation2 + row &* 3
          let loss_subtractRow: MutableFloats = loss_subtract + row &* 3
          let loss_sumRow: MutableFloats = loss_sum + row
          var sum2: Vector = Vector()
          let min2: Vector = Lanes.load(hRow, count: 3)
          let gradients: Vector = Lanes.load(gradients2Row, count: 3)
          let evaluation: Vector = Lanes.load(evaluation2Row, count: 3)
          let v2: Vector = Lanes.fma(min2, gradients, Lanes.negate(evaluation))
          let v3: Vector = Lanes.multiply(v2, v2)
          Lanes.store(v2, loss_subtractRow, count: 3)
          sum2 = Lanes.add(sum2, Lanes.fill(v3, from: 3, 0))
          loss_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_loss_select_d_loss(
        count: Swift::Int, _ loss_sum: Floats, _ max_mask: Floats, _ max_count: Floats, _ loss_select: MutableFloats,
        _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.33333334)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let max_count_x: Vector = Lanes.broadcast(max_count[0])
        let v6: Vector = Lanes.divide(v5, max_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let max_mask_x: Vector = Lanes.load(max_mask + column, count: lanes)
          let v4: Vector = Lanes.select(max_mask_x, v2, v3)
          let v7: Vector = Lanes.select(max_mask_x, v6, v3)
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

      /// Rows of 3.
      @inline(never)
      static func compute_d_gates(
        rows: Swift::Int, _ d_loss: Floats, _ loss_subtract: Floats, _ gradients2: Floats, _ d_gates: MutableFloats
      ) {
        for row in 0..<rows {
          let d_lossRow: Floats = d_loss + row
          let loss_subtractRow: Floats = loss_subtract + row &* 3
          let gradients2Row: Floats = gradients2 + row &* 3
          let d_gatesRow: MutableFloats = d_gates + row &* 9
          let d_loss_x: Vector = Lanes.broadcast(d_lossRow[0])
          let loss_subtract_x: Vector = Lanes.load(loss_subtractRow, count: 3)
          let v: Vector = Lanes.multiply(d_loss_x, loss_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          let gradients: Vector = Lanes.load(gradients2Row, count: 3)
          let v3: Vector = Lanes.multiply(v2, gradients)
          Lanes.store(v3, d_gatesRow + 3, count: 3)
        }
      }

      /// Rows of 3.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ max_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 9
          let d_h2Row: Floats = d_h2 + row &* 3
          let d_gatesRow: MutableFloats = d_gates + row &* 9
          let max_maskRow: Floats = max_mask + row
          let h2Row: Floats = h2 + row &* 3
          let d_h3Row: MutableFloats = d_h3 + row &* 3
          let mask: Vector = Lanes.broadcast(max_maskRow[0])
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
    }
  }
}
