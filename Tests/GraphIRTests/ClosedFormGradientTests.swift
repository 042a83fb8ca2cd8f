import Testing

@testable import GraphIR

/// Gradients of the interpreter against formulas: where something is undefined beside what counts, and at kinks.
@Suite struct ClosedFormGradientTests {
  private func evaluation(of text: String, _ inputs: [String: [Double]], lengths: [Int] = []) throws -> ModelEvaluation
  {
    let model = try lowered(text)
    let axes = Set(model.inputs.compactMap(\.type.time))
    let batch = lengths.isEmpty ? 1 : lengths.count
    var dimensions = Dimensions(batch: batch)
    for axis in axes {
      dimensions.lengths[axis] = lengths
      dimensions.steps[axis] = lengths.max()!
    }
    let tensors = model.inputs.map { ($0.name, Tensor($0.type, inputs[$0.name]!)) }
    let parameters = model.parameters.map { parameter -> (String, Tensor) in
      guard case .constant(let number) = parameter.initializer else { preconditionFailure(parameter.name) }
      return (parameter.name, Tensor(TensorType(parameter.shape), repeating: number, in: dimensions))
    }
    return try model.evaluate(
      parameters: Dictionary(uniqueKeysWithValues: parameters), inputs: Dictionary(uniqueKeysWithValues: tensors),
      dimensions: dimensions, withGradients: true)
  }

  private func cell(_ equations: String) -> String {
    """
    cell Cell(n) {
      input x
      state s: [n]
      param w: [n] = 1
      \(equations)
    }
    model M {
      input x: sequence of [1]
      h = scan Cell(1) over x
      output h
      loss sum(h)
    }
    """
  }

  /// s after t steps is t log w + …, so that its derivative by w is t / w.
  @Test func logarithmOfNoSteps() throws {
    let text = cell("s' = s + log(w * x)\n  output s'")
    let result = try evaluation(of: text, ["x": [1, 9, 2, 9, 3, 9]], lengths: [3, 0])
    #expect(result.gradients?.parameters[0].tensor.values == [(1 + 2 + 3) / 3])
    #expect(abs(result.loss! - (2 * UnaryFunction.log(2) + UnaryFunction.log(3)) / 3) < 1e-15)
  }

  /// After t steps of 1, √(4.5 - w t): its derivative by w is -t / (2 √(4.5 - t)). Five steps are outside of its domain.
  @Test func rootBehindTheEnd() throws {
    let text = cell("s' = s + w * x\n  r = sqrt(4.5 - s')\n  output r")
    let x = [Double](repeating: 1, count: 8)
    let result = try evaluation(of: text, ["x": x], lengths: [4, 2])
    let slope = { (t: Double) in -t / (2 * (4.5 - t).squareRoot()) }
    let expected = (2 * slope(1) + 2 * slope(2) + slope(3) + slope(4)) / 6
    #expect(abs(result.gradients!.parameters[0].tensor.values[0] - expected) < 1e-15)
  }

  @Test func rootOfABranch() throws {
    let text = "model M {\n  input v: [4]\n  loss sum(when v > 0 { sqrt(v) } else { v })\n}"
    let result = try evaluation(of: text, ["v": [0.25, 0, -1, -4]])
    #expect(result.gradients?.inputs[0].tensor.values == [1, 1, 1, 1])
  }

  /// What the documentation says of kinks: for each expression the gradients of u and v at 0.
  @Test(arguments: [
    ("max(u, 0)", 0, 0), ("max(0, u)", 0, 0), ("min(0, u)", 0, 0), ("relu(u)", 0, 0), ("abs(u)", 0, 0),
    ("clamp(u, 0, 1)", 0, 0), ("clamp(u, -1, 0)", 0, 0), ("max(u, v)", 0.5, 0.5), ("min(u, v)", 0.5, 0.5),
    ("max(u, u) + max(0.5 + v, 0)", 1, 1), ("u * sqrt(v)", 0, 0),
  ])
  func kinks(_ expression: String, u: Double, v: Double) throws {
    let text = "model M {\n  input u: [1], v: [1]\n  loss sum(\(expression) + 0 * v + 0 * u)\n}"
    let result = try evaluation(of: text, ["u": [0], "v": [0]])
    #expect(result.gradients?.inputs.map(\.tensor.values) == [[u], [v]])
  }

  /// A real NaN is not hidden: a step that counts, or the branch that was taken.
  @Test func whatCountsStaysUndefined() throws {
    let result = try evaluation(of: cell("s' = s + sqrt(w * x)\n  output s'"), ["x": [1, 1, -1, 1]], lengths: [2, 1])
    #expect(result.loss!.isNaN && result.gradients!.parameters[0].tensor.values[0].isNaN)
    let branch = "model M {\n  input v: [2]\n  loss sum(when v < 0 { sqrt(v) } else { v })\n}"
    let values = try evaluation(of: branch, ["v": [-1, 2]]).gradients!.inputs[0].tensor.values
    #expect(values[0].isNaN && values[1] == 1)
  }
}
