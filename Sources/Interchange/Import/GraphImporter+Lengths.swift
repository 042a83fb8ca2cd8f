import ONNX

extension GraphImporter {
  /// What a graph does with the lengths of its examples, or nil: to say where there are steps is not needed, since the
  /// language keeps states and gives zeros behind them by itself.
  func measured(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    func lengths(_ index: Int) -> [Axis]? {
      guard index < node.inputs.count, case .lengths(let axes) = values[node.inputs[index]] else { return nil }
      return axes
    }
    guard lengths(0) != nil || lengths(1) != nil else { return nil }
    if node.inputs.contains(where: lastSteps.contains) || node.operation == "Sub" { return try ofLastSteps(node) }
    if let moved = try moved(node, lengths(0)) { return moved }
    return try masked(node)
  }

  /// Lengths with other axes, or nil.
  private func moved(_ node: ONNXNode, _ lengths: [Axis]?) throws(Unsupported) -> ImportedValue? {
    switch node.operation {
    case "Identity", "Cast": return try value(node, 0)
    case "Unsqueeze":
      let count = try integers(node, input: 1, attribute: "axes") ?? []
      let rank = (lengths?.count ?? 0) + count.count
      var places: Set<Int> = []
      for axis in count { places.insert(try place(axis, of: rank)) }
      guard places.count == count.count else { throw Unsupported("it names an axis twice") }
      var rest = (lengths ?? [])[...]
      return .lengths((0..<rank).map { places.contains($0) ? .unit : rest.removeFirst() })
    case "Squeeze", "Reshape":
      var isVector = node.operation == "Squeeze"
      if !isVector { isVector = try constant(node, 1).values.count == 1 }
      return .lengths(isVector ? [.batch] : [.batch, .unit])
    default: return nil
    }
  }

  /// The length less one is the number of an example's last step, which is compared with those of all.
  private func ofLastSteps(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    guard let output = node.outputs.first, case .lengths(let axes) = try value(node, lastStepsPlace(node)) else {
      throw Unsupported("it computes with the lengths of the examples")
    }
    if node.operation == "Sub", !lastSteps.contains(node.inputs[0]), try constant(node, 1).uniform == 1 {
      lastSteps.insert(output)
      return .lengths(axes)
    }
    if node.operation == "Equal", case .computed(let numbers) = try value(node, 1 - lastStepsPlace(node)),
      case .call("position", _) = numbers.term.form
    {
      let last = Term(.member("last"), [numbers.term], [])
      let count = max(axes.count, numbers.axes.count)
      func padded(_ axes: [Axis]) -> [Axis] { [Axis](repeating: .unit, count: count - axes.count) + axes }
      let both = zip(padded(numbers.axes), padded(axes)).map { $0 == .unit ? $1 : $0 }
      return .computed(Computed(.infix("==", numbers.term, last, []), both))
    }
    guard let moved = try moved(node, axes) else { throw Unsupported("it computes with the lengths of the examples") }
    lastSteps.insert(output)
    return moved
  }

  private func lastStepsPlace(_ node: ONNXNode) -> Int {
    node.operation == "Equal" && node.inputs.count == 2 && lastSteps.contains(node.inputs[1]) ? 1 : 0
  }

  /// Whether each step is one of its example.
  private func masked(_ node: ONNXNode) throws(Unsupported) -> ImportedValue {
    func lengths(_ index: Int) -> [Axis]? {
      guard index < node.inputs.count, case .lengths(let axes) = values[node.inputs[index]] else { return nil }
      return axes
    }
    let isGreater = node.operation == "Greater"
    switch node.operation {
    case "Less", "Greater":
      guard let axes = lengths(isGreater ? 0 : 1), let steps = try numbersOfSteps(node, isGreater ? 1 : 0) else {
        throw Unsupported("it compares lengths with something else than the numbers of the steps")
      }
      let count = max(axes.count, steps.count)
      body?.isMasked = true
      func padded(_ axes: [Axis]) -> [Axis] { [Axis](repeating: .unit, count: count - axes.count) + axes }
      return .filled(1, zip(padded(steps), padded(axes)).map { $0 == .unit ? $1 : $0 })
    default: throw Unsupported("it computes with the lengths of the examples")
    }
  }

