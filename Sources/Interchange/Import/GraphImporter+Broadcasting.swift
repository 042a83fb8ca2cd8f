import ONNX

extension GraphImporter {
  /// An operand of an elementwise operation.
  enum Operand {
    case computed(Computed)
    case constant(Constant)
  }

  func operand(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> Operand {
    switch try value(node, index) {
    case .computed(let computed): return .computed(computed)
    case .constant(let constant): return .constant(constant)
    case .filled(let number, let axes):
      // Where there are features, all of them are this number.
      return .computed(Computed(.number(number), axes.map { $0.size == nil ? $0 : .unit }))
    case .extents: return .constant(try constant(node, index))
    case .place, .lengths, .list, .quantized: return .computed(try computed(node, index))
    }
  }

  /// Two operands together: ONNX aligns axes from the last one, the language from the first.
  func combined(
    _ a: Operand, _ b: Operand, _ node: ONNXNode, _ apply: (Term, Term, [Int]) -> Term
  ) throws(Unsupported) -> ImportedValue {
    switch (a, b) {
    case (.computed(let a), .computed(let b)): return .computed(try aligned(a, b, apply))
    case (.computed(let a), .constant(let b)): return .computed(try aligned(a, parameter(b, beside: a, node), apply))
    case (.constant(let a), .computed(let b)): return .computed(try aligned(parameter(a, beside: b, node), b, apply))
    case (.constant, .constant): throw Unsupported("both operands are constants")
    }
  }

  /// A constant as a number, or as a parameter of the model.
  func parameter(_ constant: Constant, beside other: Computed, _ node: ONNXNode) throws(Unsupported) -> Computed {
    let axes = constant.shape.map { $0 == 1 ? Axis.unit : .size($0) }
    for (axis, size) in zip(other.axes.reversed(), constant.shape.reversed()) where axis.isOuter && size > 1 {
      throw Unsupported("its constant is another one at each example or step")
    }
    // Weights of the file that are all alike, as those before training, are parameters all the same.
    let isWeight = !constant.isInteger && constant.values.count > 1 && storedNames.contains(constant.name)
    if let number = constant.uniform, !isWeight { return Computed(.number(number), axes.map { _ in .unit }) }
    return Computed(parameterTerm(constant, shape: axes.features, node), axes)
  }

  func parameterTerm(_ constant: Constant, shape: [Int], _ node: ONNXNode) -> Term {
    var name = constant.name.contains("::") ? node.suggestedName : constant.name
    // In a cell the names before it are those of layers.
    if body != nil { name = CellText.parameterName(constant.name) }
    let term = Term(.name(""), [], shape, name: name)
    term.parameters = [ImportedParameter(name: "", shape: shape, values: constant.values)]
    return term
  }

  private func aligned(_ a: Computed, _ b: Computed, _ apply: (Term, Term, [Int]) -> Term) throws(Unsupported)
    -> Computed
  {
    let count = max(a.axes.count, b.axes.count)
    func padded(_ axes: [Axis]) -> [Axis] { [Axis](repeating: .unit, count: count - axes.count) + axes }
    let (first, second) = (padded(a.axes), padded(b.axes))
    var axes: [Axis] = []
    for (x, y) in zip(first, second) {
      switch (x, y) {
      case _ where x == y: axes.append(x)
      case (.unit, let other), (let other, .unit), (.size(1), let other), (let other, .size(1)): axes.append(other)
      default: throw Unsupported("its operands have axes that do not go together: \(a.axes) and \(b.axes)")
      }
    }
    // The same shape, if only as it is kept.
    if a.axes.features == b.axes.features, a.term.shape == b.term.shape, axes.features == a.axes.features {
      return Computed(apply(a.term, b.term, a.term.shape), axes)
    }
    let places = axes.indices.filter { axes[$0].size != nil }
    func own(_ mine: [Axis]) -> [Int] { places.filter { mine[$0].size == axes[$0].size } }
    func term(_ value: Computed, _ mine: [Axis]) -> Term {
      let shape = own(mine).compactMap { axes[$0].size }
      if case .number = value.term.form { return value.term }
      return value.features == shape ? value.shaped : .reshape(value.shaped, shape)
    }
    let shape = axes.features
    let (x, y) = (term(a, first), term(b, second))
    let (mine, others) = (own(first), own(second))
    func begins(_ part: [Int]) -> Bool { places.starts(with: part) }
    if begins(mine), begins(others) { return Computed(apply(x, y, shape), axes) }
    // A vector goes with the columns of a matrix.
    if places.count == 2, mine.count == 2, others == [places[1]] {
      return Computed(.transpose(apply(.transpose(x), y, shape.reversed())), axes)
    }
    if places.count == 2, others.count == 2, mine == [places[1]] {
      return Computed(.transpose(apply(x, .transpose(y), shape.reversed())), axes)
    }
    // A column times a row.
    if places.count == 2, case .infix("*") = apply(x, y, shape).form {
      if mine == [places[0]], others == [places[1]] { return Computed(.call("outer", x, y, shape: shape), axes) }
      if mine == [places[1]], others == [places[0]] { return Computed(.call("outer", y, x, shape: shape), axes) }
    }
    throw Unsupported("it repeats \(a.features) and \(b.features) along axes in a way that the language has not")
  }
}
