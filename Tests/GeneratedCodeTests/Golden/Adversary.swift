// Adversary.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// A generator and a critic with opposite losses.
///
/// - Input `noise`: [3] for each step of `noise`
/// - Input `real`: [2] for each step of `noise`
/// - Output `fake`: [2] for each step of `noise`
public struct Adversary: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "generator.hidden.Wr", shape: [5, 8], offset: 0, initializer: .glorot),
      .init(name: "generator.hidden.Wz", shape: [5, 8], offset: 48, initializer: .glorot),
      .init(name: "generator.hidden.Wn", shape: [5, 3], offset: 96, initializer: .glorot),
      .init(name: "generator.hidden.Un", shape: [5, 5], offset: 112, initializer: .glorot),
      .init(name: "generator.hidden.br", shape: [5], offset: 144, initializer: .constant(0.0)),
      .init(name: "generator.hidden.bz", shape: [5], offset: 160, initializer: .constant(0.0)),
      .init(name: "generator.hidden.bn", shape: [5], offset: 176, initializer: .constant(0.0)),
      .init(name: "generator.hidden.cn", shape: [5], offset: 192, initializer: .constant(0.0)),
      .init(name: "generator.dense.W", shape: [2, 5], offset: 208, initializer: .glorot),
      .init(name: "generator.dense.b", shape: [2], offset: 224, initializer: .constant(0.0)),
      .init(name: "critic.hidden.Wf", shape: [4, 6], offset: 240, initializer: .glorot),
      .init(name: "critic.hidden.Wi", shape: [4, 6], offset: 272, initializer: .glorot),
      .init(name: "critic.hidden.Wg", shape: [4, 6], offset: 304, initializer: .glorot),
      .init(name: "critic.hidden.Wo", shape: [4, 6], offset: 336, initializer: .glorot),
      .init(name: "critic.hidden.bf", shape: [4], offset: 368, initializer: .constant(1.0)),
      .init(name: "critic.hidden.bi", shape: [4], offset: 384, initializer: .constant(0.0)),
      .init(name: "critic.hidden.bg", shape: [4], offset: 400, initializer: .constant(0.0)),
      .init(name: "critic.hidden.bo", shape: [4], offset: 416, initializer: .constant(0.0)),
      .init(name: "critic.scores.W", shape: [1, 4], offset: 432, initializer: .glorot),
      .init(name: "critic.scores.b", shape: [1], offset: 448, initializer: .constant(0.0)),
    ],
    count: 464, preparedCounts: [512, 352, 624, 1424])

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

extension Adversary {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 144, outputCount: 16, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter noise: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(noise: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("noise", count: noise.count, width: 3)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 80).update(from: noise.baseAddress!, count: 3)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 2)
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter noise: [3].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(noise: [Swift::Float], _ stream: inout Stream) -> RNNRuntime::OutputView {
    return noise.withUnsafeBufferPointer({ noisePointer in step(noise: noisePointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(noise: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("noise", count: noise.count, width: 3)
  }
}

// MARK: Streams

extension Adversary {
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
  /// - Parameter noise: [3] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(noise: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, noise)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    noise: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, noise)
  }
}

// MARK: Whole sequences

extension Adversary {
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
    ///   - noise: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Adversary, noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, noise: noise, lengths: lengths,
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
      noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: noise.count)
      try check.setLengths(0, lengths)
      try check.bind(0, noise)
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
        _ model: Adversary, _ batch: RNNRuntime::Batch<Adversary.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: noise.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, noise, run)
    }
  }
}

// MARK: CriticLossTraining

extension Adversary {
  /// Memory for `criticLoss` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class CriticLossTraining {
    /// Where the parameters lie that `criticLoss` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      Adversary.layout,
      trained: [
        "critic.hidden.Wf", "critic.hidden.Wi", "critic.hidden.Wg", "critic.hidden.Wo", "critic.hidden.bf",
        "critic.hidden.bi", "critic.hidden.bg", "critic.hidden.bo", "critic.scores.W", "critic.scores.b",
      ])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        CriticLossTraining.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: CriticLossTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.CriticLossTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.CriticLossEvaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - noise: numbers, [batch, steps, 3].
    ///   - real: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Adversary, noise: some Swift::Collection<Swift::Float>, real: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, noise: noise, real: real, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.CriticLossTraining.self, after: GeneratedCode.CriticLossEvaluation.self, in: evaluation,
            model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - noise: numbers, [batch, steps, 3].
    ///   - real: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Adversary, noise: some Swift::Collection<Swift::Float>, real: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, noise: noise, real: real, lengths: lengths,
        run: { evaluation.run(GeneratedCode.CriticLossEvaluation.self, model.parameters, carriesState: carriesState) })
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
        GeneratedCode.CriticLossTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      noise: some Swift::Collection<Swift::Float>, real: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: noise.count)
      try check.setLengths(0, lengths)
      try check.bind(0, noise)
      try check.bind(1, real)
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
        _ model: Adversary, _ batch: RNNRuntime::Batch<Adversary.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.CriticLossTraining.self, after: GeneratedCode.CriticLossEvaluation.self, in: evaluation,
              model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Adversary, _ batch: RNNRuntime::Batch<Adversary.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch,
          { evaluation.run(GeneratedCode.CriticLossEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, noise: some Swift::Collection<Swift::Float>,
      real: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: noise.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, noise, { workspace.bind(1, real, run) })
    }
  }
}

// MARK: GeneratorLossTraining

extension Adversary {
  /// Memory for `generatorLoss` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class GeneratorLossTraining {
    /// Where the parameters lie that `generatorLoss` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      Adversary.layout,
      trained: [
        "generator.hidden.Wr", "generator.hidden.Wz", "generator.hidden.Wn", "generator.hidden.Un",
        "generator.hidden.br", "generator.hidden.bz", "generator.hidden.bn", "generator.hidden.cn", "generator.dense.W",
        "generator.dense.b",
      ])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        GeneratorLossTraining.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: GeneratorLossTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.GeneratorLossTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.GeneratorLossEvaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - noise: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Adversary, noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, noise: noise, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.GeneratorLossTraining.self, after: GeneratedCode.GeneratorLossEvaluation.self, in: evaluation,
            model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - noise: numbers, [batch, steps, 3].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Adversary, noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, noise: noise, lengths: lengths,
        run: {
          evaluation.run(GeneratedCode.GeneratorLossEvaluation.self, model.parameters, carriesState: carriesState)
        })
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
        GeneratedCode.GeneratorLossTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: noise.count)
      try check.setLengths(0, lengths)
      try check.bind(0, noise)
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
        _ model: Adversary, _ batch: RNNRuntime::Batch<Adversary.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.GeneratorLossTraining.self, after: GeneratedCode.GeneratorLossEvaluation.self,
              in: evaluation, model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Adversary, _ batch: RNNRuntime::Batch<Adversary.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch,
          { evaluation.run(GeneratedCode.GeneratorLossEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, noise: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: noise.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, noise, run)
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension Adversary: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `noise`.
      public var noise: [Swift::Float]

      /// Input: [2] for each step of `noise`.
      public var real: [Swift::Float]

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        RNNRuntime::FunctionLayout(
          axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3), .init(name: "real", axis: 0, width: 2)],
          outputs: [], states: [], arena: [], sumsCount: 0, preparedIndex: 0)
      }

      public init(noise: [Swift::Float], real: [Swift::Float]) {
        self.noise = noise
        self.real = real
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.noise)
        packer.add(self.real)
      }
    }
  }

  extension Adversary.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Adversary
  }

  extension Adversary.CriticLossTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = Adversary
  }

  extension Adversary.GeneratorLossTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = Adversary
  }
#endif

// MARK: Code

