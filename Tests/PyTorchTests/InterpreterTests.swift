import GraphIR
import Testing

/// The interpreter computes what PyTorch computes in float64: outputs, loss, final states, and the gradients of all
/// parameters, inputs and first states.
@Suite struct PyTorchInterpreterTests {
  static let tolerance = 1e-9

  @Test func thereAreFixtures() {
    #expect(PyTorchFixture.all.count == 34)
  }

  @Test(arguments: PyTorchFixture.all) func agrees(_ fixture: PyTorchFixture) throws {
    let model = try fixture.model()
    try check(fixture, model, gradientGraph(of: model, model.graph))
  }

  @Test(arguments: PyTorchFixture.all) func agreesWhenOptimized(_ fixture: PyTorchFixture) throws {
    let model = try fixture.model()
    let forward = try model.graph.applying(forwardPasses)
    try check(fixture, model, gradientGraph(of: model, forward).applying(gradientPasses))
  }

  private func check(_ fixture: PyTorchFixture, _ model: Model, _ graph: Graph) throws {
    let tensors = try fixture.tensors()
    let axis = try #require(model.inputs[0].type.time)
    let lengths = try #require(tensors["lengths"]).values.map { Int($0) }
    let dimensions = Dimensions(
      batch: lengths.count, steps: [axis: lengths.max() ?? 0], lengths: fixture.hasLengths ? [axis: lengths] : [:])

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
      let isMasked = result.type.time != nil && output.name.hasPrefix("output.")
      let rowCount = result.type.count
      let distances = result.values.indices.map { index in
        let row = index / rowCount
        let isPadding = isMasked && row / lengths.count >= lengths[row % lengths.count]
        return isPadding ? 0 : (result.values[index] - wanted.values[index]).magnitude
      }
      #expect(distances.max() ?? 0 <= Self.tolerance, "\(output.name)")
    }
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
