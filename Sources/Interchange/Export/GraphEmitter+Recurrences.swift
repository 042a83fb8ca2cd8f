import GraphIR
import ONNX

extension GraphEmitter {
  /// A recurrence: one of the recurrent operators where the equations are its own, and otherwise a loop of its body.
  func emit(_ scan: Scan, _ value: ValueID) throws {
    let operands = graph[value].operands
    let name = recurrenceName(scan, value)
    var known: [Int: Tensor] = [:]
    for (index, operand) in operands.enumerated() { known[index] = constants[operand] }
    // States are not what they begin with, and elements not the whole.
    for index in 0..<scan.stateCount + scan.elementCount { known[index] = nil }
    let inner = ConstantValues(scan.body, arguments: known)
    let mask = scan.body.identifiers.first { value in
      guard case .argument(let index) = scan.body[value].operation, operands.indices.contains(index) else {
        return false
      }
      return graph[operands[index]].operation == .mask(scan.axis)
    }
    let matcher = RecurrentMatcher(scan, inner, mask: mask)
    if let equations = matcher.equations() {
      emit(equations, matcher, value, name)
      file.notes.append("\(name): the operator \(equations.kind.rawValue)")
    } else {
      try emitLoop(scan, value, inner, name)
      file.notes.append("\(name): a Scan of its equations")
    }
  }

  /// What the recurrence is called in the source: what its parameters, states or results are named after.
  private func recurrenceName(_ scan: Scan, _ value: ValueID) -> String {
    for operand in graph[value].operands {
      if case .parameter(let name) = graph[operand].operation, let dot = name.lastIndex(of: ".") {
        return String(name[..<dot])
      }
    }
    for user in graph.nodes where user.operands.first == value {
      if case .result(let index) = user.operation, index >= scan.stateCount, let name = user.name { return name }
    }
    return scan.body.name
  }

  // MARK: Recurrent operators