extension Adversary {
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
        // gates_weights: [75]
        let gates_weights: MutableFloats = prepared
        // generator_hidden_Wr: [40]
        let generator_hidden_Wr: Floats = parameters
        // generator_hidden_Wz: [40]
        let generator_hidden_Wz: Floats = parameters + 48
        // generator_hidden_Un: [25]
        let generator_hidden_Un: Floats = parameters + 112
        // gates_weights2: [45]
        let gates_weights2: MutableFloats = prepared + 80
        // generator_hidden_Wn: [15]
        let generator_hidden_Wn: Floats = parameters + 96
        // gates_weights_packed: [144]
        let gates_weights_packed: MutableFloats = prepared + 128
        // gates_weights_packed2: [240]
        let gates_weights_packed2: MutableFloats = prepared + 272
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wr, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights2 + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights2, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 3,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 3,
          destination: gates_weights_packed2)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // fake_hidden_h: [B, 5], shares memory with hNext
        let fake_hidden_h: MutableFloats = memory
        // noise: [B, 3]
        let noise: MutableFloats = memory + 80
        // generator_hidden_br: [5]
        let generator_hidden_br: Floats = parameters + 144
        // generator_hidden_bz: [5]
        let generator_hidden_bz: Floats = parameters + 160
        // generator_hidden_bn: [5]
        let generator_hidden_bn: Floats = parameters + 176
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = parameters + 192
        // hNext: [B, 5], shares memory with fake_hidden_h
        let hNext: MutableFloats = memory
        // fake: [B, 2]
        let fake: MutableFloats = output
        // generator_dense_W: [10]
        let generator_dense_W: Floats = parameters + 208
        // generator_dense_b: [2]
        let generator_dense_b: Floats = parameters + 224
        // gates_weights_packed: [144]
        let gates_weights_packed: Floats = prepared + 128
        // gates_weights_packed2: [240]
        let gates_weights_packed2: Floats = prepared + 272
        // r, z, n, h', output = …  (GRU.rnn:14–17; Adversary.rnn:4)
        Pointwise.compute_hNext_fake(
          generator_hidden_br, generator_hidden_bz, generator_hidden_bn, generator_hidden_cn, fake_hidden_h,
          generator_dense_W, noise, hNext, fake, generator_dense_b, gates_weights_packed, gates_weights_packed2)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3)],
        outputs: [.init(name: "fake", axis: 0, shape: [2])], states: [.init(name: "fake.hidden.h", shape: [5])],
        arena: [.init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15)],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [45]
        let gates_weights: MutableFloats = prepared
        // generator_hidden_Wr: [40]
        let generator_hidden_Wr: Floats = parameters
        // generator_hidden_Wz: [40]
        let generator_hidden_Wz: Floats = parameters + 48
        // generator_hidden_Wn: [15]
        let generator_hidden_Wn: Floats = parameters + 96
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 48
        // generator_hidden_Un: [25]
        let generator_hidden_Un: Floats = parameters + 112
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 128
        // generator_hidden_br: [5]
        let generator_hidden_br: Floats = parameters + 144
        // generator_hidden_bz: [5]
        let generator_hidden_bz: Floats = parameters + 160
        // generator_hidden_bn: [5]
        let generator_hidden_bn: Floats = parameters + 176
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 144
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 192
        // generator_dense_W: [10]
        let generator_dense_W: Floats = parameters + 208
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: MutableFloats = prepared + 272
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wr, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // output dense(hidden, 2)  (Adversary.rnn:4)
        Kernel.pack(
          source: generator_dense_W, rowStride: 5, columnStride: 1, rows: 2, columns: 5, blocks: 1,
          destination: generator_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let noiseSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 128
        // gates: [T, B, 15], shares memory with fake
        let gates: MutableFloats = shard.floats(1)
        // noise: [T, B, 3]
        let noise: MutableFloats = shard.floats(3)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 144
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // fake_hidden_h: [B, 5]
        let fake_hidden_h: Floats = shard.state(0)
        // noise_mask: [T, B, 1]
        let noise_mask: MutableFloats = shard.floats(4)
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 192
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // fake: [T, B, 2], shares memory with gates
        let fake: MutableFloats = shard.floats(1)
        // generator_dense_b: [2]
        let generator_dense_b: Floats = shard.parameters + 224
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: Floats = shard.prepared + 272
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(rows: batch, width: 5, source: fake_hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<noiseSteps {
          let noise_t: MutableFloats = noise + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let noise_mask_t: MutableFloats = noise_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t) &* batch, k: 3, n: 15, input: noise_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, generator_hidden_cn, h_t, noise_mask_t, h_tNext)
        }
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(
          rows: batch, width: 5, source: h + noiseSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // output dense(hidden, 2)  (Adversary.rnn:4)
        Kernel.product(
          rows: noiseSteps &* batch, k: 5, n: 2, input: h + batch &* 5, inputStride: 5,
          packed: generator_dense_W_packed, destination: fake, destinationStride: 2, bias: generator_dense_b)
        // The output 'fake'.
        shard.setOutput(0, fake, stepStride: batch &* 2, stride: 2)
        // The state 'fake.hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum CriticLossEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3), .init(name: "real", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "fake.hidden.h", shape: [5]), .init(name: "seen.hidden.h", shape: [4]),
          .init(name: "seen.hidden.c", shape: [4]), .init(name: "critic2.hidden.h", shape: [4]),
          .init(name: "critic2.hidden.c", shape: [4]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15),
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 4), .init(axis: -1, width: 16), .init(axis: -1, width: 4),
          .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 2, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [45]
        let gates_weights: MutableFloats = prepared
        // generator_hidden_Wr: [40]
        let generator_hidden_Wr: Floats = parameters
        // generator_hidden_Wz: [40]
        let generator_hidden_Wz: Floats = parameters + 48
        // generator_hidden_Wn: [15]
        let generator_hidden_Wn: Floats = parameters + 96
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 48
        // generator_hidden_Un: [25]
        let generator_hidden_Un: Floats = parameters + 112
        // gates_weights3: [32]
        let gates_weights3: MutableFloats = prepared + 128
        // critic_hidden_Wf: [24]
        let critic_hidden_Wf: Floats = parameters + 240
        // critic_hidden_Wi: [24]
        let critic_hidden_Wi: Floats = parameters + 272
        // critic_hidden_Wg: [24]
        let critic_hidden_Wg: Floats = parameters + 304
        // critic_hidden_Wo: [24]
        let critic_hidden_Wo: Floats = parameters + 336
        // gates_weights4: [64]
        let gates_weights4: MutableFloats = prepared + 160
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 224
        // generator_hidden_br: [5]
        let generator_hidden_br: Floats = parameters + 144
        // generator_hidden_bz: [5]
        let generator_hidden_bz: Floats = parameters + 160
        // generator_hidden_bn: [5]
        let generator_hidden_bn: Floats = parameters + 176
        // gates_bias2: [16]
        let gates_bias2: MutableFloats = prepared + 240
        // critic_hidden_bf: [4]
        let critic_hidden_bf: Floats = parameters + 368
        // critic_hidden_bi: [4]
        let critic_hidden_bi: Floats = parameters + 384
        // critic_hidden_bg: [4]
        let critic_hidden_bg: Floats = parameters + 400
        // critic_hidden_bo: [4]
        let critic_hidden_bo: Floats = parameters + 416
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 256
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 304
        // generator_dense_W: [10]
        let generator_dense_W: Floats = parameters + 208
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: MutableFloats = prepared + 384
        // gates_weights_packed3: [32]
        let gates_weights_packed3: MutableFloats = prepared + 464
        // gates_weights_packed4: [64]
        let gates_weights_packed4: MutableFloats = prepared + 496
        // critic_scores_W: [4]
        let critic_scores_W: Floats = parameters + 432
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: MutableFloats = prepared + 560
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wr, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wf + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wi + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 8, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wg + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 16, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wo + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 24, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bf, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bi, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 4, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bg, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 8, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bo, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 12, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // output dense(hidden, 2)  (Adversary.rnn:4)
        Kernel.pack(
          source: generator_dense_W, rowStride: 5, columnStride: 1, rows: 2, columns: 5, blocks: 1,
          destination: generator_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 2, columnStride: 1, rows: 16, columns: 2, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 4, columnStride: 1, rows: 16, columns: 4, blocks: 1,
          destination: gates_weights_packed4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.pack(
          source: critic_scores_W, rowStride: 4, columnStride: 1, rows: 1, columns: 4, blocks: 1,
          destination: critic_scores_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let noiseSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 224
        // gates_bias2: [16]
        let gates_bias2: Floats = shard.prepared + 240
        // gates: [T, B, 15], shares memory with fake, scores
        let gates: MutableFloats = shard.floats(1)
        // noise: [T, B, 3]
        let noise: MutableFloats = shard.floats(11)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 256
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // fake_hidden_h: [B, 5]
        let fake_hidden_h: Floats = shard.state(0)
        // noise_mask: [T, B, 1]
        let noise_mask: MutableFloats = shard.floats(13)
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // fake: [T, B, 2], shares memory with gates, scores
        let fake: MutableFloats = shard.floats(1)
        // generator_dense_b: [2]
        let generator_dense_b: Floats = shard.parameters + 224
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: Floats = shard.prepared + 384
        // gates3: [T, B, 16], shares memory with gates5, scores2
        let gates3: MutableFloats = shard.floats(5)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 4], shares memory with h3
        let h2: MutableFloats = shard.floats(3)
        // seen_hidden_h: [B, 4]
        let seen_hidden_h: Floats = shard.state(1)
        // c: [B, 4], shares memory with c2
        let c: MutableFloats = shard.floats(4)
        // seen_hidden_c: [B, 4]
        let seen_hidden_c: Floats = shard.state(2)
        // gates4: [B, 16], shares memory with h_final2
        let gates4: MutableFloats = shard.floats(6)
        // gates_weights_packed4: [64]
        let gates_weights_packed4: Floats = shard.prepared + 496
        // h_final2: [B, 4], shares memory with gates4
        let h_final2: MutableFloats = shard.floats(6)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(7)
        // scores: [T, B, 1], shares memory with gates, fake
        let scores: MutableFloats = shard.floats(1)
        // critic_scores_b: [1]
        let critic_scores_b: Floats = shard.parameters + 448
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: Floats = shard.prepared + 560
        // gates5: [T, B, 16], shares memory with gates3, scores2
        let gates5: MutableFloats = shard.floats(5)
        // real: [T, B, 2]
        let real: MutableFloats = shard.floats(12)
        // h3: [T + 1, B, 4], shares memory with h2
        let h3: MutableFloats = shard.floats(3)
        // critic2_hidden_h: [B, 4]
        let critic2_hidden_h: Floats = shard.state(3)
        // c2: [B, 4], shares memory with c
        let c2: MutableFloats = shard.floats(4)
        // critic2_hidden_c: [B, 4]
        let critic2_hidden_c: Floats = shard.state(4)
        // gates6: [B, 16], shares memory with h_final3
        let gates6: MutableFloats = shard.floats(8)
        // h_final3: [B, 4], shares memory with gates6
        let h_final3: MutableFloats = shard.floats(8)
        // c_final2: [B, 4]
        let c_final2: MutableFloats = shard.floats(9)
        // scores2: [T, B, 1], shares memory with gates3, gates5
        let scores2: MutableFloats = shard.floats(5)
        // criticLoss_select: [T, B, 1]
        let criticLoss_select: MutableFloats = shard.floats(10)
        // criticLoss_sum: [1]
        let criticLoss_sum: MutableFloats = shard.sums
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(rows: batch, width: 5, source: fake_hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<noiseSteps {
          let noise_t: MutableFloats = noise + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let noise_mask_t: MutableFloats = noise_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t) &* batch, k: 3, n: 15, input: noise_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, generator_hidden_cn, h_t, noise_mask_t, h_tNext)
        }
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(
          rows: batch, width: 5, source: h + noiseSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: seen_hidden_h, sourceStride: 4, destination: h2, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: seen_hidden_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t2 in 0..<noiseSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let fake_t2: MutableFloats = fake + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 16
          let h_t2: MutableFloats = h2 + t2 &* batch &* 4
          let noise_mask_t2: MutableFloats = noise_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 4
          // output dense(hidden, 2)  (Adversary.rnn:4)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 5, n: 2, input: h_t2Next, inputStride: 5,
              packed: generator_dense_W_packed, destination: fake_t2, destinationStride: 2, bias: generator_dense_b)
          }
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 2, n: 16, input: fake_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t2, inputStride: 4, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 16, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates4, gates_t2, c, noise_mask_t2, h_t2, h_t2Next2)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h2 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final2,
          destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: c, sourceStride: 4, destination: c_final, destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h2 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores, destinationStride: 1, bias: critic_scores_b)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: critic2_hidden_h, sourceStride: 4, destination: h3, destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: critic2_hidden_c, sourceStride: 4, destination: c2, destinationStride: 4)
        for t3 in 0..<noiseSteps {
          let real_t3: MutableFloats = real + t3 &* batch &* 2
          let gates_t3: MutableFloats = gates5 + t3 &* batch &* 16
          let h_t3: MutableFloats = h3 + t3 &* batch &* 4
          let noise_mask_t3: MutableFloats = noise_mask + t3 &* batch
          let h_t3Next: MutableFloats = h3 + (t3 &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t3) &* batch, k: 2, n: 16, input: real_t3, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t3, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t3, inputStride: 4, packed: gates_weights_packed4, destination: gates6,
            destinationStride: 16, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates6, gates_t3, c2, noise_mask_t3, h_t3, h_t3Next)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h3 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final3,
          destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: c2, sourceStride: 4, destination: c_final2, destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h3 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores2, destinationStride: 1, bias: critic_scores_b)
        // loss criticLoss: softplus(-critic(real)) + softplus(seen) trains critic  (Adversary.rnn:22)
        Pointwise.compute_criticLoss_select(count: noiseSteps &* batch, scores2, scores, noise_mask, criticLoss_select)
        Kernel.columnSum(
          rows: noiseSteps &* batch, width: 1, source: criticLoss_select, sourceStride: 1, destination: criticLoss_sum,
          totals: shard.totals(of: criticLoss_sum))
        // The state 'fake.hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'seen.hidden.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 4)
        // The state 'seen.hidden.c' after the last step.
        shard.setFinalState(2, c_final, stride: 4)
        // The state 'critic2.hidden.h' after the last step.
        shard.setFinalState(3, h_final3, stride: 4)
        // The state 'critic2.hidden.c' after the last step.
        shard.setFinalState(4, c_final2, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // criticLoss_sum: [1]
        let criticLoss_sum: MutableFloats = shard.sums
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // criticLoss: [1]
        let criticLoss: MutableFloats = shard.sums + 16
        // loss criticLoss: softplus(-critic(real)) + softplus(seen) trains critic  (Adversary.rnn:22)
        Pointwise.compute_criticLoss(criticLoss_sum, noise_count, criticLoss)
        // The loss.
        shard.setOutput(0, criticLoss, stepStride: 0, stride: 0)
      }
    }

    enum CriticLossTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3), .init(name: "real", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "fake.hidden.h", shape: [5]), .init(name: "seen.hidden.h", shape: [4]),
          .init(name: "seen.hidden.c", shape: [4]), .init(name: "critic2.hidden.h", shape: [4]),
          .init(name: "critic2.hidden.c", shape: [4]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: 0, width: 5),
          .init(axis: -1, width: 15), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: 0, width: 2), .init(axis: 0, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 4),
          .init(axis: 0, width: 5), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: 0, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 4), .init(axis: 0, width: 1),
          .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: 0, width: 1), .init(axis: -1, width: 4),
          .init(axis: -1, width: 4), .init(axis: -1, width: 4), .init(axis: -1, width: 5), .init(axis: -1, width: 4),
          .init(axis: -1, width: 15), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
        ],
        sumsCount: 416, preparedIndex: 3, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [45]
        let gates_weights: MutableFloats = prepared
        // generator_hidden_Wr: [40]
        let generator_hidden_Wr: Floats = parameters
        // generator_hidden_Wz: [40]
        let generator_hidden_Wz: Floats = parameters + 48
        // generator_hidden_Wn: [15]
        let generator_hidden_Wn: Floats = parameters + 96
        // gates_weights2: [75]
        let gates_weights2: MutableFloats = prepared + 48
        // generator_hidden_Un: [25]
        let generator_hidden_Un: Floats = parameters + 112
        // gates_weights3: [32]
        let gates_weights3: MutableFloats = prepared + 128
        // critic_hidden_Wf: [24]
        let critic_hidden_Wf: Floats = parameters + 240
        // critic_hidden_Wi: [24]
        let critic_hidden_Wi: Floats = parameters + 272
        // critic_hidden_Wg: [24]
        let critic_hidden_Wg: Floats = parameters + 304
        // critic_hidden_Wo: [24]
        let critic_hidden_Wo: Floats = parameters + 336
        // gates_weights4: [64]
        let gates_weights4: MutableFloats = prepared + 160
        // gates_bias: [15]
        let gates_bias: MutableFloats = prepared + 224
        // generator_hidden_br: [5]
        let generator_hidden_br: Floats = parameters + 144
        // generator_hidden_bz: [5]
        let generator_hidden_bz: Floats = parameters + 160
        // generator_hidden_bn: [5]
        let generator_hidden_bn: Floats = parameters + 176
        // gates_bias2: [16]
        let gates_bias2: MutableFloats = prepared + 240
        // critic_hidden_bf: [4]
        let critic_hidden_bf: Floats = parameters + 368
        // critic_hidden_bi: [4]
        let critic_hidden_bi: Floats = parameters + 384
        // critic_hidden_bg: [4]
        let critic_hidden_bg: Floats = parameters + 400
        // critic_hidden_bo: [4]
        let critic_hidden_bo: Floats = parameters + 416
        // gates_weights_packed: [48]
        let gates_weights_packed: MutableFloats = prepared + 256
        // gates_weights_packed2: [80]
        let gates_weights_packed2: MutableFloats = prepared + 304
        // generator_dense_W: [10]
        let generator_dense_W: Floats = parameters + 208
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: MutableFloats = prepared + 384
        // gates_weights_packed3: [32]
        let gates_weights_packed3: MutableFloats = prepared + 464
        // gates_weights_packed4: [64]
        let gates_weights_packed4: MutableFloats = prepared + 496
        // critic_scores_W: [4]
        let critic_scores_W: Floats = parameters + 432
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: MutableFloats = prepared + 560
        // critic_scores_W_packed2: [16]
        let critic_scores_W_packed2: MutableFloats = prepared + 624
        // gates_weights_packed5: [256]
        let gates_weights_packed5: MutableFloats = prepared + 640
        // gates_weights_packed6: [256]
        let gates_weights_packed6: MutableFloats = prepared + 896
        // generator_dense_W_packed2: [32]
        let generator_dense_W_packed2: MutableFloats = prepared + 1152
        // gates_weights_packed7: [240]
        let gates_weights_packed7: MutableFloats = prepared + 1184
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wr + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wz + 5, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights + 15, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 3, source: generator_hidden_Wn, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_weights + 30, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wr, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Wz, sourceRowStride: 8, sourceColumnStride: 1,
          destination: gates_weights2 + 25, destinationRowStride: 5, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 5, columns: 5, source: generator_hidden_Un, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_weights2 + 50, destinationRowStride: 5, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wf + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wi + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 8, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wg + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 16, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: critic_hidden_Wo + 4, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 24, destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 16, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 32, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: critic_hidden_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_br, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bz, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 5, destinationRowStride: 15, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 5, source: generator_hidden_bn, sourceRowStride: 5, sourceColumnStride: 1,
          destination: gates_bias + 10, destinationRowStride: 15, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bf, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bi, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 4, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bg, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 8, destinationRowStride: 16, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 4, source: critic_hidden_bo, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_bias2 + 12, destinationRowStride: 16, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 3, columnStride: 1, rows: 15, columns: 3, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 5, columnStride: 1, rows: 15, columns: 5, blocks: 1,
          destination: gates_weights_packed2)
        // output dense(hidden, 2)  (Adversary.rnn:4)
        Kernel.pack(
          source: generator_dense_W, rowStride: 5, columnStride: 1, rows: 2, columns: 5, blocks: 1,
          destination: generator_dense_W_packed)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 2, columnStride: 1, rows: 16, columns: 2, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 4, columnStride: 1, rows: 16, columns: 4, blocks: 1,
          destination: gates_weights_packed4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.pack(
          source: critic_scores_W, rowStride: 4, columnStride: 1, rows: 1, columns: 4, blocks: 1,
          destination: critic_scores_W_packed)
        // gradient of Adversary.rnn:10: scores = dense(hidden, 1)
        Kernel.pack(
          source: critic_scores_W, rowStride: 1, columnStride: 4, rows: 4, columns: 1, blocks: 1,
          destination: critic_scores_W_packed2)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.pack(
          source: gates_weights4, rowStride: 1, columnStride: 4, rows: 4, columns: 16, blocks: 1,
          destination: gates_weights_packed5)
        Kernel.pack(
          source: gates_weights3, rowStride: 1, columnStride: 2, rows: 2, columns: 16, blocks: 1,
          destination: gates_weights_packed6)
        // gradient of Adversary.rnn:4: output dense(hidden, 2)
        Kernel.pack(
          source: generator_dense_W, rowStride: 1, columnStride: 5, rows: 5, columns: 2, blocks: 1,
          destination: generator_dense_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 5, rows: 5, columns: 15, blocks: 1,
          destination: gates_weights_packed7)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let noiseSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 224
        // gates_bias2: [16]
        let gates_bias2: Floats = shard.prepared + 240
        // gates: [T, B, 15]
        let gates: MutableFloats = shard.floats(1)
        // noise: [T, B, 3]
        let noise: MutableFloats = shard.floats(28)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 256
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // fake_hidden_h: [B, 5]
        let fake_hidden_h: Floats = shard.state(0)
        // noise_mask: [T, B, 1]
        let noise_mask: MutableFloats = shard.floats(30)
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = shard.parameters + 192
        // r: [T, B, 5]
        let r: MutableFloats = shard.floats(2)
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // fake: [T, B, 2], shares memory with d_fake
        let fake: MutableFloats = shard.floats(6)
        // generator_dense_b: [2]
        let generator_dense_b: Floats = shard.parameters + 224
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: Floats = shard.prepared + 384
        // gates3: [T, B, 16]
        let gates3: MutableFloats = shard.floats(7)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 4]
        let h2: MutableFloats = shard.floats(4)
        // seen_hidden_h: [B, 4]
        let seen_hidden_h: Floats = shard.state(1)
        // c: [T + 1, B, 4]
        let c: MutableFloats = shard.floats(5)
        // seen_hidden_c: [B, 4]
        let seen_hidden_c: Floats = shard.state(2)
        // gates4: [B, 16], shares memory with h_final2
        let gates4: MutableFloats = shard.floats(8)
        // gates_weights_packed4: [64]
        let gates_weights_packed4: Floats = shard.prepared + 496
        // h_final2: [B, 4], shares memory with gates4
        let h_final2: MutableFloats = shard.floats(8)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(9)
        // scores: [T, B, 1], shares memory with d_hidden, d_hidden2, d_hidden3
        let scores: MutableFloats = shard.floats(10)
        // critic_scores_b: [1]
        let critic_scores_b: Floats = shard.parameters + 448
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: Floats = shard.prepared + 560
        // gates5: [T, B, 16]
        let gates5: MutableFloats = shard.floats(13)
        // real: [T, B, 2]
        let real: MutableFloats = shard.floats(29)
        // h3: [T + 1, B, 4]
        let h3: MutableFloats = shard.floats(11)
        // critic2_hidden_h: [B, 4]
        let critic2_hidden_h: Floats = shard.state(3)
        // c2: [T + 1, B, 4]
        let c2: MutableFloats = shard.floats(12)
        // critic2_hidden_c: [B, 4]
        let critic2_hidden_c: Floats = shard.state(4)
        // gates6: [B, 16], shares memory with h_final3
        let gates6: MutableFloats = shard.floats(14)
        // h_final3: [B, 4], shares memory with gates6
        let h_final3: MutableFloats = shard.floats(14)
        // c_final2: [B, 4]
        let c_final2: MutableFloats = shard.floats(15)
        // scores2: [T, B, 1]
        let scores2: MutableFloats = shard.floats(16)
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // criticLoss_select: [T, B, 1]
        let criticLoss_select: MutableFloats = shard.floats(17)
        // d_seen: [T, B, 1]
        let d_seen: MutableFloats = shard.floats(18)
        // d_criticLoss: [T, B, 1]
        let d_criticLoss: MutableFloats = shard.floats(19)
        // criticLoss_sum: [1]
        let criticLoss_sum: MutableFloats = shard.sums
        // d_scores2: [1]
        let d_scores2: MutableFloats = shard.sums + 16
        // d_scores: [4]
        let d_scores: MutableFloats = shard.sums + 32
        // d_hidden: [T, B, 4], shares memory with scores, d_hidden2, d_hidden3
        let d_hidden: MutableFloats = shard.floats(10)
        // critic_scores_W_packed2: [16]
        let critic_scores_W_packed2: Floats = shard.prepared + 624
        // d_h: [B, 4], shares memory with d_c_final
        let d_h: MutableFloats = shard.floats(20)
        // cotangent_of_critic2_hidden_h: [B, 4]
        let cotangent_of_critic2_hidden_h: Floats = shard.state(8)
        // d_c: [B, 4], shares memory with d_h2, d_c_final2
        let d_c: MutableFloats = shard.floats(21)
        // cotangent_of_critic2_hidden_c: [B, 4]
        let cotangent_of_critic2_hidden_c: Floats = shard.state(9)
        // d_hNext: [B, 4], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(22)
        // d_gates: [B, 4], shares memory with d_c2, d_h3
        let d_gates: MutableFloats = shard.floats(23)
        // gates_weights_packed5: [256]
        let gates_weights_packed5: Floats = shard.prepared + 640
        // d_h_final: [B, 4], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(22)
        // d_c_final: [B, 4], shares memory with d_h
        let d_c_final: MutableFloats = shard.floats(20)
        // d_gates_weights: [64]
        let d_gates_weights: MutableFloats = shard.sums + 48
        // d_gates2: [16]
        let d_gates2: MutableFloats = shard.sums + 112
        // d_gates3: [32]
        let d_gates3: MutableFloats = shard.sums + 128
        // d_scores4: [1]
        let d_scores4: MutableFloats = shard.sums + 160
        // d_scores3: [4]
        let d_scores3: MutableFloats = shard.sums + 176
        // d_hidden2: [T, B, 4], shares memory with scores, d_hidden, d_hidden3
        let d_hidden2: MutableFloats = shard.floats(10)
        // d_h2: [B, 4], shares memory with d_c, d_c_final2
        let d_h2: MutableFloats = shard.floats(21)
        // cotangent_of_seen_hidden_h: [B, 4]
        let cotangent_of_seen_hidden_h: Floats = shard.state(6)
        // d_c2: [B, 4], shares memory with d_gates, d_h3
        let d_c2: MutableFloats = shard.floats(23)
        // cotangent_of_seen_hidden_c: [B, 4]
        let cotangent_of_seen_hidden_c: Floats = shard.state(7)
        // d_hNext2: [B, 4], shares memory with d_h_final2
        let d_hNext2: MutableFloats = shard.floats(24)
        // d_gates4: [B, 4], shares memory with d_gates7
        let d_gates4: MutableFloats = shard.floats(25)
        // d_h_final2: [B, 4], shares memory with d_hNext2
        let d_h_final2: MutableFloats = shard.floats(24)
        // d_c_final2: [B, 4], shares memory with d_c, d_h2
        let d_c_final2: MutableFloats = shard.floats(21)
        // d_gates_weights2: [64]
        let d_gates_weights2: MutableFloats = shard.sums + 192
        // d_gates5: [16]
        let d_gates5: MutableFloats = shard.sums + 256
        // d_gates6: [32]
        let d_gates6: MutableFloats = shard.sums + 272
        // d_fake: [T, B, 2], shares memory with fake
        let d_fake: MutableFloats = shard.floats(6)
        // gates_weights_packed6: [256]
        let gates_weights_packed6: Floats = shard.prepared + 896
        // d_hidden3: [T, B, 5], shares memory with scores, d_hidden, d_hidden2
        let d_hidden3: MutableFloats = shard.floats(10)
        // generator_dense_W_packed2: [32]
        let generator_dense_W_packed2: Floats = shard.prepared + 1152
        // d_h3: [B, 5], shares memory with d_gates, d_c2
        let d_h3: MutableFloats = shard.floats(23)
        // cotangent_of_fake_hidden_h: [B, 5]
        let cotangent_of_fake_hidden_h: Floats = shard.state(5)
        // d_gates7: [B, 15], shares memory with d_gates4
        let d_gates7: MutableFloats = shard.floats(25)
        // d_h4: [B, 5], shares memory with d_h_final3
        let d_h4: MutableFloats = shard.floats(26)
        // d_gates8: [B, 5]
        let d_gates8: MutableFloats = shard.floats(27)
        // gates_weights_packed7: [240]
        let gates_weights_packed7: Floats = shard.prepared + 1184
        // d_h_final3: [B, 5], shares memory with d_h4
        let d_h_final3: MutableFloats = shard.floats(26)
        // Forward.
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(rows: batch, width: 5, source: fake_hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<noiseSteps {
          let noise_t: MutableFloats = noise + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let noise_mask_t: MutableFloats = noise_mask + t &* batch
          let r_t: MutableFloats = r + t &* batch &* 5
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t) &* batch, k: 3, n: 15, input: noise_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, generator_hidden_cn, h_t, noise_mask_t, r_t, h_tNext)
        }
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(
          rows: batch, width: 5, source: h + noiseSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: seen_hidden_h, sourceStride: 4, destination: h2, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: seen_hidden_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t2 in 0..<noiseSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let fake_t2: MutableFloats = fake + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 16
          let h_t2: MutableFloats = h2 + t2 &* batch &* 4
          let c_t2: MutableFloats = c + t2 &* batch &* 4
          let noise_mask_t2: MutableFloats = noise_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 4
          let c_t2Next: MutableFloats = c + (t2 &+ 1) &* batch &* 4
          // output dense(hidden, 2)  (Adversary.rnn:4)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 5, n: 2, input: h_t2Next, inputStride: 5,
              packed: generator_dense_W_packed, destination: fake_t2, destinationStride: 2, bias: generator_dense_b)
          }
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 2, n: 16, input: fake_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t2, inputStride: 4, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 16, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates4, gates_t2, c_t2, noise_mask_t2, h_t2, h_t2Next2, c_t2Next)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h2 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final2,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: c + noiseSteps &* batch &* 4, sourceStride: 4, destination: c_final,
          destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h2 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores, destinationStride: 1, bias: critic_scores_b)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: critic2_hidden_h, sourceStride: 4, destination: h3, destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: critic2_hidden_c, sourceStride: 4, destination: c2, destinationStride: 4)
        for t3 in 0..<noiseSteps {
          let real_t3: MutableFloats = real + t3 &* batch &* 2
          let gates_t3: MutableFloats = gates5 + t3 &* batch &* 16
          let h_t3: MutableFloats = h3 + t3 &* batch &* 4
          let c_t3: MutableFloats = c2 + t3 &* batch &* 4
          let noise_mask_t3: MutableFloats = noise_mask + t3 &* batch
          let h_t3Next: MutableFloats = h3 + (t3 &+ 1) &* batch &* 4
          let c_t3Next: MutableFloats = c2 + (t3 &+ 1) &* batch &* 4
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t3 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t3) &* batch, k: 2, n: 16, input: real_t3, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t3, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t3, inputStride: 4, packed: gates_weights_packed4, destination: gates6,
            destinationStride: 16, bias: nil, turn: t3)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates6, gates_t3, c_t3, noise_mask_t3, h_t3, h_t3Next, c_t3Next)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h3 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final3,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: c2 + noiseSteps &* batch &* 4, sourceStride: 4, destination: c_final2,
          destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h3 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores2, destinationStride: 1, bias: critic_scores_b)
        // loss criticLoss: softplus(-critic(real)) + softplus(seen) trains critic  (Adversary.rnn:22); with its gradient
        Pointwise.compute_criticLoss_select_d_seen(
          count: noiseSteps &* batch, scores2, scores, noise_mask, noise_count, criticLoss_select, d_seen, d_criticLoss)
        // loss criticLoss: softplus(-critic(real)) + softplus(seen) trains critic  (Adversary.rnn:22)
        Kernel.columnSum(
          rows: noiseSteps &* batch, width: 1, source: criticLoss_select, sourceStride: 1, destination: criticLoss_sum,
          totals: shard.totals(of: criticLoss_sum))
        // Backward.
        // gradient of Adversary.rnn:10: scores = dense(hidden, 1)
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 1, n: 4, left: d_criticLoss, leftStride: 1, right: h3 + batch &* 4,
          rightStride: 4, destination: d_scores, destinationRowStride: 4, leftSum: d_scores2,
          totals: shard.totals(toMove: d_scores), leftSumTotals: shard.totals(of: d_scores2))
        Kernel.product(
          rows: noiseSteps &* batch, k: 1, n: 4, input: d_criticLoss, inputStride: 1, packed: critic_scores_W_packed2,
          destination: d_hidden, destinationStride: 4, bias: nil)
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_critic2_hidden_h, sourceStride: 4, destination: d_h,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_critic2_hidden_c, sourceStride: 4, destination: d_c,
          destinationStride: 4)
        for done in 0..<noiseSteps {
          let t4: Swift::Int = noiseSteps &- 1 &- done
          let gates_t4: MutableFloats = gates5 + t4 &* batch &* 16
          let c_t4: MutableFloats = c2 + t4 &* batch &* 4
          let noise_mask_t4: MutableFloats = noise_mask + t4 &* batch
          let d_hidden_t4: MutableFloats = d_hidden + t4 &* batch &* 4
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t4, c_t4, noise_mask_t4, d_c, d_h, d_hidden_t4, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 16, n: 4, input: gates_t4, inputStride: 16, packed: gates_weights_packed5,
            destination: d_gates, destinationStride: 4, bias: nil, turn: t4)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 4, d_hNext, d_gates, d_h)
        }
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(rows: batch, width: 4, source: d_h, sourceStride: 4, destination: d_h_final, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: d_c, sourceStride: 4, destination: d_c_final, destinationStride: 4)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 16, n: 4, left: gates5, leftStride: 16, right: h3, rightStride: 4,
          destination: d_gates_weights, destinationRowStride: 4, leftSum: d_gates2,
          totals: shard.totals(toMove: d_gates_weights), leftSumTotals: shard.totals(of: d_gates2))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 16, n: 2, left: gates5, leftStride: 16, right: real, rightStride: 2,
          destination: d_gates3, destinationRowStride: 2, leftSum: nil, totals: shard.totals(toMove: d_gates3))
        // gradient of Adversary.rnn:10: scores = dense(hidden, 1)
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 1, n: 4, left: d_seen, leftStride: 1, right: h2 + batch &* 4, rightStride: 4,
          destination: d_scores3, destinationRowStride: 4, leftSum: d_scores4, totals: shard.totals(toMove: d_scores3),
          leftSumTotals: shard.totals(of: d_scores4))
        Kernel.product(
          rows: noiseSteps &* batch, k: 1, n: 4, input: d_seen, inputStride: 1, packed: critic_scores_W_packed2,
          destination: d_hidden2, destinationStride: 4, bias: nil)
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_seen_hidden_h, sourceStride: 4, destination: d_h2,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_seen_hidden_c, sourceStride: 4, destination: d_c2,
          destinationStride: 4)
        for done2 in 0..<noiseSteps {
          let t5: Swift::Int = noiseSteps &- 1 &- done2
          let gates_t5: MutableFloats = gates3 + t5 &* batch &* 16
          let c_t5: MutableFloats = c + t5 &* batch &* 4
          let noise_mask_t5: MutableFloats = noise_mask + t5 &* batch
          let d_hidden_t5: MutableFloats = d_hidden2 + t5 &* batch &* 4
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t5, c_t5, noise_mask_t5, d_c2, d_h2, d_hidden_t5, d_hNext2)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 16, n: 4, input: gates_t5, inputStride: 16, packed: gates_weights_packed5,
            destination: d_gates4, destinationStride: 4, bias: nil, turn: t5)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 4, d_hNext2, d_gates4, d_h2)
        }
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(rows: batch, width: 4, source: d_h2, sourceStride: 4, destination: d_h_final2, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: d_c2, sourceStride: 4, destination: d_c_final2, destinationStride: 4)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 16, n: 4, left: gates3, leftStride: 16, right: h2, rightStride: 4,
          destination: d_gates_weights2, destinationRowStride: 4, leftSum: d_gates5,
          totals: shard.totals(toMove: d_gates_weights2), leftSumTotals: shard.totals(of: d_gates5))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 16, n: 2, left: gates3, leftStride: 16, right: fake, rightStride: 2,
          destination: d_gates6, destinationRowStride: 2, leftSum: nil, totals: shard.totals(toMove: d_gates6))
        Kernel.product(
          rows: noiseSteps &* batch, k: 16, n: 2, input: gates3, inputStride: 16, packed: gates_weights_packed6,
          destination: d_fake, destinationStride: 2, bias: nil)
        // gradient of Adversary.rnn:4: output dense(hidden, 2)
        Kernel.product(
          rows: noiseSteps &* batch, k: 2, n: 5, input: d_fake, inputStride: 2, packed: generator_dense_W_packed2,
          destination: d_hidden3, destinationStride: 5, bias: nil)
        // gradient of Adversary.rnn:3: hidden = scan GRU(width) over noise
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_fake_hidden_h, sourceStride: 5, destination: d_h3,
          destinationStride: 5)
        for done3 in 0..<noiseSteps {
          let t6: Swift::Int = noiseSteps &- 1 &- done3
          let gates_t6: MutableFloats = gates + t6 &* batch &* 15
          let d_hidden_t6: MutableFloats = d_hidden3 + t6 &* batch &* 5
          let noise_mask_t6: MutableFloats = noise_mask + t6 &* batch
          let h_t6: MutableFloats = h + t6 &* batch &* 5
          let r_t6: MutableFloats = r + t6 &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_d_gates_d_gates(
            rows: batch, gates_t6, d_h3, d_hidden_t6, noise_mask_t6, h_t6, r_t6, d_gates7, d_h4)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates7, inputStride: 15, packed: gates_weights_packed7,
            destination: d_gates8, destinationStride: 5, bias: nil, turn: t6)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h2(count: batch &* 5, d_h4, d_gates8, d_h3)
        }
        // gradient of Adversary.rnn:3: hidden = scan GRU(width) over noise
        Kernel.copy(rows: batch, width: 5, source: d_h3, sourceStride: 5, destination: d_h_final3, destinationStride: 5)
        // The state 'fake.hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'seen.hidden.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 4)
        // The state 'seen.hidden.c' after the last step.
        shard.setFinalState(2, c_final, stride: 4)
        // The state 'critic2.hidden.h' after the last step.
        shard.setFinalState(3, h_final3, stride: 4)
        // The state 'critic2.hidden.c' after the last step.
        shard.setFinalState(4, c_final2, stride: 4)
        // The state 'cotangent of fake.hidden.h' after the last step.
        shard.setFinalState(5, d_h_final3, stride: 5)
        // The state 'cotangent of seen.hidden.h' after the last step.
        shard.setFinalState(6, d_h_final2, stride: 4)
        // The state 'cotangent of seen.hidden.c' after the last step.
        shard.setFinalState(7, d_c_final2, stride: 4)
        // The state 'cotangent of critic2.hidden.h' after the last step.
        shard.setFinalState(8, d_h_final, stride: 4)
        // The state 'cotangent of critic2.hidden.c' after the last step.
        shard.setFinalState(9, d_c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_critic_hidden_Wf: [24]
        let gradient_critic_hidden_Wf: MutableFloats = shard.gradients + 240
        // gradient_critic_hidden_Wi: [24]
        let gradient_critic_hidden_Wi: MutableFloats = shard.gradients + 272
        // gradient_critic_hidden_Wg: [24]
        let gradient_critic_hidden_Wg: MutableFloats = shard.gradients + 304
        // gradient_critic_hidden_Wo: [24]
        let gradient_critic_hidden_Wo: MutableFloats = shard.gradients + 336
        // gradient_critic_hidden_bf: [4]
        let gradient_critic_hidden_bf: MutableFloats = shard.gradients + 368
        // gradient_critic_hidden_bi: [4]
        let gradient_critic_hidden_bi: MutableFloats = shard.gradients + 384
        // gradient_critic_hidden_bg: [4]
        let gradient_critic_hidden_bg: MutableFloats = shard.gradients + 400
        // gradient_critic_hidden_bo: [4]
        let gradient_critic_hidden_bo: MutableFloats = shard.gradients + 416
        // gradient_critic_scores_W: [4]
        let gradient_critic_scores_W: MutableFloats = shard.gradients + 432
        // gradient_critic_scores_b: [1]
        let gradient_critic_scores_b: MutableFloats = shard.gradients + 448
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // criticLoss_sum: [1]
        let criticLoss_sum: MutableFloats = shard.sums
        // d_scores: [1]
        let d_scores: MutableFloats = shard.sums + 16
        // d_scores3: [4]
        let d_scores3: MutableFloats = shard.sums + 32
        // d_gates_weights: [64]
        let d_gates_weights: MutableFloats = shard.sums + 48
        // d_gates: [16]
        let d_gates: MutableFloats = shard.sums + 112
        // d_gates3: [32]
        let d_gates3: MutableFloats = shard.sums + 128
        // d_scores2: [1]
        let d_scores2: MutableFloats = shard.sums + 160
        // d_scores4: [4]
        let d_scores4: MutableFloats = shard.sums + 176
        // d_gates_weights2: [64]
        let d_gates_weights2: MutableFloats = shard.sums + 192
        // d_gates2: [16]
        let d_gates2: MutableFloats = shard.sums + 256
        // d_gates4: [32]
        let d_gates4: MutableFloats = shard.sums + 272
        // criticLoss: [1]
        let criticLoss: MutableFloats = shard.sums + 304
        // d_gates_weights3: [64]
        let d_gates_weights3: MutableFloats = shard.sums + 320
        // d_gates_weights4: [32]
        let d_gates_weights4: MutableFloats = shard.sums + 384
        // loss criticLoss: softplus(-critic(real)) + softplus(seen) trains critic  (Adversary.rnn:22); with the gradient of Adversary.rnn:10
        Pointwise.compute_criticLoss_gradient_critic_scores_b(
          criticLoss_sum, noise_count, d_scores, d_scores2, criticLoss, gradient_critic_scores_b)
        // Gradients into place.
        // gradient of LSTM.rnn:9–12; Adversary.rnn:10: f, i, g, o, scores = …
        Pointwise.compute_gradient_critic_hidden_bf_gradient_critic_hidden_bi(
          d_gates, d_gates2, d_scores3, d_scores4, gradient_critic_hidden_bf, gradient_critic_hidden_bi,
          gradient_critic_hidden_bg, gradient_critic_hidden_bo, gradient_critic_scores_W)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Pointwise.compute_d_gates_weights(d_gates_weights, d_gates_weights2, d_gates_weights3)
        Pointwise.compute_d_gates_weights2(d_gates3, d_gates4, d_gates_weights4)
        // gradient of LSTM.rnn:5: param Wo: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: d_gates_weights3 + 48, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wo, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: d_gates_weights4 + 24, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wo + 4, destinationRowStride: 6, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wg: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: d_gates_weights3 + 32, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wg, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: d_gates_weights4 + 16, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wg + 4, destinationRowStride: 6, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wi: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: d_gates_weights3 + 16, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wi, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: d_gates_weights4 + 8, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wi + 4, destinationRowStride: 6, destinationColumnStride: 1)
        // gradient of LSTM.rnn:5: param Wf: [hidden, hidden + size(x)]
        Kernel.copyMatrix(
          rows: 4, columns: 4, source: d_gates_weights3, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wf, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 4, columns: 2, source: d_gates_weights4, sourceRowStride: 2, sourceColumnStride: 1,
          destination: gradient_critic_hidden_Wf + 4, destinationRowStride: 6, destinationColumnStride: 1)
        // The loss.
        shard.setOutput(0, criticLoss, stepStride: 0, stride: 0)
      }
    }

    enum GeneratorLossEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "fake.hidden.h", shape: [5]), .init(name: "seen.hidden.h", shape: [4]),
          .init(name: "seen.hidden.c", shape: [4]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15),
          .init(axis: 0, extraSteps: 1, width: 4), .init(axis: -1, width: 4), .init(axis: 0, width: 16),
          .init(axis: -1, width: 16), .init(axis: -1, width: 4),
        ],
        sumsCount: 32, preparedIndex: 2, segments: .always)

      /// The same as `CriticLossEvaluation`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.CriticLossEvaluation.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let noiseSteps: Swift::Int = shard.steps(0)
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 224
        // gates_bias2: [16]
        let gates_bias2: Floats = shard.prepared + 240
        // gates: [T, B, 15], shares memory with fake, scores
        let gates: MutableFloats = shard.floats(1)
        // noise: [T, B, 3]
        let noise: MutableFloats = shard.floats(8)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 256
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // fake_hidden_h: [B, 5]
        let fake_hidden_h: Floats = shard.state(0)
        // noise_mask: [T, B, 1]
        let noise_mask: MutableFloats = shard.floats(9)
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // fake: [T, B, 2], shares memory with gates, scores
        let fake: MutableFloats = shard.floats(1)
        // generator_dense_b: [2]
        let generator_dense_b: Floats = shard.parameters + 224
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: Floats = shard.prepared + 384
        // gates3: [T, B, 16], shares memory with generatorLoss_select
        let gates3: MutableFloats = shard.floats(5)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 4]
        let h2: MutableFloats = shard.floats(3)
        // seen_hidden_h: [B, 4]
        let seen_hidden_h: Floats = shard.state(1)
        // c: [B, 4]
        let c: MutableFloats = shard.floats(4)
        // seen_hidden_c: [B, 4]
        let seen_hidden_c: Floats = shard.state(2)
        // gates4: [B, 16], shares memory with h_final2
        let gates4: MutableFloats = shard.floats(6)
        // gates_weights_packed4: [64]
        let gates_weights_packed4: Floats = shard.prepared + 496
        // h_final2: [B, 4], shares memory with gates4
        let h_final2: MutableFloats = shard.floats(6)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(7)
        // scores: [T, B, 1], shares memory with gates, fake
        let scores: MutableFloats = shard.floats(1)
        // critic_scores_b: [1]
        let critic_scores_b: Floats = shard.parameters + 448
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: Floats = shard.prepared + 560
        // generatorLoss_select: [T, B, 1], shares memory with gates3
        let generatorLoss_select: MutableFloats = shard.floats(5)
        // generatorLoss_sum: [1]
        let generatorLoss_sum: MutableFloats = shard.sums
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(rows: batch, width: 5, source: fake_hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<noiseSteps {
          let noise_t: MutableFloats = noise + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let noise_mask_t: MutableFloats = noise_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t) &* batch, k: 3, n: 15, input: noise_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, generator_hidden_cn, h_t, noise_mask_t, h_tNext)
        }
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(
          rows: batch, width: 5, source: h + noiseSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: seen_hidden_h, sourceStride: 4, destination: h2, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: seen_hidden_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t2 in 0..<noiseSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let fake_t2: MutableFloats = fake + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 16
          let h_t2: MutableFloats = h2 + t2 &* batch &* 4
          let noise_mask_t2: MutableFloats = noise_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 4
          // output dense(hidden, 2)  (Adversary.rnn:4)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 5, n: 2, input: h_t2Next, inputStride: 5,
              packed: generator_dense_W_packed, destination: fake_t2, destinationStride: 2, bias: generator_dense_b)
          }
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 2, n: 16, input: fake_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t2, inputStride: 4, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 16, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates4, gates_t2, c, noise_mask_t2, h_t2, h_t2Next2)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h2 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final2,
          destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: c, sourceStride: 4, destination: c_final, destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h2 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores, destinationStride: 1, bias: critic_scores_b)
        // loss generatorLoss: softplus(-seen) trains generator  (Adversary.rnn:23)
        Pointwise.compute_generatorLoss_select(count: noiseSteps &* batch, scores, noise_mask, generatorLoss_select)
        Kernel.columnSum(
          rows: noiseSteps &* batch, width: 1, source: generatorLoss_select, sourceStride: 1,
          destination: generatorLoss_sum, totals: shard.totals(of: generatorLoss_sum))
        // The state 'fake.hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'seen.hidden.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 4)
        // The state 'seen.hidden.c' after the last step.
        shard.setFinalState(2, c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // generatorLoss_sum: [1]
        let generatorLoss_sum: MutableFloats = shard.sums
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // generatorLoss: [1]
        let generatorLoss: MutableFloats = shard.sums + 16
        // loss generatorLoss: softplus(-seen) trains generator  (Adversary.rnn:23)
        Pointwise.compute_generatorLoss(generatorLoss_sum, noise_count, generatorLoss)
        // The loss.
        shard.setOutput(0, generatorLoss, stepStride: 0, stride: 0)
      }
    }

    enum GeneratorLossTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["noise"], inputs: [.init(name: "noise", axis: 0, width: 3)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [
          .init(name: "fake.hidden.h", shape: [5]), .init(name: "seen.hidden.h", shape: [4]),
          .init(name: "seen.hidden.c", shape: [4]),
        ],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 15), .init(axis: -1, width: 15),
          .init(axis: 0, width: 15), .init(axis: 0, extraSteps: 1, width: 4), .init(axis: 0, extraSteps: 1, width: 4),
          .init(axis: 0, width: 4), .init(axis: 0, width: 16), .init(axis: -1, width: 16), .init(axis: -1, width: 4),
          .init(axis: 0, width: 2), .init(axis: 0, width: 1), .init(axis: -1, width: 4), .init(axis: -1, width: 5),
          .init(axis: -1, width: 4), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
        ],
        sumsCount: 32, gradientSums: [0..<226], preparedIndex: 3, hasCotangents: true, segments: .onRequest)

      /// The same as `CriticLossTraining`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.CriticLossTraining.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let noiseSteps: Swift::Int = shard.steps(0)
        // gradient_generator_hidden_Wn: [15]
        let gradient_generator_hidden_Wn: MutableFloats = shard.gradients + 96
        // gradient_generator_hidden_Un: [25]
        let gradient_generator_hidden_Un: MutableFloats = shard.gradients + 112
        // gradient_generator_hidden_br: [5]
        let gradient_generator_hidden_br: MutableFloats = shard.gradients + 144
        // gradient_generator_hidden_bz: [5]
        let gradient_generator_hidden_bz: MutableFloats = shard.gradients + 160
        // gradient_generator_hidden_bn: [5]
        let gradient_generator_hidden_bn: MutableFloats = shard.gradients + 176
        // gradient_generator_hidden_cn: [5]
        let gradient_generator_hidden_cn: MutableFloats = shard.gradients + 192
        // gradient_generator_dense_W: [10]
        let gradient_generator_dense_W: MutableFloats = shard.gradients + 208
        // gradient_generator_dense_b: [2]
        let gradient_generator_dense_b: MutableFloats = shard.gradients + 224
        // gates_bias: [15]
        let gates_bias: Floats = shard.prepared + 224
        // gates_bias2: [16]
        let gates_bias2: Floats = shard.prepared + 240
        // gates: [T, B, 15]
        let gates: MutableFloats = shard.floats(1)
        // noise: [T, B, 3]
        let noise: MutableFloats = shard.floats(17)
        // gates_weights_packed: [48]
        let gates_weights_packed: Floats = shard.prepared + 256
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // fake_hidden_h: [B, 5]
        let fake_hidden_h: Floats = shard.state(0)
        // noise_mask: [T, B, 1]
        let noise_mask: MutableFloats = shard.floats(18)
        // generator_hidden_cn: [5]
        let generator_hidden_cn: Floats = shard.parameters + 192
        // gates2: [B, 15], shares memory with h_final
        let gates2: MutableFloats = shard.floats(2)
        // gates_weights_packed2: [80]
        let gates_weights_packed2: Floats = shard.prepared + 304
        // h_final: [B, 5], shares memory with gates2
        let h_final: MutableFloats = shard.floats(2)
        // fake: [T, B, 2], shares memory with scores, d_hidden
        let fake: MutableFloats = shard.floats(6)
        // generator_dense_b: [2]
        let generator_dense_b: Floats = shard.parameters + 224
        // generator_dense_W_packed: [80]
        let generator_dense_W_packed: Floats = shard.prepared + 384
        // gates3: [T, B, 16]
        let gates3: MutableFloats = shard.floats(7)
        // gates_weights_packed3: [32]
        let gates_weights_packed3: Floats = shard.prepared + 464
        // h2: [T + 1, B, 4]
        let h2: MutableFloats = shard.floats(4)
        // seen_hidden_h: [B, 4]
        let seen_hidden_h: Floats = shard.state(1)
        // c: [T + 1, B, 4]
        let c: MutableFloats = shard.floats(5)
        // seen_hidden_c: [B, 4]
        let seen_hidden_c: Floats = shard.state(2)
        // gates4: [B, 16], shares memory with h_final2
        let gates4: MutableFloats = shard.floats(8)
        // gates_weights_packed4: [64]
        let gates_weights_packed4: Floats = shard.prepared + 496
        // h_final2: [B, 4], shares memory with gates4
        let h_final2: MutableFloats = shard.floats(8)
        // c_final: [B, 4]
        let c_final: MutableFloats = shard.floats(9)
        // scores: [T, B, 1], shares memory with fake, d_hidden
        let scores: MutableFloats = shard.floats(6)
        // critic_scores_b: [1]
        let critic_scores_b: Floats = shard.parameters + 448
        // critic_scores_W_packed: [64]
        let critic_scores_W_packed: Floats = shard.prepared + 560
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // generatorLoss_select: [T, B, 1], shares memory with d_fake
        let generatorLoss_select: MutableFloats = shard.floats(10)
        // d_seen: [T, B, 1]
        let d_seen: MutableFloats = shard.floats(11)
        // generatorLoss_sum: [1]
        let generatorLoss_sum: MutableFloats = shard.sums
        // d_hidden: [T, B, 4], shares memory with fake, scores
        let d_hidden: MutableFloats = shard.floats(6)
        // critic_scores_W_packed2: [16]
        let critic_scores_W_packed2: Floats = shard.prepared + 624
        // d_h: [B, 4], shares memory with d_c_final
        let d_h: MutableFloats = shard.floats(12)
        // cotangent_of_seen_hidden_h: [B, 4]
        let cotangent_of_seen_hidden_h: Floats = shard.state(4)
        // d_c: [B, 4], shares memory with d_h2
        let d_c: MutableFloats = shard.floats(13)
        // cotangent_of_seen_hidden_c: [B, 4]
        let cotangent_of_seen_hidden_c: Floats = shard.state(5)
        // d_hNext: [B, 4], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(14)
        // d_gates2: [B, 4], shares memory with d_h3, d_h_final2
        let d_gates2: MutableFloats = shard.floats(15)
        // gates_weights_packed5: [256]
        let gates_weights_packed5: Floats = shard.prepared + 640
        // d_h_final: [B, 4], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(14)
        // d_c_final: [B, 4], shares memory with d_h
        let d_c_final: MutableFloats = shard.floats(12)
        // d_fake: [T, B, 2], shares memory with generatorLoss_select
        let d_fake: MutableFloats = shard.floats(10)
        // gates_weights_packed6: [256]
        let gates_weights_packed6: Floats = shard.prepared + 896
        // generator_dense_W_packed2: [32]
        let generator_dense_W_packed2: Floats = shard.prepared + 1152
        // d_h2: [B, 5], shares memory with d_c
        let d_h2: MutableFloats = shard.floats(13)
        // cotangent_of_fake_hidden_h: [B, 5]
        let cotangent_of_fake_hidden_h: Floats = shard.state(3)
        // d_gates: [T, B, 15]
        let d_gates: MutableFloats = shard.floats(3)
        // d_h3: [B, 5], shares memory with d_gates2, d_h_final2
        let d_h3: MutableFloats = shard.floats(15)
        // d_gates3: [B, 5]
        let d_gates3: MutableFloats = shard.floats(16)
        // gates_weights_packed7: [240]
        let gates_weights_packed7: Floats = shard.prepared + 1184
        // d_h_final2: [B, 5], shares memory with d_gates2, d_h3
        let d_h_final2: MutableFloats = shard.floats(15)
        // gradient_generator_hidden_Wr: [37]
        let gradient_generator_hidden_Wr: MutableFloats = shard.gradients
        // gradient_generator_hidden_Wz: [37]
        let gradient_generator_hidden_Wz: MutableFloats = shard.gradients + 48
        // gradient_generator_hidden_Wr2: [35]
        let gradient_generator_hidden_Wr2: MutableFloats = shard.gradients + 5
        // gradient_generator_hidden_Wz2: [35]
        let gradient_generator_hidden_Wz2: MutableFloats = shard.gradients + 53
        // Forward.
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(rows: batch, width: 5, source: fake_hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<noiseSteps {
          let noise_t: MutableFloats = noise + t &* batch &* 3
          let gates_t: MutableFloats = gates + t &* batch &* 15
          let h_t: MutableFloats = h + t &* batch &* 5
          let noise_mask_t: MutableFloats = noise_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 15
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t) &* batch, k: 3, n: 15, input: noise_t, inputStride: 3,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 15, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 5, n: 15, input: h_t, inputStride: 5, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 15, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z2(
            rows: batch, gates2, gates_t, generator_hidden_cn, h_t, noise_mask_t, d_gates_t, h_tNext)
        }
        // hidden = scan GRU(width) over noise  (Adversary.rnn:3)
        Kernel.copy(
          rows: batch, width: 5, source: h + noiseSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: seen_hidden_h, sourceStride: 4, destination: h2, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: seen_hidden_c, sourceStride: 4, destination: c, destinationStride: 4)
        for t2 in 0..<noiseSteps {
          let h_t2Next: MutableFloats = h + (t2 &+ 1) &* batch &* 5
          let fake_t2: MutableFloats = fake + t2 &* batch &* 2
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 16
          let h_t2: MutableFloats = h2 + t2 &* batch &* 4
          let c_t2: MutableFloats = c + t2 &* batch &* 4
          let noise_mask_t2: MutableFloats = noise_mask + t2 &* batch
          let h_t2Next2: MutableFloats = h2 + (t2 &+ 1) &* batch &* 4
          let c_t2Next: MutableFloats = c + (t2 &+ 1) &* batch &* 4
          // output dense(hidden, 2)  (Adversary.rnn:4)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 5, n: 2, input: h_t2Next, inputStride: 5,
              packed: generator_dense_W_packed, destination: fake_t2, destinationStride: 2, bias: generator_dense_b)
          }
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          if t2 % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, noiseSteps &- t2) &* batch, k: 2, n: 16, input: fake_t2, inputStride: 2,
              packed: gates_weights_packed3, destination: gates_t2, destinationStride: 16, bias: gates_bias2)
          }
          Kernel.product(
            rows: batch, k: 4, n: 16, input: h_t2, inputStride: 4, packed: gates_weights_packed4, destination: gates4,
            destinationStride: 16, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_f_i(rows: batch, gates4, gates_t2, c_t2, noise_mask_t2, h_t2, h_t2Next2, c_t2Next)
        }
        // hidden = scan LSTM(width) over x  (Adversary.rnn:9)
        Kernel.copy(
          rows: batch, width: 4, source: h2 + noiseSteps &* batch &* 4, sourceStride: 4, destination: h_final2,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: c + noiseSteps &* batch &* 4, sourceStride: 4, destination: c_final,
          destinationStride: 4)
        // scores = dense(hidden, 1)  (Adversary.rnn:10)
        Kernel.product(
          rows: noiseSteps &* batch, k: 4, n: 1, input: h2 + batch &* 4, inputStride: 4, packed: critic_scores_W_packed,
          destination: scores, destinationStride: 1, bias: critic_scores_b)
        // loss generatorLoss: softplus(-seen) trains generator  (Adversary.rnn:23); with its gradient
        Pointwise.compute_generatorLoss_select_d_seen(
          count: noiseSteps &* batch, scores, noise_mask, noise_count, generatorLoss_select, d_seen)
        // loss generatorLoss: softplus(-seen) trains generator  (Adversary.rnn:23)
        Kernel.columnSum(
          rows: noiseSteps &* batch, width: 1, source: generatorLoss_select, sourceStride: 1,
          destination: generatorLoss_sum, totals: shard.totals(of: generatorLoss_sum))
        // Backward.
        // gradient of Adversary.rnn:10: scores = dense(hidden, 1)
        Kernel.product(
          rows: noiseSteps &* batch, k: 1, n: 4, input: d_seen, inputStride: 1, packed: critic_scores_W_packed2,
          destination: d_hidden, destinationStride: 4, bias: nil)
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_seen_hidden_h, sourceStride: 4, destination: d_h,
          destinationStride: 4)
        Kernel.copy(
          rows: batch, width: 4, source: cotangent_of_seen_hidden_c, sourceStride: 4, destination: d_c,
          destinationStride: 4)
        for done in 0..<noiseSteps {
          let t3: Swift::Int = noiseSteps &- 1 &- done
          let gates_t3: MutableFloats = gates3 + t3 &* batch &* 16
          let c_t3: MutableFloats = c + t3 &* batch &* 4
          let noise_mask_t3: MutableFloats = noise_mask + t3 &* batch
          let d_hidden_t3: MutableFloats = d_hidden + t3 &* batch &* 4
          // gradient of LSTM.rnn:4, 9–14: c, f, i, g, o, c', h' = …; with LSTM.rnn:13–14
          Pointwise.compute_d_hNext_gates(rows: batch, gates_t3, c_t3, noise_mask_t3, d_c, d_h, d_hidden_t3, d_hNext)
          // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
          Kernel.product(
            rows: batch, k: 16, n: 4, input: gates_t3, inputStride: 16, packed: gates_weights_packed5,
            destination: d_gates2, destinationStride: 4, bias: nil, turn: t3)
          // gradient of LSTM.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 4, d_hNext, d_gates2, d_h)
        }
        // gradient of Adversary.rnn:9: hidden = scan LSTM(width) over x
        Kernel.copy(rows: batch, width: 4, source: d_h, sourceStride: 4, destination: d_h_final, destinationStride: 4)
        Kernel.copy(rows: batch, width: 4, source: d_c, sourceStride: 4, destination: d_c_final, destinationStride: 4)
        // gradient of LSTM.rnn:9–12: f, i, g, o = … · [h, x]
        Kernel.product(
          rows: noiseSteps &* batch, k: 16, n: 2, input: gates3, inputStride: 16, packed: gates_weights_packed6,
          destination: d_fake, destinationStride: 2, bias: nil)
        // gradient of Adversary.rnn:4: output dense(hidden, 2)
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 2, n: 5, left: d_fake, leftStride: 2, right: h + batch &* 5, rightStride: 5,
          destination: gradient_generator_dense_W, destinationRowStride: 5, leftSum: gradient_generator_dense_b,
          totals: shard.totals(toMove: gradient_generator_dense_W),
          leftSumTotals: shard.totals(of: gradient_generator_dense_b))
        Kernel.product(
          rows: noiseSteps &* batch, k: 2, n: 5, input: d_fake, inputStride: 2, packed: generator_dense_W_packed2,
          destination: d_gates + 5, destinationStride: 15, bias: nil)
        // gradient of Adversary.rnn:3: hidden = scan GRU(width) over noise
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_fake_hidden_h, sourceStride: 5, destination: d_h2,
          destinationStride: 5)
        for done2 in 0..<noiseSteps {
          let t4: Swift::Int = noiseSteps &- 1 &- done2
          let gates_t4: MutableFloats = gates + t4 &* batch &* 15
          let d_gates_t4: MutableFloats = d_gates + t4 &* batch &* 15
          let noise_mask_t4: MutableFloats = noise_mask + t4 &* batch
          let h_t4: MutableFloats = h + t4 &* batch &* 5
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t4, d_h2, d_gates_t4, noise_mask_t4, h_t4, d_h3)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 15, n: 5, input: d_gates_t4, inputStride: 15, packed: gates_weights_packed7,
            destination: d_gates3, destinationStride: 5, bias: nil, turn: t4)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h2(count: batch &* 5, d_h3, d_gates3, d_h2)
        }
        // gradient of Adversary.rnn:3: hidden = scan GRU(width) over noise
        Kernel.copy(rows: batch, width: 5, source: d_h2, sourceStride: 5, destination: d_h_final2, destinationStride: 5)
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: noiseSteps &* batch, width: 5, source: d_gates + 10, sourceStride: 15,
          destination: gradient_generator_hidden_cn, totals: shard.totals(of: gradient_generator_hidden_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 5, left: d_gates, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_generator_hidden_Wr, destinationRowStride: 8, leftSum: nil,
          totals: shard.totals(toMove: gradient_generator_hidden_Wr))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 5, left: d_gates + 5, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_generator_hidden_Wz, destinationRowStride: 8, leftSum: nil,
          totals: shard.totals(toMove: gradient_generator_hidden_Wz))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 5, left: d_gates + 10, leftStride: 15, right: h, rightStride: 5,
          destination: gradient_generator_hidden_Un, destinationRowStride: 5, leftSum: nil,
          totals: shard.totals(toMove: gradient_generator_hidden_Un))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 3, left: gates, leftStride: 15, right: noise, rightStride: 3,
          destination: gradient_generator_hidden_Wr2, destinationRowStride: 8, leftSum: gradient_generator_hidden_br,
          totals: shard.totals(toMove: gradient_generator_hidden_Wr2),
          leftSumTotals: shard.totals(of: gradient_generator_hidden_br))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 3, left: gates + 5, leftStride: 15, right: noise, rightStride: 3,
          destination: gradient_generator_hidden_Wz2, destinationRowStride: 8, leftSum: gradient_generator_hidden_bz,
          totals: shard.totals(toMove: gradient_generator_hidden_Wz2),
          leftSumTotals: shard.totals(of: gradient_generator_hidden_bz))
        Kernel.outerSum(
          rows: noiseSteps &* batch, m: 5, n: 3, left: gates + 10, leftStride: 15, right: noise, rightStride: 3,
          destination: gradient_generator_hidden_Wn, destinationRowStride: 3, leftSum: gradient_generator_hidden_bn,
          totals: shard.totals(toMove: gradient_generator_hidden_Wn),
          leftSumTotals: shard.totals(of: gradient_generator_hidden_bn))
        // The state 'fake.hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'seen.hidden.h' after the last step.
        shard.setFinalState(1, h_final2, stride: 4)
        // The state 'seen.hidden.c' after the last step.
        shard.setFinalState(2, c_final, stride: 4)
        // The state 'cotangent of fake.hidden.h' after the last step.
        shard.setFinalState(3, d_h_final2, stride: 5)
        // The state 'cotangent of seen.hidden.h' after the last step.
        shard.setFinalState(4, d_h_final, stride: 4)
        // The state 'cotangent of seen.hidden.c' after the last step.
        shard.setFinalState(5, d_c_final, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // noise_count: [1]
        let noise_count: Floats = shard.count(1)
        // generatorLoss_sum: [1]
        let generatorLoss_sum: MutableFloats = shard.sums
        // generatorLoss: [1]
        let generatorLoss: MutableFloats = shard.sums + 16
        // loss generatorLoss: softplus(-seen) trains generator  (Adversary.rnn:23)
        Pointwise.compute_generatorLoss(generatorLoss_sum, noise_count, generatorLoss)
        // The loss.
        shard.setOutput(0, generatorLoss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 5.
      static func compute_hNext_fake(
        _ generator_hidden_br: Floats, _ generator_hidden_bz: Floats, _ generator_hidden_bn: Floats,
        _ generator_hidden_cn: Floats, _ fake_hidden_h2: Floats, _ generator_dense_W: Floats, _ noise: Floats,
        _ hNext2: MutableFloats, _ fake: MutableFloats, _ generator_dense_b: Floats, _ gates_weights_packed: Floats,
        _ gates_weights_packed2: Floats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        let br: Vector = Lanes.load(generator_hidden_br)
        let bz: Vector = Lanes.load(generator_hidden_bz)
        let bn: Vector = Lanes.load(generator_hidden_bn)
        let sums = Kernel.sums(
          RNNRuntime::Gate(br, RNNRuntime::Gate(bz, RNNRuntime::LastGate(bn))), k: 3, input: noise,
          packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = sums.rest.first
        let cn: Vector = Lanes.load(generator_hidden_cn)
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v, RNNRuntime::Gate(v2, RNNRuntime::LastGate(cn))), k: 5, input: fake_hidden_h2,
          packed: gates_weights_packed2, readsAhead: false)
        let v3: Vector = sums2.rest.first
        let z: Vector = Lanes.quickSigmoid(v3)
        let fake_hidden_h: Vector = Lanes.load(fake_hidden_h2)
        let v4: Vector = Lanes.multiply(z, fake_hidden_h)
        let v6: Vector = Lanes.subtract(v5, z)
        let v7: Vector = sums.rest.rest.first
        let v8: Vector = sums2.first
        let r: Vector = Lanes.quickSigmoid(v8)
        let v9: Vector = sums2.rest.rest.first
        let v11: Vector = Lanes.fma(r, v9, v7)
        let n: Vector = Lanes.quickTanh(v11)
        let hNext: Vector = Lanes.fma(v6, n, v4)
        let generator_dense_W_x: Vector = Lanes.load(generator_dense_W)
        let v13: Vector = Lanes.multiply(generator_dense_W_x, hNext)
        let generator_dense_W_x2: Vector = Lanes.load(generator_dense_W + 5, count: 5)
        let v14: Vector = Lanes.multiply(generator_dense_W_x2, hNext)
        Lanes.store(hNext, hNext2)
        sum2 = Lanes.add(sum2, Lanes.fill(v13, from: 5, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v14, from: 5, 0))
        fake[0] = generator_dense_b[0] + Lanes.sum(sum2)
        fake[1] = generator_dense_b[1] + Lanes.sum(sum3)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ generator_hidden_cn: Floats, _ h2: MutableFloats,
        _ noise_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let generator_hidden_cnRow: Floats = generator_hidden_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let noise_maskRow: Floats = noise_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(generator_hidden_cnRow, count: 5)
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
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ generator_hidden_cn: Floats, _ h2: MutableFloats,
        _ noise_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: Floats = gates2 + row &* 15
          let generator_hidden_cnRow: Floats = generator_hidden_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let noise_maskRow: Floats = noise_mask + row
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(generator_hidden_cnRow, count: 5)
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
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ noise_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 16
          let gates2Row: Floats = gates2 + row &* 16
          let c2Row: MutableFloats = c2 + row &* 4
          let noise_maskRow: Floats = noise_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_x4: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_x6: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 12, count: 4)
          let gates_x8: Vector = Lanes.load(gates2Row + 12, count: 4)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 4)
          Lanes.store(v9, c2Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_criticLoss_select(
        count: Swift::Int, _ scores: Floats, _ scores2: Floats, _ noise_mask: Floats, _ criticLoss_select: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let scores_x: Vector = Lanes.load(scores + column, count: lanes)
          let v: Vector = Lanes.negate(scores_x)
          let v2: Vector = Lanes.softplus(v)
          let seen: Vector = Lanes.load(scores2 + column, count: lanes)
          let v3: Vector = Lanes.softplus(seen)
          let v4: Vector = Lanes.add(v2, v3)
          let noise_mask_x: Vector = Lanes.load(noise_mask + column, count: lanes)
          let v6: Vector = Lanes.select(noise_mask_x, v4, v5)
          Lanes.store(v6, criticLoss_select + column, count: lanes)
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
      static func compute_criticLoss(_ criticLoss_sum: Floats, _ noise_count: Floats, _ criticLoss2: MutableFloats) {
        let noise_count_x: Vector = Lanes.broadcast(noise_count[0])
        let criticLoss_sum_x: Vector = Lanes.load(criticLoss_sum, count: 1)
        let criticLoss: Vector = Lanes.divide(criticLoss_sum_x, noise_count_x)
        Lanes.store(criticLoss, criticLoss2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ generator_hidden_cn: Floats, _ h2: MutableFloats,
        _ noise_mask: Floats, _ r3: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let generator_hidden_cnRow: Floats = generator_hidden_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let noise_maskRow: Floats = noise_mask + row
          let r3Row: MutableFloats = r3 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(generator_hidden_cnRow, count: 5)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 10, count: 5)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, r3Row, count: 5)
          Lanes.store(z2, gates2Row + 5, count: 5)
          Lanes.store(v3, gates2Row + 10, count: 5)
          Lanes.store(n2, gates2Row, count: 5)
          Lanes.store(v10, h3Row, count: 5)
        }
      }

      /// Rows of 4.
      @inline(never)
      static func compute_f_i(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ c2: MutableFloats, _ noise_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats, _ c3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 16
          let gates2Row: MutableFloats = gates2 + row &* 16
          let c2Row: MutableFloats = c2 + row &* 4
          let noise_maskRow: Floats = noise_mask + row
          let h2Row: MutableFloats = h2 + row &* 4
          let h3Row: MutableFloats = h3 + row &* 4
          let c3Row: MutableFloats = c3 + row &* 4
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 4)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 4)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 4, count: 4)
          let gates_x4: Vector = Lanes.load(gates2Row + 4, count: 4)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 8, count: 4)
          let gates_x6: Vector = Lanes.load(gates2Row + 8, count: 4)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 12, count: 4)
          let gates_x8: Vector = Lanes.load(gates2Row + 12, count: 4)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 4)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(f, gates2Row + 12, count: 4)
          Lanes.store(i, gates2Row + 8, count: 4)
          Lanes.store(g, gates2Row + 4, count: 4)
          Lanes.store(o, gates2Row, count: 4)
          Lanes.store(v8, h3Row, count: 4)
          Lanes.store(v9, c3Row, count: 4)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_criticLoss_select_d_seen(
        count: Swift::Int, _ scores: Floats, _ scores2: Floats, _ noise_mask: Floats, _ noise_count: Floats,
        _ criticLoss_select: MutableFloats, _ d_seen: MutableFloats, _ d_criticLoss: MutableFloats
      ) {
        let v5: Vector = Lanes.broadcast(0.0)
        let v7: Vector = Lanes.broadcast(1.0)
        let noise_count_x: Vector = Lanes.broadcast(noise_count[0])
        let v8: Vector = Lanes.divide(v7, noise_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let scores_x: Vector = Lanes.load(scores + column, count: lanes)
          let v: Vector = Lanes.negate(scores_x)
          let v2: Vector = Lanes.softplus(v)
          let seen: Vector = Lanes.load(scores2 + column, count: lanes)
          let v3: Vector = Lanes.softplus(seen)
          let v4: Vector = Lanes.add(v2, v3)
          let noise_mask_x: Vector = Lanes.load(noise_mask + column, count: lanes)
          let v6: Vector = Lanes.select(noise_mask_x, v4, v5)
          let v9: Vector = Lanes.select(noise_mask_x, v8, v5)
          let v10: Vector = Lanes.sigmoid(seen)
          let v11: Vector = Lanes.multiply(v9, v10)
          let v12: Vector = Lanes.sigmoid(v)
          let v13: Vector = Lanes.multiply(v9, v12)
          let v14: Vector = Lanes.negate(v13)
          Lanes.store(v6, criticLoss_select + column, count: lanes)
          Lanes.store(v11, d_seen + column, count: lanes)
          Lanes.store(v14, d_criticLoss + column, count: lanes)
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
      static func compute_d_hNext_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ c2: Floats, _ noise_mask: Floats, _ d_c2: MutableFloats,
        _ d_h2: Floats, _ d_hidden: Floats, _ d_hNext: MutableFloats
      ) {
        let v4: Vector = Lanes.broadcast(0.0)
        let v13: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 16
          let c2Row: Floats = c2 + row &* 4
          let noise_maskRow: Floats = noise_mask + row
          let d_c2Row: MutableFloats = d_c2 + row &* 4
          let d_h2Row: Floats = d_h2 + row &* 4
          let d_hiddenRow: Floats = d_hidden + row &* 4
          let d_hNextRow: MutableFloats = d_hNext + row &* 4
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let f: Vector = Lanes.load(gatesRow + 12, count: 4)
          let c: Vector = Lanes.load(c2Row, count: 4)
          let v: Vector = Lanes.multiply(f, c)
          let i: Vector = Lanes.load(gatesRow + 8, count: 4)
          let g: Vector = Lanes.load(gatesRow + 4, count: 4)
          let cNext: Vector = Lanes.fma(i, g, v)
          let v3: Vector = Lanes.tanh(cNext)
          let d_c: Vector = Lanes.load(d_c2Row, count: 4)
          let v5: Vector = Lanes.select(mask, d_c, v4)
          let v6: Vector = Lanes.select(mask, v4, d_c)
          let d_h: Vector = Lanes.load(d_h2Row, count: 4)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 4)
          let v7: Vector = Lanes.add(d_h, d_hidden_x)
          let v8: Vector = Lanes.select(mask, v7, v4)
          let v9: Vector = Lanes.select(mask, v4, v7)
          let v10: Vector = Lanes.multiply(v8, v3)
          let o: Vector = Lanes.load(gatesRow, count: 4)
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
          Lanes.store(v9, d_hNextRow, count: 4)
          Lanes.store(v23, gatesRow + 12, count: 4)
          Lanes.store(v26, gatesRow + 8, count: 4)
          Lanes.store(v29, gatesRow + 4, count: 4)
          Lanes.store(v32, gatesRow, count: 4)
          Lanes.store(v33, d_c2Row, count: 4)
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
      static func compute_d_gates_d_gates(
        rows: Swift::Int, _ gates: Floats, _ d_h2: Floats, _ d_hidden: Floats, _ noise_mask: Floats, _ h2: Floats,
        _ r2: Floats, _ d_gates: MutableFloats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_hiddenRow: Floats = d_hidden + row &* 5
          let noise_maskRow: Floats = noise_mask + row
          let h2Row: Floats = h2 + row &* 5
          let r2Row: Floats = r2 + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let z: Vector = Lanes.load(gatesRow + 5, count: 5)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 5)
          let v3: Vector = Lanes.add(d_h, d_hidden_x)
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
          let r: Vector = Lanes.load(r2Row, count: 5)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v15, d_gatesRow + 10, count: 5)
          Lanes.store(v18, d_gatesRow + 5, count: 5)
          Lanes.store(v21, d_gatesRow, count: 5)
          Lanes.store(v22, d_h3Row, count: 5)
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

      /// One row of 1.
      @inline(never)
      static func compute_criticLoss_gradient_critic_scores_b(
        _ criticLoss_sum: Floats, _ noise_count: Floats, _ d_scores: Floats, _ d_scores2: Floats,
        _ criticLoss2: MutableFloats, _ gradient_critic_scores_b: MutableFloats
      ) {
        let noise_count_x: Vector = Lanes.broadcast(noise_count[0])
        let criticLoss_sum_x: Vector = Lanes.load(criticLoss_sum, count: 1)
        let criticLoss: Vector = Lanes.divide(criticLoss_sum_x, noise_count_x)
        let d_scores_x: Vector = Lanes.load(d_scores, count: 1)
        let d_scores_x2: Vector = Lanes.load(d_scores2, count: 1)
        let v: Vector = Lanes.add(d_scores_x, d_scores_x2)
        Lanes.store(criticLoss, criticLoss2, count: 1)
        Lanes.store(v, gradient_critic_scores_b, count: 1)
      }

      /// One row of 4.
      @inline(never)
      static func compute_gradient_critic_hidden_bf_gradient_critic_hidden_bi(
        _ d_gates: Floats, _ d_gates2: Floats, _ d_scores: Floats, _ d_scores2: Floats,
        _ gradient_critic_hidden_bf: MutableFloats, _ gradient_critic_hidden_bi: MutableFloats,
        _ gradient_critic_hidden_bg: MutableFloats, _ gradient_critic_hidden_bo: MutableFloats,
        _ gradient_critic_scores_W: MutableFloats
      ) {
        let d_gates_x: Vector = Lanes.load(d_gates, count: 4)
        let d_gates_x2: Vector = Lanes.load(d_gates2, count: 4)
        let v: Vector = Lanes.add(d_gates_x, d_gates_x2)
        let d_gates_x3: Vector = Lanes.load(d_gates + 4, count: 4)
        let d_gates_x4: Vector = Lanes.load(d_gates2 + 4, count: 4)
        let v2: Vector = Lanes.add(d_gates_x3, d_gates_x4)
        let d_gates_x5: Vector = Lanes.load(d_gates + 8, count: 4)
        let d_gates_x6: Vector = Lanes.load(d_gates2 + 8, count: 4)
        let v3: Vector = Lanes.add(d_gates_x5, d_gates_x6)
        let d_gates_x7: Vector = Lanes.load(d_gates + 12, count: 4)
        let d_gates_x8: Vector = Lanes.load(d_gates2 + 12, count: 4)
        let v4: Vector = Lanes.add(d_gates_x7, d_gates_x8)
        let d_scores_x: Vector = Lanes.load(d_scores, count: 4)
        let d_scores_x2: Vector = Lanes.load(d_scores2, count: 4)
        let v5: Vector = Lanes.add(d_scores_x, d_scores_x2)
        Lanes.store(v, gradient_critic_hidden_bf, count: 4)
        Lanes.store(v2, gradient_critic_hidden_bi, count: 4)
        Lanes.store(v3, gradient_critic_hidden_bg, count: 4)
        Lanes.store(v4, gradient_critic_hidden_bo, count: 4)
        Lanes.store(v5, gradient_critic_scores_W, count: 4)
      }

      /// One row of 64.
      @inline(never)
      static func compute_d_gates_weights(
        _ d_gates_weights: Floats, _ d_gates_weights2: Floats, _ d_gates_weights3: MutableFloats
      ) {
        var column: Swift::Int = 0
        while column < 64 {
          let d_gates_weights_x: Vector = Lanes.load(d_gates_weights + column)
          let d_gates_weights_x2: Vector = Lanes.load(d_gates_weights2 + column)
          let v: Vector = Lanes.add(d_gates_weights_x, d_gates_weights_x2)
          Lanes.store(v, d_gates_weights3 + column)
          column &+= 16
        }
      }

      /// One row of 32.
      @inline(never)
      static func compute_d_gates_weights2(_ d_gates: Floats, _ d_gates2: Floats, _ d_gates_weights: MutableFloats) {
        var column: Swift::Int = 0
        while column < 32 {
          let d_gates_x: Vector = Lanes.load(d_gates + column)
          let d_gates_x2: Vector = Lanes.load(d_gates2 + column)
          let v: Vector = Lanes.add(d_gates_x, d_gates_x2)
          Lanes.store(v, d_gates_weights + column)
          column &+= 16
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_generatorLoss_select(
        count: Swift::Int, _ scores: Floats, _ noise_mask: Floats, _ generatorLoss_select: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let seen: Vector = Lanes.load(scores + column, count: lanes)
          let v: Vector = Lanes.negate(seen)
          let v2: Vector = Lanes.softplus(v)
          let noise_mask_x: Vector = Lanes.load(noise_mask + column, count: lanes)
          let v4: Vector = Lanes.select(noise_mask_x, v2, v3)
          Lanes.store(v4, generatorLoss_select + column, count: lanes)
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
      static func compute_generatorLoss(
        _ generatorLoss_sum: Floats, _ noise_count: Floats, _ generatorLoss2: MutableFloats
      ) {
        let noise_count_x: Vector = Lanes.broadcast(noise_count[0])
        let generatorLoss_sum_x: Vector = Lanes.load(generatorLoss_sum, count: 1)
        let generatorLoss: Vector = Lanes.divide(generatorLoss_sum_x, noise_count_x)
        Lanes.store(generatorLoss, generatorLoss2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_r_z2(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ generator_hidden_cn: Floats, _ h2: MutableFloats,
        _ noise_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 15
          let gates2Row: MutableFloats = gates2 + row &* 15
          let generator_hidden_cnRow: Floats = generator_hidden_cn
          let h2Row: MutableFloats = h2 + row &* 5
          let noise_maskRow: Floats = noise_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 5)
          let r: Vector = Lanes.load(gates2Row, count: 5)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 5, count: 5)
          let z: Vector = Lanes.load(gates2Row + 5, count: 5)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 10, count: 5)
          let cn: Vector = Lanes.load(generator_hidden_cnRow, count: 5)
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
      static func compute_generatorLoss_select_d_seen(
        count: Swift::Int, _ scores: Floats, _ noise_mask: Floats, _ noise_count: Floats,
        _ generatorLoss_select: MutableFloats, _ d_seen: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let noise_count_x: Vector = Lanes.broadcast(noise_count[0])
        let v6: Vector = Lanes.divide(v5, noise_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let seen: Vector = Lanes.load(scores + column, count: lanes)
          let v: Vector = Lanes.negate(seen)
          let v2: Vector = Lanes.softplus(v)
          let noise_mask_x: Vector = Lanes.load(noise_mask + column, count: lanes)
          let v4: Vector = Lanes.select(noise_mask_x, v2, v3)
          let v7: Vector = Lanes.select(noise_mask_x, v6, v3)
          let v8: Vector = Lanes.sigmoid(v)
          let v9: Vector = Lanes.multiply(v7, v8)
          let v10: Vector = Lanes.negate(v9)
          Lanes.store(v4, generatorLoss_select + column, count: lanes)
          Lanes.store(v10, d_seen + column, count: lanes)
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
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ noise_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 15
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_gatesRow: MutableFloats = d_gates + row &* 15
          let noise_maskRow: Floats = noise_mask + row
          let h2Row: Floats = h2 + row &* 5
          let d_h3Row: MutableFloats = d_h3 + row &* 5
          let mask: Vector = Lanes.broadcast(noise_maskRow[0])
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
    }
  }
}

/// Losses on different axes, of different inputs: one trains everything, one a parameter and what owns some.
///
/// - Input `text`: a token in 0..<7 for each step of `text`
/// - Input `frames`: [3] for each step of `frames`
/// - Target `next`: a token in 0..<7 for each step of `text`
/// - Target `topic`: a token in 0..<3
/// - Output `logProbabilities`: [7] for each step of `text`
public struct TwoTasks: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "scale", shape: [], offset: 0, initializer: .constant(0.5)),
      .init(name: "hidden.embed.E", shape: [7, 4], offset: 16, initializer: .normal(0.3779644730092272)),
      .init(name: "hidden.Wr", shape: [6, 10], offset: 48, initializer: .glorot),
      .init(name: "hidden.Wz", shape: [6, 10], offset: 112, initializer: .glorot),
      .init(name: "hidden.Wn", shape: [6, 4], offset: 176, initializer: .glorot),
      .init(name: "hidden.Un", shape: [6, 6], offset: 208, initializer: .glorot),
      .init(name: "hidden.br", shape: [6], offset: 256, initializer: .constant(0.0)),
      .init(name: "hidden.bz", shape: [6], offset: 272, initializer: .constant(0.0)),
      .init(name: "hidden.bn", shape: [6], offset: 288, initializer: .constant(0.0)),
      .init(name: "hidden.cn", shape: [6], offset: 304, initializer: .constant(0.0)),
      .init(name: "logits.W", shape: [7, 6], offset: 320, initializer: .glorot),
      .init(name: "logits.b", shape: [7], offset: 368, initializer: .constant(0.0)),
      .init(name: "moving.Wf", shape: [3, 6], offset: 384, initializer: .glorot),
      .init(name: "moving.Wi", shape: [3, 6], offset: 416, initializer: .glorot),
      .init(name: "moving.Wg", shape: [3, 6], offset: 448, initializer: .glorot),
      .init(name: "moving.Wo", shape: [3, 6], offset: 480, initializer: .glorot),
      .init(name: "moving.bf", shape: [3], offset: 512, initializer: .constant(1.0)),
      .init(name: "moving.bi", shape: [3], offset: 528, initializer: .constant(0.0)),
      .init(name: "moving.bg", shape: [3], offset: 544, initializer: .constant(0.0)),
      .init(name: "moving.bo", shape: [3], offset: 560, initializer: .constant(0.0)),
      .init(name: "topics.W", shape: [3, 9], offset: 576, initializer: .glorot),
      .init(name: "topics.b", shape: [3], offset: 608, initializer: .constant(0.0)),
    ],
    count: 624, preparedCounts: [768, 640, 1328, 896, 944])

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

