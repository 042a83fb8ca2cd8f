/// A cell of the language in the making: what its equations compute from the terms that are given.
struct CellText {
  struct State {
    /// The state before the step.
    let before: Term
    /// What it is after the step.
    let after: Term
    let suggestion: String
  }

  let states: [State]
  let inputs: [StepBody.Given]
  let contexts: [StepBody.Given]
  let outputs: [Term]

  /// What it has become.
  struct Written {
    /// The cell behind its name.
    var text: String
    var parameters: [ImportedParameter]
    var states: [String]
    var contexts: [String]
    var needsErrorFunction: Bool
  }

  func written() -> Written {
    var names = NameTable(taken: [])
    var printed: [ObjectIdentifier: String] = [:]
    var lines: [String] = []
    let input = names.unique(inputs.count == 1 ? name(inputs[0].suggestion) : "x", or: "x")
    lines.append("input \(input)")
    if inputs.count == 1 { printed[ObjectIdentifier(inputs[0].inner)] = input }
    var contextNames: [String] = []
    for context in contexts {
      let name = names.unique(Self.name(context.suggestion), or: "given")
      printed[ObjectIdentifier(context.inner)] = name
      contextNames.append(name)
    }
    let declared = zip(contextNames, contexts).map { $1.isSequence ? "\($0): sequence" : $0 }
    if !contexts.isEmpty { lines.append("context \(declared.joined(separator: ", "))") }
    var stateNames: [String] = []
    for state in states {
      let name = names.unique(name(state.suggestion), or: "h")
      printed[ObjectIdentifier(state.before)] = name
      stateNames.append(name)
    }
    let shapes = zip(stateNames, states).map { "\($0): \($1.before.shape)" }
    if !shapes.isEmpty { lines.append("state \(shapes.joined(separator: ", "))") }
    let places = inputs.count == 1 ? [] : self.places(inputs.map(\.inner.shape), of: input)
    var equations: [String] = []
    for (given, text) in zip(inputs, places) {
      let name = names.unique(name(given.suggestion), or: "part")
      printed[ObjectIdentifier(given.inner)] = name
      equations.append("\(name) = \(text)")
    }

    let given = Set(printed.keys)
    let plan = EquationPlan(states.map(\.after) + outputs, given: given)
    // What a state becomes is called so, unless it has parameters under its name.
    var after: [ObjectIdentifier: Int] = [:]
    for (index, state) in states.enumerated().reversed() where state.after.parameters.isEmpty && !state.after.isLeaf {
      if !given.contains(ObjectIdentifier(state.after)) { after[ObjectIdentifier(state.after)] = index }
    }
    var parameters: [ImportedParameter] = []
    var parameterLines: [String] = []
    var written: Set<Int> = []
    for term in plan.equations {
      if let index = after[ObjectIdentifier(term)] {
        equations.append("\(stateNames[index])' = \(TermPrinter(names: printed).definition(term))")
        printed[ObjectIdentifier(term)] = "\(stateNames[index])'"
        written.insert(index)
        continue
      }
      let name = names.unique(
        Self.name(term.preferredName), or: Self.fallbackName(of: term) ?? plan.fallbackName(of: term))
      if case .name = term.form {
        parameterLines.append("param \(name): \(term.parameters[0].shape)")
        parameters.append(
          ImportedParameter(name: name, shape: term.parameters[0].shape, values: term.parameters[0].values))
      } else {
        equations.append("\(name) = \(TermPrinter(names: printed).definition(term))")
        parameters += term.parameters.map {
          ImportedParameter(name: "\(name).\($0.name)", shape: $0.shape, values: $0.values)
        }
      }
      printed[ObjectIdentifier(term)] = name
    }
    let printer = TermPrinter(names: printed)
    for (index, state) in states.enumerated() where !written.contains(index) {
      equations.append("\(stateNames[index])' = \(printer.text(state.after))")
    }
    lines += parameterLines + [""] + equations
    lines.append("output \(printer.text(output))")
    let text = "{\n" + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n") + "\n}"
    return Written(
      text: text, parameters: parameters, states: stateNames, contexts: contextNames,
      needsErrorFunction: plan.needsErrorFunction)
  }

  /// All outputs in one.
  private var output: Term {
    outputs.count == 1 ? outputs[0] : Term(.join, outputs.map { Self.vector($0) }, [Self.width(outputs)])
  }

  static func vector(_ term: Term) -> Term {
    term.shape.count < 2 ? term : .reshape(term, [term.shape.reduce(1, *)])
  }

  static func width(_ terms: [Term]) -> Int { terms.reduce(0) { $0 + $1.shape.reduce(1, *) } }

  /// The inputs as one sequence.
  static func joined(_ terms: [Term]) -> Term {
    terms.count == 1 ? terms[0] : Term(.join, terms.map(vector), [width(terms)])
  }

  /// What was joined, apart again.
  static func parts(_ whole: Term, _ shapes: [[Int]]) -> [Term] {
    guard shapes.count > 1 else { return [whole] }
    var start = 0
    return shapes.map { shape in
      let count = shape.reduce(1, *)
      defer { start += count }
      if shape.isEmpty { return Term(.index("\(start)"), [whole], []) }
      return .reshape(Term(.index("\(start)..<\(start + count)"), [whole], [count]), shape)
    }
  }

  private func places(_ shapes: [[Int]], of input: String) -> [String] {
    let whole = Term(.name(input), [], [shapes.reduce(0) { $0 + $1.reduce(1, *) }])
    return Self.parts(whole, shapes).map { TermPrinter(names: [:]).text($0) }
  }

  /// Exporters number what has no name.
  private static func fallbackName(of term: Term) -> String? {
    switch term.form {
    case .name: "W"
    case .call("sigmoid", _): "gate"
    case .call("tanh", _): "candidate"
    case .infix("+"), .infix("·"): "net"
    default: nil
    }
  }

  /// `decoder.rnn.weight_ih` is `weight_ih`, and `decoder.out.bias` is `out_bias`.
  static func parameterName(_ text: String) -> String {
    let parts = text.split { "./".contains($0) }.map(String.init)
    guard let last = parts.last, !text.contains("::") else { return "" }
    if parts.count > 1, ["weight", "bias", "kernel"].contains(last) { return "\(parts[parts.count - 2])_\(last)" }
    return last
  }

  /// A name without what all of the states and inputs begin with: `hidden.c` and `hidden.x` are c and x.
  private func name(_ text: String) -> String {
    let all = states.map(\.suggestion) + inputs.map(\.suggestion)
    guard let layer = text.split(separator: ".").first, all.allSatisfy({ $0.hasPrefix("\(layer).") }) else {
      return Self.name(text)
    }
    return Self.name(String(text.dropFirst(layer.count + 1)))
  }

  /// A name of the file, without what says that it belongs to a body: `h_in` is h.
  static func name(_ text: String) -> String {
    var text = text
    for mark in ["_scan_combine_graph", "_true_graph", "_body_graph", "_loop_body"] {
      if let range = text.range(of: mark) { text = String(text[..<range.lowerBound]) }
    }
    for mark in ["_in", "_prev", "_old", "_before", "_t"] where text.hasSuffix(mark) && text.count > mark.count {
      text = String(text.dropLast(mark.count))
      break
    }
    // PyTorch numbers what a variable is in turn.
    if let dot = text.lastIndex(of: "."), text[dot...].dropFirst().allSatisfy(\.isNumber) {
      text = String(text[..<dot])
    }
    // `a.weight` is of a layer `a`; `/Tanh_output_0` says nothing.
    if text.contains("_output_") || text.allSatisfy({ $0.isNumber || $0 == "." }) { return "" }
    return text
  }
}

