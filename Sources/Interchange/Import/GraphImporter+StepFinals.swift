extension GraphImporter {
  /// In a graph of one step, the last state of a recurrent node is that of the step: where it goes on into other nodes it
  /// is the node's sequence, which for the cell state of an LSTM needs a cell that gives it.
  func continueFinals() {
    guard interpretation.isStep else { return }
    var outputs: [(name: String, value: Computed)] = []
    for output in graph.outputs {
      if case .computed(let value) = values[output.name] { outputs.append((output.name, value)) }
    }
    let goingOn = outputs.filter { !isState($0.value.term) }
    // If all are states, someone wants to see them.
    let continued = goingOn.isEmpty ? outputs : goingOn
    let terms = Self.reachable(continued.map(\.value.term))
    var cells: [ObjectIdentifier: RecurrentNode] = [:]
    for term in terms {
      guard case .member("final.c") = term.form, let cell = recurrentCells[ObjectIdentifier(term.operands[0])] else {
        continue
      }
      cells[ObjectIdentifier(term.operands[0])] = cell
    }
    var substitution = Substitution()
    for term in Self.reachable(outputs.map(\.value.term)) {
      let id = ObjectIdentifier(term)
      if var cell = cells[id], case .scan(_, let direction, let from, let with) = term.form {
        cell.givesCellState = true
        let form = Term.Form.scan(
          cell: "\(cellName(cell))(\(cell.hidden))", direction: direction, from: from, with: with)
        // Those that this scan depends on have come before.
        let operands = term.operands.map { substitution.applied(to: $0) }
        let both = Term(form, operands, [2 * cell.hidden], name: term.preferredName)
        (both.parameters, both.comment) = (term.parameters, term.comment)
        substitution[term] = Term(.index("0..<\(cell.hidden)"), [both], [cell.hidden])
        cellStates[id] = Term(.index("\(cell.hidden)..<\(2 * cell.hidden)"), [both], [cell.hidden])
        continue
      }
      guard case .member(let name) = term.form, name.hasPrefix("final."),
        recurrentCells[ObjectIdentifier(term.operands[0])] != nil
      else { continue }
      let scan = ObjectIdentifier(term.operands[0])
      substitution[term] = name == "final.h" ? substitution.applied(to: term.operands[0]) : cellStates[scan]
    }
    for output in continued {
      let term = substitution.applied(to: output.value.term)
      values[output.name] = .computed(Computed(term, output.value.axes))
    }
    // The states of scans that have become others.
    for output in outputs where !continued.contains(where: { $0.name == output.name }) {
      var kept = Substitution()
      for term in Self.reachable([output.value.term]) {
        guard case .member = term.form, let other = cellStates[ObjectIdentifier(term.operands[0])] else { continue }
        kept[term] = Term(term.form, [other.operands[0]], term.shape)
      }
      values[output.name] = .computed(Computed(kept.applied(to: output.value.term), output.value.axes))
    }
  }

  /// Whether a term is made of carried states after a scan, and of nothing else: the caller has them as such.
  func isState(_ term: Term) -> Bool {
    switch term.form {
    case .member(let name):
      name.hasPrefix("final.") && (interpretation.isStep || carriedStates.contains(ObjectIdentifier(term)))
    case .join: term.operands.allSatisfy(isState)
    case .index: isState(term.operands[0])
    case .call(let function, _) where ["reshape", "flat", "transpose"].contains(function): isState(term.operands[0])
    default: false
    }
  }
}
