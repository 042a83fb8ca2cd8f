import ONNX

extension GraphImporter {
  /// The results of a node that runs something for each step, or has to do with steps one by one, or nil.
  func stepwise(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue]? {
    guard node.domain.isEmpty || node.domain == "ai.onnx" else { return nil }
    switch node.operation {
    case "Scan": return try scan(node)
    case "Loop": return try loop(node)
    case "SequenceEmpty", "SplitToSequence", "SequenceLength", "SequenceAt", "SequenceInsert", "ConcatFromSequence":
      return [try list(node)]
    default: break
    }
    guard body != nil, let value = try placed(node) else { return nil }
    return [value]
  }

  /// `Loop`, if it runs once for each step of a sequence.
  private func loop(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    guard body == nil else { throw Unsupported("it is within a body that runs for each step") }
    guard case .graph(let graph) = node.attributes["body"] else { throw Unsupported("it has no body") }
    let stateCount = node.inputs.count - 2
    guard stateCount >= 0, graph.inputs.count == stateCount + 2, graph.outputs.count > stateCount,
      node.outputs.count < graph.outputs.count
    else { throw Unsupported("its inputs are not those of its body") }
    if has(node, 1) {
      guard case .constant(let condition) = try value(node, 1), let number = condition.uniform, number != 0 else {
        throw Unsupported("whether it runs at all is known only when the model runs")
      }
    }
    let count = try has(node, 0) ? self.count(value(node, 0)) : .open

    var states: [BodyState] = []
    var counters: [(name: String, place: StepPlace)] = []
    var lists: [Int] = []
    var indices: [Int] = []
    for index in 0..<stateCount {
      let state = BodyState(
        before: graph.inputs[index + 2].name, after: graph.outputs[index + 1].name, first: try value(node, index + 2),
        operand: node.inputs[index + 2])
      if let place = counter(state, graph) {
        counters.append((state.before, place))
      } else if case .list(.empty) = state.first {
        lists.append(index)
      } else {
        indices.append(index)
        states.append(state)
      }
    }
    let run = try run(graph, states, time: count.axis) { body in
      let axes = graph.inputs[0].shape?.map { _ in Axis.unit } ?? []
      body.values[graph.inputs[0].name] = .place(StepPlace(axes: axes, term: Term(.name("step"), [], [])))
      body.values[graph.inputs[1].name] = .constant(Constant(shape: [], values: [1], isInteger: true))
      for (name, place) in counters { body.values[name] = .place(place) }
      for index in lists { body.values[graph.inputs[index + 2].name] = .list(.before) }
    }
    guard case .constant(let condition) = run.importer.values[graph.outputs[0].name], let number = condition.uniform,
      number != 0
    else { throw Unsupported("whether it goes on is known only when the model runs") }
    let time = try axis(count, run.importer)
    let taken = run.importer.body!
    try checkLengths(
      of: node, isMasked: taken.isMasked, isForward: taken.isReversed != true,
      finals: indices)

    // Lists that grow by an element at each step, and what the body gives as such.
    var wanted: [(index: Int, value: Computed)] = []
    for index in lists {
      guard case .list(.appended(let element)) = run.importer.values[graph.outputs[index + 1].name] else {
        throw Unsupported("its sequence '\(graph.outputs[index + 1].name)' does not grow by one element at each step")
      }
      if index < node.outputs.count, uses[node.outputs[index]] != nil { wanted.append((index, element)) }
    }
    for index in stateCount..<graph.outputs.count - 1 where index < node.outputs.count {
      guard !node.outputs[index].isEmpty, uses[node.outputs[index]] != nil else { continue }
      wanted.append((index, try run.importer.output(graph.outputs[index + 1].name)))
    }
    let scanned = try scanned(run, states, outputs: wanted.map(\.value.shaped), axis: time, node: node)
    let steps = run.importer.body!.isReversed == true ? time.reversed : time
    var results = [ImportedValue?](repeating: nil, count: node.outputs.count)
    for (place, index) in indices.enumerated() where index < results.count {
      results[index] = .computed(Computed(scanned.finals[place], run.before[place].axes))
    }
    for (term, (index, value)) in zip(scanned.outputs, wanted) {
      results[index] =
        index < stateCount
        ? .list(.steps(Computed(term, value.axes), time: steps)) : .computed(Computed(term, [steps] + value.axes))
    }
    return try completed(results, node)
  }

  /// How often a loop runs.
  private enum Count {
    case steps(Axis)
    case known(Int)
    /// As often as its condition says.
    case open

    var axis: Axis? { if case .steps(let axis) = self { axis } else { nil } }
  }

