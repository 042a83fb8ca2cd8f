import ONNX

extension GraphImporter {
  /// `Scan`: the body runs for each step of sequences that it gets step by step.
  func scan(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    guard opset >= 9 else { throw Unsupported("of opset 8 it is not supported; opset 9 has another form of it") }
    guard body == nil else { throw Unsupported("it is within a body that runs for each step") }
    guard case .graph(let graph) = node.attributes["body"] else { throw Unsupported("it has no body") }
    let count = node.int("num_scan_inputs")
    let stateCount = node.inputs.count - count
    guard count > 0, stateCount >= 0, graph.inputs.count == node.inputs.count,
      graph.outputs.count >= stateCount, node.outputs.count <= graph.outputs.count
    else { throw Unsupported("its inputs are not those of its body") }
    let outputCount = graph.outputs.count - stateCount
    func numbers(_ name: String, _ count: Int) throws(Unsupported) -> [Int] {
      let numbers = node.ints(name) ?? [Int](repeating: 0, count: count)
      guard numbers.count == count else { throw Unsupported("it has \(numbers.count) \(name)") }
      return numbers
    }
    let (axes, directions) = (try numbers("scan_input_axes", count), try numbers("scan_input_directions", count))
    let outputAxes = try numbers("scan_output_axes", outputCount)
    let outputDirections = try numbers("scan_output_directions", outputCount)

    // Along which axis, and whether from its end.
    var sequences: [(value: Computed, place: Int, isFilled: Double?)] = []
    var time: Axis?
    for index in 0..<count {
      var number: Double?
      let x: Computed
      if case .filled(let value, let axes) = try value(node, stateCount + index) {
        number = value
        x = Computed(.number(value), axes)
      } else {
        x = try computed(node, stateCount + index)
      }
      let place = try place(axes[index], of: x.axes.count)
      let axis = x.axes[place] == .size(1) ? .unit : x.axes[place]
      guard axis.isTime && !interpretation.isStep || axis == .unit && interpretation.isStep else {
        throw Unsupported("its input \(stateCount + index) is \(x.axes), of which axis \(place) is not the steps")
      }
      let directed = directions[index] == 1 ? axis.reversed : axis
      guard time == nil || time == directed else {
        throw Unsupported("its inputs have different steps, or run in different directions")
      }
      time = directed
      sequences.append((x, place, number))
    }
    guard let time else { throw Unsupported("it has no sequence") }

    var states: [BodyState] = []
    var counters: [(name: String, place: StepPlace)] = []
    var indices: [Int] = []
    for index in 0..<stateCount {
      let state = BodyState(
        before: graph.inputs[index].name, after: graph.outputs[index].name, first: try value(node, index),
        operand: node.inputs[index])
      if let place = counter(state, graph) {
        counters.append((state.before, place))
      } else {
        indices.append(index)
        states.append(state)
      }
    }
    var failure: Unsupported?
    let run = try run(graph, states, time: time.isReversed ? time.reversed : time) { body in
      do throws(Unsupported) {
        if time.isTime {
          try body.body!.run(along: time.isReversed ? time.reversed : time, isReversed: time.isReversed)
        }
      } catch { failure = error }
      for (name, place) in counters { body.values[name] = .place(place) }
      for (input, sequence) in zip(graph.inputs.dropFirst(stateCount), sequences) {
        let x = sequence.value
        if let number = sequence.isFilled {
          var axes = x.axes
          axes.remove(at: sequence.place)
          body.body!.isMasked = true
          body.values[input.name] = .filled(number, axes)
          continue
        }
        // The features need the shape that they have without the axis.
        let inner = body.body!.step(of: x.term, input.name)
        var axes = x.axes
        axes.remove(at: sequence.place)
        body.values[input.name] = .computed(
          Computed(axes.features == x.features ? inner : .reshape(inner, axes.features), axes))
      }
    }
    if let failure { throw failure }
    try checkLengths(
      of: node, isMasked: run.importer.body!.isMasked, isForward: !time.isReversed, finals: Array(0..<stateCount))

    var wanted: [(index: Int, value: Computed)] = []
    for index in 0..<outputCount where stateCount + index < node.outputs.count {
      let name = node.outputs[stateCount + index]
      guard !name.isEmpty, uses[name] != nil else { continue }
      wanted.append((index, try run.importer.output(graph.outputs[stateCount + index].name)))
    }
    let scanned = try scanned(run, states, outputs: wanted.map(\.value.shaped), axis: time, node: node)
    var results: [ImportedValue?] = [ImportedValue?](repeating: nil, count: node.outputs.count)
    for (place, index) in indices.enumerated() where index < results.count {
      results[index] = .computed(Computed(scanned.finals[place], run.before[place].axes))
    }
    for (term, output) in zip(scanned.outputs, wanted) {
      var axes = output.value.axes
      let place = try self.place(outputAxes[output.index], of: axes.count + 1)
      axes.insert(outputDirections[output.index] == 1 ? time.reversed : time, at: place)
      results[stateCount + output.index] = .computed(Computed(term, axes))
    }
    return try completed(results, node)
  }

  /// What a body gives at each step.
  func output(_ name: String) throws(Unsupported) -> Computed {
    switch values[name] {
    case .computed(let computed):
      guard !computed.axes.hasTime else { throw Unsupported("its body gives a whole sequence at each step") }
      return computed
    case .place(let place): return try place.computed
    default: throw Unsupported("its body gives '\(name)', which does not depend on the step")
    }
  }

  /// The results of a node, those that nobody uses with something that cannot be used.
  func completed(_ results: [ImportedValue?], _ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    var all: [ImportedValue] = []
    for (index, result) in results.enumerated() {
      if result == nil, uses[node.outputs[index]] != nil {
        throw Unsupported("its output \(index) is a count of the steps")
      }
      all.append(result ?? .list(.empty))
    }
    return all
  }

  /// The number of the step, if that is what a state holds: from a constant on, one more at each step.
  func counter(_ state: BodyState, _ graph: ONNXGraph) -> StepPlace? {
    guard case .constant(let first) = state.first, first.values.count == 1,
      first.values[0] == first.values[0].rounded(),
      abs(first.values[0]) < 1e9
    else { return nil }
    func number(_ name: String) -> Double? {
      if let tensor = graph.initializers.first(where: { $0.name == name }) { return Constant(tensor)?.uniform }
      if let node = graph.nodes.first(where: { $0.outputs.contains(name) }) {
        guard node.operation == "Constant" else { return nil }
        return (try? literal(node))?.uniform
      }
      if case .constant(let constant) = values[name] { return constant.uniform }
      return nil
    }
    var name = state.after
    var seen: Set<String> = []
    while seen.insert(name).inserted, let node = graph.nodes.first(where: { $0.outputs.first == name }) {
      if node.operation == "Identity" || node.operation == "Cast", let input = node.inputs.first {
        name = input
        continue
      }
      guard node.operation == "Add", node.inputs.count == 2, node.inputs.contains(state.before) else { return nil }
      guard let other = node.inputs.first(where: { $0 != state.before }), number(other) == 1 else { return nil }
      return StepPlace(
        offset: Int(first.values[0]), axes: first.shape.map { _ in .unit }, term: Term(.name("step"), [], []))
    }
    return nil
  }
}
