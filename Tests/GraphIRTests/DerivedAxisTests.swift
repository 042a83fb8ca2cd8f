import Testing

@testable import GraphIR

/// Sequences whose steps follow from those of another one (docs/decisions/0031-derived-time-axes.md).
@Suite struct DerivedAxisTests {
  static let x = TimeAxis("x")
  static let dimensions = Dimensions(batch: 2, steps: [x: 5], lengths: [x: [5, 3]])

  /// The outputs of a model with an input of one number at each step, and a mask: of both examples side by side.
  private func outputs(_ body: String) throws -> [String: [Double]] {
    let model = try lowered(
      """
      model M {
        input x: sequence of []
        input valid: sequence of [] along x
        output mask: valid
        \(body)
      }
      """)
    let type = TensorType(batch: true, time: Self.x)
    // Time before batch; the second example ends after three steps.
    let inputs = [
      "x": Tensor(type, [1, 10, 2, 20, 3, 30, 4, .nan, 5, .nan]),
      "valid": Tensor(type, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1]),
    ]
    let evaluation = try model.evaluate(parameters: [:], inputs: inputs, dimensions: Self.dimensions)
    return Dictionary(uniqueKeysWithValues: evaluation.outputs.map { ($0.name, $0.tensor.values) })
  }

  @Test func groupsHoldTheirSteps() throws {
    let outputs = try outputs(
      """
      g = grouped(x, by: 2)
      output g
      output back: ungrouped(g)
      output total: sum(g, over: g)
      output last: g.last
      output twice: sum(grouped(sum(g), by: 2))
      """)
    #expect(outputs["g"] == [1, 2, 10, 20, 3, 4, 30, 0, 5, 0, 0, 0])
    #expect(outputs["back"] == [1, 10, 2, 20, 3, 30, 4, 0, 5, 0])
    #expect(outputs["total"] == [9, 6, 40, 20])
    #expect(outputs["last"] == [5, 0, 30, 0])
    #expect(outputs["twice"] == [10, 60, 5, 0])
  }

  /// Neither padding nor what is behind the last step counts.
  @Test func reductionsOfGroups() throws {
    let outputs = try outputs(
      """
      output total: sum(x, every: 3)
      output mean: mean(x, every: 3)
      output greatest: max(-x, every: 3)
      output least: min(x, every: 3)
      output length: norm(x, every: 3)
      output vector: max([-x, x], every: 2)
      output matrix: sum(reshape([x, 2 * x], [1, 2]), every: 4)
      """)
    #expect(outputs["total"] == [6, 60, 9, 0])
    #expect(outputs["mean"] == [2, 20, 4.5, 0])
    #expect(outputs["greatest"] == [-1, -10, -4, 0])
    #expect(outputs["least"] == [1, 10, 4, 0])
    #expect(outputs["length"]?.map { ($0 * $0).rounded() } == [14, 1400, 41, 0])
    #expect(outputs["vector"] == [-1, 2, -10, 20, -3, 4, -30, 30, -5, 5, 0, 0])
    #expect(outputs["matrix"] == [10, 20, 60, 120, 5, 10, 0, 0])
  }

  @Test func keptSteps() throws {
    let outputs = try outputs(
      """
      k = kept(x, where: valid)
      output k
      output last: k.last
      output mean: mean(k, over: k)
      output groups: grouped(k, by: 2)
      """)
    #expect(outputs["k"] == [1, 20, 3, 30, 5, 0, 0, 0, 0, 0])
    #expect(outputs["last"] == [5, 30])
    #expect(outputs["mean"] == [3, 25])
    #expect(outputs["groups"] == [1, 3, 20, 30, 5, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func positions() throws {
    #expect(try outputs("output p: x + position(x)")["p"] == [1, 10, 3, 21, 5, 32, 7, 0, 9, 0])
  }

  /// Of a cell's input it is the place in the sequence, in either direction, and nothing that is carried on.
  @Test func positionsInCells() throws {
    let text = """
      cell Numbered() {
        input x
        context memory: sequence
        output x + position(x) + 100 * sum(memory * (position(memory) == position(x)), over: memory)
      }
      model M {
        input x: sequence of []
        output ahead: scan Numbered over x with (memory: x)
        output back: scan reversed Numbered over x with (memory: x)
      }
      """
    let model = try lowered(text)
    #expect(model.states.isEmpty)
    let inputs = ["x": Tensor(TensorType(batch: true, time: Self.x), [1, 10, 2, 20, 3, 30, 4, .nan, 5, .nan])]
    let evaluation = try model.evaluate(parameters: [:], inputs: inputs, dimensions: Self.dimensions)
    for output in evaluation.outputs {
      #expect(output.tensor.values == [101, 1010, 203, 2021, 305, 3032, 407, 0, 509, 0], "\(output.name)")
    }
    let causal = "model M { input x: sequence of [2]; output scan CausalSelfAttention(1) over x with (memory: x) }"
    #expect(try lowered(causal).states.isEmpty)
  }

  /// A sequence that looks at itself is one that looks at another one with the same steps.
  @Test func memoryOfTheSameSteps() throws {
    func model(_ memory: String, _ input: String) throws -> Model {
      try lowered(
        """
        model M {
          input x: sequence of [4]
          \(input)
          target y: sequence of [4] along x
          h = scan CausalSelfAttention(2) over x with (memory: \(memory))
          output h
          loss meanSquaredError(h, y)
        }
        """)
    }
    let alone = try model("x", "")
    let other = TimeAxis("other")
    let both = try model("other", "input other: sequence of [4]")
    var generator = SeededGenerator(seed: 5)
    func tensor(_ type: TensorType) -> Tensor {
      Tensor(type, (0..<Self.dimensions.count(of: type)).map { _ in Double.random(in: -1...1, using: &generator) })
    }
    let parameters = Dictionary(uniqueKeysWithValues: alone.parameters.map { ($0.name, tensor(TensorType($0.shape))) })
    var inputs = Dictionary(uniqueKeysWithValues: alone.inputs.map { ($0.name, tensor($0.type)) })
    let first = try alone.evaluate(
      parameters: parameters, inputs: inputs, dimensions: Self.dimensions, withGradients: true)
    inputs["other"] = Tensor(TensorType([4], batch: true, time: other), inputs["x"]!.values)
    var dimensions = Self.dimensions
    (dimensions.steps[other], dimensions.lengths[other]) = (5, [5, 3])
    let second = try both.evaluate(parameters: parameters, inputs: inputs, dimensions: dimensions, withGradients: true)
    #expect(difference([first.outputs[0].tensor], [second.outputs[0].tensor]) < 1e-14)
    let (own, apart) = (try #require(first.gradients), try #require(second.gradients))
    #expect(difference(own.parameters.map(\.tensor), apart.parameters.map(\.tensor)) < 1e-13)
    let sum = zip(apart.inputs[0].tensor.values, apart.inputs[1].tensor.values).map { $0 + $1 }
    #expect(difference([own.inputs[0].tensor], [Tensor(own.inputs[0].tensor.type, sum)]) < 1e-13)
  }

  /// What is kept gives the same as an example that never had the other steps.
  @Test func keptStepsAreAllThereIs() throws {
    let model = try lowered(
      """
      model M {
        input x: sequence of [2]
        input valid: sequence of [] along x
        target labels: sequence of token(3) along x
        logits = dense(scan bidirectional GRU(3) over kept(x, where: valid), 3)
        output logits
        loss crossEntropy(logits, kept(labels, where: valid))
      }
      """)
    var generator = SeededGenerator(seed: 6)
    var parameters: [String: Tensor] = [:]
    for parameter in model.parameters {
      let type = TensorType(parameter.shape)
      parameters[parameter.name] = Tensor(type, (0..<type.count).map { _ in .random(in: -1...1, using: &generator) })
    }
    let rows = (0..<4).map { _ in (0..<2).map { _ in Double.random(in: -1...1, using: &generator) } }
    func evaluate(_ steps: [(row: Int, valid: Double, label: Double)]) throws -> ModelEvaluation {
      let inputs = [
        "x": Tensor(TensorType([2], batch: true, time: Self.x), steps.flatMap { rows[$0.row] }),
        "valid": Tensor(TensorType(batch: true, time: Self.x), steps.map(\.valid)),
        "labels": Tensor(
          TensorType(element: .token(classes: 3), batch: true, time: Self.x), steps.map(\.label)),
      ]
      let dimensions = Dimensions(batch: 1, steps: [Self.x: steps.count])
      return try model.evaluate(parameters: parameters, inputs: inputs, dimensions: dimensions, withGradients: true)
    }
    let with = try evaluate([(3, 0, 1), (0, 1, 2), (3, 0, 0), (1, 2, 0), (2, -1, 1), (3, 0, 2)])
    let without = try evaluate([(0, 1, 2), (1, 1, 0), (2, 1, 1)])
    #expect(with.loss == without.loss)
    #expect(with.gradients?.parameters == without.gradients?.parameters)
    #expect(Array(try #require(with.outputs.first).tensor.values.prefix(9)) == without.outputs[0].tensor.values)
  }

  @Test func axesHaveNames() {
    let axis = Self.x.derived(.kept(by: "valid")).derived(.every(4)).derived(.copy)
    #expect(axis.name == "x[valid]/4'")
    #expect(axis.identifier == "xWhereValidBy4Again")
    #expect(axis.lineage.map(\.name) == ["x[valid]/4'", "x[valid]/4", "x[valid]", "x"])
    #expect(axis.replacing(Self.x, by: TimeAxis("y")).name == "y[valid]/4'")
    #expect(axis.replacing(Self.x.derived(.kept(by: "valid")), by: TimeAxis("y")).name == "y/4'")
    let type = TensorType([2], batch: true, times: [axis, Self.x])
    #expect("\(type)" == "f32[2] batch time(x, x kept valid every 4 copy)")
  }

  @Test func whatIsNoMask() throws {
    func refused(_ body: String, because message: String) {
      let diagnostics = Diagnostics()
      let text = "model M {\n\(body)\n}"
      let sources = SourceLoader.load("M.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
      _ = lower(sources.units, into: diagnostics)
      #expect(diagnostics.sorted.contains { $0.message.contains(message) }, "\(diagnostics.sorted)")
    }
    let inputs = "input x: sequence of [3]\ntarget y: sequence of [] along x\n"
    refused(inputs + "output kept(x, where: x[0])", because: "'where' takes an input of the model")
    refused(inputs + "loss sum(kept(x, where: y))", because: "'where' takes an input of the model")
    refused(inputs + "output grouped(x, by: 0)", because: "a whole number from 1 to 1000000, not 0")
    refused(inputs + "output grouped(x.last, by: 2)", because: "not a sequence")
    refused(inputs + "output ungrouped(x)", because: "whose steps are no groups of others")
    refused(inputs + "output ungrouped(grouped(x, by: 2)[0])", because: "the first axis of the shape must be 2")
    refused(inputs + "output sum(x, every: 2, over: x)", because: "'every' stands alone")
    refused(inputs + "output position(x.last)", because: "not a sequence")
    refused(inputs + "output x + sum(x, every: 2)", because: "along 'x/2'")
  }
}
