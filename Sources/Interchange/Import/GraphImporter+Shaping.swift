import ONNX

extension GraphImporter {
  /// The result of an operator that moves elements, or nil.
  func shaping(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    switch node.operation {
    case "Transpose": return try transposed(node)
    case "Squeeze": return try squeezed(node)
    case "Unsqueeze": return try unsqueezed(node)
    case "Reshape": return try reshaped(node)
    case "Flatten": return try flattened(node)
    case "Concat": return try joined(node)
    case "Slice": return try sliced(node)
    case "Gather": return try gathered(node)
    case "Pad": return try padded(node)
    case "Upsample", "Resize": return try enlarged(node)
    case "Tile": return try tiled(node)
    default: return nil
    }
  }

  func place(_ axis: Int, of count: Int) throws(Unsupported) -> Int {
    let place = axis < 0 ? axis + count : axis
    guard (0..<count).contains(place) else { throw Unsupported("it has no axis \(axis)") }
    return place
  }

  private func transposed(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    if case .filled(let number, let axes) = try value(node, 0) {
      let order = node.ints("perm") ?? Array(axes.indices.reversed())
      guard order.sorted() == Array(axes.indices) else { throw Unsupported("its order is no permutation") }
      return .filled(number, order.map { axes[$0] })
    }
    let x = try computed(node, 0)
    let order = node.ints("perm") ?? Array(x.axes.indices.reversed())
    guard order.sorted() == Array(x.axes.indices) else { throw Unsupported("its order is no permutation") }
    let axes = order.map { x.axes[$0] }
    let features = order.filter { x.axes[$0].size != nil }
    if features == features.sorted() { return .computed(Computed(x.term, axes)) }
    guard features.count == 2 else { throw Unsupported("it changes the order of \(features.count) axes of features") }
    return .computed(Computed(.transpose(x.shaped), axes))
  }

  private func squeezed(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let wanted = try integers(node, input: 1, attribute: "axes")
    func places(_ axes: [Axis]) throws(Unsupported) -> Set<Int> {
      guard let wanted else { return Set(axes.indices.filter { axes[$0] == .unit || axes[$0] == .size(1) }) }
      var result: Set<Int> = []
      for axis in wanted { result.insert(try place(axis, of: axes.count)) }
      guard result.allSatisfy({ axes[$0] == .unit || axes[$0] == .size(1) }) else {
        throw Unsupported("it removes an axis that stands for more than one element")
      }
      return result
    }
    if case .filled(let number, let axes) = try value(node, 0) {
      let removed = try places(axes)
      return .filled(number, axes.indices.filter { !removed.contains($0) }.map { axes[$0] })
    }
    let x = try computed(node, 0)
    let removed = try places(x.axes)
    return .computed(Computed(x.term, x.axes.indices.filter { !removed.contains($0) }.map { x.axes[$0] }))
  }

  private func unsqueezed(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let wanted = try integers(node, input: 1, attribute: "axes") ?? []
    func inserted(_ axes: [Axis]) throws(Unsupported) -> [Axis] {
      var places: Set<Int> = []
      for axis in wanted { places.insert(try place(axis, of: axes.count + wanted.count)) }
      guard places.count == wanted.count else { throw Unsupported("it names an axis twice") }
      var rest = axes[...]
      return (0..<axes.count + wanted.count).map { places.contains($0) ? .unit : rest.removeFirst() }
    }
    if case .filled(let number, let axes) = try value(node, 0) { return .filled(number, try inserted(axes)) }
    let x = try computed(node, 0)
    return .computed(Computed(x.term, try inserted(x.axes)))
  }

  private func reshaped(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let target: [Extent]
    if case .extents(let extents, _) = try value(node, 1) {
      target = extents
    } else {
      target = try constant(node, 1).integers.map { .known($0) }
    }
    guard let axes = Reshaping(axes: x.axes, target: target).result() else {
      throw Unsupported("it mixes features with examples or steps: \(x.axes) to \(target)")
    }
    return .computed(Computed(x.term, axes))
  }

  private func flattened(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let axis = node.int("axis", 1) < 0 ? node.int("axis", 1) + x.axes.count : node.int("axis", 1)
    guard (0...x.axes.count).contains(axis) else { throw Unsupported("it has no axis \(axis)") }
    func merged(_ axes: ArraySlice<Axis>) throws(Unsupported) -> Axis {
      let axes = axes.filter { $0 != .unit && $0 != .size(1) }
      if axes.allSatisfy(\.isOuter) { return axes.isEmpty ? .unit : axes.count == 1 ? axes[0] : .merged(axes) }
      guard axes.allSatisfy({ $0.size != nil }) else { throw Unsupported("it mixes features with examples or steps") }
      return .size(axes.compactMap(\.size).reduce(1, *))
    }
    return .computed(Computed(x.term, [try merged(x.axes[..<axis]), try merged(x.axes[axis...])]))
  }

