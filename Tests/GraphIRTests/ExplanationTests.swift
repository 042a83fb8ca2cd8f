import Codegen
import GraphIR
import Testing

/// The facts of `rnnc explain` on cells as users write them.
@Suite struct ExplanationTests {
  private static func explanation(_ text: String, arenaBytes: [Function.Kind: Int] = [:]) throws -> Explanation {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load("model.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
    let models = lower(sources.units, into: diagnostics)
    try #require(!diagnostics.hasErrors, "\(diagnostics)")
    return Explanation(try compile(models[0]), arenaBytes: arenaBytes)
  }

  private static func languageModel(cell: String) -> String {
    """
    model CharLM {
      input  text: sequence of token(20)
      target next: sequence of token(20)
      hidden = scan \(cell)(32) over embed(text, 8)
      logits = dense(hidden, 20)
      output softmax(logits)
      loss   crossEntropy(logits, next)
    }
    """
  }

  /// Each reason against a single step.
  @Test(arguments: [
    ("output a.last", "'a' is needed at its last step"),
    ("output x.first", "'x' is needed at its first step"),
    ("output final: a.final.c", "'a.c' is needed after the last step"),
    ("output sum(x, over: x)", "'x' is summed over the steps"),
    ("output scan reversed GRU(3) over x", "the scan of 'GRU' runs from the last step to the first"),
    (
      "output scan Marking() over x with (memory: z) from (marks: z)",
      "the state 'Marking.marks' has a value for each step of another axis"
    ),
    ("target t: sequence of [4]\n  loss meanSquaredError(x, t)", "there is no output"),
  ])
  func reasonsAgainstSteps(statement: String, reason: String) throws {
    let text = """
      model M {
        input x: sequence of [4]
        input y: [4]
        input z: sequence of []
        a = scan LSTM(3) over x
        \(statement)
      }

      cell Marking() {
        input x
        context memory: sequence
        state marks: [] along memory
        marks' = marks + sum(x) * memory
        output mean(marks, over: memory)
      }
      """
    let explanation = try Self.explanation(text)
    #expect(explanation.obstacleToStep == reason)
    #expect(explanation.description.contains("\nno step, since \(reason)\n"))
    #expect(explanation.json.contains(reason))
  }

  /// States that the model computes, and a memory, are encoded before.
  @Test func stepsBehindAnEncoder() throws {
    let explanation = try Self.explanation(
      """
      model M {
        input x: sequence of [4]
        input y: [3]
        hidden = scan GRU(4) over x from (h: tanh(dense(y, 4)))
        output hidden
      }
      """)
    #expect(explanation.obstacleToStep == nil)
    #expect(explanation.functions.map(\.kind) == [.inference, .encoding, .step])
    #expect(explanation.stepAxis == "x")
    #expect(explanation.encoded == ["hidden.h [4]"])
    #expect(explanation.description.contains("once, before the steps along x, which it gives: hidden.h [4]\n"))
    #expect(explanation.description.contains("  along x, behind the encoding\n"))
    #expect(explanation.json.contains("\"stepAxis\": \"x\""))
  }

  @Test func causalModelsHaveAStep() throws {
    let explanation = try Self.explanation(Self.languageModel(cell: "GRU"))
    #expect(explanation.obstacleToStep == nil)
    #expect(explanation.functions.contains { $0.kind == .step })
    #expect(!explanation.description.contains("no step"))
  }

  /// Peepholes with full matrices: the output gate waits for the new cell state.
  private static let handWritten = """
    cell Peeping(units) {
      input x
      state a: [units], s: [units]
      param Vf, Vi, Vg, Vo: [units, units + size(x)]
      param qf, qi, qo: [units] = 0.1
      param kf, ki, kg, ko: [units] = 0
      forget = sigmoid(Vf · [a, x] + qf * s + kf)
      enter  = sigmoid(Vi · [a, x] + qi * s + ki)
      s' = forget * s + enter * tanh(Vg · [a, x] + kg)
      leave = sigmoid(Vo · [a, x] + qo * s' + ko)
      a' = leave * tanh(s')
      output a'
    }

    """

  @Test(arguments: [languageModel(cell: "LSTM"), handWritten + languageModel(cell: "Peeping")])
  func fourGatesAreOneProduct(text: String) throws {
    let explanation = try Self.explanation(text)
    for kind in [Function.Kind.inference, .training] {
      let function = try #require(explanation.functions.first { $0.kind == kind })
      let forward = try #require(function.loops.first)
      #expect(forward.name == "hidden")
      #expect(function.sequenceProducts.filter { $0.loop == "hidden" }.map(\.matrix) == [[128, 8]])
      #expect(forward.products.map(\.matrix) == [[128, 32]])
      #expect(forward.products[0].states.count == 1)
      #expect(
        function.notes.contains {
          $0.kind == .fused && $0.place == "hidden" && $0.message.hasPrefix("4 products")
            && $0.message.hasSuffix("into one [128, 32]")
        })
    }
    let training = try #require(explanation.functions.first { $0.kind == .training })
    #expect(training.loops.map(\.name) == ["hidden", "hidden backward"])
    #expect(training.loops[1].isReversed)
    #expect(training.loops[1].products.map(\.matrix) == [[32, 128]])
    #expect(training.weightGradients.map(\.matrix).sorted { $0[1] < $1[1] }.prefix(1) == [[128, 8]])
    #expect(training.weightGradients.map(\.matrix).contains([128, 32]))

    let description = explanation.description
    #expect(description.contains("hoisted: one product [128, 8]"))
    #expect(description.contains("over all T·B rows, before the loop"))
    #expect(
      description.contains(
        """
          loop hidden backward (\(training.loops[1].cell)) along text, from the last step to the first
            hoisted: one product [32, 20] over all T·B rows, before the loop
            one product in the loop:
              [32, 128], since it depends on
        """))
  }

  /// Two FLOPs for each number of the matrices, and the embedding costs none.
  @Test func countsWork() throws {
    let explanation = try Self.explanation(Self.languageModel(cell: "LSTM"), arenaBytes: [.inference: 4096])
    let matrices = 128 * (8 + 32) + 20 * 32
    #expect(explanation.parameterCount == matrices + 128 + 20 + 20 * 8)
    #expect(explanation.functions[0].costPerStep.products == 2 * matrices)
    #expect(explanation.functions.first { $0.kind == .step }?.costPerExample.products == 2 * matrices)
    // Forward, and each matrix product twice backward.
    #expect(explanation.functions.first { $0.kind == .training }?.costPerStep.products == 6 * matrices)
    #expect(explanation.description.contains("arena: 4096 bytes"))
    #expect(explanation.json.contains("\"arenaBytes\": 4096"))
  }

  /// What one exponential gives back from values that are saved anyway is not saved: tanh(c') of an LSTM. The new gate of
  /// a GRU is saved, since its input would have to be kept instead.
  @Test func savesNoExponentialOfWhatIsSaved() throws {
    for (cell, saved) in [("LSTM", ["f", "g", "i", "o"]), ("GRU", ["n", "r", "z"])] {
      let explanation = try Self.explanation(Self.languageModel(cell: cell))
      let training = try #require(explanation.functions.first { $0.kind == .training })
      let residuals = training.loops[0].residuals.filter { !$0.isState && $0.name.count == 1 }
      #expect(residuals.map(\.name).sorted() == saved)
      #expect(!training.loops[0].residuals.contains { $0.name == "tanh" })
    }
  }

  /// Without a product on the state, no product stays in the loop.
  @Test func minimalGate() throws {
    let explanation = try Self.explanation(
      """
      cell Minimal(units) {
        input x
        state h: [units]
        param Wz, Wh: [units, size(x)], bz, bh: [units] = 0
        z = sigmoid(Wz · x + bz)
        h' = (1 - z) * h + z * (Wh · x + bh)
        output h'
      }
      model M {
        input x: sequence of [3]
        target y: sequence of [5]
        hidden = scan Minimal(5) over x
        output hidden
        loss meanSquaredError(hidden, y)
      }
      """)
    for function in explanation.functions where function.kind != .step {
      #expect(function.loops.allSatisfy { $0.products.isEmpty })
      #expect(function.sequenceProducts.map(\.matrix) == [[10, 3]])
    }
  }

  @Test func isDeterministic() throws {
    let text = Self.handWritten + Self.languageModel(cell: "Peeping")
    #expect(try Self.explanation(text).json == Self.explanation(text).json)
    #expect(try Self.explanation(text).description == Self.explanation(text).description)
  }

  @Test func jsonIsEscaped() throws {
    var explanation = try Self.explanation(Self.languageModel(cell: "LSTM"))
    explanation.model = "a\"b\\c\n\u{1}"
    #expect(explanation.json.hasPrefix("{\n  \"model\": \"a\\\"b\\\\c\\n\\u0001\",\n"))
  }
}
