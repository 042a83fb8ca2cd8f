import Codegen
import Testing

@testable import GraphIR

/// What `fit` finds on the graph.
@Suite struct FitTests {
  private func fit(_ statements: String, inputs: String = "input x: sequence of [3]; target t: sequence of [2]") throws
    -> (fit: Fit, model: Model)
  {
    let model = try lowered("model M {\n\(inputs)\n\(statements)\n}")
    return (try #require(model.fits.first), model)
  }

  private func features(of model: Model) throws -> TensorType {
    model.graph.type(of: try #require(model.graph.outputs.of(.features).first).value)
  }

  /// In either order, with and without a bias, in both forms of the product.
  @Test(arguments: [
    ("W: [2, 3], b: [2]", "W · x + b"), ("W: [2, 3], b: [2]", "b + W · x"), ("W: [2, 3]", "W · x"),
    ("W: [3, 2]", "x · W"), ("W: [3, 2], b: [2]", "b + x · W"),
    ("W: [2, 3], b: [2]", "reshape(reshape(W · x, [2, 1]), [2]) + b"),
  ])
  func forms(_ parameters: String, _ value: String) throws {
    let (fit, model) = try fit(
      """
      param \(parameters)
      y = \(value)
      fit y by ridge(3 / 2)
      loss meanSquaredError(y, t)
      """)
    #expect(
      fit
        == Fit(
          name: "y", weights: "W", isTransposed: value.contains("x · W"), bias: value.contains("b") ? "b" : nil,
          featureCount: 3, outputCount: 2, target: "t", penalty: 1.5))
    #expect(try features(of: model) == TensorType([3], batch: true, times: [TimeAxis("x")]))
  }

  /// The target may stand on either side of the difference, along more steps, in another shape; the value may have one
  /// example's features at each step.
  @Test func targets() throws {
    let scalar = try fit(
      "param w: [3], c: [] = 0; y = w · x + c; fit y by ridge(0); loss abs(t - y)",
      inputs: "input x: sequence of [3]; target t: sequence of []")
    #expect(scalar.fit.outputCount == 1 && scalar.fit.bias == "c" && !scalar.fit.isTransposed)
    let spread = try fit(
      "y = dense(x, 2); output y; fit y by ridge(0); loss sum((y - t) * (y - t))",
      inputs: "input x: [3]; input z: sequence of [1]; target t: sequence of [2] along z")
    #expect(try features(of: spread.model) == TensorType([3], batch: true, times: [TimeAxis("z")]))
    let matrix = try fit(
      "y = reshape(dense(x, 4), [2, 2]); fit y by ridge(0); loss sum((flat(t) - flat(y)) * (flat(t) - flat(y)))",
      inputs: "input x: [3]; target t: [2, 2]")
    #expect(matrix.fit.outputCount == 4 && matrix.fit.weights == "y.dense.W")
  }

  /// Dropout in front of a read-out does not hide it, and is not there when it is fitted.
  @Test func trainingIsLeftOut() throws {
    let (_, model) = try fit("y = dense(dropout(tanh(x), 0.5), 2); fit y by ridge(0); loss meanSquaredError(y, t)")
    let compilation = try compile(model)
    #expect(compilation.functions.map(\.kind) == [.evaluation, .training, .features])
    let function = try #require(compilation[.features])
    #expect(function.optimized.outputs.map(\.role) == [.features])
    #expect(
      !function.optimized.nodes.contains { node in
        if case .noise = node.operation { true } else { false }
      })
  }

  /// What the loss alone needs is no part of the features; the read-out is not computed.
  @Test func featuresAreWhatTheyNeed() throws {
    let (_, model) = try fit(
      """
      hidden = scan GRU(4) over x
      y = dense(hidden, 2)
      output y
      fit y by ridge(0)
      loss meanSquaredError(y, t)
      """)
    let function = try #require(try compile(model)[.features])
    let names = function.optimized.nodes.compactMap { node in
      if case .parameter(let name) = node.operation { name } else { nil }
    }
    #expect(!names.contains { $0.hasPrefix("y.") } && names.contains { $0.hasPrefix("hidden.") })
    #expect(function.optimized.outputs.map(\.role) == [.state, .features])
    #expect(function.runsInSegments)
  }

  /// Features of each step that are known behind all steps only.
  @Test func noSegmentsWithoutSteps() throws {
    let (_, model) = try fit(
      """
      y = dense([x, softmax(x, over: x)], 2)
      output x
      fit y by ridge(0)
      loss meanSquaredError(y, t)
      """)
    let compilation = try compile(model)
    #expect(compilation[.inference]?.runsInSegments == true)
    #expect(compilation[.features]?.runsInSegments == false)
  }

  /// Each loss leaves the fits aside; outputs and fits go together.
  @Test func besidesNamedLosses() throws {
    let (_, model) = try fit(
      "input z: sequence of [1] along x; y = dense(x, 2); fit y by ridge(0); loss a: meanSquaredError(y, t); "
        + "loss b: meanSquaredError(dense(z, 2), t)")
    #expect(model.parts.allSatisfy { $0.fits.isEmpty && $0.graph.outputs.of(.features).isEmpty })
    #expect(model.partOfOutputs.fits.count == 1)
    #expect(model.partOfOutputs.inputs.map(\.name) == ["x"])
  }

  @Test func explained() throws {
    let (_, model) = try fit("y = dense(x, 2); fit y by ridge(1e-8); loss meanSquaredError(y, t)")
    let explanation = Explanation(try compile(model))
    #expect(
      explanation.description.contains(
        "\nfeatures\n")
        && explanation.description.contains(
          "\n  y = W · x + b in closed form, W y.W [2, 3] and b y.b: target t, penalty 1e-08\n")
    )
    #expect(explanation.json.contains("\"fits\""))
  }
}
