// Forecasts.rnn, compiled by rnnc. Changes belong there: this file is written again.
// swift-format-ignore-file

import RNNRuntime

/// An echo state network whose read-out is fitted in closed form.
///
/// - Input `series`: [2] for each step of `series`
/// - Target `next`: [2] for each step of `series`
/// - Output `states`: [12] for each step of `series`
/// - Output `prediction`: [2] for each step of `series`
public struct Forecast: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(
        name: "states.W", shape: [12, 12], offset: 0, initializer: .reservoir(density: 0.5, spectralRadius: 0.95),
        isFixed: true),
      .init(name: "states.U", shape: [12, 2], offset: 144, initializer: .uniform(-1.0, 1.0), isFixed: true),
      .init(name: "prediction.W", shape: [2, 12], offset: 176, initializer: .glorot),
      .init(name: "prediction.b", shape: [2], offset: 208, initializer: .constant(0.0)),
    ],
    count: 224, preparedCounts: [224, 416, 640, 224])

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
    public let states: RNNRuntime::OutputView
    public let prediction: RNNRuntime::OutputView
  }
}

// MARK: One time step

extension Forecast {
  /// The carried states between two steps: a value. A copy goes its own way.
  public struct Stream: Swift.Sendable {
    fileprivate var storage: RNNRuntime::StreamStorage

    /// All states are zero.
    public init() {
      storage = RNNRuntime::StreamStorage(count: 144, outputCount: 32, ones: 16, length: 32)
    }

    /// Sets all states to zero.
    public mutating func reset() {
      storage.clearStates(16)
    }
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter series: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(series: Swift::UnsafeBufferPointer<Swift::Float>, _ stream: inout Stream) -> Outputs {
    RNNRuntime::StepCheck.require("series", count: series.count, width: 2)
    let denormals = RNNRuntime::rnn_flush_denormals()
    let memory: Swift::UnsafeMutablePointer<Swift::Float> = stream.storage.uniqueMemory()
    (memory + 80).update(from: series.baseAddress!, count: 2)
    let prepared: Swift::UnsafePointer<Swift::Float> = parameters.prepared(0, using: GeneratedCode.Step.prepare)
    GeneratedCode.Step.body(parameters.buffer.pointer, prepared, memory, stream.storage.outputPointer)
    RNNRuntime::rnn_restore_denormals(denormals)
    return Outputs(
      states: stream.storage.output(offset: 0, width: 12), prediction: stream.storage.output(offset: 16, width: 2))
  }

  /// One time step. Allocates nothing and locks nothing once the parameters are in use.
  /// - Parameter series: [2].
  /// - Returns: views of memory that the next step of the stream overwrites.
  public func step(series: [Swift::Float], _ stream: inout Stream) -> Outputs {
    return series.withUnsafeBufferPointer({ seriesPointer in step(series: seriesPointer, &stream) })
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(series: some Swift::Collection<Swift::Float>) throws(RNNRuntime::ValidationError) {
    try RNNRuntime::StepCheck.validate("series", count: series.count, width: 2)
  }
}

// MARK: Streams

extension Forecast {
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
  /// - Parameter series: [2] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(series: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> Outputs {
    streams.storage.set(0, series)
    streams.storage.run(GeneratedCode.Inference.self, parameters)
    return Outputs(states: streams.storage.output(0), prediction: streams.storage.output(1))
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    series: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, series)
  }
}

// MARK: Whole sequences

extension Forecast {
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
    ///   - series: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    /// - Returns: views of memory that the next run overwrites.
    public func run(
      _ model: Forecast, series: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Outputs {
      bind(
        to: workspace, series: series, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return Outputs(states: workspace.output(0), prediction: workspace.output(1))
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
      series: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: series.count)
      try check.setLengths(0, lengths)
      try check.bind(0, series)
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
        _ model: Forecast, _ batch: RNNRuntime::Batch<Forecast.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return Outputs(states: workspace.output(0), prediction: workspace.output(1))
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, series: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
      run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: series.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, series, run)
    }
  }
}

// MARK: Training

extension Forecast {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Forecast.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: Forecast.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.Training.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - series: numbers, [batch, steps, 2].
    ///   - next: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Forecast, series: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, series: series, next: next, lengths: lengths,
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
    ///   - series: numbers, [batch, steps, 2].
    ///   - next: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Forecast, series: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, series: series, next: next, lengths: lengths,
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
      series: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: series.count)
      try check.setLengths(0, lengths)
      try check.bind(0, series)
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
        _ model: Forecast, _ batch: RNNRuntime::Batch<Forecast.Example>, carriesState: Swift::Bool = false
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
        _ model: Forecast, _ batch: RNNRuntime::Batch<Forecast.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, series: some Swift::Collection<Swift::Float>,
      next: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: series.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, series, { workspace.bind(1, next, run) })
    }
  }
}

// MARK: Fit

#if !hasFeature(Embedded)
  extension Forecast {
    /// Fits `prediction` in closed form: the least squares with a penalty on the weights.
    /// Not to be used by two threads at once.
    public final class Fit {
      private let workspace: RNNRuntime::Workspace
      private var readOuts: [RNNRuntime::ReadOut] = [
        RNNRuntime::ReadOut(
          target: "next", weights: "prediction.W", bias: "prediction.b", features: 12, outputs: 2, penalty: 0.01),
      ]

      /// - Parameters:
      ///   - batch: the greatest number of examples of a run.
      ///   - steps: the greatest number of steps of a run.
      ///   - threads: into how many parts the batch is split, which run at the same time.
      public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
        workspace = RNNRuntime::Workspace(GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Adds the valid steps of a batch to what is fitted. It can be called any number of times.
      /// - Parameters:
      ///   - model: the parameters to run with.
      ///   - series: numbers, [batch, steps, 2].
      ///   - next: numbers, [batch, steps, 2].
      ///   - lengths: the valid steps of each example; all without.
      ///   - carriesState: whether states begin where the last run left them, rather than at zero.
      ///   - dropping: how many steps at the beginning of each example of this run are left out, in which states still
      ///     depend on where they began.
      public func add(
        _ model: Forecast, series: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
        lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false, dropping: Swift::Int = 0
      ) {
        bind(
          to: workspace, series: series, lengths: lengths,
          run: { workspace.run(GeneratedCode.Features.self, model.parameters, carriesState: carriesState) })
        readOuts[0].add(workspace.output(0), targets: next, lengths: workspace.lengths(ofOutput: 0), dropping: dropping)
      }

      /// These parameters with those of the best read-outs for all that has been added.
      /// - Throws: `RegressionError` if that does not determine them, or is not finite.
      public func solve(
        _ parameters: RNNRuntime::Parameters
      ) throws(RNNRuntime::RegressionError) -> RNNRuntime::Parameters {
        Forecast.layout.requireCompatibility(with: parameters.layout)
        var result = parameters
        for readOut in readOuts {
          try readOut.solve(&result)
        }
        return result
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
        try RNNRuntime::Workspace.validate(
          GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Checks what `add` is given: throws where the program would stop.
      public func validate(
        series: some Swift::Collection<Swift::Float>, next: some Swift::Collection<Swift::Float>,
        lengths: [Swift::Int]? = nil
      ) throws(RNNRuntime::ValidationError) {
        var check = workspace.check()
        try check.setSteps(0, input: 0, count: series.count)
        try check.setLengths(0, lengths)
        try check.bind(0, series)
        try check.validate(target: "next", count: next.count, ofOutput: 0, width: 2)
      }

      /// Checks what `stateTensors` is set to: throws where the program would stop.
      public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
        try workspace.validate(stateTensors: stateTensors)
      }

      private func bind(
        to workspace: RNNRuntime::Workspace, series: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?,
        run: () -> Swift::Void
      ) {
        workspace.setExamples()
        workspace.setSteps(0, input: 0, count: series.count)
        workspace.setLengths(0, lengths)
        workspace.bind(0, series, run)
      }
    }
  }
#endif

// MARK: Examples

#if !hasFeature(Embedded)
  extension Forecast: RNNRuntime.PredictiveModel, RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [2] for each step of `series`.
      public var series: [Swift::Float]

      /// Target: [2] for each step of `series`.
      public var next: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(series: [Swift::Float], next: [Swift::Float]? = nil) {
        self.series = series
        self.next = next
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.series)
        packer.add(self.next)
      }
    }
  }

  extension Forecast.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Forecast
  }

  extension Forecast.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Forecast
  }
#endif

// MARK: Code