  private func count(_ value: ImportedValue) throws(Unsupported) -> Count {
    switch value {
    case .extents(let extents, _):
      if extents.count == 1, case .of(let axis) = extents[0], axis.isTime { return .steps(axis) }
      if extents.count == 1, case .known(let count) = extents[0] { return .known(count) }
    case .constant(let constant):
      if let number = constant.integers.first, constant.values.count == 1 {
        return number >= Int(Int32.max) ? .open : .known(number)
      }
    default: break
    }
    throw Unsupported("it runs another number of times than a sequence has steps")
  }

  /// The steps that a loop runs along: those of its count, or of its condition, or of the sequences that it reads.
  private func axis(_ count: Count, _ importer: GraphImporter) throws(Unsupported) -> Axis {
    if let bound = importer.stepBound {
      guard count.axis == nil || count.axis == bound else { throw Unsupported("it ends before its count") }
      guard importer.body!.time == nil || importer.body!.time == bound else {
        throw Unsupported("it takes steps of another sequence than that of its count")
      }
      if case .known = count { throw Unsupported("it ends by two counts") }
      return bound
    }
    switch count {
    case .steps(let axis): return axis
    case .known(let number):
      let read = importer.body!.time
      for (name, size) in timeSizes.sorted(by: { $0.key < $1.key }) where size == number {
        if read == nil || read == .time(name) { return .time(name) }
      }
      throw Unsupported("it runs \(number) times, which is not the number of steps of a sequence")
    case .open: throw Unsupported("when it ends is known only when the model runs")
    }
  }

  // MARK: - Lists

  private func list(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    func list(_ index: Int) throws(Unsupported) -> StepList {
      guard case .list(let list) = try value(node, index) else { throw Unsupported("its input is no sequence") }
      return list
    }
    switch node.operation {
    case "SequenceEmpty": return .list(.empty)
    case "SplitToSequence":
      let x = try computed(node, 0)
      let axis = try place(node.int("axis", 0), of: x.axes.count)
      if has(node, 1) {
        let size = try constant(node, 1)
        guard size.values == [1], size.shape.isEmpty else {
          throw Unsupported("it takes several steps at once")
        }
      }
      guard x.axes[axis].isTime else { throw Unsupported("it parts \(x.axes) along something else than steps") }
      var axes = x.axes
      // Like onnxruntime and PyTorch, whether there is a size or not.
      if node.int("keepdims", 1) == 1 { axes[axis] = .unit } else { axes.remove(at: axis) }
      return .list(.steps(Computed(x.term, axes), time: x.axes[axis]))
    case "SequenceLength":
      guard case .steps(_, let time) = try list(0) else { throw Unsupported("its length is open") }
      return .extents([.of(time.isReversed ? time.reversed : time)], isScalar: true)
    case "SequenceAt":
      guard case .steps(let x, let time) = try list(0) else { throw Unsupported("it takes an element of an open list") }
      if case .place(let place) = try value(node, 1) { return .computed(try step(x, time, place, node.stepName)) }
      let index = try constant(node, 1).uniform
      guard body == nil, index == 0 || index == -1 else { throw Unsupported("it takes one of the steps") }
      let isLast = (index == -1) != time.isReversed
      return .computed(Computed(Term(.member(isLast ? "last" : "first"), [x.shaped], x.features), x.axes))
    case "SequenceInsert":
      guard case .before = try list(0), !has(node, 2) else {
        throw Unsupported("it inserts something else than an element at each step, at the end")
      }
      return .list(.appended(try computed(node, 1)))
    default:
      guard case .steps(let x, let time) = try list(0) else { throw Unsupported("it joins an open list") }
      var axes = x.axes
      if node.int("new_axis") == 1 {
        axes.insert(time, at: try place(node.int("axis"), of: axes.count + 1))
      } else {
        let axis = try place(node.int("axis"), of: axes.count)
        guard axes[axis] == .unit || axes[axis] == .size(1) else { throw Unsupported("it joins features of the steps") }
        if axes[axis] == .size(1) {
          axes[axis] = time
          return .computed(Computed(.reshape(x.shaped, axes.features), axes))
        }
        axes[axis] = time
      }
      return .computed(Computed(x.term, axes))
    }
  }

  // MARK: - Numbers of steps

  /// A sequence at a step, as the body sees it.
  private func step(_ x: Computed, _ time: Axis, _ place: StepPlace, _ name: String) throws(Unsupported) -> Computed {
    guard let body else { throw Unsupported("it takes one of the steps") }
    var place = place
    // From a number that is the last step.
    if let start = place.start, start >= 0, case .time(let name) = time, timeSizes[name] == start + 1 {
      place.offset = 0
    }
    guard place.offset == 0 else { throw Unsupported("it takes another step than the one at hand") }
    // Captured lists have the term outside, captured tensors one that stands for it.
    let outer: Term
    if let known = body.sequence(x.term) {
      outer = known
    } else {
      guard Self.isOutside(x.term, of: body) else { throw Unsupported("it takes a step of what the body computes") }
      outer = x.term
    }
    let isReversed = time.isReversed != place.isFromEnd
    try body.run(along: time.isReversed ? time.reversed : time, isReversed: isReversed)
    let inner = body.step(of: outer, name)
    return Computed(x.features == inner.shape ? inner : .reshape(inner, x.features), x.axes)
  }