  private func emit(
    _ equations: RecurrentEquations, _ matcher: RecurrentMatcher, _ value: ValueID, _ name: String
  ) {
    let scan = matcher.scan
    let operands = graph[value].operands
    let (hidden, gates) = (equations.hidden, equations.gates.count)
    let elements = matcher.elements
    let widths = elements.map { graph.type(of: operands[$0]).count }

    // [steps, batch, features]
    let parts = zip(elements, widths).map { index, width in
      var type = graph.type(of: operands[index])
      type.batch = true
      let full = expanded(operands[index], to: type)
      return type.shape.count == 1 ? full : append("Reshape", [full, file.integers([0, 0, width])])
    }
    let input = parts.count == 1 ? parts[0] : append("Concat", parts, ["axis": .int(-1)])

    var (w, r): ([Double], [Double]) = ([], [])
    let h = matcher.argument(equations.states[0])
    for gate in equations.gates {
      let matrices = zip(elements, widths).map { index, width in
        matcher.argument(index).flatMap { gate[$0] }?.values ?? [Double](repeating: 0, count: hidden * width)
      }
      for row in 0..<hidden {
        for (matrix, width) in zip(matrices, widths) { w += matrix[row * width..<(row + 1) * width] }
      }
      r += h.flatMap { gate[$0] }?.values ?? [Double](repeating: 0, count: hidden * hidden)
    }
    var inner = [Double](repeating: 0, count: gates * hidden)
    if let constant = equations.candidateConstant {
      inner.replaceSubrange((gates - 1) * hidden..<gates * hidden, with: constant)
    }
    let outerBias = equations.gates.flatMap(\.constant)
    var inputs = [
      input,
      file.constant(w, [1, gates * hidden, widths.reduce(0, +)], name: "\(name).W"),
      file.constant(r, [1, gates * hidden, hidden], name: "\(name).R"),
      (outerBias + inner).contains { $0 != 0 }
        ? file.constant(outerBias + inner, [1, 2 * gates * hidden], name: "\(name).B") : "",
      matcher.mask == nil ? "" : recurrentLengths(scan.axis),
    ]
    for state in equations.states {
      let first = operands[state]
      inputs.append(
        constants.isFilled(first, with: 0)
          ? "" : unsqueezed(expanded(first, to: TensorType([hidden], batch: true)), [0]))
    }
    // The place of c's first value is also there in operators without c.
    if equations.kind == .lstm, let peepholes = equations.peepholes {
      inputs.append(file.constant(peepholes.flatMap { $0 }, [1, 3 * hidden], name: "\(name).P"))
    }
    while inputs.last == "" { inputs.removeLast() }

    var attributes: [String: ONNXAttribute] = ["hidden_size": .int(Int64(hidden))]
    if scan.isReversed { attributes["direction"] = .string("reverse") }
    if equations.activations != equations.kind.standard {
      attributes["activations"] = .strings(equations.activations.map { $0?.recurrentActivation ?? "Affine" })
      let numbers: [(Float, Float)] = equations.activations.map { $0 == nil ? (1, 0) : (0, 0) }
      if numbers.contains(where: { $0.0 != 0 }) {
        // Activations without numbers of their own take none.
        attributes["activation_alpha"] = .floats(numbers.filter { $0.0 != 0 }.map(\.0))
        attributes["activation_beta"] = .floats(numbers.filter { $0.0 != 0 }.map(\.1))
      }
    }
    if equations.isCoupled { attributes["input_forget"] = .int(1) }
    if equations.kind == .gru { attributes["linear_before_reset"] = .int(equations.candidateConstant == nil ? 0 : 1) }

    // Which results somebody takes.
    let users = resultsInUse(of: value)
    let end: SequenceEnd = scan.isReversed ? .first : .last
    let written = users.filter { $0.key >= scan.stateCount }
    let needsLast = written.values.contains { isEndTaken(of: $0, end, scan.axis) }
    let needsSequence = written.values.contains { needsMoreThanEnd($0, end, scan.axis) }
    let isStateNeeded = equations.states.enumerated().map { users[$1] != nil || ($0 == 0 && needsLast) }
    let wanted: [String?] =
      [needsSequence ? "Y" : nil] + zip(["Y_h", "Y_c"], isStateNeeded).map { $1 ? $0 : nil }
    let outputs = append(equations.kind.rawValue, inputs, attributes, as: name, results: wanted)
    var all = [String?](repeating: nil, count: scan.body.outputs.count)
    for (position, state) in equations.states.enumerated() where isStateNeeded[position] {
      all[state] = squeezed(outputs[position + 1], [0], as: "\(name).last")
    }
    if needsSequence {
      let sequence = squeezed(outputs[0], [1], as: name)
      for index in scan.stateCount..<scan.body.outputs.count { all[index] = sequence }
    }
    for (index, result) in written {
      if all[index] == nil { all[index] = "" }
      if needsLast, let last = all[equations.states[0]] { lastStates[result] = (end, scan.axis, last) }
    }
    results[value] = all
  }

  /// Lengths as the operators want them.
  private func recurrentLengths(_ axis: TimeAxis) -> String {
    if axis.source == nil, let input = (outer ?? self).lengthsInputs[axis] { return input }
    return shared("lengths of \(axis) for operators") { root in
      root.cast(root.lengths(axis) ?? "", to: .int32)
    }
  }

  private func resultsInUse(of scan: ValueID) -> [Int: ValueID] {
    var result: [Int: ValueID] = [:]
    for value in graph.identifiers {
      if case .result(let index) = graph[value].operation, graph[value].operands[0] == scan { result[index] = value }
    }
    return result
  }

  private func users(of value: ValueID) -> [Node] { graph.nodes.filter { $0.operands.contains(value) } }

  private func isEndTaken(of value: ValueID, _ end: SequenceEnd, _ axis: TimeAxis) -> Bool {
    users(of: value).contains { $0.operation == .at(end, axis) }
  }