  /// A scan of the language stops at the length of each example, and begins there if it is reversed. One in the file that
  /// goes on through the padding gives the same valid steps if it is forward, but another state in the end.
  func checkLengths(of node: ONNXNode, isMasked: Bool, isForward: Bool, finals: [Int]) throws(Unsupported) {
    guard !roles.lengths.isEmpty, !isMasked, !interpretation.isStep else { return }
    let isFinalUsed = node.outputs.indices.contains { finals.contains($0) && uses[node.outputs[$0]] != nil }
    guard isForward, !isFinalUsed else {
      throw Unsupported("it goes on behind the lengths of the examples, which are known")
    }
  }

  /// The axes of an operand that is the number of each step, or of the one at hand.
  private func numbersOfSteps(_ node: ONNXNode, _ index: Int) throws(Unsupported) -> [Axis]? {
    switch try value(node, index) {
    case .place(let place): return place.offset == 0 || place.start != nil ? place.axes : nil
    case .computed(let computed):
      if case .call("position", _) = computed.term.form { return computed.axes }
      return nil
    default: return nil
    }
  }

  /// The numbers of the steps of a sequence: a range up to their count.
  func positions(_ node: ONNXNode) throws(Unsupported) -> ImportedValue? {
    guard case .extents(let extents, _) = try value(node, 1), extents.count == 1, case .of(let axis) = extents[0],
      axis.isTime, try constant(node, 0).uniform == 0, try constant(node, 2).uniform == 1,
      let sequence = input(along: axis)
    else { return nil }
    return .computed(Computed(.call("position", sequence, shape: []), [axis]))
  }
}

extension RecurrentInputs {
  /// Inputs that nothing but recurrent nodes and comparisons with the numbers of steps take.
  static func lengths(_ graph: ONNXGraph) -> Set<String> {
    let constants = Set(graph.initializers.map(\.name))
    var source: [String: String] = [:]
    // Less one.
    var lastSteps: [String: String] = [:]
    let ones = Set(graph.initializers.filter { Constant($0)?.uniform == 1 }.map(\.name))
    for input in graph.inputs where !constants.contains(input.name) && mayBeLengths(input) {
      source[input.name] = input.name
    }
    guard !source.isEmpty else { return [] }
    var (found, others): (Set<String>, Set<String>) = ([], [])
    func visit(_ graph: ONNXGraph) {
      for node in graph.nodes {
        for (index, name) in node.inputs.enumerated() {
          if let input = lastSteps[name] {
            switch (node.operation, index) {
            case ("Cast", 0), ("Identity", 0), ("Unsqueeze", 0), ("Squeeze", 0), ("Reshape", 0):
              if let output = node.outputs.first { lastSteps[output] = input }
            case ("Equal", _): found.insert(input)
            default: others.insert(input)
            }
          }
          guard let input = source[name] else { continue }
          switch (node.operation, index) {
          case ("Sub", 0) where node.inputs.count == 2 && ones.contains(node.inputs[1]):
            if let output = node.outputs.first { lastSteps[output] = input }
          case ("Cast", 0), ("Identity", 0), ("Unsqueeze", 0), ("Squeeze", 0), ("Reshape", 0):
            if let output = node.outputs.first { source[output] = input }
          case ("Less", 1), ("Greater", 0), ("RNN", 4), ("GRU", 4), ("LSTM", 4): found.insert(input)
          default: others.insert(input)
          }
        }
        for body in node.bodies { visit(body) }
      }
      for output in graph.outputs {
        if let input = source[output.name] ?? lastSteps[output.name] { others.insert(input) }
      }
    }
    visit(graph)
    return found.subtracting(others)
  }

  private static func mayBeLengths(_ input: ONNXValue) -> Bool {
    guard input.elementType == .int32 || input.elementType == .int64, let shape = input.shape else { return false }
    return shape.count == 1 || shape.count == 2 && shape[1] == .size(1)
  }
}
