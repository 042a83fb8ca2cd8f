import ONNX

extension GraphImporter {
  /// The results Y, Y_h and, of an LSTM, Y_c.
  func recurrence(_ node: ONNXNode) throws(Unsupported) -> [ImportedValue] {
    let x = try computed(node, 0)
    let (w, r) = (try constant(node, 1), try constant(node, 2))
    let kind = RecurrentNode.Kind(rawValue: node.operation)!
    let gates = RecurrentNode.gates[kind]!.count
    guard w.shape.count == 3, r.shape.count == 3, r.shape[2] > 0, w.shape[2] > 0, w.shape[1] == gates * r.shape[2],
      r.shape[1] == w.shape[1], r.shape[0] == w.shape[0], (1...2).contains(w.shape[0])
    else { throw Unsupported("its weights are \(w.shape) and \(r.shape)") }
    let (directions, inputs, hidden) = (w.shape[0], w.shape[2], r.shape[2])
    let direction = node.string("direction", "forward")
    guard ["forward", "reverse", "bidirectional"].contains(direction),
      (direction == "bidirectional") == (directions == 2)
    else { throw Unsupported("its weights are for \(directions) directions") }

    let isBatchFirst = node.int("layout") == 1
    guard x.axes.count == 3 else { throw Unsupported("its input has \(x.axes.count) axes") }
    var (time, batch) = isBatchFirst ? (x.axes[1], x.axes[0]) : (x.axes[0], x.axes[1])
    // One example is an axis that says nothing.
    if batch == .size(1) { batch = .unit }
    if time == .size(1) { time = .unit }
    guard batch == .batch || batch == .unit, x.features.reduce(1, *) == inputs else {
      throw Unsupported(
        "its input is \(x.axes), where \(isBatchFirst ? "examples, steps" : "steps, examples"), \(inputs) are due")
    }
    switch time {
    case .time: if interpretation.isStep { throw Unsupported("its steps are those of the stream") }
    case .reversedTime:
      guard directions == 1, !has(node, 4) else { throw Unsupported("it takes the steps from the end") }
    case .unit: if !interpretation.isStep { throw Unsupported("no axis of its input is known to be the steps") }
    default: throw Unsupported("its input is \(x.axes), whose steps are something else")
    }
    if has(node, 4), !roles.lengths.contains(node.inputs[4]) { throw Unsupported("its lengths are computed") }

    let cells = try (0..<directions).map { direction throws(Unsupported) in
      try cell(node, kind, direction, directions, hidden: hidden, inputs: inputs)
    }
    let biases = try part(node, 3, [directions, 2 * gates * hidden])
    let peepholes = try part(node, 7, [directions, 3 * hidden])
    func parameters(_ direction: Int) -> [ImportedParameter] {
      func row(_ constant: Constant?) -> [Double]? { constant.map { $0.rows(direction..<direction + 1).values } }
      func rows(_ constant: Constant) -> Constant {
        constant.rows(direction..<direction + 1).reshaped(Array(constant.shape.dropFirst()))
      }
      return cells[direction].parameters(w: rows(w), r: rows(r), b: row(biases), p: row(peepholes))
    }

    try checkLengths(
      of: node, isMasked: has(node, 4), isForward: direction == "forward" && !time.isReversed, finals: [1, 2])
    if body != nil { throw Unsupported("it is within a body that runs for each step") }

    // A single step is the first and the last one.
    let isReversed = !interpretation.isStep && (direction == "reverse") != time.isReversed
    let sequence = Term.reshape(x.shaped, [inputs])
    let (first, carried) = try firstStates(
      node, cells[0], directions, hidden, isBatchFirst,
      isForward: interpretation.isStep || directions == 1 && !isReversed)
    let name = node.suggestedName.isEmpty ? "hidden" : node.suggestedName
    func scan(_ written: String, _ cell: RecurrentNode, _ from: [(String, Term)], width: Int) -> Term {
      let form = Term.Form.scan(cell: "\(cellName(cell))(\(hidden))", direction: written, from: from.map(\.0), with: [])
      let term = Term(form, [sequence] + from.map(\.1), [width], name: name)
      recurrentCells[ObjectIdentifier(term)] = cell
      return term
    }
    func final(_ scan: Term, _ state: String, _ width: Int) -> Term { Term(.member("final.\(state)"), [scan], [width]) }

    var output: Term
    var finals: [Term]
    if directions == 1 {
      output = scan(isReversed ? "reversed" : "", cells[0], first, width: hidden)
      output.parameters = parameters(0)
      finals = cells[0].states.map { final(output, $0, hidden) }
      for (state, term) in zip(cells[0].states, finals) where carried.contains(state) {
        carriedStates.insert(ObjectIdentifier(term))
      }
    } else if !interpretation.isStep, cellName(cells[0]) == cellName(cells[1]) {
      output = scan("bidirectional", cells[0], first, width: 2 * hidden)
      for (direction, name) in ["forward", "backward"].enumerated() {
        output.parameters += parameters(direction).map {
          ImportedParameter(name: "\(name).\($0.name)", shape: $0.shape, values: $0.values)
        }
      }
      finals = cells[0].states.map { final(output, $0, 2 * hidden) }
    } else {
      // Two kinds of cells, one for each direction; or one step, in which both directions are the same.
      let scans = ["forward", "backward"].enumerated().map { index, name in
        let own = first.filter { $0.0.hasPrefix(name) }.map { (String($0.0.dropFirst(name.count + 1)), $0.1) }
        let one = scan(index == 1 && !interpretation.isStep ? "reversed" : "", cells[index], own, width: hidden)
        one.parameters = parameters(index)
        return one
      }
      output = Term(.join, scans, [2 * hidden])
      finals = cells[0].states.map { state in Term(.join, scans.map { final($0, state, hidden) }, [2 * hidden]) }
    }
    output.comment = node.name
    let axis: Axis = directions == 1 ? .unit : .size(2)
    let y = isBatchFirst ? [batch, time, axis, .size(hidden)] : [time, axis, batch, .size(hidden)]
    let last = isBatchFirst ? [batch, axis, .size(hidden)] : [axis, batch, .size(hidden)]
    return [.computed(Computed(output, y))] + finals.map { .computed(Computed($0, last)) }
  }