extension TwoTasks {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 160, outputCount: 16, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter text: a token in 0..<7.
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(text: Swift::Int, _ stream: inout Stream) -> RNNRuntime::OutputView {
    RNNRuntime::StepCheck.require("text", token: text, classes: 7)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    Swift::UnsafeMutableRawPointer(memory + 96).storeBytes(of: Swift::Int32(text), as: Swift::Int32.self)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return stream.storage.output(offset: 0, width: 7)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(text: Swift::Int) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("text", token: text, classes: 7)
  }
}

// MARK: Streams

extension TwoTasks {
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
  /// - Parameter text: a token in 0..<7 for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(text: some Swift::Collection<Swift::Int32>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, text)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    text: some Swift::Collection<Swift::Int32>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, text)
  }
}

// MARK: Whole sequences

extension TwoTasks {
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
    ///   - text: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: TwoTasks, text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> RNNRuntime::OutputView {
      bind(
        to: workspace, text: text, lengths: lengths,
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
      text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: text.count)
      try check.setLengths(0, lengths)
      try check.bind(0, text)
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
        _ model: TwoTasks, _ batch: RNNRuntime::Batch<TwoTasks.Example>, carriesState: Swift::Bool = false
      ) -> RNNRuntime::OutputView {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return workspace.output(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, text: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: text.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, text, run)
    }
  }
}

