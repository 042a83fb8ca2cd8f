/// Names of a file in the language: each once, and none that means something there.
struct NameTable {
  private var taken: Set<String>

  /// Words, functions and blocks; a name like one of them would hide it.
  private static let reserved: Set<String> = [
    "cell", "block", "model", "import", "let", "input", "target", "state", "param", "output", "loss", "scan", "repeat",
    "when", "else", "for", "over", "context", "fit", "fixed", "in", "step", "on", "from", "with", "along", "sequence",
    "of",
    "token", "reversed", "bidirectional", "trains", "by", "and", "or", "not", "training", "sigmoid", "tanh", "relu",
    "exp",
    "log", "sqrt", "abs", "sin", "cos", "softplus", "silu", "gelu", "max", "min", "clamp", "softmax", "logSoftmax",
    "sum",
    "mean", "logSumExp", "norm", "outer", "transpose", "reshape", "flat", "patches", "windows", "shifted", "grouped",
    "ungrouped", "kept", "position", "oneHot", "detached", "size", "shape", "crossEntropy", "binaryCrossEntropy",
    "meanSquaredError", "normal", "uniform", "require", "dense", "project", "embed", "layerNorm", "conv1d", "conv2d",
    "causalConv", "dropout", "delayed", "lengths", "parameters", "layout", "stream", "steps", "batch", "seed", "class",
    "func", "var", "init", "self", "Self", "struct",
    "return", "true", "false", "nil", "carriesState", "threads",
  ]

  init(taken: [String]) { self.taken = Self.reserved.union(taken).union(RecurrentNode.libraryCells) }

  mutating func unique(_ suggestion: String, or otherwise: String) -> String {
    let identifier = Self.identifier(suggestion)
    let base = identifier.isEmpty || Self.reserved.contains(identifier) ? otherwise : identifier
    var name = base
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = base.last?.isNumber == true ? "\(base)_\(count)" : "\(base)\(count)"
    }
    return name
  }

  /// Letters and digits of ASCII: `onnx::LSTM_12` is nothing that anyone has called so.
  static func identifier(_ text: String) -> String {
    guard !text.contains("::") else { return "" }
    let parts = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    var result = parts.joined(separator: "_")
    if let first = result.first, first.isNumber { result = "x" + result }
    if result.count > 60 { result = String(result.prefix(60)) }
    return result
  }
}
