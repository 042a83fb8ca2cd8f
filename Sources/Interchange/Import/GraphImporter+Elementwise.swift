import ONNX

extension GraphImporter {
  /// The result of an operator that treats each element by itself, or nil.
  func elementwise(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    switch node.operation {
    case "Identity": return try value(node, 0)
    case "Cast", "CastLike": return try cast(node)
    case "Tanh", "Sigmoid", "Relu", "Exp", "Log", "Sqrt", "Abs", "Sin", "Cos", "Softplus":
      return try unary(node) { .call(node.operation.lowercased(), $0, shape: $0.shape) }
    case "Neg": return try unary(node) { Term(.negative, [$0], $0.shape) }
    case "Reciprocal": return try unary(node) { .infix("/", .number(1), $0, $0.shape) }
    case "Erf": return try unary(node) { .call("erf", $0, shape: $0.shape) }
    case "Not":
      if case .filled(let number, let axes) = try value(node, 0) { return .filled(number == 0 ? 1 : 0, axes) }
      return try unary(node) { .infix("==", $0, .number(0), $0.shape) }
    case "Gelu" where node.string("approximate", "none") == "none":
      return try unary(node) { .call("gelu", $0, shape: $0.shape) }
    case "Clip":
      let low = try has(node, 1) ? constant(node, 1).uniform : node.attributes["min"].map { _ in node.float("min", 0) }
      let high = try has(node, 2) ? constant(node, 2).uniform : node.attributes["max"].map { _ in node.float("max", 0) }
      return try unary(node) { x in
        switch (low, high) {
        case (let low?, let high?): return .call("clamp", x, .number(low), .number(high), shape: x.shape)
        case (let low?, nil): return .call("max", x, .number(low), shape: x.shape)
        case (nil, let high?): return .call("min", x, .number(high), shape: x.shape)
        case (nil, nil): return x
        }
      }
    case "Elu", "Selu", "LeakyRelu", "HardSigmoid", "HardSwish", "Softsign", "ThresholdedRelu", "Celu", "Swish":
      let activation = try Activation(
        node.operation, alpha: node.attributes["alpha"].map { _ in node.float("alpha", 0) },
        beta: node.attributes["beta"].map { _ in node.float("beta", 0) })
      return try unary(node) { activation.term($0) }
    case "Add", "Sub", "Mul", "Div":
      if let same = try neutral(node) { return same }
      if let dense = try dense(node) { return dense }
      if let convolved = try biased(node) { return convolved }
      return try binary(node, Self.symbols[node.operation]!)
    case "Max", "Min", "Sum", "Mean": return try variadic(node)
    case "Pow": return try power(node)
    case "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or":
      return try binary(node, Self.symbols[node.operation]!)
    case "Where": return try choice(node)
    case "PRelu": return try leaky(node)
    default: return nil
    }
  }

  private static let symbols = [
    "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "Equal": "==", "Greater": ">", "Less": "<",
    "GreaterOrEqual": ">=", "LessOrEqual": "<=", "And": "and", "Or": "or",
  ]