extension Forecast {
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
        // states_W: [144]
        let states_W: Floats = parameters
        // states_W_packed: [192]
        let states_W_packed: MutableFloats = prepared
        // states_U: [24]
        let states_U: Floats = parameters + 144
        // states_U_packed: [32]
        let states_U_packed: MutableFloats = prepared + 192
        // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
        Kernel.pack(
          source: states_W, rowStride: 12, columnStride: 1, rows: 12, columns: 12, blocks: 1,
          destination: states_W_packed)
        Kernel.pack(
          source: states_U, rowStride: 2, columnStride: 1, rows: 12, columns: 2, blocks: 1,
          destination: states_U_packed)
      }

      static func body(_ parameters: Floats, _ prepared: Floats, _ memory: MutableFloats, _ output: MutableFloats) {
        // states_h: [B, 12], shares memory with hNext
        let states_h: MutableFloats = memory
        // states_W_packed: [192]
        let states_W_packed: Floats = prepared
        // series: [B, 2]
        let series: MutableFloats = memory + 80
        // states_U_packed: [32]
        let states_U_packed: Floats = prepared + 192
        // hNext: [B, 12], shares memory with states_h
        let hNext: MutableFloats = memory
        // prediction: [B, 2]
        let prediction: MutableFloats = output + 16
        // prediction_W: [24]
        let prediction_W: Floats = parameters + 176
        // prediction_b: [2]
        let prediction_b: Floats = parameters + 208
        // h', prediction = …  (Reservoir.rnn:11; Forecasts.rnn:6)
        Pointwise.compute_hNext_prediction(
          states_h, prediction_W, series, hNext, prediction, prediction_b, states_U_packed, states_W_packed)
        // The output 'states'.
        Kernel.copy(rows: 1, width: 12, source: hNext, sourceStride: 0, destination: output, destinationStride: 0)
      }
    }

    enum Inference: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["series"], inputs: [.init(name: "series", axis: 0, width: 2)],
        outputs: [.init(name: "states", axis: 0, shape: [12]), .init(name: "prediction", axis: 0, shape: [2])],
        states: [.init(name: "states.h", shape: [12])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 12), .init(axis: 0, width: 12), .init(axis: -1, width: 12),
          .init(axis: -1, width: 12),
        ],
        sumsCount: 0, preparedIndex: 1, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // states_U: [24]
        let states_U: Floats = parameters + 144
        // states_U_packed: [32]
        let states_U_packed: MutableFloats = prepared
        // states_W: [144]
        let states_W: Floats = parameters
        // states_W_packed: [192]
        let states_W_packed: MutableFloats = prepared + 32
        // prediction_W: [24]
        let prediction_W: Floats = parameters + 176
        // prediction_W_packed: [192]
        let prediction_W_packed: MutableFloats = prepared + 224
        // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
        Kernel.pack(
          source: states_U, rowStride: 2, columnStride: 1, rows: 12, columns: 2, blocks: 1,
          destination: states_U_packed)
        Kernel.pack(
          source: states_W, rowStride: 12, columnStride: 1, rows: 12, columns: 12, blocks: 1,
          destination: states_W_packed)
        // prediction = dense(states, 2)  (Forecasts.rnn:6)
        Kernel.pack(
          source: prediction_W, rowStride: 12, columnStride: 1, rows: 2, columns: 12, blocks: 1,
          destination: prediction_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let seriesSteps: Swift::Int = shard.steps(0)
        // hNext: [T, B, 12], shares memory with prediction
        let hNext: MutableFloats = shard.floats(1)
        // series: [T, B, 2]
        let series: MutableFloats = shard.floats(4)
        // states_U_packed: [32]
        let states_U_packed: Floats = shard.prepared
        // h: [T + 1, B, 12]
        let h: MutableFloats = shard.floats(0)
        // states_h: [B, 12]
        let states_h: Floats = shard.state(0)
        // series_mask: [T, B, 1]
        let series_mask: MutableFloats = shard.floats(5)
        // hNext_multiply: [B, 12], shares memory with h_final
        let hNext_multiply: MutableFloats = shard.floats(2)
        // hNext_product: [B, 12]
        let hNext_product: MutableFloats = shard.floats(3)
        // states_W_packed: [192]
        let states_W_packed: Floats = shard.prepared + 32
        // h_final: [B, 12], shares memory with hNext_multiply
        let h_final: MutableFloats = shard.floats(2)
        // prediction: [T, B, 2], shares memory with hNext
        let prediction: MutableFloats = shard.floats(1)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 208
        // prediction_W_packed: [192]
        let prediction_W_packed: Floats = shard.prepared + 224
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(rows: batch, width: 12, source: states_h, sourceStride: 12, destination: h, destinationStride: 12)
        for t in 0..<seriesSteps {
          let series_t: MutableFloats = series + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 12
          let series_mask_t: MutableFloats = series_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 12
          // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, seriesSteps &- t) &* batch, k: 2, n: 12, input: series_t, inputStride: 2,
              packed: states_U_packed, destination: hNext_t, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_hNext_multiply(count: batch &* 12, h_t, hNext_multiply)
          Kernel.product(
            rows: batch, k: 12, n: 12, input: h_t, inputStride: 12, packed: states_W_packed, destination: hNext_product,
            destinationStride: 12, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, hNext_multiply, series_mask_t, h_t, h_tNext)
        }
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(
          rows: batch, width: 12, source: h + seriesSteps &* batch &* 12, sourceStride: 12, destination: h_final,
          destinationStride: 12)
        // prediction = dense(states, 2)  (Forecasts.rnn:6)
        Kernel.product(
          rows: seriesSteps &* batch, k: 12, n: 2, input: h + batch &* 12, inputStride: 12, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // The output 'states'.
        shard.setOutput(0, h + batch &* 12, stepStride: batch &* 12, stride: 12)
        // The output 'prediction'.
        shard.setOutput(1, prediction, stepStride: batch &* 2, stride: 2)
        // The state 'states.h' after the last step.
        shard.setFinalState(0, h_final, stride: 12)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Evaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["series"], inputs: [.init(name: "series", axis: 0, width: 2), .init(name: "next", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "states.h", shape: [12])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 12), .init(axis: 0, width: 12), .init(axis: -1, width: 12),
          .init(axis: -1, width: 12), .init(axis: 0, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let seriesSteps: Swift::Int = shard.steps(0)
        // hNext: [T, B, 12], shares memory with prediction, loss_select
        let hNext: MutableFloats = shard.floats(1)
        // series: [T, B, 2]
        let series: MutableFloats = shard.floats(5)
        // states_U_packed: [32]
        let states_U_packed: Floats = shard.prepared
        // h: [T + 1, B, 12]
        let h: MutableFloats = shard.floats(0)
        // states_h: [B, 12]
        let states_h: Floats = shard.state(0)
        // series_mask: [T, B, 1]
        let series_mask: MutableFloats = shard.floats(7)
        // hNext_multiply: [B, 12], shares memory with h_final
        let hNext_multiply: MutableFloats = shard.floats(2)
        // hNext_product: [B, 12]
        let hNext_product: MutableFloats = shard.floats(3)
        // states_W_packed: [192]
        let states_W_packed: Floats = shard.prepared + 32
        // h_final: [B, 12], shares memory with hNext_multiply
        let h_final: MutableFloats = shard.floats(2)
        // prediction: [T, B, 2], shares memory with hNext, loss_select
        let prediction: MutableFloats = shard.floats(1)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 208
        // prediction_W_packed: [192]
        let prediction_W_packed: Floats = shard.prepared + 224
        // next: [T, B, 2]
        let next: MutableFloats = shard.floats(6)
        // loss_sum: [T, B, 1]
        let loss_sum: MutableFloats = shard.floats(4)
        // loss_select: [T, B, 1], shares memory with hNext, prediction
        let loss_select: MutableFloats = shard.floats(1)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(rows: batch, width: 12, source: states_h, sourceStride: 12, destination: h, destinationStride: 12)
        for t in 0..<seriesSteps {
          let series_t: MutableFloats = series + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 12
          let series_mask_t: MutableFloats = series_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 12
          // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, seriesSteps &- t) &* batch, k: 2, n: 12, input: series_t, inputStride: 2,
              packed: states_U_packed, destination: hNext_t, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_hNext_multiply(count: batch &* 12, h_t, hNext_multiply)
          Kernel.product(
            rows: batch, k: 12, n: 12, input: h_t, inputStride: 12, packed: states_W_packed, destination: hNext_product,
            destinationStride: 12, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, hNext_product, hNext_t, hNext_multiply, series_mask_t, h_t, h_tNext)
        }
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(
          rows: batch, width: 12, source: h + seriesSteps &* batch &* 12, sourceStride: 12, destination: h_final,
          destinationStride: 12)
        // prediction = dense(states, 2)  (Forecasts.rnn:6)
        Kernel.product(
          rows: seriesSteps &* batch, k: 12, n: 2, input: h + batch &* 12, inputStride: 12, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9)
        Pointwise.compute_loss_sum(rows: seriesSteps &* batch, prediction, next, loss_sum)
        Pointwise.compute_loss_select(count: seriesSteps &* batch, loss_sum, series_mask, loss_select)
        Kernel.columnSum(
          rows: seriesSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // The state 'states.h' after the last step.
        shard.setFinalState(0, h_final, stride: 12)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // series_count: [1]
        let series_count: Floats = shard.count(1)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9)
        Pointwise.compute_loss(loss_sum, series_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["series"], inputs: [.init(name: "series", axis: 0, width: 2), .init(name: "next", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "states.h", shape: [12])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 12), .init(axis: 0, width: 12), .init(axis: -1, width: 12),
          .init(axis: -1, width: 12), .init(axis: 0, width: 2), .init(axis: 0, width: 12), .init(axis: 0, width: 1),
          .init(axis: -1, width: 12), .init(axis: -1, width: 12), .init(axis: -1, width: 12), .init(axis: -1, width: 12),
        ],
        sumsCount: 32, gradientSums: [176..<210], preparedIndex: 2, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // states_U: [24]
        let states_U: Floats = parameters + 144
        // states_U_packed: [32]
        let states_U_packed: MutableFloats = prepared
        // states_W: [144]
        let states_W: Floats = parameters
        // states_W_packed: [192]
        let states_W_packed: MutableFloats = prepared + 32
        // prediction_W: [24]
        let prediction_W: Floats = parameters + 176
        // prediction_W_packed: [192]
        let prediction_W_packed: MutableFloats = prepared + 224
        // prediction_W_packed2: [32]
        let prediction_W_packed2: MutableFloats = prepared + 416
        // states_W_packed2: [192]
        let states_W_packed2: MutableFloats = prepared + 448
        // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
        Kernel.pack(
          source: states_U, rowStride: 2, columnStride: 1, rows: 12, columns: 2, blocks: 1,
          destination: states_U_packed)
        Kernel.pack(
          source: states_W, rowStride: 12, columnStride: 1, rows: 12, columns: 12, blocks: 1,
          destination: states_W_packed)
        // prediction = dense(states, 2)  (Forecasts.rnn:6)
        Kernel.pack(
          source: prediction_W, rowStride: 12, columnStride: 1, rows: 2, columns: 12, blocks: 1,
          destination: prediction_W_packed)
        // gradient of Forecasts.rnn:6: prediction = dense(states, 2)
        Kernel.pack(
          source: prediction_W, rowStride: 1, columnStride: 12, rows: 12, columns: 2, blocks: 1,
          destination: prediction_W_packed2)
        // gradient of Reservoir.rnn:11: h' = (1 - leak) * h + leak * tanh(W · h + U · x)
        Kernel.pack(
          source: states_W, rowStride: 1, columnStride: 12, rows: 12, columns: 12, blocks: 1,
          destination: states_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let seriesSteps: Swift::Int = shard.steps(0)
        // gradient_prediction_W: [24]
        let gradient_prediction_W: MutableFloats = shard.gradients + 176
        // gradient_prediction_b: [2]
        let gradient_prediction_b: MutableFloats = shard.gradients + 208
        // hNext: [T, B, 12]
        let hNext: MutableFloats = shard.floats(1)
        // series: [T, B, 2]
        let series: MutableFloats = shard.floats(11)
        // states_U_packed: [32]
        let states_U_packed: Floats = shard.prepared
        // h: [T + 1, B, 12]
        let h: MutableFloats = shard.floats(0)
        // states_h: [B, 12]
        let states_h: Floats = shard.state(0)
        // series_mask: [T, B, 1]
        let series_mask: MutableFloats = shard.floats(13)
        // hNext_multiply: [B, 12], shares memory with h_final
        let hNext_multiply: MutableFloats = shard.floats(2)
        // hNext_product: [B, 12], shares memory with d_h
        let hNext_product: MutableFloats = shard.floats(3)
        // states_W_packed: [192]
        let states_W_packed: Floats = shard.prepared + 32
        // h_final: [B, 12], shares memory with hNext_multiply
        let h_final: MutableFloats = shard.floats(2)
        // prediction: [T, B, 2], shares memory with loss_select, d_prediction
        let prediction: MutableFloats = shard.floats(4)
        // prediction_b: [2]
        let prediction_b: Floats = shard.parameters + 208
        // prediction_W_packed: [192]
        let prediction_W_packed: Floats = shard.prepared + 224
        // next: [T, B, 2], shares memory with loss_subtract
        let next: MutableFloats = shard.floats(12)
        // loss_subtract: [T, B, 2], shares memory with next
        let loss_subtract: MutableFloats = shard.floats(12)
        // loss_sum: [T, B, 1], shares memory with d_states
        let loss_sum: MutableFloats = shard.floats(5)
        // series_count: [1]
        let series_count: Floats = shard.count(1)
        // loss_select: [T, B, 1], shares memory with prediction, d_prediction
        let loss_select: MutableFloats = shard.floats(4)
        // d_loss: [T, B, 1]
        let d_loss: MutableFloats = shard.floats(6)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_prediction: [T, B, 2], shares memory with prediction, loss_select
        let d_prediction: MutableFloats = shard.floats(4)
        // d_states: [T, B, 12], shares memory with loss_sum
        let d_states: MutableFloats = shard.floats(5)
        // prediction_W_packed2: [32]
        let prediction_W_packed2: Floats = shard.prepared + 416
        // d_h: [B, 12], shares memory with hNext_product
        let d_h: MutableFloats = shard.floats(3)
        // cotangent_of_states_h: [B, 12]
        let cotangent_of_states_h: Floats = shard.state(1)
        // d_hNext: [B, 12], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(7)
        // d_hNext2: [B, 12]
        let d_hNext2: MutableFloats = shard.floats(8)
        // d_hNext3: [B, 12]
        let d_hNext3: MutableFloats = shard.floats(9)
        // d_hNext4: [B, 12]
        let d_hNext4: MutableFloats = shard.floats(10)
        // states_W_packed2: [192]
        let states_W_packed2: Floats = shard.prepared + 448
        // d_h_final: [B, 12], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(7)
        // Forward.
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(rows: batch, width: 12, source: states_h, sourceStride: 12, destination: h, destinationStride: 12)
        for t in 0..<seriesSteps {
          let series_t: MutableFloats = series + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 12
          let series_mask_t: MutableFloats = series_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 12
          // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, seriesSteps &- t) &* batch, k: 2, n: 12, input: series_t, inputStride: 2,
              packed: states_U_packed, destination: hNext_t, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_hNext_multiply(count: batch &* 12, h_t, hNext_multiply)
          Kernel.product(
            rows: batch, k: 12, n: 12, input: h_t, inputStride: 12, packed: states_W_packed, destination: hNext_product,
            destinationStride: 12, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_t, hNext_multiply, series_mask_t, h_t, h_tNext)
        }
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(
          rows: batch, width: 12, source: h + seriesSteps &* batch &* 12, sourceStride: 12, destination: h_final,
          destinationStride: 12)
        // prediction = dense(states, 2)  (Forecasts.rnn:6)
        Kernel.product(
          rows: seriesSteps &* batch, k: 12, n: 2, input: h + batch &* 12, inputStride: 12, packed: prediction_W_packed,
          destination: prediction, destinationStride: 2, bias: prediction_b)
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9)
        Pointwise.compute_loss_subtract_loss_sum(rows: seriesSteps &* batch, prediction, next, loss_subtract, loss_sum)
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9); with its gradient
        Pointwise.compute_loss_select_d_loss(
          count: seriesSteps &* batch, loss_sum, series_mask, series_count, loss_select, d_loss)
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9)
        Kernel.columnSum(
          rows: seriesSteps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Forecasts.rnn:9: loss meanSquaredError(prediction, next)
        Pointwise.compute_d_prediction(rows: seriesSteps &* batch, d_loss, loss_subtract, d_prediction)
        // gradient of Forecasts.rnn:6: prediction = dense(states, 2)
        Kernel.outerSum(
          rows: seriesSteps &* batch, m: 2, n: 12, left: d_prediction, leftStride: 2, right: h + batch &* 12,
          rightStride: 12, destination: gradient_prediction_W, destinationRowStride: 12, leftSum: gradient_prediction_b,
          totals: shard.totals(toMove: gradient_prediction_W), leftSumTotals: shard.totals(of: gradient_prediction_b))
        Kernel.product(
          rows: seriesSteps &* batch, k: 2, n: 12, input: d_prediction, inputStride: 2, packed: prediction_W_packed2,
          destination: d_states, destinationStride: 12, bias: nil)
        // gradient of Forecasts.rnn:5: states = scan Reservoir(12, density: 0.5, leak: 0.5) over series
        Kernel.copy(
          rows: batch, width: 12, source: cotangent_of_states_h, sourceStride: 12, destination: d_h,
          destinationStride: 12)
        for done in 0..<seriesSteps {
          let t2: Swift::Int = seriesSteps &- 1 &- done
          let d_states_t2: MutableFloats = d_states + t2 &* batch &* 12
          let series_mask_t2: MutableFloats = series_mask + t2 &* batch
          let hNext_t2: MutableFloats = hNext + t2 &* batch &* 12
          // gradient of Reservoir.rnn:11: h' = (1 - leak) * h + leak * tanh(W · h + U · x)
          Pointwise.compute_d_hNext_d_hNext(
            rows: batch, d_h, d_states_t2, series_mask_t2, hNext_t2, d_hNext, d_hNext2, d_hNext3)
          Kernel.product(
            rows: batch, k: 12, n: 12, input: d_hNext3, inputStride: 12, packed: states_W_packed2,
            destination: d_hNext4, destinationStride: 12, bias: nil, turn: t2)
          // gradient of Reservoir.rnn:8: state h: [units]
          Pointwise.compute_d_h(count: batch &* 12, d_hNext, d_hNext4, d_hNext2, d_h)
        }
        // gradient of Forecasts.rnn:5: states = scan Reservoir(12, density: 0.5, leak: 0.5) over series
        Kernel.copy(
          rows: batch, width: 12, source: d_h, sourceStride: 12, destination: d_h_final, destinationStride: 12)
        // The state 'states.h' after the last step.
        shard.setFinalState(0, h_final, stride: 12)
        // The state 'cotangent of states.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 12)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // series_count: [1]
        let series_count: Floats = shard.count(1)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(prediction, next)  (Forecasts.rnn:9)
        Pointwise.compute_loss(loss_sum, series_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Features: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["series"], inputs: [.init(name: "series", axis: 0, width: 2)],
        outputs: [.init(name: "prediction", axis: 0, shape: [12])], states: [.init(name: "states.h", shape: [12])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 12), .init(axis: 0, width: 12), .init(axis: -1, width: 12),
          .init(axis: -1, width: 12),
        ],
        sumsCount: 0, preparedIndex: 3, segments: .always)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // states_U: [24]
        let states_U: Floats = parameters + 144
        // states_U_packed: [32]
        let states_U_packed: MutableFloats = prepared
        // states_W: [144]
        let states_W: Floats = parameters
        // states_W_packed: [192]
        let states_W_packed: MutableFloats = prepared + 32
        // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
        Kernel.pack(
          source: states_U, rowStride: 2, columnStride: 1, rows: 12, columns: 2, blocks: 1,
          destination: states_U_packed)
        Kernel.pack(
          source: states_W, rowStride: 12, columnStride: 1, rows: 12, columns: 12, blocks: 1,
          destination: states_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let seriesSteps: Swift::Int = shard.steps(0)
        // hNext: [T, B, 12]
        let hNext: MutableFloats = shard.floats(1)
        // series: [T, B, 2]
        let series: MutableFloats = shard.floats(4)
        // states_U_packed: [32]
        let states_U_packed: Floats = shard.prepared
        // h: [T + 1, B, 12]
        let h: MutableFloats = shard.floats(0)
        // states_h: [B, 12]
        let states_h: Floats = shard.state(0)
        // series_mask: [T, B, 1]
        let series_mask: MutableFloats = shard.floats(5)
        // hNext_multiply: [B, 12], shares memory with h_final
        let hNext_multiply: MutableFloats = shard.floats(2)
        // hNext_product: [B, 12]
        let hNext_product: MutableFloats = shard.floats(3)
        // states_W_packed: [192]
        let states_W_packed: Floats = shard.prepared + 32
        // h_final: [B, 12], shares memory with hNext_multiply
        let h_final: MutableFloats = shard.floats(2)
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(rows: batch, width: 12, source: states_h, sourceStride: 12, destination: h, destinationStride: 12)
        for t in 0..<seriesSteps {
          let series_t: MutableFloats = series + t &* batch &* 2
          let hNext_t: MutableFloats = hNext + t &* batch &* 12
          let h_t: MutableFloats = h + t &* batch &* 12
          let series_mask_t: MutableFloats = series_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 12
          // h' = (1 - leak) * h + leak * tanh(W · h + U · x)  (Reservoir.rnn:11)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, seriesSteps &- t) &* batch, k: 2, n: 12, input: series_t, inputStride: 2,
              packed: states_U_packed, destination: hNext_t, destinationStride: 12, bias: nil)
          }
          Pointwise.compute_hNext_multiply(count: batch &* 12, h_t, hNext_multiply)
          Kernel.product(
            rows: batch, k: 12, n: 12, input: h_t, inputStride: 12, packed: states_W_packed, destination: hNext_product,
            destinationStride: 12, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, hNext_multiply, series_mask_t, h_t, h_tNext)
        }
        // states = scan Reservoir(12, density: 0.5, leak: 0.5) over series  (Forecasts.rnn:5)
        Kernel.copy(
          rows: batch, width: 12, source: h + seriesSteps &* batch &* 12, sourceStride: 12, destination: h_final,
          destinationStride: 12)
        // The features of 'prediction'.
        shard.setOutput(0, h + batch &* 12, stepStride: batch &* 12, stride: 12)
        // The state 'states.h' after the last step.
        shard.setFinalState(0, h_final, stride: 12)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// One row of 12.
      static func compute_hNext_prediction(
        _ states_h2: Floats, _ prediction_W: Floats, _ series: Floats, _ hNext2: MutableFloats,
        _ prediction: MutableFloats, _ prediction_b: Floats, _ states_U_packed: Floats, _ states_W_packed: Floats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.5)
        var sum2: Vector = Vector()
        var sum3: Vector = Vector()
        let states_h: Vector = Lanes.load(states_h2)
        let v2: Vector = Lanes.multiply(v, states_h)
        let sums = Kernel.sums(
          RNNRuntime::LastGate(Vector()), k: 2, input: series, packed: states_U_packed, readsAhead: false)
        let v4: Vector = sums.first
        let sums2 = Kernel.sums(
          RNNRuntime::LastGate(v4), k: 12, input: states_h2, packed: states_W_packed, readsAhead: false)
        let v5: Vector = sums2.first
        let v6: Vector = Lanes.quickTanh(v5)
        let hNext: Vector = Lanes.fma(v3, v6, v2)
        let prediction_W_x: Vector = Lanes.load(prediction_W)
        let v8: Vector = Lanes.multiply(prediction_W_x, hNext)
        let prediction_W_x2: Vector = Lanes.load(prediction_W + 12)
        let v9: Vector = Lanes.multiply(prediction_W_x2, hNext)
        Lanes.store(hNext, hNext2)
        sum2 = Lanes.add(sum2, Lanes.fill(v8, from: 12, 0))
        sum3 = Lanes.add(sum3, Lanes.fill(v9, from: 12, 0))
        prediction[0] = prediction_b[0] + Lanes.sum(sum2)
        prediction[1] = prediction_b[1] + Lanes.sum(sum3)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hNext_multiply(count: Swift::Int, _ h2: Floats, _ hNext_multiply: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.5)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let h: Vector = Lanes.load(h2 + column, count: lanes)
          let v2: Vector = Lanes.multiply(v, h)
          Lanes.store(v2, hNext_multiply + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// Rows of 12.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ hNext_multiply: Floats, _ series_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 12
          let hNext3Row: Floats = hNext3 + row &* 12
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 12
          let series_maskRow: Floats = series_mask + row
          let h2Row: MutableFloats = h2 + row &* 12
          let h3Row: MutableFloats = h3 + row &* 12
          let mask: Vector = Lanes.broadcast(series_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 12)
          let hNext: Vector = Lanes.load(hNext3Row, count: 12)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let v2: Vector = Lanes.quickTanh(v)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 12)
          let hNext2: Vector = Lanes.fma(v3, v2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 12)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 12)
        }
      }

      /// Rows of 12.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ hNext_multiply: Floats, _ series_mask: Floats,
        _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 12
          let hNext3Row: Floats = hNext3 + row &* 12
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 12
          let series_maskRow: Floats = series_mask + row
          let h2Row: MutableFloats = h2 + row &* 12
          let h3Row: MutableFloats = h3 + row &* 12
          let mask: Vector = Lanes.broadcast(series_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 12)
          let hNext: Vector = Lanes.load(hNext3Row, count: 12)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let v2: Vector = Lanes.tanh(v)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 12)
          let hNext2: Vector = Lanes.fma(v3, v2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 12)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v5, h3Row, count: 12)
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
        count: Swift::Int, _ loss_sum: Floats, _ series_mask: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let series_mask_x: Vector = Lanes.load(series_mask + column, count: lanes)
          let v4: Vector = Lanes.select(series_mask_x, v2, v3)
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
      static func compute_loss(_ loss_sum: Floats, _ series_count: Floats, _ loss2: MutableFloats) {
        let series_count_x: Vector = Lanes.broadcast(series_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, series_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// Rows of 12.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ hNext_multiply: Floats,
        _ series_mask: Floats, _ h2: MutableFloats, _ h3: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.5)
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 12
          let hNext3Row: MutableFloats = hNext3 + row &* 12
          let hNext_multiplyRow: Floats = hNext_multiply + row &* 12
          let series_maskRow: Floats = series_mask + row
          let h2Row: MutableFloats = h2 + row &* 12
          let h3Row: MutableFloats = h3 + row &* 12
          let mask: Vector = Lanes.broadcast(series_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 12)
          let hNext: Vector = Lanes.load(hNext3Row, count: 12)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let v2: Vector = Lanes.tanh(v)
          let hNext_multiply_x: Vector = Lanes.load(hNext_multiplyRow, count: 12)
          let hNext2: Vector = Lanes.fma(v3, v2, hNext_multiply_x)
          let h: Vector = Lanes.load(h2Row, count: 12)
          let v5: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, hNext3Row, count: 12)
          Lanes.store(v5, h3Row, count: 12)
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
        count: Swift::Int, _ loss_sum: Floats, _ series_mask: Floats, _ series_count: Floats,
        _ loss_select: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let series_count_x: Vector = Lanes.broadcast(series_count[0])
        let v6: Vector = Lanes.divide(v5, series_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(loss_sum_x, v)
          let series_mask_x: Vector = Lanes.load(series_mask + column, count: lanes)
          let v4: Vector = Lanes.select(series_mask_x, v2, v3)
          let v7: Vector = Lanes.select(series_mask_x, v6, v3)
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

      /// Rows of 12.
      @inline(never)
      static func compute_d_hNext_d_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_states: Floats, _ series_mask: Floats, _ hNext: Floats,
        _ d_hNext: MutableFloats, _ d_hNext2: MutableFloats, _ d_hNext3: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(0.5)
        let v8: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 12
          let d_statesRow: Floats = d_states + row &* 12
          let series_maskRow: Floats = series_mask + row
          let hNextRow: Floats = hNext + row &* 12
          let d_hNextRow: MutableFloats = d_hNext + row &* 12
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 12
          let d_hNext3Row: MutableFloats = d_hNext3 + row &* 12
          let mask: Vector = Lanes.broadcast(series_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 12)
          let d_states_x: Vector = Lanes.load(d_statesRow, count: 12)
          let v: Vector = Lanes.add(d_h, d_states_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let v6: Vector = Lanes.multiply(v3, v5)
          let hNext_x: Vector = Lanes.load(hNextRow, count: 12)
          let v9: Vector = Lanes.fma(Lanes.negate(hNext_x), hNext_x, v8)
          let v10: Vector = Lanes.multiply(v6, v9)
          Lanes.store(v4, d_hNextRow, count: 12)
          Lanes.store(v6, d_hNext2Row, count: 12)
          Lanes.store(v10, d_hNext3Row, count: 12)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_d_h(
        count: Swift::Int, _ d_hNext: Floats, _ d_hNext2: Floats, _ d_hNext3: Floats, _ d_h: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hNext_x: Vector = Lanes.load(d_hNext + column, count: lanes)
          let d_hNext_x2: Vector = Lanes.load(d_hNext2 + column, count: lanes)
          let v: Vector = Lanes.add(d_hNext_x, d_hNext_x2)
          let d_hNext_x3: Vector = Lanes.load(d_hNext3 + column, count: lanes)
          let v2: Vector = Lanes.add(v, d_hNext_x3)
          Lanes.store(v2, d_h + column, count: lanes)
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

/// Two read-outs in closed form, of each step and of each example.
///
/// - Input `frames`: [3] for each step of `frames`
/// - Target `levels`: [2] for each step of `frames`
/// - Target `mass`: a number
/// - Output `level`: [2] for each step of `frames`
/// - Output `total`: a number
public struct Estimates: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "V", shape: [8, 2], offset: 0, initializer: .glorot),
      .init(name: "w", shape: [5], offset: 16, initializer: .glorot),
      .init(name: "c", shape: [], offset: 32, initializer: .constant(0.0)),
      .init(name: "hidden.W", shape: [5, 8], offset: 48, initializer: .glorot),
      .init(name: "hidden.b", shape: [5], offset: 96, initializer: .constant(0.0)),
    ],
    count: 112, preparedCounts: [256, 128, 0, 368, 208])

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
    public let level: RNNRuntime::OutputView
    public let total: RNNRuntime::OutputView
  }
}