  private func joined(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    var parts: [Computed] = []
    for index in node.inputs.indices {
      switch try operand(node, index) {
      case .computed(let part): parts.append(part)
      case .constant(let constant):
        guard let other = parts.first else { throw Unsupported("it begins with a constant") }
        parts.append(try parameter(constant, beside: other, node))
      }
    }
    guard let count = parts.first?.axes.count else { throw Unsupported("it joins nothing") }
    let axis = try place(node.int("axis", 0), of: count)
    guard parts.allSatisfy({ $0.axes.count == count && !$0.axes[axis].isOuter }) else {
      throw Unsupported("it joins examples or steps")
    }
    var axes = parts[0].axes
    axes[axis] = .size(parts.map { $0.axes[axis].size ?? 1 }.reduce(0, +))
    for part in parts {
      for place in axes.indices where place != axis && part.axes[place] != axes[place] {
        throw Unsupported("its operands have axes that do not go together")
      }
    }
    let others = axes.enumerated().filter { $0.offset != axis && $0.element.size != nil }
    if others.isEmpty {
      return .computed(Computed(Term(.join, parts.map(\.shaped), axes.features), axes))
    }
    // Rows of matrices, one under the other.
    guard others.allSatisfy({ $0.offset > axis }) else { throw Unsupported("it joins columns of matrices") }
    let flat = Term(.join, parts.map { .reshape($0.shaped, [$0.features.reduce(1, *)]) }, [axes.features.reduce(1, *)])
    return .computed(Computed(flat, axes))
  }

  private func sliced(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    var number: Double?
    let x: Computed
    if case .filled(let value, let axes) = try value(node, 0) {
      number = value
      x = Computed(Term(.number(value), [], axes.features), axes)
    } else {
      x = try computed(node, 0)
    }
    let starts = try integers(node, input: 1, attribute: "starts") ?? []
    let ends = try integers(node, input: 2, attribute: "ends") ?? []
    let axes = try integers(node, input: 3, attribute: "axes") ?? Array(starts.indices)
    let steps = try has(node, 4) ? constant(node, 4).integers : starts.map { _ in 1 }
    guard starts.count == ends.count, starts.count == axes.count, starts.count == steps.count else {
      throw Unsupported("its bounds differ in number")
    }
    var result = x
    for index in starts.indices {
      result = try slice(
        result, place(axes[index], of: x.axes.count), start: starts[index], end: ends[index], step: steps[index])
    }
    return number.map { .filled($0, result.axes) } ?? .computed(result)
  }

  func slice(_ x: Computed, _ axis: Int, start: Int, end: Int, step: Int) throws(Unsupported) -> Computed {
    if x.axes[axis].isOuter {
      if start == 0, end >= Int(Int32.max), step == 1 { return x }
      if step == -1, start == -1, end < -Int(Int32.max), x.axes[axis].isTime {
        var axes = x.axes
        axes[axis] = axes[axis].reversed
        return Computed(x.term, axes)
      }
      guard x.axes[axis].isTime, step == 1 else { throw Unsupported("it takes some of the examples or steps") }
      var axes = x.axes
      axes[axis] = .unit
      if start == -1, end >= Int(Int32.max) { return Computed(endStep(x, axis, isLast: true), axes) }
      if start == 0, end == 1 { return Computed(endStep(x, axis, isLast: false), axes) }
      throw Unsupported("it takes some of the steps")
    }
    let count = x.axes[axis].size ?? 1
    if step == -1, start >= count - 1 || start == -1, end < -count, x.features.count == 1 {
      return Computed(.call("reversed", x.shaped, shape: x.features), x.axes)
    }
    guard step == 1 else { throw Unsupported("it takes every \(step)th feature") }
    let range = try bounds(start, end, count: count)
    if range == 0..<count { return x }
    return try part(x, axis, range)
  }

  /// The last step, or the first one.
  func endStep(_ x: Computed, _ axis: Int, isLast: Bool) -> Term {
    let isForward = if case .time = x.axes[axis] { true } else { false }
    return Term(.member(isLast == isForward ? "last" : "first"), [x.shaped], x.features)
  }

