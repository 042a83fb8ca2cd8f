import GraphIR
import ONNX

extension GraphEmitter {
  /// Writes the nodes of one value, whose operands have names already.
  func emit(_ value: ValueID) throws {
    let node = graph[value]
    let wanted = wantedName(value)
    if case .rearrange(let rearrangement) = node.operation,
      rearrangement.shape.reduce(1, *) > ConstantValues.greatestCount
    {
      throw Unsupported("moves more than \(ConstantValues.greatestCount) features")
    }
    switch node.operation {
    // The file's inputs are there from the beginning.
    case .input: break
    // Those of the parameters are constants, and those of a body have names.
    case .parameter(let name): throw Unsupported("the parameter '\(name)' has no value")
    case .argument: break
    case .constant(let number): names[value] = file.number(number)
    case .table(let table): names[value] = file.constant(table.values, table.shape, name: wanted ?? prefix + "table")
    case .mask(let axis): names[value] = mask(axis)
    case .ends: names[value] = append("Expand", [file.number(1), shape([.batch], [])], as: wanted)
    case .count(let axis): names[value] = count(axis)
    case .index(let axis): names[value] = index(axis, node.type)
    case .unary(let function): names[value] = append(function.onnx, [name(of: node.operands[0])], as: wanted)
    case .binary(let function): names[value] = binary(function, value)
    case .select: names[value] = select(value)
    case .inTraining: throw Unsupported("differs in training")
    case .broadcast: names[value] = expanded(node.operands[0], to: node.type, as: wanted)
    case .spread: names[value] = expanded(node.operands[0], to: node.type, as: wanted)
    case .concatenate, .slice, .pad, .reshape, .transpose, .rearrange, .sum, .greatest, .softmax, .logSoftmax:
      names[value] = features(value)
    case .reduce, .at, .shift, .resample, .restore, .timeSoftmax, .timeGreatest: names[value] = try sequence(value)
    case .product, .outer, .gather, .crossEntropy: names[value] = try product(value)
    case .noise: throw Unsupported("draws random numbers, for which ONNX has no operator with a seed")
    case .scan(let scan): try emit(scan, value)
    case .result(let index): names[value] = results[node.operands[0]]?[index] ?? ""
    case .rearrangeSum, .place, .outerSum, .productSum, .scatterSum, .crossEntropyGradient, .carry:
      throw Unsupported("is a part of training")
    }
  }

  private func binary(_ function: BinaryFunction, _ value: ValueID) -> String {
    let node = graph[value]
    let (axes, rank) = (node.type.outerAxes, node.type.shape.count)
    let operands = node.operands.map { aligned($0, to: axes, rank: rank) }
    switch function {
    case .greater, .greaterEqual: return cast(append(function.onnx, operands), to: .float32, as: wantedName(value))
    default: return append(function.onnx, operands, as: wantedName(value))
    }
  }

  private func select(_ value: ValueID) -> String {
    let node = graph[value]
    let (axes, rank) = (node.type.outerAxes, node.type.shape.count)
    var operands = node.operands.map { aligned($0, to: axes, rank: rank) }
    operands[0] = cast(operands[0], to: .bool)
    return append("Where", operands, as: wantedName(value))
  }
}

extension UnaryFunction {
  /// The operator with the same meaning.
  var onnx: String {
    switch self {
    case .negate: "Neg"
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "Relu"
    case .exp: "Exp"
    case .log: "Log"
    case .sqrt: "Sqrt"
    case .abs: "Abs"
    case .softplus: "Softplus"
    case .erf: "Erf"
    case .reciprocal: "Reciprocal"
    case .sin: "Sin"
    case .cos: "Cos"
    case .detached: "Identity"
    case .sign: "Sign"
    }
  }
}

extension BinaryFunction {
  /// The operator with the same meaning, but that comparisons give truth values.
  var onnx: String {
    switch self {
    case .add: "Add"
    case .subtract: "Sub"
    case .multiply: "Mul"
    case .divide: "Div"
    case .maximum: "Max"
    case .minimum: "Min"
    case .greater: "Greater"
    case .greaterEqual: "GreaterOrEqual"
    }
  }
}
