import ONNX

extension GraphImporter {
  /// A product of integers that stand for numbers with whole numbers that are constant.
  func integerProduct(_ node: ONNXNode) throws(Unsupported) -> IntegerProduct {
    guard case .quantized(.numbers(let x, let quantization)) = try value(node, 0) else {
      throw Unsupported("its first operand is nothing that was quantized")
    }
    switch (quantization, try optional(node, 2)) {
    case (.dynamic(let name), .quantized(.zero(let other))) where name == other: break
    case (.known(_, 0), nil): break
    case (.known(_, let zero), .constant(let given)) where given.uniform == zero: break
    default: throw Unsupported("its zero is another one than that of its first operand")
    }
    var weights = try constant(node, 1)
    if has(node, 3) {
      var zero = try constant(node, 3)
      // One for each channel of a convolution.
      if node.operation == "ConvInteger", zero.values.count > 1 {
        zero = zero.reshaped([zero.values.count] + weights.shape.dropFirst().map { _ in 1 })
      }
      weights = try weights.combined("Sub", zero)
    }
    return IntegerProduct(node: node, x: x, quantization: quantization, weights: weights)
  }

  /// Scales with constants, and products with their scales.
  func scaled(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    guard node.inputs.count == 2 else { throw Unsupported("it has \(node.inputs.count) operands") }
    let (a, b) = (try value(node, 0), try value(node, 1))
    switch (a, b) {
    case (.quantized(.scale(let name, let factor)), .constant(let constant)),
      (.constant(let constant), .quantized(.scale(let name, let factor))):
      return .quantized(.scale(name, try factor.combined("Mul", constant)))
    case (.quantized(.product(let product)), .quantized(.scale(let name, let factor))),
      (.quantized(.scale(let name, let factor)), .quantized(.product(let product))):
      guard product.quantization == .dynamic(name) else { break }
      return try numbers(product, factor)
    case (.quantized(.product(let product)), .constant(let constant)),
      (.constant(let constant), .quantized(.product(let product))):
      guard case .known(let scale, _) = product.quantization else { break }
      return try numbers(product, constant.combined("Div", Constant(shape: [], values: [scale])))
    default: break
    }
    throw Unsupported("it multiplies integers that stand for numbers by something else than their scales")
  }

  /// The product of numbers that one of integers stands for.
  private func numbers(_ product: IntegerProduct, _ factor: Constant) throws(Unsupported) -> ImportedValue {
    let node = product.node
    let isConvolution = node.operation == "ConvInteger"
    var factor = factor
    if factor.values.count == 1 {
      factor.shape = []
    } else if isConvolution {
      factor.shape = [factor.values.count] + product.weights.shape.dropFirst().map { _ in 1 }
    }
    var weights = try product.weights.combined("Mul", factor)
    guard weights.shape == product.weights.shape else { throw Unsupported("its scales do not go with its weights") }
    weights.isInteger = false
    return try replaced(
      node, by: isConvolution ? "Conv" : "MatMul", Array(node.inputs[..<2]),
      [node.inputs[0]: .computed(product.x), node.inputs[1]: .constant(weights)])[0]
  }

  /// Both at once, and a bias.
  func productWithBias(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let isDynamic = node.operation == "DynamicQuantizeMatMul"
    let (scale, zero, bias) = isDynamic ? (2, 3, 4) : (3, 5, 6)
    var x = try value(node, 0)
    if isDynamic {
      rounding.append(node.operation)
    } else {
      x = try dequantized(x, scale: value(node, 2), zero: optional(node, 4), axis: 0, node)
    }
    let weights = try dequantized(
      .constant(constant(node, 1)), scale: value(node, scale), zero: optional(node, zero), axis: 1, node)
    let operands = [node.inputs[0]: x, node.inputs[1]: weights]
    guard has(node, bias) else { return try replaced(node, by: "MatMul", Array(node.inputs[..<2]), operands)[0] }
    if case .computed(let x) = x, x.axes.count == 2, x.features.count == 1 {
      let inputs = Array(node.inputs[..<2]) + [node.inputs[bias]]
      return try replaced(node, by: "Gemm", inputs, operands)[0]
    }
    let product = try replaced(node, by: "MatMul", Array(node.inputs[..<2]), operands)[0]
    guard let name = node.outputs.first else { return product }
    uses[name] = 1
    return try replaced(node, by: "Add", [name, node.inputs[bias]], [name: product])[0]
  }

