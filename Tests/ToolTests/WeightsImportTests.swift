import Foundation
import RNNFormats
import Testing

@testable import CommandLineTool

/// Weights that PyTorch, Keras and Flax have saved, by the scripts/fixtures/weights_*.py, and what their models compute.
@Suite struct WeightsImportTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(component: "Weights")
  static let models = fixtures.appending(component: "Models.rnn").path

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func weights(_ name: String) -> String {
    Self.fixtures.appending(component: "\(name).weights.safetensors").path
  }

  private func run(_ name: String, _ model: String, _ arguments: [String] = []) -> Run {
    try? FileManager.default.removeItem(atPath: folder.path("parameters"))
    return Run(
      ["import", weights(name), "--for", Self.models, "--model", model, "-o", folder.path("parameters")] + arguments)
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var model: String
    var arguments: [String] = []
    /// Which layers became which parameters.
    var matches: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "pytorch-tagger", model: "Tagger",
      matches: ["hidden.embed  from words (nn.Embedding)", "hidden        from lstm.l0 (nn.LSTM)"]),
    Case(
      name: "pytorch-stacked", model: "Stacked",
      matches: ["below  from rnn.l0 (nn.LSTM)", "above  from rnn.l1 (nn.LSTM)"]),
    Case(
      name: "pytorch-both", model: "BothWays",
      matches: ["y.0.forward   from rnn.l0 (nn.LSTM)", "y.1.backward  from rnn.l1_reverse (nn.LSTM)"]),
    Case(name: "pytorch-projected", model: "Projected", matches: ["hidden  from rnn.l0 (nn.LSTM with proj_size)"]),
    Case(name: "pytorch-gru", model: "Gated", matches: ["hidden.backward  from rnn.l0_reverse (nn.GRU)"]),
    Case(
      name: "pytorch-unbiased", model: "Unbiased",
      matches: [
        "hidden  from c.l0 (nn.RNN)", "y       from d (nn.Linear)",
        "note: b.l0: has no bias, so that these are zero: resets.br, resets.bz, resets.bn, resets.cn",
      ]),
    Case(
      name: "pytorch-cells", model: "Cells",
      matches: ["first   from a (nn.LSTM)", "second  from b (nn.GRU)", "third   from c (nn.RNN)"]),
    Case(
      name: "pytorch-convolved", model: "Convolved",
      matches: ["convolved.dense  from conv (nn.Conv1d)", "y.rmsNorm        from rms (nn.RMSNorm)"]),
    Case(
      name: "pytorch-normalized", model: "Normalized",
      arguments: ["--fold", "fc,bn1", "--fold", "bn2,lstm,0.01", "--fold", "conv,bn3"],
      matches: [
        "hidden       from lstm.l0 (nn.LSTM, with bn2 folded)", "y.dense      from conv (nn.Conv1d, with bn3 folded)",
        "left out: bn1.num_batches_tracked",
      ]),
    Case(name: "pytorch-attention", model: "Looking", matches: ["from attention (nn.MultiheadAttention)"]),
    Case(
      name: "keras-chain", model: "Chain",
      matches: [
        "table          from symbols (Embedding)", "both.backward  from bidirectional.backward_layer.cell (LSTM)",
        "gated          from gru.cell (GRU)", "hidden         from simple_rnn.cell (SimpleRNN)",
      ]),
    Case(name: "keras-published", model: "Published", matches: ["(GRU with reset_after=False)"]),
    Case(
      name: "keras-wide", model: "Wide", arguments: ["--fold", "norm,last", "--from", "keras"],
      matches: ["y                from last (Dense, with norm folded)"]),
    Case(
      name: "flax-chain", model: "Chain", arguments: ["--map", "both.forward=OptimizedLSTMCell_0"],
      matches: ["both.backward  from LSTMCell_0 (LSTMCell)", "hidden         from SimpleCell_0 (linen.SimpleCell)"]),
    Case(
      name: "flax-wide", model: "WideFlax", arguments: ["--fold", "params/first,BatchNorm_0", "--from", "flax"],
      matches: ["inner.dense           from first (linen.Dense, with BatchNorm_0 folded)"]),
    Case(
      name: "flax-combined", model: "Combined",
      matches: ["first   from first.cell (nnx.OptimizedLSTMCell)", "third   from third.cell (nnx.GRUCell)"]),
  ]

  /// Imported, the models compute in the interpreter what they did.
  @Test(arguments: cases) func computesTheSame(_ example: Case) throws {
    let result = run(example.name, example.model, example.arguments)
    #expect(result.code == .success && result.errors.isEmpty, "\(result.errors)")
    for match in example.matches { #expect(result.output.contains(match), "\(result.output)") }
    let data = Self.fixtures.appending(component: "\(example.name).data.safetensors").path
    let evaluation = Run(
      "run", Self.models, "--model", example.model, "--parameters", folder.path("parameters"), "--inputs", data,
      "--outputs", folder.path("outputs"))
    #expect(evaluation.code == .success, "\(evaluation.errors)")
    let actual = try #require(try TensorFile(contentsOf: folder.path("outputs")).tensors["output.y"])
    let expected = try #require(try TensorFile(contentsOf: data).tensors["output.y"])
    #expect(actual.shape == expected.shape)
    let error = zip(actual.values, expected.values).map { abs($0 - $1) }.max() ?? .infinity
    #expect(error < 1e-13)
  }

  // MARK: What does not fit

  private func expect(
    _ name: String, _ model: String, _ arguments: String..., code: ExitCode = .failure, says: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = run(name, model, arguments)
    #expect(result.code == code && result.output.isEmpty, sourceLocation: sourceLocation)
    if code == .failure { #expect(result.errors.contains("'\(weights(name))'"), sourceLocation: sourceLocation) }
    for line in says { #expect(result.errors.contains(line), "\(result.errors)", sourceLocation: sourceLocation) }
    #expect(folder.contents("parameters") == nil, "something was written", sourceLocation: sourceLocation)
  }

  @Test func allMistakesAreListed() {
    expect(
      "pytorch-tagger", "Chain",
      says: "does not become the parameters of 'Chain':\n",
      "  wrong shape: 'table.E' is [7, 4], and 'words' (nn.Linear or nn.Embedding) would make it [11, 4]\n",
      "  missing: 'gated.Wn' [3, 6]\n", "  missing: 'both.backward.bo' [3]\n", "  missing: 'y.W' [2, 2]\n")
    expect(
      "pytorch-cells", "Stacked", says: "  left over: 'b.weight_ih' [6, 2], of nn.GRU\n",
      "  missing: 'above.Wf' [3, 6]",
      "  wrong shape: 'below.Wf' is [3, 6], and 'a' (nn.LSTM) would make it [2, 5]\n")
    expect(
      "pytorch-tagger", "Tagger", "--from", "keras",
      says: "  left over: 'lstm.weight_hh_l0' [12, 3], which no known layer has\n")
  }

  @Test func openChoicesAreAsked() {
    expect(
      "flax-chain", "Chain",
      says: "open: 'LSTMCell_0' (LSTMCell) could be 'both.forward' or 'both.backward'; "
        + "'--map both.forward=LSTMCell_0' says it")
  }

  @Test func batchNormalizationIsFoldedOrAnError() {
    expect("keras-wide", "Wide", says: "not there: 'norm' (BatchNormalization): no model normalizes batches", "--fold")
    expect(
      "pytorch-normalized", "Normalized", "--fold", "lstm,bn1",
      says:
        "'bn1' (nn.BatchNorm1d) cannot be folded into 'lstm.l0' (nn.LSTM), which is before it: only into a layer that "
        + "is affine in what it gives")
    expect(
      "pytorch-normalized", "Normalized", "--fold", "fc,bn3",
      says: "'bn3' (nn.BatchNorm1d) has 2 features, and 'fc' (nn.Linear or nn.Embedding), before it, 4")
    expect(
      "pytorch-normalized", "Normalized", "--fold", "fc,lstm", code: .usage, says: "is to be a batch normalization")
    expect("pytorch-both", "BothWays", "--fold", "rnn,rnn", code: .usage, says: "is to be a batch normalization")
    expect("pytorch-normalized", "Normalized", "--fold", "fc", code: .usage, says: "'--fold' takes two layers")
    expect("pytorch-normalized", "Normalized", "--fold", "fc,bn1,-1", code: .usage, says: "'--fold' takes two layers")
  }

  @Test func namesAreChecked() {
    expect(
      "pytorch-tagger", "Tagger", "--map", "hiden=lstm", code: .usage,
      says: "'--map': the model has no parameters of 'hiden'; did you mean 'hidden'?")
    expect("pytorch-tagger", "Tagger", "--map", "y=ot", code: .usage, says: "has no layer 'ot'; did you mean 'out'?")
    expect("pytorch-tagger", "Tagger", "--map", "y", code: .usage, says: "'--map' takes PARAMETERS=WEIGHTS")
    expect("pytorch-tagger", "Tagger", "--omit", "ou", code: .usage, says: "has no 'ou'")
    expect("none", "Tagger", says: "there is no such file")
    #expect(Run("import", weights("pytorch-tagger")).errors.contains("'import' needs '--for'"))
    // What belongs to the other form of the command.
    expect("pytorch-tagger", "Tagger", "--set", "a=1", code: .usage, says: "'--set' belongs to ONNX models")
    #expect(Run("import", "a.onnx", "--map", "a=b").errors.contains("'--map' belongs to weights, with '--for'"))
  }

  /// What the user says holds against names and structure.
  @Test func pairsOfTheUser() throws {
    let swapped = run("pytorch-stacked", "Stacked", ["--map", "below=rnn.l1"])
    #expect(swapped.output == "below  from rnn.l1 (nn.LSTM)\nabove  from rnn.l0 (nn.LSTM)\n")
    expect(
      "pytorch-tagger", "Tagger", "--map", "y=words", says: "wrong shape: 'y.W' is [2, 3], and 'words'",
      "missing: 'hidden.embed.E' [11, 4]", "left over: 'out.weight' [2, 3]")
    expect("pytorch-tagger", "Tagger", "--omit", "out", says: "missing: 'y.W' [2, 3]", "missing: 'y.b' [2]")
    let single = run("pytorch-tagger", "Tagger", ["--map", "y.W=out.weight", "--map=y.b=out.bias"])
    #expect(single.output.hasPrefix("y.W           from out.weight, as it is\n"), "\(single.errors)")
    expect(
      "pytorch-tagger", "Tagger", "--map", "y.W=out.bias", says: "wrong shape: 'out.bias' is [2], and 'y.W' [2, 3]")
  }

  // MARK: Precision and names

  private func write(_ tensors: [(String, [Int], [Float])], _ name: String) throws -> String {
    var writer = SafetensorsWriter(path: name)
    for (name, shape, elements) in tensors {
      try elements.withUnsafeBufferPointer { try writer.append(name, shape: shape, $0) }
    }
    try writer.contents.write(to: folder.url.appending(component: name))
    return folder.path(name)
  }

  /// Single precision stays that; of two layers that are alike, words of the names decide, and numbers where there are none.
  @Test func namesDecide() throws {
    let model = try folder.file(
      "Heads.rnn",
      """
      model Heads {
        input x: [2]
        output policyHead: project(x, 2), value: project(x, 2), a: dense(x, 3), b: dense(x, 3)
      }
      """)
    let weights = try write(
      [
        ("head.value.weight", [2, 2], [1, 2, 3, 0.1]), ("head.policy.weight", [2, 2], [5, 6, 7, 8]),
        ("fc10.weight", [3, 2], [1, 1, 1, 1, 1, 1]), ("fc10.bias", [3], [10, 10, 10]),
        ("fc9.weight", [3, 2], [1, 1, 1, 1, 1, 1]), ("fc9.bias", [3], [9, 9, 9]),
        ("optimizer.step", [], [3]),
      ], "weights.safetensors")
    let result = Run("import", weights, "--for", model, "-o", folder.path("parameters"))
    #expect(result.code == .success, "\(result.errors)")
    #expect(result.output.contains("left out: optimizer.step\n"))
    let url = URL(filePath: folder.path("parameters"))
    let file = try SafetensorsFile(contentsOf: url)
    #expect(file.elementType(of: "value.W") == .float32)
    #expect(try file.floats(named: "value.W") == [1, 2, 3, 0.1])
    #expect(try file.floats(named: "policyHead.W") == [5, 6, 7, 8])
    #expect(try file.floats(named: "a.b") == [9, 9, 9] && file.floats(named: "b.b") == [10, 10, 10])
  }

  /// The page about it prints the rules as they are.
  @Test func documentation() throws {
    let page = Self.fixtures.appending(path: "../../../docs/importing-weights.md").standardized
    let text = try String(contentsOf: page, encoding: .utf8)
    for framework in LayerRule.Framework.allCases {
      let table = RuleTable.markdown(of: framework)
      #expect(text.contains("\n\(table)"), "put this there:\n\(table)")
    }
  }
}
