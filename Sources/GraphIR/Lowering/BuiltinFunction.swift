/// The functions of the language that are no blocks.
enum BuiltinFunction: String, CaseIterable {
  case sigmoid, tanh, relu, exp, log, sqrt, abs, softplus, silu, gelu
  case max, min, clamp
  case softmax, logSoftmax, sum, mean, outer, size
  case crossEntropy, binaryCrossEntropy, meanSquaredError

  /// The names of the arguments.
  var parameters: [String] {
    switch self {
    case .sigmoid, .tanh, .relu, .exp, .log, .sqrt, .abs, .softplus, .silu, .gelu, .softmax, .logSoftmax, .sum, .mean,
      .size:
      ["x"]
    case .max, .min, .outer: ["a", "b"]
    case .clamp: ["x", "low", "high"]
    case .crossEntropy: ["logits", "tokens"]
    case .binaryCrossEntropy: ["logits", "target"]
    case .meanSquaredError: ["prediction", "target"]
    }
  }

  /// Arguments that need not be given, and must be labelled.
  var optionalParameters: [String] {
    switch self {
    case .sum, .mean, .softmax, .logSoftmax: ["over"]
    case .sigmoid, .tanh, .relu, .exp, .log, .sqrt, .abs, .softplus, .silu, .gelu, .max, .min, .clamp, .outer, .size,
      .crossEntropy, .binaryCrossEntropy, .meanSquaredError:
      []
    }
  }

  /// What a model calls an output that is a call of this function and has no name of its own.
  var outputName: String {
    switch self {
    case .softmax, .sigmoid: "probabilities"
    case .logSoftmax: "logProbabilities"
    case .tanh, .relu, .exp, .log, .sqrt, .abs, .softplus, .silu, .gelu, .max, .min, .clamp, .sum, .mean, .outer,
      .size, .crossEntropy, .binaryCrossEntropy, .meanSquaredError:
      rawValue
    }
  }
}

extension Initializer {
  /// The initializers that are written with a name, and the names of their arguments.
  static let signatures: [(name: String, parameters: [String])] = [
    ("glorot", []), ("orthogonal", []), ("uniform", ["low", "high"]), ("normal", ["standardDeviation"]),
  ]

  static let names = signatures.map(\.name)
}