  private func part(_ node: ONNXNode, _ index: Int, _ shape: [Int]) throws(Unsupported) -> Constant? {
    guard has(node, index) else { return nil }
    let constant = try constant(node, index)
    guard constant.shape == shape else { throw Unsupported("its input \(index) is \(constant.shape), not \(shape)") }
    return constant
  }

  private func cell(
    _ node: ONNXNode, _ kind: RecurrentNode.Kind, _ direction: Int, _ directions: Int, hidden: Int, inputs: Int
  ) throws(Unsupported) -> RecurrentNode {
    let standard = RecurrentNode.standard[kind]!
    var names = standard
    if case .strings(let given) = node.attributes["activations"] {
      guard given.count == standard.count * directions else {
        throw Unsupported("it has \(given.count) activations instead of \(standard.count * directions)")
      }
      names = Array(given[direction * standard.count..<(direction + 1) * standard.count])
    }
    // Numbers are those of the activations that take some, in order.
    func numbers(_ attribute: String) -> [Double] {
      if case .floats(let values) = node.attributes[attribute] { values.map { Double($0) } } else { [] }
    }
    let all: [String]
    if case .strings(let given) = node.attributes["activations"] {
      all = given
    } else {
      all = (0..<directions).flatMap { _ in standard }
    }
    var (alphas, betas) = (numbers("activation_alpha")[...], numbers("activation_beta")[...])
    var activations: [Activation] = []
    for (index, name) in all.enumerated() {
      let takesAlpha = ["leakyrelu", "thresholdedrelu", "scaledtanh", "hardsigmoid", "elu", "affine"]
      let takesBeta = ["scaledtanh", "hardsigmoid", "affine"]
      let alpha = takesAlpha.contains(name.lowercased()) ? alphas.popFirst() : nil
      let beta = takesBeta.contains(name.lowercased()) ? betas.popFirst() : nil
      if index / standard.count == direction {
        activations.append(try Activation(name, alpha: alpha, beta: beta))
      }
    }
    guard activations.count == names.count else { throw Unsupported("it has too few activations") }
    return RecurrentNode(
      kind: kind, hidden: hidden, inputs: inputs, activations: activations,
      clip: node.attributes["clip"].map { _ in node.float("clip", 0) }, hasPeepholes: has(node, 7),
      isCoupled: node.int("input_forget") == 1, isLinearBeforeReset: node.int("linear_before_reset") == 1)
  }