// MARK: Streams

extension Estimates {
  /// What `encode` has computed for one example, with the parameters of that time. Streams behind it share it.
  public struct Encoded: Swift.Sendable {
    fileprivate let storage: RNNRuntime::EncodedValues
  }

  /// What all steps along `frames` have in common, computed once for an example: `Stream` and `Streams` take it.
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
  /// - Parameter frames: [3].
  /// - Returns: views of memory that the next step overwrites.
  public func step(frames: some Swift::Collection<Swift::Float>, _ stream: inout Stream) -> RNNRuntime::OutputView {
    stream.storage.set(0, frames)
    stream.storage.run(GeneratedCode.Step.self, parameters)
    return stream.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    frames: some Swift::Collection<Swift::Float>, _ stream: Stream
  ) throws(RNNRuntime::ValidationError) {
    try stream.storage.validate(0, frames)
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
  /// - Parameter frames: [3] for each stream, [streams, …].
  /// - Returns: views of memory that the next step overwrites.
  public func step(frames: some Swift::Collection<Swift::Float>, _ streams: inout Streams) -> RNNRuntime::OutputView {
    streams.storage.set(0, frames)
    streams.storage.run(GeneratedCode.Step.self, parameters)
    return streams.storage.output(0)
  }

  /// Checks what `step` is given: throws where it would stop the program.
  public func validate(
    frames: some Swift::Collection<Swift::Float>, _ streams: Streams
  ) throws(RNNRuntime::ValidationError) {
    try streams.storage.validate(0, frames)
  }
}

// MARK: Whole sequences

extension Estimates {
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
      _ model: Estimates, frames: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil,
      carriesState: Swift::Bool = false
    ) -> Outputs {
      bind(
        to: workspace, frames: frames, lengths: lengths,
        run: { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
      return Outputs(level: workspace.output(0), total: workspace.output(1))
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
        _ model: Estimates, _ batch: RNNRuntime::Batch<Estimates.Example>, carriesState: Swift::Bool = false
      ) -> Outputs {
        workspace.bind(
          batch, { workspace.run(GeneratedCode.Inference.self, model.parameters, carriesState: carriesState) })
        return Outputs(level: workspace.output(0), total: workspace.output(1))
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

// MARK: StepsTraining

extension Estimates {
  /// Memory for `steps` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class StepsTraining {
    /// Where the parameters lie that `steps` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      Estimates.layout, trained: ["V"])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        StepsTraining.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: StepsTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.StepsTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.StepsEvaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - levels: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Estimates, frames: some Swift::Collection<Swift::Float>, levels: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, frames: frames, levels: levels, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.StepsTraining.self, after: GeneratedCode.StepsEvaluation.self, in: evaluation,
            model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - levels: numbers, [batch, steps, 2].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Estimates, frames: some Swift::Collection<Swift::Float>, levels: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, frames: frames, levels: levels, lengths: lengths,
        run: { evaluation.run(GeneratedCode.StepsEvaluation.self, model.parameters, carriesState: carriesState) })
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
        GeneratedCode.StepsTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps, threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      frames: some Swift::Collection<Swift::Float>, levels: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, lengths)
      try check.bind(0, frames)
      try check.bind(1, levels)
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
        _ model: Estimates, _ batch: RNNRuntime::Batch<Estimates.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.StepsTraining.self, after: GeneratedCode.StepsEvaluation.self, in: evaluation,
              model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Estimates, _ batch: RNNRuntime::Batch<Estimates.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch, { evaluation.run(GeneratedCode.StepsEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      levels: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, frames, { workspace.bind(1, levels, run) })
    }
  }
}

// MARK: ExamplesTraining

extension Estimates {
  /// Memory for `examples` and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class ExamplesTraining {
    /// Where the parameters lie that `examples` trains.
    public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
      Estimates.layout, trained: ["V", "w", "c", "hidden.W", "hidden.b"])

    /// The gradient of the last run's loss with respect to each parameter that it trains.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        ExamplesTraining.layout.requireCompatibility(with: gradients.layout)
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
      gradients = RNNRuntime::Gradients(layout: ExamplesTraining.layout)
      workspace = RNNRuntime::Workspace(
        GeneratedCode.ExamplesTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.ExamplesEvaluation.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - mass: numbers, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func run(
      _ model: Estimates, frames: some Swift::Collection<Swift::Float>, mass: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: workspace, frames: frames, mass: mass, lengths: lengths,
        run: {
          workspace.run(
            GeneratedCode.ExamplesTraining.self, after: GeneratedCode.ExamplesEvaluation.self, in: evaluation,
            model.parameters, carriesState: carriesState, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 3].
    ///   - mass: numbers, [batch].
    ///   - lengths: the valid steps of each example; all without.
    ///   - carriesState: whether states begin where the last run left them, rather than at zero.
    public func evaluate(
      _ model: Estimates, frames: some Swift::Collection<Swift::Float>, mass: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false
    ) -> Swift::Float {
      bind(
        to: evaluation, frames: frames, mass: mass, lengths: lengths,
        run: { evaluation.run(GeneratedCode.ExamplesEvaluation.self, model.parameters, carriesState: carriesState) })
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
        GeneratedCode.ExamplesTraining.layout, batch: batch, steps: [steps], segmentSteps: segmentSteps,
        threads: threads)
    }

    /// Checks what `run` and `evaluate` are given: throws where the program would stop.
    public func validate(
      frames: some Swift::Collection<Swift::Float>, mass: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, lengths)
      try check.bind(0, frames)
      try check.bind(1, mass)
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
        _ model: Estimates, _ batch: RNNRuntime::Batch<Estimates.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          {
            workspace.run(
              GeneratedCode.ExamplesTraining.self, after: GeneratedCode.ExamplesEvaluation.self, in: evaluation,
              model.parameters, carriesState: carriesState, gradients: &gradients)
          })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Estimates, _ batch: RNNRuntime::Batch<Estimates.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(
          batch,
          { evaluation.run(GeneratedCode.ExamplesEvaluation.self, model.parameters, carriesState: carriesState) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      mass: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, frames, { workspace.bind(1, mass, run) })
    }
  }
}

// MARK: Fit

#if !hasFeature(Embedded)
  extension Estimates {
    /// Fits `total`, `level` in closed form: the least squares with a penalty on the weights.
    /// Not to be used by two threads at once.
    public final class Fit {
      private let workspace: RNNRuntime::Workspace
      private var readOuts: [RNNRuntime::ReadOut] = [
        RNNRuntime::ReadOut(target: "mass", weights: "w", bias: "c", features: 5, outputs: 1, penalty: 0.5),
        RNNRuntime::ReadOut(
          target: "levels", weights: "V", isTransposed: true, features: 8, outputs: 2, penalty: 0.001),
      ]

      /// - Parameters:
      ///   - batch: the greatest number of examples of a run.
      ///   - steps: the greatest number of steps of a run.
      ///   - threads: into how many parts the batch is split, which run at the same time.
      public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
        workspace = RNNRuntime::Workspace(GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Adds the valid steps of a batch to what is fitted. It can be called any number of times.
      /// - Parameters:
      ///   - model: the parameters to run with.
      ///   - frames: numbers, [batch, steps, 3].
      ///   - levels: numbers, [batch, steps, 2].
      ///   - mass: numbers, [batch].
      ///   - lengths: the valid steps of each example; all without.
      ///   - carriesState: whether states begin where the last run left them, rather than at zero.
      ///   - dropping: how many steps at the beginning of each example of this run are left out, in which states still
      ///     depend on where they began.
      public func add(
        _ model: Estimates, frames: some Swift::Collection<Swift::Float>, levels: some Swift::Collection<Swift::Float>,
        mass: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil, carriesState: Swift::Bool = false,
        dropping: Swift::Int = 0
      ) {
        bind(
          to: workspace, frames: frames, lengths: lengths,
          run: { workspace.run(GeneratedCode.Features.self, model.parameters, carriesState: carriesState) })
        readOuts[0].add(workspace.output(0), targets: mass)
        readOuts[1].add(
          workspace.output(1), targets: levels, lengths: workspace.lengths(ofOutput: 1), dropping: dropping)
      }

      /// These parameters with those of the best read-outs for all that has been added.
      /// - Throws: `RegressionError` if that does not determine them, or is not finite.
      public func solve(
        _ parameters: RNNRuntime::Parameters
      ) throws(RNNRuntime::RegressionError) -> RNNRuntime::Parameters {
        Estimates.layout.requireCompatibility(with: parameters.layout)
        var result = parameters
        for readOut in readOuts {
          try readOut.solve(&result)
        }
        return result
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
        try RNNRuntime::Workspace.validate(
          GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Checks what `add` is given: throws where the program would stop.
      public func validate(
        frames: some Swift::Collection<Swift::Float>, levels: some Swift::Collection<Swift::Float>,
        mass: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]? = nil
      ) throws(RNNRuntime::ValidationError) {
        var check = workspace.check()
        try check.setSteps(0, input: 0, count: frames.count)
        try check.setLengths(0, lengths)
        try check.bind(0, frames)
        try check.validate(target: "levels", count: levels.count, ofOutput: 1, width: 2)
        try check.validate(target: "mass", count: mass.count, ofOutput: 0, width: 1)
      }

      /// Checks what `stateTensors` is set to: throws where the program would stop.
      public func validate(stateTensors: [RNNRuntime::StateTensor]) throws(RNNRuntime::ValidationError) {
        try workspace.validate(stateTensors: stateTensors)
      }

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
#endif

// MARK: Examples

#if !hasFeature(Embedded)
  extension Estimates: RNNRuntime.PredictiveModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [3] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Target: [2] for each step of `frames`.
      public var levels: [Swift::Float]?

      /// Target: a number.
      public var mass: Swift::Float?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        RNNRuntime::FunctionLayout(
          axes: ["frames"],
          inputs: [
            .init(name: "frames", axis: 0, width: 3), .init(name: "levels", axis: 0, width: 2),
            .init(name: "mass", axis: -1, width: 1),
          ],
          outputs: [], states: [], arena: [], sumsCount: 0, preparedIndex: 0)
      }

      public init(frames: [Swift::Float], levels: [Swift::Float]? = nil, mass: Swift::Float? = nil) {
        self.frames = frames
        self.levels = levels
        self.mass = mass
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.frames)
        packer.add(self.levels)
        packer.add(self.mass)
      }
    }
  }

  extension Estimates.Inference: RNNRuntime.ModelInference {
    public typealias ModelType = Estimates
  }

  extension Estimates.StepsTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = Estimates
  }

  extension Estimates.ExamplesTraining: RNNRuntime.ModelTraining {
    public typealias ModelType = Estimates
  }
