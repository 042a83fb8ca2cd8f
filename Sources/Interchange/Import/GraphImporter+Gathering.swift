import ONNX

extension GraphImporter {
  /// `Gather`: rows of a table, or elements at constant places.
  func gathered(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    if case .constant(let table) = try value(node, 0) { return try embedded(table, node) }
    let x = try computed(node, 0)
    let axis = try place(node.int("axis", 0), of: x.axes.count)
    let indices = try constant(node, 1)
    guard let index = indices.uniform, indices.values.count == 1 else {
      return .computed(try elements(of: x, axis, indices))
    }
    var axes = x.axes
    if indices.shape.isEmpty { axes.remove(at: axis) } else { axes[axis] = .unit }
    switch x.axes[axis] {
    case .unit: return .computed(Computed(x.term, axes))
    case .time where index == -1 || index == 0, .reversedTime where index == -1 || index == 0:
      return .computed(Computed(endStep(x, axis, isLast: index == -1), axes))
    case .size(let count):
      let place = Int(index) < 0 ? Int(index) + count : Int(index)
      let part = try part(x, axis, bounds(place, place + 1, count: count))
      return .computed(Computed(.reshape(part.shaped, axes.features), axes))
    case .batch, .time, .reversedTime, .merged: throw Unsupported("it takes one of the examples or steps")
    }
  }

  /// Several elements of an axis of features: windows, or pieces that are put together.
  private func elements(of x: Computed, _ axis: Int, _ indices: Constant) throws(Unsupported) -> Computed {
    guard let count = x.axes[axis].size, !indices.values.isEmpty else { throw Unsupported("it takes several elements") }
    let places = indices.integers.map { $0 < 0 ? $0 + count : $0 }
    guard places.allSatisfy((0..<count).contains) else { throw Unsupported("it takes elements that there are not") }
    let axes = x.axes[..<axis] + indices.shape.map { $0 == 1 ? .unit : .size($0) } + x.axes[(axis + 1)...]
    let features = axes.features
    if places.count == count, places.enumerated().allSatisfy({ $0 == $1 }) { return Computed(x.shaped, Array(axes)) }
    if x.features.count == 1, let windows = windows(of: x.shaped, places, indices.shape) {
      return Computed(windows, Array(axes))
    }
    switch (x.axes[..<axis].features.count, x.features.count) {
    case (0, _):
      // Rows of what comes behind the axis.
      let width = x.features.dropFirst().reduce(1, *)
      return Computed(try pieces(of: x.flat, places, width: width), Array(axes))
    case (1, 2) where indices.shape.count == 1:
      let rows = x.features[0]
      let columns = try pieces(of: .reshape(.transpose(x.shaped), [x.features.reduce(1, *)]), places, width: rows)
      return Computed(.transpose(.reshape(columns, features.reversed())), Array(axes))
    default: throw Unsupported("it takes several elements")
    }
  }

  /// Elements of a vector, each `width` numbers, as slices of it one behind the other.
  private func pieces(of x: Term, _ places: [Int], width: Int) throws(Unsupported) -> Term {
    var runs: [(first: Int, last: Int)] = []
    for place in places {
      if let run = runs.last {
        // Upwards, or of single numbers also downwards.
        let isUp = run.last >= run.first && place == run.last + 1
        let isDown = width == 1 && run.last <= run.first && place == run.last - 1
        if isUp || isDown {
          runs[runs.count - 1].last = place
          continue
        }
      }
      runs.append((place, place))
    }
    guard runs.count <= 16 else { throw Unsupported("it takes several elements, in \(runs.count) pieces") }
    let count = x.shape[0]
    let parts = runs.map { run in
      let range = min(run.first, run.last) * width..<(max(run.first, run.last) + 1) * width
      let slice =
        range == 0..<count
        ? x : Term(.index("\(range.lowerBound)..<\(range.upperBound)"), [x], [range.count])
      return run.first > run.last ? Term.call("reversed", slice, shape: slice.shape) : slice
    }
    return parts.count == 1 ? parts[0] : Term(.join, parts, [CellText.width(parts)])
  }

  /// Windows along one or two axes behind that of the channels, or nil if the places are other ones.
  /// - Parameter x: a vector, which may have a zero behind its elements for what is outside.
  private func windows(of x: Term, _ places: [Int], _ shape: [Int]) -> Term? {
    guard shape.count == 3 || shape.count == 5, shape[0] > 0 else { return nil }
    var base = x
    if case .join = x.form, x.operands.count == 2, x.operands[1].shape == [1], case .join = x.operands[1].form,
      case .number(0) = x.operands[1].operands[0].form
    {
      base = x.operands[0]
    }
    let count = base.shape[0]
    let sources = places.map { $0 < count ? $0 : nil }
    if case .call(let function, _) = base.form, function == "flat" || function == "reshape" { base = base.operands[0] }
    guard count % shape[0] == 0 else { return nil }
    // The shape before it became a vector, or all that are possible.
    let area = count / shape[0]
    guard area <= 1 << 20 else { return nil }
    var planes = shape.count == 3 ? [[area]] : (1...area).filter { area % $0 == 0 }.map { [$0, area / $0] }
    if base.shape.count == shape.count / 2 + 1, base.shape[0] == shape[0] {
      planes.insert(Array(base.shape.dropFirst()), at: 0)
    }
    for plane in planes {
      // Without strides, windows and places can be told by their sizes alone.
      let isPatches = shape[1...].prefix(plane.count).reduce(1, *) <= shape.suffix(plane.count).reduce(1, *)
      for isPatches in [isPatches, !isPatches] {
        guard let pattern = WindowPattern(sources, shape, plane: plane, isPatches: isPatches) else { continue }
        let image = Term.reshape(base, [shape[0]] + plane)
        return Term(
          .call(isPatches ? "patches" : "windows", labeled: pattern.labels), [image], pattern.resultShape(shape[0]))
      }
    }
    return nil
  }

  private func embedded(_ table: Constant, _ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    let x = try computed(node, 1)
    guard table.shape.count == 2, node.int("axis", 0) == 0, x.features.isEmpty, case .name(let input) = x.term.form
    else { throw Unsupported("it takes elements at places that are computed") }
    if let classes = tokens[input], classes != table.shape[0] {
      throw Unsupported("its tokens belong to a table of another size, too")
    }
    tokens[input] = table.shape[0]
    let term = Term(.call("embed", labeled: [("", "\(table.shape[1])")]), [x.term], [table.shape[1]])
    term.preferredName = node.suggestedName.isEmpty ? "embedded" : node.suggestedName
    term.parameters = [ImportedParameter(name: "E", shape: table.shape, values: table.values)]
    return .computed(Computed(term, x.axes + [.size(table.shape[1])]))
  }
}
