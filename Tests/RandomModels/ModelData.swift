import GraphIR

/// Numbers to run a model with: sizes of the batch and the axes, parameters, and the inputs of several runs.
public struct ModelData: Sendable {
  /// One call of `run`.
  public struct Run: Sendable {
    public var dimensions: Dimensions
    /// Time-major; padding holds numbers as good as any.
    public var inputs: [String: Tensor] = [:]
    /// Whether it begins with the states that the run before it left.
    public var carriesState: Bool
  }

  public var parameters: [String: Tensor] = [:]
  public var runs: [Run] = []

  /// The first run has the most steps. The last one is the first one again.
  public init(for model: Model, seed: UInt64) {
    var random = RandomSource(seed: seed)
    for parameter in model.parameters {
      parameters[parameter.name] = Self.values(of: parameter, &random)
    }
    let axes = Set(model.inputs.compactMap(\.type.time)).filter { $0.source == nil }.sorted { $0.name < $1.name }
    let batch = random.pick(weighted: [(1, 1), (2, 1), (3, 3), (5, 2)])
    let maxima = axes.map { _ in random.pick(weighted: [(1, 1), (2, 1), (4, 3), (7, 2)]) }
    for index in 0..<2 {
      var dimensions = Dimensions(batch: batch)
      for (axis, most) in zip(axes, maxima) {
        let steps = index == 0 ? most : random.number(1...most)
        dimensions.steps[axis] = steps
        if random.chance(0.6) {
          dimensions.lengths[axis] = (0..<batch).map { _ in
            random.pick(weighted: [(0, 1), (1, 1), (steps, 1), (random.number(0...steps), 2)])
          }
        }
      }
      var run = Run(dimensions: dimensions, carriesState: index > 0)
      for input in model.inputs { run.inputs[input.name] = Self.values(of: input, dimensions, &random) }
      runs.append(run)
    }
    runs.append(runs[0])
  }

  private static func values(of parameter: Parameter, _ random: inout RandomSource) -> Tensor {
    let isPositive = parameter.name.split(separator: ".").last?.hasPrefix("q") == true
    let scale = parameter.shape.count == 2 ? (1.5 / Double(parameter.shape[1])).squareRoot() : 0.8
    return Tensor(
      TensorType(parameter.shape),
      (0..<parameter.shape.reduce(1, *)).map { _ in
        let value = isPositive ? random.uniform(0.5, 1.5) : scale * random.uniform(-1, 1)
        return Double(Float(value))
      })
  }

  /// The name of an input tells what it may be.
  private static func values(of input: ModelInput, _ dimensions: Dimensions, _ random: inout RandomSource) -> Tensor {
    var tensor = Tensor(input.type, repeating: 0, in: dimensions)
    for index in tensor.values.indices {
      switch (input.type.element, input.name.first) {
      case (.token(let classes), _): tensor.values[index] = Double(random.number(0...classes - 1))
      case (_, "p"): tensor.values[index] = Double(Float(random.uniform(0.3, 2)))
      case (_, "v"): tensor.values[index] = random.chance(0.6) ? 1 : 0
      case (_, "u"): tensor.values[index] = Double(Float(random.uniform(0, 1)))
      default: tensor.values[index] = Double(Float(random.uniform(-1, 1)))
      }
    }
    return tensor
  }
}
