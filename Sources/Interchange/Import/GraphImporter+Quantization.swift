import ONNX

extension GraphImporter {
  /// The results of a node that quantizes, or that computes with integers that stand for numbers, or nil.
  ///
  /// The numbers are taken for themselves: without rounding, but within the bounds that a known scale gives them.
  func quantization(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue]? {
    switch node.operation {
    case "QuantizeLinear":
      return [try quantized(value(node, 0), scale: value(node, 1), zero: optional(node, 2), node)]
    case "DynamicQuantizeLinear":
      guard let name = node.outputs.dropFirst().first else { throw Unsupported("it gives no scale") }
      rounding.append(node.operation)
      let one = Constant(shape: [], values: [1])
      return [
        .quantized(.numbers(try computed(node, 0), .dynamic(name))), .quantized(.scale(name, one)),
        .quantized(.zero(name)),
      ]
    case "DequantizeLinear":
      let axis = node.int("axis", 1)
      return [try dequantized(value(node, 0), scale: value(node, 1), zero: optional(node, 2), axis: axis, node)]
    case "MatMulInteger", "ConvInteger": return [.quantized(.product(try integerProduct(node)))]
    case "MatMulIntegerToFloat", "DynamicQuantizeMatMul": return [try productWithBias(node)]
    case "DynamicQuantizeLSTM": return try quantizedRecurrence(node)
    case _ where QuantizedOperator(node.operation) != nil: return [try quantizedOperator(node)]
    case _ where !node.inputs.contains(where: isQuantized): return nil
    case "Mul": return [try scaled(node)]
    case "Cast":
      if case .quantized(.product) = try value(node, 0) { return [try value(node, 0)] }
      throw Unsupported("it takes integers that stand for numbers by themselves")
    case "Transpose", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Slice", "Split", "Gather", "Concat", "Identity",
      "MaxPool":
      return try moved(node)
    case "Shape": return nil
    default: throw Unsupported("it takes integers that stand for numbers by themselves")
    }
  }

  private func isQuantized(_ name: String) -> Bool { if case .quantized = values[name] { true } else { false } }

