import GraphIR
import ONNX

// Operations over batch and time.

extension GraphEmitter {
  /// The number of valid steps of each example, as [batch] whole numbers; nil if all are valid.
  func lengths(_ axis: TimeAxis) -> String? {
    guard isRagged(axis) else { return nil }
    return shared("lengths of \(axis)") { root in
      guard let source = axis.source, let derivation = axis.derivations.last else {
        return root.cast(root.lengthsInputs[axis] ?? "", to: .int64, as: "lengths_\(axis.identifier)")
      }
      switch derivation {
      case .copy: return root.lengths(source) ?? ""
      case .every(let count):
        let more = root.append("Add", [root.lengths(source) ?? "", root.file.integer(count - 1)])
        return root.append("Div", [more, root.file.integer(count)], as: "lengths_\(axis.identifier)")
      case .kept:
        let kept = root.cast(root.isKept(axis), to: .int64)
        return root.append(
          "ReduceSum", [kept, root.file.integers([0])], ["keepdims": .int(0)], as: "lengths_\(axis.identifier)")
      }
    }
  }

  /// Whether examples differ in how many steps they have.
  func isRagged(_ axis: TimeAxis) -> Bool { file.options.hasLengths || axis.isKept }

  /// Whether a step of what an axis is derived from is one of that axis, [steps, batch].
  private func isKept(_ axis: TimeAxis) -> String {
    shared("kept of \(axis)") { root in
      guard let source = axis.source, case .kept(let name)? = axis.derivations.last else { return "" }
      let isWanted = root.cast(root.inputNames[name] ?? "", to: .bool)
      guard root.isRagged(source) else { return isWanted }
      return root.append("And", [isWanted, root.cast(root.mask(source), to: .bool)])
    }
  }

  /// The number of each step, [steps] whole numbers.
  func stepNumbers(_ axis: TimeAxis) -> String {
    shared("numbers of \(axis)") { root in
      let count = root.squeezed(root.size(of: .time(axis)), [0])
      return root.append("Range", [root.file.integer(0), count, root.file.integer(1)], as: "step_\(axis.identifier)")
    }
  }

  func mask(_ axis: TimeAxis) -> String {
    shared("mask of \(axis)") { root in
      guard let lengths = root.lengths(axis) else {
        return root.append("Expand", [root.file.number(1), root.shape([.time(axis), .batch], [])])
      }
      let isValid = root.append("Less", [root.unsqueezed(root.stepNumbers(axis), [1]), lengths])
      return root.cast(isValid, to: .float32, as: "valid_\(axis.identifier)")
    }
  }

  func count(_ axis: TimeAxis?) -> String {
    shared("count of \(axis?.name ?? "examples")") { root in
      let batch = root.size(of: .batch)
      guard let axis else { return root.cast(root.squeezed(batch, [0]), to: .float32) }
      let total: String
      if let lengths = root.lengths(axis) {
        total = root.append("ReduceSum", [lengths], ["keepdims": .int(0)])
      } else {
        total = root.squeezed(root.append("Mul", [batch, root.size(of: .time(axis))]), [0])
      }
      return root.append("Max", [root.cast(total, to: .float32), root.file.number(1)], as: "valid_steps")
    }
  }

  /// The number of each step, or the place of each example in the batch.
  func index(_ axis: TimeAxis?, _ type: TensorType) -> String {
    if let axis {
      let numbers = unsqueezed(cast(stepNumbers(axis), to: .float32), [1])
      return append("Expand", [numbers, shape(type.outerAxes, [])])
    }
    let count = squeezed(size(of: .batch), [0])
    return cast(append("Range", [file.integer(0), count, file.integer(1)]), to: .float32)
  }

