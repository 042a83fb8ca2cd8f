import RNNData
import Testing

@testable import Codegen
@testable import GraphIR
@testable import RNNRuntime

/// Rules that compiler and runtime both have to know, each in its own words.
@Suite struct CommonRulesTests {
  @Test func packedMatrices() {
    for rows in 1...70 {
      for columns in [1, 2, 7, 16, 33] {
        #expect(
          Target.runtime.packedCount(rows: rows, columns: columns)
            == Kernels<rnn_target>.packedCount(rows: rows, columns: columns))
      }
    }
  }

  /// Code finds a slot by its number, which the workspace counts for itself.
  @Test(arguments: ["CharLM", "Perceptron", "Translator", "Alignment", "Stack"]) func orderOfSlots(file: String) throws
  {
    let text = try String(contentsOf: Golden.sources.appending(component: file + ".rnn"), encoding: .utf8)
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(file + ".rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    for model in lower(sources.units, into: diagnostics) {
      let program = try compile(model).program
      for case let function? in [program.inference, program.evaluation, program.training] {
        let memory = FunctionMemory(model: model, function: function)
        let layout = Self.layout(of: memory)
        #expect(layout.slots.count == memory.slots.count)
        for (slot, expected) in zip(layout.slots, memory.slots) {
          #expect(slot.width == expected.width)
          #expect(slot.hasBatch == expected.extent.batch)
          #expect(slot.extraSteps == expected.extent.extraSteps)
          let axes = [slot.axis, slot.innerAxis].filter { $0 >= 0 }.map { memory.axes[$0] }
          #expect(axes == expected.extent.times)
        }
        for (index, input) in memory.inputs.enumerated() {
          #expect(memory.index(of: .input(input.name)) == layout.firstInput + index)
        }
        for (index, axis) in memory.axes.enumerated() {
          #expect(memory.index(of: .mask(axis)) == layout.firstMask + index)
          #expect(memory.index(of: .lengths(axis)) == layout.firstLengths + index)
          #expect(memory.index(of: .ends(axis)) == layout.firstEnds + index)
        }
      }
    }
  }

  /// What generated code says of a function.
  private static func layout(of memory: FunctionMemory) -> FunctionLayout {
    func index(_ axis: TimeAxis?) -> Int { axis.map { memory.index(of: $0) } ?? -1 }
    return FunctionLayout(
      axes: memory.axes.map(\.name),
      inputs: memory.inputs.map {
        .init(name: $0.name, axis: index($0.type.time), hasBatch: $0.type.batch, width: $0.type.count)
      },
      outputs: [], states: [],
      arena: memory.function.arena.slots.map { slot in
        let times = slot.extent.times
        return .init(
          axis: index(times.first), innerAxis: index(times.count > 1 ? times[1] : nil), hasBatch: slot.extent.batch,
          extraSteps: slot.extent.extraSteps, width: slot.width)
      }, sumsCount: 0, preparedIndex: 0)
  }
}
