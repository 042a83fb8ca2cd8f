/// What all types that the compiler writes have in common, for code that works with any model.
public protocol CompiledModel: Sendable {
  associatedtype Example: ModelExample

  /// Where each parameter lies.
  static var layout: ParameterLayout { get }
  var parameters: Parameters { get set }
  /// Parameters drawn by their initializers: the same for the same seed.
  init(seed: UInt64)
  /// - Precondition: the parameters have the model's layout.
  init(parameters: Parameters)
}

/// A model with outputs.
public protocol PredictiveModel: CompiledModel {
  associatedtype Inference: ModelInference where Inference.ModelType == Self
}

/// A model with a loss. (Of one whose losses have names, each has a `ModelTraining`.)
public protocol TrainableModel: CompiledModel {
  associatedtype Training: ModelTraining where Training.ModelType == Self
}

/// Memory for running whole sequences of a batch: `Inference` of a model.
public protocol ModelInference: BatchWorkspace
where ModelType: PredictiveModel, ModelType.Inference == Self {
  /// The output's view, or a struct with a view of each.
  associatedtype Results

  /// The outputs for a batch, which the next run overwrites.
  /// - Parameter carriesState: whether carried states begin where the last run left them, rather than at zero.
  func run(_ model: ModelType, _ batch: Batch<ModelType.Example>, carriesState: Bool) -> Results
}

/// Memory for a loss and its gradients: `Training` of a model, or what trains one of several losses.
public protocol ModelTraining: BatchWorkspace {
  /// The gradient of the last run's loss with respect to each parameter.
  var gradients: Gradients { get set }
  /// The index of the time axis over whose valid steps the loss is a mean; nil if it is one over examples.
  static var lossAxis: Int? { get }

  /// The loss of a batch. Its gradients are in `gradients` then.
  /// - Parameter carriesState: whether carried states begin where the last run left them, rather than at zero.
  func run(_ model: ModelType, _ batch: Batch<ModelType.Example>, carriesState: Bool) -> Float
  /// The loss of a batch alone.
  func evaluate(_ model: ModelType, _ batch: Batch<ModelType.Example>, carriesState: Bool) -> Float
}

/// What the two have in common.
public protocol BatchWorkspace: AnyObject {
  associatedtype ModelType: CompiledModel

  /// - Parameters:
  ///   - batch: the greatest number of examples of a run.
  ///   - steps: for each time axis of the model's examples the greatest number of steps of a run.
  init(batch: Int, steps: [Int], threads: Int)

  /// The states after the last run; none of a model without carried ones.
  var stateTensors: [StateTensor] { get set }
  /// What the noise of the next run is drawn from, if the model draws any.
  var noise: NoiseSource { get set }
}

extension BatchWorkspace {
  /// Memory that is large enough for all of these batches.
  /// - Parameter threads: into how many parts a batch is split, which run at the same time.
  public init(fitting batches: Batches<ModelType.Example>..., threads: Int = Workspace.defaultThreads) {
    let size = batches.map(\.size).max() ?? 1
    let steps = ModelType.Example.layout.axes.indices.map { axis in batches.map { $0.steps[axis] }.max() ?? 1 }
    self.init(batch: size, steps: steps, threads: threads)
  }

  public var stateTensors: [StateTensor] {
    get { [] }
    set { require(newValue.isEmpty, "\(ModelType.self) carries no states") }
  }

  /// Of a model that draws none. Setting it changes nothing.
  public var noise: NoiseSource {
    get { NoiseSource() }
    set {}
  }
}
