extension LayerRule {
  /// Matrices are [inputs, outputs], and gates are columns.
  static let keras: [LayerRule] = [
    recurrent(
      ["LSTM", "LSTMCell"], gates: "ifgo", bias: ["4h"],
      [Parameter("W*", beside), Parameter("b*", columns(.tensor("bias")))]),
    recurrent(
      ["GRU", "GRUCell"], gates: "zrn", bias: ["2", "3h"],
      [
        Parameter("W*", of: "zr", beside),
        Parameter("W*", of: "n", .transposed(columns(.tensor("kernel")))),
        Parameter("U*", of: "n", .transposed(columns(.tensor("recurrent_kernel")))),
        Parameter("b*", of: "zr", .sum(columns(.row(.tensor("bias"), 0)), columns(.row(.tensor("bias"), 1)))),
        Parameter("b*", of: "n", columns(.row(.tensor("bias"), 0))),
        Parameter("c*", of: "n", columns(.row(.tensor("bias"), 1))),
      ],
      noteWithoutBias: "the file does not say whether 'reset_after' is set: it is in the .rnn file"),
    recurrent(
      ["GRU with reset_after=False"], gates: "zrn", bias: ["3h"],
      [Parameter("W*", beside), Parameter("b*", columns(.tensor("bias")))],
      noteWithoutBias: "the file does not say whether 'reset_after' is set: it is not in the .rnn file"),
    recurrent(
      ["SimpleRNN", "SimpleRNNCell"], gates: "", bias: ["h"],
      [
        Parameter("W", .beside(.transposed(.tensor("recurrent_kernel")), .transposed(.tensor("kernel")))),
        Parameter("b", .tensor("bias")),
      ]),
    LayerRule(
      framework: .keras, names: ["Embedding"], tensors: [Tensor("embeddings", "v", "n")],
      parameters: [Parameter("E", .tensor("embeddings"))], output: [Place("embeddings", axis: 1, bias: nil)]),
    dense(.keras, ["Dense"]),
    convolution(.keras, ["Conv1D"]),
    LayerRule(
      framework: .keras, names: ["LayerNormalization"],
      tensors: [Tensor("gamma", "n"), Tensor("beta", "n", isOptional: true)],
      parameters: [Parameter("gain", .tensor("gamma")), Parameter("bias", .tensor("beta"))],
      note: "epsilon is the .rnn file's matter: 1e-3 in Keras, 1e-5 here, if none is given"),
    LayerRule(
      framework: .keras, names: ["BatchNormalization"], kind: .batchNormalization(epsilon: 1e-3),
      tensors: [
        Tensor("moving_mean", "n"), Tensor("moving_variance", "n"), Tensor("gamma", "n", isOptional: true),
        Tensor("beta", "n", isOptional: true),
      ], parameters: []),
  ]

  /// As Keras and Flax have them alike.
  static func dense(_ framework: Framework, _ names: [String]) -> LayerRule {
    LayerRule(
      framework: framework, names: names, tensors: [Tensor("kernel", "m", "n"), Tensor("bias", "n", isOptional: true)],
      parameters: [Parameter("W", .transposed(.tensor("kernel"))), Parameter("b", .tensor("bias"))],
      input: [Place("kernel", axis: 0, bias: "bias")], output: [Place("kernel", axis: 1, bias: "bias")])
  }

  static func convolution(_ framework: Framework, _ names: [String]) -> LayerRule {
    LayerRule(
      framework: framework, names: names,
      tensors: [Tensor("kernel", "k", "m", "n"), Tensor("bias", "n", isOptional: true)],
      parameters: [
        Parameter("W", .newestFirst(.tensor("kernel"), width: 2, inputs: 1, taps: 0)), Parameter("b", .tensor("bias")),
      ], output: [Place("kernel", axis: 2, bias: "bias")], note: convolutionNote)
  }

  private static func columns(_ whole: Formula) -> Formula { .gate(whole, isLast: true) }
  private static let beside = Formula.beside(
    .transposed(columns(.tensor("recurrent_kernel"))), .transposed(columns(.tensor("kernel"))))

  private static func recurrent(
    _ names: [String], gates: String, bias: [String], _ parameters: [Parameter], noteWithoutBias: String? = nil
  ) -> LayerRule {
    let columns = gates.isEmpty ? "h" : "\(gates.count)h"
    var tensors = [Tensor("kernel", "x", columns), Tensor("recurrent_kernel", "h", columns)]
    tensors.append(Tensor("bias", isOptional: true))
    tensors[2].shape = bias
    return LayerRule(
      framework: .keras, names: names, kind: .cell, tensors: tensors, gates: gates, parameters: parameters,
      input: [Place("kernel", axis: 0, bias: "bias")], noteWithoutBias: noteWithoutBias)
  }
}
