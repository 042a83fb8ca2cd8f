import ONNX

extension GraphImporter {
  /// The result of a product with weights, or nil.
  func product(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    switch node.operation {
    case "MatMul": return try matrixProduct(node)
    case "Gemm": return try affine(node)
    case "Conv": return try convolution(node)
    case "BatchNormalization": return try batchNormalization(node)
    case "LayerNormalization": return try layerNormalization(node)
    case "InstanceNormalization", "GroupNormalization": return try normalizationOfChannels(node)
    default: return nil
    }
  }

  /// A convolution without a bias, and the bias behind it.
  func biased(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    guard node.operation == "Add", node.inputs.count == 2 else { return nil }
    for (x, b) in [(0, 1), (1, 0)] {
      guard case .computed(let result) = try value(node, x), case .constant(let bias) = try value(node, b),
        uses[node.inputs[x]] == 1, case .call(let block, let labeled) = result.term.form,
        ["conv2d", "causalConv", "conv1d", "dense"].contains(block), result.axes.count > 1,
        let channels = result.axes[1].size,
        bias.shape.enumerated().allSatisfy({
          $1 == ($0 + result.axes.count - bias.shape.count == 1 ? channels : 1)
        }), bias.values.count == channels,
        let place = result.term.parameters.firstIndex(where: { $0.name == "b" || $0.name == "dense.b" }),
        result.term.parameters[place].values.allSatisfy({ $0 == 0 })
      else { continue }
      var parameters = result.term.parameters
      parameters[place].values = bias.values
      let term = Term.block(
        block, result.term.operands[0], labeled, result.term.shape, name: result.term.preferredName, parameters)
      term.comment = result.term.comment
      return .computed(Computed(term, result.axes))
    }
    return nil
  }

  /// `x · W + b`: a product without a bias, and the bias behind it.
  func dense(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    guard node.operation == "Add", node.inputs.count == 2 else { return nil }
    for (x, b) in [(0, 1), (1, 0)] {
      guard case .computed(let product) = try value(node, x), case .constant(let bias) = try value(node, b),
        uses[node.inputs[x]] == 1, case .call("project", let labeled) = product.term.form,
        bias.shape.filter({ $0 != 1 }) == product.features || bias.shape == product.features
      else { continue }
      var parameters = product.term.parameters
      parameters.append(ImportedParameter(name: "b", shape: product.features, values: bias.values))
      let term = Term.block(
        "dense", product.term.operands[0], labeled, product.features, name: product.term.preferredName, parameters)
      term.comment = product.term.comment
      return .computed(Computed(term, product.axes))
    }
    return nil
  }

  private func affineTerm(_ x: Term, _ weights: Constant, _ bias: [Double]?, biasName: String = "", _ node: ONNXNode)
    -> Term
  {
    let width = weights.shape[0]
    let x = x.shape.isEmpty ? Term(.join, [x], [1]) : x
    // In a cell, as its equations are written.
    if body != nil {
      let product = Term.infix("·", parameterTerm(weights, shape: weights.shape, node), x, [width])
      guard let bias else { return product }
      let constant = Constant(shape: [width], values: bias, name: biasName)
      return .infix("+", product, parameterTerm(constant, shape: [width], node), [width])
    }
    var parameters = [ImportedParameter(name: "W", shape: weights.shape, values: weights.values)]
    if let bias { parameters.append(ImportedParameter(name: "b", shape: [width], values: bias)) }
    return .block(
      bias == nil ? "project" : "dense", x, [("", "\(width)")], [width], name: node.suggestedName, parameters)
  }

  private func matrixProduct(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    switch (try value(node, 0), try value(node, 1)) {
    case (.computed(let x), .constant(let weights)):
      guard weights.shape.count == 2, let last = x.axes.last,
        (last.size ?? (last == .unit ? 1 : nil)) == weights.shape[0]
      else { throw Unsupported("it multiplies \(x.axes) by a constant \(weights.shape)") }
      let axes = Array(x.axes.dropLast()) + [.size(weights.shape[1])]
      if x.features.count <= 1 {
        return .computed(Computed(affineTerm(x.shaped, weights.transposed([1, 0]), nil, node), axes))
      }
      guard x.features.count == 2 else { throw Unsupported("it multiplies \(x.features) by a matrix") }
      let matrix = parameterTerm(weights, shape: weights.shape, node)
      return .computed(Computed(.infix("·", x.shaped, matrix, axes.features), axes))
    case (.constant(let weights), .computed(let x))
    where x.axes.count == 1 && x.features.count == 1 && weights.shape.count == 2:
      guard weights.shape[1] == x.features[0] else {
        throw Unsupported("it multiplies \(weights.shape) by \(x.features)")
      }
      return .computed(Computed(affineTerm(x.shaped, weights, nil, node), [.size(weights.shape[0])]))
    case (.constant(let weights), .computed(let x)):
      guard weights.shape.count == 2, x.features.count == 2, x.axes.suffix(2).features == x.features,
        weights.shape[1] == x.features[0]
      else { throw Unsupported("it multiplies a constant \(weights.shape) by \(x.axes)") }
      let matrix = parameterTerm(weights, shape: weights.shape, node)
      let axes = Array(x.axes.dropLast(2)) + [.size(weights.shape[0]), .size(x.features[1])]
      return .computed(Computed(.infix("·", matrix, x.shaped, axes.features), axes))
    case (.computed(let a), .computed(let b)):
      guard let product = Self.product(a, b) else { throw Unsupported("it multiplies \(a.axes) by \(b.axes)") }
      return .computed(product)
    default: throw Unsupported("its operands are not what a product needs")
    }
  }

