extension LayerRule {
  /// Matrices are [outputs, inputs], and gates are rows.
  static let pytorch: [LayerRule] = [
    recurrent(
      ["nn.LSTM", "nn.LSTMCell"], gates: "ifgo", hidden: "h",
      [Parameter("W*", beside), Parameter("b*", biases)]),
    recurrent(
      ["nn.LSTM with proj_size"], gates: "ifgo", hidden: "p", more: [Tensor("weight_hr", "p", "h")],
      [Parameter("W*", beside), Parameter("b*", biases), Parameter("Wr", .tensor("weight_hr"))]),
    recurrent(
      ["nn.GRU", "nn.GRUCell"], gates: "rzn", hidden: "h",
      [
        Parameter("W*", of: "rz", beside), Parameter("W*", of: "n", rows("weight_ih")),
        Parameter("U*", of: "n", rows("weight_hh")), Parameter("b*", of: "rz", biases),
        Parameter("b*", of: "n", rows("bias_ih")), Parameter("c*", of: "n", rows("bias_hh")),
      ]),
    recurrent(
      ["nn.RNN", "nn.RNNCell"], gates: "", hidden: "h",
      [
        Parameter("W", .beside(.tensor("weight_hh"), .tensor("weight_ih"))),
        Parameter("b", .sum(.tensor("bias_ih"), .tensor("bias_hh"))),
      ], note: "a nonlinearity of \"relu\" is the .rnn file's matter"),
    LayerRule(
      framework: .pytorch, names: ["nn.MultiheadAttention"], kind: .cell,
      tensors: [
        Tensor("in_proj_weight", "3n", "n"), Tensor("in_proj_bias", "3n", isOptional: true),
        Tensor("out_proj.weight", "n", "n"), Tensor("out_proj.bias", "n", isOptional: true),
      ], gates: "qkv",
      parameters: [
        Parameter("W*", rows("in_proj_weight")), Parameter("b*", rows("in_proj_bias")),
        Parameter("Wo", .tensor("out_proj.weight")), Parameter("bo", .tensor("out_proj.bias")),
      ], note: "the number of heads is the .rnn file's matter"),
    LayerRule(
      framework: .pytorch, names: ["nn.Linear"],
      tensors: [Tensor("weight", "n", "m"), Tensor("bias", "n", isOptional: true)],
      parameters: [Parameter("W", .tensor("weight")), Parameter("b", .tensor("bias"))],
      input: [Place("weight", axis: 1, bias: "bias")], output: [Place("weight", axis: 0, bias: "bias")]),
    LayerRule(
      framework: .pytorch, names: ["nn.Embedding"], tensors: [Tensor("weight", "v", "n")],
      parameters: [Parameter("E", .tensor("weight"))], output: [Place("weight", axis: 1, bias: nil)]),
    LayerRule(
      framework: .pytorch, names: ["nn.Conv1d"],
      tensors: [Tensor("weight", "n", "m", "k"), Tensor("bias", "n", isOptional: true)],
      parameters: [
        Parameter("W", .newestFirst(.tensor("weight"), width: 0, inputs: 1, taps: 2)), Parameter("b", .tensor("bias")),
      ], output: [Place("weight", axis: 0, bias: "bias")], note: convolutionNote),
    LayerRule(
      framework: .pytorch, names: ["nn.LayerNorm"],
      tensors: [Tensor("weight", "n"), Tensor("bias", "n", isOptional: true)],
      parameters: [Parameter("gain", .tensor("weight")), Parameter("bias", .tensor("bias"))],
      note: "epsilon is the .rnn file's matter: 1e-5 there and here, if none is given"),
    LayerRule(
      framework: .pytorch, names: ["nn.RMSNorm"], tensors: [Tensor("weight", "n")],
      parameters: [Parameter("gain", .tensor("weight"))],
      note: "epsilon is the .rnn file's matter: 'rmsNorm' has 1e-6, PyTorch the smallest step of its numbers"),
    LayerRule(
      framework: .pytorch, names: ["nn.BatchNorm1d"], kind: .batchNormalization(epsilon: 1e-5),
      tensors: [
        Tensor("running_mean", "n"), Tensor("running_var", "n"), Tensor("weight", "n", isOptional: true),
        Tensor("bias", "n", isOptional: true),
      ], parameters: []),
  ]

  static let convolutionNote =
    "the .rnn file's convolutions look back: they are the same behind (k - 1) · dilation zeros before the first step"

  private static func rows(_ name: String) -> Formula { .gate(.tensor(name), isLast: false) }
  /// What acts on [h, x].
  private static let beside = Formula.beside(rows("weight_hh"), rows("weight_ih"))
  private static let biases = Formula.sum(rows("bias_ih"), rows("bias_hh"))

  /// - Parameter hidden: the letter of what is fed back.
  private static func recurrent(
    _ names: [String], gates: String, hidden: String, more: [Tensor] = [], _ parameters: [Parameter],
    note: String? = nil
  ) -> LayerRule {
    let rows = gates.isEmpty ? "h" : "\(gates.count)h"
    return LayerRule(
      framework: .pytorch, names: names, kind: .cell,
      tensors: [
        Tensor("weight_ih", rows, "x"), Tensor("weight_hh", rows, hidden),
        Tensor("bias_ih", rows, isOptional: true), Tensor("bias_hh", rows, isOptional: true),
      ] + more,
      gates: gates, parameters: parameters, input: [Place("weight_ih", axis: 1, bias: "bias_ih")], note: note)
  }
}
