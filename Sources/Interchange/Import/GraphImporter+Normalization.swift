import ONNX

extension GraphImporter {
  /// Of each channel over all its places, which are features or steps, or of each group of channels.
  func normalizationOfChannels(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let (gain, bias) = (try constant(node, 1).values, try constant(node, 2).values)
    guard x.axes.count > 2 else { throw Unsupported("its input has no axes but those of examples and channels") }
    let channels = x.axes[1].size ?? 1
    let groups = node.operation == "GroupNormalization" ? node.int("num_groups") : channels
    guard groups > 0, channels % groups == 0, gain.count == bias.count, gain.count == channels || gain.count == groups,
      !x.axes[1].isOuter
    else { throw Unsupported("its numbers do not go with its channels") }
    let moved = x.axes[2...]
    let places = moved.features.reduce(1, *)
    // [groups, elements of each], normalized over the elements, and over the steps if there are some.
    let elements = channels / groups * places
    let matrix = Term.reshape(x.shaped, elements == 1 ? [groups] : [groups, elements])
    let isOverTime = moved.contains { if case .time = $0 { true } else { false } }
    guard moved.filter(\.isOuter).count == (isOverTime ? 1 : 0) else { throw Unsupported("it is over examples") }
    func mean(_ x: Term) -> Term {
      let rows = elements == 1 ? x : Term(.call("mean", labeled: [("axis", "1")]), [x], [groups])
      return isOverTime ? Term(.over("mean"), [rows], [groups]) : rows
    }
    let centered = Term.infix("-", matrix, mean(matrix), matrix.shape)
    let variance = mean(.infix("*", centered, centered, matrix.shape))
    let padded = Term.infix("+", variance, .number(node.float("epsilon", 1e-5)), [groups])
    let normalized = Term.infix("/", centered, .call("sqrt", padded, shape: [groups]), matrix.shape)
    // Numbers for each group, or for each channel.
    let rows = gain.count
    func numbers(_ values: [Double], _ index: Int) -> Term? {
      let constant = Constant(shape: [rows], values: values, name: node.inputs[index])
      return constant.uniform.map { .number($0) } ?? parameterTerm(constant, shape: [rows], node)
    }
    var result = Term.reshape(normalized, channels * places == rows ? [rows] : [rows, channels * places / rows])
    if gain.contains(where: { $0 != 1 }) { result = .infix("*", numbers(gain, 1)!, result, result.shape) }
    if bias.contains(where: { $0 != 0 }) { result = .infix("+", result, numbers(bias, 2)!, result.shape) }
    return .computed(Computed(result, x.axes))
  }
}
