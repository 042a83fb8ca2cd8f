import ONNX

extension GraphImporter {
  /// The results of a node that does not depend on the inputs' numbers, or nil.
  func folded(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue]? {
    switch node.operation {
    case "Constant": return [.constant(try literal(node))]
    case "Shape":
      let all = try axes(of: value(node, 0))
      let bounds = try bounds(node.int("start", 0), node.int("end", all.count), count: all.count)
      return [.extents(Array(all[bounds]), isScalar: false)]
    case "Size":
      var count = 1
      for extent in try axes(of: value(node, 0)) {
        guard case .known(let size) = extent else {
          throw Unsupported("the number of elements depends on sizes that are open")
        }
        count = count.multipliedReportingOverflow(by: size).partialValue
      }
      return [.constant(Constant(shape: [], values: [Double(count)], isInteger: true))]
    case "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "Not", "Min", "Max", "Mod":
      // Sizes that are known are numbers.
      let isOfSizes = node.inputs.contains { if case .extents = values[$0] { true } else { false } }
      if isOfSizes, let numbers = try? node.inputs.indices.map({ try constant(node, $0) }) {
        return try ConstantFolding(node: node, operands: numbers).results().map { .constant($0) }
      }
    case "ConstantOfShape": return [try filled(node)]
    case "Range":
      if let positions = try positions(node) { return [positions] }
      let numbers = try [0, 1, 2].map { index throws(Unsupported) in try constant(node, index) }
      guard let start = numbers[0].uniform, let end = numbers[1].uniform, let step = numbers[2].uniform, step != 0,
        abs((end - start) / step) < 1e6
      else { throw Unsupported("its bounds are not known") }
      let values = Array(stride(from: start, to: end, by: step))
      return [.constant(Constant(shape: [values.count], values: values, isInteger: numbers[0].isInteger))]
    default: break
    }
    if let extents = try sizes(node) { return [extents] }
    if node.operation == "Expand", let expanded = try expanded(node) { return [expanded] }
    let constants = node.inputs.compactMap { name -> Constant? in
      if case .constant(let constant) = values[name] { constant } else { nil }
    }
    guard constants.count == node.inputs.count, !constants.isEmpty else { return nil }
    return try ConstantFolding(node: node, operands: constants).results().map { .constant($0) }
  }

  func literal(_ node: ONNXNode) throws(Unsupported) -> Constant {
    for (name, attribute) in node.attributes {
      switch (name, attribute) {
      case ("value", .tensor(let tensor)): if let constant = Constant(tensor) { return constant }
      case ("value_float", .float(let value)): return Constant(shape: [], values: [Double(value)])
      case ("value_floats", .floats(let values)):
        return Constant(shape: [values.count], values: values.map { Double($0) })
      case ("value_int", .int(let value)): return Constant(shape: [], values: [Double(value)], isInteger: true)
      case ("value_ints", .ints(let values)):
        return Constant(shape: [values.count], values: values.map { Double($0) }, isInteger: true)
      default: break
      }
    }
    throw Unsupported("its value is no tensor of numbers")
  }

  func axes(of value: ImportedValue) throws(Unsupported) -> [Extent] {
    func extents(_ axes: [Axis]) -> [Extent] {
      axes.map { axis in
        switch axis {
        case .unit: .known(1)
        case .size(let size): .known(size)
        case .batch, .time, .merged: .of(axis)
        case .reversedTime: .of(axis.reversed)
        }
      }
    }
    switch value {
    case .constant(let constant): return constant.shape.map { .known($0) }
    case .extents(let list, let isScalar): return isScalar ? [] : [.known(list.count)]
    case .filled(_, let axes): return extents(axes)
    case .computed(let computed): return extents(computed.axes)
    case .place(let place): return extents(place.axes)
    case .lengths(let axes): return extents(axes)
    case .list: return []
    case .quantized(.numbers(let computed, _)): return extents(computed.axes)
    case .quantized: throw Unsupported("the sizes of a product of integers are not known")
    }
  }

