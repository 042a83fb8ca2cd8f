import GraphIR

/// What a program that holds a model has to know of it, for interfaces in other languages: the functions with their
/// inputs and outputs, in the order in which generated code numbers them.
public struct ModelInterface: Sendable {
  /// An input or an output.
  public struct Value: Sendable {
    public var name: String
    /// Of a token: how many there are.
    public var classes: Int?
    /// The numbers of a step of an example.
    public var width: Int
    public var shape: [Int]
    /// The index of its time axis; nil of what has one value for each example.
    public var axis: Int?
    public var hasBatch: Bool
    public var isTarget = false
  }

  /// A function over whole sequences.
  public struct SequenceFunction: Sendable {
    /// Its type in generated code: `GeneratedCode.Inference`.
    public var typeName: String
    /// The time axes whose numbers of steps are given, in the order of `Value.axis`.
    public var axes: [String]
    /// The inputs and then the targets that it is given.
    public var inputs: [Value]
    public var outputs: [Value]
    /// Which result is the loss; nil of inference.
    public var lossIndex: Int?
    public var drawsNoise: Bool
  }

  /// A loss with its gradients.
  public struct Loss: Sendable {
    /// Nil of the only loss of a model.
    public var name: String?
    public var training: SequenceFunction
    public var evaluation: SequenceFunction?
    /// The names of the parameters that it trains; nil if these are all.
    public var trained: [String]?
    public var runsInSegments: Bool
  }

  /// One step of a stream: places in its memory, in floats.
  public struct Step: Sendable {
    /// Its type in generated code.
    public var typeName: String
    public var inputs: [(value: Value, offset: Int)]
    public var outputs: [(value: Value, offset: Int)]
    /// The floats of its memory, of the states at its beginning, and of the outputs.
    public var count: Int
    public var stateCount: Int
    public var outputCount: Int
    /// The places of a float and of an `Int32` that are 1.
    public var ones: Int
    public var length: Int
    /// What it prepares from the parameters.
    public var preparedIndex: Int
    public var preparedCount: Int
  }

  public struct Parameter: Sendable {
    public var name: String
    public var shape: [Int]
    /// The first float in the buffer of all.
    public var offset: Int
    public var isTrained: Bool
  }

  public var name: String
  public var documentation: [String]
  public var parameters: [Parameter]
  /// The floats of all parameters, with padding.
  public var parameterCount: Int
  public var step: Step?
  /// Why there is no step.
  public var obstacleToStep: String?
  public var inference: SequenceFunction?
  public var losses: [Loss]
  public var hasStates: Bool
}

extension ModelInterface {
  /// - Parameter program: the plan of a model.
  public init(_ program: Program) { self = ModelEmitter(program).interface }
}

extension ModelInterface.Value {
  init(_ input: ModelInput, axes: [TimeAxis]) {
    self.init(
      name: input.name, classes: nil, width: input.type.count, shape: input.type.shape,
      axis: input.type.time.flatMap { axes.firstIndex(of: $0) }, hasBatch: input.type.batch, isTarget: input.isTarget)
    if case .token(let count) = input.type.element { classes = count }
  }

  init(_ output: FunctionOutput, axes: [TimeAxis]) {
    self.init(
      name: output.name, classes: nil, width: output.view.count, shape: output.type.shape,
      axis: output.type.time.flatMap { axes.firstIndex(of: $0) }, hasBatch: output.type.batch)
  }
}

extension ModelEmitter {
  var interface: ModelInterface {
    let training = functions[.training].map { ($0, functions[.evaluation]) }
    let losses = (training.map { [$0] } ?? []) + self.losses.map { ($0.training, $0.evaluation) }
    return ModelInterface(
      name: model.name, documentation: model.documentation,
      parameters: program.parameterSlots.map {
        .init(
          name: $0.parameter.name, shape: $0.parameter.shape, offset: $0.offset, isTrained: !$0.parameter.isFixed)
      },
      parameterCount: program.parameterCount, step: program.stepped == nil ? step : nil,
      obstacleToStep: program.stepped == nil ? program.obstacleToStep : "its steps need what an encoder gives",
      inference: functions[.inference].map(sequenceFunction),
      losses: losses.map { training, evaluation in
        let part = training.memory.model.part
        return ModelInterface.Loss(
          name: part?.name, training: sequenceFunction(training), evaluation: evaluation.map(sequenceFunction),
          trained: part.map { part in training.memory.model.parameters.map(\.name).filter(part.trained.contains) },
          runsInSegments: training.memory.function.runsInSegments)
      },
      hasStates: !model.partOfOutputs.states.isEmpty)
  }

  private var step: ModelInterface.Step? {
    guard let emitter = functions[.step], let stream else { return nil }
    let memory = emitter.memory
    return ModelInterface.Step(
      typeName: emitter.name,
      inputs: memory.inputs.map { input in
        (.init(input, axes: memory.axes), stream.slots[memory.index(of: .input(input.name))])
      },
      outputs: emitter.outputs.map { (.init($0, axes: memory.axes), stream.outputs[$0.name]!) },
      count: stream.count, stateCount: stream.stateCount, outputCount: stream.outputCount, ones: stream.ones,
      length: stream.length, preparedIndex: emitter.preparedIndex, preparedCount: memory.function.preparedCount)
  }

  private func sequenceFunction(_ emitter: FunctionEmitter) -> ModelInterface.SequenceFunction {
    let memory = emitter.memory
    return ModelInterface.SequenceFunction(
      typeName: emitter.name, axes: memory.givenAxes.map(\.name),
      inputs: memory.inputs.map { .init($0, axes: memory.axes) },
      outputs: emitter.outputs.map { .init($0, axes: memory.axes) },
      lossIndex: emitter.outputs.firstIndex { $0.role == .loss }, drawsNoise: memory.function.drawsNoise)
  }
}
