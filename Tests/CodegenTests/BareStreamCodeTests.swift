import Foundation
import GraphIR
import Testing

@testable import Codegen

/// Steps that stand alone, with their constants in a table.
@Suite struct BareStreamCodeTests {
  /// The golden models, compiled once.
  private static let models = Result {
    try GoldenTests.names.map { name in
      let source = try String(contentsOf: GoldenTests.sources.appending(component: name), encoding: .utf8)
      return (name, try programs(of: source, path: "models/\(name)"))
    }
  }

  /// Those that go step by step.
  private static func steps(isNarrow: Bool) throws -> [(program: Program, code: BareStreamCode)] {
    try models.get().flatMap { name, programs in
      programs.compactMap { program in
        BareStreamCode(program, sourceName: name, isNarrow: isNarrow).map { (program, $0) }
      }
    }
  }

  @Test(arguments: [false, true]) func constants(isNarrow: Bool) throws {
    let alignment = isNarrow ? 4 : 16
    for (program, code) in try Self.steps(isNarrow: isNarrow) {
      var end = 0
      for piece in code.pieces {
        let source = piece.source == .parameters ? program.parameterCount : code.step.preparedCount
        #expect(piece.offset >= 0 && piece.offset + piece.count <= source, "\(piece)")
        #expect(piece.place % alignment == 0 && piece.place >= end, "\(piece)")
        end = piece.place + piece.count
      }
      #expect(end <= code.constantCount && code.constantCount - end < alignment)
      // The step knows nothing but the table, and has nothing of another vector's width.
      let body = code.code
      for name in ["prepared", "parameters", isNarrow ? "rnn_target" : "rnn_scalar"] {
        #expect(!body.contains(name), "\(name)")
      }
      #expect(!code.preparation.contains("constants") && !code.preparation.contains("rnn_scalar"))
    }
  }

  @Test(arguments: [false, true]) func memory(isNarrow: Bool) throws {
    for (_, code) in try Self.steps(isNarrow: isNarrow) {
      let step = code.step
      #expect(step.stateCount <= code.initialCount && code.initialCount <= step.count)
      for place in [code.ones, code.length].compactMap({ $0 }) {
        #expect(place >= step.stateCount && place < code.initialCount)
      }
      for (value, offset) in step.inputs {
        #expect(offset >= code.initialCount && offset + max(value.width, 1) <= step.count)
      }
      var end = 0
      for (value, offset) in step.outputs {
        #expect(offset >= end)
        end = offset + value.width
      }
      #expect(end <= step.outputCount)
    }
  }

  @Test func thereAreSteps() throws {
    #expect(try Self.steps(isNarrow: true).count >= 5)
  }

  /// A vector of 16 holds all units of this cell, so that the plan stores the next state over the one that products read; a
  /// narrow one does not.
  @Test func narrowStepsKeepWhatTheyOverwrite() throws {
    let source = "model M {\n  input x: sequence of [3]\n  h = scan GRU(16) over x\n  output dense(h, 2)\n}"
    let program = try programs(of: source)[0]
    let narrow = try #require(BareStreamCode(program, sourceName: "M.rnn", isNarrow: true))
    let wide = try #require(BareStreamCode(program, sourceName: "M.rnn", isNarrow: false))
    #expect(narrow.code.contains("Kernel.copy(") && !wide.code.contains("Kernel.copy("))
    #expect(narrow.step.stateCount == 16 && narrow.ones == nil && narrow.length == nil)
  }

  @Test func modelsWithoutAStep() throws {
    let source = "model M {\n  input x: sequence of [3]\n  h = scan reversed GRU(4) over x\n  output dense(h, 2)\n}"
    #expect(BareStreamCode(try programs(of: source)[0], sourceName: "M.rnn", isNarrow: true) == nil)
  }

  /// Whatever generated code says to `Lanes`, `NarrowLanes` know.
  @Test func narrowLanes() throws {
    let header = GoldenTests.tests.deletingLastPathComponent()
      .appending(components: "Sources", "RNNVector", "include", "RNNNarrow.h")
    let text = try String(contentsOf: header, encoding: .utf8)
    for name in UnaryFunction.allCases.map(\.rawValue) + ["quickTanh", "quickSigmoid"] {
      #expect(text.contains("(\"\(name)(_:)\""), "\(name)")
    }
    for function in BinaryFunction.allCases { #expect(text.contains("RNN_NARROW(\"\(function.rawValue)(_:_:)\")")) }
  }
}