  private func axes(_ extents: [Extent]) throws(Unsupported) -> [Axis] {
    let known = extents.compactMap { extent -> Int? in if case .known(let size) = extent { size } else { nil } }
    guard Sizes.count(known) != nil, !known.contains(0) else { throw Unsupported("its shape is out of bounds") }
    return try extents.map { extent throws(Unsupported) in
      switch extent {
      case .known(1): .unit
      case .known(let size): .size(size)
      case .of(let axis): axis
      case .before: throw Unsupported("its shape is computed from a size that is open")
      }
    }
  }

  private func extents(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> [Extent] {
    if case .extents(let extents, _) = try value(node, index) { return extents }
    return try constant(node, index).integers.map { .known($0) }
  }

  private func filled(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    var number = 0.0
    var isInteger = false
    if case .tensor(let tensor) = node.attributes["value"], let constant = Constant(tensor) {
      number = constant.values.first ?? 0
      isInteger = constant.isInteger
    }
    let shape = try extents(node, 0)
    let known = shape.compactMap { extent -> Int? in if case .known(let size) = extent { size } else { nil } }
    if known.count == shape.count, let count = Sizes.count(known), count < 1 << 20 {
      return .constant(
        Constant(shape: known, values: [Double](repeating: number, count: count), isInteger: isInteger))
    }
    return .filled(number, try axes(shape))
  }

  /// A constant along axes that are open, if it is the same number everywhere or has no part in them.
  private func expanded(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    let target = try axes(extents(node, 1))
    switch try value(node, 0) {
    case .constant(let constant):
      if let number = constant.uniform {
        guard target.contains(where: \.isOuter) else { return nil }
        return .filled(number, target)
      }
      guard target.contains(where: \.isOuter) else { return nil }
      let features = constant.shape.filter { $0 != 1 }
      guard target.features == features else { throw Unsupported("it repeats a constant along features") }
      return .computed(Computed(parameterTerm(constant, shape: features, node), target))
    case .filled(let number, _): return .filled(number, target)
    case .computed(let x):
      return .computed(try expanded(x, target))
    case .extents, .place, .lengths, .list, .quantized: return nil
    }
  }

  /// A value whose axes of size one are repeated.
  private func expanded(_ x: Computed, _ target: [Axis]) throws(Unsupported) -> Computed {
    if x.features == target.features { return Computed(x.term, target) }
    let count = max(x.axes.count, target.count)
    func padded(_ axes: [Axis]) -> [Axis] { [Axis](repeating: .unit, count: count - axes.count) + axes }
    var result = Computed(x.term, padded(x.axes))
    for (axis, wanted) in padded(target).enumerated() {
      switch (result.axes[axis], wanted) {
      case (let own, let wanted) where own == wanted: break
      case (_, .unit), (_, .size(1)): break
      case (.unit, .size(let size)), (.size(1), .size(let size)): result = try repeated(result, axis, size)
      case (.unit, _), (.size(1), _): result.axes[axis] = wanted
      default: throw Unsupported("it repeats a value along features")
      }
    }
    return result
  }

  /// Arithmetic with sizes, some of which are open.
  private func sizes(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    func isExtents(_ name: String) -> Bool { if case .extents = values[name] { true } else { false } }
    func isComputed(_ name: String) -> Bool {
      switch values[name] {
      case .computed, .filled, .place, .lengths, .list, .quantized: true
      case .constant, .extents, nil: false
      }
    }
    guard node.inputs.contains(where: isExtents), !node.inputs.contains(where: isComputed) else { return nil }
    // A constant whose new shape is open.
    if !isExtents(node.inputs[0]), node.operation == "Reshape" || node.operation == "Gather" { return nil }
    switch node.operation {
    case "Cast", "Identity": return try value(node, 0)
    case "Gather":
      let list = try extents(node, 0)
      let indices = try constant(node, 1)
      var result: [Extent] = []
      for index in indices.integers {
        let place = index < 0 ? index + list.count : index
        guard list.indices.contains(place) else { throw Unsupported("it takes element \(index) of \(list.count)") }
        result.append(list[place])
      }
      return .extents(result, isScalar: indices.shape.isEmpty)
    case "Slice":
      let list = try extents(node, 0)
      let start = try integers(node, input: 1, attribute: "starts")?.first ?? 0
      let end = try integers(node, input: 2, attribute: "ends")?.first ?? list.count
      return .extents(Array(list[try bounds(start, end, count: list.count)]), isScalar: false)
    case "Unsqueeze", "Reshape": return .extents(try extents(node, 0), isScalar: false)
    case "Squeeze":
      let list = try extents(node, 0)
      return .extents(list, isScalar: list.count == 1)
    case "Concat":
      var result: [Extent] = []
      for index in node.inputs.indices { result += try extents(node, index) }
      return .extents(result, isScalar: false)
    case "Mul", "Add", "Sub", "Div":
      let (a, b) = (try extents(node, 0), try extents(node, 1))
      guard a.count == 1 || b.count == 1 || a.count == b.count else { return nil }
      var result: [Extent] = []
      for index in 0..<max(a.count, b.count) {
        result.append(try arithmetic(node.operation, a[a.count == 1 ? 0 : index], b[b.count == 1 ? 0 : index]))
      }
      return .extents(result, isScalar: result.count == 1)
    // All sizes are from one on.
    case "Less" where try isPositive(extents(node, 0), extents(node, 1)),
      "Greater" where try isPositive(extents(node, 1), extents(node, 0)):
      return .constant(Constant(shape: [], values: [1], isInteger: true))
    // All sizes are from one on, so that a question for a size of -1 has an answer.
    case "Equal" where try extents(node, 1).allSatisfy({ $0 == .known(-1) }):
      let list = try extents(node, 0)
      let answers = list.map { $0 == .known(-1) ? 1.0 : 0 }
      return .constant(Constant(shape: [list.count], values: answers, isInteger: true))
    case "Where":
      let condition = try constant(node, 0).values
      let (a, b) = (try extents(node, 1), try extents(node, 2))
      guard a.count == condition.count, b.count == condition.count else { return nil }
      return .extents(condition.indices.map { condition[$0] != 0 ? a[$0] : b[$0] }, isScalar: false)
    case "Shape", "ConstantOfShape", "Expand", "Tile", "Resize", "If": return nil
    default: throw Unsupported("it computes with a size that is open")
    }
  }

  /// Whether the first is zero or less, and the second the size of an axis.
  private func isPositive(_ zero: [Extent], _ size: [Extent]) -> Bool {
    guard zero.count == 1, size.count == 1, case .known(let number) = zero[0], case .of = size[0] else { return false }
    return number <= 0
  }

  private func arithmetic(_ operation: String, _ a: Extent, _ b: Extent) throws(Unsupported) -> Extent {
    switch (operation, a, b) {
    case ("Mul", .known(let a), .known(let b)): return .known(a.multipliedReportingOverflow(by: b).partialValue)
    case ("Add", .known(let a), .known(let b)): return .known(a &+ b)
    case ("Sub", .known(let a), .known(let b)): return .known(a &- b)
    case ("Div", .known(let a), .known(let b)) where b != 0: return .known(a / b)
    case ("Mul", .known(1), let other), ("Mul", let other, .known(1)), ("Div", let other, .known(1)): return other
    case ("Add", .known(0), let other), ("Add", let other, .known(0)), ("Sub", let other, .known(0)): return other
    case ("Sub", .of(let a), .known(let b)) where b > 0: return .before(a, b)
    case ("Mul", .of(let a), .of(let b)): return .of(.merged([a, b]))
    default: throw Unsupported("it computes with a size that is open")
    }
  }

  /// What ONNX means by a start and an end, which may be negative or too large.
  func bounds(_ start: Int, _ end: Int, count: Int) throws(Unsupported) -> Range<Int> {
    func place(_ index: Int) -> Int { min(max(index < 0 ? index + count : index, 0), count) }
    guard place(start) <= place(end) else { throw Unsupported("it takes nothing") }
    return place(start)..<place(end)
  }
}