  func optional(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> ImportedValue? {
    has(node, index) ? try value(node, index) : nil
  }

  /// Numbers within the bounds that their integers have.
  func quantized(_ x: ImportedValue, scale: ImportedValue, zero: ImportedValue?, _ node: ONNXNode)
    throws(Unsupported) -> ImportedValue
  {
    guard case .computed(let x) = x else {
      throw Unsupported("it quantizes what does not depend on the model's inputs")
    }
    guard case .constant(let scale) = scale, let factor = scale.uniform, factor > 0, factor.isFinite else {
      throw Unsupported("its scale is not one number")
    }
    var offset = 0.0
    var type = ONNXElementType(rawValue: node.int("output_dtype")) ?? .uint8
    if let zero {
      guard case .constant(let zero) = zero, let number = zero.uniform else {
        throw Unsupported("its zero is not one number")
      }
      offset = number
      type = zero.type ?? type
    }
    guard let bounds = type.bounds else { throw Unsupported("integers of this type are not supported") }
    rounding.append(node.operation)
    let low = Double(Float((bounds.lowerBound - offset) * factor))
    let high = Double(Float((bounds.upperBound - offset) * factor))
    guard low.isFinite, high.isFinite else { throw Unsupported("its scale is out of bounds") }
    let quantization = Quantization.known(scale: factor, zero: offset)
    if case .call("clamp", _) = x.term.form, case .number(low) = x.term.operands[1].form,
      case .number(high) = x.term.operands[2].form
    {
      return .quantized(.numbers(x, quantization))
    }
    let term = Term.call("clamp", x.term, .number(low), .number(high), shape: x.term.shape)
    return .quantized(.numbers(Computed(term, x.axes), quantization))
  }

  /// The numbers that integers stand for.
  func dequantized(
    _ x: ImportedValue, scale: ImportedValue, zero: ImportedValue?, axis: Int, _ node: ONNXNode
  ) throws(Unsupported) -> ImportedValue {
    switch x {
    case .quantized(.numbers(let numbers, let quantization)):
      guard try quantization == self.quantization(scale: scale, zero: zero) else {
        throw Unsupported("it reads integers by another scale than they were written with")
      }
      return .computed(numbers)
    case .constant(let integers):
      guard case .constant(let scale) = scale else { throw Unsupported("its scale is not constant") }
      var operands = [integers, scale]
      if let zero {
        guard case .constant(let zero) = zero else { throw Unsupported("its zero is not constant") }
        operands.append(zero)
      }
      let node = ONNXNode(operation: "DequantizeLinear", attributes: ["axis": .int(Int64(axis))])
      var result = try ConstantFolding(node: node, operands: operands).results()[0]
      result.name = integers.name
      return .constant(result)
    case .computed(let integers):
      guard case .known(let factor, let offset) = try self.quantization(scale: scale, zero: zero) else {
        throw Unsupported("its scale is not constant")
      }
      return .computed(Computed(numbers(of: integers.term, scale: factor, zero: offset), integers.axes))
    case .extents, .filled, .place, .lengths, .list, .quantized:
      throw Unsupported("it takes something else than integers")
    }
  }

  /// Of integers that come from a table or from an input.
  private func numbers(of term: Term, scale: Double, zero: Double) -> Term {
    let key = TableKey(table: ObjectIdentifier(term), scale: scale, zero: zero)
    if let known = dequantizedTables[key] { return known }
    var result: Term
    if case .call("embed", _) = term.form, var table = term.parameters.first {
      table.values = table.values.map { ($0 - zero) * scale }
      result = Term(term.form, term.operands, term.shape, name: term.preferredName)
      result.parameters = [table]
      result.comment = term.comment
    } else {
      result = zero == 0 ? term : .infix("-", term, .number(zero), term.shape)
      result = .infix("*", .number(scale), result, term.shape)
    }
    dequantizedTables[key] = result
    return result
  }

  func quantization(scale: ImportedValue, zero: ImportedValue?) throws(Unsupported) -> Quantization {
    switch (scale, zero) {
    case (.quantized(.scale(let name, let factor)), .quantized(.zero(let other)))
    where name == other && factor.uniform == 1:
      return .dynamic(name)
    case (.constant(let scale), nil):
      if let scale = scale.uniform, scale.isFinite { return .known(scale: scale, zero: 0) }
    case (.constant(let scale), .constant(let zero)):
      if let scale = scale.uniform, let zero = zero.uniform, scale.isFinite, zero.isFinite {
        return .known(scale: scale, zero: zero)
      }
    default: break
    }
    throw Unsupported("its scale and its zero are not one number each")
  }

  /// Integers that change places take along what they stand for.
  private func moved(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    var numbers: [String: ImportedValue] = [:]
    var quantizations: [Quantization] = []
    for name in node.inputs {
      guard case .quantized(let quantized) = values[name] else { continue }
      guard case .numbers(let x, let quantization) = quantized else {
        throw Unsupported("it takes a product of integers without its scale")
      }
      numbers[name] = .computed(x)
      quantizations.append(quantization)
    }
    let isAlike = quantizations.allSatisfy { $0 == quantizations[0] }
    guard isAlike, node.operation != "Concat" || quantizations.count == node.inputs.count else {
      throw Unsupported("it joins integers of different scales")
    }
    return try replaced(node, by: node.operation, node.inputs, numbers).map {
      if case .computed(let x) = $0 { .quantized(.numbers(x, quantizations[0])) } else { $0 }
    }
  }

  /// The results of another operator in place of a node, with some of its operands replaced, too.
  func replaced(
    _ node: ONNXNode, by operation: String, _ inputs: [String], _ operands: [String: ImportedValue]
  ) throws(Unsupported) -> [ImportedValue] {
    let others = operands.keys.map { ($0, values[$0]) }
    values.merge(operands) { $1 }
    defer { for (name, value) in others { values[name] = value } }
    var other = node
    (other.operation, other.domain, other.inputs) = (operation, "", inputs)
    let results = try results(of: other)
    for case .computed(let result) in results where !result.term.parameters.isEmpty {
      result.term.comment = result.term.comment ?? node.name
    }
    return results
  }
}

/// What a table of integers stands for.
struct TableKey: Hashable {
  var table: ObjectIdentifier
  var scale: Double
  var zero: Double
}
