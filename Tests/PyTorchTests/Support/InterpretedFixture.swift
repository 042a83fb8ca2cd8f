import GraphIR
import Testing

extension PyTorchFixture {
  private static let tolerance = 1e-9

  /// Expects of the interpreter what PyTorch computes: outputs, loss, final states, and the gradients of all
  /// parameters, inputs and first states.
  func expectInterpreterAgrees(optimized: Bool = false) throws {
    let model = try model()
    let graph =
      try optimized
      ? gradientGraph(of: model, model.graph.applying(forwardPasses)).applying(gradientPasses)
      : gradientGraph(of: model, model.graph)
    let tensors = try tensors()
    let dimensions = try dimensions(of: model, tensors)

    var inputs: [String: GraphIR.Tensor] = [:]
    var parameters: [String: GraphIR.Tensor] = [:]
    for node in graph.nodes {
      if case .parameter(let name) = node.operation {
        parameters[name] = GraphIR.Tensor(node.type, try #require(tensors[name], "\(name)").values)
      } else if case .input(let name) = node.operation {
        let tensor = try #require(tensors["input.\(name)"] ?? tensors["state.\(name)"], "\(name)")
        inputs[name] = GraphIR.Tensor(node.type, tensor.values).fillingPadding(in: dimensions)
      }
    }

    let expected = tensors.filter { name, _ in
      name == "loss" || ["output.", "final.", "gradient."].contains { name.hasPrefix($0) }
    }
    #expect(Set(graph.outputs.map(\.name)) == Set(expected.keys))
    let results = try evaluate(graph, inputs: inputs, parameters: parameters, dimensions: dimensions)
    for (output, result) in zip(graph.outputs, results) {
      let wanted = try #require(expected[output.name])
      try #require(result.values.count == wanted.values.count, "\(output.name)")
      // Outputs hold no particular values at padding, gradients are zero there.
      let compared = output.name.hasPrefix("output.") ? result.clearingPadding(in: dimensions) : result
      let distances = zip(compared.values, wanted.values).map { ($0 - $1).magnitude }
      #expect(distances.allSatisfy { $0 <= Self.tolerance }, "\(output.name)")
    }
  }

  /// The sizes of the batch and of each time axis. In a model with one axis, its lengths have no name.
  private func dimensions(of model: Model, _ tensors: [String: FixtureTensor]) throws -> Dimensions {
    // Lengths are there in a model without time, too.
    var dimensions = Dimensions(batch: tensors["lengths"]?.values.count ?? 0)
    for axis in model.graph.timeAxes where axis.source == nil || axis.isKept {
      let lengths = try #require(tensors["lengths"] ?? tensors["lengths.\(axis.name)"]).values.map { Int($0) }
      dimensions.batch = lengths.count
      // What is not here follows from it.
      if axis.source == nil { dimensions.steps[axis] = lengths.max() ?? 0 }
      if hasLengths || axis.isKept { dimensions.lengths[axis] = lengths }
    }
    return dimensions
  }

  /// The graph of a model with the names of the fixtures' tensors for its outputs, and with gradients.
  private func gradientGraph(of model: Model, _ source: Graph) throws -> Graph {
    let states = Set(model.states.map(\.name))
    let targets = Set(model.inputs.filter(\.isTarget).map(\.name))
    var named: [(name: String, value: ValueID)] = []
    for index in source.values {
      let node = source.nodes[index]
      if case .parameter(let name) = node.operation { named.append((name, ValueID(index))) }
      guard case .input(let name) = node.operation, node.type.isReal, !targets.contains(name) else { continue }
      named.append((states.contains(name) ? "state." + name : name, ValueID(index)))
    }
    let loss = try #require(source.outputs.first { $0.role == .loss }).value
    let result = try differentiate(source, output: loss, withRespectTo: named.map(\.value))
    var graph = result.graph
    for index in graph.outputs.indices where graph.outputs[index].role != .loss {
      let (role, name) = (graph.outputs[index].role, graph.outputs[index].name)
      graph.outputs[index].name = (role == .state ? "final." : "output.") + name
    }
    graph.outputs += zip(named, result.gradients).map { GraphOutput(name: "gradient." + $0.name, value: $1) }
    return graph
  }
}

extension TimeAxis {
  /// Whether its steps are those that an input keeps, so that their number is in the data.
  fileprivate var isKept: Bool { if case .kept? = derivations.last { true } else { false } }
}