  func sequence(_ value: ValueID) throws -> String {
    let node = graph[value]
    let operand = node.operands[0]
    let type = graph.type(of: operand)
    let wanted = wantedName(value)
    func position(_ axis: OuterAxis, in axes: [OuterAxis]? = nil) -> Int {
      (axes ?? type.outerAxes).firstIndex(of: axis) ?? 0
    }
    switch node.operation {
    case .reduce(let batch, let times):
      let axes = (batch ? [OuterAxis.batch] : []) + times.map { .time($0) }
      return append(
        "ReduceSum", [name(of: operand), file.integers(axes.map { position($0) }.sorted())], ["keepdims": .int(0)],
        as: wanted)
    case .at(let end, let axis): return self.end(end, operand, axis, as: wanted)
    case .shift(let axis, let count):
      let rank = type.outerAxes.count + type.shape.count
      let along = position(.time(axis))
      var pads = [Int](repeating: 0, count: 2 * rank)
      pads[count > 0 ? along : rank + along] = count.magnitude > 0 ? Int(count.magnitude) : 0
      let padded = append("Pad", [name(of: operand), file.integers(pads)])
      // The same number of steps from the other end.
      let range = count > 0 ? [0, -count] : [-count, Int(Int32.max)]
      return append(
        "Slice", [padded, file.integers([range[0]]), file.integers([range[1]]), file.integers([along])], as: wanted)
    case .resample(let axis): return try resampled(operand, along: axis, node.type, as: wanted)
    case .restore(let axis): return try restored(operand, from: axis, node.type, as: wanted)
    case .timeSoftmax(let axis):
      let axes = node.type.outerAxes
      let along: ONNXAttribute = .ints([Int64(position(.time(axis), in: axes))])
      let (isValid, values) = masked(node, axes: axes, rank: node.type.shape.count)
      let greatest = append("ReduceMax", [values], ["axes": along, "keepdims": .int(1)])
      let exponentials = append("Exp", [append("Sub", [values, greatest])])
      let kept = append("Where", [isValid, exponentials, file.number(0)])
      let sum = append(
        "ReduceSum", [kept, file.integers([position(.time(axis), in: axes)])], ["keepdims": .int(1)])
      // At least one where there is a step: that of the greatest.
      return append("Div", [kept, append("Max", [sum, file.number(1)])], as: wanted)
    default:
      guard case .timeGreatest(let axis) = node.operation else { return "" }
      let axes = node.type.along(axis).outerAxes
      let along: ONNXAttribute = .ints([Int64(position(.time(axis), in: axes))])
      let (isValid, values) = masked(node, axes: axes, rank: node.type.shape.count)
      let greatest = append("ReduceMax", [values], ["axes": along, "keepdims": .int(0)])
      let any = append(
        "ReduceMax", [cast(isValid, to: .float32)], ["axes": along, "keepdims": .int(0)])
      return append("Where", [cast(any, to: .bool), greatest, file.number(0)], as: wanted)
    }
  }

  /// Whether each step counts, in full, and the values, very small where it does not.
  private func masked(_ node: Node, axes: [OuterAxis], rank: Int) -> (isValid: String, values: String) {
    var full = TensorType(node.type.shape, batch: node.type.batch)
    for case .time(let axis) in axes { full = full.along(axis) }
    let values = expanded(node.operands[0], to: full)
    let isValid = cast(aligned(node.operands[1], to: axes, rank: rank), to: .bool)
    return (isValid, append("Where", [isValid, values, file.number(-Double(Float.greatestFiniteMagnitude))]))
  }

  /// The value at the first or last valid step.
  private func end(_ end: SequenceEnd, _ operand: ValueID, _ axis: TimeAxis, as wanted: String?) -> String {
    if let last = lastStates[operand], last.end == end, last.axis == axis { return last.name }
    let type = graph.type(of: operand)
    let along = type.outerAxes.firstIndex(of: .time(axis)) ?? 0
    guard end == .last, type.batch, let lengths = lengths(axis) else {
      let index = file.integer(end == .first ? 0 : -1)
      return append("Gather", [name(of: operand), index], ["axis": .int(Int64(along))], as: wanted)
    }
    let numbers = unsqueezed(stepNumbers(axis), [1])
    let isLast = append("Equal", [numbers, append("Sub", [lengths, file.integer(1)])])
    var element = TensorType(batch: true, time: axis)
    element.shape = []
    let chosen = append(
      "Where",
      [aligned(isLast, element, to: type.outerAxes, rank: type.shape.count), name(of: operand), file.number(0)])
    return append("ReduceSum", [chosen, file.integers([along])], ["keepdims": .int(0)], as: wanted)
  }

  // MARK: Derived axes

  /// The permutation that brings axes into another order.
  private func order(_ from: [OuterAxis?], _ to: [OuterAxis?]) -> [Int] { to.map { from.firstIndex(of: $0) ?? 0 } }

