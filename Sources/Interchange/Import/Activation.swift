/// A nonlinearity of ONNX, with its numbers (the operators' defaults: https://onnx.ai/onnx/operators, under RNN).
struct Activation: Hashable {
  var name: String
  var alpha: Double
  var beta: Double

  private static let defaults: [String: (alpha: Double, beta: Double)] = [
    "relu": (0, 0), "tanh": (0, 0), "sigmoid": (0, 0), "softsign": (0, 0), "softplus": (0, 0), "leakyrelu": (0.01, 0),
    "thresholdedrelu": (1, 0), "elu": (1, 0), "hardsigmoid": (0.2, 0.5), "affine": (1, 0), "scaledtanh": (1, 1),
    "selu": (1.67326319217681884765625, 1.05070102214813232421875), "hardswish": (0, 0), "celu": (1, 0),
    "swish": (1, 0),
  ]

  /// In recurrent nodes names are written in any case.
  init(_ name: String, alpha: Double? = nil, beta: Double? = nil) throws(Unsupported) {
    self.name = name.lowercased()
    guard let defaults = Self.defaults[self.name] else { throw Unsupported("the activation '\(name)' is not known") }
    self.alpha = alpha ?? defaults.alpha
    self.beta = beta ?? defaults.beta
  }

  func term(_ x: Term) -> Term {
    let shape = x.shape
    func scaled(_ factor: Double, _ x: Term) -> Term { factor == 1 ? x : .infix("*", .number(factor), x, shape) }
    func moved(_ x: Term, _ offset: Double) -> Term { offset == 0 ? x : .infix("+", x, .number(offset), shape) }
    func exponentialUnit(_ x: Term) -> Term {
      .infix("-", .call("exp", .call("min", x, .number(0), shape: shape), shape: shape), .number(1), shape)
    }
    let positive = Term.call("max", x, .number(0), shape: shape)
    switch name {
    case "softsign":
      return .infix("/", x, .infix("+", .number(1), .call("abs", x, shape: shape), shape), shape)
    case "leakyrelu": return .infix("+", positive, scaled(alpha, .call("min", x, .number(0), shape: shape)), shape)
    case "thresholdedrelu": return Term(.choice, [.infix(">", x, .number(alpha), shape), x, .number(0)], shape)
    case "elu": return .infix("+", positive, scaled(alpha, exponentialUnit(x)), shape)
    case "celu":
      return .infix("+", positive, scaled(alpha, exponentialUnit(.infix("/", x, .number(alpha), shape))), shape)
    case "selu": return scaled(beta, .infix("+", positive, scaled(alpha, exponentialUnit(x)), shape))
    case "hardsigmoid": return .call("clamp", moved(scaled(alpha, x), beta), .number(0), .number(1), shape: shape)
    case "hardswish":
      let gate = Term.call("clamp", moved(scaled(1.0 / 6, x), 0.5), .number(0), .number(1), shape: shape)
      return .infix("*", x, gate, shape)
    case "swish":
      return alpha == 1
        ? .call("silu", x, shape: shape) : .infix("*", x, .call("sigmoid", scaled(alpha, x), shape: shape), shape)
    case "affine": return moved(scaled(alpha, x), beta)
    case "scaledtanh": return scaled(alpha, .call("tanh", scaled(beta, x), shape: shape))
    default: return .call(name, x, shape: shape)
    }
  }
}
