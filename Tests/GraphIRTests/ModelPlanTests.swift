import Foundation
import Testing

@testable import GraphIR

/// The plans of all functions of models, run naively, against the interpreter.
@Suite struct ModelPlanTests {
  static let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "CodegenTests", "Golden")

  static var files: [String] {
    let golden = (try? FileManager.default.contentsOfDirectory(atPath: goldenFolder.path)) ?? []
    let fixtures = Fixture.files(in: "Models", withExtension: "rnn").map { "\(Fixture.folder)/\($0)" }
    return fixtures + golden.filter { $0.hasSuffix(".rnn") }.sorted().map { goldenFolder.appending(component: $0).path }
  }

  @Test(arguments: files) func plans(path: String) throws {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(path, reading: SourceLoader.readFromDisk, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    try #require(!models.isEmpty)
    for model in models {
      let axes = Set(model.inputs.compactMap(\.type.time))
      let dimensions = Dimensions(
        batch: 3, steps: Dictionary(uniqueKeysWithValues: axes.map { ($0, 4) }),
        lengths: Dictionary(uniqueKeysWithValues: axes.map { ($0, [2, 4, 1]) }))
      for function in try compile(model).functions {
        let graph = try function.optimized.applying(planningPasses)
        let states = model.states + (function.kind == .training ? model.states.map(\.cotangent) : [])
        try checkPlan(
          graph, kind: function.kind, states: states,
          dimensions: function.kind == .step ? Dimensions(batch: 1, steps: [:]) : dimensions)
      }
    }
  }
}