  private func needsMoreThanEnd(_ value: ValueID, _ end: SequenceEnd, _ axis: TimeAxis) -> Bool {
    graph.outputs.contains { $0.value == value } || users(of: value).contains { $0.operation != .at(end, axis) }
  }

  // MARK: Loops

  private func emitLoop(_ scan: Scan, _ value: ValueID, _ constants: ConstantValues, _ name: String) throws {
    let operands = graph[value].operands
    let body = scan.body
    let inner = GraphEmitter(body, in: file, constants: constants, outer: self, prefix: "\(name).")
    inner.operands = operands
    let elementEnd = scan.stateCount + scan.elementCount
    var arguments = [ValueID?](repeating: nil, count: operands.count)
    for value in body.identifiers {
      if case .argument(let index) = body[value].operation { arguments[index] = value }
    }

    // What changes from step to step comes in; all else is there.
    var inputs: [ONNXValue] = []
    var given: [String] = []
    var (inAxes, outAxes): ([Int], [Int]) = ([], [])
    for index in 0..<elementEnd {
      let isState = index < scan.stateCount
      guard isState || arguments[index] != nil else { continue }
      let outside = graph.type(of: operands[index])
      let type = outside.without(scan.axis)
      let wanted = arguments[index].flatMap { body[$0].name } ?? (isState ? "state" : "element")
      let declared = file.value(file.unique("\(name).\(wanted)"), type, isBatchFirst: false)
      inputs.append(declared)
      if let argument = arguments[index] { inner.names[argument] = declared.name }
      given.append(self.name(of: operands[index]))
      if !isState { inAxes.append(outside.outerAxes.firstIndex(of: .time(scan.axis)) ?? 0) }
    }
    if inAxes.isEmpty {
      // A loop runs over something.
      inputs.append(ONNXValue(file.unique("\(name).step"), .int64, []))
      given.append(stepNumbers(scan.axis))
      inAxes.append(0)
    }
    for index in elementEnd..<operands.count {
      guard let argument = arguments[index], constants[argument] == nil else { continue }
      inner.names[argument] = self.name(of: operands[index])
    }

    inner.emitAll()
    problems += inner.problems
    var outputs: [ONNXValue] = []
    for output in body.outputs {
      // Each result has a name of its own.
      let result = file.unique("\(name).\(output.name).next")
      inner.nodes.append(
        ONNXNode(name: result, operation: "Identity", inputs: [inner.name(of: output.value)], outputs: [result]))
      outputs.append(file.value(result, body.type(of: output.value), isBatchFirst: false))
    }
    for output in body.outputs.dropFirst(scan.stateCount) {
      let type = body.type(of: output.value).along(scan.axis)
      outAxes.append(type.outerAxes.firstIndex(of: .time(scan.axis)) ?? 0)
    }
    func list(_ values: [Int]) -> ONNXAttribute { .ints(values.map { Int64($0) }) }
    var attributes: [String: ONNXAttribute] = [
      "num_scan_inputs": .int(Int64(inAxes.count)),
      "body": .graph(
        ONNXGraph(name: "\(name).body", nodes: inner.nodes, initializers: [], inputs: inputs, outputs: outputs)),
    ]
    if inAxes.contains(where: { $0 != 0 }) { attributes["scan_input_axes"] = list(inAxes) }
    if outAxes.contains(where: { $0 != 0 }) { attributes["scan_output_axes"] = list(outAxes) }
    if scan.isReversed {
      attributes["scan_input_directions"] = list(inAxes.map { _ in 1 })
      if !outAxes.isEmpty { attributes["scan_output_directions"] = list(outAxes.map { _ in 1 }) }
    }
    results[value] = append("Scan", given, attributes, as: name, results: body.outputs.map { $0.name })
  }
}

extension RecurrentEquations.Kind {
  var standard: [UnaryFunction?] {
    switch self {
    case .rnn: [.tanh]
    case .gru: [.sigmoid, .tanh]
    case .lstm: [.sigmoid, .tanh, .tanh]
    }
  }
}