  private func unary(_ node: ONNXNode, _ apply: (Term) -> Term) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    return .computed(Computed(apply(x.term), x.axes))
  }

  private func cast(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let type = ONNXElementType(rawValue: node.int("to", 1))
    switch type {
    case .float32, .float64, .float16, .bfloat16, .bool: return try value(node, 0)
    // Tokens stay tokens; other numbers would have to be rounded.
    case .int32, .int64:
      if case .computed(let x) = try value(node, 0), case .name = x.term.form { return .computed(x) }
      throw Unsupported("rounding to integers is not in the language")
    default: throw Unsupported("numbers of the type it casts to are not in the language")
    }
  }

  private func binary(_ node: ONNXNode, _ symbol: String) throws(Unsupported) -> ImportedValue {
    let value = try combined(operand(node, 0), operand(node, 1), node) { .infix(symbol, $0, $1, $2) }
    guard case .computed(let result) = value else { return value }
    if let x = result.term.gaussianUnit { return .computed(Computed(.call("gelu", x, shape: x.shape), result.axes)) }
    if let x = result.term.softmaxOverSteps {
      return .computed(Computed(Term(.over("softmax"), [x], x.shape), result.axes))
    }
    return value
  }

  /// The other operand of a sum with 0 or of a product with 1, or nil.
  private func neutral(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    let isSum = node.operation == "Add" || node.operation == "Sub"
    let isSymmetric = node.operation == "Add" || node.operation == "Mul"
    for (index, other) in [(1, 0), (0, 1)] where index == 1 || isSymmetric {
      guard case .computed(let computed) = try value(node, other) else { continue }
      switch try value(node, index) {
      case .constant(let constant) where constant.values == [isSum ? 0 : 1]:
        if constant.shape.count <= computed.axes.count { return .computed(computed) }
      case .filled(isSum ? 0 : 1, let axes) where axes.features.isEmpty && axes.count <= computed.axes.count:
        return .computed(computed)
      default: break
      }
    }
    return nil
  }

  private func variadic(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    var result = try operand(node, 0)
    for index in node.inputs.indices.dropFirst() {
      let value = try combined(result, operand(node, index), node) { a, b, shape in
        switch node.operation {
        case "Max", "Min": .call(node.operation.lowercased(), a, b, shape: shape)
        default: .infix("+", a, b, shape)
        }
      }
      guard case .computed(let next) = value else { break }
      result = .computed(next)
    }
    guard case .computed(let sum) = result else { throw Unsupported("it has no input that changes") }
    guard node.operation == "Mean", node.inputs.count > 1 else { return .computed(sum) }
    let count = Term.number(Double(node.inputs.count))
    return .computed(Computed(.infix("/", sum.term, count, sum.term.shape), sum.axes))
  }

  private func power(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    guard let exponent = try constant(node, 1).uniform else { throw Unsupported("its exponents differ") }
    // By a logarithm only where a negative base has no power in ONNX either.
    guard [1, 2, 3, -1].contains(exponent) || exponent != exponent.rounded() else {
      throw Unsupported("the power \(exponent) is not in the language")
    }
    return try unary(node) { x in
      switch exponent {
      case 1: return x
      case 2: return .infix("*", x, x, x.shape)
      case 3: return .infix("*", .infix("*", x, x, x.shape), x, x.shape)
      case 0.5: return .call("sqrt", x, shape: x.shape)
      case -1: return .infix("/", .number(1), x, x.shape)
      case -0.5: return .infix("/", .number(1), .call("sqrt", x, shape: x.shape), x.shape)
      default:
        let logarithm = Term.call("log", x, shape: x.shape)
        return .call("exp", .infix("*", .number(exponent), logarithm, x.shape), shape: x.shape)
      }
    }
  }

  private func choice(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    if case .filled(let number, _) = try value(node, 0) {
      // Where all or none are chosen, the other branch says at most how many there are.
      let chosen = try value(node, number != 0 ? 1 : 2)
      if case .computed = chosen { return chosen }
      throw Unsupported("it chooses a constant everywhere")
    }
    let branches = try combined(operand(node, 1), operand(node, 2), node) { .infix("?", $0, $1, $2) }
    guard case .computed(let both) = branches else { throw Unsupported("it chooses between constants") }
    return try combined(operand(node, 0), .computed(both), node) { condition, both, shape in
      Term(.choice, [condition] + both.operands, shape)
    }
  }

  private func leaky(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let low = Computed(.call("min", x.term, .number(0), shape: x.term.shape), x.axes)
    let part = try combined(.computed(low), operand(node, 1), node) { .infix("*", $0, $1, $2) }
    let high = Computed(.call("max", x.term, .number(0), shape: x.term.shape), x.axes)
    guard case .computed(let scaled) = part else { throw Unsupported("it has no input that changes") }
    return try combined(.computed(high), .computed(scaled), node) { .infix("+", $0, $1, $2) }
  }
}
