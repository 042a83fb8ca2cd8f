import Codegen
import Foundation
import Testing

@testable import GraphIR

/// Models of which one axis is taken step by step, after what is computed before.
@Suite struct StepGraphTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "CodegenTests", "Golden")

  private func model(_ name: String, in file: String) throws -> Model {
    let bytes = Array(try Data(contentsOf: Self.golden.appending(component: file)))
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: file, bytes: bytes), diagnostics: diagnostics)
    return try #require(lower([unit], into: diagnostics).first { $0.name == name })
  }

  /// An encoder and its decoder, with and without attention; and a model without an encoder.
  @Test(arguments: [
    ("Aligner", "Alignment.rnn", "given"), ("Translator", "Translator.rnn", "given"), ("CharLM", "CharLM.rnn", "text"),
  ])
  func stepsGiveWhatTheWholeGives(name: String, file: String, axisName: String) throws {
    let model = try model(name, in: file)
    let axis = TimeAxis(axisName)
    let (before, step) = try stepGraphs(of: model, along: axis)
    try before.verify()
    try step.verify()
    #expect(!step.nodes.contains { $0.type.times.contains(axis) })
    let axes = Set(model.inputs.compactMap(\.type.time))
    let dimensions = Dimensions(
      batch: 3, steps: Dictionary(uniqueKeysWithValues: axes.map { ($0, 4) }),
      lengths: Dictionary(uniqueKeysWithValues: axes.map { ($0, [4, 1, 3]) }))
    let data = GraphData(for: model.graph, dimensions: dimensions, seed: 9)

    var whole = model.graph
    whole.outputs = whole.outputs.of(.output)
    let expected = try evaluate(
      whole.withoutDeadCode(), inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
    let givenValues = try evaluate(
      before, inputs: data.inputs, parameters: data.parameters, dimensions: dimensions)
    var inputs = data.inputs.filter { !$0.value.type.times.contains(axis) }
    for (output, value) in zip(before.outputs, givenValues) { inputs[output.name] = value }
    for t in 0..<4 {
      for (name, tensor) in data.inputs where tensor.type.times.contains(axis) {
        let type = tensor.type.without(axis)
        let count = dimensions.count(of: type)
        inputs[name] = Tensor(type, Array(tensor.values[t * count..<(t + 1) * count]))
      }
      let results = try evaluate(step, inputs: inputs, parameters: data.parameters, dimensions: dimensions)
      for (output, value) in zip(step.outputs, results) {
        guard output.role == .output else {
          inputs[output.name] = value
          continue
        }
        let index = try #require(whole.outputs.firstIndex { $0.name == output.name })
        let width = value.type.count
        for (example, length) in dimensions.lengths[axis]!.enumerated() where t < length {
          for feature in 0..<width {
            let wanted = expected[index].values[(t * 3 + example) * width + feature]
            #expect(abs(value.values[example * width + feature] - wanted) < 1e-12)
          }
        }
      }
    }
  }

  @Test func bothCanBePlanned() throws {
    let model = try model("Aligner", in: "Alignment.rnn")
    let dimensions = Dimensions(batch: 3, steps: [TimeAxis("source"): 4], lengths: [TimeAxis("source"): [4, 0, 2]])
    for time in [FunctionDescription.Time.beforeSteps(TimeAxis("given")), .stepsAlong(TimeAxis("given"))] {
      let description = FunctionDescription(
        kind: .inference, results: [.output, .state], time: time, isQuick: true)
      let function = try optimize(description, of: model)
      try checkPlan(try function.optimized.applying(planningPasses), kind: .inference, dimensions: dimensions)
    }
  }

  /// The projection of the memory is not part of a step.
  @Test func keysAreGiven() throws {
    let (before, step) = try stepGraphs(of: try model("Aligner", in: "Alignment.rnn"), along: TimeAxis("given"))
    func productsOverSource(_ graph: Graph) -> Int {
      graph.nodes.filter {
        $0.operation == .product && $0.type == TensorType([6], batch: true, time: TimeAxis("source"))
      }
      .count
    }
    #expect(productsOverSource(before) == 1)
    #expect(productsOverSource(step) == 0)
  }

  @Test func whatNeedsLaterStepsHasNone() throws {
    let covering = try model("Covering", in: "Alignment.rnn")
    let error = #expect(throws: NoStep.self) { try stepGraphs(of: covering, along: TimeAxis("marks")) }
    #expect(error?.reason == "the scan of 'CoveringDecoder' runs from the last step to the first")
    let aligner = try model("Aligner", in: "Alignment.rnn")
    let other = #expect(throws: NoStep.self) { try stepGraphs(of: aligner, along: TimeAxis("source")) }
    #expect(other?.reason == "no output runs along 'source'")
  }

  /// Its groups are complete at every second step only.
  @Test func anOutputAlongADerivedAxisHasNone() throws {
    let model = try lowered(
      """
      model Pooled {
        input x: sequence of [3]
        output y: dense(x, 2)
        output pooled: max(x, every: 2)
      }
      """)
    let error = #expect(throws: NoStep.self) { try stepGraphs(of: model, along: TimeAxis("x")) }
    #expect(error?.reason == "the output 'pooled' runs along 'x/2', which follows from 'x'")
  }
}
