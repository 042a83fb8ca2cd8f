extension LayerRule {
  /// Matrices are [inputs, outputs]. Gates have matrices of their own, or are columns.
  static let flax: [LayerRule] = [
    LayerRule(
      framework: .flax, names: ["LSTMCell", "linen.OptimizedLSTMCell"], kind: .cell,
      tensors: [
        Tensor("i*.kernel", "x", "h"), Tensor("h*.kernel", "h", "h"), Tensor("h*.bias", "h", isOptional: true),
      ], gates: "ifgo",
      parameters: [
        Parameter("W*", .beside(.transposed(.tensor("h*.kernel")), .transposed(.tensor("i*.kernel")))),
        Parameter("b*", .tensor("h*.bias")),
      ], input: [Place("i*.kernel", axis: 0, bias: "h*.bias")]),
    LayerRule(
      framework: .flax, names: ["linen.GRUCell"], kind: .cell,
      tensors: [
        Tensor("i*.kernel", "x", "h"), Tensor("i*.bias", "h", isOptional: true), Tensor("h*.kernel", "h", "h"),
        Tensor("hn.bias", "h", isOptional: true),
      ], gates: "rzn",
      parameters: [
        Parameter("W*", of: "rz", .beside(.transposed(.tensor("h*.kernel")), .transposed(.tensor("i*.kernel")))),
        Parameter("W*", of: "n", .transposed(.tensor("i*.kernel"))),
        Parameter("U*", of: "n", .transposed(.tensor("h*.kernel"))),
        Parameter("b*", .tensor("i*.bias")), Parameter("c*", of: "n", .tensor("h*.bias")),
      ], input: [Place("i*.kernel", axis: 0, bias: "i*.bias")]),
    LayerRule(
      framework: .flax, names: ["linen.SimpleCell"], kind: .cell,
      tensors: [Tensor("i.kernel", "x", "h"), Tensor("i.bias", "h", isOptional: true), Tensor("h.kernel", "h", "h")],
      parameters: [
        Parameter("W", .beside(.transposed(.tensor("h.kernel")), .transposed(.tensor("i.kernel")))),
        Parameter("b", .tensor("i.bias")),
      ], input: [Place("i.kernel", axis: 0, bias: "i.bias")]),
    LayerRule(
      framework: .flax, names: ["nnx.OptimizedLSTMCell"], kind: .cell,
      tensors: [
        Tensor("dense_i.kernel", "x", "4h"), Tensor("dense_h.kernel", "h", "4h"),
        Tensor("dense_h.bias", "4h", isOptional: true),
      ], gates: "ifgo",
      parameters: [Parameter("W*", beside), Parameter("b*", columns("dense_h.bias"))],
      input: [Place("dense_i.kernel", axis: 0, bias: "dense_h.bias")]),
    LayerRule(
      framework: .flax, names: ["nnx.GRUCell"], kind: .cell,
      tensors: [
        Tensor("dense_i.kernel", "x", "3h"), Tensor("dense_i.bias", "3h", isOptional: true),
        Tensor("dense_h.kernel", "h", "3h"),
      ], gates: "rzn",
      parameters: [
        Parameter("W*", of: "rz", beside), Parameter("W*", of: "n", .transposed(columns("dense_i.kernel"))),
        Parameter("U*", of: "n", .transposed(columns("dense_h.kernel"))), Parameter("b*", columns("dense_i.bias")),
        Parameter("c*", of: "n", .zero),
      ], input: [Place("dense_i.kernel", axis: 0, bias: "dense_i.bias")]),
    LayerRule(
      framework: .flax, names: ["nnx.SimpleCell"], kind: .cell,
      tensors: [
        Tensor("dense_i.kernel", "x", "h"), Tensor("dense_i.bias", "h", isOptional: true),
        Tensor("dense_h.kernel", "h", "h"),
      ],
      parameters: [
        Parameter("W", .beside(.transposed(.tensor("dense_h.kernel")), .transposed(.tensor("dense_i.kernel")))),
        Parameter("b", .tensor("dense_i.bias")),
      ], input: [Place("dense_i.kernel", axis: 0, bias: "dense_i.bias")]),
    LayerRule(
      framework: .flax, names: ["Embed"], tensors: [Tensor("embedding", "v", "n")],
      parameters: [Parameter("E", .tensor("embedding"))], output: [Place("embedding", axis: 1, bias: nil)]),
    dense(.flax, ["linen.Dense", "nnx.Linear"]),
    convolution(.flax, ["Conv"]),
    LayerRule(
      framework: .flax, names: ["LayerNorm"], tensors: [Tensor("scale", "n"), Tensor("bias", "n", isOptional: true)],
      parameters: [Parameter("gain", .tensor("scale")), Parameter("bias", .tensor("bias"))],
      note: "epsilon is the .rnn file's matter: 1e-6 in Flax, 1e-5 here, if none is given"),
    LayerRule(
      framework: .flax, names: ["RMSNorm"], tensors: [Tensor("scale", "n")],
      parameters: [Parameter("gain", .tensor("scale"))],
      note: "epsilon is the .rnn file's matter: 1e-6 there and here, if none is given"),
    LayerRule(
      framework: .flax, names: ["BatchNorm"], kind: .batchNormalization(epsilon: 1e-5),
      tensors: [
        Tensor("mean", "n"), Tensor("var", "n"), Tensor("scale", "n", isOptional: true),
        Tensor("bias", "n", isOptional: true),
      ], parameters: []),
  ]

  private static func columns(_ name: String) -> Formula { .gate(.tensor(name), isLast: true) }
  private static let beside = Formula.beside(
    .transposed(columns("dense_h.kernel")), .transposed(columns("dense_i.kernel")))
}