  private static func isOutside(_ term: Term, of body: StepBody) -> Bool {
    !reachable([term]).contains { body.isSequence($0) }
  }

  /// What a body does with the number of the step, or nil.
  private func placed(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    func place(_ index: Int) -> StepPlace? {
      guard index < node.inputs.count, case .place(let place) = values[node.inputs[index]] else { return nil }
      return place
    }
    guard node.inputs.indices.contains(where: { place($0) != nil }), !node.outputs.isEmpty else { return nil }
    switch node.operation {
    case "Identity", "Cast": return try value(node, 0)
    case "Unsqueeze", "Squeeze", "Reshape":
      guard var moved = place(0) else { return nil }
      let count =
        switch node.operation {
        case "Reshape": try constant(node, 1).values.count
        case "Squeeze": try moved.axes.count - (integers(node, input: 1, attribute: "axes")?.count ?? moved.axes.count)
        default: try moved.axes.count + (integers(node, input: 1, attribute: "axes")?.count ?? 0)
        }
      moved.axes = [Axis](repeating: .unit, count: max(0, count))
      return .place(moved)
    case "Add", "Sub":
      guard node.inputs.count == 2 else { return nil }
      return try moved(node, place(0), place(1))
    case "Less", "Greater": return node.inputs.count == 2 ? bounded(node, place(0), place(1)) : nil
    case "Gather":
      guard let index = place(1) else { return nil }
      let x = try computed(node, 0)
      let axis = try self.place(node.int("axis", 0), of: x.axes.count)
      guard x.axes[axis].isTime else { return nil }
      var axes = x.axes
      axes.replaceSubrange(axis...axis, with: index.axes)
      return .computed(try step(Computed(x.term, axes), x.axes[axis], index, node.stepName))
    case "Slice":
      guard let start = place(1), let end = place(2), start.isFromEnd == end.isFromEnd, end.offset == start.offset + 1
      else { return nil }
      let axes = try integers(node, input: 3, attribute: "axes") ?? [0]
      if has(node, 4), try constant(node, 4).uniform != 1 { return nil }
      guard axes.count == 1 else { return nil }
      let x = try computed(node, 0)
      let axis = try self.place(axes[0], of: x.axes.count)
      guard x.axes[axis].isTime else { return nil }
      var result = x.axes
      result[axis] = .unit
      return .computed(try step(Computed(x.term, result), x.axes[axis], start, node.stepName))
    default: return nil
    }
  }

  private func moved(_ node: ONNXNode, _ a: StepPlace?, _ b: StepPlace?) throws(Unsupported) -> ImportedValue? {
    let sign = node.operation == "Add" ? 1 : -1
    func number(_ index: Int) -> Int? {
      if case .constant(let constant) = values[node.inputs[index]], constant.values.count == 1 {
        return constant.integers[0]
      }
      return nil
    }
    if var place = a ?? (sign == 1 ? b : nil), a == nil || b == nil, place.start == nil,
      let offset = number(a == nil ? 0 : 1)
    {
      place.offset += sign * offset
      return .place(place)
    }
    guard sign == -1, var place = b, a == nil, !place.isFromEnd else { return nil }
    place.isFromEnd = true
    switch try value(node, 0) {
    // -1 - i
    case .constant:
      guard let start = number(0) else { return nil }
      place.start = start - place.offset
      place.offset = place.start! + 1
    case .extents(let extents, _) where extents.count == 1:
      switch extents[0] {
      case .before(let axis, let less) where axis.isTime: place.offset = 1 - less - place.offset
      case .of(let axis) where axis.isTime: place.offset = 1 - place.offset
      default: return nil
      }
    default: return nil
    }
    return .place(place)
  }

  /// `i + 1 < count`, the condition of a loop: it is true as long as the loop goes on.
  private func bounded(_ node: ONNXNode, _ a: StepPlace?, _ b: StepPlace?) -> ImportedValue? {
    let (place, bound) = node.operation == "Greater" ? (b, 0) : (a, 1)
    guard let place, !place.isFromEnd, place.offset == 1, stepBound == nil,
      uses[node.outputs[0]] == 1, case .extents(let extents, _) = values[node.inputs[bound]], extents.count == 1,
      case .of(let axis) = extents[0], axis.isTime
    else { return nil }
    stepBound = axis
    return .constant(Constant(shape: [], values: [1], isInteger: true))
  }
}

extension ONNXNode {
  /// What a node calls the step of a sequence that it takes.
  fileprivate var stepName: String { CellText.name(outputs.first ?? "").isEmpty ? inputs[0] : outputs[0] }
}
