import Foundation
import RNNData
import RNNRuntime
import Testing

@testable import CommandLineTool

/// `rnnc parameters --seed` draws what the generated type draws.
@Suite struct InitialParametersTests {
  private func file(
    of source: URL, model: String, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let path = FileManager.default.temporaryDirectory.appending(component: "rnnc-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: path) }
    var errors = ""
    let code = Tool.run(
      ["parameters", source.path, "--model", model, "--seed", "\(seed)", "-o", path.path],
      Console(output: { _ in }, errors: { errors += $0 }))
    #expect(code == .success, "\(errors)", sourceLocation: sourceLocation)
    return try Data(contentsOf: path)
  }

  private func written(_ parameters: Parameters) throws -> Data {
    let path = FileManager.default.temporaryDirectory.appending(component: "rnnc-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: path) }
    try parameters.write(to: path)
    return try Data(contentsOf: path)
  }

  private func expectSame<Model: CompiledModel>(
    _ type: Model.Type, _ file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let source = Golden.sources.appending(component: file + ".rnn")
    for seed: UInt64 in [0, 7, .max] {
      let drawn = try self.file(of: source, model: "\(type)", seed: seed, sourceLocation: sourceLocation)
      #expect(try drawn == written(Model(seed: seed).parameters), "seed \(seed)", sourceLocation: sourceLocation)
    }
  }

  /// Byte for byte, the files of models that draw by numbers, `glorot`, `normal`, `uniform` and `reservoir`.
  @Test func generatedTypes() throws {
    try expectSame(CharLM.self, "CharLM")
    try expectSame(Translator.self, "Translator")
    try expectSame(Chain.self, "Linear")
    try expectSame(Summary.self, "Linear")
    try expectSame(Echo.self, "Plans")
  }

  /// The other ways to draw, with the layout that generated code would have.
  @Test func everyInitializer() throws {
    let source = FileManager.default.temporaryDirectory.appending(component: "rnnc-\(UUID().uuidString).rnn")
    defer { try? FileManager.default.removeItem(at: source) }
    try Data(
      """
      model All {
        input x: [3]
        param wide: [3, 5] = orthogonal, tall: [20, 3] = orthogonal
        param cube: [2, 3, 4] = normal(0.3)
        param table: [2, 2] = [1, 0.1; -1, 0]
        param vector: [7], matrix: [7, 5]
        param low: [] = uniform(-3, -2)
        param units: [100, 100] = reservoir(0.1, 0.9)
        fixed param third: [2] = 1 / 3
        output wide, tall, cube, table, vector, matrix, low, units, third, x
      }
      """.utf8
    ).write(to: source)
    var offset = 0
    func entry(_ name: String, _ shape: [Int], _ initializer: Initializer) -> ParameterLayout.Entry {
      defer { offset += (shape.reduce(1, *) + 15) / 16 * 16 }
      return .init(name: name, shape: shape, offset: offset, initializer: initializer)
    }
    let entries = [
      entry("wide", [3, 5], .orthogonal), entry("tall", [20, 3], .orthogonal), entry("cube", [2, 3, 4], .normal(0.3)),
      entry("table", [2, 2], .values(bitPatterns: "3f8000003dcccccdbf80000000000000")),
      entry("vector", [7], .glorot), entry("matrix", [7, 5], .glorot), entry("low", [], .uniform(-3, -2)),
      entry("units", [100, 100], .reservoir(density: 0.1, spectralRadius: 0.9)),
      entry("third", [2], .constant(1.0 / 3)),
    ]
    let layout = ParameterLayout(entries: entries, count: offset)
    for seed: UInt64 in [1, 2] {
      let drawn = try file(of: source, model: "All", seed: seed)
      #expect(try drawn == written(Parameters(layout: layout, seed: seed)), "seed \(seed)")
    }
  }
}
