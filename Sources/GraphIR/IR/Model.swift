/// How a parameter is drawn before training.
public enum Initializer: Hashable, Sendable {
  case constant(Double)
  /// Uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 16). Of a vector [n], ±√(1 / n).
  case glorot
  /// A random matrix with orthonormal rows or columns (Saxe et al. 2014).
  case orthogonal
  case uniform(Double, Double)
  /// Normal with mean 0 and this standard deviation.
  case normal(Double)
  /// A square matrix of which this share of elements is not zero, with this spectral radius (Jaeger 2001).
  case reservoir(density: Double, spectralRadius: Double)
  /// These numbers, row-major.
  case values([Double])
}

/// A parameter of a model.
public struct Parameter: Hashable, Sendable {
  /// The name in parameter files and views: `hidden.Wf`.
  public var name: String
  public var shape: [Int]
  public var initializer: Initializer
  /// Whether training leaves it as it is.
  public var isFixed: Bool
  public var declaration: ParameterDeclaration

  public init(
    name: String, shape: [Int], initializer: Initializer, isFixed: Bool,
    declaration: ParameterDeclaration = ParameterDeclaration()
  ) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.isFixed = isFixed
    self.declaration = declaration
  }
}

/// Where a parameter is declared. It is for readers, as origins are: all are equal, so that parameters are compared
/// without it.
public struct ParameterDeclaration: Hashable, Sendable {
  /// Unknown of what stands in no file.
  public var location: SourceLocation?
  /// Whether the file is one of the standard library.
  public var isInLibrary = false

  public init(location: SourceLocation? = nil, isInLibrary: Bool = false) {
    self.location = location
    self.isInLibrary = isInLibrary
  }

  public static func == (left: ParameterDeclaration, right: ParameterDeclaration) -> Bool { true }

  public func hash(into hasher: inout Hasher) {}
}

/// An input or a target of a model. Targets are known only while training.
public struct ModelInput: Hashable, Sendable {
  public var name: String
  public var type: TensorType
  public var isTarget: Bool

  public init(name: String, type: TensorType, isTarget: Bool) {
    self.name = name
    self.type = type
    self.isTarget = isTarget
  }
}

/// A state that a forward scan carries and that did not get a first value with `from`:
/// it starts at zero, and truncated backpropagation or a stream carries it on.
///
/// In the graph its first value is the `input` of this name (with batch, without time), and its final value the
/// output of this name.
public struct CarriedState: Hashable, Sendable {
  /// `hidden.h`: the name of the value, then that of the state.
  public var name: String
  public var shape: [Int]
  /// If this is a cotangent that goes from run to run against the steps: the state that it belongs to.
  public private(set) var primal: String?

  public init(name: String, shape: [Int]) {
    self.name = name
    self.shape = shape
  }

  /// Among the inputs of training, the cotangent of the final state; among its outputs, that of the first one.
  var cotangent: CarriedState {
    var result = CarriedState(name: "cotangent of " + name, shape: shape)
    result.primal = name
    return result
  }

  /// Whether a result is what the next run begins with.
  public func isCarried(by result: FunctionOutput) -> Bool {
    result.role == (primal == nil ? .state : .cotangent) && result.name == primal ?? name
  }
}

/// A model as lowering leaves it: a graph over inputs, targets and carried states.
///
/// The graph's outputs are, in this order: the model's outputs (`outputs`), the final values of the carried states,
/// the losses, if there are any, and the features of the fits. A loss without a name is called `loss`. Each is a scalar
/// without axes, the mean over all examples (and valid steps) of the batch.
public struct Model: Hashable, Sendable {
  public var name: String
  /// The documentation comment in the source.
  public var documentation: [String]
  public var parameters: [Parameter]
  public var inputs: [ModelInput]
  public var states: [CarriedState]
  /// The names of the outputs, which are outputs of the graph.
  public var outputs: [String]
  public var hasLoss: Bool
  /// Instead of that loss, some with names: results of the graph as well. Each makes a model of its own (`parts`).
  public var losses: [NamedLoss] = []
  /// Of such a model: its loss.
  public var part: NamedLoss?
  /// Values whose parameters can be computed in closed form. The features of each are a result of the graph.
  public var fits: [Fit] = []
  /// What the one loss is called in the graph.
  static let lossName = "loss"
  /// The time axis over whose valid steps the loss is a mean; nil if it is one over examples.
  public var lossAxis: TimeAxis?
  public var graph: Graph

  public init(
    name: String, documentation: [String] = [], parameters: [Parameter], inputs: [ModelInput],
    states: [CarriedState], outputs: [String], hasLoss: Bool, lossAxis: TimeAxis? = nil,
    graph: Graph
  ) {
    self.name = name
    self.documentation = documentation
    self.parameters = parameters
    self.inputs = inputs
    self.states = states
    self.outputs = outputs
    self.hasLoss = hasLoss
    self.lossAxis = lossAxis
    self.graph = graph
  }
}