  /// Some of the features of an axis.
  func part(_ x: Computed, _ axis: Int, _ range: Range<Int>) throws(Unsupported) -> Computed {
    guard !range.isEmpty else { throw Unsupported("it takes nothing") }
    let index = "\(range.lowerBound)..<\(range.upperBound)"
    let place = x.axes[..<axis].features.count
    var axes = x.axes
    axes[axis] = .size(range.count)
    switch (place, x.features.count) {
    case (0, 2):
      // Of rows that were put together, those.
      let width = x.features[1]
      if case .join = x.term.form, x.term.operands.allSatisfy({ $0.shape.reduce(1, *) == width }) {
        let rows = Array(x.term.operands[range])
        return Computed(rows.count == 1 ? rows[0] : Term(.join, rows, [rows.count * width]), axes)
      }
      return Computed(Term(.index(index), [x.shaped], axes.features), axes)
    case (0, _):
      return Computed(Term(.index(index), [x.shaped], axes.features), axes)
    case (1, 2):
      let rows = Term.transpose(x.shaped)
      let part = Term(.index(index), [rows], [range.count, x.features[0]])
      return Computed(.transpose(part), axes)
    default: throw Unsupported("it takes some of the features of axis \(place) of \(x.features)")
    }
  }

  /// Padding of a vector of features, by a number or by reflection.
  private func padded(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 0)
    let pads = try integers(node, input: 1, attribute: "pads") ?? []
    let count = x.axes.count
    guard pads.count == 2 * count else { throw Unsupported("it names some of the axes only") }
    let used = (0..<count).filter { pads[$0] != 0 || pads[count + $0] != 0 }
    guard let axis = used.first else { return .computed(x) }
    if try isTakenOver(node, by: "Conv", of: used) {
      paddings[node.outputs[0]] = (pads[2..<count] + pads[(count + 2)...]).map { Int64($0) }
      return .computed(x)
    }
    let (before, after) = (pads[axis], pads[count + axis])
    guard used.count == 1, let size = x.axes[axis].size, x.features.count == 1, before >= 0, after >= 0 else {
      throw Unsupported("it pads something else than one axis of features")
    }
    func piece(_ range: Range<Int>) -> Term {
      Term(.index("\(range.lowerBound)..<\(range.upperBound)"), [x.shaped], [range.count])
    }
    func reversed(_ term: Term) -> Term { .call("reversed", term, shape: term.shape) }
    var parts = [x.shaped]
    switch node.string("mode", "constant") {
    case "reflect":
      guard before < size, after < size else { throw Unsupported("it reflects more than there is") }
      if before > 0 { parts.insert(reversed(piece(1..<before + 1)), at: 0) }
      if after > 0 { parts.append(reversed(piece(size - 1 - after..<size - 1))) }
    case "constant":
      let number = try has(node, 2) ? constant(node, 2).uniform ?? 0 : node.float("value", 0)
      func numbers(_ count: Int) -> Term {
        Term(.join, (0..<count).map { _ in .number(number) }, [count])
      }
      guard before <= 256, after <= 256 else { throw Unsupported("it pads more than 256 features") }
      if before > 0 { parts.insert(numbers(before), at: 0) }
      if after > 0 { parts.append(numbers(after)) }
    default: throw Unsupported("its mode is not supported")
    }
    var axes = x.axes
    axes[axis] = .size(size + before + after)
    return .computed(Computed(Term(.join, parts, axes.features), axes))
  }

  /// Whether only one node sees the zeros, which can have them as its own padding.
  private func isTakenOver(_ node: ONNXNode, by operation: String, of axes: [Int]) throws(Unsupported) -> Bool {
    let isZero = try has(node, 2) ? constant(node, 2).uniform == 0 : node.float("value", 0) == 0
    guard isZero, node.string("mode", "constant") == "constant", axes.allSatisfy({ $0 >= 2 }),
      let output = node.outputs.first, uses[output] == 1,
      let user = graph.nodes.first(where: { $0.inputs.first == output })
    else { return false }
    return user.operation == operation && ["NOTSET", "VALID"].contains(user.string("auto_pad", "NOTSET"))
  }

  func split(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    let x = try computed(node, 0)
    let axis = try place(node.int("axis", 0), of: x.axes.count)
    guard let size = x.axes[axis].size else { throw Unsupported("it parts examples or steps") }
    let count = node.outputs.count
    let sizes =
      try integers(node, input: 1, attribute: "split")
      ?? (0..<count).map { min((size + count - 1) / count, size - $0 * ((size + count - 1) / count)) }
    guard sizes.count == count, sizes.allSatisfy({ (1...size).contains($0) }), sizes.reduce(0, +) == size else {
      throw Unsupported("its parts do not add up to \(size)")
    }
    var result: [ImportedValue] = []
    var start = 0
    for size in sizes {
      result.append(.computed(try part(x, axis, start..<start + size)))
      start += size
    }
    return result
  }
}
