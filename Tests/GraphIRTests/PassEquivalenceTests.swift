import Testing

@testable import GraphIR

/// Random graphs mean the same before and after the passes, forward and backward, with lengths.
@Suite struct PassEquivalenceTests {
  static let seeds = Array(UInt64(1)...25)
  /// With every embedding folded, whatever it costs.
  static let foldingPasses = fusingPasses(folding: foldingEmbeddings(isStep: false) { _ in true })

  @Test(arguments: seeds) func eachForwardPass(seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    try checkEachPass(forwardPasses, on: random.graph, of: random)
    try checkEachPass(Self.foldingPasses + planningPasses, on: random.graph, of: random)
  }

  @Test(arguments: seeds) func eachGradientPass(seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    try checkEachPass(gradientPasses, on: try gradient(of: random.graph, like: random), of: random)
  }

  /// As the compiler does it: the gradient of the optimized graph, optimized, against the gradient of the plain one.
  @Test(arguments: seeds, [forwardPasses, foldingPasses])
  func wholePipeline(seed: UInt64, passes: [Pass]) throws {
    let random = try RandomGraph(seed: seed)
    let plain = try gradient(of: random.graph, like: random)
    let forward = try random.graph.applying(passes)
    let optimized = try gradient(of: forward, like: random).applying(gradientPasses)
    let actual = try values(of: optimized, in: random)
    for (name, expected) in try values(of: plain, in: random) {
      // Inputs and parameters without a use are gone.
      let found = actual[name].map { difference([$0], [expected]) } ?? expected.values.map(abs).max()!
      #expect(found < 1e-9, "\(name)")
    }
    for case .scan(let scan) in optimized.nodes.map(\.operation) {
      #expect(!scan.body.nodes.contains { $0.operation == .outerSum || $0.operation == .scatterSum })
    }
  }

  @Test(arguments: seeds) func againstUnrolling(seed: UInt64) throws {
    let random = try RandomGraph(seed: seed)
    let optimized = try random.graph.applying(forwardPasses)
    let unrolled = try unroll(random.graph, steps: random.dimensions.steps)
    let outputs = try evaluate(
      unrolled, inputs: Unrolling.inputs(random.inputs, dimensions: random.dimensions),
      parameters: random.parameters, dimensions: random.dimensions)
    let expected = Unrolling.outputs(outputs, of: random.graph, dimensions: random.dimensions)
    #expect(difference(try random.evaluate(optimized), expected) < 1e-9)
  }

  @Test func someEmbeddingsAreFolded() throws {
    var notes: [PassNote] = []
    for seed in Self.seeds { _ = try RandomGraph(seed: seed).graph.applying(Self.foldingPasses, notes: &notes) }
    #expect(notes.filter { $0.kind == .folded }.count > 5)
  }

  @Test func passesAreDeterministic() throws {
    let graph = try RandomGraph(seed: 7).graph
    #expect(try graph.applying(forwardPasses) == graph.applying(forwardPasses))
  }

  private func values(of graph: Graph, in random: RandomGraph) throws -> [String: Tensor] {
    Dictionary(uniqueKeysWithValues: zip(graph.outputs.map(\.name), try random.evaluate(graph)))
  }

  /// Applies one pass after the other; the result of each must mean the same.
  private func checkEachPass(_ passes: [Pass], on graph: Graph, of random: RandomGraph) throws {
    var graph = graph
    let expected = try random.evaluate(graph)
    for pass in passes {
      let before = graph
      graph = try graph.applying([pass])
      let found = difference(try random.evaluate(graph), expected)
      #expect(found < 1e-9, "\(pass.name) changes \(before) to \(graph)")
      guard found < 1e-9 else { return }
    }
  }

  /// The graph with the gradients of all parameters and real inputs as outputs.
  private func gradient(of graph: Graph, like random: RandomGraph) throws -> Graph {
    let names = Set(random.leaves.map { random.graph[$0].operation })
    let leaves = graph.values.map { ValueID($0) }.filter { names.contains(graph[$0].operation) }
      .sorted { "\(graph[$0].operation)" < "\(graph[$1].operation)" }
    let result = try differentiate(graph, output: graph.outputs.last!.value, withRespectTo: leaves)
    var differentiated = result.graph
    for (leaf, gradient) in zip(leaves, result.gradients) {
      differentiated.outputs.append(GraphOutput(name: "\(graph[leaf].operation)", value: gradient))
    }
    return differentiated
  }
}