// MARK: WordsTraining

extension TwoTasks {
  /// Memory for `words` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class WordsTraining {
    /// Where the parameters lie that `words` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      TwoTasks.layout,
      trained: [
        "scale", "hidden.embed.E", "hidden.Wr", "hidden.Wz", "hidden.Wn", "hidden.Un", "hidden.br", "hidden.bz",
        "hidden.bn", "hidden.cn", "logits.W", "logits.b", "moving.Wf", "moving.Wi", "moving.Wg", "moving.Wo",
        "moving.bf", "moving.bi", "moving.bg", "moving.bo", "topics.W", "topics.b",
      ])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        WordsTraining.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: WordsTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.WordsTraining.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.WordsEvaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<7, [batch, steps].
    ///   - next: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: TwoTasks, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, text: text, next: next, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.WordsTraining.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<7, [batch, steps].
    ///   - next: tokens in 0..<7, [batch, steps].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: TwoTasks, text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, text: text, next: next, lengths: lengths,
        run: { evaluation.run(GeneratedCode.WordsEvaluation.self, model.parameters, carriesState: carriesState) })
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

    /// What the noise of the next run is drawn from. Each run takes the next number.
    public var noise: RNNRuntime::NoiseSource {
      get {
        workspace.noise
      }
      set {
        workspace.noise = newValue
      }
    }

    /// Checks the sizes: throws where `init` would stop the program.
    public static func validate(
      batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.WordsTraining.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      text: some Swift::Collection<Swift::Int32>, next: some Swift::Collection<Swift::Int32>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: text.count)
      try check.setLengths(0, lengths)
      try check.bind(0, text)
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
        _ model: TwoTasks, _ batch: RNNRuntime::Batch<TwoTasks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.WordsTraining.self, model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: TwoTasks, _ batch: RNNRuntime::Batch<TwoTasks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.WordsEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, text: some Swift::Collection<Swift::Int32>,
      next: some Swift::Collection<Swift::Int32>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: text.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, text, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: AboutTraining

