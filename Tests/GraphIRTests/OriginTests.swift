import Codegen
import Testing

@testable import GraphIR

/// Values know the equations that they come from, whatever the passes make of them.
@Suite struct OriginTests {
  static let source = """
    model M {
      input  text: sequence of token(12)
      target next: sequence of token(12)
      hidden = scan LSTM(8) over embed(text, 5)
      logits = dense(hidden, 12)
      output softmax(logits)
      loss   crossEntropy(logits, next)
    }
    """

  /// All nodes that compute something, those of bodies included.
  private static func operations(of graph: Graph) -> [Node] {
    graph.nodes.flatMap { node -> [Node] in
      if case .scan(let scan) = node.operation { return [node] + operations(of: scan.body) }
      return node.operation.isSource ? [] : [node]
    }
  }

  private static func all(_ instructions: [Instruction]) -> [Instruction] {
    instructions.flatMap { [$0] + all($0.body) }
  }

  private func check(_ graph: Graph, mayBeGradient: Bool) throws {
    for node in Self.operations(of: graph) {
      let origin = node.origin
      let location = try #require(origin.location, "\(node.operation) of \(graph.name)")
      #expect(location.file == "Test.rnn" && (2...7).contains(location.line))
      #expect(mayBeGradient || origin.gradients.isEmpty)
      for equation in origin.equations + origin.gradients {
        switch equation.file {
        case "Test.rnn": #expect((2...7).contains(equation.location.line))
        case "LSTM.rnn": #expect((4...14).contains(equation.location.line))
        default: Issue.record("\(equation)")
        }
      }
    }
  }

  @Test func passesKeepThem() throws {
    let model = try lowered(Self.source)
    try check(model.graph, mayBeGradient: false)
    let forward = try model.graph.applying(forwardPasses)
    try check(forward, mayBeGradient: false)
    let differentiated = try forward.addingGradients(of: model)
    try check(differentiated, mayBeGradient: true)
    let optimized = try differentiated.applying(gradientPasses)
    try check(optimized, mayBeGradient: true)
    try check(try optimized.applying(planningPasses), mayBeGradient: true)
    for output in optimized.outputs where output.role == .gradient {
      #expect(optimized[output.value].origin.isGradient, "\(output.name)")
    }
    try check(try stepGraph(of: model).applying(stepPasses), mayBeGradient: false)
    try check(try unroll(model.graph, steps: [TimeAxis("text"): 2]), mayBeGradient: false)
  }

  /// The stacked product computes four equations; its gradient is that of all of them.
  @Test func fusedProductsComeFromAll() throws {
    let model = try lowered(Self.source)
    let forward = try model.graph.applying(forwardPasses)
    func products(in graph: Graph) -> [Origin] {
      Self.operations(of: graph).filter { $0.operation == .product && $0.type.shape == [32] }.map(\.origin)
    }
    let origins = products(in: forward)
    #expect(!origins.isEmpty)
    for origin in origins {
      #expect(origin.equations.map(\.name) == ["f", "i", "g", "o"])
      #expect(origin.equations.map(\.location.line) == [9, 10, 11, 12])
    }
    let gradient = try forward.addingGradients(of: model).applying(gradientPasses)
    let sums = Self.operations(of: gradient).filter { $0.operation == .outerSum && $0.type.shape.contains(32) }
    #expect(sums.contains { $0.origin.gradients.map(\.name) == ["f", "i", "g", "o"] })
  }

  @Test(arguments: ModelPlanTests.files) func instructionsHaveThem(path: String) throws {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(path, reading: SourceLoader.readFromDisk, diagnostics: diagnostics)
    for model in lower(sources.units, into: diagnostics) {
      let program = try compile(model).program
      for function in [program.inference, program.evaluation, program.training, program.step].compactMap(\.self) {
        for instruction in Self.all(function.prepare + function.body + function.finish) {
          #expect(!instruction.origin.isUnknown, "\(instruction.kernel) of \(function.kind)")
        }
      }
    }
  }

  /// Text, equality and hashes know nothing of them.
  @Test func theyAreNoPartOfGraphs() throws {
    let model = try lowered(Self.source)
    let moved = try lowered("\n\n" + Self.source)
    #expect(model == moved)
    #expect(model.hashValue == moved.hashValue)
    #expect("\(model.graph)" == "\(moved.graph)")
    #expect(model.graph.nodes.last?.origin.location?.line != moved.graph.nodes.last?.origin.location?.line)
  }

  @Test func joining() throws {
    let nodes = try lowered(Self.source).graph.nodes
    let logits = try #require(nodes.first { $0.name == "logits" }).origin
    let loss = try #require(nodes.first { $0.name == "loss" }).origin
    #expect(logits.joined(with: .unknown).equations.map(\.name) == ["logits"])
    #expect(Origin.unknown.joined(with: logits).equations.map(\.name) == ["logits"])
    let both = loss.joined(with: logits).joined(with: loss)
    #expect(both.equations.map(\.name) == ["loss", "logits"])
    #expect(both.location == loss.location)
    #expect(!both.isGradient && both.gradient.isGradient)
    let mixed = loss.joined(with: logits.gradient)
    #expect(mixed.equations.map(\.name) == ["loss"] && mixed.gradients.map(\.name) == ["logits"])
    #expect(!mixed.isGradient)
    #expect(mixed.gradient.gradients.map(\.name) == ["logits", "loss"])
    #expect(logits.description == "Test.rnn:5: logits = dense(hidden, 12)")
    #expect(logits.gradient.description == "the gradient of Test.rnn:5: logits = dense(hidden, 12)")
  }
}