  private func resampled(_ operand: ValueID, along axis: TimeAxis, _ type: TensorType, as wanted: String?) throws
    -> String
  {
    let from = graph.type(of: operand)
    let (source, features) = (axis.source!, from.shape.count)
    func permuted(_ name: String, _ axes: [OuterAxis?], _ to: [OuterAxis?]) -> String {
      transposed(name, order(axes, to) + (0..<features).map { axes.count + $0 }, as: wanted)
    }
    let axes: [OuterAxis?] = from.outerAxes.map { $0 == .time(source) ? .time(axis) : $0 }
    switch axis.derivations.last! {
    case .kept:
      // The steps in their order, those that are kept first.
      let places = shared("places of \(axis)") { root in
        let numbers = root.unsqueezed(root.stepNumbers(source), [1])
        let descending = root.append("Neg", [numbers])
        let first = root.append("Add", [descending, root.size(of: .time(source))])
        let order = root.append("Where", [root.isKept(axis), first, descending])
        return root.append(
          "TopK", [order, root.size(of: .time(source))], ["axis": .int(0)], as: "places_\(axis.identifier)",
          results: ["values", "indices"])[1]
      }
      var full = type
      full.element = from.element
      // Time and examples first, then all else as features.
      guard type.times.count == 1 else { throw Unsupported("keeps steps of values along two time axes") }
      let whole = expanded(operand, to: from.batched(true))
      let chosen = aligned(places, TensorType(batch: true, time: axis), to: full.outerAxes, rank: features)
      let gathered = append(
        "GatherElements", [whole, append("Expand", [chosen, shape(full.outerAxes, full.shape)])], ["axis": .int(0)])
      let isThere = cast(
        aligned(mask(axis), TensorType(batch: true, time: axis), to: full.outerAxes, rank: features), to: .bool)
      return append("Where", [isThere, gathered, from.isReal ? file.number(0) : file.integer(0)], as: wanted)
    case .copy: return permuted(name(of: operand), axes, type.outerAxes)
    case .every(let count):
      let along = axes.firstIndex(of: .time(axis)) ?? 0
      let rank = from.outerAxes.count + features
      let whole = append("Mul", [size(of: .time(axis)), file.integers([count])])
      let missing = append("Sub", [whole, size(of: .time(source))])
      let pads = append(
        "Concat",
        [file.integers([Int](repeating: 0, count: rank + along)), missing]
          + (along + 1 < rank ? [file.integers([Int](repeating: 0, count: rank - along - 1))] : []), ["axis": .int(0)])
      let padded = append("Pad", [name(of: operand), pads])
      var sizes: [String] = []
      var split: [OuterAxis?] = []
      for outer in axes {
        sizes.append(size(of: outer!))
        split.append(outer)
        if outer == .time(axis) {
          sizes.append(file.integers([count]))
          split.append(nil)
        }
      }
      if features > 0 { sizes.append(file.integers(from.shape)) }
      let grouped = append("Reshape", [padded, append("Concat", sizes, ["axis": .int(0)])])
      return permuted(grouped, split, type.outerAxes + [nil])
    }
  }

  private func restored(_ operand: ValueID, from axis: TimeAxis, _ type: TensorType, as wanted: String?) throws
    -> String
  {
    let from = graph.type(of: operand)
    let (source, features) = (axis.source!, type.shape.count)
    switch axis.derivations.last! {
    case .kept: throw Unsupported("keeps some steps, how many depends on the numbers")
    case .copy:
      let axes: [OuterAxis?] = from.outerAxes.map { $0 == .time(axis) ? .time(source) : $0 }
      return transposed(
        name(of: operand), order(axes, type.outerAxes) + (0..<features).map { axes.count + $0 }, as: wanted)
    case .every(let count):
      // The groups beside their steps, then both as one axis.
      let axes: [OuterAxis?] = from.outerAxes + [nil]
      let split: [OuterAxis?] = type.outerAxes.flatMap { outer -> [OuterAxis?] in
        outer == .time(source) ? [.time(axis), nil] : [outer]
      }
      let ordered = transposed(name(of: operand), order(axes, split) + (0..<features).map { axes.count + $0 })
      let whole = append("Mul", [size(of: .time(axis)), file.integers([count])])
      let sizes =
        type.outerAxes.map { $0 == .time(source) ? whole : size(of: $0) }
        + (features > 0 ? [file.integers(type.shape)] : [])
      let joined = append("Reshape", [ordered, append("Concat", sizes, ["axis": .int(0)])])
      let along = file.integers([type.outerAxes.firstIndex(of: .time(source)) ?? 0])
      return append("Slice", [joined, file.integers([0]), size(of: .time(source)), along], as: wanted)
    }
  }
}