  /// The name of the cell in the language: of the library, or of equations that the file gets.
  func cellName(_ cell: RecurrentNode) -> String {
    cell.libraryCell ?? cellName("Imported\(cell.kind.rawValue)") { cell.cellText(named: $0) }
  }

  /// What `from` says: nothing, where states begin at zero or are carried from run to run.
  private func firstStates(
    _ node: ONNXNode, _ cell: RecurrentNode, _ directions: Int, _ hidden: Int, _ isBatchFirst: Bool, isForward: Bool
  ) throws(Unsupported) -> (from: [(String, Term)], carried: Set<String>) {
    var result: [(String, Term)] = []
    var carried: Set<String> = []
    for (offset, state) in cell.states.enumerated() where has(node, 5 + offset) {
      var term: Term
      switch try value(node, 5 + offset) {
      case .filled(0, _): continue
      case .constant(let constant):
        if constant.uniform == 0 { continue }
        guard constant.values.count == directions * hidden else {
          throw Unsupported("its first states are another one for each example")
        }
        term = parameterTerm(constant, shape: directions == 1 ? [hidden] : [2, hidden], node)
      case .filled, .extents, .place, .lengths, .list, .quantized:
        throw Unsupported("its first states are \(state == "h" ? "strange" : "open")")
      case .computed(let computed):
        guard computed.features.reduce(1, *) == directions * hidden else {
          throw Unsupported("its first states have the shape \(computed.axes)")
        }
        if isForward, let input = source(of: computed.term), mayBecomeState(input, node.inputs[5 + offset]) {
          stateInputs.insert(input)
          carried.insert(state)
          let text = TermPrinter(names: [:]).definition(computed.term)
          notes.append("\(text): the first value of the state \(state) of node '\(node.name)', which is carried")
          continue
        }
        term = .reshape(computed.shaped, directions == 1 ? [hidden] : [2, hidden])
      }
      if directions == 1 {
        result.append((state, term))
      } else {
        for (index, name) in ["forward", "backward"].enumerated() {
          result.append(("\(name).\(state)", Term(.index("\(index)"), [term], [hidden])))
        }
      }
    }
    return (result, carried)
  }

  /// The input that a term is a part of, and nothing else.
  private func source(of term: Term) -> String? {
    switch term.form {
    case .name(let name) where !name.isEmpty: name
    case .index: source(of: term.operands[0])
    case .call(let function, _) where function == "reshape" || function == "flat": source(of: term.operands[0])
    default: nil
    }
  }

  private func mayBecomeState(_ input: String, _ operand: String) -> Bool {
    interpretation.isStep || isOnlyUse(operand, of: input)
  }

  /// Whether an operand is an input of the graph, if with other axes, and nothing else takes that.
  func isOnlyUse(_ operand: String, of input: String) -> Bool {
    var name = operand
    for _ in 0..<8 where uses[name] == 1 {
      if name == input { return true }
      guard let node = graph.nodes.first(where: { $0.outputs.first == name }), let source = node.inputs.first,
        ["Unsqueeze", "Squeeze", "Reshape", "Transpose", "Identity", "Cast"].contains(node.operation)
      else { return false }
      name = source
    }
    return false
  }
}
