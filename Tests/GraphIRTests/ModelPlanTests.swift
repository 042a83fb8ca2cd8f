import Codegen
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
      let compilation = try compile(model)
      for compilation in [compilation] + compilation.parts {
        for function in compilation.functions { try check(function, of: compilation, dimensions) }
      }
    }
  }

  private func check(_ function: CompiledFunction, of compilation: Compilation, _ dimensions: Dimensions) throws {
    let graph = try function.optimized.applying(planningPasses)
    if function.description.time == .step {
      return try checkPlan(
        graph, kind: .step, states: compilation.model.partOfOutputs.states, dimensions: Dimensions(batch: 1, steps: [:])
      )
    }
    var model = compilation.model.partOfOutputs
    if let stepped = compilation.program.stepped {
      if function.kind == .encoding { model = stepped.encoding }
      if function.kind == .step { model = stepped.step }
    }
    let states = model.states + (function.kind == .training ? model.states.map(\.cotangent) : [])
    // A step behind an encoder is a function of sequences.
    try checkPlan(
      graph, kind: function.kind == .step ? .inference : function.kind, states: states, dimensions: dimensions)
  }

  /// Values that double in width: were each product taken part by part, there would be 65,536 parts.
  @Test func doubling() throws {
    let doublings = (0..<16).map { "  a\($0 + 1) = [a\($0), a\($0)]\n" }.joined()
    let model = try lowered(
      """
      model Doubling {
        input x: sequence of [1]
        a0 = tanh(x)
      \(doublings)
        output dense(a16, 2)
        loss sum(a16)
      }
      """)
    let program = try compile(model).program
    #expect(try #require(program.step).body.count < 100)
    #expect(try #require(program.training).body.count < 100)
  }

  /// Code grows with the rounds of a `repeat`, and no more.
  @Test func rounds() throws {
    func instructions(_ rounds: Int) throws -> Int {
      let model = try lowered(
        """
        model Deep {
          input x: sequence of [4]
          target y: sequence of [4]
          h = repeat \(rounds) with a = x { tanh(dense(a, 4)) + a }
          output h
          loss meanSquaredError(h, y)
        }
        """)
      let program = try compile(model).program
      return try #require(program.training).body.count
    }
    let (few, more, most) = (try instructions(10), try instructions(20), try instructions(60))
    #expect(most - more == 4 * (more - few))
  }
}