  /// An LSTM whose weights lie the other way round: [directions, inputs, 4 · hidden].
  func quantizedRecurrence(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    rounding.append(node.operation)
    var weights: [String: ImportedValue] = [:]
    for (index, scale) in [(1, 8), (2, 10)] {
      let integers = try constant(node, index)
      guard integers.shape.count == 3 else { throw Unsupported("its weights are \(integers.shape)") }
      // One for each direction, or one for each row of it.
      func aligned(_ constant: Constant) throws(Unsupported) -> Constant {
        switch constant.shape.count {
        case 1: return constant.reshaped([constant.values.count, 1, 1])
        case 2: return constant.reshaped([constant.shape[0], 1, constant.shape[1]])
        default: throw Unsupported("its scales are \(constant.shape)")
        }
      }
      var numbers = integers
      if has(node, scale + 1) { numbers = try numbers.combined("Sub", aligned(constant(node, scale + 1))) }
      numbers = try numbers.combined("Mul", aligned(constant(node, scale)))
      guard numbers.shape == integers.shape else { throw Unsupported("its scales do not go with its weights") }
      numbers.isInteger = false
      weights[node.inputs[index]] = .constant(numbers.transposed([0, 2, 1]))
    }
    return try replaced(node, by: "LSTM", Array(node.inputs.prefix(8)), weights)
  }

  /// An operator between integers that stand for numbers.
  func quantizedOperator(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let kind = QuantizedOperator(node.operation)!
    var inputs: [String] = []
    var operands: [String: ImportedValue] = [:]
    func take(_ index: Int, axis: Int) throws(Unsupported) {
      let x = try dequantized(
        value(node, index), scale: value(node, index + 1), zero: optional(node, index + 2), axis: axis, node)
      if let other = operands[node.inputs[index]] {
        guard case .computed(let a) = x, case .computed(let b) = other, a.term === b.term else {
          throw Unsupported("it takes the same integers for different numbers")
        }
      }
      operands[node.inputs[index]] = x
      inputs.append(node.inputs[index])
    }
    var result = 0
    if node.operation == "QLinearConcat" {
      result = 0
      for index in stride(from: 2, to: node.inputs.count, by: 3) { try take(index, axis: 0) }
    } else {
      for index in 0..<kind.operands { try take(3 * index, axis: kind.axis(node)) }
      result = 3 * kind.operands
    }
    // The integers of a bias have the product of both scales.
    let bias = node.operation == "QLinearConv" ? 8 : 6
    if kind.mayHaveBias {
      if node.operation == "QGemm" { result = 7 }
      if has(node, bias) {
        let scales = try constant(node, 1).combined("Mul", constant(node, 4))
        let scale = scales.values.count == 1 ? scales.reshaped([]) : scales
        var numbers = try constant(node, bias).combined("Mul", scale)
        numbers.isInteger = false
        inputs.append(node.inputs[bias])
        operands[node.inputs[bias]] = .constant(numbers)
      }
    }
    let x = try replaced(node, by: kind.operation, inputs, operands)[0]
    guard has(node, result) else { return x }
    return try quantized(x, scale: value(node, result), zero: optional(node, result + 1), node)
  }
}

/// Operators on integers that stand for numbers: each operand is followed by its scale and its zero.
struct QuantizedOperator {
  /// That on numbers.
  var operation: String
  var operands = 1
  var mayHaveBias = false

  init?(_ name: String) {
    switch name {
    case "QLinearMatMul": (operation, operands) = ("MatMul", 2)
    case "QLinearConv": (operation, operands, mayHaveBias) = ("Conv", 2, true)
    case "QGemm": (operation, operands, mayHaveBias) = ("Gemm", 2, true)
    case "QLinearAdd": (operation, operands) = ("Add", 2)
    case "QLinearMul": (operation, operands) = ("Mul", 2)
    case "QLinearSigmoid", "QLinearLeakyRelu", "QLinearGlobalAveragePool", "QLinearAveragePool", "QLinearConcat":
      operation = String(name.dropFirst("QLinear".count))
    default: return nil
    }
  }

  /// Which axis of weights has scales of its own.
  func axis(_ node: ONNXNode) -> Int {
    operation == "Conv" || operation == "Gemm" && node.int("transB") == 1 ? 0 : 1
  }
}

extension Constant {
  /// Of both, with the shorter shape repeated.
  fileprivate func combined(_ operation: String, _ other: Constant) throws(Unsupported) -> Constant {
    var number = self
    number.isInteger = false
    return try ConstantFolding(node: ONNXNode(operation: operation), operands: [number, other]).results()[0]
  }
}