extension TwoTasks {
  /// Memory for `about` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class AboutTraining {
    /// Where the parameters lie that `about` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      TwoTasks.layout, trained: ["scale", "topics.W", "topics.b"])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        AboutTraining.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - textSteps: the greatest number of steps of a run.
    ///   - framesSteps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(
      batch: Swift::Int, textSteps: Swift::Int, framesSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) {
      gradients = RNNRuntime::Gradients(layout: AboutTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.AboutTraining.layout, batch: batch, steps: [textSteps, framesSteps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.AboutEvaluation.layout, batch: batch, steps: [textSteps, framesSteps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<7, [batch, steps].
    ///   - frames: numbers, [batch, steps, 3].
    ///   - topic: tokens in 0..<3, [batch].
    ///   - textLengths: the valid steps of each example; all without.
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: TwoTasks, text: some Swift::Collection<Swift::Int32>, frames: some Swift::Collection<Swift::Float>,
      topic: some Swift::Collection<Swift::Int32>, textLengths: [Swift::Int]? = nil, framesLengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, text: text, frames: frames, topic: topic, textLengths: textLengths, framesLengths: framesLengths,
        run: {
          workspace.run(
            GeneratedCode.AboutTraining.self, model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - text: tokens in 0..<7, [batch, steps].
    ///   - frames: numbers, [batch, steps, 3].
    ///   - topic: tokens in 0..<3, [batch].
    ///   - textLengths: the valid steps of each example; all without.
    ///   - framesLengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: TwoTasks, text: some Swift::Collection<Swift::Int32>, frames: some Swift::Collection<Swift::Float>,
      topic: some Swift::Collection<Swift::Int32>, textLengths: [Swift::Int]? = nil, framesLengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, text: text, frames: frames, topic: topic, textLengths: textLengths,
        framesLengths: framesLengths,
        run: { evaluation.run(GeneratedCode.AboutEvaluation.self, model.parameters, carriesState: carriesState) })
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
      batch: Swift::Int, textSteps: Swift::Int, framesSteps: Swift::Int,
      threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
    ) throws(RNNRuntime::ValidationError) {
      try RNNRuntime::Workspace.validate(
        GeneratedCode.AboutTraining.layout, batch: batch, steps: [textSteps, framesSteps], threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      text: some Swift::Collection<Swift::Int32>, frames: some Swift::Collection<Swift::Float>,
      topic: some Swift::Collection<Swift::Int32>, textLengths: [Swift::Int]? = nil, framesLengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: text.count)
      try check.setLengths(0, textLengths)
      try check.setSteps(1, input: 1, count: frames.count)
      try check.setLengths(1, framesLengths)
      try check.bind(0, text)
      try check.bind(1, frames)
      try check.bind(2, topic)
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
        self.init(batch: batch, textSteps: steps[0], framesSteps: steps[1], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: TwoTasks, _ batch: RNNRuntime::Batch<TwoTasks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.AboutTraining.self, model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: TwoTasks, _ batch: RNNRuntime::Batch<TwoTasks.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.AboutEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, text: some Swift::Collection<Swift::Int32>,
      frames: some Swift::Collection<Swift::Float>, topic: some Swift::Collection<Swift::Int32>,
      textLengths: [Swift::Int]?, framesLengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: text.count)
      workspace.setLengths(0, textLengths)
      workspace.setSteps(1, input: 1, count: frames.count)
      workspace.setLengths(1, framesLengths)
      workspace.bind(0, text, { workspace.bind(1, frames, { workspace.bind(2, topic, run) }) })
    }
  }
}

// MARK: Examples

#if !hasFeature(Embedded)
  extension TwoTasks: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: a token in 0..<7 for each step of `text`.
      public var text: [Swift::Int32]

      /// Input: [3] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Target: a token in 0..<7 for each step of `text`.
      public var next: [Swift::Int32]?

      /// Target: a token in 0..<3.
      public var topic: Swift::Int32?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        RNNRuntime::FunctionLayout(
          axes: ["text", "frames"],
          inputs: [
            .init(name: "text", axis: 0, classes: 7), .init(name: "frames", axis: 1, width: 3),
            .init(name: "next", axis: 0, classes: 7), .init(name: "topic", axis: -1, classes: 3),
          ],
          outputs: [], states: [], arena: [], sumsCount: 0, preparedIndex: 0)
      }

      public init(
        text: [Swift::Int32], frames: [Swift::Float], next: [Swift::Int32]? = nil, topic: Swift::Int32? = nil
      ) {
        self.text = text
        self.frames = frames
        self.next = next
        self.topic = topic
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.text)
        packer.add(self.frames)
        packer.add(self.next)
        packer.add(self.topic)
      }
    }
  }

  extension TwoTasks.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = TwoTasks
  }

  extension TwoTasks.WordsTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = TwoTasks
  }

  extension TwoTasks.AboutTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = TwoTasks
  }
#endif

// MARK: Code

