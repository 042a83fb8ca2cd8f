import Testing

@testable import GraphIR

@Suite struct ModelEvaluationTests {
  static let paths = Fixture.files(in: "Models", withExtension: "rnn")

  static func model(_ path: String) throws -> Model {
    let file = SourceFile(path: path, bytes: try SourceLoader.readFromDisk("\(Fixture.folder)/\(path)"))
    let diagnostics = Diagnostics()
    let models = lower([SourceUnit(parsing: file, diagnostics: diagnostics)], into: diagnostics)
    return try #require(models.first, "\(diagnostics.all)")
  }

  static func tensor(_ type: TensorType, _ dimensions: Dimensions, _ random: inout SeededGenerator) -> Tensor {
    var values: [Double] = []
    for _ in 0..<dimensions.count(of: type) {
      if case .token(let classes) = type.element {
        values.append(Double(Int.random(in: 0..<classes, using: &random)))
      } else {
        values.append(Double.random(in: -1...1, using: &random))
      }
    }
    return Tensor(type, values)
  }

  static func parameters(of model: Model) -> [String: Tensor] {
    var random = SeededGenerator(seed: 5)
    var result: [String: Tensor] = [:]
    for parameter in model.parameters {
      result[parameter.name] = tensor(TensorType(parameter.shape), Dimensions(batch: 1), &random)
    }
    return result
  }

  static func dimensions(_ model: Model, batch: Int, steps: Int, lengths: [Int]? = nil) -> Dimensions {
    var dimensions = Dimensions(batch: batch)
    for axis in model.inputs.compactMap(\.type.time) {
      dimensions.steps[axis] = steps
      dimensions.lengths[axis] = lengths
    }
    return dimensions
  }

  static func inputs(of model: Model, _ dimensions: Dimensions) -> [String: Tensor] {
    var random = SeededGenerator(seed: 11)
    var result: [String: Tensor] = [:]
    for input in model.inputs { result[input.name] = tensor(input.type, dimensions, &random) }
    return result
  }

  /// The same examples in another shape: the steps and examples of these ranges, what lies outside is junk.
  static func cut(
    _ tensors: [String: Tensor], from old: Dimensions, to new: Dimensions, firstStep: Int = 0, firstExample: Int = 0
  ) -> [String: Tensor] {
    var random = SeededGenerator(seed: 17)
    return tensors.mapValues { tensor in
      let type = tensor.type
      var result = Self.tensor(type, new, &random)
      let steps = type.time.map { min(new.steps(of: $0), old.steps(of: $0) - firstStep) } ?? 1
      for step in 0..<steps {
        for example in 0..<(type.batch ? new.batch : 1) {
          let (source, target) = (old.strides(of: type), new.strides(of: type))
          let firstStep = type.time == nil ? 0 : firstStep
          for feature in 0..<type.count {
            result.values[step * target.step + example * target.example + feature] =
              tensor.values[
                (step + firstStep) * source.step + (example + firstExample) * source.example + feature]
          }
        }
      }
      return result
    }
  }

