/// Functions of each element by itself.
extension ModelWriter {
  private enum Elementwise { case unary, binary, choice, clamp, domain }

  mutating func elementwise(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    if hasMemories, let axis, scope.items.contains(where: { $0.axis == axis }), random.chance(0.1) {
      let x = define(sequence(shape, axis, depth: depth))
      return Item(text: "softmax(\(x.text), over: \(x.text))", shape: shape, axis: axis)
    }
    if hasNoise, random.chance(0.35) { return noisy(shape, axis, depth) }
    switch random.pick(weighted: [
      (Elementwise.unary, 5), (.binary, 8), (.choice, 2), (.clamp, 1), (.domain, 1),
    ]) {
    case .unary: return unary(shape, axis, depth)
    case .binary: return binary(shape, axis, depth)
    case .clamp:
      let x = expression(shape, axis, depth: depth)
      return joined("clamp(\(x.text), \(random.pick(["-0.5", "-1", "0"])), 0.8)", shape, [x])
    case .choice:
      let isWide = random.chance(0.5)
      let a = expression(isWide ? shape : [], axis, depth: depth)
      let b = random.chance(0.5) ? Item(text: "0", shape: [], axis: nil) : expression([], axis, depth: 0)
      let (x, y) = (expression(shape, axis, depth: depth), expression(shape, axis, depth: depth - 1))
      let comparison = random.pick([">", "<", ">=", "<="])
      return joined(
        "(when \(a.text) \(comparison) \(b.text) { \(x.text) } else { \(y.text) })", shape, [a, b, x, y])
    case .domain: return outsideDomain(shape, axis, depth)
    }
  }

  /// A function that cannot take what the branch that is not taken gives it, or what stands at padding.
  private mutating func outsideDomain(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    let positive = scope.items.filter {
      $0.text.hasPrefix("p") && $0.shape == shape && ($0.axis == nil || $0.axis == axis)
    }
    if !positive.isEmpty, random.chance(0.6) {
      let x = random.pick(positive)
      switch random.number(0...3) {
      case 0: return joined("log(\(x.text))", shape, [x])
      case 1: return joined("sqrt(\(x.text))", shape, [x])
      case 2: return joined("(1 / \(x.text))", shape, [x])
      default:
        let scale = parameter([], positive: true)
        return joined("log(\(scale.text) * \(x.text))", shape, [x, scale])
      }
    }
    var x = random.pick([leaf(shape, axis), expression(shape, axis, depth: depth - 1)])
    if !x.isRepeatable { x = leaf(shape, axis) }
    let y = leaf(shape, axis)
    let function = random.pick(["sqrt(\(x.text))", "log(\(x.text))", "(1 / \(x.text))"])
    return joined("(when \(x.text) > 0.2 { \(function) } else { \(y.text) })", shape, [x, y])
  }

  private mutating func unary(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    let x = expression(shape, axis, depth: depth)
    let text = x.text
    let forms = [
      "sigmoid(\(text))", "tanh(\(text))", "tanh(\(text))", "relu(\(text))", "softplus(\(text))", "silu(\(text))",
      "gelu(\(text))", "abs(\(text))", "(-\(text))", "exp(clamp(\(text), -2, 1))", "exp(-abs(\(text)))",
      "log(softplus(\(text)) + 0.3)", "log(sigmoid(\(text)))", "sqrt(abs(\(text) * \(text)) + 0.2)",
      "sqrt(abs(\(text)) + 0.5)", "log(1 + exp(tanh(\(text))))", "(1 / (1 + abs(\(text))))",
    ]
    return joined(random.pick(forms), shape, [x])
  }

  private mutating func binary(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    let isMixed = !shape.isEmpty && random.chance(0.25)
    var a = expression(shape, axis, depth: depth)
    var b = expression(isMixed ? [] : shape, axis, depth: depth)
    if random.chance(0.3) { swap(&a, &b) }
    let (x, y) = (a.text, b.text)
    let forms = [
      "(\(x) + \(y))", "(\(x) + \(y))", "(\(x) + \(y))", "(\(x) * \(y))", "(\(x) * \(y))", "(\(x) - \(y))",
      "max(\(x), \(y))", "min(\(x), \(y))", "(\(x) / (1.5 + tanh(\(y))))", "(\(x) * sigmoid(\(y)))",
      "((\(x) > \(y)) * \(x))", "(\(x) / (0.5 + abs(\(y) * \(y))))",
    ]
    return joined(random.pick(forms), shape, [a, b])
  }
}

extension ModelWriter.Item {
  /// Whether the text means the same wherever it stands: each use of a cell or a block has parameters of its own.
  fileprivate var isRepeatable: Bool {
    let functions: Set<Substring> = [
      "", "sigmoid", "tanh", "relu", "softplus", "silu", "gelu", "abs", "exp", "log", "sqrt", "clamp", "max", "min",
      "sum",
      "mean", "softmax", "outer",
    ]
    let called = text.split(separator: "(", omittingEmptySubsequences: false).dropLast().map { part in
      part.suffix(while: { $0.isLetter || $0.isNumber || $0 == "_" })
    }
    return !text.contains("step ") && !text.contains("scan ") && called.allSatisfy { functions.contains($0) }
  }
}

extension Substring {
  fileprivate func suffix(while isIncluded: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, isIncluded(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
