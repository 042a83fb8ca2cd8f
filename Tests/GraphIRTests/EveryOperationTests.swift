import Testing

@testable import GraphIR

/// All operations and all elementwise functions, each in a graph of its own, through everything that gives them meaning.
/// The lists are enumerations, so that none can be forgotten (docs/adding-an-operation.md).
@Suite struct EveryOperationTests {
  static let samples = Result { try OperationSample.all() }

  private func forEach(_ check: (OperationName, OperationSample) throws -> Void) throws {
    for (name, sample) in try Self.samples.get() { try check(name, sample) }
  }

  @Test func samplesHaveTheirOperation() throws {
    try forEach { name, sample in
      let nodes = sample.graph.nodes.flatMap { node in
        if case .scan(let scan) = node.operation { [node] + scan.body.nodes } else { [node] }
      }
      #expect(nodes.contains { $0.operation.name == name }, "\(name)")
    }
  }

  // MARK: Text

  @Test func textParsesBack() throws {
    try forEach { name, sample in
      let parsed = try Graph(parsing: sample.graph.description)
      #expect(parsed == sample.graph, "\(name)")
    }
  }

  @Test func noTwoHaveTheSameName() {
    let names =
      OperationName.allCases.map(\.rawValue) + UnaryFunction.allCases.map(\.rawValue)
      + BinaryFunction.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
  }

  /// Wherever an operation names a time axis, lowering must find it.
  @Test func timeAxesCanBeReplaced() throws {
    let axis = InterpreterTests.axis
    try forEach { _, sample in
      for node in sample.graph.nodes {
        let replaced = "\(node.operation.replacing(axis, by: TimeAxis("other")))"
        #expect(!replaced.split(separator: " ").contains { $0 == axis.name }, "\(replaced)")
      }
    }
  }

  // MARK: Type rules

