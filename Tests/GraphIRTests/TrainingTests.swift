import Codegen
import Foundation
import Testing

@testable import GraphIR

/// What exists only in training, and noise, from the language to plans. The numbers themselves: NoiseTests of generated
/// code, and NoiseKernelTests.
@Suite struct TrainingTests {
  private static let dimensions = Dimensions(
    batch: 2, steps: [TimeAxis("x"): 3], lengths: [TimeAxis("x"): [3, 2]])

  /// A model of a sequence `x`, with what is given in it.
  private static func model(_ body: String, cells: String = "") throws -> Model {
    let isTrained = body.contains("y)") || body.contains("{ y }")
    return try lowered(
      """
      \(cells)
      model M {
        input x: sequence of [4]
        \(isTrained ? "target y: sequence of [4]" : "")
        \(body)
      }
      """)
  }

  private static func evaluation(
    _ model: Model, isTraining: Bool = true, seed: UInt64 = 3, number: UInt64 = 0, withGradients: Bool = false
  ) throws -> ModelEvaluation {
    let data = GraphData(for: model.graph, dimensions: dimensions, seed: 5)
    return try model.evaluate(
      parameters: data.parameters, inputs: data.inputs, dimensions: dimensions, withGradients: withGradients,
      run: RunConditions(isTraining: isTraining, seed: seed, number: number))
  }

  private static func names(of model: Model) -> Set<String> {
    func names(_ graph: Graph) -> [String] {
      graph.nodes.flatMap { node -> [String] in
        switch node.operation {
        case .noise(let noise): [noise.name]
        case .scan(let scan): names(scan.body)
        default: []
        }
      }
    }
    return Set(names(model.graph))
  }

  // MARK: Training and not

  @Test func eachModeHasItsOwnBranch() throws {
    let model = try Self.model("output a: when training { 2 * x } else { x }")
    let data = GraphData(for: model.graph, dimensions: Self.dimensions, seed: 5)
    let x = try #require(data.inputs["x"]).clearingPadding(in: Self.dimensions).values
    #expect(try Self.evaluation(model).outputs[0].tensor.values == x.map { 2 * $0 })
    #expect(try Self.evaluation(model, isTraining: false).outputs[0].tensor.values == x)
  }

  /// Of what training alone needs, nothing is left in the other functions: neither noise nor a mask nor a product.
  @Test func inferenceHasNoTraceOfTraining() throws {
    func compilation(_ next: String, _ end: String) throws -> Compilation {
      let model = try Self.model(
        "h = scan Cell(5) over x\n  p = dense(\(end), 4)\n  output p\n  loss meanSquaredError(p, y)",
        cells: """
          cell Cell(hidden) {
            input x
            state h: [hidden]
            param W: [hidden, hidden + size(x)]
            h' = \(next)
            output h'
          }
          """)
      return try compile(model)
    }
    func nodes(_ graph: Graph) -> [String] {
      graph.nodes.flatMap { node -> [String] in
        if case .scan(let scan) = node.operation { return ["\(node.operation)"] + nodes(scan.body) }
        return ["\(node.operation) \(node.type)"]
      }.sorted()
    }
    let dropped = try compilation(
      "zoneout(h, tanh(W · [variationalDropout(h, 0.3), dropout(x, 0.1)]), 0.2)",
      "gaussianNoise(dropout(h, 0.5), 0.1)")
    let plain = try compilation("0.2 * h + 0.8 * tanh(W · [h, x])", "h")
    for kind in [Function.Kind.inference, .evaluation, .step] {
      #expect(try nodes(#require(dropped[kind]).optimized) == nodes(#require(plain[kind]).optimized), "\(kind)")
      #expect(try !#require(dropped.program[kind]).drawsNoise)
    }
    #expect(try #require(dropped.program.training).drawsNoise)
    // The same of the generated text: all draws stand in the code of training.
    let parts = generatedFile(for: [dropped.program], sourceName: "M.rnn").components(separatedBy: "\n    enum ")
    let drawing = parts.filter { $0.contains("Kernel.noise(") }
    #expect(drawing.count == 1 && drawing[0].hasPrefix("Training:"))
  }

  @Test func targetsMayBeFedInTraining() throws {
    let model = try Self.model(
      """
      h = scan GRU(5) over [x, when training { y } else { 0 * x }]
        output h
        loss mean(h)
      """)
    #expect(try compile(model).program.step != nil)
  }

  /// A branch without time or features is repeated along those of the other one.
  @Test func branchesMayDifferInTheirAxes() throws {
    let model = try Self.model(
      "output a: when training { x } else { 3 }\n  output b: when training { x } else { x.last }\n  loss mean(x - y)")
    for isTraining in [true, false] {
      let graph = try model.graph.resolvingTraining(isTraining)
      try graph.verify()
      for (output, original) in zip(graph.outputs, model.graph.outputs) {
        #expect(graph.type(of: output.value) == model.graph.type(of: original.value))
      }
    }
    _ = try compile(model)
  }

  @Test func userMayCallSomethingTraining() throws {
    let model = try Self.model("training = x\n  output when training { training } else { 0 }")
    #expect(!model.graph.nodes.contains { $0.operation == .inTraining })
  }

  // MARK: Draws