extension GraphImporter {
  /// The scan of a cell that the file gets, as a term; its states come by name.
  func scan(
    _ cell: CellText, named suggestion: String, over sequence: Term, direction: String, from first: [Term?],
    name: String
  ) throws(Unsupported) -> (scan: Term, states: [String]) {
    let written = cell.written()
    if written.needsErrorFunction { cellsNeedErrorFunction = true }
    let cellName = cellName(suggestion) { "cell \($0) \(written.text)" }
    let from = zip(written.states, first).compactMap { state, term in term.map { (state, $0) } }
    let form = Term.Form.scan(
      cell: cellName, direction: direction, from: from.map(\.0), with: written.contexts)
    let shape = cell.outputs.count == 1 ? cell.outputs[0].shape : [CellText.width(cell.outputs)]
    let scan = Term(form, [sequence] + from.map(\.1) + cell.contexts.map(\.outer), shape, name: name)
    scan.parameters = written.parameters
    return (scan, written.states)
  }

  /// The name of a cell of the file; one that has the same text, if there is one.
  func cellName(_ base: String, _ text: (String) -> String) -> String {
    if let known = cells.first(where: { $0.text == text($0.name) }) { return known.name }
    let taken = Set(cells.map(\.name) + [modelName])
    var (name, count) = (base, 1)
    while taken.contains(name) {
      count += 1
      name = "\(base)\(count)"
    }
    cells.append((name, text(name)))
    return name
  }
}
