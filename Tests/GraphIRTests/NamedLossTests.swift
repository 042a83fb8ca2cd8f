import Codegen
import Testing

@testable import GraphIR

/// Several losses in one model.
@Suite struct NamedLossTests {
  static let text = """
    block making(noise) {
      hidden = scan GRU(3) over noise
      output dense(hidden, 2)
    }
    model Pair {
      input  noise: sequence of [2]
      input  real:  sequence of [2]
      target mark:  token(3)
      fixed param frozen: [2]
      param scale: [] = 0.7
      let generator = making(), critic = LSTM(4)
      fake = generator(noise)
      doubts = dense((scan critic over frozen * fake).last, 3)
      truths = (scan critic over real).last
      output fake
      loss judge:   softplus(-scale * sum(truths)) + softplus(sum(doubts)) trains critic, doubts, scale
      loss make:    softplus(-sum(fake)) + sum(doubts * doubts) trains generator
      loss all:     crossEntropy(doubts, mark)
    }
    """

  /// Central differences along each loss's own parameters.
  @Test(arguments: ["judge", "make", "all"]) func gradientsAreDerivatives(name: String) throws {
    let model = try lowered(Self.text)
    let part = try #require(model.part(ofLoss: name))
    let axes = ["noise", "real"].map { TimeAxis($0) }
    let dimensions = Dimensions(
      batch: 3, steps: [axes[0]: 4, axes[1]: 3], lengths: [axes[0]: [4, 1, 2], axes[1]: [2, 3, 1]])
    let data = GraphData(for: model.graph, dimensions: dimensions, seed: 5)
    let found = try part.evaluate(
      parameters: data.parameters, inputs: data.inputs, dimensions: dimensions, withGradients: true)
    let gradients = try #require(found.gradients).parameters
    #expect(Set(gradients.map(\.name)) == part.part?.trained)
    var random = SeededGenerator(seed: 6)
    var direction: [String: [Double]] = [:]
    var derivative = 0.0
    for gradient in gradients {
      let values = gradient.tensor.values.map { _ in Double.random(in: -1...1, using: &random) }
      direction[gradient.name] = values
      derivative += zip(gradient.tensor.values, values).map(*).reduce(0, +)
    }
    func loss(at distance: Double) throws -> Double {
      var parameters = data.parameters
      for (name, values) in direction {
        for (index, value) in values.enumerated() { parameters[name]!.values[index] += distance * value }
      }
      let evaluation = try model.evaluate(parameters: parameters, inputs: data.inputs, dimensions: dimensions)
      return try #require(evaluation.losses.first { $0.name == name }).value
    }
    let difference = try (loss(at: 1e-5) - loss(at: -1e-5)) / 2e-5
    #expect(abs(derivative) > 1e-3)
    #expect(abs(difference - derivative) < 1e-8 * max(1, abs(derivative)))
  }

  @Test func aPartHasWhatItsLossNeeds() throws {
    let model = try lowered(Self.text)
    #expect(model.losses.map(\.name) == ["judge", "make", "all"])
    let judge = try #require(model.part(ofLoss: "judge"))
    #expect(judge.inputs.map(\.name) == ["noise", "real"])
    #expect(judge.states.count == model.states.count)
    let make = try #require(model.part(ofLoss: "make"))
    #expect(make.inputs.map(\.name) == ["noise"])
    #expect(make.lossAxis == TimeAxis("noise"))
    #expect(make.parameters.map(\.name) == model.parameters.map(\.name))
    #expect(make.parameters.filter { !$0.isFixed }.allSatisfy { $0.name.hasPrefix("generator.") })
    #expect(model.part(ofLoss: "all")?.part?.trained.contains("frozen") == false)
    #expect(model.partOfOutputs.inputs.map(\.name) == ["noise"])
    #expect(model.part(ofLoss: "other") == nil)
  }

  /// Nothing of the backward pass belongs to what is not trained: no gradient of a frozen matrix is an outer sum.
  @Test func frozenParametersHaveNoGradients() throws {
    let compilation = try compile(try lowered(Self.text))
    #expect(compilation.functions.map(\.kind) == [.inference, .step])
    for part in compilation.parts {
      let trained = try #require(part.model.part).trained
      let training = try #require(part[.training])
      // Of what has no influence the gradient is zero without being computed.
      let gradients = Set(training.optimized.outputs.filter { $0.role == .gradient }.map(\.name))
      #expect(!gradients.isEmpty && gradients.isSubset(of: trained))
    }
    let make = try #require(compilation.parts[1][.training]).optimized
    let whole = try #require(compilation.parts[2][.training]).optimized
    func weightGradients(_ graph: Graph) -> Int {
      graph.nodes.count {
        if case .outerSum = $0.operation { true } else { false }
      }
    }
    #expect(weightGradients(make) > 0)
    #expect(weightGradients(make) < weightGradients(whole))
  }

  /// Without a target, the losses that do not need it are there all the same.
  @Test func lossesWithoutTheirTargetsAreLeftOut() throws {
    let model = try lowered(Self.text)
    let dimensions = Dimensions(batch: 2, steps: [TimeAxis("noise"): 2, TimeAxis("real"): 2])
    let data = GraphData(for: model.graph, dimensions: dimensions, seed: 5)
    var inputs = data.inputs
    func names() throws -> [String] {
      try model.evaluate(parameters: data.parameters, inputs: inputs, dimensions: dimensions).losses.map(\.name)
    }
    #expect(try names() == ["judge", "make", "all"])
    inputs["mark"] = nil
    #expect(try names() == ["judge", "make"])
    let error = #expect(throws: EvaluationError.self) {
      try model.evaluate(
        parameters: data.parameters, inputs: data.inputs, dimensions: dimensions, withGradients: true)
    }
    #expect(error?.message.contains("several losses") == true)
  }

  @Test func explanationsHaveAllLosses() throws {
    let explanation = Explanation(try compile(try lowered(Self.text)))
    #expect(explanation.losses.map(\.model) == ["Pair.judge", "Pair.make", "Pair.all"])
    let text = explanation.description
    for name in ["Pair: ", "Pair.judge: ", "Pair.make: ", "Pair.all: "] { #expect(("\n" + text).contains("\n" + name)) }
    #expect(explanation.json.contains("\"losses\""))
  }

  /// `trains` may stand on the next line, and another loss behind a comma.
  @Test func lossesOnSeveralLines() throws {
    let model = try lowered(
      """
      model M {
        input x: [3]
        a = dense(x, 2)
        b = dense(x, 2)
        loss first: sum(a * a)
          trains a
        loss second: sum(a * b) trains a, b, third: sum(b)
      }
      """)
    #expect(model.losses.map(\.name) == ["first", "second", "third"])
    #expect(
      model.losses.map(\.trained) == [["a.W", "a.b"], ["a.W", "a.b", "b.W", "b.b"], ["a.W", "a.b", "b.W", "b.b"]])
  }
}