  /// Of matrices, columns and rows that are computed.
  private static func product(_ a: Computed, _ b: Computed) -> Computed? {
    guard a.axes.count >= 2, b.axes.count >= 2, a.axes.dropLast(2) == b.axes.dropLast(2),
      a.axes.dropLast(2).features.isEmpty
    else { return nil }
    let (first, second) = (Array(a.axes.suffix(2)), Array(b.axes.suffix(2)))
    if let product = productAlongSteps(a, b, first, second) { return product }
    guard !(first + second).contains(where: \.isOuter), first[1].size ?? 1 == second[0].size ?? 1 else { return nil }
    let axes = Array(a.axes.dropLast()) + [second[1]]
    switch (a.features.count, b.features.count) {
    case (2, 2),
      (2, 1) where second[1] == .unit, (1, 2) where first[0] == .unit,
      (1, 1) where first[0] == .unit && second[1] == .unit:
      return Computed(.infix("·", a.shaped, b.shaped, axes.features), axes)
    case (1, 1) where first[1] == .unit && second[0] == .unit:
      return Computed(.call("outer", a.shaped, b.shaped, shape: axes.features), axes)
    default: return nil
    }
  }

  /// Products of a vector with each step of a sequence, and sums of the steps, each times its weight.
  private static func productAlongSteps(_ a: Computed, _ b: Computed, _ first: [Axis], _ second: [Axis]) -> Computed? {
    let axes = Array(a.axes.dropLast()) + [second[1]]
    switch (first[0], first[1], second[0], second[1]) {
    case (.unit, .size(let n), .size(let m), .time), (.time, .size(let n), .size(let m), .unit):
      return n == m ? Computed(.infix("·", a.shaped, b.shaped, []), axes) : nil
    case (.unit, .time(let x), .time(let y), .size), (.unit, .time(let x), .time(let y), .unit):
      guard x == y else { return nil }
      let steps = Term.infix("*", a.shaped, b.shaped, b.features)
      return Computed(Term(.over("sum"), [steps], steps.shape), axes)
    case (.size, .time(let x), .time(let y), .unit):
      guard x == y else { return nil }
      let steps = Term.infix("*", a.shaped, b.shaped, a.features)
      return Computed(Term(.over("sum"), [steps], steps.shape), axes)
    default: return nil
    }
  }

  /// α · A · B + β · C
  private func affine(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    var weights = try constant(node, 1)
    guard weights.shape.count == 2, node.int("transA") == 0, x.axes.count == 2 else {
      throw Unsupported("its operands are not a batch of vectors and a matrix")
    }
    if node.int("transB") == 0 { weights = weights.transposed([1, 0]) }
    guard x.features.reduce(1, *) == weights.shape[1], x.features.count <= 1 else {
      throw Unsupported("it multiplies \(x.features) by \(weights.shape)")
    }
    let (alpha, beta) = (node.float("alpha", 1), node.float("beta", 1))
    weights.values = weights.values.map { $0 * alpha }
    var bias: [Double]?
    if has(node, 2) {
      let constant = try constant(node, 2)
      if let number = constant.uniform {
        bias = [Double](repeating: number * beta, count: weights.shape[0])
      } else {
        guard constant.values.count == weights.shape[0] else { throw Unsupported("its bias is \(constant.shape)") }
        bias = constant.values.map { $0 * beta }
      }
    }
    let axes = [x.axes[0], .size(weights.shape[0])]
    return .computed(
      Computed(affineTerm(x.shaped, weights, bias, biasName: node.inputs.count > 2 ? node.inputs[2] : "", node), axes))
  }

  private func batchNormalization(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    guard node.int("spatial", 1) == 1, node.int("training_mode") == 0 else {
      throw Unsupported("it normalizes with the numbers of the batch, or each place by itself")
    }
    let numbers = try (1...4).map { index throws(Unsupported) in try constant(node, index) }
    let count = numbers[0].values.count
    guard x.axes.count > 1, numbers.allSatisfy({ $0.shape == [count] }), (x.axes[1].size ?? 1) == count else {
      throw Unsupported("its numbers do not go with its channels")
    }
    let epsilon = node.float("epsilon", 1e-5)
    guard count > 0 else { throw Unsupported("it has no channels") }
    let shape = [count] + [Int](repeating: 1, count: x.axes.count - 2)
    var (factor, offset) = (numbers[0].reshaped(shape), numbers[1].reshaped(shape))
    for index in 0..<count {
      factor.values[index] /= (numbers[3].values[index] + epsilon).squareRoot()
      offset.values[index] -= numbers[2].values[index] * factor.values[index]
    }
    let scaled = try combined(.computed(x), .constant(factor), node) { .infix("*", $0, $1, $2) }
    guard case .computed(let product) = scaled else { return scaled }
    return try combined(.computed(product), .constant(offset), node) { .infix("+", $0, $1, $2) }
  }

  private func layerNormalization(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let axis = try place(node.int("axis", -1), of: x.axes.count)
    guard axis == x.axes.count - 1, let size = x.axes[axis].size, x.features.count == 1 else {
      throw Unsupported("it normalizes something else than the last axis")
    }
    let gain = try constant(node, 1).values
    let bias = try has(node, 2) ? constant(node, 2).values : [Double](repeating: 0, count: size)
    guard gain.count == size, bias.count == size else { throw Unsupported("its numbers do not go with its axis") }
    let epsilon = TermPrinter.number(node.float("epsilon", 1e-5))
    let term = Term.block(
      "layerNorm", x.shaped, epsilon == "1e-05" ? [] : [("epsilon", epsilon)], [size], name: node.suggestedName,
      [
        ImportedParameter(name: "gain", shape: [size], values: gain),
        ImportedParameter(name: "bias", shape: [size], values: bias),
      ])
    return .computed(Computed(term, x.axes))
  }
}
