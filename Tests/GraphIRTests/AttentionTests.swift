import Codegen
import Foundation
import Testing

@testable import GraphIR

/// Decoders that look at whole sequences.
@Suite struct AttentionTests {
  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "CodegenTests", "Golden", "Alignment.rnn")

  static func models() throws -> [Model] {
    let bytes = Array(try Data(contentsOf: file))
    let diagnostics = Diagnostics()
    let models = lower(
      [SourceUnit(parsing: SourceFile(path: "Alignment.rnn", bytes: bytes), diagnostics: diagnostics)],
      into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics.all)")
    return models
  }

  /// More steps on one axis than on the other, and other lengths.
  @Test(arguments: [nil, [4, 1, 0]], [nil, [2, 0, 3]]) func gradients(lengths: [Int]?, others: [Int]?) throws {
    for model in try Self.models() {
      let axes = Set(model.inputs.compactMap(\.type.time)).sorted { $0.name < $1.name }
      var dimensions = Dimensions(batch: 3, steps: [axes[0]: 3, axes[1]: 4])
      dimensions.lengths[axes[1]] = lengths
      dimensions.lengths[axes[0]] = others
      let data = GraphData(for: model.graph, dimensions: dimensions, seed: 5)
      let leaves = model.graph.values.map { ValueID($0) }.filter { value in
        switch model.graph[value].operation {
        case .input, .parameter: model.graph.type(of: value).isReal
        default: false
        }
      }
      let loss = try #require(model.graph.outputs.of(.loss).first)
      try checkGradient(
        of: loss.value, in: model.graph, withRespectTo: leaves, inputs: data.inputs, parameters: data.parameters,
        dimensions: dimensions, model.name)
    }
  }

  /// Whoever looks at padding sees it: there the inputs are as large as can be.
  @Test func paddingDoesNotMatter() throws {
    for model in try Self.models() {
      let axes = Set(model.inputs.compactMap(\.type.time))
      let dimensions = Dimensions(
        batch: 3, steps: Dictionary(uniqueKeysWithValues: axes.map { ($0, 4) }),
        lengths: Dictionary(uniqueKeysWithValues: axes.map { ($0, [4, 1, 0]) }))
      let data = GraphData(for: model.graph, dimensions: dimensions, seed: 6)
      let inputs = data.inputs.filter { input in model.inputs.contains { $0.name == input.key } }
      let expected = try model.evaluate(
        parameters: data.parameters, inputs: inputs, dimensions: dimensions, withGradients: true)
      let changed = inputs.mapValues { tensor in
        guard tensor.type.isReal, let axis = tensor.type.time else { return tensor }
        var tensor = tensor
        for index in tensor.values.indices {
          let (row, width) = (index / tensor.type.count, dimensions.batch)
          if row / width >= dimensions.lengths[axis]![row % width] { tensor.values[index] = 1e30 }
        }
        return tensor
      }
      let actual = try model.evaluate(
        parameters: data.parameters, inputs: changed, dimensions: dimensions, withGradients: true)
      #expect(actual.outputs == expected.outputs)
      #expect(actual.loss == expected.loss)
      #expect(actual.gradients?.parameters == expected.gradients?.parameters)
    }
  }

  // MARK: What the compiler makes of it

  private func additive(hidden: Int) throws -> Compilation {
    var model = try #require(try Self.models().first { $0.name == "Aligner" })
    let text = try String(contentsOf: Self.file, encoding: .utf8)
      .replacing("AttentionDecoder(6)", with: "AttentionDecoder(\(hidden))")
      .replacing("dense(encoded.last, 6)", with: "dense(encoded.last, \(hidden))")
    let diagnostics = Diagnostics()
    let unit = SourceUnit(
      parsing: SourceFile(path: "Alignment.rnn", bytes: Array(text.utf8)), diagnostics: diagnostics)
    model = try #require(lower([unit], into: diagnostics).first { $0.name == "Aligner" })
    return try compile(model)
  }

  @Test func keysAreComputedOnce() throws {
    let program = try additive(hidden: 24).program
    for function in [program.inference, program.evaluation, program.training] {
      let function = try #require(function)
      // [24, 10] is Wk: of 24 rows, with the memory's 10 features.
      func isOfKeys(_ instruction: Instruction) -> Bool {
        instruction.kernel == .product && instruction.view(.input)?.count == 10
          && instruction.view(.destination)?.count == 24
      }
      #expect(function.body.filter { isOfKeys($0) && $0.domain.time == .all(TimeAxis("source")) }.count == 1)
      #expect(function.body.allSatisfy { loop in !loop.body.contains(where: isOfKeys) })
    }
  }

  @Test(arguments: [6, 24, 300]) func noVectorsForPairsOfSteps(hidden: Int) throws {
    let program = try additive(hidden: hidden).program
    for function in [program.inference, program.evaluation, program.training] {
      for slot in try #require(function).arena.slots where slot.extent.times.count > 1 {
        #expect(slot.width == 1)
      }
    }
    // Scores of short vectors are computed again, weights of long ones are saved.
    let pairs = try #require(program.training).arena.slots.filter { $0.extent.times.count > 1 }
    #expect(pairs.isEmpty == (hidden < 50))
  }

  @Test func decisionsAreExplained() throws {
    let training = try additive(hidden: 300)
    let explanation = Explanation(training, arenaBytes: [:])
    let notes = try #require(explanation.functions.first { $0.kind == .training }).notes
    func has(_ kind: PassNote.Kind, _ text: String) -> Bool {
      notes.contains { $0.kind == kind && $0.message.contains(text) }
    }
    #expect(has(.hoisted, "runs once over all steps of 'source', before the loop"))
    #expect(has(.recomputed, "of which there is one for each pair of steps of 'given' and 'source'"))
    #expect(has(.saved, "weights, of which there is one for each pair of steps"))
    #expect(has(.kept, "stays in the loop: over the steps of both 'given' and 'source'"))
    let loop = try #require(explanation.functions.first { $0.kind == .training }?.loops.first { $0.name == "decoded" })
    #expect(loop.otherAxis == "source")
    // Of the scores: an addition, tanh, a product with v and its sum for each of 300 features; more for the weights.
    #expect(loop.costPerPair.products == 0)
    #expect((4 * 300..<6 * 300).contains(loop.costPerPair.pointwise))
    #expect(explanation.description.contains("weights [1] for each step of source"))
    let weights = try #require(notes.first { $0.kind == .saved && $0.message.hasPrefix("weights") })
    #expect(weights.numbers.first?.value == 1)
  }

  /// A product of what a step reads with a whole sequence depends on no state, and stays in the loop all the same.
  @Test func productsOfBothAxesStay() throws {
    let text = """
      cell Reader(width) {
        input x
        context memory: sequence
        state h: [width]
        param W: [width, size(x)]
        h' = tanh(h + sum(W · (x * memory), over: memory))
        output h'
      }
      model M {
        input frames: sequence of [3]
        input marks: sequence of [3]
        hidden = scan Reader(4) over marks with (memory: frames)
        output hidden
      }
      """
    let diagnostics = Diagnostics()
    let unit = SourceUnit(parsing: SourceFile(path: "M.rnn", bytes: Array(text.utf8)), diagnostics: diagnostics)
    let compilation = try compile(try #require(lower([unit], into: diagnostics).first))
    let inference = try #require(compilation.program.inference)
    #expect(inference.arena.slots.allSatisfy { $0.extent.times.count < 2 })
    let notes = try #require(Explanation(compilation, arenaBytes: [:]).functions.first).notes
    let note = try #require(notes.first { $0.kind == .kept })
    #expect(note.message.contains("runs in the loop, where it has a row for each step of 'frames' already"))
    #expect(note.numbers.first?.value == 4)
  }
}