extension TwoTasks {
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
        // gates_weights: [108]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [60]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [60]
        let hidden_Wz: Floats = parameters + 112
        // hidden_Un: [36]
        let hidden_Un: Floats = parameters + 208
        // gates_weights2: [72]
        let gates_weights2: MutableFloats = prepared + 112
        // hidden_Wn: [24]
        let hidden_Wn: Floats = parameters + 176
        // logits_W: [42]
        let logits_W: Floats = parameters + 320
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 192
        // gates_weights_packed: [192]
        let gates_weights_packed: MutableFloats = prepared + 288
        // gates_weights_packed2: [288]
        let gates_weights_packed2: MutableFloats = prepared + 480
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wr, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wz, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Un, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wr + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wz + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2 + 24, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights2 + 48, destinationRowStride: 4, destinationColumnStride: 1)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights2, rowStride: 4, columnStride: 1, rows: 18, columns: 4, blocks: 3,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 3,
          destination: gates_weights_packed2)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // hidden_gather: [B, 4], shares memory with logits
        let hidden_gather: MutableFloats = memory + 80
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = parameters + 16
        // text: [B, 1]
        let text: MutableTokens = Swift::UnsafeMutableRawPointer(memory + 96).assumingMemoryBound(to: Swift::Int32.self)
        // hidden_h: [B, 6], shares memory with hNext
        let hidden_h: MutableFloats = memory
        // hidden_br: [6]
        let hidden_br: Floats = parameters + 256
        // hidden_bz: [6]
        let hidden_bz: Floats = parameters + 272
        // hidden_bn: [6]
        let hidden_bn: Floats = parameters + 288
        // hidden_cn: [6]
        let hidden_cn: Floats = parameters + 304
        // hNext: [B, 6], shares memory with hidden_h
        let hNext: MutableFloats = memory
        // logits: [B, 7], shares memory with hidden_gather
        let logits: MutableFloats = memory + 80
        // logits_b: [7]
        let logits_b: Floats = parameters + 368
        // logits_W_packed: [96]
        let logits_W_packed: Floats = prepared + 192
        // logProbabilities: [B, 7]
        let logProbabilities: MutableFloats = output
        // gates_weights_packed: [192]
        let gates_weights_packed: Floats = prepared + 288
        // gates_weights_packed2: [288]
        let gates_weights_packed2: Floats = prepared + 480
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: 1, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1, token: text,
          tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        // r, z, n, h' = …  (GRU.rnn:14–17)
        Pointwise.compute_hNext(
          hidden_br, hidden_bz, hidden_bn, hidden_cn, hidden_h, hidden_gather, hNext, gates_weights_packed,
          gates_weights_packed2)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Pointwise.compute_logits(logits_b, hNext, logits, logits_W_packed)
        // output logSoftmax(logits)  (Adversary.rnn:37)
        Kernel.softmax(
          rows: 1, count: 7, width: 7, source: logits, sourceStride: 7, destination: logProbabilities,
          destinationStride: 7, isLogarithmic: true)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 7)],
        outputs: [.init(name: "logProbabilities", axis: 0, shape: [7])], states: [.init(name: "hidden.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 7), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 18),
          .init(axis: -1, width: 18),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [60]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [60]
        let hidden_Wz: Floats = parameters + 112
        // hidden_Wn: [24]
        let hidden_Wn: Floats = parameters + 176
        // gates_weights2: [108]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [36]
        let hidden_Un: Floats = parameters + 208
        // gates_bias: [18]
        let gates_bias: MutableFloats = prepared + 192
        // hidden_br: [6]
        let hidden_br: Floats = parameters + 256
        // hidden_bz: [6]
        let hidden_bz: Floats = parameters + 272
        // hidden_bn: [6]
        let hidden_bn: Floats = parameters + 288
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 224
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 352
        // logits_W: [42]
        let logits_W: Floats = parameters + 320
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 544
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wr + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wz + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wr, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wz, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Un, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 18, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 192
        // hidden_gather: [T, B, 4], shares memory with logits
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters + 16
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(4)
        // gates: [T, B, 18], shares memory with logProbabilities
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(5)
        // hidden_cn: [6]
        let hidden_cn: Floats = shard.parameters + 304
        // gates2: [B, 18], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 352
        // h_final: [B, 6], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // logits: [T, B, 7], shares memory with hidden_gather
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 368
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 544
        // logProbabilities: [T, B, 7], shares memory with gates
        let logProbabilities: MutableFloats = shard.floats(2)
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: textSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 6, source: hidden_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<textSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 18
          let h_t: MutableFloats = h + t &* batch &* 6
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 4, n: 18, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 18, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 18, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h(rows: batch, gates2, gates_t, hidden_cn, h_t, text_mask_t, h_tNext)
        }
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.copy(
          rows: batch, width: 6, source: h + textSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.product(
          rows: textSteps &* batch, k: 6, n: 7, input: h + batch &* 6, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // output logSoftmax(logits)  (Adversary.rnn:37)
        Kernel.softmax(
          rows: textSteps &* batch, count: 7, width: 7, source: logits, sourceStride: 7, destination: logProbabilities,
          destinationStride: 7, isLogarithmic: true)
        // The output 'logProbabilities'.
        shard.setOutput(0, logProbabilities, stepStride: batch &* 7, stride: 7)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum WordsEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 7), .init(name: "next", axis: 0, classes: 7)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 7), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 18),
          .init(axis: -1, width: 18), .init(axis: -1, width: 6), .init(axis: -1, width: 1),
        ],
        sumsCount: 48, preparedIndex: 1)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 192
        // hidden_gather: [T, B, 4], shares memory with logits, words_select
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters + 16
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(6)
        // gates: [T, B, 18], shares memory with words_crossEntropy
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(8)
        // hidden_cn: [6]
        let hidden_cn: Floats = shard.parameters + 304
        // gates2: [B, 18], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 352
        // h_final: [B, 6], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // logits: [T, B, 7], shares memory with hidden_gather, words_select
        let logits: MutableFloats = shard.floats(0)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 368
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 544
        // words_crossEntropy: [T, B, 1], shares memory with gates
        let words_crossEntropy: MutableFloats = shard.floats(2)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(7)
        // words_at: [B, 6], shares memory with words_multiply
        let words_at: MutableFloats = shard.floats(4)
        // words_sum: [B, 1]
        let words_sum: MutableFloats = shard.floats(5)
        // words_multiply: [B, 1], shares memory with words_at
        let words_multiply: MutableFloats = shard.floats(4)
        // words_select: [T, B, 1], shares memory with hidden_gather, logits
        let words_select: MutableFloats = shard.floats(0)
        // words_sum2: [1]
        let words_sum2: MutableFloats = shard.sums
        // words_sum3: [1]
        let words_sum3: MutableFloats = shard.sums + 16
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: textSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 6, source: hidden_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<textSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 18
          let h_t: MutableFloats = h + t &* batch &* 6
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 4, n: 18, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 18, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 18, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, hidden_cn, h_t, text_mask_t, h_tNext)
        }
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.copy(
          rows: batch, width: 6, source: h + textSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.product(
          rows: textSteps &* batch, k: 6, n: 7, input: h + batch &* 6, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          destination: words_crossEntropy, destinationStride: 1)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(9), source: h + batch &* 6,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: words_at, destinationStride: 6)
        Pointwise.compute_words_sum(rows: batch, words_at, words_sum)
        Pointwise.compute_words_multiply(count: batch, words_sum, words_multiply)
        Pointwise.compute_words_select(count: textSteps &* batch, text_mask, words_crossEntropy, words_select)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: words_select, sourceStride: 1, destination: words_sum2,
          totals: shard.totals(of: words_sum2))
        Kernel.columnSum(
          rows: batch, width: 1, source: words_multiply, sourceStride: 1, destination: words_sum3,
          totals: shard.totals(of: words_sum3))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // words_sum: [1]
        let words_sum: MutableFloats = shard.sums
        // words_sum2: [1]
        let words_sum2: MutableFloats = shard.sums + 16
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // words: [1]
        let words: MutableFloats = shard.sums + 32
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Pointwise.compute_words(words_sum, words_sum2, text_count, words)
        // The loss.
        shard.setOutput(0, words, stepStride: 0, stride: 0)
      }
    }

    enum WordsTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text"], inputs: [.init(name: "text", axis: 0, classes: 7), .init(name: "next", axis: 0, classes: 7)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 18),
          .init(axis: -1, width: 18), .init(axis: 0, width: 18), .init(axis: -1, width: 6), .init(axis: 0, width: 6),
          .init(axis: 0, width: 7), .init(axis: 0, width: 6), .init(axis: 0, width: 1), .init(axis: -1, width: 6),
          .init(axis: -1, width: 6), .init(axis: 0, width: 6), .init(axis: 0, width: 1), .init(axis: 0, width: 7),
        ],
        sumsCount: 48, gradientSums: [16..<375], preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [60]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [60]
        let hidden_Wz: Floats = parameters + 112
        // hidden_Wn: [24]
        let hidden_Wn: Floats = parameters + 176
        // gates_weights2: [108]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [36]
        let hidden_Un: Floats = parameters + 208
        // gates_bias: [18]
        let gates_bias: MutableFloats = prepared + 192
        // hidden_br: [6]
        let hidden_br: Floats = parameters + 256
        // hidden_bz: [6]
        let hidden_bz: Floats = parameters + 272
        // hidden_bn: [6]
        let hidden_bn: Floats = parameters + 288
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 224
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 352
        // logits_W: [42]
        let logits_W: Floats = parameters + 320
        // logits_W_packed: [96]
        let logits_W_packed: MutableFloats = prepared + 544
        // logits_W_packed2: [112]
        let logits_W_packed2: MutableFloats = prepared + 640
        // gates_weights_packed3: [288]
        let gates_weights_packed3: MutableFloats = prepared + 752
        // gates_weights_packed4: [288]
        let gates_weights_packed4: MutableFloats = prepared + 1040
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wr + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wz + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wr, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wz, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Un, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 18, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.pack(
          source: logits_W, rowStride: 6, columnStride: 1, rows: 7, columns: 6, blocks: 1, destination: logits_W_packed)
        // gradient of Adversary.rnn:34: logits = dense(dropout(hidden, 0.2), 7)
        Kernel.pack(
          source: logits_W, rowStride: 1, columnStride: 6, rows: 6, columns: 7, blocks: 1,
          destination: logits_W_packed2)
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.pack(
          source: gates_weights2, rowStride: 1, columnStride: 6, rows: 6, columns: 18, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights, rowStride: 1, columnStride: 4, rows: 4, columns: 18, blocks: 1,
          destination: gates_weights_packed4)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        // gradient_hidden_embed_E: [28]
        let gradient_hidden_embed_E: MutableFloats = shard.gradients + 16
        // gradient_hidden_Wn: [24]
        let gradient_hidden_Wn: MutableFloats = shard.gradients + 176
        // gradient_hidden_Un: [36]
        let gradient_hidden_Un: MutableFloats = shard.gradients + 208
        // gradient_hidden_br: [6]
        let gradient_hidden_br: MutableFloats = shard.gradients + 256
        // gradient_hidden_bz: [6]
        let gradient_hidden_bz: MutableFloats = shard.gradients + 272
        // gradient_hidden_bn: [6]
        let gradient_hidden_bn: MutableFloats = shard.gradients + 288
        // gradient_hidden_cn: [6]
        let gradient_hidden_cn: MutableFloats = shard.gradients + 304
        // gradient_logits_W: [42]
        let gradient_logits_W: MutableFloats = shard.gradients + 320
        // gradient_logits_b: [7]
        let gradient_logits_b: MutableFloats = shard.gradients + 368
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 192
        // hidden_gather: [T, B, 4], shares memory with d_gates3
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters + 16
        // text: [T, B, 1]
        let text: MutableTokens = shard.tokens(15)
        // gates: [T, B, 18]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 224
        // h: [T + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // text_mask: [T, B, 1]
        let text_mask: MutableFloats = shard.floats(17)
        // hidden_cn: [6]
        let hidden_cn: Floats = shard.parameters + 304
        // gates2: [B, 18], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 352
        // h_final: [B, 6], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // logits_index: [B, 1], shares memory with words_at, words_multiply, d_h
        let logits_index: MutableFloats = shard.floats(5)
        // logits_index2: [T, B, 1], shares memory with kept
        let logits_index2: MutableFloats = shard.floats(6)
        // logits_noise: [T, B, 6], shares memory with logits
        let logits_noise: MutableFloats = shard.floats(7)
        // kept: [T, B, 6], shares memory with logits_index2
        let kept: MutableFloats = shard.floats(6)
        // logits_select: [T, B, 6], shares memory with d_logits2
        let logits_select: MutableFloats = shard.floats(8)
        // logits: [T, B, 7], shares memory with logits_noise
        let logits: MutableFloats = shard.floats(7)
        // logits_b: [7]
        let logits_b: Floats = shard.parameters + 368
        // logits_W_packed: [96]
        let logits_W_packed: Floats = shard.prepared + 544
        // words_crossEntropy: [T, B, 1]
        let words_crossEntropy: MutableFloats = shard.floats(9)
        // next: [T, B, 1]
        let next: MutableTokens = shard.tokens(16)
        // words_at: [B, 6], shares memory with logits_index, words_multiply, d_h
        let words_at: MutableFloats = shard.floats(5)
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // d_words: [B, 6], shares memory with d_h2
        let d_words: MutableFloats = shard.floats(10)
        // words_sum: [B, 1], shares memory with d_gates2
        let words_sum: MutableFloats = shard.floats(11)
        // words_multiply: [B, 1], shares memory with logits_index, words_at, d_h
        let words_multiply: MutableFloats = shard.floats(5)
        // words_select: [T, B, 1], shares memory with d_words3
        let words_select: MutableFloats = shard.floats(12)
        // d_words2: [T, B, 1]
        let d_words2: MutableFloats = shard.floats(13)
        // words_sum2: [1]
        let words_sum2: MutableFloats = shard.sums
        // words_sum3: [1]
        let words_sum3: MutableFloats = shard.sums + 16
        // d_words3: [T, B, 6], shares memory with words_select
        let d_words3: MutableFloats = shard.floats(12)
        // d_logits: [T, B, 7]
        let d_logits: MutableFloats = shard.floats(14)
        // d_logits2: [T, B, 6], shares memory with logits_select
        let d_logits2: MutableFloats = shard.floats(8)
        // logits_W_packed2: [112]
        let logits_W_packed2: Floats = shard.prepared + 640
        // d_h: [B, 6], shares memory with logits_index, words_at, words_multiply
        let d_h: MutableFloats = shard.floats(5)
        // d_gates: [T, B, 18]
        let d_gates: MutableFloats = shard.floats(4)
        // d_h2: [B, 6], shares memory with d_words
        let d_h2: MutableFloats = shard.floats(10)
        // d_gates2: [B, 6], shares memory with words_sum
        let d_gates2: MutableFloats = shard.floats(11)
        // gates_weights_packed3: [288]
        let gates_weights_packed3: Floats = shard.prepared + 752
        // d_gates3: [T, B, 4], shares memory with hidden_gather
        let d_gates3: MutableFloats = shard.floats(0)
        // gates_weights_packed4: [288]
        let gates_weights_packed4: Floats = shard.prepared + 1040
        // gradient_hidden_Wr: [56]
        let gradient_hidden_Wr: MutableFloats = shard.gradients + 48
        // gradient_hidden_Wz: [56]
        let gradient_hidden_Wz: MutableFloats = shard.gradients + 112
        // gradient_hidden_Wr2: [54]
        let gradient_hidden_Wr2: MutableFloats = shard.gradients + 54
        // gradient_hidden_Wz2: [54]
        let gradient_hidden_Wz2: MutableFloats = shard.gradients + 118
        // Forward.
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: textSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 6, source: hidden_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<textSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 18
          let h_t: MutableFloats = h + t &* batch &* 6
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let d_gates_t: MutableFloats = d_gates + t &* batch &* 18
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 4, n: 18, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 18, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 18, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_r_z(rows: batch, gates2, gates_t, hidden_cn, h_t, text_mask_t, d_gates_t, h_tNext)
        }
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.copy(
          rows: batch, width: 6, source: h + textSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // logits = dense(dropout(hidden, 0.2), 7)  (Adversary.rnn:34)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: logits_index, destinationStride: 1)
        Kernel.steps(
          steps: textSteps, batch: batch, first: shard.firstStep, destination: logits_index2,
          destinationStepStride: batch, destinationStride: 1)
        for t2 in 0..<textSteps {
          let logits_index_t2: MutableFloats = logits_index2 + t2 &* batch
          let logits_noise_t2: MutableFloats = logits_noise + t2 &* batch &* 6
          Kernel.noise(
            rows: batch, width: 6, isNormal: false, key: shard.noiseKey(0x2f94eaa6ed43d2cc), example: logits_index,
            exampleStride: 1, step: logits_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: logits_noise_t2, destinationStride: 6)
        }
        Pointwise.compute_kept_logits_select(
          count: textSteps &* batch &* 6, logits_noise, h + batch &* 6, kept, logits_select)
        Kernel.product(
          rows: textSteps &* batch, k: 6, n: 7, input: logits_select, inputStride: 6, packed: logits_W_packed,
          destination: logits, destinationStride: 7, bias: logits_b)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Kernel.crossEntropy(
          rows: textSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          destination: words_crossEntropy, destinationStride: 1)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(18), source: h + batch &* 6,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: words_at, destinationStride: 6)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38); with its gradient
        Pointwise.compute_d_words_words_sum(rows: batch, words_at, text_count, d_words, words_sum)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Pointwise.compute_words_multiply(count: batch, words_sum, words_multiply)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38); with its gradient
        Pointwise.compute_words_select_d_words(
          count: textSteps &* batch, text_mask, words_crossEntropy, text_count, words_select, d_words2)
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Kernel.columnSum(
          rows: textSteps &* batch, width: 1, source: words_select, sourceStride: 1, destination: words_sum2,
          totals: shard.totals(of: words_sum2))
        Kernel.columnSum(
          rows: batch, width: 1, source: words_multiply, sourceStride: 1, destination: words_sum3,
          totals: shard.totals(of: words_sum3))
        // Backward.
        // gradient of Adversary.rnn:38: loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…
        Kernel.place(
          isLast: true, steps: textSteps, batch: batch, width: 6, lengths: shard.tokens(18), source: d_words,
          sourceStride: 6, destination: d_words3, destinationStepStride: batch &* 6, destinationStride: 6)
        Kernel.crossEntropyGradient(
          rows: textSteps &* batch, width: 7, logits: logits, logitsStride: 7, token: next, tokenStride: 1,
          loss: words_crossEntropy, lossStride: 1, cotangent: d_words2, cotangentStride: 1, destination: d_logits,
          destinationStride: 7)
        // gradient of Adversary.rnn:34: logits = dense(dropout(hidden, 0.2), 7)
        Kernel.outerSum(
          rows: textSteps &* batch, m: 7, n: 6, left: d_logits, leftStride: 7, right: logits_select, rightStride: 6,
          destination: gradient_logits_W, destinationRowStride: 6, leftSum: gradient_logits_b,
          totals: shard.totals(toMove: gradient_logits_W), leftSumTotals: shard.totals(of: gradient_logits_b))
        Kernel.product(
          rows: textSteps &* batch, k: 7, n: 6, input: d_logits, inputStride: 7, packed: logits_W_packed2,
          destination: d_logits2, destinationStride: 6, bias: nil)
        // gradient of Adversary.rnn:33–34: hidden, logits = …
        Pointwise.compute_d_gates(rows: textSteps &* batch, kept, d_logits2, d_words3, d_gates)
        // gradient of Adversary.rnn:33: hidden = scan GRU(6) over embed(text, 4)
        Kernel.zero(rows: batch, width: 6, destination: d_h, destinationStride: 6)
        for done in 0..<textSteps {
          let t3: Swift::Int = textSteps &- 1 &- done
          let gates_t3: MutableFloats = gates + t3 &* batch &* 18
          let d_gates_t3: MutableFloats = d_gates + t3 &* batch &* 18
          let text_mask_t3: MutableFloats = text_mask + t3 &* batch
          let h_t3: MutableFloats = h + t3 &* batch &* 6
          // gradient of GRU.rnn:8, 14–17: h, r, z, n, h' = …; with GRU.rnn:17
          Pointwise.compute_gates_d_gates(rows: batch, gates_t3, d_h, d_gates_t3, text_mask_t3, h_t3, d_h2)
          // gradient of GRU.rnn:14–16: r, z, n = …
          Kernel.product(
            rows: batch, k: 18, n: 6, input: d_gates_t3, inputStride: 18, packed: gates_weights_packed3,
            destination: d_gates2, destinationStride: 6, bias: nil, turn: t3)
          // gradient of GRU.rnn:8: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 6, d_h2, d_gates2, d_h)
        }
        // gradient of GRU.rnn:16: n = tanh(Wn · x + bn + r * (Un · h + cn))
        Kernel.columnSum(
          rows: textSteps &* batch, width: 6, source: d_gates + 12, sourceStride: 18, destination: gradient_hidden_cn,
          totals: shard.totals(of: gradient_hidden_cn))
        // gradient of GRU.rnn:14–16: r, z, n = …
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 6, left: d_gates, leftStride: 18, right: h, rightStride: 6,
          destination: gradient_hidden_Wr, destinationRowStride: 10, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wr))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 6, left: d_gates + 6, leftStride: 18, right: h, rightStride: 6,
          destination: gradient_hidden_Wz, destinationRowStride: 10, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Wz))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 6, left: d_gates + 12, leftStride: 18, right: h, rightStride: 6,
          destination: gradient_hidden_Un, destinationRowStride: 6, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_Un))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 4, left: gates, leftStride: 18, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_Wr2, destinationRowStride: 10, leftSum: gradient_hidden_br,
          totals: shard.totals(toMove: gradient_hidden_Wr2), leftSumTotals: shard.totals(of: gradient_hidden_br))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 4, left: gates + 6, leftStride: 18, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_Wz2, destinationRowStride: 10, leftSum: gradient_hidden_bz,
          totals: shard.totals(toMove: gradient_hidden_Wz2), leftSumTotals: shard.totals(of: gradient_hidden_bz))
        Kernel.outerSum(
          rows: textSteps &* batch, m: 6, n: 4, left: gates + 12, leftStride: 18, right: hidden_gather, rightStride: 4,
          destination: gradient_hidden_Wn, destinationRowStride: 4, leftSum: gradient_hidden_bn,
          totals: shard.totals(toMove: gradient_hidden_Wn), leftSumTotals: shard.totals(of: gradient_hidden_bn))
        Kernel.product(
          rows: textSteps &* batch, k: 18, n: 4, input: gates, inputStride: 18, packed: gates_weights_packed4,
          destination: d_gates3, destinationStride: 4, bias: nil)
        // gradient of Adversary.rnn:33: hidden = scan GRU(6) over embed(text, 4)
        Kernel.scatterSum(
          rows: textSteps &* batch, width: 4, token: text, tokenStride: 1, source: d_gates3, sourceStride: 4,
          destination: gradient_hidden_embed_E, destinationRowStride: 4, destinationColumnStride: 1,
          totals: shard.totals(of: gradient_hidden_embed_E))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // text_count: [1]
        let text_count: Floats = shard.count(1)
        // words_sum: [1]
        let words_sum: MutableFloats = shard.sums
        // words_sum2: [1]
        let words_sum2: MutableFloats = shard.sums + 16
        // words: [1]
        let words: MutableFloats = shard.sums + 32
        // loss words: crossEntropy(logits, next) + 0.1 * sum(hidden.last * hidden.l…  (Adversary.rnn:38)
        Pointwise.compute_words(words_sum, words_sum2, text_count, words)
        // The loss.
        shard.setOutput(0, words, stepStride: 0, stride: 0)
      }
    }

    enum AboutEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text", "frames"],
        inputs: [
          .init(name: "text", axis: 0, classes: 7), .init(name: "frames", axis: 1, width: 3),
          .init(name: "topic", axis: -1, classes: 3),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 18),
          .init(axis: -1, width: 18), .init(axis: 1, width: 12), .init(axis: 1, extraSteps: 1, width: 3),
          .init(axis: -1, width: 6), .init(axis: -1, width: 12),
        ],
        sumsCount: 32, preparedIndex: 3)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [60]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [60]
        let hidden_Wz: Floats = parameters + 112
        // hidden_Wn: [24]
        let hidden_Wn: Floats = parameters + 176
        // gates_weights2: [108]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [36]
        let hidden_Un: Floats = parameters + 208
        // gates_weights3: [36]
        let gates_weights3: MutableFloats = prepared + 192
        // moving_Wf: [18]
        let moving_Wf: Floats = parameters + 384
        // moving_Wi: [18]
        let moving_Wi: Floats = parameters + 416
        // moving_Wg: [18]
        let moving_Wg: Floats = parameters + 448
        // moving_Wo: [18]
        let moving_Wo: Floats = parameters + 480
        // gates_weights4: [36]
        let gates_weights4: MutableFloats = prepared + 240
        // gates_bias: [18]
        let gates_bias: MutableFloats = prepared + 288
        // hidden_br: [6]
        let hidden_br: Floats = parameters + 256
        // hidden_bz: [6]
        let hidden_bz: Floats = parameters + 272
        // hidden_bn: [6]
        let hidden_bn: Floats = parameters + 288
        // gates_bias2: [12]
        let gates_bias2: MutableFloats = prepared + 320
        // moving_bf: [3]
        let moving_bf: Floats = parameters + 512
        // moving_bi: [3]
        let moving_bi: Floats = parameters + 528
        // moving_bg: [3]
        let moving_bg: Floats = parameters + 544
        // moving_bo: [3]
        let moving_bo: Floats = parameters + 560
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 336
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 464
        // gates_weights_packed3: [48]
        let gates_weights_packed3: MutableFloats = prepared + 656
        // gates_weights_packed4: [48]
        let gates_weights_packed4: MutableFloats = prepared + 704
        // topics_W: [27]
        let topics_W: Floats = parameters + 576
        // topics_W_packed: [144]
        let topics_W_packed: MutableFloats = prepared + 752
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wr + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wz + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wr, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wz, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Un, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wf + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wi + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wg + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wo + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 27, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 27, destinationRowStride: 3, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 18, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bf, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bi, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 3, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bo, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 9, destinationRowStride: 12, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 18, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed4)
        // topics = dense([scale * hidden.last, moving], 3)  (Adversary.rnn:36)
        Kernel.pack(
          source: topics_W, rowStride: 9, columnStride: 1, rows: 3, columns: 9, blocks: 1, destination: topics_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        let framesSteps: Swift::Int = shard.steps(1)
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [12]
        let gates_bias2: Floats = shard.prepared + 320
        // topics_concatenate: [B, 9], shares memory with gates4, about_crossEntropy
        let topics_concatenate: MutableFloats = shard.floats(7)
        // hidden_gather: [T(text), B, 4]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters + 16
        // text: [T(text), B, 1]
        let text: MutableTokens = shard.tokens(8)
        // gates: [T(text), B, 18]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 336
        // h: [T(text) + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // text_mask: [T(text), B, 1]
        let text_mask: MutableFloats = shard.floats(11)
        // hidden_cn: [6]
        let hidden_cn: Floats = shard.parameters + 304
        // gates2: [B, 18], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 464
        // h_final: [B, 6], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // gates3: [T(frames), B, 12]
        let gates3: MutableFloats = shard.floats(4)
        // frames: [T(frames), B, 3]
        let frames: MutableFloats = shard.floats(9)
        // gates_weights_packed3: [48]
        let gates_weights_packed3: Floats = shard.prepared + 656
        // h2: [T(frames) + 1, B, 3]
        let h2: MutableFloats = shard.floats(5)
        // c: [B, 3], shares memory with topics_at, topics
        let c: MutableFloats = shard.floats(6)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(12)
        // gates4: [B, 12], shares memory with topics_concatenate, about_crossEntropy
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [48]
        let gates_weights_packed4: Floats = shard.prepared + 704
        // topics_at: [B, 6], shares memory with c, topics
        let topics_at: MutableFloats = shard.floats(6)
        // scale: [1]
        let scale: Floats = shard.parameters
        // topics: [B, 3], shares memory with c, topics_at
        let topics: MutableFloats = shard.floats(6)
        // topics_b: [3]
        let topics_b: Floats = shard.parameters + 608
        // topics_W_packed: [144]
        let topics_W_packed: Floats = shard.prepared + 752
        // about_crossEntropy: [B, 1], shares memory with topics_concatenate, gates4
        let about_crossEntropy: MutableFloats = shard.floats(7)
        // topic: [B, 1]
        let topic: MutableTokens = shard.tokens(10)
        // about_sum: [1]
        let about_sum: MutableFloats = shard.sums
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: textSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 6, source: hidden_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<textSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 18
          let h_t: MutableFloats = h + t &* batch &* 6
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 4, n: 18, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 18, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 18, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, hidden_cn, h_t, text_mask_t, h_tNext)
        }
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.copy(
          rows: batch, width: 6, source: h + textSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.product(
          rows: framesSteps &* batch, k: 3, n: 12, input: frames, inputStride: 3, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 12, bias: gates_bias2)
        // moving = (scan reversed LSTM(3) over frames).first  (Adversary.rnn:35)
        Kernel.zero(rows: batch, width: 3, destination: h2 + framesSteps &* batch &* 3, destinationStride: 3)
        Kernel.zero(rows: batch, width: 3, destination: c, destinationStride: 3)
        for done in 0..<framesSteps {
          let t2: Swift::Int = framesSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 3
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 12
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 3
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          Kernel.product(
            rows: batch, k: 3, n: 12, input: h_t2Next, inputStride: 3, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 12, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates4, gates_t2, c, frames_mask_t2, h_t2Next, h_t2)
        }
        // moving = (scan reversed LSTM(3) over frames).first  (Adversary.rnn:35)
        Kernel.at(
          isLast: false, batch: batch, width: 3, lengths: shard.tokens(14), source: h2, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: topics_concatenate + 6, destinationStride: 9)
        // topics = dense([scale * hidden.last, moving], 3)  (Adversary.rnn:36)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(13), source: h + batch &* 6,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: topics_at, destinationStride: 6)
        Pointwise.compute_topics_concatenate(rows: batch, scale, topics_at, topics_concatenate)
        Kernel.product(
          rows: batch, k: 9, n: 3, input: topics_concatenate, inputStride: 9, packed: topics_W_packed,
          destination: topics, destinationStride: 3, bias: topics_b)
        // loss about: crossEntropy(topics, topic) trains topics, scale  (Adversary.rnn:39)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: topics, logitsStride: 3, token: topic, tokenStride: 1,
          destination: about_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: about_crossEntropy, sourceStride: 1, destination: about_sum,
          totals: shard.totals(of: about_sum))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // about_sum: [1]
        let about_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // about: [1]
        let about: MutableFloats = shard.sums + 16
        // loss about: crossEntropy(topics, topic) trains topics, scale  (Adversary.rnn:39)
        Pointwise.compute_about(about_sum, count, about)
        // The loss.
        shard.setOutput(0, about, stepStride: 0, stride: 0)
      }
    }

    enum AboutTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["text", "frames"],
        inputs: [
          .init(name: "text", axis: 0, classes: 7), .init(name: "frames", axis: 1, width: 3),
          .init(name: "topic", axis: -1, classes: 3),
        ],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [6])],
        arena: [
          .init(axis: 0, width: 4), .init(axis: 0, extraSteps: 1, width: 6), .init(axis: 0, width: 18),
          .init(axis: -1, width: 18), .init(axis: 1, width: 12), .init(axis: 1, extraSteps: 1, width: 3),
          .init(axis: -1, width: 6), .init(axis: -1, width: 12), .init(axis: -1, width: 3), .init(axis: -1, width: 1),
          .init(axis: -1, width: 1), .init(axis: -1, width: 3),
        ],
        sumsCount: 32, gradientSums: [0..<1, 576..<611], preparedIndex: 4)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // gates_weights: [72]
        let gates_weights: MutableFloats = prepared
        // hidden_Wr: [60]
        let hidden_Wr: Floats = parameters + 48
        // hidden_Wz: [60]
        let hidden_Wz: Floats = parameters + 112
        // hidden_Wn: [24]
        let hidden_Wn: Floats = parameters + 176
        // gates_weights2: [108]
        let gates_weights2: MutableFloats = prepared + 80
        // hidden_Un: [36]
        let hidden_Un: Floats = parameters + 208
        // gates_weights3: [36]
        let gates_weights3: MutableFloats = prepared + 192
        // moving_Wf: [18]
        let moving_Wf: Floats = parameters + 384
        // moving_Wi: [18]
        let moving_Wi: Floats = parameters + 416
        // moving_Wg: [18]
        let moving_Wg: Floats = parameters + 448
        // moving_Wo: [18]
        let moving_Wo: Floats = parameters + 480
        // gates_weights4: [36]
        let gates_weights4: MutableFloats = prepared + 240
        // gates_bias: [18]
        let gates_bias: MutableFloats = prepared + 288
        // hidden_br: [6]
        let hidden_br: Floats = parameters + 256
        // hidden_bz: [6]
        let hidden_bz: Floats = parameters + 272
        // hidden_bn: [6]
        let hidden_bn: Floats = parameters + 288
        // gates_bias2: [12]
        let gates_bias2: MutableFloats = prepared + 320
        // moving_bf: [3]
        let moving_bf: Floats = parameters + 512
        // moving_bi: [3]
        let moving_bi: Floats = parameters + 528
        // moving_bg: [3]
        let moving_bg: Floats = parameters + 544
        // moving_bo: [3]
        let moving_bo: Floats = parameters + 560
        // gates_weights_packed: [128]
        let gates_weights_packed: MutableFloats = prepared + 336
        // gates_weights_packed2: [192]
        let gates_weights_packed2: MutableFloats = prepared + 464
        // gates_weights_packed3: [48]
        let gates_weights_packed3: MutableFloats = prepared + 656
        // gates_weights_packed4: [48]
        let gates_weights_packed4: MutableFloats = prepared + 704
        // topics_W: [27]
        let topics_W: Floats = parameters + 576
        // topics_W_packed: [144]
        let topics_W_packed: MutableFloats = prepared + 752
        // topics_W_packed2: [48]
        let topics_W_packed2: MutableFloats = prepared + 896
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wr + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wz + 6, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights + 24, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 4, source: hidden_Wn, sourceRowStride: 4, sourceColumnStride: 1,
          destination: gates_weights + 48, destinationRowStride: 4, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wr, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Wz, sourceRowStride: 10, sourceColumnStride: 1,
          destination: gates_weights2 + 36, destinationRowStride: 6, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 6, columns: 6, source: hidden_Un, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights2 + 72, destinationRowStride: 6, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wf + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wi + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wg + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wo + 3, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights3 + 27, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wf, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wi, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 9, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wg, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 18, destinationRowStride: 3, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 3, columns: 3, source: moving_Wo, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_weights4 + 27, destinationRowStride: 3, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_br, sourceRowStride: 6, sourceColumnStride: 1, destination: gates_bias,
          destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bz, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 6, destinationRowStride: 18, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 6, source: hidden_bn, sourceRowStride: 6, sourceColumnStride: 1,
          destination: gates_bias + 12, destinationRowStride: 18, destinationColumnStride: 1)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bf, sourceRowStride: 3, sourceColumnStride: 1, destination: gates_bias2,
          destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bi, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 3, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bg, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 6, destinationRowStride: 12, destinationColumnStride: 1)
        Kernel.copyMatrix(
          rows: 1, columns: 3, source: moving_bo, sourceRowStride: 3, sourceColumnStride: 1,
          destination: gates_bias2 + 9, destinationRowStride: 12, destinationColumnStride: 1)
        // r, z, n = …  (GRU.rnn:14–16)
        Kernel.pack(
          source: gates_weights, rowStride: 4, columnStride: 1, rows: 18, columns: 4, blocks: 1,
          destination: gates_weights_packed)
        Kernel.pack(
          source: gates_weights2, rowStride: 6, columnStride: 1, rows: 18, columns: 6, blocks: 1,
          destination: gates_weights_packed2)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.pack(
          source: gates_weights3, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed3)
        Kernel.pack(
          source: gates_weights4, rowStride: 3, columnStride: 1, rows: 12, columns: 3, blocks: 1,
          destination: gates_weights_packed4)
        // topics = dense([scale * hidden.last, moving], 3)  (Adversary.rnn:36)
        Kernel.pack(
          source: topics_W, rowStride: 9, columnStride: 1, rows: 3, columns: 9, blocks: 1, destination: topics_W_packed)
        // gradient of Adversary.rnn:36: topics = dense([scale * hidden.last, moving], 3)
        Kernel.pack(
          source: topics_W, rowStride: 1, columnStride: 9, rows: 9, columns: 3, blocks: 1,
          destination: topics_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let textSteps: Swift::Int = shard.steps(0)
        let framesSteps: Swift::Int = shard.steps(1)
        // gradient_scale: [1]
        let gradient_scale: MutableFloats = shard.gradients
        // gradient_topics_W: [27]
        let gradient_topics_W: MutableFloats = shard.gradients + 576
        // gradient_topics_b: [3]
        let gradient_topics_b: MutableFloats = shard.gradients + 608
        // gates_bias: [18]
        let gates_bias: Floats = shard.prepared + 288
        // gates_bias2: [12]
        let gates_bias2: Floats = shard.prepared + 320
        // topics_concatenate: [B, 9], shares memory with gates4, d_topics2
        let topics_concatenate: MutableFloats = shard.floats(7)
        // hidden_gather: [T(text), B, 4]
        let hidden_gather: MutableFloats = shard.floats(0)
        // hidden_embed_E: [28]
        let hidden_embed_E: Floats = shard.parameters + 16
        // text: [T(text), B, 1]
        let text: MutableTokens = shard.tokens(12)
        // gates: [T(text), B, 18]
        let gates: MutableFloats = shard.floats(2)
        // gates_weights_packed: [128]
        let gates_weights_packed: Floats = shard.prepared + 336
        // h: [T(text) + 1, B, 6]
        let h: MutableFloats = shard.floats(1)
        // hidden_h: [B, 6]
        let hidden_h: Floats = shard.state(0)
        // text_mask: [T(text), B, 1]
        let text_mask: MutableFloats = shard.floats(15)
        // hidden_cn: [6]
        let hidden_cn: Floats = shard.parameters + 304
        // gates2: [B, 18], shares memory with h_final
        let gates2: MutableFloats = shard.floats(3)
        // gates_weights_packed2: [192]
        let gates_weights_packed2: Floats = shard.prepared + 464
        // h_final: [B, 6], shares memory with gates2
        let h_final: MutableFloats = shard.floats(3)
        // gates3: [T(frames), B, 12]
        let gates3: MutableFloats = shard.floats(4)
        // frames: [T(frames), B, 3]
        let frames: MutableFloats = shard.floats(13)
        // gates_weights_packed3: [48]
        let gates_weights_packed3: Floats = shard.prepared + 656
        // h2: [T(frames) + 1, B, 3]
        let h2: MutableFloats = shard.floats(5)
        // c: [B, 3], shares memory with topics_at
        let c: MutableFloats = shard.floats(6)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(16)
        // gates4: [B, 12], shares memory with topics_concatenate, d_topics2
        let gates4: MutableFloats = shard.floats(7)
        // gates_weights_packed4: [48]
        let gates_weights_packed4: Floats = shard.prepared + 704
        // topics_at: [B, 6], shares memory with c
        let topics_at: MutableFloats = shard.floats(6)
        // scale: [1]
        let scale: Floats = shard.parameters
        // topics: [B, 3]
        let topics: MutableFloats = shard.floats(8)
        // topics_b: [3]
        let topics_b: Floats = shard.parameters + 608
        // topics_W_packed: [144]
        let topics_W_packed: Floats = shard.prepared + 752
        // about_crossEntropy: [B, 1], shares memory with d_topics3
        let about_crossEntropy: MutableFloats = shard.floats(9)
        // topic: [B, 1]
        let topic: MutableTokens = shard.tokens(14)
        // about_sum: [1]
        let about_sum: MutableFloats = shard.sums
        // d_topics: [B, 3]
        let d_topics: MutableFloats = shard.floats(11)
        // d_about: [B, 1]
        let d_about: MutableFloats = shard.floats(10)
        // count: [1]
        let count: Floats = shard.count(0)
        // d_topics2: [B, 9], shares memory with topics_concatenate, gates4
        let d_topics2: MutableFloats = shard.floats(7)
        // topics_W_packed2: [48]
        let topics_W_packed2: Floats = shard.prepared + 896
        // d_topics3: [B, 1], shares memory with about_crossEntropy
        let d_topics3: MutableFloats = shard.floats(9)
        // Forward.
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.gather(
          rows: textSteps &* batch, width: 4, table: hidden_embed_E, tableRowStride: 4, tableColumnStride: 1,
          token: text, tokenStride: 1, destination: hidden_gather, destinationStride: 4)
        Kernel.copy(rows: batch, width: 6, source: hidden_h, sourceStride: 6, destination: h, destinationStride: 6)
        for t in 0..<textSteps {
          let hidden_gather_t: MutableFloats = hidden_gather + t &* batch &* 4
          let gates_t: MutableFloats = gates + t &* batch &* 18
          let h_t: MutableFloats = h + t &* batch &* 6
          let text_mask_t: MutableFloats = text_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 6
          // r, z, n = …  (GRU.rnn:14–16)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, textSteps &- t) &* batch, k: 4, n: 18, input: hidden_gather_t, inputStride: 4,
              packed: gates_weights_packed, destination: gates_t, destinationStride: 18, bias: gates_bias)
          }
          Kernel.product(
            rows: batch, k: 6, n: 18, input: h_t, inputStride: 6, packed: gates_weights_packed2, destination: gates2,
            destinationStride: 18, bias: nil, turn: t)
          // r, z, n, h' = …  (GRU.rnn:14–17)
          Pointwise.compute_h2(rows: batch, gates2, gates_t, hidden_cn, h_t, text_mask_t, h_tNext)
        }
        // hidden = scan GRU(6) over embed(text, 4)  (Adversary.rnn:33)
        Kernel.copy(
          rows: batch, width: 6, source: h + textSteps &* batch &* 6, sourceStride: 6, destination: h_final,
          destinationStride: 6)
        // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
        Kernel.product(
          rows: framesSteps &* batch, k: 3, n: 12, input: frames, inputStride: 3, packed: gates_weights_packed3,
          destination: gates3, destinationStride: 12, bias: gates_bias2)
        // moving = (scan reversed LSTM(3) over frames).first  (Adversary.rnn:35)
        Kernel.zero(rows: batch, width: 3, destination: h2 + framesSteps &* batch &* 3, destinationStride: 3)
        Kernel.zero(rows: batch, width: 3, destination: c, destinationStride: 3)
        for done in 0..<framesSteps {
          let t2: Swift::Int = framesSteps &- 1 &- done
          let h_t2Next: MutableFloats = h2 + (t2 &+ 1) &* batch &* 3
          let gates_t2: MutableFloats = gates3 + t2 &* batch &* 12
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let h_t2: MutableFloats = h2 + t2 &* batch &* 3
          // f, i, g, o = … · [h, x]  (LSTM.rnn:9–12)
          Kernel.product(
            rows: batch, k: 3, n: 12, input: h_t2Next, inputStride: 3, packed: gates_weights_packed4,
            destination: gates4, destinationStride: 12, bias: nil, turn: t2)
          // f, i, g, o, c', h' = …  (LSTM.rnn:9–14)
          Pointwise.compute_h_c(rows: batch, gates4, gates_t2, c, frames_mask_t2, h_t2Next, h_t2)
        }
        // moving = (scan reversed LSTM(3) over frames).first  (Adversary.rnn:35)
        Kernel.at(
          isLast: false, batch: batch, width: 3, lengths: shard.tokens(18), source: h2, sourceStepStride: batch &* 3,
          sourceStride: 3, destination: topics_concatenate + 6, destinationStride: 9)
        // topics = dense([scale * hidden.last, moving], 3)  (Adversary.rnn:36)
        Kernel.at(
          isLast: true, batch: batch, width: 6, lengths: shard.tokens(17), source: h + batch &* 6,
          sourceStepStride: batch &* 6, sourceStride: 6, destination: topics_at, destinationStride: 6)
        Pointwise.compute_topics_concatenate(rows: batch, scale, topics_at, topics_concatenate)
        Kernel.product(
          rows: batch, k: 9, n: 3, input: topics_concatenate, inputStride: 9, packed: topics_W_packed,
          destination: topics, destinationStride: 3, bias: topics_b)
        // loss about: crossEntropy(topics, topic) trains topics, scale  (Adversary.rnn:39)
        Kernel.crossEntropy(
          rows: batch, width: 3, logits: topics, logitsStride: 3, token: topic, tokenStride: 1,
          destination: about_crossEntropy, destinationStride: 1)
        Kernel.columnSum(
          rows: batch, width: 1, source: about_crossEntropy, sourceStride: 1, destination: about_sum,
          totals: shard.totals(of: about_sum))
        // Backward.
        // gradient of Adversary.rnn:39: loss about: crossEntropy(topics, topic) trains topics, scale
        Pointwise.compute_d_about(count: batch, count, d_about)
        Kernel.crossEntropyGradient(
          rows: batch, width: 3, logits: topics, logitsStride: 3, token: topic, tokenStride: 1,
          loss: about_crossEntropy, lossStride: 1, cotangent: d_about, cotangentStride: 1, destination: d_topics,
          destinationStride: 3)
        // gradient of Adversary.rnn:36: topics = dense([scale * hidden.last, moving], 3)
        Kernel.outerSum(
          rows: batch, m: 3, n: 9, left: d_topics, leftStride: 3, right: topics_concatenate, rightStride: 9,
          destination: gradient_topics_W, destinationRowStride: 9, leftSum: gradient_topics_b,
          totals: shard.totals(toMove: gradient_topics_W), leftSumTotals: shard.totals(of: gradient_topics_b))
        Kernel.product(
          rows: batch, k: 3, n: 9, input: d_topics, inputStride: 3, packed: topics_W_packed2, destination: d_topics2,
          destinationStride: 9, bias: nil)
        Pointwise.compute_d_topics(rows: batch, d_topics2, topics_at, d_topics3)
        Kernel.columnSum(
          rows: batch, width: 1, source: d_topics3, sourceStride: 1, destination: gradient_scale,
          totals: shard.totals(of: gradient_scale))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 6)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // about_sum: [1]
        let about_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // about: [1]
        let about: MutableFloats = shard.sums + 16
        // loss about: crossEntropy(topics, topic) trains topics, scale  (Adversary.rnn:39)
        Pointwise.compute_about(about_sum, count, about)
        // The loss.
        shard.setOutput(0, about, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 6.
      static func compute_hNext(
        _ hidden_br: Floats, _ hidden_bz: Floats, _ hidden_bn: Floats, _ hidden_cn: Floats, _ hidden_h2: Floats,
        _ hidden_gather: Floats, _ hNext2: MutableFloats, _ gates_weights_packed: Floats,
        _ gates_weights_packed2: Floats
      ) {
        let v5: Vector = Lanes.broadcast(1.0)
        let br: Vector = Lanes.load(hidden_br)
        let bz: Vector = Lanes.load(hidden_bz)
        let bn: Vector = Lanes.load(hidden_bn)
        let sums = Kernel.sums(
          RNNRuntime::Gate(br, RNNRuntime::Gate(bz, RNNRuntime::LastGate(bn))), k: 4, input: hidden_gather,
          packed: gates_weights_packed, readsAhead: false)
        let v: Vector = sums.first
        let v2: Vector = sums.rest.first
        let cn: Vector = Lanes.load(hidden_cn)
        let sums2 = Kernel.sums(
          RNNRuntime::Gate(v, RNNRuntime::Gate(v2, RNNRuntime::LastGate(cn))), k: 6, input: hidden_h2,
          packed: gates_weights_packed2, readsAhead: false)
        let v3: Vector = sums2.rest.first
        let z: Vector = Lanes.quickSigmoid(v3)
        let hidden_h: Vector = Lanes.load(hidden_h2)
        let v4: Vector = Lanes.multiply(z, hidden_h)
        let v6: Vector = Lanes.subtract(v5, z)
        let v7: Vector = sums.rest.rest.first
        let v8: Vector = sums2.first
        let r: Vector = Lanes.quickSigmoid(v8)
        let v9: Vector = sums2.rest.rest.first
        let v11: Vector = Lanes.fma(r, v9, v7)
        let n: Vector = Lanes.quickTanh(v11)
        let hNext: Vector = Lanes.fma(v6, n, v4)
        Lanes.store(hNext, hNext2)
      }

      /// One row of 7.
      static func compute_logits(
        _ logits_b: Floats, _ hNext: Floats, _ logits: MutableFloats, _ logits_W_packed: Floats
      ) {
        let logits_b_x: Vector = Lanes.load(logits_b)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(logits_b_x), k: 6, input: hNext, packed: logits_W_packed, readsAhead: false)
        let v: Vector = sums.first
        Lanes.store(v, logits)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ text_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 6
          let text_maskRow: Floats = text_mask + row
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let r: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.quickSigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let z: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.quickSigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 6)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.quickTanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ text_mask: Floats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: Floats = gates2 + row &* 18
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 6
          let text_maskRow: Floats = text_mask + row
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let r: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let z: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 6)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(v10, h3Row, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_words_sum(rows: Swift::Int, _ words_at: Floats, _ words_sum: MutableFloats) {
        for row in 0..<rows {
          let words_atRow: Floats = words_at + row &* 6
          let words_sumRow: MutableFloats = words_sum + row
          var sum2: Vector = Vector()
          let words_at_x: Vector = Lanes.load(words_atRow, count: 6)
          let v: Vector = Lanes.multiply(words_at_x, words_at_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 6, 0))
          words_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_words_multiply(count: Swift::Int, _ words_sum: Floats, _ words_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.1)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let words_sum_x: Vector = Lanes.load(words_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(v, words_sum_x)
          Lanes.store(v2, words_multiply + column, count: lanes)
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
      static func compute_words_select(
        count: Swift::Int, _ text_mask: Floats, _ words_crossEntropy: Floats, _ words_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let words_crossEntropy_x: Vector = Lanes.load(words_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, words_crossEntropy_x, v)
          Lanes.store(v2, words_select + column, count: lanes)
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
      static func compute_words(
        _ words_sum: Floats, _ words_sum2: Floats, _ text_count: Floats, _ words2: MutableFloats
      ) {
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let words_sum_x: Vector = Lanes.load(words_sum, count: 1)
        let words_sum_x2: Vector = Lanes.load(words_sum2, count: 1)
        let v: Vector = Lanes.add(words_sum_x, words_sum_x2)
        let words: Vector = Lanes.divide(v, text_count_x)
        Lanes.store(words, words2, count: 1)
      }

      /// Rows of 6.
      @inline(never)
      static func compute_r_z(
        rows: Swift::Int, _ gates: Floats, _ gates2: MutableFloats, _ hidden_cn: Floats, _ h2: MutableFloats,
        _ text_mask: Floats, _ d_gates: MutableFloats, _ h3: MutableFloats
      ) {
        let v7: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 18
          let gates2Row: MutableFloats = gates2 + row &* 18
          let hidden_cnRow: Floats = hidden_cn
          let h2Row: MutableFloats = h2 + row &* 6
          let text_maskRow: Floats = text_mask + row
          let d_gatesRow: MutableFloats = d_gates + row &* 18
          let h3Row: MutableFloats = h3 + row &* 6
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 6)
          let r: Vector = Lanes.load(gates2Row, count: 6)
          let v: Vector = Lanes.add(gates_x, r)
          let r2: Vector = Lanes.sigmoid(v)
          let gates_x2: Vector = Lanes.load(gatesRow + 6, count: 6)
          let z: Vector = Lanes.load(gates2Row + 6, count: 6)
          let v2: Vector = Lanes.add(gates_x2, z)
          let z2: Vector = Lanes.sigmoid(v2)
          let gates_x3: Vector = Lanes.load(gatesRow + 12, count: 6)
          let cn: Vector = Lanes.load(hidden_cnRow, count: 6)
          let v3: Vector = Lanes.add(gates_x3, cn)
          let n: Vector = Lanes.load(gates2Row + 12, count: 6)
          let v5: Vector = Lanes.fma(r2, v3, n)
          let n2: Vector = Lanes.tanh(v5)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v6: Vector = Lanes.multiply(z2, h)
          let v8: Vector = Lanes.subtract(v7, z2)
          let hNext: Vector = Lanes.fma(v8, n2, v6)
          let v10: Vector = Lanes.select(mask, hNext, h)
          Lanes.store(r2, d_gatesRow + 12, count: 6)
          Lanes.store(z2, gates2Row + 6, count: 6)
          Lanes.store(v3, gates2Row + 12, count: 6)
          Lanes.store(n2, gates2Row, count: 6)
          Lanes.store(v10, h3Row, count: 6)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_kept_logits_select(
        count: Swift::Int, _ logits_noise: Floats, _ h: Floats, _ kept2: MutableFloats, _ logits_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.2)
        let v2: Vector = Lanes.broadcast(1.25)
        let v4: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let logits_noise_x: Vector = Lanes.load(logits_noise + column, count: lanes)
          let kept: Vector = Lanes.greaterEqual(logits_noise_x, v)
          let hidden: Vector = Lanes.load(h + column, count: lanes)
          let v3: Vector = Lanes.multiply(hidden, v2)
          let v5: Vector = Lanes.select(kept, v3, v4)
          Lanes.store(kept, kept2 + column, count: lanes)
          Lanes.store(v5, logits_select + column, count: lanes)
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
      static func compute_d_words_words_sum(
        rows: Swift::Int, _ words_at: Floats, _ text_count: Floats, _ d_words: MutableFloats, _ words_sum: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.1)
        for row in 0..<rows {
          let words_atRow: Floats = words_at + row &* 6
          let text_countRow: Floats = text_count
          let d_wordsRow: MutableFloats = d_words + row &* 6
          let words_sumRow: MutableFloats = words_sum + row
          let text_count_x: Vector = Lanes.broadcast(text_countRow[0])
          let v3: Vector = Lanes.divide(v2, text_count_x)
          let v5: Vector = Lanes.multiply(v3, v4)
          var sum2: Vector = Vector()
          let words_at_x: Vector = Lanes.load(words_atRow, count: 6)
          let v: Vector = Lanes.multiply(words_at_x, words_at_x)
          let v6: Vector = Lanes.multiply(v5, words_at_x)
          let v7: Vector = Lanes.add(v6, v6)
          Lanes.store(v7, d_wordsRow, count: 6)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 6, 0))
          words_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_words_select_d_words(
        count: Swift::Int, _ text_mask: Floats, _ words_crossEntropy: Floats, _ text_count: Floats,
        _ words_select: MutableFloats, _ d_words: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.0)
        let text_count_x: Vector = Lanes.broadcast(text_count[0])
        let v4: Vector = Lanes.divide(v3, text_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let text_mask_x: Vector = Lanes.load(text_mask + column, count: lanes)
          let words_crossEntropy_x: Vector = Lanes.load(words_crossEntropy + column, count: lanes)
          let v2: Vector = Lanes.select(text_mask_x, words_crossEntropy_x, v)
          let v5: Vector = Lanes.select(text_mask_x, v4, v)
          Lanes.store(v2, words_select + column, count: lanes)
          Lanes.store(v5, d_words + column, count: lanes)
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
      static func compute_d_gates(
        rows: Swift::Int, _ kept2: Floats, _ d_logits: Floats, _ d_words: Floats, _ d_gates: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(1.25)
        for row in 0..<rows {
          let kept2Row: Floats = kept2 + row &* 6
          let d_logitsRow: Floats = d_logits + row &* 6
          let d_wordsRow: Floats = d_words + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 18
          let kept: Vector = Lanes.load(kept2Row, count: 6)
          let d_logits_x: Vector = Lanes.load(d_logitsRow, count: 6)
          let v2: Vector = Lanes.select(kept, d_logits_x, v)
          let d_words_x: Vector = Lanes.load(d_wordsRow, count: 6)
          let v5: Vector = Lanes.fma(v2, v3, d_words_x)
          Lanes.store(v5, d_gatesRow + 6, count: 6)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_gates_d_gates(
        rows: Swift::Int, _ gates: MutableFloats, _ d_h2: Floats, _ d_gates: MutableFloats, _ text_mask: Floats,
        _ h2: Floats, _ d_h3: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let gatesRow: MutableFloats = gates + row &* 18
          let d_h2Row: Floats = d_h2 + row &* 6
          let d_gatesRow: MutableFloats = d_gates + row &* 18
          let text_maskRow: Floats = text_mask + row
          let h2Row: Floats = h2 + row &* 6
          let d_h3Row: MutableFloats = d_h3 + row &* 6
          let mask: Vector = Lanes.broadcast(text_maskRow[0])
          let z: Vector = Lanes.load(gatesRow + 6, count: 6)
          let v2: Vector = Lanes.subtract(v, z)
          let d_h: Vector = Lanes.load(d_h2Row, count: 6)
          let d_gates_x: Vector = Lanes.load(d_gatesRow + 6, count: 6)
          let v3: Vector = Lanes.add(d_h, d_gates_x)
          let v5: Vector = Lanes.select(mask, v3, v4)
          let v6: Vector = Lanes.select(mask, v4, v3)
          let n: Vector = Lanes.load(gatesRow, count: 6)
          let v8: Vector = Lanes.multiply(v5, v2)
          let h: Vector = Lanes.load(h2Row, count: 6)
          let v9: Vector = Lanes.multiply(v5, h)
          let v12: Vector = Lanes.fma(Lanes.negate(n), n, v)
          let v13: Vector = Lanes.multiply(v8, v12)
          let gates_x: Vector = Lanes.load(gatesRow + 12, count: 6)
          let v14: Vector = Lanes.multiply(v13, gates_x)
          let r: Vector = Lanes.load(d_gatesRow + 12, count: 6)
          let v15: Vector = Lanes.multiply(v13, r)
          let v16: Vector = Lanes.fma(Lanes.negate(v5), n, v9)
          let v17: Vector = Lanes.multiply(z, v2)
          let v18: Vector = Lanes.multiply(v16, v17)
          let v19: Vector = Lanes.subtract(v, r)
          let v20: Vector = Lanes.multiply(r, v19)
          let v21: Vector = Lanes.multiply(v14, v20)
          let v22: Vector = Lanes.fma(v5, z, v6)
          Lanes.store(v13, gatesRow + 12, count: 6)
          Lanes.store(v15, d_gatesRow + 12, count: 6)
          Lanes.store(v18, gatesRow + 6, count: 6)
          Lanes.store(v18, d_gatesRow + 6, count: 6)
          Lanes.store(v21, gatesRow, count: 6)
          Lanes.store(v21, d_gatesRow, count: 6)
          Lanes.store(v22, d_h3Row, count: 6)
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

      /// Rows of 3.
      @inline(never)
      static func compute_h_c(
        rows: Swift::Int, _ gates: Floats, _ gates2: Floats, _ c2: MutableFloats, _ frames_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let gatesRow: Floats = gates + row &* 12
          let gates2Row: Floats = gates2 + row &* 12
          let c2Row: MutableFloats = c2 + row &* 3
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 3
          let h3Row: MutableFloats = h3 + row &* 3
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let gates_x: Vector = Lanes.load(gatesRow, count: 3)
          let gates_x2: Vector = Lanes.load(gates2Row, count: 3)
          let v: Vector = Lanes.add(gates_x, gates_x2)
          let gates_x3: Vector = Lanes.load(gatesRow + 3, count: 3)
          let gates_x4: Vector = Lanes.load(gates2Row + 3, count: 3)
          let v2: Vector = Lanes.add(gates_x3, gates_x4)
          let gates_x5: Vector = Lanes.load(gatesRow + 6, count: 3)
          let gates_x6: Vector = Lanes.load(gates2Row + 6, count: 3)
          let v3: Vector = Lanes.add(gates_x5, gates_x6)
          let gates_x7: Vector = Lanes.load(gatesRow + 9, count: 3)
          let gates_x8: Vector = Lanes.load(gates2Row + 9, count: 3)
          let v4: Vector = Lanes.add(gates_x7, gates_x8)
          let f: Vector = Lanes.sigmoid(v)
          let i: Vector = Lanes.sigmoid(v2)
          let g: Vector = Lanes.tanh(v3)
          let o: Vector = Lanes.sigmoid(v4)
          let c: Vector = Lanes.load(c2Row, count: 3)
          let v5: Vector = Lanes.multiply(f, c)
          let cNext: Vector = Lanes.fma(i, g, v5)
          let v7: Vector = Lanes.tanh(cNext)
          let hNext: Vector = Lanes.multiply(o, v7)
          let h: Vector = Lanes.load(h2Row, count: 3)
          let v8: Vector = Lanes.select(mask, hNext, h)
          let v9: Vector = Lanes.select(mask, cNext, c)
          Lanes.store(v8, h3Row, count: 3)
          Lanes.store(v9, c2Row, count: 3)
        }
      }

      /// Rows of 6.
      @inline(never)
      static func compute_topics_concatenate(
        rows: Swift::Int, _ scale2: Floats, _ topics_at: Floats, _ topics_concatenate: MutableFloats
      ) {
        for row in 0..<rows {
          let scale2Row: Floats = scale2
          let topics_atRow: Floats = topics_at + row &* 6
          let topics_concatenateRow: MutableFloats = topics_concatenate + row &* 9
          let scale: Vector = Lanes.broadcast(scale2Row[0])
          let topics_at_x: Vector = Lanes.load(topics_atRow, count: 6)
          let v: Vector = Lanes.multiply(scale, topics_at_x)
          Lanes.store(v, topics_concatenateRow, count: 6)
        }
      }

      /// One row of 1.
      @inline(never)
      static func compute_about(_ about_sum: Floats, _ count2: Floats, _ about2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let about_sum_x: Vector = Lanes.load(about_sum, count: 1)
        let about: Vector = Lanes.divide(about_sum_x, count_x)
        Lanes.store(about, about2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_about(count: Swift::Int, _ count2: Floats, _ d_about: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v2: Vector = Lanes.divide(v, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          Lanes.store(v2, d_about + column, count: lanes)
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
      static func compute_d_topics(
        rows: Swift::Int, _ d_topics: Floats, _ topics_at: Floats, _ d_topics2: MutableFloats
      ) {
        for row in 0..<rows {
          let d_topicsRow: Floats = d_topics + row &* 9
          let topics_atRow: Floats = topics_at + row &* 6
          let d_topics2Row: MutableFloats = d_topics2 + row
          var sum2: Vector = Vector()
          let d_topics_x: Vector = Lanes.load(d_topicsRow, count: 6)
          let topics_at_x: Vector = Lanes.load(topics_atRow, count: 6)
          let v: Vector = Lanes.multiply(d_topics_x, topics_at_x)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 6, 0))
          d_topics2Row[0] = Lanes.sum(sum2)
        }
      }
    }
  }
}
