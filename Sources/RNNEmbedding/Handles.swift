import RNNRuntime

/// What an opaque pointer of an interface points to.
public protocol Handle: AnyObject {}

extension Handle {
  /// The pointer, which keeps the object until it is released.
  public func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  public static func release(_ pointer: UnsafeMutableRawPointer) {
    Unmanaged<Self>.fromOpaque(pointer).release()
  }

  public static func from(_ pointer: UnsafeMutableRawPointer) -> Self {
    Unmanaged<Self>.fromOpaque(pointer).takeUnretainedValue()
  }
}

/// The parameters of a model.
public final class ModelHandle: Handle {
  public var parameters: Parameters

  public init(_ parameters: Parameters) { self.parameters = parameters }

  /// The floats of all parameters, to be changed.
  public func change() -> UnsafeMutablePointer<Float> { parameters.withUnsafeMutablePointer { $0 } }
}

/// Memory for running whole sequences.
public final class InferenceHandle<Code: CompiledFunction>: Handle {
  let workspace: Workspace

  /// - Parameter steps: the greatest number of steps on each time axis.
  public init(_ code: Code.Type, batch: Int, steps: UnsafePointer<Int>) throws(ValidationError) {
    workspace = try Self.workspace(batch: batch, steps: steps)
  }

  /// The bytes that its memory takes, about; 0 if there can be none of these sizes.
  public static func byteCount(batch: Int, steps: UnsafePointer<Int>) -> Double {
    Workspace.byteCount(Code.layout, batch: batch, steps: (0..<Code.layout.givenAxes).map { steps[$0] })
  }

  static func workspace(batch: Int, steps: UnsafePointer<Int>) throws(ValidationError) -> Workspace {
    let steps = (0..<Code.layout.givenAxes).map { steps[$0] }
    try Workspace.validate(Code.layout, batch: batch, steps: steps)
    let workspace = Workspace(Code.layout, batch: batch, steps: steps)
    workspace.reserveMemory()
    return workspace
  }

  /// Runs, and copies the outputs to where there is a pointer.
  public func run(
    _ model: ModelHandle, _ given: PointerInputs, carriesState: Bool,
    outputs: UnsafePointer<UnsafeMutablePointer<Float>?>
  ) throws(ValidationError) {
    try workspace.take(given)
    workspace.run(Code.self, model.parameters, carriesState: carriesState)
    workspace.releaseInputs()
    workspace.copyOutputs(to: outputs)
  }

  public func resetStates() { workspace.resetStates() }

  public func setNoise(seed: UInt64) { workspace.noise = NoiseSource(seed: seed) }
}

/// Memory for a loss and its gradients, and for the loss alone.
public final class TrainingHandle<Code: CompiledFunction, Evaluation: CompiledFunction>: Handle {
  public var gradients: Gradients
  private let workspace: Workspace
  private let evaluation: Workspace
  private let lossIndices: (training: Int, evaluation: Int)

  /// - Parameters:
  ///   - layout: that of the parameters which are trained.
  ///   - lossIndices: which output is the loss.
  public init(
    _ code: Code.Type, _ evaluation: Evaluation.Type, _ layout: ParameterLayout,
    lossIndices: (training: Int, evaluation: Int), batch: Int, steps: UnsafePointer<Int>
  ) throws(ValidationError) {
    workspace = try InferenceHandle<Code>.workspace(batch: batch, steps: steps)
    self.evaluation = try InferenceHandle<Evaluation>.workspace(batch: batch, steps: steps)
    gradients = Gradients(layout: layout)
    self.lossIndices = lossIndices
  }

  /// The bytes that its memory takes, about; 0 if there can be none of these sizes.
  public static func byteCount(batch: Int, steps: UnsafePointer<Int>) -> Double {
    InferenceHandle<Code>.byteCount(batch: batch, steps: steps)
      + InferenceHandle<Evaluation>.byteCount(batch: batch, steps: steps)
  }

  /// - Returns: the loss. Its gradients are in `gradients` then.
  public func run(_ model: ModelHandle, _ given: PointerInputs, carriesState: Bool) throws(ValidationError) -> Float {
    try workspace.take(given)
    workspace.run(Code.self, model.parameters, carriesState: carriesState, gradients: &gradients)
    workspace.releaseInputs()
    return workspace.scalar(lossIndices.training)
  }

  /// - Returns: the loss alone, with states of its own.
  public func evaluate(
    _ model: ModelHandle, _ given: PointerInputs, carriesState: Bool
  ) throws(ValidationError) -> Float {
    try evaluation.take(given)
    evaluation.run(Evaluation.self, model.parameters, carriesState: carriesState)
    evaluation.releaseInputs()
    return evaluation.scalar(lossIndices.evaluation)
  }

  public func resetStates() {
    workspace.resetStates()
    evaluation.resetStates()
  }

  /// Scales the gradients down to a global norm, and gives the norm before.
  public func clip(toNorm maximum: Double) throws(ValidationError) -> Double {
    guard maximum >= 0 else { throw ValidationError("norm", "it is negative or not a number") }
    return gradients.clip(toNorm: maximum)
  }

  public func setNoise(seed: UInt64) {
    workspace.noise = NoiseSource(seed: seed)
    evaluation.noise = NoiseSource(seed: seed)
  }
}