#endif

// MARK: Code

extension Estimates {
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
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3)],
        outputs: [.init(name: "level", axis: 0, shape: [2]), .init(name: "total", axis: -1, shape: [])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 8), .init(axis: -1, width: 5),
          .init(axis: 0, width: 2), .init(axis: -1, width: 5), .init(axis: -1, width: 1),
        ],
        sumsCount: 0, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [40]
        let hidden_W: Floats = parameters + 48
        // hidden_W_packed: [48]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [80]
        let hidden_W_packed2: MutableFloats = prepared + 48
        // V: [16]
        let V: Floats = parameters
        // V_packed: [128]
        let V_packed: MutableFloats = prepared + 128
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 5, rowStride: 8, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 8, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed2)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.pack(source: V, rowStride: 1, columnStride: 2, rows: 2, columns: 8, blocks: 1, destination: V_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // read: [T, B, 8], shares memory with hNext
        let read: MutableFloats = shard.floats(1)
        // hNext: [T, B, 5], shares memory with read
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(6)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(7)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // level: [T, B, 2]
        let level: MutableFloats = shard.floats(3)
        // V_packed: [128]
        let V_packed: Floats = shard.prepared + 128
        // last: [B, 5], shares memory with total
        let last: MutableFloats = shard.floats(4)
        // w: [5]
        let w: Floats = shard.parameters + 16
        // total_sum: [B, 1]
        let total_sum: MutableFloats = shard.floats(5)
        // c: [1]
        let c: Floats = shard.parameters + 32
        // total: [B, 1], shares memory with last
        let total: MutableFloats = shard.floats(4)
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // read = [dropout(hidden, 0.5), frames]  (Forecasts.rnn:20)
        Kernel.copy(
          rows: framesSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: read,
          destinationStride: 8)
        Kernel.copy(
          rows: framesSteps &* batch, width: 3, source: frames, sourceStride: 3, destination: read + 5,
          destinationStride: 8)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.product(
          rows: framesSteps &* batch, k: 8, n: 2, input: read, inputStride: 8, packed: V_packed, destination: level,
          destinationStride: 2, bias: nil)
        // last = hidden.last  (Forecasts.rnn:22)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(8), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: last, destinationStride: 5)
        // total = c + w · last  (Forecasts.rnn:23)
        Pointwise.compute_total_sum(rows: batch, w, last, total_sum)
        Pointwise.compute_total(count: batch, c, total_sum, total)
        // The output 'level'.
        shard.setOutput(0, level, stepStride: batch &* 2, stride: 2)
        // The output 'total'.
        shard.setOutput(1, total, stepStride: 0, stride: 1)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Features: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3)],
        outputs: [.init(name: "total", axis: -1, shape: [5]), .init(name: "level", axis: 0, shape: [8])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 8), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5),
        ],
        sumsCount: 0, preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [40]
        let hidden_W: Floats = parameters + 48
        // hidden_W_packed: [48]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [80]
        let hidden_W_packed2: MutableFloats = prepared + 48
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 5, rowStride: 8, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 8, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // read: [T, B, 8], shares memory with hNext
        let read: MutableFloats = shard.floats(1)
        // hNext: [T, B, 5], shares memory with read
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(4)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(5)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // last: [B, 5]
        let last: MutableFloats = shard.floats(3)
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // read = [dropout(hidden, 0.5), frames]  (Forecasts.rnn:20)
        Kernel.copy(
          rows: framesSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: read,
          destinationStride: 8)
        Kernel.copy(
          rows: framesSteps &* batch, width: 3, source: frames, sourceStride: 3, destination: read + 5,
          destinationStride: 8)
        // last = hidden.last  (Forecasts.rnn:22)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(6), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: last, destinationStride: 5)
        // The features of 'total'.
        shard.setOutput(0, last, stepStride: 0, stride: 5)
        // The features of 'level'.
        shard.setOutput(1, read, stepStride: batch &* 8, stride: 8)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Encoding: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [], outputs: [], states: [], arena: [], sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
      }

      static func body(_ shard: RNNRuntime::Shard) {
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum Step: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: [], inputs: [.init(name: "frames", axis: -1, width: 3)],
        outputs: [.init(name: "level", axis: -1, shape: [2])], states: [.init(name: "hidden.h", shape: [5])],
        arena: [.init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 8)], sumsCount: 0,
        preparedIndex: 0)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        // read: [B, 8]
        let read: MutableFloats = shard.floats(2)
        // hNext: [B, 5], shares memory with level
        let hNext: MutableFloats = shard.floats(0)
        // frames: [B, 3]
        let frames: MutableFloats = shard.floats(3)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // hNext_product: [B, 5]
        let hNext_product: MutableFloats = shard.floats(1)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // level: [B, 2], shares memory with hNext
        let level: MutableFloats = shard.floats(0)
        // V_packed: [128]
        let V_packed: Floats = shard.prepared + 128
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.product(
          rows: batch, k: 3, n: 5, input: frames, inputStride: 3, packed: hidden_W_packed, destination: hNext,
          destinationStride: 5, bias: hidden_b)
        Kernel.product(
          rows: batch, k: 5, n: 5, input: hidden_h, inputStride: 5, packed: hidden_W_packed2,
          destination: hNext_product, destinationStride: 5, bias: nil)
        Pointwise.compute_hNext(rows: batch, hNext_product, hNext, read)
        // read = [dropout(hidden, 0.5), frames]  (Forecasts.rnn:20)
        Kernel.copy(rows: batch, width: 3, source: frames, sourceStride: 3, destination: read + 5, destinationStride: 8)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.product(
          rows: batch, k: 8, n: 2, input: read, inputStride: 8, packed: V_packed, destination: level,
          destinationStride: 2, bias: nil)
        // The output 'level'.
        shard.setOutput(0, level, stepStride: 0, stride: 2)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, read, stride: 8)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    enum StepsEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "levels", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 8), .init(axis: -1, width: 5),
          .init(axis: 0, width: 2),
        ],
        sumsCount: 32, preparedIndex: 0, segments: .always)

      /// The same as `Inference`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Inference.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // read: [T, B, 8], shares memory with hNext, steps_sum
        let read: MutableFloats = shard.floats(1)
        // hNext: [T, B, 5], shares memory with read, steps_sum
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(4)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(6)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // level: [T, B, 2], shares memory with steps_select
        let level: MutableFloats = shard.floats(3)
        // V_packed: [128]
        let V_packed: Floats = shard.prepared + 128
        // levels: [T, B, 2]
        let levels: MutableFloats = shard.floats(5)
        // steps_sum: [T, B, 1], shares memory with read, hNext
        let steps_sum: MutableFloats = shard.floats(1)
        // steps_select: [T, B, 1], shares memory with level
        let steps_select: MutableFloats = shard.floats(3)
        // steps_sum2: [1]
        let steps_sum2: MutableFloats = shard.sums
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // read = [dropout(hidden, 0.5), frames]  (Forecasts.rnn:20)
        Kernel.copy(
          rows: framesSteps &* batch, width: 5, source: h + batch &* 5, sourceStride: 5, destination: read,
          destinationStride: 8)
        Kernel.copy(
          rows: framesSteps &* batch, width: 3, source: frames, sourceStride: 3, destination: read + 5,
          destinationStride: 8)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.product(
          rows: framesSteps &* batch, k: 8, n: 2, input: read, inputStride: 8, packed: V_packed, destination: level,
          destinationStride: 2, bias: nil)
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26)
        Pointwise.compute_steps_sum(rows: framesSteps &* batch, level, levels, steps_sum)
        Pointwise.compute_steps_select(count: framesSteps &* batch, steps_sum, frames_mask, steps_select)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: steps_select, sourceStride: 1, destination: steps_sum2,
          totals: shard.totals(of: steps_sum2))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // steps_sum: [1]
        let steps_sum: MutableFloats = shard.sums
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // steps: [1]
        let steps: MutableFloats = shard.sums + 16
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26)
        Pointwise.compute_steps(steps_sum, frames_count, steps)
        // The loss.
        shard.setOutput(0, steps, stepStride: 0, stride: 0)
      }
    }

    enum StepsTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "levels", axis: 0, width: 2)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: 0, width: 8), .init(axis: 0, width: 5), .init(axis: 0, width: 5),
          .init(axis: 0, width: 2), .init(axis: 0, width: 1), .init(axis: -1, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5),
        ],
        sumsCount: 64, preparedIndex: 3, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [40]
        let hidden_W: Floats = parameters + 48
        // hidden_W_packed: [48]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [80]
        let hidden_W_packed2: MutableFloats = prepared + 48
        // V: [16]
        let V: Floats = parameters
        // V_packed: [128]
        let V_packed: MutableFloats = prepared + 128
        // V_packed2: [32]
        let V_packed2: MutableFloats = prepared + 256
        // hidden_W_packed3: [80]
        let hidden_W_packed3: MutableFloats = prepared + 288
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 5, rowStride: 8, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 8, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed2)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.pack(source: V, rowStride: 1, columnStride: 2, rows: 2, columns: 8, blocks: 1, destination: V_packed)
        // gradient of Forecasts.rnn:21: level = read · V
        Kernel.pack(source: V, rowStride: 2, columnStride: 1, rows: 8, columns: 2, blocks: 1, destination: V_packed2)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: hidden_W, rowStride: 1, columnStride: 8, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // read: [T, B, 8], shares memory with read_index2, d_read
        let read: MutableFloats = shard.floats(4)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(12)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(14)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // read_index: [B, 1], shares memory with d_h
        let read_index: MutableFloats = shard.floats(3)
        // read_index2: [T, B, 1], shares memory with read, d_read
        let read_index2: MutableFloats = shard.floats(4)
        // read_noise: [T, B, 5], shares memory with level, steps_select, d_hidden
        let read_noise: MutableFloats = shard.floats(5)
        // kept: [T, B, 5]
        let kept: MutableFloats = shard.floats(6)
        // level: [T, B, 2], shares memory with read_noise, steps_select, d_hidden
        let level: MutableFloats = shard.floats(5)
        // V_packed: [128]
        let V_packed: Floats = shard.prepared + 128
        // levels: [T, B, 2], shares memory with steps_subtract
        let levels: MutableFloats = shard.floats(13)
        // steps_subtract: [T, B, 2], shares memory with levels
        let steps_subtract: MutableFloats = shard.floats(13)
        // steps_sum: [T, B, 1], shares memory with d_level
        let steps_sum: MutableFloats = shard.floats(7)
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // steps_select: [T, B, 1], shares memory with read_noise, level, d_hidden
        let steps_select: MutableFloats = shard.floats(5)
        // d_steps: [T, B, 1]
        let d_steps: MutableFloats = shard.floats(8)
        // steps_sum2: [1]
        let steps_sum2: MutableFloats = shard.sums
        // d_level: [T, B, 2], shares memory with steps_sum
        let d_level: MutableFloats = shard.floats(7)
        // d_level2: [16]
        let d_level2: MutableFloats = shard.sums + 16
        // d_read: [T, B, 8], shares memory with read, read_index2
        let d_read: MutableFloats = shard.floats(4)
        // V_packed2: [32]
        let V_packed2: Floats = shard.prepared + 256
        // d_hidden: [T, B, 5], shares memory with read_noise, level, steps_select
        let d_hidden: MutableFloats = shard.floats(5)
        // d_h: [B, 5], shares memory with read_index
        let d_h: MutableFloats = shard.floats(3)
        // cotangent_of_hidden_h: [B, 5]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_hNext: [B, 5], shares memory with d_h_final
        let d_hNext: MutableFloats = shard.floats(9)
        // d_hNext2: [B, 5]
        let d_hNext2: MutableFloats = shard.floats(10)
        // d_hNext3: [B, 5]
        let d_hNext3: MutableFloats = shard.floats(11)
        // hidden_W_packed3: [80]
        let hidden_W_packed3: Floats = shard.prepared + 288
        // d_h_final: [B, 5], shares memory with d_hNext
        let d_h_final: MutableFloats = shard.floats(9)
        // Forward.
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // read = [dropout(hidden, 0.5), frames]  (Forecasts.rnn:20)
        Kernel.examples(batch: batch, first: shard.firstRow, destination: read_index, destinationStride: 1)
        Kernel.steps(
          steps: framesSteps, batch: batch, first: shard.firstStep, destination: read_index2,
          destinationStepStride: batch, destinationStride: 1)
        for t2 in 0..<framesSteps {
          let read_index_t2: MutableFloats = read_index2 + t2 &* batch
          let read_noise_t2: MutableFloats = read_noise + t2 &* batch &* 5
          Kernel.noise(
            rows: batch, width: 5, isNormal: false, key: shard.noiseKey(0x56bccf631f1718ac), example: read_index,
            exampleStride: 1, step: read_index_t2, stepStride: 1, innerStep: nil, innerStepStride: 0,
            destination: read_noise_t2, destinationStride: 5)
        }
        Pointwise.compute_kept_read(rows: framesSteps &* batch, read_noise, h + batch &* 5, kept, read)
        Kernel.copy(
          rows: framesSteps &* batch, width: 3, source: frames, sourceStride: 3, destination: read + 5,
          destinationStride: 8)
        // level = read · V  (Forecasts.rnn:21)
        Kernel.product(
          rows: framesSteps &* batch, k: 8, n: 2, input: read, inputStride: 8, packed: V_packed, destination: level,
          destinationStride: 2, bias: nil)
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26)
        Pointwise.compute_steps_subtract_steps_sum(rows: framesSteps &* batch, level, levels, steps_subtract, steps_sum)
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26); with its gradient
        Pointwise.compute_steps_select_d_steps(
          count: framesSteps &* batch, steps_sum, frames_mask, frames_count, steps_select, d_steps)
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26)
        Kernel.columnSum(
          rows: framesSteps &* batch, width: 1, source: steps_select, sourceStride: 1, destination: steps_sum2,
          totals: shard.totals(of: steps_sum2))
        // Backward.
        // gradient of Forecasts.rnn:26: loss steps: meanSquaredError(level, levels) trains V
        Pointwise.compute_d_level(rows: framesSteps &* batch, d_steps, steps_subtract, d_level)
        // gradient of Forecasts.rnn:21: level = read · V
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 2, n: 8, left: d_level, leftStride: 2, right: read, rightStride: 8,
          destination: d_level2, destinationRowStride: 8, leftSum: nil, totals: shard.totals(toMove: d_level2))
        Kernel.product(
          rows: framesSteps &* batch, k: 2, n: 8, input: d_level, inputStride: 2, packed: V_packed2,
          destination: d_read, destinationStride: 8, bias: nil)
        // gradient of Forecasts.rnn:20: read = [dropout(hidden, 0.5), frames]
        Pointwise.compute_d_hidden(rows: framesSteps &* batch, kept, d_read, d_hidden)
        // gradient of Forecasts.rnn:19: hidden = scan Elman(5) over frames
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_hidden_h, sourceStride: 5, destination: d_h, destinationStride: 5)
        for done in 0..<framesSteps {
          let t3: Swift::Int = framesSteps &- 1 &- done
          let d_hidden_t3: MutableFloats = d_hidden + t3 &* batch &* 5
          let frames_mask_t3: MutableFloats = frames_mask + t3 &* batch
          let hNext_t3: MutableFloats = hNext + t3 &* batch &* 5
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_d_hNext(rows: batch, d_h, d_hidden_t3, frames_mask_t3, hNext_t3, d_hNext, d_hNext2)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: d_hNext2, inputStride: 5, packed: hidden_W_packed3, destination: d_hNext3,
            destinationStride: 5, bias: nil, turn: t3)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext, d_hNext3, d_h)
        }
        // gradient of Forecasts.rnn:19: hidden = scan Elman(5) over frames
        Kernel.copy(rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // gradient_V: [16]
        let gradient_V: MutableFloats = shard.gradients
        // frames_count: [1]
        let frames_count: Floats = shard.count(1)
        // steps_sum: [1]
        let steps_sum: MutableFloats = shard.sums
        // d_level: [16]
        let d_level: MutableFloats = shard.sums + 16
        // steps: [1]
        let steps: MutableFloats = shard.sums + 32
        // d_V: [16]
        let d_V: MutableFloats = shard.sums + 48
        // loss steps: meanSquaredError(level, levels) trains V  (Forecasts.rnn:26)
        Pointwise.compute_steps(steps_sum, frames_count, steps)
        // Gradients into place.
        // gradient of Forecasts.rnn:21: level = read · V
        Kernel.copyMatrix(
          rows: 8, columns: 2, source: d_level, sourceRowStride: 1, sourceColumnStride: 8, destination: d_V,
          destinationRowStride: 2, destinationColumnStride: 1)
        Kernel.copy(rows: 1, width: 16, source: d_V, sourceStride: 0, destination: gradient_V, destinationStride: 0)
        // The loss.
        shard.setOutput(0, steps, stepStride: 0, stride: 0)
      }
    }

    enum ExamplesEvaluation: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "mass", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 1),
        ],
        sumsCount: 32, preparedIndex: 1, segments: .always)

      /// The same as `Features`.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        GeneratedCode.Features.prepare(parameters, prepared)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(5)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(7)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // last: [B, 5], shares memory with examples_select
        let last: MutableFloats = shard.floats(3)
        // w: [5]
        let w: Floats = shard.parameters + 16
        // total_sum: [B, 1]
        let total_sum: MutableFloats = shard.floats(4)
        // c: [1]
        let c: Floats = shard.parameters + 32
        // mass: [B, 1]
        let mass: MutableFloats = shard.floats(6)
        // frames_ends: [B, 1]
        let frames_ends: MutableFloats = shard.floats(9)
        // examples_select: [B, 1], shares memory with last
        let examples_select: MutableFloats = shard.floats(3)
        // examples_sum: [1]
        let examples_sum: MutableFloats = shard.sums
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_h2(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // last = hidden.last  (Forecasts.rnn:22)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(8), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: last, destinationStride: 5)
        // total = c + w · last  (Forecasts.rnn:23)
        Pointwise.compute_total_sum(rows: batch, w, last, total_sum)
        // total, examples = …  (Forecasts.rnn:23, 27)
        Pointwise.compute_examples_select(count: batch, c, total_sum, mass, frames_ends, examples_select)
        // loss examples: (mass - total) * (mass - total)  (Forecasts.rnn:27)
        Kernel.columnSum(
          rows: batch, width: 1, source: examples_select, sourceStride: 1, destination: examples_sum,
          totals: shard.totals(of: examples_sum))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // examples_sum: [1]
        let examples_sum: MutableFloats = shard.sums
        // count: [1]
        let count: Floats = shard.count(0)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss examples: (mass - total) * (mass - total)  (Forecasts.rnn:27)
        Pointwise.compute_loss(examples_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum ExamplesTraining: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames"], inputs: [.init(name: "frames", axis: 0, width: 3), .init(name: "mass", axis: -1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])],
        states: [.init(name: "hidden.h", shape: [5])],
        arena: [
          .init(axis: 0, extraSteps: 1, width: 5), .init(axis: 0, width: 5), .init(axis: -1, width: 5),
          .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 5), .init(axis: -1, width: 1),
          .init(axis: 0, width: 5),
        ],
        sumsCount: 32, gradientSums: [16..<101], preparedIndex: 4, hasCotangents: true, segments: .onRequest)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_W: [40]
        let hidden_W: Floats = parameters + 48
        // hidden_W_packed: [48]
        let hidden_W_packed: MutableFloats = prepared
        // hidden_W_packed2: [80]
        let hidden_W_packed2: MutableFloats = prepared + 48
        // hidden_W_packed3: [80]
        let hidden_W_packed3: MutableFloats = prepared + 128
        // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
        Kernel.pack(
          source: hidden_W + 5, rowStride: 8, columnStride: 1, rows: 5, columns: 3, blocks: 1,
          destination: hidden_W_packed)
        Kernel.pack(
          source: hidden_W, rowStride: 8, columnStride: 1, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed2)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.pack(
          source: hidden_W, rowStride: 1, columnStride: 8, rows: 5, columns: 5, blocks: 1,
          destination: hidden_W_packed3)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let chunk: Swift::Int = Swift::max(128 / batch, 1)
        let framesSteps: Swift::Int = shard.steps(0)
        // gradient_w: [5]
        let gradient_w: MutableFloats = shard.gradients + 16
        // gradient_c: [1]
        let gradient_c: MutableFloats = shard.gradients + 32
        // gradient_hidden_b: [5]
        let gradient_hidden_b: MutableFloats = shard.gradients + 96
        // hNext: [T, B, 5]
        let hNext: MutableFloats = shard.floats(1)
        // frames: [T, B, 3]
        let frames: MutableFloats = shard.floats(8)
        // hidden_b: [5]
        let hidden_b: Floats = shard.parameters + 96
        // hidden_W_packed: [48]
        let hidden_W_packed: Floats = shard.prepared
        // h: [T + 1, B, 5]
        let h: MutableFloats = shard.floats(0)
        // hidden_h: [B, 5]
        let hidden_h: Floats = shard.state(0)
        // frames_mask: [T, B, 1]
        let frames_mask: MutableFloats = shard.floats(10)
        // hNext_product: [B, 5], shares memory with h_final
        let hNext_product: MutableFloats = shard.floats(2)
        // hidden_W_packed2: [80]
        let hidden_W_packed2: Floats = shard.prepared + 48
        // h_final: [B, 5], shares memory with hNext_product
        let h_final: MutableFloats = shard.floats(2)
        // last: [B, 5], shares memory with d_h
        let last: MutableFloats = shard.floats(3)
        // w: [5]
        let w: Floats = shard.parameters + 16
        // total_sum: [B, 1], shares memory with d_total2, d_hNext, d_h_final
        let total_sum: MutableFloats = shard.floats(4)
        // c: [1]
        let c: Floats = shard.parameters + 32
        // mass: [B, 1]
        let mass: MutableFloats = shard.floats(9)
        // frames_ends: [B, 1]
        let frames_ends: MutableFloats = shard.floats(12)
        // count: [1]
        let count: Floats = shard.count(0)
        // examples_select: [B, 1], shares memory with d_last, d_hNext2
        let examples_select: MutableFloats = shard.floats(5)
        // d_total: [B, 1]
        let d_total: MutableFloats = shard.floats(6)
        // examples_sum: [1]
        let examples_sum: MutableFloats = shard.sums
        // d_total2: [B, 5], shares memory with total_sum, d_hNext, d_h_final
        let d_total2: MutableFloats = shard.floats(4)
        // d_last: [B, 5], shares memory with examples_select, d_hNext2
        let d_last: MutableFloats = shard.floats(5)
        // d_hidden: [T, B, 5]
        let d_hidden: MutableFloats = shard.floats(7)
        // d_h: [B, 5], shares memory with last
        let d_h: MutableFloats = shard.floats(3)
        // cotangent_of_hidden_h: [B, 5]
        let cotangent_of_hidden_h: Floats = shard.state(1)
        // d_hNext: [B, 5], shares memory with total_sum, d_total2, d_h_final
        let d_hNext: MutableFloats = shard.floats(4)
        // d_hNext2: [B, 5], shares memory with examples_select, d_last
        let d_hNext2: MutableFloats = shard.floats(5)
        // hidden_W_packed3: [80]
        let hidden_W_packed3: Floats = shard.prepared + 128
        // d_h_final: [B, 5], shares memory with total_sum, d_total2, d_hNext
        let d_h_final: MutableFloats = shard.floats(4)
        // gradient_hidden_W: [37]
        let gradient_hidden_W: MutableFloats = shard.gradients + 48
        // gradient_hidden_W2: [35]
        let gradient_hidden_W2: MutableFloats = shard.gradients + 53
        // Forward.
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(rows: batch, width: 5, source: hidden_h, sourceStride: 5, destination: h, destinationStride: 5)
        for t in 0..<framesSteps {
          let frames_t: MutableFloats = frames + t &* batch &* 3
          let hNext_t: MutableFloats = hNext + t &* batch &* 5
          let h_t: MutableFloats = h + t &* batch &* 5
          let frames_mask_t: MutableFloats = frames_mask + t &* batch
          let h_tNext: MutableFloats = h + (t &+ 1) &* batch &* 5
          // h' = tanh(W · [h, x] + b)  (Elman.rnn:8)
          if t % chunk == 0 {
            Kernel.product(
              rows: Swift::min(chunk, framesSteps &- t) &* batch, k: 3, n: 5, input: frames_t, inputStride: 3,
              packed: hidden_W_packed, destination: hNext_t, destinationStride: 5, bias: hidden_b)
          }
          Kernel.product(
            rows: batch, k: 5, n: 5, input: h_t, inputStride: 5, packed: hidden_W_packed2, destination: hNext_product,
            destinationStride: 5, bias: nil, turn: t)
          Pointwise.compute_hNext_h(rows: batch, hNext_product, hNext_t, frames_mask_t, h_t, h_tNext)
        }
        // hidden = scan Elman(5) over frames  (Forecasts.rnn:19)
        Kernel.copy(
          rows: batch, width: 5, source: h + framesSteps &* batch &* 5, sourceStride: 5, destination: h_final,
          destinationStride: 5)
        // last = hidden.last  (Forecasts.rnn:22)
        Kernel.at(
          isLast: true, batch: batch, width: 5, lengths: shard.tokens(11), source: h + batch &* 5,
          sourceStepStride: batch &* 5, sourceStride: 5, destination: last, destinationStride: 5)
        // total = c + w · last  (Forecasts.rnn:23)
        Pointwise.compute_total_sum(rows: batch, w, last, total_sum)
        // total, examples = …  (Forecasts.rnn:23, 27); with the gradient of Forecasts.rnn:27
        Pointwise.compute_examples_select_d_total(
          count: batch, c, total_sum, mass, frames_ends, count, examples_select, d_total)
        // loss examples: (mass - total) * (mass - total)  (Forecasts.rnn:27)
        Kernel.columnSum(
          rows: batch, width: 1, source: examples_select, sourceStride: 1, destination: examples_sum,
          totals: shard.totals(of: examples_sum))
        // Backward.
        // gradient of Forecasts.rnn:23: total = c + w · last
        Kernel.columnSum(
          rows: batch, width: 1, source: d_total, sourceStride: 1, destination: gradient_c,
          totals: shard.totals(of: gradient_c))
        Pointwise.compute_d_total_d_last(rows: batch, d_total, last, w, d_total2, d_last)
        Kernel.columnSum(
          rows: batch, width: 5, source: d_total2, sourceStride: 5, destination: gradient_w,
          totals: shard.totals(of: gradient_w))
        // gradient of Forecasts.rnn:22: last = hidden.last
        Kernel.place(
          isLast: true, steps: framesSteps, batch: batch, width: 5, lengths: shard.tokens(11), source: d_last,
          sourceStride: 5, destination: d_hidden, destinationStepStride: batch &* 5, destinationStride: 5)
        // gradient of Forecasts.rnn:19: hidden = scan Elman(5) over frames
        Kernel.copy(
          rows: batch, width: 5, source: cotangent_of_hidden_h, sourceStride: 5, destination: d_h, destinationStride: 5)
        for done in 0..<framesSteps {
          let t2: Swift::Int = framesSteps &- 1 &- done
          let d_hidden_t2: MutableFloats = d_hidden + t2 &* batch &* 5
          let frames_mask_t2: MutableFloats = frames_mask + t2 &* batch
          let hNext_t2: MutableFloats = hNext + t2 &* batch &* 5
          // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
          Pointwise.compute_d_hNext_hNext(rows: batch, d_h, d_hidden_t2, frames_mask_t2, hNext_t2, d_hNext)
          Kernel.product(
            rows: batch, k: 5, n: 5, input: hNext_t2, inputStride: 5, packed: hidden_W_packed3, destination: d_hNext2,
            destinationStride: 5, bias: nil, turn: t2)
          // gradient of Elman.rnn:4: state h: [hidden]
          Pointwise.compute_d_h(count: batch &* 5, d_hNext, d_hNext2, d_h)
        }
        // gradient of Forecasts.rnn:19: hidden = scan Elman(5) over frames
        Kernel.copy(rows: batch, width: 5, source: d_h, sourceStride: 5, destination: d_h_final, destinationStride: 5)
        // gradient of Elman.rnn:8: h' = tanh(W · [h, x] + b)
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 5, n: 5, left: hNext, leftStride: 5, right: h, rightStride: 5,
          destination: gradient_hidden_W, destinationRowStride: 8, leftSum: gradient_hidden_b,
          totals: shard.totals(toMove: gradient_hidden_W), leftSumTotals: shard.totals(of: gradient_hidden_b))
        Kernel.outerSum(
          rows: framesSteps &* batch, m: 5, n: 3, left: hNext, leftStride: 5, right: frames, rightStride: 3,
          destination: gradient_hidden_W2, destinationRowStride: 8, leftSum: nil,
          totals: shard.totals(toMove: gradient_hidden_W2))
        // The state 'hidden.h' after the last step.
        shard.setFinalState(0, h_final, stride: 5)
        // The state 'cotangent of hidden.h' after the last step.
        shard.setFinalState(1, d_h_final, stride: 5)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // count: [1]
        let count: Floats = shard.count(0)
        // examples_sum: [1]
        let examples_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss examples: (mass - total) * (mass - total)  (Forecasts.rnn:27)
        Pointwise.compute_loss(examples_sum, count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 5.
      @inline(never)
      static func compute_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext3Row: Floats = hNext3 + row &* 5
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext: Vector = Lanes.load(hNext3Row, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_total_sum(rows: Swift::Int, _ w2: Floats, _ last2: Floats, _ total_sum: MutableFloats) {
        for row in 0..<rows {
          let w2Row: Floats = w2
          let last2Row: Floats = last2 + row &* 5
          let total_sumRow: MutableFloats = total_sum + row
          var sum2: Vector = Vector()
          let w: Vector = Lanes.load(w2Row, count: 5)
          let last: Vector = Lanes.load(last2Row, count: 5)
          let v: Vector = Lanes.multiply(w, last)
          sum2 = Lanes.add(sum2, Lanes.fill(v, from: 5, 0))
          total_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_total(count: Swift::Int, _ c2: Floats, _ total_sum: Floats, _ total2: MutableFloats) {
        let c: Vector = Lanes.broadcast(c2[0])
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let total_sum_x: Vector = Lanes.load(total_sum + column, count: lanes)
          let total: Vector = Lanes.add(c, total_sum_x)
          Lanes.store(total, total2 + column, count: lanes)
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
      static func compute_hNext(rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ read: MutableFloats) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext3Row: Floats = hNext3 + row &* 5
          let readRow: MutableFloats = read + row &* 8
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext: Vector = Lanes.load(hNext3Row, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.quickTanh(v)
          Lanes.store(hNext2, readRow, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_h2(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: Floats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext3Row: Floats = hNext3 + row &* 5
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext: Vector = Lanes.load(hNext3Row, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(v2, h3Row, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_steps_sum(rows: Swift::Int, _ level2: Floats, _ levels2: Floats, _ steps_sum: MutableFloats) {
        for row in 0..<rows {
          let level2Row: Floats = level2 + row &* 2
          let levels2Row: Floats = levels2 + row &* 2
          let steps_sumRow: MutableFloats = steps_sum + row
          var sum2: Vector = Vector()
          let level: Vector = Lanes.load(level2Row, count: 2)
          let levels: Vector = Lanes.load(levels2Row, count: 2)
          let v: Vector = Lanes.subtract(level, levels)
          let v2: Vector = Lanes.multiply(v, v)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          steps_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_steps_select(
        count: Swift::Int, _ steps_sum: Floats, _ frames_mask: Floats, _ steps_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let steps_sum_x: Vector = Lanes.load(steps_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(steps_sum_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
          Lanes.store(v4, steps_select + column, count: lanes)
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
      static func compute_steps(_ steps_sum: Floats, _ frames_count: Floats, _ steps2: MutableFloats) {
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let steps_sum_x: Vector = Lanes.load(steps_sum, count: 1)
        let steps: Vector = Lanes.divide(steps_sum_x, frames_count_x)
        Lanes.store(steps, steps2, count: 1)
      }

      /// Rows of 5.
      @inline(never)
      static func compute_hNext_h(
        rows: Swift::Int, _ hNext_product: Floats, _ hNext3: MutableFloats, _ frames_mask: Floats, _ h2: MutableFloats,
        _ h3: MutableFloats
      ) {
        for row in 0..<rows {
          let hNext_productRow: Floats = hNext_product + row &* 5
          let hNext3Row: MutableFloats = hNext3 + row &* 5
          let frames_maskRow: Floats = frames_mask + row
          let h2Row: MutableFloats = h2 + row &* 5
          let h3Row: MutableFloats = h3 + row &* 5
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let hNext_product_x: Vector = Lanes.load(hNext_productRow, count: 5)
          let hNext: Vector = Lanes.load(hNext3Row, count: 5)
          let v: Vector = Lanes.add(hNext_product_x, hNext)
          let hNext2: Vector = Lanes.tanh(v)
          let h: Vector = Lanes.load(h2Row, count: 5)
          let v2: Vector = Lanes.select(mask, hNext2, h)
          Lanes.store(hNext2, hNext3Row, count: 5)
          Lanes.store(v2, h3Row, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_kept_read(
        rows: Swift::Int, _ read_noise: Floats, _ h: Floats, _ kept2: MutableFloats, _ read: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v2: Vector = Lanes.broadcast(2.0)
        let v4: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let read_noiseRow: Floats = read_noise + row &* 5
          let hRow: Floats = h + row &* 5
          let kept2Row: MutableFloats = kept2 + row &* 5
          let readRow: MutableFloats = read + row &* 8
          let read_noise_x: Vector = Lanes.load(read_noiseRow, count: 5)
          let kept: Vector = Lanes.greaterEqual(read_noise_x, v)
          let hidden: Vector = Lanes.load(hRow, count: 5)
          let v3: Vector = Lanes.multiply(hidden, v2)
          let v5: Vector = Lanes.select(kept, v3, v4)
          Lanes.store(kept, kept2Row, count: 5)
          Lanes.store(v5, readRow, count: 5)
        }
      }

      /// Rows of 2.
      @inline(never)
      static func compute_steps_subtract_steps_sum(
        rows: Swift::Int, _ level2: Floats, _ levels2: Floats, _ steps_subtract: MutableFloats,
        _ steps_sum: MutableFloats
      ) {
        for row in 0..<rows {
          let level2Row: Floats = level2 + row &* 2
          let levels2Row: Floats = levels2 + row &* 2
          let steps_subtractRow: MutableFloats = steps_subtract + row &* 2
          let steps_sumRow: MutableFloats = steps_sum + row
          var sum2: Vector = Vector()
          let level: Vector = Lanes.load(level2Row, count: 2)
          let levels: Vector = Lanes.load(levels2Row, count: 2)
          let v: Vector = Lanes.subtract(level, levels)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v, steps_subtractRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(v2, from: 2, 0))
          steps_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_steps_select_d_steps(
        count: Swift::Int, _ steps_sum: Floats, _ frames_mask: Floats, _ frames_count: Floats,
        _ steps_select: MutableFloats, _ d_steps: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.5)
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let frames_count_x: Vector = Lanes.broadcast(frames_count[0])
        let v6: Vector = Lanes.divide(v5, frames_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let steps_sum_x: Vector = Lanes.load(steps_sum + column, count: lanes)
          let v2: Vector = Lanes.multiply(steps_sum_x, v)
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v4: Vector = Lanes.select(frames_mask_x, v2, v3)
          let v7: Vector = Lanes.select(frames_mask_x, v6, v3)
          let v8: Vector = Lanes.multiply(v7, v)
          Lanes.store(v4, steps_select + column, count: lanes)
          Lanes.store(v8, d_steps + column, count: lanes)
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
      static func compute_d_level(
        rows: Swift::Int, _ d_steps: Floats, _ steps_subtract: Floats, _ d_level: MutableFloats
      ) {
        for row in 0..<rows {
          let d_stepsRow: Floats = d_steps + row
          let steps_subtractRow: Floats = steps_subtract + row &* 2
          let d_levelRow: MutableFloats = d_level + row &* 2
          let d_steps_x: Vector = Lanes.broadcast(d_stepsRow[0])
          let steps_subtract_x: Vector = Lanes.load(steps_subtractRow, count: 2)
          let v: Vector = Lanes.multiply(d_steps_x, steps_subtract_x)
          let v2: Vector = Lanes.add(v, v)
          Lanes.store(v2, d_levelRow, count: 2)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hidden(rows: Swift::Int, _ kept2: Floats, _ d_read: Floats, _ d_hidden: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        let v3: Vector = Lanes.broadcast(2.0)
        for row in 0..<rows {
          let kept2Row: Floats = kept2 + row &* 5
          let d_readRow: Floats = d_read + row &* 8
          let d_hiddenRow: MutableFloats = d_hidden + row &* 5
          let kept: Vector = Lanes.load(kept2Row, count: 5)
          let d_read_x: Vector = Lanes.load(d_readRow, count: 5)
          let v2: Vector = Lanes.select(kept, d_read_x, v)
          let v4: Vector = Lanes.multiply(v2, v3)
          Lanes.store(v4, d_hiddenRow, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext_d_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_hidden: Floats, _ frames_mask: Floats, _ hNext2: Floats,
        _ d_hNext: MutableFloats, _ d_hNext2: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_hiddenRow: Floats = d_hidden + row &* 5
          let frames_maskRow: Floats = frames_mask + row
          let hNext2Row: Floats = hNext2 + row &* 5
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let d_hNext2Row: MutableFloats = d_hNext2 + row &* 5
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 5)
          let v: Vector = Lanes.add(d_h, d_hidden_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row, count: 5)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow, count: 5)
          Lanes.store(v8, d_hNext2Row, count: 5)
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

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_examples_select(
        count: Swift::Int, _ c2: Floats, _ total_sum: Floats, _ mass2: Floats, _ frames_ends: Floats,
        _ examples_select: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        let c: Vector = Lanes.broadcast(c2[0])
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let total_sum_x: Vector = Lanes.load(total_sum + column, count: lanes)
          let total: Vector = Lanes.add(c, total_sum_x)
          let mass: Vector = Lanes.load(mass2 + column, count: lanes)
          let v: Vector = Lanes.subtract(mass, total)
          let v2: Vector = Lanes.multiply(v, v)
          let frames_ends_x: Vector = Lanes.load(frames_ends + column, count: lanes)
          let v4: Vector = Lanes.select(frames_ends_x, v2, v3)
          Lanes.store(v4, examples_select + column, count: lanes)
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
      static func compute_loss(_ examples_sum: Floats, _ count2: Floats, _ loss2: MutableFloats) {
        let count_x: Vector = Lanes.broadcast(count2[0])
        let examples_sum_x: Vector = Lanes.load(examples_sum, count: 1)
        let loss: Vector = Lanes.divide(examples_sum_x, count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_examples_select_d_total(
        count: Swift::Int, _ c2: Floats, _ total_sum: Floats, _ mass2: Floats, _ frames_ends: Floats, _ count2: Floats,
        _ examples_select: MutableFloats, _ d_total: MutableFloats
      ) {
        let v3: Vector = Lanes.broadcast(0.0)
        let v5: Vector = Lanes.broadcast(1.0)
        let c: Vector = Lanes.broadcast(c2[0])
        let count_x: Vector = Lanes.broadcast(count2[0])
        let v6: Vector = Lanes.divide(v5, count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let total_sum_x: Vector = Lanes.load(total_sum + column, count: lanes)
          let total: Vector = Lanes.add(c, total_sum_x)
          let mass: Vector = Lanes.load(mass2 + column, count: lanes)
          let v: Vector = Lanes.subtract(mass, total)
          let v2: Vector = Lanes.multiply(v, v)
          let frames_ends_x: Vector = Lanes.load(frames_ends + column, count: lanes)
          let v4: Vector = Lanes.select(frames_ends_x, v2, v3)
          let v7: Vector = Lanes.select(frames_ends_x, v6, v3)
          let v8: Vector = Lanes.multiply(v7, v)
          let v9: Vector = Lanes.add(v8, v8)
          let v10: Vector = Lanes.negate(v9)
          Lanes.store(v4, examples_select + column, count: lanes)
          Lanes.store(v10, d_total + column, count: lanes)
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
      static func compute_d_total_d_last(
        rows: Swift::Int, _ d_total: Floats, _ last2: Floats, _ w2: Floats, _ d_total2: MutableFloats,
        _ d_last: MutableFloats
      ) {
        for row in 0..<rows {
          let d_totalRow: Floats = d_total + row
          let last2Row: Floats = last2 + row &* 5
          let w2Row: Floats = w2
          let d_total2Row: MutableFloats = d_total2 + row &* 5
          let d_lastRow: MutableFloats = d_last + row &* 5
          let d_total_x: Vector = Lanes.broadcast(d_totalRow[0])
          let last: Vector = Lanes.load(last2Row, count: 5)
          let v: Vector = Lanes.multiply(d_total_x, last)
          let w: Vector = Lanes.load(w2Row, count: 5)
          let v2: Vector = Lanes.multiply(d_total_x, w)
          Lanes.store(v, d_total2Row, count: 5)
          Lanes.store(v2, d_lastRow, count: 5)
        }
      }

      /// Rows of 5.
      @inline(never)
      static func compute_d_hNext_hNext(
        rows: Swift::Int, _ d_h2: Floats, _ d_hidden: Floats, _ frames_mask: Floats, _ hNext2: MutableFloats,
        _ d_hNext: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(0.0)
        let v6: Vector = Lanes.broadcast(1.0)
        for row in 0..<rows {
          let d_h2Row: Floats = d_h2 + row &* 5
          let d_hiddenRow: Floats = d_hidden + row &* 5
          let frames_maskRow: Floats = frames_mask + row
          let hNext2Row: MutableFloats = hNext2 + row &* 5
          let d_hNextRow: MutableFloats = d_hNext + row &* 5
          let mask: Vector = Lanes.broadcast(frames_maskRow[0])
          let d_h: Vector = Lanes.load(d_h2Row, count: 5)
          let d_hidden_x: Vector = Lanes.load(d_hiddenRow, count: 5)
          let v: Vector = Lanes.add(d_h, d_hidden_x)
          let v3: Vector = Lanes.select(mask, v, v2)
          let v4: Vector = Lanes.select(mask, v2, v)
          let hNext: Vector = Lanes.load(hNext2Row, count: 5)
          let v7: Vector = Lanes.fma(Lanes.negate(hNext), hNext, v6)
          let v8: Vector = Lanes.multiply(v3, v7)
          Lanes.store(v4, d_hNextRow, count: 5)
          Lanes.store(v8, hNext2Row, count: 5)
        }
      }
    }
  }
}

/// Along every two steps, of a model that has nothing but a loss.
///
/// - Input `frames`: [2] for each step of `frames`
/// - Target `marks`: [1] for each step of `frames/2`
public struct Coarse: Swift.Sendable {
  /// Where each parameter lies.
  public static let layout: RNNRuntime::ParameterLayout = RNNRuntime::ParameterLayout(
    entries: [
      .init(name: "hidden.dense.W", shape: [4, 2], offset: 0, initializer: .glorot),
      .init(name: "hidden.dense.b", shape: [4], offset: 16, initializer: .constant(0.0)),
      .init(name: "mark.W", shape: [1, 4], offset: 32, initializer: .glorot),
      .init(name: "mark.b", shape: [1], offset: 48, initializer: .constant(0.0)),
    ],
    count: 64, preparedCounts: [96, 112, 32])

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

extension Coarse {
  /// Memory for the loss and its gradients over whole sequences of a batch.
  /// Steady runs allocate nothing. Not to be used by two threads at once.
  public final class Training {
    /// The gradient of the last run's loss with respect to each parameter.
    public var gradients: RNNRuntime::Gradients {
      didSet {
        Coarse.layout.requireCompatibility(with: gradients.layout)
      }
    }

    private let workspace: RNNRuntime::Workspace
    private let evaluation: RNNRuntime::Workspace

    /// - Parameters:
    ///   - batch: the greatest number of examples of a run.
    ///   - steps: the greatest number of steps of a run.
    ///   - threads: into how many parts the batch is split, which run at the same time.
    public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
      gradients = RNNRuntime::Gradients(layout: Coarse.layout)
      workspace = RNNRuntime::Workspace(GeneratedCode.Training.layout, batch: batch, steps: [steps], threads: threads)
      evaluation = RNNRuntime::Workspace(
        GeneratedCode.Evaluation.layout, batch: batch, steps: [steps], threads: threads)
    }

    /// The loss of a batch. Its gradients are in `gradients` then.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 2].
    ///   - marks: numbers, [batch, steps, 1].
    ///   - lengths: the valid steps of each example; all without.
    public func run(
      _ model: Coarse, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: workspace, frames: frames, marks: marks, lengths: lengths,
        run: {
          workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients)
        })
      return workspace.scalar(0)
    }

    /// The loss of a batch, as training without regard to gradients. It carries states of its own.
    /// - Parameters:
    ///   - model: the parameters to run with.
    ///   - frames: numbers, [batch, steps, 2].
    ///   - marks: numbers, [batch, steps, 1].
    ///   - lengths: the valid steps of each example; all without.
    public func evaluate(
      _ model: Coarse, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) -> Swift::Float {
      bind(
        to: evaluation, frames: frames, marks: marks, lengths: lengths,
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
      frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
      lengths: [Swift::Int]? = nil
    ) throws(RNNRuntime::ValidationError) {
      var check = workspace.check()
      try check.setSteps(0, input: 0, count: frames.count)
      try check.setLengths(0, lengths)
      try check.bind(0, frames)
      try check.bind(1, marks)
    }

    #if !hasFeature(Embedded)
      /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
      public static let lossAxis: Swift::Int? = 1

      /// The same, with the greatest number of steps on each axis of the examples.
      public convenience init(
        batch: Swift::Int, steps: [Swift::Int], threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) {
        self.init(batch: batch, steps: steps[0], threads: threads)
      }

      /// The same for a batch of examples.
      public func run(
        _ model: Coarse, _ batch: RNNRuntime::Batch<Coarse.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        workspace.bind(
          batch,
          { workspace.run(GeneratedCode.Training.self, model.parameters, carriesState: false, gradients: &gradients) })
        return workspace.scalar(0)
      }

      /// The same for a batch of examples.
      public func evaluate(
        _ model: Coarse, _ batch: RNNRuntime::Batch<Coarse.Example>, carriesState: Swift::Bool = false
      ) -> Swift::Float {
        evaluation.bind(batch, { evaluation.run(GeneratedCode.Evaluation.self, model.parameters, carriesState: false) })
        return evaluation.scalar(0)
      }
    #endif

    private func bind(
      to workspace: RNNRuntime::Workspace, frames: some Swift::Collection<Swift::Float>,
      marks: some Swift::Collection<Swift::Float>, lengths: [Swift::Int]?, run: () -> Swift::Void
    ) {
      workspace.setExamples()
      workspace.setSteps(0, input: 0, count: frames.count)
      workspace.setLengths(0, lengths)
      workspace.bind(0, frames, { workspace.bind(1, marks, run) })
    }
  }
}

// MARK: Fit

#if !hasFeature(Embedded)
  extension Coarse {
    /// Fits `mark` in closed form: the least squares with a penalty on the weights.
    /// Not to be used by two threads at once.
    public final class Fit {
      private let workspace: RNNRuntime::Workspace
      private var readOuts: [RNNRuntime::ReadOut] = [
        RNNRuntime::ReadOut(target: "marks", weights: "mark.W", bias: "mark.b", features: 4, outputs: 1, penalty: 0.0),
      ]

      /// - Parameters:
      ///   - batch: the greatest number of examples of a run.
      ///   - steps: the greatest number of steps of a run.
      ///   - threads: into how many parts the batch is split, which run at the same time.
      public init(batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads) {
        workspace = RNNRuntime::Workspace(GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Adds the valid steps of a batch to what is fitted. It can be called any number of times.
      /// - Parameters:
      ///   - model: the parameters to run with.
      ///   - frames: numbers, [batch, steps, 2].
      ///   - marks: numbers, [batch, steps, 1].
      ///   - lengths: the valid steps of each example; all without.
      ///   - dropping: how many steps at the beginning of each example of this run are left out, in which states still
      ///     depend on where they began.
      public func add(
        _ model: Coarse, frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
        lengths: [Swift::Int]? = nil, dropping: Swift::Int = 0
      ) {
        bind(
          to: workspace, frames: frames, lengths: lengths,
          run: { workspace.run(GeneratedCode.Features.self, model.parameters, carriesState: false) })
        readOuts[0].add(
          workspace.output(0), targets: marks, lengths: workspace.lengths(ofOutput: 0), dropping: dropping)
      }

      /// These parameters with those of the best read-outs for all that has been added.
      /// - Throws: `RegressionError` if that does not determine them, or is not finite.
      public func solve(
        _ parameters: RNNRuntime::Parameters
      ) throws(RNNRuntime::RegressionError) -> RNNRuntime::Parameters {
        Coarse.layout.requireCompatibility(with: parameters.layout)
        var result = parameters
        for readOut in readOuts {
          try readOut.solve(&result)
        }
        return result
      }

      /// Checks the sizes: throws where `init` would stop the program.
      public static func validate(
        batch: Swift::Int, steps: Swift::Int, threads: Swift::Int = RNNRuntime::Workspace.defaultThreads
      ) throws(RNNRuntime::ValidationError) {
        try RNNRuntime::Workspace.validate(
          GeneratedCode.Features.layout, batch: batch, steps: [steps], threads: threads)
      }

      /// Checks what `add` is given: throws where the program would stop.
      public func validate(
        frames: some Swift::Collection<Swift::Float>, marks: some Swift::Collection<Swift::Float>,
        lengths: [Swift::Int]? = nil
      ) throws(RNNRuntime::ValidationError) {
        var check = workspace.check()
        try check.setSteps(0, input: 0, count: frames.count)
        try check.setLengths(0, lengths)
        try check.bind(0, frames)
        try check.validate(target: "marks", count: marks.count, ofOutput: 0, width: 1)
      }

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
#endif

// MARK: Examples

#if !hasFeature(Embedded)
  extension Coarse: RNNRuntime.TrainableModel {
    /// One example: inputs, and targets where they are known.
    public struct Example: RNNRuntime.ModelExample {
      /// Input: [2] for each step of `frames`.
      public var frames: [Swift::Float]

      /// Target: [1] for each step of `frames/2`.
      public var marks: [Swift::Float]?

      /// Inputs and targets, and their time axes.
      public static var layout: RNNRuntime::FunctionLayout {
        GeneratedCode.Training.layout
      }

      public init(frames: [Swift::Float], marks: [Swift::Float]? = nil) {
        self.frames = frames
        self.marks = marks
      }

      public func pack(into packer: inout RNNRuntime::ExamplePacker) {
        packer.add(self.frames)
        packer.add(self.marks)
      }
    }
  }

  extension Coarse.Training: RNNRuntime.ModelTraining {
    public typealias ModelType = Coarse
  }
#endif

// MARK: Code

extension Coarse {
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
        axes: ["frames", "frames/2"], derived: [.init(source: 0, every: 2)],
        inputs: [.init(name: "frames", axis: 0, width: 2), .init(name: "marks", axis: 1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 1, width: 4), .init(axis: 0, width: 1), .init(axis: 1, width: 4), .init(axis: 1, width: 2),
          .init(axis: -1, hasBatch: false, width: 2),
        ],
        sumsCount: 32, preparedIndex: 0)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: MutableFloats = prepared
        // mark_W: [4]
        let mark_W: Floats = parameters + 32
        // mark_W_packed: [64]
        let mark_W_packed: MutableFloats = prepared + 32
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 2, columnStride: 1, rows: 4, columns: 2, blocks: 1,
          destination: hidden_dense_W_packed)
        // mark = dense(hidden, 1)  (Forecasts.rnn:37)
        Kernel.pack(
          source: mark_W, rowStride: 4, columnStride: 1, rows: 1, columns: 4, blocks: 1, destination: mark_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        let framesBy2Steps: Swift::Int = shard.steps(1)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(7)
        // frames: [T(frames), B, 2], shares memory with hidden_select
        let frames: MutableFloats = shard.floats(5)
        // hidden_select: [T(frames), B, 2], shares memory with frames
        let hidden_select: MutableFloats = shard.floats(5)
        // hidden_resample: [T(frames/2), B, 4], shares memory with hidden_divide, hidden, loss_sum
        let hidden_resample: MutableFloats = shard.floats(0)
        // hidden_select2: [T(frames), B, 1]
        let hidden_select2: MutableFloats = shard.floats(1)
        // hidden_resample2: [T(frames/2), B, 2], shares memory with hidden_maximum, hidden_add
        let hidden_resample2: MutableFloats = shard.floats(2)
        // hidden_sum: [T(frames/2), B, 1], shares memory with hidden_product, mark, loss_select
        let hidden_sum: MutableFloats = shard.floats(3)
        // hidden_maximum: [T(frames/2), B, 1], shares memory with hidden_resample2, hidden_add
        let hidden_maximum: MutableFloats = shard.floats(2)
        // hidden_product: [T(frames/2), B, 2], shares memory with hidden_sum, mark, loss_select
        let hidden_product: MutableFloats = shard.floats(3)
        // ones: [2]
        let ones: MutableFloats = shard.floats(4)
        // hidden_divide: [T(frames/2), B, 2], shares memory with hidden_resample, hidden, loss_sum
        let hidden_divide: MutableFloats = shard.floats(0)
        // hidden_add: [T(frames/2), B, 4], shares memory with hidden_resample2, hidden_maximum
        let hidden_add: MutableFloats = shard.floats(2)
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = shard.parameters + 16
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: Floats = shard.prepared
        // hidden: [T(frames/2), B, 4], shares memory with hidden_resample, hidden_divide, loss_sum
        let hidden: MutableFloats = shard.floats(0)
        // mark: [T(frames/2), B, 1], shares memory with hidden_sum, hidden_product, loss_select
        let mark: MutableFloats = shard.floats(3)
        // mark_b: [1]
        let mark_b: Floats = shard.parameters + 48
        // mark_W_packed: [64]
        let mark_W_packed: Floats = shard.prepared + 32
        // marks: [T(frames/2), B, 1]
        let marks: MutableFloats = shard.floats(6)
        // loss_sum: [T(frames/2), B, 1], shares memory with hidden_resample, hidden_divide, hidden
        let loss_sum: MutableFloats = shard.floats(0)
        // frames_2_mask: [T(frames/2), B, 1]
        let frames_2_mask: MutableFloats = shard.floats(8)
        // loss_select: [T(frames/2), B, 1], shares memory with hidden_sum, hidden_product, mark
        let loss_select: MutableFloats = shard.floats(3)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Pointwise.compute_hidden_select(rows: framesSteps &* batch, frames_mask, frames, hidden_select)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 2, source: hidden_select, sourceStepStride: batch &* 2,
          sourceStride: 2, destination: hidden_resample, destinationStepStride: batch &* 4, destinationStride: 4)
        Pointwise.compute_hidden_select2(count: framesSteps &* batch, frames_mask, hidden_select2)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 1, source: hidden_select2, sourceStepStride: batch,
          sourceStride: 1, destination: hidden_resample2, destinationStepStride: batch &* 2, destinationStride: 2)
        Pointwise.compute_hidden_sum(rows: framesBy2Steps &* batch, hidden_resample2, hidden_sum)
        Pointwise.compute_hidden_maximum(count: framesBy2Steps &* batch, hidden_sum, hidden_maximum)
        Pointwise.compute_ones(ones)
        Kernel.rowProduct(
          rows: framesBy2Steps &* batch, m: 1, k: 2, n: 2, left: ones, leftStride: 0, right: hidden_resample,
          rightStride: 4, destination: hidden_product, destinationStride: 2)
        Pointwise.compute_hidden_divide(rows: framesBy2Steps &* batch, hidden_product, hidden_maximum, hidden_divide)
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 2, n: 4, input: hidden_divide, inputStride: 2,
          packed: hidden_dense_W_packed, destination: hidden_add, destinationStride: 4, bias: hidden_dense_b)
        Pointwise.compute_hidden(count: framesBy2Steps &* batch &* 4, hidden_add, hidden)
        // mark = dense(hidden, 1)  (Forecasts.rnn:37)
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 4, n: 1, input: hidden, inputStride: 4, packed: mark_W_packed,
          destination: mark, destinationStride: 1, bias: mark_b)
        // loss meanSquaredError(mark, marks)  (Forecasts.rnn:38)
        Pointwise.compute_loss_sum(count: framesBy2Steps &* batch, mark, marks, loss_sum)
        Pointwise.compute_loss_select(count: framesBy2Steps &* batch, frames_2_mask, loss_sum, loss_select)
        Kernel.columnSum(
          rows: framesBy2Steps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // frames_2_count: [1]
        let frames_2_count: Floats = shard.count(2)
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(mark, marks)  (Forecasts.rnn:38)
        Pointwise.compute_loss(loss_sum, frames_2_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Training: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames", "frames/2"], derived: [.init(source: 0, every: 2)],
        inputs: [.init(name: "frames", axis: 0, width: 2), .init(name: "marks", axis: 1, width: 1)],
        outputs: [.init(name: "loss", axis: -1, hasBatch: false, shape: [])], states: [],
        arena: [
          .init(axis: 1, width: 4), .init(axis: 0, width: 1), .init(axis: 1, width: 4), .init(axis: 1, width: 4),
          .init(axis: 1, width: 1), .init(axis: -1, hasBatch: false, width: 2), .init(axis: 1, width: 4),
          .init(axis: 1, width: 1),
        ],
        sumsCount: 32, gradientSums: [0..<49], preparedIndex: 1)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: MutableFloats = prepared
        // mark_W: [4]
        let mark_W: Floats = parameters + 32
        // mark_W_packed: [64]
        let mark_W_packed: MutableFloats = prepared + 32
        // mark_W_packed2: [16]
        let mark_W_packed2: MutableFloats = prepared + 96
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 2, columnStride: 1, rows: 4, columns: 2, blocks: 1,
          destination: hidden_dense_W_packed)
        // mark = dense(hidden, 1)  (Forecasts.rnn:37)
        Kernel.pack(
          source: mark_W, rowStride: 4, columnStride: 1, rows: 1, columns: 4, blocks: 1, destination: mark_W_packed)
        // gradient of Forecasts.rnn:37: mark = dense(hidden, 1)
        Kernel.pack(
          source: mark_W, rowStride: 1, columnStride: 4, rows: 4, columns: 1, blocks: 1, destination: mark_W_packed2)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        let framesBy2Steps: Swift::Int = shard.steps(1)
        // gradient_hidden_dense_W: [8]
        let gradient_hidden_dense_W: MutableFloats = shard.gradients
        // gradient_hidden_dense_b: [4]
        let gradient_hidden_dense_b: MutableFloats = shard.gradients + 16
        // gradient_mark_W: [4]
        let gradient_mark_W: MutableFloats = shard.gradients + 32
        // gradient_mark_b: [1]
        let gradient_mark_b: MutableFloats = shard.gradients + 48
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(10)
        // frames: [T(frames), B, 2], shares memory with hidden_select
        let frames: MutableFloats = shard.floats(8)
        // hidden_select: [T(frames), B, 2], shares memory with frames
        let hidden_select: MutableFloats = shard.floats(8)
        // hidden_resample: [T(frames/2), B, 4], shares memory with hidden_divide
        let hidden_resample: MutableFloats = shard.floats(0)
        // hidden_select2: [T(frames), B, 1]
        let hidden_select2: MutableFloats = shard.floats(1)
        // hidden_resample2: [T(frames/2), B, 2], shares memory with hidden_maximum, hidden_add, mark, d_hidden2
        let hidden_resample2: MutableFloats = shard.floats(2)
        // hidden_sum: [T(frames/2), B, 1], shares memory with hidden_product, hidden, d_hidden3
        let hidden_sum: MutableFloats = shard.floats(3)
        // frames_2_mask: [T(frames/2), B, 1]
        let frames_2_mask: MutableFloats = shard.floats(11)
        // frames_2_count: [1]
        let frames_2_count: Floats = shard.count(2)
        // hidden_maximum: [T(frames/2), B, 1], shares memory with hidden_resample2, hidden_add, mark, d_hidden2
        let hidden_maximum: MutableFloats = shard.floats(2)
        // d_loss: [T(frames/2), B, 1], shares memory with loss_select
        let d_loss: MutableFloats = shard.floats(4)
        // hidden_product: [T(frames/2), B, 2], shares memory with hidden_sum, hidden, d_hidden3
        let hidden_product: MutableFloats = shard.floats(3)
        // ones: [2]
        let ones: MutableFloats = shard.floats(5)
        // hidden_divide: [T(frames/2), B, 2], shares memory with hidden_resample
        let hidden_divide: MutableFloats = shard.floats(0)
        // hidden_add: [T(frames/2), B, 4], shares memory with hidden_resample2, hidden_maximum, mark, d_hidden2
        let hidden_add: MutableFloats = shard.floats(2)
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = shard.parameters + 16
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: Floats = shard.prepared
        // hidden: [T(frames/2), B, 4], shares memory with hidden_sum, hidden_product, d_hidden3
        let hidden: MutableFloats = shard.floats(3)
        // d_hidden: [T(frames/2), B, 4]
        let d_hidden: MutableFloats = shard.floats(6)
        // mark: [T(frames/2), B, 1], shares memory with hidden_resample2, hidden_maximum, hidden_add, d_hidden2
        let mark: MutableFloats = shard.floats(2)
        // mark_b: [1]
        let mark_b: Floats = shard.parameters + 48
        // mark_W_packed: [64]
        let mark_W_packed: Floats = shard.prepared + 32
        // marks: [T(frames/2), B, 1], shares memory with d_mark
        let marks: MutableFloats = shard.floats(9)
        // d_mark: [T(frames/2), B, 1], shares memory with marks
        let d_mark: MutableFloats = shard.floats(9)
        // loss_sum: [T(frames/2), B, 1]
        let loss_sum: MutableFloats = shard.floats(7)
        // loss_select: [T(frames/2), B, 1], shares memory with d_loss
        let loss_select: MutableFloats = shard.floats(4)
        // loss_sum2: [1]
        let loss_sum2: MutableFloats = shard.sums
        // d_hidden2: [T(frames/2), B, 4], shares memory with hidden_resample2, hidden_maximum, hidden_add, mark
        let d_hidden2: MutableFloats = shard.floats(2)
        // mark_W_packed2: [16]
        let mark_W_packed2: Floats = shard.prepared + 96
        // d_hidden3: [T(frames/2), B, 4], shares memory with hidden_sum, hidden_product, hidden
        let d_hidden3: MutableFloats = shard.floats(3)
        // Forward.
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Pointwise.compute_hidden_select(rows: framesSteps &* batch, frames_mask, frames, hidden_select)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 2, source: hidden_select, sourceStepStride: batch &* 2,
          sourceStride: 2, destination: hidden_resample, destinationStepStride: batch &* 4, destinationStride: 4)
        Pointwise.compute_hidden_select2(count: framesSteps &* batch, frames_mask, hidden_select2)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 1, source: hidden_select2, sourceStepStride: batch,
          sourceStride: 1, destination: hidden_resample2, destinationStepStride: batch &* 2, destinationStride: 2)
        Pointwise.compute_hidden_sum(rows: framesBy2Steps &* batch, hidden_resample2, hidden_sum)
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36); with the gradient of Forecasts.rnn:38
        Pointwise.compute_hidden_maximum_d_loss(
          count: framesBy2Steps &* batch, hidden_sum, frames_2_mask, frames_2_count, hidden_maximum, d_loss)
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Pointwise.compute_ones(ones)
        Kernel.rowProduct(
          rows: framesBy2Steps &* batch, m: 1, k: 2, n: 2, left: ones, leftStride: 0, right: hidden_resample,
          rightStride: 4, destination: hidden_product, destinationStride: 2)
        Pointwise.compute_hidden_divide(rows: framesBy2Steps &* batch, hidden_product, hidden_maximum, hidden_divide)
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 2, n: 4, input: hidden_divide, inputStride: 2,
          packed: hidden_dense_W_packed, destination: hidden_add, destinationStride: 4, bias: hidden_dense_b)
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36); with its gradient
        Pointwise.compute_hidden_d_hidden(count: framesBy2Steps &* batch &* 4, hidden_add, hidden, d_hidden)
        // mark = dense(hidden, 1)  (Forecasts.rnn:37)
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 4, n: 1, input: hidden, inputStride: 4, packed: mark_W_packed,
          destination: mark, destinationStride: 1, bias: mark_b)
        // loss meanSquaredError(mark, marks)  (Forecasts.rnn:38); with its gradient
        Pointwise.compute_d_mark_loss_sum(count: framesBy2Steps &* batch, mark, marks, d_loss, d_mark, loss_sum)
        // loss meanSquaredError(mark, marks)  (Forecasts.rnn:38)
        Pointwise.compute_loss_select(count: framesBy2Steps &* batch, frames_2_mask, loss_sum, loss_select)
        Kernel.columnSum(
          rows: framesBy2Steps &* batch, width: 1, source: loss_select, sourceStride: 1, destination: loss_sum2,
          totals: shard.totals(of: loss_sum2))
        // Backward.
        // gradient of Forecasts.rnn:37: mark = dense(hidden, 1)
        Kernel.outerSum(
          rows: framesBy2Steps &* batch, m: 1, n: 4, left: d_mark, leftStride: 1, right: hidden, rightStride: 4,
          destination: gradient_mark_W, destinationRowStride: 4, leftSum: gradient_mark_b,
          totals: shard.totals(toMove: gradient_mark_W), leftSumTotals: shard.totals(of: gradient_mark_b))
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 1, n: 4, input: d_mark, inputStride: 1, packed: mark_W_packed2,
          destination: d_hidden2, destinationStride: 4, bias: nil)
        // gradient of Forecasts.rnn:36: hidden = tanh(dense(mean(frames, every: 2), 4))
        Pointwise.compute_d_hidden(count: framesBy2Steps &* batch &* 4, d_hidden2, d_hidden, d_hidden3)
        Kernel.outerSum(
          rows: framesBy2Steps &* batch, m: 4, n: 2, left: d_hidden3, leftStride: 4, right: hidden_divide,
          rightStride: 2, destination: gradient_hidden_dense_W, destinationRowStride: 2,
          leftSum: gradient_hidden_dense_b, totals: shard.totals(toMove: gradient_hidden_dense_W),
          leftSumTotals: shard.totals(of: gradient_hidden_dense_b))
      }

      static func finish(_ shard: RNNRuntime::Shard) {
        // frames_2_count: [1]
        let frames_2_count: Floats = shard.count(2)
        // loss_sum: [1]
        let loss_sum: MutableFloats = shard.sums
        // loss: [1]
        let loss: MutableFloats = shard.sums + 16
        // loss meanSquaredError(mark, marks)  (Forecasts.rnn:38)
        Pointwise.compute_loss(loss_sum, frames_2_count, loss)
        // The loss.
        shard.setOutput(0, loss, stepStride: 0, stride: 0)
      }
    }

    enum Features: RNNRuntime.CompiledFunction {
      static let layout: RNNRuntime::FunctionLayout = RNNRuntime::FunctionLayout(
        axes: ["frames", "frames/2"], derived: [.init(source: 0, every: 2)],
        inputs: [.init(name: "frames", axis: 0, width: 2)], outputs: [.init(name: "mark", axis: 1, shape: [4])],
        states: [],
        arena: [
          .init(axis: 1, width: 4), .init(axis: 0, width: 1), .init(axis: 1, width: 4), .init(axis: 1, width: 2),
          .init(axis: -1, hasBatch: false, width: 2),
        ],
        sumsCount: 0, preparedIndex: 2)

      /// What the function needs of the parameters, in the order in which it needs it.
      static func prepare(_ parameters: Floats, _ prepared: MutableFloats) {
        // hidden_dense_W: [8]
        let hidden_dense_W: Floats = parameters
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: MutableFloats = prepared
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Kernel.pack(
          source: hidden_dense_W, rowStride: 2, columnStride: 1, rows: 4, columns: 2, blocks: 1,
          destination: hidden_dense_W_packed)
      }

      static func body(_ shard: RNNRuntime::Shard) {
        let batch: Swift::Int = shard.batch
        let framesSteps: Swift::Int = shard.steps(0)
        let framesBy2Steps: Swift::Int = shard.steps(1)
        // frames_mask: [T(frames), B, 1]
        let frames_mask: MutableFloats = shard.floats(6)
        // frames: [T(frames), B, 2], shares memory with hidden_select
        let frames: MutableFloats = shard.floats(5)
        // hidden_select: [T(frames), B, 2], shares memory with frames
        let hidden_select: MutableFloats = shard.floats(5)
        // hidden_resample: [T(frames/2), B, 4], shares memory with hidden_divide, hidden
        let hidden_resample: MutableFloats = shard.floats(0)
        // hidden_select2: [T(frames), B, 1]
        let hidden_select2: MutableFloats = shard.floats(1)
        // hidden_resample2: [T(frames/2), B, 2], shares memory with hidden_maximum, hidden_add
        let hidden_resample2: MutableFloats = shard.floats(2)
        // hidden_sum: [T(frames/2), B, 1], shares memory with hidden_product
        let hidden_sum: MutableFloats = shard.floats(3)
        // hidden_maximum: [T(frames/2), B, 1], shares memory with hidden_resample2, hidden_add
        let hidden_maximum: MutableFloats = shard.floats(2)
        // hidden_product: [T(frames/2), B, 2], shares memory with hidden_sum
        let hidden_product: MutableFloats = shard.floats(3)
        // ones: [2]
        let ones: MutableFloats = shard.floats(4)
        // hidden_divide: [T(frames/2), B, 2], shares memory with hidden_resample, hidden
        let hidden_divide: MutableFloats = shard.floats(0)
        // hidden_add: [T(frames/2), B, 4], shares memory with hidden_resample2, hidden_maximum
        let hidden_add: MutableFloats = shard.floats(2)
        // hidden_dense_b: [4]
        let hidden_dense_b: Floats = shard.parameters + 16
        // hidden_dense_W_packed: [32]
        let hidden_dense_W_packed: Floats = shard.prepared
        // hidden: [T(frames/2), B, 4], shares memory with hidden_resample, hidden_divide
        let hidden: MutableFloats = shard.floats(0)
        // hidden = tanh(dense(mean(frames, every: 2), 4))  (Forecasts.rnn:36)
        Pointwise.compute_hidden_select(rows: framesSteps &* batch, frames_mask, frames, hidden_select)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 2, source: hidden_select, sourceStepStride: batch &* 2,
          sourceStride: 2, destination: hidden_resample, destinationStepStride: batch &* 4, destinationStride: 4)
        Pointwise.compute_hidden_select2(count: framesSteps &* batch, frames_mask, hidden_select2)
        Kernel.group(
          by: 2, steps: framesSteps, batch: batch, width: 1, source: hidden_select2, sourceStepStride: batch,
          sourceStride: 1, destination: hidden_resample2, destinationStepStride: batch &* 2, destinationStride: 2)
        Pointwise.compute_hidden_sum(rows: framesBy2Steps &* batch, hidden_resample2, hidden_sum)
        Pointwise.compute_hidden_maximum(count: framesBy2Steps &* batch, hidden_sum, hidden_maximum)
        Pointwise.compute_ones(ones)
        Kernel.rowProduct(
          rows: framesBy2Steps &* batch, m: 1, k: 2, n: 2, left: ones, leftStride: 0, right: hidden_resample,
          rightStride: 4, destination: hidden_product, destinationStride: 2)
        Pointwise.compute_hidden_divide(rows: framesBy2Steps &* batch, hidden_product, hidden_maximum, hidden_divide)
        Kernel.product(
          rows: framesBy2Steps &* batch, k: 2, n: 4, input: hidden_divide, inputStride: 2,
          packed: hidden_dense_W_packed, destination: hidden_add, destinationStride: 4, bias: hidden_dense_b)
        Pointwise.compute_hidden2(count: framesBy2Steps &* batch &* 4, hidden_add, hidden)
        // The features of 'mark'.
        shard.setOutput(0, hidden, stepStride: batch &* 4, stride: 4)
      }

      static func finish(_ shard: RNNRuntime::Shard) {
      }
    }

    /// The elementwise equations, each written once.
    enum Pointwise {
      /// Rows of 2.
      @inline(never)
      static func compute_hidden_select(
        rows: Swift::Int, _ frames_mask: Floats, _ frames2: Floats, _ hidden_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        for row in 0..<rows {
          let frames_maskRow: Floats = frames_mask + row
          let frames2Row: Floats = frames2 + row &* 2
          let hidden_selectRow: MutableFloats = hidden_select + row &* 2
          let frames_mask_x: Vector = Lanes.broadcast(frames_maskRow[0])
          let frames: Vector = Lanes.load(frames2Row, count: 2)
          let v2: Vector = Lanes.select(frames_mask_x, frames, v)
          Lanes.store(v2, hidden_selectRow, count: 2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_select2(count: Swift::Int, _ frames_mask: Floats, _ hidden_select: MutableFloats) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let frames_mask_x: Vector = Lanes.load(frames_mask + column, count: lanes)
          let v2: Vector = Lanes.select(frames_mask_x, frames_mask_x, v)
          Lanes.store(v2, hidden_select + column, count: lanes)
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
      static func compute_hidden_sum(rows: Swift::Int, _ hidden_resample: Floats, _ hidden_sum: MutableFloats) {
        for row in 0..<rows {
          let hidden_resampleRow: Floats = hidden_resample + row &* 2
          let hidden_sumRow: MutableFloats = hidden_sum + row
          var sum2: Vector = Vector()
          let hidden_resample_x: Vector = Lanes.load(hidden_resampleRow, count: 2)
          sum2 = Lanes.add(sum2, Lanes.fill(hidden_resample_x, from: 2, 0))
          hidden_sumRow[0] = Lanes.sum(sum2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_maximum(count: Swift::Int, _ hidden_sum: Floats, _ hidden_maximum: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_sum_x: Vector = Lanes.load(hidden_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(hidden_sum_x, v)
          Lanes.store(v2, hidden_maximum + column, count: lanes)
        }
        var column: Swift::Int = 0
        while column &+ 16 <= count {
          columns(column, lanes: 16)
          column &+= 16
        }
        columns(column, lanes: count &- column)
      }

      /// One row of 2.
      @inline(never)
      static func compute_ones(_ ones: MutableFloats) {
        let v: Vector = Lanes.broadcast(1.0)
        Lanes.store(v, ones, count: 2)
      }

      /// Rows of 2.
      @inline(never)
      static func compute_hidden_divide(
        rows: Swift::Int, _ hidden_product: Floats, _ hidden_maximum: Floats, _ hidden_divide: MutableFloats
      ) {
        for row in 0..<rows {
          let hidden_productRow: Floats = hidden_product + row &* 2
          let hidden_maximumRow: Floats = hidden_maximum + row
          let hidden_divideRow: MutableFloats = hidden_divide + row &* 2
          let hidden_maximum_x: Vector = Lanes.broadcast(hidden_maximumRow[0])
          let hidden_product_x: Vector = Lanes.load(hidden_productRow, count: 2)
          let v: Vector = Lanes.divide(hidden_product_x, hidden_maximum_x)
          Lanes.store(v, hidden_divideRow, count: 2)
        }
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden(count: Swift::Int, _ hidden_add: Floats, _ hidden2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let hidden: Vector = Lanes.tanh(hidden_add_x)
          Lanes.store(hidden, hidden2 + column, count: lanes)
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
      static func compute_loss_sum(count: Swift::Int, _ mark2: Floats, _ marks2: Floats, _ loss_sum: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let mark: Vector = Lanes.load(mark2 + column, count: lanes)
          let marks: Vector = Lanes.load(marks2 + column, count: lanes)
          let v: Vector = Lanes.subtract(mark, marks)
          let v2: Vector = Lanes.multiply(v, v)
          Lanes.store(v2, loss_sum + column, count: lanes)
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
        count: Swift::Int, _ frames_2_mask: Floats, _ loss_sum: Floats, _ loss_select: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(0.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let frames_2_mask_x: Vector = Lanes.load(frames_2_mask + column, count: lanes)
          let loss_sum_x: Vector = Lanes.load(loss_sum + column, count: lanes)
          let v2: Vector = Lanes.select(frames_2_mask_x, loss_sum_x, v)
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
      static func compute_loss(_ loss_sum: Floats, _ frames_2_count: Floats, _ loss2: MutableFloats) {
        let frames_2_count_x: Vector = Lanes.broadcast(frames_2_count[0])
        let loss_sum_x: Vector = Lanes.load(loss_sum, count: 1)
        let loss: Vector = Lanes.divide(loss_sum_x, frames_2_count_x)
        Lanes.store(loss, loss2, count: 1)
      }

      /// All rows, which lie one after the other.
      @inline(never)
      static func compute_hidden_maximum_d_loss(
        count: Swift::Int, _ hidden_sum: Floats, _ frames_2_mask: Floats, _ frames_2_count: Floats,
        _ hidden_maximum: MutableFloats, _ d_loss: MutableFloats
      ) {
        let v: Vector = Lanes.broadcast(1.0)
        let v4: Vector = Lanes.broadcast(0.0)
        let frames_2_count_x: Vector = Lanes.broadcast(frames_2_count[0])
        let v3: Vector = Lanes.divide(v, frames_2_count_x)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_sum_x: Vector = Lanes.load(hidden_sum + column, count: lanes)
          let v2: Vector = Lanes.maximum(hidden_sum_x, v)
          let frames_2_mask_x: Vector = Lanes.load(frames_2_mask + column, count: lanes)
          let v5: Vector = Lanes.select(frames_2_mask_x, v3, v4)
          Lanes.store(v2, hidden_maximum + column, count: lanes)
          Lanes.store(v5, d_loss + column, count: lanes)
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
      static func compute_hidden_d_hidden(
        count: Swift::Int, _ hidden_add: Floats, _ hidden2: MutableFloats, _ d_hidden: MutableFloats
      ) {
        let v2: Vector = Lanes.broadcast(1.0)
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let hidden: Vector = Lanes.tanh(hidden_add_x)
          let v3: Vector = Lanes.fma(Lanes.negate(hidden), hidden, v2)
          Lanes.store(hidden, hidden2 + column, count: lanes)
          Lanes.store(v3, d_hidden + column, count: lanes)
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
      static func compute_d_mark_loss_sum(
        count: Swift::Int, _ mark2: Floats, _ marks2: Floats, _ d_loss: Floats, _ d_mark: MutableFloats,
        _ loss_sum: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let mark: Vector = Lanes.load(mark2 + column, count: lanes)
          let marks: Vector = Lanes.load(marks2 + column, count: lanes)
          let v: Vector = Lanes.subtract(mark, marks)
          let v2: Vector = Lanes.multiply(v, v)
          let d_loss_x: Vector = Lanes.load(d_loss + column, count: lanes)
          let v3: Vector = Lanes.multiply(d_loss_x, v)
          let v4: Vector = Lanes.add(v3, v3)
          Lanes.store(v4, d_mark + column, count: lanes)
          Lanes.store(v2, loss_sum + column, count: lanes)
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
      static func compute_d_hidden(
        count: Swift::Int, _ d_hidden: Floats, _ d_hidden2: Floats, _ d_hidden3: MutableFloats
      ) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let d_hidden_x: Vector = Lanes.load(d_hidden + column, count: lanes)
          let d_hidden_x2: Vector = Lanes.load(d_hidden2 + column, count: lanes)
          let v: Vector = Lanes.multiply(d_hidden_x, d_hidden_x2)
          Lanes.store(v, d_hidden3 + column, count: lanes)
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
      static func compute_hidden2(count: Swift::Int, _ hidden_add: Floats, _ hidden2: MutableFloats) {
        @inline(__always)
        func columns(_ column: Swift::Int, lanes: Swift::Int) {
          let hidden_add_x: Vector = Lanes.load(hidden_add + column, count: lanes)
          let hidden: Vector = Lanes.quickTanh(hidden_add_x)
          Lanes.store(hidden, hidden2 + column, count: lanes)
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
