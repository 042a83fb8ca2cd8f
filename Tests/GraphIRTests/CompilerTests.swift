import Codegen
import Foundation
import Testing

@testable import GraphIR

/// The whole walk: every model in the fixtures, every function, planned and run naively, against the interpreter on the
/// graph as it was lowered.
@Suite struct CompilerTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Models")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return files.filter { $0.hasSuffix(".rnn") }.sorted()
  }()

  static func models(_ name: String) throws -> [Model] {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(
      fixtures.appending(path: name).path, reading: SourceLoader.readFromDisk, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics)")
    return models
  }

  @Test(arguments: names)
  func everyFunction(name: String) throws {
    for model in try Self.models(name) {
      let compilation = try compile(model)
      for (batch, steps, seed) in [(3, 4, UInt64(1)), (1, 1, 2)] {
        let dimensions = Self.dimensions(of: model, batch: batch, steps: steps)
        for function in compilation.functions {
          try checkPlan(
            try function.optimized.applying(planningPasses), kind: function.kind,
            states: function.kind == .step ? model.states : [], dimensions: dimensions, seed: seed)
          try checkSame(function.source, function.optimized, dimensions: dimensions, seed: seed)
        }
      }
    }
  }

  /// Others than those of a generated type: states alone, and gradients of some parameters.
  @Test(arguments: names)
  func otherFunctions(name: String) throws {
    for model in try Self.models(name) {
      let dimensions = Self.dimensions(of: model, batch: 3, steps: 4)
      var descriptions: [FunctionDescription] = []
      if !model.states.isEmpty {
        descriptions.append(FunctionDescription(kind: .inference, results: [.state], isQuick: true))
      }
      if model.hasLoss, let last = model.parameters.last {
        descriptions.append(
          FunctionDescription(
            kind: .training, results: [.output, .loss],
            differentiation: FunctionDescription.Differentiation(parameters: [last.name], states: []),
            isQuick: false))
      }
      for description in descriptions {
        let function = try optimize(description, of: model)
        let roles = Set(function.optimized.outputs.map(\.role))
        #expect(roles.isSubset(of: description.results.union([.gradient])))
        #expect(function.optimized.outputs.filter { $0.role == .gradient }.count == (roles.contains(.loss) ? 1 : 0))
        try checkPlan(
          try function.optimized.applying(planningPasses), kind: description.kind, dimensions: dimensions, seed: 5)
        try checkSame(function.source, function.optimized, dimensions: dimensions, seed: 5)
      }
    }
  }

  /// Ragged lengths, with an example that has none.
  static func dimensions(of model: Model, batch: Int, steps: Int) -> Dimensions {
    var dimensions = Dimensions(batch: batch)
    for (index, axis) in Set(model.inputs.compactMap(\.type.time)).sorted(by: { $0.name < $1.name }).enumerated() {
      dimensions.steps[axis] = steps + index
      dimensions.lengths[axis] = (0..<batch).map { max(steps + index - 2 * $0, batch > 1 ? 0 : 1) }
    }
    return dimensions
  }

  private func checkSame(_ source: Graph, _ optimized: Graph, dimensions: Dimensions, seed: UInt64) throws {
    let data = GraphData(for: source, dimensions: dimensions, seed: seed)
    let expected = try evaluate(source, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
    let actual = try evaluate(optimized, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
    for (index, output) in source.outputs.enumerated() {
      let position = try #require(optimized.outputs.firstIndex { $0.label == output.label })
      let isClose = zip(actual[position].values, expected[index].values).enumerated().allSatisfy { element, pair in
        !isValid(element, of: expected[index].type, in: dimensions)
          || abs(pair.0 - pair.1) <= 1e-9 * max(1, abs(pair.1))
      }
      #expect(
        isClose, "\(output.label) of \(source.name) changed: \(actual[position].values), was \(expected[index].values)")
    }
  }

  /// What stands at padding is unspecified.
  private func isValid(_ element: Int, of type: TensorType, in dimensions: Dimensions) -> Bool {
    guard let time = type.time, let lengths = dimensions.lengths[time] else { return true }
    let row = element / type.count
    return row / dimensions.batch < lengths[row % dimensions.batch]
  }
}