  static func expectEqual(
    _ left: [NamedTensor], _ right: [NamedTensor], _ comment: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(left.map(\.name) == right.map(\.name), sourceLocation: sourceLocation)
    for (a, b) in zip(left, right) {
      #expect(
        difference([a.tensor], [b.tensor]) < 1e-12, "\(comment) \(a.name)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: paths) func paddingChangesNothing(path: String) throws {
    let model = try Self.model(path)
    let short = Self.dimensions(model, batch: 3, steps: 4, lengths: [4, 1, 2])
    let long = Self.dimensions(model, batch: 3, steps: 6, lengths: [4, 1, 2])
    let inputs = Self.inputs(of: model, short)
    let parameters = Self.parameters(of: model)
    let expected = try model.evaluate(parameters: parameters, inputs: inputs, dimensions: short, withGradients: true)
    let padded = try model.evaluate(
      parameters: parameters, inputs: Self.cut(inputs, from: short, to: long), dimensions: long, withGradients: true)

    #expect(abs(try #require(expected.loss) - #require(padded.loss)) < 1e-12)
    Self.expectEqual(padded.finalStates, expected.finalStates, "final")
    let (gradients, paddedGradients) = (try #require(expected.gradients), try #require(padded.gradients))
    #expect(gradients.parameters.count == model.parameters.count)
    Self.expectEqual(paddedGradients.parameters, gradients.parameters, "gradient")
    Self.expectEqual(paddedGradients.states, gradients.states, "gradient of state")
    func shortened(_ tensors: [NamedTensor]) -> [NamedTensor] {
      tensors.map {
        NamedTensor($0.name, Self.cut([$0.name: $0.tensor], from: long, to: short)[$0.name]!)
      }
    }
    Self.expectEqual(shortened(padded.outputs), expected.outputs, "output")
    Self.expectEqual(shortened(paddedGradients.inputs), gradients.inputs, "gradient of input")
    // No gradient reaches padding.
    for gradient in paddedGradients.inputs {
      #expect(gradient.tensor == gradient.tensor.clearingPadding(in: long), "\(gradient.name)")
    }
  }

  @Test(arguments: paths) func examplesAreIndependent(path: String) throws {
    let model = try Self.model(path)
    let lengths = [4, 1, 2]
    let together = Self.dimensions(model, batch: 3, steps: 4, lengths: lengths)
    let inputs = Self.inputs(of: model, together)
    let parameters = Self.parameters(of: model)
    let expected = try model.evaluate(parameters: parameters, inputs: inputs, dimensions: together)
    for (example, length) in lengths.enumerated() {
      let alone = Self.dimensions(model, batch: 1, steps: length)
      func cut(_ tensors: [NamedTensor]) -> [NamedTensor] {
        tensors.map {
          let cut = Self.cut([$0.name: $0.tensor], from: together, to: alone, firstExample: example)
          return NamedTensor($0.name, cut[$0.name]!)
        }
      }
      let result = try model.evaluate(
        parameters: parameters, inputs: Self.cut(inputs, from: together, to: alone, firstExample: example),
        dimensions: alone)
      Self.expectEqual(result.outputs, cut(expected.outputs), "example \(example)")
      Self.expectEqual(result.finalStates, cut(expected.finalStates), "example \(example)")
    }
  }

  @Test(arguments: ["CharLM", "ElmanRegression", "TwoLayerLSTM", "MinGRU", "LinearAttention", "StepInside"])
  func carriedStatesContinue(name: String) throws {
    let model = try Self.model("Models/\(name).rnn")
    #expect(!model.states.isEmpty)
    let whole = Self.dimensions(model, batch: 2, steps: 5)
    let inputs = Self.inputs(of: model, whole)
    let parameters = Self.parameters(of: model)
    let expected = try model.evaluate(parameters: parameters, inputs: inputs, dimensions: whole)
    var states: [String: Tensor] = [:]
    for (start, count) in [(0, 2), (2, 3)] {
      let chunk = Self.dimensions(model, batch: 2, steps: count)
      func cut(_ tensors: [String: Tensor]) -> [String: Tensor] {
        Self.cut(tensors, from: whole, to: chunk, firstStep: start)
      }
      let result = try model.evaluate(
        parameters: parameters, inputs: cut(inputs), states: states, dimensions: chunk)
      let outputs = expected.outputs.map { NamedTensor($0.name, cut([$0.name: $0.tensor])[$0.name]!) }
      Self.expectEqual(result.outputs, outputs, "steps from \(start)")
      for state in result.finalStates { states[state.name] = state.tensor }
    }
    for state in expected.finalStates {
      #expect(difference([state.tensor], [try #require(states[state.name])]) < 1e-12)
    }
  }

  @Test func withoutTargetsThereIsNoLoss() throws {
    let model = try Self.model("Models/CharLM.rnn")
    let dimensions = Self.dimensions(model, batch: 1, steps: 2)
    var inputs = Self.inputs(of: model, dimensions)
    let parameters = Self.parameters(of: model)
    inputs["next"] = nil
    let evaluation = try model.evaluate(parameters: parameters, inputs: inputs, dimensions: dimensions)
    #expect(evaluation.loss == nil)
    #expect(evaluation.outputs.count == 1)
    #expect(throws: EvaluationError("the target 'next' is missing")) {
      try model.evaluate(parameters: parameters, inputs: inputs, dimensions: dimensions, withGradients: true)
    }
    inputs["text"] = nil
    #expect(throws: EvaluationError.self) {
      try model.evaluate(parameters: parameters, inputs: inputs, dimensions: dimensions)
    }
  }
}