  @Test func typesFollowTheRules() throws {
    try forEach { name, sample in
      try sample.graph.verify()
      #expect(sample.graph.type(of: sample.graph.outputs[0].value) == sample.type, "\(name)")
      // Those that take any number of operands, and those whose type is declared or the scan's.
      let isOpen = [.concatenate, .scan, .input, .parameter, .argument, .result].contains(name)
      guard !isOpen, let node = sample.node(name) else { return }
      let types = node.operands.map { sample.graph.type(of: $0) }
      #expect(throws: TypeError.self, "\(name)") {
        try inferType(of: node.operation, operands: types + [TensorType()])
      }
    }
  }

  // MARK: Values

  @Test func theInterpreterGivesTheValues() throws {
    try forEach { name, sample in
      let value = try sample.evaluate(sample.graph)[0]
      #expect(difference([value], [Tensor(sample.type, sample.values)]) < 1e-14, "\(name): \(value.values)")
    }
  }

  @Test func unrolledTheyGiveTheSame() throws {
    let dimensions = InterpreterTests.dimensions
    try forEach { name, sample in
      let unrolled = try unroll(sample.graph, steps: dimensions.steps)
      let outputs = try evaluate(
        unrolled, inputs: Unrolling.inputs(InterpreterTests.inputs, dimensions: dimensions),
        parameters: InterpreterTests.parameters, dimensions: dimensions)
      let value = Unrolling.outputs(outputs, of: sample.graph, dimensions: dimensions)
      #expect(difference(value, [Tensor(sample.type, sample.values)]) < 1e-14, "\(name)")
    }
  }

  @Test func theyCanBeDrawn() throws {
    try forEach { name, sample in #expect(svg(of: sample.graph).contains("<svg"), "\(name)") }
  }

  // MARK: Derivatives

  @Test func derivativesAreThoseOfFiniteDifferences() throws {
    try forEach { name, sample in
      let (graph, weights) = try Self.withLoss(sample)
      switch sample.derivative {
      case .none: #expect(sample.node(name)?.operands == [], "\(name)")
      case .zero:
        let result = try differentiate(graph, output: graph.outputs[0].value, withRespectTo: graph.leaves)
        var gradients = result.graph
        gradients.outputs = result.gradients.enumerated().map { GraphOutput(name: "d\($0)", value: $1) }
        let values = try sample.evaluate(gradients, inputs: weights)
        #expect(values.allSatisfy { $0.values.allSatisfy { $0 == 0 } }, "\(name)")
        return
      case .refused:
        #expect(throws: TypeError.self, "\(name)") {
          try differentiate(graph, output: graph.outputs[0].value, withRespectTo: graph.leaves)
        }
        return
      case .exists: break
      }
      try checkGradient(
        of: graph.outputs[0].value, in: graph, withRespectTo: graph.leaves,
        inputs: InterpreterTests.inputs.merging(weights) { $1 }, parameters: InterpreterTests.parameters,
        dimensions: InterpreterTests.dimensions, "\(name)")
    }
  }

  @Test func passesKeepValuesAndDerivatives() throws {
    try forEach { name, sample in
      var (graph, inputs) = try Self.withLoss(sample)
      if case .refused = sample.derivative {
        graph.outputs = sample.graph.outputs
      } else {
        let result = try differentiate(graph, output: graph.outputs[0].value, withRespectTo: graph.leaves)
        let gradients = result.gradients.enumerated().map { GraphOutput(name: "d\($0)", value: $1) }
        graph = result.graph
        graph.outputs = sample.graph.outputs + gradients
      }
      let expected = try sample.evaluate(graph, inputs: inputs)
      let optimized = try graph.applying(forwardPasses + gradientPasses + planningPasses)
      #expect(difference(try sample.evaluate(optimized, inputs: inputs), expected) < 1e-12, "\(name)")
    }
  }

  /// The sample with a loss as its only output, and the loss' weights.
  static func withLoss(_ sample: OperationSample) throws -> (graph: Graph, inputs: [String: Tensor]) {
    var graph = sample.graph
    let weights = Tensor(sample.type, sample.values.indices.map { 0.5 + 0.25 * Double($0 % 5) })
    let input = graph.addSource(.input("weights"), type: sample.type)
    let loss = try graph.addLoss(of: graph.outputs[0].value, weights: input)
    graph.outputs = [GraphOutput(.loss, name: "loss", value: loss)]
    return (graph, ["weights": weights])
  }

  // MARK: Plans

  /// Planned as training is, with the gradients that it has.
  @Test func plansGiveTheValuesAndDerivatives() throws {
    try forEach { name, sample in
      var (graph, inputs) = try Self.withLoss(sample)
      if case .exists = sample.derivative {
        // What follows from a total over the batch is computed when all shards are done, and is no sequence any more.
        let leaves = graph.leaves.filter { leaf in
          if case .parameter = graph[leaf].operation { true } else { sample.type.hasAxes }
        }
        let result = try differentiate(graph, output: graph.outputs[0].value, withRespectTo: leaves)
        let outputs = zip(leaves, result.gradients).map { leaf, gradient in
          if case .parameter(let name) = graph[leaf].operation {
            return GraphOutput(.gradient, name: name, value: gradient)
          }
          return GraphOutput(name: "d\(leaf)", value: gradient)
        }
        (graph, graph.outputs) = (result.graph, graph.outputs + outputs)
      }
      graph.outputs += sample.graph.outputs.filter { sample.graph.type(of: $0.value).hasAxes }
      let planned = try graph.resolvingTraining(false).applying(forwardPasses + gradientPasses + planningPasses)
      var data = GraphData(for: planned, dimensions: InterpreterTests.dimensions, seed: 1)
      data.inputs = InterpreterTests.inputs.merging(inputs) { $1 }
      data.parameters = InterpreterTests.parameters
      do { try checkPlan(planned, dimensions: InterpreterTests.dimensions, data: data) } catch {
        Issue.record("\(name): \(error)\n\(planned)")
      }
    }
  }
}

extension Graph {
  /// What can be differentiated with respect to.
  fileprivate var leaves: [ValueID] {
    identifiers.filter { value in
      switch self[value].operation {
      case .parameter: true
      case .input(let name): type(of: value).isReal && name != "weights"
      default: false
      }
    }
  }
}