  @Test func drawsAreNamedByTheirPlace() throws {
    let cells = """
      block noisy(x) {
        output x + normal(like: x)
      }
      """
    let model = try Self.model(
      """
      a = noisy(x)
        b = noisy(x) + noisy(x)
        let shared = noisy()
        c = shared(x) + shared(x)
        output [a, b, c]
        output z: uniform(like: x)
      """, cells: cells)
    #expect(
      Self.names(of: model) == [
        "a.normal", "b.noisy.normal", "b.noisy2.normal", "c.shared.normal", "c.shared2.normal", "z",
      ])
    let longer = try Self.model(
      """
      first = normal(like: x)
        a = noisy(x) + first
        output [a, first]
      """, cells: cells)
    #expect(Self.names(of: longer).contains("a.noisy.normal"))
  }

  /// Two draws are two, through all passes, and one that is used twice is one.
  @Test func drawsAreNeitherJoinedNorSplit() throws {
    let two = try Self.model("output normal(like: x) - normal(like: x)\n  loss mean(x - y)")
    let one = try Self.model("n = normal(like: x)\n  output a: n * x - x * n\n  loss mean(x - y)")
    for (model, isZero) in [(two, false), (one, true)] {
      let optimized = try model.graph.applying(forwardPasses)
      let data = GraphData(for: model.graph, dimensions: Self.dimensions, seed: 5)
      let output = try evaluate(
        optimized, inputs: data.inputs, parameters: data.parameters, dimensions: Self.dimensions)[0]
      #expect(output.values.allSatisfy { ($0 == 0) == isZero })
    }
  }

  /// In a cell, each step draws anew unless it is told otherwise, also of what is the same at all steps.
  @Test func stepsDrawAnew() throws {
    let model = try Self.model(
      """
      r = scan reversed Drawing() over x
        output r
        output each: uniform(like: x)
        output held: uniform(like: x, per: example)
      """,
      cells: """
        cell Drawing {
          input x
          output [uniform(like: x), uniform(like: x, per: example)]
        }
        """)
    let outputs = try Self.evaluation(model).outputs
    let rows = (0..<4).map { Array(outputs[0].tensor.values[$0 * 8..<$0 * 8 + 8]) }
    // Both examples at steps 0 and 1.
    #expect(Set(rows.map { Array($0[..<4]) }).count == 4 && Set(rows.map { Array($0[4...]) }).count == 2)
    #expect(rows[0][4...] == rows[2][4...] && rows[1][4...] == rows[3][4...])
    #expect(Set(outputs[1].tensor.values).count == 20 + 1)
    #expect(outputs[2].tensor.type == TensorType([4], batch: true))
  }

  @Test func seedsAndRunsDiffer() throws {
    let model = try Self.model("output normal(like: x)")
    func values(_ seed: UInt64, _ number: UInt64) throws -> [Double] {
      try Self.evaluation(model, seed: seed, number: number).outputs[0].tensor.values
    }
    let all = [try values(0, 0), try values(1, 0), try values(0, 1), try values(1 << 32, 0), try values(0, 1 << 32)]
    #expect(Set(all).count == 5)
    #expect(try values(1, 0) == all[1])
  }

  // MARK: Gradients

  /// With the noise held, against central differences; reparameterized values have the gradients of their parameters.
  @Test func gradientsAreThoseOfFiniteDifferences() throws {
    let model = try Self.model(
      """
      h = scan Noisy(3) over dropout(x, 0.4)
        z = dense(h, 4) + exp(dense(h, 4)) * normal(like: x)
        loss meanSquaredError(gaussianNoise(z, 0.3), y)
      """,
      cells: """
        cell Noisy(hidden) {
          input x
          state h: [hidden]
          param W: [hidden, hidden + size(x)]
          h' = zoneout(h, tanh(W · [variationalDropout(h, 0.3), x] + 0.5 * normal(like: h)), 0.3)
          output h'
        }
        """)
    let gradients = try #require(try Self.evaluation(model, number: 4, withGradients: true).gradients).parameters
    let data = GraphData(for: model.graph, dimensions: Self.dimensions, seed: 5)
    func loss(_ parameters: [String: Tensor]) throws -> Double {
      let run = RunConditions(isTraining: true, seed: 3, number: 4)
      return try #require(
        try model.evaluate(parameters: parameters, inputs: data.inputs, dimensions: Self.dimensions, run: run).loss)
    }
    for gradient in gradients {
      for (index, derivative) in gradient.tensor.values.enumerated() {
        let difference = try [1e-5, -1e-5].map { step -> Double in
          var moved = data.parameters
          moved[gradient.name]!.values[index] += step
          return try loss(moved)
        }
        #expect(abs((difference[0] - difference[1]) / 2e-5 - derivative) < 1e-8, "\(gradient.name) \(index)")
      }
    }
  }

  // MARK: What there is not

  @Test func noiseHasNoStep() throws {
    let model = try Self.model("z = normal(like: x)\n  output z")
    let program = try compile(model).program
    #expect(program.step == nil && program.obstacleToStep == "'z' is noise")
  }

  @Test func statesOfTrainingHaveNoSegments() throws {
    func obstacle(_ body: String) throws -> String? {
      let cell = "cell Wild(n) {\n  input x\n  state h: [n]\n  h' = dropout(tanh(h + dense(x, n)), 0.5)\n  output h'\n}"
      return try Self.model(body + "\n  loss meanSquaredError(p, y)", cells: cell).obstacleToSegments()
    }
    #expect(try obstacle("p = dense(dropout(scan GRU(3) over x, 0.5), 4)") == nil)
    #expect(try obstacle("p = dense(scan Wild(3) over x, 4)") == "states are other ones in training")
  }
}
